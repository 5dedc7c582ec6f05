"""Pages of a Word document: size and margins, what stands at their head and foot, the mark of a draft."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from sozialbudget.formats.charts.draw import proportion, svg
from sozialbudget.formats.document import Document, Figure
from sozialbudget.formats.fonts import FOLDER
from sozialbudget.formats.render.word_styles import Styles
from sozialbudget.formats.render.word_table import Room
from sozialbudget.formats.render.word_xml import Element, clean, field, paragraph, run, w
from sozialbudget.formats.xlsx.live_sheet import LINE
from sozialbudget.words import say

_A4 = (11906, 16838)
_PORTRAIT = {"top": 1219, "right": 1134, "bottom": 1049, "left": 1418, "header": 567, "footer": 510, "gutter": 0}
_LANDSCAPE = {"top": 1191, "right": 1021, "bottom": 1077, "left": 1021, "header": 567, "footer": 510, "gutter": 0}
"""Twips: 25 mm and 20 mm beside the text (room for a punch), 18 mm where the page is turned."""

_CAPTION_ROOM = 1400
"""Twips a page keeps for the caption and the heading of a chart as high as the page."""

_KINDS = {
    "header": (RELATIONSHIP_TYPE.HEADER, CONTENT_TYPE.WML_HEADER, "hdr"),
    "footer": (RELATIONSHIP_TYPE.FOOTER, CONTENT_TYPE.WML_FOOTER, "ftr"),
}
_PAGE, _PAGES = "\x01", "\x02"


@dataclass(frozen=True, slots=True)
class Pages:
    """The upright and the turned page, each a w:sectPr to be copied."""

    portrait: Element
    landscape: Element

    def room(self, landscape: bool) -> Room:
        """The room for text."""
        page = self.landscape if landscape else self.portrait
        size, margins = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
        beside = sum(_number(margins, name) for name in ("left", "right", "gutter"))
        above = sum(abs(_number(margins, name)) for name in ("top", "bottom"))
        return Room(_number(size, "w") - beside, _number(size, "h") - above - _CAPTION_ROOM)

    def section(self, landscape: bool, first: bool) -> Element:
        """The w:sectPr of one section; only the document's `first` page has the head of a first page."""
        page = deepcopy(self.landscape if landscape else self.portrait)
        if not first:
            for element in page.findall(qn("w:titlePg")):
                page.remove(element)
        return page


def sections_of(word: WordDocument) -> list[Element]:
    """Copies of a letterhead's sections, each with the headers and footers it has from those before."""
    found: list[Element] = []
    inherited: dict[tuple[str, str], Element] = {}
    for section in word.element.body.iter(qn("w:sectPr")):
        page = deepcopy(section)
        for tag in ("headerReference", "footerReference"):
            for reference in page.findall(qn(f"w:{tag}")):
                inherited[tag, reference.get(qn("w:type")) or "default"] = reference
                page.remove(reference)
        for at, reference in enumerate(inherited.values()):
            page.insert(at, deepcopy(reference))
        for name in ("sectPrChange", "footnotePr", "endnotePr", "formProt", "lnNumType"):
            for element in page.findall(qn(f"w:{name}")):
                page.remove(element)
        found.append(page)
    return found


def bare_pages(word: WordDocument, document: Document, styles: Styles) -> Pages:
    """A4 with running text at its head, imprint and page number at its foot."""
    pages = []
    for landscape, margins in ((False, _PORTRAIT), (True, _LANDSCAPE)):
        width, height = _A4[::-1] if landscape else _A4
        size: dict[str, str | int] = {"w": width, "h": height, **({"orient": "landscape"} if landscape else {})}
        page = w("sectPr", w("type", val="nextPage"), w("pgSz", **size), w("pgMar", **margins), w("cols", space=708))
        room = width - margins["left"] - margins["right"]
        _refer(word, page, "footer", [_foot(document, styles, room)])
        _refer(word, page, "header", [*_draft_mark(document, styles, f"{int(landscape)}"), _head(document, styles)])
        pages.append(page)
    return Pages(*pages)


