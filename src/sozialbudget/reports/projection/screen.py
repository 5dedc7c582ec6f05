"""A projection for the screen: tables that fit the width, however many years there are."""

from collections.abc import Iterator, Sequence

from sozialbudget.formats.screen.lines import GAP, TextColumn, header, row, rule, table_width, text_columns, wrapped
from sozialbudget.formats.screen.lines import Line as ScreenLine
from sozialbudget.formats.table import Table
from sozialbudget.method.years.model import Projection
from sozialbudget.reports.allocation.terminal import ALL_SHOWN, LARGEST
from sozialbudget.reports.projection import grids
from sozialbudget.reports.projection.subject import Subject, lead_told, notes_told, year_told
from sozialbudget.words import Lang
from sozialbudget.words.text import shown


def lines(projection: Projection, lang: Lang, width: int | None, unicode: bool = True) -> Iterator[ScreenLine]:
    """The whole report; as wide as it likes where `width` is None, its rules in ASCII where not `unicode`."""
    s = Subject(projection, lang)
    for line in wrapped(shown(s.title), width):
        yield [(text, "bold") for text, _ in line]
    yield []
    yield from wrapped(shown(lead_told(s)), width)
    yield []
    for year in s.years:
        yield from wrapped(shown(f"{year.year}: {year_told(s, year)}"), width, "- ")
    for grid in _grids(s):
        yield []
        yield from _drawn(grid, s, width, unicode)
    notes = notes_told(s)
    if notes:
        yield []
        yield [(s.say("severity.note.one" if len(notes) == 1 else "severity.note.many").capitalize(), "bold")]
        for note in notes:
            yield from wrapped(shown(note), width, "- ")


def _grids(s: Subject) -> Iterator[Table]:
    yield grids.received(s)
    if s.has_compensation:
        yield grids.compensation(s)
    yield grids.money(s)
    if s.projection.plan.pots:
        yield grids.pots(s)
    yield grids.hours_together(s)


def _drawn(grid: Table, s: Subject, width: int | None, unicode: bool) -> Iterator[ScreenLine]:
    kept = _kept(grid, s)
    for line in wrapped(shown(grid.caption), width):
        yield [(text, "bold") for text, _ in line]
    if len(kept) < len(grid):
        yield from wrapped(s.say("project.largest", n=LARGEST), width)
    names, *columns = text_columns(grid.without(grids.POSITION), s.lang, kept)
    names = names.at(_name_width(names.natural, columns, width))
    for number, block in enumerate(_blocks(columns, None if width is None else width - names.width)):
        if number:
            yield []
        together = [names, *block]
        yield from header(together)
        yield rule(together, unicode)
        for i in range(len(kept)):
            yield row(together, i)


def _kept(grid: Table, s: Subject) -> list[int]:
    """All rows, or those of the districts whose budget changes most."""
    every = list(range(len(grid)))
    positions = next((column.values for column in grid.columns if column.key == grids.POSITION), [None] * len(grid))
    if sum(i is not None for i in positions) <= ALL_SHOWN:
        return every
    change = s.last.change
    order = sorted(range(len(change)), key=lambda i: (-abs(change[i]), s.projection.case.districts[i].id))
    most = {None, *order[:LARGEST]}
    return [k for k in every if positions[k] in most]


def _name_width(natural: int, columns: Sequence[TextColumn], width: int | None) -> int:
    """As wide as the names are where all columns fit beside them, or two, or where they leave half of the width."""
    if width is None:
        return natural
    beside, two = (width - table_width(some) - len(GAP) for some in (columns, columns[:2]))
    return min(natural, max(beside, two, width // 2))


def _blocks(columns: Sequence[TextColumn], room: int | None) -> Iterator[list[TextColumn]]:
    """The columns in as few blocks as fit side by side."""
    block: list[TextColumn] = []
    for column in columns:
        if room is not None and block and table_width([*block, column]) + len(GAP) > room:
            yield block
            block = []
        block.append(column)
    yield block
