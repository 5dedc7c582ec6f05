"""The tables of a projection, once for screen and documents: a line per thing, a column per year."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import Any

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.formats.table import ANY, EUROS, SIGNED_EUROS, SIGNED_RATE, TEXT, Column, Form, Kind, Table
from sozialbudget.method.numbers import Array, exact, exact_sum
from sozialbudget.method.years.compute import growth
from sozialbudget.method.years.model import DeficitOf, YearOutcome
from sozialbudget.reports.annex.printed import NONE, euro_places, footed, rate
from sozialbudget.reports.projection.subject import Subject, years_told
from sozialbudget.words.numbers import number
from sozialbudget.words.text import heading

Values = Sequence[Decimal] | Array
Line = tuple[str, Sequence[str]]
"""A label, and what is told beside it of each year."""
_SHARE_UNIT = Decimal("0.0001")
"""To what shares are printed."""
POSITION = "position"
"""The key of a column that is not shown: of which district a row is, by position."""


def received(s: Subject) -> Table:
    """What each district has in each year, and the change to the last one against the reference year."""
    last = s.last
    with exact():
        rates = [change / today if today else None for change, today in zip(last.change, last.reference, strict=True)]
        together = exact_sum(last.change) / exact_sum(last.reference) if exact_sum(last.reference) else None
        changes = [*last.change, exact_sum(last.change)]
    key = "project.received" if s.has_compensation else "project.budgets"
    table = _by_district(
        s,
        s.say(key),
        [(_reference_name(s), s.projection.reference), *_by_year(s, lambda year: year.received)],
        s.say("project.received_note", last=last.year),
    )
    change = s.say("projection.change", reference=s.projection.reference_year)
    beside = (
        _column(change, changes, replace(SIGNED_EUROS, decimals=euro_places(changes))),
        _column(s.say("project.change_rate"), [*rates, together], SIGNED_RATE),
    )
    return replace(table, columns=(*table.columns, *beside))


def budgets(s: Subject) -> Table:
    """What the formula alone gives."""
    columns = [(_reference_name(s), s.projection.reference), *_by_year(s, lambda year: year.allocation.budget)]
    return _by_district(s, s.say("project.budgets"), columns)


def shares(s: Subject) -> Table:
    """Why the formula divides otherwise: each district's share of the reference budgets, beside its share of need.

    Years with the same need shares have one column.
    """
    columns: list[tuple[str, list[Decimal]]] = []
    if together := exact_sum(s.projection.reference):
        head = s.say("project.share_of_budget", reference=s.projection.reference_year)
        with exact():
            columns.append((head, [budget / together for budget in s.projection.reference]))
    for _, group in groupby(s.years, key=lambda year: tuple(year.allocation.need_share)):
        alike = list(group)
        years = "" if len(alike) == len(s.years) else f" {years_told([year.year for year in alike])}"
        columns.append((s.say("project.share_of_need") + years, list(alike[0].allocation.need_share)))
    form = Form("0.00 %", 2, is_rate=True)
    told = [_column(head, [*footed(column, _SHARE_UNIT), Decimal(1)], form) for head, column in columns]
    return _of_districts(s, s.say("project.shares"), told)


def compensation(s: Subject) -> Table:
    """What is compensated, of the districts with a deficit in any year."""
    table = _short(s, _by_district(s, s.say("project.compensation"), _by_year(s, lambda year: year.compensation)))
    name, where, *years = table.columns
    rates = [
        replace(column, values=[*column.values, rate(year.plan.compensation, s.lang)])
        for column, year in zip(years, s.years, strict=True)
    ]
    named = replace(name, values=[*name.values, s.say("projection.rate")])
    nowhere = replace(where, values=[*where.values, None])
    return replace(table, columns=(named, nowhere, *rates), kinds=(*table.kinds, "subtotal"))


def deficits(s: Subject) -> Table:
    """What the formula leaves missing to the reference budget, of the districts with a deficit in any year."""
    plan = s.projection.plan.compensation
    kind = plan.deficit if plan else DeficitOf.CURRENT
    caption = s.say(f"project.deficits.{kind}", reference=s.projection.reference_year)
    return _short(s, _by_district(s, caption, _by_year(s, lambda year: year.deficit)))


def _short(s: Subject, table: Table) -> Table:
    """The rows of the districts with a deficit in any year, and of the total."""
    short = {None, *(i for year in s.years for i in s.short_of(year))}
    kept = [k for k, i in enumerate(table.columns[1].values) if i in short]
    columns = (replace(column, values=[column.values[k] for k in kept]) for column in table.columns)
    return replace(table, columns=tuple(columns), kinds=tuple(table.kinds[k] for k in kept))


def money(s: Subject) -> Table:
    """Where each year's money comes from and where it goes: both sums are the same."""
    rows = [
        _Row(s.say("project.formula_total"), lambda year: year.formula_total),
        _Row(s.say("projection.additional"), lambda year: year.additional),
        _Row(s.say("projection.money"), lambda year: year.total, "total"),
        _Row(s.say("projection.budget"), lambda year: exact_sum(year.allocation.budget)),
    ]
    if s.has_compensation:
        rows.append(_Row(s.say("projection.compensation"), lambda year: year.compensation_total))
    rows += [_Row(pot.name, _amount_of(k)) for k, pot in enumerate(s.projection.plan.pots)]
    rows.append(_Row(s.say("project.spent"), _spent, "total"))
    return _in_columns(s, s.say("project.money"), rows)


