"""Finding the tables of an input: its sheets, their header rows, columns and rows, by name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sozialbudget.case import Table
from sozialbudget.words import Text
from sozialbudget.workbook.layout import (
    SHEETS_READ,
    Column,
    SheetLayout,
    alike,
    folded,
    folded_names,
    nearest,
    tidy,
)
from sozialbudget.workbook.reading.cells import as_found, notation_of, number, shown, text
from sozialbudget.workbook.reading.findings import Fault, Findings, fault
from sozialbudget.workbook.reading.grid import FormulaZero, Raw, Sheet, Unclear, filled, is_blank
from sozialbudget.workbook.reading.heads import column_meant, in_other_money, in_other_unit, is_harmless
from sozialbudget.workbook.reading.notation import Notation
from sozialbudget.workbook.umlauts import spoilt_spelling

_ROWS_SEARCHED_FOR_HEADER = 200
_MOST_ROWS_NAMED = 10


@dataclass(slots=True)
class InputTable:
    """One table of the input: where its columns and rows are."""

    sheet: Sheet
    layout: SheetLayout
    header_row: int
    columns: dict[str, int] = field(default_factory=dict)
    """Columns with a meaning, by key."""
    other_columns: dict[str, list[int]] = field(default_factory=dict)
    """All other columns by their header, as `alike` gives it."""
    headers: dict[int, str] = field(default_factory=dict)
    """The header of each column, trimmed."""
    english: bool = False
    """Whether it is written in English, so that 1,234 may mean a thousand."""
    in_other_unit: set[str] = field(default_factory=set)
    """The keys of columns that were reported and are not read."""
    rows: list[int] = field(default_factory=list)
    """The rows below the header."""
    _notations: dict[int, Notation] = field(default_factory=dict)

    def notation(self, column: int) -> Notation:
        """How `column` writes numbers as text, by all its cells below the header."""
        if column not in self._notations:
            rows = self.sheet.rows
            cells = ((self.sheet.cell_name(row, column), rows[row].get(column)) for row in self.rows)
            self._notations[column] = notation_of(cells, self.english)
        return self._notations[column]

    def raw(self, row: int, key: str) -> Raw:
        """The cell of a column with a meaning; None where the column is not there."""
        column = self.columns.get(key)
        return None if column is None else self.sheet.rows[row].get(column)

    def origin(self, rows: Mapping[str, int], own_columns: Mapping[str, int] | None = None) -> Table:
        """Where things stand, for `Case.origin`."""
        columns = {**self.columns, **(own_columns or {})}
        return Table(
            sheet=self.sheet.name,
            rows=dict(rows),
            columns={name: self.sheet.column_name(column) for name, column in columns.items()},
        )


def find_sheets(names: Sequence[str], findings: Findings) -> dict[str, int]:
    """The position of each sheet of ours among `names`, by the layout's key."""
    found: dict[str, int] = {}
    for layout in SHEETS_READ.values():
        wanted = folded_names(layout.title)
        matching = [position for position, name in enumerate(names) if folded(name) in wanted]
        if len(matching) > 1:
            twins = tuple(names[position] for position in matching)
            findings.missing_sheet(layout.title.de, fault("sheet_twice", sheets=twins))
        elif matching:
            found[layout.key] = matching[0]
        else:
            _report_missing_sheet(layout, names, findings)
    return found


def _report_missing_sheet(layout: SheetLayout, names: Sequence[str], findings: Findings) -> None:
    ours = {name for sheet in SHEETS_READ.values() for name in folded_names(sheet.title)}
    others = [name for name in names if folded(name) not in ours]
    near, suggestion = nearest_spelling(layout.title, others)
    if (spoilt := spoilt_spelling(layout.title, others)) is not None:
        wrong = fault("sheet_spoilt", found=shown(spoilt[0]), suggestion=spoilt[1])
        findings.missing_sheet(shown(spoilt[0]), wrong)
    elif near:
        findings.missing_sheet(near, fault("sheet_misspelt", found=shown(near), suggestion=suggestion))
    elif layout.required:
        present = tuple(shown(name) for name in names[:20])
        findings.missing_sheet(layout.title.de, fault("sheet_missing", title=layout.title, sheets=present))


