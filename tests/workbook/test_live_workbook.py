"""The result workbook recalculates to what a fresh run computes, to the cent."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from python_calamine import CalamineWorkbook

from libreoffice import recalculated
from made_up import made_up_case
from sozialbudget import read_workbook
from sozialbudget.case.case import Case
from sozialbudget.case.parameters import Unit
from sozialbudget.case.problems import NoSolutionError
from sozialbudget.method.allocation import Allocation, allocate, figures_of
from sozialbudget.method.figure import Part
from sozialbudget.workbook.result.names import names
from sozialbudget.workbook.write import write_workbook
from support import case_from_json

CASES = Path(__file__).parents[1] / "cases"
MADE_UP = 48


def _with(case: Case, **parameters: object) -> Case:
    changed = case.parameters.model_dump() | parameters
    return case.model_copy(update={"parameters": type(case.parameters).model_validate(changed)})


def _more_damping(case: Case) -> tuple[Case, dict[str, object]]:
    return _with(case, damping=Decimal("0.35")), {"damping": 0.35}


def _other_limits(case: Case) -> tuple[Case, dict[str, object]]:
    limits = {"max_loss": Decimal("0.07"), "max_gain": Decimal("0.25")}
    return _with(case, **limits), {key: float(value) for key, value in limits.items()}


def _other_weight(case: Case) -> tuple[Case, dict[str, object]]:
    first = case.indicators[0].model_copy(update={"weight": Decimal("7.5")})
    return case.model_copy(update={"indicators": (first, *case.indicators[1:])}), {"weight": 7.5}


def _other_value(case: Case) -> tuple[Case, dict[str, object]]:
    district, name = case.districts[-1], case.indicators[0].name
    columns = {**district.columns, name: Decimal("23.25")}
    changed = district.model_copy(update={"columns": columns, "status_quo": Decimal("123456.78")})
    return case.model_copy(update={"districts": (*case.districts[:-1], changed)}), {
        "value": 23.25,
        "status_quo": 123456.78,
    }


CHANGES: list[Callable[[Case], tuple[Case, dict[str, object]]]] = [
    _more_damping,
    _other_limits,
    _other_weight,
    _other_value,
]


def _edit(path: Path, case: Case, edits: dict[str, object]) -> None:
    """Type `edits` into the workbook as an analyst would."""
    workbook = openpyxl.load_workbook(path)
    districts, parameters = workbook["Sozialräume"], workbook["Parameter"]
    headers = {cell.value: cell.column for cell in districts[1]}
    for key, value in edits.items():
        if key == "weight":
            workbook["Indikatoren"]["B2"] = value
        elif key in ("value", "status_quo"):
            header = case.indicators[0].name if key == "value" else "Budget bisher"
            districts.cell(1 + len(case.districts), headers[header]).value = value
        else:
            label = {"damping": "Dämpfung", "max_loss": "Höchstverlust", "max_gain": "Höchstzuwachs"}[key]
            row = next(row for row in parameters.iter_rows(max_col=2) if row[0].value == label)
            row[1].value = value
    workbook.save(path)


WITHIN = {Unit.EUR: 1e-4, Unit.HOURS: 1e-6, Unit.FTE: 1e-8, Unit.NUMBER: 1e-8, Unit.RATE: 1e-9}
"""How near a spreadsheet's doubles must come."""


def _expected(a: Allocation) -> dict[str, tuple[Any, float]]:
    """Every figure that has a column with a name, by that name's key, and how near it must come."""
    wanted: dict[str, tuple[Any, float]] = {"status_quo": (a.status_quo, 1e-6)}
    for key, figure in figures_of(a.case).items():
        within = WITHIN[figure.unit]
        if figure.part is Part.SERVICE:
            for s, service in enumerate(a.services, start=1):
                wanted[f"{key}_{s}"] = (getattr(service, key), within)
        elif figure.part is Part.CAUSE:
            wanted[key] = (a.printed_causes[key], within)
        elif figure.part not in (Part.CELL, Part.INDICATORS):
            wanted[key] = ([None if v is None or not v.is_finite() else v for v in a.values(key)], within)
    return wanted


