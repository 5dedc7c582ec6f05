"""Rows of the sheet of districts that sum others: none is a district, wherever it stands and whatever it is called.

A row of totals is checked against the districts. Where two levels stand beside each other, nobody can tell which is
meant; both readings are told with their sums.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from sozialbudget.case.problems import Fault, Severity, fault
from sozialbudget.reading.cells import Number, as_found, shown
from sozialbudget.reading.findings import MOST_NAMED, Report, quoted
from sozialbudget.reading.grid import Raw, Uncalculated, is_blank
from sozialbudget.reading.totals_sums import (
    Levels,
    Naming,
    Values,
    agrees,
    has_keys_within_keys,
    in_row_of_totals,
    is_area_name,
    is_as_large_as_all,
    is_equal,
    is_totals_name,
    key_above_all,
    may_sum_others,
    naming,
    nearly_agrees,
    sum_of,
    sums_a_run,
    sums_of,
    sums_of_all_others,
    sums_of_keys,
    sums_of_runs,
)
from sozialbudget.words import LANGUAGES, Text
from sozialbudget.words.numbers import Euros, plain

if TYPE_CHECKING:
    from sozialbudget.reading.districts import DistrictReader


@dataclass(slots=True)
class SortedRows:
    """The rows of the sheet by what they are."""

    own: list[int] = field(default_factory=list)
    excluded: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    """Rows that say that another one counts them: davon."""
    perhaps: list[int] = field(default_factory=list)
    """Rows that are one of totals where their numbers say so."""
    statistics: list[int] = field(default_factory=list)
    """Rows that describe the others: Mittelwert."""

    @property
    def last(self) -> int:
        """The last row that is more than a note."""
        kinds = (self.own, self.excluded, self.totals, self.parts, self.perhaps, self.statistics)
        return max((rows[-1] for rows in kinds if rows), default=0)


class DistrictTotals:
    """Tells the rows that sum others, and checks the sums."""

    def __init__(self, reader: "DistrictReader", rows: SortedRows) -> None:
        self.reader, self.table, self.sheet = reader, reader.table, reader.sheet
        self.rows = rows
        self.names = dict(_summed_columns(reader))

    # --- before the districts are read -----------------------------------------------------------

    def settle(self) -> None:
        """Make each row that may be one of totals one of them or a district, as its numbers say."""
        rows = self.rows
        if len(rows.perhaps) > len(rows.own):  # where most are called so, the name says nothing
            rows.own = sorted((*rows.own, *rows.perhaps))
            rows.perhaps = []
        rows.perhaps += self._key_above_all()
        if not rows.perhaps:
            return
        found = {row: self._quietly(row) for row in (*rows.own, *rows.perhaps)}
        totals = [row for row in rows.perhaps if self._is_total(row, found)]
        rows.totals = sorted((*rows.totals, *totals))
        rows.own = sorted((*rows.own, *(row for row in rows.perhaps if row not in totals)))

    def _key_above_all(self) -> list[int]:
        """A district by its name, whose key is above all others, is one of those that may be a row of totals."""
        raws = {row: self.table.raw(row, "id") for row in self.rows.own}
        ids = {row: raw.strip() if type(raw) is str else _digits(raw) for row, raw in raws.items()}
        above = key_above_all(ids)
        if above is None:
            return []
        self.rows.own.remove(above)
        return [above]

    def _is_total(self, row: int, found: Mapping[int, Values]) -> bool:
        own, values = self.rows.own, found[row]
        readings = [own, [other for other in found if other != row], sorted((*own, *self.rows.excluded))]
        for rows in readings if len(own) > 1 or self._is_called_total(row) else ():
            if agrees(values, sums_of([found.get(other) or self._quietly(other) for other in rows], values)):
                return True
        others = [found[other] for other in own]
        if len(own) > 1 and self._is_meant(row) and _is_whole(values, others):
            return True
        above = [found[other] for other in sorted(found) if other < row]
        below = [found[other] for other in sorted(found) if other > row]
        return self._is_called_total(row) and sums_a_run(values, above, below)

    def _is_meant(self, row: int) -> bool:
        """Whether name or key say that it is the whole, so that a sum that misses is one that is wrong."""
        identifier, name = self.table.raw(row, "id"), self.table.raw(row, "name")
        return not is_blank(identifier) and (self._is_called_total(row) or naming(identifier, name) is None)

    def _is_called_total(self, row: int) -> bool:
        """Whether its name may be that of a total; that it lacks one is no name."""
        identifier, name = self.table.raw(row, "id"), self.table.raw(row, "name")
        return naming("1", identifier if is_blank(name) else name) is Naming.PERHAPS

    def _quietly(self, row: int) -> dict[str, Decimal]:
        """The summed numbers of a row that can be read; the others are reported elsewhere."""
        cells = self.sheet.rows[row]
        read = {name: self.reader.number(cells.get(column), column) for name, column in self.names.items()}
        return {name: one.value for name, one in read.items() if isinstance(one, Number) and not one.percent}

    # --- afterwards ------------------------------------------------------------------------------

    def check(self) -> None:
        """Check the rows of totals against the districts, and look for others among these."""
        rows = self.rows
        wrong = {row: faults for row in rows.totals if (faults := self._faults_of(row))}
        kept = {row: self._quietly(row) for row in wrong}
        if len(wrong) > 1 or any(self._is_of_some(row, values) for row, values in kept.items()):
            self._report_levels(list(wrong), self._of_districts)
        else:
            for row, faults in wrong.items():
                for column, told in faults:
                    self.table.tell(row, column, told)
        for row in rows.totals:
            if row not in wrong and self._could_be_district(row):
                self._tell(row, fault("row_of_totals", found=self._called(row)), "note")
        if rows.parts:
            self._report_parts()
        self._tell_statistics()
        self._check_districts()

    def _tell_statistics(self) -> None:
        """Rows that describe the districts are none; one with an id asks to be one."""
        kept: list[int] = []
        for row in self.rows.statistics:
            if is_blank(self.table.raw(row, "id")) or is_blank(self.table.raw(row, "name")):
                kept.append(row)
            else:
                self._tell(row, fault("row_of_statistics_with_id", found=self._called(row)))
        if kept:
            self._tell(kept[0], fault("row_of_statistics", rows=self._listed(kept)), "note")

    def _tell(self, row: int, wrong: Fault, severity: Severity = "error") -> None:
        """A problem of a row, at the cell that names it; at the first one that holds something where none does."""
        keys = [key for key in ("name", "id") if not is_blank(self.table.raw(row, key))]
        self.table.tell(row, keys[0] if keys else min(self.sheet.rows[row], default=1), wrong, severity)

    def _faults_of(self, row: int) -> list[tuple[int, Fault]]:
        """The sums of a row of totals that are wrong; what cannot be checked is reported at once."""
        wrong: list[tuple[int, Fault]] = []
        for name, column in self.names.items():
            raw = self.sheet.rows[row].get(column)
            if is_blank(raw):
                continue
            found = self.reader.number(raw, column)
            if isinstance(raw, Uncalculated):
                told = fault("cell_uncalculated", subject=in_row_of_totals(self.reader.called(name)))
                self.table.tell(row, column, told, "warning")
            elif isinstance(found, Fault) or found.percent:
                self.table.tell(row, column, fault("total_unreadable", found=as_found(raw)), "warning")
            elif (differs := self._wrong_sum("totals_row_mismatch", name, column, found.value)) is not None:
                if differs.code == "total_not_comparable":
                    self.table.tell(row, column, differs, "warning")
                else:
                    wrong.append((column, differs))
        return wrong

    def check_control_total(self, name: str, total: Decimal, report: Report) -> None:
        """Compare the control total of the column `name` with the sum of the districts."""
        told = self._wrong_sum("control_total_mismatch", name, self.reader.asked[name].column, total)
        if told is not None:
            report(told, "warning" if told.code == "total_not_comparable" else "error")

    def _wrong_sum(self, code: str, name: str, column: int, total: Decimal) -> Fault | None:
        """What is wrong with `total`, where it is neither the sum of the districts nor that with excluded ones."""
        numbers = self.reader.numbers
        if not numbers or any(name not in row for row in numbers.values()):
            return None  # that there are none, or the cell that is missing in the sum, was reported
        own = sum_of(numbers.values(), name)
        left_out, unknown = self._sum_of_excluded(column)
        if is_equal(total, own) or is_equal(total, own + left_out) or is_equal(total, self._sum_of_named(name)):
            return None
        called = self.reader.called(name)
        if unknown and total > own:
            return fault("total_not_comparable", column=called, total=total, sum=own)
        return fault(code, column=called, total=total, sum=_sums(own, left_out))

    def _sum_of_named(self, name: str) -> Decimal:
        """The sum of the rows with an id: one without, which is reported, may be a remark."""
        labels = self.reader.labels
        return sum_of((values for row, values in self.reader.numbers.items() if labels[row].id), name)

    def _sum_of_excluded(self, column: int) -> tuple[Decimal, bool]:
        """What the excluded districts add, and whether some of them have no readable number."""
        cells = [self.sheet.rows[row].get(column) for row in self.rows.excluded]
        found = [self.reader.number(raw, column) for raw in cells]
        known = [entry.value for entry in found if isinstance(entry, Number)]
        return sum(known, Decimal(0)), len(known) < len(found)

    def _is_of_some(self, row: int, values: Values) -> bool:
        """Whether a row sums the districts beside it, and not all."""
        numbers = self._of_districts
        above = [numbers[other] for other in sorted(numbers) if other < row]
        below = [numbers[other] for other in sorted(numbers) if other > row]
        return sums_a_run(values, above, below)

    @cached_property
    def _of_districts(self) -> Mapping[int, Values]:
        """The summed numbers of the districts, of each what could be read."""
        numbers = self.reader.numbers
        return {row: {name: found[name] for name in self.names if name in found} for row, found in numbers.items()}

    def _could_be_district(self, row: int) -> bool:
        """Whether somebody might take the row for a district: it has a key or stands first, or is called an area."""
        identifier, name = self.table.raw(row, "id"), self.table.raw(row, "name")
        is_last = row > max((*self.rows.own, *self.rows.excluded), default=0)
        has_key = not is_blank(identifier) and not is_totals_name(identifier)
        by_name = is_totals_name(name) or is_totals_name(identifier)
        return has_key or not is_last or not by_name or (is_blank(identifier) and is_area_name(name))

    # --- districts that sum others ---------------------------------------------------------------

    def _check_districts(self) -> None:
        """Rows among the districts that sum all others or some of them."""
        rows, labels = self.reader.numbers, self.reader.labels
        names = self._telling_columns()
        left_out = {name: self._sum_of_excluded(self.names[name])[0] for name in names if self.rows.excluded}
        ids = {row: label.id for row, label in labels.items() if row in rows and label.id}
        is_nested = len(set(ids.values())) == len(rows) and has_keys_within_keys(ids)
        if not names or not (is_nested or may_sum_others(rows, names[:2], left_out)):
            return
        names = [name for name in names if all(name in values for values in rows.values())]
        of_all = sums_of_all_others(rows, names, left_out)
        for row in of_all:
            self._report_sum_of_all(row, names[0])
        if not of_all:
            self._check_levels(rows, names, sums_of_keys(rows, ids, names) if is_nested else Levels())

    def _check_levels(self, rows: Mapping[int, Values], names: Sequence[str], by_keys: Levels) -> None:
        """Rows that sum some of the others, by their keys or by their neighbours."""
        sure, doubtful = sums_of_runs(rows, names)
        upper = {*by_keys.upper, *sure}
        if doubtful and not upper:
            self._tell(doubtful[0], fault("rows_perhaps_sums", rows=self._listed(doubtful)), "warning")
        if upper:
            upper |= set(doubtful)
            rest = {row: values for row, values in rows.items() if row not in upper}
            upper |= set(sums_of_all_others(rest, names, {}))
            self._report_levels(sorted(upper), rows, by_keys.top if upper == set(by_keys.upper) else None)

    def _telling_columns(self) -> list[str]:
        """The summed columns that are not all 0; the first two have a number in every row."""
        rows = self.reader.numbers
        telling = [name for name in self.names if any(values.get(name) for values in rows.values())]
        while telling and any(name not in values for values in rows.values() for name in telling[:2]):
            telling = [name for name in telling if all(name in values for values in rows.values())]
        return telling

    def _report_sum_of_all(self, row: int, name: str) -> None:
        rows = self.reader.numbers
        both = sum_of(rows.values(), name)
        sums = {"both": _amount(name, both), "without": _amount(name, both - rows[row][name])}
        self._tell(row, fault("row_is_total", found=self._called(row), column=self.reader.called(name), **sums))

    def _report_parts(self) -> None:
        """Rows that say that they are counted in another one: in those above, or in the row of totals."""
        above = self._of_districts or {row: self._quietly(row) for row in self.rows.totals}
        self._tell_levels(self.rows.parts, above, {row: self._quietly(row) for row in self.rows.parts})

    def _report_levels(
        self, upper: Sequence[int], districts: Mapping[int, Values], top: Collection[int] | None = None
    ) -> None:
        above = {row: districts.get(row) or self._quietly(row) for row in (upper if top is None else sorted(top))}
        below = {row: values for row, values in districts.items() if row not in upper}
        self._tell_levels(upper, above, below)

    def _tell_levels(self, named: Sequence[int], above: Mapping[int, Values], below: Mapping[int, Values]) -> None:
        name = self._telling_column({**above, **below})
        told = fault("rows_of_two_levels_unsummed", rows=self._listed(named))
        if name is not None:
            sums = {
                key: _amount(name, sum_of(rows.values(), name)) for key, rows in (("upper", above), ("lower", below))
            }
            told = fault("rows_of_two_levels", **told.values, column=self.reader.called(name), **sums)
        self._tell(named[0], told)

    def _telling_column(self, rows: Mapping[int, Values]) -> str | None:
        """The column whose sums are told: the money, where there is any."""
        return next((name for name in self.names if any(row.get(name) for row in rows.values())), None)

    def _called(self, row: int) -> str:
        name, identifier = self.table.raw(row, "name"), self.table.raw(row, "id")
        found = next((raw for raw in (name, identifier) if not is_blank(raw)), None)
        return "–" if found is None else shown(found)

    def _listed(self, rows: Sequence[int]) -> Text:
        """What the first rows are called, and how many more there are."""
        first = [quoted(self._called(row)) for row in rows[:MOST_NAMED]]
        de, en = (", ".join(one.say(lang) for one in first) for lang in LANGUAGES)
        more = len(rows) - len(first)
        return Text(f"{de} und {more} weitere", f"{en} and {more} more") if more else Text(de, en)


def _summed_columns(reader: "DistrictReader") -> Iterator[tuple[str, int]]:
    """The columns whose total is the sum of the districts."""
    if "status_quo" in reader.table.columns and not reader.status_quo_elsewhere:
        yield "status_quo", reader.table.columns["status_quo"]
    yield from ((name, asked.column) for name, asked in reader.asked.items() if not (asked.is_rate or asked.is_cost))


def _digits(raw: Raw) -> str:
    """An id that a spreadsheet turned into a number; nothing where it is neither text nor number."""
    return shown(raw) if type(raw) in (float, int, Decimal) else ""


def _is_whole(values: Values, others: Sequence[Values]) -> bool:
    """Whether a row was meant to be the sum of all others, by its numbers."""
    sums = sums_of(others, values)
    return nearly_agrees(values, sums) or is_as_large_as_all(values, sums)


def _amount(name: str, total: Decimal) -> Decimal:
    return Euros(total) if name == "status_quo" else total


def _sums(own: Decimal, left_out: Decimal) -> Decimal | Text:
    """The sum of the districts and, where it differs, that with the excluded ones."""
    if not left_out:
        return own
    both = own + left_out
    return Text(
        f"{plain(own, 'de')} ({plain(both, 'de')} mit den ausgenommenen)",
        f"{plain(own, 'en')} ({plain(both, 'en')} with the excluded ones)",
    )
