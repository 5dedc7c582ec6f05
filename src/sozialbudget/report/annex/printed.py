"""Numbers as they are printed: rounded for the eye, yet so that every column adds up to the total below it.

Nothing is calculated with these. Where each number of a column is rounded for itself, the printed column is often off
by some units of the last place. So the largest remainders are rounded up, and only as many as the total needs: no
number is off by a whole unit, and a column whose plain rounding foots already is just that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from sozialbudget.method.allocation import Allocation
from sozialbudget.method.numbers import CENT, ONE, exact
from sozialbudget.words import Lang
from sozialbudget.words.numbers import euro, number, percent, plain, signed

NONE = "–"
"""A figure that does not exist, e.g. a change in percent without a budget today."""
WITHHELD = "•"
"""A figure that is not printed."""
_NOISE = Decimal(1).scaleb(-12)
"""Far below any unit printed and far above what quotients lose: so much short of a whole unit is that unit."""


def footed(values: Iterable[Decimal], unit: Decimal) -> list[Decimal]:
    """`values` as multiples of `unit` whose sum is the sum of `values`, rounded (largest remainder, ties in order)."""
    with exact():
        units = [(value / unit).quantize(_NOISE, rounding=ROUND_HALF_EVEN) for value in values]
        whole = [amount.quantize(ONE, rounding=ROUND_FLOOR) for amount in units]
        left = int(sum(units, Decimal(0)).quantize(ONE, rounding=ROUND_HALF_UP) - sum(whole, Decimal(0)))
        for i in sorted(range(len(units)), key=lambda i: whole[i] - units[i])[:left]:
            whole[i] += 1
        return [amount * unit for amount in whole]


@dataclass(frozen=True, slots=True)
class Levels:
    """The budgets of each district from today to the new one as printed, EUR a year; each column foots.

    Differences of these columns foot in both directions: the causes of a change, the change itself.
    """

    status_quo: list[Decimal]
    carried_forward: list[Decimal]
    need_based: list[Decimal]
    damped: list[Decimal]
    balanced: list[Decimal]
    budget: list[Decimal]

    @property
    def change(self) -> list[Decimal]:
        """What is printed as the change: of the columns printed beside it."""
        return [new - old for new, old in zip(self.budget, self.status_quo, strict=True)]


def levels(a: Allocation) -> Levels:
    """The levels of `a` to the cent."""
    columns = (a.status_quo, a.carried_forward, a.need_based, a.damped, a.balanced, a.budget)
    return Levels(*(footed(column, CENT) for column in columns))


def euro_places(values: Iterable[Decimal]) -> int:
    """0 where all of `values` are whole euros, else 2: a column is printed alike throughout."""
    return 0 if all(value == value.to_integral_value() for value in values) else 2


def places(values: Iterable[Decimal], most: int) -> int:
    """As many decimals as the longest of `values` has, at most `most`."""
    with exact():
        exponents = [value.normalize().as_tuple().exponent for value in values]
    return min(most, max([0, *(-exponent for exponent in exponents if isinstance(exponent, int))]))


def cell(value: Decimal, lang: Lang, decimals: int) -> str:
    """A number in a table, with a true minus."""
    return number(value, lang, decimals).replace("-", "−")


def cells(values: Sequence[Decimal], lang: Lang, decimals: int) -> tuple[str, ...]:
    """The numbers of a column."""
    return tuple(cell(value, lang, decimals) for value in values)


def money(value: Decimal, lang: Lang) -> str:
    """An amount in a sentence: to the cent, without cents where there are none."""
    cents = value.quantize(CENT, rounding=ROUND_HALF_UP)
    return euro(cents, lang, euro_places([cents])).replace("-", "−")


def signed_money(value: Decimal, lang: Lang) -> str:
    """A change in a sentence: +3.620 €, ±0 €."""
    return signed(value, lang, euro_places([value]), euro)


def rate(value: Decimal, lang: Lang) -> str:
    """A rate as somebody said it, in percent: 17,5 %."""
    return plain(value * 100, lang).replace("-", "−") + ("\N{NO-BREAK SPACE}%" if lang == "de" else "%")


def about(value: Decimal, lang: Lang) -> str:
    """A rate that was calculated, in percent with one decimal; with more where that would be 0 or 100."""
    for decimals in (1, 2, 3):
        shown = (value * 100).quantize(ONE.scaleb(-decimals))
        if value in (0, 1) or shown not in (0, 100):
            break
    return percent(value, lang, decimals)


def factor(value: Decimal, lang: Lang, decimals: int = 6) -> str:
    """A factor with up to `decimals` decimals."""
    return plain(value.quantize(ONE.scaleb(-decimals)), lang)
