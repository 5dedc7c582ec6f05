"""From a case and a plan to the projection, year by year, readable top to bottom."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from sozialbudget.case.case import Case, ParameterOrigin
from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.parameters import PARAMETER_KEYS, Parameters
from sozialbudget.case.problems import NoSolutionError, Problem
from sozialbudget.method import services
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.method.numbers import CENT, Array, decimals, elementwise, exact, half_up
from sozialbudget.method.rounding import REMAINDER_STEP, whole_parts
from sozialbudget.method.years import failures
from sozialbudget.method.years.following import budgets_by_id, with_status_quo
from sozialbudget.method.years.model import (
    SAID_BY,
    BudgetToday,
    CostGrowth,
    DeficitOf,
    Plan,
    PlanYear,
    Pot,
    PotKey,
    PotOutcome,
    Projection,
    Region,
    YearOutcome,
)
from sozialbudget.words import Text


def split(amount: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """`amount` (EUR to the cent) divided by `weights` (not negative, sum > 0) in cents that sum to it.

    Parts in cents are compared at 9 decimals, as the remainders of the method are (step 6); each gets its whole cents,
    the cents left over go one each to the largest remainders, ties to the one listed first.
    """
    whole = sum(weights, Decimal(0))
    parts = [(amount * weight / whole / CENT).quantize(REMAINDER_STEP, rounding=ROUND_HALF_EVEN) for weight in weights]
    return tuple(count * CENT for count in whole_parts(parts, int(amount / CENT)))


ZERO = Decimal(0)


@in_own_context
def project(case: Case, plan: Plan) -> Projection:
    """Compute every year of `plan` from `case`, the input of its first year.

    Raises InputError where the plan contradicts itself or the case, NoSolutionError where a year has no solution or
    its money cannot pay what the plan promises; each with every problem found.
    """
    failures.raise_contradictions(case, plan)
    with exact():
        return _project(case, plan)


def _project(case: Case, plan: Plan) -> Projection:
    # 1. Cost per FTE, capped and by tariff alone
    capped, by_tariff = _costs(case, plan, capped=True), _costs(case, plan, capped=False)

    # 2. The formula budgets, year after year
    allocations = _allocations(case, plan, capped)

    # 3. Deficits against the reference year, and what is compensated
    reference = _reference(case, plan, allocations)
    deficits = _deficits(plan, reference, allocations)
    compensations = [
        compensated(year.compensation, deficit) for year, deficit in zip(plan.years, deficits, strict=True)
    ]
    lefts = [year.additional - sum(paid, ZERO) for year, paid in zip(plan.years, compensations, strict=True)]
    failures.raise_unpaid(plan, deficits, compensations, lefts)

    # 4. What is left goes to the pots, and from each pot to the regions
    years = tuple(
        YearOutcome(
            plan=year,
            allocation=allocations[t],
            reference=reference,
            deficit=deficits[t],
            compensation=compensations[t],
            left=lefts[t],
            pots=_pots(plan, allocations[t], lefts[t]),
            tariff_cost=by_tariff[t].general,
            tariff_costs=by_tariff[t].of(case),
            uncovered_hours=_uncovered(allocations[t], by_tariff[t].of(case)),
        )
        for t, year in enumerate(plan.years)
    )
    for outcome in years:
        _check_every_cent(outcome)
    return Projection(case, plan, years)


# --- 1. cost per FTE ----------------------------------------------------------------------------------


class _Costs:
    """The general cost per FTE of a year and the districts' own by id."""

    def __init__(self, general: Decimal, own: dict[str, Decimal]) -> None:
        self.general, self.own = general, own

    def grown(self, rate: Decimal) -> "_Costs":
        """A year later: each grown by `rate`, rounded half up to the cent."""
        return _Costs(grown(self.general, rate), {id: grown(cost, rate) for id, cost in self.own.items()})

    def of(self, case: Case) -> Array:
        """(n,) each district's cost."""
        return decimals(self.own.get(district.id, self.general) for district in case.districts)


