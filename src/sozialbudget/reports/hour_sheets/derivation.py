"""How each figure of a sheet comes about, in words and with its numbers.

Every arithmetic starts from numbers that are printed with all their digits (money to the cent, costs, hours and rates
as given), never from a rounded result of the line before. So whoever types it into a calculator gets what stands
behind the equals sign, half a cent and half an hundredth of an hour included.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from sozialbudget.analysis.explain.explain import label
from sozialbudget.case.origins import parameter_value, said_by, services_said_by, source_of
from sozialbudget.case.parameters import Unit, about
from sozialbudget.method.allocation import Allocation, figures_of
from sozialbudget.method.figure import Figure, arithmetic, placeholders
from sozialbudget.method.services import SERVICE_FIGURES, money_figures, service_arithmetic
from sozialbudget.reports.allocation.columns import district_names
from sozialbudget.reports.hour_sheets.grouping import FTE_DECIMALS, Holder, decimals_of, hours, hours_decimals, money
from sozialbudget.reports.hour_sheets.request import By, SheetsRequest
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import day_told, euro, number, percent, plain
from sozialbudget.words.text import heading

_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class SheetTeller:
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

    def formula(self, key: str, **cells: str) -> str:
        """The formula of a figure in the spreadsheet, over `cells`."""
        formula = self.figures[key].formula
        assert formula is not None
        return formula.format(**cells)

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


def in_words(t: SheetTeller) -> Iterator[tuple[str, str]]:
    """Each figure's name and its formula in words."""
    first = money_figures(t.allocation.case.parameters.overhead_basis)
    for figure in (*first, *(t.figures[key] for key in SERVICE_FIGURES)):
        template = figure.words.say(t.lang)
        names = {name: label(name, figure, dict(t.figures)).say(t.lang) for name in placeholders(template)}
        yield t.label(figure.key), template.format(**names)
    yield t.say("hour_sheet.abf"), t.say("hour_sheet.abf_words")


def of_money(t: SheetTeller, i: int) -> Iterator[tuple[str, str]]:
    """Overhead and personnel money of the district at position `i`: name and arithmetic."""
    own, p = money(t.allocation, i), t.allocation.case.parameters
    numbers = {key: t.euros(getattr(own, key)) for key in ("budget", "overhead", "personnel")}
    for figure in money_figures(p.overhead_basis):
        line = arithmetic(figure, t.lang, overhead_rate=t.rate(p.overhead_rate), **numbers)
        yield t.label(figure.key), f"{line} = {numbers[figure.key]}"


def of_service(t: SheetTeller, i: int, s: int) -> Iterator[tuple[str, str]]:
    """Money and hours of service `s` in the district at position `i`: name and arithmetic."""
    a, service, own = t.allocation, t.allocation.services[s], hours(t.allocation, i, s)
    results = {
        "amount": t.euros(own.amount),
        "fte": t.with_unit(t.fte(own.fte), t.label("fte")),
        "weekly_hours": t.in_hours(own.weekly_hours),
        "face_to_face_hours": t.in_hours(own.face_to_face_hours),
    }
    lines = service_arithmetic(
        t.figures,
        t.lang,
        personnel=t.euros(a.personnel[i]),
        share=t.rate(service.share),
        amount=results["amount"],
        cost_per_fte=t.euros(a.cost_per_fte[i]),
        hours_per_fte=t.given_hours(a.case.parameters.weekly_hours),
        abf_rate=t.rate(service.abf_rate),
    )
    for key in SERVICE_FIGURES:
        yield t.label(key), f"{lines[key]} = {results[key]}"
    weekly, reaching = results["weekly_hours"], results["face_to_face_hours"]
    yield t.say("hour_sheet.abf"), f"{weekly} − {reaching} = {t.in_hours(own.abf_hours)}"


@dataclass(frozen=True, slots=True)
class Used:
    """A parameter: its name, its value, and where that comes from; its key where it is one for all."""

    label: str
    value: str
    source: str
    key: str = ""


def used(t: SheetTeller, holder: Holder) -> Iterator[Used]:
    """The parameters of steps 7 to 9 that the figures of this sheet come from, in the order of the calculation."""
    case = t.allocation.case
    yield _parameter(t, "overhead_rate")
    yield _parameter(t, "overhead_basis")
    for service in case.services:
        source = _cell(t, "services", service.name, "share")
        yield Used(t.say("hour_sheet.share", service=service.name), t.rate(service.share), source)
    own_costs = [i for i in holder.districts if case.districts[i].cost_per_fte is not None]
    if len(own_costs) < len(holder.districts):
        yield _parameter(t, "cost_per_fte")
    for i in own_costs:
        district = case.districts[i]
        name = t.say("hour_sheet.of", label=t.parameter("cost_per_fte"), name=t.names[i])
        yield Used(name, t.euros(t.allocation.cost_per_fte[i]), _cell(t, "districts", district.id, "cost_per_fte"))
    yield _parameter(t, "weekly_hours")
    if any(service.abf_rate is None for service in case.services):
        yield _parameter(t, "abf_rate")
    for service in case.services:
        if service.abf_rate is not None:
            name = t.say("hour_sheet.of", label=t.parameter("abf_rate"), name=service.name)
            yield Used(name, t.rate(service.abf_rate), _cell(t, "services", service.name, "abf_rate"))
    yield _parameter(t, "hours_unit")


def _parameter(t: SheetTeller, key: str) -> Used:
    value = parameter_value(t.allocation.case, key, t.lang)
    told = {Unit.RATE: t.rate, Unit.EUR: t.euros, Unit.HOURS: t.given_hours}.get(about(key).unit, str)
    return Used(t.parameter(key), told(value), _source(t, key), key)


def _cell(t: SheetTeller, table: str, row: str, column: str) -> str:
    """The cell of the input, where it has one."""
    place = t.allocation.case.place(table, row, column)
    if place is not None and place.cell is not None:
        return f"{t.say('said_by.workbook')} ({place})"
    return services_said_by(t.allocation.case, t.lang)


def _source(t: SheetTeller, key: str) -> str:
    """Cell, file or option, and the resolution; a default is told as one."""
    case = t.allocation.case
    return "; ".join(part for part in (said_by(case, key, t.lang), source_of(case, key, t.lang)) if part)
