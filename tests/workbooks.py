"""Small input workbooks, clean to begin with, written in each format; tests spoil single cells of them."""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

from sozialbudget import from_frames, read_workbook

Table = list[list[Any]]
Tables = dict[str, Table]

CLEAN: Tables = {
    "Sozialräume": [
        [
            "Nr",
            "Sozialraum",
            "Träger",
            "Budget bisher",
            "Kinder",
            "Quote",
            "Einwohner",
            "Jahreskosten je VZÄ",
            "ausgenommen",
        ],
        ["01", "Nord", "A", 100000, 120, 4.2, 1500, None, None],
        ["02", "Mitte", "A", 140000, 300, 6.1, 2500, 65000, None],
        ["03", "Ost", "B", 110000, 80, 3.3, 1000, None, None],
    ],
    "Indikatoren": [
        ["Indikator", "Gewicht", "Art", "Bezugsgröße", "Richtung", "Quelle", "Stand", "Kontrollsumme"],
        ["Kinder", 60, "Anzahl", "Einwohner", "+", "Amt", "2025", None],
        ["Quote", 40, "Quote", "Einwohner", None, None, None, None],
    ],
    "Parameter": [
        ["Parameter", "Wert", "Quelle"],
        ["Haushaltsjahr", 2026, None],
        ["Steigerung", 0.02, "Beschluss 7"],
        ["Dämpfung", 0.5, None],
        ["Höchstverlust", None, None],
        ["Jahreskosten je VZÄ", 62400, None],
    ],
    "Leistungen": [
        ["Leistung", "Anteil", "abf-Abschlag"],
        ["Beratung", 0.6, None],
        ["Vernetzung", 0.4, 0.05],
    ],
}


@dataclass(frozen=True)
class Formatted:
    """A number and its number format."""

    value: float
    number_format: str


@dataclass(frozen=True)
class Merged:
    """A cell that spans others; what the table has in those is stored all the same."""

    value: Any
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Rich:
    """A text in pieces, each with how it stands: "super", "sub", "strike" or None."""

    runs: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Standing:
    """A cell all of which stands so."""

    value: Any
    how: str


@dataclass(frozen=True)
class Formula:
    """A formula; `value` is what is stored of it, None where it was never calculated."""

    text: str
    value: Any = None


def spoilt(changes: Mapping[str, Any]) -> Tables:
    """The clean tables with some cells changed: `Sozialräume!E3` to a value; whole sheets by their name."""
    tables = deepcopy(CLEAN)
    for place, value in changes.items():
        sheet, _, cell = place.partition("!")
        if not cell:
            if value is None:
                del tables[sheet]
            else:
                tables[sheet] = value
            continue
        column, row = ord(cell[0]) - ord("A"), int(cell[1:]) - 1
        table = tables[sheet]
        while len(table) <= row:
            table.append([])
        table[row] += [None] * (column + 1 - len(table[row]))
        table[row][column] = value
    return tables


def write_xlsx(path: Path, tables: Tables) -> None:
    """With openpyxl: texts are shared, formulas are never calculated."""
    from openpyxl import Workbook
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles import Font

    book = Workbook()
    book.remove(book.active)
    for name, table in tables.items():
        sheet = book.create_sheet(name)
        for row, cells in enumerate(table, 1):
            for column, value in enumerate(cells, 1):
                cell = sheet.cell(row, column)
                if isinstance(value, Merged):
                    last = sheet.cell(row + value.rows - 1, column + value.columns - 1)
                    sheet.merged_cells.add(f"{cell.coordinate}:{last.coordinate}")
                    value = value.value
                if isinstance(value, Standing):
                    cell.font = _font_of_openpyxl(value.how, Font)
                    value = value.value
                if isinstance(value, Rich):
                    pieces = [TextBlock(_font_of_openpyxl(how, InlineFont), text) for text, how in value.runs]
                    cell.value = CellRichText(*pieces)
                elif isinstance(value, Formatted):
                    cell.value, cell.number_format = value.value, value.number_format
                elif isinstance(value, Formula):
                    cell.value = value.text
                elif isinstance(value, str):
                    cell.value = value
                    cell.data_type = "e" if value.startswith("#") else "s"
                else:
                    cell.value = value
    book.save(path)


def _font_of_openpyxl(how: str | None, font_of: Callable[..., Any]) -> Any:
    aligned = {"super": "superscript", "sub": "subscript"}.get(how or "")
    return font_of(vertAlign=aligned, strike=how == "strike" or None)


