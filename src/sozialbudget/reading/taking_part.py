"""What is to be said of the cells that take part, all tables together.

- The results of formulas may be stale: a workbook that calculates by hand stores what was right at some time before.
- A raised footnote mark at the end of a name was left out of it.
"""

from collections.abc import Iterable, Iterator, Mapping

from sozialbudget.case.problems import Fault, fault
from sozialbudget.reading.cells import number
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import Marked, is_blank
from sozialbudget.reading.named import MOST_NAMED, first_cells, likewise_in
from sozialbudget.reading.tables import InputTable

_IDS = ("id", "from_id", "to_id")
"""Columns in which a mark is refused."""


def tell_of_cells_taking_part(
    tables: Iterable[InputTable], asked: Mapping[str, Iterable[int]], workbook: str, findings: Findings
) -> None:
    """Tell of the cells in the columns with a meaning and in those `asked` for, by the layout's key."""
    looked_at = [(table, sorted({*table.columns.values(), *asked.get(table.layout.key, ())})) for table in tables]
    _warn_of_stale_results(looked_at, workbook, findings)
    for table, columns in looked_at:
        _note_footnote_marks(table, columns)


def _warn_of_stale_results(tables: Iterable[tuple[InputTable, list[int]]], workbook: str, findings: Findings) -> None:
    doubts: set[str] = set()
    formulas: list[str] = []
    for table, columns in tables:
        sheet = table.sheet
        if sheet.doubts and sheet.formulas:
            doubts |= sheet.doubts
            found = [at for at in _cells(table, columns) if at in sheet.formulas]
            formulas += [str(sheet.place(*at)) for at in found]
    for code in sorted(doubts) if formulas else ():
        told = fault(code, n=len(formulas), cells=first_cells(formulas, MOST_NAMED))
        findings.file(workbook, told, "warning")


def _note_footnote_marks(table: InputTable, columns: list[int]) -> None:
    """One note for a sheet, at the first of the names."""
    sheet = table.sheet
    if not any(Marked in map(type, cells.values()) for cells in sheet.rows.values()):
        return
    ids = [table.columns.get(key) for key in _IDS]
    columns = [column for column in columns if column not in ids]
    header = ((table.head_row(column), column) for column in columns)
    without = [
        (at, raw)
        for at in (*header, *_cells(table, columns))
        if isinstance(raw := sheet.rows[at[0]].get(at[1]), Marked) and _is_read_without_mark(raw)
    ]
    if without:
        (row, column), first = without[0]
        more = likewise_in(first_cells((sheet.cell_name(*at) for at, _ in without[1:]), MOST_NAMED))
        told = fault("footnote_mark_left_out", found=first.typed, name=str(first), part=first.part, more=more)
        table.tell(row, column, told, "note")


def _is_read_without_mark(raw: Marked) -> bool:
    """Whether it is a name with a mark that was left out; a number with one is refused."""
    found = number(raw)
    return raw != raw.typed and not (isinstance(found, Fault) and found.code == "cell_raised")


def _cells(table: InputTable, columns: list[int]) -> Iterator[tuple[int, int]]:
    """The filled cells below the headers, by row and column."""
    for row in table.rows:
        cells = table.sheet.rows[row]
        for column in columns:
            if not is_blank(cells.get(column)):
                yield row, column
