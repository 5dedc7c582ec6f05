"""`verify`: every fault is found and named, nothing is said of an untouched file, whoever saved it last."""

import json
import math
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chains import write_chain, write_year
from command_line import PROGRAM, Cli
from libreoffice import recalculated
from made_up import made_up_case
from sozialbudget import AnnexRequest, Case, InputError, allocate, read_workbook, verify, write_annex
from sozialbudget.analysis.record.formulas import canonical
from sozialbudget.analysis.verify import afresh
from sozialbudget.analysis.verify import verify as verifying
from sozialbudget.analysis.verify.cells import matched, same
from sozialbudget.analysis.verify.findings import told_cell
from sozialbudget.analysis.verify.report import verdict
from sozialbudget.case.plain import canonical as canonical_cell
from sozialbudget.method import rounding
from sozialbudget.workbook.result import protocol
from sozialbudget.workbook.result.checksums import Content, sums
from sozialbudget.workbook.result.context import TitleBlock
from sozialbudget.workbook.write import workbook_bytes, write_workbook
from support import CASES, case_from_json
from workbooks import CLEAN, write_ods

EXAMPLES = Path(__file__).parents[2] / "examples"
LUENEBURG = EXAMPLES / "lueneburg" / "eingabe.xlsx"
SHEETS = [
    "Übersicht",
    "Berechnungsbogen",
    "Stunden",
    "Sozialräume",
    "Indikatoren",
    "Parameter",
    "Leistungen",
    "Prüfungen",
    "Protokoll",
    "Ursachen",
    "Rechenweg",
    "Ausgleich",
    "Prüfsummen",
]


@cache
def result() -> bytes:
    """The result of Lüneburg, in German."""
    return bytes(workbook_bytes(allocate(read_workbook(LUENEBURG)), "de"))


def written(tmp_path: Path, content: bytes | None = None) -> Path:
    path = tmp_path / "ergebnis.xlsx"
    path.write_bytes(content or result())
    return path


def codes(path: Path, **options: Any) -> list[tuple[str, str]]:
    """Code and place of every deviation."""
    return [(finding.code, str(finding.place)) for finding in verify(path, **options).deviations]


# --- edits of the file itself, of no program ------------------------------------------------------------


