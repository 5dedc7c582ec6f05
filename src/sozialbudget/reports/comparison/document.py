"""A comparison as a short document: what changes and why, chart, tables, differing inputs."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape

from sozialbudget.formats.charts.chart import Bar, Bars
from sozialbudget.formats.document import (
    Block,
    Column,
    Document,
    Figure,
    Listing,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    body,
    numbered,
)
from sozialbudget.reports.allocation.columns import heading
from sozialbudget.reports.comparison.telling import Column as Contribution
from sozialbudget.reports.comparison.telling import Teller, input_lines, positive_and_negative
from sozialbudget.version import __version__
from sozialbudget.words.numbers import number, signed

CHARTED = 40
"""Districts in the chart at most: those that change most."""
_SERIES = 4
_PARTS = 5
"""Causes with a piece of the bars (their legend is one line), and with a column of a table, at most; of more, the
largest and the others."""
_INPUTS = 100
"""Differing inputs listed; all of them stand in the workbook."""
_CHART_MM = 180.0


def document(t: Teller) -> Document:
    """The comparison told in `t.lang`."""
    sections = [Section(heading(t.say("compare.why")), tuple(_summary(t)))]
    if t.c.causes:
        sections.append(Section(heading(t.say("compare.sheet.comparison")), tuple(_budgets(t)), landscape=True))
        sections.append(Section(heading(t.say("compare.hours")), tuple(_hours(t)), landscape=True))
    sections.append(Section(t.say("compare.inputs"), tuple(_inputs(t))))
    return Document(
        title=t.say("compare.title"),
        subtitle=t.say("compare.running", a=t.c.a.case.parameters.year, b=t.c.b.case.parameters.year),
        lang=t.lang,
        facts=(*_county(t), ("A", t.sides[0]), ("B", t.sides[1])),
        sections=numbered(sections, t.lang),
        running=t.say("compare.title"),
        imprint=t.say("document.imprint", version=__version__),
        subject=t.say("compare.title"),
    )


def _county(t: Teller) -> Iterator[tuple[str, str]]:
    """Who grants the budgets, where both sides say the same."""
    a, b = t.c.a.case.parameters.county, t.c.b.case.parameters.county
    if a is not None and a == b:
        yield t.say("document.county"), a


def chart_alone(t: Teller) -> bytes:
    """The chart as an SVG file, its words as title and description."""
    from sozialbudget.formats.charts.draw import svg

    head, close, drawn = svg(chart(t), _CHART_MM, "chart").partition(">")
    # Beside no text that tells it, the picture tells itself.
    told = f"<title>{escape(_caption(t))}</title><desc>{escape(_alt(t))}</desc>"
    return (head + close + told + drawn).encode()


# --- what changes, and why ----------------------------------------------------------------------------


def _summary(t: Teller) -> Iterator[Block]:
    yield Paragraph((Run(t.result()),), "lead")
    yield from (body(Run(told, strong=True)) for told in t.foremost())
    if not t.c.causes:
        return
    yield body(t.say("compare.split"))
    notes = tuple(map(body, t.notes()))
    if notes:
        yield Listing(notes)
    yield _causes(t)
    if meanings := tuple(map(body, t.meanings())):
        yield Listing(meanings)
    yield _figure(t)


def _causes(t: Teller) -> Table:
    rows = []
    for cause in t.c.causes:
        more, less = positive_and_negative(cause.budget)
        money = (more, less, cause.budget.printed_total)
        hours = signed(cause.hours.printed_total, t.lang, 2)
        rows.append(Row((t.cause(cause), *(t.change(amount, 2) for amount in money), hours)))
    money_change, hours_change = t.totals[1] - t.totals[0], t.hours[1] - t.hours[0]
    total = (t.say("compare.total"), "", "", t.change(money_change, 2), signed(hours_change, t.lang, 2))
    euros, hours = t.say("compare.euros"), t.say("compare.hours")
    return Table(
        t.say("compare.causes_caption"),
        (
            Column(heading(t.say("compare.cause")), align="left", width=3),
            *(Column(t.say(f"compare.{key}"), euros, width=2) for key in ("more", "less", "in_sum")),
            Column(t.say("compare.in_sum"), hours, width=2),
        ),
        (*rows, Row(total, "total")),
        note=t.say("compare.causes_note"),
    )


# --- chart --------------------------------------------------------------------------------------------


def chart(t: Teller) -> Bars:
    """A row for each district, the largest gain first: a piece for each cause. In hours where budgets stay the same."""
    parts = t.columns(_SERIES, _in_hours(t))
    unchanged = [Contribution("", (Decimal(0),) * len(t.c.districts), Decimal(0))]
    bars = [
        Bar(t.names[i], part.values[i], _change(t, i, "") if k == 0 else "", heading(part.label))
        for i in t.order(CHARTED)
        for k, part in enumerate(parts or unchanged)
    ]
    return Bars(tuple(bars), t.say("explain.hours") if _in_hours(t) else "€", t.lang)


def _in_hours(t: Teller) -> bool:
    """Whether the chart shows hours: rates alone change no budget."""
    return not t.of_money and bool(t.c.causes)


def _change(t: Teller, i: int, unit: str) -> str:
    """What changes for the district `i`, as the chart tells it."""
    if _in_hours(t):
        return signed(t.c.districts[i].hours_difference, t.lang, 2) + unit
    return t.change(t.c.districts[i].difference) + unit


def _caption(t: Teller) -> str:
    whole = len(t.c.districts) <= CHARTED
    caption = t.say("compare.chart" if whole else "compare.chart_part")
    return f"{caption}, {t.say('compare.hours')}" if _in_hours(t) else caption


def _figure(t: Teller) -> Figure:
    return Figure(chart(t), _caption(t), _alt(t))


def _alt(t: Teller) -> str:
    """What the chart shows, row by row."""
    parts, unit = t.columns(_SERIES, _in_hours(t)), f"\N{NO-BREAK SPACE}{chart(t).unit}"
    rows = []
    for i in t.order(CHARTED):
        told = "; ".join(f"{part.label} {signed(part.values[i], t.lang, 2)}{unit}" for part in parts if part.values[i])
        change = _change(t, i, unit)
        rows.append(t.say("compare.chart_row", district=t.names[i], change=change, parts=told or t.say("compare.none")))
    return t.say("compare.chart_alt", rows=" ".join(rows))


# --- tables -------------------------------------------------------------------------------------------


def _budgets(t: Teller) -> Iterator[Block]:
    districts = t.c.districts
    yield _table(
        t,
        t.say("compare.table_caption"),
        t.say("compare.euros"),
        [(district.old, district.new, district.difference, district.rate) for district in districts],
        t.totals,
        t.columns(_PARTS),
        t.euro_places,
    )
    if t.c.regrouped:
        yield from (body(note) for note in t.regrouped_notes())
        yield _regrouped(t)


def _regrouped(t: Teller) -> Table:
    """The districts whose area changed, the earlier budget within the later boundaries."""
    places = t.regrouped_places

    def plain(value: Decimal | None) -> str:
        return t.say("compare.none") if value is None else number(value, t.lang, places)

    rows = [
        Row(
            (
                row.district.name,
                *map(plain, (row.district.old, row.district.new, row.budget)),
                t.say("compare.none") if row.difference is None else t.change(row.difference, places),
                t.rate(row.rate),
            )
        )
        for row in t.c.regrouped
    ]
    *money, change = t.regrouped_totals
    total = (t.say("compare.total"), *map(plain, money), t.change(change, places), t.rate(t.regrouped_rate))
    return Table(
        t.say("compare.regrouped"),
        (
            Column(heading(t.say("compare.district")), align="left", width=3),
            *(Column(heading(head), t.say("compare.euros"), width=2) for head in t.regrouped_heads),
            Column(heading(t.say("compare.difference")), t.say("compare.euros"), width=2),
            Column("%"),
        ),
        (*rows, Row(total, "total")),
    )


def _hours(t: Teller) -> Iterator[Block]:
    yield body(t.hours_change())
    yield _table(
        t,
        t.say("compare.hours_caption"),
        t.say("compare.hours"),
        [(d.old_hours, d.new_hours, d.hours_difference, _rate(d.old_hours, d.hours_difference)) for d in t.c.districts],
        t.hours,
        t.columns(_PARTS, hours=True),
        2,
    )


def _rate(old: Decimal | None, difference: Decimal) -> Decimal | None:
    return difference / old if old else None


def _table(
    t: Teller,
    caption: str,
    unit: str,
    figures: Sequence[tuple[Decimal | None, Decimal | None, Decimal, Decimal | None]],
    totals: tuple[Decimal, Decimal],
    parts: Sequence[Contribution],
    decimals: int,
) -> Table:
    def plain(value: Decimal | None) -> str:
        return t.say("compare.none") if value is None else number(value, t.lang, decimals)

    rows = [
        Row(
            (
                t.names[i],
                plain(old),
                plain(new),
                t.change(difference, decimals),
                t.rate(rate),
                *(t.change(part.values[i], 2) for part in parts),
            )
        )
        for i, (old, new, difference, rate) in enumerate(figures)
    ]
    change = totals[1] - totals[0]
    total = (
        t.say("compare.total"),
        *map(plain, totals),
        t.change(change, decimals),
        t.rate(_rate(totals[0], change)),
        *(t.change(part.total, 2) for part in parts),
    )
    because = f"{t.say('compare.parts')}, {unit}"
    return Table(
        caption,
        (
            Column(heading(t.say("compare.district")), align="left", width=3),
            *(Column(head, unit, width=2) for head in t.heads),
            Column(heading(t.say("compare.difference")), unit, width=2),
            Column("%"),
            *(Column(heading(part.label), because, width=2) for part in parts),
        ),
        (*rows, Row(total, "total")),
    )


# --- inputs -------------------------------------------------------------------------------------------


def _inputs(t: Teller) -> Iterator[Block]:
    found = t.c.differences
    if not found:
        yield body(t.say("compare.inputs_none"))
        return
    shown = found[:_INPUTS]
    if len(found) > len(shown):
        told = {key: number(n, t.lang, 0) for key, n in (("shown", len(shown)), ("n", len(found)))}
        yield body(t.say("compare.inputs_rest", **told))
    rows = [Row((one.what, one.a, one.b, one.place_a, one.place_b)) for one in input_lines(shown, t.lang)]
    yield Table(
        t.say("compare.inputs"),
        (
            Column(heading(t.say("compare.what")), align="left", width=9),
            *(Column(heading(t.say("compare.value", side=side)), align="left", width=6) for side in "AB"),
            *(Column(heading(t.say("compare.place", side=side)), align="left", width=5) for side in "AB"),
        ),
        tuple(rows),
    )
