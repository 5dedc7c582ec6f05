"""The charts, read back from their SVG."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from drawings import read
from sample_document import HOSTILE
from sozialbudget.formats.charts import style
from sozialbudget.formats.charts.chart import Bar, Bars, Chart, Dumbbell, Pair, Paths, Step, Waterfall
from sozialbudget.formats.charts.chart import Path as Way
from sozialbudget.formats.charts.draw import clean, svg
from sozialbudget.formats.charts.parts import axis, short
from sozialbudget.words import Lang

HUGE = Decimal(10) ** 12


def dumbbell(*pairs: tuple[str, int | None, int], lang: Lang = "de", **more: Any) -> Dumbbell:
    told = tuple(Pair(name, None if old is None else Decimal(old), Decimal(new)) for name, old, new in pairs)
    return Dumbbell(told, "Budget bisher", "Budget neu", "€", lang, **more)


def bars(*values: int, lang: Lang = "de", told: Callable[[int], str] = "{} h".format) -> Bars:
    return Bars(tuple(Bar(f"Bezirk {k}", Decimal(v), told(v)) for k, v in enumerate(values)), "h", lang)


def waterfall(first: str, *changes: str, lang: Lang = "de") -> Waterfall:
    start = Decimal(first)
    total = start + sum(map(Decimal, changes))
    return Waterfall(
        (
            Step("Budget bisher", start, "erst", "level"),
            *(Step(f"Ursache {k}", Decimal(v), f"um {v}", "change") for k, v in enumerate(changes)),
            Step("Budget neu", total, "letzt", "level"),
        ),
        "€",
        lang,
    )


_ENDS = (("Nord", 3), ("Süd", -2))
SAMPLES: dict[str, Chart] = {
    "dumbbell": dumbbell(("Nord", 100_000, 121_620), ("Süd", 200_000, 180_000), ("Neu", None, 50_000)),
    "bars": bars(40, -20, 10),
    "stacked": Bars(
        tuple(Bar(f"Bezirk {k}", Decimal(v), f"{v} h", s) for k in (1, 2) for s, v in (("abf", 5 * k), ("direkt", 20))),
        "h",
        "de",
    ),
    "paths": Paths(
        ("2025", "2026"),
        tuple(
            Way(name, (Decimal(0), Decimal(v)), f"{v} %", (Decimal(0),) * 2) for name, v in (("Nord", 3), ("Süd", -2))
        ),
        "%",
        "de",
        "mit Ausgleich",
        "ohne",
    ),
    "waterfall": waterfall("100000", "2000", "-7752", "3876.25", "-0.37", "0"),
}


@pytest.mark.parametrize("chart", SAMPLES.values(), ids=SAMPLES)
def test_every_label_and_told_value_is_in_it(chart: Chart) -> None:
    words = read(svg(chart, 170, "c")).words()
    if isinstance(chart, Dumbbell):
        expected = ["Nord", "Süd", "Neu", "Budget bisher", "Budget neu", "+21.620 €", "−20.000 €", "50.000 €"]
        expected = [text.replace(" €", "\N{NO-BREAK SPACE}€") for text in expected]
    elif isinstance(chart, Waterfall):
        expected = [step.label for step in chart.steps] + [step.told for step in chart.steps]
    elif isinstance(chart, Paths):
        expected = ["Nord 3 %", "Süd -2 %", "mit Ausgleich", "ohne", *chart.years]
    elif chart.bars[0].series:
        expected = ["Bezirk 1", "Bezirk 2", "abf", "direkt", "5 h · 20 h", "10 h · 20 h"]
    else:
        expected = [bar.label for bar in chart.bars] + [bar.told for bar in chart.bars]
    assert set(expected) <= set(words)


def test_a_dumbbell_stands_where_its_values_are() -> None:
    drawing = read(svg(dumbbell(("Nord", 100, 120), ("Süd", 220, 180), ("Mitte", 150, 150)), 170, "c"))
    rows: dict[float, dict[str, float]] = {}
    for x, y, fill in drawing.circles:
        rows.setdefault(round(y), {})["old" if fill == "#ffffff" else "new"] = x
    # The legend's circles lie above the rows; each is drawn in a row of its own.
    north, south, middle = [rows[y] for y in sorted(rows)][-3:]
    assert north["old"] < north["new"] < middle["old"] == middle["new"] < south["new"] < south["old"]
    # One scale: 100 to 120 is half as long as 220 to 180.
    assert (north["new"] - north["old"]) * 2 == pytest.approx(south["old"] - south["new"], abs=0.05)
    names = [drawing.place(name).y for name in ("Nord", "Süd", "Mitte")]
    assert names == sorted(names)


def test_charts_that_share_a_scale_share_it() -> None:
    scale = (Decimal(0), Decimal(1_000))
    first, second = (read(svg(dumbbell(("Nord", old, 900), scale=scale), 170, "c")) for old in (100, 550))
    lowest = [max(circles, key=lambda c: (c[1], c[2] == "#1f2933"))[0] for circles in (first.circles, second.circles)]
    assert lowest[0] == pytest.approx(lowest[1], abs=0.02)


def test_a_longer_bar_is_a_larger_value_and_losses_lie_left() -> None:
    values = (40, 30, 10, -5, -20)
    boxes = read(svg(bars(*values), 170, "c")).boxes[-len(values) :]
    per_hour = {round((right - left) / abs(value), 1) for (left, _, right, _), value in zip(boxes, values, strict=True)}
    assert max(per_hour) - min(per_hour) <= 0.1
    zero = boxes[0][0]
    assert all(left == pytest.approx(zero, abs=0.02) for left, *_ in boxes[:3])
    assert all(right == pytest.approx(zero, abs=0.02) for _, _, right, _ in boxes[3:])


def test_stacked_bars_lie_end_to_end() -> None:
    drawing = read(svg(SAMPLES["stacked"], 170, "c"))
    below_legend = drawing.place("abf").y + 5
    boxes = sorted((box for box in drawing.boxes if box[1] > below_legend), key=lambda box: (box[1], box[0]))
    for first, second in (boxes[:2], boxes[2:]):
        assert first[2] == pytest.approx(second[0], abs=0.02)
        assert first[1] == second[1]
    assert boxes[0][1] < boxes[2][1]


def test_each_step_of_a_waterfall_begins_where_the_last_ended() -> None:
    boxes = sorted(read(svg(waterfall("100000", "2000", "-7752", "3876"), 170, "c")).boxes)
    start, total, need, damping, new = boxes
    assert start[1] == pytest.approx(total[3], abs=0.02)
    assert total[1] == pytest.approx(need[1], abs=0.02)
    assert need[3] == pytest.approx(damping[3], abs=0.02)
    assert damping[1] == pytest.approx(new[1], abs=0.02)
    assert (need[3] - need[1]) / (total[3] - total[1]) == pytest.approx(7752 / 2000, rel=0.01)


def test_what_is_told_of_a_loss_stands_below_it() -> None:
    drawing = read(svg(waterfall("1000", "200", "-300"), 170, "c"))
    _, gain, loss, _ = sorted(drawing.boxes)
    assert drawing.place("um 200").y <= gain[1]
    assert drawing.place("um -300").y >= loss[3]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_cut_axis_says_so(lang: Lang) -> None:
    said = {"de": "Die Achse beginnt nicht bei 0.", "en": "The axis does not begin at 0."}[lang]
    assert said in read(svg(waterfall("100000", "2000", lang=lang), 170, "c")).words()
    assert said not in read(svg(waterfall("100", "90", "-150", lang=lang), 170, "c")).words()
    assert said in read(svg(dumbbell(("Nord", 1000, 1100), lang=lang), 170, "c")).words()
    assert said not in read(svg(dumbbell(("Nord", 10, 1100), lang=lang), 170, "c")).words()


def test_numbers_are_told_in_the_documents_language() -> None:
    for chart in (
        dumbbell(("Nord", 100_000, 121_620)),
        waterfall("1000000", "25000"),
        bars(345, -12, told=str),
    ):
        for words in read(svg(chart, 170, "c")).words():
            assert not re.search(r"\d,\d{3}|\d\.\d{1,2}\b|\d-|-\d{4}|[eE]\+", words), words
    english = read(svg(dumbbell(("Nord", 100_000, 121_620), lang="en"), 170, "c")).words()
    assert "+21,620\N{NO-BREAK SPACE}€" in english
    assert any(re.fullmatch(r"1\d\d,000", words) for words in english)


@pytest.mark.parametrize(
    ("low", "high", "unit", "told"),
    [
        ("0", "100", "h", ["0", "20", "40", "60", "80", "100\N{NO-BREAK SPACE}h"]),
        ("-30", "25", "", ["−20", "0", "20"]),
        ("101000", "149000", "€", ["110.000", "120.000", "130.000", "140.000\N{NO-BREAK SPACE}€"]),
        ("0", "0.4", "", ["0,0", "0,1", "0,2", "0,3", "0,4"]),
        ("0", "45000000", "€", ["0", "10", "20", "30", "40\N{NO-BREAK SPACE}Mio.\N{NO-BREAK SPACE}€"]),
        ("7", "7", "", ["7,0", "7,2", "7,4", "7,6", "7,8", "8,0"]),
    ],
)
def test_the_numbers_of_an_axis_are_round(low: str, high: str, unit: str, told: list[str]) -> None:
    scale = axis(Decimal(low), Decimal(high), unit, "de", 6)
    assert list(scale.told) == told
    assert len(scale.ticks) == len(told)


@pytest.mark.parametrize("n", [1, 2, 10, 45])
def test_rows_are_of_one_height_however_many(n: int) -> None:
    chart = dumbbell(*((f"Raum {k}", 1000 + k, 1100 - k) for k in range(n)), ("letzter", 1000, 1000))
    drawing = read(svg(chart, 170, "c"))
    assert drawing.place("letzter").y - drawing.place("Raum 0").y == pytest.approx(16 * n, abs=0.1)


def test_rows_of_one_name_stay_apart() -> None:
    chart = dumbbell(("Mitte", 100, 120), ("Mitte", 100, 90), ("Mitte", 50, 70))
    drawing = read(svg(chart, 170, "c"))
    assert drawing.words().count("Mitte") == 3
    assert len({text.y for text in drawing.texts if text.words == "Mitte"}) == 3
    assert read(svg(Bars((Bar("a", Decimal(1), "eins"), Bar("a", Decimal(2), "zwei")), "h", "de"), 170, "c")).words()[
        -2:
    ] == ["a", "a"]


@pytest.mark.parametrize(
    "name",
    [
        *HOSTILE,
        '<a href="http://x">y</a>',
        "a<br>b",
        r"\( \frac{1}{2} \)",
        r"\(x^2\)",
        "**fett** _k_ ~s~",
        "{} {.2f} ${x}",
        "^x @y",
        "n/a",
        "1",
        "&lt;b&gt;",
        "2011-06-01",
    ],
)
def test_names_are_text_whatever_they_hold(name: str) -> None:
    shown = short(name)
    charts: list[Chart] = [
        Dumbbell((Pair(name, Decimal(1), Decimal(2)),), name, "neu", "€", "de"),
        Bars((Bar(name, Decimal(1), name, name),), "h", "de"),
        Waterfall((Step(name, Decimal(1), name, "level"),), "h", "de"),
    ]
    for chart in charts[:2]:
        drawing = read(svg(chart, 170, "c"))
        assert drawing.words().count(shown) >= 2
    assert " ".join(name.split()) in drawing.words() or name in drawing.words(), "told values are not cut"
    words = read(svg(charts[2], 170, "c")).words()
    assert shown in words


def test_characters_xml_has_no_place_for_are_replaced() -> None:
    words = read(svg(dumbbell(("a\x00b\x1bc\ud800d\uf5e0e\tf\ng", 1, 2)), 170, "c")).words()
    assert "a�b�c�d�e f g" in words


def test_long_names_end_in_an_ellipsis() -> None:
    words = read(svg(dumbbell(("Samtgemeinde Ostheide und Elbmarsch", 1, 2)), 170, "c")).words()
    assert "Samtgemeinde Ostheide und E…" in words


@pytest.mark.parametrize("width", [120, 150, 170, 257])
def test_nothing_told_is_lost_where_there_is_little_room(width: float) -> None:
    causes = ("Gesamtbudget", "Bevölkerung", "Bedarf", "Dämpfung", "Bestandsschutz", "Rundung")
    levels = [Step(name, Decimal(1_000_000), "1.000.000,00 €", "level") for name in ("Budget bisher", "Budget neu")]
    changes = [Step(cause, Decimal(1000), f"+1.00{k},00 €", "change") for k, cause in enumerate(causes)]
    words = read(svg(Waterfall((levels[0], *changes, levels[1]), "€", "de"), width, "c")).words()
    joined = "".join(words).replace(" ", "")
    assert all(cause in joined for cause in (*causes, "Budgetbisher", "Budgetneu"))
    assert all(step.told in words for step in changes)
    for chart in (dumbbell(("Nord", 0, 1_234_567)), bars(0, 1_234_567), dumbbell(("Nord", 0, 0)), bars(-1000, 900)):
        ends = ("\N{NO-BREAK SPACE}€", "\N{NO-BREAK SPACE}h")
        assert any(text.endswith(ends) and text[0] not in "+±" for text in read(svg(chart, width, "c")).words())


EXTREMES: dict[str, Chart] = {
    "nothing": Dumbbell((), "a", "b", "€", "de"),
    "zeros": dumbbell(("a", 0, 0), ("b", 0, 0)),
    "equal": dumbbell(("a", 7, 7), ("b", 7, 7)),
    "negative": dumbbell(("a", -7, -70)),
    "huge": dumbbell(("a", int(HUGE), int(HUGE) + 1), ("b", None, int(HUGE) * 2)),
    "no unit": Dumbbell((Pair("a", None, Decimal("0.01")),), "a", "b", "", "de"),
    "no bars": Bars((), "h", "de"),
    "zero bars": bars(0),
    "negative bars": bars(-5, -(10**12)),
    "huge bars": bars(10**12, 1),
    "zero steps": waterfall("0", "0", "0"),
    "one step": Waterfall((Step("a", Decimal(5), "5", "level"),), "€", "de"),
    "below zero": waterfall("100", "-250", "20"),
    "huge steps": waterfall("1e12", "-1e12", "0.01"),
    "many steps": waterfall("1000", *["1"] * 20),
}


@pytest.mark.parametrize("chart", EXTREMES.values(), ids=EXTREMES)
@pytest.mark.parametrize("width", [60, 170, 257])
def test_everything_can_be_drawn(chart: Chart, width: float) -> None:
    drawn = svg(chart, width, "c")
    assert "NaN" not in drawn
    assert "Infinity" not in drawn
    assert read(drawn).texts


@pytest.mark.parametrize("chart", [*SAMPLES.values(), *EXTREMES.values()], ids=[*SAMPLES, *EXTREMES])
def test_nothing_lies_outside(chart: Chart) -> None:
    drawn = svg(chart, 170, "c")
    _, _, width, height = map(float, ElementTree.fromstring(drawn).get("viewBox", "").split())
    drawing = read(drawn)
    for x, y in [(text.x, text.y) for text in drawing.texts] + [(x, y) for x, y, _ in drawing.circles]:
        assert 0 <= x <= width
        assert 0 <= y <= height
    assert width == pytest.approx(170 / 25.4 * 96, abs=0.01)


@pytest.mark.parametrize("chart", SAMPLES.values(), ids=SAMPLES)
def test_it_can_stand_in_a_page_with_others(chart: Chart) -> None:
    first, second = svg(chart, 170, "one"), svg(chart, 170, "two")
    ids = [element.get("id") for drawn in (first, second) for element in ElementTree.fromstring(drawn).iter()]
    ids = [found for found in ids if found]
    assert len(ids) == len(set(ids)) == 2
    for forbidden in (
        "<style",
        "<script",
        "class=",
        "style=",
        "href",
        "url(",
        "@import",
        "http://www.w3.org/1999/xlink",
    ):
        assert forbidden not in first
    assert first.count("http") == 1
    assert first.startswith('<svg xmlns="http://www.w3.org/2000/svg"')


def test_places_are_told_to_a_hundredth_of_a_pixel() -> None:
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg"><g transform="translate(-0.3649 -0.001 ) "><circle r="1.5"/></g></svg>'
    )
    assert 'transform="translate(-0.36 0 )"' in clean(drawn, 10, 10, "c")


def test_the_same_chart_gives_the_same_bytes_in_any_process() -> None:
    code = (
        "from test_charts import SAMPLES, svg\nimport hashlib\n"
        "print(hashlib.sha256(''.join(svg(chart, 170, 'c') for chart in SAMPLES.values()).encode()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[1])},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].strip()) == 64


@pytest.mark.parametrize("chart", [*SAMPLES.values(), *EXTREMES.values()], ids=[*SAMPLES, *EXTREMES])
def test_the_short_way_to_the_library_draws_what_its_own_way_draws(
    chart: Chart, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lets_plot.plot.core import PlotSpec

    with monkeypatch.context() as patch:
        patch.delattr(PlotSpec, "to_svg")
        short_way = svg(chart, 170, "c")
    with monkeypatch.context() as patch:
        # None keeps it from being imported again; the library has it already.
        patch.setitem(sys.modules, "lets_plot_kotlin_bridge", None)
        own_way = svg(chart, 170, "c")
    assert short_way == own_way


@pytest.mark.parametrize("chart", SAMPLES.values(), ids=SAMPLES)
def test_the_pdf_printer_draws_it(chart: Chart, tmp_path: Path) -> None:
    import typst

    def printed(drawn: str) -> bytes:
        (tmp_path / "chart.svg").write_text(drawn, encoding="utf-8")
        source = tmp_path / "page.typ"
        source.write_text('#set page(width: auto, height: auto)\n#image("chart.svg")', encoding="utf-8")
        return bytes(typst.compile(source, format="png", ppi=60))

    drawn = svg(chart, 170, "c")
    root = ElementTree.fromstring(drawn)
    for child in list(root):
        root.remove(child)
    empty = ElementTree.tostring(root, encoding="unicode")
    assert len(printed(drawn)) > 3 * len(printed(empty))


def test_lines_and_edges_stand_out_from_the_paper_by_three_to_one() -> None:
    """WCAG 1.4.11; a line that means nothing alone, but nobody should have to guess."""

    def luminance(colour: str) -> float:
        channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for colour in (style.GAIN, style.LOSS, style.LOSS_LINE):
        assert 1.05 / (luminance(colour) + 0.05) >= 3, colour
