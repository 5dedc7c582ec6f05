"""`compare`: the split of a difference over its causes, against hand-computed cases and what must always hold."""

import json
import random
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from math import factorial
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from made_up import made_up_case
from sozialbudget import Allocation, InputError, NoSolutionError, allocate, read_workbook, write
from sozialbudget.analysis.compare import compare as comparing
from sozialbudget.analysis.compare.boundaries import Boundaries
from sozialbudget.analysis.compare.compare import Comparison, compare
from sozialbudget.analysis.compare.differences import PARAMETERS_OF, Kind, differences, printed_parts
from sozialbudget.analysis.compare.hybrid import Hybrids, joined, shapley
from sozialbudget.analysis.earlier import read_result
from sozialbudget.case.case import Case, Direction, District, Excluded, Freshness, Indicator, Service
from sozialbudget.case.case import Kind as IndicatorKind
from sozialbudget.case.parameters import PARAMETER_KEYS, Parameters, Unit, about
from sozialbudget.case.problems import Problem
from sozialbudget.reports.comparison.output import as_text as json_of
from sozialbudget.reports.comparison.telling import ComparisonTeller, input_lines
from sozialbudget.words import Lang
from sozialbudget.words.numbers import Rate
from support import CASES, case_from_json, with_parameters

LUENEBURG = Path(__file__).parents[2] / "examples" / "lueneburg" / "eingabe.xlsx"


def two_districts(**parameters: object) -> Case:
    """Nord 60 000 and Süd 40 000 today, each with half of the cases."""
    said = {"year": 2012, "total": 100_000, "damping": 1, "cost_per_fte": 39_000, **parameters}
    return Case(
        districts=(
            District(id="1", name="Nord", status_quo=Decimal(60_000), columns={"Kinder": Decimal(50)}),
            District(id="2", name="Süd", status_quo=Decimal(40_000), columns={"Kinder": Decimal(50)}),
        ),
        indicators=(Indicator(name="Kinder", weight=Decimal(1), kind=IndicatorKind.COUNT),),
        parameters=Parameters.model_validate(said),
    )


def compared(a: Case, b: Case) -> Comparison:
    return compare(allocate(a), allocate(b))


def parts(comparison: Comparison) -> dict[str, list[Fraction]]:
    return {cause.key: list(cause.budget.exact) for cause in comparison.causes}


def hours(comparison: Comparison) -> dict[str, list[Fraction]]:
    return {cause.key: list(cause.hours.exact) for cause in comparison.causes}


# --- known answers ------------------------------------------------------------------------------------


def test_the_example_of_the_documentation() -> None:
    """Damping 1 keeps today's proportions (60 : 40), damping 0 divides by need (50 : 50).

    Nord's budget in thousands: A 100 · 60 % = 60; with B's total 120 · 60 % = 72; with B's damping 100 · 50 % = 50;
    with both 120 · 50 % = 60. The total gives 72 − 60 = 12 where it comes first and 60 − 50 = 10 where it comes second,
    in the mean 11; damping 50 − 60 = −10 and 60 − 72 = −12, in the mean −11. Together 0, the difference.
    Süd: A 40; total 48; damping 50; both 60. Total (8 + 10) ÷ 2 = 9, damping (10 + 12) ÷ 2 = 11, together 20.
    """
    comparison = compared(two_districts(), two_districts(total=120_000, damping=0))
    assert [district.difference for district in comparison.districts] == [0, 20_000]
    assert parts(comparison) == {"total": [11_000, 9_000], "method": [-11_000, 11_000]}
    assert [cause.budget.total for cause in comparison.causes] == [20_000, 0]


def test_hours_move_with_rates_and_budgets_do_not() -> None:
    """Nord: 60 000 · 82.5 % ÷ 39 000 · 39 · 90 % = 44.55 h, in two services 26.73 + 17.82; at 40 hours a week
    49 500 ÷ 39 000 · 40 · 90 % = 45.6923, in two services 27.4154 and 18.2769, rounded 27.42 + 18.28 = 45.70.
    Süd: 33 000 ÷ 39 000 · 39 · 90 % = 29.70; at 40 hours 18.2769 + 12.1846, rounded 18.28 + 12.18 = 30.46.
    """
    comparison = compared(two_districts(), two_districts(weekly_hours=40))
    assert parts(comparison) == {"rates": [0, 0]}
    assert hours(comparison) == {"rates": [Fraction("1.15"), Fraction("0.76")]}
    assert not comparison.causes[0].moves_budgets


def test_the_same_file_twice_differs_in_nothing() -> None:
    case = read_workbook(LUENEBURG)
    comparison = compared(case, case)
    assert comparison.causes == ()
    assert comparison.differences == ()
    assert {district.difference for district in comparison.districts} == {0}


