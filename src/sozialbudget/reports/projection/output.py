"""What a projection can be written as; the table for programs and the data."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, cast

from typing_extensions import TypedDict

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.case.parameters import about
from sozialbudget.case.plain import (
    FileObject,
    ParameterValues,
    ProblemObject,
    file_object,
    parameter_values,
    plain,
    problem_object,
)
from sozialbudget.formats.csv_file import csv_bytes
from sozialbudget.formats.publish import Output, Writing, papers
from sozialbudget.formats.table import TEXT, Column
from sozialbudget.method.numbers import exact
from sozialbudget.method.years.model import BudgetToday, DeficitOf, Plan, PotKey, Projection, YearOutcome
from sozialbudget.reports.allocation.data import ExcludedObject
from sozialbudget.version import __version__
from sozialbudget.words import Lang, Text
from sozialbudget.words.catalogue import WORDS

if TYPE_CHECKING:
    from sozialbudget.formats.document import Document
    from sozialbudget.formats.screen.lines import Line

_CHART_MM = 170.0


def _workbook(writing: Writing[Projection]) -> memoryview:
    from sozialbudget.workbook.projection.write import projection_bytes

    return projection_bytes(writing.thing, writing.lang)


def _document(projection: Projection, lang: Lang) -> "Document":
    from sozialbudget.reports.projection.build import paper

    return paper(projection, lang)


def _json(writing: Writing[Projection]) -> bytes:
    return as_text(writing.thing, writing.lang).encode()


def _csv(writing: Writing[Projection]) -> bytes:
    return csv_bytes(list(columns(writing.thing)), writing.lang)


def _svg(writing: Writing[Projection]) -> bytes:
    from sozialbudget.formats.charts.draw import svg
    from sozialbudget.reports.projection.paths import alone
    from sozialbudget.reports.projection.subject import Subject

    return svg(alone(Subject(writing.thing, writing.lang)), _CHART_MM, "paths").encode()


def _screen(projection: Projection, lang: Lang, width: int | None, unicode: bool) -> "Iterator[Line]":
    from sozialbudget.reports.projection.screen import lines

    return lines(projection, lang, width, unicode)


PROJECTION = Output({**papers(_document), ".xlsx": _workbook, ".json": _json, ".csv": _csv, ".svg": _svg}, _screen)


_FIGURES: dict[str, tuple[str, Callable[[YearOutcome], Any]]] = {
    "reference": ("projection.reference", lambda year: year.reference),
    "budget": ("projection.budget", lambda year: year.allocation.budget),
    "deficit": ("projection.deficit", lambda year: year.deficit),
    "compensation": ("projection.compensation", lambda year: year.compensation),
    "received": ("projection.received", lambda year: year.received),
    "change": ("projection.difference", lambda year: year.change),
    "change_rate": ("project.csv.change_rate", lambda year: year.change_rate),
    "hours": ("projection.hours", lambda year: year.hours),
    "uncovered_hours": ("projection.uncovered", lambda year: year.uncovered_hours),
    "cost_per_fte": ("projection.cost", lambda year: year.allocation.cost_per_fte),
    "tariff_cost": ("projection.tariff_cost", lambda year: year.tariff_costs),
}


def columns(projection: Projection) -> Iterator[Column]:
    """Year, district, its region, then the figures; money in EUR a year, rates shares of 1, hours hours a week."""
    districts, years = projection.case.districts, projection.years
    yield Column("year", about("year").label, [year.year for year in years for _ in districts])
    for key in ("id", "name", "provider"):
        told = [getattr(district, key) for _ in years for district in districts]
        yield Column(key, DISTRICTS.column(key).header, told, TEXT)
    if projection.plan.regions:
        regions = {id: region.name for region in projection.plan.regions for id in region.districts}
        told = [regions.get(district.id) for _ in years for district in districts]
        yield Column("region", WORDS["projection.region"], told, TEXT)
    yield Column("status_quo", DISTRICTS.column("status_quo").header, _all(years, lambda y: y.allocation.status_quo))
    for key, (label, of) in _FIGURES.items():
        yield Column(key, _label(label), _all(years, of))


def _all(years: Sequence[YearOutcome], of: Callable[[YearOutcome], Any]) -> list[Any]:
    return [value for year in years for value in of(year)]


def _label(key: str) -> Text:
    return WORDS[key]


class CostGrowthObject(TypedDict):
    """How the cost of a full-time position grows."""

    cap: float | None
    """At most by this rate a year; null: as the tariff."""
    source: str | None


class CompensationObject(TypedDict):
    """Which deficits are compensated."""

    reference_year: int
    deficit: DeficitOf
    source: str


class RegionObject(TypedDict):
    """Districts that share money of pots."""

    name: str
    districts: list[str]
    """Ids."""


class PlannedPot(TypedDict):
    """A destination of the money that is left."""

    name: str
    share: float
    """Share of it."""
    key: PotKey
    """By what it is divided over the regions."""
    column: str | None
    """The column whose sums are the key `inhabitants`."""
    given: dict[str, float]
    """The share of each region where the key is `given`."""
    source: str


class PlanObject(TypedDict):
    """The plan; name and sha256 of its file are null where it came from none."""

    name: str | None
    sha256: str | None
    title: str | None
    source: str | None
    budget_today: BudgetToday
    """Each year's budget today: the formula budget of the year before, or that of the input."""
    cost_per_fte: CostGrowthObject
    compensation: CompensationObject | None
    regions: list[RegionObject]
    pots: list[PlannedPot]


