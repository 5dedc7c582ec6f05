"""What a calculation means for the districts together: who gains, who loses, what protection costs and who pays."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sozialbudget.case.case import Case
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.numbers import Array, exact
from sozialbudget.reports.annex.printed import Levels


@dataclass(frozen=True, slots=True)
class Outcome:
    """Positions of the districts by what happens to their budget, largest change first, ties in order of the id."""

    gaining: tuple[int, ...]
    losing: tuple[int, ...]
    staying: tuple[int, ...]


def outcome(allocation: Allocation) -> Outcome:
    """Who gains, loses and stays; `losing` begins with the largest loss."""
    change = allocation.change
    order = by_change(allocation)
    return Outcome(
        gaining=tuple(i for i in order if change[i] > 0),
        losing=tuple(i for i in _sorted(allocation.case, [-value for value in change]) if change[i] < 0),
        staying=tuple(i for i in order if change[i] == 0),
    )


def by_change(allocation: Allocation) -> list[int]:
    """Positions of the districts, largest gain first."""
    return _sorted(allocation.case, allocation.change)


def _sorted(case: Case, values: Sequence[Any] | Array) -> list[int]:
    return sorted(range(len(case.districts)), key=lambda i: (-values[i], case.districts[i].id))


def hardest_hit_by_need_alone(allocation: Allocation) -> int | None:
    """The district that would lose the largest part of today's budget, undamped; None where none would lose."""
    with exact():
        rates = [
            (need / today - 1, allocation.case.districts[i].id, i)
            for i, (need, today) in enumerate(zip(allocation.need_based, allocation.status_quo, strict=True))
            if today and need < today
        ]
    return min(rates)[2] if rates else None


@dataclass(frozen=True, slots=True)
class Protection:
    """What floor and cap move, EUR a year before rounding.

    `lifted` districts get `cost` to reach their floor. `capped` ones would lie above their cap and give `set_free`.
    The rest is between the others and α: they give `cost - set_free`, or get `set_free - cost`.
    """

    lifted: tuple[int, ...]
    cost: Decimal
    capped: tuple[int, ...]
    set_free: Decimal

    @property
    def others_give(self) -> Decimal:
        """What the others pay; negative where they get."""
        return self.cost - self.set_free


def protection(a: Allocation, at: Levels | None = None) -> Protection:
    """Who is lifted and who is capped, and by how much: exactly, or as the levels `at` are printed."""
    n = range(len(a.budget))
    with exact():
        lifted = tuple(i for i in n if a.damped[i] < a.floor[i])
        capped = tuple(i for i in n if a.damped[i] > a.cap[i] and a.balanced[i] == a.cap[i])
        moved = [
            new - old for new, old in zip(*((at.balanced, at.damped) if at else (a.balanced, a.damped)), strict=True)
        ]
        return Protection(
            lifted, sum((moved[i] for i in lifted), Decimal(0)), capped, -sum((moved[i] for i in capped), Decimal(0))
        )
