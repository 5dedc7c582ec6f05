"""Nothing given or computed can be written to, also after copying, pickling and JSON; what does not fit is refused."""

import copy
import pickle
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import BaseModel

import sozialbudget as sb

EXAMPLES = Path(__file__).parents[2] / "examples"
INPUT = EXAMPLES / "lueneburg-2026" / "eingabe.xlsx"
REFORM = EXAMPLES / "lueneburg-2026"


def read() -> sb.Case:
    return sb.read_workbook(INPUT, parameter_file=REFORM / "parameter.toml")


def changeable(thing: Any, path: str = "") -> Iterator[str]:
    """Where in `thing` something can be written."""
    if isinstance(thing, np.ndarray):
        if thing.flags.writeable:
            yield path
    elif isinstance(thing, Mapping):
        try:
            thing["x"] = 1  # type: ignore[index]
            yield path
        except TypeError:
            pass
        for key, value in thing.items():
            yield from changeable(value, f"{path}[{key}]")
    elif isinstance(thing, list | set | bytearray):
        yield path
    elif isinstance(thing, tuple):
        for i, value in enumerate(thing[:3]):
            yield from changeable(value, f"{path}[{i}]")
    elif isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from changeable(getattr(thing, name), f"{path}.{name}")
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from changeable(getattr(thing, field.name), f"{path}.{field.name}")


COPIES: dict[str, Callable[[Any], Any]] = {
    "itself": lambda one: one,
    "pickled": lambda one: pickle.loads(pickle.dumps(one)),
    "copied": copy.copy,
    "deeply": copy.deepcopy,
}


@pytest.mark.parametrize("way", COPIES)
def test_nothing_can_be_written_to(way: str, tmp_path: Path) -> None:
    case = read()
    allocation = sb.allocate(case)
    plan = sb.read_plan(REFORM / "plan.toml", case)
    sb.write(allocation, tmp_path / "a.xlsx")
    things = [case, case.changed(damping=1), allocation, plan, sb.project(case, plan)]
    things += [sb.compare(allocation, sb.allocate(case.changed(max_loss=0.2))), sb.roll(tmp_path / "a.xlsx")]
    assert [found for thing in things for found in changeable(COPIES[way](thing), type(thing).__name__)] == []


@pytest.mark.parametrize("way", COPIES)
def test_what_is_computed_on_demand_neither(way: str) -> None:
    allocation = sb.allocate(read())
    names = ("causes", "printed_causes", "need_effects", "printed_need_effects")
    for name in names:
        getattr(allocation, name)
    again = COPIES[way](allocation)
    assert [found for name in names for found in changeable(getattr(again, name), name)] == []
    assert list(again.budget) == list(allocation.budget)


def test_copies_of_a_model_neither() -> None:
    case = read()
    district = case.districts[0].model_copy(update={"columns": dict(case.districts[0].columns)})
    assert [*changeable(district), *changeable(case.model_copy(update={"parameter_origins": {}}))] == []
    with pytest.raises(TypeError, match="cannot be changed"):
        case.districts[0].columns["x"] = Decimal(1)  # type: ignore[index]


