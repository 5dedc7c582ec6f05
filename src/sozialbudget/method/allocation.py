"""The chain from a `Case` to its `Allocation`, readable top to bottom as the method."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cached_property
from typing import Any, cast

import numpy as np

from sozialbudget.case.case import Case
from sozialbudget.case.frozen import Frozen, FrozenDict, frozen
from sozialbudget.case.given import ROWS_SHOWN, html_table
from sozialbudget.case.layout import folded, folded_names, nearest
from sozialbudget.case.origins import origin_told
from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.parameters import AUTO
from sozialbudget.case.problems import NoSolutionError, Problem
from sozialbudget.method import causes, damping, failures, per_head, project_fund, protection, rounding, services
from sozialbudget.method.figure import Figure
from sozialbudget.method.labelled import frame, series
from sozialbudget.method.need import methods
from sozialbudget.method.need.given import Need, given
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.numbers import CENT, Array, decimals, exact, exact_sum, half_up


@dataclass(frozen=True, eq=False, repr=False)
class ServiceResult(Frozen):
    """One service: money (EUR a year), FTE and hours a week of each district, arrays (n,)."""

    name: str
    share: Decimal
    abf_rate: Decimal
    amount: Array
    fte: Array
    weekly_hours: Array
    face_to_face_hours: Array


@dataclass(frozen=True, eq=False, repr=False)
class Distribution(Frozen):
    """Steps 1 to 6: the money of each district, and what led to it. (n,) in the order of the districts, EUR a year.

    `cap` is infinite where there is none.
    """

    total: Decimal
    damping: Decimal
    alpha: Decimal
    weights: Array
    """(J,) normalised weights, sum 1."""
    need: Need
    status_quo: Array
    carried_forward: Array
    need_based: Array
    damped: Array
    floor: Array
    cap: Array
    balanced: Array
    budget: Array


@dataclass(frozen=True, eq=False, repr=False)
class Uses(Frozen):
    """Steps 7 to 9: what becomes of the budgets. (n,) in the order of the districts, EUR a year."""

    overhead: Array
    personnel: Array
    cost_per_fte: Array
    services: tuple[ServiceResult, ...]


@dataclass(frozen=True, eq=False)
class Allocation(Distribution, Uses):
    """Every figure of the calculation. Arrays (n,) in the order of `case.districts`, money in EUR a year, exact.

    `change_rate`, `distance_before` and `distance_after` hold None where they are undefined.
    """

    case: Case
    change: Array
    change_rate: Array
    distance_before: Array
    distance_after: Array
    project_fund: Array | None = None
    """Budget II, beside the budgets and in none of the figures above; None where there is none."""

    def __getitem__(self, key: str) -> Any:
        """The figure `key` (docs/figures.md), or called so in German or English, as floats by the districts' ids.

        A pandas Series; of what each indicator or each service has a DataFrame with a column for each; a Decimal where
        it is one for all districts. Raises KeyError, which names the nearest figure.
        """
        key, ids = self._key(key), [district.id for district in self.case.districts]
        if key == "normalised":
            return frame(self.need.normalised.T, ids, [indicator.name for indicator in self.case.indicators])
        if key in _OF_SERVICES:
            return frame([getattr(one, key) for one in self.services], ids, [one.name for one in self.services])
        one = getattr(self, key, None)
        return one if isinstance(one, Decimal) else series(self.values(key), ids, key)

    def _key(self, name: str) -> str:
        """The key of the figure that `name` means."""
        known = {"status_quo": "status_quo", "cost_per_fte": "cost_per_fte"}
        for key, figure in figures_of(self.case).items():
            known |= dict.fromkeys(folded_names(figure.label, key), key)
        if folded(name) in known:
            return known[folded(name)]
        near = nearest(name, known)
        raise KeyError(f"there is no figure {name!r}" + (f"; {known[near]!r} is probably meant" if near else ""))

    def __repr__(self) -> str:
        return (
            f"<Allocation of {self.case.parameters.year}: {self.total} EUR to {len(self.case.districts)} districts, "
            f"damping {float(self.damping):.4g}, alpha {float(self.alpha):.4g}, {len(self.notes)} notes>"
        )

    def _repr_html_(self) -> str:
        names = ("status_quo", "need_based", "budget", "change")
        columns = [getattr(self, name) for name in names]
        rows: list[list[object]] = [
            [district.id, district.name, *(f"{float(value):.2f}" for value in values)]
            for district, *values in zip(self.case.districts[:ROWS_SHOWN], *columns, strict=False)
        ]
        return html_table(repr(self)[1:-1], ["id", "name", *names], rows, len(self.case.districts) - len(rows))

    @property
    def project_fund_total(self) -> Decimal | None:
        """Budget II of all districts together, EUR a year."""
        if self.project_fund is None:
            return None
        return exact_sum(self.project_fund)

    @property
    def need_sum(self) -> Decimal | None:
        """The sum of the needs in EUR a year; None where the need method knows no amounts."""
        if rule_of(self.case.parameters).need_sum is None or self.need.index is None:
            return None
        return exact_sum(self.need.index)

    @property
    def correction_factor(self) -> Decimal | None:
        """The total over the sum of the needs; None where the total is that sum, or there is none."""
        total, needed = self.total, self.need_sum
        if needed is None or rule_of(self.case.parameters).total_is_need(self.case.parameters):
            return None
        with exact():
            return total / needed

    @property
    def need_share(self) -> Array:
        """(n,) share of 1."""
        return self.need.share

    @property
    def index(self) -> Array | None:
        """(n,) burden factor or multiplier; None under `shares`."""
        return self.need.index

    def values(self, key: str) -> Array:
        """(n,) the figure `key` of each district, or today's budgets; KeyError where this calculation has none.

        Those of one service are in `services`, what belongs to one indicator in `need`.
        """
        found: Array | None = self.causes[key] if key.startswith("cause_") else getattr(self, key, None)
        if found is not None:
            return found
        of = figures_of(self.case)[key].of
        if of is None:
            raise KeyError(key)
        with exact():
            return of(self)

    @cached_property
    def causes(self) -> Mapping[str, Array]:
        """The waterfall of each district: total, need, damping, protection, rounding; they sum to `change`."""
        with exact():
            effects = {
                "cause_total": causes.cause_total(self.carried_forward, self.status_quo),
                "cause_need": causes.cause_need(self.need_based, self.carried_forward),
                "cause_damping": causes.cause_damping(self.damped, self.need_based),
                "cause_protection": causes.cause_protection(self.balanced, self.damped),
                "cause_rounding": causes.cause_rounding(self.budget, self.balanced),
            }
        return FrozenDict({key: frozen(effect) for key, effect in effects.items()})

    @cached_property
    def need_effects(self) -> Array | None:
        """(n, J) EUR a year by which each indicator gives or takes.

        None but where the need share is a sum of shares, without a base amount.
        """
        parameters = self.case.parameters
        if not rule_of(parameters).is_sum_of_shares or parameters.base_amount:
            return None
        with exact():
            effects = causes.need_effect_by_indicator(self.need.parts, self.weights, self.total, self.carried_forward)
        return cast(Array, frozen(effects))

    @cached_property
    def printed_causes(self) -> Mapping[str, Array]:
        """`causes` to the cent as they are printed: they sum exactly to the printed change."""
        levels = (
            self.status_quo,
            self.carried_forward,
            self.need_based,
            self.damped,
            self.balanced,
            self.budget,
        )
        with exact():
            steps = causes.steps_as_printed(levels, CENT)
        return FrozenDict({key: frozen(step) for key, step in zip(self.causes, steps, strict=True)})

    @cached_property
    def printed_need_effects(self) -> Array | None:
        """`need_effects` to the cent as they are printed: (n, J), they sum exactly to the printed cause need."""
        effects = self.need_effects
        if effects is None:
            return None
        with exact():
            parts = causes.parts_as_printed(self.carried_forward, effects, self.need_based, CENT)
        return cast(Array, frozen(parts))

    @in_own_context
    def printed_need_parts(self, unit: Decimal) -> Array:
        """What the need share is made of, in multiples of `unit` (share of 1), as printed.

        (n, J), before them a column of the population where it has a part; they sum exactly to the rounded need share.
        """
        parts, population = self.need.parts, self.need.population_part
        if population is not None:
            parts = np.column_stack((population, parts))
        with exact():
            return causes.parts_as_printed(decimals([0] * len(parts)), parts, self.need.share, unit)

    @cached_property
    @in_own_context
    def notes(self) -> tuple[Problem, ...]:
        """Worth knowing, not wrong: the warnings of the input, then districts with hardly a position."""
        parameters = self.case.parameters
        with exact():
            positions = sum((service.fte for service in self.services), decimals([0] * len(self.budget)))
            few = [
                Problem(
                    "below_min_fte",
                    severity="note",
                    values={
                        "district": district.name,
                        "fte": count.quantize(Decimal("0.01")),
                        "min_fte": parameters.min_fte,
                    },
                )
                for district, count in zip(self.case.districts, positions, strict=True)
                if count <= parameters.min_fte
            ]
        said, money = self._weights_said(), self._left_out_with_money()
        return (*self.case.warnings, *said, *money, *few, *per_head.notes(self.case))

    def _weights_said(self) -> Iterator[Problem]:
        """Who says weights that do not stand in the input."""
        said = self.case.cell_origins.get("indicators weight", {})
        by = {
            origin: [one.name for one in self.case.indicators if said.get(one.name) == origin]
            for origin in said.values()
        }
        for origin, names in by.items():
            if names:
                told = {"indicators": tuple(names), "by": origin_told(origin)}
                yield Problem("weights_said", severity="note", values=told)

    def _left_out_with_money(self) -> Iterator[Problem]:
        """What becomes of today's money of the excluded districts."""
        today = {
            left_out.name: budget
            for left_out in self.case.excluded
            if isinstance(budget := left_out.cells.get("status_quo"), Decimal) and budget > 0
        }
        if today:
            yield Problem(
                "excluded_money_shared" if self.case.parameters.total is not None else "excluded_money_left_out",
                severity="note",
                values={
                    "total": self.total,
                    "districts": tuple(today),
                    "sum": sum(today.values(), Decimal(0)),
                },
            )


