"""The PDF: all of the document is in it, a screen reader finds its way, and no page is spoilt."""

import hashlib
import io
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from pypdf import PdfReader

from pdf_structure import Element, TaggedPdf, grid, rows
from sample_document import sample
from sozialbudget.formats.charts.chart import Dumbbell, Pair
from sozialbudget.formats.document import (
    Block,
    Column,
    Document,
    Figure,
    KeyFigure,
    KeyFigures,
    Listing,
    Paragraph,
    Row,
    Run,
    Section,
    Signatures,
    Table,
    body,
)
from sozialbudget.formats.fonts import missing, printable, width
from sozialbudget.formats.render.fitting import fit
from sozialbudget.formats.render.pdf import pdf
from sozialbudget.formats.render.table_tags import TableTags, retagged
from sozialbudget.words import Lang

MM = 72 / 25.4
SAMPLES: list[tuple[Lang, int, bool, bool]] = [
    # language, districts, draft, archive
    ("de", 10, False, False),
    ("en", 10, True, True),
    ("de", 60, True, False),
]


@lru_cache(maxsize=4)
def document(lang: Lang, districts: int, draft: bool) -> Document:
    return sample(lang, districts, draft="ENTWURF" if draft else None)


@lru_cache(maxsize=4)
def read(lang: Lang, districts: int, draft: bool, archive: bool) -> TaggedPdf:
    return TaggedPdf(pdf(document(lang, districts, draft), archive))


@pytest.fixture(params=SAMPLES, ids=lambda param: "-".join(map(str, param)))
def case(request: pytest.FixtureRequest) -> tuple[Document, TaggedPdf]:
    lang, districts, draft, archive = request.param
    return document(lang, districts, draft), read(lang, districts, draft, archive)


def small(*sections: Section, **values: object) -> Document:
    """A document of `sections` and little else."""
    plain = Document(title="T", subtitle="", lang="de", facts=(), sections=sections, running="Kopf", imprint="Fuß")
    return replace(plain, **values)  # type: ignore[arg-type]


def squeezed(text: str) -> str:
    """The text without white space and without marks of where a line may be broken."""
    return re.sub(r"[\s\u00ad\u200b]", "", text)


def texts(told: Document) -> Iterator[str]:
    """Every text of a document, in reading order, save the alternative texts."""
    yield from filter(None, (told.title, told.subtitle, *(text for fact in told.facts for text in fact)))
    for section in told.sections:
        yield section.title
        for block in section.blocks:
            yield from texts_of(block)


def texts_of(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case Listing():
            yield from (item.text for item in block.items)
        case KeyFigures():
            yield from (text for item in block.items for text in (item.value, item.label))
        case Table():
            yield block.caption
            yield from dict.fromkeys(column.group for column in block.columns)
            yield from (cell for row in block.rows for cell in row.cells)
            yield block.note
        case Figure():
            yield block.caption
        case Signatures():
            yield from (text for name in block.signatories for text in (block.place_and_date, name))


# --- all of it ----------------------------------------------------------------------------------------


def test_the_structure_holds_every_text_in_reading_order(case: tuple[Document, TaggedPdf]) -> None:
    told, tagged = case
    heard = squeezed(tagged.text(tagged.root))
    at = 0
    for text in texts(told):
        found = heard.find(squeezed(printable(text)), at)
        assert found >= 0, text
        at = found + len(squeezed(printable(text)))


def test_another_reader_finds_every_text_too(case: tuple[Document, TaggedPdf]) -> None:
    told, tagged = case
    seen = squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(tagged.data)).pages))
    assert [text for text in texts(told) if squeezed(printable(text)) not in seen] == []


