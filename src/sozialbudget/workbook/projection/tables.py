"""The sheets `Jahre`, `Defizitausgleich` and `Stunden`: districts by year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_col_to_name

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.formats.xlsx.live_sheet import HEAD, LINE, PALE, LiveColumn, LiveSheet, Value, height, table_rows
from sozialbudget.formats.xlsx.tables import EUROS, HOURS, RATE_GIVEN, SIGNED_EUROS, SIGNED_RATE
from sozialbudget.method.numbers import Array, exact
from sozialbudget.method.years.model import DeficitOf, YearOutcome
from sozialbudget.workbook.projection.book import Book, BookYear, cents
from sozialbudget.workbook.result.context import FIRST_ROW, HEADER_ROW, pages

_PART_ROW, _ABOVE_ROW = HEADER_ROW - 2, HEADER_ROW - 1
_WIDTH = 13.0
_PAGE = 150.0
"""Characters beside the names that one printed page takes legibly."""


@dataclass(frozen=True, slots=True)
class YearColumn:
    """A column: header, values and formula (`§` the row, `¤` the row in the input), and the name it gets.

    `total` is a formula and its value; None: the sum, where the part foots. `above` stands above the header, live.
    """

    header: str
    values: Sequence[Value]
    formula: str
    name: str | None = None
    total: tuple[str, Value] | None = None
    above: tuple[str, Value] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Columns that belong together; `foots`: their totals are sums."""

    key: str
    heading: str
    columns: Sequence[YearColumn]
    number_format: str
    foots: bool = True


def write_districts_by_year(
    book: Book, sheet_key: str, title: str, remarks: Sequence[str], parts: Sequence[Part], above: str = ""
) -> dict[str, int]:
    """Write the sheet; returns the zero-based first column of each part by its key. `above` labels what stands above
    headers."""
    r = book.r
    sheet = r.add_sheet(sheet_key, header_row=HEADER_ROW, first_columns=2)
    widths = [11.0, max(24.0, *(min(36.0, len(d.name) * 1.1) for d in r.allocation.case.districts))]
    # Within the columns repeated on every page, so that no page shows half a title.
    sheet.merge_range(0, 0, 0, 1, title, r.style(bold=True, font_size=14, shrink=True, valign="top"))
    if above:
        sheet.write(_ABOVE_ROW - 1, 1, above, r.style(italic=True, align="right"))
    table = [
        LiveColumn([getattr(d, field) for d in r.allocation.case.districts], r.text, book.cells.field(field) + '&""')
        for field in ("id", "name")
    ]
    for col, field in enumerate(("id", "name")):
        sheet.write_text(HEADER_ROW - 1, col, DISTRICTS.column(field).header.say(r.lang), r.header)
    _total_labels(book, sheet)
    firsts: dict[str, int] = {}
    for part in parts:
        firsts[part.key] = first = len(table)
        _heading(book, sheet, first, part)
        for column in part.columns:
            _header(book, sheet, len(table), column, part)
            if column.name:
                last = (FIRST_ROW + r.n - 2, len(table))
                book.define(column.name, sheet_key, (FIRST_ROW - 1, len(table)), last)
            table.append(LiveColumn(column.values, r.number(part.number_format), column.formula))
            widths.append(_WIDTH)
    for col, width in enumerate(widths):
        sheet.set_column(col, col, width)
    headers = {column.header: _WIDTH for part in parts for column in part.columns}
    sheet.set_row(HEADER_ROW - 1, height(headers))
    rows = table_rows(table, FIRST_ROW, r.n, [book.cells.row(i) for i in range(r.n)])
    sheet.add_rows(FIRST_ROW - 1, r.n, len(table), rows)
    scale, breaks = pages(widths, 2, _new_pages(parts, list(firsts.values())))
    end = breaks[0] if breaks else len(table)
    for row, remark in enumerate(remarks):
        _remark(book, sheet, row, end, remark)
    sheet.set_print_scale(scale)
    sheet.repeat_columns(0, 1)
    sheet.set_v_pagebreaks(breaks)
    return firsts


def _new_pages(parts: Sequence[Part], firsts: list[int]) -> list[int]:
    """The columns of parts that begin a page, so that a part is not torn where it need not be."""
    begin, filled = [], 0.0
    for part, first in zip(parts, firsts, strict=True):
        width = len(part.columns) * _WIDTH
        if filled and filled + width > _PAGE:
            begin.append(first)
            filled = 0.0
        filled += width
    return begin


def _heading(book: Book, sheet: LiveSheet, first: int, part: Part) -> None:
    style = book.r.style(bold=True, bg_color=PALE, bottom=1, border_color=LINE, text_wrap=True)
    last = first + len(part.columns) - 1
    if last > first:
        sheet.merge_range(_PART_ROW - 1, first, _PART_ROW - 1, last, part.heading, style)
    else:
        sheet.write(_PART_ROW - 1, first, part.heading, style)


