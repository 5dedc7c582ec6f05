"""Clean workbooks, in every format, layout and language, read to exactly what they say."""
# ruff: noqa: E501 - the tables read best with one entry per line

import hashlib
import io
import shutil
import zipfile
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from libreoffice import recalculated
from raw_xlsx import raw_xlsx
from sozialbudget import from_frames, read_workbook
from sozialbudget.case.case import Direction, Kind
from sozialbudget.case.layout import SHEETS, folded_names
from sozialbudget.case.problems import InputError, Place
from sozialbudget.reading.files.number_formats import Shown, what_format_shows
from sozialbudget.reading.files.xlsx import XlsxBook
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import ErrorCell, Moment, Percent, Uncalculated
from sozialbudget.reading.opening import open_book
from support import CASE_FOLDERS, case_from_json, json_exact, told
from workbooks import CLEAN, WRITERS, Formatted, Formula, spoilt, write, write_xls_without_texts, write_xlsx


@pytest.mark.parametrize("folder", CASE_FOLDERS, ids=lambda folder: folder.name)
def test_a_workbook_reads_to_its_case(folder: Path) -> None:
    case = read_workbook(folder / "input.xlsx")
    assert told(case) == told(case_from_json(folder))
    unused = json_exact(folder / "case.json")["districts"][0]["columns"].keys() - case.districts[0].columns.keys()
    limited = case.parameters.max_loss is not None or case.parameters.max_gain is not None
    as_one = case.parameters.damping == 1 and limited
    expected = (["columns_unused"] if unused else []) + (["damping_written_as_one"] if as_one else [])
    assert [problem.code for problem in case.warnings] == expected


@pytest.mark.parametrize("writer", WRITERS)
def test_every_format_reads_to_the_same_case(tmp_path: Path, writer: str) -> None:
    expected = read_workbook(write(tmp_path, CLEAN))
    assert told(read_workbook(write(tmp_path, CLEAN, writer))) == told(expected)


def test_a_case_says_where_it_came_from(tmp_path: Path) -> None:
    path = write(tmp_path, CLEAN)
    case = read_workbook(path)
    assert case.origin is not None
    assert case.origin.name == "eingabe.xlsx"
    assert case.origin.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert case.place("districts", "02", "Kinder") == Place("Sozialräume", "E3")
    assert case.place("districts", "02", "status_quo") == Place("Sozialräume", "D3")
    assert case.place("indicators", "Quote", "weight") == Place("Indikatoren", "B3")
    assert case.place("parameters", "damping", "value") == Place("Parameter", "B4")
    assert case.place("services", "Vernetzung", "abf_rate") == Place("Leistungen", "C3")


# --- layouts -------------------------------------------------------------------------------------------

ENGLISH = {
    "  SERVICES ": [["abf rate", "service", "share"], [None, "Beratung", 0.6], [0.05, "Vernetzung", 0.4]],
    "indicators": [
        ["Weight", "INDICATOR", "Kind", "Base", "direction", "control\N{NO-BREAK SPACE}total"],
        [60, "Kinder", "Count", "Einwohner", "+", 500],
        [40, "quote ", "rate", " EINWOHNER", "burden", None],
    ],
    "Notes": [["anything"]],
    "Parameters": [
        ["Parameter", "Value", "unit"],
        ["year", 2026, None],
        ["Section heading"],
        ["Uplift", 0.02, "rate"],
        ["damping", 0.5, None],
        [],
        ["Jahreskosten_je_VZAE", 62400, None],
    ],
    "Districts": [
        ["Districts and their figures 2026"],
        [],
        ["As of", "1 January"],
        ["cost per FTE", "remark", "Einwohner", "District", " id ", "status  quo", "Kinder", "Quote", "Provider", None],
        [None, "fine", 1500, "Nord", "01", 100000, 120, 4.2, "A"],
        [],
        [65000, "see below", 2500, "Mitte", "02", 140000, 300, 6.1, "A"],
        [None, None, 1000, "Ost", "03", 110000, 80, 3.3, "B"],
        [None, None, None, None, None, None, None, None, None, "a remark in no column of ours"],
        [None, None, 5000, "Total", None, 350000, 500, None, None],
    ],
}