def test_the_structure_holds_nothing_else(case: tuple[Document, TaggedPdf]) -> None:
    told, tagged = case
    figures = sum(len(squeezed(tagged.text(figure))) for figure in tagged.root.all("Figure"))
    bullets = sum(len(block.items) for block in told.blocks() if isinstance(block, Listing))
    headers = sum(
        len(squeezed(column.header)) for block in told.blocks() if isinstance(block, Table) for column in block.columns
    )
    groups = sum(
        len(squeezed(group))
        for block in told.blocks()
        if isinstance(block, Table)
        for group in dict.fromkeys(column.group for column in block.columns)
    )
    expected = sum(len(squeezed(text)) for text in texts(told)) + headers + bullets + len(squeezed(told.draft or ""))
    assert groups, "the sample has groups of columns"
    assert len(squeezed(tagged.text(tagged.root))) - figures == expected


def test_tables_read_back_are_the_tables(case: tuple[Document, TaggedPdf]) -> None:
    told, tagged = case
    facts, *found = tagged.root.all("Table")
    assert [[squeezed(tagged.text(cell)) for cell in row] for row in grid(facts)] == [
        [squeezed(text) for text in fact] for fact in told.facts
    ]
    expected = [block for block in told.blocks() if isinstance(block, Table)]
    assert len(found) == len(expected)
    for table, wanted in zip(found, expected, strict=True):
        grouped = any(column.group for column in wanted.columns)
        read_back = [[squeezed(tagged.text(cell)) for cell in row] for row in grid(table)]
        over = [[column.group or column.header for column in wanted.columns]] if grouped else []
        head = [*over, [column.header for column in wanted.columns]]
        assert read_back == [[squeezed(text) for text in row] for row in (*head, *(row.cells for row in wanted.rows))]


def test_every_chart_is_there_with_its_words(case: tuple[Document, TaggedPdf]) -> None:
    told, tagged = case
    wanted = [block.alt for block in told.blocks() if isinstance(block, Figure)]
    assert [str(figure.raw.Alt) for figure in tagged.root.all("Figure")] == wanted
    assert all(len(tagged.text(figure)) > 20 for figure in tagged.root.all("Figure")), "a chart without its labels"


def test_metadata_tell_what_it_is() -> None:
    told, tagged = document("de", 10, False), read("de", 10, False, False)
    info = tagged.file.docinfo
    assert str(info["/Title"]) == told.title
    assert str(info["/Author"]) == told.author
    assert str(info["/Subject"]) == told.subject
    assert str(info["/CreationDate"]).startswith("D:20110601")
    undated = TaggedPdf(pdf(small(Section("A", (body("x"),)))))
    assert "/CreationDate" not in undated.file.docinfo or "1970" in str(undated.file.docinfo["/CreationDate"])


# --- accessible ---------------------------------------------------------------------------------------


def test_it_is_accessible(case: tuple[Document, TaggedPdf]) -> None:
    told, tagged = case
    assert tagged.faults() == []
    assert str(tagged.file.Root.Lang) == told.lang
    assert tagged.file.check_pdf_syntax() == []
    assert tagged.metadata("pdfuaid:part") == "1"
    assert tagged.metadata("dc:title") == told.title


def test_each_column_and_each_row_has_its_header(case: tuple[Document, TaggedPdf]) -> None:
    told, tagged = case
    wanted = [block for block in told.blocks() if isinstance(block, Table)]
    for table, block in zip(tagged.root.all("Table")[1:], wanted, strict=True):
        (head,) = table.all("THead")
        assert {cell.kind for row in rows(head) for cell in row} == {"TH"}
        assert len(grid(head)[-1]) == len(block.columns)
        below = [row for row in rows(table) if row not in rows(head)]
        assert len(below) == len(block.rows)
        for cells, row in zip(below, block.rows, strict=True):
            own = cells[: block.row_headers]
            assert [cell.kind for cell in own] == ["TH" if text else "TD" for text in row.cells[: block.row_headers]]
            names = [cell.raw.ID for cell in own if cell.kind == "TH"]
            assert names
            assert all(cell.attribute("/Scope") == Name.Row for cell in own if cell.kind == "TH")
            for cell, over in zip(cells[block.row_headers :], grid(head)[-1][block.row_headers :], strict=True):
                assert cell.kind == "TD"
                assert list(cell.attribute("/Headers"))[: len(names)] == names
                assert over.raw.ID in list(cell.attribute("/Headers"))


