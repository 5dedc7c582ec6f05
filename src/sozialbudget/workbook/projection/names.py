"""Defined names of what a projection has beside its years' calculations, in the language of the sheets."""

from collections.abc import Mapping

from sozialbudget.words import Lang, say
from sozialbudget.workbook.result.names import defined_name

BY_YEAR = (
    *("additional", "rate", "tariff", "growth", "grown_cost", "tariff_cost", "district_tariff_cost"),
    *("deficit", "compensation", "received", "difference", "uncovered", "money_left"),
)
"""Keys with a name for each year; the labels are `projection.*` of the catalogue."""

_ONCE = ("cap", "reference", "region")


def once(lang: Lang) -> Mapping[str, str]:
    """The names that hold for all years; templates say `{plan_cap}`."""
    return {f"plan_{key}": defined_name(say(f"projection.{key}", lang)) for key in _ONCE}


def by_year(lang: Lang, year: int) -> Mapping[str, str]:
    """The names of one year; templates say `{plan_additional}`."""
    return {f"plan_{key}": f"{defined_name(say(f'projection.{key}', lang))}_{year}" for key in BY_YEAR}
