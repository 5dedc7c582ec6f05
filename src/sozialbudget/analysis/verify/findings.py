"""Differences of cells as findings: named one by one where they are few, by column or sheet where they are many."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from sozialbudget.analysis.record.opened import At, Page
from sozialbudget.analysis.verify.cells import Compared, Difference
from sozialbudget.case.bounds import amount
from sozialbudget.case.layout import column_letter
from sozialbudget.case.parameters import about
from sozialbudget.case.problems import Place, Problem, Severity
from sozialbudget.reading.grid import ErrorCell, Moment, Uncalculated
from sozialbudget.words import Text
from sozialbudget.words.numbers import how_many, number, plain
from sozialbudget.words.text import shown as on_one_line

_LONGEST = 120
_LONGEST_FORMULA = 64
_BEFORE = 24


def told_cell(raw: object) -> Text:
    """The content of a cell: a number by locale, a text in quotes, or nothing."""
    if raw is None or isinstance(raw, Uncalculated) or (isinstance(raw, str) and not raw.strip()):
        return Text("nichts", "nothing")
    if isinstance(raw, bool):
        return Text("WAHR" if raw else "FALSCH", "TRUE" if raw else "FALSE")
    if isinstance(raw, float | int):
        number = float(raw)
        if number.is_integer() and 1900 <= number <= 2200:  # a year, most likely
            return Text(str(int(number)), str(int(number)))
        if 0 < abs(number) < 1e-9 or abs(number) >= 1e15:
            return Text(f"{number!r}", f"{number!r}")
        return Text(plain(number, "de"), plain(number, "en"))
    if isinstance(raw, ErrorCell):
        return Text(raw.name, raw.name)
    text = cut(raw.shown if isinstance(raw, Moment) else str(raw))
    return Text(f"„{text}“", f"“{text}”")


def told_parameter(key: str, number: float) -> Text:
    """The number of a parameter in its unit."""
    if number and not 1e-9 <= abs(number) < 1e15:
        return told_cell(number)
    unit, value = about(key).unit, int(number) if number == int(number) else number  # a year is 2012, not 2012.0
    return Text(amount(value, unit, "de"), amount(value, unit, "en"))


def told_formula(formula: str) -> str:
    """A formula with `=`, the long ones cut."""
    return cut(f"={formula}", _LONGEST_FORMULA)


def told_formulas(found: str, expected: str) -> tuple[str, str]:
    """Two formulas, the long ones cut to where they begin to differ."""
    alike = next(
        (i for i, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b), min(len(found), len(expected))
    )
    if max(len(found), len(expected)) < _LONGEST_FORMULA or alike <= _BEFORE:
        return told_formula(found), told_formula(expected)
    first = alike - _BEFORE
    return cut(f"=…{found[first:]}", _LONGEST_FORMULA), cut(f"=…{expected[first:]}", _LONGEST_FORMULA)


def cut(text: str, longest: int = _LONGEST) -> str:
    """`text` on one line, at most `longest` characters."""
    line = on_one_line(text)
    return line if len(line) <= longest else line[: longest - 1] + "…"


MOST_OF_A_COLUMN = 3
"""With more differences of a kind in a column, the first is named and the others are counted."""
MOST_OF_A_SHEET = 8
"""With more such columns on a sheet, the sheet is told as a whole."""

CONSEQUENCES = ("verify_value", "verify_stale")
"""What may follow from another deviation, and is told after it."""
_NEAR = 4

CODES = {
    "constant": "verify_constant",
    "emptied": "verify_emptied",
    "formula": "verify_formula",
    "instead": "verify_instead",
    "text": "verify_text",
    "value": "verify_value",
    "row_gone": "verify_line_gone",
    "row_new": "verify_line_new",
    "moved": "verify_rows_moved",
}
"""The problem of each kind of difference."""


def of_sheet(
    compared: Compared,
    found: Page,
    fresh: Page,
    *,
    follows: bool = False,
    severity: Mapping[str, Severity] | None = None,
) -> Iterator[Problem]:
    """The findings on one sheet. `follows`: formulas were changed, so that other figures may follow from them."""
    by_kind = sorted(compared.differences, key=lambda d: (d.kind, d.at[1], d.at[0]))
    for kind, listed in groupby(by_kind, key=lambda d: d.kind):
        differences = list(listed)
        how = (severity or {}).get(kind, "error")
        columns = [list(of) for _, of in groupby(differences, key=lambda d: d.at[1])]
        many = len(columns) > MOST_OF_A_SHEET or (follows and kind == "value")
        if many or 2 * len(differences) > max(compared.formulas, 2 * MOST_OF_A_COLUMN):
            first = min(differences, key=lambda d: d.at)
            yield _told(first, found, fresh, how, _more(len(differences) - 1, None))
            continue
        for of_column in columns:
            if len(of_column) > MOST_OF_A_COLUMN:
                header = _header(fresh, of_column[0].at) or column_letter(of_column[0].at[1])
                yield _told(of_column[0], found, fresh, how, _more(len(of_column) - 1, header))
            else:
                yield from (_told(difference, found, fresh, how, Text("", "")) for difference in of_column)


def added_cells(compared: Compared, found: Page) -> Iterator[Problem]:
    """Cells that hold something where the result holds nothing: somebody's remarks."""
    if compared.added:
        first = compared.added[0]
        raw = found.formulas.get(first)
        yield Problem(
            "verify_added",
            _place(found, first),
            "note",
            {
                "found": told_formula(raw) if raw is not None else told_cell(found.cells.get(first)),
                "more": _more(len(compared.added) - 1, None),
            },
        )


