"""Dates as each language writes them."""

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
