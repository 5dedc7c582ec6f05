"""When the method has no answer. Each function's name says the failure; it lists every culprit and ends with a remedy.

All take plain arrays or the case, and return problems; `allocation.py` raises them together.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Protocol

from sozialbudget.case.case import Case, Direction, Kind, Service
from sozialbudget.case.layout import KIND_WORDS
from sozialbudget.case.parameters import about
from sozialbudget.case.problems import Place, Problem
from sozialbudget.method.need.given import Given, cases
from sozialbudget.method.need.methods import need_sum, rule_of
from sozialbudget.method.need.rule import Rule
from sozialbudget.method.numbers import Array, half_up
from sozialbudget.method.protection import caps, reachable
from sozialbudget.method.rounding import highest_units, lowest_units
from sozialbudget.words import Text, say
from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.numbers import Euros, Rate, told
from sozialbudget.words.text import in_both

LIMIT_STEP = Decimal("0.0001")
"""Limits proposed as a remedy are given to 4 decimals."""


def _up(rate: Decimal) -> Rate:
    return Rate(rate.quantize(LIMIT_STEP, rounding=ROUND_CEILING))


_UNITS = tuple(Decimal(unit) for unit in ("100", "50", "10", "5", "1", "0.5", "0.1", "0.05", "0.01"))
"""Rounding units proposed as a remedy, the coarsest first."""


def _unrounded(case: Case, status_quo: Array) -> Decimal | None:
    """The total before it is rounded; None where it is given."""
    p = case.parameters
    if p.total is not None:
        return None
    if rule_of(p).total_is_need(p):
        return need_sum(case)
    unrounded: Decimal = status_quo.sum() * (1 + (p.uplift or 0))
    return unrounded


def _finer(case: Case, total: Decimal, status_quo: Array, floor: Array, cap: Array) -> Decimal | None:
    """The coarsest finer rounding unit with which the limits hold; None where none does."""
    unrounded = _unrounded(case, status_quo)
    for unit in _UNITS:
        if unit < case.parameters.rounding_unit:
            rounded = half_up(total if unrounded is None else unrounded, unit)
            if (unrounded is not None or rounded == total) and _fit(rounded, floor, cap, unit):
                return unit
    return None


def _fit(total: Decimal, floor: Array, cap: Array, unit: Decimal) -> bool:
    lowest, highest = lowest_units(floor, unit), highest_units(cap, unit)
    most = None if None in highest else sum(high for high in highest if high is not None) * unit
    each = all(high is None or low <= high for low, high in zip(lowest, highest, strict=True))
    return each and sum(lowest) * unit <= total and (most is None or total <= most)


def _rounding_to_choose(finer: Decimal | None, wider: Text) -> Text:
    """The remedy: the finer rounding that works, and limits that are `wider`."""
    if finer is None:
        return wider
    return in_both(
        lambda lang: say("problem.finer_rounding", lang, unit=told(Euros(finer), lang), wider=wider.say(lang))
    )


def _wider_by(parameter: str, nearest: object) -> Text:
    label = about(parameter).label
    return in_both(
        lambda lang: say("problem.limit_of_at_least", lang, limit=label.say(lang), nearest=told(nearest, lang))
    )


def _name(case: Case, i: int) -> str:
    return f"{case.districts[i].name} ({case.districts[i].id})"


# --- of the input alone; the reader, too, tells them where it refuses an input for other reasons --------------------


class SaysWhere(Protocol):
    """Where an input stands, as `Case.place` says it."""

    def __call__(self, table: str, row: str, column: str) -> Place | None:
        """The cell of `column` in the row of `row`, else the sheet; None where there is none."""


def weights_sum_to_zero(weights: Sequence[Decimal], place: SaysWhere) -> list[Problem]:
    return [] if sum(weights) > 0 else [Problem("weights_zero", place("indicators", "", ""))]


def service_shares_do_not_sum_to_one(services: Sequence[Service], place: SaysWhere) -> list[Problem]:
    total = sum((service.share for service in services), Decimal(0))
    if total == 1:
        return []
    cells = [found for service in services if (found := place("services", service.name, "share"))]
    return [Problem("shares_not_one", _from_first_to_last(cells), values={"sum": Rate(total)})]


def _from_first_to_last(cells: Sequence[Place]) -> Place | None:
    """`Leistungen!B7:B8`; the sheet where a cell is unknown."""
    if not cells or not all(place.cell for place in cells):
        return Place(cells[0].sheet) if cells else None
    first, last = cells[0].cell, cells[-1].cell
    return Place(cells[0].sheet, first if first == last else f"{first}:{last}")


def relieving_indicator_under_a_method_of_burdens(
    directions: Mapping[str, Direction], rule: Rule, place: SaysWhere
) -> list[Problem]:
    """`directions` by the name of the indicator."""
    if rule.scaled:
        return []
    return [
        Problem(
            "relief_under_method",
            place("indicators", indicator, "direction"),
            values={"indicator": indicator, "method": rule.label},
        )
        for indicator, direction in directions.items()
        if direction is Direction.RELIEF
    ]


def base_is_missing(without_base: Mapping[str, Kind], rule: Rule, place: SaysWhere) -> list[Problem]:
    """`without_base`: the kinds of the indicators without a base, by name."""
    return [
        Problem(
            "base_missing",
            place("indicators", indicator, "base"),
            values={"indicator": indicator, "method": rule.label},
        )
        for indicator, kind in without_base.items()
        if rule.uses_base(kind)
    ]


def kind_the_method_does_not_take(kinds: Mapping[str, Kind], rule: Rule, place: SaysWhere) -> list[Problem]:
    """`kinds` by the name of the indicator."""
    return [
        Problem(
            "kind_under_method",
            place("indicators", indicator, "kind"),
            values={"indicator": indicator, "method": rule.label, "kind": KIND_WORDS[kind]},
        )
        for indicator, kind in kinds.items()
        if kind not in rule.kinds
    ]


# --- of the case ----------------------------------------------------------------------------------------------------


def base_is_zero(case: Case) -> list[Problem]:
    """A count cannot be divided by a base of 0."""
    if not rule_of(case.parameters).divides_by_base:
        return []
    return [
        Problem(
            "base_zero",
            case.place("districts", district.id, indicator.base),
            values={"base": indicator.base, "district": district.name, "indicator": indicator.name},
        )
        for indicator in case.indicators
        if indicator.kind is Kind.COUNT and indicator.base is not None
        for district in case.districts
        if district.columns[indicator.base] == 0
    ]


def weights_differ_where_none_counts(case: Case) -> list[Problem]:
    """Under a method without weights all are equal, so that nobody takes them to count."""
    rule = rule_of(case.parameters)
    other = next((one for one in case.indicators[1:] if one.weight != case.indicators[0].weight), None)
    if rule.weighs or other is None:
        return []
    return [
        Problem("weights_under_method", case.place("indicators", other.name, "weight"), values={"method": rule.label})
    ]


def unit_costs_are_missing_or_zero(case: Case) -> list[Problem]:
    """What a case costs is above 0, and known in every district that has cases."""
    if not rule_of(case.parameters).base_is_cost:
        return []
    found = []
    for indicator in case.indicators:
        for district in case.districts if indicator.base is not None else ():
            cost = district.columns.get(indicator.base or "")
            if cost is None and not district.columns[indicator.name]:
                continue
            if cost is None or cost <= 0:
                values = {"base": indicator.base, "district": district.name, "indicator": indicator.name}
                place = case.place("districts", district.id, indicator.base or "")
                code = "unit_cost_missing" if cost is None else "unit_cost_zero"
                found.append(Problem(code, place, values={**values, "cases": district.columns[indicator.name]}))
    return found


def indicator_carries_no_information(case: Case, given: Given) -> list[Problem]:
    """No cases at all, or the same value everywhere, whichever the method looks at."""
    by_cases = not rule_of(case.parameters).scaled
    compared = cases(given.values, given.bases, given.is_rate) if by_cases else given.values
    return [
        Problem(
            "indicator_without_information",
            case.place("indicators", indicator.name, "name") or _sheet(case, "indicators"),
            values={
                "indicator": indicator.name,
                "same": Text("0", "0") if by_cases else Text("gleich", "the same"),
            },
        )
        for j, indicator in enumerate(case.indicators)
        if (compared[:, j].sum() == 0 if by_cases else compared[:, j].min() == compared[:, j].max())
    ]


def population_is_zero(case: Case, population: Array) -> list[Problem]:
    if population.sum() > 0:
        return []
    return [
        Problem(
            "population_zero",
            case.place("parameters", "population", "value"),
            values={"population": case.parameters.population},
        )
    ]


def status_quo_sums_to_zero(case: Case, status_quo: Array) -> list[Problem]:
    return [] if status_quo.sum() > 0 else [Problem("status_quo_zero", _sheet(case, "districts"))]


def total_is_not_positive(case: Case, total: Decimal) -> list[Problem]:
    return [] if total > 0 else [Problem("total_not_positive", _sheet(case, "parameters"), values={"total": total})]


def total_does_not_do(case: Case, total: Decimal) -> list[Problem]:
    """A total of nothing, or less than the base amounts."""
    return [*total_is_not_positive(case, total), *base_amounts_exceed_total(case, total)]


def base_amounts_exceed_total(case: Case, total: Decimal) -> list[Problem]:
    n, base_amount = len(case.districts), case.parameters.base_amount
    if n * base_amount <= total:
        return []
    return [
        Problem(
            "base_amount_too_large",
            case.place("parameters", "base_amount", "value"),
            values={
                "base_amount": base_amount,
                "n": n,
                "sum": n * base_amount,
                "total": total,
                "largest": (total / n).quantize(Decimal("0.01"), rounding=ROUND_FLOOR),
            },
        )
    ]


def multiplier_is_not_positive(case: Case, index: Array) -> list[Problem]:
    """Names the districts, and the largest spread (4 decimals) with which every multiplier is above 0."""
    culprits = [i for i, multiplier in enumerate(index) if multiplier <= 0]
    spread = case.parameters.spread
    if not culprits or spread is None:
        return []
    bound = spread / (1 - min(index))
    largest = bound.quantize(LIMIT_STEP, rounding=ROUND_FLOOR)
    return [
        Problem(
            "multiplier_not_positive",
            case.place("parameters", "spread", "value"),
            values={
                "spread": spread,
                "districts": tuple(_name(case, i) for i in culprits),
                "largest": largest - LIMIT_STEP if largest == bound else largest,
            },
        )
    ]


def no_damping_keeps_the_max_loss(case: Case, total: Decimal, status_quo: Array) -> list[Problem]:
    """At damping 1 every budget changes alike; if that is already too much, no damping helps."""
    max_loss, change = case.parameters.max_loss, total / status_quo.sum() - 1
    if max_loss is None or -change <= max_loss:
        return []
    floor = status_quo * (1 - max_loss)
    if (rounding := _rounding_breaks_the_floors(case, total, status_quo, floor, caps(status_quo, None))) is not None:
        return [rounding]
    return [
        Problem(
            "auto_without_solution",
            case.place("parameters", "damping", "value"),
            values={
                "max_loss": Rate(max_loss),
                "change": Rate(change.quantize(LIMIT_STEP)),
                "nearest": _up(-change),
            },
        )
    ]


def _rounding_breaks_the_floors(
    case: Case, total: Decimal, status_quo: Array, floor: Array, cap: Array
) -> Problem | None:
    """The floors that the money would pay, had it not been rounded down."""
    unrounded = _unrounded(case, status_quo)
    if unrounded is None or floor.sum() > unrounded:
        return None
    wider = _wider_by("max_loss", _up(1 - total / status_quo.sum()))
    return Problem(
        "floors_above_rounded_total",
        case.place("parameters", "rounding_unit", "value"),
        values={
            "floors": Euros(floor.sum()),
            "unrounded": Euros(unrounded),
            "total": Euros(total),
            "unit": Euros(case.parameters.rounding_unit),
            "do": _rounding_to_choose(_finer(case, total, status_quo, floor, cap), wider),
        },
    )


def floors_exceed_total(case: Case, total: Decimal, status_quo: Array, floor: Array, cap: Array) -> list[Problem]:
    if floor.sum() <= total:
        return []
    if (rounding := _rounding_breaks_the_floors(case, total, status_quo, floor, cap)) is not None:
        return [rounding]
    return [
        Problem(
            "floors_above_total",
            case.place("parameters", "max_loss", "value"),
            values={"floors": floor.sum(), "total": total, "nearest": _up(1 - total / status_quo.sum())},
        )
    ]


def caps_leave_money_over(
    case: Case, total: Decimal, status_quo: Array, damped: Array, floor: Array, cap: Array
) -> list[Problem]:
    highest = reachable(damped, floor, cap)
    # Held against the total with the tolerance of carried figures: caps may meet the total exactly.
    if highest >= total:
        return []
    growing = status_quo[damped > floor].sum()
    fixed = floor[damped <= floor].sum()
    nearest = _up((total - fixed) / growing - 1) if growing > 0 else "–"
    unrounded = _unrounded(case, status_quo)
    if unrounded is not None and highest >= unrounded:
        finer = _finer(case, total, status_quo, floor, cap)
        return [
            Problem(
                "caps_below_rounded_total",
                case.place("parameters", "rounding_unit", "value"),
                values={
                    "caps": Euros(highest),
                    "unrounded": Euros(unrounded),
                    "total": Euros(total),
                    "unit": Euros(case.parameters.rounding_unit),
                    "do": _rounding_to_choose(finer, _wider_by("max_gain", nearest)),
                },
            )
        ]
    return [
        Problem(
            "caps_leave_money",
            case.place("parameters", "max_gain", "value"),
            values={
                "caps": highest,
                "total": total,
                "nearest": nearest,
            },
        )
    ]


def limits_leave_no_multiple_of_the_unit(
    case: Case, total: Decimal, status_quo: Array, floor: Array, cap: Array
) -> list[Problem]:
    unit = case.parameters.rounding_unit
    lowest, highest = lowest_units(floor, unit), highest_units(cap, unit)

    def do() -> Text:
        return _rounding_to_choose(_finer(case, total, status_quo, floor, cap), WORDS["problem.wider_limits"])

    place = case.place("parameters", "rounding_unit", "value")
    crossed = [i for i, high in enumerate(highest) if high is not None and high < lowest[i]]
    if crossed:
        names = tuple(_name(case, i) for i in crossed)
        return [Problem("no_multiple_between_limits", place, values={"unit": unit, "districts": names, "do": do()})]
    least = sum(lowest) * unit
    most = sum((high for high in highest if high is not None), 0) * unit if None not in highest else None
    if least <= total and (most is None or total <= most):
        return []
    return [
        Problem(
            "limits_too_tight_for_rounding",
            place,
            values={
                "unit": unit,
                "lowest": least,
                "highest": "∞" if most is None else most,
                "total": total,
                "do": do(),
            },
        )
    ]


def _sheet(case: Case, table: str) -> Place | None:
    if case.origin is None or table not in case.origin.tables:
        return None
    return Place(case.origin.tables[table].sheet)
