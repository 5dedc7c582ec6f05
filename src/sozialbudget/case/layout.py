"""The sheets and columns an analyst fills in, in both languages; reader, writer and template use these names.

To add a column, add a `Column`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any, TypeVar

from sozialbudget.case.case import Direction, Freshness, Kind
from sozialbudget.words import Lang, Text
from sozialbudget.words.catalogue import WORDS

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Column:
    """A column with a meaning of its own; `key` is its name in `case.py`."""

    key: str
    header: Text
    required: bool = True
    hints: tuple[Text, ...] = ()
    """What else it may be called; suggested, never taken."""


@dataclass(frozen=True)
class SheetLayout:
    """A sheet: its title and the columns with a meaning; the first column names a row where `names_row` is not set."""

    key: str
    columns: tuple[Column, ...]
    required: bool = True

    @property
    def title(self) -> Text:
        """The sheet's name."""
        return WORDS[f"sheet.{self.key}"]

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Each column by each of its names, as `folded` gives them."""
        return {name: column for column in self.columns for name in folded_names(column.header, column.key)}

    def column(self, key: str) -> Column:
        """The column `key`; KeyError where there is none."""
        return {column.key: column for column in self.columns}[key]


DISTRICTS = SheetLayout(
    "districts",
    (
        Column("id", Text("Nr", "id")),
        Column("name", Text("Sozialraum", "district")),
        Column(
            "provider",
            Text("Träger", "provider"),
            required=False,
            hints=(
                Text("Trägername", "provider name"),
                Text("Name des Trägers", "name of provider"),
                Text("Anbieter", "supplier"),
                Text("Leistungserbringer", "service provider"),
            ),
        ),
        Column("status_quo", Text("Budget bisher", "status quo")),
        Column(
            "cost_per_fte",
            Text("Jahreskosten je VZÄ", "cost per FTE"),
            required=False,
            hints=(
                Text("Jahreskosten", "annual cost"),
                Text("Kosten je VZÄ", "cost per position"),
                Text("Personalkosten je VZÄ", "personnel cost per FTE"),
                Text("Kosten je Stelle", "cost of a position"),
            ),
        ),
        Column(
            "excluded",
            Text("ausgenommen", "excluded"),
            required=False,
            hints=(
                Text("Ausnahme", "exclude"),
                Text("Ausnahmen", "exclusion"),
                Text("Ausnahmegrund", "exception"),
                Text("Ausschluss", "left out"),
                Text("Ausschlussgrund", "omitted"),
                Text("ausgeschlossen", "omit"),
                Text("nicht berücksichtigt", "not included"),
                Text("entfällt", "dropped"),
                Text("ausgenommen", "excluded"),
            ),
        ),
    ),
)
INDICATORS = SheetLayout(
    "indicators",
    (
        Column("name", Text("Indikator", "indicator")),
        Column("weight", Text("Gewicht", "weight")),
        Column("kind", Text("Art", "kind")),
        Column(
            "base",
            Text("Bezugsgröße", "base"),
            required=False,
            hints=(Text("Bezug", "reference"), Text("Basis", "denominator"), Text("Bezugsbevölkerung", "population")),
        ),
        Column(
            "direction",
            Text("Richtung", "direction"),
            required=False,
            hints=(Text("Wirkung", "effect"), Text("Vorzeichen", "sign")),
        ),
        Column(
            "source",
            Text("Quelle", "source"),
            required=False,
            hints=(Text("Datenquelle", "data source"), Text("Herkunft", "origin")),
        ),
        Column(
            "as_of",
            Text("Stand", "as of"),
            required=False,
            hints=(Text("Datenstand", "as at"), Text("Stichtag", "date"), Text("Jahr", "year")),
        ),
        Column(
            "control_total",
            Text("Kontrollsumme", "control total"),
            required=False,
            hints=(Text("Kreissumme", "county total"), Text("Summe", "sum"), Text("Prüfsumme", "total")),
        ),
    ),
)
PARAMETERS = SheetLayout(
    "parameters",
    (
        Column("key", Text("Parameter", "parameter")),
        Column("value", Text("Wert", "value")),
        Column(
            "source",
            Text("Quelle", "source"),
            required=False,
            hints=(
                Text("Beschluss", "resolution"),
                Text("Rechtsgrundlage", "legal basis"),
                Text("Grundlage", "statute"),
            ),
        ),
    ),
)
SERVICES = SheetLayout(
    "services",
    (
        Column("name", Text("Leistung", "service")),
        Column("share", Text("Anteil", "share")),
        Column(
            "abf_rate",
            Text("abf-Abschlag", "abf rate"),
            required=False,
            hints=(Text("abf", "abf"), Text("Abschlag", "deduction")),
        ),
    ),
    required=False,
)
SHEETS: Mapping[str, SheetLayout] = {sheet.key: sheet for sheet in (DISTRICTS, INDICATORS, PARAMETERS, SERVICES)}
"""The sheets of every input; template and result have them all."""

BOUNDARY_CHANGES = SheetLayout(
    "boundary_changes",
    (
        Column(
            "from_id",
            Text("von Nr", "from id"),
            hints=(Text("alt", "old"), Text("alte Nr", "old id"), Text("von", "from")),
        ),
        Column(
            "to_id", Text("nach Nr", "to id"), hints=(Text("neu", "new"), Text("neue Nr", "new id"), Text("nach", "to"))
        ),
        Column("share", Text("Anteil", "share")),
        Column("reason", Text("Grund", "reason"), required=False, hints=(Text("Anlass", "cause"),)),
        Column("source", Text("Quelle", "source"), required=False, hints=(Text("Beschluss", "resolution"),)),
    ),
    required=False,
)
SHEETS_READ: Mapping[str, SheetLayout] = {**SHEETS, BOUNDARY_CHANGES.key: BOUNDARY_CHANGES}
"""Those and the sheets an input may have besides."""

KIND_WORDS: Mapping[Kind, Text] = {
    Kind.COUNT: Text("Anzahl", "count"),
    Kind.RATE: Text("Quote", "rate"),
}
BASE_KIND = Text("Bezugsgröße", "base")
"""The kind of a row of the indicators that tells where a reference population is from and of when."""
DIRECTION_SIGNS: Mapping[Direction, str] = {Direction.BURDEN: "+", Direction.RELIEF: "-"}
DIRECTION_WORDS: Mapping[Direction, Text] = {
    Direction.BURDEN: Text("Belastung", "burden"),
    Direction.RELIEF: Text("Entlastung", "relief"),
}
FRESHNESS_MARKS: Mapping[Freshness, Text] = {
    Freshness.STALE: Text("zu aktualisieren", "to be refreshed"),
    Freshness.KEPT: Text("beibehalten", "kept"),
}
"""How the Stand of an indicator begins whose values are last year's; `beibehalten: 31.12.2011`."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "_": " "})


