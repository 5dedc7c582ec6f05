"""What an input workbook is filled with before it is written: nothing (the template), or an example.

`template.py` writes a `Filling`. The examples are data: `examples/<name>.toml`; to add one, add a file.
"""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sozialbudget.case.case import DEFAULT_SERVICES, Base, Case, District, Excluded, Indicator, Kind
from sozialbudget.case.layout import BASE_KIND, DIRECTION_SIGNS, KIND_WORDS, as_of_marked
from sozialbudget.case.origins import stated_source
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.words import Lang, Text, say

if TYPE_CHECKING:
    from sozialbudget.formats.xlsx.tables import TableBook


Value = str | Decimal | int | None
Row = Mapping[str, Value]

LEAST_ID_DIGITS = 2
"""Prepared ids are 01, 02, …: never numbers, always of one length."""


@dataclass(frozen=True, slots=True)
class FreeColumn:
    """A column of the districts with a name of its own: an indicator or a reference population."""

    name: str
    kind: Kind | None = None
    """None where it is not known yet."""
    mark: str = ""
    """A word above its header, e.g. where it is from."""
    help: str = ""


@dataclass(frozen=True)
class Filling:
    """The content of an input workbook in one language. Rows are by column key (`layout.py`) or column name."""

    title: str
    columns: tuple[FreeColumn, ...]
    districts: tuple[Row, ...]
    indicators: tuple[Row, ...]
    services: tuple[Row, ...]
    parameters: Mapping[str, Value] = field(default_factory=dict)
    """Values by key, words as the sheet shows them; a parameter without a value keeps its default."""
    parameter_sources: Mapping[str, str] = field(default_factory=dict)
    """The resolutions behind them, where there are any."""
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Lines above the header row, by sheet."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """Words above the headers of the districts' columns, where they differ from required or optional."""
    total_row: str | None = None
    """Name of a row of live sums below the districts; None for no such row."""
    front: "Callable[[TableBook], None] | None" = None
    """Writes sheets before all others: how the content came about."""


def blank(lang: Lang, districts: int) -> Filling:
    """`districts` numbered rows, the usual indicators and services, and nothing decided.

    Raises ValueError where `districts` is less than 1.
    """
    if districts < 1:
        raise ValueError(f"districts is {districts}, expected at least 1")
    digits = max(LEAST_ID_DIGITS, len(str(districts)))
    under_18 = say("template.column.under_18", lang)
    counted = [
        say("template.column.children_on_benefits", lang),
        say("template.column.single_parents", lang),
        say("template.column.child_raising_support", lang),
    ]
    indicator = say("template.mark.indicator", lang)
    population = say("template.mark.population", lang)
    return Filling(
        title=say("template.title.districts", lang),
        columns=(
            FreeColumn(say("template.column.inhabitants", lang), mark=population),
            FreeColumn(under_18, mark=population),
            *(FreeColumn(name, mark=indicator) for name in counted),
        ),
        districts=tuple({"id": f"{number:0{digits}}"} for number in range(1, districts + 1)),
        indicators=tuple(
            {"name": name, "kind": KIND_WORDS[Kind.COUNT].say(lang), "base": under_18, "direction": "+"}
            for name in counted
        ),
        services=tuple(
            {"name": name, "share": service.share}
            for name, service in zip(
                (say("template.service.counselling", lang), say("template.service.networking", lang)),
                DEFAULT_SERVICES,
                strict=True,
            )
        ),
        remarks={
            "districts": (say("template.remark.districts", lang),),
            **usual_remarks(lang),
            "services": (say("template.remark.services", lang),),
        },
    )


def usual_remarks(lang: Lang) -> dict[str, tuple[str, ...]]:
    """What stands above the tables of indicators and parameters, whatever they hold."""
    return {
        "indicators": (say("template.remark.indicators", lang),),
        "parameters": (say("template.remark.parameters", lang), say("template.remark.source", lang)),
    }


@cache
def example_names() -> tuple[str, ...]:
    """The examples there are."""
    folder = files("sozialbudget.workbook").joinpath("examples")
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")))


def example(name: str, lang: Lang) -> Filling:
    """The example `name` in `lang`. Raises ValueError where there is none of that name."""
    if name not in example_names():
        raise ValueError(f"no example {name!r}; there is: {', '.join(example_names())}")
    source = files("sozialbudget.workbook").joinpath("examples", f"{name}.toml").read_text(encoding="utf-8")
    return _filling(_in_language(tomllib.loads(source, parse_float=Decimal), lang), lang)


def _in_language(told: Any, lang: Lang) -> Any:
    """`told` with each {de, en} replaced by its text in `lang`."""
    if isinstance(told, dict):
        if told.keys() == {"de", "en"}:
            return told[lang]
        return {key: _in_language(value, lang) for key, value in told.items()}
    if isinstance(told, list):
        return [_in_language(value, lang) for value in told]
    return told


