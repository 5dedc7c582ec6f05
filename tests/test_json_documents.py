"""Every JSON document is what its schema says, and the schemas say enough."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from command_line import Cli
from dirty import K
from json_documents import OF_COMMAND, SCHEMAS, faults, hold_their_schema, schema
from sozialbudget.cli.run import run
from support import CASES
from workbooks import spoilt, write

EXAMPLES = Path(__file__).parents[1] / "examples"
INPUTS = {
    **{folder: (CASES / folder / "input.xlsx", "01") for folder in ("worked", "worked-auto", "worked-burden-factor")},
    "worked-personnel-basis": (CASES / "worked-personnel-basis" / "input.xlsx", "01"),
    "lueneburg": (EXAMPLES / "lueneburg" / "eingabe.xlsx", "Dahlenburg"),
    "lueneburg-2026": (EXAMPLES / "lueneburg-2026" / "eingabe.xlsx", "Dahlenburg"),
    "steglitz-zehlendorf": (EXAMPLES / "steglitz-zehlendorf" / "eingabe.xlsx", "Region A"),
}


def valid(name: str, path: Path) -> Any:
    """The document in `path`, which is what its schema says."""
    told = json.loads(path.read_text(encoding="utf-8"))
    assert faults(name, told) == []
    return told


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("example", INPUTS)
def test_all_documents_of_an_example_hold_their_schema(example: str, lang: str, cli: Cli, tmp_path: Path) -> None:
    source, district = INPUTS[example]
    shutil.copy(source, tmp_path / "in.xlsx")
    chosen = (
        ("--params", str(source.with_name("parameter.toml"))) if (source.parent / "parameter.toml").exists() else ()
    )
    for arguments in (
        ("allocate", "in.xlsx", *chosen, "-o", "e.xlsx", "-o", "e.json"),
        ("check", "in.xlsx", *chosen),
        ("explain", "e.xlsx", district),
        ("hours", "e.xlsx", "-o", "stunden", "--format", "xlsx"),
        ("verify", "e.xlsx", "--against", "in.xlsx", *chosen),
        ("roll", "e.xlsx", "-o", "next.xlsx"),
        ("compare", "in.xlsx", "next.xlsx", "--keep-indicators", *chosen, "-o", "v.json"),
    ):
        ran = cli("--lang", lang, *arguments, "--json")
        assert ran.out, ran.err
    assert valid("allocation", tmp_path / "e.json")["schema"] == "sozialbudget/allocation/1"
    assert valid("comparison", tmp_path / "v.json")["schema"] == "sozialbudget/comparison/1"


def test_a_large_county_budget_ii_and_amounts_of_need(cli: Cli) -> None:
    cli("allocate", str(EXAMPLES / "berlin" / "eingabe.xlsx"), "--json")
    told = cli("allocate", str(INPUTS["worked"][0]), "--set", "project_fund=100000", "--json")
    assert json.loads(told.out)["project_fund"] == 300_000
    given = cli("allocate", str(INPUTS["steglitz-zehlendorf"][0]), "--set", "total=13000000", "--json")
    assert {"need_sum", "correction_factor"} < json.loads(given.out).keys()


def test_a_projection(cli: Cli, tmp_path: Path) -> None:
    example = EXAMPLES / "lueneburg-2026"
    told = ("--plan", str(example / "plan.toml"), "--params", str(example / "parameter.toml"))
    assert cli("project", str(example / "eingabe.xlsx"), *told, "-o", "f.json", "--json").status == 0
    assert valid("projection", tmp_path / "f.json")["schema"] == "sozialbudget/projection/1"


def test_a_series(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(EXAMPLES / "series", tmp_path / "s")
    assert run(["series", str(tmp_path / "s"), "--json"]) == 0
    written = capsys.readouterr().out
    hold_their_schema(["series"], written)
    assert [json.loads(line)["step"] for line in written.splitlines()][-1] == "done"


def test_problems_are_a_document_too(cli: Cli, tmp_path: Path) -> None:
    path = write(tmp_path, spoilt({K: "viele"}), "openpyxl")
    ran = cli("check", str(path), "--json")
    assert ran.status == 1
    assert [problem["severity"] for problem in json.loads(ran.out)].count("error") == 1
    assert cli("check", "absent.xlsx", "--json").status == 1


def objects(told: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every part of a schema that describes an object with keys of its own."""
    if isinstance(told, dict):
        if isinstance(told.get("properties"), dict) and "type" in told:
            yield path, told
        for key, value in told.items():
            yield from objects(value, f"{path}/{key}")


@pytest.mark.parametrize("name", sorted(OF_COMMAND.values()))
def test_every_object_is_closed_and_described(name: str) -> None:
    assert schema(name)["description"]
    open_ = [path for path, told in objects(schema(name)) if told.get("additionalProperties") is not False]
    silent = [
        path for path, told in objects(schema(name)) if path and not path.endswith("ues") and "description" not in told
    ]
    assert (open_, silent) == ([], [])


def test_every_schema_is_of_a_command() -> None:
    assert {path.name for path in SCHEMAS.iterdir()} == {f"{name}-1.json" for name in OF_COMMAND.values()}


def test_a_key_without_a_schema_is_a_fault(cli: Cli) -> None:
    told = json.loads(cli("allocate", "eingabe.xlsx", "--json").out)
    told["districts"][0]["per_head"] = 1
    (fault,) = faults("allocation", told)
    assert "per_head" in fault
