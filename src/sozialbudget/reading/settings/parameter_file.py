"""A TOML file of parameters: values with their sources, and the budget years they hold for.

All problems of the file are reported whatever the year; then the year picks the values in force.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sozialbudget.case.case import ParameterOrigin
from sozialbudget.case.layout import PARAMETERS, folded, folded_names
from sozialbudget.case.parameters import about
from sozialbudget.case.problems import Fault, InputError, Place, Problem, Severity, fault
from sozialbudget.reading.cells import shown
from sozialbudget.reading.findings import Findings, Report
from sozialbudget.reading.notation import IN_ENGLISH
from sozialbudget.reading.settings.parameter_entries import (
    Entry,
    Years,
    by_year,
    contradictions,
    found_of_toml,
    raw_of_toml,
    read_entry,
)
from sozialbudget.reading.settings.parameter_values import (
    Said,
    as_labelled,
    bound_broken,
    doubts,
    implausible,
    known_parameters,
    value_of,
)
from sozialbudget.reading.settings.toml_file import PLAN_SECTIONS, in_toml, read_toml

_GROUP = frozenset(folded_names(PARAMETERS.title, PARAMETERS.key))
"""What a table may be called that only holds parameters."""


@dataclass(slots=True)
class ParameterFile:
    """What a file says."""

    always: dict[str, Said] = field(default_factory=dict)
    """What holds in every year, by key."""
    dated: dict[str, Years] = field(default_factory=dict)
    """What holds in some years, by key."""
    wrong: set[str] = field(default_factory=set)
    """Keys of which nothing can be said (and was reported)."""

    def in_force(self, year: int | None, overridden: Collection[str] = ()) -> dict[str, Said]:
        """What holds in `year`, by key; a year without a value is reported, and its key is `wrong`.

        Dated parameters that are `overridden`, or of a year that is not known, are left out; the latter are `wrong`.
        """
        said = dict(self.always)
        for key, years in self.dated.items():
            if key in overridden:
                continue
            entry = None if year is None else _picked(key, years, year)
            if entry is None or "value" in entry.wrong:
                self.wrong.add(key)
            else:
                said[key] = entry.said(years.validity(entry))
        return said


def _picked(key: str, years: Years, year: int) -> Entry | None:
    found = years.in_force(year)
    if isinstance(found, Entry):
        return found
    nearest, outside = found
    nearest.report(outside.told(parameter=about(key).label))
    return None


# --- for a plan or a series of years ---------------------------------------------------------------


def parameters_in_force(
    path: str | Path, year: int, overridden: Collection[str] = ()
) -> dict[str, tuple[Any, ParameterOrigin]]:
    """Value and origin of each parameter the file gives for `year`, but for the budget year itself.

    Dated parameters that are `overridden` are left out. A value None empties the parameter: its default holds. Raises
    InputError with every problem of the file, and where another dated parameter has no value for `year`.
    """
    return {key: (value, said.origin) for key, value, said in _values(path, year, overridden)}


def doubtful(path: str | Path, year: int, overridden: Collection[str] = ()) -> tuple[Problem, ...]:
    """A warning for each value in force in `year` whose review was due before it began, or that is hardly meant.

    Raises InputError as `parameters_in_force` does.
    """
    return tuple(
        Problem(wrong.code, Place(said.origin.place or "", said.origin.entry), "warning", wrong.values)
        for key, value, said in _values(path, year, overridden)
        for wrong in (*doubts(key, value, said.origin, year), *_hardly_meant(key, value, said))
    )


def _hardly_meant(key: str, value: object, said: Said) -> Iterator[Fault]:
    wrong = implausible(key, value, said.raw)
    if wrong is not None:
        yield in_toml(wrong)


def _values(path: str | Path, year: int, overridden: Collection[str]) -> list[tuple[str, Any, Said]]:
    findings = Findings()
    values: list[tuple[str, Any, Said]] = []
    for key, said in read_parameter_file(Path(path), findings).in_force(year, overridden).items():
        value = value_of(key, said.raw, said.notation)
        wrong = value.about(about(key).label) if isinstance(value, Fault) else None
        if wrong is None and value is not None:
            wrong = bound_broken(key, value, said.raw)
        if wrong is not None:
            said.report(wrong)
        elif key != "year":
            values.append((key, value, said))
    findings.raise_errors()
    return values


# --- reading ---------------------------------------------------------------------------------------


def read_parameter_file(path: Path, findings: Findings) -> ParameterFile:
    """Everything the file says; what is wrong with it is reported, for every year."""
    result = ParameterFile()
    report = partial(findings.elsewhere, path.name)
    for key, name, told in known_parameters(_told(path, findings), lambda _: report):
        if isinstance(told, Mapping | list):
            _read_entries(key, name, told, path.name, findings, result)
            continue
        raw = raw_of_toml(told)
        assert not isinstance(raw, Fault)  # tables and lists are read above
        raw = as_labelled(key, name, raw)
        origin = ParameterOrigin(said_by="file", place=path.name, entry=shown(name))
        result.always[key] = Said(raw, origin, _reporting(findings, Place(path.name, shown(name))), IN_ENGLISH)
    return result


def _reporting(findings: Findings, place: Place) -> Report:
    """Reports what is wrong at `place`, with remedies that are TOML."""

    def report(wrong: Fault, severity: Severity = "error") -> None:
        findings.elsewhere(place, in_toml(wrong), severity)

    return report


def _told(path: Path, findings: Findings) -> list[tuple[str, Any]]:
    """Names and values of the file, those of a table `[parameters]` too; empty where it cannot be read."""
    try:
        told, _ = read_toml(path)
    except InputError as error:
        findings.given(error.problems)
        return []
    if (other := _other_kind(told)) is not None:
        findings.elsewhere(path.name, fault(other))
        return []
    groups = {name: group for name, group in told.items() if folded(name) in _GROUP and isinstance(group, dict)}
    entries = [(name, value) for name, value in told.items() if name not in groups]
    return entries + [entry for group in groups.values() for entry in group.items()]


def _other_kind(told: Mapping[str, Any]) -> str | None:
    """The problem of a file that is a plan or describes a series."""
    sections = {name: key for key, label in PLAN_SECTIONS.items() for name in folded_names(label)}
    found = {key: value for name, value in told.items() if (key := sections.get(folded(name))) is not None}
    if isinstance(found.get("years"), list):
        return "parameter_file_is_series"
    return "parameter_file_is_plan" if found else None


def _read_entries(key: str, name: str, told: Any, file: str, findings: Findings, result: ParameterFile) -> None:
    """Read what stands under `name`: one entry, or a list of them."""
    label, called = about(key).label, name
    name = shown(name)

    def report_at(cell: str) -> Report:
        return _reporting(findings, Place(file, cell))

    entries: list[Entry] = []
    listed = [(name, told)] if isinstance(told, Mapping) else [(f"{name}[{i}]", one) for i, one in enumerate(told, 1)]
    for number, (cell, table) in enumerate(listed, 1):
        if isinstance(table, Mapping):
            entries.append(read_entry(key, called, number, table, Place(file, cell), report_at(cell)))
        else:
            report_at(cell)(fault("dated_not_an_entry", parameter=label, found=found_of_toml(table)))
    if not listed:
        report_at(name)(fault("dated_no_entry", parameter=label))
    undated = len(listed) == 1 and bool(entries) and _holds_always(entries[0])
    if key == "year" and entries and not undated:
        report_at(name)(fault("dated_budget_year", parameter=label))
    wrong = [(one, wrong) for one, wrong in contradictions(entries)] if key != "year" else []
    for one, contradiction in wrong:
        one.report(contradiction.told(parameter=label))
    broken = len(entries) < len(listed) or not entries or not all(one.years_known for one in entries) or wrong
    if broken or (key == "year" and not undated) or (undated and "value" in entries[0].wrong):
        result.wrong.add(key)
    elif undated:
        result.always[key] = entries[0].said(entries[0].stated)
    else:
        result.dated[key] = Years(by_year(entries))


def _holds_always(entry: Entry) -> bool:
    stated = entry.stated
    return entry.years_known and stated.valid_from is None and stated.valid_until is None
