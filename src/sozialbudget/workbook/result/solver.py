"""The helper sheets: `Ursachen` (why a budget changed), `Rechenweg` (helper columns) and `Ausgleich` (helper cells)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.case.parameters import Unit
from sozialbudget.formats.xlsx.live_sheet import LiveColumn, Value, table_rows
from sozialbudget.method.figure import Figure, Part
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.numbers import exact
from sozialbudget.words import Text
from sozialbudget.workbook.result import project_fund
from sozialbudget.workbook.result.context import FIRST_ROW, HEADER_ROW, HELPER_FORMAT, Result
from sozialbudget.workbook.result.inputs import InputCells
from sozialbudget.workbook.result.workings import (
    ALPHA_STEPS,
    CELLS,
    COLUMNS,
    OTHERS,
    ROUND_STEPS,
    ROUND_SUM,
    STEP_AT_CAP,
    STEP_GROWING,
    TOTAL_OF_NEED,
    Helper,
    Workings,
)

_STEPS_ROW = 3
"""Zero-based row of the headers of the tables of steps."""


def write_causes(r: Result, cells: InputCells) -> None:
    """Ursachen: the waterfall from today's budget to the new one, one row per district."""
    sheet = r.add_sheet("causes", header_row=HEADER_ROW, first_columns=2)
    sheet.write(0, 0, r.heading("causes.title"), r.title)
    sheet.write(1, 0, r.say("causes.remark"), r.remark)
    a = r.allocation
    table: list[tuple[str, str, LiveColumn]] = [
        *_identity(r, cells),
        (
            "",
            r.names["status_quo"].replace("_", " "),
            LiveColumn(a.status_quo, r.unit(Unit.EUR), r.formula("{status_quo}")),
        ),
    ]
    table += [_figure(r, r.figures[key], values) for key, values in a.printed_causes.items()]
    table.append(
        (
            "",
            r.figures["budget"].label.say(r.lang),
            LiveColumn(a.budget, r.unit(Unit.EUR, bold=True), r.formula("{budget}")),
        )
    )
    for row, key in enumerate(a.causes):
        words = r.figures[key].words.say(r.lang, **_labels(r))
        sheet.write(row // 3 + 2, (row % 3) * 3, f"{r.figures[key].label.say(r.lang)} = {words}", r.remark)
    _write_table(r, "causes", table, cells)


def _labels(r: Result) -> dict[str, str]:
    labels = {key: figure.label.say(r.lang) for key, figure in r.figures.items()}
    return labels | {"status_quo": DISTRICTS.column("status_quo").header.say(r.lang)}


def write_workings(r: Result, cells: InputCells, w: Workings) -> None:
    """Rechenweg: one helper column each, in the rows of the Berechnungsbogen."""
    sheet = r.add_sheet("workings", header_row=HEADER_ROW, first_columns=2)
    sheet.write(0, 0, r.heading("workings.title"), r.title)
    sheet.write(1, 0, r.say("workings.remark"), r.remark)
    a = r.allocation
    money, plain = r.unit(Unit.EUR), r.number(HELPER_FORMAT)
    table: list[tuple[str, str, LiveColumn]] = [*_identity(r, cells)]
    table += [_figure(r, figure, _finite(a.values(figure.key))) for figure in r.of_part(Part.WORKINGS)]
    table.append(("id_order", OTHERS["id_order"].say(r.lang), LiveColumn(w.columns["id_order"], plain)))
    table += [(h.key, h.label.say(r.lang), LiveColumn(w.columns[h.key], plain, r.formula(h.formula))) for h in COLUMNS]
    table.append(
        (
            "cost",
            OTHERS["cost"].say(r.lang),
            LiveColumn(a.cost_per_fte, money, cells.cost(r.names["cost_per_fte"])),
        )
    )
    table += _cents(r)
    table += project_fund.helper_columns(r)
    _write_table(r, "workings", table, cells)


def _cents(r: Result) -> list[tuple[str, str, LiveColumn]]:
    """Three or more services: the exact cents of each, before the largest remainders get the cents left over."""
    a = r.allocation
    if len(a.services) < 3:
        return []
    with exact():
        return [
            (
                f"service_cents_{s}",
                r.names[f"service_cents_{s}"].replace("_", " "),
                LiveColumn(
                    a.personnel * service.share * 100,
                    r.number(HELPER_FORMAT),
                    r.formula(f"ROUND({{personnel}}*{{service_share_{s}}}*100,6)"),
                ),
            )
            for s, service in enumerate(a.services, start=1)
        ]


def _figure(r: Result, figure: Figure, values: Iterable[Value]) -> tuple[str, str, LiveColumn]:
    return figure.key, figure.label.say(r.lang), LiveColumn(values, r.number(r.format_of(figure)), r.formula_of(figure))


def _finite(values: Iterable[Decimal]) -> list[Value]:
    return [value if value.is_finite() else None for value in values]


def _identity(r: Result, cells: InputCells) -> list[tuple[str, str, LiveColumn]]:
    return [
        (
            "",
            DISTRICTS.column(field).header.say(r.lang),
            LiveColumn([getattr(d, field) for d in r.allocation.case.districts], r.text, cells.field(field)),
        )
        for field in ("id", "name")
    ]


def _write_table(r: Result, sheet_key: str, table: list[tuple[str, str, LiveColumn]], cells: InputCells) -> None:
    sheet = r.sheet(sheet_key)
    for col, (key, header, _) in enumerate(table):
        sheet.set_column(col, col, 22 if col == 1 else 14)
        sheet.write_text(HEADER_ROW - 1, col, header, r.header if col < 2 else r.number_header)
        if key:
            r.define_column(key, sheet_key, col)
    sheet.set_row(HEADER_ROW - 1, 45)
    rows = table_rows([column for _, _, column in table], FIRST_ROW, r.n, [cells.row(i) for i in range(r.n)])
    sheet.add_rows(FIRST_ROW - 1, r.n, len(table), rows)


def write_solver(r: Result, cells: InputCells, w: Workings) -> None:
    """Ausgleich: the helper cells, and the steps that find α and the full rounds of units."""
    sheet = r.add_sheet("solver")
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 18)
    sheet.set_column(2, 2, 60)
    sheet.set_column(3, 12, 16)
    sheet.write(0, 0, r.heading("solver.title"), r.title)
    sheet.write(1, 0, r.say("solver.remark"), r.remark)
    sheet.set_row(_STEPS_ROW, 30)
    row = 3
    entries: list[tuple[str, Text, Text, str, Value]] = [
        (h.key, h.label, h.words, r.formula(h.formula, **_maybe_empty(r)), w.cells[h.key]) for h in _cells(r)
    ]
    if rule_of(r.allocation.case.parameters).needs_population:
        entries.append(_weighted_population(r, cells))
    for figure in r.of_part(Part.CELL):
        if figure.formula is not None:
            value = getattr(r.allocation, figure.key)
            entries.append((figure.key, figure.label, Text("", ""), r.formula_of(figure), value))
    entries += project_fund.helper_cells(r)
    for key, label, words, formula, value in entries:
        sheet.write(row, 0, label.say(r.lang), r.text)
        sheet.write_live(row, 1, formula, value, r.number(HELPER_FORMAT))
        sheet.write(row, 2, words.say(r.lang), r.remark)
        r.define(key, "solver", (row, 1))
        row += 1
    _alpha_table(r, w)
    _rounds_table(r, w)


