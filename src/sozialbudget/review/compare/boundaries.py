"""Districts whose area changed between two results: of them a difference is not a gain or a loss alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from sozialbudget.method.allocation import Allocation
from sozialbudget.years.following import budgets_by_id

_MOVES = frozenset(("boundary_moved", "boundary_new", "boundary_dissolved"))
"""Notes of a case on the rows of its sheet of boundary changes."""


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The districts, by id in the order of the comparison, that the boundary changes of one side gave or took from."""

    side: str
    """'A' or 'B': the one that follows on the other and has the boundary changes."""
    ids: tuple[str, ...]


def boundaries(a: Allocation, b: Allocation, ids: Iterable[str]) -> Boundaries | None:
    """What is known of boundary changes between `a` and `b`; None where nothing is."""
    for side, before, now in (("B", a, b), ("A", b, a)):
        found = _told(now) | _moved(before, now)
        if found:
            return Boundaries(side, tuple(id for id in ids if id in found))
    return None


def _told(now: Allocation) -> set[str]:
    """Those that the notes of the case name, but for districts that all of their area stayed with."""
    found: set[str] = set()
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