def _spent(year: YearOutcome) -> Decimal:
    parts = (part for pot in year.pots for part in pot.by_region)
    return exact_sum([*year.allocation.budget, *year.compensation, *parts])


def _amount_of(k: int) -> Callable[[YearOutcome], Decimal]:
    return lambda year: year.pots[k].amount


def pots(s: Subject) -> Table:
    """Each pot, below it what each region has of it; all of them together, where they are several."""
    plan = s.projection.plan
    rows: list[_Row] = []
    for k, pot in enumerate(plan.pots):
        rows.append(_Row(pot.name, _amount_of(k), "subtotal"))
        rows += [_Row(f"– {region.name}", _part_of(k, r)) for r, region in enumerate(plan.regions)]
    if len(plan.pots) > 1:
        rows.append(_Row(s.say("total"), lambda year: year.left, "total"))
    return _in_columns(s, s.say("project.pots"), rows)


def _part_of(k: int, r: int) -> Callable[[YearOutcome], Decimal]:
    return lambda year: year.pots[k].by_region[r]


def hours(s: Subject) -> Table:
    """Face-to-face hours a week out of the formula budget."""
    return _hours(s, s.say("projection.hours"), lambda year: year.hours, s.say("projection.hours_remark"))


def uncovered(s: Subject) -> Table:
    """Hours the capped cost counts and the tariff does not pay."""
    told = s.say("project.uncovered")
    return _hours(s, told, lambda year: year.uncovered_hours, s.say("projection.hours_uncovered"))


def _hours(s: Subject, caption: str, of: Callable[[YearOutcome], Values], note: str) -> Table:
    form = Form("", s.hour_places)
    columns = [_column(head, [*values, exact_sum(values)], form) for head, values in _by_year(s, of)]
    return _of_districts(s, caption, columns, note)


def hours_together(s: Subject) -> Table:
    """Hours of all districts, and of them those not covered, by year."""
    lines = [_of_years(s, s.say("projection.hours"), lambda year: exact_sum(year.hours), s.hour_places)]
    if s.has_uncovered:
        told = s.say("project.uncovered")
        lines.append(_of_years(s, told, lambda year: exact_sum(year.uncovered_hours), s.hour_places))
    return _told(s, s.say("project.hours_together"), [*lines, *_costs(s)])


def costs(s: Subject) -> Table:
    """The cost per FTE and its growth."""
    return _told(s, s.say("project.costs"), list(_costs(s)))


