"""What the annex says of parameters, of each district and of checks. Part of the one catalogue (catalogue.py)."""

from sozialbudget.words.text import Text

ANNEX_DISTRICTS: dict[str, Text] = {}
