"""Names and values of parameters, the same in every source: sheet, file and `--set`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import ValidationError

from sozialbudget.case.bounds import amount, out_of_bounds, parameter_usual
from sozialbudget.case.case import ParameterOrigin
from sozialbudget.case.layout import by_spelling, folded, folded_names, keyed, nearest
from sozialbudget.case.origins import source_told, value_told
from sozialbudget.case.parameters import (
    LONGEST_TEXT,
    PARAMETER_KEYS,
    Affects,
    Parameters,
    Unit,
    about,
    affecting,
    is_whole,
    unseen_in,
)
from sozialbudget.case.problems import Fault, fault
from sozialbudget.reading.cells import Number, as_found, misspelt, number, rate, shown, text, whole, word, year
from sozialbudget.reading.findings import Report
from sozialbudget.reading.grid import Percent, Raw, Unclear, is_blank
from sozialbudget.reading.heads import head_of, unit_in_the_way
from sozialbudget.reading.notation import Notation
from sozialbudget.words import LANGUAGES, Text, say
from sozialbudget.words.numbers import day_in_short
from sozialbudget.words.text import in_both


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of one parameter, not yet read."""

    raw: Raw
    origin: ParameterOrigin
    report: Report
    notation: Notation


# --- names ---------------------------------------------------------------------------------------


def known_parameters(
    entries: list[tuple[str, Any]], report_of: Callable[[str], Report]
) -> Iterator[tuple[str, str, Any]]:
    """Key, name and value of the entries whose name is a parameter's; the others are reported."""
    for key, name, raw, first in keyed(entries, key_of):
        if key is None:
            report_unknown(name, report_of(name))
        elif first == name:
            report_of(name)(fault("parameter_twice", parameter=about(key).label, first=shown(name)))
        elif first is not None:
            twins = {"found": shown(name), "first": shown(first), "parameter": about(key).label}
            report_of(name)(fault("parameter_twice_in_two_spellings", **twins))
        else:
            yield key, name, raw


def report_unknown(name: str, report: Report) -> None:
    """Report that there is no parameter `name`, with the nearest one."""
    report(misspelt(("parameter_unknown", "parameter_misspelt"), name, spellings()))


def key_of(name: str) -> str | None:
    """The key of the parameter that `name` means: its label in either language, or its key; also beside a unit."""
    key = _keys().get(folded(name))
    if key is None and (head := head_of(name)) is not None:
        return _keys().get(folded(head.name))
    return key


def as_labelled(key: str, name: str, raw: Raw) -> Raw:
    """The value `raw` of the parameter `key` called `name`; unclear where the name puts it in another unit."""
    if folded(name) in _keys() or is_blank(raw):
        return raw
    wrong = unit_in_the_way(shown(name), about(key).unit, raw, about(key).label)
    return raw if wrong is None else Unclear(shown(raw), wrong.code, wrong.values)


@cache
def _keys() -> Mapping[str, str]:
    """Each parameter's key by its label in either language, also without what stands in brackets, and by itself."""
    return {
        name: key for key in PARAMETER_KEYS for name in folded_names(about(key).label, key, *_without_brackets(key))
    }


def _without_brackets(key: str) -> tuple[str, ...]:
    return tuple(about(key).label.say(lang).partition(" (")[0] for lang in LANGUAGES)


@cache
def spellings() -> tuple[str, ...]:
    """Every name of every parameter, to suggest one from."""
    return tuple(name for key in PARAMETER_KEYS for name in (about(key).label.de, key, about(key).label.en))


# --- values --------------------------------------------------------------------------------------


def value_of(key: str, raw: Raw, notation: Notation) -> object | Fault | None:
    """The value of a parameter; None where the source empties it."""
    if is_blank(raw):
        return None
    unit, choices = about(key).unit, about(key).choices
    if unit is Unit.YEAR:
        return year(raw)
    if unit is Unit.COLUMN:
        return text(raw)
    if unit is Unit.TEXT:
        return _one_line(raw)
    if choices:
        names = by_spelling(choices, with_keys=True)
        if unit is Unit.WORD:
            return word(raw, names, choices.values())
        if isinstance(raw, str) and folded(raw) in names:
            return names[folded(raw)]
        if isinstance(raw, str) and nearest(raw, names):
            return misspelt(("word_unknown", "word_misspelt"), raw, names, choices=tuple(choices.values()))
    if is_whole(key):
        return whole(raw, unit, notation)
    return _plain_value(rate(raw, notation) if unit is Unit.RATE else number(raw, unit, notation), unit, raw)


