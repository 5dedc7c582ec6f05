"""The inputs in the result: Sozialräume, Indikatoren, Parameter, Leistungen; so the result can be an input again.

Left-out districts stand below those that count, so that every formula's range is one block.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.utility import xl_col_to_name

from sozialbudget.case.case import Case, Excluded, Kind
from sozialbudget.case.layout import (
    BASE_KIND,
    DIRECTION_SIGNS,
    DISTRICTS,
    INDICATORS,
    KIND_WORDS,
    PARAMETERS,
    SERVICES,
    SheetLayout,
    as_of_marked,
)
from sozialbudget.case.origins import parameter_value, said_by, stated_source
from sozialbudget.case.parameters import PARAMETER_KEYS, About, Unit, about
from sozialbudget.formats.xlsx.live_sheet import INPUT, LINE, LiveColumn, LiveSheet, Value, height, table_rows
from sozialbudget.formats.xlsx.tables import EUROS, RATE_GIVEN
from sozialbudget.workbook.filling import showing
from sozialbudget.workbook.result.context import Result
from sozialbudget.workbook.result.names import parameter_key

FIRST_INPUT_ROW = 2
"""One-based row of the first entry on the input sheets; the header stands above it."""

_FIELDS = ("id", "name", "provider", "status_quo", "cost_per_fte")


class InputCells:
    """Where each input stands in the result: what formulas refer to."""

    def __init__(self, r: Result) -> None:
        self._case, self._edition = r.allocation.case, r.edition
        self._sheet = r.sheet_reference("districts")
        self.indicators = r.sheet_reference("indicators")
        """The sheet of the indicators as a formula writes it."""
        self.value_columns = self._case.columns
        self._letters = {
            key: xl_col_to_name(index) for index, key in enumerate((*_FIELDS, *(f"={c}" for c in self.value_columns)))
        }
        self._excluded_letter = xl_col_to_name(len(self._letters))

    def field(self, key: str) -> str:
        """The cell of a field (`id`, `status_quo` …) in a district's row; `¤` is the row."""
        return f"{self._sheet}!{self._letters[key]}¤"

    @property
    def status_quo(self) -> str:
        """Budget bisher in a district's row."""
        handed_on = self._edition.status_quo if self._edition else None
        return handed_on or self.field("status_quo")

    def cost(self, general: str) -> str:
        """Cost per FTE in a district's row: its own, else the `general` one."""
        grown, own = self._edition.cost if self._edition else None, self.field("cost_per_fte")
        return grown or f'IF({own}="",{general},{own})'

    def value(self, column: str) -> str:
        """The cell of a value column in a district's row; `¤` is the row."""
        return f"{self._sheet}!{self._letters['=' + column]}¤"

    def values(self, column: str, with_excluded: bool = False) -> str:
        """The whole value column over the districts that count, or over all."""
        letter = self._letters["=" + column]
        return self._over(letter, letter, len(self._case.excluded) if with_excluded else 0)

    def _over(self, first: str, last: str, more: int = 0) -> str:
        return f"{self._sheet}!${first}${FIRST_INPUT_ROW}:${last}${FIRST_INPUT_ROW + self._n + more - 1}"

    @property
    def own_costs(self) -> str:
        """The districts' own costs per FTE, empty where they have none."""
        return self._over(self._letters["cost_per_fte"], self._letters["cost_per_fte"])

    @property
    def exclusions_changed(self) -> str:
        """A formula: how many districts are left out that were not at the run, or no longer."""
        letter, first = self._excluded_letter, FIRST_INPUT_ROW + self._n
        counting = f"COUNTA({self._over(letter, letter)})"
        count = len(self._case.excluded)
        if not count:
            return counting
        return f"{counting}+{count}-COUNTA({self._sheet}!${letter}${first}:${letter}${first + count - 1})"

    @property
    def numbers(self) -> tuple[str, str]:
        """Ranges of the numbers the calculation needs of every district: budgets today, and the value columns."""
        today = self._letters["status_quo"]
        first, last = (self._letters["=" + self.value_columns[end]] for end in (0, -1))
        return self._over(today, today), self._over(first, last)

    @property
    def _n(self) -> int:
        return len(self._case.districts)

    def row(self, i: int) -> int:
        """One-based row of the i-th district."""
        return FIRST_INPUT_ROW + i


