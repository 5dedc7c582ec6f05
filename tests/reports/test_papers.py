"""The annex and the hour sheets from Python: the files a program asks for, or a reason and none of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

import sozialbudget
from sozialbudget import (
    Allocation,
    AnnexRequest,
    By,
    InputError,
    Part,
    SheetsRequest,
    allocate,
    write_annex,
    write_hour_sheets,
)
from sozialbudget.case.problems import OutputError
from support import CASES, case_from_json

REQUEST = AnnexRequest(part=Part.BUDGETS, paper="2011/099", day=date(2011, 6, 1))


@pytest.fixture(scope="module")
def worked() -> Allocation:
    """The worked example of the method."""
    return allocate(case_from_json(CASES / "worked"))


def codes(error: pytest.ExceptionInfo[OutputError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_every_exported_name_is_there() -> None:
    assert [name for name in sozialbudget.__all__ if not hasattr(sozialbudget, name)] == []


def test_one_path_is_an_annex(worked: Allocation, tmp_path: Path) -> None:
    written = write_annex(worked, str(tmp_path / "anlage.pdf"), REQUEST)
    assert written == [tmp_path / "anlage.pdf"]
    text = PdfReader(written[0]).pages[0].extract_text().replace("\N{NO-BREAK SPACE}", " ")
    assert "2011/099" in text
    assert "1. Juni 2011" in text


def test_several_paths_are_written_together(worked: Allocation, tmp_path: Path) -> None:
    starts = {"pdf": b"%PDF-", "html": b"<!DOCTYPE", "docx": b"PK", "xlsx": b"PK"}
    steps: list[tuple[int, int]] = []
    paths = [tmp_path / f"annex.{ending}" for ending in starts]
    write_annex(worked, paths, REQUEST, lang="en", progress=lambda done, total: steps.append((done, total)))
    for path, start in zip(paths, starts.values(), strict=True):
        assert path.read_bytes().lstrip().startswith(start)
    assert steps[-1] == (4, 4)


def test_existing_files_are_kept_without_force(worked: Allocation, tmp_path: Path) -> None:
    (tmp_path / "anlage.html").write_text("old")
    paths = [tmp_path / "anlage.html", tmp_path / "anlage.docx"]
    with pytest.raises(OutputError) as error:
        write_annex(worked, paths)
    assert codes(error) == ["output_exists"]
    assert [path.name for path in tmp_path.iterdir()] == ["anlage.html"]
    assert paths[0].read_text() == "old"
    write_annex(worked, paths, force=True)
    assert paths[0].read_text(encoding="utf-8") != "old"


def test_an_unknown_ending_and_a_missing_letterhead_leave_nothing(worked: Allocation, tmp_path: Path) -> None:
    with pytest.raises(OutputError) as error:
        write_annex(worked, [tmp_path / "anlage.csv", tmp_path / "anlage.html"])
    assert codes(error) == ["output_suffix"]
    with pytest.raises(InputError):
        write_annex(worked, [tmp_path / "a.html", tmp_path / "a.docx"], template=tmp_path / "absent.docx")
    with pytest.raises(InputError):
        write_hour_sheets(worked, tmp_path / "b", SheetsRequest(formats=("docx",), template=tmp_path / "absent.docx"))
    assert list(tmp_path.iterdir()) == []


def test_the_letterhead_is_never_replaced(worked: Allocation, tmp_path: Path) -> None:
    (letterhead,) = write_annex(worked, tmp_path / "00-uebersicht.docx")
    before = letterhead.read_bytes()
    with pytest.raises(OutputError) as error:
        write_annex(worked, letterhead, template=letterhead, force=True)
    assert codes(error) == ["output_is_template"]
    with pytest.raises(OutputError) as error:
        write_hour_sheets(worked, tmp_path, SheetsRequest(formats=("docx",), template=letterhead), force=True)
    assert codes(error) == ["output_is_template"]
    assert letterhead.read_bytes() == before


def test_a_workbook_gives_no_small_counts_away(worked: Allocation, tmp_path: Path) -> None:
    request = replace(REQUEST, suppress_below=3)
    with pytest.raises(ValueError, match="workbook"):
        write_annex(worked, [tmp_path / "anlage.XLSX"], request)
    assert list(tmp_path.iterdir()) == []


def test_sheets_fill_a_folder(worked: Allocation, tmp_path: Path) -> None:
    request = SheetsRequest(By.DISTRICT, ("docx", "xlsx"))
    files = write_hour_sheets(worked, tmp_path / "blaetter", request)
    assert sorted(files) == sorted((tmp_path / "blaetter").iterdir())
    assert len(files) == 2 * (1 + len(worked.case.districts))
    assert files[0].name == "00-uebersicht.docx"


def test_sheets_are_replaced_only_with_force(worked: Allocation, tmp_path: Path) -> None:
    request = SheetsRequest(formats=("xlsx",))
    files = write_hour_sheets(worked, str(tmp_path), request)
    files[0].write_text("old")
    with pytest.raises(OutputError) as error:
        write_hour_sheets(worked, tmp_path, request)
    assert codes(error) == ["folder_holds_files"]
    assert files[0].read_text() == "old"
    assert write_hour_sheets(worked, tmp_path, request, force=True) == files
    assert files[0].read_bytes().startswith(b"PK")


def test_an_unknown_format_is_refused(worked: Allocation, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="odt"):
        write_hour_sheets(worked, tmp_path / "blaetter", SheetsRequest(formats=("pdf", "odt")))
    assert list(tmp_path.iterdir()) == []
