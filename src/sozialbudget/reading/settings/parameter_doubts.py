"""Values of parameters that are doubtful: no longer in force by their source, or hardly what was meant."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from sozialbudget.case.bounds import amount, parameter_usual
from sozialbudget.case.case import ParameterOrigin
from sozialbudget.case.origins import in_words
from sozialbudget.case.parameters import Unit, about
from sozialbudget.case.problems import Fault, fault
from sozialbudget.case.validity import source_told
from sozialbudget.reading.grid import Percent, Raw
from sozialbudget.reading.settings.parameter_values import bound_broken
from sozialbudget.words import Lang, Text, say
from sozialbudget.words.dates import day_in_short
from sozialbudget.words.text import in_both


def doubts(key: str, value: object, origin: ParameterOrigin, year: int) -> Iterator[Fault]:
    """Warnings of a value: its source does not let it hold in `year`, or its review was due before."""
    validity = origin.validity
    if validity is None:
        return
    told = {"parameter": about(key).label, "value": in_both(lambda lang: _value(key, value, lang)), "year": year}
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
    if not isinstance(value, Decimal) or plausible is None:
        return None
    one = written_as_one(value, raw, told.label) if told.unit is Unit.RATE else None
    if (one is None and plausible.holds(value)) or bound_broken(key, value, raw):
        return None
    if one is not None:
        return one
    values = {
        "subject": told.label,
        "value": in_both(lambda lang: amount(value, told.unit, lang)),
        "usual": in_both(lambda lang: parameter_usual(key, lang) or ""),
    }
    if (found := plausible.meant(value)) is None:
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
    limited = any(values.get(key) is not None for key in ("max_loss", "max_gain"))
    damping = values.get("damping")
    if limited and isinstance(damping, Decimal) and _is_bare_one(damping, raw):
        return fault("damping_written_as_one", subject=about("damping").label)
    return None


def _is_bare_one(value: Decimal, raw: object) -> bool:
    return value == 1 and not isinstance(raw, Percent) and not (isinstance(raw, str) and "%" in raw)


def _value(key: str, value: object, lang: Lang) -> str:
    told = in_words(key, value, lang)
    return say("annex.parameters.no_value", lang) if told is None else amount(told, about(key).unit, lang)
