"""What stands in charts. Part of the one catalogue (catalogue.py)."""

from sozialbudget.words.text import Text

CHARTS: dict[str, Text] = {}
