"""The charts as lets-plot plots. Rows stand at numbers, not at names: two of one name stay two."""

import textwrap
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import lets_plot as lp

from sozialbudget.method.numbers import exact
from sozialbudget.report.charts.axis import Axis, axis, within
from sozialbudget.report.charts.chart import Bar, Bars, Dumbbell, Step, Waterfall
from sozialbudget.report.charts.plain import hidden, short
from sozialbudget.report.charts.style import (
    GAIN,
    GRID,
    INK,
    LEVEL,
    LINE,
    LOSS,
    LOSS_FILL,
    ROW,
    SERIES,
    SMALL,
    TEXT,
    WHITE,
)
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import number, signed

_PX = 0.5
"""Size of a text of one px in the library's unit."""
_STILL = {"tooltips": "none", "sampling": "none"}
"""Nothing moves in print, and every row is drawn."""
_HALF_BAR = 0.34
_DIGIT = 0.6 * TEXT
"""Width of a digit, px, a little more than it is."""
_LEGEND, _AXIS, _CAPTION, _MARGIN = 26.0, 20.0, 16.0, 4.0
_GAP = 6.0
_LOWEST_PANEL = 50.0
_WATERFALL_HEIGHT = 190.0

_Drawn = tuple[Any, float]
"""A plot and its height, px."""


def dumbbell(chart: Dumbbell, width: float) -> _Drawn:
    """Hollow today, filled new, the change told at the end of the row."""
    n = len(chart.pairs)
    values = [value for pair in chart.pairs for value in (pair.before, pair.after) if value is not None]
    low, high = chart.scale or within(values)
    scale = _padded(low, high, chart.unit, chart.lang, _most_ticks(width))
    told = _changes(chart)
    both = [(y, pair) for y, pair in zip(_rows(n), chart.pairs, strict=True) if pair.before is not None]
    lines = {
        "y": [y for y, _ in both],
        "from": [float(pair.before or 0) for _, pair in both],
        "to": [float(pair.after) for _, pair in both],
        "colour": [_colour(pair.after - (pair.before or 0)) for _, pair in both],
    }
    legend = both != []
    points = {
        "x": [float(pair.after) for pair in chart.pairs],
        "y": _rows(n),
        "kind": ["b"] * n,
    }
    hollow = {"x": lines["from"], "y": lines["y"], "kind": ["a"] * len(both)}
    plot = (
        lp.ggplot({"y": _rows(n)})
        + lp.geom_segment(
            lp.aes("from", "y", xend="to", yend="y", color="colour"),
            data=lines,
            size=1.6,
            **_STILL,
        )
        + lp.scale_color_identity()
        + _points(points, 2.6)
        + _points(hollow, 2.6)
        + lp.scale_manual(
            "fill", [WHITE, INK], breaks=["a", "b"], labels=[hidden(chart.before), hidden(chart.after)], name=""
        )
        + _value_axis_x(scale)
        + _row_axis([pair.label for pair in chart.pairs])
        + _at_end(told, scale.high)
    )
    theme = {"panel_inset": [0, _room(told), 0, 0]}
    return _finished(plot, width, _panel(n) + _AXIS, scale, chart.lang, legend, theme)


def _points(data: dict[str, Any], size: float) -> Any:
    return lp.geom_point(lp.aes("x", "y", fill="kind"), data=data, shape=21, size=size, color=INK, stroke=1, **_STILL)


