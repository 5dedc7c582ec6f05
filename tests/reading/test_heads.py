"""Units in the names of columns and parameters: what is in thousands is never read as euros, and no remedy leads there."""
# ruff: noqa: E501 - the tables read best with one entry per line

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sozialbudget import read_workbook
from sozialbudget.case.problems import InputError, Problem
from sozialbudget.reading.heads import Measure, head_of
from workbooks import READ_FROM, Formatted, case_read_from, spoilt, write

STATUS_QUO, COST = "Sozialräume!D1", "Sozialräume!H1"


def problems_of(tmp_path: Path, changes: dict[str, Any], kind: str = "openpyxl") -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        case_read_from(kind, tmp_path, spoilt(changes))
    return caught.value.problems


UNITS = {
    "Budget bisher (T€)": ("Budget bisher", "T€", Measure.THOUSAND),
    "Budget bisher [TEUR]": ("Budget bisher", "TEUR", Measure.THOUSAND),
    "Budget bisher in Tsd. €": ("Budget bisher", "Tsd. €", Measure.THOUSAND),
    "Budget bisher – Tsd. EUR": ("Budget bisher", "Tsd. EUR", Measure.THOUSAND),
    "Budget bisher, in 1.000 €": ("Budget bisher", "1.000 €", Measure.THOUSAND),
    "Budget bisher (in Tausend Euro)": ("Budget bisher", "Tausend Euro", Measure.THOUSAND),
    "Budget bisher\n(Angaben in T€)": ("Budget bisher", "T€", Measure.THOUSAND),
    "Budget (T€) bisher": ("Budget bisher", "T€", Measure.THOUSAND),
    "T€ Budget bisher": ("Budget bisher", "T€", Measure.THOUSAND),
    "status quo (kEUR)": ("status quo", "kEUR", Measure.THOUSAND),
    "status quo (EUR '000)": ("status quo", "EUR '000", Measure.THOUSAND),
    "Budget bisher (Mio. €)": ("Budget bisher", "Mio. €", Measure.MILLION),
    "Budget bisher Mio. EUR": ("Budget bisher", "Mio. EUR", Measure.MILLION),
    "Budget bisher in Mrd. Euro": ("Budget bisher", "Mrd. Euro", Measure.BILLION),
    "Budget bisher (Cent)": ("Budget bisher", "Cent", Measure.CENT),
    "Budget bisher (€)": ("Budget bisher", "€", Measure.EURO),
    "Budget bisher in Euro": ("Budget bisher", "Euro", Measure.EURO),
    "Jahreskosten je VZÄ (€/Jahr)": ("Jahreskosten je VZÄ", "€/Jahr", Measure.EURO),
    "Kinder (in Tsd.)": ("Kinder", "Tsd.", Measure.THOUSAND),
    "Kinder (1\N{NARROW NO-BREAK SPACE}000)": ("Kinder", "1 000", Measure.THOUSAND),
    "Anteil in %": ("Anteil", "%", Measure.PERCENT),
    "Anteil (v. H.)": ("Anteil", "v. H.", Measure.PERCENT),
    "Quote [‰]": ("Quote", "‰", Measure.PER_MILLE),
    "Wochenstunden je VZÄ (h)": ("Wochenstunden je VZÄ", "h", Measure.HOURS),
}


@pytest.mark.parametrize("name", UNITS)
def test_a_name_is_taken_apart(name: str) -> None:
    head = head_of(name)
    assert head is not None
    assert (head.name, head.written, head.measure) == UNITS[name]


@pytest.mark.parametrize(
    "name",
    ["Budget bisher", "Jahreskosten je VZÄ", "Unter 18", "Kinder je 1 000 Einwohner", "Hartz 1000", "min FTE", "Prozent", "€", "Budget II (Projektfonds)", "Wochenstunden je VZÄ", "Teuerung", "Mill", "Kreis in Tausch", "SGB II in Stadt"],
)  # fmt: skip
def test_other_names_have_no_unit(name: str) -> None:
    assert head_of(name) is None


