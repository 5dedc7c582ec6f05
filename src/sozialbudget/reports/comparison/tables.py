"""The tables of a comparison, stated once for screen, paper, workbook and programs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from sozialbudget.analysis.compare.compare import Compared
from sozialbudget.formats.table import (
    EUROS,
    HOURS,
    SIGNED_EUROS,
    SIGNED_HOURS,
    SIGNED_RATE,
    TEXT,
    UNDEFINED,
    Column,
    Form,
    Table,
)
from sozialbudget.method.numbers import exact
from sozialbudget.reports.comparison.telling import ComparisonTeller, input_lines, positive_and_negative
from sozialbudget.words.text import heading

Cells = Mapping[str, str]
_NAME_WIDTH = 28.0


def money(t: ComparisonTeller, parts: Sequence[Column]) -> Table:
    """Each district's budget in A and in B, the difference, and what each of `parts` contributes."""
    forms = replace(EUROS, decimals=t.euro_places), replace(SIGNED_EUROS, decimals=t.euro_places)
    figures = _figures(t, lambda d: d.old, lambda d: d.new, lambda d: d.difference, t.totals, forms)
    return _districts(t, figures, parts, t.say("compare.euros"), "€", t.say("compare.table_caption"))


def hours(t: ComparisonTeller, parts: Sequence[Column]) -> Table:
    """The same of hours a week."""
    forms = HOURS, SIGNED_HOURS
    figures = _figures(t, lambda d: d.old_hours, lambda d: d.new_hours, lambda d: d.hours_difference, t.hours, forms)
    return _districts(t, figures, parts, t.say("compare.hours"), "", t.say("compare.hours_caption"))


def _districts(
    t: ComparisonTeller, figures: Iterable[Column], parts: Sequence[Column], unit: str, sign: str, caption: str
) -> Table:
    because = f"{t.say('compare.parts')}, {unit}"
    columns = [
        Column("id", t.say("compare.id"), [d.id for d in t.c.districts], TEXT, width=10),
        Column("name", t.say("compare.district"), t.names, TEXT, width=_NAME_WIDTH, share=3),
        *(replace(one, unit=unit, sign=sign, share=2) if one.key != "rate" else one for one in figures),
        *(replace(one, unit=because, sign=sign, share=2) for one in parts),
        _check(t, [one.key for one in parts]),
    ]
    return Table(tuple(columns), t.say("compare.total"), caption)


def _figures(
    t: ComparisonTeller,
    a: Callable[[Compared], Decimal | None],
    b: Callable[[Compared], Decimal | None],
    difference: Callable[[Compared], Decimal],
    totals: tuple[Decimal, Decimal],
    forms: tuple[Form, Form],
) -> Iterator[Column]:
    """A, B, the difference, and that as a share of A."""
    plain, signed = forms
    change = totals[1] - totals[0]
    yield Column("a", t.heads[0], [a(d) for d in t.c.districts], plain, total=totals[0])
    yield Column("b", t.heads[1], [b(d) for d in t.c.districts], plain, total=totals[1])
    yield Column(
        "difference",
        t.say("compare.difference"),
        [difference(d) for d in t.c.districts],
        signed,
        total=change,
        formula=lambda cell: f"ROUND({cell['b']}-{cell['a']},4)",
    )
    yield Column(
        "rate",
        t.say("compare.rate"),
        [_rate(a(d), difference(d)) for d in t.c.districts],
        SIGNED_RATE,
        total=_rate(totals[0], change),
        label="%",
        formula=lambda cell: f'IF(N({cell["a"]})>0,{cell["difference"]}/{cell["a"]},"")',
        width=9,
    )


def _rate(old: Decimal | None, difference: Decimal) -> Decimal:
    with exact():
        return difference / old if old else UNDEFINED


def _check(t: ComparisonTeller, parts: Sequence[str]) -> Column:
    """Whether the parts of a row sum to its difference; in a workbook, where they can be changed."""
    ok, wrong = t.say("compare.ok"), t.say("compare.wrong")

    def formula(cell: Cells) -> str:
        summed = f"SUM({cell[parts[0]]}:{cell[parts[-1]]})" if parts else "0"
        return f'IF(ROUND({summed}-{cell["difference"]},4)=0,"{ok}","{wrong}")'

    values = [ok] * len(t.c.districts)
    return Column("check", t.say("compare.check"), values, total=ok, formula=formula, width=14)


def for_programs(t: ComparisonTeller) -> Iterator[Column]:
    """Every figure of each district, money in EUR a year, hours a week, rates shares of 1."""
    of_money, of_hours = money(t, t.parts()), hours(t, t.parts(hours=True))
    yield Column("id", t.say("compare.id"), [district.id for district in t.c.districts], TEXT)
    yield Column("name", t.say("compare.district"), [district.name for district in t.c.districts], TEXT)
    figures = of_money.without("id", "name", "check").columns
    yield from figures[:4]
    if t.c.regrouped:
        yield from _regrouped_everywhere(t)
    yield from figures[4:]
    labels = {"a": "A", "b": "B"}
    for column in of_hours.without("id", "name", "rate", "check").columns:
        key = f"hours_{column.key}" if column.key in ("a", "b", "difference") else f"hours: {column.key}"
        yield replace(column, key=key, header=f"{t.say('compare.hours')}: {labels.get(column.key, column.header)}")


