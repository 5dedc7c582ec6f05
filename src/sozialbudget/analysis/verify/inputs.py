"""Which inputs were changed after the run, found by the checksums of rows and columns."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from sozialbudget.analysis.record.opened import TOTALS, Lines, Now, Opened, block_lines, now, recorded
from sozialbudget.analysis.verify.cells import matched, same
from sozialbudget.analysis.verify.findings import told_cell, told_parameter
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.case.problems import Place, Problem
from sozialbudget.method.numbers import exact, exact_sum
from sozialbudget.words import Text, say
from sozialbudget.workbook.result.checksums import SIGNED_SHEETS, Content, Sum, sums

_MOST_COLUMNS_NAMED = 6


def changed_inputs(opened: Opened, said: Mapping[str, str]) -> Iterator[Problem]:
    """Every input that is not what it was at the run, sheet by sheet.

    `said` are the values of the parameters as the Protokoll tells them, by label; those of rows that were changed
    themselves tell nothing. Sheets that are missing are told elsewhere.
    """
    lines = recorded(opened)
    changed = _changed_rows(opened, lines.get("protocol"))
    said = {label: value for label, value in said.items() if label not in changed}
    for key in SIGNED_SHEETS if lines else ():
        was, page = lines.get(key), opened.page(key)
        found = now(opened, key, was) if was is not None else None
        if was is None and page is not None and (key != "overview" or block_lines(page, opened.lang)[0]):
            yield _incomplete(Place(say("sheet.checksums", opened.lang)), page.title)
        if was is None or found is None:
            continue
        if found.sums.whole == was.whole:
            yield from _same_cells(was, found)
        else:  # where nothing has changed, it is the checksum itself
            yield from list(_changes(key, was, found, said)) or [_edited(was.places[0], found)]


def _changed_rows(opened: Opened, was: Lines | None) -> frozenset[str]:
    """The names of the rows of the Protokoll that are not what they were at the run."""
    found = now(opened, "protocol", was) if was is not None else None
    if was is None or found is None:
        return frozenset()
    known = {_known(row) for row in was.rows}
    return frozenset(row.name for row in found.sums.rows if _known(row) not in known)


def _same_cells(was: Lines, found: Now) -> Iterator[Problem]:
    """The cells are those of the run: what else is not, a checksum, a total, the place of a row or column."""
    before, after = (*was.columns, *was.rows), (*found.sums.columns, *found.sums.rows)
    if [line.checksum for line in before] != [line.checksum for line in after]:
        pairs = zip(before, after, was.places[1:], strict=False)
        yield _edited(next((at for a, b, at in pairs if a.checksum != b.checksum), was.places[0]), found)
        return
    for line, cells, place in zip(was.columns, found.content.columns, was.places[1:], strict=False):
        total = _sum(cells)
        if line.total is not None and total is not None and not same(float(line.total), float(total), float(total)):
            yield _edited(Place(place.sheet, f"{TOTALS}{str(place.cell)[1:]}"), found)
    if [line.place for line in before] != [line.place for line in after]:
        yield Problem("verify_moved", Place(found.page.title))


def _edited(place: Place, found: Now) -> Problem:
    return Problem("verify_checksum_edited", place, values={"sheet": found.page.title})


def _incomplete(place: Place, sheet: str) -> Problem:
    return Problem("verify_checksums_incomplete", place, values={"sheet": sheet})


def _sum(cells: Iterable[object]) -> Decimal | None:
    """The sum of cells that hold numbers or nothing; None for any other."""
    filled = [cell for cell in cells if cell is not None]
    if not all(isinstance(cell, float) for cell in filled):
        return None
    return exact_sum(Decimal(repr(float(cell))) for cell in filled)  # type: ignore[arg-type]


def _changes(key: str, was: Lines, found: Now, said: Mapping[str, str]) -> Iterator[Problem]:
    place = Place(found.page.title)
    for name in found.columns_gone:
        yield Problem("verify_column_gone", place, values={"column": name})
    if found.columns_gone:
        return  # without it every row differs
    before, after = [_known(row) for row in was.rows], [_known(row) for row in found.sums.rows]
    if before != after and sorted(before) == sorted(after):
        yield Problem("verify_rows_reordered", place)
        return
    pairs, problems = _gone_and_new(was.rows, found)
    yield from problems
    changed_rows = [i for i, j in pairs if was.rows[j].checksum != found.sums.rows[i].checksum]
    complete = len(pairs) == len(was.rows) == len(found.sums.rows)
    both = zip(was.columns, found.sums.columns, strict=True)
    columns = [column for column, (a, b) in enumerate(both) if a.checksum != b.checksum]
    if complete and changed_rows and not columns:  # every changed cell stands in a column: one has lost its line
        yield _incomplete(Place(was.places[0].sheet), found.page.title)
    elif complete:
        yield from _cells(key, was, found, changed_rows, columns, said)
    else:  # columns differ by the rows that are gone or new, so they tell nothing of the others
        yield from (_row(found, i, ()) for i in changed_rows)


def _known(row: Sum) -> tuple[str, str]:
    return row.name, row.checksum


def _gone_and_new(was: tuple[Sum, ...], found: Now) -> tuple[list[tuple[int, int]], list[Problem]]:
    """Rows that are neither gone nor new as pairs of positions (now, at the run), and the others told."""
    rows, title = found.sums.rows, found.page.title
    pairs: list[tuple[int, int]] = []
    problems: list[Problem] = []
    for (a, b), (c, d) in matched([row.name for row in was], [row.name for row in rows]):
        if b - a == d - c:
            pairs += zip(range(c, d), range(a, b), strict=True)
            continue
        problems += [
            Problem("verify_row_gone", Place(title), values={"row": row.place, "name": row.name}) for row in was[a:b]
        ]
        problems += [
            Problem("verify_row_new", Place(title, f"A{row.place}"), values={"name": row.name}) for row in rows[c:d]
        ]
    return pairs, problems


def _cells(
    key: str, was: Lines, found: Now, rows: list[int], columns: list[int], said: Mapping[str, str]
) -> Iterator[Problem]:
    content = found.content
    if (len(rows), len(columns)) in ((2, 1), (1, 2)) and _are_swapped(key, was, content, rows, columns):
        first, second = [(row, column) for row in rows for column in columns]
        yield Problem(
            "verify_cells_swapped",
            _place(found, *first),
            values={
                "other": str(_place(found, *second)),
                "found": told_cell(content.columns[first[1]][first[0]]),
                "expected": told_cell(content.columns[second[1]][second[0]]),
            },
        )
        return
    if len(rows) == 1 or len(columns) == 1:
        for row in rows:
            for column in columns:
                yield _cell(key, was, found, (row, column), said)
        return
    for row in rows:
        yield _row(found, row, tuple(content.names[column] for column in columns))


def _are_swapped(key: str, was: Lines, content: Content, rows: list[int], columns: list[int]) -> bool:
    (r1, c1), (r2, c2) = [(row, column) for row in rows for column in columns]
    mended = [list(column) for column in content.columns]
    mended[c1][r1], mended[c2][r2] = mended[c2][r2], mended[c1][r1]
    return sums(Content(content.names, content.letters, mended, content.numbers), key).whole == was.whole


def _cell(key: str, was: Lines, found: Now, at: tuple[int, int], said: Mapping[str, str]) -> Problem:
    row, column = at
    content, place = found.content, _place(found, row, column)
    name, raw = was.rows[row].name, content.columns[column][row]
    values: dict[str, object] = {"column": content.names[column], "row": name, "found": told_cell(raw)}
    if key == "parameters" and content.names[column] == content.names[1]:
        values["found"] = _parameter(name, raw)
        if name in said:
            return Problem("verify_parameter_changed", place, values={**values, "said": said[name]})
        return Problem("verify_parameter_unsaid", place, values=values)
    if key in ("protocol", "overview"):
        return Problem("verify_told_changed", place, values=values)
    former = _former(key, was, found, at)
    if former is not None:
        return Problem("verify_number_changed", place, values={**values, "was": told_cell(float(former))})
    return Problem("verify_input_changed", place, values=values)


def _former(key: str, was: Lines, found: Now, at: tuple[int, int]) -> Decimal | None:
    """The number that stood there at the run: what the others leave of its column's total, if its checksum agrees."""
    row, column = at
    name, letter, cells = found.content.names[column], found.content.letters[column], found.content.columns[column]
    total, others = was.columns[column].total, _sum([*cells[:row], *cells[row + 1 :]])
    if total is None or others is None:
        return None
    with exact():
        former = total - others
    mended = Content([name], [letter], [[*cells[:row], former, *cells[row + 1 :]]], found.content.numbers)
    return former if sums(mended, key).columns[0].checksum == was.columns[column].checksum else None


def _parameter(label: str, raw: object) -> Text:
    key = next((key for key in PARAMETER_KEYS if label in (about(key).label.de, about(key).label.en)), None)
    if key is None or not isinstance(raw, int | float) or isinstance(raw, bool):
        return told_cell(raw)
    return told_parameter(key, raw)


def _row(found: Now, row: int, columns: tuple[str, ...]) -> Problem:
    place = Place(found.page.title, f"{found.content.letters[0]}{found.content.numbers[row]}")
    name = found.sums.rows[row].name
    if not columns or len(columns) > _MOST_COLUMNS_NAMED:
        return Problem("verify_row_changed", place, values={"row": name})
    return Problem("verify_row_changed_in", place, values={"row": name, "columns": columns})


def _place(found: Now, row: int, column: int) -> Place:
    return Place(found.page.title, f"{found.content.letters[column]}{found.content.numbers[row]}")
