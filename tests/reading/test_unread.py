"""What stands in a workbook and is not read is named: columns, sheets; what is none of anybody's business is not."""

from pathlib import Path
from typing import Any

import pytest

from sozialbudget import from_frames, read_workbook
from sozialbudget.case.parameters import COLUMN_KEYS, PARAMETER_KEYS, about
from sozialbudget.case.problems import InputError, Problem
from sozialbudget.words import LANGUAGES, Lang
from workbooks import CLEAN, WRITERS, Table, Tables, spoilt, write

Found = list[tuple[str, str, str]]


def found_in(tmp_path: Path, tables: Tables, writer: str = "openpyxl", **more: Any) -> list[Problem]:
    """Every problem; each is told in both languages on the way."""
    try:
        found = read_workbook(write(tmp_path, tables, writer), **more).warnings
    except InputError as error:
        found = error.problems
    for problem in found:
        assert all("{" not in problem.say(lang) for lang in LANGUAGES)
    return list(found)


def codes(found: list[Problem]) -> Found:
    return [(problem.severity, problem.code, str(problem.place)) for problem in found]


def with_column(sheet: str, header: object, *values: object) -> Tables:
    """The clean workbook with one more column at the right end of a sheet."""
    tables = spoilt({})
    width = max(len(row) for row in tables[sheet])
    for row, value in zip(tables[sheet], (header, *values, *[None] * 20), strict=False):
        row += [None] * (width - len(row)) + [value]
    return tables


# --- columns of Sozialräume -----------------------------------------------------------------------

ONE_VALUE_FOR_ALL = [key for key in PARAMETER_KEYS if key not in ("cost_per_fte", "county", *COLUMN_KEYS)]


@pytest.mark.parametrize("key", ONE_VALUE_FOR_ALL)
def test_a_column_called_like_a_parameter_is_refused(tmp_path: Path, key: str) -> None:
    label = about(key).label
    for header in (label.de, label.en, key, label.de.upper(), f"{label.de} (in %)"):
        found = found_in(tmp_path, with_column("Sozialräume", header, 0.1, 0.1, 0.2))
        assert codes(found) == [("error", "column_is_parameter", "Sozialräume!J1")], header
        assert label.de in found[0].say("de")


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize(
    "header",
    [
        "Regie- und Sachkostenpauschale",
        "abf rate",
        "Wochenstunden je VZÄ",
        "max_loss",
        "Sockelbetrag in EUR",
        "Dämpfung %",
        "Dämpfung je Sozialraum",
    ],
)
def test_whatever_the_format(tmp_path: Path, header: str, writer: str) -> None:
    found = found_in(tmp_path, with_column("Sozialräume", header, None, None, 0.2), writer)
    assert codes(found) == [("error", "column_is_parameter", "Sozialräume!J1")]


@pytest.mark.parametrize(
    "header", ["Wochenstunden", "Regie- und Sachkosten-Pauschale", "Höchstverluste", "Sockelbeträge"]
)
def test_a_column_called_nearly_like_a_parameter_is_asked_about(tmp_path: Path, header: str) -> None:
    found = found_in(tmp_path, with_column("Sozialräume", header, 39, 39, 38.5))
    assert codes(found) == [("warning", "column_perhaps_parameter", "Sozialräume!J1")]


def test_an_empty_column_called_like_a_parameter_is_nothing(tmp_path: Path) -> None:
    assert found_in(tmp_path, with_column("Sozialräume", "Höchstverlust", None, " ", None)) == []


@pytest.mark.parametrize("header", ["Steigerung", "Rundung", "total"])
def test_an_indicator_may_be_called_like_a_parameter(tmp_path: Path, header: str) -> None:
    tables = spoilt({"Sozialräume!E1": header, "Indikatoren!A2": header})
    assert found_in(tmp_path, tables) == []


def test_a_base_and_the_population_may_be_called_like_a_parameter(tmp_path: Path) -> None:
    of_base = spoilt(
        {"Sozialräume!G1": "Gesamtbudget", "Indikatoren!D2": "Gesamtbudget", "Indikatoren!D3": "Gesamtbudget"}
    )
    assert found_in(tmp_path, of_base) == []
    of_all = with_column("Sozialräume", "Sockelbetrag", 1500, 2500, 1000)
    assert found_in(tmp_path, of_all, settings={"population": "Sockelbetrag"}) == []


