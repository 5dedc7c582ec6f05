"""Today's budgets from the result of the year before: matched by id, moved where boundaries changed, to the cent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from sozialbudget.case.case import BoundaryChange, District, Table
from sozialbudget.case.layout import BOUNDARY_CHANGES, alike
from sozialbudget.case.problems import Place, Problem, fault
from sozialbudget.method.boundaries import moved
from sozialbudget.method.numbers import exact, same_number
from sozialbudget.reading.cells import shown
from sozialbudget.reading.districts import DistrictReader, Labels
from sozialbudget.reading.result.boundaries import ChangeRead, likely_id, read_boundary_changes, tell_changes
from sozialbudget.reading.spoilt import pairs_told, zeros_apart
from sozialbudget.reading.tables import InputTable
from sozialbudget.words import Text
from sozialbudget.words.numbers import Euros


@dataclass(frozen=True, slots=True)
class EarlierYear:
    """What the result of an earlier year says, as the reading of the next year's input needs it.

    `problems` tells why the result cannot be used; the other fields are empty then.
    """

    name: str
    sha256: str = ""
    year: int = 0
    budgets: Mapping[str, Decimal] = field(default_factory=dict)
    """The new budget of each district, EUR a year, by id."""
    names: Mapping[str, str] = field(default_factory=dict)
    excluded: frozenset[str] = frozenset()
    """The ids left out there."""
    columns: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    """The values of each column by the district's id, by its name as `alike` gives it."""
    as_of: Mapping[str, str | None] = field(default_factory=dict)
    """The Stand of each column that has one, by the same names."""
    cells: Table | None = None
    """The cells of the budgets: the row by id, the column as 'budget'."""
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    """What is doubtful about it."""


class StatusQuo(NamedTuple):
    """The districts with today's budgets."""

    districts: Sequence[District]
    changes: tuple[BoundaryChange, ...] = ()
    """The boundary changes that moved the money."""
    tables: Mapping[str, Table] = MappingProxyType({})
    """Where the budgets come from, for `Case.origin`, where they come from a result."""


