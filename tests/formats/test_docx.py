"""The DOCX says what the document says, is built as Word and screen readers need it, and follows a letterhead."""

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import docx as python_docx
import pdfplumber
import pytest
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm
from docx.table import Table as WordTable
from lxml import etree

import letterheads
from libreoffice import recalculated
from sample_document import HOSTILE, sample
from sozialbudget.case.problems import InputError
from sozialbudget.formats.charts.chart import Bar, Bars
from sozialbudget.formats.document import (
    Column,
    Document,
    Figure,
    KeyFigures,
    Listing,
    Paragraph,
    Row,
    Section,
    Signatures,
    Table,
    body,
)
from sozialbudget.formats.render.word import check_template, docx
from sozialbudget.words import Lang

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
}
"""The order Word demands of the children of an element (ECMA-376, part 1, annex A)."""


def opened(content: bytes) -> Word:
    return python_docx.Document(io.BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def tables(word: Word) -> dict[str, WordTable]:
    """Tables by their title; tables of layout have none."""
    found = {}
    for table in word.tables:
        title = table._tbl.tblPr.find(qn("w:tblCaption"))
        if title is not None:
            found[title.get(qn("w:val"))] = table
    return found


def told(table: WordTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def expected(table: Table) -> list[list[str]]:
    """The grid of texts: a merged cell is told in each place it covers."""
    names = [column.header for column in table.columns]
    heads = [names]
    if any(column.group for column in table.columns):
        heads = [[column.group or column.header for column in table.columns], names]
    return heads + [list(row.cells) for row in table.rows]


def simple(*blocks: object, **changes: object) -> Document:
    """A document of one section."""
    return replace(sample(hostile=False, districts=1), sections=(Section("Teil", blocks, **changes),))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def document() -> Document:
    return sample()


@pytest.fixture(scope="module")
def content(document: Document) -> bytes:
    return docx(document)


@pytest.fixture(scope="module")
def word(content: bytes) -> Word:
    return opened(content)


# --- what it says -------------------------------------------------------------------------------------


def test_headings_are_words_own_in_order(document: Document, word: Word) -> None:
    found = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith(("Heading", "Title", "Sub"))]
    assert found == [
        ("Title", document.title),
        ("Subtitle", document.subtitle),
        *((f"Heading {section.level}", section.title) for section in document.sections),
    ]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_tables_say_what_the_document_says(lang: Lang) -> None:
    document = sample(lang, districts=12)
    found = tables(opened(docx(document)))
    wanted = {block.caption: block for block in document.blocks() if isinstance(block, Table)}
    assert list(found) == list(wanted)
    assert {caption: told(table) for caption, table in found.items()} == {
        caption: expected(table) for caption, table in wanted.items()
    }


def test_all_other_text_is_there_in_order(document: Document, word: Word) -> None:
    wanted = []
    for block in document.blocks():
        if isinstance(block, Paragraph):
            wanted.append(block.text)
        elif isinstance(block, Listing):
            wanted += [item.text for item in block.items]
    texts = [p.text for p in word.paragraphs]
    positions = [texts.index(text) for text in dict.fromkeys(wanted)]
    assert positions == sorted(positions)
    cells = {cell.text for table in word.tables for row in table.rows for cell in row.cells}
    for block in document.blocks():
        if isinstance(block, KeyFigures):
            assert {f"{item.value}\n{item.label}" for item in block.items} <= cells
        if isinstance(block, Signatures):
            assert {block.place_and_date, *block.signatories} <= cells
    assert [f"{label}\t{value}" for label, value in document.facts] == texts[2:5]


def test_emphasis_is_a_style(word: Word) -> None:
    strong = [run.text for p in word.paragraphs for run in p.runs if run.style.name == "Strong"]
    assert "1.234.567 €" in strong
    assert HOSTILE[0] in strong


def test_lists_are_words_own(document: Document, word: Word) -> None:
    items = [item.text for block in document.blocks() if isinstance(block, Listing) for item in block.items]
    assert [p.text for p in word.paragraphs if p.style.name == "List Bullet"] == items
    number = word.styles["List Bullet"].element.find(f".//{W}numId").get(f"{W}val")
    assert number in {e.get(f"{W}numId") for e in word.part.numbering_part.element.findall(f"{W}num")}


def test_captions_stand_above_tables_and_below_figures(document: Document, word: Word) -> None:
    captions = [block.caption for block in document.blocks() if isinstance(block, Table | Figure)]
    assert [p.text for p in word.paragraphs if p.style.name == "Caption"] == captions
    blocks = list(word.element.body)
    for i, block in enumerate(blocks):
        if block.tag == qn("w:tbl") and (title := block.find(f"{W}tblPr/{W}tblCaption")) is not None:
            assert "".join(blocks[i - 1].itertext(f"{W}t")) == title.get(f"{W}val")
        if (drawing := block.find(f".//{qn('wp:docPr')}")) is not None:
            assert "".join(blocks[i + 1].itertext(f"{W}t")) == drawing.get("title")


def test_captions_are_counted_by_word_too(word: Word) -> None:
    codes = [code.text.strip() for code in word.element.body.iter(f"{W}instrText")]
    assert codes.count("SEQ Tabelle \\* ARABIC") == 2
    assert codes.count("SEQ Abbildung \\* ARABIC") == 6


# --- how it is built ----------------------------------------------------------------------------------


def test_header_rows_are_repeated_and_rows_stay_whole(word: Word) -> None:
    for caption, table in tables(word).items():
        marked = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows]
        heads = 2 if "linker Teil" in caption else 1
        assert marked == [True] * heads + [False] * (len(marked) - heads)
        assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in table.rows)


