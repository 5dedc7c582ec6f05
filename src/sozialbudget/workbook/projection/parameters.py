"""The sheet `Parameter`: the input's values, and beside them those of each year; they follow the input or the plan."""

from sozialbudget.case.layout import PARAMETERS
from sozialbudget.case.origins import parameter_value, said_by, stated_source
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.formats.xlsx.heights import height
from sozialbudget.formats.xlsx.live_sheet import LiveSheet
from sozialbudget.workbook.projection.book import Book, BookYear, parameter_column
from sozialbudget.workbook.result.inputs import FIRST_INPUT_ROW, input_sheet, parameter_format, write_value
from sozialbudget.workbook.result.names import parameter_key

_SOURCE_WIDTH, _MEANING_WIDTH = 44.0, 70.0


def write_parameters_by_year(book: Book) -> None:
    """Write the sheet and define the names of each year's parameters."""
    r, case = book.r, book.projection.case
    headers = {column.key: column.header.say(r.lang) for column in PARAMETERS.columns}
    years = [str(year.year) for year in book.years]
    listed = [headers["key"], headers["value"], *years, headers["source"]]
    listed += [r.say("parameters.said_by"), r.say("parameters.meaning")]
    widths = [32.0, 18.0, *[14.0] * len(years), _SOURCE_WIDTH, 30.0, _MEANING_WIDTH]
    sheet = input_sheet(r, PARAMETERS, listed, widths)
    sheet.freeze_panes(FIRST_INPUT_ROW - 1, 2)
    sheet.repeat_columns(0, 1)
    wrapped, beside = r.style(text_wrap=True), r.style(text_wrap=True, indent=1)
    after = parameter_column(len(years))
    for i, key in enumerate(PARAMETER_KEYS):
        row, known = FIRST_INPUT_ROW - 1 + i, about(key)
        sheet.write_text(row, 0, known.label.say(r.lang), r.text)
        write_value(r, sheet, row, 1, parameter_value(case, key, r.lang), parameter_format(known))
        for t, year in enumerate(book.years):
            _write_year(book, sheet, row, t, year, key)
        source, meaning = stated_source(case, key, r.lang), known.help.say(r.lang)
        for col, text in enumerate((source, said_by(case, key, r.lang), meaning), start=after):
            sheet.write_text(row, col, text, beside if col == after else wrapped)
        sheet.set_row(row, height({source: _SOURCE_WIDTH, meaning: _MEANING_WIDTH}))
    sheet.print_area(0, 0, FIRST_INPUT_ROW + len(PARAMETER_KEYS), after)
    below = FIRST_INPUT_ROW + len(PARAMETER_KEYS) + 1
    # Below the years, so that it is no parameter where the sheet is read as an input again.
    sheet.write(below, parameter_column(0), book.say("parameters_remark"), r.remark)


def _write_year(book: Book, sheet: LiveSheet, row: int, t: int, year: BookYear, key: str) -> None:
    case, col = year.outcome.allocation.case, parameter_column(t)
    value = parameter_value(case, key, book.r.lang)
    number_format = parameter_format(about(key))
    follows = _follows(book, t, year, key)
    if key == "year":
        sheet.write_number(row, col, year.year, book.r.number(number_format))  # another year is another plan
    elif follows is None:
        write_value(book.r, sheet, row, col, value, number_format)
    else:
        align = {"align": "left"} if isinstance(value, str) else {}
        sheet.write_live(row, col, follows, value, book.r.number(number_format, **align))
    year.r.define(parameter_key(key), "parameters", (row, col))


def _follows(book: Book, t: int, year: BookYear, key: str) -> str | None:
    """The formula of a parameter the plan does not say for this year; None where it does."""
    if key == "cost_per_fte" and book.grows(t):
        return f"{year.names['plan_grown_cost']}"
    case = book.projection.case
    same = getattr(year.outcome.allocation.case.parameters, key) == getattr(case.parameters, key)
    if key in year.outcome.plan.changes or not same:
        return None
    cell = f"$B{FIRST_INPUT_ROW + PARAMETER_KEYS.index(key)}"
    return f'IF(ISBLANK({cell}),"",{cell})'
