"""Berlin's input with every kind of change that `compare` tells apart: the most mixtures it computes.

python benchmarks/changed.py SOURCE TARGET
"""

import sys
from pathlib import Path
from typing import Any

import openpyxl


def change(source: Path, target: Path) -> None:
    """Write `source` with its changes to `target`."""
    book: Any = openpyxl.load_workbook(source)
    indicators = [row for row in book["Indikatoren"].iter_rows() if isinstance(row[1].value, int | float)]
    indicators[0][1].value *= 2  # weights
    names = [row[0].value for row in indicators]
    header: list[object] = []
    for number, row in enumerate(book["Sozialräume"].iter_rows()):
        if not header:
            header = [cell.value for cell in row] if names[0] in [cell.value for cell in row] else []
            continue
        for name in names:
            cell = row[header.index(name)]
            if isinstance(cell.value, int | float):
                cell.value = round(cell.value * (1 + (number * 7 % 11 - 5) / 100), 7)
        today = row[header.index("Budget bisher")]
        if isinstance(today.value, int | float):
            today.value += (number * 13 % 7 - 3) * 500
            last = row
    last[0].value = "99999999"  # one district gone, one new
    others = {"Höchstverlust": 0.12, "Rundung": 10, "Wochenstunden je VZÄ": 40}
    for label, value, *_ in book["Parameter"].iter_rows():
        if label.value in ("Steigerung", "Dämpfung"):
            value.value += 0.01
        value.value = others.get(label.value, value.value)
    book.save(target)


if __name__ == "__main__":
    change(Path(sys.argv[1]), Path(sys.argv[2]))
