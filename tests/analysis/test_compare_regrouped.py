"""`compare` after boundary changes: the earlier year within the new boundaries, beside what it was."""

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from libreoffice import recalculated
from sozialbudget import Allocation, allocate, read_workbook, write
from sozialbudget import write as write_comparison
from sozialbudget.analysis.compare.compare import Comparison, compare
from sozialbudget.analysis.earlier import read_result
from sozialbudget.analysis.roll import rolled
from sozialbudget.cli.run import run
from sozialbudget.reports.roll.workbook import input_bytes
from sozialbudget.words import Lang
from workbooks import WRITERS, Table, Tables, spoilt, write_xlsx

HEADERS = ["von Nr", "nach Nr", "Anteil", "Grund"]
CHANGES: Table = [HEADERS, ["02", "02", 1], ["03", "02", 0.7, "Zusammenlegung"], ["03", "01", 0.3, "Zuschnitt (Nr 9)"]]
"""The budgets of 2026 are 94 805, 179 477 and 82 718 €: 02 gets 57 902.60, 01 gets 24 815.40 of 03."""


def later(changes: Table = CHANGES, budgets: tuple[Any, Any] = (None, None)) -> Tables:
    """The input of 2027, in which 03 is gone."""
    districts: Table = [
        spoilt({})["Sozialräume"][0],
        ["01", "Nord", "A", budgets[0], 120, 4.2, 1500, None, None],
        ["02", "Mitte", "A", budgets[1], 380, 5.3, 3500, 65000, None],
    ]
    return {**spoilt({"Parameter!B2": 2027}), "Sozialräume": districts, "Gebietsänderungen": changes}


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The result of 2026."""
    write_xlsx(tmp_path / "eingabe-2026.xlsx", spoilt({}))
    return write(allocate(read_workbook(tmp_path / "eingabe-2026.xlsx")), tmp_path / "ergebnis-2026.xlsx")


def result_of(before: Path, tables: Tables, lang: Lang = "de", writer: str = "openpyxl") -> Path:
    """The result of 2027, with the budgets of `before`."""
    suffix, write_tables = WRITERS[writer]
    path = before.with_name(f"eingabe-2027{suffix}")
    write_tables(path, tables)
    return write(allocate(read_workbook(path, status_quo_from=before)), before.with_name("ergebnis-2027.xlsx"), lang)


def stored(path: Path) -> Allocation:
    return read_result(path).allocation


def told(comparison: Comparison) -> dict[str, tuple[str, str | None, str | None]]:
    """By id: whose budget is regrouped, that budget, and the difference within the new boundaries."""
    return {
        row.district.id: (
            row.side,
            None if row.budget is None else f"{row.budget:.2f}",
            None if row.difference is None else f"{row.difference:.2f}",
        )
        for row in comparison.regrouped
    }


EXPECTED = {
    "01": ("A", "119620.40", "-13932.40"),
    "02": ("A", "237379.60", "21072.40"),
    "03": ("A", None, None),
}


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("writer", WRITERS)
def test_a_result_tells_the_changes_it_was_made_with(writer: str, lang: Lang, before: Path) -> None:
    after = stored(result_of(before, later(), lang, writer))
    comparison = compare(stored(before), after)
    assert told(comparison) == EXPECTED
    assert {d.id: d.difference for d in comparison.districts} == {"01": 10883, "02": 78975, "03": -82718}
    assert [round(row.rate, 4) for row in comparison.regrouped if row.rate is not None] == [
        Decimal("-0.1165"),
        Decimal("0.0888"),
    ]


def test_the_other_way_round_the_signs_are_the_other(before: Path) -> None:
    found = told(compare(stored(result_of(before, later())), stored(before)))
    assert found == {
        "01": ("B", "119620.40", "13932.40"),
        "02": ("B", "237379.60", "-21072.40"),
        "03": ("B", None, None),
    }


def test_a_case_with_the_budgets_of_a_result_tells_them(before: Path) -> None:
    write_xlsx(before.with_name("a.xlsx"), later())
    case = read_workbook(before.with_name("a.xlsx"), status_quo_from=before)
    assert told(compare(stored(before), allocate(case))) == EXPECTED


def test_a_rolled_input_and_one_with_budgets_of_its_own_tell_them(before: Path) -> None:
    """The sheet stands in the input; today's budgets are those that it makes of the budgets of 2026."""
    tables = later(budgets=(119620.40, 237379.60))
    write_xlsx(before.with_name("a.xlsx"), tables)
    assert told(compare(stored(before), allocate(read_workbook(before.with_name("a.xlsx"))))) == EXPECTED
    before.with_name("n.xlsx").write_bytes(input_bytes(rolled(read_result(before)), "de"))
    book = load_workbook(before.with_name("n.xlsx"))
    record = [[cell.value for cell in row] for row in book["Fortschreibung"]]
    write_xlsx(before.with_name("a.xlsx"), {"Fortschreibung": record, **tables})
    case = read_workbook(before.with_name("a.xlsx"))
    assert told(compare(stored(before), allocate(case))) == EXPECTED


@pytest.mark.parametrize(
    "changes",
    [
        [HEADERS, ["03", "02", "viel"]],
        [HEADERS, ["03", "02", 0.5]],
        [HEADERS, ["77", "02", 1]],
        [HEADERS],
    ],
)
def test_changes_that_do_not_fit_regroup_nothing(changes: Table, before: Path) -> None:
    write_xlsx(before.with_name("a.xlsx"), later(changes, (100000, 200000)))
    case = read_workbook(before.with_name("a.xlsx"))
    assert compare(stored(before), allocate(case)).regrouped == ()


