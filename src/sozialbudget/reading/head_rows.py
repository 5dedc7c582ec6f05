"""What the columns of a table are called by heads in one row or in several, merged or not.

And the rows that stand among those of a table and are none: numbers of the columns, units, lines, heads printed again.
Official tables have them. None is a row of the table, and none is passed over without a word.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from sozialbudget.case.layout import SheetLayout, alike, folded
from sozialbudget.case.problems import Fault
from sozialbudget.reading.cells import number, text
from sozialbudget.reading.grid import FormulaZero, Raw, Row, Sheet, Unclear, filled
from sozialbudget.reading.heads import head_of

TEXTS = frozenset(
    ("provider", "excluded", "source", "as_of", "kind", "base", "direction", "reason", "from_id", "to_id")
)
"""Columns of texts that stand in a row by themselves; a text there makes no head."""
_COUNTS = frozenset(
    (
        *("anzahl", "personen", "pers", "faelle", "einwohner", "ew", "absolut", "abs", "zahl", "stueck", "haushalte"),
        *("count", "number", "persons", "people", "cases"),
    )
)
_NO_UNIT = frozenset(("einheit", "einheiten", "masseinheit", "maßeinheit", "unit", "units", "text", "", "–", "—"))
"""What stands in a row of units where a column has none."""
_COLUMN_NUMBER = (
    r"[(\[]?\s*(?:sp(?:alte)?\.?|col(?:umn)?\.?|nr\.?)?\s*(?:([0-9]{1,3})|([a-z]|[ivx]{1,6}))\s*[)\]]?\.?\s*(?:=.*)?"
)
_KINDS = ("number", "letter", "roman")
_ROMAN = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(("", "x", "xx", "xxx"))
    for one, ones in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if tens or ones
}
_LINE = r"[-–—_=~]{2,}"


def names_of_a_row(layout: SheetLayout) -> int:
    """How many of the first columns say which row it is."""
    return 2 if layout.key == "districts" else 1


def is_unit(name: str) -> bool:
    """Whether a cell is a unit or a word for what is counted: T€, in EUR, (Anzahl), %."""
    return measured_in(name) is not None or folded(_bare(name)) in _COUNTS


def measured_in(name: str) -> str | None:
    """The unit that a cell is, as it is written; None where it is none, or may as well be a name."""
    bare = _bare(name)
    head = head_of(f"x ({bare})") if bare else None
    return bare if head is not None and head.name == "x" else None


def _bare(name: str) -> str:
    return re.sub(r"^(?:angaben\s+)?in\s+", "", name.strip().strip("()[]").strip(), flags=re.IGNORECASE)


def is_row_of_units(cells: Row, columns: Mapping[str, int], layout: SheetLayout) -> bool:
    """Whether a row below the heads holds units and nothing else."""
    texts = {columns[column.key] for column in layout.columns[: names_of_a_row(layout)] if column.key in columns}
    texts |= {columns[key] for key in TEXTS if key in columns}
    found = [(column, raw) for column, raw in filled(cells)]
    return any(isinstance(raw, str) and is_unit(raw) for column, raw in found if column not in texts) and all(
        isinstance(raw, str) and (is_unit(raw) or folded(raw).strip("-") in _NO_UNIT) for _, raw in found
    )


def is_line(cells: Row) -> bool:
    """Whether a row is a line of signs: ----, ____."""
    found = [raw for _, raw in filled(cells)]
    return len(found) > 1 and all(
        isinstance(raw, str) and re.fullmatch(_LINE, raw.strip()) is not None for raw in found
    )


def column_numbers(cells: Row) -> bool | None:
    """Whether a row numbers the columns (1 2 3, (1) (2) (3), a b c, I II III); None where some may be left out."""
    if not all(raw is None or isinstance(raw, str) or _column_number(raw) for raw in cells.values()):
        return False  # soon told of a row of values, before its texts are looked at
    found = [(column, _column_number(raw)) for column, raw in filled(cells)]
    verdicts = [_follow([(column, numbers.get(kind)) for column, numbers in found]) for kind in _KINDS]
    return next((verdict for verdict in verdicts if verdict is not False), False)


def _follow(numbers: Sequence[tuple[int, int | None]]) -> bool | None:
    known = [(column, number) for column, number in numbers if number is not None]
    if len(known) < len(numbers) or len(known) < 2:
        return False
    steps = [(right - left, later - at) for (left, at), (right, later) in pairwise(known)]
    if all(step == 1 for _, step in steps) or all(distance == step for distance, step in steps):
        return True
    return None if all(step > 0 for _, step in steps) else False


def _column_number(raw: Raw) -> dict[str, int]:
    """What a cell says as a number, a letter or a Roman numeral."""
    if isinstance(raw, FormulaZero | bool) or (isinstance(raw, Decimal) and not raw.is_finite()):
        return {}
    if isinstance(raw, float | int | Decimal):
        is_small = 0 <= raw < 1000 and raw == int(raw)
        return {"number": int(raw)} if is_small else {}
    found = re.fullmatch(_COLUMN_NUMBER, raw.strip(), re.IGNORECASE) if isinstance(raw, str) else None
    if found is None:
        return {}
    if found[1]:
        return {"number": int(found[1])}
    word = found[2].casefold()
    letter = {"letter": ord(word)} if len(word) == 1 else {}
    return letter | ({"roman": _ROMAN[word]} if word in _ROMAN else {})


def rows_below(
    sheet: Sheet, layout: SheetLayout, end: int, heads: Mapping[int, Collection[str]], columns: Mapping[str, int]
) -> Iterator[tuple[int, str]]:
    """Each row below `end` that is none of the table's, and the code of the note that says so.

    `heads` are the names over each column, as `alike`.
    """
    first = min(heads, default=1)
    is_below = False
    for row in sorted(row for row in sheet.rows if row > end):
        cells = sheet.rows[row]
        raw = cells.get(first) if first in cells else next(iter(cells.values()), None)
        code = None
        if isinstance(raw, str) and (is_below or alike(raw) in heads.get(first, ())) and _repeats_heads(cells, heads):
            code = "row_of_heads_again"
        elif isinstance(raw, str) and raw[:1] in "-–—_=~" and is_line(cells):
            code = "row_of_signs"
        elif is_below and column_numbers(cells):
            code = "row_of_column_numbers"
        elif is_below and is_row_of_units(cells, columns, layout):
            code = "row_of_units"
        is_below = code is not None and (is_below or code == "row_of_heads_again")
        if code is not None:
            yield row, code


def _repeats_heads(cells: Row, heads: Mapping[int, Collection[str]]) -> bool:
    """Whether a row is the heads printed again."""
    found = [(column, raw) for column, raw in filled(cells) if column in heads]
    return len(found) > 1 and all(isinstance(raw, str) and alike(raw) in heads[column] for column, raw in found)


_MOST_HEAD_ROWS = 3
_ROWS_BELOW_HEADS = 6
"""So far below the heads the numbers of the columns and their units may stand."""
_YEARS = range(1990, 2101)
"""What a number in a head may be: Einwohner 2024, Einwohner 2025."""


@dataclass(slots=True)
class Heads:
    """What the columns of a table are called, by all rows that name them."""

    rows: tuple[int, ...] = (1,)
    """The rows with names, from the top."""
    names: dict[int, tuple[int, str]] = field(default_factory=dict)
    """The row and the name of each column."""
    others: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Other names of each: with the head above it, say."""
    groups: dict[str, tuple[int, int, tuple[int, ...]]] = field(default_factory=dict)
    """Names (as `alike`) over several columns: their row, their first column and the columns below."""
    units: dict[int, tuple[int, str]] = field(default_factory=dict)
    """The unit below a name, and its row."""
    passed: list[tuple[int, str]] = field(default_factory=list)
    """Rows that are none of the table's, and the code of the note that says so."""
    doubtful: list[int] = field(default_factory=list)
    """Rows that may number the columns."""
    end: int = 0
    """The last row before those of the table."""
    above: dict[int, set[str]] = field(default_factory=dict)
    """All names that stand over a column, as `alike`."""


