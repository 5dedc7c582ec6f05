"""How far a count that is not printed could be another, with the very same print (suppression.py).

Who reads the annex knows of two withheld districts i and k: the sum of their counts in every column (total minus the
printed others), the budget of each exactly, its need-based budget as printed, the weights and the formula, that counts
are whole, and, from public statistics, the reference populations. Other counts fit all this if they move from one of
the two to the other (the columns' totals stay) such that the need of each stays within what is printed. Such moves are
searched with floats and verified in exact decimals against all that is printed (witnesses_print.py).
"""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from sozialbudget.method.numbers import exact
from sozialbudget.reports.annex.witnesses_counts import Counts
from sozialbudget.reports.annex.witnesses_print import Printed

_VERIFIED = 24
"""So many of the moves found are verified."""
_FLOAT = 1e-6
"""EUR; floats are no more precise, and what is exactly on the edge is verified."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried to find other counts."""

    combinations: int
    far: int
    """How far the small count is moved, in multiples of the limit."""
    districts: int
    """With how many other districts."""
    alone: bool
    """Whether only a district is of use with which the small count could be another by the limit."""


def span(
    printed: Printed, counts: list[Counts], column: Counts, i: int, k: int, below: int, effort: Effort
) -> tuple[int, int]:
    """By how many units the count of district i in `column` could be less (≤ 0) or more, moved from or to k.

    (0, 0) where no other counts are found that give the same print. The search ends where the two are `below` apart.
    """
    low, high = _room(column, i, k)
    if column.fixed:
        return 0, 0
    if column.worth is None:
        return low, high
    # With two columns the one follows from the other: all can be tried.
    far = int(effort.far * below / column.unit) if sum(c.weighs for c in counts) > 2 else effort.combinations
    moves = _moves(printed, counts, column, i, k, (max(low, -far), min(high, far)), effort.combinations)
    moved = moves[:, [c for c in counts if c.weighs].index(column)]
    if not len(moves) or (effort.alone and (max(moved.max(), 0) - min(moved.min(), 0)) * float(column.unit) < below):
        return 0, 0
    return _verified(printed, i, k, counts, column, moves, below)


def _room(column: Counts, i: int, k: int) -> tuple[int, int]:
    """By how many units the count of i may be less and more: neither negative nor beyond the population."""
    own, other = column.values[i], column.values[k]
    down, up = own, other
    if column.at_most is not None:
        down, up = min(down, column.at_most[k] - other), min(up, column.at_most[i] - own)
    return -int(down / column.unit), int(up / column.unit)


Moves = NDArray[np.int64]
"""(m, J) units moved from k to i in each column that weighs."""


def _moves(
    printed: Printed,
    counts: list[Counts],
    column: Counts,
    i: int,
    k: int,
    within: tuple[int, int],
    combinations: int,
) -> Moves:
    """Moves that leave the need of i and k within what is printed, to a float's precision.

    All columns but two run through their room (thinned out where that is too much), the last is solved for.
    """
    weighing = [c for c in counts if c.weighs]
    price = np.array([[float(c.worth_of_unit(d)) for c in weighing] for d in (i, k)])
    rooms = [within if c is column else _room(c, i, k) for c in weighing]
    first = weighing.index(column)
    others = [j for j in range(len(weighing)) if j != first and price[0, j] > 0 and price[1, j] > 0]
    if not others or within == (0, 0):
        return np.empty((0, len(weighing)), dtype=np.int64)
    solved = min(others, key=lambda j: price[0, j])
    running = [first, *(j for j in others if j != solved)]
    axes: list[tuple[int, NDArray[np.int64]]] = []
    left = float(combinations)
    for position, j in sorted(enumerate(running), key=lambda entry: rooms[entry[1]][1] - rooms[entry[1]][0]):
        points = _thinned(*rooms[j], max(3, int(left ** (1 / (len(running) - len(axes))))))
        left /= len(points)
        axes.append((position, points))
    grid = np.meshgrid(*(points for _, points in sorted(axes, key=lambda entry: entry[0])), indexing="ij")
    flat = [axis.ravel() for axis in grid]
    owed = sum((price[0, j] * moved for j, moved in zip(running, flat, strict=True)), np.zeros(len(flat[0])))
    paid = np.rint(-owed / price[0, solved])
    other = sum((price[1, j] * moved for j, moved in zip(running, flat, strict=True)), price[1, solved] * paid)
    fits = _between(owed + price[0, solved] * paid, printed.slack(i, k)) & _between(-other, printed.slack(k, i))
    fits &= (paid >= rooms[solved][0]) & (paid <= rooms[solved][1])
    moves = np.zeros((int(fits.sum()), len(weighing)), dtype=np.int64)
    for j, moved in zip(running, flat, strict=True):
        moves[:, j] = moved[fits]
    moves[:, solved] = paid[fits].astype(np.int64)
    return moves


def _between(values: NDArray[np.float64], bounds: tuple[float, float]) -> NDArray[np.bool_]:
    low, high = bounds
    return (values > low - _FLOAT) & (values < high + _FLOAT)


def _thinned(low: int, high: int, most: int) -> NDArray[np.int64]:
    """The whole numbers from `low` to `high`, evenly thinned out to at most about `most`; 0 among them."""
    if high - low < most:
        return np.arange(low, high + 1, dtype=np.int64)
    return np.unique(np.append(np.rint(np.linspace(low, high, most)).astype(np.int64), 0))


def _verified(
    printed: Printed, i: int, k: int, counts: list[Counts], column: Counts, moves: Moves, below: int
) -> tuple[int, int]:
    """How far down and up `column` can be moved with the same print, exactly."""
    weighing = [c for c in counts if c.weighs]
    at = weighing.index(column)
    low = high = 0
    enough = below / float(column.unit)
    for move in _most_promising(moves, at, [float(c.worth_of_unit(i)) for c in weighing], enough):
        if low <= move[at] <= high:
            continue
        if is_witness(printed, weighing, i, k, [int(v) for v in move]):
            low, high = min(low, int(move[at])), max(high, int(move[at]))
        if (high - low) * column.unit >= below:
            break
    return low, high


def is_witness(printed: Printed, weighing: list[Counts], i: int, k: int, move: list[int]) -> bool:
    """Whether exactly the same would be printed if so many units of each column were with i instead of k."""
    with exact():
        for_i, for_k = (
            sum((c.worth_of_unit(d) * units for c, units in zip(weighing, move, strict=True)), Decimal(0))
            for d in (i, k)
        )
    return printed.same(i, k, for_i, -for_k)


def _most_promising(moves: Moves, at: int, worth: list[float], enough: float) -> Moves:
    """Those that go far enough by themselves first, and of these the ones that change the need least."""
    residual = np.abs(moves @ np.array(worth))
    return moves[np.lexsort((residual, np.abs(moves[:, at]) < enough))][:_VERIFIED]
