"""What is wrong with a plan: by itself, with its case, with the money it promises.

Each function's name says the failure; `raise_contradictions` and `raise_unpaid` tell them together.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise

from pydantic import ValidationError

from sozialbudget.case import Case
from sozialbudget.method.numbers import CENT, Array, exact, half_up
from sozialbudget.parameters import NeedMethod, Parameters
from sozialbudget.problems import InputError, NoSolutionError, Place, Problem
from sozialbudget.words import Text
from sozialbudget.words.numbers import Rate, euro
from sozialbudget.workbook.layout import nearest
from sozialbudget.workbook.reading.parameter_values import out_of_bounds
from sozialbudget.years.project.model import Plan, PlanYear, PotKey

ZERO = Decimal(0)
RATE_STEP = Decimal("0.0001")
"""A percent proposed as a remedy is given to 4 decimals of the rate, as the method's remedies are."""


def place(plan: Plan, *path: object) -> Place:
    """`plan.toml: years.2027.compensation`, as it is spelled there; the entry above it where it is not."""
    named = [str(part) for part in path]
    if plan.origin is None:
        return Place(f"plan: {'.'.join(named)}")
    for end in range(len(named), 0, -1):
        if spelled := plan.origin.places.get(".".join(named[:end])):
            return Place(f"{plan.origin.name}: {spelled}")
    return Place(plan.origin.name)


def money(amount: Decimal) -> Text:
    """An amount in a sentence, with cents."""
    return Text(euro(amount, "de"), euro(amount, "en"))


@dataclass(frozen=True, slots=True)
class Found:
    """A contradiction: the code of its problem, the entry it stands at, and what is told.

    `needs` are the entries it was found from, `*` for any: where one of them could not be read, there is nothing to
    tell.
    """

    code: str
    at: tuple[object, ...]
    values: dict[str, object]
    needs: tuple[str, ...] = ()


def raise_contradictions(case: Case, plan: Plan) -> None:
    """Raise InputError with everything in `plan` that contradicts itself or `case`."""
    found = contradictions(plan, case)
    if found:
        raise InputError(found)


def contradictions(plan: Plan, case: Case | None, unreadable: Iterable[str] = ()) -> list[Problem]:
    """Everything in `plan` that contradicts itself or `case` (None: not known).

    `unreadable` are the entries that were reported already; what follows from them is not told.
    """
    lost = [path.split(".") for path in unreadable]
    with exact():
        return [
            Problem(found.code, place(plan, *found.at), values=found.values)
            for find in (*_OF_THE_PLAN, *(_OF_PLAN_AND_CASE if case is not None else ()))
            for found in find(plan, case)
            if not any(_touches(path, need.split(".")) for path in lost for need in found.needs)
        ]


def _touches(path: Sequence[str], need: Sequence[str]) -> bool:
    """Whether `path` is the entry `need` or above it."""
    return len(path) <= len(need) and all(wanted in (part, "*") for part, wanted in zip(path, need, strict=False))


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
        try:
            parameters = case.parameters.changed({**year.changes, "year": year.year})
        except ValidationError as error:
            yield from _told(error, year)
        else:
            yield from _columns_unknown(parameters, year, case)


def _told(error: ValidationError, year: PlanYear) -> Iterator[Found]:
    for problem in error.errors():
        at = ("years", year.year, *problem["loc"][:1])
        if problem["type"] == "value_error":  # parameters that do not fit each other
            values: dict[str, object] = {"year": year.year}
            needs = (f"years.{year.year}.*",)
            yield Found("plan_parameters_contradict", at, {**values, "what": _contradiction(problem["msg"])}, needs)
        else:
            broken = out_of_bounds(str(problem["loc"][0]), problem, problem["input"])
            yield Found(broken.code, at, dict(broken.values))


def _contradiction(message: str) -> Text:
    code = message.rpartition(", ")[2]
    told = Problem(code)
    return Text(f"{told.what('de')} – {told.remedy('de')}", f"{told.what('en')} – {told.remedy('en')}")


def _columns_unknown(parameters: Parameters, year: PlanYear, case: Case) -> Iterator[Found]:
    known = case.districts[0].columns if case.districts else {}
    column = parameters.population
    if parameters.need_method is not NeedMethod.SHARES and column is not None and column not in known:
        yield Found("plan_column_unknown", ("years", year.year, "population"), _column(column, list(known)))


