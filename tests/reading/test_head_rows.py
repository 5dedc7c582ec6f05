"""Heads in several rows, numbers of columns, units, heads printed again: none of them is a district.

Each entry is a table as people and offices have it: what is read of it, or the problems and their places.
"""
# ruff: noqa: E501 - the tables read best with one entry per line

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from sozialbudget import from_frames, read_workbook
from sozialbudget.case.case import Case
from sozialbudget.case.problems import InputError
from sozialbudget.method.allocation import allocate
from sozialbudget.words import LANGUAGES
from sozialbudget.workbook.write import write_workbook
from workbooks import WRITERS, Merged, Tables, write

WHO = ["Nr", "Sozialraum", "Träger", "Budget bisher"]
HEAD = [*WHO, "Unter 18", "Leistungsbezug"]
A = ["01", "Ahorn", "Verein A", 120000, 2400, 300]
B = ["02", "Buchen", "Verein A", 90000, 1800, 150]
C = ["03", "Celtis", "Verein B", 150000, 2600, 420]
D = ["04", "Dorn", "Verein B", 60000, 1100, 90]
OWN = [A, B, C, D]
IDS = [row[0] for row in OWN]
BELOW = [None, None, None, None, "Unter 18", "Leistungsbezug"]
UP = [Merged(name, rows=2) for name in WHO]
PARAMETERS = [["Parameter", "Wert"], ["Haushaltsjahr", 2027], ["Dämpfung", 0.5], ["Jahreskosten je VZÄ", 62000]]

Table = Sequence[Sequence[Any]]


def tables_of(districts: Table, names: Sequence[str] = ("Unter 18", "Leistungsbezug"), **more: Table) -> Tables:
    indicators = [["Indikator", "Gewicht", "Art"], [names[0], 40, "Anzahl"], [names[1], 60, "Anzahl"]]
    tables = {"Sozialräume": districts, "Indikatoren": indicators, "Parameter": PARAMETERS, **more}
    return {name: [list(row) for row in table] for name, table in tables.items()}


def read(path: Path) -> tuple[Case | None, list[tuple[str, str, str]]]:
    """The case, and the problems; each is told in both languages on the way."""
    case = None
    try:
        case = read_workbook(path)
        problems = case.warnings
    except InputError as error:
        problems = error.problems
    for problem in problems:
        for lang in LANGUAGES:
            assert "{" not in problem.say(lang), problem.say(lang)
    return case, [(problem.code, str(problem.place or ""), problem.severity) for problem in problems]


def note(code: str, cell: str) -> tuple[str, str, str]:
    return (code, f"Sozialräume!{cell}", "note")


def check(case: Case | None, names: Sequence[str] = ("Unter 18", "Leistungsbezug")) -> None:
    """It has the four districts, each with the values that stand in its row."""
    assert case is not None
    assert [district.id for district in case.districts] == IDS
    assert [district.name for district in case.districts] == [row[1] for row in OWN]
    assert [district.status_quo for district in case.districts] == [row[3] for row in OWN]
    assert [indicator.name for indicator in case.indicators] == list(names)
    values = [[district.columns[name] for name in names] for district in case.districts]
    assert values == [[Decimal(value) for value in row[4:]] for row in OWN]


# --- heads in several rows -----------------------------------------------------------------------------