def test_lueneburg_with_another_damping_alone() -> None:
    a, b = (read_workbook(LUENEBURG, settings={"damping": said}) for said in ("0.5", "0.3"))
    comparison = compared(a, b)
    (cause,) = comparison.causes
    assert cause.key == "method"
    assert list(cause.budget.exact) == [Fraction(d.difference) for d in comparison.districts]
    old, new = allocate(a).budget, allocate(b).budget
    assert [district.difference for district in comparison.districts] == list(new - old)
    assert cause.budget.printed_total == 0


def test_an_uplift_follows_the_budgets_of_today() -> None:
    """Both raise today's sum by 2 %, so a larger sum today is the only cause: 102 000 becomes 122 400."""
    a, b = two_districts(total=None, uplift="0.02"), two_districts(total=None, uplift="0.02")
    more = b.districts[1].model_copy(update={"status_quo": Decimal(60_000)})
    comparison = compared(a, b.model_copy(update={"districts": (b.districts[0], more)}))
    assert parts(comparison) == {"status_quo": [0, 20_400]}


def test_a_group_that_changes_nothing_gets_nothing() -> None:
    """A floor 90 % below today binds nobody, nor does one 80 % below."""
    comparison = compared(two_districts(max_loss="0.9"), two_districts(max_loss="0.8", total=120_000))
    assert parts(comparison)["protection"] == [0, 0]
    assert parts(comparison)["total"] == [12_000, 8_000]


# --- districts and indicators that come and go --------------------------------------------------------


def test_a_district_that_only_one_has_takes_part() -> None:
    """Total 100 000 and damping 1: 60 and 40; with Ost's 100 000 today, 60 : 40 : 100 of 200 give 30, 20 and 50."""
    a = two_districts()
    ost = District(id="3", name="Ost", status_quo=Decimal(100_000), columns={"Kinder": Decimal(10)})
    comparison = compared(a, a.model_copy(update={"districts": (*a.districts, ost)}))
    assert parts(comparison) == {"districts": [-30_000, -20_000, 50_000]}
    assert (comparison.districts[2].old, comparison.districts[2].rate) == (None, None)
    back = compared(a.model_copy(update={"districts": (*a.districts, ost)}), a)
    assert parts(back) == {"districts": [30_000, 20_000, -50_000]}


def with_indicators(case: Case, weights: Mapping[str, str], **values: tuple[int, int]) -> Case:
    indicators = tuple(
        Indicator(name=name, weight=Decimal(weight), kind=IndicatorKind.COUNT) for name, weight in weights.items()
    )
    districts = tuple(
        district.model_copy(update={"columns": {name: Decimal(values[name][i]) for name in weights}})
        for i, district in enumerate(case.districts)
    )
    return case.model_copy(update={"indicators": indicators, "districts": districts})


VALUES = {"x": (50, 50), "y": (20, 80), "z": (75, 25)}


def test_weights_in_another_scale_are_the_same_weights() -> None:
    case = two_districts(damping=0)
    a, b = (with_indicators(case, {"x": x, "y": y}, **VALUES) for x, y in (("60", "40"), ("0.6", "0.4")))
    comparison = compared(a, b)
    assert comparison.causes == ()
    assert [one.field for one in comparison.differences] == ["weight", "weight"]


def test_a_new_indicator_comes_with_its_weight() -> None:
    """x and y 60 : 40, then 30 : 20 beside 50 for z: the proportions of the others stay, so z is the only cause.

    Nord: 60 % · 50 % + 40 % · 20 % = 38 %, then 30 % · 50 % + 20 % · 20 % + 50 % · 75 % = 56.5 %.
    """
    case = two_districts(damping=0)
    a = with_indicators(case, {"x": "60", "y": "40"}, **VALUES)
    b = with_indicators(case, {"x": "30", "y": "20", "z": "50"}, **VALUES)
    assert parts(compared(a, b)) == {"indicator: z": [18_500, -18_500]}
    assert parts(compared(b, a)) == {"indicator: z": [-18_500, 18_500]}


def test_weights_and_a_new_indicator_are_told_apart() -> None:
    """A: x 100 %, y 0: Nord 50. B: x : y = 1 : 1 and z as much as both: 25 % · 50 + 25 % · 20 + 50 % · 75 = 55.

    Weights alone: (50 + 20) ÷ 2 = 35. z alone, as much as x and y together: (50 + 75) ÷ 2 = 62.5.
    Weights: (35 − 50 + 55 − 62.5) ÷ 2 = −11.25; z: (62.5 − 50 + 55 − 35) ÷ 2 = 16.25.
    """
    case = two_districts(damping=0)
    a = with_indicators(case, {"x": "1", "y": "0"}, **VALUES)
    b = with_indicators(case, {"x": "25", "y": "25", "z": "50"}, **VALUES)
    assert parts(compared(a, b)) == {"indicator: z": [16_250, -16_250], "weights": [-11_250, 11_250]}