_OF_SERVICES = frozenset(("amount", "fte", "weekly_hours", "face_to_face_hours"))


def figures_of(case: Case) -> dict[str, Figure]:
    """The figures of the Berechnungsbogen for this case's choice of methods, by key, in order."""
    basis = case.parameters.overhead_basis
    listed = [
        damping.TOTAL_OF_NEED if rule_of(case.parameters).need_sum else damping.total.figure,
        *rule_of(case.parameters).figures(case.parameters),
        methods.need_based.figure,
        damping.carried_forward.figure,
        damping.smallest_damping.figure,
        damping.damped.figure,
        protection.floors.figure,
        protection.caps.figure,
        protection.alpha.figure,
        protection.balanced.figure,
        rounding.budgets.figure,
        rounding.change.figure,
        rounding.change_rate.figure,
        rounding.distance_before.figure,
        rounding.distance_after.figure,
        *per_head.figures(case),
        *sorted(services.money_figures(basis), key=lambda figure: figure.key),
        *services.OF_EACH,
        *causes.CAUSES,
        *([project_fund.PROJECT_FUND[case.parameters.project_fund_by]] if case.parameters.project_fund else []),
    ]
    return {figure.key: figure for figure in listed}


def allocate(case: Case) -> Allocation:
    """Compute the budgets and hours of `case`, step by step as in Vorlage 2011/099.

    Raises NoSolutionError with every reason why the method has no answer.
    """
    with exact():
        return _allocate(case)


