"""All sheets and the covering list as the files of one folder."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sozialbudget.case.case import Case
from sozialbudget.case.problems import Place, Problem
from sozialbudget.formats.output import Fill, Progress, write_folder
from sozialbudget.formats.publish import Output, Writing, papers
from sozialbudget.method.allocation import Allocation
from sozialbudget.reports.hour_sheets.derivation import SheetTeller
from sozialbudget.reports.hour_sheets.grouping import Holder, holders, stems
from sozialbudget.reports.hour_sheets.request import FORMATS, By, SheetsRequest
from sozialbudget.words import LANGUAGES, Lang, say

if TYPE_CHECKING:
    from sozialbudget.formats.document import Document

_Asked = TypeVar("_Asked", bound=tuple[SheetTeller, Any])
Listed = Sequence[tuple[Holder, str]]
"""Whose sheets there are, each with the name of its file."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A sheet that is to be written: whose, and its file name without ending."""

    holder: Holder
    stem: str


def plan(case: Case, by: By, lang: Lang) -> tuple[Planned, ...]:
    """The sheets in order, each with a name of its own, whatever the names are and in whatever order they come."""
    found = holders(case, by)
    prefix = f"{say('hour_sheet.stem', lang)}-{case.parameters.year}"
    nobody = say("hour_sheet.no_provider_stem", lang)
    names = [
        (f"{one.district_id} {one.district_name}", f"id {one.district_id}")
        if one.district_id is not None
        else (one.provider or nobody, "" if one.provider is None else f"provider {one.provider}")
        for one in found
    ]
    return tuple(Planned(holder, stem) for holder, stem in zip(found, stems(prefix, names), strict=True))


def file_names(sheets: Sequence[Planned], formats: Sequence[str], lang: Lang) -> list[str]:
    """The files of the folder, in each format the covering list first."""
    first = say("hour_sheet.overview_stem", lang)
    return [f"{stem}.{form}" for form in formats for stem in (first, *(one.stem for one in sheets))]


def write_hour_sheets(
    allocation: Allocation,
    request: SheetsRequest,
    folder: Path,
    lang: Lang,
    progress: Progress | None = None,
    *,
    force: bool = False,
) -> list[str]:
    """Write every sheet and the covering list into `folder`, all or none; the names of the files written.

    Raises OutputError where that cannot be. Ask `formats.output.folder_obstacles` first whether files would be
    replaced.
    """
    t = SheetTeller(allocation, request, lang)
    sheets = plan(allocation.case, request.by, lang)
    files = list(_files(t, sheets))
    write_folder(folder, files, progress, force=force)
    return [name for name, _ in files]


def left_over(folder: Path, written: Sequence[str]) -> Iterator[Problem]:
    """Sheets of an earlier run that this one did not write again: somebody might send them out."""
    prefixes = tuple(say(key, lang) for lang in LANGUAGES for key in ("hour_sheet.stem", "hour_sheet.overview_stem"))
    if not folder.is_dir():
        return
    old = sorted(
        path.name
        for path in folder.iterdir()
        if path.name.startswith(prefixes) and path.suffix[1:] in FORMATS and path.name not in written
    )
    if old:
        yield Problem("sheets_left_over", Place(str(folder)), "warning", {"files": told_briefly(old)})


def told_briefly(names: Sequence[str], most: int = 5) -> tuple[str, ...]:
    """The first few of many names, and an ellipsis."""
    return (*names[:most], *(["…"] if len(names) > most else []))


def _files(t: SheetTeller, sheets: Sequence[Planned]) -> Iterator[tuple[str, Fill]]:
    names = iter(file_names(sheets, t.request.formats, t.lang))
    for form in t.request.formats:
        listed = tuple((one.holder, f"{one.stem}.{form}") for one in sheets)
        yield next(names), _fill(_OVERVIEW, (t, listed), form)
        for one in sheets:
            yield next(names), _fill(_SHEET, (t, one.holder), form)


def _fill(output: Output[_Asked], asked: _Asked, form: str) -> Fill:
    t = asked[0]
    writing = Writing(asked, t.lang, template=t.request.template)
    return lambda path: path.write_bytes(output.content(f".{form}", writing))


def _list(asked: tuple[SheetTeller, Listed], _: Lang) -> "Document":
    from sozialbudget.reports.hour_sheets.overview import overview

    return overview(*asked)


def _list_workbook(writing: Writing[tuple[SheetTeller, Listed]]) -> memoryview:
    from sozialbudget.reports.hour_sheets.workbook import overview_workbook

    return overview_workbook(*writing.thing)


def _sheet(asked: tuple[SheetTeller, Holder], _: Lang) -> "Document":
    from sozialbudget.reports.hour_sheets.sheet import sheet

    return sheet(*asked)


def _sheet_workbook(writing: Writing[tuple[SheetTeller, Holder]]) -> memoryview:
    from sozialbudget.reports.hour_sheets.workbook import sheet_workbook

    return sheet_workbook(*writing.thing)


_OVERVIEW = Output({**papers(_list), ".xlsx": _list_workbook})
_SHEET = Output({**papers(_sheet), ".xlsx": _sheet_workbook})
