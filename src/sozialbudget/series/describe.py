"""A series from what describes it: a file `series.toml`, or a folder of input workbooks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from sozialbudget.case.problems import InputError, Place, Problem
from sozialbudget.files.names import on_disk
from sozialbudget.reading.opening import SUFFIXES
from sozialbudget.reading.peek import is_result, year_of
from sozialbudget.reading.settings.toml_file import read_toml
from sozialbudget.reports.annex.request import AnnexRequest
from sozialbudget.series.model import Series, SeriesYear, StatusQuo
from sozialbudget.series.told import ANNEX_KEYS, SERIES_KEYS, YEAR_KEYS, Key, read_keys, spelt
from sozialbudget.words import Lang, say
from sozialbudget.words.text import shown

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
    years = [_year(entry, facts, path.parent) for entry in entries if {"year", "input"} <= entry.keys()]
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


def _year(told: dict[str, Any], facts: Mapping[str, Any], folder: Path) -> SeriesYear:
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