def bars(chart: Bars, width: float) -> _Drawn:
    """Horizontal bars from zero, each row's told values at the end of the bar."""
    rows = _stacked(chart.bars)
    n = len(rows)
    series = list(dict.fromkeys(bar.series for bar in chart.bars if bar.series))
    fills = {name: SERIES[k % len(SERIES)] for k, name in enumerate(series)}
    drawn: dict[str, list[Any]] = {key: [] for key in ("from", "to", "bottom", "top", "fill", "edge")}
    ends: list[tuple[Decimal, Decimal]] = []
    with exact():
        for y, row in zip(_rows(n), rows, strict=True):
            least = most = Decimal(0)
            for bar in row:
                start = least if bar.value < 0 else most
                stop = start + bar.value
                least, most = min(least, stop), max(most, stop)
                for key, value in (
                    ("from", float(start)),
                    ("to", float(stop)),
                    ("bottom", y - _HALF_BAR),
                    ("top", y + _HALF_BAR),
                    ("fill", fills.get(bar.series) or (LOSS_FILL if bar.value < 0 else GAIN)),
                    ("edge", LOSS if bar.value < 0 and not bar.series else INK if bar.series else GAIN),
                ):
                    drawn[key].append(value)
            ends.append((least, most))
    told = [" · ".join(bar.told for bar in row if bar.told) for row in rows]
    low, high = chart.scale or within([Decimal(0), *(end for pair in ends for end in pair)])
    low, high = min(low, Decimal(0)), max(high, Decimal(0))
    losses = [text for text, (_, most) in zip(told, ends, strict=True) if most == 0 and low < 0]
    gains = [text for text, (_, most) in zip(told, ends, strict=True) if most > 0 or low == 0]
    names = [row[0].label for row in rows]
    left, right = _room(losses), _room(gains)
    with exact():
        panel = max(width - _name_room(names) - left - right, width / 4)
        low -= (high - low) * Decimal(left / panel)
    scale = axis(low, high, chart.unit, chart.lang, _most_ticks(width))
    ticks = range(len(scale.ticks))
    shown = [k for k in ticks if scale.ticks[k] >= low + (high - low) * Decimal(left / (panel + left))]
    scale = Axis(scale.low, scale.high, tuple(scale.ticks[k] for k in shown), tuple(scale.told[k] for k in shown))
    texts = {
        "x": [float(most if most > 0 or low == 0 else least) for least, most in ends],
        "y": _rows(n),
        "told": [hidden(text) for text in told],
        "side": [0.0 if most > 0 or low == 0 else 1.0 for _, most in ends],
    }
    plot = (
        lp.ggplot({"y": _rows(n)})
        + lp.geom_rect(
            lp.aes(xmin="from", xmax="to", ymin="bottom", ymax="top", fill="fill", color="edge"),
            data=drawn,
            size=0.5,
            **_STILL,
        )
        + lp.scale_color_identity()
        + _fill_legend(fills)
        + lp.geom_vline(xintercept=0, color=INK, size=0.7, **_STILL)
        + _value_axis_x(scale)
        + _row_axis(names)
    )
    for side, nudge in ((0.0, _GAP), (1.0, -_GAP)):
        here = [k for k in range(n) if texts["side"][k] == side]
        if here:
            plot += _texts({key: [values[k] for k in here] for key, values in texts.items()}, side, nudge_x=nudge)
    return _finished(plot, width, _panel(n) + _AXIS, scale, chart.lang, bool(fills), {"panel_inset": [0, right, 0, 0]})


