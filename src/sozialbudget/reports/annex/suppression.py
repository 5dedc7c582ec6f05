"""Small counts are not printed, nor recomputable from what is printed.

Primary suppression: a district with a count above 0 and below the limit shows none of its indicator figures.
Complementary suppression: as the totals are printed, the counts of a single withheld district would be total minus
others; so further districts are withheld, those with the smallest counts first, until every small count could be
another by at least the limit with the very same print. That is shown by a witness: other counts, as whole as the given
ones, that leave the totals of all columns and every printed figure of every district as they are (witnesses.py).
The rule and its limits stand in docs/suppression.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sozialbudget.case.case import Case
from sozialbudget.case.problems import NoSolutionError, Problem
from sozialbudget.formats.output import Progress
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.numbers import exact
from sozialbudget.reports.annex.printed import FINE, Precision, coarser
from sozialbudget.reports.annex.witnesses import Counts, Effort, Printed, counts_of, span

_MOST_TRIED = 30
"""So many of the districts withheld anyway, of those with the smallest counts and of the largest, are tried."""
_EFFORTS = (
    Effort(combinations=20_000, far=2, districts=3 * _MOST_TRIED, alone=True),
    Effort(combinations=600_000, far=40, districts=12, alone=False),
)
"""First and then at last."""
_MOST_TOLD = 3
"""After so many districts that cannot be protected the search is given up."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is not printed: the indicator figures of some districts, and digits of what follows from them."""

    districts: frozenset[int] = frozenset()
    """Positions."""
    precision: Precision = FINE


def withhold(allocation: Allocation, below: int | None, progress: Progress | None = None) -> Withheld:
    """The districts whose indicator figures (values, bases, normalised values, effects) are not printed, and how
    precise the others are.

    Nothing where `below` is None or no count is below it. Raises NoSolutionError where withholding cannot protect them.
    """
    if below is None:
        return Withheld()
    case = allocation.case
    counts = counts_of(allocation)
    # Districts with few cases are hardest to protect, and tried first.
    small = {i: found for i in _by_size(case, counts) if (found := [c for c in counts if 0 < c.values[i] < below])}
    if not small:
        return Withheld()
    _refuse_what_no_withholding_protects(case, counts, small)
    with exact():
        precisions = list(coarser(allocation))
    unprotected: dict[int, list[Counts]] = {}
    for precision in precisions:
        search = _Search(allocation, counts, below, Printed(allocation, precision), set(small))
        unprotected = {}
        for done, (i, columns) in enumerate(small.items()):
            if open_columns := search.protect(i, columns):
                unprotected[i] = open_columns
                if len(unprotected) == _MOST_TOLD or precision is not precisions[-1]:
                    break
            if progress:
                progress(done + 1, len(small))
        if not unprotected:
            return Withheld(frozenset(search.chosen), precision)
        # What was hardest is tried first.
        small = {**{i: small[i] for i in unprotected}, **small}
    raise NoSolutionError(
        Problem(
            "suppression_not_protected",
            values={**_names(case, {i: columns}, below), "unit": case.parameters.rounding_unit},
        )
        for i, columns in unprotected.items()
    )


def _by_size(case: Case, counts: list[Counts]) -> list[int]:
    """Districts by their part of all counts, smallest first, ties in order of the id."""
    told = [c for c in counts if c.total]
    by_id = sorted(range(len(case.districts)), key=lambda i: case.districts[i].id)
    return sorted(by_id, key=lambda i: sum(c.values[i] / c.total for c in told))


@dataclass
class _Search:
    """The search for complements with one way of printing."""

    allocation: Allocation
    counts: list[Counts]
    below: int
    printed: Printed
    chosen: set[int]
    """Withheld so far."""

    def protect(self, i: int, columns: list[Counts]) -> list[Counts]:
        """Withhold districts with `i`, so that its small counts in `columns` are protected; what stays open."""
        taken: set[int] = set()
        still_open = []
        partners = list(self._partners(i))
        for column in columns:
            found = self._complements(i, column, [*sorted(taken), *(k for k in partners if k not in taken)])
            if found is None:
                still_open.append(column)
            else:
                taken |= found
        self.chosen |= taken
        return still_open

    def _complements(self, i: int, column: Counts, partners: list[int]) -> set[int] | None:
        """Districts with which the count of `i` could be another by at least the limit; None where there are none."""
        lowest = highest = 0
        taken: set[int] = set()
        for effort in _EFFORTS:
            for k in partners[: effort.districts]:
                low, high = span(self.printed, self.counts, column, i, k, self.below, effort)
                if (high - low) * column.unit >= self.below:
                    return {k}
                if low < lowest or high > highest:
                    taken.add(k)
                lowest, highest = min(low, lowest), max(high, highest)
                if (highest - lowest) * column.unit >= self.below:
                    return taken
        return None

    def _partners(self, i: int) -> Iterator[int]:
        """Districts to take together with `i`: withheld anyway, then those with the smallest counts, the largest."""
        anyway = [k for k in self._by_size if k in self.chosen and k != i]
        yield from anyway[::-1][:_MOST_TRIED]
        others = [k for k in self._by_size if k not in self.chosen and k != i]
        yield from others[:_MOST_TRIED]
        yield from others[_MOST_TRIED:][::-1][:_MOST_TRIED]

    @cached_property
    def _by_size(self) -> list[int]:
        return _by_size(self.allocation.case, self.counts)


def _refuse_what_no_withholding_protects(case: Case, counts: list[Counts], small: dict[int, list[Counts]]) -> None:
    rule = rule_of(case.parameters)
    values = _names(case, small)
    if rule.scaled:
        # Mean and deviation, or smallest and largest value, are two equations more for each column.
        values["method"] = rule.label
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
