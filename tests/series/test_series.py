"""The scripted yearly recalculation: the chain, what is out of date, failures, the lock, what is told."""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from filelock import FileLock
from openpyxl import load_workbook

from chains import BUDGETS, FIRST, contents, tables, write_chain, write_toml, write_year
from command_line import PROGRAM, Ran
from json_documents import hold_their_schema
from sozialbudget.analysis.breaks import breaks_of, by_year
from sozialbudget.cli.run import run
from sozialbudget.series import standing, state
from sozialbudget.series.model import SeriesYear, StatusQuo
from workbooks import write_xlsx

STATE, LOCK = ".sozialbudget-reihe.json", ".sozialbudget-reihe.lock"
RESULTS = tuple(f"ergebnis-{FIRST + position}.xlsx" for position in range(3))
TIME_SERIES = ("zeitreihe.xlsx", "zeitreihe.csv", "zeitreihe.svg")


@dataclass
class Series:
    """A folder with the inputs of three years and no annex, in which `sozialbudget series` is run."""

    folder: Path
    done: Path
    """Where the results of the unchanged series are kept, once they were computed."""
    capsys: pytest.CaptureFixture[str]

    def finish(self) -> None:
        """Bring the unchanged series up to date; what matters is content, so it is computed once and copied."""
        if not self.done.exists():
            assert self("--quiet").status == 0
            shutil.copytree(self.out, self.done)
        else:
            shutil.copytree(self.done, self.out)

    @property
    def out(self) -> Path:
        return self.folder / "ergebnisse"

    def __call__(self, *arguments: str, source: str = "series.toml") -> Ran:
        status = run(["series", str(self.folder / source), *arguments])
        told = self.capsys.readouterr()
        space = "\N{NO-BREAK SPACE}"
        return Ran(status, told.out.replace(space, " "), told.err.replace(space, " "))

    def steps(self, *arguments: str) -> list[tuple[Any, ...]]:
        """What happened to each year and to the time series: (2026, 'written'), …"""
        told = self(*arguments, "--json").out
        hold_their_schema(["series"], told)
        lines = [json.loads(line) for line in told.splitlines()]
        ends = ("written", "up_to_date", "failed", "outdated")
        return [(line.get("year", line.get("part")), line["step"]) for line in lines if line["step"] in ends]


def verdicts(first: str, second: str, third: str, time_series: str) -> list[tuple[Any, ...]]:
    return [(FIRST, first), (FIRST + 1, second), (FIRST + 2, third), ("time_series", time_series)]


WRITTEN, CURRENT, FAILED, OUTDATED = "written", "up_to_date", "failed", "outdated"


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_chain(tmp_path_factory.mktemp("inputs"))


