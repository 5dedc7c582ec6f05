"""Errors for those who call functions: they come back from processes, they are data, they speak of arguments."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import sozialbudget as sb

EXAMPLES = Path(__file__).parents[2] / "examples"

INPUT = EXAMPLES / "lueneburg" / "eingabe.xlsx"


def infeasible(loss: str) -> sb.Allocation:
    return sb.allocate(sb.read_workbook(INPUT, {"max_loss": loss, "uplift": "-50 %"}))


def test_a_process_returns_what_went_wrong() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        error = pool.submit(infeasible, "0").exception(timeout=120)
    assert isinstance(error, sb.NoSolutionError)
    with pytest.raises(sb.NoSolutionError) as here:
        infeasible("0")
    assert error.problems == here.value.problems
    assert str(error) == str(here.value)


@pytest.mark.parametrize("kind", [sb.ProblemsError, sb.InputError, sb.NoSolutionError, sb.OutputError])
def test_errors_can_be_pickled(kind: type[sb.ProblemsError]) -> None:
    error = kind([sb.Problem("weights_zero"), sb.Problem("output_exists", None, "error", {"x": (1, "a")})])
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert again.problems == error.problems


def test_problems_are_a_frame() -> None:
    with pytest.raises(sb.InputError) as error:
        sb.read_workbook(INPUT, {"dampign": "0.5", "max_loss": "7"})
    frame = error.value.to_frame("de")
    assert list(frame.columns) == ["code", "severity", "place", "what", "remedy"]
    assert list(frame["code"]) == [problem.code for problem in error.value.problems]
    assert list(frame["place"]) == ['settings["dampign"]', 'settings["max_loss"]']


def test_messages_speak_of_arguments(tmp_path: Path) -> None:
    allocation = sb.allocate(sb.read_workbook(INPUT))
    sb.write(allocation, tmp_path / "a.csv")
    sb.write_hour_sheets(allocation, tmp_path, sb.SheetsRequest(formats=("xlsx",)))
    told = []
    for call in (
        lambda: sb.write(allocation, tmp_path / "a.csv"),
        lambda: sb.write_hour_sheets(allocation, tmp_path, sb.SheetsRequest(formats=("xlsx",))),
        lambda: sb.read_workbook(INPUT, {"total": "1000000", "uplift": "2 %"}),
        lambda: sb.read_workbook(INPUT, {"dampign": "0.5"}),
        lambda: sb.read_workbook(INPUT, {"cost_per_fte": ""}),
        lambda: sb.write_annex(allocation, tmp_path / "a.html", sb.AnnexRequest(suppress_below=10_000)),
    ):
        with pytest.raises(sb.ProblemsError) as error:
            call()
        told += [str(error.value), *(one.say(lang) for one in error.value.problems for lang in ("de", "en"))]  # type: ignore[arg-type]
    assert [sentence for sentence in told if "--" in sentence] == []
    assert any("force=True" in sentence for sentence in told)
    assert any('settings={"uplift": ""}' in sentence for sentence in told)


def test_requests_are_checked() -> None:
    assert sb.AnnexRequest(day="2027-01-01", part="services").day.year == 2027  # type: ignore[arg-type, union-attr]
    assert sb.SheetsRequest(by="district", formats=["xlsx"]).by is sb.By.DISTRICT  # type: ignore[arg-type]
    with pytest.raises(sb.InputError) as error:
        sb.AnnexRequest(day="morgen", part="links", suppress_below=0, title=7)  # type: ignore[arg-type]
    assert [str(one.place) for one in error.value.problems] == [
        "AnnexRequest.part",
        "AnnexRequest.title",
        "AnnexRequest.day",
        "AnnexRequest.suppress_below",
    ]
    assert "2027-01-01" in error.value.problems[2].say("de")
    with pytest.raises(sb.InputError, match="odt"):
        sb.SheetsRequest(formats=("odt",))  # type: ignore[arg-type]
