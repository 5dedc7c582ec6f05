"""Reading the sheet of districts: who takes part, with which values, who is left out, and whether totals hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sozialbudget.case.case import District, Excluded
from sozialbudget.case.frozen import FrozenDict
from sozialbudget.case.layout import alike, folded
from sozialbudget.case.parameters import Unit
from sozialbudget.case.problems import Fault, fault
from sozialbudget.reading.cells import (
    LARGEST_NUMBER,
    Number,
    as_found,
    exact,
    is_money,
    number,
    positive_or_zero,
    raised,
    shown,
    text,
)
from sozialbudget.reading.district_totals import DistrictTotals, SortedRows
from sozialbudget.reading.grid import FormulaZero, Marked, Raw, Uncalculated, is_blank
from sozialbudget.reading.sights import label_of, note_sights
from sozialbudget.reading.spoilt import first_zero_lost, pairs_told
from sozialbudget.reading.tables import (
    InputTable,
    as_given,
    rows_with_any,
    tell_percent_mixed,
    warn_of_hidden,
    warn_of_zeros,
)
from sozialbudget.reading.totals_sums import Naming, is_note, is_statistic, naming
from sozialbudget.words import Subject, Text, same

_FEW_CELLS = 10
_OF_DISTRICTS = {"cell_empty": "district_value_empty", "cell_suppressed": "district_value_suppressed"}
"""Faults whose remedy is another one where a district can be excluded."""
_AMOUNTS = ("status_quo", "cost_per_fte")
_LEAST_LETTERS = 2
_FASTEST_LIMIT = float(LARGEST_NUMBER)
_NOT_EXCLUDED = frozenset(
    (
        *("nein", "no", "n", "kein", "keine", "keiner", "none", "falsch", "false", "0", *"-–—−"),
        *("not excluded", "nicht ausgenommen", "nimmt teil", "nimmt weiter teil", "takes part", "taking part"),
    )
)
_NO_REASON = frozenset(
    ("ja", "yes", "wahr", "true", "ausgenommen", "excluded", "k.a", "k. a", "n.v", "n.a", "n/a", "entfaellt")
)
"""What says that a district is left out, and not why; nor does a mark, a digit or a single letter."""


@dataclass(slots=True)
class AskedColumn:
    """A column of the districts that an indicator, a base or the population names."""

    name: str
    column: int
    is_rate: bool = False
    """An indicator of kind rate: it may be in percent, and its total is no sum."""
    may_be_negative: bool = True
    """Only indicators under z-scores and min-max: net migration, say."""
    is_cost: bool = False
    """The unit cost of an indicator: an amount of euros, empty where there is none, and its total is no sum."""
    is_complete: bool = False
    """A parameter names it: it has a value for every district, even where it is a cost."""

    @property
    def has_gaps(self) -> bool:
        return self.is_cost and not self.is_complete


@dataclass(slots=True)
class DistrictsRead:
    """What the sheet of districts says."""

    districts: list[District] = field(default_factory=list)
    excluded: list[Excluded] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    """The row of each district and each excluded one, by id."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Who a row is."""

    row: int
    id: str | None
    name: str | None
    provider: str | None

    @property
    def called(self) -> str:
        return shown(self.name or self.id or "?")


