"""One entry of a parameter file: a value with its source, and the budget years it holds for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import pairwise
from typing import Any

from sozialbudget.case.bounds import bounds
from sozialbudget.case.case import ParameterOrigin, Validity
from sozialbudget.case.layout import PARAMETERS, Column, folded, folded_names
from sozialbudget.case.origins import validity_told
from sozialbudget.case.parameters import about
from sozialbudget.case.problems import Fault, Place, fault
from sozialbudget.reading.cells import as_found, misspelt, shown, text, years_named
from sozialbudget.reading.findings import Report
from sozialbudget.reading.grid import Moment, Raw
from sozialbudget.reading.notation import IN_ENGLISH
from sozialbudget.reading.settings.parameter_values import Said, as_labelled, bound_broken, key_of, value_of
from sozialbudget.reading.settings.toml_file import THOUSANDS
from sozialbudget.words import Lang, Text, say
from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.numbers import day_read
from sozialbudget.words.text import in_both

FIELDS: tuple[Column, ...] = (
    Column("value", PARAMETERS.column("value").header),
    Column("valid_from", Text("gilt_ab", "valid_from"), required=False),
    Column("valid_until", Text("gilt_bis", "valid_until"), required=False),
    Column("source", PARAMETERS.column("source").header, required=False),
    Column("review_by", Text("zu_pruefen_bis", "review_by"), required=False),
)
"""What an entry may hold, named as TOML takes it without quotation marks."""

_BY_NAME: Mapping[str, Column] = {name: one for one in FIELDS for name in folded_names(one.header, one.key)}
_NAMES: tuple[Text, ...] = tuple(one.header for one in FIELDS)
_EXAMPLES = {"valid_from": "2026", "valid_until": "2028", "review_by": "2030-12-31"}
_FIRST_DAY, _LAST_DAY = (1, 1), (12, 31)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What one entry says; `wrong` names the fields that were reported."""

    number: int
    """1 for the first of its parameter."""
    place: Place
    report: Report
    raw: Raw
    source: str | None
    stated: Validity
    wrong: frozenset[str]

    def said(self, validity: Validity) -> Said:
        """The entry as what the file says, for the years of `validity`."""
        origin = ParameterOrigin(
            said_by="file",
            place=self.place.sheet,
            entry=self.place.cell,
            source=self.source,
            validity=None if validity == Validity() else validity,
        )
        return Said(self.raw, origin, self.report, IN_ENGLISH)

    @property
    def years_known(self) -> bool:
        """Whether its years can be compared with those of others."""
        return not self.wrong & {"valid_from", "valid_until"}

    @property
    def named(self) -> Text:
        """The entry in a sentence: Eintrag 1 „Vorlage 2025/124“ (gilt ab 2026)."""
        years = self.stated.model_copy(update={"review_by": None})

        def told(lang: Lang) -> str:
            held = validity_told(years, lang)
            return self._title(lang) + (f" ({held})" if held else "")

        return in_both(told)

    def _title(self, lang: Lang) -> str:
        if self.source:
            return say("dated.entry_of_source", lang, number=self.number, source=shown(self.source))
        return say("dated.entry", lang, number=self.number)


def read_entry(key: str, name: str, number: int, table: Mapping[str, object], place: Place, report: Report) -> Entry:
    """The entry of the parameter `key`, called `name`, in `table`, all of it checked; what is wrong is reported."""
    label = about(key).label
    told = dict(_fields(label, table, report))
    wrong: set[str] = set()

    def kept(name: str, found: Any) -> Any:
        if isinstance(found, Fault):
            report(found.told(parameter=label))
            wrong.add(name)
            return None
        return found

    raw = kept("value", raw_of_toml(told["value"]) if "value" in told else fault("entry_without_value"))
    if "value" not in wrong:
        raw = as_labelled(key, name, raw)
        kept("value", _unusable(key, raw))
    source = kept("source", _source(told.get("source"), label))
    first = kept("valid_from", _year(told, "valid_from", _FIRST_DAY, "dated_not_first_day"))
    last = kept("valid_until", _year(told, "valid_until", _LAST_DAY, "dated_not_last_day"))
    review = kept("review_by", _day(told, "review_by"))
    if first is not None and last is not None and last < first:
        kept("valid_until", fault("dated_ends_before_it_begins", first=first, last=last))
    stated = Validity(valid_from=first, valid_until=last, review_by=_end(review))
    return Entry(number, place, report, raw, source, stated, frozenset(wrong))


