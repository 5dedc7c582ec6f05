"""What number formats make of a number: a plain number, a percentage, a date, or something else than the cell holds.

`what_format_shows` is the one place that says so. What is seen and what is held are the same number where the digits
are all there and the words beside them fit: 0.175 as „17,5 %“, 120000 as „120 T€“.
"""

import math
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from math import isfinite

from sozialbudget.case.layout import tidy
from sozialbudget.reading.files.format_code import EXACT, GROUP, POINT, Rendered, Section, sections_of, size_of
from sozialbudget.reading.grid import Moment, Percent, Raw, Seen, SeenPercent, Sight
from sozialbudget.words import Text


class Shown(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    PERCENT = "percent"
    MOMENT = "moment"
    DURATION = "duration"


_LONGEST_CODE = 1024
"""Excel takes 255 characters."""
_FORMATS_KEPT = 4096
_MOST_PLACES = 300
"""A float has no decimals behind them, as good as all."""
_LITERAL = re.compile(r'"[^"]*"|\\.|[_*].', re.DOTALL)
_DURATION = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]")
_GROUPS = r"[1-9][0-9]{0,2}(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}'’][0-9]{3})+|[0-9]+"
_GROUPING = frozenset(" \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}'’")
_DIGIT_BEFORE = r"(?:[0-9][0-9.,'’]*\s?|(?<![^\W\d_])[.,])$"
_DIGIT_BEHIND = r"\s?[.,'’]?[0-9]"
_NO_CENTS = r"[.,](?:0{1,2}|[-–—]{1,2})(?![0-9])"
_MINUS = ("-", "−", "–")
_DASHES = r"\s*(?:€|EUR)?\s*[-–—−]{1,3}\s*(?:€|EUR)?\s*"
_NOT_NIL = (1.0, -1.0, 1e-9, -1e-9)
_COMPARING = frozenset("<>≤≥")


class NumberFormat:
    """What one number format makes of the numbers of its cells."""

    __slots__ = ("_factor", "_percent", "_places", "_quick", "_quick_zero", "_sections", "plain_wholes", "shown")

    def __init__(self, code: str) -> None:
        code = code[:_LONGEST_CODE]
        moment = _moment(code)
        self._sections = [_Look(section) for section in sections_of(code)] if moment is None else []
        first = self._sections[0] if self._sections else None
        self._quick = first is not None and first.is_simple and self._sections[0].section.condition is None
        self._quick_zero = self._quick and len(self._sections) == 1 and first is not None and first.shows_zero
        self._percent = first is not None and first.section.percents > 0
        self._places = first.places if first is not None else 0
        self._factor = 10.0 ** min(self._places, _MOST_PLACES)
        self.shown = moment or (Shown.PERCENT if self._percent else Shown.NUMBER)
        self.plain_wholes = (
            self._quick
            and first is not None
            and first.shows_zero
            and len(self._sections) < 3
            and not self._percent
            and self._places >= 0
        )
        """Whether whole numbers that are not negative are shown as they are."""

    def raw(self, number: float, since_1904: bool) -> Raw:
        """The number as a raw cell."""
        if (
            self._quick
            and (number > 0 or self._quick_zero)
            # the first is fast, and true where no more than 15 digits decide; the second says of the others
            and ((number * self._factor).is_integer() or round(number, self._places) == number)
        ):
            return Percent(number) if self._percent else number
        if not self._sections:
            return Moment(moment_shown(number, self.shown, since_1904))
        return self._looked_at(number) if math.isfinite(number) else number

    def _looked_at(self, number: float) -> Raw:
        position = _position(self._sections, number)
        if position is None:
            return Seen(number, Sight("nothing", Text("", "")))
        look = self._sections[position]
        sight = look.sight(number, number < 0 and not _drops_sign(self._sections, position))
        is_percent = look.section.percents > 0
        if (
            not number
            and sight is not None
            and re.fullmatch(_DASHES, sight.shown.de)
            and self._is_for_nil_alone(position)
        ):
            sight = None  # as accounts write nil
        if sight is None:
            return Percent(number) if is_percent else number
        if is_percent and sight.kind in ("digits", "label"):
            return SeenPercent(number, sight)
        return Seen(number, sight)

    def _is_for_nil_alone(self, position: int) -> bool:
        """Whether no other number stands in that section."""
        return all(_position(self._sections, number) != position for number in _NOT_NIL)


