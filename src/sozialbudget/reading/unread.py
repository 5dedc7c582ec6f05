"""What stands in a workbook and is not read: it is named, so that nobody believes that it counts.

A column of `Sozialräume` that nobody names takes no part, which is said in a note; one that is named like a parameter,
or like a column with a meaning, was probably meant as that. The other sheets have nothing but columns with a meaning,
so that any other is named, and so is a sheet with the headings of one that is read.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from sozialbudget.case.layout import SHEETS_READ, Column, SheetLayout, folded, folded_names
from sozialbudget.case.parameters import PARAMETER_KEYS, Unit, about
from sozialbudget.case.problems import Fault, fault
from sozialbudget.case.umlauts import word_meant
from sozialbudget.reading.cells import number, shown
from sozialbudget.reading.findings import Findings, listed
from sozialbudget.reading.grid import Book, DamagedError, Raw, Sheet, TooLargeError, filled, is_blank
from sozialbudget.reading.heads import perhaps_in_other_unit
from sozialbudget.reading.settings.parameter_values import key_of, spellings
from sozialbudget.reading.tables import InputTable, misspelling, rows_with_any
from sozialbudget.words import Text
from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.text import same

_MOST_NAMED = 10
_ROWS_SEARCHED_FOR_HEADINGS = 50
_ALMOST_A_PARAMETER = 0.85
"""How alike a header and a parameter's label are where the one is probably the other, misspelt."""

_REMARKS = (
    r"\b(?:bemerkung|anmerkung|notiz|kommentar|hinweis|erlaeuterung|beschreibung|bedeutung|"
    r"remark|note|comment|hint|explanation|description|meaning)(?:en?|s)?\b"
)
"""A header with one of these words explains; nobody expects it to count."""
_UNITS = frozenset(("einheit", "unit", "units", "einheiten"))
_UNIT_OF_THOUSANDS = r"t ?(?:€|eur)|tsd|tausend|thousand|k ?(?:€|eur)|mio|mill|[0-9]"
"""A unit that the amount beside it would be read without."""
_RUNNING_NUMBERS = frozenset(("nr", "lfd nr", "lfd. nr", "lfdnr", "pos", "no", "#"))
_OF_OURS = ("parameters.said_by", "parameters.meaning", "template.header.default", "template.header.explained")
"""Columns that the template and the result have besides those that are read."""
_SHEETS_OF_RESULTS = (
    "sheet.overview",
    "sheet.calculation",
    "sheet.hours",
    "sheet.checks",
    "sheet.protocol",
    "sheet.causes",
    "sheet.workings",
    "sheet.solver",
    "sheet.checksums",
    "sheet.roll",
)
_MARKS_OF_RESULTS = ("sheet.calculation", "sheet.protocol")


def tell_unread_columns(table: InputTable, rows: Sequence[int], asked: Collection[int], named: Collection[str]) -> None:
    """Of the sheet of districts: `asked` are the columns found, `named` all names (folded) that somebody asks for.

    `rows` are the districts, those left out among them.
    """
    _tell_perhaps_meant(table, rows, asked)
    unused: list[tuple[int, str]] = []
    for column, header in _others(table, asked):
        if folded(header) in named or not _is_filled(table.sheet, rows, column):
            continue
        if wrong := _named_like_a_parameter(header):
            table.tell_head(column, wrong, "error" if wrong.code == "column_is_parameter" else "warning")
        elif _has_numbers(table.sheet, rows, column) and not _is_remark(header):
            unused.append((column, header))
    if unused and not table.findings.has_errors:  # else the row of an indicator that could not be read may name them
        table.tell_sheet(fault("columns_unused", columns=_listed(table, unused)), "note")


def tell_unread_columns_of_small(table: InputTable) -> None:
    """Of any other sheet: all columns that hold something, but for remarks and those of template and result."""
    rows = list(rows_with_any(table, table.columns.values()))
    _tell_perhaps_meant(table, rows, ())
    ours = {name for key in _OF_OURS for name in folded_names(WORDS[key])}
    unread = [
        (column, header)
        for column, header in _others(table, ())
        if not (_is_remark(header) or folded(header) in ours or folded(header) in _RUNNING_NUMBERS)
        and not (folded(header) in _UNITS and _are_plain_units(table.sheet, rows, column))
        and _is_filled(table.sheet, rows, column)
    ]
    if unread:
        table.tell_head(unread[0][0], fault("columns_unread", columns=_listed(table, unread)), "warning")


