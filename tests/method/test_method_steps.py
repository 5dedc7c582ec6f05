"""Each step on its own, against figures worked out by hand or published."""

from decimal import Decimal

import numpy as np
import pytest

from sozialbudget.case.parameters import OverheadBasis
from sozialbudget.case.problems import NoSolutionError
from sozialbudget.method import damping, protection, rounding, services
from sozialbudget.method.allocation import allocate
from sozialbudget.method.need import counted, methods, scaled
from sozialbudget.method.numbers import Array, carried, decimals, exact, half_up
from support import CASES, case_from_json

D = Decimal


def _d(*values: object) -> Array:
    return decimals(D(str(value)) for value in values)


# --- numbers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "unit", "rounded"),
    [
        ("0.005", "0.01", "0.01"),
        ("-0.005", "0.01", "-0.01"),
        ("0.0049999", "0.01", "0"),
        ("26.835806", "0.01", "26.84"),
        ("0.125", "0.25", "0.25"),
        ("149", "100", "100"),
        ("150", "100", "200"),
    ],
)
def test_half_up_is_away_from_zero_at_exactly_half(value: str, unit: str, rounded: str) -> None:
    assert half_up(D(value), D(unit)) == D(rounded)


def test_carried_holds_18_decimals_and_leaves_infinity_and_floats() -> None:
    with exact():
        third = carried(decimals([D(1) / 3, D("Infinity")]))
    assert third[0] == D("0.333333333333333333")
    assert third[1] == D("Infinity")
    floats = np.array([1 / 3])
    assert carried(floats) is floats


def test_exact_arithmetic_has_60_digits_whatever_the_callers_context() -> None:
    with exact():
        assert len((D(1) / 3).as_tuple().digits) == 60


# --- 1. total ---------------------------------------------------------------------------------------


def test_total_given_or_from_todays_budgets() -> None:
    today = _d(100000, 140000, 110000)
    assert damping.total(None, today, D("0.02"), D(1)) == 357000
    assert damping.total(None, today, None, D(1)) == 350000
    assert damping.total(D(400000), today, None, D(1)) == 400000
    assert damping.total(None, _d("0.5"), None, D(1)) == 1
    assert damping.total(None, _d(149), D("0.01"), D(100)) == 200


# --- 2. need ----------------------------------------------------------------------------------------

VALUES = np.array([[D(120), D(90)], [D(300), D(150)], [D(80), D(60)]], dtype=object)
BASES = np.array([[D(1500)] * 2, [D(2500)] * 2, [D(1000)] * 2], dtype=object)
WEIGHTS = _d("0.6", "0.4")
COUNTS = np.array([False, False])


def test_shares_of_the_worked_example() -> None:
    found = counted.shares(VALUES, BASES, COUNTS, WEIGHTS)
    assert list(found.share) == [D("0.264"), D("0.560"), D("0.176")]
    assert list(found.normalised[:, 0]) == [D("0.24"), D("0.6"), D("0.16")]
    assert found.index is None
    assert found.population_part is None
    assert list(found.parts[0]) == [D("0.144"), D("0.12")]


def test_a_rate_counts_with_its_base() -> None:
    rates = np.array([[D("0.1")], [D("0.2")]], dtype=object)
    bases = np.array([[D(1000)], [D(200)]], dtype=object)
    found = counted.shares(rates, bases, np.array([True]), _d(1))
    # 100 and 40 cases.
    assert [share.quantize(D("0.0001")) for share in found.share] == [D("0.7143"), D("0.2857")]


def test_burden_factor_is_one_for_the_county() -> None:
    # County rates 500/5000 and 300/5000; district 1: 0.08 and 0.06.
    found = counted.burden_factor(VALUES, BASES, COUNTS, WEIGHTS, BASES[:, 0])
    assert found.index is not None
    assert [f.quantize(D("0.0001")) for f in found.normalised[0]] == [D("0.8000"), D("1.0000")]
    assert found.index[0] == D("0.88")
    assert list(found.share) == [D("0.264"), D("0.560"), D("0.176")]
    assert list(found.parts.sum(axis=1)) == list(found.share)


