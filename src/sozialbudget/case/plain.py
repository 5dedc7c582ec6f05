"""Figures and problems as plain data: what every JSON document of the package is made of."""

from decimal import Decimal
from enum import Enum
from typing import Any

from sozialbudget.case.layout import tidy
from sozialbudget.case.problems import Problem
from sozialbudget.words import Lang
from sozialbudget.words.numbers import told

EXACT_IN_A_DOUBLE = 2**53


def problem_object(problem: Problem, lang: Lang) -> dict[str, Any]:
    """A problem as plain data: its code and values for programs, its sentences for people."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "sheet": problem.place.sheet if problem.place else None,
        "cell": problem.place.cell if problem.place else None,
        "what": problem.what(lang),
        "remedy": problem.remedy(lang),
        "values": {key: _value(value, lang) for key, value in problem.values.items()},
    }


def plain(value: Any) -> Any:
    """A figure or parameter as JSON knows it: whole numbers as int, other numbers as the nearest double."""
    if isinstance(value, Decimal):
        if not value.is_finite():
            return None
        number = float(value)
        if not number.is_integer():
            return number
        return int(number) if abs(number) < EXACT_IN_A_DOUBLE else int(value)
    return value.value if isinstance(value, Enum) else value


def _value(value: object, lang: Lang) -> Any:
    if isinstance(value, tuple | list):
        return [_value(item, lang) for item in value]
    if isinstance(value, Decimal | Enum) or value is None or isinstance(value, str | int | float):
        return plain(value)
    return str(told(value, lang))


STORED_DIGITS = 15
"""Significant digits of a number that survive being saved by any program; what is beyond is the double's alone."""
SEPARATOR = "\x1f"
"""Stands between cells; in a cell it counts as a space."""
SIGNIFICANT = f".{STORED_DIGITS}g"


def canonical(value: object) -> str:
    """A cell as it is after being saved by any program: its kind, and text trimmed or number to 15 digits."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return f"b{int(value)}"
    if isinstance(value, Decimal | float | int):
        return f"n{float(value) + 0.0:{SIGNIFICANT}}"  # + 0.0: no minus before a zero
    if isinstance(value, str):
        text = tidy(value.replace("\r\n", "\n").replace("\r", "\n").replace(SEPARATOR, " "))
        return f"t{text}" if text else ""
    return f"?{value}"