JOINED = ("Kinder Unter 18", "Kinder Leistungsbezug")
HEADS: dict[str, tuple[Table, Sequence[str]]] = {
    "merged": ([[*UP, Merged("Kinder", columns=2)], BELOW], ("Unter 18", "Leistungsbezug")),
    "merged and joined": ([[*UP, Merged("Kinder", columns=2)], BELOW], JOINED),
    "merged, one joined": ([[*UP, Merged("Kinder", columns=2)], BELOW], (JOINED[0], "Leistungsbezug")),
    "not merged": ([[*WHO, "Kinder"], BELOW], ("Unter 18", "Leistungsbezug")),
    "not merged and joined": ([[*WHO, "Kinder"], BELOW], JOINED),
    "the upper row is empty": ([WHO, BELOW], ("Unter 18", "Leistungsbezug")),
    "names below, the group above": ([[None, None, None, None, Merged("Kinder", columns=2)], [*WHO, *BELOW[4:]]], JOINED),
    "names in both rows": ([[*WHO, "Kinder", "Kinder"], [*WHO, *BELOW[4:]]], JOINED),
    "words divided": ([["Nr", "Sozial-", "Träger", "Budget", "Kinder", "Leistungs-"], [None, "raum", None, "bisher", "unter 18", "bezug"]], ("Kinder unter 18", "Leistungsbezug")),
    "a group of names": ([[Merged("Sozialraum", columns=2), None, "Träger", "Budget bisher", "Unter 18", "Leistungsbezug"], ["Nr", "Name"]], ("Unter 18", "Leistungsbezug")),
    "three rows": ([["Nr", "Sozialraum", "Träger", "Geld", "Kinder"], [None, None, None, "Budget bisher", "Alter", "Lage"], BELOW], ("Kinder Alter Unter 18", "Lage Leistungsbezug")),
    "three rows, merged": (
        [[*[Merged(name, rows=3) for name in WHO], Merged("Kinder", columns=2)], [None, None, None, None, Merged("Alter", columns=2)], BELOW],
        ("Kinder Alter Unter 18", "Leistungsbezug"),
    ),
    "years below": ([[*WHO, "Unter 18", "Leistungsbezug"], [None, None, None, None, 2025, 2026]], ("Unter 18 2025", "Leistungsbezug 2026")),
    "years below, not named": ([[*WHO, "Unter 18", "Leistungsbezug"], [None, None, None, None, 2025, 2026]], ("Unter 18", "Leistungsbezug")),
    "a remark below the money": ([HEAD, [None, None, None, "(laut Haushalt)", "(Melderegister)"]], ("Unter 18", "Leistungsbezug")),
    "a title above": ([["Landkreis Muster", None, None, None, "Stand 2026"], HEAD], ("Unter 18", "Leistungsbezug")),
}  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", HEADS)
def test_heads_in_several_rows_are_joined_where_that_gives_what_is_asked_for(
    tmp_path: Path, name: str, writer: str
) -> None:
    heads, names = HEADS[name]
    case, problems = read(write(tmp_path, tables_of([*heads, *OWN], names), writer))
    assert problems == []
    check(case, names)


def test_a_result_with_joined_heads_is_an_input_again(tmp_path: Path) -> None:
    path = write(tmp_path, tables_of([[*UP, Merged("Kinder", columns=2)], BELOW, *OWN], JOINED))
    write_workbook(allocate(read_workbook(path)), tmp_path / "ergebnis.xlsx", "de")
    case, problems = read(tmp_path / "ergebnis.xlsx")
    assert problems == []
    check(case, JOINED)


def frame(districts: Table, levels: int) -> list[pd.DataFrame]:
    tables = tables_of([HEAD, *OWN], JOINED)
    columns = districts[0] if levels == 1 else pd.MultiIndex.from_arrays(districts[:levels])
    rest = (pd.DataFrame(table[1:], columns=table[0], dtype=object) for table in list(tables.values())[1:])
    return [pd.DataFrame(districts[levels:], columns=columns, dtype=object), *rest]


def test_frames_may_have_several_levels_of_columns() -> None:
    unnamed = [f"Unnamed: {at}_level_1" for at in range(4)]
    heads = [[*WHO, "Kinder", "Kinder"], [*unnamed, "Unter 18", "Leistungsbezug"]]
    check(from_frames(*frame([*heads, *OWN], 2)), JOINED)
    check(from_frames(*frame([[*WHO, "Kinder", None], [*[None] * 4, *heads[1][4:]], *OWN], 1)), JOINED)


