"""`sozialbudget annex` as its users meet it: what it writes, what it refuses, and its exit status."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sozialbudget.cli.run import run
from support import CASES

PROGRAM = [sys.executable, "-m", "sozialbudget"]
TITLE_BLOCK = ("--paper", "2011/099", "--committee", "Jugendhilfeausschuss", "--date", "01.06.2011")
FORMATS = ("pdf", "html", "docx", "xlsx")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder that holds the worked example as eingabe.xlsx; the language is German."""
    shutil.copy(CASES / "worked" / "input.xlsx", tmp_path / "eingabe.xlsx")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "COLUMNS", "SOZIALBUDGET_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    return tmp_path


def in_process(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """A process of its own, with another hash seed each time, so that no order depends on it."""
    environment = {**os.environ, "PYTHONHASHSEED": "random"}
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, check=False, env=environment)


def test_every_format_at_once_and_the_same_bytes_again(folder: Path) -> None:
    first = [f"eins.{ending}" for ending in FORMATS]
    again = [f"zwei.{ending}" for ending in FORMATS]
    for names in (first, again):
        outputs = [part for name in names for part in ("-o", name)]
        ran = in_process("annex", "eingabe.xlsx", *outputs, *TITLE_BLOCK, "--draft")
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout == "".join(f"Geschrieben: {name}\n" for name in names)
    for one, other in zip(first, again, strict=True):
        assert (folder / one).read_bytes() == (folder / other).read_bytes(), one


def test_without_a_name_it_stands_beside_the_input(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["annex", "eingabe.xlsx"]) == 0
    assert (folder / "eingabe-anlage.pdf").read_bytes().startswith(b"%PDF-")
    assert capsys.readouterr().out == "Geschrieben: eingabe-anlage.pdf\n"
    assert run(["annex", "eingabe.xlsx", "--lang", "en", "--quiet"]) == 0
    assert (folder / "eingabe-annex.pdf").exists()
    assert capsys.readouterr().out == ""


def test_a_result_gives_the_same_annex_as_its_input(folder: Path) -> None:
    # The imprint names the file, so both must have one name.
    assert run(["allocate", "eingabe.xlsx", "-o", "ergebnis.xlsx", "-q"]) == 0
    texts = []
    for source in ("eingabe.xlsx", "ergebnis.xlsx"):
        assert run(["annex", source, "-o", "anlage.html", "--part", "budgets", "--force", "-q"]) == 0
        texts.append((folder / "anlage.html").read_text(encoding="utf-8"))
    for figure in ("161.620", "0,785282", "21.620", "357.000"):
        assert all(figure in text for text in texts), figure


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--part", "links"), "--part ist „links“; es gibt: budgets, services, all."),
        (("--date", "31.02.2011"), "--date ist „31.02.2011“; gemeint ist ein Datum wie 01.06.2011 oder 2011-06-01."),
        (("--suppress-below", "1"), "--suppress-below ist „1“; gemeint ist eine ganze Zahl ab 2."),
        (("--suppress-below", "drei"), "--suppress-below ist „drei“"),
        (("-o", "a.html", "--archive"), "--archive gilt nur für .pdf, und keine Ausgabe ist .pdf."),
        (("-o", "a.pdf", "--template", "kopf.docx"), "--template gilt nur für .docx"),
        (("-o", "a.pdf", "-o", "a.xlsx", "--suppress-below", "3"), "--suppress-below und eine Ausgabe .xlsx schließen"),
    ],
)
def test_contradictions_on_the_command_line_are_wrong_usage(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    assert run(["annex", "eingabe.xlsx", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["eingabe.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("-o", "anlage.odt"), 2, "anlage.odt"),
        (("-o", "gibt/es/nicht.pdf"), 1, "gibt/es"),
        (("-o", "anlage.docx", "--template", "fehlt.docx"), 1, "fehlt.docx"),
        (("-o", "anlage.docx", "--template", "eingabe.xlsx"), 1, "eingabe.xlsx"),
        (("--set", "damping=2"), 1, "--set damping"),
    ],
)
def test_what_stands_in_the_way_is_told_and_nothing_written(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], status: int, told: str
) -> None:
    assert run(["annex", "eingabe.xlsx", *arguments]) == status
    err = capsys.readouterr().err
    assert told in err
    assert err.endswith("Es wurde nichts geschrieben.\n")
    assert [path.name for path in folder.iterdir()] == ["eingabe.xlsx"]


def test_an_existing_file_needs_force_and_all_outputs_wait_for_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "anlage.pdf").write_text("von Hand")
    assert run(["annex", "eingabe.xlsx", "-o", "anlage.html", "-o", "anlage.pdf"]) == 1
    assert "anlage.pdf" in capsys.readouterr().err
    assert (folder / "anlage.pdf").read_text() == "von Hand"
    assert not (folder / "anlage.html").exists()
    assert run(["annex", "eingabe.xlsx", "-o", "anlage.html", "-o", "anlage.pdf", "--force"]) == 0
    assert (folder / "anlage.pdf").read_bytes().startswith(b"%PDF-")
    assert (folder / "anlage.html").exists()


