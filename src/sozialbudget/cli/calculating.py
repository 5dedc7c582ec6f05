"""From the input file to the allocation, for every command that writes something."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sozialbudget.case.errors import OutputError, ProblemsError
from sozialbudget.case.problems import Problem
from sozialbudget.cli.waiting import Waiting

if TYPE_CHECKING:
    from sozialbudget.analysis.source import Source
    from sozialbudget.method.allocation import Allocation


@contextmanager
def together_with(in_the_way: Sequence[Problem]) -> Iterator[None]:
    """Reading and computing: what stands in the way of the output is told together with what is wrong with the input.

    Raises ProblemsError with both.
    """
    try:
        yield
    except ProblemsError as error:
        if in_the_way:
            raise OutputError([*in_the_way, *error.problems]) from error
        raise
    if in_the_way:
        raise OutputError(in_the_way)


def calculate(source: "Source", in_the_way: Sequence[Problem], waiting: Waiting) -> "Allocation":
    """Read `source` and compute.

    Raises ProblemsError with what is wrong with the input together with what stands in the way of the output.
    """
    waiting.phase("run.reading")
    from sozialbudget.method.allocation import allocate

    with together_with(in_the_way):
        case = source.case()
        waiting.phase("run.computing")
        return allocate(case)
