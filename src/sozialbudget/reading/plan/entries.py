"""Entries of a TOML file: each found by its spelling, read, and reported where it stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import TypeVar

from sozialbudget.case.layout import folded, folded_names, tidy
from sozialbudget.case.parameters import Unit
from sozialbudget.case.problems import Fault, Place, Problem, fault
from sozialbudget.reading.cells import (
    EMPTY,
    Number,
    misspelt,
    number,
    positive_or_zero,
    rate,
    shown,
    text,
    word,
)
from sozialbudget.reading.grid import Raw
from sozialbudget.reading.notation import IN_ENGLISH
from sozialbudget.reading.plan.keys import EXAMPLES, Keys
from sozialbudget.reading.settings.parameter_entries import found_of_toml, raw_of_toml
from sozialbudget.reading.settings.toml_file import in_toml
from sozialbudget.words import Text

Word = TypeVar("Word")

_BARE = re.compile("[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at one place: its path in English keys, how the file spells it, and the raw value."""

    path: tuple[str, ...]
    spelled: tuple[str, ...]
    raw: object

    @property
    def name(self) -> str:
        """What the file calls it."""
        return self.spelled[-1]

    def below(self, key: str, name: str, raw: object) -> "Entry":
        """The entry `key`, spelled `name`, inside this one."""
        return Entry((*self.path, key), (*self.spelled, name), raw)