def distribute(case: Case, known: tuple[Array, Need] | None = None) -> Distribution:
    """Steps 1 to 6 of `case`, to be called within `exact()`.

    `known` are weights and need shares found before, where districts, indicators, weights and need method are the same.
    Raises NoSolutionError as `allocate` does.
    """
    p, rule = case.parameters, rule_of(case.parameters)

    # 1. Total
    status_quo = decimals(district.status_quo for district in case.districts)
    total = None if rule.total_is_need(p) else damping.total(p.total, status_quo, p.uplift, p.rounding_unit)
    _raise_any(
        failures.weights_sum_to_zero([indicator.weight for indicator in case.indicators], case.place),
        failures.service_shares_do_not_sum_to_one(case.services, case.place),
        failures.relieving_indicator_under_a_method_of_burdens(
            {indicator.name: indicator.direction for indicator in case.indicators}, rule, case.place
        ),
        failures.base_is_missing(
            {indicator.name: indicator.kind for indicator in case.indicators if indicator.base is None},
            rule,
            case.place,
        ),
        failures.kind_the_method_does_not_take(
            {indicator.name: indicator.kind for indicator in case.indicators}, rule, case.place
        ),
        failures.weights_differ_where_none_counts(case),
        failures.unit_costs_are_missing_or_zero(case),
        failures.base_is_zero(case),
        failures.status_quo_sums_to_zero(case, status_quo),
        [] if total is None else failures.total_does_not_do(case, total),
    )

    # 2. Need share
    weights, needs = known or _weighted_need(case)
    if total is None:
        assert needs.index is not None
        total = half_up(needs.index.sum(), p.rounding_unit)
        _raise_any(failures.total_does_not_do(case, total))

    # 3. Need-based budget
    need_based = methods.need_based(total, p.base_amount, needs.share)

    # 4. Damping towards the status quo
    floor = protection.floors(status_quo, p.max_loss)
    cap = protection.caps(status_quo, p.max_gain)
    carried_forward = damping.carried_forward(status_quo, total)
    if p.damping == AUTO:
        _raise_any(failures.no_damping_keeps_the_max_loss(case, total, status_quo))
    applied, damped = towards_today(case, floor, carried_forward, need_based)

    # 5. Floor and cap, self-financed
    _raise_any(
        failures.floors_exceed_total(case, total, status_quo, floor, cap),
        failures.caps_leave_money_over(case, total, status_quo, damped, floor, cap),
    )
    _raise_any(
        failures.limits_leave_no_multiple_of_the_unit(case, total, status_quo, floor, cap),
    )
    alpha = protection.alpha(total, damped, floor, cap)
    balanced = protection.balanced(alpha, damped, floor, cap)

    # 6. Whole euros that add up
    return Distribution(
        total=total,
        damping=applied,
        alpha=alpha,
        weights=weights,
        need=needs,
        status_quo=status_quo,
        carried_forward=carried_forward,
        need_based=need_based,
        damped=damped,
        floor=floor,
        cap=cap,
        balanced=balanced,
        budget=rounded(case, total, balanced, floor, cap),
    )


