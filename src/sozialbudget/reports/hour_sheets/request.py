"""What is asked of the hour sheets beside the calculation: for whom, how written, of which committee paper."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal, get_args


class By(StrEnum):
    """Who gets a sheet: each provider for all its districts, or each district."""

    PROVIDER = "provider"
    DISTRICT = "district"


Format = Literal["pdf", "xlsx", "docx"]
FORMATS: tuple[Format, ...] = get_args(Format)
"""What a sheet can be written as; each is the ending of the file's name, too."""


@dataclass(frozen=True, slots=True)
class SheetsRequest:
    """What the title block says and which files are written. None: not said, so not printed.

    `template` is a letterhead for DOCX. The clock is never asked: `day` is printed only where somebody said it, as a
    date or as 2027-01-01. Raises InputError with everything that is none of what is asked for.
    """

    by: By = By.PROVIDER
    formats: tuple[Format, ...] = ("pdf",)
    paper: str | None = None
    committee: str | None = None
    day: date | None = None
    draft: bool = False
    template: Path | None = None

    def __post_init__(self) -> None:
        # The command line knows the parts before it loads what checks them.
        from sozialbudget.case.given import check_fields

        check_fields(self)
