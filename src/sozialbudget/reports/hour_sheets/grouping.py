"""Which sheets there are: one for each provider, or one for each district."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import TypeVar

from sozialbudget.case.case import Case
from sozialbudget.case.problems import Problem
from sozialbudget.case.umlauts import slug, spelt_alike
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.numbers import exact, half_up
from sozialbudget.reports.hour_sheets.request import By
from sozialbudget.words import Text


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose sheet it is: `districts` by position, `provider` None where they have none.

    `district_name` and `district_id` are set on the sheet of one district (`By.DISTRICT`).
    """

    provider: str | None
    districts: tuple[int, ...]
    district_name: str | None = None
    district_id: str | None = None


def holders(case: Case, by: By) -> tuple[Holder, ...]:
    """Providers by name, districts without one last; or districts in the order of the input.

    Providers are told apart by their exact names: whoever writes one in two ways gets two sheets, and a note.
    """
    if by is By.DISTRICT:
        return tuple(
            Holder(_provider(district.provider), (i,), district.name, district.id)
            for i, district in enumerate(case.districts)
        )
    of_provider: dict[str | None, list[int]] = {}
    for i, district in enumerate(case.districts):
        of_provider.setdefault(_provider(district.provider), []).append(i)
    ordered = sorted(of_provider.items(), key=lambda entry: (entry[0] is None, (entry[0] or "").casefold(), entry[0]))
    return tuple(Holder(provider, tuple(positions)) for provider, positions in ordered)


def notes(case: Case, by: By) -> Iterator[Problem]:
    """What an analyst should know before the sheets go out: who has no provider, whose names are nearly the same."""
    if by is By.DISTRICT:
        return
    without = tuple(district.name for district in case.districts if _provider(district.provider) is None)
    if without:
        yield Problem("districts_without_provider", severity="note", values={"districts": without})
    named = [holder.provider for holder in holders(case, by) if holder.provider is not None]
    for names in spelt_alike(named):
        quoted = tuple(Text(f"„{name}“", f"“{name}”") for name in names)
        yield Problem("providers_alike", severity="warning", values={"providers": quoted})


def _provider(name: str | None) -> str | None:
    return name if name is not None and name.strip() else None


_LONGEST = 60
_DIGITS = 8


def stems(prefix: str, names: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """A file name without ending for each of `names` (what it is called, what is unique to it), all different.

    The name's slug is cut where it is long. Where two would be the same, or nothing is left, the start of the SHA-256
    of what is unique is added to each of them, so that no name depends on the order. `prefix` keeps names clear of
    those that Windows reserves and of a leading dot.
    """
    digits = [0 if slug(called) else _DIGITS for called, _ in names]
    while True:
        found = [_stem(prefix, called, unique, n) for (called, unique), n in zip(names, digits, strict=True)]
        times = Counter(found)
        if len(times) == len(found):
            return tuple(found)
        digits = [n + _DIGITS if times[stem] > 1 else n for stem, n in zip(found, digits, strict=True)]


def _stem(prefix: str, called: str, unique: str, digits: int) -> str:
    digest = hashlib.sha256(unique.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
    return "-".join(part for part in (prefix, slug(called)[:_LONGEST].strip("-"), digest) if part)


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
