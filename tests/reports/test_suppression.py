"""Small counts: withheld where an attacker, given all that is printed, could not tell them; refused where one could."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import ceil, floor
from pathlib import Path

import pytest

from sozialbudget import NoSolutionError, read_workbook
from sozialbudget.case.case import Case, District, Indicator, Kind
from sozialbudget.case.parameters import Parameters
from sozialbudget.formats.charts.chart import Waterfall
from sozialbudget.formats.document import Document, Figure, Table
from sozialbudget.formats.render.html import html
from sozialbudget.formats.render.pdf import pdf
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.reports.annex import witnesses
from sozialbudget.reports.annex.build import annex
from sozialbudget.reports.annex.printed import FINE, Precision, coarser, factor, levels
from sozialbudget.reports.annex.request import AnnexRequest, Part
from sozialbudget.reports.annex.suppression import Withheld, withhold
from sozialbudget.reports.annex.witnesses import Counts, Printed
from sozialbudget.words import LANGUAGES, Lang
from sozialbudget.words.numbers import number
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


def withheld(allocation: Allocation, below: int | None) -> frozenset[int]:
    """Positions of the districts whose indicators are not printed."""
    return withhold(allocation, below).districts


@dataclass(frozen=True)
class Attacker:
    """What somebody knows who has the annex: the printed rows, all totals, all amounts as printed, and the program.

    Counts are whole and not negative. It solves for the withheld rows by trying everything.
    """

    allocation: Allocation
    hidden: tuple[int, ...]
    precision: Precision = FINE

    def tables(self) -> Iterator[tuple[tuple[int, ...], ...]]:
        """Every table of the hidden rows with which the program prints what is printed."""
        told = self.told(self.allocation)
        for table in self.tables_by_need():
            rows = dict(zip(self.hidden, table, strict=True))
            if self.told(allocate(with_counts(self.allocation.case, rows))) == told:
                yield table

    def told(self, a: Allocation) -> tuple[object, ...]:
        """What depends on the counts: amounts between today's and the new budget, budgets, alpha."""
        alpha = factor(self.precision.alpha(a.alpha), "de", self.precision.alpha_places)
        return levels(a, self.precision.unit), alpha, None if a.project_fund is None else list(a.project_fund)

    def tables_by_need(self) -> Iterator[tuple[tuple[int, ...], ...]]:
        """Every table of the hidden rows that fits the need-based budgets."""
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
        *worth, worth_of_last = self.worth
        missing = self.need[i] - sum(euros * count for euros, count in zip(worth, others, strict=True))
        unit = Fraction(self.precision.unit)  # printed numbers are rounded up or down, so that columns foot
        return range(ceil((missing - unit) / worth_of_last), floor((missing + unit) / worth_of_last) + 1)

    @cached_property
    def need(self) -> list[Fraction]:
        """The need-based budgets as printed."""
        return [Fraction(value) for value in levels(self.allocation, self.precision.unit).need_based]

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
    found = withhold(allocation, below)
    ranges = Attacker(allocation, tuple(sorted(found.districts)), found.precision).ranges()
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
    # Budgets to the euro tell as much, however coarse the other amounts are.
    coarsest = list(coarser(allocation))[-1]
    assert coarsest.unit == 100
    assert all(low == high for low, high in Attacker(allocation, (0, 1), coarsest).ranges().values())
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


def hidden_in(case: Case, below: int) -> Withheld | None:
    """What is withheld, None where that is refused."""
    try:
        return withhold(allocate(case), below)
    except NoSolutionError:
        return None


@pytest.mark.parametrize("seed", range(40))
def test_no_made_up_count_can_be_narrowed_down(seed: int) -> None:
    case, below = made_up(seed)
    found = hidden_in(case, below)
    small = small_counts(case, below)
    if found is None:
        return
    assert {i for i, _ in small} <= found.districts
    for i, j in small:
        # Two rows at a time are enough to show it, as though the other hidden ones were known.
        others = sorted(found.districts - {i})
        spans = [Attacker(allocate(case), (i, k), found.precision).ranges()[i, j] for k in others]
        assert max(high for _, high in spans) - min(low for low, _ in spans) >= below


