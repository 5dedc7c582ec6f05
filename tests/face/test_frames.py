"""Results with their labels, and cases to frames and back."""

import math
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import sozialbudget as sb
from sozialbudget.method.allocation import figures_of
from support import CASE_FOLDERS, case_from_json

EXAMPLES = Path(__file__).parents[2] / "examples"
INPUT = EXAMPLES / "lueneburg" / "eingabe.xlsx"


@pytest.fixture(scope="module")
def allocation() -> sb.Allocation:
    return sb.allocate(sb.read_workbook(INPUT))


def test_a_figure_is_a_series_by_id(allocation: sb.Allocation) -> None:
    budget = allocation["budget"]
    assert isinstance(budget, pd.Series)
    assert list(budget.index) == [district.id for district in allocation.case.districts]
    assert (budget.name, budget.index.name) == ("budget", "id")
    assert list(budget) == [float(one) for one in allocation.budget]


@pytest.mark.parametrize("name", ["Budget", "budget", "Summe Sozialraumbudget"])
def test_figures_are_called_by_key_and_label(allocation: sb.Allocation, name: str) -> None:
    label = figures_of(allocation.case)["budget"].label
    assert list(allocation[label.de]) == list(allocation[label.en]) == list(allocation["budget"])
    if name == "Budget":
        assert list(allocation[name.lower()]) == list(allocation["budget"])


@pytest.mark.parametrize("folder", CASE_FOLDERS, ids=lambda folder: folder.name)
def test_every_figure_has_its_labels(folder: Path) -> None:
    allocation = sb.allocate(case_from_json(folder))
    ids = [district.id for district in allocation.case.districts]
    for key in figures_of(allocation.case):
        figure = allocation[key]
        assert isinstance(figure, Decimal) or list(figure.index) == ids
    assert list(allocation["normalised"].columns) == [one.name for one in allocation.case.indicators]
    assert list(allocation["fte"].columns) == [one.name for one in allocation.services]


def test_an_unknown_figure_is_told_with_the_nearest(allocation: sb.Allocation) -> None:
    with pytest.raises(KeyError, match="'budget' is probably meant"):
        allocation["budgett"]


def test_whatever_has_districts_is_a_frame(allocation: sb.Allocation) -> None:
    case = allocation.case
    later = sb.allocate(case.changed(damping=0.2))
    year = case.parameters.year
    projection = sb.project(case, sb.plan({"years": {year: {}, year + 1: {"damping": 0.2}}}, case))
    ids = [district.id for district in case.districts]
    assert list(sb.to_frame(allocation).index) == ids
    compared = sb.to_frame(sb.compare(allocation, later), exact_numbers=True)
    assert list(compared.index) == ids
    assert list(compared["difference"]) == list(later.budget - allocation.budget)
    years = sb.to_frame(projection)
    assert years.index.names == ["year", "id"]
    assert list(years.loc[year + 1, "budget"]) == [float(one) for one in projection.years[1].allocation.budget]
    assert list(sb.to_frame(case).columns[:3]) == ["name", "provider", "status_quo"]


@pytest.mark.parametrize("folder", CASE_FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("exact", [True, False])
def test_a_case_comes_back_from_its_frames(folder: Path, exact: bool) -> None:
    case = case_from_json(folder)
    frames = sb.to_frames(case, exact)
    again = sb.from_frames(**frames)  # type: ignore[arg-type]
    indexed = {**frames, "districts": sb.to_frame(case, exact)}
    for found in (again, sb.from_frames(**indexed)):  # type: ignore[arg-type]
        assert found.parameters == case.parameters
        assert found.districts == case.districts
        assert found.indicators == case.indicators
        assert found.services == case.services


@pytest.mark.parametrize("example", ["lueneburg", "lueneburg-2026"])
def test_sources_and_excluded_districts_come_back(example: str) -> None:
    read = sb.read_workbook(EXAMPLES / example / "eingabe.xlsx")
    case = read.changed(without=[read.districts[1].id], damping=1, source="Beschluss 7")
    again = sb.from_frames(**sb.to_frames(case))  # type: ignore[arg-type]
    assert [one.code for one in again.warnings if one.code == "rate_written_as_one"] == []
    assert again.parameters == case.parameters
    assert again.bases == case.bases
    assert again.indicators == case.indicators
    assert [(one.id, one.reason, dict(one.cells)) for one in again.excluded] == [
        (one.id, one.reason, dict(one.cells)) for one in case.excluded
    ]
    assert again.parameter_origins["damping"].source == "Beschluss 7"


class OfPolars:
    """As frames of polars are, as far as we ask."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame, self.columns = frame, list(frame.columns)

    def to_dict(self, *, as_series: bool) -> dict[str, list[object]]:
        assert not as_series
        return {str(name): [None if one != one else one for one in self.frame[name]] for name in self.frame.columns}

    def iter_rows(self) -> None:
        raise AssertionError


class OfAnother:
    def __init__(self, frame: pd.DataFrame) -> None:
        self.to_pandas = lambda: frame


@pytest.mark.parametrize("kind", [OfPolars, OfAnother])
def test_frames_of_other_libraries_are_taken(allocation: sb.Allocation, kind: type) -> None:
    frames = {name: kind(frame) for name, frame in sb.to_frames(allocation.case).items()}
    assert sb.from_frames(**frames).districts == allocation.case.districts


def test_what_is_no_frame_is_refused_by_its_name(allocation: sb.Allocation) -> None:
    frames = sb.to_frames(allocation.case)
    with pytest.raises(TypeError, match=r"districts must be a pandas DataFrame .*, not a list"):
        sb.from_frames(**{**frames, "districts": [[1]]})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"not a decimal\.Decimal"):
        sb.from_frames(**{**frames, "districts": Decimal(1)})  # type: ignore[arg-type]


def test_undefined_is_nan(allocation: sb.Allocation) -> None:
    first = allocation.case.districts[0].model_copy(update={"status_quo": Decimal(0)})
    case = allocation.case.model_copy(update={"districts": (first, *allocation.case.districts[1:])})
    case = case.changed(max_loss=None, max_gain=None)
    assert math.isnan(sb.allocate(case)["change_rate"].iloc[0])


def test_what_is_no_result_is_refused_in_a_sentence(allocation: sb.Allocation, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="to_frames takes a Case, not Allocation; to_frame"):
        sb.to_frames(allocation)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"to_frame takes an Allocation, a Case, .* not str"):
        sb.to_frame("allocation")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"what is written is an Allocation, .* not Case"):
        sb.write(allocation.case, tmp_path / "case.xlsx")  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())
