"""Several years ahead: by hand, by properties that must always hold, and every way a plan can be wrong."""

import re
import tomllib
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_up import made_up_case
from plans import PLAN, small_case
from sozialbudget import Case, InputError, NoSolutionError, project, read_plan
from sozialbudget.case.case import ParameterOrigin, Validity
from sozialbudget.case.parameters import NeedMethod
from sozialbudget.method.years.compute import split
from sozialbudget.method.years.model import (
    BudgetToday,
    Compensation,
    CostGrowth,
    DeficitOf,
    Plan,
    PlanYear,
    Pot,
    PotKey,
    Projection,
    Region,
)
from sozialbudget.reading.plan.keys import EXAMPLES
from sozialbudget.words.project import PROBLEMS

D = Decimal


GERMAN = (
    PLAN.replace("title", "Titel")
    .replace("[cost_per_fte]", '["Jahreskosten je VZÄ"]')
    .replace("cap =", "Obergrenze =")
    .replace("[compensation]", "[Defizitausgleich]")
    .replace("reference_year", "Bezugsjahr")
    .replace("budget_today", "Budget_bisher")
    .replace('"previous"', '"Vorjahr"')
    .replace("years.", "Jahre.")
    .replace("additional", "Zusatzmittel")
    .replace("compensation", "Ausgleich")
    .replace("damping", '"Dämpfung"')
    .replace("tariff", "Tarifsteigerung")
    .replace("total", "Gesamtbudget")
    .replace("source", "Quelle")
    .replace("[regions]", "[Regionen]")
    .replace("[[pots]]", "[[Toepfe]]")
    .replace("name", "Name")
    .replace("share", "Anteil")
    .replace("key", "Schluessel")
    .replace('"inhabitants"', '"Einwohner"')
    .replace("column", "Spalte")
    .replace('"need"', '"Bedarf"')
)


def read(tmp_path: Path, text: str, case: Case | None = None, **more: Any) -> Plan:
    path = tmp_path / "plan.toml"
    path.write_text(text, encoding="utf-8")
    return read_plan(path, case or small_case(), **more)


def list_of(values: Any) -> list[Decimal]:
    return [D(value) for value in values]


@pytest.fixture(params=[PLAN, GERMAN], ids=["english", "german"])
def four_years(request: pytest.FixtureRequest, tmp_path: Path) -> Projection:
    case = small_case()
    return project(case, read(tmp_path, request.param, case))


# --- by hand ------------------------------------------------------------------------------------------


def test_four_years_of_budgets_by_hand(four_years: Projection) -> None:
    budgets = [list_of(year.allocation.budget) for year in four_years.years]
    assert [year.year for year in four_years.years] == [2026, 2027, 2028, 2029]
    assert budgets == [
        # T = 100 000 · 1.02 = 102 000. Carried forward 40 800, 40 800, 20 400; by need 30 600, 51 000, 20 400; halves:
        list_of([35700, 45900, 20400]),
        # T = 102 000 · 1.02 = 104 040. Budget bisher is 2026's: 36 414, 46 818, 20 808; by need 31 212, 52 020, 20 808;
        # a quarter and three quarters: 32 512.50, 50 719.50, 20 808; equal remainders: the larger gets the euro.
        list_of([32512, 50720, 20808]),
        # T = 104 040 · 1.02 = 106 120.80 -> 106 121; by need 31 836.30, 53 060.50, 21 224.20; the euro to the second.
        list_of([31836, 53061, 21224]),
        # The total said replaces the uplift: 30, 50 and 20 % of 100 000.
        list_of([30000, 50000, 20000]),
    ]


