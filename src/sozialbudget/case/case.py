"""What is given: districts, indicators, services and parameters of one calculation, immutable.

Shapes and units stand in each field's description. A `Case` comes from a workbook (`read_workbook`), from pandas frames
(`from_frames`) or from its own constructor; `Case.changed` varies it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from typing import Annotated, Any, NamedTuple, Self

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, PlainValidator, model_validator

from sozialbudget.case.frozen import FrozenDict
from sozialbudget.case.given import ROWS_SHOWN, Given, html_table
from sozialbudget.case.need_methods import CHOICES
from sozialbudget.case.parameters import COLUMN_KEYS, Parameters, about
from sozialbudget.case.problems import InputError, Place, Problem
from sozialbudget.case.stored import cell_read, cell_told, problem_read, problem_told
from sozialbudget.words import Subject, Text, same

IN_PYTHON = "python"
"""Who said a value that was changed in a program (`ParameterOrigin.said_by`)."""

_Stays = AfterValidator(FrozenDict)
_Cell = Annotated[str | Decimal, BeforeValidator(cell_read), PlainSerializer(cell_told, when_used="json")]
_Warning = Annotated[Problem, PlainValidator(problem_read), PlainSerializer(problem_told)]


class District(Given):
    """A district (Sozialraum) as given."""

    id: str = Field(min_length=1, description="unique text, leading zeros kept")
    name: str = Field(min_length=1)
    provider: str | None = Field(None, description="Träger")
    status_quo: Decimal = Field(ge=0, description="Budget bisher, EUR a year")
    cost_per_fte: Decimal | None = Field(None, gt=0, description="own cost per FTE, EUR a year")
    columns: Annotated[Mapping[str, Decimal], _Stays] = Field(
        default_factory=FrozenDict,
        description="indicator values, reference populations and unit costs by column name; no unit cost: no such key",
    )


class Excluded(Given):
    """A district left out on purpose, with the reason; it takes part in nothing."""

    id: str
    name: str
    provider: str | None = None
    reason: str = Field(min_length=1)
    cells: Annotated[Mapping[str, _Cell], _Stays] = Field(
        default_factory=FrozenDict, description="its other cells as given, by column"
    )


class Kind(StrEnum):
    """Whether an indicator's values are counts (persons, cases) or rates of a base."""

    COUNT = "count"
    RATE = "rate"


class Direction(StrEnum):
    """Whether more of it means more need (burden) or less (relief)."""

    BURDEN = "burden"
    RELIEF = "relief"


class Freshness(StrEnum):
    """Whether a column's values are this calculation's: new, last year's, or last year's kept on purpose."""

    FRESH = "fresh"
    STALE = "stale"
    KEPT = "kept"


class Indicator(Given):
    """A burden indicator and its weight."""

    name: str = Field(min_length=1, description="a column of the districts")
    weight: Decimal = Field(ge=0)
    kind: Kind
    base: str | None = Field(None, description="reference population, a column of the districts")
    direction: Direction = Direction.BURDEN
    source: str | None = None
    as_of: str | None = Field(None, description="Stand, without the mark that tells its freshness")
    freshness: Freshness = Freshness.FRESH
    control_total: Decimal | None = Field(None, description="the county's sum of the column, to check against")


class Base(Given):
    """A reference population (Bezugsgröße): where its values are from and of when."""

    name: str = Field(min_length=1, description="a column of the districts that an indicator or the population names")
    source: str | None = None
    as_of: str | None = Field(None, description="Stand, without the mark that tells its freshness")
    freshness: Freshness = Freshness.FRESH
    control_total: Decimal | None = Field(None, description="the county's sum of the column, to check against")


@dataclass(frozen=True, slots=True)
class BoundaryChange:
    """`share` (of 1) of what the district `from_id` had goes to `to_id`.

    `from_id` is None for a new district without predecessor, `to_id` for a district dissolved without successor.
    """

    from_id: str | None
    to_id: str | None
    share: Decimal
    reason: str | None = None
    source: str | None = None


class Service(Given):
    """A service (Leistung) the personnel money is divided over."""

    name: str = Field(min_length=1)
    share: Decimal = Field(ge=0, le=1, description="share of personnel money, share of 1")
    abf_rate: Decimal | None = Field(None, ge=0, lt=1, description="own abf rate")


DEFAULT_SERVICES: tuple[Service, ...] = (
    Service(name="Beratung und Gruppenarbeit", share=Decimal("0.6")),
    Service(name="Vernetzung", share=Decimal("0.4")),
)
"""V: counselling and group work 60 %, networking 40 %."""


