"""Build eingabe.xlsx: the Lüneburg example, as `sozialbudget template --example lueneburg` writes it.

    python examples/lueneburg/build.py [OUT]

The data stands in src/sozialbudget/workbook/examples/lueneburg.toml; its inhabitants are those of
einwohner-zensus-2022.csv beside this script, which is checked before anything is written. The same data gives the same
bytes.
"""

import csv
import sys
from pathlib import Path

from sozialbudget.workbook.filling import example
from sozialbudget.workbook.template import filled_bytes

HERE = Path(__file__).parent
CENSUS = HERE / "einwohner-zensus-2022.csv"


def census() -> dict[tuple[str, str], int]:
    """Inhabitants on 15 May 2022 by official key and name."""
    with CENSUS.open(encoding="utf-8", newline="") as file:
        return {
            (row["ars9"], row["sozialraum"]): int(row["einwohner_zensus_2022_05_15"])
            for row in csv.DictReader(file, delimiter=";")
        }


def main() -> None:
    """Write the workbook to the path given, else beside this script."""
    filling = example("lueneburg", "de")
    if {(row["id"], row["name"]): row["Einwohner"] for row in filling.districts} != census():
        raise SystemExit(f"the inhabitants of the example are not those of {CENSUS.name}")
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "eingabe.xlsx"
    out.write_bytes(filled_bytes(filling, "de"))


if __name__ == "__main__":
    main()