def test_four_years_of_compensation_and_pots_by_hand(four_years: Projection) -> None:
    assert list_of(four_years.reference) == list_of([40000, 40000, 20000])
    # 40 000 − 35 700; − 32 512; − 31 836; − 30 000. The others are never below 2025.
    assert [list_of(year.deficit) for year in four_years.years] == [
        list_of([missing, 0, 0]) for missing in (4300, 7488, 8164, 10000)
    ]
    # 100 %; 75 % of 7 488; 33.33 % of 8 164 = 2 721.0612; 0 %.
    paid = list_of(["4300", "5616", "2721.06", "0"])
    assert [year.compensation[0] for year in four_years.years] == paid
    assert [year.compensation_total for year in four_years.years] == paid
    assert list_of(four_years.years[1].received) == list_of([38128, 50720, 20808])
    assert list_of(four_years.years[1].change) == list_of([-1872, 10720, 808])
    assert [year.left for year in four_years.years] == list_of(["1700", "384", "3278.94", "6000"])
    assert [year.total for year in four_years.years] == list_of([108000, 110040, 112121, 106000])
    by_pot = [[pot.amount for pot in year.pots] for year in four_years.years]
    # 70 and 30 %; of 3 278.94: 2 295.258 and 983.682, the cent to the larger remainder.
    assert by_pot == [
        list_of(["1190", "510"]),
        list_of(["268.80", "115.20"]),
        list_of(["2295.26", "983.68"]),
        list_of(["4200", "1800"]),
    ]
    first, third = four_years.years[0].pots, four_years.years[2].pots
    # A third and two thirds of 1 190: 396.666…, 793.333…; of need 30 and 70 % of 510.
    assert [list(pot.by_region) for pot in first] == [list_of(["396.67", "793.33"]), list_of(["153", "357"])]
    # 765.08666…, 1 530.17333…; 295.104, 688.576.
    assert [list(pot.by_region) for pot in third] == [list_of(["765.09", "1530.17"]), list_of(["295.10", "688.58"])]
    assert [list(pot.weights) for pot in third] == [list_of([1000, 2000]), list_of(["0.3", "0.7"])]


def test_capped_costs_and_uncovered_hours_by_hand(four_years: Projection) -> None:
    # min(3, 2), min(1, 2), min(2.5, 2) %: 60 000 · 1.02 = 61 200, · 1.01 = 61 812, · 1.02 = 63 048.24.
    assert [year.cost_per_fte for year in four_years.years] == list_of(["60000", "61200", "61812", "63048.24"])
    # 60 000 · 1.03 = 61 800, · 1.01 = 62 418, · 1.025 = 63 978.45.
    assert [year.tariff_cost for year in four_years.years] == list_of(["60000", "61800", "62418", "63978.45"])
    last = four_years.years[-1]
    # Clara's own: 50 000 · 1.02 · 1.01 · 1.02 = 52 540.20; 50 000 · 1.03 · 1.01 · 1.025 = 53 315.375, half up.
    assert list_of(last.allocation.cost_per_fte) == list_of(["63048.24", "63048.24", "52540.20"])
    assert list_of(last.tariff_costs) == list_of(["63978.45", "63978.45", "53315.38"])
    # 30 000 · 39 · 0.9 = 1 053 000; ÷ 63 048.24 = 16.7015, ÷ 63 978.45 = 16.4587. Bertha 27.8358 and 27.4311; Clara
    # 702 000 ÷ 52 540.20 = 13.3612, ÷ 53 315.38 = 13.1669.
    assert list_of(last.hours) == list_of(["16.70", "27.84", "13.36"])
    assert list_of(last.uncovered_hours) == list_of(["0.24", "0.41", "0.19"])
    assert not any(four_years.years[0].uncovered_hours)


def test_the_initial_deficit_stays_and_a_plan_year_may_be_the_reference() -> None:
    case = small_case(damping="0")
    # Damping 0: 30 600 in 2026, then 30 % of 104 040 and of 106 121.
    rates = ("1", "0.5", "0")
    pots = {"pots": (Pot("Rest", D(1)),), "regions": (Region("Alle", ("01", "02", "03")),)}
    years = tuple(PlanYear(2026 + k, {}, D(10000), D(rate)) for k, rate in enumerate(rates))
    initial = project(case, Plan(years, compensation=Compensation(2025, DeficitOf.INITIAL), **pots))  # type: ignore[arg-type]
    assert [year.deficit[0] for year in initial.years] == list_of([9400, 9400, 9400])
    assert [year.compensation[0] for year in initial.years] == list_of([9400, 4700, 0])

    # Against 2026's formula budgets: 2027 has T = 90 000, so 27 000, 45 000, 18 000 against 30 600, 51 000, 20 400.
    years = (PlanYear(2026), PlanYear(2027, {"total": D(90000)}, D(12000), D(1)), PlanYear(2028, {"total": D(102000)}))
    later = project(case, Plan(years, compensation=Compensation(2026), **pots))  # type: ignore[arg-type]
    assert [list_of(year.deficit) for year in later.years] == [
        list_of([0, 0, 0]),
        list_of([3600, 6000, 2400]),
        list_of([0, 0, 0]),
    ]
    assert list_of(later.reference) == list_of([30600, 51000, 20400])
    assert later.years[1].left == 0


