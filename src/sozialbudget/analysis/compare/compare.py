"""Two results beside each other: what differs for each district, and which changes of the input it comes from.

The difference is split over the groups of inputs that differ (differences.py) by their Shapley values: the method is
computed for every mixture of both inputs, and each group gets the mean of what it changes over all orders in which the
changes could be made. So the split depends on no order, sums exactly to the difference, and a group that changes
nothing gets 0.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from sozialbudget.analysis.compare.aligned import aligned
from sozialbudget.analysis.compare.boundaries import Boundaries, boundaries, regrouped
from sozialbudget.analysis.compare.differences import NEED, Group, InputDifference, Kind, differences, printed_parts
from sozialbudget.analysis.compare.hybrid import Hybrids, divided_by_none, joined, shapley, unions
from sozialbudget.case.case import Case
from sozialbudget.case.given import ROWS_SHOWN, html_table
from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.problems import InputError, NoSolutionError, Problem, Severity
from sozialbudget.method.allocation import Allocation, distribute, hours
from sozialbudget.method.numbers import CENT, Array, exact
from sozialbudget.reading.spoilt import pairs_told, zeros_apart

if TYPE_CHECKING:
    pass

MOST_WORK = 125_000
"""Mixtures · (districts + `_EACH`) at most, some seconds of work; beyond, changes of a kind count as one."""
_EACH = 5
_INDICATORS, _LIMITS = {Kind.INDICATOR}, {Kind.PROTECTION, Kind.ROUNDING}
_HOURS_PLACES = 2
Progress = Callable[[int, int], None]
KnownHours = dict[tuple[int, Decimal | None], int]
"""Hours in whole units by money in cents and own cost per FTE."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What one cause contributes, in EUR a year or in hours a week: one entry per district of the comparison.

    `exact` sum over the causes exactly to the differences; so do the `printed`, which also sum to `printed_total` down
    the districts, and that is the sum of `exact` to the cent or to a hundredth of an hour.
    """

    exact: tuple[Fraction, ...]
    printed: tuple[Decimal, ...]
    printed_total: Decimal

    @property
    @in_own_context
    def total(self) -> Fraction:
        """The sum over the districts."""
        return sum(self.exact, Fraction(0))


@dataclass(frozen=True, slots=True)
class Cause:
    """A change, or several that cannot be told apart because the one has no result without the other."""

    groups: tuple[Group, ...]
    budget: Parts
    hours: Parts
    reasons: tuple[Problem, ...] = ()
    """Why several groups are one cause: what is wrong where one of them is as in A and the other as in B."""

    @property
    def key(self) -> str:
        """Its name for programs."""
        return " + ".join(group.key for group in self.groups)

    @property
    def moves_budgets(self) -> bool:
        """Whether it can change budgets; rates change hours alone."""
        return any(group.kind is not Kind.RATES for group in self.groups)


@dataclass(frozen=True, slots=True)
class Compared:
    """One district: in EUR a year and hours a week. None where A or B does not have the district."""

    id: str
    name: str
    old: Decimal | None
    new: Decimal | None
    old_hours: Decimal | None
    new_hours: Decimal | None

    @property
    @in_own_context
    def difference(self) -> Decimal:
        """EUR a year; a district that one of the two does not have has 0 there."""
        return (self.new or Decimal(0)) - (self.old or Decimal(0))

    @property
    @in_own_context
    def hours_difference(self) -> Decimal:
        """Hours a week."""
        return (self.new_hours or Decimal(0)) - (self.old_hours or Decimal(0))

    @property
    @in_own_context
    def rate(self) -> Decimal | None:
        """The difference as a share of the old budget; None where there is none."""
        with exact():
            return self.difference / self.old if self.old else None


@dataclass(frozen=True, slots=True)
class RegroupedBudget:
    """A district whose area changed, with the budget of the earlier side by the boundaries of the later, EUR a year."""

    district: Compared
    side: str
    """'A' or 'B': the earlier."""
    budget: Decimal | None
    """None where the later side does not have the district."""

    @property
    def pair(self) -> tuple[Decimal, Decimal] | None:
        """A and B within the same boundaries; None where there is no such district."""
        if self.budget is None:
            return None
        old, new = self.district.old or Decimal(0), self.district.new or Decimal(0)
        return (self.budget, new) if self.side == "A" else (old, self.budget)

    @property
    @in_own_context
    def difference(self) -> Decimal | None:
        """B against A, EUR a year."""
        return None if self.pair is None else self.pair[1] - self.pair[0]

    @property
    def rate(self) -> Decimal | None:
        """The difference as a share of A; None where that is 0 or nothing."""
        if self.pair is None or not self.pair[0]:
            return None
        with exact():
            return (self.pair[1] - self.pair[0]) / self.pair[0]


@dataclass(frozen=True)
class Comparison:
    """B against A. Districts in the order of A, then those only B has; causes in the order of differences.py."""

    a: Allocation
    b: Allocation
    districts: tuple[Compared, ...]
    causes: tuple[Cause, ...]
    differences: tuple[InputDifference, ...]
    indicators_together: bool
    """Whether all indicators count as one change because the changes are too many to be told apart."""
    limits_together: bool
    """Whether protection and rounding do, too."""

    def __repr__(self) -> str:
        causes = ", ".join(cause.key for cause in self.causes)
        return (
            f"<Comparison of {self.a.case.parameters.year} and {self.b.case.parameters.year}: "
            f"{len(self.districts)} districts, {len(self.differences)} inputs differ;\n causes: {causes or 'none'}>"
        )

    def _repr_html_(self) -> str:
        heads = ["id", "name", "old", "new", "difference"]
        rows = [[getattr(one, head) for head in heads] for one in self.districts[:ROWS_SHOWN]]
        return html_table(repr(self)[1:-1], heads, rows, len(self.districts) - len(rows))

    @cached_property
    def boundaries(self) -> Boundaries | None:
        """The districts whose area changed between A and B, as far as the inputs tell; None where none is known."""
        return boundaries(self.a, self.b, [district.id for district in self.districts])

    @cached_property
    @in_own_context
    def regrouped(self) -> tuple[RegroupedBudget, ...]:
        """Of the districts whose area changed: the earlier budget by the later boundaries; none where not known."""
        found = regrouped(self.a, self.b, [district.id for district in self.districts])
        if found is None or self.boundaries is None:
            return ()
        pairs = zip(self.districts, found.budgets, strict=True)
        return tuple(
            RegroupedBudget(district, found.side, budget)
            for district, budget in pairs
            if district.id in self.boundaries.ids
        )

    @cached_property
    @in_own_context
    def regrouped_lost(self) -> Decimal:
        """What of the earlier year's money went to no district of the later."""
        found = regrouped(self.a, self.b, [])
        return found.lost if found else Decimal(0)

    @cached_property
    @in_own_context
    def project_funds(self) -> tuple[tuple[Decimal, Decimal], ...] | None:
        """Budget II of each district in A and in B, EUR a year, 0 where there is none; None where they are the same."""
        sides = []
        for side in (self.a, self.b):
            fund = [Decimal(0)] * len(side.case.districts) if side.project_fund is None else side.project_fund
            sides.append({district.id: money for district, money in zip(side.case.districts, fund, strict=True)})
        pairs = tuple(tuple(side.get(district.id, Decimal(0)) for side in sides) for district in self.districts)
        return None if all(old == new for old, new in pairs) else tuple((old, new) for old, new in pairs)

    @property
    @in_own_context
    def warnings(self) -> tuple[Problem, ...]:
        """Districts that have another name in B, and ids that are those of B but for leading zeros."""
        names = {district.id: district.name for district in self.b.case.districts}
        renamed = [
            f"{district.id} ({district.name} → {names[district.id]})"
            for district in self.a.case.districts
            if names.get(district.id, district.name) != district.name
        ]
        found = (
            [Problem("compare_renamed", severity="warning", values={"districts": tuple(renamed)})] if renamed else []
        )
        return (*found, *_zeros_apart(self.a, self.b))


