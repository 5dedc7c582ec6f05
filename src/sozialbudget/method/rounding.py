"""Step 6: whole euros that add up (largest remainder within floors and caps)."""

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from sozialbudget.case.parameters import Unit
from sozialbudget.method.figure import Figure, Group, Tells, computes
from sozialbudget.method.numbers import Array, decimals, elementwise
from sozialbudget.words import Text, same

REMAINDER_STEP = Decimal("0.000000001")
"""Remainders are compared at 9 decimals (method, step 6)."""


def whole_parts(parts: Sequence[Decimal], total: int) -> list[int]:
    """`parts` (none negative, summing to about `total`) as whole numbers that sum to it.

    The units left over go one each to the largest remainders, ties to the part listed first.
    """
    whole = [int(part) for part in parts]
    if left := total - sum(whole):
        for k in sorted(range(len(parts)), key=lambda k: whole[k] - parts[k])[:left]:
            whole[k] += 1
    return whole


def lowest_units(floor: Array, unit: Decimal) -> list[int]:
    """The least whole units each district may have."""
    return [math.ceil(low / unit) for low in floor]


def highest_units(cap: Array, unit: Decimal) -> list[int | None]:
    """The most whole units each district may have; None without a cap."""
    return [math.floor(high / unit) if high.is_finite() else None for high in cap]


@computes(
    Figure(
        "budget",
        Text("Budget neu", "budget"),
        Unit.EUR,
        Text(
            "{balanced}, auf Vielfache der Rundung gebracht: die größten Reste erhalten die übrigen Einheiten, "
            "sodass die Summe das Gesamtbudget ist",
            "{balanced} brought to multiples of the rounding unit: the largest remainders get the units left over, "
            "so that the sum is the total",
        ),
        "ROUND(({start}+{sign}*(IF({capacity}<{rounds},{capacity},{rounds})"
        "+({key_remainder}>{limit_remainder})+({key_amount}>{limit_amount})+({key_id}>={limit_id})))*{rounding_unit},2)",
        step=6,
        whole_with=("rounding_unit",),
        strong=True,
        over_years=True,
        group=Group.BUDGET,
        tells=Tells.NEED,
    )
)
def budgets(total: Decimal, balanced: Array, floor: Array, cap: Array, unit: Decimal, ids: tuple[str, ...]) -> Array:
    """Budgets in EUR a year, multiples of `unit`, that sum to `total` exactly and break no floor or cap.

    Needs Σ lowest ≤ total ≤ Σ highest in units (failures.py).
    """
    lowest, highest = lowest_units(floor, unit), highest_units(cap, unit)
    exact_units: list[Decimal] = [amount / unit for amount in balanced]
    units = [max(math.floor(exact), low) for exact, low in zip(exact_units, lowest, strict=True)]

    def remainder(i: int) -> Decimal:
        return (exact_units[i] - units[i]).quantize(REMAINDER_STEP, rounding=ROUND_HALF_EVEN)

    left = int(total / unit) - sum(units)
    by_id = sorted(range(len(ids)), key=lambda i: ids[i])
    while left:
        step = 1 if left > 0 else -1
        # Sorting is stable: equal remainders and budgets stay in the order of their ids, reversed when taking.
        order = sorted(by_id[::step], key=lambda i: (-step * remainder(i), -step * exact_units[i]))
        movable = [
            i for i in order if ((high := highest[i]) is None or units[i] < high if step > 0 else units[i] > lowest[i])
        ]
        for i in movable[: abs(left)]:
            units[i] += step
            left -= step
    return decimals(count * unit for count in units)


@computes(
    Figure(
        "change",
        Text("Veränderung", "change"),
        Unit.EUR,
        Text("{budget} − {status_quo}", "{budget} − {status_quo}"),
        "{budget}-{status_quo}",
        step=6,
        signed=True,
        whole_with=("rounding_unit", "status_quo"),
        over_years=True,
        group=Group.CHANGE,
        short=same("€"),
    )
)
def change(budget: Array, status_quo: Array) -> Array:
    """EUR a year."""
    difference: Array = budget - status_quo
    return difference


def _rate(numerator: Decimal, denominator: Decimal) -> Decimal | None:
    return numerator / denominator if denominator else None


@computes(
    Figure(
        "change_rate",
        Text("Veränderung in %", "change rate"),
        Unit.RATE,
        Text("{change} ÷ {status_quo}", "{change} ÷ {status_quo}"),
        'IF({status_quo}=0,"",{change}/{status_quo})',
        step=6,
        plain=Text("Veränderungsrate", "change rate"),
        signed=True,
        foots=False,
        over=("change", "status_quo"),
        over_years=True,
        group=Group.CHANGE,
        short=same("%"),
    )
)
def change_rate(change: Array, status_quo: Array) -> Array:
    """Share of today's budget; None where there is none today."""
    return elementwise(_rate, change, status_quo)


@computes(
    Figure(
        "distance_before",
        Text("Abstand zum Bedarf vorher", "distance from need before"),
        Unit.RATE,
        Text("{carried_forward} ÷ {need_based} − 1", "{carried_forward} ÷ {need_based} − 1"),
        'IF({need_based}=0,"",{carried_forward}/{need_based}-1)',
        step=6,
        signed=True,
        foots=False,
        group=Group.DISTANCE,
        short=Text("vorher %", "before %"),
    )
)
def distance_before(carried_forward: Array, need_based: Array) -> Array:
    """How far today's proportions are from need; None where need is 0."""
    return elementwise(lambda today, need: today / need - 1 if need else None, carried_forward, need_based)


@computes(
    Figure(
        "distance_after",
        Text("Abstand zum Bedarf nachher", "distance from need after"),
        Unit.RATE,
        Text("{budget} ÷ {need_based} − 1", "{budget} ÷ {need_based} − 1"),
        'IF({need_based}=0,"",{budget}/{need_based}-1)',
        step=6,
        signed=True,
        foots=False,
        over_years=True,
        group=Group.DISTANCE,
        short=Text("nachher %", "after %"),
    )
)
def distance_after(budget: Array, need_based: Array) -> Array:
    """How far the new budgets are from need; None where need is 0."""
    return elementwise(lambda new, need: new / need - 1 if need else None, budget, need_based)
