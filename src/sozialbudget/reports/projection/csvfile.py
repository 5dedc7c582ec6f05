"""A projection as a CSV file in long form: a row for each year and district, for spreadsheets and programs."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.case.parameters import about
from sozialbudget.method.years.model import Projection, YearOutcome
from sozialbudget.reports.allocation.columns import Column
from sozialbudget.reports.allocation.csvfile import table_bytes
from sozialbudget.words import Lang, Text
from sozialbudget.words.catalogue import WORDS

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
