"""The sheet `Plan`: what the plan says by year, its rules, pots and regions; cells to type into drive all years."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from sozialbudget.case.layout import DISTRICTS, PARAMETERS
from sozialbudget.case.origins import parameter_value, said_by, stated_source
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.formats.xlsx.live_sheet import HEAD, LINE, LiveSheet, Value, height
from sozialbudget.formats.xlsx.tables import EUROS, RATE_GIVEN, TEXT
from sozialbudget.method.years.model import PotKey
from sozialbudget.reading.plan.keys import BUDGET_TODAY_WORDS, DEFICIT_WORDS, POT_KEY_WORDS
from sozialbudget.workbook.projection.book import Book, BookYear, cents, parameter_column
from sozialbudget.workbook.result.inputs import FIRST_INPUT_ROW, given, input_sheet, parameter_format, write_value
from sozialbudget.workbook.result.names import parameter_key

_FIRST_TABLE = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word the formulas were chosen by: its label, cell (with the sheet) and text."""

    label: str
    cell: str
    text: str


class PlanSheet:
    """Where everything of the plan stands, known before it is written."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.plan = book.plan
        years, pots = len(book.years), len(self.plan.pots)
        self._years_row = _FIRST_TABLE + 1
        self._rules_row = self._years_row + years + 3
        self._pots_row = self._rules_row + len(self._rules()) + 3
        self._regions_row = self._pots_row + (pots + 3 if pots else 0)
        self._given_column = 4

    # --- what formulas refer to -----------------------------------------------------------------------

    def _cell(self, row: int, col: int) -> str:
        cell = xl_rowcol_to_cell(row, col, row_abs=True, col_abs=True)
        return f"{self.book.r.sheet_reference('plan')}!{cell}"

    def share(self, pot: int) -> str:
        """The cell of a pot's share of the money left."""
        return self._cell(self._pots_row + pot, 1)

    def given(self, pot: int, region: int) -> str:
        """The cell of a region's given share of a pot."""
        return self._cell(self._pots_row + pot, self._given_column + region)

    def region(self, k: int) -> str:
        """The cell that names a region, among the pots' headers."""
        return self._cell(self._pots_row - 1, self._given_column + k)

    @property
    def words(self) -> list[Word]:
        """The words that need a new run."""
        found = [
            Word(label, self._cell(self._rules_row + i, 1), str(text))
            for i, (label, text, is_word, _) in enumerate(self._rules())
            if is_word
        ]
        for p, pot in enumerate(self.plan.pots):
            found.append(
                Word(pot.name, self._cell(self._pots_row + p, 2), POT_KEY_WORDS[pot.key].say(self.book.r.lang))
            )
            found.append(Word(pot.name, self._cell(self._pots_row + p, 3), pot.column or ""))
        return found

    # --- writing --------------------------------------------------------------------------------------

    def write(self) -> None:
        """Write the sheet and define its names."""
        book, r = self.book, self.book.r
        sheet = r.add_sheet("plan")
        for col, width in enumerate((34.0, 18.0, 18.0, 18.0, 18.0, 18.0, 18.0, 44.0)):
            sheet.set_column(col, col, width)
        title = self.plan.title or book.say("plan_title")
        sheet.write_text(0, 0, title, r.title)
        sheet.write(1, 0, book.say("plan_remark"), r.remark)
        self._write_years(sheet)
        self._write_rules(sheet)
        if self.plan.pots:
            self._write_pots(sheet)
        if self.plan.regions:
            self._write_regions(sheet)

    def _headers(self, sheet: LiveSheet, row: int, heading: str, headers: Sequence[tuple[str, bool]]) -> None:
        r = self.book.r
        if heading:
            sheet.write(row - 2, 0, heading, r.style(bold=True, font_size=11))
        look = {"bold": True, "bg_color": HEAD, "text_wrap": True, "valign": "top", "bottom": 1, "border_color": LINE}
        beside = r.style(**look, indent=1)
        for col, (header, is_text) in enumerate(headers):
            # Text beside a column of numbers keeps its distance.
            sheet.write_text(
                row - 1, col, header, beside if is_text and col else r.header if is_text else r.number_header
            )
        sheet.set_row(row - 1, height({header: 16.0 for header, _ in headers}))

    def _write_years(self, sheet: LiveSheet) -> None:
        book, plan, r = self.book, self.plan, self.book.r
        headers = [(book.say("year"), True), (book.say("additional"), False)]
        if plan.compensation:
            headers.append((book.say("rate"), False))
        if plan.has_tariffs:
            headers += [(book.say(key), False) for key in ("tariff", "growth", "grown_cost", "tariff_cost")]
        headers.append((book.say("source"), True))
        self._headers(sheet, self._years_row, "", headers)
        for t, year in enumerate(book.years):
            row, said = self._years_row + t, year.outcome.plan
            sheet.write_number(row, 0, year.year, r.number("0", align="left", bold=True))
            write_value(r, sheet, row, 1, said.additional, EUROS)
            book.define(year.names["plan_additional"], "plan", (row, 1))
            col = 2
            if plan.compensation:
                write_value(r, sheet, row, col, said.compensation, RATE_GIVEN)
                book.define(year.names["plan_rate"], "plan", (row, col))
                col += 1
            if plan.has_tariffs:
                self._write_tariff(sheet, row, col, t, year)
                col += 4
            source = plan.source_for(said.source)
            sheet.write_text(row, col, source, r.style(text_wrap=True, indent=1))
            sheet.set_row(row, height({source: 44.0}))

    def _write_tariff(self, sheet: LiveSheet, row: int, col: int, t: int, year: BookYear) -> None:
        """Tariff, growth applied, and the general cost per FTE, capped and by the tariff alone."""
        book, outcome, names = self.book, year.outcome, year.names
        money = book.r.number(EUROS)
        grows = book.grows(t)
        for offset, key in enumerate(("plan_tariff", "plan_growth", "plan_grown_cost", "plan_tariff_cost")):
            book.define(names[key], "plan", (row, col + offset))
        if not grows:
            for offset in (0, 1):
                sheet.write(row, col + offset, "–", book.r.style(align="right"))
            for offset in (2, 3):
                sheet.write_live(row, col + offset, names["cost_per_fte"], outcome.cost_per_fte, money)
            return
        tariff, cap = outcome.plan.tariff, self.plan.cost_growth.cap
        assert tariff is not None
        write_value(book.r, sheet, row, col, tariff, RATE_GIVEN)
        applied = "IF(ISNUMBER({plan_cap}),MIN({plan_tariff},{plan_cap}),{plan_tariff})"
        growth = tariff if cap is None else min(tariff, cap)
        sheet.write_live(row, col + 1, year.formula(applied), growth, book.r.number(RATE_GIVEN))
        start = book.parameter_cell("cost_per_fte")
        for offset, key, rate, value in (
            (2, "plan_grown_cost", "{plan_growth}", outcome.cost_per_fte),
            (3, "plan_tariff_cost", "{plan_tariff}", outcome.tariff_cost),
        ):
            before = book.years[t - 1].names[key] if t else start
            formula = cents(f"{before}*(1+{year.formula(rate)})")
            sheet.write_live(row, col + offset, formula, value, money)

    def _rules(self) -> list[tuple[str, Value, bool, str]]:
        """Label, value, whether it is a word that needs a new run, and source."""
        book, plan, lang = self.book, self.plan, self.book.r.lang
        rules: list[tuple[str, Value, bool, str]] = [
            (book.say("budget_today"), BUDGET_TODAY_WORDS[plan.budget_today].say(lang), True, plan.source_for(None))
        ]
        if plan.has_tariffs:
            rules.append((book.say("cap"), plan.cost_growth.cap, False, plan.source_for(plan.cost_growth.source)))
        if plan.compensation:
            source = plan.source_for(plan.compensation.source)
            rules.append((book.say("reference_year"), str(plan.compensation.reference_year), True, source))
            rules.append((book.say("deficit"), DEFICIT_WORDS[plan.compensation.deficit].say(lang), True, source))
        return rules

    def _write_rules(self, sheet: LiveSheet) -> None:
        book, r = self.book, self.book.r
        headers = [(book.say("rule"), True), (book.say("value"), True), (book.say("source"), True)]
        self._headers(sheet, self._rules_row, book.say("rules"), headers)
        for i, (label, value, is_word, source) in enumerate(self._rules()):
            row = self._rules_row + i
            sheet.write(row, 0, label, r.text)
            write_value(r, sheet, row, 1, value, TEXT if is_word else RATE_GIVEN)
            sheet.write_text(row, 2, source, r.style(indent=1))
            if not is_word:
                book.define(book.years[0].names["plan_cap"], "plan", (row, 1))

    def _write_pots(self, sheet: LiveSheet) -> None:
        book, r, plan = self.book, self.book.r, self.plan
        regions = [(region.name, False) for region in plan.regions]
        headers = [(book.say("pot"), True), (book.say("share"), False), (book.say("key"), True)]
        headers += [(book.say("column"), True), *regions, (book.say("source"), True)]
        self._headers(sheet, self._pots_row, book.say("pots"), headers)
        for p, pot in enumerate(plan.pots):
            row = self._pots_row + p
            sheet.write_text(row, 0, pot.name, r.text)
            write_value(r, sheet, row, 1, pot.share, RATE_GIVEN)
            write_value(r, sheet, row, 2, POT_KEY_WORDS[pot.key].say(r.lang), TEXT)
            write_value(r, sheet, row, 3, pot.column, TEXT)
            for k, region in enumerate(plan.regions):
                if pot.key is PotKey.GIVEN:
                    write_value(r, sheet, row, self._given_column + k, pot.given[region.name], RATE_GIVEN)
            sheet.write_text(row, self._given_column + len(regions), plan.source_for(pot.source), r.style(indent=1))

    def _write_regions(self, sheet: LiveSheet) -> None:
        book, r = self.book, self.book.r
        headers = [(DISTRICTS.column(field).header.say(r.lang), True) for field in ("name", "id")]
        self._headers(sheet, self._regions_row, book.say("regions"), [*headers, (book.say("region"), True)])
        region_of = {id: region.name for region in self.plan.regions for id in region.districts}
        districts = self.book.projection.case.districts
        for i, district in enumerate(districts):
            row = self._regions_row + i
            sheet.write_text(row, 0, district.name, r.text)
            sheet.write_text(row, 1, district.id, r.text)
            sheet.write_text(row, 2, region_of[district.id], r.style(**given(TEXT)))
        last = (self._regions_row + len(districts) - 1, 2)
        book.define(book.years[0].names["plan_region"], "plan", (self._regions_row, 2), last)


