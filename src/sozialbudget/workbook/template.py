"""The input workbook ready to fill, or filled with an example: lists, formats, comments and print set-up.

Names of sheets and columns come from `layout.py`, everything about parameters from `parameters.py`, what each cell may
hold from `case/bounds.py`, the content from `filling.py`. The same content gives the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from itertools import count
from math import ceil
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from sozialbudget.case import bounds as rules
from sozialbudget.case.case import Direction, Freshness, Kind
from sozialbudget.case.column_help import COLUMN_HELP
from sozialbudget.case.layout import (
    BASE_KIND,
    DIRECTION_SIGNS,
    DISTRICTS,
    INDICATORS,
    KIND_WORDS,
    PARAMETERS,
    SERVICES,
    SheetLayout,
    freshness_of,
)
from sozialbudget.case.parameters import PARAMETER_KEYS, Unit, about, is_required
from sozialbudget.formats.xlsx.live_sheet import HEAD, INK, INPUT, LINE, PALE, LiveSheet
from sozialbudget.words import Lang, say
from sozialbudget.workbook.filling import Filling, FreeColumn, Row, Value, blank, example, showing

CREATED = datetime(2000, 1, 1)
"""A fixed day, so that the same content gives the same bytes."""

SPARE_COLUMNS, SPARE_INDICATORS, SPARE_SERVICES = 3, 6, 3
COLUMNS_OFFERED = 40
"""How many columns of the districts the drop-down lists look at."""

EUROS, COUNT, PERCENT, TEXT, GENERAL = '#,##0\\ "€"', "#,##0", "0.0#\\ %", "@", "General"
NUMBER_FORMATS = {
    Unit.EUR: EUROS,
    Unit.RATE: PERCENT,
    Unit.YEAR: "0",
}
TWO_DECIMALS = "0.00\\ %"
FREE_FORMATS: dict[Kind | None, str] = {Kind.COUNT: COUNT, Kind.RATE: TWO_DECIMALS, None: GENERAL}

TEXT_COLUMNS = {"id", "name", "provider", "excluded", "kind", "base", "direction", "source", "as_of"}

A4 = 9
LEAST_WIDTH = 13.0
COMMENT_WIDTH, COMMENT_LINE, COMMENT_CHARACTERS = 340, 15, 52
ROW_HEIGHT = 15


def template_bytes(lang: Lang, districts: int = 10, example: str | None = None) -> bytes:
    """An input workbook with `districts` prepared rows, or filled with the example of that name.

    Raises ValueError for an unknown example or fewer than one district.
    """
    return filled_bytes(_load_example(example, lang) if example else blank(lang, districts), lang)


_load_example = example


def filled_bytes(filling: Filling, lang: Lang) -> bytes:
    """An input workbook with the content of `filling`."""
    buffer = BytesIO()
    workbook = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": filling.title, "comments": say("template.made_by", lang), "created": CREATED})
    book = _Book(workbook, filling, lang)
    book.write()
    workbook.close()
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class _Head:
    """One header cell: its text, the word above it, its comment."""

    text: str
    mark: str
    comment: str
    required: bool
    width: float


class _Book:
    """One input workbook while it is written; rows and columns are zero-based, as in XlsxWriter."""

    def __init__(self, workbook: Workbook, filling: Filling, lang: Lang) -> None:
        self.workbook, self.filling, self.lang = workbook, filling, lang
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def write(self) -> None:
        """All sheets in order."""
        if self.filling.front is not None:
            from sozialbudget.formats.xlsx.tables import TableBook

            self.filling.front(TableBook.within(self.workbook, self.lang))
        guide = self._add_sheet(say("template.sheet.guide", self.lang))
        sheets = {
            layout.key: self._add_sheet(layout.title.say(self.lang))
            for layout in (DISTRICTS, INDICATORS, PARAMETERS, SERVICES)
        }
        self._guide(guide)
        columns = self._districts(sheets["districts"])
        self._indicators(sheets["indicators"], columns)
        self._parameters(sheets["parameters"], columns)
        self._services(sheets["services"])

    def _add_sheet(self, name: str) -> LiveSheet:
        sheet: LiveSheet = self.workbook.add_worksheet(name, worksheet_class=LiveSheet)
        return sheet

    # --- the sheets ------------------------------------------------------------------------------

    def _guide(self, sheet: LiveSheet) -> None:
        lang = self.lang
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 5)
        sheet.set_column(1, 1, 105)
        sheet.write_string(0, 0, self.filling.title, self.format(bold=True, font_size=14))
        row = count(1)
        for remark in self.filling.remarks.get("districts", ()) if self._is_filled else ():
            sheet.write_string(next(row), 0, remark, self.format())
        next(row)
        self._heading(sheet, next(row), say("template.guide.steps", lang))
        steps = (
            say("template.guide.districts", lang),
            say("template.guide.indicators", lang),
            say("template.guide.parameters", lang),
            say("template.guide.services", lang),
            say("template.guide.check", lang),
            say("template.guide.allocate", lang),
        )
        for number, step in enumerate(steps, start=1):
            self._paragraph(sheet, next(row), f"{number}.", step)
        next(row)
        self._heading(sheet, next(row), say("template.guide.reading", lang))
        rules_of_reading = (
            say("template.guide.comments", lang),
            say("template.guide.required", lang),
            say("template.guide.empty", lang),
            say("template.guide.numbers", lang),
            say("template.guide.rows", lang),
            say("template.guide.source", lang),
        )
        for rule in rules_of_reading:
            self._paragraph(sheet, next(row), "–", rule)
        self._page(sheet, None)

    def _districts(self, sheet: LiveSheet) -> str:
        """Write the districts; return the range of the names of their free columns, as lists take it."""
        filling, lang = self.filling, self.lang
        spare = 0 if filling.total_row or self._is_filled else SPARE_COLUMNS
        free = [*filling.columns, *(FreeColumn("", mark=say("template.mark.spare", lang)) for _ in range(spare))]
        heads = [
            *self._heads(DISTRICTS, (12, 19, 17, 14, 14, 17)),
            *(self._free_head(column) for column in free),
        ]
        first = self._table_head(sheet, DISTRICTS, heads, marked=True)
        last = first + len(filling.districts) - 1
        keys = [*(column.key for column in DISTRICTS.columns), *(column.name for column in free)]
        formats = {"id": TEXT, "status_quo": EUROS, "cost_per_fte": EUROS}
        formats |= {column.name: FREE_FORMATS[column.kind] for column in free}
        for row, district in enumerate(filling.districts, start=first):
            self._row(sheet, row, district, keys, heads, formats)
        if filling.total_row:
            self._total_row(sheet, first, last, keys, {column.name for column in free if column.kind is Kind.COUNT})
        self._district_rules(sheet, first, last, free)
        sheet.ignore_errors({"number_stored_as_text": xl_range_abs(first, 0, last, 0).replace("$", "")})
        sheet.freeze_panes(first, 2)
        start = len(DISTRICTS.columns)
        return _names_in(DISTRICTS.title.say(lang), first - 1, start, start + COLUMNS_OFFERED - 1)

    def _district_rules(self, sheet: LiveSheet, first: int, last: int, free: Sequence[FreeColumn]) -> None:
        lang = self.lang
        sheet.data_validation(first, 0, last, 0, rules.text_length_validation(lang))
        amounts = {"status_quo": rules.NOT_NEGATIVE, "cost_per_fte": rules.POSITIVE}
        for col, column in enumerate(DISTRICTS.columns):
            if column.key in amounts:
                self._number_rule(sheet, first, last, col, amounts[column.key], Unit.EUR, column.header.say(lang))
        for col, free_column in enumerate(free, start=len(DISTRICTS.columns)):
            is_rate = free_column.kind is Kind.RATE
            limits, unit = (rules.RATE, Unit.RATE) if is_rate else (rules.NOT_NEGATIVE, Unit.NUMBER)
            label = free_column.name or say("template.mark.spare", lang)
            rule = rules.unusual_numbers(limits, unit, xl_rowcol_to_cell(first, col), label, lang)
            sheet.data_validation(first, col, last, col, rule)

    def _indicators(self, sheet: LiveSheet, columns: str) -> None:
        lang = self.lang
        as_of = max(len(str(row.get("as_of") or "")) for row in ({}, *self.filling.indicators))
        heads = self._heads(INDICATORS, (30, 12, 12, 26, 12, 40, min(max(16, as_of), 34), 16))
        rows = [*self.filling.indicators, *([{}] * SPARE_INDICATORS)]
        first = self._table_head(sheet, INDICATORS, heads, marked=True, sum_of="weight", rows=len(rows))
        last = first + len(rows) - 1
        keys = [column.key for column in INDICATORS.columns]
        # As text, a typed + is no formula and a typed 31.12.2024 stays as typed.
        formats = {"direction": TEXT, "as_of": TEXT, "control_total": COUNT}
        for row, indicator in enumerate(rows, start=first):
            self._row(sheet, row, indicator, keys, heads, formats)
        at = {key: col for col, key in enumerate(keys)}
        for key in ("name", "base"):
            sheet.data_validation(first, at[key], last, at[key], rules.column_validation(columns, lang))
        words = {
            "kind": [kind.say(lang) for kind in (*KIND_WORDS.values(), BASE_KIND)],
            "direction": [DIRECTION_SIGNS[direction] for direction in Direction],
        }
        for key, choices in words.items():
            sheet.data_validation(first, at[key], last, at[key], rules.choice_validation(choices, lang))
        for key in ("weight", "control_total"):
            label = INDICATORS.column(key).header.say(lang)
            self._number_rule(sheet, first, last, at[key], rules.NOT_NEGATIVE, Unit.NUMBER, label)
        sheet.freeze_panes(first, 1)

    def _parameters(self, sheet: LiveSheet, columns: str) -> None:
        lang = self.lang
        name, value, source = self._heads(PARAMETERS, (32, 18, 46))
        default = say("template.header.default", lang)
        explained = say("template.header.explained", lang)
        heads = [
            name,
            value,
            _Head(default, "", say("template.header.default.help", lang), False, 20),
            source,
            _Head(explained, "", say("template.header.explained.help", lang), False, 64),
        ]
        first = self._table_head(sheet, PARAMETERS, heads, marked=False)
        for row, key in enumerate(PARAMETER_KEYS, start=first):
            self._parameter(sheet, row, key, columns)
        sheet.freeze_panes(first, 2)

    def _parameter(self, sheet: LiveSheet, row: int, key: str, columns: str) -> None:
        lang, told = self.lang, about(key)
        source = self.filling.parameter_sources.get(key, "")
        explanation = told.help.say(lang)
        sheet.set_row(row, ROW_HEIGHT * max(_lines(explanation, 66), _lines(source, 46)))
        plain = self.cell()
        sheet.write_string(row, 0, told.label.say(lang), self.cell(bold=True))
        self._comment(sheet, row, 0, rules.parameter_comment(key, lang))
        side = "left" if told.unit is Unit.TEXT else "right"
        value = self.filling.parameters.get(key)
        number_format = showing(NUMBER_FORMATS.get(told.unit, GENERAL), [value])
        value_format = self.cell(num_format=number_format, align=side, **self._to_fill(is_required(key)))
        self._put(sheet, row, 1, value, value_format)
        sheet.data_validation(row, 1, row, 1, rules.parameter_validation(key, xl_rowcol_to_cell(row, 1), columns, lang))
        sheet.write_string(row, 2, rules.parameter_default(key, lang), self.cell(bold=is_required(key), align="right"))
        self._put(sheet, row, 3, source or None, plain)
        sheet.write_string(row, 4, explanation, plain)

    def _services(self, sheet: LiveSheet) -> None:
        heads = self._heads(SERVICES, (40, 16, 18))
        rows = [*self.filling.services, *([{}] * SPARE_SERVICES)]
        first = self._table_head(sheet, SERVICES, heads, marked=True, sum_of="share", rows=len(rows))
        last = first + len(rows) - 1
        keys = [column.key for column in SERVICES.columns]
        for row, service in enumerate(rows, start=first):
            self._row(sheet, row, service, keys, heads, {"share": PERCENT, "abf_rate": PERCENT})
        for key, limits in (("share", rules.RATE), ("abf_rate", rules.RATE_BELOW_ONE)):
            label = SERVICES.column(key).header.say(self.lang)
            self._number_rule(sheet, first, last, keys.index(key), limits, Unit.RATE, label)
        sheet.freeze_panes(first, 1)

    # --- their parts -----------------------------------------------------------------------------

    @property
    def _is_filled(self) -> bool:
        return bool(self.filling.parameters)

    def _heads(self, layout: SheetLayout, widths: Sequence[float]) -> list[_Head]:
        lang = self.lang
        return [
            _Head(
                column.header.say(lang),
                self._mark(layout, column.key, column.required),
                COLUMN_HELP[layout.key, column.key].say(lang),
                column.required,
                width,
            )
            for column, width in zip(layout.columns, widths, strict=True)
        ]

    def _mark(self, layout: SheetLayout, key: str, required: bool) -> str:
        if layout is DISTRICTS and key in self.filling.marks:
            return self.filling.marks[key]
        return say("template.mark.required" if required else "template.mark.optional", self.lang)

    def _free_head(self, column: FreeColumn) -> _Head:
        usual = say("template.comment.column" if column.name else "template.comment.spare", self.lang)
        return _Head(column.name, column.mark, column.help or usual, bool(column.name), _width(column))

    def _table_head(
        self,
        sheet: LiveSheet,
        layout: SheetLayout,
        heads: Sequence[_Head],
        *,
        marked: bool,
        sum_of: str | None = None,
        rows: int = 0,
    ) -> int:
        """Title, remarks and the header row; return the first row below."""
        remarks = self.filling.remarks.get(layout.key, ())
        title = {
            DISTRICTS.key: self.filling.title,
            INDICATORS.key: say("template.title.indicators", self.lang),
            PARAMETERS.key: say("template.title.parameters", self.lang),
            SERVICES.key: say("template.title.services", self.lang),
        }[layout.key]
        sheet.write_string(0, 0, title, self.format(bold=True, font_size=13))
        row = 1
        for remark in remarks:
            sheet.write_string(row, 0, remark, self.format())
            row += 1
        header = row + 1 + bool(sum_of) + marked
        if sum_of:
            self._running_sum(sheet, row, layout, sum_of, header + 1, rows)
        for col, head in enumerate(heads):
            self._head(sheet, header, col, head, marked=marked)
        sheet.set_row(header, (3 if layout is DISTRICTS else 2) * ROW_HEIGHT)
        self._page(sheet, header)
        return header + 1

    def _head(self, sheet: LiveSheet, row: int, col: int, head: _Head, *, marked: bool) -> None:
        sheet.set_column(col, col, head.width)
        if marked and head.mark:
            style = self.format(italic=True, font_size=9, indent=1)
            sheet.write_string(row - 1, col, head.mark, style)
        style = self.cell(bold=head.required, valign="vcenter", bg_color=HEAD if head.required else PALE)
        self._put(sheet, row, col, head.text or None, style)
        self._comment(sheet, row, col, head.comment)

    def _running_sum(self, sheet: LiveSheet, row: int, layout: SheetLayout, key: str, first: int, rows: int) -> None:
        """A line above the header that adds up the column `key` while it is filled."""
        col = [column.key for column in layout.columns].index(key)
        listed = self.filling.indicators if layout is INDICATORS else self.filling.services
        total = sum((Decimal(entry.get(key) or 0) for entry in listed), Decimal(0))
        label = say("template.sum.weights" if layout is INDICATORS else "template.sum.shares", self.lang)
        sheet.write_string(row, 0, label, self.format(italic=True))
        number_format = GENERAL if layout is INDICATORS else PERCENT
        style = self.format(italic=True, align="right", indent=1, num_format=number_format)
        self._sum(sheet, row, col, first, first + rows - 1, total, style)

    def _total_row(self, sheet: LiveSheet, first: int, last: int, keys: Sequence[str], counted: set[str]) -> None:
        for col, key in enumerate(keys):
            side = "left" if key in TEXT_COLUMNS else "right"
            style = self.cell(bold=True, top=2, align=side, num_format=EUROS if key == "status_quo" else COUNT)
            if key == "status_quo" or key in counted:
                total = sum((Decimal(row.get(key) or 0) for row in self.filling.districts), Decimal(0))
                self._sum(sheet, last + 1, col, first, last, total, style)
            else:
                self._put(sheet, last + 1, col, self.filling.total_row if key == "name" else None, style)

    def _row(
        self,
        sheet: LiveSheet,
        row: int,
        entry: Row,
        keys: Sequence[str],
        heads: Sequence[_Head],
        number_formats: dict[str, str],
    ) -> None:
        for col, (key, head) in enumerate(zip(keys, heads, strict=True)):
            side = "left" if key in TEXT_COLUMNS else "right"
            value = entry.get(key) if key else None
            number_format = showing(number_formats.get(key, GENERAL), [value])
            is_stale = key == "as_of" and isinstance(value, str) and freshness_of(value)[0] is Freshness.STALE
            to_fill = is_stale or (head.required and bool(entry))
            style = self.cell(num_format=number_format, align=side, **self._to_fill(to_fill))
            self._put(sheet, row, col, value, style)

    def _to_fill(self, required: bool) -> dict[str, str]:
        return {"bg_color": INPUT} if required else {}

    def _number_rule(
        self, sheet: LiveSheet, first: int, last: int, col: int, limits: rules.Bounds, unit: Unit, label: str
    ) -> None:
        cell = xl_rowcol_to_cell(first, col)
        sheet.data_validation(first, col, last, col, rules.column_of_numbers(limits, unit, cell, label, self.lang))

    # --- cells -----------------------------------------------------------------------------------

    def format(self, **properties: Any) -> Format:
        """The format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            base = {"font_name": "Calibri", "font_size": 10, "font_color": INK}
            self._formats[key] = self.workbook.add_format(base | properties)
        return self._formats[key]

    def cell(self, **properties: Any) -> Format:
        """The format of a cell in a table."""
        usual = {"valign": "top", "align": "left", "indent": 1, "border": 1, "border_color": LINE}
        wraps = {"text_wrap": True} if properties.get("align", "left") == "left" else {}
        return self.format(**(usual | wraps | properties))

    def _put(self, sheet: LiveSheet, row: int, col: int, value: Value, style: Format) -> None:
        if value is None:
            sheet.write_blank(row, col, None, style)
        elif isinstance(value, str):
            sheet.write_string(row, col, value, style)
        else:
            sheet.write_exact(row, col, Decimal(value), style)

    def _sum(self, sheet: LiveSheet, row: int, col: int, first: int, last: int, value: Decimal, style: Format) -> None:
        cells = f"{xl_rowcol_to_cell(first, col)}:{xl_rowcol_to_cell(last, col)}"
        sheet.write_formula(row, col, f"=SUM({cells})", style, float(value))

    def _comment(self, sheet: LiveSheet, row: int, col: int, text: str) -> None:
        lines = sum(_lines(line, COMMENT_CHARACTERS) for line in text.split("\n"))
        size = {"width": COMMENT_WIDTH, "height": COMMENT_LINE * (lines + 1)}
        sheet.write_comment(row, col, text, {"author": "sozialbudget", "font_size": 9, "color": "#FFFFFF", **size})

    def _heading(self, sheet: LiveSheet, row: int, text: str) -> None:
        sheet.write_string(row, 0, text, self.format(bold=True, font_size=11))

    def _paragraph(self, sheet: LiveSheet, row: int, sign: str, text: str) -> None:
        style = self.format(valign="top", text_wrap=True)
        sheet.set_row(row, ROW_HEIGHT * _lines(text, 120))
        sheet.write_string(row, 0, sign, self.format(valign="top", align="right"))
        sheet.write_string(row, 1, text, style)

    def _page(self, sheet: LiveSheet, header: int | None) -> None:
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(say("template.footer", self.lang))
        if header is not None:
            sheet.repeat_rows(header)


def _names_in(sheet: str, row: int, first: int, last: int) -> str:
    """The filled cells of a header row as a range for a list: from the first to as many as there are."""
    whole, start = xl_range_abs(row, first, row, last), xl_rowcol_to_cell(row, first, row_abs=True, col_abs=True)
    return f"='{sheet}'!{start}:INDEX('{sheet}'!{whole},COUNTA('{sheet}'!{whole}))"


def _width(column: FreeColumn) -> float:
    """Wide enough for the longest word of the header in bold."""
    return max(LEAST_WIDTH, *(len(part) + 3 for part in column.name.replace("-", "- ").split(" ")))


def _lines(text: str, characters: int) -> int:
    """How many lines `text` takes."""
    return max(1, ceil(len(text) / characters))
