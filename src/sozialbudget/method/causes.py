"""Step 10: why a budget changed, as a waterfall from today's budget to the new one."""

from typing import Any

from sozialbudget.method.figure import Figure, computes
from sozialbudget.method.numbers import Array
from sozialbudget.parameters import Unit
from sozialbudget.words import Text


@computes(
    Figure(
        "cause_total",
        Text("Gesamtbudget", "total"),
        Unit.EUR,
        Text("{carried_forward} − {status_quo}", "{carried_forward} − {status_quo}"),
        "{carried_forward}-{status_quo}",
        step=10,
    )
)
def cause_total(carried_forward: Array, status_quo: Array) -> Array:
    """What the new total alone would change."""
    effect: Array = carried_forward - status_quo
    return effect


@computes(
    Figure(
        "cause_need",
        Text("Bedarf", "need"),
        Unit.EUR,
        Text("{need_based} − {carried_forward}", "{need_based} − {carried_forward}"),
        "{need_based}-{carried_forward}",
        step=10,
    )
)
def cause_need(need_based: Array, carried_forward: Array) -> Array:
    """What need alone would change beyond that."""
    effect: Array = need_based - carried_forward
    return effect


@computes(
    Figure(
        "cause_damping",
        Text("Dämpfung", "damping"),
        Unit.EUR,
        Text("{damped} − {need_based}", "{damped} − {need_based}"),
        "{damped}-{need_based}",
        step=10,
    )
)
def cause_damping(damped: Array, need_based: Array) -> Array:
    """What damping takes back of it: damping · (carried forward − need-based)."""
    effect: Array = damped - need_based
    return effect


@computes(
    Figure(
        "cause_protection",
        Text("Bestandsschutz", "protection"),
        Unit.EUR,
        Text("{balanced} − {damped}", "{balanced} − {damped}"),
        "{balanced}-{damped}",
        step=10,
    )
)
def cause_protection(balanced: Array, damped: Array) -> Array:
    """What floor and cap give, or cost for the protection of others."""
    effect: Array = balanced - damped
    return effect


@computes(
    Figure(
        "cause_rounding",
        Text("Rundung", "rounding"),
        Unit.EUR,
        Text("{budget} − {balanced}", "{budget} − {balanced}"),
        "{budget}-{balanced}",
        step=10,
    )
)
def cause_rounding(budget: Array, balanced: Array) -> Array:
    """What rounding to whole units changes."""
    effect: Array = budget - balanced
    return effect


def need_effect_by_indicator(parts: Array, weights: Array, total: Any, carried_forward: Array) -> Array:
    """(n, J) EUR a year each indicator gives (+) or takes (−) under `shares` without a base amount.

    Σ over the indicators is `cause_need`.
    """
    effect: Array = parts * total - weights * carried_forward[:, None]
    return effect
