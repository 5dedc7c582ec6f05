"""JSON documents held against the schemas that are published for them."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).parents[1] / "docs" / "schemas"
OF_COMMAND = {
    "allocate": "allocation",
    "check": "problems",
    "compare": "comparison",
    "explain": "explanation",
    "hours": "hour-sheets",
    "project": "projection",
    "roll": "roll",
    "series": "series",
    "verify": "verification",
}


@cache
def schema(name: str) -> Any:
    """The published schema of a document."""
    return json.loads((SCHEMAS / f"{name}-1.json").read_text(encoding="utf-8"))


@cache
def _validator(name: str) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema(name))
    return Draft202012Validator(schema(name))


def faults(name: str, document: Any) -> list[str]:
    """Where `document` is not what the schema `name` says."""
    return [f"{name}: {error.json_path}: {error.message}" for error in _validator(name).iter_errors(document)]


def hold_their_schema(arguments: Sequence[str], out: str) -> None:
    """Fails where what a command printed with `--json` is not what its schema says."""
    command = next(argument for argument in arguments if argument in OF_COMMAND)
    documents = out.splitlines() if command == "series" else [out] if out else []
    found = [fault for document in documents for fault in faults(OF_COMMAND[command], json.loads(document))]
    assert found == [], found[:5]