_SOURCE_WIDTH, _MEANING_WIDTH = 44.0, 70.0


def write_parameters_by_year(book: Book) -> None:
    """Write the sheet and define the names of each year's parameters."""
    r, case = book.r, book.projection.case
    headers = {column.key: column.header.say(r.lang) for column in PARAMETERS.columns}
    years = [str(year.year) for year in book.years]
    listed = [headers["key"], headers["value"], *years, headers["source"]]
    listed += [r.say("parameters.said_by"), r.say("parameters.meaning")]
    widths = [32.0, 18.0, *[14.0] * len(years), _SOURCE_WIDTH, 30.0, _MEANING_WIDTH]
    sheet = input_sheet(r, PARAMETERS, listed, widths)
    sheet.freeze_panes(FIRST_INPUT_ROW - 1, 2)
    sheet.repeat_columns(0, 1)
    wrapped, beside = r.style(text_wrap=True), r.style(text_wrap=True, indent=1)
    after = parameter_column(len(years))
    for i, key in enumerate(PARAMETER_KEYS):
        row, known = FIRST_INPUT_ROW - 1 + i, about(key)
        sheet.write_text(row, 0, known.label.say(r.lang), r.text)
        write_value(r, sheet, row, 1, parameter_value(case, key, r.lang), parameter_format(known))
        for t, year in enumerate(book.years):
            _write_year(book, sheet, row, t, year, key)
        source, meaning = stated_source(case, key, r.lang), known.help.say(r.lang)
        for col, text in enumerate((source, said_by(case, key, r.lang), meaning), start=after):
            sheet.write_text(row, col, text, beside if col == after else wrapped)
        sheet.set_row(row, height({source: _SOURCE_WIDTH, meaning: _MEANING_WIDTH}))
    sheet.print_area(0, 0, FIRST_INPUT_ROW + len(PARAMETER_KEYS), after)
    below = FIRST_INPUT_ROW + len(PARAMETER_KEYS) + 1
    # Below the years, so that it is no parameter where the sheet is read as an input again.
    sheet.write(below, parameter_column(0), book.say("parameters_remark"), r.remark)


