"""The time series as a workbook: overview with chart, budgets and hours by year, every figure, parameters.

The sheet of all figures holds what the results say; changes, sums and what stands on the other sheets are formulas.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from sozialbudget.analysis.breaks import by_year
from sozialbudget.case.case import District
from sozialbudget.case.origins import parameter_value, source_or_default
from sozialbudget.case.parameters import PARAMETER_KEYS, Unit, about
from sozialbudget.formats.table import (
    ANY,
    EUROS,
    HOURS,
    SIGNED_EUROS,
    SIGNED_RATE,
    TEXT,
    UNDEFINED,
    WHOLE_EUROS,
    YEAR,
    Column,
    Form,
    Table,
)
from sozialbudget.formats.xlsx.live_sheet import line_look
from sozialbudget.formats.xlsx.tables import Live, TableBook
from sozialbudget.method import rounding
from sozialbudget.method.figure import Part, placeholders
from sozialbudget.method.numbers import exact
from sozialbudget.reports.time_series.data import REMARK, TimeSeries, is_hours, joined
from sozialbudget.words import Lang, say
from sozialbudget.words.text import heading
from sozialbudget.workbook.result.context import number_format

CHARTED = 12
"""So many lines can be told apart in a chart at most; of more districts, those that changed most."""
_FORMS = {"year": YEAR, "status_quo": EUROS}
"""Of what is given; a figure says its own."""
_WIDTHS = {"year": 14.0, "id": 12.0, "name": 24.0, "provider": 24.0, REMARK: 44.0}
_PARAMETER_FORMS = {Unit.EUR: EUROS, Unit.RATE: Form("0.0# %"), Unit.YEAR: YEAR}


def workbook(series: TimeSeries, lang: Lang) -> memoryview:
    """The workbook of `series`; the same series gives the same bytes."""
    with exact():
        return _Book(series, lang).content()


class _Book:
    """The workbook while it is written."""

    def __init__(self, series: TimeSeries, lang: Lang) -> None:
        self.series, self.lang = series, lang
        self.book = TableBook(series.title, date(series.years[-1], 1, 1), lang)
        # Remarks are for series that have something to remark.
        self.figures = [f for f in joined(series, lang) if series.breaks or f.key != REMARK]
        self.remarks = self._remarks()
        self.at = {figure.key: position for position, figure in enumerate(self.figures)}
        # Made in the order in which they stand; all others are written from the sheet of all figures.
        self.overview, self.budgets, self.hours, self.all, self.parameters = (
            self.book.sheet(self.say(f"sheet_{key}"), self.say(f"title_{key}"), self._explained(key))
            for key in ("overview", "budgets", "hours", "all", "parameters")
        )

    def _explained(self, key: str) -> list[str]:
        """What stands below the title of the sheet `key`."""
        parted = [self.say("remark_parted")] if key == "budgets" and self.series.parted else []
        return [self.say(f"remark_{key}"), *parted]

    def _remarks(self) -> dict[str, str]:
        """What became of each district over the years, by id."""
        told: dict[str, str] = {}
        for one in self.series.breaks:
            told[one.id] = f"{told[one.id]}; {one.say(self.lang)}" if one.id in told else one.say(self.lang)
        return told

    def _remark_column(self, districts: Sequence[District]) -> list[Column]:
        """What became of each of `districts`, where anything did."""
        told = [self.remarks.get(district.id) for district in districts]
        return [Column(REMARK, self.say("remark"), told, TEXT, total=None, width=44.0)] if self.remarks else []

    def say(self, key: str, **values: object) -> str:
        return say(f"series.book.{key}", self.lang, title=self.series.title, **values)

    def content(self) -> memoryview:
        """All sheets."""
        self._write_all()
        self._write_budgets()
        self._write_hours()
        self._write_overview()
        self._write_parameters()
        self.overview.sheet.activate()
        return self.book.content()

    # --- every figure ---------------------------------------------------------------------------------

    def _write_all(self) -> None:
        shown = self.all.show(Table(tuple(map(self._as_shown, self.figures))), frozen_columns=3)
        self.all_first = shown.first

    def _as_shown(self, column: Column) -> Column:
        """A column of all figures, its formula where all that it needs stands beside it."""
        written = column.figure.formula if column.figure is not None else None
        is_live = written is not None and all(key in self.at for key in placeholders(written))
        return replace(
            column,
            label=heading(column.named(self.lang)),
            form=_form(column),
            width=_WIDTHS.get(column.key, 14.0),
            formula=written.format_map if written is not None and is_live else None,
            values=[UNDEFINED if value is None else value for value in column.values] if is_live else column.values,
        )

    def _reference(self, key: str, k: int) -> str:
        """The cell of figure `key` in the `k`-th row of the sheet of all figures."""
        return f"'{self.say('sheet_all')}'!{xl_rowcol_to_cell(self.all_first + k, self.at[key])}"

    def _sum_of_year(self, key: str, position: int) -> Live:
        """The sum of a year's districts, as a formula over the sheet of all figures."""
        start, stop = self._rows_of(position)
        col = self.at[key]
        cells = xl_range(self.all_first + start, col, self.all_first + stop - 1, col)
        values = [value for value in self.figures[col].values[start:stop] if value is not None]
        return Live(f"SUM('{self.say('sheet_all')}'!{cells})", sum(values, Decimal(0)))

    def _rows_of(self, position: int) -> tuple[int, int]:
        lengths = [len(allocation.case.districts) for allocation in self.series.allocations]
        start = sum(lengths[:position])
        return start, start + lengths[position]

    # --- a row per district, a column per year --------------------------------------------------------

    def _districts(self) -> list[District]:
        """Each district once, in order of its first year, as its last year knows it."""
        found: dict[str, District] = {}
        for allocation in self.series.allocations:
            for district in allocation.case.districts:
                found[district.id] = district
        return list(found.values())

    def _row_of(self) -> dict[tuple[int, str], int]:
        """The row of the sheet of all figures by position of the year and id."""
        return {
            (position, district.id): self._rows_of(position)[0] + i
            for position, allocation in enumerate(self.series.allocations)
            for i, district in enumerate(allocation.case.districts)
        }

    def _by_year(self, districts: Sequence[District], keys: Sequence[str], form: Form) -> Iterator[Column]:
        """A column for each year: of the figures `keys`, one below the other, the values of `districts`, read there."""
        rows_of = self._row_of()
        for position, year in enumerate(self.series.years):
            cells = [self._cell(key, rows_of.get((position, one.id))) for key in keys for one in districts]
            yield Column(str(year), str(year), cells, form, total=_sum(cells), width=14.0)

    def _cell(self, key: str, k: int | None) -> Live | None:
        """A cell with the figure `key` of the `k`-th row of all; None where there is none."""
        value = None if k is None else self.figures[self.at[key]].values[k]
        return None if k is None or value is None else Live(self._reference(key, k), value)

    def _heads(self, districts: Sequence[District]) -> list[Column]:
        names = {figure.key: heading(figure.named(self.lang)) for figure in self.figures}
        return [
            Column("id", names["id"], [one.id for one in districts], TEXT, width=_WIDTHS["id"]),
            Column(
                "name",
                names["name"],
                [one.name for one in districts],
                TEXT,
                total=say("total", self.lang),
                width=_WIDTHS["name"],
            ),
        ]

    def _write_budgets(self) -> None:
        districts, rows_of = self._districts(), self._row_of()
        today = [self._cell("status_quo", rows_of.get((0, one.id))) for one in districts]
        years = list(self._by_year(districts, ("budget",), EUROS))
        told = self.say("before", year=self.series.years[0])
        first = Column("before", told, today, EUROS, total=_sum(today), width=14.0)
        parted = [one.id in self.series.parted for one in districts]
        last = [None if is_parted else cell for cell, is_parted in zip(years[-1].values, parted, strict=True)]
        change, rate = self._changes(first, replace(years[-1], values=last), 14.0)
        columns = (*self._heads(districts), first, *years, change, rate, *self._remark_column(districts))
        self.moved = {i: abs(value or Decimal(0)) for i, value in enumerate(change.values) if not parted[i]}
        self.placed = self.budgets.show(Table(columns, total=""), frozen_columns=2)

    def _changes(self, before: Column, after: Column, width: float) -> tuple[Column, Column]:
        """Change and rate between two columns; blank where one is."""
        pairs = list(zip(before.values, after.values, strict=True))
        changes = [None if old is None or new is None else _number(new) - _number(old) for old, new in pairs]
        rates = [_rate(old, change) for (old, _), change in zip(pairs, changes, strict=True)]
        of_change, of_rate = (one.figure.formula or "" for one in (rounding.change, rounding.change_rate))

        def cells(cell: Mapping[str, str]) -> dict[str, str]:
            return {"status_quo": cell[before.key], "budget": cell[after.key], "change": cell["change"]}

        total = None if before.total == "" else _number(after.total) - _number(before.total)
        return (
            Column(
                "change",
                self.say("change"),
                changes,
                SIGNED_EUROS,
                total=total,
                formula=lambda cell: of_change.format_map(cells(cell)),
                width=width,
            ),
            Column(
                "change_rate",
                self.say("change_rate"),
                rates,
                SIGNED_RATE,
                total=_rate(before.total, total),
                formula=lambda cell: of_rate.format_map(cells(cell)),
                width=11.0,
            ),
        )

    def _write_hours(self) -> None:
        services = [figure.key for figure in self.figures if is_hours(figure)]
        districts = self._districts()
        listed = districts * len(services)
        names = [service.rpartition(":")[0] for service in services for _ in districts]
        columns = (
            *self._heads(listed),
            Column("service", self.say("service"), names, TEXT, width=34.0),
            *self._by_year(districts, services, HOURS),
            *self._remark_column(listed),
        )
        self.hours.show(Table(columns, total=""), frozen_columns=3)

    # --- sums by year ---------------------------------------------------------------------------------

    def _write_overview(self) -> None:
        sheet, years = self.overview, range(len(self.series.years))

        def sums(key: str, header: str, form: Form, width: float) -> Column:
            return Column(key, header, [self._sum_of_year(key, position) for position in years], form, width=width)

        before = sums("status_quo", self.say("status_quo"), EUROS, 17.0)
        after = sums("budget", self.say("budget"), EUROS, 17.0)
        services = [sums(figure.key, "", HOURS, 14.0) for figure in self.figures if is_hours(figure)]
        hours = [_together([service.values[position] for service in services]) for position in years]
        counts = [len(allocation.case.districts) for allocation in self.series.allocations]
        beside = [column for column in self.figures if column.figure is not None and column.figure.part is Part.BESIDE]
        columns = (
            Column("year", self.say("year"), self.series.years, YEAR, width=12.0),
            Column("districts", self.say("districts"), counts, YEAR, width=13.0),
            before,
            after,
            *self._changes(before, after, 15.0),
            Column("break", self.say("break"), self._chained(before, after), SIGNED_EUROS, width=18.0),
            Column("hours", self.say("hours"), hours, HOURS, width=14.0),
            *(sums(column.key, heading(column.named(self.lang)), EUROS, 14.0) for column in beside),
        )
        sheet.show(Table(columns))
        self._breaks()
        if self.moved:
            self._chart()
        sheet.heading(self.say("sources"))
        for result, year in zip(self.series.results, self.series.years, strict=True):
            sheet.remark(f"{year}: {result.name}, SHA-256 {result.sha256}")

    def _chained(self, before: Column, after: Column) -> list[Live | None]:
        """What each year's budgets so far are more or less than the budgets of the year before."""
        first = self.overview.row + 1
        return [
            Live(
                f"{xl_rowcol_to_cell(first + k, 2)}-{xl_rowcol_to_cell(first + k - 1, 3)}",
                _number(before.values[k]) - _number(after.values[k - 1]),
            )
            if k
            else None
            for k in range(len(before.values))
        ]

    def _breaks(self) -> None:
        """Which districts do not go on from the year before, by year."""
        if not self.series.breaks:
            return
        self.overview.heading(self.say("breaks"))
        for sentence in by_year(self.series.breaks, self.lang):
            self.overview.remark(sentence)
        if self.series.parted:
            self.overview.remark(self.say("remark_parted"))
        self.overview.row += 1

    def _chart(self) -> None:
        """A line per district from its budget before the first year to that of the last."""
        chart = self.book.workbook.add_chart({"type": "line"})
        chosen = _largest(self.moved)
        name, first = self.say("sheet_budgets"), self.placed.first
        start, stop = 2, 2 + len(self.series.years)
        for number, i in enumerate(chosen):
            chart.add_series(
                {
                    "name": [name, first + i, 1],
                    "categories": [name, self.placed.header, start, self.placed.header, stop],
                    "values": [name, first + i, start, first + i, stop],
                    **line_look(number),
                }
            )
        key = "chart_all" if len(chosen) == len(self.moved) else "chart_some"
        title = self.say(key, count=len(chosen)) + (say("series.chart.whole", self.lang) if self.series.parted else "")
        chart.set_title({"name": title, "name_font": {"size": 11}, "overlay": False})
        chart.set_y_axis({"num_format": WHOLE_EUROS.number_format, "major_gridlines": {"visible": True}})
        chart.set_legend({"position": "right"})
        chart.set_size({"width": 860, "height": 340})
        options = {"description": self.say("chart_description"), "object_position": 2}
        self.overview.sheet.insert_chart(self.overview.row, 0, chart, options)
        self.overview.row += 19

    # --- parameters -----------------------------------------------------------------------------------

    def _write_parameters(self) -> None:
        cases = [allocation.case for allocation in self.series.allocations]
        values = {key: [parameter_value(case, key, self.lang) for case in cases] for key in PARAMETER_KEYS}
        keys = [key for key in PARAMETER_KEYS if key != "year" and any(value is not None for value in values[key])]
        names = [heading(about(key).label.say(self.lang)) for key in keys]
        sources = [source_or_default(cases[-1], key, self.lang) for key in keys]
        columns = (
            Column("parameter", self.say("parameter"), names, TEXT, width=36.0),
            Column("source", self.say("source", year=self.series.years[-1]), sources, TEXT, width=64.0),
            *(
                Column(str(year), str(year), [values[key][position] for key in keys])
                for position, year in enumerate(self.series.years)
            ),
        )
        placed = self.parameters.show(Table(columns), frozen_columns=1)
        # A row has one unit here, where tables have one per column.
        for row, key in enumerate(keys, start=placed.first):
            form = _PARAMETER_FORMS.get(about(key).unit, ANY)
            style = self.book.style(num_format=form.number_format, align="right", valign="top")
            for col, value in enumerate(values[key], start=2):
                self.parameters.put(row, col, value, style)


def _form(column: Column) -> Form:
    """How a column of the sheet of all figures is told; money always has cents there."""
    if column.is_text:
        return TEXT
    return Form(number_format(column.figure, whole=False)) if column.figure is not None else _FORMS[column.key]


def _number(cell: object) -> Decimal:
    value = cell.value if isinstance(cell, Live) else cell
    return value if isinstance(value, Decimal) else Decimal(0)


def _sum(cells: Sequence[Live | None]) -> Decimal:
    return sum(map(_number, cells), Decimal(0))


def _together(parts: Sequence[Live]) -> Live:
    """The sum of cells, one by one."""
    return Live("+".join(part.formula for part in parts), _sum(parts))


def _rate(old: object, change: Decimal | None) -> Decimal | None:
    if change is None:
        return None
    return change / _number(old) if _number(old) else UNDEFINED


def _largest(moved: Mapping[int, Decimal]) -> list[int]:
    """Positions of the districts in the chart: all that have a change, or those that changed most, in their order."""
    return sorted(sorted(moved, key=lambda i: (-moved[i], i))[:CHARTED])
