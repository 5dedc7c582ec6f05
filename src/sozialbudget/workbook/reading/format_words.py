"""The words beside a number that give it another size: „T€“ makes thousands of it, „v.H.“ hundredths."""

import re
from decimal import Decimal

_OF = r"(?:je|pro|per|auf|von|vom|of|in|out of|/|[x×*])"
_SIZES: tuple[tuple[Decimal, re.Pattern[str]], ...] = tuple(
    (Decimal(size), re.compile(pattern, re.IGNORECASE))
    for size, pattern in (
        ("1e-4", r"‱|\bbps?\b|basispunkt|basis\s?point"),
        ("1e-3", r"‰|promille|per\s?mill|\bv\.?\s*t\b|" + _OF + r"\s*(?:tausend|thousand)"),
        ("1e-2", r"%|％|﹪|\bv\.?\s*h\b|prozent|per\s?cent|\bpro\s+cent|\bpct\b|\bproz\b|\bcts?\b|\bcents?\b|¢"),
        ("1e-2", _OF + r"\s*hund(?:ert|red)"),
        ("1e9", r"\bmrd|\bmilliarde|\bmia\b|\bbn\b|\bbillion"),
        ("1e6", r"\bmio|\bmill\b|\bmillion|\bmn\b|\b(?-i:M)\b|\bm\s?€|\bm\.?\s?eur"),
        ("1e3", r"\btsd|\btausend|\bthousand|\btd\b|\bt\b|\bteur|\bk\b(?!\.?\s?a\b)|\bkeur|['’]000"),
    )
)
_HUNDREDTHS_OF_A_EURO = re.compile(r"\bcts?\b|\bcents?\b|¢", re.IGNORECASE)
_OF_A_ROUND_NUMBER = re.compile(_OF + r"\s*(1(?:[.,’'\s]?0{3})+|100|10)(?![0-9])", re.IGNORECASE)


def size_of(words: str) -> Decimal:
    """What one of a number is beside `words`: 1000 for „Tsd. €“; 1 where they say nothing of it."""
    sizes: set[Decimal] = set()
    for match in _OF_A_ROUND_NUMBER.finditer(words):
        number = Decimal(re.sub(r"\D", "", match[1]))
        sizes.add(number if match[0][0] in "x×*" else 1 / number)
    words = _OF_A_ROUND_NUMBER.sub(" ", words)
    for size, pattern in _SIZES:
        words, found = pattern.subn(" ", words)
        if found:
            sizes.add(size)
    product = Decimal(1)
    for size in sizes:
        product *= size
    return product


def is_rate(words: str) -> bool:
    """Whether they make hundredths or thousandths of a number: percent, per mille, „je 1.000“."""
    return size_of(_HUNDREDTHS_OF_A_EURO.sub(" ", words)) < 1
