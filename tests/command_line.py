"""The command line as tests call it: inside this process, or as a program of its own."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from json_documents import hold_their_schema
from sozialbudget.cli.run import run
from support import CASES

PROGRAM = [sys.executable, "-m", "sozialbudget"]


WORKED = CASES / "worked" / "input.xlsx"


@dataclass
class Ran:
    """How a run ended."""

    status: int
    out: str
    err: str


class Cli:
    """Calls the command line and hands back how it ended; JSON it prints must hold the schema of its document."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str) -> Ran:
        status = run(arguments)
        told = self.capsys.readouterr()
        if "--json" in arguments:
            hold_their_schema(arguments, told.out)
        space = "\N{NO-BREAK SPACE}"
        return Ran(status, told.out.replace(space, " "), told.err.replace(space, " "))


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
