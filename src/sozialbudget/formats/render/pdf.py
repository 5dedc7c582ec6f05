"""A document as PDF: accessible (PDF/UA-1, tagged), with `archive` also fit to be kept (PDF/A-2a).

Typst sets it by one template (document.typ). The document goes there as data (JSON, and each chart as a file), never
as markup, so that nothing in it is ever executed or mistaken for formatting. No font, package or clock of the machine
is asked: the same document gives the same bytes everywhere.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from functools import lru_cache
from itertools import groupby
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sozialbudget.formats.charts.chart import Chart
from sozialbudget.formats.document import (
    Block,
    Document,
    Figure,
    KeyFigures,
    Listing,
    Paragraph,
    Row,
    Section,
    Signatures,
    Table,
)
from sozialbudget.formats.fonts import FOLDER, printable, printable_in_chart, width
from sozialbudget.formats.output import Progress
from sozialbudget.formats.render.fitting import PADDING, fit, words
from sozialbudget.formats.render.fitting import section as height_of_section
from sozialbudget.formats.render.fitting import table as height_of_table
from sozialbudget.words import say

if TYPE_CHECKING:
    import typst

    from sozialbudget.formats.render.table_tags import TableTags

_TEMPLATE = Path(__file__).with_name("document.typ")
_MM = 72 / 25.4
"""pt per mm."""
_A4 = (210.0, 297.0)
_MARGINS = {False: {"left": 25, "right": 20, "top": 27, "bottom": 24}, True: dict.fromkeys(("left", "right"), 20)}
_MARGINS[True] |= {"top": 25, "bottom": 20}
"""In mm, upright and landscape."""
_BODY, _SUBTITLE = 10.0, 12.0
"""Sizes of running text and of the subtitle in pt."""
_LARGEST_TITLE, _LARGEST_FIGURE, _SMALL = 20.0, 20.0, 8.0
_LARGEST_MARK = 100.0
"""Size in pt of the mark behind a draft's pages, at most."""
_SHORT, _LAST_ROWS = 14, 2
"""A table of not more rows than the first is set on one page; of a longer one as many as the second stand together."""
_NO_DAY = date(1970, 1, 1)
"""Stands where a date must stand and the document has none: the clock is never asked."""
_MANY_LINES = 20
"""A row with a cell of more lines may be split over two pages."""
_ZERO_WIDTH_SPACE = "\u200b"
_NO_HYPHENS = "\x01"
"""Stands before a text to be set without hyphens; no printable text holds it."""
_HIGHEST_SHORT_TABLE = 150 * _MM
_CODE = re.compile(r"\d[A-Za-z]|[A-Za-z]\d")

_Data = dict[str, Any]


def pdf(document: Document, archive: bool = False, progress: Progress | None = None) -> bytes:
    """`document` as PDF/UA-1, tagged; with `archive` as PDF/A-2a, too. `progress` counts the charts drawn."""
    import typst

    from sozialbudget.formats.render.table_tags import retagged

    charts = _charts(document, progress)
    files = {name: chart.encode() for name, chart in charts.items()} | {"main.typ": _TEMPLATE.read_bytes()}
    # PDF/A asks for a date, PDF/UA does not.
    day = document.day or (_NO_DAY if archive else None)
    files["document.json"] = json.dumps(_document(document, day, charts), ensure_ascii=False).encode()
    made = typst.compile(
        files,  # type: ignore[call-overload]
        format="pdf",
        font_paths=_fonts(),
        ignore_system_fonts=True,
        pdf_standards=["a-2a", "ua-1"] if archive else ["ua-1"],
        timestamp=datetime.combine(day or _NO_DAY, time(), UTC),
    )
    return retagged(made, _tags(document))


@lru_cache(maxsize=1)
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])


def _tags(document: Document) -> "list[TableTags]":
    """What is to be put right in each table, in reading order; the facts of the title block are the first."""
    from sozialbudget.formats.render.table_tags import TableTags

    tables = [block for block in document.blocks() if isinstance(block, Table)]
    tags = [
        TableTags(table.row_headers, together.body, _room_for_note(table))
        for table in tables
        for together in (_together(table),)
    ]
    return [TableTags(row_headers=1), *tags] if document.facts else tags


# --- charts -------------------------------------------------------------------------------------------


def _charts(document: Document, progress: Progress | None) -> dict[str, str]:
    """Each chart as a file, named by its place in the document."""
    from sozialbudget.formats.charts.draw import svg

    places = list(document.figures())
    drawn = {}
    for number, (section, figure) in enumerate(places):
        name = f"chart-{number}"
        drawn[f"{name}.svg"] = svg(_printable_chart(figure.chart), _room_mm(section.landscape), name)
        if progress:
            progress(number + 1, len(places))
    return drawn


def _printable_chart(chart: Chart) -> Chart:
    """`chart` with every text printable in a picture."""
    shown: Chart = _printable_part(chart)
    return shown


