"""Each parameter in words: its value, who said it, the resolution behind it; and the readings the method takes.

The workbook's Protokoll and the annex tell the same.
"""

import re
from collections.abc import Iterator
from typing import Any

from sozialbudget.case.bounds import amount
from sozialbudget.case.case import DEFAULT_SERVICES, Case, ParameterOrigin, Validity
from sozialbudget.case.layout import folded
from sozialbudget.case.parameters import Unit, about, default, is_required
from sozialbudget.words import LANGUAGES, Lang, Text, say
from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.lueneburg import PAPER
from sozialbudget.words.numbers import day_in_short, day_read, told
from sozialbudget.words.text import in_both

_YEARS = ("validity.one_year", "validity.from_until", "validity.from", "validity.until")
_BETWEEN = "; "


def validity_told(validity: Validity, lang: Lang) -> str:
    """`gilt ab 2026 bis 2028; zu prüfen bis 31.12.2030`; empty where nothing is stated."""
    first, last = validity.valid_from, validity.valid_until
    told: list[str] = []
    if first is not None and first == last:
        told.append(say("validity.one_year", lang, first=first))
    elif first is not None and last is not None:
        told.append(say("validity.from_until", lang, first=first, last=last))
    elif first is not None:
        told.append(say("validity.from", lang, first=first))
    elif last is not None:
        told.append(say("validity.until", lang, last=last))
    if validity.review_by is not None:
        told.append(say("validity.review", lang, day=day_in_short(validity.review_by, lang)))
    return _BETWEEN.join(told)


def source_told(origin: ParameterOrigin, lang: Lang) -> str:
    """The resolution and, in brackets, its years; empty where neither is stated."""
    years = validity_told(origin.validity, lang) if origin.validity else ""
    if origin.source and years:
        return f"{origin.source} ({years})"
    return origin.source or years


def source_read(text: str) -> tuple[str | None, Validity | None]:
    """The source and the years that `source_told` told as `text`, in whatever language; other text is the source."""
    for source, inner in _readings(text):
        for lang in LANGUAGES:
            validity = _read(inner, lang)
            if validity is not None:
                return source, validity
    return text, None


def _readings(text: str) -> Iterator[tuple[str | None, str]]:
    if bracket := re.fullmatch(r"(.*\S)\s*\(([^()]*)\)", text, re.DOTALL):
        yield bracket[1], bracket[2]
    yield None, text


def _read(text: str, lang: Lang) -> Validity | None:
    found: dict[str, object] = {}
    for part in text.split(_BETWEEN.strip()):
        stated = _stated(" ".join(part.split()), lang)
        if not stated or stated.keys() & found.keys():
            return None
        found |= stated
    return Validity.model_validate(found)


def _stated(part: str, lang: Lang) -> dict[str, object]:
    """What one part states, by the fields of `Validity`; empty where it is something else."""
    for key in _YEARS:
        if years := re.fullmatch(_pattern(key, lang), part):
            told = {name: int(year) for name, year in years.groupdict().items()}
            last = told.get("last", told.get("first") if key == "validity.one_year" else None)
            stated = {"valid_from": told.get("first"), "valid_until": last}
            return {name: year for name, year in stated.items() if year is not None}
    if review := re.fullmatch(_pattern("validity.review", lang), part):
        day = day_read(review["day"])
        return {"review_by": day} if day else {}
    return {}


def _pattern(key: str, lang: Lang) -> str:
    """The sentence `key` as a pattern: four digits for a year, anything for a day."""
    template = WORDS[key].say(lang)
    parts = re.split(r"\{(\w+)\}", template)
    return "".join(
        re.escape(part) if i % 2 == 0 else f"(?P<{part}>{'.+' if part == 'day' else '[0-9]{4}'})"
        for i, part in enumerate(parts)
    )


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


