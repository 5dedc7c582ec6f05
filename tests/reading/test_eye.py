"""LibreOffice is the eye: what it shows of a cell is what is read of it, or the cell is refused or warned of.

Random values under random number formats, alignments, raised and struck-out text and merges; the same workbook is
looked at as .xlsx, and as LibreOffice saves it as .ods and .xls. SOZIALBUDGET_EYE_SEED looks elsewhere.
"""
# ruff: noqa: E501 - long lists of formats

import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

import sozialbudget as sb
from libreoffice import as_shown, saved_as
from sozialbudget import allocate, read_workbook
from sozialbudget.case.problems import Fault, InputError
from sozialbudget.reading.cells import number, rate
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import Raw, Seen, Sheet
from sozialbudget.reading.opening import open_book
from workbooks import Formatted, Tables, spoilt, write

SEED = int(os.environ.get("SOZIALBUDGET_EYE_SEED", "1971"))
ROWS, COLUMNS, INPUTS = 150, 14, 4
Shown = dict[str, list[list[str]]]
"""Texts by sheet and row."""

# ruff: noqa: E501 - lists of formats

# --- what a person makes of what is shown -------------------------------------------------------------

WORDS = {
    "": 1, " €": 1, " EUR": 1, " h": 1, " VZÄ": 1, " Kinder": 1, "%": Decimal("1e-2"), " %": Decimal("1e-2"),
    " v.H.": Decimal("1e-2"), " v. H.": Decimal("1e-2"), " Prozent": Decimal("1e-2"), " vom Hundert": Decimal("1e-2"),
    "‰": Decimal("1e-3"), " Promille": Decimal("1e-3"), " je 1.000": Decimal("1e-3"), " T€": 1000, " TEUR": 1000, " Tsd.": 1000,
    " Tsd. €": 1000, "k€": 1000, " Tausend": 1000, " Mio": 10**6, " Mio. €": 10**6, " Mrd": 10**9, ",-": 1, "00": 1, " (2026)": 1, "-": 1,
}  # fmt: skip
"""What stands behind a number in the formats below, and what one of it is then."""
BEFORE = ("", "", "", "", "€ ", "ca. ", "1", "<", "T€ ", "-")
_PLAIN = re.compile(
    r"(?P<sign>[-+]?) ?(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]*)(?:,(?P<decimals>[0-9]*))?"
)
_SCIENTIFIC = re.compile(r"(?P<mantissa>[-+]?[0-9]*(?:,[0-9]*)?)E(?P<power>[-+][0-9]+)", re.IGNORECASE)
_FRACTION = re.compile(r"(?P<sign>-?)\s*(?:(?P<whole>[0-9]+)\s+)?(?P<top>[0-9]+)/(?P<bottom>[0-9]+)")


def seen_by_a_person(shown: str) -> Decimal | None:
    """The number that a German reads there; None where that is none, or may be another."""
    text, size = " ".join(shown.split()), Decimal(1)
    for words in sorted(WORDS, key=lambda words: len(words.strip()), reverse=True):
        bare = words.strip()
        if bare and bare not in ("00", "-") and text.endswith(bare):
            text, size = text.removesuffix(bare).rstrip(), Decimal(WORDS[words])
            break
    for words, one in (("T€ ", 1000), ("€ ", 1), ("ca. ", 1)):
        for sign in ("", "-"):
            if text.startswith(sign + words):
                text, size = sign + text.removeprefix(sign + words), size * one
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    elif text[-1:] == "-" and text[-2:-1].isdigit():
        text = f"-{text[:-1]}"
    read = _number(text)
    return None if read is None else read * size


def _number(text: str) -> Decimal | None:
    if match := _PLAIN.fullmatch(text):
        whole, decimals = re.sub("[. ]", "", match["whole"]), match["decimals"] or ""
        return Decimal(f"{match['sign']}{whole or 0}.{decimals or 0}") if whole or decimals else None
    if match := _SCIENTIFIC.fullmatch(text):
        mantissa = _number(match["mantissa"])
        return None if mantissa is None else mantissa.scaleb(int(match["power"]))
    if match := _FRACTION.fullmatch(text):
        read = Decimal(match["whole"] or 0) + Decimal(match["top"]) / Decimal(match["bottom"])
        return -read if match["sign"] else read
    return None


