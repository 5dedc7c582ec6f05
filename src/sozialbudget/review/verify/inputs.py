"""Which inputs were changed after the run, found by the checksums of rows and columns."""

from collections.abc import Iterator, Mapping

from sozialbudget.problems import Place, Problem
from sozialbudget.review.verify.aligning import matched
from sozialbudget.review.verify.opened import Opened
from sozialbudget.review.verify.recorded import Lines, Now, now, recorded
from sozialbudget.review.verify.telling import told_cell
from sozialbudget.words import say
from sozialbudget.workbook.result.checksums import Content, Sum, sums

_MOST_COLUMNS_NAMED = 6


def changed_inputs(opened: Opened, said: Mapping[str, str]) -> Iterator[Problem]:
    """Every input that is not what it was at the run, sheet by sheet.

    `said` are the values of the parameters as the Protokoll tells them, by label. Sheets that are missing are told
    elsewhere.
    """
    lines = recorded(opened)
    for key, was in lines.items():
        found = now(opened, key, was)
        if found is None:
            continue
        changes = list(_changes(key, was, found, said)) if found.sums.whole != was.whole else list(_moved(was, found))
        yield from changes
        now_lines = (*found.sums.columns, *found.sums.rows)
        edited = [a.checksum for a in (*was.columns, *was.rows)] != [b.checksum for b in now_lines]
        if not changes and (edited or found.sums.whole != was.whole):  # it is a checksum itself that was changed
            title = say("sheet.checksums", opened.lang)
            yield Problem("verify_checksum_edited", Place(title), values={"sheet": found.page.title})


def _moved(was: Lines, found: Now) -> Iterator[Problem]:
    """The same cells at another place: rows or columns were put in between."""
    before, after = ([line.place for line in (*lines.columns, *lines.rows)] for lines in (was, found.sums))
    if before != after:
        yield Problem("verify_moved", Place(found.page.title))


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
    if complete:
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
                yield _cell(key, found, row, column, said)
        return
    for row in rows:
        yield _row(found, row, tuple(content.names[column] for column in columns))


def _are_swapped(key: str, was: Lines, content: Content, rows: list[int], columns: list[int]) -> bool:
    (r1, c1), (r2, c2) = [(row, column) for row in rows for column in columns]
    mended = [list(column) for column in content.columns]
    mended[c1][r1], mended[c2][r2] = mended[c2][r2], mended[c1][r1]
    return sums(Content(content.names, content.letters, mended, content.numbers), key).whole == was.whole


def _cell(key: str, found: Now, row: int, column: int, said: Mapping[str, str]) -> Problem:
    content = found.content
    name, value = found.sums.rows[row].name, told_cell(content.columns[column][row])
    values: dict[str, object] = {"column": content.names[column], "row": name, "found": value}
    if key == "parameters" and content.names[column] == found.content.names[1] and name in said:
        return Problem("verify_parameter_changed", _place(found, row, column), values={**values, "said": said[name]})
    if key in ("protocol", "overview"):
        return Problem("verify_told_changed", _place(found, row, column), values=values)
    return Problem("verify_input_changed", _place(found, row, column), values=values)


def _row(found: Now, row: int, columns: tuple[str, ...]) -> Problem:
    place = Place(found.page.title, f"{found.content.letters[0]}{found.content.numbers[row]}")
    name = found.sums.rows[row].name
    if not columns or len(columns) > _MOST_COLUMNS_NAMED:
        return Problem("verify_row_changed", place, values={"row": name})
    return Problem("verify_row_changed_in", place, values={"row": name, "columns": columns})


def _place(found: Now, row: int, column: int) -> Place:
    return Place(found.page.title, f"{found.content.letters[column]}{found.content.numbers[row]}")
