"""What every section of the annex is written from."""

from dataclasses import dataclass
from functools import cached_property

from sozialbudget.method.allocation import Allocation
from sozialbudget.report.annex.request import AnnexRequest, Part
from sozialbudget.report.annex.suppression import withheld
from sozialbudget.words import Lang, say


@dataclass(frozen=True)
class Subject:
    """A calculation, what is asked of its annex, and the language."""

    allocation: Allocation
    request: AnnexRequest
    lang: Lang

    @property
    def part(self) -> Part:
        """The part of the Berechnungsbogen that is put to the vote."""
        return self.request.part

    @cached_property
    def withheld(self) -> frozenset[int]:
        """Positions of the districts whose indicator figures are not printed."""
        return withheld(self.allocation, self.request.suppress_below)

    def say(self, key: str, **values: object) -> str:
        """The sentence `key` in the annex's language."""
        return say(key, self.lang, **values)
