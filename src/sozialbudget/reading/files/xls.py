"""Reading .xls (BIFF8, Excel 97 to 2003) with xlrd into plain cells."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import TextIOBase
from itertools import pairwise

import xlrd
from xlrd.biffh import XL_CELL_BOOLEAN, XL_CELL_ERROR, error_text_from_code

from sozialbudget.case.layout import column_letter
from sozialbudget.reading.cells import as_found
from sozialbudget.reading.files.merges import MOST_MERGES, spread
from sozialbudget.reading.files.number_formats import PLAIN, what_format_shows
from sozialbudget.reading.files.ole import OleFile
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
from sozialbudget.reading.sights import How, of_runs, whole

_BOF, _EOF, _CONTINUE, _FILEPASS = 0x0809, 0x000A, 0x003C, 0x002F
_DATEMODE, _FORMAT, _XF, _BOUNDSHEET, _SST = 0x0022, 0x041E, 0x00E0, 0x0085, 0x00FC
_ROW, _COLINFO, _MERGED, _DEFAULT_ROW = 0x0208, 0x007D, 0x00E5, 0x0225
_FONT, _PRECISION, _CALCULATION, _NOT_CALCULATED = 0x0031, 0x000E, 0x000D, 0x005E
_NUMBER, _RK, _MULRK, _LABEL, _RSTRING, _LABELSST, _BOOLERR = 0x0203, 0x027E, 0x00BD, 0x0204, 0x00D6, 0x00FD, 0x0205
_FORMULA, _STRING, _SHARED_FORMULA, _ARRAY, _TABLE = 0x0006, 0x0207, 0x04BC, 0x0221, 0x0236

_WANTED_OF_BOOK = frozenset((_BOF, _EOF, _CONTINUE, _DATEMODE, _FORMAT, _XF, _BOUNDSHEET, _SST))
_WANTED_OF_CELLS = frozenset((_NUMBER, _RK, _MULRK, _LABEL, _RSTRING, _LABELSST, _BOOLERR))
_WANTED_OF_FORMULAS = frozenset((_FORMULA, _STRING, _SHARED_FORMULA, _ARRAY, _TABLE))
_WANTED_OF_SHEET = (
    frozenset((_BOF, _EOF, _CONTINUE, _ROW, _COLINFO, _MERGED, _DEFAULT_ROW)) | _WANTED_OF_CELLS | _WANTED_OF_FORMULAS
)
_ONE_CELL = frozenset((_NUMBER, _RK, _LABEL, _RSTRING, _LABELSST, _BOOLERR, _FORMULA))
_UNKNOWN = 0xFFFF
"""A kind of record xlrd passes over."""

_NO_FONT, _SHORTEST_FONT, _STRUCK_OUT, _LAST_COLUMN, _OFF = 4, 10, 8, 255, b"\0\0"
_BIFF8, _WORKSHEET, _EMPTY_TEXT, _ZERO = 0x0600, 0, b"\x03", bytes(8)


@dataclass(slots=True)
class SheetRecords:
    """What the records of one worksheet tell that xlrd does not. Rows and columns count from 0."""

    calculated: bool = False
    """Whether one of its formulas has a result other than an empty text."""
    zeros: set[tuple[int, int]] = field(default_factory=set)
    """The formulas whose result is 0."""
    formulas: set[tuple[int, int]] = field(default_factory=set)
    """All formulas."""
    end: int = 0
    """Where it ends in the stream."""


@dataclass(slots=True)
class XlsRecords:
    """The stream of an .xls with its cells only, and what its other records say of them."""

    stream: bytearray
    sheets: list[SheetRecords] = field(default_factory=list)
    """The worksheets in order."""
    fonts: list[How | None] = field(default_factory=list)
    """How the text of each font stands."""
    doubts: set[str] = field(default_factory=set)
    """Why the stored results of formulas may not be what the formulas say; see `freshly_calculated`."""

    @classmethod
    def of(cls, stream: bytes) -> "XlsRecords":
        """Look through `stream`; struct.error where it is broken off."""
        found = cls(bytearray(stream))
        starts = found._look_through_book()
        by_start: dict[int, SheetRecords] = {}
        end = 0
        for start in sorted(starts):
            if start < end:  # or each of many sheets could be the whole file
                raise DamagedError("Blätter überschneiden sich", "sheets overlap")
            by_start[start] = found._look_through_sheet(start)
            end = by_start[start].end
        found.sheets = [by_start[start] for start in starts]
        return found

    def how_of_font(self, index: int) -> How | None:
        """How the text of a font stands; the number 4 is given to none."""
        position = index - (index > _NO_FONT)
        return self.fonts[position] if 0 <= position < len(self.fonts) and index != _NO_FONT else None

    def _records(self, position: int) -> Iterator[tuple[int, int, int]]:
        """Kind, position and length of the records from `position` to the end of the sheet that begins there."""
        depth = 0  # a chart within a sheet has an end of its own
        while True:
            kind, length = struct.unpack_from("<HH", self.stream, position)
            if position + 4 + length > len(self.stream):
                raise DamagedError("die Datei bricht ab", "it ends within a record")
            yield kind, position, length
            depth += (kind == _BOF) - (kind == _EOF)
            if depth <= 0:
                return
            position += 4 + length

    def _look_through_book(self) -> list[int]:
        """Where the worksheets begin."""
        if struct.unpack_from("<HHH", self.stream)[::2] != (_BOF, _BIFF8):
            raise DamagedError("Excel 95 oder älter", "Excel 95 or older")
        starts: list[int] = []
        for kind, position, length in self._records(0):
            if kind == _FILEPASS:
                raise EncryptedError
            if kind == _BOUNDSHEET:
                start, _, sort = struct.unpack_from("<IBB", self.stream, position + 4)
                if sort == _WORKSHEET:
                    starts.append(start)
            elif kind not in _WANTED_OF_BOOK:
                self._note(kind, position, length)
                struct.pack_into("<H", self.stream, position, _UNKNOWN)
        return starts

    def _note(self, kind: int, position: int, length: int) -> None:
        """What a record says that xlrd does not see."""
        data = self.stream[position + 4 : position + 4 + length]
        if kind == _FONT:
            self.fonts.append(_how(bytes(data)))
        elif kind == _PRECISION and data[:2] == _OFF:
            self.doubts.add("calculated_as_shown")
        elif kind == _CALCULATION and data[:2] == _OFF:
            self.doubts.add("calculated_by_hand")
        elif kind == _NOT_CALCULATED:
            self.doubts.add("calculated_in_part")

    def _look_through_sheet(self, start: int) -> SheetRecords:
        found = SheetRecords()
        seen: set[int] = set()
        for kind, position, length in self._records(start):
            found.end = position + 4 + length
            if kind in _ONE_CELL:
                row, column = struct.unpack_from("<HH", self.stream, position + 4)
                _see(seen, row, column, column)
                if kind == _FORMULA:
                    self._note_formula(found, position, (row, column))
            elif kind == _MULRK:
                row, first = struct.unpack_from("<HH", self.stream, position + 4)
                (last,) = struct.unpack_from("<H", self.stream, found.end - 2)
                _see(seen, row, first, last)
            elif kind not in _WANTED_OF_SHEET:
                self._note(kind, position, length)
                struct.pack_into("<H", self.stream, position, _UNKNOWN)
        return found

    def _note_formula(self, found: SheetRecords, position: int, at: tuple[int, int]) -> None:
        result = self.stream[position + 10 : position + 18]
        found.calculated = found.calculated or result[6:] != b"\xff\xff" or result[:1] != _EMPTY_TEXT
        found.formulas.add(at)
        if result == _ZERO:
            found.zeros.add(at)


def _see(seen: set[int], row: int, first: int, last: int) -> None:
    """Note the cells of a row; DamagedError where one of them was there before."""
    for column in range(first, min(last, _LAST_COLUMN) + 1):
        at = row << 16 | column
        if at in seen:
            called = f"{column_letter(column + 1)}{row + 1}"
            raise DamagedError(f"die Zelle {called} steht zweimal da", f"cell {called} stands there twice")
        seen.add(at)


def _how(font: bytes) -> How | None:
    """How the text of a font stands."""
    if len(font) < _SHORTEST_FONT:
        return None
    flags, escapement = struct.unpack_from("<H4xH", font, 2)
    if flags & _STRUCK_OUT:
        return How.STRUCK
    return {1: How.RAISED, 2: How.LOWERED}.get(escapement)


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
