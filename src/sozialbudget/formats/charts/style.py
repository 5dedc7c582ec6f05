"""How charts look: few colours, told apart in grey and by the colour-blind, never the only sign of anything.

Sizes are in px of 1/96 inch, as in SVG and CSS.
"""

FONT = "Noto Sans, sans-serif"
PX_PER_MM = 96 / 25.4
TEXT, SMALL = 11, 10
"""Sizes of text: 8.25 and 7.5 pt. The library takes whole ones only."""
CHARACTER = 0.6
"""Width of a character as a share of its size: that of a digit, a little more than that of most letters."""
ROW = 16.0
"""Height of a row of a dumbbell or of bars."""
GAP = 6.0
"""Between a mark and its text."""

GAIN = "#1F5F8B"
LOSS, LOSS_FILL, LOSS_LINE = "#B5540F", "#F8E0CC", "#CC7A2E"
"""Gains are full and blue, losses pale with an orange edge: dark and light in grey, too."""
LEVEL, GRID, WHITE = "#A9B8C4", "#DDE4EA", "#FFFFFF"
SERIES = ("#1F5F8B", "#D5E3EE", "#6E9FC3", "#12344D", "#A9C7DD", "#F8E0CC", "#B5540F", "#EBA868")
"""Parts of stacked bars, neighbours far apart in lightness."""
