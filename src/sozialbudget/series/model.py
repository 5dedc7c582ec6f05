"""A series as asked for: its years, where the results go, which annexes are written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from sozialbudget.case.problems import Problem
from sozialbudget.reports.annex.request import AnnexRequest


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


class Step(StrEnum):
    """What was done, in the order in which it happens to a year."""

    IGNORED = "ignored"
    """Workbooks of the folder that are results, not inputs."""
    READ = "read"
    COMPUTED = "computed"
    WRITTEN = "written"
    """`files` are those whose content is new; none where the same came out as before."""
    UP_TO_DATE = "up_to_date"
    FAILED = "failed"
    OUTDATED = "outdated"
    """Not computed since an earlier year failed; `files` are there and no longer of today."""
    LEFT = "left"
    """Files of earlier runs that the series names no more; they are not deleted."""


TIME_SERIES = "time_series"
"""The part of the series that is no year."""


@dataclass(frozen=True, slots=True)
class Event:
    """A step of a year, of the time series (`part`), or of the series as a whole. Sums are EUR a year."""

    step: Step
    year: int | None = None
    files: tuple[str, ...] = ()
    status_quo: Decimal | None = None
    budget: Decimal | None = None
    problems: tuple[Problem, ...] = ()
    source: str | None = None
    """The name of the input."""
    part: str | None = None


Tell = Callable[[Event], None]
