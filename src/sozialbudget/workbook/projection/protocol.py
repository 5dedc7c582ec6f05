"""The sheet `Protokoll` of all years: version, input and plan with hashes, parameters by year with source."""

from collections.abc import Iterator

from sozialbudget.case.bounds import amount
from sozialbudget.case.gathering import gathered
from sozialbudget.case.origins import READINGS, parameter_value, reading, said_by, source_of
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.version import __version__
from sozialbudget.workbook.projection.book import Book
from sozialbudget.workbook.result.protocol import Entry, write_entries


def write_projection_protocol(book: Book) -> None:
    """Write the sheet, one fact per row."""
    write_entries(book.r, _entries(book))


def _entries(book: Book) -> Iterator[Entry]:
    r, case, plan = book.r, book.projection.case, book.plan
    yield r.say("protocol.program"), f"sozialbudget {__version__}"
    yield r.say("protocol.input"), r.name
    yield "SHA-256", case.origin.sha256 if case.origin else "–"
    yield book.say("plan_file"), plan.origin.name if plan.origin else "–"
    yield book.say("plan_sha256"), plan.origin.sha256 if plan.origin else "–"
    yield book.say("plan_source"), plan.source or "–"
    yield r.say("protocol.live"), r.say("protocol.live_text")
    yield (r.say("protocol.readings"),)
    for key in READINGS:
        yield reading(case, key, r.lang)
    yield (book.say("protocol_years"),)
    for year in plan.years:
        yield str(year.year), plan.source_for(year.source)
    yield (r.say("protocol.parameters"),)
    for key in PARAMETER_KEYS:
        yield _told(book, key, None)
    yield (book.say("protocol_parameters"),)
    for key in PARAMETER_KEYS:
        for t in range(len(book.years)):
            if key != "year" and _differs(book, key, t):
                yield _told(book, key, t)
    if case.excluded:
        yield (r.say("protocol.excluded"),)
        for gone in case.excluded:
            yield f"{gone.name} ({gone.id})", gone.reason
    yield (r.say("protocol.notes"),)
    notes = list(_notes(book))
    yield from notes or [(r.say("protocol.no_notes"), "")]


def _differs(book: Book, key: str, t: int) -> bool:
    """Whether the plan says the parameter for this year, or it follows from the plan."""
    year = book.years[t].outcome
    given = getattr(book.projection.case.parameters, key)
    return key in year.plan.changes or getattr(year.allocation.case.parameters, key) != given


def _told(book: Book, key: str, t: int | None) -> Entry:
    """Label, value, who said it and why: of the input, or of one year."""
    lang, known = book.r.lang, about(key)
    case = book.projection.case if t is None else book.years[t].outcome.allocation.case
    value = parameter_value(case, key, lang)
    label = known.label.say(lang) if t is None else f"{known.label.say(lang)} {book.years[t].year}"
    shown = "–" if value is None else amount(value, known.unit, lang)
    return label, shown, said_by(case, key, lang), source_of(case, key, lang)


def _notes(book: Book) -> Iterator[Entry]:
    """Those of the input once, then what is worth knowing of each year."""
    lang, warnings = book.r.lang, book.projection.case.warnings
    for sentence in gathered(warnings):
        yield sentence.place(lang), sentence.what(lang), sentence.remedy(lang)
    for year in book.years:
        for note in year.outcome.allocation.notes:
            if note not in warnings:
                yield str(year.year), note.what(lang), note.remedy(lang)
