"""Entries of TOML files: each found by its spelling, read, and reported where it stands with a remedy that is TOML."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import TypeVar

from sozialbudget.case.layout import PARAMETERS, by_spelling, folded, keyed, tidy
from sozialbudget.case.parameters import Unit
from sozialbudget.case.problems import Fault, Place, Problem, fault
from sozialbudget.reading.cells import (
    EMPTY,
    Number,
    as_found,
    misspelt,
    number,
    positive_or_zero,
    rate,
    shown,
    text,
    word,
)
from sozialbudget.reading.grid import Moment, Raw
from sozialbudget.reading.notation import IN_ENGLISH
from sozialbudget.reading.settings.toml_file import THOUSANDS, with_one_meaning
from sozialbudget.words import Text, same
from sozialbudget.words.catalogue import WORDS

Word = TypeVar("Word")

_BARE = re.compile("[A-Za-z0-9_-]+")


Keys = Mapping[str, Text]
"""How a kind of file spells its entries: the name in both languages by the key that the code uses.

Names are compared as `folded` does: case, spaces, underscores do not matter, Toepfe is Töpfe.
"""

PLAN_SECTIONS: Mapping[str, Text] = {
    "years": Text("Jahre", "years"),
    "regions": Text("Regionen", "regions"),
    "pots": Text("Töpfe", "pots"),
}
"""Those that only a plan has; in the description of a series `years` is a list."""


def raw_of_toml(value: object) -> Raw | Fault:
    """A value of TOML as a raw cell; a table or a list is none. 62.400 is the text that it is in a sheet."""
    if isinstance(value, Decimal) and THOUSANDS.fullmatch(str(value)):
        return str(value)
    if isinstance(value, str | int | float | Decimal):  # and bool, which is an int
        return value
    if isinstance(value, date | time):
        return Moment(value.isoformat())
    return fault("entry_not_single", field=PARAMETERS.column("value").header, found=found_of_toml(value))


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


_IN_TOML = {
    "cell_ambiguous": "toml_number_ambiguous",
    "cell_text": "toml_number_text",
    "percent_unexpected": "toml_percent_unexpected",
    "rate_above_one": "toml_rate_above_one",
    "rate_just_above_one": "toml_rate_just_above_one",
    "rate_text": "toml_rate_text",
    "rate_written_as_one": "toml_rate_written_as_one",
    "damping_written_as_one": "toml_damping_written_as_one",
}
"""Faults of a cell whose remedy is written otherwise in TOML."""


def in_toml(wrong: Fault) -> Fault:
    """`wrong` with a remedy that is TOML; words to choose from in quotation marks."""
    told = dict(wrong.values)
    for name in ("choices", "suggestion"):
        if name in told and wrong.code.startswith("word_"):
            said = told[name]
            told[name] = tuple(map(_as_text, said)) if isinstance(said, tuple) else _as_text(said)
    for name in ("small", "share"):
        if isinstance(number := told.get(name), Text):
            told[f"{name}_number"] = with_one_meaning(number.en)
    return Fault(_IN_TOML.get(wrong.code, wrong.code), told)


def _as_text(word: object) -> Text:
    de, en = (word.de, word.en) if isinstance(word, Text) else (str(word), str(word))
    return Text(f'"{de}"', f'"{en}"')


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
        names = by_spelling(keys, with_keys=True)
        known: dict[str, Entry] = {}
        rest: list[Entry] = []
        for key, name, raw, first in keyed(self.items(section, example), lambda name: names.get(folded(name))):
            entry = section.below(key or name, name, raw)
            if key is None:
                rest.append(entry)
            elif first is None:
                known[key] = self.found(entry)
            else:
                self.report(entry, twice(name, first))
        return known, rest

    def named(self, section: Entry, example: Text, wrong: Callable[[str], Fault | None]) -> Iterator[tuple[str, Entry]]:
        """The entries of a section with their names, which are the file's own; `wrong` says why one cannot be it."""
        for key, name, raw, first in keyed(self.items(section, example), tidy):
            entry = section.below(key or "", name, raw)
            if (refused := wrong(key or "")) is not None:
                self.report(entry, refused)
            elif first is not None:
                self.report(entry, twice(name, first))
            else:
                yield key or "", self.found(entry)

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
            self.report(entry, value.about(what or same(shown(entry.name))))
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
        raw, names = self.raw(entry), by_spelling(words, with_keys=True)
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


def twice(name: str, first: str) -> Fault:
    """`name` says what `first` said before."""
    return fault("plan_entry_twice", found=quoted(name), first=quoted(first))


def quoted(name: str) -> str:
    """A name as it stands in a message; in quotation marks where it is empty or has spaces around it."""
    return shown(name) if name and name == tidy(name) else f'"{shown(name)}"'


def _path(spelled: tuple[str, ...]) -> str:
    return ".".join(map(quoted, spelled))
