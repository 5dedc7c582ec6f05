"""Documents as HTML: all that is said is there as text, nothing is loaded or run, and everybody can read it."""

import base64
import hashlib
import io
import itertools
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pdfplumber
import pytest

import browser
from sample_document import HOSTILE, sample
from sozialbudget.formats.charts.chart import Bar, Bars
from sozialbudget.formats.document import (
    Column,
    Document,
    Figure,
    KeyFigure,
    KeyFigures,
    Listing,
    Paragraph,
    Row,
    Section,
    Signatures,
    Table,
    body,
)
from sozialbudget.formats.render.html import html, slug
from sozialbudget.words import Lang

Element = Any
"""An element of lxml."""

BREAKING_OUT = "</style></title></svg><script>alert(1)</script>\"'><img src=x onerror=alert(2)>\\ */ }"


@cache
def rendered(lang: Lang = "de", districts: int = 10, draft: str | None = None) -> bytes:
    return html(sample(lang, districts, draft=draft))


def parsed(content: bytes) -> Element:
    return lxml.html.document_fromstring(content.decode("utf-8"))


def text_of(element: Element) -> str:
    return str(element.text_content())


# --- what it says -------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["de", "en"])
def test_everything_the_document_says_is_on_the_page(lang: Lang) -> None:
    document = sample(lang, draft="ENTWURF")
    page = text_of(parsed(rendered(lang, draft="ENTWURF")).body)
    assert [text for text in texts_of(document) if text not in page] == []


def texts_of(document: Document) -> Iterator[str]:
    yield from (document.title, document.subtitle, document.running, document.imprint, document.draft or "")
    yield from itertools.chain.from_iterable(document.facts)
    yield from (section.title for section in document.sections)
    for block in document.blocks():
        match block:
            case Paragraph():
                yield block.text
            case Listing():
                yield from (item.text for item in block.items)
            case KeyFigures():
                yield from itertools.chain.from_iterable((item.value, item.label) for item in block.items)
            case Table():
                yield from (block.caption, block.note)
            case Figure():
                yield block.caption
            case Signatures():
                yield from (block.place_and_date, *block.signatories)


@pytest.mark.parametrize("districts", [10, 60])
def test_tables_hold_the_cells_of_the_document(districts: int) -> None:
    tables = [block for block in sample(districts=districts).blocks() if isinstance(block, Table)]
    drawn = parsed(rendered(districts=districts)).findall(".//table")
    assert len(drawn) == len(tables) > 1
    for table, element in zip(tables, drawn, strict=True):
        rows = [[text_of(cell) for cell in row] for part in element.xpath("tbody|tfoot") for row in part]
        assert rows == [list(row.cells) for row in table.rows]
        totals = [row for row in table.rows if row.kind == "total"]
        assert len(element.xpath("tfoot/tr")) == len(totals)


def test_each_column_has_its_header_and_the_header_above() -> None:
    table = next(block for block in sample().blocks() if isinstance(block, Table))
    element = parsed(rendered()).find(".//table")
    grid = header_grid(element)
    assert [cell.text for cell in grid[-1]] == [column.header for column in table.columns]
    assert [cell.text if cell.get("scope") == "colgroup" else "" for cell in grid[0]] == [
        column.group for column in table.columns
    ]
    assert [int(cell.get("colspan")) for cell in element.xpath("thead//th[@scope='colgroup']")] == [2, 4, 2, 2]
    assert [len(group) for group in element.xpath("colgroup")] == [1, 1, 2, 4, 2, 2]


def header_grid(table: Element) -> list[list[Element]]:
    """The header cell above each column, line by line."""
    lines = table.xpath("thead/tr")
    cells: dict[tuple[int, int], Element] = {}
    for y, line in enumerate(lines):
        for cell in line:
            x = next(x for x in itertools.count() if (y, x) not in cells)
            for dy, dx in itertools.product(range(int(cell.get("rowspan", 1))), range(int(cell.get("colspan", 1)))):
                cells[y + dy, x + dx] = cell
    width = 1 + max(x for _, x in cells)
    return [[cells[y, x] for x in range(width)] for y in range(len(lines))]


