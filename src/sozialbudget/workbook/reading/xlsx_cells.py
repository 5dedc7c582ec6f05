"""The cells of one worksheet of an .xlsx.

Almost all rows of a large sheet are plain: nothing but numbers and references to shared texts. Those are matched by a
regular expression, which takes a third of the time; a row that is not plain to the last `<`, and all that is not rows,
is parsed as XML. Both ways call the same functions for what a cell means.
"""

import re

from sozialbudget.workbook.reading.grid import (
    DamagedError,
    ErrorCell,
    Formula,
    Merge,
    Moment,
    Percent,
    Raw,
    Row,
    Sheet,
    TooLargeError,
    Uncalculated,
)
from sozialbudget.workbook.reading.merges import MOST_MERGES, spread
from sozialbudget.workbook.reading.number_formats import Shown, moment_shown
from sozialbudget.workbook.reading.package import MOST_CELLS, Package, parse, whole

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384

_ROW = re.compile(rb"<row(?=[\s/>])([^<>]*?)(?:/>|>(.*?)</row>)", re.DOTALL)
_ROW_ATTRIBUTES = re.compile(rb'(?:\s+[\w:.]+="[^"<>&]*")*\s*')
_ROW_NUMBER = re.compile(rb'\sr="([1-9][0-9]{0,6})"')
_ROW_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_PLAIN_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]+)"(?: s="([0-9]{1,5})")?(?: t="([sn])")?(?:/>|><v>([-+.0-9Ee]+)</v></c>)'
)
_SIGNS_OF_A_FILLED_CELL = 4  # <c> <v> </v> </c>
_AREA = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6}):([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """`text` with control characters where the format writes `_x000D_`."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code <= 0xDFFF else chr(code)


class _ColumnNumbers(dict[str, int]):
    """A: 1, Z: 26, AA: 27; learned as they come."""

    def __missing__(self, letters: str) -> int:
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - ord("A") + 1
            if not "A" <= letter <= "Z" or number > _LAST_COLUMN:
                raise DamagedError(f"eine Spalte {letters[:20]} gibt es nicht", f"there is no column {letters[:20]}")
        if number == 0:
            raise DamagedError("eine Zelle ohne Spalte", "a cell without a column")
        self[letters] = number
        return number


class CellReader:
    """Fills a `Sheet` from the XML of one worksheet."""

    def __init__(self, sheet: Sheet, strings: list[str], formats: list[Shown], since_1904: bool) -> None:
        self.sheet = sheet
        self.strings = strings
        self.formats = formats
        self.since_1904 = since_1904
        self.columns = _ColumnNumbers()
        self.plain_columns: dict[bytes, int] = {}
        self.cells = 0
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[range] = []
        self.merges: list[Merge] = []

    def read(self, package: Package, part: str) -> None:
        """Read the worksheet `part`."""
        content = b"".join(package.chunks(part))
        _XmlReader(self).read(self._without_plain_rows(content), part)
        self.sheet.hidden_rows = frozenset(self.hidden_rows)
        self.sheet.hidden_columns = tuple(self.hidden_columns)
        self.sheet.merges = tuple(self.merges)
        spread(self.sheet)

    def count(self, more: int) -> None:
        """Count filled cells, of which there must not be too many."""
        self.cells += more
        if self.cells > MOST_CELLS:
            raise TooLargeError(f"{MOST_CELLS}+")

    # --- rows of plain cells ---------------------------------------------------------------------

    def _without_plain_rows(self, content: bytes) -> bytes:
        """Read the plain rows; return the XML without them."""
        if b"<!" in content or content.rfind(b"<?") > 0:  # comments and the like may hold what looks like rows
            return content
        rest: list[bytes] = []
        done = 0
        for match in _ROW.finditer(content):
            number = _ROW_NUMBER.search(match[1])
            if number is None:  # its number follows from the row before it, so nothing may be taken out
                self._forget()
                return content
            if self._read_plain_row(match, number[1]):
                rest.append(content[done : match.start()])
                done = match.end()
        rest.append(content[done:])
        return b"".join(rest)

    def _forget(self) -> None:
        self.sheet.rows.clear()
        self.hidden_rows.clear()
        self.cells = 0

    def _read_plain_row(self, match: re.Match[bytes], number_text: bytes) -> bool:
        """Read one row; False, and nothing read, where it is not plain."""
        attributes, body = match[1], match[2] or b""
        found = _PLAIN_CELL.findall(body)
        if not _ROW_ATTRIBUTES.fullmatch(attributes):
            return False
        columns, strings, formats = self.plain_columns, self.strings, self.formats
        row: Row = {}
        empty = 0
        try:
            for letters, row_text, style, kind, value in found:
                if row_text != number_text:
                    return False
                if not value:
                    empty += 1
                elif kind == b"s":
                    row[columns[letters]] = strings[int(value)]
                elif not style or formats[int(style)] is Shown.NUMBER:
                    row[columns[letters]] = float(value)
                else:
                    row[columns[letters]] = self.formatted(float(value), formats[int(style)])
        except KeyError:
            self.plain_columns.update({cell[0]: self.columns[cell[0].decode()] for cell in found})
            return self._read_plain_row(match, number_text)
        except (ValueError, IndexError):
            return False  # the other way says what is wrong with it
        if body.count(b"<") != _SIGNS_OF_A_FILLED_CELL * len(found) - (_SIGNS_OF_A_FILLED_CELL - 1) * empty:
            return False
        number = int(number_text)
        if number > _LAST_ROW or number in self.sheet.rows or len(row) != len(found) - empty:
            return False
        self.count(len(row))
        self.sheet.rows[number] = row
        if b"hidden" in attributes and _ROW_HIDDEN.search(attributes):
            self.hidden_rows.add(number)
        return True

    def merge(self, area: str) -> None:
        """Cells that are merged: D2:D3."""
        match = _AREA.fullmatch(area)
        if match is None:
            raise DamagedError(f"verbundene Zellen {area[:20]!r}", f"merged cells {area[:20]!r}")
        left, top, right, bottom = match.groups()
        self.merges.append(Merge(int(top), self.columns[left], int(bottom), self.columns[right]))
        if len(self.merges) > MOST_MERGES:
            raise TooLargeError(f"{MOST_MERGES}+")

    # --- what a cell means -----------------------------------------------------------------------

    def raw(self, cell: dict[str, str], value: str | None, formula: bool) -> Raw:
        """One cell from its attributes, the text of its value, and whether it has a formula."""
        kind = cell.get("t", "n")
        if kind == "n":
            return self.number(cell.get("s"), value, formula)
        if value is None:
            return Uncalculated() if formula else None
        if kind == "s":
            position = whole(value.strip())
            if position >= len(self.strings):
                raise DamagedError(
                    f"Text {position} der Zelle {cell.get('r', '')} fehlt",
                    f"text {position} of cell {cell.get('r', '')} is missing",
                )
            return self.strings[position]
        if kind in ("str", "inlineStr"):
            return unescaped(value)
        if kind == "b":
            return value.strip() in ("1", "true")
        if kind == "e":
            return ErrorCell(value.strip())
        if kind == "d":
            return Moment(value.strip())
        raise DamagedError(
            f"Zelle {cell.get('r', '')} hat die unbekannte Art {kind[:20]}",
            f"cell {cell.get('r', '')} has the unknown type {kind[:20]}",
        )

    def number(self, style: str | None, value: str | None, formula: bool) -> Raw:
        """A cell of type number; text where the file claims to hold a number and does not."""
        if value is None or not value.strip():
            return Uncalculated() if formula else None
        try:
            number = float(value)
        except ValueError:
            return value
        if "_" in value or not value.isascii():  # which float() takes, and no spreadsheet writes
            return value
        index = whole(style) if style else 0
        return self.formatted(number, self.formats[index]) if index < len(self.formats) else number

    def formatted(self, number: float, shown: Shown) -> Raw:
        """A number as its format shows it."""
        if shown is Shown.NUMBER:
            return number
        if shown is Shown.PERCENT:
            return Percent(number)
        return Moment(moment_shown(number, shown, self.since_1904))


class _XmlReader:
    """Reads rows and columns from XML, cell by cell."""

    def __init__(self, reader: CellReader) -> None:
        self.reader = reader
        self.prefix: str | None = None
        self.number, self.column = 0, 0
        self.row: Row = {}
        self.cell: dict[str, str] = {}
        self.value: str | None = None
        self.formula = False
        self.written: Formula | None = None
        self.pieces: list[str] = []
        self.listening = self.pronunciation = False

    def read(self, content: bytes, part: str) -> None:
        """Read the XML `content`."""
        parse(content, part, self._start, self._end, self._text)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "c":
            self.cell, self.value, self.formula, self.written = attributes, None, False, None
        elif name in ("v", "t"):
            self.pieces.clear()
            self.listening = not self.pronunciation
        elif name == "f":
            self.formula = True
            if self.reader.sheet.formulas is not None:
                self.written = Formula("", attributes.get("t", "normal"), attributes.get("si", ""))
                self.pieces.clear()
                self.listening = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = whole(attributes.get("min")), whole(attributes.get("max"))
            self.reader.hidden_columns.append(range(first, last + 1))
        elif name == "mergeCell":
            self.reader.merge(attributes.get("ref", ""))
        elif name == "rPh":
            self.pronunciation = True

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.number = whole(attributes["r"]) if "r" in attributes else self.number + 1
        if not 1 <= self.number <= _LAST_ROW:
            raise DamagedError(f"eine Zeile {self.number} gibt es nicht", f"there is no row {self.number}")
        self.column = 0
        self.row = self.reader.sheet.rows.setdefault(self.number, {})
        if attributes.get("hidden") in ("1", "true"):
            self.reader.hidden_rows.add(self.number)

    def _end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name == "v":
            self.value = "".join(self.pieces)
            self.listening = False
        elif name == "t":
            if not self.pronunciation:
                self.value = (self.value or "") + "".join(self.pieces)
            self.listening = False
        elif name == "f":
            if self.written is not None:
                self.written = Formula("".join(self.pieces), self.written.kind, self.written.group)
                self.listening = False
        elif name == "c":
            self._end_cell()
        elif name == "rPh":
            self.pronunciation = False

    def _end_cell(self) -> None:
        reference = self.cell.get("r")
        if reference is None:
            self.column += 1
        else:
            letters = reference.rstrip("0123456789")
            self.column = self.reader.columns[letters]
            if reference[len(letters) :] != str(self.number):
                raise DamagedError(
                    f"Zelle {reference[:20]} steht in Zeile {self.number}",
                    f"cell {reference[:20]} stands in row {self.number}",
                )
        if self.written is not None and self.reader.sheet.formulas is not None:
            self.reader.sheet.formulas[self.number, self.column] = self.written
        raw = self.reader.raw(self.cell, self.value, self.formula)
        if raw is not None:
            self.row[self.column] = raw
            self.reader.count(1)

    def _text(self, data: str) -> None:
        if self.listening:
            self.pieces.append(data)