@pytest.mark.parametrize("writer", ["openpyxl", "odfpy", "xlwt"])
def test_english_in_another_order_with_text_around_is_the_same(tmp_path: Path, writer: str) -> None:
    expected = read_workbook(write(tmp_path, CLEAN))
    case = read_workbook(write(tmp_path, ENGLISH, writer))
    assert case.districts == expected.districts
    assert case.services == expected.services
    assert case.parameters == expected.parameters
    assert [(i.name, i.weight, i.kind, i.base, i.direction) for i in case.indicators] == [
        ("Kinder", 60, Kind.COUNT, "Einwohner", Direction.BURDEN),
        ("Quote", 40, Kind.RATE, "Einwohner", Direction.BURDEN),
    ]
    assert case.warnings == ()


def test_no_two_columns_of_a_sheet_share_a_name() -> None:
    for sheet in SHEETS.values():
        names = [name for column in sheet.columns for name in folded_names(column.header, column.key)]
        assert len(names) == len(set(names))


def test_services_may_be_left_out(tmp_path: Path) -> None:
    case = read_workbook(write(tmp_path, spoilt({"Leistungen": None})))
    assert [(service.name, service.share) for service in case.services] == [
        ("Beratung und Gruppenarbeit", Decimal("0.6")),
        ("Vernetzung", Decimal("0.4")),
    ]


# --- hidden things -------------------------------------------------------------------------------------


