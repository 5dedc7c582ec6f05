"""The table of all need methods, and step 3."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sozialbudget.case.case import Case
from sozialbudget.case.need_methods import NeedMethod
from sozialbudget.case.parameters import Parameters, Unit
from sozialbudget.method.figure import Figure, Group, Tells, computes
from sozialbudget.method.need.case_median import CASE_MEDIAN
from sozialbudget.method.need.counted import BURDEN_FACTOR, SHARES
from sozialbudget.method.need.given import given
from sozialbudget.method.need.rule import Rule
from sozialbudget.method.need.scaled import MINMAX, ZSCORE
from sozialbudget.method.numbers import Array, carried, decimals
from sozialbudget.words import Text
from sozialbudget.words.lueneburg import method_of

RULES: Mapping[NeedMethod, Rule] = {rule.choice: rule for rule in (SHARES, BURDEN_FACTOR, ZSCORE, MINMAX, CASE_MEDIAN)}


def rule_of(parameters: Parameters) -> Rule:
    """The need method that `parameters` choose."""
    rule = RULES[parameters.need_method]
    return rule if rule.with_spread is None or parameters.spread is None else rule.with_spread


def need_sum(case: Case) -> Decimal:
    """The sum of the needs, EUR a year, under a need method that knows amounts."""
    index = rule_of(case.parameters).compute(given(case, decimals([1] * len(case.indicators)))).index
    assert index is not None
    total: Decimal = index.sum()
    return total


@computes(
    Figure(
        "need_based",
        Text("Bedarfsbudget", "need-based budget"),
        Unit.EUR,
        Text(
            "{base_amount} + ({total} − {n} · {base_amount}) · {need_share}",
            "{base_amount} + ({total} − {n} · {base_amount}) · {need_share}",
        ),
        "{base_amount}+({total}-{n}*{base_amount})*{need_share}",
        method_of(
            Text(
                "die Verteilung „allein an Hand dieser Sozialindikatoren ergab jedoch sehr starke Abschläge“",
                "the allocation “allein an Hand dieser Sozialindikatoren ergab jedoch sehr starke Abschläge”",
            )
        ),
        3,
        over_years=True,
        group=Group.NEED,
        tells=Tells.NEED,
    )
)
def need_based(total: Any, base_amount: Any, need_share: Array) -> Array:
    """Step 3: the undamped budget, EUR a year."""
    return carried(base_amount + (total - len(need_share) * base_amount) * need_share)
