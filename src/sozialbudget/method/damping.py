"""Steps 1 and 4: the total, and damping towards the status quo."""

from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from typing import Any

from sozialbudget.case.parameters import Unit
from sozialbudget.method.figure import Figure, Group, Part, Tells, computes
from sozialbudget.method.numbers import Array, carried, half_up
from sozialbudget.words import Text
from sozialbudget.words.lueneburg import method_of, quoted

DAMPING_STEP = Decimal("0.0001")
"""`auto` is rounded up to 4 decimals (method, step 4)."""

_PROTECTION = method_of(quoted("gewisser Bestandsschutz"))


@computes(
    Figure(
        "total",
        Text("Verteiltes Gesamtbudget", "total distributed"),
        Unit.EUR,
        Text(
            "{status_quo_sum} · (1 + {uplift}), kaufmännisch gerundet; wo ein Gesamtbudget vorgegeben ist, dieses",
            "{status_quo_sum} · (1 + {uplift}), rounded half up; the given total where there is one",
        ),
        source=method_of(quoted("Fortschreibungsfähigkeit der Budgets")),
        step=1,
        part=Part.CELL,
    )
)
def total(given: Decimal | None, status_quo: Array, uplift: Decimal | None, unit: Decimal) -> Decimal:
    """Step 1: the money to distribute, EUR a year, a multiple of `unit`."""
    if given is not None:
        return given
    return half_up(status_quo.sum() * (1 + (uplift or 0)), unit)


TOTAL_OF_NEED = replace(
    total.figure,
    words=Text(
        "{need_sum}, kaufmännisch gerundet; mit einer Steigerung {status_quo_sum} · (1 + {uplift}); wo ein "
        "Gesamtbudget vorgegeben ist, dieses",
        "{need_sum}, rounded half up; with an uplift {status_quo_sum} · (1 + {uplift}); the given total where there is "
        "one",
    ),
    source=None,
)
"""Step 1 where the need method knows amounts."""


@computes(
    Figure(
        "carried_forward",
        Text("Fortschreibung", "status quo carried forward"),
        Unit.EUR,
        Text(
            "{status_quo} · {total} ÷ {status_quo_sum}",
            "{status_quo} · {total} ÷ {status_quo_sum}",
        ),
        "{status_quo}*{total}/{status_quo_sum}",
        _PROTECTION,
        4,
        Part.WORKINGS,
        group=Group.TODAY,
    )
)
def carried_forward(status_quo: Array, total: Any) -> Array:
    """Today's proportions with the new total, EUR a year."""
    return carried(status_quo * total / status_quo.sum())


@computes(
    Figure(
        "damped",
        Text("Gedämpftes Budget", "damped budget"),
        Unit.EUR,
        Text(
            "{damping} · {carried_forward} + (1 − {damping}) · {need_based}",
            "{damping} · {carried_forward} + (1 − {damping}) · {need_based}",
        ),
        "{damping}*{carried_forward}+(1-{damping})*{need_based}",
        _PROTECTION,
        4,
        group=Group.WAY,
        tells=Tells.NEED,
    )
)
def damped(damping: Any, carried_forward: Array, need_based: Array) -> Array:
    """Step 4: between today's proportions (damping 1) and need alone (damping 0), EUR a year."""
    return carried(damping * carried_forward + (1 - damping) * need_based)


@computes(
    Figure(
        "damping",
        Text("Wirksame Dämpfung", "damping applied"),
        Unit.RATE,
        Text(
            "wie vorgegeben; bei auto die kleinste, bei der kein {damped} unter der {floor} liegt",
            "as given; with auto the smallest at which no {damped} is below its {floor}",
        ),
        source=_PROTECTION,
        step=4,
        part=Part.CELL,
        tells=Tells.NEED,
    )
)
def smallest_damping(floor: Array, carried_forward: Array, need_based: Array) -> Decimal:
    """Step 4, `auto`: the smallest damping at which every damped budget reaches its floor, rounded up.

    Needs carried_forward ≥ floor everywhere (failures.py), so that damping 1 always works.
    """
    needed = [
        (low - need) / (today - need)
        for low, today, need in zip(floor, carried_forward, need_based, strict=True)
        if need < low
    ]
    return max(needed, default=Decimal(0)).quantize(DAMPING_STEP, rounding=ROUND_CEILING)
