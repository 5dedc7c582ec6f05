"""A result workbook, opened for comparing: the cells and formulas of its sheets, its names, its language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sozialbudget.analysis.record.formulas import formulas
from sozialbudget.case.errors import InputError
from sozialbudget.case.problems import Place, Problem
from sozialbudget.reading.cells import reason_of, shown
from sozialbudget.reading.files.xlsx import XlsxBook
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import DamagedError, Raw, Sheet, TooLargeError, is_blank
from sozialbudget.reading.opening import open_book
from sozialbudget.words import LANGUAGES, Lang, say

_COMPUTED = ("overview", "calculation", "hours", "checks", "protocol", "causes", "workings", "solver", "checksums")
_ENOUGH = 5
"""Of these sheets a result has at least so many, even where some were removed; no other workbook of ours has."""

At = tuple[int, int]
"""One-based row and column."""


@dataclass(frozen=True)
class Page:
    """One sheet: its cells by row and column, formulas aside, empty ones left out."""

    sheet: Sheet

    @property
    def title(self) -> str:
        """Its name."""
        return self.sheet.name

    @cached_property
    def cells(self) -> Mapping[At, Raw]:
        """Value or stored value of each cell."""
        return {
            (row, column): raw
            for row, cells in self.sheet.rows.items()
            for column, raw in cells.items()
            if not is_blank(raw)
        }

    @cached_property
    def formulas(self) -> Mapping[At, str]:
        """The formula of each cell that has one, as the file writes it."""
        return formulas(self.sheet)

    def text(self, row: int, column: int) -> str:
        """The text of a cell, empty where it holds none."""
        raw = self.sheet.rows.get(row, {}).get(column)
        return raw if isinstance(raw, str) else ""


@dataclass(frozen=True)
class Opened:
    """A result: its pages in order, and what each defined name (small letters, page or None) stands for."""

    name: str
    sha256: str
    lang: Lang
    pages: Mapping[str, Page]
    names: Mapping[tuple[str, str | None], str]
    spelt: Mapping[str, str]
    """Each name as the file spells it, by its small letters."""
    doubts: frozenset[str] = frozenset()
    """Why the stored results of its formulas may not be what the formulas say."""

    def page(self, key: str) -> Page | None:
        """The sheet of ours called `key` in the catalogue; None where it is missing."""
        return self.pages.get(say(f"sheet.{key}", self.lang))

    @property
    def version(self) -> str | None:
        """The version of sozialbudget that wrote it, as the Protokoll says."""
        protocol = self.page("protocol")
        if protocol is None:
            return None
        program, _, version = protocol.text(3, 2).partition(" ")
        return version.strip() or None if program == "sozialbudget" else None


def open_result(path: Path) -> Opened:
    """Open the result workbook `path`.

    Raises InputError where it cannot be read, is no .xlsx, or is no result.
    """
    findings = Findings()
    opened = open_book(path, findings)
    if not isinstance(opened.book, XlsxBook):
        raise InputError([Problem("verify_needs_xlsx", Place(shown(opened.name)))])
    return _opened(opened.name, opened.sha256, opened.book)


def of_bytes(name: str, content: bytes) -> Opened:
    """A result that was just written."""
    return _opened(name, "", XlsxBook(content))


def _opened(name: str, sha256: str, book: XlsxBook) -> Opened:
    lang, found = max(((lang, _recognised(book, lang)) for lang in LANGUAGES), key=lambda entry: entry[1])
    if found < _ENOUGH:
        raise InputError([Problem("verify_not_a_result", Place(shown(name)))])
    try:
        pages = {title: Page(book.sheet(i, with_formulas=True)) for i, title in enumerate(book.sheet_names)}
        names = {
            (called.lower(), None if local is None else _title(book, local)): text
            for (called, local), text in book.names.items()
        }
    except DamagedError as error:
        raise InputError([Problem("file_damaged", Place(shown(name)), values={"reason": reason_of(error)})]) from error
    except TooLargeError as error:
        raise InputError([Problem("file_too_large", Place(shown(name)), values={"size": error.what})]) from error
    spelt = {called.lower(): called for called, _ in book.names}
    return Opened(name, sha256, lang, pages, names, spelt, book.doubts)


def _recognised(book: XlsxBook, lang: Lang) -> int:
    return len({say(f"sheet.{key}", lang) for key in _COMPUTED} & set(book.sheet_names))


def _title(book: XlsxBook, position: int) -> str:
    return book.sheet_names[position] if position < len(book.sheet_names) else ""