def _others(table: InputTable, asked: Collection[int]) -> list[tuple[int, str]]:
    """The columns with a header and no meaning that nobody asks for and nobody has told of."""
    told = table.findings.told_in_rows(table.sheet, table.heads.rows)
    known = {*table.columns.values(), *asked, *told}
    return [(column, header) for column, header in sorted(table.headers.items()) if column not in known]


def _is_filled(sheet: Sheet, rows: Iterable[int], column: int) -> bool:
    return any(not is_blank(sheet.rows[row].get(column)) for row in rows)


def _has_numbers(sheet: Sheet, rows: Iterable[int], column: int) -> bool:
    return any(_is_number(sheet.rows[row].get(column)) for row in rows)


def _is_number(raw: Raw) -> bool:
    if is_blank(raw) or isinstance(raw, bool):
        return False
    found = number(raw)
    return not isinstance(found, Fault) or found.code not in ("cell_text", "cell_suppressed", "cell_date")


def _is_remark(header: str) -> bool:
    return re.search(_REMARKS, folded(header)) is not None


def _are_plain_units(sheet: Sheet, rows: Iterable[int], column: int) -> bool:
    """Whether none of the units makes another amount of the number beside it."""
    return not any(
        isinstance(raw, str) and re.search(_UNIT_OF_THOUSANDS, raw, re.IGNORECASE)
        for row in rows
        if (raw := sheet.rows[row].get(column))
    )


def _listed(table: InputTable, columns: Sequence[tuple[int, str]]) -> tuple[str | Text, ...]:
    return listed([_with_cell(header, table.head_cell(column)) for column, header in columns], _MOST_NAMED)


def _with_cell(header: str, cell: str) -> str:
    """A header and its cell; in a frame that is the header again."""
    return shown(header) if cell == header else f"{shown(header)} ({cell})"


# --- meant as something else ------------------------------------------------------------------------


def _named_like_a_parameter(header: str) -> Fault | None:
    bare = _bare(header)
    key = key_of(header) or key_of(bare) or key_of(word_meant(bare, spellings()) or "")
    if key is not None:
        label = about(key).label
        return None if _may_head_a_column(key) else fault("column_is_parameter", found=shown(header), parameter=label)
    near = next((key for key in PARAMETER_KEYS if not _may_head_a_column(key) and _is_near(folded(bare), key)), None)
    if near is None:
        return None
    return fault("column_perhaps_parameter", found=shown(header), parameter=about(near).label)


def _may_head_a_column(key: str) -> bool:
    """A population is a column of the districts, whatever it is called; what county one is in may stand beside it."""
    return about(key).unit in (Unit.COLUMN, Unit.TEXT)


def _is_near(name: str, key: str) -> bool:
    """Whether a header begins the label of a parameter (Wochenstunden of Wochenstunden je VZÄ), or is it misspelt."""
    return any(
        label.startswith(f"{name} ") or SequenceMatcher(None, label, name).ratio() >= _ALMOST_A_PARAMETER
        for label in folded_names(about(key).label)
    )


def _bare(header: str) -> str:
    """A parameter's name in a header: `Höchstverlust (in %)`, `Sockelbetrag in EUR`, `Dämpfung je Sozialraum`."""
    header = re.sub(r"(?i)\s+(?:je|pro|per)\s+(?:sozialraum|raum|bezirk|gemeinde|district)\b", "", header)
    return re.sub(r"\s*(?:[(\[].*[)\]]|(?:\bin\s+)?(?:%|€|EUR\b|Euro\b|Prozent\b|Std\.?))\s*$", "", header.strip())


