"""Whether a parameter's value still holds in the budget year, by what its source says of its years."""

from collections.abc import Iterator

from sozialbudget.case import ParameterOrigin
from sozialbudget.origins import in_words
from sozialbudget.parameters import about
from sozialbudget.validity import source_told
from sozialbudget.words import Lang, say
from sozialbudget.words.dates import day_in_short
from sozialbudget.words.text import in_both
from sozialbudget.workbook.reading.findings import Fault, fault
from sozialbudget.workbook.rules import amount


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


def _value(key: str, value: object, lang: Lang) -> str:
    told = in_words(key, value, lang)
    return say("annex.parameters.no_value", lang) if told is None else amount(told, about(key).unit, lang)
