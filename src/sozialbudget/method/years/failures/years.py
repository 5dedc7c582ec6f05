"""What is wrong with the years of a plan: their parameters, costs and compensation."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sozialbudget.case.bounds import out_of_bounds
from sozialbudget.case.case import Case
from sozialbudget.case.parameters import COLUMN_KEYS, Parameters, about
from sozialbudget.case.problems import Problem
from sozialbudget.method.numbers import CENT
from sozialbudget.method.years.failures.found import Find, Found, column_unknown
from sozialbudget.method.years.model import Plan, PlanYear
from sozialbudget.words import Text
from sozialbudget.words.numbers import Rate

# --- years --------------------------------------------------------------------------------------------


def _no_years(plan: Plan, _: Case | None) -> Iterator[Found]:
    if not plan.years:
        yield Found("plan_no_years", ("years",), {}, ("years.*",))


def _years_not_consecutive(plan: Plan, _: Case | None) -> Iterator[Found]:
    years = [year.year for year in plan.years]
    for before, after in pairwise(years):
        if after != before + 1:
            missing, needs = before + 1, ("years.*",)
            yield Found(
                "plan_years_gap", ("years", after), {"before": before, "after": after, "missing": missing}, needs
            )


def _money_not_to_the_cent(plan: Plan, _: Case | None) -> Iterator[Found]:
    for year in plan.years:
        if year.additional < 0 or year.additional % CENT:
            at = ("years", year.year, "additional")
            yield Found("plan_additional", at, {"found": year.additional})


def _rates_out_of_bounds(plan: Plan, _: Case | None) -> Iterator[Found]:
    for year in plan.years:
        for key, label, rate in (
            ("compensation", Text("der Ausgleich", "the compensation"), year.compensation),
            ("tariff", Text("die Tarifsteigerung", "the tariff"), year.tariff),
        ):
            if rate is not None and not 0 <= rate <= 1:
                yield Found("plan_rate", ("years", year.year, key), {"what": label, "found": Rate(rate)})
    cap = plan.cost_growth.cap
    if cap is not None and not 0 <= cap <= 1:
        label = Text("die Obergrenze", "the cap")
        yield Found("plan_rate", ("cost_per_fte", "cap"), {"what": label, "found": Rate(cap)})


def _first_year_not_the_inputs(plan: Plan, case: Case | None) -> Iterator[Found]:
    assert case is not None
    if plan.years and plan.years[0].year != case.parameters.year:
        values: dict[str, object] = {"found": plan.years[0].year, "expected": case.parameters.year}
        yield Found("plan_first_year", ("years", plan.years[0].year), values, ("years.*",))


def _parameters_do_not_hold(plan: Plan, case: Case | None) -> Iterator[Found]:
    assert case is not None
    for year in plan.years:
        changes = {**year.changes, "year": year.year}
        try:
            parameters = case.parameters.validated(changes)
        except ValidationError as error:
            broken = [problem for problem in error.errors() if problem["type"] != "value_error"]
            yield from _out_of_bounds(broken, year)
            if not broken:
                yield from _contradictions(case.parameters.contradictions_with(changes), year)
        else:
            yield from _columns_unknown(parameters, year, case)


def _out_of_bounds(broken: list[ErrorDetails], year: PlanYear) -> Iterator[Found]:
    for problem in broken:
        found = out_of_bounds(str(problem["loc"][0]), problem, problem["input"])
        yield Found(found.code, ("years", year.year, problem["loc"][0]), dict(found.values))


def _contradictions(found: Mapping[str, Mapping[str, object]], year: PlanYear) -> Iterator[Found]:
    """Parameters that do not fit each other."""
    for problem in (Problem(code, values=values) for code, values in found.items()):
        told = Text(*(f"{problem.what(lang)} – {problem.remedy(lang)}" for lang in ("de", "en")))
        values: dict[str, object] = {"year": year.year, "what": told}
        yield Found("plan_parameters_contradict", ("years", year.year), values, (f"years.{year.year}.*",))


def _columns_unknown(parameters: Parameters, year: PlanYear, case: Case) -> Iterator[Found]:
    known = case.columns
    for key in COLUMN_KEYS:
        column = getattr(parameters, key)
        if about(key).applies(parameters) and column is not None and column not in known:
            yield Found("plan_column_unknown", ("years", year.year, key), column_unknown(column, list(known)))


# --- cost per FTE -------------------------------------------------------------------------------------


def _tariff_missing(plan: Plan, _: Case | None) -> Iterator[Found]:
    if plan.has_tariffs:
        for year in plan.years[1:]:
            if year.tariff is None:
                at = ("years", year.year)
                yield Found("plan_tariff_missing", at, {"year": year.year}, (f"years.{year.year}.tariff",))


def _cap_without_tariff(plan: Plan, _: Case | None) -> Iterator[Found]:
    if plan.cost_growth.cap is not None and not plan.has_tariffs:
        yield Found("plan_cap_without_tariff", ("cost_per_fte", "cap"), {}, ("years.*.tariff",))


def _cost_and_tariff(plan: Plan, _: Case | None) -> Iterator[Found]:
    """A cost per FTE said for a year whose cost follows from a tariff."""
    for year in plan.years[0 if plan.years and plan.years[0].tariff is not None else 1 :]:
        if plan.has_tariffs and "cost_per_fte" in year.changes:
            yield Found("plan_cost_and_tariff", ("years", year.year, "cost_per_fte"), {"year": year.year})


# --- compensation -------------------------------------------------------------------------------------


def _compensation_without_reference(plan: Plan, _: Case | None) -> Iterator[Found]:
    if plan.compensation is None and (year := next((year for year in plan.years if year.compensation), None)):
        before = {"year": year.year, "reference": plan.years[0].year - 1}
        yield Found("plan_no_reference", ("years", year.year, "compensation"), {**before}, ("compensation.*",))


def _reference_year_unknown(plan: Plan, _: Case | None) -> Iterator[Found]:
    if plan.compensation and plan.years:
        first, last = plan.years[0].year - 1, plan.years[-1].year - 1
        if not first <= plan.compensation.reference_year <= last:
            values: dict[str, object] = {"found": plan.compensation.reference_year, "first": first, "last": last}
            yield Found("plan_reference_year", ("compensation", "reference_year"), values, ("years.*",))


def _compensation_before_reference(plan: Plan, _: Case | None) -> Iterator[Found]:
    for year in plan.years:
        if plan.compensation and year.compensation and year.year <= plan.reference_year <= plan.years[-1].year:
            values: dict[str, object] = {"year": year.year, "reference": plan.reference_year}
            needs = ("compensation.reference_year",)
            yield Found("plan_compensation_too_early", ("years", year.year, "compensation"), values, needs)


OF_THE_PLAN: tuple[Find, ...] = (
    _no_years,
    _years_not_consecutive,
    _money_not_to_the_cent,
    _rates_out_of_bounds,
    _tariff_missing,
    _cap_without_tariff,
    _cost_and_tariff,
    _compensation_without_reference,
    _reference_year_unknown,
    _compensation_before_reference,
)
"""What is wrong with a plan by itself."""
OF_PLAN_AND_CASE: tuple[Find, ...] = (
    _first_year_not_the_inputs,
    _parameters_do_not_hold,
)
"""What is wrong with it for its case."""
