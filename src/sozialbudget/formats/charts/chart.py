"""What a chart shows, as data: one specification, drawn alike for every format (charts/draw.py)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sozialbudget.words import Lang


@dataclass(frozen=True, slots=True)
class Pair:
    """A district's value before and after; `before` is None where there is only one value."""

    label: str
    before: Decimal | None
    after: Decimal


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """Each district's budget today and new, joined by a line; rows from top to bottom in the order given."""

    pairs: tuple[Pair, ...]
    before: str
    after: str
    unit: str
    lang: Lang
    scale: tuple[Decimal, Decimal] | None = None
    """Smallest and largest value of the axis, where several charts share one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar and what is told beside it; `series` names its part of a stacked bar."""

    label: str
    value: Decimal
    told: str
    series: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars from a zero line, losses to the left; bars of one label and several series are stacked."""

    bars: tuple[Bar, ...]
    unit: str
    lang: Lang
    scale: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a waterfall: `level` is a total drawn from zero, `change` a step from the level before."""

    label: str
    value: Decimal
    told: str
    kind: Literal["level", "change"]


@dataclass(frozen=True, slots=True)
class Waterfall:
    """From one level to another by changes, left to right; its axis need not begin at zero."""

    steps: tuple[Step, ...]
    unit: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class Path:
    """A value over the years and what is told at its end; `beside` is the same without something, drawn dashed."""

    label: str
    values: tuple[Decimal, ...]
    told: str
    beside: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Paths:
    """Lines over `years`, each with its label: together where they are few, else a small picture of each on one scale.

    Every path has one value a year. `main` and `beside` name the two lines of a path where there are two.
    """

    years: tuple[str, ...]
    paths: tuple[Path, ...]
    unit: str
    lang: Lang
    main: str = ""
    beside: str = ""
    scale: tuple[Decimal, Decimal] | None = None


Chart = Dumbbell | Bars | Waterfall | Paths
