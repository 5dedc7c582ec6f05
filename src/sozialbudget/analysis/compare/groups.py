"""What may differ between two cases, in groups: each is one possible cause of a difference.

A group holds what is decided together. What belongs to none of them changes neither budgets nor hours: the year, names,
sources, `min_fte`, the project fund.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of groups, in the order they are told."""

    DISTRICTS = "districts"
    STATUS_QUO = "status_quo"
    TOTAL = "total"
    INDICATOR = "indicator"
    WEIGHTS = "weights"
    METHOD = "method"
    PROTECTION = "protection"
    ROUNDING = "rounding"
    RATES = "rates"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of inputs; `indicator` is the name of the one it is of, else empty."""

    kind: Kind
    indicator: str = ""

    @property
    def key(self) -> str:
        """Its name for programs: `weights`, `indicator: <name>`."""
        return f"{self.kind}: {self.indicator}" if self.indicator else str(self.kind)


PARAMETERS_OF: dict[Kind, tuple[str, ...]] = {
    Kind.TOTAL: ("total", "uplift"),
    Kind.METHOD: ("need_method", "population", "spread", "sd", "base_amount", "damping"),
    Kind.PROTECTION: ("max_loss", "max_gain"),
    Kind.ROUNDING: ("rounding_unit",),
    Kind.RATES: ("overhead_rate", "overhead_basis", "abf_rate", "cost_per_fte", "weekly_hours", "hours_unit"),
}
"""The parameters of each group; indicators, weights, districts and budgets today have none."""

WITHOUT_EFFECT = frozenset(("year", "min_fte", "project_fund", "project_fund_by", "county"))
"""Parameters that change neither budgets nor hours."""

NEED = frozenset((Kind.DISTRICTS, Kind.INDICATOR, Kind.WEIGHTS, Kind.METHOD))
"""What need shares depend on."""
