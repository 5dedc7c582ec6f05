"""The years a parameter's value holds for, in words, and read back from them.

A result workbook's column of sources tells them behind the source; read again as an input, it loses nothing and the
addition is not doubled.
"""

import re
from collections.abc import Iterator

from sozialbudget.case.case import ParameterOrigin, Validity
from sozialbudget.words import LANGUAGES, Lang, say
from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.dates import day_in_short, day_read

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
