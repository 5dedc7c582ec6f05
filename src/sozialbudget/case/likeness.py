"""Names that are probably one name, spelt in more than one way."""

import re
import unicodedata
from collections.abc import Iterable

_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe"}
    | {"ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def slug(text: str) -> str:
    """`text` in lower-case letters a to z, digits and hyphens; umlauts written out, accents dropped.

    Empty where nothing is left of it, as of a name in another script.
    """
    composed = unicodedata.normalize("NFC", text).lower().translate(_WRITTEN_OUT)
    plain = "".join(c for c in unicodedata.normalize("NFKD", composed) if not unicodedata.combining(c))
    return re.sub("[^a-z0-9]+", "-", plain.lower().translate(_WRITTEN_OUT)).strip("-")


def spelt_alike(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Names that differ by case, spaces, punctuation or the writing of umlauts only, each group in the given order."""
    groups: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        if key := _bare(name):
            groups.setdefault(key, []).append(name)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _bare(name: str) -> str:
    """Its letters and digits; numbers that stand apart stay apart. In another script: letters of any case."""
    written_out = slug(name) or re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", name).casefold()).strip("-")
    return re.sub(r"(?<![0-9])-|-(?![0-9])", "", written_out)
