"""The years of a series side by side: every district of every year, its budget, need and hours.

All figures are read from the results as they lie on the disk, each of which is recomputed and checked on the way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sozialbudget.method.allocation import Allocation
from sozialbudget.parameters import about
from sozialbudget.report.columns import Column, columns
from sozialbudget.report.csvfile import table_bytes
from sozialbudget.words import Lang
from sozialbudget.years.result import YearResult, read_result

_KEYS = (
    "id",
    "name",
    "provider",
    "status_quo",
    "budget",
    "change",
    "change_rate",
    "need_share",
    "need_based",
    "distance_after",
    "project_fund",
)
_HOURS = ": face_to_face_hours"


@dataclass(frozen=True, slots=True)
class TimeSeries:
    """The results of years without a gap, in order."""

    title: str
    results: tuple[YearResult, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The budget years."""
        return tuple(allocation.case.parameters.year for allocation in self.allocations)

    @property
    def allocations(self) -> tuple[Allocation, ...]:
        """One a year."""
        return tuple(result.allocation for result in self.results)


def read_time_series(paths: Sequence[Path], title: str) -> TimeSeries:
    """The time series of the results `paths`. Raises InputError where one is not what it was written as."""
    return TimeSeries(title, tuple(read_result(path) for path in paths))


def time_series_files(
    paths: Sequence[Path], title: str, names: Sequence[str], folder: Path, lang: Lang
) -> dict[str, bytes]:
    """The files `names` (workbook, table, chart) made in `folder`, as bytes by name. Raises InputError."""
    from sozialbudget.years.series.time_series_book import write_book
    from sozialbudget.years.series.time_series_chart import chart_of

    series = read_time_series(paths, title)
    book, table, chart = names
    write_book(series, folder / book, lang)
    return {
        book: (folder / book).read_bytes(),
        table: table_bytes(joined(series), lang),
        chart: chart_of(series, lang).encode(),
    }


def joined(series: TimeSeries) -> list[Column]:
    """One column per figure, all districts of the first year, then those of the next.

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
        together.append(Column(key, column.header, values, column.is_text))
        if key == "provider":
            together.append(Column("year", about("year").label, years))
    return together


def is_hours(column: Column) -> bool:
    """Whether it holds the face-to-face hours of a service."""
    return column.key.endswith(_HOURS)


def _figures(allocation: Allocation) -> dict[str, Column]:
    chosen = (column for column in columns(allocation) if column.key in _KEYS or is_hours(column))
    return {column.key: column for column in chosen}
