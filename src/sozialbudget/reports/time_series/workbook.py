"""The time series as a workbook: overview with chart, budgets and hours by year, every figure, parameters.

The sheet of all figures holds what the results say; changes, sums and what stands on the other sheets are formulas.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from sozialbudget.analysis.breaks import by_year
from sozialbudget.case.case import District
from sozialbudget.case.origins import parameter_value, source_or_default
from sozialbudget.case.parameters import PARAMETER_KEYS, Unit, about
from sozialbudget.formats.table import Column as Figure
from sozialbudget.formats.xlsx import tables
from sozialbudget.formats.xlsx.live_sheet import Value, line_look
from sozialbudget.formats.xlsx.tables import Cell, Column, Live, TableBook
from sozialbudget.method import rounding
from sozialbudget.method.figure import Part, placeholders
from sozialbudget.method.numbers import exact
from sozialbudget.reports.time_series.data import REMARK, TimeSeries, is_hours, joined
from sozialbudget.words import Lang, say
from sozialbudget.words.text import heading
from sozialbudget.workbook.result.context import number_format

CHARTED = 12
"""So many lines can be told apart in a chart at most; of more districts, those that changed most."""
_FORMATS = {"year": tables.YEAR, "status_quo": tables.EUROS}
"""Of what is given; a figure says its own."""
_WIDTHS = {"year": 14.0, "id": 12.0, "name": 24.0, "provider": 24.0, REMARK: 44.0}
_PARAMETER_FORMATS = {Unit.EUR: tables.EUROS, Unit.RATE: "0.0# %", Unit.YEAR: tables.YEAR}


def workbook(series: TimeSeries, lang: Lang) -> memoryview:
    """The workbook of `series`; the same series gives the same bytes."""
    with exact():
        return _Book(series, lang).content()


class _Book:
    """The workbook while it is written."""

    def __init__(self, series: TimeSeries, lang: Lang) -> None:
        self.series, self.lang = series, lang
        self.book = TableBook(series.title, series.years[-1], lang)
        # Remarks are for series that have something to remark.
        self.figures: list[Figure] = [f for f in joined(series, lang) if series.breaks or f.key != REMARK]
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

    def _remark_column(self) -> list[Column]:
        return [Column(self.say("remark"), tables.TEXT, _WIDTHS[REMARK])] if self.remarks else []

    def _remark(self, district: District | None) -> list[Cell]:
        """The cell of that column; empty for totals."""
        return [self.remarks.get(district.id) if district else None] if self.remarks else []

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
        columns = [
            Column(
                heading(figure.named(self.lang)),
                _format(figure),
                _WIDTHS.get(figure.key, 14.0),
            )
            for figure in self.figures
        ]
        first = self.all.row + 1
        rows = [
            [self._cell(figure, k, first + k) for figure in self.figures] for k in range(len(self.figures[0].values))
        ]
        self.all_first = self.all.table(columns, rows, frozen_columns=3).first

    def _cell(self, figure: Figure, k: int, row: int) -> Cell:
        value: Value = figure.values[k]
        cell = {key: xl_rowcol_to_cell(row, col) for key, col in self.at.items()}
        formula = figure.figure.formula if figure.figure is not None else None
        if formula is None or not all(key in cell for key in placeholders(formula)):
            return value
        return Live(formula.format_map(cell), "" if value is None else value)

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

    def _by_year(self, key: str, district: str, rows: dict[tuple[int, str], int]) -> list[Cell]:
        cells: list[Cell] = []
        for position in range(len(self.series.years)):
            k = rows.get((position, district))
            value = None if k is None else self.figures[self.at[key]].values[k]
            cells.append(None if k is None or value is None else Live(self._reference(key, k), value))
        return cells

    def _heads(self) -> list[Column]:
        figures = {figure.key: heading(figure.named(self.lang)) for figure in self.figures}
        return [Column(figures[key], tables.TEXT, _WIDTHS[key]) for key in ("id", "name")]

    def _write_budgets(self) -> None:
        rows_of, n = self._row_of(), len(self.series.years)
        first, before, last = self.budgets.row + 1, 2, 2 + n
        rows: list[list[Cell]] = []
        for district in self._districts():
            start = rows_of.get((0, district.id))
            today: Cell = None
            if start is not None:
                today = Live(self._reference("status_quo", start), self.figures[self.at["status_quo"]].values[start])
            years = self._by_year("budget", district.id, rows_of)
            parted = district.id in self.series.parted
            changes = _changes(first + len(rows), before, last, today, None if parted else years[-1])
            rows.append([district.id, district.name, today, *years, *changes, *self._remark(district)])
        columns = [
            *self._heads(),
            Column(self.say("before", year=self.series.years[0]), tables.EUROS),
            *(Column(str(year), tables.EUROS) for year in self.series.years),
            Column(self.say("change"), tables.SIGNED_EUROS),
            Column(self.say("change_rate"), tables.SIGNED_RATE, 11.0),
            *self._remark_column(),
        ]
        sums: list[Cell] = [_sum_above(rows, first, col) for col in range(before, last + 1)]
        total: list[Cell] = ["", say("total", self.lang), *sums]
        total += [*_changes(first + len(rows), before, last, sums[0], sums[-1]), *self._remark(None)]
        self.moved = {
            i: abs(_number(cells[last + 1])) for i, cells in enumerate(rows) if cells[0] not in self.series.parted
        }
        self.placed = self.budgets.table(columns, rows, total, frozen_columns=2)

    def _write_hours(self) -> None:
        rows_of = self._row_of()
        services = [figure for figure in self.figures if is_hours(figure)]
        first = self.hours.row + 1
        rows: list[list[Cell]] = []
        for service in services:
            name = service.key.rpartition(":")[0]
            for district in self._districts():
                years = self._by_year(service.key, district.id, rows_of)
                rows.append([district.id, district.name, name, *years, *self._remark(district)])
        columns = [
            *self._heads(),
            Column(self.say("service"), tables.TEXT, 34.0),
            *(Column(str(year), tables.HOURS) for year in self.series.years),
            *self._remark_column(),
        ]
        total: list[Cell] = ["", say("total", self.lang), ""]
        total += [_sum_above(rows, first, col) for col in range(3, 3 + len(self.series.years))] + self._remark(None)
        self.hours.table(columns, rows, total, frozen_columns=3)

    # --- sums by year ---------------------------------------------------------------------------------

    def _write_overview(self) -> None:
        sheet = self.overview
        first = sheet.row + 1
        services = [figure.key for figure in self.figures if is_hours(figure)]
        columns = [
            Column(self.say("year"), tables.YEAR, 12.0),
            Column(self.say("districts"), "0", 13.0),
            Column(self.say("status_quo"), tables.EUROS, 17.0),
            Column(self.say("budget"), tables.EUROS, 17.0),
            Column(self.say("change"), tables.SIGNED_EUROS, 15.0),
            Column(self.say("change_rate"), tables.SIGNED_RATE, 11.0),
            Column(self.say("break"), tables.SIGNED_EUROS, 18.0),
            Column(self.say("hours"), tables.HOURS, 14.0),
        ]
        beside = [column for column in self.figures if column.figure is not None and column.figure.part is Part.BESIDE]
        columns += [Column(heading(column.named(self.lang)), tables.EUROS) for column in beside]
        rows: list[list[Cell]] = []
        for position, year in enumerate(self.series.years):
            row = first + position
            status_quo, budget = self._sum_of_year("status_quo", position), self._sum_of_year("budget", position)
            hours = [self._sum_of_year(key, position) for key in services]
            districts = len(self.series.allocations[position].case.districts)
            chained: Cell = None
            if rows:
                formula = f"{xl_rowcol_to_cell(row, 2)}-{xl_rowcol_to_cell(row - 1, 3)}"
                chained = Live(formula, _number(status_quo) - _number(rows[-1][3]))
            changes = _changes(row, 2, 3, status_quo, budget)
            of_hours = Live("+".join(hour.formula for hour in hours), sum(map(_number, hours), Decimal(0)))
            rows.append([year, districts, status_quo, budget, *changes, chained, of_hours])
            rows[-1] += [self._sum_of_year(column.key, position) for column in beside]
        sheet.table(columns, rows)
        self._breaks()
        if self.moved:
            self._chart()
        sheet.heading(self.say("sources"))
        for result, year in zip(self.series.results, self.series.years, strict=True):
            sheet.remark(f"{year}: {result.name}, SHA-256 {result.sha256}")

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
        chart.set_y_axis({"num_format": tables.WHOLE_EUROS, "major_gridlines": {"visible": True}})
        chart.set_legend({"position": "right"})
        chart.set_size({"width": 860, "height": 340})
        options = {"description": self.say("chart_description"), "object_position": 2}
        self.overview.sheet.insert_chart(self.overview.row, 0, chart, options)
        self.overview.row += 19

    # --- parameters -----------------------------------------------------------------------------------

    def _write_parameters(self) -> None:
        cases = [allocation.case for allocation in self.series.allocations]
        columns = [
            Column(self.say("parameter"), tables.TEXT, 36.0),
            Column(self.say("source", year=self.series.years[-1]), tables.TEXT, 64.0),
            *(Column(str(year), tables.NUMBER, 15.0) for year in self.series.years),
        ]
        rows: list[list[Cell]] = []
        formats: list[str] = []
        for key in PARAMETER_KEYS:
            values = [parameter_value(case, key, self.lang) for case in cases]
            if key == "year" or all(value is None for value in values):
                continue
            source = source_or_default(cases[-1], key, self.lang)
            rows.append([heading(about(key).label.say(self.lang)), source, *values])
            formats.append(_PARAMETER_FORMATS.get(about(key).unit, tables.NUMBER))
        placed = self.parameters.table(columns, rows, frozen_columns=1)
        # A row has one unit here, where tables have one per column.
        for row, (cells, written) in enumerate(zip(rows, formats, strict=True), start=placed.first):
            for col, value in enumerate(cells[2:], start=2):
                self.parameters.put(row, col, value, self.book.style(num_format=written, align="right", valign="top"))


def _format(column: Figure) -> str:
    """The number format of a column of the sheet of all figures; money always has cents there."""
    if column.is_text:
        return tables.TEXT
    return number_format(column.figure, whole=False) if column.figure is not None else _FORMATS[column.key]


def _number(cell: Cell) -> Decimal:
    value = cell.value if isinstance(cell, Live) else cell
    return value if isinstance(value, Decimal) else Decimal(0)


def _changes(row: int, before: int, after: int, old: Cell, new: Cell) -> list[Cell]:
    """Change and rate between two columns of a row, the change in the column after `after`; blank where one is."""
    if old is None or new is None:
        return [None, None]
    at = [xl_rowcol_to_cell(row, col) for col in (before, after, after + 1)]
    change = _number(new) - _number(old)
    rate = change / _number(old) if _number(old) else ""
    cells = dict(zip(("status_quo", "budget", "change"), at, strict=True))
    of_change, of_rate = (one.figure.formula or "" for one in (rounding.change, rounding.change_rate))
    return [Live(of_change.format_map(cells), change), Live(of_rate.format_map(cells), rate)]


def _sum_above(rows: Sequence[Sequence[Cell]], first: int, col: int) -> Live:
    cells = xl_range(first, col, first + len(rows) - 1, col)
    return Live(f"SUM({cells})", sum((_number(row[col]) for row in rows), Decimal(0)))


def _largest(moved: Mapping[int, Decimal]) -> list[int]:
    """Positions of the districts in the chart: all that have a change, or those that changed most, in their order."""
    return sorted(sorted(moved, key=lambda i: (-moved[i], i))[:CHARTED])
