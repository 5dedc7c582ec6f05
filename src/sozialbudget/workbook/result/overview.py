"""The sheet `Übersicht`: the result in a dozen figures, the verdict of the checks, and a chart of today and new."""

from decimal import Decimal

from xlsxwriter.utility import xl_cell_to_rowcol

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.case.parameters import about
from sozialbudget.formats.xlsx.live_sheet import PALE, LiveSheet, Value, height
from sozialbudget.formats.xlsx.tables import EUROS, HOURS, RATE_GIVEN, SIGNED_RATE, WHOLE_EUROS
from sozialbudget.method.numbers import exact
from sozialbudget.words import Text
from sozialbudget.workbook.result.check_table import all_ok
from sozialbudget.workbook.result.context import FIRST_ROW, Result, TitleBlock

CHARTED = 30
"""With more districts the chart shows the largest gains and losses only."""

_FIRST_ENTRY = 3


def write_overview(r: Result, sheet: LiveSheet, columns: dict[str, str], checks: str) -> None:
    """`columns` are the letters of the Berechnungsbogen by key, `checks` the range of the checks' results."""
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 20)
    sheet.set_column(2, 2, 3 if r.n <= CHARTED else 20)
    sheet.fit_to_pages(1, 1)
    sheet.set_column(3, 9, 12)
    block = r.block
    sheet.write_text(0, 0, r.book_title, r.title)
    sheet.write_text(1, 0, r.say("overview.remark", name=r.name), r.remark)
    row = _FIRST_ENTRY
    if block is not None:
        row = _write_block(r, sheet, block, row)
    label = r.style(bg_color=PALE)
    for key, formula, value, number_format in _entries(r, checks):
        sheet.write(row, 0, _label(r, key), label)
        sheet.write_live(row, 1, formula, value, r.number(number_format, bold=True, align="right"))
        row += 1
    row += 1
    for key in ("overview.live", "overview.new_run", "overview.inputs"):
        sheet.merge_range(row, 0, row, 1, r.say(key), r.wrapped)
        sheet.set_row(row, height({r.say(key): 52}))
        row += 1
    _chart(r, sheet, columns, row + 1)


def _write_block(r: Result, sheet: LiveSheet, block: TitleBlock, row: int) -> int:
    """The facts of an annex; returns the row below them."""
    if block.draft:
        sheet.write_text(row, 0, block.draft, r.style(bold=True, font_size=14))
        row += 1
    for name, value in block.facts:
        sheet.write_text(row, 0, name, r.style(bold=True, valign="top"))
        # To the chart's edge, so that a committee's name has room.
        sheet.merge_range(row, 1, row, 2, "", r.wrapped)
        sheet.write_text(row, 1, value, r.wrapped)
        sheet.set_row(row, height({value: 23}))
        row += 1
    return row + 1


def _label(r: Result, key: str) -> str:
    if key in r.figures:
        return r.figures[key].label.say(r.lang)
    if key == "year":
        return about(key).label.say(r.lang)
    return r.say(f"overview.{key}")


def _entries(r: Result, checks: str) -> list[tuple[str, str, Value, str]]:
    a = r.allocation
    with exact():
        before, after = a.status_quo.sum(), a.budget.sum()
        # What lifts districts to their floor; caps that set money free lift others, too.
        protected = sum((low - m for low, m in zip(a.floor, a.damped, strict=True) if m < low), Decimal(0))
    money, change = (r.format_of(r.figures[key]) for key in ("budget", "change"))
    rows: list[tuple[str, str, Value, str]] = [
        ("year", "{year}", a.case.parameters.year, "0"),
        ("before", "{status_quo_sum}", before, r.status_quo_format),
        ("total", "{total}", a.total, money),
        ("budgets", "SUM({budget})", after, money),
        ("change", "SUM({budget})-{status_quo_sum}", after - before, change),
        ("change_rate", "SUM({budget})/{status_quo_sum}-1", after / before - 1, SIGNED_RATE),
        ("damping", "{damping}", a.damping, RATE_GIVEN),
        ("alpha", "{alpha}", a.alpha, "0.000000"),
        ("gaining", "SUMPRODUCT(--({change}>0))", int((a.change > 0).sum()), "0"),
        ("losing", "SUMPRODUCT(--({change}<0))", int((a.change < 0).sum()), "0"),
        ("largest_gain", "MAX({change})", a.change.max(), change),
        ("largest_loss", "MIN({change})", a.change.min(), change),
        ("protected", "SUMPRODUCT(({floor}>{damped})*({floor}-{damped}))", protected, EUROS),
        ("hours", r.all_hours_formula, r.all_hours, HOURS),
        *_project_fund(r),
        ("excluded", str(len(a.case.excluded)), len(a.case.excluded), "0"),
        ("checks", all_ok(r, checks), r.say("overview.all_ok"), "General"),
    ]
    left_alone = r.block is not None and not r.block.right
    return [
        (key, r.formula(formula), value, number_format)
        for key, formula, value, number_format in rows
        if not (left_alone and key == "hours")
    ]