class Table(Given):
    """Where one table of the input stood: the row of each of its entries and the column of each of its fields."""

    sheet: str
    rows: Annotated[Mapping[str, int], _Stays] = Field(
        default_factory=FrozenDict, description="1-based row by id, name or key"
    )
    columns: Annotated[Mapping[str, str], _Stays] = Field(
        default_factory=FrozenDict, description="column letter by field or column name"
    )

    def place(self, row: str, column: str) -> Place:
        """The cell of `column` in the row of `row`; the sheet alone where either is unknown."""
        if row in self.rows and column in self.columns:
            return Place(self.sheet, f"{self.columns[column]}{self.rows[row]}")
        return Place(self.sheet)


class Validity(Given):
    """The budget years a parameter's value holds for, and when it is to be reviewed."""

    valid_from: int | None = Field(None, description="first budget year; None: no limit")
    valid_until: int | None = Field(None, description="last budget year, stated or the one before the next value's")
    review_by: date | None = Field(None, description="last day by which the resolution is to be reviewed")


class ParameterOrigin(Given):
    """Who said a parameter's value, and the resolution or statute behind it."""

    said_by: str = Field(description="'default', 'workbook', 'file', 'set', 'plan' or 'python'")
    place: str | None = Field(None, description="cell, file name or option")
    entry: str | None = Field(None, description="entry of the parameter file: damping; damping[2] is its second")
    source: str | None = Field(None, description="resolution or statute")
    validity: Validity | None = Field(None, description="its years, where they are stated")

    @property
    def where(self) -> str:
        """The place in full: cell, file with its entry, or option; empty where there is none."""
        return str(Place(self.place, self.entry)) if self.place else ""


class Origin(Given):
    """Where a case came from: the file, its SHA-256, and the cells."""

    name: str
    sha256: str
    tables: Annotated[Mapping[str, Table], _Stays] = Field(
        default_factory=FrozenDict, description="as `Case` lists them"
    )


