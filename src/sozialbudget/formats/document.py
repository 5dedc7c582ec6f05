"""A document for people, as data: what it says and how it is ordered, not how it looks.

The annex and the hour sheets are built as a `Document` once and rendered to PDF, HTML and DOCX (render/), so that all
formats say the same. Every text is data: a renderer writes it as text, whatever characters it holds, never as markup.
Numbers are told already, in the document's language.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import Literal

from sozialbudget.formats import table as stated
from sozialbudget.formats.charts.chart import Chart
from sozialbudget.words import Lang, say
from sozialbudget.words.text import heading


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `lead` is the sentence a reader should see first, `note` small print, `formula` an arithmetic."""

    runs: tuple[Run, ...]
    kind: Literal["body", "lead", "note", "formula"] = "body"

    @property
    def text(self) -> str:
        """The paragraph without emphasis."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Listing:
    """A bulleted list."""

    items: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure to be seen from across the room, and what it is."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Up to four key figures side by side."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header, the header above it that it shares with its neighbours, and its form.

    `width` is its share of the room relative to the other columns, 0: as narrow as its content.
    """

    header: str
    group: str = ""
    align: Literal["left", "right"] = "right"
    width: float = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: one text per column."""

    cells: tuple[str, ...]
    kind: Literal["body", "subtotal", "total"] = "body"


@dataclass(frozen=True, slots=True)
class HeaderGroup:
    """Neighbouring columns, the first and one past the last, under the header they share; one without stands alone."""

    header: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Its header rows are repeated on each page; the first `row_headers` columns name the row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_headers: int = 1
    note: str = ""

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.caption}: a row has not one cell per column")

    @property
    def groups(self) -> tuple[HeaderGroup, ...]:
        """All columns by the header above theirs, from left to right."""
        found: list[HeaderGroup] = []
        for at, column in enumerate(self.columns):
            if found and column.group and found[-1].header == column.group:
                found[-1] = replace(found[-1], end=at + 1)
            else:
                found.append(HeaderGroup(column.group, at, at + 1))
        return tuple(found)

    @property
    def is_grouped(self) -> bool:
        """Whether its header has two rows."""
        return any(column.group for column in self.columns)

    @property
    def totals(self) -> int:
        """How many rows at its end are totals."""
        return len(list(takewhile(lambda row: row.kind == "total", reversed(self.rows))))


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, its caption, and what it shows in words for those who cannot see it."""

    chart: Chart
    caption: str
    alt: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on: under each, who signs (`place and date` stands before each)."""

    place_and_date: str
    signatories: tuple[str, ...]


Block = Paragraph | Listing | KeyFigures | Table | Figure | Signatures


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, up to the next heading. Levels 1 to 3; the title of the document is above."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 1
    landscape: bool = False
    new_page: bool = False
    keep_together: bool = False
    """Whether it is to stand on one page where it fits on one."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `facts` are the lines of the title block (label, value), `draft` the word marking every page.

    `running` stands at the head of every page, `imprint` at its foot beside the page number. `day` is the date of the
    document; None where nobody said one (the clock is never asked).
    """

    title: str
    subtitle: str
    lang: Lang
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    running: str
    imprint: str
    author: str = ""
    day: date | None = None
    draft: str | None = None
    subject: str = ""

    def blocks(self) -> Iterator[Block]:
        """Every block, in reading order."""
        for section in self.sections:
            yield from section.blocks

    def figures(self) -> Iterator[tuple[Section, Figure]]:
        """Every figure with its section, in reading order."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Figure):
                    yield section, block

    def levels(self) -> list[int]:
        """The level of each section's heading; none is skipped, for readers move through a document by them."""
        levels: list[int] = []
        for section in self.sections:
            levels.append(min(section.level, (levels[-1] if levels else 0) + 1))
        return levels


def body(*texts: str | Run) -> Paragraph:
    """A paragraph of plain texts and runs."""
    return Paragraph(tuple(Run(text) if isinstance(text, str) else text for text in texts))


def printed(table: stated.Table, lang: Lang, row_headers: int = 1) -> Table:
    """`table` on paper."""
    columns, first = table.columns, table.columns[0]
    kinds: Sequence[stated.Kind] = table.kinds or ["body"] * len(table)
    told = zip(*(column.told(lang) for column in columns), strict=True)
    rows = [Row(cells, kind) for cells, kind in zip(told, kinds, strict=True)]
    if table.total is not None:
        totals = (column.form.told(column.total, lang) for column in columns if column is not first)
        rows.append(Row((table.total, *totals), "total"))
    return Table(
        table.caption,
        tuple(
            Column(
                heading(column.head(lang)) if column.begins else column.head(lang),
                column.unit,
                "left" if column.is_text else "right",
                column.share,
            )
            for column in columns
        ),
        tuple(rows),
        row_headers,
        table.note,
    )


def numbered(sections: Sequence[Section], lang: Lang) -> tuple[Section, ...]:
    """The same sections with the tables and figures numbered in their captions, each kind from 1."""
    counts = {Table: 0, Figure: 0}
    words = {Table: say("document.table", lang), Figure: say("document.figure", lang)}

    def number(block: Block) -> Block:
        if isinstance(block, Table | Figure):
            kind = type(block)
            counts[kind] += 1
            return replace(block, caption=f"{words[kind]} {counts[kind]}: {block.caption}")
        return block

    return tuple(replace(section, blocks=tuple(number(block) for block in section.blocks)) for section in sections)
