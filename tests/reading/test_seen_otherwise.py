"""What people see and what the file holds are the same, or the cell is refused: raised and struck-out text, values that
are stored twice, cells that stand there twice, empty texts, and results that nobody calculated."""
# ruff: noqa: E501 - tables and XML read best with one entry per line

import re
import struct
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from dirty import case_of, problems_of
from raw_xls import BOOK, END, SHEET_BEGIN, record, sheets_at, zipped
from raw_xlsx import raw_xlsx
from sozialbudget import read_workbook
from sozialbudget.analysis.verify.verify import verify
from sozialbudget.case.problems import InputError, Severity
from sozialbudget.method.allocation import allocate
from sozialbudget.reading.files.number_formats import is_other_date, is_other_number, is_same_text
from sozialbudget.reading.files.ods import LONGEST_TEXT, OdsBook
from sozialbudget.reading.files.xls import XlsBook, XlsRecords
from sozialbudget.reading.files.xlsx import XlsxBook
from sozialbudget.reading.grid import DamagedError, Marked, Raw, TooLargeError, Unclear
from sozialbudget.workbook.write import write_workbook
from workbooks import CLEAN, WRITERS, Formula, Rich, Standing, spoilt, write, write_ods, write_xlsxwriter

B, N, P, ID = "Sozialräume!D2", "Sozialräume!B2", "Sozialräume!C2", "Sozialräume!A2"


def rich(*runs: str) -> Rich:
    """`^` begins a raised piece, `_` a lowered one, `~` one that is struck out."""
    hows = {"^": "super", "_": "sub", "~": "strike"}
    return Rich(tuple((run[1:], hows[run[0]]) if run[0] in hows else (run, None) for run in runs))


# --- raised, lowered, struck out ---------------------------------------------------------------------------

REFUSED: dict[str, tuple[str, Any, str]] = {
    "a raised footnote digit": (B, rich("120000", "^1"), "cell_raised"),
    "a raised footnote sign": (B, rich("120000", "^*)"), "cell_raised"),
    "a power": (B, rich("10", "^5"), "cell_raised"),
    "raised cents": (B, rich("120000,", "^50"), "cell_raised"),
    "a lowered digit": (B, rich("12000", "_0"), "cell_raised"),
    "a raised digit before": (B, rich("^1", "20000"), "cell_raised"),
    "a raised digit in an ambiguous number": (B, rich("1.200", "^1"), "cell_raised"),
    "an old number struck out": (B, rich("~110000", " 120000"), "cell_struck_out"),
    "a digit struck out": (B, rich("12", "~0", "000"), "cell_struck_out"),
    "a number struck out": (B, Standing(120000, "strike"), "cell_struck_out"),
    "a number raised": (B, Standing(1, "super"), "cell_raised"),
    "a number lowered": (B, Standing(1, "sub"), "cell_raised"),
    "a text number struck out": (B, Standing("120000", "strike"), "cell_struck_out"),
    "an id with a raised digit": (ID, rich("01", "^2"), "cell_raised"),
    "an id of letters with a raised sign": (ID, rich("N1", "^*"), "cell_raised"),
    "a name partly struck out": (N, rich("~Alt ", "Nord"), "cell_struck_out"),
    "a name struck out": (N, Standing("Nord", "strike"), "cell_struck_out"),
    "a provider struck out": (P, Standing("A", "strike"), "cell_struck_out"),
}  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", REFUSED)
def test_raised_and_struck_out_values_are_refused(tmp_path: Path, name: str, writer: str) -> None:
    place, value, code = REFUSED[name]
    assert problems_of(tmp_path, {place: value}, writer) == [(code, place)]


NAMES: dict[str, tuple[Any, str, bool]] = {
    "a raised digit": (rich("Ahrental", "^1"), "Ahrental", True),
    "two raised marks": (rich("Ahrental", "^1, 2"), "Ahrental", True),
    "a raised star": (rich("Ahrental", "^*)"), "Ahrental", True),
    "a raised letter": (rich("Ahrental", "^a)"), "Ahrental", True),
    "a mark within": (rich("Ahrental", "^1", " (Süd)"), "Ahrental (Süd)", True),
    "a raised end of a word": (rich("N", "^r", " 5"), "Nr 5", False),
    "a square": (rich("Fläche in km", "^2"), "Fläche in km2", False),
    "a formula": (rich("CO", "_2"), "CO2", False),
    "plain pieces": (rich("Ahren", "tal"), "Ahrental", False),
    "all of it raised": (Standing("Ahrental", "super"), "Ahrental", False),
}  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_without_its_footnote_mark(tmp_path: Path, name: str, writer: str) -> None:
    value, expected, told = NAMES[name]
    case = case_of(tmp_path, {N: value}, writer)
    assert case.districts[0].name == expected
    assert [problem.code for problem in case.warnings] == (["footnote_mark_left_out"] if told else [])


