"""Rows that sum others are never districts: they are passed over where their sums agree, and refused where they do not.

Each entry is a table as people have it, in a file of every format: what is read, or the problems and their places.
"""
# ruff: noqa: E501 - the tables read best with one entry per line

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sozialbudget import from_frames, read_workbook
from sozialbudget.case.case import Case
from sozialbudget.case.problems import InputError, Problem
from sozialbudget.words import LANGUAGES
from workbooks import WRITERS, Formula, Tables, write

HEAD = ["Nr", "Sozialraum", "Träger", "Budget bisher", "Unter 18", "Leistungsbezug", "ausgenommen"]
A = ["01", "Ahorn", "Verein A", 120000, 2400, 300]
B = ["02", "Buchen", "Verein A", 90000, 1800, 150]
C = ["03", "Celtis", "Verein B", 150000, 2600, 420]
D = ["04", "Dorn", "Verein B", 60000, 1100, 90]
OWN = [A, B, C, D]
ALL = [420000, 7900, 960]
AB, CD = [210000, 4200, 450], [210000, 3700, 510]
IDS = [row[0] for row in OWN]

Rows = Sequence[Sequence[Any]]


def row(identifier: Any, name: Any, numbers: Sequence[Any], excluded: Any = None) -> list[Any]:
    return [identifier, name, None, *numbers, excluded]


def keyed(*keys: str) -> list[list[Any]]:
    """The districts with other keys."""
    return [[key, *district[1:]] for key, district in zip(keys, OWN, strict=True)]


def tables_of(rows: Rows, head: Sequence[Any] = HEAD) -> Tables:
    return {
        "Sozialräume": [list(head), *map(list, rows)],
        "Indikatoren": [["Indikator", "Gewicht", "Art"], ["Unter 18", 40, "Anzahl"], ["Leistungsbezug", 60, "Anzahl"]],
        "Parameter": [
            ["Parameter", "Wert"],
            ["Haushaltsjahr", 2027],
            ["Dämpfung", 0.5],
            ["Jahreskosten je VZÄ", 62000],
        ],
    }


def read(tmp_path: Path, rows: Rows, writer: str = "openpyxl") -> tuple[list[str], Decimal, list[tuple[str, str, str]]]:
    """The ids and the money of the districts, and the problems; each is told in both languages on the way."""
    ids: list[str] = []
    total = Decimal(0)
    try:
        case = read_workbook(write(tmp_path, tables_of(rows), writer))
        problems = case.warnings
        ids = [district.id for district in case.districts]
        total = sum((district.status_quo for district in case.districts), Decimal(0))
    except InputError as error:
        problems = error.problems
    for problem in problems:
        assert isinstance(problem, Problem)
        for lang in LANGUAGES:
            assert "{" not in problem.say(lang), problem.say(lang)
    return ids, total, [(problem.code, str(problem.place or ""), problem.severity) for problem in problems]


def note(place: str) -> tuple[str, str, str]:
    return ("row_of_totals", f"Sozialräume!{place}", "note")


def error(code: str, place: str) -> tuple[str, str, str]:
    return (code, f"Sozialräume!{place}", "error")


