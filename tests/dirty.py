"""A clean workbook with something spoilt, read: the case, or its problems."""

from pathlib import Path
from typing import Any

from sozialbudget import read_workbook
from sozialbudget.case.case import Case
from sozialbudget.case.problems import InputError, Problem, Sentence
from sozialbudget.words import LANGUAGES
from workbooks import (
    spoilt,
    write,
)

K = "Sozialräume!E2"  # the first value of a count


Q = "Sozialräume!F2"  # the first value of a rate


B = "Sozialräume!D2"  # the first budget of today


D = "Parameter!B4"  # the damping


def case_of(tmp_path: Path, changes: dict[str, Any], writer: str = "openpyxl", **more: Any) -> Case:
    return read_workbook(write(tmp_path, spoilt(changes), writer), **more)


def problems_of(
    tmp_path: Path, changes: dict[str, Any], writer: str = "openpyxl", **more: Any
) -> list[tuple[str, str]]:
    """Code and place of every problem, errors and warnings; each is told in both languages on the way."""
    try:
        found = case_of(tmp_path, changes, writer, **more).warnings
    except InputError as error:
        found = error.problems
    for problem in found:
        assert isinstance(problem, Problem)
        for lang in LANGUAGES:
            said = Sentence((problem,)).say(lang)
            assert "{" not in said, said
            assert said.startswith(str(problem.place or "")), said
    return [(problem.code, str(problem.place or "")) for problem in found]
