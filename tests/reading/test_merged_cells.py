"""Merged cells: a word holds for every row, a number for none, and what is stored under a merge is seen by nobody."""
# ruff: noqa: E501 - XML reads best in one piece

import time
from pathlib import Path
from typing import Any

import pytest

from dirty import case_of, problems_of
from raw_xls import zipped
from raw_xlsx import raw_xlsx
from sozialbudget import read_workbook
from sozialbudget.reading.files.ods import OdsBook
from sozialbudget.reading.files.xls import XlsBook
from sozialbudget.reading.files.xlsx import XlsxBook
from sozialbudget.reading.grid import DamagedError, Merge, TooLargeError, Unclear
from sozialbudget.words import Text
from workbooks import CLEAN, WRITERS, Merged, write

BOOKS = {".xlsx": XlsxBook, ".ods": OdsBook, ".xls": XlsBook}
PROVIDER = {"Sozialräume!C2": Merged("Verein A", rows=2), "Sozialräume!C3": None}


@pytest.mark.parametrize("writer", WRITERS)
class TestWords:
    def test_a_word_holds_for_every_row(self, tmp_path: Path, writer: str) -> None:
        case = case_of(tmp_path, PROVIDER, writer)
        assert [district.provider for district in case.districts] == ["Verein A", "Verein A", "B"]
        assert case.warnings == ()

    def test_so_does_a_reason(self, tmp_path: Path, writer: str) -> None:
        changes = {"Sozialräume!I2": Merged("aufgelöst", rows=2), "Sozialräume!I3": None}
        case = case_of(tmp_path, changes, writer)
        assert [(out.id, out.reason) for out in case.excluded] == [("01", "aufgelöst"), ("02", "aufgelöst")]

    def test_so_does_a_year_where_a_text_is_asked_for(self, tmp_path: Path, writer: str) -> None:
        changes = {"Indikatoren!G2": Merged(2025, rows=2), "Indikatoren!G3": None}
        assert [indicator.as_of for indicator in case_of(tmp_path, changes, writer).indicators] == ["2025", "2025"]

    def test_the_same_word_stored_in_each_row_is_that_word(self, tmp_path: Path, writer: str) -> None:
        changes = {"Sozialräume!C2": Merged("A", rows=2), "Sozialräume!C3": "A"}
        assert [district.provider for district in case_of(tmp_path, changes, writer).districts] == ["A", "A", "B"]

    def test_a_title_above_the_table_disturbs_nothing(self, tmp_path: Path, writer: str) -> None:
        title = [[Merged("Sozialräume im Landkreis", rows=2, columns=9)], [], []]
        case = case_of(tmp_path, {"Sozialräume": title + CLEAN["Sozialräume"]}, writer)
        assert [district.id for district in case.districts] == ["01", "02", "03"]
        assert case.warnings == ()

    def test_rows_that_hold_nothing_else_are_no_districts(self, tmp_path: Path, writer: str) -> None:
        changes = {"Sozialräume!C4": Merged("B", rows=3), "Sozialräume!C5": None, "Sozialräume!C6": None}
        case = case_of(tmp_path, changes, writer)
        assert [district.id for district in case.districts] == ["01", "02", "03"]
        assert case.warnings == ()