def find_table(sheet: Sheet, layout: SheetLayout, findings: Findings) -> InputTable | None:
    """The table in `sheet`; None, and a problem, where it has no header row."""
    header_row = _find_header_row(sheet, layout)
    if header_row is None:
        findings.sheet(sheet, fault("header_missing", columns=tuple(c.header for c in layout.columns if c.required)))
        return None
    table = InputTable(sheet, layout, header_row)
    _name_columns(table, findings)
    table.english = _is_english(table)
    _report_missing_columns(table, findings)
    table.rows = [row for row in sorted(sheet.rows) if row > header_row]
    return table


def _find_header_row(sheet: Sheet, layout: SheetLayout) -> int | None:
    """The first row with all required headers; failing that, the one with the most names we know or nearly know."""
    required = {column.key for column in layout.columns if column.required}
    best: int | None = None
    best_score = 0
    candidates = [row for row in sorted(sheet.rows) if any(filled(sheet.rows[row]))]
    for row in candidates[:_ROWS_SEARCHED_FOR_HEADER]:
        names = [raw for _, raw in filled(sheet.rows[row]) if isinstance(raw, str)]
        keys = {known.key for name in names if (known := _known(name, layout)) is not None}
        if required <= keys:
            return row
        near = sum(1 for name in names if _known(name, layout) is None and nearest(name, layout.by_name))
        score = 2 * len(keys) + near
        if score > best_score:
            best, best_score = row, score
    return best if best_score >= 2 else None


def _known(name: str, layout: SheetLayout) -> Column | None:
    """The column called `name`, perhaps with a unit."""
    if (known := layout.by_name.get(folded(name))) is not None:
        return known
    found = column_meant(name, layout)
    return found[0] if found else None


def _name_columns(table: InputTable, findings: Findings) -> None:
    sheet, layout = table.sheet, table.layout
    for column, raw in filled(sheet.rows[table.header_row]):
        header = text(raw)
        if isinstance(header, Fault) and isinstance(raw, Unclear):
            told = header.about(Text("die Überschrift der Spalte", "the heading of the column"))
            findings.cell(sheet, table.header_row, column, told, "warning")
        if isinstance(header, Fault) or header is None:
            continue  # a header nobody can ask for
        table.headers[column] = header
        meant = layout.by_name.get(folded(header)) or _column_in_unit(table, column, header, findings)
        if meant is None:
            table.other_columns.setdefault(alike(header), []).append(column)
        elif meant.key in table.in_other_unit:
            continue
        elif meant.key in table.columns:
            first = sheet.cell_name(table.header_row, table.columns[meant.key])
            findings.cell(sheet, table.header_row, column, fault("header_twice", found=shown(header), first=first))
        else:
            table.columns[meant.key] = column


def _column_in_unit(table: InputTable, column: int, header: str, findings: Findings) -> Column | None:
    """The column that `header` means beside a unit; one in another unit than asked for is reported."""
    found = column_meant(header, table.layout)
    if found is None:
        return None
    meant, head = found
    sheet, row = table.sheet, table.header_row
    if any(isinstance(raw, str) and table.layout.by_name.get(folded(raw)) is meant for raw in sheet.rows[row].values()):
        return None  # it is there as it is called, this one stands beside it
    cells = [cells.get(column) for number, cells in sheet.rows.items() if number > row]
    if not is_harmless(meant.key, head, cells):
        table.in_other_unit.add(meant.key)
        suggestion = meant.header.en if folded(head.name) == folded(meant.header.en) else meant.header.de
        findings.cell(sheet, row, column, in_other_unit(meant.key, head, shown(header), suggestion))
    return meant


def _is_english(table: InputTable) -> bool:
    """Whether a name that only English has is among the title and the headers we know."""
    named = [(table.layout.title, table.sheet.name)]
    named += [(table.layout.column(key).header, table.headers[column]) for key, column in table.columns.items()]
    return any(folded(name) != folded(known.de) and folded(name) == folded(known.en) for known, name in named)


def _report_missing_columns(table: InputTable, findings: Findings) -> None:
    """Missing required columns are errors. What may be meant as an optional one, `unread` tells."""
    sheet, row = table.sheet, table.header_row
    unknown = {table.headers[columns[0]]: columns[0] for columns in table.other_columns.values()}
    for column in table.layout.columns:
        if column.key in table.columns or column.key in table.in_other_unit or not column.required:
            continue
        near, suggestion = nearest_spelling(column.header, unknown, column.hints)
        if (spoilt := spoilt_spelling(column.header, unknown)) is not None:
            wrong = fault("column_spoilt", found=shown(spoilt[0]), suggestion=spoilt[1])
            findings.cell(sheet, row, unknown[spoilt[0]], wrong)
        elif near is not None:
            wrong = fault("column_misspelt", found=shown(near), suggestion=suggestion)
            findings.cell(sheet, row, unknown[near], wrong)
        elif column.key == "status_quo" and (other := in_other_money(unknown)) is not None:
            header, head = other
            wrong = in_other_unit(column.key, head, shown(header), suggestion)
            findings.cell(sheet, row, unknown[header], wrong)
        else:
            code = "status_quo_column_missing" if column.key == "status_quo" else "column_missing"
            findings.sheet(sheet, fault(code, column=column.header))


