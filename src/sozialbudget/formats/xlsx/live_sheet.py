"""A worksheet whose big tables are written row by row, with formulas and their values.

XlsxWriter does everything a workbook needs (styles, names, charts, print set-up). Its cell-by-cell table, though,
costs about 24 µs for a formula and writes 16 significant digits; a table of 11 000 districts has half a million
formulas, and an input must come back with all its 17 digits. So rows of tables are written here as XML, and input
text is written as an inline string, which XlsxWriter never takes for markup or a formula.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

Value = Decimal | int | float | str | None

_UNSAFE = re.compile(r"[&<>]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9a-fA-F]{4}_)")


def escaped(text: str) -> str:
    """`text` as XML character data, control characters as Excel writes them (`_x000D_`)."""
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub("_x005F_", text)
    if not text.isprintable():
        text = _CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    if _UNSAFE.search(text):
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def stored(value: Decimal | int | float) -> str:
    """The shortest text that reads back as the nearest double."""
    text = repr(float(value))
    return text[:-2] if text.endswith(".0") else text


@dataclass(frozen=True, slots=True)
class InputCell:
    """A cell of the input: text, or a number with all its digits."""

    value: str | Decimal
    cell_format: Format | None


@dataclass(frozen=True, slots=True)
class LiveCell:
    """A formula (without `=`) and its value."""

    formula: str
    value: Value
    cell_format: Format | None


class LiveSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter's class is untyped
    """A worksheet with tables of live formulas."""

    def __init__(self) -> None:
        super().__init__()
        self._tables: list[tuple[int, int, Iterable[str]]] = []

    def write_text(self, row: int, col: int, text: str, cell_format: Format | None = None) -> None:
        """Write text from the input: as text, whatever it looks like. Zero-based, like all of XlsxWriter."""
        self._put(row, col, InputCell(text, cell_format))

    def write_exact(self, row: int, col: int, number: Decimal, cell_format: Format | None = None) -> None:
        """Write a number with all the digits of its double."""
        self._put(row, col, InputCell(number, cell_format))

    def write_live(self, row: int, col: int, formula: str, value: Value, cell_format: Format | None = None) -> None:
        """Write a formula (without `=`) and its value."""
        self._put(row, col, LiveCell(formula, value, cell_format))

    def _put(self, row: int, col: int, cell: InputCell | LiveCell) -> None:
        self._check_dimensions(row, col)
        self.table[row][col] = cell

    def add_rows(self, first: int, count: int, width: int, rows: Iterable[str]) -> None:
        """Take `count` finished rows of XML cells, `width` columns wide, to stand from the zero-based row `first`."""
        if count:
            self._check_dimensions(first, 0)
            self._check_dimensions(first + count - 1, width - 1)
            self._tables.append((first, count, rows))

    @property
    def given(self) -> "TableRows | None":
        """The first of its tables, where that is one of columns."""
        rows = self._tables[0][2] if self._tables else None
        return rows if isinstance(rows, TableRows) else None

    def _write_rows(self) -> None:
        first_of_all: int = self.dim_rowmin  # type: ignore[has-type]
        last_of_all: int = self.dim_rowmax  # type: ignore[has-type]
        at = first_of_all
        for first, count, rows in sorted(self._tables, key=lambda table: table[0]):
            self.dim_rowmin, self.dim_rowmax = at, first - 1
            super()._write_rows()
            self._write_table(first, rows)
            at = first + count
        self.dim_rowmin, self.dim_rowmax = at, last_of_all
        super()._write_rows()
        self.dim_rowmin = first_of_all

    def _write_table(self, first: int, rows: Iterable[str]) -> None:
        write = self.fh.write
        for number, cells in enumerate(rows, start=first + 1):
            write(f'<row r="{number}">{cells}</row>')

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002
        # XlsxWriter looks for 150 functions newer than Excel 2010, one regular expression each; none is used here.
        return formula.removeprefix("=")

    def _write_cell(self, row: int, col: int, cell: object) -> None:
        reference = f"{xl_col_to_name(col)}{row + 1}"
        if isinstance(cell, LiveCell):
            self.fh.write(computed_cell(reference, style(cell.cell_format), escaped(cell.formula), cell.value))
        elif isinstance(cell, InputCell):
            self.fh.write(given_cell(reference, style(cell.cell_format), cell.value))
        else:
            super()._write_cell(row, col, cell)


def style(cell_format: Format | None) -> str:
    """The style attribute of a cell."""
    return f' s="{cell_format._get_xf_index()}"' if cell_format is not None else ""


def given_cell(cell: str, attribute: str, value: Value) -> str:
    """A cell with a value and no formula; text as an inline string."""
    if value is None:
        return f'<c r="{cell}"{attribute}/>'
    if isinstance(value, str):
        return f'<c r="{cell}"{attribute} t="inlineStr"><is><t xml:space="preserve">{escaped(value)}</t></is></c>'
    return f'<c r="{cell}"{attribute}><v>{stored(value)}</v></c>'


@dataclass(frozen=True, slots=True)
class LiveColumn:
    """One column of a table: its values, and its formula where it is computed.

    In `formula`, `§` stands for the row the formula is in and `¤` for the district's row in the input.
    """

    values: Iterable[Value]
    cell_format: Format | None = None
    formula: str | None = None

    def cells(self, letter: str, rows: Iterable[int], source_rows: Iterable[int]) -> Iterator[str]:
        """The XML of each cell."""
        attribute = style(self.cell_format)
        if self.formula is None:
            return self._given(letter, attribute, rows)
        if "§" in self.formula or "¤" in self.formula:
            return self._by_row(letter, attribute, rows, source_rows)
        return self._the_same(letter, attribute, rows)

    def _given(self, letter: str, attribute: str, rows: Iterable[int]) -> Iterator[str]:
        for row, value in zip(rows, self.values, strict=False):
            yield given_cell(f"{letter}{row}", attribute, value)

    def _the_same(self, letter: str, attribute: str, rows: Iterable[int]) -> Iterator[str]:
        assert self.formula is not None
        formula = escaped(self.formula)
        for row, value in zip(rows, self.values, strict=False):
            yield computed_cell(f"{letter}{row}", attribute, formula, value)

    def _by_row(self, letter: str, attribute: str, rows: Iterable[int], source_rows: Iterable[int]) -> Iterator[str]:
        assert self.formula is not None
        formula = escaped(self.formula)
        for row, source, value in zip(rows, source_rows, self.values, strict=False):
            live = formula.replace("§", str(row)).replace("¤", str(source))
            yield computed_cell(f"{letter}{row}", attribute, live, value)


def computed_cell(cell: str, attribute: str, formula: str, value: Value) -> str:
    """A cell with a formula (already escaped, without `=`) and its stored value; None is stored as empty text."""
    if value is None or isinstance(value, str):
        return f'<c r="{cell}"{attribute} t="str"><f>{formula}</f><v>{escaped(value or "")}</v></c>'
    return f'<c r="{cell}"{attribute}><f>{formula}</f><v>{stored(value)}</v></c>'


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of a table as XML, from the one-based row `first`."""

    columns: list[LiveColumn]
    first: int
    count: int
    source_rows: list[int]

    def __iter__(self) -> Iterator[str]:
        rows = range(self.first, self.first + self.count)
        streams = [
            column.cells(xl_col_to_name(index), rows, self.source_rows) for index, column in enumerate(self.columns)
        ]
        return map("".join, zip(*streams, strict=False))