class Case(Given):
    """Everything one calculation needs.

    Fields of `tables` in `origin`: districts by id with columns 'id', 'name', 'provider', 'status_quo',
    'cost_per_fte', 'excluded' and each column's own name; indicators and bases by name with columns 'weight', 'kind',
    'base', 'direction', 'control_total'; parameters by key with column 'value'; services by name with 'share',
    'abf_rate'.
    Where today's budgets come from a result: 'status_quo' by id with its column 'budget', and, of the districts that
    boundary changes give money to, 'boundary_changes' by id with column 'share'.
    """

    districts: tuple[District, ...] = Field(description="those that take part, n of them, in their order")
    indicators: tuple[Indicator, ...] = Field(description="with their weights, J of them, in their order")
    parameters: Parameters = Field(description="of the method")
    services: tuple[Service, ...] = Field(DEFAULT_SERVICES, description="what the personnel money is divided over")
    bases: tuple[Base, ...] = Field((), description="of the reference populations, those of which something is said")
    excluded: tuple[Excluded, ...] = Field((), description="districts left out on purpose")
    boundary_changes: tuple[BoundaryChange, ...] = Field(
        (), description="what became of the districts of the year before; today's budgets were moved by them"
    )
    parameter_origins: Annotated[Mapping[str, ParameterOrigin], _Stays] = Field(
        default_factory=FrozenDict, description="who said each parameter, by key"
    )
    cell_origins: Annotated[Mapping[str, Annotated[Mapping[str, ParameterOrigin], _Stays]], _Stays] = Field(
        default_factory=FrozenDict,
        description="who said a cell that is no longer as it was read, by '<table> <column>' and row",
    )
    origin: Origin | None = Field(None, description="the file it was read from")
    warnings: tuple[_Warning, ...] = Field((), description="of severity 'warning' or 'note', found while reading")

    @property
    def dated(self) -> "tuple[Indicator | Base, ...]":
        """All of whose values it is said of when they are: the indicators, then the bases."""
        return (*self.indicators, *self.bases)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the districts' columns; a district without a unit cost has one less."""
        longest = max((district.columns for district in self.districts), key=len, default={})
        return tuple(dict.fromkeys((*longest, *(name for district in self.districts for name in district.columns))))

    @property
    def base_columns(self) -> tuple[str, ...]:
        """The columns that are reference populations and no indicators, in the order of the districts' columns."""
        named = {indicator.base for indicator in self.indicators}
        named |= {getattr(self.parameters, key) for key in COLUMN_KEYS}
        own = {indicator.name for indicator in self.indicators}
        return tuple(column for column in self.columns if column in named and column not in own)

    def place(self, table: str, row: str, column: str) -> Place | None:
        """The cell an input came from, or the option or file of a parameter; None where there is none.

        Of today's budgets that come from a result: its cell there, or the first boundary change that gives it money.
        """
        said = self.said(table, row, column)
        if said is not None and said.said_by == "set":
            return Place(f"--set {row}")
        if said is not None and said.said_by in ("file", "plan") and said.place:
            return Place(said.place, said.entry)
        if said is not None and said.said_by == IN_PYTHON:
            return None
        if self.origin is None or table not in self.origin.tables:
            return None
        if (table, column) == ("districts", "status_quo"):
            for passed_on, of_it in (("boundary_changes", "share"), ("status_quo", "budget")):
                if passed_on in self.origin.tables and row in self.origin.tables[passed_on].rows:
                    return self.origin.tables[passed_on].place(row, of_it)
        return self.origin.tables[table].place(row, column)

    def said(self, table: str, row: str, column: str) -> ParameterOrigin | None:
        """Who said a parameter, or a cell that is not as it was read; None of what stands in the input."""
        if table == "parameters":
            return self.parameter_origins.get(row)
        return self.cell_origins.get(f"{table} {column}", {}).get(row)

    # --- varied ---------------------------------------------------------------------------------------------------

    def changed(
        self,
        changes: Mapping[str, object] | None = None,
        *,
        weights: Mapping[str, object] | None = None,
        without: str | Iterable[str] = (),
        source: str | None = None,
        **parameters: object,
    ) -> "Case":
        """The same with other parameters or weights, or without some of its districts or indicators; validated anew.

        Parameters are named by key (`damping=0.3`) or, in `changes`, by their label in German or English. Values are
        numbers, floats (taken as they are printed: 0.1 is one tenth), or texts as `settings` take them: "30 %",
        "auto", "z-Werte"; None empties a parameter. `weights` are by the indicator's name, of any scale. `without`
        names one or several districts by id or name, which become excluded ones, or indicators by name. `source` is
        what the papers tell as the source of all this; where a changed value stood in the input is no longer told.

        Raises InputError with every problem at once: names that there are not, values out of bounds, contradictions;
        TypeError where `changes` or `weights` are no dict, or a name is no text.
        """
        # How a value is written is known above this floor; the face's door is here for those who hold a case.
        vary = import_module("sozialbudget.reading.vary")
        found: Case = vary.changed(self, changes or {}, parameters, weights or {}, without, source)
        return found

    def having(self, **fields: Any) -> "Case":
        """The same with `fields`, unchecked, of which the caller knows who said them: for use within the package."""
        return Given.model_copy(self, update=fields)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other fields, unchecked; prefer `changed`. What differs is told as said in Python, by nobody."""
        copy = super().model_copy(update=update, deep=deep)
        if not update:
            return copy
        told = {"parameter_origins": _parameters_said, "cell_origins": _cells_said}
        return Given.model_copy(copy, update={key: say(self, copy) for key, say in told.items() if key not in update})

    # --- checked --------------------------------------------------------------------------------------------------

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        if problems := list(_contradictions(self)):
            raise InputError(problems)
        return self

    # --- shown ----------------------------------------------------------------------------------------------------

    def __repr__(self) -> str:
        of = f" of {self.origin.name}" if self.origin else ""
        left_out = f" ({len(self.excluded)} excluded)" if self.excluded else ""
        p, names = self.parameters, ", ".join(indicator.name for indicator in self.indicators[:_SHOWN])
        more = ", …" if len(self.indicators) > _SHOWN else ""
        return (
            f"<Case{of}: {p.year}, {len(self.districts)} districts{left_out}, {len(self.services)} services, "
            f"damping {p.damping},\n {len(self.indicators)} indicators: {names}{more}>"
        )

    __str__ = __repr__

    def _repr_html_(self) -> str:
        names = [indicator.name for indicator in self.indicators[:_SHOWN]]
        rows: list[list[object]] = [
            [district.id, district.name, district.status_quo, *(district.columns.get(name, "") for name in names)]
            for district in self.districts[:ROWS_SHOWN]
        ]
        heads = ["id", "name", "status_quo", *names]
        return html_table(repr(self)[1:-1], heads, rows, len(self.districts) - len(rows))


_SHOWN = 5
_ROWS = {"districts": "id", "indicators": "name", "bases": "name", "services": "name"}
"""The tables whose cells are told with their places, and by what their rows are known."""


def in_python(source: str | None = None) -> ParameterOrigin:
    """The origin of what a program says."""
    return ParameterOrigin(said_by=IN_PYTHON, place=None, source=source)


def _parameters_said(old: Case, new: Case) -> Mapping[str, ParameterOrigin]:
    """The origins of `old`, but for the parameters that `new` has other values of."""
    values = dict(old.parameters)
    changed = {key: in_python() for key, value in new.parameters if value != values.get(key)}
    return FrozenDict({**new.parameter_origins, **changed})


def _cells_said(old: Case, new: Case) -> Mapping[str, Mapping[str, ParameterOrigin]]:
    """The same of cells; rows that `old` does not have were never read."""
    said = {column: dict(rows) for column, rows in new.cell_origins.items()}
    for table, name in _ROWS.items():
        known = {getattr(row, name): row for row in getattr(old, table)}
        for row in getattr(new, table):
            before = known.get(getattr(row, name))
            if row is not before:
                for column in _differing(before, row):
                    said.setdefault(f"{table} {column}", {})[getattr(row, name)] = in_python()
    return FrozenDict({column: FrozenDict(rows) for column, rows in said.items()})


def _differing(before: Given | None, row: Given) -> Iterator[str]:
    """The fields and columns of `row` that are others than before."""
    old, new = ({**dict(one), **getattr(one, "columns", {})} if one else {} for one in (before, row))
    return (name for name, value in new.items() if name != "columns" and (name not in old or old[name] != value))


# --- what no row tells by itself --------------------------------------------------------------------------------------


def _contradictions(case: Case) -> Iterator[Problem]:
    """What does not fit together; whether the method has an answer is `allocate`'s to say."""
    for table, code in (("districts", "no_districts"), ("indicators", "no_indicators")):
        if not getattr(case, table):
            yield Problem(code, Place(table))
    for code, table, names in (
        ("id_twice", "districts", [*(one.id for one in case.districts), *(one.id for one in case.excluded)]),
        ("name_twice", "indicators", [indicator.name for indicator in case.indicators]),
        ("name_twice", "bases", [base.name for base in case.bases]),
        ("name_twice", "services", [service.name for service in case.services]),
    ):
        yield from _twice(code, table, names)
    for column, asked in _asked(case).items():
        yield from _column(case, column, asked)


