"""Cells and formulas as sentences tell them."""

from sozialbudget.drawing import shown as on_one_line
from sozialbudget.words import Text
from sozialbudget.words.numbers import plain
from sozialbudget.workbook.reading.grid import ErrorCell, Moment, Raw, Uncalculated, is_blank

_LONGEST = 120


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


def told_formula(formula: str) -> str:
    """A formula with `=`, the long ones cut."""
    return cut(f"={formula}")


def cut(text: str) -> str:
    """`text` on one line, at most 120 characters."""
    line = on_one_line(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def is_filled(raw: Raw) -> bool:
    """Whether a cell shows anything."""
    return not is_blank(raw) and not isinstance(raw, Uncalculated)
