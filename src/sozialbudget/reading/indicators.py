"""Reading the sheets of indicators and of services.

Rows of totals among them are none of theirs: their weights and shares are checked like all sums.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from sozialbudget.case.case import Direction, Freshness, Kind, Service
from sozialbudget.case.layout import (
    BASE_KIND,
    DIRECTION_SIGNS,
    DIRECTION_WORDS,
    KIND_WORDS,
    alike,
    as_of_marked,
    by_spelling,
    folded,
    folded_names,
    freshness_of,
)
from sozialbudget.case.problems import Fault, Severity, fault
from sozialbudget.reading.cells import Number, as_found, number, shown, text
from sozialbudget.reading.freshness import mark_meant, with_as_of
from sozialbudget.reading.grid import Uncalculated, filled, is_blank
from sozialbudget.reading.rows import RowReader
from sozialbudget.reading.sights import note_sights
from sozialbudget.reading.tables import InputTable, rows_with_any, tell_percent_mixed, warn_of_hidden, warn_of_zeros
from sozialbudget.reading.totals_sums import (
    begins_as_sum,
    in_row_of_totals,
    is_equal,
    is_totals_name,
    is_totals_word,
    says_note,
)
from sozialbudget.words import LANGUAGES, Text
from sozialbudget.words.numbers import Rate

_INDICATOR = {"what": Text("der Indikator", "the indicator"), "its": Text("seine", "its")}
_BASE = {"what": Text("die Bezugsgröße", "the base"), "its": Text("ihre", "its")}
_NUMBERS = frozenset(("weight", "control_total", "share", "abf_rate"))
_KINDS = by_spelling(KIND_WORDS)
_DIRECTIONS = by_spelling(DIRECTION_WORDS) | {"+": Direction.BURDEN, **dict.fromkeys("-−–", Direction.RELIEF)}


@dataclass(slots=True, kw_only=True)
class DatedRead:
    """A row that says of when values are; None where a cell could not be read (and was reported)."""

    row: int
    name: str
    source: str | None
    as_of: str | None
    freshness: Freshness
    control_total: Decimal | None

    @property
    def said(self) -> dict[str, Any]:
        """What it says of the values, as `Indicator` and `Base` take it."""
        return {key: getattr(self, key) for key in ("source", "as_of", "freshness", "control_total")}


@dataclass(slots=True, kw_only=True)
class IndicatorRead(DatedRead):
    """One row of the indicators."""

    weight: Decimal | None
    kind: Kind | None
    base: str | None
    direction: Direction | None


@dataclass(slots=True)
class IndicatorsRead:
    """The rows of the sheet of indicators."""

    indicators: list[IndicatorRead] = field(default_factory=list)
    bases: list[DatedRead] = field(default_factory=list)

    @property
    def dated(self) -> list[DatedRead]:
        """All rows that say of when values are, indicators first."""
        return [*self.indicators, *self.bases]


def _named_rows(table: InputTable, known: Mapping[str, object]) -> Iterator[tuple[int, str]]:
    """Row and name of each entry; rows of totals and repeated names are left out, the latter reported.

    `known` names (as `alike`) are entries even where they look like totals.
    """
    if "name" not in table.columns:
        return
    column = table.columns["name"]
    first: dict[str, int] = {}
    names = {row: text(table.sheet.rows[row].get(column)) for row in rows_with_any(table, table.columns.values())}
    for row, (below, raw) in _texts_below(table, names).items():
        if not says_note(raw) or alike(raw) in known:
            table.tell(row, below, fault("row_is_remark", found=as_found(raw)))
        del names[row]
    totals = totals_among(table, {r: name for r, name in names.items() if not isinstance(name, Fault)}, known)
    for row, found in names.items():
        if row in totals:
            continue
        if isinstance(found, Fault):
            table.tell(row, column, found.about(table.label("name")))
        elif found is None:
            table.tell(row, column, fault("text_empty", subject=table.label("name")))
        elif alike(found) in first:
            place = table.sheet.cell_name(first[alike(found)], column)
            table.tell(row, column, fault("name_twice", found=shown(found), first=place))
        else:
            first[alike(found)] = row
            yield row, found
    warn_of_hidden(table, first.values(), table.columns.values())
    warn_of_zeros(table, first.values(), [column for key, column in table.columns.items() if key in _NUMBERS])
    often_computed = [column for key, column in table.columns.items() if key == "control_total"]
    note_sights(table, first.values(), often_computed)


def _texts_below(table: InputTable, rows: Iterable[int]) -> dict[int, tuple[int, str]]:
    """The rows below the last complete entry that hold nothing but a text, by row with its column."""
    cells = {row: list(filled(table.sheet.rows[row])) for row in rows}
    last = max((row for row, found in cells.items() if len(found) > 1), default=None)
    below = {} if last is None else {row: found[0] for row, found in cells.items() if row > last and len(found) == 1}
    return {
        row: (column, raw) for row, (column, raw) in below.items() if isinstance(raw, str) and not is_totals_name(raw)
    }


def read_indicators(
    table: InputTable, columns: Mapping[str, object], keep: bool = False, weighs: bool = True
) -> IndicatorsRead:
    """The rows of the indicators and bases; `columns` are the names (as `alike`) of the columns of the districts.

    Those whose Stand is marked as last year's are refused, or kept on purpose where `keep`. Where the need method does
    not weigh, all weights may be empty.
    """
    read = IndicatorsRead()
    empty = not weighs and all(is_blank(table.raw(row, "weight")) for row in table.rows)
    weights: list[tuple[int, Number]] = []
    for row, name in _named_rows(table, columns):
        cells = RowReader(table, row, shown(name))
        if _is_base(cells):
            read.bases.append(_read_base(cells, name, keep))
            continue
        weight = Number(Decimal(1)) if empty else cells.weight("weight")
        if weight is not None:
            weights.append((row, weight))
        freshness, as_of = _freshness(cells, keep, _INDICATOR)
        read.indicators.append(
            IndicatorRead(
                row=row,
                name=name,
                weight=None if weight is None else weight.value,
                kind=cells.word("kind", _KINDS, (*KIND_WORDS.values(), BASE_KIND)),
                base=cells.text("base"),
                direction=_direction(cells),
                source=cells.text("source"),
                as_of=as_of,
                freshness=freshness,
                control_total=_control_total(cells),
            )
        )
    if not read.indicators and "name" in table.columns:
        table.tell_sheet(fault("no_indicators"))
    _check_weights_in_percent(table, weights)
    if kept := [entry for entry in read.dated if entry.freshness is Freshness.KEPT]:
        told = tuple(with_as_of(entry) for entry in kept)
        table.tell(kept[0].row, "as_of", fault("indicators_kept", indicators=told), "note")
    return read


def _is_base(cells: RowReader) -> bool:
    kind = cells.raw("kind")
    return isinstance(kind, str) and folded(kind) in folded_names(BASE_KIND)


def _read_base(cells: RowReader, name: str, keep: bool) -> DatedRead:
    """The row of a base: it has no weight, no base of its own and no direction."""
    for key in ("weight", "base", "direction"):
        if not cells.is_empty(key):
            cells.report(key, fault("base_with_more", found=as_found(cells.raw(key))))
    freshness, as_of = _freshness(cells, keep, _BASE)
    source, total = cells.text("source"), _control_total(cells)
    return DatedRead(row=cells.row, name=name, source=source, as_of=as_of, freshness=freshness, control_total=total)


def _control_total(cells: RowReader) -> Decimal | None:
    found = None if cells.is_empty("control_total") else cells.number("control_total")
    return None if found is None else found.value


def _freshness(cells: RowReader, keep: bool, of: Mapping[str, Text]) -> tuple[Freshness, str | None]:
    """How fresh the values of a row are, and their Stand."""
    freshness, as_of = freshness_of(cells.text("as_of"))
    if freshness is Freshness.STALE and keep:
        return Freshness.KEPT, as_of
    if freshness is Freshness.STALE:
        told = None if as_of is None else shown(as_of)
        kept = Text(*(as_of_marked(told, Freshness.KEPT, lang) or "" for lang in LANGUAGES))
        cells.report("as_of", fault("indicator_stale", indicator=cells.called, kept=kept, **of))
    elif freshness is Freshness.FRESH and (meant := mark_meant(as_of)) is not None:
        cells.report("as_of", fault("freshness_misspelt", found=shown(as_of), meant=meant))
    return freshness, as_of


def _direction(cells: RowReader) -> Direction | None:
    if cells.is_empty("direction"):
        return Direction.BURDEN
    return cells.word("direction", _DIRECTIONS, tuple(DIRECTION_SIGNS.values()))


def _check_weights_in_percent(table: InputTable, weights: list[tuple[int, Number]]) -> None:
    """60 % beside 40: is it 40 % or 4000 %?"""
    in_percent = [row for row, weight in weights if weight.percent]
    plain = [row for row, weight in weights if not weight.percent and weight.value > 1]
    if in_percent and plain:
        tell_percent_mixed(table, table.label("weight"), plain, in_percent[0], table.columns["weight"])


def read_services(table: InputTable) -> tuple[tuple[Service, ...], dict[str, int]] | None:
    """The services and their rows; None where the sheet names none (the default holds) or they cannot be read."""
    services: list[Service] = []
    rows: dict[str, int] = {}
    complete = True
    for row, name in _named_rows(table, {}):
        cells = RowReader(table, row, shown(name))
        share = cells.rate("share")
        has_own_abf = not cells.is_empty("abf_rate")
        abf_rate = cells.rate("abf_rate") if has_own_abf else None
        if share is not None and share.value > 1:
            cells.report("share", fault("rate_above_one_hundred", found=as_found(cells.raw("share"))))
        elif abf_rate is not None and abf_rate.value >= 1:
            cells.report("abf_rate", fault("abf_rate_whole", found=as_found(cells.raw("abf_rate"))))
        elif share is not None and (abf_rate is not None or not has_own_abf):
            rows[name] = row
            own = None if abf_rate is None else abf_rate.value
            services.append(Service(name=name, share=share.value, abf_rate=own))
            continue
        complete = False
    if not services and complete:
        table.tell_sheet(fault("no_services"), "warning")
    return (tuple(services), rows) if services and complete else None


# --- rows of totals ---------------------------------------------------------------------------------

_FEWEST_MEMBERS = 2
_SUMMED = ("weight", "share")


def totals_among(table: InputTable, names: Mapping[int, str | None], known: Collection[str]) -> frozenset[int]:
    """The rows that sum others, each checked and told; `names` is what each row is called.

    `known` names (as `alike`) are entries even where they look like totals.
    """
    key = next((key for key in _SUMMED if key in table.columns), None)
    if key is None:
        return frozenset()
    rows = _Rows(table, key, names, known)
    settled = [row for row in rows.perhaps if rows.is_sum_of_others(row)]
    for row in settled:
        table.tell(row, "name" if names[row] is not None else key, *rows.told(row))
    for row in rows.totals:
        if (wrong := rows.wrong_sum(row, settled)) is not None:
            table.tell(row, key, *wrong)
    return frozenset((*rows.totals, *settled))


class _Rows(NamedTuple):
    """The rows of a small sheet and the column that is summed."""

    table: InputTable
    key: str
    names: Mapping[int, str | None]
    known: Collection[str]

    @property
    def totals(self) -> list[int]:
        """The rows that are called a total, whatever they sum."""
        return [row for row, name in self.names.items() if name is not None and self._is_called_total(row, name)]

    @property
    def perhaps(self) -> list[int]:
        """The rows that are one where their number says so."""
        return [row for row in self.names if row not in self.totals and self._may_be_total(row)]

    def _is_called_total(self, row: int, name: str) -> bool:
        is_called = is_totals_word(name) or (begins_as_sum(name) and is_blank(self.table.raw(row, "kind")))
        return is_called and alike(name) not in self.known

    def _may_be_total(self, row: int) -> bool:
        """Whether a row without a name holds nothing but a sum; or one with a name nothing that makes it an entry."""
        name, others = self.names[row], [key for key in self.table.columns if key not in ("name", self.key)]
        if name is None:
            return all(is_blank(self.table.raw(row, key)) for key in others)
        return is_blank(self.table.raw(row, "kind")) and alike(name) not in self.known

    def is_sum_of_others(self, row: int) -> bool:
        """Whether its number is the sum of those of several others; a share, that of all others, which make 100 %."""
        others = self._values([other for other in self.names if other != row and other not in self.totals])
        total = self._number(row)
        if isinstance(total, Fault) or not total.value or others is None or len(others) < _FEWEST_MEMBERS:
            return False
        return _agrees(total, others) and (self.key != "share" or self._is_unnamed(row) or total.value == 1)

    def _is_unnamed(self, row: int) -> bool:
        name = self.names[row]
        return name is None or is_totals_name(name)

    def told(self, row: int) -> tuple[Fault, Severity]:
        """A row of totals is passed over with a note; one with another name is refused."""
        name = self.names[row]
        if name is None or self._is_unnamed(row):
            return fault("entry_of_totals", found=as_found(self.table.raw(row, self.key))), "note"
        called = self.table.label(self.key)
        return fault("entry_is_total", found=shown(name), column=called), "error"

    def wrong_sum(self, row: int, settled: Sequence[int]) -> tuple[Fault, Severity] | None:
        """What is wrong with the sum of a row of totals."""
        raw, total = self.table.raw(row, self.key), self._number(row)
        called = self.table.label(self.key)
        if is_blank(raw):
            return None
        if isinstance(raw, Uncalculated):
            return fault("cell_uncalculated", subject=in_row_of_totals(called)), "warning"
        if isinstance(total, Fault):
            return fault("total_unreadable", found=as_found(raw)), "warning"
        return self._mismatch(row, total, settled, called)

    def _mismatch(self, row: int, total: Number, settled: Sequence[int], called: Text) -> tuple[Fault, Severity] | None:
        """A sum that is neither that of all entries nor that of those since the last one."""
        entries = [other for other in self.names if other not in self.totals and other not in settled]
        before = max((other for other in self.totals if other < row), default=0)
        values, run = self._values(entries), self._values([other for other in entries if before < other < row])
        if not values or _agrees(total, values) or (run and _agrees(total, run)):
            return None  # what is missing in a sum was reported
        told = [Rate(value) if values[0].percent else value for value in (total.value, _sum(values))]
        return fault("entries_total_mismatch", column=called, total=told[0], sum=told[1]), "error"

    def _values(self, rows: Sequence[int]) -> list[Number] | None:
        """The numbers of `rows`; None where one cannot be read."""
        values = [self._number(row) for row in rows]
        known = [value for value in values if isinstance(value, Number)]
        return known if len(known) == len(values) else None

    def _number(self, row: int) -> Number | Fault:
        return number(self.table.raw(row, self.key), notation=self.table.notation(self.table.columns[self.key]))


def _sum(values: Sequence[Number]) -> Decimal:
    return sum((value.value for value in values), Decimal(0))


def _agrees(total: Number, values: Sequence[Number]) -> bool:
    """Whether `total` is the sum; 100 is that of 60 % and 40 %, and 100 % that of 60 and 40."""
    own, in_percent = _sum(values), any(value.percent for value in values)
    if total.percent == in_percent:
        return is_equal(total.value, own)
    scaled = is_equal(100 * total.value, own) if total.percent else is_equal(total.value, 100 * own)
    return scaled or is_equal(total.value, own)
