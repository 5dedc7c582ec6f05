"""The committee's annex and the hour sheets as a program asks for them: files checked first, then written."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.problems import OutputError
from sozialbudget.formats.output import Progress, folder_obstacles, raise_obstacles, template_among
from sozialbudget.formats.publish import Writing
from sozialbudget.method.allocation import Allocation
from sozialbudget.reports.annex.output import annex_output
from sozialbudget.reports.annex.request import AnnexRequest
from sozialbudget.reports.hour_sheets import output as sheets_output
from sozialbudget.reports.hour_sheets.request import SheetsRequest
from sozialbudget.words import Lang


@in_own_context
def write_annex(
    allocation: Allocation,
    paths: str | Path | Iterable[str | Path],
    request: AnnexRequest | None = None,
    lang: Lang = "de",
    *,
    archive: bool = False,
    template: str | Path | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> list[Path]:
    """Write the annex to `paths`, one or several, by their suffixes: .pdf, .html, .docx, .xlsx; all or none of them.

    `archive` makes the PDF a PDF/A-2a, too; `template` is the letterhead of the DOCX. Returns the paths. Raises
    OutputError where a file exists and `force` is not set, or cannot be written; InputError where the template cannot
    be used; NoSolutionError where `request.suppress_below` cannot be kept; ValueError where it is asked for together
    with a workbook, which holds every input.
    """
    asked = request or AnnexRequest()
    targets = [Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]
    if asked.suppress_below is not None and any(target.suffix.lower() == ".xlsx" for target in targets):
        raise ValueError("suppress_below and .xlsx exclude one another: the workbook holds every input")
    output = annex_output(asked)
    raise_obstacles(targets, None, force, output.endings)
    letterhead = None if template is None else Path(template)
    _check(letterhead, targets)
    output.write(Writing(allocation, lang, archive, letterhead, progress), targets, force=force)
    return targets


@in_own_context
def write_hour_sheets(
    allocation: Allocation,
    folder: str | Path,
    request: SheetsRequest | None = None,
    lang: Lang = "de",
    *,
    force: bool = False,
    progress: Progress | None = None,
) -> list[Path]:
    """Write the sheet of each provider or district and the covering list into `folder`, all or none of them.

    Returns the files, the covering list of each format first. Raises OutputError where one exists and `force` is not
    set, or cannot be written; InputError where the letterhead cannot be used.
    """
    asked, into = request or SheetsRequest(), Path(folder)
    sheets = sheets_output.plan(allocation.case, asked.by, lang)
    names = sheets_output.file_names(sheets, asked.formats, lang)
    found = list(folder_obstacles(into, names, None, force))
    if found:
        raise OutputError(found)
    _check(asked.template, [into / name for name in names])
    return [
        into / name for name in sheets_output.write_hour_sheets(allocation, asked, into, lang, progress, force=force)
    ]


def _check(template: Path | None, targets: Sequence[Path]) -> None:
    """Raise what is wrong with a letterhead; it is never replaced by what is made from it."""
    if template is None:
        return
    from sozialbudget.formats.render.word import check_template

    check_template(template)
    found = list(template_among(targets, template))
    if found:
        raise OutputError(found)