@pytest.mark.parametrize("writer", WRITERS)
def test_a_heading_is_found_without_its_footnote_mark(tmp_path: Path, writer: str) -> None:
    changes = {"Sozialräume!E1": rich("Kinder", "^1"), "Sozialräume!D1": rich("Budget bisher", "^2)")}
    case = case_of(tmp_path, changes, writer)
    assert case.districts[0].columns["Kinder"] == 120
    assert case.districts[0].status_quo == 100000
    (note,) = case.warnings
    assert (note.code, str(note.place), note.severity) == ("footnote_mark_left_out", "Sozialräume!D1", "note")
    assert "E1" in note.say("de")


@pytest.mark.parametrize("writer", WRITERS)
def test_a_heading_struck_out_is_told(tmp_path: Path, writer: str) -> None:
    found = problems_of(tmp_path, {"Sozialräume!D1": Standing("Budget bisher", "strike")}, writer)
    assert ("cell_struck_out", "Sozialräume!D1") in found


def test_what_is_raised_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        case_of(tmp_path, {B: rich("120000", "^1")})
    (problem,) = caught.value.problems
    assert "„1200001“: „1“ am Ende ist hochgestellt" in problem.say("de")


def test_a_font_that_says_nothing_is_plain() -> None:
    run = '<r><rPr><strike val="0"/><vertAlign val="baseline"/></rPr><t>12</t></r>'
    content = raw_xlsx(f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is>{run}</is></c></row></sheetData>')
    found = XlsxBook(content).sheet(0).rows[1][1]
    assert (found, type(found)) == ("12", str)


def test_named_styles_of_an_ods_are_followed(tmp_path: Path) -> None:
    """A style made from another, in styles.xml; and the style of a column, of a row."""
    path = tmp_path / "eingabe.ods"
    write_ods(path, CLEAN)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    struck = '<style:style style:name="weg" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    parts["styles.xml"] = re.sub("<office:styles ?/>", f"<office:styles>{struck}</office:styles>", parts["styles.xml"])
    assert "weg" in parts["styles.xml"]
    own = '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="weg"/>'
    content = re.sub(
        "<office:automatic-styles ?/>",
        f"<office:automatic-styles>{own}</office:automatic-styles>",
        parts["content.xml"],
    )
    column = '<table:table-column table:number-columns-repeated="3"/><table:table-column table:default-cell-style-name="ce1"/>'
    first_table = re.search('<table:table table:name="Sozialräume">', content)
    assert first_table is not None
    begin = first_table.end()
    for changed in (
        content[:begin] + column + content[begin:],
        content.replace("<table:table-row>", '<table:table-row table:default-cell-style-name="ce1">'),
    ):
        sheet = OdsBook(zipped({**parts, "content.xml": changed})).sheet(0)
        assert isinstance(sheet.rows[2][4], Unclear)


# --- stored twice ----------------------------------------------------------------------------------------

CELLS: dict[str, Raw | tuple[str, str]] = {
    # two values that differ: what is shown, and the other
    '<c r="A1" t="inlineStr"><v>120000</v><is><t>120000</t></is></c>': "120000",
    '<c r="A1" t="inlineStr"><v>120000.0</v><is><t>120000</t></is></c>': "120000",
    '<c r="A1" t="inlineStr"><is><t>120000</t></is><v>120000</v></c>': "120000",
    '<c r="A1" t="inlineStr"><is><t>A</t></is><v></v></c>': "A",
    '<c r="A1"><v>120000</v><is><t>120000</t></is></c>': 120000.0,
    '<c r="A1" t="str"><v>A</v><is><t>A</t></is></c>': "A",
    '<c r="A1" t="s"><v>0</v><is><t>rich text\nof two lines</t></is></c>': "rich text\nof two lines",
    '<c r="A1" t="inlineStr"><v>5</v><is><t>120000</t></is></c>': ("120000", "5"),
    '<c r="A1"><v>5</v><is><t>120000</t></is></c>': ("5", "120000"),
    '<c r="A1" t="n"><is><t>6</t></is><v>5</v></c>': ("5", "6"),
    '<c r="A1" t="str"><v>A</v><is><t>B</t></is></c>': ("A", "B"),
    '<c r="A1" t="s"><v>0</v><is><t>0</t></is></c>': ("rich text·of two lines", "0"),
    '<c r="A1" t="b"><v>1</v><is><t>nein</t></is></c>': ("TRUE", "nein"),
    '<c r="A1" t="inlineStr"><v>5</v></c>': Unclear("5", "cell_stored_apart"),
    '<c r="A1" t="inlineStr"><is><t/></is><v>5</v></c>': Unclear("5", "cell_stored_apart"),
    '<c r="A1"><is><t>5</t></is></c>': Unclear("5", "cell_stored_apart"),
    '<c r="A1"><is><t></t></is></c>': None,
    '<c r="A1" t="s"><is><t>B</t></is></c>': Unclear("B", "cell_stored_apart"),
}  # fmt: skip


@pytest.mark.parametrize("xml", CELLS)
def test_a_cell_that_stores_two_values(xml: str) -> None:
    sheet = XlsxBook(raw_xlsx(f'<sheetData><row r="1">{xml}</row></sheetData>')).sheet(0)
    found: Raw | tuple[str, str] = sheet.rows[1].get(1)
    if isinstance(found, Unclear) and found.code == "cell_stored_twice":
        found = (found.shown, str(found.values["other"]))
    assert (found, type(found)) == (CELLS[xml], type(CELLS[xml]))


@pytest.mark.parametrize(
    "inside",
    [
        "<v>1</v><v>1</v>",
        "<is><t>1</t></is><is><t>1</t></is>",
        "<t>1</t>",
        "<v><v>1</v></v>",
        "<v><is><t>1</t></is></v>",
        "<is><v>1</v></is>",
        '<v>1</v><c r="B1"><v>2</v></c>',
    ],
)
def test_a_cell_with_what_no_cell_has_is_damaged(inside: str) -> None:
    with pytest.raises(DamagedError):
        XlsxBook(raw_xlsx(f'<sheetData><row r="1"><c r="A1">{inside}</c></row></sheetData>')).sheet(0)


@pytest.mark.parametrize("store", ["<v>5</v><is><t>120000</t></is>", "<v>5</v>"])
def test_two_values_are_both_told(tmp_path: Path, store: str) -> None:
    path = tmp_path / "eingabe.xlsx"
    write_xlsxwriter(path, CLEAN)
    replace_in(path, "xl/worksheets/sheet1.xml", r'<c r="D2"><v>100000</v></c>', f'<c r="D2" t="inlineStr">{store}</c>')
    with pytest.raises(InputError, match=r"Sozialräume!D2.*5"):
        read_workbook(path)


def replace_in(path: Path, part: str, old: str, new: str) -> None:
    """Replace in one part of a package what stands there once at least."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    changed = parts[part].decode().replace(old, new)
    assert changed != parts[part].decode(), f"{old} does not stand in {part}"
    parts[part] = changed.encode()
    path.write_bytes(zipped({**parts}))


SHOWN_ELSEWISE: dict[str, bool] = {
    'office:value-type="float" office:value="120000"|120000': False,
    'office:value-type="float" office:value="120000"|120.000,00 €': False,
    'office:value-type="float" office:value="120000"|120': False,
    'office:value-type="float" office:value="120000"|90000': True,
    'office:value-type="float" office:value="120000"|1200001': True,
    'office:value-type="percentage" office:value="0.125"|12,5 %': False,
    'office:value-type="percentage" office:value="0.125"|13 %': False,
    'office:value-type="percentage" office:value="0.125"|21 %': True,
    'office:value-type="currency" office:value="0"|5 €': True,
    'office:value-type="string" office:string-value="A"|A': False,
    'office:value-type="string" office:string-value="A"|B': True,
    'office:value-type="string" office:string-value="120000"|1200001': True,
    'office:value-type="string" office:value="120000"|120000': False,
    'office:value-type="string" office:value="120000"|1200001': True,
    'office:value-type="float" office:value="120000" office:string-value="120000"|120000': False,
    'office:value-type="float" office:value="120000" office:string-value="90000"|120.000': True,
    'office:value-type="date" office:date-value="2025-03-01"|1. März 2025': False,
    'office:value-type="date" office:date-value="2025-03-01"|01.03.25': False,
    'office:value-type="date" office:date-value="2025-03-01"|1. März 2026': True,
    'office:value-type="boolean" office:boolean-value="true"|WAHR': False,
    'office:value-type="boolean" office:boolean-value="true"|FALSCH': True,
}  # fmt: skip


def ods_of(cells: str, before: str = "", after: str = "") -> bytes:
    names = ("office", "table", "text", "style", "config")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>{before}"
        f'<table:table table:name="S"><table:table-row>{cells}</table:table-row>{after}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"content.xml": content})


@pytest.mark.parametrize("cell", SHOWN_ELSEWISE)
def test_what_an_ods_shows_beside_what_it_stores(cell: str) -> None:
    attributes, _, text = cell.partition("|")
    content = ods_of(f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    found = OdsBook(content).sheet(0).rows[1][1]
    assert (isinstance(found, Unclear) and found.code == "cell_stored_twice") == SHOWN_ELSEWISE[cell]


def test_how_a_word_is_spoken_is_none_of_its_text() -> None:
    ruby = "<text:ruby><text:ruby-base>12</text:ruby-base><text:ruby-text>34</text:ruby-text></text:ruby>"
    content = ods_of(f'<table:table-cell office:value-type="string"><text:p>{ruby}</text:p></table:table-cell>')
    assert OdsBook(content).sheet(0).rows[1][1] == "12"


def test_a_paragraph_may_be_raised_as_a_whole() -> None:
    style = '<style:style style:name="P1" style:family="paragraph"><style:text-properties style:text-position="33% 58%"/></style:style>'
    cell = '<table:table-cell office:value-type="string"><text:p>12</text:p><text:p text:style-name="P1">3</text:p></table:table-cell>'
    found = OdsBook(ods_of(cell, before=style)).sheet(0).rows[1][1]
    assert isinstance(found, Marked)
    assert found.typed == "12\n3"


def test_a_text_box_over_a_cell_is_none_of_its_text() -> None:
    box = '<d:frame xmlns:d="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><d:text-box><text:p>Stand 5</text:p></d:text-box></d:frame>'
    content = ods_of(
        f'<table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p>{box}</table:table-cell>'
    )
    assert OdsBook(content).sheet(0).rows[1][1] == 7.0


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234567.891, "1.234.568"), (1234567.891, "1,234,567.89"), (1234567.891, "1’234’568"), (1234567.891, "1 234 568 €"),
        (1234567.891, "1.235"), (1234567.891, "1,2"), (0.175, "17,5 %"), (0.175, "18 %"), (0.175, "0,18"), (0.175, "0"),
        (-1234.5, "(1.234,50)"), (-1234.5, "−1.235"), (2.5, "3"), (2.5, "2"), (1e15, "1.000.000.000.000.000"), (1e300, "1E+300"),
        (0.1 + 0.2, "0,3"), (0.0, "0,00 €"), (0.0, "-"), (120000.0, "120 T€"), (120000.0, "siehe Blatt 7"), (1.5, "1 1/2"),
        (45000.0, "15.03.2023"), (0.5, "12:00"), (5.0, "005"), (120000.0, "###"), (1e-7, "0,000"), (99.999, "100,00"),
    ],
)  # fmt: skip
def test_no_format_is_taken_for_another_number(value: float, text: str) -> None:
    assert not is_other_number(value, text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (120000.0, "90.000"),
        (120000.0, "1200001"),
        (0.5, "60 %"),
        (0.0, "1"),
        (5.0, "50"),
        (1234.5, "1.243,50 EUR"),
        (99.0, "100,0"),
    ],
)
def test_another_number_is(value: float, text: str) -> None:
    assert is_other_number(value, text)


def test_same_texts_and_dates() -> None:
    assert is_same_text("Verein  A", " Verein A")
    assert is_same_text("5", "Nr. 5 (alt)")
    assert not is_same_text("5", "15")
    assert not is_same_text("", "A")
    assert not is_other_date("2025-03-01", "März")
    assert is_other_date("2025-03-01", "2024")


# --- twice in the file -------------------------------------------------------------------------------------

PLAIN, SPELT = '<c r="A{}"><v>1</v></c>', '<c r="A{}" t="str"><v>x</v></c>'
TWICE = {
    "a row, both plain": '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>',
    "a row, the second not plain": '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1" t="str"><v>x</v></c></row>',
    "a row, the first not plain": '<row r="1"><c r="B1" t="str"><v>x</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
    "a row, none plain": '<row r="1"><c r="B1" t="str"><v>x</v></c></row><row r="1"><c r="A1" t="str"><v>y</v></c></row>',
    "an empty row": '<row r="1"/><row r="1"><c r="A1"><v>1</v></c></row>',
    "a row with and one without number": '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"/><row><c><v>2</v></c></row>',
    "a cell": '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
    "a cell, once empty": '<row r="1"><c r="A1"><v>1</v></c><c r="A1"/></row>',
    "a cell, twice empty": '<row r="1"><c r="A1" s="0"/><c r="A1"/></row>',
    "a cell, not plain": '<row r="1"><c r="A1" t="str"><v>x</v></c><c r="B1"><v>1</v></c><c r="A1"/></row>',
    "a cell with and one without name": '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c><c><v>1</v></c></row>',
}  # fmt: skip


@pytest.mark.parametrize("name", TWICE)
def test_a_row_or_cell_that_stands_there_twice_is_damaged(name: str) -> None:
    for rows in (TWICE[name], f"<!-- all of it as XML -->{TWICE[name]}"):
        with pytest.raises(DamagedError) as caught:
            XlsxBook(raw_xlsx(f"<sheetData>{rows}</sheetData>")).sheet(0)
        assert "zweimal" in caught.value.reason.de
        assert re.search("Zeile [12]|Zelle [AB]1", caught.value.reason.de)


def test_rows_and_cells_out_of_order_are_where_they_say() -> None:
    rows = '<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>'
    for content in (rows, f"<!-- -->{rows}"):
        sheet = XlsxBook(raw_xlsx(f"<sheetData>{content}</sheetData>")).sheet(0)
        assert sheet.rows == {1: {1: 1.0, 2: 2.0}, 2: {1: 3.0, 2: 4.0}}


NUMBER = record(0x203, struct.pack("<HHHd", 0, 1, 0, 5.0))
SEVERAL = record(0xBD, struct.pack("<HH", 0, 0) + struct.pack("<HI", 0, 6) * 3 + struct.pack("<H", 2))


@pytest.mark.parametrize("cells", [NUMBER + NUMBER, NUMBER + SEVERAL, SEVERAL + NUMBER])
def test_a_cell_that_stands_twice_in_an_xls_is_damaged(cells: bytes) -> None:
    head = BOOK + sheets_at(0) + END
    stream = BOOK + sheets_at(len(head)) + END + SHEET_BEGIN + cells + END
    with pytest.raises(DamagedError, match="B1 stands there twice"):
        XlsRecords.of(stream)


# --- empty texts ------------------------------------------------------------------------------------------

EMPTY_TEXTS = {
    "a shared text": ("<si/>", '<c r="A1" t="s"><v>0</v></c>'),
    "a shared text with an element": ("<si><t/></si>", '<c r="A1" t="s"><v>0</v></c>'),
    "a shared text with a run": ("<si><r><t></t></r></si>", '<c r="A1" t="s"><v>0</v></c>'),
    "a text of its own": ("<si/>", '<c r="A1" t="inlineStr"><is><t/></is></c>'),
    "an empty text of its own": ("<si/>", '<c r="A1" t="inlineStr"><is/></c>'),
    "a stored text": ("<si/>", '<c r="A1" t="str"><v></v></c>'),
    "the text of a formula": ("<si/>", '<c r="A1" t="str"><f>B1&amp;""</f><v></v></c>'),
}  # fmt: skip


@pytest.mark.parametrize("name", EMPTY_TEXTS)
def test_an_empty_text_is_an_empty_cell(name: str) -> None:
    shared, cell = EMPTY_TEXTS[name]
    strings = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{shared}<si><t>x</t></si></sst>'
    for other in ('<c r="B1" t="s"><v>1</v></c>', '<c r="B1" t="str"><v>x</v></c>'):  # in a plain row and in another
        content = raw_xlsx(
            f'<sheetData><row r="1">{cell}{other}</row></sheetData>', **{"xl/sharedStrings.xml": strings}
        )
        assert XlsxBook(content).sheet(0).rows == {1: {2: "x"}}


def test_an_empty_text_of_an_xls_is_an_empty_cell(tmp_path: Path) -> None:
    """It was told as a formula that nobody calculated."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    sheet.write(0, 0, "")
    sheet.write(0, 1, "x")
    sheet.row(0).insert_cell(2, xlwt.Cell.StrCell(0, 2, 0, book.add_str("")))
    path = tmp_path / "leer.xls"
    book.save(str(path))
    assert XlsBook(path.read_bytes()).sheet(0).rows == {1: {2: "x"}}


@pytest.mark.parametrize("writer", WRITERS)
def test_rows_of_empty_texts_are_no_districts(tmp_path: Path, writer: str) -> None:
    changes: dict[str, Any] = {f"Sozialräume!{column}5": "" for column in "ABCDEFGHI"}
    case = case_of(tmp_path, changes, writer)
    assert len(case.districts) == 3
    assert case.warnings == ()


# --- hidden rows and columns -----------------------------------------------------------------------------

HIDDEN_ROWS: dict[str, tuple[str, str, set[int]]] = {
    "by default": ('<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>', '<row r="1"/><row r="2" hidden="0"/><row r="3" ht="15" customHeight="1"/>', {1}),
    "by a default height of none": ('<sheetFormatPr defaultRowHeight="0"/>', '<row r="1"/><row r="2" hidden="0"/>', {1}),
    "by a height of none": ("", '<row r="1" ht="0" customHeight="1"/><row r="2" ht="0.0"/><row r="3" ht="0.75"/>', {1, 2}),
    "not by default": ('<sheetFormatPr defaultRowHeight="15" zeroHeight="false"/>', '<row r="1"/>', set()),
}  # fmt: skip


@pytest.mark.parametrize("name", HIDDEN_ROWS)
def test_rows_of_no_height_are_hidden(name: str) -> None:
    head, rows, expected = HIDDEN_ROWS[name]
    for more in ("", "<!-- -->"):
        assert XlsxBook(raw_xlsx(f"{head}<sheetData>{more}{rows}</sheetData>")).sheet(0).hidden_rows == expected


def test_columns_of_no_width_are_hidden() -> None:
    columns = '<cols><col min="1" max="1" width="10"/><col min="2" max="3" width="0" customWidth="1"/></cols>'
    sheet = XlsxBook(raw_xlsx(f"{columns}<sheetData/>")).sheet(0)
    assert [sheet.is_hidden_column(column) for column in (1, 2, 3, 4)] == [False, True, True, False]


def test_rows_hidden_by_default_are_told(tmp_path: Path) -> None:
    path = tmp_path / "eingabe.xlsx"
    write_xlsxwriter(path, CLEAN)
    replace_in(path, "xl/worksheets/sheet1.xml", "<sheetFormatPr ", '<sheetFormatPr zeroHeight="1" ')
    assert [(problem.code, problem.values["rows"]) for problem in read_workbook(path).warnings] == [
        ("rows_hidden", "1, 2, 3, 4")
    ]


def test_rows_and_columns_of_no_size_are_hidden_in_an_xls(tmp_path: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for row in range(4):
        sheet.write(row, 0, row)
    sheet.row(1).height, sheet.row(1).height_mismatch = 0, True
    sheet.row(2).height_mismatch = True
    sheet.col(1).width = 0
    path = tmp_path / "null.xls"
    book.save(str(path))
    found = XlsBook(path.read_bytes()).sheet(0)
    assert found.hidden_rows == {2}
    assert found.is_hidden_column(2)
    assert not found.is_hidden_column(1)
    sheet.row_default_hidden = 1
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    sheet.row_default_hidden = 1
    for row in range(2):
        sheet.write(row, 0, row)
    sheet.row(1).height_mismatch = True
    book.save(str(path))
    assert XlsBook(path.read_bytes()).sheet(0).hidden_rows == {1}


def test_rows_and_columns_of_no_size_are_hidden_in_an_ods() -> None:
    none = '<style:style style:name="ro0" style:family="table-row"><style:table-row-properties style:row-height="0cm"/></style:style>'
    none += '<style:style style:name="co0" style:family="table-column"><style:table-column-properties style:column-width="0.000in"/></style:style>'
    none += '<style:style style:name="ro1" style:family="table-row"><style:table-row-properties style:row-height="0.5cm"/></style:style>'
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    rows = f'<table:table-row table:style-name="ro0">{cell}</table:table-row><table:table-row table:style-name="ro1">{cell}</table:table-row>'
    rows += f'<table:table-row-group table:display="false"><table:table-row>{cell}</table:table-row></table:table-row-group><table:table-row>{cell}</table:table-row>'
    sheet = OdsBook(ods_of(cell, before=none, after=rows)).sheet(0)
    assert sheet.hidden_rows == {2, 4}
    columns = '<table:table-column/><table:table-column table:style-name="co0"/>'
    sheet = OdsBook(ods_of(cell, before=none, after=columns)).sheet(0)
    assert [sheet.is_hidden_column(column) for column in (1, 2, 3)] == [False, True, False]


# --- results that may be stale ------------------------------------------------------------------------------

CALCULATIONS: dict[str, list[str]] = {
    'calcMode="manual"': ["calculated_by_hand"],
    'calcMode="manual" fullCalcOnLoad="1"': ["calculated_by_hand"],
    'calcCompleted="0"': ["calculated_in_part"],
    'fullPrecision="0"': ["calculated_as_shown"],
    'calcMode="manual" fullPrecision="false"': ["calculated_as_shown", "calculated_by_hand"],
    'calcMode="auto" fullPrecision="1" fullCalcOnLoad="1"': [],
    'calcMode="autoNoTable"': [],
}  # fmt: skip
FORMULAS = {
    "Sozialräume!D2": Formula("=2*50000", 90000),
    "Sozialräume!B2": "Nord",
    "Parameter!B3": Formula("=0.01+0.01", 0.02),
}


def calculated(tmp_path: Path, settings: str, changes: dict[str, Any]) -> list[tuple[str, Severity, str]]:
    path = tmp_path / "eingabe.xlsx"
    write_xlsxwriter(path, spoilt(changes))
    replace_in(path, "xl/workbook.xml", '<calcPr calcId="124519" fullCalcOnLoad="1"/>', f"<calcPr {settings} />")
    case = read_workbook(path)
    told = [problem for problem in case.warnings if problem.code.startswith("calculated")]
    return [(problem.code, problem.severity, str(problem.values["cells"])) for problem in told]


@pytest.mark.parametrize("settings", CALCULATIONS)
def test_results_that_may_be_stale_are_told_once(tmp_path: Path, settings: str) -> None:
    expected = [(code, "warning", "Sozialräume!D2, Parameter!B3") for code in CALCULATIONS[settings]]
    assert calculated(tmp_path, settings, FORMULAS) == expected


def test_without_formulas_among_what_is_read_nothing_is_told(tmp_path: Path) -> None:
    assert calculated(tmp_path, 'calcMode="manual"', {}) == []
    aside = {"Sozialräume!J1": "nebenbei", "Sozialräume!J2": Formula("=1+1", 2)}
    assert calculated(tmp_path, 'calcMode="manual"', aside) == []


def test_formulas_that_are_all_nil_in_a_file_to_be_calculated_on_load_never_were(tmp_path: Path) -> None:
    """As XlsxWriter writes them where it is given no results."""
    path = tmp_path / "eingabe.xlsx"
    nil = {"Sozialräume!D2": Formula("=2*50000", 0), "Sozialräume!E3": Formula("=100+200", 0)}
    write_xlsxwriter(path, spoilt(nil))
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    assert [(one.code, str(one.place)) for one in caught.value.problems] == [
        ("cell_uncalculated", "Sozialräume!D2"),
        ("cell_uncalculated", "Sozialräume!E3"),
    ]
    write_xlsxwriter(path, spoilt({**nil, "Sozialräume!D3": Formula("=2*70000", 140000)}))
    assert read_workbook(path).districts[0].status_quo == 0  # another result was calculated
    write_xlsxwriter(path, spoilt(nil))
    replace_in(path, "xl/workbook.xml", ' fullCalcOnLoad="1"', "")
    assert read_workbook(path).districts[0].status_quo == 0  # as Excel saves it


def test_of_many_formulas_five_are_named(tmp_path: Path) -> None:
    changes = {f"Sozialräume!{column}{row}": Formula("=1", 100) for column in "DE" for row in (2, 3, 4)}
    ((_, _, cells),) = calculated(tmp_path, 'calcMode="manual"', changes)
    assert cells == "Sozialräume!D2, Sozialräume!E2, Sozialräume!D3, Sozialräume!E3, Sozialräume!D4 …"


@pytest.mark.parametrize(
    ("kind", "data", "code"),
    [
        (0x0D, b"\0\0", "calculated_by_hand"),
        (0x0D, b"\1\0", None),
        (0x0D, b"\xff\xff", None),
        (0x0E, b"\0\0", "calculated_as_shown"),
        (0x0E, b"\1\0", None),
        (0x5E, b"\0\0", "calculated_in_part"),
    ],
)
def test_an_xls_tells_how_it_calculates(kind: int, data: bytes, code: str | None) -> None:
    setting = record(kind, data)
    head = BOOK + sheets_at(0) + END
    for of_book, of_sheet in ((setting, b""), (b"", setting)):
        stream = BOOK + of_book + sheets_at(len(head) + len(of_book)) + END + SHEET_BEGIN + of_sheet + END
        assert XlsRecords.of(stream).doubts == ({code} if code else set())


def test_an_xls_that_calculates_by_hand_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import xlwt

    monkeypatch.setattr(xlwt.Worksheet, "_Worksheet__calc_settings_rec", by_hand, raising=True)
    path = write(tmp_path, spoilt({"Sozialräume!D2": Formula("=2*50000")}), "xlwt")
    path.write_bytes(path.read_bytes().replace(b"\3\0\0\0\0\0\xff\xff", struct.pack("<d", 90000.0)))
    case = read_workbook(path)
    assert [(problem.code, problem.values["cells"]) for problem in case.warnings] == [
        ("calculated_by_hand", "Sozialräume!D2")
    ]


def by_hand(_sheet: Any) -> bytes:
    return record(0x0D, b"\0\0")


@pytest.mark.parametrize("how", ["by_hand", "as_shown"])
def test_an_ods_tells_how_it_calculates(tmp_path: Path, how: str) -> None:
    path = tmp_path / "eingabe.ods"
    write_ods(path, spoilt({"Sozialräume!D2": Formula("=2*50000", 90000)}))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    if how == "by_hand":
        item = '<config:config-item config:name="AutoCalculate" config:type="boolean">false</config:config-item>'
        spaces = 'xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        parts["settings.xml"] = (
            f"<office:document-settings {spaces}><office:settings>{item}</office:settings></office:document-settings>".encode()
        )
    else:
        setting = b'<office:spreadsheet><table:calculation-settings table:precision-as-shown="true"/>'
        parts["content.xml"] = parts["content.xml"].replace(b"<office:spreadsheet>", setting)
    path.write_bytes(zipped({**parts}))
    case = read_workbook(path)
    assert [(problem.code, problem.values["cells"]) for problem in case.warnings] == [
        (f"calculated_{how}", "Sozialräume!D2")
    ]


@pytest.mark.parametrize(
    ("settings", "code", "holds"),
    [
        ('calcMode="manual"', "verify_by_hand", True),
        ('calcCompleted="0"', "verify_in_part", True),
        ('fullPrecision="0"', "verify_as_shown", False),
    ],
)
def test_verify_knows_how_a_result_calculates(tmp_path: Path, settings: str, code: str, holds: bool) -> None:
    path = tmp_path / "ergebnis.xlsx"
    write_workbook(allocate(case_of(tmp_path, {})), path, "de")
    assert verify(path).holds
    with zipfile.ZipFile(path) as package:
        setting = re.search("<calcPr [^>]*/>", package.read("xl/workbook.xml").decode())
    assert setting is not None
    replace_in(path, "xl/workbook.xml", setting[0], f"<calcPr {settings}/>")
    found = verify(path)
    assert [finding.code for finding in found.findings] == [code]
    assert found.holds == holds


# --- endless texts ------------------------------------------------------------------------------------------

ENDLESS = {
    "spaces one by one": "<text:p>" + "<text:s/>" * 3_000_000 + "</text:p>",
    "spaces by the thousand": "<text:p>" + '<text:s text:c="1000"/>' * 100_000 + "</text:p>",
    "tabs": "<text:p>" + "<text:tab/>" * 3_000_000 + "</text:p>",
    "paragraphs": "<text:p/>" * 1_000_000,
    "letters": "<text:p>" + "a" * (LONGEST_TEXT + 1) + "</text:p>",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_an_endless_text_is_refused_in_seconds(name: str) -> None:
    content = ods_of(f'<table:table-cell office:value-type="string">{ENDLESS[name]}</table:table-cell>')
    begin = time.monotonic()
    with pytest.raises(TooLargeError):
        OdsBook(content)
    assert time.monotonic() - begin < 10


def test_many_endless_texts_are_refused() -> None:
    cell = (
        '<table:table-cell office:value-type="string"><text:p>'
        + '<text:s text:c="1000"/>' * 90
        + "</text:p></table:table-cell>"
    )
    with pytest.raises(TooLargeError):
        OdsBook(ods_of("", after=f"<table:table-row>{cell}</table:table-row>" * 1000))


def test_deep_spans_end_in_seconds() -> None:
    deep = "<text:span>" * 300_000 + "x" + "</text:span>" * 300_000
    begin = time.monotonic()
    content = ods_of(f'<table:table-cell office:value-type="string"><text:p>{deep}</text:p></table:table-cell>')
    assert OdsBook(content).sheet(0).rows[1][1] == "x"
    assert time.monotonic() - begin < 10


def test_many_runs_end_in_seconds() -> None:
    runs = '<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r><r><t>a</t></r>' * 30_000
    begin = time.monotonic()
    content = raw_xlsx(f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is>{runs}</is></c></row></sheetData>')
    found = XlsxBook(content).sheet(0).rows[1][1]
    assert isinstance(found, Marked)
    assert time.monotonic() - begin < 10
