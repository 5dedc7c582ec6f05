"""A drawn chart, read back: its texts, circles and boxes with where they stand."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree


@dataclass(frozen=True)
class Text:
    """A text of a chart and where it begins, ends or is centred, px."""

    words: str
    x: float
    y: float


@dataclass(frozen=True)
class Drawing:
    """What is in an SVG, in px of the whole chart."""

    texts: list[Text]
    circles: list[tuple[float, float, str]]
    boxes: list[tuple[float, float, float, float]]

    def place(self, words: str) -> Text:
        """The one text with these words."""
        (found,) = [text for text in self.texts if text.words == words]
        return found

    def words(self) -> list[str]:
        return [text.words for text in self.texts]


def read(drawn: str) -> Drawing:
    """The parts of `drawn`, moved by what their groups are moved by."""
    drawing = Drawing([], [], [])

    def walk(element: ElementTree.Element, x: float, y: float) -> None:
        for dx, dy in re.findall(r"translate\((\S+) (\S+) ?\)", element.get("transform", "")):
            x, y = x + float(dx), y + float(dy)
        tag = element.tag.rpartition("}")[2]
        if tag == "text":
            drawing.texts.append(Text("".join(element.itertext()), x, y))
        elif tag == "circle":
            cx, cy = (float(element.get(key, "")) for key in ("cx", "cy"))
            drawing.circles.append((x + cx, y + cy, element.get("fill", "")))
        elif tag in ("rect", "path") and element.get("fill") not in ("none", None):
            drawing.boxes.append(_box(element, x, y))
        for child in element:
            walk(child, x, y)

    walk(ElementTree.fromstring(drawn), 0, 0)
    return drawing


def _box(element: ElementTree.Element, x: float, y: float) -> tuple[float, float, float, float]:
    if element.get("d"):
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", element.get("d", ""))]
        xs, ys = numbers[::2], numbers[1::2]
        return x + min(xs), y + min(ys), x + max(xs), y + max(ys)
    left, top, width, height = (float(element.get(key, "0")) for key in ("x", "y", "width", "height"))
    return x + left, y + top, x + left + width, y + top + height
