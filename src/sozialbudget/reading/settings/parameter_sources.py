"""Parameters from their four sources, the last one said wins: defaults, workbook, TOML file, `--set`."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from sozialbudget.case.bounds import out_of_bounds
from sozialbudget.case.case import ParameterOrigin
from sozialbudget.case.layout import alike, folded, folded_names, nearest
from sozialbudget.case.origins import source_read, tells_default
from sozialbudget.case.parameters import CONTRADICTIONS, EITHER, PARAMETER_KEYS, Parameters, Unit, about, default
from sozialbudget.case.problems import Fault, fault
from sozialbudget.method.need.methods import RULES
from sozialbudget.method.need.rule import Rule
from sozialbudget.reading.cells import as_found, shown, text
from sozialbudget.reading.findings import Findings, Report
from sozialbudget.reading.grid import FormulaZero, is_blank
from sozialbudget.reading.notation import IN_ENGLISH
from sozialbudget.reading.settings.parameter_values import (
    Said,
    as_labelled,
    bound_broken,
    damping_written_as_one,
    doubts,
    implausible,
    key_of,
    known_parameters,
    report_unknown,
    spellings,
    value_of,
)
from sozialbudget.reading.sights import doubt_of
from sozialbudget.reading.tables import InputTable, rows_with_any, warn_of_hidden
from sozialbudget.words import Subject, Text
from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.lueneburg import quoted

if TYPE_CHECKING:
    from sozialbudget.reading.settings.parameter_file import ParameterFile


_BY_DEFAULT = ParameterOrigin(said_by="default", place=None, source=None)


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
    def rule(self) -> Rule | None:
        """The need method that holds; None where it could not be read."""
        if "need_method" in self.unreadable:
            return None
        return RULES[self.values.get("need_method", default("need_method"))]

    def origins(self) -> dict[str, ParameterOrigin]:
        """Who said each parameter."""
        return {key: self.said[key].origin if key in self.said else _BY_DEFAULT for key in PARAMETER_KEYS}


def read_parameters(
    table: InputTable | None,
    settings: Mapping[str, str],
    parameter_file: str | Path | None,
    findings: Findings,
) -> ParametersRead:
    """Collect all sources and read the values that win."""
    result = ParametersRead()
    unsaid: frozenset[str] = frozenset()
    if table is not None:
        result.said |= dict(_in_sheet(table, result.rows))
        unsaid = defaults_told(table, result.rows)
    file = None if parameter_file is None else _in_file(Path(parameter_file), findings)
    set_ = dict(_in_settings(settings, findings))
    if file is not None:
        year = _budget_year({**result.said, **file.always, **set_}, file.wrong - set_.keys())
        result.said |= file.in_force(year, set_)
        result.unreadable |= file.wrong - set_.keys()
    result.said |= set_
    year = _budget_year(result.said, result.unreadable)
    for key, said in result.said.items():
        if key in result.unreadable:
            continue
        value = value_of(key, said.raw, said.notation)
        if isinstance(value, Fault):
            said.report(value.about(about(key).label))
            result.unreadable.add(key)
            continue
        if isinstance(said.raw, FormulaZero):
            lost = fault("zero_of_formula", column=about(key).label, cells=said.origin.where)
            said.report(lost, "warning")
        if (doubt := doubt_of(said.raw, about(key).label, said.origin.where)) is not None:
            said.report(doubt, "note" if about(key).unit is Unit.EUR else "warning")
        if value is not None:
            result.values[key] = value
        if key in unsaid and value == default(key) and _without_source(said):
            result.said[key] = replace(said, origin=_BY_DEFAULT)
        if year is not None:
            for doubt in doubts(key, value, said.origin, year):
                said.report(doubt, "warning")
        if (hardly := implausible(key, value, said.raw)) is not None:
            said.report(hardly, "warning")
    damped = result.said.get("damping")
    if damped is not None and (one := damping_written_as_one(result.values, damped.raw)) is not None:
        damped.report(one, "warning")
    return result


def _without_source(said: Said) -> bool:
    """Whether the workbook says it, and nobody a word of why."""
    origin = said.origin
    return origin.said_by == "workbook" and origin.source is None and origin.validity is None


def _budget_year(said: Mapping[str, Said], wrong: Collection[str]) -> int | None:
    """The year the budgets are for; None where it is not known, which is reported elsewhere."""
    if "year" not in said or "year" in wrong:
        return None
    year = value_of("year", said["year"].raw, said["year"].notation)
    return year if isinstance(year, int) and not bound_broken("year", year, None) else None


# --- the three sources ---------------------------------------------------------------------------


def _in_file(path: Path, findings: Findings) -> "ParameterFile":
    # What reads it is loaded when there is one: most runs have none.
    from sozialbudget.reading.settings.parameter_file import read_parameter_file

    return read_parameter_file(path, findings)


def _in_sheet(table: InputTable, rows: dict[str, int]) -> Iterator[tuple[str, Said]]:
    sheet = table.sheet
    key_column, value_column = table.columns.get("key"), table.columns.get("value")
    if key_column is None or value_column is None:
        return
    said: list[int] = []
    for row in rows_with_any(table, (key_column, value_column)):
        cells = sheet.rows[row]
        name, raw = text(cells.get(key_column)), cells.get(value_column)
        report = table.reports(row, key_column)
        if isinstance(name, Fault) or name is None:
            report(fault("parameter_without_name", found=as_found(raw)))
            continue
        key = key_of(name)
        if key is None:
            if not is_blank(raw) or nearest(name, spellings()):  # else a heading between the parameters
                report_unknown(name, report)
        elif key in rows:
            report(fault("parameter_twice", parameter=about(key).label, first=sheet.cell_name(rows[key], key_column)))
        else:
            rows[key] = row
            if not is_blank(raw):  # an empty cell says nothing, the default holds
                said.append(row)
                told = text(table.raw(row, "source"))
                if isinstance(told, Fault):
                    table.tell(row, "source", told.about(Subject(table.label("source"), about(key).label)))
                source, validity = source_read(told) if isinstance(told, str) else (None, None)
                if is_filled_in(key, source):
                    source = None
                place = str(sheet.place(row, value_column))
                origin = ParameterOrigin(said_by="workbook", place=place, source=source, validity=validity)
                report = table.reports(row, value_column)
                yield key, Said(as_labelled(key, name, raw), origin, report, table.notation(value_column))
    warn_of_hidden(table, said, table.columns.values())


def _in_settings(settings: Mapping[str, str], findings: Findings) -> Iterator[tuple[str, Said]]:
    def report_of(name: str) -> Report:
        return partial(findings.elsewhere, f"--set {shown(name)}")

    for key, name, value in known_parameters(list(settings.items()), report_of):
        origin = ParameterOrigin(said_by="set", place=f"--set {key}={value}", source=None)
        yield key, Said(as_labelled(key, name, value), origin, report_of(name), IN_ENGLISH)


# --- all together --------------------------------------------------------------------------------

_SOURCES = ("default", "workbook", "file", "set")


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
    for code, values in _contradictions(read.values, wrong).items():
        read.report(_stands_at(code, read), findings)(fault(code, **values))
    by = "project_fund_by"
    if parameters is not None and parameters.project_fund is None and parameters.project_fund_by != default(by):
        read.report(by, findings)(fault("project_fund_by_unused"), "warning")
    rule = read.rule
    if parameters is not None and rule is not None and rule.with_spread and parameters.spread not in (None, 1):
        told = fault("spread_counts", spread=parameters.spread, method=rule.label)
        read.report("spread", findings)(told, "warning")
    return parameters


def _stands_at(code: str, read: ParametersRead) -> str:
    """The parameter where a contradiction is reported: of total and uplift, the one said last."""
    first, *_ = CONTRADICTIONS[code].among
    if code != "total_and_uplift":
        return first
    return max(EITHER.values(), key=lambda key: _SOURCES.index(read.said[key].origin.said_by))


def _report_bound(key: str, problem: Any, read: ParametersRead, sheet: InputTable | None, findings: Findings) -> None:
    label = about(key).label
    if problem["type"] == "missing":
        wrong = fault("parameter_missing", parameter=label, key=key)
        if sheet is None or not {"key", "value"} <= sheet.columns.keys():
            return  # its sheet or a column of it is missing, which was reported
        if key in read.rows:
            sheet.tell(read.rows[key], "value", wrong)
        else:
            sheet.tell_sheet(wrong)
        return
    found = read.said[key].raw if key in read.said else read.values.get(key)
    read.report(key, findings)(out_of_bounds(key, problem, as_found(found)))


def _contradictions(values: Mapping[str, Any], wrong: set[str]) -> dict[str, dict[str, Decimal]]:
    """What does not fit together among the parameters that are right by themselves."""
    known: dict[str, Any] = {key: None for key in PARAMETER_KEYS if Parameters.model_fields[key].is_required()}
    known |= {key: value for key, value in values.items() if key not in wrong}
    found = Parameters.model_construct(**known).contradictions()
    return {code: told for code, told in found.items() if wrong.isdisjoint(CONTRADICTIONS[code].among)}


# --- what the program itself filled in --------------------------------------------------------------

# Templates and results of version 0.1.0 filled `Quelle` with what Landkreis Lüneburg and Bielefeld had said; read
# again, it would pass for this county's resolution.
_PROTECTION = "gewisser Bestandsschutz"
_MONEY = "Fortschreibungsfähigkeit der Budgets"
_FROM_LUENEBURG = {
    "total": _MONEY,
    "uplift": _MONEY,
    "need_method": "Sozialindikatoren, die im Wesentlichen Belastungsfaktoren darstellen",
    "damping": _PROTECTION,
    "max_loss": _PROTECTION,
    "overhead_rate": "Pauschalierung der Regie- und Sachkosten …, die in einer Höhe von 17,5 % vorgenommen wird",
    "abf_rate": "10%-iger Abschlag so genannter abf-Zeiten",
}
_FROM_OTHERS = {
    "min_fte": Text(
        "Bielefeld 2016: eine halbe Fachkraftstelle ist „fachlich und organisatorisch kritisch“",
        "Bielefeld 2016: half a position is “fachlich und organisatorisch kritisch”",
    ),
    "project_fund": Text(
        "Jugendhilfeausschuss Landkreis Lüneburg, 1. Juni 2011: geplant mit rund 10.000 € je Sozialraum",
        "Youth welfare committee of Landkreis Lüneburg, 1 June 2011: planned at about 10,000 EUR per district",
    ),
}


def _spellings() -> Mapping[str, frozenset[str]]:
    told = {key: quoted(words) for key, words in _FROM_LUENEBURG.items()}
    found = {key: (f"V: {text.de}", f"V: {text.en}") for key, text in told.items()}
    found |= {key: (text.de, text.en) for key, text in _FROM_OTHERS.items()}
    return {key: frozenset(map(alike, texts)) for key, texts in found.items()}


_FILLED_IN = _spellings()


def is_filled_in(key: str, source: str | None) -> bool:
    """Whether `source` of the parameter `key` is a sentence of the program's."""
    return source is not None and alike(source) in _FILLED_IN.get(key, ())


def defaults_told(table: InputTable, rows: Mapping[str, int]) -> frozenset[str]:
    """The parameters of which a result says that nobody said them; `rows` are their rows by key."""
    named = folded_names(WORDS["parameters.said_by"])
    column = next((column for column, header in table.headers.items() if folded(header) in named), None)
    if column is None:
        return frozenset()
    cells = {key: table.sheet.rows[row].get(column) for key, row in rows.items()}
    return frozenset(key for key, raw in cells.items() if isinstance(raw, str) and tells_default(key, raw))
