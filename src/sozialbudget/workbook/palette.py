"""The colours of every workbook written: few, readable in grey, never the only sign of anything."""

INK, LINE = "#1F2933", "#9AA9B5"
HEAD, PALE = "#D5E3EE", "#EEF3F7"
INPUT = "#FFF8DC"
"""Cells to type into."""