def regrouped(t: ComparisonTeller) -> Table:
    """The districts whose area changed, the earlier budget within the later boundaries."""
    rows, totals = t.c.regrouped, t.regrouped_totals
    plain, signed = (replace(form, decimals=t.regrouped_places) for form in (EUROS, SIGNED_EUROS))
    old, new = ("regrouped", "b") if t.regrouped_side == "A" else ("a", "regrouped")
    figures = {
        "a": [row.district.old for row in rows],
        "b": [row.district.new for row in rows],
        "regrouped": [row.budget for row in rows],
    }
    # Where the later side has no such district there is nothing to compute.
    rates = [None if row.pair is None else _rate(row.pair[0], row.pair[1] - row.pair[0]) for row in rows]
    columns = (
        Column("id", t.say("compare.id"), [row.district.id for row in rows], TEXT, width=10),
        Column("name", t.say("compare.district"), [r.district.name for r in rows], TEXT, width=_NAME_WIDTH, share=3),
        *(
            Column(key, head, values, plain, total=total, unit=t.say("compare.euros"), sign="€", share=2)
            for (key, values), head, total in zip(figures.items(), t.regrouped_heads, totals[:3], strict=True)
        ),
        Column(
            "difference",
            t.say("compare.difference"),
            [row.difference for row in rows],
            signed,
            total=totals[3],
            unit=t.say("compare.euros"),
            sign="€",
            formula=lambda cell: f"ROUND(N({cell[new]})-N({cell[old]}),4)",
            share=2,
        ),
        Column(
            "rate",
            t.say("compare.rate"),
            rates,
            SIGNED_RATE,
            total=_rate(totals[2 if t.regrouped_side == "A" else 0], totals[3]),
            label="%",
            formula=lambda cell: f'IF(N({cell[old]})>0,{cell["difference"]}/{cell[old]},"")',
            width=9,
        ),
    )
    return Table(columns, t.say("compare.total"), t.say("compare.regrouped"))


def _regrouped_everywhere(t: ComparisonTeller) -> Iterator[Column]:
    """Its figures for all districts; empty where the area of a district stayed the same."""
    rows = {row.district.id: i for i, row in enumerate(t.c.regrouped)}
    at = [rows.get(district.id) for district in t.c.districts]
    here = t.say("compare.regrouped")
    heads = {
        "regrouped": t.regrouped_heads[2],
        "difference": f"{t.say('compare.difference')}: {here}",
        "rate": f"{t.say('compare.rate')}: {here}",
    }
    for column in regrouped(t).columns:
        if column.key in heads:
            key = column.key if column.key == "regrouped" else f"regrouped_{column.key}"
            yield Column(key, heads[column.key], [None if i is None else column.values[i] for i in at], column.form)


def project_funds(t: ComparisonTeller, funds: Sequence[tuple[Decimal, Decimal]]) -> Table:
    """Budget II of both: not divided over causes."""
    a, b = zip(*funds, strict=True)
    changes = [new - old for old, new in funds]
    totals = [sum(values, Decimal(0)) for values in (a, b, changes)]
    columns = (
        Column("id", t.say("compare.id"), [district.id for district in t.c.districts], TEXT, width=10),
        Column("name", t.say("compare.district"), t.names, TEXT, width=_NAME_WIDTH),
        Column("a", t.heads[0], a, EUROS, total=totals[0]),
        Column("b", t.heads[1], b, EUROS, total=totals[1]),
        Column(
            "difference",
            t.say("compare.difference"),
            changes,
            SIGNED_EUROS,
            total=totals[2],
            formula=lambda cell: f"ROUND({cell['b']}-{cell['a']},4)",
            foots=True,
        ),
    )
    return Table(columns, t.say("compare.total"))


def causes(t: ComparisonTeller) -> Table:
    """Each cause with what it gives, takes and changes in sum, and in hours."""
    signs = [positive_and_negative(cause.budget) for cause in t.c.causes]
    euros = {
        "more": ([more for more, _ in signs], ""),
        "less": ([less for _, less in signs], ""),
        "in_sum": ([cause.budget.printed_total for cause in t.c.causes], t.totals[1] - t.totals[0]),
    }
    columns = (
        Column("cause", t.say("compare.cause"), [t.cause(cause) for cause in t.c.causes], TEXT, share=3),
        *(
            Column(
                key,
                t.say(f"compare.{key}"),
                values,
                SIGNED_EUROS,
                total=total,
                unit=t.say("compare.euros"),
                sign="€",
                share=2,
                begins=False,
            )
            for key, (values, total) in euros.items()
        ),
        Column(
            "hours",
            t.say("compare.in_sum"),
            [cause.hours.printed_total for cause in t.c.causes],
            SIGNED_HOURS,
            total=t.hours[1] - t.hours[0],
            unit=t.say("compare.hours"),
            share=2,
            begins=False,
        ),
    )
    return Table(columns, t.say("compare.total"), t.say("compare.causes_caption"), t.say("compare.causes_note"))


def inputs(t: ComparisonTeller, most: int | None = None) -> Table:
    """What differs between the inputs; at most the first `most`."""
    listed = list(input_lines(t.c.differences[:most], t.lang))
    columns = (
        Column("what", heading(t.say("compare.what")), [one.what for one in listed], TEXT, width=54, share=9),
        Column("a", heading(t.say("compare.value", side="A")), [one.a for one in listed], TEXT, width=26, share=6),
        Column("b", heading(t.say("compare.value", side="B")), [one.b for one in listed], TEXT, width=26, share=6),
        *(
            Column(f"place_{side}", heading(t.say("compare.place", side=side)), places, TEXT, width=22, share=5)
            for side, places in (("A", [one.place_a for one in listed]), ("B", [one.place_b for one in listed]))
        ),
    )
    return Table(columns, caption=t.say("compare.inputs"))