def test_rows_stand_in_the_body_and_totals_in_the_foot() -> None:
    tagged = read("de", 60, True, False)
    wide = tagged.root.all("Table")[1]
    assert [(part.kind, len(rows(part))) for part in wide.children if isinstance(part, Element)] == [
        ("Caption", 0),
        ("THead", 2),
        ("TBody", 60),
        ("TFoot", 1),
    ]


def test_headings_are_the_sections(case: tuple[Document, TaggedPdf]) -> None:
    told, tagged = case
    found = [
        (element.kind, squeezed(tagged.text(element)))
        for element in tagged.root.walk()
        if re.fullmatch("H[1-6]", element.kind)
    ]
    assert found == [(f"H{section.level}", squeezed(section.title)) for section in told.sections]


def test_no_heading_skips_a_level() -> None:
    sections = [Section(f"Ü{level}", (body("x"),), level=level) for level in (2, 1, 3, 3, 1)]
    tagged = TaggedPdf(pdf(small(*sections)))
    assert tagged.faults() == []
    headings = [element.kind for element in tagged.root.walk() if re.fullmatch("H[1-6]", element.kind)]
    assert headings == ["H1", "H1", "H2", "H3", "H1"]


def test_a_draft_is_told_to_listeners_and_seen_on_every_page() -> None:
    drafted, final = read("de", 60, True, False), read("de", 10, False, False)
    assert tagged_text(drafted).startswith("ENTWURFBerechnungsbogen")
    assert all("ENTWURF" in straight(page) for page in drafted.characters)
    for page in drafted.characters:
        slanted = [character for character in page if not is_straight(character)]
        assert "".join(character["text"] for character in slanted) == "ENTWURF"
        assert all(character["mcid"] is None for character in slanted)
    assert not any("ENTWURF" in straight(page) for page in final.characters)


def tagged_text(tagged: TaggedPdf) -> str:
    return squeezed(tagged.text(tagged.root))


def is_straight(character: dict[str, Any]) -> bool:
    """Whether it stands level, as all do save the mark behind a draft."""
    return abs(character["matrix"][1]) < 0.01


def straight(page: list[dict[str, Any]]) -> str:
    return "".join(character["text"] for character in page if is_straight(character))


def without(path: str) -> Callable[[pikepdf.Pdf], None]:
    """Takes something out of the file's root."""

    def damage(file: pikepdf.Pdf) -> None:
        holder, _, key = path.rpartition("/")
        target = file.Root
        for name in filter(None, holder.split("/")):
            target = target[f"/{name}"]
        del target[f"/{key}"]

    return damage


def first(file: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    """The first element of `kind`."""
    waiting = [file.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop(0)
        if isinstance(element, Dictionary):
            if element.get("/S") == kind:
                return element
            kids = element.get("/K", [])
            waiting += list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    raise LookupError(kind)


def draw_untagged(file: pikepdf.Pdf) -> None:
    page = file.pages[0]
    page.Contents = file.make_stream(page.Contents.read_bytes() + b"\n0 0 10 10 re f")


def swap(kind: str, to: str) -> Callable[[pikepdf.Pdf], None]:
    def damage(file: pikepdf.Pdf) -> None:
        first(file, kind).S = Name(to)

    return damage


def drop(kind: str, key: str) -> Callable[[pikepdf.Pdf], None]:
    def damage(file: pikepdf.Pdf) -> None:
        del first(file, kind)[key]

    return damage


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (without("/Lang"), "no language"),
        (without("/MarkInfo"), "not marked"),
        (without("/ViewerPreferences/DisplayDocTitle"), "title is not displayed"),
        (draw_untagged, "page 1: f"),
        (drop("/Figure", "/Alt"), "without alternative text"),
        (drop("/TH", "/A"), "without scope"),
        (drop("/TH", "/ID"), "not there"),
        (drop("/H1", "/K"), "content in the tree differ"),
        (swap("/H1", "/H2"), "heading level 2 after 0"),
        (swap("/P", "/Paragraph"), "unknown type"),
    ],
)
def test_the_check_itself_finds_faults(damage: Callable[[pikepdf.Pdf], None], fault: str) -> None:
    with pikepdf.open(io.BytesIO(read("de", 10, False, False).data)) as file:
        damage(file)
        out = io.BytesIO()
        file.save(out)
    assert any(fault in found for found in TaggedPdf(out.getvalue()).faults())


