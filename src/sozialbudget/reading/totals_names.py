"""How rows are called that sum others: as one that always does, one that may, or as a part of the row above."""

import re
from enum import Enum, auto

from sozialbudget.case.layout import folded
from sozialbudget.reading.grid import Raw, is_blank

_SUMS = frozenset(
    (
        *("summe", "summen", "gesamtsumme", "endsumme", "hauptsumme", "kreissumme", "landkreissumme", "kontrollsumme"),
        *("insgesamt", "gesamtergebnis", "endergebnis", "gesamtbetrag", "gesamtwert", "gesamtzahl", "subtotal"),
        *("zwischensumme", "teilsumme", "untersumme", "zwischenergebnis", "teilergebnis", "uebertrag", "σ", "∑"),
    )
)
"""A row that begins so sums others, whatever else it is called."""
_SUMS_ALONE = frozenset(("gesamt", "zusammen", "total", "totals", "sum", "gesamtkreis", "gesamtstadt", "gesamtgebiet"))
"""A row with this name does, and one that begins so where it has no id."""
_AREAS = frozenset(("landkreis", "kreis", "county"))
"""The same of the whole area, which a district may be called after: Landkreis Mitte."""
_FIRST = _SUMS | _SUMS_ALONE | _AREAS
_PHRASES = frozenset(("grand total", "alles zusammen", "alle sozialraeume", "all districts"))
_LAST = frozenset(("gesamt", "insgesamt", "ergebnis", "summe", "zusammen", "total", "totals", "result", "sum"))
"""What a row may end with: Nord Ergebnis, as pivot tables call it, Lüneburg gesamt."""
_PARTS = frozenset(("davon", "darunter", "hiervon", "dar.", "dav.", "nachrichtlich", "nachr.", "thereof", "including"))
_STATISTICS = frozenset(
    (
        *("mittelwert", "mittelwerte", "durchschnitt", "durchschnittswert", "median", "minimum", "maximum", "average"),
        *("standardabweichung", "abweichung", "kreisdurchschnitt", "ø", "minimalwert", "maximalwert", "stdabw"),
    )
)
"""A row that begins so describes the others."""
_STATISTICS_ALONE = frozenset(("mittel", "min", "max", "mean", "schnitt"))
"""A row with this name does; others may begin so: Mittel Nord, Max-Planck-Viertel."""
_COUNTED = r"\w+ (?:nr\.? ?)?(?:[0-9]+[a-z]?|[a-z]|[ivxl]+)"


class Naming(Enum):
    """What the name of a row says."""

    TOTAL = auto()
    """It sums others."""
    PERHAPS = auto()
    """It sums others where its numbers say so; else it is a row like all."""
    PART = auto()
    """It is counted in another row: davon, darunter."""


def naming(identifier: Raw, name: Raw) -> Naming | None:
    """What id and name of a row say; None where it is a row like all."""
    key, called = _folded(identifier), _folded(name)
    first_of_key, first = _first(key), _first(called)
    if first in _PARTS or first_of_key in _PARTS:
        return Naming.PART
    is_named = first in _FIRST or called in _PHRASES
    if _is_word(called, first) or first in _SUMS or (is_named and is_blank(identifier)):
        return Naming.TOTAL
    if first_of_key in _FIRST and (is_blank(name) or is_named or not is_counted(identifier)):
        return Naming.TOTAL
    if is_named or is_blank(identifier) or is_blank(name) or (" " in called and called.rsplit(" ", 1)[1] in _LAST):
        return Naming.PERHAPS
    return None


def is_statistic(identifier: Raw, name: Raw) -> bool:
    """Whether a row describes the others, by its name or what stands in its place: Mittelwert, Maximum."""
    return _names_statistic(name) or _names_statistic(identifier)


def _names_statistic(raw: Raw) -> bool:
    text = _folded(raw)
    return _first(text) in _STATISTICS or text.rstrip(".:") in _STATISTICS_ALONE


_SAYS_NOTE = r"(?:[*¹²³†]|[0-9]{1,2}\)|\(?(?:quelle|stand|hinweis|anmerkung|bemerkung|source|note)(?:n|e|en|s)?\b).*\w"
_FEW_WORDS = 4
"""A district that was begun may be called by fewer."""


def says_note(raw: Raw) -> bool:
    """Whether a cell says by itself that it is a note: Quelle: BA, * vorläufig."""
    return isinstance(raw, str) and (":" in raw or re.match(_SAYS_NOTE, folded(raw)) is not None)


def is_note(raw: Raw, is_name: bool) -> bool:
    """Whether the only cell of a row below all others is a note, and no district begun, whose name may be two words."""
    return isinstance(raw, str) and (says_note(raw) or len(raw.split()) >= (_FEW_WORDS if is_name else 2))


def is_totals_name(raw: Raw) -> bool:
    """Whether a cell may name a row of totals: Summe, Gesamt, Landkreis Lüneburg, Total of all districts."""
    text = _folded(raw)
    return _first(text) in _FIRST or text in _PHRASES


def is_totals_word(raw: Raw) -> bool:
    """Whether a cell is nothing but a word for totals."""
    text = _folded(raw)
    return _is_word(text, _first(text))


def begins_as_sum(raw: Raw) -> bool:
    """Whether a cell begins with a word that nothing but a sum is called by: Summe der Gewichte."""
    return _first(_folded(raw)) in _SUMS


def is_area_name(raw: Raw) -> bool:
    """Whether a cell is the name of the whole area: Landkreis Lüneburg."""
    text = _folded(raw)
    return text not in _AREAS and _first(text) in _AREAS


def _folded(raw: Raw) -> str:
    return folded(raw) if isinstance(raw, str) else ""


def _first(text: str) -> str:
    """The first word; `dar.` keeps its point, for Dar is the first word of Dar es Salaam."""
    word = text.partition(" ")[0]
    return word if word in _PARTS else word.rstrip(":.,")


def _is_word(text: str, first: str) -> bool:
    return (first in _FIRST and " " not in text) or text in _PHRASES


def is_counted(raw: Raw) -> bool:
    """Whether a cell is a word and a number, letter or Roman numeral, as ids are: Kreis 1, Summe A, Landkreis IV."""
    return isinstance(raw, str) and re.fullmatch(_COUNTED, folded(raw)) is not None