def letterhead_pages(word: WordDocument, sections: list[Element], document: Document, styles: Styles) -> Pages:
    """The letterhead's pages. Where it has no page number or no header of its own, ours are put below what is there.

    A turned page it has none for is its upright page turned, with the same head and foot.
    """
    # A letterhead that was saved without any section still has a page.
    sections = sections or [w("sectPr", w("pgSz", w=_A4[0], h=_A4[1]), w("pgMar", **_PORTRAIT))]
    for section in sections:
        _completed(section)
    portrait = next((section for section in sections if not _is_landscape(section)), None)
    landscape = next((section for section in sections if _is_landscape(section)), None)
    pages = Pages(
        _turned(sections[0]) if portrait is None else portrait, _turned(sections[0]) if landscape is None else landscape
    )
    done: dict[str, Element] = {}
    for page in (pages.portrait, pages.landscape):
        for kind in ("footer", "header"):
            if not any(True for _ in _references(page, kind)):
                _refer(word, page, kind, [])
        for kind in ("footer", "header"):
            for reference in _references(page, kind):
                relation = reference.get(qn("r:id")) or ""
                if relation in done:
                    continue
                part = word.part.related_parts[relation]
                assert isinstance(part, XmlPart)
                done[relation] = part.element
                _complete(part.element, kind, document, styles, len(done))
    used = set(done)
    for relation in list(word.part.rels.values()):
        if relation.reltype in (_KINDS["header"][0], _KINDS["footer"][0]) and relation.rId not in used:
            del word.part.rels[relation.rId]
    return pages


def _complete(root: Element, kind: str, document: Document, styles: Styles, n: int) -> None:
    """Add to a letterhead's header or footer what our pages need and it has not."""
    empty = not any((text.text or "").strip() for text in root.iter(qn("w:t"))) and not any(
        True for tag in ("w:drawing", "w:pict", "w:object", "w:instrText", "w:fldSimple") for _ in root.iter(qn(tag))
    )
    added: list[Element] = []
    if kind == "header":
        added += _draft_mark(document, styles, f"L{n}")
        if empty:
            added.append(_head(document, styles))
    elif not _numbers_pages(root):
        added.append(_foot(document, styles, None))  # one foot may serve upright and turned pages
    if empty and added:
        for child in list(root):
            root.remove(child)
    for element in added:
        root.append(element)
    if len(root) == 0 or root[-1].tag == qn("w:tbl"):
        root.append(paragraph(styles[kind]))


def _numbers_pages(root: Element) -> bool:
    codes = [code.text or "" for code in root.iter(qn("w:instrText"))]
    codes += [simple.get(qn("w:instr")) or "" for simple in root.iter(qn("w:fldSimple"))]
    return any("PAGE" in code.upper().split() for code in codes)


def _completed(section: Element) -> None:
    """Give a section the elements every page here needs, in the order of the schema."""
    for element in section.findall(qn("w:type")):
        section.remove(element)
    at = sum(1 for child in section if child.tag in (qn("w:headerReference"), qn("w:footerReference")))
    section.insert(at, w("type", val="nextPage"))
    if section.find(qn("w:pgSz")) is None:
        section.insert(at + 1, w("pgSz", w=_A4[0], h=_A4[1]))
    size = section.find(qn("w:pgSz"))
    if section.find(qn("w:pgMar")) is None:
        section.insert(list(section).index(size) + 1, w("pgMar", **_PORTRAIT))
    for columns in section.findall(qn("w:cols")):  # text in columns is not for tables as wide as a page
        section.remove(columns)
    for start in section.findall(qn("w:pgNumType")):  # pages are counted through
        section.remove(start)


def _is_landscape(section: Element) -> bool:
    size = section.find(qn("w:pgSz"))
    return _number(size, "w") > _number(size, "h")


