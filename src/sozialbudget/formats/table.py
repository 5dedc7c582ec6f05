"""A table, stated once: what its columns are called, what stands in them and how that is told; the formats write it.

Programs (CSV, frame) get values under full headers, people get them told: on the screen (`screen/lines.py`), on paper
(`document.py`) and in a workbook (`xlsx/tables.py`), where what follows from other columns is a formula.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import isfinite
from typing import Any, Literal

import numpy as np

from sozialbudget.method.figure import Figure
from sozialbudget.method.numbers import Array
from sozialbudget.words import Lang, Text
from sozialbudget.words.numbers import number, percent, signed

Kind = Literal["body", "subtotal", "total"]
"""Of a row."""
NONE = "–"
"""Where there is no value."""
UNDEFINED = Decimal("NaN")
"""A value that cannot be computed, as a share of nothing; a formula says so. None: there is nothing to compute."""


@dataclass(frozen=True, slots=True)
class Form:
    """How the values of a column are told, and the number format that tells them in a workbook."""

    number_format: str
    decimals: int = 0
    is_change: bool = False
    is_rate: bool = False

    def told(self, value: Any, lang: Lang) -> str:
        """`value` for people."""
        if isinstance(value, str):
            return value
        if value is None or value != value:
            return NONE
        write = percent if self.is_rate else number
        if self.is_change:
            return signed(value, lang, self.decimals, write)
        return write(value, lang, self.decimals).replace("-", "−")


TEXT, ANY = Form("@"), Form("General")
EUROS, WHOLE_EUROS = Form('#,##0.00 "€"', 2), Form('#,##0 "€"')
SIGNED_EUROS = Form('+#,##0.00 "€";-#,##0.00 "€";0.00 "€"', 2, is_change=True)
SIGNED_WHOLE_EUROS = Form('+#,##0 "€";-#,##0 "€";0 "€"', is_change=True)
SIGNED_RATE = Form("+0.0 %;-0.0 %;0.0 %", 1, is_change=True, is_rate=True)
HOURS, SIGNED_HOURS = Form("#,##0.00", 2), Form("+#,##0.00;-#,##0.00;0.00", 2, is_change=True)
YEAR = Form("0")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key (English, stable), its header, its values, one a row, and how they are told.

    `formula` is how a workbook computes it from the cells of its row, given by key. `total` stands in the row of
    totals, where there is one: in a workbook the sum of what stands above, or the column's formula where it has one
    and does not `foot`. `label` is the header for people where theirs is shorter; `unit` is what it is counted in,
    `sign` the same in short.
    """

    key: str
    header: Text | str
    values: Sequence[Any] | Array
    form: Form = ANY
    figure: Figure | None = None
    total: Any = ""
    label: str = ""
    unit: str = ""
    sign: str = ""
    formula: Callable[[Mapping[str, str]], str] | None = None
    foots: bool = False
    width: float = 15.0
    """In a workbook, in characters."""
    share: float = 0
    """Of the room on paper, relative to the other columns; 0: as narrow as its content."""
    begins: bool = True
    """Whether its header begins a line on paper, that is with a capital."""

    @property
    def is_text(self) -> bool:
        """Whether it holds text, which stands left."""
        return self.form.number_format == "@"

    def told(self, lang: Lang) -> list[str]:
        """Its values for people."""
        return [self.form.told(value, lang) for value in self.values]

    def named(self, lang: Lang) -> str:
        """Its header for programs."""
        return self.header if isinstance(self.header, str) else self.header.say(lang)

    def head(self, lang: Lang) -> str:
        """Its header for people."""
        return self.label or self.named(lang)


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of one length; `total` begins the row of totals, which a table without it (None) does not have.

    `kinds` are those of the rows, where some of them are totals, too.
    """

    columns: tuple[Column, ...]
    total: str | None = None
    caption: str = ""
    note: str = ""
    kinds: tuple[Kind, ...] = ()
    is_live: bool = True
    """Whether a workbook sums the totals by formulas."""

    def __len__(self) -> int:
        return len(self.columns[0].values)

    def without(self, *keys: str) -> "Table":
        """The same table without the columns `keys`."""
        return replace(self, columns=tuple(column for column in self.columns if column.key not in keys))


def floats(values: Sequence[Any] | Array) -> list[float | None]:
    """The nearest double of each number; None where it is undefined or infinite."""
    return [value if isfinite(value) else None for value in np.asarray(values, dtype=object).astype(float).tolist()]