def _filling(told: Mapping[str, Any], lang: Lang) -> Filling:
    columns = tuple(
        FreeColumn(entry["name"], Kind(entry.get("kind", Kind.COUNT)), entry["mark"], entry["help"])
        for entry in told["columns"]
    )
    districts = told["districts"]
    return Filling(
        title=told["title"],
        columns=columns,
        districts=tuple(_district(row, columns, districts["providers"]) for row in districts["rows"]),
        indicators=tuple({**entry, **_indicator_words(entry, lang)} for entry in told["indicators"]),
        services=tuple(told["services"]),
        parameters={key: word(key, value, lang) for key, value in told["parameters"].items()},
        parameter_sources=told["parameter_sources"],
        remarks={sheet: tuple(lines) for sheet, lines in told["remarks"].items()},
        marks=told["marks"],
        total_row=districts["total"],
    )


def _district(row: list[Any], columns: tuple[FreeColumn, ...], providers: str) -> Row:
    identity, name, provider, status_quo, cost_per_fte, *values = row
    return {
        "id": identity,
        "name": name,
        "provider": providers.format(provider),
        "status_quo": status_quo,
        "cost_per_fte": cost_per_fte if cost_per_fte != "" else None,
        **{column.name: value for column, value in zip(columns, values, strict=True)},
    }


def _indicator_words(entry: Mapping[str, Any], lang: Lang) -> dict[str, str]:
    return {
        "kind": KIND_WORDS[Kind(entry["kind"])].say(lang),
        "direction": entry.get("direction", next(iter(DIRECTION_SIGNS.values()))),
    }


def word(key: str, value: Value, lang: Lang) -> Value:
    """The value of the parameter `key` as its cell shows it: words in `lang`, numbers as they are."""
    choices: Mapping[Any, Text] = about(key).choices
    return choices[value].say(lang) if value in choices else value


_DECIMALS = re.compile(r"0(?:\.(0+#*))?")
"""The digits behind the decimal mark of a code such as `#,##0.00` or `0.0##%`; the first zero stands before it."""
_OF_EUROS = 2


def showing(number_format: str, values: Iterable[object]) -> str:
    """`number_format` with as many decimals as it takes to show `values`, at the 15 digits a spreadsheet shows."""
    match = _DECIMALS.search(number_format)
    if match is None:  # General shows what there is
        return number_format
    percent = 2 if "%" in number_format else 0
    needed = max((_decimals(value) - percent for value in values if isinstance(value, Decimal | int)), default=0)
    there = match[1] or ""
    if needed <= len(there):
        return number_format
    if not there and "€" in number_format:  # cents are two
        there = "0" * _OF_EUROS
    there = (there or "0").ljust(needed, "#")
    return f"{number_format[: match.start()]}0.{there}{number_format[match.end() :]}"


def _decimals(value: Decimal | int) -> int:
    exponent = Decimal(f"{float(value):.15g}").normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def filling_of(case: Case, lang: Lang, title: str, said: Collection[str] = PARAMETER_KEYS) -> Filling:
    """The content of the input workbook of `case`; of its parameters only those `said` are written."""
    return Filling(
        title=title,
        columns=tuple(_column(case, name, lang) for name in case.columns),
        districts=(*map(_row_of, case.districts), *map(_excluded, case.excluded)),
        indicators=(
            *(_indicator(indicator, lang) for indicator in case.indicators),
            *(_base(base, lang) for base in case.bases),
        ),
        services=tuple({"name": s.name, "share": s.share, "abf_rate": s.abf_rate} for s in case.services),
        parameters={key: word(key, getattr(case.parameters, key), lang) for key in PARAMETER_KEYS if key in said},
        parameter_sources={key: source for key in said if (source := stated_source(case, key, lang))},
        remarks=usual_remarks(lang),
    )


def _column(case: Case, name: str, lang: Lang) -> FreeColumn:
    """Shown in percent or as whole numbers only where every value is a share of 1 or whole."""
    values = [value for district in case.districts if (value := district.columns.get(name)) is not None]
    kinds = {indicator.kind for indicator in case.indicators if indicator.name == name}
    mark = say("template.mark.indicator" if kinds else "template.mark.population", lang)
    if Kind.RATE in kinds:
        return FreeColumn(name, Kind.RATE if max(values) <= 1 else None, mark)
    return FreeColumn(name, Kind.COUNT if all(value % 1 == 0 for value in values) else None, mark)


def _row_of(district: District) -> Row:
    return {
        "id": district.id,
        "name": district.name,
        "provider": district.provider,
        "status_quo": district.status_quo,
        "cost_per_fte": district.cost_per_fte,
        **district.columns,
    }


def _excluded(gone: Excluded) -> dict[str, str | Decimal | None]:
    return {"id": gone.id, "name": gone.name, "provider": gone.provider, "excluded": gone.reason, **gone.cells}


def _indicator(indicator: Indicator, lang: Lang) -> Row:
    return {
        "name": indicator.name,
        "weight": indicator.weight,
        "kind": KIND_WORDS[indicator.kind].say(lang),
        "base": indicator.base,
        "direction": DIRECTION_SIGNS[indicator.direction],
        "source": indicator.source,
        "as_of": as_of_marked(indicator.as_of, indicator.freshness, lang),
        "control_total": indicator.control_total,
    }


def _base(base: Base, lang: Lang) -> Row:
    return {
        "name": base.name,
        "kind": BASE_KIND.say(lang),
        "source": base.source,
        "as_of": as_of_marked(base.as_of, base.freshness, lang),
        "control_total": base.control_total,
    }
