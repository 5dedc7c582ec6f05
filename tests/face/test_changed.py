"""A case varied: validated as `--set` is, and never told by the source of the value that it replaces."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sozialbudget as sb

EXAMPLES = Path(__file__).parents[2] / "examples"

INPUT = EXAMPLES / "lueneburg" / "eingabe.xlsx"
CELL = "Parameter!B"


@pytest.fixture(scope="module")
def case() -> sb.Case:
    return sb.read_workbook(INPUT)


@pytest.mark.parametrize(
    ("said", "damping"),
    [("30 %", "0.3"), ("0.3", "0.3"), (0.3, "0.3"), (Decimal("0.3"), "0.3"), (np.float64(0.3), "0.3"), (1, "1")],
    ids=repr,
)
def test_values_are_numbers_or_words(case: sb.Case, said: object, damping: str) -> None:
    assert case.changed(damping=said).parameters.damping == Decimal(damping)


def test_a_float_counts_to_its_last_digit(case: sb.Case) -> None:
    assert case.changed(max_loss=0.1 + 0.2).parameters.max_loss == Decimal("0.30000000000000004")


def test_names_are_keys_and_labels(case: sb.Case) -> None:
    changed = case.changed({"Dämpfung": "auto", "max loss": "5 %"}, overhead_basis="Personalkosten").parameters
    assert (changed.damping, changed.max_loss, changed.overhead_basis) == ("auto", Decimal("0.05"), "personnel")
    assert case.changed(overhead_basis=sb.OverheadBasis.PERSONNEL).parameters.overhead_basis == "personnel"
    assert case.changed(max_loss=None).parameters.max_loss is None


def problems(settings: dict[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(sb.InputError) as error:
        sb.read_workbook(INPUT, settings)
    return sorted((one.code, one.what("de")) for one in error.value.problems if one.severity == "error")


@pytest.mark.parametrize(
    "settings",
    [
        {"dampign": "0.5"},
        {"damping": "2"},
        {"damping": "-0.1", "max_gain": "viel", "rounding_unit": "0"},
        {"year": "26"},
        {"need_method": "zskore"},
        {"damping": "auto", "max_loss": ""},
        {"need_method": "minmax"},
    ],
    ids=str,
)
def test_problems_are_those_of_set_all_at_once(case: sb.Case, settings: dict[str, str]) -> None:
    with pytest.raises(sb.InputError) as error:
        case.changed({key: value or None for key, value in settings.items()})
    assert sorted((one.code, one.what("de")) for one in error.value.problems) == problems(settings)


def test_weights_are_validated(case: sb.Case) -> None:
    first, second = (indicator.name for indicator in case.indicators[:2])
    changed = case.changed(weights={first.upper(): "50", second: 0.5})
    assert [indicator.weight for indicator in changed.indicators[:2]] == [50, Decimal("0.5")]
    with pytest.raises(sb.InputError) as error:
        case.changed(damping=3, weights={first[:-1]: 1, second: -1}, without=["nirgends"])
    assert [one.code for one in error.value.problems] == [
        "rate_above_one",
        "indicator_misspelt",
        "cell_negative",
        "without_unknown",
    ]
    assert first in error.value.problems[1].say("de")


def test_one_left_out(case: sb.Case) -> None:
    gone, indicator = case.districts[3], case.indicators[-1]
    changed = case.changed(without=[gone.name, indicator.name], source="Probe")
    assert gone not in changed.districts
    assert len(changed.districts) == len(case.districts) - 1
    assert [one.name for one in changed.indicators] == [one.name for one in case.indicators[:-1]]
    assert (changed.excluded[-1].id, changed.excluded[-1].reason) == (gone.id, "Probe")
    assert sb.allocate(changed).budget.sum() == sb.allocate(changed).total
    with pytest.raises(sb.InputError) as error:
        case.changed(without=[one.id for one in case.districts])
    assert "no_districts" in [one.code for one in error.value.problems]


def test_a_total_takes_the_place_of_an_uplift(case: sb.Case) -> None:
    assert case.parameters.uplift is not None
    changed = case.changed(total=1_000_000)
    assert (changed.parameters.total, changed.parameters.uplift) == (1_000_000, None)
    assert changed.parameter_origins["uplift"].said_by == "python"


def test_doubts_are_told(case: sb.Case) -> None:
    assert [one.code for one in case.changed(max_loss=0.0005).warnings if one not in case.warnings] == [
        "parameter_probably_slip"
    ]


# --- whose values they are -----------------------------------------------------------------------------------------


def varied(case: sb.Case) -> sb.Case:
    return case.changed(damping="30 %", source="Beschluss 7/2026")


def test_a_changed_value_has_an_origin_of_its_own(case: sb.Case) -> None:
    assert str(case.place("parameters", "damping", "value")).startswith(CELL)
    changed = varied(case)
    origin = changed.parameter_origins["damping"]
    assert (origin.said_by, origin.place, origin.source) == ("python", None, "Beschluss 7/2026")
    assert changed.place("parameters", "damping", "value") is None
    untouched = {key: one for key, one in changed.parameter_origins.items() if key != "damping"}
    assert untouched == {key: one for key, one in case.parameter_origins.items() if key != "damping"}


def test_no_paper_cites_the_cell_of_the_old_value(case: sb.Case, tmp_path: Path) -> None:
    cell = str(case.place("parameters", "damping", "value"))
    changed = sb.allocate(varied(case))
    sb.write(changed, tmp_path / "a.json")
    sb.write(changed, tmp_path / "a.xlsx")
    sb.write_annex(changed, tmp_path / "a.html")
    sb.write(sb.compare(sb.allocate(case), changed), tmp_path / "c.json")
    steps = repr(
        [given for step in sb.explain(changed, "Dahlenburg").steps for one in step.results for given in one.given]
    )
    annex = (tmp_path / "a.html").read_text(encoding="utf-8")
    for told in ((tmp_path / "a.json").read_text(encoding="utf-8"), annex, steps):
        assert cell not in told
        assert "Beschluss 7/2026" in told
    assert "Aufruf in Python" in annex
    assert (tmp_path / "c.json").read_text(encoding="utf-8").count(cell) == 1  # of A, where it stands
    assert sb.verify(tmp_path / "a.xlsx").holds
    assert "verify_against_overruled" in [one.code for one in sb.verify(tmp_path / "a.xlsx", INPUT).findings]


def test_changed_weights_are_told(case: sb.Case) -> None:
    name = case.indicators[0].name
    assert case.place("indicators", name, "weight") is not None
    allocation = sb.allocate(case.changed(weights={name: 50}, source="Beschluss 8"))
    assert allocation.case.place("indicators", name, "weight") is None
    (note,) = [one for one in allocation.notes if one.code == "weights_said"]
    assert note.say("de") == f"die Gewichte von {name} stehen nicht in der Eingabe: Aufruf in Python; Beschluss 8"
    weights = [one for step in sb.explain(allocation, 0).steps for result in step.results for one in result.given]
    assert ("Aufruf in Python", "Beschluss 8") in {(one.place, one.source) for one in weights}
    assert [one for one in sb.allocate(case).notes if one.code == "weights_said"] == []


def test_a_copy_cites_no_false_source(case: sb.Case) -> None:
    first, name = case.districts[0], case.indicators[0].name
    moved = first.model_copy(update={"status_quo": first.status_quo + 1})
    heavier = case.indicators[0].model_copy(update={"weight": Decimal(99)})
    copy = case.model_copy(
        update={
            "parameters": case.parameters.changed(damping=Decimal("0.25")),
            "districts": (moved, *case.districts[1:]),
            "indicators": (heavier, *case.indicators[1:]),
        }
    )
    assert copy.parameter_origins["damping"].said_by == "python"
    assert copy.parameter_origins["max_loss"] == case.parameter_origins["max_loss"]
    assert copy.place("districts", first.id, "status_quo") is None
    assert copy.place("districts", first.id, name) == case.place("districts", first.id, name) is not None
    assert copy.place("districts", case.districts[1].id, "status_quo") is not None
    assert copy.place("indicators", name, "weight") is None
    assert case.model_copy() == case


def test_parameters_alone_are_changed_with_our_errors(case: sb.Case) -> None:
    assert case.parameters.changed({"damping": Decimal("0.1")}, max_loss=None).max_loss is None
    for wrong in ({"damping": 2}, {"dampign": 0}, {"damping": "auto", "max_loss": None}):
        with pytest.raises(sb.InputError):
            case.parameters.changed(wrong)
    with pytest.raises(sb.InputError) as error:
        sb.Parameters(year=2012, damping=Decimal("-1"), cost_per_fte=Decimal(0))
    assert [(one.code, str(one.place)) for one in error.value.problems] == [
        ("field_invalid", "Parameters.damping"),
        ("field_invalid", "Parameters.cost_per_fte"),
    ]


def test_a_single_text_is_one_name(case: sb.Case) -> None:
    assert case.changed(without="Dahlenburg") == case.changed(without=["Dahlenburg"])


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"changes": 5}, r"changes must be a dict of values by name.* not 5 \(of type int\)"),
        ({"changes": {5: 1}}, "changes must be .* a name is a text, not 5"),
        ({"weights": [1]}, r"weights must be a dict .* not \[1\]"),
        ({"without": [3355]}, "without takes a name or several, each a text, not 3355"),
        ({"without": 3355}, "without takes a name or several, each a text, not 3355"),
    ],
    ids=str,
)
def test_what_is_no_name_is_told_in_a_sentence(case: sb.Case, said: dict[str, Any], sentence: str) -> None:
    with pytest.raises(TypeError, match=sentence):
        case.changed(**said)


@pytest.mark.parametrize("nan", [float("nan"), np.float32("nan"), Decimal("nan")], ids=lambda nan: type(nan).__name__)
def test_nan_is_no_number(case: sb.Case, nan: object) -> None:
    with pytest.raises(sb.InputError) as error:
        case.changed(damping=nan, weights={case.indicators[0].name: nan})
    assert [one.code for one in error.value.problems] == ["cell_not_finite"] * 2
    assert str(error.value).startswith("damping: damping is no number to calculate with (NaN)")
