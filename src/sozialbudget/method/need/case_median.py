"""Cases times median: each product's cases at the median of what the districts pay for one.

Berlin Steglitz-Zehlendorf calls it "virtuelle Fallzahlzuweisung von Fallzahl x Median". An indicator is a product: its
value are the cases, its base is the column of the district's own unit cost, empty where it has none.
"""

from decimal import Decimal

from sozialbudget.case.case import Kind
from sozialbudget.case.need_methods import NeedMethod
from sozialbudget.case.parameters import Unit
from sozialbudget.method.figure import Figure, Part
from sozialbudget.method.need.given import Measured, Need
from sozialbudget.method.need.rule import Arithmetic, Rule, Statistic
from sozialbudget.method.need.told import need_share
from sozialbudget.method.numbers import Array, decimals
from sozialbudget.words import Text

_STEGLITZ_ZEHLENDORF = Text(
    "Steglitz-Zehlendorf (Berlin): „virtuelle Fallzahlzuweisung von Fallzahl x Median“",
    "Steglitz-Zehlendorf (Berlin): “virtuelle Fallzahlzuweisung von Fallzahl x Median”",
)


def median(costs: Array) -> Decimal:
    """The middle one of the costs that are known; of an even number the mean of the two middle ones."""
    known = sorted(cost for cost in costs if cost is not None)
    middle = len(known) // 2
    found: Decimal = known[middle] if len(known) % 2 else (known[middle - 1] + known[middle]) / 2
    return found


def case_median(cases: Array, costs: Array) -> Need:
    """Fallzahl mal Median: need = Σ cases · median, need share = need ÷ the sum of all; `costs` None where unknown."""
    normalised = cases * decimals(median(column) for column in costs.T)
    need = normalised.sum(axis=1)
    total = need.sum()
    return Need(normalised, need, need / total, decimals([1 / total] * costs.shape[1])[None, :], None)


def _median(column: Measured) -> Decimal:
    assert column.bases is not None
    return median(column.bases)


CASE_MEDIAN = Rule(
    choice=NeedMethod.CASE_MEDIAN,
    compute=lambda g: case_median(g.values, g.bases),
    normalised=Figure(
        "normalised",
        Text("Bedarf", "need"),
        Unit.EUR,
        Text("Fälle · Median der Fallkosten", "cases · median of the unit costs"),
        source=_STEGLITZ_ZEHLENDORF,
        step=2,
        part=Part.INDICATORS,
    ),
    of_indicator=Arithmetic("{value}*{first}", "{value} · {first}"),
    statistics=(
        Statistic(Text("Median der Fallkosten", "median of the unit costs"), "MEDIAN({bases})", _median, False),
    ),
    index=Figure(
        "index",
        Text("Bedarf in Euro", "need in euros"),
        Unit.EUR,
        Text("Summe aus Fälle · Median je Produkt", "sum of cases · median over the products"),
        "SUM({normalised_row})",
        _STEGLITZ_ZEHLENDORF,
        2,
    ),
    index_numbers="{sum}",
    need_sum=Figure(
        "need_sum",
        Text("Summe des Bedarfs", "sum of needs"),
        Unit.EUR,
        Text("Summe aus {index} über alle Sozialräume", "sum of {index} over all districts"),
        "SUM({index})",
        _STEGLITZ_ZEHLENDORF,
        2,
        Part.CELL,
    ),
    need_share=need_share(
        Text("{index} ÷ {need_sum}", "{index} ÷ {need_sum}"), "{index}/{need_sum}", _STEGLITZ_ZEHLENDORF
    ),
    correction=Figure(
        "correction_factor",
        Text("Korrekturfaktor", "correction factor"),
        Unit.NUMBER,
        Text(
            "{total} ÷ {need_sum}; in Berlin, wo er nur senkt, Mediankorrekturfaktor",
            "{total} ÷ {need_sum}; in Berlin, where it only lowers, Mediankorrekturfaktor",
        ),
        "{total}/{need_sum}",
        _STEGLITZ_ZEHLENDORF,
        2,
        Part.CELL,
    ),
    parts=Text(
        "Der Beitrag sind die Fälle des Produkts mal dem Median der Fallkosten, als Anteil an der Summe des Bedarfs.",
        "The part is the cases of the product times the median of the unit costs, as a share of the sum of needs.",
    ),
    kinds=frozenset((Kind.COUNT,)),
    uses_base_of=frozenset((Kind.COUNT,)),
    base_is_cost=True,
    weighs=False,
    per_case=lambda column: decimals([_median(column)] * len(column.values)),
)
