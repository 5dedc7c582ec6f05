"""Values that can be right and are probably not: a warning that says how they are read and what was probably meant."""
# ruff: noqa: E501 - the tables read best with one entry per line

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sozialbudget import read_workbook
from sozialbudget.case.bounds import bounds
from sozialbudget.case.case import Case
from sozialbudget.case.parameters import PARAMETER_KEYS, about, default, is_required
from sozialbudget.case.problems import InputError, Problem
from workbooks import READ_FROM, Formatted, case_read_from, spoilt, write

FILES = tuple(kind for kind in READ_FROM if kind != "frames")
SLIP, FAR = "parameter_probably_slip", "parameter_implausible"
ONE, DAMPED = "rate_written_as_one", "damping_written_as_one"

# Key, value, and the code and what was probably meant; all of them are within the bounds.
DOUBTFUL: dict[tuple[str, Any], tuple[str, str]] = {
    ("uplift", 1): (ONE, "1 %"),
    ("uplift", "100 %"): (FAR, ""),
    ("uplift", "-60 %"): (FAR, ""),
    ("uplift", 0.75): (FAR, ""),
    ("max_loss", 1): (ONE, "1 %"),
    ("max_gain", 1): (ONE, "1 %"),
    ("max_loss", "0,05 %"): (SLIP, "5 %"),
    ("max_gain", 0.0005): (SLIP, "5 %"),
    ("cost_per_fte", 5200): (SLIP, "62.400 €"),
    ("cost_per_fte", 62.4): (SLIP, "62.400 €"),
    ("cost_per_fte", 6_240_000): (SLIP, "62.400 €"),
    ("cost_per_fte", 62_400_000): (FAR, ""),
    ("cost_per_fte", 1): (FAR, ""),
    ("weekly_hours", 3.9): (SLIP, "39"),
    ("weekly_hours", 7.8): (SLIP, "39"),
    ("weekly_hours", 167): (SLIP, "38,5385"),
    ("weekly_hours", 60): (FAR, ""),
    ("overhead_rate", 0.6): (FAR, ""),
    ("overhead_rate", "0,175 %"): ("", ""),
    ("overhead_rate", 0.000175): (SLIP, "1,75 %"),
    ("abf_rate", 0.9): (FAR, ""),
    ("hours_unit", 15): (SLIP, "0,25"),
    ("hours_unit", 3): (SLIP, "0,05"),
    ("rounding_unit", 10_000): (FAR, ""),
    ("base_amount", 15): (SLIP, "15.000 €"),
    ("min_fte", 50): (SLIP, "0,5"),
    ("project_fund", 10): (SLIP, "10.000 €"),
}  # fmt: skip


def table_with(key: str, value: Any) -> dict[str, Any]:
    """The clean workbook with one parameter more, or another."""
    tables = spoilt({})
    names = {about(key).label.de, key}
    rows = [row for row in tables["Parameter"] if row[0] not in names]
    if key in ("max_loss", "max_gain"):
        rows = [row for row in rows if row[0] != "Dämpfung"] + [["Dämpfung", 0.5, None]]
    return {**tables, "Parameter": [*rows, [about(key).label.de, value, None]]}


def doubts(case: Case) -> list[Problem]:
    """The warnings of values; those that the rest of the workbook draws with them are others' business."""
    return [problem for problem in case.warnings if problem.code in (SLIP, FAR, ONE, DAMPED)]


@pytest.mark.parametrize("kind", READ_FROM)
@pytest.mark.parametrize(("key", "value"), DOUBTFUL)
def test_a_doubtful_value_is_read_and_warned_of(tmp_path: Path, key: str, value: Any, kind: str) -> None:
    code, meant = DOUBTFUL[key, value]
    case = case_read_from(kind, tmp_path, table_with(key, value))
    assert [problem.code for problem in doubts(case)] == ([code] if code else [])
    for problem in doubts(case):
        said = problem.say("de").replace("\N{NO-BREAK SPACE}", " ")
        assert meant in said
        assert about(key).label.de in said
        assert kind == "frames" or str(problem.place).startswith("Parameter!B")
        assert "{" not in problem.say("en")