def test_made_up_counties_are_both_protected_and_refused() -> None:
    hidden = [hidden_in(*made_up(seed)) for seed in range(40)]
    assert sum(found is None for found in hidden) >= 5
    assert sum(bool(found and found.districts) for found in hidden) >= 5


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
    found = withhold(allocation, below)
    order = tuple(sorted(found.districts))
    true = tuple(tuple(int(case.districts[i].columns[f"I{j}"]) for j in range(3)) for i in order)
    tables = [table for table in Attacker(allocation, order, found.precision).tables() if table != true]
    at = order.index(0)
    farthest = max(tables, key=lambda table: abs(table[at][0] - true[at][0]))
    assert abs(farthest[at][0] - true[at][0]) >= below

    monkeypatch.setattr("sozialbudget.reports.annex.subject.withhold", lambda *_: found)
    request = AnnexRequest(part=part, suppress_below=below)
    other = allocate(with_counts(case, dict(zip(order, farthest, strict=True))))
    assert annex(other, request, lang) == annex(allocation, request, lang)

    monkeypatch.setattr("sozialbudget.reports.annex.subject.withhold", lambda *_: Withheld())
    alike = annex(other, request, lang) == annex(allocation, request, lang)
    assert alike == (part is Part.SERVICES)


VARIANTS: tuple[dict[str, object], ...] = (
    {},
    {"damping": "0"},
    {"max_loss": "0.1"},
    {"max_loss": "0.05", "max_gain": "0.1"},
    {"max_gain": "0.05"},
    {"damping": "auto", "max_loss": "0.3"},
    {"rounding_unit": 100, "max_loss": "0.1"},
    {"base_amount": "2000", "damping": "0.2"},
    {"method": "burden_factor", "max_loss": "0.1"},
    {"project_fund": "10000"},
    {"project_fund": "100000", "project_fund_by": "need"},
    {"project_fund": "200000", "project_fund_by": "need", "rounding_unit": 100, "damping": "1", "base_amount": "2000"},
    {"project_fund": "50000", "project_fund_by": "need", "method": "burden_factor", "max_loss": "0.1"},
)


Rows = dict[int, tuple[int, ...]]


