"""Figures as pandas takes them: floats with the districts' ids, NaN where one is undefined, infinite: no cap."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sozialbudget.method.numbers import Array

if TYPE_CHECKING:
    import pandas as pd


def series(values: Sequence[Any] | Array, ids: Sequence[str], name: str) -> "pd.Series[float]":
    """One figure of each district."""
    import pandas as pd

    return pd.Series(_floats(values), index=pd.Index(ids, name="id"), name=name)


def frame(columns: Sequence[Sequence[Any]] | Array, ids: Sequence[str], names: Sequence[str]) -> "pd.DataFrame":
    """A figure of each district and each of `names`."""
    import pandas as pd

    index = pd.Index(ids, name="id")
    return pd.DataFrame(np.column_stack([_floats(column) for column in columns]), index=index, columns=list(names))


def _floats(values: Sequence[Any] | Array) -> Array:
    return np.asarray(values, dtype=object).astype(float)
