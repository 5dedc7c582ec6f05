"""The burden factor with a spread, against fractions worked out here."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from made_up import made_up_case
from sozialbudget import NoSolutionError, allocate, read_workbook
from sozialbudget.analysis.explain.explain import explain
from sozialbudget.case.case import Case, District, Indicator, Kind
from sozialbudget.case.parameters import Parameters
from sozialbudget.method.numbers import exact
from support import with_parameters

F = Fraction
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "lueneburg" / "eingabe.xlsx"
PEOPLE = {"Nord": (1500, 120), "Mitte": (2500, 300), "Ost": (1000, 80)}
"""Persons to be looked after, and of these the cases of the one indicator."""


def job_centres(**changes: object) -> Case:
    """Three districts, one indicator, the spread of the Eingliederungsmittel-Verordnung."""
    return Case(
        districts=tuple(
            District(
                id=name,
                name=name,
                status_quo=Decimal(100_000),
                columns={"Personen": Decimal(people), "Fälle": Decimal(cases)},
            )
            for name, (people, cases) in PEOPLE.items()
        ),
        indicators=(Indicator(name="Fälle", weight=Decimal(1), kind=Kind.COUNT, base="Personen"),),
        parameters=Parameters.model_validate(
            {
                "year": 2027,
                "damping": 0,
                "cost_per_fte": 60000,
                "need_method": "burden_factor",
                "population": "Personen",
                "spread": "0.25",
                **changes,
            }
        ),
    )


def near(found: Iterable[Decimal], expected: Sequence[Fraction]) -> bool:
    """Whether all are equal to 50 decimals."""
    return all(abs(F(one) - other) < F(1, 10**50) for one, other in zip(found, expected, strict=True))


def test_a_quarter_of_the_deviation_from_the_average_rate_is_the_surcharge() -> None:
    a = allocate(job_centres())
    rates = {name: F(cases, people) for name, (people, cases) in PEOPLE.items()}
    average = F(sum(cases for _, cases in PEOPLE.values()), sum(people for people, _ in PEOPLE.values()))
    weighted = [people * (1 + F(1, 4) * (rates[name] / average - 1)) for name, (people, _) in PEOPLE.items()]
    assert near(a.need_share, [one / sum(weighted) for one in weighted])
    assert a.need.index is not None
    assert near(a.need.index, [F("0.95"), F("1.05"), F("0.95")])
    assert a.need.population_part is not None
    assert near(a.need.population_part, [F(3, 4) * people / sum(weighted) for people, _ in PEOPLE.values()])
    with exact():
        assert near(a.need.parts[:, 0] + a.need.population_part, [F(share) for share in a.need_share])


@pytest.mark.parametrize("seed", range(1, 120, 4))
def test_a_spread_of_one_is_no_spread(seed: int) -> None:
    try:
        without = allocate(with_parameters(made_up_case(seed), {"spread": None}))
    except NoSolutionError:
        return
    with_one = allocate(with_parameters(made_up_case(seed), {"spread": Decimal(1)}))
    assert list(with_one.budget) == list(without.budget)
    assert [round(one, 20) for one in with_one.need_share] == [round(one, 20) for one in without.need_share]
    assert with_one.need.population_part is not None
    assert not any(with_one.need.population_part)


def test_a_spread_of_nought_leaves_the_population_alone() -> None:
    a = allocate(job_centres(spread="0"))
    assert [round(share, 20) for share in a.need_share] == [Decimal("0.3"), Decimal("0.5"), Decimal("0.2")]


def test_a_multiplier_that_is_not_positive_names_the_districts_and_the_spread_that_works() -> None:
    with pytest.raises(NoSolutionError) as caught:
        allocate(job_centres(spread="6"))
    (problem,) = caught.value.problems
    assert problem.code == "multiplier_not_positive"
    assert problem.values["districts"] == ("Nord (Nord)", "Ost (Ost)")
    # The rate of Nord and Ost is four fifths of the average: 1 + 5 · (0.8 − 1) = 0.
    assert problem.values["largest"] == Decimal("4.9999")
    allocate(job_centres(spread="4.9999"))


def test_a_run_says_that_the_spread_counts_now() -> None:
    def warned(**settings: str) -> bool:
        case = read_workbook(EXAMPLE, settings={"population": "Einwohner", **settings})
        return "spread_counts" in [warning.code for warning in case.warnings]

    assert warned(need_method="burden_factor", spread="0.25")
    assert not warned(need_method="burden_factor", spread="1")
    assert not warned(need_method="burden_factor")
    assert not warned(need_method="zscore", spread="0.25")


def test_explain_puts_the_spread_into_the_formula() -> None:
    derivation = explain(allocate(job_centres()), 1, "en")
    (index,) = (result for step in derivation.steps for result in step.results if result.key == "index")
    assert index.numbers == "1 + 0.25 · (100% · 1.2 − 1)"
    assert index.told == "1.05"
    assert [part.key for part in derivation.indicators] == ["population", "Fälle"]
