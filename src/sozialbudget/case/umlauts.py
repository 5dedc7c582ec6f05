"""Umlauts that a wrong encoding has spoilt: `TrÃ¤ger`, `Tr„ger`, `Tr�ger`, `Tr&auml;ger` for Träger.

A word of ours is recognised whatever spoilt it. A name can be anything, so that there only what no name holds tells.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from sozialbudget.case.layout import alike, folded
from sozialbudget.words import Text

_ENCODINGS: tuple[tuple[str, str], ...] = (
    # how it was written, how it was read
    ("utf-8", "cp1252"),
    ("utf-8", "mac_roman"),
    ("utf-8", "cp850"),
    ("utf-8", "cp437"),
    ("cp850", "cp1252"),
    ("cp1252", "cp850"),
    ("cp1252", "cp437"),
    ("cp1252", "mac_roman"),
    ("mac_roman", "cp1252"),
    ("cp1252", "cp1251"),
    ("cp1252", "cp1253"),
)
_ORDINARY = str.maketrans("", "", "äöüÄÖÜß–")
"""Letters and the dash that no wrong encoding makes of another one."""
_LOST = re.compile("[\N{REPLACEMENT CHARACTER}?]+")
"""Signs that stand for a letter the encoding did not have."""
_FOREIGN = re.compile("[^\x00-\x7f]+")
_GERMAN = frozenset("äöüÄÖÜßéèêàâçëïôûñáíóúåøæœ§€–„“”’«»°²³")

_IN_NAMES = (
    "[\N{REPLACEMENT CHARACTER}\x80-\x9f\u2500-\u259f]"  # no letter and no sign that anybody types
    "|[ÃÂÌ√][^\x00-\x7f]"  # the first half of a letter in UTF-8 and another
    "|(?<=[A-Za-z])[„”™‰÷³ˆ¸ⁿ](?=[A-Za-z])"  # signs within a word
    "|(?<=[A-Za-z])[\u0370-\u03ff\u0400-\u04ff](?=[A-Za-z])"  # a Greek or Cyrillic letter within a Latin word
    r"|(?<=[A-Za-z])\?(?=[A-Za-z])"
    "|&(?:[aouAOU]uml|szlig);"
)
"""What a name does not hold unless it is spoilt."""


def word_meant(found: str, known: Iterable[str]) -> str | None:
    """The known word that `found` is, its umlauts spoilt; None where it is none."""
    if not _may_be_spoilt(found):
        return None
    by_fold = {folded(name): name for name in known}
    for candidate in _mended(found):
        if (meant := by_fold.get(folded(candidate))) is not None:
            return meant
    if not _LOST.search(found):
        return None
    # A lost letter may have left a sign for each of its bytes, and ß is two letters when case does not count.
    signs = (f".{{1,{len(lost) + 1}}}" for lost in _LOST.findall(found))
    pattern = "".join(
        re.escape(alike(part)) + next(signs, "") if part.strip() else next(signs, "") for part in _LOST.split(found)
    )
    return next((name for name in by_fold.values() if _has_umlaut(name) and re.fullmatch(pattern, alike(name))), None)


def spoilt_spelling(name: Text, candidates: Iterable[str]) -> tuple[str, str] | None:
    """The candidate that is `name` in one of its languages but for spoilt umlauts, and that spelling."""
    for one in candidates:
        if (meant := word_meant(one, (name.de, name.en))) is not None:
            return one, meant
    return None


def is_spoilt(name: str) -> bool:
    """Whether a name holds what only a spoilt one does."""
    return _may_be_spoilt(name) and re.search(_IN_NAMES, name) is not None


def name_meant(found: str) -> str | None:
    """The name as it probably was; None where nothing tells."""
    for candidate in _mended(found):
        letters = set(candidate) - set(found)
        if letters <= _GERMAN and not re.search(_IN_NAMES, candidate):
            return candidate
    return None


# --- mending ----------------------------------------------------------------------------------------


def _may_be_spoilt(text: str) -> bool:
    return "?" in text or "&" in text or not (text.isascii() or text.translate(_ORDINARY).isascii())


def _has_umlaut(name: str) -> bool:
    return not name.isascii()


def _mended(text: str) -> Iterator[str]:
    """What `text` was if one encoding or another has spoilt it, the likeliest first."""
    for one in (text, _without_entities(text)):
        if one != text:
            yield unicodedata.normalize("NFC", one)
        for written, read in _ENCODINGS:
            again = _written(one, written, read)
            if again != one:
                yield unicodedata.normalize("NFC", again)
                if written == "utf-8" and (twice := _written(again, written, read)) != again:
                    yield unicodedata.normalize("NFC", twice)


def _without_entities(text: str) -> str:
    """`text` with &auml; and the like as what they stand for."""
    if "&" not in text:
        return text
    # Its table of two thousand names is loaded where there is one of them: hardly any workbook has any.
    from html import unescape

    return unescape(text)


def _written(text: str, written: str, read: str) -> str:
    """The text whose bytes in the encoding `written` are shown as `text` in `read`; parts that are none stay."""

    def mend(part: re.Match[str]) -> str:
        try:
            return b"".join(_byte(letter, read) for letter in part[0]).decode(written)
        except UnicodeError:
            return part[0]

    return _FOREIGN.sub(mend, text)


def _byte(letter: str, encoding: str) -> bytes:
    """The byte shown as `letter`; what an encoding of Windows leaves out is shown as it is in Latin-1."""
    try:
        return letter.encode(encoding)
    except UnicodeEncodeError:
        return letter.encode("latin-1")


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
