"""Charts drawn as SVG, for every format the same: one specification (chart.py), one library (lets-plot)."""

from sozialbudget.report.charts.chart import Bars, Chart, Dumbbell
from sozialbudget.report.charts.clean import clean
from sozialbudget.report.charts.style import PX_PER_MM


def svg(chart: Chart, width_mm: float, name: str) -> str:
    """`chart` as SVG, `width_mm` wide; `name` begins every id in it, so that several can stand in one page."""
    # The library is loaded when there is something to draw.
    from sozialbudget.report.charts.bars import bars
    from sozialbudget.report.charts.dumbbell import dumbbell
    from sozialbudget.report.charts.waterfall import waterfall

    width = width_mm * PX_PER_MM
    if isinstance(chart, Dumbbell):
        plot, height = dumbbell(chart, width)
    elif isinstance(chart, Bars):
        plot, height = bars(chart, width)
    else:
        plot, height = waterfall(chart, width)
    return clean(plot.to_svg(), width, height, name)
