"""Clean workbooks, in every format, read to exactly what they say."""

from pathlib import Path

import pytest
from support import CASE_FOLDERS, case_from_json

from sozialbudget.case import Case


def told(case: Case) -> dict[str, object]:
    """What a case says, without where it came from."""
    return case.model_dump(exclude={"origin", "parameter_origins", "warnings"})


@pytest.mark.parametrize("folder", CASE_FOLDERS, ids=lambda folder: folder.name)
def test_a_workbook_reads_to_its_case(folder: Path) -> None:
    case = Case.from_workbook(folder / "input.xlsx")
    assert told(case) == told(case_from_json(folder))
    assert case.warnings == ()
