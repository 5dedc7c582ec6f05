"""Each parameter in words: its value, who said it, the resolution behind it; and the readings the method takes.

The workbook's Protokoll and the annex tell the same.
"""

from typing import Any

from sozialbudget.case import Case
from sozialbudget.parameters import about
from sozialbudget.validity import source_told
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import told

READINGS = ("need", "damping", "protection", "rounding", "overhead", "services", "abf", "min_fte")
"""Where Vorlage 2011/099 leaves a reading open; the sentences are `reading.*` of the catalogue."""

READINGS_OF_BUDGETS = frozenset(("need", "damping", "protection", "rounding"))
"""Those on how the budgets are derived; the others are on how they are divided over the services."""


def parameter_value(case: Case, key: str, lang: Lang) -> Any:
    """The value of the parameter `key`; words in `lang`."""
    return in_words(key, getattr(case.parameters, key), lang)


def in_words(key: str, value: Any, lang: Lang) -> Any:
    """`value` of the parameter `key`; words in `lang`."""
    choices = about(key).choices
    return choices[value].say(lang) if isinstance(value, str) and value in choices else value


def source_of(case: Case, key: str, lang: Lang) -> str:
    """The resolution named in the input with its years, else the sentence of the source; empty where there is none."""
    known = about(key).source
    return stated_source(case, key, lang) or (known.say(lang) if known else "")


def stated_source(case: Case, key: str, lang: Lang) -> str:
    """The resolution named in the input with its years; empty where the input names none."""
    origin = case.parameter_origins.get(key)
    return source_told(origin, lang) if origin else ""


def said_by(case: Case, key: str, lang: Lang) -> str:
    """Where a parameter's value came from, in words."""
    origin = case.parameter_origins.get(key)
    said = origin.said_by if origin else "default"
    place = f" ({origin.where})" if origin and origin.where else ""
    return say(f"said_by.{said}", lang) + place


def reading(case: Case, key: str, lang: Lang) -> tuple[str, str]:
    """What the reading `key` is of, and the one taken."""
    values = {
        "method": parameter_value(case, "need_method", lang),
        "basis": parameter_value(case, "overhead_basis", lang),
        "unit": told(case.parameters.rounding_unit, lang),
    }
    return say(f"reading.{key}", lang), say(f"reading.{key}_text", lang, **values)
