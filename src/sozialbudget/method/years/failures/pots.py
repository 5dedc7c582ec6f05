"""What is wrong with the pots of a plan and the regions they go to."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from sozialbudget.case.case import Case
from sozialbudget.case.layout import folded, nearest
from sozialbudget.method.years.failures.found import Find, Found, column_unknown, with_nearest
from sozialbudget.method.years.model import Plan, PotKey
from sozialbudget.words.numbers import Rate

ZERO = Decimal(0)


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
            known = with_nearest(name, names)
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
    inside = {id for region in plan.regions for id in region.districts}
    left_over = [id for id in ids if id not in inside]
    left_out = {district.id: district.name for district in case.excluded}
    for region in plan.regions:
        for id in region.districts:
            at = ("regions", region.name)
            if id in left_out:
                yield Found("plan_district_left_out", at, {"id": id, "district": left_out[id]})
            elif id not in ids:
                known = _district_meant(id, ids, left_over)
                code = "plan_district_misspelt" if known else "plan_district_unknown"
                yield Found(code, at, {"found": id, "known": known or list(ids)})


def _district_meant(said: str, ids: Mapping[str, str], left_over: Sequence[str]) -> str | None:
    """The id that is meant: of the district of this name, the same but for zeros and spaces, or the one left over.

    Ids are too much alike to guess among those that stand in a region already.
    """
    named = [id for id, name in ids.items() if folded(name) == folded(said)]
    bare = _bare(said)
    same = [id for id in ids if _bare(id) == bare]
    alike = [id for id in left_over if nearest(said, [id])]
    return next((found[0] for found in (named, same, alike) if len(found) == 1), None)


def _bare(id: str) -> str:
    return "".join(id.split()).lstrip("0")


def _districts_in_no_region(plan: Plan, case: Case | None) -> Iterator[Found]:
    assert case is not None
    inside = {id for region in plan.regions for id in region.districts}
    if plan.pots and plan.regions:
        outside = [f"{district.name} ({district.id})" for district in case.districts if district.id not in inside]
        if outside:
            yield Found("plan_districts_outside", ("regions",), {"districts": outside}, ("regions.*",))


def _columns_of_pots(plan: Plan, case: Case | None) -> Iterator[Found]:
    assert case is not None
    known = list(case.columns)
    inside = {id for region in plan.regions for id in region.districts}
    for number, pot in enumerate(plan.pots, 1):
        if pot.key is not PotKey.INHABITANTS or pot.column is None:
            continue
        at = ("pots", number, "column")
        if pot.column not in known:
            yield Found("plan_column_unknown", at, column_unknown(pot.column, known))
            continue
        values = [d.columns.get(pot.column, Decimal(0)) for d in case.districts if d.id in inside]
        if sum(values, ZERO) <= 0 or min(values, default=ZERO) < 0:
            yield Found("plan_column_empty", at, {"pot": pot.name, "column": pot.column}, ("regions.*",))


OF_THE_PLAN: tuple[Find, ...] = (
    _pot_shares_not_one,
    _pots_without_regions,
    _named_twice,
    _pot_without_its_key,
    _given_shares_wrong,
    _regions_overlap,
    _region_without_districts,
)
"""What is wrong with a plan by itself."""
OF_PLAN_AND_CASE: tuple[Find, ...] = (
    _districts_unknown,
    _districts_in_no_region,
    _columns_of_pots,
)
"""What is wrong with it for its case."""
