"""A plan over several years, and what comes of it, immutable.

A `Plan` is read from a file (`read_plan`) or made by its own constructor; `project(case, plan)` gives the `Projection`.
Money is in EUR a year, exact; arrays are (n,) in the order of `case.districts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from sozialbudget.case.case import Case, ParameterOrigin
from sozialbudget.case.frozen import Frozen, frozen
from sozialbudget.case.given import html_table
from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.problems import Problem
from sozialbudget.method import rounding
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.numbers import Array, decimals, exact, exact_sum

SAID_BY = "plan"
"""Who said a parameter that the plan sets (`ParameterOrigin.said_by`)."""


class BudgetToday(StrEnum):
    """What each year's Budget bisher is: the formula budget of the year before, or always that of the input."""

    PREVIOUS = "previous"
    INPUT = "input"


class DeficitOf(StrEnum):
    """Which deficit is compensated: that of the year itself, or the first one, fixed."""

    CURRENT = "current"
    INITIAL = "initial"


class PotKey(StrEnum):
    """By what a pot is divided over the regions."""

    EQUAL = "equal"
    INHABITANTS = "inhabitants"
    NEED = "need"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class CostGrowth:
    """How the cost of a full-time position grows: by the year's tariff, at most by `cap` (rate; None: no cap)."""

    cap: Decimal | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Compensation:
    """Compensation of deficits (Defizitausgleich): reference budget − formula budget, where positive.

    `reference_year` is the year before the first one of the plan (the input's Budget bisher) or one of its years (the
    formula budgets of that year; deficits begin after it).
    """

    reference_year: int
    deficit: DeficitOf = DeficitOf.CURRENT
    source: str | None = None


@dataclass(frozen=True, slots=True)
class PlanYear(Frozen):
    """One year of a plan.

    `changes` are parameters of the method by key that differ from the input's in this year; `origins` who said each.
    `additional` is money beside the formula total, EUR; `compensation` the rate of the deficits compensated; `tariff`
    the growth of the cost per FTE from the year before, a rate, None where the plan knows no tariffs.
    """

    year: int
    changes: Mapping[str, Any] = field(default_factory=dict)
    additional: Decimal = Decimal(0)
    compensation: Decimal = Decimal(0)
    tariff: Decimal | None = None
    source: str | None = None
    origins: Mapping[str, ParameterOrigin] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Region:
    """Districts that share money of pots; `districts` are their ids."""

    name: str
    districts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pot(Frozen):
    """A destination of the money that is left: its share of it (share of 1) and how it is divided over the regions.

    `column` is the column of the districts whose sums are the key `inhabitants`; `given` the shares of the regions by
    name (sum 1) of the key `given`.
    """

    name: str
    share: Decimal
    key: PotKey = PotKey.EQUAL
    column: str | None = None
    given: Mapping[str, Decimal] = field(default_factory=dict)
    source: str | None = None


@dataclass(frozen=True, slots=True)
class PlanFile(Frozen):
    """The file a plan was read from, its SHA-256, and how its entries are spelled there, by their path in English."""

    name: str
    sha256: str
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """Several years ahead. Years are consecutive; the first is that of the input."""

    years: tuple[PlanYear, ...]
    title: str | None = None
    source: str | None = None
    budget_today: BudgetToday = BudgetToday.PREVIOUS
    cost_growth: CostGrowth = field(default_factory=CostGrowth)
    compensation: Compensation | None = None
    regions: tuple[Region, ...] = ()
    pots: tuple[Pot, ...] = ()
    origin: PlanFile | None = None
    warnings: tuple[Problem, ...] = ()
    """Doubts found while reading, such as a parameter of a later year whose review is due."""

    @property
    def has_tariffs(self) -> bool:
        """Whether the cost per FTE grows by tariffs."""
        return any(year.tariff is not None for year in self.years)

    def source_for(self, said: str | None) -> str:
        """The source of an entry that names `said`: that, else the one of the whole plan, else the plan itself."""
        return said or self.source or (f"Plan {self.origin.name}" if self.origin else "Plan")

    @property
    def reference_year(self) -> int:
        """The year all changes are told against: that of the compensation, else the year before the first."""
        return self.compensation.reference_year if self.compensation else self.years[0].year - 1


