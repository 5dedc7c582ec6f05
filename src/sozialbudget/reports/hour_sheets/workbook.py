"""An hour sheet, and the covering list, as a workbook of one sheet: inputs yellow, everything else a live formula.

Budgets, rates, shares and costs are the inputs; money, positions, hours and sums follow by formulas that round as the
printed sheet does, their values stored. Text from the input is never a formula.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell

from sozialbudget.formats.table import Column, Table
from sozialbudget.formats.xlsx.live_sheet import HEAD, INK, INPUT, LINE, PALE, LiveSheet, height
from sozialbudget.formats.xlsx.tables import TableBook
from sozialbudget.method.services import cents_formula
from sozialbudget.reports.hour_sheets import overview as listing
from sozialbudget.reports.hour_sheets.derivation import SheetTeller, used
from sozialbudget.reports.hour_sheets.grouping import (
    FTE_DECIMALS,
    Holder,
    Hours,
    hours,
    hours_decimals,
    money,
    total_hours,
    total_money,
)
from sozialbudget.reports.hour_sheets.sheet import computed_from, facts_of, running_of, signatures_of, title_of
from sozialbudget.workbook.result.context import TitleBlock

_WIDTHS = (12.0, 24.0, 27.0, 15.0, 15.0, 19.0, 10.0, 16.0, 9.0, 14.0, 14.0)
_ROWS_OF_A_PAGE = 55
_EUROS, _RATE = "#,##0.00", "0.0##%"


def sheet_workbook(t: SheetTeller, holder: Holder) -> memoryview:
    """The hour sheet of `holder`."""
    title = title_of(t, holder)
    page = _Page(t, title, running_of(t, title), t.say("hour_sheet.sheet.one"), _WIDTHS)
    page.head(t.say("hour_sheet.subtitle"), facts_of(t, holder))
    _Sheet(page, holder).write()
    return page.content()


def overview_workbook(t: SheetTeller, sheets: Sequence[tuple[Holder, str]]) -> memoryview:
    """The covering list of `sheets`."""
    title = t.say("hour_sheet.overview_title", year=t.year)
    table = listing.listed(t, sheets)
    widths = [column.width for column in table.columns]
    page = _Page(t, title, listing.running_of(t, title), title[:31], widths)
    page.head(t.say("hour_sheet.overview_subtitle"), t.facts)
    page.show(table)
    page.row += 1
    for remark in (t.say("hour_sheet.overview_note"), *listing.remarks(t, sheets)):
        page.note(remark)
    page.note(computed_from(t))
    return page.content()


class _Page:
    """One worksheet being written from top to bottom; `row` is the zero-based row to write next."""

    def __init__(self, t: SheetTeller, title: str, running: str, name: str, widths: Sequence[float]) -> None:
        self.t, self.title, self.widths = t, title, widths
        # A fixed date, so that the same input gives the same bytes.
        self.book = TableBook(title, t.request.day or date(t.year, 1, 1), t.lang)
        self.style = self.book.style
        self.sheet: LiveSheet = self.book.workbook.add_worksheet(name, worksheet_class=LiveSheet)
        self.sheet.hide_gridlines(2)
        self.sheet.set_paper(9)
        self.sheet.set_landscape()
        self.sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
        draft = t.say("document.draft") if t.request.draft else None
        self.sheet.set_header(TitleBlock(title, (), running, draft=draft).page_header)
        self.sheet.set_footer(f"&L&8sozialbudget&R&8{t.say('print.page')} &P / &N")
        for col, width in enumerate(widths):
            self.sheet.set_column(col, col, width)
        decimals = hours_decimals(t.allocation)
        self.hours_format = "#,##0." + "0" * decimals
        self.row = 0

    # --- styles -------------------------------------------------------------------------------------------

    def number(self, form: str, **properties: Any) -> Format:
        """A format for numbers."""
        return self.style(num_format=form, **properties)

    def input_style(self, form: str = "@") -> Format:
        """A cell to type into."""
        return self.style(num_format=form, bg_color=INPUT)

    def subtotal_style(self, **properties: Any) -> Format:
        """A cell of a row of subtotals."""
        return self.style(bold=True, bg_color=PALE, top=1, border_color=LINE, **properties)

    def total_style(self, **properties: Any) -> Format:
        """A cell of the row of totals."""
        return self.style(bold=True, bg_color=HEAD, top=1, border_color=LINE, **properties)

    # --- cells --------------------------------------------------------------------------------------------

    def cell(self, col: int, row: int | None = None) -> str:
        """The name of a cell, of this row where no other is said."""
        return str(xl_rowcol_to_cell(self.row if row is None else row, col))

    def text(self, col: int, text: str, form: Format) -> None:
        """Text, whatever it looks like."""
        self.sheet.write_text(self.row, col, text, form)

    def given(self, col: int, value: Decimal, form: Format) -> None:
        """A number that is an input."""
        self.sheet.write_exact(self.row, col, value, form)

    def live(self, col: int, formula: str, value: Decimal | str, form: Format) -> None:
        """A formula and its value."""
        self.sheet.write_live(self.row, col, formula, value, form)

    # --- rows ---------------------------------------------------------------------------------------------

    def head(self, subtitle: str, facts: Sequence[tuple[str, str]]) -> None:
        """Title, subtitle, draft mark and the lines of the title block."""
        self.text(0, self.title, self.style(bold=True, font_size=14))
        self.row += 1
        draft = f" – {self.t.say('document.draft')}" if self.t.request.draft else ""
        self.text(0, subtitle + draft, self.style(font_color="#52606D"))
        self.row += 1
        for label, value in facts:
            self.text(0, label, self.style(bold=True))
            self.text(2 if len(self.widths) > 9 else 1, value, self.style())
            self.row += 1
        self.row += 1

    def caption(self, text: str) -> None:
        """What the table below shows."""
        self.text(0, text, self.style(bold=True, font_size=11))
        self.row += 1

    def headers(self, texts: Sequence[str], text_columns: int, wraps: bool = True) -> None:
        """A row of headers; the first `text_columns` stand left. Where nothing `wraps`, long ones run on."""
        for col, text in enumerate(texts):
            align = "left" if col < text_columns else "right"
            plain = {"bold": True, "bg_color": HEAD, "text_wrap": wraps, "valign": "top"}
            self.text(col, text, self.style(**plain, bottom=1, border_color=LINE, align=align))
        if wraps:
            self.sheet.set_row(self.row, height(dict(zip(texts, self.widths, strict=False))))
        self.row += 1

    def show(self, table: Table) -> None:
        """A table on as many pages as it takes, with totals."""
        columns = table.columns
        texts = [column for column in columns if column.is_text]
        # Alone on its sheet, a header stands without the one above it.
        self.headers([column.named(self.t.lang) for column in columns], len(texts))
        top = self.row
        self.sheet.repeat_rows(top - 1)
        for i in range(len(table)):
            for col, column in enumerate(columns):
                self._cell(col, column, columns, column.values[i])
            self.sheet.set_row(self.row, height({column.values[i]: column.width for column in texts}))
            self.row += 1
        for col, column in enumerate(columns):
            if column.is_text:
                self.text(col, "" if col else table.total or "", self.total_style())
            else:
                area = f"{self.cell(col, top)}:{self.cell(col, self.row - 1)}"
                form = self.total_style(num_format=column.form.number_format)
                self.live(col, f"SUM({area})", column.total, form)
        self.row += 1

    def _cell(self, col: int, column: Column, columns: Sequence[Column], value: Any) -> None:
        form = column.form.number_format
        if column.is_text:
            self.text(col, value, self.style(text_wrap=True))
        elif column.formula is None:
            self.given(col, value, self.number(form))
        else:
            cells = {one.key: self.cell(at) for at, one in enumerate(columns)}
            self.live(col, column.formula(cells), value, self.number(form))

    def note(self, text: str) -> None:
        """A line of small print across the page."""
        form = self.style(font_size=9, font_color="#52606D", text_wrap=True, valign="top")
        self.sheet.merge_range(self.row, 0, self.row, len(self.widths) - 1, "", form)
        self.text(0, text, form)
        self.sheet.set_row(self.row, height({text: sum(self.widths)}))
        self.row += 1

    def content(self) -> memoryview:
        """The finished file; what is nearly one page long is printed on one."""
        self.sheet.fit_to_pages(1, 1 if self.row <= _ROWS_OF_A_PAGE else 0)
        return self.book.content()


@dataclass
class _Sheet:
    """The tables of one sheet, and where the cells are that formulas look at."""

    page: _Page
    holder: Holder
    cells: dict[str, str] = field(default_factory=dict)
    personnel: dict[int, str] = field(default_factory=dict)

    def write(self) -> None:
        """Budgets, hours, parameters, signatures."""
        self._parameters()
        self._money()
        self._hours()
        self._signatures()

    # --- parameters -----------------------------------------------------------------------------------------

    def _parameters(self) -> None:
        page, t = self.page, self.page.t
        p = t.allocation.case.parameters
        page.caption(t.say("hour_sheet.parameters_caption"))
        headers = [t.say("hour_sheet.parameter"), "", t.say("hour_sheet.value"), t.say("hour_sheet.source"), *[""] * 7]
        page.headers(headers, len(headers), wraps=False)
        forms = {"overhead_rate": _RATE, "weekly_hours": "General", "hours_unit": "General"}
        for one in used(t, self.holder):
            page.text(0, one.label, page.style())
            if one.key in forms:
                page.given(2, getattr(p, one.key), page.input_style(forms[one.key]))
                self.cells[one.key] = str(xl_rowcol_to_cell(page.row, 2, row_abs=True, col_abs=True))
            else:
                page.text(2, one.value, page.style(align="right"))
            page.text(3, one.source, page.style(font_color="#52606D", indent=1))
            page.row += 1
        page.row += 1

    # --- money ----------------------------------------------------------------------------------------------

    def _money(self) -> None:
        page, t = self.page, self.page.t
        a, euros = t.allocation, page.number(_EUROS)
        page.caption(t.say("hour_sheet.money_caption", year=t.year))
        labels = [t.label(key) for key in ("budget", "overhead", "personnel")]
        page.headers([t.say("hour_sheet.id"), t.say("hour_sheet.district"), "", *labels], 3)
        top, rate = page.row, self.cells["overhead_rate"]
        for i in self.holder.districts:
            district, own = a.case.districts[i], money(a, i)
            page.text(0, district.id, page.style())
            page.text(1, district.name, page.style())
            page.given(3, own.budget, page.input_style(_EUROS))
            cells = {"budget": page.cell(3), "overhead": page.cell(4), "personnel": page.cell(5)}
            for col, key in ((4, "overhead"), (5, "personnel")):
                page.live(col, t.formula(key, overhead_rate=rate, **cells), getattr(own, key), euros)
            self.personnel[i] = page.cell(5)
            page.row += 1
        sums = total_money(a, self.holder)
        for col, word in enumerate((t.say("total"), "", "")):
            page.text(col, word, page.total_style())
        for col, value in enumerate((sums.budget, sums.overhead, sums.personnel), start=3):
            area = self._area(col, top, page.row - 1)
            page.live(col, f"SUM({area})", value, page.total_style(num_format=_EUROS))
        page.row += 2

    # --- hours ----------------------------------------------------------------------------------------------

    def _hours(self) -> None:
        page, t = self.page, self.page.t
        a = t.allocation
        page.caption(t.say("hour_sheet.hours_caption", year=t.year))
        headers = [t.say(f"hour_sheet.{key}") for key in ("id", "district", "service", "own_share")]
        headers += [t.label("amount"), t.parameter("cost_per_fte"), t.label("fte"), t.label("weekly_hours")]
        page.headers([*headers, "abf", t.say("hour_sheet.abf"), t.label("face_to_face_hours")], 3)
        top, count = page.row, len(a.services)
        for i in self.holder.districts:
            first = page.row
            for s in range(count):
                self._service(i, s, first)
                page.row += 1
        last = page.row - 1
        if count > 1 and len(self.holder.districts) > 1:
            for s, service in enumerate(a.services):
                every = f"(MOD(ROW({{0}})-{top + 1 + s},{count})=0)*{{0}}"
                self._sums(
                    (t.say("total"), "", service.name),
                    total_hours(a, self.holder, s),
                    page.subtotal_style,
                    lambda col, every=every: f"SUMPRODUCT({every.format(self._area(col, top, last))})",  # type: ignore[misc]
                )
        self._sums(
            (t.say("total"), "", t.say("hour_sheet.all_services") if count > 1 else ""),
            total_hours(a, self.holder),
            page.total_style,
            lambda col: f"SUM({self._area(col, top, last)})",
        )
        page.note(t.say("hour_sheet.hours_note"))
        page.row += 1

    def _service(self, i: int, s: int, first: int) -> None:
        page, t = self.page, self.page.t
        a = t.allocation
        district, service, own = a.case.districts[i], a.services[s], hours(a, i, s)
        for col, text in enumerate((district.id, district.name, service.name)):
            page.text(col, text, page.style())
        page.given(3, service.share, page.input_style(_RATE))
        page.given(5, a.cost_per_fte[i], page.input_style(_EUROS))
        page.given(8, service.abf_rate, page.input_style(_RATE))
        amount, cost, weekly, abf, reaching = (page.cell(col) for col in (4, 5, 7, 8, 10))
        positions = t.formula("fte", amount=amount, cost=cost)
        a_week = t.formula("weekly_hours", fte=positions, weekly_hours=self.cells["weekly_hours"])
        face_to_face = {"service_hours": a_week, "service_abf": abf, "hours_unit": self.cells["hours_unit"]}
        hours_form, decimals = page.number(page.hours_format), hours_decimals(a)
        page.live(4, self._amount(self.personnel[i], s, first), own.amount, page.number(_EUROS))
        fte_form = page.number("0." + "0" * FTE_DECIMALS)
        page.live(6, f"ROUND(ROUND({positions},10),{FTE_DECIMALS})", own.fte, fte_form)
        page.live(7, f"ROUND(ROUND({a_week},9),{decimals})", own.weekly_hours, hours_form)
        page.live(9, f"ROUND({weekly}-{reaching},{decimals})", own.abf_hours, hours_form)
        page.live(
            10,
            t.formula("face_to_face_hours", **face_to_face),
            own.face_to_face_hours,
            page.number(page.hours_format, bold=True),
        )

    def _amount(self, personnel: str, s: int, first: int) -> str:
        """Cents by largest remainder; ties to the service listed first."""
        shares = (self.page.cell(3, first + t) for t in range(len(self.page.t.allocation.services)))
        return cents_formula([f"ROUND({personnel}*{share}*100,6)" for share in shares], s, personnel)

    def _sums(
        self,
        names: tuple[str, str, str],
        own: Hours,
        style: Callable[..., Format],
        formula: Callable[[int], str],
    ) -> None:
        page = self.page
        fte_form = "0." + "0" * FTE_DECIMALS
        values: dict[int, tuple[Decimal, str]] = {
            4: (own.amount, _EUROS),
            6: (own.fte, fte_form),
            7: (own.weekly_hours, page.hours_format),
            9: (own.abf_hours, page.hours_format),
            10: (own.face_to_face_hours, page.hours_format),
        }
        for col in range(len(page.widths)):
            if col in values:
                value, form = values[col]
                page.live(col, formula(col), value, style(num_format=form))
            else:
                page.text(col, names[col] if col < len(names) else "", style())
        page.row += 1

    def _area(self, col: int, top: int, last: int) -> str:
        return f"{self.page.cell(col, top)}:{self.page.cell(col, last)}"

    # --- signatures -----------------------------------------------------------------------------------------

    def _signatures(self) -> None:
        page, t = self.page, self.page.t
        block = signatures_of(t, self.holder)
        line = page.style(bottom=1, border_color=INK)
        if self.holder.provider is None:
            page.note(t.say("hour_sheet.nobody_yet"))
        page.row += 2
        for first, last in ((0, 2), (4, 8)):
            for col in range(first, last + 1):
                page.text(col, "", line)
        page.row += 1
        for (first, _), name in zip(((0, 2), (4, 8)), block.signatories, strict=True):
            page.text(first, f"{block.place_and_date} – {name}", page.style(font_size=9))
        page.row += 2
        page.note(computed_from(t))
