"""The derivation of one district: its steps, cells, causes and indicators, and how a district is found."""

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from sozialbudget import InputError, allocate, read_workbook
from sozialbudget.analysis.explain.derivation import Derivation, Result, find
from sozialbudget.analysis.explain.explain import explain
from sozialbudget.case.case import Case, Excluded
from sozialbudget.reports.explanation.data import as_object
from sozialbudget.reports.explanation.drawing import lines
from sozialbudget.words import Lang
from support import CASE_FOLDERS, CASES, case_from_json

EXAMPLE = Path(__file__).parents[2] / "examples" / "lueneburg" / "eingabe.xlsx"


def derivation(folder: Path, i: int = 0, lang: Lang = "de") -> Derivation:
    return explain(allocate(read_workbook(folder / "input.xlsx")), i, lang)


@pytest.fixture(scope="module")
def nord() -> Derivation:
    """Nord of the worked example."""
    return derivation(CASES / "worked")


def result(of: Derivation, key: str, position: int = 0) -> Result:
    found = [result for step in of.steps for result in step.results if result.key == key]
    return found[position]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("key", "numbers", "told"),
    [
        ("total", "350.000 € · (1 + 2 %)", "357.000 €"),
        ("normalised", "120 ÷ 500", "24 %"),
        ("need_share", "60 % · 24 % + 40 % · 30 %", "26,4 %"),
        ("need_based", "0 € + (357.000 € − 3 · 0 €) · 26,4 %", "94.248 €"),
        ("carried_forward", "100.000 € · 357.000 € ÷ 350.000 €", "102.000 €"),
        ("damping", "", "50 %"),
        ("damped", "50 % · 102.000 € + (1 − 50 %) · 94.248 €", "98.124 €"),
        ("floor", "(1 − 10 %) · 100.000 €", "90.000 €"),
        ("cap", "", "ohne Grenze"),
        ("alpha", "", "0,785282"),
        ("balanced", "90.000 € + 0,785282 · (98.124 € − 90.000 €)", "96.379,63 €"),
        ("budget", "96.379,63 €", "96.380 €"),
        ("change", "96.380 € − 100.000 €", "−3.620 €"),
        ("change_rate", "−3.620 € ÷ 100.000 €", "−3,62 %"),
        ("distance_after", "96.380 € ÷ 94.248 € − 1", "2,26212 %"),
        ("overhead", "96.380 € · 17,5 %", "16.866,50 €"),
        ("personnel", "96.380 € − 16.866,50 €", "79.513,50 €"),
        ("amount", "79.513,50 € · 60 %", "47.708,10 €"),
        ("fte", "47.708,10 € ÷ 62.400 €", "0,7646 VZÄ"),
        ("weekly_hours", "0,7646 VZÄ · 39 h", "29,8176 h"),
        ("face_to_face_hours", "29,8176 h · (1 − 10 %)", "26,84 h"),
    ],
)
def test_each_step_of_the_worked_example(nord: Derivation, key: str, numbers: str, told: str) -> None:
    assert plain(result(nord, key).numbers) == numbers
    assert plain(result(nord, key).told) == told


def test_the_formula_in_words_names_what_goes_in(nord: Derivation) -> None:
    assert (
        result(nord, "damped").words == "Wirksame Dämpfung · Fortschreibung + (1 − Wirksame Dämpfung) · Bedarfsbudget"
    )
    assert result(nord, "weekly_hours").words == "VZÄ · Wochenstunden je VZÄ"
    assert result(nord, "face_to_face_hours").words.startswith("Wochenstunden · (1 − abf-Abschlag)")


@pytest.mark.parametrize(
    ("key", "label", "place"),
    [
        ("carried_forward", "Budget bisher", "Sozialräume!C2"),
        ("normalised", "Kinder im SGB II", "Sozialräume!D2"),
        ("need_share", "Gewicht Alleinerziehende", "Indikatoren!B3"),
        ("total", "Steigerung", "Parameter!B3"),
        ("total", "Rundung", "Voreinstellung"),
        ("damping", "Dämpfung", "Parameter!B4"),
        ("overhead", "Regie- und Sachkostenpauschale", "Parameter!B8"),
        ("amount", "Anteil", "Leistungen!B2"),
        ("fte", "Jahreskosten je VZÄ", "Parameter!B6"),
    ],
)
def test_each_input_names_its_cell(nord: Derivation, key: str, label: str, place: str) -> None:
    assert [given.place for given in result(nord, key).given if given.label == label] == [place]