def test_json_gives_the_same_case(tmp_path: Path) -> None:
    case = read().changed(without=[read().districts[0].id], weights={read().indicators[0].name: 7}, source="Probe")
    again = sb.Case.model_validate_json(case.model_dump_json())
    assert again == case
    assert isinstance(again.excluded[0].cells["status_quo"], Decimal)
    one, two = sb.allocate(case), sb.allocate(again)
    assert [note.say("de") for note in one.notes] == [note.say("de") for note in two.notes]
    assert "excluded_money" in " ".join(note.code for note in two.notes)
    sb.write(one, tmp_path / "a.xlsx")
    sb.write(two, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_json_keeps_every_kind_of_problem() -> None:
    case = sb.read_workbook(EXAMPLES / "lueneburg" / "eingabe.xlsx", {"max_loss": "0.0005", "damping": "1"})
    values = {"a": (1, Decimal("2.50")), "b": None, "c": 0.5, "place": case.place("parameters", "year", "value")}
    told = case.model_copy(update={"warnings": (*case.warnings, sb.Problem("weights_zero", values=values))})
    assert case.warnings
    assert sb.Case.model_validate_json(told.model_dump_json()).warnings == told.warnings


# --- a case of one's own -------------------------------------------------------------------------------------------

GIVEN: dict[str, Any] = {
    "districts": tuple(
        sb.District(
            id=str(i), name=f"Ort {i}", status_quo=Decimal(100), columns={"Kinder": Decimal(i), "Einw": Decimal(9)}
        )
        for i in (1, 2, 3)
    ),
    "indicators": (sb.Indicator(name="Kinder", weight=Decimal(1), kind=sb.Kind.COUNT, base="Einw"),),
    "parameters": sb.Parameters(year=2026, damping=Decimal(0), cost_per_fte=Decimal(60_000)),
}


def of(district: dict[str, Any]) -> sb.District:
    return sb.District(**{"id": "4", "name": "Ort 4", "status_quo": Decimal(1), "columns": {}, **district})


BAD: dict[str, tuple[dict[str, Any], list[str]]] = {
    "twice": ({"districts": (*GIVEN["districts"], GIVEN["districts"][0])}, ["id_twice"]),
    "excluded, too": ({"excluded": (sb.Excluded(id="2", name="Ort 2", reason="Probe"),)}, ["id_twice"]),
    "indicators": ({"indicators": GIVEN["indicators"] * 2}, ["name_twice"]),
    "services": ({"services": (sb.Service(name="A", share=Decimal("0.5")),) * 2}, ["name_twice"]),
    "negative": (
        {"districts": (*GIVEN["districts"], of({"columns": {"Kinder": Decimal(-3), "Einw": Decimal(-1)}}))},
        ["cell_negative", "cell_negative"],
    ),
    "missing": (
        {"districts": (*GIVEN["districts"], of({"columns": {"Einw": Decimal(2)}}))},
        ["district_value_empty"],
    ),
    "no such column": (
        {
            "parameters": GIVEN["parameters"].changed(population="Volk"),
            "indicators": (GIVEN["indicators"][0].model_copy(update={"base": "x"}),),
        },
        ["column_unknown", "column_unknown"],
    ),
    "nothing": ({"districts": (), "indicators": ()}, ["no_districts", "no_indicators"]),
    "all at once": (
        {"districts": (of({"id": "1"}), of({"id": "1"})), "services": (sb.Service(name="A", share=Decimal(0)),) * 2},
        ["id_twice", "name_twice", "column_unknown", "column_unknown"],
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_does_not_fit_together_is_refused(name: str) -> None:
    wrong, codes = BAD[name]
    with pytest.raises(sb.InputError) as error:
        sb.Case(**{**GIVEN, **wrong})
    assert [problem.code for problem in error.value.problems] == codes
    assert str(error.value)


def test_a_case_that_fits_is_taken() -> None:
    assert sb.allocate(sb.Case(**GIVEN)).budget.sum() == 300
    signed = {"need_method": "zscore", "population": "Einw", "spread": Decimal("0.1")}
    district = of({"columns": {"Kinder": Decimal(-3), "Einw": Decimal(1)}})
    parameters = GIVEN["parameters"].changed(signed)
    assert sb.Case(**{**GIVEN, "parameters": parameters, "districts": (*GIVEN["districts"], district)})


def test_rows_are_refused_with_our_errors() -> None:
    with pytest.raises(sb.InputError) as error:
        sb.District(id="", name="Nord", status_quo=Decimal(-1), colums={})  # type: ignore[call-arg]
    told = {(one.code, str(one.place)) for one in error.value.problems}
    assert told == {
        ("field_invalid", "District.id"),
        ("field_invalid", "District.status_quo"),
        ("field_unknown", "District.colums"),
    }
    assert "columns" in str(error.value)
    with pytest.raises(sb.InputError) as error:
        sb.Case(**{**GIVEN, "districts": [{"id": "1", "name": "Nord", "status_quo": "viel"}]})
    assert str(error.value.problems[0].place) == "Case.districts.0.status_quo"


def test_checking_takes_next_to_no_time() -> None:
    rows = [GIVEN["districts"][i % 3].model_copy(update={"id": str(i)}) for i in range(11_000)]
    case = sb.Case(**{**GIVEN, "districts": tuple(rows)})
    begin = time.perf_counter()
    sb.allocate(case)
    allocating = time.perf_counter() - begin
    given = dict(case)
    begin = time.perf_counter()
    sb.Case(**given)
    assert time.perf_counter() - begin < 0.2 * allocating
