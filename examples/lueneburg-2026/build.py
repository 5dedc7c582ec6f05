"""Build eingabe.xlsx: the input of the reform of 2026 in Landkreis Lüneburg, with invented indicators and budgets.

    python examples/lueneburg-2026/build.py [OUT]

Names, keys and inhabitants are those of examples/lueneburg/einwohner-zensus-2022.csv. The indicators are the invented
ones of the Lüneburg example; today's budgets are invented so that three districts lose. The same data gives the same
bytes.
"""

import csv
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from sozialbudget.workbook.filling import Filling, Row, example, word
from sozialbudget.workbook.template import filled_bytes

HERE = Path(__file__).parent
CENSUS = HERE.parent / "lueneburg" / "einwohner-zensus-2022.csv"

INVENTED = "erfunden (Beispiel)"
PAPER = "Vorlage 2025/124"
INVENTED_BUDGETS = {
    "Adendorf": 240_500,
    "Amelinghausen": 124_000,
    "Bardowick": 304_000,
    "Bleckede": 271_000,
    "Dahlenburg": 148_500,
    "Gellersen": 176_500,
    "Ilmenau": 163_000,
    "Amt Neuhaus": 124_500,
    "Ostheide": 185_500,
    "Scharnebeck": 292_500,
}
"""Today's budgets, EUR a year; together 2 030 000, of which the additional 203 000 are the tenth the paper names."""


def census() -> dict[str, int]:
    """Inhabitants on 15 May 2022 by official key."""
    with CENSUS.open(encoding="utf-8", newline="") as file:
        return {row["ars9"]: int(row["einwohner_zensus_2022_05_15"]) for row in csv.DictReader(file, delimiter=";")}


def district(invented: Row, inhabitants: dict[str, int]) -> Row:
    """A row of the Lüneburg example with the census' inhabitants, this example's budget and no own cost per FTE."""
    return {
        **invented,
        "Einwohner": inhabitants[str(invented["id"])],
        "status_quo": INVENTED_BUDGETS[str(invented["name"])],
        "cost_per_fte": None,
    }


def filling() -> Filling:
    """The whole workbook as data."""
    invented, inhabitants = example("lueneburg", "de"), census()
    return replace(
        invented,
        title="Beispiel Landkreis Lüneburg 2026: Neuordnung der Budgets mit erfundenen Zahlen",
        districts=tuple(district(row, inhabitants) for row in invented.districts),
        parameters={
            "year": 2026,
            "uplift": Decimal(0),
            "need_method": word("need_method", "burden_factor", "de"),
            "population": "Einwohner",
            "damping": Decimal(0),
            "overhead_rate": Decimal("0.175"),
            "overhead_basis": word("overhead_basis", "budget", "de"),
            "abf_rate": Decimal("0.10"),
            "cost_per_fte": 76_000,
            "weekly_hours": 39,
            "county": "Landkreis Lüneburg",
        },
        parameter_sources={
            "year": f"{PAPER}: gilt ab 1. Januar 2026",
            "uplift": f"{PAPER}: die Erhöhung steht als Zusatzmittel im Plan, nicht in der Formelsumme",
            "need_method": f"{PAPER}: mittlerer Belastungsfaktor mit der Einwohnerzahl",
            "population": f"{PAPER}: mittlerer Belastungsfaktor mit der Einwohnerzahl",
            "damping": f"{INVENTED}; geschützt wird durch den Defizitausgleich des Plans",
            "overhead_rate": "Vorlage 2011/099: „in einer Höhe von 17,5 %“",
            "overhead_basis": INVENTED,
            "abf_rate": "Vorlage 2011/099: „10%-iger Abschlag so genannter abf-Zeiten“",
            "cost_per_fte": INVENTED,
            "weekly_hours": "tarifliche Wochenarbeitszeit (Annahme des Beispiels)",
        },
        remarks={
            "districts": (
                "ERFUNDEN sind Träger, Budgets, alle Indikatoren und die Einwohner nach Alter. Nach der Formel "
                "verlieren Bleckede, Scharnebeck und Adendorf.",
                "ECHT sind Namen, amtliche Schlüssel und die Spalte Einwohner: Zensus 2022 (15.05.2022), © "
                "Statistische Ämter des Bundes und der Länder 2024,",
                "Datenlizenz Deutschland – Namensnennung – Version 2.0 (dl-de/by-2-0); Zahlen der Mitgliedsgemeinden "
                "je Samtgemeinde addiert.",
            ),
            "indicators": (
                f"ERFUNDEN sind Indikatoren, Gewichte und Werte; {PAPER} sagt nur, dass sie mit den Trägern vereinbart "
                "wurden.",
            ),
            "parameters": (
                "ERFUNDEN sind Dämpfung und Jahreskosten je VZÄ; nach Jahren und mit Beschluss stehen die Werte in "
                "parameter.toml.",
            ),
            "services": invented.remarks["services"],
        },
        marks={"provider": "erfunden", "status_quo": "Pflicht, erfunden"},
    )


def main() -> None:
    """Write the workbook to the path given, else beside this script."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "eingabe.xlsx"
    out.write_bytes(filled_bytes(filling(), "de"))


if __name__ == "__main__":
    main()
