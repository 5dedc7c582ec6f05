"""Which rows of a table sum others, as their numbers and keys say, whatever they are called.

Two small numbers add up to a third by chance; what counts as evidence is told in digits: 420 000, 7 900 and 960 have
six that say something (42, 79, 96). A chance of one in a million is none; a table of thousands of rows asks for more.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum, auto
from itertools import accumulate
from operator import add, sub
from typing import NamedTuple

from sozialbudget.case.layout import folded
from sozialbudget.reading.grid import Raw, is_blank
from sozialbudget.words import Text

Values = Mapping[str, Decimal]
"""The numbers of a row, by the name of their column."""

_FEWEST_MEMBERS = 2
_DIGITS_OF_ALL = 4
"""Evidence for a row that sums all others, in two columns or more; here two zeros at the end say as much as a digit."""
_DIGITS_OF_A_RUN = 4
"""For one that sums its neighbours; more where there are many rows."""
_DIGITS_OF_ONE_COLUMN, _MEMBERS_OF_ONE_COLUMN = 2, 3
_DECIMALS_OF_RUNS = 4
"""Sums of runs are looked for to so many decimals, and then compared in all of them."""
_NEARLY = Decimal("0.02")
"""Sums that miss by less were meant to be right, where all columns do."""
_ABOUT_ALL = Decimal("0.8")
_KEY_OF_ALL = "00"
"""How a key ends that stands for the whole: 03355000 of 03355001."""


class Levels(NamedTuple):
    """Rows that sum others, each of some of them."""

    upper: tuple[int, ...] = ()
    top: tuple[int, ...] = ()
    """Those of them that no other one sums."""


def is_equal(total: Decimal, own: Decimal) -> bool:
    """Whether they are the same: a total is often a sum of binary fractions."""
    return abs(total - own) <= Decimal("1e-6") + abs(own) * Decimal("1e-12")


def sum_of(rows: Iterable[Values], name: str) -> Decimal:
    """The sum of a column; rows without a number add nothing."""
    return sum((row[name] for row in rows if name in row), Decimal(0))


def sums_of(rows: Sequence[Values], names: Iterable[str]) -> dict[str, Decimal]:
    """The sums of the columns in which every row has a number."""
    return {name: sum_of(rows, name) for name in names if all(name in row for row in rows)}


def agrees(values: Values, sums: Values) -> bool:
    """Whether a row is the sum in every column it fills, and fills one that says something."""
    shared = [name for name in values if name in sums]
    return _digits([values[name] for name in shared]) >= _DIGITS_OF_ONE_COLUMN and all(
        is_equal(values[name], sums[name]) for name in shared
    )


def nearly_agrees(values: Values, sums: Values) -> bool:
    """Whether a row was meant to be the sum: it is in half of the columns, or nearly in all."""
    shared = [name for name in values if sums.get(name)]
    exact = [values[name] for name in shared if is_equal(values[name], sums[name])]
    near = all(abs(values[name] - sums[name]) <= abs(sums[name]) * _NEARLY for name in shared)
    is_meant = _digits(exact) >= _DIGITS_OF_ONE_COLUMN and 2 * len(exact) >= len(shared)
    return is_meant or (near and len(shared) > 1)


def is_as_large_as_all(values: Values, sums: Values) -> bool:
    """Whether a row is about as large as all others together, or larger, in every column that all fill."""
    shared = [name for name in values if sums.get(name)]
    return bool(shared) and all(values[name] >= _ABOUT_ALL * sums[name] for name in shared)


def sums_of_all_others(rows: Mapping[int, Values], names: Sequence[str], left_out: Values) -> tuple[int, ...]:
    """The rows that are the sum of all others (with or without those left out) in every column of `names`.

    Every row has a number in each of them.
    """
    if len(rows) <= _FEWEST_MEMBERS:
        return ()
    totals = {name: sum_of(rows.values(), name) for name in names[:1]}
    halves = [row for row, values in rows.items() if _is_half_with_or_without(values, totals, left_out)]
    if halves:
        totals = {name: sum_of(rows.values(), name) for name in names}
    return tuple(
        row
        for row in halves
        if _is_half_with_or_without(rows[row], totals, left_out)
        if _is_evidence([rows[row][name] for name in names], len(rows) - 1)
    )


def _is_half_with_or_without(values: Values, totals: Values, left_out: Values) -> bool:
    return _is_half(values, totals, {}) or (bool(left_out) and _is_half(values, totals, left_out))


def _is_half(values: Values, totals: Values, left_out: Values) -> bool:
    """Whether the row is one half of the sum that it is part of."""
    return all(is_equal(2 * values[name], total + left_out.get(name, 0)) for name, total in totals.items())


def _is_evidence(values: Sequence[Decimal], members: int) -> bool:
    telling = [value for value in values if value]
    if len(telling) > 1:
        zeros = sum(max(value.normalize().adjusted() + 1, 0) for value in telling) - _digits(telling)
        return _digits(telling) + max(zeros, 0) / 2 >= _DIGITS_OF_ALL
    return _digits(telling) >= _DIGITS_OF_ONE_COLUMN and members >= _MEMBERS_OF_ONE_COLUMN


def sums_of_runs(rows: Mapping[int, Values], names: Sequence[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The rows that are the sum of the rows directly above or directly below them in every column of `names`.

    First those whose numbers are evidence, then those in which round numbers may be so by chance. Every row has a
    number in each of them.
    """
    listed = list(rows.values())
    wanted = _DIGITS_OF_A_RUN + math.log10(2 * len(rows))
    found = {at for at, run in _runs(listed, names[:2]) if _is_sum(listed[at], listed[run.start : run.stop], names)}
    summing = {row: list(values.values()) for at, (row, values) in enumerate(_of(rows, names).items()) if at in found}
    sure = tuple(row for row, values in summing.items() if _digits(values) >= wanted)
    doubtful = tuple(
        row for row, values in summing.items() if row not in sure and _is_evidence(values, _FEWEST_MEMBERS)
    )
    return sure, doubtful


