"""Rows of totals among the indicators and the services: their weights and shares are checked like all sums."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from sozialbudget.case.layout import alike
from sozialbudget.case.problems import Fault, Severity, fault
from sozialbudget.reading.cells import Number, as_found, number, shown
from sozialbudget.reading.grid import Uncalculated, is_blank
from sozialbudget.reading.tables import InputTable
from sozialbudget.reading.totals_sums import begins_as_sum, in_row_of_totals, is_equal, is_totals_name, is_totals_word
from sozialbudget.words import Text
from sozialbudget.words.numbers import Rate

_FEWEST_MEMBERS = 2
_SUMMED = ("weight", "share")


def totals_among(table: InputTable, names: Mapping[int, str | None], known: Collection[str]) -> frozenset[int]:
    """The rows that sum others, each checked and told; `names` is what each row is called.

    `known` names (as `alike`) are entries even where they look like totals.
    """
    key = next((key for key in _SUMMED if key in table.columns), None)
    if key is None:
        return frozenset()
    rows = _Rows(table, key, names, known)
    settled = [row for row in rows.perhaps if rows.is_sum_of_others(row)]
    for row in settled:
        table.tell(row, "name" if names[row] is not None else key, *rows.told(row))
    for row in rows.totals:
        if (wrong := rows.wrong_sum(row, settled)) is not None:
            table.tell(row, key, *wrong)
    return frozenset((*rows.totals, *settled))


class _Rows(NamedTuple):
    """The rows of a small sheet and the column that is summed."""

    table: InputTable
    key: str
    names: Mapping[int, str | None]
    known: Collection[str]

    @property
    def totals(self) -> list[int]:
        """The rows that are called a total, whatever they sum."""
        return [row for row, name in self.names.items() if name is not None and self._is_called_total(row, name)]

    @property
    def perhaps(self) -> list[int]:
        """The rows that are one where their number says so."""
        return [row for row in self.names if row not in self.totals and self._may_be_total(row)]

    def _is_called_total(self, row: int, name: str) -> bool:
        is_called = is_totals_word(name) or (begins_as_sum(name) and is_blank(self.table.raw(row, "kind")))
        return is_called and alike(name) not in self.known

    def _may_be_total(self, row: int) -> bool:
        """Whether a row without a name holds nothing but a sum; or one with a name nothing that makes it an entry."""
        name, others = self.names[row], [key for key in self.table.columns if key not in ("name", self.key)]
        if name is None:
            return all(is_blank(self.table.raw(row, key)) for key in others)
        return is_blank(self.table.raw(row, "kind")) and alike(name) not in self.known

    def is_sum_of_others(self, row: int) -> bool:
        """Whether its number is the sum of those of several others; a share, that of all others, which make 100 %."""
        others = self._values([other for other in self.names if other != row and other not in self.totals])
        total = self._number(row)
        if isinstance(total, Fault) or not total.value or others is None or len(others) < _FEWEST_MEMBERS:
            return False
        return _agrees(total, others) and (self.key != "share" or self._is_unnamed(row) or total.value == 1)

    def _is_unnamed(self, row: int) -> bool:
        name = self.names[row]
        return name is None or is_totals_name(name)

    def told(self, row: int) -> tuple[Fault, Severity]:
        """A row of totals is passed over with a note; one with another name is refused."""
        name = self.names[row]
        if name is None or self._is_unnamed(row):
            return fault("entry_of_totals", found=as_found(self.table.raw(row, self.key))), "note"
        called = self.table.label(self.key)
        return fault("entry_is_total", found=shown(name), column=called), "error"

    def wrong_sum(self, row: int, settled: Sequence[int]) -> tuple[Fault, Severity] | None:
        """What is wrong with the sum of a row of totals."""
        raw, total = self.table.raw(row, self.key), self._number(row)
        called = self.table.label(self.key)
        if is_blank(raw):
            return None
        if isinstance(raw, Uncalculated):
            return fault("cell_uncalculated", subject=in_row_of_totals(called)), "warning"
        if isinstance(total, Fault):
            return fault("total_unreadable", found=as_found(raw)), "warning"
        return self._mismatch(row, total, settled, called)

    def _mismatch(self, row: int, total: Number, settled: Sequence[int], called: Text) -> tuple[Fault, Severity] | None:
        """A sum that is neither that of all entries nor that of those since the last one."""
        entries = [other for other in self.names if other not in self.totals and other not in settled]
        before = max((other for other in self.totals if other < row), default=0)
        values, run = self._values(entries), self._values([other for other in entries if before < other < row])
        if not values or _agrees(total, values) or (run and _agrees(total, run)):
            return None  # what is missing in a sum was reported
        told = [Rate(value) if values[0].percent else value for value in (total.value, _sum(values))]
        return fault("entries_total_mismatch", column=called, total=told[0], sum=told[1]), "error"

    def _values(self, rows: Sequence[int]) -> list[Number] | None:
        """The numbers of `rows`; None where one cannot be read."""
        values = [self._number(row) for row in rows]
        known = [value for value in values if isinstance(value, Number)]
        return known if len(known) == len(values) else None

    def _number(self, row: int) -> Number | Fault:
        return number(self.table.raw(row, self.key), notation=self.table.notation(self.table.columns[self.key]))


def _sum(values: Sequence[Number]) -> Decimal:
    return sum((value.value for value in values), Decimal(0))


def _agrees(total: Number, values: Sequence[Number]) -> bool:
    """Whether `total` is the sum; 100 is that of 60 % and 40 %, and 100 % that of 60 and 40."""
    own, in_percent = _sum(values), any(value.percent for value in values)
    if total.percent == in_percent:
        return is_equal(total.value, own)
    scaled = is_equal(100 * total.value, own) if total.percent else is_equal(total.value, 100 * own)
    return scaled or is_equal(total.value, own)
