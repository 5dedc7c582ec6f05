"""Reading .xls (BIFF8, Excel 97 to 2003) into plain cells."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from sozialbudget.workbook.grid import (
    DamagedError,
    EncryptedError,
    ErrorCell,
    Moment,
    Percent,
    Raw,
    Sheet,
    Uncalculated,
)
from sozialbudget.workbook.number_formats import BUILT_IN, Shown, moment_shown, what_format_shows
from sozialbudget.workbook.ole import OleFile

_BOF, _EOF, _CONTINUE, _FILEPASS = 0x0809, 0x000A, 0x003C, 0x002F
_DATEMODE, _FORMAT, _XF, _BOUNDSHEET, _SST = 0x0022, 0x041E, 0x00E0, 0x0085, 0x00FC
_ROW, _COLINFO = 0x0208, 0x007D
_NUMBER, _RK, _MULRK, _LABEL, _RSTRING, _LABELSST = 0x0203, 0x027E, 0x00BD, 0x0204, 0x00D6, 0x00FD
_BOOLERR, _FORMULA, _STRING = 0x0205, 0x0006, 0x0207
_TEXT_RESULT, _BOOLEAN_RESULT, _ERROR_RESULT, _EMPTY_RESULT = 0, 1, 2, 3
_BIFF8, _WORKSHEET = 0x0600, 0
_ROW_IS_HIDDEN, _COLUMN_IS_HIDDEN = 0x20, 0x01

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass(frozen=True, slots=True)
class _Record:
    kind: int
    data: bytes
    position: int


@dataclass(frozen=True, slots=True)
class _SheetEntry:
    name: str
    position: int
    hidden: bool
    is_worksheet: bool


class XlsBook:
    """An opened .xls."""

    def __init__(self, content: bytes) -> None:
        container = OleFile(content)
        if "Workbook" not in container:
            old = "Book" in container
            raise DamagedError("Excel 95 or older" if old else "no workbook in it")
        self._stream = container.stream("Workbook")
        self._entries: list[_SheetEntry] = []
        self._strings: list[str] = []
        self._formats: list[Shown] = []
        self._since_1904 = False
        try:
            self._read_globals()
        except (struct.error, IndexError) as error:
            raise DamagedError(str(error)) from error

    @property
    def sheet_names(self) -> list[str]:
        """All sheets in the order of the workbook."""
        return [entry.name for entry in self._entries]

    def sheet(self, position: int) -> Sheet:
        """The cells of one sheet."""
        entry = self._entries[position]
        sheet = Sheet(entry.name, position, hidden=entry.hidden)
        if entry.is_worksheet:
            try:
                self._read_cells(sheet, entry.position)
            except (struct.error, IndexError) as error:
                raise DamagedError(str(error)) from error
        return sheet

    # --- the workbook ----------------------------------------------------------------------------

    def _records(self, position: int) -> Iterator[_Record]:
        """The records of the substream at `position`."""
        stream = self._stream
        while True:
            kind, length = struct.unpack_from("<HH", stream, position)
            data = stream[position + 4 : position + 4 + length]
            if len(data) < length:
                raise DamagedError("it ends within a record")
            if kind == _EOF:
                return
            yield _Record(kind, data, position)
            position += 4 + length

    def _read_globals(self) -> None:
        own: dict[int, Shown] = {}
        for record in self._records(0):
            data = record.data
            if record.kind == _BOF:
                if struct.unpack_from("<H", data)[0] != _BIFF8:
                    raise DamagedError("Excel 95 or older")
            elif record.kind == _FILEPASS:
                raise EncryptedError
            elif record.kind == _DATEMODE:
                self._since_1904 = data[:2] == b"\x01\x00"
            elif record.kind == _FORMAT:
                own[struct.unpack_from("<H", data)[0]] = what_format_shows(_text(data, 2))
            elif record.kind == _XF:
                number = struct.unpack_from("<H", data, 2)[0]
                self._formats.append(own.get(number, BUILT_IN.get(number, Shown.NUMBER)))
            elif record.kind == _BOUNDSHEET:
                position, hidden, kind = struct.unpack_from("<IBB", data)
                name = _text(data, 6, short=True)
                self._entries.append(_SheetEntry(name, position, bool(hidden & 3), kind == _WORKSHEET))
            elif record.kind == _SST:
                self._strings = _shared_strings(self._with_continuations(record))

    def _with_continuations(self, record: _Record) -> list[bytes]:
        """The data of `record` and of the records that continue it."""
        pieces = [record.data]
        for following in self._records(record.position + 4 + len(record.data)):
            if following.kind != _CONTINUE:
                break
            pieces.append(following.data)
        return pieces

    # --- cells -----------------------------------------------------------------------------------

    def _read_cells(self, sheet: Sheet, position: int) -> None:
        hidden_rows: set[int] = set()
        hidden_columns: list[range] = []
        awaiting_text: tuple[int, int] | None = None
        empty_results: list[tuple[int, int]] = []
        any_result = False
        for record in self._records(position):
            data = record.data
            if record.kind == _ROW:
                if struct.unpack_from("<H", data, 12)[0] & _ROW_IS_HIDDEN:
                    hidden_rows.add(struct.unpack_from("<H", data)[0] + 1)
            elif record.kind == _COLINFO:
                first, last, _, _, options = struct.unpack_from("<5H", data)
                if options & _COLUMN_IS_HIDDEN:
                    hidden_columns.append(range(first + 1, last + 2))
            elif record.kind == _MULRK:
                row, column = struct.unpack_from("<HH", data)
                for offset in range(4, len(data) - 6 + 1, 6):
                    style, packed = struct.unpack_from("<HI", data, offset)
                    self._put(sheet, row, column + (offset - 4) // 6, self._number(_unpacked(packed), style))
            elif record.kind == _STRING:
                if awaiting_text:
                    self._put(sheet, *awaiting_text, _text(data, 0))
                    awaiting_text = None
            elif record.kind in (_NUMBER, _RK, _LABEL, _RSTRING, _LABELSST, _BOOLERR, _FORMULA):
                row, column, style = struct.unpack_from("<3H", data)
                result = _kind_of_result(data) if record.kind == _FORMULA else None
                if result == _TEXT_RESULT:
                    awaiting_text = (row, column)
                elif result == _EMPTY_RESULT:
                    empty_results.append((row, column))
                    self._put(sheet, row, column, "")
                    continue
                else:
                    self._put(sheet, row, column, self._value(record.kind, data, style))
                any_result = any_result or record.kind == _FORMULA
        if not any_result:  # an empty text is also what is stored before the first calculation
            for row, column in empty_results:
                self._put(sheet, row, column, Uncalculated())
        sheet.hidden_rows = frozenset(hidden_rows)
        sheet.hidden_columns = tuple(hidden_columns)

    @staticmethod
    def _put(sheet: Sheet, row: int, column: int, raw: Raw) -> None:
        if raw is not None:
            sheet.rows.setdefault(row + 1, {})[column + 1] = raw

    def _value(self, kind: int, data: bytes, style: int) -> Raw:
        if kind == _LABELSST:
            (position,) = struct.unpack_from("<I", data, 6)
            return self._strings[int(position)]
        if kind in (_LABEL, _RSTRING):
            return _text(data, 6)
        if kind == _RK:
            return self._number(_unpacked(struct.unpack_from("<I", data, 6)[0]), style)
        if kind == _BOOLERR:
            return _error(data[6]) if data[7] else bool(data[6])
        if kind == _FORMULA and _kind_of_result(data) is not None:
            return self._formula_result(data)
        return self._number(float(struct.unpack_from("<d", data, 6)[0]), style)

    @staticmethod
    def _formula_result(data: bytes) -> Raw:
        """The stored result of a formula that is not a number."""
        if _kind_of_result(data) == _BOOLEAN_RESULT:
            return bool(data[8])
        if _kind_of_result(data) == _ERROR_RESULT:
            return _error(data[8])
        raise DamagedError("a formula with an unknown result")

    def _number(self, number: float, style: int) -> Raw:
        shown = self._formats[style] if style < len(self._formats) else Shown.NUMBER
        if shown is Shown.NUMBER:
            return number
        if shown is Shown.PERCENT:
            return Percent(number)
        return Moment(moment_shown(number, shown, self._since_1904))


def _kind_of_result(data: bytes) -> int | None:
    """What a formula's stored result is, None where it is a number."""
    return data[6] if data[12:14] == b"\xff\xff" else None


