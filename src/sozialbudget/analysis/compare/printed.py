"""Parts as they are printed: whole units (cents, hundredths of an hour) that add up across and down.

Nothing is calculated with these. Turned round, A against B and B against A, they differ by their sign alone.
"""

from collections.abc import Sequence


def printed_parts(parts: Sequence[Sequence[int]], denominator: int) -> tuple[list[list[int]], list[int]]:
    """`parts[cause][district]` ÷ `denominator` in whole units, and the same of each cause's sum over the districts.

    Each sum is its exact sum, rounded; what is printed of a cause sums to that, and what is printed of a district to
    the exact sum of its parts, which must be a whole number.
    """
    totals = _whole([sum(row) for row in parts], denominator)
    columns = [_whole(column, denominator) for column in zip(*parts, strict=True)]
    printed = [[column[cause] for column in columns] for cause in range(len(parts))]
    _foot(printed, parts, totals, denominator)
    return printed, totals


def _whole(parts: Sequence[int], denominator: int) -> list[int]:
    """`parts` in whole units with the same sum, a whole number; what is left goes to the largest remainders."""
    # Cut towards zero, so that signs do not matter.
    cut = [part // denominator if part >= 0 else -(-part // denominator) for part in parts]
    left = sum(parts) // denominator - sum(cut)
    sign = 1 if left > 0 else -1
    by_remainder = sorted(range(len(parts)), key=lambda k: -sign * (parts[k] - cut[k] * denominator))
    for k in by_remainder[: abs(left)]:
        cut[k] += sign
    return cut


def _foot(printed: list[list[int]], parts: Sequence[Sequence[int]], totals: Sequence[int], denominator: int) -> None:
    """Move single units between two causes of a district, where it makes the least error, until each cause foots."""
    missing = [total - sum(row) for total, row in zip(totals, printed, strict=True)]
    while any(missing):
        to = next(cause for cause, units in enumerate(missing) if units > 0)
        out = next(cause for cause, units in enumerate(missing) if units < 0)
        owed = [
            more - less - (has - gives) * denominator
            for more, less, has, gives in zip(parts[to], parts[out], printed[to], printed[out], strict=True)
        ]
        i = owed.index(max(owed))
        printed[to][i] += 1
        printed[out][i] -= 1
        missing[to] -= 1
        missing[out] += 1
