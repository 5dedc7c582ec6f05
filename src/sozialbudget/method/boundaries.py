"""Boundary changes: where the money of last year's districts goes when districts are renamed, split or merged."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sozialbudget.case.case import BoundaryChange
from sozialbudget.method.numbers import exact
from sozialbudget.method.services import split_cents


def amounts_moved(budgets: Mapping[str, Decimal], changes: Sequence[BoundaryChange]) -> list[Decimal]:
    """What each of `changes` moves, EUR a year, in their order.

    Money is split to the cent by largest remainder among the changes of one district (ties: the one listed first), so
    that its parts sum to its budget. The shares of each district must sum to 1; KeyError where one has no budget.
    """
    listed: dict[str, list[int]] = {}
    for position, change in enumerate(changes):
        if change.from_id is not None:
            listed.setdefault(change.from_id, []).append(position)
    amounts = [Decimal(0)] * len(changes)
    with exact():
        for from_id, positions in listed.items():
            shares = tuple(changes[position].share for position in positions)
            for position, amount in zip(positions, split_cents(budgets[from_id], shares), strict=True):
                amounts[position] = amount
    return amounts


def moved(budgets: Mapping[str, Decimal], changes: Sequence[BoundaryChange]) -> dict[str | None, Decimal]:
    """`budgets` (EUR a year by old id) by new id; under None what goes to no district. The sum stays the same.

    A district that no change is from keeps its id and its budget.
    """
    result: dict[str | None, Decimal] = {}
    leaving = {change.from_id for change in changes}
    with exact():
        for identity, budget in budgets.items():
            if identity not in leaving:
                result[identity] = budget
        for change, amount in zip(changes, amounts_moved(budgets, changes), strict=True):
            result[change.to_id] = result.get(change.to_id, Decimal(0)) + amount
    return result


__all__ = ["BoundaryChange", "amounts_moved", "moved"]
