"""Every input that differs between two cases, with its place in each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sozialbudget.case.case import Base, Case, District, Excluded, Freshness, Indicator, Service
from sozialbudget.case.layout import as_of_marked
from sozialbudget.case.parameters import PARAMETER_KEYS, Affects, affecting
from sozialbudget.case.problems import Place
from sozialbudget.words import Lang

PRESENT = "present"
"""The field of a row or column that only one of the two has: its values are True and False."""
COLUMN = "column"
"""The field of a column of the districts that is no field of its own: `InputDifference.column` names it."""
ORDER = "order"
"""The field of rows in another order, which decides who gets the last cents: its values name the rows."""

_DISTRICT = ("name", "provider", "status_quo", "cost_per_fte")
_INDICATOR = ("weight", "kind", "base", "direction", "source", "stand", "control_total")
_BASE = ("source", "stand", "control_total")
_SERVICE = ("share", "abf_rate")


@dataclass(frozen=True, slots=True)
class Stand:
    """What the one cell of an indicator's Stand says: as of when, and how fresh that is."""

    as_of: str | None
    freshness: Freshness

    def say(self, lang: Lang) -> str | None:
        """As a cell in `lang` has it."""
        return as_of_marked(self.as_of, self.freshness, lang)


@dataclass(frozen=True, slots=True)
class InputDifference:
    """One input that differs: table, row and field as in `Case.place`, its value in each (None: there is none)."""

    table: str
    """'districts', 'excluded', 'indicators', 'bases', 'parameters', 'services'."""
    row: str
    """A district's id, else the name or key of the row; empty for a whole column or table."""
    row_name: str
    """What people call the row."""
    field: str
    """A key of the sheet's columns, PRESENT, COLUMN or ORDER."""
    column: str
    """The name of the column where `field` is COLUMN, or of the one that only one of the two has."""
    a: Any
    b: Any
    place_a: Place | None
    place_b: Place | None


def differences(a: Case, b: Case) -> tuple[InputDifference, ...]:
    """All of them: parameters, indicators, districts, excluded districts, services."""
    return (*_parameters(a, b), *_indicators(a, b), *_districts(a, b), *_excluded(a, b), *_services(a, b))


def _parameters(a: Case, b: Case) -> Iterator[InputDifference]:
    for key in PARAMETER_KEYS:
        old, new = getattr(a.parameters, key), getattr(b.parameters, key)
        if old != new:
            yield _said(a, b, "parameters", key, key, "value", old, new)
        sources = _source(a, key), _source(b, key)
        if sources[0] != sources[1]:
            yield _said(a, b, "parameters", key, key, "source", *sources)


def _source(case: Case, key: str) -> str | None:
    """The resolution behind a parameter."""
    origin = case.parameter_origins.get(key)
    return origin.source if origin else None


def _indicators(a: Case, b: Case) -> Iterator[InputDifference]:
    old, new = ({indicator.name: indicator for indicator in case.indicators} for case in (a, b))
    yield from _rows(a, b, "indicators", old, new, _INDICATOR)
    before, after = ({base.name: base for base in case.bases} for case in (a, b))
    yield from _rows(a, b, "bases", before, after, _BASE)


def _services(a: Case, b: Case) -> Iterator[InputDifference]:
    old, new = ({service.name: service for service in case.services} for case in (a, b))
    yield from _rows(a, b, "services", old, new, _SERVICE)
    before, after = ([name for name in names if name in other] for names, other in ((old, new), (new, old)))
    if before != after:
        yield InputDifference("services", "", "", ORDER, "", ", ".join(before), ", ".join(after), None, None)


def _districts(a: Case, b: Case) -> Iterator[InputDifference]:
    old, new = ({district.id: district for district in case.districts} for case in (a, b))
    columns = [dict.fromkeys(column for district in case.districts for column in district.columns) for case in (a, b)]
    yield from _rows(a, b, "districts", old, new, _DISTRICT)
    for column in dict.fromkeys((*columns[0], *columns[1])):
        if column not in columns[0] or column not in columns[1]:
            old_has, new_has = (column in known for known in columns)
            yield InputDifference("districts", "", "", PRESENT, column, old_has, new_has, None, None)
            continue
        for id_ in (i for i in old if i in new):
            before, after = old[id_].columns.get(column), new[id_].columns.get(column)
            if before != after:
                places = a.place("districts", id_, column), b.place("districts", id_, column)
                yield InputDifference("districts", id_, new[id_].name, COLUMN, column, before, after, *places)