def test_tables_name_their_headers_and_are_described(word: Word) -> None:
    for table in tables(word).values():
        look = table._tbl.tblPr.find(f"{W}tblLook")
        assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")
        assert table._tbl.tblPr.find(f"{W}tblDescription").get(f"{W}val")


def test_numbers_stand_right_and_totals_are_strong(word: Word) -> None:
    table = next(iter(tables(word).values()))
    row = table.rows[2]
    assert [cell.paragraphs[0].style.name.rsplit(" ", 1)[1] for cell in row.cells] == ["Text"] * 2 + ["Number"] * 10
    assert "right" in etree.tostring(opened_style(word, "sozialbudget Table Number")).decode()
    total = [run.bold for cell in table.rows[-1].cells for p in cell.paragraphs for run in p.runs]
    assert total
    assert all(total)
    assert not any(run.bold for cell in row.cells for p in cell.paragraphs for run in p.runs)


def opened_style(word: Word, name: str) -> etree._Element:
    return word.styles[name].element


def test_each_chart_is_vector_and_pixels_and_told(document: Document, word: Word) -> None:
    figures = [block for block in document.blocks() if isinstance(block, Figure)]
    told_of = [(e.get("title"), e.get("descr")) for e in word.element.body.iter(qn("wp:docPr"))]
    assert told_of == [(figure.caption, figure.alt) for figure in figures]
    ids = [e.get("id") for e in word.element.body.iter(qn("wp:docPr"))]
    assert len(set(ids)) == len(ids)
    blips = list(word.element.body.iter(qn("a:blip")))
    assert len(blips) == len(figures)
    for blip in blips:
        assert word.part.related_parts[blip.get(qn("r:embed"))].blob.startswith(b"\x89PNG")
        vector = next(blip.iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"))
        part = word.part.related_parts[vector.get(qn("r:embed"))]
        assert part.content_type == "image/svg+xml"
        assert etree.fromstring(part.blob).tag == "{http://www.w3.org/2000/svg}svg"


def test_a_chart_higher_than_a_page_is_made_to_fit() -> None:
    bars = tuple(Bar(f"Sozialraum {i}", value, "1") for i, value in enumerate([sample().day.year] * 200))  # type: ignore[union-attr, arg-type]
    word = opened(docx(simple(Figure(Bars(bars, "h", "de"), "Hoch", "Hoch"))))
    extent = next(word.element.body.iter(qn("wp:extent")))
    section = word.sections[0]
    assert int(extent.get("cy")) <= section.page_height - section.top_margin - section.bottom_margin - Mm(20)
    assert 0 < int(extent.get("cx")) < Mm(165)


@pytest.mark.parametrize(("lang", "code"), [("de", "de-DE"), ("en", "en-GB")])
def test_the_language_is_said(lang: Lang, code: str) -> None:
    word = opened(docx(sample(lang, districts=1)))
    assert word.core_properties.language == code
    assert word.styles.element.find(f"{W}docDefaults//{W}lang").get(f"{W}val") == code


def test_core_properties(document: Document, word: Word) -> None:
    properties = word.core_properties
    assert (properties.title, properties.author, properties.subject) == (document.title, "Fachdienst <&>", "Muster")
    assert properties.created.replace(tzinfo=None) == properties.modified.replace(tzinfo=None) == datetime(2011, 6, 1)


def test_without_a_day_the_date_is_fixed() -> None:
    properties = opened(docx(replace(sample(districts=1), day=None))).core_properties
    assert properties.created.replace(tzinfo=None) == datetime(1980, 1, 1)


def test_pages_turn_where_the_document_says(word: Word) -> None:
    assert [section.orientation for section in word.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert {tuple(sorted((s.page_width, s.page_height))) for s in word.sections} == {
        (word.sections[0].page_width, word.sections[0].page_height)
    }
    assert round(word.sections[0].page_width.mm) == 210
    breaks = [p.text for p in word.paragraphs if p.paragraph_format.page_break_before]
    assert breaks == ["2 Bisher und neu"]  # turning a page begins one already


def test_tables_fit_their_pages(word: Word) -> None:
    wide, small = tables(word).values()
    for table, section in ((wide, word.sections[1]), (small, word.sections[1])):
        widths = [int(e.get(f"{W}w")) for e in table._tbl.tblGrid.iter(f"{W}gridCol")]
        assert sum(widths) * 635 <= section.page_width - section.left_margin - section.right_margin
        for row in table._tbl.tr_lst:
            spans = [int(tc.tcPr.find(f"{W}tcW").get(f"{W}w")) for tc in row.tc_lst]
            assert sum(spans) == sum(widths)


def test_fourteen_wide_numbers_still_fit() -> None:
    columns = (
        Column("Sozialraum", align="left", width=3),
        *(Column("Bestandsschutzausgleich") for _ in range(14)),
    )
    row = Row(("Sankt Margarethen an der Ilmenau", *["12.345.678,90"] * 14))
    word = opened(docx(simple(Table("Breit", columns, (row,)), landscape=True)))
    widths = [int(e.get(f"{W}w")) for e in word.tables[-1]._tbl.tblGrid.iter(f"{W}gridCol")]
    section = word.sections[0]
    assert sum(widths) * 635 <= section.page_width - section.left_margin - section.right_margin
    assert min(widths) > 0


def test_header_and_footer(document: Document, word: Word) -> None:
    for section in word.sections:
        assert [p.text for p in section.header.paragraphs] == [document.running]
        codes = [code.text.strip() for code in section.footer._element.iter(f"{W}instrText")]
        assert codes == ["PAGE", "NUMPAGES"]
        assert section.footer.paragraphs[0].text == f"{document.imprint}\tSeite 1 von 1"


def test_a_draft_is_marked_on_every_page(document: Document) -> None:
    word = opened(docx(replace(document, draft="ENTWURF")))
    for section in word.sections:
        assert section.header.paragraphs[0].text == "ENTWURF"
        marks = section.header._element.iter("{urn:schemas-microsoft-com:vml}textpath")
        assert "ENTWURF" in [mark.get("string") for mark in marks]


def test_what_belongs_together_is_kept_together(word: Word) -> None:
    texts = [
        p for p in word.paragraphs if p.style.name not in ("Normal", "sozialbudget Gap") or p.text or len(p._p) > 1
    ]
    start = next(i for i, p in enumerate(texts) if p.text == HOSTILE[0] and p.style.name == "Heading 2")
    heading, sentence, chart, caption, formula = texts[start : start + 5]
    assert all(p.paragraph_format.keep_with_next for p in (heading, sentence, chart, caption))
    assert not formula.paragraph_format.keep_with_next
    assert formula.text.startswith("41.234,56")


def test_order_of_elements_is_what_word_demands(content: bytes, tmp_path: Path) -> None:
    template = letterheads.build(tmp_path / "kopf.docx", letterheads.with_first_page)
    everything = [content, docx(sample(draft="ENTWURF", districts=3), template)]
    checked = 0
    for written in everything:
        for name, data in parts(written).items():
            if not re.fullmatch(r"word/(document|styles|header\d+|footer\d+)\.xml", name):
                continue
            for element in etree.fromstring(data).iter(*(W + tag for tag in ORDER)):
                order = ORDER[element.tag.removeprefix(W)].split()
                places = [order.index(child.tag.removeprefix(W)) for child in element if child.tag.startswith(W)]
                assert places == sorted(places), etree.tostring(element)
                checked += 1
    assert checked > 1000


def test_each_cell_ends_with_a_paragraph_and_tables_never_touch(word: Word) -> None:
    for cell in word.element.body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
    tags = [child.tag for child in word.element.body]
    assert all((a, b) != (f"{W}tbl", f"{W}tbl") for a, b in pairwise(tags))
    assert tags[-2:] == [f"{W}p", f"{W}sectPr"]


# --- hostile texts ------------------------------------------------------------------------------------


def test_characters_xml_cannot_hold_are_replaced() -> None:
    name = "A\x00B\x0bC\ud800D\ufffeE"
    table = Table(name, (Column(name, align="left"), Column("€")), (Row((name, "1")),))
    document = replace(
        simple(body(name), table, Figure(sample(districts=2).sections[1].blocks[0].chart, name, name)),  # type: ignore[union-attr]
        title=name,
        author=name,
        running=name,
        facts=((name, name),),
    )
    word = opened(docx(document))
    shown = "A\ufffdB\ufffdC\ufffdD\ufffdE"
    assert word.paragraphs[0].text == shown
    assert word.core_properties.title == word.core_properties.author == shown
    assert told(tables(word)[shown])[1][0] == shown
    assert word.sections[0].header.paragraphs[0].text == shown


def test_no_name_turns_the_number_behind_it() -> None:
    turning = "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
    name = f"Nord{turning}"
    content = docx(replace(simple(body(f"{name}: 12.345 €")), title=name, running=name, facts=((name, name),)))
    everything = b"".join(data for part, data in parts(content).items() if part.endswith(".xml")).decode()
    assert not set(everything) & set(turning)
    assert everything.count("Nord[U+202A]") >= 5


def test_line_breaks_and_tabs_stay(word: Word) -> None:
    word = opened(docx(simple(body("eins\nzwei\tdrei\r\nvier  fünf "))))
    assert "eins\nzwei\tdrei\nvier  fünf " in [p.text for p in word.paragraphs]


def test_a_very_long_title_is_no_obstacle() -> None:
    word = opened(docx(replace(simple(body("x")), title="Wort " * 100)))
    assert len(word.core_properties.title) == 255


# --- the same bytes -----------------------------------------------------------------------------------


def test_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    template = letterheads.build(tmp_path / "kopf.docx")
    program = (
        "import sys, hashlib; from pathlib import Path; from sample_document import sample;"
        "from sozialbudget.formats.render.word import docx;"
        "print(hashlib.sha256(docx(sample(districts=3)) + docx(sample(districts=3), Path(sys.argv[1]))).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program, str(template)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[1]), "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    }
    assert len(digests) == 1


def test_the_archive_begins_with_its_types_and_has_no_dates(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.namelist()[0] == "[Content_Types].xml"
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# --- letterheads --------------------------------------------------------------------------------------


def test_a_letterhead_is_kept(tmp_path: Path, document: Document) -> None:
    content = docx(document, letterheads.build(tmp_path / "kopf.docx"))
    word = opened(content)
    for section in word.sections:
        assert letterheads.HEAD in section.header.paragraphs[0].text
        assert section.footer.paragraphs[0].text == letterheads.FOOT
        assert section.footer.paragraphs[1].text == f"{document.imprint} · Seite 1 von 1"
        assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (30, 22)
        assert (round(section.top_margin.mm), round(section.bottom_margin.mm)) == (40, 30)
    assert [s.orientation for s in word.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    header = word.sections[1].header
    assert [rel.target_part.blob for rel in header.part.rels.values() if "image" in rel.reltype] == [letterheads.logo()]
    for level in (1, 2, 3):
        assert str(word.styles[f"Heading {level}"].font.color.rgb) == letterheads.COLOUR
    assert word.styles["Normal"].font.name == letterheads.FONT
    assert letterheads.BODY not in [p.text for p in word.paragraphs]
    # the picture in its text is gone with it; charts and the logo of the header stay
    assert sum(name.endswith(".png") for name in parts(content)) == 7
    assert word.core_properties.author == document.author
    assert not word.core_properties.comments
    assert told(next(iter(tables(word).values()))) == expected(
        next(block for block in document.blocks() if isinstance(block, Table))
    )


def test_styles_it_lacks_are_added(tmp_path: Path, document: Document) -> None:
    def without_caption(word: Word) -> None:
        for name in ("Caption", "List Bullet", "Strong", "Subtitle"):
            word.styles[name].delete()

    word = opened(docx(document, letterheads.build(tmp_path / "kopf.docx", without_caption)))
    names = {style.name for style in word.styles}
    assert {"Caption", "List Bullet", "Strong", "Subtitle", "sozialbudget table"} <= names
    used = {e.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for e in word.element.body.iter(W + tag)}
    assert used <= {style.style_id for style in word.styles}


def test_styles_are_found_by_name_whatever_their_ids(tmp_path: Path, document: Document) -> None:
    path = letterheads.build(tmp_path / "kopf.docx")
    letterheads.german_ids(path)
    word = opened(docx(document, path))
    first = next(p for p in word.paragraphs if p.text == document.sections[0].title)
    assert first.style.style_id == "berschrift1"
    assert word.paragraphs[0].style.style_id == "Titel"
    names = [style.name for style in word.styles]
    assert len(names) == len(set(names))


def test_a_first_page_of_its_own_is_only_the_first(tmp_path: Path, document: Document) -> None:
    path = letterheads.build(tmp_path / "kopf.docx", letterheads.with_first_page)
    word = opened(docx(replace(document, draft="ENTWURF"), path))
    assert [s.different_first_page_header_footer for s in word.sections] == [True, False, False]
    first = word.sections[0]
    assert [p.text for p in first.first_page_header.paragraphs] == [letterheads.FIRST_HEAD, "ENTWURF"]
    for section in word.sections:
        assert [p.text for p in section.header.paragraphs][-1] == "ENTWURF"
        assert len(section.footer.paragraphs) == 1  # it numbers pages already


def test_a_turned_page_of_its_own_is_used(tmp_path: Path, document: Document) -> None:
    word = opened(docx(document, letterheads.build(tmp_path / "kopf.dotx", letterheads.with_landscape)))
    portrait, landscape, _ = word.sections
    assert landscape.header.paragraphs[0].text == "Querformat " + letterheads.HEAD
    assert round(landscape.left_margin.mm) == 33
    assert letterheads.HEAD in portrait.header.paragraphs[0].text
    assert letterheads.FOOT in landscape.footer.paragraphs[0].text


def test_tables_take_the_letterheads_style(tmp_path: Path, document: Document) -> None:
    word = opened(docx(document, letterheads.build(tmp_path / "kopf.docx", letterheads.with_table_style)))
    assert {table.style.name for table in tables(word).values()} == {"Kreistabelle"}


def test_headings_are_not_numbered_twice(tmp_path: Path, document: Document) -> None:
    word = opened(docx(document, letterheads.build(tmp_path / "kopf.docx", letterheads.with_numbered_headings)))
    headings = [p for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings
    assert {p._p.pPr.numPr.numId.val for p in headings} == {0}


def test_an_empty_header_gets_the_running_text(tmp_path: Path, document: Document) -> None:
    def empty(word: Word) -> None:
        header = word.sections[0].header
        for child in list(header._element):
            header._element.remove(child)
        header.add_paragraph()

    word = opened(docx(document, letterheads.build(tmp_path / "kopf.docx", empty)))
    assert [p.text for p in word.sections[1].header.paragraphs] == [document.running]


@pytest.mark.parametrize("suffix", letterheads.MAIN_TYPES)
def test_every_kind_of_word_file_makes_a_plain_docx(tmp_path: Path, suffix: str) -> None:
    path = letterheads.build(tmp_path / f"kopf{suffix}")
    check_template(path)
    types = parts(docx(sample(districts=1), path))["[Content_Types].xml"].decode()
    assert letterheads.MAIN_TYPES[".docx"] in types
    assert "macroEnabled" not in types
    assert "template.main" not in types


def test_protection_and_paths_of_the_letterhead_are_left_out(tmp_path: Path) -> None:
    def protect(word: Word) -> None:
        settings = word.settings.element
        part = next(r.target_part for r in word.part.rels.values() if r.reltype.endswith("/settings"))
        attached = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
        relation = part.relate_to("file:///C:/Vorlagen/Kopf.dotm", attached, is_external=True)
        for tag, attributes in (
            ("attachedTemplate", {qn("r:id"): relation}),
            ("documentProtection", {qn("w:edit"): "readOnly", qn("w:enforcement"): "1"}),
            ("trackRevisions", {}),
        ):
            settings.append(settings.makeelement(W + tag, attributes))

    content = docx(sample(districts=1), letterheads.build(tmp_path / "kopf.docx", protect))
    everything = b"".join(data for name, data in parts(content).items() if name.endswith((".xml", ".rels")))
    for word in (b"Kopf.dotm", b"documentProtection", b"trackRevisions", b"attachedTemplate", b"Sachbearbeiterin"):
        assert word not in everything


def code_of(path: Path) -> tuple[str, str, str]:
    with pytest.raises(InputError) as found:
        check_template(path)
    (problem,) = found.value.problems
    return problem.code, problem.say("de"), problem.say("en")


_BY = 'w:id="1" w:author="Frau Muster" w:date="2026-01-05T08:00:00Z"'
CHANGED = f"""
<w:p><w:pPr><w:rPr><w:del {_BY}/></w:rPr><w:pPrChange {_BY}><w:pPr/></w:pPrChange></w:pPr>
 <w:commentRangeStart w:id="3"/><w:ins {_BY}><w:r><w:rPr><w:b/><w:rPrChange {_BY}><w:rPr/></w:rPrChange></w:rPr>
 <w:t>Kreis Neu</w:t></w:r><w:del {_BY}><w:r><w:delText>Kreis Kurz</w:delText></w:r></w:del></w:ins>
 <w:del {_BY}><w:r><w:delText>Kreis Alt</w:delText></w:r></w:del><w:commentRangeEnd w:id="3"/>
 <w:r><w:commentReference w:id="3"/></w:r></w:p>
<w:p><w:moveFrom {_BY}><w:r><w:t>umgezogen</w:t></w:r></w:moveFrom>
 <w:moveTo {_BY}><w:r><w:t> und hier</w:t></w:r></w:moveTo></w:p>
<w:tbl><w:tblPr/><w:tblGrid/>
 <w:tr><w:trPr><w:del {_BY}/></w:trPr><w:tc><w:p><w:r><w:t>Zeile weg</w:t></w:r></w:p></w:tc></w:tr>
 <w:tr><w:trPr><w:ins {_BY}/></w:trPr><w:tc><w:p><w:r><w:t>Zeile neu</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"""


@pytest.mark.parametrize("place", ["header", "first_page_header", "footer"])
def test_tracked_changes_and_comments_of_a_letterhead_are_taken_and_their_authors_gone(
    tmp_path: Path, document: Document, place: str
) -> None:
    def with_changes(word: Word) -> None:
        section = word.sections[0]
        section.different_first_page_header_footer = True
        part = getattr(section, place)
        for child in list(part._element):
            part._element.remove(child)
        root = parse_xml(f'<w:hdr xmlns:w="{W[1:-1]}">{CHANGED}</w:hdr>')
        for child in list(root):
            part._element.append(child)

    content = docx(document, letterheads.build(tmp_path / "kopf.docx", with_changes))
    part = getattr(opened(content).sections[0], place)
    assert part.paragraphs[0].text.split() == ["Kreis", "Neu", "und", "hier"]
    assert [cell.text for table in part.tables for row in table.rows for cell in row.cells] == ["Zeile neu"]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        everything = "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    for gone in (
        "Frau Muster",
        "Kreis Alt",
        "Kreis Kurz",
        "umgezogen",
        "2026-01-05",
        "<w:del ",
        "<w:ins ",
        "<w:comment",
    ):
        assert gone not in everything, gone


def test_a_letterhead_that_is_not_there(tmp_path: Path) -> None:
    code, german, _ = code_of(tmp_path / "fehlt.docx")
    assert code == "template_absent"
    assert german.startswith("fehlt.docx: die Briefkopf-Vorlage")
    assert code_of(tmp_path)[0] == "template_is_folder"
    with pytest.raises(InputError):
        docx(sample(districts=1), tmp_path / "fehlt.docx")


def odt() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<x/>")
    return buffer.getvalue()


def workbook() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<x/>")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"", "template_empty", "0 Byte"),
        (OLE + "WordDocument".encode("utf-16-le"), "template_other_format", ".doc)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "template_encrypted", "Kennwort"),
        (odt(), "template_other_format", ".odt"),
        (workbook(), "template_other_format", "Excel"),
        (b"%PDF-1.7", "template_other_format", "PDF"),
        (b"{\\rtf1", "template_other_format", "RTF"),
        (b"PK\x03\x04" + bytes(100), "template_damaged", "beschädigt"),
        (b"Hallo", "template_other_format", "etwas anderes"),
    ],
    ids=["empty", "doc", "encrypted", "odt", "xlsx", "pdf", "rtf", "broken zip", "text"],
)
def test_what_is_no_letterhead_is_told(tmp_path: Path, content: bytes, code: str, said: str) -> None:
    path = tmp_path / "kopf.docx"
    path.write_bytes(content)
    found, german, english = code_of(path)
    assert found == code
    assert said in german
    assert "letterhead" in english


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels"])
@pytest.mark.parametrize("damage", ["cut", "left out", "entities"])
def test_a_damaged_letterhead_is_told(tmp_path: Path, part: str, damage: str) -> None:
    path = letterheads.build(tmp_path / "kopf.docx")
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'

    def change(name: str, data: bytes) -> bytes | None:
        if name != part:
            return data
        start = data.index(b"<", data.index(b"?>") + 2)
        return {"cut": data[: len(data) // 2], "left out": None, "entities": data[:start] + entities + data[start:]}[
            damage
        ]

    letterheads.rewrite(path, change)
    code, german, _ = code_of(path)
    assert code == (
        "template_other_format" if damage == "left out" and part == "[Content_Types].xml" else "template_damaged"
    )
    if damage == "entities":
        assert "Dokumenttyp" in german


@pytest.mark.parametrize(("beside", "above"), [(150, 30), (90, 30), (20, 120)])
def test_a_letterhead_without_room_for_text_is_told(tmp_path: Path, beside: int, above: int) -> None:
    def crowd(word: Word) -> None:
        section = word.sections[0]
        section.left_margin = section.right_margin = Mm(beside)
        section.top_margin = section.bottom_margin = Mm(above)

    code, german, english = code_of(letterheads.build(tmp_path / "kopf.docx", crowd))
    assert code == "template_too_narrow"
    assert "mindestens 40 × 40 mm" in german
    assert "at least 40 × 40 mm" in english


def test_the_head_of_a_letter_leaves_room_enough(tmp_path: Path) -> None:
    def letter(word: Word) -> None:
        word.sections[0].top_margin, word.sections[0].bottom_margin = Mm(98), Mm(25)

    check_template(letterheads.build(tmp_path / "kopf.docx", letter))


def test_a_header_that_is_missing_is_told(tmp_path: Path) -> None:
    path = letterheads.build(tmp_path / "kopf.docx")
    letterheads.rewrite(
        path,
        lambda _, data: re.sub(rb"<w:headerReference [^>]*r:id=.rId\d+.", b"<w:headerReference r:id='rId99'", data),
    )
    assert code_of(path)[0] == "template_damaged"


# --- in LibreOffice -----------------------------------------------------------------------------------


def test_it_opens_in_libreoffice_whole_and_unclipped(tmp_path: Path) -> None:
    plain = letterheads.build(tmp_path / "kopf.docx", letterheads.with_first_page)
    written = {
        "zehn": (sample(districts=10), None),
        "kopf": (sample(districts=10, draft="ENTWURF"), plain),
        "sechzig": (sample(districts=60, hostile=False), None),
        "viele": (sample(districts=542, hostile=False), None),
    }
    paths = []
    for name, (document, template) in written.items():
        paths.append(tmp_path / f"{name}.docx")
        paths[-1].write_bytes(docx(document, template))
    results = recalculated(paths, tmp_path, "pdf:writer_pdf_Export")
    most = {"zehn": 6, "kopf": 8, "sechzig": 9, "viele": 28}
    for path, (name, (document, template)) in zip(results, written.items(), strict=True):
        with pdfplumber.open(path) as pdf:
            assert 4 < len(pdf.pages) <= most[name], name
            everything = ""
            for page in pdf.pages:
                words = page.extract_words()
                assert len(words) > 15, f"{name}: page {page.page_number} is empty"
                assert all(w["x0"] > 0 and w["x1"] < page.width - 20 for w in words), f"{name}: off the page"
                everything += page.extract_text() + "\n"
                text = page.extract_text()
                if page.width > page.height and "1.234.567,89" in text:
                    assert "Bedarfsbudget" in text, f"{name}: page {page.page_number} has no header row"
                assert (letterheads.HEAD in text or letterheads.FIRST_HEAD in text) is (template is not None)
        squeezed = re.sub(r"\s+", "", everything)
        for block in document.blocks():
            if isinstance(block, Table):
                # a number broken over two lines would not be found in the line it belongs to
                for row in block.rows:
                    numbers = [c for c, column in zip(row.cells, block.columns, strict=True) if column.align == "right"]
                    assert " ".join(filter(None, numbers)) in everything, f"{name}: {row.cells[:2]}"
            if isinstance(block, Paragraph):
                assert re.sub(r"\s+", "", block.text) in squeezed
        for section in document.sections:
            assert re.sub(r"\s+", "", section.title) in squeezed