def test_the_workbook_carries_the_title_block_and_prints_the_part_voted_on(folder: Path) -> None:
    names = {}
    for part in ("budgets", "services", "all"):
        name = f"{part}.xlsx"
        status = run(["annex", "eingabe.xlsx", "-o", name, *TITLE_BLOCK, "--part", part, "--draft", "--author", "=1+1"])
        assert status == 0
        book = load_workbook(folder / name)
        overview, sheet = book["Übersicht"], book["Berechnungsbogen"]
        cells = {str(row[0].value): row[1].value for row in overview.iter_rows(max_row=12) if row[0].value}
        assert cells["Vorlage"] == "2011/099"
        assert cells["Gremium"] == "Jugendhilfeausschuss"
        assert cells["Verfasst von"] == "=1+1"
        assert {row[1].data_type for row in overview.iter_rows(max_row=12) if row[0].value == "Verfasst von"} == {"s"}
        assert "1. Juni 2011" in str(cells["Datum"]).replace("\N{NO-BREAK SPACE}", " ")
        assert all("ENTWURF" in str(page.oddHeader.right.text) for page in book.worksheets)
        headers = {cell.column: cell.value for cell in sheet[7]}
        names[part] = {
            headers[cell.column]
            for area in ([sheet.print_area] if sheet.print_area else [sheet.dimensions])
            for cell in sheet[area.rpartition("!")[2].replace("$", "")][6]
        }
        # The left part says nothing of services; its workbook still calculates them.
        assert (book["Stunden"].sheet_state == "hidden") is (part == "budgets")
        assert ("Face-to-face-Stunden je Woche" in [row[0].value for row in overview.iter_rows()]) is (
            part != "budgets"
        )
    assert "Budget neu" in names["budgets"]
    assert "Personalbudget" not in names["budgets"]
    assert "Personalbudget" in names["services"]
    assert "Budget neu" not in names["services"]
    assert names["budgets"] | names["services"] == names["all"]
    assert run(["allocate", "all.xlsx", "-o", "nochmal.json", "-q"]) == 0
    assert '"budget": 161620' in (folder / "nochmal.json").read_text(encoding="utf-8")


def test_the_workbook_of_allocate_is_as_it_was_without_a_title_block(folder: Path) -> None:
    assert run(["allocate", "eingabe.xlsx", "-o", "ergebnis.xlsx", "-q"]) == 0
    overview = load_workbook(folder / "ergebnis.xlsx")["Übersicht"]
    assert overview["A1"].value == "Sozialraumbudgets 2012"
    assert overview["A4"].value == "Haushaltsjahr"
    assert not overview.oddHeader.left.text