def test_indicators_that_replace_one_another_are_one_cause() -> None:
    case = two_districts(damping=0)
    comparison = compared(with_indicators(case, {"x": "1"}, **VALUES), with_indicators(case, {"y": "1"}, **VALUES))
    assert parts(comparison) == {"indicator: x + indicator: y": [-30_000, 30_000]}
    assert [reason.code for reason in comparison.causes[0].reasons] == ["weights_zero"]


# --- mixtures without a solution ----------------------------------------------------------------------


def test_a_total_below_the_floors_is_one_cause_with_the_protection() -> None:
    """B's total 80 000 lies below A's floors 90 % · 100 000: the total cannot change without the protection."""
    comparison = compared(two_districts(max_loss="0.1"), two_districts(max_loss="0.3", total=80_000, damping=0))
    assert set(parts(comparison)) == {"total + protection", "method"}
    (reason,) = next(cause.reasons for cause in comparison.causes if cause.reasons)
    assert reason.code == "floors_above_total"
    assert sum(parts(comparison)["total + protection"]) == -20_000


def test_a_total_that_is_no_multiple_is_one_cause_with_the_rounding() -> None:
    comparison = compared(two_districts(total=100_001), two_districts(total=100_100, rounding_unit=100))
    assert set(parts(comparison)) == {"total + rounding"}
    assert comparison.causes[0].reasons[0].code == "total_not_multiple"


def test_a_value_that_nobody_gave_is_not_guessed() -> None:
    """Ost is only in A and has no value for y, which only B asks for."""
    a = with_indicators(two_districts(damping=0), {"x": "1"}, **VALUES)
    ost = District(id="3", name="Ost", status_quo=Decimal(1000), columns={"x": Decimal(10)})
    b = with_indicators(two_districts(damping=0), {"x": "1", "y": "1"}, **VALUES)
    comparison = compared(a.model_copy(update={"districts": (*a.districts, ost)}), b)
    assert set(parts(comparison)) == {"districts + indicator: y"}
    reason = comparison.causes[0].reasons[0]
    assert reason.code == "compare_no_value"
    assert reason.what("de") == "Ost hat keinen Wert für „y“, weil nur die andere Eingabe ihn verlangt"


def test_a_base_that_only_one_method_needs_holds_for_both() -> None:
    """A counts shares without a base, B divides by the base: the indicator itself is the same."""
    a = two_districts(damping=0)
    columns = [
        {**district.columns, "Einwohner": Decimal(size)} for district, size in zip(a.districts, (100, 300), strict=True)
    ]
    b = a.model_copy(
        update={
            "districts": tuple(d.model_copy(update={"columns": c}) for d, c in zip(a.districts, columns, strict=True)),
            "indicators": (a.indicators[0].model_copy(update={"base": "Einwohner"}),),
            "parameters": a.parameters.changed({"need_method": "burden_factor", "population": "Einwohner"}),
        }
    )
    # The burden factor with the same population gives the cases again: 50 and 50.
    assert parts(compared(a, b)) == {"method": [0, 0]}


def test_columns_of_a_mixture_are_told_by_their_own_names() -> None:
    a = two_districts(damping=0)
    base = [{**district.columns, "Einwohner": Decimal(n)} for district, n in zip(a.districts, (0, 300), strict=True)]
    a = a.model_copy(
        update={
            "districts": tuple(d.model_copy(update={"columns": c}) for d, c in zip(a.districts, base, strict=True)),
            "indicators": (a.indicators[0].model_copy(update={"base": "Einwohner"}),),
        }
    )
    mended = [{**columns, "Einwohner": Decimal(100)} for columns in base]
    b = a.model_copy(
        update={
            "districts": tuple(d.model_copy(update={"columns": c}) for d, c in zip(a.districts, mended, strict=True)),
            "parameters": a.parameters.changed({"need_method": "burden_factor", "population": "Einwohner"}),
        }
    )
    comparison = compared(a, b)
    assert set(parts(comparison)) == {"indicator: Kinder + method"}
    assert "Einwohner" in comparison.causes[0].reasons[0].what("de")
    assert "\x00" not in comparison.causes[0].reasons[0].what("de")


# --- what must always hold ----------------------------------------------------------------------------