def find_heads(sheet: Sheet, layout: SheetLayout, anchor: int) -> Heads:
    """The names of the columns of a table whose head row is `anchor`, perhaps with others above and below it."""
    below = _Below(sheet, layout, anchor)
    units = {row for row, code in below.passed if code == "row_of_units"}
    block = _Block(sheet, layout, (*_rows_above(sheet, anchor), *below.rows), anchor, units)
    heads = block.heads()
    heads.passed, heads.doubtful, heads.end = below.passed, below.doubtful, below.end
    return heads


def _rows_above(sheet: Sheet, anchor: int) -> tuple[int, ...]:
    """The rows directly above that may hold the heads of several columns: of texts."""
    rows: list[int] = []
    for row in range(anchor - 1, max(anchor - _MOST_HEAD_ROWS, 0), -1):
        cells = [raw for _, raw in filled(sheet.rows.get(row, {}))]
        if not cells or not all(isinstance(raw, str) for raw in cells):
            break
        rows.insert(0, row)
    return tuple(rows)


class _Below:
    """The rows from the head row on that are none of the table's."""

    def __init__(self, sheet: Sheet, layout: SheetLayout, anchor: int) -> None:
        self.layout = layout
        self.upper = {column: text(raw) for column, raw in filled(sheet.rows[anchor])}
        self.rows = [anchor]
        self.passed: list[tuple[int, str]] = []
        self.doubtful: list[int] = []
        self.end = anchor
        for row in range(anchor + 1, anchor + _ROWS_BELOW_HEADS):
            cells = dict(filled(sheet.rows.get(row, {})))
            if cells and not self._take(row, cells):
                break

    def _take(self, row: int, cells: Row) -> bool:
        """Whether `row` belongs to the heads; then it is kept as what it is."""
        numbers = self._numbers(cells)
        if numbers is None:
            self.doubtful.append(row)
        elif numbers:
            self.passed.append((row, "row_of_column_numbers"))
        elif len(cells) > 1 and all(_repeats(raw, self.upper.get(column)) for column, raw in cells.items()):
            self.passed.append((row, "row_of_heads_again"))
        elif is_line(cells):
            self.passed.append((row, "row_of_signs"))
        elif is_row_of_units(cells, self._columns(), self.layout):
            self.rows.append(row)
            self.passed.append((row, "row_of_units"))
        elif row == self.end + 1 and len(self.rows) < _MOST_HEAD_ROWS and _is_head_row(cells, self.upper, self.layout):
            self.rows.append(row)
            self.upper |= {column: text(raw) for column, raw in cells.items()}
        elif self._is_called_as_head(cells):
            self.doubtful.append(row)
        else:
            return False
        self.end = row
        return True

    def _columns(self) -> dict[str, int]:
        return {key: column for column, name in self.upper.items() if (key := _key(name, self.layout)) is not None}

    def _is_called_as_head(self, cells: Row) -> bool:
        """Whether the id of a district is nothing but the name of its column."""
        raw = cells.get(self._columns().get("id", 0))
        return isinstance(raw, str) and _key(raw, self.layout) == "id"

    def _numbers(self, cells: Row) -> bool | None:
        if len(cells) < min(_MOST_HEAD_ROWS, len(self.upper)):
            return False
        found = column_numbers(cells)
        has_name = self._columns().get("name") in cells
        return None if found is None and has_name and self.layout.key == "districts" else bool(found)


