"""Annexes of the examples as documents, and printed numbers read back."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from sozialbudget import Allocation, allocate, read_workbook
from sozialbudget.formats.document import Column, Document, Figure, KeyFigures, Listing, Paragraph, Table
from sozialbudget.reports.annex.build import annex
from sozialbudget.reports.annex.request import AnnexRequest, Part
from sozialbudget.words import LANGUAGES, Lang

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = ("lueneburg", "berlin")
EVERY = [(name, part, lang) for name in NAMES for part in Part for lang in LANGUAGES]
"""Each example in each part and language."""


@cache
def allocation(name: str) -> Allocation:
    """The calculation of an example."""
    return allocate(read_workbook(EXAMPLES / name / "eingabe.xlsx"))


@cache
def example(name: str, part: Part = Part.ALL, lang: Lang = "de") -> Document:
    """The annex of an example."""
    return annex(allocation(name), AnnexRequest(part=part), lang)


def parsed(cell: str, lang: Lang) -> Decimal:
    """The number a printed cell shows."""
    plain = cell.split("\N{NO-BREAK SPACE}")[0].lstrip("+±").rstrip("%").replace("−", "-")
    swapped = plain.replace(".", "").replace(",", ".") if lang == "de" else plain.replace(",", "")
    return Decimal(swapped)


def tables(document: Document) -> list[Table]:
    """Its tables in order."""
    return [block for block in document.blocks() if isinstance(block, Table)]


def district_tables(document: Document) -> list[Table]:
    """The tables of the Berechnungsbogen with a row for each district."""
    return [table for table in tables(document) if table.row_headers == 2 and table.rows[-1].kind == "total"]


def columns(table: Table) -> Iterator[tuple[Column, list[str], str]]:
    """Each column with its cells and its total."""
    for k, column in enumerate(table.columns):
        yield column, [row.cells[k] for row in table.rows if row.kind == "body"], table.rows[-1].cells[k]


def text_of(document: Document) -> str:
    """Everything a reader reads outside of charts, and their alternative texts, in order."""
    return "\n".join(_texts(document))


def _texts(document: Document) -> Iterator[str]:
    yield document.title
    yield document.subtitle
    for section in document.sections:
        yield section.title
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield block.text
                case Listing():
                    yield from (item.text for item in block.items)
                case KeyFigures():
                    yield from (f"{item.value} {item.label}" for item in block.items)
                case Figure():
                    yield block.caption
                    yield block.alt
                case Table():
                    yield block.caption
                    yield from (f"{column.group} {column.header}" for column in block.columns)
                    yield from (" | ".join(row.cells) for row in block.rows)
                    yield block.note
