"""Reading .ods into plain cells."""

from sozialbudget.workbook.reading.grid import (
    DamagedError,
    ErrorCell,
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
from sozialbudget.workbook.reading.package import MOST_CELLS, Package

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_EXTENSION = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_HIDDEN = ("collapse", "filter")
_ERRORS = ("#", "Err:", "Fehler:")


class OdsBook:
    """An opened .ods."""

    def __init__(self, content: bytes) -> None:
        reader = _ContentReader()
        Package(content).parse("content.xml", reader.start, reader.end, reader.text)
        self._sheets = reader.sheets

    @property
    def sheet_names(self) -> list[str]:
        """All sheets in the order of the workbook."""
        return [sheet.name for sheet in self._sheets]

    def sheet(self, position: int) -> Sheet:
        """The cells of one sheet."""
        return self._sheets[position]


class _ContentReader:
    """Fills sheets from content.xml."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.sheet: Sheet | None = None
        self.depth = 0  # of tables: a table within a cell is none of ours
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.number, self.row_repeats = 0, 1
        self.row: Row = {}
        self.spans: list[tuple[int, int, int]] = []  # of the row: first column, rows and columns spanned
        self.merges: list[Merge] = []
        self.column, self.cell_repeats = 0, 1
        self.header_column = 0
        self.attributes: dict[str, str] = {}
        self.paragraphs: list[str] = []
        self.in_cell = self.in_text = False
        self.in_note = 0
        self.cells = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag == _TABLE + "table":
            self._start_table(attributes)
        elif self.depth != 1:
            self._start_style(tag, attributes)
        elif tag == _TABLE + "table-column":
            self._start_column(attributes)
        elif tag == _TABLE + "table-row":
            self.row_repeats = _repeats(attributes, "rows")
            self.number += 1
            self.column, self.row, self.spans = 0, {}, []
            if attributes.get(_TABLE + "visibility") in _HIDDEN:
                self._hide_rows()
        elif tag in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            self.in_cell, self.attributes, self.paragraphs = True, attributes, []
            self.cell_repeats = _repeats(attributes, "columns")
        elif tag == _OFFICE + "annotation":
            self.in_note += 1
        elif self.in_cell and not self.in_note:
            self._start_text(tag, attributes)

    def _start_table(self, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 1:
            hidden = attributes.get(_TABLE + "style-name") in self.hidden_styles
            self.sheet = Sheet(attributes.get(_TABLE + "name", ""), len(self.sheets), hidden=hidden)
            self.sheets.append(self.sheet)
            self.number, self.header_column, self.merges = 0, 0, []

    def _start_style(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _STYLE + "style":
            self.style = attributes.get(_STYLE + "name", "")
        elif tag == _STYLE + "table-properties" and attributes.get(_TABLE + "display") == "false":
            self.hidden_styles.add(self.style)

    def _start_column(self, attributes: dict[str, str]) -> None:
        assert self.sheet is not None
        first = self.header_column + 1
        self.header_column += _repeats(attributes, "columns")
        if attributes.get(_TABLE + "visibility") in _HIDDEN:
            self.sheet.hidden_columns += (range(first, self.header_column + 1),)

    def _hide_rows(self) -> None:
        assert self.sheet is not None
        last = min(self.number + self.row_repeats, _MOST_ROWS + 1)
        if last - self.number < 100_000:  # a whole hidden rest of the sheet holds nothing
            self.sheet.hidden_rows |= frozenset(range(self.number, last))

    def _start_text(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _TEXT + "p":
            self.paragraphs.append("")
            self.in_text = True
        elif self.paragraphs and tag == _TEXT + "s":
            count = attributes.get(_TEXT + "c", "1")
            self.paragraphs[-1] += " " * (min(int(count), 1000) if count.isascii() and count.isdigit() else 1)
        elif self.paragraphs and tag == _TEXT + "tab":
            self.paragraphs[-1] += "\t"
        elif self.paragraphs and tag == _TEXT + "line-break":
            self.paragraphs[-1] += "\n"

    def text(self, data: str) -> None:
        """Text within an element."""
        if self.in_text and not self.in_note and self.paragraphs:
            self.paragraphs[-1] += data

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == _TABLE + "table":
            self.depth -= 1
            if self.depth == 0 and self.sheet is not None:
                self.sheet.merges = tuple(self.merges)
                spread(self.sheet)
        elif self.depth != 1:
            return
        elif tag in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            self._end_cell()
        elif tag == _TABLE + "table-row":
            self._end_row()
        elif tag == _OFFICE + "annotation":
            self.in_note -= 1
        elif tag == _TEXT + "p" and not self.in_note:
            self.in_text = False

    def _end_cell(self) -> None:
        self.in_cell = self.in_text = False
        raw = _raw(self.attributes, "\n".join(self.paragraphs))
        if raw is not None:
            self._count(self.cell_repeats)
            if self.column + self.cell_repeats > _MOST_COLUMNS:
                raise DamagedError(f"mehr als {_MOST_COLUMNS} Spalten", f"more than {_MOST_COLUMNS} columns")
            for column in range(self.column + 1, self.column + self.cell_repeats + 1):
                self.row[column] = raw
        rows, columns = _spanned(self.attributes, "rows"), _spanned(self.attributes, "columns")
        if rows > 1 or columns > 1:
            self.spans.append((self.column + 1, rows, columns))
        self.column += self.cell_repeats

    def _end_row(self) -> None:
        assert self.sheet is not None
        if self.row:
            self._count(len(self.row) * (self.row_repeats - 1))
            if self.number + self.row_repeats - 1 > _MOST_ROWS:
                raise DamagedError(f"mehr als {_MOST_ROWS} Zeilen", f"more than {_MOST_ROWS} rows")
            for number in range(self.number, self.number + self.row_repeats):
                self.sheet.rows[number] = self.row
        for left, rows, columns in self.spans:
            self._merge(left, rows, columns)
        self.number += self.row_repeats - 1

    def _merge(self, left: int, rows: int, columns: int) -> None:
        """A cell that spans others, in each of the repeated rows where these hold something."""
        for top in range(self.number, self.number + (self.row_repeats if self.row else 1)):
            self.merges.append(Merge(top, left, top + rows - 1, left + columns - 1))
        if len(self.merges) > MOST_MERGES:
            raise TooLargeError(f"{MOST_MERGES}+")

    def _count(self, more: int) -> None:
        self.cells += more
        if self.cells > MOST_CELLS:
            raise TooLargeError(f"{MOST_CELLS}+")


def _repeats(attributes: dict[str, str], what: str) -> int:
    told = attributes.get(f"{_TABLE}number-{what}-repeated", "1")
    if not told.isascii() or not told.isdigit() or len(told) > 8 or int(told) < 1:
        raise DamagedError(f"{told!r} Wiederholungen ({what})", f"{told!r} repeated {what}")
    return int(told)


def _spanned(attributes: dict[str, str], what: str) -> int:
    told = attributes.get(f"{_TABLE}number-{what}-spanned", "1")
    return int(told) if told.isascii() and told.isdigit() and len(told) <= 8 else 1


def _raw(attributes: dict[str, str], text: str) -> Raw:
    """One cell from its attributes and its text as shown."""
    kind = attributes.get(_OFFICE + "value-type")
    formula = _TABLE + "formula" in attributes
    is_error = attributes.get(_EXTENSION + "value-type") == "error"
    if is_error or (formula and text.startswith(_ERRORS)):  # some programs store 0 behind the error they show
        return ErrorCell(text or "#ERR")
    if kind in ("float", "currency", "percentage"):
        return _number(attributes.get(_OFFICE + "value"), kind, formula)
    if kind == "boolean":
        return attributes.get(_OFFICE + "boolean-value") == "true"
    if kind in ("date", "time"):
        return Moment(attributes.get(f"{_OFFICE}{kind}-value") or text)
    if kind == "string":
        return attributes.get(_OFFICE + "string-value", text) or (text or None)
    if formula and not text:
        return Uncalculated()
    return text or None


def _number(value: str | None, kind: str, formula: bool) -> Raw:
    if value is None:
        return Uncalculated() if formula else None
    try:
        number = float(value)
    except ValueError:
        return value
    if "_" in value or not value.isascii():
        return value
    return Percent(number) if kind == "percentage" else number
