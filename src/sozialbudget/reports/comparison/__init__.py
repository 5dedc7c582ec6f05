"""A comparison on the screen, as paper, workbook and data."""
