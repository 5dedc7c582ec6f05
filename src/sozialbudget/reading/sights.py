"""Numbers that people see otherwise than the file holds them, as faults: both numbers are said, and what to do."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from sozialbudget.case.parameters import Unit
from sozialbudget.case.problems import Fault, fault
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import Seen, SeenPercent
from sozialbudget.words import Text

if TYPE_CHECKING:
    from sozialbudget.reading.tables import InputTable

CELLS_NAMED = 5
_LONGEST_SHOWN = 60
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


def note_sights(table: "InputTable", rows: Iterable[int], columns: Iterable[int], findings: Findings) -> None:
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
            findings.cell(table.sheet, row, column, told, "note")


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
    return Text(*(_short(one) for one in (raw.sight.shown.de, raw.sight.shown.en)))


def _short(told: str) -> str:
    told = " ".join("".join(sign if sign.isprintable() else "·" for sign in told).split())
    return told if len(told) <= _LONGEST_SHOWN else told[: _LONGEST_SHOWN - 1] + "…"


def digits(number: float | Decimal) -> Text:
    """A number as people type it, at the 15 digits that a spreadsheet shows."""
    value = Decimal(f"{number:.15g}").normalize()
    told = f"{value:f}" if -20 < value.adjusted() < 20 else str(value)
    return Text(told.replace(".", ","), told)


def percent(number: float | Decimal) -> Text:
    """The same of a share of 1."""
    told = digits(Decimal(f"{number:.15g}").scaleb(2))
    return Text(f"{told.de} %", f"{told.en} %")


def either(first: Text, second: Text) -> Text:
    """One or the other."""
    return Text(f"{first.de} oder {second.de}", f"{first.en} or {second.en}")