REFUSED: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "a number over two rows": (
        {"Sozialräume!D2": Merged(240000, rows=2), "Sozialräume!D3": None},
        [("number_merged", "Sozialräume!D2"), ("number_merged", "Sozialräume!D3")],
    ),
    "a number written as text": (
        {"Sozialräume!D2": Merged("240.000", rows=2), "Sozialräume!D3": None},
        [("number_merged", "Sozialräume!D2"), ("number_merged", "Sozialräume!D3")],
    ),
    "the same number in each row": (
        {"Sozialräume!D2": Merged(120000, rows=2), "Sozialräume!D3": 120000},
        [("number_merged", "Sozialräume!D2"), ("number_merged", "Sozialräume!D3")],
    ),
    "a number over two columns": (
        {"Sozialräume!D2": Merged(240000, columns=2), "Sozialräume!E2": None},
        [("number_merged", "Sozialräume!D2"), ("number_merged", "Sozialräume!E2")],
    ),
    "a cost over all rows": (
        {f"Sozialräume!H{row}": Merged(62400, rows=3) if row == 2 else None for row in (2, 3, 4)},
        [("number_merged", f"Sozialräume!H{row}") for row in (2, 3, 4)],
    ),
    "a weight over two indicators": (
        {"Indikatoren!B2": Merged(100, rows=2), "Indikatoren!B3": None},
        [("number_merged", "Indikatoren!B2"), ("number_merged", "Indikatoren!B3")],
    ),
    "another word under a merge": (
        {"Sozialräume!C2": Merged("A", rows=2), "Sozialräume!C3": "C"},
        [("cell_under_merge", "Sozialräume!C3")],
    ),
    "a number under a merge": (
        {"Sozialräume!C2": Merged("A", columns=2)},
        [("cell_under_merge", "Sozialräume!D2")],
    ),
    "a number under an empty merge": (
        {"Sozialräume!D2": Merged(None, rows=2)},
        [("district_value_empty", "Sozialräume!D2"), ("cell_under_merge", "Sozialräume!D3")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", REFUSED)
def test_what_belongs_to_nobody_is_refused(tmp_path: Path, name: str, writer: str) -> None:
    changes, expected = REFUSED[name]
    assert problems_of(tmp_path, changes, writer) == expected


@pytest.mark.parametrize("writer", WRITERS)
def test_a_cell_made_wider_by_columns_that_hold_nothing_is_that_cell(tmp_path: Path, writer: str) -> None:
    changes = {f"Sozialräume!J{row}": None for row in range(1, 5)} | {
        "Sozialräume!I1": "Kinder unter 3",
        "Sozialräume!I2": Merged(30, columns=2),
        "Sozialräume!I3": 40,
        "Sozialräume!I4": 50,
        "Indikatoren!A2": "Kinder unter 3",
    }
    case = case_of(tmp_path, changes, writer)
    assert [district.columns["Kinder unter 3"] for district in case.districts] == [30, 40, 50]


@pytest.mark.parametrize("writer", WRITERS)
def test_the_merges_of_a_sheet_are_told(tmp_path: Path, writer: str) -> None:
    path = write(tmp_path, {"S": [[Merged("Kinder", columns=2), None, Merged("Nr", rows=2)], ["a", "b"]]}, writer)
    sheet = BOOKS[path.suffix](path.read_bytes()).sheet(0)
    assert set(sheet.merges) == {Merge(1, 1, 1, 2), Merge(1, 3, 2, 3)}
    assert sheet.rows == {1: {1: "Kinder", 3: "Nr"}, 2: {1: "a", 2: "b", 3: "Nr"}}


def test_merges_beyond_the_sheet_take_neither_time_nor_memory() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 1001))
    areas = '<mergeCell ref="B1:XFD1048576"/>'
    areas += "".join(f'<mergeCell ref="A{row}:A{row + 9}"/>' for row in range(1, 1_000_001, 10))
    begin = time.monotonic()
    sheet = XlsxBook(raw_xlsx(f"<sheetData>{rows}</sheetData><mergeCells>{areas}</mergeCells>")).sheet(0)
    assert len(sheet.rows) == 1000
    assert sheet.rows[1][1] == 1.0
    assert isinstance(sheet.rows[2][1], Unclear)
    assert time.monotonic() - begin < 10
    many = "".join(f'<mergeCell ref="A{row}:C1048576"/>' for row in range(1, 10_001))
    with pytest.raises(TooLargeError):
        XlsxBook(raw_xlsx(f"<sheetData>{rows}</sheetData><mergeCells>{many}</mergeCells>")).sheet(0)


@pytest.mark.parametrize("area", ["", "A1", "A0:A2", "1:2", "A1:XFE2", "A1:B2:C3", "a1:b2"])
def test_a_merge_that_is_no_area_is_damaged(area: str) -> None:
    content = raw_xlsx(f'<sheetData/><mergeCells><mergeCell ref="{area}"/></mergeCells>')
    with pytest.raises(DamagedError):
        XlsxBook(content).sheet(0)


def test_repeated_rows_of_an_ods_keep_their_own_cells() -> None:
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    number = '<table:table-cell office:value-type="float" office:value="1"/>'
    row = f'<table:table-row><table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>A</text:p></table:table-cell>{number}</table:table-row>'
    more = f'<table:table-row table:number-rows-repeated="2"><table:covered-table-cell/>{number}</table:table-row>'
    content = f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="S">{row}{more}</table:table></office:spreadsheet></office:body></office:document-content>'
    sheet = OdsBook(zipped({"content.xml": content})).sheet(0)
    assert sheet.rows == {1: {1: "A", 2: 1.0}, 2: {1: "A", 2: 1.0}, 3: {2: 1.0}}


def test_what_is_under_a_merge_says_both(tmp_path: Path) -> None:
    path = write(tmp_path, {"S": [[Merged(5, rows=2)], [7.5]]})
    below = XlsxBook(path.read_bytes()).sheet(0).rows[2][1]
    assert isinstance(below, Unclear)
    assert below.shown == "7.5"
    assert below.values == {"area": "A1:A2", "found": Text("7,5", "7.5"), "seen": Text("5", "5")}


def test_a_merged_table_of_everyday(tmp_path: Path) -> None:
    """Each district takes two rows of the sheet, all its cells merged: nothing is unclear about it."""
    head, *rows = CLEAN["Sozialräume"]
    table = [head]
    for row in rows:
        table += [[Merged(value, rows=2) for value in row], []]
    case = read_workbook(write(tmp_path, {**CLEAN, "Sozialräume": table}))
    assert [(district.id, district.status_quo) for district in case.districts] == [
        ("01", 100000),
        ("02", 140000),
        ("03", 110000),
    ]
    assert case.warnings == ()