def grown(cost: Decimal, rate: Decimal) -> Decimal:
    """A cost per FTE after a growth by `rate`, half up to the cent."""
    return half_up(cost * (1 + rate), CENT)


def growth(tariff: Decimal, cost_growth: CostGrowth, capped: bool) -> Decimal:
    """By what rate the cost per FTE grows: min(tariff, cap), or the tariff alone."""
    return min(tariff, cost_growth.cap) if capped and cost_growth.cap is not None else tariff


def _costs(case: Case, plan: Plan, capped: bool) -> list[_Costs]:
    """The costs of each year; where the plan knows no tariffs, each year's own parameter."""
    own = {district.id: cost for district in case.districts if (cost := district.cost_per_fte) is not None}
    if not plan.has_tariffs:
        return [_Costs(year.changes.get("cost_per_fte", case.parameters.cost_per_fte), own) for year in plan.years]
    first = plan.years[0]
    costs = [_Costs(first.changes.get("cost_per_fte", case.parameters.cost_per_fte), own)]
    if first.tariff is not None:
        costs = [costs[0].grown(growth(first.tariff, plan.cost_growth, capped))]
    for year in plan.years[1:]:
        assert year.tariff is not None  # failures.py
        costs.append(costs[-1].grown(growth(year.tariff, plan.cost_growth, capped)))
    return costs


def _uncovered(allocation: Allocation, tariff_costs: Array) -> Array:
    """Hours a week at the year's cost less those at the tariff's cost, each service rounded as the method rounds."""
    p = allocation.case.parameters
    uncovered = decimals([0] * len(tariff_costs))
    for service in allocation.services:
        paid = services.face_to_face_hours(service.amount, tariff_costs, p.weekly_hours, service.abf_rate, p.hours_unit)
        uncovered = uncovered + (service.face_to_face_hours - paid)
    return uncovered


# --- 2. formula budgets -------------------------------------------------------------------------------


def _allocations(case: Case, plan: Plan, costs: Sequence[_Costs]) -> list[Allocation]:
    allocations: list[Allocation] = []
    problems: list[Problem] = []
    for year, cost in zip(plan.years, costs, strict=True):
        of_year = _case_of(case, plan, year, cost)
        if allocations and plan.budget_today is BudgetToday.PREVIOUS:
            of_year = with_status_quo(of_year, budgets_by_id(allocations[-1]))
        try:
            allocations.append(allocate(of_year))
        except NoSolutionError as error:
            problems += [_in_year(problem, year.year, plan) for problem in error.problems]
            if plan.budget_today is BudgetToday.PREVIOUS:
                break  # the years after it have no Budget bisher
    if problems:
        raise NoSolutionError(problems)
    return allocations


def _case_of(case: Case, plan: Plan, year: PlanYear, costs: _Costs) -> Case:
    """The case of one year: nothing carries over but what is handed on by name."""
    changes = {**year.changes, "year": year.year, "cost_per_fte": costs.general}
    districts = tuple(
        district.model_copy(update={"cost_per_fte": costs.own.get(district.id)}) for district in case.districts
    )
    parameters = case.parameters.changed(changes)
    origins = {**case.parameter_origins, **dict(_origins(case, plan, year, parameters))}
    return case.having(parameters=parameters, districts=districts, parameter_origins=origins)


def _origins(case: Case, plan: Plan, year: PlanYear, parameters: Parameters) -> Iterator[tuple[str, ParameterOrigin]]:
    """Who said the parameters of a year that are not the input's: never the source of the value they replace."""
    for key in PARAMETER_KEYS:
        origin, said = year.origins.get(key), key in year.changes
        if origin is not None and (origin.source or origin.said_by != SAID_BY):
            yield key, origin
        elif said or (key != "year" and getattr(parameters, key) != getattr(case.parameters, key)):
            # A cost that follows from the tariff, an uplift that gave way to a total.
            place = origin.place if origin else plan.origin.name if plan.origin else None
            source = plan.cost_growth.source if key == "cost_per_fte" and not said else year.source
            yield key, ParameterOrigin(said_by=SAID_BY, place=place, source=plan.source_for(source))


