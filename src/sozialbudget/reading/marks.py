"""What is raised, lowered or struck out in a text, which the plain text does not tell: 120000 with a raised 1 at its
end is no 1200001.

A text with such parts is read so:

- what is struck out holds no longer, and the rest may not hold alone: an `Unclear`;
- a raised footnote mark at the end of a word (Ahrental with a raised 1) is no part of it: a `Marked` without it;
- other raised or lowered parts (km² and CO₂) belong to the text: a `Marked` with them.

A `Marked` is never read as a number or an id.
"""

import re
from collections.abc import Callable, Iterable
from enum import Enum
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sozialbudget.reading.grid import ErrorCell, Marked, Raw, Uncalculated, Unclear, is_blank
from sozialbudget.words import Text


class How(Enum):
    """How a part of a text stands."""

    RAISED = Text("hochgestellt", "raised")
    LOWERED = Text("tiefgestellt", "lowered")
    STRUCK = Text("durchgestrichen", "struck out")


Run = tuple[str, How | None]

_FOOTNOTE = r"\s*(?:[(\[]?(?:[0-9]{1,2}|\*{1,4}|[†‡§]{1,2}|[a-z])[)\]]*)(?:[,;\s]+[0-9*a-z]{1,2}\)?)*\s*"
_UNIT = r"(?:^|[\s(/])[kcdm]?m$"
_SHORT = 2
"""A raised letter after so few is more likely part of the word (Nr with a raised r) than a footnote mark."""
_LOOKED_AT = 20
_GOES_ON = (".", ",")
_AT_BEGIN = Text("am Anfang", "at the beginning")
_AT_END = Text("am Ende", "at the end")
_INSIDE = Text("in der Mitte", "in the middle")


class _Part(NamedTuple):
    """A part of a text that stands otherwise than the rest."""

    how: How
    begin: int
    end: int

    def is_footnote(self, typed: str) -> bool:
        """Whether it is a mark at the end of a word, for certain."""
        text, after = self._text(typed), typed[self.end : self.end + 1]
        before = typed[max(0, self.begin - _LOOKED_AT) : self.begin]
        if self.how is not How.RAISED or not before.strip() or not re.fullmatch(_FOOTNOTE, text):
            return False
        if after.isalnum() or after in _GOES_ON:
            return False
        if text in ("2", "3") and re.search(_UNIT, before):
            return False
        return not text.strip(" ()[]").isalpha() or len(before.strip()) > _SHORT

    def told(self, typed: str) -> Text:
        """„1“ am Ende ist hochgestellt."""
        how = self.how.value
        first, last = not typed[: self.begin].strip(), not typed[self.end :].strip()
        if first and last:
            return Text(f"alles ist {how.de}", f"all of it is {how.en}")
        where = _AT_BEGIN if first else _AT_END if last else _INSIDE
        part = "".join(letter if letter.isprintable() else "·" for letter in self._text(typed)[:_LOOKED_AT])
        return Text(f"„{part}“ {where.de} ist {how.de}", f"“{part}” {where.en} is {how.en}")

    def _text(self, typed: str) -> str:
        return typed[self.begin : self.end].strip()


def of_runs(runs: Iterable[Run]) -> Raw:
    """The text of `runs`, plain where nothing in it stands otherwise."""
    pieces: list[str] = []
    odd: list[_Part] = []
    end = 0
    for how, group in groupby(runs, key=itemgetter(1)):
        text = "".join(text for text, _ in group)
        pieces.append(text)
        begin, end = end, end + len(text)
        if how is not None and not is_blank(text):
            odd.append(_Part(how, begin, end))
    typed = "".join(pieces)
    if not odd:
        return typed
    struck = [part for part in odd if part.how is How.STRUCK]
    if struck:
        return Unclear(typed, "cell_struck_out", {"part": struck[0].told(typed)})
    dropped = [part for part in odd if part.is_footnote(typed)]
    ends = [0, *(part.end for part in dropped)]
    begins = [*(part.begin for part in dropped), len(typed)]
    kept = "".join(typed[end:begin] for end, begin in zip(ends, begins, strict=True))
    return Marked(kept, typed=typed, part=odd[0].told(typed))


class RichText:
    """The text of an <si> or <is> of an .xlsx, gathered while its XML is read."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._odd: list[tuple[int, int, How]] = []
        """From which to which piece something stands otherwise."""
        self._begin = 0
        self._how: How | None = None
        self._listening = self._pronunciation = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element within it begins."""
        if name == "t":
            self._listening = not self._pronunciation
            self._begin = len(self.pieces)
        elif name == "r":
            self._how = None
        elif name in ("vertAlign", "strike"):
            self._how = how_of_font(name, attributes, self._how)
        elif name == "rPh":
            self._pronunciation = True

    def end(self, name: str) -> None:
        """An element within it ends."""
        if name == "t":
            if self._how is not None and self._listening:
                self._odd.append((self._begin, len(self.pieces), self._how))
            self._listening = False
        elif name == "rPh":
            self._pronunciation = False

    def text(self, data: str) -> None:
        """Text within an element."""
        if self._listening:
            self.pieces.append(data)

    def raw(self, unescaped: Callable[[str], str]) -> Raw:
        """What it says."""
        if not self._odd:
            return unescaped("".join(self.pieces))
        runs: list[Run] = []
        done = 0
        for begin, end, how in self._odd:
            runs.append(("".join(self.pieces[done:begin]), None))
            runs.append(("".join(self.pieces[begin:end]), how))
            done = end
        runs.append(("".join(self.pieces[done:]), None))
        return of_runs((unescaped(text), how) for text, how in runs if text)


def how_of_font(name: str, attributes: dict[str, str], so_far: How | None) -> How | None:
    """What an element of a font in an .xlsx says of how its text stands; what is struck out is that first of all."""
    if name == "strike" and attributes.get("val", "1") not in ("0", "false"):
        return How.STRUCK
    if name == "vertAlign" and so_far is None:
        return {"superscript": How.RAISED, "subscript": How.LOWERED}.get(attributes.get("val", ""))
    return so_far


def whole(raw: Raw, found: str | Text, how: How) -> Raw:
    """A cell all of which is raised, lowered or struck out; `found` is what stands there."""
    if raw is None or is_blank(raw) or isinstance(raw, Unclear | ErrorCell | Uncalculated):
        return raw
    told = Text(f"alles ist {how.value.de}", f"all of it is {how.value.en}")
    shown = found if isinstance(found, str) else found.en
    if how is How.STRUCK:
        return Unclear(shown, "cell_struck_out", {"found": found, "part": told})
    if isinstance(raw, str):
        return Marked(raw, typed=shown, part=told)
    return Unclear(shown, "cell_raised", {"found": found, "part": told})