def damping_path(tmp_path: Path, budget_today: str, uplift: str) -> Projection:
    text = f'budget_today = "{budget_today}"\n'
    for year, damping in zip(range(2026, 2031), (80, 60, 40, 20, 0), strict=True):
        text += f'[years.{year}]\ndamping = "{damping} %"\nuplift = "{uplift}"\n'
    case = small_case()
    return project(case, read(tmp_path, text, case))


@pytest.mark.parametrize(
    ("budget_today", "anna"),
    [
        # 30 000 + 80, 60, 40, 20, 0 % of 10 000
        ("input", [38000, 36000, 34000, 32000, 30000]),
        # 30 000 + 80 % of 10 000; + 60 % of 8 000; + 40 % of 4 800; + 20 % of 1 920; + 0 % of 384
        ("previous", [38000, 34800, 31920, 30384, 30000]),
    ],
)
def test_a_damping_path(tmp_path: Path, budget_today: str, anna: list[int]) -> None:
    budgets = [list_of(year.allocation.budget) for year in damping_path(tmp_path, budget_today, "0 %").years]
    # Bertha gets what Anna gives: 40 000 + 40 000 of today; Clara has what she needs.
    assert budgets == [list_of([budget, 80000 - budget, 20000]) for budget in anna]


@pytest.mark.parametrize(
    ("budget_today", "totals"),
    [("input", [110000] * 5), ("previous", [110000, 121000, 133100, 146410, 161051])],
)
def test_an_uplift_adds_up_only_on_the_budgets_of_the_year_before(
    tmp_path: Path, budget_today: str, totals: list[int]
) -> None:
    found = damping_path(tmp_path, budget_today, "10 %")
    assert [year.formula_total for year in found.years] == list_of(totals)


def test_nothing_carries_over_but_the_budget_and_the_cost() -> None:
    case = small_case()
    years = (PlanYear(2026, {"damping": D(0)}), PlanYear(2027), PlanYear(2028))
    previous = project(case, Plan(years))
    assert [year.allocation.damping for year in previous.years] == [0, 1, 1]
    for before, after in pairwise(previous.years):
        assert list(after.allocation.status_quo) == list(before.allocation.budget)
    always = project(case, Plan(years, budget_today=BudgetToday.INPUT))
    assert all(list_of(year.allocation.status_quo) == list_of([40000, 40000, 20000]) for year in always.years)
    assert [year.formula_total for year in always.years] == [102000] * 3
    assert [year.cost_per_fte for year in always.years] == [60000] * 3


# --- what must always be true -------------------------------------------------------------------------


@given(
    amount=st.integers(0, 10**9),
    weights=st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any),
)
def test_money_is_split_to_the_cent_and_nobody_is_a_cent_off(amount: int, weights: list[int]) -> None:
    cents = D(amount) / 100
    parts = split(cents, [D(weight) for weight in weights])
    assert sum(parts) == cents
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) * 100 - amount * weight) < sum(weights)  # less than a cent


