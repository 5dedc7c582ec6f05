"""One year of a workbook that holds several: its sheets and names bear the year."""

from dataclasses import dataclass

SHARED_SHEETS = frozenset(("districts", "indicators", "parameters", "services"))
"""Sheets all years share; every other one is written once a year, the year in its title."""

_SHARED_NAMES = ("service_share_", "service_abf_")


@dataclass(frozen=True, slots=True)
class Edition:
    """The year, and where its sheets find what is not the same in every year.

    `parameter_column` is the letter of the year's values on the sheet of parameters. `status_quo` and `cost` are the
    formulas of Budget bisher and cost per FTE in a row of the Berechnungsbogen, `¤` the district's row in the input;
    None: as the input has them.
    """

    year: int
    parameter_column: str
    status_quo: str | None = None
    cost: str | None = None

    def title(self, key: str, title: str) -> str:
        """The title of the sheet `key`."""
        return title if key in SHARED_SHEETS else f"{title} {self.year}"

    def name(self, key: str, name: str) -> str:
        """The defined name of `key`."""
        return name if key.startswith(_SHARED_NAMES) else f"{name}_{self.year}"
