"""A comparison as one JSON object, schema `sozialbudget/comparison/1`.

Parts are exact as printed: to the cent and to a hundredth of an hour, so that they sum to the differences.
"""

import json
from collections.abc import Iterator
from typing import Any

from sozialbudget.analysis.compare.compare import Comparison, RegroupedBudget
from sozialbudget.analysis.compare.differences import InputDifference, Stand
from sozialbudget.case.plain import plain, problem_object
from sozialbudget.method.allocation import Allocation
from sozialbudget.reports.comparison.inputs import place_told
from sozialbudget.reports.comparison.telling import Teller
from sozialbudget.words import Lang

SCHEMA = "sozialbudget/comparison/1"


def as_object(comparison: Comparison, lang: Lang) -> dict[str, Any]:
    """The comparison as plain data, its sentences told in `lang`."""
    return {**_head(Teller(comparison, lang)), "districts": list(_districts(comparison)), **_tail(comparison, lang)}


def as_text(comparison: Comparison, lang: Lang) -> str:
    """The JSON text: UTF-8 characters as they are, one district and one differing input per line."""
    data = as_object(comparison, lang)
    members = []
    for key, value in data.items():
        if isinstance(value, list) and value:
            listed = ",\n".join(f"  {_compact(entry)}" for entry in value)
            members.append(f" {_compact(key)}: [\n{listed}\n ]")
        else:
            members.append(f" {_compact(key)}: {_compact(value)}")
    return "{\n" + ",\n".join(members) + "\n}\n"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _head(t: Teller) -> dict[str, Any]:
    from sozialbudget.version import __version__

    a, b = t.totals
    return {
        "schema": SCHEMA,
        "version": __version__,
        "a": _side(t.c.a),
        "b": _side(t.c.b),
        "total": {"a": plain(a), "b": plain(b), "difference": plain(b - a)},
        "hours": {"a": plain(t.hours[0]), "b": plain(t.hours[1]), "difference": plain(t.hours[1] - t.hours[0])},
        "attribution": {"method": "shapley", "sentence": t.say("compare.split")},
        "causes": [
            {
                "key": cause.key,
                "label": t.cause(cause),
                "groups": [{"kind": str(group.kind), "indicator": group.indicator or None} for group in cause.groups],
                "budget": plain(cause.budget.printed_total),
                "hours": plain(cause.hours.printed_total),
                "reasons": [problem_object(reason, t.lang) for reason in cause.reasons],
            }
            for cause in t.c.causes
        ],
    }


def _side(of: Allocation) -> dict[str, Any]:
    origin = of.case.origin
    return {
        "year": of.case.parameters.year,
        "name": origin.name if origin else None,
        "sha256": origin.sha256 if origin else None,
    }


def _districts(comparison: Comparison) -> Iterator[dict[str, Any]]:
    changed = comparison.boundaries.ids if comparison.boundaries else ()
    funds = comparison.project_funds
    within = {row.district.id: row for row in comparison.regrouped}
    for i, district in enumerate(comparison.districts):
        yield {
            "id": district.id,
            "name": district.name,
            "budget": {"a": plain(district.old), "b": plain(district.new), "difference": plain(district.difference)},
            "rate": plain(district.rate),
            "hours": {
                "a": plain(district.old_hours),
                "b": plain(district.new_hours),
                "difference": plain(district.hours_difference),
            },
            "causes": [
                {"key": cause.key, "budget": plain(cause.budget.printed[i]), "hours": plain(cause.hours.printed[i])}
                for cause in comparison.causes
            ],
            "boundaries_changed": district.id in changed,
            **({"regrouped": _regrouped(within.get(district.id))} if within else {}),
            "project_fund": funds
            and {"a": plain(funds[i][0]), "b": plain(funds[i][1]), "difference": plain(funds[i][1] - funds[i][0])},
        }


def _regrouped(row: RegroupedBudget | None) -> dict[str, Any] | None:
    """The earlier budget within the later boundaries; None where the area stayed the same."""
    if row is None:
        return None
    figures = {"budget": row.budget, "difference": row.difference, "rate": row.rate}
    return {"side": row.side.lower(), **{key: plain(value) for key, value in figures.items()}}


def _tail(comparison: Comparison, lang: Lang) -> dict[str, Any]:
    return {
        "inputs": [_input(difference, lang) for difference in comparison.differences],
        "notes": [*Teller(comparison, lang).foremost(), *Teller(comparison, lang).notes()],
        "warnings": [problem_object(warning, lang) for warning in comparison.warnings],
    }


def _input(one: InputDifference, lang: Lang) -> dict[str, Any]:
    a, b = (value.say(lang) if isinstance(value, Stand) else value for value in (one.a, one.b))
    return {
        "table": one.table,
        "row": one.row or None,
        "field": one.field,
        "column": one.column or None,
        "a": plain(a),
        "b": plain(b),
        "place_a": place_told(one.place_a, "a") or None,
        "place_b": place_told(one.place_b, "b") or None,
    }
