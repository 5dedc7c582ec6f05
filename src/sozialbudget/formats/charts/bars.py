"""Horizontal bars from a zero line, alone or stacked."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import lets_plot as lp

from sozialbudget.formats.charts.chart import Bar, Bars, Dumbbell, Pair, Step, Waterfall
from sozialbudget.formats.charts.parts import (
    AXIS,
    STILL,
    TEXT_PX,
    Axis,
    Drawn,
    Plot,
    axis,
    finished,
    fitting_axis,
    hidden,
    look,
    panel_width,
    room,
    row_axis,
    rows,
    rows_panel,
    short,
    sign_colour,
    texts,
    value_scale,
    within,
)
from sozialbudget.formats.charts.style import GAIN, GAP, LEVEL, LOSS, LOSS_FILL, LOSS_LINE, SERIES, SMALL, TEXT, WHITE
from sozialbudget.formats.xlsx.live_sheet import INK, LINE
from sozialbudget.method.numbers import exact
from sozialbudget.words import Lang
from sozialbudget.words.numbers import number, signed

_HALF = 0.34
"""Half a bar's height, as a share of its row."""
_MOST_TOLD = 0.6
"""The share of a chart's width that what is told beside the bars may take."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A bar as drawn."""

    row: int
    start: Decimal
    stop: Decimal
    bar: Bar


@dataclass(frozen=True, slots=True)
class _Row:
    """A name, where its bars end on either side of zero, and what is told about them."""

    label: str
    low: Decimal
    high: Decimal
    told: str

    @property
    def lost(self) -> bool:
        """Whether it is told to the left of zero."""
        return self.low < 0 and self.high == 0


def bars(chart: Bars, width: float) -> Drawn:
    """A row per label, told at the end of its bars."""
    with exact():
        pieces = _pieces(chart.bars)
        found = _rows(pieces)
        low, high = chart.scale or within(end for row in found for end in (row.low, row.high))
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
        names = [row.label for row in found]
        left, right = _rooms(found)
        if left + right > width * _MOST_TOLD:
            # Told beside the bars they would run off the page: the axis and the table of the document tell them.
            found = [replace(row, told="") for row in found]
            left, right = _rooms(found)
        panel = panel_width(width, names, left + right)
        # What is told about losses stands between the names and the bars.
        beyond = (high - low) * Decimal(left / panel)
        scale = fitting_axis(low, high, chart.unit, chart.lang, panel).widened(beyond)
    series = list(dict.fromkeys(bar.series for bar in chart.bars if bar.series))
    plot = (
        lp.ggplot()
        + _boxes(pieces, series)
        + lp.scale_color_identity()
        + _fills(series)
        + lp.geom_vline(xintercept=0, color=INK, size=0.7, **STILL)
        + lp.scale_x_continuous(**value_scale(scale))
        + row_axis(names)
        + look(bool(series), panel_inset=[0, right, 0, 0])
    )
    for lost, hjust, nudge in ((False, 0, GAP), (True, 1, -GAP)):
        here = [(y, row) for y, row in zip(rows(len(found)), found, strict=True) if row.lost is lost]
        ends = [float(row.low if lost else row.high) for _, row in here]
        told = [row.told for _, row in here]
        plot += texts(ends, [y for y, _ in here], told, hjust=hjust, nudge_x=nudge, size=TEXT * TEXT_PX)
    return finished(plot, width, scale, chart.lang, bool(series), rows_panel(len(found)))


def _rooms(found: Sequence[_Row]) -> tuple[float, float]:
    """Widths in px of what is told to the left of zero and to the right of the bars."""
    left, right = (room([row.told for row in found if row.lost is lost]) for lost in (True, False))
    return left, right


def _pieces(listed: Sequence[Bar]) -> list[_Piece]:
    """Where each bar lies: neighbours of one label and different series share a row, gains and losses stacked apart."""
    pieces: list[_Piece] = []
    seen: set[str] = set()
    ends = [Decimal(0), Decimal(0)]
    for bar in listed:
        last = pieces[-1] if pieces else None
        together = last is not None and last.bar.label == bar.label and bar.series and bar.series not in seen
        row = 0 if last is None else last.row if together else last.row + 1
        if not together:
            seen, ends = set(), [Decimal(0), Decimal(0)]
        seen.add(bar.series)
        side = int(bar.value < 0)
        pieces.append(_Piece(row, ends[side], ends[side] + bar.value, bar))
        ends[side] += bar.value
    return pieces


def _rows(pieces: Sequence[_Piece]) -> list[_Row]:
    by_row: dict[int, list[_Piece]] = {}
    for piece in pieces:
        by_row.setdefault(piece.row, []).append(piece)
    return [
        _Row(
            row[0].bar.label,
            min(Decimal(0), *(piece.stop for piece in row)),
            max(Decimal(0), *(piece.stop for piece in row)),
            " · ".join(piece.bar.told for piece in row if piece.bar.told),
        )
        for row in by_row.values()
    ]


