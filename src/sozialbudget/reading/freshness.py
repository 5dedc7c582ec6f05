"""What a Stand says of how fresh values are; a mark that is nearly one of ours must not pass for new ones by a slip."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import NamedTuple, Protocol, TypeVar

from sozialbudget.case.case import Freshness
from sozialbudget.case.layout import FRESHNESS_MARKS, alike, as_of_marked, by_spelling, folded
from sozialbudget.case.problems import fault
from sozialbudget.method.numbers import same_number
from sozialbudget.reading.cells import shown
from sozialbudget.reading.districts import DistrictReader
from sozialbudget.reading.findings import quoted
from sozialbudget.reading.result.status_quo import EarlierYear
from sozialbudget.reading.rolled import RollRecord, digest, ids_here
from sozialbudget.reading.tables import InputTable
from sozialbudget.words import LANGUAGES, Text

_MEANT = {
    Freshness.STALE: Text("veraltet", "outdated"),
    Freshness.KEPT: Text("behalten", "keep"),
}
"""Other words for the marks; only as they are, as a word like „erhalten“ has nothing to do with it."""
_OTHERS = by_spelling(_MEANT) | dict.fromkeys(
    ("zu erneuern", "nicht aktualisiert", "to be updated", "not updated", "not refreshed", "to refresh", "stale"),
    Freshness.STALE,
)
_MARKS = by_spelling(FRESHNESS_MARKS)
_NEAR = 0.85
"""So alike is a mark with a letter or two lost, added or swapped; „Sept.“ and „aktualisiert“ are less."""
_HOW_OFTEN = frozenset(
    map(
        folded,
        (
            *("jährlich", "halbjährlich", "vierteljährlich", "monatlich", "laufend", "regelmäßig"),
            *("yearly", "annually", "quarterly", "monthly", "regularly"),
        ),
    )
)
"""Before a mark they tell how often the office renews its values, not that these are old."""
_WORD = r"[^\W\d_]+"
_FILLERS = r"(?i)(?:\W*\b(?:noch|ist|sind|bitte|werte|still|is|are|values)\b)+\W*$"
"""Words between a Stand and its mark: „2011 (noch zu aktualisieren)“."""
_AROUND = "_ \t\r\n\N{NO-BREAK SPACE}:;,–—-/()[]{}!*"
_MOST_WORDS = max(len(word.split()) for word in (*_MARKS, *_OTHERS))


class _Found(NamedTuple):
    """A mark, or nearly one, within a Stand."""

    freshness: Freshness
    start: int
    end: int
    likeness: float


class Dated(Protocol):
    """A row of the indicators that says of when a column's values are."""

    row: int
    name: str
    as_of: str | None
    freshness: Freshness


def with_as_of(entry: Dated) -> Text:
    """„SGB II“ (Stand 2011)."""
    name = shown(entry.name)
    if entry.as_of is None:
        return quoted(name, Text(" (ohne Stand)", " (no date given)"))
    return quoted(name, Text(f" (Stand {shown(entry.as_of)})", f" (as of {shown(entry.as_of)})"))


def mark_meant(as_of: str | None) -> Text | None:
    """The Stand as it was most likely meant; None where nothing in it is a mark of ours, nearly one, or says the same.

    To be asked of a Stand that begins with no mark: „2011 (zu aktualisieren)“ is a slip, too.
    """
    text = _without_invisible(as_of or "")
    found = max(_marks_in(text), key=lambda one: (one.likeness, one.end - one.start), default=None)
    if found is None:
        return None
    parts = (re.sub(_FILLERS, "", text[: found.start]).strip(_AROUND), text[found.end :].strip(_AROUND))
    rest = " ".join(part for part in parts if part) or None
    return Text(*(as_of_marked(rest, found.freshness, lang) or "" for lang in LANGUAGES))


