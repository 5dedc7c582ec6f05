"""Money divided to the cent by weights, by largest remainder."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from sozialbudget.method.numbers import CENT
from sozialbudget.method.rounding import REMAINDER_STEP, whole_parts


def split(amount: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """`amount` (EUR to the cent) divided by `weights` (not negative, sum > 0) in cents that sum to it.

    Parts in cents are compared at 9 decimals, as the remainders of the method are (step 6); each gets its whole cents,
    the cents left over go one each to the largest remainders, ties to the one listed first.
    """
    whole = sum(weights, Decimal(0))
    parts = [(amount * weight / whole / CENT).quantize(REMAINDER_STEP, rounding=ROUND_HALF_EVEN) for weight in weights]
    return tuple(count * CENT for count in whole_parts(parts, int(amount / CENT)))
