"""Tables for the screen: columns as wide as their content or as there is room, headers on several lines."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sozialbudget.formats.screen.lines import Line, Piece

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
