"""The defined names of the result workbook: one for each parameter, figure and helper, in the language of the sheets.

A formula template (`Figure.formula`, workings.py) says `{need_share}`; the workbook says `Bedarfsanteil`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sozialbudget.case.case import Case
from sozialbudget.case.layout import DISTRICTS
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.method.allocation import figures_of
from sozialbudget.method.figure import Part
from sozialbudget.method.services import SERVICE_FIGURES
from sozialbudget.words import Lang, Text, same
from sozialbudget.workbook.result import fund_workings, workings

_ALSO_FIGURES = ("total", "damping", "project_fund")
_SERVICE_SHARE = Text("Anteil Leistung", "share of service")
_SERVICE_ABF = Text("abf Leistung", "abf of service")
_SERVICE_CENTS = Text("Cent genau", "exact cents")


def parameter_key(key: str) -> str:
    """What a formula template calls the cell of the parameter `key`.

    Templates say {total} for the money distributed, {damping} for the damping applied and {project_fund} for Budget II
    of a district; the cells of the parameters so called are {given_total} (may be empty), {given_damping} (may be
    `auto`) and {given_project_fund}.
    """
    return f"given_{key}" if key in _ALSO_FIGURES else key


def defined_name(label: str) -> str:
    """`label` as a defined name: letters, digits and underscores, not to be taken for a cell or a function."""
    name = re.sub(r"\W+", "_", label).strip("_")
    return f"{name}_" if re.fullmatch(r"[A-Za-z]{1,3}\d*", name) or name.casefold() in ("floor", "year") else name


def names(case: Case, lang: Lang) -> Mapping[str, str]:
    """The defined name of each key of a formula template; those of service s end in `_s`, from 1."""
    labels = dict(_labels(case))
    found = {key: defined_name(label.say(lang)) for key, label in labels.items()}
    assert len({name.casefold() for name in found.values()}) == len(found), "two keys share a defined name"
    return found


def _labels(case: Case) -> Iterator[tuple[str, Text]]:
    for key in PARAMETER_KEYS:
        yield parameter_key(key), about(key).label
    yield "status_quo", DISTRICTS.column("status_quo").header
    figures = figures_of(case)
    for key, figure in figures.items():
        if figure.part not in (Part.SERVICE, Part.INDICATORS):
            yield key, figure.plain if figure.part is Part.CAUSE and figure.plain else figure.label
    for helper in (*workings.COLUMNS, *workings.CELLS):
        if helper.key not in figures:
            yield helper.key, helper.label
    yield from workings.OTHERS.items()
    if fund_workings.has_helpers(case):
        yield from ((helper.key, helper.label) for helper in (*fund_workings.COLUMNS, *fund_workings.CELLS))
    for s in range(1, len(case.services) + 1):
        number = same(str(s))
        for key in SERVICE_FIGURES:
            yield f"{key}_{s}", _joined(figures[key].label, number)
        yield f"service_share_{s}", _joined(_SERVICE_SHARE, number)
        yield f"service_abf_{s}", _joined(_SERVICE_ABF, number)
        yield f"service_cents_{s}", _joined(_SERVICE_CENTS, number)


def _joined(first: Text, second: Text) -> Text:
    return Text(f"{first.de} {second.de}", f"{first.en} {second.en}")


SHARED_SHEETS = frozenset(("districts", "indicators", "parameters", "services"))
"""Sheets all years share; every other one is written once a year, the year in its title."""

_SHARED_NAMES = ("service_share_", "service_abf_")


@dataclass(frozen=True, slots=True)
class Edition:
    """The year, and where its sheets find what is not the same in every year.

    `parameter_column` is the letter of the year's values on the sheet of parameters. `status_quo` and `cost` are the
    formulas of Budget bisher and cost per FTE in a row of the Berechnungsbogen, `¤` the district's row in the input;
    None: as the input has them.
    """

    year: int
    parameter_column: str
    status_quo: str | None = None
    cost: str | None = None

    def title(self, key: str, title: str) -> str:
        """The title of the sheet `key`."""
        return title if key in SHARED_SHEETS else f"{title} {self.year}"

    def name(self, key: str, name: str) -> str:
        """The defined name of `key`."""
        return name if key.startswith(_SHARED_NAMES) else f"{name}_{self.year}"
