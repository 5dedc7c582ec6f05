"""Every figure stands in every output that shows figures, or in a list of exceptions with a reason."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from annexes import tables, text_of
from sozialbudget.analysis.explain.explain import explain
from sozialbudget.case.case import Case, District, Indicator, Kind
from sozialbudget.case.parameters import NeedMethod, Parameters
from sozialbudget.method.allocation import Allocation, allocate, figures_of
from sozialbudget.method.figure import Figure, Part, Tells, placeholders
from sozialbudget.method.need.methods import RULES
from sozialbudget.reports.allocation.columns import columns
from sozialbudget.reports.allocation.data import as_object
from sozialbudget.reports.annex.build import annex
from sozialbudget.reports.annex.printed import WITHHELD
from sozialbudget.reports.annex.request import AnnexRequest
from sozialbudget.reports.annex.suppression import withhold
from sozialbudget.reports.time_series.data import _figures as over_the_years
from sozialbudget.words.text import heading
from sozialbudget.workbook.result.names import names
from support import with_parameters

COUNTS = [(2, 9, 6), (7, 12, 8), (31, 60, 12), (60, 119, 24)]
HEADS = (900, 1100, 5200, 9800)


def county(heads: tuple[int, ...] = HEADS, weights: tuple[int, ...] = (50, 30, 20), **parameters: object) -> Case:
    """Four districts; two have small counts. Budgets do not depend on the heads."""
    return Case(
        districts=tuple(
            District(
                id=f"{i}",
                name=f"Raum {i}",
                status_quo=Decimal(100_000 + 1000 * i),
                columns={"Einwohner": Decimal(heads[i]), **{f"I{j}": Decimal(c) for j, c in enumerate(row)}},
            )
            for i, row in enumerate(COUNTS)
        ),
        indicators=tuple(
            Indicator(name=f"I{j}", weight=Decimal(weight), kind=Kind.COUNT, base="Einwohner")
            for j, weight in enumerate(weights)
        ),
        parameters=Parameters.model_validate(
            {"year": 2026, "population": "Einwohner", "spread": "0.1", "damping": "0.5", "cost_per_fte": "60000"}
            | {"project_fund": "40000", "project_fund_by": "need", **parameters}
        ),
    )


METHODS = pytest.mark.parametrize("method", list(NeedMethod))


def calculated(method: NeedMethod) -> tuple[Allocation, Mapping[str, Figure]]:
    """A calculation with every figure there is under `method`."""
    weights = (50, 30, 20) if RULES[method].weighs else (1, 1, 1)
    allocation = allocate(county(weights=weights, need_method=method))
    return allocation, figures_of(allocation.case)


@METHODS
def test_every_figure_is_named_in_the_workbook(method: NeedMethod) -> None:
    allocation, figures = calculated(method)
    named = {key.removesuffix("_1") for key in names(allocation.case, "de")}
    # The columns of the indicators have letters and no names.
    assert figures.keys() - named == {"normalised"}


@METHODS
def test_every_figure_has_a_column_in_csv_and_frame(method: NeedMethod) -> None:
    allocation, figures = calculated(method)
    told = {column.key.rpartition(": ")[2] for column in columns(allocation)}
    assert figures.keys() - told == {key for key, one in figures.items() if one.part is Part.CELL}


@METHODS
def test_every_figure_is_in_the_json(method: NeedMethod) -> None:
    allocation, figures = calculated(method)
    document = dict(as_object(allocation, "de"))
    district = document["districts"][0]  # type: ignore[index]
    told = {*document, *district, *district["services"][0], *(f"cause_{key}" for key in district["causes"])}
    told |= set(district["indicators"]["I0"])
    # They follow from the others.
    assert figures.keys() - told == {"carried_forward", "floor", "cap", *({"index"} & figures.keys())}


@METHODS
def test_explain_tells_every_figure(method: NeedMethod) -> None:
    allocation, figures = calculated(method)
    derivation = explain(allocation, 0, "de")
    told = {result.key for step in derivation.steps for result in step.results}
    assert figures.keys() - told == {key for key, one in figures.items() if one.part is Part.CAUSE}
    assert {f"cause_{part.key}" for part in derivation.causes} == figures.keys() - told


@METHODS
def test_the_annex_says_what_every_figure_means(method: NeedMethod) -> None:
    allocation, figures = calculated(method)
    document = annex(allocation, AnnexRequest(), "de")
    told = text_of(document)
    silent = {key for key, one in figures.items() if heading(one.label.say("de")) not in told}
    assert silent == set()
    printed = {column.header for table in tables(document) for column in table.columns}
    shown = {key for key, one in figures.items() if one.group is None and heading(one.label.say("de")) in printed}
    assert {key for key, one in figures.items() if one.tells is Tells.COLUMN} <= shown


@METHODS
def test_the_time_series_has_the_figures_that_are_for_it(method: NeedMethod) -> None:
    allocation, figures = calculated(method)
    told = {key.rpartition(": ")[2] for key in over_the_years(allocation)}
    assert told - {"id", "name", "provider", "status_quo"} == {key for key, one in figures.items() if one.over_years}
    assert {"budget", "change", "need_share", "budget_per_head"} <= told


@METHODS
def test_a_figure_of_a_column_names_it_in_words_and_in_its_formula(method: NeedMethod) -> None:
    _, figures = calculated(method)
    for figure in figures.values():
        named = [text for text in (figure.words.de, figure.words.en, figure.formula or "") if "{column}" in text]
        assert bool(figure.column) == (figure.tells is Tells.COLUMN) == (len(named) == 3)
        assert placeholders(figure.words.de) == placeholders(figure.words.en)


# --- small counts ---------------------------------------------------------------------------------------


def test_nothing_printed_gives_the_base_of_a_withheld_district_away() -> None:
    # The heads of two withheld districts are others, their sum is not: nothing that is printed may tell.
    before, after = (allocate(county(heads)) for heads in (HEADS, (905, 1095, 5200, 9800)))
    hidden = withhold(before, 3).districts
    assert {0, 1} <= hidden
    asked = AnnexRequest(suppress_below=3)
    assert text_of(annex(before, asked, "de")) == text_of(annex(after, asked, "de"))
    assert text_of(annex(before, AnnexRequest(), "de")) != text_of(annex(after, AnnexRequest(), "de"))


def test_euro_per_head_is_withheld_where_the_counts_are() -> None:
    allocation = allocate(county())
    hidden = withhold(allocation, 3).districts
    document = annex(allocation, AnnexRequest(suppress_below=3), "de")
    (table,) = [table for table in tables(document) if "Euro je Kopf" in [column.header for column in table.columns]]
    at = [column.header for column in table.columns].index("Euro je Kopf")
    cells = [row.cells[at] for row in table.rows]
    assert {i for i, cell in enumerate(cells) if cell == WITHHELD} == hidden
    total, heads = sum(allocation.budget), sum(HEADS)
    assert cells[-1] == f"{total / heads:.2f}".replace(".", ",")


def test_a_head_count_that_is_nothing_else_is_protected_too() -> None:
    case = county()
    districts = tuple(
        district.model_copy(update={"columns": {**district.columns, "Köpfe": Decimal(count)}})
        for district, count in zip(case.districts, (40, 50, 2, 60), strict=True)
    )
    allocation = allocate(with_parameters(case.model_copy(update={"districts": districts}), {"per_head": "Köpfe"}))
    assert 2 in withhold(allocation, 3).districts
