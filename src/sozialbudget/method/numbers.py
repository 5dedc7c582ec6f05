"""Arrays of exact decimals, and the two roundings of the method.

Every function of `method` is written over numpy arrays. Given arrays of `Decimal` (dtype object) it is exact; given
arrays of floats the same code runs fast, for analyses that call it many times.

What "exact" means: finite decimals (money, rates, hours) are added, multiplied and rounded without error. Quotients
that do not end carry `PRECISION` significant digits; figures in euros before rounding are carried to `CARRIED` decimal
places, so that a quotient that is a whole number in truth is one here too, and sums of causes close exactly.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Decimal, localcontext
from math import ulp
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sozialbudget.case.own_context import OWN
from sozialbudget.case.plain import STORED_DIGITS

Array = NDArray[Any]
"""A numpy array of Decimals (dtype object) or of floats."""

PRECISION = 60
CARRIED = Decimal(1).scaleb(-18)
CENT = Decimal("0.01")
ONE = Decimal(1)


@contextmanager
def exact() -> Iterator[None]:
    """Decimal arithmetic with `PRECISION` digits inside the block, whatever the caller's context is."""
    with localcontext(OWN, prec=PRECISION):
        yield


def exact_sum(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    with exact():
        return sum(amounts, Decimal(0))


def decimals(values: Iterable[Decimal | int]) -> Array:
    """A one-dimensional array of Decimals."""
    listed = [Decimal(value) for value in values]
    array = np.empty(len(listed), dtype=object)
    array[:] = listed
    return array


def elementwise(function: Callable[..., Any], *arrays: Array) -> Array:
    """`function` applied to each element, as an array of objects."""
    result: Array = np.frompyfunc(function, len(arrays), 1)(*arrays)
    return result


def carried(figures: Array) -> Array:
    """`figures` (EUR) held to `CARRIED` decimal places; floats unchanged."""
    if figures.dtype != object:
        return figures
    return elementwise(lambda figure: figure.quantize(CARRIED) if figure.is_finite() else figure, figures)


def half_up(value: Decimal, unit: Decimal) -> Decimal:
    """`value` rounded to a multiple of `unit`, away from zero at exactly half."""
    return (value / unit).quantize(ONE, rounding=ROUND_HALF_UP) * unit


def same_number(one: Decimal | float, other: Decimal | float) -> bool:
    """Whether two numbers are the same to people: equal to `STORED_DIGITS`, or neighbouring doubles."""
    if one == other:
        return True
    a, b = float(one), float(other)
    return f"{a:.{STORED_DIGITS}g}" == f"{b:.{STORED_DIGITS}g}" or abs(a - b) <= max(ulp(a), ulp(b))