@dataclass(frozen=True, slots=True)
class PassingOn:
    """Passes the money of an earlier year on to the districts that a reader has read."""

    earlier: EarlierYear
    reader: DistrictReader
    boundary_changes: InputTable | None

    def apply(self, year: int | None) -> StatusQuo:
        """The districts with their budgets; `year` is that of the input, where it could be read."""
        districts, findings = self.reader.result.districts, self.reader.table.findings
        findings.given((*self.earlier.problems, *self.earlier.warnings))
        if self.earlier.problems:
            return StatusQuo(districts)
        if year is not None and year != self.earlier.year + 1:
            told = fault("status_quo_other_year", name=self.earlier.name, earlier=self.earlier.year, year=year)
            findings.elsewhere(self.earlier.name, told, "warning")
        now = {label.id: label for label in self.reader.labels.values() if label.id is not None}
        changes: list[ChangeRead] = []
        if self.boundary_changes is not None:
            names = {identity: label.name or "" for identity, label in now.items()}
            changes = read_boundary_changes(self.boundary_changes, self.earlier.names, names)
        unread = self.boundary_changes is not None and findings.has_errors_in(self.boundary_changes.sheet)
        if len(now) == len(self.reader.labels) and not unread:
            self._check(now, changes)
        if findings.has_errors:
            return StatusQuo(districts)
        moving = tuple(entry.change for entry in changes)
        budgets = moved(self.earlier.budgets, moving)
        self._tell(budgets, changes, now)
        given = [district.model_copy(update={"status_quo": budgets[district.id]}) for district in districts]
        return StatusQuo(given, moving, self._places(changes))

    def _places(self, changes: Sequence[ChangeRead]) -> dict[str, Table]:
        """The cell in the result, or the first row of the boundary changes that gives a district its money."""
        tables = {} if self.earlier.cells is None else {"status_quo": self.earlier.cells}
        if self.boundary_changes is not None:
            rows = {entry.change.to_id: entry.row for entry in reversed(changes) if entry.change.to_id is not None}
            tables[BOUNDARY_CHANGES.key] = self.boundary_changes.origin(rows)
        return tables

    # --- does every district have a past, and every budget a future? ----------------------------------

    def _check(self, now: Mapping[str, Labels], changes: Sequence[ChangeRead]) -> None:
        leaving = {entry.change.from_id for entry in changes}
        arriving = [entry.change.to_id for entry in changes]
        gone = [old for old in self.earlier.budgets if old not in now and old not in leaving]
        new = [id for id in now if id not in self.earlier.budgets and id not in arriving]
        if apart := zeros_apart(new, gone):
            report_zeros(self.reader, apart, now, self.earlier.name)
            gone = [old for old in gone if old not in apart.values()]
        for old in gone:
            self._report_gone(old, new, now)
        for identity, label in now.items():
            kept = identity in self.earlier.budgets and identity not in leaving
            is_excluded = label.row in self.reader.excluded_rows
            if identity in apart:
                continue
            if identity in new and not is_excluded:
                self._report_new(label)
            elif not kept and identity not in arriving and not is_excluded:
                self._at(label, "id", "district_gives_everything", id=shown(identity), district=label.called)
            if kept and label.name is not None and alike(label.name) != alike(self.earlier.names[identity]):
                before = shown(self.earlier.names[identity])
                self._at(label, "name", "district_renamed", id=shown(identity), district=label.called, before=before)
        self._check_new_ones(changes, leaving)

    def _report_gone(self, old: str, new: Sequence[str], now: Mapping[str, Labels]) -> None:
        name = self.earlier.names[old]
        same = [identity for identity in new if (called := now[identity].name) and alike(called) == alike(name)]
        near = same[0] if len(same) == 1 else likely_id(old, new)
        values = {"id": shown(old), "district": shown(name), "name": self.earlier.name}
        code = "district_gone"
        if near is not None:
            code, values = "district_gone_suggested", {**values, "suggestion": shown(near), "called": now[near].called}
        self.reader.table.tell_sheet(fault(code, **values))

    def _report_new(self, label: Labels) -> None:
        assert label.id is not None
        code = "district_was_excluded" if label.id in self.earlier.excluded else "district_new"
        self._at(label, "id", code, id=shown(label.id), district=label.called, name=self.earlier.name)

    def _check_new_ones(self, changes: Sequence[ChangeRead], leaving: set[str | None]) -> None:
        """A district said to be without predecessor gets money from nobody."""
        table = self.boundary_changes
        for entry in changes:
            identity = entry.change.to_id
            if entry.change.from_id is not None or identity is None or table is None:
                continue
            givers = {other.change.from_id for other in changes if other.change.to_id == identity} - {None}
            if identity in self.earlier.budgets and identity not in leaving:
                givers.add(identity)
            if givers:
                told = fault("boundary_not_new", id=shown(identity), givers=tuple(shown(g or "") for g in givers))
                table.tell(entry.row, "from_id", told)

    def _at(self, label: Labels, key: str, code: str, **values: object) -> None:
        self.reader.table.tell(label.row, key, fault(code, **values))

    # --- what happened --------------------------------------------------------------------------------

    def _tell(
        self, budgets: Mapping[str | None, Decimal], changes: Sequence[ChangeRead], now: Mapping[str, Labels]
    ) -> None:
        """Notes on where the money came from, and a warning where the input said otherwise."""
        earlier = self.earlier
        with exact():
            budget = Euros(sum(earlier.budgets.values(), Decimal(0)))
        used = fault("status_quo_from", name=earlier.name, year=earlier.year, sha256=earlier.sha256, sum=budget)
        self.reader.table.findings.elsewhere(earlier.name, used, "note")
        if self.boundary_changes is not None:
            called = {identity: label.called for identity, label in now.items()}
            tell_changes(self.boundary_changes, changes, earlier.budgets, earlier.names, called)
        tell_left_out(self.reader, budgets, Place(earlier.name))
        self._warn_of_replaced(budgets)

    def _warn_of_replaced(self, budgets: Mapping[str | None, Decimal]) -> None:
        typed = self.reader.typed_status_quo
        other = {identity: amount for identity, amount in typed.items() if not same_number(amount, budgets[identity])}
        if other:
            with exact():
                largest = max(other, key=lambda identity: abs(other[identity] - budgets[identity]))
            told = fault(
                "status_quo_replaced_one" if len(other) == 1 else "status_quo_replaced",
                n=len(other),
                name=self.earlier.name,
                district=self.reader.labels[self.reader.result.rows[largest]].called,
                typed=Euros(other[largest]),
                given=Euros(budgets[largest]),
            )
            first = self.reader.result.rows[next(iter(other))]
            self.reader.table.tell(first, "status_quo", told, "warning")


def report_zeros(reader: DistrictReader, apart: Mapping[str, str], now: Mapping[str, Labels], name: str) -> None:
    """Ids that are those of the year before but for leading zeros, in one sentence for each direction.

    `name` is what says the others: the result, or the sheet of a rolled input.
    """
    lost = {identity: old for identity, old in apart.items() if len(identity) < len(old)}
    added = {identity: old for identity, old in apart.items() if identity not in lost}
    for code, pairs in (("ids_lost_zeros", lost), ("ids_added_zeros", added)):
        if pairs:
            identity, old = next(iter(pairs.items()))
            n = Text("alle", "all") if len(pairs) == len(now) else len(pairs)
            wrong = fault(code, n=n, ids=pairs_told(pairs), example=shown(old), name=name)
            reader.table.tell(now[identity].row, "id", wrong)


def tell_left_out(reader: DistrictReader, budgets: Mapping[str | None, Decimal], source: Place) -> None:
    """Notes on the money of `budgets` that goes to no district, or to one that is left out; `source` told it."""
    if left := budgets.get(None):
        reader.table.findings.elsewhere(source, fault("status_quo_dissolved", sum=Euros(left)), "note")
    for row in reader.excluded_rows:
        label = reader.labels[row]
        if aside := budgets.get(label.id) if label.id is not None else None:
            values = {"id": shown(label.id or ""), "district": label.called, "sum": Euros(aside)}
            reader.table.tell(row, "id", fault("district_excluded_had_budget", **values), "note")
