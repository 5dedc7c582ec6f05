"""Real spreadsheets are dirty: what has one meaning is read, what has two is refused, each with its own message.

One entry per sentence of "Reading cells" and more: what is spoilt in a clean workbook, and which problems come where.
"""
# ruff: noqa: E501 - the tables read best with one entry per line

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dirty import B, D, K, Q, case_of, problems_of
from sozialbudget import read_workbook
from sozialbudget.case.problems import InputError, Sentence
from sozialbudget.words import LANGUAGES, Lang
from workbooks import (
    CLEAN,
    READ_FROM,
    WRITERS,
    Formatted,
    Formula,
    case_read_from,
    spoilt,
    write_xlsx,
    write_xlsxwriter,
)


@pytest.mark.parametrize("writer", WRITERS)
def test_the_clean_workbook_is_clean(tmp_path: Path, writer: str) -> None:
    case = case_of(tmp_path, {}, writer)
    assert case.warnings == ()
    assert [district.id for district in case.districts] == ["01", "02", "03"]
    assert case.districts[1].cost_per_fte == 65000
    assert case.districts[0].columns == {"Kinder": 120, "Quote": Decimal("4.2"), "Einwohner": 1500}
    assert case.services[1].abf_rate == Decimal("0.05")
    assert case.parameters.uplift == Decimal("0.02")


# --- numbers written as text ---------------------------------------------------------------------

READ_AS = {
    "1.234,56 €": "1234.56",
    "1.234,56\N{NO-BREAK SPACE}€": "1234.56",
    "1.234,56 EUR": "1234.56",
    "€ 1.234,56": "1234.56",
    "EUR 12": "12",
    "1 234,5": "1234.5",
    "1\N{NO-BREAK SPACE}234,5": "1234.5",
    "1\N{NARROW NO-BREAK SPACE}234,5": "1234.5",
    "1\N{FIGURE SPACE}234,5": "1234.5",
    "1\N{THIN SPACE}234\N{THIN SPACE}567": "1234567",
    " 120 ": "120",
    "\N{NO-BREAK SPACE}120\N{NO-BREAK SPACE}": "120",
    "'120": "120",
    "+120": "120",
    "-0": "0",
    "007": "7",
    "1.234.567": "1234567",
    "1.234.567,8": "1234567.8",
    "1,234,567": "1234567",
    "1,234.56": "1234.56",
    "12,5": "12.5",
    "12.5": "12.5",
    "0.175": "0.175",
    "0,175": "0.175",
    "1234.567": "1234.567",
    ",5": "0.5",
    "1'234.50": "1234.50",
    "1’234’567": "1234567",
    "1.234,-": "1234",
    "12,--": "12",
}


@pytest.mark.parametrize("typed", READ_AS)
def test_text_with_one_meaning_is_read(tmp_path: Path, typed: str) -> None:
    case = case_of(tmp_path, {B: typed})
    assert case.districts[0].status_quo == Decimal(READ_AS[typed])
    assert case.warnings == ()


NOT_A_NUMBER = {
    "1.234": "cell_ambiguous_in_column",  # the numbers beside it tell which is likely
    "1,234": "cell_ambiguous_in_column",
    "12.345": "cell_ambiguous",
    "999.999 €": "cell_ambiguous",
    "viel": "cell_text",
    "12 34": "cell_text",
    "1.23.456": "cell_text",
    "1,2,3": "cell_text",
    "1.234,56,7": "cell_text",
    "1 234 56": "cell_text",
    "(1.234,56)": "cell_text",
    "5-": "cell_text",
    "--5": "cell_text",
    "½": "cell_text",
    "١٢٣": "cell_text",
    "１２": "cell_text",
    "1O5": "cell_text",
    "1_000": "cell_text",
    "0x1F": "cell_text",
    "ca. 120": "cell_text",
    "120*": "cell_text",
    "1,5 Mio. €": "cell_text",
    "5.": "cell_text",
    "1'23": "cell_text",
    "=HYPERLINK(1)": "cell_text",
    "<script>": "cell_text",
    "a" * 10_000: "cell_text",
    "\x1b[31mrot": "cell_text",
    "9" * 400: "cell_too_large",
    "1e5": "cell_scientific",
    "1,23E+05": "cell_scientific",
    "−5": "cell_negative",
    "-5": "cell_negative",
    "-1.234,50 €": "cell_negative",
    "NaN": "cell_not_finite",
    "inf": "cell_not_finite",
    "#DIV/0!": "cell_error",
    "*": "district_value_suppressed",
    "x": "district_value_suppressed",
    "X": "district_value_suppressed",
    ".": "district_value_suppressed",
    "-": "district_value_suppressed",
    "–": "district_value_suppressed",
    "…": "district_value_suppressed",
    "...": "district_value_suppressed",
    "/": "district_value_suppressed",
    "k. A.": "district_value_suppressed",
    "5 %": "percent_unexpected",
    "": "district_value_empty",
    "   ": "district_value_empty",
    "\N{NO-BREAK SPACE}": "district_value_empty",
}


IN_ITS_COLUMN = {(typed, B): "cell_ambiguous_in_column" for typed in ("12.345", "999.999 €")}
"""Beside budgets of more than 100 000 one of the two readings is likely; beside counts of 80 and 300 none is."""


@pytest.mark.parametrize("typed", NOT_A_NUMBER, ids=lambda typed: typed[:20].encode("unicode_escape").decode())
@pytest.mark.parametrize("cell", [B, K])
def test_text_without_or_with_two_meanings_is_refused(tmp_path: Path, cell: str, typed: str) -> None:
    tables = spoilt({cell: typed})
    path = tmp_path / "eingabe.xlsx"
    write_xlsxwriter(path, tables)  # which takes control characters
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    assert [(problem.code, str(problem.place)) for problem in caught.value.problems] == [
        (IN_ITS_COLUMN.get((typed, cell), NOT_A_NUMBER[typed]), cell)
    ]
    for lang in LANGUAGES:
        said = Sentence((caught.value.problems[0],)).say(lang)
        assert said.isprintable(), said
        assert len(said) < 400


def test_both_readings_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        case_of(tmp_path, {B: "1.234"})
    (problem,) = caught.value.problems
    assert Sentence((problem,)).say("de") == (
        "Sozialräume!D2: Budget bisher von Nord ist der Text „1.234“: das kann 1234 oder 1,234 heißen; "
        "„140000“ in D3 spricht für 1234 — als Zahl eintragen: 1234 oder 1,234"
    )
    assert "1234 or 1.234" in Sentence((problem,)).say("en")


