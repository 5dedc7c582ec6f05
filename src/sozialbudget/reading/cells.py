"""One raw cell -> a number, a rate, a word or a text; or the reason why it is none.

What has one meaning is read, what has two is refused, nothing is imputed.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from sozialbudget.case.layout import folded, nearest, tidy
from sozialbudget.case.parameters import Unit
from sozialbudget.case.plain import STORED_DIGITS
from sozialbudget.case.problems import Fault, fault
from sozialbudget.case.umlauts import word_meant
from sozialbudget.reading.grid import (
    DamagedError,
    ErrorCell,
    FormulaZero,
    Marked,
    Moment,
    Percent,
    Raw,
    Seen,
    Uncalculated,
    Unclear,
    digits_of,
    shortened,
)
from sozialbudget.reading.notation import (
    IN_GERMAN,
    SPACES,
    Notation,
    Readings,
    Usual,
    Witness,
    break_between_numbers,
    readings,
)
from sozialbudget.reading.sights import fault_of_number, fault_of_rate, fault_of_weight, label_of
from sozialbudget.words import Text
from sozialbudget.words.numbers import plain

LARGEST_NUMBER = Decimal(10) ** 15
"""More euros or persons than this are a slip of the keyboard."""

_ALL_IN_PERCENT, _HARDLY_IN_PERCENT = 100, 2
"""A rate above 1 and up to 100 may be in percent; one up to 2 is as likely a rate above 100 %."""
_FIRST_INEXACT_INTEGER = 2.0**53

Word = TypeVar("Word")


@dataclass(frozen=True, slots=True)
class Number:
    """A number read, and whether it was written with a percent sign (in the text or by the cell's format)."""

    value: Decimal
    percent: bool = False
    percent_text: bool = False


EMPTY = fault("cell_empty")


def shown(raw: Raw) -> str:
    """A raw cell as it stands in a message: as typed, shortened, without control characters."""
    if isinstance(raw, ErrorCell):
        text = raw.name
    elif isinstance(raw, Moment | Unclear):
        text = raw.shown
    elif isinstance(raw, Marked):
        text = raw.typed
    elif isinstance(raw, Uncalculated):
        text = "=…"
    elif isinstance(raw, bool):
        text = str(raw).upper()
    elif isinstance(raw, float) and math.isfinite(raw):
        text = f"{digits_of(exact(raw).scaleb(2))} %" if isinstance(raw, Percent) else digits_of(exact(raw))
    else:
        text = str(raw)
    return shortened(text)


def as_found(raw: Raw) -> str | Text:
    """A raw cell as it stands in a message, numbers and truth values as each language writes them."""
    if isinstance(raw, Uncalculated):
        return Text("Formel ohne Wert", "formula without a value")
    text = shown(raw)
    if isinstance(raw, bool):
        return Text("WAHR" if raw else "FALSCH", text)
    if isinstance(raw, float | Decimal):
        return Text(text.replace(".", ","), text)
    return text


def reason_of(error: DamagedError) -> Text:
    """Why a file cannot be read, as it stands in a message."""
    return Text(shown(error.reason.de), shown(error.reason.en))


def exact(number: float) -> Decimal:
    """The decimal that spreadsheets show for this number, of 15 digits at most: 0.1 is one tenth.

    A formula may leave more behind them: =420000*1.023 stores 429659.99999999994, which everybody sees as 429660.
    """
    if number.is_integer() and abs(number) < _FIRST_INEXACT_INTEGER:
        return Decimal(int(number))
    shortest = repr(float(number))
    return Decimal(shortest if len(shortest) <= STORED_DIGITS + 1 else f"{number:.{STORED_DIGITS}g}")


# --- numbers ---------------------------------------------------------------------------------------

_SUPPRESSED = frozenset(
    ("*", "**", "x", ".", "..", "...", "…", "-", "–", "—", "−", "/", "()", "( )", "k.a.", "k. a.", "n.v.")
)
_UNITS: Mapping[Unit, tuple[str, ...]] = {
    Unit.HOURS: ("h", "std", "std.", "stunden", "hours"),
    Unit.FTE: ("vzä", "fte"),
}
_CURRENCY = r"(?is)^(?:€|eur(?:o)?\b)\s*(.*)$|^(.*?)\s*(?:€|\beur(?:o)?)$"
_SCIENTIFIC = r"(?i)[+\-−]?[0-9]+(?:[.,][0-9]+)?e[+\-−]?[0-9]+"


def number(raw: Raw, unit: Unit | None = None, notation: Notation = IN_GERMAN) -> Number | Fault:
    """A finite number of whatever sign; `notation` says how its column writes numbers as text."""
    if isinstance(raw, bool):
        return fault("cell_boolean", found=as_found(raw))
    if isinstance(raw, float):
        if not math.isfinite(raw):
            return fault("cell_not_finite", found=as_found(raw))
        if isinstance(raw, Seen) and (otherwise := fault_of_number(raw, unit)) is not None:
            return otherwise
        return _within_reason(Number(exact(raw), percent=isinstance(raw, Percent)), raw)
    if isinstance(raw, int | Decimal):
        value = Decimal(raw)
        return (
            _within_reason(Number(value), raw) if value.is_finite() else fault("cell_not_finite", found=as_found(raw))
        )
    if isinstance(raw, Marked):
        return _number_of_marked(raw, unit, notation)
    if isinstance(raw, str):
        return _number_of_text(raw, unit, notation)
    return _without_value(raw)


def _number_of_marked(raw: Marked, unit: Unit | None, notation: Notation) -> Fault:
    """Why it is none: of a text that is a number with or without its raised part, that is the reason."""
    found = [_number_of_text(text, unit, notation) for text in (raw.typed, raw)]
    if any(isinstance(one, Number) or one.code == "cell_ambiguous" for one in found):
        return raised(raw)
    return fault("cell_text", found=shown(raw))


def raised(raw: Marked) -> Fault:
    """A text that is no number and no id, because part of it is raised or lowered."""
    return fault("cell_raised", found=shown(raw), part=raw.part)


def _without_value(raw: ErrorCell | Uncalculated | Moment | Unclear | None) -> Fault:
    if isinstance(raw, Unclear):
        return fault(raw.code, **{"found": shown(raw), **raw.values})
    if isinstance(raw, ErrorCell):
        return fault("cell_error", found=raw.name)
    if isinstance(raw, Uncalculated):
        return fault("cell_uncalculated")
    if isinstance(raw, Moment):
        return fault("cell_date", found=raw.shown)
    return EMPTY


def _within_reason(found: Number, raw: Raw) -> Number | Fault:
    return found if abs(found.value) < LARGEST_NUMBER else fault("cell_too_large", found=as_found(raw))


def _number_of_text(text: str, unit: Unit | None, notation: Notation) -> Number | Fault:
    found = shown(text)
    text = tidy(text)
    if not text:
        return EMPTY
    if text.casefold() in _SUPPRESSED:
        return fault("cell_suppressed", found=found)
    if text.startswith("#"):
        return fault("cell_error", found=found)
    if text.casefold() in ("nan", "inf", "-inf", "+inf", "infinity", "-infinity"):
        return fault("cell_not_finite", found=found)
    if re.fullmatch(_SCIENTIFIC, text):
        return fault("cell_scientific", found=found)
    body, percent, negative = _unsigned(text, unit)
    if (between := break_between_numbers(body)) is not None:
        return fault("cell_broken", found=found, between=between)
    meant = readings(body)
    if meant is None:
        return fault("cell_text", found=found)
    digits = notation.read(meant, percent, unit in (Unit.NUMBER, Unit.RATE))
    if isinstance(digits, Fault):
        return digits.told(found=found)
    value = Decimal(f"{digits}E-2") if percent else Decimal(digits)
    return _within_reason(Number(-value if negative and value else value, percent, percent_text=percent), text)


def _unsigned(text: str, unit: Unit | None) -> tuple[str, bool, bool]:
    """The digits of a number written as text, whether a percent sign follows, and whether a minus goes before."""
    body, percent = _without_unit(text.removeprefix("'"), unit)
    sign = body[:1] if body[:1] in ("-", "−", "–", "+") else ""
    return body.removeprefix(sign).lstrip(SPACES), percent, sign not in ("", "+")


def _without_unit(text: str, unit: Unit | None) -> tuple[str, bool]:
    """`text` without its percent sign, euro sign or unit, and whether there was a percent sign."""
    if text.endswith("%"):
        return text[:-1].rstrip(), True
    if match := re.match(_CURRENCY, text):
        return (match[1] or match[2] or "").strip(), False
    for word in _UNITS.get(unit, ()) if unit else ():
        if text.casefold().endswith(word):
            return text[: -len(word)].rstrip(), False
    return text, False


def is_money(raw: Raw) -> bool:
    """Whether a text says that it is euros."""
    return isinstance(raw, str) and re.match(_CURRENCY, tidy(raw)) is not None


def notation_of(cells: Iterable[tuple[str, Raw]], is_english: bool) -> Notation:
    """How the column of `cells` (name and content) writes numbers as text; numbers proper tell how large they are."""
    cells = tuple(cells)
    german = english = None
    has_either = False
    for cell, raw in cells:
        if isinstance(raw, str) and (found := _readings_of(raw)) is not None:
            if german is None and found.english is None:
                german = Witness(cell, shown(raw))
            if english is None and found.german is None:
                english = Witness(cell, shown(raw))
            has_either = has_either or (None not in (found.german, found.english) and not found.is_neutral)
    return Notation(is_english, german, english, _usual(cells) if has_either else None)


def _usual(cells: Iterable[tuple[str, Raw]]) -> Usual | None:
    """How large those of `cells` are that have one meaning, zeros aside."""
    found = [(abs(value), cell, raw) for cell, raw in cells if (value := _clear_value(raw))]
    if not found:
        return None
    value, cell, raw = sorted(found, key=lambda one: one[0])[len(found) // 2]
    return Usual(cell, as_found(raw), value)


def _clear_value(raw: Raw) -> Decimal | None:
    """What a cell says in any language; None where it says nothing, or may be in percent."""
    if isinstance(raw, str):
        found = _readings_of(raw)
        return Decimal(found.german) if found and found.german and found.is_neutral and "%" not in raw else None
    if isinstance(raw, bool | Percent | Seen) or not isinstance(raw, float | int | Decimal):
        return None
    return (exact(raw) if isinstance(raw, float) else Decimal(raw)) if math.isfinite(raw) else None


def _readings_of(text: str) -> Readings | None:
    """What a text means where it is a number, whatever its unit."""
    text = tidy(text)
    bodies = (_unsigned(text, unit)[0] for unit in (None, *_UNITS))
    return next((found for body in bodies if (found := readings(body)) is not None), None)


def positive_or_zero(found: Number | Fault, raw: Raw) -> Number | Fault:
    """`found`, refused where it is negative."""
    if isinstance(found, Number) and found.value < 0:
        return fault("cell_negative", found=as_found(raw))
    return found


def weight(raw: Raw, notation: Notation = IN_GERMAN) -> Number | Fault:
    """A number that is not negative, of which all digits are to be seen."""
    if isinstance(raw, Seen) and (otherwise := fault_of_weight(raw)) is not None:
        return otherwise
    return positive_or_zero(number(raw, notation=notation), raw)


def rate(raw: Raw, notation: Notation = IN_GERMAN) -> Number | Fault:
    """A share of 1: 0,175 or 17,5 %. A bare number above 1 has two meanings."""
    if isinstance(raw, Seen) and (otherwise := fault_of_rate(raw)) is not None:
        return otherwise
    found = number(raw, Unit.RATE, notation)
    if isinstance(found, Fault) and found.code == "cell_text":
        return Fault("rate_text", found.values)
    if isinstance(found, Fault) or abs(found.value) <= 1 or found.percent_text:
        return found
    value = found.value
    percent, share = (Text(plain(number, "de"), plain(number, "en")) for number in (value, Decimal(f"{value:f}E-2")))
    if found.percent and value < 0:
        return found  # it has one meaning, which its bounds forbid
    if value > _ALL_IN_PERCENT:
        return fault("rate_above_one_hundred", found=as_found(raw))
    if found.percent:
        return fault("rate_above_one_in_percent", found=as_found(raw), percent=percent)
    code = "rate_just_above_one" if 1 < value <= _HARDLY_IN_PERCENT else "rate_above_one"
    return fault(code, found=Text(digits_of(value).replace(".", ","), digits_of(value)), percent=percent, share=share)


def whole(raw: Raw, unit: Unit | None = None, notation: Notation = IN_GERMAN) -> int | Fault:
    """A whole number."""
    found = number(raw, unit, notation)
    if isinstance(found, Fault):
        return found
    if found.percent or found.value != found.value.to_integral_value():
        return fault("number_not_whole", found=as_found(raw))
    return int(found.value)


_YEAR_WRITTEN = r"(?<![0-9])(?:199[0-9]|2[01][0-9]{2})(?![0-9])"
_EXAMPLE = "2027"
_NO_YEAR = frozenset(("cell_text", "cell_ambiguous", "cell_ambiguous_in_column", "cell_notations_mixed", "cell_date"))


def year(raw: Raw) -> int | Fault:
    """One year of four digits: 2027/28, FY 27 and 01.01.2027 are none."""
    found = number(raw)
    if isinstance(found, Fault) and found.code not in _NO_YEAR:
        return found
    if isinstance(found, Number) and not found.percent and found.value in range(1000, 10_000):
        return int(found.value)
    return fault("year_unclear", found=as_found(raw), example=years_named(shown(raw), _EXAMPLE)[0])


def years_named(text: str, example: str) -> tuple[str, ...]:
    """The years of four digits in `text`; `example` where there is none."""
    return tuple(re.findall(_YEAR_WRITTEN, text)) or (example,)


# --- texts and words -------------------------------------------------------------------------------


def text(raw: Raw) -> str | Fault | None:
    """A text, trimmed; a number becomes its digits; None where the cell is empty."""
    if raw is None:
        return None
    if isinstance(raw, str):
        return tidy(raw) or None
    if isinstance(raw, bool):
        return fault("text_boolean", found=as_found(raw))
    if isinstance(raw, Moment):
        return fault("text_date", found=raw.shown)
    if isinstance(raw, Unclear) and raw.word is not None:
        return raw.word
    if isinstance(raw, ErrorCell | Uncalculated | Unclear):
        return _without_value(raw)
    if isinstance(raw, FormulaZero):
        return fault("text_lost")
    return label_of(raw) or shown(raw)


def word(raw: Raw, names: Mapping[str, Word], offered: Iterable[str | Text]) -> Word | Fault:
    """The thing a word means; `names` by folded spelling, `offered` the spellings to name and to suggest."""
    found = text(raw)
    if isinstance(found, Fault):
        return found
    if found is None:
        return fault("word_empty", choices=tuple(offered))
    key = folded(found) or found
    if key in names:
        return names[key]
    choices = tuple(offered)
    both = [
        spelling
        for choice in choices
        for spelling in ((choice.de, choice.en) if isinstance(choice, Text) else (choice,))
    ]
    return misspelt(("word_unknown", "word_misspelt"), found, both, choices=choices)


def misspelt(codes: tuple[str, str], found: str, known: Iterable[str], **values: object) -> Fault:
    """A word nobody knows: the first code, or the second where a known word is near, which it then suggests.

    One that is known but for its umlauts, which a wrong encoding has spoilt, is told as that.
    """
    unknown, probable = codes
    known = tuple(known)
    if (meant := word_meant(found, known)) is not None:
        return fault("word_spoilt", found=shown(found), suggestion=meant)
    near = nearest(found, known)
    if near is None:
        return fault(unknown, found=shown(found), **values)
    return fault(probable, found=shown(found), suggestion=near, **values)
