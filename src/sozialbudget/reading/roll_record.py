"""What a rolled input was given by `roll`, as its own sheet `Fortschreibung` says: today's budgets, last year's values.

Read so that a row that is lost afterwards, or an indicator that nobody renewed, is noticed. The sheet is known by its
name or, renamed, by its table; people may have edited it, so whatever cannot be read is nothing, or one warning.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple

from sozialbudget.case.canonical import SEPARATOR, canonical
from sozialbudget.case.layout import alike, folded, folded_names
from sozialbudget.reading.cells import Number, number, text
from sozialbudget.reading.grid import Book, DamagedError, Sheet, TooLargeError, filled, is_blank
from sozialbudget.reading.lost_zeros import zeros_apart
from sozialbudget.reading.unread import titles_of_ours
from sozialbudget.words import Text
from sozialbudget.words.catalogue import WORDS

_TITLES = folded_names(WORDS["sheet.roll"])
_SUM = folded_names(WORDS["table.sum"])
_DIGEST_LENGTH = 16


class RollRecord(NamedTuple):
    """The districts with the budgets passed on to them, EUR a year by id, and a digest of each column's old values."""

    sheet: Sheet
    budgets: Mapping[str, Decimal] = MappingProxyType({})
    names: Mapping[str, str] = MappingProxyType({})
    total: Decimal | None = None
    """The sum of the budgets as it stands there; None where it does not."""
    digests: Mapping[str, str] = MappingProxyType({})
    """By the name of the column, as `alike` gives it."""
    is_readable: bool = True
    """Whether its districts could be read, all of them."""


def digest(values: Mapping[str, object]) -> str:
    """By what the values of a column, by the district's id, are known again; in any order, saved by any program."""
    told = "\n".join(f"{identity}{SEPARATOR}{canonical(values[identity])}" for identity in sorted(values))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LENGTH]


def ids_here(record: RollRecord, now: Collection[str]) -> Mapping[str, str]:
    """The id that each of the record's districts has among `now`: its own, or that with other leading zeros."""
    apart = zeros_apart(now, record.budgets)
    return {old: old for old in record.budgets} | {old: identity for identity, old in apart.items()}


def find_roll_record(book: Book) -> RollRecord | None:
    """The record of a rolled input; None where the workbook has none."""
    for position in _candidates(book.sheet_names):
        try:
            found = _record(book.sheet(position))
        except (DamagedError, TooLargeError):
            continue
        if found is not None:
            return found
    return None


def _candidates(names: Sequence[str]) -> list[int]:
    """The sheets that may be it: those of its name, and the first of the workbook, which it is however it is called."""
    named = [position for position, name in enumerate(names) if any(title in folded(name) for title in _TITLES)]
    first = [0] if names and 0 not in named and folded(names[0]) not in titles_of_ours(names) else []
    return [*named, *first]


def _record(sheet: Sheet) -> RollRecord | None:
    """What `sheet` says; None where it is somebody else's, of that name by chance."""
    header = _header(sheet, ("roll.id", "table.name", "roll.status_quo_old", "roll.status_quo_new"))
    if header is None:
        return RollRecord(sheet, is_readable=False) if _is_ours(sheet) else None
    row, columns = header
    budgets: dict[str, Decimal] = {}
    names: dict[str, str] = {}
    total: Decimal | None = None
    for below in _table_rows(sheet, row, columns["roll.status_quo_new"]):
        cells = sheet.rows[below]
        identity, name = text(cells.get(columns["roll.id"])), text(cells.get(columns["table.name"]))
        amount = number(cells.get(columns["roll.status_quo_new"]))
        if identity is None and isinstance(amount, Number) and isinstance(name, str) and folded(name) in _SUM:
            total = amount.value
            break
        if not isinstance(identity, str) or not isinstance(amount, Number) or identity in budgets:
            return RollRecord(sheet, is_readable=False)
        budgets[identity], names[identity] = amount.value, name if isinstance(name, str) else ""
    return RollRecord(sheet, budgets, names, total, dict(_digests(sheet)), is_readable=bool(budgets))


def _table_rows(sheet: Sheet, header: int, column: int) -> Iterator[int]:
    """The rows below `header` until the heading of another table; empty ones are passed over."""
    for row in sorted(sheet.rows):
        cells = dict(filled(sheet.rows[row]))
        if row <= header or not cells:
            continue
        if column not in cells and len(cells) == 1:
            return
        yield row


def _digests(sheet: Sheet) -> Iterator[tuple[str, str]]:
    header = _header(sheet, ("roll.column", "roll.digest"))
    if header is None:
        return
    row, columns = header
    for below in _table_rows(sheet, row, columns["roll.digest"]):
        cells = sheet.rows[below]
        name, told = text(cells.get(columns["roll.column"])), text(cells.get(columns["roll.digest"]))
        if isinstance(name, str) and isinstance(told, str):
            yield alike(name), told


def _header(sheet: Sheet, keys: tuple[str, ...]) -> tuple[int, dict[str, int]] | None:
    """The first row with the headers `keys` of the catalogue, in one language or the other, and their columns."""
    for row in sorted(sheet.rows):
        named = {folded(raw): column for column, raw in filled(sheet.rows[row]) if isinstance(raw, str)}
        found = {key: _column(named, WORDS[key]) for key in keys}
        if None not in found.values():
            return row, {key: column for key, column in found.items() if column is not None}
    return None


def _column(named: Mapping[str, int], header: Text) -> int | None:
    return next((named[name] for name in folded_names(header) if name in named), None)


def _is_ours(sheet: Sheet) -> bool:
    """Whether it begins with the title that `roll` writes."""
    fixed = [folded(words.split("{")[0]) for words in (WORDS["roll.title"].de, WORDS["roll.title"].en)]
    first = next((raw for row in sorted(sheet.rows) for _, raw in filled(sheet.rows[row]) if not is_blank(raw)), None)
    return isinstance(first, str) and any(folded(first).startswith(words) for words in fixed)
