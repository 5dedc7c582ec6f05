"""The sheet `Übersicht` of all years: the money of each year, the verdict of the checks, and the paths as lines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sozialbudget.case.bounds import amount
from sozialbudget.case.origins import READINGS, parameter_value, reading, said_by, source_of
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.case.problems import gathered
from sozialbudget.formats.xlsx.live_sheet import HEAD, LINE, LiveSheet, Value, height, line_look
from sozialbudget.formats.xlsx.tables import EUROS, HOURS, SIGNED_EUROS
from sozialbudget.method.numbers import exact
from sozialbudget.version import __version__
from sozialbudget.workbook.projection.book import Book
from sozialbudget.workbook.projection.pots import PotsSheet
from sozialbudget.workbook.result.check_table import all_ok, ok
from sozialbudget.workbook.result.context import FIRST_ROW, HEADER_ROW
from sozialbudget.workbook.result.protocol import Entry, write_entries

CHARTED = 12
"""So many lines can be told apart; of more districts the largest gains and losses are drawn."""

_HEADER = 4
"""Zero-based row of the table's header."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of the table."""

    header: str
    number_format: str
    values: list[tuple[str, Value]]
    """Formula and value of each year."""
    foots: bool = True


def write_projection_overview(
    book: Book,
    sheet: LiveSheet,
    pots: PotsSheet | None,
    verdicts: Mapping[int, str],
    checks: str,
    rate_column: int,
) -> None:
    """Fill the sheet.

    `verdicts` are the ranges of the results of checks on each year, `checks` those of all; `rate_column` is the first
    column of the change in percent on the sheet of years.
    """
    r = book.r
    years = [year.year for year in book.years]
    sheet.fit_to_pages(1, 1)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 12, 15.5)
    sheet.write_text(0, 0, r.book_title, r.title)
    plan = book.plan.origin.name if book.plan.origin else book.say("without_file")
    sheet.write_text(1, 0, book.say("computed", name=r.name, plan=plan), r.remark)
    sheet.write(2, 0, r.say("overview.checks"), r.style(bold=True))
    sheet.write_live(2, 1, all_ok(r, checks), r.say("overview.all_ok"), r.style(bold=True))
    shown = _columns(book, pots, verdicts)
    sheet.write_text(_HEADER, 0, book.say("year"), r.header)
    bottom = {"bold": True, "bg_color": HEAD, "top": 1, "border_color": LINE}
    total_row = _HEADER + 1 + len(years)
    sheet.write_text(total_row, 0, r.say("total"), r.style(**bottom))
    for t, year in enumerate(years):
        sheet.write_number(_HEADER + 1 + t, 0, year, r.number("0", align="left", bold=True))
    for col, column in enumerate(shown, start=1):
        sheet.write_text(_HEADER, col, column.header, r.number_header)
        for t, (formula, value) in enumerate(column.values):
            sheet.write_live(_HEADER + 1 + t, col, formula, value, r.number(column.number_format, align="right"))
        _total(book, sheet, total_row, col, column)
    sheet.set_row(_HEADER, height({column.header: 15.0 for column in shown}))
    row = total_row + 2
    last = len(shown)
    for key in ("money_note", "live", "new_run"):
        sheet.merge_range(row, 0, row, last, book.say(key), r.wrapped)
        sheet.set_row(row, height({book.say(key): 15.5 * last}))
        row += 1
    _chart(book, sheet, row + 1, rate_column)


def _total(book: Book, sheet: LiveSheet, row: int, col: int, column: Shown) -> None:
    style = book.r.number(column.number_format, bold=True, bg_color=HEAD, top=1, border_color=LINE)
    if not column.foots:
        sheet.write_blank(row, col, None, style)
        return
    letter = chr(ord("A") + col)
    with exact():
        total = sum((value for _, value in column.values if isinstance(value, Decimal)), Decimal(0))
    sheet.write_live(row, col, f"SUM({letter}{_HEADER + 2}:{letter}{row})", total, style)


def _columns(book: Book, pots: PotsSheet | None, verdicts: Mapping[int, str]) -> list[Shown]:
    years, plan = book.years, book.plan

    def shown(key: str, number_format: str, formulas: list[str], values: list[Value], *, foots: bool = True) -> Shown:
        header = book.say(key, reference=book.reference)
        return Shown(header, number_format, list(zip(formulas, values, strict=True)), foots)

    def of(template: str) -> list[str]:
        return [year.formula(template) for year in years]

    found = [
        shown("formula_total", EUROS, of("{total}"), [y.outcome.formula_total for y in years]),
        shown("additional", EUROS, of("{plan_additional}"), [y.outcome.additional for y in years]),
    ]
    if plan.compensation:
        paid: list[Value] = [y.outcome.compensation_total for y in years]
        found.append(shown("compensation", EUROS, of("SUM({plan_compensation})"), paid))
    if pots is not None:
        found.append(shown("pots", EUROS, [pots.total(t) for t in range(len(years))], [y.outcome.left for y in years]))
    money: list[Value] = [y.outcome.total for y in years]
    found.append(shown("money", EUROS, of("{total}+{plan_additional}"), money))
    losing: list[Value] = [int((y.outcome.change < 0).sum()) for y in years]
    found.append(shown("losing", "0", of("SUMPRODUCT(--({plan_difference}<0))"), losing, foots=False))
    largest: list[Value] = [min(*y.outcome.change, Decimal(0)) for y in years]
    found.append(shown("largest_loss", SIGNED_EUROS, of("MIN(0,MIN({plan_difference}))"), largest, foots=False))
    hours = years[0].r.all_hours_formula
    found.append(shown("hours", HOURS, of(hours), [y.r.all_hours for y in years], foots=False))
    if plan.has_tariffs:
        with exact():
            uncovered: list[Value] = [sum(y.outcome.uncovered_hours, Decimal(0)) for y in years]
        formulas = of("SUM({plan_uncovered})")
        told = book.r.say("project.uncovered")
        found.append(Shown(told, HOURS, list(zip(formulas, uncovered, strict=True)), foots=False))
    verdict: list[Value] = [ok(book.r)] * len(years)
    fine = [_verdict(book, verdicts[year.year]) for year in years]
    found.append(shown("check", "General", fine, verdict, foots=False))
    return found