@pytest.fixture
def series(inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Series:
    folder = tmp_path / "reihe"
    shutil.copytree(inputs, folder)
    write_toml(folder)
    for name in ("LC_ALL", "LC_MESSAGES", "COLUMNS", "SOZIALBUDGET_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    return Series(folder, inputs.parent / "done", capsys)


# --- the chain ----------------------------------------------------------------------------------------


def test_the_chain_is_that_of_allocate_year_by_year(series: Series, tmp_path: Path) -> None:
    ran = series()
    assert (ran.status, ran.err) == (0, "")
    by_hand = tmp_path / "by-hand"
    by_hand.mkdir()
    for position, name in enumerate(RESULTS):
        before = ["--status-quo-from", str(by_hand / RESULTS[position - 1])] if position else []
        source = series.folder / f"eingabe-{FIRST + position}.xlsx"
        assert run(["allocate", str(source), "-o", str(by_hand / name), "--quiet", *before]) == 0
        assert (by_hand / name).read_bytes() == (series.out / name).read_bytes()
    rows = [line.split(";") for line in (series.out / "zeitreihe.csv").read_text("utf-8-sig").splitlines()]
    at = {name: position for position, name in enumerate(rows[0])}
    found = [tuple(row[at[key]] for key in ("Haushaltsjahr", "Nr", "Budget bisher", "Budget neu")) for row in rows[1:]]
    today = ((60000, 40000), *BUDGETS[:2])
    assert found == [
        (str(FIRST + position), f"0{i + 1}", str(today[position][i]), str(BUDGETS[position][i]))
        for position in range(3)
        for i in range(2)
    ]


def test_one_line_a_year_with_sum_and_change(series: Series) -> None:
    assert series().out == (
        "Jahr       Stand              Budget neu    Veränderung\n"
        "2026       berechnet           110.000 €      +10.000 €   +10,0 %\n"
        "2027       berechnet           110.000 €           ±0 €    ±0,0 %\n"
        "2028       berechnet           112.200 €       +2.200 €    +2,0 %\n"
        "Zeitreihe  berechnet\n"
        "\n"
        f"Geschrieben in {series.out}: ergebnis-2026.xlsx, ergebnis-2027.xlsx, ergebnis-2028.xlsx, zeitreihe.xlsx, "
        "zeitreihe.csv, zeitreihe.svg\n"
    )
    assert series("--quiet") == Ran(0, "", "")


def test_a_folder_without_a_description_is_the_same_series(series: Series) -> None:
    series.finish()
    described = contents(series.out)
    (series.folder / "series.toml").unlink()
    (series.folder / "~$eingabe-2026.xlsx").write_bytes(b"lock")
    (series.folder / ".eingabe-2026.xlsx").write_bytes(b"hidden")
    (series.folder / "liesmich.txt").write_text("no workbook")
    ran = series("--quiet", source=".")
    assert (ran.status, ran.err) == (0, "")
    plain = contents(series.out)
    assert {name: plain[name] for name in (*RESULTS, *TIME_SERIES)} == {
        name: described[name] for name in (*RESULTS, *TIME_SERIES)
    }
    assert "anlage-2028.pdf" in plain  # which the description had declined


@pytest.mark.parametrize("name", ["parameter.toml", "Parameters.TOML"])
def test_the_file_of_parameters_of_a_folder(series: Series, name: str) -> None:
    (series.folder / "series.toml").unlink()
    (series.folder / name).write_text("hund = 1")
    assert f"{name}: einen Parameter hund gibt es nicht" in series(source=".").err
    (series.folder / "PARAMETERS.toml").write_text("max_loss = 0.1")
    assert "es gibt mehrere Parameterdateien: " in series(source=".").err


def test_boundary_changes_move_the_money(series: Series) -> None:
    """Süd of 2027 is divided: 60 % of its 57 750 € go on as Süd, 40 % to West: 34 650 and 23 100."""
    told = tables(2)
    told["Sozialräume"].append(["03", "West", None, 50])
    told["Gebietsänderungen"] = [["von Nr", "nach Nr", "Anteil"], ["02", "02", 0.6], ["02", "03", 0.4]]
    write_xlsx(series.folder / "eingabe-2028.xlsx", told)
    ran = series()
    assert (ran.status, ran.err) == (0, "")
    lines = (series.out / "zeitreihe.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(";")[4] for line in lines[-3:]] == ["52250", "34650", "23100"]
    remarks = [f"2028: {what}, siehe Gebietsänderungen der Eingabe 2028" for what in ("Grenzen geändert", "neu")]
    assert [line.split(";")[-1] for line in lines] == ["Bemerkung", "", "", "", "", "", *remarks]
    book = load_workbook(series.out / "zeitreihe.xlsx", data_only=True)
    cells = {row[1]: row[2:] for row in book["Budgets"].iter_rows(values_only=True)}
    change, rate, remark = -3, -2, -1
    assert None not in (cells["Nord"][change], cells["Nord"][rate])
    for name, told in zip(("Süd", "West"), remarks, strict=True):
        assert (cells[name][change], cells[name][rate], cells[name][remark]) == (None, None, told)
    # The money is that of all districts, whose boundaries did not move: 112 200 of 100 000.
    assert (cells["Summe"][change], cells["Nord"][remark]) == (12200, None)
    overview = [row[0] for row in book["Übersicht"].iter_rows(values_only=True)]
    at = overview.index("Nicht durchgehend vergleichbar")
    assert overview[at + 1 : at + 3] == [f"{remarks[0]}: Süd", f"{remarks[1]}: West"]
    assert {row[-1] for row in book["Stunden"].iter_rows(min_row=5, values_only=True)} == {None, *remarks}
    picture = (series.out / "zeitreihe.svg").read_text(encoding="utf-8")
    assert "Euro im Jahr: 1 Sozialraum (nur" in picture
    assert "(nur solche mit gleichen Grenzen in allen Jahren)</title>" in picture
    assert ("Nord" in picture, "Süd" in picture) == (True, False)


def _year(year: int, budgets: Mapping[str, tuple[int, int]], excluded: Sequence[str] = ()) -> Any:
    """What the result of a year says of its districts: budget so far and budget by id."""
    districts = [SimpleNamespace(id=id, name=f"Raum {id}", status_quo=Decimal(of[0])) for id, of in budgets.items()]
    gone = [SimpleNamespace(id=id) for id in excluded]
    case = SimpleNamespace(districts=districts, excluded=gone, parameters=SimpleNamespace(year=year))
    return SimpleNamespace(case=case, budget=[Decimal(of[1]) for of in budgets.values()])


def test_where_a_district_does_not_go_on_from_the_year_before() -> None:
    years = [
        _year(2026, {"1": (10, 11), "2": (20, 21), "3": (30, 31), "4": (40, 41)}),
        _year(2027, {"1": (11, 12), "2": (22, 23), "5": (5, 6)}, excluded=["4"]),
        _year(2028, {"1": (10, 12), "2": (23, 24), "5": (6, 7)}),
    ]
    found = breaks_of(years, entered=[2026, 2028])
    assert [(one.year, one.kind, one.id, one.in_changes, one.parts) for one in found] == [
        (2027, "moved", "2", True, True),
        (2027, "new", "5", True, True),
        (2027, "gone", "3", True, True),
        (2027, "left_out", "4", False, True),
        (2028, "entered", "1", False, False),
    ]
    assert by_year(found, "en")[-2:] == [
        "2027: left out: Raum 4",
        "2028: status quo as entered, not the budget of 2027: Raum 1",
    ]
    many = breaks_of([_year(2026, {}), _year(2027, {str(n): (1, 1) for n in range(1, 13)})], [2026])
    assert by_year(many, "de")[0].endswith(
        " der Eingabe 2027: Raum 1, Raum 2, Raum 3, Raum 4, Raum 5, Raum 6, Raum 7, Raum 8, Raum 9, Raum 10, 2 weitere"
    )


def test_a_series_in_which_every_boundary_moves_has_no_chart(series: Series) -> None:
    told = tables(1)
    told["Gebietsänderungen"] = [["von Nr", "nach Nr", "Anteil"], ["01", "02", 1], ["02", "01", 1]]
    told["Sozialräume"][1][1], told["Sozialräume"][2][1] = "West", "Ost"
    write_xlsx(series.folder / "eingabe-2027.xlsx", told)
    later = tables(2)
    later["Sozialräume"][1][1], later["Sozialräume"][2][1] = "West", "Ost"
    write_xlsx(series.folder / "eingabe-2028.xlsx", later)
    ran = series()
    assert (ran.status, ran.err) == (0, "")
    assert load_workbook(series.out / "zeitreihe.xlsx")["Übersicht"]._charts == []
    assert "0 Sozialräume" in (series.out / "zeitreihe.svg").read_text(encoding="utf-8")


def test_the_same_bytes_from_the_same_inputs(series: Series, tmp_path: Path) -> None:
    write_toml(series.folder, 'anlagen = "alle"\nanlagenformate = ["html"]')
    assert series("--quiet").status == 0
    first = contents(series.out)
    shutil.move(series.out, tmp_path / "elsewhere")
    assert series("--quiet").status == 0
    assert contents(series.out) == first
    assert set(first) == {*RESULTS, *(f"anlage-{FIRST + k}.html" for k in range(3)), *TIME_SERIES, STATE, LOCK}


# --- what is out of date ------------------------------------------------------------------------------


def test_nothing_is_touched_when_all_is_up_to_date(series: Series) -> None:
    series.finish()
    before = {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in series.out.iterdir()}
    for path in series.folder.glob("eingabe*"):
        os.utime(path, (1, 1))  # a time stamp says nothing
    assert series.steps() == verdicts(CURRENT, CURRENT, CURRENT, CURRENT)
    assert {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in series.out.iterdir()} == before
    assert series().out.endswith(f"In {series.out} ist alles aktuell.\n")


def _an_input(series: Series) -> None:
    write_year(series.folder, 1, {"children": (45, 55)})


def _a_setting(series: Series) -> None:
    write_toml(series.folder, each={1: 'werte = { "Dämpfung" = 0.25 }'})


def _kept_indicators(series: Series) -> None:
    write_toml(series.folder, each={1: "indikatoren_beibehalten = true"})


def _its_own_status_quo(series: Series) -> None:
    write_year(series.folder, 1, {"budgets": (60000, 50000)})
    write_toml(series.folder, each={1: 'budget_bisher = "eingabe"'})


def _a_missing_result(series: Series) -> None:
    (series.out / RESULTS[1]).unlink()


def test_a_remedy_is_one_that_a_series_has(series: Series) -> None:
    path = series.folder / f"eingabe-{FIRST + 1}.xlsx"
    book = load_workbook(path)
    sheet = book["Parameter"]
    row = next(cells for cells in sheet.iter_rows() if cells[0].value == "Dämpfung")
    row[1].value = None
    book.save(path)
    ran = series()
    assert ran.status == 1
    assert "im Blatt Parameter eintragen oder in der Reihe unter „werte“ angeben: damping = …" in ran.err
    assert "--set" not in ran.err
    write_toml(series.folder, each={1: "werte = { damping = 0.25 }"})
    assert series().status == 0


@pytest.mark.parametrize("change", [_an_input, _a_setting, _its_own_status_quo])
def test_a_year_is_computed_anew_with_those_after_it(series: Series, change: Callable[[Series], None]) -> None:
    series.finish()
    first = (series.out / RESULTS[0]).stat().st_mtime_ns
    change(series)
    assert series.steps() == verdicts(CURRENT, WRITTEN, WRITTEN, WRITTEN)
    assert (series.out / RESULTS[0]).stat().st_mtime_ns == first
    assert series.steps() == verdicts(CURRENT, CURRENT, CURRENT, CURRENT)


@pytest.mark.parametrize("change", [_kept_indicators, _a_missing_result])
def test_what_comes_out_as_before_moves_nothing_else(series: Series, change: Callable[[Series], None]) -> None:
    series.finish()
    before = contents(series.out)
    change(series)
    assert series.steps() == verdicts(CURRENT, WRITTEN, CURRENT, CURRENT)
    assert {**contents(series.out), STATE: b""} == {**before, STATE: b""}


def test_the_parameter_file_counts_for_every_year(series: Series) -> None:
    write_toml(series.folder, 'anlagen = "keine"\nparameter = "p.toml"')
    (series.folder / "p.toml").write_text("max_loss = 0.1\n")
    assert series().status == 0
    before = contents(series.out)
    (series.folder / "p.toml").write_text("max_loss = 0.1 # a remark\n")
    assert series.steps() == verdicts(WRITTEN, WRITTEN, WRITTEN, CURRENT)
    assert {name: before[name] for name in RESULTS} == {name: contents(series.out)[name] for name in RESULTS}
    assert "gleich" in _with_remark(series)
    (series.folder / "p.toml").write_text("max_loss = 0.01\n")
    assert series.steps() == verdicts(WRITTEN, WRITTEN, WRITTEN, WRITTEN)
    write_toml(series.folder, 'anlagen = "keine"\nparameter = "p.toml"', each={1: "werte = { hund = 1 }"})
    assert "series.toml 2027 hund: einen Parameter hund gibt es nicht" in series().err
    (series.folder / "p.toml").unlink()
    ran = series()
    assert ran.status == 1
    assert "p.toml" in ran.err


def _with_remark(series: Series) -> str:
    (series.folder / "p.toml").write_text("max_loss = 0.1 # another\n")
    return series().out


@pytest.mark.parametrize(
    "change",
    [
        {"source": "2"},
        {"parameters": "2"},
        {"previous": "2"},
        {"lang": "en"},
        {"entry": SeriesYear(2027, Path("b.xlsx"))},
        {"entry": SeriesYear(2028, Path("a.xlsx"))},
        {"entry": SeriesYear(2027, Path("a.xlsx"), {"damping": "1"})},
        {"entry": SeriesYear(2027, Path("a.xlsx"), status_quo=StatusQuo.INPUT)},
        {"entry": SeriesYear(2027, Path("a.xlsx"), keep_indicators=True)},
    ],
    ids=str,
)
def test_each_ingredient_is_in_the_key(change: dict[str, Any]) -> None:
    entry = SeriesYear(2027, Path("a.xlsx"))
    usual: dict[str, Any] = {"entry": entry, "source": "1", "parameters": "1", "previous": "1", "lang": "de"}
    assert standing.result_key(**usual) == standing.result_key(**usual)
    assert standing.result_key(**usual | change) != standing.result_key(**usual)


def test_another_version_computes_everything(series: Series, monkeypatch: pytest.MonkeyPatch) -> None:
    series.finish()
    monkeypatch.setattr(standing, "__version__", "99.0")
    assert series.steps() == verdicts(WRITTEN, WRITTEN, WRITTEN, WRITTEN)


def test_the_annex_has_a_key_of_its_own(series: Series) -> None:
    top = 'anlagenformate = ["html"]\nvorlage = "{}"'
    write_toml(series.folder, top.format("2026/1"))
    assert series("--quiet").status == 0
    before = contents(series.out)
    assert "anlage-2028.html" in before
    write_toml(series.folder, top.format("2026/2"))
    assert series.steps() == verdicts(CURRENT, CURRENT, WRITTEN, CURRENT)
    after = contents(series.out)
    assert {name for name in before if before[name] != after[name]} == {"anlage-2028.html", STATE}
    assert "2026/2" in after["anlage-2028.html"].decode()


def test_last_years_annex_stays_valid_until_its_result_changes(series: Series) -> None:
    top = 'anlagenformate = ["html"]'
    write_toml(series.folder, top, years=2)
    assert series("--quiet").status == 0
    write_toml(series.folder, top, years=3)
    ran = series()
    assert (ran.status, ran.err) == (0, "")
    assert {"anlage-2027.html", "anlage-2028.html"} <= set(contents(series.out))
    _an_input(series)
    ran = series()
    assert ran.status == 0
    assert "die nicht mehr zur Reihe gehören: anlage-2027.html" in ran.err


def test_english_names_and_what_german_ones_are_then(series: Series) -> None:
    write_toml(series.folder, 'annexes = "none"\noutput = "out"')
    for path in (series.folder / "series.toml",):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("jahre", "years").replace("jahr ", "year ").replace("eingabe =", "input ="))
    assert series("--lang", "en").status == 0
    names = set(contents(series.folder / "out")) - {STATE, LOCK}
    assert names == {
        *(f"result-{FIRST + position}.xlsx" for position in range(3)),
        *(f"time-series.{ending}" for ending in ("xlsx", "csv", "svg")),
    }
    ran = series("--lang", "de")
    assert ran.status == 0
    assert "time-series.svg" in ran.err
    assert names < set(contents(series.folder / "out"))


def test_years_that_left_are_named_not_deleted(series: Series) -> None:
    series.finish()
    write_toml(series.folder, years=2)
    for _ in range(2):
        ran = series()
        assert ran.status == 0
        assert "ergebnis-2028.xlsx" in ran.err
        assert (series.out / RESULTS[2]).exists()
    (series.out / RESULTS[2]).unlink()
    assert series().err == ""


# --- somebody else's hand -----------------------------------------------------------------------------


def test_a_result_changed_by_hand_is_not_overwritten(series: Series) -> None:
    series.finish()
    before = contents(series.out)
    path = series.out / RESULTS[1]
    path.write_bytes(before[RESULTS[1]] + b"\0")
    assert series.steps() == verdicts(CURRENT, FAILED, OUTDATED, OUTDATED)
    ran = series()
    assert ran.status == 1
    assert "ergebnis-2027.xlsx wurde geändert, seit diese Reihe sie geschrieben hat" in ran.err
    assert "nicht mehr aktuell, aber unverändert liegen geblieben" in ran.err
    assert path.read_bytes() == before[RESULTS[1]] + b"\0"
    assert series("--force").status == 0
    assert contents(series.out) == before


def test_a_changed_time_series_is_not_overwritten(series: Series) -> None:
    series.finish()
    (series.out / "zeitreihe.csv").write_text("mine")
    assert series.steps() == verdicts(CURRENT, CURRENT, CURRENT, FAILED)
    assert series().status == 1
    assert (series.out / "zeitreihe.csv").read_text() == "mine"


def test_a_file_of_somebody_else_is_not_overwritten(series: Series) -> None:
    series.out.mkdir()
    (series.out / RESULTS[0]).write_bytes(b"mine")
    ran = series()
    assert ran.status == 1
    assert "liegt schon da und ist nicht von dieser Reihe geschrieben" in ran.err
    assert (series.out / RESULTS[0]).read_bytes() == b"mine"


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_text("{"), lambda path: path.write_text("[]")])
def test_a_lost_state_is_made_again(series: Series, spoil: Callable[[Path], Any]) -> None:
    series.finish()
    before = contents(series.out)
    spoil(series.out / STATE)
    ran = series()
    assert ran.status == 0
    assert contents(series.out) == before


