"""A case varied by what a program says, read by the rules of `--set` and told as said in Python."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from math import isfinite, isnan
from numbers import Real
from typing import Any

from sozialbudget.case.case import Case, District, Excluded, Indicator, in_python
from sozialbudget.case.layout import INDICATORS, alike
from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.parameters import Parameters, Unit, about, default, is_required
from sozialbudget.case.problems import Fault, InputError, Place, Problem, fault
from sozialbudget.reading.cells import misspelt, shown, weight
from sozialbudget.reading.findings import Findings, Report
from sozialbudget.reading.frames import raw_of
from sozialbudget.reading.grid import Raw, is_blank
from sozialbudget.reading.notation import IN_ENGLISH
from sozialbudget.reading.settings.parameter_values import (
    as_labelled,
    bound_broken,
    damping_written_as_one,
    implausible,
    known_parameters,
    value_of,
)
from sozialbudget.words import Subject


@in_own_context
def changed(
    case: Case,
    changes: Mapping[str, object],
    more: Mapping[str, object],
    weights: Mapping[str, object],
    without: str | Iterable[str],
    source: str | None,
) -> Case:
    """`case` with other parameters and weights and without some rows, as `Case.changed` says."""
    names = _names(without)
    _refuse_other_than_names(changes, "changes")
    _refuse_other_than_names(weights, "weights")
    findings = Findings()
    said = _values(case, {**changes, **more}, findings)
    weighed = _weights(case, weights, findings)
    left_out = {found for name in names if (found := _left_out(case, name, findings)) is not None}
    changed = _together(case, said, findings)
    findings.raise_errors()
    assert changed is not None  # or there were errors
    by_id = {district.id for district in case.districts if ("district", district.id) in left_out}
    values = dict(changed)
    origins = {key: in_python(source) for key in values if key in said or values[key] != getattr(case.parameters, key)}
    own = "indicators weight"
    of_weights = {**case.cell_origins.get(own, {}), **{name: in_python(source) for name in weighed}}
    told = {str(Place(*_place_of(case, key))) for key in origins}
    return Case(
        **{
            **dict(case),
            "districts": tuple(district for district in case.districts if district.id not in by_id),
            "indicators": tuple(_indicators(case, weighed, left_out)),
            "excluded": (*case.excluded, *(_excluded(one, source) for one in case.districts if one.id in by_id)),
            "parameters": changed,
            "parameter_origins": {**case.parameter_origins, **origins},
            "cell_origins": {**case.cell_origins, **({own: of_weights} if of_weights else {})},
            "warnings": (*(one for one in case.warnings if str(one.place) not in told), *findings.problems),
        }
    )


def _names(without: str | Iterable[str]) -> tuple[str, ...]:
    """What is left out; a single text is one name. Raises TypeError where it is no names."""
    if isinstance(without, str):
        return (without,)
    names = tuple(without) if isinstance(without, Iterable) else (without,)
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"without takes a name or several, each a text, not {_a(name)}")
    return names


def _refuse_other_than_names(values: Mapping[str, object], what: str) -> None:
    """Raise TypeError where `values` are no values by name."""
    if not isinstance(values, Mapping):
        raise TypeError(f"{what} must be a dict of values by name, such as {{'damping': 0.3}}, not {_a(values)}")
    for name in values:
        if not isinstance(name, str):
            raise TypeError(f"{what} must be a dict of values by name; a name is a text, not {_a(name)}")


def _a(value: object) -> str:
    return f"{value!r:.60} (of type {type(value).__name__})"


def _place_of(case: Case, key: str) -> tuple[str, str | None]:
    place = case.place("parameters", key, "value")
    return (place.sheet, place.cell) if place is not None else ("", key)


# --- parameters ------------------------------------------------------------------------------------------------------


def _values(case: Case, parameters: Mapping[str, object], findings: Findings) -> dict[str, Any]:
    """The values by key; what is wrong with them is reported at their names."""
    values: dict[str, Any] = {}
    raws: dict[str, Raw] = {}

    def report_of(name: str) -> Report:
        return partial(findings.elsewhere, shown(name))

    for key, name, said in known_parameters(list(parameters.items()), report_of):
        raw, report = as_labelled(key, name, _raw(said)), report_of(name)
        value = _value(key, raw)
        if isinstance(value, Fault):
            report(value)
            continue
        values[key], raws[key] = _spelt(case, key, value), raw
        if (doubt := implausible(key, value, raw)) is not None:
            report(doubt, "warning")
    if "damping" in values:
        one = damping_written_as_one({**dict(case.parameters), **values}, raws["damping"])
        if one is not None:
            report_of("damping")(one, "warning")
    return values


def _raw(value: object) -> Raw:
    """A value as a cell has it: floats to their last digit, as they are printed.

    In a frame NaN says that a cell is empty; said of a parameter it is what some sum came to, and no number.
    """
    if isinstance(value, Real) and isnan(value):
        return Decimal("NaN")
    raw = raw_of(value)
    return Decimal(repr(raw)) if isinstance(raw, float) and isfinite(raw) else raw


def _value(key: str, raw: Raw) -> Any:
    """The value of the parameter `key`; its default where it is emptied."""
    if is_blank(raw):
        missing = fault("parameter_missing", parameter=about(key).label, key=key)
        return missing if is_required(key) else default(key)
    value = value_of(key, raw, IN_ENGLISH)
    if isinstance(value, Fault):
        return value.about(about(key).label)
    return bound_broken(key, value, raw) or value


def _spelt(case: Case, key: str, value: Any) -> Any:
    """The name of a column as the districts spell it."""
    if about(key).unit is not Unit.COLUMN or value is None:
        return value
    return next((name for name in case.districts[0].columns if alike(name) == alike(value)), value)


def _together(case: Case, said: Mapping[str, Any], findings: Findings) -> Parameters | None:
    """The parameters; None where they contradict each other, which is reported."""
    try:
        return case.parameters.changed(said)
    except InputError as error:
        place = Place(", ".join(said))
        findings.given(Problem(problem.code, place, values=problem.values) for problem in error.problems)
        return None


# --- weights, and what is left out -----------------------------------------------------------------------------------


def _weights(case: Case, weights: Mapping[str, object], findings: Findings) -> dict[str, Decimal]:
    """The weights by the indicator's name as the case spells it."""
    known = {alike(indicator.name): indicator.name for indicator in case.indicators}
    found: dict[str, Decimal] = {}
    for name, said in weights.items():
        report = partial(findings.elsewhere, f"weights {shown(name)}")
        if (own := known.get(alike(name))) is None:
            report(misspelt(("indicator_unknown", "indicator_misspelt"), name, known.values()))
            continue
        value = weight(_raw(said), IN_ENGLISH)
        if isinstance(value, Fault):
            report(value.about(Subject(INDICATORS.column("weight").header, own)))
        else:
            found[own] = value.value
    return found


