"""Fixtures that tests of several folders use."""

import shutil
from pathlib import Path

import pytest

from command_line import WORKED, Cli


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder that holds the worked example as eingabe.xlsx; the language is German."""
    shutil.copy(WORKED, tmp_path / "eingabe.xlsx")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "COLUMNS", "SOZIALBUDGET_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    return tmp_path


@pytest.fixture
def cli(folder: Path, capsys: pytest.CaptureFixture[str]) -> "Cli":  # noqa: ARG001
    """The command line, run inside this process."""
    return Cli(capsys)
