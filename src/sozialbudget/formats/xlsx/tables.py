"""A workbook of plain tables: title, remarks, header row, rows, totals; figures that follow from others as formulas.

`compare`, `project` and `series` write theirs with it. Sheets are set up for print like those of the result, text is
written as text, and the same content gives the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name

from sozialbudget.formats import table as stated
from sozialbudget.formats.xlsx.live_sheet import HEAD, INK, LINE, PALE, LiveSheet, Value, height
from sozialbudget.words import Lang, say

EUROS, WHOLE_EUROS = '#,##0.00 "€"', '#,##0 "€"'
SIGNED_EUROS = '+#,##0.00 "€";-#,##0.00 "€";0.00 "€"'
SIGNED_WHOLE_EUROS = '+#,##0 "€";-#,##0 "€";0 "€"'
RATE, SIGNED_RATE = "0.0 %", "+0.0 %;-0.0 %;0.0 %"
RATE_GIVEN = "0.0##%"
"""A rate somebody entered."""
HOURS, NUMBER, TEXT, YEAR = "#,##0.00", "General", "@", "0"

_A4 = 9


@dataclass(frozen=True, slots=True)
class Live:
    """A formula (without `=`) and its value."""

    formula: str
    value: Value


Cell = Value | Live


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, number format (TEXT: left-aligned text) and width in characters."""

    header: str
    number_format: str = NUMBER
    width: float = 14.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table stands: zero-based rows of its header, first and last row, and of the totals (None: no totals)."""

    header: int
    first: int
    last: int
    total: int | None


class TableBook:
    """The workbook while it is written. `year` is its fixed date, so that the same content gives the same bytes."""

    def __init__(self, title: str, year: int, lang: Lang) -> None:
        self.lang = lang
        self._buffer = BytesIO()
        self.workbook = Workbook(self._buffer, {"in_memory": True})
        self.workbook.set_properties({"title": title, "comments": "sozialbudget", "created": datetime(year, 1, 1)})
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

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        total: Sequence[Cell] | None = None,
        *,
        frozen_columns: int | None = None,
    ) -> Placed:
        """A table, a row below it left empty. `frozen_columns` freezes the header and so many columns, and repeats
        the header on each page: for the one big table of a sheet."""
        header = self.row
        for col, column in enumerate(columns):
            side = "left" if column.number_format == TEXT else "right"
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
            self.sheet.write_text(header, col, column.header, style)
            self.sheet.set_column(col, col, column.width)
        self.sheet.set_row(header, height({column.header: column.width * 0.9 for column in columns}))
        for offset, cells in enumerate(rows, start=1):
            self._write_row(header + offset, columns, cells, {})
        last = header + len(rows)
        if total is not None:
            self._write_row(last + 1, columns, total, {"bold": True, "bg_color": PALE, "top": 1, "border_color": LINE})
        if frozen_columns is not None:
            self.sheet.freeze_panes(header + 1, frozen_columns)
            self.sheet.repeat_rows(header)
        self.row = last + (3 if total is not None else 2)
        return Placed(header, header + 1, last, None if total is None else last + 1)

    def show(self, table: stated.Table, *, frozen_columns: int | None = None) -> Placed:
        """`table`, what follows from other columns and what is summed as formulas."""
        columns, first = table.columns, self.row + 1
        last = first + len(table) - 1
        rows = [
            [_live(columns, column, row, value) for column, value in zip(columns, values, strict=True)]
            for row, values in enumerate(zip(*(column.values for column in columns), strict=True), start=first)
        ]
        total: list[Cell] | None = None
        if table.total is not None:
            live = range(len(columns)) if table.is_live else ()
            total = [_total(columns, col, first, last) for col in live] or [column.total for column in columns]
            total[0] = table.total
        heads = [Column(column.head(self.book.lang), column.form.number_format, column.width) for column in columns]
        return self.table(heads, rows, total, frozen_columns=frozen_columns)

    def _write_row(self, row: int, columns: Sequence[Column], cells: Sequence[Cell], more: dict[str, Any]) -> None:
        wrapped: dict[str, float] = {}
        for col, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            is_text = column.number_format == TEXT
            form = {"text_wrap": True} if is_text else {"num_format": column.number_format, "align": "right"}
            style = self.book.style(valign="top", **form, **_beside(columns, col), **more)
            self.put(row, col, cell, style)
            if is_text and isinstance(cell, str) and cell:
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


def _live(columns: Sequence[stated.Column], column: stated.Column, row: int, value: Cell) -> Cell:
    """The formula of `column` in the zero-based `row`, where it has one and there is something to compute."""
    if column.formula is None or value is None or isinstance(value, Live):
        return value
    cells = {one.key: f"{xl_col_to_name(col)}{row + 1}" for col, one in enumerate(columns)}
    is_undefined = isinstance(value, Decimal) and value.is_nan()
    return Live(column.formula(cells), "" if is_undefined else value)


def _total(columns: Sequence[stated.Column], col: int, first: int, last: int) -> Cell:
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
    is_beside = col and columns[col].number_format == TEXT and columns[col - 1].number_format != TEXT
    return {"indent": 1} if is_beside else {}
