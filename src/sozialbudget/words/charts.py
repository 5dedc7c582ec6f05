"""What stands in charts. Part of the one catalogue (catalogue.py)."""

from sozialbudget.words.text import Text

CHARTS: dict[str, Text] = {
    "chart.cut_axis": Text("Die Achse beginnt nicht bei 0.", "The axis does not begin at 0."),
    "chart.millions": Text("Mio.\N{NO-BREAK SPACE}{unit}", "m\N{NO-BREAK SPACE}{unit}"),
    "chart.billions": Text("Mrd.\N{NO-BREAK SPACE}{unit}", "bn\N{NO-BREAK SPACE}{unit}"),
}
