"""The sheets of a result against the fresh ones, and what is worth telling of their differences."""

from collections.abc import Iterator, Mapping
from functools import partial

from sozialbudget.analysis.record.opened import Opened, Page
from sozialbudget.analysis.record.recorded import recorded
from sozialbudget.analysis.verify.cells import Compared, Difference, Normal, compare
from sozialbudget.analysis.verify.findings import added_cells, of_sheet, stale_figures
from sozialbudget.case.problems import Problem, Severity
from sozialbudget.words import Lang, say
from sozialbudget.workbook.result.checksums import HEADER_ROW as CHECKSUMS_HEADER
from sozialbudget.workbook.result.checksums import SIGNED_SHEETS
from sozialbudget.workbook.result.context import HEADER_ROW
from sozialbudget.workbook.result.workings import COLUMNS

_QUOTIENTS = ("needed_damping", "full_at")
_SOURCE_COLUMN = 4
"""Of the Protokoll: the validity of a dated parameter stands there only, so a fresh one does not have it."""
_HELPERS = ("causes", "workings", "solver")
_OTHER_VERSION: Mapping[str, Severity] = dict.fromkeys(("text", "row_new", "row_gone", "moved"), "note")
"""Another version words and places its texts otherwise."""


def compared_sheets(opened: Opened, fresh: Opened, normal: Normal, unchanged: bool) -> Iterator[tuple[str, Compared]]:
    """The sheets that are there, compared; what has checksums and no formula is compared by those.

    `unchanged`: by its checksums no input was changed, so that the Protokoll has to say of them what it would now.
    """
    known = recorded(opened)
    by_checksum = {say(f"sheet.{key}", opened.lang) for key in (*SIGNED_SHEETS, "checksums") if key != "overview"}
    checksums, protocol = (say(f"sheet.{key}", opened.lang) for key in ("checksums", "protocol"))
    helpers = {say(f"sheet.{key}", opened.lang) for key in _HELPERS}
    for title, page in fresh.pages.items():
        found = opened.pages.get(title)
        if found is None:
            continue
        compared = compare(found, page, normal, title in helpers, _quotients(page, opened.lang))
        if known and title in by_checksum:
            kept = [
                difference
                for difference in compared.differences
                if difference.kind == "instead"
                or (title == checksums and difference.kind == "text" and difference.at[0] <= CHECKSUMS_HEADER)
                or (title == protocol and unchanged and difference.at[1] < _SOURCE_COLUMN)
            ]
            added = [] if title != say("sheet.districts", opened.lang) else compared.added
            compared = Compared(kept, added, compared.uncalculated, compared.formulas)
        yield title, compared


def _quotients(page: Page, lang: Lang) -> frozenset[int]:
    """The helper columns that divide one difference of large figures by another."""
    labels = {helper.label.say(lang) for helper in COLUMNS if helper.key in _QUOTIENTS}
    if page.title != say("sheet.workings", lang):
        return frozenset()
    return frozenset(column for column, raw in page.sheet.rows.get(HEADER_ROW, {}).items() if raw in labels)


def cell_findings(
    opened: Opened,
    fresh: Opened,
    compared: Mapping[str, Compared],
    *,
    stale: bool,
    unmet: bool,
    other_version: bool,
) -> Iterator[Problem]:
    """The findings on all sheets. `stale`: inputs were changed; `unmet`: control totals are not met."""
    severity = _OTHER_VERSION if other_version else None
    notes_row = partial(_is_note, opened)
    # Where a formula, a row or a sheet is not what it was, the figures that follow from it are told by sheet.
    follows = opened.pages.keys() < fresh.pages.keys() or any(
        difference.kind != "value" for of_one in compared.values() for difference in of_one.differences
    )
    # The fresh workbook knows nothing of control totals that are not met, so its verdict on them is no verdict.
    verdicts = {say(f"sheet.{key}", opened.lang) for key in ("overview", "checks")} if unmet else set()
    older: list[tuple[Page, Difference]] = []
    for title, of_one in compared.items():
        found, page = opened.pages[title], fresh.pages[title]
        untold = other_version or title in verdicts
        kept = [d for d in of_one.differences if not (notes_row(title, d.at[0]) or (d.kind == "value" and untold))]
        if stale:
            older += [(found, d) for d in kept if d.kind == "value"]
            kept = [d for d in kept if d.kind != "value"]
        of_one = Compared(kept, of_one.added, of_one.uncalculated, of_one.formulas)
        yield from of_sheet(of_one, found, page, follows=follows, severity=severity)
        yield from added_cells(of_one, found)
    yield from stale_figures(older)


def _is_note(opened: Opened, title: str, row: int) -> bool:
    """Whether a row of the Protokoll is among the notes: those on the original input cannot be told from the result."""
    page = opened.page("protocol")
    if page is None or title != say("sheet.protocol", opened.lang):
        return False
    heading = say("protocol.notes", opened.lang)
    return row >= next((r for r in sorted(page.sheet.rows) if page.text(r, 1) == heading), row + 1)