def value_told(key: str, value: Any, lang: Lang, *, with_unit: bool = False) -> str:
    """`value` of the parameter `key` as people write it; that none is set where it is None."""
    if value is None:
        return say("annex.parameters.no_value", lang)
    unit = about(key).unit
    told = amount(in_words(key, value, lang), unit, lang)
    if with_unit and unit in (Unit.HOURS, Unit.FTE):
        told += f"\N{NO-BREAK SPACE}{say(f'annex.parameters.unit.{unit.name.lower()}', lang)}"
    return told


def source_of(case: Case, key: str, lang: Lang) -> str:
    """The resolution named in the input with its years, or that none is; empty where there is nothing to resolve on.

    A default is nobody's resolution, and a name is none either. What other counties resolved is never told here.
    """
    stated = stated_source(case, key, lang)
    origin = case.parameter_origins.get(key)
    if (origin and origin.source) or is_default(case, key) or (about(key).unit is Unit.TEXT and not stated):
        return stated
    none = say("dated.no_source", lang)
    return f"{none} ({stated})" if stated else none


def stated_source(case: Case, key: str, lang: Lang) -> str:
    """The resolution named in the input with its years; empty where the input names none."""
    origin = case.parameter_origins.get(key)
    return source_told(origin, lang) if origin else ""


def source_or_default(case: Case, key: str, lang: Lang) -> str:
    """The same as `source_of` where no column beside it says who said the value: a default is told as one."""
    return default_told(key, lang) if is_default(case, key) else source_of(case, key, lang)


def said_by(case: Case, key: str, lang: Lang) -> str:
    """Where a parameter's value came from, in words."""
    origin = case.parameter_origins.get(key)
    place = f" ({origin.where})" if origin and origin.where else ""
    return who_said(case, key, lang) + place


def origin_told(origin: ParameterOrigin) -> Text:
    """Who said it, where, and the source behind it: Aufruf in Python; Beschluss 7/2026."""

    def told(lang: Lang) -> str:
        place = f" ({origin.where})" if origin.where else ""
        source = source_told(origin, lang)
        return say(f"said_by.{origin.said_by}", lang) + place + (_BETWEEN + source if source else "")

    return in_both(told)


def who_said(case: Case, key: str, lang: Lang) -> str:
    """The same without the cell, file or option."""
    if is_default(case, key):
        return default_told(key, lang)
    origin = case.parameter_origins.get(key)
    return say(f"said_by.{origin.said_by if origin else 'given'}", lang)


def is_default(case: Case, key: str) -> bool:
    """Whether nobody said the parameter `key`."""
    origin = case.parameter_origins.get(key)
    if origin is not None:
        return origin.said_by == "default"
    return not is_required(key) and getattr(case.parameters, key) == default(key)


def default_told(key: str, lang: Lang) -> str:
    """That a value is the default, and where that comes from where it is not the program's own."""
    taken_from = about(key).default_from
    if taken_from is None:
        return say("said_by.default", lang)
    return say("said_by.default_after", lang, source=taken_from.say(lang))


def services_said_by(case: Case, lang: Lang) -> str:
    """Where services without a cell of their own come from: nobody named any, or Python did."""
    if case.services == DEFAULT_SERVICES:
        return say("said_by.default_after", lang, source=PAPER.say(lang))
    return say("said_by.given", lang)


def tells_default(key: str, told: str) -> bool:
    """Whether `told` says, in whatever language, that the parameter `key` has its default."""
    plain = (say("said_by.default", lang) for lang in LANGUAGES)
    return folded(told) in {folded(one) for one in (*plain, *(default_told(key, lang) for lang in LANGUAGES))}


def reading(case: Case, key: str, lang: Lang) -> tuple[str, str]:
    """What the reading `key` is of, and the one taken."""
    values = {
        "method": parameter_value(case, "need_method", lang),
        "basis": parameter_value(case, "overhead_basis", lang),
        "unit": told(case.parameters.rounding_unit, lang),
    }
    return say(f"reading.{key}", lang), say(f"reading.{key}_text", lang, **values)