def waterfall(chart: Waterfall, width: float) -> _Drawn:
    """Levels and changes from left to right, each told above it, losses below."""
    n = len(chart.steps)
    spans = _spans(chart.steps)
    low, high = within(value for span in spans for value in span)
    levels = [step.value for step in chart.steps if step.kind == "level"]
    lows, highs = within(
        [*(max(span) for span in spans), *(min(s) for s, t in zip(spans, chart.steps) if t.kind == "change")]
    )
    del levels
    with exact():
        room = (highs - lows) or abs(highs) / 2 or Decimal(1)
        # Levels keep a stump to stand on, and there is room for what is told above and below.
        base = lows - room * Decimal("0.45")
        if lows <= 0 or base <= highs * Decimal("0.3"):
            base = min(low, Decimal(0))
            room = highs - base or Decimal(1)
            base -= room * Decimal("0.14") if low < 0 else 0
        top = highs + (highs - base) * Decimal("0.14")
    scale = axis(base, top, chart.unit, chart.lang, 5)
    floor = float(base) if scale.cut else 0.0
    kinds = [_kind(step) for step in chart.steps]
    xs = [float(k) for k in range(n)]
    drawn = {
        "left": [x - 0.36 for x in xs],
        "right": [x + 0.36 for x in xs],
        "from": [
            floor if step.kind == "level" else float(span[0]) for step, span in zip(chart.steps, spans, strict=True)
        ],
        "to": [float(span[1]) for span in spans],
        "fill": [{"level": LEVEL, "gain": GAIN, "loss": LOSS_FILL}[kind] for kind in kinds],
        "edge": [{"level": INK, "gain": GAIN, "loss": LOSS}[kind] for kind in kinds],
    }
    joints = {
        "from": [x + 0.36 for x in xs[:-1]],
        "to": [x + 0.64 for x in xs[:-1]],
        "y": [float(span[1]) for span in spans[:-1]],
    }
    above = [k for k in range(n) if kinds[k] != "loss"]
    below = [k for k in range(n) if kinds[k] == "loss"]
    plot = (
        lp.ggplot({"x": xs})
        + lp.geom_segment(lp.aes("from", "y", xend="to", yend="y"), data=joints, color=INK, size=0.5, **_STILL)
        + lp.geom_rect(
            lp.aes(xmin="left", xmax="right", ymin="from", ymax="to", fill="fill", color="edge"),
            data=drawn,
            size=0.6,
            **_STILL,
        )
        + lp.scale_color_identity()
        + lp.scale_fill_identity()
    )
    for which, vjust, nudge in ((above, 0, 3.0), (below, 1, -3.0)):
        if which:
            data = {
                "x": [xs[k] for k in which],
                "y": [float((max if vjust == 0 else min)(spans[k])) for k in which],
                "told": [hidden(chart.steps[k].told) for k in which],
            }
            plot += _texts(data, 0.5, nudge_y=nudge, vjust=vjust)
    characters = int((width - 70) / max(n, 1) / (0.54 * SMALL))
    plot = (
        plot
        + lp.scale_x_continuous(
            name="",
            breaks=xs,
            labels=[_wrapped(step.label, characters) for step in chart.steps],
            limits=[-0.6, n - 0.4],
            expand=[0, 0],
        )
        + lp.scale_y_continuous(
            name="",
            breaks=[float(tick) for tick in scale.ticks],
            labels=[hidden(told) for told in scale.told],
            limits=[float(scale.low), float(scale.high)],
            expand=[0, 0],
        )
    )
    theme = {"panel_grid_major_x": lp.element_blank(), "axis_text_x": lp.element_text(size=SMALL, color=INK, angle=0)}
    return _finished(plot, width, _WATERFALL_HEIGHT, scale, chart.lang, False, theme)


def _spans(steps: Sequence[Step]) -> list[tuple[Decimal, Decimal]]:
    """Where each bar begins and ends: a level at zero, a change where the step before ended."""
    spans: list[tuple[Decimal, Decimal]] = []
    at = Decimal(0)
    with exact():
        for step in steps:
            start, at = (Decimal(0), step.value) if step.kind == "level" else (at, at + step.value)
            spans.append((start, at))
    return spans


def _kind(step: Step) -> str:
    return "level" if step.kind == "level" else "loss" if step.value < 0 else "gain"


def _wrapped(label: str, characters: int) -> str:
    """`label` in at most two lines, each hidden from the library's reading of markup."""
    lines = textwrap.wrap(short(label), max(characters, 6), max_lines=2, placeholder="…") or [""]
    return "\n".join(hidden(line) for line in lines)


def _stacked(bars: Sequence[Bar]) -> list[list[Bar]]:
    """The bars by row: neighbours of one label and different series share one."""
    rows: list[list[Bar]] = []
    for bar in bars:
        row = rows[-1] if rows else []
        if row and bar.series and row[0].label == bar.label and all(bar.series != other.series for other in row):
            row.append(bar)
        else:
            rows.append([bar])
    return rows


# --- parts --------------------------------------------------------------------------------------------


def _rows(n: int) -> list[float]:
    """Where rows stand, from top to bottom."""
    return [float(-i) for i in range(n)]


def _row_axis(names: Sequence[str]) -> Any:
    n = len(names)
    beyond = (_panel(n) / ROW - n) / 2
    return lp.scale_y_continuous(
        name="",
        breaks=_rows(n),
        labels=[hidden(short(name)) for name in names],
        limits=[0.5 - n - beyond, 0.5 + beyond],
        expand=[0, 0],
    )


