"""Reading .xlsx and .xlsm into plain cells.

A reader of our own, because a committee's money hangs on what the common fast ones hide: an error cell and a formula
that was never calculated look empty to them, hidden rows and number formats are not told, and one stray cell in the
last row and column makes them ask for all memory.
"""

from collections.abc import Iterator
from functools import cached_property
from posixpath import dirname, join, normpath

from sozialbudget.reading.files.number_formats import BUILT_IN, NumberFormat, what_format_shows
from sozialbudget.reading.files.package import Package, whole
from sozialbudget.reading.files.xlsx_cells import CellReader, unescaped
from sozialbudget.reading.grid import Raw, Sheet
from sozialbudget.reading.sights import How, RichText, how_of_font

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
        self._doubts: set[str] = set()
        self._calculated_on_load = False
        self._read_workbook()

    @property
    def sheet_names(self) -> list[str]:
        """All sheets in the order of the workbook."""
        return [name for name, _, _ in self._sheets]

    @property
    def doubts(self) -> frozenset[str]:
        """Why the stored results of formulas may not be what the formulas say; see `freshly_calculated`."""
        return frozenset(self._doubts)

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
        sheet = Sheet(name, position, hidden=hidden, doubts=self.doubts)
        if with_formulas or self.doubts:
            sheet.formulas = {}
        part, kind = self._relations.get(relation, ("", ""))
        if kind != "worksheet":
            return sheet  # a sheet of its own for a chart has no cells
        reader = CellReader(sheet, self._strings, self._styles.formats, self._styles.marked, self._since_1904)
        reader.read(self._package, part)
        if self._calculated_on_load:
            reader.forget_zeros()
        return sheet

    def _find_workbook(self) -> str:
        found = [part for part, kind in self._read_relations("").values() if kind == "officeDocument"]
        return found[0] if found else "xl/workbook.xml"

    def _read_workbook(self) -> None:
        def start(tag: str, attributes: dict[str, str]) -> None:
            name = _local(tag)
            if name == "sheet":
                ids = (attributes.get(f"{space} id") for space in _DOCUMENT_RELATIONS)
                relation = next((one for one in ids if one is not None), "")
                hidden = attributes.get("state", "visible") != "visible"
                self._sheets.append((attributes.get("name", ""), relation, hidden))
            elif name == "workbookPr":
                self._since_1904 = attributes.get("date1904") in ("1", "true")
            elif name == "calcPr":
                self._doubts.update(_doubts(attributes))
                self._calculated_on_load = attributes.get("fullCalcOnLoad") in ("1", "true")

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
    def _strings(self) -> list[Raw]:
        part = self._part_of_kind("sharedStrings")
        return _read_strings(self._package, part) if part else []

    @cached_property
    def _styles(self) -> "_Styles":
        styles = _Styles()
        if part := self._part_of_kind("styles"):
            self._package.parse(part, styles.start, styles.end)
        return styles


def _local(tag: str) -> str:
    return tag.rpartition(" ")[2]


def _doubts(settings: dict[str, str]) -> Iterator[str]:
    """What the settings of the calculation leave in doubt."""
    if settings.get("calcMode") == "manual":
        yield "calculated_by_hand"
    if settings.get("calcCompleted") in ("0", "false"):
        yield "calculated_in_part"
    if settings.get("fullPrecision") in ("0", "false"):
        yield "calculated_as_shown"


def _read_strings(package: Package, part: str) -> list[Raw]:
    strings: list[Raw] = []
    text = [RichText()]

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "si":
            text[0] = RichText()
        else:
            text[0].start(name, attributes)

    def end(tag: str) -> None:
        name = _local(tag)
        if name == "si":
            strings.append(text[0].raw(unescaped) or None)
        else:
            text[0].end(name)

    package.parse(part, start, end, lambda data: text[0].text(data))
    return strings


class _Styles:
    """The styles of cells: what each makes of numbers, and which are raised, lowered or struck out by their font."""

    def __init__(self) -> None:
        self.formats: list[NumberFormat] = []
        self.marked: dict[int, How] = {}
        self._own: dict[int, NumberFormat] = {}
        self._fonts: list[How | None] = []
        self._inside = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = _local(tag)
        if name == "cellXfs" or (name == "fonts" and not self._inside):
            self._inside = name
        elif name == "numFmt":
            self._own[whole(attributes.get("numFmtId"))] = what_format_shows(attributes.get("formatCode", ""))
        elif self._inside == "fonts" and name == "font":
            self._fonts.append(None)
        elif self._inside == "fonts" and self._fonts:
            self._fonts[-1] = how_of_font(name, attributes, self._fonts[-1])
        elif self._inside == "cellXfs" and name == "xf":
            font, number = whole(attributes.get("fontId", "0")), whole(attributes.get("numFmtId", "0"))
            if font < len(self._fonts) and (how := self._fonts[font]) is not None:
                self.marked[len(self.formats)] = how
            self.formats.append(self._own.get(number) or what_format_shows(BUILT_IN.get(number, "General")))

    def end(self, tag: str) -> None:
        """An element ends."""
        if _local(tag) == self._inside:
            self._inside = ""
