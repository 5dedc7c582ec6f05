"""A sheet with one row per district and, in parts, one column per year: figures side by side, a total row below."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_col_to_name

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.formats.xlsx.heights import height
from sozialbudget.formats.xlsx.live_sheet import Column, LiveSheet, Value, table_rows
from sozialbudget.formats.xlsx.palette import HEAD, LINE, PALE
from sozialbudget.method.numbers import exact
from sozialbudget.workbook.projection.book import Book
from sozialbudget.workbook.result.context import FIRST_ROW, HEADER_ROW, pages

_PART_ROW, _ABOVE_ROW = HEADER_ROW - 2, HEADER_ROW - 1
_WIDTH = 13.0
_PAGE = 150.0
"""Characters beside the names that one printed page takes legibly."""


@dataclass(frozen=True, slots=True)
class YearColumn:
    """A column: header, values and formula (`§` the row, `¤` the row in the input), and the name it gets.

    `total` is a formula and its value; None: the sum, where the part foots. `above` stands above the header, live.
    """

    header: str
    values: Sequence[Value]
    formula: str
    name: str | None = None
    total: tuple[str, Value] | None = None
    above: tuple[str, Value] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Columns that belong together; `foots`: their totals are sums."""

    key: str
    heading: str
    columns: Sequence[YearColumn]
    number_format: str
    foots: bool = True


def write_districts_by_year(
    book: Book, sheet_key: str, title: str, remarks: Sequence[str], parts: Sequence[Part], above: str = ""
) -> dict[str, int]:
    """Write the sheet; returns the zero-based first column of each part by its key. `above` labels what stands above
    headers."""
    r = book.r
    sheet = r.add_sheet(sheet_key, header_row=HEADER_ROW, first_columns=2)
    widths = [11.0, max(24.0, *(min(36.0, len(d.name) * 1.1) for d in r.allocation.case.districts))]
    # Within the columns repeated on every page, so that no page shows half a title.
    sheet.merge_range(0, 0, 0, 1, title, r.style(bold=True, font_size=14, shrink=True, valign="top"))
    if above:
        sheet.write(_ABOVE_ROW - 1, 1, above, r.style(italic=True, align="right"))
    table = [
        Column([getattr(d, field) for d in r.allocation.case.districts], r.text, book.cells.field(field) + '&""')
        for field in ("id", "name")
    ]
    for col, field in enumerate(("id", "name")):
        sheet.write_text(HEADER_ROW - 1, col, DISTRICTS.column(field).header.say(r.lang), r.header)
    _total_labels(book, sheet)
    firsts: dict[str, int] = {}
    for part in parts:
        firsts[part.key] = first = len(table)
        _heading(book, sheet, first, part)
        for column in part.columns:
            _header(book, sheet, len(table), column, part)
            if column.name:
                last = (FIRST_ROW + r.n - 2, len(table))
                book.define(column.name, sheet_key, (FIRST_ROW - 1, len(table)), last)
            table.append(Column(column.values, r.number(part.number_format), column.formula))
            widths.append(_WIDTH)
    for col, width in enumerate(widths):
        sheet.set_column(col, col, width)
    headers = {column.header: _WIDTH for part in parts for column in part.columns}
    sheet.set_row(HEADER_ROW - 1, height(headers))
    rows = table_rows(table, FIRST_ROW, r.n, [book.cells.row(i) for i in range(r.n)])
    sheet.add_rows(FIRST_ROW - 1, r.n, len(table), rows)
    scale, breaks = pages(widths, 2, _new_pages(parts, list(firsts.values())))
    end = breaks[0] if breaks else len(table)
    for row, remark in enumerate(remarks):
        _remark(book, sheet, row, end, remark)
    sheet.set_print_scale(scale)
    sheet.repeat_columns(0, 1)
    sheet.set_v_pagebreaks(breaks)
    return firsts


def _new_pages(parts: Sequence[Part], firsts: list[int]) -> list[int]:
    """The columns of parts that begin a page, so that a part is not torn where it need not be."""
    begin, filled = [], 0.0
    for part, first in zip(parts, firsts, strict=True):
        width = len(part.columns) * _WIDTH
        if filled and filled + width > _PAGE:
            begin.append(first)
            filled = 0.0
        filled += width
    return begin


def _heading(book: Book, sheet: LiveSheet, first: int, part: Part) -> None:
    style = book.r.style(bold=True, bg_color=PALE, bottom=1, border_color=LINE, text_wrap=True)
    last = first + len(part.columns) - 1
    if last > first:
        sheet.merge_range(_PART_ROW - 1, first, _PART_ROW - 1, last, part.heading, style)
    else:
        sheet.write(_PART_ROW - 1, first, part.heading, style)


def _header(book: Book, sheet: LiveSheet, col: int, column: YearColumn, part: Part) -> None:
    r = book.r
    sheet.write_text(HEADER_ROW - 1, col, column.header, r.number_header)
    if column.above is not None:
        sheet.write_live(_ABOVE_ROW - 1, col, *column.above, r.number("0.0##%", italic=True, align="right"))
    bottom = r.style(bold=True, top=1, border_color=LINE, bg_color=HEAD, num_format=part.number_format)
    row = FIRST_ROW - 1 + r.n
    if column.total is not None:
        sheet.write_live(row, col, *column.total, bottom)
    elif part.foots:
        letter = xl_col_to_name(col)
        with exact():
            value = sum((v for v in column.values if isinstance(v, Decimal)), Decimal(0))
        sheet.write_live(row, col, f"SUM({letter}{FIRST_ROW}:{letter}{FIRST_ROW + r.n - 1})", value, bottom)
    else:
        sheet.write_blank(row, col, None, bottom)


def _remark(book: Book, sheet: LiveSheet, row: int, end: int, remark: str) -> None:
    """Beside the title, over the columns of the first page."""
    style = book.r.style(italic=True, text_wrap=True, valign="top", font_color="#52606D")
    if end > 3:
        sheet.merge_range(row, 2, row, end - 1, remark, style)
    else:
        sheet.write(row, 2, remark, style)
    sheet.set_row(row, max(20.0, height({remark: (end - 2) * _WIDTH})))


def _total_labels(book: Book, sheet: LiveSheet) -> None:
    r, row = book.r, FIRST_ROW - 1 + book.n
    style = r.style(bold=True, top=1, border_color=LINE, bg_color=HEAD)
    sheet.write_blank(row, 0, None, style)
    sheet.write(row, 1, r.say("total"), style)
