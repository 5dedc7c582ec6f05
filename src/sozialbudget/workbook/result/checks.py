"""The sheet `Prüfungen`: each check a live formula, and the words that need a new run when they change."""

from decimal import Decimal

from sozialbudget.case.layout import BASE_KIND, DIRECTION_SIGNS, KIND_WORDS
from sozialbudget.case.origins import parameter_value
from sozialbudget.case.parameters import PARAMETER_KEYS, Unit, about
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.numbers import exact
from sozialbudget.workbook.result import project_fund
from sozialbudget.workbook.result.check_table import (
    Check,
    Word,
    add_check_sheet,
    first_word,
    input_checks,
    mark_failures,
    unlike,
    write_listed,
    write_words,
)
from sozialbudget.workbook.result.context import Result
from sozialbudget.workbook.result.inputs import FIRST_INPUT_ROW, InputCells

_OF_HOURS = frozenset(("hours_sum", "providers_unchanged"))
"""The checks of the sheet of hours by provider."""


def checks(r: Result, cells: InputCells) -> list[Check]:
    """All checks of the result, in order.

    Their templates may also name what `write_hours` returns, and `{unlike}`, how many words changed.
    """
    a = r.allocation
    case, p = a.case, a.case.parameters
    services = range(1, len(case.services) + 1)
    with exact():
        total, budget = a.total, a.budget.sum()
        personnel = a.personnel.sum()
    amounts = "+".join(f"SUM({{amount_{s}}})" for s in services)
    spread = "ABS({personnel}" + "".join(f"-{{amount_{s}}}" for s in services) + ")"
    # As printed: a budget today of more than two decimals is printed rounded.
    causes = (
        "ABS(ROUND({budget},2)-ROUND({status_quo},2)"
        "-{cause_total}-{cause_need}-{cause_damping}-{cause_protection}-{cause_rounding})"
    )
    listed = [
        Check("budgets_sum", "SUM({budget})", budget, "{total}", total),
        Check("overhead_sum", "SUM({overhead})+SUM({personnel})", budget, "SUM({budget})", budget),
        Check("services_sum", amounts, personnel, "SUM({personnel})", personnel),
        Check("services_each", f"SUMPRODUCT(--({spread}>0.005))", 0),
        Check("shares_one", "SUM({need_share})", Decimal(1), "1", 1, "0.000000001"),
        Check("floors_hold", "SUMPRODUCT(--({budget}<{floor}-0.005))", 0),
        Check("caps_hold", "SUMPRODUCT(--({budget}>{highest}*{rounding_unit}+0.005))", 0),
        Check("alpha_solves", "SUM({balanced})", total, "{total}", total),
        Check("causes_close", f"SUMPRODUCT(--({causes}>0.005))", 0),
        Check(
            "service_shares",
            "+".join(f"{{service_share_{s}}}" for s in services),
            Decimal(1),
            "1",
            1,
            "0.000000001",
        ),
        Check("total_multiple", "ABS(ROUND({total}/{rounding_unit},6)-ROUND({total}/{rounding_unit},0))", 0),
        Check("total_or_uplift", "IF(COUNT({given_total},{uplift})>1,1,0)", 0),
        Check(
            "hours_sum",
            "{hours_total}",
            r.all_hours,
            r.all_hours_formula,
            r.all_hours,
        ),
        *project_fund.checks(r),
        Check("providers_unchanged", "{providers_changed}", 0),
        *input_checks(r, cells),
        Check("words_unchanged", "{unlike}", 0),
    ]
    if rule_of(p).index_may_fall_to_zero:
        listed.insert(9, Check("multipliers_positive", "SUMPRODUCT(--({index}<=0))", 0))
    return listed


def write_checks(r: Result, cells: InputCells, of_hours: dict[str, str]) -> str:
    """Write the sheet; returns the range of results, for the overview.

    `of_hours` is what `write_hours` returns; empty where hours are not listed by provider.
    """
    sheet = add_check_sheet(r)
    words = _words(r)
    listed = [
        (r.say(f"check.{check.key}"), check) for check in checks(r, cells) if of_hours or check.key not in _OF_HOURS
    ]
    more = {**of_hours, "unlike": unlike(r, len(listed), len(words))}
    verdicts = write_listed(r, sheet, listed, more)
    write_words(r, sheet, words, first_word(len(listed)))
    mark_failures(r, sheet, len(listed), len(words))
    return verdicts


def _words(r: Result) -> list[Word]:
    """Each word the formulas were chosen by, and whether there is a Budget II."""
    case = r.allocation.case
    sheet = r.sheet_reference("parameters")
    column = r.edition.parameter_column if r.edition else "B"
    found = [
        Word(
            about(key).label.say(r.lang),
            f"{sheet}!${column}${FIRST_INPUT_ROW + PARAMETER_KEYS.index(key)}",
            str(parameter_value(case, key, r.lang) or ""),
        )
        for key in PARAMETER_KEYS
        if about(key).unit in (Unit.WORD, Unit.COLUMN)
    ]
    fund = f"{sheet}!${column}${FIRST_INPUT_ROW + PARAMETER_KEYS.index('project_fund')}"
    found.append(project_fund.presence(r, fund))
    sheet = r.sheet_reference("services")
    found += [
        Word(service.name, f"{sheet}!$A${FIRST_INPUT_ROW + s}", service.name) for s, service in enumerate(case.services)
    ]
    sheet = r.sheet_reference("indicators")
    for j, indicator in enumerate(case.indicators):
        row = FIRST_INPUT_ROW + j
        found += [
            Word(indicator.name, f"{sheet}!$A${row}", indicator.name),
            Word(indicator.name, f"{sheet}!$C${row}", KIND_WORDS[indicator.kind].say(r.lang)),
            Word(indicator.name, f"{sheet}!$D${row}", indicator.base or ""),
            Word(indicator.name, f"{sheet}!$E${row}", DIRECTION_SIGNS[indicator.direction]),
        ]
    for j, base in enumerate(case.bases, start=len(case.indicators)):
        row = FIRST_INPUT_ROW + j
        found += [
            Word(base.name, f"{sheet}!$A${row}", base.name),
            Word(base.name, f"{sheet}!$C${row}", BASE_KIND.say(r.lang)),
        ]
    return found
