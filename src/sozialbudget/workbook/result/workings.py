"""The helper cells of the live workbook: what a spreadsheet needs to solve steps 4 to 6 in a number of operations that
grows with n, not n².

Helper columns stand on the sheet `Rechenweg`, one row per district in the row of the Berechnungsbogen; helper cells on
the sheet `Ausgleich`. α is found by water-filling: start as if no district reached its cap, then again and again
without those that do; this ends at the exact α, and gap times slope shrink at least fourfold a step, so `ALPHA_STEPS`
are plenty. Units left over go to the largest remainders by three thresholds (remainder, amount, id) instead of ranks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from sozialbudget.formats.xlsx.live_sheet import Value
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.numbers import exact
from sozialbudget.method.rounding import highest_units, lowest_units
from sozialbudget.words import Text

ALPHA_STEPS = 40
ROUND_STEPS = 20
"""Bisection steps for full rounds of units: enough for 2**20 districts."""
NEVER = Decimal("9E+99")
"""Stands for infinity in a cell."""


@dataclass(frozen=True, slots=True)
class Helper:
    """A helper column or cell: its key, name, meaning and formula (a template like `Figure.formula`)."""

    key: str
    label: Text
    words: Text
    formula: str


COLUMNS: tuple[Helper, ...] = (
    Helper(
        "needed_damping",
        Text("Nötige Dämpfung", "damping needed"),
        Text(
            "ab welcher Dämpfung das gedämpfte Budget die Untergrenze erreicht (für auto)",
            "from which damping the damped budget reaches the floor (for auto)",
        ),
        "IF({need_based}<{floor},({floor}-{need_based})/({carried_forward}-{need_based}),0)",
    ),
    Helper(
        "excess",
        Text("Über der Untergrenze", "above floor"),
        Text("gedämpftes Budget − Untergrenze, mindestens 0", "damped budget − floor, at least 0"),
        "IF({damped}>{floor},{damped}-{floor},0)",
    ),
    Helper(
        "headroom",
        Text("Abstand der Grenzen", "distance between limits"),
        Text("Obergrenze − Untergrenze; 0 ohne Obergrenze", "cap − floor; 0 without a cap"),
        "IF(ISNUMBER({cap}),{cap}-{floor},0)",
    ),
    Helper(
        "full_at",
        Text("Obergrenze erreicht bei", "cap reached at"),
        Text("Ausgleichsfaktor, ab dem die Obergrenze gilt", "alpha from which the cap holds"),
        "IF(ISNUMBER({cap}),IF({excess}>0,{headroom}/{excess},9E+99),9E+99)",
    ),
    Helper(
        "units",
        Text("Einheiten genau", "units exact"),
        Text("Budget vor Rundung in Rundungseinheiten", "budget before rounding in rounding units"),
        "ROUND({balanced}/{rounding_unit},{decimals})",
    ),
    Helper(
        "lowest",
        Text("Mindesteinheiten", "lowest units"),
        Text("Untergrenze in ganzen Einheiten", "floor in whole units"),
        "ROUNDUP(ROUND({floor}/{rounding_unit},{decimals}),0)",
    ),
    Helper(
        "highest",
        Text("Höchsteinheiten", "highest units"),
        Text("Obergrenze in ganzen Einheiten", "cap in whole units"),
        "IF(ISNUMBER({cap}),ROUNDDOWN(ROUND({cap}/{rounding_unit},{decimals}),0),{total_units})",
    ),
    Helper(
        "start",
        Text("Einheiten zu Beginn", "units at start"),
        Text("abgerundet, innerhalb der Grenzen", "rounded down, within the limits"),
        "IF(INT({units})<{lowest},{lowest},INT({units}))",
    ),
    Helper(
        "capacity",
        Text("Spielraum", "capacity"),
        Text("Einheiten, die noch gegeben oder genommen werden können", "units that can still be given or taken"),
        "IF({left}<0,{start}-{lowest},{highest}-{start})",
    ),
    Helper(
        "key_remainder",
        Text("Schlüssel Rest", "key remainder"),
        Text("Rest, nach dem die übrigen Einheiten vergeben werden", "remainder the units left over go by"),
        "IF({capacity}>{rounds},{sign}*ROUND({units}-{start},{decimals}),-9E+99)",
    ),
    Helper(
        "key_amount",
        Text("Schlüssel Betrag", "key amount"),
        Text("bei gleichem Rest: der Betrag", "where remainders are equal: the amount"),
        "IF({key_remainder}={limit_remainder},{sign}*{units},-9E+99)",
    ),
    Helper(
        "key_id",
        Text("Schlüssel Nr", "key id"),
        Text("bei gleichem Betrag: die Reihenfolge der Nr", "where amounts are equal: the order of ids"),
        "IF({key_amount}={limit_amount},-{sign}*{id_order},-9E+99)",
    ),
)

CELLS: tuple[Helper, ...] = (
    Helper("n", Text("Anzahl Sozialräume", "number of districts"), Text("", ""), "ROWS({status_quo})"),
    Helper("status_quo_sum", Text("Summe Budget bisher", "sum of status quo"), Text("", ""), "SUM({status_quo})"),
    Helper(
        "total",
        Text("Verteiltes Gesamtbudget", "total distributed"),
        Text(
            "Gesamtbudget, wo vorgegeben; sonst Summe bisher · (1 + Steigerung), gerundet",
            "the total where given; else sum of today's budgets · (1 + uplift), rounded",
        ),
        "IF(ISNUMBER({given_total}),{given_total},"
        "ROUND(ROUND(ROUND({status_quo_sum}*(1+{uplift})/{rounding_unit},6),0)*{rounding_unit},2))",
    ),
    Helper(
        "damping",
        Text("Wirksame Dämpfung", "damping applied"),
        Text(
            "wie vorgegeben; bei auto die größte nötige, auf 4 Stellen aufgerundet",
            "as given; with auto the largest needed, rounded up to 4 decimals",
        ),
        "IF(ISNUMBER({given_damping}),{given_damping},ROUNDUP(ROUND(MAX({needed_damping}),12),4))",
    ),
    Helper(
        "above_floors",
        Text("Über den Untergrenzen zu verteilen", "to distribute above floors"),
        Text("Gesamtbudget − Summe der Untergrenzen", "total − sum of floors"),
        "{total}-SUM({floor})",
    ),
    Helper(
        "alpha",
        Text("Ausgleichsfaktor", "alpha"),
        Text(
            "1, wo keine Grenze greift; sonst der letzte Schritt der Tabelle rechts",
            "1 where no limit binds; else the last step of the table on the right",
        ),
        "IF(ABS(SUMPRODUCT(({full_at}<=1)*{headroom})+SUMPRODUCT(({full_at}>1)*{excess})-{above_floors})<0.000001,"
        "1,{solved_alpha})",
    ),
    Helper(
        "decimals",
        Text("Vergleichsstellen", "decimals compared"),
        Text(
            "Nachkommastellen, auf die Reste verglichen werden: 9, weniger bei sehr vielen Einheiten",
            "decimals remainders are compared at: 9, fewer with very many units",
        ),
        "MIN(9,14-INT(LOG10(MAX(1,MAX({balanced})/{rounding_unit}))))",
    ),
    Helper("total_units", Text("Einheiten gesamt", "total units"), Text("", ""), "ROUND({total}/{rounding_unit},0)"),
    Helper(
        "left",
        Text("Einheiten übrig", "units left over"),
        Text("negativ: zu viele vergeben", "negative: too many given"),
        # Not SUM: LibreOffice, computing columns in parallel, takes some of their values from before a change.
        "{total_units}-SUMPRODUCT({start})",
    ),
    Helper(
        "sign",
        Text("Geben oder nehmen", "give or take"),
        Text("1: Einheiten werden gegeben, −1: genommen", "1: units are given, −1: taken"),
        "IF({left}<0,-1,1)",
    ),
    Helper(
        "last_round",
        Text("Einheiten der letzten Runde", "units of last round"),
        Text("nach den vollen Runden noch zu vergeben", "still to give after the full rounds"),
        "ABS({left})-SUMPRODUCT(({capacity}<{rounds})*{capacity}+({capacity}>={rounds})*{rounds})",
    ),
    Helper(
        "limit_remainder",
        Text("Schwelle Rest", "limit remainder"),
        Text("kleinster Rest, der noch eine Einheit erhält", "smallest remainder that still gets a unit"),
        "IF({last_round}>0,LARGE({key_remainder},MIN({n},{last_round})),9E+99)",
    ),
    Helper(
        "tied_remainder",
        Text("Einheiten bei gleichem Rest", "units among equal remainders"),
        Text("", ""),
        "{last_round}-SUMPRODUCT(--({key_remainder}>{limit_remainder}))",
    ),
    Helper(
        "limit_amount",
        Text("Schwelle Betrag", "limit amount"),
        Text("", ""),
        "IF({tied_remainder}>0,LARGE({key_amount},MIN({n},{tied_remainder})),9E+99)",
    ),
    Helper(
        "tied_amount",
        Text("Einheiten bei gleichem Betrag", "units among equal amounts"),
        Text("", ""),
        "{tied_remainder}-SUMPRODUCT(--({key_amount}>{limit_amount}))",
    ),
    Helper(
        "limit_id",
        Text("Schwelle Nr", "limit id"),
        Text("", ""),
        "IF({tied_amount}>0,LARGE({key_id},MIN({n},{tied_amount})),9E+99)",
    ),
)

TOTAL_OF_NEED = Helper(
    "total",
    Text("Verteiltes Gesamtbudget", "total distributed"),
    Text(
        "das vorgegebene; mit Steigerung Summe bisher · (1 + Steigerung), sonst Summe des Bedarfs, gerundet",
        "as given; with an uplift the sum of today's budgets · (1 + uplift), else the sum of needs, rounded",
    ),
    "IF(ISNUMBER({given_total}),{given_total},ROUND(ROUND(ROUND("
    "IF(ISNUMBER({said_uplift}),{status_quo_sum}*(1+{said_uplift}),{need_sum})/{rounding_unit},6),0)*{rounding_unit},2))",
)
"""The same where the need method knows amounts."""

# Cells and columns that have no formula template of their own here, with the labels their names are made of.
OTHERS: dict[str, Text] = {
    "id_order": Text("Reihenfolge der Nr", "order of ids"),
    "cost": Text("Jahreskosten im Sozialraum", "cost per FTE in district"),
    "solved_alpha": Text("Gelöster Ausgleichsfaktor", "solved alpha"),
    "rounds": Text("Volle Runden", "full rounds"),
    "weights": Text("Gewichtsanteile", "weight shares"),
    "weighted_population": Text("Summe Bevölkerung mal Faktor", "sum of population times index"),
}

STEP_AT_CAP = "SUMPRODUCT(({full_at}<={step})*{headroom})"
STEP_GROWING = "SUMPRODUCT(({full_at}>{step})*{excess})"
ROUND_SUM = "SUMPRODUCT(({capacity}<{step})*{capacity}+({capacity}>={step})*{step})"


@dataclass(frozen=True, slots=True)
class Workings:
    """The stored value of every helper: columns (n,) and cells by key, and the two tables of steps."""

    columns: Mapping[str, list[Value]]
    cells: Mapping[str, Value]
    alpha_steps: list[tuple[Decimal, Decimal, Decimal]]
    """α, money of districts at their cap, excess of the others; `ALPHA_STEPS` rows."""
    round_steps: list[tuple[int, int, int, int]]
    """Lower and upper bound of full rounds, their middle, units it would take; `ROUND_STEPS` rows."""


def workings(allocation: Allocation) -> Workings:
    """The value of every helper for `allocation`, as the formulas compute it."""
    with exact():
        return _workings(allocation)


def _workings(a: Allocation) -> Workings:
    p = a.case.parameters
    n, unit = len(a.budget), p.rounding_unit
    zero = Decimal(0)
    excess = [max(m - low, zero) for m, low in zip(a.damped, a.floor, strict=True)]
    headroom = [high - low if high.is_finite() else zero for high, low in zip(a.cap, a.floor, strict=True)]
    full_at = [
        room / gain if high.is_finite() and gain > 0 else NEVER
        for high, room, gain in zip(a.cap, headroom, excess, strict=True)
    ]
    above_floors = a.total - a.floor.sum()
    alpha_steps = _alpha_steps(above_floors, excess, headroom, full_at)

    decimals = decimals_compared(max(a.balanced) / unit)
    step = Decimal(1).scaleb(-decimals)
    units = [(amount / unit).quantize(step, rounding=ROUND_HALF_EVEN) for amount in a.balanced]
    total_units = int(a.total / unit)
    lowest = lowest_units(a.floor, unit)
    highest = [total_units if high is None else high for high in highest_units(a.cap, unit)]
    start = [max(int(exact_units), low) for exact_units, low in zip(units, lowest, strict=True)]
    left = total_units - sum(start)
    sign = -1 if left < 0 else 1
    capacity = [s - low if left < 0 else high - s for s, low, high in zip(start, lowest, highest, strict=True)]
    round_steps = _round_steps(abs(left), capacity)
    rounds = round_steps[-1][0]

    last_round = abs(left) - sum(min(c, rounds) for c in capacity)
    id_order = order_of_ids([district.id for district in a.case.districts])
    open_ = [c > rounds for c in capacity]
    keys, limits = by_thresholds(units, start, open_, last_round, id_order, sign)

    return Workings(
        columns={
            "needed_damping": [
                (low - need) / (today - need) if need < low and today != need else zero
                for low, need, today in zip(a.floor, a.need_based, a.carried_forward, strict=True)
            ],
            "excess": list(excess),
            "headroom": list(headroom),
            "full_at": list(full_at),
            "units": list(units),
            "lowest": list(lowest),
            "highest": list(highest),
            "start": list(start),
            "capacity": list(capacity),
            **keys,
            "id_order": list(id_order),
        },
        cells={
            "n": n,
            "status_quo_sum": a.status_quo.sum(),
            "total": a.total,
            "damping": a.damping,
            "above_floors": above_floors,
            "alpha": a.alpha,
            "decimals": decimals,
            "total_units": total_units,
            "left": left,
            "sign": sign,
            "last_round": last_round,
            **limits,
        },
        alpha_steps=alpha_steps,
        round_steps=round_steps,
    )


def decimals_compared(most_units: Decimal) -> int:
    """Decimals that remainders are compared at where a district has up to so many units."""
    return min(9, 14 - int(max(Decimal(1), most_units).log10()))


def _alpha_steps(
    above_floors: Decimal, excess: list[Decimal], headroom: list[Decimal], full_at: list[Decimal]
) -> list[tuple[Decimal, Decimal, Decimal]]:
    everyone = sum(excess, Decimal(0))
    alpha = above_floors / everyone if everyone else Decimal(1)
    steps: list[tuple[Decimal, Decimal, Decimal]] = []
    while len(steps) < ALPHA_STEPS:
        at_cap = sum((room for room, at in zip(headroom, full_at, strict=True) if at <= alpha), Decimal(0))
        growing = sum((gain for gain, at in zip(excess, full_at, strict=True) if at > alpha), Decimal(0))
        steps.append((alpha, at_cap, growing))
        following = (above_floors - at_cap) / growing if growing else alpha
        if following == alpha:
            return steps + [steps[-1]] * (ALPHA_STEPS - len(steps))
        alpha = following
    return steps


def _round_steps(left: int, capacity: list[int]) -> list[tuple[int, int, int, int]]:
    low, high = 0, left + 1
    steps = []
    for _ in range(ROUND_STEPS):
        middle = (low + high) // 2
        taken = sum(min(c, middle) for c in capacity) if middle else 0
        steps.append((low, high, middle, taken))
        low, high = (middle, high) if taken <= left else (low, middle)
    return steps


def by_thresholds(
    units: list[Decimal], start: list[int], open_: list[bool], count: int, id_order: list[int], sign: int = 1
) -> tuple[dict[str, list[Value]], dict[str, Value]]:
    """Keys (columns) and limits (cells) by which the last `count` units go to the largest remainders.

    Only the districts that are `open_` take part; `sign` is −1 where units are taken.
    """
    key_remainder = [sign * (u - s) if may else -NEVER for u, s, may in zip(units, start, open_, strict=True)]
    limit_remainder, tied_remainder = _threshold(key_remainder, count)
    key_amount = [sign * u if k == limit_remainder else -NEVER for u, k in zip(units, key_remainder, strict=True)]
    limit_amount, tied_amount = _threshold(key_amount, tied_remainder)
    key_id = [-sign * Decimal(o) if k == limit_amount else -NEVER for o, k in zip(id_order, key_amount, strict=True)]
    limit_id, _ = _threshold(key_id, tied_amount)
    columns = {"key_remainder": key_remainder, "key_amount": key_amount, "key_id": key_id}
    cells: dict[str, Value] = {
        "limit_remainder": limit_remainder,
        "tied_remainder": tied_remainder,
        "limit_amount": limit_amount,
        "tied_amount": tied_amount,
        "limit_id": limit_id,
    }
    return {key: list(column) for key, column in columns.items()}, cells


def _threshold(keys: list[Decimal], count: int) -> tuple[Decimal, int]:
    """The `count`-th largest key, and how many units are left for those equal to it."""
    if count <= 0:
        return NEVER, count
    limit = sorted(keys, reverse=True)[count - 1]
    return limit, count - sum(key > limit for key in keys)


def order_of_ids(ids: list[str]) -> list[int]:
    """The place of each id in their order as text, from 1."""
    place = {district_id: order for order, district_id in enumerate(sorted(ids), start=1)}
    return [place[district_id] for district_id in ids]
