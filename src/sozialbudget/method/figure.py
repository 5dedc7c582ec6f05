"""A figure of the Berechnungsbogen: its name, unit, formula in words and in the spreadsheet, and its source.

Each function that computes a figure carries its `Figure`; the workbook, `explain`, the annex and the documentation
are drawn from there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from typing import Generic, ParamSpec, TypeVar

from sozialbudget.case.parameters import Unit
from sozialbudget.words import Lang, Text

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Figure:
    """What people need to know of one figure.

    `words` is the formula in words and `formula` the same in spreadsheet syntax. In both, `{key}` names another figure
    or a parameter: filled with labels it reads as a sentence, with numbers as an arithmetic, with cell names as a live
    formula. `formula` is None where the writer needs helper cells (workings.py). `source` is where the method
    comes from, never where a number does.
    """

    key: str
    label: Text
    unit: Unit
    words: Text
    formula: str | None = None
    source: Text | None = None
    step: int = 0


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