def test_a_result_open_in_an_office_program_is_left_alone(series: Series) -> None:
    series.finish()
    (series.out / ".~lock.ergebnis-2027.xlsx#").write_text("me")
    assert series().status == 0  # nothing to write
    _an_input(series)
    ran = series()
    assert ran.status == 1
    assert "in Excel oder LibreOffice geöffnet" in ran.err


# --- failures -----------------------------------------------------------------------------------------


def test_a_year_that_fails_stops_those_after_it(series: Series) -> None:
    series.finish()
    before = contents(series.out)
    write_year(series.folder, 0, {"children": (30, 70)})
    broken = tables(1)
    broken["Sozialräume"][1][3] = None
    write_xlsx(series.folder / "eingabe-2027.xlsx", broken)
    assert series.steps() == verdicts(WRITTEN, FAILED, OUTDATED, OUTDATED)
    ran = series()
    assert ran.status == 1
    assert "[eingabe-2027.xlsx]Sozialräume!D2" in ran.err
    assert "ergebnis-2027.xlsx, ergebnis-2028.xlsx" not in ran.out
    after = contents(series.out)
    assert {name for name in before if before[name] != after[name]} == {RESULTS[0], STATE}
    write_year(series.folder, 1)
    assert series.steps() == verdicts(CURRENT, WRITTEN, WRITTEN, WRITTEN)


