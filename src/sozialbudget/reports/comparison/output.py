"""What a comparison can be written as; the table for programs and the data."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import TypedDict

from sozialbudget.analysis.compare.compare import Comparison, RegroupedBudget
from sozialbudget.analysis.compare.differences import InputDifference, Kind, Stand
from sozialbudget.case.plain import ProblemObject, json_text, plain, problem_object
from sozialbudget.formats.csv_file import csv_bytes
from sozialbudget.formats.publish import Output, Writing, papers
from sozialbudget.method.allocation import Allocation
from sozialbudget.reports.comparison.tables import for_programs
from sozialbudget.reports.comparison.telling import ComparisonTeller, place_told
from sozialbudget.version import __version__
from sozialbudget.words import Lang

if TYPE_CHECKING:
    from sozialbudget.formats.document import Document
    from sozialbudget.formats.screen.lines import Line


def _workbook(writing: Writing[Comparison]) -> memoryview:
    from sozialbudget.reports.comparison.workbook import workbook

    return workbook(writing.once(ComparisonTeller))


def _document(comparison: Comparison, lang: Lang) -> "Document":
    from sozialbudget.reports.comparison.document import document

    return document(ComparisonTeller(comparison, lang))


def _svg(writing: Writing[Comparison]) -> bytes:
    from sozialbudget.reports.comparison.document import chart_alone

    return chart_alone(writing.once(ComparisonTeller))


def _json(writing: Writing[Comparison]) -> bytes:
    return as_text(writing.thing, writing.lang).encode()


def _csv(writing: Writing[Comparison]) -> bytes:
    return csv_bytes(list(for_programs(writing.once(ComparisonTeller))), writing.lang)


def _screen(comparison: Comparison, lang: Lang, width: int | None, unicode: bool) -> "Iterator[Line]":
    from sozialbudget.reports.comparison.terminal import lines

    return lines(ComparisonTeller(comparison, lang), width, unicode)


COMPARISON = Output({".xlsx": _workbook, **papers(_document), ".svg": _svg, ".json": _json, ".csv": _csv}, _screen)


class ComparedSide(TypedDict):
    """One of the two results: its year and its file."""

    year: int
    name: str | None
    sha256: str | None


class Pair(TypedDict):
    """The figure in A and in B, and B − A."""

    a: float | None
    """Null where the district is not in it."""
    b: float | None
    difference: float


class Attribution(TypedDict):
    """How the difference is split over the causes."""

    method: Literal["shapley"]
    sentence: str


class InputGroup(TypedDict):
    """A group of inputs that differ."""

    kind: Kind
    indicator: str | None
    """The indicator it is of, where it is of one."""


class CauseObject(TypedDict):
    """A cause: groups of inputs that are exchanged together."""

    key: str
    label: str
    groups: list[InputGroup]
    budget: float
    """Of all districts, EUR a year, to the cent such that what is printed sums to what is printed."""
    hours: float
    """Of all districts, face-to-face hours a week, printed likewise."""
    reasons: list[ProblemObject]
    """Why its groups cannot be exchanged one by one."""


class CauseEffect(TypedDict):
    """What a cause gives or takes in one district."""

    key: str
    """Of the cause."""
    budget: float
    """EUR a year."""
    hours: float
    """Face-to-face hours a week."""


class RegroupedObject(TypedDict):
    """The earlier budget within the later boundaries."""

    side: Literal["a", "b"]
    """The earlier of the two."""
    budget: float | None
    """EUR a year; null where the later side does not have the district."""
    difference: float | None
    """B − A within the same boundaries."""
    rate: float | None
    """The same as a share of A."""


class Regrouping(TypedDict, total=False):
    """What a district has besides where boundaries changed."""

    regrouped: RegroupedObject | None
    """Null where its own stayed the same."""


class ComparedDistrict(Regrouping):
    """A district in both."""

    id: str
    name: str
    budget: Pair
    """EUR a year."""
    rate: float | None
    """The difference as a share of A; null where that is 0."""
    hours: Pair
    """Face-to-face hours a week."""
    causes: list[CauseEffect]
    boundaries_changed: bool
    """Whether its area is another."""
    project_fund: Pair | None
    """Budget II, EUR a year; null where it is the same in both."""


class DifferingInput(TypedDict):
    """An input that differs: what it is in A and in B, null where there is none."""

    table: str
    """`districts`, `excluded`, `indicators`, `bases`, `parameters` or `services`."""
    row: str | None
    """Id, name or key; null where a whole column or table differs."""
    field: str
    column: str | None
    """The name of the column, where the field is one."""
    a: Any
    b: Any
    place_a: str | None
    place_b: str | None


class ComparisonObject(TypedDict):
    """Two results and why they differ."""

    schema: Literal["sozialbudget/comparison/1"]
    version: str
    """Of sozialbudget."""
    a: ComparedSide
    b: ComparedSide
    total: Pair
    """EUR a year."""
    hours: Pair
    """Face-to-face hours a week."""
    attribution: Attribution
    causes: list[CauseObject]
    districts: list[ComparedDistrict]
    inputs: list[DifferingInput]
    notes: list[str]
    """What must be known to read the figures."""
    warnings: list[ProblemObject]


def as_object(comparison: Comparison, lang: Lang) -> ComparisonObject:
    """The comparison as plain data, its sentences told in `lang`."""
    t = ComparisonTeller(comparison, lang)
    return {
        "schema": "sozialbudget/comparison/1",
        "version": __version__,
        "a": _side(comparison.a),
        "b": _side(comparison.b),
        "total": _pair(*t.totals, t.totals[1] - t.totals[0]),
        "hours": _pair(*t.hours, t.hours[1] - t.hours[0]),
        "attribution": {"method": "shapley", "sentence": t.say("compare.split")},
        "causes": [
            {
                "key": cause.key,
                "label": t.cause(cause),
                "groups": [{"kind": group.kind, "indicator": group.indicator or None} for group in cause.groups],
                "budget": plain(cause.budget.printed_total),
                "hours": plain(cause.hours.printed_total),
                "reasons": [problem_object(reason, lang) for reason in cause.reasons],
            }
            for cause in comparison.causes
        ],
        "districts": list(_districts(comparison)),
        "inputs": [_input(difference, lang) for difference in comparison.differences],
        "notes": [*t.foremost(), *t.notes()],
        "warnings": [problem_object(warning, lang) for warning in comparison.warnings],
    }


def as_text(comparison: Comparison, lang: Lang) -> str:
    """The JSON text: UTF-8 characters as they are, one district and one differing input per line."""
    return json_text(as_object(comparison, lang), ("causes", "districts", "inputs", "notes", "warnings"))


def _pair(a: Decimal | None, b: Decimal | None, difference: Decimal) -> Pair:
    return {"a": plain(a), "b": plain(b), "difference": plain(difference)}


def _side(of: Allocation) -> ComparedSide:
    origin = of.case.origin
    return {
        "year": of.case.parameters.year,
        "name": origin.name if origin else None,
        "sha256": origin.sha256 if origin else None,
    }


def _districts(comparison: Comparison) -> Iterator[ComparedDistrict]:
    changed = comparison.boundaries.ids if comparison.boundaries else ()
    funds = comparison.project_funds
    within = {row.district.id: row for row in comparison.regrouped}
    for i, district in enumerate(comparison.districts):
        regrouping: Regrouping = {"regrouped": _regrouped(within.get(district.id))} if within else {}
        yield {
            "id": district.id,
            "name": district.name,
            "budget": _pair(district.old, district.new, district.difference),
            "rate": plain(district.rate),
            "hours": _pair(district.old_hours, district.new_hours, district.hours_difference),
            "causes": [
                {"key": cause.key, "budget": plain(cause.budget.printed[i]), "hours": plain(cause.hours.printed[i])}
                for cause in comparison.causes
            ],
            "boundaries_changed": district.id in changed,
            **regrouping,
            "project_fund": _pair(*funds[i], funds[i][1] - funds[i][0]) if funds else None,
        }


def _regrouped(row: RegroupedBudget | None) -> RegroupedObject | None:
    if row is None:
        return None
    return {
        "side": "a" if row.side == "A" else "b",
        "budget": plain(row.budget),
        "difference": plain(row.difference),
        "rate": plain(row.rate),
    }


def _input(one: InputDifference, lang: Lang) -> DifferingInput:
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
