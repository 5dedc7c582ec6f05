"""A comparison written to files, all or none of them."""

from collections.abc import Sequence
from pathlib import Path

from sozialbudget.analysis.compare.compare import Comparison
from sozialbudget.formats.output import Fill, Progress, write_files
from sozialbudget.formats.publish import DOCUMENT_SUFFIXES, publish
from sozialbudget.reports.comparison.telling import Teller
from sozialbudget.words import Lang

COMPARISON_SUFFIXES = (".xlsx", *DOCUMENT_SUFFIXES, ".svg", ".json", ".csv")
"""What a comparison can be written as."""


def write_comparison(
    comparison: Comparison, targets: Sequence[Path], lang: Lang, progress: Progress | None = None, *, force: bool
) -> None:
    """Write `comparison` to each of `targets` by its suffix, all or none of them.

    Raises OutputError where one cannot be written. Call `formats.output.raise_obstacles` first.
    """
    t = Teller(comparison, lang)

    def workbook(path: Path) -> None:
        from sozialbudget.reports.comparison.workbook import write_workbook

        write_workbook(t, path)

    def json(path: Path) -> None:
        from sozialbudget.reports.comparison.data import as_text

        path.write_bytes(as_text(comparison, lang).encode())

    def csv(path: Path) -> None:
        from sozialbudget.reports.comparison.csvfile import as_bytes

        path.write_bytes(as_bytes(t))

    def svg(path: Path) -> None:
        from sozialbudget.reports.comparison.document import chart_alone

        path.write_bytes(chart_alone(t))

    others: dict[str, Fill] = {".xlsx": workbook, ".json": json, ".csv": csv, ".svg": svg}
    if all(target.suffix.lower() in others for target in targets):
        write_files([(target, others[target.suffix.lower()]) for target in targets], force)
        return
    from sozialbudget.reports.comparison.document import document

    publish(document(t), targets, others, force=force, progress=progress)
