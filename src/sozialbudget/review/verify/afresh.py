"""The result computed anew from its own inputs, and written as it should be."""

import re
from decimal import Decimal
from pathlib import Path

from sozialbudget.case import Case, ParameterOrigin
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.parameters import PARAMETER_KEYS, about
from sozialbudget.review.verify.opened import Opened, Page, of_bytes
from sozialbudget.review.verify.recorded import block_lines, recorded
from sozialbudget.words import Lang, say
from sozialbudget.workbook.layout import DISTRICTS
from sozialbudget.workbook.reading.grid import is_blank
from sozialbudget.workbook.result.title_block import TitleBlock
from sozialbudget.workbook.write import workbook_bytes

_NAME_ROW, _HASH_ROW = 4, 5
"""Rows of the Protokoll with the input's name and SHA-256."""
_SAID_BY_COLUMN = 4
_SOURCES = ("default", "workbook", "file", "set")


def recomputed(path: Path, opened: Opened) -> Allocation:
    """What the inputs of the result give, told as its Protokoll tells it.

    Raises ProblemsError where they cannot be read or have no solution.
    """
    case = Case.from_workbook(path)
    assert case.origin is not None  # it was read from a file
    protocol = opened.page("protocol")
    if protocol is not None:
        said = {"name": protocol.text(_NAME_ROW, 2), "sha256": protocol.text(_HASH_ROW, 2)}
        case = case.model_copy(update={"origin": case.origin.model_copy(update=said)})
    parameters = opened.page("parameters")
    if parameters is not None:
        origins = {**case.parameter_origins, **_origins(case, parameters, opened.lang)}
        case = case.model_copy(update={"parameter_origins": origins})
    return allocate(_with_columns(case, opened))


def _with_columns(case: Case, opened: Opened) -> Case:
    """The same with all columns the run had, in its order: a case from Python may have more than the indicators ask."""
    page, lines = opened.page("districts"), recorded(opened).get("districts")
    if page is None or lines is None or case.origin is None:
        return case
    at = {page.text(1, column): column for column in sorted(page.sheet.rows.get(1, {}), reverse=True)}
    fields = {column.header.say(opened.lang) for column in DISTRICTS.columns}
    names = [line.name for line in lines.columns if line.name in at and line.name not in fields]
    rows = case.origin.tables["districts"].rows
    given: dict[str, dict[str, Decimal]] = {}
    for district in case.districts:
        cells = {name: page.sheet.rows.get(rows[district.id], {}).get(at[name]) for name in names}
        numbers = {name: Decimal(repr(raw)) for name, raw in cells.items() if isinstance(raw, float)}
        columns = {name: district.columns.get(name, numbers.get(name)) for name in names}
        given[district.id] = {name: value for name, value in columns.items() if value is not None}
    if not all(given[d.id].keys() >= d.columns.keys() and len(given[d.id]) == len(names) for d in case.districts):
        return case  # a column is no longer what it was, which the checksums tell
    districts = tuple(d.model_copy(update={"columns": given[d.id]}) for d in case.districts)
    return case.model_copy(update={"districts": districts})


def written(allocation: Allocation, opened: Opened) -> Opened:
    """The workbook of `allocation` in the language of `opened`, with its title block where that is an annex."""
    block = title_block(opened)
    return of_bytes(opened.name, bytes(workbook_bytes(allocation, opened.lang, block=block)))


def _origins(case: Case, page: Page, lang: Lang) -> dict[str, ParameterOrigin]:
    """Who said each parameter in the run that wrote the result; the result's own cells say it all as the workbook's."""
    rows = {page.text(row, 1): row for row in page.sheet.rows}
    found = {}
    for key in PARAMETER_KEYS:
        row = rows.get(about(key).label.say(lang))
        told = _said_by(page.text(row, _SAID_BY_COLUMN), lang) if row is not None else None
        if told is None:
            continue
        earlier = case.parameter_origins.get(key)
        found[key] = ParameterOrigin(said_by=told[0], place=told[1], source=earlier.source if earlier else None)
    return found


def _said_by(text: str, lang: Lang) -> tuple[str, str | None] | None:
    for source in _SOURCES:
        word = say(f"said_by.{source}", lang)
        if text == word:
            return source, None
        match = re.fullmatch(re.escape(word) + r" \((.*)\)", text, re.DOTALL)
        if match:
            return source, match[1]
    return None


def title_block(opened: Opened) -> TitleBlock | None:
    """The title block of an annex as the Übersicht has it; None where the result is no annex.

    What is printed at the head of a page and which part is printed cannot be told from cells and is not compared.
    """
    page = opened.page("overview")
    if page is None:
        return None
    lines, after = block_lines(page, opened.lang)
    if not lines:
        return None
    labels = {page.text(row, 1) for row in page.sheet.rows if row >= after}
    draft = page.text(lines[0], 1) if is_blank(page.sheet.rows[lines[0]].get(2)) else None
    facts = tuple((page.text(row, 1), page.text(row, 2)) for row in (lines[1:] if draft else lines))
    right = say("overview.hours", opened.lang) in labels
    return TitleBlock(title=page.text(1, 1), facts=facts, running="", draft=draft, right=right)
