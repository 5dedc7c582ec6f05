"""Step 10: why a budget changed, as a waterfall from today's budget to the new one.

The causes are exact. Each rounded for itself, they would often miss the printed change by a cent; so what is printed
is the difference of the levels between them, each rounded (`steps_as_printed`, and the formulas of the workbook).
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

from sozialbudget.case.parameters import Unit
from sozialbudget.method.figure import Figure, Part, computes
from sozialbudget.method.numbers import Array, carried, elementwise
from sozialbudget.words import Text


@computes(
    Figure(
        "cause_total",
        Text("Gesamtbudget", "total"),
        Unit.EUR,
        Text("{carried_forward} − {status_quo}", "{carried_forward} − {status_quo}"),
        "ROUND({carried_forward},2)-ROUND({status_quo},2)",
        step=10,
        part=Part.CAUSE,
        plain=Text("Ursache: Gesamtbudget", "cause: total"),
        signed=True,
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
        "ROUND({need_based},2)-ROUND({carried_forward},2)",
        step=10,
        part=Part.CAUSE,
        plain=Text("Ursache: Bedarf", "cause: need"),
        signed=True,
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
        "ROUND({damped},2)-ROUND({need_based},2)",
        step=10,
        part=Part.CAUSE,
        plain=Text("Ursache: Dämpfung", "cause: damping"),
        signed=True,
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
        "ROUND({balanced},2)-ROUND({damped},2)",
        step=10,
        part=Part.CAUSE,
        plain=Text("Ursache: Bestandsschutz", "cause: protection"),
        signed=True,
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
        "ROUND({budget},2)-ROUND({balanced},2)",
        step=10,
        part=Part.CAUSE,
        plain=Text("Ursache: Rundung", "cause: rounding"),
        signed=True,
    )
)
def cause_rounding(budget: Array, balanced: Array) -> Array:
    """What rounding to whole units changes."""
    effect: Array = budget - balanced
    return effect


CAUSES = tuple(one.figure for one in (cause_total, cause_need, cause_damping, cause_protection, cause_rounding))
"""In the order of the waterfall."""


def need_effect_by_indicator(parts: Array, weights: Array, total: Any, carried_forward: Array) -> Array:
    """(n, J) EUR a year each indicator gives (+) or takes (−) under `shares` without a base amount.

    Σ over the indicators is `cause_need`.
    """
    effect: Array = parts * total - weights * carried_forward[:, None]
    return effect


def steps_as_printed(levels: Sequence[Array], unit: Decimal) -> list[Array]:
    """The steps from each of `levels` to the next, in multiples of `unit` (a power of ten).

    Arrays (n,) of Decimals. The steps sum exactly to the last level rounded less the first rounded; each is at most one
    `unit` off the exact one.
    """
    rounded = [elementwise(lambda level: level.quantize(unit, rounding=ROUND_HALF_UP), level) for level in levels]
    return [after - before for before, after in pairwise(rounded)]


def parts_as_printed(start: Array, parts: Array, end: Array, unit: Decimal) -> Array:
    """(n, J) the `parts` that lead from `start` to `end`, taken in order and printed in multiples of `unit`.

    They sum exactly to the rounded `end` less the rounded `start`.
    """
    printed: Array = parts.copy()
    # The last level is told, not summed: a sum of quotients may miss it in the last digit.
    levels = [start + parts[:, :j].sum(axis=1) for j in range(parts.shape[1])]
    for j, step in enumerate(steps_as_printed([carried(level) for level in (*levels, end)], unit)):
        printed[:, j] = step
    return printed