def test_it_is_set_in_the_shipped_fonts_alone() -> None:
    used = {
        str(obj.BaseFont).partition("+")[2]
        for obj in read("de", 10, False, False).file.objects
        if isinstance(obj, Dictionary) and obj.get("/Type") == Name.Font
    }
    assert used == {"NotoSans-Regular", "NotoSans-Bold"}


def test_tables_that_are_not_those_of_the_document_are_refused() -> None:
    with pytest.raises(ValueError, match="3 tables in the PDF, 1 in the document"):
        retagged(read("de", 10, False, False).data, [TableTags(1)])


# --- to be kept ---------------------------------------------------------------------------------------


def test_an_archived_one_is_pdf_a() -> None:
    tagged = read("en", 10, True, True)
    assert (tagged.metadata("pdfaid:part"), tagged.metadata("pdfaid:conformance")) == ("2", "A")
    assert tagged.file.Root.OutputIntents[0].S == "/GTS_PDFA1"
    assert not tagged.file.is_encrypted
    forbidden = {"/JavaScript", "/JS", "/Launch", "/AA", "/OpenAction", "/EmbeddedFiles", "/AcroForm"}
    assert not [
        (key, value)
        for obj in tagged.file.objects
        if isinstance(obj, Dictionary | pikepdf.Stream)
        for key, value in obj.items()
        if key in forbidden or (key == "/S" and str(value) in forbidden)
    ]


def test_an_archived_one_may_be_undated() -> None:
    tagged = TaggedPdf(pdf(small(Section("A", (body("x"),))), archive=True))
    assert tagged.metadata("pdfaid:part") == "2"


@pytest.mark.parametrize("archive", [False, True])
def test_the_same_bytes_in_another_process(archive: bool, tmp_path: Path) -> None:
    code = (
        "import hashlib; from sample_document import sample; from sozialbudget.formats.render.pdf import pdf;"
        f"print(hashlib.sha256(pdf(sample('de', 10), {archive})).hexdigest())"
    )
    here = hashlib.sha256(pdf(sample("de", 10), archive)).hexdigest()
    environment = {"PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    run = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | environment, cwd=tmp_path, capture_output=True, text=True
    )
    assert run.stdout.strip() == here, run.stderr


# --- pages --------------------------------------------------------------------------------------------


def outside(tagged: TaggedPdf) -> list[str]:
    """Characters beyond the margins, save the mark behind a draft."""
    wrong = []
    for page, characters in zip(tagged.file.pages, tagged.characters, strict=True):
        right, top = (float(side) for side in page.mediabox[2:])
        left_margin = (20 if right > top else 25) * MM
        wrong += [
            f"{character['text']} at {character['x0']:.0f}, {character['top']:.0f} of {right:.0f} x {top:.0f}"
            for character in characters
            if is_straight(character)
            and character["text"].strip("\u200b\u00ad ")
            and not (
                left_margin - 1 <= character["x0"]
                and character["x1"] <= right - 20 * MM + 1
                and character["top"] >= 10 * MM
                and character["bottom"] <= top - 8 * MM
            )
        ]
    return wrong


