"""Whether the annex of other counts would read the same (suppression.py)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sozialbudget.case.parameters import AUTO, ProjectFundBy
from sozialbudget.method import damping, project_fund, protection, rounding
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.numbers import Array, exact
from sozialbudget.reports.annex import outcome
from sozialbudget.reports.annex.printed import Precision, footed
from sozialbudget.reports.annex.witnesses_counts import distributed

_NONE = Decimal(1).scaleb(-15)
"""EUR; needs that change by less in sum are those of a move between two districts whose counts are worth the same."""


class Printed:
    """What the annex prints of `allocation` to `precision`, to compare with what it would print of other needs."""

    def __init__(self, allocation: Allocation, precision: Precision) -> None:
        self._a = allocation
        self._precision = precision
        with exact():
            self._before = list(_printed(allocation, allocation.need_based, precision))

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
            told = _printed(self._a, need_based, self._precision)
            return all(now == before for now, before in zip(told, self._before, strict=True))

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


def _printed(a: Allocation, need_based: Array, precision: Precision) -> Iterator[object]:
    """All that is printed of needs and of what follows from them, were these the need-based budgets.

    Need shares, distances and effects are computed from the amounts printed (printed.py), so they tell nothing more.
    """
    p = a.case.parameters
    unit = precision.unit
    yield footed(need_based, unit)
    applied = damping.smallest_damping(a.floor, a.carried_forward, need_based) if p.damping == AUTO else a.damping
    yield applied
    damped = damping.damped(applied, a.carried_forward, need_based)
    yield footed(damped, unit)
    alpha = protection.alpha(a.total, damped, a.floor, a.cap)
    yield precision.alpha(alpha), alpha == 1
    balanced = protection.balanced(alpha, damped, a.floor, a.cap)
    yield footed(balanced, unit)
    ids = tuple(district.id for district in a.case.districts)
    budget = rounding.budgets(a.total, balanced, a.floor, a.cap, p.rounding_unit, ids)
    yield list(budget)
    other = replace(a, alpha=alpha, need_based=need_based, damped=damped, balanced=balanced, budget=budget)
    moved = outcome.protection(other)
    yield moved.lifted, moved.capped, outcome.hardest_hit_by_need_alone(other)
    # Budget II by need follows from the need shares alone; where all money is base amounts, needs tell nothing of them.
    money = distributed(a)
    shares = (need_based - p.base_amount) / money if money else a.need_share
    fund = project_fund.project_fund(p.project_fund, p.project_fund_by, shares, p.rounding_unit, ids)
    yield None if fund is None else list(fund)
