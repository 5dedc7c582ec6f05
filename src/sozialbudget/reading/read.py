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
    Indicator,
    Origin,
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
from sozialbudget.reading.districts import DistrictReader
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.freshness import Before, warn_of_unchanged
from sozialbudget.reading.grid import Book, DamagedError, ReadOnce, Sheet, TooLargeError
from sozialbudget.reading.indicators import IndicatorsRead, read_indicators, read_services
from sozialbudget.reading.opening import OpenedFile, open_book
from sozialbudget.reading.plausible import (
    tell_failures_of_indicators,
    tell_failures_of_services,
    tell_of_cells_taking_part,
    warn_of_implausible,
    warn_of_total,
)
from sozialbudget.reading.result.boundaries import boundary_changes_told, changes_as_said
from sozialbudget.reading.result.status_quo import EarlierYear, PassingOn, StatusQuo
from sozialbudget.reading.result.stored import warn_of_other_year, year_computed
from sozialbudget.reading.rolled import RollRecord, check_rolled, find_roll_record
from sozialbudget.reading.settings.parameter_sources import build_parameters, read_parameters
from sozialbudget.reading.spoilt import warn_of_providers_alike, warn_of_spoilt, warn_of_spoilt_headers
from sozialbudget.reading.tables import InputTable, find_sheets, find_table
from sozialbudget.reading.unread import (
    tell_unread_columns,
    tell_unread_columns_of_small,
    tell_unread_sheets,
)
from sozialbudget.words.catalogue import WORDS

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Asked:
    """How a workbook is to be read: what overrides its parameters, and where else its values may come from."""

    settings: Mapping[str, str] = field(default_factory=dict)
    parameter_file: str | Path | None = None
    keep_indicators: bool = False
    earlier: EarlierYear | None = None
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
    case = _CaseReader(sheets, asked, findings, record).case(origin, year_computed(book))
    told = () if case.boundary_changes else boundary_changes_told(book)
    return case.having(boundary_changes=told) if told else case


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
    return _CaseReader(sheets, Asked(keep_indicators=keep_indicators), Findings()).case()


def _read_sheets(book: Book, name: str, record: RollRecord | None, findings: Findings) -> dict[str, Sheet]:
    """The sheets of ours, by the layout's key; those that cannot be read are reported."""
    sheets: dict[str, Sheet] = {}
    found = find_sheets(book.sheet_names, findings)
    for key, position in found.items():
        called = shown(book.sheet_names[position])
        try:
            sheets[key] = book.sheet(position)
        except DamagedError as error:
            findings.file(name, fault("sheet_damaged", sheet=called, reason=reason_of(error)))
        except TooLargeError as error:
            findings.file(name, fault("sheet_too_large", sheet=called, size=error.what))
    tell_unread_sheets(book, found if record is None else {**found, "roll": record.sheet.position}, findings)
    return sheets


@dataclass(frozen=True, slots=True)
class _Own:
    """What the sheets of districts and indicators say together."""

    columns: AskedColumns
    reader: DistrictReader
    indicators: tuple[Indicator, ...]
    bases: tuple[Base, ...]
    named: dict[str, str]
    """The columns that parameters name, by key."""
    money: StatusQuo

    def indicator_rows(self, entries: IndicatorsRead) -> dict[str, int]:
        """The rows of indicators and of bases, by name."""
        by_name = {alike(entry.name): entry.row for entry in entries.dated}
        names = (*(indicator.name for indicator in self.indicators), *(base.name for base in self.bases))
        return {name: by_name[alike(name)] for name in names}


