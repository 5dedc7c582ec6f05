"""Numbers as they are printed: rounded for the eye, yet so that every column adds up to the total below it.

Nothing is calculated with these. Where each number of a column is rounded for itself, the printed column is often off
by some units of the last place. So the largest remainders are rounded up, and only as many as the total needs: no
number is off by a whole unit, and a column whose plain rounding foots already is just that.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from sozialbudget.method.allocation import Allocation, compared
from sozialbudget.method.numbers import CENT, ONE, exact
from sozialbudget.method.numbers import decimals as as_array
from sozialbudget.words import Lang
from sozialbudget.words.numbers import euro, number, percent, percent_plain, plain, signed

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
class Precision:
    """To what is printed whatever follows from the needs: cents as a rule, less where counts are withheld.

    Budgets, and what is input or follows from inputs that are printed, is always printed exactly.
    """

    unit: Decimal = CENT
    """EUR a year; amounts between today's budget and the new one are printed as multiples of it."""
    share_places: int = 6
    """Decimals of a need share (share of 1)."""
    alpha_places: int = 12
    """Decimals of α, so many that budgets of any county can be recomputed to the cent."""

    @property
    def is_coarse(self) -> bool:
        """Whether it is less than as a rule."""
        return self.unit > CENT

    @property
    def share_unit(self) -> Decimal:
        """What need shares are printed as multiples of, share of 1."""
        return ONE.scaleb(-self.share_places)

    def alpha(self, alpha: Decimal) -> Decimal:
        """α as it is printed, also where it is told with fewer decimals; unrounded as a rule."""
        return alpha.quantize(ONE.scaleb(-self.alpha_places), rounding=ROUND_HALF_UP) if self.is_coarse else alpha

    def euro_places(self, values: Iterable[Decimal]) -> int:
        """Decimals of the amounts of one chart or table: cents as a rule."""
        return euro_places(values) if self.is_coarse else 2


FINE = Precision()
"""To what an annex is printed that withholds nothing."""
_COARSER = (1, 10, 100)
_LARGEST_PART = 100
"""Amounts are not printed coarser than to a hundredth of the mean need-based budget."""


def coarser(a: Allocation) -> Iterator[Precision]:
    """What may be printed where counts are withheld, the most precise first.

    Amounts to the rounding unit, but at least whole euros, then to ten and to a hundred times that. Need shares have
    the decimals that such amounts bear, and α fewer.
    """
    unit = max(a.case.parameters.rounding_unit, ONE)
    n = len(a.budget)
    for times in _COARSER:
        coarse = unit * times
        if times > 1 and coarse * _LARGEST_PART * n > a.total:
            return
        share_places = _places_within(coarse / a.total, 2, FINE.share_places)
        yield Precision(
            unit=coarse,
            share_places=share_places,
            alpha_places=max(2, share_places - 2),
        )


def _places_within(step: Decimal, least: int, most: int) -> int:
    """The most decimals, from `least` to `most`, whose last place is at least `step`."""
    return max([least, *(places for places in range(least, most + 1) if ONE.scaleb(-places) >= step)])


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


def levels(a: Allocation, unit: Decimal = CENT) -> Levels:
    """The levels of `a`: today's and the new budgets to the cent, those between them as multiples of `unit`."""
    return Levels(
        status_quo=footed(a.status_quo, CENT),
        carried_forward=footed(a.carried_forward, unit),
        need_based=footed(a.need_based, unit),
        damped=footed(a.damped, unit),
        balanced=footed(a.balanced, unit),
        budget=footed(a.budget, CENT),
    )


def need_shares(a: Allocation, at: Levels, precision: Precision) -> list[Decimal]:
    """The need share of each district (share of 1) as printed; where amounts are coarse, that of what is printed."""
    if not precision.is_coarse:
        return footed(a.need_share, precision.share_unit)
    with exact():
        parts = [need - a.case.parameters.base_amount for need in at.need_based]
        together = sum(parts, Decimal(0)) or ONE
        return footed([part / together for part in parts], precision.share_unit)


def figure(a: Allocation, at: Levels, precision: Precision, key: str) -> Sequence[Decimal | None]:
    """The figure `key` of each district as printed in the left part; None where there is none.

    Levels and what is between them are those printed; where amounts are coarse, so is what they are compared with.
    """
    if key == "need_share":
        return need_shares(a, at, precision)
    if hasattr(at, key):
        printed: list[Decimal] = getattr(at, key)
        return printed
    if not precision.is_coarse:
        return list(a.values(key))
    with exact():
        amounts = (at.status_quo, at.carried_forward, at.need_based, at.budget)
        return list(compared(*(as_array(column) for column in amounts))[key])


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
    return percent_plain(value, lang).replace("-", "−")


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
