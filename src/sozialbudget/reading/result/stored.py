"""What a result workbook says besides its inputs: the budgets it stores."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sozialbudget.case.case import Table
from sozialbudget.case.layout import DISTRICTS, folded, folded_names
from sozialbudget.case.problems import Place
from sozialbudget.method.rounding import budgets as new_budgets
from sozialbudget.reading.cells import Number, number, text
from sozialbudget.reading.grid import (
    Book,
    DamagedError,
    FormulaZero,
    Raw,
    Row,
    Sheet,
    TooLargeError,
    Uncalculated,
    is_blank,
)
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
    sheet = _sheet(book, folded_names(_CALCULATION))
    if sheet is None:
        return None
    ids, budgets = folded_names(DISTRICTS.column("id").header), folded_names(new_budgets.figure.label)
    for row in sorted(sheet.rows):
        names = {folded(raw): column for column, raw in sheet.rows[row].items() if isinstance(raw, str)}
        id_column = next((names[name] for name in ids if name in names), None)
        column = next((names[name] for name in budgets if name in names), None)
        if id_column is not None and column is not None:
            below = {number: sheet.rows[number] for number in sorted(sheet.rows) if number > row}
            return _below(sheet, below, id_column, column)
    return None


def _below(sheet: Sheet, rows: Mapping[int, Row], id_column: int, column: int) -> StoredBudgets:
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


def _sheet(book: Book, names: tuple[str, ...]) -> Sheet | None:
    position = next((i for i, name in enumerate(book.sheet_names) if folded(name) in names), None)
    if position is None:
        return None
    try:
        return book.sheet(position)
    except (DamagedError, TooLargeError):
        return None
