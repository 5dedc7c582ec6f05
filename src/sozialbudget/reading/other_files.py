"""What a file is that is no workbook we read, and what to do with it; told from its bytes, whatever its name."""

from collections.abc import Callable
from dataclasses import dataclass

from sozialbudget.words import Text

_START = 4096
_SAVE = Text(
    "in Excel oder LibreOffice öffnen und als .xlsx speichern", "open it in Excel or LibreOffice and save it as .xlsx"
)
_COPY = Text(
    "die Tabelle in Excel oder LibreOffice eintragen und als .xlsx speichern",
    "enter the table in Excel or LibreOffice and save it as .xlsx",
)
_EXPORT = Text("in Numbers als Excel-Datei (.xlsx) exportieren", "export it from Numbers as an Excel file (.xlsx)")
_UNPACK = Text("entpacken und die Arbeitsmappe darin angeben", "unpack it and name the workbook in it")
_NAME = Text("die Arbeitsmappe angeben (.xlsx, .ods oder .xls)", "name the workbook (.xlsx, .ods or .xls)")


@dataclass(frozen=True, slots=True)
class OtherFile:
    """What it is called, and the remedy."""

    called: Text
    remedy: Text


SPREADSHEET_2003 = OtherFile(Text("eine XML-Kalkulationstabelle 2003", "an XML Spreadsheet 2003"), _SAVE)
FLAT_SPREADSHEET = OtherFile(
    Text("eine OpenDocument-Tabelle in einem Stück (.fods)", "a flat OpenDocument spreadsheet (.fods)"), _SAVE
)
BINARY_WORKBOOK = OtherFile(Text("eine binäre Excel-Arbeitsmappe (.xlsb)", "a binary Excel workbook (.xlsb)"), _SAVE)
NUMBERS = OtherFile(Text("eine Tabelle von Apple Numbers", "a spreadsheet of Apple Numbers"), _EXPORT)
WORD = OtherFile(Text("eine Word-Datei", "a file of Word"), _COPY)
POWERPOINT = OtherFile(Text("eine PowerPoint-Datei", "a file of PowerPoint"), _COPY)
WRITER = OtherFile(Text("ein Textdokument von LibreOffice (.odt)", "a text document of LibreOffice (.odt)"), _COPY)
OTHER_DOCUMENT = OtherFile(Text("ein OpenDocument, aber keine Tabelle", "an OpenDocument, but no spreadsheet"), _COPY)
OLD_EXCEL = OtherFile(Text("eine Datei von Excel 95 oder älter", "a file of Excel 95 or older"), _SAVE)
OUTLOOK = OtherFile(
    Text("eine Nachricht von Outlook", "a message of Outlook"),
    Text("die angehängte Arbeitsmappe speichern und angeben", "save the attached workbook and name it"),
)
OTHER_OF_OFFICE = OtherFile(Text("eine andere Datei von Microsoft Office", "another file of Microsoft Office"), _NAME)
ZIP = OtherFile(Text("ein Zip-Archiv", "a zip archive"), _UNPACK)
WEB_PAGE = OtherFile(Text("eine Webseite (HTML)", "a web page (HTML)"), _SAVE)
TEXT = OtherFile(Text("Text oder CSV", "text or CSV"), _SAVE)
ANYTHING = OtherFile(Text("etwas anderes", "something else"), _NAME)

_BEGINNINGS: tuple[tuple[tuple[bytes, ...], OtherFile], ...] = (
    ((b"%pdf",), OtherFile(Text("ein PDF", "a PDF"), _COPY)),
    ((b"{\\rtf",), OtherFile(Text("ein Textdokument (RTF)", "a text document (RTF)"), _COPY)),
    ((b"\x89png", b"\xff\xd8\xff", b"gif8"), OtherFile(Text("ein Bild", "a picture"), _COPY)),
    ((b"\x1f\x8b", b"7z\xbc\xaf", b"rar!"), OtherFile(Text("ein Archiv", "an archive"), _UNPACK)),
    ((b"id;p",), OtherFile(Text("eine Tabelle als SYLK", "a table as SYLK"), _SAVE)),
    ((b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00"), OLD_EXCEL),
    ((b"mime-version:",), OtherFile(Text("ein Webarchiv (.mht)", "a web archive (.mht)"), _SAVE)),
)
_IN_XML: tuple[tuple[bytes, OtherFile], ...] = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", SPREADSHEET_2003),
    (b'progid="excel.sheet"', SPREADSHEET_2003),
    (b"application/vnd.oasis.opendocument.spreadsheet", FLAT_SPREADSHEET),
    (b"schemas.microsoft.com/office/word/2003/wordml", WORD),
    (b"urn:oasis:names:tc:opendocument:xmlns:office", OTHER_DOCUMENT),
)


def of_bytes(content: bytes) -> OtherFile:
    """A file that is neither a zip archive nor a compound file."""
    head = _head(content)
    for beginnings, found in _BEGINNINGS:
        if head.startswith(beginnings) or content.startswith(beginnings):  # the signs of Excel 2 begin with a tab
            return found
    is_page = head.startswith((b"<!doctype html", b"<html"))  # Excel writes its namespace into pages, too
    if not is_page and head.startswith(b"<"):
        for sign, found in _IN_XML:
            if sign in head:
                return found
    if is_page or b"<html" in head or b"<table" in head:
        return WEB_PAGE
    if head.startswith(b"<?xml"):
        return OtherFile(Text("XML", "XML"), _SAVE)
    return TEXT if b"\0" not in head and any(separator in head for separator in b";,\t") else ANYTHING


def of_package(has: Callable[[str], bool], mimetype: str) -> OtherFile | None:
    """A zip archive by its parts and what it says of itself; None where it may be a workbook."""
    if has("content.xml"):
        if not mimetype.startswith("application/vnd.oasis.opendocument") or "spreadsheet" in mimetype:
            return None
        return WRITER if ".text" in mimetype else OTHER_DOCUMENT
    if has("xl/workbook.bin"):
        return BINARY_WORKBOOK
    if has("word/document.xml"):
        return WORD
    if has("ppt/presentation.xml"):
        return POWERPOINT
    if has("[Content_Types].xml") or has("xl/workbook.xml"):
        return None
    if has("Index/Document.iwa") or has("Index.zip"):
        return NUMBERS
    return ZIP


def of_container(has: Callable[[str], bool]) -> OtherFile | None:
    """A compound file by its streams; None where it is a workbook."""
    if has("Workbook"):
        return None
    known = {
        "Book": OLD_EXCEL,
        "WordDocument": WORD,
        "PowerPoint Document": POWERPOINT,
        "__properties_version1.0": OUTLOOK,
    }
    return next((other for stream, other in known.items() if has(stream)), OTHER_OF_OFFICE)


def _head(content: bytes) -> bytes:
    """The beginning in small letters, whatever its encoding."""
    start = content[:_START]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return start.removeprefix(b"\xef\xbb\xbf").lstrip(b" \r\n\t").lower()
