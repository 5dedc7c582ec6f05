"""Numbers are written as Babel writes them."""

from decimal import Decimal, localcontext

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from sozialbudget.words import LANGUAGES, Lang
from sozialbudget.words.numbers import euro, number, percent, plain, signed

LOCALES: dict[Lang, str] = {"de": "de_DE", "en": "en_GB"}
ENOUGH = 100
"""Digits for Babel, which rounds in the context of its caller."""

numbers = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15),
)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(value=numbers, decimals=st.integers(0, 8))
def test_a_number_is_as_babel_writes_it(lang: Lang, value: Decimal | float, decimals: int) -> None:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    with localcontext(prec=ENOUGH):
        assert number(value, lang, decimals) == format_decimal(value, format=pattern, locale=LOCALES[lang])


@pytest.mark.parametrize("lang", LANGUAGES)
@given(value=numbers)
def test_a_plain_number_is_as_babel_writes_it(lang: Lang, value: Decimal | float) -> None:
    with localcontext(prec=ENOUGH):
        expected = format_decimal(value, format="#,##0.###############", locale=LOCALES[lang])
    assert plain(value, lang) == expected


def test_money_rates_and_changes() -> None:
    space = "\N{NO-BREAK SPACE}"
    assert euro(Decimal("1234.5"), "de") == f"1.234,50{space}€"
    assert euro(Decimal("1234.5"), "en") == f"1,234.50{space}€"
    assert percent(Decimal("0.175"), "de") == f"17,5{space}%"
    assert percent(Decimal("0.175"), "en") == "17.5%"
    assert signed(Decimal("-3620"), "de", 0, euro) == f"−3.620{space}€"
    assert signed(Decimal("0.001"), "en", 2) == "±0.00"
