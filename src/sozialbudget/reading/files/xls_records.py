"""The records of an .xls, looked through before xlrd sees them; all that holds no cell is taken out.

xlrd computes the formulas behind names (a kilobyte of them can ask for a gigabyte of text) and takes comments, links
and conditional formats for damaged that are only newer than it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from sozialbudget.case.layout import column_letter
from sozialbudget.reading.grid import DamagedError, EncryptedError
from sozialbudget.reading.marks import How

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
