"""A look into a workbook: which year it is for, and whether it is a result. What is wrong with it is told later."""

from pathlib import Path

from sozialbudget.problems import InputError
from sozialbudget.words.catalogue import WORDS
from sozialbudget.workbook.layout import PARAMETERS, folded, folded_names
from sozialbudget.workbook.reading.files import open_book
from sozialbudget.workbook.reading.findings import Findings
from sozialbudget.workbook.reading.grid import DamagedError, TooLargeError
from sozialbudget.workbook.reading.parameter_sources import read_parameters
from sozialbudget.workbook.reading.tables import find_sheets, find_table

_OF_RESULTS = ("sheet.calculation", "sheet.protocol")


def is_result(path: Path) -> bool:
    """Whether the workbook `path` has the sheets that only a result has."""
    try:
        names = {folded(name) for name in open_book(path, Findings()).book.sheet_names}
    except InputError:
        return False
    return all(names & set(folded_names(WORDS[key])) for key in _OF_RESULTS)


def year_of(path: Path) -> int | None:
    """The year that the workbook `path` says it is for; None where it says none."""
    findings = Findings()
    try:
        book = open_book(path, findings).book
        position = find_sheets(book.sheet_names, findings).get(PARAMETERS.key)
        table = None if position is None else find_table(book.sheet(position), PARAMETERS, findings)
    except (InputError, DamagedError, TooLargeError):
        return None
    year = read_parameters(table, {}, None, findings).values.get("year")
    return year if isinstance(year, int) else None