@in_own_context
def compare(a: Allocation, b: Allocation, progress: Progress | None = None) -> Comparison:
    """Compare two results, each of any year or scenario; `progress` is told how many mixtures are computed of how many.

    Raises InputError where no district is in both.
    """
    if not {district.id for district in a.case.districts} & {district.id for district in b.case.districts}:
        raise InputError([*_zeros_apart(a, b, "error")] or [Problem("compare_nothing_in_common")])
    first, second = aligned(a, b)
    with exact():
        hybrids = Hybrids(first.case, second.case)
        money_groups = [group for group in hybrids.groups if group.kind is not Kind.RATES]
        players = _players(money_groups, len(hybrids.ids))
        together = [{group.kind for group in player} for player in players if len(player) > 1]
        rates = [group for group in hybrids.groups if group.kind is Kind.RATES]
        values = _Values(first, second, hybrids, players, rates)
        values.compute(progress)
        districts, causes = tuple(_districts(a, b, hybrids.ids)), tuple(_causes(values))
        _foot(districts, causes)
        differing = differences(first.case, second.case)
        return Comparison(a, b, districts, causes, differing, _INDICATORS in together, _LIMITS in together)


def _zeros_apart(a: Allocation, b: Allocation, severity: Severity = "warning") -> Iterator[Problem]:
    """Districts of which B has only one that differs by leading zeros: the ids of one side have lost theirs."""
    of_a, of_b = ({district.id: None for district in side.case.districts} for side in (a, b))
    if pairs := zeros_apart([one for one in of_a if one not in of_b], [one for one in of_b if one not in of_a]):
        yield Problem("compare_ids_zeros", None, severity, {"n": len(pairs), "ids": pairs_told(pairs)})


