"""The peer of the benchmarks is a fair one: it computes the same budgets and hours."""

import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sozialbudget import allocate, read_workbook

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", ["lueneburg", "berlin"])
def test_the_peer_computes_the_same(name: str, tmp_path: Path) -> None:
    source, target = ROOT / "examples" / name / "eingabe.xlsx", tmp_path / "peer.xlsx"
    subprocess.run([sys.executable, ROOT / "benchmarks" / "peer.py", source, target], check=True)
    header, *rows = CalamineWorkbook.from_path(target).get_sheet_by_name("Berechnungsbogen").to_python()
    allocation = allocate(read_workbook(source))
    assert [row[header.index("Budget neu")] for row in rows] == [float(budget) for budget in allocation.budget]
    for service in allocation.services:
        shown = [row[header.index(f"{service.name}: Face-to-face-Stunden")] for row in rows]
        assert shown == pytest.approx([float(hours) for hours in service.face_to_face_hours])


def test_the_large_input_is_one_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    subprocess.run([sys.executable, ROOT / "benchmarks" / "run.py", "--make-large", path], check=True)
    case = read_workbook(path)
    assert (len(case.districts), len(case.indicators), case.warnings) == (11_000, 20, ())
    allocation = allocate(case)
    assert any(allocation.balanced == allocation.floor)
    assert any(allocation.balanced == allocation.cap)