def _project_fund(r: Result) -> list[tuple[str, str, Value, str]]:
    """Budget II, by itself and together with the budgets."""
    fund = r.allocation.project_fund_total
    if fund is None:
        return []
    budget, money = (r.format_of(r.figures[key]) for key in ("budget", "project_fund"))
    together = budget if money == WHOLE_EUROS else money
    return [
        ("project_fund_sum", "SUM({project_fund})", fund, money),
        ("both_budgets", "{total}+SUM({project_fund})", r.allocation.total + fund, together),
    ]


def _chart(r: Result, sheet: LiveSheet, columns: dict[str, str], row: int) -> None:
    calculation = r.say("sheet.calculation")
    chosen = _charted(r)
    if len(chosen) == r.n:
        source = calculation
        places = {
            key: (FIRST_ROW - 1, xl_cell_to_rowcol(f"{columns[key]}1")[1]) for key in ("name", "status_quo", "budget")
        }
    else:
        source = r.say("sheet.overview")
        places = _chart_data(r, sheet, columns, row, chosen)
    chart = r.workbook.add_chart({"type": "bar"})
    last = len(chosen) - 1

    def over(key: str) -> list[object]:
        first, col = places[key]
        return [source, first, col, first + last, col]

    for key, label, colour in (
        ("status_quo", DISTRICTS.column("status_quo").header, "#A9B8C4"),
        ("budget", r.figures["budget"].label, "#1F5F8B"),
    ):
        chart.add_series(
            {
                "name": label.say(r.lang),
                "categories": over("name"),
                "values": over(key),
                "fill": {"color": colour},
                "border": {"color": "#1F2933", "width": 0.5},
                "gap": 60,
            }
        )
    shown = "overview.chart" if len(chosen) == r.n else "overview.chart_part"
    chart.set_title({"name": r.say(shown), "name_font": {"size": 12}, "overlay": False})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis({"num_format": '#,##0 "€"', "num_font": {"size": 9}, "label_position": "high"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 720, "height": max(320, 90 + 26 * len(chosen))})
    sheet.insert_chart(2, 3, chart, {"description": r.say("overview.chart_description")})


def _charted(r: Result) -> list[int]:
    """Positions of the districts in the chart: all, or the largest gains and losses."""
    if r.n <= CHARTED:
        return list(range(r.n))
    by_change = sorted(range(r.n), key=lambda i: (r.allocation.change[i], i))
    half = CHARTED // 2
    return by_change[::-1][:half] + by_change[:half][::-1]


def _chart_data(
    r: Result, sheet: LiveSheet, columns: dict[str, str], row: int, chosen: list[int]
) -> dict[str, tuple[int, int]]:
    a, calculation = r.allocation, r.sheet_reference("calculation")
    headers: dict[str, Text] = {
        "name": DISTRICTS.column("name").header,
        "status_quo": DISTRICTS.column("status_quo").header,
        "budget": r.figures["budget"].label,
    }
    cols = {"name": 0, "status_quo": 1, "budget": 2}
    for key, header in headers.items():
        sheet.write(row, cols[key], header.say(r.lang), r.header)
    for k, i in enumerate(chosen, start=1):
        values: dict[str, tuple[Value, str]] = {
            "name": (a.case.districts[i].name, "@"),
            "status_quo": (a.status_quo[i], r.status_quo_format),
            "budget": (a.budget[i], r.format_of(r.figures["budget"])),
        }
        for key, (value, number_format) in values.items():
            sheet.write_live(
                row + k, cols[key], f"{calculation}!{columns[key]}{FIRST_ROW + i}", value, r.number(number_format)
            )
    return {key: (row + 1, col) for key, col in cols.items()}