# --- columns ---------------------------------------------------------------------------------------

OTHER_UNITS: dict[str, tuple[str, str, str]] = {
    "Budget bisher (T€)": (STATUS_QUO, "Budget bisher", "die Werte mit 1.000 malnehmen"),
    "Budget bisher in Tsd. €": (STATUS_QUO, "Budget bisher", "die Werte mit 1.000 malnehmen"),
    "Budget bisher [TEUR]": (STATUS_QUO, "Budget bisher", "die Werte mit 1.000 malnehmen"),
    "Budget bisher TEUR": (STATUS_QUO, "Budget bisher", "die Werte mit 1.000 malnehmen"),
    "Budgets bisher (T€)": (STATUS_QUO, "Budget bisher", "die Werte mit 1.000 malnehmen"),
    "Bisheriges Budget in 1.000 €": (STATUS_QUO, "Budget bisher", "die Werte mit 1.000 malnehmen"),
    "status quo (kEUR)": (STATUS_QUO, "status quo", "die Werte mit 1.000 malnehmen"),
    "Budget bisher (Mio. €)": (STATUS_QUO, "Budget bisher", "die Werte mit 1.000.000 malnehmen"),
    "Budget bisher (Cent)": (STATUS_QUO, "Budget bisher", "die Werte durch 100 teilen"),
    "Budget bisher (%)": (STATUS_QUO, "Budget bisher", "Euro eintragen"),
    "Jahreskosten je VZÄ (T€)": (COST, "Jahreskosten je VZÄ", "die Werte mit 1.000 malnehmen"),
    "Wert (T€)": ("Parameter!B1", "Wert", "die Werte mit 1.000 malnehmen"),
    "Kontrollsumme (Tsd.)": ("Indikatoren!H1", "Kontrollsumme", "die Werte mit 1.000 malnehmen"),
}


@pytest.mark.parametrize("kind", READ_FROM)
@pytest.mark.parametrize("head", OTHER_UNITS)
def test_a_column_in_another_unit_is_one_problem_that_says_what_to_do(tmp_path: Path, head: str, kind: str) -> None:
    cell, name, to_do = OTHER_UNITS[head]
    (problem,) = problems_of(tmp_path, {cell: head}, kind)
    assert problem.code == "head_in_other_unit"
    assert kind == "frames" or str(problem.place) == cell
    assert f"— {to_do} und die Spalte dann „{name}“ nennen" in problem.say("de")


def test_an_optional_column_that_may_be_meant_in_another_unit_is_named_with_it(tmp_path: Path) -> None:
    case = case_read_from("openpyxl", tmp_path, spoilt({COST: "Jahreskosten je Stelle (T€)"}))
    (problem,) = case.warnings
    assert (problem.code, str(problem.place)) == ("column_perhaps_in_other_unit", COST)
    assert "wenn ja, die Werte mit 1.000 malnehmen" in problem.say("de")


def test_a_column_in_thousands_beside_the_one_in_euros_is_not_read(tmp_path: Path) -> None:
    beside = {"Sozialräume!J1": "Budget bisher (T€)", "Sozialräume!J2": 100}
    case = case_read_from("openpyxl", tmp_path, spoilt(beside))
    assert [district.status_quo for district in case.districts] == [100000, 140000, 110000]


