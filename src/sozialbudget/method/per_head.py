"""Euro je Kopf: what a budget comes to for each of the people the district counts. It follows from the budgets."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sozialbudget.case.case import Case, Kind
from sozialbudget.case.parameters import Unit
from sozialbudget.case.problems import Problem
from sozialbudget.method.figure import Figure, Tells, computes
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.numbers import Array, decimals, elementwise
from sozialbudget.words import Text

if TYPE_CHECKING:
    from sozialbudget.method.allocation import Allocation

_INHABITANTS = ("einwohner", "inhabitants")
"""How the name of a count begins that heads are taken from where nothing else says it."""


def _of(allocation: "Allocation") -> Array:
    column = head_count(allocation.case)
    assert column is not None  # or there is no figure
    return budget_per_head(allocation.budget, decimals(d.columns[column] for d in allocation.case.districts))


@computes(
    Figure(
        "budget_per_head",
        Text("Euro je Kopf", "EUR per head"),
        Unit.EUR,
        Text("{budget} ÷ {column}", "{budget} ÷ {column}"),
        'IF({column}=0,"",{budget}/{column})',
        step=6,
        foots=False,
        over=("budget", "column"),
        over_years=True,
        tells=Tells.COLUMN,
        of=_of,
    )
)
def budget_per_head(budget: Array, heads: Array) -> Array:
    """EUR a year and head; None where nobody is counted."""
    return elementwise(lambda amount, count: amount / count if count else None, budget, heads)


def figures(case: Case) -> tuple[Figure, ...]:
    """The figure with its column; none where nothing says what counts the heads."""
    column = head_count(case)
    return () if column is None else (replace(budget_per_head.figure, column=column),)


def head_count(case: Case) -> str | None:
    """The column that counts the heads.

    The one that `per_head` names, else the population; else the only base, else the only count of inhabitants.
    """
    named = case.parameters.per_head or case.parameters.population
    count_people = not rule_of(case.parameters).base_is_cost
    bases = {indicator.base for indicator in case.indicators if indicator.base is not None and count_people}
    counts = {
        indicator.name
        for indicator in case.indicators
        if indicator.kind is Kind.COUNT and indicator.name.casefold().startswith(_INHABITANTS)
    }
    column = named or next((name for only in (bases, counts) if len(only) == 1 for name in only), None)
    return column if column in case.districts[0].columns else None


def notes(case: Case) -> Iterator[Problem]:
    """Why there is no figure, where there is none."""
    if head_count(case) is None:
        yield Problem("per_head_unknown", severity="note")
