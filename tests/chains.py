"""Inputs of several years with two districts, small enough to be computed by hand."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbooks import Tables, write_xlsx

FIRST = 2026
BUDGETS = ((60500, 49500), (52250, 57750), (54697, 57503))
"""By year, A and B. Half the damping, half the need; the need is the share of children.

2026: 100 000 € raised by 10 % are 110 000. Children 50 and 50: need 55 000 each. Carried forward 66 000 and 44 000.
Halfway: 60 500 and 49 500.
2027: 110 000. Children 40 and 60: need 44 000 and 66 000. Halfway from 60 500 and 49 500: 52 250 and 57 750.
2028: 110 000 raised by 2 % are 112 200. Children 50 and 50: need 56 100 each. Carried forward 53 295 and 58 905.
Halfway 54 697.50 and 57 502.50; the one euro left over goes to the larger budget.
"""
_CHILDREN = ((50, 50), (40, 60), (50, 50))
_UPLIFTS = (0.1, 0, 0.02)


def tables(position: int, changes: Mapping[str, Any] | None = None) -> Tables:
    """The input of the year at `position`; `changes` are values by key: children, uplift, budgets, names, year."""
    told: dict[str, Any] = {
        "year": FIRST + position,
        "children": _CHILDREN[position % 3],
        "uplift": _UPLIFTS[position % 3],
        "budgets": (None, None) if position else (60000, 40000),
        "names": ("Nord", "Süd"),
        "as_of": f"31.12.{FIRST + position - 1}",
    } | dict(changes or {})
    rows = zip(("01", "02"), told["names"], told["budgets"], told["children"], strict=True)
    return {
        "Sozialräume": [["Nr", "Sozialraum", "Budget bisher", "Kinder"], *map(list, rows)],
        "Indikatoren": [["Indikator", "Gewicht", "Art", "Stand"], ["Kinder", 1, "Anzahl", told["as_of"]]],
        "Parameter": [
            ["Parameter", "Wert"],
            ["Haushaltsjahr", told["year"]],
            ["Steigerung", told["uplift"]],
            ["Dämpfung", 0.5],
            ["Jahreskosten je VZÄ", 60000],
        ],
    }


def write_year(folder: Path, position: int, changes: Mapping[str, Any] | None = None) -> Path:
    """Write one input; the same content gives other bytes, as in life, so copy files where bytes matter."""
    path = folder / f"eingabe-{FIRST + position}.xlsx"
    write_xlsx(path, tables(position, changes))
    return path


def write_chain(folder: Path, years: int = 3) -> Path:
    """Write the inputs of `years` years into `folder`."""
    folder.mkdir(exist_ok=True)
    for position in range(years):
        write_year(folder, position)
    return folder


def write_toml(
    folder: Path, top: str = 'anlagen = "keine"', each: Mapping[int, str] | None = None, years: int = 3
) -> Path:
    """Write `series.toml` for those inputs; `each` holds further lines by position of the year."""
    told = [top]
    for position in range(years):
        year = FIRST + position
        told += ["[[jahre]]", f"jahr = {year}", f'eingabe = "eingabe-{year}.xlsx"', (each or {}).get(position, "")]
    path = folder / "series.toml"
    path.write_text("\n".join(told) + "\n", encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """All files of `folder`, hidden ones too, by name."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