def proofs(allocation: Allocation, below: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Withheld | None, list[Rows]]:
    """What is withheld, and the other counts that the search took for proof."""
    found: list[Rows] = []
    verify = witnesses.is_witness

    def recorded(printed: Printed, columns: list[Counts], i: int, k: int, move: list[int]) -> bool:
        holds = verify(printed, columns, i, k, move)
        if holds:
            districts = allocation.case.districts
            found.append(
                {
                    d: tuple(int(districts[d].columns[f"I{j}"]) + sign * units for j, units in enumerate(move))
                    for d, sign in ((i, 1), (k, -1))
                }
            )
        return holds

    with monkeypatch.context() as patched:
        patched.setattr(witnesses, "is_witness", recorded)
        return hidden_in(allocation.case, below), found


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_every_proof_gives_the_same_annex(variant: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever other counts the search takes for proof, the whole annex of them is the one of the true counts."""
    protected = 0
    for seed in range(6):
        chance = random.Random(seed)
        others = ([chance.randint(4, 60), chance.randint(9, 190), chance.randint(20, 300)] for _ in range(9))
        case = county([[2, 25, 50], *others], WEIGHTS, **variant)  # type: ignore[arg-type]
        allocation = allocate(case)
        found, witnessed = proofs(allocation, 3, monkeypatch)
        if found is None:
            continue
        protected += 1
        assert witnessed[-1].keys() <= found.districts
        with monkeypatch.context() as patched:
            patched.setattr("sozialbudget.reports.annex.subject.withhold", lambda *_, found=found: found)
            request = AnnexRequest(suppress_below=3)
            other = allocate(with_counts(case, witnessed[-1]))
            for lang in LANGUAGES if protected == 1 else ("de",):
                assert annex(other, request, lang) == annex(allocation, request, lang)
    assert protected >= 3


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_files_are_the_same_for_other_counts(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case = county(SMALL, WEIGHTS, max_loss="0.1")
    allocation = allocate(case)
    found, witnessed = proofs(allocation, 3, monkeypatch)
    monkeypatch.setattr("sozialbudget.reports.annex.subject.withhold", lambda *_: found)
    request = AnnexRequest(suppress_below=3)
    other = allocate(with_counts(case, witnessed[-1]))
    render = html if form == "html" else pdf
    assert render(annex(other, request, "de")) == render(annex(allocation, request, "de"))


def test_budget_ii_by_need_gives_no_count_away() -> None:
    """Budget II by need prints need shares in its own way, exactly: the finer it is, the less can be hidden."""
    refused_for_its_sake = 0
    for seed in range(6):
        chance = random.Random(seed)
        others = ([chance.randint(4, 60), chance.randint(9, 190), chance.randint(20, 300)] for _ in range(9))
        rows = [[2, 25, 50], *others]
        without = hidden_in(county(rows, WEIGHTS, damping="1"), 3)
        fine = county(rows, WEIGHTS, damping="1", project_fund="1E+12", project_fund_by="need")
        assert hidden_in(county(rows, WEIGHTS, damping="1", project_fund="1E+12"), 3) == without
        refused_for_its_sake += without is not None and hidden_in(fine, 3) is None
    assert refused_for_its_sake >= 3


def test_an_attacker_who_has_budget_ii_cannot_narrow_a_small_count_down() -> None:
    allocation = allocate(county(SMALL, WEIGHTS, project_fund="100000", project_fund_by="need"))
    found = withhold(allocation, 3)
    attacker = Attacker(allocation, tuple(sorted(found.districts)), found.precision)
    ranges = attacker.ranges()
    for place in small_counts(allocation.case, 3):
        low, high = ranges[place]
        assert high - low >= 3


def test_where_all_money_is_base_amounts_budget_ii_by_need_is_refused() -> None:
    """100 000 EUR each is all there is; only Budget II says anything of the needs, and nothing proves it harmless."""
    case = county(SMALL, WEIGHTS, total="400000", base_amount="100000", project_fund="1000", project_fund_by="need")
    assert hidden_in(case, 3) is None


# --- the coarser print ----------------------------------------------------------------------------------


def amount(cell: str) -> Decimal:
    """A number as it stands in the annex."""
    return Decimal(cell.replace(".", "").replace(",", ".").replace("−", "-").replace("\N{NO-BREAK SPACE}€", ""))


def left_table(document: Document) -> Table:
    return next(
        block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table) and "linker Teil" in block.caption
    )


def ten_districts(seed: int, indicators: int, **parameters: object) -> Case:
    chance = random.Random(seed * 100 + indicators)
    sizes = [0.1, *(chance.uniform(0.3, 3) for _ in range(9))]
    cases = [chance.choice([40, 80, 150, 400]) for _ in range(indicators)]
    counts = [[max(3, int(size * one * chance.uniform(0.6, 1.5))) for one in cases] for size in sizes]
    counts[0][0] = 2
    weights = [chance.choice([10, 20, 25, 30, 40, 50]) for _ in range(indicators)]
    return county(counts, weights, base=20_000, **parameters)  # type: ignore[arg-type]


COARSE = ten_districts(2, 2, max_loss="0.1")


def test_amounts_between_the_budgets_are_coarse_and_foot() -> None:
    allocation = allocate(COARSE)
    found = withhold(allocation, 3)
    unit = found.precision.unit
    assert unit > 1
    table = left_table(annex(allocation, AnnexRequest(suppress_below=3), "de"))
    assert f"auf {unit} € gerundet".replace(" €", "\N{NO-BREAK SPACE}€") in table.note
    headers = [column.header for column in table.columns]
    *rows, total = [row.cells for row in table.rows]
    for header in ("Fortschreibung", "Bedarfsbudget", "Gedämpftes Budget", "Nach Unter- und Obergrenze", "Budget neu"):
        at = headers.index(header)
        column = [amount(row[at]) for row in rows]
        assert sum(column) == amount(total[at])
        assert (header == "Budget neu") or all(value % unit == 0 for value in column)
    assert [amount(row[headers.index("Budget neu")]) for row in rows] == list(allocation.budget)
    share = next(at for at, header in enumerate(headers) if header.startswith("Bedarfsanteil"))
    assert sum(amount(row[share]) for row in rows) == amount(total[share]) == 100
    assert len(rows[0][share].partition(",")[2]) < 4


def test_every_waterfall_is_coarse_and_foots() -> None:
    allocation = allocate(COARSE)
    unit = withhold(allocation, 3).precision.unit
    document = annex(allocation, AnnexRequest(suppress_below=3), "de")
    charts = [
        block.chart
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Figure) and isinstance(block.chart, Waterfall)
    ]
    assert len(charts) == 10
    for chart, budget in zip(charts, allocation.budget, strict=True):
        first, *changes, last = chart.steps
        assert first.value + sum(step.value for step in changes) == last.value == budget
        assert all(amount(step.told.lstrip("+±")) == step.value for step in chart.steps)
        need = next(step for step in changes if step.label.startswith("Bedarf"))
        assert need.value % unit == 0


def test_no_amount_is_more_precise_than_the_unit() -> None:
    """Neither sentences nor tables nor texts for pictures tell cents of what depends on the counts."""
    allocation = allocate(COARSE)
    document = annex(allocation, AnnexRequest(part=Part.BUDGETS, suppress_below=3), "de")
    cents = re.compile(r",\d\d\\xa0€")
    assert cents.search(repr(annex(allocation, AnnexRequest(part=Part.BUDGETS), "de")))
    assert not cents.search(repr(document))
    for exact_value in (*allocation.need_based, *allocation.damped):
        assert number(exact_value, "de", 2) not in repr(document)


@pytest.mark.parametrize(("indicators", "parameters", "least"), [(2, {"max_loss": "0.1"}, 8), (3, {}, 12), (4, {}, 18)])
def test_how_many_made_up_counties_are_protected(indicators: int, parameters: dict[str, object], least: int) -> None:
    """Ten districts of different size, the smallest with a count of 2: of 20 such counties so many at least."""
    found = [hidden_in(ten_districts(seed, indicators, **parameters), 3) for seed in range(20)]
    assert sum(one is not None for one in found) >= least


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
    case = read_workbook(Path(__file__).parents[2] / "examples" / "lueneburg" / "eingabe.xlsx")
    found = withheld(allocate(case), 30)
    assert {case.districts[i].name for i in found} == {"Dahlenburg", "Amt Neuhaus"}


def test_many_districts_do_not_take_long() -> None:
    chance = random.Random(1)
    counts = [[chance.randint(1, 60), chance.randint(5, 90), chance.randint(20, 200)] for _ in range(400)]
    kinds = [Kind.COUNT, Kind.COUNT, Kind.RATE]
    allocation = allocate(county(counts, WEIGHTS, kinds=kinds))
    found = withheld(allocation, 3)
    assert found >= {i for i, row in enumerate(counts) if row[0] < 3}


def test_it_is_told_how_many_districts_are_protected() -> None:
    told: list[tuple[int, int]] = []
    counts = [[2, 25, 50], [1, 30, 60], [2, 40, 90], *([20 + i, 90 + 7 * i, 120 + 11 * i] for i in range(7))]
    withhold(allocate(county(counts, WEIGHTS, max_loss="0.1")), 3, lambda done, total: told.append((done, total)))
    assert told[-3:] == [(1, 3), (2, 3), (3, 3)]