COUNTY_KEYS = ("03355001", "03355002", "03355003", "03355004")
PASSED_OVER: dict[str, tuple[Rows, list[tuple[str, str, str]]]] = {
    "last, as always": ([*OWN, row(None, "Summe", ALL)], []),
    "last, of a pivot table": ([*OWN, row("Gesamtergebnis", None, ALL)], []),
    "last, of a pivot table, in the column of names": ([*OWN, row(None, "Gesamtergebnis", ALL)], []),
    "last, in two words": ([*OWN, row(None, "Grand Total", ALL)], []),
    "last, with a sign": ([*OWN, row("Σ", None, ALL)], []),
    "last, with a key": ([*OWN, row("99", "Insgesamt", ALL)], [note("B6")]),
    "last, the county with a key": ([*OWN, row("05", "Landkreis Muster", ALL)], [note("B6")]),
    "last, the county without a key": ([*OWN, row(None, "Landkreis Muster", ALL)], [note("B6")]),
    "last, without any name": ([*OWN, row(None, None, ALL)], [note("D6")]),
    "last, a name and no key": ([*OWN, row(None, "Muster", ALL)], [note("B6")]),
    "last, a key and no name": ([*OWN, row("99", None, ALL)], [note("A6")]),
    "last, named at the end": ([*OWN, row("09", "Muster gesamt", ALL)], [note("B6")]),
    "last, named at the end, of a pivot table": ([*OWN, row(None, "Muster Ergebnis", ALL)], [note("B6")]),
    "below an empty row": ([*OWN, [], row(None, "Summe", ALL)], []),
    "first": ([row(None, "Insgesamt", ALL), *OWN], [note("B2")]),
    "first, the county with a key": ([row("03355", "Landkreis Muster", ALL), *OWN], [note("B2")]),
    "first, named in the column of keys": ([row("Gesamt", "Muster", ALL), *OWN], [note("B2")]),
    "first, a key above all others": ([row("03355", "Muster", ALL), *keyed(*COUNTY_KEYS)], [note("B2")]),
    "last, a key above all others": ([*keyed(*COUNTY_KEYS), row("03355", "Muster", ALL)], [note("B6")]),
    "a key for the whole": ([row("03355000", "Muster", ALL), *keyed(*COUNTY_KEYS)], [note("B2")]),
    "a key above all others that is a number": ([row(3355, "Muster", ALL), *keyed("3355001", "3355002", "3355003", "3355004")], [note("B2")]),
    "in the middle, as sorted by name": ([A, B, row(None, "Insgesamt", ALL), C, D], [note("B4")]),
    "in the middle, the county": ([A, B, row("99", "Kreis Muster", ALL), C, D], [note("B4")]),
    "first and last": ([row(None, "Insgesamt", ALL), *OWN, row(None, "Summe", ALL)], [note("B2")]),
    "the county of one district": ([A, row("99", "Landkreis Muster", A[3:])], [note("B3")]),
    "without the money": ([*OWN, row("99", "Landkreis Muster", [None, 7900, 960])], [note("B6")]),
    "with the excluded": ([*OWN[:3], [*D, "zu klein"], row("99", "Landkreis Muster", ALL)], [note("B6")]),
    "without the excluded": ([*OWN[:3], [*D, "zu klein"], row(None, "Summe", [360000, 6800, 870])], []),
    "never calculated": ([*OWN, row(None, "Summe", [Formula("=SUM(D2:D5)"), 7900, 960])], [("cell_uncalculated", "Sozialräume!D6", "warning")]),
    "a text": ([*OWN, row(None, "Summe", ["s. o.", 7900, 960])], [("total_unreadable", "Sozialräume!D6", "warning")]),
}  # fmt: skip


@pytest.mark.parametrize("name", PASSED_OVER)
def test_a_row_of_totals_whose_sums_agree_is_passed_over(tmp_path: Path, name: str) -> None:
    rows, expected = PASSED_OVER[name]
    ids, total, problems = read(tmp_path, rows)
    n, money = (1, 120000) if "one district" in name else (3, 360000) if "excluded" in name else (4, 420000)
    assert (len(ids), total, problems) == (n, money, expected)


