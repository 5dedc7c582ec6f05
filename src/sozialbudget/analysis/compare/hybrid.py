"""The case between two cases: some groups of inputs as in B, all others as in A.

What only one of the two says holds in both states: the values of a district that the other does not know, a base that
the other needs not. Where a value is needed that nobody has given, there is no such case; it is never guessed.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from math import factorial
from typing import Any

from sozialbudget.analysis.compare.differences import PARAMETERS_OF, Group, Kind
from sozialbudget.case.case import Case, District, Indicator
from sozialbudget.case.parameters import Parameters
from sozialbudget.case.problems import NoSolutionError, Problem
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.need.rule import Rule
from sozialbudget.method.numbers import Array

_NO_NAME = "\x00"
"""Begins the names of columns that are no indicator; no name in a workbook can."""
_POPULATION = _NO_NAME


class Hybrids:
    """Cases between `a` and `b`."""

    def __init__(self, a: Case, b: Case) -> None:
        self._cases = (a, b)
        self._districts = tuple({district.id: district for district in case.districts} for case in (a, b))
        self._indicators = tuple({indicator.name: indicator for indicator in case.indicators} for case in (a, b))
        self._made: dict[frozenset[Group], tuple[District, ...]] = {}

    @cached_property
    def _rules(self) -> tuple[Rule, Rule]:
        a, b = (rule_of(case.parameters) for case in self._cases)
        return a, b

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every district's id: those of A in their order, then those that only B has."""
        return tuple(dict.fromkeys((*self._districts[0], *self._districts[1])))

    @cached_property
    def _kinds_of_districts(self) -> frozenset[Kind]:
        """The kinds of changes that change cells of districts."""
        a, b = (case.parameters for case in self._cases)
        kinds = {Kind.DISTRICTS, Kind.STATUS_QUO, Kind.INDICATOR}
        if (a.need_method, a.population) != (b.need_method, b.population) or rule_of(a).needs_population:
            kinds.add(Kind.METHOD)
        if any(rule.base_is_cost for rule in self._rules):
            kinds.update((Kind.METHOD, Kind.UNIT_COSTS))
        if any(district.cost_per_fte is not None for case in self._cases for district in case.districts):
            kinds.add(Kind.RATES)
        return frozenset(kinds)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups that differ, in the order they are told; indicators by their names."""
        return tuple(self._differing())

    def case(self, in_b: Collection[Group]) -> Case:
        """The case with `in_b` as in B and everything else as in A; districts by id, indicators by name.

        Raises NoSolutionError where a value it needs is given nowhere or its parameters contradict each other.
        """
        state = frozenset(in_b)
        parameters = self._parameters(state)
        services = self._cases[Group(Kind.RATES) in state].services
        return Case.model_construct(
            districts=self._districts_of(state, rule_of(parameters)),
            indicators=tuple(self._indicators_of(state, rule_of(parameters))),
            parameters=parameters,
            services=services,
        )

    def named(self, problem: Problem) -> Problem:
        """`problem` of such a case with the columns called as in the inputs."""
        values = {
            key: self._column(value) if isinstance(value, str) else value for key, value in problem.values.items()
        }
        return replace(problem, values=values)

    def _column(self, text: str) -> str:
        if not text.startswith(_NO_NAME):
            return text
        name = text.removeprefix(_NO_NAME)
        base = (self._base(name, 0, False) or self._base(name, 0, True)) if name else None
        return base[1] if base else next(p for case in self._cases if (p := case.parameters.population))

    # --- what differs -----------------------------------------------------------------------------------

    def _differing(self) -> Iterator[Group]:
        a, b = self._cases
        common = [i for i in self.ids if all(i in districts for districts in self._districts)]
        pairs = [(self._districts[0][i], self._districts[1][i]) for i in common]
        if len(common) < len(self.ids):
            yield Group(Kind.DISTRICTS)
        if any(old.status_quo != new.status_quo for old, new in pairs):
            yield Group(Kind.STATUS_QUO)
        if self._total(a.parameters) != self._total(b.parameters):
            yield Group(Kind.TOTAL)
        for name in sorted(self._indicators[0].keys() | self._indicators[1].keys()):
            if self._indicator_differs(name, pairs):
                yield Group(Kind.INDICATOR, name)
        of_both = self._indicators[0].keys() & self._indicators[1].keys()
        if any(self._unit_costs_differ(name, pairs) for name in of_both):
            yield Group(Kind.UNIT_COSTS)
        if self._weights_differ():
            yield Group(Kind.WEIGHTS)
        if self._parameter_differs(Kind.METHOD) or self._population_differs(pairs):
            yield Group(Kind.METHOD)
        for kind in (Kind.PROTECTION, Kind.ROUNDING):
            if self._parameter_differs(kind):
                yield Group(kind)
        own_costs = any(old.cost_per_fte != new.cost_per_fte for old, new in pairs)
        services = [[(service.share, service.abf_rate) for service in case.services] for case in self._cases]
        if own_costs or services[0] != services[1] or self._parameter_differs(Kind.RATES):
            yield Group(Kind.RATES)

    def _parameter_differs(self, kind: Kind) -> bool:
        a, b = (case.parameters for case in self._cases)
        return any(getattr(a, key) != getattr(b, key) for key in PARAMETERS_OF[kind])

    def _population_differs(self, pairs: list[tuple[District, District]]) -> bool:
        a, b = (case.parameters for case in self._cases)
        if not (rule_of(a).needs_population and rule_of(b).needs_population):
            return False
        return any(old.columns[a.population or ""] != new.columns[b.population or ""] for old, new in pairs)

    def _indicator_differs(self, name: str, pairs: list[tuple[District, District]]) -> bool:
        old, new = (indicators.get(name) for indicators in self._indicators)
        if old is None or new is None or (old.kind, old.direction) != (new.kind, new.direction):
            return True
        if any(before.columns[name] != after.columns[name] for before, after in pairs):
            return True
        counts = any(rule.uses_base(old.kind) and not rule.base_is_cost for rule in self._rules)
        if old.base is None or new.base is None or not counts:
            return False
        return any(before.columns.get(old.base) != after.columns.get(new.base) for before, after in pairs)

    def _unit_costs_differ(self, name: str, pairs: list[tuple[District, District]]) -> bool:
        old, new = (indicators[name].base or "" for indicators in self._indicators)
        of_both = all(rule.base_is_cost for rule in self._rules)
        return of_both and any(before.columns.get(old) != after.columns.get(new) for before, after in pairs)

    def _total(self, parameters: Parameters) -> tuple[Decimal | None, Decimal | None]:
        """What is said of it; without an uplift a total may be the sum of the needs, which no uplift of 0 is."""
        may_be_need = any(rule.need_sum is not None for rule in self._rules)
        return parameters.total, parameters.uplift if may_be_need else parameters.uplift or Decimal(0)

    # --- weights ----------------------------------------------------------------------------------------

    @cached_property
    def _common_weights(self) -> tuple[Decimal, Decimal]:
        """What the weights of the indicators that both have sum to; of all indicators where one of them is 0."""
        sums = tuple(
            sum((i.weight for name, i in indicators.items() if name in other), Decimal(0))
            for indicators, other in (self._indicators, self._indicators[::-1])
        )
        if not all(sums):
            sums = tuple(sum((i.weight for i in case.indicators), Decimal(0)) for case in self._cases)
        return sums[0], sums[1]

    def _weights_differ(self) -> bool:
        of_a, of_b = self._common_weights
        old, new = self._indicators
        return any(old[name].weight * of_b != new[name].weight * of_a for name in old.keys() & new.keys())

    def _weight(self, name: str, side: int, state: frozenset[Group]) -> Decimal:
        """Weights of indicators both have as they are said; that of another in the same proportion to those."""
        weights = Group(Kind.WEIGHTS) in state
        if name in self._indicators[1 - side]:
            return self._indicators[weights][name].weight
        own: Decimal = self._indicators[side][name].weight
        return own if side == weights else own * self._common_weights[weights] / self._common_weights[side]

    # --- the parts of a case ----------------------------------------------------------------------------

    def _parameters(self, state: frozenset[Group]) -> Parameters:
        a, b = (case.parameters for case in self._cases)
        keys = [key for kind, keys in PARAMETERS_OF.items() if Group(kind) in state for key in keys]
        found = a.model_copy(update={key: getattr(b, key) for key in keys})
        if contradictions := found.contradictions():
            raise NoSolutionError([Problem(code, values=values) for code, values in contradictions.items()])
        return found if found.population is None else found.model_copy(update={"population": _POPULATION})

    def _indicators_of(self, state: frozenset[Group], rule: Rule) -> Iterator[Indicator]:
        for name in self._names(state):
            side = self._side(name, state)
            indicator = self._indicators[side][name]
            used = rule.uses_base(indicator.kind) and self._base(name, side, rule.base_is_cost) is not None
            yield Indicator.model_construct(
                name=name,
                weight=self._weight(name, side, state) if rule.weighs else Decimal(1),
                kind=indicator.kind,
                base=_NO_NAME + name if used else None,
                direction=indicator.direction,
            )

    def _names(self, state: frozenset[Group]) -> list[str]:
        """The indicators of the case, by name: those both have, those only A has until, those only B has from B on."""
        old, new = self._indicators
        return [
            name
            for name in sorted(old.keys() | new.keys())
            if (name in old and name in new) or (name in new) == (Group(Kind.INDICATOR, name) in state)
        ]

    def _side(self, name: str, state: frozenset[Group]) -> int:
        return int(Group(Kind.INDICATOR, name) in state)

    def _base(self, name: str, side: int, is_cost: bool) -> tuple[int, str] | None:
        """Who says the base of an indicator and the name of its column; the other where only that one does.

        Of a population only one whose bases are populations, of a unit cost only one whose bases are costs.
        """
        for said in (side, 1 - side):
            indicator = self._indicators[said].get(name)
            if indicator is not None and indicator.base is not None and self._rules[said].base_is_cost == is_cost:
                return said, indicator.base
        return None

    def _districts_of(self, state: frozenset[Group], rule: Rule) -> tuple[District, ...]:
        known = frozenset(group for group in state if group.kind in self._kinds_of_districts)
        if known not in self._made:
            present, names = self._districts[Group(Kind.DISTRICTS) in state], self._names(state)
            self._made[known] = tuple(self._district(i, state, rule, names) for i in sorted(present))
        return self._made[known]

    def _district(self, id_: str, state: frozenset[Group], rule: Rule, names: Sequence[str]) -> District:
        def at(side: int) -> int:
            """`side`; the other where only that one has the district."""
            return side if id_ in self._districts[side] else 1 - side

        columns: dict[str, Decimal] = {}
        for name in names:
            side = self._side(name, state)
            kind = self._indicators[side][name].kind
            of_base = int(Group(Kind.UNIT_COSTS) in state) if rule.base_is_cost else side
            base = self._base(name, of_base, rule.base_is_cost)
            own = self._indicators[at(side)].get(name)
            # A district that only one of the two knows may have counts where the other has rates.
            other_kind = own is not None and own.kind is not kind
            columns[name] = self._value(at(side), id_, name, name, missing=other_kind)
            if base is None or not rule.uses_base(kind):
                continue
            if not rule.base_is_cost or base[1] in self._districts[at(base[0])][id_].columns:
                columns[_NO_NAME + name] = self._value(at(base[0]), id_, base[1], base[1])
        if rule.needs_population:
            side = int(Group(Kind.METHOD) in state)
            population = self._cases[side].parameters.population or ""
            columns[_POPULATION] = self._value(at(side), id_, population, population)
        district = self._districts[at(Group(Kind.STATUS_QUO) in state)][id_]
        return District.model_construct(
            id=id_,
            name=district.name,
            provider=None,
            status_quo=district.status_quo,
            cost_per_fte=self._districts[at(Group(Kind.RATES) in state)][id_].cost_per_fte,
            columns=columns,
        )

    def _value(self, side: int, id_: str, column: str, subject: str, missing: bool = False) -> Decimal:
        district = self._districts[side][id_]
        if missing or column not in district.columns:
            raise NoSolutionError([Problem("compare_no_value", values={"district": district.name, "column": subject})])
        return district.columns[column]


def shapley(values: Mapping[int, Array], players: int) -> tuple[list[Array], int]:
    """What each player contributes, as numerators, and the one denominator: `players`!.

    `values` holds an array of Python integers (dtype object) for each of the 2^players sets. The numerators sum exactly
    to (values of all − values of none) · denominator.
    """
    orders = [factorial(size) * factorial(players - size - 1) for size in range(players)]
    parts: list[Array] = []
    for player in range(players):
        one = 1 << player
        # In so many of all orders exactly this set stands before the player.
        part: Any = 0
        for before in values:
            if not before & one:
                part = part + orders[before.bit_count()] * (values[before | one] - values[before])
        parts.append(part)
    return parts, factorial(players)


def joined(unsolved: Collection[int], players: int) -> list[int]:
    """The players in blocks (bit masks, in order) such that no union of blocks is one of the sets `unsolved`.

    The two blocks that most of those sets divide are joined (ties: the first two), until none is left. Neither the
    empty set nor the set of all may be unsolved.
    """
    blocks = [1 << player for player in range(players)]
    while left := divided_by_none(unsolved, blocks):
        pairs = list(combinations(range(len(blocks)), 2))
        splits = [sum(_within(blocks[i], mask) != _within(blocks[j], mask) for mask in left) for i, j in pairs]
        i, j = pairs[splits.index(max(splits))]
        blocks[i] |= blocks.pop(j)
    return blocks


def divided_by_none(masks: Collection[int], blocks: Sequence[int]) -> list[int]:
    """Those of `masks` that are unions of blocks, the smallest sets first."""
    whole = [mask for mask in masks if all(mask & block in (0, block) for block in blocks)]
    return sorted(whole, key=lambda mask: (mask.bit_count(), mask))


def _within(block: int, mask: int) -> bool:
    return bool(block & mask)


def unions(blocks: Sequence[int]) -> dict[int, int]:
    """For each set of blocks (a bit mask of their positions) the players in it."""
    return {
        chosen: sum(block for position, block in enumerate(blocks) if chosen >> position & 1)
        for chosen in range(1 << len(blocks))
    }