def _value_axis_x(scale: Axis) -> Any:
    return lp.scale_x_continuous(
        name="",
        breaks=[float(tick) for tick in scale.ticks],
        labels=[hidden(told) for told in scale.told],
        limits=[float(scale.low), float(scale.high)],
        expand=[0, 0],
    )


def _at_end(told: Sequence[str], x: Decimal) -> Any:
    """Texts right-aligned in a column of their own behind the rows."""
    n = len(told)
    return _texts({"x": [float(x)] * n, "y": _rows(n), "told": [hidden(text) for text in told]}, 1, nudge_x=_room(told))


def _texts(data: dict[str, Any], hjust: float, **place: float) -> Any:
    return lp.geom_text(
        lp.aes("x", "y", label="told"),
        data=data,
        hjust=hjust,
        size=TEXT * _PX,
        color=INK,
        nudge_unit="px",
        **place,
        **_STILL,
    )


def _fill_legend(fills: dict[str, str]) -> Any:
    """Fills are colours already; the legend names those of the series."""
    if not fills:
        return lp.scale_fill_identity()
    return lp.scale_fill_identity(
        guide="legend", name="", breaks=list(fills.values()), labels=[hidden(short(name)) for name in fills]
    )


def _room(told: Sequence[str]) -> float:
    """Width in px of the longest of `told` and a gap."""
    return max(map(len, told)) * _DIGIT + 2 * _GAP if told else 0


def _name_room(names: Sequence[str]) -> float:
    return max(len(short(name)) for name in names) * 0.55 * TEXT if names else 0


def _most_ticks(width: float) -> int:
    return max(2, round(width / 90))


def _panel(rows: int) -> float:
    """Height in px of `rows` rows; the library draws no panel below a certain height."""
    return max(rows * ROW, _LOWEST_PANEL)


def _padded(low: Decimal, high: Decimal, unit: str, lang: Lang, ticks: int) -> Axis:
    """An axis with a little room beside the outermost values, from zero where zero is near."""
    with exact():
        if 0 < low <= high * Decimal("0.4"):
            low = Decimal(0)
        margin = (high - low) / 40
        return axis(low - margin if low else low, high + margin, unit, lang, ticks)


def _colour(change: Decimal) -> str:
    return GAIN if change > 0 else LOSS if change < 0 else LINE


def _changes(chart: Dumbbell) -> list[str]:
    """What is told at the end of each row: the change, or the value where there is no other."""
    with exact():
        changes = [pair.after if pair.before is None else pair.after - pair.before for pair in chart.pairs]
    decimals = 0 if all(change == change.to_integral_value() for change in changes) else 2
    told = [
        number(change, chart.lang, decimals).replace("-", "−")
        if pair.before is None
        else signed(change, chart.lang, decimals)
        for pair, change in zip(chart.pairs, changes, strict=True)
    ]
    return [f"{text}\N{NO-BREAK SPACE}{chart.unit}" if chart.unit else text for text in told]


def _finished(
    plot: Any, width: float, height: float, scale: Axis, lang: Lang, legend: bool, theme: dict[str, Any]
) -> _Drawn:
    height += 2 * _MARGIN + (_LEGEND if legend else 0)
    if scale.cut:
        plot += lp.labs(caption=hidden(say("chart.cut_axis", lang)))
        height += _CAPTION
    text = lp.element_text(size=TEXT, color=INK)
    look = dict(
        text=text,
        axis_title=lp.element_blank(),
        axis_text=text,
        legend_text=text,
        legend_title=lp.element_blank(),
        legend_position="top" if legend else "none",
        legend_justification="left",
        legend_margin=0,
        plot_caption=lp.element_text(size=SMALL, color=INK),
        plot_background=lp.element_blank(),
        panel_grid_major_x=lp.element_line(color=GRID, size=0.6),
        panel_grid_major_y=lp.element_line(color=GRID, size=0.6),
        panel_grid_minor=lp.element_blank(),
        plot_margin=_MARGIN,
        plot_inset=0,
    )
    plot += lp.theme_minimal() + lp.theme(**(look | theme))
    return plot + lp.ggsize(width, height), height