def _twice(code: str, table: str, names: list[str]) -> Iterator[Problem]:
    if len(set(names)) < len(names):
        for i, name in enumerate(names, 1):
            if (first := names.index(name) + 1) < i:
                yield Problem(code, Place(table, str(i)), values={"found": name, "first": Place(table, str(first))})


class _Asked(NamedTuple):
    """How a column of the districts is asked for."""

    what: Text
    may_be_negative: bool = False
    has_gaps: bool = False


def _asked(case: Case) -> dict[str, _Asked]:
    """The columns that indicators, bases and parameters name."""
    method = case.parameters.need_method
    base = _Asked(Text("Bezugsgröße", "base"), has_gaps=CHOICES[method].bases_have_gaps)
    # Where values are put on a scale first, they may be below 0: net migration, say.
    indicator = _Asked(Text("Indikator", "indicator"), may_be_negative=method.needs("spread"))
    asked = {one.name: indicator for one in case.indicators}
    asked |= {one.base: base for one in case.indicators if one.base is not None}
    named = {getattr(case.parameters, key): about(key).label for key in COLUMN_KEYS}
    return asked | {column: _Asked(label) for column, label in named.items() if column is not None}


_ZERO, _LEAST = Decimal(0), Decimal("-Infinity")


def _column(case: Case, name: str, asked: _Asked) -> Iterator[Problem]:
    values = [district.columns.get(name) for district in case.districts]
    least = _LEAST if asked.may_be_negative else _ZERO
    if all(value is not None and value >= least for value in values):
        return
    if all(value is None for value in values):
        told = {"what": asked.what, "found": name, "sheet": "districts"}
        yield Problem("column_unknown", Place("districts"), values=told)
        return
    for district, value in zip(case.districts, values, strict=True):
        place = case.place("districts", district.id, name) or Place("districts", f"{name} {district.id}")
        subject = Subject(same(name), district.name)
        if value is None and not asked.has_gaps:
            yield Problem("district_value_empty", place, values={"subject": subject})
        elif value is not None and value < least:
            yield Problem("cell_negative", place, values={"subject": subject, "found": value})
