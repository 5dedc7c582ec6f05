"""Values that can be right and are probably not: warnings, never errors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sozialbudget.case.case import District, Indicator, Kind, Service
from sozialbudget.case.parameters import about
from sozialbudget.case.problems import Place, Problem, fault
from sozialbudget.method import failures
from sozialbudget.method.need.rule import Rule
from sozialbudget.reading.cells import as_found, shown
from sozialbudget.reading.districts import DistrictReader
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import is_blank
from sozialbudget.reading.indicators import IndicatorRead
from sozialbudget.reading.settings.parameter_sources import ParametersRead
from sozialbudget.reading.settings.parameter_values import implausible
from sozialbudget.reading.tables import InputTable, cells_named
from sozialbudget.words import Text
from sozialbudget.words.numbers import Euros

FAR_APART = 20
"""Rates above 1 that are so many times the others are probably percentages beside shares."""


def warn_of_implausible(
    reader: DistrictReader, indicators: Sequence[Indicator], rule: Rule | None, findings: Findings
) -> None:
    """Columns of rates in two notations, and counts above their base; `rule` is the need method, where known."""
    by_cases = rule is not None and not rule.scaled
    refuses_zero = rule is not None and rule.divides_by_base
    for indicator in indicators:
        if indicator.kind is Kind.RATE:
            _warn_of_mixed_rates(reader, indicator.name, by_cases, findings)
        elif indicator.base is not None:
            _warn_of_counts_above_base(reader, indicator.name, indicator.base, findings)
        if indicator.base is not None and not (indicator.kind is Kind.COUNT and refuses_zero):
            _warn_of_base_of_zero(reader, indicator.name, indicator.base, findings)  # else the method refuses it
    _warn_of_costs(reader, findings)


def warn_of_total(said: ParametersRead, districts: Sequence[District], findings: Findings) -> None:
    """A total that is far from today's budgets: one of them is hardly in euros."""
    total, today = said.values.get("total"), sum((district.status_quo for district in districts), Decimal(0))
    plausible = about("uplift").plausible
    if not isinstance(total, Decimal) or not today or plausible is None or plausible.holds(total / today - 1):
        return
    told = {"total": Euros(total), "today": Euros(today)}
    said.report("total", findings)(fault("total_far_from_today", **told), "warning")


def _warn_of_mixed_rates(reader: DistrictReader, name: str, by_cases: bool, findings: Findings) -> None:
    """Some rates far above the others; or, where rates become cases, a few with more cases than their base."""
    rates = {row: numbers[name] for row, numbers in reader.numbers.items() if name in numbers}
    above = [row for row, rate in rates.items() if rate > 1]
    if not above or name in reader.percent_cells:  # a column partly in percent is refused already
        return
    below = [rate for rate in rates.values() if 0 < rate <= 1]
    if not below:
        return
    far_apart = _middle([rates[row] for row in above]) > FAR_APART * _middle(below)
    if not far_apart and not (by_cases and len(above) < len(below)):
        return
    first, column = above[0], reader.asked[name].column
    wrong = fault(
        "rates_mixed",
        column=shown(name),
        found=as_found(reader.sheet.rows[first][column]),
        cells=cells_named(reader.sheet, above, column),
        typical=_middle(below),
    )
    findings.cell(reader.sheet, first, column, wrong, "warning")