def write_xlsxwriter(path: Path, tables: Tables) -> None:
    """With XlsxWriter: formulas with their values."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        for name, table in tables.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(table):
                for column, value in enumerate(cells):
                    if isinstance(value, Merged):
                        sheet.merge_range(row, column, row + value.rows - 1, column + value.columns - 1, "")
                        value = value.value
                    style = None
                    if isinstance(value, Standing):
                        style, value = _font_of_xlsxwriter(book, value.how), value.value
                    if isinstance(value, Rich):
                        pieces = [(_font_of_xlsxwriter(book, how), text) for text, how in value.runs]
                        sheet.write_rich_string(row, column, *(part for piece in pieces for part in piece))
                    elif isinstance(value, Formatted):
                        sheet.write_number(
                            row, column, value.value, book.add_format({"num_format": value.number_format})
                        )
                    elif isinstance(value, Formula):
                        sheet.write_formula(row, column, value.text, None, "" if value.value is None else value.value)
                    elif isinstance(value, str):
                        sheet.write_string(row, column, value, style)
                    elif value is not None:
                        sheet.write(row, column, value, style)


def _font_of_xlsxwriter(book: Any, how: str | None) -> Any:
    settings = {"super": {"font_script": 1}, "sub": {"font_script": 2}, "strike": {"font_strikeout": True}}
    return book.add_format(settings.get(how or "", {"italic": True}))


def write_ods(path: Path, tables: Tables) -> None:
    """With odfpy."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, TableCell, TableRow
    from odf.table import Table as OdsTable
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    for name, table in tables.items():
        sheet = OdsTable(name=name)
        book.spreadsheet.addElement(sheet)
        covered: set[tuple[int, int]] = set()
        for number, cells in enumerate(table):
            row = TableRow()
            sheet.addElement(row)
            for column, value in enumerate(cells):
                cell_of = CoveredTableCell if (number, column) in covered else TableCell
                if isinstance(value, Merged):
                    area = range(number, number + value.rows), range(column, column + value.columns)
                    covered |= set(product(*area))
                    spans = {"numberrowsspanned": value.rows, "numbercolumnsspanned": value.columns}
                    cell_of, value = partial(TableCell, **spans), value.value
                if isinstance(value, Formatted) and not _is_moment(value.number_format):
                    cell_of = partial(cell_of, stylename=_ods_number_style(book, value.number_format))
                if isinstance(value, Standing):
                    _ods_style(book, value.how, "table-cell")
                    cell_of, value = partial(cell_of, stylename=f"{value.how}-table-cell"), value.value
                if isinstance(value, Rich):
                    row.addElement(_ods_rich(book, value, cell_of, P))
                else:
                    row.addElement(_ods_cell(value, cell_of, P))
    book.save(str(path))


def _ods_rich(book: Any, value: Rich, cell_of: Callable[..., Any], text_of: Callable[..., Any]) -> Any:
    from odf.text import Span

    cell, paragraph = cell_of(valuetype="string"), text_of()
    for text, how in value.runs:
        if how is None:
            paragraph.addText(text)
        else:
            _ods_style(book, how, "text")
            paragraph.addElement(Span(stylename=f"{how}-text", text=text))
    cell.addElement(paragraph)
    return cell


def _ods_style(book: Any, how: str, family: str) -> None:
    from odf.style import Style, TextProperties

    settings = {"textlinethroughstyle": "solid"} if how == "strike" else {"textposition": f"{how} 58%"}
    style = Style(name=f"{how}-{family}", family=family)
    style.addElement(TextProperties(**settings))
    book.automaticstyles.addElement(style)


def _is_moment(code: str) -> bool:
    return any(letter in code for letter in ("[h]", "DD", "dd"))


_SECTION = re.compile(
    r"""(?P<before>(?:"[^"]*"|\\.|[^0#"\\])*?)
    (?:(?P<whole>[0#,]*[0#])(?:\.(?P<decimals>[0#]+))?(?P<thousands>,*)(?P<behind>.*))?""",
    re.VERBOSE,
)


def _ods_number_style(book: Any, code: str) -> Any:
    """A style of cells with the number format `code`, of the kinds that tests use: sections of digits and texts."""
    from odf import number, style

    name = f"N{len(book.styles.childNodes)}"
    *conditional, last = code.split(";")
    data = _ods_section(number, name, last)
    conditions = ("value()>=0",) if len(conditional) < 2 else ("value()>0", "value()<0")
    for at, (condition, section) in enumerate(zip(conditions, conditional, strict=False)):
        book.styles.addElement(_ods_section(number, f"{name}P{at}", section))
        data.addElement(style.Map(condition=condition, applystylename=f"{name}P{at}"))
    book.styles.addElement(data)  # odfpy leaves out automatic ones that only a condition names
    cells = style.Style(name=f"c{name}", family="table-cell", datastylename=name)
    book.automaticstyles.addElement(cells)
    return cells


def _ods_section(number: Any, name: str, code: str) -> Any:
    match = _SECTION.fullmatch(code)
    assert match, code
    is_percent = "%" in re.sub(r'"[^"]*"|\\.', "", code)
    data = (number.PercentageStyle if is_percent else number.NumberStyle)(name=name)
    _ods_text(number, data, match["before"])
    if match["whole"]:
        decimals = match["decimals"] or ""
        digits = {"decimalplaces": len(decimals), "minintegerdigits": match["whole"].count("0")}
        digits |= {"grouping": "true"} if "," in match["whole"] else {}
        digits |= {"displayfactor": 1000 ** len(match["thousands"])} if match["thousands"] else {}
        data.addElement(number.Number(**digits))
        _ods_text(number, data, match["behind"])
    return data


