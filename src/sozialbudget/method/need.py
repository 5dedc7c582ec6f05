"""Step 2: the need share of each district, by one of four methods.

Shapes: n districts, J indicators. `values`, `bases` and `normalised` are (n, J); `weights` (J,) sum to 1;
`population`, `index` and `share` are (n,).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sozialbudget.case.parameters import NeedMethod, Unit
from sozialbudget.method.figure import Figure, computes
from sozialbudget.method.numbers import Array, carried
from sozialbudget.words import Text
from sozialbudget.words.lueneburg import method_of, quoted

_INDICATORS = method_of(quoted("Sozialindikatoren, die im Wesentlichen Belastungsfaktoren darstellen"))
_LATER_PRACTICE = Text(
    "Verfahren nach Vorlage 2025/124 (Landkreis Lüneburg): durchschnittlicher Belastungsfaktor mit der Bevölkerung",
    "Method after Vorlage 2025/124 (Landkreis Lüneburg): average burden factor with the population",
)


@dataclass(frozen=True, slots=True)
class Need:
    """Need shares and what they are made of."""

    normalised: Array
    """(n, J) share of the county, factor, z or u of each indicator."""
    index: Array | None
    """(n,) burden factor or multiplier; None under `shares`."""
    share: Array
    """(n,) need share, share of 1."""
    per_normalised: Array
    """(n, J) or a shape that broadcasts to it: what one unit of `normalised` adds to the need share."""
    population_part: Array | None
    """(n,) what the population alone adds (zscore, minmax); else None."""

    @property
    def parts(self) -> Array:
        """(n, J) what each indicator adds to the need share; with `population_part` they sum to `share`."""
        parts: Array = self.normalised * self.per_normalised
        return parts


NORMALISED: dict[NeedMethod, Figure] = {
    NeedMethod.SHARES: Figure(
        "normalised",
        Text("Anteil am Kreis", "share of the county"),
        Unit.RATE,
        Text("Fälle im Sozialraum ÷ Fälle im Kreis", "cases in the district ÷ cases in the county"),
        source=_INDICATORS,
        step=2,
    ),
    NeedMethod.BURDEN_FACTOR: Figure(
        "normalised",
        Text("Faktor (Kreis = 1)", "factor (county = 1)"),
        Unit.NUMBER,
        Text("Quote im Sozialraum ÷ Quote im Kreis", "rate in the district ÷ rate in the county"),
        source=_LATER_PRACTICE,
        step=2,
    ),
    NeedMethod.ZSCORE: Figure(
        "normalised",
        Text("z-Wert", "z-score"),
        Unit.NUMBER,
        Text(
            "(Wert − Mittelwert) ÷ Standardabweichung; bei Entlastung mit umgekehrtem Vorzeichen",
            "(value − mean) ÷ standard deviation; sign reversed for a relief",
        ),
        source=_INDICATORS,
        step=2,
    ),
    NeedMethod.MINMAX: Figure(
        "normalised",
        Text("Min-Max-Wert", "min-max value"),
        Unit.NUMBER,
        Text(
            "(Wert − kleinster) ÷ (größter − kleinster); bei Entlastung 1 minus dies",
            "(value − smallest) ÷ (largest − smallest); 1 minus this for a relief",
        ),
        source=_INDICATORS,
        step=2,
    ),
}

INDEX: dict[NeedMethod, Figure] = {
    NeedMethod.BURDEN_FACTOR: Figure(
        "index",
        Text("Belastungsfaktor", "burden factor"),
        Unit.NUMBER,
        Text("Summe aus Gewicht · Faktor je Indikator", "sum of weight · factor over the indicators"),
        "SUMPRODUCT({weights},{normalised_row})",
        _LATER_PRACTICE,
        2,
    ),
    NeedMethod.ZSCORE: Figure(
        "index",
        Text("Multiplikator", "multiplier"),
        Unit.NUMBER,
        Text(
            "1 + {spread} · Summe aus Gewicht · z-Wert je Indikator",
            "1 + {spread} · sum of weight · z-score over the indicators",
        ),
        "1+{spread}*SUMPRODUCT({weights},{normalised_row})",
        _INDICATORS,
        2,
    ),
    NeedMethod.MINMAX: Figure(
        "index",
        Text("Multiplikator", "multiplier"),
        Unit.NUMBER,
        Text(
            "1 + {spread} · Summe aus Gewicht · Min-Max-Wert je Indikator",
            "1 + {spread} · sum of weight · min-max value over the indicators",
        ),
        "1+{spread}*SUMPRODUCT({weights},{normalised_row})",
        _INDICATORS,
        2,
    ),
}

_SHARE_LABEL = Text("Bedarfsanteil", "need share")
_WEIGHTED_SHARE = Figure(
    "need_share",
    _SHARE_LABEL,
    Unit.RATE,
    Text("Summe aus Gewicht · {normalised} je Indikator", "sum of weight · {normalised} over the indicators"),
    "SUMPRODUCT({weights},{normalised_row})",
    _INDICATORS,
    2,
)
_POPULATION_SHARE = Figure(
    "need_share",
    _SHARE_LABEL,
    Unit.RATE,
    Text(
        "{population} · {index} ÷ Summe davon über alle Sozialräume",
        "{population} · {index} ÷ the sum of that over all districts",
    ),
    "{population_column}*{index}/{weighted_population}",
    _INDICATORS,
    2,
)
NEED_SHARE: dict[NeedMethod, Figure] = {
    NeedMethod.SHARES: _WEIGHTED_SHARE,
    NeedMethod.BURDEN_FACTOR: _POPULATION_SHARE,
    NeedMethod.ZSCORE: _POPULATION_SHARE,
    NeedMethod.MINMAX: _POPULATION_SHARE,
}


def uses_base(method: NeedMethod, is_rate: bool) -> bool:
    """Whether the method divides by, or multiplies with, the base of an indicator."""
    return method is NeedMethod.BURDEN_FACTOR or (method is NeedMethod.SHARES and is_rate)


def cases(values: Array, bases: Array, is_rate: Array | bool) -> Array:
    """Cases behind each value: the count itself, or rate · base."""
    return np.where(is_rate, values * bases, values)


def shares(values: Array, bases: Array, is_rate: Array, weights: Array) -> Need:
    """Anteile: need share = Σ weight · share of the county's cases."""
    counted = cases(values, bases, is_rate)
    normalised = counted / counted.sum(axis=0)
    return Need(normalised, None, (normalised * weights).sum(axis=1), weights[None, :], None)