def _cells(r: Result) -> Iterator[Helper]:
    knows_amounts = rule_of(r.allocation.case.parameters).need_sum is not None
    for helper in CELLS:
        yield TOTAL_OF_NEED if knows_amounts and helper.key == TOTAL_OF_NEED.key else helper


def _maybe_empty(r: Result) -> dict[str, str]:
    """Parameters that a formula reckons with though they may be empty: where a formula fills them, empty is text."""
    said = {"said_uplift": r.names["uplift"]}
    return said if r.edition is None else {**said, "uplift": f"N({r.names['uplift']})"}


def _weighted_population(r: Result, cells: InputCells) -> tuple[str, Text, Text, str, Value]:
    a, population = r.allocation, r.allocation.case.parameters.population
    assert population is not None
    assert a.need.index is not None
    formula = f"SUMPRODUCT({cells.values(population)},{r.names['index']})"
    with exact():
        value = sum(
            (d.columns[population] * i for d, i in zip(a.case.districts, a.need.index, strict=True)), Decimal(0)
        )
    return "weighted_population", OTHERS["weighted_population"], Text("", ""), formula, value


def _alpha_table(r: Result, w: Workings) -> None:
    sheet = r.sheet("solver")
    col, first = 4, _STEPS_ROW + 1
    for offset, key in enumerate(("step", "alpha", "at_cap", "growing")):
        sheet.write(_STEPS_ROW, col + offset, r.say(f"solver.{key}"), r.header)
    plain = r.number(HELPER_FORMAT)
    for k, (alpha, at_cap, growing) in enumerate(w.alpha_steps):
        row = first + k
        own, above = f"F{row + 1}", f"{row}"
        formula = (
            r.formula("IF(SUM({excess})=0,1,{above_floors}/SUM({excess}))")
            if k == 0
            else r.formula(f"IF(H{above}=0,F{above},({{above_floors}}-G{above})/H{above})")
        )
        sheet.write_number(row, col, k, plain)
        sheet.write_live(row, col + 1, formula, alpha, plain)
        sheet.write_live(row, col + 2, r.formula(STEP_AT_CAP, step=own), at_cap, plain)
        sheet.write_live(row, col + 3, r.formula(STEP_GROWING, step=own), growing, plain)
    r.define("solved_alpha", "solver", (first + ALPHA_STEPS - 1, col + 1))


def _rounds_table(r: Result, w: Workings) -> None:
    sheet = r.sheet("solver")
    col, first = 9, _STEPS_ROW + 1
    for offset, key in enumerate(("low", "high", "middle", "taken")):
        sheet.write(_STEPS_ROW, col + offset, r.say(f"solver.{key}"), r.header)
    plain = r.number(HELPER_FORMAT)
    left = r.names["left"]
    for k, (low, high, middle, taken) in enumerate(w.round_steps):
        row, above = first + k, first + k
        fits = f"M{above}<=ABS({left})"
        sheet.write_live(row, col, "0" if k == 0 else f"IF({fits},L{above},J{above})", low, plain)
        sheet.write_live(row, col + 1, f"ABS({left})+1" if k == 0 else f"IF({fits},K{above},L{above})", high, plain)
        sheet.write_live(row, col + 2, f"INT((J{row + 1}+K{row + 1})/2)", middle, plain)
        sheet.write_live(row, col + 3, r.formula(ROUND_SUM, step=f"L{row + 1}"), taken, plain)
    r.define("rounds", "solver", (first + ROUND_STEPS - 1, col))