def test_rows_are_named_by_their_first_columns() -> None:
    table = parsed(rendered()).find(".//table")
    assert {tuple(cell.get("scope") for cell in row[:3]) for row in table.xpath("tbody/tr")} == {("row", "row", None)}
    # A cell without a word names nothing.
    assert [(cell.tag, text_of(cell)) for cell in table.xpath("tfoot/tr")[0][:2]] == [("td", ""), ("th", "Summe")]


def test_a_total_within_a_table_stays_where_it_is() -> None:
    rows = (Row(("a", "1"), "total"), Row(("b", "2")), Row(("c", "3"), "subtotal"))
    table = Table("T", (Column("x", align="left"), Column("y")), rows)
    page = parsed(html(document_of(Section("S", (table,)))))
    assert [row.get("class") for row in page.xpath("//tbody/tr")] == ["total", None, "subtotal"]
    assert page.xpath("//tfoot") == []


@pytest.mark.parametrize("rows", [0, 1, 11, 21])
def test_tables_of_any_length_are_drawn(rows: int) -> None:
    table = Table("T", (Column("", align="left"), Column("y")), tuple(Row((f"r{i}", "1")) for i in range(rows)))
    page = parsed(html(document_of(Section("S", (table,)))))
    assert len(page.xpath("//tbody/tr")) == rows


# --- how it is ordered --------------------------------------------------------------------------------


def test_the_page_has_a_language_a_title_and_landmarks() -> None:
    for lang in ("de", "en"):
        page = parsed(rendered(lang))
        assert page.get("lang") == lang
        assert text_of(page.find(".//title")) == sample(lang).title
        for landmark in ("header", "nav", "main", "footer", "h1"):
            assert len(page.findall(f".//{landmark}")) == 1, landmark
    assert parsed(rendered(draft="ENTWURF")).find(".//title").text.startswith("ENTWURF")


def test_headings_are_in_order_whatever_the_sections_say() -> None:
    levels = (3, 2, 3, 1, 3, 2)
    page = parsed(html(document_of(*(Section(f"S{i}", (), level) for i, level in enumerate(levels)))))
    headings = page.xpath("//main//*[self::h2 or self::h3 or self::h4 or self::h5]")
    assert [(heading.tag, heading.text) for heading in headings] == [
        ("h2", "S0"), ("h3", "S1"), ("h4", "S2"), ("h2", "S3"), ("h3", "S4"), ("h3", "S5"),
    ]  # fmt: skip


def test_ids_are_unique_and_every_link_leads_somewhere() -> None:
    page = parsed(rendered(districts=60))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = page.xpath("//a/@href") + page.xpath("//@aria-labelledby | //@aria-describedby")
    assert len(links) > 10
    assert [link for link in links if link.removeprefix("#") not in ids] == []