def test_nothing_stands_beyond_the_margins(case: tuple[Document, TaggedPdf]) -> None:
    assert outside(case[1]) == []


def test_no_page_is_empty_and_each_is_numbered(case: tuple[Document, TaggedPdf]) -> None:
    told, tagged = case
    pages = len(tagged.file.pages)
    for number, characters in enumerate(tagged.characters, 1):
        page = straight(characters)
        assert (f"Seite {number} von {pages}" if told.lang == "de" else f"Page {number} of {pages}") in page
        assert told.running in page
        assert told.imprint in page
        assert sum(character["mcid"] is not None for character in characters) > 20


def test_only_landscape_sections_are_on_landscape_pages() -> None:
    told, tagged = document("de", 60, True), read("de", 60, True, False)
    wide = next(i for i, section in enumerate(told.sections) if section.landscape)
    turned = [page.mediabox[2] > page.mediabox[3] for page in tagged.file.pages]
    headings = {squeezed(tagged.text(h)): h for h in tagged.root.walk() if re.fullmatch("H[1-6]", h.kind)}
    pages = {title: next(heading.contents())[0] for title, heading in headings.items()}
    for section in told.sections:
        assert turned[pages[squeezed(section.title)]] == section.landscape, section.title
    assert pages[squeezed(told.sections[wide].title)] > 0
    assert sorted({round(float(side)) for page in tagged.file.pages for side in page.mediabox[2:]}) == [595, 842]


def test_the_header_is_repeated_on_each_page_of_a_long_table() -> None:
    tagged = read("de", 60, True, False)
    table = tagged.root.all("Table")[1]
    on = {page for row in table.all("TR") for page, _ in row.contents()}
    assert len(on) >= 3
    for page in on:
        text = squeezed(straight(tagged.characters[page]))
        assert "Bedarfsanteil" in text
        assert "AbstandzumBedarf" in text


def test_numbers_end_under_one_another() -> None:
    tagged = read("de", 10, False, False)
    table = tagged.root.all("Table")[1]
    ends = set()
    for row in rows(table)[2:]:
        ((page, mcid),) = row[4].contents()
        ends.add(round(max(c["x1"] for c in tagged.characters[page] if c["mcid"] == mcid), 1))
    assert len(ends) == 1


def wide(numbers: int, length: int, name: str = "Sozialraum Mitte-Nord") -> Table:
    columns = [Column(f"Budget bisher {i}", "Gruppe A" if i < 5 else "Gruppe B") for i in range(numbers)]
    lines = [Row((name, *["12.345.678,90"] * numbers)) for _ in range(length)]
    return Table(
        f"Breit {numbers}",
        (Column("Sozialraum", align="left", width=1), *columns),
        (*lines, Row(("Summe", *["112.345.678,90"] * numbers), "total")),
    )


def test_fourteen_columns_of_millions_are_set_whole_and_legibly() -> None:
    table = wide(13, 10)
    assert fit(table, 257 * MM).size >= 6
    tagged = TaggedPdf(pdf(small(Section("Quer", (table,), landscape=True))))
    assert outside(tagged) == []
    for row in rows(tagged.root.all("Table")[0])[2:]:
        for cell in row:
            (place,) = cell.contents()  # on one line: a second would be a second piece of content
            assert place


@pytest.mark.parametrize("numbers", [3, 13, 20, 30])
@pytest.mark.parametrize("landscape", [False, True])
def test_columns_fill_no_more_than_the_room(numbers: int, landscape: bool) -> None:
    room = (257 if landscape else 165) * MM
    found = fit(wide(numbers, 2), room)
    assert sum(found.widths) <= room + 0.01
    assert all(each > 0 for each in found.widths)
    widest = width("112.345.678,90", bold=True) * found.size
    assert found.size == 4.5 or all(each >= widest for each in found.widths[1:])


