"""Charts in a Word document: vector for Word since 2016, the same as pixels for older programs, told in words."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from sozialbudget.formats.charts.draw import svg
from sozialbudget.formats.document import Figure
from sozialbudget.formats.fonts import FOLDER
from sozialbudget.formats.render.word_table import Room
from sozialbudget.formats.render.word_xml import Element, clean

PIXELS_PER_INCH = 200
_TWIPS_PER_MM = 1440 / 25.4
_EMU_PER_TWIP = 635
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_VIEW_BOX = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')

_INLINE = (
    '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main">'
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
    '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{id}" name=""/>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{id}" name=""/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{png}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip r:embed="{svg}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing>"
)


def pictures(word: WordDocument, figures: Sequence[tuple[Figure, Room, float]]) -> Iterator[Element]:
    """A w:drawing for each of `figures`, as wide as its room and never higher; its two images become parts.

    Beside each its room, and how much wider than the room it is drawn, to be shown smaller.
    """
    widths = [room.width / _TWIPS_PER_MM * scale for _, room, scale in figures]
    drawn = [
        svg(figure.chart, width, f"chart{i}")
        for i, ((figure, _, _), width) in enumerate(zip(figures, widths, strict=True), 1)
    ]
    pixels = _as_pixels(list(zip(drawn, widths, strict=True)))
    first = _highest_id(word) + 1
    for i, ((figure, room, _), source, png) in enumerate(zip(figures, drawn, pixels, strict=True), 1):
        width, height = _fitted(source, room)
        ids = {
            ending: _embed(word, f"/word/media/sozialbudget-chart{i}.{ending}", kind, blob)
            for ending, kind, blob in (("png", "image/png", png), ("svg", "image/svg+xml", source.encode()))
        }
        drawing = parse_xml(_INLINE.format(id=first + i, cx=width * _EMU_PER_TWIP, cy=height * _EMU_PER_TWIP, **ids))
        for tag in ("wp:docPr", "pic:cNvPr"):
            for element in drawing.iter(qn(tag)):
                element.set("name", f"chart{i}")
                element.set("descr", clean(figure.alt))
                element.set("title", clean(figure.caption))
        yield drawing


def _embed(word: WordDocument, name: str, kind: str, blob: bytes) -> str:
    # python-docx compares each image with all others; ours are new.
    part = Part(PackURI(name), kind, blob, word.part.package)
    relation = f"sozialbudget-{name.rpartition('-')[2].replace('.', '-')}"
    word.part.rels.add_relationship(_IMAGE, part, relation)
    return relation


def _fitted(source: str, room: Room) -> tuple[int, int]:
    """Width and height in twips: of the room's width, less where it would be too high for a page."""
    box = _VIEW_BOX.search(source)
    if box is None:
        raise ValueError("a chart without viewBox")
    ratio = float(box[2]) / float(box[1])
    width = min(room.width, int(room.height / ratio))
    return width, int(width * ratio)


def _as_pixels(drawn: Sequence[tuple[str, float]]) -> list[bytes]:
    """Each SVG as PNG, of the width in mm beside it; in one go, which typesetting starts up for once."""
    if not drawn:
        return []
    import typst

    pages = "\n".join(f'#page(image("{i}.svg", width: {width:.2f}mm))' for i, (_, width) in enumerate(drawn))
    sources = {f"{i}.svg": source.encode() for i, (source, _) in enumerate(drawn)}
    sources["main.typ"] = f"#set page(width: auto, height: auto, margin: 0pt)\n{pages}".encode()
    compiled: Any = typst.compile  # its types know neither several sources nor several pages
    images = compiled(sources, format="png", ppi=PIXELS_PER_INCH, font_paths=[str(FOLDER)], ignore_system_fonts=True)
    return images if isinstance(images, list) else [images]


def _highest_id(word: WordDocument) -> int:
    """Of the drawings in the letterhead's headers and footers; ids are unique in a document."""
    found = [0]
    for part in word.part.package.iter_parts():
        root = getattr(part, "element", None)
        if root is not None:
            found += [int(e.get("id")) for e in root.iter(qn("wp:docPr")) if (e.get("id") or "").isdecimal()]
    return max(found)
