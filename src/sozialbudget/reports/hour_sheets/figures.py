"""The figures of a sheet as they are printed: rounded once, from exact values, so that every column foots.

The Berechnungsbogen carries FTE and weekly hours unrounded. A sheet prints FTE to four places and hours to two; its
sums are sums of the printed figures. Money and face-to-face hours are whole cents and hours units there already, so
their sums are those of the Berechnungsbogen.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import TypeVar

from sozialbudget.method.allocation import Allocation
from sozialbudget.method.numbers import exact, half_up
from sozialbudget.reports.hour_sheets.grouping import Holder

FTE_DECIMALS = 4


def decimals_of(value: Decimal, least: int = 0) -> int:
    """Decimal places `value` needs, at least `least`."""
    exponent = value.normalize().as_tuple().exponent
    return max(least, -exponent) if isinstance(exponent, int) else least


def hours_decimals(allocation: Allocation) -> int:
    """Decimal places of hours on a sheet: two, more where the hours unit has more."""
    return decimals_of(allocation.case.parameters.hours_unit, 2)


@dataclass(frozen=True, slots=True)
class Money:
    """EUR a year."""

    budget: Decimal
    overhead: Decimal
    personnel: Decimal


@dataclass(frozen=True, slots=True)
class Hours:
    """What a service gets: EUR a year, positions, hours a week. `abf_hours` = weekly − face-to-face hours."""

    amount: Decimal
    fte: Decimal
    weekly_hours: Decimal
    abf_hours: Decimal
    face_to_face_hours: Decimal


_Figures = TypeVar("_Figures", Money, Hours)


def money(a: Allocation, i: int) -> Money:
    """Budget, overhead and personnel money of the district at position `i`."""
    return Money(a.budget[i], a.overhead[i], a.personnel[i])


def hours(a: Allocation, i: int, s: int) -> Hours:
    """The hours of service `s` in the district at position `i`."""
    service = a.services[s]
    with exact():
        weekly = half_up(service.weekly_hours[i], Decimal(1).scaleb(-hours_decimals(a)))
        reaching = service.face_to_face_hours[i]
        return Hours(
            amount=service.amount[i],
            fte=half_up(service.fte[i], Decimal(1).scaleb(-FTE_DECIMALS)),
            weekly_hours=weekly,
            abf_hours=weekly - reaching,
            face_to_face_hours=reaching,
        )


def total_money(a: Allocation, holder: Holder) -> Money:
    """The sums over the districts of a sheet."""
    return _total(Money, [money(a, i) for i in holder.districts])


def total_hours(a: Allocation, holder: Holder, service: int | None = None) -> Hours:
    """The sums over the districts of a sheet, of one service or of all."""
    numbers = range(len(a.services)) if service is None else (service,)
    return _total(Hours, [hours(a, i, s) for i in holder.districts for s in numbers])


def _total(kind: type[_Figures], parts: Iterable[_Figures]) -> _Figures:
    listed = list(parts)
    with exact():
        return kind(*(sum((getattr(part, field.name) for part in listed), Decimal(0)) for field in fields(kind)))
