"""A TOML file of parameters: values with their sources, and the budget years they hold for.

All problems of the file are reported whatever the year; then the year picks the values in force.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from sozialbudget.case.bounds import bounds
from sozialbudget.case.case import ParameterOrigin, Validity
from sozialbudget.case.layout import PARAMETERS, by_spelling, folded, folded_names, keyed
from sozialbudget.case.origins import validity_told
from sozialbudget.case.parameters import about
from sozialbudget.case.problems import Fault, InputError, Place, Problem, Severity, fault
from sozialbudget.reading.cells import misspelt, shown, text, years_named
from sozialbudget.reading.findings import Findings, Report
from sozialbudget.reading.grid import Raw
from sozialbudget.reading.notation import IN_ENGLISH
from sozialbudget.reading.settings.parameter_values import (
    Said,
    as_labelled,
    bound_broken,
    doubts,
    implausible,
    key_of,
    known_parameters,
    value_of,
)
from sozialbudget.reading.settings.toml_entries import PLAN_SECTIONS, Keys, found_of_toml, in_toml, raw_of_toml
from sozialbudget.reading.settings.toml_file import read_toml
from sozialbudget.words import LANGUAGES, Lang, Text, say
from sozialbudget.words.numbers import day_read
from sozialbudget.words.text import in_both

_GROUP = frozenset(folded_names(PARAMETERS.title, PARAMETERS.key))
"""What a table may be called that only holds parameters."""
FIELDS: Keys = {
    "value": PARAMETERS.column("value").header,
    "valid_from": Text("gilt_ab", "valid_from"),
    "valid_until": Text("gilt_bis", "valid_until"),
    "source": PARAMETERS.column("source").header,
    "review_by": Text("zu_pruefen_bis", "review_by"),
}
"""What an entry may hold, named as TOML takes it without quotation marks."""

_FIELDS = by_spelling(FIELDS, with_keys=True)
_EXAMPLES = {"valid_from": "2026", "valid_until": "2028", "review_by": "2030-12-31"}
_FIRST_DAY, _LAST_DAY = (1, 1), (12, 31)


@dataclass(frozen=True, slots=True, eq=False)
class DatedEntry:
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


def _read_entry(
    key: str, name: str, number: int, table: Mapping[str, object], place: Place, report: Report
) -> DatedEntry:
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
    return DatedEntry(number, place, report, raw, source, stated, frozenset(wrong))


def _fields(parameter: Text, table: Mapping[str, object], report: Report) -> Iterator[tuple[str, object]]:
    """What the entry says, by the keys of `FIELDS`; what it cannot say is reported."""
    for key, name, value, first in keyed(table.items(), lambda name: _FIELDS.get(folded(name))):
        if key is None and key_of(name) is not None:
            report(fault("entry_field_is_parameter", parameter=parameter, found=shown(name)))
        elif key is None:
            names = [label.say(lang) for label in FIELDS.values() for lang in LANGUAGES]
            codes = ("entry_field_unknown", "entry_field_misspelt")
            report(misspelt(codes, name, names, choices=tuple(FIELDS.values()), parameter=parameter))
        elif first is not None:
            report(fault("entry_field_twice", parameter=parameter, found=shown(name), first=shown(first)))
        else:
            yield key, value


def _unusable(key: str, raw: Raw) -> Fault | None:
    """What is wrong with a value: also where it is not in force, so that next year's mistake is found today."""
    value = value_of(key, raw, IN_ENGLISH)
    if isinstance(value, Fault):
        return value.about(about(key).label)
    return None if value is None else bound_broken(key, value, raw)


def _source(value: object, parameter: Text) -> str | Fault | None:
    if value is None:
        return None
    raw, label = raw_of_toml(value), FIELDS["source"]
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
            return fault(code, field=FIELDS[name], found=found.isoformat(), example=str(found.year))
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
        return fault("dated_no_day", field=FIELDS[name], found=said, **limits)
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


@dataclass(frozen=True, slots=True)
class Years:
    """The entries of a parameter, one after the other without gap or overlap, by year."""

    entries: tuple[DatedEntry, ...]

    def in_force(self, year: int) -> DatedEntry | tuple[DatedEntry, Fault]:
        """The entry that holds in `year`; before the first or after the last that entry and what is wrong."""
        holds = [one for one in self.entries if one.stated.valid_from is None or one.stated.valid_from <= year]
        if not holds:
            return self.entries[0], fault("dated_year_before", year=year, entry=self.entries[0].named)
        last = holds[-1]
        until = last.stated.valid_until
        if until is not None and until < year:
            return last, fault("dated_year_after", year=year, next=until + 1, entry=last.named)
        return last

    def validity(self, entry: DatedEntry) -> Validity:
        """The years of `entry`: without a last one of its own it holds until the next begins."""
        after = self.entries.index(entry) + 1
        if entry.stated.valid_until is not None or after == len(self.entries):
            return entry.stated
        begin = self.entries[after].stated.valid_from
        assert begin is not None
        return entry.stated.model_copy(update={"valid_until": begin - 1})


