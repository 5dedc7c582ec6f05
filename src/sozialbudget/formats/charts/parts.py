"""What the charts are put together from: axes, texts, a look. Rows stand at numbers, so two of one name stay two.

Drawing takes a millisecond for each layer and a hundredth of one for each value, its name and type. So there are few
layers, and values are given as aesthetics, not as tables whose columns are then named, typed and mapped.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import lets_plot as lp

from sozialbudget.formats.charts.style import CHARACTER, GAP, GRID, ROW, SMALL, TEXT
from sozialbudget.formats.xlsx.live_sheet import INK
from sozialbudget.method.numbers import exact
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import number
from sozialbudget.words.text import in_order

_SWAPPED = str.maketrans({"<": "\uf5e0", "\\": "\uf5e1"})
_BACK = str.maketrans({"\uf5e0": "<", "\uf5e1": "\\"})
_NOT_TEXT = {"Cc", "Cs", "Co", "Cn"}
"""Control, surrogate, private and unassigned characters."""
NAME_LENGTH = 28


def short(name: str, length: int = NAME_LENGTH) -> str:
    """`name` on one line, at most `length` characters, an ellipsis for what is cut off."""
    line = " ".join(written(name).split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def written(text: str) -> str:
    """`text` with a replacement character for each one that has no place in XML or is private, nothing out of order."""
    kept = (" " if c in "\t\n\r" else "\ufffd" if unicodedata.category(c) in _NOT_TEXT else c for c in text)
    return in_order("".join(kept))


def hidden(text: str) -> str:
    """`text` with nothing in it that lets-plot would read as markup."""
    return written(text).translate(_SWAPPED)


def restored(text: str) -> str:
    """What `hidden` hid, as it was."""
    return text.translate(_BACK)


_NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MAGNITUDES = (
    (Decimal(10) ** 9, "chart.billions"),
    (Decimal(10) ** 6, "chart.millions"),
)


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from `low` to `high` with its `ticks` and what is written at each; `unit` belongs to all of them."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    told: tuple[str, ...]

    @property
    def cut(self) -> bool:
        """Whether zero is not on it."""
        return self.low > 0 or self.high < 0

    def widened(self, left: Decimal) -> "Axis":
        """The same with `left` more to the left, without numbers."""
        return replace(self, low=self.low - left)


def axis(low: Decimal, high: Decimal, unit: str, lang: Lang, most: int) -> Axis:
    """An axis that shows `low` to `high` with at most `most` round numbers told in `lang`, the last with its unit."""
    with exact():
        if low == high:
            low, high = (low, low + 1) if low >= 0 else (low - 1, low)
        step = _step(high - low, most)
        first, last = -_floor(-low, step), _floor(high, step)
        ticks = tuple(step * k for k in range(int(first), int(last) + 1))
        return Axis(low, high, ticks, _told(ticks, step, unit, lang))


def within(values: Iterable[Decimal]) -> tuple[Decimal, Decimal]:
    """The smallest and the largest of `values`, 0 and 0 where there are none."""
    found = list(values) or [Decimal(0)]
    return min(found), max(found)


def _floor(value: Decimal, step: Decimal) -> Decimal:
    """The largest whole number of steps that is not above `value` (Decimal's // cuts towards zero)."""
    whole = value // step
    return whole - 1 if whole * step > value else whole


def _step(span: Decimal, most: int) -> Decimal:
    """The smallest round distance that sets at most `most` ticks on `span`."""
    power = Decimal(10) ** ((span / most).adjusted())
    return next(nice * power for nice in (*_NICE, Decimal(20)) if span / (nice * power) <= most - 1)


def _told(ticks: tuple[Decimal, ...], step: Decimal, unit: str, lang: Lang) -> tuple[str, ...]:
    size, word = next(((s, w) for s, w in _MAGNITUDES if max(map(abs, ticks), default=0) >= 10 * s), (Decimal(1), ""))
    unit = say(word, lang, unit=unit) if word else unit
    decimals = max(0, -int((step / size).normalize().as_tuple().exponent))
    plain = [number(tick / size, lang, decimals).replace("-", "−") for tick in ticks]
    # The unit stands once, at the last number: as on a ruler.
    return (*plain[:-1], f"{plain[-1]}\N{NO-BREAK SPACE}{unit}") if plain and unit else tuple(plain)


Plot = Any
Drawn = tuple[Plot, float]
"""A plot and its height in px."""

STILL: Mapping[str, Any] = {"tooltips": "none", "sampling": "none"}
"""Nothing moves in print, and every row is drawn."""
TEXT_PX = 0.5
"""Size of a text of one px in the library's unit."""
_MOST_TICKS = 7
_LOWEST_PANEL = 50.0
"""The library draws no lower one."""
_LEGEND, AXIS, _CAPTION, _MARGIN = 20.0, 13.0, 14.0, 3.0
"""Heights of what stands around the panel, as the library sets them: so rows are as high as `ROW`."""


def rows(n: int) -> list[float]:
    """Where `n` rows stand, from top to bottom."""
    return [float(-i) for i in range(n)]


def row_axis(names: Sequence[str]) -> Plot:
    """The rows' names on the left, each row of the same height however many there are."""
    n = len(names)
    beyond = (rows_panel(n) / ROW - n) / 2
    return lp.scale_y_continuous(
        breaks=rows(n),
        labels=[hidden(short(name)) for name in names],
        limits=[0.5 - n - beyond, 0.5 + beyond],
        expand=[0, 0],
    )


def value_scale(scale: Axis) -> dict[str, Any]:
    """The arguments of a scale that shows it."""
    low, high = float(scale.low), float(scale.high)
    # A number at the very end would be lost to the last digit of a float.
    beyond = (high - low) * 1e-6
    return {
        "breaks": [float(tick) for tick in scale.ticks],
        "labels": [hidden(told) for told in scale.told],
        "limits": [low - beyond, high + beyond],
        "expand": [0, 0],
    }


def texts(
    xs: Sequence[float],
    ys: Sequence[float],
    told: Sequence[str],
    each: Mapping[str, Sequence[float]] = MappingProxyType({}),
    **every: float,
) -> Plot:
    """`told` at the places given, a line break in it breaks the line; how `each` and `every` one of them is set."""
    words = ["\n".join(map(hidden, text.split("\n"))) for text in told]
    return lp.geom_text(lp.aes(xs, ys, label=words, **each), color=INK, nudge_unit="px", **every, **STILL)


def room(told: Sequence[str]) -> float:
    """Width in px of the longest of `told` and a gap on either side, 0 where there is none."""
    return max(map(len, told)) * CHARACTER * TEXT + 2 * GAP if told else 0


def panel_width(width: float, names: Sequence[str], beside: float) -> float:
    """What is left of `width` px for the panel by the names of rows and what is told beside it; never nothing."""
    return max(width - max((len(short(name)) for name in names), default=0) * CHARACTER * TEXT - beside, 90)


def fitting_axis(low: Decimal, high: Decimal, unit: str, lang: Lang, width: float) -> Axis:
    """An axis along `width` px with as many numbers as have room: the library leaves out those that have none."""
    for most in range(_MOST_TICKS, 1, -1):
        found = axis(low, high, unit, lang, most)
        if len(found.told) * (max(map(len, found.told), default=0) * CHARACTER * TEXT + 2 * GAP) <= width:
            break
    return found


def look(legend: bool = False, **special: Any) -> Plot:
    """The theme of every chart; `special` are settings of one."""
    text = lp.element_text(size=TEXT, color=INK, angle=0)
    line, none = lp.element_line(color=GRID, size=0.6), lp.element_blank()
    settings: dict[str, Any] = {
        "text": lp.element_text(size=TEXT, color=INK),
        "axis_title": none,
        "axis_text": text,
        "legend_position": "none",
        "plot_caption": lp.element_text(size=SMALL, color=INK, margin=[4, 0, 0, 0]),
        "plot_background": none,
        "panel_grid_major": line,
        "panel_grid_minor": none,
        "plot_margin": _MARGIN,
        "plot_inset": 0,
    }
    if legend:
        settings |= {
            "legend_text": lp.element_text(size=TEXT, color=INK),
            "legend_title": none,
            "legend_position": "top",
            "legend_justification": "left",
            "legend_margin": 0,
            "legend_key_size": 14,
            "legend_background": none,
            "legend_box_spacing": 2,
        }
    return lp.theme_minimal() + lp.theme(**(settings | special))


def finished(plot: Plot, width: float, scale: Axis, lang: Lang, legend: bool, panel: float) -> Drawn:
    """`plot` with its size, around a panel `panel` px high; where zero is not on `scale`, it says so."""
    height = panel + AXIS + 2 * _MARGIN + (_LEGEND if legend else 0)
    if scale.cut:
        plot += lp.labs(caption=hidden(say("chart.cut_axis", lang)))
        height += _CAPTION
    return plot + lp.ggsize(width, height), height


def rows_panel(n: int) -> float:
    """Height in px of a panel of `n` rows."""
    return max(n * ROW, _LOWEST_PANEL)


def sign_colour(value: Decimal, gain: str, loss: str, none: str) -> str:
    """The colour of a change."""
    return gain if value > 0 else loss if value < 0 else none
