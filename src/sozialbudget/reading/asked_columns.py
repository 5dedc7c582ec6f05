"""The columns of the districts that the indicators and the parameters name."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sozialbudget.case.case import Base, Indicator, Kind
from sozialbudget.case.layout import alike
from sozialbudget.case.parameters import COLUMN_KEYS, about
from sozialbudget.case.problems import Fault, fault
from sozialbudget.case.umlauts import spoilt_spelling
from sozialbudget.reading.cells import misspelt, shown
from sozialbudget.reading.districts import AskedColumn
from sozialbudget.reading.findings import Report
from sozialbudget.reading.heads import column_in_unit, head_of, unit_below_indicator
from sozialbudget.reading.indicators import DatedRead, IndicatorRead
from sozialbudget.reading.settings.parameter_sources import ParametersRead
from sozialbudget.reading.tables import InputTable, cell_beside_heads
from sozialbudget.words import Text, same

_BASE = Text("Bezugsgröße", "base")


@dataclass(slots=True)
class AskedColumns:
    """Finds columns by name and remembers them; a name without a column is reported where it stands."""

    table: InputTable
    said: ParametersRead
    asked: dict[str, AskedColumn] = field(default_factory=dict)
    """By the header as the sheet of districts spells it."""

    def find(self, name: str, report: Report, what: Text) -> AskedColumn | None:
        """The column called `name`."""
        called = self.table.columns_called(name)
        if called is None:
            report(self._unknown(name).told(what=what, sheet=shown(self.table.sheet.name)))
            return None
        header, columns = called
        if len(columns) > 1 and header not in self.asked:
            first = self.table.head_cell(columns[0])
            self.table.tell_head(columns[1], fault("header_twice", found=shown(header), first=first))
        return self.asked.setdefault(header, AskedColumn(header, columns[0]))

    def _unknown(self, name: str) -> Fault:
        headers = [self.table.headers[found[0]] for found in self.table.other_columns.values()]
        for header in headers:
            head = head_of(header)
            if head is not None and alike(head.name) == alike(name):
                return column_in_unit(shown(name), head, shown(header))
        if (group := self.table.heads.groups.get(alike(name))) is not None:
            return self._of_group(name, *group)
        if (cell := cell_beside_heads(self.table, (name,))) is not None:
            place, row = self.table.sheet.cell_name(*cell[0]), str(self.table.header_row)
            return fault("column_of_name_beside_heads", found=shown(name), cell=place, row=row)
        spoilt = spoilt_spelling(same(name), headers)
        if spoilt is not None:
            place = self.table.head_cell(self.table.other_columns[alike(spoilt[0])][0])
            return fault("column_of_name_spoilt", found=shown(name), header=shown(spoilt[0]), cell=place)
        return misspelt(("column_unknown", "column_unknown_suggested"), name, headers)

    def _of_group(self, name: str, row: int, column: int, below: Sequence[int]) -> Fault:
        """A name that stands over several columns is none of theirs."""
        headers = tuple(shown(self.table.headers[one]) for one in below)
        place = self.table.sheet.cell_name(row, column)
        return fault("column_is_group", found=shown(name), cell=place, columns=headers, suggestion=headers[0])

    def check_units_below(self) -> None:
        """Units in a row below the heads that are others than counts, or rates, are asked for in."""
        for column in self.asked.values():
            if column.column in self.table.heads.units:
                row, written = self.table.heads.units[column.column]
                wrong = unit_below_indicator(written, shown(column.name), column.is_rate)
                if wrong is not None:
                    self.table.tell(row, column.column, wrong)

    def find_named(self) -> dict[str, str]:
        """The columns that parameters name, by key, spelt as there."""
        found: dict[str, str] = {}
        for key in COLUMN_KEYS:
            name = self.said.values.get(key)
            if isinstance(name, str):
                column = self.find(name, self.said.report(key, self.table.findings), about(key).label)
                if column is not None:
                    column.is_complete = True
                    found[key] = self._as_base(column)
        return found

    def indicators(self, table: InputTable, read: list[IndicatorRead]) -> tuple[Indicator, ...]:
        """The indicators whose cells could all be read, with names spelt as in the sheet of districts."""
        rule = self.said.rule
        negatives = rule is None or rule.scaled
        found: list[Indicator] = []
        for entry in read:
            column = self.find(entry.name, table.reports(entry.row, "name"), Text("Indikator", "indicator"))
            if column is not None:
                column.is_rate = column.is_rate or entry.kind is Kind.RATE
                column.may_be_negative = column.may_be_negative and negatives
            base = None
            if entry.base is not None:
                base_column = self.find(entry.base, table.reports(entry.row, "base"), _BASE)
                base = None if base_column is None else self._as_base(base_column)
                if base_column is not None and rule is not None and rule.base_is_cost:
                    base_column.is_cost = True
            if column is not None and entry.weight is not None and entry.kind and entry.direction:
                told = {"weight": entry.weight, "kind": entry.kind, "base": base, "direction": entry.direction}
                found.append(Indicator(name=column.name, **told, **entry.said))
        return tuple(found)

    def bases(self, table: InputTable, read: Sequence[DatedRead]) -> tuple[Base, ...]:
        """The bases that something is said of, once `indicators` and `find_named` have asked for theirs."""
        used = {column.column: column for column in self.asked.values()}
        found: list[Base] = []
        for entry in read:
            report = table.reports(entry.row, "name")
            called = self.table.columns_called(entry.name)
            if called is None:
                self.find(entry.name, report, _BASE)  # which says so
            elif called[1][0] not in used:
                report(fault("base_unused", found=shown(entry.name)), "warning")
            else:
                found.append(Base(name=used[called[1][0]].name, **entry.said))
        return tuple(found)

    @staticmethod
    def _as_base(column: AskedColumn) -> str:
        column.may_be_negative = False
        return column.name
