"""What each cell of the input may hold, as words for a comment and as data validation for the spreadsheet.

Everything about a parameter is drawn from `parameters.py`: its bounds, its choices, its help.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, get_args

import annotated_types

from sozialbudget.case.parameters import LONGEST_TEXT, Parameters, Unit, about, default, is_required, is_whole
from sozialbudget.case.problems import Fault, fault
from sozialbudget.words import Lang, Text, same, say
from sozialbudget.words.numbers import euro, percent, plain
from sozialbudget.words.text import in_both

Validation = dict[str, Any]
"""Options of XlsxWriter's `data_validation`."""

MOST_OF_A_MESSAGE = 255
"""Excel takes no longer message."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits of a number; None where there is none."""

    at_least: Decimal | None = None
    more_than: Decimal | None = None
    at_most: Decimal | None = None
    less_than: Decimal | None = None
    multiple_of: Decimal | None = None


NOT_NEGATIVE = Bounds(at_least=Decimal(0))
POSITIVE = Bounds(more_than=Decimal(0))
RATE = Bounds(at_least=Decimal(0), at_most=Decimal(1))
RATE_BELOW_ONE = Bounds(at_least=Decimal(0), less_than=Decimal(1))


def bounds(key: str) -> Bounds:
    """The limits of the parameter `key`."""
    found: dict[str, Decimal] = {}
    for limit in _constraints(key):
        match limit:
            case annotated_types.Ge(ge=value):
                found["at_least"] = _exact(value)
            case annotated_types.Gt(gt=value):
                found["more_than"] = _exact(value)
            case annotated_types.Le(le=value):
                found["at_most"] = _exact(value)
            case annotated_types.Lt(lt=value):
                found["less_than"] = _exact(value)
            case annotated_types.MultipleOf(multiple_of=value):
                found["multiple_of"] = _exact(value)
    return Bounds(**found)


def _constraints(key: str) -> Iterator[object]:
    field = Parameters.model_fields[key]
    yield from field.metadata
    for member in get_args(field.annotation):  # damping: a bounded number or `auto`
        for inner in getattr(member, "__metadata__", ()):
            yield from getattr(inner, "metadata", ())


def _exact(value: object) -> Decimal:
    return Decimal(str(value))


def amount(value: object, unit: Unit, lang: Lang) -> str:
    """A value as people write it in its unit."""
    if isinstance(value, str):
        return value
    number = Decimal(str(value))
    if unit is Unit.RATE:
        exponent = (number * 100).normalize().as_tuple().exponent
        return percent(number, lang, max(0, -exponent) if isinstance(exponent, int) else 0)
    if unit is Unit.EUR:
        return euro(number, lang, 0 if number == number.to_integral_value() else 2)
    return str(value) if unit is Unit.YEAR else plain(number, lang)


def allowed(limits: Bounds, unit: Unit, lang: Lang) -> str:
    """The limits in words, e.g. "mehr als 0 € und höchstens 100 €"; empty where there are none."""

    def told(value: Decimal) -> str:
        return amount(value, unit, lang)

    if limits.at_least is not None and limits.at_most is not None:
        parts = [say("template.allowed.between", lang, low=told(limits.at_least), high=told(limits.at_most))]
    else:
        parts = [
            say(key, lang, limit=told(limit))
            for key, limit in (
                ("template.allowed.at_least", limits.at_least),
                ("template.allowed.more_than", limits.more_than),
                ("template.allowed.at_most", limits.at_most),
                ("template.allowed.less_than", limits.less_than),
            )
            if limit is not None
        ]
    if limits.multiple_of is not None:
        parts.append(say("template.allowed.multiple_of", lang, step=told(limits.multiple_of)))
    return say("template.allowed.and", lang).join(parts)


def parameter_allowed(key: str, lang: Lang) -> str:
    """What the parameter `key` may be, in words."""
    told, choices = about(key), [choice.say(lang) for choice in about(key).choices.values()]
    if told.unit is Unit.COLUMN:
        return say("template.allowed.column", lang)
    if told.unit is Unit.TEXT:
        return say("template.allowed.text", lang, most=LONGEST_TEXT)
    numeric = allowed(bounds(key), told.unit, lang)
    if is_whole(key) and told.unit is not Unit.YEAR:
        numeric = ", ".join([say("template.allowed.whole", lang), *([numeric] if numeric else [])])
    return say("template.allowed.or", lang).join([part for part in (numeric, *choices) if part])