def test_a_district_is_linked_by_its_place_and_name() -> None:
    document = document_of(Section("4 Sozialräume", ()), Section("Ötting-Straße", (), 2), Section("Αθήνα", (), 2))
    page = parsed(html(document))
    assert page.xpath("//section/@id") == ["s1-4-sozialraeume", "s1-1-oetting-strasse", "s1-2"]
    assert page.xpath("//nav//a/@href") == [f"#{name}" for name in page.xpath("//section/@id")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Übergröße Straße", "uebergroesse-strasse"),
        ("  <b>Süd</b> & \"'", "b-sued-b"),
        ("Łódź Šabac İzmir", "lodz-sabac-izmir"),
        ("U\u0308berall", "ueberall"),
        ("Киев", ""),
        ("x" * 200, "x" * 60),
    ],
)
def test_slugs(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_a_long_list_of_districts_is_folded() -> None:
    def page(districts: int) -> Element:
        return parsed(html(many_districts(districts)))

    assert page(12).xpath("//details") == []
    folded = page(13).xpath("//nav//details")
    assert [text_of(details.find("summary")) for details in folded] == ["Alle 13 anzeigen"]
    assert len(folded[0].xpath(".//a")) == 13


def many_districts(districts: int) -> Document:
    bars = Bars((Bar("a", Decimal(1), "1"),), "h", "de")
    names = (f"Sozialraum {i}" for i in range(districts))
    sections = (Section(name, (body("Text"), Figure(bars, f"Stunden {name}", "Ein Balken")), 2) for name in names)
    return document_of(Section("Sozialräume", ()), *sections)


def document_of(*sections: Section, title: str = "Titel", draft: str | None = None) -> Document:
    return Document(title, "", "de", (), sections, "Kopfzeile", "sozialbudget 1.0", draft=draft)


# --- nothing loaded, nothing run, nothing leaks ---------------------------------------------------------


@pytest.mark.parametrize(
    "make", [lambda: rendered(draft="ENTWURF"), lambda: html(hostile())], ids=["sample", "hostile"]
)
def test_nothing_is_loaded_or_run(make: Any) -> None:
    page = parsed(make())
    assert page.xpath("//script | //iframe | //object | //embed | //img | //base | //foreignObject | //form") == []
    assert [(link.get("rel"), link.get("href")) for link in page.xpath("//link")] == [("icon", "data:,")]
    assert len(page.xpath("//style")) == 1
    for element in page.iter(lxml.html.etree.Element):
        assert not any(name.startswith("on") or name in ("style", "src", "srcset") for name in element.attrib)
    assert [link for link in page.xpath("//a/@href") if not link.startswith("#")] == []
    style = page.find(".//style").text
    assert not re.search(r"url\(|@import|@font-face|<", style)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert [part.strip() for part in policy[0].split(";")] == [
        "default-src 'none'", f"style-src 'sha256-{digest}'", "img-src data:", "base-uri 'none'", "form-action 'none'",
    ]  # fmt: skip


def hostile() -> Document:
    """A document whose every text tries to break out."""
    x = BREAKING_OUT
    bars = Bars((Bar(x, Decimal(1), x),), x, "de")
    table = Table(x, (Column(x, x, "left", 1), Column(x, x)), (Row((x, x)), Row((x, x), "total")), note=x)
    blocks = (
        Paragraph(body(x).runs, "formula"),
        Listing((body(x),)),
        KeyFigures((KeyFigure(x, x),)),
        table,
        Figure(bars, x, x),
        Signatures(x, (x,)),
    )
    return Document(x, x, "de", ((x, x),), (Section(x, blocks), Section(x, (), 2)), x, x, x, None, x, x)


def test_hostile_texts_stay_texts() -> None:
    page = parsed(html(hostile()))
    assert text_of(page.find(".//h1")) == BREAKING_OUT
    assert page.xpath("//meta[@name='author' or @name='description']/@content") == [BREAKING_OUT] * 2
    assert page.xpath("//*[local-name()='svg']/@aria-label") == [BREAKING_OUT]
    assert text_of(page.body).count(BREAKING_OUT) >= 25
    assert page.xpath("//section/@id") == [f"s{number}-{slug(BREAKING_OUT)}" for number in ("1", "1-1")]


def test_characters_html_cannot_hold_are_replaced() -> None:
    page = html(document_of(Section("a\x00b\x1bc\ud800d\ufffee\x85f", ()), title="\x08"))
    assert "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf" in text_of(parsed(page).body)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", page.decode("utf-8"))


TURNING = "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))


def test_no_name_turns_the_number_behind_it() -> None:
    name = f"Nord{TURNING}Ost"
    page = html(
        document_of(
            Section(
                name, (body(f"{name}: 12.345 €"), Figure(Bars((Bar(name, Decimal(1), "1"),), name, "de"), name, name))
            )
        )
    ).decode()
    assert not set(page) & set(TURNING)
    assert page.count("Nord[U+202A][U+202B][U+202C][U+202D][U+202E][U+2066]") >= 5


def test_charts_have_a_name_and_reach_nothing_beyond_themselves() -> None:
    page = parsed(rendered(districts=10))
    charts = page.xpath("//*[local-name()='svg']")
    figures = [block for block in sample().blocks() if isinstance(block, Figure)]
    assert [(chart.get("role"), chart.get("aria-label")) for chart in charts] == [("img", f.alt) for f in figures]
    for number, chart in enumerate(charts, 1):
        assert chart.xpath(".//*[local-name()='style'] | .//@style") == []
        assert all(name.startswith(f"chart-{number}") for name in chart.xpath(".//@id"))
        for used in chart.xpath(".//@*[contains(., 'url(')]"):
            assert used.startswith(f"url(#chart-{number}"), used


def test_the_same_document_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import sys, sample_document; from sozialbudget.formats.render.html import html;"
        "sys.stdout.buffer.write(html(sample_document.sample(draft='ENTWURF')))"
    )
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert run.stdout == rendered(draft="ENTWURF")


