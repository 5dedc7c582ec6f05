"""What JSON has no kind for, so that a case read back is the case that was written: Decimals beside texts, problems."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from sozialbudget.case.problems import Place, Problem
from sozialbudget.words import Subject, Text
from sozialbudget.words.numbers import Euros, Rate

_KINDS: Mapping[str, type] = {kind.__name__: kind for kind in (Decimal, Rate, Euros, Text, Subject, Place, tuple)}


def cell_told(value: str | Decimal) -> Any:
    """A cell of an excluded district: text as it is, a number told as one."""
    return _told(value)


def cell_read(value: Any) -> Any:
    """The cell that `cell_told` told."""
    return _read(value)


def problem_told(problem: Problem) -> dict[str, Any]:
    """A problem with its values, each with its kind."""
    return {field.name: _told(getattr(problem, field.name)) for field in fields(problem)}


def problem_read(value: Any) -> Problem:
    """The problem that `problem_told` told; one that is one already."""
    return value if isinstance(value, Problem) else Problem(**{name: _read(one) for name, one in value.items()})


def _told(value: Any) -> Any:
    if isinstance(value, Decimal):
        return {type(value).__name__: str(value)}
    if isinstance(value, Text | Subject | Place):
        return {type(value).__name__: [_told(getattr(value, field.name)) for field in fields(value)]}
    if isinstance(value, tuple):
        return {"tuple": [[_told(one) for one in value]]}
    if isinstance(value, Mapping):
        return {"values": {key: _told(one) for key, one in value.items()}}
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _read(value: Any) -> Any:
    if not isinstance(value, dict) or len(value) != 1:
        return value
    ((kind, told),) = value.items()
    if kind == "values":
        return {key: _read(one) for key, one in told.items()}
    if kind == "tuple":
        return tuple(_read(one) for one in told[0])
    return _KINDS[kind](*map(_read, told if isinstance(told, list) else [told]))
