"""The sheet `Prüfsummen`: by what `verify` sees that an input was changed after the run, and where.

Whatever the workbook does not compute has a checksum: the input sheets, the Protokoll, the title block of an annex. A
sheet has one over all its cells, and shorter ones by column and by row, so that a changed cell is found where both
differ. They guard against accident, not against somebody who computes them anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from sozialbudget.case.layout import column_letter, tidy
from sozialbudget.case.plain import SEPARATOR, SIGNIFICANT, canonical
from sozialbudget.formats.xlsx.live_sheet import InputCell, LiveColumn, Value, height, table_rows
from sozialbudget.method.numbers import exact_sum
from sozialbudget.workbook.result.context import Result

SIGNED_SHEETS = ("overview", "districts", "indicators", "parameters", "services", "protocol")
"""Sheets with checksums; of the Übersicht the title block of an annex only."""
WITH_HEADER = ("districts", "indicators", "parameters", "services")
"""Those of them whose first row is a header; the others' columns are known by their letters."""
FIRST_BLOCK_ROW = 4
"""One-based row of the Übersicht where the facts of an annex begin; its title stands in row 1."""
FIRST_PROTOCOL_ROW = 3
HEADER_ROW = 4
"""One-based row of the header of this sheet."""
PARTS = ("sheet", "column", "row")
"""What a line is the checksum of; the words are `checksums.part.*`."""

_SHORT = 16
_COLUMNS = {"of": 20.0, "part": 10.0, "place": 8.0, "name": 44.0, "total": 20.0, "checksum": 70.0}
"""Width by key."""


@dataclass(frozen=True, slots=True)
class Sum:
    """The checksum of a row or column: where it stands (5, D), its name, and the total of a column of numbers."""

    place: str
    name: str
    checksum: str
    total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SheetSums:
    """The checksums of one sheet: SHA-256 of all, and shorter ones of its columns and rows."""

    whole: str
    columns: tuple[Sum, ...]
    rows: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What checksums are taken of: names of the columns, their letters, the columns' cells, and each row's number."""

    names: Sequence[str]
    letters: Sequence[str]
    columns: Sequence[Sequence[object]]
    numbers: Sequence[int]


def sums(content: Content, key: str) -> SheetSums:
    """The checksums of `content`, which is that of the sheet `key`."""
    texts = [_texts(column) for column in content.columns]
    rows = [SEPARATOR.join(row) for row in zip(*texts, strict=True)]
    heads = [canonical(name) for name in content.names]
    return SheetSums(
        whole=_digest("\n".join((SEPARATOR.join(heads), *rows))),
        columns=tuple(
            Sum(letter, tidy(name), _digest(SEPARATOR.join((head, *column)))[:_SHORT], _total(values))
            for letter, name, head, column, values in zip(
                content.letters, content.names, heads, texts, content.columns, strict=True
            )
        ),
        rows=tuple(
            Sum(str(number), row_name(key, row), _digest(row)[:_SHORT])
            for number, row in zip(content.numbers, rows, strict=True)
        ),
    )


def row_name(key: str, row: str) -> str:
    """What a row is called: a district by id and name, others by their first cell."""
    cells = row.split(SEPARATOR, 2)
    return " ".join(cell[1:] for cell in cells[: 2 if key == "districts" else 1] if cell)


def _texts(column: Sequence[object]) -> list[str]:
    # Almost all cells of a large sheet are decimals; they are not asked one by one what they are.
    return [
        f"n{float(value) + 0.0:{SIGNIFICANT}}" if isinstance(value, Decimal) else canonical(value) for value in column
    ]


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _total(column: Sequence[object]) -> Decimal | None:
    """The sum of a column that holds numbers and nothing else; None for any other."""
    numbers = [value for value in column if isinstance(value, Decimal)]
    if not numbers or len(numbers) < sum(value is not None for value in column):
        return None
    return exact_sum(numbers)


# --- writing ------------------------------------------------------------------------------------------


def write_checksums(r: Result) -> None:
    """Write the sheet, once all the others stand."""
    sheet = r.add_sheet("checksums", header_row=HEADER_ROW)
    sheet.write_text(0, 0, r.say("checksums.title"), r.title)
    sheet.write_text(1, 0, r.say("checksums.remark"), r.remark)
    for col, (key, width) in enumerate(_COLUMNS.items()):
        header = r.number_header if key == "total" else r.header
        sheet.write_text(HEADER_ROW - 1, col, r.say(f"checksums.{key}"), header)
        sheet.set_column(col, col, width)
    sheet.set_row(1, height({r.say("checksums.remark"): 170}))
    lines = list(zip(*_lines(r), strict=True))
    formats = (r.text, r.text, r.text, r.text, r.number("#,##0.00##"), r.style(font_name="Courier New", indent=1))
    columns = [LiveColumn(values, cell_format) for values, cell_format in zip(lines, formats, strict=True)]
    count = len(lines[0])
    sheet.add_rows(HEADER_ROW, count, len(columns), table_rows(columns, HEADER_ROW + 1, count, []))


def _lines(r: Result) -> Iterator[tuple[Value, ...]]:
    by_sheet = {key: sums(content, key) for key in SIGNED_SHEETS if (content := _written(r, key)) is not None}
    title = {key: r.sheet_title(key) for key in by_sheet}
    whole, column, row = (r.say(f"checksums.part.{part}") for part in PARTS)
    for key, found in by_sheet.items():
        yield title[key], whole, None, None, None, found.whole
    for key, found in by_sheet.items():
        for of in found.columns:
            yield title[key], column, of.place, of.name, of.total, of.checksum
    for key, found in by_sheet.items():
        for of in found.rows:
            yield title[key], row, of.place, of.name, None, of.checksum


def _written(r: Result, key: str) -> Content | None:
    """What was written to the sheet `key`; None where it has nothing that needs a checksum."""
    if key == "overview":
        return _block(r)
    sheet = r.sheet(key)
    rows: dict[int, dict[int, object]] = {
        number + 1: {col: cell.value for col, cell in cells.items() if isinstance(cell, InputCell)}
        for number, cells in sheet.table.items()
    }
    if key == "protocol":
        return content_of({row: cells for row, cells in rows.items() if row >= FIRST_PROTOCOL_ROW})
    header = rows.pop(1)
    table = sheet.given
    if table is not None:
        names = [str(header[col]) for col in sorted(header)]
        columns = [list(column.values) for column in table.columns]
        return Content(names, _letters(len(columns)), columns, range(table.first, table.first + table.count))
    return content_of(rows, [str(header[col]) for col in sorted(header)])


def content_of(rows: dict[int, dict[int, object]], names: Sequence[str] = ()) -> Content:
    """The content of `rows` (zero-based column: cell, by row number); without `names` the letters are the names."""
    width = len(names) or max((max(cells, default=-1) + 1 for cells in rows.values()), default=0)
    numbers = [number for number in sorted(rows) if any(map(canonical, rows[number].values()))]
    columns = [[rows[number].get(col) for number in numbers] for col in range(width)]
    letters = _letters(width)
    return Content(names or letters, letters, columns, numbers)


def _letters(count: int) -> list[str]:
    return [column_letter(number) for number in range(1, count + 1)]


def _block(r: Result) -> Content | None:
    if r.block is None:
        return None
    facts: list[tuple[str, ...]] = [(r.block.draft,)] if r.block.draft else []
    facts += r.block.facts
    numbered = {1: (r.block.title,), **dict(enumerate(facts, start=FIRST_BLOCK_ROW))}
    return content_of({number: dict(enumerate(cells)) for number, cells in numbered.items()})
