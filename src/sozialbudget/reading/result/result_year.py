"""A result that is taken as the input of another year: its budgets of before and its values are those of its own."""

from sozialbudget.case.layout import folded, folded_names
from sozialbudget.case.parameters import about
from sozialbudget.case.problems import fault
from sozialbudget.reading.cells import shown, text
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import Book, DamagedError, TooLargeError, filled
from sozialbudget.reading.settings.parameter_sources import ParametersRead
from sozialbudget.words import Text
from sozialbudget.words.catalogue import WORDS


def year_computed(book: Book) -> int | None:
    """The year that a result was computed for, by its Protokoll, which no setting changes; None where it is none."""
    names = [folded(name) for name in book.sheet_names]
    calculation, protocol = (folded_names(WORDS[key]) for key in ("sheet.calculation", "sheet.protocol"))
    position = next((i for i, name in enumerate(names) if name in protocol), None)
    if position is None or not any(name in calculation for name in names):
        return None
    try:
        sheet = book.sheet(position)
    except (DamagedError, TooLargeError):
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