REFUSED: dict[str, tuple[Rows, list[tuple[str, str, str]]]] = {
    "first, a wrong sum": ([row(None, "Insgesamt", [420001, 7900, 960]), *OWN], [error("totals_row_mismatch", "D2")]),
    "last, a wrong sum": ([*OWN, row(None, "Summe", [420000, 7901, 960])], [error("totals_row_mismatch", "E6")]),
    "the county, a wrong sum": ([row("03355", "Landkreis Muster", [421000, 7900, 960]), *OWN], [error("totals_row_mismatch", "D2")]),
    "the county, sums nearly right": ([row("03355", "Landkreis Muster", [421000, 7901, 961]), *OWN], [error("totals_row_mismatch", f"{c}2") for c in "DEF"]),
    "the county, all sums wrong": ([row("03355", "Landkreis Muster", [500000, 9000, 1200]), *OWN], [error("totals_row_mismatch", f"{c}2") for c in "DEF"]),
    "a key above all others, all sums wrong": ([row("03355", "Muster", [500000, 9000, 1200]), *keyed(*COUNTY_KEYS)], [error("totals_row_mismatch", f"{c}2") for c in "DEF"]),
    "named at the end, all sums wrong": ([*OWN, row("09", "Muster gesamt", [400000, 8000, 900])], [error("totals_row_mismatch", f"{c}6") for c in "DEF"]),
    "a total and a remark": ([*OWN, row(None, "Summe", ALL), row(None, "Vorjahr", [410000, 7800, 950])], [error("text_empty", "A7")]),
    "a pivot table with one column of names": (
        [["Nord Ergebnis", None, None, *AB], A, B, ["Süd Ergebnis", None, None, *CD], C, D, ["Gesamtergebnis", None, None, *ALL]],
        [error("rows_of_two_levels", "A2")],
    ),
    "a key above all others, a wrong sum": ([row("03355", "Muster", [430000, 7900, 960]), *keyed(*COUNTY_KEYS)], [error("totals_row_mismatch", "D2")]),
    "an ordinary row, last": ([*OWN, row("05", "Muster", ALL)], [error("row_is_total", "B6")]),
    "an ordinary row, first": ([row("00", "Muster", ALL), *OWN], [error("row_is_total", "B2")]),
    "an ordinary row in the middle": ([A, B, row("05", "Muster", ALL), C, D], [error("row_is_total", "B4")]),
    "an ordinary row of two": ([A, B, row("05", "Muster", AB)], [error("row_is_total", "B4")]),
    "an ordinary row with the excluded": ([A, B, [*C, "zu klein"], [*D, "zu klein"], row("05", "Muster", ALL)], [error("row_is_total", "B6")]),
    "subtotals above, by their keys": (
        [row("01", "Nord", AB), *keyed("0101", "0102", "0201", "0202")[:2], row("02", "Süd", CD), *keyed("0101", "0102", "0201", "0202")[2:]],
        [error("rows_of_two_levels", "B2")],
    ),
    "the upper level below, by its keys": ([*keyed("0101", "0102", "0201", "0202"), row("01", "Nord", AB), row("02", "Süd", CD)], [error("rows_of_two_levels", "B6")]),
    "keys of two levels, one sum wrong": ([row("01", "Nord", [211000, 4200, 450]), *keyed("0101", "0102", "0201", "0202"), row("02", "Süd", CD)], [error("rows_of_two_levels", "B2")]),
    "one district divided": ([A, B, C, row("05", "Eiche", AB), row("05a", "Eiche West", A[3:]), row("05b", "Eiche Ost", B[3:])], [error("rows_of_two_levels", "B5")]),
    "subtotals above, by ordinary names": ([row("1", "Nord", AB), A, B, row("2", "Süd", CD), C, D], [error("rows_of_two_levels", "B2")]),
    "subtotals below, by ordinary names": ([A, B, row("n", "Nord", AB), C, D, row("s", "Süd", CD)], [error("rows_of_two_levels", "B4")]),
    "subtotals and a total, by ordinary names": ([A, B, row("n", "Nord", AB), C, D, row("s", "Süd", CD), row("g", "Muster", ALL)], [error("rows_of_two_levels", "B4")]),
    "one subtotal in the middle": ([A, B, row("n", "Nord", AB), C, D], [error("rows_of_two_levels", "B4")]),
    "subtotals by name": ([A, B, row(None, "Zwischensumme", AB), C, D, row(None, "Zwischensumme", CD), row(None, "Summe", ALL)], [error("rows_of_two_levels", "B4")]),
    "one subtotal by name": ([A, B, row(None, "Zwischensumme", AB), C, D, row(None, "Summe", ALL)], [error("rows_of_two_levels", "B4")]),
    "the sum of a region": ([A, B, row("N", "Summe Region Nord", AB), C, D, row("S", "Summe Region Süd", CD)], [error("rows_of_two_levels", "B4")]),
    "subtotals of a pivot table": ([A, B, row(None, "Nord Ergebnis", AB), C, D, row(None, "Süd Ergebnis", CD), row(None, "Gesamtergebnis", ALL)], [error("rows_of_two_levels", "B4")]),
    "a part": ([*OWN, row("04a", "davon Dornhof", [20000, 400, 30])], [error("rows_of_two_levels", "B6")]),
    "parts of the county": ([row(None, "Landkreis Muster", ALL), *([a, f"darunter {b}", *c] for a, b, *c in OWN)], [error("rows_of_two_levels", "B3")] ),
    "for information": ([*OWN, row("99", "nachrichtlich: Muster Stadt", [40000, 900, 80])], [error("rows_of_two_levels", "B6")]),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_rows_nobody_can_tell_apart_are_refused_as_one_problem(tmp_path: Path, name: str) -> None:
    rows, expected = REFUSED[name]
    _, _, problems = read(tmp_path, rows)
    assert sorted(problem for problem in problems if problem[2] == "error") == sorted(expected)


@pytest.mark.parametrize("writer", WRITERS)
def test_every_format_has_rows_of_totals(tmp_path: Path, writer: str) -> None:
    county = row("03355", "Landkreis Muster", ALL)
    assert read(tmp_path, [county, *OWN], writer) == (IDS, 420000, [note("B2")])
    assert read(tmp_path, [row(None, "Insgesamt", ALL), *OWN], writer) == (IDS, 420000, [note("B2")])
    wrong = [row("05", "Muster", ALL), *OWN]
    assert read(tmp_path, wrong, writer) == ([], 0, [error("row_is_total", "B2")])


SAID = {
    "row_is_total": (
        [*OWN, row("05", "Muster", ALL)],
        "Sozialräume!B6: die Zeile „Muster“ ist in jeder Spalte die Summe der anderen Zeilen; Budget bisher: mit dieser Zeile 840.000 €, "
        "ohne sie 420.000 € — die Zeile löschen, oder als Summenzeile „Summe“ nennen, ohne Nr",
    ),
    "rows_of_two_levels": (
        [row("1", "Nord", AB), A, B, row("2", "Süd", CD), C, D],
        "Sozialräume!B2: Zeilen zweier Ebenen stehen nebeneinander („Nord“, „Süd“); Budget bisher: die oberen ergeben 420.000 €, "
        "die unteren 420.000 € — die Zeilen einer der beiden Ebenen löschen",
    ),
    "a part": (
        [*OWN, row("04a", "davon Dornhof", [20000, 400, 30])],
        "Sozialräume!B6: Zeilen zweier Ebenen stehen nebeneinander („davon Dornhof“); Budget bisher: die oberen ergeben 420.000 €, "
        "die unteren 20.000 € — die Zeilen einer der beiden Ebenen löschen",
    ),
    "totals_row_mismatch": (
        [row(None, "Insgesamt", [421000, 7900, 960]), *OWN],
        "Sozialräume!D2: Budget bisher: in der Summenzeile steht 421.000, die Sozialräume ergeben 420.000 — die Summe oder die Werte berichtigen",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_both_readings_are_told_with_their_sums(tmp_path: Path, name: str) -> None:
    rows, said = SAID[name]
    with pytest.raises(InputError) as raised:
        read_workbook(write(tmp_path, tables_of(rows)))
    (problem,) = raised.value.problems
    assert problem.say("de").replace("\N{NO-BREAK SPACE}", " ") == said


HONEST: dict[str, Rows] = {
    "numbered from 1": [[str(n), f"Ort {n}", None, 10000 * n, 100 + 7 * n, 11 * n] for n in range(1, 13)],
    "keys within keys": keyed("01", "011", "0111", "2"),
    "a key above all others and no sum": keyed("1", "11", "12", "13"),
    "a district called after the county": [A, B, ["03", "Landkreis Mitte", *C[2:]], D],
    "a district with Gesamt in its name": [A, B, ["03", "Gesamtschule Nord", *C[2:]], D],
    "two small ones and their sum": [["1", "X", None, 2, 1, 1], ["2", "Y", None, 1, 1, 0], ["3", "Z", None, 1, 0, 1]],
    "one that is as large as another": [A, B, [*C[:3], *A[3:]]],
    "one with all the money": [
        ["1", "X", None, 420000, 7900, 960],
        ["2", "Y", None, 0, 0, 0],
        ["3", "Z", None, 0, 0, 0],
    ],
    "a large district called after the county": [A, B, ["03", "Landkreis Mitte", None, 150000, 4000, 400], D],
    "a key above all others and the largest": [
        *keyed("1", "11", "12", "13")[1:],
        ["1", "Ahorn", None, 200000, 2700, 500],
    ],
    "a part in the name": [A, B, ["03", "Dar-es-Salaam-Platz", *C[2:]], D],
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_rows_are_districts(tmp_path: Path, name: str) -> None:
    rows = HONEST[name]
    assert read(tmp_path, rows) == ([district[0] for district in rows], sum(district[3] for district in rows), [])


# --- whatever the numbers are ------------------------------------------------------------------------

NUMBERS = st.tuples(st.integers(1000, 900_000), st.integers(10, 9000), st.integers(0, 900))
KEYS = st.lists(st.from_regex(r"0?[1-4]{1,3}", fullmatch=True), min_size=3, max_size=9, unique=True)


def test_round_numbers_that_sum_their_neighbours_are_a_doubt(tmp_path: Path) -> None:
    """Region Nord may be the sum of its two districts, or a district of its own."""
    own = [row("01", "A", [100000, 10, 10]), row("02", "B", [200000, 20, 30])]
    others = [row("03", "C", [310000, 33, 33]), row("04", "D", [150000, 20, 21])]
    region = row("N", "Region Nord", [300000, 30, 40])
    ids, total, problems = read(tmp_path, [*own, region, *others])
    assert (ids, total) == (["01", "02", "N", "03", "04"], 1060000)
    assert problems == [("rows_perhaps_sums", "Sozialräume!B4", "warning")]
    assert read(tmp_path, [*own, region, *others, row("S", "Region Süd", [460000, 53, 54])])[2] == [
        error("rows_of_two_levels", "B4")
    ]


def frame_of(rows: Rows) -> Case:
    tables = tables_of(rows)
    districts, indicators, parameters = (
        pd.DataFrame(table[1:], columns=table[0], dtype=object) for table in tables.values()
    )
    return from_frames(districts, indicators, parameters)


@st.composite
def honest(draw: st.DrawFn) -> list[list[Any]]:
    keys = draw(KEYS)
    numbers = draw(st.lists(NUMBERS, min_size=len(keys), max_size=len(keys), unique_by=lambda found: found[0]))
    return [row(key, f"Ort {at}", found) for at, (key, found) in enumerate(zip(keys, numbers, strict=True))]


def sums(rows: Rows) -> list[int]:
    return [sum(district[column] for district in rows) for column in (3, 4, 5)]


@settings(deadline=None)  # the first one loads what the others have
@given(honest())
def test_honest_tables_are_never_refused(rows: list[list[Any]]) -> None:
    largest = max(district[3] for district in rows)
    assume(2 * largest < 0.9 * sums(rows)[0])  # a district that may be a sum of all others is another table's
    assume(not any(sum_of_neighbours(rows, at) for at in range(len(rows))))
    case = frame_of(rows)
    assert [district.id for district in case.districts] == [district[0] for district in rows]
    assert case.warnings == ()


def sum_of_neighbours(rows: Rows, at: int) -> bool:
    """Whether a row happens to be the sum of some others."""
    runs = [rows[start:end] for start in range(len(rows)) for end in range(start + 1, len(rows) + 1)]
    return any(sums(run) == rows[at][3:6] for run in runs if rows[at] not in run)


@settings(deadline=None)  # the first one loads what the others have
@given(honest(), st.sampled_from(["Summe", "Insgesamt", "Gesamtergebnis", "Landkreis Muster", "Kreis"]), st.data())
def test_a_correct_row_of_totals_changes_no_district(rows: list[list[Any]], name: str, data: st.DataObject) -> None:
    assume(not any(sum_of_neighbours(rows, at) for at in range(len(rows))))
    identifier = data.draw(st.sampled_from([None, "999", "Gesamt"]))
    at = data.draw(st.integers(0, len(rows)))
    with_totals = [*rows[:at], row(identifier, name, sums(rows)), *rows[at:]]
    case = frame_of(with_totals)
    assert [district.id for district in case.districts] == [district[0] for district in rows]
    assert sum(district.status_quo for district in case.districts) == sums(rows)[0]
    assert {problem.code for problem in case.warnings} <= {"row_of_totals"}
