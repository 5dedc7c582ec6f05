"""Budget II in the live workbook: its checks, its helper columns and cells."""

from sozialbudget.case.parameters import ProjectFundBy, about
from sozialbudget.formats.xlsx.live_sheet import LiveColumn, Value
from sozialbudget.method.numbers import CENT
from sozialbudget.words import Text
from sozialbudget.workbook.result.check_table import Check, Word
from sozialbudget.workbook.result.context import HELPER_FORMAT, Result
from sozialbudget.workbook.result.fund_workings import CELLS, COLUMNS, has_helpers, values


def checks(r: Result) -> list[Check]:
    """That Budget II foots, and that its amount is one that can be divided."""
    a, p = r.allocation, r.allocation.case.parameters
    total = a.project_fund_total
    if total is None:
        return []
    by_need = p.project_fund_by is ProjectFundBy.NEED
    expected, unit = ("{given_project_fund}", "{rounding_unit}") if by_need else ("{given_project_fund}*{n}", str(CENT))
    units = f"{{given_project_fund}}/{unit}"
    return [
        Check("project_fund_sum", "SUM({project_fund})", total, expected, total),
        Check("project_fund_multiple", f"ABS(ROUND({units},6)-ROUND({units},0))", 0),
    ]


def presence(r: Result, cell: str) -> Word:
    """Whether there is a Budget II at all: the formulas were chosen by it. `cell` is that of its amount."""
    given, absent = r.say("project_fund.given"), r.say("project_fund.absent")
    return Word(
        about("project_fund").label.say(r.lang),
        cell,
        absent if r.allocation.project_fund is None else given,
        f'IF(ISNUMBER({cell}),"{given}","{absent}")',
    )


def helper_columns(r: Result) -> list[tuple[str, str, LiveColumn]]:
    """Key, header and column of each helper column; none where there is nothing to round."""
    if not has_helpers(r.allocation.case):
        return []
    (found, _), plain = values(r.allocation), r.number(HELPER_FORMAT)
    return [(h.key, h.label.say(r.lang), LiveColumn(found[h.key], plain, r.formula(h.formula))) for h in COLUMNS]


def helper_cells(r: Result) -> list[tuple[str, Text, Text, str, Value]]:
    """Key, label, meaning, formula and value of each helper cell; none where there is nothing to round."""
    if not has_helpers(r.allocation.case):
        return []
    _, found = values(r.allocation)
    return [(h.key, h.label, h.words, r.formula(h.formula), found[h.key]) for h in CELLS]