@pytest.mark.parametrize(
    ("shown", "read"),
    [("1.234,5 €", "1234.5"), ("17,5%", "0.175"), ("120 T€", "120000"), ("(5)", "-5"), ("1,2E+05", "120000"), ("4 1/2", "4.5"), ("k.A.", None), ("", None), ("12 34", None)],
)  # fmt: skip
def test_the_eye_reads(shown: str, read: str | None) -> None:
    assert seen_by_a_person(shown) == (None if read is None else Decimal(read))


# --- random cells -------------------------------------------------------------------------------------


def a_value(rng: random.Random) -> float:
    kind = rng.randrange(8)
    if kind < 2:
        return rng.randrange(0, 2000)
    if kind == 2:
        return rng.randrange(0, 5000) * 1000
    if kind == 3:
        return round(rng.random(), rng.randrange(1, 5))
    if kind == 4:
        return round(rng.random() * 10 ** rng.randrange(1, 7), rng.randrange(0, 5))
    if kind == 5:
        return rng.randrange(1, 100) / rng.choice((3, 7, 8, 16, 1000))
    return rng.choice(
        (0, 0, 0.5, 1, -1, -0.25, -1500, 0.1 + 0.2, 429659.99999999994, 62400.5, 1e-5, 123456789, 0.005, 1.005, 2.5)
    )


def a_format(rng: random.Random) -> str:
    if rng.random() < 0.3:  # with room for every digit
        return rng.choice(("General", "0.0######", '#,##0.00#####" €"', "#,##0.00#####", "0.00####%", '0.######" h"'))
    if rng.random() < 0.25:
        return rng.choice((
            "General", "@", "0", "0.00", "#,##0", "#,##0.00", "0%", "0.00%", "0.00E+00", "##0.0E+0", "# ?/?", "# ??/??", ";;;", "0;0",
            '0;-0;"-"', '0;-0;"k.A."', "0;-0;", "00000", "#", "#,###", "#.##", "[>100]0.0;0", '[<1]0.0%;0', '[=0]"null";0', "(0)", "0;[Red]0",
            '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', "#,##0_);(#,##0)", "[$€-407]\\ 0.00", "0 [$T€-407]", "# ##0",
            "0\\.000", "0\\,0", "000-000", "# ?/8", 'General" €"', "General;-General;0", '"A"', "+0;-0", "0.??", "??0",
        ))  # fmt: skip
    section = a_section(rng)
    if rng.random() < 0.8:
        return section
    return ";".join(
        (section, *(a_section(rng) if rng.random() < 0.5 else f"-{section}" for _ in range(rng.randrange(1, 3))))
    )


def a_section(rng: random.Random) -> str:
    whole = rng.choice(("0", "0", "0", "#,##0", "#,##0", "#", "00"))
    places = rng.choice((0, 0, 1, 2, 2, 3))
    decimals = f".{'0' * rng.randrange(0, places + 1):#<{places}}" if places else ""
    scale = "," * rng.choice((0, 0, 0, 0, 0, 1, 1, 2))
    words = rng.choice(tuple(WORDS)) if rng.random() < 0.7 else ""
    behind = "%" if words == "%" and rng.random() < 0.7 else f'"{words}"' if words else ""
    before = rng.choice(BEFORE) if not words and rng.random() < 0.5 else ""
    return (f'"{before}"' if before else "") + whole + decimals + scale + behind


@dataclass(frozen=True)
class Cell:
    """What was written: a number, a text, pieces of one that stand otherwise, or a number over several rows."""

    value: Any
    kind: str = "number"


def random_workbook(path: Path, rng: random.Random) -> dict[tuple[int, int], Cell]:
    """Cells by 1-based row and column. Every cell has a format of its own, as people who paint by hand make them."""
    cells: dict[tuple[int, int], Cell] = {}
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("S")
        sheet.set_column(0, COLUMNS, 40)  # or wide numbers are shown as ###
        for row in range(ROWS):
            for column in range(COLUMNS):
                if (row + 1, column + 1) in cells or rng.random() < 0.05:
                    continue
                looks: dict[str, Any] = {"align": rng.choice(("general", "left", "right", "center"))}
                looks |= {"indent": rng.randrange(4)} if looks["align"] in ("left", "right") else {}
                cells |= a_cell(rng, book, sheet, row, column, looks)
    return cells


