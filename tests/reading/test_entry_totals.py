"""Rows of totals among the indicators and the services: checked like all sums, and never an entry."""
# ruff: noqa: E501 - the tables read best with one entry per line

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from sozialbudget import read_workbook
from sozialbudget.case.problems import InputError
from sozialbudget.words import LANGUAGES
from workbooks import WRITERS, Formula, spoilt, write

Rows = Sequence[Sequence[Any]]
Problems = list[tuple[str, str, str]]

INDICATORS = [["Kinder", 60, "Anzahl", "Einwohner"], ["Quote", 40, "Quote", "Einwohner"]]
SERVICES = [["Beratung", 0.6], ["Vernetzung", 0.4]]


def read(tmp_path: Path, changes: dict[str, Any], writer: str = "openpyxl") -> tuple[list[str], list[str], Problems]:
    """The names of indicators and services, and the problems; each is told in both languages on the way."""
    indicators: list[str] = []
    services: list[str] = []
    try:
        case = read_workbook(write(tmp_path, spoilt(changes), writer))
        problems = case.warnings
        indicators = [indicator.name for indicator in case.indicators]
        services = [service.name for service in case.services]
    except InputError as error:
        problems = error.problems
    for problem in problems:
        for lang in LANGUAGES:
            assert "{" not in problem.say(lang), problem.say(lang)
    return indicators, services, [(problem.code, str(problem.place or ""), problem.severity) for problem in problems]


def indicators(*more: Sequence[Any], rows: Rows = INDICATORS) -> dict[str, Any]:
    return {"Indikatoren": [["Indikator", "Gewicht", "Art", "Bezugsgröße"], *map(list, rows), *map(list, more)]}


def services(*more: Sequence[Any], rows: Rows = SERVICES) -> dict[str, Any]:
    return {"Leistungen": [["Leistung", "Anteil", "abf-Abschlag"], *map(list, rows), *map(list, more)]}


PASSED_OVER: dict[str, tuple[dict[str, Any], Problems]] = {
    "weights": (indicators(["Summe", 100]), []),
    "weights, in words": (indicators(["Summe der Gewichte", 100]), []),
    "weights, a word for all": (indicators(["Gesamt", 100]), []),
    "weights in percent": (indicators(["Summe", "100 %"], rows=[["Kinder", "60 %", "Anzahl", "Einwohner"], ["Quote", "40 %", "Quote", "Einwohner"]]), []),
    "weights in percent and a plain sum": (indicators(["Summe", 100], rows=[["Kinder", "60 %", "Anzahl", "Einwohner"], ["Quote", "40 %", "Quote", "Einwohner"]]), []),
    "weights and a sum in percent": (indicators(["Summe", "100 %"]), []),
    "weights without a name": (indicators([None, 100]), [("entry_of_totals", "Indikatoren!B4", "note")]),
    "weights, the sum first": (indicators(rows=[["Summe", 100], *INDICATORS]), []),
    "weights by groups": (indicators(["Summe", 100], rows=[INDICATORS[0], ["Zwischensumme", 60], INDICATORS[1], ["Zwischensumme", 40]]), []),
    "weights, no number": (indicators(["Summe", None]), []),
    "weights, never calculated": (indicators(["Summe", Formula("=SUM(B2:B3)")]), [("cell_uncalculated", "Indikatoren!B4", "warning")]),
    "weights, a text": (indicators(["Summe", "alles"]), [("total_unreadable", "Indikatoren!B4", "warning")]),
    "shares": (services(["Summe", 1]), []),
    "shares in percent": (services(["Summe", "100 %"], rows=[["Beratung", "60 %"], ["Vernetzung", "40 %"]]), []),
    "shares in percent and a plain sum": (services(["Gesamt", 100], rows=[["Beratung", "60 %"], ["Vernetzung", "40 %"]]), []),
    "shares, binary fractions": (services(["Summe", 0.1 + 0.2 + 0.7], rows=[["Beratung", 0.3], ["Vernetzung", 0.7]]), []),
    "shares without a name": (services([None, 1]), [("entry_of_totals", "Leistungen!B4", "note")]),
    "shares of the county": (services(["Landkreis Muster", 1]), [("entry_of_totals", "Leistungen!A4", "note")]),
}  # fmt: skip


@pytest.mark.parametrize("name", PASSED_OVER)
def test_a_sum_that_agrees_is_passed_over(tmp_path: Path, name: str) -> None:
    changes, expected = PASSED_OVER[name]
    assert read(tmp_path, changes) == (["Kinder", "Quote"], ["Beratung", "Vernetzung"], expected)


REFUSED: dict[str, tuple[dict[str, Any], tuple[str, str]]] = {
    "weights": (indicators(["Summe", 90]), ("entries_total_mismatch", "Indikatoren!B4")),
    "weights, the sum first": (indicators(rows=[["Summe", 101], *INDICATORS]), ("entries_total_mismatch", "Indikatoren!B2")),
    "weights, of some": (indicators(["Summe", 60]), ("entries_total_mismatch", "Indikatoren!B4")),
    "weights under another name": (indicators(["Alle", 100]), ("entry_is_total", "Indikatoren!A4")),
    "shares": (services(["Summe", 0.9]), ("entries_total_mismatch", "Leistungen!B4")),
    "shares under another name": (services(["Alles", 1]), ("entry_is_total", "Leistungen!A4")),
    "a weight without a name that is no sum": (indicators([None, 90]), ("text_empty", "Indikatoren!A4")),
    "a share without a name that is no sum": (services([None, 0.9]), ("text_empty", "Leistungen!A4")),
}  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", REFUSED)
def test_a_sum_that_does_not_agree_is_refused(tmp_path: Path, name: str, writer: str) -> None:
    changes, (code, place) = REFUSED[name]
    assert (code, place, "error") in (problems := read(tmp_path, changes, writer)[2])
    assert {where for what, where, severity in problems if severity == "error"} == {place}


HONEST: dict[str, tuple[dict[str, Any], list[str], list[str]]] = {
    "a service with half the money": (services(rows=[["Beratung", 0.5], ["Vernetzung", 0.3], ["Gruppen", 0.2]]), ["Kinder", "Quote"], ["Beratung", "Vernetzung", "Gruppen"]),
    "a service for the county": (services(rows=[["Kreis Elternarbeit", 0.4], ["Vernetzung", 0.6]]), ["Kinder", "Quote"], ["Kreis Elternarbeit", "Vernetzung"]),
    "an indicator with half the weight": (indicators(["Einwohner", 100, "Anzahl"]), ["Kinder", "Quote", "Einwohner"], ["Beratung", "Vernetzung"]),
}  # fmt: skip


@pytest.mark.parametrize("name", HONEST)
def test_an_entry_is_one_whatever_the_others_sum_to(tmp_path: Path, name: str) -> None:
    changes, *expected = HONEST[name]
    assert list(read(tmp_path, changes)) == [*expected, []]


def test_both_sums_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        read_workbook(
            write(
                tmp_path,
                spoilt(
                    indicators(["Summe", 90])
                    | services(["Summe", "90 %"], rows=[["Beratung", "60 %"], ["Vernetzung", "40 %"]])
                ),
            )
        )
    assert [problem.say("de") for problem in raised.value.problems] == [
        "Indikatoren!B4: Gewicht: in der Summenzeile steht 90, die Zeilen ergeben 100 — die Summe oder die Werte berichtigen",
        "Leistungen!B4: Anteil: in der Summenzeile steht 90 %, die Zeilen ergeben 100 % — die Summe oder die Werte berichtigen",
    ]
