"""The Berechnungsbogen: one row per district and a total row; left part the budgets, right part services and hours."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from sozialbudget.case.case import Indicator, Kind
from sozialbudget.case.layout import DISTRICTS
from sozialbudget.case.parameters import StandardDeviation, Unit
from sozialbudget.formats.xlsx.live_sheet import HEAD, LINE, PALE, LiveColumn, LiveSheet, Value, height, table_rows
from sozialbudget.method.figure import Figure, Part
from sozialbudget.method.need.given import measured
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.numbers import Array, exact
from sozialbudget.method.services import cents_formula
from sozialbudget.workbook.result.context import FIRST_ROW, HEADER_ROW, SHARE, Result, pages
from sozialbudget.workbook.result.inputs import FIRST_INPUT_ROW, InputCells, weight_cells

_WEIGHT_ROW, _STATISTIC_ROWS = 4, {"first": 5, "second": 6}
_WIDTH = 14.0
_NEED = 3
"""The last step of need; today's budgets, and what follows from them, stand on the second page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of the sheet: header, width, column of cells, its name, and whether its total is its sum."""

    header: str
    width: float
    column: LiveColumn
    key: str | None = None
    total: Value = None
    total_formula: str | None = None


class Calculation:
    """The sheet `Berechnungsbogen`."""

    def __init__(self, r: Result, cells: InputCells) -> None:
        self.r = r
        self.a = r.allocation
        self.p = r.allocation.case.parameters
        self.rule = rule_of(self.p)
        self.cells = cells
        self.indicators = r.allocation.case.indicators
        self.total_row = FIRST_ROW + r.n
        self._shown = (*self._left(), *self._beside(), *self._right())
        self.letters: dict[str, str] = {
            shown.key: xl_col_to_name(col) for col, shown in enumerate(self._shown) if shown.key
        } | {"name": "B"}
        """LiveColumn letter by key."""
        self.hours_letters = [self.letters[f"face_to_face_hours_{s + 1}"] for s in range(len(self.a.services))]

    def write(self) -> None:
        """Write the sheet and define the names of its columns."""
        r = self.r
        sheet = r.add_sheet("calculation", header_row=HEADER_ROW, first_columns=2)
        columns = self._shown
        keys = [shown.key for shown in columns]
        today, right = keys.index("status_quo"), keys.index(r.of_part(Part.RIGHT)[0].key)
        beside = r.of_part(Part.BESIDE)
        left = right - len(beside) - 1 if beside else right
        # Within the columns that are repeated on every page, so that no page shows half a title.
        sheet.merge_range(
            0, 0, 0, 1, r.say("calculation.title", year=self.p.year), r.style(bold=True, font_size=14, shrink=True)
        )
        sheet.merge_range(1, 0, 1, 1, r.say("calculation.remark"), r.style(italic=True, text_wrap=True))
        sheet.set_row(1, 40)
        self._parts(sheet, today, left, right, len(columns))
        for col, figure in enumerate(beside, start=left + 1):
            self._above(sheet, figure, col)
        for col, shown in enumerate(columns):
            sheet.set_column(col, col, shown.width)
            if not shown.header:
                continue
            sheet.write_text(HEADER_ROW - 1, col, shown.header, r.header if col < 3 else r.number_header)
            if shown.key:
                r.define_column(shown.key, "calculation", col)
            self._total(sheet, col, shown)
        sheet.set_row(HEADER_ROW - 1, height({shown.header: shown.width for shown in columns}))
        self._statistics(sheet)
        rows = table_rows([shown.column for shown in columns], FIRST_ROW, r.n, [self.cells.row(i) for i in range(r.n)])
        sheet.add_rows(FIRST_ROW - 1, r.n, len(columns), rows)
        scale, breaks = pages([shown.width for shown in columns], repeated=2, parts=[today, right])
        sheet.set_print_scale(scale)
        sheet.repeat_columns(0, 1)
        sheet.set_v_pagebreaks(breaks)
        if r.block is not None and not (r.block.left and r.block.right):
            # The part that is put to the vote alone is printed; title and names are repeated beside it.
            first, last = (0, right - 1) if r.block.left else (right, len(columns) - 1)
            sheet.print_area(0, first, self.total_row - 1, last)

    # --- the frame ----------------------------------------------------------------------------------

    def _parts(self, sheet: LiveSheet, today: int, left: int, right: int, width: int) -> None:
        """The headings of the two parts; the left one again where its second page begins."""
        part = self.r.style(bold=True, bg_color=PALE, bottom=1, border_color=LINE)
        for first, last, key in ((2, today, "left"), (today, left, "left"), (right, width, "right")):
            sheet.merge_range(2, first, 2, last - 1, self.r.say(f"calculation.{key}"), part)

    def _above(self, sheet: LiveSheet, figure: Figure, col: int) -> None:
        """Above a figure that stands between the two parts: that it belongs to neither."""
        sheet.write(2, col, figure.label.say(self.r.lang), self.r.style(bold=True, bottom=1, border_color=LINE))
        note = self.r.style(italic=True, text_wrap=True)
        sheet.merge_range(3, col, 5, col, self.r.say("calculation.beside"), note)

    def _total(self, sheet: LiveSheet, col: int, shown: Shown) -> None:
        row = self.total_row - 1
        base = shown.column.cell_format
        number_format = base.num_format if base is not None else "@"
        total = self.r.style(bold=True, top=1, border_color=LINE, bg_color=HEAD, num_format=number_format)
        if col == 1:
            sheet.write(row, col, self.r.say("total"), total)
        elif shown.total_formula:
            sheet.write_live(row, col, shown.total_formula, shown.total, total)
        else:
            sheet.write_blank(row, col, None, total)

    def _statistics(self, sheet: LiveSheet) -> None:
        """Above the indicators: normalised weights, and what values are measured against."""
        r, first = self.r, 3
        single, every = weight_cells(r)
        note = r.style(italic=True, align="right")
        sheet.write(_WEIGHT_ROW - 1, first - 1, r.say("calculation.weight"), note)
        for row, statistic in zip(_STATISTIC_ROWS.values(), self.rule.statistics, strict=False):
            sheet.write(row - 1, first - 1, statistic.label.say(r.lang), note)
        for j, indicator in enumerate(self.indicators):
            col = first + j
            weight = f"{single}{FIRST_INPUT_ROW + j}/SUM({every})"
            sheet.write_live(_WEIGHT_ROW - 1, col, weight, self.a.weights[j], r.number(SHARE, italic=True))
            column, ranges = measured(self.a.case, indicator), self._ranges(indicator)
            for row, statistic in zip(_STATISTIC_ROWS.values(), self.rule.statistics, strict=False):
                with exact():
                    value = statistic.value(column)
                formula = statistic.formula.format_map(ranges)
                sheet.write_live(row - 1, col, formula, value, r.number("#,##0.00##", italic=True))
        last = first + len(self.indicators) - 1
        r.define("weights", "calculation", (_WEIGHT_ROW - 1, first), (_WEIGHT_ROW - 1, last))

    # --- indicators ---------------------------------------------------------------------------------

    def _ranges(self, indicator: Indicator) -> dict[str, str]:
        """What a statistic of `indicator` is made of, in cells."""
        x = self.cells.values(indicator.name)
        b = self.cells.values(indicator.base) if indicator.base else ""
        return {
            "values": x,
            "bases": b,
            "cases_sum": f"SUMPRODUCT({x},{b})" if indicator.kind is Kind.RATE else f"SUM({x})",
            "sd": "STDEV" if self.p.sd is StandardDeviation.SAMPLE else "STDEVP",
        }

    def _normalised_formula(self, indicator: Indicator, letter: str) -> str:
        x = self.cells.value(indicator.name)
        b = self.cells.value(indicator.base) if indicator.base else ""
        is_rate = indicator.kind is Kind.RATE
        cells = {
            "value": x,
            "base": b,
            "cases": f"{x}*{b}" if is_rate else x,
            "rate": x if is_rate else f"{x}/{b}",
            **{key: f"{letter}${row}" for key, row in _STATISTIC_ROWS.items()},
        }
        return self.rule.arithmetic(indicator).formula.format_map(cells)

    def _indicator_columns(self) -> list[Shown]:
        (figure,) = self.r.of_part(Part.INDICATORS)
        number_format = self.r.number(self.r.format_of(figure))
        shown = []
        for j, indicator in enumerate(self.indicators):
            letter = xl_col_to_name(3 + j)
            values, formula = self.a.need.normalised[:, j], self._normalised_formula(indicator, letter)
            with exact():
                total = Decimal(1) if figure.unit is Unit.RATE else values.sum()
            shown.append(
                Shown(
                    f"{indicator.name}: {figure.label.say(self.r.lang)}",
                    15,
                    LiveColumn(values, number_format, formula),
                    total=total if figure.foots else None,
                    total_formula=f"SUM({letter}{FIRST_ROW}:{letter}{self.total_row - 1})" if figure.foots else None,
                )
            )
        return shown

    # --- the two parts, and what stands between them --------------------------------------------------

    def _left(self) -> list[Shown]:
        r = self.r
        identity = [
            Shown(
                DISTRICTS.column(field).header.say(r.lang),
                width,
                # A provider may be empty, and an empty cell referred to would show as 0.
                LiveColumn([getattr(d, field) for d in self.a.case.districts], r.text, self.cells.field(field) + '&""'),
            )
            for field, width in (("id", 11.0), ("name", self._widest("name")), ("provider", self._widest("provider")))
        ]
        status_quo, header = self.a.status_quo, DISTRICTS.column("status_quo").header.say(r.lang)
        today = LiveColumn(status_quo, r.number(r.status_quo_format), self.cells.status_quo)
        figures = r.of_part(Part.LEFT)
        return [
            *identity,
            *self._indicator_columns(),
            *(self._figure(figure) for figure in figures if figure.step <= _NEED),
            Shown(header, _WIDTH, today, "status_quo", status_quo.sum(), self._sum("status_quo")),
            *(self._figure(figure) for figure in figures if figure.step > _NEED),
        ]

    def _widest(self, field: str) -> float:
        """Wide enough for nearly every name, not so wide that one long name takes the page."""
        return max(20.0, *(min(36.0, len(getattr(d, field) or "") * 1.1) for d in self.a.case.districts))

    def _beside(self) -> list[Shown]:
        """What is in neither part, a gap before it."""
        shown = [replace(self._figure(figure), width=24.0) for figure in self.r.of_part(Part.BESIDE)]
        return [Shown("", 2.0, LiveColumn([None] * self.r.n)), *shown] if shown else []

    def _right(self) -> list[Shown]:
        services = range(1, len(self.a.services) + 1)
        return [
            *(self._figure(figure) for figure in self.r.of_part(Part.RIGHT)),
            *(self._service(s, figure) for s in services for figure in self.r.of_part(Part.SERVICE)),
        ]

    # --- columns ------------------------------------------------------------------------------------

    def _figure(self, figure: Figure) -> Shown:
        """The column of a figure; in its row of totals the sum, or the quotient of two sums."""
        first, last = xl_col_to_name(3), xl_col_to_name(3 + len(self.indicators) - 1)
        given = {"normalised_row": f"{first}§:{last}§"}
        if self.p.population is not None:
            given["population_column"] = self.cells.value(self.p.population)
        if figure.column is not None:
            given["column"] = self.cells.value(figure.column)
        shown = self._column(figure.key, figure, self.a.values(figure.key), self.r.formula_of(figure, **given))
        if figure.over is None:
            return shown
        above, below = figure.over
        if below == "column":
            return replace(shown, **self._over_column(above, figure.column or ""))
        with exact():
            total = self.a.values(above).sum() / self.a.values(below).sum()
        return replace(shown, total=total, total_formula=f"{self._sum(above)}/{self._sum(below)}")

    def _over_column(self, above: str, column: str) -> dict[str, Any]:
        """A figure's sum over that of a column that is given, which may be 0."""
        below = f"SUM({self.cells.values(column)})"
        with exact():
            counted = sum((district.columns[column] for district in self.a.case.districts), Decimal(0))
            total: Value = self.a.values(above).sum() / counted if counted else ""
        return {"total": total, "total_formula": f'IF({below}=0,"",{self._sum(above)}/{below})'}

    def _service(self, s: int, figure: Figure) -> Shown:
        service, key = self.a.services[s - 1], f"{figure.key}_{s}"
        if figure.key == "amount":
            formula = self._amount_formula(s)
        else:
            formula = self.r.formula_of(
                figure,
                amount=self.r.names[f"amount_{s}"],
                fte=self.r.names[f"fte_{s}"],
                service_hours=self.r.names[f"weekly_hours_{s}"],
                service_abf=self.r.formula(f"IF(ISNUMBER({{service_abf_{s}}}),{{service_abf_{s}}},{{abf_rate}})"),
            )
        shown = self._column(key, figure, getattr(service, figure.key), formula)
        return replace(shown, header=f"{service.name}: {shown.header}")

    def _column(self, key: str, figure: Figure, values: Array, formula: str) -> Shown:
        bold: dict[str, object] = {"bold": True} if figure.strong else {}
        if figure.strong and figure.part is not Part.BESIDE:
            bold["bg_color"] = PALE
        column = LiveColumn(values, self.r.number(self.r.format_of(figure), **bold), formula)
        header = figure.label.say(self.r.lang)
        if not figure.foots:
            return Shown(header, _WIDTH, column, key)
        with exact():
            total = sum(values, Decimal(0))
        return Shown(header, _WIDTH, column, key, total, self._sum(key))

    def _sum(self, key: str) -> str:
        return f"SUM({self.r.names[key]})"

    def _amount_formula(self, s: int) -> str:
        """Two services need no helper: the first rounded, the second the rest. More go by largest remainder."""
        count = len(self.a.services)
        if count == 1:
            return self.r.formula("{personnel}")
        if count == 2:
            first = "ROUND(ROUND({personnel}*{service_share_1}*100,6),0)/100"
            return self.r.formula(first if s == 1 else "ROUND({personnel}-{amount_1},2)")
        cents = [f"{{service_cents_{t}}}" for t in range(1, count + 1)]
        return self.r.formula(cents_formula(cents, s - 1, "{personnel}"))