def test_burden_factor_of_rates_uses_them_as_they_are() -> None:
    rates = np.array([[D("0.1")], [D("0.3")]], dtype=object)
    bases = np.array([[D(300)], [D(100)]], dtype=object)
    found = counted.burden_factor(rates, bases, np.array([True]), _d(1), _d(1, 1))
    # County: (30 + 30) / 400 = 0.15.
    assert [f.quantize(D("0.000001")) for f in found.normalised[:, 0]] == [D("0.666667"), D("2.000000")]
    assert [share.quantize(D("1e-20")) for share in found.share] == [D("0.25"), D("0.75")]


def test_zscores_with_both_standard_deviations() -> None:
    values = np.array([[D(2)], [D(4)], [D(4)], [D(4)], [D(5)], [D(5)], [D(7)], [D(9)]], dtype=object)
    population = scaled.zscores(values, np.array([False]), sample=False)
    assert list(population[:, 0]) == [D("-1.5"), *[D("-0.5")] * 3, 0, 0, 1, 2]
    turned = scaled.zscores(values, np.array([True]), sample=False)
    assert list(turned[:, 0]) == [D("1.5"), *[D("0.5")] * 3, 0, 0, -1, -2]
    with exact():
        sample = scaled.zscores(values, np.array([False]), sample=True)
        assert abs(sample[7, 0] - D(4) / (D(32) / 7).sqrt()) < D("1e-50")


def test_zscores_are_taken_indicator_by_indicator() -> None:
    values = np.array([[D(1), D(1000)], [D(3), D(5000)]], dtype=object)
    assert scaled.zscores(values, np.array([False, True]), sample=False).tolist() == [[-1, 1], [1, -1]]
    assert scaled.minmax(values, np.array([False, False])).tolist() == [[0, 0], [1, 1]]


def test_minmax_and_its_reverse() -> None:
    values = np.array([[D(10), D(10)], [D(15), D(15)], [D(20), D(20)]], dtype=object)
    found = scaled.minmax(values, np.array([False, True]))
    assert found.tolist() == [[0, 1], [D("0.5"), D("0.5")], [1, 0]]


def test_multiplied_population() -> None:
    normalised = np.array([[D(1)], [D(-1)]], dtype=object)
    found = scaled.multiplied_population(normalised, _d(1), _d(100, 300), D("0.5"))
    assert found.index is not None
    assert list(found.index) == [D("1.5"), D("0.5")]
    assert list(found.share) == [D("0.5"), D("0.5")]  # 150 and 150
    assert found.population_part is not None
    with exact():
        assert abs(found.population_part[0] - D(1) / 3) < D("1e-25")
        assert abs(found.parts[0, 0] - D(1) / 6) < D("1e-25")


def test_need_based_with_base_amount() -> None:
    assert list(methods.need_based(D(100000), D(10000), _d("0.25", "0.75"))) == [30000, 70000]
    assert list(methods.need_based(D(100000), D(0), _d("0.25", "0.75"))) == [25000, 75000]


# --- 4. damping -------------------------------------------------------------------------------------


def test_damping_of_the_worked_example() -> None:
    today = _d(100000, 140000, 110000)
    carried_forward = damping.carried_forward(today, D(357000))
    assert list(carried_forward) == [102000, 142800, 112200]
    based = _d(94248, 199920, 62832)
    assert list(damping.damped(D("0.5"), carried_forward, based)) == [98124, 171360, 87516]
    assert list(damping.damped(D(0), carried_forward, based)) == list(based)
    assert list(damping.damped(D(1), carried_forward, based)) == list(carried_forward)
    floor = protection.floors(today, D("0.1"))
    assert damping.smallest_damping(floor, carried_forward, based) == D("0.7327")


def test_auto_is_zero_where_need_alone_keeps_the_floors() -> None:
    assert damping.smallest_damping(_d(10, 10), _d(50, 50), _d(10, 90)) == 0


# --- 5. protection ----------------------------------------------------------------------------------


def test_floors_and_caps() -> None:
    today = _d(100, 0)
    assert list(protection.floors(today, D("0.1"))) == [90, 0]
    assert list(protection.floors(today, None)) == [0, 0]
    assert list(protection.caps(today, D("0.2"))) == [120, D("Infinity")]
    assert list(protection.caps(today, None)) == [D("Infinity")] * 2