LOST: dict[str, tuple[Table, Sequence[str], list[tuple[str, str]]]] = {
    "a group": ([[*WHO, Merged("Kinder", columns=2)], BELOW], ("Kinder", "Leistungsbezug"), [("column_is_group", "Indikatoren!A2")]),
    "a row that is no head": ([[*WHO, None, "Leistungsbezug"], [None, "Stand", None, 2026, "Unter 18"]], ("Unter 18", "Leistungsbezug"), [("column_of_name_beside_heads", "Indikatoren!A2")]),
    "a name in the row above": ([[None, None, None, None, "Unter 18"], [*WHO, None, "Leistungsbezug"]], ("Unter 18", "Leistungsbezug"), [("column_of_name_beside_heads", "Indikatoren!A2")]),
    "the money in the row above": ([[None, None, None, "Budget bisher"], [*WHO[:3], None, "Unter 18", "Leistungsbezug"]], ("Unter 18", "Leistungsbezug"), [("column_beside_heads", "Sozialräume!D1")]),
    "two columns of one name": ([[*WHO, "Kinder", "Leistungsbezug", "Alle"], [*[None] * 4, "Unter 18", None, "Unter 18"]], ("Unter 18", "Leistungsbezug"), [("header_twice", "Sozialräume!G2")]),
}  # fmt: skip


@pytest.mark.parametrize("name", LOST)
def test_a_name_that_stands_beside_the_heads_is_told_with_its_cell(tmp_path: Path, name: str) -> None:
    heads, names, expected = LOST[name]
    rows = [[*row, row[4]] if len(heads[0]) > 6 else row for row in OWN]
    case, problems = read(write(tmp_path, tables_of([*heads, *rows], names)))
    assert case is None
    assert [(code, place) for code, place, _ in problems if code == expected[0][0]] == expected


def test_a_column_of_another_meaning_stands_in_the_header_row(tmp_path: Path) -> None:
    _, problems = read(write(tmp_path, tables_of([HEAD, *OWN], ("Budget bisher", "Leistungsbezug"))))
    assert problems == [("column_unknown", "Indikatoren!A2", "error")]


def test_the_cell_is_named(tmp_path: Path) -> None:
    heads, names, _ = LOST["a row that is no head"]
    with pytest.raises(InputError) as raised:
        read_workbook(write(tmp_path, tables_of([*heads, *OWN], names)))
    assert [problem.say("de") for problem in raised.value.problems][-1] == (
        "Indikatoren!A2: Indikator: im Blatt Sozialräume steht „Unter 18“ in E2, nicht in der Kopfzeile (Zeile 1) — "
        "alle Überschriften in eine Zeile schreiben, direkt über die Werte"
    )


# --- numbers of the columns, units, lines, heads printed again ---------------------------------------------

