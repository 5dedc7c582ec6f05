"""Cases × median, from the workbook on, against fractions worked out here."""

import random
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import pytest

from sozialbudget import Case, NoSolutionError, allocate, compare
from sozialbudget.case.case import District, Indicator, Kind
from sozialbudget.case.parameters import Parameters
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.numbers import exact
from support import with_parameters

F = Fraction
Products = Mapping[str, list[tuple[int, str | None]]]
"""Of each product cases and unit cost, district by district."""
PRODUCTS: Products = {
    "Tagesgruppe": [(4, "20000"), (7, "26000.50"), (0, None), (2, "31000")],
    "Familienhilfe": [(40, "9000"), (55, "8000"), (21, "9500.10"), (13, "10000")],
}
TODAY = ("500000", "700000", "300000", "200000")


def case_of(products: Products = PRODUCTS, today: tuple[str, ...] = TODAY, **parameters: Any) -> Case:
    """The case of these products; the columns of unit costs are called after them."""
    columns: list[dict[str, Decimal]] = [{} for _ in today]
    for product, entries in products.items():
        for own, (cases, cost) in zip(columns, entries, strict=True):
            own[product] = Decimal(cases)
            if cost is not None:
                own[f"Kosten {product}"] = Decimal(cost)
    return Case(
        districts=tuple(
            District(id=f"{i:02}", name=f"Region {i}", status_quo=Decimal(budget), columns=own)
            for i, (budget, own) in enumerate(zip(today, columns, strict=True), start=1)
        ),
        indicators=tuple(
            Indicator(name=product, weight=Decimal(1), kind=Kind.COUNT, base=f"Kosten {product}")
            for product in products
        ),
        parameters=Parameters.model_validate(
            {"year": 2027, "damping": 0, "cost_per_fte": 60000, "need_method": "case_median", **parameters}
        ),
    )


def median(costs: list[Fraction]) -> Fraction:
    ordered, half = sorted(costs), len(costs) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def needs(products: Products) -> list[Fraction]:
    """Of each district Σ cases · median."""
    found = [F(0)] * len(next(iter(products.values())))
    for entries in products.values():
        middle = median([F(cost) for _, cost in entries if cost is not None])
        found = [need + cases * middle for need, (cases, _) in zip(found, entries, strict=True)]
    return found


def half_up(amount: Fraction, unit: Fraction) -> Fraction:
    return floor(amount / unit + F(1, 2)) * unit


def assert_needs(a: Allocation, expected: list[Fraction], total: Fraction) -> None:
    assert a.need.index is not None
    assert [F(need) for need in a.need.index] == expected
    assert F(a.total) == total
    shares = [need / sum(expected) for need in expected]
    assert all(abs(F(share) - other) < F(1, 10**50) for share, other in zip(a.need_share, shares, strict=True))
    for budget, need, other in zip(a.budget, a.need_based, shares, strict=True):
        assert abs(F(need) - total * other) < F(1, 10**15)
        assert abs(F(budget) - total * other) < a.case.parameters.rounding_unit
    assert sum(a.budget) == a.total


def test_the_need_is_cases_times_median_and_its_sum_the_total() -> None:
    a = allocate(case_of())
    # The median of three unit costs is 26 000.50, that of four is (9 000 + 9 500.10) ÷ 2.
    assert [F(need) for need in needs(PRODUCTS)][2] == 21 * F("9250.05")
    assert_needs(a, needs(PRODUCTS), half_up(sum(needs(PRODUCTS)), F(1)))
    assert a.correction_factor is None


@pytest.mark.parametrize("unit", ["0.01", "1", "100"])
def test_the_total_is_rounded_half_up_to_the_unit(unit: str) -> None:
    products = {"Hilfe": [(1, "100.005"), (1, "100.005"), (1, "100.005")]}
    a = allocate(case_of(products, ("1", "1", "1"), rounding_unit=unit))
    assert F(a.total) == half_up(F("300.015"), F(unit))


def test_with_a_total_or_an_uplift_the_correction_factor_is_published() -> None:
    needed = sum(needs(PRODUCTS))
    given = allocate(case_of(total="1000000"))
    assert_needs(given, needs(PRODUCTS), F(1_000_000))
    assert given.correction_factor is not None
    assert abs(F(given.correction_factor) - F(1_000_000) / needed) < F(1, 10**50)
    raised = allocate(case_of(uplift="0.02"))
    assert_needs(raised, needs(PRODUCTS), F(1_734_000))
    assert allocate(case_of(uplift="0")).total == Decimal(1_700_000)


