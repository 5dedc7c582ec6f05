"""Charts drawn as SVG, for every format the same: one specification (chart.py), one library (lets-plot)."""

from typing import Any

from sozialbudget.formats.charts.chart import Bars, Chart, Dumbbell, Paths
from sozialbudget.formats.charts.clean import clean
from sozialbudget.formats.charts.style import PX_PER_MM


def svg(chart: Chart, width_mm: float, name: str) -> str:
    """`chart` as SVG, `width_mm` wide; `name` begins every id in it, so that several can stand in one page."""
    # The library is loaded when there is something to draw.
    from sozialbudget.formats.charts.bars import bars
    from sozialbudget.formats.charts.dumbbell import dumbbell
    from sozialbudget.formats.charts.paths import paths
    from sozialbudget.formats.charts.waterfall import waterfall

    width = width_mm * PX_PER_MM
    if isinstance(chart, Dumbbell):
        plot, height = dumbbell(chart, width)
    elif isinstance(chart, Bars):
        plot, height = bars(chart, width)
    elif isinstance(chart, Paths):
        plot, height = paths(chart, width)
    else:
        plot, height = waterfall(chart, width)
    return clean(_exported(plot), width, height, name)


def _exported(plot: Any) -> str:
    """`plot` as the library draws it.

    PlotSpec.to_svg first asks of each value which of six other libraries made it, a quarter of the time of a chart.
    Ours are plain, so the drawing itself is called as to_svg calls it; where a later version has it elsewhere, to_svg.
    """
    try:
        from lets_plot_kotlin_bridge import export_svg

        return str(export_svg(_plain(plot.as_dict()), -1.0, -1.0, ""))
    except (ImportError, TypeError):
        return str(plot.to_svg())


def _plain(value: Any) -> Any:
    """`value` with floats for whole numbers, which is all the library's own conversion changes in it."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return float(value) if type(value) is int else value