UNITS = [None, None, None, "€", "Anzahl", "Personen"]
PASSED_OVER: dict[str, tuple[Table, list[tuple[str, str, str]]]] = {
    "numbers": ([HEAD, [1, 2, 3, 4, 5, 6], *OWN], [note("row_of_column_numbers", "A2")]),
    "numbers in brackets": ([HEAD, ["(1)", "(2)", "(3)", 4, 5, 6], *OWN], [note("row_of_column_numbers", "A2")]),
    "numbers with a word": ([HEAD, ["Sp. 1", "Sp. 2", "Sp. 3", "Sp. 4", "Spalte 5", "Sp. 6 = 4/5"], *OWN], [note("row_of_column_numbers", "A2")]),
    "Roman numbers": ([HEAD, ["I", "II", "III", "IV", "V", "VI"], *OWN], [note("row_of_column_numbers", "A2")]),
    "letters": ([HEAD, [*"abcdef"], *OWN], [note("row_of_column_numbers", "A2")]),
    "numbers of the values": ([HEAD, [None, None, None, 1, 2, 3], *OWN], [note("row_of_column_numbers", "D2")]),
    "numbers, one left out": ([HEAD, [1, 2, None, 4, 5, 6], *OWN], [note("row_of_column_numbers", "A2")]),
    "units": ([HEAD, UNITS, *OWN], [note("row_of_units", "D2")]),
    "units and what they are": ([HEAD, ["–", "Einheit", None, "in EUR", "(Anzahl)", "Anzahl"], *OWN], [note("row_of_units", "A2")]),
    "units and numbers": ([HEAD, UNITS, [1, 2, 3, 4, 5, 6], [], *OWN], [note("row_of_units", "D2"), note("row_of_column_numbers", "A3")]),
    "numbers and units": ([HEAD, [1, 2, 3, 4, 5, 6], UNITS, *OWN], [note("row_of_column_numbers", "A2"), note("row_of_units", "D3")]),
    "two heads and numbers": ([[*WHO, "Kinder"], BELOW, [1, 2, 3, 4, 5, 6], *OWN], [note("row_of_column_numbers", "A3")]),
    "a line": ([HEAD, ["----"] * 6, A, B, ["____", "____"], C, D], [note("row_of_signs", "A2")]),
    "heads twice": ([HEAD, HEAD, *OWN], [note("row_of_heads_again", "A2")]),
    "heads again": ([HEAD, A, B, HEAD, C, D], [note("row_of_heads_again", "A4")]),
    "heads again and again": ([HEAD, A, HEAD, B, HEAD, C, D], [note("row_of_heads_again", "A3")]),
    "heads and numbers again": ([HEAD, UNITS, A, B, HEAD, UNITS, [1, 2, 3, 4, 5, 6], C, D], [note("row_of_units", "D2"), note("row_of_heads_again", "A5"), note("row_of_column_numbers", "A7")]),
    "two heads again": ([[*WHO, "Kinder"], BELOW, A, B, [*WHO, "Kinder"], BELOW, C, D], [note("row_of_heads_again", "A5")]),
}  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", PASSED_OVER)
def test_rows_of_numbers_units_and_heads_are_no_districts(tmp_path: Path, name: str, writer: str) -> None:
    rows, expected = PASSED_OVER[name]
    case, problems = read(write(tmp_path, tables_of(rows), writer))
    assert problems == expected
    check(case)


def test_frames_may_have_such_rows() -> None:
    case = from_frames(*frame([[*WHO, *JOINED], [1, 2, 3, 4, 5, 6], UNITS, *OWN], 1))
    assert [problem.code for problem in case.warnings] == ["row_of_column_numbers", "row_of_units"]
    check(case, JOINED)


REFUSED: dict[str, tuple[Table, list[tuple[str, str]]]] = {
    "numbers with gaps": ([HEAD, [1, 2, 5, 7, 9, 12], *OWN], [("row_perhaps_heads", "A2")]),
    "names and numbers": ([HEAD, ["Nr.", "Name", None, 1, 2, 3], *OWN], [("row_perhaps_heads", "A2")]),
    "thousands of euros": ([HEAD, [None, None, None, "T€", "Anzahl", "Anzahl"], *OWN], [("unit_below_head", "D2")]),
    "thousands of euros, in words": ([HEAD, [None, None, None, "in Tsd. €", "Anzahl", "Anzahl"], *OWN], [("unit_below_head", "D2")]),
    "thousands of children": ([HEAD, [None, None, None, "EUR", "Tsd.", "Anzahl"], *OWN], [("unit_below_head", "E2")]),
    "percent of a count": ([HEAD, [None, None, None, "EUR", "Anzahl", "%"], *OWN], [("unit_below_head", "F2")]),
    "thousands among heads": ([[*WHO, "Kinder"], [None, None, None, "T€", *BELOW[4:]], *OWN], [("unit_below_head", "D2")]),
}  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", REFUSED)
def test_another_unit_than_asked_for_is_refused(tmp_path: Path, name: str, writer: str) -> None:
    rows, expected = REFUSED[name]
    _, problems = read(write(tmp_path, tables_of(rows), writer))
    errors = [(code, place) for code, place, severity in problems if severity == "error"]
    assert errors == [(code, f"Sozialräume!{cell}") for code, cell in expected]


def test_the_remedy_for_a_unit_is_one(tmp_path: Path) -> None:
    rows = [HEAD, [None, None, None, "T€", "Anzahl", "Anzahl"], *([*row[:3], row[3] / 1000, *row[4:]] for row in OWN)]
    with pytest.raises(InputError) as raised:
        read_workbook(write(tmp_path, tables_of(rows)))
    (told,) = [problem.say("de") for problem in raised.value.problems if problem.severity == "error"]
    assert told == (
        "Sozialräume!D2: unter „Budget bisher“ steht die Einheit T€, erwartet werden Euro — die Werte mit 1.000 malnehmen "
        "und diese Zelle leeren"
    )
    check(read(write(tmp_path, tables_of([HEAD, [None, None, None, None, "Anzahl", "Anzahl"], *OWN])))[0])