# --- in a browser -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser.browser() as started:
        yield started


SMALL = ("de", 10, "ENTWURF")
LARGE = ("en", 60, None)


@pytest.mark.parametrize(
    ("document", "width", "dark", "text"),
    [
        (SMALL, 320, False, 100),
        (SMALL, 320, True, 200),
        (SMALL, 768, False, 100),
        (SMALL, 1280, True, 100),
        (SMALL, 1280, False, 200),
        (SMALL, 1600, False, 100),
        (LARGE, 320, True, 100),
        (LARGE, 1280, False, 100),
    ],
)
def test_everybody_can_read_it(
    chromium: Any, document: tuple[Lang, int, str | None], width: int, dark: bool, text: int
) -> None:
    with browser.page(chromium, rendered(*document), width, dark, text) as (page, complaints):
        assert browser.violations(page) == []
        assert browser.overflow(page) == 0
        assert complaints == []


@pytest.mark.parametrize("width", [320, 1600])
def test_folded_lists_and_hostile_texts_can_be_read(chromium: Any, width: int) -> None:
    for content in (html(many_districts(20)), html(hostile())):
        with browser.page(chromium, content, width) as (page, complaints):
            page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
            assert browser.violations(page) == []
            assert browser.overflow(page) == 0
            assert complaints == []


def test_the_checks_see_what_is_wrong(chromium: Any) -> None:
    wrong = rendered().replace(b"</main>", b'<img><p style="width: 3000px">.</p><i id="text"></i></main>')
    wrong = wrong.replace(b"border: 1px", b"border: 2px")
    with browser.page(chromium, wrong, 320) as (page, complaints):
        assert any(found.startswith("image-alt") for found in browser.violations(page))
        assert browser.overflow(page) > 0
        assert any("Content Security Policy" in complaint for complaint in complaints)


def test_the_keyboard_reaches_and_scrolls_every_table(chromium: Any) -> None:
    with browser.page(chromium, rendered(districts=60), 320) as (page, _):
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("() => document.activeElement.id") == "text"
        reached = []
        for _ in range(20):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("() => document.activeElement.closest('.table, figure')?.id ?? ''"))
            if reached[-1] == "table-1":
                before, after = (scrolled(page, key) for key in (None, "ArrowRight"))
                assert after["left"] > before["left"] == 0
                # The names of the rows stay in sight.
                assert 0 <= after["name"] <= before["name"]
                assert after["number"] < before["number"]
        assert {"table-1", "table-2", "figure-1", "figure-2", "figure-3"} <= set(reached)


def scrolled(page: Any, key: str | None) -> dict[str, float]:
    """Where the first table's frame and the cells of its first row are after pressing `key` ten times."""
    for _ in range(10 if key else 0):
        page.keyboard.press(key)
        page.wait_for_timeout(30)
    found: dict[str, float] = page.evaluate(
        """() => {
            const x = selector => document.querySelector('#table-1 tbody tr ' + selector).getBoundingClientRect().x
            return {left: document.activeElement.scrollLeft, name: x('th.sticks'), number: x('td')}
        }"""
    )
    return found


