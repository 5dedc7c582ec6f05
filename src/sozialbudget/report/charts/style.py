"""How charts look: few colours, told apart in grey and by the colour-blind, never the only sign of anything."""

from sozialbudget.workbook.palette import INK, LINE

FONT = "Noto Sans, sans-serif"
PX_PER_MM = 96 / 25.4
TEXT = 8 / 72 * 96
"""Size of all text in px: 8 pt."""
SMALL = 7.5 / 72 * 96
ROW = 16.0
"""Height in px of a row of a dumbbell or of bars."""

GAIN, LOSS, LOSS_FILL = "#1F5F8B", "#B5540F", "#F8E0CC"
"""Gains are full and blue, losses pale with an orange edge: dark and light in grey, too."""
LEVEL = "#A9B8C4"
GRID = "#DDE4EA"
WHITE = "#FFFFFF"
SERIES = ("#1F5F8B", "#D5E3EE", "#6E9FC3", "#12344D", "#A9B8C4", "#F3E3CF")
"""Parts of stacked bars: neighbours differ most in lightness."""

__all__ = [
    "FONT",
    "GAIN",
    "GRID",
    "INK",
    "LEVEL",
    "LINE",
    "LOSS",
    "LOSS_FILL",
    "PX_PER_MM",
    "ROW",
    "SERIES",
    "SMALL",
    "TEXT",
    "WHITE",
]
