"""A result taken as the input of another year is told, for it gives last year's figures under a new year."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from libreoffice import recalculated
from sozialbudget import read_workbook
from sozialbudget.case.problems import Problem
from sozialbudget.method.allocation import allocate
from sozialbudget.words import LANGUAGES, Lang
from sozialbudget.workbook.write import write_workbook
from workbooks import CLEAN, write

FORMATS = {".xlsx": "", ".ods": "ods", ".xls": "xls:MS Excel 97"}
SETTING = {"year": "2027"}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The result of 2026 in each format."""
    folder = tmp_path_factory.mktemp("results")
    path = folder / "ergebnis.xlsx"
    write_workbook(allocate(read_workbook(write(folder, CLEAN))), path, "de")
    saved = {}
    for suffix, to in FORMATS.items():
        saved[suffix] = path if not to else recalculated([path], folder / suffix[1:], to)[0]
    return saved


def told(path: Path, **more: object) -> list[Problem]:
    return list(read_workbook(path, **more).warnings)  # type: ignore[arg-type]


@pytest.mark.parametrize("suffix", FORMATS)
def test_another_year_than_the_result_was_computed_for_is_a_warning(results: Mapping[str, Path], suffix: str) -> None:
    path = results[suffix]
    assert told(path) == []
    assert told(path, settings={"year": "2026", "damping": "0.3"}) == []
    (warning,) = told(path, settings=SETTING)
    assert (warning.code, warning.severity, str(warning.place)) == ("result_of_other_year", "warning", "--set year")
    for part in ("2026", "2027", "Budget bisher und Indikatoren", f"sozialbudget roll {path.name}"):
        assert part in warning.say("de")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_year_typed_over_is_told_at_its_cell(tmp_path: Path, lang: Lang) -> None:
    path = tmp_path / "result.xlsx"
    write_workbook(allocate(read_workbook(write(tmp_path, CLEAN))), path, lang)
    book = load_workbook(path)
    sheet = book["Parameter" if lang == "de" else "Parameters"]
    assert sheet["B2"].value == 2026
    sheet["B2"] = 2028
    book.save(path)
    (warning,) = told(path)
    assert (warning.code, str(warning.place)) == ("result_of_other_year", f"{sheet.title}!B2")


def test_a_year_of_the_parameter_file_is_told_there(results: Mapping[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "parameter.toml"
    file.write_text("year = 2025\n", encoding="utf-8")
    (warning,) = told(results[".xlsx"], parameter_file=file)
    assert warning.code == "result_of_other_year"
    assert str(warning.place).startswith("parameter.toml")


def test_with_budgets_from_elsewhere_the_indicators_are_still_old(results: Mapping[str, Path], tmp_path: Path) -> None:
    earlier = tmp_path / "ergebnis-2026.xlsx"
    changed = read_workbook(results[".xlsx"], settings={"damping": "0.3"})
    write_workbook(allocate(changed), earlier, "de")
    found = told(results[".xlsx"], settings=SETTING, status_quo_from=earlier)
    (warning,) = [problem for problem in found if problem.code == "result_of_other_year"]
    assert ": die Indikatoren sind noch die von 2026" in warning.say("de")


def test_an_input_may_be_set_to_any_year(tmp_path: Path) -> None:
    assert told(write(tmp_path, CLEAN), settings=SETTING) == []
