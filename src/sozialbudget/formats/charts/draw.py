"""Charts drawn as SVG, for every format the same: one specification (chart.py), one library (lets-plot)."""

import re
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from sozialbudget.formats.charts.chart import Bars, Chart, Dumbbell, Paths
from sozialbudget.formats.charts.parts import restored
from sozialbudget.formats.charts.style import FONT, PX_PER_MM
from sozialbudget.formats.xlsx.live_sheet import INK

_SVG = "http://www.w3.org/2000/svg"
_DROPPED = {"style", "class", "clip-path", "clip-bounds-jfx", "buffered-rendering", "pointer-events", "display", "id"}
_LONG_NUMBER = re.compile(r"-?\d+\.\d+(?:[eE]-?\d+)?")
_VIEW_BOX = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
_SIZE = re.compile(r"font-size:\s*([0-9.]+)px")


def clean(drawn: str, width: float, height: float, name: str) -> str:
    """`drawn` as one SVG of `width` by `height` px, told in mm; `name` is its id."""
    root = ElementTree.fromstring(drawn)
    for element in root.iter():
        element[:] = [child for child in element if not _needless(child)]
        element.tag = _tag(element)
        _attributes(element)
        # Only tspans hold text; what stands between elements is layout.
        element.text = restored(element.text or "") if element.tag == "tspan" else None
        element.tail = None
    root.attrib = {
        "xmlns": _SVG,
        "id": name,
        "width": f"{width / PX_PER_MM:.2f}mm",
        "height": f"{height / PX_PER_MM:.2f}mm",
        "viewBox": f"0 0 {width:.2f} {height:.2f}",
        "font-family": FONT,
        "fill": INK,
    }
    _collapse(root)
    return ElementTree.tostring(root, encoding="unicode")


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _needless(element: ElementTree.Element) -> bool:
    """Whether it is for style or there for the mouse only."""
    tag = _tag(element)
    if tag != "path":
        return tag in ("style", "defs")
    outline = element.get("fill-opacity") == "0.0" and element.get("stroke-width") == "0.0"
    return outline or not element.get("d")


def _attributes(element: ElementTree.Element) -> None:
    kept = {k: v for k, v in element.attrib.items() if k not in _DROPPED}
    if element.tag == "text" and (size := _SIZE.search(element.get("style", ""))):
        kept["font-size"] = size.group(1)
    for opacity in ("fill-opacity", "stroke-opacity"):
        if kept.get(opacity) == "1.0":
            del kept[opacity]
    element.attrib = {k: _short(v) for k, v in kept.items()}


@lru_cache(maxsize=1024)
def _short(value: str) -> str:
    """`value` with its numbers to a hundredth of a px, less is seen by nobody; many recur, even among charts."""
    return _LONG_NUMBER.sub(_hundredths, value).strip()


def _hundredths(found: re.Match[str]) -> str:
    short = f"{float(found.group()):.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def _collapse(root: ElementTree.Element) -> None:
    """Groups that say nothing of their own make room for what they hold."""
    for element in root.iter():
        children: list[ElementTree.Element] = []
        for child in element:
            inner = child
            while inner.tag == "g" and not inner.attrib and len(inner) == 1:
                inner = inner[0]
            if not (inner.tag == "g" and not len(inner)):
                children.append(inner)
        element[:] = children


def svg(chart: Chart, width_mm: float, name: str) -> str:
    """`chart` as SVG, `width_mm` wide; `name` begins every id in it, so that several can stand in one page."""
    # The library is loaded when there is something to draw.
    from sozialbudget.formats.charts.bars import bars, dumbbell, waterfall
    from sozialbudget.formats.charts.paths import paths

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


def proportion(drawn: str) -> float:
    """Height of a chart ÷ its width."""
    box = _VIEW_BOX.search(drawn)
    if box is None:
        raise ValueError("a chart without viewBox")
    return float(box[2]) / float(box[1])


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