@pytest.mark.parametrize("kind", READ_FROM)
@pytest.mark.parametrize(
    ("cell", "head"),
    [
        (STATUS_QUO, "Budget bisher (€)"),
        (STATUS_QUO, "Budget bisher in Euro"),
        (STATUS_QUO, "Budget bisher [EUR]"),
        (STATUS_QUO, "Budget bisher EUR"),
        (COST, "Jahreskosten je VZÄ (€ pro Jahr)"),
        ("Parameter!B1", "Wert (€)"),
        ("Indikatoren!B1", "Gewicht (%)"),
        ("Indikatoren!B1", "Gewicht in Prozent"),
    ],
)
def test_a_unit_that_is_asked_for_anyway_changes_nothing(tmp_path: Path, cell: str, head: str, kind: str) -> None:
    case = case_read_from(kind, tmp_path, spoilt({cell: head}))
    clean = case_read_from(kind, tmp_path, spoilt({}))
    assert case.warnings == ()
    assert case.districts == clean.districts
    assert case.indicators == clean.indicators
    assert case.parameters == clean.parameters


@pytest.mark.parametrize("kind", READ_FROM)
def test_shares_under_a_head_in_percent_bear_percent_signs(tmp_path: Path, kind: str) -> None:
    head = {"Leistungen!B1": "Anteil (%)"}
    (problem,) = problems_of(tmp_path, head, kind)
    assert problem.code == "head_in_percent"
    case = case_read_from(kind, tmp_path, spoilt({**head, "Leistungen!B2": "60 %", "Leistungen!B3": "40 %"}))
    assert [service.share for service in case.services] == [Decimal("0.6"), Decimal("0.4")]


def test_percent_signs_may_be_those_of_a_number_format(tmp_path: Path) -> None:
    shares = {"Leistungen!B2": Formatted(0.6, "0%"), "Leistungen!B3": Formatted(0.4, "0%")}
    case = case_read_from("openpyxl", tmp_path, spoilt({"Leistungen!B1": "Anteil in %", **shares}))
    assert [service.share for service in case.services] == [Decimal("0.6"), Decimal("0.4")]


# --- parameters ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", READ_FROM)
@pytest.mark.parametrize(
    ("label", "value", "code"),
    [
        ("Jahreskosten je VZÄ (T€)", 62.4, "label_in_other_unit"),
        ("Jahreskosten je VZÄ in Cent", 6240000, "label_in_other_unit"),
        ("cost_per_fte (kEUR)", 62.4, "label_in_other_unit"),
    ],
)
def test_a_parameter_in_another_unit_is_one_problem(
    tmp_path: Path, label: str, value: float, code: str, kind: str
) -> None:
    (problem,) = problems_of(tmp_path, {"Parameter!A6": label, "Parameter!B6": value}, kind)
    assert problem.code == code
    assert kind == "frames" or str(problem.place) == "Parameter!B6"
    assert "„Jahreskosten je VZÄ“ verwenden" in problem.say("de")


@pytest.mark.parametrize("label", ["Dämpfung (%)", "Dämpfung in Prozent", "damping [%]"])
@pytest.mark.parametrize(
    ("value", "read"), [("50 %", "0.5"), (0, "0"), (Formatted(0.5, "0%"), "0.5"), (0.5, None), (50, None)]
)
def test_a_rate_called_in_percent_bears_a_percent_sign(
    tmp_path: Path, label: str, value: object, read: str | None
) -> None:
    changes = {"Parameter!A4": label, "Parameter!B4": value}
    if read is None:
        (problem,) = problems_of(tmp_path, changes)
        assert (problem.code, str(problem.place)) == ("label_in_percent", "Parameter!B4")
    else:
        assert case_read_from("openpyxl", tmp_path, spoilt(changes)).parameters.damping == Decimal(read)


@pytest.mark.parametrize(
    ("label", "value"),
    [("Jahreskosten je VZÄ (€)", 62400), ("Jahreskosten je VZÄ (EUR/Jahr)", 62400), ("cost per FTE in EUR", 62400)],
)
def test_a_parameter_in_its_own_unit_is_read(tmp_path: Path, label: str, value: float) -> None:
    case = case_read_from("openpyxl", tmp_path, spoilt({"Parameter!A6": label, "Parameter!B6": value}))
    assert case.parameters.cost_per_fte == 62400
    assert case.warnings == ()


