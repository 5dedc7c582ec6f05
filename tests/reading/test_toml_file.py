"""TOML files that cannot be read: the commonest slips get the remedy that fits, and a wrong kind of file is named."""

import re
import time
from decimal import Decimal
from pathlib import Path

import pytest

from sozialbudget import InputError, read_workbook
from sozialbudget.reading.plan.plan import read_plan
from sozialbudget.reading.settings.toml_file import read_toml
from sozialbudget.series.describe import read_series
from workbooks import CLEAN, write_xlsx

SLIPS = {
    "valid_from = 31.12.2012": "den Tag als 2012-12-31 schreiben",
    "damping = 60 %": 'eine Zahl mit Einheit in Anführungszeichen schreiben: "60 %"',
    "total = 60.000 €": "Beträge ohne Einheit und ohne Tausenderpunkt schreiben: 60000",
    "total = 1.060.000,50 EUR": "Beträge ohne Einheit und ohne Tausenderpunkt schreiben: 1060000.5",
    "total = 60 €": "Beträge ohne Einheit und ohne Tausenderpunkt schreiben: 60",
    "total = 1.060.000": "Zahlen ohne Zeichen zwischen den Tausendern schreiben: 1060000",
    "total = 60,000": "Zahlen ohne Zeichen zwischen den Tausendern schreiben: 60000 / 60",
    "total = 62,375": "Zahlen ohne Zeichen zwischen den Tausendern schreiben: 62375 / 62.3750",
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
        lambda path: read_workbook(tmp_path / "a.xlsx", parameter_file=path),
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
        read_workbook(tmp_path / "a.xlsx", parameter_file=tmp_path / "p.toml")
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_toml_file_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text("damping = 0.5", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_workbook(tmp_path / "p.toml")
    assert [problem.code for problem in caught.value.problems] == ["file_is_toml"]


# --- a point between thousands ------------------------------------------------------------------------

PLAN = """
[years.2027]
additional = {value}
[regions]
X = ["01", "02", "03"]
[[pots]]
name = "A"
share = "100 %"
"""
AMBIGUOUS = {
    "62.400": ("62400", "62.4"),
    "450.000": ("450000", "450"),
    "62.375": ("62375", "62.3750"),
    '"450.000 €"': ("450000", "450"),
    '"450.000"': ("450000", "450"),
    '"62,375"': ("62375", "62.3750"),
}


@pytest.mark.parametrize("value", AMBIGUOUS)
@pytest.mark.parametrize(
    "line", ["cost_per_fte = {}", '"Jahreskosten je VZÄ" = {}', "cost_per_fte = {{ value = {} }}"], ids=str
)
def test_a_point_that_may_part_thousands_is_refused_and_both_remedies_work(
    line: str, value: str, tmp_path: Path
) -> None:
    write_xlsx(tmp_path / "a.xlsx", CLEAN)
    file = tmp_path / "p.toml"
    file.write_text(line.format(value), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_workbook(tmp_path / "a.xlsx", parameter_file=file)
    (problem,) = caught.value.problems
    assert problem.code == "toml_number_ambiguous"
    large, small = AMBIGUOUS[value]
    assert problem.say("de").endswith(f"als Zahl schreiben, ohne Zeichen zwischen den Tausendern: {large} oder {small}")
    for meant in (large, small):
        file.write_text(line.format(meant), encoding="utf-8")
        case = read_workbook(tmp_path / "a.xlsx", parameter_file=file)
        assert case.parameters.cost_per_fte == Decimal(meant)


@pytest.mark.parametrize("value", [value for value in AMBIGUOUS if "375" not in value])  # euros have two decimals
def test_so_it_is_in_a_plan(value: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(PLAN.replace("{value}", value), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_plan(file, None)
    (problem,) = caught.value.problems
    assert problem.code == "toml_number_ambiguous"
    for meant in AMBIGUOUS[value]:
        assert problem.say("de").count(meant) >= 1
        file.write_text(PLAN.replace("{value}", meant), encoding="utf-8")
        assert read_plan(file, None).years[0].additional == Decimal(meant)


# --- beyond any use -----------------------------------------------------------------------------------

BEYOND = {
    "a hexadecimal number": (f"total = 0x{'F' * 900_000}", "toml_number_beyond"),
    "a hexadecimal number in 100 signs": (f"total = 0x{'F' * 90}", "toml_number_beyond"),
    "3 600 digits": (f"total = {'9' * 3_600}", "toml_number_beyond"),
    "5 000 digits": (f"total = {'9' * 5_000}", "toml_number_beyond"),
    "groups": (f"total = {'9_' * 50_000}9", "toml_number_beyond"),
    "many decimals": (f"damping = 0.{'3' * 50_000}", "toml_number_beyond"),
    "an exponent": ("damping = 1e999999999", "toml_number_beyond"),
    "a small exponent": ("damping = 1e-999999999", "toml_number_beyond"),
    "inside a list": (f"damping = [{{ value = 0b{'1' * 99_000}, valid_from = 2026 }}]", "toml_number_beyond"),
    "a name of many parts": (f"{'a.' * 300_000}a = 1", "toml_name_beyond"),
    "a section of many parts": (f"[{'a.' * 300_000}a]", "toml_name_beyond"),
    "quoted parts": ('"a".' * 100_000 + "a = 1", "toml_name_beyond"),
    "many names": ("\n".join(f"a{i} = 1" for i in range(60_000)), "toml_entries_beyond"),
    "many values of one": ("[[damping]]\nvalue = 1\n" * 30_000, "toml_entries_beyond"),
    "many ids": (f"x = [{'1, ' * 100_000}]", "toml_entries_beyond"),
    "too many bytes": ("#" * 1_100_000, "file_too_large"),
    "brackets": (f"a = {'[' * 500_000}", "toml_not_valid"),
    "a string without end": ('a = "' + "x" * 900_000, "toml_not_valid"),
}


@pytest.mark.parametrize("kind", BEYOND)
def test_what_is_beyond_any_use_is_refused_at_once(kind: str, tmp_path: Path) -> None:
    text, code = BEYOND[kind]
    file = tmp_path / "p.toml"
    file.write_text(text, encoding="utf-8")
    started = time.process_time()
    for reader in (read_toml, lambda path: read_plan(path, None), lambda path: read_series(path, "de")):
        with pytest.raises(InputError) as caught:
            reader(file)
        told = [problem.say(lang) for problem in caught.value.problems for lang in ("de", "en")]
        assert [problem.code for problem in caught.value.problems] == [code]
        assert all(len(sentence) < 500 for sentence in told)
    assert time.process_time() - started < 3


def test_a_plan_of_a_hundred_years_and_a_region_of_all_municipalities_are_in_use(tmp_path: Path) -> None:
    ids = ", ".join(f'"{i:05}"' for i in range(11_000))
    years = "\n".join(f"[years.{2027 + i}]\nadditional = 100" for i in range(100))
    file = tmp_path / "plan.toml"
    file.write_text(f'{years}\n[regions]\nX = [{ids}]\n[[pots]]\nname = "A"\nshare = "100 %"\n', encoding="utf-8")
    assert len(read_plan(file, None).years) == 100