def _of(rows: Mapping[int, Values], names: Sequence[str]) -> dict[int, dict[str, Decimal]]:
    return {row: {name: values[name] for name in names} for row, values in rows.items()}


def _is_sum(values: Values, members: Sequence[Values], names: Sequence[str]) -> bool:
    """Whether a row is the sum of several that are not 0, in every column."""
    filled = sum(any(member[name] for name in names) for member in members)
    return filled >= _FEWEST_MEMBERS and all(is_equal(values[name], sum_of(members, name)) for name in names)


def sums_a_run(values: Values, above: Sequence[Values], below: Sequence[Values]) -> bool:
    """Whether a row is the sum of the rows directly above or directly below it; `above` as they stand."""
    return any(
        agrees(values, sums)
        for run in (list(reversed(above)), below)
        for members, sums in _growing(run, values)
        if members >= _FEWEST_MEMBERS
    )


def _growing(run: Sequence[Values], names: Iterable[str]) -> Iterable[tuple[int, dict[str, Decimal]]]:
    sums = dict.fromkeys(names, Decimal(0))
    for members, row in enumerate(run, 1):
        sums = {name: total + row[name] for name, total in sums.items() if name in row}
        yield members, sums


def may_sum_others(rows: Mapping[int, Values], names: Sequence[str], left_out: Values) -> bool:
    """Whether any row is the sum of all others, or of neighbours, in the columns `names`: soon told of many rows."""
    totals = {name: sum_of(rows.values(), name) for name in names}
    return any(_is_half_with_or_without(values, totals, left_out) for values in rows.values()) or any(
        _runs(list(rows.values()), names)
    )


def _runs(rows: Sequence[Values], names: Sequence[str]) -> Iterable[tuple[int, range]]:
    """Rows and the neighbours whose sum they may be, by the columns `names`: a sum of a run is a difference of sums."""
    numbers = [tuple(int(row[name].scaleb(_DECIMALS_OF_RUNS)) for name in names) for row in rows]
    sums = list(accumulate(numbers, _added, initial=(0,) * len(names)))
    last: dict[tuple[int, ...], int] = {}
    for at, values in enumerate(numbers):
        start = last.get(tuple(map(sub, sums[at], values)))
        if start is not None and at - start >= _FEWEST_MEMBERS:
            yield at, range(start, at)
        last[sums[at]] = at
    first: dict[tuple[int, ...], int] = {}
    for at in reversed(range(len(rows))):
        end = first.get(_added(sums[at + 1], numbers[at]))
        if end is not None and end - at > _FEWEST_MEMBERS:
            yield at, range(at + 1, end)
        first[sums[at + 1]] = at + 1


