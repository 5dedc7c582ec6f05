"""The methods that measure how far values lie apart: z-scores, and the position between smallest and largest."""

from decimal import Decimal
from typing import Any

import numpy as np

from sozialbudget.case.need_methods import NeedMethod
from sozialbudget.case.parameters import Unit
from sozialbudget.method.figure import Figure, Part
from sozialbudget.method.need.given import Given, Measured, Need
from sozialbudget.method.need.rule import Arithmetic, Rule, Statistic
from sozialbudget.method.need.told import INDICATORS, SHARE_OF_POPULATION
from sozialbudget.method.numbers import Array
from sozialbudget.words import Text


def zscores(values: Array, relieves: Array, sample: bool) -> Array:
    """(value − mean) ÷ standard deviation per indicator; the sign reversed where `relieves` (J,) holds."""
    n = len(values)
    deviation = values - values.sum(axis=0) / n
    variance = (deviation * deviation).sum(axis=0) / (n - 1 if sample else n)
    scores: Array = deviation / np.sqrt(variance) * np.where(relieves, -1, 1)
    return scores


def minmax(values: Array, relieves: Array) -> Array:
    """Position between the smallest (0) and the largest value (1); turned round where `relieves` (J,) holds."""
    smallest = values.min(axis=0)
    position = (values - smallest) / (values.max(axis=0) - smallest)
    turned: Array = np.where(relieves, 1 - position, position)
    return turned


def multiplied_population(normalised: Array, weights: Array, population: Array, spread: Any) -> Need:
    """z-Werte, Min-Max: population · (1 + spread · Σ weight · normalised), as a share of its sum."""
    effective = weights * spread
    index = 1 + (normalised * effective).sum(axis=1)
    weighted = population * index
    share_of_one = population / weighted.sum()
    return Need(normalised, index, share_of_one * index, effective[None, :] * share_of_one[:, None], share_of_one)


def _by_zscores(g: Given) -> Need:
    return multiplied_population(zscores(g.values, g.relieves, g.sample), g.weights, g.people, g.spread)


def _by_positions(g: Given) -> Need:
    return multiplied_population(minmax(g.values, g.relieves), g.weights, g.people, g.spread)


def _mean(column: Measured) -> Decimal:
    mean: Decimal = column.values.sum() / len(column.values)
    return mean


def _deviation(column: Measured) -> Decimal:
    apart = column.values - _mean(column)
    variance: Decimal = (apart * apart).sum() / (len(apart) - column.sample)
    return variance.sqrt()


def _smallest(column: Measured) -> Decimal:
    smallest: Decimal = column.values.min()
    return smallest


def _largest(column: Measured) -> Decimal:
    largest: Decimal = column.values.max()
    return largest


def _multiplier(of_values: Text) -> Figure:
    return Figure(
        "index",
        Text("Multiplikator", "multiplier"),
        Unit.NUMBER,
        Text(
            f"1 + {{spread}} · Summe aus Gewicht · {of_values.de} je Indikator",
            f"1 + {{spread}} · sum of weight · {of_values.en} over the indicators",
        ),
        "1+{spread}*SUMPRODUCT({weights},{normalised_row})",
        INDICATORS,
        2,
        foots=False,
    )


ZSCORE = Rule(
    choice=NeedMethod.ZSCORE,
    compute=_by_zscores,
    normalised=Figure(
        "normalised",
        Text("z-Wert", "z-score"),
        Unit.NUMBER,
        Text(
            "(Wert − Mittelwert) ÷ Standardabweichung; bei Entlastung mit umgekehrtem Vorzeichen",
            "(value − mean) ÷ standard deviation; sign reversed for a relief",
        ),
        source=INDICATORS,
        step=2,
        part=Part.INDICATORS,
        foots=False,
    ),
    of_indicator=Arithmetic("({value}-{first})/{second}", "({value} − {first}) ÷ {second}"),
    of_relief=Arithmetic("({first}-{value})/{second}", "−(({value} − {first}) ÷ {second})"),
    statistics=(
        Statistic(Text("Mittelwert", "mean"), "AVERAGE({values})", _mean),
        Statistic(Text("Standardabweichung", "standard deviation"), "{sd}({values})", _deviation),
    ),
    index=_multiplier(Text("z-Wert", "z-score")),
    index_numbers="1 + {spread} · ({weighted_sum})",
    need_share=SHARE_OF_POPULATION,
    parts=Text(
        "Ein Indikator über dem Mittelwert der Belastung erhöht den Anteil, den die Bevölkerung gibt; einer darunter "
        "senkt ihn.",
        "An indicator of more than the mean burden raises the share that the population gives; one below lowers it.",
    ),
    scaled=True,
    signed=True,
    index_may_fall_to_zero=True,
)

MINMAX = Rule(
    choice=NeedMethod.MINMAX,
    compute=_by_positions,
    normalised=Figure(
        "normalised",
        Text("Min-Max-Wert", "min-max value"),
        Unit.NUMBER,
        Text(
            "(Wert − kleinster) ÷ (größter − kleinster); bei Entlastung 1 minus dies",
            "(value − smallest) ÷ (largest − smallest); 1 minus this for a relief",
        ),
        source=INDICATORS,
        step=2,
        part=Part.INDICATORS,
        foots=False,
    ),
    of_indicator=Arithmetic("({value}-{first})/({second}-{first})", "({value} − {first}) ÷ ({second} − {first})"),
    of_relief=Arithmetic("({second}-{value})/({second}-{first})", "1 − ({value} − {first}) ÷ ({second} − {first})"),
    statistics=(
        Statistic(Text("kleinster Wert", "smallest value"), "MIN({values})", _smallest),
        Statistic(Text("größter Wert", "largest value"), "MAX({values})", _largest),
    ),
    index=_multiplier(Text("Min-Max-Wert", "min-max value")),
    index_numbers="1 + {spread} · ({weighted_sum})",
    need_share=SHARE_OF_POPULATION,
    parts=Text(
        "0 heißt: am wenigsten belastet, 1: am stärksten. Der Beitrag kommt zu dem hinzu, was die Bevölkerung gibt.",
        "0 means least burdened, 1 most. The part comes on top of what the population gives.",
    ),
    scaled=True,
    index_may_fall_to_zero=True,
)
