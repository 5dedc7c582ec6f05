"""What a sheet `Parameter` holds that nobody entered: sentences and defaults that the program itself filled in.

Templates and results of version 0.1.0 filled `Quelle` with what Landkreis Lüneburg and Bielefeld had said; read again,
it would pass for this county's resolution.
"""

from collections.abc import Mapping

from sozialbudget.case.layout import alike, folded, folded_names
from sozialbudget.case.origins import tells_default
from sozialbudget.reading.tables import InputTable
from sozialbudget.words import Text
from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.lueneburg import quoted

_PROTECTION = "gewisser Bestandsschutz"
_MONEY = "Fortschreibungsfähigkeit der Budgets"
_FROM_LUENEBURG = {
    "total": _MONEY,
    "uplift": _MONEY,
    "need_method": "Sozialindikatoren, die im Wesentlichen Belastungsfaktoren darstellen",
    "damping": _PROTECTION,
    "max_loss": _PROTECTION,
    "overhead_rate": "Pauschalierung der Regie- und Sachkosten …, die in einer Höhe von 17,5 % vorgenommen wird",
    "abf_rate": "10%-iger Abschlag so genannter abf-Zeiten",
}
_FROM_OTHERS = {
    "min_fte": Text(
        "Bielefeld 2016: eine halbe Fachkraftstelle ist „fachlich und organisatorisch kritisch“",
        "Bielefeld 2016: half a position is “fachlich und organisatorisch kritisch”",
    ),
    "project_fund": Text(
        "Jugendhilfeausschuss Landkreis Lüneburg, 1. Juni 2011: geplant mit rund 10.000 € je Sozialraum",
        "Youth welfare committee of Landkreis Lüneburg, 1 June 2011: planned at about 10,000 EUR per district",
    ),
}


def _spellings() -> Mapping[str, frozenset[str]]:
    told = {key: quoted(words) for key, words in _FROM_LUENEBURG.items()}
    found = {key: (f"V: {text.de}", f"V: {text.en}") for key, text in told.items()}
    found |= {key: (text.de, text.en) for key, text in _FROM_OTHERS.items()}
    return {key: frozenset(map(alike, texts)) for key, texts in found.items()}


_FILLED_IN = _spellings()


def is_filled_in(key: str, source: str | None) -> bool:
    """Whether `source` of the parameter `key` is a sentence of the program's."""
    return source is not None and alike(source) in _FILLED_IN.get(key, ())


def defaults_told(table: InputTable, rows: Mapping[str, int]) -> frozenset[str]:
    """The parameters of which a result says that nobody said them; `rows` are their rows by key."""
    named = folded_names(WORDS["parameters.said_by"])
    column = next((column for column, header in table.headers.items() if folded(header) in named), None)
    if column is None:
        return frozenset()
    cells = {key: table.sheet.rows[row].get(column) for key, row in rows.items()}
    return frozenset(key for key, raw in cells.items() if isinstance(raw, str) and tells_default(key, raw))
