"""Every cell of a result against the same cell as it should be."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeGuard

from sozialbudget.analysis.record.opened import At, Page
from sozialbudget.case.plain import canonical as canonical_value
from sozialbudget.reading.grid import Raw, Uncalculated

Span = tuple[int, int]


def matched(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Span, Span]]:
    """Spans of positions that belong together; where they have as many rows each, row by row."""
    if len(before) == len(after) and (before == after or sorted(before) != sorted(after)):
        common = sum(a == b for a, b in zip(before, after, strict=True))
        if common * 2 >= len(before):
            yield (0, len(before)), (0, len(after))
            return
    # Of unequal lists, the ends that agree need no search.
    first = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    if first:
        yield (0, first), (0, first)
    matcher = SequenceMatcher(None, before[first:], after[first:], autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield (first + a, first + b), (first + c, first + d)


LAST_DIGITS = 1e-12
"""How far a stored figure may be from the fresh one, as a share of the largest in its column (on the helper sheets:
of the sheet): the last digits of a double, which differ between exact decimals and a spreadsheet that recalculates."""
OF_QUOTIENTS = 1e-6
"""The same for helper cells that divide a difference of large figures by another; they are never printed."""
WITHIN = 0.001
"""Euros, hours or shares it is never farther: a cent is seen always."""
_INFINITE = 1e12
"""What stands for infinity in helper cells, and what takes its place where a spreadsheet divides by almost nothing."""

Normal = Callable[[str], str]
"""A formula -> its canonical form."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell (of the result, or of the fresh workbook where the row is gone) that is not what it should be."""

    kind: str
    at: At
    found: object = None
    expected: object = None
    formula: str = ""


@dataclass(frozen=True)
class Compared:
    """What comparing one sheet gave: differences, cells that hold more than they should, and formulas without value."""

    differences: list[Difference]
    added: list[At]
    uncalculated: int
    formulas: int


def compare(
    found: Page, fresh: Page, normal: Normal, helpers: bool = False, quotients: frozenset[int] = frozenset()
) -> Compared:
    """Compare a sheet with the fresh one; `normal` makes formulas comparable.

    On a sheet of `helpers` small figures are differences of large ones, whose last digits they have. The columns of
    `quotients` divide such differences by each other.
    """
    if found is fresh:  # the file is, byte for byte, the one that is written now
        return Compared([], [], 0, len(fresh.formulas))
    pairs, differences = _rows(found, fresh, normal)
    scale = _scales(fresh, helpers)
    uncalculated = formulas = 0
    here: set[At] = set()
    for at in sorted(fresh.cells.keys() | fresh.formulas.keys()):
        row = pairs.get(at[0])
        if row is None:
            continue
        cell = (row, at[1])
        here.add(cell)
        formulas += at in fresh.formulas
        written, value = found.formulas.get(cell), found.cells.get(cell)
        if written is not None and at in fresh.formulas and isinstance(value, Uncalculated):
            uncalculated += 1
            value = fresh.cells.get(at)
        difference = _cell(cell, (written, value), (fresh.formulas.get(at), fresh.cells.get(at)), normal, scale[at[1]])
        if difference is not None and difference.kind == "value" and at[1] in quotients:
            difference = None if _about(difference.found, difference.expected) else difference
        if difference is not None and not (difference.kind == "formula" and row != at[0]):
            differences.append(difference)
    rows = set(pairs.values())
    added = sorted(at for at in found.cells.keys() | found.formulas.keys() if at not in here and at[0] in rows)
    outside = {at[0] for at in found.cells} - rows
    new = {difference.at[0] for difference in differences if difference.kind == "row_new"}
    added += sorted(at for at in found.cells if at[0] in outside - new)
    return Compared(differences, added, uncalculated, formulas)