class DistrictReader:
    """Reads the rows of the sheet of districts."""

    def __init__(self, table: InputTable, asked: Iterable[AskedColumn], *, status_quo_elsewhere: bool = False) -> None:
        self.table, self.sheet, self.columns = table, table.sheet, table.columns
        self.asked = {column.name: column for column in asked}
        self._required = sum(not column.has_gaps for column in self.asked.values())
        self.result = DistrictsRead()
        self.numbers: dict[int, dict[str, Decimal]] = {}
        """The numbers read, by row and by key or name of their column."""
        self.status_quo_elsewhere = status_quo_elsewhere
        """Whether today's budgets come from a result: they may be missing here, and are 0 until they come."""
        self.status_quo_forgotten = False
        """Whether the column holds no budget at all."""
        self.costs_forgotten: frozenset[str] = frozenset()
        """The columns of costs that hold none at all."""
        self.typed_status_quo: dict[str, Decimal] = {}
        """Those that stand here all the same, by id."""
        self.labels: dict[int, Labels] = {}
        """Who each row is that counts or is left out."""
        self.excluded_rows: list[int] = []
        self.totals = DistrictTotals(self, SortedRows())
        self.percent_cells: dict[str, list[tuple[int, bool]]] = {}

    def read(self) -> DistrictsRead:
        """Read all rows."""
        rows = self._sort_rows()
        self.totals = DistrictTotals(self, rows)
        self.totals.settle()
        own_rows, self.excluded_rows = rows.own, rows.excluded
        self.labels = labels = {row: self._labels(row) for row in sorted((*own_rows, *self.excluded_rows))}
        self._check_ids(labels)
        for row in self.excluded_rows:
            self._read_excluded(labels[row])
        self._check_for_any_status_quo(own_rows)
        self._check_for_any_cost(own_rows)
        for row in own_rows:
            self._read_district(labels[row])
        self._check_percents(own_rows)
        self.totals.check()
        if not own_rows and not rows.parts:
            self.table.tell_sheet(fault("no_districts"))
        columns = self.columns | {name: asked.column for name, asked in self.asked.items()}
        warn_of_hidden(self.table, (*own_rows, *self.excluded_rows), columns.values())
        numbers = [column for key, column in columns.items() if key in self.asked or key in _AMOUNTS]
        warn_of_zeros(self.table, own_rows, numbers)
        note_sights(self.table, own_rows, numbers)
        return self.result

    # --- which rows are what -------------------------------------------------------------------

    def _sort_rows(self) -> SortedRows:
        """The rows by what they are; a remark below the table is reported."""
        rows = SortedRows()
        lone: dict[int, int] = {}
        taking_part = (*self.columns.values(), *(asked.column for asked in self.asked.values()))
        for row in rows_with_any(self.table, taking_part):
            cells = self.sheet.rows[row]
            called = naming(self.table.raw(row, "id"), self.table.raw(row, "name"))
            if is_statistic(self.table.raw(row, "id"), self.table.raw(row, "name")):
                rows.statistics.append(row)
            elif called is Naming.TOTAL:
                rows.totals.append(row)
            elif self._is_excluded(row):
                rows.excluded.append(row)
            elif (
                len(cells) < _FEW_CELLS and len(present := [c for c in taking_part if not is_blank(cells.get(c))]) == 1
            ):
                lone[row] = present[0]
            else:
                kept = {None: rows.own, Naming.PERHAPS: rows.perhaps, Naming.PART: rows.parts}
                kept[called].append(row)
        self._tell_lone(lone, rows)
        return rows

    def _tell_lone(self, lone: Mapping[int, int], rows: SortedRows) -> None:
        """Rows with a single cell: below all others a note may stand, which nobody takes for a district."""
        last = rows.last
        for row, column in lone.items():
            raw = self.sheet.rows[row][column]
            if row < last or not is_note(raw, column == self.columns.get("name")):
                self.table.tell(row, column, self._lone_cell(column, raw))

    def _lone_cell(self, column: int, raw: Raw) -> Fault:
        """The only cell of a row: an id whose row was never filled in, or a remark, which has more than one word."""
        is_id = column == self.columns.get("id") and (not isinstance(raw, str) or len(raw.split()) == 1)
        return fault("row_only_id" if is_id else "row_is_remark", found=as_found(raw))

    def _is_excluded(self, row: int) -> bool:
        raw = self.table.raw(row, "excluded")
        if raw is None or is_blank(raw):
            return False
        reason = "wahr" if raw is True else "falsch" if raw is False else text(raw)
        if isinstance(reason, Fault):
            subject = Text("der Grund der Ausnahme", "the reason for exclusion")
            self.table.tell(row, "excluded", reason.about(subject))
            return not isinstance(raw, Uncalculated)
        if reason is None or folded(reason) in _NOT_EXCLUDED:
            return False
        if folded(reason) in _NO_REASON or sum(letter.isalpha() for letter in reason) < _LEAST_LETTERS:
            self.table.tell(row, "excluded", fault("reason_missing", found=as_found(raw)))
        return True

    # --- id, name, provider ----------------------------------------------------------------------

    def _labels(self, row: int) -> Labels:
        name = self._text(row, "name", Text("der Name des Sozialraums", "the name of the district"), required=True)
        return Labels(row, self._id(row, name), name, self._text(row, "provider", self.table.label("provider")))

    def _text(self, row: int, key: str, subject: Text | Subject, required: bool = False) -> str | None:
        if key not in self.columns:
            return None
        found = text(self.table.raw(row, key))
        if found is None and required:
            found = fault("text_empty")
        return self._kept(row, key, found, subject)

    def _kept(self, row: int, key: str, found: str | Fault | None, subject: Text | Subject) -> str | None:
        if isinstance(found, Fault):
            self.table.tell(row, key, found.about(subject))
            return None
        return found

    def _id(self, row: int, name: str | None) -> str | None:
        subject = Subject(Text("die Nr", "the id"), shown(name or "?"))
        raw = self.table.raw(row, "id")
        if isinstance(raw, float | int | Decimal) and not isinstance(raw, bool | FormulaZero):
            found = number(raw)
            if isinstance(found, Fault) or found.value != found.value.to_integral_value() or found.value < 0:
                return self._kept(row, "id", fault("id_not_digits", found=as_found(raw)), subject)
            return label_of(raw) or str(int(found.value))
        if isinstance(raw, Marked):
            return self._kept(row, "id", raised(raw), subject)
        return self._text(row, "id", subject, required=True)

    def _check_ids(self, labels: Mapping[int, Labels]) -> None:
        first: dict[str, int] = {}
        similar: dict[str, str] = {}
        ids = {row: label.id for row, label in labels.items() if label.id}
        for row, identity in ids.items():
            if identity in first:
                place = self.sheet.cell_name(first[identity], self.columns["id"])
                self.table.tell(row, "id", fault("id_twice", found=shown(identity), first=place))
                continue
            first[identity] = row
            twin = similar.setdefault(alike(identity), identity)
            if twin != identity:
                place = self.sheet.cell_name(first[twin], self.columns["id"])
                told = fault("id_similar", found=shown(identity), other=shown(twin), first=place)
                self.table.tell(row, "id", told, "warning")
        self._warn_of_lost_zeros(ids)

    def _warn_of_lost_zeros(self, ids: Mapping[int, str]) -> None:
        """Ids that are numbers and shorter than the others, which are text of one length with leading zeros."""
        texts = {row: identity for row, identity in ids.items() if isinstance(self.table.raw(row, "id"), str)}
        if not texts:
            self._warn_of_all_zeros_lost(ids)
            return
        lengths = {len(identifier) for identifier in texts.values()}
        if len(lengths) != 1 or not any(identifier.startswith("0") for identifier in texts.values()):
            return
        (length,) = lengths
        for row, identity in ids.items():
            if row not in texts and len(identity) < length:
                told = fault("id_lost_zeros", found=identity, likely=identity.zfill(length))
                self.table.tell(row, "id", told, "warning")

    def _warn_of_all_zeros_lost(self, ids: Mapping[int, str]) -> None:
        lost = first_zero_lost(tuple(ids.values()))
        first = next((row for row, identity in ids.items() if identity in lost), None)
        if first is not None:
            told = fault("ids_perhaps_lost_zeros", n=len(lost), ids=pairs_told(lost), likely=lost[ids[first]])
            self.table.tell(first, "id", told, "warning")

    # --- values ----------------------------------------------------------------------------------

    def _read_excluded(self, label: Labels) -> None:
        reason = text(self.table.raw(label.row, "excluded"))
        if label.id is None or label.name is None or isinstance(reason, Fault) or reason is None:
            return
        cells = self.sheet.rows[label.row]
        carried: dict[str, int] = {key: self.columns[key] for key in _AMOUNTS if key in self.columns}
        carried |= {name: asked.column for name, asked in self.asked.items()}
        given = {name: as_given(cells[column]) for name, column in carried.items() if not is_blank(cells.get(column))}
        self.result.rows.setdefault(label.id, label.row)
        self.result.excluded.append(
            Excluded(id=label.id, name=label.name, provider=label.provider, reason=reason, cells=given)
        )

    def _check_for_any_status_quo(self, rows: Sequence[int]) -> None:
        """A column without a single budget is one problem, not one of each district."""
        column = self.columns.get("status_quo")
        self.status_quo_forgotten = (
            column is not None
            and bool(rows)
            and not self.status_quo_elsewhere
            and all(is_blank(self.table.raw(row, "status_quo")) for row in rows)
        )
        if column is not None and self.status_quo_forgotten:
            self.table.tell_head(column, fault("status_quo_all_empty", column=shown(self.table.headers[column])))

    def _check_for_any_cost(self, rows: Sequence[int]) -> None:
        """Costs may be missing, but not all of a column; that, too, is one problem."""
        costs = [asked for asked in self.asked.values() if asked.is_cost and rows]
        cells = self.sheet.rows
        empty = [asked for asked in costs if all(is_blank(cells[row].get(asked.column)) for row in rows)]
        self.costs_forgotten = frozenset(asked.name for asked in empty)
        for asked in empty:
            self.table.tell_head(asked.column, fault("column_all_empty", column=shown(asked.name)))

    def _read_district(self, label: Labels) -> None:
        numbers = self.numbers[label.row] = self._asked_numbers(label)
        status_quo = cost = None
        if self.status_quo_elsewhere and is_blank(self.table.raw(label.row, "status_quo")):
            status_quo = Decimal(0)
        elif "status_quo" in self.columns and not self.status_quo_forgotten:
            status_quo = self._amount(label, "status_quo")
            if self.status_quo_elsewhere and label.id is not None and status_quo is not None:
                self.typed_status_quo[label.id] = status_quo
        if "cost_per_fte" in self.columns and not is_blank(self.table.raw(label.row, "cost_per_fte")):
            cost = self._amount(label, "cost_per_fte")
            if cost == 0:
                self._report_value(label, self.columns["cost_per_fte"], fault("cell_zero", found="0"), "cost_per_fte")
        values = FrozenDict(numbers)
        if status_quo is not None:
            numbers["status_quo"] = status_quo
        if label.id is None or label.name is None or status_quo is None or len(values) < self._required:
            return
        self.result.rows.setdefault(label.id, label.row)
        self.result.districts.append(
            District.model_construct(  # every field was checked above, and a large sheet has half a million of them
                id=label.id,
                name=label.name,
                provider=label.provider,
                status_quo=status_quo,
                cost_per_fte=cost,
                columns=values,
            )
        )

    def _asked_numbers(self, label: Labels) -> dict[str, Decimal]:
        cells = self.sheet.rows[label.row]
        numbers: dict[str, Decimal] = {}
        for name, asked in self.asked.items():
            raw = cells.get(asked.column)
            if type(raw) is float and 0 <= raw < _FASTEST_LIMIT:  # almost every cell of almost every workbook
                numbers[name] = Decimal(int(raw)) if raw.is_integer() else exact(raw)
                continue
            if (asked.has_gaps or name in self.costs_forgotten) and is_blank(raw):
                continue
            unit = Unit.NUMBER if asked.is_rate else Unit.EUR if asked.is_cost else None
            found = number(raw, unit, self.table.notation(asked.column))
            if not asked.may_be_negative:
                found = positive_or_zero(found, raw)
            if isinstance(found, Number) and found.percent:
                if asked.is_rate:
                    self.percent_cells.setdefault(name, []).append((label.row, found.percent_text))
                else:
                    found = fault("percent_unexpected", found=as_found(raw))
            if isinstance(found, Number) and is_money(raw) and not asked.is_cost:
                found = fault("money_unexpected", found=as_found(raw))
            if isinstance(found, Fault):
                self._report_value(label, asked.column, found, name)
            else:
                numbers[name] = found.value
        return numbers

    def _amount(self, label: Labels, key: str) -> Decimal | None:
        raw = self.table.raw(label.row, key)
        found = positive_or_zero(number(raw, Unit.EUR, self.table.notation(self.columns[key])), raw)
        if isinstance(found, Number) and found.percent:
            found = fault("percent_unexpected", found=as_found(raw))
        if isinstance(found, Fault):
            self._report_value(label, self.columns[key], found, key)
            return None
        return found.value

    def _report_value(self, label: Labels, column: int, wrong: Fault, name: str) -> None:
        wrong = Fault(_OF_DISTRICTS.get(wrong.code, wrong.code), wrong.values)
        self.table.tell(label.row, column, wrong.about(Subject(self.called(name), label.called)))

    def _check_percents(self, rows: Iterable[int]) -> None:
        """A column that is partly in percent has two meanings: is 4,2 in it 4,2 % or 420 %?"""
        for name, cells in self.percent_cells.items():
            in_percent = {row for row, _ in cells}
            limit = Decimal(0) if any(is_text for _, is_text in cells) else Decimal(1)
            without = [
                row for row in rows if row not in in_percent and abs(self.numbers[row].get(name, Decimal(0))) > limit
            ]
            if without:
                tell_percent_mixed(self.table, same(shown(name)), without, cells[0][0], self.asked[name].column)

    # --- for those who check sums ------------------------------------------------------------------

    def number(self, raw: Raw, column: int) -> Number | Fault:
        """A number as the cells of `column` write it, of whatever sign."""
        return number(raw, notation=self.table.notation(column))

    def called(self, name: str) -> Text:
        """The column `name` (or the key of one) as it stands in a message."""
        known = {known.key: known.header for known in self.table.layout.columns}
        return known.get(name, same(shown(name)))