def _printable_part(part: Any) -> Any:
    if isinstance(part, str):
        return printable_in_chart(part)
    if isinstance(part, tuple):
        return tuple(map(_printable_part, part))
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{field.name: _printable_part(getattr(part, field.name)) for field in fields(part)})
    return part


def _room_mm(landscape: bool) -> float:
    """The width of the text in mm."""
    return _A4[landscape] - _MARGINS[landscape]["left"] - _MARGINS[landscape]["right"]


def _room(landscape: bool) -> float:
    """The width of the text in pt."""
    return _room_mm(landscape) * _MM


def _page_height(landscape: bool) -> float:
    """The height of the text in pt."""
    margins = _MARGINS[landscape]
    return (_A4[not landscape] - margins["top"] - margins["bottom"]) * _MM


# --- the document as data -----------------------------------------------------------------------------


def _document(document: Document, day: date | None, charts: dict[str, str]) -> _Data:
    """What the template gets; `charts` are those of its figures, in order."""
    upright = _room(False)
    title = printable(document.title)
    return {
        "lang": document.lang,
        "title": _breakable(title, upright / _LARGEST_TITLE, bold=True),
        "title-size": _title_size(title, upright),
        "plain-title": title,
        "subtitle": _breakable(document.subtitle, upright / _SUBTITLE),
        "author": printable(document.author),
        "subject": printable(document.subject),
        "day": [day.year, day.month, day.day] if day else None,
        "draft": _draft(document.draft),
        "running": _on_one_line(document.running, (upright * 0.78) / _SMALL),
        "imprint": _on_one_line(document.imprint, (upright * 0.7) / _SMALL),
        "page": say("document.page", document.lang),
        "facts": _facts(document.facts, upright),
        "margins": [_MARGINS[False], _MARGINS[True]],
        "parts": list(_parts(document, charts)),
    }


def _title_size(title: str, room: float) -> float:
    """A long title is set smaller, so that it keeps to about three lines."""
    lines = width(title, bold=True) * _LARGEST_TITLE / room
    return _LARGEST_TITLE if lines <= 2.5 else max(13.0, _LARGEST_TITLE * (2.5 / lines) ** 0.5)


def _draft(word: str | None) -> _Data | None:
    if not word:
        return None
    told = printable(word)
    # As long as two thirds of the diagonal, so that the mark crosses the page and is cut nowhere.
    size = min(_LARGEST_MARK, 0.66 * hypot(*_A4) * _MM / max(width(told, bold=True), 1))
    return {"word": told, "size": size}


def _facts(facts: Sequence[tuple[str, str]], room: float) -> _Data | None:
    if not facts:
        return None
    widest = max(width(printable(label)) for label, _ in facts) * _BODY
    first = min(widest + 2 * _BODY, room * 0.4)
    pairs = [
        [_breakable(label, first / _BODY - 2), _breakable(value, (room - first) / _BODY - 1)] for label, value in facts
    ]
    return {"width": first, "pairs": pairs}


def _parts(document: Document, charts: dict[str, str]) -> Iterator[_Data]:
    """Sections that follow one another on pages of the same orientation."""
    drawn = iter(charts.items())
    leveled = zip(document.sections, document.levels(), strict=True)
    for landscape, members in groupby(leveled, lambda member: member[0].landscape):
        yield {"landscape": landscape, "sections": [_section(section, level, drawn) for section, level in members]}


def _section(section: Section, level: int, charts: Iterator[tuple[str, str]]) -> _Data:
    room = _room(section.landscape)
    blocks = [_block(block, section.landscape, charts) for block in section.blocks]
    data: _Data = {
        "title": _breakable(section.title, room / (14 if level == 1 else 12), bold=True),
        "level": level,
        "new-page": section.new_page,
        "keep": section.keep_together,
        "blocks": blocks,
    }
    data["fits"] = section.keep_together and height_of_section(data, room) <= _page_height(section.landscape)
    return data


def _block(block: Block, landscape: bool, charts: Iterator[tuple[str, str]]) -> _Data:
    room = _room(landscape)
    match block:
        case Paragraph():
            return _paragraph(block, room)
        case Listing():
            return {"type": "listing", "items": [_paragraph(item, room - 20) for item in block.items]}
        case KeyFigures():
            return _key_figures(block, room)
        case Table():
            return _table(block, room)
        case Figure():
            from sozialbudget.formats.charts.draw import proportion

            file, drawn = next(charts)
            return {
                "type": "figure",
                "file": file,
                # A chart higher than a page is drawn smaller, with room for its heading and caption.
                "height": min(proportion(drawn) * room, _page_height(landscape) - 30 * _MM),
                "caption": _breakable(block.caption, room / _BODY, bold=True),
                "alt": printable(block.alt),
            }
        case Signatures():
            told = [_breakable(name, room / 2 / _BODY - 2) for name in block.signatories]
            place = _breakable(block.place_and_date, room / 3 / _BODY)
            return {"type": "signatures", "place-and-date": place, "signatories": told}


