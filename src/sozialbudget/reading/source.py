"""What a case is made from: the input file, what overrides it, and where today's budgets come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sozialbudget.case.problems import Problem
from sozialbudget.formats.screen.lines import shown

if TYPE_CHECKING:
    from sozialbudget.case.case import Case


@dataclass(frozen=True, slots=True)
class Source:
    """An input and the options of the run that reads it, as `Case.from_workbook` takes them."""

    path: Path
    settings: Mapping[str, str]
    parameter_file: Path | None = None
    keep_indicators: bool = False
    status_quo_from: Path | None = None

    @property
    def overrules(self) -> bool:
        """Whether parameters are said otherwise than in the workbook."""
        return bool(self.settings) or self.parameter_file is not None

    def case(self) -> "Case":
        """Read it all. Raises InputError."""
        from sozialbudget.case.case import Case

        return Case.from_workbook(
            self.path,
            settings=self.settings,
            parameter_file=self.parameter_file,
            keep_indicators=self.keep_indicators,
            status_quo_from=self.status_quo_from,
        )

    def placed(self, problem: Problem) -> Problem:
        """`problem` told with the name of the input, where it is one of its sheets."""
        place = problem.place.sheet if problem.place else ""
        others = {path.name for path in (self.parameter_file, self.status_quo_from) if path is not None}
        elsewhere = place in others or place.startswith(("[", "--set"))
        return problem if elsewhere else problem.of_file(shown(self.path.name))