@pytest.mark.parametrize("header", ["Bezugsbevölkerung", "population"])
def test_a_population_that_nobody_names_is_a_column_as_any_other(tmp_path: Path, header: str) -> None:
    found = found_in(tmp_path, with_column("Sozialräume", header, 1500, 2500, 1000))
    assert codes(found) == [("note", "columns_unused", "Sozialräume")]


def test_own_costs_of_a_district_are_read(tmp_path: Path) -> None:
    assert found_in(tmp_path, spoilt({"Sozialräume!H2": 61000})) == []


@pytest.mark.parametrize("writer", WRITERS)
def test_columns_that_take_no_part_are_one_note(tmp_path: Path, writer: str) -> None:
    tables = with_column("Sozialräume", "Unter 18", 400, 500, 300)
    for row, value in zip(tables["Sozialräume"], ("SGB II", "1.200", None, None), strict=True):
        row.append(value)
    found = found_in(tmp_path, tables, writer)
    assert codes(found) == [("note", "columns_unused", "Sozialräume")]
    assert "Unter 18 (J1), SGB II (K1)" in found[0].say("de")
    assert "Unter 18 (J1), SGB II (K1)" in found[0].say("en")


def test_of_many_columns_ten_are_named(tmp_path: Path) -> None:
    tables = spoilt({})
    for row, cells in enumerate(tables["Sozialräume"]):
        cells += [f"Spalte {n}" if row == 0 else n for n in range(1, 14)]
    (note,) = found_in(tmp_path, tables)
    assert "Spalte 10 (S1), 3 weitere" in note.say("de")
    assert "Spalte 11" not in note.say("de")


@pytest.mark.parametrize(
    "header", ["Gemeinde", "Landkreis", "county", "Bemerkung", "Anmerkungen zum Jahr", "note", "Hinweis"]
)
def test_text_and_remarks_may_stand_beside(tmp_path: Path, header: str) -> None:
    assert found_in(tmp_path, with_column("Sozialräume", header, "Amt Nord", "siehe 2024", "-")) == []


def test_a_remark_may_be_a_number(tmp_path: Path) -> None:
    assert found_in(tmp_path, with_column("Sozialräume", "Bemerkung", 1, 2, 3)) == []


def test_a_column_filled_in_the_row_of_totals_alone_is_nothing(tmp_path: Path) -> None:
    tables = with_column("Sozialräume", "Höchstverlust")
    tables["Sozialräume"].append([None, "Summe", None, 350000, 500, None, 5000, None, None, 4])
    assert found_in(tmp_path, tables) == []


def test_no_note_where_the_indicators_could_not_be_read(tmp_path: Path) -> None:
    tables = with_column("Sozialräume", "Unter 18", 400, 500, 300)
    tables["Indikatoren"][1][0] = None
    assert "columns_unused" not in [problem.code for problem in found_in(tmp_path, tables)]


# --- a column that was probably meant as another ----------------------------------------------------

MEANT = {
    "Ausnahme": "ausgenommen",
    "Ausnahmen": "ausgenommen",
    "Ausnahme (Grund)": "ausgenommen",
    "Grund der Ausnahme": "ausgenommen",
    "ausgenommen weil": "ausgenommen",
    "von der Verteilung ausgenommen": "ausgenommen",
    "Ausschluss": "ausgenommen",
    "ausgeschlossen": "ausgenommen",
    "exclude": "excluded",
    "exclusion": "excluded",
    "nicht berücksichtigt": "ausgenommen",
    "entfällt": "ausgenommen",
}


@pytest.mark.parametrize("header", MEANT)
def test_another_word_for_excluded_is_asked_about(tmp_path: Path, header: str) -> None:
    for writer in WRITERS:
        found = found_in(tmp_path, spoilt({"Sozialräume!I1": header, "Sozialräume!I3": "Werte unterdrückt"}), writer)
        assert codes(found) == [("warning", "column_perhaps_misspelt", "Sozialräume!I1")]
        assert MEANT[header] in found[0].say("de")


def test_even_beside_the_empty_column_of_the_template(tmp_path: Path) -> None:
    found = found_in(tmp_path, with_column("Sozialräume", "Ausnahme", None, "Werte unterdrückt"))
    assert codes(found) == [("warning", "column_beside_empty", "Sozialräume!J1")]
    assert "ausgenommen (I1) ist leer" in found[0].say("de")


