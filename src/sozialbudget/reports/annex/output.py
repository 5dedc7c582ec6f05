"""The annex written to files: one document for PDF, HTML and DOCX, and the live workbook with its title block."""

from collections.abc import Sequence
from pathlib import Path

from sozialbudget.formats.document import Document
from sozialbudget.formats.output import Progress
from sozialbudget.formats.publish import DOCUMENT_SUFFIXES, publish
from sozialbudget.method.allocation import Allocation
from sozialbudget.reports.annex.build import annex
from sozialbudget.reports.annex.request import AnnexRequest
from sozialbudget.words import Lang
from sozialbudget.workbook.result.context import TitleBlock

ANNEX_SUFFIXES = (*DOCUMENT_SUFFIXES, ".xlsx")
"""What an annex can be written as."""


def write_annex(
    allocation: Allocation,
    request: AnnexRequest,
    targets: Sequence[Path],
    lang: Lang,
    *,
    force: bool = False,
    archive: bool = False,
    template: Path | None = None,
    progress: Progress | None = None,
    withholding: Progress | None = None,
) -> None:
    """Write the annex to each of `targets` by its suffix, all or none of them.

    `archive` makes the PDF a PDF/A-2a; `template` is the letterhead of the DOCX. Raises OutputError where one cannot
    be written, InputError where the template cannot be used, NoSolutionError where `request.suppress_below` cannot be
    kept. Call `formats.output.raise_obstacles` before the calculation. `progress` is told how much is written,
    `withholding` before that how many districts with small counts are protected.
    """
    document = annex(allocation, request, lang, withholding)

    def xlsx(path: Path) -> None:
        from sozialbudget.workbook.write import write_workbook

        write_workbook(allocation, path, lang, block=_title_block(document, request))

    publish(document, targets, {".xlsx": xlsx}, force=force, archive=archive, template=template, progress=progress)


def _title_block(document: Document, request: AnnexRequest) -> TitleBlock:
    return TitleBlock(
        title=document.title,
        facts=document.facts,
        running=document.running,
        author=document.author,
        day=document.day,
        draft=document.draft,
        left=request.part.budgets,
        right=request.part.services,
    )