def _is_head_row(cells: Row, upper: Mapping[int, str | Fault | None], layout: SheetLayout) -> bool:
    """Whether the row below the heads `upper` names columns, too: texts, and nothing that makes it a row of its own."""
    new = {column: raw for column, raw in cells.items() if not _repeats(raw, upper.get(column))}
    if not new or not all(_may_be_head(raw) for raw in new.values()):
        return False
    names = {column: text(raw) for column, raw in new.items()}
    meant = {column: _key(upper.get(column), layout) for column in new}
    own = {column for column, name in names.items() if _key(name, layout) is not None}
    rows_of_their_own = {*TEXTS, *(column.key for column in layout.columns[: names_of_a_row(layout)])}
    if any(meant[column] in rows_of_their_own and column not in own for column in new):
        return False
    if layout.key == "districts":
        has_word = any(isinstance(name, str) and re.search("[^\\W\\d_]", name) for name in names.values())
        is_named = has_word or not any(meant.values())
        return is_named and (len(new) > 1 or len(new) < len(cells) or _completes(new, upper, names, layout))
    joined = {column for column in new if _key(_joined(upper.get(column), names[column]), layout) is not None}
    return any(_key(names[column], layout) != meant[column] for column in own | joined)


def _completes(
    new: Row, upper: Mapping[int, str | Fault | None], names: Mapping[int, str | Fault | None], layout: SheetLayout
) -> bool:
    """Whether the only cell of a row is a name that the heads lack: else it may be a remark."""
    (column,) = new
    known = _key(_joined(upper.get(column), names[column]), layout)
    return column not in upper or known not in (None, _key(upper[column], layout))


