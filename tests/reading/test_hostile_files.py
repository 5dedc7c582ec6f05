"""Files that are broken, foreign or malicious: each is refused in a sentence, fast and in bounded memory."""
# ruff: noqa: E501 - the tables read best with one entry per line

import builtins
import io
import os
import resource
import struct
import subprocess
import sys
import time
import zipfile
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlrd

from raw_xls import BOOK, END, SHEET_BEGIN, record, sheets_at, zipped
from raw_xlsx import raw_xlsx
from sozialbudget import read_workbook
from sozialbudget.case.problems import InputError
from sozialbudget.reading.files.ole import LARGEST_CONTAINER
from sozialbudget.reading.files.xls import XlsRecords
from sozialbudget.reading.grid import DamagedError
from sozialbudget.words import LANGUAGES
from workbooks import CLEAN, spoilt, write, write_xlsxwriter

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
SHEET = f"<sheetData>{ROW}</sheetData>"


def codes_of(path: Path) -> list[str]:
    """The codes of the problems of the file; each is told in both languages on the way."""
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    for problem in caught.value.problems:
        for lang in LANGUAGES:
            assert problem.say(lang).isprintable()
    return [problem.code for problem in caught.value.problems]


def written(tmp_path: Path, content: bytes, name: str = "eingabe.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


NO_ENTRY = 0xFFFFFFFF


def compound(*streams: str, sectors: int = 1) -> bytes:
    """A compound file with empty streams of these names; its directory takes so many sectors."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 0x18, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", header, 0x2C, 1)
    struct.pack_into("<I", header, 0x30, 1)
    struct.pack_into("<5I", header, 0x38, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 0x4C, 0, *([0xFFFFFFFF] * 108))
    chain = [0xFFFFFFFD, *range(2, sectors + 1), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *([0xFFFFFFFF] * (128 - len(chain))))
    directory = b""
    for number, (name, kind) in enumerate([("Root Entry", 5), *((name, 2) for name in streams)]):
        entry = bytearray(128)
        following = number + 1 if 0 < number < len(streams) else NO_ENTRY
        struct.pack_into("<3I", entry, 68, NO_ENTRY, following, NO_ENTRY if number else 1)
        encoded = name.encode("utf-16-le")
        entry[: len(encoded)] = encoded
        struct.pack_into("<HB", entry, 64, len(encoded) + 2, kind)
        struct.pack_into("<II", entry, 116, 0xFFFFFFFE, 0)
        directory += entry
    return bytes(header) + table + directory.ljust(512 * sectors, b"\0")


# --- what is not a workbook ----------------------------------------------------------------------------

MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>'
    "<m:encryption-data/></m:file-entry></m:manifest>"
)
FILES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("eingabe.xlsx", b"", "file_empty"),
    "zeros": ("eingabe.xlsx", b"\0" * 1000, "file_not_workbook"),
    "text": ("eingabe.xlsx", b"Nr;Sozialraum\n1;Nord\n", "file_not_workbook"),
    "html": ("eingabe.xls", b"<html><table><tr><td>1</td></tr></table>", "file_not_workbook"),
    "xml": ("eingabe.xls", b'<?xml version="1.0"?><Workbook/>', "file_not_workbook"),
    "pdf": ("eingabe.xlsx", b"%PDF-1.7 ...", "file_not_workbook"),
    "csv suffix": ("eingabe.csv", b"Nr;Sozialraum\n", "file_wrong_suffix"),
    "doc suffix": ("eingabe.doc", b"x", "file_wrong_suffix"),
    "no suffix": ("eingabe", b"x", "file_wrong_suffix"),
    "xlsb": ("eingabe.xlsb", b"PK", "file_wrong_suffix"),
    "half a zip": ("eingabe.xlsx", b"PK\x03\x04 and nothing", "file_damaged"),
    "empty zip": ("eingabe.xlsx", zipped({}), "file_not_workbook"),
    "other zip": ("eingabe.xlsx", zipped({"a.txt": "a"}), "file_not_workbook"),
    "docx": ("eingabe.xlsx", zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}), "file_not_workbook"),
    "xlsb inside": (
        "eingabe.xlsx",
        zipped({"[Content_Types].xml": "<a/>", "xl/workbook.bin": "x"}),
        "file_not_workbook",
    ),
    "no workbook": ("eingabe.xlsx", zipped({"[Content_Types].xml": "<a/>"}), "file_damaged"),
    "encrypted xlsx": ("eingabe.xlsx", compound("EncryptionInfo", "EncryptedPackage"), "file_encrypted"),
    "encrypted ods": (
        "eingabe.ods",
        zipped({"content.xml": "\1\2", "META-INF/manifest.xml": MANIFEST}),
        "file_encrypted",
    ),
    "broken ods": ("eingabe.ods", zipped({"content.xml": "<a><b></a>"}), "file_damaged"),
    "doc inside": ("eingabe.xls", compound("WordDocument"), "file_not_workbook"),
    "empty xls": ("eingabe.xls", compound("Workbook"), "file_damaged"),
    "half an xls": ("eingabe.xls", compound("Workbook")[:600], "file_damaged"),
    "lock of Excel": ("~$eingabe.xlsx", b"x", "file_is_lock"),
    "lock of LibreOffice": (".~lock.eingabe.xlsx#", b"x", "file_is_lock"),
}


SPREADSHEET_2003 = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:html="http://www.w3.org/TR/REC-html40"><Worksheet ss:Name="Sozialräume"><Table><Row><Cell/></Row></Table></Worksheet></Workbook>'
)
FLAT = '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.{}"/>'
OPENDOCUMENT = "application/vnd.oasis.opendocument."
EXCELS_PAGE = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet></head><table></table></html>'
CALLED: dict[str, tuple[str, bytes, str]] = {
    "XML Spreadsheet 2003": ("eingabe.xls", SPREADSHEET_2003.encode(), "eine XML-Kalkulationstabelle 2003"),
    "the same in UTF-16": ("eingabe.xls", SPREADSHEET_2003.encode("utf-16"), "eine XML-Kalkulationstabelle 2003"),
    "the same under its name": ("eingabe.xml", SPREADSHEET_2003.encode(), "eine XML-Kalkulationstabelle 2003"),
    "a page of Excel": ("eingabe.xls", EXCELS_PAGE.encode(), "eine Webseite (HTML)"),
    "a table of a page": ("eingabe.xls", b"<table><tr><td>1</td></tr></table>", "eine Webseite (HTML)"),
    "flat spreadsheet": ("eingabe.ods", FLAT.format("spreadsheet").encode(), "eine OpenDocument-Tabelle in einem Stück (.fods)"),
    "the same under its own name": ("eingabe.fods", FLAT.format("spreadsheet").encode(), "eine OpenDocument-Tabelle in einem Stück (.fods)"),
    "flat text": ("eingabe.ods", FLAT.format("text").encode(), "ein OpenDocument, aber keine Tabelle"),
    "odt": ("eingabe.ods", zipped({"mimetype": OPENDOCUMENT + "text", "content.xml": "<a/>"}), "ein Textdokument von LibreOffice (.odt)"),
    "odp": ("eingabe.ods", zipped({"mimetype": OPENDOCUMENT + "presentation", "content.xml": "<a/>"}), "ein OpenDocument, aber keine Tabelle"),
    "docx": ("eingabe.xlsx", zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}), "eine Word-Datei"),
    "pptx": ("eingabe.xlsx", zipped({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": "<a/>"}), "eine PowerPoint-Datei"),
    "xlsb": ("eingabe.xlsx", zipped({"[Content_Types].xml": "<a/>", "xl/workbook.bin": "x"}), "eine binäre Excel-Arbeitsmappe (.xlsb)"),
    "numbers": ("eingabe.xlsx", zipped({"Index/Document.iwa": "x"}), "eine Tabelle von Apple Numbers"),
    "zip": ("eingabe.xlsx", zipped({"eingabe.xlsx": "x"}), "ein Zip-Archiv"),
    "doc": ("eingabe.xls", compound("WordDocument"), "eine Word-Datei"),
    "ppt": ("eingabe.xls", compound("PowerPoint Document"), "eine PowerPoint-Datei"),
    "Excel 95": ("eingabe.xls", compound("Book"), "eine Datei von Excel 95 oder älter"),
    "Excel 3": ("eingabe.xls", b"\x09\x02\x06\x00\x00\x00\x10\x00", "eine Datei von Excel 95 oder älter"),
    "other of Office": ("eingabe.xls", compound("Irgendwas"), "eine andere Datei von Microsoft Office"),
    "csv": ("eingabe.xlsx", "Nr;Sozialraum\n1;Süd\n".encode("cp1252"), "Text oder CSV"),
    "csv in UTF-16": ("eingabe.xlsx", "Nr\tSozialraum\n1\tSüd\n".encode("utf-16"), "Text oder CSV"),
    "pdf": ("eingabe.xlsx", b"%PDF-1.7 ...", "ein PDF"),
    "rtf": ("eingabe.xls", b"{\\rtf1 ...", "ein Textdokument (RTF)"),
    "picture": ("eingabe.xlsx", b"\x89PNG\r\n\x1a\n", "ein Bild"),
    "other XML": ("eingabe.xls", b'<?xml version="1.0"?><a/>', "XML"),
    "anything": ("eingabe.xlsx", b"\0\1\2", "etwas anderes"),
}  # fmt: skip


@pytest.mark.parametrize("name", CALLED)
def test_a_file_is_called_what_it_is(tmp_path: Path, name: str) -> None:
    file_name, content, called = CALLED[name]
    with pytest.raises(InputError) as caught:
        read_workbook(written(tmp_path, content, file_name))
    (problem,) = caught.value.problems
    assert problem.code == "file_not_workbook"
    assert problem.say("de").startswith(f"{file_name}: das ist {called}, keine Arbeitsmappe")


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_workbook_is_refused(tmp_path: Path, name: str) -> None:
    file_name, content, code = FILES[name]
    assert codes_of(written(tmp_path, content, file_name)) == [code]


def test_absent_folder_and_odd_names(tmp_path: Path) -> None:
    assert codes_of(tmp_path / "nirgends.xlsx") == ["file_absent"]
    assert codes_of(tmp_path) == ["file_is_folder"]
    assert codes_of(tmp_path / ("x" * 300 + ".xlsx")) == ["file_unreadable"]
    assert codes_of(tmp_path / "null\0.xlsx") == ["file_unreadable"]


@pytest.mark.parametrize(
    ("error", "code"),
    [(PermissionError(13, "Permission denied"), "file_not_permitted"), (OSError(5, "I/O error"), "file_unreadable")],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, code: str) -> None:
    path = write(tmp_path, CLEAN)

    def refuse(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    assert codes_of(path) == [code]


def test_a_suffix_that_is_wrong_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, CLEAN)
    other = path.rename(tmp_path / "eingabe.xls")
    (warning,) = read_workbook(other).warnings
    assert warning.code == "file_suffix_mismatch"
    assert write(tmp_path, CLEAN).rename(tmp_path / "eingabe.xlsm").exists()
    assert read_workbook(tmp_path / "eingabe.xlsm").warnings == ()


def test_a_truncated_file_is_refused_wherever_it_ends(tmp_path: Path) -> None:
    for writer in ("openpyxl", "odfpy", "xlwt"):
        path = write(tmp_path, CLEAN, writer)
        content = path.read_bytes()
        for share in (0.02, 0.3, 0.6, 0.9):  # the last bytes of an .xls are padding
            path.write_bytes(content[: int(len(content) * share)])
            assert codes_of(path)[0] in ("file_damaged", "sheet_damaged", "file_not_workbook"), (writer, share)


def test_a_damaged_checksum_is_noticed(tmp_path: Path) -> None:
    content = bytearray(raw_xlsx(SHEET))
    position = content.rindex(b"PK\x01\x02")  # a directory entry; its checksum stands 16 bytes on
    first = content.index(b"PK\x01\x02")
    for entry in (first, position):
        content[entry + 16] ^= 0xFF
    assert set(codes_of(written(tmp_path, bytes(content)))) <= {"file_damaged", "sheet_damaged", "sheet_missing"}


# --- bombs and tricks -----------------------------------------------------------------------------------

DOCTYPE = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
TRICKS = {
    "entities": raw_xlsx('<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData>', DOCTYPE),
    "external entity": raw_xlsx('<sheetData><row r="1"><c r="A1"><v>&e;</v></c></row></sheetData>', EXTERNAL),
    "undeclared entity": raw_xlsx('<sheetData><row r="1"><c r="A1"><v>&e;</v></c></row></sheetData>'),
    "row beyond the last": raw_xlsx('<sheetData><row r="4000000000"><c r="A4000000000"><v>1</v></c></row></sheetData>'),
    "row zero": raw_xlsx('<sheetData><row r="0"><c r="A0"><v>1</v></c></row></sheetData>'),
    "column beyond the last": raw_xlsx('<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>'),
    "endless column": raw_xlsx(f'<sheetData><row r="1"><c r="{"A" * 5000}1"><v>1</v></c></row></sheetData>'),
    "no column": raw_xlsx('<sheetData><row r="1"><c r="1"><v>1</v></c></row></sheetData>'),
    "cell of another row": raw_xlsx('<sheetData><row r="1"><c r="A7"><v>1</v></c></row></sheetData>'),
    "unknown text": raw_xlsx('<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>'),
    "unknown type": raw_xlsx('<sheetData><row r="1"><c r="A1" t="zzz"><v>1</v></c></row></sheetData>'),
    "broken off": raw_xlsx(f"<sheetData>{ROW}"),
    "not XML": raw_xlsx("<sheetData><<</sheetData>"),
    "not UTF-8": raw_xlsx(SHEET, **{"xl/worksheets/sheet1.xml": b"<worksheet>\xff\xfe</worksheet>"}),
    "no strings": raw_xlsx('<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>', **{"xl/sharedStrings.xml": None}),
    "no sheet": raw_xlsx(SHEET, **{"xl/worksheets/sheet1.xml": None}),
}  # fmt: skip


@pytest.mark.parametrize("name", TRICKS)
def test_tricks_of_xml_are_refused(tmp_path: Path, name: str) -> None:
    assert codes_of(written(tmp_path, TRICKS[name]))[0] in ("sheet_damaged", "file_damaged")


def test_no_other_file_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, TRICKS["external entity"])
    monkeypatch.setattr(builtins, "open", None)
    assert "sheet_damaged" in codes_of(path)


def test_names_of_an_xls_are_not_computed() -> None:
    """A kilobyte of names, each twice the text of the one before, would be 2^40 times 250 characters."""
    names = b""
    for number in range(41):
        formula = struct.pack("<BHH", 0x23, number, 0) * 2 + b"\x08" if number else b"\x17\xfa\0" + b"a" * 250
        names += record(0x18, struct.pack("<HBBHHHI", 0, 0, 1, len(formula), 0, 0, 0) + b"\0n" + formula)
    stream = bytes(XlsRecords.of(BOOK + names + END).stream)
    book = xlrd.open_workbook(file_contents=stream, formatting_info=True, logfile=io.StringIO())
    assert book.name_obj_list == []


def test_what_xlrd_would_refuse_and_nobody_needs_is_passed_over() -> None:
    """A conditional format that sets a number format, as newer Excels save it into an .xls."""
    newer = record(0x1B1, struct.pack("<BBHHI", 2, 0, 3, 0, 1 << 25) + bytes(4) + b"\x1e\1\0")
    cell = record(0x203, struct.pack("<HHHd", 0, 0, 0, 5.0))
    head = BOOK + sheets_at(0) + END
    stream = BOOK + sheets_at(len(head)) + END + SHEET_BEGIN + newer + cell + END
    for content, passes in ((stream, False), (bytes(XlsRecords.of(stream).stream), True)):
        with nullcontext() if passes else pytest.raises(AssertionError):
            book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
            assert book.sheet_by_index(0).cell_value(0, 0) == 5.0


def test_a_thousand_sheets_in_one_place_are_refused() -> None:
    head = BOOK + sheets_at(*range(1000)) + END
    stream = BOOK + sheets_at(*[len(head)] * 1000) + END + SHEET_BEGIN + END
    with pytest.raises(DamagedError, match="overlap"):
        XlsRecords.of(stream)


def entangled() -> bytes:
    """A file whose directory has 61 entries, each with the next as its left and its right: 2^60 ways through it."""
    content = bytearray(compound("Workbook", *map(str, range(60)), sectors=16))
    for number in range(1, 61):
        struct.pack_into("<2I", content, 1024 + 128 * number + 68, number + 1, number + 1)
    return bytes(content)


def with_numbers(content: bytes, numbers: dict[int, tuple[int, ...]]) -> bytes:
    changed = bytearray(content)
    for offset, values in numbers.items():
        struct.pack_into(f"<{len(values)}I", changed, offset, *values)
    return bytes(changed)


TABLES = 300_000
CONTAINERS = {
    "entries that share their children": entangled(),
    "tables of sectors in a circle": with_numbers(
        compound("Workbook"),
        {0x2C: (109 + 127 * TABLES,), 0x44: (1, TABLES), 1024: (*[0] * 127, 1)},
    ),
    "tables without end": with_numbers(compound("Workbook"), {0x44: (1, 0xFFFFFFF0)}),
    "small sectors without end": with_numbers(compound("Workbook"), {0x3C: (0, 0x7FFFFF), 512: (0,)}),
    "directory in a circle": with_numbers(compound("Workbook"), {516: (1,)}),
}  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits memory as Unix does")
@pytest.mark.parametrize("name", CONTAINERS)
def test_tricks_of_containers_are_refused_in_seconds(tmp_path: Path, name: str) -> None:
    output, seconds = in_a_small_process(written(tmp_path, CONTAINERS[name], "eingabe.xls"), 800)
    assert output == "file_damaged"
    assert seconds < 10


def test_an_xls_larger_than_any_is_refused(tmp_path: Path) -> None:
    content = compound("Workbook") + bytes(LARGEST_CONTAINER)
    assert codes_of(written(tmp_path, content, "eingabe.xls")) == ["file_too_large"]


def spaces_in_a_sheet(size: int) -> bytes:
    """A workbook with a sheet that unpacks to `size` bytes of spaces."""
    out = BytesIO(raw_xlsx(SHEET, **{"xl/worksheets/sheet1.xml": None}))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        part.write(b"<worksheet><sheetData>")
        for _ in range(size // 2**20):
            part.write(b" " * 2**20)
        part.write(b"</sheetData></worksheet>")
    return out.getvalue()


def in_a_small_process(path: Path, megabytes: int = 1200) -> tuple[str, float]:
    """The output of `check`-like reading in a process that may take `megabytes` of memory, and the seconds it took."""
    code = (
        "import sys\nfrom sozialbudget import InputError, read_workbook\n"
        "try:\n    read_workbook(sys.argv[1])\n"
        "except InputError as error:\n    print(','.join(problem.code for problem in error.problems))"
    )
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True, text=True, timeout=60, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20,) * 2),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip(), time.monotonic() - begin


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits memory as Unix does")
def test_a_zip_bomb_is_refused_in_seconds_and_in_bounded_memory(tmp_path: Path) -> None:
    content = spaces_in_a_sheet(1 << 30)
    assert len(content) < 2 << 20
    output, seconds = in_a_small_process(written(tmp_path, content))
    assert "sheet_too_large" in output
    assert seconds < 10
    lying = content.replace(struct.pack("<Q", (1 << 30) + 46), struct.pack("<Q", 1000))
    output, seconds = in_a_small_process(written(tmp_path, lying))
    assert "damaged" in output or "too_large" in output
    assert seconds < 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits memory as Unix does")
def test_a_cell_in_the_last_corner_takes_no_memory(tmp_path: Path) -> None:
    corner = (
        '<dimension ref="A1:XFD1048576"/><sheetData>'
        + ROW
        + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    output, _ = in_a_small_process(written(tmp_path, raw_xlsx(corner)), 600)
    assert "header_missing" in output
    ods = zipped({"content.xml": repeated(1_048_576, 1)})
    output, _ = in_a_small_process(written(tmp_path, ods, "eingabe.ods"), 1200)
    assert "header_missing" in output
    for rows, columns in ((1_048_576, 16_384), (99_999_999, 1), (1, 99_999_999)):
        ods = zipped({"content.xml": repeated(rows, columns)})
        output, seconds = in_a_small_process(written(tmp_path, ods, "eingabe.ods"), 1200)
        assert output in ("file_too_large", "file_damaged")
        assert seconds < 10


def repeated(rows: int, columns: int) -> str:
    spaces = "".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" ' for name in ("office", "table", "text")
    )
    return (
        f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="Sozialräume">'
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell office:value-type="float" office:value="1" '
        f'table:number-columns-repeated="{columns}"/></table:table-row></table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    name = '=HYPERLINK("http://example.org","Nord")'
    path = tmp_path / "eingabe.xlsx"
    write_xlsxwriter(path, spoilt({"Sozialräume!B2": name}))
    assert read_workbook(path).districts[0].name == name
