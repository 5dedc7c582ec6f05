"""The cells of one worksheet of an .xlsx.

Almost all rows of a large sheet are plain: nothing but numbers and references to shared texts. Those are matched by a
regular expression, which takes a third of the time; a row that is not plain to the last `<`, and all that is not rows,
is parsed as XML. Both ways call the same functions for what a cell means.
"""

import re
from collections.abc import Mapping

from sozialbudget.reading.cells import as_found, shown
from sozialbudget.reading.files.merges import MOST_MERGES, spread
from sozialbudget.reading.files.number_formats import PLAIN, NumberFormat
from sozialbudget.reading.files.package import MOST_CELLS, Package, number_in, parse, whole
from sozialbudget.reading.grid import (
    DamagedError,
    ErrorCell,
    Formula,
    Merge,
    Moment,
    Raw,
    Row,
    Sheet,
    TooLargeError,
    Uncalculated,
    Unclear,
    is_blank,
)
from sozialbudget.reading.sights import How, RichText
from sozialbudget.reading.sights import whole as whole_cell

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384

_ROW = re.compile(rb"<row(?=[\s/>])([^<>]*?)(?:/>|>(.*?)</row>)", re.DOTALL)
_ROW_ATTRIBUTES = re.compile(rb'(?:\s+[\w:.]+="[^"<>&]*")*\s*')
_ROW_NUMBER = re.compile(rb'\sr="([1-9][0-9]{0,6})"')
_ROW_HIDDEN = re.compile(rb'\s(?:hidden="(?:1|true)"|ht="0*(?:\.0*)?")')
_HIDDEN_BY_DEFAULT = re.compile(rb"""zeroHeight=["'](?:1|true)|defaultRowHeight=["']0*(?:\.0*)?["']""")
_PLAIN_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]+)"(?: s="([0-9]{1,5})")?(?: t="([sn])")?(?:/>|><v>([-+.0-9Ee]+)</v></c>)'
)
_SIGNS_OF_A_FILLED_CELL = 4  # <c> <v> </v> </c>
_ZERO = r"\s*0*(?:\.0*)?\s*"
_TRUE = ("1", "true")
_NOT_IN_TEXTS = frozenset(("c", "v", "is", "f", "row"))
_AREA = r"([A-Z]{1,3})([1-9][0-9]{0,6}):([A-Z]{1,3})([1-9][0-9]{0,6})"
_ESCAPED = "_x([0-9A-Fa-f]{4})_"