def test_a_setting_of_the_command_line_is_its_place() -> None:
    case = read_workbook(CASES / "worked" / "input.xlsx", settings={"damping": "auto"})
    damping = result(explain(allocate(case), 0, "de"), "damping")
    assert [(given.key, given.told.replace("\N{NO-BREAK SPACE}", " ")) for given in damping.given] == [
        ("damping", "auto"),
        ("max_loss", "10 %"),
    ]
    assert damping.given[0].place.startswith("--set")


def test_the_source_of_an_indicator_stands_with_its_value() -> None:
    case = case_from_json(CASES / "worked")
    first, second = case.indicators
    sourced = first.model_copy(update={"source": "Bundesagentur für Arbeit", "as_of": "Dezember 2011"})
    told = explain(allocate(case.model_copy(update={"indicators": (sourced, second)})), 0, "de")
    value, *_ = result(told, "normalised").given
    assert (value.label, value.source) == ("Kinder im SGB II", "Bundesagentur für Arbeit, Dezember 2011")


def test_a_case_without_a_workbook_has_no_cells() -> None:
    told = explain(allocate(case_from_json(CASES / "worked")), 0, "de")
    assert {given.place for step in told.steps for r in step.results for given in r.given} == {""}


def test_a_sentence_of_the_source_stands_once_in_a_step(nord: Derivation) -> None:
    for step in nord.steps:
        sources = [r.source for r in step.results if r.source]
        assert len(sources) == len(set(sources))
    assert result(nord, "need_share").source == ""
    assert result(nord, "normalised").source == (
        "Verfahren nach Vorlage 2011/099 (Landkreis Lüneburg): „Sozialindikatoren, die im Wesentlichen "
        "Belastungsfaktoren darstellen“"
    )


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("worked", "120 ÷ 500"),
        ("worked-burden-factor", "(120 ÷ 1.500) ÷ (500 ÷ 5.000)"),
        ("random-012", "(22,8 − 15,29) ÷ 15,5107"),
    ],
)
def test_the_numbers_of_an_indicator_follow_the_method(case: str, expected: str) -> None:
    assert result(derivation(CASES / case), "normalised").numbers == expected


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("folder", CASE_FOLDERS, ids=lambda folder: folder.name)
def test_every_district_of_every_case_can_be_explained(folder: Path, lang: Lang) -> None:
    allocation = allocate(read_workbook(folder / "input.xlsx"))
    for i in (0, len(allocation.budget) - 1):
        told = explain(allocation, i, lang)
        assert [step.number for step in told.steps] == [1, 2, 3, 4, 5, 6, 7, 8]
        assert sum(cause.value for cause in told.causes) == told.change
        assert sum(cause.printed for cause in told.causes) == told.change
        whole = allocation.need_share[i]
        if told.indicators_in_euros:
            whole = next(cause.printed for cause in told.causes if cause.key == "need")
        assert sum(part.printed for part in told.indicators) == whole.quantize(Decimal("0.0001"), ROUND_HALF_UP)
        drawn = ["".join(text for text, _ in line) for line in lines(told, lang, 80)]
        assert max(map(len, drawn)) <= 80
        for step in told.steps:
            for r in step.results:
                assert "{" not in r.words + r.numbers
                assert r.label
        as_object(told, allocation.case.origin)


def test_each_cause_rounded_for_itself_would_not_foot() -> None:
    a = allocate(read_workbook(EXAMPLE))
    i = [district.name for district in a.case.districts].index("Dahlenburg")
    cent = Decimal("0.01")
    assert sum(values[i].quantize(cent, ROUND_HALF_UP) for values in a.causes.values()) == Decimal("-14600.01")
    assert [values[i] for values in a.printed_causes.values()] == [
        Decimal(told) for told in ("2920.00", "-39524.33", "19762.17", "2242.16", "0.00")
    ]


def test_the_indicators_split_the_cause_need_in_euros(nord: Derivation) -> None:
    assert nord.indicators_in_euros
    assert {part.key: part.value for part in nord.indicators} == {
        "Kinder im SGB II": Decimal(-9792),
        "Alleinerziehende": Decimal(2040),
    }


def test_under_other_methods_they_split_the_need_share() -> None:
    told = derivation(CASES / "random-012")
    assert not told.indicators_in_euros
    assert told.indicators[0].key == "population"
    assert float(sum(part.value for part in told.indicators)) == pytest.approx(0.430459958758814)


