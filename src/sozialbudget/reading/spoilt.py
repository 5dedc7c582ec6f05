"""Names that are hardly as they were meant: umlauts that a wrong encoding has spoilt, leading zeros that were lost,
one provider spelt in more than one way."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sozialbudget.case.problems import fault
from sozialbudget.case.umlauts import is_spoilt, name_meant, spelt_alike
from sozialbudget.reading.cells import shown
from sozialbudget.reading.findings import listed, quoted
from sozialbudget.reading.tables import InputTable
from sozialbudget.words import Text


def warn_of_spoilt(table: InputTable, rows: Iterable[int], keys: Sequence[str]) -> None:
    """Name the cells of columns of names whose umlauts are spoilt: they would be printed so."""
    rows = tuple(rows)
    for column in sorted(table.columns[key] for key in keys if key in table.columns):
        cells = ((row, table.sheet.rows[row].get(column)) for row in rows)
        _tell(table, {(row, column): raw for row, raw in cells if isinstance(raw, str) and is_spoilt(raw)})


def warn_of_spoilt_headers(table: InputTable, columns: Iterable[int]) -> None:
    """The same of headers that are the names of indicators, bases and the population."""
    spoilt = {column: header for column in sorted(columns) if is_spoilt(header := table.headers[column])}
    _tell(table, {(table.head_row(column), column): header for column, header in spoilt.items()})


def _tell(table: InputTable, cells: Mapping[tuple[int, int], str]) -> None:
    if cells:
        named = [_told(found, table.sheet.cell_name(*place)) for place, found in cells.items()]
        table.tell(*next(iter(cells)), fault("umlauts_spoilt", cells=listed(named)), "warning")


def _told(found: str, cell: str) -> Text:
    meant = name_meant(found)
    if meant is None:
        return quoted(shown(found), f" ({cell})")
    return quoted(shown(found), Text(f" ({cell}), wohl „{shown(meant)}“", f" ({cell}), probably “{shown(meant)}”"))


def warn_of_providers_alike(table: InputTable, providers: Mapping[int, str | None]) -> None:
    """Name the spellings of each provider (by row) that has several with their cells, at the first cell of the second.

    Each spelling counts, and gets its hours, by itself.
    """
    rows: dict[str, list[int]] = {}
    for row, provider in providers.items():
        if provider is not None:
            rows.setdefault(provider, []).append(row)
    for names in spelt_alike(rows):
        column = table.columns["provider"]
        told = tuple(quoted(shown(name), f" ({table.cells(rows[name], column)})") for name in names)
        table.tell(rows[names[1]][0], column, fault("providers_spelt_alike", providers=told), "warning")


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


def pairs_told(pairs: Mapping[str, str]) -> tuple[str | Text, ...]:
    """`1 statt 01`, the first few of them."""
    told = [(shown(one), shown(other)) for one, other in pairs.items()]
    return listed([Text(f"{one} statt {other}", f"{one} for {other}") for one, other in told])


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