def _header(book: Book, sheet: LiveSheet, col: int, column: YearColumn, part: Part) -> None:
    r = book.r
    sheet.write_text(HEADER_ROW - 1, col, column.header, r.number_header)
    if column.above is not None:
        sheet.write_live(_ABOVE_ROW - 1, col, *column.above, r.number(RATE_GIVEN, italic=True, align="right"))
    bottom = r.style(bold=True, top=1, border_color=LINE, bg_color=HEAD, num_format=part.number_format)
    row = FIRST_ROW - 1 + r.n
    if column.total is not None:
        sheet.write_live(row, col, *column.total, bottom)
    elif part.foots:
        letter = xl_col_to_name(col)
        with exact():
            value = sum((v for v in column.values if isinstance(v, Decimal)), Decimal(0))
        sheet.write_live(row, col, f"SUM({letter}{FIRST_ROW}:{letter}{FIRST_ROW + r.n - 1})", value, bottom)
    else:
        sheet.write_blank(row, col, None, bottom)


def _remark(book: Book, sheet: LiveSheet, row: int, end: int, remark: str) -> None:
    """Beside the title, over the columns of the first page."""
    style = book.r.style(italic=True, text_wrap=True, valign="top", font_color="#52606D")
    if end > 3:
        sheet.merge_range(row, 2, row, end - 1, remark, style)
    else:
        sheet.write(row, 2, remark, style)
    sheet.set_row(row, max(20.0, height({remark: (end - 2) * _WIDTH})))


def _total_labels(book: Book, sheet: LiveSheet) -> None:
    r, row = book.r, FIRST_ROW - 1 + book.n
    style = r.style(bold=True, top=1, border_color=LINE, bg_color=HEAD)
    sheet.write_blank(row, 0, None, style)
    sheet.write(row, 1, r.say("total"), style)


def _by_year(
    book: Book,
    values: Callable[[YearOutcome], Sequence[Value] | Array],
    formula: Callable[[int, BookYear], str],
    key: str | None = None,
    *,
    rate_above: bool = False,
) -> list[YearColumn]:
    """One column a year."""
    return [
        YearColumn(
            str(year.year),
            list(values(year.outcome)),
            formula(t, year),
            year.names[key] if key else None,
            above=(year.names["plan_rate"], year.outcome.plan.compensation) if rate_above else None,
        )
        for t, year in enumerate(book.years)
    ]


def _reference(book: Book) -> Part:
    """The budgets of the reference year: the input's, or those of one of the years."""
    own = {year.year: year.names["budget"] for year in book.years}
    formula = own.get(book.projection.reference_year, book.cells.field("status_quo"))
    name = book.years[0].names["plan_reference"]
    column = YearColumn(book.reference, list(book.projection.reference), formula, name)
    return Part("reference", book.say("reference"), [column], EUROS)


def write_years(book: Book) -> dict[str, int]:
    """Jahre: budget, compensation, what a district has, and the change against the reference year."""
    parts = [
        _reference(book),
        Part(
            "budget",
            book.say("budget"),
            _by_year(book, lambda y: y.allocation.budget, lambda _, y: y.names["budget"]),
            EUROS,
        ),
    ]
    if book.plan.compensation:
        paid = _by_year(book, lambda y: y.compensation, lambda _, y: y.names["plan_compensation"])
        parts.append(Part("compensation", book.say("compensation"), paid, EUROS))
        template = "{budget}+{plan_compensation}"
    else:
        template = "{budget}"
    received = _by_year(book, lambda y: y.received, lambda _, y: y.formula(template), "plan_received")
    change = _by_year(
        book, lambda y: y.change, lambda _, y: y.formula("ROUND({plan_received}-{plan_reference},6)"), "plan_difference"
    )
    rate = 'IF({plan_reference}>0,{plan_received}/{plan_reference}-1,"")'
    rates = [
        YearColumn(
            column.header,
            column.values,
            column.formula,
            total=(
                year.formula("SUM({plan_received})/SUM({plan_reference})-1"),
                _ratio(sum(year.outcome.received), sum(year.outcome.reference)),
            ),
        )
        for column, year in zip(_by_year(book, _change_rates, lambda _, y: y.formula(rate)), book.years, strict=True)
    ]
    told = {"reference": book.reference}
    parts += [
        Part("received", book.say("received"), received, EUROS),
        Part("change", book.say("change", **told), change, SIGNED_EUROS),
        Part("rate", book.say("change_rate"), rates, SIGNED_RATE, foots=False),
    ]
    return write_districts_by_year(book, "years", book.say("years_title"), [book.say("years_remark", **told)], parts)