def _ods_text(number: Any, data: Any, code: str) -> None:
    told = "".join(quoted or escaped or bare for quoted, escaped, bare in re.findall(r'"([^"]*)"|\\(.)|([^"\\])', code))
    if told:
        data.addElement(number.Text(text=told))


def _ods_cell(value: Any, cell_of: Callable[..., Any], text_of: Callable[..., Any]) -> Any:
    formula = {}
    if isinstance(value, Formula):
        formula = {"formula": f"of:{value.text}"}
        value = value.value
    if value is None:
        return cell_of(**formula)
    if isinstance(value, bool):
        cell = cell_of(valuetype="boolean", booleanvalue="true" if value else "false", **formula)
    elif isinstance(value, Formatted):
        kind = "percentage" if "%" in value.number_format else "float"
        cell = cell_of(valuetype=kind, value=repr(value.value), **formula)
    elif isinstance(value, int | float):
        cell = cell_of(valuetype="float", value=repr(value), **formula)
    elif hasattr(value, "isoformat"):
        cell = cell_of(valuetype="date", datevalue=value.isoformat(), **formula)
    elif value.startswith("#"):  # as LibreOffice stores an error
        cell = cell_of(valuetype="string", stringvalue="", formula="of:=1/0")
    else:
        cell = cell_of(valuetype="string", **formula)
    cell.addElement(text_of(text=str(value)))
    return cell


def write_xls(path: Path, tables: Tables) -> None:
    """With xlwt: formulas are never calculated."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    for name, table in tables.items():
        sheet = book.add_sheet(name)
        for row, cells in enumerate(table):
            for column, value in enumerate(cells):
                if isinstance(value, Merged):
                    sheet.merged_ranges.append((row, row + value.rows - 1, column, column + value.columns - 1))
                    value = value.value
                style = xlwt.Style.default_style
                if isinstance(value, Standing):
                    style = xlwt.XFStyle()
                    style.font, value = _font_of_xlwt(value.how), value.value
                if isinstance(value, Rich):
                    pieces = [(text, _font_of_xlwt(how)) if how else text for text, how in value.runs]
                    sheet.write_rich_text(row, column, pieces)
                elif isinstance(value, Formatted):
                    sheet.write(row, column, value.value, xlwt.easyxf(num_format_str=value.number_format))
                elif isinstance(value, Formula):
                    sheet.write(row, column, xlwt.Formula(value.text.lstrip("=")))
                elif isinstance(value, str) and value.startswith("#"):
                    sheet.row(row).set_cell_error(column, value)
                elif hasattr(value, "isoformat"):
                    sheet.write(row, column, value, xlwt.easyxf(num_format_str="DD.MM.YYYY"))
                elif value is not None:
                    sheet.write(row, column, value, style)
    book.save(str(path))


def _font_of_xlwt(how: str) -> Any:
    import xlwt

    font = xlwt.Font()
    font.struck_out = how == "strike"
    font.escapement = {"super": xlwt.Font.ESCAPEMENT_SUPERSCRIPT, "sub": xlwt.Font.ESCAPEMENT_SUBSCRIPT}.get(how, 0)
    return font


def write_xls_without_texts(path: Path, tables: Tables) -> None:
    """As LibreOffice saves formulas that it did not compute itself: 0, whatever they are."""
    write_xls(path, tables)
    path.write_bytes(path.read_bytes().replace(b"\3\0\0\0\0\0\xff\xff", bytes(8)))


WRITERS: dict[str, tuple[str, Callable[[Path, Tables], None]]] = {
    "openpyxl": (".xlsx", write_xlsx),
    "XlsxWriter": (".xlsx", write_xlsxwriter),
    "odfpy": (".ods", write_ods),
    "xlwt": (".xls", write_xls),
}


def frames_of(tables: Tables) -> list[Any]:
    """The tables as frames, in the order that `from_frames` takes them."""
    import pandas as pd

    return [
        pd.DataFrame([row + [None] * (len(table[0]) - len(row)) for row in table[1:]], columns=table[0], dtype=object)
        for table in tables.values()
    ]


READ_FROM = (*WRITERS, "frames")
"""Whatever an input may come from."""


def case_read_from(kind: str, folder: Path, tables: Tables) -> Any:
    """The case that `tables` describe, by way of a file or of frames."""

    return from_frames(*frames_of(tables)) if kind == "frames" else read_workbook(write(folder, tables, kind))


def write(folder: Path, tables: Tables, writer: str = "openpyxl") -> Path:
    """Write `tables` into `folder` with the writer of that name."""
    suffix, function = WRITERS[writer]
    path = folder / f"eingabe{suffix}"
    function(path, tables)
    return path
