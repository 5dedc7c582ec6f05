"""The package's own decimal context: the caller's changes nothing here, and no flag of ours is set in theirs."""

from collections.abc import Callable
from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_HALF_EVEN,
    Context,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)
from functools import wraps
from typing import ParamSpec, TypeVar

OWN = Context(
    prec=28,
    rounding=ROUND_HALF_EVEN,
    Emin=MIN_EMIN,
    Emax=MAX_EMAX,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
"""For whatever is read, printed and written; the method computes with more digits (`method.numbers.exact`)."""

Given = ParamSpec("Given")
Done = TypeVar("Done")


def in_own_context(function: Callable[Given, Done]) -> Callable[Given, Done]:
    """`function`, computing in the package's context whatever the caller's is."""

    @wraps(function)
    def computed(*args: Given.args, **kwargs: Given.kwargs) -> Done:
        with localcontext(OWN):
            return function(*args, **kwargs)

    return computed