def _places(path: Path, case: Case) -> dict[str, tuple[str, int, int]]:
    """Sheet, first row and column (zero-based) of each named column."""
    workbook = openpyxl.load_workbook(path, read_only=True)
    found = {}
    for key, name in names(case, "de").items():
        if name in workbook.defined_names:
            sheet, _, area = workbook.defined_names[name].attr_text.replace("'", "").partition("!")
            col, row, _, _ = range_boundaries(area.replace("$", ""))
            found[key] = (sheet, int(row or 0) - 1, int(col or 0) - 1)
    return found


def _differences(path: Path, a: Allocation, places: dict[str, tuple[str, int, int]]) -> list[str]:
    """Figures of the workbook that are not those of `a`."""
    workbook = CalamineWorkbook.from_path(path)
    sheets = {name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in workbook.sheet_names}
    found = []
    for key, (values, within) in _expected(a).items():
        sheet, first, col = places[key]
        for i, value in enumerate(values):
            cell = sheets[sheet][first + i][col]
            same = cell == "" if value is None else isinstance(cell, float) and abs(cell - float(value)) <= within
            if not same:
                found.append(f"{key}[{i}]: {cell!r} instead of {value!s:.20}")
    overview = {row[0]: row[1] for row in sheets["Übersicht"]}
    if overview["Prüfungen"] != "alle bestanden":
        found.append(f"checks: {overview['Prüfungen']}")
    return found


def _all_cases() -> list[tuple[str, Case]]:
    golden = [(path.parent.name, case_from_json(path)) for path in sorted(CASES.glob("*/case.json"))]
    return golden + [(f"made-up-{seed}", made_up_case(seed)) for seed in range(MADE_UP)]


def test_stored_values_and_recalculation_equal_a_fresh_run(tmp_path: Path) -> None:
    """Every method, with floors, caps and auto: as stored, and recalculated after each kind of change."""
    files: list[tuple[Path, dict[str, tuple[str, int, int]], Allocation]] = []
    really_changed = 0
    for number, (name, case) in enumerate(_all_cases()):
        try:
            allocation = allocate(case)
        except NoSolutionError:
            continue
        path = tmp_path / f"{name}.xlsx"
        write_workbook(allocation, path, "de")
        places = _places(path, case)
        assert _differences(path, allocation, places) == [], f"stored values of {name}"
        changed, edits = CHANGES[number % len(CHANGES)](case)
        try:
            fresh = allocate(changed)
            really_changed += list(fresh.budget) != list(allocation.budget)
        except NoSolutionError:
            edits, fresh = {}, allocation
        _edit(path, case, edits)
        files.append((path, places, fresh))
    assert len(files) > 50
    assert really_changed > 40
    results = recalculated([path for path, _, _ in files], tmp_path)
    wrong = {
        result.name: found
        for result, (_, places, fresh) in zip(results, files, strict=True)
        if (found := _differences(result, fresh, places))
    }
    assert not wrong


def test_a_wrong_figure_would_be_seen(tmp_path: Path) -> None:
    """The comparison itself: a damping that was not typed in shows in every budget."""
    case = case_from_json(CASES / "worked" / "case.json")
    allocation = allocate(case)
    write_workbook(allocation, tmp_path / "r.xlsx", "de")
    other = allocate(_more_damping(case)[0])
    found = _differences(tmp_path / "r.xlsx", other, _places(tmp_path / "r.xlsx", case))
    assert len([line for line in found if line.startswith("budget[")]) == 2  # the floored third is the same


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    allocation = allocate(case_from_json(CASES / "worked" / "case.json"))
    write_workbook(allocation, tmp_path / "a.xlsx", "de")
    write_workbook(allocation, tmp_path / "b.xlsx", "de")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_result_is_an_input_again(tmp_path: Path, lang: str) -> None:
    case = case_from_json(CASES / "random-013" / "case.json")
    allocation = allocate(case)
    write_workbook(allocation, tmp_path / "result.xlsx", lang)  # type: ignore[arg-type]
    again = read_workbook(tmp_path / "result.xlsx")
    assert again.districts == case.districts
    assert again.indicators == case.indicators
    assert again.services == case.services
    assert again.parameters == case.parameters
