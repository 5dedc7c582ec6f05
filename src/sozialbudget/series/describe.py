"""A series from what describes it: a file `series.toml`, or a folder of input workbooks.

`SERIES_KEYS` and `YEAR_KEYS` are what may stand in the file: each key in German and English, and how its value is
read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from sozialbudget.case.layout import by_spelling, folded, keyed, nearest
from sozialbudget.case.problems import InputError, Place, Problem
from sozialbudget.files.names import on_disk
from sozialbudget.reading.opening import SUFFIXES
from sozialbudget.reading.peek import is_result, year_of
from sozialbudget.reading.settings.toml_file import read_toml
from sozialbudget.reports.annex.request import AnnexRequest
from sozialbudget.series.model import Annexes, Series, SeriesYear, StatusQuo
from sozialbudget.words import Lang, Text, say
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


SERIES_FILE = "series.toml"
PARAMETER_FILES = ("parameter.toml", "parameters.toml")
"""What the file of parameters of a folder is called, in German and in English."""


def read_series(source: Path, lang: Lang) -> Series:
    """The series that `source`, a TOML file or a folder, describes; file names in `lang`.

    A folder is described by its `series.toml`; where it has none, by the input workbooks in it. Raises InputError with
    all that is wrong.
    """
    source = on_disk(source)
    try:
        if not source.is_dir():
            return _from_file(source, lang)
        described = source / SERIES_FILE
        return _from_file(described, lang) if described.is_file() else _from_folder(source, lang)
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        reason = shown(str(getattr(error, "strerror", None) or error))
        raise InputError([Problem("series_unreadable", _place(source), values={"reason": reason})]) from error


def _place(path: Path, *more: object) -> Place:
    return Place(" ".join([shown(path.name or str(path)), *map(str, more)]))


# --- a file ---------------------------------------------------------------------------------------


def _from_file(path: Path, lang: Lang) -> Series:
    problems: list[Problem] = []
    given = read_toml(path)[0]
    told = read_keys(given, SERIES_KEYS, _place(path), problems)
    facts = _taken(told, ANNEX_KEYS)
    listed = told.pop("years", [])
    entries = [
        read_keys(entry, YEAR_KEYS, _place(path, f"[[{spelt(given, 'years')}]]", number), problems)
        for number, entry in enumerate(listed, start=1)
    ]
    years = [_year_of(entry, facts, path.parent) for entry in entries if {"year", "input"} <= entry.keys()]
    problems += _contradictions(told, listed, years, _place(path))
    first = min((year.year for year in years), default=0)
    for entry in entries:
        if entry.get("year") == first and entry.get("status_quo") is StatusQuo.PREVIOUS:
            problems.append(Problem("series_first_without_previous", _place(path), values={"year": first}))
    if problems:
        raise InputError(problems)
    for key in ("output", "parameters"):
        if key in told:
            told[key] = on_disk(path.parent / told[key])
    return Series(path, _in_order(years), **{"output": _output(path.parent, lang), **told})


def _taken(told: dict[str, Any], keys: Iterable[Key]) -> dict[str, Any]:
    """The values of `keys`, taken out of `told`."""
    return {key.name: told.pop(key.name) for key in keys if key.name in told}


def _year_of(told: dict[str, Any], facts: Mapping[str, Any], folder: Path) -> SeriesYear:
    request = AnnexRequest(**(dict(facts) | _taken(told, ANNEX_KEYS)))
    given = {key: value for key, value in told.items() if key not in ("year", "input")}
    return SeriesYear(told["year"], on_disk(folder / told["input"]), annex=request, **given)


def _contradictions(
    told: Mapping[str, Any], listed: Sequence[Any], years: Sequence[SeriesYear], place: Place
) -> Iterator[Problem]:
    formats = told.get("annex_formats", ("pdf",))
    if not listed:
        yield Problem("series_without_years", place)
    if "xlsx" in formats and any(year.annex.suppress_below is not None for year in years):
        yield Problem("series_suppressed_workbook", place)
    if told.get("archive") and "pdf" not in formats:
        yield Problem("series_archive_without_pdf", place)
    if len(years) == len(listed):
        yield from _disorder(years, place)


# --- a folder -------------------------------------------------------------------------------------


def _from_folder(folder: Path, lang: Lang) -> Series:
    found = sorted(path for path in folder.iterdir() if _may_be_input(path))
    ignored = tuple(path.name for path in found if is_result(path))
    problems: list[Problem] = []
    years = []
    for path in found:
        if path.name in ignored:
            continue
        year = year_of(path)
        if year is None:
            problems.append(Problem("series_no_year", _place(path)))
        else:
            years.append(SeriesYear(year, path))
    if not years and not problems:
        problems.append(Problem("series_folder_without_inputs", _place(folder), values={"suffixes": SUFFIXES}))
    if not problems:
        problems += _disorder(years, _place(folder))
    parameters = sorted(path for path in folder.iterdir() if path.name.casefold() in PARAMETER_FILES)
    if len(parameters) > 1:
        files = tuple(path.name for path in parameters)
        problems.append(Problem("series_parameters_twice", _place(folder), values={"files": files}))
    if problems:
        raise InputError(problems)
    return Series(
        folder,
        _in_order(years),
        _output(folder, lang),
        parameters=parameters[0] if parameters else None,
        ignored=ignored,
    )


def _may_be_input(path: Path) -> bool:
    """Whether it is a workbook; hidden files and the lock files of office programs are none. A link to nowhere is."""
    return path.suffix.casefold() in SUFFIXES and not path.name.startswith((".", "~$")) and not path.is_dir()


# --- both -----------------------------------------------------------------------------------------


def _output(folder: Path, lang: Lang) -> Path:
    return folder / say("series.file.folder", lang)


def _in_order(years: Iterable[SeriesYear]) -> tuple[SeriesYear, ...]:
    """By year; the first year's budgets so far are those of its input, for there is no year before."""
    first, *others = sorted(years, key=lambda entry: entry.year)
    return (replace(first, status_quo=StatusQuo.INPUT), *others)


def _disorder(years: Sequence[SeriesYear], place: Place) -> Iterator[Problem]:
    """Two inputs of one year, and years that are missing between others."""
    by_year: dict[int, list[str]] = {}
    for entry in years:
        by_year.setdefault(entry.year, []).append(shown(entry.input.name))
    for year, inputs in sorted(by_year.items()):
        if len(inputs) > 1:
            yield Problem("series_year_twice", place, values={"year": year, "files": tuple(inputs)})
    found = sorted(by_year)
    for before, after in pairwise(found):
        if after - before > 1:
            missing = f"{before + 1}" if after - before == 2 else f"{before + 1}–{after - 1}"
            yield Problem("series_year_gap", place, values={"missing": missing, "before": before, "after": after})
