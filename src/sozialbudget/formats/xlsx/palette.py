"""The colours of every workbook written: few, readable in grey, never the only sign of anything."""

from typing import Any

INK, LINE = "#1F2933", "#9AA9B5"
HEAD, PALE = "#D5E3EE", "#EEF3F7"
INPUT = "#FFF8DC"
"""Cells to type into."""

_LINES = ("#1F5F8B", "#B4531F", "#3C7A3F", "#7A3E87", "#8A6D1B", "#4B5C68")
_DASHES = ("solid", "dash")
_MARKERS = ("circle", "square", "triangle", "diamond")


def line_look(number: int) -> dict[str, Any]:
    """How the `number`-th line of a chart looks: told apart by colour, by dashes and by markers, so in grey, too."""
    colour, marker = _LINES[number % len(_LINES)], _MARKERS[number % len(_MARKERS)]
    return {
        "line": {"color": colour, "width": 2, "dash_type": _DASHES[number // len(_LINES) % 2]},
        "marker": {"type": marker, "size": 6, "fill": {"color": colour}, "border": {"color": colour}},
    }