def _marks_in(text: str) -> Iterator[_Found]:
    """Every run of words that is a mark, whatever stands between and around them."""
    words = list(re.finditer(_WORD, text))
    told = [folded(word[0]) for word in words]
    for first in range(len(words)):
        if _HOW_OFTEN & set(told[max(first - 2, 0) : first]):
            continue
        for last in range(first, min(first + _MOST_WORDS, len(words))):
            found = _mark_of(" ".join(told[first : last + 1]))
            if found is not None:
                yield _Found(found[0], words[first].start(), words[last].end(), found[1])


def _mark_of(words: str) -> tuple[Freshness, float] | None:
    """The mark that `words` are, nearly are or say in other words, and how near they come."""
    if words in _OTHERS:
        return _OTHERS[words], 1.0
    likeness, mark = max((SequenceMatcher(None, words, mark).ratio(), mark) for mark in _MARKS)
    return (_MARKS[mark], likeness) if likeness >= _NEAR else None


def _without_invisible(text: str) -> str:
    """`text` without what nobody sees: soft hyphens, zero-width spaces."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) != "Cf")


_Old = TypeVar("_Old")
Values = Mapping[str, object]
"""A column's values by the district's id."""


@dataclass(frozen=True, slots=True)
class Before:
    """What is known of the year before."""

    earlier: EarlierYear | None = None
    """The result that today's budgets come from."""
    record: RollRecord | None = None
    """What the input says of itself where `roll` made it."""


def warn_of_unchanged(table: InputTable, entries: Sequence[Dated], reader: DistrictReader, before: Before) -> None:
    """One warning that names them, at the Stand of the first."""
    fresh = [entry for entry in entries if entry.freshness is Freshness.FRESH]
    cells = _cells(reader)
    same = [entry for entry in fresh if _is_unchanged(entry, _values(reader, cells, entry.name), before)]
    if same:
        told = tuple(with_as_of(entry) for entry in same)
        column = "as_of" if "as_of" in table.columns else "name"
        table.tell(same[0].row, column, fault("indicators_unchanged", indicators=told), "warning")


def _is_unchanged(entry: Dated, now: Values, before: Before) -> bool:
    record, earlier = before.record, before.earlier
    if record is not None and _is_as_recorded(entry.name, now, record):
        return True
    if earlier is None or (record is None and earlier.as_of.get(alike(entry.name)) == entry.as_of):
        return False  # a Stand that is still the old one claims nothing
    return any(_are_same(now, old) for old in _of_column(entry.name, earlier.columns))


def _is_as_recorded(name: str, now: Values, record: RollRecord) -> bool:
    """Whether the column has the digest of old values: of its own name, of any other where it is called anew."""
    here = ids_here(record, now)
    if not here or any(identity not in now for identity in here.values()):
        return False
    found = digest({old: now[identity] for old, identity in here.items()})
    return found in list(_of_column(name, record.digests))


def _are_same(now: Values, old: Mapping[str, Decimal]) -> bool:
    """Whether every district of the year before still has its old value."""
    return old.keys() <= now.keys() and all(_is_same(before, now[identity]) for identity, before in old.items())


def _is_same(before: Decimal, now: object) -> bool:
    return isinstance(now, Decimal) and same_number(now, before)


def _of_column(name: str, known: Mapping[str, _Old]) -> Iterator[_Old]:
    """What is known of the column, by its name; of every column where none is called so."""
    if alike(name) in known:
        yield known[alike(name)]
    else:
        yield from known.values()


def _cells(reader: DistrictReader) -> Mapping[str, Mapping[str, object]]:
    """The numbers of each district by its id, of those that are left out as they stand there."""
    left_out = {gone.id: gone.cells for gone in reader.result.excluded}
    return {
        label.id: reader.numbers.get(row) or left_out.get(label.id, {})
        for row, label in reader.labels.items()
        if label.id is not None
    }


def _values(reader: DistrictReader, cells: Mapping[str, Mapping[str, object]], name: str) -> Values:
    """The column `name` as it was read."""
    called = reader.table.columns_called(name)
    header = next((asked.name for asked in reader.asked.values() if called and asked.column == called[1][0]), name)
    return {identity: found[header] for identity, found in cells.items() if header in found}
