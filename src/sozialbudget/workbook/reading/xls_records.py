"""The records of an .xls, looked through before xlrd sees them; all that holds no cell is taken out.

xlrd computes the formulas behind names (a kilobyte of them can ask for a gigabyte of text) and takes comments, links
and conditional formats for damaged that are only newer than it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from sozialbudget.workbook.reading.grid import DamagedError, EncryptedError

_BOF, _EOF, _CONTINUE, _FILEPASS = 0x0809, 0x000A, 0x003C, 0x002F
_DATEMODE, _FORMAT, _XF, _BOUNDSHEET, _SST = 0x0022, 0x041E, 0x00E0, 0x0085, 0x00FC
_ROW, _COLINFO, _MERGED = 0x0208, 0x007D, 0x00E5
_NUMBER, _RK, _MULRK, _LABEL, _RSTRING, _LABELSST, _BOOLERR = 0x0203, 0x027E, 0x00BD, 0x0204, 0x00D6, 0x00FD, 0x0205
_FORMULA, _STRING, _SHARED_FORMULA, _ARRAY, _TABLE = 0x0006, 0x0207, 0x04BC, 0x0221, 0x0236

_WANTED_OF_BOOK = frozenset((_BOF, _EOF, _CONTINUE, _DATEMODE, _FORMAT, _XF, _BOUNDSHEET, _SST))
_WANTED_OF_CELLS = frozenset((_NUMBER, _RK, _MULRK, _LABEL, _RSTRING, _LABELSST, _BOOLERR))
_WANTED_OF_FORMULAS = frozenset((_FORMULA, _STRING, _SHARED_FORMULA, _ARRAY, _TABLE))
_WANTED_OF_SHEET = frozenset((_BOF, _EOF, _CONTINUE, _ROW, _COLINFO, _MERGED)) | _WANTED_OF_CELLS | _WANTED_OF_FORMULAS
_UNKNOWN = 0xFFFF
"""A kind of record xlrd passes over."""

_BIFF8, _WORKSHEET, _EMPTY_TEXT, _ZERO = 0x0600, 0, b"\x03", bytes(8)


@dataclass(slots=True)
class XlsRecords:
    """The stream of an .xls with its cells only, and which of its sheets were calculated."""

    stream: bytearray
    calculated: list[bool] = field(default_factory=list)
    """For each worksheet, whether one of its formulas has a result other than an empty text."""
    zeros: list[frozenset[tuple[int, int]]] = field(default_factory=list)
    """For each worksheet, the 0-based row and column of the formulas whose result is 0."""

    @classmethod
    def of(cls, stream: bytes) -> "XlsRecords":
        """Look through `stream`; struct.error where it is broken off."""
        found = cls(bytearray(stream))
        starts = found._look_through_book()
        by_start: dict[int, tuple[bool, frozenset[tuple[int, int]]]] = {}
        end = 0
        for start in sorted(starts):
            if start < end:  # or each of many sheets could be the whole file
                raise DamagedError("Blätter überschneiden sich", "sheets overlap")
            calculated, zeros, end = found._look_through_sheet(start)
            by_start[start] = calculated, zeros
        found.calculated = [by_start[start][0] for start in starts]
        found.zeros = [by_start[start][1] for start in starts]
        return found

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
        for kind, position, _ in self._records(0):
            if kind == _FILEPASS:
                raise EncryptedError
            if kind == _BOUNDSHEET:
                start, _, sort = struct.unpack_from("<IBB", self.stream, position + 4)
                if sort == _WORKSHEET:
                    starts.append(start)
            elif kind not in _WANTED_OF_BOOK:
                struct.pack_into("<H", self.stream, position, _UNKNOWN)
        return starts

    def _look_through_sheet(self, start: int) -> tuple[bool, frozenset[tuple[int, int]], int]:
        """Whether the sheet was calculated, which of its formulas are 0, and where it ends."""
        calculated = False
        zeros: set[tuple[int, int]] = set()
        end = start
        for kind, position, length in self._records(start):
            end = position + 4 + length
            if kind == _FORMULA:
                result = self.stream[position + 10 : position + 18]
                calculated = calculated or result[6:] != b"\xff\xff" or result[:1] != _EMPTY_TEXT
                if result == _ZERO:
                    zeros.add(struct.unpack_from("<HH", self.stream, position + 4))
            elif kind not in _WANTED_OF_SHEET:
                struct.pack_into("<H", self.stream, position, _UNKNOWN)
        return calculated, frozenset(zeros), end