def _cell(
    at: At,
    found: tuple[str | None, Raw],
    fresh: tuple[str | None, Raw],
    normal: Normal,
    scale: float,
) -> Difference | None:
    formula, value = found
    expected, figure = fresh
    if expected is not None:
        if formula is None:
            if value is None:
                return Difference("emptied", at, None, figure, expected)
            return Difference("constant", at, value, figure, expected)
        if formula != expected and normal(formula) != normal(expected):
            return Difference("formula", at, formula, expected)
        if not same(value, figure, scale):
            return Difference("value", at, value, figure, expected)
    elif formula is not None:
        return Difference("instead", at, formula, figure)
    elif not same(value, figure, scale):
        return Difference("text", at, value, figure)
    return None


def same(found: Raw, fresh: Raw, scale: float) -> bool:
    """Whether a stored value is the fresh one, up to the last digits of a double."""
    if _is_number(found) and _is_number(fresh):
        a, b = float(found), float(fresh)
        if a == b:
            return True
        if abs(b) >= _INFINITE and abs(a) >= _INFINITE:
            return a * b > 0
        return abs(a - b) <= max(min(LAST_DIGITS * max(scale, abs(b)), WITHIN), abs(b) * 4e-15)
    return canonical_value(found) == canonical_value(fresh)


def _about(found: object, fresh: object) -> bool:
    """Whether a quotient of small differences is the fresh one."""
    if not isinstance(found, float | int) or not isinstance(fresh, float | int):
        return False
    return abs(found - fresh) <= OF_QUOTIENTS * abs(fresh)


def _is_number(value: object) -> TypeGuard[float | int]:
    return isinstance(value, float | int) and not isinstance(value, bool)


def _scales(page: Page, helpers: bool) -> Mapping[int, float]:
    """The largest figure of each column; of the sheet where it is one of helpers."""
    scales: dict[int, float] = defaultdict(lambda: 1.0)
    for (_, column), value in page.cells.items():
        if _is_number(value) and abs(value) < _INFINITE:
            scales[column] = max(scales[column], abs(float(value)))
    largest = max(scales.values(), default=1.0)
    return defaultdict(lambda: largest) if helpers else scales


def _rows(found: Page, fresh: Page, normal: Normal) -> tuple[dict[int, int], list[Difference]]:
    """The row of the result for each row of the fresh sheet, and the rows that are gone or new."""
    before, after = _keys(fresh, normal), _keys(found, normal)
    was, now = list(before), list(after)
    if all(after.get(row) == key for row, key in before.items()):
        return {row: row for row in was}, []
    pairs: dict[int, int] = {}
    differences: list[Difference] = []
    for (a, b), (c, d) in matched(list(before.values()), list(after.values())):
        if b - a == d - c:
            pairs |= dict(zip(was[a:b], now[c:d], strict=True))
            continue
        together = min(b - a, d - c)
        pairs |= dict(zip(was[a : a + together], now[c : c + together], strict=True))
        differences += [Difference("row_gone", (row, 1), expected=_label(fresh, row)) for row in was[a + together : b]]
        differences += [Difference("row_new", (row, 1), _label(found, row)) for row in now[c + together : d]]
    if not differences:  # an empty row was put in or taken out: named areas and what stands in them may be apart
        elsewhere = min(((at, row) for row, at in pairs.items() if at != row), default=None)
        differences += [Difference("moved", (elsewhere[0], 1))] if elsewhere else []
    return pairs, differences


def _keys(page: Page, normal: Normal) -> dict[int, str]:
    """By what each row is known again: its first cell, a formula or a value."""
    first: dict[int, int] = {}
    for row, column in page.cells.keys() | page.formulas.keys():
        first[row] = min(column, first.get(row, column))
    return {
        row: normal(page.formulas[row, column])
        if (row, column) in page.formulas
        else canonical_value(page.cells[row, column])
        for row, column in sorted(first.items())
    }


def _label(page: Page, row: int) -> str:
    cells = [raw for _, raw in sorted(page.sheet.rows.get(row, {}).items()) if isinstance(raw, str) and raw.strip()]
    first = min((at for at in page.formulas if at[0] == row), default=None)  # a row without values has formulas
    return " ".join(cells[:2]) or (f"={page.formulas[first]}" if first else "")
