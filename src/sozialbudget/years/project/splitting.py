"""Money divided to the cent by weights, by largest remainder."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from sozialbudget.method.numbers import CENT, ONE
from sozialbudget.method.rounding import REMAINDER_STEP


def split(amount: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """`amount` (EUR to the cent) divided by `weights` (not negative, sum > 0) in cents that sum to it.

    Parts in cents are compared at 9 decimals, as the remainders of the method are (step 6); each gets its whole cents,
    the cents left over go one each to the largest remainders, ties to the one listed first.
    """
    whole = sum(weights, Decimal(0))
    parts = [(amount * weight / whole / CENT).quantize(REMAINDER_STEP, rounding=ROUND_HALF_EVEN) for weight in weights]
    cents = [int(part.quantize(ONE, rounding=ROUND_FLOOR)) for part in parts]
    left = int(amount / CENT) - sum(cents)
    for k in sorted(range(len(parts)), key=lambda k: cents[k] - parts[k])[:left]:
        cents[k] += 1
    return tuple(count * CENT for count in cents)
