"""Steps 7 to 9: overhead and personnel, money by service, hours by service."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sozialbudget.case.parameters import OverheadBasis, Unit
from sozialbudget.method.figure import Computed, Figure, Part, arithmetic, computes
from sozialbudget.method.numbers import CENT, Array, decimals, elementwise, half_up
from sozialbudget.method.rounding import whole_parts
from sozialbudget.words import Lang, Text, same
from sozialbudget.words.lueneburg import method_of, quoted

# The numbers of the paper are left out: whoever shares the method need not share them.
_OVERHEAD = method_of(quoted("Pauschalierung der Regie- und Sachkosten"))
_LABELS = {"overhead": Text("Regie- und Sachkosten", "overhead"), "personnel": Text("Personalbudget", "personnel")}
_SERVICES = method_of(quoted("für die Punkte a. und b. …, für den Punkt c. …"))
_HOURS = method_of(
    Text(
        "„Abschlag so genannter abf-Zeiten“; „face to face-Zeiten … stehen somit unmittelbar dem Kunden zur Verfügung“",
        "“Abschlag so genannter abf-Zeiten”; “face to face-Zeiten … stehen somit unmittelbar dem Kunden zur Verfügung”",
    )
)


def _money(key: str, words: Text, formula: str) -> Figure:
    """Overhead or personnel: the one of its two ways that `words` and `formula` state."""
    return Figure(key, _LABELS[key], Unit.EUR, words, formula, _OVERHEAD, 7, Part.RIGHT)


@computes(
    _money(
        "overhead",
        Text(
            "{budget} · {overhead_rate}, auf Cent kaufmännisch gerundet",
            "{budget} · {overhead_rate}, rounded half up to the cent",
        ),
        "ROUND(ROUND({budget}*{overhead_rate}*100,4),0)/100",
    )
)
def overhead_off_the_budget(budget: Array, rate: Decimal) -> Array:
    """Step 7: overhead where it is a rate of the budget, EUR a year to the cent."""
    return elementwise(lambda amount: half_up(amount * rate, CENT), budget)


@computes(_money("personnel", same("{budget} − {overhead}"), "ROUND({budget}-{overhead},2)"))
def personnel_left(budget: Array, overhead: Array) -> Array:
    """Step 7: what overhead leaves for personnel."""
    left: Array = budget - overhead
    return left


@computes(
    _money(
        "personnel",
        Text(
            "{budget} ÷ (1 + {overhead_rate}), auf Cent kaufmännisch gerundet",
            "{budget} ÷ (1 + {overhead_rate}), rounded half up to the cent",
        ),
        "ROUND(ROUND({budget}/(1+{overhead_rate})*100,4),0)/100",
    )
)
def personnel_within_the_budget(budget: Array, rate: Decimal) -> Array:
    """Step 7: personnel where overhead is a surcharge on it, EUR a year to the cent."""
    return elementwise(lambda amount: half_up(amount / (1 + rate), CENT), budget)


@computes(_money("overhead", same("{budget} − {personnel}"), "ROUND({budget}-{personnel},2)"))
def overhead_left(budget: Array, personnel: Array) -> Array:
    """Step 7: what personnel leaves for overhead."""
    left: Array = budget - personnel
    return left


_STEPS: dict[OverheadBasis, tuple[Computed[[Array, Decimal], Array], Computed[[Array, Array], Array]]] = {
    OverheadBasis.BUDGET: (overhead_off_the_budget, personnel_left),
    OverheadBasis.PERSONNEL: (personnel_within_the_budget, overhead_left),
}
"""By what the rate is of: what is computed of the budget, and what that leaves."""


def money_figures(basis: OverheadBasis) -> tuple[Figure, Figure]:
    """Overhead and personnel, in the order in which one follows from the other."""
    first, rest = _STEPS[basis]
    return first.figure, rest.figure


def overhead_and_personnel(budget: Array, rate: Decimal, basis: OverheadBasis) -> tuple[Array, Array]:
    """Step 7: overhead and personnel money, EUR a year to the cent, that sum to `budget`."""
    first, rest = _STEPS[basis]
    computed = first(budget, rate)
    found = {first.figure.key: computed, rest.figure.key: rest(budget, computed)}
    return found["overhead"], found["personnel"]


def split_cents(amount: Decimal, shares: tuple[Decimal, ...]) -> list[Decimal]:
    """`amount` split by `shares` (sum 1) in cents by largest remainder; ties to the share listed first."""
    whole = amount / CENT
    return [count * CENT for count in whole_parts([whole * share for share in shares], int(whole))]


def cents_formula(cents: Sequence[str], s: int, amount: str) -> str:
    """The same in the spreadsheet: the part at position `s`; `cents` holds each part in cents, not yet rounded."""
    rest = [f"ROUND({c}-INT({c}),6)" for c in cents]
    ahead = [f"({other}{'>=' if t < s else '>'}{rest[s]})" for t, other in enumerate(rest) if t != s]
    left = f"ROUND({amount}*100-{'-'.join(f'INT({c})' for c in cents)},0)"
    return f"(INT({cents[s]})+IF({'+'.join(ahead) or '0'}<{left},1,0))/100"


@computes(
    Figure(
        "amount",
        Text("Betrag", "amount"),
        Unit.EUR,
        Text(
            "{personnel} · {share}, auf Cent nach größtem Rest, Summe = {personnel}",
            "{personnel} · {share}, in cents by largest remainder, sum = {personnel}",
        ),
        None,
        _SERVICES,
        8,
        Part.SERVICE,
    )
)
def amounts(personnel: Array, shares: tuple[Decimal, ...]) -> list[Array]:
    """Step 8: money of each service, one array (n,) per service, EUR a year to the cent."""
    split = [split_cents(amount, shares) for amount in personnel]
    return [decimals(row[s] for row in split) for s in range(len(shares))]


@computes(
    Figure(
        "fte",
        Text("VZÄ", "FTE"),
        Unit.FTE,
        Text("{amount} ÷ {cost_per_fte}", "{amount} ÷ {cost_per_fte}"),
        "{amount}/{cost}",
        step=9,
        part=Part.SERVICE,
    )
)
def fte(amount: Array, cost_per_fte: Array) -> Array:
    """Step 9: full-time positions."""
    positions: Array = amount / cost_per_fte
    return positions


@computes(
    Figure(
        "weekly_hours",
        Text("Wochenstunden", "weekly hours"),
        Unit.HOURS,
        Text("{fte} · {weekly_hours}", "{fte} · {weekly_hours}"),
        "{fte}*{weekly_hours}",
        step=9,
        part=Part.SERVICE,
    )
)
def weekly_hours(amount: Array, cost_per_fte: Array, hours_per_fte: Any) -> Array:
    """Step 9: hours a week. Multiplied before divided, so that a result that ends is exact."""
    hours: Array = amount * hours_per_fte / cost_per_fte
    return hours


@computes(
    Figure(
        "face_to_face_hours",
        Text("Face-to-face-Stunden", "face-to-face hours"),
        Unit.HOURS,
        Text(
            "{weekly_hours} · (1 − {abf_rate}), kaufmännisch gerundet auf die Rundung der Stunden",
            "{weekly_hours} · (1 − {abf_rate}), rounded half up to the hours unit",
        ),
        "ROUND(ROUND({service_hours}*(1-{service_abf})/{hours_unit},6),0)*{hours_unit}",
        _HOURS,
        9,
        Part.SERVICE,
        strong=True,
        over_years=True,
    )
)
def face_to_face_hours(
    amount: Array, cost_per_fte: Array, hours_per_fte: Decimal, abf_rate: Decimal, unit: Decimal
) -> Array:
    """Step 9: hours a week that reach the clients, multiples of `unit`. One division, so that ties are exact."""
    return elementwise(
        lambda money, cost: half_up(money * hours_per_fte * (1 - abf_rate) / cost, unit), amount, cost_per_fte
    )


OF_EACH = tuple(one.figure for one in (amounts, fte, weekly_hours, face_to_face_hours))
"""The figures each service has, in order; `ServiceResult` has a field for each."""
SERVICE_FIGURES = tuple(figure.key for figure in OF_EACH)
"""Their keys."""


def service_arithmetic(figures: Mapping[str, Figure], lang: Lang, hours_per_fte: str, **numbers: str) -> dict[str, str]:
    """How the figures of a service come about, by key, with `numbers` put in.

    Each begins with money, so that whoever recomputes it meets no rounded figure.
    """
    found: dict[str, str] = {"weekly_hours": hours_per_fte}
    for key in SERVICE_FIGURES:
        found[key] = arithmetic(figures[key], lang, **found | numbers)
    return found
