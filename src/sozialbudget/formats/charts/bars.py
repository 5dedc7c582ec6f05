"""Horizontal bars from a zero line, alone or stacked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import lets_plot as lp

from sozialbudget.formats.charts.axis import within
from sozialbudget.formats.charts.chart import Bar, Bars
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
from sozialbudget.formats.charts.style import GAIN, GAP, LOSS, LOSS_FILL, SERIES, TEXT
from sozialbudget.formats.xlsx.palette import INK
from sozialbudget.method.numbers import exact

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
