"""Units in names: `Budget bisher (T€)`, `Anteil in %`, `Gesamtbudget [TEUR]`.

Who renames such a column to what is asked for gets amounts a thousand times too small. So the unit is named with what
is to be done to the values. A unit in which the values are asked for anyway changes nothing.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from sozialbudget.case.layout import Column, SheetLayout, folded, nearest
from sozialbudget.case.parameters import Unit
from sozialbudget.case.problems import Fault, fault
from sozialbudget.reading.grid import Percent, Raw, is_blank
from sozialbudget.words import Text, same


class Measure(Enum):
    """What a unit makes of the numbers below it."""

    EURO = "euro"
    CENT = "cent"
    THOUSAND = "thousand"
    MILLION = "million"
    BILLION = "billion"
    PERCENT = "percent"
    PER_MILLE = "per mille"
    HOURS = "hours"
    FTE = "FTE"


_EURO = r"(?:€|eur(?:o|os)?\b)"
_THOUSAND = r"(?:tsd\.?|tds\.?|tausend|thousands?)"
_DIGITS = r"1[., '’]?000\b"
_PATTERNS: dict[Measure, str] = {
    Measure.THOUSAND: (
        rf"(?:{_THOUSAND}|{_DIGITS}|[tk])[\s-]*{_EURO}|{_EURO}\s*(?:'000|k|{_THOUSAND})(?!\w)|{_THOUSAND}"
    ),
    Measure.MILLION: rf"(?:mio\.?|mill\.?|millionen|million|millions|m)[\s-]*{_EURO}|(?:mio\.?|millionen|millions)",
    Measure.BILLION: rf"(?:mrd\.?|milliarden|bn)[\s-]*{_EURO}|(?:mrd\.?|milliarden)",
    Measure.CENT: r"(?:euro-?\s?)?cents?\b|ct\.?",
    Measure.EURO: _EURO,
    Measure.PER_MILLE: r"‰|promille|v\.\s?t\.",
    Measure.PERCENT: r"%|prozent|percent|v\.?\s?h\.?|vom hundert",
    Measure.HOURS: r"std\.?|stunden|hours|h",
    Measure.FTE: r"vzä|vze|fte",
}
_ONLY_SET_OFF = {Measure.THOUSAND: rf"{_DIGITS}|'000\b"}
"""What is a unit only in brackets or after `in`: `Einwohner (1 000)`."""
_NOT_BARE = (Measure.HOURS, Measure.FTE)
"""Units that belong to names where nothing sets them off: `Jahreskosten je VZÄ`."""
_OPENINGS = (*"([{", "( ", "[ ", "{ ", "in ", "angaben ")
"""One of these stands before a unit that is set off."""
_SIGNS: dict[Measure, tuple[str, ...]] = {
    Measure.THOUSAND: (
        *("€", "eur", "tsd", "tds", "tausend", "thousand"),
        *("'000", "1000", "1 000", "1.000", "1,000", "1’000"),
    ),
    Measure.MILLION: ("€", "eur", "mio", "mill"),
    Measure.BILLION: ("€", "eur", "mrd", "milliarden"),
    Measure.CENT: ("cent", "ct"),
    Measure.EURO: ("€", "eur"),
    Measure.PER_MILLE: ("‰", "promille", "v.t", "v. t"),
    Measure.PERCENT: ("%", "prozent", "percent", "vh", "v h", "v.h", "v. h", "vom hundert"),
    Measure.HOURS: (
        *(opening + unit for opening in _OPENINGS for unit in ("std", "stunden", "hours")),
        *(f"{opening}h{end}" for opening in _OPENINGS for end in " )]}/,;:"),
    ),
    Measure.FTE: tuple(opening + unit for opening in _OPENINGS for unit in ("vzä", "vze", "fte")),
}
"""One of these stands wherever the unit does; most names have none, and no pattern needs to be made for them."""
_A_YEAR = r"(?:\s*(?:/|pro|je|im|p\.?|per|a)\s*(?:jahr|a\.?|year))?"


def _set_off(measure: Measure) -> str:
    pattern = "|".join(one for one in (_PATTERNS[measure], _ONLY_SET_OFF.get(measure)) if one)
    return (
        rf"[(\[{{]\s*(?:(?:alle\s+)?angaben\s+)?(?:in\s+)?(?:{pattern}){_A_YEAR}\s*[)\]}}]"
        rf"|(?:^|[\s,;:/–—-])(?:angaben\s+)?in\s+(?:{pattern}){_A_YEAR}(?=$|[\s,;:)\]])"
    )


def _bare(measure: Measure) -> str:
    pattern = _PATTERNS[measure]
    return rf"(?:^|(?<=[\s,;:/–—-]))(?:{pattern}){_A_YEAR}$|^(?:{pattern})(?=[\s:])"


_FORMS: tuple[tuple[Measure, str], ...] = (
    *((measure, _set_off(measure)) for measure in _PATTERNS),
    *((measure, _bare(measure)) for measure in _PATTERNS if measure not in _NOT_BARE),
)
_LEFT_OVER = " \t\n,;:/–—-"


class Head(NamedTuple):
    """A name without its unit, the unit as it is written, and what it is."""

    name: str
    written: str
    measure: Measure


def head_of(name: str) -> Head | None:
    """`name` taken apart; None where there is no unit in it."""
    text = " ".join(unicodedata.normalize("NFKC", name).split())
    letters = f"{text.lower()} "
    signed = {measure for measure, signs in _SIGNS.items() if any(sign in letters for sign in signs)}
    for measure, form in _FORMS if signed else ():
        if measure in signed and (found := re.search(form, text, re.IGNORECASE)):
            rest = " ".join((text[: found.start()] + " " + text[found.end() :]).split()).strip(_LEFT_OVER)
            written = re.sub(r"^(?:.*\b)?in\s+", "", found[0].strip(f"()[]{{}} {_LEFT_OVER}"), flags=re.IGNORECASE)
            return Head(rest, written, measure) if rest else None
    return None


def other_money_in(line: str) -> str | None:
    """The unit of thousands, millions or cents that a line of text names; None where it names none."""
    head = head_of(f"x {line}")
    others = (Measure.THOUSAND, Measure.MILLION, Measure.BILLION, Measure.CENT)
    return head.written if head is not None and head.measure in others else None


# --- columns with a meaning ----------------------------------------------------------------------

_COUNTED: dict[str, Unit] = {
    "status_quo": Unit.EUR,
    "cost_per_fte": Unit.EUR,
    "value": Unit.EUR,
    "share": Unit.RATE,
    "abf_rate": Unit.RATE,
    "control_total": Unit.NUMBER,
}
"""What the columns of numbers are asked for in."""
_WHATEVER = frozenset(("weight",))
"""Columns in which only proportions count, so that a unit common to all changes nothing."""
_OWN: dict[Unit, Measure] = {
    Unit.EUR: Measure.EURO,
    Unit.HOURS: Measure.HOURS,
    Unit.FTE: Measure.FTE,
}


def column_meant(header: str, layout: SheetLayout) -> tuple[Column, Head] | None:
    """The column of numbers that `header` names beside a unit, a required one also nearly; None where there is none."""
    head = head_of(header)
    if head is None:
        return None
    known = layout.by_name.get(folded(head.name))
    if known is None and head.measure in _SCALES:
        near = nearest(head.name, _spellings(layout))
        known = _spellings(layout)[near] if near else None
    if known is None or (known.key not in _COUNTED and known.key not in _WHATEVER):
        return None
    return known, head


def perhaps_in_other_unit(key: str, header: str, suggestion: str) -> Fault | None:
    """The doubt whether `header` means the optional column `key` in another unit; None where it names none."""
    head = head_of(header)
    if head is None or key not in _COUNTED or head.measure not in _SCALES:
        return None
    told = {"found": header, "unit": head.written, "suggestion": suggestion}
    return fault("column_perhaps_in_other_unit", **told, do=_to_do(head, _COUNTED[key]))


def in_other_money(headers: Iterable[str]) -> tuple[str, Head] | None:
    """The only one of `headers` that puts money in another unit; None where there is none, or more than one."""
    found = [(header, head) for header in headers if (head := head_of(header)) is not None and _is_money(head)]
    return found[0] if len(found) == 1 else None


def _is_money(head: Head) -> bool:
    return head.measure in _SCALES and re.search(_EURO, head.written, re.IGNORECASE) is not None


def _spellings(layout: SheetLayout) -> dict[str, Column]:
    counted = [column for column in layout.columns if column.key in _COUNTED and column.required]
    return {
        spelling: column
        for column in counted
        for text in (column.header, *column.hints)
        for spelling in (text.de, text.en)
    }


def is_harmless(key: str, head: Head, cells: Iterable[Raw]) -> bool:
    """Whether the unit in the head of the column `key` leaves the numbers below it what they are."""
    if key in _WHATEVER:
        return True
    unit = _COUNTED[key]
    if unit is Unit.RATE:
        return head.measure is Measure.PERCENT and all(_in_percent(raw) for raw in cells)
    return _OWN.get(unit) is head.measure


def _in_percent(raw: Raw) -> bool:
    """Whether a percent sign says what the value is; nothing and 0 are the same with and without one."""
    return (
        is_blank(raw) or isinstance(raw, Percent) or raw == 0 or (isinstance(raw, str) and raw.rstrip().endswith("%"))
    )


def in_other_unit(key: str, head: Head, header: str, suggestion: str) -> Fault:
    """What is wrong with the column `key` under `header`; `suggestion` is what it is to be called."""
    unit = _COUNTED[key]
    code = "head_in_percent" if unit is Unit.RATE and head.measure is Measure.PERCENT else "head_in_other_unit"
    told = {"found": header, "unit": head.written, "suggestion": suggestion}
    return fault(code, **told, expected=_EXPECTED[unit], do=_to_do(head, unit))


def unit_below(key: str, written: str, cells: Iterable[Raw], header: str) -> Fault | None:
    """What is wrong with the column `key` where `written` is the unit in a row of its own; None where nothing is."""
    head = head_of(f"{header} ({written})")
    if key not in _COUNTED or head is None or is_harmless(key, head, cells):
        return None
    return _wrong_below(head, header, _EXPECTED[_COUNTED[key]], _to_do(head, _COUNTED[key]))


def unit_below_indicator(written: str, header: str, is_rate: bool) -> Fault | None:
    """The same of a column that an indicator, a base or the population names."""
    head = head_of(f"{header} ({written})")
    if head is None or not (head.measure in _SCALES or (head.measure is Measure.PERCENT and not is_rate)):
        return None
    return _wrong_below(head, header, _EXPECTED[Unit.NUMBER], _to_do(head, Unit.NUMBER))


def _wrong_below(head: Head, header: str, expected: Text, do: Text) -> Fault:
    return fault("unit_below_head", found=header, unit=head.written, expected=expected, do=do)


_SCALES: dict[Measure, Text] = {
    Measure.THOUSAND: Text("die Werte mit 1.000 malnehmen", "multiply the values by 1,000"),
    Measure.MILLION: Text("die Werte mit 1.000.000 malnehmen", "multiply the values by 1,000,000"),
    Measure.BILLION: Text("die Werte mit 1.000.000.000 malnehmen", "multiply the values by 1,000,000,000"),
    Measure.CENT: Text("die Werte durch 100 teilen", "divide the values by 100"),
}
_EXPECTED: dict[Unit, Text] = {
    Unit.EUR: same("Euro"),
    Unit.RATE: Text(
        "Anteile (0,175) oder Werte mit Prozentzeichen (17,5 %)", "shares (0.175) or values such as 17.5 %"
    ),
    Unit.NUMBER: Text("Zahlen ohne Einheit", "numbers without a unit"),
    Unit.HOURS: Text("Stunden", "hours"),
    Unit.FTE: Text("Vollzeitstellen (VZÄ)", "full-time positions (FTE)"),
}


def _to_do(head: Head, unit: Unit) -> Text:
    scale = _SCALES.get(head.measure)
    if scale is not None and unit is not Unit.RATE:
        return scale
    expected = _EXPECTED.get(unit, _EXPECTED[Unit.NUMBER])
    return Text(f"{expected.de} eintragen", f"enter {expected.en}")


# --- parameters ------------------------------------------------------------------------------------


def unit_in_the_way(name: str, unit: Unit, raw: Raw, label: Text) -> Fault | None:
    """What is wrong with a parameter called `name`, asked for in `unit`; None where the unit in it changes nothing.

    `raw` is its value.
    """
    head = head_of(name)
    if head is None or head.measure is _OWN.get(unit) or unit in (Unit.WORD, Unit.COLUMN, Unit.TEXT):
        return None
    if head.measure is Measure.PERCENT and unit is Unit.RATE:
        if _in_percent(raw) or (isinstance(raw, str) and not any(sign.isdigit() for sign in raw)):
            return None
        return fault("label_in_percent", name=name, label=label)
    return fault("label_in_other_unit", name=name, unit=head.written, label=label, do=_to_do(head, unit))


# --- columns that the indicators name --------------------------------------------------------------


def column_in_unit(name: str, head: Head, header: str) -> Fault:
    """A column `header` that is the one called `name` but for a unit."""
    told = {"found": name, "header": header, "unit": head.written}
    if head.measure in _SCALES:
        return fault("column_in_other_unit", **told, do=_SCALES[head.measure])
    return fault("column_with_unit", **told)
