"""A comparison for the screen: districts with the largest causes that fit, why the sum changes, the inputs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sozialbudget.formats.screen.lines import Line, TextColumn, drawn, table_width, text_columns, wrapped
from sozialbudget.formats.table import Table
from sozialbudget.reports.allocation.terminal import ALL_SHOWN, LARGEST
from sozialbudget.reports.comparison import tables
from sozialbudget.reports.comparison.telling import ComparisonTeller, InputLine, input_lines
from sozialbudget.words import say
from sozialbudget.words.numbers import number
from sozialbudget.words.text import shown

INPUTS_SHOWN = 10
_NAMES = (40, 28, 20, 16, 12)
_CAUSE_WIDEST = 16
_FIRST_PART = 5
"""The column of the first cause, beside name, A, B, difference and rate."""


def lines(t: ComparisonTeller, width: int | None, unicode: bool = True) -> Iterator[Line]:
    """The whole report; as wide as it likes where `width` is None."""
    yield [(t.say("compare.title"), "bold")]
    for letter, side in zip("AB", t.sides, strict=True):
        yield from wrapped(f"{letter}: {side}", width)
    yield []
    yield from wrapped(shown(t.result()), width)
    for told in t.foremost():
        yield from wrapped(shown(told), width)
    if t.c.causes:
        yield []
        yield from _districts(t, width, unicode)
        yield []
        if t.c.regrouped:
            yield [(t.say("compare.regrouped"), "bold")]
            yield from _regrouped(t, width, unicode)
            yield []
        yield [(t.say("compare.why"), "bold")]
        yield from _why(t, width, unicode)
        yield []
        for meaning in t.meanings():
            yield from wrapped(meaning, width, "- ")
        if how := t.explain():
            yield from wrapped(how, width)
        yield []
        yield from wrapped(t.hours_change(), width)
        yield from wrapped(t.say("compare.split"), width)
        for note in t.notes():
            yield from wrapped(shown(note), width, "- ")
    yield []
    yield from _inputs(t, width)


# --- districts ----------------------------------------------------------------------------------------


def _districts(t: ComparisonTeller, width: int | None, unicode: bool) -> Iterator[Line]:
    columns, gains = _fitted(t, width)
    if gains is not None:
        losses = len(columns[0].cells) - gains
        yield from wrapped(t.say("table.largest", gains=gains, losses=losses), width)
        yield []
    yield from drawn(columns, unicode, gains)


def _rows(t: ComparisonTeller) -> tuple[list[int], int | None]:
    """The districts shown, and after how many of them the losses begin (None where all are shown)."""
    changes = [district.difference for district in t.c.districts]
    if len(changes) <= ALL_SHOWN:
        return list(range(len(changes))), None
    order = t.order()
    gains = [i for i in order if changes[i] > 0][:LARGEST]
    return [*gains, *[i for i in order if changes[i] < 0][-LARGEST:]], len(gains)


def _fitted(t: ComparisonTeller, width: int | None) -> tuple[list[TextColumn], int | None]:
    """The richest table that fits: as many causes as there is room for, then no rate, then no A."""
    rows, gains = _rows(t)
    name, *figures = _columns(t, tables.money(t, ()), rows)
    marks = [t.mark(t.c.districts[i]) for i in rows]
    causes = len(t.of_money)
    layouts = [(most, widest, figures) for most in range(causes, 1, -1) for widest in _NAMES[:2]]
    # Of several causes one column would be the others alone: the difference again.
    few = [most for most in range(min(causes, 3), -1, -1) if most != 1 or causes == 1]
    layouts += [(most, widest, figures) for most in few for widest in _NAMES[2:]]
    layouts += [(0, widest, figures[:3]) for widest in _NAMES]
    layouts += [(0, widest, figures[1:3]) for widest in _NAMES]
    for most, widest, chosen in layouts:
        natural = name.natural if width is None else min(name.natural, widest)
        columns = [_named(name, marks, natural), *chosen, *(_causes(t, rows, most) if most else [])]
        if width is None or table_width(columns) <= width:
            break
    return columns, gains


def _named(name: TextColumn, marks: Sequence[str], width: int) -> TextColumn:
    """The column of names at `width`: a name is shortened, never its mark, where any of the name is left."""
    cells = []
    for cell, mark in zip(name.cells, marks, strict=True):
        room = width - len(mark)
        is_cut = len(cell) > width and room > 1
        cells.append(cell.removesuffix(mark)[: room - 1] + "…" + mark if is_cut else cell)
    return replace(name, cells=cells).at(width)


def _columns(t: ComparisonTeller, table: Table, rows: Sequence[int] | None = None) -> list[TextColumn]:
    short = {"difference": "±", "hours": t.say("compare.hours_short")}
    columns = (replace(column, label=short.get(column.key, column.label)) for column in table.columns)
    return text_columns(replace(table, columns=tuple(columns)).without("id", "check"), t.lang, rows)


def _causes(t: ComparisonTeller, rows: Sequence[int], most: int) -> list[TextColumn]:
    columns = _columns(t, tables.money(t, t.parts(most)), rows)[_FIRST_PART:]
    widths = [max(map(len, [*column.cells, column.total])) for column in columns]
    words = [min(max(map(len, column.header.split(" "))), _CAUSE_WIDEST) for column in columns]
    return [column.at(max(pair)) for column, *pair in zip(columns, widths, words, strict=True)]


# --- districts whose area changed ---------------------------------------------------------------------


def _regrouped(t: ComparisonTeller, width: int | None, unicode: bool) -> Iterator[Line]:
    """The earlier budget within the later boundaries, beside what it was; the richest table that fits."""
    for note in t.regrouped_notes():
        yield from wrapped(note, width)
    name, *figures = _columns(t, tables.regrouped(t))
    for widest, chosen in ((widest, kept) for kept in (figures, figures[2:]) for widest in _NAMES):
        columns = [name.at(name.natural if width is None else min(name.natural, widest)), *chosen]
        if width is None or table_width(columns) <= width:
            break
    yield from drawn(columns, unicode)


# --- the county ---------------------------------------------------------------------------------------


def _why(t: ComparisonTeller, width: int | None, unicode: bool) -> Iterator[Line]:
    """Each cause with what it gives, takes, changes in sum, and in hours."""
    name, *numbers = _columns(t, tables.causes(t))
    while width is not None and len(numbers) > 2 and table_width([name.at(_NAMES[-2]), *numbers]) > width:
        numbers = numbers[2:]  # what a cause gives and takes; one without the other would mislead
    room = name.natural if width is None else width - table_width(numbers) - 2
    columns = [name.at(max(min(name.natural, room), 8)), *numbers]
    yield from drawn(columns, unicode)


# --- inputs -------------------------------------------------------------------------------------------


def _inputs(t: ComparisonTeller, width: int | None) -> Iterator[Line]:
    found = t.c.differences
    yield [(f"{t.say('compare.inputs')} ({number(len(found), t.lang, 0)})", "bold")]
    if not found:
        yield from wrapped(t.say("compare.inputs_none"), width)
    for line in input_lines(found[:INPUTS_SHOWN], t.lang):
        yield from wrapped(shown(_told(t, line)), width, "- ")
    if len(found) > INPUTS_SHOWN:
        yield from wrapped(t.say("compare.inputs_more", n=number(len(found) - INPUTS_SHOWN, t.lang, 0)), width)


def _told(t: ComparisonTeller, line: InputLine) -> str:
    places = " / ".join(dict.fromkeys(place for place in (line.place_a, line.place_b) if place))
    return (f"{places}: " if places else "") + say("compare.input", t.lang, what=line.what, a=line.a, b=line.b)