def made_up_plan(seed: int, case: Case, additional: int, steps: list[int], order: int = 0) -> Plan:
    """A plan with four years, two pots and two or three regions; `order` turns what is listed."""
    ids = sorted(district.id for district in case.districts)
    n = min(len(ids), 3)
    regions = [Region(f"Region {k}", tuple(ids[k::n][:: -1 if order else 1])) for k in range(n)]
    keys = list(PotKey)
    pots = (
        Pot("A", D("0.6"), keys[seed % 3], column="Einwohner" if keys[seed % 3] is PotKey.INHABITANTS else None),
        Pot("B", D("0.4"), PotKey.NEED),
    )
    years = tuple(
        PlanYear(
            2020 + k,
            {"damping": D(1 - D(k) / 4)} if case.parameters.damping != "auto" else {},
            D(additional) / 100,
            D(step) / 100,
            D("0.031"),
        )
        for k, step in enumerate(steps)
    )
    return Plan(
        years,
        cost_growth=CostGrowth(D("0.02")),
        compensation=Compensation(2019),
        regions=tuple(regions[::-1] if order else regions),
        pots=pots,
    )


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 400), additional=st.integers(0, 10**9), first=st.integers(0, 100))
def test_every_cent_is_accounted_for_and_the_phase_out_ends_at_zero(seed: int, additional: int, first: int) -> None:
    case = made_up_case(seed, districts=5)
    plan = made_up_plan(seed, case, additional, [first, first // 2, first // 3, 0])
    try:
        projection = project(case, plan)
    except NoSolutionError as error:
        unsolved = {problem.code for problem in error.problems}
    else:
        unsolved = set()
        every_cent_is_accounted_for(projection, D(additional) / 100)
    assert unsolved <= {"plan_year_unsolved", "plan_compensation_unpaid"}


def every_cent_is_accounted_for(projection: Projection, additional: Decimal) -> None:
    for year in projection.years:
        pots = sum((part for pot in year.pots for part in pot.by_region), D(0))
        assert sum(year.allocation.budget) + sum(year.compensation) + pots == year.allocation.total + additional
        assert sum((pot.amount for pot in year.pots), D(0)) == year.left
        assert all(sum(pot.by_region) == pot.amount for pot in year.pots)
        assert all(amount >= 0 and amount % D("0.01") == 0 for pot in year.pots for amount in pot.by_region)
        assert (year.compensation >= 0).all()
        assert (year.compensation <= year.deficit).all()
        assert (year.uncovered_hours >= 0).all()
    assert not any(projection.years[-1].compensation)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 400), additional=st.integers(10**7, 10**9))
def test_the_order_of_districts_and_regions_changes_no_amount(seed: int, additional: int) -> None:
    case = made_up_case(seed, districts=6)
    turned = case.model_copy(update={"districts": case.districts[::-1]})
    steps = [20, 10, 5, 0]
    try:
        one = project(case, made_up_plan(seed, case, additional, steps))
        other = project(turned, made_up_plan(seed, turned, additional, steps, order=1))
    except NoSolutionError:
        return
    for a, b in zip(one.years, other.years, strict=True):
        assert list(a.compensation) == list(b.compensation)[::-1]
        assert list(a.uncovered_hours) == list(b.uncovered_hours)[::-1]
        for pot, same in zip(a.pots, b.pots, strict=True):
            assert pot.amount == same.amount
            # Only equal remainders go by the order of the regions.
            tied = pot.pot.key is PotKey.EQUAL
            of_region = zip(pot.by_region, reversed(same.by_region), strict=True)
            assert all(abs(x - y) <= (D("0.01") if tied else 0) for x, y in of_region)


def test_an_unchanged_plan_keeps_the_budgets() -> None:
    case = small_case(uplift="0")
    projection = project(case, Plan(tuple(PlanYear(2026 + k) for k in range(5))))
    assert all(list_of(year.allocation.budget) == list_of([40000, 40000, 20000]) for year in projection.years)


# --- what can be wrong --------------------------------------------------------------------------------


def problems(tmp_path: Path, text: str, case: Case | None = None) -> dict[str, str]:
    """Each problem's code with the place it is told at; reading and computing."""
    found = case or small_case()
    try:
        project(found, read(tmp_path, text, found))
    except (InputError, NoSolutionError) as error:
        for problem in error.problems:
            for lang in ("de", "en"):
                assert "{" not in problem.say(lang).replace("{ ", "")
        return {problem.code: str(problem.place) for problem in error.problems}
    return {}


