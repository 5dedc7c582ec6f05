"""A need method as one object: what it computes, by which formulas it is told, and what it can.

Nobody outside asks which method it is. In `Arithmetic` and `Statistic`, `{key}` names what one indicator gives; the
spreadsheet puts cells in, `explain` numbers:
value, base – of the district; values, bases – of all; cases, rate – cases of the district and cases ÷ base, however the
indicator is told; cases_sum, bases_sum – their sums over all; first, second – the statistics of the indicator.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from sozialbudget.case.case import Direction, Indicator, Kind
from sozialbudget.case.need_methods import CHOICES, NeedMethod
from sozialbudget.case.parameters import Parameters
from sozialbudget.method.figure import Figure
from sozialbudget.method.need.given import Given, Measured, Need
from sozialbudget.method.numbers import Array
from sozialbudget.words import Text


@dataclass(frozen=True, slots=True)
class Statistic:
    """What the values of an indicator are measured against in the county."""

    label: Text
    formula: str
    value: Callable[[Measured], Decimal]
    is_rate: bool | None = None
    """Whether it is a rate; None: where the values are."""


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A formula for the spreadsheet, and the same with numbers for people."""

    formula: str
    numbers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A need method."""

    choice: NeedMethod
    compute: Callable[[Given], Need]
    normalised: Figure
    of_indicator: Arithmetic
    """How `normalised` is computed."""
    of_relief: Arithmetic | None = None
    """The same of a relieving indicator; None where there may be none."""
    statistics: tuple[Statistic, ...]
    index: Figure | None = None
    index_numbers: str = ""
    """`{weighted_sum}` is the sum of weight · normalised value, `{spread}` the parameter."""
    need_sum: Figure | None = None
    """The sum of the index, where it is an amount: the total where neither total nor uplift is said."""
    need_share: Figure
    correction: Figure | None = None
    """The total over that sum, where one of them is said."""
    parts: Text
    """What it means that an indicator adds much to the need share."""
    kinds: frozenset[Kind] = frozenset(Kind)
    """Of which kinds indicators may be."""
    weighs: bool = True
    """Whether weights play a part."""
    uses_base_of: frozenset[Kind] = frozenset()
    """Of which indicators it looks at the base."""
    divides_by_base: bool = False
    """Whether the base of a count may not be 0."""
    base_is_cost: bool = False
    """Whether a base is no population: what one case costs the district, empty where it has none."""
    scaled: bool = False
    """Whether it measures how far values lie apart.

    Then it takes relieving indicators and negative values, an indicator that is the same everywhere says nothing, and
    no withholding protects small counts, for its statistics are so many equations more.
    """
    signed: bool = False
    """Whether a normalised value is told with its sign."""
    index_may_fall_to_zero: bool = False
    """Whether the index may be 0 or less with too large a spread, which has no solution."""
    is_sum_of_shares: bool = False
    """Whether the need share is the weighted sum of the indicators' shares, so that each has an effect in euros."""
    with_spread: "Rule | None" = None
    """What it is where a spread is given that it may have."""
    per_case: Callable[[Measured], Array] | None = None
    """What one case more adds to the normalised value in each district; None where small counts cannot be protected."""

    @property
    def label(self) -> Text:
        """What people call it."""
        return CHOICES[self.choice].label

    @property
    def needs_population(self) -> bool:
        """Whether the need share is one of a population."""
        return self.choice.needs("population")

    def figures(self, parameters: Parameters) -> tuple[Figure, ...]:
        """The figures of step 2 with these parameters, in order."""
        correction = None if self.total_is_need(parameters) else self.correction
        listed = (self.normalised, self.index, self.need_sum, self.need_share, correction)
        return tuple(figure for figure in listed if figure is not None)

    def total_is_need(self, parameters: Parameters) -> bool:
        """Whether the total is the sum of the needs."""
        return self.need_sum is not None and parameters.total is None and parameters.uplift is None

    def uses_base(self, kind: Kind) -> bool:
        """Whether it divides by, or multiplies with, the base of an indicator of this kind."""
        return kind in self.uses_base_of

    def base_used(self, indicator: Indicator) -> str | None:
        """The base of `indicator`, where the method looks at it."""
        return indicator.base if self.uses_base(indicator.kind) else None

    def arithmetic(self, indicator: Indicator) -> Arithmetic:
        """How the normalised value of `indicator` is computed."""
        relief = self.of_relief if indicator.direction is Direction.RELIEF else None
        return relief or self.of_indicator
