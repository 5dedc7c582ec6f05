"""The version of the package, which every output names, and the edition of the result workbook."""

__version__ = "0.1.0"

LAYOUT = 2
"""The edition of the result workbook: its sheets, cells, formulas and texts. Whatever changes one of them raises it.

A result says it beside the version, so that `verify` tells another edition from a result that was changed; the first
one has no number. `tests/workbook/test_layout.py` fails where it was not raised.
"""
