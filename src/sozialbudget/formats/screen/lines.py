"""Lines for the screen: styled pieces of text, bars, wrapped paragraphs.

Lines are made of styled pieces, so that a terminal shows them in colour and a file or a pipe gets the same text plain.
"""

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sozialbudget.formats.table import Table
from sozialbudget.words import Lang
from sozialbudget.words.text import shown

Piece = tuple[str, str]
"""Text and its style: '', 'bold', 'dim', 'gain', 'loss'."""
Line = list[Piece]


def bars(values: Sequence[Decimal], width: int, unicode: bool) -> list[str]:
    """One bar per value, all on one scale: losses grow left from the axis, gains right."""
    loss, gain = max(Decimal(0), *(-value for value in values)), max(Decimal(0), *values)
    room = width - 1
    left = round(room * loss / (loss + gain)) if loss + gain else room // 2
    left = min(max(left, 1 if loss else 0), room - (1 if gain else 0))
    right = room - left
    halves_per_euro = 2 * min(side / most for side, most in ((left, loss), (right, gain), (room, loss + gain)) if most)
    full, left_half, right_half, axis = ("█", "▐", "▌", "│") if unicode else ("#", "#", "#", "|")

    def bar(value: Decimal) -> str:
        length, half = divmod(max(1, round(halves_per_euro * abs(value))), 2)
        if value < 0:
            return ((left_half if half else "") + full * length).rjust(left) + axis + " " * right
        return " " * left + axis + (full * length + (right_half if half else "")).ljust(right)

    return [bar(value) if value else " " * left + axis + " " * right for value in values]


_BEFORE_UNIT = re.compile(r"(?<=[0-9]) (?=[%€])")
_NO_BREAK = "\x1f"
"""Stands for the space between a number and its unit while lines are made."""


def wrapped(text: str, width: int | None, start: str = "") -> Iterator[Line]:
    """A paragraph in lines of at most `width`, begun with `start` and indented under it; one line where it is None.

    No line ends between a number and % or €.
    """
    if width is None:
        yield [(start + text, "")]
        return
    kept = _BEFORE_UNIT.sub(_NO_BREAK, text)
    for line in textwrap.wrap(kept, width, initial_indent=start, subsequent_indent=" " * len(start)):
        yield [(line.replace(_NO_BREAK, " "), "")]


def unbroken(sentence: str, columns: int | None, indent: str = "") -> list[str]:
    """`sentence` in lines of `columns`, those after the first indented, names of files whole; one where it is None."""
    if columns is None:
        return [sentence]
    return textwrap.wrap(sentence, columns, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


GAP = "  "
_HEADER_LINES = 3


@dataclass(frozen=True)
class TextColumn:
    """A column: its header, a cell for each row, its total, and the style of each cell (drawing.Piece)."""

    header: str
    cells: list[str]
    total: str = ""
    styles: list[str] = field(default_factory=list)
    left: bool = False
    width: int = 0

    @property
    def natural(self) -> int:
        """The width at which nothing is cut."""
        return max(map(len, [*self.cells, self.total, max(self.header.split(" "), key=len)]))

    def at(self, width: int) -> "TextColumn":
        """The same, `width` wide."""
        return replace(self, width=width)


def text_columns(table: Table, lang: Lang, rows: Sequence[int] | None = None) -> list[TextColumn]:
    """The columns of `table` as wide as their content; of its rows those asked for, all without `rows`."""
    made = []
    chosen = range(len(table)) if rows is None else rows
    styles = ["bold" if table.kinds[i] == "total" else "" for i in chosen] if table.kinds else []
    for column in table.columns:
        told = [shown(cell) for cell in column.told(lang)]
        head = column.head(lang) + (f"\N{NO-BREAK SPACE}{column.sign}" if column.sign else "")
        total = table.total or "" if column is table.columns[0] else column.form.told(column.total, lang)
        cells = [told[i] for i in chosen]
        one = TextColumn(shown(head), cells, "" if table.total is None else total, styles, left=column.is_text)
        made.append(one.at(one.natural))
    return made


def drawn(columns: Sequence[TextColumn], unicode: bool, gap: int | None = None) -> Iterator[Line]:
    """Headers, rows and totals, between rules; an ellipsis before row `gap` where rows are left out."""
    yield from header(columns)
    yield rule(columns, unicode)
    for i in range(len(columns[0].cells)):
        if i == gap:
            yield [("…" if unicode else "...", "dim")]
        yield row(columns, i)
    yield rule(columns, unicode)
    yield total_row(columns)


def table_width(columns: Sequence[TextColumn]) -> int:
    """How wide the columns are together."""
    return sum(column.width for column in columns) + len(GAP) * (len(columns) - 1)


def rule(columns: Sequence[TextColumn], unicode: bool) -> Line:
    """A line as wide as the table."""
    return [(("─" if unicode else "-") * table_width(columns), "dim")]


def header(columns: Sequence[TextColumn]) -> Iterator[Line]:
    """The headers, on as many lines as the longest needs; they end on the line above the rule."""
    headers = [_header_lines(column) for column in columns]
    height = max(map(len, headers))
    for line in range(height):
        told = [words[line - height + len(words)] if line >= height - len(words) else "" for words in headers]
        yield _joined([_padded(column, word, "bold") for column, word in zip(columns, told, strict=True)])


def row(columns: Sequence[TextColumn], i: int) -> Line:
    """The row `i`."""
    return _joined([_padded(column, column.cells[i], column.styles[i] if column.styles else "") for column in columns])


def total_row(columns: Sequence[TextColumn]) -> Line:
    """The row of totals."""
    return _joined([_padded(column, column.total, "bold") for column in columns])


def _header_lines(column: TextColumn) -> list[str]:
    words = textwrap.wrap(column.header, max(column.width, 1), break_long_words=False) or [""]
    if len(words) > _HEADER_LINES:
        words = [*words[: _HEADER_LINES - 1], words[_HEADER_LINES - 1] + "…"]
    return words


def _padded(column: TextColumn, text: str, style: str) -> Piece:
    text = text if len(text) <= column.width else text[: column.width - 1] + "…"
    return (text.ljust(column.width) if column.left else text.rjust(column.width), style)


def _joined(pieces: Sequence[Piece]) -> Line:
    line: Line = []
    for piece in pieces:
        line += [(GAP, ""), piece] if line else [piece]
    return line