WRONG: dict[str, tuple[str, str, str, str]] = {
    # what: replaced text, by what, the code, the place
    "not TOML": ("[years.2027]", "[years.2027", "toml_not_valid", "plan.toml"),
    "unknown entry": ("title =", "color =", "plan_entry_unknown", "plan.toml: color"),
    "misspelt entry": ("title =", "titel_ =", "", ""),
    "misspelt parameter": (
        'damping = "25 %"',
        'dampng = "25 %"',
        "plan_entry_misspelt",
        "plan.toml: years.2027.dampng",
    ),
    "twice": ("total = 100000", "total = 100000\nGesamtbudget = 1", "plan_entry_twice", "years.2029.Gesamtbudget"),
    "no section": ("[cost_per_fte]\ncap = ", "cost_per_fte = ", "plan_not_a_table", "plan.toml: cost_per_fte"),
    "year said": ("total = 100000", "year = 2029", "plan_year_is_said", "years.2029.year"),
    "no year": ("[years.2027]", "[years.27]", "plan_no_year", "plan.toml: years.27"),
    "year zero": ("[years.2027]", "[years.0027]", "plan_no_year", "plan.toml: years.0027"),
    "other digits": ("[years.2027]", '[years."２０２７"]', "plan_no_year", "plan.toml: years.２０２７"),
    "year twice": ("[years.2027]", '[years."2026 "]\n[years.2027]', "plan_entry_twice", 'plan.toml: years."2026 "'),
    "list": ('damping = "25 %"', "damping = [0.25]", "plan_not_single", "plan.toml: years.2027.damping"),
    "table": ("title =", "title = {}\n#", "plan_not_single", "plan.toml: title"),
    "date": ('"Haushalt 2029"', "2029-01-01", "plan_date", "plan.toml: years.2029.source"),
    "no key": ("title =", '"" =', "plan_entry_unknown", 'plan.toml: ""'),
    "gap": ("[years.2029]", "[years.2030]", "plan_years_gap", "plan.toml: years.2030"),
    "other first year": (
        "[years.2026]",
        "[years.2025]\n[years.2026]",
        "plan_first_year",
        "plan.toml: years.2025",
    ),
    "rate above one": ('compensation = "75 %"', 'compensation = "175 %"', "plan_rate", "years.2027.compensation"),
    "ambiguous rate": ('compensation = "75 %"', "compensation = 75", "toml_rate_above_one", "years.2027.compensation"),
    "negative money": (
        "additional = 6000\ncompensation = 0",
        "additional = -1",
        "cell_negative",
        "years.2029.additional",
    ),
    "fraction of a cent": (
        "additional = 6000\ncompensation = 0",
        "additional = 0.005",
        "plan_additional",
        "years.2029",
    ),
    "two amounts": (
        "additional = 6000\ncompensation = 0",
        'additional = "6,000"',
        "toml_number_ambiguous",
        "years.2029",
    ),
    "out of bounds": ('damping = "25 %"', 'damping = "125 %"', "parameter_out_of_bounds", "years.2027.damping"),
    "contradiction": ('damping = "25 %"', 'damping = "auto"', "plan_parameters_contradict", "plan.toml: years.2027"),
    "no tariff": ('tariff = "1 %"', "", "plan_tariff_missing", "plan.toml: years.2028"),
    "cost and tariff": ("total = 100000", "cost_per_fte = 1", "plan_cost_and_tariff", "years.2029.cost_per_fte"),
    "no reference": ("[compensation]\nreference_year = 2025", "", "plan_no_reference", "years.2026.compensation"),
    "no reference year": ("reference_year = 2025", "", "plan_entry_missing", "plan.toml: compensation"),
    "reference too early": ("reference_year = 2025", "reference_year = 2024", "plan_reference_year", "reference_year"),
    "compensation too early": (
        "reference_year = 2025",
        "reference_year = 2026",
        "plan_compensation_too_early",
        "years.2026.compensation",
    ),
    "unknown word": ('key = "need"', 'key = "Kopfzahl"', "word_unknown", "plan.toml: pots[2].key"),
    "shares": ('share = "30 %"', 'share = "20 %"', "plan_pot_shares", "plan.toml: pots"),
    "no share": ('share = "30 %"', "", "plan_entry_missing", "plan.toml: pots[2]"),
    "same name": (
        'name = "Regionales Budget 2"',
        'name = "Regionales Budget 1"',
        "plan_named_twice",
        "plan.toml: pots",
    ),
    "no name": ('"Regionales Budget 2"', '""', "cell_empty", "plan.toml: pots[2].name"),
    "region without a name": ('Ost = ["01"]', '"" = ["01"]', "plan_no_name", 'plan.toml: regions.""'),
    "no column": ('column = "Einwohner"', "", "plan_pot_without_column", "plan.toml: pots[1]"),
    "unknown column": ('column = "Einwohner"', 'column = "Einwoner"', "plan_column_unknown", "pots[1].column"),
    "needless column": (
        'key = "need"',
        'key = "need"\ncolumn = "Kinder"',
        "plan_pot_needs_no_column",
        "pots[2].column",
    ),
    "no given": ('key = "need"', 'key = "given"', "plan_pot_without_given", "plan.toml: pots[2]"),
    "needless given": ('key = "need"', "given = { Ost = 1 }", "plan_pot_needs_no_given", "plan.toml: pots[2].given"),
    "given region": (
        'key = "need"',
        'key = "given"\ngiven = { Ost = 0.5, West = 0.4, Sued = 0.1 }',
        "plan_given_unknown",
        "given.Sued",
    ),
    "given missing": ('key = "need"', 'key = "given"\ngiven = { Ost = 1 }', "plan_given_missing", "pots[2].given"),
    "given sum": (
        'key = "need"',
        'key = "given"\ngiven = { Ost = 0.5, West = 0.4 }',
        "plan_given_shares",
        "pots[2].given",
    ),
    "given twice": (
        'key = "need"',
        'key = "given"\ngiven = { Ost = 0.5, West = 0.5, "West " = 0.5 }',
        "plan_entry_twice",
        'pots[2].given."West "',
    ),
    "no regions": ('[regions]\nOst = ["01"]\nWest = ["02", "03"]', "", "plan_pots_without_regions", "plan.toml"),
    "no list": ('Ost = ["01"]', 'Ost = "01"', "plan_not_a_list", "plan.toml: regions.Ost"),
    "id is a number": ('Ost = ["01"]', "Ost = [1]", "plan_id_no_text", "plan.toml: regions.Ost"),
    "overlap": ('Ost = ["01"]', 'Ost = ["01", "02"]', "plan_regions_overlap", "plan.toml: regions.West"),
    "empty region": ('Ost = ["01"]', "Ost = []", "plan_region_empty", "plan.toml: regions.Ost"),
    "outside": ('West = ["02", "03"]', 'West = ["02"]', "plan_districts_outside", "plan.toml: regions"),
    "unknown district": ('Ost = ["01"]', 'Ost = ["01", "99xyz"]', "plan_district_unknown", "regions.Ost"),
    "misspelt district": ('Ost = ["01"]', 'Ost = ["1"]', "plan_district_misspelt", "regions.Ost"),
    "excluded district": ('Ost = ["01"]', 'Ost = ["01", "04"]', "plan_district_left_out", "regions.Ost"),
    "too little money": (
        'additional = 6000\ncompensation = "75',
        'additional = 5000\ncompensation = "75',
        "plan_compensation_unpaid",
        "years.2027.compensation",
    ),
    "no solution": ("total = 100000", "total = 90000\nmax_loss = 0", "plan_year_unsolved", "plan.toml: years.2029"),
}