def _one_line(raw: Raw) -> str | Fault | None:
    """A text that is printed as it stands."""
    found = text(raw)
    if not isinstance(found, str):
        return found
    if unseen := unseen_in(found):
        return fault("text_unseen", found=shown(found), unseen=unseen)
    if len(found) > LONGEST_TEXT:
        return fault("text_too_long", found=shown(found), characters=len(found), most=LONGEST_TEXT)
    return found


def _plain_value(found: Number | Fault, unit: Unit, raw: Raw) -> Decimal | Fault:
    if isinstance(found, Fault):
        return found
    if found.percent and unit not in (Unit.RATE, Unit.NUMBER):
        return fault("percent_unexpected", found=as_found(raw))
    return found.value


# --- bounds --------------------------------------------------------------------------------------


def bound_broken(key: str, value: object, raw: Raw) -> Fault | None:
    """What is wrong with `value` of the parameter `key` by itself; None where it is within its bounds."""
    try:
        Parameters.model_validate({key: value})
    except ValidationError as error:  # other parameters are missing, if nothing else
        for problem in error.errors(include_url=False):
            if problem["loc"] and problem["loc"][0] == key:
                return out_of_bounds(key, problem, as_found(raw))
    return None


def doubts(key: str, value: object, origin: ParameterOrigin, year: int) -> Iterator[Fault]:
    """Warnings of a value: its source does not let it hold in `year`, or its review was due before."""
    validity = origin.validity
    if validity is None:
        return
    told = {"parameter": about(key).label, "value": in_both(lambda lang: value_told(key, value, lang)), "year": year}
    first, last = validity.valid_from, validity.valid_until
    if (first is not None and year < first) or (last is not None and last < year):
        yield fault("parameter_not_in_force", source=in_both(lambda lang: source_told(origin, lang)), **told)
    review = validity.review_by
    if review is not None and review.year < year:  # the budget year's first day is later
        source = origin.source or in_both(lambda lang: say("dated.no_source", lang))
        yield fault(
            "parameter_due_for_review", source=source, day=in_both(lambda lang: day_in_short(review, lang)), **told
        )


# --- hardly meant ----------------------------------------------------------------------------------


def implausible(key: str, value: object, raw: Raw) -> Fault | None:
    """The warning that `value`, read from `raw`, is hardly what was meant; None where there is nothing to wonder."""
    told = about(key)
    plausible = told.plausible
    if not isinstance(value, Decimal | int) or plausible is None:
        return None
    exact = Decimal(value)
    one = written_as_one(exact, raw, told.label) if told.unit is Unit.RATE else None
    if (one is None and plausible.holds(exact)) or bound_broken(key, value, raw):
        return None
    if one is not None:
        return one
    values = {
        "subject": told.label,
        "value": in_both(lambda lang: amount(exact, told.unit, lang)),
        "usual": in_both(lambda lang: parameter_usual(key, lang) or ""),
    }
    if (found := plausible.meant(exact)) is None:
        return fault("parameter_implausible", **values)
    meant, entered_as = found
    return fault(
        "parameter_probably_slip",
        **values,
        entered_as=entered_as,
        meant=in_both(lambda lang: amount(meant, told.unit, lang)),
    )


def written_as_one(rate: Decimal, raw: object, subject: Text | str) -> Fault | None:
    """The warning that a rate of 100 % stands there as 1, which may as well be 1 %."""
    return fault("rate_written_as_one", subject=subject) if _is_bare_one(rate, raw) else None


def damping_written_as_one(values: Mapping[str, object], raw: Raw) -> Fault | None:
    """The warning that a damping of 1 beside limits may be 1 %: alone it is what it says, today's proportions."""
    limited = any(values.get(key) is not None for key in affecting(Affects.PROTECTION))
    damping = values.get("damping")
    if limited and isinstance(damping, Decimal) and _is_bare_one(damping, raw):
        return fault("damping_written_as_one", subject=about("damping").label)
    return None


def _is_bare_one(value: Decimal, raw: object) -> bool:
    return value == 1 and not isinstance(raw, Percent) and not (isinstance(raw, str) and "%" in raw)
