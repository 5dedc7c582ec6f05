"""The methods that look at cases: shares of the county's cases, and the burden factor."""

from dataclasses import replace
from decimal import Decimal

import numpy as np

from sozialbudget.case.case import Kind
from sozialbudget.case.need_methods import NeedMethod
from sozialbudget.case.parameters import Unit
from sozialbudget.method.figure import Figure, Part
from sozialbudget.method.need.given import Given, Measured, Need, cases
from sozialbudget.method.need.rule import Arithmetic, Rule, Statistic
from sozialbudget.method.need.told import INDICATORS, SHARE_OF_POPULATION, WEIGHTED_SHARE
from sozialbudget.method.numbers import Array, decimals
from sozialbudget.words import Text

_LATER_PRACTICE = Text(
    "Verfahren nach Vorlage 2025/124 (Landkreis Lüneburg): durchschnittlicher Belastungsfaktor mit der Bevölkerung",
    "Method after Vorlage 2025/124 (Landkreis Lüneburg): average burden factor with the population",
)
_WITH_SPREAD = Text(
    f"{_LATER_PRACTICE.de}; mit einer Spreizung wie in § 1 Absatz 5 der Eingliederungsmittel-Verordnung 2022: Zuschlag "
    "von einem Viertel der Abweichung von der durchschnittlichen Quote",
    f"{_LATER_PRACTICE.en}; with a spread as in § 1 (5) Eingliederungsmittel-Verordnung 2022: a surcharge of a quarter "
    "of the deviation from the average rate",
)


def shares(values: Array, bases: Array, is_rate: Array, weights: Array) -> Need:
    """Anteile: need share = Σ weight · share of the county's cases."""
    counted = cases(values, bases, is_rate)
    normalised = counted / counted.sum(axis=0)
    return Need(normalised, None, (normalised * weights).sum(axis=1), weights[None, :], None)


def burden_factor(values: Array, bases: Array, is_rate: Array, weights: Array, population: Array) -> Need:
    """Belastungsfaktor: each rate over the county's rate, weighted, times the population."""
    normalised = _factors(values, bases, is_rate)
    index = (normalised * weights).sum(axis=1)
    weighted = population * index
    total = weighted.sum()
    return Need(normalised, index, weighted / total, weights[None, :] * (population / total)[:, None], None)


def burden_factor_with_spread(g: Given) -> Need:
    """Belastungsfaktor with a spread: the population times 1 + spread · (burden factor − 1)."""
    normalised = _factors(g.values, g.bases, g.is_rate)
    effective = g.weights * g.spread
    index = (normalised * effective).sum(axis=1) + 1 - g.spread
    weighted = g.people * index
    share_of_one = g.people / weighted.sum()
    return Need(
        normalised,
        index,
        share_of_one * index,
        effective[None, :] * share_of_one[:, None],
        share_of_one * (1 - g.spread),
    )


def _factors(values: Array, bases: Array, is_rate: Array) -> Array:
    county_rate = cases(values, bases, is_rate).sum(axis=0) / bases.sum(axis=0)
    # The divisor of a rate is 1, so that a base of 0 divides nothing there (failures.py refuses it for counts).
    rates = values / np.where(is_rate, bases * 0 + 1, bases)
    factors: Array = rates / county_rate
    return factors


def _total(column: Measured) -> Decimal:
    total: Decimal = column.cases.sum()
    return total


def _county_rate(column: Measured) -> Decimal:
    assert column.bases is not None
    rate: Decimal = _total(column) / column.bases.sum()
    return rate


def _share_per_case(column: Measured) -> Array:
    return decimals([1 / _total(column)] * len(column.values))


def _factor_per_case(column: Measured) -> Array:
    assert column.bases is not None
    county = _county_rate(column)
    return decimals(1 / (base * county) if base else Decimal(0) for base in column.bases)


