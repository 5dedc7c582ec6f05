"""Parameters from their four sources, the last one said wins: defaults, workbook, TOML file, `--set`."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sozialbudget.case import ParameterOrigin
from sozialbudget.parameters import PARAMETER_KEYS, NeedMethod, Parameters, Unit, about
from sozialbudget.words import Text
from sozialbudget.words.numbers import plain
from sozialbudget.workbook.layout import folded, folded_names, nearest
from sozialbudget.workbook.reading.cells import (
    Number,
    as_found,
    misspelt,
    number,
    rate,
    shown,
    text,
    whole_number,
    word,
)
from sozialbudget.workbook.reading.findings import Fault, Findings, Report, fault
from sozialbudget.workbook.reading.grid import Moment, Raw, is_blank
from sozialbudget.workbook.reading.tables import InputTable, rows_with_any


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of one parameter, not yet read."""

    raw: Raw
    origin: ParameterOrigin
    report: Report
    english: bool


@dataclass(slots=True)
class ParametersRead:
    """What all sources together say."""

    said: dict[str, Said] = field(default_factory=dict)
    """The source that wins, by key."""
    values: dict[str, Any] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    """Keys whose value could not be read (and was reported)."""
    rows: dict[str, int] = field(default_factory=dict)
    """The row of each parameter in the workbook, by key, empty ones too."""

    def report(self, key: str, findings: Findings) -> Report:
        """Reports a problem where the parameter was said; at no place where it was not."""
        return self.said[key].report if key in self.said else partial(findings.elsewhere, None)

    @property
    def need_method(self) -> NeedMethod | None:
        """The need method that holds; None where it could not be read."""
        if "need_method" in self.unreadable:
            return None
        return NeedMethod(self.values.get("need_method", Parameters.model_fields["need_method"].default))

    def origins(self) -> dict[str, ParameterOrigin]:
        """Who said each parameter."""
        default = ParameterOrigin(said_by="default", place=None, source=None)
        return {key: self.said[key].origin if key in self.said else default for key in PARAMETER_KEYS}


def read_parameters(
    table: InputTable | None,
    settings: Mapping[str, str],
    parameter_file: str | Path | None,
    findings: Findings,
) -> ParametersRead:
    """Collect all sources and read the values that win."""
    result = ParametersRead()
    if table is not None:
        result.said |= dict(_in_sheet(table, result.rows, findings))
    if parameter_file is not None:
        result.said |= dict(_in_file(Path(parameter_file), findings))
    result.said |= dict(_in_settings(settings, findings))
    for key, said in result.said.items():
        value = _value(key, said.raw, said.english)
        if isinstance(value, Fault):
            said.report(value.about(about(key).label))
            result.unreadable.add(key)
        elif value is not None:
            result.values[key] = value
    return result


# --- the three sources ---------------------------------------------------------------------------


def _in_sheet(table: InputTable, rows: dict[str, int], findings: Findings) -> Iterator[tuple[str, Said]]:
    sheet = table.sheet
    key_column, value_column = table.columns.get("key"), table.columns.get("value")
    if key_column is None or value_column is None:
        return
    for row in rows_with_any(table, (key_column, value_column)):
        cells = sheet.rows[row]
        name, raw = text(cells.get(key_column)), cells.get(value_column)
        report = partial(findings.cell, sheet, row, key_column)
        if isinstance(name, Fault) or name is None:
            report(fault("parameter_without_name", found=as_found(raw)))
            continue
        key = _keys().get(folded(name))
        if key is None:
            if not is_blank(raw) or nearest(name, _spellings()):  # else a heading between the parameters
                _report_unknown(name, report)
        elif key in rows:
            report(fault("parameter_twice", parameter=about(key).label, first=sheet.cell_name(rows[key], key_column)))
        else:
            rows[key] = row
            if not is_blank(raw):  # an empty cell says nothing, the default holds
                source = text(table.raw(row, "source"))
                place = sheet.place(row, value_column)
                origin = ParameterOrigin(
                    said_by="workbook", place=str(place), source=source if isinstance(source, str) else None
                )
                yield key, Said(raw, origin, partial(findings.cell, sheet, row, value_column), table.english)


