"""The boundary changes that a result was made with: no sheet of it has them, but its Protokoll has a note on each."""

import re
from collections.abc import Iterator
from decimal import Decimal

from sozialbudget.case.case import BoundaryChange
from sozialbudget.case.layout import folded, folded_names
from sozialbudget.reading.grid import Book, DamagedError, TooLargeError
from sozialbudget.words import LANGUAGES, Lang
from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.roll import ROLL_PROBLEMS

_CODES = ("boundary_moved", "boundary_new", "boundary_dissolved")
_PARTS = {
    "share": r"(?P<share>[\d.,]+)\s%",
    "from_id": "(?P<from_id>.+?)",
    "to_id": "(?P<to_id>.+?)",
    "why": "(?P<why>.*)",
}
"""What each value of these notes may be; any other is a text, told as it was."""


def _pattern(code: str, lang: Lang) -> re.Pattern[str]:
    """The note `code` as it may stand there."""
    pieces = re.split(r"\{(\w+)\}", ROLL_PROBLEMS[code].what.say(lang, **_AS_THEY_ARE))
    parts = (re.escape(piece) if i % 2 == 0 else _PARTS.get(piece, ".*?") for i, piece in enumerate(pieces))
    return re.compile("".join(parts), re.DOTALL)


_AS_THEY_ARE = {key: f"{{{key}}}" for key in ("share", "before", "from_id", "now", "to_id", "amount", "why")}


def boundary_changes_told(book: Book) -> tuple[BoundaryChange, ...]:
    """Those that the Protokoll tells, in its order; none where there is no Protokoll or it tells of none."""
    titles = folded_names(WORDS["sheet.protocol"])
    position = next((i for i, name in enumerate(book.sheet_names) if folded(name) in titles), None)
    if position is None:
        return ()
    try:
        rows = book.sheet(position).rows
    except (DamagedError, TooLargeError):
        return ()
    return tuple(_changes(raw for row in sorted(rows) for raw in rows[row].values() if isinstance(raw, str)))


def _changes(texts: Iterator[str]) -> Iterator[BoundaryChange]:
    patterns = [(lang, _pattern(code, lang)) for lang in LANGUAGES for code in _CODES]
    for text in texts:
        for lang, pattern in patterns:
            if found := pattern.fullmatch(text):
                told = found.groupdict()
                share = told.get("share")
                value = Decimal(1) if share is None else Decimal(_number(share, lang)) / 100
                yield BoundaryChange(told.get("from_id"), told.get("to_id"), value)
                break


def _number(share: str, lang: Lang) -> str:
    return share.replace(".", "").replace(",", ".") if lang == "de" else share.replace(",", "")
