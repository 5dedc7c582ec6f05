"""Reading .xlsx and .xlsm into plain cells.

A reader of our own, because a committee's money hangs on what the common fast ones hide: an error cell and a formula
that was never calculated look empty to them, hidden rows and number formats are not told, and one stray cell in the
last row and column makes them ask for all memory.
"""

import re
from datetime import datetime, timedelta
from enum import Enum
from functools import cached_property
from posixpath import dirname, join, normpath

from sozialbudget.workbook.grid import (
    DamagedError,
    ErrorCell,
    Moment,
    Percent,
    Raw,
    Row,
    Sheet,
    TooLargeError,
    Uncalculated,
)
from sozialbudget.workbook.package import MOST_CELLS, Package

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_DOCUMENT_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


class Shown(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    PERCENT = "percent"
    MOMENT = "moment"
    DURATION = "duration"


class XlsxBook:
    """An opened .xlsx or .xlsm."""

    def __init__(self, content: bytes) -> None:
        self._package = Package(content)
        self._workbook_part = self._find_workbook()
        self._sheets: list[tuple[str, str, bool]] = []  # name, relation, hidden
        self._since_1904 = False
        self._read_workbook()

    @property
    def sheet_names(self) -> list[str]:
        """All sheets in the order of the workbook."""
        return [name for name, _, _ in self._sheets]

    def sheet(self, position: int) -> Sheet:
        """The cells of one sheet."""
        name, relation, hidden = self._sheets[position]
        sheet = Sheet(name, position, hidden=hidden)
        part, kind = self._relations.get(relation, ("", ""))
        if kind != "worksheet":
            return sheet  # a sheet of its own for a chart has no cells
        _SheetReader(sheet, self._strings, self._formats, self._since_1904).read(self._package, part)
        return sheet

    def _find_workbook(self) -> str:
        found = [part for part, kind in self._read_relations("").values() if kind == "officeDocument"]
        return found[0] if found else "xl/workbook.xml"

    def _read_workbook(self) -> None:
        def start(tag: str, attributes: dict[str, str]) -> None:
            name = _local(tag)
            if name == "sheet":
                relation = next(
                    (attributes[f"{space} id"] for space in _DOCUMENT_RELATIONS if f"{space} id" in attributes), ""
                )
                hidden = attributes.get("state", "visible") != "visible"
                self._sheets.append((attributes.get("name", ""), relation, hidden))
            elif name == "workbookPr":
                self._since_1904 = attributes.get("date1904") in ("1", "true")

        self._package.parse(self._workbook_part, start)

    @cached_property
    def _relations(self) -> dict[str, tuple[str, str]]:
        return self._read_relations(self._workbook_part)

    def _read_relations(self, of: str) -> dict[str, tuple[str, str]]:
        """The parts a part refers to: part and kind by the reference's id."""
        folder = dirname(of)
        part = join(folder, "_rels", f"{of[len(folder) :].lstrip('/')}.rels")
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if _local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                target = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
                found[attributes.get("Id", "")] = (target, attributes.get("Type", "").rpartition("/")[2])

        if part in self._package:
            self._package.parse(part, start)
        return found

    def _part_of_kind(self, kind: str) -> str | None:
        found = [part for part, its_kind in self._relations.values() if its_kind == kind]
        return found[0] if found and found[0] in self._package else None

    @cached_property
    def _strings(self) -> list[str]:
        part = self._part_of_kind("sharedStrings")
        return _read_strings(self._package, part) if part else []

    @cached_property
    def _formats(self) -> list[Shown]:
        part = self._part_of_kind("styles")
        return _read_formats(self._package, part) if part else []


def _local(tag: str) -> str:
    return tag.rpartition(" ")[2]


def _read_strings(package: Package, part: str) -> list[str]:
    strings: list[str] = []
    pieces: list[str] = []
    inside = [False, False]  # in the text, in its pronunciation

    def start(tag: str, _: dict[str, str]) -> None:
        name = _local(tag)
        if name == "si":
            pieces.clear()
        elif name == "t":
            inside[0] = not inside[1]
        elif name == "rPh":
            inside[1] = True

    def end(tag: str) -> None:
        name = _local(tag)
        if name == "si":
            strings.append(_unescaped("".join(pieces)))
        elif name == "t":
            inside[0] = False
        elif name == "rPh":
            inside[1] = False

    def text(data: str) -> None:
        if inside[0]:
            pieces.append(data)

    package.parse(part, start, end, text)
    return strings


def _unescaped(text: str) -> str:
    """`_x000D_` is how the format writes a control character."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code <= 0xDFFF else chr(code)


# --- number formats ------------------------------------------------------------------------------

_BUILT_IN: dict[int, Shown] = {9: Shown.PERCENT, 10: Shown.PERCENT, 46: Shown.DURATION} | dict.fromkeys(
    (*range(14, 23), 45, 47), Shown.MOMENT
)
_LITERAL = re.compile(r'"[^"]*"|\\.|[_*].')
_DURATION = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]")


def what_format_shows(code: str) -> Shown:
    """Whether the number format `code` shows a plain number, a percentage or a date."""
    code = _LITERAL.sub("", code)
    if _DURATION.search(code):
        return Shown.DURATION
    code = _BRACKETS.sub("", code).casefold().replace("general", "").replace("standard", "")
    if any(letter in code for letter in "dmyhs"):
        return Shown.MOMENT
    return Shown.PERCENT if "%" in code else Shown.NUMBER


def _read_formats(package: Package, part: str) -> list[Shown]:
    own: dict[int, Shown] = {}
    formats: list[Shown] = []
    inside = [False]

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "numFmt":
            own[_whole(attributes.get("numFmtId"))] = what_format_shows(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            inside[0] = True
        elif name == "xf" and inside[0]:
            number = _whole(attributes.get("numFmtId", "0"))
            formats.append(own.get(number, _BUILT_IN.get(number, Shown.NUMBER)))

    def end(tag: str) -> None:
        if _local(tag) == "cellXfs":
            inside[0] = False

    package.parse(part, start, end)
    return formats


def _whole(text: str | None) -> int:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 10:
        raise DamagedError(f"{text!r} where a whole number belongs")
    return int(text)


def moment_shown(serial: float, shown: Shown, since_1904: bool) -> str:
    """A date or time as people write it, from the number the file holds."""
    try:
        if shown is Shown.DURATION:
            minutes = round(serial * 24 * 60)
            return f"{minutes // 60}:{minutes % 60:02} h"
        begin = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30 if serial >= 60 else 31)
        moment = begin + timedelta(seconds=round(serial * 86400))
    except (OverflowError, ValueError):
        return repr(serial)
    if 0 <= serial < 1:
        return moment.strftime("%H:%M")
    return moment.strftime("%Y-%m-%d" if moment.time() == datetime.min.time() else "%Y-%m-%d %H:%M")


# --- cells -----------------------------------------------------------------------------------------


class _ColumnNumbers(dict[str, int]):
    """A: 1, Z: 26, AA: 27; learned as they come."""

    def __missing__(self, letters: str) -> int:
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - ord("A") + 1
            if not "A" <= letter <= "Z" or number > _LAST_COLUMN:
                raise DamagedError(f"there is no column {letters}")
        self[letters] = number
        return number


class _SheetReader:
    """Fills a `Sheet` from the XML of one worksheet."""

    def __init__(self, sheet: Sheet, strings: list[str], formats: list[Shown], since_1904: bool) -> None:
        self.sheet = sheet
        self.strings = strings
        self.formats = formats
        self.since_1904 = since_1904

    def read(self, package: Package, part: str) -> None:
        """Read the worksheet `part`."""
        rows = self.sheet.rows
        columns = _ColumnNumbers()
        hidden_rows: set[int] = set()
        hidden_columns: list[range] = []
        number, column, cells = 0, 0, 0
        row: Row = {}
        row_text = ""
        cell: dict[str, str] = {}
        value: str | None = None
        formula = False
        buffer: list[str] = []
        listening = False
        pronunciation = False

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal number, column, row, row_text, cell, value, formula, listening, pronunciation
            name = tag[tag.rfind(" ") + 1 :]
            if name == "c":
                cell, value, formula = attributes, None, False
            elif name == "v" or name == "t":
                buffer.clear()
                listening = not pronunciation
            elif name == "f":
                formula = True
            elif name == "row":
                number = _whole(attributes["r"]) if "r" in attributes else number + 1
                if not 1 <= number <= _LAST_ROW:
                    raise DamagedError(f"there is no row {number}")
                row_text, column = str(number), 0
                row = rows.setdefault(number, {})
                if attributes.get("hidden") in ("1", "true"):
                    hidden_rows.add(number)
            elif name == "col":
                if attributes.get("hidden") in ("1", "true"):
                    hidden_columns.append(range(_whole(attributes.get("min")), _whole(attributes.get("max")) + 1))
            elif name == "rPh":
                pronunciation = True

        def end(tag: str) -> None:
            nonlocal value, column, cells, listening, pronunciation
            name = tag[tag.rfind(" ") + 1 :]
            if name == "v":
                value = "".join(buffer)
                listening = False
            elif name == "c":
                reference = cell.get("r")
                if reference is None:
                    column += 1
                else:
                    letters = reference.rstrip("0123456789")
                    column = columns[letters]
                    if reference[len(letters) :] != row_text:
                        raise DamagedError(f"cell {reference} stands in row {row_text}")
                if value is not None or formula:
                    raw = self.raw(cell, value, formula)
                    if raw is not None:
                        row[column] = raw
                        cells += 1
                        if cells > MOST_CELLS:
                            raise TooLargeError(f"{MOST_CELLS}+")
            elif name == "t":
                if not pronunciation:
                    value = (value or "") + "".join(buffer)
                listening = False
            elif name == "rPh":
                pronunciation = False

        def text(data: str) -> None:
            if listening:
                buffer.append(data)

        package.parse(part, start, end, text)
        self.sheet.hidden_rows = frozenset(hidden_rows)
        self.sheet.hidden_columns = tuple(hidden_columns)

    def raw(self, cell: dict[str, str], value: str | None, formula: bool) -> Raw:
        """One cell from its attributes, the text of its value, and whether it has a formula."""
        kind = cell.get("t", "n")
        if kind == "n":
            return self.number(cell, value, formula)
        if value is None:
            return Uncalculated()
        if kind == "s":
            position = _whole(value.strip())
            if position >= len(self.strings):
                raise DamagedError(f"text {position} of cell {cell.get('r', '')} is missing")
            return self.strings[position]
        if kind in ("str", "inlineStr"):
            return _unescaped(value)
        if kind == "b":
            return value.strip() in ("1", "true")
        if kind == "e":
            return ErrorCell(value.strip())
        if kind == "d":
            return Moment(value.strip())
        raise DamagedError(f"cell {cell.get('r', '')} has the unknown type {kind}")

    def number(self, cell: dict[str, str], value: str | None, formula: bool) -> Raw:
        """A cell of type number; text where the file claims to hold a number and does not."""
        if value is None or not value.strip():
            return Uncalculated() if formula else None
        try:
            number = float(value)
        except ValueError:
            return value
        if "_" in value or not value.isascii():  # which float() takes, and no spreadsheet writes
            return value
        style = cell.get("s")
        if style is None or style == "0":
            return number
        index = _whole(style)
        shown = self.formats[index] if index < len(self.formats) else Shown.NUMBER
        if shown is Shown.NUMBER:
            return number
        if shown is Shown.PERCENT:
            return Percent(number)
        return Moment(moment_shown(number, shown, self.since_1904))
