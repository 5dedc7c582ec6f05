"""The result as one JSON object, schema `sozialbudget/allocation/1`.

Numbers are JSON numbers: money and hours exact to their unit, everything else the nearest double. A figure that is
undefined (the change rate of a district without a budget today) is null. Keys of the schema stay; further keys may be
added at the end of an object.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sozialbudget.case.case import ParameterOrigin, Validity
from sozialbudget.case.plain import EXACT_IN_A_DOUBLE, plain, problem_object
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.numbers import Array
from sozialbudget.reports.allocation.columns import floats
from sozialbudget.words import Lang

SCHEMA = "sozialbudget/allocation/1"


def as_object(allocation: Allocation, lang: Lang) -> dict[str, Any]:
    """The result as plain data, its notes told in `lang`."""
    return {**_head(allocation), "districts": list(_districts(allocation)), **_tail(allocation, lang)}


def as_text(allocation: Allocation, lang: Lang) -> str:
    """The JSON text: UTF-8 characters as they are, one district per line, a newline at the end."""
    districts = ",\n".join(f"  {_compact(district)}" for district in _districts(allocation))
    parts = [
        *_members(_head(allocation)),
        f' "districts": [\n{districts}\n ]',
        *_members(_tail(allocation, lang)),
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _head(allocation: Allocation) -> dict[str, Any]:
    from sozialbudget.version import __version__

    origin = allocation.case.origin
    return {
        "schema": SCHEMA,
        "version": __version__,
        "input": None if origin is None else {"name": origin.name, "sha256": origin.sha256},
        "parameters": {key: plain(value) for key, value in allocation.case.parameters},
        "total": plain(allocation.total),
        "damping": plain(allocation.damping),
        "alpha": plain(allocation.alpha),
    }


def _tail(allocation: Allocation, lang: Lang) -> dict[str, Any]:
    return {
        "excluded": [
            {"id": left_out.id, "name": left_out.name, "provider": left_out.provider, "reason": left_out.reason}
            for left_out in allocation.case.excluded
        ],
        "notes": [problem_object(note, lang) for note in allocation.notes],
        "parameter_sources": {
            key: _origin_object(origin)
            for key, origin in allocation.case.parameter_origins.items()
            if origin.said_by != "default"
        },
        **_project_fund(plain(allocation.project_fund_total)),
    }


def _project_fund(value: Any) -> dict[str, Any]:
    """Budget II, of all districts or of one; nothing where there is none."""
    return {} if value is None else {"project_fund": value}


def _origin_object(origin: ParameterOrigin) -> dict[str, Any]:
    """Who said a parameter, the resolution behind it and its years; null where it is not stated."""
    stated = origin.validity or Validity()
    return {
        "said_by": origin.said_by,
        "place": origin.where or None,
        "source": origin.source,
        "valid_from": stated.valid_from,
        "valid_until": stated.valid_until,
        "review_by": stated.review_by.isoformat() if stated.review_by else None,
    }


def _members(data: dict[str, Any]) -> list[str]:
    return [f" {_compact(key)}: {_compact(value)}" for key, value in data.items()]


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


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


_FIGURES = (
    "status_quo",
    "need_share",
    "need_based",
    "damped",
    "balanced",
    "budget",
    "change",
    "change_rate",
    "distance_before",
    "distance_after",
    "overhead",
    "personnel",
)
_SERVICE = ("amount", "fte", "weekly_hours", "face_to_face_hours")


def _districts(allocation: Allocation) -> Iterator[dict[str, Any]]:
    case = allocation.case
    names = [indicator.name for indicator in case.indicators]
    figures = {key: _plain_all(getattr(allocation, key)) for key in _FIGURES}
    services = [
        (service.name, {key: _plain_all(getattr(service, key)) for key in _SERVICE}) for service in allocation.services
    ]
    causes = {key.removeprefix("cause_"): _plain_all(effect) for key, effect in allocation.causes.items()}
    values = [_plain_all([district.columns[name] for district in case.districts]) for name in names]
    normalised = [_plain_all(column) for column in allocation.need.normalised.T]
    fund = None if allocation.project_fund is None else _plain_all(allocation.project_fund)
    for i, district in enumerate(case.districts):
        yield {
            "id": district.id,
            "name": district.name,
            "provider": district.provider,
            "status_quo": figures["status_quo"][i],
            "indicators": {
                name: {"value": values[j][i], "normalised": normalised[j][i]} for j, name in enumerate(names)
            },
            **{key: figures[key][i] for key in _FIGURES[1:]},
            "services": [
                {"name": name, **{key: column[i] for key, column in of_service.items()}}
                for name, of_service in services
            ],
            "causes": {key: effect[i] for key, effect in causes.items()},
            **_project_fund(fund and fund[i]),
        }
