"""Where the additional money of a plan is too little, or has nowhere to go."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal

from sozialbudget.case.errors import NoSolutionError
from sozialbudget.case.problems import Problem
from sozialbudget.method.numbers import CENT, Array, half_up
from sozialbudget.method.years.failures.found import place
from sozialbudget.method.years.model import Plan, PlanYear
from sozialbudget.words import Text
from sozialbudget.words.numbers import Rate, euro

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