def _column(name: str, known: Sequence[str]) -> dict[str, object]:
    return {"found": name, "known": _with_nearest(name, known)}


def _with_nearest(name: str, known: Sequence[str]) -> Sequence[str]:
    """The known names, the one most likely meant alone where there is one."""
    near = nearest(name, known)
    return [near] if near else known


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


# --- pots and regions ---------------------------------------------------------------------------------


def _pot_shares_not_one(plan: Plan, _: Case | None) -> Iterator[Found]:
    together = sum((pot.share for pot in plan.pots), ZERO)
    if plan.pots and (together != 1 or any(pot.share < 0 for pot in plan.pots)):
        yield Found("plan_pot_shares", ("pots",), {"sum": Rate(together)}, ("pots.*.share",))


def _pots_without_regions(plan: Plan, _: Case | None) -> Iterator[Found]:
    if plan.pots and not plan.regions:
        yield Found("plan_pots_without_regions", ("regions",), {}, ("regions.*",))


def _named_twice(plan: Plan, _: Case | None) -> Iterator[Found]:
    for table, names in (("pots", [pot.name for pot in plan.pots]), ("regions", [r.name for r in plan.regions])):
        for name, times in Counter(names).items():
            if times > 1:
                yield Found("plan_named_twice", (table,), {"name": name})


def _pot_without_its_key(plan: Plan, _: Case | None) -> Iterator[Found]:
    for number, pot in enumerate(plan.pots, 1):
        at = ("pots", number)
        for key, entry, said, missing, unasked in (
            (PotKey.INHABITANTS, "column", pot.column, "plan_pot_without_column", "plan_pot_needs_no_column"),
            (PotKey.GIVEN, "given", pot.given, "plan_pot_without_given", "plan_pot_needs_no_given"),
        ):
            needs = (f"pots.{number}.key", f"pots.{number}.{entry}")
            if pot.key is key and not said:
                yield Found(missing, at, {"pot": pot.name}, needs)
            if pot.key is not key and said:
                yield Found(unasked, (*at, entry), {"pot": pot.name}, needs)


def _given_shares_wrong(plan: Plan, _: Case | None) -> Iterator[Found]:
    names = [region.name for region in plan.regions]
    for number, pot in enumerate(plan.pots, 1):
        if pot.key is not PotKey.GIVEN or not pot.given:
            continue
        at, needs = ("pots", number, "given"), (f"pots.{number}.given.*", "regions.*")
        unknown = [name for name in pot.given if name not in names]
        missing = [name for name in names if name not in pot.given]
        for name in unknown:
            known = _with_nearest(name, names)
            yield Found("plan_given_unknown", (*at, name), {"pot": pot.name, "found": name, "known": known}, needs)
        if missing:
            yield Found("plan_given_missing", at, {"pot": pot.name, "regions": missing}, needs)
        together = sum(pot.given.values(), ZERO)
        if together != 1 or any(share < 0 for share in pot.given.values()):
            yield Found("plan_given_shares", at, {"pot": pot.name, "sum": Rate(together)}, needs)


def _regions_overlap(plan: Plan, _: Case | None) -> Iterator[Found]:
    first: dict[str, str] = {}
    for region in plan.regions:
        for id in region.districts:
            if id in first:
                values: dict[str, object] = {"id": id, "first": first[id], "second": region.name}
                yield Found("plan_regions_overlap", ("regions", region.name), values)
            first.setdefault(id, region.name)


def _region_without_districts(plan: Plan, _: Case | None) -> Iterator[Found]:
    for region in plan.regions:
        if not region.districts:
            at = ("regions", region.name)
            yield Found("plan_region_empty", at, {"region": region.name}, (f"regions.{region.name}",))


def _districts_unknown(plan: Plan, case: Case | None) -> Iterator[Found]:
    assert case is not None
    ids = {district.id: district.name for district in case.districts}
    left_out = {district.id: district.name for district in case.excluded}
    for region in plan.regions:
        for id in region.districts:
            at = ("regions", region.name)
            if id in left_out:
                yield Found("plan_district_left_out", at, {"id": id, "district": left_out[id]})
            elif id not in ids:
                known = _nearest_district(id, ids)
                code = "plan_district_misspelt" if known else "plan_district_unknown"
                yield Found(code, at, {"found": id, "known": known or list(ids)})


