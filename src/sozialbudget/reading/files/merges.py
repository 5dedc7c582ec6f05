"""Merged cells: people see one cell where the file has many, of which only the first holds something.

What stands in a merge is written into the rows it covers, in the first of its columns, so that whoever reads a row
finds there what a person sees:

- a word holds for every row;
- a number over several rows or columns belongs to none of them that anybody could name: each gets an `Unclear`;
- what a covered cell stores besides is seen by nobody: an `Unclear`, too.

Rows and columns that hold nothing of their own are mere room: a merge over them says nothing about them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from sozialbudget.reading.cells import Number, as_found, number, shown
from sozialbudget.reading.grid import FormulaZero, Merge, Raw, Sheet, TooLargeError, Unclear, is_blank

MOST_MERGES = 1_000_000
"""Merges of one sheet, and cells under them that are looked at; 11 000 districts with 10 merged columns have 55 000."""

_MAY_BE_NUMBERS = ("cell_ambiguous", "cell_scientific")


def spread(sheet: Sheet) -> None:
    """Write what stands in the merges of `sheet` into the rows they cover."""
    if sheet.merges:
        _Spreading(sheet).spread()


class _Spreading:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.used = sorted(sheet.rows)
        self.left = MOST_MERGES
        self.covered: dict[tuple[int, int], Merge] = {}
        """The cells that hold something and that nobody sees."""
        self.own: set[int] = set()
        """The rows that were copied: repeated rows of an .ods are one and the same."""

    def spread(self) -> None:
        merges = [merge for merge in self.sheet.merges if merge.bottom > merge.top or merge.right > merge.left]
        for merge in merges:
            self.covered |= dict.fromkeys(self._cells_under(merge), merge)
        firsts = [(merge, self.sheet.rows.get(merge.top, {}).get(merge.left)) for merge in merges]
        for at, merge in self.covered.items():
            self._tell_covered(*at, merge)
        for merge, raw in firsts:
            if not is_blank(raw):
                self._write(merge, raw)

    @cached_property
    def own_rows(self) -> list[int]:
        """The rows that hold something that is not covered."""
        return [
            row
            for row in self.used
            if any(not is_blank(raw) and (row, c) not in self.covered for c, raw in self.sheet.rows[row].items())
        ]

    @cached_property
    def own_columns(self) -> list[int]:
        """The columns that do."""
        return sorted(
            {
                column
                for row in self.used
                for column, raw in self.sheet.rows[row].items()
                if not is_blank(raw) and (row, column) not in self.covered
            }
        )

    def _cells_under(self, merge: Merge) -> Iterator[tuple[int, int]]:
        """The covered cells that hold something."""
        for row in _between(self.used, merge.top, merge.bottom):
            cells = self.sheet.rows[row]
            width = merge.right - merge.left + 1
            self._count(min(width, len(cells)) + 1)
            columns = range(merge.left, merge.right + 1) if width < len(cells) else sorted(cells)
            for column in columns:
                is_first = row == merge.top and column == merge.left
                if merge.left <= column <= merge.right and not is_first and not is_blank(cells.get(column)):
                    yield row, column

    def _tell_covered(self, row: int, column: int, merge: Merge) -> None:
        """What nobody sees is unclear, unless it is what they see."""
        raw, seen = self.sheet.rows[row][column], self.sheet.rows.get(merge.top, {}).get(merge.left)
        if raw != seen or type(raw) is not type(seen):
            values = {
                "area": self._named(merge),
                "found": as_found(raw),
                "seen": "–" if is_blank(seen) else as_found(seen),
            }
            self._put(row, column, Unclear(shown(raw), "cell_under_merge", values))
        elif column > merge.left:
            self._put(row, column, None)

    def _write(self, merge: Merge, raw: Raw) -> None:
        rows = _between(self.own_rows, merge.top + 1, merge.bottom)
        columns = [merge.left]
        if _is_number(raw):
            if merge.right > merge.left:
                columns += _between(self.own_columns, merge.left + 1, merge.right)
            if not rows and len(columns) == 1:
                return
            word = None if isinstance(raw, FormulaZero) else shown(raw)
            raw = Unclear(shown(raw), "number_merged", {"area": self._named(merge), "found": as_found(raw)}, word)
            rows = [merge.top, *rows]
        for row in rows:
            self._count(len(columns))
            for column in columns:
                if not isinstance(self.sheet.rows[row].get(column), Unclear):
                    self._put(row, column, raw)

    def _put(self, row: int, column: int, raw: Raw) -> None:
        if row not in self.own:
            self.own.add(row)
            self.sheet.rows[row] = dict(self.sheet.rows[row])
        if raw is None:
            del self.sheet.rows[row][column]
        else:
            self.sheet.rows[row][column] = raw

    def _named(self, merge: Merge) -> str:
        """D2:D3."""
        first, last = self.sheet.cell_name(merge.top, merge.left), self.sheet.cell_name(merge.bottom, merge.right)
        return f"{first}:{last}"

    def _count(self, more: int) -> None:
        self.left -= more
        if self.left < 0:
            raise TooLargeError(f"{MOST_MERGES}+")


def _between(numbers: list[int], first: int, last: int) -> list[int]:
    """Of the sorted `numbers` those from `first` to `last`."""
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def _is_number(raw: Raw) -> bool:
    """Whether it counts something, be it written as text."""
    if not isinstance(raw, str):
        return isinstance(raw, float | int) and not isinstance(raw, bool)
    found = number(raw)
    return isinstance(found, Number) or found.code in _MAY_BE_NUMBERS
