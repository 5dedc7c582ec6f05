"""A result against the original input: the file's SHA-256, and every district, indicator, parameter and service."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from sozialbudget.analysis.record.opened import Opened, parameters_said
from sozialbudget.analysis.source import Source
from sozialbudget.analysis.verify.findings import cut, told_cell, told_parameter
from sozialbudget.case.case import Case, Excluded
from sozialbudget.case.layout import DISTRICTS, INDICATORS, PARAMETERS, SERVICES, SheetLayout
from sozialbudget.case.origins import in_words
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.case.plain import canonical
from sozialbudget.case.problems import InputError, Place, Problem
from sozialbudget.reading.peek import stated_year
from sozialbudget.reading.spoilt import pairs_told, zeros_apart
from sozialbudget.words import Text, say
from sozialbudget.words.numbers import how_many
from sozialbudget.words.problems import PROBLEMS
from sozialbudget.words.text import shown


def read_original(source: Source, opened: Opened) -> Case:
    """Read the input. Raises InputError, whose places tell its cells from those of the result `opened`.

    Where the input is that of another year, or the run took today's budgets from a result that `source` does not
    name, that alone is told: all else follows from it.
    """
    try:
        return source.case()
    except InputError as error:
        year, place = stated_year(source.path, source.settings, source.parameter_file)
        said = parameters_said(opened).get(about("year").label.say(opened.lang), "")
        if year is not None and said.isdecimal() and int(said) != year:
            raise InputError([other_year(source.path.name, int(said), year, place)]) from error
        if taken := taken_from(source, opened):
            raise InputError([needs_status_quo_from(source.path.name, taken)]) from error
        raise InputError(source.placed(problem) for problem in error.problems) from error


def taken_from(source: Source, opened: Opened) -> str | None:
    """The result that the run took today's budgets from, as the Protokoll says, where `source` names none."""
    page = opened.page("protocol")
    if page is None or source.status_quo_from is not None:
        return None
    before = PROBLEMS["status_quo_from"].what.say(opened.lang).partition("{year}")[0]
    rows = ((page.text(row, 1), page.text(row, 2)) for row in sorted(page.sheet.rows))
    return next((name for name, text in rows if name and text.startswith(before.replace("{name}", name))), None)


def needs_status_quo_from(name: str, taken: str) -> Problem:
    """The input `name` does not say today's budgets, for the run took them from the result `taken`."""
    return Problem("verify_needs_status_quo_from", Place(shown(name)), values={"name": taken})


def other_year(name: str, found: int, expected: int, place: Place | None) -> Problem:
    """The input `name` is for the year `expected`, as its cell `place` says, the result for `found`."""
    values = {"found": found, "expected": expected, "other": str(place or "–")}
    return Problem("verify_against_other_year", Place(shown(name)), values=values)


_MOST_OF_A_COLUMN = 3
_OF_A_HASH = 12
_STATUS_QUO = "districts status_quo"
_OVERRULED = ("set", "file", "python")
"""Who may have said a parameter otherwise than the workbook does."""

Entry = Mapping[str, object]
"""The fields of one district, indicator or service by their label."""


