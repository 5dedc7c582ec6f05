"""Values that can be right and are probably not, and names read without a footnote mark: warnings, never errors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sozialbudget.case.case import District, Indicator, Kind, Service
from sozialbudget.case.parameters import about
from sozialbudget.case.problems import Fault, Place, Problem, fault
from sozialbudget.method import failures
from sozialbudget.method.need.rule import Rule
from sozialbudget.reading.cells import as_found, number, shown
from sozialbudget.reading.districts import DistrictReader
from sozialbudget.reading.findings import MOST_NAMED, Findings, first_cells, likewise_in
from sozialbudget.reading.grid import Marked, is_blank
from sozialbudget.reading.indicators import IndicatorRead
from sozialbudget.reading.settings.parameter_sources import ParametersRead
from sozialbudget.reading.settings.parameter_values import implausible
from sozialbudget.reading.tables import InputTable
from sozialbudget.words import Text
from sozialbudget.words.numbers import Euros

FAR_APART = 20
"""Rates above 1 that are so many times the others are probably percentages beside shares."""


def warn_of_implausible(reader: DistrictReader, indicators: Sequence[Indicator], rule: Rule | None) -> None:
    """Columns of rates in two notations, and counts above their base; `rule` is the need method, where known."""
    by_cases = rule is not None and not rule.scaled
    refuses_zero = rule is not None and rule.divides_by_base
    bases_are_costs = rule is not None and rule.base_is_cost
    for indicator in indicators:
        if indicator.kind is Kind.RATE:
            _warn_of_mixed_rates(reader, indicator.name, by_cases)
        elif indicator.base is not None and not bases_are_costs:
            _warn_of_counts_above_base(reader, indicator.name, indicator.base)
        if indicator.base is not None and not bases_are_costs and not (indicator.kind is Kind.COUNT and refuses_zero):
            _warn_of_base_of_zero(reader, indicator.name, indicator.base)  # else the method refuses it
    _warn_of_costs(reader)


def warn_of_total(said: ParametersRead, districts: Sequence[District], findings: Findings) -> None:
    """A total that is far from today's budgets: one of them is hardly in euros."""
    total, today = said.values.get("total"), sum((district.status_quo for district in districts), Decimal(0))
    plausible = about("uplift").plausible
    if not isinstance(total, Decimal) or not today or plausible is None or plausible.holds(total / today - 1):
        return
    told = {"total": Euros(total), "today": Euros(today)}
    said.report("total", findings)(fault("total_far_from_today", **told), "warning")


def _warn_of_mixed_rates(reader: DistrictReader, name: str, by_cases: bool) -> None:
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
    found = as_found(reader.sheet.rows[above[0]][reader.asked[name].column])
    _warn(reader, name, above, fault("rates_mixed", column=shown(name), found=found, typical=_middle(below)))


def _warn(reader: DistrictReader, name: str, rows: Sequence[int], doubt: Fault) -> None:
    """Tell `doubt` of the column `name` at the first of `rows`, with all cells."""
    column = reader.asked[name].column
    reader.table.tell(rows[0], column, doubt.told(cells=reader.table.cells(rows, column)), "warning")


