"""Names whose umlauts a wrong encoding has spoilt are told, for they would be printed so."""

from collections.abc import Collection, Iterable, Mapping, Sequence

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


_SHORTEST_KEY = 5
"""Official keys of places have so many digits or more (a county 5, a municipality 8, with its association 9 or 12); of
shorter numbers 9 and 10 are neighbours."""
_OF_A_COUNTY = 4
"""Digits that all keys of a county's places share, once the first zero is lost."""
_SEVEN_OR_ELEVEN = (7, 11)
"""Digits that the key of a municipality has without its zero."""


def zeros_apart(ids: Collection[str], others: Collection[str]) -> dict[str, str]:
    """Those of `ids` that are one of `others` but for leading zeros, and which."""
    by_digits: dict[str, list[str]] = {}
    for other in others:
        if other.isdecimal():
            by_digits.setdefault(other.lstrip("0"), []).append(other)
    found = {one: by_digits.get(one.lstrip("0"), []) for one in ids if one.isdecimal() and one not in others}
    times = [same[0] for same in found.values() if len(same) == 1]
    return {one: same[0] for one, same in found.items() if len(same) == 1 and times.count(same[0]) == 1}


def pairs_told(pairs: Mapping[str, str]) -> tuple[Text, ...]:
    """`1 statt 01`, the first few of them."""
    named = [
        Text(f"{shown(one)} statt {shown(other)}", f"{shown(one)} for {shown(other)}") for one, other in pairs.items()
    ]
    more = len(named) - _MOST_NAMED
    return (*named[:_MOST_NAMED], *([Text(f"{more} weitere", f"{more} more")] if more > 0 else []))


def first_zero_lost(ids: Sequence[str]) -> Mapping[str, str]:
    """What ids that are all numbers probably were, where their lengths tell that each has lost a zero it began with.

    Empty where nothing tells: 1 to 10 are ordinary ids. Keys of one length were most likely meant where some have one
    digit less than the others, or all of them the length of a municipality's key without its zero.
    """
    lengths = sorted({len(one) for one in ids})
    if len(lengths) == 2 and lengths[1] == lengths[0] + 1 and lengths[1] >= _SHORTEST_KEY:
        shorter = [one for one in ids if len(one) == lengths[0]]
        following_on = max(map(int, shorter)) + 1 == min(int(one) for one in ids if len(one) == lengths[1])
        return {} if following_on else {one: f"0{one}" for one in shorter}
    of_one_county = len({one[:_OF_A_COUNTY] for one in ids}) == 1
    if len(ids) > 1 and len(lengths) == 1 and lengths[0] in _SEVEN_OR_ELEVEN and of_one_county:
        return {one: f"0{one}" for one in ids}
    return {}
