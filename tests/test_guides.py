"""The guides in docs/ tell the truth: their commands run and print what is shown, their messages are real."""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from guides import DOCS, Command, edit_cells, steps
from sozialbudget import InputError, read_workbook
from sozialbudget.case.column_help import COLUMN_HELP
from sozialbudget.case.layout import SHEETS_READ
from sozialbudget.case.problems import Sentence
from sozialbudget.words import Lang
from sozialbudget.workbook.template import template_bytes

GUIDES: dict[str, Lang] = {
    "tutorial.md": "en",
    "handbuch.md": "de",
    "annex.md": "de",
    "roll.md": "de",
    "verify.md": "de",
    "yearly-cycle.md": "en",
}


def run(line: str, folder: Path, lang: Lang) -> set[str]:
    """The lines a command prints, 80 columns wide, without colour."""
    program, *arguments = shlex.split(line)
    assert program == "sozialbudget"
    settings = {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "SOZIALBUDGET_LANG": lang}
    done = subprocess.run(
        [sys.executable, "-m", "sozialbudget", *arguments],
        cwd=folder,
        env=os.environ | settings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    printed = (done.stdout + done.stderr).replace("\N{NO-BREAK SPACE}", " ")
    return {row.rstrip() for row in printed.split("\n")}


@pytest.mark.parametrize(("guide", "lang"), GUIDES.items())
def test_sessions_print_what_is_shown(guide: str, lang: Lang, tmp_path: Path) -> None:
    commands = 0
    for step in steps(DOCS / guide):
        if isinstance(step, Command):
            printed = run(step.line, tmp_path, lang)
            assert [row for row in step.shown if row.rstrip() not in printed] == [], step.line
            commands += 1
        else:
            edit_cells(tmp_path / step.file, step.cells)
    assert commands > 3


SPOILT: dict[Lang, Mapping[str, str | float | None]] = {
    "de": {
        "Sozialräume!J8": "=X1+1",
        "Sozialräume!H9": "*",
        "Sozialräume!D10": "205.000",
        "Sozialräume!J12": None,
        "Sozialräume!A14": "033555404",
        "Sozialräume!G17": -5.0,
        "Indikatoren!A8": "Alleinerziehend",
        "Indikatoren!C9": "Anzal",
        "Indikatoren!H9": 500.0,
        "Parameter!B5": None,
        "Parameter!B13": "halb",
        "Parameter!A14": "Höchstverlus",
        "Parameter!B17": 17.5,
    },
    "en": {
        "Districts!J8": "=X1+1",
        "Districts!H9": "*",
        "Districts!D10": "205.000",
        "Districts!J12": None,
        "Districts!A14": "033555404",
        "Districts!G17": -5.0,
        "Indicators!A8": "single parent",
        "Indicators!C9": "cuont",
        "Indicators!H9": 500.0,
        "Parameters!B5": None,
        "Parameters!B13": "half",
        "Parameters!A14": "max los",
        "Parameters!B17": 17.5,
    },
}


@pytest.mark.parametrize(("guide", "lang"), [("input-workbook.md", "en"), ("handbuch.md", "de")])
def test_messages_are_real(guide: str, lang: Lang, tmp_path: Path) -> None:
    path = tmp_path / "spoilt.xlsx"
    path.write_bytes(template_bytes(lang, example="lueneburg"))
    edit_cells(path, SPOILT[lang])
    with pytest.raises(InputError) as refused:
        read_workbook(path)
    said = [Sentence((problem,)).say(lang) for problem in refused.value.problems]
    assert len(said) == len(SPOILT[lang])
    guide_text = (DOCS / guide).read_text(encoding="utf-8")
    assert [message for message in said if message not in guide_text] == []


def test_every_column_is_described() -> None:
    text = " ".join((DOCS / "input-workbook.md").read_text(encoding="utf-8").split())
    for layout in SHEETS_READ.values():
        assert f"### Sheet `{layout.title.de}` / `{layout.title.en}`" in text
        for column in layout.columns:
            names = [
                f"**`{name}`**" if column.required else f"`{name}`" for name in (column.header.de, column.header.en)
            ]
            assert f"| {names[0]} | {names[1]} | {COLUMN_HELP[layout.key, column.key].en}" in text
