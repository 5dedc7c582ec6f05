"""The result as columns, one value per district: what the CSV file and the pandas frame have in common."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sozialbudget.case.case import Case
from sozialbudget.case.layout import DISTRICTS
from sozialbudget.formats.table import TEXT, Column
from sozialbudget.method.allocation import Allocation, figures_of
from sozialbudget.method.figure import Figure, Part
from sozialbudget.method.numbers import Array
from sozialbudget.words import Text


def columns(allocation: Allocation) -> Iterator[Column]:
    """Every column, in the order of the Berechnungsbogen: given, need, budget, personnel, services, causes, Budget II.

    Money is in EUR a year, rates and shares are shares of 1, hours are hours a week. A value is None where it is
    undefined (no change rate without a budget today) and where there is none (no cap).
    """
    districts = allocation.case.districts
    figures = figures_of(allocation.case).values()
    of_services = [figure for figure in figures if figure.part is Part.SERVICE]
    for key in ("id", "name", "provider"):
        yield Column(key, DISTRICTS.column(key).header, [getattr(district, key) for district in districts], TEXT)
    yield Column("status_quo", DISTRICTS.column("status_quo").header, allocation.status_quo)
    for figure in figures:
        if figure.part is Part.INDICATORS:
            yield from _indicators(allocation, figure)
        elif figure.part not in (Part.CELL, Part.SERVICE):
            values: Sequence[Any] | Array = allocation.values(figure.key)
            if figure.part is Part.WORKINGS:
                values = [value if value.is_finite() else None for value in values]
            yield Column(figure.key, figure.plain or figure.label, values, figure=figure)
        elif figure is of_services[0]:
            yield from _services(allocation, of_services)


def _indicators(allocation: Allocation, normalised: Figure) -> Iterator[Column]:
    for j, indicator in enumerate(allocation.case.indicators):
        name = indicator.name
        values = [district.columns[name] for district in allocation.case.districts]
        yield Column(f"{name}: value", Text(name, name), values)
        yield Column(f"{name}: normalised", _of(name, normalised.label), allocation.need.normalised[:, j])


def _services(allocation: Allocation, figures: Sequence[Figure]) -> Iterator[Column]:
    """What a position costs in each district, then the figures of each service."""
    yield Column("cost_per_fte", DISTRICTS.column("cost_per_fte").header, allocation.cost_per_fte)
    for service in allocation.services:
        for figure in figures:
            header, values = _of(service.name, figure.label), getattr(service, figure.key)
            yield Column(f"{service.name}: {figure.key}", header, values, figure=figure)


def _of(name: str, label: Text) -> Text:
    return Text(f"{name}: {label.de}", f"{name}: {label.en}")


def district_names(case: Case) -> tuple[str, ...]:
    """What each district is called: its name, with its id where two share a name."""
    how_often = Counter(district.name for district in case.districts)
    return tuple(
        f"{district.name} ({district.id})" if how_often[district.name] > 1 else district.name
        for district in case.districts
    )
