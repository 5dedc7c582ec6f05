"""What is raised where problems forbid going on: all of them together."""

from collections.abc import Iterable

from sozialbudget.case.gathering import gathered
from sozialbudget.case.problems import Problem


class ProblemsError(ValueError):
    """All problems of one input together; `problems` holds the errors and the warnings found beside them, each cell's
    its own, and the text tells those of one kind in one column as one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(sentence.say("en") for sentence in gathered(self.problems)))


class InputError(ProblemsError):
    """The input cannot be read or contradicts itself."""


class NoSolutionError(ProblemsError):
    """The input is readable, but the task it sets has no solution."""


class OutputError(ProblemsError):
    """A file cannot be written."""
