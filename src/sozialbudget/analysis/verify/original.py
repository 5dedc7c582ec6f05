"""The original input that a result is said to be from: read with the options of the run, or why it cannot be."""

from sozialbudget.analysis.record.opened import Opened
from sozialbudget.analysis.record.recorded import parameters_said
from sozialbudget.analysis.source import Source
from sozialbudget.case.case import Case
from sozialbudget.case.errors import InputError
from sozialbudget.case.parameters import about
from sozialbudget.case.problems import Place, Problem
from sozialbudget.reading.peek import stated_year
from sozialbudget.words.display import shown
from sozialbudget.words.problems import PROBLEMS


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
