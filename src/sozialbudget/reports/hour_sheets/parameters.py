"""The parameters a sheet is computed with, each with its value and who says so."""

from collections.abc import Iterator
from dataclasses import dataclass

from sozialbudget.case.origins import said_by, services_said_by, source_of
from sozialbudget.case.parameters import about
from sozialbudget.reports.hour_sheets.grouping import Holder
from sozialbudget.reports.hour_sheets.telling import Teller


@dataclass(frozen=True, slots=True)
class Used:
    """A parameter: its name, its value, and where that comes from; its key where it is one for all."""

    label: str
    value: str
    source: str
    key: str = ""


def used(t: Teller, holder: Holder) -> Iterator[Used]:
    """The parameters of steps 7 to 9 that the figures of this sheet come from, in the order of the calculation."""
    case = t.allocation.case
    p = case.parameters
    yield _parameter(t, "overhead_rate", t.rate(p.overhead_rate))
    yield _parameter(t, "overhead_basis", about("overhead_basis").choices[p.overhead_basis].say(t.lang))
    for service in case.services:
        source = _cell(t, "services", service.name, "share")
        yield Used(t.say("hour_sheet.share", service=service.name), t.rate(service.share), source)
    own_costs = [i for i in holder.districts if case.districts[i].cost_per_fte is not None]
    if len(own_costs) < len(holder.districts):
        yield _parameter(t, "cost_per_fte", t.euros(p.cost_per_fte))
    for i in own_costs:
        district = case.districts[i]
        name = t.say("hour_sheet.of", label=t.parameter("cost_per_fte"), name=t.names[i])
        yield Used(name, t.euros(t.allocation.cost_per_fte[i]), _cell(t, "districts", district.id, "cost_per_fte"))
    yield _parameter(t, "weekly_hours", t.given_hours(p.weekly_hours))
    if any(service.abf_rate is None for service in case.services):
        yield _parameter(t, "abf_rate", t.rate(p.abf_rate))
    for service in case.services:
        if service.abf_rate is not None:
            name = t.say("hour_sheet.of", label=t.parameter("abf_rate"), name=service.name)
            yield Used(name, t.rate(service.abf_rate), _cell(t, "services", service.name, "abf_rate"))
    yield _parameter(t, "hours_unit", t.given_hours(p.hours_unit))


def _parameter(t: Teller, key: str, value: str) -> Used:
    return Used(t.parameter(key), value, _source(t, key), key)


def _cell(t: Teller, table: str, row: str, column: str) -> str:
    """The cell of the input, where it has one."""
    place = t.allocation.case.place(table, row, column)
    if place is not None and place.cell is not None:
        return f"{t.say('said_by.workbook')} ({place})"
    return services_said_by(t.allocation.case, t.lang)


def _source(t: Teller, key: str) -> str:
    """Cell, file or option, and the resolution; a default is told as one."""
    case = t.allocation.case
    return "; ".join(part for part in (said_by(case, key, t.lang), source_of(case, key, t.lang)) if part)