def parameter_usual(key: str, lang: Lang) -> str | None:
    """What the parameter `key` is in practice, in words; None where nothing is said of it."""
    told = about(key)
    if told.plausible is None:
        return None
    return allowed(Bounds(at_least=told.plausible.at_least, at_most=told.plausible.at_most), told.unit, lang)


def parameter_default(key: str, lang: Lang) -> str:
    """The default of the parameter `key` in words: a value, "none", or that there must be one."""
    if is_required(key):
        return say("template.default.required", lang)
    value, told = default(key), about(key)
    if value is None:
        return say("template.default.none", lang)
    return told.choices[value].say(lang) if value in told.choices else amount(value, told.unit, lang)


UNIT_WORDS = {
    Unit.EUR: Text("EUR", "EUR"),
    Unit.RATE: Text("Anteil (Prozent)", "rate (percent)"),
    Unit.HOURS: Text("Stunden je Woche", "hours a week"),
    Unit.FTE: Text("VZÄ (Vollzeitstellen)", "FTE (full-time positions)"),
    Unit.YEAR: Text("Jahr", "year"),
    Unit.NUMBER: Text("Zahl", "number"),
    Unit.WORD: Text("Wort", "word"),
    Unit.COLUMN: Text("Name einer Spalte", "name of a column"),
    Unit.TEXT: Text("Text", "text"),
}


def parameter_comment(key: str, lang: Lang) -> str:
    """All there is to know of the parameter `key`."""
    told = about(key)
    lines = [
        told.help.say(lang),
        "",
        say("template.comment.unit", lang, unit=UNIT_WORDS[told.unit].say(lang)),
        say("template.comment.allowed", lang, allowed=parameter_allowed(key, lang)),
        say("template.comment.default", lang, default=parameter_default(key, lang)),
        say("template.comment.key", lang, name=key),
    ]
    if told.hint:
        lines.append(say("template.comment.hint", lang, hint=told.hint.say(lang)))
    return "\n".join(lines)


def parameter_validation(key: str, cell: str, columns: str, lang: Lang) -> Validation:
    """What Excel lets into `cell` (e.g. `B7`) as the value of `key`; `columns` is the range of column names."""
    told = about(key)
    message = say("template.message.parameter", lang, label=told.label.say(lang), allowed=parameter_allowed(key, lang))
    if told.unit is Unit.COLUMN:
        return _stopping({"validate": "list", "source": columns}, message, lang)
    if told.unit is Unit.TEXT:
        return _stopping({"validate": "length", "criteria": "<=", "value": LONGEST_TEXT}, message, lang)
    words = [choice.say(lang) for choice in told.choices.values()]
    if told.unit is Unit.WORD:
        return _stopping({"validate": "list", "source": words}, message, lang)
    return number_validation(bounds(key), cell, message, lang, words, whole=is_whole(key))


def choice_validation(words: list[str], lang: Lang) -> Validation:
    """One of `words`, from a drop-down list."""
    message = say("template.message.choice", lang, words=say("template.allowed.or", lang).join(words))
    return _stopping({"validate": "list", "source": words}, message, lang)


def column_validation(columns: str, lang: Lang) -> Validation:
    """One of the names in the range `columns`, from a drop-down list."""
    return _stopping({"validate": "list", "source": columns}, say("template.message.column", lang), lang)


def text_length_validation(lang: Lang) -> Validation:
    """An id: text or digits, up to 40 characters."""
    limits: Validation = {"validate": "length", "criteria": "between", "minimum": 1, "maximum": 40}
    return _stopping(limits, say("template.message.id", lang), lang)


def column_of_numbers(limits: Bounds, unit: Unit, cell: str, label: str, lang: Lang) -> Validation:
    """A number within `limits` in the column `label`; `cell` is the column's first."""
    told = allowed(limits, unit, lang)
    return number_validation(limits, cell, say("template.message.parameter", lang, label=label, allowed=told), lang, [])


def unusual_numbers(limits: Bounds, unit: Unit, cell: str, label: str, lang: Lang) -> Validation:
    """A warning that can be overruled: some indicators are negative (net migration) or above 1 (per thousand)."""
    told = allowed(limits, unit, lang)
    message = say("template.message.unusual", lang, label=label, allowed=told)
    return number_validation(limits, cell, message, lang, []) | {
        "error_type": "warning",
        "error_title": say("template.message.unusual.title", lang),
    }


