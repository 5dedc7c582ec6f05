"""Budgets today and new: hollow and filled circles joined by a line."""

from collections.abc import Sequence
from decimal import Decimal

import lets_plot as lp

from sozialbudget.formats.charts.axis import within
from sozialbudget.formats.charts.chart import Dumbbell, Pair
from sozialbudget.formats.charts.parts import (
    STILL,
    TEXT_PX,
    Drawn,
    Plot,
    finished,
    fitting_axis,
    look,
    panel_width,
    room,
    row_axis,
    rows,
    rows_panel,
    sign_colour,
    texts,
    value_scale,
)
from sozialbudget.formats.charts.plain import hidden, short
from sozialbudget.formats.charts.style import GAIN, LOSS_LINE, TEXT, WHITE
from sozialbudget.formats.xlsx.palette import INK, LINE
from sozialbudget.method.numbers import exact
from sozialbudget.words import Lang
from sozialbudget.words.numbers import number, signed

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
