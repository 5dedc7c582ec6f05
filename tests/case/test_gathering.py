"""Problems of one kind in one column are one sentence: which become which, in both languages."""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialbudget import read_workbook
from sozialbudget.case.problems import NAMED, InputError, Place, Problem, Severity, gathered
from sozialbudget.cli.run import run
from sozialbudget.words import LANGUAGES, Subject, Text
from workbooks import Formula, spoilt, write_xlsx

CHILDREN = Text("Kinder", "children")
TODAY = Text("Budget bisher", "status quo")


def of(column: Text, cell: str, code: str = "district_value_empty", **values: object) -> Problem:
    """A problem of one district's cell; the district is called as its row."""
    subject = Subject(column, f"Ort {cell[1:]}")
    return Problem(code, Place("Sozialräume", cell), values={"subject": subject, **values})


def parameter(label: tuple[str, str], cell: str | None, code: str, **values: object) -> Problem:
    return Problem(code, Place("Parameter", cell), values={"subject": Text(*label), **values})


def missing(label: tuple[str, str], key: str, cell: str | None) -> Problem:
    return Problem("parameter_missing", Place("Parameter", cell), values={"parameter": Text(*label), "key": key})


YEAR, DAMPING, COST = ("Haushaltsjahr", "year"), ("Dämpfung", "damping"), ("Jahreskosten", "cost")

