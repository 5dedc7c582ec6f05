"""How a plan file spells its sections, entries and words, in both languages; nothing else knows them.

Beside these, a year takes every parameter of the method by its key or label (case/parameters.py).
"""

from collections.abc import Mapping

from sozialbudget.case.parameters import about
from sozialbudget.method.years.model import BudgetToday, DeficitOf, PotKey
from sozialbudget.reading.settings.toml_entries import PLAN_SECTIONS, Keys
from sozialbudget.words import Text

_SOURCE = Text("Quelle", "source")
_COMPENSATION = Text("Ausgleich", "compensation")
_COST = about("cost_per_fte").label

PLAN: Keys = {
    "title": Text("Titel", "title"),
    "source": _SOURCE,
    "budget_today": Text("Budget bisher", "budget today"),
    "cost_per_fte": _COST,
    "compensation": Text("Defizitausgleich", "compensation"),
    **PLAN_SECTIONS,
}
COST: Keys = {"cap": Text("Obergrenze", "cap"), "source": _SOURCE}
COMPENSATION: Keys = {
    "reference_year": Text("Bezugsjahr", "reference year"),
    "deficit": Text("Defizit", "deficit"),
    "source": _SOURCE,
}
YEAR: Keys = {
    "additional": Text("Zusatzmittel", "additional"),
    "compensation": _COMPENSATION,
    "tariff": Text("Tarifsteigerung", "tariff"),
    "source": _SOURCE,
}
POT: Keys = {
    "name": Text("Name", "name"),
    "share": Text("Anteil", "share"),
    "key": Text("Schlüssel", "key"),
    "column": Text("Spalte", "column"),
    "given": Text("Vorgaben", "given"),
    "source": _SOURCE,
}

EXAMPLES: Keys = {
    "years": Text("[Jahre.2026]", "[years.2026]"),
    "cost_per_fte": Text('["Jahreskosten je VZÄ"] Obergrenze = "2 %"', '[cost_per_fte] cap = "2 %"'),
    "compensation": Text("[Defizitausgleich] Bezugsjahr = 2025", "[compensation] reference_year = 2025"),
    "reference_year": Text("Bezugsjahr = 2025", "reference_year = 2025"),
    "regions": Text('[Regionen] Ost = ["01", "02"]', '[regions] East = ["01", "02"]'),
    "pots": Text("[[Toepfe]]", "[[pots]]"),
    "name": Text('Name = "Regionales Budget"', 'name = "regional budget"'),
    "share": Text('Anteil = "100 %"', 'share = "100 %"'),
    "given": Text('Vorgaben = { Ost = "40 %", West = "60 %" }', 'given = { East = "40 %", West = "60 %" }'),
}
"""How a section or an entry may be written, for those who forgot it."""

BUDGET_TODAY_WORDS: Mapping[BudgetToday, Text] = {
    BudgetToday.PREVIOUS: Text("Vorjahr", "previous"),
    BudgetToday.INPUT: Text("Eingabe", "input"),
}
DEFICIT_WORDS: Mapping[DeficitOf, Text] = {
    DeficitOf.CURRENT: Text("laufend", "current"),
    DeficitOf.INITIAL: Text("anfangs", "initial"),
}
POT_KEY_WORDS: Mapping[PotKey, Text] = {
    PotKey.EQUAL: Text("gleich", "equal"),
    PotKey.INHABITANTS: Text("Einwohner", "inhabitants"),
    PotKey.NEED: Text("Bedarf", "need"),
    PotKey.GIVEN: Text("vorgegeben", "given"),
}
