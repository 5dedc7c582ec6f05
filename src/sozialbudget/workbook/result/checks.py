"""The sheet `Prüfungen`: each check a live formula, and the words that need a new run when they change."""

from decimal import Decimal

from sozialbudget.method.numbers import exact
from sozialbudget.origins import parameter_value
from sozialbudget.parameters import PARAMETER_KEYS, NeedMethod, Unit, about
from sozialbudget.workbook.layout import DIRECTION_SIGNS, KIND_WORDS
from sozialbudget.workbook.result.context import Result
from sozialbudget.workbook.result.input_checks import Check, input_checks
from sozialbudget.workbook.result.inputs import FIRST_INPUT_ROW, InputCells

_FIRST = 4
"""One-based row of the first check."""


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
        Check("providers_unchanged", "{providers_changed}", 0),
        *input_checks(r, cells),
        Check("words_unchanged", "{unlike}", 0),
    ]
    if p.need_method in (NeedMethod.ZSCORE, NeedMethod.MINMAX):
        listed.insert(9, Check("multipliers_positive", "SUMPRODUCT(--({index}<=0))", 0))
    return listed


def write_checks(r: Result, cells: InputCells, of_hours: dict[str, str]) -> str:
    """Write the sheet; returns the range of results, for the overview."""
    # No header is repeated in print: two tables stand below each other.
    sheet = r.add_sheet("checks")
    sheet.set_column(0, 0, 62)
    sheet.set_column(1, 3, 20)
    sheet.set_column(4, 4, 14)
    sheet.write(0, 0, r.say("checks.title"), r.title)
    sheet.write(1, 0, r.say("checks.remark"), r.remark)
    for col, key in enumerate(("what", "found", "expected", "difference", "result")):
        sheet.write(_FIRST - 2, col, r.say(f"checks.{key}"), r.number_header if 0 < col < 4 else r.header)
    words = _words(r)
    ok = r.style(bold=True, align="center")
    listed = checks(r, cells)
    first_word = _FIRST + len(listed) + 3
    last_word = first_word + len(words) - 1
    unlike = f'COUNTIF($E${first_word}:$E${last_word},"<>{_ok(r)}")'
    for i, check in enumerate(listed):
        row, line = _FIRST - 1 + i, _FIRST + i
        number = r.number("0" if isinstance(check.expected_value, int) else "#,##0.00")
        sheet.write(row, 0, r.say(f"check.{check.key}"), r.wrapped)
        sheet.write_live(row, 1, r.formula(check.found, **of_hours, unlike=unlike), check.found_value, number)
        sheet.write_live(row, 2, r.formula(check.expected), check.expected_value, number)
        sheet.write_live(row, 3, f"B{line}-C{line}", 0, number)
        wrong = r.say("checks.wrong")
        verdict = f'IF(ISNUMBER(D{line}),IF(ABS(D{line})<{check.within},"{_ok(r)}","{wrong}"),"{wrong}")'
        sheet.write_live(row, 4, verdict, _ok(r), ok)
    _write_words(r, words, first_word)
    last = _FIRST + len(listed) - 1
    failed = r.style(bold=True, bg_color="#F6D5D5", border=1)
    for first, end in ((_FIRST, last), (first_word, last_word)):
        sheet.conditional_format(
            first - 1, 4, end - 1, 4, {"type": "cell", "criteria": "!=", "value": f'"{_ok(r)}"', "format": failed}
        )
    return f"{r.sheet_reference('checks')}!$E${_FIRST}:$E${last}"


def _ok(r: Result) -> str:
    return r.say("checks.ok")


def _words(r: Result) -> list[tuple[str, str, str]]:
    """Label, cell and text of each word the formulas were chosen by."""
    case = r.allocation.case
    sheet = r.sheet_reference("parameters")
    found = [
        (
            about(key).label.say(r.lang),
            f"{sheet}!$B${FIRST_INPUT_ROW + PARAMETER_KEYS.index(key)}",
            str(parameter_value(case, key, r.lang) or ""),
        )
        for key in PARAMETER_KEYS
        if about(key).unit in (Unit.WORD, Unit.COLUMN)
    ]
    sheet = r.sheet_reference("services")
    found += [
        (service.name, f"{sheet}!$A${FIRST_INPUT_ROW + s}", service.name) for s, service in enumerate(case.services)
    ]
    sheet = r.sheet_reference("indicators")
    for j, indicator in enumerate(case.indicators):
        row = FIRST_INPUT_ROW + j
        found += [
            (indicator.name, f"{sheet}!$A${row}", indicator.name),
            (indicator.name, f"{sheet}!$C${row}", KIND_WORDS[indicator.kind].say(r.lang)),
            (indicator.name, f"{sheet}!$D${row}", indicator.base or ""),
            (indicator.name, f"{sheet}!$E${row}", DIRECTION_SIGNS[indicator.direction]),
        ]
    return found


def _write_words(r: Result, words: list[tuple[str, str, str]], first: int) -> None:
    sheet = r.workbook.get_worksheet_by_name(r.say("sheet.checks"))
    sheet.write(first - 3, 0, r.say("checks.words"), r.style(bold=True))
    for col, key in enumerate(("word", "cell", "at_run", "now", "result")):
        sheet.write(first - 2, col, r.say(f"checks.{key}"), r.header)
    for i, (label, cell, text) in enumerate(words):
        row, line = first - 1 + i, first + i
        sheet.write_text(row, 0, label, r.text)
        sheet.write_text(row, 1, cell.replace("$", ""), r.text)
        sheet.write_text(row, 2, text, r.style(num_format="@"))
        sheet.write_live(row, 3, f'{cell}&""', text, r.text)
        verdict = f'IF(EXACT(C{line},D{line}),"{_ok(r)}","{r.say("checks.new_run")}")'
        sheet.write_live(row, 4, verdict, _ok(r), r.style(bold=True, align="center"))
