"""Elements of WordprocessingML. Texts enter as text nodes and attributes only: whatever they hold, it is no markup."""

import re
from typing import Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement

from sozialbudget.words.text import in_order

Element = Any
"""An lxml element; lxml has no types of its own."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECES = re.compile("([\n\t\u00ad])")
_BREAKS = {"\n": "w:br", "\t": "w:tab", "\u00ad": "w:softHyphen"}
_NAMES: dict[str, str] = {}
_PREFIX = {"w": nsmap["w"]}


def clean(text: str) -> str:
    """`text` with U+FFFD for each character XML 1.0 cannot hold, line breaks as a line feed, nothing out of order."""
    return in_order(_NOT_XML.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n"))


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """The element `w:tag`, its attributes of the same namespace, with `children`; a None among them is left out."""
    element = OxmlElement(f"w:{tag}", nsdecls=_PREFIX)
    for key, value in attributes.items():
        name = _NAMES.get(key) or _NAMES.setdefault(key, qn(f"w:{key}"))
        element.set(name, clean(value) if isinstance(value, str) else str(value))
    for child in children:
        if child is not None:
            element.append(child)
    return element


def run(text: str, *properties: Element) -> Element:
    """A run with `text`; line breaks, tabs and soft hyphens as Word has them."""
    element = w("r")
    if properties:
        element.append(w("rPr", *properties))
    for piece in _PIECES.split(clean(text)):
        if piece in _BREAKS:
            element.append(OxmlElement(_BREAKS[piece], nsdecls=_PREFIX))
        elif piece:
            part = w("t")
            part.text = piece
            if piece != piece.strip() or "  " in piece:
                part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            element.append(part)
    return element


def field(instruction: str, shown: str, *properties: Element) -> list[Element]:
    """The runs of a field that Word recalculates; `shown` until then."""

    def part(content: Element) -> Element:
        return w("r", w("rPr", *[_copy(p) for p in properties]) if properties else None, content)

    code = w("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        part(w("fldChar", fldCharType="begin")),
        part(code),
        part(w("fldChar", fldCharType="separate")),
        run(shown, *[_copy(p) for p in properties]),
        part(w("fldChar", fldCharType="end")),
    ]


def paragraph(style: str | None, *content: Element, properties: tuple[Element, ...] = ()) -> Element:
    """A paragraph of the style with this id; `properties` in the order of the schema."""
    first = (w("pStyle", val=style),) if style else ()
    return w("p", w("pPr", *first, *properties), *content)


def properties_of(element: Element) -> Element:
    """The w:pPr of a paragraph, the w:tcPr of a cell …: the first child, which the builders here always write."""
    return element[0]


def _copy(element: Element) -> Element:
    return element.__copy__()