@dataclass(slots=True)
class TomlReader:
    """Reads entries and collects what is wrong with them; nothing is raised before everything was looked at."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    """Paths of the entries that were reported."""
    places: dict[str, str] = field(default_factory=dict)
    """How each path is spelled."""

    def report(self, entry: Entry, wrong: Fault) -> None:
        """Report `wrong` of `entry`."""
        self.unreadable.add(".".join(entry.path))
        wrong = wrong if wrong.code.startswith("plan_") else in_toml(wrong)
        self.problems.append(Problem(wrong.code, self._place(entry), values=wrong.values))

    def warn(self, entry: Entry, doubt: Fault) -> None:
        """Report that `entry` is doubtful."""
        doubt = in_toml(doubt)
        self.warnings.append(Problem(doubt.code, self._place(entry), "warning", doubt.values))

    def _place(self, entry: Entry) -> Place:
        return Place(f"{self.file}: {_path(entry.spelled)}" if entry.spelled else self.file)

    def found(self, entry: Entry) -> Entry:
        """Remember how `entry` is spelled."""
        self.places[".".join(entry.path)] = _path(entry.spelled)
        return entry

    # --- sections -------------------------------------------------------------------------------------

    def items(self, entry: Entry, example: Text) -> list[tuple[str, object]]:
        """Names and raw values of a section; reported where it is none."""
        if not isinstance(entry.raw, dict):
            self.report(entry, fault("plan_not_a_table", found=found_of_toml(entry.raw), example=example))
            return []
        return list(entry.raw.items())

    def entries(self, section: Entry, keys: Keys, example: Text) -> dict[str, Entry]:
        """The entries of `section` by their English keys; unknown ones and twins are reported."""
        known, rest = self.split(section, keys, example)
        for entry in rest:
            self.unknown(entry, keys)
        return known

    def split(self, section: Entry, keys: Keys, example: Text) -> tuple[dict[str, Entry], list[Entry]]:
        """The entries of `section` that `keys` knows, by their English keys, and the others."""
        names = {name: key for key, label in keys.items() for name in folded_names(label, key)}
        known: dict[str, Entry] = {}
        rest: list[Entry] = []
        for name, raw in self.items(section, example):
            key = names.get(folded(name))
            entry = section.below(key or name, name, raw)
            if key is None:
                rest.append(entry)
            elif key in known:
                self.report(entry, twice(entry, known[key]))
            else:
                known[key] = self.found(entry)
        return known, rest

    def unknown(self, entry: Entry, keys: Keys, more: tuple[str, ...] = ()) -> None:
        """Report an entry nobody knows; `more` are further spellings it may mean."""
        spellings = [spelling for key, label in keys.items() for spelling in (label.de, key)]
        offered = tuple(Text(_as_key(label.de), key) for key, label in keys.items())
        codes = ("plan_entry_unknown", "plan_entry_misspelt")
        wrong = misspelt(codes, quoted(entry.name), [*spellings, *more], entries=offered)
        if "suggestion" in wrong.values:
            wrong = wrong.told(suggestion=_as_key(str(wrong.values["suggestion"])))
        self.report(entry, wrong)

    # --- values ---------------------------------------------------------------------------------------

    def checked(self, entry: Entry, value: Word | Fault, what: Text | None = None) -> Word | None:
        """`value`, or None and a report about `what` (the entry's name)."""
        if isinstance(value, Fault):
            self.report(entry, value.about(what or Text(shown(entry.name), shown(entry.name))))
            return None
        return value

    def raw(self, entry: Entry) -> Raw | Fault:
        """Its value as a raw cell; a list, a section, a date and a time are none."""
        found = found_of_toml(entry.raw)
        if isinstance(entry.raw, date | time):
            return fault("plan_date", found=found)
        raw = raw_of_toml(entry.raw)
        return fault("plan_not_single", found=found) if isinstance(raw, Fault) else raw

    def text(self, entry: Entry | None, required: bool = False) -> str | None:
        """A text; None where there is none, which is reported of an entry `required`."""
        if entry is None:
            return None
        raw = self.raw(entry)
        found = raw if isinstance(raw, Fault) else text(raw)
        return self.checked(entry, EMPTY if found is None and required else found)

    def rate(self, entry: Entry | None) -> Decimal | None:
        """A share of 1, `17,5 %` or `0.175`, not negative."""
        if entry is None:
            return None
        raw = self.raw(entry)
        found = raw if isinstance(raw, Fault) else positive_or_zero(rate(raw, IN_ENGLISH), raw)
        return self._value(entry, found)

    def money(self, entry: Entry | None) -> Decimal | None:
        """An amount in EUR, not negative."""
        if entry is None:
            return None
        raw = self.raw(entry)
        found = raw if isinstance(raw, Fault) else positive_or_zero(number(raw, Unit.EUR, IN_ENGLISH), raw)
        if isinstance(found, Number) and found.percent:
            found = fault("percent_unexpected", found=found_of_toml(entry.raw))
        return self._value(entry, found)

    def _value(self, entry: Entry, found: Number | Fault) -> Decimal | None:
        read = self.checked(entry, found)
        return None if read is None else read.value

    def word(self, entry: Entry | None, words: Mapping[Word, Text], default: Word) -> Word:
        """What a word means; `default` where none is said (or it is unknown, which is reported)."""
        if entry is None:
            return default
        names = {name: member for member, label in words.items() for name in folded_names(label, str(member))}
        raw = self.raw(entry)
        found = self.checked(entry, raw if isinstance(raw, Fault) else word(raw, names, words.values()))
        return default if found is None else found

    def ids(self, entry: Entry) -> Iterator[str]:
        """A list of ids, which are texts."""
        if not isinstance(entry.raw, list):
            self.report(entry, fault("plan_not_a_list", found=found_of_toml(entry.raw)))
            return
        for id in entry.raw:
            if isinstance(id, str) and tidy(id):
                yield tidy(id)
            else:
                self.report(entry, fault("plan_id_no_text", found=found_of_toml(id)))


def _as_key(name: str) -> str:
    """A name as an entry is called: in quotation marks where it has spaces or umlauts."""
    return name if _BARE.fullmatch(name) else f'"{name}"'


def twice(entry: Entry, first: Entry) -> Fault:
    """`entry` says what `first` said before."""
    return fault("plan_entry_twice", found=quoted(entry.name), first=quoted(first.name))


def missing(key: str, section: Keys) -> Fault:
    """The entry `key` of a section is not there."""
    return fault("plan_entry_missing", entry=section[key], example=EXAMPLES[key])


def quoted(name: str) -> str:
    """A name as it stands in a message; in quotation marks where it is empty or has spaces around it."""
    return shown(name) if name and name == tidy(name) else f'"{shown(name)}"'


def _path(spelled: tuple[str, ...]) -> str:
    return ".".join(map(quoted, spelled))