def test_an_input_for_another_year_is_refused(series: Series) -> None:
    write_year(series.folder, 1, {"year": 2031})
    ran = series()
    assert ran.status == 1
    assert "die Eingabe ist für 2031, in der Reihe steht sie für 2027" in ran.err
    assert "werte = { year = 2027 }" in ran.err
    write_toml(series.folder, each={1: "werte = { year = 2027 }"})
    assert series().status == 0


def test_an_input_for_another_year_is_the_only_error(series: Series) -> None:
    """Its districts do not fit the year before either, which is no news then."""
    told = tables(1, {"year": 2031})
    told["Sozialräume"][1][0] = "77"
    write_xlsx(series.folder / "eingabe-2027.xlsx", told)
    ran = series()
    assert ran.status == 1
    assert ran.err.count("[eingabe-2027.xlsx]") == 1
    assert "[eingabe-2027.xlsx]Parameter!B2: die Eingabe ist für 2031, in der Reihe steht sie für 2027" in ran.err
    told["Parameter"][1][1] = 2027
    write_xlsx(series.folder / "eingabe-2027.xlsx", told)
    assert "77" in series().err


def test_the_input_of_a_year_that_failed_is_in_no_column(series: Series) -> None:
    (series.folder / "eingabe-2026.xlsx").unlink()
    assert series().out.splitlines()[:4] == [
        "Jahr       Stand              Budget neu    Veränderung",
        "2026       FEHLER",
        "           eingabe-2026.xlsx",
        "2027       fehlt",
    ]


