"""Tracked changes and comments of a letterhead: the changes are taken, what was deleted and who wrote it are gone."""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from sozialbudget.formats.render.word_xml import Element


def _names(*local: str) -> frozenset[str]:
    return frozenset(qn(f"w:{name}") for name in local)


_DELETED = _names("del", "moveFrom")
_INSERTED = _names("ins", "moveTo")
_REMARKS = _names(
    *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd"),
    *("customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd"),
    *("customXmlMoveToRangeStart", "customXmlMoveToRangeEnd"),
)
_BEFORE = _names(
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"),
    *("trPrChange", "tcPrChange", "numberingChange", "cellIns", "cellMerge"),
)
"""How something was formatted before, by whom it was changed."""
_MARKS_OF = _names("rPr", "trPr")
"""A change within these properties is one of the whole: of the end of the paragraph, of the table's row."""
_TRACES = tuple(qn(f"w:{name}") for name in ("author", "initials", "date"))


def accept_changes(document: WordDocument) -> None:
    """Take all tracked changes of `document`, in whichever part they are."""
    for part in _parts(document):
        if isinstance(part, XmlPart):
            _accept(part.element)
        elif part.blob.lstrip(b"\xef\xbb\xbf").startswith(b"<"):
            root = parse_xml(part.blob)
            _accept(root)
            part._blob = serialize_part_xml(root)


def _parts(document: WordDocument) -> Iterator[Part]:
    yield document.part
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if not relation.is_external and kind in ("header", "footer", "footnotes", "endnotes", "styles", "numbering"):
            yield relation.target_part


def _accept(root: Element) -> None:
    for element in list(root.iter(*_DELETED, *_INSERTED, *_REMARKS, *_BEFORE, qn("w:cellDel"))):
        if _is_within(element, root):  # not in something that was dropped before
            _accept_one(element)
    for element in root.iter("*"):
        for trace in _TRACES:
            element.attrib.pop(trace, None)


def _is_within(element: Element, root: Element) -> bool:
    return element is root or any(ancestor is root for ancestor in element.iterancestors())


def _accept_one(element: Element) -> None:
    properties = element.getparent()
    if element.tag == qn("w:cellDel"):
        _drop(properties.getparent())
    elif element.tag in _INSERTED and properties.tag not in _MARKS_OF:
        _unwrap(element)
    elif element.tag in _DELETED and properties.tag in _MARKS_OF:
        _drop(element)
        _drop_whole(properties)
    else:
        _drop(element)


def _drop_whole(properties: Element) -> None:
    """Drop the row whose deletion stands in `properties`, or the end of the paragraph."""
    whole = properties.getparent()
    if properties.tag == qn("w:trPr"):
        _drop(whole)
        return
    if whole.tag != qn("w:pPr"):
        return
    paragraph = whole.getparent()
    following = paragraph.getnext()
    if following is None or following.tag != qn("w:p"):
        return
    place = 1 if following.find(qn("w:pPr")) is not None else 0
    for child in reversed([child for child in paragraph if child.tag != qn("w:pPr")]):
        following.insert(place, child)
    _drop(paragraph)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    place = parent.index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(place + offset, child)
    parent.remove(element)
