"""Reading .xls (BIFF8, Excel 97 to 2003) with xlrd into plain cells."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOBase
from itertools import pairwise

import xlrd
from xlrd.biffh import XL_CELL_BOOLEAN, XL_CELL_ERROR, error_text_from_code

from sozialbudget.reading.cells import as_found
from sozialbudget.reading.files.merges import MOST_MERGES, spread
from sozialbudget.reading.files.number_formats import PLAIN, what_format_shows
from sozialbudget.reading.files.ole import OleFile
from sozialbudget.reading.files.xls_records import XlsRecords
from sozialbudget.reading.grid import (
    DamagedError,
    EncryptedError,
    ErrorCell,
    Formula,
    FormulaZero,
    Merge,
    Raw,
    Row,
    Sheet,
    TooLargeError,
    Uncalculated,
)
from sozialbudget.reading.marks import of_runs, whole


class XlsBook:
    """An opened .xls."""

    def __init__(self, content: bytes) -> None:
        stream = OleFile(content).stream("Workbook")
        with _anything_is_damage():
            records = XlsRecords.of(stream)
            self._records = records
            records_of_xlrd, records.stream = bytes(records.stream), bytearray()
            self._book = xlrd.open_workbook(
                file_contents=records_of_xlrd,
                logfile=_Nowhere(),
                formatting_info=True,  # or percent signs and what is hidden would be lost
                on_demand=True,
                ragged_rows=True,  # or one cell far out takes the memory of a full sheet
            )
            formats = self._book.format_map  # those of other countries are built in without a text
            shows = {key: what_format_shows(known.format_str or "") for key, known in formats.items()}
            self._shown = [shows.get(style.format_key, PLAIN) for style in self._book.xf_list]
            self._hows = [records.how_of_font(style.font_index) for style in self._book.xf_list]
            self._any_marks = any(records.fonts)

    @property
    def sheet_names(self) -> list[str]:
        """All worksheets in the order of the workbook."""
        return list(self._book.sheet_names())

    def sheet(self, position: int) -> Sheet:
        """The cells of one sheet."""
        with _anything_is_damage():
            found = self._book.sheet_by_index(position)
            rows = {number + 1: row for number in range(found.nrows) if (row := self._row(found, number))}
            sheet = Sheet(
                found.name,
                position,
                rows,
                hidden=found.visibility != 0,
                hidden_rows=frozenset(row for row in rows if _is_hidden_row(found, row - 1)),
                hidden_columns=tuple(
                    range(column + 1, column + 2)
                    for column, info in found.colinfo_map.items()
                    if info.hidden or info.width == 0
                ),
                merges=_merges(found),
                doubts=frozenset(self._records.doubts),
            )
            if sheet.doubts:
                formulas = self._records.sheets[found.number].formulas
                sheet.formulas = {(row + 1, column + 1): Formula("") for row, column in formulas}
            spread(sheet)
            return sheet

    def _row(self, sheet: xlrd.sheet.Sheet, number: int) -> Row:
        row: Row = {}
        records = self._records.sheets[sheet.number]
        for column, (kind, value) in enumerate(zip(sheet.row_types(number), sheet.row_values(number), strict=True)):
            if kind == XL_CELL_BOOLEAN:
                row[column + 1] = bool(value)
            elif kind == XL_CELL_ERROR:
                row[column + 1] = ErrorCell(error_text_from_code.get(int(value), "#ERR"))
            elif isinstance(value, float):  # dates among them: what a number is, its format says, as in .xlsx
                read = self._number(value, sheet.cell_xf_index(number, column))
                is_zero = type(read) is float and (number, column) in records.zeros
                row[column + 1] = FormulaZero(value) if is_zero else read
            elif value:
                row[column + 1] = value
            elif kind == xlrd.XL_CELL_TEXT and (number, column) in records.formulas and not records.calculated:
                # An empty text is an empty cell. As a formula's result it is also what is stored before the first
                # calculation: where no formula of the sheet has any other result, none was calculated.
                row[column + 1] = Uncalculated()
            if self._any_marks and column + 1 in row:
                row[column + 1] = self._marked(sheet, number, column, row[column + 1])
        return row

    def _marked(self, sheet: xlrd.sheet.Sheet, row: int, column: int, raw: Raw) -> Raw:
        """A cell with what of it is raised, lowered or struck out."""
        style = sheet.cell_xf_index(row, column)
        how = self._hows[style] if 0 <= style < len(self._hows) else None
        fonts = sheet.rich_text_runlist_map.get((row, column))
        if not fonts or not isinstance(raw, str):
            return raw if how is None else whole(raw, as_found(raw), how)
        text = raw.encode("utf-16-le")  # whose units the file counts
        begins = [0, *(begin for begin, _ in fonts), len(text) // 2]
        hows = [how, *(self._records.how_of_font(font) for _, font in fonts)]
        pieces = [text[2 * begin : 2 * end].decode("utf-16-le", "replace") for begin, end in pairwise(begins)]
        found = of_runs(zip(pieces, hows, strict=True))
        return raw if type(found) is str else found

    def _number(self, number: float, style: int) -> Raw:
        shown = self._shown[style] if 0 <= style < len(self._shown) else PLAIN
        return shown.raw(number, since_1904=self._book.datemode == 1)


def _merges(sheet: xlrd.sheet.Sheet) -> tuple[Merge, ...]:
    if len(sheet.merged_cells) > MOST_MERGES:
        raise TooLargeError(f"{MOST_MERGES}+")
    return tuple(
        Merge(top + 1, left + 1, bottom, right)  # of xlrd the first beyond, counted from 0
        for top, bottom, left, right in sheet.merged_cells
    )


def _is_hidden_row(sheet: xlrd.sheet.Sheet, number: int) -> bool:
    info = sheet.rowinfo_map.get(number)
    if info is None:
        return bool(sheet.default_row_hidden)
    if info.hidden or (info.height == 0 and not info.has_default_height):
        return True
    return bool(sheet.default_row_hidden) and not info.height_mismatch


class _Nowhere(TextIOBase):
    """Takes the remarks xlrd would print."""

    def write(self, text: str, /) -> int:
        return len(text)


@contextmanager
def _anything_is_damage() -> Iterator[None]:
    """What xlrd raises on a broken file is no list anybody keeps: struct.error, AssertionError, KeyError …"""
    try:
        yield
    except (DamagedError, EncryptedError, TooLargeError):
        raise
    except Exception as error:
        raise DamagedError("ihr Aufbau ist unvollständig", str(error) or type(error).__name__) from error
