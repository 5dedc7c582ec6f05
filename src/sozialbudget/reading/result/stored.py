"""What a result workbook says besides its inputs: the budgets it stores."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sozialbudget.case.case import Table
from sozialbudget.case.layout import DISTRICTS, folded, folded_names
from sozialbudget.case.parameters import about
from sozialbudget.case.problems import Place, fault
from sozialbudget.method.rounding import budgets as new_budgets
from sozialbudget.reading.cells import Number, number, shown, text
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import (
    Book,
    FormulaZero,
    Raw,
    Sheet,
    Uncalculated,
    filled,
    header_of,
    is_blank,
    sheet_called,
)
from sozialbudget.reading.settings.parameter_sources import ParametersRead
from sozialbudget.words import Text
from sozialbudget.words.catalogue import WORDS

_CALCULATION = WORDS["sheet.calculation"]


@dataclass(frozen=True, slots=True)
class StoredBudgets:
    """The budgets stored in the calculation sheet, as raw cells by id, and where they stand."""

    raw: Mapping[str, Raw]
    uncalculated: bool
    """Whether a program has saved the formulas without their values."""
    texts_lost: bool
    """Whether a program has saved the ids, which are formulas, as 0."""
    table: Table
    """The cell of each: the row by id, the column as 'budget'."""

    @property
    def place(self) -> Place:
        """The sheet."""
        return Place(self.table.sheet)

    def amount(self, identity: str) -> Decimal | None:
        """The stored budget of a district, EUR a year; None where there is no number."""
        found = number(self.raw.get(identity))
        return found.value if isinstance(found, Number) else None


def stored_budgets(book: Book) -> StoredBudgets | None:
    """The stored budgets of a result; None where the workbook has no calculation sheet to read."""
    sheet = sheet_called(book, folded_names(_CALCULATION))
    if sheet is None:
        return None
    found = header_of(sheet, {"id": DISTRICTS.column("id").header, "budget": new_budgets.figure.label})
    return None if found is None else _below(sheet, *found)


def _below(sheet: Sheet, header: int, columns: Mapping[str, int]) -> StoredBudgets:
    rows = {row: sheet.rows[row] for row in sorted(sheet.rows) if row > header}
    id_column, column = columns["id"], columns["budget"]
    stored: dict[str, Raw] = {}
    placed: dict[str, int] = {}
    for row, cells in rows.items():
        identity = text(cells.get(id_column))
        if isinstance(identity, str) and identity not in stored:
            stored[identity], placed[identity] = cells.get(column), row
    budgets = [cells[column] for cells in rows.values() if not is_blank(cells.get(column))]
    uncalculated = bool(budgets) and all(isinstance(budget, Uncalculated) for budget in budgets)
    texts_lost = any(isinstance(cells.get(id_column), FormulaZero) for cells in rows.values())
    table = Table(sheet=sheet.name, rows=placed, columns={"budget": sheet.column_name(column)})
    return StoredBudgets(stored, uncalculated, texts_lost, table)


def year_computed(book: Book) -> int | None:
    """The year that a result was computed for, by its Protokoll, which no setting changes; None where it is none."""
    calculation = folded_names(_CALCULATION)
    sheet = sheet_called(book, folded_names(WORDS["sheet.protocol"]))
    if sheet is None or not any(folded(name) in calculation for name in book.sheet_names):
        return None
    year = folded_names(about("year").label)
    for cells in sheet.rows.values():
        words = [raw for _, raw in filled(cells)]
        if len(words) > 1 and isinstance(words[0], str) and folded(words[0]) in year:
            found = text(words[1])
            return int(found) if isinstance(found, str) and found.isdecimal() else None
    return None


def warn_of_other_year(
    name: str, computed: int | None, said: ParametersRead, findings: Findings, *, has_own_status_quo: bool
) -> None:
    """Where the year is another than the result's `computed`; `has_own_status_quo`: its budgets of before count."""
    year = said.values.get("year")
    if computed is None or not isinstance(year, int) or year == computed:
        return
    values = Text("die Indikatoren", "the indicators")
    if has_own_status_quo:
        values = Text("Budget bisher und Indikatoren", "status quo and indicators")
    wrong = fault("result_of_other_year", name=shown(name), computed=computed, year=year, values=values)
    said.report("year", findings)(wrong, "warning")