TABLE: dict[str, tuple[list[Problem], list[str], list[str]]] = {
    "one cell alone": (
        [of(TODAY, "D3", "cell_uncalculated")],
        [
            "Sozialräume!D3: Budget bisher von Ort 3 ist leer (Formel nie berechnet) — die Datei in Excel oder "
            "LibreOffice öffnen, speichern und erneut starten"
        ],
        [
            "Sozialräume!D3: status quo of Ort 3 is empty (formula never calculated) — open the file in Excel or "
            "LibreOffice, save it, run again"
        ],
    ),
    "a few cells of one column": (
        [of(TODAY, cell) for cell in ("D3", "D5", "D8")],
        [
            "Sozialräume!D3, D5, D8: Budget bisher ist leer — den Wert eintragen; fehlt er wirklich, den Sozialraum "
            "mit Grund ausnehmen"
        ],
        [
            "Sozialräume!D3, D5, D8: status quo is empty — enter the value; where there is none, exclude the district "
            "and say why"
        ],
    ),
    "many cells: five are named, all are counted": (
        [of(TODAY, f"D{row}", "cell_uncalculated") for row in range(3, 17)],
        [
            "Sozialräume!D3, D4, D5, D6, D7 … (14 Zellen): Budget bisher ist leer (Formel nie berechnet) — die Datei "
            "in Excel oder LibreOffice öffnen, speichern und erneut starten"
        ],
        [
            "Sozialräume!D3, D4, D5, D6, D7 … (14 cells): status quo is empty (formula never calculated) — open the "
            "file in Excel or LibreOffice, save it, run again"
        ],
    ),
    "two columns are two sentences, in the order of their first cells": (
        [of(TODAY, "D3"), of(CHILDREN, "E3"), of(TODAY, "D4"), of(CHILDREN, "E4")],
        [
            "Sozialräume!D3, D4: Budget bisher ist leer — den Wert eintragen; fehlt er wirklich, den Sozialraum mit "
            "Grund ausnehmen",
            "Sozialräume!E3, E4: Kinder ist leer — den Wert eintragen; fehlt er wirklich, den Sozialraum mit Grund "
            "ausnehmen",
        ],
        [
            "Sozialräume!D3, D4: status quo is empty — enter the value; where there is none, exclude the district and "
            "say why",
            "Sozialräume!E3, E4: children is empty — enter the value; where there is none, exclude the district and "
            "say why",
        ],
    ),
    "what was found differs": (
        [of(TODAY, "D3", "cell_text", found="viel"), of(TODAY, "D5", "cell_text", found="nix")],
        [
            "Sozialräume!D3: Budget bisher von Ort 3 ist der Text „viel“, erwartet wird eine Zahl; ebenso D5 („nix“) — "
            "eine Zahl eintragen, z. B. 1234,56"
        ],
        [
            "Sozialräume!D3: status quo of Ort 3 is the text “viel”, expected a number; likewise D5 (“nix”) — enter a "
            "number, e.g. 1234.56"
        ],
    ),
    "what was found is the same everywhere": (
        [of(TODAY, "D3", "cell_text", found="?"), of(TODAY, "D5", "cell_text", found="?")],
        [
            "Sozialräume!D3, D5: Budget bisher ist der Text „?“, erwartet wird eine Zahl — eine Zahl eintragen, z. B. "
            "1234,56"
        ],
        ["Sozialräume!D3, D5: status quo is the text “?”, expected a number — enter a number, e.g. 1234.56"],
    ),
    "the remedy differs with what was found": (
        [
            of(CHILDREN, "E3", "rate_above_one", found="17,5", percent=Decimal("17.5"), share=Decimal("0.175")),
            of(CHILDREN, "E4", "rate_above_one", found="20", percent=Decimal(20), share=Decimal("0.2")),
        ],
        [
            "Sozialräume!E3: Kinder von Ort 3 ist 17,5: das kann 17,5 % oder das 17,5-Fache heißen; ebenso E4 („20“) — "
            "17,5 % oder 0,175 schreiben, die anderen entsprechend"
        ],
        [
            "Sozialräume!E3: children of Ort 3 is 17,5: that may mean 17.5 % or 17,5 times; likewise E4 (“20”) — write "
            "17.5 % or 0.175, the others accordingly"
        ],
    ),
    "values that are read all the same": (
        [
            of(TODAY, cell, "parameter_implausible", value=Decimal(value), usual="60.000")
            for cell, value in (("D3", 5200), ("D4", 5300))
        ],
        [
            "Sozialräume!D3: Budget bisher von Ort 3 ist 5.200, üblich ist: 60.000; ebenso D4 (5.300) — den Wert "
            "prüfen; gerechnet wird mit 5.200, die anderen entsprechend"
        ],
        [
            "Sozialräume!D3: status quo of Ort 3 is 5,200, usual is: 60.000; likewise D4 (5,300) — check the value; "
            "5,200 is what counts, the others accordingly"
        ],
    ),
    "what a cell shows and what it holds": (
        [
            of(TODAY, cell, "cell_stored_twice", found=found, other=other)
            for cell, found, other in (("D3", "1", "2"), ("D4", "3", "4"))
        ],
        [
            "Sozialräume!D3: Budget bisher von Ort 3 steht zweimal in der Zelle, als „1“ und als „2“; ebenso D4 („3“ "
            "und „4“) — den richtigen Wert neu eintragen und die Datei in Excel oder LibreOffice speichern"
        ],
        [
            "Sozialräume!D3: status quo of Ort 3 is stored twice in the cell, as “1” and as “2”; likewise D4 (“3” and "
            "“4”) — enter the right value anew and save the file in Excel or LibreOffice"
        ],
    ),
    "ids alone in their rows": (
        [Problem("row_only_id", Place("Sozialräume", f"A{row}"), values={"found": f"{row:02}"}) for row in range(1, 8)],
        [
            "Sozialräume!A1: in der Zeile steht nur die Nr „01“; ebenso A2 („02“), A3 („03“), A4 („04“), A5 („05“) … "
            "(insgesamt 7) — die Zeile vervollständigen oder löschen"
        ],
        [
            "Sozialräume!A1: the row holds nothing but the id “01”; likewise A2 (“02”), A3 (“03”), A4 (“04”), A5 "
            "(“05”) … (7 in all) — complete the row or delete it"
        ],
    ),
    "several parameters": (
        [
            parameter(YEAR, "B2", "cell_uncalculated"),
            parameter(DAMPING, "B4", "cell_uncalculated"),
        ],
        [
            "Parameter!B2: Haushaltsjahr ist leer (Formel nie berechnet); ebenso B4 (Dämpfung) — die Datei in Excel "
            "oder LibreOffice öffnen, speichern und erneut starten"
        ],
        [
            "Parameter!B2: year is empty (formula never calculated); likewise B4 (damping) — open the file in Excel or "
            "LibreOffice, save it, run again"
        ],
    ),
    "several parameters, each with what stands there": (
        [
            parameter(DAMPING, "B4", "rate_text", found="etwas"),
            parameter(("Steigerung", "uplift"), "B5", "rate_text", found="?"),
        ],
        [
            "Parameter!B4: Dämpfung ist der Text „etwas“, erwartet wird ein Prozentsatz; ebenso B5 (Steigerung: „?“) — "
            "einen Satz eintragen, z. B. 17,5 % oder 0,175"
        ],
        [
            "Parameter!B4: damping is the text “etwas”, expected a rate; likewise B5 (uplift: “?”) — enter a rate, "
            "e.g. 17.5 % or 0.175"
        ],
    ),
    "parameters with other words to choose from": (
        [
            parameter(("Verfahren", "method"), "B4", "word_empty", choices=("a", "b")),
            parameter(("Bezug", "basis"), "B5", "word_empty", choices=("c",)),
        ],
        [
            "Parameter!B4: Verfahren ist leer — eines davon eintragen: a, b",
            "Parameter!B5: Bezug ist leer — eines davon eintragen: c",
        ],
        ["Parameter!B4: method is empty — enter one of: a, b", "Parameter!B5: basis is empty — enter one of: c"],
    ),
    "parameters that are missing": (
        [missing(YEAR, "year", "B6"), missing(DAMPING, "damping", "B14"), missing(COST, "cost_per_fte", "B21")],
        [
            "Parameter!B6: Haushaltsjahr fehlt; ebenso B14 (Dämpfung), B21 (Jahreskosten) — im Blatt Parameter "
            "eintragen oder mit --set year=… angeben, die anderen entsprechend"
        ],
        [
            "Parameter!B6: year is missing; likewise B14 (damping), B21 (cost) — enter it in the sheet Parameters or "
            "give it with --set year=…, the others accordingly"
        ],
    ),
    "parameters that have no row": (
        [missing(YEAR, "year", None), missing(DAMPING, "damping", None)],
        [
            "Parameter: Haushaltsjahr fehlt; ebenso Dämpfung — im Blatt Parameter eintragen oder mit --set year=… "
            "angeben, die anderen entsprechend"
        ],
        [
            "Parameter: year is missing; likewise damping — enter it in the sheet Parameters or give it with --set "
            "year=…, the others accordingly"
        ],
    ),
    "each with what is probably meant": (
        [
            Problem(
                "column_unknown_suggested",
                Place("Indikatoren", cell),
                values={"what": Text("Indikator", "indicator"), "sheet": "S", "found": found, "suggestion": meant},
            )
            for cell, found, meant in (("A3", "Kindr", "Kinder"), ("A4", "Quotte", "Quote"))
        ],
        [
            "Indikatoren!A3: Indikator: im Blatt S gibt es keine Spalte Kindr; gemeint ist wohl Kinder; ebenso A4 "
            "(„Quotte“, gemeint wohl Quote) — Kinder eintragen oder die Spalte ergänzen, die anderen entsprechend"
        ],
        [
            "Indikatoren!A3: indicator: the sheet S has no column Kindr; Kinder is probably meant; likewise A4 "
            "(“Quotte”, probably Quote) — enter Kinder, or add the column, the others accordingly"
        ],
    ),
    "districts with few positions": (
        [
            Problem("below_min_fte", None, "note", {"district": name, "fte": Decimal(fte), "min_fte": Decimal("0.5")})
            for name, fte in (("Nord", "0.41"), ("Ost", "0.32"))
        ],
        [
            "Nord: die Leistungen haben zusammen 0,41 Stellen, nicht mehr als die Mindeststellen von 0,5 („fachlich "
            "und organisatorisch kritisch“); ebenso Ost (0,32)"
        ],
        [
            "Nord: its services have 0.41 FTE together, no more than the minimum of 0.5 (“fachlich und organisatorisch "
            "kritisch”); likewise Ost (0.32)"
        ],
    ),
    "sums are told one by one": (
        [
            Problem(
                "control_total_mismatch", Place("I", cell), values={"column": column, "total": Decimal(1), "sum": n}
            )
            for cell, column, n in (("H3", "Kinder", Decimal(2)), ("H4", "Quote", Decimal(3)))
        ],
        [
            "I!H3: Kinder: die Kontrollsumme ist 1, die Sozialräume ergeben 2 — die Kontrollsumme oder die Werte "
            "berichtigen",
            "I!H4: Quote: die Kontrollsumme ist 1, die Sozialräume ergeben 3 — die Kontrollsumme oder die Werte "
            "berichtigen",
        ],
        [
            "I!H3: Kinder: the control total is 1, the districts sum to 2 — correct the control total or the values",
            "I!H4: Quote: the control total is 1, the districts sum to 3 — correct the control total or the values",
        ],
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_sentences(name: str) -> None:
    problems, german, english = TABLE[name]
    sentences = gathered(problems)
    assert [sentence.say("de") for sentence in sentences] == german
    assert [sentence.say("en") for sentence in sentences] == english


def test_warnings_and_errors_stay_apart() -> None:
    warned = Problem("cell_uncalculated", Place("S", "D4"), "warning", {"subject": TODAY})
    failed = Problem("cell_uncalculated", Place("S", "D3"), "error", {"subject": TODAY})
    assert [sentence.severity for sentence in gathered([failed, warned])] == ["error", "warning"]


def test_two_files_stay_apart() -> None:
    here, there = of(TODAY, "D3").of_file("a.xlsx"), of(TODAY, "D4").of_file("b.xlsx")
    assert [sentence.place("de") for sentence in gathered([here, there])] == [
        "[a.xlsx]Sozialräume!D3",
        "[b.xlsx]Sozialräume!D4",
    ]
    assert [sentence.place("de") for sentence in gathered([here, of(TODAY, "D4").of_file("a.xlsx")])] == [
        "[a.xlsx]Sozialräume!D3, D4"
    ]


# --- whatever comes ---------------------------------------------------------------------------------------


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    code = draw(st.sampled_from(["cell_text", "district_value_empty", "row_only_id", "cell_uncalculated"]))
    column, row = draw(st.sampled_from("ABC")), draw(st.integers(1, 30))
    severity: Severity = draw(st.sampled_from(["error", "warning"]))
    values: dict[str, object] = {"found": draw(st.sampled_from(["x", "y"]))}
    if code != "row_only_id":
        subject = draw(st.sampled_from([CHILDREN, Subject(CHILDREN, f"Ort {row}"), Subject(TODAY, f"Ort {row}")]))
        values["subject"] = subject
    place = Place(draw(st.sampled_from(["S", "T"])), f"{column}{row}")
    return Problem(code, place, severity, values)


@given(st.lists(problems(), max_size=60))
def test_every_problem_is_counted_in_exactly_one_sentence(found: Sequence[Problem]) -> None:
    sentences = gathered(found)
    assert Counter(map(repr, found)) == Counter(repr(one) for sentence in sentences for one in sentence.problems)
    firsts = [sentence.problems[0] for sentence in sentences]
    assert [found.index(first) for first in firsts] == sorted(found.index(first) for first in firsts)
    for sentence in sentences:
        assert len({(one.code, one.severity, one.place and one.place.sheet) for one in sentence.problems}) == 1
        for lang in LANGUAGES:
            named, counted = cells_told(sentence.say(lang))
            assert len(named) == min(len(sentence.problems), NAMED)
            assert counted == (len(sentence.problems) if len(sentence.problems) > NAMED else None)


def cells_told(told: str) -> tuple[list[str], int | None]:
    """The cells a sentence names, and the number it gives."""
    what = told.partition(" — ")[0]
    cells = re.findall(r"\b[ABC][0-9]+\b", what)
    count = re.search(r"… \((?:insgesamt )?([0-9]+)(?: in all| Zellen| cells)?\)", what)
    return cells, int(count[1]) if count else None


# --- the whole way ----------------------------------------------------------------------------------------

NEVER = Formula("=1+1")
UNCALCULATED = {f"Sozialräume!{column}{row}": NEVER for column in "DEFG" for row in (2, 3, 4)}


def test_formulas_never_calculated_are_one_sentence_for_each_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_xlsx(tmp_path / "a.xlsx", spoilt({**UNCALCULATED, "Parameter!B4": NEVER, "Parameter!B6": NEVER}))
    assert run(["check", str(tmp_path / "a.xlsx"), "--lang", "de"]) == 1
    told = capsys.readouterr()
    assert told.out == "a.xlsx: 5 Fehler, 0 Warnungen, 0 Hinweise.\n"
    assert [line.partition(" (")[0] for line in told.err.splitlines()] == [
        "Fehler",
        "Sozialräume!D2, D3, D4: Budget bisher ist leer",
        "Sozialräume!E2, E3, E4: Kinder ist leer",
        "Sozialräume!F2, F3, F4: Quote ist leer",
        "Sozialräume!G2, G3, G4: Einwohner ist leer",
        "Parameter!B4: Dämpfung ist leer",
    ]


def test_in_python_the_text_is_gathered_and_the_problems_are_single(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", spoilt(UNCALCULATED))
    with pytest.raises(InputError) as caught:
        read_workbook(tmp_path / "a.xlsx")
    assert len(caught.value.problems) == 12
    assert len(str(caught.value).splitlines()) == 4
    assert str(caught.value).startswith("Sozialräume!D2, D3, D4: status quo is empty (formula never calculated)")


def test_a_script_gets_each_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    write_xlsx(tmp_path / "a.xlsx", spoilt(UNCALCULATED))
    assert run(["check", str(tmp_path / "a.xlsx"), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [problem["cell"] for problem in told] == [f"{column}{row}" for row in (2, 3, 4) for column in "DEFG"]


def test_an_empty_template_has_a_sentence_for_each_thing_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["template", "-o", str(tmp_path / "a.xlsx"), "--lang", "de"])
    assert run(["check", str(tmp_path / "a.xlsx"), "--lang", "de"]) == 1
    places = [line.partition(": ")[0] for line in capsys.readouterr().err.splitlines()[1:]]
    assert places == ["Sozialräume", "Sozialräume!A6", "Indikatoren!B7, B8, B9", "Parameter!B6"]


def test_warnings_in_a_result_are_gathered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from openpyxl import load_workbook

    changes = {"Sozialräume!A2": 1, "Sozialräume!A3": 2, "Sozialräume!A4": "03"}
    write_xlsx(tmp_path / "a.xlsx", spoilt(changes))
    assert run(["allocate", str(tmp_path / "a.xlsx"), "-o", str(tmp_path / "b.xlsx"), "--lang", "de"]) == 0
    assert "Warnung (1)\nSozialräume!A2: die Nr 1 steht als Zahl da" in capsys.readouterr().err
    rows = load_workbook(tmp_path / "b.xlsx")["Protokoll"].iter_rows(values_only=True)
    warned = [row for row in rows if row[0] and str(row[0]).startswith("Sozialräume!")]
    assert [(row[0], "; ebenso A3 („2“)" in str(row[1])) for row in warned] == [("Sozialräume!A2", True)]
