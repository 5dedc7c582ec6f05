"""Failures of the method that the input alone shows, told where the input is refused for other reasons.

Where nothing else is wrong, the calculation tells them itself; so each rule stands once, in `method/failures.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sozialbudget.case.case import Service
from sozialbudget.case.problems import Place, Problem
from sozialbudget.method import failures
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import is_blank
from sozialbudget.reading.indicators import IndicatorRead
from sozialbudget.reading.settings.parameter_sources import ParametersRead
from sozialbudget.reading.tables import InputTable


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
    method = said.need_method
    if method is None:
        return
    directions = {entry.name: entry.direction for entry in entries if entry.direction}
    without_base = {
        entry.name: entry.kind
        for entry in entries
        if entry.kind and entry.base is None and is_blank(table.raw(entry.row, "base"))
    }
    places.report(failures.relieving_indicator_under_a_method_of_burdens(directions, method, places), findings)
    places.report(failures.base_is_missing(without_base, method, places), findings)
