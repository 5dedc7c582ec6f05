"""What the hour sheets say. Part of the one catalogue (catalogue.py)."""

from sozialbudget.words.text import Text

HOUR_SHEETS: dict[str, Text] = {}