def a_cell(rng: random.Random, book: Any, sheet: Any, row: int, column: int, looks: dict[str, Any]) -> dict[Any, Cell]:
    kind, here = rng.random(), (row + 1, column + 1)
    if kind < 0.04 and row + 2 < ROWS:
        value = a_value(rng)
        sheet.merge_range(row, column, row + 1, column, value, book.add_format(looks))
        return {here: Cell(value, "merged"), (row + 2, column + 1): Cell(value, "merged")}
    if kind < 0.08:
        how = rng.choice(({"font_script": 1}, {"font_script": 2}, {"font_strikeout": True}))
        pieces = [str(rng.randrange(1, 2000)), book.add_format(how), str(rng.randrange(1, 10))]
        sheet.write_rich_string(row, column, *pieces, book.add_format(looks))
        return {here: Cell("".join(pieces[::2]), "raised")}
    if kind < 0.15:
        text = a_text(rng)
        sheet.write_string(row, column, text, book.add_format(looks))
        return {here: Cell(text, "text")}
    value, code = a_value(rng), a_format(rng)
    sheet.write_number(row, column, value, book.add_format({**looks, "num_format": code}))
    return {here: Cell(value)}


def a_text(rng: random.Random) -> str:
    value = rng.choice(
        (f"{rng.randrange(1, 10**6):,}".replace(",", "."), f"{rng.random() * 1000:.2f}".replace(".", ","))
    )
    return rng.choice((value, f"{value} €", f"{value} %", f"  {value}", "Nord", "k.A.", "-", ""))


# --- and what is read of them -------------------------------------------------------------------------


def read_of(raw: Raw) -> tuple[Decimal | None, bool]:
    """The number read, and whether the cell was refused or would be warned of, as a count and as a rate."""
    found = number(raw)
    doubted = isinstance(raw, Seen) and raw.sight.kind in ("digits", "dash")
    if isinstance(found, Fault):
        as_rate = rate(raw)
        assert isinstance(as_rate, Fault), (raw, as_rate)
        return None, True
    if doubted and isinstance(raw, Seen):
        assert isinstance(rate(raw), Fault), raw.sight  # in a rate it is refused
    return found.value, doubted


def sheet_of(path: Path) -> Sheet:
    findings = Findings()
    return open_book(path, findings).book.sheet(0)


@dataclass(frozen=True)
class Looked:
    """What LibreOffice shows of the random workbook in three formats, and of the random inputs."""

    cells: dict[tuple[int, int], Cell]
    workbooks: list[tuple[Path, Shown]]
    inputs: list[tuple[Path, Tables, Shown]]
    results: list[Path]
    """A result of many digits, and the same as LibreOffice saves it."""


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Looked:
    """All of it, in as few starts as there can be."""
    folder, rng = tmp_path_factory.mktemp("eye"), random.Random(SEED)
    cells = random_workbook(folder / "x.xlsx", rng)
    files, results = [folder / "x.xlsx"], [a_result(folder)]
    for suffix in ("ods", "xls"):
        saved, result = saved_as([files[0], results[0]], folder, suffix)
        files.append(saved.rename(saved.with_stem(f"saved-as-{suffix}")))
        results.append(result)
    tables = [an_input(rng) for _ in range(INPUTS)]
    inputs = [an_input_file(folder, f"e{at}", table) for at, table in enumerate(tables)]
    shown = as_shown(files + inputs, folder)
    return Looked(
        cells,
        list(zip(files, shown[: len(files)], strict=True)),
        list(zip(inputs, tables, shown[len(files) :], strict=True)),
        results,
    )


def a_result(folder: Path) -> Path:
    changes = {
        "Sozialräume!D2": 100000.125, "Sozialräume!F2": 0.0418377, "Sozialräume!F3": 0.0611, "Sozialräume!F4": 0.033,
        "Sozialräume!H3": 65000.5, "Parameter!B3": 0.0234567, "Parameter!B4": 0.123456, "Leistungen!C3": 0.0512345,
    }  # fmt: skip
    sb.write(allocate(read_workbook(write(folder, spoilt(changes)))), folder / "ergebnis.xlsx")
    return folder / "ergebnis.xlsx"


def test_a_result_is_read_without_a_warning_whoever_saved_it(looked: Looked) -> None:
    assert [path.suffix for path in looked.results] == [".xlsx", ".ods", ".xls"]
    ours, *saved = (read_workbook(path) for path in looked.results)
    for case in (ours, *saved):
        assert case.warnings == ()
        assert case.districts == ours.districts
        assert case.parameters == ours.parameters


