"""Reading the cells of one row of a small table, each by the key of its column."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sozialbudget.case.problems import Fault
from sozialbudget.reading.cells import Number, Word, number, positive_or_zero, rate, text, weight, word
from sozialbudget.reading.grid import Moment, Raw, is_blank
from sozialbudget.reading.notation import Notation
from sozialbudget.reading.tables import InputTable
from sozialbudget.words import Subject, Text
from sozialbudget.words.numbers import day_in_short, day_read

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class RowReader:
    """A row that is called something, perhaps. What cannot be read is reported, and None."""

    table: InputTable
    row: int
    called: str | None = None

    def raw(self, key: str) -> Raw:
        """The cell of a column; None where the column is not there."""
        return self.table.raw(self.row, key)

    def is_empty(self, key: str) -> bool:
        """Whether nothing stands there."""
        return is_blank(self.raw(key))

    def report(self, key: str, wrong: Fault) -> None:
        """Report what is wrong with a cell."""
        header = self.table.label(key)
        self.table.tell(self.row, key, wrong.about(header if self.called is None else Subject(header, self.called)))

    def kept(self, key: str, found: Read | Fault | None) -> Read | None:
        """`found` in the cell, or a report."""
        if isinstance(found, Fault):
            self.report(key, found)
            return None
        return found

    def number(self, key: str) -> Number | None:
        """A number of whatever sign."""
        if key not in self.table.columns:
            return None
        return self.kept(key, number(self.raw(key), notation=self._notation(key)))

    def weight(self, key: str) -> Number | None:
        """A number that is not negative."""
        return self.kept(key, weight(self.raw(key), self._notation(key))) if key in self.table.columns else None

    def rate(self, key: str) -> Number | None:
        """A share of 1 that is not negative."""
        return self.kept(key, self.rate_or_fault(key)) if key in self.table.columns else None

    def rate_or_fault(self, key: str) -> Number | Fault:
        """The same, not reported yet."""
        raw = self.raw(key)
        return positive_or_zero(rate(raw, self._notation(key)), raw)

    def _notation(self, key: str) -> Notation:
        return self.table.notation(self.table.columns[key])

    def word(self, key: str, names: Mapping[str, Word], offered: Iterable[str | Text]) -> Word | None:
        """The thing a word means."""
        return self.kept(key, word(self.raw(key), names, offered)) if key in self.table.columns else None

    def text(self, key: str) -> str | None:
        """A text; the day of a Stand as people write it."""
        raw = self.raw(key)
        if key == "as_of" and isinstance(raw, Moment):
            day = day_read(raw.shown)
            return raw.shown if day is None else day_in_short(day, "en" if self.table.english else "de")
        return self.kept(key, text(raw))
