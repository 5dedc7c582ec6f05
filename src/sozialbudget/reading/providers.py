"""Providers that are probably one, spelt in more than one way: each way counts, and gets its hours, by itself."""

from collections.abc import Iterable

from sozialbudget.case.problems import fault
from sozialbudget.case.umlauts import spelt_alike
from sozialbudget.reading.cells import shown
from sozialbudget.reading.districts import Labels
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.tables import InputTable, cells_named
from sozialbudget.words import Text


def warn_of_providers_alike(table: InputTable, labels: Iterable[Labels], findings: Findings) -> None:
    """Name the spellings of each such provider with their cells, at the first cell of the second."""
    rows: dict[str, list[int]] = {}
    for label in labels:
        if label.provider is not None:
            rows.setdefault(label.provider, []).append(label.row)
    column = table.columns.get("provider")
    if column is None:
        return
    for names in spelt_alike(rows):
        cells = {name: cells_named(table.sheet, rows[name], column) for name in names}
        told = tuple(Text(f"„{shown(name)}“ ({where})", f"“{shown(name)}” ({where})") for name, where in cells.items())
        findings.cell(table.sheet, rows[names[1]][0], column, fault("providers_spelt_alike", providers=told), "warning")
