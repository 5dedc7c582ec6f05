"""A plan made in a program: from a dict, by the rules of a plan file."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import sozialbudget as sb

REFORM = Path(__file__).parents[2] / "examples" / "lueneburg-2026"


@pytest.fixture(scope="module")
def case() -> sb.Case:
    return sb.read_workbook(REFORM / "eingabe.xlsx", parameter_file=REFORM / "parameter.toml")


def told() -> dict[str, Any]:
    return tomllib.loads((REFORM / "plan.toml").read_text(encoding="utf-8"))


def results(projection: sb.Projection) -> list[list[Decimal]]:
    return [list(year.received) for year in projection.years]


def test_the_dict_is_the_plan_of_the_file(case: sb.Case) -> None:
    file = REFORM / "parameter.toml"
    read = sb.read_plan(REFORM / "plan.toml", case, file)
    made = sb.plan(told(), case, file)
    assert made.pots == read.pots
    assert made.compensation == read.compensation
    assert results(sb.project(case, made)) == results(sb.project(case, read))


def test_years_may_be_ints_and_rates_floats_or_words(case: sb.Case) -> None:
    year = case.parameters.year
    plans = [
        sb.plan({"years": {year: {}, year + 1: {"damping": damping}}}, case)
        for damping in (0.3, "30 %", Decimal("0.3"))
    ]
    plans.append(sb.plan({"Jahre": {str(year): {}, year + 1: {"Dämpfung": "0.3"}}}, case))
    assert all(plan.years[1].changes["damping"] == Decimal("0.3") for plan in plans)
    made = sb.Plan((sb.PlanYear(year), sb.PlanYear(year + 1, {"damping": Decimal("0.3")})))
    assert results(sb.project(case, plans[0])) == results(sb.project(case, made))


def test_problems_come_all_at_once(case: sb.Case) -> None:
    year = case.parameters.year
    with pytest.raises(sb.InputError) as error:
        sb.plan({"years": {year: {"dampign": 1}, year + 1: {"max_loss": -1}}, "potts": []}, case)
    assert len(error.value.problems) >= 3
    assert all(str(one.place).startswith("plan") for one in error.value.problems)


def test_parts_of_a_plan_are_public(case: sb.Case) -> None:
    year = case.parameters.year
    plan = sb.Plan(
        (sb.PlanYear(year, additional=Decimal(1000), compensation=Decimal("0.5")),),
        compensation=sb.Compensation(year - 1, sb.DeficitOf.CURRENT),
        cost_growth=sb.CostGrowth(),
        regions=(sb.Region("alle", tuple(one.id for one in case.districts)),),
        pots=(sb.Pot("Topf", Decimal(1), sb.PotKey.EQUAL),),
        budget_today=sb.BudgetToday.INPUT,
    )
    with pytest.raises(sb.NoSolutionError):
        sb.project(case, plan)  # 1000 EUR do not pay half of the deficits


def test_a_year_of_nothing_is_refused(case: sb.Case) -> None:
    year = case.parameters.year
    with pytest.raises(sb.InputError) as error:
        sb.plan({"years": {year: None, year + 1: {}}}, case)
    assert str(error.value).startswith(f"plan: years.{year}: None stands where a section is expected")
