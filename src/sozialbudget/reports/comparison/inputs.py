"""Differing inputs in words: what differs, its place and its value in each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sozialbudget.analysis.compare.differences import COLUMN, ORDER, PRESENT, InputDifference, Stand
from sozialbudget.analysis.explain.telling import told as told_number
from sozialbudget.case.layout import DIRECTION_WORDS, KIND_WORDS, SHEETS
from sozialbudget.case.parameters import About, Unit, about
from sozialbudget.case.problems import Place
from sozialbudget.words import Lang, Text, say
from sozialbudget.words.numbers import all_digits

_UNITS = {"status_quo": Unit.EUR, "cost_per_fte": Unit.EUR, "share": Unit.RATE, "abf_rate": Unit.RATE}
_WORDS: Mapping[str, Mapping[Any, Text]] = {
    "kind": KIND_WORDS,
    "direction": DIRECTION_WORDS,
}


@dataclass(frozen=True, slots=True)
class InputLine:
    """One differing input as it is listed."""

    what: str
    place_a: str
    place_b: str
    a: str
    b: str


def input_lines(differences: tuple[InputDifference, ...], lang: Lang) -> Iterator[InputLine]:
    """Each of them in words."""
    for one in differences:
        places = place_told(one.place_a, "a"), place_told(one.place_b, "b")
        yield InputLine(_what(one, lang), *places, *_values(one, lang))


def place_told(place: Place | None, side: str) -> str:
    """Where it stands; a parameter that was set, with the option that sets it in A or in B alone."""
    return str(place).replace("--set ", f"--set-{side} ") if place else ""


def _what(one: InputDifference, lang: Lang) -> str:
    if one.field == ORDER:
        return say("compare.table.services_order", lang)
    if not one.row:
        return say("compare.table.column", lang, name=one.column)
    name = about(one.row).label.say(lang) if one.table == "parameters" else one.row_name
    row = say(f"compare.table.{one.table}", lang, name=name, row=one.row)
    if one.field in (PRESENT, "value", "excluded"):
        return row
    if one.field == COLUMN:
        return f"{row}: {one.column}"
    sheet = SHEETS[{"excluded": "districts", "bases": "indicators"}.get(one.table, one.table)]
    return f"{row}: {sheet.column(one.field).header.say(lang)}"


def _values(one: InputDifference, lang: Lang) -> tuple[str, str]:
    """Both values; numbers that read the same where they are rounded, with all their digits."""
    a, b = _value(one, one.a, lang), _value(one, one.b, lang)
    if a == b and isinstance(one.a, Decimal) and isinstance(one.b, Decimal):
        return all_digits(one.a, lang), all_digits(one.b, lang)
    return a, b


def _value(one: InputDifference, value: Any, lang: Lang) -> str:
    if isinstance(value, Stand):
        return value.say(lang) or say("compare.none", lang)
    if one.field == "value":
        return value_told(value, about(one.row), lang)
    if value is True:
        return say("compare.present", lang)
    words = _WORDS.get(one.field, {})
    return words[value].say(lang) if value in words else _told(value, _UNITS.get(one.field, Unit.NUMBER), lang)


def value_told(value: Any, of: About, lang: Lang) -> str:
    """A parameter's value in words."""
    return of.choices[value].say(lang) if value in of.choices else _told(value, of.unit, lang)


def _told(value: Any, unit: Unit, lang: Lang) -> str:
    if value is None or value is False:
        return say("compare.none", lang)
    return told_number(value, unit, lang) if isinstance(value, Decimal) else str(value)