def towards_today(case: Case, floor: Array, carried_forward: Array, need_based: Array) -> tuple[Decimal, Array]:
    """Step 4: the damping applied, and the damped budgets."""
    said = case.parameters.damping
    applied = damping.smallest_damping(floor, carried_forward, need_based) if said == AUTO else said
    return applied, damping.damped(applied, carried_forward, need_based)


def rounded(case: Case, total: Decimal, balanced: Array, floor: Array, cap: Array) -> Array:
    """Step 6: the budgets."""
    return rounding.budgets(total, balanced, floor, cap, case.parameters.rounding_unit, _ids(case))


def _ids(case: Case) -> tuple[str, ...]:
    return tuple(district.id for district in case.districts)


def uses(case: Case, budget: Array) -> Uses:
    """Steps 7 to 9 for the budgets of the districts of `case`, to be called within `exact()`."""
    overhead, personnel, cost_per_fte, amounts = _of_services(case, budget)
    results = tuple(_service_result(case, s, amount, cost_per_fte) for s, amount in enumerate(amounts))
    return Uses(overhead, personnel, cost_per_fte, results)


def hours(case: Case, budget: Array) -> Array:
    """(n,) face-to-face hours a week of all services, as `uses` has them, without what else becomes of the budgets."""
    _, _, cost_per_fte, amounts = _of_services(case, budget)
    nothing = decimals([0] * len(budget))
    return sum((_face_to_face_hours(case, s, amount, cost_per_fte) for s, amount in enumerate(amounts)), nothing)


