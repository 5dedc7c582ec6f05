"""How checks are written: found, expected, difference and result of each; and words that need a new run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sozialbudget.case.bounds import bounds
from sozialbudget.case.case import Case
from sozialbudget.case.parameters import AUTO, PARAMETER_KEYS, Unit, about, is_required
from sozialbudget.formats.xlsx.live_sheet import LiveSheet, Value
from sozialbudget.method.need.methods import rule_of
from sozialbudget.workbook.result.context import Result
from sozialbudget.workbook.result.inputs import FIRST_INPUT_ROW, InputCells, weight_cells
from sozialbudget.workbook.result.names import parameter_key


@dataclass(frozen=True, slots=True)
class Check:
    """Something that must hold: `found` equals `expected` within `within`; templates and their values."""

    key: str
    found: str
    found_value: Value
    expected: str = "0"
    expected_value: Value = 0
    within: str = "0.005"


def input_checks(r: Result, cells: InputCells) -> list[Check]:
    """The checks of the input, in order."""
    case = r.allocation.case
    rows = len(case.districts) + len(case.excluded) + len(case.indicators) + len(case.bases) + len(case.services)
    numbers = sum(len(district.columns) + 1 for district in case.districts) + len(case.indicators)
    areas = (*cells.numbers, weight_cells(r)[1])
    return [
        Check("numbers_given", "+".join(f"COUNT({area})" for area in areas), numbers, str(numbers), numbers),
        Check("rows_unchanged", _rows(r), rows, str(rows), rows),
        Check("excluded_unchanged", cells.exclusions_changed, 0),
        Check("parameters_in_bounds", "+".join(_out_of_bounds(r, key) for key in PARAMETER_KEYS if _is_number(key)), 0),
        Check("auto_needs_max_loss", f'IF({{given_damping}}="{AUTO}",IF(ISNUMBER({{max_loss}}),0,1),0)', 0),
        Check("amounts_in_bounds", _amounts_out_of_bounds(r, cells), 0),
        Check("services_in_bounds", _services_out_of_bounds(case), 0),
        Check("control_totals", _control_totals(case, cells), 0),
        Check("floors_below_total", "IF(SUM({floor})>{total}+0.005,1,0)", 0),
    ]


def _rows(r: Result) -> str:
    sheets = (r.sheet_reference(key) for key in ("districts", "indicators", "services"))
    return "+".join(f"COUNTA({sheet}!$A:$A)-1" for sheet in sheets)


def _is_number(key: str) -> bool:
    return about(key).unit not in (Unit.WORD, Unit.COLUMN, Unit.TEXT)


def _out_of_bounds(r: Result, key: str) -> str:
    """1 where the parameter is missing, is no number or lies outside its bounds."""
    name = "{" + parameter_key(key) + "}"
    limits = bounds(key)
    broken = [
        f"{name}{sign}{limit}"
        for sign, limit in (
            ("<", limits.at_least),
            ("<=", limits.more_than),
            (">", limits.at_most),
            (">=", limits.less_than),
        )
        if limit is not None
    ]
    outside = f"IF(OR({','.join(broken)}),1,0)"
    # The word auto is the one text a parameter may hold, and only the damping may.
    otherwise = f'IF({name}="{AUTO}",0,1)' if key == "damping" else f"IF({r.is_empty(name)},{int(is_required(key))},1)"
    return f"IF(ISNUMBER({name}),{outside},{otherwise})"


def _amounts_out_of_bounds(r: Result, cells: InputCells) -> str:
    """Negative budgets and weights; negative values where the method takes burdens only; own costs that are no cost."""
    today, values = cells.numbers
    areas = [today, weight_cells(r)[1]]
    if not rule_of(r.allocation.case.parameters).scaled:
        areas.append(values)
    negative = [f'COUNTIF({area},"<0")' for area in areas]
    rule = rule_of(r.allocation.case.parameters)
    for indicator in r.allocation.case.indicators if rule.base_is_cost else ():
        # A cell that is empty is 0 here: cases without a unit cost, and a unit cost of 0.
        if indicator.base is not None:
            cases, costs = cells.values(indicator.name), cells.values(indicator.base)
            negative += [f'COUNTIF({costs},"<=0")', f"SUMPRODUCT(({cases}>0)*({costs}=0))"]
    cost = cells.own_costs
    return "+".join([*negative, f'COUNTIF({cost},"<=0")', f"COUNTA({cost})-COUNT({cost})"])


def _services_out_of_bounds(case: Case) -> str:
    parts = []
    for s in range(1, len(case.services) + 1):
        share, abf = f"{{service_share_{s}}}", f"{{service_abf_{s}}}"
        parts.append(f"IF(ISNUMBER({share}),IF(OR({share}<0,{share}>1),1,0),1)")
        parts.append(f"IF(ISNUMBER({abf}),IF(OR({abf}<0,{abf}>=1),1,0),IF(ISBLANK({abf}),0,1))")
    return "+".join(parts)


def _control_totals(case: Case, cells: InputCells) -> str:
    """How many control totals are neither the sum of the districts that count nor that of all."""
    parts = []
    for j, controlled in enumerate(case.dated):
        control = f"{cells.indicators}!$H${FIRST_INPUT_ROW + j}"
        counted, everyone = cells.values(controlled.name), cells.values(controlled.name, with_excluded=True)
        apart = f"MIN(ABS(SUM({counted})-{control}),ABS(SUM({everyone})-{control}))"
        parts.append(f"IF(ISNUMBER({control}),IF({apart}>0.0005,1,0),0)")
    return "+".join(parts)


FIRST = 4
"""One-based row of the first check."""


def add_check_sheet(r: Result) -> LiveSheet:
    """The sheet with its title and the headers of the checks."""
    # No header is repeated in print: two tables stand below each other.
    sheet = r.add_sheet("checks")
    sheet.set_column(0, 0, 62)
    sheet.set_column(1, 3, 20)
    sheet.set_column(4, 4, 14)
    sheet.write(0, 0, r.heading("checks.title"), r.title)
    sheet.write(1, 0, r.say("checks.remark"), r.remark)
    for col, key in enumerate(("what", "found", "expected", "difference", "result")):
        sheet.write(FIRST - 2, col, r.say(f"checks.{key}"), r.number_header if 0 < col < 4 else r.header)
    return sheet


def ok(r: Result) -> str:
    """The result of a check that holds."""
    return r.say("checks.ok")


def write_listed(r: Result, sheet: LiveSheet, listed: Sequence[tuple[str, Check]], more: Mapping[str, str]) -> str:
    """Write each check (with its label) live; `more` are names its formulas use. Returns the range of the results."""
    centred = r.style(bold=True, align="center")
    for i, (label, check) in enumerate(listed):
        row, line = FIRST - 1 + i, FIRST + i
        number = r.number("0" if isinstance(check.expected_value, int) else "#,##0.00")
        sheet.write(row, 0, label, r.wrapped)
        sheet.write_live(row, 1, r.formula(check.found, **more), check.found_value, number)
        sheet.write_live(row, 2, r.formula(check.expected, **more), check.expected_value, number)
        sheet.write_live(row, 3, f"B{line}-C{line}", 0, number)
        wrong = r.say("checks.wrong")
        verdict = f'IF(ISNUMBER(D{line}),IF(ABS(D{line})<{check.within},"{ok(r)}","{wrong}"),"{wrong}")'
        sheet.write_live(row, 4, verdict, ok(r), centred)
    return results(r, 0, len(listed))


def results(r: Result, first: int, end: int) -> str:
    """The range of the results of the checks from `first` up to `end`, zero-based."""
    return f"{r.sheet_reference('checks')}!$E${FIRST + first}:$E${FIRST + end - 1}"


def all_ok(r: Result, verdicts: str) -> str:
    """A formula: the verdict in one sentence on the results in the range `verdicts`."""
    fine, wrong = r.say("overview.all_ok"), r.say("overview.some_wrong")
    return f'IF(COUNTIF({verdicts},"{ok(r)}")=ROWS({verdicts}),"{fine}","{wrong}")'


def first_word(listed: int) -> int:
    """One-based row of the first word below so many checks."""
    return FIRST + listed + 3


def unlike(r: Result, listed: int, words: int) -> str:
    """A formula: how many of the words below `listed` checks are no longer those of the run."""
    first = first_word(listed)
    return f'COUNTIF($E${first}:$E${first + words - 1},"<>{ok(r)}")'


class Word(NamedTuple):
    """A word the formulas were chosen by: label, cell and text at the run; `now` the formula of the text it has now."""

    label: str
    cell: str
    text: str
    now: str | None = None
    """None: the cell's own."""