def test_the_comma_of_an_english_sheet_is_ambiguous(tmp_path: Path) -> None:
    english = {
        "Sozialräume!A1": "id", "Sozialräume!B1": "district", "Sozialräume!D1": "status quo", B: "1,234",
    }  # fmt: skip
    assert problems_of(tmp_path, english) == [("cell_ambiguous_in_column", B)]
    assert case_of(tmp_path, {**english, B: "12,5"}).districts[0].status_quo == Decimal("12.5")


# --- cells that hold no text ----------------------------------------------------------------------

ALL = tuple(WRITERS)
STORED = ("openpyxl", "odfpy", "xlwt")  # which XlsxWriter has no way to write
FORMATTED = ("openpyxl", "XlsxWriter", "xlwt")  # which an .ods stores in another way

CELLS: dict[str, tuple[dict[str, Any], list[tuple[str, str]], tuple[str, ...]]] = {
    "empty": ({K: None}, [("district_value_empty", K)], ALL),
    "error cell": ({K: "#DIV/0!"}, [("cell_error", K)], STORED),
    "error of a formula": ({K: Formula("=1/0", "#DIV/0!")}, [("cell_error", K)], ("XlsxWriter",)),
    "error of a formula, in text": ({K: Formula("=NA()", "#N/A")}, [("cell_error", K)], ("XlsxWriter",)),
    "formula never calculated": ({K: Formula("=1+1")}, [("cell_uncalculated", K)], STORED),
    "date": ({K: date(2026, 1, 2)}, [("cell_date", K)], STORED),
    "date and time": ({K: datetime(2026, 1, 2, 3, 4)}, [("cell_date", K)], ("openpyxl", "odfpy")),
    "number shown as date": ({K: Formatted(45000, "DD.MM.YYYY")}, [("cell_date", K)], FORMATTED),
    "number shown as hours": ({K: Formatted(1.5, "[h]:mm")}, [("cell_date", K)], FORMATTED),
    "true": ({K: True}, [("cell_boolean", K)], ALL),
    "negative": ({K: -1}, [("cell_negative", K)], ALL),
    "negative base": ({"Sozialräume!G2": -1}, [("cell_negative", "Sozialräume!G2")], ALL),
    "negative budget": ({B: -1}, [("cell_negative", B)], ALL),
    "too large": ({B: 1e300}, [("cell_too_large", B)], ALL),
    "count in percent": ({K: Formatted(0.5, "0%")}, [("percent_unexpected", K)], ALL),
    "count in euros": ({K: "182 €"}, [("money_unexpected", K)], ALL),
    "count in EUR": ({K: "EUR 182"}, [("money_unexpected", K)], ALL),
    "count as a price": ({K: "142.000,- €"}, [("money_unexpected", K)], ALL),
    "base in euros": ({"Sozialräume!G2": "1500 Euro"}, [("money_unexpected", "Sozialräume!G2")], ALL),
    "rate in euros": ({Q: "4,2 €"}, [("money_unexpected", Q)], ALL),
    "budget and own cost in euros": ({B: "100.000,- €", "Sozialräume!H2": "EUR 62400"}, [], ALL),
    "count in hours": ({K: "182 h"}, [("cell_text", K)], ALL),
    "budget in percent": ({B: Formatted(0.5, "0%")}, [("percent_unexpected", B)], ALL),
    "cost per FTE of zero": ({"Sozialräume!H2": 0}, [("cell_zero", "Sozialräume!H2")], ALL),
    "optional cell with an error": ({"Sozialräume!H2": "#DIV/0!"}, [("cell_error", "Sozialräume!H2")], STORED),
    "optional cell never calculated": ({"Sozialräume!H2": Formula("=1+1")}, [("cell_uncalculated", "Sozialräume!H2")], STORED),
    "provider with an error": ({"Sozialräume!C2": "#DIV/0!"}, [("cell_error", "Sozialräume!C2")], STORED),
    "name missing": ({"Sozialräume!B2": None}, [("text_empty", "Sozialräume!B2")], ALL),
    "name is a date": ({"Sozialräume!B2": date(2026, 1, 2)}, [("text_date", "Sozialräume!B2")], STORED),
    "name is true": ({"Sozialräume!B2": True}, [("text_boolean", "Sozialräume!B2")], ALL),
    "id missing": ({"Sozialräume!A2": None}, [("text_empty", "Sozialräume!A2")], ALL),
    "id is a date": ({"Sozialräume!A2": date(2026, 1, 2)}, [("text_date", "Sozialräume!A2")], STORED),
    "id is a fraction": ({"Sozialräume!A2": 7.5}, [("id_not_digits", "Sozialräume!A2")], ALL),
    "id never calculated": ({"Sozialräume!A2": Formula("=1+1")}, [("cell_uncalculated", "Sozialräume!A2")], STORED),
    "id twice": ({"Sozialräume!A4": "01"}, [("id_twice", "Sozialräume!A4")], ALL),
    "id similar": ({"Sozialräume!A2": "a1", "Sozialräume!A4": "A1"}, [("id_similar", "Sozialräume!A4")], ALL),
    "lost zeros": ({"Sozialräume!A4": 3}, [("id_lost_zeros", "Sozialräume!A4")], ALL),
    "remark among the districts": ({"Sozialräume!A5": "Quelle: Amt", "Sozialräume!A6": "04", "Sozialräume!B6": "Ost", "Sozialräume!D6": 1, "Sozialräume!E6": 1, "Sozialräume!F6": 1, "Sozialräume!G6": 1}, [("row_is_remark", "Sozialräume!A5")], ALL),
    "name alone": ({"Sozialräume!B6": "Neu Darchau"}, [("row_is_remark", "Sozialräume!B6")], ALL),
    "name alone below the indicators": ({"Indikatoren!A6": "Armut"}, [("row_is_remark", "Indikatoren!A6")], ALL),
    "mean with an id": ({"Sozialräume!A5": "04", "Sozialräume!B5": "Mittelwert", "Sozialräume!D5": 116667, "Sozialräume!E5": 1, "Sozialräume!F5": 1, "Sozialräume!G5": 1}, [("row_of_statistics_with_id", "Sozialräume!B5")], ALL),
    "id alone": ({"Sozialräume!A6": "04"}, [("row_only_id", "Sozialräume!A6")], ALL),
    "id alone as a number": ({"Sozialräume!A6": 4}, [("row_only_id", "Sozialräume!A6")], ALL),
    "total never calculated": ({"Sozialräume!B5": "Summe", "Sozialräume!D5": Formula("=SUM(D2:D4)")}, [("cell_uncalculated", "Sozialräume!D5")], STORED),
    "no weight": ({"Indikatoren!B2": None}, [("cell_empty", "Indikatoren!B2")], ALL),
    "negative weight": ({"Indikatoren!B2": -1}, [("cell_negative", "Indikatoren!B2")], ALL),
    "no kind": ({"Indikatoren!C2": None}, [("word_empty", "Indikatoren!C2")], ALL),
    "misspelt kind": ({"Indikatoren!C2": "Anzhal"}, [("word_misspelt", "Indikatoren!C2")], ALL),
    "unknown kind": ({"Indikatoren!C2": "Summe"}, [("word_unknown", "Indikatoren!C2")], ALL),
    "unknown direction": ({"Indikatoren!E2": "?"}, [("word_unknown", "Indikatoren!E2")], ALL),
    "misspelt indicator": ({"Indikatoren!A2": "Kindr"}, [("column_unknown_suggested", "Indikatoren!A2")], ALL),
    "unknown indicator": ({"Indikatoren!A2": "Wohnungslose"}, [("column_unknown", "Indikatoren!A2")], ALL),
    "misspelt base": ({"Indikatoren!D2": "Einwonher"}, [("column_unknown_suggested", "Indikatoren!D2")], ALL),
    "indicator twice": ({"Indikatoren!A3": "kinder "}, [("name_twice", "Indikatoren!A3")], ALL),
    "control total": ({"Indikatoren!H2": 501}, [("control_total_mismatch", "Indikatoren!H2")], ALL),
    "weights mixed": ({"Indikatoren!B2": Formatted(0.6, "0%")}, [("percent_mixed", "Indikatoren!B3")], ALL),
    "weights mixed in text": ({"Indikatoren!B2": "60 %"}, [("percent_mixed", "Indikatoren!B3")], ALL),
    "rates mixed": ({Q: Formatted(0.042, "0.0%")}, [("percent_mixed", "Sozialräume!F3")], ALL),
    "rates mixed in text": ({Q: "4,2 %", "Sozialräume!F3": 0.5}, [("percent_mixed", "Sozialräume!F3")], ALL),
    "service twice": ({"Leistungen!A3": "Beratung"}, [("name_twice", "Leistungen!A3")], ALL),
    "share above one": ({"Leistungen!B2": 60}, [("rate_above_one", "Leistungen!B2")], ALL),
    "share above 100 %": ({"Leistungen!B2": "160 %"}, [("rate_above_one_hundred", "Leistungen!B2")], ALL),
    "whole abf rate": ({"Leistungen!C2": 1}, [("abf_rate_whole", "Leistungen!C2")], ALL),
    "damping above one": ({D: 17.5}, [("rate_above_one", D)], ALL),
    "damping above one in percent": ({D: Formatted(17.5, "0.0%")}, [("rate_above_one_in_percent", D)], ALL),
    "damping just above one": ({D: 1.2}, [("rate_just_above_one", D)], ALL),
    "damping above one hundred": ({D: 175}, [("rate_above_one_hundred", D)], ALL),
    "damping below -100 % in percent": ({D: Formatted(-1.5, "0%")}, [("parameter_out_of_bounds", D)], ALL),
    "damping above 100 %": ({D: "150 %"}, [("parameter_out_of_bounds", D)], ALL),
    "negative damping": ({D: -0.5}, [("parameter_out_of_bounds", D)], ALL),
    "damping is nearly auto": ({D: "atuo"}, [("word_misspelt", D)], ALL),
    "damping is a word": ({D: "halb"}, [("rate_text", D)], ALL),
    "auto without max loss": ({D: "auto"}, [("auto_needs_max_loss", D)], ALL),
    "damping missing": ({D: None}, [("parameter_missing", D)], ALL),
    "damping suppressed": ({D: "*"}, [("cell_suppressed", D)], ALL),
    "year is a date": ({"Parameter!B2": date(2026, 1, 1)}, [("year_unclear", "Parameter!B2")], STORED),
    "year is a fraction": ({"Parameter!B2": 2026.5}, [("year_unclear", "Parameter!B2")], ALL),
    "year out of bounds": ({"Parameter!B2": 26}, [("year_unclear", "Parameter!B2")], ALL),
    "cost in percent": ({"Parameter!B6": "5 %"}, [("percent_unexpected", "Parameter!B6")], ALL),
    "misspelt parameter": ({"Parameter!A5": "Höchstverlsut", "Parameter!B5": 0.1}, [("parameter_misspelt", "Parameter!A5")], ALL),
    "misspelt parameter, empty": ({"Parameter!A5": "Höchstverlsut"}, [("parameter_misspelt", "Parameter!A5")], ALL),
    "unknown parameter": ({"Parameter!A5": "Wetter", "Parameter!B5": 1}, [("parameter_unknown", "Parameter!A5")], ALL),
    "value without parameter": ({"Parameter!A5": None, "Parameter!B5": 1}, [("parameter_without_name", "Parameter!A5")], ALL),
    "parameter twice": ({"Parameter!A5": "damping", "Parameter!B5": 1}, [("parameter_twice", "Parameter!A5")], ALL),
    "total and uplift": ({"Parameter!A5": "total", "Parameter!B5": 357000}, [("total_and_uplift", "Parameter!B3")], ALL),
    "misspelt column": ({"Sozialräume!D1": "Budegt bisher"}, [("column_misspelt", "Sozialräume!D1")], ALL),
    "missing column": ({"Sozialräume!D1": "Geld"}, [("status_quo_column_missing", "Sozialräume")], ALL),
    "misspelt optional column": ({"Sozialräume!C1": "Trager"}, [("column_perhaps_misspelt", "Sozialräume!C1")], ALL),
    "column twice": ({"Sozialräume!J1": "id"}, [("header_twice", "Sozialräume!J1")], ALL),
    "indicator column twice": ({"Sozialräume!J1": "KINDER"}, [("header_twice", "Sozialräume!J1")], ALL),
    "unasked column twice": ({"Sozialräume!J1": "Notiz", "Sozialräume!K1": "Notiz"}, [], ALL),
    "wrong total": ({"Sozialräume!A5": "Summe", "Sozialräume!D5": 350001}, [("totals_row_mismatch", "Sozialräume!D5")], ALL),
    "unreadable total": ({"Sozialräume!B5": "Landkreis Lüneburg", "Sozialräume!D5": "viel"}, [("row_of_totals", "Sozialräume!B5"), ("total_unreadable", "Sozialräume!D5")], ALL),
    "total under another name": (
        {"Sozialräume!A5": "99", "Sozialräume!B5": "Lüneburg", "Sozialräume!D5": 350000, "Sozialräume!E5": 500,
         "Sozialräume!F5": 4, "Sozialräume!G5": 5000},
        [("row_is_total", "Sozialräume!B5")], ALL,
    ),
    "excluded without reason": ({"Sozialräume!I2": "x"}, [("reason_missing", "Sozialräume!I2")], ALL),
    "excluded: never calculated": ({"Sozialräume!I2": Formula("=1+1")}, [("cell_uncalculated", "Sozialräume!I2")], STORED),
    "sheet missing": ({"Parameter": None}, [("sheet_missing", "Parameter")], ALL),
    "sheet misspelt": ({"Indikatoren": None, "Indikatroen": CLEAN["Indikatoren"]}, [("sheet_misspelt", "Indikatroen")], ALL),
    "optional sheet misspelt": ({"Leistungen": None, "Leistugnen": CLEAN["Leistungen"]}, [("sheet_misspelt", "Leistugnen")], ALL),
    "sheet twice": ({"Indicators": CLEAN["Indikatoren"]}, [("sheet_twice", "Indikatoren")], ALL),
    "no header": ({"Indikatoren": [["a", "b"]]}, [("header_missing", "Indikatoren")], ALL),
    "no indicators": ({"Indikatoren": CLEAN["Indikatoren"][:1]}, [("no_indicators", "Indikatoren")], ALL),
    "no districts": ({"Sozialräume": CLEAN["Sozialräume"][:1]}, [("no_districts", "Sozialräume")], ALL),
    "no services": ({"Leistungen": CLEAN["Leistungen"][:1]}, [("no_services", "Leistungen")], ALL),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "writer"), [(name, writer) for name, (_, _, writers) in CELLS.items() for writer in writers]
)
def test_each_fault_has_its_own_message(tmp_path: Path, name: str, writer: str) -> None:
    changes, expected, _ = CELLS[name]
    assert problems_of(tmp_path, changes, writer) == expected


