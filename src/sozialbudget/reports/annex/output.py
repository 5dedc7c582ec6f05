"""What an annex can be written as: one document for PDF, HTML and DOCX, and the live workbook with its title block."""

from sozialbudget.formats.document import Document
from sozialbudget.formats.output import Progress
from sozialbudget.formats.publish import Output, Writing, papers
from sozialbudget.method.allocation import Allocation
from sozialbudget.reports.annex.build import annex
from sozialbudget.reports.annex.request import AnnexRequest
from sozialbudget.words import Lang


def annex_output(request: AnnexRequest, withholding: Progress | None = None) -> Output[Allocation]:
    """The annex as it is asked for.

    Its writers raise NoSolutionError where `request.suppress_below` cannot be kept; `withholding` is told how many
    districts with small counts are protected.
    """

    def build(allocation: Allocation, lang: Lang) -> Document:
        return annex(allocation, request, lang, withholding)

    def workbook(writing: Writing[Allocation]) -> memoryview:
        from sozialbudget.workbook.result.context import TitleBlock
        from sozialbudget.workbook.write import workbook_bytes

        document = writing.once(build)
        block = TitleBlock(
            title=document.title,
            facts=document.facts,
            running=document.running,
            author=document.author,
            day=document.day,
            draft=document.draft,
            left=request.part.budgets,
            right=request.part.services,
        )
        return workbook_bytes(writing.thing, writing.lang, block=block)

    return Output({**papers(build), ".xlsx": workbook})
