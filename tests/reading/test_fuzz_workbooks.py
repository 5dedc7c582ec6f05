"""Thousands of damaged workbooks: never a traceback, and either the right result or a problem that says where.

Seeded and bounded in time; SOZIALBUDGET_FUZZ_SECONDS=600 looks longer, SOZIALBUDGET_FUZZ_SEED elsewhere.
"""
# ruff: noqa: E501 - long lists of hostile values

import os
import random
import time
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from sozialbudget import read_workbook
from sozialbudget.case.case import Case
from sozialbudget.case.problems import InputError, ProblemsError
from sozialbudget.method.allocation import allocate
from sozialbudget.words import LANGUAGES
from support import told
from workbooks import CLEAN, WRITERS, Formatted, Formula, Merged, Rich, Standing, Tables, write

SECONDS = float(os.environ.get("SOZIALBUDGET_FUZZ_SECONDS", "20"))
SEED = int(os.environ.get("SOZIALBUDGET_FUZZ_SEED", "2012"))

HOSTILE: tuple[Any, ...] = (
    None, "", " ", "\N{NO-BREAK SPACE}", 0, -0.0, -1, 0.5, 1e-300, 1e14, 1e15, 1e308, True, False, "*", "x", ".", "-", "…", "1.234",
    "1,234", "1.234,56 €", "17,5 %", "17.5", "500 %", "1e5", "NaN", "inf", "-inf", "#DIV/0!", "#N/A", "=1+1", "½", "١٢٣", "O", "auto",
    "Summe", "Gesamt", "Landkreis", "Total", "Landkreis Süd", "Nord Ergebnis", "davon Süd", "(2)", 3, "T€", "in Tsd.", "----", "01", "Nr", "Sozialraum", "Kinder", "Einwohner", "Anzahl", "Quote", "z-Werte",
    "Dämpfung", "damping", "{found}", "%s", "\\", "'", '"', "<a&b>", "a" * 10_000, "😀", "\u202eabc", "é", "é", "ja", "nein",
    Formula("=1+1"), Formatted(0.5, "0%"), Formatted(50, "0%"), Formatted(45000, "dd.mm.yyyy"), Formatted(5, '0 "Std"'),
    Merged(7, rows=2), Merged("A", rows=3, columns=2), Merged(None, columns=4), Merged(1.5, rows=60_000), Merged("x", rows=2, columns=200),
    Rich((("120000", None), ("1", "super"))), Rich((("Nord", None), ("a)", "super"), ("alt", "strike"))), Rich((("CO", None), ("2", "sub"))),
    Standing(7, "strike"), Standing("A", "super"), Standing(0.5, "sub"), Standing("#DIV/0!", "strike"), Merged(Standing(5, "strike"), rows=2),
)  # fmt: skip


class Rounds:
    """Rounds of a seeded random generator until the time is over, at least a hundred."""

    def __init__(self, share: float) -> None:
        self.end = time.monotonic() + SECONDS * share
        self.done = 0

    def __iter__(self) -> Iterator[random.Random]:
        while self.done < 100 or time.monotonic() < self.end:
            self.done += 1
            yield random.Random(SEED * 1_000_003 + self.done)


def outcome(path: Path) -> Case | InputError:
    """What reading `path` gives; a problem that does not say what and where is a failure, as is any other exception."""
    try:
        case = read_workbook(path)
        problems = case.warnings
    except InputError as error:
        result: Case | InputError = error
        problems = error.problems
    else:
        result = case
        Case.model_validate(case.model_dump())  # what the reader did not validate again holds all the same
    assert isinstance(result, Case) or any(problem.severity == "error" for problem in problems)
    for problem in problems:
        assert problem.place is not None
        assert problem.place.sheet
        for lang in LANGUAGES:
            said = problem.say(lang)
            said.encode("utf-8")
            assert len(said) < 2000, said
    return result


def computes(case: Case) -> None:
    """A case that was read can be computed, or says why not."""
    try:
        allocate(case)
    except ProblemsError as error:
        problems = error.problems
    else:
        problems = ()
    for problem in problems:
        assert problem.say("de")


def test_spoilt_cells(tmp_path: Path) -> None:
    """Cells, rows, columns and sheets are replaced, swapped or dropped; the same spoilt tables read alike in every format."""
    for rng in Rounds(0.4):
        tables = deepcopy(CLEAN)
        for _ in range(rng.choice((1, 1, 1, 2, 5))):
            rng.choice(MUTATIONS)(rng, tables)
        writer = rng.choice(("openpyxl", "odfpy", "xlwt"))
        try:
            path = write(tmp_path, tables, writer)
        except Exception:  # the writer takes less than the reader
            continue
        result = outcome(path)
        if isinstance(result, Case):
            computes(result)


