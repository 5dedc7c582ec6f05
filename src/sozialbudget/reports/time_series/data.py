"""The years of a series side by side: every district of every year, its budget, need and hours.

All figures are read from the results as they lie on the disk, each of which is recomputed and checked on the way.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sozialbudget.analysis.breaks import Break, breaks_of
from sozialbudget.analysis.earlier import YearResult, read_result
from sozialbudget.case.parameters import about
from sozialbudget.formats.table import TEXT, Column
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.figure import Part
from sozialbudget.reports.allocation.columns import columns
from sozialbudget.words import Lang
from sozialbudget.words.catalogue import WORDS

_GIVEN = ("id", "name", "provider", "status_quo")
REMARK = "remark"
"""The key of the column that says where a district's figures do not go on from those of the year before."""


@dataclass(frozen=True, slots=True)
class TimeSeries:
    """The results of years without a gap, in order."""

    title: str
    results: tuple[YearResult, ...]
    breaks: tuple[Break, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The budget years."""
        return tuple(allocation.case.parameters.year for allocation in self.allocations)

    @property
    def allocations(self) -> tuple[Allocation, ...]:
        """One a year."""
        return tuple(result.allocation for result in self.results)

    @property
    def parted(self) -> frozenset[str]:
        """The ids whose years are not those of one area, so that they have no change over the years."""
        return frozenset(one.id for one in self.breaks if one.parts)


def read_time_series(paths: Sequence[Path], title: str, entered: Collection[int] = ()) -> TimeSeries:
    """The time series of the results `paths`; `entered` are the years that start from their own input.

    Raises InputError where one is not what it was written as.
    """
    results = tuple(read_result(path) for path in paths)
    return TimeSeries(title, results, breaks_of([result.allocation for result in results], entered))


def joined(series: TimeSeries, lang: Lang) -> list[Column]:
    """One column per figure, all districts of the first year, then those of the next; the last is a remark.

    A figure that a year does not have, as the hours of a service it did not know, is None there.
    """
    by_year = [_figures(allocation) for allocation in series.allocations]
    found: dict[str, Column] = {}
    for figures in by_year:
        found |= {key: column for key, column in figures.items() if key not in found}
    lengths = [len(allocation.case.districts) for allocation in series.allocations]
    years = [year for year, n in zip(series.years, lengths, strict=True) for _ in range(n)]
    together: list[Column] = []
    for key, column in found.items():
        values: list[Any] = []
        for figures, n in zip(by_year, lengths, strict=True):
            values += list(figures[key].values) if key in figures else [None] * n
        together.append(replace(column, values=values))
        if key == "provider":
            together.append(Column("year", about("year").label, years))
    told = {(one.year, one.id): one.say(lang) for one in series.breaks}
    ids = next(column.values for column in together if column.key == "id")
    remarks = [told.get(at, "") for at in zip(years, ids, strict=True)]
    return [*together, Column(REMARK, WORDS["series.book.remark"], remarks, TEXT)]


def is_hours(column: Column) -> bool:
    """Whether it holds the face-to-face hours of a service."""
    return column.figure is not None and column.figure.part is Part.SERVICE


def _figures(allocation: Allocation) -> dict[str, Column]:
    return {
        column.key: column
        for column in columns(allocation)
        if column.key in _GIVEN or (column.figure is not None and column.figure.over_years)
    }
