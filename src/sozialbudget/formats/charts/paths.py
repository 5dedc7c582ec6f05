"""Lines over the years: together with their names at their ends, or a small picture of each, all on one scale.

Everything is placed by hand in px of the whole chart, y upwards: the library's own facets would name axes and panels
in ways that cannot be read back or made fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import lets_plot as lp

from sozialbudget.formats.charts.chart import Path, Paths
from sozialbudget.formats.charts.parts import (
    STILL,
    TEXT_PX,
    Axis,
    Drawn,
    Plot,
    axis,
    look,
    short,
    sign_colour,
    texts,
    within,
)
from sozialbudget.formats.charts.style import CHARACTER, GAIN, GAP, GRID, LOSS, SMALL, TEXT
from sozialbudget.formats.xlsx.live_sheet import INK
from sozialbudget.method.numbers import exact

TOGETHER = 5
"""Up to so many paths are drawn together; more would hide one another."""
_MARGIN = 3.0
_TOGETHER_PANEL, _SMALL_PANEL = 190.0, 62.0
_LINE = 14.0
"""Height of a line of text."""
_LETTER = 0.55
"""Width of a letter of a name as a share of its size."""
_SAMPLE = 24.0
"""Length of a line of the legend."""
_NARROWEST = 112.0
"""A small picture is no narrower."""
_TICKS_TOGETHER, _TICKS_SMALL = 6, 5


@dataclass(frozen=True, slots=True)
class _Panel:
    """A picture's frame, px, and the paths in it."""

    left: float
    right: float
    foot: float
    top: float
    paths: tuple[Path, ...]
    ticks_told: bool
    room: float = 0.0
    """Room for a title above it, px; 0 where the paths are named at their ends."""

    @property
    def titled(self) -> bool:
        """Whether its path is named above it."""
        return self.room > 0

    def x(self, k: int, n: int) -> float:
        """Where the `k`-th of `n` years stands."""
        return self.left + (self.right - self.left) * (k / (n - 1) if n > 1 else 0.5)

    def y(self, value: Decimal, scale: Axis) -> float:
        """Where `value` stands."""
        return self.foot + (self.top - self.foot) * float((value - scale.low) / (scale.high - scale.low))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A straight line, px."""

    start: tuple[float, float]
    stop: tuple[float, float]
    colour: str
    dashed: bool


def paths(chart: Paths, width: float) -> Drawn:
    """Gains blue and losses orange, told at their ends; what is `beside` is dashed."""
    together = len(chart.paths) <= TOGETHER
    low, high = chart.scale or within(value for path in chart.paths for value in (*path.values, *path.beside))
    with exact():
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
        margin = (high - low) / 20
        low, high = low - (margin if low else 0), high + (margin if high else 0)
        scale = axis(low, high, chart.unit, chart.lang, _TICKS_TOGETHER if together else _TICKS_SMALL)
        inner = width - 2 * _MARGIN
        panels, height = (_one if together else _many)(chart, scale, inner)
        plot = _drawn(chart, scale, panels, inner, height)
    return plot + lp.ggsize(width, height + 2 * _MARGIN), height + 2 * _MARGIN


def _room(told: Sequence[str], size: float = TEXT) -> float:
    return max(map(len, told), default=0) * CHARACTER * size + GAP


def _legend(chart: Paths) -> float:
    return _LINE + 4 if chart.main else 0.0


def _one(chart: Paths, scale: Axis, width: float) -> tuple[list[_Panel], float]:
    """All paths in one picture, their names on the right."""
    left = _room(scale.told, SMALL)
    right = width - _room([f"{short(path.label)} {path.told}" for path in chart.paths]) - GAP
    height = _TOGETHER_PANEL + _LINE + _legend(chart)
    return [_Panel(left, max(right, left + 60), _LINE, _LINE + _TOGETHER_PANEL, chart.paths, True)], height


def _many(chart: Paths, scale: Axis, width: float) -> tuple[list[_Panel], float]:
    """A small picture of each, row by row."""
    left = _room(scale.told, SMALL)
    longest = max(len(short(path.label)) for path in chart.paths)
    narrowest = max(_NARROWEST, longest * _LETTER * TEXT + GAP)
    columns = max(1, min(len(chart.paths), int((width - left) / narrowest)))
    cell = (width - left) / columns
    lines = -(-len(chart.paths) // columns)
    row = _SMALL_PANEL + 2 * _LINE + GAP
    height = lines * row + _legend(chart)
    told = _room([path.told for path in chart.paths])
    panels = []
    for k, path in enumerate(chart.paths):
        line, column = divmod(k, columns)
        foot = (lines - 1 - line) * row + _LINE
        start = left + column * cell + 2
        panels.append(
            _Panel(start, start + cell - told - 10, foot, foot + _SMALL_PANEL, (path,), column == 0, cell - GAP)
        )
    return panels, height


def _drawn(chart: Paths, scale: Axis, panels: Sequence[_Panel], width: float, height: float) -> Plot:
    plot = (
        lp.ggplot()
        + _grid(scale, panels)
        + _lines(chart, scale, panels, height)
        + _ends(chart, scale, panels)
        + lp.scale_color_identity()
        + lp.scale_linetype_identity()
        + lp.scale_size_identity()
        + lp.scale_x_continuous(breaks=[], limits=[0, width], expand=[0, 0])
        + lp.scale_y_continuous(breaks=[], limits=[0, height], expand=[0, 0])
        + look(
            axis_text_x=lp.element_blank(),
            axis_text_y=lp.element_blank(),
            panel_grid_major=lp.element_blank(),
        )
    )
    for layer in _words(chart, scale, panels, height):
        plot += layer
    return plot


def _grid(scale: Axis, panels: Sequence[_Panel]) -> Plot:
    """Pale lines at the numbers of the axis, a dark one at zero."""
    at = [(panel, tick) for panel in panels for tick in scale.ticks]
    ys = [panel.y(tick, scale) for panel, tick in at]
    colours = [INK if tick == 0 else GRID for _, tick in at]
    places = lp.aes([p.left for p, _ in at], ys, xend=[p.right for p, _ in at], yend=ys, color=colours)
    return lp.geom_segment(places, size=0.5, **STILL)


def _colour(path: Path) -> str:
    return sign_colour(path.values[-1], GAIN, LOSS, INK)


def _lines(chart: Paths, scale: Axis, panels: Sequence[_Panel], height: float) -> Plot:
    """Each path from year to year; the two samples of the legend."""
    n = len(chart.years)
    pieces: list[_Piece] = []
    for panel in panels:
        for path in panel.paths:
            for values, dashed in ((path.beside, True), (path.values, False)):
                ends = [(panel.x(k, n), panel.y(value, scale)) for k, value in enumerate(values)]
                pieces += [_Piece(start, stop, _colour(path), dashed) for start, stop in pairwise(ends)]
    if chart.main:
        y = height - _LINE / 2
        pieces += [
            _Piece((x, y), (x + _SAMPLE, y), INK, dashed) for x, dashed in ((0.0, False), (_second(chart), True))
        ]
    places = lp.aes(
        [piece.start[0] for piece in pieces],
        [piece.start[1] for piece in pieces],
        xend=[piece.stop[0] for piece in pieces],
        yend=[piece.stop[1] for piece in pieces],
        color=[piece.colour for piece in pieces],
        linetype=["dashed" if piece.dashed else "solid" for piece in pieces],
        size=[0.7 if piece.dashed else 1.3 for piece in pieces],
    )
    return lp.geom_segment(places, **STILL)


def _second(chart: Paths) -> float:
    """Where the second sample of the legend begins."""
    return _SAMPLE + GAP + _room([short(chart.main, 60)]) + 2 * GAP


def _ends(chart: Paths, scale: Axis, panels: Sequence[_Panel]) -> Plot:
    n = len(chart.years)
    at = [(panel, path) for panel in panels for path in panel.paths]
    xs = [panel.x(n - 1, n) for panel, _ in at]
    ys = [panel.y(path.values[-1], scale) for panel, path in at]
    return lp.geom_point(lp.aes(xs, ys, color=[_colour(path) for _, path in at]), size=2, **STILL)


def _words(chart: Paths, scale: Axis, panels: Sequence[_Panel], height: float) -> list[Plot]:
    n = len(chart.years)
    small, normal = SMALL * TEXT_PX, TEXT * TEXT_PX
    left: list[tuple[float, float, str]] = []
    for panel in panels:
        told = [f"{short(path.label)} {path.told}" if not panel.titled else path.told for path in panel.paths]
        ys = _apart([max(panel.y(path.values[-1], scale), panel.foot + _LINE / 3) for path in panel.paths], panel)
        left += [(panel.right + GAP, y, words) for y, words in zip(ys, told, strict=True)]
    titles = [
        (panel.left, panel.top + _LINE / 2 + 1, short(panel.paths[0].label, int(panel.room / _LETTER / TEXT)))
        for panel in panels
        if panel.titled
    ]
    if chart.main:
        y = height - _LINE / 2
        titles += [
            (_SAMPLE + GAP, y, short(chart.main, 60)),
            (_second(chart) + _SAMPLE + GAP, y, short(chart.beside, 60)),
        ]
    ticks = [
        (panel.left - GAP, panel.y(tick, scale), told)
        for panel in panels
        if panel.ticks_told
        for tick, told in zip(scale.ticks, scale.told, strict=True)
    ]
    shown = range(n) if not any(panel.titled for panel in panels) else sorted({0, n - 1})
    years = [(panel.x(k, n), panel.foot - _LINE / 2, chart.years[k]) for panel in panels for k in shown]
    return [
        texts(*_columns(left), hjust=0, size=normal),
        texts(*_columns(titles), hjust=0, size=normal),
        texts(*_columns(ticks), hjust=1, size=small),
        texts(*_columns(years), hjust=0.5, size=small),
    ]


def _columns(placed: Sequence[tuple[float, float, str]]) -> tuple[list[float], list[float], list[str]]:
    return [x for x, _, _ in placed], [y for _, y, _ in placed], [words for _, _, words in placed]


def _apart(ys: Sequence[float], panel: _Panel) -> list[float]:
    """The same places pushed apart until their texts do not lie on one another, within the panel where they fit."""
    order = sorted(range(len(ys)), key=lambda k: ys[k])
    placed = list(ys)
    for below, above in pairwise(order):
        placed[above] = max(placed[above], placed[below] + _LINE)
    beyond = max(0.0, placed[order[-1]] - max(panel.top, ys[order[-1]])) if order else 0.0
    if beyond:
        placed[order[-1]] -= beyond
        for above, below in pairwise(reversed(order)):
            placed[below] = min(placed[below], placed[above] - _LINE)
    return placed
