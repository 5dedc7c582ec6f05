"""TOML files that cannot be read: the commonest slips get the remedy that fits, and a wrong kind of file is named."""

import re
import time
from pathlib import Path

import pytest

from sozialbudget import Case, InputError
from sozialbudget.workbook.reading.toml_file import read_toml
from sozialbudget.years.project.reading import read_plan
from sozialbudget.years.series.describe import read_series
from workbooks import CLEAN, write_xlsx

SLIPS = {
    "valid_from = 31.12.2012": "den Tag als 2012-12-31 schreiben",
    "damping = 60 %": 'eine Zahl mit Einheit in Anführungszeichen schreiben: "60 %"',
    "total = 60.000 €": 'eine Zahl mit Einheit in Anführungszeichen schreiben: "60.000 €"',
    "damping = 0,05": 'ohne Anführungszeichen gilt der Punkt: 0.05, oder "0,05" schreiben',
    "damping = { value = 0,05 }": 'ohne Anführungszeichen gilt der Punkt: 0.05, oder "0,05" schreiben',
    "need_method = „Anteile“": 'gerade Anführungszeichen schreiben: "Anteile" statt „Anteile“',
    "Dämpfung = 0.5": 'Namen mit Umlaut oder Leerzeichen in Anführungszeichen schreiben: "Dämpfung"',
    "max loss = 0.5": 'Namen mit Umlaut oder Leerzeichen in Anführungszeichen schreiben: "max loss"',
    "damping = { Wert = 1, gilt ab = 2026 }": "Namen mit Umlaut oder Leerzeichen in Anführungszeichen schreiben: "
    '"gilt ab"',
    "[Jahreskosten je VZÄ]": 'Namen mit Umlaut oder Leerzeichen in Anführungszeichen schreiben: "Jahreskosten je VZÄ"',
    "damping = auto": 'Texte in Anführungszeichen schreiben: "auto"',
}


def refused(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_toml(path)
    (problem,) = caught.value.problems
    assert re.search("[äöüß„]|oder|nicht", problem.say("de"))
    assert not re.search("[ß„]|schreiben", problem.say("en").replace(text, "").replace("„Anteile“", ""))
    return problem.say("de")


@pytest.mark.parametrize("line", SLIPS)
def test_a_slip_gets_the_remedy_that_fits(line: str, tmp_path: Path) -> None:
    told = refused(tmp_path / "p.toml", f'source = "Vorlage „3“, 5 %" # ein Satz\n{line}\n')
    assert told.startswith("p.toml: die Datei ist kein gültiges TOML (Zeile 2, Spalte ")
    assert told.endswith(f" — {SLIPS[line]}")


@pytest.mark.parametrize("text", ["[a]\nb = 1\n[a]\nc = 2\n", "\n\na = 1\na = 2\nb = 1"])
def test_what_is_named_twice(text: str, tmp_path: Path) -> None:
    told = refused(tmp_path / "p.toml", text)
    assert re.search("Zeile [34]: schon einmal angegeben", told)
    assert "Cannot" not in told


@pytest.mark.parametrize("text", ["a =", 'a = "x', "[a", "a = 2012-13-45", "a = [1,\n2\nb = 3"])
def test_any_other_slip_gets_the_general_remedy(text: str, tmp_path: Path) -> None:
    assert " — je Zeile Name = Wert schreiben" in refused(tmp_path / "p.toml", text)


@pytest.mark.parametrize("line", ["a" + " " * 50_000, "=" * 50_000, "[" * 50_000, "a" + ", b" * 50_000])
def test_a_long_line_takes_no_time(line: str, tmp_path: Path) -> None:
    started = time.process_time()
    refused(tmp_path / "p.toml", f"{line}\n")
    assert time.process_time() - started < 1


def test_params_plan_and_series_say_the_same(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", CLEAN)
    for reader in (
        lambda path: Case.from_workbook(tmp_path / "a.xlsx", parameter_file=path),
        lambda path: read_plan(path, None),
        lambda path: read_series(path, "de"),
    ):
        for name, code in (("a.xlsx", "toml_is_workbook"), ("p.toml", "toml_not_valid")):
            (tmp_path / "p.toml").write_text("damping = 60 %", encoding="utf-8")
            with pytest.raises(InputError) as caught:
                reader(tmp_path / name)
            assert [problem.code for problem in caught.value.problems] == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[Jahre.2027]\ndamping = 0.5", "parameter_file_is_plan"),
        ("[[pots]]\nname = 'a'", "parameter_file_is_plan"),
        ("parameter = 'p.toml'\n[[jahre]]\njahr = 2026", "parameter_file_is_series"),
    ],
)
def test_a_plan_is_no_file_of_parameters(text: str, code: str, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", CLEAN)
    (tmp_path / "p.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Case.from_workbook(tmp_path / "a.xlsx", parameter_file=tmp_path / "p.toml")
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_toml_file_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text("damping = 0.5", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Case.from_workbook(tmp_path / "p.toml")
    assert [problem.code for problem in caught.value.problems] == ["file_is_toml"]