def test_alpha_of_the_worked_example() -> None:
    with exact():
        damped, floor = _d(98124, 171360, 87516), _d(90000, 126000, 99000)
        cap = _d("Infinity", "Infinity", "Infinity")
        alpha = protection.alpha(D(357000), damped, floor, cap)
        assert alpha == D(3500) / D(4457) or abs(alpha - D(42000) / D(53484)) < D("1e-50")
        after = protection.balanced(alpha, damped, floor, cap)
    assert [amount.quantize(D("0.01")) for amount in after] == [D("96379.63"), D("161620.37"), D("99000.00")]


def test_alpha_above_one_where_caps_free_money() -> None:
    # 300 to share, the first capped at 120: the others take 180, α = 1.2.
    with exact():
        alpha = protection.alpha(D(300), _d(150, 75, 75), _d(0, 0, 0), _d(120, 1000, 1000))
        assert alpha == D("1.2")
        # And a second cap at 85: the third takes 95.
        alpha = protection.alpha(D(300), _d(150, 75, 75), _d(0, 0, 0), _d(120, 85, 1000))
        assert abs(alpha - D(95) / 75) < D("1e-50")


def test_alpha_nearest_to_one_where_a_stretch_solves_it() -> None:
    assert protection.alpha(D(300), _d(150, 150), _d(0, 0), _d(150, 150)) == 1
    # Caps leave no choice: all at their caps, from α = 2 on.
    assert protection.alpha(D(300), _d(50, 150), _d(0, 0), _d(100, 200)) == 2
    # Floors leave nothing: everybody at the floor.
    assert protection.alpha(D(200), _d(50, 150), _d(80, 120), _d("Infinity", "Infinity")) == 0
    # Nobody is above the floor, any α does: 1.
    assert protection.alpha(D(200), _d(100, 100), _d(100, 100), _d("Infinity", "Infinity")) == 1


def test_alpha_where_all_reach_their_caps_at_a_quotient_that_does_not_end() -> None:
    with exact():
        damped, floor, cap = _d(3, 3), _d(0, 0), _d(100, 100)
        alpha = protection.alpha(D(200), damped, floor, cap)
        assert abs(alpha - D(100) / 3) < D("1e-50")
        assert protection.balanced(alpha, damped, floor, cap).sum() == 200


def test_alpha_on_floats_with_a_cap() -> None:
    damped, floor, cap = np.array([150.0, 75.0, 75.0]), np.zeros(3), np.array([120.0, 1000.0, np.inf])
    assert protection.alpha(300.0, damped, floor, cap) == pytest.approx(1.2)
    assert protection.alpha(300.0, damped, floor, np.full(3, np.inf)) == 1.0
    assert protection.caps(np.array([100.0, 0.0]), 0.2).tolist() == [120.0, np.inf]


def test_a_cap_holds_for_cents_too() -> None:
    assert list(protection.caps(_d("0.50", "0.01"), D("0.2"))) == [D("0.60"), D("0.012")]


def test_reachable_counts_only_those_that_can_grow() -> None:
    assert protection.reachable(_d(50, 150), _d(80, 120), _d(100, 200)) == 280
    assert protection.reachable(_d(80, 150), _d(80, 120), _d(100, 200)) == 280


# --- 6. rounding ------------------------------------------------------------------------------------

NO_FLOOR, NO_CAP = _d(0, 0, 0), _d("Infinity", "Infinity", "Infinity")
IDS = ("1", "2", "3")


def _rounded(
    balanced: Array, total: int, floor: Array = NO_FLOOR, cap: Array = NO_CAP, unit: str = "1", ids: object = IDS
) -> list[int]:
    return [int(b) for b in rounding.budgets(D(total), balanced, floor, cap, D(unit), ids)]  # type: ignore[arg-type]


def test_largest_remainder() -> None:
    assert _rounded(_d("10.2", "20.5", "30.3"), 61) == [10, 21, 30]
    assert _rounded(_d("10.2", "20.4", "30.4"), 61) == [10, 20, 31]  # equal remainders: the larger
    assert _rounded(_d("20.5", "20.5", "20"), 61) == [21, 20, 20]  # equal altogether: the smaller id
    assert _rounded(_d("20.5", "20.5", "20"), 61, ids=("b", "a", "c")) == [20, 21, 20]
    assert _rounded(_d("130", "270", "200"), 600, unit="100") == [100, 300, 200]


