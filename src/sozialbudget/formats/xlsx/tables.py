"""A workbook of plain tables: title, remarks, header row, rows, totals; figures that follow from others as formulas.

`compare`, `project` and `series` write theirs with it. Sheets are set up for print like those of the result, text is
written as text, and the same content gives the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name

from sozialbudget.formats import table
from sozialbudget.formats.table import Column, Table
from sozialbudget.formats.xlsx.live_sheet import HEAD, INK, LINE, PALE, LiveSheet, Value, height
from sozialbudget.words import Lang, say

EUROS, WHOLE_EUROS = table.EUROS.number_format, table.WHOLE_EUROS.number_format
SIGNED_EUROS, SIGNED_WHOLE_EUROS = table.SIGNED_EUROS.number_format, table.SIGNED_WHOLE_EUROS.number_format
RATE, SIGNED_RATE, HOURS = "0.0 %", table.SIGNED_RATE.number_format, table.HOURS.number_format
TEXT = table.TEXT.number_format
RATE_GIVEN = "0.0##%"
"""A rate somebody entered."""

_A4 = 9


@dataclass(frozen=True, slots=True)
class Live:
    """A formula (without `=`) and its value."""

    formula: str
    value: Value


Cell = Value | Live


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table stands: zero-based rows of its header, first and last row, and of the totals (None: no totals)."""

    header: int
    first: int
    last: int
    total: int | None


