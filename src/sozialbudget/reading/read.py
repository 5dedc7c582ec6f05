"""An input or result workbook, or pandas frames, -> a Case; or all their problems at once.

The way of a workbook: `files` opens it, `tables` finds its tables, `parameter_sources`, `indicators` and `districts`
read them, and `cells` reads each cell.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sozialbudget.case.case import (
    DEFAULT_SERVICES,
    Base,
    BoundaryChange,
    Case,
    District,
    Indicator,
    Origin,
    Table,
)
from sozialbudget.case.layout import (
    BOUNDARY_CHANGES,
    DISTRICTS,
    INDICATORS,
    PARAMETERS,
    SERVICES,
    SHEETS_READ,
    SheetLayout,
    alike,
    folded,
    folded_names,
)
from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.problems import InputError, Place, Problem, fault
from sozialbudget.reading.asked_columns import AskedColumns
from sozialbudget.reading.cells import reason_of, shown
from sozialbudget.reading.districts import DistrictReader, DistrictsRead
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import Book, DamagedError, ReadOnce, Sheet, TooLargeError
from sozialbudget.reading.indicators import IndicatorsRead, read_indicators, read_services
from sozialbudget.reading.opening import OpenedFile, open_book
from sozialbudget.reading.plausible import (
    tell_failures_of_indicators,
    tell_failures_of_services,
    warn_of_implausible,
    warn_of_total,
)
from sozialbudget.reading.result.boundaries import boundary_changes_told
from sozialbudget.reading.result.stored import warn_of_other_year, year_computed
from sozialbudget.reading.rolled import RollRecord, find_roll_record
from sozialbudget.reading.settings.parameter_sources import ParametersRead, build_parameters, read_parameters
from sozialbudget.reading.spoilt import warn_of_providers_alike, warn_of_spoilt, warn_of_spoilt_headers
from sozialbudget.reading.tables import InputTable, find_sheets, find_table
from sozialbudget.reading.taking_part import tell_of_cells_taking_part
from sozialbudget.reading.unread import (
    tell_unread_columns,
    tell_unread_columns_of_small,
    tell_unread_sheets,
)
from sozialbudget.words.catalogue import WORDS

if TYPE_CHECKING:
    import pandas as pd

    from sozialbudget.reading.result.status_quo import EarlierYear


@dataclass(frozen=True, slots=True)
class Asked:
    """How a workbook is to be read: what overrides its parameters, and where else its values may come from."""

    settings: Mapping[str, str] = field(default_factory=dict)
    parameter_file: str | Path | None = None
    keep_indicators: bool = False
    earlier: "EarlierYear | None" = None
    """The result that today's budgets come from."""


def read_case(path: str | Path, asked: Asked) -> Case:
    """Read the workbook `path`. Raises InputError with every problem of the workbook at once."""
    findings = Findings()
    try:
        opened = open_book(Path(path), findings)
    except InputError:
        # What is wrong there is told as well.
        read_parameters(None, asked.settings, asked.parameter_file, findings)
        if asked.earlier is not None:
            findings.given(asked.earlier.problems)
        raise InputError(findings.problems) from None
    return case_of_book(opened, asked, findings)


def case_of_book(opened: OpenedFile, asked: Asked, findings: Findings) -> Case:
    """The same of a workbook that was opened."""
    refuse_projection(opened)
    if asked.earlier is not None and asked.earlier.sha256 == opened.sha256:
        findings.file(opened.name, fault("status_quo_from_itself"))
    origin = Origin(name=opened.name, sha256=opened.sha256)
    book = ReadOnce(opened.book)
    record = find_roll_record(book)
    sheets = _read_sheets(book, opened.name, record, findings)
    case = _case(sheets, origin, asked, findings, year_computed(book), record)
    told = () if case.boundary_changes else boundary_changes_told(book)
    return case.model_copy(update={"boundary_changes": told}) if told else case


def refuse_projection(opened: OpenedFile) -> None:
    """Raise InputError where it is the workbook of a projection: its parameters are the input's, not the plan's."""
    names = {folded(name) for name in opened.book.sheet_names}
    of_plan = all(names & set(folded_names(WORDS[key])) for key in ("sheet.plan", "sheet.years"))
    of_years = [f"{title} " for title in folded_names(WORDS["sheet.calculation"])]
    if of_plan and any(name.startswith(title) for name in names for title in of_years):
        raise InputError([Problem("projection_is_no_input", Place(shown(opened.name)))])