def _middle(values: Sequence[Decimal]) -> Decimal:
    return sorted(values)[len(values) // 2]


def _warn_of_counts_above_base(reader: DistrictReader, name: str, base: str) -> None:
    above = [
        row
        for row, numbers in reader.numbers.items()
        if name in numbers and base in numbers and numbers[name] > numbers[base] > 0
    ]
    if above:
        first = reader.numbers[above[0]]
        told = {"column": shown(name), "count": first[name], "base": shown(base), "population": first[base]}
        _warn(reader, name, above, fault("count_above_base", **told))


def _warn_of_base_of_zero(reader: DistrictReader, name: str, base: str) -> None:
    """A number of people, or a rate, of nobody."""
    rows = [row for row, numbers in reader.numbers.items() if not numbers.get(base, 1) and numbers.get(name)]
    if rows:
        value = as_found(reader.sheet.rows[rows[0]][reader.asked[name].column])
        _warn(reader, base, rows, fault("base_of_zero", base=shown(base), column=shown(name), value=value))


def _warn_of_costs(reader: DistrictReader) -> None:
    """Costs of a position that districts have of their own, by the bounds of the parameter; told of the first."""
    column = reader.table.columns.get("cost_per_fte")
    rows = reader.result.rows
    own = {rows[district.id]: district.cost_per_fte for district in reader.result.districts if district.cost_per_fte}
    doubts = {row: doubt for row, cost in own.items() if (doubt := implausible("cost_per_fte", cost, None)) is not None}
    if column is None or not doubts:
        return
    first, doubt = next(iter(doubts.items()))
    of, label = reader.labels[first].called, about("cost_per_fte").label
    more = f" ({reader.table.cells(doubts, column)})" if len(doubts) > 1 else ""
    subject = Text(f"{label.de} von {of}{more}", f"{label.en} of {of}{more}")
    reader.table.tell(first, column, doubt.about(subject), "warning")


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

    def report(self, problems: Sequence[Problem]) -> None:
        """Report `problems`, each among those of its row; those of several rows among those of the first."""
        first = min(self.asked.values(), default=0)
        for problem in problems:
            whole_sheet = problem.place is None or problem.place.cell is None
            row = 0 if whole_sheet else self.asked.get(str(problem.place), first)
            self.table.findings.placed(self.table.sheet, row, problem)


def tell_failures_of_services(table: InputTable, services: Sequence[Service], rows: Mapping[str, int]) -> None:
    """Shares that do not make 100 %."""
    places = _Places(table, rows)
    places.report(failures.service_shares_do_not_sum_to_one(services, places))


def tell_failures_of_indicators(table: InputTable, entries: Sequence[IndicatorRead], said: ParametersRead) -> None:
    """Weights of 0 and indicators that do not fit the method, each where its own cells could be read."""
    places = _Places(table, {entry.name: entry.row for entry in entries})
    weights = [entry.weight for entry in entries if entry.weight is not None]
    if entries and len(weights) == len(entries):
        places.report(failures.weights_sum_to_zero(weights, places))
    rule = said.rule
    if rule is None:
        return
    directions = {entry.name: entry.direction for entry in entries if entry.direction}
    without_base = {
        entry.name: entry.kind
        for entry in entries
        if entry.kind and entry.base is None and is_blank(table.raw(entry.row, "base"))
    }
    places.report(failures.relieving_indicator_under_a_method_of_burdens(directions, rule, places))
    places.report(failures.base_is_missing(without_base, rule, places))
    kinds = {entry.name: entry.kind for entry in entries if entry.kind}
    places.report(failures.kind_the_method_does_not_take(kinds, rule, places))


# --- cells that take part, all tables together -----------------------------------------------------

_IDS = ("id", "from_id", "to_id")
"""Columns in which a mark is refused."""


def tell_of_cells_taking_part(
    tables: Iterable[InputTable], asked: Mapping[str, Iterable[int]], workbook: str, findings: Findings
) -> None:
    """Tell of the cells in the columns with a meaning and in those `asked` for, by the layout's key."""
    looked_at = [(table, sorted({*table.columns.values(), *asked.get(table.layout.key, ())})) for table in tables]
    _warn_of_stale_results(looked_at, workbook, findings)
    for table, columns in looked_at:
        _note_footnote_marks(table, columns)


def _warn_of_stale_results(tables: Iterable[tuple[InputTable, list[int]]], workbook: str, findings: Findings) -> None:
    """A workbook that calculates by hand stores what was right at some time before."""
    doubts: set[str] = set()
    formulas: list[str] = []
    for table, columns in tables:
        sheet = table.sheet
        if sheet.doubts and sheet.formulas:
            doubts |= sheet.doubts
            found = [at for at in _cells(table, columns) if at in sheet.formulas]
            formulas += [str(sheet.place(*at)) for at in found]
    for code in sorted(doubts) if formulas else ():
        told = fault(code, n=len(formulas), cells=first_cells(formulas, MOST_NAMED))
        findings.file(workbook, told, "warning")


def _note_footnote_marks(table: InputTable, columns: list[int]) -> None:
    """One note for a sheet, at the first of the names."""
    sheet = table.sheet
    if not any(Marked in map(type, cells.values()) for cells in sheet.rows.values()):
        return
    ids = [table.columns.get(key) for key in _IDS]
    columns = [column for column in columns if column not in ids]
    header = ((table.head_row(column), column) for column in columns)
    without = [
        (at, raw)
        for at in (*header, *_cells(table, columns))
        if isinstance(raw := sheet.rows[at[0]].get(at[1]), Marked) and _is_read_without_mark(raw)
    ]
    if without:
        (row, column), first = without[0]
        more = likewise_in(first_cells((sheet.cell_name(*at) for at, _ in without[1:]), MOST_NAMED))
        told = fault("footnote_mark_left_out", found=first.typed, name=str(first), part=first.part, more=more)
        table.tell(row, column, told, "note")


def _is_read_without_mark(raw: Marked) -> bool:
    """Whether it is a name with a mark that was left out; a number with one is refused."""
    found = number(raw)
    return raw != raw.typed and not (isinstance(found, Fault) and found.code == "cell_raised")


def _cells(table: InputTable, columns: list[int]) -> Iterator[tuple[int, int]]:
    """The filled cells below the headers, by row and column."""
    for row in table.rows:
        cells = table.sheet.rows[row]
        for column in columns:
            if not is_blank(cells.get(column)):
                yield row, column
