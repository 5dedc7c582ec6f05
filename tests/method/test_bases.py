"""Reference populations carry their source and Stand like indicators, and are last year's like them after `roll`."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from libreoffice import recalculated
from sozialbudget import (
    AnnexRequest,
    Case,
    InputError,
    allocate,
    from_frames,
    read_workbook,
    verify,
    write,
    write_annex,
)
from sozialbudget.analysis.compare.compare import compare
from sozialbudget.analysis.earlier import read_result
from sozialbudget.analysis.explain.explain import explain
from sozialbudget.analysis.roll import rolled
from sozialbudget.case.case import Base, Freshness
from sozialbudget.case.layout import BASE_KIND
from sozialbudget.reports.comparison.telling import input_lines
from sozialbudget.reports.roll.workbook import input_bytes
from sozialbudget.words import Lang
from workbooks import CLEAN, WRITERS, Table, Tables, spoilt

HEADERS: Table = [CLEAN["Indikatoren"][0]]
EINWOHNER = ["Einwohner", None, "Bezugsgröße", None, None, "Melderegister", "31.12.2025", 5000]


def with_base(*cells: Any) -> Tables:
    """The clean input with a row that tells of the base; `cells` in place of those of the row."""
    row = [cells[i] if i < len(cells) else cell for i, cell in enumerate(EINWOHNER)]
    return {**spoilt({}), "Indikatoren": [*spoilt({})["Indikatoren"], row]}


def read(path: Path, tables: Tables, writer: str = "openpyxl", **options: Any) -> Case:
    suffix, write_tables = WRITERS[writer]
    write_tables(path / f"eingabe{suffix}", tables)
    return read_workbook(path / f"eingabe{suffix}", **options)


def refused(path: Path, tables: Tables, writer: str = "openpyxl", **options: Any) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as error:
        read(path, tables, writer, **options)
    return [(problem.code, str(problem.place)) for problem in error.value.problems]


# --- reading ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("writer", WRITERS)
def test_a_row_of_its_own_tells_of_a_base(writer: str, tmp_path: Path) -> None:
    case = read(tmp_path, with_base(" einwohner "), writer)
    assert case.bases == (
        Base(name="Einwohner", source="Melderegister", as_of="31.12.2025", control_total=5000),  # type: ignore[arg-type]
    )
    assert case.warnings == ()
    assert [indicator.name for indicator in case.indicators] == ["Kinder", "Quote"]
    assert str(case.place("indicators", "Einwohner", "as_of")) == "Indikatoren!G4"
    assert list(allocate(case).budget) == list(allocate(read(tmp_path, CLEAN, writer)).budget)


def test_frames_follow_the_same_rule() -> None:
    import pandas as pd

    districts = pd.DataFrame(CLEAN["Sozialräume"][1:], columns=CLEAN["Sozialräume"][0])
    indicators = pd.DataFrame(with_base("Einwohner", None, "base")["Indikatoren"][1:], columns=HEADERS[0])
    case = from_frames(districts, indicators, {"year": 2026, "damping": 0.5, "cost_per_fte": 62400})
    assert [(base.name, base.as_of) for base in case.bases] == [("Einwohner", "31.12.2025")]


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize(("position", "value"), [(1, 10), (3, "Einwohner"), (4, "+")])
def test_a_base_has_no_weight_no_base_and_no_direction(position: int, value: Any, writer: str, tmp_path: Path) -> None:
    tables = with_base()
    tables["Indikatoren"][3][position] = value
    assert refused(tmp_path, tables, writer) == [("base_with_more", f"Indikatoren!{'ABCDE'[position]}4")]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("Kinder",), [("name_twice", "Indikatoren!A4")]),
        (("Einwohnr",), [("column_unknown_suggested", "Indikatoren!A4")]),
        (("Einwohner", None, "Bezugsgrose"), [("cell_empty", "Indikatoren!B4"), ("word_misspelt", "Indikatoren!C4")]),
        (("Einwohner", None, "base", None, None, None, None, 4999), [("control_total_mismatch", "Indikatoren!H4")]),
        (("Einwohner", None, "base", None, None, None, "zu aktualisieren"), [("indicator_stale", "Indikatoren!G4")]),
        (("Einwohner", None, "base", None, None, None, "2024 (kept)"), [("freshness_misspelt", "Indikatoren!G4")]),
    ],
)
def test_what_is_wrong_with_a_base_is_told(
    cells: tuple[Any, ...], expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert refused(tmp_path, with_base(*cells)) == expected


def test_a_base_that_nobody_uses_is_a_warning(tmp_path: Path) -> None:
    tables = with_base("Fläche", None, "base", None, None, None, "2020", None)
    for row, value in zip(tables["Sozialräume"], ("Fläche", 3, 4, 5), strict=True):
        row.append(value)
    case = read(tmp_path, tables)
    assert case.bases == ()
    assert [(w.code, str(w.place), w.severity) for w in case.warnings] == [("base_unused", "Indikatoren!A4", "warning")]


def test_the_population_of_a_method_is_a_base(tmp_path: Path) -> None:
    tables = with_base()
    tables["Parameter"] += [["Bedarfsverfahren", "z-Werte"], ["Spreizung", 0.1], ["Bezugsbevölkerung", "Einwohner"]]
    for row in tables["Indikatoren"][1:3]:
        row[3] = None
    assert [base.name for base in read(tmp_path, tables).bases] == ["Einwohner"]


def test_a_stale_base_is_refused_or_kept_like_an_indicator(tmp_path: Path) -> None:
    tables = with_base("Einwohner", None, "base", None, None, None, "zu aktualisieren: 2024")
    with pytest.raises(InputError) as error:
        read(tmp_path, tables)
    (problem,) = error.value.problems
    assert problem.what("de") == "die Bezugsgröße Einwohner ist zu aktualisieren: ihre Werte sind die des Vorjahres"
    kept = read(tmp_path, tables, keep_indicators=True)
    assert kept.bases[0].freshness is Freshness.KEPT
    (note,) = kept.warnings
    assert note.what("de").endswith("„Einwohner“ (Stand 2024)")


# --- what is written ------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_result_keeps_them_and_stays_live(lang: Lang, tmp_path: Path) -> None:
    case = read(tmp_path, with_base())
    result = write(allocate(case), tmp_path / "ergebnis.xlsx", lang)
    assert verify(result).findings == ()
    assert verify(result, tmp_path / "eingabe.xlsx").findings == ()
    again = read_result(result)
    assert again.allocation.case.bases == case.bases
    assert again.allocation.case.warnings == ()
    (saved,) = recalculated([result], tmp_path)
    assert verify(saved).findings == ()
    checks = load_workbook(saved, data_only=True)[{"de": "Prüfungen", "en": "Checks"}[lang]]
    assert "FEHLER" not in [cell.value for row in checks for cell in row]
    assert "ERROR" not in [cell.value for row in checks for cell in row]


def test_an_edited_control_total_of_a_base_fails_its_check(tmp_path: Path) -> None:
    result = write(allocate(read(tmp_path, with_base())), tmp_path / "ergebnis.xlsx")
    book = load_workbook(result)
    book["Indikatoren"]["H4"] = 4999
    book.save(result)
    (saved,) = recalculated([result], tmp_path)
    rows = [[cell.value for cell in row] for row in load_workbook(saved, data_only=True)["Prüfungen"]]
    (control,) = [row for row in rows if str(row[0]).startswith("Kontrollsummen")]
    assert control[1] == 1


def test_without_them_nothing_is_written(tmp_path: Path) -> None:
    sheet = load_workbook(write(allocate(read(tmp_path, CLEAN)), tmp_path / "ergebnis.xlsx"))["Indikatoren"]
    assert sheet.max_row == 3


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_annex_and_the_derivation_name_source_and_stand(lang: Lang, tmp_path: Path) -> None:
    tables = with_base()
    tables["Parameter"].append(["Bedarfsverfahren", "Belastungsfaktor"])
    tables["Parameter"].append(["Bezugsbevölkerung", "Einwohner"])
    case = read(tmp_path, tables)
    annex = tmp_path / "anlage.html"
    write_annex(allocate(case), annex, AnnexRequest(), lang=lang)
    told = annex.read_text(encoding="utf-8")
    assert BASE_KIND.say(lang) in told
    assert "Melderegister" in told
    assert any("Melderegister, 31.12.2025" in line for line in _derivation(case, lang))


def _derivation(case: Case, lang: Lang) -> list[str]:
    derivation = explain(allocate(case), 0, lang)
    return [given.source for step in derivation.steps for result in step.results for given in result.given]


def test_compare_lists_another_stand_and_a_new_row(tmp_path: Path) -> None:
    plain, told = allocate(read(tmp_path, CLEAN)), allocate(read(tmp_path, with_base()))
    later = allocate(read(tmp_path, with_base("Einwohner", None, "base", None, None, "Zensus", "31.12.2026", None)))
    assert [(line.what, line.a, line.b) for line in input_lines(compare(plain, told).differences, "de")] == [
        ("Bezugsgröße Einwohner", "–", "vorhanden")
    ]
    found = [(line.what, line.place_b, line.a, line.b) for line in input_lines(compare(told, later).differences, "de")]
    assert found == [
        ("Bezugsgröße Einwohner: Quelle", "Indikatoren!F4", "Melderegister", "Zensus"),
        ("Bezugsgröße Einwohner: Stand", "Indikatoren!G4", "31.12.2025", "31.12.2026"),
        ("Bezugsgröße Einwohner: Kontrollsumme", "Indikatoren!H4", "5.000", "–"),
    ]
    assert compare(told, later).causes == ()


def test_verify_against_tells_another_stand(tmp_path: Path) -> None:
    result = write(allocate(read(tmp_path, with_base())), tmp_path / "ergebnis.xlsx")
    read(tmp_path, with_base("Einwohner", None, "base", None, None, "Zensus"))
    places = [(one.code, str(one.place)) for one in verify(result, tmp_path / "eingabe.xlsx").deviations]
    assert places == [("verify_against", "Indikatoren!F4")]


# --- from year to year ----------------------------------------------------------------------------------


def next_year(path: Path, tables: Tables) -> Path:
    result = write(allocate(read(path, tables)), path / "ergebnis.xlsx")
    target = path / "eingabe-2027.xlsx"
    target.write_bytes(input_bytes(rolled(read_result(result)), "de"))
    return target


@pytest.mark.parametrize(
    ("tables", "stand"), [(with_base(), "zu aktualisieren: 31.12.2025"), (CLEAN, "zu aktualisieren")]
)
def test_after_roll_every_base_is_last_years(tables: Tables, stand: str, tmp_path: Path) -> None:
    path = next_year(tmp_path, tables)
    cells = [[cell.value for cell in row] for row in load_workbook(path)["Indikatoren"]]
    (row,) = [cells for cells in cells if cells[2] == "Bezugsgröße"]
    assert (row[0], row[1], row[6]) == ("Einwohner", None, stand)
    with pytest.raises(InputError) as error:
        read_workbook(path)
    told = [problem for problem in error.value.problems if problem.code == "indicator_stale"]
    assert "Einwohner" in told[-1].what("de")
    assert read_workbook(path, keep_indicators=True).bases[0].freshness is Freshness.KEPT


def test_a_new_stand_beside_last_years_population_is_a_warning(tmp_path: Path) -> None:
    book = load_workbook(BytesIO(next_year(tmp_path, with_base()).read_bytes()))
    for row in book["Indikatoren"]:
        if row[2].value == "Bezugsgröße":
            row[6].value = "31.12.2026"
    book.save(tmp_path / "eingabe-2027.xlsx")
    for options in ({}, {"status_quo_from": tmp_path / "ergebnis.xlsx"}):
        case = read_workbook(tmp_path / "eingabe-2027.xlsx", keep_indicators=True, **options)  # type: ignore[arg-type]
        (warning,) = [one for one in case.warnings if one.severity == "warning"]
        assert warning.code == "indicators_unchanged"
        assert "„Einwohner“ (Stand 31.12.2026)" in warning.what("de")


def test_an_indicator_that_is_a_base_too_has_one_stand(tmp_path: Path) -> None:
    tables = spoilt({"Indikatoren!D3": "Kinder"})
    tables["Indikatoren"][1][3] = None
    path = next_year(tmp_path, tables)
    assert read_workbook(path, keep_indicators=True).bases == ()


def test_the_template_offers_the_kind(tmp_path: Path) -> None:
    from sozialbudget.cli.run import run

    assert run(["template", "-o", str(tmp_path / "leer.xlsx"), "--lang", "de"]) == 0
    rules = load_workbook(tmp_path / "leer.xlsx")["Indikatoren"].data_validations.dataValidation
    assert any("Anzahl,Quote,Bezugsgröße" in str(rule.formula1) for rule in rules)
