"""What is given: districts, indicators, services and parameters of one calculation, immutable.

Shapes and units stand in each field's description. A `Case` comes from a workbook (`read_workbook`), from pandas frames
(`from_frames`) or from its own constructor.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from sozialbudget.case.parameters import COLUMN_KEYS, Parameters
from sozialbudget.case.problems import Place, Problem

if TYPE_CHECKING:
    pass


class _Given(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class District(_Given):
    """A district (Sozialraum) as given."""

    id: str = Field(min_length=1, description="unique text, leading zeros kept")
    name: str = Field(min_length=1)
    provider: str | None = Field(None, description="Träger")
    status_quo: Decimal = Field(ge=0, description="Budget bisher, EUR a year")
    cost_per_fte: Decimal | None = Field(None, gt=0, description="own cost per FTE, EUR a year")
    columns: dict[str, Decimal] = Field(
        default_factory=dict,
        description="indicator values, reference populations and unit costs by column name; no unit cost: no such key",
    )


class Excluded(_Given):
    """A district left out on purpose, with the reason; it takes part in nothing."""

    id: str
    name: str
    provider: str | None = None
    reason: str = Field(min_length=1)
    cells: dict[str, str | Decimal] = Field(default_factory=dict, description="its other cells as given, by column")


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


class Indicator(_Given):
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


class Base(_Given):
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


class Service(_Given):
    """A service (Leistung) the personnel money is divided over."""

    name: str = Field(min_length=1)
    share: Decimal = Field(ge=0, le=1, description="share of personnel money, share of 1")
    abf_rate: Decimal | None = Field(None, ge=0, lt=1, description="own abf rate")


DEFAULT_SERVICES: tuple[Service, ...] = (
    Service(name="Beratung und Gruppenarbeit", share=Decimal("0.6")),
    Service(name="Vernetzung", share=Decimal("0.4")),
)
"""V: counselling and group work 60 %, networking 40 %."""


class Table(_Given):
    """Where one table of the input stood: the row of each of its entries and the column of each of its fields."""

    sheet: str
    rows: dict[str, int] = Field(default_factory=dict, description="1-based row by id, name or key")
    columns: dict[str, str] = Field(default_factory=dict, description="column letter by field or column name")

    def place(self, row: str, column: str) -> Place:
        """The cell of `column` in the row of `row`; the sheet alone where either is unknown."""
        if row in self.rows and column in self.columns:
            return Place(self.sheet, f"{self.columns[column]}{self.rows[row]}")
        return Place(self.sheet)


class Validity(_Given):
    """The budget years a parameter's value holds for, and when it is to be reviewed."""

    valid_from: int | None = Field(None, description="first budget year; None: no limit")
    valid_until: int | None = Field(None, description="last budget year, stated or the one before the next value's")
    review_by: date | None = Field(None, description="last day by which the resolution is to be reviewed")


class ParameterOrigin(_Given):
    """Who said a parameter's value, and the resolution or statute behind it."""

    said_by: str = Field(description="'default', 'workbook', 'file', 'set' or 'plan'")
    place: str | None = Field(None, description="cell, file name or option")
    entry: str | None = Field(None, description="entry of the parameter file: damping; damping[2] is its second")
    source: str | None = Field(None, description="resolution or statute")
    validity: Validity | None = Field(None, description="its years, where they are stated")

    @property
    def where(self) -> str:
        """The place in full: cell, file with its entry, or option; empty where there is none."""
        return str(Place(self.place, self.entry)) if self.place else ""


class Origin(_Given):
    """Where a case came from: the file, its SHA-256, and the cells."""

    name: str
    sha256: str
    tables: dict[str, Table] = Field(default_factory=dict, description="as `Case` lists them")


class Case(_Given):
    """Everything one calculation needs.

    Fields of `tables` in `origin`: districts by id with columns 'id', 'name', 'provider', 'status_quo',
    'cost_per_fte', 'excluded' and each column's own name; indicators and bases by name with columns 'weight', 'kind',
    'base', 'direction', 'control_total'; parameters by key with column 'value'; services by name with 'share',
    'abf_rate'.
    Where today's budgets come from a result: 'status_quo' by id with its column 'budget', and, of the districts that
    boundary changes give money to, 'boundary_changes' by id with column 'share'.
    """

    districts: tuple[District, ...]
    indicators: tuple[Indicator, ...]
    parameters: Parameters
    services: tuple[Service, ...] = DEFAULT_SERVICES
    bases: tuple[Base, ...] = Field((), description="of the reference populations, those of which something is said")
    excluded: tuple[Excluded, ...] = ()
    boundary_changes: tuple[BoundaryChange, ...] = Field(
        (), description="what became of the districts of the year before; today's budgets were moved by them"
    )
    parameter_origins: dict[str, ParameterOrigin] = Field(default_factory=dict)
    origin: Origin | None = None
    warnings: tuple[Any, ...] = Field((), description="Problems of severity 'warning' or 'note' found while reading")

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
        said = self.parameter_origins.get(row) if table == "parameters" else None
        if said is not None and said.said_by == "set":
            return Place(f"--set {row}")
        if said is not None and said.said_by in ("file", "plan") and said.place:
            return Place(said.place, said.entry)
        if self.origin is None or table not in self.origin.tables:
            return None
        if (table, column) == ("districts", "status_quo"):
            for passed_on, of_it in (("boundary_changes", "share"), ("status_quo", "budget")):
                if passed_on in self.origin.tables and row in self.origin.tables[passed_on].rows:
                    return self.origin.tables[passed_on].place(row, of_it)
        return self.origin.tables[table].place(row, column)


__all__ = [
    "DEFAULT_SERVICES",
    "Base",
    "BoundaryChange",
    "Case",
    "Direction",
    "District",
    "Excluded",
    "Freshness",
    "Indicator",
    "Kind",
    "Origin",
    "ParameterOrigin",
    "Problem",
    "Service",
    "Table",
    "Validity",
]
