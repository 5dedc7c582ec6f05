"""What is wrong with a letterhead, before anything is written in it."""

from collections.abc import Sequence
from pathlib import Path

from sozialbudget.case.errors import ProblemsError
from sozialbudget.case.problems import Problem
from sozialbudget.formats.render.word import check_template


def letterhead_problems(template: Path | None) -> Sequence[Problem]:
    """All that is wrong with a letterhead; nothing where there is none."""
    if template is None:
        return ()
    try:
        check_template(template)
    except ProblemsError as error:
        return error.problems
    return ()