class _Look:
    """A section, and what can be said of it before any number is known."""

    def __init__(self, section: Section) -> None:
        self.section = section
        words = section.literals + ("%" if section.percents else "")
        self.size, self.is_rate = size_of(words)
        self.fits = self.size * section.scale == 1
        self.is_broken = section.shows_number and not _leaves_digits_alone(section)
        self.is_spaced = bool(section.embedded)
        self.is_label = _is_label(section)
        self.shows_zero = section.is_general or section.forced > 0
        self.places = section.places + 2 * section.percents - 3 * section.thousands
        self.is_simple = (
            section.shows_number
            and not section.is_general
            and section.exponent is None
            and section.denominator is None
            and not self.is_label
            and not section.embedded
            and self.fits
            and not self.is_broken
            and not _minuses(section)
            and section.percents < 2
        )
        if section.is_general and self.fits and not (self.is_broken or self.is_label or _minuses(section)):
            self.is_simple, self.places = True, _MOST_PLACES

    def sight(self, number: float, with_minus: bool) -> Sight | None:
        """What people see of `number`; None where it is what the cell holds."""
        section, held = self.section, Decimal(f"{number:.15g}")
        seen = section.render(held.copy_abs())
        if seen.number is None:
            return self._without_number(held, _told(seen.text))
        shown = _told(("-" if with_minus and seen.number else "") + seen.text)
        is_negative = (with_minus + _minuses(section)) % 2 == 1
        if self.is_broken or (self.is_spaced and section.denominator is None and not _is_grouped_well(seen)):
            return Sight("other", shown)
        if is_negative != (held < 0) and (seen.number or self.size != 1):
            return Sight("other", shown)
        if not self.fits:
            if not held and not seen.number:
                return None
            return Sight("size", shown, self._meant(seen.number, is_negative), self.is_rate, self.size != 1)
        if not seen.is_exact:
            return Sight("digits", shown, self._meant(seen.number, is_negative))
        if self.is_label:
            return Sight("label", shown, label=shown.de.strip())
        return None

    def _meant(self, number: Decimal, is_negative: bool) -> Decimal:
        return EXACT.multiply(number.copy_negate() if is_negative else number, self.size)

    def _without_number(self, held: Decimal, shown: Text) -> Sight | None:
        """A section of words, or one that leaves a zero out."""
        told = shown.de.strip()
        if not told:
            return Sight("nothing", Text("", ""))
        if _number_in_words(told) == held:
            return None
        return Sight("other", shown)


def _number_in_words(told: str) -> Decimal | None:
    """What words say that are a number themselves: „0 €“."""
    match = re.fullmatch(r"(-?[0-9]+)(?:,([0-9]+))?\s?(?:€|EUR|Euro)?", told)
    return Decimal(f"{match[1]}.{match[2] or 0}") if match else None


def _is_label(section: Section) -> bool:
    """Whether what it shows may name something: leading zeros, or words before the digits, which tell nothing else."""
    whole = section.exponent is None and section.denominator is None and not section.decimals and not section.percents
    before = section.prefix.replace("EUR", "").replace("Euro", "")
    return whole and not section.is_grouped and (section.forced > 1 or any(sign.isalpha() for sign in before))