def _in_file(path: Path, findings: Findings) -> Iterator[tuple[str, Said]]:
    import tomllib

    report = partial(findings.elsewhere, path.name)
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except FileNotFoundError:
        return report(fault("file_absent", path=shown(str(path))))
    except (OSError, UnicodeDecodeError) as error:
        return report(fault("parameter_file_unreadable", reason=_reason(error)))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return report(fault("parameter_file_not_toml", reason=_reason_of_toml(str(error))))
    grouped = told.pop("parameters", {})
    entries = [*told.items(), *(grouped.items() if isinstance(grouped, dict) else [("parameters", grouped)])]
    origin = ParameterOrigin(said_by="file", place=path.name, source=None)
    for key, name, raw in _known(entries, lambda _: report):
        said = _raw_of_toml(raw)
        if isinstance(said, Fault):
            report(said.about(Text(name, name)))
        else:
            yield key, Said(said, origin, report, english=True)


def _reason(error: Exception) -> Text | str:
    if isinstance(error, UnicodeDecodeError):
        return Text("nicht in UTF-8", "not in UTF-8")
    if isinstance(error, IsADirectoryError):
        return Text("ein Ordner", "a folder")
    if isinstance(error, PermissionError):
        return Text("keine Leserechte", "no permission to read")
    return getattr(error, "strerror", None) or type(error).__name__


def _reason_of_toml(told: str) -> Text:
    """Where TOML breaks off; the rest of what Python says is long and English."""
    if at := re.search(r"\(at line ([0-9]+), column ([0-9]+)\)$", told):
        return Text(f"Zeile {at[1]}, Spalte {at[2]}", f"line {at[1]}, column {at[2]}")
    if told.endswith("(at end of document)"):
        return Text("am Ende der Datei", "at the end of the file")
    return Text("nicht lesbar", shown(told))


def _raw_of_toml(value: object) -> Raw | Fault:
    if isinstance(value, str | int | float | Decimal):  # and bool, which is an int
        return value
    if isinstance(value, date | time):
        return Moment(value.isoformat())
    return fault("cell_text", found=shown(str(value)))


def _in_settings(settings: Mapping[str, str], findings: Findings) -> Iterator[tuple[str, Said]]:
    def report_of(name: str) -> Report:
        return partial(findings.elsewhere, f"--set {shown(name)}")

    for key, name, value in _known(list(settings.items()), report_of):
        origin = ParameterOrigin(said_by="set", place=f"--set {key}={value}", source=None)
        yield key, Said(value, origin, report_of(name), english=True)


def _known(entries: list[tuple[str, Any]], report_of: Callable[[str], Report]) -> Iterator[tuple[str, str, Any]]:
    """Key, name and value of the entries whose name is a parameter's; the others are reported."""
    first: dict[str, str] = {}
    for name, raw in entries:
        key = _keys().get(folded(name))
        if key is None:
            _report_unknown(name, report_of(name))
        elif key in first:
            twins = {"found": shown(name), "first": shown(first[key]), "parameter": about(key).label}
            report_of(name)(fault("parameter_twice_in_two_spellings", **twins))
        else:
            first[key] = name
            yield key, name, raw


def _report_unknown(name: str, report: Report) -> None:
    report(misspelt(("parameter_unknown", "parameter_misspelt"), name, _spellings()))


@cache
def _keys() -> Mapping[str, str]:
    """Each parameter's key by its label in either language and by itself."""
    return {name: key for key in PARAMETER_KEYS for name in folded_names(about(key).label, key)}


@cache
def _spellings() -> tuple[str, ...]:
    return tuple(name for key in PARAMETER_KEYS for name in (about(key).label.de, key, about(key).label.en))


# --- values --------------------------------------------------------------------------------------


def _value(key: str, raw: Raw, english: bool) -> object | Fault | None:
    """The value of a parameter; None where the source empties it."""
    if is_blank(raw):
        return None
    unit, choices = about(key).unit, about(key).choices
    if unit is Unit.YEAR:
        return whole_number(raw)
    if unit is Unit.COLUMN:
        return text(raw)
    if choices:
        names = {name: member for member, label in choices.items() for name in folded_names(label, str(member))}
        if unit is Unit.WORD:
            return word(raw, names, choices.values())
        if isinstance(raw, str) and folded(raw) in names:
            return names[folded(raw)]
        if isinstance(raw, str) and nearest(raw, names):
            return misspelt(("word_unknown", "word_misspelt"), raw, names, choices=tuple(choices.values()))
    return _plain_value(rate(raw, english) if unit is Unit.RATE else number(raw, unit, english), unit, raw)