def test_a_long_table_keeps_its_header_in_sight(chromium: Any) -> None:
    with browser.page(chromium, rendered(districts=60), 1280) as (page, _):
        tops = page.evaluate(
            """() => {
                const frame = document.querySelector('#table-1 .scroll')
                frame.scrollTop = 800
                return [frame, frame.querySelector('thead')].map(element => element.getBoundingClientRect().top)
            }"""
        )
        assert abs(tops[1] - tops[0]) < 1


# --- on paper -----------------------------------------------------------------------------------------


def printed(started: Any, content: bytes) -> Any:
    with browser.page(started, content) as (page, _):
        return pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))


A4 = (595, 842)
MARK_PT = 40
"""Only the mark of a draft is written as large."""


def test_tables_print_whole_with_their_header_on_each_page(chromium: Any) -> None:
    with printed(chromium, rendered("de", 60, "ENTWURF")) as pdf:
        numbers: list[str] = []
        for page in pdf.pages:
            text_of_page = page.filter(lambda item: item.get("size", 0) < MARK_PT)
            found = text_of_page.extract_words()
            words = [word["text"] for word in found]
            first_column = [word["text"] for word in found if word["x0"] < 60 and page.width > page.height]
            rows = [word for word in first_column if re.fullmatch(r"0\d\d", word)]
            numbers += rows
            if rows:
                # The last column of each row, its header and the one above.
                assert words.count("−5,6") == len(rows)
                assert words.count("nachher") == 1
                assert words.count("Abstand") == 1
            assert all(inside(char, page) for char in page.chars)
            # The mark across each page, and beside what stands at its head.
            assert "".join(sorted(char["text"] for char in page.chars if char["size"] >= MARK_PT)) == "EFNRTUW"
            assert words[0] == "ENTWURF"
            assert f"{page.page_number} / {len(pdf.pages)}" in text_of_page.extract_text()
        assert numbers == [f"{i + 1:03d}" for i in range(60)]
        text = "\n".join(page.extract_text() for page in pdf.pages)
        assert text.count("Summe") == 1
        assert {(round(page.width), round(page.height)) for page in pdf.pages} == {A4, A4[::-1]}


@pytest.mark.parametrize(("columns", "landscape"), [(6, False), (12, False), (6, True), (12, True), (20, True)])
def test_wide_tables_are_printed_smaller_not_cut(chromium: Any, columns: int, landscape: bool) -> None:
    heads = (Column("Sozialraum", align="left"), *(Column("Bedarfsbudget", "Euro") for _ in range(columns)))
    rows = tuple(Row((f"Sozialraum {i}", *(["1.234.567,89"] * columns))) for i in range(5))
    document = document_of(Section("S", (Table("T", heads, rows),), landscape=landscape))
    with printed(chromium, html(document)) as pdf:
        # The title stands on an upright page.
        assert len(pdf.pages) == (2 if landscape else 1)
        words = [word["text"] for word in pdf.pages[-1].extract_words()]
        assert words.count("1.234.567,89") == 5 * columns
        assert words.count("Bedarfsbudget") == columns
        assert all(inside(char, pdf.pages[-1]) for char in pdf.pages[-1].chars)


def inside(char: dict[str, Any], page: Any) -> bool:
    """Whether it is at least a centimetre from the left and right edges."""
    return bool(char["x0"] >= 28 and char["x1"] <= page.width - 28)


def test_sections_begin_pages_where_they_are_to(chromium: Any) -> None:
    document = document_of(Section("Eins", (body("a"),)), Section("Zwei", (body("b"),), new_page=True))
    document = replace(document, sections=(*document.sections, Section("Drei", (body("c"),), 2)))
    with printed(chromium, html(document)) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
    assert len(pages) == 2
    assert "Eins" in pages[0]
    assert "Zwei" in pages[1]
    assert "Drei" in pages[1]


def test_hostile_texts_print_as_texts(chromium: Any) -> None:
    with printed(chromium, html(document_of(Section("S", (body(HOSTILE[1]),)), title=HOSTILE[2]))) as pdf:
        text = pdf.pages[0].extract_text()
    assert HOSTILE[1] in text
    assert "Kopfzeile" in text