def _left_out(case: Case, name: str, findings: Findings) -> tuple[str, str] | None:
    """The district or indicator that `name` means, as its kind and its id or name."""
    by_id = [("district", one.id) for one in case.districts if alike(one.id) == alike(name)]
    by_name = [("district", one.id) for one in case.districts if alike(one.name) == alike(name)]
    indicators = [("indicator", one.name) for one in case.indicators if alike(one.name) == alike(name)]
    found = by_id or [*by_name, *indicators]
    report = partial(findings.elsewhere, f"without {shown(name)}")
    if len(found) == 1:
        return found[0]
    if found:
        report(fault("without_ambiguous", found=shown(name), ids=tuple(one for _, one in found)))
    else:
        names = [one for row in case.districts for one in (row.name, row.id)] + [one.name for one in case.indicators]
        report(misspelt(("without_unknown", "without_misspelt"), name, names))
    return None


def _indicators(case: Case, weights: Mapping[str, Decimal], left_out: set[tuple[str, str]]) -> Iterator[Indicator]:
    for one in case.indicators:
        if ("indicator", one.name) not in left_out:
            yield one.model_copy(update={"weight": weights[one.name]}) if one.name in weights else one


def _excluded(district: District, source: str | None) -> Excluded:
    amounts = {"status_quo": district.status_quo, "cost_per_fte": district.cost_per_fte}
    given = {key: value for key, value in amounts.items() if value is not None}
    return Excluded(
        id=district.id,
        name=district.name,
        provider=district.provider,
        reason=source or "changed(without=…)",
        cells={**given, **district.columns},
    )
