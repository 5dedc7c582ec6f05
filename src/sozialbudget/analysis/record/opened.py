"""A result workbook, opened for comparing: the cells and formulas of its sheets, its names, its language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from sozialbudget.analysis.record.formulas import formulas
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.case.problems import InputError, Place, Problem
from sozialbudget.reading.cells import reason_of, shown
from sozialbudget.reading.files.xlsx import XlsxBook
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import Book, DamagedError, Raw, Sheet, TooLargeError, is_blank
from sozialbudget.reading.opening import OpenedFile, open_book
from sozialbudget.words import LANGUAGES, Lang, say
from sozialbudget.workbook.result.checksums import (
    FIRST_BLOCK_ROW,
    FIRST_PROTOCOL_ROW,
    HEADER_ROW,
    PARTS,
    SIGNED_SHEETS,
    WITH_HEADER,
    Content,
    SheetSums,
    Sum,
    sums,
)

_COMPUTED = ("overview", "calculation", "hours", "checks", "protocol", "causes", "workings", "solver", "checksums")
_ENOUGH = 5
"""Of these sheets a result has at least so many, even where some were removed; no other workbook of ours has."""

_WRITTEN_BY = re.compile(r"sozialbudget (?P<version>.+?)(, \w+ (?P<layout>[0-9]{1,4}))?")

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
        said = self._written_by
        return said["version"] if said else None

    @property
    def layout(self) -> int | None:
        """The edition of its layout; None where it says not even a version."""
        said = self._written_by
        return int(said["layout"] or 1) if said else None

    @cached_property
    def _written_by(self) -> re.Match[str] | None:
        protocol = self.page("protocol")
        return _WRITTEN_BY.fullmatch(protocol.text(3, 2).strip()) if protocol is not None else None


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


CHECKSUMS, TOTALS = "F", "E"
"""Columns of the sheet Prüfsummen."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The checksums of the columns or rows of one sheet as recorded, in order."""

    whole: str
    columns: tuple[Sum, ...]
    rows: tuple[Sum, ...]
    places: tuple[Place, ...]
    """Where they stand: that of the whole sheet, of the columns, of the rows."""


def recorded(opened: Opened) -> Mapping[str, Lines]:
    """The recorded checksums by the sheet's key in the catalogue; empty where the result has none."""
    page = opened.page("checksums")
    if page is None:
        return {}
    titles = {say(f"sheet.{key}", opened.lang): key for key in SIGNED_SHEETS}
    parts = {say(f"checksums.part.{part}", opened.lang): part for part in PARTS}
    found: dict[str, dict[str, list[tuple[Sum, Place]]]] = {}
    for row in sorted(page.sheet.rows):
        key, part = titles.get(page.text(row, 1)), parts.get(page.text(row, 2))
        if row > HEADER_ROW and key is not None and part is not None:
            line = Sum(page.text(row, 3), page.text(row, 4), page.text(row, 6), _total(page.sheet.rows[row].get(5)))
            found.setdefault(key, {}).setdefault(part, []).append((line, Place(page.title, f"{CHECKSUMS}{row}")))
    return {key: _lines(lines) for key, lines in found.items() if "sheet" in lines}


def _lines(lines: Mapping[str, Sequence[tuple[Sum, Place]]]) -> Lines:
    whole, columns, rows = (lines.get(part, ()) for part in PARTS)
    return Lines(
        whole[0][0].checksum,
        tuple(line for line, _ in columns),
        tuple(line for line, _ in rows),
        tuple(place for _, place in (whole[0], *columns, *rows)),
    )


def _total(raw: Raw) -> Decimal | None:
    return Decimal(repr(raw)) if isinstance(raw, float) else None


@dataclass(frozen=True, slots=True)
class Now:
    """What a sheet holds now of what was recorded: its content, the checksums, and the columns that are gone."""

    page: Page
    content: Content
    sums: SheetSums
    columns_gone: tuple[str, ...]


def now(opened: Opened, key: str, lines: Lines) -> Now | None:
    """The checksums of the sheet `key` as it is; None where the sheet is missing.

    Columns are found by their names, so that one put in by hand changes no checksum of the others.
    """
    page = opened.page(key)
    if page is None:
        return None
    names = [column.name for column in lines.columns]
    rows = page.sheet.rows
    if key in WITH_HEADER:
        header = rows.get(1, {})
        at = {_told(raw): column for column, raw in sorted(header.items(), reverse=True) if not is_blank(raw)}
        places = [at.get(name) for name in names]
        numbers = [row for row in sorted(rows) if row > 1]
    else:
        places = list(range(1, len(names) + 1))
        numbers = sorted(row for row in rows if row >= FIRST_PROTOCOL_ROW)
        if key == "overview":
            numbers = [1, *block_lines(page, opened.lang)[0]]
    return _now(page, key, names, places, numbers)


def _now(page: Page, key: str, names: list[str], places: list[int | None], numbers: list[int]) -> Now:
    cells = page.sheet.rows
    filled = [
        row for row in numbers if any(column is not None and not is_blank(cells[row].get(column)) for column in places)
    ]
    columns: list[Sequence[Raw]] = [
        [None if column is None else cells[row].get(column) for row in filled] for column in places
    ]
    letters = [page.sheet.column_name(column) if column is not None else "" for column in places]
    content = Content(names, letters, columns, filled)
    gone = tuple(name for name, column in zip(names, places, strict=True) if column is None)
    return Now(page, content, sums(content, key), gone)


def _told(raw: Raw) -> str:
    return raw.strip() if isinstance(raw, str) else str(raw)


def parameters_said(opened: Opened) -> dict[str, str]:
    """The value of each parameter as the Protokoll tells it, by its label."""
    page = opened.page("protocol")
    if page is None:
        return {}
    labels = {about(key).label.say(opened.lang) for key in PARAMETER_KEYS}
    heading = say("protocol.parameters", opened.lang)
    first = next((row for row in sorted(page.sheet.rows) if page.text(row, 1) == heading), 0)
    rows = [row for row in sorted(page.sheet.rows) if row > first and page.text(row, 1) in labels]
    return {page.text(row, 1): page.text(row, 2) for row in reversed(rows)} if first else {}


def block_lines(page: Page, lang: Lang) -> tuple[list[int], int]:
    """The rows of the facts of an annex, and the row of the first figure below them."""
    year = about("year").label.say(lang)
    first = next((row for row in sorted(page.sheet.rows) if row >= FIRST_BLOCK_ROW and page.text(row, 1) == year), 0)
    # A result that is no annex begins with the figures.
    return [row for row in range(FIRST_BLOCK_ROW, first) if page.text(row, 1)], first


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