def _turned(section: Element) -> Element:
    page = deepcopy(section)
    size = page.find(qn("w:pgSz"))
    width, height = _number(size, "h"), _number(size, "w")
    size.set(qn("w:w"), str(width))
    size.set(qn("w:h"), str(height))
    if width > height:
        size.set(qn("w:orient"), "landscape")
    elif size.get(qn("w:orient")):
        del size.attrib[qn("w:orient")]
    return page


def _references(page: Element, kind: str) -> Iterator[Element]:
    yield from page.findall(qn(f"w:{kind}Reference"))


def _refer(word: WordDocument, page: Element, kind: str, content: list[Element]) -> None:
    """Make a header or footer of `content` and let `page` refer to it."""
    relation_type, content_type, tag = _KINDS[kind]
    part = XmlPart(
        PackURI(str(word.part.package.next_partname(f"/word/{kind}%d.xml"))),
        content_type,
        parse_xml(_ROOT.format(tag=tag)),
        word.part.package,
    )
    for element in content:
        part.element.append(element)
    relation = word.part.relate_to(part, relation_type)
    reference = w(f"{kind}Reference", type="default")
    reference.set(qn("r:id"), relation)
    page.insert(0, reference)


_ROOT = (
    '<w:{tag} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"/>'
)


def _head(document: Document, styles: Styles) -> Element:
    line = w("pBdr", w("bottom", val="single", sz=4, space=4, color=LINE.lstrip("#")))
    return paragraph(styles["header"], run(document.running), properties=(line,))


def _foot(document: Document, styles: Styles, room: int | None) -> Element:
    """Imprint left and page number right, `room` twips apart; both right where the room is not known."""
    told = say("document.page", document.lang, page=_PAGE, pages=_PAGES)
    before, _, rest = told.partition(_PAGE)
    between, _, after = rest.partition(_PAGES)
    if room is None:
        gap = " · "
        properties: tuple[Element, ...] = (w("ind", left=0, right=0, firstLine=0), w("jc", val="right"))
    else:
        stops = [w("tab", val="clear", pos=stop) for stop in styles.tab_stops(styles["footer"]) if stop != room]
        gap, properties = "\t", (w("tabs", *stops, w("tab", val="right", pos=room)),)
    return paragraph(
        styles["footer"],
        run(f"{document.imprint}{gap}{before}"),
        *field("PAGE", "1"),
        run(between),
        *field("NUMPAGES", "1"),
        *([run(after)] if after else []),
        properties=properties,
    )


def _draft_mark(document: Document, styles: Styles, name: str) -> list[Element]:
    """The word in the header, and large and pale across the page, as Word's own watermarks are."""
    if document.draft is None:
        return []
    mark = run(document.draft, w("b"), w("spacing", val=60), w("sz", val=24))
    picture = parse_xml(_WATERMARK.format(name=name))
    for text in picture.iter("{urn:schemas-microsoft-com:vml}textpath"):
        text.set("string", document.draft)
    behind = w("r", w("rPr", w("noProof")))
    behind.append(picture)
    return [paragraph(styles["header"], mark, behind, properties=(w("jc", val="center"),))]


_WATERMARK = (
    '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" '
    'shapetype="t"/></v:shapetype>'
    '<v:shape id="PowerPlusWaterMarkObject{name}" o:spid="_x0000_s2{name}" type="#_x0000_t136" alt="" '
    'style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:120pt;rotation:315;z-index:-251658752;'
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#d9d9d9" '
    'stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" '
    'string=""/></v:shape></w:pict>'
)


def _number(element: Element, name: str) -> int:
    try:
        return round(float(element.get(qn(f"w:{name}")) or 0))
    except ValueError:  # a length with its unit ("2.5cm"), which Word itself never writes
        return 0


PIXELS_PER_INCH = 200
_TWIPS_PER_MM = 1440 / 25.4
_EMU_PER_TWIP = 635
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"

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
    ratio = proportion(source)
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
