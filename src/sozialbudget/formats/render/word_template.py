"""The package a Word document starts from: a letterhead emptied of its text, or a bare one.

A letterhead is whatever Word opens as one: .docx, .dotx, and with macros .docm and .dotm, whose macros are left out
(the result is a .docx, which cannot hold any). What is kept is page, headers, footers and their pictures, styles,
numbering, theme and fonts, tracked changes in them taken; what is left out is the text, comments, the authors of
changes, macros, signatures, protection, personal properties and the path of the template it was itself made from.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import NoReturn

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from sozialbudget.case.problems import InputError, Place, Problem
from sozialbudget.files.locked import read_start
from sozialbudget.files.names import lookalike, on_disk
from sozialbudget.formats.render.word_styles import LANGUAGES, bare_styles
from sozialbudget.formats.render.word_xml import Element
from sozialbudget.words import Lang, Text
from sozialbudget.words.text import shown


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


LARGEST_FILE, LARGEST_PACKAGE = 64 * 2**20, 256 * 2**20
"""Bytes of a letterhead, and of all it unpacks to."""

_TYPES = "[Content_Types].xml"
_MAIN_TYPES = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_STRICT = b"http://purl.oclc.org/ooxml/"

_KEPT_OF_PACKAGE = ("officeDocument", "core-properties", "custom-properties")
_KEPT_OF_DOCUMENT = (
    "styles",
    "numbering",
    "settings",
    "webSettings",
    "fontTable",
    "theme",
    "footnotes",
    "endnotes",
    "header",
    "footer",
)
_KEPT_OF_BARE = ("styles", "numbering", "settings", "theme", "header", "footer")
_SETTINGS_LEFT_OUT = (
    "attachedTemplate",
    "documentProtection",
    "writeProtection",
    "trackRevisions",
    "mailMerge",
    "removePersonalInformation",
)

_OLD_WORD = Text("ein Word-Dokument bis 2003 (.doc)", "a document of Word 2003 or older (.doc)")
_KINDS = (
    (b"%PDF", Text("ein PDF", "a PDF")),
    (b"{\\rtf", Text("ein RTF-Dokument", "an RTF document")),
    (b"<!DOCTYPE", Text("eine Webseite (HTML)", "a web page (HTML)")),
    (b"<html", Text("eine Webseite (HTML)", "a web page (HTML)")),
    (b"<?xml", Text("eine XML-Datei", "an XML file")),
)
_PARTS = (
    ("xl/workbook.xml", Text("eine Excel-Mappe", "an Excel workbook")),
    ("ppt/presentation.xml", Text("eine PowerPoint-Präsentation", "a PowerPoint presentation")),
)
_OTHER = Text("etwas anderes", "something else")


def letterhead(path: Path) -> WordDocument:
    """The letterhead `path`, whose text is still in it. Raises InputError where it cannot be used."""
    content = _content(path)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        # A container of old: Word's format until 2003, or the encrypted package of today.
        if "EncryptedPackage".encode("utf-16-le") in content:
            _refuse(path, Problem("template_encrypted"))
        _refuse(path, Problem("template_other_format", values={"looks_like": _OLD_WORD}))
    if not content.startswith(b"PK"):
        head = content[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
        found = next((told for start, told in _KINDS if head.lower().startswith(start.lower())), _OTHER)
        _refuse(path, Problem("template_other_format", values={"looks_like": found}))
    with broken_told(path):
        document = docx.Document(BytesIO(_as_document(path, content)))
        # python-docx makes those parts that are missing when they are asked for.
        for needed in (document.styles, document.settings, document.core_properties, document.element.body):
            if needed is None:
                raise ValueError("no body")
        accept_changes(document)
        return document


@contextmanager
def broken_told(path: Path) -> Iterator[None]:
    """Tell whatever zipfile, lxml and python-docx meet in a broken letterhead as an InputError."""
    try:
        yield
    except InputError:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {shown(str(error))[:200]}"
        _refuse(path, Problem("template_damaged", values={"reason": reason}), error)


def emptied(document: WordDocument) -> None:
    """Take the text out of a letterhead and whatever belongs to the text, its authors or its machine."""
    body = document.element.body
    for child in list(body):
        body.remove(child)
    _keep_relations(document, _KEPT_OF_DOCUMENT)
    settings = document.settings.element
    for name in _SETTINGS_LEFT_OUT:
        for element in settings.findall(qn(f"w:{name}")):
            settings.remove(element)
    for element in settings.findall(qn("w:rsids")):
        settings.remove(element)
    _drop_external(document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS))


def bare(lang: Lang) -> WordDocument:
    """A document without letterhead: no style but the defaults, no text, no section."""
    document = docx.Document()
    body = document.element.body
    for child in list(body):
        body.remove(child)
    _keep_relations(document, _KEPT_OF_BARE)
    _replace(document.styles.element, bare_styles())
    _replace(document.part.numbering_part.element, parse_xml(f'<w:numbering xmlns:w="{_W}"/>'))
    _replace(document.settings.element, parse_xml(_SETTINGS.replace("LANGUAGE", LANGUAGES[lang])))
    return document


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MODE = 'w:uri="http://schemas.microsoft.com/office/word"'
_SETTINGS = (
    f'<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    f'<w:compatSetting w:name="compatibilityMode" {_MODE} w:val="15"/>'
    f'<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" {_MODE} w:val="1"/>'
    f'<w:compatSetting w:name="enableOpenTypeFeatures" {_MODE} w:val="1"/>'
    f'<w:compatSetting w:name="doNotFlipMirrorIndents" {_MODE} w:val="1"/></w:compat>'
    '<w:themeFontLang w:val="LANGUAGE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)


def _replace(old: object, new: object) -> None:
    # The part keeps its root element; all that is in it is exchanged.
    assert hasattr(old, "append")
    assert hasattr(new, "__iter__")
    for child in list(old):  # type: ignore[call-overload]
        old.remove(child)  # type: ignore[attr-defined]
    for child in list(new):
        old.append(child)


def _keep_relations(document: WordDocument, of_document: tuple[str, ...]) -> None:
    package = document.part.package
    for owner, kept in ((package, _KEPT_OF_PACKAGE), (document.part, of_document)):
        for relation in list(owner.rels.values()):
            if relation.is_external or relation.reltype.rpartition("/")[2] not in kept:
                del owner.rels[relation.rId]


def _drop_external(part: Part) -> None:
    for relation in list(part.rels.values()):
        if relation.is_external:
            del part.rels[relation.rId]


def _content(path: Path) -> bytes:
    if _is_folder(path):
        _refuse(path, Problem("template_is_folder"))
    try:
        content = read_start(path, LARGEST_FILE + 1)
    except FileNotFoundError as error:
        near, values = lookalike(path), {"path": shown(str(path))}
        if near is not None:
            _refuse(path, Problem("template_absent_near", values={**values, "near": shown(near)}), error)
        _refuse(path, Problem("template_absent", values=values), error)
    except (OSError, ValueError) as error:  # ValueError: a name with a zero character
        reason = shown(str(getattr(error, "strerror", None) or error))
        _refuse(path, Problem("template_unreadable", values={"reason": reason}), error)
    if not content:
        _refuse(path, Problem("template_empty"))
    if len(content) > LARGEST_FILE:
        _refuse(path, Problem("template_too_large", values={"size": f"{LARGEST_FILE // 2**20}+ MiB"}))
    return content


def _is_folder(path: Path) -> bool:
    try:
        return on_disk(path).is_dir()
    except (OSError, ValueError):  # opening it will say what is wrong
        return False


def _as_document(path: Path, content: bytes) -> bytes:
    """The same package as a plain document, whether it is a template or has macros; raises where it is no Word file."""
    try:
        package = zipfile.ZipFile(BytesIO(content))
        names = set(package.namelist())
        size = sum(info.file_size for info in package.infolist())
        if size > LARGEST_PACKAGE:
            _refuse(path, Problem("template_too_large", values={"size": f"{size // 2**20} MiB"}))
        if any(info.flag_bits & 1 for info in package.infolist()):
            _refuse(path, Problem("template_encrypted"))
        if _TYPES not in names:
            found = Text("ein Zip-Archiv", "a zip archive")
            if "mimetype" in names and package.read("mimetype").startswith(b"application/vnd.oasis.opendocument"):
                found = Text("ein OpenDocument-Text (.odt)", "an OpenDocument text (.odt)")
            _refuse(path, Problem("template_other_format", values={"looks_like": found}))
        found_part = next((told for part, told in _PARTS if part in names), None)
        if found_part:
            _refuse(path, Problem("template_other_format", values={"looks_like": found_part}))
        if "_rels/.rels" in names and _STRICT in package.read("_rels/.rels"):
            strict = Text("ein „Strict Open XML“-Dokument", "a “Strict Open XML” document")
            _refuse(path, Problem("template_other_format", values={"looks_like": strict}))
        # The format forbids document types; read all, so that whatever is broken is found now.
        if any(b"<!DOCTYPE" in package.read(name)[:4096] for name in names):
            reason = Text("ein Dokumenttyp ist vereinbart", "a document type is declared")
            _refuse(path, Problem("template_damaged", values={"reason": reason}))
        types = package.read(_TYPES)
        if not any(kind in types for kind in _MAIN_TYPES):
            return content
        for kind in _MAIN_TYPES:
            types = types.replace(kind, _DOCUMENT_TYPE)
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as written:
            for name in package.namelist():
                written.writestr(name, types if name == _TYPES else package.read(name))
        return buffer.getvalue()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, KeyError) as error:
        _refuse(path, Problem("template_damaged", values={"reason": shown(str(error))[:200]}), error)


def _refuse(path: Path, wrong: Problem, cause: BaseException | None = None) -> NoReturn:
    name = shown(path.name or str(path))
    raise InputError([Problem(wrong.code, Place(name), values={"file": name, **wrong.values})]) from cause


__all__ = ["bare", "broken_told", "emptied", "letterhead"]
