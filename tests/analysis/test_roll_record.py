"""A rolled input remembers what it was given: no district, no euro and no renewal is lost from it in silence."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from libreoffice import recalculated
from sozialbudget import InputError, Problem, allocate, read_workbook, write
from sozialbudget.analysis.earlier import read_result
from sozialbudget.analysis.roll import rolled
from sozialbudget.reports.roll.workbook import input_bytes
from sozialbudget.words import Lang
from workbooks import CLEAN, WRITERS, Table, Tables, spoilt, write_xlsx

HEADERS = ["von Nr", "nach Nr", "Anteil"]


@pytest.fixture
def result(tmp_path: Path) -> Path:
    """The result of 2026: 01 Nord 94 805 €, 02 Mitte 179 477 €, 03 Ost 82 718 €, together 357 000 €."""
    write_xlsx(tmp_path / "eingabe-2026.xlsx", CLEAN)
    return write(allocate(read_workbook(tmp_path / "eingabe-2026.xlsx")), tmp_path / "ergebnis-2026.xlsx")


@pytest.fixture
def tables(result: Path) -> Tables:
    """The sheets of next year's input."""
    return as_tables(input_bytes(rolled(read_result(result)), "de"))


def as_tables(content: bytes) -> Tables:
    book = load_workbook(BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def row_of(table: Table, first: str) -> int:
    return next(i for i, row in enumerate(table) if row and row[0] == first)


def cell(tables: Tables, sheet: str, row: str, column: str) -> tuple[list[Any], int]:
    """A cell as the row it is in and its position."""
    header = next(cells for cells in tables[sheet] if column in cells)
    return tables[sheet][row_of(tables[sheet], row)], header.index(column)


def put(tables: Tables, sheet: str, row: str, column: str, value: Any) -> None:
    cells, position = cell(tables, sheet, row, column)
    cells[position] = value


def take(tables: Tables, sheet: str, row: str, column: str) -> Any:
    cells, position = cell(tables, sheet, row, column)
    return cells[position]


def found(path: Path, tables: Tables, writer: str = "openpyxl", **options: Any) -> list[Problem]:
    """What is wrong or doubtful; the note that indicators are kept aside."""
    suffix, write_tables = WRITERS[writer]
    path = path / f"eingabe-2027{suffix}"
    write_tables(path, tables)
    return [problem for problem in problems_of(path, **options) if problem.code != "indicators_kept"]


def problems_of(path: Path, **options: Any) -> list[Problem]:
    try:
        return list(read_workbook(path, **{"keep_indicators": True, **options}).warnings)
    except InputError as error:
        return list(error.problems)


def told(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(problem.code, str(problem.place), problem.severity) for problem in problems]


def ordinary(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


# --- districts and money --------------------------------------------------------------------------------


@pytest.mark.parametrize("writer", WRITERS)
def test_an_untouched_rolled_input_is_silent(writer: str, tmp_path: Path, tables: Tables) -> None:
    assert found(tmp_path, tables, writer) == []


@pytest.mark.parametrize("writer", WRITERS)
def test_a_deleted_row_is_an_error_with_its_money(writer: str, tmp_path: Path, tables: Tables) -> None:
    del tables["Sozialräume"][row_of(tables["Sozialräume"], "02")]
    (problem,) = found(tmp_path, tables, writer)
    assert told([problem]) == [("roll_districts_missing", "Sozialräume", "error")]
    assert "179.477 €" in ordinary(problem.what("de"))
    assert "„Mitte“ (Nr 02, 179.477 €)" in ordinary(problem.what("de"))
    assert "(from id 02)" in problem.remedy("en")


@pytest.mark.parametrize("writer", WRITERS)
def test_another_sum_names_both_and_the_districts(writer: str, tmp_path: Path, tables: Tables) -> None:
    put(tables, "Sozialräume", "02", "Budget bisher", 107477)
    (problem,) = found(tmp_path, tables, writer)
    assert [(problem.code, problem.severity)] == [("roll_sum_differs", "error")]
    assert str(problem.place) == f"Sozialräume!D{row_of(tables['Sozialräume'], '02') + 1}"
    assert "285.000 €, fortgeschrieben sind 357.000 €" in ordinary(problem.what("de"))
    assert "„Mitte“ (Nr 02, 107.477 € statt 179.477 €)" in ordinary(problem.what("de"))


def test_money_moved_between_districts_is_a_warning(tmp_path: Path, tables: Tables) -> None:
    put(tables, "Sozialräume", "01", "Budget bisher", 94806)
    put(tables, "Sozialräume", "02", "Budget bisher", 179476)
    (problem,) = found(tmp_path, tables)
    assert (problem.code, problem.severity) == ("roll_money_moved", "warning")
    assert "„Nord“ (Nr 01, 94.806 € statt 94.805 €), „Mitte“ (Nr 02, 179.476 €" in ordinary(problem.what("de"))


def test_an_amount_saved_as_another_double_is_the_same(tmp_path: Path, tables: Tables) -> None:
    put(tables, "Sozialräume", "01", "Budget bisher", 94805.00000000001)
    assert found(tmp_path, tables) == []


def test_an_added_district_and_an_altered_id_are_errors(tmp_path: Path, tables: Tables) -> None:
    put(tables, "Sozialräume", "03", "Nr", "13")
    problems = found(tmp_path, tables)
    row = row_of(tables["Sozialräume"], "13") + 1
    assert told(problems) == [
        ("roll_districts_missing", "Sozialräume", "error"),
        ("roll_districts_added", f"Sozialräume!A{row}", "error"),
    ]
    assert "„Ost“ (Nr 13)" in problems[1].what("de")


def test_another_name_beside_an_id_is_a_warning(tmp_path: Path, tables: Tables) -> None:
    put(tables, "Sozialräume", "01", "Sozialraum", "Mitte")
    (problem,) = found(tmp_path, tables)
    assert (problem.code, problem.severity) == ("roll_districts_renamed", "warning")
    assert "„Mitte“ (Nr 01, „Nord“)" in problem.what("de")


def test_an_exclusion_with_its_reason_says_why(tmp_path: Path, tables: Tables) -> None:
    header = next(row for row in tables["Sozialräume"] if "Nr" in row)
    if "ausgenommen" not in header:
        for row in tables["Sozialräume"]:
            row.append("ausgenommen" if row is header else None)
    put(tables, "Sozialräume", "02", "ausgenommen", "Eingliederung geplant")
    (note,) = found(tmp_path, tables)
    assert (note.code, note.severity) == ("district_excluded_had_budget", "note")


def merged(tables: Tables, budget: float) -> Tables:
    """02 and 03 become 02 with `budget`, and the sheet of boundary changes says so."""
    for column in ("Kinder", "Einwohner"):
        both = take(tables, "Sozialräume", "02", column) + take(tables, "Sozialräume", "03", column)
        put(tables, "Sozialräume", "02", column, both)
    put(tables, "Sozialräume", "02", "Budget bisher", budget)
    del tables["Sozialräume"][row_of(tables["Sozialräume"], "03")]
    return {**tables, "Gebietsänderungen": [HEADERS, ["02", "02", 1], ["03", "02", 1]]}


@pytest.mark.parametrize("writer", WRITERS)
def test_a_boundary_change_says_why(writer: str, tmp_path: Path, tables: Tables) -> None:
    notes = found(tmp_path, merged(tables, 179477 + 82718), writer)
    assert [(note.code, note.severity) for note in notes] == [("boundary_moved", "note")] * 2
    assert "82.718 €" in ordinary(notes[1].what("de"))


def test_the_money_of_a_boundary_change_has_to_arrive(tmp_path: Path, tables: Tables) -> None:
    problems = found(tmp_path, merged(tables, 179477))
    (problem,) = [problem for problem in problems if problem.severity == "error"]
    assert problem.code == "roll_sum_differs"
    assert "179.477 € statt 262.195 €" in ordinary(problem.what("de"))


def test_a_new_district_with_a_budget_is_a_warning(tmp_path: Path, tables: Tables) -> None:
    new = list(tables["Sozialräume"][row_of(tables["Sozialräume"], "03")])
    tables["Sozialräume"].insert(row_of(tables["Sozialräume"], "03") + 1, ["04", "West", *new[2:]])
    tables["Gebietsänderungen"] = [HEADERS, ["–", "04", None]]
    doubts = [problem for problem in found(tmp_path, tables) if problem.severity != "note"]
    assert [(one.code, one.severity) for one in doubts] == [("roll_new_with_budget", "warning")]
    put(tables, "Sozialräume", "04", "Budget bisher", 0)
    assert [problem.severity for problem in found(tmp_path, tables) if problem.code.startswith("roll")] == []


def test_with_the_result_at_hand_its_budgets_count(tmp_path: Path, tables: Tables, result: Path) -> None:
    put(tables, "Sozialräume", "02", "Budget bisher", None)
    assert told(found(tmp_path, tables, status_quo_from=result)) == [("status_quo_from", "ergebnis-2026.xlsx", "note")]
    del tables["Sozialräume"][row_of(tables["Sozialräume"], "02")]
    assert [problem.code for problem in found(tmp_path, tables, status_quo_from=result)] == ["district_gone"]


def test_zeros_that_a_program_has_taken_are_said_as_that(tmp_path: Path, tables: Tables) -> None:
    for row in tables["Sozialräume"]:
        if row[0] in ("01", "02", "03"):
            row[0] = int(row[0])
    (problem,) = found(tmp_path, tables)
    assert (problem.code, problem.severity) == ("ids_lost_zeros", "error")
    assert "in Fortschreibung stehen sie noch: 1 statt 01" in problem.what("de")


def test_many_are_listed_by_the_first_five(tmp_path: Path) -> None:
    rows = [[f"{n:02d}", f"Ort {n}", 1000 + n, 10 + n] for n in range(1, 10)]
    first = spoilt(
        {
            "Sozialräume": [["Nr", "Sozialraum", "Budget bisher", "Kinder"], *rows],
            "Indikatoren": [["Indikator", "Gewicht", "Art"], ["Kinder", 1, "Anzahl"]],
        }
    )
    write_xlsx(tmp_path / "a.xlsx", first)
    result = write(allocate(read_workbook(tmp_path / "a.xlsx")), tmp_path / "b.xlsx")
    tables = as_tables(input_bytes(rolled(read_result(result)), "de"))
    at = row_of(tables["Sozialräume"], "02")
    del tables["Sozialräume"][at : at + 7]
    (problem,) = found(tmp_path, tables)
    assert "„Ort 6“" in problem.what("de")
    assert "„Ort 7“" not in problem.what("de")
    assert problem.what("de").endswith("2 weitere")


# --- the sheet itself -----------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Fortschreibung (2)", "alte Fortschreibung", "Info"])
def test_a_renamed_record_still_counts(title: str, tmp_path: Path, tables: Tables) -> None:
    renamed = {(title if name == "Fortschreibung" else name): table for name, table in tables.items()}
    del renamed["Sozialräume"][row_of(renamed["Sozialräume"], "02")]
    assert [problem.code for problem in found(tmp_path, renamed)] == ["roll_districts_missing"]


def test_a_hidden_record_still_counts(tmp_path: Path, result: Path) -> None:
    book = load_workbook(BytesIO(input_bytes(rolled(read_result(result)), "de")))
    book["Fortschreibung"].sheet_state = "hidden"
    sheet = book["Sozialräume"]
    sheet.delete_rows(next(row[0].row for row in sheet.iter_rows() if row[0].value == "02"))
    book.save(tmp_path / "eingabe.xlsx")
    assert "roll_districts_missing" in [problem.code for problem in problems_of(tmp_path / "eingabe.xlsx")]


def test_a_row_deleted_on_both_sheets_is_noticed(tmp_path: Path, tables: Tables) -> None:
    for sheet in ("Sozialräume", "Fortschreibung"):
        del tables[sheet][row_of(tables[sheet], "02")]
    (problem,) = found(tmp_path, tables)
    assert told([problem]) == [("roll_record_edited", "Fortschreibung", "error")]


def _without_numbers(table: Table) -> None:
    table[row_of(table, "02")][3] = "viel"


def _without_table(table: Table) -> None:
    del table[row_of(table, "Nr") :]


def _without_ids(table: Table) -> None:
    table[row_of(table, "02")][0] = None


@pytest.mark.parametrize("spoil", [_without_numbers, _without_table, _without_ids])
def test_a_record_that_cannot_be_read_is_one_warning(
    spoil: Callable[[Table], None], tmp_path: Path, tables: Tables
) -> None:
    spoil(tables["Fortschreibung"])
    assert told(found(tmp_path, tables)) == [("roll_unreadable", "Fortschreibung", "warning")]


@pytest.mark.parametrize("content", [[["Bevölkerung", 2030]], [], [["Nr", "Sozialraum", "alt", "neu"]], [[None, 5]]])
def test_somebodys_own_sheet_of_that_name_is_none(content: Table, tmp_path: Path) -> None:
    for name in ("Fortschreibung", "Bevölkerungsfortschreibung"):
        assert [p for p in found(tmp_path, {**CLEAN, name: content}) if p.severity == "error"] == []


def test_without_the_sheet_nothing_is_checked(tmp_path: Path, tables: Tables) -> None:
    del tables["Fortschreibung"]
    del tables["Sozialräume"][row_of(tables["Sozialräume"], "02")]
    assert found(tmp_path, tables) == []


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_result_of_a_rolled_input_is_silent(lang: Lang, tmp_path: Path, result: Path) -> None:
    path = tmp_path / "eingabe-2027.xlsx"
    path.write_bytes(input_bytes(rolled(read_result(result)), lang))
    case = read_workbook(path, keep_indicators=True)
    assert [note.code for note in case.warnings] == ["indicators_kept"]
    again = read_workbook(write(allocate(case), tmp_path / "ergebnis-2027.xlsx", lang))
    assert [note.code for note in again.warnings] == ["indicators_kept"]


@pytest.mark.parametrize("to", ["ods", "xls", "xlsx"])
def test_a_record_saved_by_libreoffice_holds(to: str, tmp_path: Path, result: Path, tables: Tables) -> None:
    (tmp_path / "eingabe.xlsx").write_bytes(input_bytes(rolled(read_result(result)), "de"))
    del tables["Sozialräume"][row_of(tables["Sozialräume"], "02")]
    write_xlsx(tmp_path / "gekuerzt.xlsx", tables)
    whole, shortened = recalculated([tmp_path / "eingabe.xlsx", tmp_path / "gekuerzt.xlsx"], tmp_path, to)
    assert [problem.code for problem in problems_of(whole)] == ["indicators_kept"]
    assert "roll_districts_missing" in [problem.code for problem in problems_of(shortened)]


# --- indicators that nobody renewed ---------------------------------------------------------------------


def dated(tables: Tables, indicator: str, as_of: str | None) -> None:
    put(tables, "Indikatoren", indicator, "Stand", as_of)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("as_of", ["31.12.2027", "2025", None])
def test_a_new_date_beside_old_values_is_a_warning(
    writer: str, as_of: str | None, tmp_path: Path, tables: Tables, result: Path
) -> None:
    dated(tables, "Kinder", as_of)
    for options in ({}, {"status_quo_from": result}):
        doubts = [one for one in found(tmp_path, tables, writer, **options) if one.severity != "note"]
        (warning,) = doubts
        assert (warning.code, warning.severity) == ("indicators_unchanged", "warning")
        assert str(warning.place) == f"Indikatoren!G{row_of(tables['Indikatoren'], 'Kinder') + 1}"
        assert "„Kinder“" in warning.what("de")
        assert "„Quote“" not in warning.what("de")


def test_one_new_value_is_enough(tmp_path: Path, tables: Tables, result: Path) -> None:
    dated(tables, "Kinder", "31.12.2027")
    put(tables, "Sozialräume", "02", "Kinder", 301)
    assert found(tmp_path, tables) == []
    assert [p.severity for p in found(tmp_path, tables, status_quo_from=result)] == ["note"]


def test_kept_on_purpose_is_silent(tmp_path: Path, tables: Tables) -> None:
    dated(tables, "Kinder", "beibehalten: 2025")
    assert found(tmp_path, tables) == []


def test_a_column_under_a_new_name_is_known_by_its_values(tmp_path: Path, tables: Tables) -> None:
    next(row for row in tables["Sozialräume"] if "Kinder" in row)[:] = [
        "Kinder 2027" if cell == "Kinder" else cell for cell in next(r for r in tables["Sozialräume"] if "Kinder" in r)
    ]
    dated(tables, "Kinder", "31.12.2027")
    put(tables, "Indikatoren", "Kinder", "Indikator", "Kinder 2027")
    assert [problem.code for problem in found(tmp_path, tables)] == ["indicators_unchanged"]


def test_values_are_compared_whoever_is_left_out_since(tmp_path: Path, tables: Tables) -> None:
    header = next(row for row in tables["Sozialräume"] if "Nr" in row)
    if "ausgenommen" not in header:
        for row in tables["Sozialräume"]:
            row.append("ausgenommen" if row is header else None)
    put(tables, "Sozialräume", "03", "ausgenommen", "Zweckverband")
    dated(tables, "Kinder", "31.12.2027")
    codes = [problem.code for problem in found(tmp_path, tables)]
    assert codes == ["district_excluded_had_budget", "indicators_unchanged"]


def test_values_that_moved_with_a_boundary_are_new_ones(tmp_path: Path, tables: Tables, result: Path) -> None:
    """03 goes into 02, whose values are summed."""
    dated(tables, "Kinder", "31.12.2027")
    problems = found(tmp_path, merged(tables, 0), status_quo_from=result)
    assert "indicators_unchanged" not in [problem.code for problem in problems]


def test_an_input_that_was_not_rolled_and_claims_no_new_date_is_silent(tmp_path: Path, result: Path) -> None:
    tables = spoilt({"Parameter!B2": 2027, "Sozialräume!D2": None, "Sozialräume!D3": None, "Sozialräume!D4": None})
    assert [p.code for p in found(tmp_path, tables, status_quo_from=result)] == ["status_quo_from"]
    tables["Indikatoren"][1][6] = "2026"
    codes = [p.code for p in found(tmp_path, tables, status_quo_from=result)]
    assert codes == ["indicators_unchanged", "status_quo_from"]
