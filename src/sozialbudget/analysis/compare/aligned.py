"""Numbers that are the same to people but not to the last digit of a double: another program has saved one of them.

They are no difference. Both sides take the one with fewer digits, so that neither a cause nor a differing input comes
of it, and comparing the other way round gives the same.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import BaseModel

from sozialbudget.case.case import Case
from sozialbudget.case.problems import NoSolutionError
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.method.numbers import same_number

_Row = TypeVar("_Row", bound=BaseModel)
_TABLES = {"districts": "id", "indicators": "name", "bases": "name", "services": "name", "excluded": "id"}
"""The tables of a case, and by what their rows are known."""


def aligned(a: Allocation, b: Allocation) -> tuple[Allocation, Allocation]:
    """`a` and `b` with one value for each number that is the same; as they are where budgets or hours hang on it."""
    try:
        first, second = _toward(a, b), _toward(b, a)
    except NoSolutionError:
        return a, b
    return (first, second) if _same(first, a) and _same(second, b) else (a, b)


def _toward(one: Allocation, other: Allocation) -> Allocation:
    case = _aligned(one.case, other.case)
    return one if case is one.case else allocate(case)


def _same(new: Allocation, old: Allocation) -> bool:
    return new is old or (
        list(new.budget) == list(old.budget)
        and all(
            list(mine.face_to_face_hours) == list(its.face_to_face_hours)
            for mine, its in zip(new.services, old.services, strict=True)
        )
    )


def _aligned(case: Case, other: Case) -> Case:
    tables: dict[str, object] = {
        name: _rows(getattr(case, name), getattr(other, name), key) for name, key in _TABLES.items()
    }
    tables["parameters"] = _row(case.parameters, other.parameters)
    changes = {name: found for name, found in tables.items() if found is not getattr(case, name)}
    return case.having(**changes) if changes else case


def _rows(rows: Sequence[_Row], others: Sequence[_Row], key: str) -> Sequence[_Row]:
    """The rows of a table, those that the other has with its numbers; the same object where nothing changes."""
    known = {getattr(row, key): row for row in others}
    found = tuple(_row(row, known.get(getattr(row, key), row)) for row in rows)
    return rows if all(new is old for new, old in zip(found, rows, strict=True)) else found


def _row(row: _Row, other: _Row) -> _Row:
    changes = _cells(dict(row), dict(other))
    return row.model_copy(update=changes) if changes else row


def _cells(cells: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """Those of `cells` that are to be as in `others`."""
    found: dict[str, Any] = {}
    for name, value in cells.items():
        other = others.get(name)
        if isinstance(value, Decimal) and isinstance(other, Decimal) and _gives_way(value, other):
            found[name] = other
        elif isinstance(value, Mapping) and isinstance(other, Mapping) and (inner := _cells(value, other)):
            found[name] = {**value, **inner}
    return found


def _gives_way(value: Decimal, other: Decimal) -> bool:
    """Whether `other` is the same number in fewer digits; of two with as many, the smaller."""
    return value != other and same_number(value, other) and _told(other) < _told(value)


def _told(value: Decimal) -> tuple[int, Decimal]:
    return len(value.normalize().as_tuple().digits), value