def _costs(s: Subject) -> Iterator[Line]:
    plan = s.projection.plan
    places = 2 if any(year.cost_per_fte % 1 or year.tariff_cost % 1 for year in s.years) else 0
    if plan.has_tariffs:
        tariffs = [NONE if (tariff := year.plan.tariff) is None else rate(tariff, s.lang) for year in s.years]
        yield (s.say("projection.tariff"), tuple(tariffs))
    if plan.has_tariffs and plan.cost_growth.cap is not None:
        applied = [
            NONE if (tariff := year.plan.tariff) is None else rate(growth(tariff, plan.cost_growth, True), s.lang)
            for year in s.years
        ]
        yield (s.say("projection.growth"), tuple(applied))
    yield _of_years(s, f"{s.say('projection.cost')}, €", lambda year: year.cost_per_fte, places)
    if plan.has_tariffs and plan.cost_growth.cap is not None:
        yield _of_years(s, f"{s.say('projection.tariff_cost')}, €", lambda year: year.tariff_cost, places)


def hours_cell(s: Subject, value: Decimal) -> str:
    """Hours as they stand in the tables."""
    return number(value, s.lang, s.hour_places)


# --- columns ------------------------------------------------------------------------------------------


def _column(head: str, values: Sequence[Any], form: Form) -> Column:
    return Column(head, head, values, form, begins=False)


def _by_year(s: Subject, of: Callable[[YearOutcome], Values]) -> list[tuple[str, Values]]:
    """The header and the values of each year."""
    return [(str(year.year), of(year)) for year in s.years]


def _by_district(s: Subject, caption: str, columns: Sequence[tuple[str, Values]], note: str = "") -> Table:
    """A row per district and one of the sums, in euros, with cents in the columns that have any."""
    told = [
        _column(head, [*values, exact_sum(values)], replace(EUROS, decimals=euro_places(values)))
        for head, values in columns
    ]
    return _of_districts(s, _in_euros(s, caption), told, note)


def _of_districts(s: Subject, caption: str, columns: Sequence[Column], note: str = "") -> Table:
    """A row per district and a total; beside the name the district's position, which is for choosing rows alone."""
    name = heading(DISTRICTS.column("name").header.say(s.lang))
    heads = (
        _column(name, [*s.names, s.say("total")], TEXT),
        Column(POSITION, "", [*range(len(s.names)), None]),
    )
    kinds: list[Kind] = ["body"] * len(s.names)
    return Table((*heads, *columns), caption=caption, note=note, kinds=(*kinds, "total"))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of euros before it is printed."""

    label: str
    of: Callable[[YearOutcome], Decimal]
    kind: Kind = "body"


def _in_columns(s: Subject, caption: str, rows: Sequence[_Row]) -> Table:
    """`rows` with cents in the years that have any."""
    columns = []
    for year in s.years:
        values = [row.of(year) for row in rows]
        columns.append(_column(str(year.year), values, replace(EUROS, decimals=euro_places(values))))
    names = _column("", [heading(row.label) for row in rows], TEXT)
    return Table((names, *columns), caption=_in_euros(s, caption), kinds=tuple(row.kind for row in rows))


def _told(s: Subject, caption: str, lines: Sequence[Line]) -> Table:
    """Lines of different units."""
    names = _column("", [label for label, _ in lines], TEXT)
    years = [_column(str(year.year), [told[k] for _, told in lines], ANY) for k, year in enumerate(s.years)]
    return Table((names, *years), caption=caption)


def _of_years(s: Subject, label: str, of: Callable[[YearOutcome], Decimal], places: int) -> Line:
    return heading(label), [number(of(year), s.lang, places) for year in s.years]


def _reference_name(s: Subject) -> str:
    """The reference year; said to be one where it is among the years itself."""
    year = s.projection.reference_year
    return str(year) if year < s.first.year else s.say("project.reference", reference=year)


def _in_euros(s: Subject, caption: str) -> str:
    return f"{caption}, {s.say('project.euros')}"
