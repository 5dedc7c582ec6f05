"""A projection written to files, all or none of them."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.case.parameters import about
from sozialbudget.case.plain import plain, problem_object
from sozialbudget.formats.output import Fill, Progress, write_files
from sozialbudget.formats.publish import DOCUMENT_SUFFIXES, publish
from sozialbudget.method.numbers import exact
from sozialbudget.method.years.model import Plan, Projection, YearOutcome
from sozialbudget.reports.allocation.columns import Column
from sozialbudget.reports.allocation.output import table_bytes
from sozialbudget.words import Lang, Text
from sozialbudget.words.catalogue import WORDS

PROJECTION_SUFFIXES = (*DOCUMENT_SUFFIXES, ".xlsx", ".json", ".csv", ".svg")
"""What a projection can be written as."""
_CHART_MM = 170.0


def write_projection_files(
    projection: Projection, targets: Sequence[Path], lang: Lang, progress: Progress | None = None, *, force: bool
) -> None:
    """Write `projection` to each of `targets` by its suffix, all or none of them.

    Raises OutputError where one cannot be written. Call `formats.output.raise_obstacles` first.
    """

    def workbook(path: Path) -> None:
        from sozialbudget.workbook.projection.write import write_projection

        write_projection(projection, path, lang)

    def json(path: Path) -> None:

        path.write_bytes(as_text(projection, lang).encode())

    def csv(path: Path) -> None:

        path.write_bytes(as_bytes(projection, lang))

    def svg(path: Path) -> None:
        from sozialbudget.formats.charts.draw import svg
        from sozialbudget.reports.projection.paths import alone
        from sozialbudget.reports.projection.subject import Subject

        path.write_bytes(svg(alone(Subject(projection, lang)), _CHART_MM, "paths").encode())

    others: dict[str, Fill] = {".xlsx": workbook, ".json": json, ".csv": csv, ".svg": svg}
    if all(target.suffix.lower() in others for target in targets):
        write_files([(target, others[target.suffix.lower()]) for target in targets], force)
        return
    from sozialbudget.reports.projection.build import paper

    publish(paper(projection, lang), targets, others, force=force, progress=progress)


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


def as_bytes(projection: Projection, lang: Lang) -> bytes:
    """The whole file."""
    return table_bytes(list(columns(projection)), lang)


def columns(projection: Projection) -> Iterator[Column]:
    """Year, district, its region, then the figures; money in EUR a year, rates shares of 1, hours hours a week."""
    districts, years = projection.case.districts, projection.years
    yield Column("year", about("year").label, [year.year for year in years for _ in districts])
    for key in ("id", "name", "provider"):
        told = [getattr(district, key) for _ in years for district in districts]
        yield Column(key, DISTRICTS.column(key).header, told, True)
    if projection.plan.regions:
        regions = {id: region.name for region in projection.plan.regions for id in region.districts}
        told = [regions.get(district.id) for _ in years for district in districts]
        yield Column("region", WORDS["projection.region"], told, True)
    yield Column("status_quo", DISTRICTS.column("status_quo").header, _all(years, lambda y: y.allocation.status_quo))
    for key, (label, of) in _FIGURES.items():
        yield Column(key, _label(label), _all(years, of))


def _all(years: Sequence[YearOutcome], of: Callable[[YearOutcome], Any]) -> list[Any]:
    return [value for year in years for value in of(year)]


def _label(key: str) -> Text:
    return WORDS[key]


SCHEMA = "sozialbudget/projection/1"


def as_object(projection: Projection, lang: Lang) -> dict[str, Any]:
    """The projection as plain data, its notes told in `lang`."""
    from sozialbudget.version import __version__

    case, plan = projection.case, projection.plan
    return {
        "schema": SCHEMA,
        "version": __version__,
        "input": None if case.origin is None else {"name": case.origin.name, "sha256": case.origin.sha256},
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


def _plan(plan: Plan) -> dict[str, Any]:
    compensation = plan.compensation
    return {
        "name": plan.origin.name if plan.origin else None,
        "sha256": plan.origin.sha256 if plan.origin else None,
        "title": plan.title,
        "source": plan.source,
        "budget_today": plan.budget_today.value,
        "cost_per_fte": {
            "cap": plain(plan.cost_growth.cap),
            "source": None if plan.cost_growth.cap is None else plan.source_for(plan.cost_growth.source),
        },
        "compensation": None
        if compensation is None
        else {
            "reference_year": compensation.reference_year,
            "deficit": compensation.deficit.value,
            "source": plan.source_for(compensation.source),
        },
        "regions": [{"name": region.name, "districts": list(region.districts)} for region in plan.regions],
        "pots": [
            {
                "name": pot.name,
                "share": plain(pot.share),
                "key": pot.key.value,
                "column": pot.column,
                "given": {name: plain(share) for name, share in pot.given.items()},
                "source": plan.source_for(pot.source),
            }
            for pot in plan.pots
        ],
    }


def _year(projection: Projection, year: YearOutcome, lang: Lang) -> dict[str, Any]:
    allocation = year.allocation
    with exact():
        hours, uncovered = sum(year.hours), sum(year.uncovered_hours)
    return {
        "year": year.year,
        "source": projection.plan.source_for(year.plan.source),
        "parameters": {key: plain(value) for key, value in allocation.case.parameters},
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


def _districts(year: YearOutcome) -> list[dict[str, Any]]:
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
    return [
        {"id": district.id, "name": district.name, **{key: plain(values[i]) for key, values in figures.items()}}
        for i, district in enumerate(allocation.case.districts)
    ]