def _excluded(a: Case, b: Case) -> Iterator[InputDifference]:
    """Districts left out: they change nothing, but what is said of them is input."""
    old, new = ({gone.id: gone for gone in case.excluded} for case in (a, b))
    known = [{column for district in case.districts for column in district.columns} for case in (a, b)]
    columns = (known[0] & known[1]) | {"status_quo", "cost_per_fte"}
    for id_ in dict.fromkeys((*old, *new)):
        before, after = old.get(id_), new.get(id_)
        name = (after or old[id_]).name
        if before is None or after is None:
            reasons = (gone.reason if gone else None for gone in (before, after))
            yield _said(a, b, "excluded", id_, name, "excluded", *reasons)
            continue
        said = [{"name": gone.name, "provider": gone.provider, "excluded": gone.reason} for gone in (before, after)]
        for field in said[0]:
            if said[0][field] != said[1][field]:
                yield _said(a, b, "excluded", id_, name, field, said[0][field], said[1][field])
        for column in (column for column in dict.fromkeys((*before.cells, *after.cells)) if column in columns):
            cells = before.cells.get(column), after.cells.get(column)
            if cells[0] != cells[1]:
                own_field = column in ("status_quo", "cost_per_fte")
                places = a.place("districts", id_, column), b.place("districts", id_, column)
                field, header = (column, "") if own_field else (COLUMN, column)
                yield InputDifference("excluded", id_, name, field, header, *cells, *places)


def _rows(
    a: Case,
    b: Case,
    table: str,
    old: Mapping[str, District | Indicator | Base | Service | Excluded],
    new: Mapping[str, District | Indicator | Base | Service | Excluded],
    fields: tuple[str, ...],
) -> Iterator[InputDifference]:
    for row in dict.fromkeys((*old, *new)):
        name = (new.get(row) or old[row]).name
        if row not in old or row not in new:
            yield _said(a, b, table, row, name, PRESENT, row in old, row in new)
            continue
        for field in fields:
            before, after = _value(old[row], field), _value(new[row], field)
            if before != after:
                yield _said(a, b, table, row, name, "as_of" if field == "stand" else field, before, after)


def _value(row: District | Indicator | Base | Service | Excluded, field: str) -> Any:
    if isinstance(row, Indicator | Base) and field == "stand":
        return Stand(row.as_of, row.freshness)
    return getattr(row, field)


def _said(a: Case, b: Case, table: str, row: str, name: str, field: str, old: Any, new: Any) -> InputDifference:
    column = "name" if field == PRESENT else field
    sheet = {"excluded": "districts", "bases": "indicators"}.get(table, table)
    places = a.place(sheet, row, column), b.place(sheet, row, column)
    return InputDifference(table, row, name, field, "", old, new, *places)


class Kind(StrEnum):
    """The kinds of groups, in the order they are told."""

    DISTRICTS = "districts"
    STATUS_QUO = "status_quo"
    TOTAL = "total"
    INDICATOR = "indicator"
    UNIT_COSTS = "unit_costs"
    WEIGHTS = "weights"
    METHOD = "method"
    PROTECTION = "protection"
    ROUNDING = "rounding"
    RATES = "rates"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of inputs; `indicator` is the name of the one it is of, else empty."""

    kind: Kind
    indicator: str = ""

    @property
    def key(self) -> str:
        """Its name for programs: `weights`, `indicator: <name>`."""
        return f"{self.kind}: {self.indicator}" if self.indicator else str(self.kind)


PARAMETERS_OF = {Kind(what): affecting(what) for what in Affects}
"""The parameters of each group; indicators, weights, districts and budgets today have none."""

NEED = frozenset((Kind.DISTRICTS, Kind.INDICATOR, Kind.UNIT_COSTS, Kind.WEIGHTS, Kind.METHOD))
"""What need shares depend on."""


def printed_parts(parts: Sequence[Sequence[int]], denominator: int) -> tuple[list[list[int]], list[int]]:
    """`parts[cause][district]` ÷ `denominator` in whole units, and the same of each cause's sum over the districts.

    Each sum is its exact sum, rounded; what is printed of a cause sums to that, and what is printed of a district to
    the exact sum of its parts, which must be a whole number.
    """
    totals = _whole([sum(row) for row in parts], denominator)
    columns = [_whole(column, denominator) for column in zip(*parts, strict=True)]
    printed = [[column[cause] for column in columns] for cause in range(len(parts))]
    _foot(printed, parts, totals, denominator)
    return printed, totals


def _whole(parts: Sequence[int], denominator: int) -> list[int]:
    """`parts` in whole units with the same sum, a whole number; what is left goes to the largest remainders."""
    # Cut towards zero, so that signs do not matter.
    cut = [part // denominator if part >= 0 else -(-part // denominator) for part in parts]
    left = sum(parts) // denominator - sum(cut)
    sign = 1 if left > 0 else -1
    by_remainder = sorted(range(len(parts)), key=lambda k: -sign * (parts[k] - cut[k] * denominator))
    for k in by_remainder[: abs(left)]:
        cut[k] += sign
    return cut


def _foot(printed: list[list[int]], parts: Sequence[Sequence[int]], totals: Sequence[int], denominator: int) -> None:
    """Move single units between two causes of a district, where it makes the least error, until each cause foots."""
    missing = [total - sum(row) for total, row in zip(totals, printed, strict=True)]
    while any(missing):
        to = next(cause for cause, units in enumerate(missing) if units > 0)
        out = next(cause for cause, units in enumerate(missing) if units < 0)
        owed = [
            more - less - (has - gives) * denominator
            for more, less, has, gives in zip(parts[to], parts[out], printed[to], printed[out], strict=True)
        ]
        i = owed.index(max(owed))
        printed[to][i] += 1
        printed[out][i] -= 1
        missing[to] -= 1
        missing[out] += 1
