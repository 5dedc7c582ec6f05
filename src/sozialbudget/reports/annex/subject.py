"""What every section of the annex is written from."""

from dataclasses import dataclass
from functools import cached_property

from sozialbudget.formats.output import Progress
from sozialbudget.method.allocation import Allocation
from sozialbudget.reports.annex.printed import Levels, Precision, levels
from sozialbudget.reports.annex.request import AnnexRequest, Part
from sozialbudget.reports.annex.suppression import Withheld, withhold
from sozialbudget.words import Lang, say


@dataclass(frozen=True)
class Subject:
    """A calculation, what is asked of its annex, and the language."""

    allocation: Allocation
    request: AnnexRequest
    lang: Lang
    progress: Progress | None = None
    """Told how many of the districts with small counts are protected."""

    @property
    def part(self) -> Part:
        """The part of the Berechnungsbogen that is put to the vote."""
        return self.request.part

    @cached_property
    def _withheld(self) -> Withheld:
        return withhold(self.allocation, self.request.suppress_below, self.progress)

    @property
    def withheld(self) -> frozenset[int]:
        """Positions of the districts whose indicator figures are not printed."""
        return self._withheld.districts

    @property
    def precision(self) -> Precision:
        """To what the figures of the left part are printed that follow from the needs."""
        return self._withheld.precision

    @cached_property
    def levels(self) -> Levels:
        """The budgets from today's to the new one as printed in the left part, wherever they stand."""
        return levels(self.allocation, self.precision.unit)

    def say(self, key: str, **values: object) -> str:
        """The sentence `key` in the annex's language."""
        return say(key, self.lang, **values)