SHARES = Rule(
    choice=NeedMethod.SHARES,
    compute=lambda g: shares(g.values, g.bases, g.is_rate, g.weights),
    normalised=Figure(
        "normalised",
        Text("Anteil am Kreis", "share of the county"),
        Unit.RATE,
        Text("Fälle im Sozialraum ÷ Fälle im Kreis", "cases in the district ÷ cases in the county"),
        source=INDICATORS,
        step=2,
        part=Part.INDICATORS,
        decimals=2,
    ),
    of_indicator=Arithmetic("{cases}/{first}", "{cases} ÷ {first}"),
    statistics=(Statistic(Text("Fälle im Kreis", "cases in the county"), "{cases_sum}", _total, is_rate=False),),
    need_share=WEIGHTED_SHARE,
    parts=Text(
        "Der Beitrag ist der Anteil am Kreis mal dem Gewicht des Indikators.",
        "The part is the share of the county times the indicator's weight.",
    ),
    uses_base_of=frozenset((Kind.RATE,)),
    is_sum_of_shares=True,
    per_case=_share_per_case,
)

_BURDEN_FACTOR = Rule(
    choice=NeedMethod.BURDEN_FACTOR,
    compute=lambda g: burden_factor(g.values, g.bases, g.is_rate, g.weights, g.people),
    normalised=Figure(
        "normalised",
        Text("Faktor (Kreis = 1)", "factor (county = 1)"),
        Unit.NUMBER,
        Text("Quote im Sozialraum ÷ Quote im Kreis", "rate in the district ÷ rate in the county"),
        source=_LATER_PRACTICE,
        step=2,
        part=Part.INDICATORS,
        foots=False,
    ),
    of_indicator=Arithmetic("{rate}/{first}", "{rate} ÷ ({cases_sum} ÷ {bases_sum})"),
    statistics=(
        Statistic(Text("Quote des Kreises", "rate of the county"), "{cases_sum}/SUM({bases})", _county_rate, True),
    ),
    index=Figure(
        "index",
        Text("Belastungsfaktor", "burden factor"),
        Unit.NUMBER,
        Text("Summe aus Gewicht · Faktor je Indikator", "sum of weight · factor over the indicators"),
        "SUMPRODUCT({weights},{normalised_row})",
        _LATER_PRACTICE,
        2,
        foots=False,
    ),
    index_numbers="{weighted_sum}",
    need_share=SHARE_OF_POPULATION,
    parts=Text(
        "Ein Faktor über 1 heißt: stärker belastet als der Kreis. Der Beitrag folgt aus Faktor, Gewicht "
        "und Bevölkerung.",
        "A factor above 1 means more burdened than the county. The part follows from factor, weight and population.",
    ),
    uses_base_of=frozenset(Kind),
    divides_by_base=True,
    per_case=_factor_per_case,
)

BURDEN_FACTOR = replace(
    _BURDEN_FACTOR,
    with_spread=replace(
        _BURDEN_FACTOR,
        compute=burden_factor_with_spread,
        index=Figure(
            "index",
            Text("Multiplikator", "multiplier"),
            Unit.NUMBER,
            Text(
                "1 + {spread} · (Summe aus Gewicht · Faktor je Indikator − 1)",
                "1 + {spread} · (sum of weight · factor over the indicators − 1)",
            ),
            "1+{spread}*(SUMPRODUCT({weights},{normalised_row})-1)",
            _WITH_SPREAD,
            2,
            foots=False,
        ),
        index_numbers="1 + {spread} · ({weighted_sum} − 1)",
        parts=Text(
            "Ein Faktor über 1 heißt: stärker belastet als der Kreis. Die Spreizung sagt, wie viel der Faktoren zählt; "
            "das Übrige gibt die Bevölkerung.",
            "A factor above 1 means more burdened than the county. The spread says how much the factors count; the "
            "population gives the rest.",
        ),
        index_may_fall_to_zero=True,
    ),
)
