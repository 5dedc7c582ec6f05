"""The time series as files: a workbook, a table for programs, a chart."""

from collections.abc import Collection, Sequence
from pathlib import Path

from sozialbudget.reports.allocation.output import table_bytes
from sozialbudget.reports.time_series.chart import chart_of
from sozialbudget.reports.time_series.data import joined, read_time_series
from sozialbudget.reports.time_series.workbook import write_book
from sozialbudget.words import Lang


def time_series_files(
    paths: Sequence[Path], title: str, entered: Collection[int], names: Sequence[str], folder: Path, lang: Lang
) -> dict[str, bytes]:
    """The files `names` (workbook, table, chart) made in `folder`, as bytes by name. Raises InputError."""
    series = read_time_series(paths, title, entered)
    book, table, chart = names
    write_book(series, folder / book, lang)
    return {
        book: (folder / book).read_bytes(),
        table: table_bytes(joined(series, lang), lang),
        chart: chart_of(series, lang).encode(),
    }
