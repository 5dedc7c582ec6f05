"""Reading .ods into plain cells."""

from sozialbudget.reading.cells import as_found, shown
from sozialbudget.reading.files.merges import MOST_MERGES, spread
from sozialbudget.reading.files.number_formats import (
    PLAIN,
    is_other_date,
    is_other_number,
    is_other_truth,
    is_same_text,
)
from sozialbudget.reading.files.ods_formats import OdsFormats, OdsStyles
from sozialbudget.reading.files.package import MOST_CELLS, Package, number_in
from sozialbudget.reading.grid import (
    DamagedError,
    ErrorCell,
    Formula,
    Marked,
    Merge,
    Moment,
    Percent,
    Raw,
    Row,
    Sheet,
    TooLargeError,
    Uncalculated,
    Unclear,
)
from sozialbudget.reading.sights import How, Run, of_runs, whole

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_CONFIG = "urn:oasis:names:tc:opendocument:xmlns:config:1.0 "
_DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
_EXTENSION = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_HIDDEN = ("collapse", "filter")
_TABLE_START, _ROW, _COLUMN = _TABLE + "table", _TABLE + "table-row", _TABLE + "table-column"
_STYLE_NAME, _CELL_STYLE = _TABLE + "style-name", _TABLE + "default-cell-style-name"
_VISIBILITY, _DISPLAY, _FORMULA = _TABLE + "visibility", _TABLE + "display", _TABLE + "formula"
_ROWS_REPEATED, _COLUMNS_REPEATED = _TABLE + "number-rows-repeated", _TABLE + "number-columns-repeated"
_ROWS_SPANNED, _COLUMNS_SPANNED = _TABLE + "number-rows-spanned", _TABLE + "number-columns-spanned"
_ANNOTATION, _RUBY = _OFFICE + "annotation", _TEXT + "ruby-text"
_KIND, _VALUE, _STRING, _TRUTH = (_OFFICE + name for name in ("value-type", "value", "string-value", "boolean-value"))
_KIND_OF_ERROR = _EXTENSION + "value-type"
_PARAGRAPH, _SPAN, _SPACES, _TAB, _LINE_BREAK = (_TEXT + name for name in ("p", "span", "s", "tab", "line-break"))
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_GROUPS = (_TABLE + "table-row-group", _TABLE + "table-column-group")
_ERRORS = ("#", "Err:", "Fehler:")
_MOST_SPACES = 1000

LONGEST_TEXT = 100_000
"""Characters of a cell; .xlsx and .xls hold 32 767."""
LONGEST_TEXTS = 2**26
"""Characters of all cells; 11 000 districts with 45 columns have 5 million."""
MOST_ELEMENTS = 10_000_000
"""Elements of the XML; 11 000 districts with 45 columns have 1 million."""


class OdsBook:
    """An opened .ods."""

    def __init__(self, content: bytes) -> None:
        package = Package(content)
        styles, formats = OdsStyles(), OdsFormats()
        if "styles.xml" in package:
            package.parse("styles.xml", styles.start)
            package.parse("styles.xml", formats.start, formats.end, formats.text)
            formats.end_of_common_styles()
        reader = _ContentReader(styles, formats, by_hand=_is_calculated_by_hand(package))
        package.parse("content.xml", reader.start, reader.end, reader.text)
        self._sheets = reader.sheets

    @property
    def sheet_names(self) -> list[str]:
        """All sheets in the order of the workbook."""
        return [sheet.name for sheet in self._sheets]

    def sheet(self, position: int) -> Sheet:
        """The cells of one sheet."""
        return self._sheets[position]


def _is_calculated_by_hand(package: Package) -> bool:
    """Whether the settings say that nothing is calculated before F9 is pressed."""
    inside = [False]
    found: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        inside[0] = tag == _CONFIG + "config-item" and attributes.get(_CONFIG + "name") == "AutoCalculate"

    def text(data: str) -> None:
        if inside[0]:
            found.append(data)

    def end(_: str) -> None:
        inside[0] = False

    if "settings.xml" in package:
        package.parse("settings.xml", start, end, text)
    return "".join(found).strip() == "false"


