"""What must hold for every case: sums, limits, order, weights, need, causes."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from made_up import made_up_case
from sozialbudget.case.case import Case, Direction, District, Indicator, Kind
from sozialbudget.case.parameters import AUTO, NeedMethod, Parameters
from sozialbudget.case.problems import NoSolutionError
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.method.numbers import CARRIED, exact

SEEDS = st.integers(0, 100_000)
NEARLY = Decimal("1e-12")
FEW = settings(max_examples=60, deadline=None)


def _allocated(seed: int) -> Allocation:
    try:
        return allocate(made_up_case(seed))
    except NoSolutionError:
        assume(False)
        raise


def _with(case: Case, **parameters: object) -> Case:
    changed = case.parameters.model_dump() | parameters
    return case.model_copy(update={"parameters": Parameters.model_validate(changed)})


@FEW
@given(SEEDS)
def test_budgets_sum_to_the_total_in_whole_units(seed: int) -> None:
    a = _allocated(seed)
    unit = a.case.parameters.rounding_unit
    assert a.budget.sum() == a.total
    assert all(budget % unit == 0 for budget in a.budget)


@FEW
@given(SEEDS)
def test_floors_and_caps_hold_after_rounding(seed: int) -> None:
    a = _allocated(seed)
    p = a.case.parameters
    for district, budget in zip(a.case.districts, a.budget, strict=True):
        if p.max_loss is not None:
            assert budget >= district.status_quo * (1 - p.max_loss)
        if p.max_gain is not None and district.status_quo > 0:
            assert budget <= district.status_quo * (1 + p.max_gain)


@FEW
@given(SEEDS)
def test_money_is_never_lost_on_the_way_to_the_services(seed: int) -> None:
    a = _allocated(seed)
    assert list(a.overhead + a.personnel) == list(a.budget)
    amounts = [sum(service.amount[i] for service in a.services) for i in range(len(a.budget))]
    assert amounts == list(a.personnel)
    for service in a.services:
        assert all(amount.as_tuple().exponent >= -2 for amount in service.amount)


@FEW
@given(SEEDS, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(seed: int, random: object) -> None:
    a = _allocated(seed)
    shuffled = list(a.case.districts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    b = allocate(a.case.model_copy(update={"districts": tuple(shuffled)}))
    by_id = dict(zip((d.id for d in b.case.districts), b.budget, strict=True))
    assert [by_id[d.id] for d in a.case.districts] == list(a.budget)
    # Sums of quotients that do not end depend on their order in the last of 60 digits.
    assert abs(a.alpha - b.alpha) < NEARLY


@FEW
@given(SEEDS, st.sampled_from(["2", "0.5", "3.7"]))
def test_multiplying_all_weights_changes_nothing(seed: int, factor: str) -> None:
    a = _allocated(seed)
    heavier = tuple(
        indicator.model_copy(update={"weight": indicator.weight * Decimal(factor)}) for indicator in a.case.indicators
    )
    b = allocate(a.case.model_copy(update={"indicators": heavier}))
    assert list(b.budget) == list(a.budget)


@FEW
@given(SEEDS)
def test_damping_one_keeps_todays_proportions(seed: int) -> None:
    case = _with(made_up_case(seed), damping=Decimal(1), max_loss=None, max_gain=None)
    a = allocate(case)
    unit = case.parameters.rounding_unit
    with exact():
        for district, damped, budget in zip(case.districts, a.damped, a.budget, strict=True):
            fair = district.status_quo * a.total / a.status_quo.sum()
            assert abs(damped - fair) < NEARLY
            assert abs(budget - fair) < unit


@FEW
@given(SEEDS)
def test_without_limits_nothing_is_balanced(seed: int) -> None:
    a = allocate(_with(made_up_case(seed), damping=Decimal("0.5"), max_loss=None, max_gain=None))
    assert a.alpha == 1
    assert list(a.balanced) == list(a.damped)


@FEW
@given(
    st.lists(st.integers(1, 500), min_size=2, max_size=12),
    st.integers(0, 11),
    st.integers(1, 300),
    st.sampled_from(["0", "0.3", "0.9"]),
    st.sampled_from(["1", "10", "100"]),
)
def test_more_need_never_means_less_money(counts: list[int], which: int, more: int, damping: str, unit: str) -> None:
    which %= len(counts)

    def budgets(values: list[int]) -> list[Decimal]:
        case = Case(
            districts=tuple(
                District(
                    id=str(i),
                    name=f"Raum {i}",
                    status_quo=Decimal(40000 + 1111 * i),
                    columns={"Kinder": Decimal(count)},
                )
                for i, count in enumerate(values)
            ),
            indicators=(Indicator(name="Kinder", weight=Decimal(1), kind=Kind.COUNT),),
            parameters=Parameters.model_validate(
                {"year": 2020, "damping": damping, "cost_per_fte": 60000, "rounding_unit": unit}
            ),
        )
        return list(allocate(case).budget)

    before = budgets(counts)
    after = budgets([count + (more if i == which else 0) for i, count in enumerate(counts)])
    assert after[which] >= before[which]


@FEW
@given(SEEDS)
def test_causes_sum_exactly_to_the_change(seed: int) -> None:
    a = _allocated(seed)
    with exact():
        assert list(sum(a.causes.values())) == list(a.change)


@FEW
@given(SEEDS)
def test_printed_causes_sum_exactly_to_the_printed_change(seed: int) -> None:
    a = _allocated(seed)
    cent = Decimal("0.01")
    with exact():
        before, after = (_half_up(level, cent) for level in (a.status_quo, a.budget))
        assert list(sum(a.printed_causes.values())) == [new - old for new, old in zip(after, before, strict=True)]
        for key, printed in a.printed_causes.items():
            _near_and_whole(printed, a.causes[key], cent)
        if a.printed_need_effects is not None:
            assert a.need_effects is not None
            assert list(a.printed_need_effects.sum(axis=1)) == list(a.printed_causes["cause_need"])
            _near_and_whole(a.printed_need_effects.ravel(), a.need_effects.ravel(), cent)


@FEW
@given(SEEDS, st.sampled_from(["0.01", "0.0001"]))
def test_printed_parts_of_the_need_share_sum_exactly_to_the_printed_share(seed: int, unit: str) -> None:
    a, fine = _allocated(seed), Decimal(unit)
    with exact():
        printed = a.printed_need_parts(fine)
        assert list(printed.sum(axis=1)) == _half_up(a.need_share, fine)
        has_population = a.need.population_part is not None
        assert printed.shape[1] == a.need.parts.shape[1] + has_population
        _near_and_whole(printed[:, int(has_population) :].ravel(), a.need.parts.ravel(), fine)


def _half_up(values: Iterable[Decimal], unit: Decimal) -> list[Decimal]:
    return [value.quantize(CARRIED).quantize(unit, rounding=ROUND_HALF_UP) for value in values]


def _near_and_whole(printed: Iterable[Decimal], true: Iterable[Decimal], unit: Decimal) -> None:
    for shown, value in zip(printed, true, strict=True):
        assert shown % unit == 0
        assert abs(shown - value) <= unit + NEARLY


@FEW
@given(SEEDS)
def test_parts_of_the_need_share_sum_to_it(seed: int) -> None:
    a = _allocated(seed)
    with exact():
        together = a.need.parts.sum(axis=1)
        if a.need.population_part is not None:
            together = together + a.need.population_part
        assert all(abs(part - share) < NEARLY for part, share in zip(together, a.need_share, strict=True))
        assert abs(a.need_share.sum() - 1) < NEARLY
        if a.need_effects is not None:
            assert all(
                abs(effect - cause) < NEARLY
                for effect, cause in zip(a.need_effects.sum(axis=1), a.causes["cause_need"], strict=True)
            )


@FEW
@given(SEEDS)
def test_need_effects_are_told_only_under_shares_without_base_amount(seed: int) -> None:
    a = _allocated(seed)
    p = a.case.parameters
    told = p.need_method is NeedMethod.SHARES and p.base_amount == 0
    assert (a.need_effects is not None) == told


@FEW
@given(SEEDS, st.sampled_from(["0", "0.01", "0.05", "0.2"]))
def test_auto_is_the_smallest_damping_that_keeps_the_max_loss(seed: int, max_loss: str) -> None:
    _allocated(seed)  # An indicator that is the same everywhere has no answer at any damping.
    limits = {"max_loss": Decimal(max_loss), "max_gain": None, "uplift": Decimal("0.015"), "total": None}
    case = _with(made_up_case(seed), damping=AUTO, rounding_unit=Decimal("0.01"), **limits)
    a = allocate(case)
    assert a.alpha == 1
    assert all(damped >= floor for damped, floor in zip(a.damped, a.floor, strict=True))
    assert 0 <= a.damping <= 1
    assert a.damping == a.damping.quantize(Decimal("0.0001"))
    if a.damping > 0:
        less = allocate(_with(case, damping=a.damping - Decimal("0.0001")))
        assert any(damped < floor for damped, floor in zip(less.damped, less.floor, strict=True))


@FEW
@given(SEEDS)
def test_alpha_solves_the_sum(seed: int) -> None:
    a = _allocated(seed)
    assert a.alpha >= 0
    with exact():
        assert abs(a.balanced.sum() - a.total) < Decimal("1e-9")
        for damped, floor, cap, balanced in zip(a.damped, a.floor, a.cap, a.balanced, strict=True):
            wanted = min(max(floor + a.alpha * (damped - floor), floor), cap)
            assert abs(balanced - wanted) < NEARLY


@FEW
@given(SEEDS)
def test_floors_alone_are_englands_formula(seed: int) -> None:
    """α = 1 − Σ shortfall / Σ excess (formula grant damping)."""
    case = made_up_case(seed)
    assume(case.parameters.damping != AUTO)
    try:
        a = allocate(_with(case, max_loss=Decimal("0.05"), max_gain=None))
    except NoSolutionError:
        assume(False)
        raise
    with exact():
        shortfall = sum((max(f - m, Decimal(0)) for f, m in zip(a.floor, a.damped, strict=True)), Decimal(0))
        excess = sum((max(m - f, Decimal(0)) for f, m in zip(a.floor, a.damped, strict=True)), Decimal(0))
        assume(excess > 0)
        assert abs(a.alpha - (1 - shortfall / excess)) < NEARLY


@pytest.mark.parametrize("method", [NeedMethod.ZSCORE, NeedMethod.MINMAX])
def test_a_relief_is_a_burden_turned_round(method: NeedMethod) -> None:
    def shares(direction: Direction, values: list[str]) -> list[Decimal]:
        case = Case(
            districts=tuple(
                District(
                    id=str(i),
                    name=f"R{i}",
                    status_quo=Decimal(50000),
                    columns={"x": Decimal(value), "Einwohner": Decimal(1000 * (i + 1))},
                )
                for i, value in enumerate(values)
            ),
            indicators=(Indicator(name="x", weight=Decimal(1), kind=Kind.RATE, direction=direction),),
            parameters=Parameters.model_validate(
                {
                    "year": 2020,
                    "damping": 0,
                    "cost_per_fte": 60000,
                    "need_method": method,
                    "population": "Einwohner",
                    "spread": "0.2",
                }
            ),
        )
        return list(allocate(case).need_share)

    assert shares(Direction.RELIEF, ["1", "4", "9"]) == shares(Direction.BURDEN, ["9", "6", "1"])