def tidy(text: str) -> str:
    """`text` without surrounding spaces of any kind, composed (NFC)."""
    return unicodedata.normalize("NFC", text).strip().strip("\u200b\ufeff").strip()


def alike(text: str) -> str:
    """`text` for comparing names of columns: case and kind or number of spaces do not matter."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().strip("\u200b\ufeff").split())


def folded(text: str) -> str:
    """`text` for comparing with words of ours: as `alike`, and Traeger is Träger, status_quo status quo, Nr. Nr."""
    return alike(text).translate(_UMLAUTS).rstrip(".:* ")


def folded_names(text: Text, *more: str) -> tuple[str, ...]:
    """All spellings by which a thing with two names (and a key) is known."""
    return tuple(dict.fromkeys(folded(name) for name in (text.de, text.en, *more)))


def by_spelling(labels: Mapping[Thing, Text], *, with_keys: bool = False) -> dict[str, Thing]:
    """Things by all spellings of their names, and of their keys where these are names, too."""
    return {
        name: thing
        for thing, label in labels.items()
        for name in folded_names(label, *([str(thing)] if with_keys else []))
    }


def keyed(
    told: Iterable[tuple[str, Any]], key_of: Callable[[str], str | None]
) -> Iterator[tuple[str | None, str, Any, str | None]]:
    """Key, name and value of each entry; and the name it had first where its key is there twice.

    The key is None where nobody knows the name.
    """
    first: dict[str, str] = {}
    for name, value in told:
        key = key_of(name)
        yield key, name, value, None if key is None else first.get(key)
        if key is not None:
            first.setdefault(key, name)


_MARKS = {
    freshness: re.compile(
        "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in (mark.de, mark.en)) + r")(?!\w)[\s:–-]*",
        re.IGNORECASE,
    )
    for freshness, mark in FRESHNESS_MARKS.items()
}


def freshness_of(as_of: str | None) -> tuple[Freshness, str | None]:
    """How fresh a Stand as written says that the values are, and the Stand without its mark (the first one counts)."""
    for freshness, mark in _MARKS.items():
        if as_of is not None and (found := mark.match(as_of)):
            return freshness, freshness_of(as_of[found.end() :].strip() or None)[1]
    return Freshness.FRESH, as_of


def as_of_marked(as_of: str | None, freshness: Freshness, lang: Lang) -> str | None:
    """The Stand as a sheet in `lang` writes it, with the mark of its freshness."""
    if freshness is Freshness.FRESH:
        return as_of
    mark = FRESHNESS_MARKS[freshness].say(lang)
    return f"{mark}: {as_of}" if as_of else mark


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` most likely was meant to be, None where none is near."""
    by_fold = {folded(name): name for name in known}
    found = get_close_matches(folded(word), by_fold, n=1, cutoff=0.72)
    return by_fold[found[0]] if found else None


def column_letter(number: int) -> str:
    """A for 1, Z for 26, AA for 27."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
