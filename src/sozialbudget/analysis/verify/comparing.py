"""The sheets of a result against the fresh ones, and what is worth telling of their differences."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from sozialbudget.analysis.record.formulas import canonical
from sozialbudget.analysis.record.opened import Opened, Page, now, recorded
from sozialbudget.analysis.verify.cells import Compared, Difference, Normal, compare
from sozialbudget.analysis.verify.findings import added_cells, cut, of_sheet, stale_figures, told_formula
from sozialbudget.case.plain import canonical as canonical_value
from sozialbudget.case.problems import Place, Problem, Severity
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import how_many
from sozialbudget.workbook.result.checksums import HEADER_ROW as CHECKSUMS_HEADER
from sozialbudget.workbook.result.checksums import SIGNED_SHEETS, WITH_HEADER
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


SHEETS = (
    "overview",
    "calculation",
    "hours",
    *WITH_HEADER,
    "checks",
    "protocol",
    "causes",
    "workings",
    "solver",
    "checksums",
)
"""The sheets of a result, in order."""

_ALIKE = 0.6
"""A sheet under another name holds so many of the cells of the one that is missing."""
_MOST_NAMES = 3
_NAMES_OF_PROGRAMS = ("_xlnm.", "_xlnm_", "_xlfn.", "_filterdatabase", "excel_builtin_")
"""`_xlnm_` and `Excel_BuiltIn_` are what LibreOffice makes of print titles that have been through .xls."""


def renamed_sheets(opened: Opened, fresh: Opened) -> dict[str, str]:
    """The title each renamed sheet should have, by the one it has."""
    unknown = [page for title, page in opened.pages.items() if title not in fresh.pages]
    found: dict[str, str] = {}
    for title, page in fresh.pages.items():
        if title in opened.pages:
            continue
        candidates = [(_alike(other, page), other.title) for other in unknown if other.title not in found]
        best = max(candidates, default=(0.0, ""))
        if best[0] >= _ALIKE:
            found[best[1]] = title
    return found


def renamed_inputs(opened: Opened) -> dict[str, str]:
    """The same of the sheets that have checksums, before anything is computed: they are known again by those."""
    known = {say(f"sheet.{key}", opened.lang) for key in SHEETS}
    strangers = [page for title, page in opened.pages.items() if title not in known]
    found = {
        page.title: say("sheet.checksums", opened.lang)
        for page in strangers
        if opened.page("checksums") is None and page.text(1, 1) == say("checksums.title", opened.lang)
    }
    for key, lines in recorded(under_its_names(opened, found)).items():
        title = say(f"sheet.{key}", opened.lang)
        for page in strangers if title not in opened.pages else ():
            taken = now(replace(opened, pages={title: page}), key, lines)
            if taken is not None and taken.sums.whole == lines.whole:
                found[page.title] = title
    return found


def _alike(found: Page, fresh: Page) -> float:
    texts = {at: raw for at, raw in fresh.cells.items() if isinstance(raw, str) and at not in fresh.formulas}
    if not texts:
        return 0.0
    return sum(canonical_value(found.cells.get(at)) == canonical_value(raw) for at, raw in texts.items()) / len(texts)


def under_its_names(opened: Opened, renamed: Mapping[str, str]) -> Opened:
    """The same result with each renamed sheet found under the title it should have."""
    return replace(opened, pages={renamed.get(title, title): page for title, page in opened.pages.items()})


def normal_form(renamed: Mapping[str, str]) -> Normal:
    """Formulas in canonical form, renamed sheets called as they should be."""
    if not renamed:
        return canonical

    def normal(formula: str) -> str:
        text = canonical(formula)
        for called, was in renamed.items():
            text = text.replace(f"'{called.lower()}'!", f"'{was.lower()}'!")
        return text

    return normal


def sheet_findings(opened: Opened, fresh: Opened, renamed: Mapping[str, str]) -> Iterator[Problem]:
    """Sheets that are missing, renamed or somebody's own; `opened` has the renamed ones under their names."""
    told = say("sheet.checksums", opened.lang)  # what its absence means
    for title in fresh.pages:
        if title not in opened.pages and title != told:
            yield Problem("verify_sheet_gone", Place(title))
    yield from told_renamed(renamed)
    for title in opened.pages:
        if title not in fresh.pages:
            yield Problem("verify_sheet_added", Place(title), "note")


def told_renamed(renamed: Mapping[str, str]) -> Iterator[Problem]:
    """Each sheet that has another title than at the run."""
    for called, was in renamed.items():
        yield Problem("verify_sheet_renamed", Place(called), values={"was": was})


def name_findings(opened: Opened, fresh: Opened, normal: Normal) -> Iterator[Problem]:
    """Defined names that are missing, point elsewhere, or are somebody's own."""
    ours = {name for name, _ in fresh.names}
    wrong: list[Problem] = []
    for key, area in fresh.names.items():
        if key[0].startswith(_NAMES_OF_PROGRAMS):
            continue
        found, called = opened.names.get(key), fresh.spelt[key[0]]
        if found is None:
            wrong.append(Problem("verify_name_gone", Place(called), values={"expected": told_formula(area)}))
        elif found != area and normal(found) != normal(area):
            values = {"found": told_formula(found), "expected": told_formula(area)}
            wrong.append(Problem("verify_name_changed", Place(called), values=values))
    for (name, confined), area in opened.names.items():
        if (name, confined) in fresh.names or name.startswith(_NAMES_OF_PROGRAMS):
            continue
        if name in ours:  # on one sheet the same name means something else
            values = {"sheet": confined or "", "found": told_formula(area)}
            wrong.append(Problem("verify_name_hidden", Place(cut(opened.spelt[name])), values=values))
        else:
            yield Problem("verify_name_added", Place(cut(opened.spelt[name])), "note", {"found": told_formula(area)})
    yield from wrong[:_MOST_NAMES]
    if len(wrong) > _MOST_NAMES:
        more = len(wrong) - _MOST_NAMES
        count = {"count": how_many(more)}
        yield Problem("verify_names_more", values=count)
