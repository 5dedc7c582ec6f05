"""Numbers that people see otherwise than the file holds them, as faults: both numbers are said, and what to do."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sozialbudget.case.parameters import Unit
from sozialbudget.case.problems import Fault, fault
from sozialbudget.reading.grid import (
    ErrorCell,
    Marked,
    Raw,
    Seen,
    SeenPercent,
    Uncalculated,
    Unclear,
    digits_of,
    is_blank,
    shortened,
)
from sozialbudget.words import Text

if TYPE_CHECKING:
    from sozialbudget.reading.tables import InputTable


CELLS_NAMED = 5
_EXPECTED: Mapping[Unit | None, Text] = {
    Unit.EUR: Text("erwartet werden Euro", "expected euros"),
    Unit.HOURS: Text("erwartet werden Stunden", "expected hours"),
    Unit.FTE: Text("erwartet werden VZÄ", "expected FTE"),
}
_A_NUMBER = Text("erwartet wird die Zahl selbst", "expected the number itself")


def fault_of_number(raw: Seen, unit: Unit | None) -> Fault | None:
    """Why a number is refused that counts something, or money; None where it may be read."""
    sight = raw.sight
    if sight.kind == "nothing":
        return fault("format_shows_nothing", held=digits(raw))
    if sight.kind == "other":
        return _other(raw)
    if sight.kind != "size" or sight.meant is None:
        return None
    if unit in (Unit.NUMBER, Unit.RATE):
        return _of_two(raw, digits(sight.meant), digits(raw))
    told = {"found": shown(raw), "held": digits(raw), "expected": _EXPECTED.get(unit, _A_NUMBER)}
    if sight.is_rate:
        return fault("format_size", enter=Text("die Zahl ohne diesen Zusatz", "the number without that word"), **told)
    if sight.is_worded:
        return fault("format_size", enter=digits(sight.meant), **told)
    return fault("format_size", enter=either(digits(raw), digits(sight.meant)), **told)


def fault_of_rate(raw: Seen) -> Fault | None:
    """Why a rate is refused: a share of 1, whose two readings are told in percent."""
    sight = raw.sight
    if sight.kind not in ("size", "digits") or sight.meant is None:
        return fault_of_number(raw, Unit.RATE)
    if sight.kind == "digits":
        return fault("digits_hidden_in_rate", found=shown(raw), held=percent(raw), less=percent(sight.meant))
    if abs(raw) > 1 >= abs(sight.meant):  # 5000 % is no rate
        expected = Text("erwartet wird ein Satz", "expected a rate")
        told = {"found": shown(raw), "held": digits(raw), "expected": expected}
        return fault("format_size", enter=percent(sight.meant), **told)
    return _of_two(raw, percent(sight.meant), percent(raw))


def fault_of_weight(raw: Seen) -> Fault | None:
    """Why a weight is refused, which need be no share of 1."""
    if raw.sight.kind != "digits" or raw.sight.meant is None:
        return fault_of_number(raw, Unit.NUMBER)
    told = percent if isinstance(raw, SeenPercent) else digits
    return fault("digits_hidden_in_rate", found=shown(raw), held=told(raw), less=told(raw.sight.meant))


def _other(raw: Seen) -> Fault:
    return fault("format_shows_other", found=shown(raw), held=digits(raw))


def _of_two(raw: Seen, seen: Text, held: Text) -> Fault:
    return fault("format_two_readings", found=shown(raw), stored=digits(raw), seen=seen, held=held)


def note_sights(table: "InputTable", rows: Iterable[int], columns: Iterable[int]) -> None:
    """Name the numbers of a column that hold more digits than they show, in one note: sheets that compute have many.

    What is refused for other reasons is none of them.
    """
    rows = tuple(rows)
    for column in sorted(set(columns)):
        found = [(row, raw) for row in rows if isinstance(raw := table.sheet.rows[row].get(column), Seen)]
        cells = [(row, raw) for row, raw in found if raw.sight.kind == "digits"]
        if cells:
            row, raw = cells[0]
            named = cells_counted([table.sheet.cell_name(row, column) for row, _ in cells])
            told = fault("digits_hidden", column=table.headers.get(column, ""), cells=named, **_both(raw))
            table.tell(row, column, told, "note")


def doubt_of(raw: object, column: Text, cell: str | None) -> Fault | None:
    """The same of a single cell, the value of a parameter."""
    if not isinstance(raw, Seen) or raw.sight.kind != "digits":
        return None
    return fault("digits_hidden", column=column, cells=cell, **_both(raw))


def _both(raw: Seen) -> dict[str, Text]:
    return {"found": shown(raw), "held": percent(raw) if isinstance(raw, SeenPercent) else digits(raw)}


def cells_counted(names: Sequence[str]) -> Text | str:
    """The first five cells, and how many there are."""
    named, count = ", ".join(names[:CELLS_NAMED]), len(names)
    if count <= CELLS_NAMED:
        return named
    return Text(f"{named} … zusammen {count} Zellen", f"{named} … {count} cells in all")


def label_of(raw: object) -> str | None:
    """What people see of a number that names something, where that is more than its digits: 01, „Kreis 1“."""
    return raw.sight.label if isinstance(raw, Seen) else None


def shown(raw: Seen) -> Text:
    """What people see, shortened."""
    return Text(*(" ".join(shortened(one).split()) for one in (raw.sight.shown.de, raw.sight.shown.en)))


def digits(number: float | Decimal) -> Text:
    """A number as people type it, at the 15 digits that a spreadsheet shows."""
    told = digits_of(Decimal(f"{number:.15g}").normalize())
    return Text(told.replace(".", ","), told)


def percent(number: float | Decimal) -> Text:
    """The same of a share of 1."""
    told = digits(Decimal(f"{number:.15g}").scaleb(2))
    return Text(f"{told.de} %", f"{told.en} %")


def either(first: Text, second: Text) -> Text:
    """One or the other."""
    return Text(f"{first.de} oder {second.de}", f"{first.en} or {second.en}")


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