@dataclass(frozen=True, slots=True)
class PotOutcome:
    """A pot in one year: its money and what each region has of it, in the order of `plan.regions`; EUR to the cent.

    `weights` are what it is divided by: 1 each, sums of the column, sums of need shares, or the shares given.
    """

    pot: Pot
    amount: Decimal
    weights: tuple[Decimal, ...]
    by_region: tuple[Decimal, ...]


@dataclass(frozen=True, eq=False)
class YearOutcome(Frozen):
    """One year of a projection.

    `allocation` is the whole calculation of the year (its case has that year's parameters, Budget bisher and cost per
    FTE). `reference` are the budgets of the reference year, `deficit` what the formula budgets are below them (0 where
    they are not); `compensation` is paid for it and `received` = budget + compensation.
    `cost_per_fte` and `tariff_cost` are the general cost per FTE, capped and by tariff alone; `tariff_costs` each
    district's by tariff alone (the capped ones are `allocation.cost_per_fte`). `hours` are face-to-face hours a week
    out of the formula budget; `uncovered_hours` those of them that the capped cost counts and the tariff does not pay.
    """

    plan: PlanYear
    allocation: Allocation
    reference: Array
    deficit: Array
    compensation: Array
    left: Decimal
    pots: tuple[PotOutcome, ...]
    tariff_cost: Decimal
    tariff_costs: Array
    uncovered_hours: Array

    def __repr__(self) -> str:
        return f"<YearOutcome of {self.year}: total {self.total} EUR, {self.allocation!r}>"

    @property
    def year(self) -> int:
        """The budget year."""
        return self.plan.year

    @property
    @in_own_context
    def formula_total(self) -> Decimal:
        """The money the formula distributes."""
        return self.allocation.total

    @property
    @in_own_context
    def additional(self) -> Decimal:
        """The money beside the formula total."""
        return self.plan.additional

    @property
    @in_own_context
    def total(self) -> Decimal:
        """The year's money: formula total + additional = formula budgets + compensation + pots."""
        with exact():
            return self.formula_total + self.additional

    @property
    @in_own_context
    def cost_per_fte(self) -> Decimal:
        """The general cost per FTE of the year, capped."""
        return self.allocation.case.parameters.cost_per_fte

    @cached_property
    @in_own_context
    def compensation_total(self) -> Decimal:
        """Sum of the compensations."""
        return exact_sum(self.compensation)

    @cached_property
    @in_own_context
    def received(self) -> Array:
        """What each district has: formula budget + compensation."""
        with exact():
            received: Array = frozen(self.allocation.budget + self.compensation)
            return received

    @cached_property
    @in_own_context
    def change(self) -> Array:
        """`received` − `reference`."""
        with exact():
            change: Array = frozen(self.received - self.reference)
            return change

    @cached_property
    @in_own_context
    def change_rate(self) -> Array:
        """`change` as a share of `reference`; None where that is 0."""
        with exact():
            rate: Array = frozen(rounding.change_rate(self.change, self.reference))
            return rate

    @cached_property
    @in_own_context
    def hours(self) -> Array:
        """Face-to-face hours a week of all services out of the formula budget, sums of rounded hours."""
        with exact():
            nothing = decimals([0] * len(self.reference))
            hours: Array = frozen(sum((one.face_to_face_hours for one in self.allocation.services), nothing))
            return hours


@dataclass(frozen=True, eq=False)
class Projection(Frozen):
    """What comes of `plan` for `case`, year by year."""

    case: Case
    plan: Plan
    years: tuple[YearOutcome, ...]

    def __repr__(self) -> str:
        first, last = self.years[0], self.years[-1]
        return (
            f"<Projection {first.year} to {last.year}: {len(self.case.districts)} districts, "
            f"total {first.total} to {last.total} EUR>"
        )

    def _repr_html_(self) -> str:
        heads = ["year", "total", "formula_total", "compensation_total", "left", "cost_per_fte"]
        rows = [[getattr(year, head) for head in heads] for year in self.years]
        return html_table(repr(self)[1:-1], heads, rows)

    @property
    def reference_year(self) -> int:
        """The year all changes are told against."""
        return self.plan.reference_year

    @property
    @in_own_context
    def reference(self) -> Array:
        """The budgets of the reference year."""
        return self.years[0].reference