def test_remainders_are_compared_at_nine_decimals() -> None:
    # 0.5000000004 and 0.5 are equal at 9 decimals: the larger budget gets the unit.
    assert _rounded(_d("10.5000000004", "20.4999999998", "29.9999999998"), 61) == [10, 21, 30]
    assert _rounded(_d("10.500000001", "20.499999999", "30"), 61) == [11, 20, 30]


def test_a_floor_is_rounded_up_and_the_unit_taken_from_the_smallest_remainder() -> None:
    # Floors raise the first to 11: one unit too many, taken from the smallest remainder above its floor.
    assert _rounded(_d("10.9", "20.05", "30.05"), 61, floor=_d("10.9", 0, 0)) == [11, 20, 30]
    assert _rounded(_d("10.1", "10.1", "40.8"), 61, floor=_d("10.1", "10.1", 0)) == [11, 11, 39]
    # Equal remainders when taking: the smaller budget first.
    floors = _d("10.5", "10.5", 0, 0)
    infinite = _d(*["Infinity"] * 4)
    taken = rounding.budgets(D(71), _d("10.5", "10.5", "20", "30"), floors, infinite, D(1), ("1", "2", "3", "4"))
    assert list(taken) == [11, 11, 19, 30]
    # Equal altogether: the larger id first.
    taken = rounding.budgets(D(61), _d("10.5", "10.5", "20", "20"), floors, infinite, D(1), ("1", "2", "3", "4"))
    assert list(taken) == [11, 11, 20, 19]


def test_a_cap_is_rounded_down_and_units_go_on_to_the_others_in_rounds() -> None:
    # Two capped at 10.9: 1.8 units left over go to the third, more than one.
    assert _rounded(_d("10.9", "10.9", "20.2"), 42, cap=_d("10.9", "10.9", "Infinity")) == [10, 10, 22]


def test_lowest_and_highest_units() -> None:
    assert rounding.lowest_units(_d("10", "10.01", "0"), D(1)) == [10, 11, 0]
    assert rounding.highest_units(_d("10", "10.99", "Infinity"), D(1)) == [10, 10, None]
    assert rounding.lowest_units(_d("101"), D(100)) == [2]


def test_rates_are_none_where_they_are_undefined() -> None:
    assert list(rounding.change(_d(96380, 5), _d(100000, 0))) == [-3620, 5]
    assert list(rounding.change_rate(_d(-3620, 5), _d(100000, 0))) == [D("-0.0362"), None]
    assert list(rounding.distance_before(_d(110, 1), _d(100, 0))) == [D("0.1"), None]
    assert list(rounding.distance_after(_d(95, 1), _d(100, 0))) == [D("-0.05"), None]


def test_published_percentages_of_bielefeld_are_largest_remainder() -> None:
    """Leistungs- und Finanzierungsvereinbarungen 2017-2019: nine target groups, whole percentages that sum to 100."""
    sums = [7142557, 1897823, 735923, 389707, 2936262, 366865, 561143, 655810, 67661]
    with exact():
        percent = decimals(D(amount) * 100 / sum(sums) for amount in sums)
        found = rounding.budgets(D(100), percent, _d(*[0] * 9), _d(*["Infinity"] * 9), D(1), tuple("abcdefghi"))
    assert list(found) == [48, 13, 5, 3, 20, 3, 4, 4, 0]


# --- 7. to 9. ---------------------------------------------------------------------------------------


def test_overhead_on_both_bases() -> None:
    overhead, personnel = services.overhead_and_personnel(_d(96380, 3), D("0.175"), OverheadBasis.BUDGET)
    assert list(overhead) == [D("16866.50"), D("0.53")]  # 0.525 is half: up
    assert list(personnel) == [D("79513.50"), D("2.47")]
    overhead, personnel = services.overhead_and_personnel(_d(96380), D("0.175"), OverheadBasis.PERSONNEL)
    assert list(personnel) == [D("82025.53")]
    assert list(overhead) == [D("14354.47")]


def test_services_split_to_the_cent() -> None:
    assert services.split_cents(D("79513.50"), (D("0.6"), D("0.4"))) == [D("47708.10"), D("31805.40")]
    assert services.split_cents(D("0.01"), (D("0.5"), D("0.5"))) == [D("0.01"), 0]  # a tie: the first listed
    assert services.split_cents(D("1.00"), (D("0.333"), D("0.333"), D("0.334"))) == [D("0.33"), D("0.33"), D("0.34")]
    assert services.split_cents(D("0.05"), (D("0.35"), D("0.25"), D("0.4"))) == [D("0.02"), D("0.01"), D("0.02")]
    first, second = services.amounts(_d("79513.50", "0.01"), (D("0.6"), D("0.4")))
    assert list(first) == [D("47708.10"), D("0.01")]
    assert list(second) == [D("31805.40"), 0]


