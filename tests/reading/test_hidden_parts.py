"""Hidden sheets, rows and columns that take part are named: of every sheet that is read, in every format."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sozialbudget import read_workbook
from sozialbudget.method.allocation import allocate
from sozialbudget.workbook.write import write_workbook
from workbooks import Table, Tables, spoilt, write


@dataclass(frozen=True)
class Hidden:
    """What of a sheet is hidden: `sheet`, `very hidden`, `row` or `column`, these by their zero-based numbers."""

    sheet: str
    what: str
    row: int = 0
    column: int = 0

    def is_row(self, sheet: str, row: int) -> bool:
        return (self.sheet, self.what, self.row) == (sheet, "row", row)

    def is_column(self, sheet: str, column: int) -> bool:
        return (self.sheet, self.what, self.column) == (sheet, "column", column)


def xlsx(path: Path, tables: Tables, hidden: Hidden) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Notizen")
        for name, table in tables.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(table):
                sheet.set_row(row, None, None, {"hidden": hidden.is_row(name, row)})
                for column, value in enumerate(cells):
                    sheet.set_column(column, column, None, None, {"hidden": hidden.is_column(name, column)})
                    if value is not None:
                        sheet.write(row, column, value)
            if hidden.sheet == name and hidden.what == "sheet":
                sheet.hide()
            elif hidden.sheet == name and hidden.what == "very hidden":
                sheet.very_hidden()


def xls(path: Path, tables: Tables, hidden: Hidden) -> None:
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    book.add_sheet("Notizen")
    for name, table in tables.items():
        sheet = book.add_sheet(name)
        for row, cells in enumerate(table):
            sheet.row(row).hidden = hidden.is_row(name, row)
            for column, value in enumerate(cells):
                sheet.col(column).hidden = hidden.is_column(name, column)
                if value is not None:
                    sheet.write(row, column, value)
        if hidden.sheet == name:
            sheet.visibility = {"sheet": 1, "very hidden": 2}.get(hidden.what, 0)
    book.save(str(path))


def ods(path: Path, tables: Tables, hidden: Hidden) -> None:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.style import Style, TableProperties
    from odf.table import Table as OdsTable
    from odf.table import TableCell, TableColumn, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    for name, displayed in (("seen", "true"), ("unseen", "false")):
        style = Style(name=name, family="table")
        style.addElement(TableProperties(display=displayed))
        book.automaticstyles.addElement(style)
    for name, table in tables.items():
        is_hidden = hidden.sheet == name and hidden.what in ("sheet", "very hidden")
        sheet = OdsTable(name=name, stylename="unseen" if is_hidden else "seen")
        book.spreadsheet.addElement(sheet)
        for column in range(10):
            sheet.addElement(TableColumn(visibility="collapse" if hidden.is_column(name, column) else "visible"))
        for row, cells in enumerate(table):
            line = TableRow(visibility="collapse" if hidden.is_row(name, row) else "visible")
            sheet.addElement(line)
            for value in cells:
                is_number = isinstance(value, int | float)
                kind = {"valuetype": "float", "value": repr(value)} if is_number else {"valuetype": "string"}
                cell = TableCell(**({} if value is None else kind))
                cell.addElement(P(text="" if value is None else str(value)))
                line.addElement(cell)
    book.save(str(path))


FORMATS: dict[str, Callable[[Path, Tables, Hidden], None]] = {".xlsx": xlsx, ".ods": ods, ".xls": xls}
CHANGES: Table = [["von Nr", "nach Nr", "Anteil"], ["01", "01", 0.5], ["01", "02", 0.5]]
FILLED = {
    "Sozialräume": (2, 4),
    "Indikatoren": (1, 1),
    "Parameter": (2, 1),
    "Leistungen": (1, 2),
    "Gebietsänderungen": (2, 2),
}
"""A row and a column of each sheet that hold something."""


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The result of the year before, so that boundary changes are read."""
    folder = tmp_path_factory.mktemp("earlier")
    write_workbook(allocate(read_workbook(write(folder, spoilt({})))), folder / "ergebnis.xlsx", "de")
    return folder / "ergebnis.xlsx"


@pytest.mark.parametrize("what", ["sheet", "very hidden", "row", "column"])
@pytest.mark.parametrize("sheet", FILLED)
@pytest.mark.parametrize("suffix", FORMATS)
def test_hidden_parts_are_named(tmp_path: Path, earlier: Path, suffix: str, sheet: str, what: str) -> None:
    tables = spoilt({"Parameter!B2": 2027, "Gebietsänderungen": CHANGES, "Leistungen!C2": 0.1})
    row, column = FILLED[sheet]
    path = tmp_path / f"eingabe{suffix}"
    FORMATS[suffix](path, tables, Hidden(sheet, what, row, column))
    warnings = [w for w in read_workbook(path, status_quo_from=earlier).warnings if w.code.endswith("_hidden")]
    expected = {
        "row": ("rows_hidden", sheet),
        "column": ("column_hidden", f"{sheet}!{chr(ord('A') + column)}1"),
    }.get(what, ("sheet_hidden", sheet))
    assert [(warning.code, str(warning.place)) for warning in warnings] == [expected]
    assert warnings[0].values.get("rows", str(row + 1)) == str(row + 1)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("sheet", "what", "row", "column"), [("Parameter", "row", 4, 0), ("Sozialräume", "column", 0, 7)]
)
def test_what_is_hidden_and_says_nothing_is_not(
    tmp_path: Path, suffix: str, sheet: str, what: str, row: int, column: int
) -> None:
    tables = spoilt({"Sozialräume!H3": None})  # no district has costs of its own; Höchstverlust is empty
    FORMATS[suffix](tmp_path / f"e{suffix}", tables, Hidden(sheet, what, row, column))
    assert read_workbook(tmp_path / f"e{suffix}").warnings == ()


@pytest.mark.parametrize("suffix", FORMATS)
def test_hidden_heads_are_named(tmp_path: Path, suffix: str) -> None:
    FORMATS[suffix](tmp_path / f"e{suffix}", spoilt({}), Hidden("Indikatoren", "row", 0))
    (warning,) = read_workbook(tmp_path / f"e{suffix}").warnings
    assert (warning.code, str(warning.place), warning.values["rows"]) == ("rows_hidden", "Indikatoren", "1")