def _tell_perhaps_meant(table: InputTable, rows: Sequence[int], asked: Collection[int]) -> None:
    """A column that is not read and is called much like an optional one, which is not there or holds nothing."""
    for column in table.layout.columns:
        present = table.columns.get(column.key)
        if column.required or (present is not None and _is_filled(table.sheet, rows, present)):
            continue
        others = {header: position for position, header in _others(table, asked)}
        if present is None:
            wrong, position = _instead_of(column, others)
        else:
            filled_ones = {header: one for header, one in others.items() if _is_filled(table.sheet, rows, one)}
            wrong, position = _beside_empty(table, column, present, filled_ones)
        if wrong is not None:
            table.tell_head(position, wrong, "warning")


def _instead_of(column: Column, others: Mapping[str, int]) -> tuple[Fault | None, int]:
    meant = misspelling(("column_spoilt", "column_perhaps_misspelt"), column.header, others, column.hints)
    if meant is None and (hinted := _hinted(column, others)) is not None:
        header, suggestion = hinted
        meant = header, fault("column_perhaps_misspelt", found=shown(header), suggestion=suggestion)
    if meant is None:
        return None, 0
    header, wrong = meant
    in_other = perhaps_in_other_unit(column.key, shown(header), str(wrong.values["suggestion"]))
    return (wrong if wrong.code == "column_spoilt" else in_other or wrong), others[header]


def _beside_empty(
    table: InputTable, column: Column, present: int, others: Mapping[str, int]
) -> tuple[Fault | None, int]:
    found = _hinted(column, others)
    if found is None:
        return None, 0
    cell, known = table.head_cell(present), shown(table.headers[present])
    return fault("column_beside_empty", found=shown(found[0]), known=known, cell=cell), others[found[0]]


def _hinted(column: Column, headers: Iterable[str]) -> tuple[str, str] | None:
    """The header that has one of the other words for a column among its words, and the column's name."""
    for header in headers:
        words = " ".join(("", *re.findall(r"\w+", folded(header)), ""))
        for hint in column.hints:
            for word, spelling in ((hint.de, column.header.de), (hint.en, column.header.en)):
                if f" {folded(word)} " in words:
                    return header, spelling
    return None


# --- sheets ----------------------------------------------------------------------------------------


def tell_unread_sheets(book: Book, read: Mapping[str, int], findings: Findings) -> None:
    """Name each sheet that has the headings of one that is read; `read` are the positions of those, by key."""
    names = book.sheet_names
    told = {problem.place.sheet for problem in findings.problems if problem.place is not None}
    ours = titles_of_ours(names)
    for position, name in enumerate(names):
        if position in read.values() or name in told or folded(name) in ours:
            continue
        try:
            sheet = book.sheet(position)
        except (DamagedError, TooLargeError):
            continue  # it is not read, whatever is wrong with it
        if (layout := _headings_of(sheet)) is not None:
            wrong = fault("sheet_unread_missing", known=layout.title)
            if layout.key in read:
                wrong = fault("sheet_unread", known=layout.title, read=same(shown(names[read[layout.key]])))
            findings.sheet(sheet, wrong, "warning")


def are_of_result(names: Collection[str]) -> bool:
    """Whether sheets that only a result has are among these names."""
    present = {folded(name) for name in names}
    return all(present & set(folded_names(WORDS[key])) for key in _MARKS_OF_RESULTS)


def titles_of_ours(names: Collection[str]) -> frozenset[str]:
    """The titles that need no telling: of what is read, of the recalculation and, where this is one, of a result."""
    keys = _SHEETS_OF_RESULTS if are_of_result(names) else ("sheet.roll",)
    read = {name for layout in SHEETS_READ.values() for name in folded_names(layout.title)}
    return frozenset(read.union(*(folded_names(WORDS[key]) for key in keys)))


def _headings_of(sheet: Sheet) -> SheetLayout | None:
    """The sheet of ours whose required headings stand in one row of this one."""
    rows = [row for row in sorted(sheet.rows) if any(filled(sheet.rows[row]))]
    for row in rows[:_ROWS_SEARCHED_FOR_HEADINGS]:
        names = {folded(raw) for raw in sheet.rows[row].values() if isinstance(raw, str)}
        for layout in SHEETS_READ.values():
            keys = {layout.by_name[name].key for name in names if name in layout.by_name}
            if all(column.key in keys for column in layout.columns if column.required):
                return layout
    return None
