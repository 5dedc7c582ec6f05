"""Made-up cases of every kind for property and recalculation tests."""

import random
from decimal import Decimal

from sozialbudget.case.case import Case, Direction, District, Indicator, Kind, Service
from sozialbudget.case.parameters import NeedMethod, OverheadBasis, Parameters, StandardDeviation

SERVICES = (
    (("Alles", "1"),),
    (("Beratung und Gruppenarbeit", "0.6"), ("Vernetzung", "0.4")),
    (("Beratung", "0.35"), ("Gruppenarbeit", "0.25"), ("Vernetzung", "0.4")),
    (("A", "0.125"), ("B", "0.333"), ("C", "0.042"), ("D", "0.5")),
)


def made_up_case(seed: int, districts: int | None = None) -> Case:
    """A case with a solution more often than not; the same for the same seed."""
    chance = random.Random(seed)
    method = list(NeedMethod)[seed % 4]
    n = districts or chance.choice([2, 3, 5, 10, 24])
    burdens_only = method in (NeedMethod.SHARES, NeedMethod.BURDEN_FACTOR)
    indicators = tuple(
        Indicator(
            name=f"Indikator {j}",
            weight=Decimal(chance.choice(["1", "2.5", "40", "0", "12.5"])) + (j == 1),
            kind=chance.choice(list(Kind)),
            base=chance.choice(["Einwohner", "Einwohner unter 18"]),
            direction=Direction.BURDEN if burdens_only else chance.choice(list(Direction)),
        )
        for j in range(1, chance.randint(1, 5) + 1)
    )
    limits: dict[str, object] = {}
    if chance.random() < 0.6:
        limits["max_loss"] = chance.choice(["0", "0.02", "0.05", "0.1", "0.15"])
    if chance.random() < 0.5:
        limits["max_gain"] = chance.choice(["0.05", "0.1", "0.2", "0.4"])
    if "max_loss" in limits and chance.random() < 0.3:
        limits["damping"] = "auto"
    unit = Decimal(chance.choice(["0.01", "1", "10", "100"]))
    parameters = Parameters.model_validate(
        {
            "year": 2020,
            "need_method": method,
            "population": None if method is NeedMethod.SHARES else "Einwohner",
            "spread": chance.choice(["0.05", "0.1", "0.2"]),
            "sd": chance.choice(list(StandardDeviation)),
            "damping": chance.choice(["0", "0.2", "0.5", "0.8", "1", "0.655"]),
            "uplift": chance.choice([None, "0.02", "0.015", "0"]),
            "base_amount": chance.choice(["0", "0", "5000"]),
            "rounding_unit": unit,
            "overhead_basis": chance.choice(list(OverheadBasis)),
            "overhead_rate": chance.choice(["0.175", "0.2", "0"]),
            "cost_per_fte": chance.choice(["62400", "71250.5"]),
            "weekly_hours": chance.choice(["39", "38.5"]),
            "hours_unit": chance.choice(["0.01", "0.25", "0.5"]),
            **limits,
        }
    )
    # Round amounts are meant: they make ties, equal remainders and equal budgets.
    amounts = [Decimal(chance.choice([100000, 140000, 20000, chance.randint(20000, 190000)])) for _ in range(n)]
    return Case(
        districts=tuple(
            District(
                id=f"{i:02d}",
                name=f"Sozialraum {i}",
                provider=chance.choice([None, "AWO", "Diakonie"]),
                status_quo=amounts[i - 1],
                cost_per_fte=chance.choice([None, None, Decimal("65969")]),
                columns={
                    "Einwohner": Decimal(chance.randint(1000, 20000)),
                    "Einwohner unter 18": Decimal(chance.randint(200, 4000)),
                    **{ind.name: Decimal(chance.randint(100, 4000)) / 100 for ind in indicators},
                },
            )
            for i in range(1, n + 1)
        ),
        indicators=indicators,
        parameters=parameters,
        services=tuple(
            Service(name=name, share=Decimal(share), abf_rate=chance.choice([None, None, Decimal("0.05")]))
            for name, share in SERVICES[seed % len(SERVICES) if seed % 3 else 1]
        ),
    )
