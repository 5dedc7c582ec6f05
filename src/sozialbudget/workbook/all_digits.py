"""Number formats of the inputs we write: all digits are to be seen, or people read another number than we."""

import re
from collections.abc import Iterable
from decimal import Decimal

_DECIMALS = re.compile(r"0(?:\.(0+#*))?")
"""The digits behind the decimal mark of a code such as `#,##0.00` or `0.0##%`; the first zero stands before it."""
_OF_EUROS = 2


def showing(number_format: str, values: Iterable[object]) -> str:
    """`number_format` with as many decimals as it takes to show `values`, at the 15 digits a spreadsheet shows."""
    match = _DECIMALS.search(number_format)
    if match is None:  # General shows what there is
        return number_format
    percent = 2 if "%" in number_format else 0
    needed = max((_decimals(value) - percent for value in values if isinstance(value, Decimal | int)), default=0)
    there = match[1] or ""
    if needed <= len(there):
        return number_format
    if not there and "€" in number_format:  # cents are two
        there = "0" * _OF_EUROS
    there = (there or "0").ljust(needed, "#")
    return f"{number_format[: match.start()]}0.{there}{number_format[match.end() :]}"


def _decimals(value: Decimal | int) -> int:
    exponent = Decimal(f"{float(value):.15g}").normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
