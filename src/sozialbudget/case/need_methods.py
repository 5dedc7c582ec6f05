"""The need methods as one chooses them: label, and the parameters each needs and takes.

What a method computes, and what it is told by, is one object in `method/need/`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sozialbudget.words import Text


class NeedMethod(StrEnum):
    """The ways of turning indicators into a need share (method, step 2)."""

    SHARES = "shares"
    BURDEN_FACTOR = "burden_factor"
    ZSCORE = "zscore"
    MINMAX = "minmax"
    CASE_MEDIAN = "case_median"

    def needs(self, parameter: str) -> bool:
        """Whether it has no answer without `parameter`."""
        return parameter in CHOICES[self].needs

    def takes(self, parameter: str) -> bool:
        """Whether `parameter`, one of those that are for some need methods only, has an effect with it."""
        return self.needs(parameter) or parameter in CHOICES[self].may_have


@dataclass(frozen=True, slots=True)
class NeedChoice:
    """A need method among the others: its label, and what of the parameters for some methods only is for it."""

    label: Text
    needs: frozenset[str] = frozenset()
    may_have: frozenset[str] = frozenset()
    bases_have_gaps: bool = False
    """Whether a district need not have a value of a base: there a unit cost, which not every district has."""


_OF_A_MULTIPLIER = frozenset(("population", "spread"))

CHOICES: Mapping[NeedMethod, NeedChoice] = {
    NeedMethod.SHARES: NeedChoice(Text("Anteile", "shares")),
    NeedMethod.BURDEN_FACTOR: NeedChoice(
        Text("Belastungsfaktor", "burden_factor"), frozenset(("population",)), frozenset(("spread",))
    ),
    NeedMethod.ZSCORE: NeedChoice(Text("z-Werte", "zscore"), _OF_A_MULTIPLIER, frozenset(("sd",))),
    NeedMethod.MINMAX: NeedChoice(Text("Min-Max", "minmax"), _OF_A_MULTIPLIER),
    NeedMethod.CASE_MEDIAN: NeedChoice(Text("Fallzahl mal Median", "cases × median"), bases_have_gaps=True),
}
