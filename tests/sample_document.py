"""A made-up document with every block there is, hostile texts among it, for tests of the renderers."""

from datetime import date
from decimal import Decimal

from sozialbudget.formats.charts.chart import Bar, Bars, Dumbbell, Pair, Step, Waterfall
from sozialbudget.formats.document import (
    Column,
    Document,
    Figure,
    KeyFigure,
    KeyFigures,
    Listing,
    Paragraph,
    Row,
    Run,
    Section,
    Signatures,
    Table,
    body,
    numbered,
)
from sozialbudget.words.text import Lang

HOSTILE = (
    '#panic("x") $x^2$ *fett* _kursiv_ `code` <label> @ref',
    "<script>alert(1)</script> & <b>Süd</b> &amp; \"'",
    "</w:t></w:r> <!-- ]]> {{ 7*7 }} {% raw %} %s {0}",
    '=HYPERLINK("x") \\ // /* */ [link](http://x) #show: none',
    "Ötting‑Straße – “quoted” … Łódź Šabac İzmir Αθήνα Киев",
)


def sample(lang: Lang = "de", districts: int = 10, hostile: bool = True, draft: str | None = None) -> Document:
    """The document, with a wide table of `districts` rows."""
    names = [HOSTILE[i % len(HOSTILE)] if hostile and i < 10 else f"Sozialraum {i + 1:03d}" for i in range(districts)]
    before = [Decimal(100_000 + 7_000 * (i % 13)) for i in range(districts)]
    after = [value + Decimal(1_500 * (i % 7 - 3)) for i, value in enumerate(before)]
    wide = Table(
        "Berechnungsbogen, linker Teil",
        (
            Column("Nr", align="left"),
            Column("Sozialraum", align="left", width=3),
            Column("Bedarfsanteil", "Bedarf"),
            Column("Bedarfsbudget", "Bedarf"),
            *(Column(word, "Euro im Jahr") for word in ("Budget bisher", "gedämpft", "nach Grenzen", "Budget neu")),
            Column("Euro", "Veränderung"),
            Column("in %", "Veränderung"),
            Column("vorher", "Abstand zum Bedarf"),
            Column("nachher", "Abstand zum Bedarf"),
        ),
        (
            *tuple(
                Row(
                    (
                        f"{i + 1:03d}",
                        names[i],
                        "12,3456 %",
                        *(["1.234.567,89"] * 4),
                        "123.456",
                        "−12.345",
                        "−1,2 %",
                        "+3,4 %",
                        "−5,6 %",
                    )
                )
                for i in range(districts)
            ),
            Row(("", "Summe", "100 %", *(["12.345.678,90"] * 4), "1.234.567", "±0", "", "", ""), "total"),
        ),
        row_headers=2,
        note="Beträge in Euro im Jahr.",
    )
    pairs = tuple(Pair(*row) for row in zip(names, before, after, strict=True))[:40]
    sections = [
        Section(
            "1 Was vorgeschlagen wird",
            (
                Paragraph((Run("Es werden "), Run("1.234.567 €", True), Run(" verteilt.")), "lead"),
                KeyFigures(
                    (
                        KeyFigure("1.234.567 €", "Gesamtbudget"),
                        KeyFigure("6 / 4", "gewinnen / verlieren"),
                        KeyFigure("21.300 €", "kostet der Bestandsschutz"),
                    )
                ),
                Listing((body("Erstens ", Run(HOSTILE[0], True)), body("Zweitens " + HOSTILE[1]))),
                Paragraph((Run("Kleingedrucktes " + HOSTILE[2]),), "note"),
            ),
        ),
        Section(
            "2 Bisher und neu",
            (
                Figure(
                    Dumbbell(pairs, "bisher", "neu", "€", lang),
                    "Budgets bisher und neu",
                    "Hantel-Diagramm <&> je Sozialraum",
                ),
                Figure(
                    Bars(
                        tuple(Bar(name, value, str(value)) for name, value in zip(names[:40], after[:40], strict=True)),
                        "h",
                        lang,
                    ),
                    "Stunden je Woche",
                    "Balkendiagramm",
                ),
            ),
            new_page=True,
        ),
        Section("3 Berechnungsbogen", (body("Eine Zeile je Sozialraum."), wide), landscape=True, new_page=True),
        Section(
            "3.1 Spalten",
            (
                Table(
                    "Erklärung der Spalten",
                    (Column("Spalte", align="left", width=1), Column("Formel", align="left", width=3)),
                    (Row(("Budget neu", HOSTILE[3])), Row(("gedämpft", "d · bisher + (1 − d) · Bedarf"))),
                ),
            ),
            level=2,
            landscape=True,
        ),
        Section("4 Sozialräume", (body("Je Sozialraum eine halbe Seite."),), new_page=True),
        *(
            Section(
                names[i],
                (
                    body("Das Budget steigt um ", Run("3.000 €", True), "."),
                    Figure(
                        Waterfall(
                            (
                                Step("Budget bisher", before[i], "100.000,00", "level"),
                                Step("Gesamtbudget", Decimal(2000), "+2.000,00", "change"),
                                Step("Bedarf", Decimal(-7752), "−7.752,00", "change"),
                                Step("Dämpfung", Decimal(3876), "+3.876,00", "change"),
                                Step("Bestandsschutz", Decimal("-1744.37"), "−1.744,37", "change"),
                                Step("Rundung", Decimal("0.37"), "+0,37", "change"),
                                Step("Budget neu", before[i] - Decimal(3620), "96.380,00", "level"),
                            ),
                            "€",
                            lang,
                        ),
                        "Vom bisherigen zum neuen Budget",
                        "Wasserfall",
                    ),
                    Paragraph((Run("41.234,56 · (1 − 0,175) = 34.018,51"),), "formula"),
                ),
                level=2,
                keep_together=True,
            )
            for i in range(min(districts, 4))
        ),
        Section("5 Unterschriften", (Signatures("Ort, Datum", ("Landkreis", HOSTILE[1])),)),
    ]
    return Document(
        title="Berechnungsbogen Budgetgrößen 2012 " + HOSTILE[0] if hostile else "Berechnungsbogen Budgetgrößen 2012",
        subtitle="Sozialraumbudgets 2012",
        lang=lang,
        facts=(("Vorlage", "2011/099"), ("Gremium", "Jugendhilfeausschuss <b>"), ("Datum", "1. Juni 2011")),
        sections=numbered(sections, lang),
        running="2011/099 · Berechnungsbogen Budgetgrößen 2012",
        imprint="sozialbudget 1.0",
        author="Fachdienst <&>",
        day=date(2011, 6, 1),
        draft=draft,
        subject="Muster",
    )
