"""`sozialbudget roll`: next year's input from this year's result, and chains of years computed by hand."""

import json
import os
import shutil
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from libreoffice import recalculated
from made_up import made_up_case
from sozialbudget import Case, InputError, NoSolutionError, allocate, read_workbook, write
from sozialbudget.analysis.earlier import read_result
from sozialbudget.analysis.roll import Rolled, rolled
from sozialbudget.case.case import Excluded, Freshness
from sozialbudget.case.parameters import NeedMethod
from sozialbudget.cli.run import run
from sozialbudget.reports.roll.workbook import input_bytes
from sozialbudget.words import Lang
from support import CASES
from workbooks import CLEAN, Formula, Table, Tables, spoilt, write_xls_without_texts, write_xlsx

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the worked example and its result for 2012; the language is German."""
    shutil.copy(CASES / "worked" / "input.xlsx", tmp_path / "eingabe-2012.xlsx")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOZIALBUDGET_LANG", "de")
    monkeypatch.delenv("COLUMNS", raising=False)
    write(allocate(read_workbook(tmp_path / "eingabe-2012.xlsx")), tmp_path / "ergebnis-2012.xlsx")
    return tmp_path


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> "Any":
    """Runs the command line; returns its exit status, stdout and stderr with ordinary spaces."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = run(arguments)
        told = capsys.readouterr()
        return status, *(text.replace("\N{NO-BREAK SPACE}", " ") for text in told)  # type: ignore[return-value]

    return call


def without_origins(case: Case, freshness: Freshness) -> dict[str, Any]:
    """What a case says, whatever file says it; its indicators and bases as `freshness`."""
    told = case.model_dump(exclude={"origin", "warnings", "parameter_origins"})
    for column in (*told["indicators"], *told["bases"]):
        column["freshness"] = freshness
    return told


def read_back(next_year: Rolled, path: Path, lang: Lang = "de") -> Case:
    path.write_bytes(input_bytes(next_year, lang))
    return read_workbook(path, keep_indicators=True)


# --- a chain of four years, by hand -----------------------------------------------------------------------


def budgets(path: str) -> dict[str, Decimal]:
    allocation = allocate(read_workbook(path))
    return {d.id: b for d, b in zip(allocation.case.districts, allocation.budget, strict=True)}


def edit(path: str, districts: list[list[Any]], changes: list[list[Any]]) -> None:
    """The analyst's work on a rolled input: districts (id, name, children), a new Stand, boundary changes."""
    book = load_workbook(path)
    sheet = book["Sozialräume"]
    (header,) = [row for row in sheet.iter_rows() if row[0].value == "Nr"]
    at = {cell.value: cell.column for cell in header if cell.value}
    for row in range(header[0].row + 1, sheet.max_row + 1):
        for column in range(1, sheet.max_column + 1):
            sheet.cell(row, column).value = None
    for row, (identity, name, children) in enumerate(districts, header[0].row + 1):
        for title, value in (("Nr", identity), ("Sozialraum", name), ("Kinder", children)):
            sheet.cell(row, at[title]).value = value
    sheet = book["Indikatoren"]
    for row in sheet.iter_rows():
        for cell in row:
            if str(cell.value).startswith("zu aktualisieren"):
                cell.value = "30.06."
    sheet = book.create_sheet("Gebietsänderungen")
    sheet.append(["von Nr", "nach Nr", "Anteil", "Grund"])
    for change in changes:
        sheet.append(change)
    book.save(path)