def input_sheet(r: Result, layout: SheetLayout, headers: list[str], widths: list[float]) -> LiveSheet:
    """One of the input sheets with its headers; the first entry stands in `FIRST_INPUT_ROW`."""
    sheet = r.add_sheet(layout.key, header_row=FIRST_INPUT_ROW - 1)
    for col, (header, width) in enumerate(zip(headers, widths, strict=True)):
        sheet.write_text(0, col, header, r.header)
        sheet.set_column(col, col, width)
    sheet.set_row(0, height({header: width * 0.9 for header, width in zip(headers, widths, strict=True)}))
    return sheet


def given(number_format: str = "General") -> dict[str, object]:
    """The look of a cell to type into."""
    return {"bg_color": INPUT, "border": 1, "border_color": LINE, "num_format": number_format}


def write_districts(r: Result, cells: InputCells) -> None:
    """Sozialräume: the districts that count, then those left out with their reason."""
    case = r.allocation.case
    excluded = case.excluded
    headers = [DISTRICTS.column(field).header.say(r.lang) for field in _FIELDS] + list(cells.value_columns)
    widths = [12.0, 26.0, 24.0, 14.0, 14.0] + [_width(name) for name in cells.value_columns]
    headers.append(DISTRICTS.column("excluded").header.say(r.lang))
    widths.append(40.0 if excluded else 14.0)
    sheet = input_sheet(r, DISTRICTS, headers, widths)
    sheet.freeze_panes(1, 2)

    text = r.style(**given("@"))
    by_field: dict[str, list[Value]] = {
        field: [getattr(district, field) for district in case.districts] + [_of(gone, field) for gone in excluded]
        for field in _FIELDS
    }
    columns = [LiveColumn(by_field[field], text) for field in ("id", "name", "provider")]
    columns += [_numbers(r, by_field[field], r.status_quo_format) for field in ("status_quo", "cost_per_fte")]
    columns += [
        _numbers(
            r,
            [*(d.columns.get(name) for d in case.districts), *(_of(gone, name) for gone in excluded)],
            _value_format(case, name),
        )
        for name in cells.value_columns
    ]
    columns.append(LiveColumn([None] * len(case.districts) + [gone.reason for gone in excluded], r.style(**given())))
    count = len(case.districts) + len(excluded)
    sheet.add_rows(
        FIRST_INPUT_ROW - 1, count, len(columns), table_rows(columns, FIRST_INPUT_ROW, count, list(range(count)))
    )


def _numbers(r: Result, values: Sequence[Value], number_format: str) -> LiveColumn:
    return LiveColumn(list(values), r.style(**given(showing(number_format, values))))


def _width(header: str) -> float:
    """Wide enough for the longest word of a header."""
    return max(14.0, *(len(word) * 1.2 + 1 for word in re.split(r"[\s-]+", header)))


def _value_format(case: Case, column: str) -> str:
    """Shares of 1 in percent, whole numbers with thousands separators, others as they are."""
    values = [value for district in case.districts if (value := district.columns.get(column)) is not None]
    is_rate = all(i.kind is Kind.RATE for i in case.indicators if i.name == column)
    is_indicator = any(i.name == column for i in case.indicators)
    if is_indicator and is_rate and max(values) <= 1:
        return RATE_GIVEN
    return "#,##0" if all(value % 1 == 0 for value in values) else "General"


def _of(gone: Excluded, column: str) -> Value:
    if column in ("id", "name", "provider"):
        named: str | None = getattr(gone, column)
        return named
    return gone.cells.get(column)