def _write_year(book: Book, sheet: LiveSheet, row: int, t: int, year: BookYear, key: str) -> None:
    case, col = year.outcome.allocation.case, parameter_column(t)
    value = parameter_value(case, key, book.r.lang)
    number_format = parameter_format(about(key))
    follows = _follows(book, t, year, key)
    if key == "year":
        sheet.write_number(row, col, year.year, book.r.number(number_format))  # another year is another plan
    elif follows is None:
        write_value(book.r, sheet, row, col, value, number_format)
    else:
        align = {"align": "left"} if isinstance(value, str) else {}
        sheet.write_live(row, col, follows, value, book.r.number(number_format, **align))
    year.r.define(parameter_key(key), "parameters", (row, col))


def _follows(book: Book, t: int, year: BookYear, key: str) -> str | None:
    """The formula of a parameter the plan does not say for this year; None where it does."""
    if key == "cost_per_fte" and book.grows(t):
        return f"{year.names['plan_grown_cost']}"
    case = book.projection.case
    same = getattr(year.outcome.allocation.case.parameters, key) == getattr(case.parameters, key)
    if key in year.outcome.plan.changes or not same:
        return None
    cell = f"$B{FIRST_INPUT_ROW + PARAMETER_KEYS.index(key)}"
    return f'IF(ISBLANK({cell}),"",{cell})'
