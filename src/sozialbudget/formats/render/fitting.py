"""Widths of a table's columns and the size it is set in, measured from its texts so that nothing is clipped."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from sozialbudget.formats.document import Table
from sozialbudget.formats.fonts import width

_ATTEMPTS = (
    ((9.0, 8.5, 8.0), 14.0, False),
    ((9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0), 10.0, False),
    ((6.0, 5.5, 5.0, 4.5), 7.0, True),
)
"""Sizes in pt a table is tried in, from the largest; how wide (em) a column of text must be then, unless its texts are
shorter; whether its headers are hyphenated. The last only where a table fits in no other way.
"""
PADDING = 0.42
"""Room left and right of a cell's text, in em."""
_LONGEST_WORD = 14.0
"""Width in em of the longest word that is not broken in a column of text or a header."""
_LONGEST_LINE = 28.0
"""Width in em of the longest line of text that is not broken in a column without a share."""
_SYLLABLES = 5.0
"""Width in em of the longest syllables a hyphenated header is broken into."""
_LOOSEST = 1.6
"""How many times its natural width a table without columns of text may be stretched to."""
_LONGEST_HEADER = 3
"""Lines a header should not exceed."""
_BREAKS = re.compile(r"[ \n\u2009\u200b\u00ad]|(?<=[-‐–/])(?=\w)")
"""Where a line may end."""


