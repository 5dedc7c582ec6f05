"""What the annex says. Part of the one catalogue (catalogue.py)."""

from sozialbudget.words.text import Text

ANNEX: dict[str, Text] = {
    # --- title block ----------------------------------------------------------------------------------
    "annex.title": Text("Berechnungsbogen Budgetgrößen {year}", "Calculation sheet of budgets {year}"),
    "annex.subtitle": Text("Sozialraumbudgets {year}", "District budgets {year}"),
    "annex.subject": Text(
        "Herleitung der Sozialraumbudgets {year} und ihre Verteilung auf die Leistungen",
        "How the district budgets of {year} are derived and divided over the services",
    ),
    "annex.paper": Text("Vorlage", "Committee paper"),
    "annex.committee": Text("Gremium", "Committee"),
    "annex.day": Text("Datum", "Date"),
    "annex.author": Text("Verfasst von", "Author"),
    "annex.part": Text("Zur Abstimmung", "Put to the vote"),
    "annex.part.budgets": Text("linker Teil: Herleitung der Budgets", "left part: how the budgets are derived"),
    "annex.part.services": Text(
        "rechter Teil: Verteilung auf die Leistungen", "right part: how they are divided over the services"
    ),
    "annex.part.all": Text(
        "linker und rechter Teil: Budgets und Leistungen", "left and right part: budgets and services"
    ),
}