def raw_of_toml(value: object) -> Raw | Fault:
    """A value of TOML as a raw cell; a table or a list is none. 62.400 is the text that it is in a sheet."""
    if isinstance(value, Decimal) and THOUSANDS.fullmatch(str(value)):
        return str(value)
    if isinstance(value, str | int | float | Decimal):  # and bool, which is an int
        return value
    if isinstance(value, date | time):
        return Moment(value.isoformat())
    return fault("entry_not_single", field=_header("value"), found=found_of_toml(value))


def found_of_toml(value: object) -> str | Text:
    """A value of TOML as it stands in a message."""
    if isinstance(value, Mapping):
        return WORDS["dated.a_table"]
    if isinstance(value, list):
        return WORDS["dated.a_list"]
    if isinstance(value, date | time):
        return value.isoformat()
    assert isinstance(value, str | int | float | Decimal)
    return as_found(value)


def _fields(parameter: Text, table: Mapping[str, object], report: Report) -> Iterator[tuple[str, object]]:
    """What the entry says, by the keys of `FIELDS`; what it cannot say is reported."""
    first: dict[str, str] = {}
    for name, value in table.items():
        known = _BY_NAME.get(folded(name))
        if known is None and key_of(name) is not None:
            report(fault("entry_field_is_parameter", parameter=parameter, found=shown(name)))
        elif known is None:
            names = [spelling for one in _NAMES for spelling in (one.de, one.en)]
            codes = ("entry_field_unknown", "entry_field_misspelt")
            report(misspelt(codes, name, names, choices=_NAMES, parameter=parameter))
        elif known.key in first:
            twins = {"found": shown(name), "first": shown(first[known.key])}
            report(fault("entry_field_twice", parameter=parameter, **twins))
        else:
            first[known.key] = name
            yield known.key, value


def _unusable(key: str, raw: Raw) -> Fault | None:
    """What is wrong with a value: also where it is not in force, so that next year's mistake is found today."""
    value = value_of(key, raw, IN_ENGLISH)
    if isinstance(value, Fault):
        return value.about(about(key).label)
    return None if value is None else bound_broken(key, value, raw)


def _source(value: object, parameter: Text) -> str | Fault | None:
    if value is None:
        return None
    raw, label = raw_of_toml(value), _header("source")
    if isinstance(raw, Fault):
        return raw.told(field=label)
    found = text(raw)
    subject = Text(f"{parameter.de}: {label.de}", f"{parameter.en}: {label.en}")
    return found.about(subject) if isinstance(found, Fault) else found


# --- years and days --------------------------------------------------------------------------------


def _year(told: Mapping[str, object], name: str, whole: tuple[int, int], code: str) -> int | Fault | None:
    """A budget year; a date is one where it is the day `whole`, the first or last of the year."""
    found = _day(told, name)
    if isinstance(found, date):
        if (found.month, found.day) != whole:
            return fault(code, field=_header(name), found=found.isoformat(), example=str(found.year))
        return found.year
    return found


def _day(told: Mapping[str, object], name: str) -> int | date | Fault | None:
    """A year or a day within the years that budgets may be for; None where nothing is said."""
    if name not in told:
        return None
    found = _day_or_year(told[name])
    earliest, latest = bounds("year").at_least, bounds("year").at_most
    assert earliest is not None
    assert latest is not None
    if found is None or not earliest <= (found.year if isinstance(found, date) else found) <= latest:
        said = found_of_toml(told[name])
        limits = {"earliest": int(earliest), "latest": int(latest), "example": _example(name, str(said))}
        return fault("dated_no_day", field=_header(name), found=said, **limits)
    return found


def _day_or_year(value: object) -> int | date | None:
    if isinstance(value, bool | datetime):
        return None
    if isinstance(value, int | date):
        return value
    if isinstance(value, str):
        written = value.strip()
        return int(written) if re.fullmatch("[0-9]{4}", written) else day_read(written)
    return None


def _example(name: str, found: str) -> str:
    """What to write instead of `found`; a year in it that may be meant, first or last."""
    known = years_named(found, _EXAMPLES[name])
    return known[-1] if name == "valid_until" else known[0]


def _end(review: int | date | None) -> date | None:
    """The last day of a year; a day as it is."""
    return date(review, *_LAST_DAY) if isinstance(review, int) else review


def _header(name: str) -> Text:
    return next(one.header for one in FIELDS if one.key == name)


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
        furthest = max(furthest or before, before, key=_last_year)
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
    years = years_told(begin, min(end, _last_year(one)))
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


def _last_year(entry: Entry) -> int:
    """The last year an entry claims for itself; where it names none, it gives way to the next."""
    return entry.stated.valid_until or _begin(entry)
