"""What is wrong with a value of a TOML file, with a remedy that is TOML: it works when it is followed.

In TOML numbers have a point and nothing between thousands, and percentages and words stand in quotation marks.
"""

import re
from decimal import Decimal

from sozialbudget.case.problems import Fault
from sozialbudget.words import Text

_IN_TOML = {
    "cell_ambiguous": "toml_number_ambiguous",
    "cell_text": "toml_number_text",
    "percent_unexpected": "toml_percent_unexpected",
    "rate_above_one": "toml_rate_above_one",
    "rate_just_above_one": "toml_rate_just_above_one",
    "rate_text": "toml_rate_text",
    "rate_written_as_one": "toml_rate_written_as_one",
    "damping_written_as_one": "toml_damping_written_as_one",
}
"""Faults of a cell whose remedy is written otherwise in TOML."""

THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
"""A number in which the point may be meant as one between thousands: 62.400, which TOML takes for 62.4."""


def in_toml(wrong: Fault) -> Fault:
    """`wrong` with a remedy that is TOML; words to choose from in quotation marks."""
    told = dict(wrong.values)
    for name in ("choices", "suggestion"):
        if name in told and wrong.code.startswith("word_"):
            said = told[name]
            told[name] = tuple(map(_as_text, said)) if isinstance(said, tuple) else _as_text(said)
    for name in ("small", "share"):
        if isinstance(number := told.get(name), Text):
            told[f"{name}_number"] = with_one_meaning(number.en)
    return Fault(_IN_TOML.get(wrong.code, wrong.code), told)


def with_one_meaning(number: str) -> str:
    """A number with a point as it is taken: 62.400 is 62.4; 62.375 needs a further 0, or it might be 62375."""
    plain = f"{Decimal(number).normalize():f}"
    return f"{plain}0" if THOUSANDS.fullmatch(plain) else plain


def _as_text(word: object) -> Text:
    de, en = (word.de, word.en) if isinstance(word, Text) else (str(word), str(word))
    return Text(f'"{de}"', f'"{en}"')
