"""Whatever has a row for each district as a pandas frame; a case as the frames it can be made from."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sozialbudget.analysis.compare.compare import Comparison
from sozialbudget.case.case import Case
from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.parameters import Unit, about
from sozialbudget.formats.table import Column
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.years.model import Projection

if TYPE_CHECKING:
    import pandas as pd


@in_own_context
def to_frame(thing: Allocation | Case | Comparison | Projection, exact_numbers: bool = False) -> "pd.DataFrame":
    """One row per district in the order given, indexed by id, of a projection by year and id; money in EUR a year.

    Columns are called by their English keys. Of an allocation, those of an indicator are `<indicator>: value` and
    `: normalised`, those of a service `<service>: amount`, `: fte`, `: weekly_hours` and `: face_to_face_hours`; of a
    comparison the causes by their keys; of a case its own columns (`to_frames` gives all its tables). Numbers are
    floats, missing ones NaN; with `exact_numbers` they are Decimals, missing ones None.
    """
    if isinstance(thing, Case):
        return to_frames(thing, exact_numbers)["districts"].set_index("id")
    index = ["year", "id"] if isinstance(thing, Projection) else "id"
    return _frame({column.key: column for column in _columns(thing)}, exact_numbers).set_index(index)


def _columns(thing: Allocation | Comparison | Projection) -> Iterable[Column]:
    if isinstance(thing, Allocation):
        from sozialbudget.reports.allocation.columns import columns

        return columns(thing)
    if isinstance(thing, Comparison):
        from sozialbudget.reports.comparison.tables import for_programs
        from sozialbudget.reports.comparison.telling import ComparisonTeller

        return for_programs(ComparisonTeller(thing, "en"))
    if isinstance(thing, Projection):
        from sozialbudget.reports.projection.output import columns as of_projection

        return of_projection(thing)
    kind = type(thing).__name__
    raise TypeError(f"to_frame takes an Allocation, a Case, a Comparison or a Projection, not {kind}")


@in_own_context
def to_frames(case: Case, exact_numbers: bool = True) -> "dict[str, pd.DataFrame]":
    """The tables of `case` as `from_frames` takes them: `from_frames(**to_frames(case))` is the same case.

    `districts`, `indicators` (with the reference populations), `parameters` (with their sources) and `services`; where
    in a file they were read from is not in them.
    """
    from sozialbudget.workbook.filling import filling_of

    if not isinstance(case, Case):
        raise TypeError(f"to_frames takes a Case, not {type(case).__name__}; to_frame gives the rows of a result")
    filling = filling_of(case, "en", "")
    sources = filling.parameter_sources
    parameters = [
        {"parameter": key, "value": _unmistakable(key, value), "source": sources.get(key)}
        for key, value in filling.parameters.items()
    ]
    tables = {"districts": filling.districts, "indicators": filling.indicators, "services": filling.services}
    found = {name: _table(rows, exact_numbers) for name, rows in tables.items()}
    return {**found, "parameters": _table(parameters, exact_numbers=True)}


def _unmistakable(key: str, value: Any) -> Any:
    """A rate of 1 as 100 %: as a bare number it may be meant as 1 %."""
    return "100 %" if about(key).unit is Unit.RATE and value == 1 else value


def _table(rows: Sequence[Mapping[str, Any]], exact_numbers: bool) -> "pd.DataFrame":
    names = dict.fromkeys(name for row in rows for name in row)
    columns = {name: [row.get(name) for row in rows] for name in names}
    return _frame({name: Column(name, name, told) for name, told in columns.items()}, exact_numbers)


def _frame(columns: Mapping[str, Column], exact_numbers: bool) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame({name: _series(column, exact_numbers) for name, column in columns.items()})


def _series(column: Column, exact_numbers: bool) -> Any:
    import pandas as pd

    values = [None if value != value else value for value in column.values]
    numbers = [value for value in values if isinstance(value, Decimal)]
    if exact_numbers or column.is_text or any(isinstance(value, str) for value in values):
        return pd.Series(values, dtype=object)
    if not numbers and values and all(isinstance(value, int) for value in values):
        return pd.Series(values)
    return pd.Series([float("nan") if value is None else float(value) for value in values], dtype="float64")