def _error(code: int) -> ErrorCell:
    return ErrorCell(_ERRORS.get(code, "#ERR"))


def _unpacked(packed: int) -> float:
    """A number in four bytes: a whole number or the upper half of a float, perhaps in hundredths."""
    if packed & 2:
        number = float(packed >> 2 if packed < 1 << 31 else (packed >> 2) - (1 << 30))
    else:
        (number,) = struct.unpack("<d", struct.pack("<II", 0, packed & 0xFFFFFFFC))
    return float(number / 100 if packed & 1 else number)


def _text(data: bytes, position: int, short: bool = False) -> str:
    """A text within one record, after its length."""
    length = data[position] if short else struct.unpack_from("<H", data, position)[0]
    position += 1 if short else 2
    wide = data[position] & 1
    characters = data[position + 1 : position + 1 + length * (2 if wide else 1)]
    return characters.decode("utf-16-le" if wide else "latin-1", "replace")


def _shared_strings(pieces: list[bytes]) -> list[str]:
    reader = _Pieces(pieces)
    reader.skip(4)
    (count,) = struct.unpack("<I", reader.take(4))
    strings: list[str] = []
    while len(strings) < count and not reader.at_end:
        strings.append(reader.string())
    return strings


class _Pieces:
    """Reads the shared strings, which may run from one record into the next."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces = pieces
        self.index, self.position = 0, 0

    @property
    def at_end(self) -> bool:
        self._advance()
        return self.index >= len(self.pieces)

    def _advance(self) -> None:
        while self.index < len(self.pieces) and self.position >= len(self.pieces[self.index]):
            self.index += 1
            self.position = 0

    def take(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            self._advance()
            piece = self.pieces[self.index][self.position : self.position + count - len(taken)]
            self.position += len(piece)
            taken += piece
        return taken

    def skip(self, count: int) -> None:
        while count > 0:
            self._advance()
            step = min(count, len(self.pieces[self.index]) - self.position)
            self.position += step
            count -= step

    def string(self) -> str:
        length, flags = struct.unpack("<HB", self.take(3))
        runs = struct.unpack("<H", self.take(2))[0] if flags & 8 else 0
        extra = struct.unpack("<I", self.take(4))[0] if flags & 4 else 0
        text = self._characters(length, bool(flags & 1))
        self.skip(4 * runs + extra)
        return text

    def _characters(self, length: int, wide: bool) -> str:
        """The characters of a string; each record it continues in says anew whether they are wide."""
        units = bytearray()
        while len(units) < 2 * length:
            if self.position >= len(self.pieces[self.index]):
                self._advance()
                wide = bool(self.take(1)[0] & 1)
            width = 2 if wide else 1
            count = min(length - len(units) // 2, (len(self.pieces[self.index]) - self.position) // width)
            if count <= 0:
                raise DamagedError("a text is broken off")
            piece = self.take(count * width)
            units += piece if wide else piece.decode("latin-1").encode("utf-16-le")
        return units.decode("utf-16-le", "replace")