@in_own_context
def from_frames(
    districts: "pd.DataFrame",
    indicators: "pd.DataFrame",
    parameters: "pd.DataFrame | Mapping[str, object]",
    services: "pd.DataFrame | None" = None,
    *,
    keep_indicators: bool = False,
) -> Case:
    """Read pandas frames with the columns of the input workbook, in German or English, by the rules of a workbook.

    Raises InputError with every problem at once; places are named `districts!<column> <row label>`.
    """
    from sozialbudget.reading.frames import sheets_of_frames

    sheets = sheets_of_frames(districts, indicators, parameters, services)
    return _case(sheets, None, Asked(keep_indicators=keep_indicators), Findings())


def _read_sheets(book: Book, name: str, record: RollRecord | None, findings: Findings) -> dict[str, Sheet]:
    """The sheets of ours, by the layout's key; those that cannot be read are reported."""
    sheets: dict[str, Sheet] = {}
    found = find_sheets(book.sheet_names, findings)
    for key, position in found.items():
        try:
            sheets[key] = book.sheet(position)
        except DamagedError as error:
            called = shown(book.sheet_names[position])
            findings.file(name, fault("sheet_damaged", sheet=called, reason=reason_of(error)))
        except TooLargeError as error:
            called = shown(book.sheet_names[position])
            findings.file(name, fault("sheet_too_large", sheet=called, size=error.what))
    tell_unread_sheets(book, found if record is None else {**found, "roll": record.sheet.position}, findings)
    return sheets


def _case(
    sheets: Mapping[str, Sheet],
    origin: Origin | None,
    asked: Asked,
    findings: Findings,
    computed: int | None = None,
    record: RollRecord | None = None,
) -> Case:
    """Read the tables one by one; a table that is missing hides no problem of the others.

    `computed` is the year of the result that the tables are from, where they are from one; `record` is what the input
    says of itself where `roll` made it.
    """
    layouts = _layouts(asked)
    tables = {key: find_table(sheet, layouts[key], findings) for key, sheet in sheets.items()}
    said = read_parameters(tables.get(PARAMETERS.key), asked.settings, asked.parameter_file, findings)
    if origin is not None:
        here = asked.earlier is None
        warn_of_other_year(origin.name, computed, said, findings, has_own_status_quo=here)
    parameters = build_parameters(said, tables.get(PARAMETERS.key), findings)
    service_table, indicator_table = tables.get(SERVICES.key), tables.get(INDICATORS.key)
    services, service_rows = (service_table and read_services(service_table)) or (DEFAULT_SERVICES, {})
    district_table = tables.get(DISTRICTS.key)
    names = {**district_table.other_names, **district_table.other_columns} if district_table else {}
    entries = IndicatorsRead()
    if indicator_table is not None:
        entries = read_indicators(indicator_table, names, asked.keep_indicators)
    own = _read_own_tables(tables, entries, said, asked.earlier, record, findings)
    if record is None or not record.is_readable:
        _tell_unused_changes(tables.get(BOUNDARY_CHANGES.key), asked)
    for key, table in tables.items():
        if table is not None and key != DISTRICTS.key:
            tell_unread_columns_of_small(table)
    if service_table is not None:
        warn_of_spoilt(service_table, service_rows.values(), ("name",))
    asked_for = {DISTRICTS.key: own.columns.values()} if own is not None else {}
    name = origin.name if origin is not None else ""
    tell_of_cells_taking_part((table for table in tables.values() if table), asked_for, name, findings)
    if findings.has_errors:
        if indicator_table is not None:
            tell_failures_of_indicators(indicator_table, entries.indicators, said)
        if service_table is not None and not findings.has_errors_in(service_table.sheet):
            tell_failures_of_services(service_table, services, service_rows)
    findings.raise_errors()
    assert own is not None  # or there were errors
    assert parameters is not None
    rows = {
        DISTRICTS.key: own.read.rows,
        INDICATORS.key: own.indicator_rows,
        PARAMETERS.key: said.rows,
        SERVICES.key: service_rows,
    }
    places = own.status_quo_tables | {
        key: table.origin(rows[key], own.columns if key == DISTRICTS.key else None)
        for key, table in tables.items()
        if table and key in rows
    }
    return Case(
        districts=own.districts,
        indicators=own.indicators,
        parameters=parameters.model_copy(update=own.named),
        services=services,
        bases=own.bases,
        excluded=tuple(own.read.excluded),
        boundary_changes=own.boundary_changes,
        parameter_origins=said.origins(),
        origin=None if origin is None else origin.model_copy(update={"tables": places}),
        warnings=findings.problems,
    )


