"""Sheets and defined names: missing, renamed, added, pointing elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sozialbudget.problems import Place, Problem
from sozialbudget.review.verify.cells import Normal
from sozialbudget.review.verify.formulas import canonical
from sozialbudget.review.verify.opened import Opened, Page
from sozialbudget.review.verify.telling import cut, told_formula
from sozialbudget.words import Text, say
from sozialbudget.words.numbers import number
from sozialbudget.workbook.result.checksums import canonical as canonical_value

_ALIKE = 0.6
"""A sheet under another name holds so many of the cells of the one that is missing."""
_MOST_NAMES = 3
_NAMES_OF_PROGRAMS = ("_xlnm.", "_xlfn.", "_filterdatabase")


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
        for now, was in renamed.items():
            text = text.replace(f"'{now.lower()}'!", f"'{was.lower()}'!")
        return text

    return normal


def sheet_findings(opened: Opened, fresh: Opened, renamed: Mapping[str, str]) -> Iterator[Problem]:
    """Sheets that are missing, renamed or somebody's own; `opened` has the renamed ones under their names."""
    told = say("sheet.checksums", opened.lang)  # what its absence means
    for title in fresh.pages:
        if title not in opened.pages and title != told:
            yield Problem("verify_sheet_gone", Place(title))
    for now, was in renamed.items():
        yield Problem("verify_sheet_renamed", Place(now), values={"was": was})
    for title in opened.pages:
        if title not in fresh.pages:
            yield Problem("verify_sheet_added", Place(title), "note")


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
        count = {"count": Text(number(more, "de", 0), number(more, "en", 0))}
        yield Problem("verify_names_more", values=count)
