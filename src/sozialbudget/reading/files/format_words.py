"""The words beside a number that give it another size: „T€“ makes thousands of it, „v.H.“ hundredths."""

import re
from decimal import Decimal

_OF = r"(?:\b(?:je|pro|per|auf|von|vom|of|in|out of|x)\s*|[/×*]\s*)"
_SIZES = (
    ("1e-4", r"‱|\bbps?\b|basispunkt|basis\s?point"),
    ("1e-3", r"‰|promille|per\s?mill|\bv\.?\s*t\b|" + _OF + r"(?:tausend|thousand)"),
    ("1e-2", r"%|％|﹪|\bv\.?\s*h\b|prozent|per\s?cent|\bpro\s+cent|\bpct\b|\bproz\b|" + _OF + r"hund(?:ert|red)"),
    ("1e9", r"\bmrd|\bmilliarde|\bmia\b|\bbn\b|\bbillion"),
    ("1e6", r"\bmio|\bmill\b|\bmillion|\bmn\b|\b(?-i:M)\b|\bm\s?€|\bm\.?\s?eur"),
    ("1e3", r"\btsd|\btausend|\bthousand|\btd\b|\bt\b|\bteur|\bk\b(?!\.?\s?a\b)|\bkeur|['’]000"),
)
_CENTS = r"\bcts?\b|\bcents?\b|¢"
_OF_A_ROUND_NUMBER = _OF + r"(1(?:[.,’'\s]?0{3})+|100|10)(?![0-9])"
_USUAL = " \0€"


def size_of(words: str) -> tuple[Decimal, bool]:
    """What one of a number is beside `words`, and whether that makes it a rate.

    1000 for „Tsd. €“; a hundredth for percent, a rate; 1 where they say nothing of it.
    """
    if words.strip(_USUAL) in ("", "%"):
        return (Decimal("0.01"), True) if "%" in words else (Decimal(1), False)
    words, cents = re.subn(_CENTS, " ", words, flags=re.IGNORECASE)
    size = _size_beside_cents(words)
    return size * (Decimal("0.01") if cents else 1), size < 1


def _size_beside_cents(words: str) -> Decimal:
    sizes: set[Decimal] = set()
    for match in re.finditer(_OF_A_ROUND_NUMBER, words, re.IGNORECASE):
        number = Decimal(re.sub(r"\D", "", match[1]))
        sizes.add(number if match[0][0] in "xX×*" else Decimal(1).scaleb(-number.adjusted()))
    words = re.sub(_OF_A_ROUND_NUMBER, " ", words, flags=re.IGNORECASE)
    for size, pattern in _SIZES:
        words, found = re.subn(pattern, " ", words, flags=re.IGNORECASE)
        if found:
            sizes.add(Decimal(size))
    product = Decimal(1)
    for one in sizes:
        product *= one
    return product
