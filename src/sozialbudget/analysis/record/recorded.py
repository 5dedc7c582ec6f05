"""What the run recorded of its inputs (sheets `Prüfsummen`, `Protokoll`), and the same of what the file holds now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sozialbudget.analysis.record.opened import Opened, Page
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.case.problems import Place
from sozialbudget.reading.grid import Raw, is_blank
from sozialbudget.words import Lang, say
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
