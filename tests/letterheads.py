"""Letterheads of a made-up authority, as Word would have saved them, for tests of the DOCX renderer."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

HEAD = "Landkreis Musterhausen · Der Landrat"
FOOT = "Sparkasse Musterhausen · IBAN DE00 0000 0000 0000 0000 00"
FIRST_HEAD = "Landkreis Musterhausen – Fachbereich Jugend"
FONT = "DejaVu Sans"
COLOUR = "7A1F1F"
BODY = "Sehr geehrte Damen und Herren, dieser Text gehört zur Vorlage."
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MAIN_TYPES = {
    ".docx": _MAIN,
    ".dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ".docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    ".dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}


def logo() -> bytes:
    """A red square as PNG, 40 × 40."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x7a\x1f\x1f" * 40 for _ in range(40))
    header = struct.pack(">IIBBBBB", 40, 40, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def build(path: Path, change: Callable[[WordDocument], None] | None = None) -> Path:
    """A letterhead at `path`, in the format of its suffix: logo in the head, a wide font, red headings."""
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(22)
    section.top_margin, section.bottom_margin = Mm(40), Mm(30)
    head = section.header.paragraphs[0]
    head.add_run().add_picture(io.BytesIO(logo()), width=Mm(14))
    head.add_run("  " + HEAD)
    section.footer.paragraphs[0].text = FOOT
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    for level in (1, 2, 3):
        heading = word.styles[f"Heading {level}"]
        heading.font.color.rgb, heading.font.name = RGBColor.from_string(COLOUR), "DejaVu Sans"
    word.add_paragraph(BODY)
    word.add_picture(io.BytesIO(logo()), width=Mm(20))
    word.core_properties.author, word.core_properties.comments = "Sachbearbeiterin", "intern"
    if change:
        change(word)
    buffer = io.BytesIO()
    word.save(buffer)
    path.write_bytes(buffer.getvalue())
    if path.suffix != ".docx":
        main_type = MAIN_TYPES[path.suffix]
        rewrite(path, lambda name, data: data.replace(_MAIN.encode(), main_type.encode()) if "Types" in name else data)
    return path


def rewrite(path: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    """Each part of a package changed, or left out where `change` gives None."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            changed = change(name, data)
            if changed is not None:
                package.writestr(name, changed)


def with_first_page(word: WordDocument) -> None:
    """A head of its own on the first page, a page number in the foot."""
    section = word.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = FIRST_HEAD
    section.first_page_footer.paragraphs[0].text = FOOT
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    section.footer.paragraphs[0]._p.append(field)


def with_landscape(word: WordDocument) -> None:
    """A second, turned section with a head of its own."""
    section = word.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(33)
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = "Querformat " + HEAD


def with_table_style(word: WordDocument) -> None:
    """A table in a style of its own in the text."""
    style = word.styles.add_style("Kreistabelle", WD_STYLE_TYPE.TABLE)
    style.base_style = word.styles["Table Grid"]
    word.add_table(2, 2, style="Kreistabelle")


def with_numbered_headings(word: WordDocument) -> None:
    """Headings that number themselves."""
    for level in (1, 2, 3):
        properties = word.styles[f"Heading {level}"].element.get_or_add_pPr()
        numbering = properties.get_or_add_numPr()
        numbering.get_or_add_numId().val = 1


def german_ids(path: Path) -> None:
    """The ids that Word in German gives to its styles."""
    ids = {"Heading1": "berschrift1", "Heading2": "berschrift2", "Title": "Titel", "Normal": "Standard"}

    def change(name: str, data: bytes) -> bytes:
        if name.startswith("word/") and name.endswith(".xml"):
            for old, new in ids.items():
                data = data.replace(f'"{old}"'.encode(), f'"{new}"'.encode())
            data = data.replace(b'w:name w:val="Standard"', b'w:name w:val="Normal"')
            data = data.replace(b'w:name w:val="Titel"', b'w:name w:val="Title"')
        return data

    rewrite(path, change)