def spoil_cell(rng: random.Random, tables: Tables) -> None:
    table = tables[rng.choice(list(tables))]
    row = rng.randrange(len(table) + 2)
    while len(table) <= row:
        table.append([None] * len(table[0]))
    if table[row]:
        table[row][rng.randrange(len(table[row]))] = rng.choice(HOSTILE)


PIECES = (
    "0", "0", "#", "?", ",", ".", "%", "‰", "E+0", "/", ";", "@", "General", "-", " ", "_-", "* ", "[Red]", "[>5]", "[$T€-407]", '" %"', '" T€"',
    '" Mio"', '"1"', '"k.A."', "\\%", "\\", '"', "[", "]", "d", "h", "[h]", "😀",
)  # fmt: skip
"""Of number formats, right and wrong ones."""


def reformat_cell(rng: random.Random, tables: Tables) -> None:
    """A number gets a number format, which need not be one."""
    table = tables[rng.choice(list(tables))]
    numbers = [(row, at) for row in table for at, cell in enumerate(row) if type(cell) in (int, float)]
    if numbers:
        row, at = rng.choice(numbers)
        row[at] = Formatted(row[at], "".join(rng.choices(PIECES, k=rng.randrange(1, 9))))


def swap_rows(rng: random.Random, tables: Tables) -> None:
    table = tables[rng.choice(list(tables))]
    first, second = rng.randrange(len(table)), rng.randrange(len(table))
    table[first], table[second] = table[second], table[first]


def number_columns(rng: random.Random, tables: Tables) -> None:
    table = tables[rng.choice(list(tables))]
    start = rng.choice((0, 1, 1, 2))
    table.insert(rng.randrange(1, 4), [rng.choice((n, f"({n})", None)) for n in range(start, start + len(table[0]))])


def name_columns_again(rng: random.Random, tables: Tables) -> None:
    table = tables[rng.choice(list(tables))]
    table.insert(rng.randrange(len(table) + 1), [name if rng.random() < 0.8 else None for name in table[0]])


def sum_rows(rng: random.Random, tables: Tables) -> None:
    """A row that sums some others, now and then not quite."""
    table = tables.get("Sozialräume", [[]])
    rows = [row for row in table[1:] if row and rng.random() < 0.8]
    cells = [[row[column] for row in rows if column < len(row)] for column in range(len(table[0]))]
    total = [sum(c for c in column if isinstance(c, int | float)) + rng.choice((0, 0, 0, 1)) for column in cells]
    who = rng.choice(((None, "Summe"), ("99", "Süd"), ("0", "Landkreis Süd"), ("01a", "Nord"), ("9", "davon Nord")))
    table.insert(rng.randrange(1, len(table) + 1), [*who, None, *total[3:]])


def swap_columns(rng: random.Random, tables: Tables) -> None:
    table = tables[rng.choice(list(tables))]
    width = min((len(row) for row in table), default=0)
    if width:
        first, second = rng.randrange(width), rng.randrange(width)
        for row in table:
            row[first], row[second] = row[second], row[first]


def repeat_row(rng: random.Random, tables: Tables) -> None:
    table = tables[rng.choice(list(tables))]
    table.insert(rng.randrange(len(table) + 1), list(rng.choice(table)))


def drop_row(rng: random.Random, tables: Tables) -> None:
    table = tables[rng.choice(list(tables))]
    if len(table) > 1:
        table.pop(rng.randrange(len(table)))


def drop_or_rename_sheet(rng: random.Random, tables: Tables) -> None:
    if len(tables) > 1:
        name = rng.choice(list(tables))
        table = tables.pop(name)
        if rng.random() < 0.7:
            tables[rng.choice(["X", name[1:] or "Y", name.upper(), f" {name}"])] = table


MUTATIONS: tuple[Callable[[random.Random, Tables], None], ...] = (
    spoil_cell, spoil_cell, spoil_cell, spoil_cell, reformat_cell, reformat_cell, swap_rows, swap_columns, repeat_row, drop_row, drop_or_rename_sheet,
    number_columns, name_columns_again, sum_rows,
)  # fmt: skip


