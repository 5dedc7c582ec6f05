"""From the input file to the allocation, for every command that writes something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sozialbudget.cli.waiting import Waiting
from sozialbudget.problems import OutputError, Problem, ProblemsError

if TYPE_CHECKING:
    from sozialbudget.case import Case
    from sozialbudget.method.allocation import Allocation


@dataclass(frozen=True, slots=True)
class Source:
    """What a calculation is made from: the input, what overrides it, and the result that today's budgets come from."""

    path: Path
    settings: Mapping[str, str]
    parameter_file: Path | None = None
    keep_indicators: bool = False
    status_quo_from: Path | None = None

    def case(self) -> "Case":
        """Read it all. Raises InputError."""
        from sozialbudget.case import Case

        return Case.from_workbook(
            self.path,
            settings=self.settings,
            parameter_file=self.parameter_file,
            keep_indicators=self.keep_indicators,
            status_quo_from=self.status_quo_from,
        )


def calculate(source: Source, in_the_way: Sequence[Problem], waiting: Waiting) -> "Allocation":
    """Read `source` and compute.

    Raises ProblemsError with what is wrong with the input together with what stands in the way of the output.
    """
    waiting.phase("run.reading")
    from sozialbudget.method.allocation import allocate

    try:
        case = source.case()
        waiting.phase("run.computing")
        allocation = allocate(case)
    except ProblemsError as error:
        if in_the_way:
            raise OutputError([*in_the_way, *error.problems]) from error
        raise
    if in_the_way:
        raise OutputError(in_the_way)
    return allocation
