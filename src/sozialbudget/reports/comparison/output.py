"""A comparison written to files, all or none of them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sozialbudget.analysis.compare.compare import Comparison, RegroupedBudget
from sozialbudget.analysis.compare.differences import InputDifference, Stand
from sozialbudget.case.plain import plain, problem_object
from sozialbudget.formats.output import Fill, Progress, write_files
from sozialbudget.formats.publish import DOCUMENT_SUFFIXES, publish
from sozialbudget.method.allocation import Allocation
from sozialbudget.reports.allocation.columns import Column
from sozialbudget.reports.allocation.output import table_bytes
from sozialbudget.reports.comparison.telling import Teller, place_told
from sozialbudget.words import Lang, Text, same
from sozialbudget.words.catalogue import WORDS

COMPARISON_SUFFIXES = (".xlsx", *DOCUMENT_SUFFIXES, ".svg", ".json", ".csv")
"""What a comparison can be written as."""


def write_comparison(
    comparison: Comparison, targets: Sequence[Path], lang: Lang, progress: Progress | None = None, *, force: bool
) -> None:
    """Write `comparison` to each of `targets` by its suffix, all or none of them.

    Raises OutputError where one cannot be written. Call `formats.output.raise_obstacles` first.
    """
    t = Teller(comparison, lang)

    def workbook(path: Path) -> None:
        from sozialbudget.reports.comparison.workbook import write_workbook

        write_workbook(t, path)

    def json(path: Path) -> None:

        path.write_bytes(as_text(comparison, lang).encode())

    def csv(path: Path) -> None:

        path.write_bytes(as_bytes(t))

    def svg(path: Path) -> None:
        from sozialbudget.reports.comparison.document import chart_alone

        path.write_bytes(chart_alone(t))

    others: dict[str, Fill] = {".xlsx": workbook, ".json": json, ".csv": csv, ".svg": svg}
    if all(target.suffix.lower() in others for target in targets):
        write_files([(target, others[target.suffix.lower()]) for target in targets], force)
        return
    from sozialbudget.reports.comparison.document import document

    publish(document(t), targets, others, force=force, progress=progress)


def as_bytes(t: Teller) -> bytes:
    """The whole file."""
    return table_bytes(list(_columns(t)), t.lang)


def _columns(t: Teller) -> Iterator[Column]:
    districts = t.c.districts
    yield Column("id", WORDS["compare.id"], [district.id for district in districts], True)
    yield Column("name", WORDS["compare.district"], [district.name for district in districts], True)
    yield Column("a", same(t.heads[0]), [district.old for district in districts])
    yield Column("b", same(t.heads[1]), [district.new for district in districts])
    yield Column("difference", WORDS["compare.difference"], [district.difference for district in districts])
    yield Column("rate", WORDS["compare.rate"], [district.rate for district in districts])
    if t.c.regrouped:
        yield from _regrouped_columns(t)
    for cause in t.of_money:
        yield Column(cause.key, same(t.cause(cause)), cause.budget.printed)
    for key, side in (("hours_a", "A"), ("hours_b", "B")):
        hours = [district.old_hours if side == "A" else district.new_hours for district in districts]
        yield Column(key, _hours(side), hours)
    yield Column("hours_difference", _hours(t.say("compare.difference")), [d.hours_difference for d in districts])
    for cause in t.c.causes:
        yield Column(f"hours: {cause.key}", _hours(t.cause(cause)), cause.hours.printed)


def _regrouped_columns(t: Teller) -> Iterator[Column]:
    """Within the new boundaries; empty where the area of a district stayed the same."""
    known = {row.district.id: row for row in t.c.regrouped}
    rows = [known.get(district.id) for district in t.c.districts]
    heads = {
        "regrouped": t.regrouped_heads[2],
        "regrouped_difference": f"{t.say('compare.difference')}: {t.say('compare.regrouped')}",
        "regrouped_rate": f"{t.say('compare.rate')}: {t.say('compare.regrouped')}",
    }
    for (key, head), field in zip(heads.items(), ("budget", "difference", "rate"), strict=True):
        yield Column(key, same(head), [getattr(row, field) if row else None for row in rows])


def _hours(of: str) -> Text:
    label = WORDS["compare.hours"]
    return Text(f"{label.de}: {of}", f"{label.en}: {of}")


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
