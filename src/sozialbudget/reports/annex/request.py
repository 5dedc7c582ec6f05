"""What is asked of an annex beside the calculation: which part, for whom, of when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    from annotated_types import Ge


class Part(StrEnum):
    """Which part of the Berechnungsbogen is put to the vote; in 2011 the committee adopted the left one first."""

    BUDGETS = "budgets"
    SERVICES = "services"
    ALL = "all"

    @property
    def budgets(self) -> bool:
        """Whether the left part is in it: how the budgets are derived."""
        return self is not Part.SERVICES

    @property
    def services(self) -> bool:
        """Whether the right part is in it: overhead, personnel, services, hours."""
        return self is not Part.BUDGETS


@dataclass(frozen=True, slots=True)
class AnnexRequest:
    """What the title block says and how much is printed. None: not said, so not printed.

    `suppress_below`: counts of persons or cases below this are not printed, nor recomputable from what is. A `day` may
    be given as 2027-01-01, too. Raises InputError with everything that is none of what is asked for.
    """

    part: Part = Part.ALL
    title: str | None = None
    paper: str | None = None
    committee: str | None = None
    day: date | None = None
    author: str | None = None
    draft: bool = False
    suppress_below: "Annotated[int, Ge(1)] | None" = None

    def __post_init__(self) -> None:
        # The command line knows the parts before it loads what checks them.
        from sozialbudget.case.given import check_fields

        check_fields(self)