def against_findings(result: Case, original: Case, overruled: bool, taken_from: str | None) -> Iterator[Problem]:
    """Each input of `result` that is not what it is in `original`, with its cells in both; another year comes first.

    Parameters that the run took from a file or from `--set` are a note, unless the same were given again (`overruled`).
    `taken_from` is the result that the run took today's budgets from, where that was not given again.
    """
    assert original.origin is not None  # it was read from a file
    differences = [
        *_year(result, original),
        *_tables(result, original),
        *_excluded(result, original),
        *_parameters(result, original, overruled),
    ]
    if taken_from is not None and any(of == _STATUS_QUO for of, _ in differences):
        differences = [difference for difference in differences if difference[0] != _STATUS_QUO]
        differences.append((_STATUS_QUO, needs_status_quo_from(original.origin.name, taken_from)))
    said = result.origin.sha256 if result.origin else ""
    if said != original.origin.sha256:
        wrong = any(problem.severity == "error" for _, problem in differences)
        code = "verify_other_input" if wrong else "verify_other_bytes"
        hashes = {"said": said[:_OF_A_HASH], "found": original.origin.sha256[:_OF_A_HASH]}
        yield Problem(code, Place(original.origin.name), "note", hashes)
    for _, of_column in groupby(differences, key=lambda difference: difference[0]):
        problems = [problem for _, problem in of_column]
        if len(problems) <= _MOST_OF_A_COLUMN + 1:
            yield from problems
            continue
        yield from problems[:_MOST_OF_A_COLUMN]
        more = problems[_MOST_OF_A_COLUMN:]
        values = {"count": how_many(len(more))}
        if column := more[0].values.get("column"):
            yield Problem("verify_against_more", more[0].place, more[0].severity, {**values, "column": column})
        else:
            yield Problem("verify_against_more_rows", more[0].place, more[0].severity, values)


def _year(result: Case, original: Case) -> Iterator[tuple[str, Problem]]:
    found, expected = result.parameters.year, original.parameters.year
    if found != expected and not _is_overruled(result, "year"):
        name = original.origin.name if original.origin else ""
        yield "year", other_year(name, found, expected, original.place("parameters", "year", "value"))


def _is_overruled(result: Case, key: str) -> bool:
    said = result.parameter_origins.get(key)
    return said is not None and said.said_by in _OVERRULED


def _tables(result: Case, original: Case) -> Iterator[tuple[str, Problem]]:
    for key, layout in (("districts", DISTRICTS), ("indicators", INDICATORS), ("services", SERVICES)):
        ours, theirs = _entries(result, key, layout), _entries(original, key, layout)
        new, gone = ([name for name in one if name not in other] for one, other in ((ours, theirs), (theirs, ours)))
        apart = zeros_apart(new, gone) if key == "districts" else {}
        if apart:
            yield f"{key} zeros", _zeros_apart(apart, result, original)
        for name in [name for name in gone if name not in apart.values()]:
            yield f"{key} gone", _one_sided("verify_against_gone", original, key, name, theirs[name])
        for name in [name for name in new if name not in apart]:
            yield f"{key} new", _one_sided("verify_against_new", result, key, name, ours[name])
        common = [name for name in ours if name in theirs]
        for field in dict.fromkeys(field for name in common for field in (*ours[name], *theirs[name])):
            for name in common:
                found, expected = ours[name].get(field), theirs[name].get(field)
                if canonical(found) != canonical(expected):
                    label = _label(layout, field)
                    row = _row_name(ours[name])
                    cells = result.place(key, name, field), original.place(key, name, field)
                    yield f"{key} {field}", _differs(label, row, cells, (found, expected))


def _entries(case: Case, key: str, layout: SheetLayout) -> dict[str, dict[str, object]]:
    """Each entry of a table by its id or name: its cells by field, and value columns by their own name."""
    listed = {"districts": case.districts, "indicators": case.dated, "services": case.services}[key]
    first = layout.columns[0].key
    found: dict[str, dict[str, object]] = {}
    for entry in listed:
        fields = {column.key: getattr(entry, column.key) for column in layout.columns if hasattr(entry, column.key)}
        found[str(getattr(entry, first))] = {**fields, **getattr(entry, "columns", {})}
    return found


def _label(layout: SheetLayout, field: str) -> Text:
    own = {column.key: column.header for column in layout.columns}
    return own.get(field, Text(field, field))


def _row_name(entry: Entry) -> str:
    return cut(str(entry.get("name", "")))


def _one_sided(code: str, case: Case, key: str, name: str, entry: Entry) -> Problem:
    place, file = case.place(key, name, "id" if key == "districts" else "name"), case.origin.name if case.origin else ""
    problem = Problem(code, place, values={"name": _row_name(entry), "file": file})
    return problem.of_file(shown(file)) if code == "verify_against_gone" else problem


