"""Reading .xlsx and .xlsm into plain cells.

A reader of our own, because a committee's money hangs on what the common fast ones hide: an error cell and a formula
that was never calculated look empty to them, hidden rows and number formats are not told, and one stray cell in the
last row and column makes them ask for all memory.
"""

from functools import cached_property
from posixpath import dirname, join, normpath

from sozialbudget.workbook.reading.grid import Sheet
from sozialbudget.workbook.reading.number_formats import BUILT_IN, Shown, what_format_shows
from sozialbudget.workbook.reading.package import Package, whole
from sozialbudget.workbook.reading.xlsx_cells import CellReader, unescaped

_DOCUMENT_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


class XlsxBook:
    """An opened .xlsx or .xlsm."""

    def __init__(self, content: bytes) -> None:
        self._package = Package(content)
        self._workbook_part = self._find_workbook()
        self._sheets: list[tuple[str, str, bool]] = []  # name, relation, hidden
        self._since_1904 = False
        self._read_workbook()

    @property
    def sheet_names(self) -> list[str]:
        """All sheets in the order of the workbook."""
        return [name for name, _, _ in self._sheets]

    @cached_property
    def names(self) -> dict[tuple[str, int | None], str]:
        """What each defined name stands for, by name and the position of the sheet it is confined to, if any."""
        found: dict[tuple[str, int | None], str] = {}
        inside: list[tuple[str, int | None]] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            if _local(tag) == "definedName":
                local = attributes.get("localSheetId")
                inside[:] = [(attributes.get("name", ""), None if local is None else whole(local))]
                found[inside[0]] = ""

        def end(tag: str) -> None:
            if _local(tag) == "definedName":
                inside.clear()

        def text(data: str) -> None:
            if inside:
                found[inside[0]] += data

        self._package.parse(self._workbook_part, start, end, text)
        return found

    def sheet(self, position: int, with_formulas: bool = False) -> Sheet:
        """The cells of one sheet; its formulas, too, where they are asked for."""
        name, relation, hidden = self._sheets[position]
        sheet = Sheet(name, position, hidden=hidden, formulas={} if with_formulas else None)
        part, kind = self._relations.get(relation, ("", ""))
        if kind != "worksheet":
            return sheet  # a sheet of its own for a chart has no cells
        CellReader(sheet, self._strings, self._formats, self._since_1904).read(self._package, part)
        return sheet

    def _find_workbook(self) -> str:
        found = [part for part, kind in self._read_relations("").values() if kind == "officeDocument"]
        return found[0] if found else "xl/workbook.xml"

    def _read_workbook(self) -> None:
        def start(tag: str, attributes: dict[str, str]) -> None:
            name = _local(tag)
            if name == "sheet":
                relation = next(
                    (attributes[f"{space} id"] for space in _DOCUMENT_RELATIONS if f"{space} id" in attributes), ""
                )
                hidden = attributes.get("state", "visible") != "visible"
                self._sheets.append((attributes.get("name", ""), relation, hidden))
            elif name == "workbookPr":
                self._since_1904 = attributes.get("date1904") in ("1", "true")

        self._package.parse(self._workbook_part, start)

    @cached_property
    def _relations(self) -> dict[str, tuple[str, str]]:
        return self._read_relations(self._workbook_part)

    def _read_relations(self, of: str) -> dict[str, tuple[str, str]]:
        """The parts a part refers to: part and kind by the reference's id."""
        folder = dirname(of)
        part = join(folder, "_rels", f"{of[len(folder) :].lstrip('/')}.rels")
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if _local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                target = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
                found[attributes.get("Id", "")] = (target, attributes.get("Type", "").rpartition("/")[2])

        if part in self._package:
            self._package.parse(part, start)
        return found

    def _part_of_kind(self, kind: str) -> str | None:
        found = [part for part, its_kind in self._relations.values() if its_kind == kind]
        return found[0] if found and found[0] in self._package else None

    @cached_property
    def _strings(self) -> list[str]:
        part = self._part_of_kind("sharedStrings")
        return _read_strings(self._package, part) if part else []

    @cached_property
    def _formats(self) -> list[Shown]:
        part = self._part_of_kind("styles")
        return _read_formats(self._package, part) if part else []


def _local(tag: str) -> str:
    return tag.rpartition(" ")[2]


def _read_strings(package: Package, part: str) -> list[str]:
    strings: list[str] = []
    pieces: list[str] = []
    inside = [False, False]  # in the text, in its pronunciation

    def start(tag: str, _: dict[str, str]) -> None:
        name = _local(tag)
        if name == "si":
            pieces.clear()
        elif name == "t":
            inside[0] = not inside[1]
        elif name == "rPh":
            inside[1] = True

    def end(tag: str) -> None:
        name = _local(tag)
        if name == "si":
            strings.append(unescaped("".join(pieces)))
        elif name == "t":
            inside[0] = False
        elif name == "rPh":
            inside[1] = False

    def text(data: str) -> None:
        if inside[0]:
            pieces.append(data)

    package.parse(part, start, end, text)
    return strings


def _read_formats(package: Package, part: str) -> list[Shown]:
    own: dict[int, Shown] = {}
    formats: list[Shown] = []
    inside = [False]

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "numFmt":
            own[whole(attributes.get("numFmtId"))] = what_format_shows(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            inside[0] = True
        elif name == "xf" and inside[0]:
            number = whole(attributes.get("numFmtId", "0"))
            formats.append(own.get(number, BUILT_IN.get(number, Shown.NUMBER)))

    def end(tag: str) -> None:
        if _local(tag) == "cellXfs":
            inside[0] = False

    package.parse(part, start, end)
    return formats