def test_hidden_rows_columns_and_sheets_are_named(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = write(tmp_path, spoilt({"Sozialräume!J1": "Notiz"}))
    book = load_workbook(path)
    sheet = book["Sozialräume"]
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[9].hidden = True  # which is empty
    sheet.column_dimensions["G"].hidden = True
    sheet.column_dimensions["J"].hidden = True  # which nobody asked for
    book["Leistungen"].sheet_state = "hidden"
    book.save(path)
    warnings = read_workbook(path).warnings
    assert [(warning.code, str(warning.place)) for warning in warnings] == [
        ("rows_hidden", "Sozialräume"),
        ("column_hidden", "Sozialräume!G1"),
        ("sheet_hidden", "Leistungen"),
    ]
    assert warnings[0].what("de") == "ausgeblendete Zeilen rechnen mit (1): 3"


def test_hidden_rows_of_xls_are_named(tmp_path: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    for name, table in CLEAN.items():
        sheet = book.add_sheet(name)
        for row, cells in enumerate(table):
            for column, value in enumerate(cells):
                if value is not None:
                    sheet.write(row, column, value)
        if name == "Sozialräume":
            sheet.row(2).hidden = True
            sheet.col(4).hidden = True
    book.save(str(tmp_path / "eingabe.xls"))
    warnings = read_workbook(tmp_path / "eingabe.xls").warnings
    assert [(warning.code, str(warning.place)) for warning in warnings] == [
        ("rows_hidden", "Sozialräume"),
        ("column_hidden", "Sozialräume!E1"),
    ]


# --- cells as the format stores them ---------------------------------------------------------------------

FORMATS = {
    "0%": Shown.PERCENT, "0.0 %": Shown.PERCENT, "0.0 \\%": Shown.NUMBER, '0 "%"': Shown.NUMBER,
    '0.0 "Std"': Shown.NUMBER, '#,##0 "€/Monat"': Shown.NUMBER, "#,##0\\ [$€-407]": Shown.NUMBER,
    '_-* #,##0.00\\ "€"_-': Shown.NUMBER, "[Red]0": Shown.NUMBER, "[Red]-0.0": Shown.NUMBER, "[>=100]0;0.0": Shown.NUMBER,
    "0\\d": Shown.NUMBER, "0_d": Shown.NUMBER, "*d0": Shown.NUMBER, '"Haushaltsjahr "0': Shown.NUMBER,
    "General": Shown.NUMBER, "Standard": Shown.NUMBER, "@": Shown.NUMBER, "0.00E+00": Shown.NUMBER, "# ?/?": Shown.NUMBER,
    "dd.mm.yyyy": Shown.MOMENT, "TT.MM.JJJJ": Shown.MOMENT, "yyyy": Shown.MOMENT, "h:mm": Shown.MOMENT,
    "[$-407]d. mmmm yyyy": Shown.MOMENT, "mm:ss.0": Shown.MOMENT, "[h]:mm": Shown.DURATION, "[ss]": Shown.DURATION,
}  # fmt: skip


@pytest.mark.parametrize("code", FORMATS)
def test_number_formats(code: str) -> None:
    assert what_format_shows(code).shown is FORMATS[code]


RAW_CELLS = {
    '<c r="A1"><v>0.30000000000000004</v></c>': 0.1 + 0.2,
    '<c r="A1"><v>0.17499999999999999</v></c>': 0.175,
    '<c r="A1"><v>12345678901234567890</v></c>': 12345678901234567890.0,
    '<c r="A1"><v> 5 </v></c>': 5.0,
    '<c r="A1"><v>1<!-- no -->5</v></c>': 15.0,
    '<c r="A1"><v><![CDATA[15]]></v></c>': 15.0,
    '<c r="A1"><v>1_000</v></c>': "1_000",
    '<c r="A1"><v>1,5</v></c>': "1,5",
    '<c r="A1" s="1"><v>0.5</v></c>': Percent(0.5),
    '<c r="A1" s="2"><v>45000.25</v></c>': Moment("2023-03-15 06:00"),
    '<c r="A1" s="2"><v>0.25</v></c>': Moment("06:00"),
    '<c r="A1" s="2"><v>99999999999</v></c>': Moment("99999999999.0"),
    '<c r="A1" s="99"><v>5</v></c>': 5.0,
    '<c r="A1" t="d"><v>2026-01-02</v></c>': Moment("2026-01-02"),
    '<c r="A1" t="b"><v>1</v></c>': True,
    '<c r="A1" t="e"><v>#SPILL!</v></c>': ErrorCell("#SPILL!"),
    '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>': ErrorCell("#DIV/0!"),
    '<c r="A1"><f>1+1</f></c>': Uncalculated(),
    '<c r="A1"><f>1+1</f><v/></c>': Uncalculated(),
    '<c r="A1"><f>1+1</f><v></v></c>': Uncalculated(),
    '<c r="A1" t="str"><f>1+1</f></c>': Uncalculated(),
    '<c r="A1" t="str"><f>IF(1,"","")</f><v></v></c>': None,
    '<c r="A1" t="str"><f>x</f><v>17,5 %</v></c>': "17,5 %",
    '<c r="A1"><f t="shared" ref="A1:A2" si="0">1+1</f><v>4</v></c>': 4.0,
    '<c r="A1" t="s"><v>0</v></c>': "rich text\nof two lines",
    '<c r="A1" t="inlineStr"><is><r><t>ri</t></r><r><t>ch</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>': "rich",
    '<c r="A1" t="inlineStr"><is><t>a_x000A_b_xD800_</t></is></c>': "a\nb_xD800_",
    '<c r="A1" t="inlineStr"><is><t>007</t></is></c>': "007",
    "<c><v>5</v></c>": 5.0,
    '<c r="A1"/>': None,
    '<c r="A1" t="s"/>': None,
}


@pytest.mark.parametrize("xml", RAW_CELLS)
def test_a_cell_is_what_the_file_says(xml: str) -> None:
    sheet = XlsxBook(raw_xlsx(f'<sheetData><row r="1">{xml}</row></sheetData>')).sheet(0)
    found = sheet.rows.get(1, {}).get(1)
    assert found == RAW_CELLS[xml]
    assert type(found) is type(RAW_CELLS[xml])


LAYOUTS_OF_XML = (
    '<sheetData><row r="2"><c r="B2"><v>5</v></c></row></sheetData>',
    '<sheetData>\n <row r="2" spans="1:2" ht="15" customHeight="1">\n  <c r="B2"><v>5</v></c>\n </row>\n</sheetData>',
    '<sheetData><row/><row><c/><c><v>5</v></c></row></sheetData>',
    '<sheetData><row r="1"/><row><c/><c><v>5</v></c></row></sheetData>',
    "<sheetData><row r='2'><c r='B2'><v>5</v></c></row></sheetData>",
    '<sheetData><row r="2"><c s="0" t="n" r="B2"><f>2+3</f><v>5</v></c><c r="C2" s="1"/></row></sheetData>',
    '<x:sheetData xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:row r="2"><x:c r="B2"><x:v>5</x:v>'
    "</x:c></x:row></x:sheetData>",
    '<!-- <row r="3"><c r="A3"><v>9</v></c></row> --><sheetData><row r="2"><c r="B2"><v>5</v></c></row></sheetData>',
    '<dimension ref="A1:XFD1048576"/><sheetData><row r="2"><c r="B2"><v>5</v></c></row></sheetData>',
)  # fmt: skip


@pytest.mark.parametrize("xml", LAYOUTS_OF_XML)
def test_all_ways_to_write_a_row_are_the_same(xml: str) -> None:
    rows = XlsxBook(raw_xlsx(xml)).sheet(0).rows
    assert {number: row for number, row in rows.items() if row} == {2: {2: 5.0}}


def test_the_quick_way_and_the_xml_way_agree(tmp_path: Path) -> None:
    """A comment in the XML is enough to have every row parsed as XML."""
    path = write(tmp_path, spoilt({"Sozialräume!D2": Formatted(0.5, "0%"), "Sozialräume!E2": Formula("=1+1")}))
    for source in (path, *(folder / "input.xlsx" for folder in CASE_FOLDERS[:3])):
        content = source.read_bytes()
        quick, thorough = XlsxBook(content), XlsxBook(_with_comments(content))
        for position in range(len(quick.sheet_names)):
            assert quick.sheet(position) == thorough.sheet(position)


def _with_comments(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if "worksheets/sheet" in name and name.endswith(".xml"):
                data = data.replace(b"<sheetData>", b"<sheetData><!-- slowly -->")
                assert b"slowly" in data
            new.writestr(name, data)
    return out.getvalue()


def test_openpyxl_reads_the_same_numbers(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = write(tmp_path, CLEAN, "XlsxWriter")
    book = XlsxBook(path.read_bytes())
    other = load_workbook(path, data_only=True)
    for position, name in enumerate(book.sheet_names):
        ours = {(row, column): raw for row, cells in book.sheet(position).rows.items() for column, raw in cells.items()}
        theirs = {(c.row, c.column): c.value for row in other[name] for c in row if c.value is not None}
        assert ours == theirs


@pytest.mark.parametrize("writer", WRITERS)
def test_calamine_reads_the_same_numbers(tmp_path: Path, writer: str) -> None:
    from python_calamine import load_workbook

    path = write(tmp_path, ENGLISH if writer == "xlwt" else CLEAN, writer)
    book = open_book(path, Findings()).book
    other = load_workbook(str(path))
    for position, name in enumerate(book.sheet_names):
        ours = {(row, column): raw for row, cells in book.sheet(position).rows.items() for column, raw in cells.items()}
        grid = other.get_sheet_by_name(name).to_python(skip_empty_area=False)
        theirs = {(row, col): raw for row, cells in enumerate(grid, 1) for col, raw in enumerate(cells, 1) if raw != ""}
        assert ours == theirs


def test_long_and_wide_texts_of_xls(tmp_path: Path) -> None:
    """Shared texts of an .xls run from one record of at most 8224 bytes into the next."""
    names = [("ä" * 3000 + "b") * 2, "中文" * 5000, "😀" * 3000, "a" * 20_000]
    tables = {"S": [[name, number] for number, name in enumerate(names * 3)]}
    rows = open_book(write(tmp_path, tables, "xlwt"), Findings()).book.sheet(0).rows
    assert [rows[row][1] for row in sorted(rows)] == names * 3


def test_hidden_rows_and_columns_of_ods_are_named(tmp_path: Path) -> None:
    path = write(tmp_path, CLEAN, "odfpy")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    first = b'<table:table table:name="Sozialr\xc3\xa4ume">'
    assert first in parts["content.xml"]
    columns = (
        b'<table:table-column table:number-columns-repeated="4"/><table:table-column table:visibility="collapse"/>'
    )
    head, _, tail = parts["content.xml"].partition(first)
    tail = tail.replace(b"<table:table-row>", b'<table:table-row table:visibility="filter">', 3)
    tail = tail.replace(b' table:visibility="filter"', b"", 2)  # the third row alone
    parts["content.xml"] = head + first + columns + tail
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    warnings = read_workbook(path).warnings
    assert [(warning.code, str(warning.place)) for warning in warnings] == [
        ("rows_hidden", "Sozialräume"),
        ("column_hidden", "Sozialräume!E1"),
    ]
    assert warnings[0].values["rows"] == "3"


# --- frames ----------------------------------------------------------------------------------------------


def frame(name: str) -> pd.DataFrame:
    header, *rows = CLEAN[name]
    return pd.DataFrame([row + [None] * (len(header) - len(row)) for row in rows], columns=header)


def test_frames_read_as_a_workbook_does(tmp_path: Path) -> None:
    expected = read_workbook(write(tmp_path, CLEAN))
    case = from_frames(*(frame(name) for name in CLEAN))
    assert told(case) == told(expected)
    parameters = {"year": 2026, "Steigerung": "2 %", "damping": Decimal("0.5"), "cost_per_fte": 62400, "max_loss": None}
    case = from_frames(frame("Sozialräume").set_index("Nr"), frame("Indikatoren"), parameters)
    assert case.districts == expected.districts
    assert case.parameters == expected.parameters


def test_problems_of_frames_name_column_and_row() -> None:
    districts = frame("Sozialräume").astype({"Kinder": object})
    districts.loc[1, "Kinder"] = "*"
    districts.loc[2, "Budget bisher"] = float("nan")
    with pytest.raises(InputError) as caught:
        from_frames(districts, frame("Indikatoren"), {"year": pd.Timestamp("2026-01-01"), "dampng": 1})
    assert [(problem.code, str(problem.place)) for problem in caught.value.problems] == [
        ("district_value_suppressed", "districts!Kinder 1"),
        ("district_value_empty", "districts!Budget bisher 2"),
        ("parameter_missing", "parameters"),
        ("parameter_missing", "parameters"),
        ("year_unclear", "parameters!value year"),
        ("parameter_misspelt", "parameters!dampng"),
    ]


def test_the_input_file_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "eingabe.xlsx"
    write_xlsx(path, CLEAN)
    shutil.copy(path, tmp_path / "copy.xlsx")
    read_workbook(path)
    assert path.read_bytes() == (tmp_path / "copy.xlsx").read_bytes()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["copy.xlsx", "eingabe.xlsx"]


def test_what_is_no_frame_is_refused_in_words() -> None:
    with pytest.raises(TypeError, match=r"districts must be a pandas DataFrame or .*, not a dict"):
        from_frames({"Nr": ["01"]}, frame("Indikatoren"), frame("Parameter"))  # type: ignore[arg-type]


def test_zeros_of_formulas_in_an_xls_may_be_lost_texts(tmp_path: Path) -> None:
    """They are told of; a zero typed in is a zero."""
    formula = Formula('="x"', 0)
    path = tmp_path / "eingabe.xls"
    write_xls_without_texts(path, spoilt({"Sozialräume!E2": formula, "Sozialräume!E4": formula, "Sozialräume!E3": 0}))
    case = read_workbook(path)
    assert [district.columns["Kinder"] for district in case.districts] == [0, 0, 0]
    assert [problem.say("de") for problem in case.warnings] == [
        "Sozialräume!E2: Kinder ist 0 als Ergebnis einer Formel (E2, E4): in einer .xls kann das ein verlorener Text "
        "sein, etwa „*“ — prüfen; eine .xlsx oder .ods verliert keine Texte"
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Sozialräume!A3", [("text_lost", "error")]),
        ("Sozialräume!C2", [("text_lost", "error")]),
        ("Indikatoren!B3", [("zero_of_formula", "warning")]),
        ("Indikatoren!C2", [("text_lost", "error")]),
        ("Parameter!B4", [("zero_of_formula", "warning")]),  # “auto”, it may have been
    ],
)
def test_no_text_lost_in_an_xls_is_passed_over(cell: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    write_xls_without_texts(tmp_path / "eingabe.xls", spoilt({cell: Formula('="x"', 0)}))
    try:
        found = read_workbook(tmp_path / "eingabe.xls").warnings
    except InputError as error:
        found = error.problems
    assert [(problem.code, problem.severity) for problem in found if str(problem.place) == cell] == expected


def test_the_texts_of_an_xls_that_libreoffice_computed_are_read(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "eingabe.xlsx", spoilt({"Sozialräume!C2": Formula('="A"', "A")}))
    (path,) = recalculated([tmp_path / "eingabe.xlsx"], tmp_path, "xls")
    case = read_workbook(path)
    assert (case.districts[0].provider, case.warnings) == ("A", ())
