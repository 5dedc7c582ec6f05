"""Every case of tests/cases: computed here in decimals, expected from an independent program in fractions."""

from pathlib import Path
from typing import Any

import pytest

from sozialbudget import allocate, read_workbook
from sozialbudget.method.allocation import Allocation
from support import CASE_FOLDERS, case_from_json, json_exact

EXACT = ("status_quo", "budget", "change", "overhead", "personnel")
UNROUNDED = ("need_share", "need_based", "damped", "balanced")
SERVICE_EXACT = ("amount", "face_to_face_hours")
SERVICE_UNROUNDED = ("fte", "weekly_hours")


def approximately(expected: Any) -> Any:
    return pytest.approx(float(expected), rel=1e-9, abs=1e-12)


def assert_as_expected(allocation: Allocation, expected: dict[str, Any]) -> None:
    assert allocation.total == expected["total"]
    assert allocation.damping == expected["damping"]
    assert float(allocation.alpha) == approximately(expected["alpha"])
    assert [district.id for district in allocation.case.districts] == [d["id"] for d in expected["districts"]]
    for i, district in enumerate(expected["districts"]):
        for key in EXACT:
            # The file holds the nearest double of each figure, whose shortest decimal form is the figure itself.
            assert getattr(allocation, key)[i] == district[key], f"{key} of {district['id']}"
        for key in UNROUNDED:
            assert float(getattr(allocation, key)[i]) == approximately(district[key]), f"{key} of {district['id']}"
        for j, indicator in enumerate(allocation.case.indicators):
            normalised = float(allocation.need.normalised[i, j])
            assert normalised == approximately(district["normalised"][indicator.name])
        for service, wanted in zip(allocation.services, district["services"], strict=True):
            assert service.name == wanted["name"]
            for key in SERVICE_EXACT:
                assert getattr(service, key)[i] == wanted[key], f"{key} of {service.name} in {district['id']}"
            for key in SERVICE_UNROUNDED:
                assert float(getattr(service, key)[i]) == approximately(wanted[key])


@pytest.mark.parametrize("folder", CASE_FOLDERS, ids=lambda folder: folder.name)
def test_a_case_as_data_gives_the_expected_figures(folder: Path) -> None:
    assert_as_expected(allocate(case_from_json(folder)), json_exact(folder / "expected.json"))


@pytest.mark.parametrize("folder", CASE_FOLDERS, ids=lambda folder: folder.name)
def test_a_case_as_a_workbook_gives_the_expected_figures(folder: Path) -> None:
    assert_as_expected(allocate(read_workbook(folder / "input.xlsx")), json_exact(folder / "expected.json"))


@pytest.mark.parametrize("folder", CASE_FOLDERS, ids=lambda folder: folder.name)
def test_the_causes_sum_to_the_change(folder: Path) -> None:
    allocation = allocate(case_from_json(folder))
    for *causes, change in zip(*allocation.causes.values(), allocation.change, strict=True):
        assert sum(causes) == change
