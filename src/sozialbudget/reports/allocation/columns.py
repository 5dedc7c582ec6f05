"""The result as columns, one value per district: what the CSV file and the pandas frame have in common."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np

from sozialbudget.case.case import Case
from sozialbudget.case.layout import DISTRICTS
from sozialbudget.method.allocation import Allocation, figures_of
from sozialbudget.method.numbers import Array
from sozialbudget.words import Text


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the result: its key (English, stable), its header in both languages, and its values."""

    key: str
    header: Text
    values: Sequence[Any] | Array
    is_text: bool = False


def floats(values: Sequence[Any] | Array) -> list[float | None]:
    """The nearest double of each number; None where it is undefined or infinite."""
    return [value if isfinite(value) else None for value in np.asarray(values, dtype=object).astype(float).tolist()]


_MONEY = ("need_based", "carried_forward", "damped", "floor", "cap", "balanced", "budget", "change")
_RATES = ("change_rate", "distance_before", "distance_after")
_COSTS = ("overhead", "personnel")
_SERVICE = ("amount", "fte", "weekly_hours", "face_to_face_hours")


def columns(allocation: Allocation) -> Iterator[Column]:
    """Every column, in the order of the Berechnungsbogen: given, need, budget, personnel, services, causes, Budget II.

    Money is in EUR a year, rates and shares are shares of 1, hours are hours a week. A value is None where it is
    undefined (no change rate without a budget today) and where there is none (no cap).
    """
    districts = allocation.case.districts
    figures = figures_of(allocation.case)
    for key in ("id", "name", "provider"):
        yield Column(key, DISTRICTS.column(key).header, [getattr(district, key) for district in districts], True)
    yield Column("status_quo", DISTRICTS.column("status_quo").header, allocation.status_quo)
    yield from _indicators(allocation, figures["normalised"].label)
    if allocation.need.index is not None:
        yield Column("index", figures["index"].label, allocation.need.index)
    yield Column("need_share", figures["need_share"].label, allocation.need_share)
    for key in _MONEY:
        values = getattr(allocation, key)
        yield Column(key, figures[key].label, [_finite(value) for value in values] if key == "cap" else values)
    for key in (*_RATES, *_COSTS):
        yield Column(key, _PLAIN.get(key, figures[key].label), getattr(allocation, key))
    yield Column("cost_per_fte", DISTRICTS.column("cost_per_fte").header, allocation.cost_per_fte)
    for service in allocation.services:
        for key in _SERVICE:
            yield Column(f"{service.name}: {key}", _of(service.name, figures[key].label), getattr(service, key))
    for key, values in allocation.causes.items():
        yield Column(key, _of(_CAUSE, figures[key].label), values)
    if allocation.project_fund is not None:
        yield Column("project_fund", figures["project_fund"].label, allocation.project_fund)


def _indicators(allocation: Allocation, normalised: Text) -> Iterator[Column]:
    for j, indicator in enumerate(allocation.case.indicators):
        name = indicator.name
        values = [district.columns[name] for district in allocation.case.districts]
        yield Column(f"{name}: value", Text(name, name), values)
        yield Column(f"{name}: normalised", _of(name, normalised), allocation.need.normalised[:, j])


_CAUSE = Text("Ursache", "cause")
_PLAIN = {"change_rate": Text("Veränderungsrate", "change rate")}
"""Headers that differ from the Berechnungsbogen, where a number format says percent."""


def _of(name: str | Text, label: Text) -> Text:
    of = name if isinstance(name, Text) else Text(name, name)
    return Text(f"{of.de}: {label.de}", f"{of.en}: {label.en}")


def _finite(value: Any) -> Any:
    return value if value.is_finite() else None


def heading(label: str) -> str:
    """A label as it stands above a column or begins a line."""
    # A z-value stays one, and the abbreviation abf is written small wherever it stands.
    return label if label[1:2] == "-" or label.startswith("abf") else label[:1].upper() + label[1:]


def district_names(case: Case) -> tuple[str, ...]:
    """What each district is called: its name, with its id where two share a name."""
    how_often = Counter(district.name for district in case.districts)
    return tuple(
        f"{district.name} ({district.id})" if how_often[district.name] > 1 else district.name
        for district in case.districts
    )
