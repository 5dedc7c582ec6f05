"""Reading the sheets of indicators and of services."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

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
from sozialbudget.case.problems import Fault, fault
from sozialbudget.reading.cells import Number, as_found, shown, text
from sozialbudget.reading.entry_totals import totals_among
from sozialbudget.reading.freshness import mark_meant, with_as_of
from sozialbudget.reading.grid import filled
from sozialbudget.reading.rows import RowReader
from sozialbudget.reading.sights import note_sights
from sozialbudget.reading.tables import (
    InputTable,
    rows_with_any,
    tell_percent_mixed,
    warn_of_hidden,
    warn_of_zeros,
)
from sozialbudget.reading.totals_sums import is_totals_name, says_note
from sozialbudget.words import LANGUAGES, Text

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


def read_indicators(table: InputTable, columns: Mapping[str, object], keep: bool = False) -> IndicatorsRead:
    """The rows of the indicators and bases; `columns` are the names (as `alike`) of the columns of the districts.

    Those whose Stand is marked as last year's are refused, or kept on purpose where `keep`.
    """
    read = IndicatorsRead()
    weights: list[tuple[int, Number]] = []
    for row, name in _named_rows(table, columns):
        cells = RowReader(table, row, shown(name))
        if _is_base(cells):
            read.bases.append(_read_base(cells, name, keep))
            continue
        weight = cells.weight("weight")
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