UNBREAKABLE = "X" * 300
COMPOUND = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def test_the_longest_names_stay_on_the_page() -> None:
    two = (Column("Name", align="left", width=1), Column("Wert"))
    sections = (
        Section(
            f"{UNBREAKABLE} {COMPOUND}",
            (
                body(UNBREAKABLE, COMPOUND),
                Paragraph((Run(UNBREAKABLE),), "lead"),
                Paragraph((Run(UNBREAKABLE),), "note"),
                Paragraph((Run(UNBREAKABLE),), "formula"),
                Listing((body(UNBREAKABLE),)),
                KeyFigures((KeyFigure("1.234.567,89 €", UNBREAKABLE), KeyFigure("x" * 60, "y"), KeyFigure("", ""))),
                Table(UNBREAKABLE, two, (Row((UNBREAKABLE, "1")), Row((COMPOUND, "2"))), note=UNBREAKABLE),
                Signatures(UNBREAKABLE, (UNBREAKABLE, "")),
            ),
        ),
        Section("Quer", (wide(13, 2, UNBREAKABLE), wide(28, 2, UNBREAKABLE)), landscape=True),
    )
    told = small(
        *sections,
        title=UNBREAKABLE,
        subtitle=UNBREAKABLE,
        facts=((UNBREAKABLE, UNBREAKABLE), ("SHA-256", "9f86d081884c7d65" * 4)),
        draft="ENTWURF",
    )
    tagged = TaggedPdf(pdf(told))
    assert outside(tagged) == []
    assert tagged.faults() == []
    heard = tagged_text(tagged)
    assert [text for text in texts(told) if squeezed(text) not in heard] == []


def test_a_document_of_nothing_is_a_page() -> None:
    tagged = TaggedPdf(pdf(small(Section("", (Table("", (Column("A"), Column("B")), ()),)))))
    assert tagged.faults() == []
    assert len(tagged.file.pages) == 1


def pages_of(told: Document) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf(told))).pages]


def plain_table(length: int) -> Table:
    columns = (Column("Name", align="left", width=1), Column("AAA", "GGG"), Column("BBB", "GGG"))
    lines = [Row((f"Zeile{i};", "1", "2")) for i in range(length)]
    return Table("Überschrift der Tabelle", columns, (*lines, Row(("Gesamt", "1", "2"), "total")), note="Anmerkung")


@pytest.mark.parametrize("length", range(17, 26))
def test_totals_and_notes_are_never_alone_on_a_page(length: int) -> None:
    pages = pages_of(small(Section("Titel", (body("x"), plain_table(length)), landscape=True)))
    last = pages[-1]
    assert all(text in last for text in (f"Zeile{length - 2};", f"Zeile{length - 1};", "Gesamt", "Anmerkung"))
    assert "".join(pages).count("Zeile") == length


def test_some_of_these_tables_are_on_two_pages() -> None:
    sizes = {
        len(pages_of(small(Section("Titel", (body("x"), plain_table(length)), landscape=True)))) for length in (17, 25)
    }
    assert sizes == {1, 2}


@pytest.mark.parametrize("filling", range(24, 36))
def test_no_heading_and_no_caption_is_last_on_a_page(filling: int) -> None:
    before = Section("Anfang", tuple(body("Füllung " * 10) for _ in range(filling)))
    pages = pages_of(small(before, Section("Kapitel", (plain_table(30),), level=2)))
    (page,) = [page for page in pages if "Kapitel" in page]
    assert "Überschrift der Tabelle" in page
    assert "Zeile1;" in page