def test_the_waterfall_runs_from_today_to_the_new_budget(nord: Derivation) -> None:
    drawn = [plain("".join(text for text, _ in line)).rstrip() for line in lines(nord, "de", 80)]
    assert drawn[:10] == [
        "Nord (01): Budget neu 96.380 €, bisher 100.000 €, −3.620 € (−3,6 %)",
        "",
        "Warum sich das Budget ändert",
        "  Budget bisher   100.000,00 €",
        "  Gesamtbudget     +2.000,00 €                  │████",
        "  Bedarf           −7.752,00 €  ████████████████│",
        "  Dämpfung         +3.876,00 €                  │████████",
        "  Bestandsschutz   −1.744,37 €              ▐███│",
        "  Rundung              +0,37 €                  │▌",
        "  Budget neu       96.380,00 €",
    ]


# --- finding a district -------------------------------------------------------------------------------


def people() -> Case:
    """Two districts called Harburg, one of them with a provider, and one left out."""
    case = case_from_json(CASES / "worked")
    first, second, third = case.districts
    districts = (
        first.model_copy(update={"name": "Harburg", "provider": "Caritas"}),
        second.model_copy(update={"name": "Harburg"}),
        third.model_copy(update={"name": "St.  Pauli"}),
    )
    left_out = Excluded(id="77", name="Neuwerk", reason="Insel")
    return case.model_copy(update={"districts": districts, "excluded": (left_out,)})


@pytest.mark.parametrize(("asked", "position"), [("01", 0), (" 02 ", 1), ("st. pauli", 2), ("ST. PAULI ", 2)])
def test_a_district_is_found_by_id_or_name(asked: str, position: int) -> None:
    assert find(people(), asked) == position


def several() -> Case:
    """Names that begin alike, one of them the beginning of the others."""
    case = case_from_json(CASES / "worked")
    named = zip(case.districts, ("Altstadt", "Altstadt Süd", "Heidenau-Ost"), strict=True)
    more = [district.model_copy(update={"name": name}) for district, name in named]
    more.append(more[-1].model_copy(update={"id": "032", "name": "Heidenau-Su\u0308d"}))
    left_out = Excluded(id="77", name="Heidenau-Insel", reason="Insel")
    return case.model_copy(update={"districts": tuple(more), "excluded": (left_out,)})


@pytest.mark.parametrize(
    ("asked", "position"), [("Altstadt", 0), ("altstadt süd", 1), ("03", 2), ("032", 3), ("Heidenau-Süd", 3)]
)
def test_a_whole_name_or_id_comes_before_the_beginning_of_others(asked: str, position: int) -> None:
    assert find(several(), asked) == position


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            " heidenau",
            "Einen Sozialraum „heidenau“ gibt es nicht; so beginnen: Heidenau-Ost (03), Heidenau-Su\u0308d (032), "
            "Heidenau-Insel (77) — einen davon angeben, mit Name oder Nr",
        ),
        (
            "0",
            "Einen Sozialraum „0“ gibt es nicht; so beginnen: Altstadt (01), Altstadt Süd (02), Heidenau-Ost (03), "
            "Heidenau-Su\u0308d (032) — einen davon angeben, mit Name oder Nr",
        ),
        (
            "Heidenau-O",
            "Einen Sozialraum „Heidenau-O“ gibt es nicht; gemeint ist wohl Heidenau-Ost (03) — Nr oder Name wie in der "
            "Eingabe angeben",
        ),
    ],
)
def test_all_that_begin_so_are_named(asked: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        find(several(), asked)
    assert [problem.say("de") for problem in error.value.problems] == [message]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("harburg", "„harburg“ heißen mehrere Sozialräume: 01 (Caritas), 02 — die Nr angeben"),
        (
            "St. Paul",
            "Einen Sozialraum „St. Paul“ gibt es nicht; gemeint ist wohl St.  Pauli (03) — "
            "Nr oder Name wie in der Eingabe angeben",
        ),
        (
            "3",
            "Einen Sozialraum „3“ gibt es nicht; gemeint ist wohl St.  Pauli (03) — "
            "Nr oder Name wie in der Eingabe angeben",
        ),
        ("Xanten", "Einen Sozialraum „Xanten“ gibt es nicht — Nr oder Name wie in der Eingabe angeben"),
        (
            "neuwerk",
            "Der Sozialraum „neuwerk“ ist ausgenommen und nimmt an der Verteilung nicht teil: Insel — soll er "
            "mitrechnen, die Zelle in der Spalte ausgenommen leeren und seine Werte eintragen",
        ),
    ],
)
def test_who_asks_for_no_district_is_told_why(asked: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        find(people(), asked)
    assert [problem.say("de") for problem in error.value.problems] == [message]