def test_what_libreoffice_shows_is_what_is_read(looked: Looked) -> None:
    read = doubted = 0
    for file, sheets in looked.workbooks:
        sheet = sheet_of(file)
        for (row, column), cell, shown in seen_cells(looked.cells, sheets["S"]):
            raw = sheet.rows.get(row, {}).get(column)
            about = (file.suffix, sheet.cell_name(row, column), cell, shown, raw, getattr(raw, "sight", None))
            value, is_doubted = read_of(raw)
            if cell.kind in ("merged", "raised"):
                assert is_doubted, about
            elif value is not None and not is_doubted:
                assert same(seen_by_a_person(shown), value), about
            if isinstance(raw, Seen) and raw.sight.kind == "digits":
                assert rounded_alike(seen_by_a_person(shown), raw.sight.meant, Decimal(repr(float(raw)))), about
            read, doubted = read + (value is not None and not is_doubted), doubted + is_doubted
    assert read > ROWS * COLUMNS  # of the three files together: most clean ones are read
    assert doubted > ROWS * COLUMNS / 2


def same(seen: Decimal | None, read: Decimal | None) -> bool:
    """At the digits that a spreadsheet shows: a third is 1/3."""
    if seen is None or read is None:
        return seen is read
    return abs(seen - read) <= abs(read) * Decimal("1e-14")


def rounded_alike(seen: Decimal | None, meant: Decimal | None, held: Decimal) -> bool:
    """Whether both round alike, or one up and one down from half way."""
    if seen is None or meant is None or same(seen, meant):
        return seen is meant or same(seen, meant)
    return same((seen + meant) / 2, held)


def seen_cells(
    cells: dict[tuple[int, int], Cell], shown: list[list[str]]
) -> Iterator[tuple[tuple[int, int], Cell, str]]:
    for (row, column), cell in cells.items():
        texts = shown[row - 1] if row <= len(shown) else []
        yield (row, column), cell, texts[column - 1] if column <= len(texts) else ""


# --- a whole input ------------------------------------------------------------------------------------

DISTRICTS = 20
NUMBERS = {4: "status_quo", 5: "Kinder", 6: "Quote", 7: "Einwohner", 8: "cost_per_fte"}
"""The columns of numbers of the first sheet."""
_WARNINGS = ("digits_hidden", "format_shows_dash")


def test_a_whole_input_is_what_it_shows_or_is_refused(tmp_path: Path, looked: Looked) -> None:
    """What is refused in a first reading is made plain for a second one, which then reads what is shown, or warns."""
    for path, table, shown in looked.inputs:
        refused: set[str] = set()
        while more := places_refused(an_input_file(tmp_path, "plain", made_plain(table, refused))) - refused:
            refused |= more
        case = read_workbook(an_input_file(tmp_path, "plain", made_plain(table, refused)))
        places = [problem.place for problem in case.warnings if problem.code in _WARNINGS]
        warned = {place.cell[0] for place in places if place and place.cell}
        for at, district in enumerate(case.districts):
            for column, name in NUMBERS.items():
                cell = f"{chr(64 + column)}{at + 2}"
                seen = seen_by_a_person(shown["Sozialräume"][at + 1][column - 1])
                value = district.columns[name] if name in district.columns else getattr(district, name)
                if f"Sozialräume!{cell}" not in refused and not same(seen, value):
                    assert cell[0] in warned, (path, cell, seen, value)
        assert refused
        assert len(refused) < DISTRICTS * len(NUMBERS)


def an_input_file(parent: Path, name: str, table: Tables) -> Path:
    return write(parent, table).rename(parent / f"{name}.xlsx")


def an_input(rng: random.Random) -> Tables:
    """The clean tables with random numbers of districts; of true percentages there are other tests."""
    header, *_ = spoilt({})["Sozialräume"]
    rows = [[f"{at:02}", f"Raum {at}", "A", *(a_number(rng) for _ in NUMBERS), None] for at in range(1, DISTRICTS + 1)]
    return spoilt({"Sozialräume": [header, *rows]})


def a_number(rng: random.Random) -> Formatted:
    code = a_format(rng)
    while "%" in re.sub('"[^"]*"', "", code):
        code = a_format(rng)
    return Formatted(abs(a_value(rng)), code)


def places_refused(path: Path) -> set[str]:
    try:
        read_workbook(path)
    except InputError as error:
        return {str(problem.place) for problem in error.problems if problem.severity == "error"}
    return set()


def made_plain(table: Tables, refused: set[str]) -> Tables:
    changed = {name: [list(row) for row in rows] for name, rows in table.items()}
    for place in refused:
        sheet, _, cell = place.partition("!")
        changed[sheet][int(cell[1:]) - 1][ord(cell[0]) - ord("A")] = 7
    return changed