def _of_services(case: Case, budget: Array) -> tuple[Array, Array, Array, list[Array]]:
    """Overhead and personnel (step 7), the cost of a position, the amount of each service (step 8)."""
    p = case.parameters
    overhead, personnel = services.overhead_and_personnel(budget, p.overhead_rate, p.overhead_basis)
    amounts = services.amounts(personnel, tuple(service.share for service in case.services))
    return overhead, personnel, _cost_per_fte(case), amounts


def _cost_per_fte(case: Case) -> Array:
    return decimals(district.cost_per_fte or case.parameters.cost_per_fte for district in case.districts)


def _allocate(case: Case) -> Allocation:
    found = distribute(case)
    used = uses(case, found.budget)
    return Allocation(
        case=case,
        **{field.name: getattr(found, field.name) for field in fields(found)},
        **compared(found.status_quo, found.carried_forward, found.need_based, found.budget),
        **{field.name: getattr(used, field.name) for field in fields(used)},
        project_fund=fund(case, found.need.share),
    )


def compared(status_quo: Array, carried_forward: Array, need_based: Array, budget: Array) -> dict[str, Any]:
    """What people hold the new budgets against, by key: today's, and need."""
    change = rounding.change(budget, status_quo)
    return {
        "change": change,
        "change_rate": rounding.change_rate(change, status_quo),
        "distance_before": rounding.distance_before(carried_forward, need_based),
        "distance_after": rounding.distance_after(budget, need_based),
    }


def fund(case: Case, need_share: Array) -> Array | None:
    """Step 11: Budget II, beside all the others."""
    p = case.parameters
    return project_fund.project_fund(p.project_fund, p.project_fund_by, need_share, p.rounding_unit, _ids(case))


def _weighted_need(case: Case) -> tuple[Array, Need]:
    """Weights that sum to 1, and the need shares they give."""
    weights = decimals(indicator.weight for indicator in case.indicators)
    weights = weights / weights.sum()
    return weights, _need(case, weights)


def _need(case: Case, weights: Array) -> Need:
    rule, known = rule_of(case.parameters), given(case, weights)
    _raise_any(failures.indicator_carries_no_information(case, known))
    if known.population is not None:
        _raise_any(failures.population_is_zero(case, known.population))
    needs = rule.compute(known)
    if rule.index_may_fall_to_zero and needs.index is not None:
        _raise_any(failures.multiplier_is_not_positive(case, needs.index))
    return needs


def _service_result(case: Case, s: int, amount: Array, cost_per_fte: Array) -> ServiceResult:
    p, service = case.parameters, case.services[s]
    return ServiceResult(
        name=service.name,
        share=service.share,
        abf_rate=_abf_rate(case, s),
        amount=amount,
        fte=services.fte(amount, cost_per_fte),
        weekly_hours=services.weekly_hours(amount, cost_per_fte, p.weekly_hours),
        face_to_face_hours=_face_to_face_hours(case, s, amount, cost_per_fte),
    )


def _abf_rate(case: Case, s: int) -> Decimal:
    own = case.services[s].abf_rate
    return case.parameters.abf_rate if own is None else own


def _face_to_face_hours(case: Case, s: int, amount: Array, cost_per_fte: Array) -> Array:
    p = case.parameters
    return services.face_to_face_hours(amount, cost_per_fte, p.weekly_hours, _abf_rate(case, s), p.hours_unit)


def _raise_any(*problems: Iterable[Problem]) -> None:
    found = [problem for group in problems for problem in group]
    if found:
        raise NoSolutionError(found)
