"""Numbers as each language writes them (Babel): 1.234,56 € and 1,234.56 EUR."""

from collections.abc import Callable
from decimal import Decimal

from sozialbudget.words.text import Lang, Text

_LOCALE = {"de": "de_DE", "en": "en_GB"}


def number(value: Decimal | float, lang: Lang, decimals: int) -> str:
    """`value` with thousands separators and exactly `decimals` places."""
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=_LOCALE[lang])


def plain(value: Decimal | float, lang: Lang) -> str:
    """`value` with all its decimals (at most 15), no more: what somebody typed, or an exact result."""
    from babel.numbers import format_decimal

    return format_decimal(value, format="#,##0.###############", locale=_LOCALE[lang])


def euro(value: Decimal | float, lang: Lang, decimals: int = 2) -> str:
    """`value` in euros."""
    return f"{number(value, lang, decimals)}\N{NO-BREAK SPACE}€"


def percent(value: Decimal | float, lang: Lang, decimals: int = 1) -> str:
    """The rate `value` (share of 1) in percent."""
    space = "\N{NO-BREAK SPACE}" if lang == "de" else ""
    return f"{number(value * 100, lang, decimals)}{space}%"


def signed(
    value: Decimal | float, lang: Lang, decimals: int, write: Callable[[Decimal | float, Lang, int], str] = number
) -> str:
    """`value` with its sign always shown, as a change: +3.620, −3.620, ±0 (`write` is `number`, `euro`, `percent`)."""
    told = write(value if value >= 0 else -value, lang, decimals)
    if told == write(0, lang, decimals):
        return f"±{told}"
    return f"{'+' if value > 0 else '−'}{told}"


def told(value: object, lang: Lang) -> object:
    """`value` as it stands in a sentence: numbers by locale, words by language, lists with commas."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, Text):
        return value.say(lang)
    if isinstance(value, Decimal | float):
        return plain(value, lang)
    if isinstance(value, tuple | list):
        return ", ".join(str(told(item, lang)) for item in value)
    return value
