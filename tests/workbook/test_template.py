"""The input workbook ready to fill: each header and parameter explained, each cell guarded, and filled it runs."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from filled_template import column_of, fill, header_row, parameter_cells
from sozialbudget import InputError, allocate, read_workbook
from sozialbudget.case import bounds as rules
from sozialbudget.case.case import DEFAULT_SERVICES
from sozialbudget.case.column_help import COLUMN_HELP
from sozialbudget.case.layout import DISTRICTS, INDICATORS, PARAMETERS, SERVICES, SHEETS, SHEETS_READ
from sozialbudget.case.parameters import PARAMETER_KEYS, Unit, about, is_required
from sozialbudget.words import LANGUAGES, Lang
from sozialbudget.workbook.filling import blank, example, example_names
from sozialbudget.workbook.template import template_bytes

LONGEST_TITLE, LONGEST_MESSAGE = 32, 255  # what Excel takes


def opened(lang: Lang, **options: Any) -> Workbook:
    return load_workbook(BytesIO(template_bytes(lang, **options)))


def validation_of(sheet: Worksheet, cell: str) -> Any:
    return next((rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref), None)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_header_has_a_comment(lang: Lang) -> None:
    book = opened(lang)
    for layout in SHEETS.values():
        sheet = book[layout.title.say(lang)]
        row = header_row(sheet, layout, lang)
        named = [sheet.cell(row, col) for col in range(1, sheet.max_column + 1)]
        assert all(cell.comment for cell in named), layout.key
        for column in layout.columns:
            cell = sheet.cell(row, column_of(sheet, row, column.header.say(lang)))
            assert cell.comment is not None
            assert cell.comment.text == COLUMN_HELP[layout.key, column.key].say(lang)


def test_every_column_has_its_help_and_no_other() -> None:
    columns = {(layout.key, column.key) for layout in SHEETS_READ.values() for column in layout.columns}
    assert set(COLUMN_HELP) == columns


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_parameter_has_comment_and_validation_and_no_source(lang: Lang) -> None:
    cells = parameter_cells(opened(lang), lang)
    assert set(cells) == set(PARAMETER_KEYS)
    for key, (sheet, row) in cells.items():
        told, comment = about(key), sheet.cell(row, 1).comment
        assert comment is not None, key
        assert told.help.say(lang) in comment.text
        assert rules.parameter_default(key, lang) in comment.text
        assert f": {key}\n" in f"{comment.text}\n"
        assert (told.hint is None) or told.hint.say(lang) in comment.text
        assert sheet.cell(row, 4).value is None
        rule = validation_of(sheet, f"B{row}")
        assert rule is not None, key
        assert rule.showErrorMessage
        assert told.label.say(lang) in rule.error


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_come_from_a_list(lang: Lang) -> None:
    for key, (sheet, row) in parameter_cells(opened(lang), lang).items():
        if about(key).unit is Unit.WORD:
            rule = validation_of(sheet, f"B{row}")
            assert rule.type == "list"
            assert rule.formula1 == '"' + ",".join(word.say(lang) for word in about(key).choices.values()) + '"'


def test_columns_come_from_the_header_row() -> None:
    book = opened("de")
    districts, indicators = book["Sozialräume"], book["Indikatoren"]
    row, first = header_row(districts, DISTRICTS, "de"), header_row(indicators, INDICATORS, "de") + 1
    assert districts.cell(row, 7).value == "Einwohner"
    for column in ("A", "D"):
        rule = validation_of(indicators, f"{column}{first}")
        assert rule.type == "list"
        assert rule.formula1.startswith(f"'Sozialräume'!$G${row}:INDEX(")
    sheet, at = parameter_cells(book, "de")["population"]
    assert validation_of(sheet, f"B{at}").formula1.startswith(f"'Sozialräume'!$G${row}:")


def test_rates_lie_between_0_and_1_and_amounts_are_not_negative() -> None:
    book = opened("de")
    sheet, row = parameter_cells(book, "de")["max_loss"]
    rule = validation_of(sheet, f"B{row}")
    assert (rule.type, rule.operator or "between", rule.formula1, rule.formula2) == ("decimal", "between", "0", "1")
    sheet, row = parameter_cells(book, "de")["damping"]
    rule = validation_of(sheet, f"B{row}")
    assert (rule.type, rule.formula1) == (
        "custom",
        f'OR(AND(ISNUMBER(B{row}),B{row}>=0,B{row}<=1),B{row}="auto")',
    )
    districts = book["Sozialräume"]
    first = header_row(districts, DISTRICTS, "de") + 1
    rule = validation_of(districts, f"D{first}")
    assert (rule.type, rule.operator, rule.formula1) == ("decimal", "greaterThanOrEqual", "0")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [None, "lueneburg"])
def test_messages_are_as_short_as_excel_needs_them(lang: Lang, name: str | None) -> None:
    for sheet in opened(lang, example=name):
        for rule in sheet.data_validations.dataValidation:
            assert 0 < len(rule.errorTitle) <= LONGEST_TITLE
            assert 0 < len(rule.error) < LONGEST_MESSAGE  # at the limit it would have been cut


@pytest.mark.parametrize(
    ("key", "allowed"),
    [
        ("year", "1990 bis 2199"),
        ("total", "mehr als 0 €"),
        ("uplift", "mehr als -100 % und höchstens 100 %"),
        ("damping", "0 % bis 100 % oder auto"),
        ("rounding_unit", "mehr als 0 € und Vielfache von 0,01 €"),
        ("overhead_rate", "mindestens 0 % und weniger als 100 %"),
        ("overhead_basis", "Budget oder Personalkosten"),
        ("weekly_hours", "mehr als 0 und höchstens 168"),
        ("population", "eine Spalte des Blatts Sozialräume"),
    ],
)
def test_what_is_allowed_is_said_in_words(key: str, allowed: str) -> None:
    assert rules.parameter_allowed(key, "de").replace("\N{NO-BREAK SPACE}", " ") == allowed


@pytest.mark.parametrize(("number", "last"), [(1, "01"), (10, "10"), (120, "120")])
def test_ids_are_text_of_one_length(number: int, last: str) -> None:
    book = opened("de", districts=number)
    sheet = book["Sozialräume"]
    first = header_row(sheet, DISTRICTS, "de") + 1
    ids = [sheet.cell(row, 1) for row in range(first, first + number)]
    assert [cell.value for cell in ids] == [str(i).zfill(len(last)) for i in range(1, number + 1)]
    assert {cell.number_format for cell in ids} == {"@"}
    assert sheet.cell(first + number, 1).value is None


def test_required_is_said_in_words_and_in_bold() -> None:
    book = opened("de")
    for layout in (DISTRICTS, INDICATORS, SERVICES):
        sheet = book[layout.title.de]
        row = header_row(sheet, layout, "de")
        for column in layout.columns:
            cell = sheet.cell(row, column_of(sheet, row, column.header.de))
            assert bool(cell.font.b) is column.required
            mark = sheet.cell(row - 1, cell.column).value
            assert mark == ("Pflicht" if column.required else "freiwillig")
    for key, (sheet, row) in parameter_cells(book, "de").items():
        assert (sheet.cell(row, 3).value == "erforderlich") is is_required(key)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_print_set_up(lang: Lang) -> None:
    for sheet in opened(lang):
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert int(sheet.page_setup.fitToHeight) == 0
    for layout in SHEETS.values():
        sheet = opened(lang)[layout.title.say(lang)]
        row = header_row(sheet, layout, lang)
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.endswith(str(row + 1))
        assert sheet.print_title_rows == f"${row}:${row}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_empty_template_is_refused_cell_by_cell(lang: Lang, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(template_bytes(lang, districts=3))
    with pytest.raises(InputError) as refused:
        read_workbook(path)
    places = [problem.place for problem in refused.value.problems if problem.place]
    sheet = opened(lang, districts=3)[DISTRICTS.title.say(lang)]
    first = header_row(sheet, DISTRICTS, lang) + 1
    named = {place.cell[1:] for place in places if place.sheet == DISTRICTS.title.say(lang) and place.cell}
    assert {str(row) for row in range(first, first + 3)} <= named
    assert {place.sheet for place in places} == {
        layout.title.say(lang) for layout in (DISTRICTS, INDICATORS, PARAMETERS)
    }
    for problem in refused.value.problems:
        assert problem.what(lang)
        assert problem.remedy(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_filled_template_runs(lang: Lang, tmp_path: Path) -> None:
    book = opened(lang, districts=3)
    fill(book, lang)
    path = tmp_path / "filled.xlsx"
    book.save(path)
    case = read_workbook(path)
    assert [district.id for district in case.districts] == ["01", "02", "03"]
    assert case.warnings == ()
    allocation = allocate(case)
    assert [int(budget) for budget in allocation.budget] == [96_380, 161_620, 99_000]
    hours = [[str(hour) for hour in service.face_to_face_hours] for service in allocation.services]
    assert hours == [["26.84", "45.00", "27.57"], ["17.89", "30.00", "18.38"]]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [None, "lueneburg"])
def test_same_input_same_bytes(lang: Lang, name: str | None) -> None:
    assert template_bytes(lang, example=name) == template_bytes(lang, example=name)


def test_services_are_those_that_hold_without_a_sheet() -> None:
    assert [(row["name"], row["share"]) for row in blank("de", 1).services] == [
        (service.name, service.share) for service in DEFAULT_SERVICES
    ]


def test_an_example_says_the_same_in_both_languages(tmp_path: Path) -> None:
    budgets = []
    for lang in LANGUAGES:
        path = tmp_path / f"{lang}.xlsx"
        path.write_bytes(template_bytes(lang, example="lueneburg"))
        case = read_workbook(path)
        assert case.warnings == ()
        budgets.append([str(budget) for budget in allocate(case).budget])
    assert budgets[0] == budgets[1]


def test_unknown_examples_and_no_districts_are_refused() -> None:
    assert example_names() == ("lueneburg",)
    with pytest.raises(ValueError, match="there is: lueneburg"):
        example("hamburg", "de")
    with pytest.raises(ValueError, match="at least 1"):
        blank("de", 0)


def test_values_of_indicators_are_only_warned_about() -> None:
    """Some are negative (net migration) or above 1 (per thousand)."""
    sheet = opened("de", example="lueneburg")["Sozialräume"]
    first = header_row(sheet, DISTRICTS, "de") + 1
    assert {validation_of(sheet, f"{column}{first}").errorStyle for column in "GHIJKLM"} == {"warning"}
    assert validation_of(sheet, f"D{first}").errorStyle in (None, "stop")