BELOW = [
    "Quelle: Bundesagentur für Arbeit",
    "* vorläufig",
    "Stand: 31.12.2024",
    "1) ohne Zugezogene",
    "Note: preliminary",
]


@pytest.mark.parametrize("writer", ALL)
@pytest.mark.parametrize("note", BELOW)
@pytest.mark.parametrize(
    "cell", ["Sozialräume!A5", "Sozialräume!B7", "Sozialräume!D6", "Indikatoren!A6", "Leistungen!A7"]
)
def test_a_note_below_a_table_is_none_of_its_rows(tmp_path: Path, cell: str, note: str, writer: str) -> None:
    assert problems_of(tmp_path, {cell: note}, writer) == []


STATISTICS = [
    "Mittelwert",
    "Durchschnitt",
    "Mittel",
    "Median",
    "Minimum",
    "Maximum",
    "Min",
    "Max",
    "Abweichung",
    "mean",
]


@pytest.mark.parametrize("name", [*STATISTICS, "Standardabweichung", "average", "Durchschnitt aller Sozialräume"])
@pytest.mark.parametrize("column", "AB")
def test_rows_that_describe_the_districts_are_none(tmp_path: Path, column: str, name: str) -> None:
    row = {f"Sozialräume!{column}6": name, "Sozialräume!D6": 116667, "Sozialräume!E6": 120.5}
    total = {"Sozialräume!B5": "Summe", "Sozialräume!D5": 350000}
    case = case_of(tmp_path, {**total, **row})
    assert len(case.districts) == len(case_of(tmp_path, {}).districts)
    assert [(p.code, str(p.place), p.severity) for p in case.warnings] == [
        ("row_of_statistics", f"Sozialräume!{column}6", "note")
    ]