def _zeros_apart(apart: Mapping[str, str], result: Case, original: Case) -> Problem:
    file = original.origin.name if original.origin else ""
    values = {"n": len(apart), "ids": pairs_told(apart), "file": shown(file)}
    return Problem("verify_against_zeros", result.place("districts", next(iter(apart)), "id"), values=values)


def _differs(label: Text, row: str, cells: tuple[Place | None, Place | None], values: tuple[object, object]) -> Problem:
    found, expected = values
    here, there = cells
    said = {"column": label, "row": row, "other": str(there or "–")}
    return Problem("verify_against", here, values={**said, "found": _told(found), "expected": _told(expected)})


def _told(value: object) -> Text:
    if value is None:
        return Text("leer", "empty")
    return told_cell(float(value) if isinstance(value, Decimal) else value)


def _excluded(result: Case, original: Case) -> Iterator[tuple[str, Problem]]:
    ours, theirs = ({gone.id: gone for gone in case.excluded} for case in (result, original))
    counted = {district.id for district in (*result.districts, *original.districts)}
    for name in sorted((ours.keys() ^ theirs.keys()) - counted):  # one that counts on one side has been told
        side, case = (ours, result) if name in ours else (theirs, original)
        code = "verify_against_new" if name in ours else "verify_against_gone"
        yield "excluded", _one_sided(code, case, "districts", name, {"name": side[name].name})
    for name in [name for name in ours if name in theirs]:
        for field, (found, expected) in _fields(ours[name], theirs[name]).items():
            if canonical(found) != canonical(expected):
                cells = result.place("districts", name, field), original.place("districts", name, field)
                yield f"excluded {field}", _differs(_label(DISTRICTS, field), name, cells, (found, expected))


def _fields(ours: Excluded, theirs: Excluded) -> dict[str, tuple[object, object]]:
    fixed = {"name": (ours.name, theirs.name), "provider": (ours.provider, theirs.provider)}
    # A result carries those of its cells on that it has a column for.
    both = [key for key in ours.cells if key in theirs.cells]
    return {**fixed, "excluded": (ours.reason, theirs.reason), **{k: (ours.cells[k], theirs.cells[k]) for k in both}}


def _parameters(result: Case, original: Case, overruled: bool) -> Iterator[tuple[str, Problem]]:
    for key in PARAMETER_KEYS:
        found, expected = getattr(result.parameters, key), getattr(original.parameters, key)
        if canonical(_plain(found)) == canonical(_plain(expected)):
            continue
        said = result.parameter_origins.get(key)
        if key == "year" and not _is_overruled(result, key):
            continue  # which has been told
        told = {"found": _worded(key, found), "expected": _worded(key, expected), "row": about(key).label}
        cells = result.place("parameters", key, "value"), original.place("parameters", key, "value")
        here = result.origin.tables["parameters"].place(key, "value") if result.origin else cells[0]
        if said is not None and _is_overruled(result, key) and not overruled:
            by = Text(*(say(f"said_by.{said.said_by}", lang) for lang in ("de", "en")))
            where = {"by": by, "where": said.where or "–"}
            yield "overruled", Problem("verify_against_overruled", here, "note", {**told, **where})
        else:
            more = {"column": PARAMETERS.column("value").header, "other": str(cells[1] or "–")}
            yield f"parameter {key}", Problem("verify_against", here, values={**told, **more})


def _plain(value: object) -> object:
    return str(value.value) if hasattr(value, "value") else value


def _worded(key: str, value: object) -> Text:
    if value is None:
        return _told(value)
    if isinstance(value, Decimal | int):
        return told_parameter(key, float(value))
    return Text(*(f"„{in_words(key, value, 'de')}“", f"“{in_words(key, value, 'en')}”"))