@pytest.mark.parametrize(("old", "new", "code", "place"), WRONG.values(), ids=WRONG)
def test_a_wrong_plan_is_told_where_it_stands(tmp_path: Path, old: str, new: str, code: str, place: str) -> None:
    assert old in PLAN
    found = problems(tmp_path, PLAN.replace(old, new))
    if not code:
        assert found == {}  # Titel_ is Titel
        return
    assert code in found, found
    assert place in found[code]
    assert len(found) <= 2


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("033555409", "033555408"),  # the only one left over; 033555410 is as near, but stands in a region
        ("33555410", "033555410"),
        ("0335 55411", "033555411"),
        ("Bertha", "033555410"),
        ("990000001", None),
    ],
)
def test_a_district_is_suggested_only_where_one_is_meant(tmp_path: Path, said: str, meant: str | None) -> None:
    case = small_case()
    ids = ("033555408", "033555410", "033555411")
    districts = tuple(d.model_copy(update={"id": id}) for d, id in zip(case.districts, ids, strict=True))
    text = PLAN.replace('"01"', f'"033555410", "{said}"').replace('"02", "03"', '"033555411"')
    with pytest.raises(InputError) as raised:
        read(tmp_path, text, case.model_copy(update={"districts": districts}))
    found = {problem.code: problem for problem in raised.value.problems}
    if meant is None:
        assert "plan_district_unknown" in found
    else:
        assert found["plan_district_misspelt"].remedy("de") == f'"{meant}" schreiben'


def test_what_a_remedy_says_to_write_is_toml() -> None:
    told = [text for problem in PROBLEMS.values() for text in (problem.remedy.de, problem.remedy.en)]
    lines = [line for text in told for line in re.findall(r'"?\w+"? = "[^"{]*"|\[\[?\w+\]\]?', text)]
    assert len(lines) > 10
    examples = [example for text in EXAMPLES.values() for example in (text.de, text.en)]
    for line in (*lines, *(example.replace("] ", "]\n") for example in examples)):
        tomllib.loads(line)


