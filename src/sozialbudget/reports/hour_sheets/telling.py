"""Words and numbers of a sheet. What goes into a formula is told with all its digits, so that anyone can recompute."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from sozialbudget.case.parameters import about
from sozialbudget.method.allocation import Allocation, figures_of
from sozialbudget.method.figure import Figure
from sozialbudget.reports.allocation.labels import district_names, heading
from sozialbudget.reports.hour_sheets.figures import FTE_DECIMALS, decimals_of, hours_decimals
from sozialbudget.reports.hour_sheets.request import By, SheetsRequest
from sozialbudget.words import Lang, say
from sozialbudget.words.dates import day_told
from sozialbudget.words.numbers import euro, number, percent, plain

_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Teller:
    """A calculation, what is asked of its sheets, and the language."""

    allocation: Allocation
    request: SheetsRequest
    lang: Lang

    def say(self, key: str, **values: object) -> str:
        """The sentence `key` in the language of the sheets."""
        return say(key, self.lang, **values)

    @property
    def year(self) -> int:
        """The budget year."""
        return self.allocation.case.parameters.year

    @property
    def county(self) -> str | None:
        """Who grants the budgets."""
        return self.allocation.case.parameters.county

    @property
    def by_district(self) -> bool:
        """Whether each district has a sheet of its own."""
        return self.request.by is By.DISTRICT

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """The figures of the Berechnungsbogen, for their names and formulas in words."""
        return figures_of(self.allocation.case)

    @cached_property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What the title block says of who grants the budgets and of the committee paper."""
        request = self.request
        meeting = ", ".join(part for part in (request.paper, request.committee) if part)
        told = {
            "document.county": self.county,
            "hour_sheet.paper" if request.paper else "hour_sheet.committee": meeting,
            "hour_sheet.day": day_told(request.day, self.lang) if request.day else None,
        }
        return tuple((self.say(key), value) for key, value in told.items() if value)

    def label(self, key: str) -> str:
        """The name of a figure, as it begins a line."""
        return heading(self.figures[key].label.say(self.lang))

    def parameter(self, key: str) -> str:
        """The name of a parameter, as it begins a line."""
        return heading(about(key).label.say(self.lang))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What each district is called."""
        return district_names(self.allocation.case)

    # --- numbers ------------------------------------------------------------------------------------------

    def cents(self, value: Decimal) -> str:
        """Money in a table whose header says that it is euros."""
        return number(value, self.lang, 2)

    def euros(self, value: Decimal) -> str:
        """Money with its cents; more decimals only where somebody gave more."""
        return euro(value, self.lang, decimals_of(value, 2))

    def rate(self, value: Decimal) -> str:
        """A rate in percent with all its digits."""
        return percent(value, self.lang, decimals_of(value * 100))

    def fte(self, value: Decimal) -> str:
        """Positions, as a table shows them."""
        return number(value, self.lang, FTE_DECIMALS)

    def hours(self, value: Decimal) -> str:
        """Hours a week, as a table shows them."""
        return number(value, self.lang, hours_decimals(self.allocation)).replace("-", "−")

    def with_unit(self, told: str, unit: str) -> str:
        """A number and its unit, which stay on one line."""
        return f"{told}{_SPACE}{unit}"

    def in_hours(self, value: Decimal) -> str:
        """Hours with their unit, as a formula shows them."""
        return self.with_unit(self.hours(value), self.say("hour_sheet.h"))

    def given_hours(self, value: Decimal) -> str:
        """Hours somebody gave, with all their digits."""
        return self.with_unit(plain(value, self.lang), self.say("hour_sheet.h"))