class ChangeOfYear(TypedDict):
    """A parameter that the plan sets in this year."""

    parameter: str
    said_by: str
    place: str | None
    source: str | None


class DistrictOfYear(TypedDict):
    """A district in a year; money in EUR a year, hours a week."""

    id: str
    name: str
    status_quo: float
    """Budget today."""
    need_share: float
    """Share of 1."""
    budget: float
    """By the formula."""
    reference: float
    """Budget of the reference year."""
    deficit: float
    """What the formula budget is below it."""
    compensation: float
    """What is paid for it."""
    received: float
    """Formula budget and compensation."""
    change: float
    """Of what it receives, from the reference year."""
    change_rate: float | None
    """The same as a share; null where the reference is 0."""
    hours: float
    """Face-to-face hours out of the formula budget."""
    uncovered_hours: float
    """Those of them that the capped cost counts and the tariff does not pay."""
    cost_per_fte: float
    """Capped."""
    tariff_cost: float
    """By tariff alone."""


class PotRegion(TypedDict):
    """What a region has of a pot."""

    name: str
    weight: float
    """What the pot is divided by."""
    amount: float
    """EUR."""


class PotOfYear(TypedDict):
    """A pot in a year."""

    name: str
    amount: float
    """EUR."""
    regions: list[PotRegion]


class YearObject(TypedDict):
    """A year of the projection; money in EUR a year, hours a week."""

    year: int
    source: str
    """Of the year's entry in the plan."""
    parameters: ParameterValues
    changed: list[ChangeOfYear]
    damping: float
    """What `auto` came to."""
    alpha: float
    """The factor that brings the budgets between floor and cap to the total."""
    formula_total: float
    """The money the formula distributes."""
    additional: float
    """Money beside it."""
    total: float
    """Both together: formula budgets, compensation and pots."""
    compensation_rate: float
    """Share of the deficits that is compensated."""
    compensation: float
    """What is paid for them."""
    left: float
    """What is left for pots."""
    tariff: float | None
    """Growth of the cost of a full-time position from the year before, a rate."""
    cost_per_fte: float
    """Capped."""
    tariff_cost: float
    """By tariff alone."""
    hours: float
    """Face-to-face hours of all districts."""
    uncovered_hours: float
    """Those of them that the tariff does not pay."""
    districts: list[DistrictOfYear]
    pots: list[PotOfYear]
    notes: list[ProblemObject]


class ProjectionObject(TypedDict):
    """A plan over several years and what comes of it."""

    schema: Literal["sozialbudget/projection/1"]
    version: str
    """Of sozialbudget."""
    input: FileObject | None
    plan: PlanObject
    reference_year: int
    """The year all changes are told against."""
    years: list[YearObject]
    excluded: list[ExcludedObject]
    warnings: list[ProblemObject]


