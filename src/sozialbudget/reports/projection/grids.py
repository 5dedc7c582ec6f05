"""The tables of a projection, once for screen and documents: a line per thing, a column per year."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.method.numbers import Array, exact, exact_sum
from sozialbudget.method.years.compute import growth
from sozialbudget.method.years.model import DeficitOf, YearOutcome
from sozialbudget.reports.annex.printed import NONE, cell, euro_places, footed, rate
from sozialbudget.reports.projection.subject import Subject, years_told
from sozialbudget.words.numbers import number, percent, signed
from sozialbudget.words.text import heading


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a grid; `district` is the position of the district it is of, None for any other."""

    label: str
    cells: tuple[str, ...]
    kind: Literal["body", "subtotal", "total"] = "body"
    district: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what it shows, what its lines are, a header for each column."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""


Values = Sequence[Decimal] | Array
_SHARE_UNIT = Decimal("0.0001")
"""To what shares are printed."""


def received(s: Subject) -> Grid:
    """What each district has in each year, and the change to the last one against the reference year."""
    last = s.last
    with exact():
        rates = [change / today if today else None for change, today in zip(last.change, last.reference, strict=True)]
        together = exact_sum(last.change) / exact_sum(last.reference) if exact_sum(last.reference) else None
        changes = [*last.change, exact_sum(last.change)]
    columns = _by_district(s, [_reference(s), *[year.received for year in s.years]])
    told = [signed(change, s.lang, euro_places(changes)) for change in changes]
    rated = [NONE if rate is None else signed(rate, s.lang, 1, percent) for rate in [*rates, together]]
    lines = [
        Line(line.label, (*line.cells, told[i], rated[i]), line.kind, line.district) for i, line in enumerate(columns)
    ]
    key = "project.received" if s.has_compensation else "project.budgets"
    change = s.say("projection.change", reference=s.projection.reference_year)
    return Grid(
        _in_euros(s, s.say(key)),
        _district(s),
        (_reference_name(s), *_years(s), change, s.say("project.change_rate")),
        tuple(lines),
        s.say("project.received_note", last=last.year),
    )


def budgets(s: Subject) -> Grid:
    """What the formula alone gives."""
    lines = _by_district(s, [_reference(s), *[year.allocation.budget for year in s.years]])
    return Grid(_in_euros(s, s.say("project.budgets")), _district(s), (_reference_name(s), *_years(s)), tuple(lines))


def shares(s: Subject) -> Grid:
    """Why the formula divides otherwise: each district's share of the reference budgets, beside its share of need.

    Years with the same need shares have one column.
    """
    columns: list[list[Decimal]] = []
    heads: list[str] = []
    if together := exact_sum(s.projection.reference):
        with exact():
            columns.append([budget / together for budget in s.projection.reference])
        heads.append(s.say("project.share_of_budget", reference=s.projection.reference_year))
    for _, group in groupby(s.years, key=lambda year: tuple(year.allocation.need_share)):
        alike = list(group)
        columns.append(list(alike[0].allocation.need_share))
        years = "" if len(alike) == len(s.years) else f" {years_told([year.year for year in alike])}"
        heads.append(s.say("project.share_of_need") + years)
    told = [[percent(share, s.lang, 2) for share in footed(column, _SHARE_UNIT)] for column in columns]
    lines = [Line(name, tuple(column[i] for column in told), district=i) for i, name in enumerate(s.names)]
    whole = Line(s.say("total"), tuple(percent(Decimal(1), s.lang, 2) for _ in columns), "total")
    return Grid(s.say("project.shares"), _district(s), tuple(heads), (*lines, whole))


def compensation(s: Subject) -> Grid:
    """What is compensated, of the districts with a deficit in any year."""
    lines = _by_district(s, [year.compensation for year in s.years])
    short = {i for year in s.years for i in s.short_of(year)}
    rates = Line(s.say("projection.rate"), tuple(rate(year.plan.compensation, s.lang) for year in s.years), "subtotal")
    kept = [line for line in lines if line.district is None or line.district in short]
    return Grid(_in_euros(s, s.say("project.compensation")), _district(s), _years(s), (*kept, rates))


def deficits(s: Subject) -> Grid:
    """What the formula leaves missing to the reference budget, of the districts with a deficit in any year."""
    lines = _by_district(s, [year.deficit for year in s.years])
    short = {i for year in s.years for i in s.short_of(year)}
    kept = [line for line in lines if line.district is None or line.district in short]
    plan = s.projection.plan.compensation
    kind = plan.deficit if plan else DeficitOf.CURRENT
    caption = s.say(f"project.deficits.{kind}", reference=s.projection.reference_year)
    return Grid(_in_euros(s, caption), _district(s), _years(s), tuple(kept))


def money(s: Subject) -> Grid:
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
    return Grid(_in_euros(s, s.say("project.money")), "", _years(s), _in_columns(s, rows))


def _spent(year: YearOutcome) -> Decimal:
    parts = (part for pot in year.pots for part in pot.by_region)
    return exact_sum([*year.allocation.budget, *year.compensation, *parts])


def _amount_of(k: int) -> Callable[[YearOutcome], Decimal]:
    return lambda year: year.pots[k].amount