def test_a_rate_in_so_many_percent_is_what_it_says(tmp_path: Path) -> None:
    for value in ("100 %", Formatted(1.0, "0%")):
        for key in ("max_loss", "max_gain", "damping"):
            tables = table_with(key, value)
            if key == "damping":
                tables["Parameter"] += [["max_gain", "10 %", None]]
            assert doubts(case_read_from("openpyxl", tmp_path, tables)) == []


def test_what_it_says(tmp_path: Path) -> None:
    (problem,) = doubts(case_read_from("openpyxl", tmp_path, spoilt({"Parameter!B6": 5200})))
    assert problem.severity == "warning"
    assert problem.say("de").replace("\N{NO-BREAK SPACE}", " ") == (
        "Parameter!B6: Jahreskosten je VZÄ ist 5.200 €, üblich ist: 25.000 € bis 200.000 €; vielleicht ist das ein "
        "Monatsbetrag, gemeint wäre 62.400 € — prüfen und 62.400 € eintragen, wenn das gemeint ist; gerechnet wird mit "
        "5.200 €"
    )
    (problem,) = doubts(case_read_from("openpyxl", tmp_path, spoilt({"Parameter!B3": 1})))
    assert problem.say("de") == (
        "Parameter!B3: Steigerung ist 1, gerechnet wird mit 100 %; vielleicht ist 1 % gemeint — ausschreiben, was gemeint "
        "ist: 1 % oder 100 %"
    )


@pytest.mark.parametrize(("limit", "expected"), [({}, []), ({"Parameter!B5": 0.1}, [DAMPED])], ids=["alone", "beside"])
def test_a_damping_of_one_is_doubtful_beside_limits(tmp_path: Path, limit: dict[str, Any], expected: list[str]) -> None:
    case = case_read_from("openpyxl", tmp_path, spoilt({"Parameter!B4": 1, **limit}))
    assert [(problem.code, str(problem.place)) for problem in doubts(case)] == [
        (code, "Parameter!B4") for code in expected
    ]


def test_settings_files_and_plans_are_held_to_it(tmp_path: Path) -> None:
    from sozialbudget.reading.plan.plan import read_plan

    path, toml = write(tmp_path, spoilt({})), tmp_path / "p.toml"
    case = read_workbook(path, settings={"cost_per_fte": "5200"})
    assert [(one.code, str(one.place)) for one in doubts(case)] == [(SLIP, "--set cost_per_fte")]
    toml.write_text("uplift = 1", encoding="utf-8")
    (one,) = read_workbook(path, parameter_file=toml).warnings
    assert (one.code, str(one.place)) == ("toml_rate_written_as_one", "p.toml!uplift")
    plan = tmp_path / "plan.toml"

    def warned(text: str) -> list[tuple[str, str]]:
        plan.write_text(text, encoding="utf-8")
        return [(one.code, str(one.place)) for one in read_plan(plan, read_workbook(path)).warnings]

    assert warned("[years.2026]\n[years.2027]\nuplift = 1\n[years.2028]\ncost_per_fte = 5200") == [
        ("toml_rate_written_as_one", "plan.toml: years.2027.uplift"),
        (SLIP, "plan.toml: years.2028.cost_per_fte"),
    ]
    assert warned("[years.2026]\n[years.2027]\ntariff = 1") == [
        ("toml_rate_written_as_one", "plan.toml: years.2027.tariff")
    ]
    toml.write_text("uplift = [{value = 0.02, valid_from = 2026}, {value = 1, valid_from = 2028}]", encoding="utf-8")
    plan.write_text("[years.2026]\n[years.2027]\n[years.2028]\n[years.2029]", encoding="utf-8")
    of_file = read_plan(plan, read_workbook(path, parameter_file=toml), toml).warnings
    assert [(one.code, str(one.place)) for one in of_file] == [("toml_rate_written_as_one", "p.toml!uplift[2]")]


@pytest.mark.parametrize("kind", FILES)
def test_the_costs_that_districts_have_of_their_own_are_told_once(tmp_path: Path, kind: str) -> None:
    own = {"Sozialräume!H2": 5200, "Sozialräume!H4": 62.4}
    (problem,) = doubts(case_read_from(kind, tmp_path, spoilt(own)))
    assert (problem.code, str(problem.place)) == (SLIP, "Sozialräume!H2")
    assert "von Nord (H2, H4)" in problem.say("de")


