"""A parameter file dates its values: the budget year picks one, and whatever is wrong is told, whatever the year."""
# ruff: noqa: E501 - sentences stand as they are printed

import json
import random
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_line import Cli
from sozialbudget import read_workbook
from sozialbudget.case.case import Case, ParameterOrigin, Validity
from sozialbudget.case.origins import source_read, source_told, validity_told
from sozialbudget.case.problems import InputError
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.settings.parameter_file import FIELDS, parameters_in_force, read_parameter_file
from sozialbudget.words import Lang
from sozialbudget.words.numbers import day_in_short, day_read
from workbooks import spoilt, write_xlsx

PROGRAM = [sys.executable, "-m", "sozialbudget"]
PATH_OF_DAMPING = """
overhead_rate = { value = "17,5 %", source = "Vorlage 2011/099" }

[[damping]]
value = "50 %"
valid_from = 2026
valid_until = 2028
source = "Vorlage 2025/124, Beschluss vom 13.08.2025"
review_by = 2030-12-31

[[damping]]
value = "30 %"
valid_from = 2029
source = "Beschluss 12"
"""


@pytest.fixture
def given_file(tmp_path: Path) -> Path:
    """The clean workbook (budget year 2026), with p.toml to be written beside it."""
    write_xlsx(tmp_path / "e.xlsx", spoilt({}))
    return tmp_path / "p.toml"


def case_of(path: Path, text: str | bytes = PATH_OF_DAMPING, **settings: str) -> Case:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_workbook(path.parent / "e.xlsx", settings, path)


def told(path: Path, text: str | bytes, lang: Lang = "de", **settings: str) -> list[str]:
    """Every problem in words; those of severity warning with it in front."""
    try:
        found = case_of(path, text, **settings).warnings
    except InputError as error:
        found = error.problems
    for one in found:
        assert not re.search(r"\{\w+\}", one.say("de") + one.say("en"))
    return [("" if one.severity == "error" else f"{one.severity}: ") + one.say(lang) for one in found]


# --- what is in force ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("year", "damping"), [(2026, "0.5"), (2028, "0.5"), (2029, "0.3"), (2100, "0.3")])
def test_the_budget_year_picks_the_value(given_file: Path, year: int, damping: str) -> None:
    case = case_of(given_file, year=str(year))
    assert case.parameters.damping == Decimal(damping)
    assert case.parameters.overhead_rate == Decimal("0.175")


def test_the_origin_tells_file_entry_source_and_years(given_file: Path) -> None:
    origins = case_of(given_file).parameter_origins
    assert origins["damping"] == ParameterOrigin(
        said_by="file",
        place="p.toml",
        entry="damping[1]",
        source="Vorlage 2025/124, Beschluss vom 13.08.2025",
        validity=Validity(valid_from=2026, valid_until=2028, review_by=date(2030, 12, 31)),
    )
    assert origins["damping"].where == "p.toml!damping[1]"
    assert origins["overhead_rate"] == ParameterOrigin(
        said_by="file", place="p.toml", entry="overhead_rate", source="Vorlage 2011/099"
    )
    assert str(case_of(given_file).place("parameters", "damping", "value")) == "p.toml!damping[1]"


def test_the_year_said_last_counts(given_file: Path) -> None:
    assert case_of(given_file, "year = 2029\n" + PATH_OF_DAMPING).parameters.damping == Decimal("0.3")
    assert case_of(given_file, "year = 2029\n" + PATH_OF_DAMPING, year="2027").parameters.damping == Decimal("0.5")
    sourced = 'year = { value = 2029, source = "Haushaltssatzung" }\n'
    assert case_of(given_file, sourced + PATH_OF_DAMPING).parameters.damping == Decimal("0.3")


def test_a_setting_overrides_dated_values_of_any_year(given_file: Path) -> None:
    assert case_of(given_file, year="2020", damping="1").parameters.damping == 1


def test_without_an_end_a_value_holds_until_the_next_begins(given_file: Path) -> None:
    text = "damping = [{ value = 0, valid_from = 2029 }, { value = 1, valid_from = 2020 }]"
    case = case_of(given_file, text, year="2028")
    assert case.parameters.damping == 1
    assert case.parameter_origins["damping"].validity == Validity(valid_from=2020, valid_until=2028)