def number_validation(
    limits: Bounds, cell: str, message: str, lang: Lang, or_words: list[str], *, whole: bool = False
) -> Validation:
    """A number within `limits`, or one of `or_words`."""
    simple = _simple_criteria(limits)
    if simple is not None and not or_words:
        return _stopping({"validate": "integer" if whole else "decimal", **simple}, message, lang)
    tests = [f"ISNUMBER({cell})"]
    tests += [f"{cell}=INT({cell})"] if whole else []
    tests += [f"{cell}>={limits.at_least}"] if limits.at_least is not None else []
    tests += [f"{cell}>{limits.more_than}"] if limits.more_than is not None else []
    tests += [f"{cell}<={limits.at_most}"] if limits.at_most is not None else []
    tests += [f"{cell}<{limits.less_than}"] if limits.less_than is not None else []
    formula = f"AND({','.join(tests)})"
    if or_words:
        words = ",".join(f'{cell}="{word}"' for word in or_words)
        formula = f"OR({formula},{words})"
    return _stopping({"validate": "custom", "value": f"={formula}"}, message, lang)


def _simple_criteria(limits: Bounds) -> Validation | None:
    """The limits as one of Excel's own comparisons, None where it takes two."""
    match (limits.at_least, limits.more_than, limits.at_most, limits.less_than):
        case (Decimal() as low, None, Decimal() as high, None):
            return {"criteria": "between", "minimum": low, "maximum": high}
        case (Decimal() as low, None, None, None):
            return {"criteria": ">=", "value": low}
        case (None, Decimal() as low, None, None):
            return {"criteria": ">", "value": low}
    return None


def _stopping(validation: Validation, message: str, lang: Lang) -> Validation:
    return {
        **validation,
        "ignore_blank": True,
        "error_type": "stop",
        "error_title": say("template.message.title", lang),
        "error_message": message[:MOST_OF_A_MESSAGE],
    }


# --- what a value is held against ------------------------------------------------------------------

_WHOLE = Text("eine ganze Zahl", "a whole number")
_SIGNS = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}


def _expected(key: str, problem: Any) -> Text | str:
    """What the parameter `key` may be, from one of pydantic's errors of it."""
    context = problem.get("ctx", {})
    for name, sign in _SIGNS.items():
        if name in context:
            return _bound(sign, context[name], about(key).unit)
    if "multiple_of" in context:
        limit = context["multiple_of"]
        return Text(f"ein Vielfaches von {plain(limit, 'de')}", f"a multiple of {plain(limit, 'en')}")
    if problem["type"].startswith("int_"):
        return _WHOLE
    return str(problem["msg"])


def _bound(sign: str, limit: Decimal | float, unit: Unit) -> Text:
    if unit is Unit.YEAR:
        return same(f"{sign} {limit}")
    if unit is Unit.RATE:
        return Text(f"{sign} {plain(limit * 100, 'de')} %", f"{sign} {plain(limit * 100, 'en')} %")
    return Text(f"{sign} {plain(limit, 'de')}", f"{sign} {plain(limit, 'en')}")


def out_of_bounds(key: str, problem: Any, found: object) -> Fault:
    """One of pydantic's errors of the parameter `key`, as a fault of what was found."""
    if key == "project_fund" and problem["input"] == 0:
        return fault("project_fund_zero", parameter=about(key).label)
    values = {"found": found, "expected": _expected(key, problem), "perhaps": _perhaps(key, problem["input"])}
    return fault("parameter_out_of_bounds", parameter=about(key).label, **values)


def _perhaps(key: str, value: object) -> Text:
    """What was probably meant by a value out of bounds, to be added to the sentence; empty where nobody can tell."""
    told = about(key)
    found = told.plausible.meant(value) if isinstance(value, Decimal) and told.plausible else None
    if told.unit is Unit.RATE and value == 1:
        found = Decimal("0.01"), _ONE_OF_A_HUNDRED
    if found is None:
        return same("")
    meant, entered_as = found
    return in_both(
        lambda lang: say("problem.perhaps", lang, entered_as=entered_as.say(lang), meant=amount(meant, told.unit, lang))
    )


_ONE_OF_A_HUNDRED = Text("1 ohne Prozentzeichen", "1 without a percent sign")