def stale_figures(differences: list[tuple[Page, Difference]]) -> Iterator[Problem]:
    """Stored figures that are not what the inputs give which were changed: one finding for all."""
    if differences:
        page, first = differences[0]
        count, sheets = len(differences), len({page.title for page, _ in differences})
        values = {
            "found": told_cell(first.found),
            "expected": told_cell(first.expected),
            "count": how_many(count),
            "sheets": str(sheets),
        }
        yield Problem("verify_stale", _place(page, first.at), values=values)


def _told(difference: Difference, found: Page, fresh: Page, severity: Severity, more: Text) -> Problem:
    kind = difference.kind
    values: dict[str, object] = {"more": more}
    if kind == "moved":
        return Problem(CODES[kind], _place(found, difference.at), severity)
    if kind in ("row_gone", "row_new"):
        values["name"] = cut(str(difference.expected if kind == "row_gone" else difference.found))
        values["row"] = str(difference.at[0])
        place = Place(found.title) if kind == "row_gone" else _place(found, difference.at)
        return Problem(CODES[kind], place, severity, values)
    values["subject"] = _subject(fresh, difference.at)
    if kind == "formula":
        now, was = told_formulas(str(difference.found), str(difference.expected))
        values |= {"found": now, "expected": was}
    elif kind == "instead":
        values |= {"found": told_formula(str(difference.found)), "expected": told_cell(difference.expected)}
    else:
        values |= {"found": told_cell(difference.found), "expected": told_cell(difference.expected)}
    if kind in ("constant", "emptied", "value"):
        values["formula"] = told_formula(difference.formula)
    return Problem(CODES[kind], _place(found, difference.at), severity, values)


def _more(count: int, column: str | None) -> Text:
    """`…and 512 further cells of the column Budget neu`."""
    if not count:
        return Text("", "")
    de = f" (und {number(count, 'de', 0)} weitere {'Zelle' if count == 1 else 'Zellen'}"
    en = f" (and {number(count, 'en', 0)} further {'cell' if count == 1 else 'cells'}"
    if column is None:
        return Text(f"{de} des Blatts)", f"{en} of the sheet)")
    return Text(f"{de} der Spalte „{column}“)", f"{en} of the column “{column}”)")


def _subject(fresh: Page, at: At) -> str:
    """What a cell is: the header of its column and the name of its row."""
    row, column = at
    header = _header(fresh, at)
    cells = sorted(fresh.sheet.rows.get(row, {}).items())
    names = [raw for c, raw in cells if isinstance(raw, str) and raw.strip() and c < column and len(raw) < 60]
    parts = [part for part in (header, *names[:2][-1:]) if part]
    return cut(", ".join(dict.fromkeys(parts))) or f"{column_letter(column)}{row}"


def _header(fresh: Page, at: At) -> str:
    """The nearest text of ours above the cell, or right below: the column's header; empty where there is none."""
    row, column = at
    # Statistics stand above the header of their column.
    for r in (*range(row - 1, 0, -1), *range(row + 1, row + _NEAR)):
        raw = fresh.cells.get((r, column))
        if isinstance(raw, str) and (r, column) not in fresh.formulas:
            return cut(raw)
    return ""


def _place(page: Page, at: At) -> Place:
    return Place(page.title, f"{column_letter(at[1])}{at[0]}")
