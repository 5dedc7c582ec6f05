"""Indicators whose Stand says that they are new while their values are last year's to the last digit.

Last year's values are known from two places: the digests in the record of a rolled input, and the result that today's
budgets come from.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from sozialbudget.case.case import Freshness
from sozialbudget.case.layout import alike
from sozialbudget.case.problems import fault
from sozialbudget.method.numbers import same_number
from sozialbudget.reading.districts import DistrictReader
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.freshness import Dated, with_as_of
from sozialbudget.reading.result.status_quo import EarlierYear
from sozialbudget.reading.roll_record import RollRecord, digest, ids_here
from sozialbudget.reading.tables import InputTable

_Old = TypeVar("_Old")
Values = Mapping[str, object]
"""A column's values by the district's id."""


@dataclass(frozen=True, slots=True)
class Before:
    """What is known of the year before."""

    earlier: EarlierYear | None = None
    """The result that today's budgets come from."""
    record: RollRecord | None = None
    """What the input says of itself where `roll` made it."""


def warn_of_unchanged(
    table: InputTable,
    entries: Sequence[Dated],
    reader: DistrictReader,
    before: Before,
    findings: Findings,
) -> None:
    """One warning that names them, at the Stand of the first."""
    fresh = [entry for entry in entries if entry.freshness is Freshness.FRESH]
    cells = _cells(reader)
    same = [entry for entry in fresh if _is_unchanged(entry, _values(reader, cells, entry.name), before)]
    if same:
        told = tuple(with_as_of(entry) for entry in same)
        column = table.columns.get("as_of", table.columns["name"])
        findings.cell(table.sheet, same[0].row, column, fault("indicators_unchanged", indicators=told), "warning")


def _is_unchanged(entry: Dated, now: Values, before: Before) -> bool:
    record, earlier = before.record, before.earlier
    if record is not None and _is_as_recorded(entry.name, now, record):
        return True
    if earlier is None or (record is None and earlier.as_of.get(alike(entry.name)) == entry.as_of):
        return False  # a Stand that is still the old one claims nothing
    return any(_are_same(now, old) for old in _of_column(entry.name, earlier.columns))


def _is_as_recorded(name: str, now: Values, record: RollRecord) -> bool:
    """Whether the column has the digest of old values: of its own name, of any other where it is called anew."""
    here = ids_here(record, now)
    if not here or any(identity not in now for identity in here.values()):
        return False
    found = digest({old: now[identity] for old, identity in here.items()})
    return found in list(_of_column(name, record.digests))


def _are_same(now: Values, old: Mapping[str, Decimal]) -> bool:
    """Whether every district of the year before still has its old value."""
    return old.keys() <= now.keys() and all(_is_same(before, now[identity]) for identity, before in old.items())


def _is_same(before: Decimal, now: object) -> bool:
    return isinstance(now, Decimal) and same_number(now, before)


def _of_column(name: str, known: Mapping[str, _Old]) -> Iterator[_Old]:
    """What is known of the column, by its name; of every column where none is called so."""
    if alike(name) in known:
        yield known[alike(name)]
    else:
        yield from known.values()


def _cells(reader: DistrictReader) -> Mapping[str, Mapping[str, object]]:
    """The numbers of each district by its id, of those that are left out as they stand there."""
    left_out = {gone.id: gone.cells for gone in reader.result.excluded}
    return {
        label.id: reader.numbers.get(row) or left_out.get(label.id, {})
        for row, label in reader.labels.items()
        if label.id is not None
    }


def _values(reader: DistrictReader, cells: Mapping[str, Mapping[str, object]], name: str) -> Values:
    """The column `name` as it was read."""
    called = reader.table.columns_called(name)
    header = next((asked.name for asked in reader.asked.values() if called and asked.column == called[1][0]), name)
    return {identity: found[header] for identity, found in cells.items() if header in found}
