"""A figure of the Berechnungsbogen: its name, unit, formula in words and in the spreadsheet, and its source.

Each function that computes a figure carries its `Figure`; the workbook, `explain`, the annex and the documentation
are drawn from there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import update_wrapper
from string import Formatter
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

from sozialbudget.case.parameters import Unit
from sozialbudget.words import Lang, Text

if TYPE_CHECKING:
    from sozialbudget.method.allocation import Allocation
    from sozialbudget.method.numbers import Array

P = ParamSpec("P")
R = TypeVar("R")


class Part(StrEnum):
    """Where a figure stands in the result workbook: one value for all, or a row for each district."""

    CELL = "cell"
    """One value for all districts, on the sheet Ausgleich."""
    INDICATORS = "indicators"
    """Left in the Berechnungsbogen, a column for each indicator."""
    LEFT = "left"
    WORKINGS = "workings"
    """On the sheet Rechenweg; infinite where there is none."""
    BESIDE = "beside"
    """In neither part of the Berechnungsbogen, between the two."""
    RIGHT = "right"
    SERVICE = "service"
    """Right, a column for each service."""
    CAUSE = "cause"
    """On the sheet Ursachen."""


class Group(StrEnum):
    """Columns that stand together in the left table of the annex, in this order."""

    TODAY = "today"
    NEED = "need"
    WAY = "way"
    BUDGET = "budget"
    """Without a heading above it."""
    CHANGE = "change"
    DISTANCE = "distance"


class Tells(StrEnum):
    """What a figure of the annex tells of counts that are withheld in it (reports/annex/witnesses.py)."""

    NOTHING = "nothing"
    """It follows from what is printed beside it, printed as it is or computed from the very numbers printed."""
    NEED = "need"
    """It follows from the needs as they are, so other counts are only as good if it is printed the same."""
    COLUMN = "column"
    """It gives away the number of its own district in `column`: withheld where that is."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, in one row: what people need to know of it, and how it is shown wherever figures are shown.

    `words` is the formula in words and `formula` the same in spreadsheet syntax. In both, `{key}` names another figure
    or a parameter: filled with labels it reads as a sentence, with numbers as an arithmetic, with cell names as a live
    formula. `formula` may name helper cells (workings.py), and is None where it depends on how many services there are
    or where the figure itself is such a cell. `source` is where the method comes from, never where a number does.
    """

    key: str
    label: Text
    unit: Unit
    words: Text
    formula: str | None = None
    source: Text | None = None
    step: int = 0
    part: Part = Part.LEFT
    plain: Text | None = None
    """The label where numbers are bare, if it is another: no percent sign, a name that says what it is of."""
    signed: bool = False
    """Whether a plus is written."""
    decimals: int | None = None
    """Shown in the workbook; None: as its unit."""
    whole_with: tuple[str, ...] = ()
    """Euros are shown without cents where all of these (figures, parameters) are whole."""
    strong: bool = False
    foots: bool = True
    """Whether its column has a sum."""
    over: tuple[str, str] | None = None
    """The two columns whose sums are divided in the row of totals, where it does not foot."""
    over_years: bool = False
    """Whether the time series shows it."""
    group: Group | None = None
    """Where the left table of the annex shows it; None: not there."""
    short: Text | None = None
    """What it is called within its group, if not as its label."""
    tells: Tells = Tells.NOTHING
    column: str | None = None
    """The column of the districts that `{column}` in its formulas stands for."""
    of: "Callable[[Allocation], Array] | None" = None
    """Computes it for each district, where an `Allocation` has no field for it."""


def placeholders(template: str) -> list[str]:
    """The keys a formula names, each once, in order."""
    return list(dict.fromkeys(key for _, key, _, _ in Formatter().parse(template) if key))


class Computed(Generic[P, R]):
    """A function with its figure."""

    def __init__(self, figure: Figure, function: Callable[P, R]) -> None:
        self.figure = figure
        self.function = function
        update_wrapper(self, function)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.function(*args, **kwargs)


def computes(figure: Figure) -> Callable[[Callable[P, R]], Computed[P, R]]:
    """Attach `figure` to the function that computes it."""

    def attach(function: Callable[P, R]) -> Computed[P, R]:
        return Computed(figure, function)

    return attach


def arithmetic(figure: Figure, lang: Lang, **numbers: str) -> str:
    """The formula in words with `numbers` put in, without what it says of rounding."""
    return figure.words.say(lang).partition(", ")[0].format(**numbers)
