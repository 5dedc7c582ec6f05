"""The result workbook recalculates to what a fresh run computes, to the cent."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from libreoffice import recalculated
from made_up import made_up_case
from support import case_from_json

from sozialbudget.case import Case
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.problems import NoSolutionError
from sozialbudget.workbook.result.names import names
from sozialbudget.workbook.write import write_workbook

CASES = Path(__file__).parent / "cases"
MADE_UP = 80


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


def _differences(path: Path, a: Allocation) -> list[str]:
    """Figures of the workbook that are not those of `a`."""
    workbook = openpyxl.load_workbook(path, data_only=True)
    known = names(a.case, "de")

    def column(key: str) -> list[Any]:
        target = workbook.defined_names[known[key]].attr_text.replace("'", "")
        sheet, _, area = target.partition("!")
        return [row[0].value for row in workbook[sheet][area.replace("$", "")]]

    wanted: dict[str, tuple[Any, float]] = {
        key: (getattr(a, key), within)
        for key, within in {
            "need_share": 1e-9,
            "need_based": 1e-4,
            "status_quo": 1e-6,
            "damped": 1e-4,
            "balanced": 1e-4,
            "budget": 1e-6,
            "change": 1e-6,
            "change_rate": 1e-9,
            "distance_before": 1e-9,
            "distance_after": 1e-9,
            "overhead": 1e-6,
            "personnel": 1e-6,
        }.items()
    }
    wanted |= {key: (values, 1e-4) for key, values in a.causes.items()}
    for s, service in enumerate(a.services, start=1):
        wanted[f"amount_{s}"] = (service.amount, 1e-6)
        wanted[f"fte_{s}"] = (service.fte, 1e-9)
        wanted[f"weekly_hours_{s}"] = (service.weekly_hours, 1e-6)
        wanted[f"face_to_face_hours_{s}"] = (service.face_to_face_hours, 1e-6)
    found = []
    for key, (values, within) in wanted.items():
        for i, (cell, value) in enumerate(zip(column(key), values, strict=True)):
            same = cell in (None, "") if value is None else isinstance(cell, int | float) and abs(
                cell - float(value)
            ) <= within * max(1.0, abs(float(value)) if within < 1e-6 else 1.0)
            if not same:
                found.append(f"{key}[{i}]: {cell!r} instead of {value!s:.20}")
    for sheet in workbook:
        for row in sheet.iter_rows():
            found += [f"{sheet.title}!{c.coordinate}: {c.value}" for c in row if str(c.value).startswith("#")]
    overview = {row[0].value: row[1].value for row in workbook["Übersicht"].iter_rows(max_col=2)}
    if overview["Prüfungen"] != "alle bestanden":
        found.append(f"checks: {overview['Prüfungen']}")
    return found


def _made_up() -> list[tuple[str, Case]]:
    golden = [(path.parent.name, case_from_json(path)) for path in sorted(CASES.glob("*/case.json"))]
    return golden + [(f"made-up-{seed}", made_up_case(seed)) for seed in range(MADE_UP)]


def test_stored_values_and_recalculation_equal_a_fresh_run(tmp_path: Path) -> None:
    """Every method, with floors, caps and auto: unchanged, and after each kind of change."""
    files: list[Path] = []
    expected: list[Allocation] = []
    for number, (name, case) in enumerate(_made_up()):
        try:
            allocation = allocate(case)
        except NoSolutionError:
            continue
        path = tmp_path / f"{name}.xlsx"
        write_workbook(allocation, path, "de")
        assert _differences(path, allocation) == [], f"stored values of {name}"
        changed, edits = CHANGES[number % len(CHANGES)](case)
        try:
            fresh = allocate(changed)
        except NoSolutionError:
            changed, edits, fresh = case, {}, allocation
        _edit(path, case, edits)
        files.append(path)
        expected.append(fresh)
    assert len(files) > 60
    results = recalculated(files, tmp_path)
    wrong = {path.name: found for path, a in zip(results, expected, strict=True) if (found := _differences(path, a))}
    assert not wrong


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
    again = Case.from_workbook(tmp_path / "result.xlsx")
    assert again.districts == case.districts
    assert again.indicators == case.indicators
    assert again.services == case.services
    assert again.parameters == case.parameters
