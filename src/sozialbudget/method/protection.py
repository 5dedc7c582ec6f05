"""Step 5: floor and cap, financed by the others through one published factor α."""

from decimal import Decimal
from math import isfinite
from typing import Any

import numpy as np

from sozialbudget.case.parameters import Unit
from sozialbudget.method.figure import Figure, Group, Part, Tells, computes
from sozialbudget.method.numbers import Array, carried
from sozialbudget.words import Text
from sozialbudget.words.lueneburg import method_of, quoted

_PROTECTION = method_of(quoted("gewisser Bestandsschutz"))
NO_CAP = Decimal("Infinity")
_SAME = Decimal(1).scaleb(-9)


@computes(
    Figure(
        "floor",
        Text("Untergrenze", "floor"),
        Unit.EUR,
        Text(
            "(1 − {max_loss}) · {status_quo}; 0 ohne Höchstverlust",
            "(1 − {max_loss}) · {status_quo}; 0 without a max loss",
        ),
        "IF(ISNUMBER({max_loss}),(1-{max_loss})*{status_quo},0)",
        _PROTECTION,
        5,
        Part.WORKINGS,
    )
)
def floors(status_quo: Array, max_loss: Any) -> Array:
    """The least each district keeps, EUR a year."""
    return status_quo * 0 if max_loss is None else (1 - max_loss) * status_quo


@computes(
    Figure(
        "cap",
        Text("Obergrenze", "cap"),
        Unit.EUR,
        Text(
            "(1 + {max_gain}) · {status_quo}; keine ohne Höchstzuwachs oder ohne bisheriges Budget",
            "(1 + {max_gain}) · {status_quo}; none without a max gain or without a budget today",
        ),
        'IF(ISNUMBER({max_gain}),IF({status_quo}>0,(1+{max_gain})*{status_quo},""),"")',
        _PROTECTION,
        5,
        Part.WORKINGS,
    )
)
def caps(status_quo: Array, max_gain: Any) -> Array:
    """The most each district gets, EUR a year; infinite where there is no cap."""
    unlimited = np.full(len(status_quo), NO_CAP if status_quo.dtype == object else np.inf)
    return unlimited if max_gain is None else np.where(status_quo > 0, (1 + max_gain) * status_quo, unlimited)


def reachable(damped: Array, floor: Array, cap: Array) -> Any:
    """The largest sum that α can reach: caps, but floors where the damped budget is not above the floor."""
    return np.where(damped > floor, cap, floor).sum()


@computes(
    Figure(
        "alpha",
        Text("Ausgleichsfaktor α", "alpha"),
        Unit.NUMBER,
        Text(
            "der eine Faktor, mit dem die Summe der Budgets das Gesamtbudget ergibt",
            "the one factor with which the budgets sum to the total",
        ),
        source=_PROTECTION,
        step=5,
        part=Part.CELL,
        tells=Tells.NEED,
    )
)
def alpha(total: Any, damped: Array, floor: Array, cap: Array) -> Any:
    """The α ≥ 0 for which Σ clip(floor + α · (damped − floor), floor, cap) = total.

    The sum is piecewise linear in α and changes slope where a district reaches its cap. Where a whole stretch of α
    solves it, the one nearest to 1 is taken. Needs Σ floor ≤ total ≤ `reachable` (failures.py).
    """
    one = damped.dtype.type(1) if damped.dtype != object else Decimal(1)
    if abs(balanced(one, damped, floor, cap).sum() - total) < _SAME:
        return one
    excess = np.maximum(damped - floor, 0 * floor)
    left = total - floor.sum()
    growing = excess.sum()
    # A district without a cap reaches none, and keeps growing.
    reaches_cap = sorted(
        ((high - low) / gain, high - low, gain)
        for high, low, gain in zip(cap, floor, excess, strict=True)
        if gain > 0 and isfinite(high)
    )
    for at, headroom, gain in reaches_cap:
        if left <= at * growing:
            break
        left -= headroom
        growing -= gain
    return left / growing if growing > 0 else reaches_cap[-1][0]


@computes(
    Figure(
        "balanced",
        Text("Nach Unter- und Obergrenze", "after floor and cap"),
        Unit.EUR,
        Text(
            "{floor} + {alpha} · ({damped} − {floor}), mindestens {floor}, höchstens {cap}",
            "{floor} + {alpha} · ({damped} − {floor}), at least {floor}, at most {cap}",
        ),
        "IF({excess}=0,{floor},IF({full_at}<={alpha},{cap},{floor}+{alpha}*{excess}))",
        _PROTECTION,
        5,
        group=Group.WAY,
        tells=Tells.NEED,
    )
)
def balanced(alpha: Any, damped: Array, floor: Array, cap: Array) -> Array:
    """Step 5: the budget before rounding, EUR a year."""
    return carried(np.minimum(np.maximum(floor + alpha * (damped - floor), floor), cap))