def contradictions(entries: Sequence[DatedEntry]) -> Iterator[tuple[DatedEntry, Fault]]:
    """What does not fit among the entries of one parameter, each fault with the entry it is told at."""
    if len(entries) < 2:
        return
    for one in entries:
        if one.stated.valid_from is None and one.years_known:
            yield one, fault("dated_without_begin", entry=one.named)
    known = by_year([one for one in entries if one.stated.valid_from is not None and one.years_known])
    complete = len(known) == len(entries)  # else the entry that could not be read may fill a gap
    furthest: DatedEntry | None = None
    for before, one in pairwise(known):
        furthest = max(furthest or before, before, key=_last_year)
        wrong = _overlap(furthest, one) or (_gap(furthest, one) if complete else None)
        again = _overlap(before, one) if before is not furthest else None
        yield from ((one, found) for found in (wrong, again) if found is not None)


def by_year(entries: Sequence[DatedEntry]) -> tuple[DatedEntry, ...]:
    """The entries by their first year; those that begin alike as in the file."""
    return tuple(sorted(entries, key=lambda one: (_begin(one), one.number)))


def _overlap(earlier: DatedEntry, one: DatedEntry) -> Fault | None:
    begin, end = _begin(one), earlier.stated.valid_until
    if begin == _begin(earlier):
        return fault("dated_same_begin", earlier=earlier.named, entry=one.named, year=begin)
    if end is None or end < begin:
        return None
    years = years_told(begin, min(end, _last_year(one)))
    told = {"earlier": earlier.named, "entry": one.named, "number": earlier.number, "last": begin - 1}
    return fault("dated_overlap", years=years, **told)


def _gap(earlier: DatedEntry, one: DatedEntry) -> Fault | None:
    begin, end = _begin(one), earlier.stated.valid_until
    if end is None or end + 1 >= begin:
        return None
    return fault("dated_gap", years=years_told(end + 1, begin - 1), earlier=earlier.named, entry=one.named)


def years_told(first: int, last: int) -> Text | str:
    """2027; 2027 bis 2028."""
    if first == last:
        return str(first)
    return in_both(lambda lang: say("dated.years", lang, first=first, last=last))


def _begin(entry: DatedEntry) -> int:
    return entry.stated.valid_from or 0


def _last_year(entry: DatedEntry) -> int:
    """The last year an entry claims for itself; where it names none, it gives way to the next."""
    return entry.stated.valid_until or _begin(entry)


# --- a file -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class ParameterFile:
    """What a file says."""

    always: dict[str, Said] = field(default_factory=dict)
    """What holds in every year, by key."""
    dated: dict[str, Years] = field(default_factory=dict)
    """What holds in some years, by key."""
    wrong: set[str] = field(default_factory=set)
    """Keys of which nothing can be said (and was reported)."""

    def in_force(self, year: int | None, overridden: Collection[str] = ()) -> dict[str, Said]:
        """What holds in `year`, by key; a year without a value is reported, and its key is `wrong`.

        Dated parameters that are `overridden`, or of a year that is not known, are left out; the latter are `wrong`.
        """
        said = dict(self.always)
        for key, years in self.dated.items():
            if key in overridden:
                continue
            entry = None if year is None else _picked(key, years, year)
            if entry is None or "value" in entry.wrong:
                self.wrong.add(key)
            else:
                said[key] = entry.said(years.validity(entry))
        return said


def _picked(key: str, years: Years, year: int) -> DatedEntry | None:
    found = years.in_force(year)
    if isinstance(found, DatedEntry):
        return found
    nearest, outside = found
    nearest.report(outside.told(parameter=about(key).label))
    return None


# --- for a plan or a series of years ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class InForce:
    """What a file says for one year."""

    values: Mapping[str, tuple[Any, ParameterOrigin]]
    """Value and origin of each parameter, but for the budget year; a value None empties it: its default holds."""
    doubts: tuple[Problem, ...]
    """A warning for each value whose review was due before the year began, or that is hardly meant."""