def _in_year(problem: Problem, year: int, plan: Plan) -> Problem:
    """The same problem, its year named."""
    where = f" ({problem.place})" if problem.place else ""
    return Problem(
        "plan_year_unsolved",
        failures.place(plan, "years", year),
        problem.severity,
        {
            "year": year,
            "what": Text(problem.what("de") + where, problem.what("en") + where),
            "remedy": Text(problem.remedy("de"), problem.remedy("en")),
        },
    )


# --- 3. deficits and compensation ---------------------------------------------------------------------


def _reference(case: Case, plan: Plan, allocations: Sequence[Allocation]) -> Array:
    """(n,) the budgets of the reference year: the input's Budget bisher, or the formula budgets of one of the years."""
    for year, allocation in zip(plan.years, allocations, strict=True):
        if year.year == plan.reference_year:
            return allocation.budget
    return decimals(district.status_quo for district in case.districts)


def _deficits(plan: Plan, reference: Array, allocations: Sequence[Allocation]) -> list[Array]:
    """(n,) of each year: reference − formula budget, where positive; 0 up to the reference year."""
    nothing = decimals([0] * len(reference))
    found = [
        elementwise(lambda missing: max(missing, ZERO), reference - allocation.budget)
        if year.year > plan.reference_year
        else nothing
        for year, allocation in zip(plan.years, allocations, strict=True)
    ]
    if plan.compensation is None or plan.compensation.deficit is DeficitOf.CURRENT:
        return found
    first = next((d for year, d in zip(plan.years, found, strict=True) if year.year > plan.reference_year), nothing)
    return [first if year.year > plan.reference_year else nothing for year in plan.years]


def compensated(rate: Decimal, deficit: Array) -> Array:
    """(n,) rate × deficit, half up to the cent."""
    return elementwise(lambda missing: half_up(rate * missing, CENT), deficit)


# --- 4. pots ------------------------------------------------------------------------------------------


def _pots(plan: Plan, allocation: Allocation, left: Decimal) -> tuple[PotOutcome, ...]:
    if not plan.pots:
        return ()
    amounts = split(left, [pot.share for pot in plan.pots])
    outcomes = []
    for pot, amount in zip(plan.pots, amounts, strict=True):
        weights = region_weights(pot, plan.regions, allocation)
        outcomes.append(PotOutcome(pot, amount, weights, split(amount, weights)))
    return tuple(outcomes)


def region_weights(pot: Pot, regions: Iterable[Region], allocation: Allocation) -> tuple[Decimal, ...]:
    """What `pot` is divided by, one weight a region."""
    match pot.key:
        case PotKey.EQUAL:
            return tuple(Decimal(1) for _ in regions)
        case PotKey.GIVEN:
            return tuple(pot.given[region.name] for region in regions)
        case PotKey.INHABITANTS:
            assert pot.column is not None  # failures.py
            values = {district.id: district.columns.get(pot.column, ZERO) for district in allocation.case.districts}
        case PotKey.NEED:
            ids = [district.id for district in allocation.case.districts]
            values = dict(zip(ids, allocation.need_share, strict=True))
    return tuple(sum((values[id] for id in region.districts), ZERO) for region in regions)


# --- every cent ---------------------------------------------------------------------------------------


def _check_every_cent(year: YearOutcome) -> None:
    """Formula budgets + compensation + pots = the year's money; anything else is a defect of this program."""
    pots = sum((amount for pot in year.pots for amount in pot.by_region), ZERO)
    spent = sum(year.allocation.budget, ZERO) + year.compensation_total + pots
    if spent != year.total:
        raise ArithmeticError(f"{year.year}: {spent} spent of {year.total}")
