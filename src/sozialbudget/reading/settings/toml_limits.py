"""What no TOML file of ours needs is refused before anything is computed with it: it would take minutes or worse."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sozialbudget.case.problems import Fault, fault
from sozialbudget.words import Text

LARGEST_FILE = 2**20
"""Bytes; a plan of a hundred years has some ten thousand."""
_LONGEST_NUMBER = 100
"""Signs; a checksum in a comment has 64."""
_MOST_DOTS = 20
"""Of one name; `years.2027.damping` has two."""
_MOST_NAMES = 1_000
"""Of one section; the parameters of the method are some thirty."""
_LONGEST_LIST = 20_000
"""Germany has 11 000 municipalities."""
_LARGEST_EXPONENT = 40
_LARGEST = 10**40

_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|#[^\n]*")
_NUMBER = re.compile(f"[0-9A-Fa-f_]{{{_LONGEST_NUMBER},}}")
_PARTS = re.compile(r"[=,{}\[\]]")


def beyond_use_as_text(text: str) -> Fault | None:
    """What must not even be parsed: a number without end, a name of very many parts."""
    for number, line in enumerate(text.split("\n"), start=1):
        bare = _QUOTED.sub('""', line)
        where = Text(f"Zeile {number}", f"line {number}")
        if _NUMBER.search(bare):
            return fault("toml_number_beyond", where=where)
        if bare.count(".") > _MOST_DOTS and any(part.count(".") > _MOST_DOTS for part in _PARTS.split(bare)):
            return fault("toml_name_beyond", where=where, most=_MOST_DOTS)
    return None


def beyond_use(told: Any, name: str = "") -> Fault | None:
    """What must not be computed with, of what a file says."""
    entries = list(_entries(told, name))
    if len(entries) > (_LONGEST_LIST if isinstance(told, list) else _MOST_NAMES):
        return fault("toml_entries_beyond", where=name or Text("Datei", "file"), n=len(entries))
    if _is_number_beyond(told):
        return fault("toml_number_beyond", where=name)
    return next((wrong for inner, value in entries if (wrong := beyond_use(value, inner)) is not None), None)


def _entries(told: Any, name: str) -> Iterator[tuple[str, Any]]:
    if isinstance(told, dict):
        yield from ((f"{name}.{key}" if name else str(key), value) for key, value in told.items())
    elif isinstance(told, list):
        yield from ((f"{name}[{i}]", value) for i, value in enumerate(told, start=1))


def _is_number_beyond(value: Any) -> bool:
    if isinstance(value, int):
        return abs(value) > _LARGEST
    return isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) > _LARGEST_EXPONENT
