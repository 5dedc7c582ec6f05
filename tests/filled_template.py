"""The template, filled in as the worked example by somebody who types into it."""

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sozialbudget.case.layout import DISTRICTS, INDICATORS, PARAMETERS, SheetLayout
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.words import Lang


def header_row(sheet: Worksheet, layout: SheetLayout, lang: Lang) -> int:
    first = layout.columns[0].header.say(lang)
    return next(row for row in range(1, 20) if sheet.cell(row, 1).value == first)


def column_of(sheet: Worksheet, row: int, header: str) -> int:
    return next(col for col in range(1, sheet.max_column + 1) if sheet.cell(row, col).value == header)


def parameter_cells(book: Workbook, lang: Lang) -> dict[str, tuple[Worksheet, int]]:
    """Sheet and row of each parameter by key."""
    sheet = book[PARAMETERS.title.say(lang)]
    first = header_row(sheet, PARAMETERS, lang) + 1
    keys = {about(key).label.say(lang): key for key in PARAMETER_KEYS}
    return {keys[str(sheet.cell(row, 1).value)]: (sheet, row) for row in range(first, first + len(PARAMETER_KEYS))}


WORKED = (("Nord", 100_000, 120, 90, 1500), ("Mitte", 140_000, 300, 150, 2500), ("Ost", 110_000, 80, 60, 1000))


USED_COLUMNS: dict[Lang, tuple[str, ...]] = {
    "de": ("Kinder im SGB-II-Bezug", "Alleinerziehende", "Einwohner unter 18"),
    "en": ("children on SGB II", "single parents", "inhabitants under 18"),
}


UNUSED_COLUMNS: dict[Lang, tuple[str, ...]] = {
    "de": ("Einwohner", "Hilfen zur Erziehung"),
    "en": ("inhabitants", "child-raising support"),
}


WORKED_PARAMETERS = {"year": 2012, "uplift": 0.02, "damping": 0.5, "max_loss": 0.1, "cost_per_fte": 62400}


def fill(book: Workbook, lang: Lang) -> None:
    """Fill the template in as the worked example of the method, the way an analyst would."""
    sheet = book[DISTRICTS.title.say(lang)]
    head = header_row(sheet, DISTRICTS, lang)
    budget = column_of(sheet, head, DISTRICTS.column("status_quo").header.say(lang))
    for row, (name, status_quo, *values) in enumerate(WORKED, start=head + 1):
        sheet.cell(row, 2).value = name
        sheet.cell(row, budget).value = status_quo
        for column, value in zip(USED_COLUMNS[lang], values, strict=True):
            sheet.cell(row, column_of(sheet, head, column)).value = value
    for column in UNUSED_COLUMNS[lang]:
        sheet.delete_cols(column_of(sheet, head, column))
    sheet = book[INDICATORS.title.say(lang)]
    head = header_row(sheet, INDICATORS, lang)
    for row, weight in ((head + 1, 60), (head + 2, 40)):
        sheet.cell(row, 2).value = weight
    for col in range(1, 6):
        sheet.cell(head + 3, col).value = None
    cells = parameter_cells(book, lang)
    for key, value in WORKED_PARAMETERS.items():
        parameters, row = cells[key]
        parameters.cell(row, 2).value = value
