"""Figures and problems as plain data: what every JSON document of the package is made of.

The documents are typed dictionaries beside the functions that fill them; docs/json_schemas.py draws their schemas from
these, what stands below a key being its meaning. Keys of a document stay as long as its number does; further keys may
be added at the end of an object. Money is EUR a year, a rate a share of 1, hours are hours a week.
"""

import json
from collections.abc import Container, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from typing_extensions import TypeAliasType, TypedDict

from sozialbudget.case.case import Origin
from sozialbudget.case.layout import tidy
from sozialbudget.case.parameters import Parameters
from sozialbudget.case.problems import Problem, Severity
from sozialbudget.words import Lang
from sozialbudget.words.numbers import told

EXACT_IN_A_DOUBLE = 2**53

ParameterValues = TypeAliasType("ParameterValues", dict[str, Any])
"""All parameters by key."""


class FileObject(TypedDict):
    """A file that was read."""

    name: str
    sha256: str


class ProblemObject(TypedDict):
    """A problem: its code and values for programs, its sentences for people."""

    code: str
    """Tells the kind of problem; stays as it is from version to version."""
    severity: Severity
    sheet: str | None
    """Sheet, or the file or option by name."""
    cell: str | None
    """Cell of the sheet, or entry of the file."""
    what: str
    """What was found and what is expected."""
    remedy: str
    """What to do about it; empty where there is nothing to do."""
    values: dict[str, Any]
    """What the sentences are filled with, by name."""


ProblemList = TypeAliasType("ProblemList", list[ProblemObject])


def file_object(origin: Origin | None) -> FileObject | None:
    """The file a case came from; None where it came from none."""
    return None if origin is None else {"name": origin.name, "sha256": origin.sha256}


def parameter_values(parameters: Parameters) -> ParameterValues:
    """All parameters by key, as plain data."""
    return {key: plain(value) for key, value in parameters}


def json_text(document: Mapping[str, Any], lists: Container[str]) -> str:
    """The text of a document, a member a line; those of its lists named in `lists` have a line for each entry."""
    members = []
    for key, value in document.items():
        if key in lists and value:
            entries = ",\n".join(f"  {_compact(entry)}" for entry in value)
            members.append(f" {_compact(key)}: [\n{entries}\n ]")
        else:
            members.append(f" {_compact(key)}: {_compact(value)}")
    return "{\n" + ",\n".join(members) + "\n}\n"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def problem_object(problem: Problem, lang: Lang) -> ProblemObject:
    """A problem as plain data."""
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
