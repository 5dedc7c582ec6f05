"""Names whose umlauts a wrong encoding has spoilt are told, for they would be printed so."""

from collections.abc import Iterable, Mapping, Sequence

from sozialbudget.case.problems import fault
from sozialbudget.case.umlauts import is_spoilt, name_meant
from sozialbudget.reading.cells import shown
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.tables import InputTable
from sozialbudget.words import Text

_MOST_NAMED = 5


def warn_of_spoilt(table: InputTable, rows: Iterable[int], keys: Sequence[str], findings: Findings) -> None:
    """Name the cells of columns of names whose umlauts are spoilt: they would be printed so."""
    rows = tuple(rows)
    for column in sorted(table.columns[key] for key in keys if key in table.columns):
        cells = ((row, table.sheet.rows[row].get(column)) for row in rows)
        _tell(table, {(row, column): raw for row, raw in cells if isinstance(raw, str) and is_spoilt(raw)}, findings)


def warn_of_spoilt_headers(table: InputTable, columns: Iterable[int], findings: Findings) -> None:
    """The same of headers that are the names of indicators, bases and the population."""
    spoilt = {column: header for column in sorted(columns) if is_spoilt(header := table.headers[column])}
    _tell(table, {(table.head_row(column), column): header for column, header in spoilt.items()}, findings)


def _tell(table: InputTable, cells: Mapping[tuple[int, int], str], findings: Findings) -> None:
    if not cells:
        return
    named = [_told(found, table.sheet.cell_name(*place)) for place, found in cells.items()]
    more = len(named) - _MOST_NAMED
    listed = (*named[:_MOST_NAMED], *([Text(f"{more} weitere", f"{more} more")] if more > 0 else []))
    findings.cell(table.sheet, *next(iter(cells)), fault("umlauts_spoilt", cells=listed), "warning")


def _told(found: str, cell: str) -> Text:
    meant = name_meant(found)
    if meant is None:
        return Text(f"„{shown(found)}“ ({cell})", f"“{shown(found)}” ({cell})")
    return Text(
        f"„{shown(found)}“ ({cell}), wohl „{shown(meant)}“", f"“{shown(found)}” ({cell}), probably “{shown(meant)}”"
    )