def write_words(r: Result, sheet: LiveSheet, words: Sequence[tuple[str, str, str] | Word], first: int) -> None:
    """Each word the formulas were chosen by, from the one-based row `first`."""
    sheet.write(first - 3, 0, r.say("checks.words"), r.style(bold=True))
    for col, key in enumerate(("word", "cell", "at_run", "now", "result")):
        sheet.write(first - 2, col, r.say(f"checks.{key}"), r.header)
    for i, (label, cell, text, now) in enumerate(Word(*word) for word in words):
        row, line = first - 1 + i, first + i
        sheet.write_text(row, 0, label, r.text)
        sheet.write_text(row, 1, cell.replace("$", ""), r.text)
        sheet.write_text(row, 2, text, r.style(num_format="@"))
        sheet.write_live(row, 3, now or f'{cell}&""', text, r.text)
        verdict = f'IF(EXACT(C{line},D{line}),"{ok(r)}","{r.say("checks.new_run")}")'
        sheet.write_live(row, 4, verdict, ok(r), r.style(bold=True, align="center"))


def mark_failures(r: Result, sheet: LiveSheet, listed: int, words: int) -> None:
    """Colour what does not hold."""
    failed = r.style(bold=True, bg_color="#F6D5D5", border=1)
    word = first_word(listed)
    for first, end in ((FIRST, FIRST + listed - 1), (word, word + words - 1)):
        sheet.conditional_format(
            first - 1, 4, end - 1, 4, {"type": "cell", "criteria": "!=", "value": f'"{ok(r)}"', "format": failed}
        )