def with_part(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The package with one of its parts changed; fails where nothing was."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in package.namelist():
            data = package.read(name)
            if name == part:
                changed = change(data.decode())
                assert changed != data.decode(), f"nothing changed in {part}"
                data = changed.encode()
            new.writestr(name, data)
    return out.getvalue()


def with_sheet(content: bytes, sheet: str, change: Callable[[str], str]) -> bytes:
    return with_part(content, f"xl/worksheets/sheet{SHEETS.index(sheet) + 1}.xml", change)


def with_cell(content: bytes, place: str, new: str) -> bytes:
    """The package with what a cell holds replaced by the XML `new`."""
    sheet, _, cell = place.partition("!")
    pattern = re.compile(rf'(<c r="{cell}"(?: s="\d+")?)[^>]*?(?:/>|>.*?</c>)')
    return with_sheet(content, sheet, lambda xml: pattern.sub(lambda m: f"{m[1]}>{new}</c>", xml, count=1))


def without_sheet(content: bytes, title: str) -> bytes:
    return with_part(content, "xl/workbook.xml", lambda xml: re.sub(rf'<sheet name="{title}"[^>]*/>', "", xml))


def formula_of(content: bytes, place: str) -> str:
    sheet, _, cell = place.partition("!")
    with zipfile.ZipFile(BytesIO(content)) as package:
        xml = package.read(f"xl/worksheets/sheet{SHEETS.index(sheet) + 1}.xml").decode()
    found = re.search(rf'<c r="{cell}"[^>]*><f>(.*?)</f>', xml)
    assert found
    return found[1]


BUDGET = "Berechnungsbogen!M10"

FAULTS_OF_THE_FILE: dict[str, tuple[Callable[[bytes], bytes], tuple[str, str]]] = {
    "an edited input cell": (
        lambda content: with_cell(content, "Sozialräume!L5", "<v>4711</v>"),
        ("verify_number_changed", "Sozialräume!L5"),
    ),
    "an edited total of the checksums": (
        lambda content: with_cell(content, "Prüfsummen!E13", "<v>1512001</v>"),
        ("verify_checksum_edited", "Prüfsummen!E13"),
    ),
    "a changed remark of the checksums": (
        lambda content: with_cell(content, "Prüfsummen!A2", "<is><t>Alles in Ordnung</t></is>"),
        ("verify_text", "Prüfsummen!A2"),
    ),
    "an edited budget": (
        lambda content: with_cell(content, BUDGET, f"<f>{formula_of(content, BUDGET)}</f><v>228797</v>"),
        ("verify_value", BUDGET),
    ),
    "a formula pasted as value": (
        lambda content: with_cell(content, BUDGET, "<v>228796</v>"),
        ("verify_constant", BUDGET),
    ),
    "an emptied cell": (
        lambda content: with_sheet(content, "Berechnungsbogen", lambda xml: re.sub(r'<c r="M10".*?</c>', "", xml)),
        ("verify_emptied", BUDGET),
    ),
    "a changed formula": (
        lambda content: with_cell(content, "Berechnungsbogen!N10", "<f>Budget_neu-Budget_bisher*1</f><v>23796</v>"),
        ("verify_formula", "Berechnungsbogen!N10"),
    ),
    "a deleted row": (
        lambda content: with_sheet(content, "Berechnungsbogen", lambda xml: re.sub(r'<row r="11">.*?</row>', "", xml)),
        ("verify_line_gone", "Berechnungsbogen"),
    ),
    "a deleted row of the input": (
        lambda content: with_sheet(content, "Sozialräume", lambda xml: re.sub(r'<row r="5">.*?</row>', "", xml)),
        ("verify_row_gone", "Sozialräume"),
    ),
    "a changed parameter": (
        lambda content: with_cell(content, "Parameter!B10", "<v>0.3</v>"),
        ("verify_parameter_changed", "Parameter!B10"),
    ),
    "a removed sheet": (lambda content: without_sheet(content, "Rechenweg"), ("verify_sheet_gone", "Rechenweg")),
    "a removed input sheet": (
        lambda content: without_sheet(content, "Indikatoren"),
        ("verify_sheet_gone", "Indikatoren"),
    ),
    "removed checksums": (
        lambda content: without_sheet(content, "Prüfsummen"),
        ("verify_no_checksums", "Prüfsummen"),
    ),
    "a renamed sheet": (
        lambda content: with_part(content, "xl/workbook.xml", lambda xml: xml.replace('name="Stunden"', 'name="Std."')),
        ("verify_sheet_renamed", "Std."),
    ),
    "a name pointing elsewhere": (
        lambda content: with_part(
            content,
            "xl/workbook.xml",
            lambda xml: xml.replace("Berechnungsbogen!$M$8:$M$17<", "Berechnungsbogen!$L$8:$L$17<"),
        ),
        ("verify_name_changed", "Budget_neu"),
    ),
    "a name that means something else on one sheet": (
        lambda content: with_part(
            content,
            "xl/workbook.xml",
            lambda xml: xml.replace(
                "<definedNames>", '<definedNames><definedName name="Budget_neu" localSheetId="1">7</definedName>'
            ),
        ),
        ("verify_name_hidden", "Budget_neu"),
    ),
    "a changed header": (
        lambda content: with_cell(content, "Ursachen!D7", "<is><t>Mehr Geld</t></is>"),
        ("verify_text", "Ursachen!D7"),
    ),
    "a changed line of the Protokoll": (
        lambda content: with_sheet(content, "Protokoll", lambda xml: xml.replace(">eingabe.xlsx<", ">andere.xlsx<")),
        ("verify_told_changed", "Protokoll!B4"),
    ),
    "a changed checksum": (
        lambda content: with_sheet(
            content,
            "Prüfsummen",
            lambda xml: re.sub(r"<t[^>]*>[0-9a-f]{16}</t>", "<t>0123456789abcdef</t>", xml, count=1),
        ),
        ("verify_checksum_edited", "Prüfsummen!F10"),
    ),
    "an error instead of a figure": (
        lambda content: with_cell(content, BUDGET, f"<f>{formula_of(content, BUDGET)}</f><v>text</v>"),
        ("verify_value", BUDGET),
    ),
}


def test_the_untouched_result_holds(tmp_path: Path) -> None:
    found = verify(written(tmp_path))
    assert found.findings == ()
    assert found.holds
    assert (found.sheets, found.uncalculated) == (13, 0)
    assert found.formulas > 1000


@pytest.mark.parametrize("fault", FAULTS_OF_THE_FILE)
def test_a_fault_in_the_original_file_is_found(tmp_path: Path, fault: str) -> None:
    spoil, expected = FAULTS_OF_THE_FILE[fault]
    path = written(tmp_path, spoil(result()))
    assert expected in codes(path)


def test_a_fault_is_the_only_thing_reported(tmp_path: Path) -> None:
    """The stored value of the budget alone: nothing that merely follows from it, for nothing was recalculated."""
    spoil, expected = FAULTS_OF_THE_FILE["an edited budget"]
    assert codes(written(tmp_path, spoil(result()))) == [expected]


# --- programs that save ---------------------------------------------------------------------------------


def swap(book: Any) -> None:
    sheet = book["Sozialräume"]
    sheet["L5"].value, sheet["L8"].value = sheet["L8"].value, sheet["L5"].value


def sort_rows(book: Any) -> None:
    sheet = book["Sozialräume"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value


def paste(book: Any) -> None:
    sheet = book["Berechnungsbogen"]
    for row in range(8, 18):
        sheet.cell(row, 13).value = 1000 * row


def put(place: str, value: object) -> Callable[[Any], None]:
    sheet, _, cell = place.partition("!")

    def edit(book: Any) -> None:
        book[sheet][cell].value = value

    return edit


def rename(title: str, to: str) -> Callable[[Any], None]:
    def edit(book: Any) -> None:
        book[title].title = to

    return edit


def sign_anew(book: Any) -> None:
    """Another damping, with the checksums it has."""
    sheet, checksums = book["Parameter"], book["Prüfsummen"]
    sheet["B10"].value = 0.3
    header, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    columns = [list(column) for column in zip(*rows, strict=True)]
    now = sums(Content(header, "ABCDEFG"[: len(header)], columns, range(2, 2 + len(rows))), "parameters")
    lines = {("Blatt", None): now.whole}
    lines |= {("Spalte", line.place): line.checksum for line in now.columns}
    lines |= {("Zeile", line.place): line.checksum for line in now.rows}
    for row in checksums.iter_rows(min_row=5):
        if row[0].value == "Parameter":
            row[5].value = lines[row[1].value, row[2].value]


FAULTS_OF_A_PROGRAM: dict[str, tuple[Callable[[Any], None], tuple[str, str]]] = {
    "input": (put("Sozialräume!L5", 4711), ("verify_number_changed", "Sozialräume!L5")),
    "controlled": (put("Sozialräume!F5", 500), ("verify_number_changed", "Sozialräume!F5")),
    "text": (put("Sozialräume!F5", "viele"), ("verify_number_changed", "Sozialräume!F5")),
    "id": (put("Sozialräume!A5", 33550009), ("verify_input_changed", "Sozialräume!A5")),
    "inserted": (lambda book: book["Berechnungsbogen"].insert_rows(11), ("verify_rows_moved", "Berechnungsbogen!A12")),
    "inserted-input": (lambda book: book["Sozialräume"].insert_rows(4), ("verify_moved", "Sozialräume")),
    "renamed-input": (rename("Sozialräume", "Bezirke"), ("verify_sheet_renamed", "Bezirke")),
    "renamed-checksums": (rename("Prüfsummen", "Summen"), ("verify_sheet_renamed", "Summen")),
    "checksums-less-a-line": (
        lambda book: book["Prüfsummen"].delete_rows(20),
        ("verify_checksums_incomplete", "Prüfsummen"),
    ),
    "checksums-less-a-sheet": (
        lambda book: book["Prüfsummen"].delete_rows(5),
        ("verify_checksums_incomplete", "Prüfsummen"),
    ),
    "signed-anew": (sign_anew, ("verify_text", "Protokoll!B26")),
    "budget": (put(BUDGET, 123_456), ("verify_constant", BUDGET)),
    "pasted": (paste, ("verify_constant", "Berechnungsbogen!M8")),
    "deleted": (lambda book: book["Berechnungsbogen"].delete_rows(11), ("verify_line_gone", "Berechnungsbogen")),
    "deleted-input": (lambda book: book["Sozialräume"].delete_rows(5), ("verify_row_gone", "Sozialräume")),
    "parameter": (put("Parameter!B10", 0.3), ("verify_parameter_changed", "Parameter!B10")),
    "word": (put("Parameter!B15", "Nein"), ("verify_parameter_changed", "Parameter!B15")),
    "weight": (put("Indikatoren!B3", 7), ("verify_number_changed", "Indikatoren!B3")),
    "share": (put("Leistungen!A2", "Anderes"), ("verify_input_changed", "Leistungen!A2")),
    "sheet": (lambda book: book.remove(book["Rechenweg"]), ("verify_sheet_gone", "Rechenweg")),
    "input-sheet": (lambda book: book.remove(book["Parameter"]), ("verify_sheet_gone", "Parameter")),
    "protocol": (lambda book: book.remove(book["Protokoll"]), ("verify_sheet_gone", "Protokoll")),
    "formula": (
        put("Berechnungsbogen!N10", "=Budget_neu-Budget_bisher+1"),
        ("verify_formula", "Berechnungsbogen!N10"),
    ),
    "header": (put("Berechnungsbogen!M7", "Budget"), ("verify_text", "Berechnungsbogen!M7")),
    "swapped": (swap, ("verify_cells_swapped", "Sozialräume!L5")),
    "sorted": (sort_rows, ("verify_rows_reordered", "Sozialräume")),
    "instead": (put("Sozialräume!L5", "=1000+500"), ("verify_instead", "Sozialräume!L5")),
}


SAVED_BY_LIBREOFFICE = (
    "input",
    "controlled",
    "budget",
    "deleted",
    "parameter",
    "formula",
    "swapped",
    "instead",
)


def edited(into: Path, name: str) -> Path:
    """The result with a fault, saved by openpyxl."""
    book = openpyxl.load_workbook(BytesIO(result()))
    FAULTS_OF_A_PROGRAM[name][0](book)
    path = into / f"{name}.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("name", [name for name in FAULTS_OF_A_PROGRAM if name != "instead"])
def test_a_fault_in_a_file_saved_by_openpyxl_is_found(tmp_path: Path, name: str) -> None:
    assert FAULTS_OF_A_PROGRAM[name][1] in codes(edited(tmp_path, name))


def one_of_each() -> list[tuple[str, Case]]:
    """The worked examples, and of the random ones the first of each need method."""
    found: dict[str, tuple[str, Case]] = {}
    for path in sorted(CASES.glob("*/case.json")):
        name, case = path.parent.name, case_from_json(path)
        found.setdefault(name if name.startswith("worked") else case.parameters.need_method, (name, case))
    return [*found.values(), ("made-up", made_up_case(3))]


def untouched(into: Path) -> list[Path]:
    """Results of every need method in both languages, and annexes."""
    paths = []
    for number, (name, case) in enumerate(one_of_each()):
        paths.append(into / f"{name}.xlsx")
        write_workbook(allocate(case), paths[-1], "en" if number % 2 else "de")
    allocation = allocate(read_workbook(LUENEBURG, settings={"damping": "auto"}))
    for left, right, draft in ((True, True, "ENTWURF"), (True, False, None), (False, True, None)):
        facts = (("Vorlage", "2011/099"), ("Gremium", "Jugendhilfeausschuss"))
        block = TitleBlock("Anlage & Beschluss", facts, "Anlage", draft=draft, left=left, right=right)
        paths.append(into / f"annex-{left}-{right}.xlsx")
        write_workbook(allocation, paths[-1], "de", block=block)
    assert len(paths) > 10
    return paths


def by_openpyxl(path: Path, into: Path) -> Path:
    out = into / path.name
    openpyxl.load_workbook(path).save(out)
    return out


def packed_anew(path: Path) -> Path:
    """The same parts in another file, so that they are read and compared: bytes that are the same need not be."""
    with zipfile.ZipFile(path, "a") as package:
        package.comment = b"packed anew"
    return path


def test_untouched_results_hold_as_written_and_as_openpyxl_saves_them(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    for path in untouched(tmp_path):
        found = verify(packed_anew(path))
        assert found.findings == (), path.name
        again = verify(by_openpyxl(path, tmp_path / "saved"))
        assert again.holds, path.name
        assert [finding.code for finding in again.findings] == ["verify_uncalculated"]
        assert again.uncalculated == found.formulas > 0


def _in_neighbouring_doubles(content: bytes, toward: float) -> bytes:
    """Every number with decimals as the next double, which reads the same with 15 digits."""

    def nudged(found: re.Match[str]) -> str:
        value = float(found[2])
        return found[0] if value.is_integer() else f"{found[1]}<v>{math.nextafter(value, toward)!r}</v>"

    cell = re.compile(r'(<c r="[A-Z]+\d+"(?: s="\d+")?>(?:<f[^>]*>[^<]*</f>)?)<v>([-+.eE\d]+)</v>')
    for sheet in ("Berechnungsbogen", "Stunden", "Parameter", "Leistungen", "Rechenweg", "Ausgleich"):
        content = with_sheet(content, sheet, lambda xml: cell.sub(nudged, xml))
    return content


@pytest.mark.parametrize("toward", [math.inf, -math.inf])
def test_the_nearest_doubles_of_another_program_hold(tmp_path: Path, toward: float) -> None:
    assert verify(written(tmp_path, _in_neighbouring_doubles(result(), toward))).findings == ()


def test_the_result_of_berlin_holds(tmp_path: Path) -> None:
    path = tmp_path / "berlin.xlsx"
    write_workbook(allocate(read_workbook(EXAMPLES / "berlin" / "eingabe.xlsx")), path, "en")
    assert verify(packed_anew(path)).findings == ()


def test_libreoffice_saves_what_holds_and_what_does_not(tmp_path: Path) -> None:
    """One start for all: untouched files are silent after it has recalculated them, faults are found."""
    # A second apiece: one annex stands for all, and what no recalculation touches is left to openpyxl.
    good = [path for path in untouched(tmp_path) if path.stem not in ("annex-True-False", "annex-False-True")]
    bad = [edited(tmp_path, name) for name in SAVED_BY_LIBREOFFICE]
    saved = {path.stem: path for path in recalculated([*good, *bad], tmp_path)}
    said = {path.stem: [finding.say("en") for finding in verify(saved[path.stem]).findings] for path in good}
    assert {name: findings for name, findings in said.items() if findings} == {}
    wanted = {name: FAULTS_OF_A_PROGRAM[name][1] for name in SAVED_BY_LIBREOFFICE}
    missed = {name: found for name in wanted if wanted[name] not in (found := codes(saved[name]))}
    assert missed == {}
    # An input that was edited and recalculated is consistent; only the checksums know.
    assert codes(saved["input"]) == [("verify_number_changed", "Sozialräume!L5")]
    assert codes(saved["parameter"]) == [("verify_parameter_changed", "Parameter!B10")]
    # A constant, and the figures that follow from it by sheet.
    assert len(codes(saved["budget"])) < 10
    assert codes(saved["budget"])[0] == ("verify_constant", BUDGET)


def test_an_untouched_file_is_not_read_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its bytes are those that are written afresh, which a note in the package changes already."""
    counted = verify(packed_anew(written(tmp_path))).formulas

    def refuse(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(afresh, "of_bytes", refuse)
    found = verify(written(tmp_path))
    assert (found.findings, found.sheets, found.formulas) == ((), len(SHEETS), counted)
    with pytest.raises(AssertionError, match="read again"):
        verify(packed_anew(written(tmp_path)))


def test_a_parameter_changed_in_the_protocol_too_has_no_known_value(tmp_path: Path) -> None:
    """What the Protokoll says now is no reason to enter it again."""
    book = openpyxl.load_workbook(written(tmp_path))
    protocol, parameters = book["Protokoll"], book["Parameter"]
    (label,) = [row[0].value for row in parameters.iter_rows(max_row=30) if row[0].row == 10]
    rows = [row for row in protocol.iter_rows() if row[0].value == label and str(row[1].value).endswith("%")]
    parameters["B10"].value, rows[-1][1].value = 0.2, "20 %"
    path = tmp_path / "beides.xlsx"
    book.save(path)
    found = {finding.code: finding for finding in verify(path).deviations}
    assert {"verify_parameter_unsaid", "verify_told_changed"} <= found.keys()
    assert "verify_parameter_changed" not in found
    told = found["verify_parameter_unsaid"].say("de")
    assert "jetzt steht dort 20\N{NO-BREAK SPACE}%. Auch das Protokoll wurde geändert" in told
    assert "% wieder eintragen" not in told


def test_a_long_list_is_grouped(tmp_path: Path) -> None:
    (found,) = verify(edited(tmp_path, "pasted")).deviations
    assert "und 9 weitere Zellen der Spalte „Budget neu“" in found.say("de")
    assert "and 9 further cells of the column “Budget neu”" in found.say("en")


# --- what is somebody's own -----------------------------------------------------------------------------


def test_an_added_sheet_or_remark_is_a_note(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(result()))
    book.create_sheet("Meine Notizen")["A1"] = "Bitte prüfen"
    book["Berechnungsbogen"]["B30"] = "mit Amt besprochen"
    book.defined_names["meins"] = openpyxl.workbook.defined_name.DefinedName("meins", attr_text="Parameter!$B$2")
    path = tmp_path / "r.xlsx"
    book.save(path)
    found = verify(path)
    assert found.holds
    notes = {(note.code, str(note.place)) for note in found.notes}
    assert notes == {
        ("verify_sheet_added", "Meine Notizen"),
        ("verify_added", "Berechnungsbogen!B30"),
        ("verify_name_added", "meins"),
        ("verify_uncalculated", "None"),
    }


def test_an_edited_title_block_of_an_annex_is_found(tmp_path: Path) -> None:
    path = tmp_path / "anlage.xlsx"
    write_annex(allocate(read_workbook(LUENEBURG)), path, AnnexRequest(paper="2011/099"), lang="de")
    book = openpyxl.load_workbook(path)
    book["Übersicht"]["B4"] = "2012/001"
    book.save(path)
    assert codes(path) == [("verify_told_changed", "Übersicht!B4")]


def test_a_row_put_in_between_is_told(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(result()))
    book["Sozialräume"].append(["99", "Neu", "T", 1000, None, *[5] * 7])
    path = tmp_path / "r.xlsx"
    book.save(path)
    assert ("verify_row_new", "Sozialräume!A12") in codes(path)


# --- properties -----------------------------------------------------------------------------------------

quick = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@cache
def computed_cells() -> list[tuple[str, str, float]]:
    """Sheet, cell and stored value of every formula that gives a number."""
    values = openpyxl.load_workbook(BytesIO(result()), data_only=True)
    formulas = openpyxl.load_workbook(BytesIO(result()))
    return [
        (sheet.title, cell.coordinate, float(stored))
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
        and isinstance(stored := values[sheet.title][cell.coordinate].value, int | float)
        and not isinstance(stored, bool)
    ]


@quick
@given(data=st.data())
def test_any_computed_figure_that_is_off_by_a_cent_is_found(tmp_path: Path, data: st.DataObject) -> None:
    sheet, cell, stored = data.draw(st.sampled_from(computed_cells()))
    off = data.draw(st.sampled_from([0.01, -0.01, 1.0, -250.0]))
    if abs(stored) > 1e12:  # what stands for infinity
        off = -2 * stored
    place = f"{sheet}!{cell}"
    content = with_cell(result(), place, f"<f>{formula_of(result(), place)}</f><v>{stored + off!r}</v>")
    assert codes(written(tmp_path, content)) == [("verify_value", place)]


@cache
def input_cells() -> list[str]:
    book = openpyxl.load_workbook(BytesIO(result()))
    return [
        f"{title}!{cell.coordinate}"
        for title in ("Sozialräume", "Indikatoren", "Parameter", "Leistungen")
        for row in book[title].iter_rows(min_row=2)
        for cell in row
        if cell.value not in (None, "")
    ]


def number_at(book: Any, place: str) -> Any:
    sheet, _, cell = place.partition("!")
    return book[sheet][cell].value


@quick
@given(data=st.data())
def test_any_changed_input_cell_is_found_and_named(tmp_path: Path, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(input_cells()))
    new = data.draw(
        st.one_of(
            st.integers(1, 10**6).map(lambda number: f"<v>{number}.5</v>"),  # 0.5 stands in some of them
            st.just("<v>-7</v>"),
        )
    )
    found = codes(written(tmp_path, with_cell(result(), place, new)))
    assert place in [where for _, where in found]


@quick
@given(data=st.data())
def test_the_number_that_stood_there_is_told(tmp_path: Path, data: st.DataObject) -> None:
    """The total of its column, less the others; decimals and rates too."""
    cells = openpyxl.load_workbook(BytesIO(result()))
    places = [place for place in input_cells() if isinstance(number_at(cells, place), int | float)]
    place = data.draw(st.sampled_from([place for place in places if not place.startswith("Parameter")]))
    spoilt = with_cell(result(), place, data.draw(st.sampled_from(["<v>4711.5</v>", "<v>-3</v>", "<f>1/0</f>"])))
    (told,) = [found for found in verify(written(tmp_path, spoilt)).deviations if found.code == "verify_number_changed"]
    assert str(told.place) == place
    assert told.values["was"] == told_cell(number_at(cells, place))


@quick
@given(
    rows=st.lists(
        st.tuples(st.text("abc", min_size=1, max_size=3), st.decimals(-99, 99, places=2)), min_size=2, max_size=6
    ),
    data=st.data(),
)
def test_checksums_differ_in_the_row_and_the_column_of_a_changed_cell(
    rows: list[tuple[str, Any]], data: st.DataObject
) -> None:
    columns = [list(column) for column in zip(*rows, strict=True)]
    row, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, 1))

    def taken() -> Any:
        return sums(Content(["Name", "Wert"], ["A", "B"], columns, range(2, 2 + len(rows))), "services")

    before = taken()
    columns[column][row] = "neu" if column == 0 else columns[column][row] + 1
    after = taken()
    assert before.whole != after.whole
    pairs = list(zip(before.rows, after.rows, strict=True))
    assert [a.checksum != b.checksum for a, b in pairs] == [i == row for i in range(len(rows))]
    assert [a.checksum != b.checksum for a, b in zip(before.columns, after.columns, strict=True)] == [
        i == column for i in range(2)
    ]
    assert before.columns[1].total == sum(value for _, value in rows)


# --- parts of it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IF(A1>0,9E+99,-9E+99)", "if( a1 > 0 , 9E+099 , -9e99 )"),
        ("SUM(Budget_neu)", "sum(BUDGET_NEU)"),
        ("Sozialräume!A2", "'Sozialräume'!a2"),
        ("Sozialräume!A2", "$Sozialräume.A2"),
        ("'Calculation sheet'!$E$8:$F$9", "'calculation sheet'!$e$8:$f$9"),
        ("IF(TRUE,1,0)", "IF(TRUE(),1.0,0)"),
        ("STDEVP(A1:A3)", "_xlfn.STDEVP(A1:A3)"),
        ("COUNTA(Blatt!$A:$A)", "COUNTA(Blatt!$A$1:$A$1048576)"),
        ("A1+1", " A1 + 1"),
        ("SUM(A1,B1)", "SUM(A1;B1)"),
        ("SUMPRODUCT(--(Budget_neu>0))", "SUMPRODUCT(-(-(Budget_neu>0)))"),
        ("A1*B1-1", "-(-(A1*B1-1))"),
        ("ROUND(A1,2)", "-(-ROUND(A1,2))"),
        ("A1--5", "A1-(-5)"),
        ("A1*B1+C1", "(A1*B1)+C1"),
        ("A1-B1-C1", "((A1-B1)-C1)"),
        ("-A1^2", "(-A1)^2"),
        ("A1&B1=C1", "(A1&B1)=(C1)"),
        ("A1+1", "+A1+1"),
        ('IF(A1>0,"",B1)', 'IF((A1>0),"",(B1))'),
        ("IF(A1,,1)", "IF((A1),,1)"),
        ("A1>0.005", "A1>5.0000000000000001E-3"),
        ("A1*0.1", "A1*0.10000000000000002"),
        ("17.5%*A1", "(17.5%)*A1"),
    ],
)
def test_the_same_formula_as_programs_write_it(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A1+1", "A1+2"),
        ("SUM(A1:A9)", "SUM(A1:A8)"),
        ("Sozialräume!A2", "Stunden!A2"),
        ("Sozialräume!A2", "A2"),
        ('IF(A1="x",1,0)', 'IF(A1="X",1,0)'),
        ('"a b"', '"ab"'),
        ("D$5", "D5"),
        ("A1:A3 A2:B2", "A1:A3,A2:B2"),
        ("-A1", "A1"),
        ("Budget_neu", "Budget_bisher"),
        ("ROUND(A1,2)", "ROUNDUP(A1,2)"),
        ("0.005", "0.0005"),
        ("#REF!", "A1"),
        ("--A1", "A1"),
        ("-(-(A1>0))", "A1>0"),
        ("A1-(B1-C1)", "A1-B1-C1"),
        ("A1-(B1+C1)", "A1-B1+C1"),
        ("(A1+B1)*C1", "A1+B1*C1"),
        ("-(A1^2)", "-A1^2"),
        ("SUM((A1,B1))", "SUM(A1,B1)"),
        ("A1*0.1", "A1*0.1000000000001"),
        ("(A1", "A1"),
        ('IF("', 'IF(""'),
    ],
)
def test_different_formulas_stay_different(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_a_shared_formula_is_told_in_full(tmp_path: Path) -> None:
    """As Excel stores a column: the first cell has the text, the others its number."""

    def share(xml: str) -> str:
        xml = xml.replace("<f>B10-C10</f>", '<f t="shared" ref="D10:D11" si="0">B10-C10</f>')
        return xml.replace("<f>B11-C11</f>", '<f t="shared" si="0"/>')

    assert verify(written(tmp_path, with_sheet(result(), "Prüfungen", share))).findings == ()

    def wrong(xml: str) -> str:
        return share(xml).replace(">B10-C10</f>", ">B10-C9</f>")

    found = codes(written(tmp_path, with_sheet(result(), "Prüfungen", wrong)))
    assert found == [("verify_formula", "Prüfungen!D10"), ("verify_formula", "Prüfungen!D11")]


def test_a_formula_made_an_array_is_a_changed_one(tmp_path: Path) -> None:
    """Its names would stand for whole columns, no longer for the cell in the same row."""
    array = '<f t="array" ref="N8">Budget_neu-'
    content = with_sheet(result(), "Berechnungsbogen", lambda xml: xml.replace("<f>Budget_neu-", array, 1))
    assert codes(written(tmp_path, content)) == [("verify_formula", "Berechnungsbogen!N8")]


@pytest.mark.parametrize(
    ("found", "fresh", "scale", "is_same"),
    [
        (0.1 + 0.2, 0.3, 1.0, True),
        (120320.291949553, 120320.29194955344, 120320.0, True),
        (96380.01, 96380.0, 1e9, False),
        (1e9 + 0.01, 1e9, 1e9, False),
        (0.2641, 0.264, 1.0, False),
        (9e99, 9e99, 1.0, True),
        (-9e99, 9e99, 1.0, False),
        ("ok", "ok", 1.0, True),
        ("ok", "FEHLER", 1.0, False),
        ("1", 1.0, 1.0, False),
        (None, "", 1.0, True),
        (True, 1.0, 1.0, False),
    ],
)
def test_only_the_last_digits_of_a_double_may_differ(found: Any, fresh: Any, scale: float, is_same: bool) -> None:
    assert same(found, fresh, scale) is is_same


def test_cells_are_the_same_after_saving() -> None:
    assert canonical_cell("  Träger\r\nA ") == canonical_cell("Tra\u0308ger\nA")
    assert canonical_cell(1 / 3) == canonical_cell(0.333333333333333)
    assert canonical_cell(-0.0) == canonical_cell(0)
    assert canonical_cell("01") != canonical_cell(1)
    assert canonical_cell("") == canonical_cell(None)


def test_rows_are_matched_by_name() -> None:
    assert list(matched(["a", "b", "c"], ["a", "x", "c"])) == [((0, 3), (0, 3))]
    spans = list(matched(["a", "b", "c", "d"], ["a", "c", "d"]))
    assert ((1, 2), (1, 1)) in spans


# --- another version ------------------------------------------------------------------------------------


def test_another_version_is_told_step_by_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sozialbudget.workbook.result.protocol.__version__", "0.0.9")
    old = bytes(workbook_bytes(allocate(read_workbook(LUENEBURG)), "de"))
    monkeypatch.undo()
    found = verify(written(tmp_path, old))
    assert found.version == "0.0.9"
    assert found.holds
    assert [note.code for note in found.notes] == ["verify_version", "verify_steps_same"]

    # Two damped budgets off by 5 and 7 euros: the first step that differs, though a budget differs, too.
    spoilt = old
    for place, value in (("Berechnungsbogen!K8", 154224.3995743325), ("Berechnungsbogen!K9", 1.0), (BUDGET, 1.0)):
        spoilt = with_cell(spoilt, place, f"<f>{formula_of(old, place)}</f><v>{value!r}</v>")
    (step,) = verify(written(tmp_path, spoilt)).deviations
    assert (step.code, str(step.place)) == ("verify_step", "Berechnungsbogen!K8")
    assert re.search(
        r"Gedämpftes Budget: der erste Schritt, der abweicht, bei 2 von 10 Werten um bis zu 1\d\d\.", step.say("de")
    )


def test_another_edition_is_no_broken_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = result()
    following = verifying.LAYOUT + 1
    change = rounding.change.figure
    monkeypatch.setattr(rounding.change, "figure", replace(change, formula=f"({change.formula})*1"))
    assert [finding.code for finding in verify(written(tmp_path, old)).deviations][:1] == ["verify_formula"]

    for module in (protocol, verifying):
        monkeypatch.setattr(module, "LAYOUT", following)
    found = verify(written(tmp_path, old))
    assert found.holds
    assert [note.code for note in found.notes] == ["verify_edition", "verify_steps_same"]
    assert verdict(found, "de").startswith("Hält als andere Ausgabe")
    # One of its own edition is compared in full, and that of an edition to come is another.
    new = bytes(workbook_bytes(allocate(read_workbook(LUENEBURG)), "en"))
    assert [finding.code for finding in verify(written(tmp_path, new)).findings] == []
    monkeypatch.undo()
    assert [note.code for note in verify(written(tmp_path, new)).notes][:1] == ["verify_edition"]

    # What was changed by hand is found all the same: an input by its checksum, a figure by its step.
    monkeypatch.setattr(verifying, "LAYOUT", following)
    edited = with_cell(old, "Parameter!B10", "<v>0.3</v>")
    assert [one.code for one in verify(written(tmp_path, edited)).deviations] == [
        "verify_parameter_changed",
        "verify_step",
    ]
    spoilt = with_cell(old, BUDGET, "<v>1</v>")
    assert [one.code for one in verify(written(tmp_path, spoilt)).deviations] == ["verify_step"]


def test_a_doctored_version_is_found(tmp_path: Path) -> None:
    content = with_sheet(
        result(), "Protokoll", lambda xml: re.sub(r"sozialbudget \d+\.\d+\.\d+", "sozialbudget 0.0.9", xml)
    )
    assert codes(written(tmp_path, content)) == [("verify_told_changed", "Protokoll!B3")]


# --- the original input ---------------------------------------------------------------------------------


def test_against_the_input_it_is_from(tmp_path: Path) -> None:
    found = verify(written(tmp_path), LUENEBURG)
    assert found.findings == ()
    assert found.against == "eingabe.xlsx"


def test_against_an_input_saved_again(tmp_path: Path) -> None:
    found = verify(written(tmp_path), by_openpyxl(LUENEBURG, tmp_path))
    assert found.holds
    assert [note.code for note in found.notes] == ["verify_other_bytes"]


def test_against_another_input_names_the_cells_of_both(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(LUENEBURG)
    sheet = book["Sozialräume"]
    header = {cell.value: cell for row in sheet.iter_rows(max_row=8) for cell in row if cell.value}
    cell = sheet.cell(header["Einwohner"].row + 4, header["Einwohner"].column)
    cell.value += 1
    other = tmp_path / "anders.xlsx"
    book.save(other)
    found = verify(written(tmp_path), other)
    (deviation,) = found.deviations
    assert (deviation.code, str(deviation.place)) == ("verify_against", "Sozialräume!L5")
    assert f"(Sozialräume!{cell.coordinate})" in deviation.say("de")
    assert [note.code for note in found.notes] == ["verify_other_input"]


def test_parameters_of_the_run_are_a_note_or_are_given_again(tmp_path: Path) -> None:
    case = read_workbook(LUENEBURG, settings={"damping": "0.25"})
    path = written(tmp_path, bytes(workbook_bytes(allocate(case), "de")))
    found = verify(path, LUENEBURG)
    assert found.holds
    assert [note.code for note in found.notes] == ["verify_against_overruled"]
    assert 'settings={"damping": "0.25"}' in found.notes[0].say("de")
    assert "--set damping=0.25" in found.notes[0].what("de")
    assert verify(path, LUENEBURG, settings={"damping": "0.25"}).findings == ()
    assert codes(path, against=LUENEBURG, settings={"damping": "0.3"}) == [("verify_against", "Parameter!B10")]


def test_against_an_input_of_another_year_the_year_comes_first(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(LUENEBURG)
    sheet = book["Parameter"]
    (cell,) = [row[1] for row in sheet.iter_rows(max_row=12) if row[0].value == "Haushaltsjahr"]
    cell.value = 2013
    districts = book["Sozialräume"]
    districts.cell(districts.max_row - 5, 4).value = 99999
    other = tmp_path / "eingabe-2013.xlsx"
    book.save(other)
    found = verify(written(tmp_path), other).deviations
    assert [finding.code for finding in found] == ["verify_against_other_year", "verify_against"]
    assert found[0].what("de") == (
        f"die Eingabe eines anderen Jahres: sie ist für 2013 (Parameter!{cell.coordinate}), das Ergebnis für 2012"
    )
    # An input that cannot be read for itself is told as of another year all the same, and nothing else is.
    book["Indikatoren"].cell(book["Indikatoren"].max_row, 2).value = "viel"
    districts.cell(districts.max_row - 5, 4).value = None
    book.save(other)
    with pytest.raises(InputError) as raised:
        verify(written(tmp_path), other)
    assert [problem.code for problem in raised.value.problems] == ["verify_against_other_year"]


@pytest.mark.parametrize("column", ["left empty", "filled otherwise"])
def test_a_run_that_took_the_status_quo_from_a_result_says_so_once(tmp_path: Path, column: str) -> None:
    write_chain(tmp_path, 2)
    first, second = tmp_path / "ergebnis-2026.xlsx", tmp_path / "ergebnis-2027.xlsx"
    write_workbook(allocate(read_workbook(tmp_path / "eingabe-2026.xlsx")), first, "de")
    source = tmp_path / "eingabe-2027.xlsx"
    if column == "filled otherwise":
        write_year(tmp_path, 1, {"budgets": (1, 2)})
    write_workbook(allocate(read_workbook(source, status_quo_from=first)), second, "de")
    assert verify(second, source, status_quo_from=first).findings == ()
    if column == "filled otherwise":
        (problem,) = verify(second, source).deviations
    else:
        with pytest.raises(InputError) as raised:
            verify(second, source)
        (problem,) = raised.value.problems
    assert problem.say("de") == (
        "eingabe-2027.xlsx: der Lauf nahm „Budget bisher“ aus ergebnis-2026.xlsx, wie das Protokoll sagt, nicht aus "
        'der Eingabe — status_quo_from="ergebnis-2026.xlsx" angeben'
    )


def test_places_tell_the_cells_of_the_input_from_those_of_the_result(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(LUENEBURG)
    sheet = book["Sozialräume"]
    (first,) = [row for row in range(1, 12) if sheet.cell(row, 1).value == "033550001"]
    for position in range(5):
        sheet.cell(first + position, 1).value = f"0{position}"
    other = tmp_path / "anders.xlsx"
    book.save(other)
    said = [finding.say("de") for finding in verify(written(tmp_path), other).deviations]
    assert said[0].startswith(
        f"[anders.xlsx]Sozialräume!A{first}: „Adendorf“ steht in anders.xlsx, aber nicht im Ergeb"
    )
    assert said[3] == f"[anders.xlsx]Sozialräume!A{first + 3}: und 2 weitere, die nur auf einer Seite stehen"
    assert said[4].startswith("Sozialräume!A2: „Adendorf“ steht im Ergebnis, aber nicht in der Eingabe")
    sheet.cell(first, 4).value = None
    book.save(other)
    with pytest.raises(InputError) as raised:
        verify(written(tmp_path), other)
    assert {str(problem.place).partition("]")[0] for problem in raised.value.problems} == {"[anders.xlsx"}


# --- what is no result ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("fehlt.xlsx", None, "file_absent"),
        ("r.csv", b"a;b\n1;2\n", "file_wrong_suffix"),
        ("r.json", b"{}", "file_wrong_suffix"),
        ("r.xlsx", b"PK\x03\x04 half a file", "file_damaged"),
        ("r.xlsx", b"%PDF-1.7", "file_not_workbook"),
        ("r.xlsx", b"", "file_empty"),
        ("eingabe.xlsx", LUENEBURG.read_bytes(), "verify_not_a_result"),
        ("r.xlsx", result()[: len(result()) // 2], "file_damaged"),
    ],
)
def test_what_is_no_result_is_told(tmp_path: Path, name: str, content: bytes | None, code: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError) as raised:
        verify(path)
    assert [problem.code for problem in raised.value.problems] == [code]


def test_an_ods_result_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ergebnis.ods"
    write_ods(path, CLEAN)
    with pytest.raises(InputError) as raised:
        verify(path)
    assert [problem.code for problem in raised.value.problems] == ["verify_needs_xlsx"]


def test_hostile_files_are_read_with_limits(tmp_path: Path) -> None:
    """A stray last cell, a document type, a part that is no XML: each is told, none takes long."""
    far = with_sheet(
        result(),
        "Stunden",
        lambda xml: xml.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    )
    assert [note.code for note in verify(written(tmp_path, far)).findings] == ["verify_added"]
    for spoil in (
        lambda xml: xml.replace("<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1),
        lambda xml: xml[: len(xml) // 2],
    ):
        with pytest.raises(InputError) as raised:
            verify(written(tmp_path, with_sheet(result(), "Stunden", spoil)))
        assert [problem.code for problem in raised.value.problems] == ["file_damaged"]


# --- the command ----------------------------------------------------------------------------------------


def test_the_verdict_comes_first(cli: Cli, folder: Path) -> None:
    cli("allocate", "eingabe.xlsx", "-q")
    ran = cli("verify", "eingabe-ergebnis.xlsx")
    assert (ran.status, ran.err) == (0, "")
    assert re.fullmatch(r"Hält: \d+ Formeln, 13 Blätter, Eingaben unverändert\n", ran.out)
    ran = cli("--lang", "en", "verify", "eingabe-ergebnis.xlsx", "--against", "eingabe.xlsx")
    assert ran.status == 0
    assert re.fullmatch(r"Holds: \d+ formulas, 13 sheets, inputs as in eingabe.xlsx\n", ran.out)

    book = openpyxl.load_workbook(folder / "eingabe-ergebnis.xlsx")
    book["Sozialräume"]["D2"] = 100_001
    book.save(folder / "eingabe-ergebnis.xlsx")
    before = (folder / "eingabe-ergebnis.xlsx").read_bytes()
    ran = cli("verify", "eingabe-ergebnis.xlsx")
    assert ran.status == 1
    lines = ran.out.splitlines()
    assert lines[0] == "Hält nicht: 1 Abweichung"
    assert lines[1].startswith("Sozialräume!D2: Budget bisher von „01 Nord“ wurde nach dem Lauf geändert; jetzt steht ")
    assert lines[2:4] == ["", "Hinweis"]
    assert (folder / "eingabe-ergebnis.xlsx").read_bytes() == before
    assert cli("verify", "eingabe-ergebnis.xlsx", "--quiet") == type(ran)(1, "", "")


def test_the_status_is_the_verdict_whoever_reads_it(folder: Path) -> None:
    (folder / "r.xlsx").write_bytes(with_cell(result(), "Parameter!B10", "<v>0.3</v>"))
    command = [*PROGRAM, "verify", "r.xlsx"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_json_tells_all(cli: Cli, folder: Path) -> None:
    cli("allocate", "eingabe.xlsx", "-q")
    ran = cli("verify", "eingabe-ergebnis.xlsx", "--json")
    told = json.loads(ran.out)
    assert ran.status == 0
    assert told["schema"] == "sozialbudget/verification/1"
    assert told["holds"] is True
    assert told["result"]["name"] == "eingabe-ergebnis.xlsx"
    assert told["deviations"] == told["notes"] == []
    shutil.copy(folder / "eingabe-ergebnis.xlsx", folder / "a.xlsx")
    (folder / "a.xlsx").write_bytes(without_sheet((folder / "a.xlsx").read_bytes(), "Prüfungen"))
    ran = cli("verify", "a.xlsx", "--json")
    (deviation,) = json.loads(ran.out)["deviations"]
    assert ran.status == 1
    assert (deviation["code"], deviation["sheet"], deviation["cell"]) == ("verify_sheet_gone", "Prüfungen", None)


def test_wrong_usage_and_problems(cli: Cli) -> None:
    ran = cli("verify", "eingabe.xlsx", "--set", "damping=1")
    assert ran.status == 2
    assert "--set gehört zu --against" in ran.err
    ran = cli("verify", "eingabe.xlsx")
    assert (ran.status, ran.out) == (1, "")
    assert "das ist kein Ergebnis" in ran.err
    assert cli("verify", "nirgends.xlsx").status == 1
    assert cli("verify").status == 2
