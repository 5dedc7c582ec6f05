"""The right part of the Berechnungsbogen: money by service, positions and hours."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.formats.document import Column, Table
from sozialbudget.method.numbers import CENT, Array
from sozialbudget.reports.allocation.labels import heading
from sozialbudget.reports.annex.column_meanings import given, meaning
from sozialbudget.reports.annex.column_table import (
    MOST_COLUMNS,
    ROW_HEADERS,
    Meaning,
    Shown,
    district_table,
    numbers,
)
from sozialbudget.reports.annex.comparison import chunks
from sozialbudget.reports.annex.printed import NONE, cells, euro_places, footed, places, rate
from sozialbudget.reports.annex.subject import Subject

_FTE_DECIMALS = _HOURS_DECIMALS = 4
_FACE_TO_FACE_DECIMALS = 6
_PER_SERVICE = 3
"""Columns of each service in the table of hours."""
_TOGETHER = 2


def money_tables(s: Subject) -> Iterator[tuple[Table, list[Shown]]]:
    """Overhead, personnel and the amount of each service; split where the services are too many for one table."""
    first = [*_provider(s), *_money(s)]
    yield from _tables(s, "annex.sheet.money_caption", first, [[_amount(s, k)] for k in _services(s)], [], repeat=False)


def hours_tables(s: Subject) -> Iterator[tuple[Table, list[Shown]]]:
    """Positions and hours of each service and of all; split where the services are too many for one table."""
    each = [list(_positions_and_hours(s, k)) for k in _services(s)]
    together = list(_together(s)) if len(each) > 1 else []
    note = s.say("annex.sheet.rounding")
    yield from _tables(s, "annex.sheet.hours_caption", list(_cost(s)), each, together, repeat=True, note=note)


def _services(s: Subject) -> range:
    return range(len(s.allocation.services))


def _tables(
    s: Subject,
    caption_key: str,
    first: list[Shown],
    each: list[list[Shown]],
    last: list[Shown],
    *,
    repeat: bool,
    note: str = "",
) -> Iterator[tuple[Table, list[Shown]]]:
    """`each` service's columns, as many side by side as there is room; `first` before (all of) them, `last` after."""
    room = MOST_COLUMNS - ROW_HEADERS - len(first) - len(last)
    parts = chunks(range(len(each)), max(1, room // len(each[0])))
    for k, part in enumerate(parts):
        columns = [
            *(first if repeat or k == 0 else []),
            *(shown for service in part for shown in each[service]),
            *(last if k == len(parts) - 1 else []),
        ]
        caption = s.say(caption_key)
        if len(parts) > 1:
            caption = s.say("annex.comparison.part", caption=caption, k=k + 1, n=len(parts))
        yield district_table(s, caption, columns, note), columns


# --- money ----------------------------------------------------------------------------------------------


def _provider(s: Subject) -> Iterator[Shown]:
    districts = s.allocation.case.districts
    if any(district.provider for district in districts):
        header = heading(DISTRICTS.column("provider").header.say(s.lang))
        yield Shown(Column(header, align="left"), [district.provider or NONE for district in districts])


def _money(s: Subject) -> Iterator[Shown]:
    a = s.allocation
    budget = meaning(s, "budget")
    if not s.part.budgets:
        budget = Meaning(budget.name, s.say("annex.sheet.from_left"), s.say("annex.part.budgets"))
    yield _euros(s, Column(budget.name), footed(a.budget, CENT), budget)
    for key, values in (("overhead", a.overhead), ("personnel", a.personnel)):
        told = meaning(s, key)
        yield _euros(s, Column(told.name), list(values), told)


def _euros(s: Subject, column: Column, values: Sequence[Decimal], told: Meaning) -> Shown:
    return numbers(s, column, values, euro_places(values), told)


def _amount(s: Subject, k: int) -> Shown:
    service, group = s.allocation.services[k], s.say("annex.sheet.by_service")
    column = Column(f"{service.name} ({rate(service.share, s.lang)})", group)
    return _euros(s, column, list(service.amount), meaning(s, "amount", group))


# --- positions and hours --------------------------------------------------------------------------------


def _cost(s: Subject) -> Iterator[Shown]:
    """What a position costs, where that differs."""
    values = list(s.allocation.cost_per_fte)
    if min(values) != max(values):
        header = heading(DISTRICTS.column("cost_per_fte").header.say(s.lang))
        told = cells(values, s.lang, euro_places(values))
        yield Shown(Column(header), told, "", given(s, header))


def _fte(s: Subject, k: int) -> list[Decimal]:
    return footed(s.allocation.services[k].fte, Decimal(1).scaleb(-_FTE_DECIMALS))


def _positions_and_hours(s: Subject, k: int) -> Iterator[Shown]:
    service = s.allocation.services[k]
    hours = footed(service.weekly_hours, Decimal(1).scaleb(-_HOURS_DECIMALS))
    columns: list[tuple[str, list[Decimal], int]] = [
        ("fte", _fte(s, k), _FTE_DECIMALS),
        ("weekly_hours", hours, _HOURS_DECIMALS),
        ("face_to_face_hours", list(service.face_to_face_hours), _face_to_face_decimals(s)),
    ]
    for key, values, decimals in columns:
        told = meaning(s, key)
        yield numbers(s, Column(told.name, service.name), values, decimals, told)


def _face_to_face_decimals(s: Subject) -> int:
    hours: list[Array] = [service.face_to_face_hours for service in s.allocation.services]
    return places([value for column in hours for value in column], _FACE_TO_FACE_DECIMALS)


def _together(s: Subject) -> Iterator[Shown]:
    """Sums of what is printed for the services, so that rows foot as columns do."""
    group = s.say("annex.sheet.together")
    fte = [_fte(s, k) for k in _services(s)]
    hours = [list(service.face_to_face_hours) for service in s.allocation.services]
    for key, columns, decimals in (
        ("fte", fte, _FTE_DECIMALS),
        ("face_to_face_hours", hours, _face_to_face_decimals(s)),
    ):
        name = meaning(s, key).name
        told = Meaning(f"{group}: {name}", s.say("annex.sheet.sum_words"), s.say("annex.sheet.arithmetic"))
        sums = [sum(row, Decimal(0)) for row in zip(*columns, strict=True)]
        yield numbers(s, Column(name, group), sums, decimals, told)
