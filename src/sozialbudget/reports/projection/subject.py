"""What every page and screen of a projection is written from."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from sozialbudget.method.numbers import Array, exact
from sozialbudget.method.years.model import Projection, YearOutcome
from sozialbudget.reports.allocation.labels import district_names
from sozialbudget.reports.annex.printed import money
from sozialbudget.words import Lang, say


@dataclass(frozen=True)
class Subject:
    """A projection and the language it is told in."""

    projection: Projection
    lang: Lang

    def say(self, key: str, **values: object) -> str:
        """The sentence `key`."""
        return say(key, self.lang, **values)

    def listed(self, items: Sequence[str], most: int = 8) -> str:
        """`items` in a sentence: A, B and C; of more than `most` + 1 the first and how many more."""
        if len(items) > most + 1:
            return self.say("annex.and_more", some=", ".join(items[:most]), n=len(items) - most)
        if len(items) < 2:
            return "".join(items)
        return self.say("annex.and", some=", ".join(items[:-1]), last=items[-1])

    def money(self, amount: Decimal) -> str:
        """An amount in a sentence."""
        return money(amount, self.lang)

    @property
    def years(self) -> tuple[YearOutcome, ...]:
        """The years of the projection."""
        return self.projection.years

    @property
    def first(self) -> YearOutcome:
        """The first year."""
        return self.years[0]

    @property
    def last(self) -> YearOutcome:
        """The last year."""
        return self.years[-1]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the districts are called."""
        return district_names(self.projection.case)

    @cached_property
    def title(self) -> str:
        """The plan's title, else which years these are."""
        said = self.projection.plan.title
        return said or self.say("projection.title", first=self.first.year, last=self.last.year)

    @property
    def has_compensation(self) -> bool:
        """Whether the plan compensates deficits."""
        return any(year.compensation_total for year in self.years)

    @property
    def has_additional(self) -> bool:
        """Whether any year has money beside the formula."""
        return any(year.additional for year in self.years)

    @property
    def has_uncovered(self) -> bool:
        """Whether a cap leaves hours uncovered in any year."""
        return any(any(year.uncovered_hours) for year in self.years)

    @cached_property
    def hour_places(self) -> int:
        """Decimals of all hours."""
        units = [year.allocation.case.parameters.hours_unit for year in self.years]
        return max(max(0, -int(unit.normalize().as_tuple().exponent)) for unit in units)

    def short_of(self, year: YearOutcome) -> list[int]:
        """Positions of the districts below their reference budget by the formula, largest deficit first."""
        with exact():
            found = [i for i, missing in enumerate(year.deficit) if missing > 0]
            return sorted(found, key=lambda i: (-year.deficit[i], self.projection.case.districts[i].id))


def total(values: Sequence[Decimal] | Array) -> Decimal:
    """Their sum, exactly."""
    with exact():
        return sum(values, Decimal(0))
