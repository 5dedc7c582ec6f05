"""The one catalogue of words that belong to no parameter and no figure (those carry their own).

Keys are dotted paths by where the words are used. A key that is used but missing, or present but
unused, fails a test (tests/test_words.py).
"""

from sozialbudget.words.text import Text

WORDS: dict[str, Text] = {
    # --- titles of the tables an analyst fills in -------------------------------------------------
    "sheet.districts": Text("Sozialräume", "Districts"),
    "sheet.indicators": Text("Indikatoren", "Indicators"),
    "sheet.parameters": Text("Parameter", "Parameters"),
    "sheet.services": Text("Leistungen", "Services"),
    # --- sheets of the result -------------------------------------------------------------------
    "sheet.overview": Text("Übersicht", "Overview"),
    "sheet.calculation": Text("Berechnungsbogen", "Calculation sheet"),
    "sheet.hours": Text("Stunden", "Hours"),
    "sheet.checks": Text("Prüfungen", "Checks"),
    "sheet.protocol": Text("Protokoll", "Protocol"),
    "sheet.causes": Text("Ursachen", "Causes"),
    "sheet.workings": Text("Rechenweg", "Workings"),
}