def test_a_unit_tells_two_columns_of_one_head_apart(tmp_path: Path) -> None:
    heads = [
        [*WHO, Merged("Kinder", columns=2), None, "Leistungsbezug"],
        [None, None, None, "EUR", "Anzahl", "%", "Anzahl"],
    ]
    rows = [[*row[:5], 12.5, row[5]] for row in OWN]
    names = ("Kinder Anzahl", "Leistungsbezug")
    case, _ = read(write(tmp_path, tables_of([*heads, *rows], names)))
    check(case, names)


SMALL: dict[str, tuple[dict[str, Table], tuple[str, str, str]]] = {
    "numbers of the indicators": ({"Indikatoren": [["Indikator", "Gewicht", "Art"], [1, 2, 3], ["Unter 18", 40, "Anzahl"], ["Leistungsbezug", 60, "Anzahl"]]}, ("row_of_column_numbers", "Indikatoren!A2", "note")),
    "heads of the indicators": ({"Indikatoren": [["Indikator", "Gewicht", "Art"], ["Unter 18", 40, "Anzahl"], ["Indikator", "Gewicht", "Art"], ["Leistungsbezug", 60, "Anzahl"]]}, ("row_of_heads_again", "Indikatoren!A3", "note")),
    "numbers of the parameters": ({"Parameter": [PARAMETERS[0], ["(1)", "(2)"], *PARAMETERS[1:]]}, ("row_of_column_numbers", "Parameter!A2", "note")),
    "units of the services": ({"Leistungen": [["Leistung", "Anteil"], [None, "%"], ["Beratung", "60 %"], ["Gruppen", "40 %"]]}, ("row_of_units", "Leistungen!B2", "note")),
    "numbers of the services": ({"Leistungen": [["Leistung", "Anteil"], ["a", "b"], ["Beratung", "60 %"], ["Gruppen", "40 %"]]}, ("row_of_column_numbers", "Leistungen!A2", "note")),
}  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", SMALL)
def test_the_other_sheets_have_such_rows_too(tmp_path: Path, name: str, writer: str) -> None:
    more, expected = SMALL[name]
    case, problems = read(write(tmp_path, tables_of([HEAD, *OWN], **more), writer))
    assert problems == [expected]
    check(case)
    assert case is not None
    assert len(case.parameter_origins) > 0
    assert [service.name for service in case.services][-1:] != ["b"]


def test_heads_of_the_small_sheets_may_have_two_rows(tmp_path: Path) -> None:
    indicators = [
        ["Indikator", "Verfahren"],
        [None, "Gewicht", "Art"],
        ["Unter 18", 40, "Anzahl"],
        ["Leistungsbezug", 60, "Anzahl"],
    ]
    case, problems = read(write(tmp_path, tables_of([HEAD, *OWN], Indikatoren=indicators)))
    assert problems == []
    check(case)


HONEST: dict[str, tuple[list[Any], list[tuple[str, str, str]]]] = {
    "a number as name": (["1", "2", None, 120000, 2400, 300], []),
    "a few euros": (["1", "Ahorn", None, 2, 3, 4], []),
    "a text for a number": (["1", "Ahorn", None, "viel", 3, 4], [("cell_text", "Sozialräume!D2", "error")]),
    "nothing but a text": ([None, None, None, "viel"], [("row_is_remark", "Sozialräume!D2", "error")]),
}


@pytest.mark.parametrize("name", HONEST)
def test_a_row_that_may_be_a_district_is_never_passed_over(tmp_path: Path, name: str) -> None:
    row, expected = HONEST[name]
    case, problems = read(write(tmp_path, tables_of([HEAD, row, B, C, D])))
    assert problems == expected
    assert expected or (case is not None and len(case.districts) == 4)
