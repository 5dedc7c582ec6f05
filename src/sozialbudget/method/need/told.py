"""What several need methods are told by: where they come from, and the need share."""

from sozialbudget.case.parameters import Unit
from sozialbudget.method.figure import Figure, Group
from sozialbudget.words import Text
from sozialbudget.words.lueneburg import method_of, quoted

INDICATORS = method_of(quoted("Sozialindikatoren, die im Wesentlichen Belastungsfaktoren darstellen"))


def need_share(words: Text, formula: str, source: Text = INDICATORS) -> Figure:
    """The need share as a method computes it."""
    return Figure(
        "need_share",
        Text("Bedarfsanteil", "need share"),
        Unit.RATE,
        words,
        formula,
        source,
        step=2,
        decimals=2,
        over_years=True,
        group=Group.NEED,
    )


WEIGHTED_SHARE = need_share(
    Text("Summe aus Gewicht · {normalised} je Indikator", "sum of weight · {normalised} over the indicators"),
    "SUMPRODUCT({weights},{normalised_row})",
)
SHARE_OF_POPULATION = need_share(
    Text(
        "{population} · {index} ÷ Summe davon über alle Sozialräume",
        "{population} · {index} ÷ the sum of that over all districts",
    ),
    "{population_column}*{index}/{weighted_population}",
)
