"""A parameter's value is a whole number where its annotation says so, whatever its unit."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from pydantic import create_model

from sozialbudget.case import bounds, parameters
from sozialbudget.case.bounds import parameter_allowed, parameter_comment, parameter_validation
from sozialbudget.case.parameters import PARAMETER_KEYS, Parameters, Plausible, Unit, is_whole
from sozialbudget.case.problems import Fault, Problem
from sozialbudget.reading.notation import IN_ENGLISH, IN_GERMAN
from sozialbudget.reading.settings import parameter_values
from sozialbudget.reading.settings.parameter_values import bound_broken, implausible, value_of
from sozialbudget.words import Text, same

SESSIONS = Text("Sitzungen", "sessions")


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The parameters with one more, an integer that is no year."""
    row = parameters._parameter(
        SESSIONS,
        Unit.NUMBER,
        Text("Sitzungen im Jahr.", "Sessions a year."),
        plausible=Plausible(at_most=Decimal(50)),
        affects=None,
        default=None,
        ge=0,
        le=366,
    )
    more = create_model("More", __base__=Parameters, sessions=(int | None, row))
    for module in (parameters, bounds, parameter_values):
        monkeypatch.setattr(module, "Parameters", more)
    yield "sessions"
    parameters.about.cache_clear()


def test_the_year_is_the_whole_number_of_today() -> None:
    assert [key for key in PARAMETER_KEYS if is_whole(key)] == ["year"]


def test_a_whole_number_is_read_as_one(sessions: str) -> None:
    assert [value_of(sessions, raw, IN_GERMAN) for raw in (12.0, "12", "1.200.000", Decimal(12))] == [
        12,
        12,
        1200000,
        12,
    ]
    assert isinstance(value_of(sessions, 12.0, IN_ENGLISH), int)


@pytest.mark.parametrize(("raw", "shown"), [(2.5, "2,5"), ("2,5", "2,5"), (Decimal("0.1"), "0,1")])
def test_any_other_number_is_refused_in_our_words(sessions: str, raw: float | str | Decimal, shown: str) -> None:
    wrong = value_of(sessions, raw, IN_GERMAN)
    assert isinstance(wrong, Fault)
    problem = Problem(wrong.code, values=wrong.about(SESSIONS).values)
    assert problem.what("de") == f"Sitzungen ist {shown}, erwartet wird eine ganze Zahl"
    assert problem.remedy("en") == "enter a whole number"


def expected(key: str, value: object) -> object:
    wrong = bound_broken(key, value, value)
    return wrong and wrong.values["expected"]


def test_what_it_may_be_is_told_in_our_words(sessions: str) -> None:
    assert expected(sessions, 367) == same("≤ 366")
    assert expected(sessions, 2.5) == Text("eine ganze Zahl", "a whole number")
    assert expected(sessions, 12) is None


def test_an_implausible_one_is_warned_of(sessions: str) -> None:
    found = [implausible(sessions, value, float(value)) for value in (60, 12)]
    assert [doubt and doubt.code for doubt in found] == ["parameter_implausible", None]


def test_the_sheet_lets_no_other_number_in(sessions: str) -> None:
    rule = parameter_validation(sessions, "B7", "A:A", "de")
    assert (rule["validate"], rule["criteria"], rule["maximum"]) == ("integer", "between", 366)
    assert parameter_allowed(sessions, "de") == "eine ganze Zahl, 0 bis 366"
    assert "20" not in parameter_comment(sessions, "de")  # as the example of a year would be
    limits = bounds.Bounds(more_than=Decimal(0), at_most=Decimal(9))
    formula = bounds.number_validation(limits, "B7", "", "de", [], whole=True)["value"]
    assert formula == "=AND(ISNUMBER(B7),B7=INT(B7),B7>0,B7<=9)"
