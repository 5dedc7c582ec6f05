"""Values as they are read aloud: money to the cent, rates in percent, other numbers with six decimals at most."""

from decimal import Decimal
from typing import Any

from sozialbudget.case.parameters import Unit, about
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import euro, plain

_SPACE = "\N{NO-BREAK SPACE}"
_RATE_DECIMALS, _HOURS_DECIMALS, _NUMBER_DECIMALS = 4, 4, 6
_DIGITS = 6
"""Rates show at least so many digits that multiplied with a budget they give it to the euro."""


def told(value: Any, unit: Unit, lang: Lang) -> str:
    """`value` in `lang`; words where there is none or no limit."""
    if value is None:
        return say("explain.none", lang)
    if not isinstance(value, Decimal):
        choices = about("need_method").choices
        return choices[value].say(lang) if value in choices else str(value)
    if not value.is_finite():
        return say("explain.no_limit", lang)
    return _number(value, unit, lang).replace("-", "−")


def _number(value: Decimal, unit: Unit, lang: Lang) -> str:
    if unit is Unit.EUR:
        cents = value.quantize(Decimal("0.01"))
        return euro(cents, lang, 0 if cents == cents.to_integral_value() else 2)
    if unit is Unit.RATE:
        in_percent = value * 100
        decimals = max(_RATE_DECIMALS, _DIGITS - 1 - in_percent.adjusted())
        return plain(_rounded(in_percent, decimals), lang) + (f"{_SPACE}%" if lang == "de" else "%")
    if unit is Unit.HOURS:
        return plain(_rounded(value, _HOURS_DECIMALS), lang) + f"{_SPACE}{say('explain.hours', lang)}"
    if unit is Unit.FTE:
        return plain(_rounded(value, _HOURS_DECIMALS), lang) + f"{_SPACE}{say('explain.fte', lang)}"
    return plain(_rounded(value, _NUMBER_DECIMALS), lang)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals))
