"""Names of files that every system takes, the same in every run whatever the order of the rows."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe"}
    | {"ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_LONGEST = 60
_DIGITS = 8


def slug(text: str) -> str:
    """`text` in lower-case letters a to z, digits and hyphens; umlauts written out, accents dropped.

    Empty where nothing is left of it, as of a name in another script.
    """
    composed = unicodedata.normalize("NFC", text).lower().translate(_WRITTEN_OUT)
    plain = "".join(c for c in unicodedata.normalize("NFKD", composed) if not unicodedata.combining(c))
    return re.sub("[^a-z0-9]+", "-", plain.lower().translate(_WRITTEN_OUT)).strip("-")


def stems(prefix: str, names: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """A file name without ending for each of `names` (what it is called, what is unique to it), all different.

    The name's slug is cut where it is long. Where two would be the same, or nothing is left, the start of the SHA-256
    of what is unique is added to each of them, so that no name depends on the order. `prefix` keeps names clear of
    those that Windows reserves and of a leading dot.
    """
    digits = [0 if slug(called) else _DIGITS for called, _ in names]
    while True:
        found = [_stem(prefix, called, unique, n) for (called, unique), n in zip(names, digits, strict=True)]
        times = Counter(found)
        if len(times) == len(found):
            return tuple(found)
        digits = [n + _DIGITS if times[stem] > 1 else n for stem, n in zip(found, digits, strict=True)]


def _stem(prefix: str, called: str, unique: str, digits: int) -> str:
    digest = hashlib.sha256(unique.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
    return "-".join(part for part in (prefix, slug(called)[:_LONGEST].strip("-"), digest) if part)