def test_two_scenarios_of_one_year_are_not_regrouped(before: Path) -> None:
    after = stored(result_of(before, later()))
    other = allocate(after.case.model_copy(update={"parameters": after.case.parameters.changed({"damping": "0.3"})}))
    assert compare(after, other).regrouped == ()


def test_what_goes_to_no_district_is_told(before: Path) -> None:
    changes: Table = [HEADERS, ["03", "02", 0.7], ["03", "–", 0.3, "Auflösung"], ["02", "02", 1]]
    comparison = compare(stored(before), stored(result_of(before, later(changes))))
    assert told(comparison)["02"][1] == "237379.60"
    assert comparison.regrouped_lost == Decimal("24815.40")


def test_a_new_district_without_predecessor_has_nothing_before(before: Path) -> None:
    tables = later([*CHANGES, ["–", "04", None]])
    tables["Sozialräume"].append(["04", "West", "A", None, 50, 4.0, 500, None, None])
    comparison = compare(stored(before), stored(result_of(before, tables)))
    assert told(comparison)["04"][:2] == ("A", "0.00")
    assert [row.rate for row in comparison.regrouped if row.district.id == "04"] == [None]


# --- where it stands ------------------------------------------------------------------------------------


@pytest.fixture
def both(before: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    result_of(before, later())
    monkeypatch.chdir(before.parent)
    monkeypatch.setenv("SOZIALBUDGET_LANG", "de")
    monkeypatch.delenv("COLUMNS", raising=False)
    return before.parent


@pytest.mark.usefixtures("both")
def test_the_screen_shows_both(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "ergebnis-2026.xlsx", "ergebnis-2027.xlsx"]) == 0
    out = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert "−100,0 %" in out
    first, _, within = out.partition("Auf die neuen Gebiete umgerechnet\n")
    assert "+44,0 %" in first
    lines = [" ".join(line.split()) for line in within.split("\n")]
    assert "Mitte 179.477,00 258.452,00 237.379,60 +21.072,40 +8,9 %" in lines
    assert "Ost 82.718,00 – – – –" in lines
    assert "Summe 357.000,00 364.140,00 357.000,00 +7.140,00 +2,0 %" in lines


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize("columns", ["60", "80"])
def test_the_screen_keeps_its_width(
    columns: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert run(["compare", "ergebnis-2026.xlsx", "ergebnis-2027.xlsx"]) == 0
    out = capsys.readouterr().out
    table = out[out.index("Auf die neuen Gebiete umgerechnet\n") : out.index("\nWarum")]
    assert max(map(len, table.split("\n"))) <= int(columns)
    assert "237.379,60" in table


def comparison_of(folder: Path) -> Comparison:
    return compare(stored(folder / "ergebnis-2026.xlsx"), stored(folder / "ergebnis-2027.xlsx"))


def test_every_file_has_both(both: Path) -> None:
    comparison = comparison_of(both)
    data = json.loads(write_comparison(comparison, both / "v.json").read_text(encoding="utf-8"))
    (mitte,) = [district for district in data["districts"] if district["id"] == "02"]
    assert mitte["budget"] == {"a": 179477, "b": 258452, "difference": 78975}
    assert (mitte["regrouped"]["side"], mitte["regrouped"]["budget"]) == ("a", 237379.6)
    text = write_comparison(comparison, both / "v.csv").read_text(encoding="utf-8-sig")
    (row,) = [row for row in csv.DictReader(text.splitlines(), delimiter=";") if row["Nr"] == "02"]
    assert (row["A: 2026"], row["A: 2026 umgerechnet"]) == ("179477", "237379,6")
    page = write_comparison(comparison, both / "v.html").read_text(encoding="utf-8")
    for figure in ("179.477", "237.379,60", "+21.072,40", "+8,9"):
        assert figure in page


def test_the_workbook_has_a_sheet_of_its_own_with_live_differences(both: Path) -> None:
    path = write_comparison(comparison_of(both), both / "v.xlsx")
    (saved,) = recalculated([path], both)
    rows = {row[0].value: [cell.value for cell in row] for row in load_workbook(saved, data_only=True)["Umgerechnet"]}
    assert rows["02"][2:6] == [179477, 258452, 237379.6, 21072.4]
    assert rows["02"][6] == pytest.approx(0.0887708969)
    assert rows["03"][2:] == [82718, None, None, None, None]
    assert rows["Summe"][2:6] == [357000, 364140, 357000, 7140]


def test_without_changes_nothing_is_added(before: Path) -> None:
    a = stored(before)
    b = allocate(a.case.model_copy(update={"parameters": a.case.parameters.changed({"year": 2027, "damping": "0.3"})}))
    comparison = compare(a, b)
    data = json.loads(write_comparison(comparison, before.with_name("v.json")).read_text(encoding="utf-8"))
    assert all("regrouped" not in district for district in data["districts"])
    assert "Umgerechnet" not in load_workbook(write_comparison(comparison, before.with_name("v.xlsx"))).sheetnames
    assert "umgerechnet" not in write_comparison(comparison, before.with_name("v.csv")).read_text(encoding="utf-8-sig")
