"""Words and problems of Budget II, the project fund of the district conferences."""

from sozialbudget.words.problem_text import ProblemText
from sozialbudget.words.text import Text, same

PROJECT_FUND: dict[str, Text] = {
    # --- explain and the terminal ---------------------------------------------------------------------
    "explain.step.project_fund": Text("Budget II, neben dem Budget neu", "Budget II, beside the new budget"),
    "project_fund.column": same("Budget II"),
    "project_fund.alike": Text(
        "Budget II: {districts} je {amount}, zusammen {total}",
        "Budget II: {districts}, {amount} each, {total} in total",
    ),
    "project_fund.by_need": Text(
        "Budget II: zusammen {total} nach Bedarf, von {least} ({last}) bis {most} ({first})",
        "Budget II: {total} in total by need, from {least} ({last}) to {most} ({first})",
    ),
}

PROJECT_FUND_PROBLEMS: dict[str, ProblemText] = {
    "project_fund_not_multiple": ProblemText(
        Text(
            "Budget II wird nach Bedarf verteilt und ist kein Vielfaches der Rundung",
            "Budget II is divided by need and is not a multiple of the rounding unit",
        ),
        Text("Budget II oder Rundung ändern", "change Budget II or the rounding unit"),
    ),
}
