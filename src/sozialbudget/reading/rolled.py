"""A rolled input against its own `Fortschreibung`: no district and no euro is lost from it in silence.

Districts and money change for two reasons that the input itself says: a boundary change, or an exclusion.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple

from sozialbudget.case.case import BoundaryChange
from sozialbudget.case.layout import alike, folded, folded_names
from sozialbudget.case.plain import SEPARATOR, canonical
from sozialbudget.case.problems import Severity, fault
from sozialbudget.method.boundaries import moved
from sozialbudget.method.numbers import CENT, exact_sum, same_number
from sozialbudget.reading.cells import Number, number, shown, text
from sozialbudget.reading.districts import DistrictReader, Labels
from sozialbudget.reading.findings import listed, quoted
from sozialbudget.reading.grid import Book, DamagedError, Sheet, TooLargeError, filled, header_of
from sozialbudget.reading.result.boundaries import ChangeRead, read_boundary_changes, tell_changes
from sozialbudget.reading.result.status_quo import report_zeros, tell_left_out
from sozialbudget.reading.spoilt import zeros_apart
from sozialbudget.reading.tables import InputTable
from sozialbudget.reading.unread import titles_of_ours
from sozialbudget.words import LANGUAGES, Text
from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.numbers import Euros, told

_TITLES = folded_names(WORDS["sheet.roll"])
_SUM = folded_names(WORDS["table.sum"])
_DIGEST_LENGTH = 16
_DISTRICTS = ("roll.id", "table.name", "roll.status_quo_old", "roll.status_quo_new")


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
    header = header_of(sheet, {key: WORDS[key] for key in _DISTRICTS})
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
    header = header_of(sheet, {key: WORDS[key] for key in ("roll.column", "roll.digest")})
    if header is None:
        return
    row, columns = header
    for below in _table_rows(sheet, row, columns["roll.digest"]):
        cells = sheet.rows[below]
        name, told = text(cells.get(columns["roll.column"])), text(cells.get(columns["roll.digest"]))
        if isinstance(name, str) and isinstance(told, str):
            yield alike(name), told


def _is_ours(sheet: Sheet) -> bool:
    """Whether it begins with the title that `roll` writes."""
    fixed = [folded(words.split("{")[0]) for words in (WORDS["roll.title"].de, WORDS["roll.title"].en)]
    first = next((raw for row in sorted(sheet.rows) for _, raw in filled(sheet.rows[row])), None)
    return isinstance(first, str) and any(folded(first).startswith(words) for words in fixed)


def check_rolled(
    record: RollRecord, reader: DistrictReader, boundary_changes: InputTable | None
) -> tuple[BoundaryChange, ...]:
    """Compare the districts that `reader` has read with those of `record`; says nothing where ids are unread.

    The boundary changes between the two are returned.
    """
    findings = reader.table.findings
    if not record.is_readable:
        findings.sheet(record.sheet, fault("roll_unreadable"), "warning")
        return ()
    now = {label.id: label for label in reader.labels.values() if label.id is not None}
    if len(now) < len(reader.labels):
        return ()
    if apart := zeros_apart(now, record.budgets):
        report_zeros(reader, apart, now, shown(record.sheet.name))
        record = _with_ids_of(record, now)
    changes: list[ChangeRead] = []
    if boundary_changes is not None:
        names = {identity: label.name or "" for identity, label in now.items()}
        changes = read_boundary_changes(boundary_changes, record.names, names)
        if findings.has_errors_in(boundary_changes.sheet):
            return ()
        tell_changes(boundary_changes, changes, record.budgets, record.names, names)
    _Check(record, reader, changes, now).run()
    return tuple(entry.change for entry in changes)


def _with_ids_of(record: RollRecord, now: Mapping[str, Labels]) -> RollRecord:
    """The record with the ids as the districts have them."""
    here = ids_here(record, now)
    budgets = {here[old]: budget for old, budget in record.budgets.items()}
    return record._replace(budgets=budgets, names={here[old]: name for old, name in record.names.items()})


@dataclass(frozen=True, slots=True)
class _Check:
    """The record, the districts by id, and the boundary changes between them."""

    record: RollRecord
    reader: DistrictReader
    changes: Sequence[ChangeRead]
    now: Mapping[str, Labels]

    def run(self) -> None:
        """Report all that nothing explains."""
        budgets = moved(self.record.budgets, [entry.change for entry in self.changes])
        expected = {identity: budget for identity, budget in budgets.items() if identity is not None}
        counted = [label for label in self.now.values() if label.row not in self.reader.excluded_rows]
        self._check_record()
        self._report_missing([identity for identity in expected if identity not in self.now], expected)
        self._report_added([label for label in counted if label.id not in expected])
        self._warn_of_renamed(counted)
        self._compare_money(expected)
        tell_left_out(self.reader, budgets, self.record.sheet.place())

    def _check_record(self) -> None:
        """Its rows make its total: else one was deleted there, too."""
        total, found = self.record.total, exact_sum(self.record.budgets.values())
        if total is not None and abs(total - found) >= CENT:
            told = fault("roll_record_edited", total=Euros(total), sum=Euros(found))
            self.reader.table.findings.sheet(self.record.sheet, told)

    def _report_missing(self, missing: Sequence[str], expected: Mapping[str, Decimal]) -> None:
        if missing:
            names, lost = self.record.names, Euros(exact_sum(expected[one] for one in missing))
            told = [_called(names.get(one, ""), one, _euros(expected[one])) for one in missing]
            wrong = fault("roll_districts_missing", sum=lost, districts=listed(told), id=shown(missing[0]))
            self.reader.table.tell_sheet(wrong)

    def _report_added(self, added: Sequence[Labels]) -> None:
        if added:
            told = [_called(label.name or "", label.id or "") for label in added]
            self._at(added[0], "id", "roll_districts_added", "error", districts=told, id=shown(added[0].id or ""))

    def _warn_of_renamed(self, counted: Sequence[Labels]) -> None:
        """The same id under another name: perhaps another district's budget stands beside it."""
        leaving = {entry.change.from_id for entry in self.changes}
        names = {label.id: name for label in counted if (name := self.record.names.get(label.id or ""))}
        renamed = [
            label
            for label in counted
            if label.id in names
            and label.id not in leaving
            and label.name
            and alike(names[label.id]) != alike(label.name)
        ]
        if renamed:
            told = [_called(one.name or "", one.id or "", quoted(shown(names[one.id]))) for one in renamed]
            self._at(renamed[0], "name", "roll_districts_renamed", "warning", districts=told)

    def _compare_money(self, expected: Mapping[str, Decimal]) -> None:
        """Budgets that are not those passed on; an error where their sum is another, too."""
        districts = self.reader.result.districts
        if self.reader.status_quo_forgotten or len(districts) + len(self.reader.excluded_rows) < len(self.now):
            return  # not all could be read, which was told
        new = {entry.change.to_id for entry in self.changes if entry.change.from_id is None}
        typed = {district.id: district.status_quo for district in districts}
        other = [one for one in typed if one in expected and not same_number(typed[one], expected[one])]
        started = [one for one in other if one in new]
        changed = [one for one in other if one not in new]
        if started:
            told = [_called(self.now[one].name or "", one, _euros(typed[one])) for one in started]
            self._at(self.now[started[0]], "status_quo", "roll_new_with_budget", "warning", districts=told)
        if changed:
            told = [_called(self.now[one].name or "", one, _instead(typed[one], expected[one])) for one in changed]
            found = exact_sum(typed[one] for one in typed if one not in started)
            rolled = exact_sum(expected[one] for one in expected if one in typed or one not in self.now)
            at = self.now[changed[0]]
            if found == rolled:
                self._at(at, "status_quo", "roll_money_moved", "warning", districts=told, sum=Euros(rolled))
            else:
                sums = {"sum": Euros(found), "rolled": Euros(rolled)}
                self._at(at, "status_quo", "roll_sum_differs", "error", districts=told, **sums)

    def _at(
        self, label: Labels, key: str, code: str, severity: Severity, *, districts: Sequence[Text], **values: object
    ) -> None:
        """A problem of several districts, at the first of them."""
        self.reader.table.tell(label.row, key, fault(code, districts=listed(districts), **values), severity)


def _called(name: str, identity: str, more: Text | None = None) -> Text:
    """„Nord“ (Nr 01), and what is to be said of it."""
    de, en = (f", {more.de}", f", {more.en}") if more else ("", "")
    return quoted(shown(name), Text(f" (Nr {shown(identity)}{de})", f" (id {shown(identity)}{en})"))


def _instead(typed: Decimal, expected: Decimal) -> Text:
    found, rolled = _euros(typed), _euros(expected)
    return Text(f"{found.de} statt {rolled.de}", f"{found.en} instead of {rolled.en}")


def _euros(amount: Decimal) -> Text:
    return Text(*(str(told(Euros(amount), lang)) for lang in LANGUAGES))
