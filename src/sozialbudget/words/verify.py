"""Words and problems of `verify` and the checksums of a result."""

from sozialbudget.words.problem_text import ProblemText
from sozialbudget.words.text import Text

VERIFY: dict[str, Text] = {
    # --- the sheet of checksums ---------------------------------------------------------------------
    "sheet.checksums": Text("Prüfsummen", "Checksums"),
    "checksums.title": Text("Prüfsummen der Eingaben", "Checksums of the inputs"),
    "checksums.remark": Text(
        "Daran erkennt sozialbudget verify, ob und wo eine Eingabe nach dem Lauf geändert wurde. Ein Schutz vor "
        "Versehen, keine Unterschrift.",
        "By these, sozialbudget verify sees whether and where an input was changed after the run. A guard against "
        "accident, not a signature.",
    ),
    "checksums.of": Text("Blatt", "sheet"),
    "checksums.part": Text("Teil", "part"),
    "checksums.place": Text("Stelle", "place"),
    "checksums.name": Text("Name", "name"),
    "checksums.total": Text("Summe", "total"),
    "checksums.checksum": Text("Prüfsumme (SHA-256, gekürzt)", "checksum (SHA-256, shortened)"),
    "checksums.part.sheet": Text("Blatt", "sheet"),
    "checksums.part.column": Text("Spalte", "column"),
    "checksums.part.row": Text("Zeile", "row"),
    "protocol.checksums_text": Text(
        "jede Eingabe nach Zeile und Spalte: Blatt {sheet}; sozialbudget verify vergleicht sie",
        "each input by row and column: sheet {sheet}; sozialbudget verify compares them",
    ),
}

VERIFY_PROBLEMS: dict[str, ProblemText] = {}
