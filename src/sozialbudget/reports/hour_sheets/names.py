"""Names of files that every system takes, the same in every run whatever the order of the rows."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from sozialbudget.case.likeness import slug

_LONGEST = 60
_DIGITS = 8


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
