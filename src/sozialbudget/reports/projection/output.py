"""A projection written to files, all or none of them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from sozialbudget.case.own_context import in_own_context
from sozialbudget.formats.output import Fill, Progress, raise_obstacles, write_files
from sozialbudget.formats.publish import DOCUMENT_SUFFIXES, publish
from sozialbudget.method.years.model import Projection
from sozialbudget.words import Lang

PROJECTION_SUFFIXES = (*DOCUMENT_SUFFIXES, ".xlsx", ".json", ".csv", ".svg")
"""What a projection can be written as."""
_CHART_MM = 170.0


@in_own_context
def save_projection(
    projection: Projection, paths: str | Path | Iterable[str | Path], lang: Lang = "de", *, force: bool = False
) -> list[Path]:
    """Write `projection` to `paths`, one or several, by their suffixes; all or none of them. Returns the paths.

    Raises OutputError where a file exists and `force` is not set, or cannot be written.
    """
    targets = [Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]
    raise_obstacles(targets, None, force, PROJECTION_SUFFIXES)
    write_projection_files(projection, targets, lang, force=force)
    return targets


def write_projection_files(
    projection: Projection, targets: Sequence[Path], lang: Lang, progress: Progress | None = None, *, force: bool
) -> None:
    """Write `projection` to each of `targets` by its suffix, all or none of them.

    Raises OutputError where one cannot be written. Call `report.output.raise_obstacles` first.
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
