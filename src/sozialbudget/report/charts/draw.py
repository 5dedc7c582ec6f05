"""Charts drawn as SVG."""

from sozialbudget.report.charts.chart import Chart


def svg(chart: Chart, width_mm: float, name: str) -> str:
    """`chart` as SVG, `width_mm` wide; `name` begins every id in it, so that several can stand in one page."""
    raise NotImplementedError
