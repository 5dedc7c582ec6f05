"""Tables as HTML wants them: headers in one or two lines, the parts of a table, and a print size at which all fits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from sozialbudget.formats.document import Column, Row, Table

_REGION = 5
"""Tables of more columns are regions of their own to a screen reader."""
_WIDE = 10
"""Tables of more columns are set closer on the screen."""
_NARROW = 5
"""Tables of up to so many columns, at most one of them of running text, do not fill a wide screen."""
_LONG = 20
"""Tables of more rows scroll under their header on the screen."""
_FEW = 16
"""Tables of up to so many rows are not divided in print."""
_ONE_LINE = 24
"""Numbers up to this length are never broken."""
_SHORT = 12
"""Words up to this length are not broken where a column is to be as narrow as its content."""
_NAME, _TEXT = 17, 14
"""Characters in a line of print where it names the row, and where it is other running text (document.css)."""
_CHARACTER_EM, _PADDING_EM = 0.64, 0.9
"""Widths in print, of the widest common font."""
_PORTRAIT_PT, _LANDSCAPE_PT = 487, 768
"""Room between the margins of an A4 page (document.css)."""
_LARGEST_PT, _SMALLEST_PT = 9.0, 4.0


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column: how its cells are written, its share of the room in percent, whether it names the row."""

    classes: str
    share: int
    names_row: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring columns under one header, or those beside it that have none."""

    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the header."""

    text: str
    classes: str
    scope: Literal["col", "colgroup"] = "col"
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a table's body or its foot."""

    tag: Literal["tbody", "tfoot"]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table, ready to be written."""

    block: Table
    id: str
    classes: str
    role: Literal["region", "group"]
    length: Literal["short", "medium", "long"]
    columns: tuple[ColumnView, ...]
    groups: tuple[Group, ...]
    head: tuple[tuple[HeadCell, ...], ...]
    parts: tuple[Part, ...]
    kind: Literal["Table"] = "Table"


def table_view(table: Table, name: str, landscape: bool) -> TableView:
    """`table` as it is written, with the id `name`; in print it is as wide as a page at most."""
    columns = tuple(_columns(table))
    spans = list(_spans(table.columns))
    return TableView(
        block=table,
        id=name,
        classes=f"{_breadth(columns)} print-{round(_print_size(table, columns, landscape) * 10)}",
        role="region" if len(columns) > _REGION else "group",
        length="short" if len(table.rows) <= _FEW else "medium" if len(table.rows) <= _LONG else "long",
        columns=columns,
        groups=tuple(Group(columns[start:end]) for start, end in spans),
        head=tuple(_head(table, columns, spans)),
        parts=tuple(_parts(table.rows)),
    )


def _breadth(columns: Sequence[ColumnView]) -> Literal["wide", "middle", "narrow"]:
    if len(columns) > _WIDE:
        return "wide"
    running = sum("words" in column.classes for column in columns)
    return "narrow" if len(columns) <= _NARROW and running <= 1 else "middle"


def _columns(table: Table) -> Iterator[ColumnView]:
    room = sum(column.width for column in table.columns)
    for index, column in enumerate(table.columns):
        longest = max((len(row.cells[index]) for row in table.rows), default=0)
        if column.align == "right":
            form = "number" if longest <= _ONE_LINE else "right"
        else:
            form = "word" if longest <= _SHORT and not column.width else "words"
        sticks = " sticks" if index == table.row_headers - 1 else ""
        # In steps of 5 %, as the style sheet has them.
        share = round(20 * column.width / room) * 5 if column.width else 0
        yield ColumnView(form + sticks, share, index < table.row_headers)


def _spans(columns: Sequence[Column]) -> Iterator[tuple[int, int]]:
    """First and past-the-last position of each run of columns that share a header; one without stands alone."""
    start = 0
    for _, run in groupby(enumerate(columns), key=lambda item: (item[1].group, item[0] if not item[1].group else -1)):
        end = start + len(list(run))
        yield start, end
        start = end


def _head(
    table: Table, columns: Sequence[ColumnView], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[HeadCell, ...]]:
    heads = [HeadCell(column.header, view.classes) for column, view in zip(table.columns, columns, strict=True)]
    if not any(column.group for column in table.columns):
        yield tuple(heads)
        return
    upper: list[HeadCell] = []
    lower: list[HeadCell] = []
    for start, end in spans:
        group = table.columns[start].group
        if group:
            upper.append(HeadCell(group, "group", "colgroup", end - start))
            lower += heads[start:end]
        else:
            upper.append(HeadCell(heads[start].text, heads[start].classes, rowspan=2))
    yield tuple(upper)
    yield tuple(lower)


def _parts(rows: Sequence[Row]) -> Iterator[Part]:
    """The body and, where the last rows are totals, the foot."""
    end = len(rows)
    while end and rows[end - 1].kind == "total":
        end -= 1
    if rows[:end]:
        yield Part("tbody", tuple(rows[:end]))
    if rows[end:]:
        yield Part("tfoot", tuple(rows[end:]))


def _print_size(table: Table, columns: Sequence[ColumnView], landscape: bool) -> float:
    """The size of type, pt, at which the table is as wide as an A4 page at most."""
    widths = [_width(table, index, column) for index, column in enumerate(columns)]
    for start, end in _spans(table.columns):
        widths[start] += max(0, _longest_word(table.columns[start].group) - sum(widths[start:end]))
    em = sum(widths) * _CHARACTER_EM + len(widths) * _PADDING_EM
    fitting = (_LANDSCAPE_PT if landscape else _PORTRAIT_PT) / em
    return max(_SMALLEST_PT, min(_LARGEST_PT, int(fitting * 2) / 2))


def _width(table: Table, index: int, column: ColumnView) -> int:
    """Characters the column cannot do without in a line."""
    if "words" in column.classes:
        content = _NAME if "sticks" in column.classes else _TEXT
    else:
        content = min(_ONE_LINE, max((len(row.cells[index]) for row in table.rows), default=0))
    return max(_longest_word(table.columns[index].header), content)


def _longest_word(text: str) -> int:
    return max(map(len, re.split(r"\s+|(?<=-)", text)))
