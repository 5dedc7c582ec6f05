"""Checks of what somebody may type into the yellow cells: what a new run would refuse must not pass unseen."""

from dataclasses import dataclass

from sozialbudget.case.bounds import bounds
from sozialbudget.case.case import Case
from sozialbudget.case.parameters import AUTO, PARAMETER_KEYS, NeedMethod, Unit, about, is_required
from sozialbudget.formats.xlsx.live_sheet import Value
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
    numbers = len(case.districts) * (len(cells.value_columns) + 1) + len(case.indicators)
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
    if r.allocation.case.parameters.need_method in (NeedMethod.SHARES, NeedMethod.BURDEN_FACTOR):
        areas.append(values)
    negative = [f'COUNTIF({area},"<0")' for area in areas]
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
