"""What the tests of the guides need: their console sessions, and edits of cells that leave all else as Excel would."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook

DOCS = Path(__file__).parent.parent / "docs"


@dataclass(frozen=True)
class Command:
    """A line of a console session and the output shown below it."""

    line: str
    shown: tuple[str, ...]


@dataclass(frozen=True)
class Edit:
    """`<!-- edit FILE Sheet!Cell VALUE -->`, a text in quotes: what the reader is told to do in the spreadsheet."""

    file: str
    cells: Mapping[str, str | float | None]


_EDIT = r"<!-- edit (\S+) (\S+![A-Z]+[0-9]+)(?: ([^\n]*?))? -->"
_SESSION = r"^```console\n(.*?)^```"
_STEP = re.compile(f"{_EDIT}|{_SESSION}", re.MULTILINE | re.DOTALL)


def steps(guide: Path) -> Iterator[Command | Edit]:
    """The console sessions and edits of a guide, in order."""
    for match in _STEP.finditer(guide.read_text(encoding="utf-8")):
        if match[1]:
            yield Edit(match[1], {match[2]: _typed(match[3])})
        else:
            for part in re.split(r"^\$ ", match[4], flags=re.MULTILINE)[1:]:
                line, *shown = part.rstrip().split("\n")
                yield Command(line, tuple(row for row in shown if row.strip() and row.strip() != "…"))


def _typed(value: str | None) -> str | float | None:
    """What an edit types: nothing, a text in quotes, or a number."""
    if not value:
        return None
    return value.strip('"') if value.startswith('"') else float(value)


def edit_cells(path: Path, cells: Mapping[str, str | float | None]) -> None:
    """Change cells in place: None empties, `=…` is a formula nobody calculated, `#…` an error, the rest as typed."""
    names = load_workbook(path, read_only=True).sheetnames
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for place, value in cells.items():
        sheet, cell = place.split("!")
        part = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
        changed, count = re.subn(rf'<c r="{cell}"([^>]*?)(/>|>.*?</c>)', _cell(cell, value), parts[part].decode())
        assert count == 1, place
        parts[part] = changed.encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def _cell(cell: str, value: str | float | None) -> str:
    if value is None:
        return f'<c r="{cell}"/>'
    if isinstance(value, str) and value.startswith("="):
        return f'<c r="{cell}"><f>{escape(value[1:])}</f></c>'
    if isinstance(value, str) and value.startswith("#"):
        return f'<c r="{cell}" t="e"><v>{value}</v></c>'
    if isinstance(value, str):
        return f'<c r="{cell}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{cell}"><v>{value}</v></c>'
