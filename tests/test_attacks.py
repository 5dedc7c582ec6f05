"""`annex` and `hours` as an attacker, a script and a clumsy user would call them."""

import os
import shutil
from pathlib import Path

import pytest

import letterheads
from sozialbudget.cli.run import run
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
