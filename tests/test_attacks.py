"""`annex` and `hours` as an attacker, a script and a clumsy user would call them."""

import os
import shlex
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import letterheads
from sozialbudget.cli.run import run
from sozialbudget.report.charts.chart import Bar, Bars
from sozialbudget.report.charts.draw import svg
from sozialbudget.words import LANGUAGES, Lang
from support import CASES


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder that holds the worked example as eingabe.xlsx; the language is German."""
    shutil.copy(CASES / "worked" / "input.xlsx", tmp_path / "eingabe.xlsx")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "COLUMNS", "SOZIALBUDGET_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    return tmp_path


# --- files in the way ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("annex", "eingabe.xlsx", "-o", "kopf.docx"),
        ("annex", "eingabe.xlsx", "-o", "anlage.html", "-o", "./x/../kopf.docx"),
        ("annex", "eingabe.xlsx", "-o", "verweis.docx"),
        ("hours", "eingabe.xlsx", "-o", "blaetter", "--format", "docx"),
    ],
)
def test_the_letterhead_is_never_replaced(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    (folder / "x").mkdir()
    (folder / "blaetter").mkdir()
    before = letterheads.build(folder / "kopf.docx").read_bytes()
    os.link("kopf.docx", "blaetter/00-uebersicht.docx")
    (folder / "verweis.docx").symlink_to("kopf.docx")
    assert run([*arguments, "--template", "kopf.docx", "--force"]) == 2
    err = capsys.readouterr().err
    assert "das ist die Briefkopf-Vorlage selbst; sie wird nie verändert" in err
    assert err.endswith("Es wurde nichts geschrieben.\n")
    assert (folder / "kopf.docx").read_bytes() == before
    assert not (folder / "anlage.html").exists()


# --- streams ------------------------------------------------------------------------------------------


def process(*arguments: str, **more: Any) -> "subprocess.CompletedProcess[str]":
    """The program as a process of its own; never longer than two minutes."""
    return subprocess.run(
        [sys.executable, "-m", "sozialbudget", *arguments],
        **{"capture_output": True, "encoding": "utf-8", "check": False, "timeout": 120, **more},
    )


@pytest.mark.skipif(os.name == "nt", reason="shells of Unix")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["annex eingabe.xlsx -o anlage.html", "hours eingabe.xlsx -o s --format xlsx"])
def test_started_without_streams_it_writes_all_the_same(folder: Path, command: str, closed: str) -> None:
    program = shlex.quote(sys.executable)
    ran = subprocess.run(["sh", "-c", f"{program} -m sozialbudget {command} {closed}"], check=False, timeout=120)
    assert ran.returncode == 0
    assert (folder / "anlage.html").exists() or (folder / "s" / "00-uebersicht.xlsx").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_stdout_that_takes_no_more_is_no_bug(folder: Path, lang: Lang) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "sozialbudget", "--lang", lang, "annex", "eingabe.xlsx", "-o", "anlage.html"],
            stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False, timeout=120,
        )  # fmt: skip
    assert ran.returncode == 1
    told = {"de": "Fehler: Die Ausgabe auf den Bildschirm", "en": "Error: Writing to the screen"}[lang]
    (line,) = ran.stderr.splitlines()
    assert line.startswith(told)
    assert "sozialbudget," not in line
    assert (folder / "anlage.html").exists()


@pytest.mark.skipif(os.name == "nt", reason="pipes of Unix")
@pytest.mark.parametrize("arguments", [("annex", "-o", "a.html"), ("hours", "-o", "s", "--format", "xlsx", "--json")])
def test_a_reader_who_has_seen_enough_is_no_error(folder: Path, arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "sozialbudget", arguments[0], "eingabe.xlsx", *arguments[1:]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        assert b"Traceback" not in ran.stderr.read()
    assert ran.returncode == 0
    assert (folder / arguments[2]).exists()


# --- charts -------------------------------------------------------------------------------------------


def test_no_value_told_runs_off_a_chart() -> None:
    """Eight services of a county that has billions: the table tells the hours, the chart no half number."""
    hours = tuple(Bar("Nord", Decimal(52_207_031), "52.207.031,25", f"Leistung {k}") for k in range(8))
    drawn = svg(Bars(hours, "Std./Woche", "de"), 170, "c")
    assert "52.207.031,25" not in drawn
    assert "Leistung 7" in drawn
    assert drawn.count("52.207") == 0
    few = svg(Bars(hours[:2], "Std./Woche", "de"), 170, "c")
    assert "52.207.031,25 · 52.207.031,25" in few