def _middle(values: Sequence[Decimal]) -> Decimal:
    return sorted(values)[len(values) // 2]


def _warn_of_counts_above_base(reader: DistrictReader, name: str, base: str, findings: Findings) -> None:
    above = [
        row
        for row, numbers in reader.numbers.items()
        if name in numbers and base in numbers and numbers[name] > numbers[base] > 0
    ]
    if not above:
        return
    first, column = above[0], reader.asked[name].column
    wrong = fault(
        "count_above_base",
        column=shown(name),
        count=reader.numbers[first][name],
        base=shown(base),
        population=reader.numbers[first][base],
        cells=cells_named(reader.sheet, above, column),
    )
    findings.cell(reader.sheet, first, column, wrong, "warning")


def _warn_of_base_of_zero(reader: DistrictReader, name: str, base: str, findings: Findings) -> None:
    """A number of people, or a rate, of nobody."""
    rows = [row for row, numbers in reader.numbers.items() if not numbers.get(base, 1) and numbers.get(name)]
    if not rows:
        return
    first, column = rows[0], reader.asked[base].column
    wrong = fault(
        "base_of_zero",
        base=shown(base),
        column=shown(name),
        value=as_found(reader.sheet.rows[first][reader.asked[name].column]),
        cells=cells_named(reader.sheet, rows, column),
    )
    findings.cell(reader.sheet, first, column, wrong, "warning")


def _warn_of_costs(reader: DistrictReader, findings: Findings) -> None:
    """Costs of a position that districts have of their own, by the bounds of the parameter; told of the first."""
    column = reader.table.columns.get("cost_per_fte")
    rows = reader.result.rows
    own = {rows[district.id]: district.cost_per_fte for district in reader.result.districts if district.cost_per_fte}
    doubts = {row: doubt for row, cost in own.items() if (doubt := implausible("cost_per_fte", cost, None)) is not None}
    if column is None or not doubts:
        return
    (first, doubt), called = next(iter(doubts.items())), reader.labels
    of, cells = called[first].called, cells_named(reader.sheet, list(doubts), column)
    label = about("cost_per_fte").label
    more = Text(f" ({cells})", f" ({cells})") if len(doubts) > 1 else Text("", "")
    subject = Text(f"{label.de} von {of}{more.de}", f"{label.en} of {of}{more.en}")
    findings.cell(reader.sheet, first, column, doubt.about(subject), "warning")


@dataclass(slots=True)
class _Places:
    """Says where an entry of a table stands, and remembers the rows asked for."""

    table: InputTable
    rows: Mapping[str, int]
    asked: dict[str, int] = field(default_factory=dict)

    def __call__(self, table: str, row: str, column: str) -> Place:  # noqa: ARG002
        if row not in self.rows or column not in self.table.columns:
            return self.table.sheet.place()
        place = self.table.sheet.place(self.rows[row], self.table.columns[column])
        self.asked.setdefault(str(place), self.rows[row])
        return place

    def report(self, problems: Sequence[Problem], findings: Findings) -> None:
        """Report `problems`, each among those of its row; those of several rows among those of the first."""
        first = min(self.asked.values(), default=0)
        for problem in problems:
            whole_sheet = problem.place is None or problem.place.cell is None
            row = 0 if whole_sheet else self.asked.get(str(problem.place), first)
            findings.placed(self.table.sheet, row, problem)


def tell_failures_of_services(
    table: InputTable, services: Sequence[Service], rows: Mapping[str, int], findings: Findings
) -> None:
    """Shares that do not make 100 %."""
    places = _Places(table, rows)
    places.report(failures.service_shares_do_not_sum_to_one(services, places), findings)


def tell_failures_of_indicators(
    table: InputTable, entries: Sequence[IndicatorRead], said: ParametersRead, findings: Findings
) -> None:
    """Weights of 0 and indicators that do not fit the method, each where its own cells could be read."""
    places = _Places(table, {entry.name: entry.row for entry in entries})
    weights = [entry.weight for entry in entries if entry.weight is not None]
    if entries and len(weights) == len(entries):
        places.report(failures.weights_sum_to_zero(weights, places), findings)
    rule = said.rule
    if rule is None:
        return
    directions = {entry.name: entry.direction for entry in entries if entry.direction}
    without_base = {
        entry.name: entry.kind
        for entry in entries
        if entry.kind and entry.base is None and is_blank(table.raw(entry.row, "base"))
    }
    places.report(failures.relieving_indicator_under_a_method_of_burdens(directions, rule, places), findings)
    places.report(failures.base_is_missing(without_base, rule, places), findings)