SAME: dict[str, str | bytes] = {
    "German words": '[["Dämpfung"]]\nWert = 0.25\ngilt_ab = 2026\ngilt_bis = 2028\nQuelle = "B"\nzu_pruefen_bis = 2030',
    "with umlauts": '[[Daempfung]]\n"Wert" = 0.25\n"gilt ab" = 2026\n"gilt bis" = 2028\nquelle = "B"\n"zu prüfen bis" = 2030',
    "dates": "[[damping]]\nvalue = '25 %'\nvalid_from = 2026-01-01\nvalid_until = 2028-12-31\nsource = 'B'\nreview_by = 2030-12-31",
    "dates as text": "[[damping]]\nvalue = '25 %'\nvalid_from = '2026-01-01'\nvalid_until = '31.12.2028'\nsource = 'B'\nreview_by = '31. Dezember 2030'",
    "years as text": "[[damping]]\nvalue = '25 %'\nvalid_from = '2026'\nvalid_until = ' 2028 '\nsource = 'B'\nreview_by = '2030'",
    "group": "[[parameters.damping]]\nvalue = 0.25\nvalid_from = 2026\nvalid_until = 2028\nsource = 'B'\nreview_by = 2030",
    "German group": "[Parameter]\n[[Parameter.damping]]\nvalue = 0.25\nvalid_from = 2026\nvalid_until = 2028\nsource = 'B'\nreview_by = 2030",
    "one line": "damping = { value = 0.25, valid_from = 2026, valid_until = 2028, source = 'B', review_by = 2030 }",
    "list": "damping = [{ value = 0.25, valid_from = 2026, valid_until = 2028, source = 'B', review_by = 2030 }]",
    "BOM, CRLF": b"\xef\xbb\xbf[[damping]]\r\nvalue = 0.25\r\nvalid_from = 2026\r\nvalid_until = 2028\r\nsource = 'B'\r\nreview_by = 2030\r\n",
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_several_spellings_of_the_same(given_file: Path, name: str) -> None:
    case = case_of(given_file, SAME[name])
    assert case.parameters.damping == Decimal("0.25")
    origin = case.parameter_origins["damping"]
    assert origin.validity == Validity(valid_from=2026, valid_until=2028, review_by=date(2030, 12, 31))
    assert origin.source == "B"
    assert case.warnings == ()


def test_an_empty_value_lets_the_default_hold(given_file: Path) -> None:
    text = 'max_gain = [{ value = "5 %", valid_from = 2020 }, { value = "", valid_from = 2027 }]'
    assert case_of(given_file, text).parameters.max_gain == Decimal("0.05")
    assert case_of(given_file, text, year="2027").parameters.max_gain is None


# --- what is wrong, in words ---------------------------------------------------------------------------

WRONG = {
    "damping = [{ value = 1, valid_from = 2027, valid_until = 2028, source = 'A' }, { value = 0, valid_from = 2029 }]": [
        "p.toml!damping[1]: Dämpfung: für das Haushaltsjahr 2026 gilt kein Wert; der früheste ist Eintrag 1 „A“ (gilt ab 2027 bis 2028) — einen Eintrag ergänzen, der für 2026 gilt, oder das Haushaltsjahr berichtigen"
    ],
    "damping = [{ value = 1, valid_from = 2020, valid_until = 2020 }, { value = 0, valid_from = 2021, valid_until = 2024, source = 'A' }]": [
        "p.toml!damping[2]: Dämpfung: für das Haushaltsjahr 2026 gilt kein Wert; der letzte ist Eintrag 2 „A“ (gilt ab 2021 bis 2024) — einen Eintrag mit gilt_ab = 2025 ergänzen; gilt der letzte Wert weiter, sein gilt_bis weglassen"
    ],
    "damping = [{ value = 1, valid_from = 2026 }, { value = 0, valid_from = 2026, source = 'A' }]": [
        "p.toml!damping[2]: Dämpfung: Eintrag 1 (gilt ab 2026) und Eintrag 2 „A“ (gilt ab 2026) gelten beide ab 2026 — den überholten der beiden löschen oder sein gilt_ab berichtigen"
    ],
    "damping = [{ value = 1, valid_from = 2020, valid_until = 2028, source = 'A' }, { value = 0, valid_from = 2028 }]": [
        "p.toml!damping[2]: Dämpfung: Eintrag 1 „A“ (gilt ab 2020 bis 2028) und Eintrag 2 (gilt ab 2028) gelten beide für 2028 — in Eintrag 1 gilt_bis = 2027 schreiben oder gilt_bis weglassen"
    ],
    "damping = [{ value = 1, valid_from = 2020, valid_until = 2035 }, { value = 0, valid_from = 2028, valid_until = 2029 }, { value = 0, valid_from = 2033 }]": [
        "p.toml!damping[2]: Dämpfung: Eintrag 1 (gilt ab 2020 bis 2035) und Eintrag 2 (gilt ab 2028 bis 2029) gelten beide für 2028 bis 2029 — in Eintrag 1 gilt_bis = 2027 schreiben oder gilt_bis weglassen",
        "p.toml!damping[3]: Dämpfung: Eintrag 1 (gilt ab 2020 bis 2035) und Eintrag 3 (gilt ab 2033) gelten beide für 2033 — in Eintrag 1 gilt_bis = 2032 schreiben oder gilt_bis weglassen",
    ],
    "damping = [{ value = 1, valid_from = 2020, valid_until = 2026 }, { value = 0, valid_from = 2029, source = 'A' }]": [
        "p.toml!damping[2]: Dämpfung: zwischen Eintrag 1 (gilt ab 2020 bis 2026) und Eintrag 2 „A“ (gilt ab 2029) gilt für 2027 bis 2028 kein Wert — einen Eintrag für 2027 bis 2028 ergänzen; gilt der frühere Wert weiter, sein gilt_bis weglassen"
    ],
    "damping = [{ value = 1 }, { value = 0, valid_from = 2029 }]": [
        "p.toml!damping[1]: Dämpfung: bei mehreren Einträgen braucht jeder ein gilt_ab; Eintrag 1 hat keines — das Jahr ergänzen, ab dem er gilt"
    ],
    "damping = { value = 1, valid_from = 2026, valid_until = 2025 }": [
        "p.toml!damping: Dämpfung: der Eintrag endet 2025, bevor er 2026 beginnt — eines der beiden Jahre berichtigen"
    ],
    "damping = { value = 1, valid_from = 2026-07-01 }": [
        "p.toml!damping: Dämpfung: gilt_ab ist 2026-07-01; Budgets gelten für ganze Jahre, ein Wert beginnt am 1. Januar — entscheiden, ab welchem Haushaltsjahr der Wert gilt, und das Jahr allein schreiben (gilt_ab = 2026)"
    ],
    "damping = { value = 1, valid_until = 2026-12-30 }": [
        "p.toml!damping: Dämpfung: gilt_bis ist 2026-12-30; Budgets gelten für ganze Jahre, ein Wert endet am 31. Dezember — entscheiden, bis zu welchem Haushaltsjahr der Wert gilt, und das Jahr allein schreiben (gilt_bis = 2026)"
    ],
    "damping = { source = 'A', valid_form = 2026 }": [
        "p.toml!damping: Dämpfung: eine Angabe valid_form gibt es nicht; gemeint ist wohl valid_from — valid_from schreiben",
        'p.toml!damping: Dämpfung: der Eintrag hat keinen Wert — Wert = … ergänzen; mit Wert = "" gilt in diesen Jahren die Voreinstellung',
    ],
    "damping = { value = 1, wetter = 3, Wert = 2 }": [
        "p.toml!damping: Dämpfung: eine Angabe wetter gibt es nicht — eine davon schreiben: Wert, gilt_ab, gilt_bis, Quelle, zu_pruefen_bis",
        "p.toml!damping: Dämpfung: Wert und value sind dieselbe Angabe — eine der beiden löschen",
    ],
    "[[damping]]\nvalue = 1\nabf_rate = 0.1": [
        "p.toml!damping[1]: Dämpfung: abf_rate ist ein eigener Parameter, steht aber unter diesem Eintrag und gehört so zu ihm — die Zeile in der Datei über die erste Zeile mit eckigen Klammern setzen"
    ],
    "[[year]]\nvalue = 2026\nvalid_from = 2026": [
        "p.toml!year: das Haushaltsjahr wählt die Werte aus und kann selbst nicht datiert sein — das Jahr ohne Datum angeben, z. B. Haushaltsjahr = 2026, oder im Aufruf mit settings={\"year\": \"2026\"}"
    ],
    "damping = []": [
        'p.toml!damping: Dämpfung ist eine Liste ohne Einträge — Einträge wie { Wert = "50 %", gilt_ab = 2026 } ergänzen oder den Parameter löschen'
    ],
    "damping = [1]": [
        'p.toml!damping[1]: Dämpfung: in der Liste steht 1, erwartet wird ein Eintrag — Einträge wie { Wert = "50 %", gilt_ab = 2026 } schreiben'
    ],
    "damping = { value = [1], source = {} }": [
        "p.toml!damping: Dämpfung: Wert ist eine Liste, erwartet wird eine einzelne Angabe — eine Zahl oder einen Text in Anführungszeichen schreiben",
        "p.toml!damping: Dämpfung: Quelle ist ein Abschnitt, erwartet wird eine einzelne Angabe — eine Zahl oder einen Text in Anführungszeichen schreiben",
    ],
    "damping = 1\n[[damping]]\nvalue = 1": [
        'p.toml: die Datei ist kein gültiges TOML (Zeile 2: schon einmal angegeben) — eine der beiden Angaben löschen; mehrere Einträge eines Namens beginnen mit [[…]]'
    ],
    '[[damping]]\nvalue = 1\n[["Dämpfung"]]\nvalue = 1': [
        "p.toml: Dämpfung und damping sind derselbe Parameter (Dämpfung) — eine der beiden Angaben löschen"
    ],
    "damping = 1\n[[parameters.damping]]\nvalue = 1": [
        "p.toml: Dämpfung ist schon angegeben (damping) — eine der beiden Angaben löschen"
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told_with_entry_years_and_remedy(given_file: Path, text: str) -> None:
    assert told(given_file, text) == WRONG[text]


def test_the_same_in_english(given_file: Path) -> None:
    english = {
        "damping = [{ value = 1, valid_from = 2020, valid_until = 2028, source = 'A' }, { value = 0, valid_from = 2028 }]": "p.toml!damping[2]: damping: entry 1 “A” (valid from 2020 to 2028) and entry 2 (valid from 2028) both hold for 2028 — in entry 1 write valid_until = 2027, or leave valid_until out",
        "damping = [{ value = 1, valid_from = 2020, valid_until = 2026 }, { value = 0, valid_from = 2028 }]": "p.toml!damping[2]: damping: between entry 1 (valid from 2020 to 2026) and entry 2 (valid from 2028) no value holds for 2027 — add an entry for 2027; where the earlier value goes on, leave its valid_until out",
        "damping = { value = 1, valid_from = 2030 }": "p.toml!damping: damping: no value holds for the budget year 2026; the earliest is entry 1 (valid from 2030) — add an entry that holds for 2026, or correct the budget year",
        "damping = { value = 1, valid_until = 2025 }": "p.toml!damping: damping: no value holds for the budget year 2026; the last is entry 1 (valid until 2025) — add an entry with valid_from = 2026; where the last value goes on, leave its valid_until out",
        "damping = { value = 1, valid_from = 2026-02-01 }": "p.toml!damping: damping: valid_from is 2026-02-01; budgets are for whole years, a value begins on 1 January — decide from which budget year the value holds, and write the year alone (valid_from = 2026)",
        "damping = { value = 1, reviewby = 2026 }": "p.toml!damping: damping: there is no field reviewby; review_by is probably meant — write review_by",
    }  # fmt: skip
    assert {text: told(given_file, text, "en") for text in english} == {text: [says] for text, says in english.items()}


@pytest.mark.parametrize(
    "written",
    ["true", "-5", "0", "1989", "2200", "99999999999999999999", "2026.0", "nan", "inf", "2026-01-01T00:00:00", "07:00:00", "[2026]", "{ a = 1 }", "'bald'", "''", "'٢٠٢٦'", "'31.02.2026'", "'2026-13-01'"],
)  # fmt: skip
@pytest.mark.parametrize("field", ["valid_from", "valid_until", "review_by"])
def test_what_is_no_year_and_no_day(given_file: Path, field: str, written: str) -> None:
    german = {"valid_from": "gilt_ab", "valid_until": "gilt_bis", "review_by": "zu_pruefen_bis"}[field]
    (only,) = told(given_file, f"damping = {{ value = 1, {field} = {written} }}")
    assert only.startswith(f"p.toml!damping: Dämpfung: {german} ist ")
    assert ", erwartet wird ein Jahr (1990 bis 2199) oder ein Tag — " in only


def test_every_problem_of_the_file_at_once_whatever_the_year(given_file: Path) -> None:
    text = """
damping = [{ value = 1, valid_from = 2020 }, { value = "150 %", valid_from = 2030 }, { value = "viel", valid_from = 2031 }]
overhead_rate = [{ value = 0.1, valid_from = 2020, valid_until = 2040 }, { value = 0.2, valid_from = 2042 }]
cost_per_fte = { value = -1, valid_from = 2050 }
need_method = [{ value = "Anteile", valid_from = 2000 }, { value = "Anteil", valid_from = 2090 }]
wetter = 1
"""
    assert [line.split(" — ")[0] for line in told(given_file, text)] == [
        "p.toml!damping[2]: Dämpfung ist 150 %, erwartet wird ≤ 100 %",
        "p.toml!damping[3]: Dämpfung ist der Text „viel“, erwartet wird ein Prozentsatz",
        "p.toml!overhead_rate[2]: Regie- und Sachkostenpauschale: zwischen Eintrag 1 (gilt ab 2020 bis 2040) und Eintrag 2 (gilt ab 2042) gilt für 2041 kein Wert",
        "p.toml!cost_per_fte: Jahreskosten je VZÄ ist -1, erwartet wird > 0",
        'p.toml!need_method[2]: Bedarfsverfahren ist „Anteil“; gemeint ist wohl "Anteile"',
        "p.toml: einen Parameter wetter gibt es nicht",
        "p.toml!cost_per_fte: Jahreskosten je VZÄ: für das Haushaltsjahr 2026 gilt kein Wert; der früheste ist Eintrag 1 (gilt ab 2050)",
    ]
    assert len(told(given_file, text)) == 7
    assert len(told(given_file, text, year="2090")) == 6  # 2090 is beyond the first year of cost_per_fte


def test_an_entry_whose_years_cannot_be_read_may_fill_a_gap(given_file: Path) -> None:
    entries = "{ value = 1, valid_from = 2020, valid_until = 2022 }, { value = 1, valid_from = 'bald' }, { value = 0, valid_from = 2025 }"
    (only,) = told(given_file, f"damping = [{entries}]")
    assert only.startswith("p.toml!damping[2]: Dämpfung: gilt_ab ist bald")


def test_three_that_overlap_are_told_two_by_two(given_file: Path) -> None:
    text = "damping = [{ value = 1, valid_from = 2020, valid_until = 2028 }, { value = 1, valid_from = 2022 }, { value = 0, valid_from = 2022 }]"
    assert [line.split(" — ")[0] for line in told(given_file, text)] == [
        "p.toml!damping[2]: Dämpfung: Eintrag 1 (gilt ab 2020 bis 2028) und Eintrag 2 (gilt ab 2022) gelten beide für 2022",
        "p.toml!damping[3]: Dämpfung: Eintrag 1 (gilt ab 2020 bis 2028) und Eintrag 3 (gilt ab 2022) gelten beide für 2022",
        "p.toml!damping[3]: Dämpfung: Eintrag 2 (gilt ab 2022) und Eintrag 3 (gilt ab 2022) gelten beide ab 2022",
    ]


def test_the_year_of_the_command_line_is_used_where_that_of_the_file_is_wrong(given_file: Path) -> None:
    wrong_year = "year = [{ value = 2026 }, { value = 2027 }]\n" + PATH_OF_DAMPING
    assert len(told(given_file, wrong_year)) == 1
    both = told(given_file, wrong_year, year="2020")
    assert [line.split(" — ")[0] for line in both][1].startswith(
        "p.toml!damping[1]: Dämpfung: für das Haushaltsjahr 2020"
    )


def test_without_a_budget_year_no_value_is_picked_and_nothing_else_complains(given_file: Path) -> None:
    assert [line.split(" — ")[0] for line in told(given_file, PATH_OF_DAMPING, year="")] == [
        "Parameter!B2: Haushaltsjahr fehlt"
    ]
    assert told(given_file, PATH_OF_DAMPING, year="2260") == [
        'settings["year"]: Haushaltsjahr ist 2260, erwartet wird ≤ 2199 — den Wert berichtigen'
    ]


def test_thousands_of_entries(given_file: Path) -> None:
    """Quadratic work would take minutes."""
    text = "".join(f"[[damping]]\nvalue = 1\nvalid_from = {1990 + i % 200}\n" for i in range(3_000))
    given_file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        parameters_in_force(given_file, 2026)
    assert {problem.code for problem in caught.value.problems} == {"dated_same_begin"}


# --- review --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("review", "year", "due"), [
    ("2030", 2030, False), ("2030", 2031, True), ("2030-12-31", 2031, True), ("2031-01-01", 2031, False), ("2026-06-30", 2026, False),
    ("2026-06-30", 2027, True),
])  # fmt: skip
def test_due_where_the_year_begins_after_the_day(given_file: Path, review: str, year: int, due: bool) -> None:
    text = f"damping = {{ value = 1, review_by = {review} }}"
    assert bool(told(given_file, text, year=str(year))) == due
    assert bool(parameters_in_force(given_file, year).doubts) == due


def test_the_warning_names_parameter_value_resolution_and_date(given_file: Path) -> None:
    text = "need_method = { value = 'shares', review_by = 2025, source = 'Beschluss 3' }\nmax_gain = { value = '5 %', review_by = 2025-06-01 }"
    assert told(given_file, text) == [
        "warning: p.toml!need_method: Bedarfsverfahren Anteile, Beschluss 3, zu prüfen bis 31.12.2025: das Haushaltsjahr 2026 beginnt danach — den Beschluss überprüfen lassen und das neue Datum eintragen",
        "warning: p.toml!max_gain: Höchstzuwachs 5\N{NO-BREAK SPACE}%, ohne Quelle, zu prüfen bis 01.06.2025: das Haushaltsjahr 2026 beginnt danach — den Beschluss überprüfen lassen und das neue Datum eintragen",
    ]
    assert told(given_file, text, "en")[0] == (
        "warning: p.toml!need_method: need method shares, Beschluss 3, review by 31\N{NO-BREAK SPACE}December 2025: the budget year 2026 begins after that — have the resolution reviewed and enter the new date"
    )
    assert [problem.say("de") for problem in parameters_in_force(given_file, 2026).doubts] == [
        line.removeprefix("warning: ") for line in told(given_file, text)
    ]


# --- for other years: the file alone -------------------------------------------------------------------


def test_what_the_file_has_in_force(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text(
        'year = 2020\nmin_fte = 1\nmax_gain = { value = "", source = "B" }\n' + PATH_OF_DAMPING, encoding="utf-8"
    )
    found = parameters_in_force(path, 2029).values
    assert {key: value for key, (value, _) in found.items()} == {
        "min_fte": 1, "max_gain": None, "overhead_rate": Decimal("0.175"), "damping": Decimal("0.3"),
    }  # fmt: skip
    assert found["damping"][1].validity == Validity(valid_from=2029)
    with pytest.raises(InputError) as caught:
        parameters_in_force(path, 2025)
    assert [problem.code for problem in caught.value.problems] == ["dated_year_before"]


# --- properties ----------------------------------------------------------------------------------------


@st.composite
def chains(draw: st.DrawFn) -> list[tuple[int, int | None, int]]:
    """First year, last year where one is stated, and thousandths, without gap or overlap; the last may be open."""
    begins = sorted(draw(st.sets(st.integers(1990, 2060), min_size=1, max_size=6)))
    ends = [begin - 1 for begin in begins[1:]] + [draw(st.integers(begins[-1], 2070))]
    stated = [draw(st.booleans()) for _ in begins]
    return [(a, b if says else None, i) for i, (a, b, says) in enumerate(zip(begins, ends, stated, strict=True))]


def as_toml(chain: list[tuple[int, int | None, int]]) -> str:
    return "".join(
        f"[[damping]]\nvalue = {i / 1000}\nvalid_from = {a}\n" + (f"valid_until = {b}\n" if b else "")
        for a, b, i in chain
    )


@given(chains(), st.randoms(use_true_random=False))
def test_one_value_in_each_covered_year_whatever_the_order(
    tmp_path_factory: pytest.TempPathFactory, chain: list[tuple[int, int | None, int]], chance: random.Random
) -> None:
    path = tmp_path_factory.getbasetemp() / "chain.toml"
    shuffled = chance.sample(chain, len(chain))
    path.write_text(as_toml(shuffled), encoding="utf-8")
    findings = Findings()
    file = read_parameter_file(path, findings)
    assert findings.problems == ()
    last = chain[-1][1]
    for year in range(1990, 2080):
        expected = [i for a, _, i in chain if a <= year][-1:]
        if last is not None and year > last:
            expected = []
        said = file.in_force(year).get("damping")
        assert [said.raw if said else None] == ([Decimal(str(expected[0] / 1000))] if expected else [None])
        if said is not None:
            validity = said.origin.validity
            assert validity is not None
            assert validity.valid_from is not None
            assert validity.valid_from <= year <= (validity.valid_until or year)


@given(chains().filter(lambda chain: len(chain) > 1), st.data())
def test_a_chain_that_is_spoilt_is_refused(
    tmp_path_factory: pytest.TempPathFactory, chain: list[tuple[int, int | None, int]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(chain) - 2))
    begin, following = chain[at][0], chain[at + 1][0]
    ends = [
        year for year in (begin, following - 2, following, following + 3) if year >= begin and year != following - 1
    ]
    if not ends:
        return
    end = data.draw(st.sampled_from(ends))
    path = tmp_path_factory.getbasetemp() / "spoilt.toml"
    path.write_text(as_toml([*chain[:at], (begin, end, at), *chain[at + 1 :]]), encoding="utf-8")
    findings = Findings()
    assert "damping" in read_parameter_file(path, findings).wrong
    assert findings.problems[0].code == ("dated_gap" if end < following else "dated_overlap")


years = st.none() | st.integers(1990, 2199)


@given(
    years,
    years,
    st.none() | st.dates(date(1990, 1, 1), date(2199, 12, 31)),
    st.none() | st.text("Vx 1/(;)", min_size=1).map(str.strip),
)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_years_are_read_back_as_told(
    lang: Lang, first: int | None, last: int | None, review: date | None, source: str | None
) -> None:
    validity = Validity(valid_from=first, valid_until=last, review_by=review)
    origin = ParameterOrigin(said_by="file", source=source or None, validity=validity)
    text = source_told(origin, lang)
    again = source_read(text) if text else (None, None)
    assert again == (source or None, None if validity == Validity() else validity)
    assert source_told(ParameterOrigin(said_by="workbook", source=again[0], validity=again[1]), lang) == text


@pytest.mark.parametrize("text", [
    "Beschluss 7", "V (2025)", "gilt", "Beschluss (gilt ab sofort)", "Beschluss (gilt ab 2026; zu prüfen bis bald)", "gilt ab 20266", "(gilt ab 2026; )", "Vorlage (gilt ab 2026), Seite 3",
])  # fmt: skip
def test_another_source_stays_as_it_is(text: str) -> None:
    assert source_read(text) == (text, None)


def test_days_in_both_languages() -> None:
    day = date(2030, 3, 1)
    assert day_in_short(day, "de") == "01.03.2030"
    assert {
        day_read(text) for text in ("2030-03-01", "1.3.2030", "1. März 2030", "1 March 2030", day_in_short(day, "en"))
    } == {day}
    assert [day_read(text) for text in ("1. Marz 2030", "2030", "30.02.2030", "0.1.2030", "")] == [None] * 5
    assert validity_told(Validity(valid_from=2026, valid_until=2026), "de") == "gilt für 2026"


# --- where it is printed ---------------------------------------------------------------------------------

TOLD = "Vorlage 2025/124, Beschluss vom 13.08.2025 (gilt ab 2026 bis 2028; zu prüfen bis 31.12.2030)"
TOLD_IN_ENGLISH = "Vorlage 2025/124, Beschluss vom 13.08.2025 (valid from 2026 to 2028; review by 31 December 2030)"


def rows_of(path: Path, sheet: str) -> dict[Any, tuple[Any, ...]]:
    return {row[0]: row for row in openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)}


@pytest.fixture
def dated(cli: Cli, folder: Path) -> Cli:
    """The worked example for 2026, and the parameters by year."""
    (folder / "p.toml").write_text(PATH_OF_DAMPING, encoding="utf-8")
    return cli


def test_the_result_prints_source_and_years_and_keeps_them_when_read_again(dated: Cli, folder: Path) -> None:
    asked = ("--params", "p.toml", "--set", "year=2026", "-q")
    assert dated("allocate", "eingabe.xlsx", *asked, "-o", "r.xlsx").status == 0
    assert rows_of(folder / "r.xlsx", "Parameter")["Dämpfung"][2:4] == (TOLD, "Parameterdatei (p.toml!damping[1])")
    assert rows_of(folder / "r.xlsx", "Protokoll")["Dämpfung"][2:4] == ("Parameterdatei (p.toml!damping[1])", TOLD)
    assert rows_of(folder / "r.xlsx", "Protokoll")["Regie- und Sachkostenpauschale"][3] == "Vorlage 2011/099"
    origin = read_workbook(folder / "r.xlsx").parameter_origins["damping"]
    assert origin.validity == Validity(valid_from=2026, valid_until=2028, review_by=date(2030, 12, 31))
    assert dated("allocate", "r.xlsx", "-q", "-o", "again.xlsx").status == 0
    assert rows_of(folder / "again.xlsx", "Parameter")["Dämpfung"][2] == TOLD
    assert dated("--lang", "en", "allocate", "again.xlsx", "-q", "-o", "english.xlsx").status == 0
    english = rows_of(folder / "english.xlsx", "Parameters")["damping"][2]
    assert english.replace("\N{NO-BREAK SPACE}", " ") == TOLD_IN_ENGLISH
    assert dated("allocate", "english.xlsx", "-q", "-o", "german.xlsx").status == 0
    assert rows_of(folder / "german.xlsx", "Parameter")["Dämpfung"][2] == TOLD


def test_a_value_carried_into_a_year_its_source_does_not_know_is_doubtful(dated: Cli) -> None:
    dated("allocate", "eingabe.xlsx", "--params", "p.toml", "--set", "year=2026", "-q", "-o", "r.xlsx")
    assert dated("check", "r.xlsx", "--set", "year=2026").err == ""
    (told,) = dated("check", "r.xlsx", "--set", "year=2028").err.splitlines()[1:]
    assert "r.xlsx ist aber das Ergebnis von 2026" in told
    ran = dated("check", "r.xlsx", "--set", "year=2031")
    assert ran.status == 0
    assert [line for line in ran.err.splitlines() if "Dämpfung" in line] == [
        f"Parameter!B10: Dämpfung 50 %, {TOLD}: das Haushaltsjahr 2031 liegt außerhalb dieser Jahre — den Beschluss suchen, der für 2031 gilt, und Wert und Quelle eintragen",
        "Parameter!B10: Dämpfung 50 %, Vorlage 2025/124, Beschluss vom 13.08.2025, zu prüfen bis 31.12.2030: das Haushaltsjahr 2031 beginnt danach — den Beschluss überprüfen lassen und das neue Datum eintragen",
    ]


def test_the_annex_prints_source_and_years(dated: Cli, folder: Path) -> None:
    asked = ("--params", "p.toml", "--set", "year=2026", "-q")
    assert dated("annex", "eingabe.xlsx", *asked, "-o", "a.html", "-o", "a.pdf").status == 0
    squeezed = "".join(TOLD.split())
    assert TOLD in (folder / "a.html").read_text(encoding="utf-8")
    with pypdfium2.PdfDocument(folder / "a.pdf") as document:
        pages = "".join(page.get_textpage().get_text_bounded() for page in document)
    for hyphen in ("\ufffe", "\x02"):  # how PDFium tells one at the end of a line
        pages = pages.replace(hyphen, "")
    assert squeezed in "".join(pages.split())


def test_explain_prints_source_and_years(dated: Cli) -> None:
    ran = dated("explain", "eingabe.xlsx", "Nord", "--steps", "--params", "p.toml", "--set", "year=2026")
    text = " ".join(ran.out.replace("│", " ").split())
    assert f"Dämpfung: 50 % p.toml!damping[1] {TOLD}" in text
    assert "Regie- und Sachkostenpauschale: 17,5 % p.toml!overhead_rate Vorlage 2011/099" in text


def test_json_tells_who_said_each_parameter(dated: Cli) -> None:
    sources = json.loads(dated("allocate", "eingabe.xlsx", "--params", "p.toml", "--set", "year=2026", "--json").out)[
        "parameter_sources"
    ]
    assert sources["damping"] == {
        "said_by": "file",
        "place": "p.toml!damping[1]",
        "source": "Vorlage 2025/124, Beschluss vom 13.08.2025",
        "valid_from": 2026,
        "valid_until": 2028,
        "review_by": "2030-12-31",
    }
    nothing = {"source": None, "valid_from": None, "valid_until": None, "review_by": None}
    assert sources["year"] == {"said_by": "set", "place": "--set year=2026", **nothing}
    assert "sd" not in sources


def test_the_program_tells_a_gap_and_writes_nothing(dated: Cli, folder: Path) -> None:  # noqa: ARG001
    (folder / "p.toml").write_text(PATH_OF_DAMPING.replace("2029", "2030"), encoding="utf-8")
    ran = subprocess.run(
        [*PROGRAM, "allocate", "eingabe.xlsx", "--params", "p.toml", "-o", "r.xlsx"],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert ran.stderr == (
        "Fehler (1)\n"
        "p.toml!damping[2]: Dämpfung: zwischen Eintrag 1 „Vorlage 2025/124, Beschluss vom 13.08.2025“ (gilt ab 2026 bis 2028) und Eintrag 2 „Beschluss 12“ (gilt ab 2030) gilt für 2029 kein Wert — einen Eintrag für 2029 ergänzen; gilt der frühere Wert weiter, sein gilt_bis weglassen\n"
        "Es wurde nichts geschrieben.\n"
    )
    assert not (folder / "r.xlsx").exists()


# --- the page ------------------------------------------------------------------------------------------

PAGE = (Path(__file__).parents[2] / "docs" / "parameter-file.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_example_of_the_page_is_read(given_file: Path) -> None:
    example, _ = blocks("toml")
    assert [case_of(given_file, example, year=str(year)).parameters.damping for year in (2026, 2028, 2029)] == [
        Decimal("0.5"),
        Decimal("0.5"),
        Decimal("0.3"),
    ]
    assert case_of(given_file, example).parameters.min_fte == Decimal("0.5")
    assert case_of(given_file, example, year="2029").parameters.max_gain is None


def test_the_messages_of_the_page_are_real(given_file: Path) -> None:
    _, wrong = blocks("toml")
    warning, messages = blocks("text")
    assert told(given_file, wrong, "en") == messages.splitlines()
    due = "[[damping]]\nvalue = '50 %'\nsource = 'Vorlage 2025/124'\nreview_by = 2030"
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in told(given_file, due, "en", year="2031")] == [
        f"warning: {warning.strip()}"
    ]


def test_every_field_is_on_the_page() -> None:
    for key, label in FIELDS.items():
        mark = "**" if key == "value" else ""
        assert f"| {mark}`{label.en}`{mark} | {mark}`{label.de}`{mark} |" in PAGE