def _leaves_digits_alone(section: Section) -> bool:
    """Whether no digit or mark of the words stands so near the number that it looks like a part of it."""
    if any(sign not in _GROUPING for token in section.whole if token.kind == "literal" for sign in token.text):
        return False
    if any(token.kind == "literal" for token in section.decimals) or _COMPARING & set(section.literals):
        return False
    if section.prefix.strip() and re.search(_DIGIT_BEFORE, section.prefix):
        return False
    if not section.suffix.strip(" %€"):
        return True
    return not re.match(_DIGIT_BEHIND, section.suffix) or re.match(_NO_CENTS, section.suffix) is not None


def _is_grouped_well(seen: Rendered) -> bool:
    whole = seen.body.partition(POINT)[0].strip()
    return re.fullmatch(_GROUPS, whole) is not None


def _minuses(section: Section) -> int:
    """How many minus signs, or brackets that mean the same, a section writes itself."""
    before, behind = section.prefix.strip(), section.suffix.strip()
    alone = before.endswith(_MINUS) and not before[:-1].strip(" €$")
    in_brackets = before.endswith("(") and behind.startswith(")")
    return (before.startswith(_MINUS) or alone) + (behind in _MINUS) + in_brackets


def _position(sections: Sequence[_Look], number: float) -> int | None:
    """Which of `sections` is for `number`; None where none is."""
    conditions = [look.section.condition for look in sections]
    if len(sections) < 2:
        return 0 if conditions[0] is None or _holds(conditions[0], number) else None
    usual = (">=", 0.0) if len(sections) == 2 and conditions[1] is None else (">", 0.0)
    if _holds(conditions[0] or usual, number):
        return 0
    if len(sections) == 2:
        return 1 if conditions[1] is None or _holds(conditions[1], number) else None
    return 1 if _holds(conditions[1] or ("<", 0.0), number) else 2


def _holds(condition: tuple[str, float], number: float) -> bool:
    sign, limit = condition
    return {
        "<": number < limit,
        "<=": number <= limit,
        ">": number > limit,
        ">=": number >= limit,
        "=": number == limit,
        "<>": number != limit,
    }[sign]


def _drops_sign(sections: Sequence[_Look], position: int) -> bool:
    """Whether a negative number stands in this section without the minus that comes by itself."""
    if len(sections) == 1:
        return False
    condition = sections[0].section.condition
    if position == 0:
        return condition is not None and condition[0] in ("<", "<=") and condition[1] == 0
    return position == 1


def _told(shown: str) -> Text:
    return Text(shown.replace(POINT, ",").replace(GROUP, "."), shown.replace(POINT, ".").replace(GROUP, ","))


def _moment(code: str) -> Shown | None:
    code = _LITERAL.sub("", code)
    if _DURATION.search(code):
        return Shown.DURATION
    code = _BRACKETS.sub("", code).casefold().replace("general", "").replace("standard", "")
    return Shown.MOMENT if any(letter in code for letter in "dmyhs") else None


@lru_cache(_FORMATS_KEPT)
def what_format_shows(code: str) -> NumberFormat:
    """What the number format `code` makes of numbers."""
    return PLAIN if code.casefold() in ("", "general", "standard", "@") else NumberFormat(code)


PLAIN = NumberFormat("General")
"""Shows every number as it is."""

_ACCOUNTS = '_-* #,##0{0}_-;-* #,##0{0}_-;_-* "-"{1}_-;_-@_-'
_EURO = '\\ "€"'
BUILT_IN = dict.fromkeys((*range(14, 23), 45, 47), "yyyy-mm-dd") | {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '#,##0\\ "€";-#,##0\\ "€"', 6: '#,##0\\ "€";[Red]-#,##0\\ "€"',
    7: '#,##0.00\\ "€";-#,##0.00\\ "€"', 8: '#,##0.00\\ "€";[Red]-#,##0.00\\ "€"', 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00", 41: _ACCOUNTS.format("", ""), 42: _ACCOUNTS.format(_EURO, _EURO),
    43: _ACCOUNTS.format(".00", "??"), 44: _ACCOUNTS.format(".00" + _EURO, "??" + _EURO), 46: "[h]:mm:ss",
    48: "##0.0E+0",
}  # fmt: skip
"""The codes of Excel's own formats, which a file names by number alone; some are others in other countries."""