def test_hours_of_the_worked_example() -> None:
    amount, cost = _d("47708.10", "80001.90"), _d(62400, 62400)
    with exact():
        assert [f.quantize(D("1e-9")) for f in services.fte(amount, cost)] == [D("0.764552885"), D("1.282081731")]
        assert list(services.weekly_hours(amount, cost, D(39))) == [D("29.8175625"), D("50.0011875")]
        hours = services.face_to_face_hours(amount, cost, D(39), D("0.10"), D("0.01"))
        assert list(hours) == [D("26.84"), D("45.00")]
        # 1 / 3 of an hour times 0.9 is 0.3 exactly: a tie at 0.2 is seen as one.
        tie = services.face_to_face_hours(_d(100), _d(300), D(1), D("0.10"), D("0.2"))
        assert list(tie) == [D("0.4")]


def test_every_field_of_the_worked_example() -> None:
    """What an Allocation holds beside the published table."""
    case = case_from_json(CASES / "worked")
    own_abf = case.services[0].model_copy(update={"abf_rate": D("0.05")})
    a = allocate(case.model_copy(update={"services": (own_abf, case.services[1])}))
    assert [rate.quantize(D("0.0001")) for rate in a.change_rate] == [D("-0.0362"), D("0.1544"), D("-0.1000")]
    assert [d.quantize(D("0.0001")) for d in a.distance_before] == [D("0.0823"), D("-0.2857"), D("0.7857")]
    assert [d.quantize(D("0.0001")) for d in a.distance_after] == [D("0.0226"), D("-0.1916"), D("0.5756")]
    assert list(a.cost_per_fte) == [62400] * 3
    assert list(a.weights) == [D("0.6"), D("0.4")]
    assert [(s.name, s.share, s.abf_rate) for s in a.services] == [
        ("Beratung und Gruppenarbeit", D("0.6"), D("0.05")),
        ("Vernetzung", D("0.4"), D("0.1")),
    ]
    assert a.services[0].face_to_face_hours[0] == D("28.33")  # 29.8175625 · 0.95


def test_rates_without_information_are_seen_by_their_cases() -> None:
    """A rate of 0 everywhere has no cases, whatever its base."""
    case = case_from_json(CASES / "random-002")
    name = case.indicators[0].name
    districts = tuple(d.model_copy(update={"columns": {**d.columns, name: D(0)}}) for d in case.districts)
    with pytest.raises(NoSolutionError, match="is 0 in every district"):
        allocate(case.model_copy(update={"districts": districts}))


def test_a_function_carries_its_figure_and_its_docstring() -> None:
    assert damping.damped.figure.key == "damped"
    assert damping.damped.__name__ == "damped"
    assert (damping.damped.__doc__ or "").startswith("Step 4")
    assert list(damping.damped(damping=D(1), carried_forward=_d(1), need_based=_d(2))) == [1]


# --- floats -----------------------------------------------------------------------------------------


def test_the_same_functions_run_on_floats() -> None:
    floats = VALUES.astype(float), BASES.astype(float)
    shares = counted.shares(*floats, COUNTS, WEIGHTS.astype(float)).share
    assert shares == pytest.approx([0.264, 0.56, 0.176])
    today = np.array([100000.0, 140000.0, 110000.0])
    based = methods.need_based(357000.0, 0.0, shares)
    damped = damping.damped(0.5, damping.carried_forward(today, 357000.0), based)
    floor, cap = protection.floors(today, 0.1), protection.caps(today, None)
    alpha = protection.alpha(357000.0, damped, floor, cap)
    assert alpha == pytest.approx(3500 / 4457)
    assert protection.balanced(alpha, damped, floor, cap) == pytest.approx([96379.627552, 161620.372448, 99000.0])
    spread_out = np.array([[2.0], [4.0], [4.0], [4.0], [5.0], [5.0], [7.0], [9.0]])
    scores = scaled.zscores(spread_out, np.array([False]), False)
    assert scores[:, 0] == pytest.approx([-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2])