def burden_factor(values: Array, bases: Array, is_rate: Array, weights: Array, population: Array) -> Need:
    """Belastungsfaktor: each rate over the county's rate, weighted, times the population."""
    county_rate = cases(values, bases, is_rate).sum(axis=0) / bases.sum(axis=0)
    # The divisor of a rate is 1, so that a base of 0 divides nothing there (failures.py refuses it for counts).
    rates = values / np.where(is_rate, bases * 0 + 1, bases)
    normalised = rates / county_rate
    index = (normalised * weights).sum(axis=1)
    weighted = population * index
    total = weighted.sum()
    return Need(normalised, index, weighted / total, weights[None, :] * (population / total)[:, None], None)


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


@computes(
    Figure(
        "need_based",
        Text("Bedarfsbudget", "need-based budget"),
        Unit.EUR,
        Text(
            "{base_amount} + ({total} − {n} · {base_amount}) · {need_share}",
            "{base_amount} + ({total} − {n} · {base_amount}) · {need_share}",
        ),
        "{base_amount}+({total}-{n}*{base_amount})*{need_share}",
        method_of(
            Text(
                "die Verteilung „allein an Hand dieser Sozialindikatoren ergab jedoch sehr starke Abschläge“",
                "the allocation “allein an Hand dieser Sozialindikatoren ergab jedoch sehr starke Abschläge”",
            )
        ),
        3,
    )
)
def need_based(total: Any, base_amount: Any, need_share: Array) -> Array:
    """Step 3: the undamped budget, EUR a year."""
    return carried(base_amount + (total - len(need_share) * base_amount) * need_share)
