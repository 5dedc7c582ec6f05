"""What is written where an encoding lacks a character: its plain twin, so that a loss keeps its minus on every screen.

Windows gives cp1252 or cp850 to whatever is redirected or piped.
"""

import codecs
import unicodedata

TWINS = "sozialbudget.twins"
"""The name of the way of treating such characters, as streams take it."""

_TWINS = {
    **dict.fromkeys("\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}─━┄", "-"),
    **dict.fromkeys("│┃▕", "|"),
    **dict.fromkeys("█▐▌▉▊▋▍▎▏▓▒░■", "#"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    **dict.fromkeys("„“”«»", '"'),
    **dict.fromkeys("‚‘’‹›", "'"),
    **dict.fromkeys("·•‣", "*"),
    **dict.fromkeys("✓✔", "x"),
    "\N{EURO SIGN}": "EUR",
    "±": "+/-",
    "×": "x",
    "÷": "/",
    "§": "Par.",
    "∞": "inf",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "\N{HYPHEN}": "-",
    "→": "->",
    "←": "<-",
    "⇒": "=>",
    "≥": ">=",
    "≤": "<=",
    "≠": "<>",
    "≈": "~",
    "…": "...",
    "Σ": "Summe",
    "α": "alpha",
    "Δ": "Delta",
    "ß": "ss",
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "Ä": "Ae",
    "Ö": "Oe",
    "Ü": "Ue",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ø": "o",
    "Ø": "O",
    "\N{SOFT HYPHEN}": "",
}


def _with_twins(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_twin(letter, error.encoding) for letter in lacking), error.end


def _twin(letter: str, encoding: str) -> str:
    known = _TWINS.get(letter)
    if known is not None:
        return known
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    try:
        plain.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "?"
    return plain if plain != letter else "?"


codecs.register_error(TWINS, _with_twins)
