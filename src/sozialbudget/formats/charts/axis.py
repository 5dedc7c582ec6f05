"""The numbers of an axis: where they stand and how they read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from sozialbudget.method.numbers import exact
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import number

_NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MAGNITUDES = (
    (Decimal(10) ** 9, "chart.billions"),
    (Decimal(10) ** 6, "chart.millions"),
)


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from `low` to `high` with its `ticks` and what is written at each; `unit` belongs to all of them."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    told: tuple[str, ...]

    @property
    def cut(self) -> bool:
        """Whether zero is not on it."""
        return self.low > 0 or self.high < 0

    def widened(self, left: Decimal) -> "Axis":
        """The same with `left` more to the left, without numbers."""
        return replace(self, low=self.low - left)


def axis(low: Decimal, high: Decimal, unit: str, lang: Lang, most: int) -> Axis:
    """An axis that shows `low` to `high` with at most `most` round numbers told in `lang`, the last with its unit."""
    with exact():
        if low == high:
            low, high = (low, low + 1) if low >= 0 else (low - 1, low)
        step = _step(high - low, most)
        first, last = -_floor(-low, step), _floor(high, step)
        ticks = tuple(step * k for k in range(int(first), int(last) + 1))
        return Axis(low, high, ticks, _told(ticks, step, unit, lang))


def within(values: Iterable[Decimal]) -> tuple[Decimal, Decimal]:
    """The smallest and the largest of `values`, 0 and 0 where there are none."""
    found = list(values) or [Decimal(0)]
    return min(found), max(found)


def _floor(value: Decimal, step: Decimal) -> Decimal:
    """The largest whole number of steps that is not above `value` (Decimal's // cuts towards zero)."""
    whole = value // step
    return whole - 1 if whole * step > value else whole


def _step(span: Decimal, most: int) -> Decimal:
    """The smallest round distance that sets at most `most` ticks on `span`."""
    power = Decimal(10) ** ((span / most).adjusted())
    return next(nice * power for nice in (*_NICE, Decimal(20)) if span / (nice * power) <= most - 1)


def _told(ticks: tuple[Decimal, ...], step: Decimal, unit: str, lang: Lang) -> tuple[str, ...]:
    size, word = next(((s, w) for s, w in _MAGNITUDES if max(map(abs, ticks), default=0) >= 10 * s), (Decimal(1), ""))
    unit = say(word, lang, unit=unit) if word else unit
    decimals = max(0, -int((step / size).normalize().as_tuple().exponent))
    plain = [number(tick / size, lang, decimals).replace("-", "−") for tick in ticks]
    # The unit stands once, at the last number: as on a ruler.
    return (*plain[:-1], f"{plain[-1]}\N{NO-BREAK SPACE}{unit}") if plain and unit else tuple(plain)
