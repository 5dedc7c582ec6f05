"""What every sheet of a projection's workbook needs: one `Result` for what all years share, and one for each year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from sozialbudget.case.parameters import PARAMETER_KEYS
from sozialbudget.method.years.model import BudgetToday, Plan, Projection, YearOutcome
from sozialbudget.words import Lang, say
from sozialbudget.workbook.projection import names
from sozialbudget.workbook.result.context import Result
from sozialbudget.workbook.result.inputs import FIRST_INPUT_ROW, InputCells
from sozialbudget.workbook.result.names import Edition

_FIRST_YEAR_COLUMN = 2
"""Zero-based column of the first year on the sheet of parameters; the input's values stand left of it."""


def cents(expression: str) -> str:
    """`expression` (EUR) rounded half up to the cent, whatever is lost in the last digit of a double."""
    return f"ROUND(ROUND(({expression})*100,6),0)/100"


def parameter_column(t: int) -> int:
    """Zero-based column of the t-th year on the sheet of parameters."""
    return _FIRST_YEAR_COLUMN + t


@dataclass(frozen=True)
class BookYear:
    """One year in the workbook."""

    outcome: YearOutcome
    r: Result
    cells: InputCells
    names: Mapping[str, str]
    """Defined name by key: those of the year's calculation, of its plan (`plan_*`) and those of all years."""

    @property
    def year(self) -> int:
        """The budget year."""
        return self.outcome.year

    def formula(self, template: str, **more: str) -> str:
        """A formula template with the year's names in it."""
        return template.format_map({**self.names, **more})


class Book:
    """The workbook of a projection being written."""

    def __init__(self, projection: Projection, workbook: Workbook, lang: Lang) -> None:
        self.projection = projection
        case = projection.case
        # The input as given: in the first year of the plan the cost per FTE may have grown already.
        given = replace(projection.years[0].allocation, case=case)
        first, last = projection.years[0].year, projection.years[-1].year
        title = projection.plan.title or say("projection.title", lang, first=first, last=last)
        self.r = Result(given, workbook, lang, case.origin.name if case.origin else "–", said_title=title)
        self.cells = InputCells(self.r)
        years: list[BookYear] = []
        for t, outcome in enumerate(projection.years):
            r = self.r.of_year(outcome.allocation, self._edition(t, years[-1] if years else None))
            known = {**r.names, **names.by_year(lang, outcome.year), **names.once(lang)}
            years.append(BookYear(outcome, r, InputCells(r), known))
        self.years = tuple(years)
        # The services' names and those said once are the same in all years; no other name is.
        meant = {name.casefold(): key for year in years for key, name in year.names.items()}
        distinct = {(key, name) for year in years for key, name in year.names.items()}
        assert len(meant) == len(distinct), "two keys share a defined name"

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.projection.plan

    @cached_property
    def n(self) -> int:
        """Number of districts."""
        return self.r.n

    @cached_property
    def reference(self) -> str:
        """The year all changes are told against, as sentences name it."""
        return str(self.projection.reference_year)

    def define(self, name: str, sheet: str, first: tuple[int, int], last: tuple[int, int] | None = None) -> None:
        """Define `name` for a cell or a range of a sheet all years share, zero-based (row, column)."""
        self.r.define_as(name, sheet, first, last)

    def say(self, key: str, **values: object) -> str:
        """A word or sentence of `projection.*`."""
        return self.r.say(f"projection.{key}", **values)

    # --- how a year follows the one before ------------------------------------------------------------

    def _edition(self, t: int, before: BookYear | None) -> Edition:
        plan, outcome = self.plan, self.projection.years[t]
        status_quo = before.names["budget"] if before and plan.budget_today is BudgetToday.PREVIOUS else None
        edition = Edition(outcome.year, xl_col_to_name(parameter_column(t)), status_quo)
        if not self.grows(t):
            return edition
        own = self.cells.field("cost_per_fte")
        year = {**self.r.of_year(outcome.allocation, edition).names, **names.by_year(self.r.lang, outcome.year)}
        grown = cents(f"{before.names['cost'] if before else own}*(1+{year['plan_growth']})")
        return replace(edition, cost=f'IF({own}="",{year["cost_per_fte"]},{grown})')

    def grows(self, t: int) -> bool:
        """Whether the cost per FTE of the t-th year follows from a tariff: in the first, where it names one."""
        return self.plan.has_tariffs and (t > 0 or self.plan.years[0].tariff is not None)

    def parameter_cell(self, key: str, column: int = 1) -> str:
        """The cell of a parameter on the sheet all years share; column 1 is the input's value."""
        row = FIRST_INPUT_ROW + PARAMETER_KEYS.index(key)
        return f"{self.r.sheet_reference('parameters')}!${xl_col_to_name(column)}${row}"
