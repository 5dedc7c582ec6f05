"""A document as DOCX, with Word's own headings, captions, lists and header rows, in a letterhead or a plain page."""

import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import assert_never

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from sozialbudget.case.problems import InputError, Place, Problem
from sozialbudget.formats.document import (
    Block,
    Document,
    Figure,
    KeyFigures,
    Listing,
    Paragraph,
    Run,
    Section,
    Signatures,
    Table,
)
from sozialbudget.formats.fonts import width as em
from sozialbudget.formats.render.word_page import Pages, bare_pages, letterhead_pages, pictures, sections_of
from sozialbudget.formats.render.word_styles import LANGUAGES, Styles
from sozialbudget.formats.render.word_table import Room, font_factor, table, table_style
from sozialbudget.formats.render.word_template import bare, broken_told, emptied, letterhead
from sozialbudget.formats.render.word_xml import Element, clean, field, paragraph, properties_of, run, w
from sozialbudget.words import say
from sozialbudget.words.text import shown

__all__ = ["check_template", "docx"]

_EPOCH = datetime(1980, 1, 1)
"""Stands for the day where none is said, and in the archive: the clock is never asked."""

_STYLES_OF_KINDS = {
    "body": "Normal",
    "lead": "sozialbudget Lead",
    "note": "sozialbudget Note",
    "formula": "sozialbudget Formula",
}
_KEY_FIGURE = 40
"""Size of key figures in half points, as in their style."""

_DENSE = 1.07
"""Charts of what is to stay on one page are drawn so much wider than they are shown: two such parts fit on a page."""

_LEAST_ROOM_MM = 40
"""A turned page with the head of a letter (DIN 5008) leaves more, both ways."""

_AFTER_TABLE = 120
"""Twips between a table and text below it."""


def docx(document: Document, template: Path | None = None) -> bytes:
    """`document` as DOCX; with `template`, a letterhead, in its styles, page and header.

    The same document and template give the same bytes. Raises InputError where the template cannot be used.
    """
    word, styles, pages, of_tables = _bare(document) if template is None else _of_letterhead(template, document)
    body = _Body(word, document, styles, pages, of_tables)
    body.write()
    _properties(word, document)
    return _as_bytes(word)


def check_template(path: Path) -> None:
    """Raise InputError where `path` cannot serve as letterhead."""
    _of_letterhead(path, Document(title="", subtitle="", lang="de", facts=(), sections=(), running="", imprint=""))


def _check_room(pages: Pages, path: Path) -> None:
    """Raise InputError where the margins of a letterhead leave too little of a page."""
    for landscape in (False, True):
        room = pages.room(landscape)
        width, height = (max(0, round(twips / 1440 * 25.4)) for twips in (room.width, room.height))
        if min(width, height) < _LEAST_ROOM_MM:
            values = {"width": width, "height": height, "least": _LEAST_ROOM_MM}
            raise InputError([Problem("template_too_narrow", Place(shown(path.name)), values=values)])


_Start = tuple[WordDocument, Styles, Pages, str | None]
"""An empty Word document, its styles, its pages, and the style of its tables where a letterhead says one."""


def _bare(document: Document) -> _Start:
    word = bare(document.lang)
    styles = Styles(word.styles.element, document.lang, bare=True)
    return word, styles, bare_pages(word, document, styles), None


def _of_letterhead(path: Path, document: Document) -> _Start:
    word = letterhead(path)
    with broken_told(path):
        sections, of_tables = sections_of(word), _table_style_in_use(word)
        emptied(word)
        styles = Styles(word.styles.element, document.lang, bare=False)
        pages = letterhead_pages(word, sections, document, styles)
        _check_room(pages, path)
        return word, styles, pages, of_tables if styles.is_table_style(of_tables) else None


