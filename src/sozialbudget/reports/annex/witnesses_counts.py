"""The columns of counts an annex is computed from (suppression.py)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sozialbudget.case.case import Kind
from sozialbudget.case.parameters import NeedMethod
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.numbers import Array, decimals, exact
from sozialbudget.reports.annex.printed import places

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
    method = case.parameters.need_method
    one = distributed(allocation)
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


def distributed(allocation: Allocation) -> Decimal:
    """What is divided by need, EUR a year."""
    return allocation.total - len(allocation.case.districts) * allocation.case.parameters.base_amount
