"""The workbook of a projection: every year's calculation live, each year following the one before.

In front what people read: Übersicht, Jahre, Defizitausgleich, Töpfe, Stunden; then what they change: Plan, Parameter,
Sozialräume, Indikatoren, Leistungen; then Prüfungen and Protokoll; then, for each year, its Berechnungsbogen with
causes, checks and helper cells.
"""

from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from sozialbudget.formats.xlsx.live_sheet import INPUT
from sozialbudget.method.years.model import Projection
from sozialbudget.words import Lang
from sozialbudget.workbook.projection.book import Book
from sozialbudget.workbook.projection.checks import write_all_checks
from sozialbudget.workbook.projection.overview import write_projection_overview, write_projection_protocol
from sozialbudget.workbook.projection.plan import PlanSheet, write_parameters_by_year
from sozialbudget.workbook.projection.pots import PotsSheet
from sozialbudget.workbook.projection.tables import write_compensation, write_hours_by_year, write_years
from sozialbudget.workbook.result.calculation import Calculation
from sozialbudget.workbook.result.check_table import add_check_sheet
from sozialbudget.workbook.result.checks import write_checks
from sozialbudget.workbook.result.inputs import write_districts, write_indicators, write_services
from sozialbudget.workbook.result.solver import write_causes, write_solver, write_workings
from sozialbudget.workbook.result.workings import workings
from sozialbudget.workbook.write import IN_MEMORY

_INPUTS = ("plan", "parameters", "districts", "indicators", "services")


def projection_bytes(projection: Projection, lang: Lang) -> memoryview:
    """The live workbook of `projection`; the same projection gives the same bytes."""
    buffer = BytesIO()
    rows = len(projection.case.districts) * len(projection.years)
    workbook = Workbook(buffer, {"in_memory": rows <= IN_MEMORY})
    book = Book(projection, workbook, lang)
    _write_properties(book)
    overview = book.r.add_sheet("overview")
    rate_column = write_years(book)["rate"]
    plan = PlanSheet(book)
    pots = PotsSheet(book, plan) if book.plan.pots else None
    if book.plan.compensation:
        write_compensation(book)
    if pots:
        pots.write()
    write_hours_by_year(book)
    plan.write()
    write_parameters_by_year(book)
    write_districts(book.r, book.cells)
    write_indicators(book.r)
    write_services(book.r)
    for key in _INPUTS:
        book.r.sheet(key).set_tab_color(INPUT)
    checks = add_check_sheet(book.r)
    write_projection_protocol(book)
    verdicts: dict[int, str] = {}
    for year in book.years:
        found = workings(year.outcome.allocation)
        Calculation(year.r, year.cells).write()
        write_causes(year.r, year.cells)
        verdicts[year.year] = write_checks(year.r, year.cells, {})
        write_workings(year.r, year.cells, found)
        write_solver(year.r, year.cells, found)
    of_all, of_years = write_all_checks(book, checks, plan, pots, verdicts)
    write_projection_overview(book, overview, pots, of_years, of_all, rate_column)
    overview.activate()
    workbook.close()
    return buffer.getbuffer()


def _write_properties(book: Book) -> None:
    properties = {
        "title": book.r.book_title,
        "comments": "sozialbudget",
        # A fixed date, so that the same projection gives the same bytes.
        "created": datetime(book.years[0].year, 1, 1),
    }
    book.r.workbook.set_properties(properties)
    book.r.workbook.set_calc_mode("auto")