def _added(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(map(add, one, other))


def _digits(values: Iterable[Decimal]) -> int:
    """How many digits say something: zeros at the end do not."""
    return sum(len(value.normalize().as_tuple().digits) for value in values if value)


# --- keys ------------------------------------------------------------------------------------------


def key_above_all(ids: Mapping[int, str]) -> int | None:
    """The row whose key all others begin with, 03355 of 03355001 (or 03355000, which stands for it)."""
    if len(ids) <= _FEWEST_MEMBERS:
        return None
    shared = _shared_beginning(min(ids.values()), max(ids.values()))
    stem = shared.rstrip("0")
    if not shared:
        return None
    above = [
        row
        for row, key in ids.items()
        if key == shared or (stem and key.rstrip("0") == stem and key.endswith(_KEY_OF_ALL))
    ]
    return above[0] if len(above) == 1 else None


def _shared_beginning(first: str, last: str) -> str:
    """With what all texts begin of which these are the first and the last by alphabet."""
    pairs = enumerate(zip(first, last, strict=False))
    return first[: next((at for at, (one, other) in pairs if one != other), min(len(first), len(last)))]


def has_keys_within_keys(ids: Mapping[int, str]) -> bool:
    """Whether any key begins with another one."""
    return bool(_members(ids))


def sums_of_keys(rows: Mapping[int, Values], ids: Mapping[int, str], names: Sequence[str]) -> Levels:
    """Rows that are the sum of those whose keys begin with theirs, in every column of `names`.

    Where keys have two lengths and every long one begins with a short one, sums that nearly agree are enough.
    """
    members = _members(ids)
    if not members:
        return Levels()
    is_whole = _are_two_levels(ids, members)
    above = {row: upper for upper, below in members.items() for row in below}
    upper = tuple(row for row, below in members.items() if _is_upper(rows, row, below, names, is_whole))
    if is_whole and upper:
        upper = tuple(members)
    return Levels(upper, tuple(row for row in upper if above.get(row) not in upper))


def _members(ids: Mapping[int, str]) -> dict[int, list[int]]:
    """The rows whose keys begin with that of another row, by the row with the longest such key."""
    rows = {key: row for row, key in ids.items()}
    lengths = sorted({len(key) for key in rows}, reverse=True)
    members: dict[int, list[int]] = {}
    for row, key in ids.items():
        upper = next((rows[key[:n]] for n in lengths if n < len(key) and key[:n] in rows), None)
        if upper is not None:
            members.setdefault(upper, []).append(row)
    return members


def _are_two_levels(ids: Mapping[int, str], members: Mapping[int, Sequence[int]]) -> bool:
    """Whether all rows are of one level or of the one below it, by the lengths of their keys."""
    below = {row for rows in members.values() for row in rows}
    lengths = [{len(ids[row]) for row in ids if (row in below) == is_below} for is_below in (False, True)]
    return all(len(found) == 1 for found in lengths) and len(below) + len(members) == len(ids)


def _is_upper(
    rows: Mapping[int, Values], upper: int, below: Sequence[int], names: Sequence[str], is_whole: bool
) -> bool:
    if len(below) < _FEWEST_MEMBERS:
        return False
    values = {name: rows[upper][name] for name in names}
    sums = {name: sum_of((rows[row] for row in below), name) for name in names}
    if agrees(values, sums) and _is_evidence(list(values.values()), len(below) + 1):
        return True
    is_largest = all(values[name] >= max(rows[row][name] for row in below) for name in names)
    return is_whole and is_largest and nearly_agrees(values, sums)


# --- names -----------------------------------------------------------------------------------------

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


def in_row_of_totals(column: Text) -> Text:
    """How a cell of such a row is called."""
    return Text(f"{column.de} in der Summenzeile", f"{column.en} in the row of totals")


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