def test_a_review_that_is_overdue_for_years_is_told_once(series: Series) -> None:
    (series.folder / "p.toml").write_text(
        '[overhead_rate]\nvalue = "0 %"\nsource = "V 1"\nreview_by = 2025-06-30\n', encoding="utf-8"
    )
    write_toml(series.folder, 'anlagen = "keine"\nparameter = "p.toml"')
    ran = series()
    assert ran.status == 0
    assert [
        line.partition(", zu prüfen bis ")[2].partition(" —")[0] for line in ran.err.splitlines() if "V 1" in line
    ] == [
        "30.06.2025: das Haushaltsjahr 2026 beginnt danach",
        "30.06.2025: auch überfällig in 2027–2028",
    ]
    shutil.rmtree(series.out)
    assert series("--json").out.count("parameter_due_for_review") == 3


def test_a_missing_input_is_a_year_that_failed(series: Series) -> None:
    (series.folder / "eingabe-2026.xlsx").unlink()
    assert series.steps() == verdicts(FAILED, OUTDATED, OUTDATED, OUTDATED)


def test_check_tells_and_writes_nothing(series: Series) -> None:
    assert series.steps("--check") == verdicts(OUTDATED, OUTDATED, OUTDATED, OUTDATED)
    assert not series.out.exists()
    series.finish()
    before = contents(series.out)
    assert series("--check").status == 0
    _an_input(series)
    ran = series("--check")
    assert (ran.status, contents(series.out)) == (1, before)
    assert ran.out.splitlines()[1].startswith("2026       aktuell ")
    assert ran.out.splitlines()[2:5] == [
        "2027       nicht aktuell",
        "2028       nicht aktuell",
        "Zeitreihe  nicht aktuell",
    ]