def test_hours_and_posts_are_units_too(tmp_path: Path) -> None:
    table = spoilt({})
    table["Parameter"] += [["Wochenstunden je VZÄ (h)", 39.5, None], ["Mindeststellen (VZÄ)", 1, None]]
    case = case_read_from("openpyxl", tmp_path, table)
    assert (case.parameters.weekly_hours, case.parameters.min_fte) == (Decimal("39.5"), 1)


def test_settings_files_and_dated_values_are_held_to_it(tmp_path: Path) -> None:
    path = write(tmp_path, spoilt({}))
    parameters = tmp_path / "p.toml"

    def codes(**more: Any) -> list[tuple[str, str]]:
        with pytest.raises(InputError) as caught:
            read_workbook(path, **more)
        return [(problem.code, str(problem.place)) for problem in caught.value.problems]

    assert codes(settings={"Gesamtbudget (T€)": "450", "uplift": ""}) == [
        ("label_in_other_unit", "--set Gesamtbudget (T€)")
    ]
    parameters.write_text('"Jahreskosten je VZÄ (T€)" = 62.5', encoding="utf-8")
    assert codes(parameter_file=parameters) == [("label_in_other_unit", "p.toml!Jahreskosten je VZÄ (T€)")]
    parameters.write_text('["Jahreskosten je VZÄ (T€)"]\nvalue = 62.5\nvalid_from = 2020', encoding="utf-8")
    assert ("label_in_other_unit", "p.toml!Jahreskosten je VZÄ (T€)") in codes(parameter_file=parameters)


# --- indicators ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", READ_FROM)
@pytest.mark.parametrize(
    ("head", "code", "remedy"),
    [
        ("Kinder (in Tsd.)", "column_in_other_unit", "die Werte mit 1.000 malnehmen und die Spalte „Kinder“ nennen"),
        ("Kinder (in 1 000)", "column_in_other_unit", "die Werte mit 1.000 malnehmen und die Spalte „Kinder“ nennen"),
        ("Kinder (%)", "column_with_unit", "beide gleich nennen: „Kinder (%)“"),
    ],
)
def test_the_column_of_an_indicator_in_another_unit_is_named(
    tmp_path: Path, head: str, code: str, remedy: str, kind: str
) -> None:
    (problem,) = problems_of(tmp_path, {"Sozialräume!E1": head}, kind)
    assert problem.code == code
    assert kind == "frames" or str(problem.place) == "Indikatoren!A2"
    assert problem.say("de").endswith(f"— {remedy}")


def test_an_indicator_may_have_a_unit_in_its_name(tmp_path: Path) -> None:
    changes = {"Sozialräume!F1": "Quote (%)", "Indikatoren!A3": "Quote (%)"}
    case = case_read_from("openpyxl", tmp_path, spoilt(changes))
    assert case.indicators[1].name == "Quote (%)"
    assert case.warnings == ()


@pytest.mark.parametrize("writer", ["openpyxl", "odfpy", "xlwt"])
@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("in T€", "T€"),
        ("Budgets in T€", "T€"),
        ("Alle Beträge in TEUR", "TEUR"),
        ("Angaben in Tausend Euro", "Tausend Euro"),
        ("Werte in Mio. €", "Mio. €"),
        ("Landkreis Musterland, Beträge in Euro", None),
        ("Stand 31.12.2026, Einwohner am Hauptwohnsitz", None),
    ],
)
def test_a_unit_above_the_table_is_named(tmp_path: Path, line: str, unit: str | None, writer: str) -> None:
    table = spoilt({})["Sozialräume"]
    case = read_workbook(write(tmp_path, spoilt({"Sozialräume": [[None, None, None, line], *table]}), writer))
    told = [(problem.code, str(problem.place), problem.values.get("unit")) for problem in case.warnings]
    assert told == ([] if unit is None else [("unit_above_heads", "Sozialräume!D1", unit)])