def parameters_in_force(path: str | Path, year: int, overridden: Collection[str] = ()) -> InForce:
    """What the file gives for `year`; dated parameters that are `overridden` are left out.

    Raises InputError with every problem of the file, and where another dated parameter has no value for `year`.
    """
    findings = Findings()
    values: dict[str, tuple[Any, ParameterOrigin]] = {}
    doubtful: list[Problem] = []
    for key, said in read_parameter_file(Path(path), findings).in_force(year, overridden).items():
        if (wrong := _unusable(key, said.raw)) is not None:
            said.report(wrong)
        elif key != "year":
            value = value_of(key, said.raw, IN_ENGLISH)
            values[key] = value, said.origin
            doubtful += _doubts(key, value, said, year)
    findings.raise_errors()
    return InForce(values, tuple(doubtful))


def _doubts(key: str, value: object, said: Said, year: int) -> Iterator[Problem]:
    hardly = implausible(key, value, said.raw)
    place = Place(said.origin.place or "", said.origin.entry)
    for doubt in (*doubts(key, value, said.origin, year), *([] if hardly is None else [in_toml(hardly)])):
        yield Problem(doubt.code, place, "warning", doubt.values)


# --- reading ---------------------------------------------------------------------------------------


def read_parameter_file(path: Path, findings: Findings) -> ParameterFile:
    """Everything the file says; what is wrong with it is reported, for every year."""
    result = ParameterFile()
    report = partial(findings.elsewhere, path.name)
    for key, name, told in known_parameters(_told(path, findings), lambda _: report):
        if isinstance(told, Mapping | list):
            _read_entries(key, name, told, path.name, findings, result)
            continue
        raw = raw_of_toml(told)
        assert not isinstance(raw, Fault)  # tables and lists are read above
        raw = as_labelled(key, name, raw)
        origin = ParameterOrigin(said_by="file", place=path.name, entry=shown(name))
        result.always[key] = Said(raw, origin, _reporting(findings, Place(path.name, shown(name))), IN_ENGLISH)
    return result


def _reporting(findings: Findings, place: Place) -> Report:
    """Reports what is wrong at `place`, with remedies that are TOML."""

    def report(wrong: Fault, severity: Severity = "error") -> None:
        findings.elsewhere(place, in_toml(wrong), severity)

    return report


def _told(path: Path, findings: Findings) -> list[tuple[str, Any]]:
    """Names and values of the file, those of a table `[parameters]` too; empty where it cannot be read."""
    try:
        told, _ = read_toml(path)
    except InputError as error:
        findings.given(error.problems)
        return []
    if (other := _other_kind(told)) is not None:
        findings.elsewhere(path.name, fault(other))
        return []
    groups = {name: group for name, group in told.items() if folded(name) in _GROUP and isinstance(group, dict)}
    entries = [(name, value) for name, value in told.items() if name not in groups]
    return entries + [entry for group in groups.values() for entry in group.items()]


def _other_kind(told: Mapping[str, Any]) -> str | None:
    """The problem of a file that is a plan or describes a series."""
    sections = by_spelling(PLAN_SECTIONS)
    found = {key: value for name, value in told.items() if (key := sections.get(folded(name))) is not None}
    if isinstance(found.get("years"), list):
        return "parameter_file_is_series"
    return "parameter_file_is_plan" if found else None


def _read_entries(key: str, name: str, told: Any, file: str, findings: Findings, result: ParameterFile) -> None:
    """Read what stands under `name`: one entry, or a list of them."""
    label, called = about(key).label, name
    name = shown(name)

    def report_at(cell: str) -> Report:
        return _reporting(findings, Place(file, cell))

    entries: list[DatedEntry] = []
    listed = [(name, told)] if isinstance(told, Mapping) else [(f"{name}[{i}]", one) for i, one in enumerate(told, 1)]
    for number, (cell, table) in enumerate(listed, 1):
        if isinstance(table, Mapping):
            entries.append(_read_entry(key, called, number, table, Place(file, cell), report_at(cell)))
        else:
            report_at(cell)(fault("dated_not_an_entry", parameter=label, found=found_of_toml(table)))
    if not listed:
        report_at(name)(fault("dated_no_entry", parameter=label))
    undated = len(listed) == 1 and bool(entries) and _holds_always(entries[0])
    if key == "year" and entries and not undated:
        report_at(name)(fault("dated_budget_year", parameter=label))
    wrong = [(one, wrong) for one, wrong in contradictions(entries)] if key != "year" else []
    for one, contradiction in wrong:
        one.report(contradiction.told(parameter=label))
    broken = len(entries) < len(listed) or not entries or not all(one.years_known for one in entries) or wrong
    if broken or (key == "year" and not undated) or (undated and "value" in entries[0].wrong):
        result.wrong.add(key)
    elif undated:
        result.always[key] = entries[0].said(entries[0].stated)
    else:
        result.dated[key] = Years(by_year(entries))


def _holds_always(entry: DatedEntry) -> bool:
    stated = entry.stated
    return entry.years_known and stated.valid_from is None and stated.valid_until is None
