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
    # --- the result workbook --------------------------------------------------------------------------
    "project_fund.beside": Text(
        "Neben dem Gesamtbudget (Budget I), in keinem der beiden Teile",
        "Beside the total (Budget I), in neither part",
    ),
    "project_fund.given": Text("angegeben", "given"),
    "project_fund.absent": Text("leer", "empty"),
    "overview.project_fund_sum": Text("Budget II, Summe", "Budget II, sum"),
    "overview.both_budgets": Text("Budget I und II zusammen", "Budget I and II together"),
    "check.project_fund_sum": Text("Budget II ergibt seinen Betrag", "Budget II sums to its amount"),
    "check.project_fund_multiple": Text(
        "Budget II lässt sich auf Vielfache der Rundung oder auf Cent aufteilen",
        "Budget II can be divided into multiples of the rounding unit or cents",
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