def table_rows(columns: list[LiveColumn], first: int, count: int, source_rows: list[int]) -> TableRows:
    """The rows of a table as XML, from the one-based row `first`."""
    return TableRows(columns, first, count, source_rows)


def height(texts: Mapping[str, float]) -> float:
    """Row height in points that shows each wrapped text in a column of its width (characters).

    Set rather than left to the program: not every program fits wrapped rows when it opens a file. A column of width n
    has room for n digits of the usual 11 points; the text of 10 points is smaller, so n of its characters fit.
    """
    lines = max(sum(_lines(line, max(1, int(width))) for line in text.split("\n")) for text, width in texts.items())
    return max(15.0, 13.2 * min(lines, 30) + 2)


def _lines(text: str, width: int) -> int:
    # Most texts fit into one line; wrapping them to see it is what takes long.
    return len(wrap(text, width)) if len(text) > width else 1


INK, LINE = "#1F2933", "#9AA9B5"
HEAD, PALE = "#D5E3EE", "#EEF3F7"
INPUT = "#FFF8DC"
"""Cells to type into."""

_LINES = ("#1F5F8B", "#B4531F", "#3C7A3F", "#7A3E87", "#8A6D1B", "#4B5C68")
_DASHES = ("solid", "dash")
_MARKERS = ("circle", "square", "triangle", "diamond")


def line_look(number: int) -> dict[str, Any]:
    """How the `number`-th line of a chart looks: told apart by colour, by dashes and by markers, so in grey, too."""
    colour, marker = _LINES[number % len(_LINES)], _MARKERS[number % len(_MARKERS)]
    return {
        "line": {"color": colour, "width": 2, "dash_type": _DASHES[number // len(_LINES) % 2]},
        "marker": {"type": marker, "size": 6, "fill": {"color": colour}, "border": {"color": colour}},
    }