def unescaped(text: str) -> str:
    """`text` with control characters where the format writes `_x000D_`."""
    return re.sub(_ESCAPED, _character, text) if "_x" in text else text


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

    def __init__(
        self,
        sheet: Sheet,
        strings: list[Raw],
        formats: list[NumberFormat],
        marked_styles: Mapping[int, How],
        since_1904: bool,
    ) -> None:
        self.sheet = sheet
        self.strings = strings
        self.has_empty_texts = any(text is None for text in strings)
        self.formats = formats
        self.marked_styles = marked_styles
        self.not_plain = {b"%d" % style for style in marked_styles} | ({b""} if 0 in marked_styles else set())
        self.plain_without_style = not formats or formats[0] is PLAIN
        self.since_1904 = since_1904
        self.columns = _ColumnNumbers()
        self.plain_columns: dict[bytes, int] = {}
        self.cells = 0
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[range] = []
        self.merges: list[Merge] = []
        self.zeros: set[tuple[int, int]] = set()
        """The formulas that gave 0."""
        self.has_results = False
        """Whether a formula gave anything else."""

    def read(self, package: Package, part: str) -> None:
        """Read the worksheet `part`."""
        content = b"".join(package.chunks(part))
        _XmlReader(self).read(self._without_plain_rows(content), part)
        self.sheet.hidden_rows = frozenset(self.hidden_rows)
        self.sheet.hidden_columns = tuple(self.hidden_columns)
        self.sheet.merges = tuple(self.merges)
        spread(self.sheet)

    def forget_zeros(self) -> None:
        """The formulas of a sheet were never calculated where all are 0: some programs write that for them.

        To be asked of a workbook that wants to be calculated when it is opened; Excel saves none such.
        """
        if not self.has_results:
            for row, column in self.zeros:
                self.sheet.rows[row][column] = Uncalculated()

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
        if _HIDDEN_BY_DEFAULT.search(content, 0, max(0, content.find(b"<sheetData"))):
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
        plain_without_style = self.plain_without_style
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
                elif (not style and plain_without_style) or (
                    (shows := formats[int(style or 0)]).plain_wholes and value.isdigit()
                ):
                    row[columns[letters]] = float(value)
                else:
                    row[columns[letters]] = shows.raw(float(value), self.since_1904)
        except KeyError:
            self.plain_columns.update({cell[0]: self.columns[cell[0].decode()] for cell in found})
            return self._read_plain_row(match, number_text)
        except (ValueError, IndexError):
            return False  # the other way says what is wrong with it
        if empty and len({letters for letters, *_ in found}) != len(found):
            return False
        if self.not_plain and any(style in self.not_plain for _, _, style, _, _ in found):
            return False
        if body.count(b"<") != _SIGNS_OF_A_FILLED_CELL * len(found) - (_SIGNS_OF_A_FILLED_CELL - 1) * empty:
            return False
        number = int(number_text)
        if number > _LAST_ROW or number in self.sheet.rows or len(row) != len(found) - empty:
            return False
        if self.has_empty_texts:
            row = {column: raw for column, raw in row.items() if raw is not None}
        self.count(len(row))
        self.sheet.rows[number] = row
        if (b"hidden" in attributes or b"ht=" in attributes) and _ROW_HIDDEN.search(attributes):
            self.hidden_rows.add(number)
        return True

    def merge(self, area: str) -> None:
        """Cells that are merged: D2:D3."""
        match = re.fullmatch(_AREA, area)
        if match is None:
            raise DamagedError(f"verbundene Zellen {area[:20]!r}", f"merged cells {area[:20]!r}")
        left, top, right, bottom = match.groups()
        self.merges.append(Merge(int(top), self.columns[left], int(bottom), self.columns[right]))
        if len(self.merges) > MOST_MERGES:
            raise TooLargeError(f"{MOST_MERGES}+")

    # --- what a cell means -----------------------------------------------------------------------

    def raw(self, cell: dict[str, str], value: str | None, inline: Raw, formula: bool) -> Raw:
        """One cell from its attributes, the texts of its value and of its text, and whether it has a formula."""
        other: Raw
        if cell.get("t") == "inlineStr":
            raw, other = inline, value
            if raw is None and value is None and formula:
                return Uncalculated()
        else:
            raw, other = self._of_value(cell, value, formula), inline
        if not is_blank(other):
            raw = _stored_twice(raw, raw if isinstance(raw, str) else value, other)
        style = cell.get("s")
        how = self.marked_styles.get(whole(style) if style else 0)
        return raw if how is None else whole_cell(raw, as_found(raw), how)

    def _of_value(self, cell: dict[str, str], value: str | None, formula: bool) -> Raw:
        kind, called = cell.get("t", "n"), cell.get("r", "")
        if kind == "n":
            return self.number(cell.get("s"), value, formula)
        if value is None:
            return Uncalculated() if formula else None
        if kind == "s":
            position = whole(value.strip())
            if position >= len(self.strings):
                told = f"Text {position} der Zelle {called} fehlt"
                raise DamagedError(told, f"text {position} of cell {called} is missing")
            return self.strings[position]
        if kind == "str":
            return unescaped(value) or None
        if kind == "b":
            return value.strip() in _TRUE
        if kind == "e":
            return ErrorCell(value.strip())
        if kind == "d":
            return Moment(value.strip())
        told = f"Zelle {called} hat die unbekannte Art {kind[:20]}"
        raise DamagedError(told, f"cell {called} has the unknown type {kind[:20]}")

    def number(self, style: str | None, value: str | None, formula: bool) -> Raw:
        """A cell of type number; text where the file claims to hold a number and does not."""
        if value is None or not value.strip():
            return Uncalculated() if formula else None
        number, index = number_in(value), whole(style) if style else 0
        if isinstance(number, str) or index >= len(self.formats):
            return number
        return self.formats[index].raw(number, self.since_1904)


def _stored_twice(raw: Raw, text: Raw, other: Raw) -> Raw:
    """A cell with a second value where its type does not look: clear where both say the same."""
    if raw is None:
        return Unclear(shown(other), "cell_stored_apart")
    if isinstance(text, str) and isinstance(other, str) and _same(text, other):
        return raw
    return Unclear(shown(raw), "cell_stored_twice", {"found": as_found(raw), "other": as_found(other)})


def _same(text: str, other: str) -> bool:
    if text.strip() == other.strip():
        return True
    try:
        return float(text) == float(other)
    except ValueError:
        return False


