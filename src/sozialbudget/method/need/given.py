"""What a need method is given, and what it finds.

Shapes: n districts, J indicators. `values`, `bases` and `normalised` are (n, J); `weights` (J,) sum to 1;
`population`, `index` and `share` are (n,).
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from sozialbudget.case.case import Case, Direction, Indicator, Kind
from sozialbudget.case.frozen import Frozen, frozen
from sozialbudget.case.parameters import StandardDeviation
from sozialbudget.method.numbers import Array, exact


@dataclass(frozen=True, slots=True)
class Given:
    """The indicators of all districts, and the parameters of a need method."""

    values: Array
    bases: Array
    """(n, J) 1 where an indicator has no base; None where a district has no unit cost."""
    is_rate: Array
    relieves: Array
    weights: Array
    population: Array | None
    spread: Any
    sample: bool

    @property
    def people(self) -> Array:
        """The population, where the method needs one."""
        assert self.population is not None
        return self.population


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator over all districts: its values, those of its base where it has one, what it is."""

    values: Array
    bases: Array | None
    is_rate: bool
    sample: bool

    @property
    def cases(self) -> Array:
        """(n,) the cases behind the values."""
        return self.values * self.bases if self.is_rate and self.bases is not None else self.values


@dataclass(frozen=True, eq=False, repr=False)
class Need(Frozen):
    """Need shares and what they are made of."""

    normalised: Array
    """(n, J) share of the county, factor, z, u or need in EUR of each indicator."""
    index: Array | None
    """(n,) burden factor, multiplier, or the need in EUR; None under `shares`."""
    share: Array
    """(n,) need share, share of 1."""
    per_normalised: Array
    """(n, J) or a shape that broadcasts to it: what one unit of `normalised` adds to the need share."""
    population_part: Array | None
    """(n,) what the population alone adds where there is a spread; else None."""

    @property
    def parts(self) -> Array:
        """(n, J) what each indicator adds to the need share; with `population_part` they sum to `share`."""
        with exact():
            parts: Array = frozen(self.normalised * self.per_normalised)
        return parts


def cases(values: Array, bases: Array, is_rate: Array | bool) -> Array:
    """Cases behind each value: the count itself, or rate · base."""
    return np.where(is_rate, values * bases, values) if np.any(is_rate) else values


def given(case: Case, weights: Array) -> Given:
    """What `case` gives its need method."""
    p = case.parameters
    return Given(
        values=columns(case, [indicator.name for indicator in case.indicators]),
        # A count without a base is multiplied with nothing; 1 keeps the arrays whole.
        bases=columns(case, [indicator.base for indicator in case.indicators], may_lack=True),
        is_rate=np.array([indicator.kind is Kind.RATE for indicator in case.indicators]),
        relieves=np.array([indicator.direction is Direction.RELIEF for indicator in case.indicators]),
        weights=weights,
        population=columns(case, [p.population])[:, 0] if p.need_method.needs("population") else None,
        spread=p.spread,
        sample=p.sd is StandardDeviation.SAMPLE,
    )


def measured(case: Case, indicator: Indicator) -> Measured:
    """One indicator of `case` over all districts."""
    found = columns(case, [indicator.name, indicator.base], may_lack=True)
    bases = None if indicator.base is None else found[:, 1]
    sample = case.parameters.sd is StandardDeviation.SAMPLE
    return Measured(found[:, 0], bases, indicator.kind is Kind.RATE, sample)


def columns(case: Case, names: list[str | None], *, may_lack: bool = False) -> Array:
    """(n, …) the columns of the districts called so; 1 where a name is None.

    None where a district has no such value and `may_lack` it: its unit cost of a product it has no cases of.
    """
    one = Decimal(1)
    table = np.empty((len(case.districts), len(names)), dtype=object)
    for i, district in enumerate(case.districts):
        of = district.columns.get if may_lack else district.columns.__getitem__
        table[i] = [one if name is None else of(name) for name in names]
    return table
