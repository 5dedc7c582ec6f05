"""A document as one self-contained HTML file: no scripts, nothing loaded, and its policy forbids both.

What a document says is written as text by the template (autoescape); only the drawn charts and the style sheet are
markup. The page is read in any order by its headings, landmarks and anchors, which stay the same for the same document.
"""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from sozialbudget.formats.charts.chart import Waterfall
from sozialbudget.formats.charts.draw import svg
from sozialbudget.formats.document import Block, Document, Figure, Row, Section, Table
from sozialbudget.words import Lang, say
from sozialbudget.words.text import in_order

_REGION = 5
"""Tables of more columns are regions of their own to a screen reader."""
_WIDE = 10
"""Tables of more columns are set closer on the screen."""
_NARROW = 5
"""Tables of up to so many columns, at most one of them of running text, do not fill a wide screen."""
_LONG = 20
"""Tables of more rows scroll under their header on the screen."""
_FEW = 16
"""Tables of up to so many rows are not divided in print."""
_ONE_LINE = 24
"""Numbers up to this length are never broken."""
_SHORT = 12
"""Words up to this length are not broken where a column is to be as narrow as its content."""
_NAME, _TEXT = 17, 14
"""Characters in a line of print where it names the row, and where it is other running text (document.css)."""
_CHARACTER_EM, _PADDING_EM = 0.64, 0.9
"""Widths in print, of the widest common font."""
_PORTRAIT_PT, _LANDSCAPE_PT = 487, 768
"""Room between the margins of an A4 page (document.css)."""
_LARGEST_PT, _SMALLEST_PT = 9.0, 4.0


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column: how its cells are written, its share of the room in percent, whether it names the row."""

    classes: str
    share: int
    names_row: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring columns under one header, or those beside it that have none."""

    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the header."""

    text: str
    classes: str
    scope: Literal["col", "colgroup"] = "col"
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a table's body or its foot."""

    tag: Literal["tbody", "tfoot"]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table, ready to be written."""

    block: Table
    id: str
    classes: str
    role: Literal["region", "group"]
    length: Literal["short", "medium", "long"]
    columns: tuple[ColumnView, ...]
    groups: tuple[Group, ...]
    head: tuple[tuple[HeadCell, ...], ...]
    parts: tuple[Part, ...]
    kind: Literal["Table"] = "Table"


def table_view(table: Table, name: str, landscape: bool) -> TableView:
    """`table` as it is written, with the id `name`; in print it is as wide as a page at most."""
    columns = tuple(_columns(table))
    return TableView(
        block=table,
        id=name,
        classes=f"{_breadth(columns)} print-{round(_print_size(table, columns, landscape) * 10)}",
        role="region" if len(columns) > _REGION else "group",
        length="short" if len(table.rows) <= _FEW else "medium" if len(table.rows) <= _LONG else "long",
        columns=columns,
        groups=tuple(Group(columns[group.start : group.end]) for group in table.groups),
        head=tuple(_head(table, columns)),
        parts=tuple(_parts(table)),
    )


def _breadth(columns: Sequence[ColumnView]) -> Literal["wide", "middle", "narrow"]:
    if len(columns) > _WIDE:
        return "wide"
    running = sum("words" in column.classes for column in columns)
    return "narrow" if len(columns) <= _NARROW and running <= 1 else "middle"


def _columns(table: Table) -> Iterator[ColumnView]:
    room = sum(column.width for column in table.columns)
    for index, column in enumerate(table.columns):
        longest = max((len(row.cells[index]) for row in table.rows), default=0)
        if column.align == "right":
            form = "number" if longest <= _ONE_LINE else "right"
        else:
            form = "word" if longest <= _SHORT and not column.width else "words"
        sticks = " sticks" if index == table.row_headers - 1 else ""
        # In steps of 5 %, as the style sheet has them.
        share = round(20 * column.width / room) * 5 if column.width else 0
        yield ColumnView(form + sticks, share, index < table.row_headers)


def _head(table: Table, columns: Sequence[ColumnView]) -> Iterator[tuple[HeadCell, ...]]:
    heads = [HeadCell(column.header, view.classes) for column, view in zip(table.columns, columns, strict=True)]
    if not table.is_grouped:
        yield tuple(heads)
        return
    upper: list[HeadCell] = []
    lower: list[HeadCell] = []
    for group in table.groups:
        if group.header:
            upper.append(HeadCell(group.header, "group", "colgroup", group.end - group.start))
            lower += heads[group.start : group.end]
        else:
            upper.append(replace(heads[group.start], rowspan=2))
    yield tuple(upper)
    yield tuple(lower)


def _parts(table: Table) -> Iterator[Part]:
    """The body and, where the last rows are totals, the foot."""
    end = len(table.rows) - table.totals
    if table.rows[:end]:
        yield Part("tbody", table.rows[:end])
    if table.rows[end:]:
        yield Part("tfoot", table.rows[end:])


def _print_size(table: Table, columns: Sequence[ColumnView], landscape: bool) -> float:
    """The size of type, pt, at which the table is as wide as an A4 page at most."""
    widths = [_width(table, index, column) for index, column in enumerate(columns)]
    for group in table.groups:
        widths[group.start] += max(0, _longest_word(group.header) - sum(widths[group.start : group.end]))
    em = sum(widths) * _CHARACTER_EM + len(widths) * _PADDING_EM
    fitting = (_LANDSCAPE_PT if landscape else _PORTRAIT_PT) / em
    return max(_SMALLEST_PT, min(_LARGEST_PT, int(fitting * 2) / 2))


def _width(table: Table, index: int, column: ColumnView) -> int:
    """Characters the column cannot do without in a line."""
    if "words" in column.classes:
        content = _NAME if "sticks" in column.classes else _TEXT
    else:
        content = min(_ONE_LINE, max((len(row.cells[index]) for row in table.rows), default=0))
    return max(_longest_word(table.columns[index].header), content)


def _longest_word(text: str) -> int:
    return max(map(len, re.split(r"\s+|(?<=-)", text)))


_FOLDER = Path(__file__).parent
_CHART_MM, _WATERFALL_MM = 170, 150
"""Widths charts are drawn at; the page scales them within bounds that keep their words legible."""
_LONG_LIST = 12
"""Lists of sections with more entries are folded in the contents."""
_SLUG_LENGTH = 60
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "ł": "l", "ı": "i"})


def html(document: Document) -> bytes:
    """`document` as HTML in UTF-8; the same document gives the same bytes."""
    sections = list(_section_views(document))
    style = _style(document)
    lang = document.lang
    page = _template().render(
        document=document,
        style=Markup(style),
        policy=_policy(style),
        contents=_contents(sections, lang),
        sections=sections,
        words={"skip": say("document.skip", lang), "contents": say("document.contents", lang)}
        | {"to_contents": say("document.to_contents", lang)},
    )
    # The macros above the page leave line breaks.
    return page.lstrip().encode("utf-8")


# --- sections and the list of contents ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block other than a table; `id` and `svg` where it is a figure."""

    block: Block
    id: str = ""
    svg: Markup | None = None

    @property
    def kind(self) -> str:
        """The name of its type, by which the template draws it."""
        return type(self.block).__name__


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its anchor and the level of its heading (2 to 4; 1 is the document's title)."""

    id: str
    title: str
    level: int
    classes: str
    ends_chapter: bool
    blocks: tuple[BlockView | TableView, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents and those below it."""

    id: str
    title: str
    below: tuple["Entry", ...] = ()
    show_all: str = ""

    @property
    def is_long(self) -> bool:
        """Whether the lines below it are folded."""
        return len(self.below) > _LONG_LIST


def _section_views(document: Document) -> Iterator[SectionView]:
    levels = document.levels()
    positions = [0, 0, 0]
    blocks = _BlockViews()
    for index, (section, level) in enumerate(zip(document.sections, levels, strict=True)):
        positions[level - 1] += 1
        positions[level:] = [0] * (3 - level)
        number = "-".join(map(str, positions[:level]))
        yield SectionView(
            id="-".join(part for part in (f"s{number}", slug(section.title)) if part),
            title=section.title,
            level=level + 1,
            classes=_classes(section, level),
            ends_chapter=index + 1 == len(levels) or levels[index + 1] == 1,
            blocks=tuple(blocks.view(block, section.landscape) for block in section.blocks),
        )


def _classes(section: Section, level: int) -> str:
    told = {"landscape": section.landscape, "new-page": section.new_page, "together": section.keep_together}
    return " ".join([f"level-{level}", *(name for name, holds in told.items() if holds)])


class _BlockViews:
    """Views of blocks, tables and figures numbered through the document for their ids."""

    def __init__(self) -> None:
        self._tables = self._figures = 0

    def view(self, block: Block, landscape: bool) -> BlockView | TableView:
        if isinstance(block, Table):
            self._tables += 1
            return table_view(block, f"table-{self._tables}", landscape)
        if isinstance(block, Figure):
            self._figures += 1
            return BlockView(block, f"figure-{self._figures}", _chart(block, f"chart-{self._figures}"))
        return BlockView(block)


def _chart(figure: Figure, name: str) -> Markup:
    drawn = svg(figure.chart, _WATERFALL_MM if isinstance(figure.chart, Waterfall) else _CHART_MM, name)
    start = "<svg "
    if not drawn.startswith(start):
        raise ValueError(f"{name} is not an SVG element")
    kind = type(figure.chart).__name__.lower()
    named = f'<svg role="img" aria-label="{escape(_legible(figure.alt))}" class="{kind}" '
    return Markup(named + drawn.removeprefix(start))


def _contents(sections: Sequence[SectionView], lang: Lang) -> list[Entry]:
    """Chapters with the sections of the second level below each."""
    chapters: list[tuple[SectionView, list[Entry]]] = []
    for section in sections:
        if section.level == 2:
            chapters.append((section, []))
        elif section.level == 3:
            chapters[-1][1].append(Entry(section.id, section.title))
    return [
        Entry(chapter.id, chapter.title, tuple(below), say("document.show_all", lang, n=len(below)))
        for chapter, below in chapters
    ]


def slug(title: str) -> str:
    """`title` for an address: small letters a to z and digits, umlauts written out, the rest hyphens."""
    written = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", title).lower().translate(_WRITTEN_OUT))
    plain = "".join(c for c in written if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_SLUG_LENGTH].strip("-")


# --- the page -----------------------------------------------------------------------------------------


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_finalized
    )
    return environment.from_string((_FOLDER / "document.html.jinja").read_text(encoding="utf-8"))


def _finalized(value: object) -> object:
    return value if isinstance(value, Markup) or not isinstance(value, str) else _legible(value)


def _legible(text: str) -> str:
    """`text` with a replacement character for each one that HTML cannot hold, and nothing that turns its order."""
    return in_order(_NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text))


_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def _style(document: Document) -> str:
    """The style sheet; its last rules print what stands at the head and foot of each page."""
    page = say("print.page", document.lang)
    running = " · ".join(text for text in (document.draft, document.running) if text)
    boxes = {
        "@top-left": f"{_css_string(running)}",
        "@bottom-left": f"{_css_string(document.imprint)}",
        "@bottom-right": f'{_css_string(page)} " " counter(page) " / " counter(pages)',
    }
    told = "\n".join(f"  {box} {{ content: {content}; }}" for box, content in boxes.items())
    return f"\n{(_FOLDER / 'document.css').read_text(encoding='utf-8')}\n@page {{\n{told}\n}}\n"


def _css_string(text: str) -> str:
    """`text` as a string of CSS: whatever is no letter or digit of ASCII is written as its number."""
    return '"{}"'.format("".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in _legible(text)))


def _policy(style: str) -> str:
    """Nothing is loaded or run; only this one style sheet counts, known by its hash."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
