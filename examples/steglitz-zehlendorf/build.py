"""Build eingabe.xlsx: four regions of Steglitz-Zehlendorf by cases × median, cases and unit costs invented.

    python examples/steglitz-zehlendorf/build.py [OUT]

The same data gives the same bytes.
"""

import sys
from decimal import Decimal
from pathlib import Path

from sozialbudget.case.case import Kind
from sozialbudget.workbook.filling import Filling, FreeColumn, Row, word
from sozialbudget.workbook.template import filled_bytes

HERE = Path(__file__).parent
INVENTED = "erfunden (Beispiel)"
PRODUCTS = {
    "Tagesgruppe (§ 32)": "Kosten Tagesgruppe",
    "Familienhilfe (§ 31)": "Kosten Familienhilfe",
    "Erziehungsbeistand (§ 30)": "Kosten Erziehungsbeistand",
    "Heimerziehung (§ 34)": "Kosten Heimerziehung",
}
"""Each product with the column of the region's own unit cost."""
REGIONS: dict[str, tuple[int, tuple[tuple[int, int | None], ...]]] = {
    "Region A": (4_020_000, ((14, 24_800), (96, 9_150), (71, 6_420), (38, 61_300))),
    "Region B": (4_390_000, ((11, 27_450), (118, 8_730), (64, 6_980), (45, 58_900))),
    "Region C": (2_110_000, ((0, None), (52, 9_480), (40, 6_210), (19, 66_750))),
    "Region D": (1_480_000, ((6, 25_900), (31, 10_260), (27, 7_350), (14, 63_400))),
}
"""Today's budget in EUR, and of each product cases and EUR a case: all invented."""


def region(number: int, name: str) -> Row:
    """A region as a row of the sheet Sozialräume; without cases of a product its unit cost stays empty."""
    status_quo, products = REGIONS[name]
    row: dict[str, str | Decimal | int | None] = {"id": f"{number:02}", "name": name, "status_quo": status_quo}
    for (product, cost_column), (cases, cost) in zip(PRODUCTS.items(), products, strict=True):
        row |= {product: cases} if cost is None else {product: cases, cost_column: cost}
    return row


def filling() -> Filling:
    """The whole workbook as data."""
    columns = [
        column
        for product, cost in PRODUCTS.items()
        for column in (
            FreeColumn(product, Kind.COUNT, "erfunden", "Fälle im Jahr."),
            FreeColumn(cost, None, "erfunden", "Euro je Fall im Jahr; leer, wo die Region keinen Fall hat."),
        )
    ]
    return Filling(
        title="Beispiel Steglitz-Zehlendorf: Fallzahl mal Median, alle Zahlen erfunden",
        columns=tuple(columns),
        districts=tuple(region(number, name) for number, name in enumerate(REGIONS, start=1)),
        indicators=tuple(
            {"name": product, "kind": "Anzahl", "base": cost, "direction": "+", "source": INVENTED, "as_of": "2013"}
            for product, cost in PRODUCTS.items()
        ),
        services=(
            {"name": "Beratung und Gruppenarbeit", "share": Decimal("0.6")},
            {"name": "Vernetzung", "share": Decimal("0.4")},
        ),
        parameters={
            "year": 2014,
            "need_method": word("need_method", "case_median", "de"),
            "damping": Decimal("0.5"),
            "max_loss": Decimal("0.05"),
            "rounding_unit": 100,
            "cost_per_fte": 62000,
            "county": "Bezirksamt Steglitz-Zehlendorf",
        },
        parameter_sources=dict.fromkeys(
            ("year", "need_method", "damping", "max_loss", "rounding_unit", "cost_per_fte"), INVENTED
        ),
        remarks={
            "districts": (
                "ERFUNDEN sind alle Zahlen: Fälle, Fallkosten und Budgets. Fallkosten sind Euro je Fall im Jahr.",
                "Der Bezirk hat vier Regionen; was 2012 über Fallzahl x Median gesagt wurde, steht im "
                "Protokoll seines Strategischen Zentrums vom 19.10.2012.",
            ),
            "indicators": (
                "Jeder Indikator ist ein Produkt: eine Hilfe nach dem SGB VIII. Die Bezugsgröße ist die Spalte der "
                "eigenen Fallkosten; Gewichte bleiben leer.",
            ),
            "parameters": (
                "ERFUNDEN sind alle Werte. Ohne Gesamtbudget und Steigerung ist die Summe des Bedarfs das "
                "Gesamtbudget.",
            ),
            "services": ("Aufteilung wie in der Vorlage 2011/099 des Landkreises Lüneburg.",),
        },
        marks={"status_quo": "Pflicht, erfunden"},
    )


def main() -> None:
    """Write the workbook to the path given, else beside this script."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "eingabe.xlsx"
    out.write_bytes(filled_bytes(filling(), "de"))


if __name__ == "__main__":
    main()
