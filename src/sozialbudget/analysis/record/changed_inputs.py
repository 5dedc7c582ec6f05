"""Whether the inputs of a result were changed after the run: its sheet `Prüfsummen` says what they were."""

from collections.abc import Iterator

from sozialbudget.analysis.record.opened import Opened, Page
from sozialbudget.analysis.record.recorded import now, recorded
from sozialbudget.reading.grid import Book, DamagedError, TooLargeError
from sozialbudget.reading.opening import OpenedFile
from sozialbudget.words import LANGUAGES, say
from sozialbudget.workbook.result.checksums import WITH_HEADER


def changed_inputs(opened: OpenedFile) -> tuple[str, ...]:
    """The titles of the input sheets that are not what was recorded; empty where nothing was recorded."""
    names = opened.book.sheet_names
    lang = next((lang for lang in LANGUAGES if say("sheet.checksums", lang) in names), None)
    if lang is None:
        return ()
    pages = dict(_pages(opened.book, {say(f"sheet.{key}", lang) for key in ("checksums", *WITH_HEADER)}))
    result = Opened(opened.name, opened.sha256, lang, pages, {}, {})
    of_inputs = {key: lines for key, lines in recorded(result).items() if key in WITH_HEADER}
    current = {key: now(result, key, lines) for key, lines in of_inputs.items()}
    return tuple(
        found.page.title
        for key, found in current.items()
        if found is not None and found.sums.whole != of_inputs[key].whole
    )


def _pages(book: Book, titles: set[str]) -> Iterator[tuple[str, Page]]:
    """The sheets of these titles, those that can be read."""
    for position, title in enumerate(book.sheet_names):
        if title in titles:
            try:
                yield title, Page(book.sheet(position))
            except (DamagedError, TooLargeError):
                continue
