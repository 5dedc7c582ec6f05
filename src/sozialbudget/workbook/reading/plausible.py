"""Values that can be right and are probably not: warnings, never errors."""

from collections.abc import Sequence
from decimal import Decimal

from sozialbudget.case import Indicator, Kind
from sozialbudget.parameters import NeedMethod
from sozialbudget.workbook.reading.cells import as_found, shown
from sozialbudget.workbook.reading.districts import DistrictReader
from sozialbudget.workbook.reading.findings import Findings, fault
from sozialbudget.workbook.reading.tables import cells_named

FAR_APART = 20
"""Rates above 1 that are so many times the others are probably percentages beside shares."""


def warn_of_implausible(
    reader: DistrictReader, indicators: Sequence[Indicator], method: object, findings: Findings
) -> None:
    """Columns of rates in two notations, and counts above their base; `method` is the need method, where known."""
    by_cases = method in (NeedMethod.SHARES, NeedMethod.BURDEN_FACTOR)
    for indicator in indicators:
        if indicator.kind is Kind.RATE:
            _warn_of_mixed_rates(reader, indicator.name, by_cases, findings)
        elif indicator.base is not None:
            _warn_of_counts_above_base(reader, indicator.name, indicator.base, findings)


def _warn_of_mixed_rates(reader: DistrictReader, name: str, by_cases: bool, findings: Findings) -> None:
    """Some rates far above the others; or, where rates become cases, a few with more cases than their base."""
    rates = {row: numbers[name] for row, numbers in reader.numbers.items() if name in numbers}
    above = [row for row, rate in rates.items() if rate > 1]
    if not above or name in reader.percent_cells:  # a column partly in percent is refused already
        return
    below = [rate for rate in rates.values() if 0 < rate <= 1]
    if not below:
        return
    far_apart = _middle([rates[row] for row in above]) > FAR_APART * _middle(below)
    if not far_apart and not (by_cases and len(above) < len(below)):
        return
    first, column = above[0], reader.asked[name].column
    wrong = fault(
        "rates_mixed",
        column=shown(name),
        found=as_found(reader.sheet.rows[first][column]),
        cells=cells_named(reader.sheet, above, column),
        typical=_middle(below),
    )
    findings.cell(reader.sheet, first, column, wrong, "warning")


def _middle(values: Sequence[Decimal]) -> Decimal:
    return sorted(values)[len(values) // 2]


def _warn_of_counts_above_base(reader: DistrictReader, name: str, base: str, findings: Findings) -> None:
    above = [
        row
        for row, numbers in reader.numbers.items()
        if name in numbers and base in numbers and numbers[name] > numbers[base]
    ]
    if not above:
        return
    first, column = above[0], reader.asked[name].column
    wrong = fault(
        "count_above_base",
        column=shown(name),
        count=reader.numbers[first][name],
        base=shown(base),
        population=reader.numbers[first][base],
        cells=cells_named(reader.sheet, above, column),
    )
    findings.cell(reader.sheet, first, column, wrong, "warning")