def _verdict(book: Book, results: str) -> str:
    """A formula: whether all checks with these results hold."""
    fine, wrong = ok(book.r), book.r.say("checks.wrong")
    return f'IF(COUNTIF({results},"{fine}")=ROWS({results}),"{fine}","{wrong}")'


def _chart(book: Book, sheet: LiveSheet, row: int, rate_column: int) -> None:
    r, source = book.r, book.r.sheet_title("years")
    chosen = _charted(book)
    chart = r.workbook.add_chart({"type": "line"})
    last = rate_column + len(book.years) - 1
    for number, i in enumerate(chosen):
        chart.add_series(
            {
                "name": [source, FIRST_ROW - 1 + i, 1],
                "categories": [source, HEADER_ROW - 1, rate_column, HEADER_ROW - 1, last],
                "values": [source, FIRST_ROW - 1 + i, rate_column, FIRST_ROW - 1 + i, last],
                **line_look(number),
            }
        )
    key = "chart" if len(chosen) == r.n else "chart_part"
    told = book.say(key, reference=book.reference, count=len(chosen))
    chart.set_title({"name": told, "name_font": {"size": 12}, "overlay": False})
    chart.set_y_axis({"num_format": "+0 %;-0 %;0 %", "num_font": {"size": 9}})
    chart.set_x_axis({"num_font": {"size": 9}, "label_position": "low"})
    chart.set_legend({"position": "right"})
    chart.set_size({"width": 1060, "height": 420})
    sheet.insert_chart(row, 0, chart, {"description": book.say("chart_description")})


def _charted(book: Book) -> list[int]:
    """Positions of the districts drawn: all, or the largest gains and losses at the end."""
    last = book.years[-1].outcome
    rates = {i: last.change[i] / q for i, q in enumerate(last.reference) if q > 0}
    if book.n <= CHARTED:
        return list(rates)
    by_rate = sorted(rates, key=lambda i: (rates[i], i))
    half = CHARTED // 2
    return sorted({*by_rate[:half], *by_rate[-half:]})


def write_projection_protocol(book: Book) -> None:
    """Write the sheet, one fact per row."""
    write_entries(book.r, _entries(book))


def _entries(book: Book) -> Iterator[Entry]:
    r, case, plan = book.r, book.projection.case, book.plan
    yield r.say("protocol.program"), f"sozialbudget {__version__}"
    yield r.say("protocol.input"), r.name
    yield "SHA-256", case.origin.sha256 if case.origin else "–"
    yield book.say("plan_file"), plan.origin.name if plan.origin else "–"
    yield book.say("plan_sha256"), plan.origin.sha256 if plan.origin else "–"
    yield book.say("plan_source"), plan.source or "–"
    yield r.say("protocol.live"), r.say("protocol.live_text")
    yield (r.say("protocol.readings"),)
    for key in READINGS:
        yield reading(case, key, r.lang)
    yield (book.say("protocol_years"),)
    for year in plan.years:
        yield str(year.year), plan.source_for(year.source)
    yield (r.say("protocol.parameters"),)
    for key in PARAMETER_KEYS:
        yield _told(book, key, None)
    yield (book.say("protocol_parameters"),)
    for key in PARAMETER_KEYS:
        for t in range(len(book.years)):
            if key != "year" and _differs(book, key, t):
                yield _told(book, key, t)
    if case.excluded:
        yield (r.say("protocol.excluded"),)
        for gone in case.excluded:
            yield f"{gone.name} ({gone.id})", gone.reason
    yield (r.say("protocol.notes"),)
    notes = list(_notes(book))
    yield from notes or [(r.say("protocol.no_notes"), "")]


def _differs(book: Book, key: str, t: int) -> bool:
    """Whether the plan says the parameter for this year, or it follows from the plan."""
    year = book.years[t].outcome
    given = getattr(book.projection.case.parameters, key)
    return key in year.plan.changes or getattr(year.allocation.case.parameters, key) != given


def _told(book: Book, key: str, t: int | None) -> Entry:
    """Label, value, who said it and why: of the input, or of one year."""
    lang, known = book.r.lang, about(key)
    case = book.projection.case if t is None else book.years[t].outcome.allocation.case
    value = parameter_value(case, key, lang)
    label = known.label.say(lang) if t is None else f"{known.label.say(lang)} {book.years[t].year}"
    shown = "–" if value is None else amount(value, known.unit, lang)
    return label, shown, said_by(case, key, lang), source_of(case, key, lang)


def _notes(book: Book) -> Iterator[Entry]:
    """Those of the input once, then what is worth knowing of each year."""
    lang, warnings = book.r.lang, book.projection.case.warnings
    for sentence in gathered(warnings):
        yield sentence.place(lang), sentence.what(lang), sentence.remedy(lang)
    for year in book.years:
        for note in year.outcome.allocation.notes:
            if note not in warnings:
                yield str(year.year), note.what(lang), note.remedy(lang)