def test_but_not_where_it_is_empty_or_both_are_filled(tmp_path: Path) -> None:
    assert found_in(tmp_path, with_column("Sozialräume", "Ausnahme")) == []
    assert found_in(tmp_path, with_column("Sozialräume", "Anbieter", "A", "B", "C")) == []


@pytest.mark.parametrize(
    ("place", "header"),
    [
        ("Sozialräume!C1", "Anbieter"),
        ("Sozialräume!C1", "Name des Trägers"),
        ("Sozialräume!H1", "Personalkosten je VZÄ"),
        ("Indikatoren!G1", "Datenstand"),
        ("Indikatoren!G1", "Stichtag der Daten"),
        ("Indikatoren!F1", "Herkunft"),
        ("Indikatoren!H1", "Summe"),
        ("Indikatoren!E1", "Wirkung"),
        ("Parameter!C1", "Beschluss"),
        ("Leistungen!C1", "abf"),
    ],
)
def test_another_word_for_an_optional_column_is_asked_about(tmp_path: Path, place: str, header: str) -> None:
    found = found_in(tmp_path, spoilt({place: header}))
    assert codes(found) == [("warning", "column_perhaps_misspelt", place)]


def test_an_indicator_may_be_called_like_another_word_for_a_column(tmp_path: Path) -> None:
    tables = spoilt({"Sozialräume!E1": "Ausnahmen", "Indikatoren!A2": "Ausnahmen", "Sozialräume!I1": None})
    assert found_in(tmp_path, tables) == []


# --- columns of the other sheets ------------------------------------------------------------------


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize(
    ("sheet", "header", "cell"),
    [
        ("Leistungen", "Jahreskosten je VZÄ", "D1"),
        ("Leistungen", "Wochenstunden", "D1"),
        ("Indikatoren", "Gewicht neu", "I1"),
        ("Parameter", "Wert 2028", "D1"),
    ],
)
def test_any_other_column_of_a_small_sheet_is_named(
    tmp_path: Path, sheet: str, header: str, cell: str, writer: str
) -> None:
    found = found_in(tmp_path, with_column(sheet, header, 62400, 63000), writer)
    assert codes(found) == [("warning", "columns_unread", f"{sheet}!{cell}")]
    assert f"{header} ({cell})" in found[0].say("de")


def test_and_of_the_boundary_changes(tmp_path: Path) -> None:
    changes: Table = [["von Nr", "nach Nr", "Anteil", "Betrag"], ["01", "02", 1, 100]]
    found = found_in(tmp_path, spoilt({"Gebietsänderungen": changes}))
    assert ("warning", "columns_unread", "Gebietsänderungen!D1") in codes(found)


@pytest.mark.parametrize("sheet", ["Indikatoren", "Parameter", "Leistungen"])
@pytest.mark.parametrize(
    "header",
    [
        "Bemerkung",
        "Anmerkungen",
        "Notiz",
        "Kommentar",
        "Hinweis",
        "Remark",
        "Notes",
        "comment",
        "Erläuterung",
        "lfd. Nr.",
    ],
)
def test_remarks_and_running_numbers_are_not(tmp_path: Path, sheet: str, header: str) -> None:
    assert found_in(tmp_path, with_column(sheet, header, "siehe Vorlage", 2)) == []


@pytest.mark.parametrize("header", ["Einheit", "unit"])
def test_nor_are_units_but_where_they_make_another_amount(tmp_path: Path, header: str) -> None:
    assert found_in(tmp_path, with_column("Parameter", header, "Jahr", "%", "Satz", None, "EUR")) == []
    for unit in ("T€", "TEUR", "Tsd. Euro", "in 1.000 €", "Mio. EUR"):
        found = found_in(tmp_path, with_column("Parameter", header, "Jahr", "%", "Satz", None, unit))
        assert codes(found) == [("warning", "columns_unread", "Parameter!D1")], unit


@pytest.mark.parametrize("sheet", ["Indikatoren", "Parameter", "Leistungen"])
def test_nor_are_empty_columns(tmp_path: Path, sheet: str) -> None:
    assert found_in(tmp_path, with_column(sheet, "Gewicht neu")) == []