@dataclass(frozen=True, slots=True)
class _OwnTables:
    """What the sheets of districts and indicators say together."""

    read: DistrictsRead
    districts: tuple[District, ...]
    indicators: tuple[Indicator, ...]
    bases: tuple[Base, ...]
    indicator_rows: dict[str, int]
    """Those of indicators and of bases, by name."""
    named: dict[str, str]
    """The columns that parameters name, by key."""
    columns: dict[str, int]
    """The columns that were asked for, by name."""
    status_quo_tables: dict[str, Table]
    """Where today's budgets come from, where they come from a result."""
    boundary_changes: tuple[BoundaryChange, ...]


def _read_own_tables(
    tables: Mapping[str, InputTable | None],
    entries: IndicatorsRead,
    said: ParametersRead,
    earlier: "EarlierYear | None",
    record: RollRecord | None,
    findings: Findings,
) -> _OwnTables | None:
    """Read the districts and what the indicators ask of them; None where there are no districts to read."""
    districts, indicators = tables.get(DISTRICTS.key), tables.get(INDICATORS.key)
    if districts is None:
        if earlier is not None:
            findings.given(earlier.problems)
        return None
    columns = AskedColumns(districts, said)
    found = columns.indicators(indicators, entries.indicators) if indicators else ()
    of_parameters = columns.find_named()
    bases = columns.bases(indicators, entries.bases) if indicators else ()
    columns.check_units_below()
    reader = DistrictReader(districts, columns.asked.values(), status_quo_elsewhere=earlier is not None)
    read = reader.read()
    for entry in entries.dated:
        called = districts.columns_called(entry.name)
        if entry.control_total is not None and called is not None and indicators is not None:
            report = indicators.reports(entry.row, "control_total")
            reader.check_control_total(called[0], entry.control_total, report)
    warn_of_implausible(reader, found, said.rule)
    warn_of_providers_alike(districts, {label.row: label.provider for label in reader.labels.values()})
    warn_of_spoilt(districts, reader.labels, ("name", "provider", "excluded"))
    warn_of_spoilt_headers(districts, (asked.column for asked in columns.asked.values()))
    if indicators is not None:
        used = {asked.column for asked in columns.asked.values()}
        of_indicators = (entry.base for entry in entries.indicators if entry.base is not None)
        named = {folded(name) for name in (*(entry.name for entry in entries.dated), *of_indicators)}
        tell_unread_columns(districts, sorted(reader.labels), used, named)
    own_districts = read.districts
    status_quo_tables: dict[str, Table] = {}
    boundary_changes: tuple[BoundaryChange, ...] = ()
    if earlier is not None:
        from sozialbudget.reading.result.status_quo import StatusQuoRead

        year = said.values.get("year")
        passing_on = StatusQuoRead(earlier, reader, tables.get(BOUNDARY_CHANGES.key))
        own_districts = passing_on.apply(year if isinstance(year, int) else None)
        status_quo_tables, boundary_changes = passing_on.tables, passing_on.changes
    elif record is not None:
        from sozialbudget.reading.rolled import check_rolled

        boundary_changes = check_rolled(record, reader, tables.get(BOUNDARY_CHANGES.key))
    elif (table := tables.get(BOUNDARY_CHANGES.key)) is not None:
        from sozialbudget.reading.result.boundaries import changes_as_said

        names = {label.id: label.name or "" for label in reader.labels.values() if label.id is not None}
        boundary_changes = changes_as_said(table, names)
    warn_of_total(said, own_districts, findings)
    if indicators is not None and not (earlier is None and record is None):
        # Loaded where something is known of the year before: of most inputs nothing is.
        from sozialbudget.reading.freshness import Before, warn_of_unchanged

        warn_of_unchanged(indicators, entries.dated, reader, Before(earlier, record))
    by_name = {alike(entry.name): entry.row for entry in entries.dated}
    known = [*(indicator.name for indicator in found), *(base.name for base in bases)]
    return _OwnTables(
        read=read,
        districts=tuple(own_districts),
        indicators=found,
        bases=bases,
        indicator_rows={name: by_name[alike(name)] for name in known},
        named=of_parameters,
        columns={name: asked.column for name, asked in columns.asked.items()},
        status_quo_tables=status_quo_tables,
        boundary_changes=boundary_changes,
    )


def _layouts(asked: Asked) -> Mapping[str, SheetLayout]:
    """What is looked for: today's budgets need no column where they come from a result."""
    if asked.earlier is None:
        return SHEETS_READ
    columns = tuple(replace(c, required=c.required and c.key != "status_quo") for c in DISTRICTS.columns)
    return {**SHEETS_READ, DISTRICTS.key: replace(DISTRICTS, columns=columns)}


def _tell_unused_changes(table: InputTable | None, asked: Asked) -> None:
    if table is not None and asked.earlier is None and table.rows:
        table.tell_sheet(fault("boundary_changes_unused"), "warning")