def test_a_chart_higher_than_a_page_is_made_to_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    tall = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 900"><rect width="100" height="900"/></svg>'
    monkeypatch.setattr("sozialbudget.formats.charts.draw.svg", lambda *_: tall)
    chart = next(block.chart for block in document("de", 10, False).blocks() if isinstance(block, Figure))
    for landscape in (False, True):
        figure = Figure(chart, "Unterschrift", "Hoch")
        tagged = TaggedPdf(pdf(small(Section("A", (figure,), landscape=landscape), title="Titel")))
        (drawn,) = tagged.root.all("Figure")
        left, bottom, right, top = map(float, drawn.attribute("/BBox"))
        (place, *_) = drawn.contents()
        page = [float(side) for side in tagged.file.pages[place[0]].mediabox]
        assert 15 * MM < bottom < top < page[3] - 15 * MM
        assert 15 * MM < left < right < page[2] - 15 * MM
        assert "Unterschrift" in straight(tagged.characters[place[0]])


def test_what_is_to_be_kept_together_is() -> None:
    kept = [
        Section(
            f"Raum{i}", tuple(body(f"Absatz{i}.{j} " + "Text " * 40) for j in range(9)), level=2, keep_together=True
        )
        for i in range(5)
    ]
    pages = pages_of(small(Section("Anfang", (body("x"),)), *kept))
    assert [len(re.findall(r"Absatz\d\.0", page)) for page in pages] == [2, 2, 1]
    for i in range(5):
        (page,) = [page for page in pages if f"Raum{i}" in page]
        assert all(f"Absatz{i}.{j}" in page for j in range(8))


def test_what_cannot_be_kept_together_goes_over_several_pages() -> None:
    pages = pages_of(small(Section("Lang", (plain_table(120),), keep_together=True)))
    assert len(pages) >= 3
    assert "".join(pages).count("Zeile") == 120


def test_a_new_page_is_begun_where_asked_and_never_twice() -> None:
    sections = (
        Section("A", (body("a"),)),
        Section("B", (body("b"),), new_page=True),
        Section("C", (body("c"),), landscape=True, new_page=True),
        Section("D", (body("d"),), landscape=True),
        Section("E", (body("e"),), new_page=True),
    )
    assert ["".join(re.findall(r"^[A-E]$", page, re.MULTILINE)) for page in pages_of(small(*sections))] == [
        "A",
        "B",
        "CD",
        "E",
    ]


# --- characters ---------------------------------------------------------------------------------------


def test_what_no_font_has_is_told_by_its_number() -> None:
    assert printable("Süd 中 😀 \x07 \ud800 \u202e‑€−α≤→") == "Süd [U+4E2D] [U+1F600] [U+0007] [U+D800] [U+202E]‑€−α≤→"
    assert printable("a\r\nb\tc") == "a\nb c"
    told = "Łódź 中文 \x00\u202eevil"
    tagged = TaggedPdf(pdf(small(Section(told, (body(told), wide(1, 1, told))), title=told, author=told)))
    assert tagged_text(tagged).count("Łódź[U+4E2D][U+6587][U+0000][U+202E]evil") == 4
    assert tagged.faults() == []


def test_every_character_called_printable_can_be_set_and_read_back() -> None:
    characters = [chr(code) for code in range(0x110000) if not missing(chr(code))]
    assert len(characters) > 4000
    lines = ["".join(characters[i : i + 40]) for i in range(0, len(characters), 40)]
    seen = "".join(pages_of(small(Section("Zeichen", tuple(map(body, lines))))))
    # Not the dotted circle: it is also drawn below accents that stand alone, and read as those.
    wanted = {c for c in characters if not c.isspace()} - set("\u00ad\u200b\u2060\u25cc")
    told = unicodedata.normalize("NFC", seen)
    assert [hex(ord(c)) for c in sorted(wanted) if unicodedata.normalize("NFC", c) not in told] == []


def test_an_accented_letter_is_read_back_and_spoils_no_other() -> None:
    (page,) = pages_of(small(Section("A", (body("Aḿṣẹ"),))))
    assert "Aḿṣẹ" in page
    assert "Seite 1 von 1" in page


