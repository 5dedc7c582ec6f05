"""How checks are written: found, expected, difference and result of each; and words that need a new run."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sozialbudget.formats.xlsx.live_sheet import LiveSheet
from sozialbudget.workbook.result.context import Result
from sozialbudget.workbook.result.input_checks import Check

FIRST = 4
"""One-based row of the first check."""


def add_check_sheet(r: Result) -> LiveSheet:
    """The sheet with its title and the headers of the checks."""
    # No header is repeated in print: two tables stand below each other.
    sheet = r.add_sheet("checks")
    sheet.set_column(0, 0, 62)
    sheet.set_column(1, 3, 20)
    sheet.set_column(4, 4, 14)
    sheet.write(0, 0, r.heading("checks.title"), r.title)
    sheet.write(1, 0, r.say("checks.remark"), r.remark)
    for col, key in enumerate(("what", "found", "expected", "difference", "result")):
        sheet.write(FIRST - 2, col, r.say(f"checks.{key}"), r.number_header if 0 < col < 4 else r.header)
    return sheet


def ok(r: Result) -> str:
    """The result of a check that holds."""
    return r.say("checks.ok")


def write_listed(r: Result, sheet: LiveSheet, listed: Sequence[tuple[str, Check]], more: Mapping[str, str]) -> str:
    """Write each check (with its label) live; `more` are names its formulas use. Returns the range of the results."""
    centred = r.style(bold=True, align="center")
    for i, (label, check) in enumerate(listed):
        row, line = FIRST - 1 + i, FIRST + i
        number = r.number("0" if isinstance(check.expected_value, int) else "#,##0.00")
        sheet.write(row, 0, label, r.wrapped)
        sheet.write_live(row, 1, r.formula(check.found, **more), check.found_value, number)
        sheet.write_live(row, 2, r.formula(check.expected, **more), check.expected_value, number)
        sheet.write_live(row, 3, f"B{line}-C{line}", 0, number)
        wrong = r.say("checks.wrong")
        verdict = f'IF(ISNUMBER(D{line}),IF(ABS(D{line})<{check.within},"{ok(r)}","{wrong}"),"{wrong}")'
        sheet.write_live(row, 4, verdict, ok(r), centred)
    return results(r, 0, len(listed))


def results(r: Result, first: int, end: int) -> str:
    """The range of the results of the checks from `first` up to `end`, zero-based."""
    return f"{r.sheet_reference('checks')}!$E${FIRST + first}:$E${FIRST + end - 1}"


def all_ok(r: Result, verdicts: str) -> str:
    """A formula: the verdict in one sentence on the results in the range `verdicts`."""
    fine, wrong = r.say("overview.all_ok"), r.say("overview.some_wrong")
    return f'IF(COUNTIF({verdicts},"{ok(r)}")=ROWS({verdicts}),"{fine}","{wrong}")'


def first_word(listed: int) -> int:
    """One-based row of the first word below so many checks."""
    return FIRST + listed + 3


def unlike(r: Result, listed: int, words: int) -> str:
    """A formula: how many of the words below `listed` checks are no longer those of the run."""
    first = first_word(listed)
    return f'COUNTIF($E${first}:$E${first + words - 1},"<>{ok(r)}")'


class Word(NamedTuple):
    """A word the formulas were chosen by: label, cell and text at the run; `now` the formula of the text it has now."""

    label: str
    cell: str
    text: str
    now: str | None = None
    """None: the cell's own."""


def write_words(r: Result, sheet: LiveSheet, words: Sequence[tuple[str, str, str] | Word], first: int) -> None:
    """Each word the formulas were chosen by, from the one-based row `first`."""
    sheet.write(first - 3, 0, r.say("checks.words"), r.style(bold=True))
    for col, key in enumerate(("word", "cell", "at_run", "now", "result")):
        sheet.write(first - 2, col, r.say(f"checks.{key}"), r.header)
    for i, (label, cell, text, now) in enumerate(Word(*word) for word in words):
        row, line = first - 1 + i, first + i
        sheet.write_text(row, 0, label, r.text)
        sheet.write_text(row, 1, cell.replace("$", ""), r.text)
        sheet.write_text(row, 2, text, r.style(num_format="@"))
        sheet.write_live(row, 3, now or f'{cell}&""', text, r.text)
        verdict = f'IF(EXACT(C{line},D{line}),"{ok(r)}","{r.say("checks.new_run")}")'
        sheet.write_live(row, 4, verdict, ok(r), r.style(bold=True, align="center"))


def mark_failures(r: Result, sheet: LiveSheet, listed: int, words: int) -> None:
    """Colour what does not hold."""
    failed = r.style(bold=True, bg_color="#F6D5D5", border=1)
    word = first_word(listed)
    for first, end in ((FIRST, FIRST + listed - 1), (word, word + words - 1)):
        sheet.conditional_format(
            first - 1, 4, end - 1, 4, {"type": "cell", "criteria": "!=", "value": f'"{ok(r)}"', "format": failed}
        )
