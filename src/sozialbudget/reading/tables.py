"""Finding the tables of an input: its sheets, their header rows, columns and rows, by name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from sozialbudget.case.case import Table
from sozialbudget.case.layout import (
    SHEETS_READ,
    Column,
    SheetLayout,
    alike,
    folded,
    folded_names,
    nearest,
    tidy,
)
from sozialbudget.case.problems import Fault, Severity, fault
from sozialbudget.case.umlauts import spoilt_spelling
from sozialbudget.reading.cells import as_found, notation_of, number, shown, text
from sozialbudget.reading.findings import Findings, Report, first_cells, likewise_in
from sozialbudget.reading.grid import FormulaZero, Raw, Sheet, Unclear, filled, is_blank
from sozialbudget.reading.head_rows import Heads, find_heads, rows_below
from sozialbudget.reading.heads import (
    column_meant,
    in_other_money,
    in_other_unit,
    is_harmless,
    other_money_in,
    unit_below,
)
from sozialbudget.reading.notation import Notation
from sozialbudget.words import Text

_ROWS_SEARCHED_FOR_HEADER = 200
_ROWS_BESIDE_HEADS = 3


@dataclass(slots=True)
class InputTable:
    """One table of the input: where its columns and rows are. What is wrong in it is told to it."""

    sheet: Sheet
    layout: SheetLayout
    header_row: int
    findings: Findings
    columns: dict[str, int] = field(default_factory=dict)
    """Columns with a meaning, by key."""
    other_columns: dict[str, list[int]] = field(default_factory=dict)
    """All other columns by their header, as `alike` gives it."""
    headers: dict[int, str] = field(default_factory=dict)
    """The header of each column, trimmed; of heads in several rows the name by which it goes."""
    other_names: dict[str, list[int]] = field(default_factory=dict)
    """The same by what else heads in several rows call them, as `alike` gives it: with the head above it, say."""
    spellings: dict[str, str] = field(default_factory=dict)
    """Those names as they are written."""
    heads: Heads = field(default_factory=Heads)
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

    def head_row(self, column: int) -> int:
        """The row in which the header of a column stands."""
        return self.heads.names.get(column, (self.header_row,))[0]

    def head_cell(self, column: int) -> str:
        """Its cell: E2."""
        return self.sheet.cell_name(self.head_row(column), column)

    def columns_called(self, name: str) -> tuple[str, list[int]] | None:
        """The columns without a meaning that go by `name`, and how the sheet spells it; None where there is none."""
        if found := self.other_columns.get(alike(name)):
            return self.headers[found[0]], found
        if found := self.other_names.get(alike(name)):
            return self.spellings[alike(name)], found
        return None

    def label(self, key: str) -> Text:
        """What the layout calls a column with a meaning."""
        return self.layout.column(key).header

    def cells(self, rows: Iterable[int], column: int) -> str:
        """The cells of `column` in `rows`, the first ten by name."""
        return first_cells(self.sheet.cell_name(row, column) for row in rows)

    def tell(self, row: int, column: int | str, wrong: Fault, severity: Severity = "error") -> None:
        """A problem of a cell; its column by position, or by key."""
        at = self.columns[column] if isinstance(column, str) else column
        self.findings.cell(self.sheet, row, at, wrong, severity)

    def tell_head(self, column: int, wrong: Fault, severity: Severity = "error") -> None:
        """A problem of a column, at its header."""
        self.tell(self.head_row(column), column, wrong, severity)

    def tell_sheet(self, wrong: Fault, severity: Severity = "error") -> None:
        """A problem of the sheet as a whole."""
        self.findings.sheet(self.sheet, wrong, severity)

    def reports(self, row: int, column: int | str) -> Report:
        """Reports at a cell."""
        return partial(self.tell, row, column)

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
    if (meant := misspelling(("sheet_spoilt", "sheet_misspelt"), layout.title, others)) is not None:
        findings.missing_sheet(*meant)
    elif layout.required:
        present = tuple(shown(name) for name in names[:20])
        findings.missing_sheet(layout.title.de, fault("sheet_missing", title=layout.title, sheets=present))


def find_table(sheet: Sheet, layout: SheetLayout, findings: Findings) -> InputTable | None:
    """The table in `sheet`; None, and a problem, where it has no header row."""
    header_row = _find_header_row(sheet, layout)
    if header_row is None:
        findings.sheet(sheet, fault("header_missing", columns=tuple(c.header for c in layout.columns if c.required)))
        return None
    table = InputTable(sheet, layout, header_row, findings, heads=find_heads(sheet, layout, header_row))
    _name_columns(table)
    _warn_of_unclear_heads(table)
    table.english = _is_english(table)
    _report_missing_columns(table)
    passed = _rows_passed_over(table)
    table.rows = [row for row in sorted(sheet.rows) if row > table.heads.end and row not in passed]
    _warn_of_unit_above(table)
    return table


def _warn_of_unit_above(table: InputTable) -> None:
    """Name a line above the heads that says that amounts are in thousands or the like: "Alle Beträge in T€"."""
    rows = table.sheet.rows
    for row in sorted(row for row in rows if row < table.header_row):
        for column, raw in filled(rows[row]):
            unit = other_money_in(raw) if isinstance(raw, str) else None
            if unit is not None:
                table.tell(row, column, fault("unit_above_heads", found=shown(raw), unit=unit), "warning")


def _warn_of_unclear_heads(table: InputTable) -> None:
    """Name the heads in which people see something else than the file holds: nothing is found under them."""
    for row in table.heads.rows:
        for column, raw in filled(table.sheet.rows[row]):
            if isinstance(raw, Unclear) and isinstance(name := text(raw), Fault):
                wrong = name.about(Text("die Überschrift der Spalte", "the heading of the column"))
                table.tell(row, column, wrong, "warning")


def _rows_passed_over(table: InputTable) -> frozenset[int]:
    """The rows that name, number or part columns; each kind is told in a note."""
    sheet, heads = table.sheet, table.heads
    found: dict[str, list[int]] = {}
    for row, code in (*heads.passed, *rows_below(sheet, table.layout, heads.end, heads.above, table.columns)):
        found.setdefault(code, []).append(row)
    for code, rows in found.items():
        column = _first_filled(sheet, rows[0])
        cells = table.cells(rows[1:], column)
        more = Text(f", ebenso {cells}", f", likewise {cells}") if cells else Text("", "")
        table.tell(rows[0], column, fault(code, more=more), "note")
    for row in heads.doubtful:
        column = _first_filled(sheet, row)
        table.tell(row, column, fault("row_perhaps_heads", found=as_found(sheet.rows[row][column])))
    return frozenset(row for rows in found.values() for row in rows)


def _first_filled(sheet: Sheet, row: int) -> int:
    return next(column for column, _ in filled(sheet.rows[row]))


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


def _name_columns(table: InputTable) -> None:
    layout, heads = table.layout, table.heads
    table.headers = {column: name for column, (_, name) in heads.names.items()}
    for column, header in table.headers.items():
        meant = layout.by_name.get(folded(header)) or _column_in_unit(table, column, header)
        if meant is None:
            table.other_columns.setdefault(alike(header), []).append(column)
        elif meant.key in table.in_other_unit:
            continue
        elif meant.key in table.columns:
            first = table.head_cell(table.columns[meant.key])
            table.tell_head(column, fault("header_twice", found=shown(header), first=first))
        else:
            table.columns[meant.key] = column
    _name_otherwise(table)
    _check_units_below(table)


def _name_otherwise(table: InputTable) -> None:
    """What else columns without a meaning are called; one that is missing may be among them."""
    for column in sorted(column for columns in table.other_columns.values() for column in columns):
        for name in table.heads.others[column]:
            meant = table.layout.by_name.get(folded(name))
            if meant is not None and meant.key not in table.columns:
                table.columns[meant.key] = column
                table.headers[column] = name
                table.other_columns = _without(table.other_columns, column)
                break
            table.other_names.setdefault(alike(name), []).append(column)
            table.spellings.setdefault(alike(name), name)


def _without(columns: Mapping[str, list[int]], left_out: int) -> dict[str, list[int]]:
    rest = {name: [column for column in found if column != left_out] for name, found in columns.items()}
    return {name: found for name, found in rest.items() if found}


def _check_units_below(table: InputTable) -> None:
    """A unit below the name of a column with a meaning that is another one than asked for."""
    for key, column in list(table.columns.items()):
        if column not in table.heads.units:
            continue
        row, written = table.heads.units[column]
        cells = [cells.get(column) for number, cells in table.sheet.rows.items() if number > table.heads.end]
        wrong = unit_below(key, written, cells, shown(table.headers[column]))
        if wrong is not None:
            table.tell(row, column, wrong)


def _column_in_unit(table: InputTable, column: int, header: str) -> Column | None:
    """The column that `header` means beside a unit; one in another unit than asked for is reported."""
    found = column_meant(header, table.layout)
    if found is None:
        return None
    meant, head = found
    if any(table.layout.by_name.get(folded(name)) is meant for name in table.headers.values()):
        return None  # it is there as it is called, this one stands beside it
    cells = [cells.get(column) for number, cells in table.sheet.rows.items() if number > table.heads.end]
    if not is_harmless(meant.key, head, cells):
        table.in_other_unit.add(meant.key)
        suggestion = meant.header.en if folded(head.name) == folded(meant.header.en) else meant.header.de
        table.tell_head(column, in_other_unit(meant.key, head, shown(header), suggestion))
    return meant


def _is_english(table: InputTable) -> bool:
    """Whether a name that only English has is among the title and the headers we know."""
    named = [(table.layout.title, table.sheet.name)]
    named += [(table.layout.column(key).header, table.headers[column]) for key, column in table.columns.items()]
    return any(folded(name) != folded(known.de) and folded(name) == folded(known.en) for known, name in named)


def _report_missing_columns(table: InputTable) -> None:
    """Missing required columns are errors. What may be meant as an optional one, `unread` tells."""
    unknown = {table.headers[columns[0]]: columns[0] for columns in table.other_columns.values()}
    for column in table.layout.columns:
        if column.key in table.columns or column.key in table.in_other_unit or not column.required:
            continue
        codes = ("column_spoilt", "column_misspelt")
        if (meant := misspelling(codes, column.header, unknown, column.hints)) is not None:
            table.tell_head(unknown[meant[0]], meant[1])
        elif column.key == "status_quo" and (other := in_other_money(unknown)) is not None:
            header, head = other
            table.tell_head(unknown[header], in_other_unit(column.key, head, shown(header), column.header.de))
        elif (cell := cell_beside_heads(table, (column.header.de, column.header.en))) is not None:
            table.tell(*cell[0], fault("column_beside_heads", found=shown(cell[1]), row=str(table.header_row)))
        else:
            code = "status_quo_column_missing" if column.key == "status_quo" else "column_missing"
            table.tell_sheet(fault(code, column=column.header))


def cell_beside_heads(table: InputTable, names: Iterable[str]) -> tuple[tuple[int, int], str] | None:
    """The cell in a row near the heads that is called by one of `names`, and what stands in it."""
    wanted, heads = {folded(name) for name in names}, table.heads.rows
    for row in range(max(heads[0] - _ROWS_BESIDE_HEADS, 1), heads[-1] + _ROWS_BESIDE_HEADS + 1):
        if row == table.header_row:
            continue
        for column, raw in filled(table.sheet.rows.get(row, {})):
            if isinstance(raw, str) and folded(raw) in wanted:
                return (row, column), raw
    return None


def misspelling(
    codes: tuple[str, str], name: Text, candidates: Iterable[str], hints: tuple[Text, ...] = ()
) -> tuple[str, Fault] | None:
    """The candidate that is `name` but for its umlauts (the first code), or nearly `name`, and what is wrong with it.

    `hints` are other words for it.
    """
    candidates = tuple(candidates)
    spoilt = spoilt_spelling(name, candidates)
    found = spoilt or _nearest_spelling(name, candidates, hints)
    if found is None:
        return None
    return found[0], fault(codes[0] if spoilt else codes[1], found=shown(found[0]), suggestion=found[1])


def _nearest_spelling(name: Text, candidates: Sequence[str], hints: tuple[Text, ...]) -> tuple[str, str] | None:
    """The candidate that is nearly `name` in one of its languages, and that spelling."""
    for hint in hints:
        for word, spelling in ((hint.de, name.de), (hint.en, name.en)):
            if found := next((one for one in candidates if folded(one) == folded(word)), None):
                return found, spelling
    for spelling in (name.de, name.en):
        if near := nearest(spelling, candidates):
            return near, spelling
    return None


def warn_of_hidden(table: InputTable, rows: Iterable[int], columns: Iterable[int]) -> None:
    """Name the hidden rows and columns that take part, their heads too, and the sheet where it is hidden itself."""
    sheet, rows = table.sheet, tuple(rows)
    if sheet.hidden:
        table.tell_sheet(fault("sheet_hidden"), "warning")
    if hidden := [row for row in (*table.heads.rows, *rows) if row in sheet.hidden_rows]:
        table.tell_sheet(fault("rows_hidden", n=len(hidden), rows=first_cells(hidden)), "warning")
    if sheet.hidden_columns:
        for column in sorted(set(columns)):
            if sheet.is_hidden_column(column) and any(not is_blank(sheet.rows[row].get(column)) for row in rows):
                header = shown(table.headers.get(column, ""))
                table.tell_head(column, fault("column_hidden", column=header), "warning")


def warn_of_zeros(table: InputTable, rows: Iterable[int], columns: Iterable[int]) -> None:
    """Name the zeros in columns of numbers that take part and may have been texts, in a column each."""
    rows = tuple(rows)
    for column in sorted(set(columns)):
        zeros = [row for row in rows if isinstance(table.sheet.rows[row].get(column), FormulaZero)]
        if zeros:
            header, cells = shown(table.headers.get(column, "")), table.cells(zeros, column)
            table.tell(zeros[0], column, fault("zero_of_formula", column=header, cells=cells), "warning")


def as_given(raw: Raw) -> str | Decimal:
    """A raw cell that is carried along and not read: a number or a text."""
    if isinstance(raw, float | int | Decimal) and not isinstance(raw, bool):
        found = number(raw)
        return shown(raw) if isinstance(found, Fault) else found.value
    return tidy(raw) if isinstance(raw, str) else shown(raw)


def tell_percent_mixed(table: InputTable, called: Text, rows: Sequence[int], percent_row: int, column: int) -> None:
    """Cells without a percent sign, reported at the first of them, in a column that elsewhere has them."""
    cells = table.sheet.rows
    wrong = fault(
        "percent_mixed",
        column=called,
        found=as_found(cells[rows[0]][column]),
        more=likewise_in(table.cells(rows[1:], column)),
        percent=as_found(cells[percent_row][column]),
        first=table.sheet.cell_name(percent_row, column),
    )
    table.tell(rows[0], column, wrong)


def rows_with_any(table: InputTable, columns: Iterable[int]) -> Iterator[int]:
    """The rows that hold something in one of `columns`: a remark beside the table is none of its rows."""
    wanted = tuple(columns)
    for row in table.rows:
        cells = table.sheet.rows[row]
        if any(not is_blank(cells.get(column)) for column in wanted):
            yield row
