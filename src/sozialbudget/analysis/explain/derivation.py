"""What a derivation says, as data: steps, their figures, the numbers put in, causes and indicators."""

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, NoReturn

from sozialbudget.case.case import Case, District
from sozialbudget.case.parameters import Unit, about
from sozialbudget.case.problems import InputError, Problem
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import euro, plain


@dataclass(frozen=True, slots=True)
class Given:
    """A number put in: where it stands, or who else said it."""

    key: str
    label: str
    value: Any
    told: str
    place: str
    source: str


@dataclass(frozen=True, slots=True)
class Result:
    """A figure: its formula in words, the same with the numbers put in, and what came out."""

    key: str
    label: str
    words: str
    numbers: str
    value: Any
    told: str
    source: str
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the method, 1 to 9 or 11 as docs/method.md counts them, with its figures in order."""

    number: int
    title: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A cause of the change (EUR a year), or what an indicator contributes (EUR a year, or share of 1).

    `printed` is `value` to the cent, or to a hundredth of a percent, such that what is printed sums to what is printed.
    """

    key: str
    label: str
    value: Decimal
    printed: Decimal


@dataclass(frozen=True, slots=True)
class Derivation:
    """All there is to say about one district, top to bottom."""

    district: District
    status_quo: Decimal
    budget: Decimal
    change: Decimal
    change_rate: Decimal | None
    steps: tuple[Step, ...]
    causes: tuple[Part, ...]
    indicators: tuple[Part, ...]
    indicators_in_euros: bool
    """Whether `indicators` splits the cause "need" (EUR a year; only `shares` without a base amount), else the need
    share."""

    def __repr__(self) -> str:
        causes = ", ".join(f"{part.key} {part.printed:+}" for part in self.causes)
        return f"<Derivation of {self.district.name}: {self.status_quo} to {self.budget} EUR;\n {causes}>"


def find(case: Case, asked: str) -> int:
    """The position of the district whose id or name is `asked`; capitals and surrounding spaces do not matter.

    Raises InputError where there is none, more than one, or one that is left out. Where several begin as `asked`, it
    names them all.
    """
    wanted = _plain(asked)
    by_id = [i for i, district in enumerate(case.districts) if _plain(district.id) == wanted]
    by_name = [i for i, district in enumerate(case.districts) if _plain(district.name) == wanted]
    found = by_id or by_name
    if len(found) == 1:
        return found[0]
    if found:
        ids = [_told(case.districts[i].id, case.districts[i].provider) for i in found]
        _fail("district_ambiguous", asked, ids=ids)
    for left_out in case.excluded:
        if wanted in (_plain(left_out.id), _plain(left_out.name)):
            _fail("district_left_out", asked, reason=left_out.reason)
    beginning = _beginning(case, wanted)
    if len(beginning) > 1:
        _fail("district_begins", asked, districts=beginning)
    near = beginning[0] if beginning else _nearest(case, wanted)
    return _fail("district_unknown_near", asked, suggestion=near) if near else _fail("district_unknown", asked)


def _fail(code: str, asked: str, **values: object) -> NoReturn:
    raise InputError([Problem(code, values={"asked": asked.strip(), **values})])


def _told(district_id: str, provider: str | None) -> str:
    return f"{district_id} ({provider})" if provider else district_id


def _beginning(case: Case, wanted: str) -> list[str]:
    """Those whose name or id begins with `wanted`, in the order of the input, the ones left out last."""
    known = [(one.name, one.id) for one in case.districts] + [(one.name, one.id) for one in case.excluded]
    begin = [pair for pair in known if wanted and any(_plain(word).startswith(wanted) for word in pair)]
    return [f"{name} ({district_id})" for name, district_id in begin]


def _nearest(case: Case, wanted: str) -> str | None:
    known = {_plain(word): district for district in case.districts for word in (district.name, district.id)}
    # An id typed as a number has lost its zeros.
    without_zeros = {word.lstrip("0"): district for word, district in known.items() if word.isdigit()}
    close = get_close_matches(wanted, known, n=1, cutoff=0.6)
    district = without_zeros.get(wanted.lstrip("0")) or (known[close[0]] if close else None)
    return f"{district.name} ({district.id})" if district else None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


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