def _change_rates(year: YearOutcome) -> list[Value]:
    return [_ratio(r, q) if q > 0 else None for r, q in zip(year.received, year.reference, strict=True)]


def _ratio(after: Value, before: Value) -> Value:
    with exact():
        return after / before - 1  # type: ignore[operator]


def write_compensation(book: Book) -> None:
    """Defizitausgleich: reference, deficit and what is paid for it."""
    plan = book.plan
    assert plan.compensation is not None
    initial = plan.compensation.deficit is DeficitOf.INITIAL
    first = next(year for year in book.years if year.year > plan.reference_year)

    def deficit(_: int, year: BookYear) -> str:
        if year.year <= plan.reference_year:
            return "0"
        if initial and year is not first:
            return first.names["plan_deficit"]
        return year.formula("IF({plan_reference}>{budget},{plan_reference}-{budget},0)")

    def paid(_: int, year: BookYear) -> str:
        return cents(year.formula("{plan_rate}*{plan_deficit}"))

    parts = [
        _named_elsewhere(_reference(book)),
        Part("deficit", book.say("deficit"), _by_year(book, lambda y: y.deficit, deficit, "plan_deficit"), EUROS),
        Part(
            "compensation",
            book.say("compensation"),
            _by_year(book, lambda y: y.compensation, paid, "plan_compensation", rate_above=True),
            EUROS,
        ),
    ]
    reference = book.say("reference_of", reference=book.reference)
    remark = book.say("compensation_initial" if initial else "compensation_current", reference=reference)
    write_districts_by_year(
        book, "compensation", book.say("compensation_title"), [remark], parts, above=book.say("rate")
    )


def _named_elsewhere(part: Part) -> Part:
    columns = [YearColumn(c.header, c.values, c.name or "") for c in part.columns]
    return Part(part.key, part.heading, columns, part.number_format)


def write_hours_by_year(book: Book) -> None:
    """Stunden: hours a week, those the tariff does not pay, and the costs they follow from."""
    services = range(1, len(book.projection.case.services) + 1)
    hours = "+".join(f"{{face_to_face_hours_{s}}}" for s in services)
    parts = [
        Part(
            "hours",
            book.say("hours"),
            _by_year(book, lambda y: y.hours, lambda _, y: y.formula(hours)),
            HOURS,
        )
    ]
    remarks = [book.say("hours_remark")]
    costs = _by_year(book, lambda y: y.allocation.cost_per_fte, lambda _, y: y.names["cost"])
    if book.plan.has_tariffs:
        remarks.append(book.say("hours_uncovered"))
        parts.append(
            Part(
                "uncovered",
                book.r.say("project.uncovered"),
                _by_year(book, lambda y: y.uncovered_hours, lambda _, y: _uncovered(y), "plan_uncovered"),
                HOURS,
            )
        )
    parts.append(Part("cost", book.say("cost"), costs, EUROS, foots=False))
    if book.plan.has_tariffs:
        by_tariff = _by_year(
            book, lambda y: y.tariff_costs, lambda t, y: _tariff_cost(book, t, y), "plan_district_tariff_cost"
        )
        parts.append(Part("tariff_cost", book.say("tariff_cost"), by_tariff, EUROS, foots=False))
    write_districts_by_year(book, "hours", book.say("hours_title"), remarks, parts)


def _tariff_cost(book: Book, t: int, year: BookYear) -> str:
    """A district's cost per FTE by the tariff alone."""
    if not book.grows(t):
        return year.names["cost"]
    own = book.cells.field("cost_per_fte")
    before = book.years[t - 1].names["plan_district_tariff_cost"] if t else own
    grown = cents(year.formula(f"{before}*(1+{{plan_tariff}})"))
    return f'IF({own}="",{year.names["plan_tariff_cost"]},{grown})'


def _uncovered(year: BookYear) -> str:
    """Hours at the year's cost less those at the tariff's, each service rounded as the method rounds."""
    figures = year.r.figures
    parts = []
    for s in range(1, len(year.outcome.allocation.services) + 1):
        more = {"amount": year.names[f"amount_{s}"], "cost": year.names["plan_district_tariff_cost"]}
        for key, then in (("fte", "fte"), ("weekly_hours", "service_hours")):
            template = figures[key].formula
            assert template is not None
            more[then] = f"({year.formula(template, **more)})"
        more["service_abf"] = year.formula(f"IF(ISNUMBER({{service_abf_{s}}}),{{service_abf_{s}}},{{abf_rate}})")
        template = figures["face_to_face_hours"].formula
        assert template is not None
        parts.append(f"{year.names[f'face_to_face_hours_{s}']}-{year.formula(template, **more)}")
    return f"ROUND({'+'.join(parts)},6)"
