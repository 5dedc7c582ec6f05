"""Lines for the screen: styled pieces of text, bars, wrapped paragraphs.

Lines are made of styled pieces, so that a terminal shows them in colour and a file or a pipe gets the same text plain.
"""

import re
import textwrap
from collections.abc import Iterator, Sequence
from decimal import Decimal

Piece = tuple[str, str]
"""Text and its style: '', 'bold', 'dim', 'gain', 'loss'."""
Line = list[Piece]


def bars(values: Sequence[Decimal], width: int, unicode: bool) -> list[str]:
    """One bar per value, all on one scale: losses grow left from the axis, gains right."""
    loss, gain = max(Decimal(0), *(-value for value in values)), max(Decimal(0), *values)
    room = width - 1
    left = round(room * loss / (loss + gain)) if loss + gain else room // 2
    left = min(max(left, 1 if loss else 0), room - (1 if gain else 0))
    right = room - left
    halves_per_euro = 2 * min(side / most for side, most in ((left, loss), (right, gain), (room, loss + gain)) if most)
    full, left_half, right_half, axis = ("█", "▐", "▌", "│") if unicode else ("#", "#", "#", "|")

    def bar(value: Decimal) -> str:
        length, half = divmod(max(1, round(halves_per_euro * abs(value))), 2)
        if value < 0:
            return ((left_half if half else "") + full * length).rjust(left) + axis + " " * right
        return " " * left + axis + (full * length + (right_half if half else "")).ljust(right)

    return [bar(value) if value else " " * left + axis + " " * right for value in values]


_BEFORE_UNIT = re.compile(r"(?<=[0-9]) (?=[%€])")
_NO_BREAK = "\x1f"
"""Stands for the space between a number and its unit while lines are made."""


def wrapped(text: str, width: int | None, start: str = "") -> Iterator[Line]:
    """A paragraph in lines of at most `width`, begun with `start` and indented under it; one line where it is None.

    No line ends between a number and % or €.
    """
    if width is None:
        yield [(start + text, "")]
        return
    kept = _BEFORE_UNIT.sub(_NO_BREAK, text)
    for line in textwrap.wrap(kept, width, initial_indent=start, subsequent_indent=" " * len(start)):
        yield [(line.replace(_NO_BREAK, " "), "")]
