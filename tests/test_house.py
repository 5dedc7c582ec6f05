"""One corridor, one direction: no module imports from a room above its own, and no two rooms or modules form a circle.

Imports inside functions count like all others; those for type checking alone do not.
"""

from functools import cache

import grimp
import pytest

FLOORS = (
    ("cli",),
    ("series",),
    ("reports",),
    ("analysis",),
    ("workbook",),
    ("formats", "reading"),
    ("method",),
    ("case",),
    ("files", "words"),
    ("version",),
)
"""From top to bottom; rooms of one floor do not know each other."""
OUTSIDE = {"sozialbudget", "sozialbudget.__main__"}
"""The face, and the door of `python -m`: they open what they are asked for."""
LEVELS = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("sozialbudget", exclude_type_checking_imports=True, cache_dir=None)


def room(module: str) -> str:
    return module.split(".")[1]


def test_every_room_has_its_floor() -> None:
    rooms = {room(module) for module in graph().modules - OUTSIDE}
    assert rooms == set(LEVELS)


def test_no_arrow_up() -> None:
    arrows = [
        f"{importer} -> {imported}"
        for importer in sorted(graph().modules - OUTSIDE)
        for imported in sorted(graph().find_modules_directly_imported_by(importer))
        if imported in OUTSIDE
        or (room(imported) != room(importer) and LEVELS[room(imported)] <= LEVELS[room(importer)])
    ]
    assert arrows == []


@pytest.mark.parametrize(
    "package", sorted({module.rpartition(".")[0] for module in graph().modules if "." in module}), ids=str
)
def test_no_circle_among_siblings(package: str) -> None:
    siblings = sorted(graph().find_children(package))
    imports = {one: {other for other in siblings if other != one and leads(one, other)} for one in siblings}
    circles = [f"{one} … {one}" for one in siblings if one in reached(one, imports)]
    assert circles == []


def leads(one: str, other: str) -> bool:
    """Whether anything in `one` imports anything in `other`."""
    inside = {one} | graph().find_descendants(one)
    return any(
        imported == other or imported.startswith(f"{other}.")
        for module in inside
        for imported in graph().find_modules_directly_imported_by(module)
    )


def reached(start: str, imports: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(imports[start])
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += imports[module]
    return found
