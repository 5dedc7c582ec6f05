"""What rolling a result forward did, as plain data: schema `sozialbudget/roll/1`."""

from typing import Any, Literal

from typing_extensions import TypedDict

from sozialbudget.analysis.roll import Rolled
from sozialbudget.case.plain import ProblemObject, plain, problem_object
from sozialbudget.version import __version__
from sozialbudget.words import Lang


class RolledResult(TypedDict):
    """The result that was rolled forward."""

    name: str
    sha256: str
    year: int


class OldAndNew(TypedDict):
    """This year and next year."""

    old: float
    new: float


class RolledDistrict(TypedDict):
    """A district's budget today in this year's input and in next year's, EUR a year."""

    id: str
    name: str
    old: float
    new: float


class ChangedParameter(TypedDict):
    """A parameter that is not carried over as it was; null where it is said no longer, or was not."""

    parameter: str
    old: Any
    new: Any


class StaleColumn(TypedDict):
    """A column whose values are last year's."""

    as_of: str | None
    """The day its values are of, as given."""
    source: str | None
    control_total: float | None
    """The county's sum of the column, to check against."""


class StaleIndicator(StaleColumn):
    """An indicator whose values are last year's."""

    indicator: str


class StaleBase(StaleColumn):
    """A reference population whose values are last year's."""

    base: str


class DistrictGone(TypedDict):
    """A district that takes no part, and why."""

    id: str
    name: str
    reason: str


class RollObject(TypedDict):
    """Next year's input made from this year's result: what changes, what is to be decided."""

    schema: Literal["sozialbudget/roll/1"]
    version: str
    """Of sozialbudget."""
    result: RolledResult
    output: str
    """The file written."""
    year: int
    """Next year."""
    status_quo: OldAndNew
    """Budgets today of all districts, EUR a year."""
    districts: list[RolledDistrict]
    changed: list[ChangedParameter]
    carried: dict[str, Any]
    """Parameters carried over unchanged, by key."""
    own_cost_per_fte: dict[str, float]
    """Districts with a cost per full-time position of their own, by id, EUR a year."""
    to_be_refreshed: list[StaleIndicator]
    bases_to_be_refreshed: list[StaleBase]
    excluded: list[DistrictGone]
    notes: list[ProblemObject]
    """Warnings."""


def as_object(rolled: Rolled, output: str, lang: Lang) -> RollObject:
    """The object; `output` is the file written, sentences are in `lang`."""
    result, case = rolled.result, rolled.case
    before = result.allocation.case
    old, new = rolled.status_quo
    return {
        "schema": "sozialbudget/roll/1",
        "version": __version__,
        "result": {"name": result.name, "sha256": result.sha256, "year": before.parameters.year},
        "output": output,
        "year": case.parameters.year,
        "status_quo": {"old": plain(old), "new": plain(new)},
        "districts": [
            {"id": a.id, "name": a.name, "old": plain(b.status_quo), "new": plain(a.status_quo)}
            for b, a in zip(before.districts, case.districts, strict=True)
        ],
        "changed": [{"parameter": c.key, "old": plain(c.old), "new": plain(c.new)} for c in rolled.changed],
        "carried": {key: plain(getattr(case.parameters, key)) for key in rolled.carried},
        "own_cost_per_fte": {d.id: plain(d.cost_per_fte) for d in case.districts if d.cost_per_fte is not None},
        "to_be_refreshed": [
            {"indicator": i.name, "as_of": i.as_of, "source": i.source, "control_total": plain(i.control_total)}
            for i in case.indicators
        ],
        "bases_to_be_refreshed": [
            {"base": b.name, "as_of": b.as_of, "source": b.source, "control_total": plain(b.control_total)}
            for b in case.bases
        ],
        "excluded": [{"id": gone.id, "name": gone.name, "reason": gone.reason} for gone in case.excluded],
        "notes": [problem_object(warning, lang) for warning in rolled.warnings],
    }