# --- sheets with the headings of one that is read ---------------------------------------------------

SERVICES = CLEAN["Leistungen"]
DISTRICTS = CLEAN["Sozialräume"]


@pytest.mark.parametrize("writer", WRITERS)
def test_a_sheet_of_services_under_another_name_is_named(tmp_path: Path, writer: str) -> None:
    tables = spoilt({"Leistungen": None, "Dienste": SERVICES})
    found = found_in(tmp_path, tables, writer)
    assert codes(found) == [("warning", "sheet_unread_missing", "Dienste")]
    assert "in Leistungen umbenennen" in found[0].say("de")
    assert "rename it to Services" in found[0].say("en")


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize(
    ("name", "table", "known"),
    [
        ("Bezirke", DISTRICTS, "Sozialräume"),
        ("Sozialräume (2)", DISTRICTS, "Sozialräume"),
        ("Sozialräume alt", [["Stand Mai"], [], *DISTRICTS], "Sozialräume"),
        ("Dienste", SERVICES, "Leistungen"),
        ("Gewichte", [["indicator", "weight", "kind"], ["Kinder", 1, "count"]], "Indikatoren"),
        ("Einstellungen", [["Wert", "Parameter"], [0.3, "Dämpfung"]], "Parameter"),
        ("Übersicht", DISTRICTS, "Sozialräume"),
    ],
)  # fmt: skip
def test_a_second_sheet_with_the_same_headings_is_named(
    tmp_path: Path, name: str, table: Table, known: str, writer: str
) -> None:
    found = found_in(tmp_path, spoilt({name: table}), writer)
    assert codes(found) == [("warning", "sheet_unread", name)]
    assert f"gelesen wird {known}" in found[0].say("de")


def test_boundary_changes_under_another_name_are_named(tmp_path: Path) -> None:
    found = found_in(tmp_path, spoilt({"Fusionen": [["von Nr", "nach Nr", "Anteil"], ["01", "02", 1]]}))
    assert codes(found) == [("warning", "sheet_unread_missing", "Fusionen")]


def test_other_sheets_are_left_alone(tmp_path: Path) -> None:
    tables = spoilt(
        {"Rohdaten": [["Nr", "Sozialraum", "Einwohner"], ["01", "Nord", 5]], "Notizen": [["Anteil"]], "leer": []}
    )
    assert found_in(tmp_path, tables) == []


def test_a_misspelt_sheet_is_told_once(tmp_path: Path) -> None:
    found = found_in(tmp_path, spoilt({"Leistungen": None, "Leistung": SERVICES}))
    assert codes(found) == [("error", "sheet_misspelt", "Leistung")]


# --- what is ours is silent -------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_result_is_silent(tmp_path: Path, lang: Lang) -> None:
    from sozialbudget.method.allocation import allocate
    from sozialbudget.workbook.write import write_workbook

    case = read_workbook(write(tmp_path, with_column("Sozialräume", "Unter 18", 1, 2, 3)))
    assert [problem.code for problem in case.warnings] == ["columns_unused"]
    path = tmp_path / "ergebnis.xlsx"
    write_workbook(allocate(case), path, lang)
    assert read_workbook(path).warnings == ()


def test_the_filled_template_is_silent() -> None:
    example = Path(__file__).parents[2] / "examples" / "lueneburg" / "eingabe.xlsx"
    assert read_workbook(example).warnings == ()


def test_papers_for_others_are_silent_on_unused_columns(tmp_path: Path) -> None:
    from sozialbudget.cli.run import run

    path = write(tmp_path, with_column("Sozialräume", "Unter 18", 1, 2, 3))
    assert run(["--lang", "de", "annex", str(path), "-o", str(tmp_path / "anlage.html"), "-q"]) == 0
    told = (tmp_path / "anlage.html").read_text(encoding="utf-8")
    assert "Budget bisher" in told
    assert "Unter 18" not in told


def test_frames_are_told_likewise() -> None:
    import pandas as pd

    tables = with_column("Sozialräume", "Unter 18", 400, 500, 300)
    frames = [pd.DataFrame(table[1:], columns=table[0]) for table in tables.values()]
    (note,) = from_frames(*frames).warnings
    assert (note.code, note.severity) == ("columns_unused", "note")
    assert "Unter 18;" in note.say("de")
