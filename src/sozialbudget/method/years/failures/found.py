"""What a contradiction in a plan is, and where it stands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sozialbudget.case.case import Case
from sozialbudget.case.layout import nearest
from sozialbudget.case.problems import Place
from sozialbudget.method.years.model import Plan


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
