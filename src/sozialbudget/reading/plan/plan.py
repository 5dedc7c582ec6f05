"""A plan file (TOML) -> a `Plan`; or all its problems at once."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from sozialbudget.case.case import IN_PYTHON, Case, ParameterOrigin
from sozialbudget.case.layout import keyed
from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.parameters import about, default, is_required
from sozialbudget.case.problems import Fault, InputError, Place, Problem, fault
from sozialbudget.method.years.failures import contradictions
from sozialbudget.method.years.model import (
    SAID_BY,
    BudgetToday,
    Compensation,
    CostGrowth,
    DeficitOf,
    Plan,
    PlanFile,
    PlanYear,
    Pot,
    PotKey,
    Region,
)
from sozialbudget.reading.frames import raw_of
from sozialbudget.reading.notation import IN_ENGLISH
from sozialbudget.reading.plan import keys
from sozialbudget.reading.settings.parameter_file import parameters_in_force
from sozialbudget.reading.settings.parameter_values import (
    as_labelled,
    bound_broken,
    doubts,
    implausible,
    key_of,
    spellings,
    value_of,
    written_as_one,
)
from sozialbudget.reading.settings.toml_entries import Entry, Keys, TomlReader, found_of_toml, quoted, twice
from sozialbudget.reading.settings.toml_file import read_toml


def read_regions(reader: TomlReader, section: Entry | None) -> tuple[Region, ...]:
    """The regions of a plan; none where there is no such section."""
    if section is None:
        return ()
    named = list(reader.named(section, keys.EXAMPLES["regions"], _no_region))
    return tuple(Region(name, tuple(reader.ids(entry))) for name, entry in named)


def _no_region(name: str) -> Fault | None:
    return None if name else fault("plan_no_name")


def _missing(key: str, section: Keys) -> Fault:
    """The entry `key` of a section is not there."""
    return fault("plan_entry_missing", entry=section[key], example=keys.EXAMPLES[key])


def read_pots(reader: TomlReader, section: Entry | None) -> tuple[Pot, ...]:
    """The pots of a plan; none where there is no such section."""
    if section is None:
        return ()
    if not isinstance(section.raw, list) or not all(isinstance(pot, dict) for pot in section.raw):
        told = fault("plan_not_a_table", found=found_of_toml(section.raw), example=keys.EXAMPLES["pots"])
        reader.report(section, told)
        return ()
    listed = {str(number): pot for number, pot in enumerate(section.raw, 1)}
    pots = {
        number: Entry((*section.path, number), (f"{section.name}[{number}]",), pot) for number, pot in listed.items()
    }
    return tuple(_pot(reader, number, reader.found(entry)) for number, entry in pots.items())


def _pot(reader: TomlReader, number: str, section: Entry) -> Pot:
    found = reader.entries(section, keys.POT, keys.EXAMPLES["pots"])
    for key in ("name", "share"):
        if key not in found:
            reader.report(section, _missing(key, keys.POT))
    given = found.get("given")
    share = reader.rate(found.get("share"))
    return Pot(
        name=reader.text(found.get("name"), required=True) or number,
        share=Decimal(0) if share is None else share,
        key=reader.word(found.get("key"), keys.POT_KEY_WORDS, PotKey.EQUAL),
        column=reader.text(found.get("column")),
        given={} if given is None else _given(reader, given),
        source=reader.text(found.get("source")),
    )


def _given(reader: TomlReader, section: Entry) -> dict[str, Decimal]:
    named = list(reader.named(section, keys.EXAMPLES["given"], _no_region))
    shares = {name: reader.rate(entry) for name, entry in named}
    return {name: share for name, share in shares.items() if share is not None}


_YEAR = re.compile("[1-9][0-9]{3}")


@in_own_context
def read_plan(path: str | Path, case: Case | None, parameter_file: str | Path | None = None) -> Plan:
    """Read the plan file `path` for `case`, the input of its first year.

    Later years begin with the parameters of `case`; where `parameter_file` (TOML), by which it was read, dates its
    values, with those in force in the year. Without a case (None: it could not be read) the plan is checked by itself.
    Raises InputError with every problem at once.
    """
    file = Path(path)
    data, content = read_toml(file)
    reader = TomlReader(file.name)
    plan = _plan(reader, Entry((), (), data))
    plan = replace(plan, origin=PlanFile(file.name, sha256(content).hexdigest(), dict(reader.places)))
    return _checked(plan, reader, case, parameter_file)


@in_own_context
def plan(data: Mapping[Any, Any], case: Case | None, parameter_file: str | Path | None = None) -> Plan:
    """The plan that `data` says, with the names and by the rules of a plan file (docs/project.md).

    Years may be ints, numbers floats (taken as they are printed: 0.1 is one tenth). Raises InputError with every
    problem at once, as `read_plan` does.
    """
    reader = TomlReader("plan")
    return _checked(_plan(reader, Entry((), (), _as_toml(data))), reader, case, parameter_file)


def _as_toml(value: Any) -> Any:
    """What Python says as a TOML file would say it; None is nothing said, but no year goes by unsaid."""
    if isinstance(value, Mapping):
        told = {str(key): one for key, one in value.items()}
        said = {key: "None" if one is None and _YEAR.fullmatch(key) else one for key, one in told.items()}
        return {key: _as_toml(one) for key, one in said.items() if one is not None}
    if isinstance(value, list | tuple):
        return [_as_toml(one) for one in value]
    raw = raw_of(value)
    return Decimal(repr(raw)) if isinstance(raw, float) else raw


def _checked(plan: Plan, reader: TomlReader, case: Case | None, parameter_file: str | Path | None) -> Plan:
    """`plan` with what is in force in its years, held against `case`. Raises InputError with all that is wrong."""
    problems = list(reader.problems)
    if case is not None:
        plan, refused = _in_force(plan, case, parameter_file)
        problems += refused
    problems += contradictions(plan, case, reader.unreadable)
    if problems:
        raise InputError(problems)
    return replace(plan, warnings=(*reader.warnings, *plan.warnings))


def read_case_and_plan(
    read_case: Callable[[], Case], path: str | Path, parameter_file: str | Path | None
) -> tuple[Case, Plan]:
    """The case that `read_case` reads, and its plan. Raises InputError with every problem of both at once."""
    try:
        case = read_case()
    except InputError as error:
        try:
            read_plan(path, None)
        except InputError as of_plan:
            raise InputError([*error.problems, *of_plan.problems]) from None
        raise
    return case, read_plan(path, case, parameter_file)


def _plan(reader: TomlReader, root: Entry) -> Plan:
    found = reader.entries(root, keys.PLAN, keys.EXAMPLES["years"])
    return Plan(
        title=reader.text(found.get("title")),
        source=reader.text(found.get("source")),
        budget_today=reader.word(found.get("budget_today"), keys.BUDGET_TODAY_WORDS, BudgetToday.PREVIOUS),
        cost_growth=_cost_growth(reader, found.get("cost_per_fte")),
        compensation=_compensation(reader, found.get("compensation")),
        years=_years(reader, found.get("years")),
        regions=read_regions(reader, found.get("regions")),
        pots=read_pots(reader, found.get("pots")),
    )


def _cost_growth(reader: TomlReader, section: Entry | None) -> CostGrowth:
    if section is None:
        return CostGrowth()
    found = reader.entries(section, keys.COST, keys.EXAMPLES["cost_per_fte"])
    return CostGrowth(reader.rate(found.get("cap")), reader.text(found.get("source")))


def _compensation(reader: TomlReader, section: Entry | None) -> Compensation | None:
    if section is None:
        return None
    found = reader.entries(section, keys.COMPENSATION, keys.EXAMPLES["compensation"])
    deficit = reader.word(found.get("deficit"), keys.DEFICIT_WORDS, DeficitOf.CURRENT)
    year = found.get("reference_year")
    if year is None:
        if isinstance(section.raw, dict):
            reader.report(section, _missing("reference_year", keys.COMPENSATION))
        return None
    said = _parameter(reader, year, "year")
    return None if said is None else Compensation(said, deficit, reader.text(found.get("source")))


# --- years --------------------------------------------------------------------------------------------


def _years(reader: TomlReader, section: Entry | None) -> tuple[PlanYear, ...]:
    if section is None:
        return ()
    named = reader.named(section, keys.EXAMPLES["years"], _no_year)
    years = [_year(reader, int(name), entry) for name, entry in named]
    return tuple(sorted(years, key=lambda year: year.year))


def _no_year(name: str) -> Fault | None:
    if _YEAR.fullmatch(name):
        return None
    return fault("plan_no_year", found=quoted(name), example=keys.EXAMPLES["years"])


def _year(reader: TomlReader, year: int, section: Entry) -> PlanYear:
    found, rest = reader.split(section, keys.YEAR, keys.EXAMPLES["years"])
    source = reader.text(found.get("source"))
    where = f"{reader.file}: {reader.places['.'.join(section.path)]}"
    changes: dict[str, Any] = {}
    for key, _, entry, first in keyed(((entry.name, entry) for entry in rest), key_of):
        if key is None:
            reader.unknown(entry, keys.YEAR, spellings())
        elif key == "year":
            reader.report(entry, fault("plan_year_is_said"))
        elif first is not None:
            reader.report(entry, twice(entry.name, first))
        else:
            known = reader.found(Entry((*section.path, key), entry.spelled, entry.raw))
            value = _parameter(reader, known, key)
            if ".".join(known.path) not in reader.unreadable:
                changes[key] = value
    additional, compensation = reader.money(found.get("additional")), reader.rate(found.get("compensation"))
    return PlanYear(
        year=year,
        changes=changes,
        additional=additional or Decimal(0),
        compensation=compensation or Decimal(0),
        tariff=_tariff(reader, found.get("tariff")),
        source=source,
        origins={key: ParameterOrigin(said_by=SAID_BY, place=where, source=source) for key in changes},
    )


def _tariff(reader: TomlReader, entry: Entry | None) -> Decimal | None:
    found = reader.rate(entry)
    if entry is not None and found == 1 and (doubt := written_as_one(found, entry.raw, entry.name)) is not None:
        reader.warn(entry, doubt)
    return found


def _parameter(reader: TomlReader, entry: Entry, key: str) -> Any:
    """The value of the parameter `key`, its default where it is emptied; None where it is wrong, which is reported."""
    raw = reader.raw(entry)
    raw = raw if isinstance(raw, Fault) else as_labelled(key, entry.name, raw)
    value = raw if isinstance(raw, Fault) else value_of(key, raw, IN_ENGLISH)
    if value is None:
        value = fault("cell_empty") if is_required(key) else default(key)
    elif not isinstance(value, Fault) and not isinstance(raw, Fault):
        value = bound_broken(key, value, raw) or value
        if (doubt := implausible(key, value, raw)) is not None:
            reader.warn(entry, doubt)
    return reader.checked(entry, value, about(key).label)


def _in_force(plan: Plan, case: Case, parameter_file: str | Path | None) -> tuple[Plan, list[Problem]]:
    """`plan` with the parameters the file has in force in its later years; what the plan says itself stays.

    Its warnings are of values whose source does not let them hold in a later year, or whose review is due by then.
    """
    years: list[PlanYear] = []
    problems: dict[str, Problem] = {}
    found: list[Problem] = []
    for year in plan.years:
        if year.year == case.parameters.year:
            years.append(year)
            continue
        said = _said(year, case)
        if parameter_file is not None:
            try:
                in_force = parameters_in_force(parameter_file, year.year, said)
                year = _with_parameters(year, case, said, in_force.values)
                found += in_force.doubts
            except InputError as error:
                problems |= {problem.say("en"): problem for problem in error.problems}
        found += _doubts_of_input(year, case, {*said, "cost_per_fte"} if plan.has_tariffs else said)
        years.append(year)
    told = {(one.code, str(one.place)) for one in case.warnings if one.code != "parameter_not_in_force"}
    first: dict[tuple[str, str], Problem] = {}  # told once, of the first year
    for doubt in found:
        if (doubt.code, str(doubt.place)) not in told:
            first.setdefault((doubt.code, str(doubt.place)), doubt)
    return replace(plan, years=tuple(years), warnings=tuple(first.values())), list(problems.values())


def _said(year: PlanYear, case: Case) -> frozenset[str]:
    """The parameters of which the plan, or --set in every year, has the last word."""
    said = set(year.changes)
    # A total said for a year takes the place of an uplift in force, and the other way round.
    said |= {twin for one, twin in (("total", "uplift"), ("uplift", "total")) if year.changes.get(one) is not None}
    return frozenset(
        said | {key for key, origin in case.parameter_origins.items() if origin.said_by in ("set", IN_PYTHON)}
    )


def _doubts_of_input(year: PlanYear, case: Case, said: Collection[str]) -> Iterator[Problem]:
    """Warnings of the values of the input that go on into `year`."""
    for key, origin in case.parameter_origins.items():
        if origin.said_by == "workbook" and key != "year" and key not in said and key not in year.changes:
            for wrong in doubts(key, getattr(case.parameters, key), origin, year.year):
                yield Problem(wrong.code, Place(origin.place or "", origin.entry), "warning", wrong.values)


def _with_parameters(
    year: PlanYear, case: Case, said: Collection[str], found: Mapping[str, tuple[Any, ParameterOrigin]]
) -> PlanYear:
    changes: dict[str, Any] = {}
    origins: dict[str, ParameterOrigin] = {}
    for key, (value, origin) in found.items():
        if key not in said and origin != case.parameter_origins.get(key):
            changes[key] = default(key) if value is None else value
            origins[key] = origin
    return replace(year, changes={**changes, **year.changes}, origins={**origins, **year.origins})