class _CaseReader:
    """Reads the tables of an input one by one; a table that is missing hides no problem of the others."""

    def __init__(
        self, sheets: Mapping[str, Sheet], asked: Asked, findings: Findings, record: RollRecord | None = None
    ) -> None:
        self.asked, self.findings = asked, findings
        self.record = record
        """What the input says of itself where `roll` made it."""
        parameters = find_table(sheets[PARAMETERS.key], PARAMETERS, findings) if PARAMETERS.key in sheets else None
        self.said = read_parameters(parameters, asked.settings, asked.parameter_file, findings)
        layouts = _layouts(asked, self.weighs)
        found = {
            key: parameters if key == PARAMETERS.key else find_table(sheet, layouts[key], findings)
            for key, sheet in sheets.items()
        }
        self.tables = {key: table for key, table in found.items() if table is not None}
        self.entries = IndicatorsRead()

    @property
    def weighs(self) -> bool:
        """Whether the need method has weights, as far as it can be read."""
        return self.said.rule is None or self.said.rule.weighs

    def case(self, origin: Origin | None = None, computed: int | None = None) -> Case:
        """The case; `computed` is the year of the result that the tables are from, where they are from one."""
        said, findings = self.said, self.findings
        if origin is not None:
            here = self.asked.earlier is None
            warn_of_other_year(origin.name, computed, said, findings, has_own_status_quo=here)
        parameters = build_parameters(said, self.tables.get(PARAMETERS.key), findings)
        service_table = self.tables.get(SERVICES.key)
        services, service_rows = (service_table and read_services(service_table)) or (DEFAULT_SERVICES, {})
        own = self._own()
        self._tell_of_small_tables()
        if service_table is not None:
            warn_of_spoilt(service_table, service_rows.values(), ("name",))
        columns = {} if own is None else {name: asked.column for name, asked in own.columns.asked.items()}
        asked_for = {DISTRICTS.key: columns.values()}
        name = "" if origin is None else origin.name
        tell_of_cells_taking_part(self.tables.values(), asked_for, name, findings)
        if findings.has_errors:
            if INDICATORS.key in self.tables:
                tell_failures_of_indicators(self.tables[INDICATORS.key], self.entries.indicators, said)
            if service_table is not None and not findings.has_errors_in(service_table.sheet):
                tell_failures_of_services(service_table, services, service_rows)
        findings.raise_errors()
        assert own is not None  # or there were errors
        assert parameters is not None
        rows = {
            DISTRICTS.key: own.reader.result.rows,
            INDICATORS.key: own.indicator_rows(self.entries),
            PARAMETERS.key: said.rows,
            SERVICES.key: service_rows,
        }
        places = dict(own.money.tables) | {
            key: table.origin(rows[key], columns if key == DISTRICTS.key else None)
            for key, table in self.tables.items()
            if key in rows
        }
        return Case(
            districts=tuple(own.money.districts),
            indicators=own.indicators,
            parameters=parameters.model_copy(update=own.named),
            services=services,
            bases=own.bases,
            excluded=tuple(own.reader.result.excluded),
            boundary_changes=own.money.changes,
            parameter_origins=said.origins(),
            origin=None if origin is None else origin.model_copy(update={"tables": places}),
            warnings=findings.problems,
        )

    def _tell_of_small_tables(self) -> None:
        """Boundary changes that nobody needs, and columns that nobody reads."""
        changes = self.tables.get(BOUNDARY_CHANGES.key)
        is_rolled = self.record is not None and self.record.is_readable
        if changes is not None and changes.rows and self.asked.earlier is None and not is_rolled:
            changes.tell_sheet(fault("boundary_changes_unused"), "warning")
        for key, table in self.tables.items():
            if key != DISTRICTS.key:
                tell_unread_columns_of_small(table)

    def _own(self) -> _Own | None:
        """Read the districts and what the indicators ask of them; None where there are no districts to read."""
        districts, indicators = self.tables.get(DISTRICTS.key), self.tables.get(INDICATORS.key)
        if indicators is not None:
            names = {**districts.other_names, **districts.other_columns} if districts else {}
            self.entries = read_indicators(indicators, names, self.asked.keep_indicators, self.weighs)
        entries, earlier, record = self.entries, self.asked.earlier, self.record
        if districts is None:
            self.findings.given(earlier.problems if earlier else ())
            return None
        columns = AskedColumns(districts, self.said)
        found = columns.indicators(indicators, entries.indicators) if indicators else ()
        of_parameters = columns.find_named()
        bases = columns.bases(indicators, entries.bases) if indicators else ()
        columns.check_units_below()
        reader = DistrictReader(districts, columns.asked.values(), status_quo_elsewhere=earlier is not None)
        reader.read()
        for entry in entries.dated:
            called = districts.columns_called(entry.name)
            if entry.control_total is not None and called is not None and indicators is not None:
                report = indicators.reports(entry.row, "control_total")
                reader.totals.check_control_total(called[0], entry.control_total, report)
        warn_of_implausible(reader, found, self.said.rule)
        self._tell_of_names(districts, columns, reader)
        money = self._money(reader)
        warn_of_total(self.said, money.districts, self.findings)
        if indicators is not None and not (earlier is None and record is None):
            warn_of_unchanged(indicators, entries.dated, reader, Before(earlier, record))
        return _Own(columns, reader, found, bases, of_parameters, money)

    def _tell_of_names(self, districts: InputTable, columns: AskedColumns, reader: DistrictReader) -> None:
        """Names that are hardly as they were meant, and columns that nobody asks for."""
        used = [asked.column for asked in columns.asked.values()]
        warn_of_providers_alike(districts, {label.row: label.provider for label in reader.labels.values()})
        warn_of_spoilt(districts, reader.labels, ("name", "provider", "excluded"))
        warn_of_spoilt_headers(districts, used)
        if INDICATORS.key in self.tables:
            bases = (entry.base for entry in self.entries.indicators if entry.base is not None)
            named = {folded(name) for name in (*(entry.name for entry in self.entries.dated), *bases)}
            tell_unread_columns(districts, sorted(reader.labels), used, named)

    def _money(self, reader: DistrictReader) -> StatusQuo:
        """Today's budgets: as they stand there, or from the year before."""
        changes, year = self.tables.get(BOUNDARY_CHANGES.key), self.said.values.get("year")
        if self.asked.earlier is not None:
            passing_on = PassingOn(self.asked.earlier, reader, changes)
            return passing_on.apply(year if isinstance(year, int) else None)
        moved: tuple[BoundaryChange, ...] = ()
        if self.record is not None:
            moved = check_rolled(self.record, reader, changes)
        elif changes is not None:
            names = {label.id: label.name or "" for label in reader.labels.values() if label.id is not None}
            moved = changes_as_said(changes, names)
        return StatusQuo(reader.result.districts, moved)


def _layouts(asked: Asked, weighs: bool) -> Mapping[str, SheetLayout]:
    """What is looked for: today's budgets need no column where they come from a result, nor weights where all are 1."""
    layouts = dict(SHEETS_READ)
    if asked.earlier is not None:
        layouts[DISTRICTS.key] = _without(DISTRICTS, "status_quo")
    if not weighs:
        layouts[INDICATORS.key] = _without(INDICATORS, "weight")
    return layouts


def _without(layout: SheetLayout, key: str) -> SheetLayout:
    """The same sheet whose column `key` may be missing."""
    return replace(layout, columns=tuple(replace(c, required=c.required and c.key != key) for c in layout.columns))