@pytest.mark.parametrize("seed", range(60))
def test_any_numbers_of_districts_and_products(seed: int) -> None:
    chance = random.Random(seed)
    n = chance.randint(2, 9)
    products: Products = {
        f"Produkt {k}": [
            (cases, None if not cases and chance.random() < 0.7 else str(chance.randint(100_00, 90_000_00) / 100))
            for cases in (chance.choice([0, chance.randint(1, 200)]) for _ in range(n - 1))
        ]
        + [(chance.randint(1, 50), str(chance.randint(100_00, 90_000_00) / 100))]
        for k in range(chance.randint(1, 4))
    }
    today = tuple(str(chance.randint(10_000, 900_000)) for _ in range(n))
    unit = chance.choice(["0.01", "1", "10"])
    given = chance.choice([None, None, "1234560"])
    a = allocate(case_of(products, today, rounding_unit=unit, total=given))
    assert_needs(a, needs(products), F(given) if given else half_up(sum(needs(products)), F(unit)))


def codes(caught: pytest.ExceptionInfo[NoSolutionError]) -> list[tuple[str, object]]:
    return [(problem.code, problem.values.get("district")) for problem in caught.value.problems]


def test_cases_without_a_unit_cost_and_a_unit_cost_of_nothing_are_errors() -> None:
    products = {"Hilfe": [(3, None), (0, None), (2, "0"), (0, "0"), (5, "100")]}
    with pytest.raises(NoSolutionError) as caught:
        allocate(case_of(products, ("1",) * 5))
    assert codes(caught) == [
        ("unit_cost_missing", "Region 1"),
        ("unit_cost_zero", "Region 3"),
        ("unit_cost_zero", "Region 4"),
    ]


def test_rates_weights_that_differ_and_indicators_without_cases_are_errors() -> None:
    case = case_of()
    first, second = case.indicators
    for changed, code in (
        ((first.model_copy(update={"kind": Kind.RATE}), second), "kind_under_method"),
        ((first.model_copy(update={"weight": Decimal(2)}), second), "weights_under_method"),
        ((first.model_copy(update={"base": None}), second), "base_missing"),
    ):
        with pytest.raises(NoSolutionError) as caught:
            allocate(case.model_copy(update={"indicators": changed}))
        assert [problem.code for problem in caught.value.problems] == [code]
    with pytest.raises(NoSolutionError) as caught:
        allocate(case_of({"Hilfe": [(0, "9000"), (0, None)]}, ("1", "1")))
    assert [problem.code for problem in caught.value.problems] == ["indicator_without_information"]


def test_the_parts_of_the_need_share_are_those_of_the_products() -> None:
    a = allocate(case_of())
    needed = sum(needs(PRODUCTS))
    with exact():
        parts = a.need.parts
    for found, entries in zip(parts.T, PRODUCTS.values(), strict=True):
        expected = [need / needed for need in needs({"": entries})]
        assert all(abs(F(part) - other) < F(1, 10**50) for part, other in zip(found, expected, strict=True))
    assert a.need.population_part is None


def causes(a: Case, b: Case) -> list[str]:
    """The groups of inputs that differ, as `compare` tells them."""
    return [group.key for cause in compare(allocate(a), allocate(b)).causes for group in cause.groups]


def test_unit_costs_are_a_cause_of_their_own() -> None:
    dearer = {**PRODUCTS, "Familienhilfe": [(40, "9000"), (55, "8800"), (21, "9500.10"), (13, "10000")]}
    more = {**dearer, "Tagesgruppe": [(5, "20000"), (7, "26000.50"), (0, None), (2, "31000")]}
    assert causes(case_of(), case_of(dearer)) == ["unit_costs"]
    assert causes(case_of(), case_of(more)) == ["indicator: Tagesgruppe", "unit_costs"]


def test_another_need_method_is_told_as_one() -> None:
    assert causes(with_parameters(case_of(), {"need_method": "shares"}), case_of()) == ["method"]


def test_an_uplift_of_nothing_is_another_total_than_none() -> None:
    assert causes(case_of(), case_of(uplift="0")) == ["total"]
