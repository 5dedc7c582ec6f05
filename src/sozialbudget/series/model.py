"""A series as asked for: its years, where the results go, which annexes are written."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from sozialbudget.reports.annex.request import AnnexRequest
from sozialbudget.words import Lang, say


class Annexes(StrEnum):
    """For which years an annex is written."""

    NONE = "none"
    LATEST = "latest"
    ALL = "all"


class StatusQuo(StrEnum):
    """Where a year's budgets so far come from: the result of the year before, or the year's own input."""

    PREVIOUS = "previous"
    INPUT = "input"


@dataclass(frozen=True, slots=True)
class SeriesYear:
    """One year: its input and what is said about it. `settings` are as `--set` takes them."""

    year: int
    input: Path
    settings: dict[str, str] = field(default_factory=dict)
    status_quo: StatusQuo = StatusQuo.PREVIOUS
    keep_indicators: bool = False
    annex: AnnexRequest = field(default_factory=AnnexRequest)


@dataclass(frozen=True, slots=True)
class Series:
    """Years in order, one after the other without a gap. `source` is the file or folder that describes them."""

    source: Path
    years: tuple[SeriesYear, ...]
    output: Path
    title: str | None = None
    parameters: Path | None = None
    annexes: Annexes = Annexes.LATEST
    annex_formats: tuple[str, ...] = ("pdf",)
    archive: bool = False
    ignored: tuple[str, ...] = ()
    """Workbooks of a folder that are no inputs but results."""

    def has_annex(self, entry: SeriesYear) -> bool:
        """Whether an annex is written for this year."""
        return self.annexes is Annexes.ALL or (self.annexes is Annexes.LATEST and entry is self.years[-1])


def result_name(year: int, lang: Lang) -> str:
    """The file of a year's result: `ergebnis-2012.xlsx`."""
    return f"{say('series.file.result', lang)}-{year}.xlsx"


def annex_names(year: int, formats: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    """The files of a year's annex: `anlage-2012.pdf`."""
    return tuple(f"{say('series.file.annex', lang)}-{year}.{ending}" for ending in formats)


def time_series_names(lang: Lang) -> tuple[str, ...]:
    """The files of the time series: workbook, table, chart."""
    return tuple(f"{say('series.file.time_series', lang)}.{ending}" for ending in ("xlsx", "csv", "svg"))
