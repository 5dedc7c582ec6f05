"""Read the structure of a tagged PDF back: what a screen reader is told, and what is wrong with it."""

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pdfplumber
import pikepdf
from pikepdf import Array, Dictionary, Name

PAINTING = frozenset(("Tj", "TJ", "'", '"', "Do", "sh", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "INLINE IMAGE"))
"""Operators that put something on the page."""
_STANDARD = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
    Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula
    Form
"""
"""Structure types of PDF 1.7 (ISO 32000-1, 14.8.4)."""


@dataclass
class Element:
    """An element of the structure tree: its type, after the role map, and what is in it, in reading order."""

    kind: str
    raw: Any
    children: list["Element | tuple[int, int]"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, kind: str) -> list["Element"]:
        """All elements of `kind` in it."""
        return [element for element in self.walk() if element.kind == kind]

    def contents(self) -> Iterator[tuple[int, int]]:
        """The pieces of content in it as (page, id), in reading order."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.contents()
            else:
                yield child

    def attribute(self, name: str) -> Any:
        """The value of an attribute, of whatever owner; None where it has none."""
        owners = self.raw.get("/A", Array())
        for owner in owners if isinstance(owners, Array) else [owners]:
            if name in owner:
                return owner[name]
        return None


class TaggedPdf:
    """A tagged PDF, read."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.file = pikepdf.open(io.BytesIO(data))
        self.pages = {page.objgen: number for number, page in enumerate(self.file.pages)}
        roles = self.file.Root.StructTreeRoot.get("/RoleMap", Dictionary())
        self.roles = {str(key)[1:]: str(value)[1:] for key, value in roles.items()}
        (self.root,) = self._kids(self.file.Root.StructTreeRoot, None)

    def _kids(self, raw: Any, page: int | None) -> list[Any]:
        found = raw.get("/K", Array())
        return [self._kid(kid, page) for kid in (found if isinstance(found, Array) else [found])]

    def _kid(self, kid: Any, page: int | None) -> "Element | tuple[int, int]":
        if isinstance(kid, int):
            assert page is not None
            return page, kid
        if "/Pg" in kid:
            page = self.pages[kid.Pg.objgen]
        if kid.get("/Type") == Name.MCR:
            assert page is not None
            return page, int(kid.MCID)
        kind = str(kid.S)[1:]
        return Element(self.roles.get(kind, kind), kid, self._kids(kid, page))

    # --- text -----------------------------------------------------------------------------------------

    @cached_property
    def characters(self) -> list[list[dict[str, Any]]]:
        """The characters of each page, with place, size and the id of their piece of content (pdfplumber)."""
        with pdfplumber.open(io.BytesIO(self.data)) as file:
            return [page.chars for page in file.pages]

    @cached_property
    def _texts(self) -> dict[tuple[int, int], str]:
        found: dict[tuple[int, int], list[str]] = defaultdict(list)
        for number, characters in enumerate(self.characters):
            last = None
            for character in characters:
                # A span in a piece of content, that tells what its glyphs mean, has no id of its own.
                mcid = last if character["mcid"] is None and character["tag"] == "Span" else character["mcid"]
                if mcid is not None:
                    found[number, mcid].append(character["text"])
                last = mcid
        return {place: "".join(texts) for place, texts in found.items()}

    def text(self, element: Element) -> str:
        """All text in `element` as a screen reader reads it."""
        return "".join(self._texts.get(place, "") for place in element.contents())

    # --- what is wrong --------------------------------------------------------------------------------

    def untagged(self) -> list[str]:
        """Painting operators of the pages outside of tagged content and of artifacts."""
        wrong = []
        for number, page in enumerate(self.file.pages):
            marks: list[bool] = []
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name in ("BDC", "BMC"):
                    tagged = name == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]
                    marks.append(tagged or operands[0] == Name.Artifact)
                elif name == "EMC":
                    marks.pop()
                elif name in PAINTING and not any(marks):
                    wrong.append(f"page {number + 1}: {name} {operands}")
            assert not marks, f"page {number + 1}: marked content is not closed"
        return wrong

    def marked(self) -> set[tuple[int, int]]:
        """The pieces of content marked on the pages, as (page, id)."""
        found = []
        for number, page in enumerate(self.file.pages):
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
                    found.append((number, int(operands[1].MCID)))
        assert len(found) == len(set(found)), "a piece of content is marked twice"
        return set(found)

    def parents(self) -> dict[tuple[int, int], Any]:
        """The element each piece of content belongs to by the parent tree, as its object's number."""
        numbers = pikepdf.NumberTree(self.file.Root.StructTreeRoot.ParentTree)
        found = {}
        for number, page in enumerate(self.file.pages):
            if "/StructParents" in page:
                for mcid, parent in enumerate(numbers[int(page.StructParents)]):
                    found[number, mcid] = parent.objgen
        return found

    def faults(self) -> list[str]:
        """What PDF/UA forbids and can be seen by a machine."""
        return [
            *self._faults_of_file(),
            *self._faults_of_tree(),
            *self._faults_of_headings(),
            *self._faults_of_tables(),
        ]

    def _faults_of_file(self) -> Iterator[str]:
        root = self.file.Root
        if not root.get("/MarkInfo", {}).get("/Marked"):
            yield "not marked as tagged"
        if "/Lang" not in root:
            yield "no language"
        if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
            yield "the title is not displayed"
        if any(page.get("/Annots") for page in self.file.pages):
            yield "annotations"
        for page in self.file.pages:
            yield from (f"font {font.BaseFont} is not embedded" for font in _fonts(page.obj) if not _embedded(font))
        yield from self.untagged()

    def _faults_of_tree(self) -> Iterator[str]:
        for element in self.root.walk():
            if element.kind not in _STANDARD.split():
                yield f"unknown type {element.kind}"
            if element.kind == "Figure" and not str(element.raw.get("/Alt", "")).strip():
                yield "a figure without alternative text"
            for child in element.children:
                if isinstance(child, Element) and child.raw.P.objgen != element.raw.objgen:
                    yield f"{child.kind}: another parent than the element it is in"
        told = {
            place: element.raw.objgen
            for element in self.root.walk()
            for place in element.children
            if isinstance(place, tuple)
        }
        if set(told) != self.marked():
            yield "content marked and content in the tree differ"
        if told != self.parents():
            yield "the parent tree does not fit the tree"

    def _faults_of_headings(self) -> Iterator[str]:
        last = 0
        for element in self.root.walk():
            if element.kind[0] == "H" and element.kind[1:].isdecimal():
                level = int(element.kind[1:])
                if level > last + 1:
                    yield f"heading level {level} after {last}"
                if not self.text(element).strip():
                    yield "an empty heading"
                last = level

    def _faults_of_tables(self) -> Iterator[str]:
        named: set[bytes] = set()
        for table in self.root.all("Table"):
            headers = {bytes(cell.raw.ID): cell for cell in table.all("TH") if "/ID" in cell.raw}
            if named & set(headers):
                yield "two header cells of one name"
            named |= set(headers)
            for cell in table.all("TH"):
                if cell.attribute("/Scope") not in (Name.Column, Name.Row, Name.Both):
                    yield f"header cell without scope: {self.text(cell)}"
            for cell in (*table.all("TD"), *table.all("TH")):
                if unknown := [name for name in cell.attribute("/Headers") or () if bytes(name) not in headers]:
                    yield f"header cells that are not there: {unknown}"
            if len({len(row) for row in grid(table)}) > 1:
                yield "rows of different lengths"

    def metadata(self, name: str) -> str | None:
        """A value of the XMP metadata, as `pdfuaid:part`."""
        with self.file.open_metadata() as metadata:
            value = metadata.get(name)
        return None if value is None else str(value)


def rows(table: Element) -> list[list[Element]]:
    """The cells of each row of a table as they are tagged."""
    return [[cell for cell in row.children if isinstance(cell, Element)] for row in table.all("TR")]


def grid(table: Element) -> list[list[Element]]:
    """The cells of each row of a table, those that span several columns or rows in each of them."""
    full: list[dict[int, Element]] = [{} for _ in rows(table)]
    for at, cells in enumerate(rows(table)):
        column = 0
        for cell in cells:
            while column in full[at]:
                column += 1
            for down in range(int(cell.attribute("/RowSpan") or 1)):
                for right in range(int(cell.attribute("/ColSpan") or 1)):
                    full[at + down][column + right] = cell
    return [[row[column] for column in sorted(row)] for row in full]


def _fonts(holder: Any) -> Iterator[Any]:
    resources = holder.get("/Resources", Dictionary())
    yield from resources.get("/Font", Dictionary()).values()
    for form in resources.get("/XObject", Dictionary()).values():
        yield from _fonts(form)


def _embedded(font: Any) -> bool:
    for descendant in font.get("/DescendantFonts", [font]):
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descendant.get("/FontDescriptor", Dictionary()).keys()):
            return False
    return "/ToUnicode" in font