@pytest.mark.parametrize("kind", READ_FROM)
@pytest.mark.parametrize(
    ("total", "codes"), [(350, ["total_far_from_today"]), (400000, []), (800000, ["total_far_from_today"])]
)
def test_a_total_far_from_todays_budgets_is_doubtful(tmp_path: Path, total: float, codes: list[str], kind: str) -> None:
    case = case_read_from(kind, tmp_path, spoilt({"Parameter!A3": "Gesamtbudget", "Parameter!B3": total}))
    assert [problem.code for problem in case.warnings] == codes
    if codes and kind != "frames":
        assert str(case.warnings[0].place) == "Parameter!B3"


# --- a base of 0 -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FILES)
def test_a_base_of_zero_under_a_value_or_a_rate_is_one_warning_each(tmp_path: Path, kind: str) -> None:
    nobody = {"Sozialräume!G2": 0, "Sozialräume!G4": 0}
    case = case_read_from(kind, tmp_path, spoilt(nobody))
    assert [(problem.code, str(problem.place)) for problem in case.warnings] == [("base_of_zero", "Sozialräume!G2")] * 2
    count, rate = (problem.say("de") for problem in case.warnings)
    assert "die Bezugsgröße Einwohner ist 0, Kinder aber 120; das gilt für: G2, G4" in count
    assert "Quote aber 4,2" in rate


def test_nobody_under_nothing_is_no_doubt(tmp_path: Path) -> None:
    nobody = {"Sozialräume!G2": 0, "Sozialräume!E2": 0, "Sozialräume!F2": 0}
    assert case_read_from("openpyxl", tmp_path, spoilt(nobody)).warnings == ()


def test_what_the_method_refuses_is_told_by_it_alone(tmp_path: Path) -> None:
    tables = spoilt({"Sozialräume!G2": 0})
    tables["Parameter"] += [["Bedarfsverfahren", "Belastungsfaktor", None], ["Bezugsbevölkerung", "Einwohner", None]]
    case = case_read_from("openpyxl", tmp_path, tables)
    assert [problem.say("de").partition(";")[0] for problem in case.warnings] == [
        "Sozialräume!G2: die Bezugsgröße Einwohner ist 0, Quote aber 4,2"
    ]


# --- the bounds themselves ---------------------------------------------------------------------------


def test_defaults_are_plausible() -> None:
    for key in PARAMETER_KEYS:
        plausible, value = about(key).plausible, None if is_required(key) else default(key)
        assert plausible is None or not isinstance(value, Decimal) or plausible.holds(value), key


def test_bounds_of_plausibility_lie_within_the_bounds() -> None:
    for key in PARAMETER_KEYS:
        plausible, limits = about(key).plausible, bounds(key)
        if plausible is None:
            continue
        for edge in (plausible.at_least, plausible.at_most):
            assert edge is None or limits.at_least is None or edge >= limits.at_least, key
            assert edge is None or limits.at_most is None or edge <= limits.at_most, key


@pytest.mark.parametrize(
    ("key", "value", "meant"),
    [
        ("weekly_hours", 390, "ein verrutschtes Komma, gemeint wäre 39"),
        ("weekly_hours", 169, "die Stunden eines Monats, gemeint wäre 39"),
        ("weekly_hours", 2028, "die Stunden eines Jahres, gemeint wäre 39"),
        ("overhead_rate", 1, "1 ohne Prozentzeichen, gemeint wäre 1 %"),
        ("abf_rate", 1, "1 ohne Prozentzeichen, gemeint wäre 1 %"),
        ("hours_unit", 45, "eine Angabe in Minuten, gemeint wäre 0,75"),
    ],
)
def test_beyond_the_bounds_it_is_refused_with_what_was_probably_meant(
    tmp_path: Path, key: str, value: float, meant: str
) -> None:
    with pytest.raises(InputError) as caught:
        case_read_from("openpyxl", tmp_path, table_with(key, value))
    (problem,) = caught.value.problems
    assert problem.code == "parameter_out_of_bounds"
    assert f"; vielleicht ist das {meant} —" in problem.say("de").replace("\N{NO-BREAK SPACE}", " ")
