"""How high a row must be for its texts."""

from collections.abc import Mapping
from textwrap import wrap


def height(texts: Mapping[str, float]) -> float:
    """Row height in points that shows each wrapped text in a column of its width (characters).

    Set rather than left to the program: not every program fits wrapped rows when it opens a file. A column of width n
    has room for n digits of the usual 11 points; the text of 10 points is smaller, so n of its characters fit.
    """
    lines = max(sum(_lines(line, max(1, int(width))) for line in text.split("\n")) for text, width in texts.items())
    return max(15.0, 13.2 * min(lines, 30) + 2)


def _lines(text: str, width: int) -> int:
    # Most texts fit into one line; wrapping them to see it is what takes long.
    return len(wrap(text, width)) if len(text) > width else 1
