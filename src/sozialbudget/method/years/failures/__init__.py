"""What is wrong with a plan: by itself, with its case (`contradictions`), with the money it promises (`raise_unpaid`).

Each function's name says the failure.
"""

from collections.abc import Iterable, Sequence

from sozialbudget.case.case import Case
from sozialbudget.case.problems import InputError, Problem
from sozialbudget.method.numbers import exact
from sozialbudget.method.years.failures import pots, years
from sozialbudget.method.years.failures.found import place, raise_unpaid
from sozialbudget.method.years.model import Plan

__all__ = ["contradictions", "place", "raise_contradictions", "raise_unpaid"]


def raise_contradictions(case: Case, plan: Plan) -> None:
    """Raise InputError with everything in `plan` that contradicts itself or `case`."""
    found = contradictions(plan, case)
    if found:
        raise InputError(found)


def contradictions(plan: Plan, case: Case | None, unreadable: Iterable[str] = ()) -> list[Problem]:
    """Everything in `plan` that contradicts itself or `case` (None: not known).

    `unreadable` are the entries that were reported already; what follows from them is not told.
    """
    lost = [path.split(".") for path in unreadable]
    finds = [*years.OF_THE_PLAN, *pots.OF_THE_PLAN]
    if case is not None:
        finds += [*years.OF_PLAN_AND_CASE, *pots.OF_PLAN_AND_CASE]
    with exact():
        return [
            Problem(found.code, place(plan, *found.at), values=found.values)
            for find in finds
            for found in find(plan, case)
            if not any(_touches(path, need.split(".")) for path in lost for need in found.needs)
        ]


def _touches(path: Sequence[str], need: Sequence[str]) -> bool:
    """Whether `path` is the entry `need` or above it."""
    return len(path) <= len(need) and all(wanted in (part, "*") for part, wanted in zip(path, need, strict=False))
