"""`annex` and `hours` as an attacker, a script and a clumsy user would call them."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pikepdf
import pytest
from lxml import etree, html
from openpyxl import load_workbook

import letterheads
from sozialbudget.case.problems import OutputError
from sozialbudget.cli.run import run
from sozialbudget.formats.charts.chart import Bar, Bars
from sozialbudget.formats.charts.draw import svg
from sozialbudget.formats.output import write_folder
from sozialbudget.words import LANGUAGES, Lang
from support import CASES
from workbooks import Tables, spoilt, write


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


# --- names --------------------------------------------------------------------------------------------

NAMES = (
    '=HYPERLINK("http://boese.example/x","Klick")', "@SUM(1+1)*cmd|' /C calc'!A0", "+1+1", "-2+3|cmd", "\t=1+1",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "]]></w:t><b>&amp;&lt;", "{{7*7}}{% raw %}",
    '#read("/etc/hostname") *a* _b_ `c` $x^2$ @d <e>', r"\input{/etc/passwd} \write18{id} \( x^2 \)",
    '<a href="http://boese.example">x</a><br>y', "Nord\u202egnp.exe", "Null\u200bbreit\u2066x", "😀👩‍👩‍👧", "北京市",
    "عربي שלום", "Z\u0337a\u0334\u031bl", "!!!", "../../x", r"..\..\x", "CON", "a/b:c*?", "nul\x01\x07\x1b[31mrot\x7f",
    "\ue000privat\U0010fffe", "Zeile1\nZeile2", "%0d%0a%s {0}", "2011-01-02", "Lang" + "x" * 296, "wort " * 60,
)  # fmt: skip
"""What people, spreadsheets and attackers write for names."""


def hostile_workbook(folder: Path) -> Path:
    """An input in which every text a person can choose is one of `NAMES`."""
    head = ["Nr", "Sozialraum", "Träger", "Budget bisher", "Kinder", "Einwohner", "=1+1<b>", "ausgenommen"]
    n = len(NAMES)
    rows = [
        [f"{i:02d}", name, NAMES[(7 * i + 3) % n], 100_000 + 1000 * i, 120 + i, 1500 + 10 * i, 30 + i % 7, None]
        for i, name in enumerate(NAMES)
    ]
    tables: Tables = {
        "Sozialräume": [head, *rows, ["=99", NAMES[7], NAMES[9], 50_000, 1, 100, 3, NAMES[5] + NAMES[12]]],
        "Indikatoren": [
            ["Indikator", "Gewicht", "Art", "Bezugsgröße", "Quelle", "Stand"],
            ["Kinder", 60, "Anzahl", "Einwohner", "".join(NAMES[:12]), NAMES[5]],
            ["=1+1<b>", 40, "Anzahl", "Einwohner", NAMES[1], NAMES[9]],
        ],
        "Parameter": [
            ["Parameter", "Wert", "Quelle"],
            ["Haushaltsjahr", 2026, NAMES[0]],
            ["Steigerung", 0.02, NAMES[28]],
            ["Dämpfung", 0.5, NAMES[9]],
            ["Höchstverlust", 0.1, NAMES[10]],
            ["Jahreskosten je VZÄ", 62400, NAMES[5]],
        ],
        "Leistungen": [["Leistung", "Anteil"], [NAMES[5], 0.6], [NAMES[9] + "z" * 200, 0.4]],
    }
    return write(folder, tables, "XlsxWriter")


HOSTILE_OPTIONS = ("--paper", "=1+1<b>", "--committee", '@x #read("/etc/hostname")', "--date", "01.06.2011")


def packaged(path: Path) -> dict[str, Any]:
    """The XML parts of an Office file, parsed."""
    with zipfile.ZipFile(path) as package:
        assert not [name for name in package.namelist() if name.startswith("/") or ".." in name]
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }


def assert_inert_office(path: Path) -> None:
    """Nothing in it leads elsewhere or is run, and its formulas hold no text of the input."""
    for part, root in packaged(path).items():
        tags = {etree.QName(element).localname for element in root.iter() if isinstance(element.tag, str)}
        assert not tags & {"hyperlink", "altChunk", "object", "OLEObject", "externalReference", "ddeLink"}, part
        assert not [e for e in root.iter() if e.get("TargetMode") == "External"], part
        codes = ("".join(e.itertext()).strip() for e in root.iter("{*}instrText"))
        assert {code.split()[0] for code in codes} <= {"PAGE", "NUMPAGES", "SEQ"}, part
        for formula in root.iter("{*}f"):
            if path.suffix == ".xlsx":
                assert not re.search(r"boese|calc|alert|read\(|passwd|HYPERLINK", formula.text or ""), formula.text


def assert_inert_pdf(path: Path) -> None:
    """No action, no script, no file in it; links lead within it."""
    with pikepdf.open(path) as made:
        for thing in made.objects:
            if isinstance(thing, pikepdf.Dictionary):
                keys = set(thing.keys())
                assert not keys & {"/JS", "/AA", "/EmbeddedFiles", "/EF", "/URI", "/Launch"}, keys
                assert thing.get("/S") not in ("/JavaScript", "/Launch", "/URI", "/GoToR", "/SubmitForm")


def test_whatever_names_hold_every_format_of_the_annex_is_inert_and_literal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "a" / "b" / "c"
    inner.mkdir(parents=True)
    hostile_workbook(inner)
    monkeypatch.chdir(inner)
    names = ["anlage.pdf", "anlage.html", "anlage.docx", "anlage.xlsx"]
    outputs = [part for name in names for part in ("-o", name)]
    title = "".join(NAMES[k] for k in (5, 9, 10, 12, 14, 15))
    assert run(["annex", "eingabe.xlsx", *outputs, *HOSTILE_OPTIONS, "--title", title, "--author", "+x\x1b[31m"]) == 0
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == sorted(["eingabe.xlsx", *names])

    page = html.fromstring((inner / "anlage.html").read_text(encoding="utf-8"))
    elements = [element for element in page.iter() if isinstance(element.tag, str)]
    assert not [e.tag for e in elements if e.tag in ("script", "img", "iframe", "object", "embed", "base", "form", "b")]
    assert not [name for e in elements for name in e.attrib if str(name).lower().startswith("on")]
    assert all(str(link).startswith(("#", "data:,")) for link in page.xpath("//@href | //@src"))
    word = docx.Document(str(inner / "anlage.docx"))
    in_word = {cell.text for table in word.tables for cell in table._cells}
    in_page = {cell.text_content() for cell in page.iter("td", "th")}
    for name in (
        "<script>alert(1)</script>",
        NAMES[9],
        NAMES[10],
        NAMES[11],
        "Nord[U+202E]gnp.exe",
        "北京市",
        "../../x",
    ):
        assert name in in_word, name
        assert any(name in cell for cell in in_page), name
    assert_inert_office(inner / "anlage.docx")
    assert_inert_office(inner / "anlage.xlsx")
    assert_inert_pdf(inner / "anlage.pdf")
    with pdfplumber.open(inner / "anlage.pdf") as made:
        text = "".join((page.extract_text() or "") for page in made.pages).replace("\n", " ")
        beyond = [w["text"] for p in made.pages for w in p.extract_words() if w["x1"] > p.width - 40 or w["x0"] < 40]
    assert beyond == []
    for name in ("<script>alert(1)</script>", "Nord[U+202E]gnp.exe", "[U+5317][U+4EAC]", r"\write18{id}", "{{7*7}}"):
        assert name in text, name


@pytest.mark.parametrize(("by", "formats"), [("provider", ("xlsx",)), ("district", ("docx", "pdf"))])
def test_whatever_names_hold_the_hour_sheets_stay_in_their_folder_as_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str, formats: tuple[str, ...]
) -> None:
    inner = tmp_path / "a" / "b" / "c"
    inner.mkdir(parents=True)
    hostile_workbook(inner)
    monkeypatch.chdir(inner)
    wanted = [part for form in formats for part in ("--format", form)]
    assert run(["hours", "eingabe.xlsx", "-o", "s", "--by", by, *wanted, *HOSTILE_OPTIONS, "-q"]) == 0
    assert {path.relative_to(inner).parts[0] for path in tmp_path.rglob("*") if path.is_file()} == {"eingabe.xlsx", "s"}
    files = sorted((inner / "s").iterdir())
    assert len(files) == len(formats) * (len(NAMES) + 1)
    seen = set()
    for path in files:
        assert re.fullmatch(r"[a-z0-9-]+\.(xlsx|docx|pdf)", path.name)
        if path.suffix == ".pdf":
            assert_inert_pdf(path)
            continue
        assert_inert_office(path)
        if path.suffix == ".xlsx":
            for row in load_workbook(path).active.iter_rows():
                seen |= {cell.value for cell in row if cell.data_type == "s"}
    if "xlsx" in formats:
        assert [name for name in NAMES[:4] if not any(name in str(value) for value in seen)] == []


def test_a_folder_another_run_made_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    def fill(path: Path) -> None:
        (tmp_path / "s").mkdir()
        (tmp_path / "s" / "von-dort.pdf").write_text("ganz")
        path.write_text("hier")

    with pytest.raises(OutputError) as found:
        write_folder(tmp_path / "s", [("von-hier.pdf", fill)])
    (problem,) = found.value.problems
    assert "der Ordner enthält schon von-dort.pdf" in problem.say("de")
    assert [path.name for path in tmp_path.iterdir()] == ["s"]
    assert [path.name for path in (tmp_path / "s").iterdir()] == ["von-dort.pdf"]


@pytest.mark.parametrize("command", [("hours", "-o", "s", "--format", "xlsx"), ("annex", "-o", "a.html")])
def test_names_in_messages_do_not_reach_the_terminal_as_commands(
    folder: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    names = {"C2": "A\x1b[31m\u202eb", "C3": "a\x1b[31m\u202eB", "B2": "No\x1b[2Jrd\x07", "B4": "Os\x1b[2Jt\u202e"}
    write(folder, spoilt({f"Sozialräume!{cell}": name for cell, name in names.items()}), "XlsxWriter")
    suppressing = ["--suppress-below", "200"] if command[0] == "annex" else []
    run([command[0], "eingabe.xlsx", *command[1:], *suppressing])
    said = "".join(capsys.readouterr())
    assert "[31m" in said or "[2J" in said
    assert not set(said) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.skipif(os.name == "nt", reason="inodes of Unix")
def test_a_new_folder_is_moved_into_place_not_copied(tmp_path: Path) -> None:
    filled: list[int] = []

    def fill(path: Path) -> None:
        assert not (tmp_path / "s").exists()
        path.write_text("ganz")
        filled.append(path.parent.stat().st_ino)

    write_folder(tmp_path / "s", [("a.pdf", fill), ("b.pdf", fill)])
    assert {(tmp_path / "s").stat().st_ino} == set(filled)
