"""Small counts are not printed, nor recomputable from what is printed.

Primary suppression: a district with a count above 0 and below the limit shows none of its indicator figures.
Complementary suppression: as the totals are printed, the counts of a single withheld district would be total minus
others; so further districts are withheld, those with the smallest counts first, until every small count could be
another by at least the limit with the very same print. That is shown by a witness: other counts, as whole as the given
ones, that leave the totals of all columns and every printed figure of every district as they are (witnesses.py).
The rule and its limits stand in docs/suppression.md.
"""

from collections.abc import Iterator

from sozialbudget.case import Case
from sozialbudget.method.allocation import Allocation
from sozialbudget.parameters import NeedMethod, about
from sozialbudget.problems import NoSolutionError, Problem
from sozialbudget.report.annex.witnesses import Counts, Printed, counts_of, span

_MOST_TRIED = 30
"""So many of the districts with the smallest counts, and of those with the largest, are tried as complements."""
_MOST_TOLD = 3
"""After so many districts that cannot be protected the search is given up."""


def withheld(allocation: Allocation, below: int | None) -> frozenset[int]:
    """Positions of the districts whose indicator figures (values, bases, normalised values, effects) are not printed.

    Empty where `below` is None or no count is below it. Raises NoSolutionError where withholding cannot protect them.
    """
    if below is None:
        return frozenset()
    case = allocation.case
    counts = counts_of(allocation)
    small = {i: found for i in range(len(case.districts)) if (found := [c for c in counts if 0 < c.values[i] < below])}
    if not small:
        return frozenset()
    _refuse_what_no_withholding_protects(case, counts, small)
    printed = Printed(allocation)
    chosen = set(small)
    unprotected: dict[int, list[Counts]] = {}
    for i, columns in small.items():
        complements, open_columns = _complements(allocation, printed, counts, i, columns, chosen, below)
        if open_columns:
            unprotected[i] = open_columns
            if len(unprotected) == _MOST_TOLD:
                break
        chosen |= complements
    if unprotected:
        raise NoSolutionError(
            Problem("suppression_not_protected", values=_names(case, {i: columns}, below))
            for i, columns in unprotected.items()
        )
    return frozenset(chosen)


def _complements(
    allocation: Allocation,
    printed: Printed,
    counts: list[Counts],
    i: int,
    columns: list[Counts],
    chosen: set[int],
    below: int,
) -> tuple[set[int], list[Counts]]:
    """Districts to withhold with `i`, so that its small counts in `columns` are protected, and what stays open."""
    lowest = {column.name: 0 for column in columns}
    highest = dict(lowest)
    taken: set[int] = set()

    def open_columns() -> list[Counts]:
        return [c for c in columns if (highest[c.name] - lowest[c.name]) * c.unit < below]

    for k in _partners(allocation, counts, i, chosen):
        left = open_columns()
        if not left:
            break
        for column in left:
            low, high = span(printed, counts, column, i, k, below)
            if low < lowest[column.name] or high > highest[column.name]:
                taken.add(k)
            lowest[column.name] = min(low, lowest[column.name])
            highest[column.name] = max(high, highest[column.name])
    return taken - chosen, open_columns()


def _partners(allocation: Allocation, counts: list[Counts], i: int, chosen: set[int]) -> Iterator[int]:
    """Districts to take together with `i`: those withheld anyway, then those with the smallest counts, the largest."""
    yield from sorted(chosen - {i})
    districts = allocation.case.districts
    others = sorted(
        (k for k in range(len(districts)) if k != i and k not in chosen),
        key=lambda k: (sum(c.values[k] / c.total for c in counts if c.total), districts[k].id),
    )
    yield from others[:_MOST_TRIED]
    yield from others[_MOST_TRIED:][::-1][:_MOST_TRIED]


def _refuse_what_no_withholding_protects(case: Case, counts: list[Counts], small: dict[int, list[Counts]]) -> None:
    method = case.parameters.need_method
    values = _names(case, small)
    if method in (NeedMethod.ZSCORE, NeedMethod.MINMAX):
        # Mean and deviation, or smallest and largest value, are two equations more for each column.
        values["method"] = about("need_method").choices[method]
        raise NoSolutionError([Problem("suppression_method", values=values)])
    if len(case.districts) == 1:
        raise NoSolutionError([Problem("suppression_too_few_districts", values=values)])
    weighing = [c for c in counts if c.weighs]
    alone = {i: [c for c in found if c.weighs] for i, found in small.items()}
    if len(weighing) == 1 and any(alone.values()):
        told = {i: found for i, found in alone.items() if found}
        raise NoSolutionError([Problem("suppression_single_indicator", values=_names(case, told))])


def _names(case: Case, small: dict[int, list[Counts]], below: int | None = None) -> dict[str, object]:
    columns = dict.fromkeys(column.name for found in small.values() for column in found)
    values: dict[str, object] = {
        "districts": tuple(case.districts[i].name for i in small),
        "indicators": tuple(columns),
    }
    return values if below is None else {**values, "below": below}
