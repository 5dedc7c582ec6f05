"""What rolling a result forward did, for the screen."""

from collections.abc import Iterator
from dataclasses import replace

from sozialbudget.analysis.roll import Rolled
from sozialbudget.formats.screen.lines import Line, TextColumn, row, table_width, text_columns, wrapped
from sozialbudget.formats.table import Table
from sozialbudget.reports.roll.sections import sections, title
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import number
from sozialbudget.words.text import shown

ALL_SHOWN = 100
"""Up to so many districts are listed."""
_WIDEST, _NARROWEST = 40, 8


def lines(rolled: Rolled, lang: Lang, width: int | None) -> Iterator[Line]:
    """The same for the screen, at most `width` columns."""
    yield [(title(rolled, lang), "bold")]
    yield from wrapped(say("roll.from", lang, name=shown(rolled.result.name), sha256=rolled.result.sha256), width)
    for section in sections(rolled, lang):
        yield []
        yield [(section.caption, "bold")]
        if section.note:
            yield from wrapped(section.note, width)
        if len(section) > ALL_SHOWN:
            yield from wrapped(say("roll.many", lang, n=number(len(section), lang, 0)), width)
        else:
            yield from _table(section, lang, width)


def _table(table: Table, lang: Lang, width: int | None) -> Iterator[Line]:
    """The table, its widest text columns cut where it is wider than the screen."""
    totals = [] if table.total is None else ["bold"]
    styles = ["dim", *[""] * len(table), *totals]
    columns = []
    for column in text_columns(table, lang):
        cells = [column.header, *column.cells, *([column.total] if totals else [])]
        widest = max(map(len, cells))
        columns.append(
            replace(column, cells=cells, styles=styles).at(widest if width is None else min(widest, _WIDEST))
        )
    if width is not None:
        columns = _narrowed(columns, width)
    for i in range(len(styles)):
        yield row(columns, i)


def _narrowed(columns: list[TextColumn], width: int) -> list[TextColumn]:
    """The columns with the widest of text narrowed one by one until they fit."""
    while table_width(columns) > width:
        n = max((n for n, column in enumerate(columns) if column.left), key=lambda n: columns[n].width)
        if columns[n].width <= _NARROWEST:
            break
        columns = [*columns[:n], columns[n].at(columns[n].width - 1), *columns[n + 1 :]]
    return columns
