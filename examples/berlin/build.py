"""Build eingabe.xlsx: the 542 planning areas of Berlin's Monitoring Soziale Stadtentwicklung 2021 as an input.

    python examples/berlin/build.py [OUT]

Indicators and inhabitants are those of the CSV beside this script. Budgets are invented: an amount per inhabitant
that differs by borough, in hundreds of euros. The same data gives the same bytes.
"""

import csv
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from sozialbudget.case.case import Kind
from sozialbudget.workbook.filling import Filling, FreeColumn, Row, word
from sozialbudget.workbook.template import filled_bytes

HERE = Path(__file__).parent
DATA = HERE / "mss-2021-planungsraeume.csv"

POPULATION = "Einwohner"
INDICATORS = {
    "Arbeitslose (S1)": ("unemployed_percent", "Indikator S1: Anteil der Arbeitslosen."),
    "Transferbezug (S3)": ("transfer_recipients_percent", "Indikator S3: Anteil der Empfänger von Transferleistungen."),
    "Kinderarmut (S4)": (
        "child_poverty_percent",
        "Indikator S4: Anteil der Kinder unter 15 Jahren in Haushalten mit Transferleistungen.",
    ),
}
BOROUGHS = {
    "01": "Mitte",
    "02": "Friedrichshain-Kreuzberg",
    "03": "Pankow",
    "04": "Charlottenburg-Wilmersdorf",
    "05": "Spandau",
    "06": "Steglitz-Zehlendorf",
    "07": "Tempelhof-Schöneberg",
    "08": "Neukölln",
    "09": "Treptow-Köpenick",
    "10": "Marzahn-Hellersdorf",
    "11": "Lichtenberg",
    "12": "Reinickendorf",
}
INVENTED_EUROS_PER_INHABITANT = {
    "01": 31,
    "02": 29,
    "03": 26,
    "04": 30,
    "05": 27,
    "06": 28,
    "07": 27,
    "08": 29,
    "09": 25,
    "10": 27,
    "11": 26,
    "12": 28,
}
VALID = "gültig"
INVENTED = "erfunden (Beispiel)"
INVENTED_PARAMETERS = (
    "year",
    "uplift",
    "need_method",
    "population",
    "spread",
    "sd",
    "damping",
    "max_loss",
    "max_gain",
    "cost_per_fte",
)
SOURCE = "Monitoring Soziale Stadtentwicklung Berlin 2021"
BUDGET_STEP = Decimal(100)


def planning_area(told: dict[str, str]) -> Row:
    """One line of the CSV as a row of the sheet Sozialräume; without valid values it is left out with the reason."""
    row: dict[str, str | Decimal | int | None] = {
        "id": told["id"],
        "name": told["name"],
        "provider": BOROUGHS[told["borough"]],
    }
    if told["inhabitants"]:
        row[POPULATION] = int(told["inhabitants"])
    if told["validity"] != VALID:
        return row | {"excluded": told["validity"]}
    row["status_quo"] = invented_budget(told)
    for name, (field, _) in INDICATORS.items():
        row[name] = Decimal(told[field]) / 100
    return row


def invented_budget(told: dict[str, str]) -> Decimal:
    """Today's budget in EUR a year: invented."""
    exact = Decimal(told["inhabitants"]) * INVENTED_EUROS_PER_INHABITANT[told["borough"]]
    return (exact / BUDGET_STEP).quantize(Decimal(1), rounding=ROUND_HALF_UP) * BUDGET_STEP


def filling() -> Filling:
    """The whole workbook as data."""
    with DATA.open(encoding="utf-8", newline="") as file:
        districts = tuple(planning_area(told) for told in csv.DictReader(file))
    mark = "MSS 2021"
    return Filling(
        title="Beispiel Berlin: 542 Planungsräume, Monitoring Soziale Stadtentwicklung 2021",
        columns=(
            FreeColumn(POPULATION, Kind.COUNT, mark, "Einwohner am 31.12.2020."),
            *(FreeColumn(name, Kind.RATE, mark, text) for name, (_, text) in INDICATORS.items()),
        ),
        districts=districts,
        indicators=tuple(
            {
                "name": name,
                "weight": 1,
                "kind": "Quote",
                "direction": "+",
                "source": SOURCE,
                "as_of": "MSS 2021",
            }
            for name in INDICATORS
        ),
        services=(
            {"name": "Beratung und Gruppenarbeit", "share": Decimal("0.6")},
            {"name": "Vernetzung", "share": Decimal("0.4")},
        ),
        parameters={
            "year": 2022,
            "uplift": Decimal("0.03"),
            "need_method": word("need_method", "zscore", "de"),
            "population": POPULATION,
            "spread": Decimal("0.25"),
            "sd": word("sd", "population", "de"),
            "damping": Decimal("0.7"),
            "max_loss": Decimal("0.05"),
            "max_gain": Decimal("0.20"),
            "cost_per_fte": 72000,
            "county": "Land Berlin",
        },
        parameter_sources=dict.fromkeys(INVENTED_PARAMETERS, INVENTED),
        remarks={
            "districts": (
                "ERFUNDEN sind die Budgets: ein Betrag je Einwohner, der sich nach Bezirk unterscheidet. Als Träger "
                "steht der Bezirk.",
                "ECHT sind Planungsräume, Einwohner und Indikatoren: Senatsverwaltung für Stadtentwicklung, Bauen und "
                "Wohnen Berlin / Amt für Statistik Berlin-Brandenburg, CC BY 3.0 DE.",
                "Sechs Planungsräume ohne gültige Werte sind mit ihrem Grund ausgenommen.",
            ),
            "indicators": (
                "Drei Indikatoren des Monitorings, gleich gewichtet; die Gewichte sind eine Annahme des Beispiels.",
            ),
            "parameters": ("ERFUNDEN sind alle Werte: Berlin verteilt seine Mittel nicht so.",),
            "services": ("Aufteilung wie in der Vorlage 2011/099 des Landkreises Lüneburg.",),
        },
        marks={"status_quo": "Pflicht, erfunden", "provider": "Bezirk"},
    )


def main() -> None:
    """Write the workbook to the path given, else beside this script."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "eingabe.xlsx"
    out.write_bytes(filled_bytes(filling(), "de"))


if __name__ == "__main__":
    main()