def _repeats(raw: Raw, head: str | Fault | None) -> bool:
    return isinstance(raw, str) and isinstance(head, str) and alike(raw) == alike(head)


def _may_be_head(raw: Raw) -> bool:
    """Whether a cell may name a column: a text that is no number and no sign for a missing one, or a year."""
    if isinstance(raw, Unclear):
        return raw.word is not None and _may_be_head(raw.word)
    if isinstance(raw, str) and is_unit(raw):
        return True
    found = number(raw)
    if isinstance(found, Fault):
        return isinstance(raw, str) and found.code == "cell_text"
    return not found.percent and found.value in _YEARS


def _key(name: str | Fault | None, layout: SheetLayout) -> str | None:
    known = layout.by_name.get(folded(name)) if isinstance(name, str) else None
    return None if known is None else known.key


def _joined(*parts: str | Fault | None) -> str:
    """One name of several heads, a word divided at the end of a row put together."""
    name = ""
    for part in parts:
        if isinstance(part, str) and part:
            divided = name.endswith("-") and part[:1].islower()
            name = name[:-1] + part if divided else f"{name} {part}".strip()
    return name


class _Block:
    """The rows that name the columns, and which cell stands above which."""

    def __init__(
        self, sheet: Sheet, layout: SheetLayout, rows: tuple[int, ...], anchor: int, units: Collection[int]
    ) -> None:
        self.sheet, self.layout, self.rows, self.units = sheet, layout, rows, units
        self.above = rows.index(anchor)
        self.own = [self._own(row) for row in rows]
        """The names in each row, by column."""
        named = [names for at, names in enumerate(self.own) if at >= self.above or len(names) > 1]
        self.columns = sorted({column for names in named for column in names})
        self.spans = [self._spans(at) for at in range(len(rows))]
        """In each row the first column of the name that stands over a column."""

    def _own(self, row: int) -> dict[int, str]:
        names = {column: text(raw) for column, raw in filled(self.sheet.rows[row])}
        return {column: name for column, name in names.items() if isinstance(name, str)}

    def _spans(self, at: int) -> dict[int, int]:
        """A name stands over the columns it is merged over, or else over those to its right that have none."""
        own, row = self.own[at], self.rows[at]
        spans = {column: column for column in own}
        for merge in self.sheet.merges:
            if merge.top <= row <= merge.bottom and merge.left in own:
                spans |= dict.fromkeys(range(merge.left, min(merge.right, self.columns[-1]) + 1), merge.left)
        for left, right in pairwise(self.columns):
            is_printed_again = left in own and right in own and alike(own[left]) == alike(own[right])
            if is_printed_again and at + 1 < len(self.rows):
                spans[right] = spans[left]
        merged = {first for column, first in spans.items() if column != first}
        last: int | None = None
        for column in self.columns:
            if column in own:
                last = None if column in merged else column
            elif column in spans:
                last = None
            elif last is not None and any(column in names for names in self.own[at + 1 :]):
                spans[column] = last
        return spans

    def heads(self) -> Heads:
        heads = Heads(self.rows)
        lowest = {column: self._parts(column)[-1][1] for column in self.columns}
        for column in self.columns:
            whole = self._parts(column)
            heads.above[column] = {alike(name) for _, name in whole}
            if len(whole) > 1 and self._is_unit(*whole[-1]):
                heads.units[column] = whole[-1]
            parts = whole[: len(whole) - (column in heads.units)]
            parts = [part for part in parts if part[0] >= self.rows[self.above]] or parts
            heads.names[column] = self._name(column, parts, lowest, column in heads.units)
            names = [*_joins([name for _, name in whole]), *(n for row, n in parts if self._stands_alone(row, column))]
            names += [whole[-1][1]]
            heads.others[column] = tuple(dict.fromkeys(name for name in names if name != heads.names[column][1]))
        heads.groups = self._groups()
        return heads

    def _is_unit(self, row: int, name: str) -> bool:
        """Whether a name below another one is its unit: among heads a word may be a name, Einwohner."""
        return row in self.units or (row > self.rows[self.above] and measured_in(name) is not None)

    def _parts(self, column: int) -> list[tuple[int, str]]:
        """The rows and the names over a column, from the top."""
        parts: list[tuple[int, str]] = []
        for at, row in enumerate(self.rows):
            first = self.spans[at].get(column)
            name = None if first is None else self.own[at].get(first)
            if name is not None and not (parts and alike(parts[-1][1]) == alike(name)):
                parts.append((row, name))
        return parts

    def _name(
        self, column: int, parts: Sequence[tuple[int, str]], lowest: Mapping[int, str], has_unit: bool
    ) -> tuple[int, str]:
        """The row and the name by which a column goes: its own, or with those above where several have the same."""
        row, own = parts[-1]
        joined = _joined(*(name for _, name in parts))
        if len(parts) > 1:
            if (known := self._known(column, parts, joined)) is not None:
                return known
            if has_unit or sum(alike(name) == alike(own) for name in lowest.values()) > 1:
                return row, joined
        elif has_unit and not self._stands_alone(row, column):
            at = self.rows.index(row)
            return row, own if self.spans[at][column] == column else f"{own} {lowest[column]}"
        return row, own

    def _known(self, column: int, parts: Sequence[tuple[int, str]], joined: str) -> tuple[int, str] | None:
        """A column with a meaning, by its lowest name, by all together or by one that stands over it alone."""
        candidates = [parts[-1], (parts[-1][0], joined)]
        candidates += [(row, name) for row, name in parts[:-1] if self._stands_alone(row, column)]
        return next(((row, name) for row, name in candidates if _key(name, self.layout) is not None), None)

    def _stands_alone(self, row: int, column: int) -> bool:
        """Whether the name in `row` over `column` stands over no other, or over none that has no meaning of its own."""
        at = self.rows.index(row)
        first = self.spans[at][column]
        below = [c for c in self.columns if self.spans[at].get(c) == first]
        rest = [c for c in below if _key(self._parts(c)[-1][1], self.layout) is None]
        return below == [column] or rest == [column]

    def _groups(self) -> dict[str, tuple[int, int, tuple[int, ...]]]:
        groups: dict[str, tuple[int, int, tuple[int, ...]]] = {}
        for at, spans in enumerate(self.spans):
            for first, name in self.own[at].items():
                below = tuple(column for column in self.columns if spans.get(column) == first)
                if len(below) > 1:
                    groups.setdefault(alike(name), (self.rows[at], first, below))
        return groups


def _joins(parts: Sequence[str]) -> Iterator[str]:
    """The names that follow each other, joined: all, the last ones, the first ones."""
    for length in range(len(parts), 1, -1):
        for start in range(len(parts) - length, -1, -1):
            yield _joined(*parts[start : start + length])
