"""The engine's decimals against exact fractions: a second, naive statement of steps 1 to 6, without any shared code.

Shares, burden factors and min-max values are rational, so fractions have no rounding at all; z-scores are not.
"""

from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

import pytest

from made_up import made_up_case
from sozialbudget.case.case import Case, Direction, Indicator, Kind
from sozialbudget.case.parameters import AUTO, NeedMethod
from sozialbudget.case.problems import NoSolutionError
from sozialbudget.method.allocation import allocate

SEEDS = range(100_000, 101_200)
F = Fraction


def _column(case: Case, name: str | None) -> list[Fraction]:
    return [F(district.columns[str(name)]) for district in case.districts]


def _cases(case: Case, indicator: Indicator) -> list[Fraction]:
    values = _column(case, indicator.name)
    if indicator.kind is Kind.COUNT:
        return values
    return [value * base for value, base in zip(values, _column(case, indicator.base), strict=True)]


def _normalised(case: Case, indicator: Indicator) -> list[Fraction]:
    values, cases = _column(case, indicator.name), _cases(case, indicator)
    if case.parameters.need_method is NeedMethod.SHARES:
        return [count / sum(cases) for count in cases]
    if case.parameters.need_method is NeedMethod.BURDEN_FACTOR:
        bases = _column(case, indicator.base)
        county = sum(cases) / sum(bases)
        return [count / base / county for count, base in zip(cases, bases, strict=True)]
    low, high = min(values), max(values)
    positions = [(value - low) / (high - low) for value in values]
    return [1 - u for u in positions] if indicator.direction is Direction.RELIEF else positions


def _need_shares(case: Case) -> list[Fraction]:
    all_weights = sum(F(indicator.weight) for indicator in case.indicators)
    index = [F(0)] * len(case.districts)
    for indicator in case.indicators:
        weight = F(indicator.weight) / all_weights
        index = [i + weight * value for i, value in zip(index, _normalised(case, indicator), strict=True)]
    if case.parameters.need_method is NeedMethod.SHARES:
        return index
    spread = F(case.parameters.spread if case.parameters.spread is not None else 1)
    if case.parameters.need_method is NeedMethod.MINMAX:
        index = [1 + spread * i for i in index]
    if case.parameters.need_method is NeedMethod.BURDEN_FACTOR:
        index = [1 + spread * (i - 1) for i in index]
    weighted = [p * i for p, i in zip(_column(case, case.parameters.population), index, strict=True)]
    return [share / sum(weighted) for share in weighted]


def _clipped(alpha: Fraction, damped: list[Fraction], floors: list[Fraction], caps: list[Fraction]) -> list[Fraction]:
    return [min(max(f + alpha * (m - f), f), c) for m, f, c in zip(damped, floors, caps, strict=True)]


def _alpha(total: Fraction, damped: list[Fraction], floors: list[Fraction], caps: list[Fraction]) -> Fraction:
    def reached(alpha: Fraction) -> Fraction:
        return sum(_clipped(alpha, damped, floors, caps), F(0))

    if reached(F(1)) == total:
        return F(1)
    corners = sorted({F(0)} | {(c - f) / (m - f) for m, f, c in zip(damped, floors, caps, strict=True) if m > f})
    for low, high in pairwise(corners):
        if reached(low) <= total <= reached(high):
            return low + (total - reached(low)) / (reached(high) - reached(low)) * (high - low)
    raise AssertionError("no α")


def _rounded(total: int, exact: list[Fraction], lowest: list[int], highest: list[int], ids: list[str]) -> list[int]:
    units = [max(floor(x), low) for x, low in zip(exact, lowest, strict=True)]
    while sum(units) != total:
        left = total - sum(units)
        remainders = [round((x - n) * 10**9) for x, n in zip(exact, units, strict=True)]
        by_id = sorted(range(len(ids)), key=lambda i: ids[i])
        first_to_get = sorted(by_id, key=lambda i: (-remainders[i], -exact[i]))
        if left > 0:
            for i in [i for i in first_to_get if units[i] < highest[i]][:left]:
                units[i] += 1
        else:
            for i in [i for i in reversed(first_to_get) if units[i] > lowest[i]][:-left]:
                units[i] -= 1
    return units


def _budgets(case: Case) -> list[Fraction]:
    p = case.parameters
    today = [F(district.status_quo) for district in case.districts]
    unit, n = F(p.rounding_unit), len(today)
    total = F(p.total) if p.total is not None else floor(sum(today) * (1 + F(p.uplift or 0)) / unit + F(1, 2)) * unit
    need = [F(p.base_amount) + (total - n * F(p.base_amount)) * share for share in _need_shares(case)]
    carried = [q * total / sum(today) for q in today]
    floors = [(1 - F(p.max_loss)) * q if p.max_loss is not None else F(0) for q in today]
    # No budget can be more than the total, so the total is no cap at all.
    limitless = total * 10**12
    caps = [(1 + F(p.max_gain)) * q if p.max_gain is not None and q > 0 else limitless for q in today]
    if p.damping == AUTO:
        needed = [(f - t) / (c - t) for f, t, c in zip(floors, need, carried, strict=True) if t < f]
        damping = F(ceil(max(needed, default=F(0)) * 10_000), 10_000)
    else:
        damping = F(p.damping)
    damped = [damping * c + (1 - damping) * t for c, t in zip(carried, need, strict=True)]
    balanced = _clipped(_alpha(total, damped, floors, caps), damped, floors, caps)
    lowest, highest = [ceil(f / unit) for f in floors], [floor(c / unit) for c in caps]
    ids = [district.id for district in case.districts]
    return [units * unit for units in _rounded(int(total / unit), [b / unit for b in balanced], lowest, highest, ids)]


@pytest.mark.parametrize("method", [NeedMethod.SHARES, NeedMethod.BURDEN_FACTOR, NeedMethod.MINMAX])
def test_budgets_are_those_of_exact_fractions(method: NeedMethod) -> None:
    compared = 0
    for seed in SEEDS:
        case = made_up_case(seed)
        if case.parameters.need_method is not method:
            continue
        try:
            allocation = allocate(case)
        except NoSolutionError:
            continue
        assert [F(budget) for budget in allocation.budget] == _budgets(case), seed
        compared += 1
    assert compared > 200
