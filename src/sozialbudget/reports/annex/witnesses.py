"""How far a count that is not printed could be another, with the very same print (suppression.py).

Who reads the annex knows of two withheld districts i and k: the sum of their counts in every column (total minus the
printed others), the budget of each exactly, its need-based budget as printed, the weights and the formula, that counts
are whole, and, from public statistics, the reference populations. Other counts fit all this if they move from one of
the two to the other (the columns' totals stay) such that the need of each stays within what is printed. Such moves are
searched with floats and verified in exact decimals against all that is printed (`Printed`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sozialbudget.case.case import Kind
from sozialbudget.case.parameters import ProjectFundBy
from sozialbudget.method import protection
from sozialbudget.method.allocation import Allocation, figures_of, fund, rounded, towards_today
from sozialbudget.method.figure import Part, Tells
from sozialbudget.method.need.given import measured
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.numbers import Array, decimals, exact
from sozialbudget.reports.annex import outcome
from sozialbudget.reports.annex.printed import Precision, footed, places

_FINEST = 9
"""Rates with more decimals are as good as any number."""


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

    def worth_of_unit(self, district: int) -> Decimal:
        """EUR of need-based budget that one unit more in `district` is worth."""
        assert self.worth is not None
        worth: Decimal = self.worth[district] * self.unit
        return worth


def counts_of(allocation: Allocation) -> list[Counts]:
    """Every column of counts that the annex is computed from: cases of indicators, then reference populations."""
    with exact():
        cases = list(_cases(allocation))
        return cases + list(_populations(allocation))


def _cases(allocation: Allocation) -> Iterator[Counts]:
    case = allocation.case
    rule, one = rule_of(case.parameters), distributed(allocation)
    for j, indicator in enumerate(case.indicators):
        column = measured(case, indicator)
        bases = column.bases
        if indicator.kind is Kind.RATE and bases is None:
            continue  # a rate without a base tells no count
        unit, values = _unit(column.values), column.cases
        total = sum(values, Decimal(0))
        worth: Array | None = None
        if indicator.weight and total and rule.per_case is not None:
            worth = rule.per_case(column) * allocation.need.per_normalised[:, j] * one
        bounded = bases is not None and not rule.base_is_cost and all(values <= bases)
        within = bases if bounded else None
        yield Counts(indicator.name, values, total, unit, within, worth)


def _populations(allocation: Allocation) -> Iterator[Counts]:
    case = allocation.case
    if rule_of(case.parameters).base_is_cost:
        return  # what a case costs is no count
    bases = [indicator.base for indicator in case.indicators if indicator.weight]
    used = [base for base in dict.fromkeys(indicator.base for indicator in case.indicators) if base is not None]
    fixed = False
    if rule_of(case.parameters).needs_population and case.parameters.population is not None:
        # Burden factor times population: where both have the same base it cancels out, else the budgets depend on it;
        # so they do where the population has a part of its own.
        own_part = allocation.need.population_part is not None
        fixed = own_part or any(base != case.parameters.population for base in bases)
        used = list(dict.fromkeys([*used, case.parameters.population]))
    divisors = {figure.column for figure in figures_of(case).values() if figure.tells is Tells.COLUMN}
    indicators = {indicator.name for indicator in case.indicators}
    for name in dict.fromkeys([*used, *(name for name in divisors if name is not None)]):
        if name not in indicators:
            values = _counts_of(allocation, name)
            # A column that nothing but such a figure is divided by says nothing of the needs.
            yield Counts(name, values, sum(values, Decimal(0)), _unit(values), None, None, fixed and name in used)


def _counts_of(allocation: Allocation, name: str) -> Array:
    return decimals(district.columns[name] for district in allocation.case.districts)


def _unit(values: Array) -> Decimal:
    """The largest power of ten, at most 1, that all `values` are multiples of; not below `_FINEST`."""
    return Decimal(1).scaleb(-places(values, _FINEST))


def distributed(allocation: Allocation) -> Decimal:
    """What is divided by need, EUR a year."""
    return allocation.total - len(allocation.case.districts) * allocation.case.parameters.base_amount


_NONE = Decimal(1).scaleb(-15)
"""EUR; needs that change by less in sum are those of a move between two districts whose counts are worth the same."""


class Printed:
    """What the annex prints of `allocation` to `precision`, to compare with what it would print of other needs."""

    def __init__(self, allocation: Allocation, precision: Precision) -> None:
        self._a = allocation
        self._precision = precision
        told = (f for f in figures_of(allocation.case).values() if f.tells is Tells.NEED)
        self._of_need = [figure for figure in told if figure.key != "need_based"]
        with exact():
            self._before = list(self._told(allocation.need_based))

    def same(self, i: int, k: int, more_for_i: Decimal, more_for_k: Decimal) -> bool:
        """Whether it would print the same if the need-based budgets of i and k were so much more.

        Where the two are not opposite, the needs of all change in proportion, so that their sum stays.
        """
        with exact():
            need_based = self._a.need_based.copy()
            need_based[i] += more_for_i
            need_based[k] += more_for_k
            more = more_for_i + more_for_k
            if abs(more) > _NONE:
                base = self._a.case.parameters.base_amount
                need_based = base + (need_based - base) / (1 + more / distributed(self._a))
            told = self._told(need_based)
            return all(now == before for now, before in zip(told, self._before, strict=True))

    def _told(self, need_based: Array) -> Iterator[object]:
        """All that is printed of needs and of what follows from them, were these the need-based budgets.

        Every figure that tells of the need; others are computed from the amounts printed (printed.py) and tell no more.
        """
        precision = self._precision
        # Most needs that are tried differ here already, before anything is computed from them.
        yield footed(need_based, precision.unit)
        other = _with_needs(self._a, need_based)
        for figure in self._of_need:
            if figure.part is Part.CELL:
                value = getattr(other, figure.key)
                yield (precision.alpha(value), value == 1) if figure.key == "alpha" else value
            else:
                values = other.values(figure.key)
                # What the method rounds itself is printed as it is.
                yield list(values) if figure.whole_with else footed(values, precision.unit)
        moved = outcome.protection(other)
        yield moved.lifted, moved.capped, outcome.hardest_hit_by_need_alone(other)

    def slack(self, i: int, k: int) -> tuple[float, float]:
        """By how many EUR the need-based budget of i may be less (negative) and more, about, if k's changes too.

        Others may still be rounded another way then, so `same` has the last word.
        """
        bounds = [column.slack(i, k) for column in self._columns]
        return max(low for low, _ in bounds), min(high for _, high in bounds)

    @cached_property
    def _columns(self) -> list["_Column"]:
        a, unit = self._a, self._precision.unit
        with exact():
            # A budget at floor or cap says nothing of the need.
            free = np.array([low < b < high for b, low, high in zip(a.balanced, a.floor, a.cap, strict=True)])
            ones = np.ones(len(free))
            part = float(1 - a.damping)
            part_of_budget = part * float(a.alpha) * free
            unit_of_budget = a.case.parameters.rounding_unit
            return [
                *self._project_fund,
                _column(a.need_based, footed(a.need_based, unit), unit, ones),
                _column(a.damped, footed(a.damped, unit), unit, part * ones),
                _column(a.balanced, footed(a.balanced, unit), unit, part_of_budget),
                _column(a.balanced, list(a.budget), unit_of_budget, part_of_budget),
            ]

    @property
    def _project_fund(self) -> Iterator["_Column"]:
        """Budget II where it goes by need: printed exactly, as the budgets are."""
        a, p = self._a, self._a.case.parameters
        money = distributed(a)
        if a.project_fund is not None and p.project_fund and p.project_fund_by is ProjectFundBy.NEED and money:
            part = float(p.project_fund / money) * np.ones(len(a.project_fund))
            yield _column(p.project_fund * a.need_share, list(a.project_fund), p.rounding_unit, part)


@dataclass(frozen=True)
class _Column:
    """How far the numbers of a printed column lie above what is printed of them, in units of the last place.

    Numbers are rounded up whose remainder is beyond a threshold that all share (largest remainders).
    """

    above: NDArray[np.float64]
    """(n,) from −1 to 1; 0 where the number is not rounded like the others."""
    unit: float
    part: NDArray[np.float64]
    """(n,) by how much the number is more where the need-based budget is 1 more."""

    def slack(self, i: int, k: int) -> tuple[float, float]:
        """By how many EUR the need-based budget of i may be less and more, where the threshold stays."""
        if not self.part[i]:
            return -np.inf, np.inf
        most, least = (
            next((self.above[j] for j in order if j not in (i, k)), 0.0) for order in (self._highest, self._lowest)
        )
        one = self.unit / self.part[i]
        return (most - 1 - self.above[i]) * one, (1 + least - self.above[i]) * one

    @cached_property
    def _highest(self) -> list[int]:
        return [int(j) for j in np.argsort(-self.above)[:3]]

    @cached_property
    def _lowest(self) -> list[int]:
        return [int(j) for j in np.argsort(self.above)[:3]]


def _column(values: Array, printed: list[Decimal], unit: Decimal, part: NDArray[np.float64]) -> _Column:
    above = [float((value - shown) / unit) for value, shown in zip(values, printed, strict=True)]
    return _Column(np.where(part > 0, above, 0.0), float(unit), part)


def _with_needs(a: Allocation, need_based: Array) -> Allocation:
    """The calculation, were these the need-based budgets."""
    applied, damped = towards_today(a.case, a.floor, a.carried_forward, need_based)
    alpha = protection.alpha(a.total, damped, a.floor, a.cap)
    balanced = protection.balanced(alpha, damped, a.floor, a.cap)
    # Budget II by need follows from the need shares alone; where all money is base amounts, needs tell nothing of them.
    money = distributed(a)
    shares = (need_based - a.case.parameters.base_amount) / money if money else a.need_share
    return replace(
        a,
        damping=applied,
        alpha=alpha,
        need_based=need_based,
        damped=damped,
        balanced=balanced,
        budget=rounded(a.case, a.total, balanced, a.floor, a.cap),
        project_fund=fund(a.case, shares),
    )


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