def _paragraph(paragraph: Paragraph, room: float) -> _Data:
    limit = room / (_BODY * 1.25)
    told = [(_breakable(run.text, limit, run.strong), run.strong) for run in paragraph.runs]
    # What follows a broken word may stand on the next line, too.
    runs = [[text + _ZERO_WIDTH_SPACE if _ZERO_WIDTH_SPACE in text else text, strong] for text, strong in told]
    return {"type": "paragraph", "kind": paragraph.kind, "runs": runs}


def _key_figures(figures: KeyFigures, room: float) -> _Data:
    each = room / max(len(figures.items), 1) - 16
    widest = max((width(printable(item.value), bold=True) for item in figures.items), default=1) or 1
    size = max(min(_LARGEST_FIGURE, each / widest), 10.0)
    items = [
        [_breakable(item.value, each / size, bold=True), _breakable(item.label, each / 9)] for item in figures.items
    ]
    return {"type": "key-figures", "size": size, "items": items}


def _table(table: Table, room: float) -> _Data:
    shown = _printable_table(table)
    found = fit(shown, room)
    limits = [each / found.size - 2 * PADDING for each in found.widths]

    def row(row: Row) -> _Data:
        strong = row.kind != "body"
        cells = [_breakable(cell, limit, strong) for cell, limit in zip(row.cells, limits, strict=True)]
        return {"kind": row.kind, "cells": cells}

    end = _together(shown)
    foot = len(shown.rows) - end.body - end.totals
    over = [
        {
            # A cell over several columns has one padding left and right, not one for each of them.
            "text": _breakable(
                group.header, sum(found.widths[group.start : group.end]) / found.size - 2 * PADDING, bold=True
            ),
            "from": group.start,
            "count": group.end - group.start,
        }
        for group in shown.groups
    ]
    data: _Data = {
        "type": "table",
        "caption": _breakable(shown.caption, room / _BODY, bold=True),
        "note": _breakable(shown.note, room / _SMALL),
        "size": found.size,
        "widths": found.widths,
        "hyphenated": found.hyphenated,
        "aligns": [column.align for column in table.columns],
        "groups": over if any(group["text"] for group in over) else [],
        "headers": [
            _breakable(column.header, max(limit, 5.0), bold=True)
            for column, limit in zip(shown.columns, limits, strict=True)
        ],
        "body": [row(each) for each in shown.rows[:foot]],
        "foot": [row(each) for each in shown.rows[foot:]],
        "room-for-note": _room_for_note(shown),
        "short": not end.body,
        "splits": any(
            width(cell, bold=True) + cell.count("\n") * limit > _MANY_LINES * limit
            for each in shown.rows
            for cell, limit in zip(each.cells, limits, strict=True)
        ),
    }
    data["fits"] = data["short"] and height_of_table(data, room) <= _HIGHEST_SHORT_TABLE
    return data


def _printable_table(table: Table) -> Table:
    columns = tuple(
        replace(column, header=printable(column.header), group=printable(column.group)) for column in table.columns
    )
    rows = tuple(replace(row, cells=tuple(map(printable, row.cells))) for row in table.rows)
    caption, note = printable(table.caption), printable(table.note)
    return replace(table, columns=columns, rows=rows, caption=caption, note=note)


class _End(NamedTuple):
    """The rows that end a table and stand together: the last of the body, and the totals."""

    body: int
    totals: int


def _together(table: Table) -> _End:
    """How many rows stand together at the end of a table, so that no page begins with a total or a single row.

    None in a short table: the template sets it on one page.
    """
    others = len(table.rows) - table.totals
    if not others:
        return _End(0, 0)
    return _End(_LAST_ROWS if others > _SHORT else 0, table.totals)


def _room_for_note(table: Table) -> bool:
    """Whether the foot of the table holds room for the note, so that it is not left to a page of its own."""
    return bool(table.note) and _together(table).body > 0


# --- text ---------------------------------------------------------------------------------------------


def _breakable(text: str, limit: float, bold: bool = False) -> str:
    """Printable `text` with room to break in words wider than `limit` (em), which would stand out of the page.

    Marked to be set without hyphens where they would seem part of it: in codes, check sums and words broken so.
    """
    shown = printable(text)
    if width(shown, bold) > limit:
        for word in words(shown):
            if width(word, bold) > limit:
                shown = shown.replace(word, _broken(word, limit, bold))
    return _NO_HYPHENS + shown if _ZERO_WIDTH_SPACE in shown or _CODE.search(shown) else shown


def _broken(word: str, limit: float, bold: bool) -> str:
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, bold) > limit * 0.98:
            pieces.append("")
        pieces[-1] += character
    return _ZERO_WIDTH_SPACE.join(pieces)


def _on_one_line(text: str, limit: float) -> str:
    """Printable `text`, cut where it is wider than `limit` (em)."""
    shown = " ".join(printable(text).split("\n"))
    if width(shown) <= limit:
        return shown
    while shown and width(shown) + width("…") > limit:
        shown = shown[:-1]
    return shown.rstrip() + "…"
