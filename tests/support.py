"""What several test files need: the cases of tests/cases as data."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from sozialbudget.case.case import DEFAULT_SERVICES, Case, District, Indicator, Service
from sozialbudget.case.parameters import Parameters

CASES = Path(__file__).parent / "cases"
CASE_FOLDERS = sorted(path for path in CASES.iterdir() if (path / "case.json").exists())


def json_exact(path: Path) -> Any:
    """The JSON of `path`, its numbers as decimals."""
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)


def case_from_json(path: Path) -> Case:
    """The case a `case.json` describes; `path` is that file or its folder.

    Columns that no indicator, base or population names are left out, as the reader does.
    """
    told = json_exact(path / "case.json" if path.is_dir() else path)
    parameters = Parameters(**told["parameters"])
    indicators = tuple(Indicator(**entry) for entry in told["indicators"])
    asked = {indicator.name for indicator in indicators} | {indicator.base for indicator in indicators}
    asked.add(parameters.population)
    return Case(
        districts=tuple(
            District(**{**entry, "columns": {name: value for name, value in entry["columns"].items() if name in asked}})
            for entry in told["districts"]
        ),
        indicators=indicators,
        parameters=parameters,
        services=tuple(Service(**entry) for entry in told["services"]) if "services" in told else DEFAULT_SERVICES,
    )


def with_parameters(case: Case, changes: Mapping[str, Any]) -> Case:
    """`case` with parameters changed by key."""
    return case.model_copy(update={"parameters": case.parameters.changed(changes)})


def parts(path: Path) -> dict[str, bytes]:
    """The files inside a workbook, in their order."""
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def told(case: Case) -> dict[str, object]:
    """What a case says, without where it came from."""
    return case.model_dump(exclude={"origin", "parameter_origins", "warnings"})