def _nearest_district(said: str, ids: dict[str, str]) -> str | None:
    """The id most likely meant: that of the district of this name, the one without lost zeros, the most alike."""
    by_name = nearest(said, ids.values())
    if by_name is not None:
        return next(id for id, name in ids.items() if name == by_name)
    return next((id for id in ids if id.lstrip("0") == said.lstrip("0")), None) or nearest(said, ids)


def _districts_in_no_region(plan: Plan, case: Case | None) -> Iterator[Found]:
    assert case is not None
    inside = {id for region in plan.regions for id in region.districts}
    if plan.pots and plan.regions:
        outside = [f"{district.name} ({district.id})" for district in case.districts if district.id not in inside]
        if outside:
            yield Found("plan_districts_outside", ("regions",), {"districts": outside}, ("regions.*",))


def _columns_of_pots(plan: Plan, case: Case | None) -> Iterator[Found]:
    assert case is not None
    known = list(case.districts[0].columns) if case.districts else []
    inside = {id for region in plan.regions for id in region.districts}
    for number, pot in enumerate(plan.pots, 1):
        if pot.key is not PotKey.INHABITANTS or pot.column is None:
            continue
        at = ("pots", number, "column")
        if pot.column not in known:
            yield Found("plan_column_unknown", at, _column(pot.column, known))
            continue
        values = [d.columns[pot.column] for d in case.districts if d.id in inside]
        if sum(values, ZERO) <= 0 or min(values, default=ZERO) < 0:
            yield Found("plan_column_empty", at, {"pot": pot.name, "column": pot.column}, ("regions.*",))


_Find = Callable[[Plan, Case | None], Iterator[Found]]
_OF_THE_PLAN: tuple[_Find, ...] = (
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
    _pot_shares_not_one,
    _pots_without_regions,
    _named_twice,
    _pot_without_its_key,
    _given_shares_wrong,
    _regions_overlap,
    _region_without_districts,
)
_OF_PLAN_AND_CASE: tuple[_Find, ...] = (
    _first_year_not_the_inputs,
    _parameters_do_not_hold,
    _districts_unknown,
    _districts_in_no_region,
    _columns_of_pots,
)


# --- the money ----------------------------------------------------------------------------------------


def raise_unpaid(
    plan: Plan, deficits: Sequence[Array], compensations: Sequence[Array], lefts: Sequence[Decimal]
) -> None:
    """Raise NoSolutionError with the years whose additional money is too little, or has nowhere to go."""
    found = [
        problem
        for year, deficit, paid, left in zip(plan.years, deficits, compensations, lefts, strict=True)
        for problem in (*_compensation_unpaid(plan, year, deficit, paid), *_money_without_pots(plan, year, left))
    ]
    if found:
        raise NoSolutionError(found)


def _compensation_unpaid(plan: Plan, year: PlanYear, deficit: Array, paid: Array) -> Iterator[Problem]:
    needed = sum(paid, ZERO)
    if needed > year.additional:
        values: dict[str, object] = {
            "year": year.year,
            "needed": money(needed),
            "additional": money(year.additional),
            "missing": money(needed - year.additional),
            "most": Rate(_largest_rate(year.additional, deficit)),
        }
        yield Problem("plan_compensation_unpaid", place(plan, "years", year.year, "compensation"), values=values)


def _largest_rate(additional: Decimal, deficit: Array) -> Decimal:
    """The largest rate, to 4 decimals, whose compensation `additional` pays."""
    rate = (additional / sum(deficit, ZERO)).quantize(RATE_STEP, rounding=ROUND_FLOOR)
    while rate > 0 and sum((half_up(rate * missing, CENT) for missing in deficit), ZERO) > additional:
        rate -= RATE_STEP
    return rate


def _money_without_pots(plan: Plan, year: PlanYear, left: Decimal) -> Iterator[Problem]:
    if left > 0 and not plan.pots:
        values: dict[str, object] = {"year": year.year, "left": money(left)}
        yield Problem("plan_money_without_pots", place(plan, "years", year.year, "additional"), values=values)
