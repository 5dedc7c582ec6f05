"""The result written to files: live workbook, JSON or CSV, all or none of them."""

from collections.abc import Sequence
from pathlib import Path

from sozialbudget.formats.output import Fill, Progress, write_files
from sozialbudget.method.allocation import Allocation
from sozialbudget.words import Lang

RESULT_SUFFIXES = (".xlsx", ".json", ".csv")
"""What a result can be written as."""


def write_results(
    allocation: Allocation,
    targets: Sequence[Path],
    lang: Lang,
    progress: Progress | None = None,
    *,
    force: bool = False,
) -> None:
    """Write the result to each of `targets`, all or none of them.

    Raises OutputError where one cannot be written. Call `raise_obstacles` before the calculation.
    """
    write_files([(target, _filler(allocation, target, lang, progress)) for target in targets], force)


def _filler(allocation: Allocation, target: Path, lang: Lang, progress: Progress | None) -> Fill:
    def workbook(path: Path) -> None:
        from sozialbudget.workbook.write import write_workbook

        write_workbook(allocation, path, lang, progress)

    def json(path: Path) -> None:
        from sozialbudget.reports.allocation.data import as_text

        path.write_bytes(as_text(allocation, lang).encode())

    def csv(path: Path) -> None:
        from sozialbudget.reports.allocation.csvfile import as_bytes

        path.write_bytes(as_bytes(allocation, lang))

    return {".xlsx": workbook, ".json": json, ".csv": csv}[target.suffix.lower()]