class TableBook:
    """The workbook while it is written. `day` is its fixed date, so that the same content gives the same bytes."""

    def __init__(self, title: str, day: date, lang: Lang) -> None:
        self.lang = lang
        self._buffer = BytesIO()
        self.workbook = Workbook(self._buffer, {"in_memory": True})
        self.workbook.set_properties(
            {"title": title, "comments": "sozialbudget", "created": datetime(day.year, day.month, day.day)}
        )
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    @classmethod
    def within(cls, workbook: Workbook, lang: Lang) -> "TableBook":
        """Tables for a workbook that somebody else writes and saves."""
        book = cls.__new__(cls)
        book.lang, book.workbook, book._formats = lang, workbook, {}
        return book

    def sheet(self, name: str, title: str, remarks: Sequence[str] = ()) -> "TableSheet":
        """A new sheet called `name` with its title and remarks; tables follow below them."""
        return TableSheet(self, name, title, remarks)

    def style(self, **properties: Any) -> Format:
        """A cell format; the same properties give the same format."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            usual = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "vcenter"}
            self._formats[key] = self.workbook.add_format({**usual, **properties})
        return self._formats[key]

    def content(self) -> memoryview:
        """The workbook, finished."""
        self.workbook.close()
        return self._buffer.getbuffer()


class TableSheet:
    """A sheet of the book, written from top to bottom; `row` is the zero-based row to write next."""

    def __init__(self, book: TableBook, name: str, title: str, remarks: Sequence[str]) -> None:
        self.book = book
        self.sheet: LiveSheet = book.workbook.add_worksheet(name, worksheet_class=LiveSheet)
        self.sheet.hide_gridlines(2)
        self.sheet.set_paper(_A4)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        self.sheet.set_footer(f"&L&8sozialbudget&C&8&A&R&8{say('print.page', book.lang)} &P / &N")
        self.sheet.write_text(0, 0, title, book.style(bold=True, font_size=14))
        self.row = 1
        for remark in remarks:
            self.remark(remark)
        self.row += 1

    def remark(self, text: str) -> None:
        """A line of explanation."""
        self.sheet.write_text(self.row, 0, text, self.book.style(italic=True, font_color="#52606D"))
        self.row += 1

    def heading(self, text: str) -> None:
        """A heading above a table."""
        self.sheet.write_text(self.row, 0, text, self.book.style(bold=True, font_size=11))
        self.row += 1

    def show(self, table: Table, *, frozen_columns: int | None = None) -> Placed:
        """`table`, what follows from other columns and what is summed as formulas; a row below it is left empty.

        `frozen_columns` freezes the header and so many columns, and repeats the header on each page: for the one big
        table of a sheet.
        """
        columns, header = table.columns, self.row
        first, last = header + 1, header + len(table)
        self._write_header(columns)
        for row, values in enumerate(zip(*(column.values for column in columns), strict=True), start=first):
            cells = [_live(columns, column, row, value) for column, value in zip(columns, values, strict=True)]
            self._write_row(row, columns, cells, {})
        if table.total is not None:
            live = range(len(columns)) if table.is_live else ()
            total = [_total(columns, col, first, last) for col in live] or [column.total for column in columns]
            total[0] = table.total
            self._write_row(last + 1, columns, total, {"bold": True, "bg_color": PALE, "top": 1, "border_color": LINE})
        if frozen_columns is not None:
            self.sheet.freeze_panes(first, frozen_columns)
            self.sheet.repeat_rows(header)
        self.row = last + (3 if table.total is not None else 2)
        return Placed(header, first, last, None if table.total is None else last + 1)

    def _write_header(self, columns: Sequence[Column]) -> None:
        heads = [column.head(self.book.lang) for column in columns]
        for col, (column, head) in enumerate(zip(columns, heads, strict=True)):
            side = "left" if column.is_text else "right"
            style = self.book.style(
                bold=True,
                bg_color=HEAD,
                text_wrap=True,
                valign="top",
                bottom=1,
                border_color=LINE,
                align=side,
                **_beside(columns, col),
            )
            self.sheet.write_text(self.row, col, head, style)
            self.sheet.set_column(col, col, column.width)
        widths = {head: column.width * 0.9 for column, head in zip(columns, heads, strict=True)}
        self.sheet.set_row(self.row, height(widths))

    def _write_row(self, row: int, columns: Sequence[Column], cells: Sequence[Cell], more: dict[str, Any]) -> None:
        wrapped: dict[str, float] = {}
        for col, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            told = {"num_format": column.form.number_format, "align": "right"}
            form = {"text_wrap": True} if column.is_text else told
            style = self.book.style(valign="top", **form, **_beside(columns, col), **more)
            self.put(row, col, cell, style)
            if column.is_text and isinstance(cell, str) and cell:
                wrapped[cell] = column.width
        if wrapped:
            self.sheet.set_row(row, height(wrapped))

    def put(self, row: int, col: int, cell: Cell, style: Format) -> None:
        """One cell; None is left blank."""
        if isinstance(cell, Live):
            self.sheet.write_live(row, col, cell.formula, cell.value, style)
        elif cell is None:
            self.sheet.write_blank(row, col, None, style)
        elif isinstance(cell, str):
            self.sheet.write_text(row, col, cell, style)
        else:
            self.sheet.write_number(row, col, float(cell), style)


def _live(columns: Sequence[Column], column: Column, row: int, value: Cell) -> Cell:
    """The formula of `column` in the zero-based `row`, where it has one and there is something to compute."""
    if column.formula is None or value is None or isinstance(value, Live):
        return value
    cells = {one.key: f"{xl_col_to_name(col)}{row + 1}" for col, one in enumerate(columns)}
    is_undefined = isinstance(value, Decimal) and value.is_nan()
    return Live(column.formula(cells), "" if is_undefined else value)


def _total(columns: Sequence[Column], col: int, first: int, last: int) -> Cell:
    column = columns[col]
    value: Value = column.total
    if value is None or value == "" or column.is_text:
        return value
    if column.formula is not None and not column.foots:
        return _live(columns, column, last + 1, value)
    letter = xl_col_to_name(col)
    return Live(f"SUM({letter}{first + 1}:{letter}{last + 1})", value)


def _beside(columns: Sequence[Column], col: int) -> dict[str, Any]:
    """Text beside a column of numbers keeps its distance."""
    is_beside = col and columns[col].is_text and not columns[col - 1].is_text
    return {"indent": 1} if is_beside else {}
