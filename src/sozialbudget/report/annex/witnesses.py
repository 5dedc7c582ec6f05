"""How far a count that is not printed could be another, with the very same print (suppression.py).

Who reads the annex knows of two withheld districts i and k: the sum of their counts in every column (total minus the
printed others), the need-based budget of each to the cent, the weights and the formula, that counts are whole, and,
from public statistics, the reference populations. Other counts fit all this if they move from one of the two to the
other (the columns' totals stay) such that the need of each stays to the cent. Such moves are searched with floats and
verified in exact decimals against all that is printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
from numpy.typing import NDArray

from sozialbudget.case import Kind
from sozialbudget.method import damping, protection, rounding
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.numbers import CENT, Array, decimals, exact
from sozialbudget.parameters import NeedMethod
from sozialbudget.report.annex.printed import footed, places

_BUDGETS = ((20_000, 2), (600_000, 40))
"""How many combinations are tried, and how far the small count is moved (in limits), first and then at last."""
_VERIFIED = 24
"""So many of the moves found are verified."""
_SHARE_PLACES, _RATE_PLACES, _INDEX_PLACES = 6, 4, 6
"""Places to which need shares and distances from need (shares of 1) and burden factors are printed."""
_FINEST = 9
"""Rates with more decimals are as good as any number."""
ALPHA_PLACES = 6
"""Places to which α may be printed where counts are withheld: with many more it would be one equation more."""


class Printed:
    """What the annex prints of `allocation`, to compare with what it would print of other needs."""

    def __init__(self, allocation: Allocation) -> None:
        self._allocation = allocation
        self._before = _printed(allocation, allocation.need_based)

    def same(self, i: int, k: int, more_for_i: Decimal, more_for_k: Decimal) -> bool:
        """Whether it would print the same if the need-based budgets of i and k were so much more."""
        with exact():
            need_based = self._allocation.need_based.copy()
            need_based[i] += more_for_i
            need_based[k] += more_for_k
        return _printed(self._allocation, need_based) == self._before


@dataclass(frozen=True)
class Counts:
    """A column of counts: an indicator's cases, or a reference population."""

    name: str
    values: Array
    """(n,) exact counts."""
    total: Decimal
    unit: Decimal
    """What the counts are multiples of: 1, or 0.001 for cases computed from rates with three decimals."""
    at_most: Array | None
    """(n,) the reference population of a count, which it does not exceed; None where it is not known."""
    worth: Array | None
    """(n,) EUR of need-based budget that one more is worth; None where the budgets say nothing about the column."""
    fixed: bool = False
    """Whether no other counts can be shown to give the same print."""

    @property
    def weighs(self) -> bool:
        """Whether the budgets depend on it."""
        return self.worth is not None


def counts_of(allocation: Allocation) -> list[Counts]:
    """Every column of counts that the annex is computed from: cases of indicators, then reference populations."""
    with exact():
        cases = list(_cases(allocation))
        return cases + list(_populations(allocation))


def _cases(allocation: Allocation) -> Iterator[Counts]:
    case = allocation.case
    method = case.parameters.need_method
    one = _distributed(allocation)
    for j, indicator in enumerate(case.indicators):
        values = decimals(district.columns[indicator.name] for district in case.districts)
        bases = None if indicator.base is None else _column(allocation, indicator.base)
        if indicator.kind is Kind.RATE:
            if bases is None:
                continue  # a rate without a base tells no count
            unit = _unit(values)
            values = values * bases
        else:
            unit = _unit(values)
        total = sum(values, Decimal(0))
        worth: Array | None = None
        if indicator.weight and total:
            if method is NeedMethod.SHARES:
                worth = decimals([allocation.weights[j] / total * one] * len(values))
            elif method is NeedMethod.BURDEN_FACTOR and bases is not None:
                county = total / sum(bases, Decimal(0))
                per_rate = allocation.need.per_normalised[:, j] * one / county
                worth = decimals(
                    rate / base if base else Decimal(0) for rate, base in zip(per_rate, bases, strict=True)
                )
        within = bases if bases is not None and all(values <= bases) else None
        yield Counts(indicator.name, values, total, unit, within, worth)


def _populations(allocation: Allocation) -> Iterator[Counts]:
    case = allocation.case
    bases = [indicator.base for indicator in case.indicators if indicator.weight]
    used = [base for base in dict.fromkeys(indicator.base for indicator in case.indicators) if base is not None]
    fixed = False
    if case.parameters.need_method is not NeedMethod.SHARES and case.parameters.population is not None:
        # Burden factor times population: where both have the same base it cancels out, else the budgets depend on it.
        fixed = any(base != case.parameters.population for base in bases)
        used = list(dict.fromkeys([*used, case.parameters.population]))
    indicators = {indicator.name for indicator in case.indicators}
    for name in used:
        if name not in indicators:
            values = _column(allocation, name)
            yield Counts(name, values, sum(values, Decimal(0)), _unit(values), None, None, fixed)


def _column(allocation: Allocation, name: str) -> Array:
    return decimals(district.columns[name] for district in allocation.case.districts)


