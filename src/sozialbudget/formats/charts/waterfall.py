"""From one level to another by changes, left to right."""

import textwrap
from collections.abc import Sequence
from decimal import Decimal

import lets_plot as lp

from sozialbudget.formats.charts.axis import Axis, axis, within
from sozialbudget.formats.charts.chart import Step, Waterfall
from sozialbudget.formats.charts.parts import AXIS, STILL, TEXT_PX, Drawn, finished, look, texts, value_scale
from sozialbudget.formats.charts.plain import short
from sozialbudget.formats.charts.style import GAIN, LEVEL, LOSS, LOSS_FILL, SMALL, TEXT, WHITE
from sozialbudget.formats.xlsx.palette import INK
from sozialbudget.method.numbers import exact
from sozialbudget.words import Lang

_PANEL, _GAP = 92.0, 3.0
_HALF = 0.36
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
    left, right = [x - _HALF for x in xs], [x + _HALF for x in xs]
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
        bands = lp.aes([x - _HALF - 0.02 for x in cuts], low, xend=[x + _HALF + 0.02 for x in cuts], yend=high)
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