def test_leftovers_of_killed_runs_are_removed_and_nothing_else(series: Series) -> None:
    series.out.mkdir()
    left = (".sozialbudget-0123456789ab.tmp.xlsx", ".sozialbudget-0123456789ab.tmp.json")
    kept = (".sozialbudget-notes.tmp", "sozialbudget-0123456789ab.tmp")
    for name in (*left, *kept):
        (series.out / name).write_text("x")
    folder = series.out / ".sozialbudget-ba9876543210.tmp"
    folder.mkdir()
    (folder / RESULTS[0]).write_text("half")
    assert series().status == 0
    names = set(contents(series.out))
    assert names & {*left} == set()
    assert set(kept) <= names
    assert not folder.exists()


# --- two at once --------------------------------------------------------------------------------------


def test_a_second_run_waits_briefly_and_says_what_it_waits_for(series: Series) -> None:
    series.out.mkdir()
    with FileLock(series.out / LOCK):
        ran = series("--wait", "0,1")
    assert (ran.status, ran.out) == (1, "")
    assert ".sozialbudget-reihe.lock: ein anderer Lauf schreibt in diesen Ordner" in ran.err
    assert set(contents(series.out)) == {LOCK}
    assert series().status == 0


def test_the_lock_ends_with_its_process(series: Series) -> None:
    series.out.mkdir()
    path = str(series.out / LOCK)
    code = f"from filelock import FileLock; lock = FileLock({path!r}); lock.acquire(); print(1, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert series("--wait", "0").status == 1
        holder.kill()
    assert series("--wait", "0").status == 0


def test_two_runs_at_once_do_the_work_of_one(series: Series) -> None:
    series.finish()
    alone = contents(series.out)
    shutil.rmtree(series.out)
    command = [*PROGRAM, "series", str(series.folder / "series.toml"), "--json", "--wait", "60"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate() for process in runs]
    assert [process.returncode for process in runs] == [0, 0], told
    written = sum(out.count('"step": "written"') for out, _ in told)
    assert written == 4
    assert contents(series.out) == alone