def moment_shown(serial: float, shown: Shown, since_1904: bool) -> str:
    """A date or time as people write it, from the number the file holds."""
    try:
        if shown is Shown.DURATION:
            minutes = round(serial * 24 * 60)
            return f"{minutes // 60}:{minutes % 60:02} h"
        begin = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30 if serial >= 60 else 31)
        moment = begin + timedelta(seconds=round(serial * 86400))
    except (OverflowError, ValueError):
        return repr(serial)
    if 0 <= serial < 1:
        return moment.strftime("%H:%M")
    return moment.strftime("%Y-%m-%d" if moment.time() == datetime.min.time() else "%Y-%m-%d %H:%M")


_SIGNS = r"(?:[\s€$£%‰+\-−–()\"„“']|EUR|Euro)*"
_ONE_NUMBER = _SIGNS + r"((?:[0-9]{1,3}(?:[.,'’\s][0-9]{3})*|[0-9]+)(?:[.,][0-9]+)?)" + _SIGNS
_YEAR = r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])"
_BOOLEANS = {"wahr": True, "true": True, "falsch": False, "false": False}
_LONGEST = 40
_SCALES = (0, -2, 3, 6, 9, 12)
"""By which powers of ten formats scale: percent, thousands, millions …"""
_INEXACT = 1e-12


def is_other_number(stored: Raw, text: str) -> bool:
    """Whether `text` is for certain no way to show the number `stored`.

    Certain is only a text of one number and signs; letters may be a scale, a date, or a text of the format's own.
    """
    if not isinstance(stored, float) or _is_plainly(stored, text) or len(text) > _LONGEST:
        return False
    found = re.fullmatch(_ONE_NUMBER, text)
    if found is None or not isfinite(stored):
        return False
    value, groups = abs(stored), re.split("[^0-9]+", found[1])
    digits, decimals = int("".join(groups)), len(groups[-1])
    if digits == 0 or abs(digits - value) < 1:
        return False  # anything may be rounded to 0
    if value == 0:
        return True
    places = (0, decimals) if len(groups) > 1 else (0,)
    return not any(_shows(value, digits, scale - after) for scale in _SCALES for after in places)


def _is_plainly(stored: float, text: str) -> bool:
    """Whether `text` is the number with all its digits, in German or English: almost every text is."""
    plain = text.rstrip("€ %\N{NO-BREAK SPACE}").replace(",", ".")
    try:
        return float(plain) == stored or float(plain.replace(".", "", plain.count(".") - 1)) == stored
    except ValueError:
        return False


def _shows(value: float, digits: int, power: int) -> bool:
    """Whether `digits`, shifted, is `value` within one unit of its last digit."""
    unit = 10.0**power
    return abs(digits * unit - value) <= unit + _INEXACT * value


def is_same_text(stored: str, text: str) -> bool:
    """Whether a text is shown as it is stored, spaces aside, or within what its format writes around it."""
    stored, text = " ".join(tidy(stored).split()), " ".join(tidy(text).split())
    if stored == text:
        return True
    before, found, after = text.partition(stored) if stored else ("", "", "")
    return bool(found) and not before[-1:].isalnum() and not after[:1].isalnum()


def is_other_date(stored: str, text: str) -> bool:
    """Whether `text` names years, and none of them is that of the date `stored`."""
    years = re.findall(_YEAR, text)
    return bool(years) and bool(re.match(_YEAR, stored)) and stored[:4] not in years


def is_other_truth(stored: bool, text: str) -> bool:
    """Whether `text` says true where `stored` is false, or the reverse."""
    return _BOOLEANS.get(tidy(text).casefold(), stored) is not stored