@pytest.mark.parametrize("name", ["Mittel Nord", "Max-Planck-Viertel", "Mindorf", "Medianus"])
def test_a_district_may_begin_like_one(tmp_path: Path, name: str) -> None:
    assert case_of(tmp_path, {"Sozialräume!B4": name}).districts[-1].name == name


def test_the_example_of_the_contract(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        case_of(tmp_path, {"Sozialräume!B4": "Dahlenburg", "Sozialräume!E4": Formula("=1+1")})
    assert [Sentence((problem,)).say("en") for problem in caught.value.problems] == [
        "Sozialräume!E4: Kinder of Dahlenburg is empty (formula never calculated) — "
        "open the file in Excel or LibreOffice, save it, run again"
    ]


def test_all_problems_come_at_once_in_the_order_of_the_workbook(tmp_path: Path) -> None:
    changes = {
        "Sozialräume!E10": 1, "Sozialräume!D10": "*", "Sozialräume!B10": "Zehn", "Sozialräume!A10": "10",
        "Sozialräume!F10": 1, "Sozialräume!G10": "viel", "Sozialräume!D2": "1.234", "Sozialräume!E2": None,
        "Indikatoren!B2": "#DIV/0!", "Parameter!B4": None, "Leistungen!B2": 60,
    }  # fmt: skip
    assert [place for _, place in problems_of(tmp_path, changes)] == [
        "Sozialräume!D2", "Sozialräume!E2", "Sozialräume!D10", "Sozialräume!G10",
        "Indikatoren!B2", "Parameter!B4", "Leistungen!B2",
    ]  # fmt: skip


def test_a_missing_sheet_hides_no_problem_of_the_others(tmp_path: Path) -> None:
    assert problems_of(tmp_path, {"Indikatoren": None, "Parameter": None, B: "viel", "Leistungen!B2": 60}) == [
        ("sheet_missing", "Indikatoren"),
        ("sheet_missing", "Parameter"),
        ("cell_text", B),
        ("rate_above_one", "Leistungen!B2"),
    ]


# --- rates -----------------------------------------------------------------------------------------

RATES: dict[str, tuple[Any, str]] = {
    "text in percent": ("17,5 %", "0.175"),
    "text in percent without space": ("17,5%", "0.175"),
    "text in percent, no-break space": ("17,5\N{NO-BREAK SPACE}%", "0.175"),
    "text in percent, point": ("17.5 %", "0.175"),
    "whole percent": ("60 %", "0.6"),
    "text": ("0,175", "0.175"),
    "number": (0.175, "0.175"),
    "percent format": (Formatted(0.175, "0.0%"), "0.175"),
    "one": (1, "1"),
    "hundred percent": ("100 %", "1"),
}


@pytest.mark.parametrize("name", RATES)
def test_rates(tmp_path: Path, name: str) -> None:
    typed, expected = RATES[name]
    assert case_of(tmp_path, {D: typed}).parameters.damping == Decimal(expected)


def test_the_remedy_of_a_rate_names_both_spellings(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        case_of(tmp_path, {"Parameter!A5": "Regie- und Sachkostenpauschale", "Parameter!B5": 17.5})
    (problem,) = caught.value.problems
    assert problem.remedy("de") == "17,5 % oder 0,175 schreiben"
    assert problem.remedy("en") == "write 17.5 % or 0.175"


def test_weights_and_rates_all_in_percent_are_fine(tmp_path: Path) -> None:
    case = case_of(
        tmp_path,
        {
            "Indikatoren!B2": "60 %", "Indikatoren!B3": Formatted(0.4, "0%"),
            "Sozialräume!F2": "4,2 %", "Sozialräume!F3": Formatted(0.061, "0.0%"), "Sozialräume!F4": "3,3 %",
        },
    )  # fmt: skip
    assert [indicator.weight for indicator in case.indicators] == [Decimal("0.6"), Decimal("0.4")]
    assert case.districts[0].columns["Quote"] == Decimal("0.042")
    assert case.warnings == ()


TOLD = {
    "weight": ({"Indikatoren!B2": None}, "Indikatoren!B2: Gewicht von Kinder ist leer — den Wert eintragen"),
    "total": (
        {"Sozialräume!B5": "Summe", "Sozialräume!D5": Formula("=SUM(D2:D4)"), K: None},
        "Sozialräume!D5: Budget bisher in der Summenzeile ist leer (Formel nie berechnet) — die Datei in Excel oder LibreOffice öffnen, speichern und erneut starten",
    ),
    "id": ({"Sozialräume!A6": "04"}, "Sozialräume!A6: in der Zeile steht nur die Nr „04“ — die Zeile vervollständigen oder löschen"),
    "remark": (
        {"Sozialräume!C6": Formula("=A1")},
        "Sozialräume!C6: in der Zeile steht nur „Formel ohne Wert“ — die Zeile vervollständigen oder löschen; Bemerkungen gehören über die Kopfzeile",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_the_remedy_fits_the_place(tmp_path: Path, name: str) -> None:
    changes, expected = TOLD[name]
    with pytest.raises(InputError) as refused:
        case_of(tmp_path, changes)
    assert expected in [Sentence((problem,)).say("de") for problem in refused.value.problems]


def test_negative_indicators_are_for_z_scores(tmp_path: Path) -> None:
    zscore = {
        "Parameter!A7": "Bedarfsverfahren", "Parameter!B7": "z-Werte", "Parameter!A8": "Bezugsbevölkerung",
        "Parameter!B8": "einwohner", "Parameter!A9": "Spreizung", "Parameter!B9": 0.1, K: -12,
    }  # fmt: skip
    case = case_of(tmp_path, zscore)
    assert case.districts[0].columns["Kinder"] == -12
    assert case.parameters.population == "Einwohner"
    assert problems_of(tmp_path, {**zscore, "Sozialräume!G2": -12}) == [("cell_negative", "Sozialräume!G2")]


# --- totals and exclusions ---------------------------------------------------------------------------

TOTALS_ROWS = (
    {"A": "Summe"},
    {"B": "Summe"},
    {"A": "Summe:", "B": "Landkreis Lüneburg"},
    {"B": "Landkreis Lüneburg"},
    {"B": "GESAMT"},
    {"A": "Total", "B": "all districts"},
    {"A": "999", "B": "Insgesamt"},
)


@pytest.mark.parametrize("labels", TOTALS_ROWS, ids=str)
def test_a_row_of_totals_is_checked_and_is_no_district(tmp_path: Path, labels: dict[str, str]) -> None:
    row = {f"Sozialräume!{column}5": label for column, label in labels.items()}
    right = {"Sozialräume!D5": 350000, "Sozialräume!E5": 500, "Sozialräume!F5": 4.7, "Sozialräume!G5": 5000}
    assert len(case_of(tmp_path, {**row, **right}).districts) == 3
    wrong = {**right, "Sozialräume!E5": 499}
    assert problems_of(tmp_path, {**row, **wrong}) == [("totals_row_mismatch", "Sozialräume!E5")]


@pytest.mark.parametrize("name", ["Gesamtschule-Viertel", "Summers Hof", "Kreisstadt Nord", "Totalitz"])
def test_a_district_with_a_similar_name_is_one(tmp_path: Path, name: str) -> None:
    assert case_of(tmp_path, {"Sozialräume!B4": name}).districts[2].name == name
    assert case_of(tmp_path, {"Sozialräume!B4": "Landkreis Mitte"}).districts[2].name == "Landkreis Mitte"


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize(
    "identity", ["Kreis 1", "Landkreis 3", "Gesamt 2", "Summe A", "Kreis IV", "Total Nr. 7", "kreis 12b"]
)
def test_an_id_that_counts_is_one_whatever_its_word(tmp_path: Path, identity: str, writer: str) -> None:
    case = case_of(tmp_path, {"Sozialräume!A3": identity}, writer)
    assert [district.id for district in case.districts] == ["01", identity, "03"]
    assert case.warnings == ()


@pytest.mark.parametrize("labels", [("Gesamt 2027", None), ("Summe 1", "Gesamt"), ("Kreis 1", "Landkreis Lüneburg")])
def test_a_word_that_counts_is_no_id_where_the_name_is_that_of_a_total(tmp_path: Path, labels: tuple[str, str]) -> None:
    changes = {
        "Sozialräume!A5": labels[0],
        "Sozialräume!B5": labels[1],
        "Sozialräume!D5": 350000,
        "Sozialräume!E5": 500,
    }
    assert len(case_of(tmp_path, changes).districts) == 3


def test_an_excluded_district_is_listed_and_not_checked(tmp_path: Path) -> None:
    case = case_of(
        tmp_path, {"Sozialräume!I4": "Werte unterdrückt", "Sozialräume!E4": "*", "Sozialräume!D4": "#DIV/0!"}
    )
    (excluded,) = case.excluded
    assert (excluded.id, excluded.name, excluded.reason) == ("03", "Ost", "Werte unterdrückt")
    assert excluded.cells == {
        "Kinder": "*",
        "status_quo": "#DIV/0!",
        "Quote": Decimal("3.3"),
        "Einwohner": Decimal(1000),
    }
    assert [district.id for district in case.districts] == ["01", "02"]


@pytest.mark.parametrize("kind", READ_FROM)
@pytest.mark.parametrize("word", ["nein", "No", "keine", "Kein", "none", "-", "–", "—", "−", " - ", "0", False, 0])
def test_a_no_excludes_nobody(tmp_path: Path, word: object, kind: str) -> None:
    case = case_read_from(kind, tmp_path, spoilt({"Sozialräume!I4": word}))
    assert case.excluded == ()
    assert len(case.districts) == 3
    assert case.warnings == ()


@pytest.mark.parametrize("kind", READ_FROM)
@pytest.mark.parametrize(
    "mark", ["ja", "Yes", "x", "X", "1", 1, True, "✓", "*", "?", ".", "...", "2)", "k. A.", "entfällt"]
)
def test_a_mark_is_no_reason(tmp_path: Path, mark: object, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        case_read_from(kind, tmp_path, spoilt({"Sozialräume!I4": mark}))
    (problem,) = caught.value.problems
    assert problem.code == "reason_missing"
    assert kind == "frames" or str(problem.place) == "Sozialräume!I4"


YEARS: dict[Any, str] = {
    "2027/2028": "2027", "2027/28": "2027", "2028-2029": "2028", "Haushaltsjahr 2029": "2029", "HJ 2029": "2029",
    "FY2027": "2027", "27": "2027", "2.027": "2027", "01.01.2028": "2028", "2027.5": "2027", "2027,5": "2027",
    "2028 %": "2028", "Jahr": "2027", 27: "2027", 2028.5: "2028"
}  # fmt: skip


@pytest.mark.parametrize("kind", READ_FROM)
@pytest.mark.parametrize("said", YEARS)
def test_what_is_no_year_is_told_how_to_write_one(tmp_path: Path, said: object, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        case_read_from(kind, tmp_path, spoilt({"Parameter!B2": said}))
    (problem,) = caught.value.problems
    assert problem.code == "year_unclear"
    assert problem.values["example"] == YEARS[said]
    assert "Doppelhaushalt braucht für jedes Jahr" in Sentence((problem,)).say("de")
    assert kind == "frames" or str(problem.place) == "Parameter!B2"


@pytest.mark.parametrize("kind", ["openpyxl", "odfpy", "xlwt", "frames"])
def test_nor_is_a_day_a_year(tmp_path: Path, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        case_read_from(kind, tmp_path, spoilt({"Parameter!B2": date(2028, 1, 1)}))
    (problem,) = caught.value.problems
    assert (problem.code, problem.values["example"]) == ("year_unclear", "2028")


@pytest.mark.parametrize("said", ["2027/2028", "2027/28", "FY2027", "27"])
def test_a_year_that_is_set_is_held_to_it(tmp_path: Path, said: str) -> None:
    assert problems_of(tmp_path, {}, settings={"year": said}) == [("year_unclear", "--set year")]
    parameters = tmp_path / "p.toml"
    parameters.write_text(f'year = "{said}"', encoding="utf-8")
    assert problems_of(tmp_path, {}, parameter_file=parameters) == [("year_unclear", "p.toml!year")]
    parameters.write_text(f'[damping]\nvalue = 0.5\nvalid_from = "{said}"', encoding="utf-8")
    assert problems_of(tmp_path, {}, parameter_file=parameters) == [("dated_no_day", "p.toml!damping")]


@pytest.mark.parametrize(
    ("total", "expected"), [(420, []), (500, []), (501, [("control_total_mismatch", "Indikatoren!H2")])]
)
def test_a_total_may_count_the_excluded_or_not(tmp_path: Path, total: int, expected: list[tuple[str, str]]) -> None:
    assert problems_of(tmp_path, {"Sozialräume!I4": "zu klein", "Indikatoren!H2": total}) == expected


def test_a_total_with_a_suppressed_district_in_it_is_doubtful(tmp_path: Path) -> None:
    changes = {"Sozialräume!I4": "unterdrückt", "Sozialräume!E4": "*"}
    assert problems_of(tmp_path, {**changes, "Indikatoren!H2": 450}) == [("total_not_comparable", "Indikatoren!H2")]
    assert problems_of(tmp_path, {**changes, "Indikatoren!H2": 410}) == [("control_total_mismatch", "Indikatoren!H2")]


def test_both_sums_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        case_of(tmp_path, {"Indikatoren!H2": 1501.5})
    assert caught.value.problems[0].what("de") == "Kinder: die Kontrollsumme ist 1.501,5, die Sozialräume ergeben 500"


# --- ids ---------------------------------------------------------------------------------------------


def test_numeric_ids_become_their_digits(tmp_path: Path) -> None:
    case = case_of(tmp_path, {"Sozialräume!A2": 7, "Sozialräume!A3": 8.0, "Sozialräume!A4": 1000000})
    assert [district.id for district in case.districts] == ["7", "8", "1000000"]
    assert case.warnings == ()


def test_lost_zeros_are_named(tmp_path: Path) -> None:
    case = case_of(tmp_path, {"Sozialräume!A4": 3})
    assert case.districts[2].id == "3"
    assert case.warnings[0].what("de") == "die Nr 3 steht als Zahl da, gemeint ist wohl 03; gelesen wird 3"


def test_names_may_repeat_and_be_odd(tmp_path: Path) -> None:
    names = {"Sozialräume!B2": "Harburg", "Sozialräume!B3": "Harburg", "Sozialräume!B4": '=HYPERLINK("http://x")'}
    path = tmp_path / "eingabe.xlsx"
    write_xlsx(path, spoilt(names))
    assert read_workbook(path).districts[2].name == '=HYPERLINK("http://x")'
    for name in ("Nord\nSüd", "😀 شمال", "N" * 10_000, "a\tb"):
        assert case_of(tmp_path, {"Sozialräume!B2": f" {name}\N{NO-BREAK SPACE}"}).districts[0].name == name


# --- where parameters come from ------------------------------------------------------------------------


def test_the_last_one_said_wins(tmp_path: Path) -> None:
    toml = tmp_path / "p.toml"
    toml.write_text('damping = 0.25\n"Höchstverlust" = "12,5 %"\n[parameters]\nmin_fte = 1\n', encoding="utf-8")
    case = case_of(tmp_path, {}, settings={"Dämpfung": "75 %", "uplift": "", "total": "360000"}, parameter_file=toml)
    assert case.parameters.damping == Decimal("0.75")
    assert case.parameters.max_loss == Decimal("0.125")
    assert (case.parameters.uplift, case.parameters.total, case.parameters.min_fte) == (None, 360000, 1)
    origins = case.parameter_origins
    assert {key: origins[key].said_by for key in ("damping", "max_loss", "uplift", "year", "abf_rate")} == {
        "damping": "set", "max_loss": "file", "uplift": "set", "year": "workbook", "abf_rate": "default",
    }  # fmt: skip
    assert origins["year"].place == "Parameter!B2"
    assert case_of(tmp_path, {}).parameter_origins["uplift"].source == "Beschluss 7"


SETTINGS: dict[str, tuple[dict[str, str], list[tuple[str, str]]]] = {
    "misspelt": ({"Dämfung": "1"}, [("parameter_misspelt", "--set Dämfung")]),
    "unknown": ({"wetter": "1"}, [("parameter_unknown", "--set wetter")]),
    "twice": ({"damping": "1", "Dämpfung": "0"}, [("parameter_twice_in_two_spellings", "--set Dämpfung")]),
    "ambiguous": ({"uplift": "", "total": "357.000"}, [("cell_ambiguous", "--set total")]),
    "ambiguous comma": ({"uplift": "", "total": "357,000"}, [("cell_ambiguous", "--set total")]),
    "above one": ({"damping": "50"}, [("rate_above_one", "--set damping")]),
    "total with uplift": ({"total": "357000"}, [("total_and_uplift", "--set total")]),
    "Budget II of 0": ({"Budget II": "0"}, [("project_fund_zero", "--set Budget II")]),
    "not a multiple": ({"total": "357000,5", "uplift": ""}, [("total_not_multiple", "--set total")]),
    "emptied": ({"damping": ""}, [("parameter_missing", "Parameter!B4")]),
    "population": ({"population": "Einwonher"}, [("column_unknown_suggested", "--set population")]),
    "population needed": ({"need_method": "burden_factor"}, [("population_missing", "--set need_method")]),
}  # fmt: skip


@pytest.mark.parametrize("name", SETTINGS)
def test_faults_of_settings(tmp_path: Path, name: str) -> None:
    settings, expected = SETTINGS[name]
    assert problems_of(tmp_path, {}, settings=settings) == expected


def test_a_setting_overrides_a_broken_cell(tmp_path: Path) -> None:
    assert case_of(tmp_path, {D: "#DIV/0!"}, settings={"damping": "0,5"}).parameters.damping == Decimal("0.5")


TOML = {
    "damping = ": "toml_not_valid",
    "dampng = 1": "parameter_misspelt",
    "damping = true": "cell_boolean",
    "damping = nan": "cell_not_finite",
    "damping = 2020-01-01": "cell_date",
    "damping = 50": "toml_rate_above_one",
    '"Dämpfung" = -1': "parameter_out_of_bounds",
    "[other]\na = 1": "parameter_unknown",
    "parameters = 1": "parameter_unknown",
}


@pytest.mark.parametrize("text", TOML)
def test_faults_of_the_parameter_file(tmp_path: Path, text: str) -> None:
    toml = tmp_path / "p.toml"
    toml.write_text(text, encoding="utf-8")
    name = text.split(" =")[0].strip('"')
    place = (
        f"p.toml!{name}"
        if any(word in TOML[text] for word in ("bounds", "rate")) or not TOML[text].startswith(("parameter_", "toml_"))
        else "p.toml"
    )
    assert problems_of(tmp_path, {}, parameter_file=toml) == [(TOML[text], place)]


def test_a_division_without_budget_ii_has_no_effect(tmp_path: Path) -> None:
    by = {"project_fund_by": "need"}
    assert problems_of(tmp_path, {}, settings=by) == [("project_fund_by_unused", "--set project_fund_by")]
    assert problems_of(tmp_path, {}, settings={**by, "project_fund": "1000"}) == []


def test_what_is_no_multiple_is_named_with_its_unit(tmp_path: Path) -> None:
    fund = {"Budget II": "1000,50", "project_fund_by": "need", "rounding_unit": "10"}
    told = said(tmp_path, {}, settings=fund)[0].replace("\N{NO-BREAK SPACE}", " ")
    assert "Budget II von 1.000,50 € wird nach Bedarf verteilt und ist kein Vielfaches der Rundung von 10 €" in told
    total = said(tmp_path, {}, settings={"total": "357005", "uplift": "", "rounding_unit": "10"})[0]
    assert "das Gesamtbudget von 357.005 € ist kein Vielfaches der Rundung von 10 €" in total.replace("\xa0", " ")


def test_a_forgotten_column_of_budgets_is_one_problem_with_the_way_out(tmp_path: Path) -> None:
    empty = {f"Sozialräume!D{row}": None for row in (2, 3, 4)}
    (told,) = said(tmp_path, empty)
    assert told.startswith("Sozialräume!D1: die Spalte „Budget bisher“ ist ganz leer — ")
    assert "--status-quo-from" in told
    assert "ausnehmen" not in told
    (told,) = said(tmp_path, {"Sozialräume!D1": "Bemerkung"})
    assert told.startswith("Sozialräume: die Spalte „Budget bisher“ fehlt — ")
    assert "--status-quo-from" in told


@pytest.mark.parametrize(
    ("heads", "meant"), [(("alt", "neu"), ("von Nr", "nach Nr")), (("old id", "new id"), ("from id", "to id"))]
)
def test_other_heads_of_boundary_changes_are_suggested(
    heads: tuple[str, str], meant: tuple[str, str], tmp_path: Path
) -> None:
    sheet = {"Gebietsänderungen": [[*heads, "Anteil"], ["01", "02", 1]]}
    _, first, second = said(tmp_path, sheet)  # before: that the sheet plays no part
    assert f"gemeint ist wohl {meant[0]}" in first
    assert f"gemeint ist wohl {meant[1]}" in second


def test_a_name_may_leave_out_what_stands_in_brackets(tmp_path: Path) -> None:
    assert case_of(tmp_path, {}, settings={"Budget II": "1000"}).parameters.project_fund == 1000


def test_a_source_that_is_no_text_is_refused_and_not_passed_over(tmp_path: Path) -> None:
    assert problems_of(tmp_path, {"Parameter!C3": "#NAME?"}) == [("cell_error", "Parameter!C3")]
    assert problems_of(tmp_path, {"Parameter!C3": date(2025, 8, 13)}) == [("text_date", "Parameter!C3")]


def test_a_parameter_file_that_is_not_there(tmp_path: Path) -> None:
    assert problems_of(tmp_path, {}, parameter_file=tmp_path / "p.toml") == [("file_absent", "p.toml")]
    (tmp_path / "q.toml").write_bytes(b"\xff\xfe\x00")
    assert problems_of(tmp_path, {}, parameter_file=tmp_path / "q.toml") == [("toml_not_utf8", "q.toml")]
    assert problems_of(tmp_path, {}, parameter_file=tmp_path) == [("toml_unreadable", tmp_path.name)]


def said(tmp_path: Path, changes: dict[str, Any], lang: Lang = "de", **more: Any) -> list[str]:
    """Every problem in words."""
    try:
        return [Sentence((problem,)).say(lang) for problem in case_of(tmp_path, changes, **more).warnings]
    except InputError as error:
        return [Sentence((problem,)).say(lang) for problem in error.problems]


def test_a_rate_that_shows_percent_has_one_meaning(tmp_path: Path) -> None:
    assert said(tmp_path, {D: Formatted(17.5, "0%")}) == [
        f"{D}: Dämpfung ist 1750 %, erwartet werden höchstens 100 % — den Satz berichtigen; sind 17,5 % gemeint, "
        "17,5 % schreiben"
    ]
    assert said(tmp_path, {D: Formatted(250, "0%")}) == [
        f"{D}: Dämpfung ist 25000 %, erwartet werden höchstens 100 % — den Satz berichtigen"
    ]


def test_a_rate_on_the_command_line_is_told_in_the_language_of_the_screen(tmp_path: Path) -> None:
    (told,) = said(tmp_path, {}, settings={"overhead_rate": "17.5"})
    assert "das kann 17,5 % oder das 17,5-Fache heißen — 17,5 % oder 0,175 schreiben" in told
    (told,) = said(tmp_path, {}, settings={"damping": "1.2"})
    assert told == (
        "--set damping: Dämpfung ist 1,2, erwartet werden höchstens 1, also 100 % — höchstens 100 % eintragen; sind "
        "1,2 % gemeint, 1,2 % oder 0,012 schreiben"
    )


def test_all_cells_without_percent_are_named(tmp_path: Path) -> None:
    (told,) = said(tmp_path, {Q: "4,2 %", "Sozialräume!F3": 0.5, "Sozialräume!F4": 0.6})
    assert told.startswith(
        "Sozialräume!F3: Quote steht hier ohne Prozentzeichen (0,5), ebenso in F4, in F2 mit (4,2 %)"
    )


def test_failures_of_the_input_alone_come_with_its_other_problems(tmp_path: Path) -> None:
    assert said(tmp_path, {B: "viel", "Leistungen!B2": 0.65}, lang="en")[1:] == [
        "Leistungen!B2:B3: the shares of the services sum to 105 %, expected exactly 100 % — change the shares so "
        "that they make 100 %"
    ]
    changes = {B: "viel", "Indikatoren!B2": 0, "Indikatoren!B3": 0, "Indikatoren!D3": None, "Indikatoren!E2": "-"}
    assert problems_of(tmp_path, changes) == [
        ("cell_text", B),
        ("weights_zero", "Indikatoren"),
        ("relief_under_method", "Indikatoren!E2"),
        ("base_missing", "Indikatoren!D3"),
    ]


def test_a_failure_is_not_told_where_its_own_cells_cannot_be_read(tmp_path: Path) -> None:
    changes = {"Leistungen!B2": "viel", "Indikatoren!B2": "x", "Indikatoren!B3": 0, "Indikatoren!D3": "Ohne"}
    codes = [code for code, _ in problems_of(tmp_path, changes)]
    assert codes == ["cell_suppressed", "column_unknown", "rate_text"]
    assert [code for code, _ in problems_of(tmp_path, {D: "halb", "Parameter!A5": "Verfahren?"})] == ["rate_text"]


def test_rates_in_two_notations_are_doubtful(tmp_path: Path) -> None:
    rates = {Q: 7.1, "Sozialräume!F3": 6.2, "Sozialräume!F4": 0.049}
    assert said(tmp_path, rates) == [
        f"{Q}: Quote ist 7,1, wo andere Werte um 0,049 liegen; über 1 liegen: F2, F3 — prüfen, ob diese Werte in "
        "Prozent gemeint sind, und die ganze Spalte gleich schreiben"
    ]
    assert said(tmp_path, {Q: 7.1, "Sozialräume!F3": 6.2, "Sozialräume!F4": 4.9}) == []
    # Under shares a rate above 1 means more cases than the base has people; one such district is a slip.
    few = {Q: 1.1, "Sozialräume!F3": 0.9, "Sozialräume!F4": 0.8}
    assert problems_of(tmp_path, few) == [("rates_mixed", Q)]
    assert problems_of(tmp_path, {**few, "Sozialräume!F3": 1.2}) == []
    zscore = {"need_method": "zscore", "spread": "0.1", "population": "Einwohner"}
    assert problems_of(tmp_path, few, settings=zscore) == []


def test_a_count_above_its_base_is_doubtful(tmp_path: Path) -> None:
    found = problems_of(tmp_path, {"Indikatoren!D2": "Einwohner", "Sozialräume!E3": 99999})
    assert found == [("count_above_base", "Sozialräume!E3")]


def test_an_absent_workbook_hides_no_problem_of_the_options(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_workbook(tmp_path / "a.xlsx", {"dampng": "1"}, tmp_path / "p.toml")
    assert [problem.code for problem in caught.value.problems] == ["file_absent", "file_absent", "parameter_misspelt"]


def test_what_is_wrong_with_a_file_is_told_in_german(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK nothing")
    (tmp_path / "p.toml").write_text("damping == 1\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_workbook(tmp_path / "a.xlsx", {}, tmp_path / "p.toml")
    told = [problem.what("de") for problem in caught.value.problems]
    assert told == [
        "die Datei ist beschädigt (kein vollständiges Zip-Archiv)",
        "die Datei ist kein gültiges TOML (Zeile 1, Spalte 10)",
    ]
    (tmp_path / "p.toml").write_text("Dämpfung = 1\n", encoding="utf-8")
    assert "kein gültiges TOML (Zeile 1, Spalte 2)" in said(tmp_path, {}, parameter_file=tmp_path / "p.toml")[0]
    (tmp_path / "p.toml").write_text('"Dämpfung" = 1\ndamping = 1\n', encoding="utf-8")
    (both,) = said(tmp_path, {}, parameter_file=tmp_path / "p.toml")
    assert both == "p.toml: damping und Dämpfung sind derselbe Parameter (Dämpfung) — eine der beiden Angaben löschen"
