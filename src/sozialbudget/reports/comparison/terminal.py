"""A comparison for the screen: districts with the largest causes that fit, why the sum changes, the inputs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from sozialbudget.analysis.compare.compare import Compared
from sozialbudget.formats.screen.lines import Line, TextColumn, header, row, rule, table_width, total_row, wrapped
from sozialbudget.reports.allocation.terminal import ALL_SHOWN, LARGEST
from sozialbudget.reports.comparison.telling import InputLine, Teller, input_lines, positive_and_negative
from sozialbudget.words import say
from sozialbudget.words.numbers import number, signed
from sozialbudget.words.text import shown

INPUTS_SHOWN = 10
_NAMES = (40, 28, 20, 16, 12)
_CAUSE_WIDEST = 16


def lines(t: Teller, width: int | None, unicode: bool = True) -> Iterator[Line]:
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


def _districts(t: Teller, width: int | None, unicode: bool) -> Iterator[Line]:
    columns, gains = _fitted(t, width)
    if gains is not None:
        losses = len(columns[0].cells) - gains
        yield from wrapped(t.say("table.largest", gains=gains, losses=losses), width)
        yield []
    yield from header(columns)
    yield rule(columns, unicode)
    for i in range(len(columns[0].cells)):
        if i == gains:
            yield [("…" if unicode else "...", "dim")]
        yield row(columns, i)
    yield rule(columns, unicode)
    yield total_row(columns)


def _rows(t: Teller) -> tuple[list[int], int | None]:
    """The districts shown, and after how many of them the losses begin (None where all are shown)."""
    changes = [district.difference for district in t.c.districts]
    if len(changes) <= ALL_SHOWN:
        return list(range(len(changes))), None
    order = t.order()
    gains = [i for i in order if changes[i] > 0][:LARGEST]
    return [*gains, *[i for i in order if changes[i] < 0][-LARGEST:]], len(gains)


def _fitted(t: Teller, width: int | None) -> tuple[list[TextColumn], int | None]:
    """The richest table that fits: as many causes as there is room for, then no rate, then no A."""
    rows, gains = _rows(t)
    name = TextColumn(t.say("compare.district"), [shown(t.names[i]) for i in rows], t.say("compare.total"), left=True)
    marks = [t.mark(t.c.districts[i]) for i in rows]
    figures = _figures(t, rows)
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


def _figures(t: Teller, rows: Sequence[int]) -> list[TextColumn]:
    """A, B, the difference and its rate."""
    districts = [t.c.districts[i] for i in rows]
    heads = [f"{head}\N{NO-BREAK SPACE}€" for head in t.heads]

    def money(of: Callable[[Compared], Decimal | None]) -> list[str]:
        amounts = [of(district) for district in districts]
        return ["–" if value is None else number(value, t.lang, t.euro_places) for value in amounts]

    changes = [t.change(district.difference) for district in districts]
    a, b = (number(total, t.lang, t.euro_places) for total in t.totals)
    columns = [
        TextColumn(heads[0], money(lambda district: district.old), a),
        TextColumn(heads[1], money(lambda district: district.new), b),
        TextColumn("±\N{NO-BREAK SPACE}€", changes, t.change(t.totals[1] - t.totals[0])),
        TextColumn("%", [t.rate(district.rate) for district in districts], t.rate(t.county_rate())),
    ]
    return [column.at(column.natural) for column in columns]


def _causes(t: Teller, rows: Sequence[int], most: int) -> list[TextColumn]:
    columns = [
        TextColumn(
            shown(f"{column.label}\N{NO-BREAK SPACE}€"),
            [t.change(column.values[i], 2) for i in rows],
            t.change(column.total, 2),
        )
        for column in t.columns(most)
    ]
    widths = [max(map(len, [*column.cells, column.total])) for column in columns]
    words = [min(max(map(len, column.header.split(" "))), _CAUSE_WIDEST) for column in columns]
    return [column.at(max(pair)) for column, *pair in zip(columns, widths, words, strict=True)]


# --- districts whose area changed ---------------------------------------------------------------------


def _regrouped(t: Teller, width: int | None, unicode: bool) -> Iterator[Line]:
    """The earlier budget within the later boundaries, beside what it was; the richest table that fits."""
    for note in t.regrouped_notes():
        yield from wrapped(note, width)
    names = [shown(row.district.name) for row in t.c.regrouped]
    figures = _regrouped_figures(t)
    for widest, chosen in ((widest, kept) for kept in (figures, figures[2:]) for widest in _NAMES):
        name = TextColumn(t.say("compare.district"), names, t.say("compare.total"), left=True)
        columns = [name.at(name.natural if width is None else min(name.natural, widest)), *chosen]
        if width is None or table_width(columns) <= width:
            break
    yield from header(columns)
    yield rule(columns, unicode)
    for i in range(len(names)):
        yield row(columns, i)
    yield rule(columns, unicode)
    yield total_row(columns)


def _regrouped_figures(t: Teller) -> list[TextColumn]:
    """A, B, the earlier regrouped, the difference within it and its rate."""
    rows, places, totals = t.c.regrouped, t.regrouped_places, t.regrouped_totals

    def money(amounts: Sequence[Decimal | None]) -> list[str]:
        return [t.say("compare.none") if value is None else number(value, t.lang, places) for value in amounts]

    of = ([r.district.old for r in rows], [r.district.new for r in rows], [r.budget for r in rows])
    columns = [
        TextColumn(f"{head}\N{NO-BREAK SPACE}€", money(amounts), number(total, t.lang, places))
        for head, amounts, total in zip(t.regrouped_heads, of, totals, strict=False)
    ]
    changes = [t.say("compare.none") if (d := r.difference) is None else t.change(d, places) for r in rows]
    columns += [
        TextColumn("±\N{NO-BREAK SPACE}€", changes, t.change(totals[3], places)),
        TextColumn("%", [t.rate(r.rate) for r in rows], t.rate(t.regrouped_rate)),
    ]
    return [column.at(max(map(len, [*column.cells, column.total, *column.header.split(" ")]))) for column in columns]


# --- the county ---------------------------------------------------------------------------------------


def _why(t: Teller, width: int | None, unicode: bool) -> Iterator[Line]:
    """Each cause with what it gives, takes, changes in sum, and in hours."""
    causes = t.c.causes
    signs = [positive_and_negative(cause.budget) for cause in causes]
    cells = {
        "compare.more": [t.change(more, 2) for more, _ in signs],
        "compare.less": [t.change(less, 2) for _, less in signs],
        "compare.in_sum": [t.change(cause.budget.printed_total, 2) for cause in causes],
        "compare.hours_short": [signed(cause.hours.printed_total, t.lang, 2) for cause in causes],
    }
    totals = {
        "compare.in_sum": t.change(t.totals[1] - t.totals[0], 2),
        "compare.hours_short": signed(t.hours[1] - t.hours[0], t.lang, 2),
    }
    numbers = [
        TextColumn(t.say(key) + ("" if key.endswith("short") else "\N{NO-BREAK SPACE}€"), told, totals.get(key, ""))
        for key, told in cells.items()
    ]
    numbers = [column.at(max(map(len, [*column.cells, column.total, *column.header.split(" ")]))) for column in numbers]
    name = TextColumn(t.say("compare.cause"), [shown(t.cause(c)) for c in causes], t.say("compare.total"), left=True)
    while width is not None and len(numbers) > 2 and table_width([name.at(_NAMES[-2]), *numbers]) > width:
        numbers = numbers[2:]  # what a cause gives and takes; one without the other would mislead
    room = name.natural if width is None else width - table_width(numbers) - 2
    columns = [name.at(max(min(name.natural, room), 8)), *numbers]
    yield from header(columns)
    yield rule(columns, unicode)
    for i in range(len(causes)):
        yield row(columns, i)
    yield rule(columns, unicode)
    yield total_row(columns)


# --- inputs -------------------------------------------------------------------------------------------


def _inputs(t: Teller, width: int | None) -> Iterator[Line]:
    found = t.c.differences
    yield [(f"{t.say('compare.inputs')} ({number(len(found), t.lang, 0)})", "bold")]
    if not found:
        yield from wrapped(t.say("compare.inputs_none"), width)
    for line in input_lines(found[:INPUTS_SHOWN], t.lang):
        yield from wrapped(shown(_told(t, line)), width, "- ")
    if len(found) > INPUTS_SHOWN:
        yield from wrapped(t.say("compare.inputs_more", n=number(len(found) - INPUTS_SHOWN, t.lang, 0)), width)


def _told(t: Teller, line: InputLine) -> str:
    places = " / ".join(dict.fromkeys(place for place in (line.place_a, line.place_b) if place))
    return (f"{places}: " if places else "") + say("compare.input", t.lang, what=line.what, a=line.a, b=line.b)
