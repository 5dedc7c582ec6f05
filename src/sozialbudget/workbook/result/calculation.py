"""The Berechnungsbogen: one row per district and a total row; left part the budgets, right part services and hours."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name

from sozialbudget.case.case import Indicator, Kind
from sozialbudget.case.layout import DISTRICTS
from sozialbudget.case.parameters import StandardDeviation, Unit
from sozialbudget.formats.xlsx.live_sheet import HEAD, LINE, PALE, Column, LiveSheet, Value, height, table_rows
from sozialbudget.method.figure import Figure
from sozialbudget.method.need.given import measured
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.numbers import Array, exact
from sozialbudget.words import Text
from sozialbudget.workbook.result import project_fund
from sozialbudget.workbook.result.context import FIRST_ROW, HEADER_ROW, SHARE, SIGNED_RATE, Result, pages
from sozialbudget.workbook.result.inputs import FIRST_INPUT_ROW, InputCells, weight_cells
from sozialbudget.workbook.result.workings import BUDGET_FORMULA

_WEIGHT_ROW, _STATISTIC_ROWS = 4, {"first": 5, "second": 6}


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of the sheet: header, width, column of cells, its name, and whether its total is its sum."""

    header: str
    width: float
    column: Column
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
        self._shown = (*self._left(), *self._project_fund(), *self._right())
        self.letters: dict[str, str] = {
            shown.key: xl_col_to_name(col) for col, shown in enumerate(self._shown) if shown.key
        } | {"name": "B"}
        """Column letter by key."""
        self.hours_letters = [self.letters[f"face_to_face_hours_{s + 1}"] for s in range(len(self.a.services))]

    def write(self) -> None:
        """Write the sheet and define the names of its columns."""
        r = self.r
        sheet = r.add_sheet("calculation", header_row=HEADER_ROW, first_columns=2)
        columns = self._shown
        keys = [shown.key for shown in columns]
        today, right = keys.index("status_quo"), keys.index("overhead")
        fund = keys.index("project_fund") if "project_fund" in keys else None
        left = right if fund is None else fund - 1
        # Within the columns that are repeated on every page, so that no page shows half a title.
        sheet.merge_range(
            0, 0, 0, 1, r.say("calculation.title", year=self.p.year), r.style(bold=True, font_size=14, shrink=True)
        )
        sheet.merge_range(1, 0, 1, 1, r.say("calculation.remark"), r.style(italic=True, text_wrap=True))
        sheet.set_row(1, 40)
        self._parts(sheet, today, left, right, len(columns))
        if fund is not None:
            self._beside(sheet, fund)
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

    def _beside(self, sheet: LiveSheet, fund: int) -> None:
        """Above Budget II: that it belongs to neither part."""
        label = self.r.figures["project_fund"].label.say(self.r.lang)
        sheet.write(2, fund, label, self.r.style(bold=True, bottom=1, border_color=LINE))
        note = self.r.style(italic=True, text_wrap=True)
        sheet.merge_range(3, fund, 5, fund, self.r.say("project_fund.beside"), note)

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
        r, figure = self.r, self.r.figures["normalised"]
        foots = figure.unit is Unit.RATE
        number_format = r.number(SHARE) if foots else r.unit(figure.unit)
        shown = []
        for j, indicator in enumerate(self.indicators):
            letter = xl_col_to_name(3 + j)
            column = Column(self.a.need.normalised[:, j], number_format, self._normalised_formula(indicator, letter))
            shown.append(
                Shown(
                    f"{indicator.name}: {figure.label.say(r.lang)}",
                    15,
                    column,
                    total=Decimal(1) if foots else None,
                    total_formula=f"SUM({letter}{FIRST_ROW}:{letter}{self.total_row - 1})" if foots else None,
                )
            )
        return shown

    # --- the two parts ------------------------------------------------------------------------------

    def _left(self) -> list[Shown]:
        r, a = self.r, self.a
        districts = a.case.districts
        text = r.text
        identity = [
            Shown(
                DISTRICTS.column(field).header.say(r.lang),
                width,
                # A provider may be empty, and an empty cell referred to would show as 0.
                Column([getattr(d, field) for d in districts], text, self.cells.field(field) + '&""'),
            )
            for field, width in (("id", 11.0), ("name", self._widest("name")), ("provider", self._widest("provider")))
        ]
        last = 3 + len(self.indicators) - 1
        row = f"{xl_col_to_name(3)}§:{xl_col_to_name(last)}§"
        given = {"normalised_row": row}
        needs = []
        if a.need.index is not None:
            assert self.p.population is not None
            given["population_column"] = self.cells.value(self.p.population)
            needs.append(self._figure("index", a.need.index, r.number("0.0000"), given, foots=False))
        budget = r.number(r.budget_format, bold=True, bg_color=PALE)
        return [
            *identity,
            *self._indicator_columns(),
            *needs,
            self._figure("need_share", a.need_share, r.number(SHARE), given),
            self._figure("need_based", a.need_based, r.unit(Unit.EUR)),
            self._plain(
                "status_quo",
                DISTRICTS.column("status_quo").header,
                a.status_quo,
                r.number(r.status_quo_format),
                self.cells.status_quo,
            ),
            self._figure("damped", a.damped, r.unit(Unit.EUR)),
            self._figure("balanced", a.balanced, r.unit(Unit.EUR)),
            self._plain("budget", r.figures["budget"].label, a.budget, budget, r.formula(BUDGET_FORMULA)),
            self._figure("change", a.change, r.number(r.change_format)),
            self._figure(
                "change_rate", a.change_rate, r.number(SIGNED_RATE), foots=False, over=("change", "status_quo")
            ),
            self._figure("distance_before", a.distance_before, r.number(SIGNED_RATE), foots=False),
            self._figure("distance_after", a.distance_after, r.number(SIGNED_RATE), foots=False),
        ]

    def _widest(self, field: str) -> float:
        """Wide enough for nearly every name, not so wide that one long name takes the page."""
        return max(20.0, *(min(36.0, len(getattr(d, field) or "") * 1.1) for d in self.a.case.districts))

    def _project_fund(self) -> list[Shown]:
        """Budget II, a gap before it: it is beside the budgets, in neither part."""
        fund = self.a.project_fund
        if fund is None:
            return []
        label, cell_format = self.r.figures["project_fund"].label, self.r.number(self.r.project_fund_format, bold=True)
        shown = self._plain("project_fund", label, fund, cell_format, project_fund.column_formula(self.r))
        return [Shown("", 2.0, Column([None] * self.r.n)), replace(shown, width=24.0)]

    def _right(self) -> list[Shown]:
        r, a = self.r, self.a
        money = r.unit(Unit.EUR)
        columns = [
            self._figure("overhead", a.overhead, money),
            self._figure("personnel", a.personnel, money),
        ]
        for s, service in enumerate(a.services, start=1):
            names = {
                "amount": r.names[f"amount_{s}"],
                "fte": r.names[f"fte_{s}"],
                "service_hours": r.names[f"weekly_hours_{s}"],
                "service_abf": r.formula(f"IF(ISNUMBER({{service_abf_{s}}}),{{service_abf_{s}}},{{abf_rate}})"),
            }
            hours = r.unit(Unit.HOURS, bold=True, bg_color=PALE)
            columns += [
                self._service(s, "amount", service.amount, money, self._amount_formula(s)),
                self._service(s, "fte", service.fte, r.unit(Unit.FTE), self._template("fte", names)),
                self._service(
                    s, "weekly_hours", service.weekly_hours, r.unit(Unit.HOURS), self._template("weekly_hours", names)
                ),
                self._service(
                    s,
                    "face_to_face_hours",
                    service.face_to_face_hours,
                    hours,
                    self._template("face_to_face_hours", names),
                ),
            ]
        return columns

    def _template(self, key: str, more: dict[str, str]) -> str:
        formula = self.r.figures[key].formula
        assert formula is not None
        return self.r.formula(formula, **more)

    def _amount_formula(self, s: int) -> str:
        """Two services need no helper: the first rounded, the second the rest. More go by largest remainder."""
        count = len(self.a.services)
        if count == 1:
            return self.r.formula("{personnel}")
        if count == 2:
            first = "ROUND(ROUND({personnel}*{service_share_1}*100,6),0)/100"
            return self.r.formula(first if s == 1 else "ROUND({personnel}-{amount_1},2)")
        cents = [f"{{service_cents_{t}}}" for t in range(1, count + 1)]
        rest = [f"ROUND({c}-INT({c}),6)" for c in cents]
        own = rest[s - 1]
        before = [f"({other}>={own})" for other in rest[: s - 1]]
        after = [f"({other}>{own})" for other in rest[s:]]
        left = "ROUND({personnel}*100-" + "-".join(f"INT({c})" for c in cents) + ",0)"
        return self.r.formula(f"(INT({cents[s - 1]})+IF({'+'.join(before + after)}<{left},1,0))/100")

    # --- columns ------------------------------------------------------------------------------------

    def _figure(
        self,
        key: str,
        values: Array,
        cell_format: Format,
        more: dict[str, str] | None = None,
        foots: bool = True,
        over: tuple[str, str] | None = None,
    ) -> Shown:
        figure: Figure = self.r.figures[key]
        formula = self._template(key, more or {})
        shown = self._plain(key, figure.label, values, cell_format, formula, foots)
        if over is None:
            return shown
        first, second = (getattr(self.a, part).sum() for part in over)
        ratio = f"SUM({self.r.names[over[0]]})/SUM({self.r.names[over[1]]})"
        return Shown(shown.header, shown.width, shown.column, key, first / second, ratio)

    def _plain(
        self, key: str, label: Text, values: Iterable[Value], cell_format: Format, formula: str, foots: bool = True
    ) -> Shown:
        listed = list(values)
        with exact():
            total = sum(value for value in listed if isinstance(value, Decimal)) if foots else None
        return Shown(
            label.say(self.r.lang),
            14,
            Column(listed, cell_format, formula),
            key,
            total,
            f"SUM({self.r.names[key]})" if foots else None,
        )

    def _service(self, s: int, key: str, values: Array, cell_format: Format, formula: str) -> Shown:
        figure = self.r.figures[key]
        label = f"{self.a.services[s - 1].name}: {figure.label.say(self.r.lang)}"
        return self._plain(f"{key}_{s}", Text(label, label), values, cell_format, formula)
