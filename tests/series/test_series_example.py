"""The example of a series: built as its script says, and every line that a scheduler would run is run."""

import configparser
import csv
import json
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from chains import contents
from libreoffice import recalculated
from sozialbudget.series.describe import SERIES_KEYS, YEAR_KEYS
from support import parts

EXAMPLE = Path(__file__).parents[2] / "examples" / "series"
HOME, PROGRAM = "/srv/sozialbudget/reihe", "/usr/local/bin/sozialbudget"
YEARS = (2012, 2013, 2014)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example, computed."""
    folder = tmp_path_factory.mktemp("example") / "reihe"
    shutil.copytree(EXAMPLE, folder)
    assert shell("sozialbudget series . --quiet", folder).returncode == 0
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example without its results; no annex, which other tests write."""
    copy = tmp_path / "reihe"
    shutil.copytree(EXAMPLE, copy)
    described = copy / "series.toml"
    described.write_text('anlagen = "keine"\n' + described.read_text(encoding="utf-8"), encoding="utf-8")
    return copy


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `command` in `folder`, with the program on the path and in no language of the machine."""
    scripts = Path(sys.executable).parent
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "SOZIALBUDGET", "COLUMNS"))
    }
    environment = {**kept, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "LANG": "de_DE.UTF-8"}
    return subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_script_builds_the_inputs(tmp_path: Path) -> None:
    subprocess.run([sys.executable, EXAMPLE / "build.py", tmp_path / "eingaben"], check=True)
    built = sorted((tmp_path / "eingaben").iterdir())
    assert [path.name for path in built] == [f"eingabe-{year}.xlsx" for year in YEARS]
    for path in built:
        assert parts(path) == parts(EXAMPLE / "eingaben" / path.name)


def test_the_inputs_say_what_is_invented() -> None:
    for year in YEARS:
        sheet = load_workbook(EXAMPLE / "eingaben" / f"eingabe-{year}.xlsx")["Sozialräume"]
        told = " ".join(str(cell.value) for row in sheet.iter_rows(max_row=8) for cell in row if cell.value)
        assert "ERFUNDEN sind alle Indikatoren dieses Jahres" in told


# --- what it computes ---------------------------------------------------------------------------------


def test_the_years_follow_one_another(finished: Path) -> None:
    """The total rises by 2, 1.5 and 2.5 %; the sum of each year is where the next begins."""
    rows = rows_of(finished / "ergebnisse" / "zeitreihe.csv")
    assert len(rows) == 30
    sums = [
        tuple(
            sum(Decimal(row[key]) for row in rows if row["Haushaltsjahr"] == str(year))
            for key in ("Budget bisher", "Budget neu")
        )
        for year in YEARS
    ]
    # 1 512 000 · 1.02 = 1 542 240; · 1.015 = 1 565 373.60; 1 565 374 · 1.025 = 1 604 508.35
    assert sums == [(1512000, 1542240), (1542240, 1565374), (1565374, 1604508)]
    budgets = {(row["Haushaltsjahr"], row["Nr"]): row for row in rows}
    for year in YEARS[1:]:
        for (of, identity), row in budgets.items():
            if of == str(year):
                assert row["Budget bisher"] == budgets[str(year - 1), identity]["Budget neu"]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_the_workbook_recalculates_to_what_it_stores_and_to_a_changed_budget(finished: Path, tmp_path: Path) -> None:
    path = finished / "ergebnisse" / "zeitreihe.xlsx"
    stored = load_workbook(path, data_only=True)
    formulas = load_workbook(path)
    saved, saved_changed = recalculated([path, _with_a_changed_budget(path, tmp_path / "changed.xlsx")], tmp_path)
    computed = load_workbook(saved, data_only=True)
    assert stored.sheetnames == ["Übersicht", "Budgets", "Stunden", "Zeitreihe", "Parameter"]
    live = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    live += 1
                    was = stored[sheet.title][cell.coordinate].value
                    now = computed[sheet.title][cell.coordinate].value
                    assert now == pytest.approx(was, rel=1e-12, abs=1e-9), f"{sheet.title}!{cell.coordinate}"
    # Zeitreihe: 30 rows of change, rate, distance. Budgets: 10 rows and a total of 4 amounts, change, rate. Stunden: 20
    # rows and a total of 3 years. Übersicht: 3 years of 2 sums, change, rate, hours; 2 differences to the year before.
    assert live == 30 * 3 + 11 * 6 + 21 * 3 + 3 * 5 + 2
    overview = stored["Übersicht"]
    assert [overview.cell(row, 7).value for row in range(5, 8)] == [None, 0, 0]
    # Adendorf's budget of 2014 raised by 1 000: its change, the sums and the total follow.
    now = load_workbook(saved_changed, data_only=True)
    assert now["Übersicht"]["D7"].value == 1605508
    assert now["Budgets"]["F5"].value == stored["Budgets"]["F5"].value + 1000
    assert now["Budgets"]["G15"].value == 1605508 - 1512000


def _with_a_changed_budget(path: Path, changed: Path) -> Path:
    book = load_workbook(path)
    every = book["Zeitreihe"]
    header = {cell.value: cell.column for cell in every[4]}
    row = next(r for r in range(5, 40) if every.cell(r, header["Haushaltsjahr"]).value == 2014)
    every.cell(row, header["Budget neu"]).value += 1000
    book.save(changed)
    return changed


def test_the_chart_is_told_to_whoever_cannot_see_it(finished: Path) -> None:
    picture = (finished / "ergebnisse" / "zeitreihe.svg").read_text(encoding="utf-8")
    assert (
        "<title>Veränderung der Budgets gegenüber dem Budget vor 2012, Euro im Jahr: 10 Sozialräume</title>" in picture
    )
    assert "Amt Neuhaus" in picture
    assert "−19.111" in picture


def test_the_annex_names_the_resolutions(finished: Path) -> None:
    from pypdf import PdfReader

    pages = PdfReader(finished / "ergebnisse" / "anlage-2014.pdf").pages
    text = " ".join(word for page in pages for word in page.extract_text().split())
    for told in ("Beschluss 2013/31", "Jugendhilfeausschuss", "12. September 2013"):
        assert told in text


# --- what schedulers run ------------------------------------------------------------------------------


def test_the_commands_of_the_readme_run(finished: Path) -> None:
    lines = (EXAMPLE / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
    assert len(commands) == 3
    for command in commands:
        ran = shell(command, finished)
        assert (ran.returncode, ran.stderr) == (0, "")


def test_the_reference_shows_what_is_printed(folder: Path) -> None:
    page = (EXAMPLE.parent.parent / "docs" / "series.md").read_text(encoding="utf-8")
    shown = page.split("```console\n")[1].split("```")[0]
    root = folder.parent
    (root / "examples").mkdir()
    shutil.copytree(EXAMPLE, root / "examples" / "series")
    printed = ""
    for command in (line for line in shown.splitlines() if line.startswith("$ ")):
        printed += f"{command}\n{shell(command.removeprefix('$ '), root).stdout}"
    assert printed.replace("\N{NO-BREAK SPACE}", " ") == shown


def test_the_reference_names_every_key() -> None:
    page = (EXAMPLE.parent.parent / "docs" / "series.md").read_text(encoding="utf-8")
    for key in (*SERIES_KEYS, *YEAR_KEYS):
        for name in (key.label.de, key.label.en):
            assert f"`{name}`" in page or f"`[[{name}]]`" in page, name


def test_the_line_of_cron_runs_and_says_something_only_when_needed(folder: Path) -> None:
    lines = (EXAMPLE / "crontab").read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in lines if line[:1].isdigit())
    *moment, command = line.split(" ", 5)
    assert len(moment) == 5
    assert HOME in command
    command = command.replace(HOME, str(folder))
    ran = shell(command, folder.parent)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert (folder / "ergebnisse" / "ergebnis-2014.xlsx").exists()
    (folder / "eingaben" / "eingabe-2013.xlsx").unlink()
    ran = shell(command, folder.parent)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "eingabe-2013.xlsx gibt es nicht" in ran.stderr


def test_the_units_of_systemd_hold_and_run(folder: Path, tmp_path: Path) -> None:
    program = shutil.which("sozialbudget", path=str(Path(sys.executable).parent))
    assert program is not None
    units = tmp_path / "units"
    units.mkdir()
    for name in ("sozialbudget.service", "sozialbudget.timer"):
        text = (EXAMPLE / name).read_text(encoding="utf-8")
        (units / name).write_text(text.replace(PROGRAM, program).replace(HOME, str(folder)), encoding="utf-8")
    if shutil.which("systemd-analyze"):
        verified = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", *units.iterdir()], capture_output=True, text=True, check=False
        )
        assert not [line for line in verified.stderr.splitlines() if "sozialbudget." in line], verified.stderr
    service, timer = (configparser.ConfigParser(interpolation=None) for _ in range(2))
    service.read(units / "sozialbudget.service", encoding="utf-8")
    timer.read(units / "sozialbudget.timer", encoding="utf-8")
    assert service["Service"]["Type"] == "oneshot"
    assert timer["Timer"]["OnCalendar"] == "Mon..Fri 05:15"
    assert service["Service"]["ReadWritePaths"] == service["Service"]["WorkingDirectory"] == str(folder)
    ran = shell(service["Service"]["ExecStart"], Path(service["Service"]["WorkingDirectory"]))
    assert ran.returncode == 0
    assert json.loads(ran.stdout.splitlines()[-1])["complete"] is True


@pytest.mark.parametrize("name", ["gitlab-ci.yml", "github-workflow.yml"])
def test_the_pipelines_run_and_their_failure_is_seen(name: str, folder: Path) -> None:
    told = yaml.safe_load((EXAMPLE / name).read_text(encoding="utf-8"))
    if name == "gitlab-ci.yml":
        lines, kept = told["budgets"]["script"], told["budgets"]["artifacts"]["paths"]
        assert told["budgets"]["before_script"] == ["python -m pip install sozialbudget"]
    else:
        steps = told["jobs"]["budgets"]["steps"]
        first, *lines = [step["run"] for step in steps if "run" in step]
        kept = steps[-1]["with"]["path"].split()
        assert first == "python -m pip install sozialbudget"
    assert [shell(line, folder).returncode for line in lines] == [0, 0]
    assert all((folder / path).exists() for path in kept)
    (folder / "eingaben" / "eingabe-2014.xlsx").write_bytes(b"broken")
    assert [shell(line, folder).returncode for line in lines] == [1, 1]
    log = (folder / "protokoll.jsonl").read_text(encoding="utf-8").splitlines()
    steps_of_2014 = [json.loads(line)["step"] for line in log if json.loads(line).get("year") == 2014]
    assert steps_of_2014 == ["failed"]


def test_the_example_is_left_as_it_is() -> None:
    assert not [name for name in contents(EXAMPLE) if name.startswith("ergebnisse")]
