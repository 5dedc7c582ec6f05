"""Whether a value and the text a spreadsheet shows of it can be the same, whatever the format and the language.

A format may round, scale (thousands, percent), group and mark; only what no format does is another number.
"""

import re
from math import isfinite

from sozialbudget.case.layout import tidy
from sozialbudget.reading.grid import Raw

_SIGNS = r"(?:[\s€$£%‰+\-−–()\"„“']|EUR|Euro)*"
_ONE_NUMBER = re.compile(_SIGNS + r"((?:[0-9]{1,3}(?:[.,'’\s][0-9]{3})*|[0-9]+)(?:[.,][0-9]+)?)" + _SIGNS)
_NOT_DIGITS = re.compile(r"[^0-9]+")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_BOOLEANS = {"wahr": True, "true": True, "falsch": False, "false": False}
_LONGEST = 40
_SCALES = (0, -2, 3, 6, 9, 12)
"""By which powers of ten formats scale: percent, thousands, millions …"""
_INEXACT = 1e-12


def is_other_number(stored: Raw, text: str) -> bool:
    """Whether `text` is for certain no way to show the number `stored`.

    Certain is only a text of one number and signs; letters may be a scale, a date, or a text of the format's own.
    """
    if not isinstance(stored, float) or _is_plainly(stored, text) or len(text) > _LONGEST:
        return False
    found = _ONE_NUMBER.fullmatch(text)
    if found is None or not isfinite(stored):
        return False
    value, groups = abs(stored), _NOT_DIGITS.split(found[1])
    digits, decimals = int("".join(groups)), len(groups[-1])
    if digits == 0 or abs(digits - value) < 1:
        return False  # anything may be rounded to 0
    if value == 0:
        return True
    places = (0, decimals) if len(groups) > 1 else (0,)
    return not any(_shows(value, digits, scale - after) for scale in _SCALES for after in places)


def _is_plainly(stored: float, text: str) -> bool:
    """Whether `text` is the number with all its digits, in German or English: almost every text is."""
    plain = text.rstrip("€ %\N{NO-BREAK SPACE}").replace(",", ".")
    try:
        return float(plain) == stored or float(plain.replace(".", "", plain.count(".") - 1)) == stored
    except ValueError:
        return False


def _shows(value: float, digits: int, power: int) -> bool:
    """Whether `digits`, shifted, is `value` within one unit of its last digit."""
    unit = 10.0**power
    return abs(digits * unit - value) <= unit + _INEXACT * value


def is_same_text(stored: str, text: str) -> bool:
    """Whether a text is shown as it is stored, spaces aside, or within what its format writes around it."""
    stored, text = " ".join(tidy(stored).split()), " ".join(tidy(text).split())
    if stored == text:
        return True
    before, found, after = text.partition(stored) if stored else ("", "", "")
    return bool(found) and not before[-1:].isalnum() and not after[:1].isalnum()


def is_other_date(stored: str, text: str) -> bool:
    """Whether `text` names years, and none of them is that of the date `stored`."""
    years = _YEAR.findall(text)
    return bool(years) and bool(_YEAR.match(stored)) and stored[:4] not in years


def is_other_truth(stored: bool, text: str) -> bool:
    """Whether `text` says true where `stored` is false, or the reverse."""
    return _BOOLEANS.get(tidy(text).casefold(), stored) is not stored