def _foot(districts: Sequence[Compared], causes: Sequence[Cause]) -> None:
    """Raise ArithmeticError where the parts are not the difference: an input that counts would be in no group."""
    for i, district in enumerate(districts):
        found = sum(cause.budget.exact[i] for cause in causes), sum(cause.hours.exact[i] for cause in causes)
        if found != (Fraction(district.difference), Fraction(district.hours_difference)):
            raise ArithmeticError(f"{district.id}: the parts {found} are not the difference")


def _players(groups: Sequence[Group], districts: int) -> list[tuple[Group, ...]]:
    """The groups one by one; where they are too many the indicators as one, then protection and rounding as one."""
    players: list[tuple[Group, ...]] = [(group,) for group in groups]
    for kinds in (_INDICATORS, _LIMITS):
        if 2 ** len(players) * (districts + _EACH) > MOST_WORK:
            one = tuple(group for group in groups if group.kind in kinds)
            first = next((i for i, player in enumerate(players) if player[0] in one), 0)
            rest = [player for player in players if player[0] not in one]
            players = [*rest[:first], one, *rest[first:]] if one else players
    return players


class _Values:
    """The budgets and hours of every mixture, in whole cents and hundredths, districts by id."""

    def __init__(
        self, a: Allocation, b: Allocation, hybrids: Hybrids, players: list[tuple[Group, ...]], rates: list[Group]
    ) -> None:
        self.hybrids, self.players, self.rates = hybrids, players, rates
        self.budgets: dict[int, Array] = {}
        """By the set of players in B's state."""
        self.hours: dict[int, Array] = {}
        """The same; the bit above the players' says that rates are in B's state."""
        self.unsolved: dict[int, Problem] = {}
        self.ids = sorted(hybrids.ids)
        self.position = {id_: i for i, id_ in enumerate(self.ids)}
        units = (a.case.parameters.hours_unit, b.case.parameters.hours_unit)
        places = (-int(unit.normalize().as_tuple().exponent) for unit in units)
        self.hours_unit = Decimal(1).scaleb(-max(_HOURS_PLACES, *places))
        self._ends = {0: a, (1 << len(players)) - 1: b}
        self._needs: dict[frozenset[Group], Any] = {}
        self._known_hours: tuple[KnownHours, KnownHours] = ({}, {})
        """Under the rates of A and of B."""

    def compute(self, progress: Progress | None) -> None:
        """Compute each mixture; `unsolved` says why where there is none."""
        sets = 1 << len(self.players)
        for mask in range(sets):
            try:
                self._mixture(mask)
            except NoSolutionError as error:
                self.unsolved[mask] = self.hybrids.named(error.problems[0])
            if progress:
                progress(mask + 1, sets)

    def _mixture(self, mask: int) -> None:
        state = frozenset(group for i, player in enumerate(self.players) if mask >> i & 1 for group in player)
        case = self.hybrids.case(state)
        end = self._ends.get(mask)
        if end is None:
            needs = frozenset(group for group in state if group.kind in NEED)
            made = distribute(case, self._needs.get(needs))
            self._needs[needs] = made.weights, made.need
            budget = made.budget
        else:
            by_id = {district.id: money for district, money in zip(end.case.districts, end.budget, strict=True)}
            budget = np.array([by_id[district.id] for district in case.districts], dtype=object)
        cents = _in_units(budget, CENT)
        self.budgets[mask] = self._placed(case, cents)
        for rates in range(1 + len(self.rates)):
            with_rates = self.hybrids.case(state | set(self.rates)) if rates else case
            found = self._hours_of(with_rates, budget, cents, self._known_hours[rates])
            self.hours[mask | rates << len(self.players)] = self._placed(case, found)

    def _hours_of(self, case: Case, budget: Array, cents: list[int], known: KnownHours) -> list[int]:
        """The hours of the districts; under the same rates the same money at the same cost gives the same hours."""
        keys = [(money, district.cost_per_fte) for money, district in zip(cents, case.districts, strict=True)]
        new = {key: i for i, key in enumerate(keys) if key not in known}
        if new:
            at = list(new.values())
            part = case.having(districts=tuple(case.districts[i] for i in at))
            known.update(zip(new, _in_units(hours(part, budget[at]), self.hours_unit), strict=True))
        return [known[key] for key in keys]

    def _placed(self, case: Case, values: Sequence[int]) -> Array:
        """`values` of the districts of `case`; 0 for a district that is not there."""
        whole = [0] * len(self.ids)
        for district, value in zip(case.districts, values, strict=True):
            whole[self.position[district.id]] = value
        return np.array(whole, dtype=object)