def test_neutral_changes(tmp_path: Path) -> None:
    """Other orders, spaces, cases, empty rows and unasked columns change nothing."""
    expected = told(read_workbook(write(tmp_path, CLEAN)))
    for rng in Rounds(0.15):
        tables = deepcopy(CLEAN)
        for table in tables.values():
            width = max(len(row) for row in table)
            order = rng.sample(range(width), width)
            table[:] = [[(row + [None] * width)[column] for column in order] for row in table]
            table[0] = [neutrally(rng, name) for name in table[0]]
            for _ in range(rng.randrange(3)):
                table.insert(rng.randrange(len(table) + 1), [])
            for row in table:
                row.append(rng.choice((None, "nebenbei")) if row else None)
            if rng.random() < 0.3:
                table.insert(0, ["Überschrift"])
        names = rng.sample(list(tables), len(tables))
        writer = rng.choice(list(WRITERS))
        case = read_workbook(write(tmp_path, {name: tables[name] for name in names}, writer))
        assert told(case) == expected


def neutrally(rng: random.Random, header: str) -> str:
    spaced = rng.choice((header, f" {header}", f"{header}\N{NO-BREAK SPACE}"))
    if header in ("Kinder", "Quote", "Einwohner"):  # names of the user's own are kept as written
        return spaced
    return rng.choice((spaced, spaced.upper(), spaced.lower()))


@pytest.mark.parametrize("writer", ["openpyxl", "odfpy", "xlwt"])
def test_flipped_bytes(tmp_path: Path, writer: str) -> None:
    """Bytes of the file are changed, cut out or put in."""
    path = write(tmp_path, CLEAN, writer)
    clean = path.read_bytes()
    expected = told(read_workbook(path))
    for rng in Rounds(0.08):
        path.write_bytes(damaged(rng, clean))
        result = outcome(path)
        if isinstance(result, Case) and writer != "xlwt":  # which has no checksums
            assert told(result) == expected


@pytest.mark.parametrize("writer", ["openpyxl", "XlsxWriter", "odfpy"])
def test_damaged_xml(tmp_path: Path, writer: str) -> None:
    """The XML inside the package is damaged, and packed again with right checksums."""
    path = write(tmp_path, CLEAN, writer)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    worth = [name for name in parts if name.endswith((".xml", ".rels"))]
    for rng in Rounds(0.07):
        changed = dict(parts)
        name = rng.choice(worth)
        changed[name] = rng.choice((damaged, damaged_markup))(rng, changed[name])
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            for part, data in changed.items():
                package.writestr(part, data)
        path.write_bytes(out.getvalue())
        result = outcome(path)
        if isinstance(result, Case):
            computes(result)


def damaged(rng: random.Random, content: bytes) -> bytes:
    data = bytearray(content)
    for _ in range(rng.choice((1, 2, 10))):
        position = rng.randrange(len(data))
        kind = rng.randrange(4)
        if kind == 0:
            data[position] = rng.randrange(256)
        elif kind == 1:
            data[position] ^= 1 << rng.randrange(8)
        elif kind == 2:
            del data[position : position + rng.choice((1, 2, 100))]
        else:
            data[position:position] = rng.randbytes(rng.choice((1, 4)))
        if not data:
            break
    return bytes(data)


MARKUP = (
    b"<", b">", b"&", b"</c>", b"<c>", b"<row>", b'<row r="1">', b"<v>", b"</v>", b'r="A1"', b't="s"', b't="e"', b't="b"', b't="n"',
    b'r="ZZZZ99"', b'r=""', b's="99999"', b's="-1"', b"99999999999", b"-1", b"", b"<!-- x -->", b"<![CDATA[1]]>", b"&#0;", b"&#x1;",
    b"NaN", b"1e999", b"<f>1+1</f>", b' hidden="1"', b"<!DOCTYPE a>", b"<?x y?>",
    b"<is><t>7</t></is>", b"<is>", b'<v>7</v><is><t>8</t></is>', b't="inlineStr"', b"<si/>", b"<si><t/></si>", b"<r><rPr><strike/></rPr><t>7</t></r>",
    b'<vertAlign val="superscript"/>', b'<mergeCell ref="A1:C3"/>', b'<mergeCell ref="B2:XFD1048576"/>', b' zeroHeight="1"', b' ht="0"', b' width="0"',
    b' calcMode="manual"', b' fullPrecision="0"', b' office:string-value="7"', b' office:value="7"', b'<text:s text:c="1000"/>', b"<text:span>",
    b' table:number-rows-spanned="3"', b' table:number-columns-spanned="99999999"', b"<table:covered-table-cell>",
)  # fmt: skip


def damaged_markup(rng: random.Random, content: bytes) -> bytes:
    """A piece between two angle brackets or quotes is replaced by other markup."""
    cuts = [position for position, byte in enumerate(content) if byte in b'<>"']
    if len(cuts) < 2:
        return content
    first = rng.randrange(len(cuts) - 1)
    begin, end = cuts[first], cuts[min(first + rng.choice((0, 1, 2)), len(cuts) - 1)]
    return content[:begin] + rng.choice(MARKUP) + content[end:]