def pots(s: Subject) -> Grid:
    """Each pot, below it what each region has of it; all of them together, where they are several."""
    plan = s.projection.plan
    rows: list[_Row] = []
    for k, pot in enumerate(plan.pots):
        rows.append(_Row(pot.name, _amount_of(k), "subtotal"))
        rows += [_Row(f"– {region.name}", _part_of(k, r)) for r, region in enumerate(plan.regions)]
    if len(plan.pots) > 1:
        rows.append(_Row(s.say("total"), lambda year: year.left, "total"))
    return Grid(_in_euros(s, s.say("project.pots")), "", _years(s), _in_columns(s, rows))


def _part_of(k: int, r: int) -> Callable[[YearOutcome], Decimal]:
    return lambda year: year.pots[k].by_region[r]


def hours(s: Subject) -> Grid:
    """Face-to-face hours a week out of the formula budget."""
    lines = _by_district(s, [year.hours for year in s.years], s.hour_places)
    return Grid(s.say("projection.hours"), _district(s), _years(s), tuple(lines), s.say("projection.hours_remark"))


def uncovered(s: Subject) -> Grid:
    """Hours the capped cost counts and the tariff does not pay."""
    lines = _by_district(s, [year.uncovered_hours for year in s.years], s.hour_places)
    return Grid(s.say("project.uncovered"), _district(s), _years(s), tuple(lines), s.say("projection.hours_uncovered"))


def hours_together(s: Subject) -> Grid:
    """Hours of all districts, and of them those not covered, by year."""
    lines = [_of_years(s, s.say("projection.hours"), lambda year: exact_sum(year.hours), s.hour_places)]
    if s.has_uncovered:
        told = s.say("project.uncovered")
        lines.append(_of_years(s, told, lambda year: exact_sum(year.uncovered_hours), s.hour_places))
    return Grid(s.say("project.hours_together"), "", _years(s), (*lines, *_costs(s)))


def costs(s: Subject) -> Grid:
    """The cost per FTE and its growth."""
    return Grid(s.say("project.costs"), "", _years(s), tuple(_costs(s)))


def _costs(s: Subject) -> Iterable[Line]:
    plan = s.projection.plan
    places = 2 if any(year.cost_per_fte % 1 or year.tariff_cost % 1 for year in s.years) else 0
    if plan.has_tariffs:
        tariffs = [NONE if (tariff := year.plan.tariff) is None else rate(tariff, s.lang) for year in s.years]
        yield Line(s.say("projection.tariff"), tuple(tariffs))
    if plan.has_tariffs and plan.cost_growth.cap is not None:
        applied = [
            NONE if (tariff := year.plan.tariff) is None else rate(growth(tariff, plan.cost_growth, True), s.lang)
            for year in s.years
        ]
        yield Line(s.say("projection.growth"), tuple(applied))
    yield _of_years(s, f"{s.say('projection.cost')}, €", lambda year: year.cost_per_fte, places)
    if plan.has_tariffs and plan.cost_growth.cap is not None:
        yield _of_years(s, f"{s.say('projection.tariff_cost')}, €", lambda year: year.tariff_cost, places)


def hours_cell(s: Subject, value: Decimal) -> str:
    """Hours as they stand in the tables."""
    return number(value, s.lang, s.hour_places)


# --- lines --------------------------------------------------------------------------------------------


def _by_district(s: Subject, columns: Sequence[Values], places: int | None = None) -> list[Line]:
    """A line per district and one of the sums; in euros, with cents in the columns that have any, without `places`."""
    told = [
        [
            cell(value, s.lang, euro_places(column) if places is None else places)
            for value in [*column, exact_sum(column)]
        ]
        for column in columns
    ]
    lines = [Line(name, tuple(column[i] for column in told), district=i) for i, name in enumerate(s.names)]
    return [*lines, Line(s.say("total"), tuple(column[-1] for column in told), "total")]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of euros before it is printed."""

    label: str
    of: Callable[[YearOutcome], Decimal]
    kind: Literal["body", "subtotal", "total"] = "body"


def _in_columns(s: Subject, rows: Sequence[_Row]) -> tuple[Line, ...]:
    """`rows` with cents in the years that have any."""
    places = [euro_places([row.of(year) for row in rows]) for year in s.years]
    return tuple(
        Line(
            heading(row.label),
            tuple(number(row.of(year), s.lang, decimals) for year, decimals in zip(s.years, places, strict=True)),
            row.kind,
        )
        for row in rows
    )


def _of_years(s: Subject, label: str, of: Callable[[YearOutcome], Decimal], places: int) -> Line:
    return Line(heading(label), tuple(number(of(year), s.lang, places) for year in s.years))


def _reference(s: Subject) -> Values:
    return list(s.projection.reference)


def _reference_name(s: Subject) -> str:
    """The reference year; said to be one where it is among the years itself."""
    year = s.projection.reference_year
    return str(year) if year < s.first.year else s.say("project.reference", reference=year)


def _years(s: Subject) -> tuple[str, ...]:
    return tuple(str(year.year) for year in s.years)


def _in_euros(s: Subject, caption: str) -> str:
    return f"{caption}, {s.say('project.euros')}"


def _district(s: Subject) -> str:
    return heading(DISTRICTS.column("name").header.say(s.lang))