def _plain_value(found: Number | Fault, unit: Unit, raw: Raw) -> Decimal | Fault:
    if isinstance(found, Fault):
        return found
    if found.percent and unit not in (Unit.RATE, Unit.NUMBER):
        return fault("percent_unexpected", found=as_found(raw))
    return found.value


# --- all together --------------------------------------------------------------------------------

_SIGNS = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}
_SOURCES = ("default", "workbook", "file", "set")
_STANDS_AT = {
    "population_missing": "need_method",
    "spread_missing": "need_method",
    "auto_needs_max_loss": "damping",
    "total_not_multiple": "total",
    "project_fund_not_multiple": "project_fund",
}


def build_parameters(read: ParametersRead, sheet: InputTable | None, findings: Findings) -> Parameters | None:
    """The parameters, checked against their bounds and each other; None, and problems, where they do not hold."""
    wrong = set(read.unreadable)
    parameters: Parameters | None = None
    try:
        parameters = Parameters.model_validate(read.values)
    except ValidationError as error:
        for problem in error.errors():
            key = str(problem["loc"][0]) if problem["loc"] else None
            if key is not None and key not in wrong:
                wrong.add(key)
                _report_bound(key, problem, read, sheet, findings)
    for code in _contradictions(read.values, wrong):
        read.report(_stands_at(code, read), findings)(fault(code))
    return parameters


def _stands_at(code: str, read: ParametersRead) -> str:
    """The parameter where a contradiction is reported: of total and uplift, the one said last."""
    if code in _STANDS_AT:
        return _STANDS_AT[code]
    return max(("uplift", "total"), key=lambda key: _SOURCES.index(read.said[key].origin.said_by))


def _report_bound(key: str, problem: Any, read: ParametersRead, sheet: InputTable | None, findings: Findings) -> None:
    label = about(key).label
    if problem["type"] == "missing":
        wrong = fault("parameter_missing", parameter=label, key=key)
        if sheet is None:
            return  # its sheet is missing, which was reported
        if key in read.rows and "value" in sheet.columns:
            findings.cell(sheet.sheet, read.rows[key], sheet.columns["value"], wrong)
        else:
            findings.sheet(sheet.sheet, wrong)
        return
    context = problem.get("ctx", {})
    expected = next(
        (_bound(sign, context[name], about(key).unit) for name, sign in _SIGNS.items() if name in context), None
    )
    if expected is None and "multiple_of" in context:
        limit = context["multiple_of"]
        expected = Text(f"ein Vielfaches von {plain(limit, 'de')}", f"a multiple of {plain(limit, 'en')}")
    found = read.said[key].raw if key in read.said else read.values.get(key)
    told = expected or str(problem["msg"])
    read.report(key, findings)(fault("parameter_out_of_bounds", parameter=label, found=as_found(found), expected=told))


def _bound(sign: str, limit: Decimal | float, unit: Unit) -> Text:
    if unit is Unit.RATE:
        return Text(f"{sign} {plain(limit * 100, 'de')} %", f"{sign} {plain(limit * 100, 'en')} %")
    return Text(f"{sign} {plain(limit, 'de')}", f"{sign} {plain(limit, 'en')}")


def _contradictions(values: Mapping[str, Any], wrong: set[str]) -> list[str]:
    """What does not fit together among the parameters that are right by themselves."""
    known: dict[str, Any] = {key: None for key in PARAMETER_KEYS if Parameters.model_fields[key].is_required()}
    known |= {key: value for key, value in values.items() if key not in wrong}
    codes = Parameters.model_construct(**known).contradictions()
    hidden = {
        "population_missing": {"need_method", "population"},
        "spread_missing": {"need_method", "spread"},
        "auto_needs_max_loss": {"damping", "max_loss"},
        "total_not_multiple": {"total", "rounding_unit"},
        "project_fund_not_multiple": {"project_fund", "project_fund_by", "rounding_unit"},
    }
    return [code for code in codes if not hidden.get(code, set()) & wrong]


__all__ = ["ParametersRead", "Said", "build_parameters", "read_parameters"]