def test_four_years_by_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Any) -> None:
    """Shares of one indicator, damping, no limits: m = d · q·T/Q + (1 − d) · T · share, then whole euros.

    2012, uplift 2 %, d = 0.5. Q = 350 000, T = 357 000. Children 120, 300, 80 of 500.
      01 ½ (102 000 +  85 680) =  93 840      02 ½ (142 800 + 214 200) = 178 500     03 ½ (112 200 + 57 120) = 84 660
    2013, the same parameters and indicators. T = 364 140.
      01 ½ (95 716.8 + 87 393.6) = 91 555.2   02 ½ (182 070 + 218 484) = 200 277
      03 ½ (86 353.2 + 58 262.4) = 72 307.8   whole euros 364 139, one left for the largest remainder: 03, 72 308
    2014, uplift 0, 02 split 60:40 into 02 and 04. T = 364 140. Children 120, 200, 80, 100 of 500.
      q: 01 91 555; 02 0.6 · 200 277 = 120 166.20; 03 72 308; 04 80 110.80
      01 ½ (91 555 + 87 393.6) = 89 474.3     02 ½ (120 166.2 + 145 656) = 132 911.1
      03 ½ (72 308 + 58 262.4) = 65 285.2     04 ½ (80 110.8 + 72 828) = 76 469.4, which gets the euro left: 76 470
    2015, 01 and 03 merged into 05, d = 0.25. T = 364 140. Children 200, 200, 100 of 500.
      q: 02 132 911; 04 76 470; 05 89 474 + 65 285 = 154 759
      02 ¼ · 132 911 + ¾ · 145 656 = 142 469.75      04 ¼ · 76 470 + ¾ · 72 828 = 73 738.5
      05 ¼ · 154 759 + ¾ · 145 656 = 147 931.75      two euros left for the remainders of .75: 142 470 and 147 932
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOZIALBUDGET_LANG", "de")
    monkeypatch.delenv("COLUMNS", raising=False)
    first: Tables = {
        "Sozialräume": [
            ["Nr", "Sozialraum", "Budget bisher", "Kinder"],
            ["01", "Nord", 100000, 120],
            ["02", "Mitte", 140000, 300],
            ["03", "Ost", 110000, 80],
        ],
        "Indikatoren": [["Indikator", "Gewicht", "Art", "Stand"], ["Kinder", 1, "Anzahl", "30.06.2011"]],
        "Parameter": [
            ["Parameter", "Wert"],
            ["Haushaltsjahr", 2012],
            ["Steigerung", 0.02],
            ["Dämpfung", 0.5],
            ["Jahreskosten je VZÄ", 62400],
        ],
    }
    write_xlsx(tmp_path / "eingabe-2012.xlsx", first)
    assert said("allocate", "eingabe-2012.xlsx", "-o", "ergebnis-2012.xlsx", "-q") == (0, "", "")
    assert budgets("ergebnis-2012.xlsx") == {"01": 93840, "02": 178500, "03": 84660}

    assert said("roll", "ergebnis-2012.xlsx")[0] == 0
    assert said("allocate", "eingabe-2013.xlsx", "-o", "ergebnis-2013.xlsx")[0] == 1
    assert said("allocate", "eingabe-2013.xlsx", "-o", "ergebnis-2013.xlsx", "--keep-indicators")[0] == 0
    assert budgets("ergebnis-2013.xlsx") == {"01": 91555, "02": 200277, "03": 72308}
    assert "beibehalten: 30.06.2011" in [c.value for c in load_workbook("ergebnis-2013.xlsx")["Indikatoren"][2]]

    assert said("roll", "ergebnis-2013.xlsx", "--set", "uplift=0")[0] == 0
    edit(
        "eingabe-2014.xlsx",
        [["01", "Nord", 120], ["02", "Mitte", 200], ["03", "Ost", 80], ["04", "Mitte-Süd", 100]],
        [["02", "02", 0.6, "Teilung"], ["02", "04", 0.4, "Teilung"]],
    )
    command = ("allocate", "eingabe-2014.xlsx", "-o", "ergebnis-2014.xlsx")
    status, _, err = said(*command)
    assert status == 1
    assert "Sozialräume!D5: die Spalte „Budget bisher“ ist ganz leer" in err
    status, out, err = said(*command, "--status-quo-from", "ergebnis-2013.xlsx")
    assert (status, err) == (0, "")
    assert "Gebietsänderung: 40 % von „Mitte“ (Nr 02) nach „Mitte-Süd“ (Nr 04), 80.110,80 € (Teilung)" in out
    today = {d.id: d.status_quo for d in read_workbook("ergebnis-2014.xlsx").districts}
    assert today == {"01": 91555, "02": Decimal("120166.2"), "03": 72308, "04": Decimal("80110.8")}
    assert budgets("ergebnis-2014.xlsx") == {"01": 89474, "02": 132911, "03": 65285, "04": 76470}

    assert said("roll", "ergebnis-2014.xlsx", "--set", "damping=0,25")[0] == 0
    edit(
        "eingabe-2015.xlsx",
        [["05", "Nordost", 200], ["02", "Mitte", 200], ["04", "Mitte-Süd", 100]],
        [["01", "05", 1, "Zusammenlegung"], ["03", "05", 1, "Zusammenlegung"]],
    )
    command = ("allocate", "eingabe-2015.xlsx", "-o", "ergebnis-2015.xlsx", "--status-quo-from", "ergebnis-2014.xlsx")
    assert said(*command, "-q") == (0, "", "")
    assert budgets("ergebnis-2015.xlsx") == {"05": 147932, "02": 142470, "04": 73738}
    protocol = "\n".join(str(c.value) for row in load_workbook("ergebnis-2015.xlsx")["Protokoll"] for c in row).replace(
        "\xa0", " "
    )
    assert "Budget bisher aus dem Ergebnis ergebnis-2014.xlsx des Jahres 2014, Summe 364.140 €" in protocol
    assert "Gebietsänderung: 100 % von „Ost“ (Nr 03) nach „Nordost“ (Nr 05), 65.285 € (Zusammenlegung)" in protocol


# --- the same, for all kinds of cases ------------------------------------------------------------------


@given(seed=st.integers(0, 400))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_with_damping_1_and_nothing_changed_the_budgets_stay(seed: int, tmp_path: Path) -> None:
    case = made_up_case(seed, districts=[2, 3, 5, 10][seed % 4])
    parameters = case.parameters.changed({"damping": Decimal(1), "uplift": Decimal(0), "base_amount": Decimal(0)})
    try:
        allocation = allocate(case.model_copy(update={"parameters": parameters}))
    except NoSolutionError:
        assume(False)
        raise
    lang: Lang = "en" if seed % 2 else "de"
    result = write(allocation, tmp_path / "result.xlsx", lang, force=True)
    next_year = rolled(read_result(result))
    case = read_back(next_year, tmp_path / "input.xlsx", "de" if seed % 3 else "en")
    assert without_origins(case, Freshness.KEPT) == without_origins(next_year.case, Freshness.KEPT)
    assert case.parameters.year == 2021
    assert list(allocate(case).budget) == list(allocation.budget)


@pytest.mark.parametrize("method", list(NeedMethod))
@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_method_is_carried_over_whole(method: NeedMethod, lang: Lang, tmp_path: Path) -> None:
    case = made_up_case(list(NeedMethod).index(method))
    excluded = Excluded(
        id="99", name="Süd", reason="ruht", cells={"status_quo": Decimal(7), "Einwohner": "n. v."}, provider="X"
    )
    sources = {"source": "Amt", "as_of": "31.12.2019", "control_total": None}
    indicators = tuple(indicator.model_copy(update=sources) for indicator in case.indicators)
    case = case.model_copy(update={"excluded": (excluded,), "indicators": indicators})
    result = read_result(write(allocate(case), tmp_path / "result.xlsx", lang))
    next_year = rolled(result)
    back = read_back(next_year, tmp_path / "input.xlsx", lang)
    assert without_origins(back, Freshness.KEPT) == without_origins(next_year.case, Freshness.KEPT)
    expected = without_origins(case, Freshness.KEPT)
    told = without_origins(back, Freshness.KEPT)
    for part in ("excluded", "services", "indicators"):
        assert told[part] == expected[part]
    for now, before in zip(told["districts"], expected["districts"], strict=True):
        assert {**now, "status_quo": 0, "columns": 0} == {**before, "status_quo": 0, "columns": 0}
        assert now["columns"].items() <= before["columns"].items()
    assert [d.status_quo for d in back.districts] == list(result.allocation.budget)
    with pytest.raises(InputError) as refused:
        read_workbook(tmp_path / "input.xlsx")
    wrong = [problem.code for problem in refused.value.problems if problem.severity == "error"]
    assert wrong == ["indicator_stale"] * (len(case.indicators) + len(case.base_columns))
    assert {base.name for base in back.bases} == set(case.base_columns)
    assert input_bytes(next_year, lang) == input_bytes(next_year, lang)


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    names = {"B2": '=HYPERLINK("http://x")', "B3": "<Mitte> & „Süd“ _x000D_", "C2": "@SUM(1)", "A4": "1.234"}
    told = spoilt({f"Sozialräume!{cell}": name for cell, name in names.items()})
    write_xlsx(tmp_path / "a.xlsx", told)
    expected = read_workbook(tmp_path / "a.xlsx")
    next_year = rolled(read_result(write(allocate(expected), tmp_path / "b.xlsx")))
    case = read_back(next_year, tmp_path / "c.xlsx")
    assert [(d.id, d.name, d.provider) for d in case.districts] == [
        (d.id, d.name, d.provider) for d in expected.districts
    ]
    formulas = [c for sheet in load_workbook(tmp_path / "c.xlsx") for r in sheet for c in r if c.data_type == "f"]
    assert {str(cell.value)[:5] for cell in formulas} == {"=SUM("}


def test_only_what_was_said_is_said_again(folder: Path) -> None:
    next_year = rolled(read_result(folder / "ergebnis-2012.xlsx"))
    back = read_back(next_year, folder / "eingabe.xlsx")
    first = read_workbook(folder / "eingabe-2012.xlsx")
    said_first = {key for key, origin in first.parameter_origins.items() if origin.said_by != "default"}
    assert {key for key, o in back.parameter_origins.items() if o.said_by != "default"} == said_first
    write_xlsx(folder / "a.xlsx", CLEAN)
    result = write(allocate(read_workbook(folder / "a.xlsx")), folder / "b.xlsx")
    back = read_back(rolled(read_result(result)), folder / "c.xlsx")
    assert back.parameter_origins["uplift"].source == "Beschluss 7"
    assert back.parameter_origins["overhead_rate"].said_by == "default"


# --- the command ------------------------------------------------------------------------------------------


def test_what_changed_and_what_is_to_be_decided_is_shown(folder: Path, said: Any) -> None:
    status, out, err = said("roll", "ergebnis-2012.xlsx", "--set", "damping=0,4")
    assert (status, err) == (0, "")
    for line in (
        "Fortschreibung von 2012 auf 2013",
        "Haushaltsjahr        2012       2013",
        "Summe Budget bisher  350.000 €  357.000 €",
        "Dämpfung             50 %       40 %",
        "02  Mitte       140.000  161.620      +21.620",
        "    Summe       350.000  357.000       +7.000",
        "Kinder im SGB II  –            –",
        "Das Geld ist die Summe Budget bisher, 357.000 €, erhöht um die Steigerung.",
        "Jahreskosten je VZÄ             62.400 €    ohne Quelle",
        "Geschrieben: eingabe-2013.xlsx",
    ):
        assert line in out.split("\n"), line
    sheet = [c.value for row in load_workbook(folder / "eingabe-2013.xlsx")["Fortschreibung"] for c in row]
    for told in (
        "Fortschreibung von 2012 auf 2013",
        "Dämpfung",
        "40\xa0%",
        161620,
        "Jahreskosten je VZÄ",
        "62.400\xa0€",
    ):
        assert told in sheet, told
    assert load_workbook(folder / "eingabe-2013.xlsx").sheetnames[0] == "Fortschreibung"


@pytest.mark.parametrize("columns", ["60", "80", "140"])
def test_the_screen_keeps_its_width(columns: str, folder: Path, said: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    write_xlsx(folder / "a.xlsx", spoilt({"Sozialräume!B2": "Ein Sozialraum mit einem ziemlich langen Namen" * 2}))
    write(allocate(read_workbook(folder / "a.xlsx")), folder / "b.xlsx")
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = said("roll", "b.xlsx", "-o", "c.xlsx")
    table = out[: out.index("Geschrieben")]
    assert max(len(line) for line in table.split("\n")) <= int(columns)


@pytest.mark.usefixtures("folder")
def test_a_total_carried_over_is_named_prominently(said: Any) -> None:
    assert (
        said("allocate", "eingabe-2012.xlsx", "-o", "e.xlsx", "--set", "uplift=", "--set", "total=360000", "-q")[0] == 0
    )
    status, out, err = said("roll", "e.xlsx", "-o", "n.xlsx")
    assert status == 0
    assert err.startswith(
        "Warnung (1)\n[e.xlsx]Parameter!B3: das Gesamtbudget von 360.000 € ist aus dem Vorjahr übernommen"
    )
    sheet = [str(c.value) for row in load_workbook("n.xlsx")["Fortschreibung"] for c in row]
    assert any(text.startswith("Das Gesamtbudget von 360.000\xa0€ ist aus dem Vorjahr") for text in sheet)
    status, out, err = said("roll", "e.xlsx", "-o", "m.xlsx", "--set", "uplift=1,5 %")
    assert (status, err) == (0, "")
    assert "Gesamtbudget         360.000 €  –" in out
    assert "Steigerung           –          1,5 %" in out
    assert read_workbook("m.xlsx", keep_indicators=True).parameters.total is None


@pytest.mark.usefixtures("folder")
def test_json_tells_the_same(said: Any) -> None:
    status, out, err = said("roll", "ergebnis-2012.xlsx", "--json", "--set", "max_loss=", "--set", "abf_rate=0.12")
    told = json.loads(out)
    assert (status, err) == (0, "")
    assert told["schema"] == "sozialbudget/roll/1"
    assert (told["result"]["name"], told["result"]["year"], told["year"]) == ("ergebnis-2012.xlsx", 2012, 2013)
    assert told["status_quo"] == {"old": 350000, "new": 357000}
    assert told["districts"][1] == {"id": "02", "name": "Mitte", "old": 140000, "new": 161620}
    assert told["changed"] == [
        {"parameter": "year", "old": 2012, "new": 2013},
        {"parameter": "max_loss", "old": 0.1, "new": None},
        {"parameter": "abf_rate", "old": 0.1, "new": 0.12},
    ]
    assert told["carried"]["cost_per_fte"] == 62400
    assert [entry["indicator"] for entry in told["to_be_refreshed"]] == ["Kinder im SGB II", "Alleinerziehende"]
    case = read_workbook(told["output"], keep_indicators=True)
    assert (case.parameters.max_loss, case.parameters.abf_rate) == (None, Decimal("0.12"))


def test_year_and_language_are_as_said(folder: Path, said: Any) -> None:
    status, out, _ = said("roll", "ergebnis-2012.xlsx", "--set", "Haushaltsjahr=2014", "--lang", "en")
    assert status == 0
    assert out.endswith("Written: input-2014.xlsx\n")
    book = load_workbook(folder / "input-2014.xlsx")
    assert book.sheetnames == ["Recalculation", "Guide", "Districts", "Indicators", "Parameters", "Services"]
    (folder / "p.toml").write_text("year = 2015\nuplift = 0.03\n", encoding="utf-8")
    assert said("roll", "ergebnis-2012.xlsx", "--params", "p.toml", "-q") == (
        0,
        "",
        "Warnung (1)\np.toml!year: das Ergebnis ergebnis-2012.xlsx gilt für 2012, die Eingabe für 2015: es ist nicht "
        "das des Vorjahres — Haushaltsjahr und Ergebnis prüfen\n",
    )
    case = read_workbook(folder / "eingabe-2015.xlsx", keep_indicators=True)
    assert (case.parameters.year, case.parameters.uplift) == (2015, Decimal("0.03"))


def test_a_value_that_does_not_hold_in_the_new_year_is_doubtful_at_once(folder: Path, said: Any) -> None:
    """Whether it is carried over, or comes from the parameter file of the new year."""
    (folder / "p.toml").write_text(
        '[[damping]]\nvalue = 0.5\nvalid_from = 2010\nvalid_until = 2012\nsource = "V 1"\n'
        '[[damping]]\nvalue = 0.4\nvalid_from = 2013\nsource = "V 2"\nreview_by = 2012\n',
        encoding="utf-8",
    )
    year = ("--set", "year=2012", "-q", "-o", "e.xlsx")
    assert said("allocate", "eingabe-2012.xlsx", "--params", "p.toml", *year) == (0, "", "")
    place = read_workbook("e.xlsx").place("parameters", "damping", "value")
    status, _, err = said("roll", "e.xlsx", "-o", "a.xlsx", "-q")
    outside = f"[e.xlsx]{place}: Dämpfung 50 %, V 1 (gilt ab 2010 bis 2012): das Haushaltsjahr 2013 liegt außerhalb"
    assert (status, err.count("\n"), outside in err) == (0, 2, True)
    assert "liegt außerhalb dieser Jahre" in str(
        [c.value for row in load_workbook("a.xlsx")["Fortschreibung"] for c in row]
    )
    status, _, err = said("roll", "e.xlsx", "-o", "b.xlsx", "-q", "--params", "p.toml")
    due = "p.toml!damping[2]: Dämpfung 40 %, V 2, zu prüfen bis 31.12.2012: das Haushaltsjahr 2013 beginnt danach"
    assert (status, err.count("\n"), due in err) == (0, 2, True)


def test_control_totals_stay_and_are_named(tmp_path: Path, said: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOZIALBUDGET_LANG", "de")
    write_xlsx(tmp_path / "a.xlsx", spoilt({"Indikatoren!H2": 500}))
    write(allocate(read_workbook("a.xlsx")), "b.xlsx")
    _, out, _ = said("roll", "b.xlsx", "-o", "c.xlsx")
    assert "Die Kontrollsummen gehören zu den alten Werten" in out
    assert read_workbook("c.xlsx", keep_indicators=True).indicators[0].control_total == 500
    book = load_workbook("c.xlsx")
    for row in book["Sozialräume"].iter_rows():
        for cell in row:
            cell.value = 130 if cell.value == 120 else cell.value
    book.save("c.xlsx")
    assert "Kontrollsumme" in said("check", "c.xlsx", "--keep-indicators")[2]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--set", "damping=2"), "--set damping: Dämpfung"),
        (("--set", "dampng=1"), "--set dampng:"),
        (("--set", "damping="), "--set damping: Dämpfung fehlt"),
        (("--set", "total=1", "--set", "uplift=0"), "--set uplift:"),
        (("--set", "population=Einwohner unter 19"), "Einwohner unter 18 ist wohl gemeint|gemeint ist wohl Einwohner"),
        (("--set", "need_method=zscore"), "--set need_method:"),
        (("--params", "fehlt.toml"), "fehlt.toml:"),
        (("-o", "eingabe.txt"), "eingabe.txt:"),
        (("-o", "ergebnis-2012.xlsx", "--force"), "das ist das Ergebnis selbst; es wird nie verändert"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(
    arguments: tuple[str, ...], message: str, folder: Path, said: Any
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    status, _, err = said("roll", "ergebnis-2012.xlsx", *arguments)
    assert status == (2 if "-o" in arguments else 1)
    assert any(part in err for part in message.split("|")), err
    assert "Es wurde nichts geschrieben." in err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.usefixtures("folder")
def test_an_existing_file_is_replaced_only_by_force(said: Any) -> None:
    assert said("roll", "ergebnis-2012.xlsx", "-q")[0] == 0
    assert said("roll", "ergebnis-2012.xlsx", "-q")[0] == 1
    assert said("roll", "ergebnis-2012.xlsx", "-q", "--force")[0] == 0
    # All at once: what is wrong with the result and what stands in the way.
    status, _, err = said("roll", "eingabe-2012.xlsx", "-o", "eingabe-2013.xlsx", "--set", "dampng=1")
    assert (status, "Fehler (3)" in err) == (1, True)
    status, _, err = said("roll", "fehlt.xlsx", "-o", "eingabe-2013.xlsx")
    assert err.startswith("Fehler (2)\neingabe-2013.xlsx: die Datei gibt es schon")


def test_the_result_is_never_overwritten_by_what_comes_from_it(folder: Path, said: Any) -> None:
    said("roll", "ergebnis-2012.xlsx", "-q")
    before = (folder / "ergebnis-2012.xlsx").read_bytes()
    more = ("--keep-indicators", "--status-quo-from", "ergebnis-2012.xlsx", "--force")
    for command in (("allocate", "eingabe-2013.xlsx"), ("annex", "eingabe-2013.xlsx")):
        status, _, err = said(*command, "-o", "ergebnis-2012.xlsx", *more)
        assert (status, "das ist das Ergebnis, aus dem das Budget bisher kommt" in err) == (2, True)
    assert (folder / "ergebnis-2012.xlsx").read_bytes() == before


# --- results that are none, or no longer ------------------------------------------------------------------


def edited(path: Path, sheet: str, header: str, row_of: str, value: Any) -> Path:
    """A copy of `path` by openpyxl with the values as they are stored, one cell changed."""
    book = load_workbook(path, data_only=True)
    rows = list(book[sheet].iter_rows())
    column = next(c.column for row in rows for c in row if c.value == header)
    row = next(c.row for row in rows for c in row if c.value == row_of)
    book[sheet].cell(row, column).value = value
    target = path.with_name("bearbeitet.xlsx")
    book.save(target)
    return target


def test_an_edited_budget_is_named(folder: Path) -> None:
    path = edited(folder / "ergebnis-2012.xlsx", "Berechnungsbogen", "Budget neu", "Mitte", 161621)
    with pytest.raises(InputError) as refused:
        read_result(path)
    (problem,) = refused.value.problems
    assert (problem.code, str(problem.place)) == ("result_differs", "Berechnungsbogen")
    assert problem.what("de").endswith(": „Mitte“ (161.621 gespeichert, 161.620 nachgerechnet)")
    assert "sozialbudget verify" in problem.remedy("de")


def test_an_edited_input_is_named_by_its_consequences(folder: Path) -> None:
    path = edited(folder / "ergebnis-2012.xlsx", "Sozialräume", "Budget bisher", "Nord", 120000)
    with pytest.raises(InputError) as refused:
        read_result(path)
    assert [p.code for p in refused.value.problems] == ["result_differs"]
    path = edited(folder / "ergebnis-2012.xlsx", "Berechnungsbogen", "Budget neu", "Ost", None)
    with pytest.raises(InputError) as refused:
        read_result(path)
    assert "„Ost“ (leer gespeichert, 99.000 nachgerechnet)" in refused.value.problems[0].what("de")


def tampered(folder: Path) -> Path:
    """The result for a damping of 30 %, with the sheet Prüfsummen of that for 50 %: changed and recalculated."""
    other = read_workbook(folder / "eingabe-2012.xlsx", {"damping": "0.3"})
    write(allocate(other), folder / "anders.xlsx")
    book = load_workbook(folder / "anders.xlsx", data_only=True)
    recorded = load_workbook(folder / "ergebnis-2012.xlsx", data_only=True)["Prüfsummen"]
    for row in recorded.iter_rows():
        for cell in row:
            book["Prüfsummen"].cell(cell.row, cell.column).value = cell.value
    book.save(folder / "anders.xlsx")
    return folder / "anders.xlsx"


def test_inputs_changed_and_recalculated_are_doubtful_wherever_the_result_goes(folder: Path, said: Any) -> None:
    path = tampered(folder)
    status, _, err = said("roll", path.name, "-o", "eingabe-2013.xlsx", "--quiet")
    assert status == 0
    warning = "anders.xlsx: Eingaben des Ergebnisses anders.xlsx wurden nach dem Lauf geändert (Blatt Parameter)"
    assert warning in err
    assert "sozialbudget verify anders.xlsx" in err
    front = [str(row[0].value) for row in load_workbook("eingabe-2013.xlsx")["Fortschreibung"].iter_rows(max_row=8)]
    assert any("wurden nach dem Lauf geändert" in told for told in front)
    status, out, _ = said("roll", path.name, "-o", "zwei.xlsx", "--json")
    assert [note["code"] for note in json.loads(out)["notes"]] == ["result_inputs_changed"]
    case = read_workbook("eingabe-2013.xlsx", keep_indicators=True, status_quo_from=path)
    assert [w.severity for w in case.warnings if w.code == "result_inputs_changed"] == ["warning"]
    assert read_result("ergebnis-2012.xlsx").warnings == ()


def test_a_result_without_checksums_is_taken_as_it_is(folder: Path) -> None:
    book = load_workbook(tampered(folder), data_only=True)
    del book["Prüfsummen"]
    book.save("ohne.xlsx")
    assert read_result("ohne.xlsx").warnings == ()


def test_an_edited_result_that_cannot_be_read_is_called_edited_first(folder: Path) -> None:
    path = edited(folder / "ergebnis-2012.xlsx", "Parameter", "Wert", "Dämpfung", "halb")
    with pytest.raises(InputError) as refused:
        read_result(path)
    assert [(p.code, p.severity) for p in refused.value.problems] == [
        ("result_inputs_changed", "error"), ("rate_text", "error"),
    ]  # fmt: skip


def test_a_deleted_row_is_named(folder: Path) -> None:
    book = load_workbook(folder / "ergebnis-2012.xlsx", data_only=True)
    book["Sozialräume"].delete_rows(4)
    book.save(folder / "kurz.xlsx")
    with pytest.raises(InputError) as refused:
        read_result(folder / "kurz.xlsx")
    assert "03 (gespeichert, aber nicht mehr unter den Sozialräumen)" in refused.value.problems[0].what("de")


def test_values_that_a_program_has_not_stored_are_a_problem_of_their_own(folder: Path, said: Any) -> None:
    load_workbook(folder / "ergebnis-2012.xlsx").save(folder / "ohne.xlsx")
    status, _, err = said("roll", "ohne.xlsx")
    assert status == 1
    assert "Berechnungsbogen: die Formeln stehen ohne ihre Werte in der Datei" in err
    assert "in LibreOffice oder Excel öffnen, speichern" in err
    status, _, err = said("check", "eingabe-2012.xlsx", "--status-quo-from", "ohne.xlsx")
    assert "[ohne.xlsx]Berechnungsbogen: die Formeln stehen ohne ihre Werte" in err


def test_an_xls_that_has_lost_its_texts_is_a_problem_of_its_own(tmp_path: Path) -> None:
    ids: Table = [["Nr", "Budget neu"], *([Formula('="x"', 0), 1] for _ in range(3))]
    write_xls_without_texts(tmp_path / "ergebnis.xls", {**CLEAN, "Berechnungsbogen": ids})
    with pytest.raises(InputError) as error:
        read_result(tmp_path / "ergebnis.xls")
    (problem,) = error.value.problems
    assert problem.say("de") == (
        "Berechnungsbogen: die Nummern der Sozialräume sind verloren: LibreOffice speichert Texte aus Formeln in einer "
        ".xls als 0 — das ursprüngliche Ergebnis nehmen, oder es als .xlsx oder .ods speichern"
    )


@pytest.mark.parametrize(("lang", "to"), [("de", "xlsx:Calc MS Excel 2007 XML"), ("en", "ods:calc8"), ("de", "xls")])
def test_results_saved_again_by_libreoffice(lang: Lang, to: str, tmp_path: Path) -> None:
    allocation = allocate(made_up_case(6))
    result = write(allocation, tmp_path / f"result-{lang}.xlsx", lang)
    (saved,) = recalculated([result], tmp_path, to)
    again = read_result(saved)
    assert list(again.allocation.budget) == list(allocation.budget)
    assert again.warnings == ()
    expected, found = rolled(read_result(result)), rolled(again)
    assert without_origins(found.case, Freshness.KEPT) == without_origins(expected.case, Freshness.KEPT)
    assert found.said == expected.said
    back = read_workbook(_input(tmp_path, found), keep_indicators=True, status_quo_from=saved)
    assert [d.status_quo for d in back.districts] == list(allocation.budget)


def _input(folder: Path, next_year: Rolled) -> Path:
    path = folder / "input.xlsx"
    path.write_bytes(input_bytes(next_year, "de"))
    return path


def test_542_districts(tmp_path: Path) -> None:
    result = write(allocate(read_workbook(EXAMPLES / "berlin" / "eingabe.xlsx")), tmp_path / "ergebnis.xlsx")
    started = time.process_time()
    next_year = rolled(read_result(result))
    back = read_back(next_year, tmp_path / "eingabe.xlsx")
    assert time.process_time() - started < 10
    assert without_origins(back, Freshness.KEPT) == without_origins(next_year.case, Freshness.KEPT)
    assert len(back.districts) + len(back.excluded) == 542
    environment = {**os.environ, "COLUMNS": "100", "SOZIALBUDGET_LANG": "de"}
    command = [sys.executable, "-m", "sozialbudget", "roll", str(result), "-o", str(tmp_path / "e.xlsx")]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert f"{len(back.districts)} Zeilen; alle stehen im Blatt Fortschreibung" in ran.stdout
    assert (tmp_path / "e.xlsx").read_bytes() == (tmp_path / "eingabe.xlsx").read_bytes()
