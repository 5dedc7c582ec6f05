"""The result workbook: every computed figure a live formula with its value stored.

Sheets in order: Übersicht, Berechnungsbogen, Stunden, the four inputs, Prüfungen, Protokoll; then Ursachen, Rechenweg
and Ausgleich, which hold the causes of each change and the helper cells, and Prüfsummen.
"""

from datetime import datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from sozialbudget.method.allocation import Allocation
from sozialbudget.words import Lang
from sozialbudget.workbook.result.calculation import Calculation
from sozialbudget.workbook.result.checks import write_checks
from sozialbudget.workbook.result.checksums import write_checksums
from sozialbudget.workbook.result.context import Progress, Result, TitleBlock
from sozialbudget.workbook.result.hours import write_hours
from sozialbudget.workbook.result.inputs import (
    InputCells,
    write_districts,
    write_indicators,
    write_parameters,
    write_services,
)
from sozialbudget.workbook.result.overview import write_overview
from sozialbudget.workbook.result.protocol import write_protocol
from sozialbudget.workbook.result.solver import write_causes, write_solver, write_workings
from sozialbudget.workbook.result.workings import workings

IN_MEMORY = 1000
"""Up to so many districts."""


def write_workbook(
    allocation: Allocation,
    path: Path,
    lang: Lang,
    progress: Progress | None = None,
    block: TitleBlock | None = None,
) -> None:
    """Write the live workbook of `allocation` to `path`, replacing what is there; as an annex with a title `block`.

    The same allocation gives the same bytes. `progress(done, total)` is called between steps. Raises OSError where
    the file cannot be written; whole-or-nothing is the caller's (formats/output.py).
    """
    # The bytes come to the file in one go: an archive half written to a full disk cannot be closed quietly.
    path.write_bytes(workbook_bytes(allocation, lang, progress, block))


def workbook_bytes(
    allocation: Allocation, lang: Lang, progress: Progress | None = None, block: TitleBlock | None = None
) -> memoryview:
    """The live workbook of `allocation` as `write_workbook` writes it."""
    case = allocation.case
    steps = iter(range(1, 8))

    def step() -> None:
        if progress:
            progress(next(steps), 7)

    # A small workbook is put together in memory; a large one in temporary files, sheet by sheet.
    buffer = BytesIO()
    workbook = Workbook(buffer, {"in_memory": len(case.districts) <= IN_MEMORY})
    name = case.origin.name if case.origin else "–"
    r = Result(allocation, workbook, lang, name, block)
    workbook.set_properties(_properties(r))
    workbook.set_calc_mode("auto")
    cells = InputCells(r)
    w = workings(allocation)
    step()
    overview = r.add_sheet("overview")
    calculation = Calculation(r, cells)
    calculation.write()
    step()
    of_hours = write_hours(r, cells, calculation.hours_letters)
    write_districts(r, cells)
    write_indicators(r)
    write_parameters(r)
    write_services(r)
    step()
    verdicts = write_checks(r, cells, of_hours)
    write_protocol(r)
    step()
    write_causes(r, cells)
    write_workings(r, cells, w)
    write_solver(r, cells, w)
    step()
    write_overview(r, overview, calculation.letters, verdicts)
    write_checksums(r)
    overview.activate()
    step()
    workbook.close()
    step()
    return buffer.getbuffer()


def _properties(r: Result) -> dict[str, object]:
    year, block = r.allocation.case.parameters.year, r.block
    # A fixed date, so that the same input gives the same bytes.
    day = block.day if block is not None else None
    return {
        "title": r.book_title,
        "comments": "sozialbudget",
        "created": datetime(day.year, day.month, day.day) if day else datetime(year, 1, 1),
        **({"author": block.author} if block is not None and block.author else {}),
    }