class _Body:
    """Writes the text of a document, section by section."""

    def __init__(
        self, word: WordDocument, document: Document, styles: Styles, pages: Pages, of_tables: str | None
    ) -> None:
        self._body = word.element.body
        self._document = document
        self._styles = styles
        self._pages = pages
        self._table_style = table_style(styles, of_tables)
        self._bullets = _bullets(word, styles)
        self._numbers = _numbers(_numbering(word))
        self._landscape = False
        figures = [
            (figure, self._pages.room(section.landscape), _DENSE if section.keep_together else 1.0)
            for section, figure in document.figures()
        ]
        self._pictures = pictures(word, figures)

    @property
    def _room(self) -> Room:
        return self._pages.room(self._landscape)

    def write(self) -> None:
        """Write it all; the last section's page ends the body."""
        sections = self._document.sections
        self._landscape = bool(sections) and sections[0].landscape
        first = True
        self._title()
        for section in sections:
            turned = section.landscape != self._landscape
            if turned:
                self._end_section(first)
                first, self._landscape = False, section.landscape
            self._section(section, section.new_page and not turned, at_top=section.new_page or turned)
        self._ended_by_paragraph()
        self._body.append(self._pages.section(self._landscape, first))

    def _title(self) -> None:
        document = self._document
        self._add(paragraph(self._styles["Title"], run(document.title)))
        if document.subtitle:
            self._add(paragraph(self._styles["Subtitle"], run(document.subtitle)))
        for label, value in document.facts:
            strong = w("rStyle", val=self._styles["Strong"])
            self._add(paragraph(self._styles["sozialbudget Fact"], run(label, strong), run(f"\t{value}")))

    def _section(self, section: Section, break_before: bool, at_top: bool) -> None:
        style = self._styles[f"heading {section.level}"]
        properties = [w("keepNext"), w("pageBreakBefore") if break_before else None]
        if self._styles.is_numbered(style, self._numbers):  # our titles bear their numbers
            properties.append(w("numPr", w("ilvl", val=0), w("numId", val=0)))
        if at_top and self._styles.added(f"heading {section.level}"):
            properties.append(w("spacing", before=0))
        self._add(paragraph(style, run(section.title), properties=tuple(properties)))
        for i, block in enumerate(section.blocks, 1):
            for element in self._block(block, section.keep_together and i < len(section.blocks)):
                self._add(element)

    def _block(self, block: Block, keep: bool) -> Iterator[Element]:
        """The elements of a block; `keep`: on one page with what follows."""
        if isinstance(block, Paragraph):
            yield self._paragraph(block, self._styles[_STYLES_OF_KINDS[block.kind]], keep)
        elif isinstance(block, Listing):
            for item in block.items:
                yield self._paragraph(item, self._styles["List Bullet"], keep, self._bullets)
        elif isinstance(block, KeyFigures):
            yield self._key_figures(block, keep)
        elif isinstance(block, Table):
            yield self._caption(block.caption, "document.table", keep=True)
            yield table(block, self._room, self._styles, self._table_style, keep)
            if block.note:
                note = Paragraph((Run(block.note),), "note")
                yield self._paragraph(note, self._styles["sozialbudget Note"], keep)
        elif isinstance(block, Figure):
            drawing = w("r", next(self._pictures))
            yield paragraph(
                None, drawing, properties=(w("keepNext"), w("spacing", before=40, after=0, line=240, lineRule="auto"))
            )
            yield self._caption(block.caption, "document.figure", keep)
        elif isinstance(block, Signatures):
            yield self._signatures(block)
        else:
            assert_never(block)

    def _paragraph(self, content: Paragraph, style: str, keep: bool, numbering: Element | None = None) -> Element:
        properties = (
            w("keepNext") if keep else None,
            w("keepLines") if keep else None,
            None if numbering is None else numbering.__copy__(),
        )
        runs = [
            run(piece.text, *((w("rStyle", val=self._styles["Strong"]),) if piece.strong else ()))
            for piece in content.runs
        ]
        return paragraph(style, *runs, properties=properties)

    def _caption(self, text: str, key: str, keep: bool) -> Element:
        """A caption whose number Word counts, too, so that it can make a list of tables."""
        word = say(key, self._document.lang)
        start, colon, rest = text.partition(": ")
        number = start.removeprefix(f"{word} ")
        content = [run(text)]
        if colon and number.isdecimal() and start != number:
            content = [run(f"{word} "), *field(f"SEQ {word} \\* ARABIC", number), run(f": {rest}")]
        # The caption of a table stands above it, that of a figure below.
        spacing = w("spacing", before=20, after=120) if key == "document.figure" else None
        return paragraph(self._styles["caption"], *content, properties=(w("keepNext") if keep else None, spacing))

    def _key_figures(self, block: KeyFigures, keep: bool) -> Element:
        """Side by side in a table without lines or headers: a layout, read from left to right."""
        count = max(1, len(block.items))
        width = self._room.width // count
        stay = (w("keepNext"),) if keep else ()
        # The longest figure is to stand on one line; the style's 20 points are 40 half points of 10 twips.
        longest = max((em(item.value, bold=True) for item in block.items), default=0)
        fitting = int((width - 300) / (longest * 10 * font_factor(self._styles))) if longest else _KEY_FIGURE
        size = (w("sz", val=max(fitting, 22)),) if fitting < _KEY_FIGURE else ()
        line = "auto" if (dark := self._styles.colour(self._styles["heading 1"])) is None else dark
        cells = [
            w(
                "tc",
                w("tcPr", w("tcW", w=width, type="dxa"), w("tcBorders", w("top", val="single", sz=18, color=line))),
                paragraph(
                    self._styles["sozialbudget Key Figure"], run(item.value, *(part.__copy__() for part in size))
                ),
                paragraph(
                    self._styles["sozialbudget Key Figure Label"],
                    run(item.label),
                    properties=tuple(p.__copy__() for p in stay),
                ),
            )
            for item in block.items
        ]
        return self._layout_table([width] * len(cells), [cells], space=200)

    def _signatures(self, block: Signatures) -> Element:
        """One row for each who signs: place and date, and the name's line beside it."""
        room, gap = self._room.width, 340
        widths = [(room - gap) * 2 // 5, gap, room - gap - (room - gap) * 2 // 5]
        style = self._styles["sozialbudget Signature"]

        def cell(width: int, text: str | None, keep: bool) -> Element:
            properties = (w("keepNext"),) if keep else ()
            content = paragraph(self._styles["sozialbudget Gap"])
            if text is not None:
                content = paragraph(style, run(text), properties=properties)
            return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), content)

        last = len(block.signatories)
        rows = [
            [
                cell(width, text, i < last)
                for width, text in zip(widths, (block.place_and_date, None, name), strict=True)
            ]
            for i, name in enumerate(block.signatories, 1)
        ]
        return self._layout_table(widths, rows, space=0)

    def _layout_table(self, widths: list[int], rows: list[list[Element]], space: int) -> Element:
        margins = w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=space, type="dxa"))
        return w(
            "tbl",
            w(
                "tblPr",
                w("tblStyle", val=self._styles["Normal Table"]),
                w("tblW", w=sum(widths), type="dxa"),
                w("tblLayout", type="fixed"),
                margins,
                w("tblLook", val="0000", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
            ),
            w("tblGrid", *(w("gridCol", w=width) for width in widths)),
            *(w("tr", w("trPr", w("cantSplit")), *cells) for cells in rows),
        )

    def _add(self, element: Element) -> None:
        """Append, keeping tables apart from each other and text at a distance from a table above it."""
        before = self._body[-1] if len(self._body) else None
        if before is not None and before.tag == qn("w:tbl"):
            if element.tag == qn("w:tbl"):
                self._body.append(paragraph(self._styles["sozialbudget Gap"]))
            else:
                self._distance(element)
        self._body.append(element)

    def _distance(self, element: Element) -> None:
        properties = properties_of(element)
        style = properties.find(qn("w:pStyle"))
        near = {self._styles[name] for name in ("Normal", "sozialbudget Lead", "List Bullet", "sozialbudget Formula")}
        if style is not None and style.get(qn("w:val")) in near:
            properties.append(w("spacing", before=_AFTER_TABLE))

    def _end_section(self, first: bool) -> None:
        """End the pages of this orientation: with the last paragraph, not with an empty one that could make a page."""
        self._ended_by_paragraph()
        properties_of(self._body[-1]).append(self._pages.section(self._landscape, first))

    def _ended_by_paragraph(self) -> None:
        if len(self._body) == 0 or self._body[-1].tag == qn("w:tbl"):
            self._body.append(paragraph(self._styles["sozialbudget Gap"]))


def _table_style_in_use(word: WordDocument) -> str | None:
    """The table style a letterhead shows: its default for new tables, or that of the first table in its text."""
    for element in word.settings.element.iter(qn("w:defaultTableStyle")):
        return str(element.get(qn("w:val")))
    for element in word.element.body.iter(qn("w:tblStyle")):
        return str(element.get(qn("w:val")))
    return None


def _bullets(word: WordDocument, styles: Styles) -> Element | None:
    """What bulleted paragraphs need beside their style; None where the style says it all."""
    root = _numbering(word)
    if styles.is_numbered(styles["List Bullet"], _numbers(root)):
        return None
    number = 1 + max((int(e.get(qn("w:numId")) or 0) for e in root.findall(qn("w:num"))), default=0)
    abstracts = root.findall(qn("w:abstractNum"))
    abstract = 1 + max((int(e.get(qn("w:abstractNumId")) or 0) for e in abstracts), default=-1)
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet"),
        w("lvlText", val="•"),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=340, hanging=340)),
        ilvl=0,
    )
    definition = w("abstractNum", w("multiLevelType", val="hybridMultilevel"), level, abstractNumId=abstract)
    if abstracts:
        abstracts[-1].addnext(definition)
    else:
        root.insert(0, definition)
    numbers = root.findall(qn("w:num"))
    made = w("num", w("abstractNumId", val=abstract), numId=number)
    (numbers[-1] if numbers else definition).addnext(made)
    if styles.added("List Bullet"):
        styles.number("List Bullet", number)
        return None
    return w("numPr", w("ilvl", val=0), w("numId", val=number))


