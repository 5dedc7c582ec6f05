"""The result computed anew from its own inputs, and written as it should be."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256

from sozialbudget.analysis.record.opened import Opened, Page, block_lines, of_bytes, recorded
from sozialbudget.case.case import Case, ParameterOrigin
from sozialbudget.case.layout import DISTRICTS, INDICATORS
from sozialbudget.case.origins import tells_default
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.case.plain import STORED_DIGITS
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.method.need.methods import rule_of
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import Raw, Sheet, is_blank
from sozialbudget.reading.opening import OpenedFile
from sozialbudget.reading.read import Asked, case_of_book
from sozialbudget.words import Lang, say
from sozialbudget.workbook.result.checksums import WITH_HEADER
from sozialbudget.workbook.result.context import TitleBlock
from sozialbudget.workbook.write import workbook_bytes

_NAME_ROW, _HASH_ROW = 4, 5
"""Rows of the Protokoll with the input's name and SHA-256."""
_SAID_BY_COLUMN = 4
_SOURCES = ("workbook", "file", "set", "python", "given")


def recomputed(opened: Opened) -> Allocation:
    """What the inputs of the result give, told as its Protokoll tells it.

    Raises ProblemsError where they cannot be read or have no solution.
    """
    case = _read(opened)
    assert case.origin is not None  # it was read from a file
    said = {"name": _input_name(opened)}
    protocol = opened.page("protocol")
    if protocol is not None:
        said["sha256"] = protocol.text(_HASH_ROW, 2)
    case = case.having(origin=case.origin.model_copy(update=said))
    parameters = opened.page("parameters")
    if parameters is not None:
        origins = {**case.parameter_origins, **_origins(case, parameters, opened.lang)}
        case = case.having(parameter_origins=origins)
    return allocate(_with_columns(case, opened))


@dataclass(frozen=True)
class _Book:
    """The sheets of a result as the reader of inputs takes them."""

    sheets: tuple[Sheet, ...]

    @property
    def sheet_names(self) -> list[str]:
        return [sheet.name for sheet in self.sheets]

    def sheet(self, position: int) -> Sheet:
        return self.sheets[position]


def _read(opened: Opened) -> Case:
    book = _Book(tuple(replace(page.sheet, name=title) for title, page in opened.pages.items()))
    return case_of_book(OpenedFile(opened.name, opened.sha256, book), Asked(), Findings())


def without_control_totals(opened: Opened) -> Opened:
    """The same without the control totals of its indicators, which refuse every edited count before it is computed."""
    page = opened.page("indicators")
    if page is None:
        return opened
    header = INDICATORS.column("control_total").header.say(opened.lang)
    column = next((column for column in page.sheet.rows.get(1, {}) if page.text(1, column) == header), 0)
    rows = page.sheet.rows
    kept = {row: {c: raw for c, raw in cells.items() if row == 1 or c != column} for row, cells in rows.items()}
    return replace(opened, pages={**opened.pages, page.title: Page(replace(page.sheet, rows=kept))})


def at_stored_digits(opened: Opened) -> Opened:
    """The same with the numbers of its input sheets as people see them, without the last digits of their doubles."""
    titles = {say(f"sheet.{key}", opened.lang) for key in WITH_HEADER}
    pages = {title: _at_stored_digits(page) for title, page in opened.pages.items() if title in titles}
    return replace(opened, pages={**opened.pages, **pages})


def _at_stored_digits(page: Page) -> Page:
    rows = {row: {c: _seen(raw) for c, raw in cells.items()} for row, cells in page.sheet.rows.items()}
    return Page(replace(page.sheet, rows=rows))


def _seen(raw: Raw) -> Raw:
    return type(raw)(f"{raw:.{STORED_DIGITS}g}") if isinstance(raw, float) else raw


def _input_name(opened: Opened) -> str:
    """The input's file name as the Protokoll says it; where that is missing, as the Übersicht does."""
    protocol, overview = opened.page("protocol"), opened.page("overview")
    if protocol is not None or overview is None:
        return protocol.text(_NAME_ROW, 2) if protocol is not None else opened.name
    before, after = say("overview.remark", opened.lang, name="\0").split("\0")
    return overview.text(2, 1).removeprefix(before).removesuffix(after)


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
    costs = {i.base for i in case.indicators} if rule_of(case.parameters).base_is_cost else set()
    if not all(given[d.id].keys() >= {*d.columns, *names} - (costs - d.columns.keys()) for d in case.districts):
        return case  # a column is no longer what it was, which the checksums tell
    districts = tuple(d.model_copy(update={"columns": given[d.id]}) for d in case.districts)
    return case.having(districts=districts)


def written(allocation: Allocation, opened: Opened) -> Opened:
    """The workbook of `allocation` in the language of `opened`, with its title block where that is an annex.

    Where it is, byte for byte, the file that was opened, it is not read a second time: that takes longer than all else.
    """
    content = bytes(workbook_bytes(allocation, opened.lang, block=title_block(opened)))
    return opened if sha256(content).hexdigest() == opened.sha256 else of_bytes(opened.name, content)


def _origins(case: Case, page: Page, lang: Lang) -> dict[str, ParameterOrigin]:
    """Who said each parameter in the run that wrote the result; the result's own cells say it all as the workbook's."""
    rows = {page.text(row, 1): row for row in page.sheet.rows}
    found = {}
    for key in PARAMETER_KEYS:
        row = rows.get(about(key).label.say(lang))
        told = _said_by(key, page.text(row, _SAID_BY_COLUMN), lang) if row is not None else None
        if told is None:
            continue
        earlier = case.parameter_origins.get(key)
        found[key] = ParameterOrigin(said_by=told[0], place=told[1], source=earlier.source if earlier else None)
    return found


def _said_by(key: str, text: str, lang: Lang) -> tuple[str, str | None] | None:
    if tells_default(key, text):
        return "default", None
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