def write_indicators(r: Result) -> None:
    """Indikatoren, each weight a named cell's neighbour: changing one changes the result; the bases below them."""
    case = r.allocation.case
    headers = [column.header.say(r.lang) for column in INDICATORS.columns]
    sheet = input_sheet(r, INDICATORS, headers, [32, 10, 10, 28, 10, 40, 14, 16])
    for i, indicator in enumerate(case.indicators):
        row: list[Value] = [
            indicator.name,
            indicator.weight,
            KIND_WORDS[indicator.kind].say(r.lang),
            indicator.base,
            DIRECTION_SIGNS[indicator.direction],
            indicator.source,
            as_of_marked(indicator.as_of, indicator.freshness, r.lang),
            indicator.control_total,
        ]
        _write_row(r, sheet, FIRST_INPUT_ROW - 1 + i, row)
    for i, base in enumerate(case.bases, start=len(case.indicators)):
        as_of = as_of_marked(base.as_of, base.freshness, r.lang)
        told: list[Value] = [base.name, None, BASE_KIND.say(r.lang), None, None, base.source, as_of, base.control_total]
        _write_row(r, sheet, FIRST_INPUT_ROW - 1 + i, told)


def weight_cells(r: Result) -> tuple[str, str]:
    """One indicator's weight (the row is `FIRST_INPUT_ROW` + j) and the range of all."""
    sheet = r.sheet_reference("indicators")
    last = FIRST_INPUT_ROW + len(r.allocation.case.indicators) - 1
    return f"{sheet}!$B$", f"{sheet}!$B${FIRST_INPUT_ROW}:$B${last}"


def write_parameters(r: Result) -> None:
    """Parameter: every parameter with its value, its source and where the value came from."""
    case = r.allocation.case
    headers = [column.header.say(r.lang) for column in PARAMETERS.columns]
    headers += [r.say("parameters.said_by"), r.say("parameters.meaning")]
    sheet = input_sheet(r, PARAMETERS, headers, [32, 18, 44, 30, 70])
    wrapped = r.style(text_wrap=True)
    for i, key in enumerate(PARAMETER_KEYS):
        row = FIRST_INPUT_ROW - 1 + i
        known = about(key)
        sheet.write_text(row, 0, known.label.say(r.lang), r.text)
        write_value(r, sheet, row, 1, parameter_value(case, key, r.lang), parameter_format(known))
        told_source = stated_source(case, key, r.lang)
        sheet.write_text(row, 2, told_source, wrapped)
        sheet.write_text(row, 3, said_by(case, key, r.lang), wrapped)
        meaning = known.help.say(r.lang)
        sheet.write_text(row, 4, meaning, wrapped)
        sheet.set_row(row, height({told_source: 44, meaning: 70}))
        r.define(parameter_key(key), "parameters", (row, 1))


def parameter_format(known: About) -> str:
    """How the value of a parameter is shown."""
    return {Unit.RATE: RATE_GIVEN, Unit.EUR: EUROS, Unit.YEAR: "0"}.get(known.unit, "General")


def write_services(r: Result) -> None:
    """Leistungen: each share a named cell."""
    headers = [column.header.say(r.lang) for column in SERVICES.columns]
    sheet = input_sheet(r, SERVICES, headers, [40, 14, 16])
    for s, service in enumerate(r.allocation.case.services):
        row = FIRST_INPUT_ROW - 1 + s
        sheet.write_text(row, 0, service.name, r.style(**given("@")))
        write_value(r, sheet, row, 1, service.share, RATE_GIVEN)
        write_value(r, sheet, row, 2, service.abf_rate, RATE_GIVEN)
        r.define(f"service_share_{s + 1}", "services", (row, 1))
        r.define(f"service_abf_{s + 1}", "services", (row, 2))


def _write_row(r: Result, sheet: LiveSheet, row: int, values: list[Value]) -> None:
    for col, value in enumerate(values):
        write_value(r, sheet, row, col, value, "General")


def write_value(r: Result, sheet: LiveSheet, row: int, col: int, value: Value, number_format: str) -> None:
    """A value in a cell to type into, zero-based row and column; None leaves it blank."""
    cell_format = r.style(**given(showing(number_format, [value])))
    if value is None:
        sheet.write_blank(row, col, None, cell_format)
    elif isinstance(value, str):
        sheet.write_text(row, col, value, cell_format)
    else:
        sheet.write_exact(row, col, Decimal(value), cell_format)
