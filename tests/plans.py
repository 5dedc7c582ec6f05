"""A small case and a plan of four years for it."""

from decimal import Decimal
from typing import Any

from sozialbudget import Case
from sozialbudget.case.case import District, Excluded, Indicator, Kind, Service
from sozialbudget.case.parameters import Parameters


def small_case(**parameters: Any) -> Case:
    """Needs of 30, 50 and 20 %; budgets of 40 000, 40 000 and 20 000; one service, no overhead, C with its own cost."""
    rows = (("01", "Anna", 40000, 30, None), ("02", "Bertha", 40000, 50, None), ("03", "Clara", 20000, 20, 50000))
    given_parameters = {
        "year": 2026,
        "uplift": "0.02",
        "damping": "1",
        "overhead_rate": "0",
        "cost_per_fte": "60000",
        "population": "Einwohner",
    }
    return Case(
        districts=tuple(
            District(
                id=id,
                name=name,
                status_quo=Decimal(budget),
                cost_per_fte=None if cost is None else Decimal(cost),
                columns={"Kinder": Decimal(children), "Einwohner": Decimal(1000)},
            )
            for id, name, budget, children, cost in rows
        ),
        indicators=(Indicator(name="Kinder", weight=Decimal(1), kind=Kind.COUNT),),
        parameters=Parameters.model_validate({**given_parameters, **parameters}),
        services=(Service(name="Alles", share=Decimal(1)),),
        excluded=(Excluded(id="04", name="Dora", reason="aufgelöst"),),
    )


PLAN = """
title = "Vier Jahre"
source = "Beschluss"
budget_today = "previous"

[cost_per_fte]
cap = "2 %"

[compensation]
reference_year = 2025

[years.2026]
additional = 6000
compensation = "100 %"
damping = "50 %"

[years.2027]
additional = 6000
compensation = "75 %"
damping = "25 %"
tariff = "3 %"

[years.2028]
additional = 6000
compensation = "33,33 %"
damping = 0
tariff = "1 %"

[years.2029]
additional = 6000
compensation = 0
damping = "0 %"
total = 100000
tariff = "2,5 %"
source = "Haushalt 2029"

[regions]
Ost = ["01"]
West = ["02", "03"]

[[pots]]
name = "Regionales Budget 1"
share = "70 %"
key = "inhabitants"
column = "Einwohner"

[[pots]]
name = "Regionales Budget 2"
share = "30 %"
key = "need"
"""