def _boxes(pieces: Sequence[_Piece], series: Sequence[str]) -> Plot:
    places = lp.aes(
        xmin=[float(piece.start) for piece in pieces],
        xmax=[float(piece.stop) for piece in pieces],
        ymin=[-piece.row - _HALF for piece in pieces],
        ymax=[-piece.row + _HALF for piece in pieces],
        fill=[
            f"series {series.index(piece.bar.series)}"
            if piece.bar.series
            else sign_colour(piece.bar.value, GAIN, LOSS_FILL, GAIN)
            for piece in pieces
        ],
        color=[INK if piece.bar.series else sign_colour(piece.bar.value, GAIN, LOSS, INK) for piece in pieces],
    )
    return lp.geom_rect(places, size=0.5, **STILL)


def _fills(series: Sequence[str]) -> Plot:
    """The colours; with series, the legend that names theirs."""
    if not series:
        return lp.scale_fill_identity()
    return lp.scale_fill_manual(
        [SERIES[k % len(SERIES)] for k in range(len(series))],
        breaks=[f"series {k}" for k in range(len(series))],
        labels=[hidden(short(name)) for name in series],
    )


_NEAR_ZERO = Decimal("0.4")
"""Up to this share of the largest value, the smallest one is near enough to zero to begin the axis there."""
_SIZE = 2.3


def dumbbell(chart: Dumbbell, width: float) -> Drawn:
    """A row per district, the change told at its end; where there is no budget today, the new one is told."""
    pairs, n = chart.pairs, len(chart.pairs)
    values = [value for pair in pairs for value in (pair.before, pair.after) if value is not None]
    told = _changes(pairs, chart.unit, chart.lang)
    low, high = chart.scale or within(values)
    with exact():
        margin = (high - low) / 40
        low = Decimal(0) if 0 <= low <= high * _NEAR_ZERO else low - margin
        panel = panel_width(width, [pair.label for pair in pairs], room(told))
        scale = fitting_axis(low, high + margin, chart.unit, chart.lang, panel)
        scale = scale if low else scale.widened((scale.high - low) / 60)
        joined = [
            (y, pair.before, pair.after) for y, pair in zip(rows(n), pairs, strict=True) if pair.before is not None
        ]
        colours = [sign_colour(after - before, GAIN, LOSS_LINE, LINE) for _, before, after in joined]
    ys, before = [y for y, _, _ in joined], [float(value) for _, value, _ in joined]
    new = [float(after) for _, _, after in joined]
    words = [hidden(short(chart.before)), hidden(short(chart.after))]
    plot = (
        lp.ggplot()
        + lp.geom_segment(lp.aes(before, ys, xend=new, yend=ys, color=colours), size=1.6, **STILL)
        + lp.scale_color_identity()
        + _circles(before, ys, "before")
        + _circles([float(pair.after) for pair in pairs], rows(n), "new")
        + lp.scale_fill_manual([WHITE, INK], breaks=["before", "new"], labels=words)
        + lp.scale_x_continuous(**value_scale(scale))
        + row_axis([pair.label for pair in pairs])
        + texts([float(scale.high)] * n, rows(n), told, hjust=1, nudge_x=room(told), size=TEXT * TEXT_PX)
        + look(bool(joined), panel_inset=[0, room(told), 0, 0])
    )
    return finished(plot, width, scale, chart.lang, bool(joined), rows_panel(n))


def _circles(xs: Sequence[float], ys: Sequence[float], kind: str) -> Plot:
    places = lp.aes(xs, ys, fill=[kind] * len(xs))
    return lp.geom_point(places, shape=21, size=_SIZE, stroke=0.9, color=INK, **STILL)


def _changes(pairs: Sequence[Pair], unit: str, lang: Lang) -> list[str]:
    with exact():
        amounts = [pair.after - (pair.before or 0) for pair in pairs]
    decimals = 0 if all(amount == amount.to_integral_value() for amount in amounts) else 2
    return [
        (number(amount, lang, decimals).replace("-", "−") if pair.before is None else signed(amount, lang, decimals))
        + (f"\N{NO-BREAK SPACE}{unit}" if unit else "")
        for pair, amount in zip(pairs, amounts, strict=True)
    ]


_PANEL, _GAP = 92.0, 3.0
_HALF_BAR = 0.36
"""Half a bar's width, as a share of its column."""
_TOLD = Decimal("0.14")
"""Room for what is told above or below the bars, as a share of the axis."""
_STUMP, _MOST_CUT = Decimal("0.45"), Decimal("0.3")
"""Where the axis is cut, levels keep a stump of this share of all changes; it is not cut to gain less than this."""
_AXIS_WIDTH = 70
_LINE = 12.0
"""Height of a line of names."""
_SMALLEST, _FEWEST = 9.0, 6
"""Size of text, 6.75 pt, and letters in a line, however narrow the columns."""
_LETTER = 0.54
"""Width of a letter as a share of its size."""
_TICKS = 5