@dataclass(frozen=True, slots=True)
class Fit:
    """`size` in pt, `widths` of the columns in pt, and whether the headers must be hyphenated for it."""

    size: float
    widths: tuple[float, ...]
    hyphenated: bool


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column needs, in em: `least` so that no word is broken, `natural` so that no line is."""

    least: float
    natural: float
    share: float


def fit(table: Table, room: float) -> Fit:
    """The largest size in which `table` fits into `room` (pt) and the widths of its columns then.

    Where it fits in none, the widest columns give way in the smallest size, so that a single long name makes no number
    illegible; words too long for theirs must be broken.
    """
    for sizes, text_room, hyphenated in _ATTEMPTS:
        needs = _needs(table, text_room, hyphenated)
        least = sum(need.least for need in needs)
        for size in sizes:
            if least * size <= room:
                return Fit(size, _spread(needs, size, room), hyphenated)
    return Fit(sizes[-1], _shared([need.least * sizes[-1] for need in needs], room), True)


def _shared(wanted: Sequence[float], room: float) -> tuple[float, ...]:
    """Widths that fill `room`: each column gets what it wants up to a limit that is the same for all."""
    rest = room
    for done, least in enumerate(sorted(wanted)):
        limit = rest / (len(wanted) - done)
        if least > limit:
            return tuple(min(each, limit) for each in wanted)
        rest -= least
    return tuple(wanted)


def words(text: str) -> list[str]:
    """The pieces of `text` that no line breaks."""
    return _BREAKS.split(text)


def longest_word(text: str, bold: bool = False) -> float:
    """The width in em of the longest piece of `text` that no line breaks."""
    return max((width(word, bold) for word in words(text)), default=0.0)


def _needs(table: Table, text_room: float, hyphenated: bool) -> list[_Need]:
    needs = []
    for at, column in enumerate(table.columns):
        texts = {(row.cells[at], row.kind != "body") for row in table.rows}
        word = _longest(longest_word, texts)
        line = _longest(width, texts)
        header = min(longest_word(column.header, bold=True), _LONGEST_WORD)
        if hyphenated:
            header = min(header, _SYLLABLES)
        if column.width:
            least = max(min(line, text_room), min(word, _LONGEST_WORD), header)
        else:
            lines = 0 if hyphenated else min(width(column.header, bold=True) / _LONGEST_HEADER, _LONGEST_WORD)
            least = max(line if column.align == "right" else min(line, _LONGEST_LINE), header, lines)
        needs.append(_Need(least + 2 * PADDING, max(line, header) + 2 * PADDING, column.width))
    return _widened_for_groups(table, needs)


def _longest(measure: Callable[[str, bool], float], texts: Iterable[tuple[str, bool]]) -> float:
    return max((measure(text, bold) for text, bold in texts), default=0.0)


def _widened_for_groups(table: Table, needs: Sequence[_Need]) -> list[_Need]:
    widened = list(needs)
    for group in table.groups:
        lacking = (
            min(longest_word(group.header, bold=True), _LONGEST_WORD)
            + 2 * PADDING
            - sum(need.least for need in widened[group.start : group.end])
        )
        if group.header and lacking > 0:
            more = lacking / (group.end - group.start)
            for at in range(group.start, group.end):
                need = widened[at]
                widened[at] = _Need(need.least + more, need.natural + more, need.share)
    return widened


def _spread(needs: Sequence[_Need], size: float, room: float) -> tuple[float, ...]:
    """The widths in pt: what columns of text leave over is shared by their shares, else by all."""
    shares = sum(need.share for need in needs)
    if not shares:
        natural = sum(need.least for need in needs) * size
        factor = min(room / natural, _LOOSEST)
        return tuple(need.least * size * factor for need in needs)
    # A column whose share were less than it needs gets what it needs, and the others share the rest.
    fixed = {at: need.least * size for at, need in enumerate(needs) if not need.share}
    while True:
        open_shares = sum(need.share for at, need in enumerate(needs) if at not in fixed)
        rest = room - sum(fixed.values())
        short = [
            at
            for at, need in enumerate(needs)
            if at not in fixed and rest * need.share / open_shares < need.least * size
        ]
        if not short:
            break
        fixed.update({at: needs[at].least * size for at in short})
    return tuple(fixed.get(at, rest * need.share / open_shares if open_shares else 0) for at, need in enumerate(needs))


_Data = dict[str, Any]
_LINE, _TABLE_LINE = 1.45, 1.3
"""Height of a line of running text and of a table in em, with its leading, generously."""
_CELL, _AROUND = 1.0, 2.0
"""Room above and below the text of a row, and around a block, in em."""
_BODY = 10.0


def lines(text: str, room: float, bold: bool = False) -> int:
    """The most lines of `room` em that `text` can take, no word being wider."""
    # A line ends where the next word does not fit: it may lack as much as the longest word.
    filled = max(room - longest_word(text, bold), room / 2, 1.0)
    return sum(max(1, ceil(width(line, bold) / filled)) for line in text.split("\n"))


def table(data: _Data, room: float) -> float:
    """The most pt of a table as the template gets it, with caption and note, in `room` pt."""
    size: float = data["size"]
    rooms = [each / size - 2 * PADDING for each in data["widths"]]
    rows = [(row["cells"], row["kind"] != "body") for row in (*data["body"], *data["foot"])]
    rows.append((data["headers"], True))
    height: float = sum(
        max(lines(cell, each, bold) for cell, each in zip(cells, rooms, strict=True)) * _TABLE_LINE + _CELL
        for cells, bold in rows
    )
    height += max((_group(group, rooms) for group in data["groups"]), default=0.0)
    return height * size + _text(data["caption"], room) + _text(data["note"], room)


def _group(group: _Data, rooms: list[float]) -> float:
    """The most em of a header over several columns."""
    over = rooms[group["from"] : group["from"] + group["count"]]
    return lines(group["text"], sum(over), bold=True) * _TABLE_LINE + _CELL


def section(data: _Data, room: float) -> float:
    """The most pt of a section in `room` pt."""
    return _text(data["title"], room / 1.4) * 1.4 + sum(_block(block, room) for block in data["blocks"])


def _block(block: _Data, room: float) -> float:
    match block["type"]:
        case "paragraph":
            return _text("".join(text for text, _ in block["runs"]), room)
        case "listing":
            return sum(_block(item, room - 20) for item in block["items"])
        case "figure":
            return float(block["height"]) + _text(block["caption"], room)
        case "table":
            return table(block, room)
        case _:
            return float("inf")


def _text(text: str, room: float) -> float:
    return (lines(text, room / _BODY, bold=True) * _LINE + _AROUND) * _BODY if text else 0.0
