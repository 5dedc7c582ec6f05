"""A cell's content as it is after being saved by any program: what checksums are taken of."""

from decimal import Decimal

from sozialbudget.case.layout import tidy

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
