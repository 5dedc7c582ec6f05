"""Words every document has, whatever it is about. Part of the one catalogue (catalogue.py)."""

from sozialbudget.words.text import Text, same

DOCUMENT: dict[str, Text] = {
    "document.table": Text("Tabelle", "Table"),
    "document.figure": Text("Abbildung", "Figure"),
    "document.draft": Text("ENTWURF", "DRAFT"),
    "document.imprint": same("sozialbudget {version}"),
}
