"""The helper cells that round Budget II by need, as workings.py has them for the budgets.

Units left over go to the largest remainders by the same thresholds. Nobody has a floor or a cap here, so there are no
full rounds and nothing is ever taken.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

from sozialbudget.case.case import Case
from sozialbudget.case.parameters import ProjectFundBy
from sozialbudget.formats.xlsx.live_sheet import Value
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.numbers import carried, exact
from sozialbudget.words import Text
from sozialbudget.workbook.result import workings
from sozialbudget.workbook.result.workings import Helper, by_thresholds, decimals_compared, order_of_ids

_RENAMED = {
    "units": "fund_units",
    "last_round": "fund_left",
    **{
        key: f"fund_{key}"
        for key in (
            "key_remainder",
            "key_amount",
            "key_id",
            "limit_remainder",
            "tied_remainder",
            "limit_amount",
            "tied_amount",
            "limit_id",
        )
    },
}
"""What the templates of the budgets name, and what stands in its place here."""


def _as_of_budgets(*keys: str) -> Iterator[Helper]:
    """The helpers `keys` of the budgets, for Budget II."""
    known = {helper.key: helper for helper in (*workings.COLUMNS, *workings.CELLS)}
    names = {key: f"{{{_RENAMED.get(key, key)}}}" for key in (*known, "id_order", "rounds")}
    for key in keys:
        helper = known[key]
        yield replace(
            helper,
            key=_RENAMED[key],
            label=Text(f"{helper.label.de} Budget II", f"{helper.label.en} Budget II"),
            # Units are only given here, so the sign is always 1.
            formula=helper.formula.replace("{sign}*", "").format_map(names),
        )


COLUMNS: tuple[Helper, ...] = (
    Helper(
        "fund_units",
        Text("Einheiten genau Budget II", "units exact Budget II"),
        Text("Budget II vor Rundung in Rundungseinheiten", "Budget II before rounding in rounding units"),
        "ROUND({given_project_fund}*{need_share}/{rounding_unit},{fund_decimals})",
    ),
    Helper(
        "fund_start",
        Text("Einheiten zu Beginn Budget II", "units at start Budget II"),
        Text("abgerundet", "rounded down"),
        "INT({fund_units})",
    ),
    Helper(
        "fund_key_remainder",
        Text("Schlüssel Rest Budget II", "key remainder Budget II"),
        Text("Rest, nach dem die übrigen Einheiten vergeben werden", "remainder the units left over go by"),
        "ROUND({fund_units}-{fund_start},{fund_decimals})",
    ),
    *_as_of_budgets("key_amount", "key_id"),
)
"""On the sheet Rechenweg, where Budget II goes by need."""

CELLS: tuple[Helper, ...] = (
    Helper(
        "fund_decimals",
        Text("Vergleichsstellen Budget II", "decimals compared Budget II"),
        Text("Nachkommastellen, auf die Reste verglichen werden", "decimals remainders are compared at"),
        "MIN(9,14-INT(LOG10(MAX(1,{given_project_fund}*MAX({need_share})/{rounding_unit}))))",
    ),
    Helper(
        "fund_left",
        Text("Einheiten übrig Budget II", "units left over Budget II"),
        Text("nach dem Abrunden noch zu vergeben", "still to give after rounding down"),
        "ROUND({given_project_fund}/{rounding_unit},0)-SUM({fund_start})",
    ),
    *_as_of_budgets("limit_remainder", "tied_remainder", "limit_amount", "tied_amount", "limit_id"),
)
"""On the sheet Ausgleich, where Budget II goes by need."""


def has_helpers(case: Case) -> bool:
    """Whether Budget II is rounded with helper cells."""
    return case.parameters.project_fund is not None and case.parameters.project_fund_by is ProjectFundBy.NEED


def values(a: Allocation) -> tuple[dict[str, list[Value]], dict[str, Value]]:
    """The value of every helper column and cell as the formulas compute it."""
    amount, unit = a.case.parameters.project_fund, a.case.parameters.rounding_unit
    assert amount is not None
    with exact():
        exact_units = [share / unit for share in carried(amount * a.need_share)]
        decimals = decimals_compared(max(exact_units))
        step = Decimal(1).scaleb(-decimals)
        units = [value.quantize(step, rounding=ROUND_HALF_EVEN) for value in exact_units]
        start = [int(value) for value in units]
        left = int(amount / unit) - sum(start)
        order = order_of_ids([district.id for district in a.case.districts])
        keys, limits = by_thresholds(units, start, [True] * len(units), left, order)
    columns = {_RENAMED[key]: column for key, column in keys.items()}
    cells = {_RENAMED[key]: value for key, value in limits.items()}
    return (
        {"fund_units": list(units), "fund_start": list(start), **columns},
        {"fund_decimals": decimals, "fund_left": left, **cells},
    )