def _numbers(root: Element) -> set[str]:
    """The ids of the numberings defined in a w:numbering."""
    return {str(element.get(qn("w:numId"))) for element in root.findall(qn("w:num"))}


def _numbering(word: WordDocument) -> Element:
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart

    if not any(relation.reltype == RELATIONSHIP_TYPE.NUMBERING for relation in word.part.rels.values()):
        root = parse_xml('<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>')
        name = PackURI("/word/numbering.xml")
        word.part.relate_to(
            XmlPart(name, CONTENT_TYPE.WML_NUMBERING, root, word.part.package), RELATIONSHIP_TYPE.NUMBERING
        )
        return root
    return word.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]


def _properties(word: WordDocument, document: Document) -> None:
    """Title, author, subject, language and day; nothing of the letterhead's author stays."""
    properties = word.core_properties
    root = properties._element
    for child in list(root):
        root.remove(child)
    day = datetime(document.day.year, document.day.month, document.day.day) if document.day else _EPOCH
    for name, text in (("title", document.title), ("author", document.author), ("subject", document.subject)):
        # python-docx refuses what Word does: more than 255 characters.
        setattr(properties, name, clean(text)[:255])
    properties.language = LANGUAGES[document.lang]
    properties.created = properties.modified = day
    properties.revision = 1


def _as_bytes(word: WordDocument) -> bytes:
    """The package with its parts in a fixed order and without dates."""
    drawn, buffer = BytesIO(), BytesIO()
    word.save(drawn)
    with zipfile.ZipFile(drawn) as saved, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        # What says what the parts are comes first, as some readers expect.
        for name in sorted(
            saved.namelist(), key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name)
        ):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, saved.read(name))
    return buffer.getvalue()