def as_object(projection: Projection, lang: Lang) -> ProjectionObject:
    """The projection as plain data, its notes told in `lang`."""
    case, plan = projection.case, projection.plan
    return {
        "schema": "sozialbudget/projection/1",
        "version": __version__,
        "input": file_object(case.origin),
        "plan": _plan(plan),
        "reference_year": projection.reference_year,
        "years": [_year(projection, year, lang) for year in projection.years],
        "excluded": [
            {"id": left_out.id, "name": left_out.name, "provider": left_out.provider, "reason": left_out.reason}
            for left_out in case.excluded
        ],
        "warnings": [problem_object(problem, lang) for problem in (*case.warnings, *plan.warnings)],
    }


def as_text(projection: Projection, lang: Lang) -> str:
    """The JSON text: UTF-8 characters as they are, a newline at the end."""
    return json.dumps(as_object(projection, lang), ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _plan(plan: Plan) -> PlanObject:
    compensation = plan.compensation
    return {
        "name": plan.origin.name if plan.origin else None,
        "sha256": plan.origin.sha256 if plan.origin else None,
        "title": plan.title,
        "source": plan.source,
        "budget_today": plan.budget_today,
        "cost_per_fte": {
            "cap": plain(plan.cost_growth.cap),
            "source": None if plan.cost_growth.cap is None else plan.source_for(plan.cost_growth.source),
        },
        "compensation": None
        if compensation is None
        else {
            "reference_year": compensation.reference_year,
            "deficit": compensation.deficit,
            "source": plan.source_for(compensation.source),
        },
        "regions": [{"name": region.name, "districts": list(region.districts)} for region in plan.regions],
        "pots": [
            {
                "name": pot.name,
                "share": plain(pot.share),
                "key": pot.key,
                "column": pot.column,
                "given": {name: plain(share) for name, share in pot.given.items()},
                "source": plan.source_for(pot.source),
            }
            for pot in plan.pots
        ],
    }


def _year(projection: Projection, year: YearOutcome, lang: Lang) -> YearObject:
    allocation = year.allocation
    with exact():
        hours, uncovered = sum(year.hours), sum(year.uncovered_hours)
    return {
        "year": year.year,
        "source": projection.plan.source_for(year.plan.source),
        "parameters": parameter_values(allocation.case.parameters),
        "changed": [
            {
                "parameter": key,
                "said_by": origin.said_by,
                "place": origin.where or None,
                "source": origin.source,
            }
            for key, origin in allocation.case.parameter_origins.items()
            if key in year.plan.changes
        ],
        "damping": plain(allocation.damping),
        "alpha": plain(allocation.alpha),
        "formula_total": plain(year.formula_total),
        "additional": plain(year.additional),
        "total": plain(year.total),
        "compensation_rate": plain(year.plan.compensation),
        "compensation": plain(year.compensation_total),
        "left": plain(year.left),
        "tariff": plain(year.plan.tariff),
        "cost_per_fte": plain(year.cost_per_fte),
        "tariff_cost": plain(year.tariff_cost),
        "hours": plain(hours),
        "uncovered_hours": plain(uncovered),
        "districts": _districts(year),
        "pots": [
            {
                "name": pot.pot.name,
                "amount": plain(pot.amount),
                "regions": [
                    {"name": region.name, "weight": plain(weight), "amount": plain(amount)}
                    for region, weight, amount in zip(projection.plan.regions, pot.weights, pot.by_region, strict=True)
                ],
            }
            for pot in year.pots
        ],
        "notes": [problem_object(note, lang) for note in allocation.notes if note.severity == "note"],
    }


def _districts(year: YearOutcome) -> list[DistrictOfYear]:
    allocation = year.allocation
    figures = {
        "status_quo": allocation.status_quo,
        "need_share": allocation.need_share,
        "budget": allocation.budget,
        "reference": year.reference,
        "deficit": year.deficit,
        "compensation": year.compensation,
        "received": year.received,
        "change": year.change,
        "change_rate": year.change_rate,
        "hours": year.hours,
        "uncovered_hours": year.uncovered_hours,
        "cost_per_fte": allocation.cost_per_fte,
        "tariff_cost": year.tariff_costs,
    }
    told = [
        {"id": district.id, "name": district.name, **{key: plain(values[i]) for key, values in figures.items()}}
        for i, district in enumerate(allocation.case.districts)
    ]
    return cast(list[DistrictOfYear], told)
