"""What may stand in `series.toml`: each key in German and English, and how its value is read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from sozialbudget.case.layout import by_spelling, folded, keyed, nearest
from sozialbudget.case.problems import Place, Problem
from sozialbudget.series.model import Annexes, StatusQuo
from sozialbudget.words import Text
from sozialbudget.words.text import shown


class NotThatError(ValueError):
    """A value is not what its key takes; `expected` says what that is."""

    def __init__(self, de: str, en: str) -> None:
        super().__init__(en)
        self.expected = Text(de, en)


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the file: its name in code, its names in the file, and the reader of its value."""

    name: str
    label: Text
    read: Callable[[Any], Any]
    required: bool = False


Choice = TypeVar("Choice", bound=StrEnum)


def _kept(is_one: Callable[[Any], bool], de: str, en: str) -> Callable[[Any], Any]:
    """Takes the values of which `is_one` holds as they are."""

    def read(value: Any) -> Any:
        if not is_one(value):
            raise NotThatError(de, en)
        return value

    return read


def _text(value: Any) -> str:
    if not isinstance(value, str) or not shown(value):
        raise NotThatError("ein Text", "a text")
    return shown(value)


def _day(value: Any) -> date:
    if isinstance(value, str):
        for form in ("%d.%m.%Y", "%Y-%m-%d"):
            try:
                return datetime.strptime(value.strip(), form).date()
            except ValueError:
                continue
    if not isinstance(value, date) or isinstance(value, datetime):
        raise NotThatError("ein Datum wie 2011-06-01", "a date such as 2011-06-01")
    return value


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_path = _kept(
    lambda value: isinstance(value, str) and bool(value.strip()) and "\0" not in value,
    "der Name einer Datei oder eines Ordners",
    "the name of a file or folder",
)
_yes_or_no = _kept(lambda value: isinstance(value, bool), "true oder false", "true or false")
_year = _kept(_is_whole, "eine Jahreszahl", "a year")
_least_count = _kept(
    lambda value: _is_whole(value) and value >= 2, "eine ganze Zahl ab 2", "a whole number of at least 2"
)
_tables = _kept(
    lambda value: isinstance(value, list) and all(isinstance(entry, dict) for entry in value),
    "Tabellen [[jahre]]",
    "tables [[years]]",
)

FORMATS = ("pdf", "docx", "html", "xlsx")


def _formats(value: Any) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not listed:
        listed = [None]
    found = tuple(dict.fromkeys(str(entry).strip().lower().removeprefix(".") for entry in listed))
    if not set(found) <= set(FORMATS):
        raise NotThatError(f"eine Liste aus {', '.join(FORMATS)}", f"a list of {', '.join(FORMATS)}")
    return found


def _one_of(choices: Mapping[Choice, Text]) -> Callable[[Any], Choice]:
    by_name = by_spelling(choices, with_keys=True)

    def read(value: Any) -> Choice:
        if not isinstance(value, str) or folded(value) not in by_name:
            raise NotThatError(
                " oder ".join(label.de for label in choices.values()),
                " or ".join(label.en for label in choices.values()),
            )
        return by_name[folded(value)]

    return read


def _settings(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(entry, str | int | Decimal) for entry in value.values()):
        raise NotThatError("eine Tabelle wie { damping = 0.4 }", "a table such as { damping = 0.4 }")
    return {key: str(entry) for key, entry in value.items()}


ANNEX_KEYS = (
    Key("paper", Text("vorlage", "paper"), _text),
    Key("committee", Text("gremium", "committee"), _text),
    Key("day", Text("datum", "date"), _day),
    Key("author", Text("verfasst_von", "author"), _text),
    Key("draft", Text("entwurf", "draft"), _yes_or_no),
    Key("suppress_below", Text("kleine_zahlen_unter", "suppress_below"), _least_count),
)
"""What an annex says: for all years, or for one."""

SERIES_KEYS = (
    Key("title", Text("titel", "title"), _text),
    Key("output", Text("ausgabe", "output"), _path),
    Key("parameters", Text("parameter", "parameters"), _path),
    Key(
        "annexes",
        Text("anlagen", "annexes"),
        _one_of(
            {
                Annexes.NONE: Text("keine", "none"),
                Annexes.LATEST: Text("letzte", "latest"),
                Annexes.ALL: Text("alle", "all"),
            }
        ),
    ),
    Key("annex_formats", Text("anlagenformate", "annex_formats"), _formats),
    Key("archive", Text("archiv", "archive"), _yes_or_no),
    *ANNEX_KEYS,
    Key("years", Text("jahre", "years"), _tables),
)

YEAR_KEYS = (
    Key("year", Text("jahr", "year"), _year, required=True),
    Key("input", Text("eingabe", "input"), _path, required=True),
    Key("settings", Text("werte", "set"), _settings),
    Key(
        "status_quo",
        Text("budget_bisher", "status_quo"),
        _one_of({StatusQuo.PREVIOUS: Text("vorjahr", "previous"), StatusQuo.INPUT: Text("eingabe", "input")}),
    ),
    Key("keep_indicators", Text("indikatoren_beibehalten", "keep_indicators"), _yes_or_no),
    *ANNEX_KEYS,
)


def read_keys(told: Mapping[str, Any], keys: Iterable[Key], place: Place, problems: list[Problem]) -> dict[str, Any]:
    """The values of `told` by the keys' names; what is unknown, said twice, missing or no such value is reported."""
    known = {key.name: key for key in keys}
    names = _spellings(known.values())
    values: dict[str, Any] = {}
    seen: set[str] = set()
    for key, name, value, first in keyed(told.items(), lambda name: names.get(folded(name))):
        if key is None:
            problems.append(_unknown(name, known.values(), place))
        elif first is not None:
            problems.append(Problem("series_key_twice", place, values={"found": shown(name), "first": shown(first)}))
        else:
            seen.add(key)
            try:
                values[key] = known[key].read(value)
            except NotThatError as error:
                values_told = {"key": shown(name), "found": shown(_as_written(value))[:60], "expected": error.expected}
                problems.append(Problem("series_value", place, values=values_told))
    missing = [key for key in known.values() if key.required and key.name not in seen]
    problems += [Problem("series_key_missing", place, values={"key": key.label}) for key in missing]
    return values


def _spellings(keys: Iterable[Key]) -> dict[str, str]:
    return by_spelling({key.name: key.label for key in keys})


def _as_written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(map(_as_written, value)) if isinstance(value, list) else str(value)


def spelt(given: Mapping[str, Any], key: str) -> str:
    """How the file that says `given` spells the key that is called `key` in code; so where it does not say it."""
    names = _spellings(SERIES_KEYS)
    return next((shown(name) for name in given if names.get(folded(name)) == key), key)


def _unknown(name: str, keys: Iterable[Key], place: Place) -> Problem:
    near = nearest(name, [label for key in keys for label in (key.label.de, key.label.en)])
    if near is None:
        return Problem("series_key_unknown", place, values={"found": shown(name)})
    return Problem("series_key_misspelt", place, values={"found": shown(name), "suggestion": near})