def waterfall(chart: Waterfall, width: float) -> Drawn:
    """Levels grey, gains full, losses pale; told above, losses below."""
    steps, n = chart.steps, len(chart.steps)
    spans = _spans(steps)
    losses = [stop for step, (_, stop) in zip(steps, spans, strict=True) if step.kind == "change" and step.value < 0]
    scale = _axis([stop for _, stop in spans], losses, chart.unit, chart.lang)
    xs = [float(k) for k in range(n)]
    stops = [float(stop) for _, stop in spans]
    foot = float(scale.low) if scale.cut else 0.0
    kinds = ["level" if step.kind == "level" else "loss" if step.value < 0 else "gain" for step in steps]
    left, right = [x - _HALF_BAR for x in xs], [x + _HALF_BAR for x in xs]
    bottoms = [foot if kind == "level" else float(start) for kind, (start, _) in zip(kinds, spans, strict=True)]
    fills = [{"level": LEVEL, "gain": GAIN, "loss": LOSS_FILL}[kind] for kind in kinds]
    edges = [{"level": INK, "gain": GAIN, "loss": LOSS}[kind] for kind in kinds]
    # A line at the end of each step, on to the next: also what is seen of a change too small for a bar.
    ends = lp.aes(left, stops, xend=[*left[1:], *right[-1:]], yend=stops)
    boxes = lp.aes(xmin=left, xmax=right, ymin=bottoms, ymax=stops, fill=fills, color=edges)
    column = (width - _AXIS_WIDTH) / max(n, 1)
    names, name_size = _names([step.label for step in steps], column)
    below = _LINE * max((name.count("\n") + 1 for name in names), default=1) + 4
    plot = (
        lp.ggplot()
        + lp.geom_segment(ends, color=INK, size=0.5, **STILL)
        + lp.geom_rect(boxes, size=0.6, **STILL)
        + lp.scale_color_identity()
        + lp.scale_fill_identity()
        + lp.scale_size_identity()
        + lp.scale_x_continuous(breaks=[], limits=[-0.6, n - 0.4], expand=[0, 0])
        + lp.scale_y_continuous(**value_scale(scale))
        + look(panel_inset=[0, 0, below, 0], axis_text_x=lp.element_blank())
    )
    rise = float(scale.high - scale.low)
    if scale.cut:
        cuts = [x for x, kind in zip(xs, kinds, strict=True) if kind == "level"]
        low, high = ([foot + share * rise] * len(cuts) for share in (0.06, 0.11))
        bands = lp.aes([x - _HALF_BAR - 0.02 for x in cuts], low, xend=[x + _HALF_BAR + 0.02 for x in cuts], yend=high)
        plot += lp.geom_segment(bands, color=WHITE, size=2, **STILL)
    else:
        plot += lp.geom_hline(yintercept=0, color=INK, size=0.7, **STILL)
    told_size = _size([step.told for step in steps], column, TEXT)
    # All hang by a gap below their places, what is told above a bar stands two gaps higher. The names of the steps
    # are among them, for the library leaves out names on an axis that come near each other.
    above = 2 * _GAP * rise / (_PANEL + AXIS)
    lost = [kind == "loss" for kind in kinds]
    ys = [float(min(span)) if loss else float(max(span)) + above for span, loss in zip(spans, lost, strict=True)]
    each = {
        "size": [size * TEXT_PX for size in [name_size] * n + [told_size] * n],
        "vjust": [1.0] * n + [float(loss) for loss in lost],
    }
    told = [*names, *(step.told for step in steps)]
    plot += texts([*xs, *xs], [float(scale.low)] * n + ys, told, each, hjust=0.5, nudge_y=-_GAP)
    return finished(plot, width, scale, chart.lang, False, _PANEL + below)


def _spans(steps: Sequence[Step]) -> list[tuple[Decimal, Decimal]]:
    """Where each bar begins and ends: a level at zero, a change where the step before ended."""
    spans: list[tuple[Decimal, Decimal]] = []
    at = Decimal(0)
    with exact():
        for step in steps:
            start, at = (Decimal(0), step.value) if step.kind == "level" else (at, at + step.value)
            spans.append((start, at))
    return spans


def _axis(stops: Sequence[Decimal], losses: Sequence[Decimal], unit: str, lang: Lang) -> Axis:
    """From zero, or cut where the changes would be too small to be seen; with room below the ends of `losses`."""
    low, high = within(stops)
    with exact():
        foot = low - (high - low) * _STUMP
        if high == low or foot <= high * _MOST_CUT:
            foot, high = min(low, Decimal(0)), max(high, Decimal(0))
            if losses:
                foot = min(foot, min(losses) - (high - foot) * _TOLD)
        return axis(foot, high + (high - foot or Decimal(1)) * _TOLD, unit, lang, _TICKS)


def _names(names: Sequence[str], column: float) -> tuple[list[str], float]:
    """The names of the steps in at most two lines that fit into a column, and their size."""
    size = _size([word for name in names for word in short(name).split()], column, SMALL)
    most = max(int(column / (_LETTER * size)), _FEWEST)
    return ["\n".join(textwrap.wrap(short(name), most, max_lines=2, placeholder="…")) for name in names], size


def _size(told: Sequence[str], column: float, largest: float) -> float:
    """The size at which the longest of `told` fits into a column, within what can be read."""
    longest = max(map(len, told), default=0) or 1
    return min(largest, max(column / longest / _LETTER, _SMALLEST))