def _in_units(values: Array, unit: Decimal) -> list[int]:
    times = 1 / unit
    return [int(value * times) for value in values]


def _causes(values: _Values) -> Iterator[Cause]:
    """The players as causes, joined where mixtures have no solution; then the rates."""
    money, rates = len(values.players), len(values.rates)
    blocks = joined(values.unsolved, money)
    budgets = _parts(values, values.budgets, blocks, CENT)
    hours = _parts(values, values.hours, [*blocks, *[1 << money] * rates], values.hours_unit)
    none = Decimal("0.00")
    nothing = Parts((Fraction(0),) * len(values.ids), (none,) * len(values.ids), none)
    for block, budget, hour in zip(blocks, budgets, hours, strict=False):
        groups = tuple(group for i, player in enumerate(values.players) if block >> i & 1 for group in player)
        yield Cause(groups, budget, hour, tuple(_reasons(values, block)))
    if rates:
        yield Cause(tuple(values.rates), nothing, hours[-1])


def _reasons(values: _Values, block: int) -> Iterator[Problem]:
    """What is wrong with the smallest mixtures that divide `block`; each kind of problem once."""
    told: set[str] = set()
    for mask in divided_by_none(values.unsolved, ()):
        if mask & block not in (0, block) and values.unsolved[mask].code not in told:
            told.add(values.unsolved[mask].code)
            yield values.unsolved[mask]


def _parts(values: _Values, of_sets: Mapping[int, Array], blocks: Sequence[int], unit: Decimal) -> list[Parts]:
    by_blocks = {chosen: of_sets[players] for chosen, players in unions(blocks).items()}
    numerators, denominator = shapley(by_blocks, len(blocks))
    printed, totals = printed_parts([list(part) for part in numerators], denominator)
    order = [values.position[id_] for id_ in values.hybrids.ids]
    scale = Fraction(unit) / denominator
    return [
        Parts(
            tuple(part[i] * scale for i in order),
            tuple(shown[i] * unit for i in order),
            total * unit,
        )
        for part, shown, total in zip(numerators, printed, totals, strict=True)
    ]


def _districts(a: Allocation, b: Allocation, ids: Sequence[str]) -> Iterator[Compared]:
    sides: list[dict[str, tuple[Decimal, Decimal]]] = []
    names: dict[str, str] = {}
    for allocation in (a, b):
        hours: Any = sum(service.face_to_face_hours for service in allocation.services)
        rows = zip(allocation.case.districts, allocation.budget, hours, strict=True)
        sides.append({district.id: (budget, hour) for district, budget, hour in rows})
        names |= {district.id: district.name for district in allocation.case.districts}
    for id_ in ids:
        old, new = (side.get(id_, (None, None)) for side in sides)
        yield Compared(id_, names[id_], old[0], new[0], old[1], new[1])
