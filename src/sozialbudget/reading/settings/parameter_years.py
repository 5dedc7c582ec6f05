"""The entries of one parameter together: what contradicts, and which one is in force in a budget year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sozialbudget.case.case import Validity
from sozialbudget.case.problems import Fault, fault
from sozialbudget.reading.settings.parameter_entries import Entry
from sozialbudget.words import Text, say
from sozialbudget.words.text import in_both


@dataclass(frozen=True, slots=True)
class Years:
    """The entries of a parameter, one after the other without gap or overlap, by year."""

    entries: tuple[Entry, ...]

    def in_force(self, year: int) -> Entry | tuple[Entry, Fault]:
        """The entry that holds in `year`; before the first or after the last that entry and what is wrong."""
        holds = [one for one in self.entries if one.stated.valid_from is None or one.stated.valid_from <= year]
        if not holds:
            return self.entries[0], fault("dated_year_before", year=year, entry=self.entries[0].named)
        last = holds[-1]
        until = last.stated.valid_until
        if until is not None and until < year:
            return last, fault("dated_year_after", year=year, next=until + 1, entry=last.named)
        return last

    def validity(self, entry: Entry) -> Validity:
        """The years of `entry`: without a last one of its own it holds until the next begins."""
        after = self.entries.index(entry) + 1
        if entry.stated.valid_until is not None or after == len(self.entries):
            return entry.stated
        begin = self.entries[after].stated.valid_from
        assert begin is not None
        return entry.stated.model_copy(update={"valid_until": begin - 1})


def contradictions(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Fault]]:
    """What does not fit among the entries of one parameter, each fault with the entry it is told at."""
    if len(entries) < 2:
        return
    for one in entries:
        if one.stated.valid_from is None and one.years_known:
            yield one, fault("dated_without_begin", entry=one.named)
    known = by_year([one for one in entries if one.stated.valid_from is not None and one.years_known])
    complete = len(known) == len(entries)  # else the entry that could not be read may fill a gap
    furthest: Entry | None = None
    for before, one in pairwise(known):
        furthest = max(furthest or before, before, key=_end)
        wrong = _overlap(furthest, one) or (_gap(furthest, one) if complete else None)
        again = _overlap(before, one) if before is not furthest else None
        yield from ((one, found) for found in (wrong, again) if found is not None)


def by_year(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries by their first year; those that begin alike as in the file."""
    return tuple(sorted(entries, key=lambda one: (_begin(one), one.number)))


def _overlap(earlier: Entry, one: Entry) -> Fault | None:
    begin, end = _begin(one), earlier.stated.valid_until
    if begin == _begin(earlier):
        return fault("dated_same_begin", earlier=earlier.named, entry=one.named, year=begin)
    if end is None or end < begin:
        return None
    years = years_told(begin, min(end, _end(one)))
    told = {"earlier": earlier.named, "entry": one.named, "number": earlier.number, "last": begin - 1}
    return fault("dated_overlap", years=years, **told)


def _gap(earlier: Entry, one: Entry) -> Fault | None:
    begin, end = _begin(one), earlier.stated.valid_until
    if end is None or end + 1 >= begin:
        return None
    return fault("dated_gap", years=years_told(end + 1, begin - 1), earlier=earlier.named, entry=one.named)


def years_told(first: int, last: int) -> Text | str:
    """2027; 2027 bis 2028."""
    if first == last:
        return str(first)
    return in_both(lambda lang: say("dated.years", lang, first=first, last=last))


def _begin(entry: Entry) -> int:
    return entry.stated.valid_from or 0


def _end(entry: Entry) -> int:
    """The last year an entry claims for itself; where it names none, it gives way to the next."""
    return entry.stated.valid_until or _begin(entry)
