"""Words and problems of Budget II, the project fund of the district conferences."""

from sozialbudget.words.text import ProblemText, Text, same

WORDS: dict[str, Text] = {
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
    "calculation.beside": Text(
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
    # --- the annex ------------------------------------------------------------------------------------
    "project_fund.key_figure": Text(
        "Daneben Budget II: {total}, zusammen {both}.", "Beside it Budget II: {total}, together {both}."
    ),
    "project_fund.proposal": Text("Budget II. ", "Budget II. "),
    "project_fund.proposal.district": Text(
        "Daneben erhält jeder Sozialraum {most} für Projekte seiner Sozialraumkonferenz, zusammen {total}.",
        "Beside that, each district gets {most} for projects of its district conference, {total} in total.",
    ),
    "project_fund.proposal.need": Text(
        "Daneben werden {total} für Projekte der Sozialraumkonferenzen nach dem Bedarfsanteil verteilt: von {least} "
        "({last}) bis {most} ({first}).",
        "Beside that, {total} for projects of the district conferences are divided by need share: from {least} "
        "({last}) to {most} ({first}).",
    ),
    "project_fund.proposal.beside": Text(
        "Dieses Geld gehört nicht zum Gesamtbudget und wird nicht gedämpft; Budget I und II sind zusammen {both}.",
        "This money is not part of the total and is not damped; Budget I and II together are {both}.",
    ),
    "project_fund.section": Text("Daneben: Budget II (Projektfonds)", "Beside it: Budget II (project fund)"),
    "project_fund.caption": Text(
        "Budget II neben den neuen Budgets (Euro im Jahr)", "Budget II beside the new budgets (euros a year)"
    ),
    "project_fund.note": Text(
        "Budget II gehört weder zum linken noch zum rechten Teil: Es ist nicht im Gesamtbudget enthalten, wird nicht "
        "gedämpft und bezahlt weder Regie- und Sachkosten noch Stunden.",
        "Budget II belongs neither to the left nor to the right part: it is not part of the total, is not damped, and "
        "pays for neither overhead nor hours.",
    ),
    "project_fund.line": Text(
        "Daneben stehen aus Budget II {amount} für Projekte der Sozialraumkonferenz bereit.",
        "Beside that, {amount} of Budget II are there for projects of the district conference.",
    ),
}

PROBLEMS: dict[str, ProblemText] = {
    "project_fund_not_multiple": ProblemText(
        "Budget II von {project_fund} wird nach Bedarf verteilt und ist kein Vielfaches der Rundung von "
        "{rounding_unit}",
        "Budget II of {project_fund} is divided by need and is not a multiple of the rounding unit of {rounding_unit}",
        "Budget II oder Rundung ändern",
        "change Budget II or the rounding unit",
    ),
    "project_fund_zero": ProblemText(
        "{parameter} ist 0, erwartet wird ein Betrag über 0 €",
        "{parameter} is 0, expected an amount above 0 €",
        "leer lassen, wenn es kein Budget II gibt",
        "leave it empty where there is no Budget II",
    ),
    "project_fund_by_unused": ProblemText(
        "die Verteilung von Budget II bewirkt nichts: ein Betrag für Budget II ist nicht angegeben",
        "the division of Budget II has no effect: no amount of Budget II is given",
        "den Betrag für Budget II angeben, oder die Verteilung weglassen",
        "give the amount of Budget II, or leave the division out",
    ),
}