def changed(case: Case, seed: int) -> Case:
    """`case` with some of everything changed."""
    chance = random.Random(seed)

    def moved(value: Decimal) -> Decimal:
        return (value * Decimal(chance.randint(90, 112)) / 100).quantize(Decimal("0.01"))

    touched = {indicator.name for indicator in case.indicators if chance.random() < 0.5}
    districts = [
        district.model_copy(
            update={
                "status_quo": moved(district.status_quo) if chance.random() < 0.5 else district.status_quo,
                "columns": {key: moved(v) if key in touched else v for key, v in district.columns.items()},
            }
        )
        for district in case.districts
    ]
    if seed % 3 == 0:
        new = districts[0].model_copy(update={"id": "99", "name": "Neu"})
        districts = [*districts[1:], new]
    indicators = [
        indicator.model_copy(update={"weight": indicator.weight + chance.choice([0, 1])})
        for indicator in case.indicators
    ]
    said: dict[str, object] = {}
    choices: dict[str, list[str | None]] = {
        "damping": ["0.4", "0.9"],
        "uplift": ["0.03", "0.05"],
        "overhead_rate": ["0.15", "0.2"],
        "max_loss": [None, "0.12"],
        "weekly_hours": ["40"],
    }
    for key, values in choices.items():
        if chance.random() < 0.6:
            said[key] = chance.choice(values)
    if case.parameters.damping == "auto":
        said.pop("max_loss", None)
    return with_parameters(case.model_copy(update={"districts": districts, "indicators": tuple(indicators)}), said)


def pairs(count: int) -> list[tuple[Allocation, Allocation]]:
    """Solvable made-up cases, before and after."""
    found = []
    for seed in range(200):
        try:
            a = made_up_case(seed, districts=3 + seed % 4)
            found.append((allocate(a), allocate(changed(a, seed))))
        except NoSolutionError:
            continue
        if len(found) == count:
            break
    return found


PAIRS = pairs(24)


def rows(comparison: Comparison) -> dict[tuple[str, str], tuple[Fraction, Decimal, Fraction, Decimal]]:
    return {
        (cause.key, district.id): (
            cause.budget.exact[i],
            cause.budget.printed[i],
            cause.hours.exact[i],
            cause.hours.printed[i],
        )
        for cause in comparison.causes
        for i, district in enumerate(comparison.districts)
    }


@pytest.mark.parametrize("k", range(len(PAIRS)))
def test_parts_sum_to_the_difference_exactly_and_as_printed(k: int) -> None:
    comparison = compare(*PAIRS[k])
    assert comparison.causes
    for i, district in enumerate(comparison.districts):
        assert sum(cause.budget.exact[i] for cause in comparison.causes) == Fraction(district.difference)
        assert sum(cause.hours.exact[i] for cause in comparison.causes) == Fraction(district.hours_difference)
        assert sum(cause.budget.printed[i] for cause in comparison.causes) == district.difference
        assert sum(cause.hours.printed[i] for cause in comparison.causes) == district.hours_difference
    for cause in comparison.causes:
        for of, unit in ((cause.budget, Fraction(1, 100)), (cause.hours, Fraction(1, 100))):
            assert sum(of.printed) == of.printed_total
            assert abs(of.total - Fraction(of.printed_total)) < unit
            assert all(abs(Fraction(p) - e) <= 2 * unit for p, e in zip(of.printed, of.exact, strict=True))


@pytest.mark.parametrize("k", range(0, len(PAIRS), 2))
def test_the_other_way_round_every_part_has_the_other_sign(k: int) -> None:
    a, b = PAIRS[k]
    there, back = rows(compare(a, b)), rows(compare(b, a))
    assert there.keys() == back.keys()
    assert all(back[key] == tuple(-part for part in found) for key, found in there.items())


@pytest.mark.parametrize("k", range(1, len(PAIRS), 2))
def test_no_order_of_rows_matters(k: int) -> None:
    a, b = PAIRS[k]

    def turned(allocation: Allocation) -> Allocation:
        case = allocation.case
        update = {"districts": case.districts[::-1], "indicators": case.indicators[::-1]}
        return allocate(case.model_copy(update=update))

    expected = rows(compare(a, b))
    assert rows(compare(turned(a), b)) == expected
    assert rows(compare(turned(a), turned(b))) == expected


@pytest.mark.parametrize("k", range(len(PAIRS)))
def test_no_change_is_a_and_every_change_is_b(k: int) -> None:
    a, b = PAIRS[k]
    hybrids = Hybrids(a.case, b.case)
    for groups, end in (((), a), (hybrids.groups, b)):
        mixed = allocate(hybrids.case(groups))
        by_id = {district.id: i for i, district in enumerate(mixed.case.districts)}
        order = [by_id[district.id] for district in end.case.districts]
        assert list(mixed.budget[order]) == list(end.budget)
        for mixed_service, service in zip(mixed.services, end.services, strict=True):
            assert list(mixed_service.face_to_face_hours[order]) == list(service.face_to_face_hours)


