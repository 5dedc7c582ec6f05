"""What a run tells while it goes on: one event per step, for people (cli/series.py) and for logs (`--json`)."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sozialbudget.case.problems import Problem


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
