"""What Excel's number formats make of a number: a plain number, a percentage, a date or a duration."""

import re
from datetime import datetime, timedelta
from enum import Enum


class Shown(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    PERCENT = "percent"
    MOMENT = "moment"
    DURATION = "duration"


BUILT_IN: dict[int, Shown] = {9: Shown.PERCENT, 10: Shown.PERCENT, 46: Shown.DURATION} | dict.fromkeys(
    (*range(14, 23), 45, 47), Shown.MOMENT
)
_LITERAL = re.compile(r'"[^"]*"|\\.|[_*].')
_DURATION = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]")


def what_format_shows(code: str) -> Shown:
    """Whether the number format `code` shows a plain number, a percentage or a date."""
    code = _LITERAL.sub("", code)
    if _DURATION.search(code):
        return Shown.DURATION
    code = _BRACKETS.sub("", code).casefold().replace("general", "").replace("standard", "")
    if any(letter in code for letter in "dmyhs"):
        return Shown.MOMENT
    return Shown.PERCENT if "%" in code else Shown.NUMBER


def moment_shown(serial: float, shown: Shown, since_1904: bool) -> str:
    """A date or time as people write it, from the number the file holds."""
    try:
        if shown is Shown.DURATION:
            minutes = round(serial * 24 * 60)
            return f"{minutes // 60}:{minutes % 60:02} h"
        begin = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30 if serial >= 60 else 31)
        moment = begin + timedelta(seconds=round(serial * 86400))
    except (OverflowError, ValueError):
        return repr(serial)
    if 0 <= serial < 1:
        return moment.strftime("%H:%M")
    return moment.strftime("%Y-%m-%d" if moment.time() == datetime.min.time() else "%Y-%m-%d %H:%M")