def test_shapley_values_are_the_mean_over_all_orders() -> None:
    chance = random.Random(1953)
    for players in (1, 2, 3, 4):
        values = {mask: np.array([chance.randint(-999, 999)], dtype=object) for mask in range(1 << players)}
        orders = list(permutations(range(players)))
        expected = [0] * players
        for order in orders:
            mask = 0
            for player in order:
                expected[player] += values[mask | 1 << player][0] - values[mask][0]
                mask |= 1 << player
        numerators, denominator = shapley(values, players)
        assert denominator == factorial(players) == len(orders)
        assert [part[0] for part in numerators] == expected


def test_joining_leaves_no_union_without_a_solution() -> None:
    assert joined([], 3) == [0b001, 0b010, 0b100]
    # 0 without 2 has no solution, whatever 1 does: 0 and 2 belong together.
    assert joined([0b001, 0b011], 3) == [0b101, 0b010]
    # The other way round the same: the sets are the complements.
    assert joined([0b110, 0b100], 3) == [0b101, 0b010]
    assert joined([0b001, 0b010, 0b100, 0b011, 0b101, 0b110], 3) == [0b111]


def test_printed_parts_foot_both_ways() -> None:
    """Thirds of three units: each district has 1 in all, each cause 1 in sum."""
    printed, totals = printed_parts([[1, 1, 1], [1, 1, 1], [1, 1, 1]], 3)
    assert totals == [1, 1, 1]
    assert [sum(row) for row in printed] == [1, 1, 1]
    assert [sum(column) for column in zip(*printed, strict=True)] == [1, 1, 1]


# --- too many changes, unknown inputs -----------------------------------------------------------------


def test_too_many_indicators_count_as_one_change(monkeypatch: pytest.MonkeyPatch) -> None:
    case = two_districts(damping=0)
    a = with_indicators(case, {"x": "1", "y": "1", "z": "1"}, **VALUES)
    b = with_indicators(case, {"x": "1", "y": "1", "z": "2"}, x=(40, 60), y=(30, 70), z=(60, 40))
    apart = compared(a, b)
    assert not apart.indicators_together
    assert set(parts(apart)) == {"indicator: x", "indicator: y", "indicator: z", "weights"}
    # The documentation names these for 10, 542 and 11 000 districts.
    most = [max(k for k in range(20) if 2**k * (n + 5) <= comparing.MOST_WORK) for n in (10, 542, 11_000)]
    assert most == [13, 7, 3]
    # 4 changes of 2 districts: 16 · 7 = 112
    monkeypatch.setattr(comparing, "MOST_WORK", 111)
    together = compared(a, b)
    assert together.indicators_together
    assert set(parts(together)) == {"indicator: x + indicator: y + indicator: z", "weights"}


ANOTHER = {Unit.YEAR: 2031, Unit.EUR: 70, Unit.FTE: 9, Unit.NUMBER: 9, Unit.TEXT: "Landkreis Musterland"}


@pytest.mark.parametrize("key", [key for key in PARAMETER_KEYS if about(key).affects is None])
def test_a_parameter_of_no_group_changes_neither_budgets_nor_hours(key: str) -> None:
    value = ANOTHER.get(about(key).unit) or ("Kinder" if about(key).unit is Unit.COLUMN else [*about(key).choices][-1])
    a, b = (allocate(two_districts(**{"project_fund": 50, **changes})) for changes in ({}, {key: value}))
    assert getattr(b.case.parameters, key) != getattr(a.case.parameters, key)
    assert list(b.budget) == list(a.budget)
    assert all(
        list(new.face_to_face_hours) == list(old.face_to_face_hours)
        for new, old in zip(b.services, a.services, strict=True)
    )


