"""Rows that stand among those of a table and are none: numbers of the columns, units, lines, heads printed again.

Official tables have them. None is a row of the table, and none is passed over without a word.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from sozialbudget.case.layout import SheetLayout, alike, folded
from sozialbudget.reading.grid import FormulaZero, Raw, Row, Sheet, filled
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


__all__ = [
    "TEXTS",
    "column_numbers",
    "is_line",
    "is_row_of_units",
    "is_unit",
    "measured_in",
    "names_of_a_row",
    "rows_below",
]
