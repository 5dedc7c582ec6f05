"""Words every document has, whatever it is about. Part of the one catalogue (catalogue.py)."""

from sozialbudget.words.text import Text, same

DOCUMENT: dict[str, Text] = {
    "document.county": Text("Gebietskörperschaft", "Authority"),
    "document.of_county": same("{title} – {county}"),
    "document.table": Text("Tabelle", "Table"),
    "document.figure": Text("Abbildung", "Figure"),
    "document.page": Text("Seite {page} von {pages}", "Page {page} of {pages}"),
    "document.draft": Text("ENTWURF", "DRAFT"),
    "document.imprint": same("sozialbudget {version}"),
    "document.contents": Text("Inhalt", "Contents"),
    "document.skip": Text("Zum Text springen", "Skip to the text"),
    "document.to_contents": Text("Zum Inhaltsverzeichnis", "Back to the contents"),
    "document.show_all": Text("Alle {n} anzeigen", "Show all {n}"),
}


CHARTS: dict[str, Text] = {
    "chart.cut_axis": Text("Die Achse beginnt nicht bei 0.", "The axis does not begin at 0."),
    "chart.millions": Text("Mio.\N{NO-BREAK SPACE}{unit}", "m\N{NO-BREAK SPACE}{unit}"),
    "chart.billions": Text("Mrd.\N{NO-BREAK SPACE}{unit}", "bn\N{NO-BREAK SPACE}{unit}"),
}