def test_ctrl_c_ends_with_130_and_leaves_whole_files(series: Series) -> None:
    command = [*PROGRAM, "series", str(series.folder / "series.toml"), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(2)
        process.stdout.read()
    assert process.returncode in (0, 130)  # it may have been faster
    assert not [name for name in contents(series.out) if ".tmp" in name]
    assert series().status == 0


def test_the_years_are_computed_whoever_reads_of_it(series: Series) -> None:
    command = [*PROGRAM, "series", str(series.folder), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 0
    assert {*RESULTS, *TIME_SERIES} <= set(contents(series.out))


# --- what is told -------------------------------------------------------------------------------------


def test_a_line_of_json_per_step(series: Series) -> None:
    ran = series("--json")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [(line["step"], line.get("year")) for line in lines] == [
        *((step, FIRST + position) for position in range(3) for step in ("read", "computed", "written")),
        ("written", None),
        ("done", None),
    ]
    assert lines[0] == {"step": "read", "year": 2026, "source": "eingabe-2026.xlsx"}
    assert lines[2] == {
        "step": "written",
        "year": 2026,
        "files": ["ergebnis-2026.xlsx"],
        "status_quo": 100000,
        "budget": 110000,
        "change": 10000,
    }
    assert lines[-1] == {
        "step": "done",
        "complete": True,
        "years": {"written": 3, "up_to_date": 0, "failed": 0, "outdated": 0},
    }
    shutil.rmtree(series.out)
    assert series("--json").out == ran.out  # no clock, no chance


def test_json_tells_what_is_wrong(series: Series) -> None:
    write_year(series.folder, 0, {"children": (0, 0)})
    ran = series("--json")
    assert (ran.status, ran.err) == (1, "")
    failed = json.loads(ran.out.splitlines()[-5])
    assert (failed["step"], failed["year"]) == ("failed", 2026)
    assert failed["problems"][0]["code"] == "indicator_without_information"
    assert failed["problems"][0]["sheet"].startswith("[eingabe-2026.xlsx]")


def test_json_tells_what_is_wrong_before_the_first_year(series: Series) -> None:
    (series.folder / "series.toml").write_text("hund = 1")
    ran = series("--json")
    assert (ran.status, ran.err) == (1, "")
    failed, done = map(json.loads, ran.out.splitlines())
    assert [problem["code"] for problem in failed["problems"]] == ["series_key_unknown", "series_without_years"]
    assert done["complete"] is False


def test_budget_ii_is_a_column_of_its_own(series: Series) -> None:
    """200 € for each district, 400 € together; the budgets stay as they are."""
    write_toml(series.folder, each={1: "werte = { project_fund = 200 }"})
    assert series("--quiet").status == 0
    rows = [line.split(";") for line in (series.out / "zeitreihe.csv").read_text("utf-8-sig").splitlines()]
    assert [row[-2] for row in rows[1:]] == ["", "", "200", "200", "", ""]
    sheet = load_workbook(series.out / "zeitreihe.xlsx", data_only=True)["Übersicht"]
    assert [sheet.cell(row, 9).value for row in (5, 6, 7)] == [0, 400, 0]
    assert [sheet.cell(row, 4).value for row in (5, 6, 7)] == [110000, 110000, 112200]


def test_everything_wrong_with_the_description_at_once(series: Series) -> None:
    path = series.folder / "series.toml"
    path.write_text(
        'titel = "a"\ntitle = "b"\nanlagn = "alle"\nanlagenformate = ["odt"]\nhund = 1\n'
        '[[jahre]]\njahr = "2026"\neingabe = "a.xlsx"\n[[jahre]]\njahr = 2027\n',
        encoding="utf-8",
    )
    ran = series()
    assert (ran.status, ran.out) == (1, "")
    for told in (
        "Fehler (6)",
        "titel sind dieselbe Angabe",
        "anlagn gibt es hier nicht; gemeint ist wohl anlagen",
        "hund gibt es hier nicht",
        "anlagenformate ist „odt“, erwartet wird eine Liste aus pdf, docx, html, xlsx",
        "series.toml [[jahre]] 1: jahr ist „2026“, erwartet wird eine Jahreszahl",
        "series.toml [[jahre]] 2: eingabe fehlt",
    ):
        assert told in ran.err
    assert not series.out.exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "die Reihe nennt kein Jahr"),
        ("jahre = 3", "erwartet wird Tabellen [[jahre]]"),
        ("[[jahre", "kein gültiges TOML"),
        ('[[jahre]]\njahr = 2026\neingabe = "a.xlsx"\nbudget_bisher = "vorjahr"', "hat kein Vorjahr"),
        (
            '[[jahre]]\njahr = 2026\neingabe = "a.xlsx"\n[[jahre]]\njahr = 2028\neingabe = "b.xlsx"',
            "zwischen 2026 und 2028 fehlt 2027",
        ),
        (
            '[[jahre]]\njahr = 2026\neingabe = "a.xlsx"\n[[jahre]]\njahr = 2026\neingabe = "b.xlsx"',
            "für 2026 gibt es mehrere Eingaben: a.xlsx, b.xlsx",
        ),
        (
            'anlagenformate = ["xlsx"]\nkleine_zahlen_unter = 3\n[[jahre]]\njahr = 2026\neingabe = "a.xlsx"',
            "schließen einander aus",
        ),
        (
            'anlagenformate = ["html"]\narchiv = true\n[[jahre]]\njahr = 2026\neingabe = "a.xlsx"',
            "nur für Anlagen als pdf",
        ),
    ],
)
def test_a_description_that_does_not_hold(series: Series, text: str, told: str) -> None:
    (series.folder / "series.toml").write_text(text, encoding="utf-8")
    ran = series()
    assert (ran.status, ran.out) == (1, "")
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_a_folder_that_is_no_series(series: Series) -> None:
    (series.folder / "series.toml").unlink()
    shutil.copy(series.folder / "eingabe-2026.xlsx", series.folder / "kopie.xlsx")
    (series.folder / "eingabe-2027.xlsx").unlink()
    ran = series(source=".")
    assert "für 2026 gibt es mehrere Eingaben: eingabe-2026.xlsx, kopie.xlsx" in ran.err
    assert "zwischen 2026 und 2028 fehlt 2027" in ran.err
    (series.folder / "kopie.xlsx").write_bytes(b"PK no workbook")
    assert "kopie.xlsx: ein Haushaltsjahr mit vier Ziffern steht nicht in der Arbeitsmappe" in series(source=".").err
    (series.folder / "kopie.xlsx").unlink()
    (series.folder / "eingabe-2029.xlsx").symlink_to("laufwerk-nicht-verbunden")
    assert "eingabe-2029.xlsx: ein Haushaltsjahr mit vier Ziffern steht nicht" in series(source=".").err
    empty = series.folder / "leer"
    empty.mkdir()
    assert "weder eine series.toml noch eine Eingabe" in series(source="leer").err
    assert "die Datei" in series(source="nirgends").err


