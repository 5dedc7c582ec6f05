"""German and English ways of writing a number as text, and which of them a column shows.

`900,000` is nine hundred to a German and nine hundred thousand to an English reader. What can only be one of them
(`1.234,56`, `1,200,000`) tells how its column is written; what may be either is never guessed where that speaks.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from sozialbudget.case.problems import Fault, fault
from sozialbudget.words import Text

SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"
"""What may stand between groups of digits. Whatever else is white separates numbers."""
_AS_SPACE = str.maketrans(dict.fromkeys(SPACES, " "))
_BREAKS = {
    "\n": Text("ein Zeilenumbruch", "a line break"),
    "\r": Text("ein Zeilenumbruch", "a line break"),
    "\x85": Text("ein Zeilenumbruch", "a line break"),
    "\N{LINE SEPARATOR}": Text("ein Zeilenumbruch", "a line break"),
    "\N{PARAGRAPH SEPARATOR}": Text("ein Zeilenumbruch", "a line break"),
    "\t": Text("ein Tabulator", "a tab"),
    "\v": Text("ein senkrechter Tabulator", "a vertical tab"),
    "\f": Text("ein Seitenumbruch", "a page break"),
}
_BREAK = f"[{''.join(_BREAKS)}]"
_FIRST_SIGNS = frozenset("0123456789.,")
_NO_CENTS = r",[-–—]{1,2}$"
_DIGITS = r"[0-9]+"
_DECIMAL_COMMA = r"([0-9]*),([0-9]+)"
_DECIMAL_POINT = r"([0-9]*)\.([0-9]+)"
_GERMAN_GROUPS = r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?"
_ENGLISH_GROUPS = r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?"
_NEUTRAL_GROUPS = r"([0-9]{1,3}(?:([ '’])[0-9]{3})(?:\2[0-9]{3})*)(?:([.,])([0-9]+))?"


class Readings(NamedTuple):
    """What an unsigned number means in German and in English, as Decimal takes it; None where it is none there."""

    german: str | None
    english: str | None

    @property
    def is_neutral(self) -> bool:
        """Whether both languages read the same."""
        return self.german == self.english

    @property
    def large(self) -> str:
        """The reading in which the sign between the digits groups them."""
        return next(one for one in (self.german, self.english) if one and "." not in one)

    @property
    def small(self) -> str:
        """The reading in which it stands before the decimals."""
        return next(one for one in (self.german, self.english) if one and "." in one)


def readings(body: str) -> Readings | None:
    """What `body` means in either language; None where it is no number."""
    body = body.translate(_AS_SPACE)
    if body[:1] not in _FIRST_SIGNS:  # most texts are names: no pattern need be made for them
        return None
    without_cents = re.sub(_NO_CENTS, "", body)
    if without_cents != body:  # 1.234,- is a price in German, so the points are thousands
        return _price(without_cents)
    if re.fullmatch(_DIGITS, body):
        return Readings(body, body)
    if match := re.fullmatch(_NEUTRAL_GROUPS, body):
        whole = re.sub("[ '’]", "", match[1])
        number = f"{whole}.{match[4]}" if match[4] else whole
        return Readings(None if match[3] == "." else number, None if match[3] == "," else number)
    if match := re.fullmatch(_GERMAN_GROUPS, body):
        number, either = _grouped(match, ".")
        return Readings(number, body if either else None)
    if match := re.fullmatch(_ENGLISH_GROUPS, body):
        number, either = _grouped(match, ",")
        return Readings(body.replace(",", ".") if either else None, number)
    if match := re.fullmatch(_DECIMAL_COMMA, body):
        return Readings(f"{match[1] or '0'}.{match[2]}", None)
    if match := re.fullmatch(_DECIMAL_POINT, body):
        return Readings(None, f"{match[1] or '0'}.{match[2]}")
    return None


def _price(body: str) -> Readings | None:
    if re.fullmatch(_DIGITS, body):
        return Readings(body, None)
    match = re.fullmatch(_GERMAN_GROUPS, body) or re.fullmatch(_NEUTRAL_GROUPS, body)
    return Readings(re.sub("[. '’]", "", body), None) if match and "," not in body else None


def _grouped(match: re.Match[str], sign: str) -> tuple[str, bool]:
    """The number in groups of three, and whether the one `sign` in it may as well be the decimal one."""
    whole, decimals = match[1].replace(sign, ""), match[2]
    return (f"{whole}.{decimals}" if decimals else whole), decimals is None and match[1].count(sign) == 1


def break_between_numbers(body: str) -> Text | None:
    """What parts `body` into lines or columns that each might be a number: a line break, a tab. None: nothing does."""
    found = re.search(_BREAK, body)
    if found is None:
        return None
    parts = [part.strip() for part in re.split(_BREAK, body)]
    if not all(part == "" or readings(part) for part in parts):
        return None
    return _BREAKS[found[0]]


class Witness(NamedTuple):
    """A text that can only be read in one language, and its cell."""

    cell: str
    found: str


class Usual(NamedTuple):
    """How large the numbers of a column are that have one meaning: their median, and the cell nearest to it."""

    cell: str
    found: str | Text
    median: Decimal


_NEARER = 30
"""Of 1.234 and 1234 the larger is the nearer one to all that is more than about thirty times the smaller."""


class Notation(NamedTuple):
    """How the numbers written as text of one column are to be read."""

    is_english: bool = False
    """Whether it is written in English, so that 1,234 may mean a thousand."""
    german: Witness | None = None
    english: Witness | None = None
    usual: Usual | None = None
    """Where a text of the column may be either."""

    def read(self, found: Readings, percent: bool, is_rate: bool = False) -> str | Fault:
        """The one reading of `found`; a Fault where it has two, or another than its column."""
        german, english = found.german, found.english
        if german is not None and german == english:
            return german
        if self.german and self.english:
            told = {"german": self.german.found, "english": self.english.found}
            return fault("cell_notations_mixed", german_cell=self.german.cell, english_cell=self.english.cell, **told)
        if german is None or english is None:
            return self._one(german, english)
        if german == found.small:  # 1,234
            if not self.is_english and not self.german and not self.english:
                return german if percent or is_rate or not self._is_large(found) else self._either(found)
            if self.german and percent:  # nobody writes a thousand times as 1,234 %
                return german
        return self._either(found)

    def _is_large(self, found: Readings) -> bool:
        """Whether the numbers of the column are of the size of the larger reading."""
        return self.usual is not None and Decimal(found.small) * _NEARER <= self.usual.median

    def _one(self, german: str | None, english: str | None) -> str | Fault:
        other = self.english if english is None else self.german
        number = german or english or ""
        if other is None:
            return number
        return fault("cell_other_notation", number=_told(number), witness=other.found, cell=other.cell)

    def _either(self, found: Readings) -> Fault:
        told = {"large": _told(found.large), "small": _told(found.small)}
        witness = self.german or self.english
        if witness is None and self.usual is not None and self._is_large(found):
            of = {"witness": self.usual.found, "cell": self.usual.cell, "suggested": told["large"]}
            return fault("cell_ambiguous_in_column", **told, **of)
        if witness is None:
            return fault("cell_ambiguous", **told)
        suggested = found.german if self.german else found.english
        column = {"witness": witness.found, "cell": witness.cell, "suggested": _told(suggested or "")}
        return fault("cell_ambiguous_in_column", **told, **column)


def _told(number: str) -> str | Text:
    return Text(number.replace(".", ","), number) if "." in number else number


IN_GERMAN = Notation()
IN_ENGLISH = Notation(is_english=True)
"""Where nothing else is said: of a single value, a setting on the command line, a TOML file."""
