"""JSON Schemas (draft 2020-12) of every document the package writes, drawn from the types its writers fill.

`docs/generate.py` writes them to docs/schemas/ and their index to docs/json.md. What stands below a key of a type is
its description; parameters and figures, whose keys are rows elsewhere, are described by their rows. Every object is
closed: a key that no type has fails the tests.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any

from pydantic import ConfigDict, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from sozialbudget.analysis.verify.report import VerificationObject
from sozialbudget.case.case import Case, District, Indicator, Kind
from sozialbudget.case.need_methods import CHOICES
from sozialbudget.case.parameters import NeedMethod, OverheadBasis, Parameters, ProjectFundBy, Unit, about
from sozialbudget.case.plain import ProblemList
from sozialbudget.cli.series_telling import SeriesLine
from sozialbudget.method.allocation import allocate, figures_of
from sozialbudget.method.figure import Figure
from sozialbudget.method.need.methods import RULES
from sozialbudget.reports.allocation.data import AllocationObject, as_object
from sozialbudget.reports.comparison.output import ComparisonObject
from sozialbudget.reports.explanation.data import ExplanationObject
from sozialbudget.reports.hour_sheets.data import HourSheetsObject
from sozialbudget.reports.projection.output import ProjectionObject
from sozialbudget.reports.roll.data import RollObject

Schema = dict[str, Any]


@dataclass(frozen=True)
class Document:
    """A JSON document: its name with the number of its edition, what writes it, its type, and what it says.

    Where the type is a class of its own, that says it.
    """

    name: str
    written_by: str
    model: Any
    says: str = ""

    @property
    def file(self) -> str:
        """Its schema, below docs/."""
        return f"schemas/{self.name.replace('/', '-')}.json"


DOCUMENTS = (
    Document("allocation/1", "`allocate --json`, `allocate -o x.json`", AllocationObject),
    Document("problems/1", "`check --json`", ProblemList, "All problems of an input, each cell for itself."),
    Document("explanation/1", "`explain --json`", ExplanationObject),
    Document("hour-sheets/1", "`hours --json`", HourSheetsObject),
    Document("verification/1", "`verify --json`", VerificationObject),
    Document("roll/1", "`roll --json`", RollObject),
    Document("comparison/1", "`compare --json`, `compare -o x.json`", ComparisonObject),
    Document("projection/1", "`project --json`, `project -o x.json`", ProjectionObject),
    Document("series/1", "`series --json`", SeriesLine, "The log of a series: an object of its own on each line."),
)

UNITS = {
    Unit.YEAR: "year",
    Unit.EUR: "EUR",
    Unit.RATE: "share of 1",
    Unit.HOURS: "hours a week",
    Unit.FTE: "full-time positions",
}


class _Draw(GenerateJsonSchema):
    """Numbers of parameters are written as JSON numbers; titles say nothing that keys do not."""

    def decimal_schema(self, schema: Any) -> Schema:  # noqa: ARG002
        return {"type": "number"}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        return False

    def typed_dict_schema(self, schema: Any) -> Schema:
        return {**super().typed_dict_schema(schema), "additionalProperties": False}


def schema_of(document: Document) -> Schema:
    """The whole schema of `document`."""
    whole, definitions = _drawn(document.model)
    for name, fill in FILLED.items():
        if name in definitions:
            definitions[name] |= fill(definitions[name])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sozialbudget:{document.name.replace('/', ':')}",
        **({"description": document.says} if document.says else {}),
        **whole,
        **({"$defs": definitions} if definitions else {}),
    }


def _drawn(model: Any) -> tuple[Schema, dict[str, Schema]]:
    """The schema of `model` and what it names; of a list, since only a list takes a configuration for all in it."""
    adapter = TypeAdapter(list[model], config=ConfigDict(use_attribute_docstrings=True))
    definitions = adapter.json_schema(mode="serialization", schema_generator=_Draw)["$defs"]
    return definitions.pop(model.__name__), definitions


# --- keys that are rows elsewhere ---------------------------------------------------------------------------


def _parameters(_: Schema) -> Schema:
    """All parameters: their types, their labels and units."""
    fields = Parameters.model_fields.items()
    properties = {
        key: {
            **_kind(field.annotation),
            "description": f"{_told(about(key).label.en, about(key).unit)}. {about(key).help.en}",
        }
        for key, field in fields
    }
    return {
        "description": "All parameters by key.",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _kind(annotation: Any) -> Schema:
    """The type alone, with the words of an enumeration."""
    drawn = TypeAdapter(annotation).json_schema(mode="serialization", schema_generator=_Draw)
    words = drawn.pop("$defs", {})
    parts = [words[part["$ref"].rsplit("/", 1)[-1]] if "$ref" in part else part for part in drawn.get("anyOf", [drawn])]
    kinds = [{key: part[key] for key in ("type", "enum", "const") if key in part} for part in parts]
    return kinds[0] if len(kinds) == 1 else {"anyOf": kinds}


def _district(fixed: Schema) -> Schema:
    told = [as_object(allocate(case), "en")["districts"][0] for case in _cases()]
    return _with_figures(fixed, told)


def _service(fixed: Schema) -> Schema:
    told = [service for case in _cases() for service in as_object(allocate(case), "en")["districts"][0]["services"]]
    return _with_figures(fixed, told)


def _causes(fixed: Schema) -> Schema:
    told = [as_object(allocate(case), "en")["districts"][0]["causes"] for case in _cases()]
    return _with_figures(fixed, told, "cause_")


FILLED = {"ParameterValues": _parameters, "DistrictFigures": _district, "ServiceFigures": _service, "Causes": _causes}


def _with_figures(fixed: Schema, told: list[Any], prefix: str = "") -> Schema:
    """The keys of the type, then the figures by key; those that not every choice of methods has are not required."""
    figures = {key: figure for case in _cases() for key, figure in figures_of(case).items()}
    properties = dict(fixed["properties"])
    for key in dict.fromkeys(key for one in told for key in one):
        if key not in properties:
            properties[key] = _figure(figures[prefix + key])
    optional = {key for key in properties if not all(key in one for one in told)}
    return {"properties": properties, "required": [key for key in properties if key not in optional]}


def _figure(figure: Figure) -> Schema:
    # What is undefined in some districts has an empty cell there.
    kind = ["number", "null"] if figure.formula is not None and '""' in figure.formula else "number"
    return {"type": kind, "description": _told(figure.label.en, figure.unit)}


def _told(label: str, unit: Unit) -> str:
    return f"{label} ({UNITS[unit]})" if unit in UNITS else label


def _cases() -> Iterator[Case]:
    """The smallest case with each choice of methods, and one in which nothing counts heads."""
    for choice in product((None, *ProjectFundBy), OverheadBasis, WAYS):
        yield smallest_case(*choice)
    case = smallest_case(None, OverheadBasis.BUDGET, NeedMethod.SHARES)
    counts = tuple(indicator.model_copy(update={"base": None}) for indicator in case.indicators)
    parameters = case.parameters.changed({"population": None})
    yield case.model_copy(update={"indicators": counts, "parameters": parameters})


_SPREAD = {"spread": Decimal("0.1")}
WAYS: dict[str, tuple[NeedMethod, dict[str, Decimal]]] = {
    **{method.value: (method, _SPREAD if method.needs("spread") else {}) for method in NeedMethod},
    **{f"{method} with a spread": (method, _SPREAD) for method in NeedMethod if "spread" in CHOICES[method].may_have},
    **{f"{method} with a total": (method, {"total": Decimal(3)}) for method in NeedMethod if RULES[method].correction},
}
"""Each need method, and with the spread that it may have or the total that it corrects, with what is given."""


def smallest_case(by: ProjectFundBy | None, basis: OverheadBasis, way: str) -> Case:
    """A case with these choices; only they matter. Without Budget II where `by` is None."""
    method, given = WAYS[way]
    fund = {} if by is None else {"project_fund": Decimal(1), "project_fund_by": by}
    return Case(
        districts=tuple(
            District(id=str(n), name="–", status_quo=Decimal(1), columns={"x": Decimal(n), "p": Decimal(2)})
            for n in (1, 2)
        ),
        indicators=(Indicator(name="x", weight=Decimal(1), kind=Kind.COUNT, base="p"),),
        parameters=Parameters(
            year=2012,
            damping=Decimal(0),
            cost_per_fte=Decimal(1),
            need_method=method,
            overhead_basis=basis,
            population="p",
            **given,
            **fund,
        ),
    )
