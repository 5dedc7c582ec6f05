"""pandas frames as sheets, so that the rules of workbooks hold for them too."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from sozialbudget.case.layout import DISTRICTS, INDICATORS, PARAMETERS, SERVICES
from sozialbudget.reading.grid import Moment, Raw, Row, Sheet

if TYPE_CHECKING:
    import pandas as pd

_HEADER_ROW = 1
_NO_NAME = "Unnamed: "
"""How pandas calls what it has read from an empty cell of the heads."""


@dataclass(slots=True)
class FrameSheet(Sheet):
    """A frame as a sheet; its places are named by column and row label."""

    labels: dict[int, str] = field(default_factory=dict)
    headers: dict[int, str] = field(default_factory=dict)

    def cell_name(self, row: int, column: int) -> str:
        """`Budget bisher 3`."""
        return " ".join(part for part in (self.headers.get(column, ""), self.labels.get(row, "")) if part)

    def column_name(self, column: int) -> str:
        """Budget bisher."""
        return self.headers.get(column, "")


def sheets_of_frames(
    districts: "pd.DataFrame",
    indicators: "pd.DataFrame",
    parameters: "pd.DataFrame | Mapping[str, object]",
    services: "pd.DataFrame | None",
) -> dict[str, Sheet]:
    """The frames as sheets, by the layout's key. Raises TypeError where one is no frame."""
    sheets: dict[str, Sheet] = {
        DISTRICTS.key: _sheet(DISTRICTS.key, 0, districts),
        INDICATORS.key: _sheet(INDICATORS.key, 1, indicators),
        PARAMETERS.key: _mapping(parameters)
        if isinstance(parameters, Mapping)
        else _sheet("parameters", 2, parameters),
    }
    if services is not None:
        sheets[SERVICES.key] = _sheet(SERVICES.key, 3, services)
    return sheets


def _sheet(name: str, position: int, frame: "pd.DataFrame") -> Sheet:
    frame = _of_pandas(name, frame)
    if any(level is not None for level in frame.index.names):  # set_index("Nr") moved a column away
        frame = frame.reset_index()
    heads = [_head(frame.columns.get_level_values(level)) for level in range(frame.columns.nlevels)]
    rows: dict[int, Row] = {_HEADER_ROW + level: dict(names) for level, names in enumerate(heads)}
    width = len(frame.columns)
    headers = {number: " ".join(names[number] for names in heads if number in names) for number in range(1, width + 1)}
    columns = [frame.iloc[:, number].tolist() for number in range(width)]
    first = _HEADER_ROW + len(heads)
    for row, cells in enumerate(zip(*columns, strict=True), first):
        rows[row] = {number: raw for number, cell in enumerate(cells, 1) if (raw := raw_of(cell)) is not None}
    labels = {row: str(label) for row, label in enumerate(frame.index, first)}
    return FrameSheet(name, position, rows, labels=labels, headers=headers)


def _of_pandas(name: str, frame: Any) -> "pd.DataFrame":
    """`frame`, or the same of another library. Raises TypeError where it is none."""
    if hasattr(frame, "iloc") and hasattr(frame, "columns"):
        return cast("pd.DataFrame", frame)
    if hasattr(frame, "columns") and hasattr(frame, "to_dict") and hasattr(frame, "iter_rows"):  # polars
        import pandas as pd

        return pd.DataFrame(frame.to_dict(as_series=False), dtype=object)
    if hasattr(frame, "to_pandas"):
        return cast("pd.DataFrame", frame.to_pandas())
    kind = f"{type(frame).__module__}.{type(frame).__qualname__}".removeprefix("builtins.")
    raise TypeError(f"{name} must be a pandas DataFrame or one that has to_pandas(), not a {kind}")


def _head(names: "pd.Index[Any]") -> dict[int, str]:
    """One row of the heads; frames have several where their columns have several levels."""
    told = {number: str(name) for number, name in enumerate(names, 1) if raw_of(name) is not None}
    return {number: name for number, name in told.items() if name.strip() and not name.startswith(_NO_NAME)}


def _mapping(parameters: Mapping[str, object]) -> Sheet:
    rows: dict[int, Row] = {_HEADER_ROW: {1: "Parameter", 2: "value"}}
    labels: dict[int, str] = {}
    for row, (key, value) in enumerate(parameters.items(), _HEADER_ROW + 1):
        rows[row] = {1: str(key), 2: raw_of(value)}
        labels[row] = str(key)
    return FrameSheet(PARAMETERS.key, 2, rows, labels=labels, headers={2: "value"})


def raw_of(value: Any) -> Raw:
    """A frame's cell as a raw cell: None, NaN, NaT and pandas.NA are how frames say empty."""
    if value is None or isinstance(value, str | bool | Decimal):
        return value
    if isinstance(value, float):
        return None if math.isnan(value) else float(value)
    if isinstance(value, int):
        return value
    if type(value).__name__ in ("NaTType", "NAType"):
        return None
    if isinstance(value, date | time | timedelta):
        return Moment(str(value))
    if hasattr(value, "item"):  # a numpy scalar
        return raw_of(value.item())
    return str(value)
