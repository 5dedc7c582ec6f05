"""The fonts every document is set in (SIL Open Font License 1.1, OFL.txt).

Noto Sans, regular and bold, and Noto Sans Math for the signs it lacks (≤, ≥, →). They are shipped so that a document
looks the same, and is the same to the byte, on every machine: Latin, Greek and Cyrillic in full, and all digits of
one width, so that figures stand in columns.
"""

from pathlib import Path

from sozialbudget.formats.fonts.metrics import missing, printable, printable_in_chart, width

FOLDER = Path(__file__).parent

__all__ = ["FOLDER", "missing", "printable", "printable_in_chart", "width"]
