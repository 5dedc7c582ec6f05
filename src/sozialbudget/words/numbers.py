"""Numbers as each language writes them: 1.234,56 € and 1,234.56 €.

Written by hand: loading a locale's data takes longer than the whole calculation of a small case, and formatting with
it twenty times as long. tests/method/test_numbers.py holds every result against Babel's.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext

from sozialbudget.words.text import Lang, Subject, Text, in_both

_GERMAN = str.maketrans(",.", ".,")
_MOST_DECIMALS = 15
_ROUNDING = Context(prec=100, rounding=ROUND_HALF_EVEN, traps=[])


def number(value: Decimal | float, lang: Lang, decimals: int) -> str:
    """`value` with thousands separators and exactly `decimals` places."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    with localcontext(_ROUNDING):
        english = f"{exact:,.{decimals}f}"
    return english.translate(_GERMAN) if lang == "de" else english


def plain(value: Decimal | float, lang: Lang) -> str:
    """`value` with all its decimals (at most 15), no more: what somebody typed, or an exact result."""
    return number(value, lang, _MOST_DECIMALS).rstrip("0").rstrip(",.")


def all_digits(value: Decimal, lang: Lang) -> str:
    """`value` with every digit it has, however many."""
    return number(value, lang, max(0, -int(value.normalize().as_tuple().exponent)))


def euro(value: Decimal | float, lang: Lang, decimals: int = 2) -> str:
    """`value` in euros."""
    return f"{number(value, lang, decimals)}\N{NO-BREAK SPACE}€"


def how_many(n: int) -> Text:
    """A number of things, in both languages."""
    return in_both(lambda lang: number(n, lang, 0))


def percent(value: Decimal | float, lang: Lang, decimals: int = 1) -> str:
    """The rate `value` (share of 1) in percent."""
    space = "\N{NO-BREAK SPACE}" if lang == "de" else ""
    return f"{number(value * 100, lang, decimals)}{space}%"


def percent_plain(value: Decimal | float, lang: Lang) -> str:
    """The same with all its decimals, no more."""
    return plain(value * 100, lang) + ("\N{NO-BREAK SPACE}%" if lang == "de" else "%")


def signed(
    value: Decimal | float, lang: Lang, decimals: int, write: Callable[[Decimal | float, Lang, int], str] = number
) -> str:
    """`value` with its sign always shown, as a change: +3.620, −3.620, ±0 (`write` is `number`, `euro`, `percent`)."""
    told = write(value if value >= 0 else -value, lang, decimals)
    if told == write(0, lang, decimals):
        return f"±{told}"
    return f"{'+' if value > 0 else '−'}{told}"


def counted(n: int, lang: Lang, one: str, many: str) -> str:
    """How many there are of a thing the catalogue knows as `one` and `many`: 1 Warnung, 2 Warnungen."""
    from sozialbudget.words import say

    return f"{number(n, lang, 0)} {say(one if n == 1 else many, lang)}"


class Rate(Decimal):
    """A share of 1 that is told in percent."""


class Euros(Decimal):
    """An amount that is told in euros, with cents where it has some."""


def told(value: object, lang: Lang) -> object:
    """`value` as it stands in a sentence: numbers by locale, words by language, lists with commas."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, Text | Subject):
        return value.say(lang)
    if isinstance(value, Rate):
        return f"{plain(value * 100, lang)} %"
    if isinstance(value, Euros):
        return euro(value, lang, 0 if value == value.to_integral_value() else 2)
    if isinstance(value, Decimal | float):
        return plain(value, lang)
    if isinstance(value, tuple | list):
        return ", ".join(str(told(item, lang)) for item in value)
    return value


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
