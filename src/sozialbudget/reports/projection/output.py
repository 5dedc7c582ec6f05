"""A projection written to files, all or none of them."""

from collections.abc import Sequence
from pathlib import Path

from sozialbudget.formats.output import Fill, Progress, write_files
from sozialbudget.formats.publish import DOCUMENT_SUFFIXES, publish
from sozialbudget.method.years.model import Projection
from sozialbudget.words import Lang

PROJECTION_SUFFIXES = (*DOCUMENT_SUFFIXES, ".xlsx", ".json", ".csv", ".svg")
"""What a projection can be written as."""
_CHART_MM = 170.0


def write_projection_files(
    projection: Projection, targets: Sequence[Path], lang: Lang, progress: Progress | None = None, *, force: bool
) -> None:
    """Write `projection` to each of `targets` by its suffix, all or none of them.

    Raises OutputError where one cannot be written. Call `formats.output.raise_obstacles` first.
    """

    def workbook(path: Path) -> None:
        from sozialbudget.workbook.projection.write import write_projection

        write_projection(projection, path, lang)

    def json(path: Path) -> None:
        from sozialbudget.reports.projection.data import as_text

        path.write_bytes(as_text(projection, lang).encode())

    def csv(path: Path) -> None:
        from sozialbudget.reports.projection.csvfile import as_bytes

        path.write_bytes(as_bytes(projection, lang))

    def svg(path: Path) -> None:
        from sozialbudget.formats.charts.draw import svg
        from sozialbudget.reports.projection.paths import alone
        from sozialbudget.reports.projection.subject import Subject

        path.write_bytes(svg(alone(Subject(projection, lang)), _CHART_MM, "paths").encode())

    others: dict[str, Fill] = {".xlsx": workbook, ".json": json, ".csv": csv, ".svg": svg}
    if all(target.suffix.lower() in others for target in targets):
        write_files([(target, others[target.suffix.lower()]) for target in targets], force)
        return
    from sozialbudget.reports.projection.build import paper

    publish(paper(projection, lang), targets, others, force=force, progress=progress)