def _unit(values: Array) -> Decimal:
    """The largest power of ten, at most 1, that all `values` are multiples of; not below `_FINEST`."""
    return Decimal(1).scaleb(-places(values, _FINEST))


def _distributed(allocation: Allocation) -> Decimal:
    """What is divided by need, EUR a year."""
    return allocation.total - len(allocation.case.districts) * allocation.case.parameters.base_amount


def span(printed: Printed, counts: list[Counts], column: Counts, i: int, k: int, below: int) -> tuple[int, int]:
    """By how many units the count of district i in `column` could be less (≤ 0) or more, moved from or to k.

    (0, 0) where no other counts give the same print. The search ends where the two are `below` apart.
    """
    low, high = _room(column, i, k)
    if column.fixed:
        return 0, 0
    if column.worth is None:
        return low, high
    found = (0, 0)
    for combinations, limits in _BUDGETS:
        far = int(limits * below / column.unit)
        moves = _moves(counts, column, i, k, (max(low, -far), min(high, far)), combinations)
        found = _verified(printed, i, k, counts, column, moves, below)
        if (found[1] - found[0]) * column.unit >= below:
            break
    return found


def _room(column: Counts, i: int, k: int) -> tuple[int, int]:
    """By how many units the count of i may be less and more: neither negative nor beyond the population."""
    own, other = column.values[i], column.values[k]
    down, up = own, other
    if column.at_most is not None:
        down, up = min(down, column.at_most[k] - other), min(up, column.at_most[i] - own)
    return -int(down / column.unit), int(up / column.unit)


Moves = NDArray[np.int64]
"""(m, J) units moved from k to i in each column that weighs."""


def _moves(counts: list[Counts], column: Counts, i: int, k: int, within: tuple[int, int], combinations: int) -> Moves:
    """Moves that leave the need of i and k as it is, to a float's precision.

    All columns but two run through their room (thinned out where that is too much), the last is solved for.
    """
    weighing = [c for c in counts if c.weighs]
    price = np.array([[float(_worth(c, d)) for c in weighing] for d in (i, k)])
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
    fits = np.abs(owed + price[0, solved] * paid) < float(CENT)
    fits &= np.abs(other) < float(CENT)
    fits &= (paid >= rooms[solved][0]) & (paid <= rooms[solved][1])
    moves = np.zeros((int(fits.sum()), len(weighing)), dtype=np.int64)
    for j, moved in zip(running, flat, strict=True):
        moves[:, j] = moved[fits]
    moves[:, solved] = paid[fits].astype(np.int64)
    return moves


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
    for move in _most_promising(moves, at, [float(_worth(c, i)) for c in weighing], below / float(column.unit)):
        with exact():
            euros = [
                sum((_worth(c, district) * int(v) for c, v in zip(weighing, move, strict=True)), Decimal(0))
                for district in (i, k)
            ]
        if printed.same(i, k, euros[0], -euros[1]):
            low, high = min(low, int(move[at])), max(high, int(move[at]))
        if (high - low) * column.unit >= below:
            break
    return low, high


def _most_promising(moves: Moves, at: int, worth: list[float], enough: float) -> Moves:
    """Those that go far enough by themselves first, and of these the ones that change the need least."""
    residual = np.abs(moves @ np.array(worth))
    return moves[np.lexsort((residual, np.abs(moves[:, at]) < enough))][:_VERIFIED]


def _worth(column: Counts, district: int) -> Decimal:
    """EUR of need-based budget that one unit more is worth."""
    assert column.worth is not None
    worth: Decimal = column.worth[district] * column.unit
    return worth


def _printed(a: Allocation, need_based: Array) -> tuple[object, ...]:
    """All that is printed of the districts' needs and of what follows from them, were these the need-based budgets."""
    p = a.case.parameters
    with exact():
        damped = damping.damped(a.damping, a.carried_forward, need_based)
        alpha = protection.alpha(a.total, damped, a.floor, a.cap)
        balanced = protection.balanced(alpha, damped, a.floor, a.cap)
        ids = tuple(district.id for district in a.case.districts)
        budget = rounding.budgets(a.total, balanced, a.floor, a.cap, p.rounding_unit, ids)
        distributed = _distributed(a) or Decimal(1)
        share = (need_based - p.base_amount) / distributed
        told: list[object] = [
            _footed(share, _SHARE_PLACES),
            *(_footed(column, 2) for column in (need_based, damped, balanced)),
        ]
        for distance in (
            rounding.distance_before(a.carried_forward, need_based),
            rounding.distance_after(budget, need_based),
        ):
            told.append([None if value is None else _rounded(value, _RATE_PLACES) for value in distance])
        if a.need.index is not None:
            index = [
                part / old * factor if old else factor
                for part, old, factor in zip(share, a.need_share, a.need.index, strict=True)
            ]
            told.append([_rounded(value, _INDEX_PLACES) for value in index])
        return (list(budget), _rounded(alpha, ALPHA_PLACES), *told)


def _footed(values: Array, digits: int) -> list[Decimal]:
    return footed(values, Decimal(1).scaleb(-digits))


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
