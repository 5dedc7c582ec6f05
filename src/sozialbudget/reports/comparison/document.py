"""A comparison as a short document: what changes and why, chart, tables, differing inputs."""

from collections.abc import Iterator
from decimal import Decimal
from xml.sax.saxutils import escape

from sozialbudget.formats.charts.chart import Bar, Bars
from sozialbudget.formats.document import (
    Block,
    Document,
    Figure,
    Listing,
    Paragraph,
    Run,
    Section,
    body,
    numbered,
    printed,
)
from sozialbudget.formats.table import Column
from sozialbudget.reports.comparison import tables
from sozialbudget.reports.comparison.telling import ComparisonTeller
from sozialbudget.version import __version__
from sozialbudget.words.numbers import number, signed
from sozialbudget.words.text import heading

CHARTED = 40
"""Districts in the chart at most: those that change most."""
_SERIES = 4
_PARTS = 5
"""Causes with a piece of the bars (their legend is one line), and with a column of a table, at most; of more, the
largest and the others."""
_INPUTS = 100
"""Differing inputs listed; all of them stand in the workbook."""
_CHART_MM = 180.0


def document(t: ComparisonTeller) -> Document:
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


def _county(t: ComparisonTeller) -> Iterator[tuple[str, str]]:
    """Who grants the budgets, where both sides say the same."""
    a, b = t.c.a.case.parameters.county, t.c.b.case.parameters.county
    if a is not None and a == b:
        yield t.say("document.county"), a


def chart_alone(t: ComparisonTeller) -> bytes:
    """The chart as an SVG file, its words as title and description."""
    from sozialbudget.formats.charts.draw import svg

    head, close, drawn = svg(chart(t), _CHART_MM, "chart").partition(">")
    # Beside no text that tells it, the picture tells itself.
    told = f"<title>{escape(_caption(t))}</title><desc>{escape(_alt(t))}</desc>"
    return (head + close + told + drawn).encode()


# --- what changes, and why ----------------------------------------------------------------------------


def _summary(t: ComparisonTeller) -> Iterator[Block]:
    yield Paragraph((Run(t.result()),), "lead")
    yield from (body(Run(told, strong=True)) for told in t.foremost())
    if not t.c.causes:
        return
    yield body(t.say("compare.split"))
    notes = tuple(map(body, t.notes()))
    if notes:
        yield Listing(notes)
    yield printed(tables.causes(t), t.lang)
    if meanings := tuple(map(body, t.meanings())):
        yield Listing(meanings)
    yield _figure(t)


# --- chart --------------------------------------------------------------------------------------------


def chart(t: ComparisonTeller) -> Bars:
    """A row for each district, the largest gain first: a piece for each cause. In hours where budgets stay the same."""
    parts = t.parts(_SERIES, _in_hours(t))
    unchanged = [Column("", "", (Decimal(0),) * len(t.c.districts))]
    bars = [
        Bar(t.names[i], part.values[i], _change(t, i, "") if k == 0 else "", heading(part.head(t.lang)))
        for i in t.order(CHARTED)
        for k, part in enumerate(parts or unchanged)
    ]
    return Bars(tuple(bars), t.say("explain.hours") if _in_hours(t) else "€", t.lang)


def _in_hours(t: ComparisonTeller) -> bool:
    """Whether the chart shows hours: rates alone change no budget."""
    return not t.of_money and bool(t.c.causes)


def _change(t: ComparisonTeller, i: int, unit: str) -> str:
    """What changes for the district `i`, as the chart tells it."""
    if _in_hours(t):
        return signed(t.c.districts[i].hours_difference, t.lang, 2) + unit
    return signed(t.c.districts[i].difference, t.lang, t.euro_places) + unit


def _caption(t: ComparisonTeller) -> str:
    whole = len(t.c.districts) <= CHARTED
    caption = t.say("compare.chart" if whole else "compare.chart_part")
    return f"{caption}, {t.say('compare.hours')}" if _in_hours(t) else caption


def _figure(t: ComparisonTeller) -> Figure:
    return Figure(chart(t), _caption(t), _alt(t))


def _alt(t: ComparisonTeller) -> str:
    """What the chart shows, row by row."""
    parts, unit = t.parts(_SERIES, _in_hours(t)), f"\N{NO-BREAK SPACE}{chart(t).unit}"
    rows = []
    for i in t.order(CHARTED):
        told = "; ".join(
            f"{part.head(t.lang)} {signed(part.values[i], t.lang, 2)}{unit}" for part in parts if part.values[i]
        )
        change = _change(t, i, unit)
        rows.append(t.say("compare.chart_row", district=t.names[i], change=change, parts=told or t.say("compare.none")))
    return t.say("compare.chart_alt", rows=" ".join(rows))


# --- tables -------------------------------------------------------------------------------------------


def _budgets(t: ComparisonTeller) -> Iterator[Block]:
    yield printed(tables.money(t, t.parts(_PARTS)).without("id", "check"), t.lang)
    if t.c.regrouped:
        yield from (body(note) for note in t.regrouped_notes())
        yield printed(tables.regrouped(t).without("id"), t.lang)


def _hours(t: ComparisonTeller) -> Iterator[Block]:
    yield body(t.hours_change())
    yield printed(tables.hours(t, t.parts(_PARTS, hours=True)).without("id", "check"), t.lang)


# --- inputs -------------------------------------------------------------------------------------------


def _inputs(t: ComparisonTeller) -> Iterator[Block]:
    found = t.c.differences
    if not found:
        yield body(t.say("compare.inputs_none"))
        return
    if len(found) > _INPUTS:
        told = {key: number(n, t.lang, 0) for key, n in (("shown", _INPUTS), ("n", len(found)))}
        yield body(t.say("compare.inputs_rest", **told))
    yield printed(tables.inputs(t, _INPUTS), t.lang)
