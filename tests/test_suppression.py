"""Small counts: withheld where an attacker, given all that is printed, could not tell them; refused where one could."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import ceil, floor
from pathlib import Path

import pytest

from sozialbudget import NoSolutionError
from sozialbudget.case import Case, District, Indicator, Kind
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.parameters import Parameters
from sozialbudget.report.annex.build import annex
from sozialbudget.report.annex.request import AnnexRequest, Part
from sozialbudget.report.annex.suppression import withheld
from sozialbudget.words import LANGUAGES, Lang
from support import CASES, case_from_json


def county(
    counts: list[list[int]],
    weights: list[int],
    method: str = "shares",
    base: int = 1000,
    kinds: list[Kind] | None = None,
    **parameters: object,
) -> Case:
    """A made-up county: a row of counts for each district; all indicators refer to the inhabitants."""
    kinds = kinds or [Kind.COUNT] * len(weights)
    return Case(
        districts=tuple(
            District(
                id=f"{i:03d}",
                name=f"Raum {i}",
                status_quo=Decimal(100_000 + 1000 * (i % 7)),
                columns={
                    "Einwohner": Decimal(base + 10 * i),
                    **{
                        f"I{j}": Decimal(count) if kinds[j] is Kind.COUNT else Decimal(count) / (base + 10 * i)
                        for j, count in enumerate(row)
                    },
                },
            )
            for i, row in enumerate(counts)
        ),
        indicators=tuple(
            Indicator(name=f"I{j}", weight=Decimal(weight), kind=kinds[j], base="Einwohner")
            for j, weight in enumerate(weights)
        ),
        parameters=Parameters.model_validate(
            {
                "year": 2026,
                "need_method": method,
                "population": "Einwohner",
                "spread": "0.1",
                "damping": "0.5",
                "cost_per_fte": "60000",
                **parameters,
            }
        ),
    )


# Totals 100, 200, 50 and weights 5, 3, 2: many whole moves keep the need share, such as −1, −2, +2.
SMALL = [[2, 9, 6], [7, 12, 8], [31, 60, 12], [60, 119, 24]]
WEIGHTS = [50, 30, 20]


@dataclass(frozen=True)
class Attacker:
    """What somebody knows who has the annex: the printed rows, all totals, each need-based budget to the cent.

    Counts are whole and not negative. It solves for the withheld rows by trying everything.
    """

    allocation: Allocation
    hidden: tuple[int, ...]

    def tables(self) -> Iterator[tuple[tuple[int, ...], ...]]:
        """Every table of the hidden rows that fits what is printed."""
        *free, last = self.hidden
        n = range(len(self.allocation.case.indicators))
        left = [sum(int(self.value(i, j)) for i in self.hidden) for j in n]
        for rows in product(*(list(self.rows_that_fit(i, left)) for i in free)):
            rest = tuple(total - sum(row[j] for row in rows) for j, total in enumerate(left))
            if min(rest) >= 0 and rest[-1] in self.last_counts(last, rest[:-1]):
                yield (*rows, rest)

    def rows_that_fit(self, i: int, most: list[int]) -> Iterator[tuple[int, ...]]:
        for row in product(*(range(limit + 1) for limit in most[:-1])):
            yield from ((*row, count) for count in self.last_counts(i, row) if 0 <= count <= most[-1])

    def last_counts(self, i: int, others: tuple[int, ...]) -> range:
        """The counts of the last indicator that give the printed need-based budget together with the others."""
        a = self.allocation
        *worth, worth_of_last = self.worth
        printed = Fraction(a.need_based[i].quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
        missing = printed - sum(euros * count for euros, count in zip(worth, others, strict=True))
        cent = Fraction(1, 100)  # printed numbers are rounded to the cent up or down, so that columns foot
        return range(ceil((missing - cent) / worth_of_last), floor((missing + cent) / worth_of_last) + 1)

    @cached_property
    def worth(self) -> list[Fraction]:
        """What one more of each indicator is worth: the formula of the shares, with the printed totals."""
        a = self.allocation
        weights = [Fraction(indicator.weight) for indicator in a.case.indicators]
        totals = [sum(Fraction(self.value(i, j)) for i in range(len(a.budget))) for j in range(len(weights))]
        return [
            Fraction(a.total) * weight / sum(weights) / total for weight, total in zip(weights, totals, strict=True)
        ]

    def value(self, i: int, j: int) -> Decimal:
        return self.allocation.case.districts[i].columns[self.allocation.case.indicators[j].name]

    def ranges(self) -> dict[tuple[int, int], tuple[int, int]]:
        """The least and the most each hidden count could be, by district and indicator."""
        tables = list(self.tables())
        return {
            (i, j): (min(table[k][j] for table in tables), max(table[k][j] for table in tables))
            for k, i in enumerate(self.hidden)
            for j in range(len(self.allocation.case.indicators))
        }


def small_counts(case: Case, below: int) -> list[tuple[int, int]]:
    return [
        (i, j)
        for i, district in enumerate(case.districts)
        for j, indicator in enumerate(case.indicators)
        if 0 < district.columns[indicator.name] < below
    ]


# --- what is withheld -----------------------------------------------------------------------------------


def test_nothing_is_withheld_unless_asked() -> None:
    assert withheld(allocate(county(SMALL, WEIGHTS)), None) == frozenset()


def test_nothing_is_withheld_where_no_count_is_small() -> None:
    assert withheld(allocate(county(SMALL, WEIGHTS)), 2) == frozenset()


def test_zero_is_not_small() -> None:
    case = county([[0, 9, 6], [9, 12, 8], [31, 60, 12], [60, 119, 24]], WEIGHTS)
    assert withheld(allocate(case), 3) == frozenset()


def test_a_complement_is_withheld_with_the_district_of_a_small_count() -> None:
    assert withheld(allocate(county(SMALL, WEIGHTS)), 3) == {0, 1}


def test_the_order_of_rows_makes_no_difference() -> None:
    case = county(SMALL, WEIGHTS)
    turned = case.model_copy(update={"districts": case.districts[::-1]})
    names = {case.districts[i].name for i in withheld(allocate(case), 3)}
    assert {turned.districts[i].name for i in withheld(allocate(turned), 3)} == names


def test_cases_behind_a_rate_are_counts() -> None:
    case = county(SMALL, WEIGHTS, kinds=[Kind.RATE, Kind.COUNT, Kind.COUNT], base=1000)
    assert case.districts[0].columns["I0"] == Decimal("0.002")
    assert 0 in withheld(allocate(case), 3)


def test_a_small_reference_population_is_a_count() -> None:
    case = county([[20, 30, 40], [30, 40, 50], [40, 50, 60]], WEIGHTS)
    columns = {**case.districts[0].columns, "Einwohner": Decimal(2)}
    small = case.districts[0].model_copy(update={"columns": columns})
    case = case.model_copy(update={"districts": (small, *case.districts[1:])})
    found = withheld(allocate(case), 3)
    assert 0 in found
    assert len(found) == 2


# --- an attacker ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("below", [3, 5])
def test_an_attacker_cannot_narrow_a_small_count_down(below: int) -> None:
    allocation = allocate(county(SMALL, WEIGHTS))
    hidden = tuple(sorted(withheld(allocation, below)))
    ranges = Attacker(allocation, hidden).ranges()
    for i, j in small_counts(allocation.case, below):
        low, high = ranges[i, j]
        assert high - low >= below


def test_an_attacker_knows_a_single_withheld_row() -> None:
    allocation = allocate(county(SMALL, WEIGHTS))
    assert all(low == high for low, high in Attacker(allocation, (0,)).ranges().values())


def test_an_attacker_knows_whole_counts_where_the_totals_have_no_common_measure() -> None:
    # 211 and 307 have none: whole counts follow from the need share alone, though fractions would not.
    case = county([[2, 9], [7, 12], [202, 286]], [60, 40])
    allocation = allocate(case)
    assert all(low == high for low, high in Attacker(allocation, (0, 1)).ranges().values())
    with pytest.raises(NoSolutionError, match="cannot be kept secret"):
        withheld(allocation, 3)


def made_up(seed: int) -> tuple[Case, int]:
    """A county and a limit."""
    chance = random.Random(seed)
    n, below, indicators = chance.choice([3, 4, 6]), chance.choice([2, 3, 4]), chance.choice([2, 3])
    counts = [[chance.choice([0, 1, 2, 3, 5, 8, 11]) for _ in range(indicators)] for _ in range(n)]
    # The last district fills the totals up to round numbers.
    counts.append([chance.choice([100, 120, 200]) - sum(row[j] for row in counts) for j in range(indicators)])
    weights = [chance.choice([20, 30, 50]) for _ in range(indicators)]
    return county(counts, weights, max_loss=chance.choice([None, "0.1"])), below


def hidden_in(case: Case, below: int) -> frozenset[int] | None:
    """What is withheld, None where that is refused."""
    try:
        return withheld(allocate(case), below)
    except NoSolutionError:
        return None


@pytest.mark.parametrize("seed", range(40))
def test_no_made_up_count_can_be_narrowed_down(seed: int) -> None:
    case, below = made_up(seed)
    hidden = hidden_in(case, below)
    small = small_counts(case, below)
    if hidden is None:
        return
    assert {i for i, _ in small} <= hidden
    for i, j in small:
        # Two rows at a time are enough to show it, as though the other hidden ones were known.
        spans = [Attacker(allocate(case), (i, k)).ranges()[i, j] for k in sorted(hidden - {i})]
        assert max(high for _, high in spans) - min(low for low, _ in spans) >= below


def test_made_up_counties_are_both_protected_and_refused() -> None:
    hidden = [hidden_in(*made_up(seed)) for seed in range(40)]
    assert sum(found is None for found in hidden) >= 5
    assert sum(bool(found) for found in hidden) >= 5


# --- other counts, the same annex -----------------------------------------------------------------------


def with_counts(case: Case, rows: dict[int, tuple[int, ...]]) -> Case:
    """The case with other counts."""
    districts = list(case.districts)
    for i, row in rows.items():
        told = {indicator.name: Decimal(count) for indicator, count in zip(case.indicators, row, strict=True)}
        districts[i] = districts[i].model_copy(update={"columns": {**districts[i].columns, **told}})
    return case.model_copy(update={"districts": tuple(districts)})


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("part", Part)
def test_the_annex_is_word_for_word_the_same_for_other_counts(
    part: Part, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = county(SMALL, WEIGHTS, max_loss="0.1")
    allocation = allocate(case)
    below = 3
    hidden = withheld(allocation, below)
    order = tuple(sorted(hidden))
    true = tuple(tuple(int(case.districts[i].columns[f"I{j}"]) for j in range(3)) for i in order)
    tables = [table for table in Attacker(allocation, order).tables() if table != true]
    farthest = max(tables, key=lambda table: abs(table[0][0] - true[0][0]))
    assert abs(farthest[0][0] - true[0][0]) >= below

    monkeypatch.setattr("sozialbudget.report.annex.subject.withheld", lambda *_: hidden)
    request = AnnexRequest(part=part, suppress_below=below)
    other = allocate(with_counts(case, dict(zip(order, farthest, strict=True))))
    assert annex(other, request, lang) == annex(allocation, request, lang)

    monkeypatch.setattr("sozialbudget.report.annex.subject.withheld", lambda *_: frozenset())
    alike = annex(other, request, lang) == annex(allocation, request, lang)
    assert alike == (part is Part.SERVICES)


# --- what cannot be protected ---------------------------------------------------------------------------


def refused(case: Case, below: int = 3) -> NoSolutionError:
    with pytest.raises(NoSolutionError) as caught:
        withheld(allocate(case), below)
    return caught.value


def test_a_single_indicator_is_refused() -> None:
    error = refused(county([[row[0]] for row in SMALL], [1]))
    assert [problem.code for problem in error.problems] == ["suppression_single_indicator"]
    said = error.problems[0].say("de")
    assert "Raum 0" in said
    assert "I0" in said


def test_a_single_indicator_with_weight_is_refused() -> None:
    error = refused(county(SMALL, [1, 0, 0]))
    assert [problem.code for problem in error.problems] == ["suppression_single_indicator"]


def test_an_indicator_without_weight_is_protected_by_its_total() -> None:
    # I0 has the small count, but no weight: the need share says nothing about it.
    assert withheld(allocate(county(SMALL, [0, 1, 1])), 3) == {0, 1}


def test_a_single_district_is_refused() -> None:
    error = refused(county([[2, 9, 6]], WEIGHTS))
    assert [problem.code for problem in error.problems] == ["suppression_too_few_districts"]


@pytest.mark.parametrize("method", ["zscore", "minmax"])
def test_methods_that_print_mean_or_extremes_are_refused(method: str) -> None:
    error = refused(county(SMALL, WEIGHTS, method))
    assert [problem.code for problem in error.problems] == ["suppression_method"]
    assert {"zscore": "z-Werte", "minmax": "Min-Max"}[method] in error.problems[0].say("de")


def test_burden_factors_of_the_population_are_protected_like_shares() -> None:
    assert len(withheld(allocate(county(SMALL, WEIGHTS, "burden_factor")), 3)) >= 2


def test_every_refusal_names_a_remedy() -> None:
    for case in (county(SMALL, WEIGHTS, "zscore"), county(SMALL, [1, 0, 0]), county([[2, 9, 6]], WEIGHTS)):
        for lang in LANGUAGES:
            assert "--part services" in refused(case).problems[0].remedy(lang)


def test_the_right_part_alone_prints_no_indicators() -> None:
    """So it needs no withholding, and is not refused where the left part is."""
    allocation = allocate(county(SMALL, [1, 0, 0]))
    request = AnnexRequest(part=Part.SERVICES, suppress_below=3)
    assert annex(allocation, request, "de").sections
    with pytest.raises(NoSolutionError):
        annex(allocation, AnnexRequest(suppress_below=3), "de")


@pytest.mark.parametrize("below", [61, 85])
def test_worked_example(below: int) -> None:
    allocation = allocate(case_from_json(CASES / "worked"))
    hidden = tuple(sorted(withheld(allocation, below)))
    assert hidden == (0, 2)
    ranges = Attacker(allocation, hidden).ranges()
    for i, j in small_counts(allocation.case, below):
        assert ranges[i, j][1] - ranges[i, j][0] >= below


def test_lueneburg() -> None:
    case = Case.from_workbook(Path(__file__).parent.parent / "examples" / "lueneburg" / "eingabe.xlsx")
    found = withheld(allocate(case), 30)
    assert {case.districts[i].name for i in found} == {"Dahlenburg", "Amt Neuhaus"}


def test_many_districts_do_not_take_long() -> None:
    chance = random.Random(1)
    counts = [[chance.randint(1, 60), chance.randint(5, 90), chance.randint(20, 200)] for _ in range(400)]
    kinds = [Kind.COUNT, Kind.COUNT, Kind.RATE]
    allocation = allocate(county(counts, WEIGHTS, kinds=kinds))
    found = withheld(allocation, 3)
    assert found >= {i for i, row in enumerate(counts) if row[0] < 3}
