"""Next year's input from this year's result: budgets passed on, the year counted on, indicators to be refreshed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sozialbudget.analysis.earlier import YearResult, read_result
from sozialbudget.case.case import Base, Case, Freshness, ParameterOrigin
from sozialbudget.case.layout import alike
from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.parameters import COLUMN_KEYS, EITHER, PARAMETER_KEYS, about, is_required
from sozialbudget.case.problems import InputError, Place, Problem, fault
from sozialbudget.method.numbers import exact
from sozialbudget.method.years.following import budgets_by_id, with_status_quo
from sozialbudget.reading.cells import misspelt, shown
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.settings.parameter_sources import ParametersRead, build_parameters, read_parameters
from sozialbudget.reading.settings.parameter_values import doubts
from sozialbudget.words import Text
from sozialbudget.words.numbers import Euros


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """A parameter that is not carried over as it was; None where it is said no longer, or was not."""

    key: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Rolled:
    """Next year's case, its indicators stale, and what became of this year's."""

    result: YearResult
    case: Case
    said: frozenset[str]
    """The parameters that the new input says; the others keep their defaults."""
    changed: tuple[ParameterChange, ...]
    doubts: tuple[Problem, ...] = ()
    """Warnings of the new year and of parameters that may not hold in it."""

    def __repr__(self) -> str:
        return f"<Rolled to {self.case.parameters.year}: {len(self.changed)} parameters changed, {self.case!r}>"

    @property
    def carried(self) -> tuple[str, ...]:
        """The parameters carried over unchanged."""
        new = {change.key for change in self.changed}
        return tuple(key for key in PARAMETER_KEYS if key in self.said and key not in new)

    @property
    @in_own_context
    def status_quo(self) -> tuple[Decimal, Decimal]:
        """The sums of today's budgets in this year's case and in next year's, EUR a year."""
        with exact():
            old, new = (
                sum((district.status_quo for district in case.districts), Decimal(0))
                for case in (self.result.allocation.case, self.case)
            )
        return old, new

    @property
    @in_own_context
    def warnings(self) -> tuple[Problem, ...]:
        """What is doubtful; a total carried over decides more than it seems to: it freezes the money."""
        if "total" not in self.carried:
            return (*self.result.warnings, *self.doubts)
        total, place = self.case.parameters.total, _place(self.result, "total")
        values = {"total": None if total is None else Euros(total), "year": self.case.parameters.year}
        return (*self.result.warnings, Problem("rolled_total", place, "warning", values), *self.doubts)


@in_own_context
def roll(
    path: str | Path, settings: Mapping[str, str] | None = None, parameter_file: str | Path | None = None
) -> Rolled:
    """Next year's case from the result workbook `path`.

    Raises InputError with everything that is wrong with the result and with what is said for the new year.
    """
    try:
        result = read_result(path)
    except InputError as error:
        findings = Findings()
        read_parameters(None, settings or {}, parameter_file, findings)
        raise InputError([*error.problems, *findings.problems]) from None
    return rolled(result, settings, parameter_file)


def rolled(
    result: YearResult, settings: Mapping[str, str] | None = None, parameter_file: str | Path | None = None
) -> Rolled:
    """Next year's case from `result`; `settings` and the TOML `parameter_file` change its parameters.

    Raises InputError with everything that is wrong with these.
    """
    old = result.allocation.case
    findings = Findings()
    said = _read(settings or {}, parameter_file, old.parameters.year + 1, findings)
    before = _said_before(result)
    dropped = {other for key, other in EITHER.items() if said.values.get(key) is not None and other not in said.values}
    emptied = said.said.keys() - said.values.keys() - said.unreadable
    kept = {key: value for key, value in before.items() if key not in dropped | emptied}
    now = ParametersRead(said.said, {**kept, **said.values}, said.unreadable, said.rows)
    parameters = build_parameters(now, None, findings)
    for key in emptied:
        if is_required(key):
            said.report(key, findings)(fault("parameter_missing", parameter=about(key).label, key=key))
    _check_columns(old, now, findings)
    if parameters is not None and parameters.year != old.parameters.year + 1:
        told = {"name": shown(result.name), "earlier": old.parameters.year, "year": parameters.year}
        now.report("year", findings)(fault("status_quo_other_year", **told), "warning")
    findings.raise_errors()
    assert parameters is not None  # or there were errors
    changed = tuple(
        ParameterChange(key, before.get(key), now.values.get(key))
        for key in PARAMETER_KEYS
        if before.get(key) != now.values.get(key)
    )
    stale = tuple(indicator.model_copy(update={"freshness": Freshness.STALE}) for indicator in old.indicators)
    said_of = {base.name: base for base in old.bases}
    bases = tuple(
        said_of.get(name, Base(name=name)).model_copy(update={"freshness": Freshness.STALE})
        for name in old.base_columns
    )
    case = with_status_quo(old, budgets_by_id(result.allocation)).having(
        indicators=stale,
        bases=bases,
        parameters=parameters,
        parameter_origins=_origins(old, now),
        origin=None,
        warnings=(),
    )
    return Rolled(result, case, frozenset(now.values), changed, (*findings.problems, *_doubts(result, case, now)))


def _read(
    settings: Mapping[str, str], parameter_file: str | Path | None, year: int, findings: Findings
) -> ParametersRead:
    """What is said for the new year; the year itself is `year` where nobody says another."""
    if "year" not in read_parameters(None, settings, parameter_file, Findings()).said:
        settings = {"year": str(year), **settings}
    return read_parameters(None, settings, parameter_file, findings)


def _said_before(result: YearResult) -> dict[str, Any]:
    """The parameters that the result's input said, by key."""
    values = dict(result.allocation.case.parameters)
    return {key: value for key, value in values.items() if key not in result.unsaid and value is not None}


def _check_columns(old: Case, now: ParametersRead, findings: Findings) -> None:
    """The columns that parameters name have to be among those carried over."""
    columns = {alike(column): column for column in old.columns}
    for key in COLUMN_KEYS:
        name = now.values.get(key)
        if key not in now.said or not isinstance(name, str):
            continue
        if alike(name) in columns:
            now.values[key] = columns[alike(name)]
            continue
        codes = ("column_unknown", "column_unknown_suggested")
        what, sheet = about(key).label, Text("Sozialräume", "Districts")
        now.report(key, findings)(misspelt(codes, name, columns.values(), what=what, sheet=sheet))


def _doubts(result: YearResult, new: Case, now: ParametersRead) -> Iterator[Problem]:
    """Of parameters carried over: those whose source does not let them hold in the new year."""
    for key in [key for key in PARAMETER_KEYS if key in now.values and key not in now.said]:
        origin, value = new.parameter_origins[key], getattr(new.parameters, key)
        for doubt in doubts(key, value, origin, new.parameters.year):
            yield Problem(doubt.code, _place(result, key), "warning", doubt.values)


def _place(result: YearResult, key: str) -> Place | None:
    """The cell of a parameter in the result, told with the file."""
    place = result.allocation.case.place("parameters", key, "value")
    return None if place is None else place.in_file(result.name)


def _origins(old: Case, now: ParametersRead) -> dict[str, ParameterOrigin]:
    """Who said each parameter: what is said now has its own source, the rest keeps its."""
    origins = now.origins()
    carried = now.values.keys() - now.said.keys()
    return {key: old.parameter_origins.get(key, origins[key]) if key in carried else origins[key] for key in origins}