def test_a_result_in_the_folder_is_no_input(series: Series) -> None:
    series.finish()
    shutil.copy(series.out / RESULTS[0], series.folder / "altes-ergebnis.xlsx")
    (series.folder / "series.toml").unlink()
    ran = series("--check", source=".")
    assert "Ergebnisse im Ordner sind keine Eingaben: altes-ergebnis.xlsx" in ran.err
    assert series("--check", "--quiet", source=".").err == ""  # no e-mail of cron each day


def test_hostile_names_reach_neither_terminal_nor_spreadsheet(series: Series) -> None:
    name = "eingabe\x1b[31m\n2026.xlsx"
    write_year(series.folder, 0, {"names": ("=1+1", "\u202eSüd")})
    for position in (1, 2):
        write_year(series.folder, position, {"names": ("=1+1", "\u202eSüd")})
    (series.folder / "eingabe-2026.xlsx").rename(series.folder / name)
    (series.folder / "series.toml").unlink()
    ran = series("--lang", "de", source=".")
    assert ran.status == 0
    assert "\x1b" not in ran.out + ran.err
    book = load_workbook(series.out / "zeitreihe.xlsx")
    assert book["Zeitreihe"]["B5"].value == "=1+1"
    assert book["Zeitreihe"]["B5"].data_type == "s"
    assert "'=1+1" in (series.out / "zeitreihe.csv").read_text("utf-8-sig")
    (series.folder / name).write_bytes(b"broken")
    write_toml(series.folder)
    told = (series.folder / "series.toml").read_text(encoding="utf-8")
    (series.folder / "series.toml").write_text(told.replace("eingabe-2026.xlsx", "eingabe\\u001b[31m.xlsx"))
    ran = series()
    assert ran.status == 1
    assert "\x1b" not in ran.out + ran.err


def test_wrong_usage(series: Series) -> None:
    for wait in ("bald", "-1", "nan"):
        ran = series("--wait", wait)
        assert (ran.status, ran.out) == (2, "")
        assert f"--wait: {wait} ist keine Zahl von Sekunden" in ran.err


def test_the_output_can_be_no_file(series: Series) -> None:
    series.out.write_text("a file")
    ran = series()
    assert ran.status == 1
    assert "das ist eine Datei, kein Ordner" in ran.err


def test_an_input_is_never_replaced_even_with_force(series: Series) -> None:
    (series.folder / "eingabe-2027.xlsx").rename(series.folder / RESULTS[0])
    before = (series.folder / RESULTS[0]).read_bytes()
    write_toml(series.folder, 'anlagen = "keine"\nausgabe = "."')
    described = series.folder / "series.toml"
    described.write_text(described.read_text(encoding="utf-8").replace("eingabe-2027.xlsx", RESULTS[0]))
    ran = series("--force")
    assert ran.status == 1
    assert "das ist die Eingabe selbst" in ran.err
    assert (series.folder / RESULTS[0]).read_bytes() == before


def test_a_full_disk_is_a_year_that_failed(series: Series, monkeypatch: pytest.MonkeyPatch) -> None:
    series.finish()
    before = contents(series.out)
    _an_input(series)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(state, "_write", full)
    ran = series()
    assert ran.status == 1
    assert "Fehler (1)" in ran.err
    assert "voll" in ran.err
    assert contents(series.out) == before


def test_a_state_that_somebody_wrote_nonsense_into(series: Series) -> None:
    series.finish()
    before = contents(series.out)
    text = before[STATE].decode()
    for nonsense in (text.replace('"110000"', '"viel"'), text.replace("/1", "/9"), text.replace('"2026"', '"bald"')):
        assert nonsense != text
        (series.out / STATE).write_text(nonsense, encoding="utf-8")
        ran = series()
        assert ran.status == 0
        assert "die Datei sagt nicht mehr, was geschrieben wurde" in ran.err
        assert contents(series.out) == before


def test_it_ends_soon(series: Series) -> None:
    """A run with nothing to do loads neither what draws nor what writes."""
    series.finish()
    code = (
        "import sys; from sozialbudget.cli.run import run;"
        f"status = run(['series', {str(series.folder)!r}, '--json']);"
        "slow = ('lets_plot', 'typst', 'docx', 'jinja2', 'pikepdf', 'pandas', 'openpyxl');"
        "print(status, [name for name in slow if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "0 []\n"
