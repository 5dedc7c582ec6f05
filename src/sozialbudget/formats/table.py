"""A table, stated once: what its columns are called and what stands in them; the formats write it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np

from sozialbudget.method.figure import Figure
from sozialbudget.method.numbers import Array
from sozialbudget.words import Text


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key (English, stable), its header in both languages, its values, and the figure they are of."""

    key: str
    header: Text
    values: Sequence[Any] | Array
    is_text: bool = False
    figure: Figure | None = None


def floats(values: Sequence[Any] | Array) -> list[float | None]:
    """The nearest double of each number; None where it is undefined or infinite."""
    return [value if isfinite(value) else None for value in np.asarray(values, dtype=object).astype(float).tolist()]
