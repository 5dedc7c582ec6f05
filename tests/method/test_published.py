"""What is published says what was calculated: PDF, HTML and DOCX read back, for both examples, languages, all parts.

Berlin's districts fill 270 pages; its files hold the first ten of them and everything else.
"""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import docx as python_docx
import pypdfium2
import pytest
from lxml import html as lxml_html

from annexes import EVERY, allocation, example, parsed
from pdf_structure import TaggedPdf, grid
from sozialbudget.formats.document import Document, Figure, Table
from sozialbudget.formats.render.html import html
from sozialbudget.formats.render.pdf import pdf
from sozialbudget.formats.render.word import docx
from sozialbudget.reports.annex.request import Part
from sozialbudget.words import Lang

Grid = list[list[str]]
_DISTRICTS = 10


def published(name: str, part: Part, lang: Lang) -> Document:
    """The annex, of a county of many districts with the pages of the first ones only."""
    document = example(name, part, lang)
    pages = [section for section in document.sections if re.match(r"5\.\d", section.title)]
    return replace(document, sections=tuple(s for s in document.sections if s not in pages[_DISTRICTS:]))


def squeezed(text: str) -> str:
    """Without spaces, hyphens and marks of where a line may be broken; minus signs are others and stay."""
    return re.sub(r"[\s\u00ad\u200b\u2060\u2010-]", "", text)


def in_pdf(content: bytes) -> tuple[list[Grid], list[str], str]:
    """Tables, alternative texts and all text."""
    tagged = TaggedPdf(content)
    assert tagged.faults() == []
    _, *tables = tagged.root.all("Table")
    found = [[[tagged.text(cell) for cell in row] for row in grid(table)] for table in tables]
    return found, [str(figure.raw.Alt) for figure in tagged.root.all("Figure")], tagged.text(tagged.root)


def in_html(content: bytes) -> tuple[list[Grid], list[str], str]:
    """The same of HTML; header cells of several columns stand over each of them."""
    root = lxml_html.fromstring(content.decode())
    found = []
    for table in root.findall(".//table"):
        lines: dict[tuple[int, int], str] = {}
        for y, row in enumerate(table.iter("tr")):
            x = 0
            for cell in row:
                while (y, x) in lines:
                    x += 1
                wide, high = int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))
                lines |= {(y + dy, x + dx): cell.text_content() for dy in range(high) for dx in range(wide)}
        width = 1 + max(x for _, x in lines)
        found.append([[lines[y, x] for x in range(width)] for y in range(1 + max(y for y, _ in lines))])
    alts = [figure.get("aria-label") or "" for figure in root.xpath("//*[@role='img']")]
    return found, alts, root.find("body").text_content()


def in_docx(content: bytes) -> tuple[list[Grid], list[str], str]:
    """The same of DOCX; tables of layout have no title."""
    word = python_docx.Document(io.BytesIO(content))
    named = [table for table in word.tables if table._tbl.tblPr.xpath("w:tblCaption")]
    found = [[[cell.text for cell in row.cells] for row in table.rows] for table in named]
    alts = [str(shape) for shape in word.element.body.xpath(".//wp:docPr/@descr")]
    return found, alts, "".join(word.element.body.xpath(".//w:t/text()"))


FORMATS: dict[str, tuple[Callable[[Document], bytes], Callable[[bytes], tuple[list[Grid], list[str], str]]]] = {
    "pdf": (pdf, in_pdf),
    "html": (html, in_html),
    "docx": (docx, in_docx),
}


def expected(table: Table) -> Iterator[list[str]]:
    names = [column.header for column in table.columns]
    if any(column.group for column in table.columns):
        yield [column.group or column.header for column in table.columns]
    yield names
    yield from (list(row.cells) for row in table.rows)


def in_reading_order(content: bytes, wanted: list[Table]) -> None:
    """Each row of the long tables, number by number, behind the row before: quick to read for many pages."""
    file = pypdfium2.PdfDocument(content)
    text = squeezed("".join(file[number].get_textpage().get_text_bounded() for number in range(len(file))))
    at = 0
    for table in wanted:
        if len(table.rows) > _DISTRICTS**2:
            for row in table.rows:
                numbers = squeezed("".join(row.cells[2:]))
                assert numbers in text[at:], row
                before, at = at, text.index(numbers, at) + len(numbers)
                # A name of two lines stands around its numbers, a long word of it divided.
                around = text[before : at + 60]
                assert all(word[:4] in around for cell in row.cells[:2] for word in re.split(r"[\s-]+", cell)), row
    assert at, "no long table"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("name", "part", "lang"), EVERY)
def test_what_is_published_is_what_was_calculated(name: str, part: Part, lang: Lang, form: str) -> None:
    document = published(name, part, lang)
    write, read = FORMATS[form]
    content = write(document)
    wanted = [block for block in document.blocks() if isinstance(block, Table)]
    if form == "pdf" and len(allocation(name).budget) > _DISTRICTS:
        in_reading_order(content, wanted)
        return

    found, alts, text = read(content)
    assert [[[squeezed(cell) for cell in row] for row in table] for table in found] == [
        [[squeezed(cell) for cell in row] for row in expected(table)] for table in wanted
    ]
    assert alts == [block.alt for block in document.blocks() if isinstance(block, Figure)]
    assert all(squeezed(section.title) in squeezed(text) for section in document.sections)

    # The sheet itself once more, against the calculation and by adding up what a reader sees.
    a = allocation(name)
    n = len(a.budget)
    columns = [
        (header, [row[x].strip() for row in table[-n - 1 :]])
        for table in found
        if len(table) > n and table[-1][0].strip() == ("Summe" if lang == "de" else "Total")
        for x, header in enumerate(" ".join(cell.split()).lower() for cell in table[-n - 2])
    ]
    sums = {"budget neu": a.budget, "budget": a.budget} if part.budgets else {}
    sums |= {"personalbudget": a.personnel, "personnel": a.personnel} if part.services else {}
    read_back = [(header, cells) for header, cells in columns if header in sums]
    assert len({header for header, _ in read_back}) == part.budgets + part.services
    for header, cells in read_back:
        numbers = [parsed(cell, lang) for cell in cells]
        assert numbers[:-1] == list(sums[header])
        assert sum(numbers[:-1], Decimal(0)) == numbers[-1]
