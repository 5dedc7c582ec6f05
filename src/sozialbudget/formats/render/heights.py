"""How high a block of a page becomes at most, estimated from the widths of its texts.

What surely fits on a page need not be set once on trial to find out, which halves the time of a long document.
"""

from math import ceil
from typing import Any

from sozialbudget.formats.fonts import width
from sozialbudget.formats.render.fitting import PADDING, longest_word

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
