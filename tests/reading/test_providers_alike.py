"""Providers that differ by case, spaces or punctuation only are named when the input is read, and by `hours` once."""

from pathlib import Path
from typing import Any

import pytest

from sozialbudget import read_workbook
from sozialbudget.case.umlauts import spelt_alike
from sozialbudget.cli.run import run
from sozialbudget.words import LANGUAGES
from workbooks import WRITERS, spoilt, write

ALIKE = [
    ("AWO", "Awo"),
    ("AWO e.V.", "AWO e. V."),
    ("AWO e.V.", "AWO eV"),
    ("Diakonie  Nord", "Diakonie Nord"),
    ("Diakonie\N{NO-BREAK SPACE}Nord", "Diakonie Nord"),
    ("DRK-Kreisverband", "DRK Kreisverband"),
    ("Träger Süd", "Traeger Sued"),
    ("Verein „Nord“", "Verein Nord"),
    ("Ναός", "ΝΑΌΣ"),
]
DIFFERENT = [
    ("AWO", "AWO Heidetal"),
    ("Verein A", "Verein B"),
    ("Kita 1-12", "Kita 11-2"),
    ("Haus 1", "Haus 11"),
    ("–", "…"),
    ("日本", "中国"),
]


@pytest.mark.parametrize("names", ALIKE)
def test_spelt_alike(names: tuple[str, str]) -> None:
    assert spelt_alike([names[0], "Anderer", names[1], names[0]]) == [names]


@pytest.mark.parametrize("names", DIFFERENT)
def test_others_are_not(names: tuple[str, str]) -> None:
    assert spelt_alike(names) == []


@pytest.mark.parametrize("writer", WRITERS)
def test_they_are_named_with_their_cells(tmp_path: Path, writer: str) -> None:
    tables = spoilt({"Sozialräume!C2": "AWO", "Sozialräume!C3": "Awo", "Sozialräume!C4": "AWO "})
    (warning,) = read_workbook(write(tmp_path, tables, writer)).warnings
    assert (warning.code, warning.severity, str(warning.place)) == (
        "providers_spelt_alike",
        "warning",
        "Sozialräume!C3",
    )
    assert "„AWO“ (C2, C4), „Awo“ (C3)" in warning.say("de")
    assert "“AWO” (C2, C4), “Awo” (C3)" in warning.say("en")
    assert all("{" not in warning.say(lang) for lang in LANGUAGES)


def test_also_those_left_out(tmp_path: Path) -> None:
    changes = {"Sozialräume!C2": "Awo", "Sozialräume!I2": "Werte unterdrückt", "Sozialräume!C3": "AWO"}
    (warning,) = read_workbook(write(tmp_path, spoilt(changes))).warnings
    assert warning.code == "providers_spelt_alike"


def test_one_that_is_merely_similar_is_not(tmp_path: Path) -> None:
    tables = spoilt({"Sozialräume!C2": "AWO", "Sozialräume!C3": "AWO Heidetal"})
    assert read_workbook(write(tmp_path, tables)).warnings == ()


@pytest.mark.parametrize(("by", "code"), [("provider", "ein eigenes Stundenblatt"), ("district", "als verschiedene")])
def test_hours_tells_it_once(tmp_path: Path, monkeypatch: Any, capsys: Any, by: str, code: str) -> None:
    monkeypatch.setenv("SOZIALBUDGET_LANG", "de")
    path = write(tmp_path, spoilt({"Sozialräume!C2": "AWO", "Sozialräume!C3": "Awo"}))
    assert run(["hours", str(path), "-o", str(tmp_path / "aus"), "--format", "xlsx", "--by", by, "-q"]) == 0
    told = " ".join(capsys.readouterr().err.split())
    assert told.count("fast gleich") == 1
    assert code in told
    assert run(["check", str(path)]) == 0
    assert "fast gleich" in capsys.readouterr().err
