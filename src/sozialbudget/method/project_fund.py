"""Step 11: Budget II, the project fund of the district conferences, beside the budgets and never mixed with them."""

from decimal import Decimal

from sozialbudget.case.parameters import ProjectFundBy, Unit
from sozialbudget.method.figure import Figure, Part, Tells
from sozialbudget.method.numbers import Array, carried, decimals
from sozialbudget.method.rounding import budgets
from sozialbudget.words import Text
from sozialbudget.words.lueneburg import method_of, quoted

_LABEL = Text("Budget II", "Budget II")
_SOURCE = method_of(
    quoted(
        "Dieser Betrag soll … den Sozialkonferenzen zur Verfügung gestellt werden, um Projekte, die aus deren "
        "Bedarfsanalyse heraus entstanden sind, zu finanzieren"
    )
)

PROJECT_FUND: dict[ProjectFundBy, Figure] = {
    ProjectFundBy.DISTRICT: Figure(
        "project_fund",
        _LABEL,
        Unit.EUR,
        Text("{project_fund}, in jedem Sozialraum gleich", "{project_fund}, the same in each district"),
        "{given_project_fund}",
        _SOURCE,
        11,
        Part.BESIDE,
        whole_with=("project_fund",),
        strong=True,
        over_years=True,
    ),
    ProjectFundBy.NEED: Figure(
        "project_fund",
        _LABEL,
        Unit.EUR,
        Text(
            "{project_fund} · {need_share}, auf Vielfache der Rundung gebracht: die größten Reste erhalten die übrigen "
            "Einheiten, sodass die Summe erhalten bleibt",
            "{project_fund} · {need_share}, brought to multiples of the rounding unit: the largest remainders get the "
            "units left over, so that the sum stays",
        ),
        "ROUND(({fund_start}+({fund_key_remainder}>{fund_limit_remainder})+({fund_key_amount}>{fund_limit_amount})"
        "+({fund_key_id}>={fund_limit_id}))*{rounding_unit},2)",
        _SOURCE,
        11,
        Part.BESIDE,
        whole_with=("project_fund",),
        strong=True,
        over_years=True,
        tells=Tells.NEED,
    ),
}


def project_fund(
    amount: Decimal | None, by: ProjectFundBy, need_share: Array, unit: Decimal, ids: tuple[str, ...]
) -> Array | None:
    """Budget II of each district, EUR a year; None where `amount` is None.

    By district each gets `amount`. By need they get it together: multiples of `unit` that sum to `amount` exactly (it
    is one, Parameters), rounded as budgets are (step 6) where nobody has a floor or a cap.
    """
    if amount is None:
        return None
    if by is ProjectFundBy.DISTRICT:
        return decimals([amount] * len(ids))
    none, unlimited = decimals([0] * len(ids)), decimals([Decimal("Infinity")] * len(ids))
    return budgets(amount, carried(amount * need_share), none, unlimited, unit, ids)
