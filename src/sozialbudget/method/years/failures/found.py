"""What a contradiction in a plan is, and where it stands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from sozialbudget.case.case import Case
from sozialbudget.case.layout import nearest
from sozialbudget.case.problems import NoSolutionError, Place, Problem
from sozialbudget.method.numbers import CENT, Array, half_up
from sozialbudget.method.years.model import Plan, PlanYear
from sozialbudget.words import Text
from sozialbudget.words.numbers import Rate, euro


def place(plan: Plan, *path: object) -> Place:
    """`plan.toml: years.2027.compensation`, as it is spelled there; the entry above it where it is not."""
    named = [str(part) for part in path]
    if plan.origin is None:
        return Place(f"plan: {'.'.join(named)}")
    for end in range(len(named), 0, -1):
        if spelled := plan.origin.places.get(".".join(named[:end])):
            return Place(f"{plan.origin.name}: {spelled}")
    return Place(plan.origin.name)


@dataclass(frozen=True, slots=True)
class Found:
    """A contradiction: the code of its problem, the entry it stands at, and what is told.

    `needs` are the entries it was found from, `*` for any: where one of them could not be read, there is nothing to
    tell.
    """

    code: str
    at: tuple[object, ...]
    values: dict[str, object]
    needs: tuple[str, ...] = ()


Find = Callable[[Plan, Case | None], Iterator[Found]]
"""Looks for one kind of contradiction, which its name says; the case is None where it is not known."""


def column_unknown(name: str, known: Sequence[str]) -> dict[str, object]:
    """What is told of a column that is not among the `known`."""
    return {"found": name, "known": with_nearest(name, known)}


def with_nearest(name: str, known: Sequence[str]) -> Sequence[str]:
    """The known names, the one most likely meant alone where there is one."""
    near = nearest(name, known)
    return [near] if near else known


ZERO = Decimal(0)
RATE_STEP = Decimal("0.0001")
"""A percent proposed as a remedy is given to 4 decimals of the rate, as the method's remedies are."""


def raise_unpaid(
    plan: Plan, deficits: Sequence[Array], compensations: Sequence[Array], lefts: Sequence[Decimal]
) -> None:
    """Raise NoSolutionError with the years whose additional money is too little, or has nowhere to go."""
    found = [
        problem
        for year, deficit, paid, left in zip(plan.years, deficits, compensations, lefts, strict=True)
        for problem in (*_compensation_unpaid(plan, year, deficit, paid), *_money_without_pots(plan, year, left))
    ]
    if found:
        raise NoSolutionError(found)


def _compensation_unpaid(plan: Plan, year: PlanYear, deficit: Array, paid: Array) -> Iterator[Problem]:
    needed = sum(paid, ZERO)
    if needed > year.additional:
        values: dict[str, object] = {
            "year": year.year,
            "needed": _told(needed),
            "additional": _told(year.additional),
            "missing": _told(needed - year.additional),
            "most": Rate(_largest_rate(year.additional, deficit)),
        }
        yield Problem("plan_compensation_unpaid", place(plan, "years", year.year, "compensation"), values=values)


def _largest_rate(additional: Decimal, deficit: Array) -> Decimal:
    """The largest rate, to 4 decimals, whose compensation `additional` pays."""
    rate = (additional / sum(deficit, ZERO)).quantize(RATE_STEP, rounding=ROUND_FLOOR)
    while rate > 0 and sum((half_up(rate * missing, CENT) for missing in deficit), ZERO) > additional:
        rate -= RATE_STEP
    return rate


def _money_without_pots(plan: Plan, year: PlanYear, left: Decimal) -> Iterator[Problem]:
    if left > 0 and not plan.pots:
        values: dict[str, object] = {"year": year.year, "left": _told(left)}
        yield Problem("plan_money_without_pots", place(plan, "years", year.year, "additional"), values=values)


def _told(amount: Decimal) -> Text:
    """An amount in a sentence, with cents."""
    return Text(euro(amount, "de"), euro(amount, "en"))