class _XmlReader:
    """Reads rows and columns from XML, cell by cell."""

    def __init__(self, reader: CellReader) -> None:
        self.reader = reader
        self.number, self.column = 0, 0
        self.row: Row = {}
        self.seen: set[int] = set()
        """The columns of the row that had a cell."""
        self.cell: dict[str, str] | None = None
        self.value: str | None = None
        self.inline: RichText | None = None
        """The <is> that is open."""
        self.inlined: list[Raw] = []
        """What the cell's <is> said."""
        self.formula = False
        self.written: Formula | None = None
        self.pieces: list[str] = []
        self.listening = False
        self.hidden_by_default = False

    def read(self, content: bytes, part: str) -> None:
        """Read the XML `content`."""
        parse(content, part, self._start, self._end, self._text)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if self.cell is not None:
            self._start_in_cell(name, attributes, self.cell)
        elif name == "c":
            self.cell, self.value, self.inline, self.inlined = attributes, None, None, []
            self.formula, self.written = False, None
        elif name == "row":
            self._start_row(attributes)
        elif name == "sheetFormatPr":
            self.hidden_by_default = attributes.get("zeroHeight") in _TRUE or _is_zero(
                attributes.get("defaultRowHeight")
            )
        elif name == "col" and (attributes.get("hidden") in _TRUE or _is_zero(attributes.get("width"))):
            first, last = whole(attributes.get("min")), whole(attributes.get("max"))
            self.reader.hidden_columns.append(range(first, last + 1))
        elif name == "mergeCell":
            self.reader.merge(attributes.get("ref", ""))

    def _start_in_cell(self, name: str, attributes: dict[str, str], cell: dict[str, str]) -> None:
        if self.inline is not None and name not in _NOT_IN_TEXTS:
            self.inline.start(name, attributes)
        elif name == "v" and self._is_between() and self.value is None:
            self.pieces.clear()
            self.listening = True
        elif name == "is" and self._is_between() and not self.inlined:
            self.inline = RichText()
        elif name == "f" and self._is_between():
            self.formula = True
            if self.reader.sheet.formulas is not None:
                self.written = Formula("", attributes.get("t", "normal"), attributes.get("si", ""))
                self.pieces.clear()
                self.listening = True
        elif name in _NOT_IN_TEXTS or name == "t":
            called = cell.get("r", "")[:20]
            raise DamagedError(f"Zelle {called} enthält {name} an falscher Stelle", f"cell {called}: {name} misplaced")

    def _is_between(self) -> bool:
        """Whether no part of the cell is open."""
        return self.inline is None and not self.listening

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.number = whole(attributes["r"]) if "r" in attributes else self.number + 1
        if not 1 <= self.number <= _LAST_ROW:
            raise DamagedError(f"eine Zeile {self.number} gibt es nicht", f"there is no row {self.number}")
        if self.number in self.reader.sheet.rows:
            raise DamagedError(f"die Zeile {self.number} steht zweimal da", f"row {self.number} stands there twice")
        self.column = 0
        self.seen = set()
        self.row = self.reader.sheet.rows[self.number] = {}
        if self._is_hidden(attributes):
            self.reader.hidden_rows.add(self.number)

    def _is_hidden(self, row: dict[str, str]) -> bool:
        if row.get("hidden") in _TRUE or _is_zero(row.get("ht")):
            return True
        return self.hidden_by_default and not ("hidden" in row or "ht" in row or row.get("customHeight") in _TRUE)

    def _end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if self.cell is None:
            return
        if name == "v":
            self.value = "".join(self.pieces)
            self.listening = False
        elif name == "f":
            if self.written is not None:
                self.written = Formula("".join(self.pieces), self.written.kind, self.written.group)
                self.listening = False
        elif name == "c":
            self._end_cell(self.cell)
            self.cell = None
        elif self.inline is not None and name == "is":
            self.inlined.append(self.inline.raw(unescaped) or None)
            self.inline = None
        elif self.inline is not None:
            self.inline.end(name)

    def _end_cell(self, cell: dict[str, str]) -> None:
        reference = cell.get("r")
        if reference is None:
            self.column += 1
        else:
            letters = reference.rstrip("0123456789")
            self.column = self.reader.columns[letters]
            if reference[len(letters) :] != str(self.number):
                called, row = reference[:20], self.number
                raise DamagedError(f"Zelle {called} steht in Zeile {row}", f"cell {called} stands in row {row}")
        if self.column in self.seen:
            called = self.reader.sheet.cell_name(self.number, self.column)
            raise DamagedError(f"die Zelle {called} steht zweimal da", f"cell {called} stands there twice")
        self.seen.add(self.column)
        if self.written is not None and self.reader.sheet.formulas is not None:
            self.reader.sheet.formulas[self.number, self.column] = self.written
        raw = self.reader.raw(cell, self.value, self.inlined[0] if self.inlined else None, self.formula)
        if self.formula and self.value is not None:
            self._note_result(cell)
        if raw is not None:
            self.row[self.column] = raw
            self.reader.count(1)

    def _note_result(self, cell: dict[str, str]) -> None:
        if cell.get("t", "n") == "n" and self.value is not None and self.value.strip() == "0":
            self.reader.zeros.add((self.number, self.column))
        elif self.value:
            self.reader.has_results = True

    def _text(self, data: str) -> None:
        if self.listening:
            self.pieces.append(data)
        elif self.inline is not None:
            self.inline.text(data)


def _is_zero(size: str | None) -> bool:
    """Whether the height of a row or the width of a column is none."""
    return size is not None and re.fullmatch(_ZERO, size) is not None