def test_a_group_forgotten_does_not_pass_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PARAMETERS_OF, Kind.METHOD, ())
    with pytest.raises(ArithmeticError, match="the parts"):
        compared(two_districts(), two_districts(damping=0))


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    compare(
        allocate(two_districts()),
        allocate(two_districts(total=120_000, damping=0)),
        lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_no_district_in_common_is_an_error() -> None:
    a = two_districts()
    others = tuple(replace_id(district, f"9{district.id}") for district in a.districts)
    with pytest.raises(InputError) as error:
        compared(a, a.model_copy(update={"districts": others}))
    assert [problem.code for problem in error.value.problems] == ["compare_nothing_in_common"]


def replace_id(district: District, id_: str) -> District:
    return district.model_copy(update={"id": id_})


def test_the_same_id_with_another_name_is_a_warning() -> None:
    a = two_districts()
    renamed = a.districts[0].model_copy(update={"name": "Neustadt"})
    comparison = compared(a, a.model_copy(update={"districts": (renamed, a.districts[1])}))
    (warning,) = comparison.warnings
    assert "1 (Nord → Neustadt)" in warning.what("de")
    assert comparison.causes == ()


# --- differing inputs ---------------------------------------------------------------------------------


def test_every_input_that_differs_is_listed_with_both_places() -> None:
    a = read_workbook(CASES / "worked" / "input.xlsx")
    nord = a.districts[0]
    b = a.model_copy(
        update={
            "districts": (
                nord.model_copy(
                    update={
                        "name": "Nordstadt",
                        "provider": "Caritas",
                        "status_quo": Decimal(1),
                        "cost_per_fte": Decimal(2),
                        "columns": {**nord.columns, "Alleinerziehende": Decimal(3)},
                    }
                ),
                *a.districts[1:],
            ),
            "indicators": (
                a.indicators[0].model_copy(
                    update={
                        "weight": Decimal(1),
                        "kind": IndicatorKind.RATE,
                        "base": None,
                        "direction": Direction.RELIEF,
                        "source": "Amt",
                        "as_of": "2030",
                        "freshness": Freshness.KEPT,
                        "control_total": Decimal(7),
                    }
                ),
            ),
            "services": (a.services[0].model_copy(update={"share": Decimal(1), "abf_rate": Decimal(0)}),),
            "parameters": a.parameters.changed({"year": 2030, "min_fte": 1}),
            "excluded": (Excluded(id="9", name="Weg", reason="neu"),),
        }
    )
    found = {(one.table, one.row, one.field): one for one in differences(a, b)}
    assert set(found) == {
        *(("districts", "01", field) for field in ("name", "provider", "status_quo", "cost_per_fte", "column")),
        *(
            ("indicators", a.indicators[0].name, field)
            for field in ("weight", "kind", "base", "direction", "source", "as_of", "control_total")
        ),
        ("indicators", a.indicators[1].name, "present"),
        ("services", a.services[0].name, "share"),
        ("services", a.services[0].name, "abf_rate"),
        ("services", a.services[1].name, "present"),
        ("parameters", "year", "value"),
        ("parameters", "min_fte", "value"),
        ("excluded", "9", "excluded"),
    }
    today = found["districts", "01", "status_quo"]
    assert (str(today.place_a), today.a, today.b) == ("Sozialräume!C2", 100_000, 1)
    assert found["districts", "01", "column"].column == "Alleinerziehende"


@pytest.mark.parametrize("lang", ["de", "en"])
def test_an_input_and_its_result_differ_in_nothing(tmp_path: Path, lang: Lang) -> None:
    case = read_workbook(CASES / "worked" / "input.xlsx")
    result = read_result(write(allocate(case), tmp_path / "result.xlsx", lang=lang))
    assert differences(case, result.allocation.case) == ()


def _resaved(case: Case, value: Decimal, again: str) -> Case:
    """`case` with the first weight, service, budget, column and damping `value`, or that value as saved `again`."""
    said = value if not again else Decimal(again)
    nord, kinder, first = case.districts[0], case.indicators[0], case.services[0]
    own = {"status_quo": said, "columns": {**nord.columns, kinder.name: said}, "cost_per_fte": said}
    return case.model_copy(
        update={
            "districts": (nord.model_copy(update=own), *case.districts[1:]),
            "indicators": (kinder.model_copy(update={"weight": said, "control_total": said}), *case.indicators[1:]),
            "services": (first.model_copy(update={"abf_rate": said}), *case.services[1:]),
            "parameters": case.parameters.model_copy(update={"damping": said}),
            "excluded": (Excluded(id="9", name="Weg", reason="neu", cells={"status_quo": said}),),
        }
    )


@pytest.mark.parametrize("again", ["0.041000000000000002", "0.04100000000000001", "0.0409999999999999975"])
def test_the_same_decimal_behind_another_double_is_no_difference(again: str) -> None:
    worked = read_workbook(CASES / "worked" / "input.xlsx")
    a, b = (allocate(_resaved(worked, Decimal("0.041"), said)) for said in ("", again))
    for comparison in (compare(a, b), compare(b, a)):
        assert comparison.differences == ()
        assert comparison.causes == ()


def test_a_difference_that_people_can_see_stays_one_and_shows_its_digits() -> None:
    worked = read_workbook(CASES / "worked" / "input.xlsx")
    a, b = (_resaved(worked, Decimal("0.041"), said) for said in ("", "0.0410000000001"))
    comparison = compared(a, b)
    told = {(one.field, one.column): one for one in comparison.differences}
    assert {field for field, _ in told} == {
        *("weight", "control_total", "value", "status_quo", "cost_per_fte", "column", "abf_rate")
    }
    assert {(line.a, line.b) for line in input_lines(comparison.differences, "de")} >= {("0,041", "0,0410000000001")}


def test_a_last_digit_that_moves_a_budget_is_told() -> None:
    """An euro is left between two equal needs: the last digit of one decides who gets it, so that it is the cause."""
    a = two_districts(total=100_001, damping=0)
    nord = a.districts[0].model_copy(update={"columns": {"Kinder": Decimal("49.9999999999999999")}})
    b = a.model_copy(update={"districts": (nord, a.districts[1])})
    comparison = compared(a, b)
    assert [district.difference for district in comparison.districts] == [-1, 1]
    assert list(parts(comparison)) == ["indicator: Kinder"]
    (line,) = input_lines(comparison.differences, "de")
    assert (line.a, line.b) == ("50", "49,9999999999999999")


def test_what_is_said_of_districts_left_out_and_the_order_of_services_are_listed() -> None:
    worked = read_workbook(CASES / "worked" / "input.xlsx")
    column = worked.indicators[0].name
    gone = Excluded(id="9", name="Weg", provider="A", reason="neu", cells={"status_quo": Decimal(5), column: "–"})
    told = gone.model_copy(update={"name": "Fort", "provider": "B", "reason": "alt", "cells": {"cost_per_fte": "?"}})
    a = worked.model_copy(update={"excluded": (gone,)})
    b = worked.model_copy(update={"excluded": (told,), "services": worked.services[::-1]})
    assert [(one.table, one.field, one.column, one.a, one.b) for one in differences(a, b)] == [
        ("excluded", "name", "", "Weg", "Fort"),
        ("excluded", "provider", "", "A", "B"),
        ("excluded", "excluded", "", "neu", "alt"),
        ("excluded", "status_quo", "", 5, None),
        ("excluded", "column", column, "–", None),
        ("excluded", "cost_per_fte", "", None, "?"),
        ("services", "order", "", "Beratung und Gruppenarbeit, Vernetzung", "Vernetzung, Beratung und Gruppenarbeit"),
    ]
    lines = [line.what for line in input_lines(differences(a, b), "de")]
    assert lines[3:5] == ["Ausgenommen: Fort (9): Budget bisher", f"Ausgenommen: Fort (9): {column}"]
    assert lines[-1] == "Reihenfolge der Leistungen"


def test_services_and_own_costs_are_rates() -> None:
    a = case_from_json(CASES / "worked")
    services = (Service(name="Alles", share=Decimal(1)),)
    costly = a.districts[0].model_copy(update={"cost_per_fte": Decimal(70_000)})
    for b in (
        a.model_copy(update={"services": services}),
        a.model_copy(update={"districts": (costly, *a.districts[1:])}),
    ):
        comparison = compared(a, b)
        assert [cause.key for cause in comparison.causes] == ["rates"]
        assert any(comparison.causes[0].hours.exact)
        assert comparison.causes[0].budget.total == 0


# --- boundaries that changed, Budget II ---------------------------------------------------------------


def a_year_after(a: Case, *moved: tuple[str, str, int], notes: tuple[Problem, ...] = ()) -> Case:
    """B: districts by id, name and today's budget, a year after `a`."""
    values = a.districts[0].columns
    districts = tuple(
        District(id=id, name=name, status_quo=Decimal(today), columns=values) for id, name, today in moved
    )
    parameters = a.parameters.changed({"year": a.parameters.year + 1})
    return a.model_copy(update={"districts": districts, "parameters": parameters, "warnings": notes})


THREE = two_districts().model_copy(
    update={
        "districts": (
            *two_districts().districts,
            District(id="3", name="Ost", status_quo=Decimal(0), columns={"Kinder": Decimal(50)}),
        )
    }
)
"""Damping 1: budgets 60 000, 40 000 and 0 of A."""


def test_districts_whose_area_changed_are_named() -> None:
    """60 000 of Nord become 36 000 and 24 000 of a new Neuland; Süd and Ost start from their own."""
    split = [("1", "Nord", 36_000), ("2", "Süd", 40_000), ("3", "Ost", 0), ("4", "Neuland", 24_000)]
    comparison = compared(THREE, a_year_after(THREE, *split))
    assert comparison.boundaries == Boundaries("B", ("1", "4"))
    teller = ComparisonTeller(comparison, "de")
    first, then = teller.foremost()
    assert first == ("* Zwischen A und B haben sich Gebiete geändert (Gebietsänderungen in B): Nord (1), Neuland (4).")
    assert "das Geld und die Zahlen, die mit dem Gebiet gingen" in then
    assert teller.names == ("Nord *", "Süd", "Ost", "Neuland – nur in B")
    back = compared(a_year_after(THREE, *split), THREE)
    assert back.boundaries == Boundaries("A", ("1", "4"))
    told = json.loads(json_of(comparison, "de"))
    assert told["notes"][:2] == [first, then]
    assert [district["boundaries_changed"] for district in told["districts"]] == [True, False, False, True]


@pytest.mark.parametrize(
    "districts",
    [
        [("1", "Nord", 60_000), ("2", "Süd", 40_000), ("3", "Ost", 0)],  # nothing moved
        [("1", "Nord", 36_000), ("2", "Süd", 40_000), ("3", "Ost", 0)],  # typed: the sum is another
        [("1", "Nord", 50_000), ("2", "Süd", 45_000), ("3", "Ost", 5_000)],  # nobody starts from his budget in A
    ],
)
def test_other_budgets_today_are_no_boundaries(districts: list[tuple[str, str, int]]) -> None:
    assert compared(THREE, a_year_after(THREE, *districts)).boundaries is None


def test_the_same_budgets_today_are_no_boundaries() -> None:
    """A floor at today's budget: Nord keeps its 60 000 in A, and B starts from the same budgets as A."""
    a = two_districts(damping=0, max_loss=0)
    b = with_parameters(a, {"year": 2013, "max_loss": "0.1"})
    assert [*allocate(a).budget] == [60_000, 40_000]
    assert compared(a, b).boundaries is None
    steeper = with_parameters(b, {"total": 120_000})
    assert compared(steeper, b).boundaries is None


def test_boundaries_that_the_notes_of_a_case_tell_are_named() -> None:
    """From a case read with the result of the year before; whoever keeps all of its area is not among them."""

    def moved(from_id: str, to_id: str, share: str) -> Problem:
        values = {"from_id": from_id, "to_id": to_id, "share": Rate(share)}
        return Problem("boundary_moved", severity="note", values=values)

    notes = (moved("1", "1", "1"), moved("2", "2", "0.5"), moved("2", "3", "0.5"))
    b = a_year_after(THREE, ("1", "Nord", 60_000), ("2", "Süd", 20_000), ("3", "Ost", 21_000), notes=notes)
    assert compared(THREE, b).boundaries == Boundaries("B", ("2", "3"))


def test_a_budget_ii_that_differs_is_told_beside_the_budgets(tmp_path: Path) -> None:
    """1 000 € each and 1 000.50 € each: 2 000 € and 2 001 €; budgets and hours are the same."""
    a = two_districts(project_fund=1_000, rounding_unit="0.5", total=100_000)
    comparison = compared(a, with_parameters(a, {"project_fund": "1000.5"}))
    assert comparison.causes == ()
    (told,) = ComparisonTeller(comparison, "de").foremost()
    assert told.replace("\N{NO-BREAK SPACE}", " ") == (
        "Budget II (Projektfonds): 2.000 € in A, 2.001 € in B (+1 €); es steht neben den Budgets und ist in keiner "
        "Ursache."
    )
    data = json.loads(json_of(comparison, "de"))
    assert [district["project_fund"] for district in data["districts"]] == [
        {"a": 1000, "b": 1000.5, "difference": 0.5}
    ] * 2
    assert data["notes"] == [told]
    book = openpyxl.load_workbook(write(comparison, tmp_path / "v.xlsx"), data_only=True)
    rows = list(book["Budget II"].iter_rows(values_only=True))
    assert rows[-1] == ("Summe", "", 2000, 2001, 1)
    assert ("1", "Nord", 1000, 1000.5, 0.5) in rows
    other = compared(a, with_parameters(a, {"project_fund_by": "need", "project_fund": "2000"}))
    assert other.project_funds is None  # half of the need each: the same 1 000 €


def test_the_stand_and_its_mark_are_one_cell() -> None:
    a = two_districts()
    indicator = a.indicators[0].model_copy(update={"as_of": "31.12.2012"})
    kept = indicator.model_copy(update={"freshness": Freshness.KEPT})
    lines = [
        list(input_lines(differences(*(a.model_copy(update={"indicators": (one,)}) for one in pair)), lang))
        for pair, lang in (((indicator, kept), "de"), ((kept, indicator.model_copy(update={"as_of": None})), "en"))
    ]
    assert [[(line.what, line.a, line.b) for line in told] for told in lines] == [
        [("Indikator Kinder: Stand", "31.12.2012", "beibehalten: 31.12.2012")],
        [("indicator Kinder: as of", "kept: 31.12.2012", "–")],
    ]


def test_protection_and_rounding_are_one_where_there_are_too_many_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    a = two_districts(max_loss="0.1")
    b = two_districts(max_loss="0.2", rounding_unit=10, damping=0, total=120_000)
    # 4 changes of 2 districts: 16 · 7 = 112
    monkeypatch.setattr(comparing, "MOST_WORK", 111)
    comparison = compared(a, b)
    assert [cause.key for cause in comparison.causes] == ["total", "method", "protection + rounding"]
    assert (comparison.limits_together, comparison.indicators_together) == (True, False)
    assert [note for note in ComparisonTeller(comparison, "de").notes() if "zu viele Änderungen" in note]
    monkeypatch.setattr(comparing, "MOST_WORK", 112)
    assert not compared(a, b).limits_together