REMEDIES = {
    "compensation = 75": ('"75 %"', "0.75"),
    "damping = 80": ('"80 %"', "0.8"),
    'damping = "viel"': ('"17,5 %"', "0.175"),
    'additional = "100.000"': ("100000", "100"),
    'cost_per_fte = "viel"': ("1234.56",),
    'need_method = "Kopfzahl"': ('"Anteile"', '"Min-Max"'),
    'need_method = "Anteil"': ('"Anteile"',),
}


@pytest.mark.parametrize(("line", "values"), REMEDIES.items())
def test_a_value_that_a_remedy_names_is_toml(tmp_path: Path, line: str, values: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as raised:
        read(tmp_path, f"[years.2026]\n{line}\n")
    (problem,) = raised.value.problems
    for value in values:
        assert re.search(rf"(?<![\d.,]){re.escape(value)}(?!\d|[.,]\d)", problem.remedy("de"))
        tomllib.loads(f"x = {value}")


def test_an_entry_that_a_remedy_names_is_toml(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        read(tmp_path, 'Budget_bischer = "Vorjahr"\nfoo = 1\n[years.2026]\nDmpfung = 0\n')
    near, any_of_them, parameter = (problem.remedy("de") for problem in raised.value.problems)
    assert near == '"Budget bisher" schreiben'
    assert any_of_them.startswith('einen davon schreiben: Titel, Quelle, "Budget bisher", "Jahreskosten je VZÄ", ')
    assert parameter == '"Dämpfung" schreiben'
    for said in any_of_them.partition(": ")[2].split(", "):
        tomllib.loads(f"{said} = 1")


def test_a_right_plan_has_no_problem_and_says_where_it_is_from(tmp_path: Path) -> None:
    plan = read(tmp_path, PLAN)
    assert plan.origin is not None
    assert (plan.origin.name, len(plan.origin.sha256), plan.title) == ("plan.toml", 64, "Vier Jahre")
    origin = plan.years[3].origins["total"]
    assert (origin.said_by, origin.place, origin.source) == ("plan", "plan.toml: years.2029", "Haushalt 2029")


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    text = PLAN.replace('share = "30 %"', 'share = "20 %"').replace('Ost = ["01"]', 'Ost = ["1", "02"]')
    text = text.replace('tariff = "1 %"', "").replace("title", "farbe")
    assert set(problems(tmp_path, text)) == {
        "plan_entry_unknown",
        "plan_tariff_missing",
        "plan_pot_shares",
        "plan_regions_overlap",
        "plan_district_misspelt",
        "plan_districts_outside",
    }


def test_all_that_does_not_fit_in_a_year_is_told(tmp_path: Path) -> None:
    text = PLAN.replace('damping = "25 %"', 'damping = "auto"\nneed_method = "zscore"\ntotal = 100000.5')
    with pytest.raises(InputError) as raised:
        read(tmp_path, text)
    told = [problem.say("de") for problem in raised.value.problems]
    assert len(told) == 3
    for word in ("Spreizung", "Höchstverlust", "Vielfaches der Rundung"):
        assert any(word in line for line in told)


def test_the_largest_percent_that_works_works(tmp_path: Path) -> None:
    text = PLAN.replace('additional = 6000\ncompensation = "75 %"', 'additional = 5000\ncompensation = "75 %"')
    case = small_case()
    with pytest.raises(NoSolutionError) as raised:
        project(case, read(tmp_path, text, case))
    (problem,) = raised.value.problems
    told = problem.say("de")
    # 5 000 ÷ 7 488 = 66.773… %
    for said in ("2027", "5.616,00 €", "5.000,00 €", "616,00 €", "66,77 %"):
        assert said.replace(" €", "\N{NO-BREAK SPACE}€") in told
    project(case, read(tmp_path, text.replace('"75 %"', '"66,77 %"'), case))
    with pytest.raises(NoSolutionError):
        project(case, read(tmp_path, text.replace('"75 %"', '"66,78 %"'), case))


def test_money_left_needs_a_pot(tmp_path: Path) -> None:
    text = PLAN.partition("[regions]")[0]
    case = small_case()
    with pytest.raises(NoSolutionError) as raised:
        project(case, read(tmp_path, text, case))
    assert [problem.values["year"] for problem in raised.value.problems] == [2026, 2027, 2028, 2029]
    assert "3.278,94" in raised.value.problems[2].say("de")


def test_years_without_a_solution_are_named_with_their_reason() -> None:
    case = small_case()
    years = (PlanYear(2026), PlanYear(2027, {"total": D(50000), "max_loss": D(0)}), PlanYear(2028))
    with pytest.raises(NoSolutionError) as raised:
        project(case, Plan(years))
    (problem,) = raised.value.problems
    assert problem.values["year"] == 2027
    assert "2027" in problem.say("de")
    assert problem.remedy("de")


def test_a_plan_is_checked_though_the_input_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(PLAN.replace('share = "30 %"', 'share = "20 %"'), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_plan(path, None)
    assert [problem.code for problem in raised.value.problems] == ["plan_pot_shares"]


def test_parameters_in_force_change_with_the_year_and_the_plan_overrides_them(tmp_path: Path) -> None:
    dated = tmp_path / "parameter.toml"
    dated.write_text(
        "[[uplift]]\nvalue = 0.02\nvalid_from = 2026\nvalid_until = 2027\nsource = 'alt'\n"
        "[[uplift]]\nvalue = 0.03\nvalid_from = 2028\nreview_by = 2027-06-30\nsource = 'neu'\n"
        "[[damping]]\nvalue = 1\nvalid_from = 2026\n",
        encoding="utf-8",
    )
    case = small_case()
    plan = read(tmp_path, PLAN, case, parameter_file=dated)
    assert [year.changes.get("uplift") for year in plan.years[2:]] == [D("0.03"), None]  # 2029 says a total
    assert plan.years[2].origins["uplift"].source == "neu"
    assert plan.years[2].changes["damping"] == 0
    assert [warning.severity for warning in plan.warnings] == ["warning"]
    projection = project(case, plan)
    # 104 040 · 1.03 = 107 161.20
    assert projection.years[2].formula_total == 107161
    assert projection.years[3].formula_total == 100000
    late = dated.read_text(encoding="utf-8").replace("valid_from = 2028", "valid_from = 2029")
    dated.write_text(late, encoding="utf-8")
    with pytest.raises(InputError, match="2028"):
        read(tmp_path, PLAN, case, parameter_file=dated)


def test_a_method_that_needs_what_the_input_has_not_is_told(tmp_path: Path) -> None:
    text = PLAN.replace('damping = "25 %"', 'damping = "25 %"\nneed_method = "z-Werte"')
    assert problems(tmp_path, text) == {"plan_parameters_contradict": "plan.toml: years.2027"}
    text = PLAN.replace('damping = "25 %"', f'damping = "25 %"\nneed_method = "{NeedMethod.BURDEN_FACTOR}"')
    assert problems(tmp_path, text) == {"plan_year_unsolved": "plan.toml: years.2027"}
    assert problems(tmp_path, text.replace("2027]", '2027]\npopulation = "Personen"')) == {
        "plan_column_unknown": "plan.toml: years.2027.population"
    }


def test_a_year_that_the_plan_speaks_for_has_no_gap(tmp_path: Path) -> None:
    """Damping is dated until 2026, and the plan says it for every year: nothing is missing."""
    dated = tmp_path / "parameter.toml"
    dated.write_text("[[damping]]\nvalue = 1\nvalid_until = 2026\nvalid_from = 2026\n", encoding="utf-8")
    assert [year.changes["damping"] for year in read(tmp_path, PLAN, parameter_file=dated).years] == [
        D("0.5"),
        D("0.25"),
        0,
        0,
    ]
    with pytest.raises(InputError, match="2027"):
        read(tmp_path, PLAN.replace('damping = "25 %"', ""), parameter_file=dated)


def test_a_value_of_the_input_that_does_not_hold_in_a_later_year_is_doubted_once(tmp_path: Path) -> None:
    origins = {
        key: ParameterOrigin(
            said_by="workbook", place=f"Parameter!B{row}", source="Beschluss", validity=Validity(valid_until=2026)
        )
        for row, key in enumerate(("uplift", "damping", "overhead_rate", "cost_per_fte"), 3)
    }
    case = small_case().model_copy(update={"parameter_origins": origins})
    # The plan says the damping of every year, and the cost follows from its tariffs.
    warnings = read(tmp_path, PLAN, case).warnings
    assert [(str(warning.place), warning.code) for warning in warnings] == [
        ("Parameter!B3", "parameter_not_in_force"),
        ("Parameter!B5", "parameter_not_in_force"),
    ]
    assert all("2027" in warning.say("de") for warning in warnings)
