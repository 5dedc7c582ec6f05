"""The annex written to files: one document for PDF, HTML and DOCX, and the live workbook with its title block."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sozialbudget.method.allocation import Allocation
from sozialbudget.report.annex.build import annex
from sozialbudget.report.annex.request import AnnexRequest
from sozialbudget.report.document import Document
from sozialbudget.report.output import Fill, Progress, write_files
from sozialbudget.words import Lang
from sozialbudget.workbook.result.title_block import TitleBlock

ANNEX_SUFFIXES = (".pdf", ".docx", ".html", ".xlsx")
"""What an annex can be written as."""


def write_annex(
    allocation: Allocation,
    request: AnnexRequest,
    targets: Sequence[Path],
    lang: Lang,
    *,
    archive: bool = False,
    template: Path | None = None,
    progress: Progress | None = None,
    withholding: Progress | None = None,
) -> None:
    """Write the annex to each of `targets` by its suffix, all or none of them.

    `archive` makes the PDF a PDF/A-2a; `template` is the letterhead of the DOCX. Raises OutputError where one cannot
    be written, InputError where the template cannot be used, NoSolutionError where `request.suppress_below` cannot be
    kept. Call `report.output.raise_obstacles` before the calculation. `progress` is told how much is written,
    `withholding` before that how many districts with small counts are protected.
    """
    document = annex(allocation, request, lang, withholding)

    written = 0

    def drawn(done: int, total: int) -> None:
        # Drawing is about half of the work; setting the pages cannot be counted.
        if progress:
            progress(2 * written * total + done, 2 * len(targets) * total)

    def pdf(path: Path) -> None:
        from sozialbudget.report.render.pdf import pdf

        path.write_bytes(pdf(document, archive, drawn))

    def html(path: Path) -> None:
        from sozialbudget.report.render.html import html

        path.write_bytes(html(document))

    def docx(path: Path) -> None:
        from sozialbudget.report.render.word import docx

        path.write_bytes(docx(document, template))

    def xlsx(path: Path) -> None:
        from sozialbudget.workbook.write import write_workbook

        write_workbook(allocation, path, lang, block=_title_block(document, request))

    fillers: dict[str, Fill] = {".pdf": pdf, ".html": html, ".docx": docx, ".xlsx": xlsx}

    def fill(filler: Fill, path: Path) -> None:
        nonlocal written
        filler(path)
        written += 1
        if progress:
            progress(written, len(targets))

    write_files([(target, partial(fill, fillers[target.suffix.lower()])) for target in targets])


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
