"""Cells and formulas as sentences tell them."""

from sozialbudget.case.bounds import amount
from sozialbudget.case.parameters import about
from sozialbudget.reading.grid import ErrorCell, Moment, Uncalculated
from sozialbudget.words import Text
from sozialbudget.words.display import shown as on_one_line
from sozialbudget.words.numbers import plain

_LONGEST = 120
_LONGEST_FORMULA = 64
_BEFORE = 24


def told_cell(raw: object) -> Text:
    """The content of a cell: a number by locale, a text in quotes, or nothing."""
    if raw is None or isinstance(raw, Uncalculated) or (isinstance(raw, str) and not raw.strip()):
        return Text("nichts", "nothing")
    if isinstance(raw, bool):
        return Text("WAHR" if raw else "FALSCH", "TRUE" if raw else "FALSE")
    if isinstance(raw, float | int):
        number = float(raw)
        if number.is_integer() and 1900 <= number <= 2200:  # a year, most likely
            return Text(str(int(number)), str(int(number)))
        if 0 < abs(number) < 1e-9 or abs(number) >= 1e15:
            return Text(f"{number!r}", f"{number!r}")
        return Text(plain(number, "de"), plain(number, "en"))
    if isinstance(raw, ErrorCell):
        return Text(raw.name, raw.name)
    text = cut(raw.shown if isinstance(raw, Moment) else str(raw))
    return Text(f"„{text}“", f"“{text}”")


def told_parameter(key: str, number: float) -> Text:
    """The number of a parameter in its unit."""
    if number and not 1e-9 <= abs(number) < 1e15:
        return told_cell(number)
    unit, value = about(key).unit, int(number) if number == int(number) else number  # a year is 2012, not 2012.0
    return Text(amount(value, unit, "de"), amount(value, unit, "en"))


def told_formula(formula: str) -> str:
    """A formula with `=`, the long ones cut."""
    return cut(f"={formula}", _LONGEST_FORMULA)


def told_formulas(found: str, expected: str) -> tuple[str, str]:
    """Two formulas, the long ones cut to where they begin to differ."""
    alike = next(
        (i for i, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b), min(len(found), len(expected))
    )
    if max(len(found), len(expected)) < _LONGEST_FORMULA or alike <= _BEFORE:
        return told_formula(found), told_formula(expected)
    first = alike - _BEFORE
    return cut(f"=…{found[first:]}", _LONGEST_FORMULA), cut(f"=…{expected[first:]}", _LONGEST_FORMULA)


def cut(text: str, longest: int = _LONGEST) -> str:
    """`text` on one line, at most `longest` characters."""
    line = on_one_line(text)
    return line if len(line) <= longest else line[: longest - 1] + "…"
