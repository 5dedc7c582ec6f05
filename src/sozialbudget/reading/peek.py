"""A look into a workbook: which year it is for, and whether it is a result. What is wrong with it is told later."""

from collections.abc import Mapping
from pathlib import Path

from sozialbudget.case.layout import PARAMETERS
from sozialbudget.case.problems import InputError, Place
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import DamagedError, TooLargeError
from sozialbudget.reading.opening import open_book
from sozialbudget.reading.settings.parameter_sources import read_parameters
from sozialbudget.reading.tables import find_sheets, find_table
from sozialbudget.reading.unread import are_of_result


def is_result(path: Path) -> bool:
    """Whether the workbook `path` has the sheets that only a result has."""
    try:
        return are_of_result(open_book(path, Findings()).book.sheet_names)
    except InputError:
        return False


def year_of(path: Path) -> int | None:
    """The year that the workbook `path` says it is for; None where it says none."""
    return stated_year(path)[0]


def stated_year(
    path: Path, settings: Mapping[str, str] | None = None, parameter_file: Path | None = None
) -> tuple[int | None, Place | None]:
    """The year of the workbook `path` by the workbook and what overrules it, and its cell; None where none is said."""
    findings = Findings()
    try:
        book = open_book(path, findings).book
        position = find_sheets(book.sheet_names, findings).get(PARAMETERS.key)
        table = None if position is None else find_table(book.sheet(position), PARAMETERS, findings)
    except (InputError, DamagedError, TooLargeError):
        return None, None
    said = read_parameters(table, settings or {}, parameter_file, findings)
    year = said.values.get("year")
    place = table.origin(said.rows).place("year", "value") if table is not None else None
    return (year if isinstance(year, int) else None), place