def nearest_spelling(name: Text, candidates: Iterable[str], hints: tuple[Text, ...] = ()) -> tuple[str | None, str]:
    """The candidate that is nearly `name` in one of its languages (None: there is none), and that spelling.

    `hints` are other words for it.
    """
    candidates = tuple(candidates)
    for hint in hints:
        for word, spelling in ((hint.de, name.de), (hint.en, name.en)):
            if found := next((one for one in candidates if folded(one) == folded(word)), None):
                return found, spelling
    for spelling in (name.de, name.en):
        if near := nearest(spelling, candidates):
            return near, spelling
    return None, name.de


def warn_of_hidden(table: InputTable, rows: Iterable[int], columns: Mapping[str, int], findings: Findings) -> None:
    """Name the hidden rows and columns that take part, their heads too, and the sheet where it is hidden itself."""
    sheet, rows = table.sheet, tuple(rows)
    if sheet.hidden:
        findings.sheet(sheet, fault("sheet_hidden"), "warning")
    if hidden := [row for row in (table.header_row, *rows) if row in sheet.hidden_rows]:
        named = ", ".join(str(row) for row in hidden[:_MOST_ROWS_NAMED]) + (
            " …" if len(hidden) > _MOST_ROWS_NAMED else ""
        )
        findings.sheet(sheet, fault("rows_hidden", n=len(hidden), rows=named), "warning")
    if sheet.hidden_columns:
        for column in sorted(set(columns.values())):
            if sheet.is_hidden_column(column) and any(not is_blank(sheet.rows[row].get(column)) for row in rows):
                header = shown(table.headers.get(column, ""))
                findings.cell(sheet, table.header_row, column, fault("column_hidden", column=header), "warning")


def warn_of_zeros(table: InputTable, rows: Iterable[int], columns: Mapping[str, int], findings: Findings) -> None:
    """Name the zeros in columns of numbers that take part and may have been texts, in a column each."""
    rows = tuple(rows)
    for column in sorted(set(columns.values())):
        zeros = [row for row in rows if isinstance(table.sheet.rows[row].get(column), FormulaZero)]
        if zeros:
            header, cells = shown(table.headers.get(column, "")), cells_named(table.sheet, zeros, column)
            doubt = fault("zero_of_formula", column=header, cells=cells)
            findings.cell(table.sheet, zeros[0], column, doubt, "warning")


def as_given(raw: Raw) -> str | Decimal:
    """A raw cell that is carried along and not read: a number or a text."""
    if isinstance(raw, float | int | Decimal) and not isinstance(raw, bool):
        found = number(raw)
        return shown(raw) if isinstance(found, Fault) else found.value
    return tidy(raw) if isinstance(raw, str) else shown(raw)


def percent_mixed(sheet: Sheet, column_name: Text, rows: Sequence[int], percent_row: int, column: int) -> Fault:
    """Cells without a percent sign, reported at the first of them, in a column that elsewhere has them."""
    more = cells_named(sheet, rows[1:], column)
    return fault(
        "percent_mixed",
        column=column_name,
        found=as_found(sheet.rows[rows[0]][column]),
        more=Text(f", ebenso in {more}", f", likewise in {more}") if more else "",
        percent=as_found(sheet.rows[percent_row][column]),
        first=sheet.cell_name(percent_row, column),
    )


def cells_named(sheet: Sheet, rows: Sequence[int], column: int) -> str:
    """The cells of `column` in `rows`, the first ten by name."""
    named = ", ".join(sheet.cell_name(row, column) for row in rows[:_MOST_ROWS_NAMED])
    return f"{named} …" if len(rows) > _MOST_ROWS_NAMED else named


def rows_with_any(table: InputTable, columns: Iterable[int]) -> Iterator[int]:
    """The rows that hold something in one of `columns`: a remark beside the table is none of its rows."""
    wanted = tuple(columns)
    for row in table.rows:
        cells = table.sheet.rows[row]
        if any(not is_blank(cells.get(column)) for column in wanted):
            yield row
