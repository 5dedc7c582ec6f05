"""Columns of unit costs, empty or nearly so, and indicators without weights: what cases × median needs, and where."""

from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

import sozialbudget as sb

PARAMETERS = {"Haushaltsjahr": 2026, "Jahreskosten je VZÄ": 70000, "Dämpfung": 0.5, "Bedarfsverfahren": "case_median"}
INDICATORS = pd.DataFrame({"Indikator": ["Fälle"], "Bezugsgröße": ["KA"], "Art": ["Anzahl"], "Richtung": ["+"]})


def districts(costs: list[int | None]) -> pd.DataFrame:
    """Three districts, their cases, and in KA what they pay for one."""
    told = {"Nr": ["01", "02", "03"], "Sozialraum": ["A", "B", "C"], "Budget bisher": [100000, 250000, 320000]}
    return pd.DataFrame({**told, "Fälle": [10, 27, 33], "KA": pd.Series(costs, dtype=object)})


def workbook(path: Path, costs: list[int | None], parameters: dict[str, Any]) -> Path:
    """The same as a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    said = pd.DataFrame({"Parameter": parameters.keys(), "Wert": parameters.values()})
    for title, frame in (("Sozialräume", districts(costs)), ("Indikatoren", INDICATORS), ("Parameter", said)):
        sheet = book.create_sheet(title)
        for row in (list(frame.columns), *frame.itertuples(index=False, name=None)):
            sheet.append(row)
    book.save(path)
    return path


def problems(error: sb.InputError) -> list[tuple[str, str]]:
    return [(str(one.place), one.what("de")) for one in error.problems]


@pytest.mark.parametrize("named", [{}, {"Kopfzahl": "KA"}], ids=str)
def test_a_column_without_any_cost_is_one_problem_at_its_head(tmp_path: Path, named: dict[str, str]) -> None:
    empty: list[int | None] = [None, None, None]
    with pytest.raises(sb.InputError) as error:
        sb.read_workbook(workbook(tmp_path / "a.xlsx", empty, PARAMETERS | named))
    assert problems(error.value) == [("Sozialräume!E1", "alle Zellen der Spalte „KA“ sind leer")]
    with pytest.raises(sb.InputError) as error:
        sb.from_frames(districts(empty), INDICATORS, PARAMETERS | named)
    assert problems(error.value) == [("districts!KA", "alle Zellen der Spalte „KA“ sind leer")]


def test_a_cost_that_a_parameter_names_is_missed_at_its_cell(tmp_path: Path) -> None:
    gaps = [1000, None, 3000]
    path = workbook(tmp_path / "a.xlsx", gaps, PARAMETERS | {"Kopfzahl": "KA"})
    with pytest.raises(sb.InputError) as error:
        sb.read_workbook(path)
    assert problems(error.value) == [("Sozialräume!E3", "KA von B ist leer")]
    case = sb.read_workbook(workbook(path, gaps, PARAMETERS))
    with pytest.raises(sb.InputError) as error:
        case.changed(per_head="KA")
    assert problems(error.value) == [("Sozialräume!E3", "KA von B ist leer")]


def test_indicators_need_no_column_of_weights_where_none_count(tmp_path: Path) -> None:
    costs = [1000, 2000, 3000]
    cases = [
        sb.from_frames(districts(costs), INDICATORS, PARAMETERS),
        sb.from_frames(districts(costs), INDICATORS.assign(Gewicht=None), PARAMETERS),
        sb.read_workbook(workbook(tmp_path / "a.xlsx", costs, PARAMETERS)),
    ]
    assert len({tuple(sb.allocate(case).budget) for case in cases}) == 1
    with pytest.raises(sb.InputError) as error:
        sb.from_frames(districts(costs), INDICATORS, PARAMETERS | {"Bedarfsverfahren": "z-Werte"})
    assert ("indicators", "die Spalte „Gewicht“ fehlt") in problems(error.value)
