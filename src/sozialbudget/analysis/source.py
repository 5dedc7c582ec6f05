"""What a case is made from: the input file, what overrides it, and where today's budgets come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.problems import Problem
from sozialbudget.words.text import shown

if TYPE_CHECKING:
    from sozialbudget.case.case import Case


@in_own_context
def read_workbook(
    path: str | Path,
    settings: Mapping[str, str] | None = None,
    parameter_file: str | Path | None = None,
    *,
    keep_indicators: bool = False,
    status_quo_from: str | Path | None = None,
) -> "Case":
    """Read an input (or result) workbook; `settings` and the TOML `parameter_file` override its parameters.

    Indicators marked as last year's are refused, or with `keep_indicators` taken and noted. With `status_quo_from`
    today's budgets are the new budgets of that result workbook, moved by the sheet of boundary changes where there
    is one. Raises InputError with every problem of the workbook, and of the result, at once.
    """
    # `--help` knows the options of a run and reads nothing.
    from sozialbudget.reading.read import Asked, read_case

    earlier = None
    if status_quo_from is not None:
        # Computing a year again takes what most runs do not need.
        from sozialbudget.analysis.earlier import earlier_year

        earlier = earlier_year(status_quo_from)
    return read_case(path, Asked(settings or {}, parameter_file, keep_indicators, earlier))


@dataclass(frozen=True, slots=True)
class Source:
    """An input and the options of the run that reads it, as `read_workbook` takes them."""

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
        return read_workbook(
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