@pytest.mark.parametrize("archive", [False, True])
def test_a_chart_can_hold_every_name(archive: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Accessible PDFs refuse a picture with a sign they cannot tell; charts are given names as they are here."""
    characters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000 and not missing(chr(code))]
    names = ["".join(characters[i : i + 60]) for i in range(0, len(characters), 60)]
    names += ["中文 😀", "a\x07\u202eb\ud800", "oben\nunten", "e\u0323\u0301 q\u0308 u\u0308", "क्षि", "ẹḿ"]
    drawn = []

    def svg(chart: Dumbbell, *_: object) -> str:
        lines = [
            f'<text y="{8 * i}" font-family="Noto Sans" font-weight="{weight}">{escape(pair.label)}</text>'
            for i, pair in enumerate(chart.pairs)
            for weight in ("normal", "bold")
        ]
        drawn.extend(pair.label for pair in chart.pairs)
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 900">{"".join(lines)}</svg>'

    monkeypatch.setattr("sozialbudget.formats.charts.draw.svg", svg)
    chart = Dumbbell(tuple(Pair(name, Decimal(1), Decimal(2)) for name in names), "a", "b", "€", "de")
    tagged = TaggedPdf(pdf(small(Section("A", (Figure(chart, "c", "alt"),))), archive))
    assert tagged.faults() == []
    assert drawn[-6:] == [
        "[U+4E2D][U+6587] [U+1F600]",
        "a[U+0007][U+202E]b[U+D800]",
        "oben unten",
        "[U+1EB9][U+0301] q[U+0308] ü",
        "क[U+094D]ष[U+093F]",
        "[U+1EB9][U+1E3F]",
    ]


def test_lines_of_a_name_stay_lines() -> None:
    tagged = TaggedPdf(pdf(small(Section("A", (body("oben\nunten"),)))))
    (paragraph,) = [p for p in tagged.root.all("P") if "oben" in tagged.text(p)]
    assert len(list(paragraph.contents())) == 2


def test_widths_are_those_of_the_page() -> None:
    text = "12.345.678,90 € Sozialräume"
    tagged = TaggedPdf(pdf(small(Section("A", (body(text),)))))
    (page,) = tagged.characters
    line = [c for c in page if c["mcid"] is not None and round(c["size"]) == 10 and c["text"].strip()]
    assert line[-1]["x1"] - line[0]["x0"] == pytest.approx(width(text) * 10, abs=1.0)


def test_progress_counts_the_charts() -> None:
    told = document("de", 10, False)
    seen: list[tuple[int, int]] = []
    pdf(told, progress=lambda done, total: seen.append((done, total)))
    total = sum(isinstance(block, Figure) for block in told.blocks())
    assert seen == [(i + 1, total) for i in range(total)]


@pytest.mark.parametrize(("length", "counts"), [(3, range(24, 40, 2)), (40, range(1, 8, 2))])
def test_what_is_kept_together_ends_above_the_foot_of_the_page(length: int, counts: range) -> None:
    """However near to a page's height: what is too high for one is divided, not set beyond it."""
    text = " ".join(["Haushalt"] * length)
    table = Table(
        "Werte " + text,
        (Column("Indikator", align="left", width=1), Column("Wert")),
        tuple(Row((f"{text} {i}", "1.234,56")) for i in range(5)),
        note=text,
    )
    sections = [
        Section(f"{count} Absätze", (*(body(text) for _ in range(count)), table), level=2, keep_together=True)
        for count in counts
    ]
    tagged = TaggedPdf(pdf(small(*sections)))
    foot = float(tagged.file.pages[0].mediabox[3]) - 22 * MM
    for characters in tagged.characters:
        low = squeezed("".join(character["text"] for character in characters if character["bottom"] > foot))
        # Nothing but the foot itself: the imprint and the page's number.
        assert "Seite" in low
        assert not re.search("Haushalt|1\\.234", low)
    words = sum(squeezed(straight(characters)).count("Haushalt") for characters in tagged.characters)
    assert words >= 0.95 * sum(length * (count + 7) for count in counts)
