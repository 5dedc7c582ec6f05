"""Where a district's figures do not go on from those of the year before: boundaries changed, district new or gone.

A year that starts from the result of the year before takes each budget over to the cent, so a budget so far that is
another one is that of another area.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from sozialbudget.method.allocation import Allocation
from sozialbudget.method.years.following import budgets_by_id
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import counted

_MOST_NAMED = 10


class Kind(StrEnum):
    """What became of a district."""

    MOVED = "moved"
    """Boundary changes gave it money or took some."""
    NEW = "new"
    GONE = "gone"
    LEFT_OUT = "left_out"
    ENTERED = "entered"
    """Its budget so far is one of the input, in a year that starts from its input."""


@dataclass(frozen=True, slots=True)
class Break:
    """What became of the district `id` in `year`; `in_changes`: the sheet of boundary changes says more."""

    year: int
    kind: Kind
    id: str
    name: str
    in_changes: bool

    @property
    def parts(self) -> bool:
        """Whether the years before and from `year` on are not those of one area."""
        return self.kind is not Kind.ENTERED

    def say(self, lang: Lang) -> str:
        """In one sentence, without the district's name."""
        what = say(f"series.break.{self.kind}", lang, before=self.year - 1)
        return say(
            "series.break.in_changes" if self.in_changes else "series.break.plain", lang, year=self.year, what=what
        )


def breaks_of(allocations: Sequence[Allocation], entered: Collection[int]) -> tuple[Break, ...]:
    """The breaks of all years by year, kind and order of the districts; `entered`: years that start from their input.

    Of a year before it that is not among `allocations` nothing is known.
    """
    found: list[Break] = []
    for before, now in pairwise(allocations):
        year = now.case.parameters.year
        found += sorted(_between(before, now, year, year in entered), key=lambda one: list(Kind).index(one.kind))
    return tuple(found)


def _between(before: Allocation, now: Allocation, year: int, entered: bool) -> Iterable[Break]:
    budgets = budgets_by_id(before)
    for district in now.case.districts:
        if district.id not in budgets:
            yield Break(year, Kind.NEW, district.id, district.name, not entered)
        elif district.status_quo != budgets[district.id]:
            yield Break(year, Kind.ENTERED if entered else Kind.MOVED, district.id, district.name, not entered)
    present = {district.id for district in now.case.districts}
    left_out = {gone.id for gone in now.case.excluded}
    for district in before.case.districts:
        if district.id in left_out:
            yield Break(year, Kind.LEFT_OUT, district.id, district.name, False)
        elif district.id not in present:
            yield Break(year, Kind.GONE, district.id, district.name, not entered)


def by_year(breaks: Iterable[Break], lang: Lang) -> list[str]:
    """A sentence for each year and kind with the names of its districts, the first ten of many."""
    told = []
    for _, group in groupby(breaks, key=lambda one: (one.year, one.kind)):
        alike = list(group)
        names = [one.name for one in alike[:_MOST_NAMED]]
        if len(alike) > _MOST_NAMED:
            names.append(counted(len(alike) - _MOST_NAMED, lang, "series.break.more", "series.break.more"))
        told.append(f"{alike[0].say(lang)}: {', '.join(names)}")
    return told
