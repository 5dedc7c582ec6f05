"""What all models of the given have in common: immutable, told in a line, and refused with problems of ours."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext
from difflib import get_close_matches
from html import escape
from inspect import Parameter, Signature, getdoc
from types import UnionType
from typing import Any, Self, Union, get_origin, get_type_hints

import annotated_types
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from sozialbudget.case.frozen import frozen
from sozialbudget.case.own_context import OWN
from sozialbudget.case.problems import InputError, Place, Problem, ProblemsError
from sozialbudget.words import LANGUAGES, Text, same
from sozialbudget.words.text import shown

_EXPECTED: Mapping[str, Text] = {
    "greater_than_equal": Text("mindestens {ge}", "at least {ge}"),
    "greater_than": Text("mehr als {gt}", "more than {gt}"),
    "less_than_equal": Text("höchstens {le}", "at most {le}"),
    "less_than": Text("weniger als {lt}", "less than {lt}"),
    "multiple_of": Text("ein Vielfaches von {multiple_of}", "a multiple of {multiple_of}"),
    "missing": Text("eine Angabe", "a value"),
    "enum": Text("eines davon: {expected}", "one of: {expected}"),
    "literal_error": Text("eines davon: {expected}", "one of: {expected}"),
    "date_type": Text("ein Datum, etwa 2027-01-01", "a date such as 2027-01-01"),
    "date_from_datetime_parsing": Text("ein Datum, etwa 2027-01-01", "a date such as 2027-01-01"),
    "date_from_datetime_inexact": Text("ein Datum, etwa 2027-01-01", "a date such as 2027-01-01"),
    "string_too_short": Text("ein Text", "a text"),
    "string_type": Text("ein Text", "a text"),
    "decimal_type": Text("eine Zahl", "a number"),
    "decimal_parsing": Text("eine Zahl", "a number"),
    "string_too_long": Text("höchstens {max_length} Zeichen", "{max_length} characters at most"),
    "finite_number": Text("eine endliche Zahl", "a finite number"),
}
"""What pydantic's errors say, in both languages; of others its own words are told."""


class Given(BaseModel):
    """Something given. Its constructor raises InputError with every problem at once."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __init__(self, **data: Any) -> None:
        try:
            with localcontext(OWN):
                super().__init__(**data)
        except ValidationError as error:
            raise InputError(problems_of(error, type(self))) from None

    # As pydantic marks its own: rows within a table are checked with the table, all problems at once.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """What `model_dump_json` wrote, whatever the caller's decimal context. Raises pydantic.ValidationError."""
        with localcontext(OWN):
            return super().model_validate_json(json_data, **options)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other fields, unchecked, as immutable as this."""
        fields = {name: frozen(value) for name, value in (update or {}).items()}
        return super().model_copy(update=fields, deep=deep)

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        cls.__doc__ = "\n".join((getdoc(cls) or "", "", "Fields:", *_fields(cls)))
        cls.__signature__ = Signature(
            [
                Parameter(name, Parameter.KEYWORD_ONLY, default=Parameter.empty if field.is_required() else ...)
                for name, field in cls.model_fields.items()
            ]
        )


def _fields(model: type[BaseModel]) -> Iterator[str]:
    kinds = get_type_hints(model)
    for name, field in model.model_fields.items():
        kind = kinds[name].__name__ if isinstance(kinds[name], type) else str(kinds[name])
        yield f"    {name} ({_QUALIFIED.sub('', kind)}): {field.description or _about(field)}"


def _about(field: FieldInfo) -> str:
    """The help of a parameter, which describes it for all papers."""
    extra = field.json_schema_extra
    return extra["about"].help.en if isinstance(extra, dict) else ""  # type: ignore[union-attr]


_QUALIFIED = re.compile(r"\b(?:\w+\.)+")


def check_fields(thing: Any) -> None:
    """Hold each field of the dataclass `thing` to its type; "2027-01-01" is a date. InputError names all others."""
    problems: list[Problem] = []
    # Bounds are named, not loaded, where requests are: `--help` knows requests and checks nothing.
    for name, kind in get_type_hints(type(thing), localns=vars(annotated_types), include_extras=True).items():
        try:
            object.__setattr__(thing, name, TypeAdapter(kind).validate_python(getattr(thing, name)))
        except ValidationError as error:
            found = next(one for one in error.errors(include_url=False))
            problems.append(_problem({**found, "loc": (name, *found["loc"])}, type(thing)))
    if problems:
        raise InputError(problems)


def problems_of(error: ValidationError, model: type[BaseModel]) -> Iterator[Problem]:
    """Every error of pydantic as a problem of ours, at the field of `model` it is of; of alternatives the first."""
    told: set[tuple[int | str, ...]] = set()
    for one in error.errors(include_url=False):
        cause, path = one.get("ctx", {}).get("error"), one["loc"]
        if path and get_origin(model.model_fields.get(str(path[0]), FieldInfo()).annotation) in (Union, UnionType):
            path = path[:1]
        if isinstance(cause, ProblemsError):
            yield from cause.problems
        elif path not in told:
            told.add(path)
            yield _problem({**one, "loc": path}, model)


def _problem(error: Any, model: type) -> Problem:
    path = [str(part) for part in error["loc"]]
    name = path[-1] if path else model.__name__
    place = Place(".".join((model.__name__, *path)))
    if error["type"] == "extra_forbidden":
        fields = tuple(getattr(model, "model_fields", ()))
        told = {"found": name, "fields": tuple(get_close_matches(name, fields, 1)) or fields}
        return Problem("field_unknown", place, values=told)
    ctx = error.get("ctx", {})
    known = _EXPECTED.get(error["type"])
    else_told = same(str(ctx.get("error", error["msg"])))
    expected = Text(*(known.say(lang, **ctx) for lang in LANGUAGES)) if known else else_told
    found = "–" if error["type"] == "missing" else _in_short(error["input"])
    return Problem("field_invalid", place, values={"field": name, "found": found, "expected": expected})


_LONGEST = 80
ROWS_SHOWN = 10
"""Of a table in a notebook."""


def _in_short(value: object) -> str:
    told = shown(str(value) if isinstance(value, str | int | float | Decimal) else repr(value))
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…"


def html_table(caption: str, heads: list[str], rows: list[list[object]], more: int = 0) -> str:
    """A small table for notebooks, its cells escaped; `more` rows are told to be left out."""
    lines = [f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in rows]
    if more:
        lines.append(f'<tr><td colspan="{len(heads)}">… {more} more</td></tr>')
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    body = "".join(lines)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
