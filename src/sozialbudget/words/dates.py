"""Dates as each language writes them."""

import re
from datetime import date

from sozialbudget.words.text import Lang

_MONTHS: dict[Lang, tuple[str, ...]] = {
    "de": (
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}


def day_told(day: date, lang: Lang) -> str:
    """`day` in full: 1. Juni 2011, 1 June 2011."""
    dot = "." if lang == "de" else ""
    return f"{day.day}{dot}\N{NO-BREAK SPACE}{_MONTHS[lang][day.month - 1]} {day.year}"


def day_in_short(day: date, lang: Lang) -> str:
    """`day` in a bracket or a list: 31.12.2030, 31 December 2030."""
    return f"{day:%d.%m.}{day.year:04}" if lang == "de" else day_told(day, lang)


def day_read(text: str) -> date | None:
    """The day that `text` is, written as 2030-12-31 or as this module tells days; None where it is no day."""
    if iso := re.fullmatch(r"\s*([0-9]{4})-([0-9]{2})-([0-9]{2})\s*", text):
        year, month, day = (int(part) for part in iso.groups())
    elif short := re.fullmatch(r"\s*([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*([0-9]{4})\s*", text):
        day, month, year = (int(part) for part in short.groups())
    elif full := re.fullmatch(r"\s*([0-9]{1,2})\.?\s+(\w+)\s+([0-9]{4})\s*", text):
        names = next((months for months in _MONTHS.values() if full[2] in months), ())
        day, month, year = int(full[1]), names.index(full[2]) + 1 if names else 0, int(full[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:  # 31 February
        return None
