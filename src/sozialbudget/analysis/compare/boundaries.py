"""Districts whose area changed between two results: of them a difference is not a gain or a loss alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sozialbudget.method.allocation import Allocation
from sozialbudget.method.boundaries import moved
from sozialbudget.method.numbers import exact
from sozialbudget.method.years.following import budgets_by_id

_MOVES = frozenset(("boundary_moved", "boundary_new", "boundary_dissolved"))
"""Notes of a case on the rows of its sheet of boundary changes."""


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The districts, by id in the order of the comparison, that the boundary changes of one side gave or took from."""

    side: str
    """'A' or 'B': the one that follows on the other and has the boundary changes."""
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """The budgets of the earlier of two results as they are by the boundary changes of the later."""

    side: str
    """'A' or 'B': the earlier."""
    budgets: tuple[Decimal | None, ...]
    """EUR a year of each district, in the order of the comparison; None where the later does not have the district."""
    lost: Decimal
    """What went to no district that the later has."""


def regrouped(a: Allocation, b: Allocation, ids: Sequence[str]) -> Regrouped | None:
    """Money moves by the same shares, to the cent, as today's budgets of the later; None where none is known to."""
    for side, before, now in (("A", a, b), ("B", b, a)):
        changes, budgets = now.case.boundary_changes, budgets_by_id(before)
        is_earlier = before.case.parameters.year < now.case.parameters.year
        known = all(change.from_id is None or change.from_id in budgets for change in changes)
        if changes and is_earlier and known and changes != before.case.boundary_changes:
            new = moved(budgets, changes)
            here = {district.id for district in now.case.districts}
            with exact():
                lost = sum((amount for identity, amount in new.items() if identity not in here), Decimal(0))
            return Regrouped(side, tuple(new.get(id, Decimal(0)) if id in here else None for id in ids), lost)
    return None


def boundaries(a: Allocation, b: Allocation, ids: Iterable[str]) -> Boundaries | None:
    """What is known of boundary changes between `a` and `b`; None where nothing is."""
    for side, before, now in (("B", a, b), ("A", b, a)):
        found = _told(now) | _moved(before, now)
        if found:
            return Boundaries(side, tuple(id for id in ids if id in found))
    return None


def _told(now: Allocation) -> set[str]:
    """Those that the case or its notes name, but for districts that all of their area stayed with."""
    found = {
        identity
        for change in now.case.boundary_changes
        if change.from_id != change.to_id or change.share != 1
        for identity in (change.from_id, change.to_id)
        if identity is not None
    }
    for note in now.case.warnings:
        if note.code in _MOVES:
            both = {str(note.values[key]) for key in ("from_id", "to_id")} - {""}
            whole = note.code == "boundary_moved" and len(both) == 1 and note.values["share"] == 1
            found |= set() if whole else both
    return found


def _moved(before: Allocation, now: Allocation) -> set[str]:
    """Those that a result shows, which keeps no notes: all of `before` went over to the cent, but not to the same ones.

    So it is of the year after, today's budgets are not those of `before` itself, their sum is its money, and some
    district, but not every, starts from its own budget there.
    """
    budgets = budgets_by_id(before)
    earlier, today = ({d.id: d.status_quo for d in side.case.districts} for side in (before, now))
    same = {id for id, amount in today.items() if budgets.get(id) == amount}
    follows = now.case.parameters.year == before.case.parameters.year + 1 and today != earlier
    if not follows or not same or sum(today.values()) != sum(budgets.values()):
        return set()
    return (budgets.keys() | today.keys()) - same