class _ContentReader:
    """Fills sheets from content.xml."""

    def __init__(self, styles: OdsStyles, formats: OdsFormats, *, by_hand: bool) -> None:
        self.styles, self.formats = styles, formats
        self.doubts = {"calculated_by_hand"} if by_hand else set()
        self.sheets: list[Sheet] = []
        self.sheet: Sheet | None = None
        self.depth = 0  # of tables: a table within a cell is none of ours
        self.hidden_groups: list[bool] = []
        self.number, self.row_repeats = 0, 1
        self.row: Row = {}
        self.row_formulas: dict[int, Formula] = {}
        self.row_style = ""
        self.spans: list[tuple[int, int, int]] = []  # of the row: first column, rows and columns spanned
        self.merges: list[Merge] = []
        self.column, self.cell_repeats = 0, 1
        self.header_column = 0
        self.column_styles: list[tuple[range, str]] = []
        self.style_of_column: dict[int, str] = {}
        self.attributes: dict[str, str] = {}
        self.cell_text = _CellText(styles)
        self.in_cell = False
        self.in_note = 0
        self.cells = self.elements = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise TooLargeError(f"{MOST_ELEMENTS}+")
        if tag == _TABLE_START:
            self._start_table(attributes)
        elif self.depth == 1 and not self.in_cell:
            self._start_in_table(tag, attributes)
        elif self.depth == 1:
            if _is_aside(tag):
                self.in_note += 1
            elif not self.in_note:
                self.cell_text.start(tag, attributes)
        elif self.depth == 0:
            self.styles.start(tag, attributes)
            self.formats.start(tag, attributes)
            if tag == _TABLE + "calculation-settings" and attributes.get(_TABLE + "precision-as-shown") == "true":
                self.doubts.add("calculated_as_shown")

    def _start_in_table(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _CELLS:
            self.in_cell, self.attributes = True, attributes
            self.cell_text.clear()
            self.cell_repeats = _repeats(attributes, _COLUMNS_REPEATED)
        elif tag == _ROW:
            self._start_row(attributes)
        elif tag == _COLUMN:
            self._start_column(attributes)
        elif tag in _GROUPS:
            self.hidden_groups.append(attributes.get(_DISPLAY) == "false")

    def _start_table(self, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 1:
            hidden = self.styles.is_hidden("table", attributes.get(_STYLE_NAME))
            self.sheet = Sheet(attributes.get(_TABLE + "name", ""), len(self.sheets), hidden=hidden)
            if self.doubts:
                self.sheet.doubts, self.sheet.formulas = frozenset(self.doubts), {}
            self.sheets.append(self.sheet)
            self.number, self.header_column, self.merges = 0, 0, []
            self.hidden_groups, self.column_styles, self.style_of_column = [], [], {}

    def _start_column(self, attributes: dict[str, str]) -> None:
        assert self.sheet is not None
        first = self.header_column + 1
        self.header_column += _repeats(attributes, _COLUMNS_REPEATED)
        columns = range(first, self.header_column + 1)
        if self._is_hidden("table-column", attributes):
            self.sheet.hidden_columns += (columns,)
        style = attributes.get(_CELL_STYLE)
        if style:
            self.column_styles.append((columns, style))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row_repeats = _repeats(attributes, _ROWS_REPEATED)
        self.number += 1
        self.column, self.row, self.row_formulas, self.spans = 0, {}, {}, []
        self.row_style = attributes.get(_CELL_STYLE, "")
        if self._is_hidden("table-row", attributes):
            self._hide_rows()

    def _is_hidden(self, family: str, attributes: dict[str, str]) -> bool:
        """Whether a row or column is collapsed, filtered out, of no size, or in a group that is."""
        if attributes.get(_VISIBILITY) in _HIDDEN or any(self.hidden_groups):
            return True
        return self.styles.is_hidden(family, attributes.get(_STYLE_NAME))

    def _hide_rows(self) -> None:
        assert self.sheet is not None
        last = min(self.number + self.row_repeats, _MOST_ROWS + 1)
        if last - self.number < 100_000:  # a whole hidden rest of the sheet holds nothing
            self.sheet.hidden_rows |= frozenset(range(self.number, last))

    def text(self, data: str) -> None:
        """Text within an element."""
        if self.in_cell and not self.in_note:
            self.cell_text.text(data)
        elif self.depth == 0:
            self.formats.text(data)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == _TABLE_START:
            self.depth -= 1
            if self.depth == 0 and self.sheet is not None:
                self.sheet.merges = tuple(self.merges)
                spread(self.sheet)
        elif self.depth != 1:
            self.formats.end(tag)
        elif tag in _CELLS:
            self._end_cell()
        elif tag == _ROW:
            self._end_row()
        elif self.in_cell and _is_aside(tag):
            self.in_note -= 1
        elif self.in_cell and not self.in_note:
            self.cell_text.end(tag)
        elif tag in _GROUPS and self.hidden_groups:
            self.hidden_groups.pop()

    def _end_cell(self) -> None:
        self.in_cell = False
        raw = self._raw()
        if raw is not None:
            self._count(self.cell_repeats)
            if self.column + self.cell_repeats > _MOST_COLUMNS:
                raise DamagedError(f"mehr als {_MOST_COLUMNS} Spalten", f"more than {_MOST_COLUMNS} columns")
            for column in range(self.column + 1, self.column + self.cell_repeats + 1):
                self.row[column] = self._formatted(raw, column) if isinstance(raw, float) else raw
            if self.doubts and (formula := self.attributes.get(_FORMULA)) is not None:
                self.row_formulas |= dict.fromkeys(
                    range(self.column + 1, self.column + self.cell_repeats + 1), Formula(formula)
                )
        if _ROWS_SPANNED in self.attributes or _COLUMNS_SPANNED in self.attributes:
            rows, columns = (_spanned(self.attributes, name) for name in (_ROWS_SPANNED, _COLUMNS_SPANNED))
            if rows > 1 or columns > 1:
                self.spans.append((self.column + 1, rows, columns))
        self.column += self.cell_repeats

    def _raw(self) -> Raw:
        if not self.styles.any_marks:
            return raw_cell(self.attributes, self.cell_text.plain())
        how = self.styles.how("table-cell", self._style(self.column + 1))
        text = self.cell_text.raw(how)
        raw = raw_cell(self.attributes, text)
        return raw if how is None or raw is text else whole(raw, as_found(raw), how)

    def _formatted(self, number: float, column: int) -> Raw:
        """A number as its format shows it; that it is a percentage the cell says itself where no format does."""
        number_format = self.formats.of(self._style(column))
        return number if number_format is None or number_format is PLAIN else number_format.raw(float(number), False)

    def _style(self, column: int) -> str:
        return self.attributes.get(_STYLE_NAME) or self.row_style or self._column_style(column)

    def _column_style(self, column: int) -> str:
        if column not in self.style_of_column:
            found = (style for columns, style in self.column_styles if column in columns)
            self.style_of_column[column] = next(found, "")
        return self.style_of_column[column]

    def _end_row(self) -> None:
        assert self.sheet is not None
        if self.row:
            self._count(len(self.row) * (self.row_repeats - 1))
            if self.number + self.row_repeats - 1 > _MOST_ROWS:
                raise DamagedError(f"mehr als {_MOST_ROWS} Zeilen", f"more than {_MOST_ROWS} rows")
            for number in range(self.number, self.number + self.row_repeats):
                self.sheet.rows[number] = self.row
                if self.sheet.formulas is not None:
                    self.sheet.formulas |= {(number, column): told for column, told in self.row_formulas.items()}
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


class _CellText:
    """The text of a cell as shown, with what of it stands otherwise."""

    def __init__(self, styles: OdsStyles) -> None:
        self.styles = styles
        self.runs: list[Run] = []
        self.paragraphs = 0
        self.in_paragraph = False
        self.hows: list[How | None] = []
        """Of the spans that are open."""
        self.length = self.length_of_all = 0

    def clear(self) -> None:
        """Begin another cell."""
        self.runs, self.paragraphs, self.in_paragraph, self.length = [], 0, False, 0
        self.hows.clear()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element within the cell begins."""
        if tag == _PARAGRAPH:
            if self.paragraphs:
                self._add("\n")
            self.paragraphs += 1
            self.in_paragraph = True
            if self.styles.any_marks:
                self.hows[:] = [self.styles.how("paragraph", attributes.get(_TEXT + "style-name", ""))]
        elif tag == _SPAN:
            outer = self.hows[-1] if self.hows else None
            self.hows.append(self.styles.how("text", attributes.get(_TEXT + "style-name", "")) or outer)
        elif not self.paragraphs:
            return
        elif tag == _SPACES:
            count = attributes.get(_TEXT + "c", "1")
            self._add(" " * (min(int(count), _MOST_SPACES) if count.isascii() and count.isdigit() else 1))
        elif tag == _TAB:
            self._add("\t")
        elif tag == _LINE_BREAK:
            self._add("\n")

    def end(self, tag: str) -> None:
        """An element within the cell ends."""
        if tag == _PARAGRAPH:
            self.in_paragraph = False
        elif tag == _SPAN and self.hows:
            self.hows.pop()

    def text(self, data: str) -> None:
        """Text within the cell."""
        if self.in_paragraph:
            self._add(data)

    def plain(self) -> str:
        """All of it."""
        if len(self.runs) == 1:
            return self.runs[0][0]
        return "".join([text for text, _ in self.runs])

    def raw(self, cell: How | None) -> Raw:
        """The same with what stands otherwise, be it the whole cell."""
        return of_runs((text, how or cell) for text, how in self.runs)

    def _add(self, text: str) -> None:
        self.runs.append((text, self.hows[-1] if self.hows else None))
        self.length += len(text)
        self.length_of_all += len(text)
        if self.length > LONGEST_TEXT or self.length_of_all > LONGEST_TEXTS:
            raise TooLargeError(f"{LONGEST_TEXT}+")


def _is_aside(tag: str) -> bool:
    """Whether an element within a cell is none of its text: a comment, a picture or text box, how a word is spoken."""
    return tag in (_ANNOTATION, _RUBY) or tag.startswith(_DRAWING)


def _repeats(attributes: dict[str, str], name: str) -> int:
    told = attributes.get(name)
    if told is None:
        return 1
    if not told.isascii() or not told.isdigit() or len(told) > 8 or int(told) < 1:
        what = name.rpartition(" ")[2]
        raise DamagedError(f"{told!r} Wiederholungen ({what})", f"{told!r} repeated ({what})")
    return int(told)


def _spanned(attributes: dict[str, str], name: str) -> int:
    told = attributes.get(name, "1")
    return int(told) if told.isascii() and told.isdigit() and len(told) <= 8 else 1


def raw_cell(attributes: dict[str, str], text: Raw) -> Raw:
    """One cell from its attributes and its text as shown."""
    typed = text.typed if isinstance(text, Marked) else text if isinstance(text, str) else shown(text)
    kind = attributes.get(_KIND)
    formula = _FORMULA in attributes
    is_error = attributes.get(_KIND_OF_ERROR) == "error"
    if is_error or (formula and typed.startswith(_ERRORS)):  # some programs store 0 behind the error they show
        return ErrorCell(typed or "#ERR")
    if isinstance(text, Unclear):
        return text
    if kind in ("float", "currency", "percentage"):
        number = _number(attributes.get(_VALUE), kind, formula)
        if is_other_number(number, typed):
            return _stored_twice(number, typed)
        other = attributes.get(_STRING)
        return number if other is None or not is_other_number(number, other) else _stored_twice(number, other)
    if kind == "boolean":
        truth = attributes.get(_TRUTH) == "true"
        return _stored_twice(truth, typed) if is_other_truth(truth, typed) else truth
    if kind in ("date", "time"):
        moment = attributes.get(f"{_OFFICE}{kind}-value") or typed
        return _stored_twice(moment, typed) if is_other_date(moment, typed) else Moment(moment)
    if kind == "string" and is_other_number(number := _number(attributes.get(_VALUE), kind, formula=False), typed):
        return _stored_twice(number, typed)
    if kind == "string" and (stored := attributes.get(_STRING)) is not None:
        if typed.strip() and not is_same_text(stored, typed):
            return _stored_twice(stored, typed)
        return (stored or None) if type(text) is str else text
    if formula and not typed:
        return Uncalculated()
    return text or None


def _stored_twice(stored: Raw, typed: str) -> Unclear:
    return Unclear(typed, "cell_stored_twice", {"other": as_found(stored)})


def _number(value: str | None, kind: str, formula: bool) -> Raw:
    if value is None:
        return Uncalculated() if formula else None
    number = number_in(value)
    return Percent(number) if kind == "percentage" and isinstance(number, float) else number
