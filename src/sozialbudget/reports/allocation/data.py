"""The result as one JSON object, schema `sozialbudget/allocation/1`.

Numbers are JSON numbers: money and hours exact to their unit, everything else the nearest double. A figure that is
undefined (the change rate of a district without a budget today) is null. Keys of the schema stay; further keys may be
added.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NotRequired, cast

from typing_extensions import TypedDict

from sozialbudget.case.case import Case, ParameterOrigin, Validity
from sozialbudget.case.plain import (
    EXACT_IN_A_DOUBLE,
    FileObject,
    ParameterValues,
    ProblemObject,
    file_object,
    json_text,
    parameter_values,
    plain,
    problem_object,
)
from sozialbudget.formats.table import floats
from sozialbudget.method.allocation import Allocation, figures_of
from sozialbudget.method.figure import Part
from sozialbudget.method.numbers import Array
from sozialbudget.version import __version__
from sozialbudget.words import Lang


class IndicatorValue(TypedDict):
    """An indicator in one district: as given, and as the need method counts it."""

    value: float
    """As given: persons, cases, or a share of 1."""
    normalised: float
    """As the need method counts it (docs/figures.md)."""


class ServiceFigures(TypedDict):
    """A service in one district; its figures by key."""

    name: str


class Causes(TypedDict):
    """Why the budget changes, EUR a year; the causes sum to the change."""


class DistrictFigures(TypedDict):
    """A district; its figures by key."""

    id: str
    name: str
    provider: str | None
    status_quo: float
    """Budget today, EUR a year."""
    indicators: dict[str, IndicatorValue]
    """By name."""
    services: list[ServiceFigures]
    causes: Causes


class ExcludedObject(TypedDict):
    """A district that takes no part, and why."""

    id: str
    name: str
    provider: str | None
    reason: str
    """In the words of the input."""


class ParameterSource(TypedDict):
    """Who said a parameter, the resolution behind it and its years; null where it is not stated."""

    said_by: str
    """`workbook`, `file`, `set` (on the command line) or `plan`."""
    place: str | None
    """Cell, file with its entry, or option."""
    source: str | None
    """Resolution or statute."""
    valid_from: int | None
    """First budget year."""
    valid_until: int | None
    """Last budget year."""
    review_by: str | None
    """The day by which it is to be reviewed, as 2030-12-31."""


class AllocationObject(TypedDict):
    """The result of a calculation."""

    schema: Literal["sozialbudget/allocation/1"]
    version: str
    """Of sozialbudget."""
    input: FileObject | None
    parameters: ParameterValues
    total: float
    """The money that is distributed, EUR a year."""
    damping: float
    """The share of the way from today's budgets to the need; what `auto` came to."""
    alpha: float
    """The factor that brings the budgets between floor and cap to the total."""
    districts: list[DistrictFigures]
    excluded: list[ExcludedObject]
    notes: list[ProblemObject]
    """Warnings and notes."""
    parameter_sources: dict[str, ParameterSource]
    """By key, of those parameters that are not the default."""
    need_sum: NotRequired[float]
    """The sum of the needs under a need method that knows amounts, EUR a year."""
    correction_factor: NotRequired[float]
    """The total over that sum, where a total or an uplift is given."""
    project_fund: NotRequired[float]
    """Budget II of all districts, EUR a year."""


def as_object(allocation: Allocation, lang: Lang) -> AllocationObject:
    """The result as plain data, its notes told in `lang`."""
    return _object(allocation, list(_districts(allocation)), lang)


def as_text(allocation: Allocation, lang: Lang) -> str:
    """The JSON text: UTF-8 characters as they are, one district per line, a newline at the end."""
    return json_text(_object(allocation, _districts(allocation), lang), ("districts",))


def _object(allocation: Allocation, districts: Iterable[dict[str, Any]], lang: Lang) -> AllocationObject:
    """The object; `districts` may be told one by one, for many would take much room at once."""
    case = allocation.case
    told: AllocationObject = {
        "schema": "sozialbudget/allocation/1",
        "version": __version__,
        "input": file_object(case.origin),
        "parameters": parameter_values(case.parameters),
        "total": plain(allocation.total),
        "damping": plain(allocation.damping),
        "alpha": plain(allocation.alpha),
        "districts": cast(list[DistrictFigures], districts),
        "excluded": [
            {"id": left_out.id, "name": left_out.name, "provider": left_out.provider, "reason": left_out.reason}
            for left_out in case.excluded
        ],
        "notes": [problem_object(note, lang) for note in allocation.notes],
        "parameter_sources": {
            key: _origin_object(origin) for key, origin in case.parameter_origins.items() if origin.said_by != "default"
        },
    }
    if allocation.need_sum is not None:
        told["need_sum"] = plain(allocation.need_sum)
    if allocation.correction_factor is not None:
        told["correction_factor"] = plain(allocation.correction_factor)
    if allocation.project_fund is not None:
        told["project_fund"] = plain(allocation.project_fund_total)
    return told


def _origin_object(origin: ParameterOrigin) -> ParameterSource:
    stated = origin.validity or Validity()
    return {
        "said_by": origin.said_by,
        "place": origin.where or None,
        "source": origin.source,
        "valid_from": stated.valid_from,
        "valid_until": stated.valid_until,
        "review_by": stated.review_by.isoformat() if stated.review_by else None,
    }


def _plain_all(values: Sequence[Any] | Array) -> list[Any]:
    """`plain` of each number, fast for long columns."""
    return [
        number
        if number is None or not number.is_integer()
        else int(number)
        if abs(number) < EXACT_IN_A_DOUBLE
        else plain(values[i])
        for i, number in enumerate(floats(values))
    ]


_NOT_TOLD = ("index", "carried_forward", "floor", "cap")
"""Figures of a district that stand in the table of the result and not here; they follow from those that do."""


def _districts(allocation: Allocation) -> Iterator[dict[str, Any]]:
    case = allocation.case
    names = [indicator.name for indicator in case.indicators]
    status_quo = _plain_all(allocation.status_quo)
    values = [_plain_all([district.columns[name] for district in case.districts]) for name in names]
    normalised = [_plain_all(column) for column in allocation.need.normalised.T]
    before, beside = (
        {key: _plain_all(allocation.values(key)) for key in _keys(case, *parts)}
        for parts in ((Part.LEFT, Part.WORKINGS, Part.RIGHT), (Part.BESIDE,))
    )
    services = [
        (service.name, {key: _plain_all(getattr(service, key)) for key in _keys(case, Part.SERVICE)})
        for service in allocation.services
    ]
    causes = {key.removeprefix("cause_"): _plain_all(allocation.values(key)) for key in _keys(case, Part.CAUSE)}
    for i, district in enumerate(case.districts):
        yield {
            "id": district.id,
            "name": district.name,
            "provider": district.provider,
            "status_quo": status_quo[i],
            "indicators": {
                name: {"value": values[j][i], "normalised": normalised[j][i]} for j, name in enumerate(names)
            },
            **{key: column[i] for key, column in before.items()},
            "services": [
                {"name": name, **{key: column[i] for key, column in of_service.items()}}
                for name, of_service in services
            ],
            "causes": {key: effect[i] for key, effect in causes.items()},
            **{key: column[i] for key, column in beside.items()},
        }


def _keys(case: Case, *parts: Part) -> list[str]:
    """The figures of `parts` that are told, in their order."""
    figures = figures_of(case).values()
    return [figure.key for figure in figures if figure.part in parts and figure.key not in _NOT_TOLD]
