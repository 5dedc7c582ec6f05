"""Build the inputs of three years: the Lüneburg example with other, invented indicators each year.

    python examples/series/build.py [FOLDER [YEARS]]

The years after the first leave the budgets so far empty: they come from the result of the year before. The same data
gives the same bytes.
"""

import sys
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from sozialbudget.workbook.filling import Filling, Row, Value, example
from sozialbudget.workbook.template import filled_bytes

HERE = Path(__file__).parent
FIRST, YEARS = 2012, 3
GROWTH = {
    "Kinder im SGB-II-Bezug": (31, -17, 8, 44, -25, 12, -9, 27, 5, -13),
    "Alleinerziehende": (12, 20, -8, 15, 4, -11, 9, -6, 18, 3),
    "Hilfen zur Erziehung": (-20, 35, 10, 25, 60, -15, 5, 40, -10, 15),
    "Jugendarbeitslosenquote": (20, -15, 10, 30, -25, 5, -10, 15, -5, 10),
}
"""By how many per mille each district's indicators grow a year: invented, only so that the years differ."""
DECIMALS = {"Jugendarbeitslosenquote": Decimal("0.0001")}
INVENTED = "ERFUNDEN sind alle Indikatoren dieses Jahres: Sie wachsen um frei gewählte Sätze."


def filling_of(year: int) -> Filling:
    """The input of `year`."""
    first = example("lueneburg", "de")
    districts = tuple(_district(row, position, year) for position, row in enumerate(first.districts))
    return replace(
        first,
        title=f"Beispiel Landkreis Lüneburg {year}: Budgets der zehn Sozialräume außerhalb der Hansestadt",
        districts=districts,
        indicators=tuple(_indicator(row, districts, year) for row in first.indicators),
        parameters={
            "year": year,
            "need_method": first.parameters["need_method"],
            "population": "Einwohner",
            "county": first.parameters["county"],
        },
        parameter_sources=dict.fromkeys(("year", "need_method", "population"), "erfunden (Beispiel)"),
        remarks={
            **first.remarks,
            "districts": (*first.remarks["districts"], INVENTED),
            "parameters": ("Die übrigen Parameter stehen mit ihren Jahren und Beschlüssen in parameter.toml.",),
        },
    )


def _district(row: Row, position: int, year: int) -> Row:
    grown = {name: _grown(row[name], rates[position], year, name) for name, rates in GROWTH.items()}
    today = {} if year == FIRST else {"status_quo": None}
    return {**row, **grown, **today}


def _grown(value: Value, per_mille: int, year: int, name: str) -> Decimal:
    factor = (1 + Decimal(per_mille) / 1000) ** (year - FIRST)
    return (Decimal(str(value)) * factor).quantize(DECIMALS.get(name, Decimal(1)), ROUND_HALF_UP)


def _indicator(row: Row, districts: tuple[Row, ...], year: int) -> Row:
    changed: dict[str, Value] = {"as_of": f"31.12.{year - 1} (fiktiv)"}
    if row.get("control_total") is not None:
        changed["control_total"] = sum(int(str(district[str(row["name"])])) for district in districts)
    return {**row, **changed}


def main() -> None:
    """Write the workbooks into the folder given, else into eingaben beside this script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "eingaben"
    years = int(sys.argv[2]) if len(sys.argv) > 2 else YEARS
    folder.mkdir(exist_ok=True)
    for year in range(FIRST, FIRST + years):
        (folder / f"eingabe-{year}.xlsx").write_bytes(filled_bytes(filling_of(year), "de"))


if __name__ == "__main__":
    main()
