"""The problems found while reading, collected with where they stand so that they come out sorted.

And how several cells, names or rows stand in one sentence: the first few, and how many more there are.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sozialbudget.case.problems import Fault, InputError, Place, Problem, Severity
from sozialbudget.reading.grid import Sheet
from sozialbudget.words import Text

_WHOLE_FILE, _MISSING_SHEET, _AFTER_ALL_SHEETS = -2, -1, 1_000_000


class Report(Protocol):
    """Reports what is wrong at one place."""

    def __call__(self, wrong: Fault, severity: Severity = "error") -> None:
        """Report `wrong` there."""


@dataclass(slots=True)
class Findings:
    """Collects problems; nothing is raised before everything was looked at."""

    _found: list[tuple[tuple[int, int, int], Problem]] = field(default_factory=list)

    def cell(self, sheet: Sheet, row: int, column: int, wrong: Fault, severity: Severity = "error") -> None:
        """A problem of one cell."""
        self._add((sheet.position, row, column), sheet.place(row, column), wrong, severity)

    def sheet(self, sheet: Sheet, wrong: Fault, severity: Severity = "error") -> None:
        """A problem of a sheet as a whole."""
        self._add((sheet.position, 0, 0), sheet.place(), wrong, severity)

    def placed(self, sheet: Sheet, row: int, problem: Problem) -> None:
        """A problem that knows its place, sorted among those of `row`."""
        self._found.append(((sheet.position, row, 0), problem))

    def missing_sheet(self, title: str, wrong: Fault, severity: Severity = "error") -> None:
        """A problem of a sheet that is not there."""
        self._add((_MISSING_SHEET, 0, 0), Place(title), wrong, severity)

    def file(self, name: str, wrong: Fault, severity: Severity = "error") -> None:
        """A problem of the workbook as a file."""
        self._add((_WHOLE_FILE, 0, 0), Place(name), wrong, severity)

    def elsewhere(self, place: str | Place | None, wrong: Fault, severity: Severity = "error") -> None:
        """A problem of an option, a file of parameters or an entry of it, or of no place at all."""
        told = Place(place) if isinstance(place, str) and place else place or None
        self._add((_AFTER_ALL_SHEETS, 0, 0), told, wrong, severity)

    def given(self, problems: Iterable[Problem]) -> None:
        """Problems of another file, which know their places."""
        self._found += [((_AFTER_ALL_SHEETS, 0, 0), problem) for problem in problems]

    def _add(self, position: tuple[int, int, int], place: Place | None, wrong: Fault, severity: Severity) -> None:
        self._found.append((position, Problem(wrong.code, place, severity, wrong.values)))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, by sheet, row and column."""
        return tuple(problem for _, problem in sorted(self._found, key=lambda found: found[0]))

    def told_in_rows(self, sheet: Sheet, rows: Collection[int]) -> frozenset[int]:
        """The columns of the cells of `rows` that have a problem."""
        return frozenset(column for (at, of, column), _ in self._found if at == sheet.position and of in rows)

    def has_errors_in(self, sheet: Sheet) -> bool:
        """Whether anything of `sheet` could not be read."""
        return any(position[0] == sheet.position and problem.severity == "error" for position, problem in self._found)

    @property
    def has_errors(self) -> bool:
        """Whether anything forbids going on."""
        return any(problem.severity == "error" for _, problem in self._found)

    def raise_errors(self) -> None:
        """Raise InputError with everything found, where an error is among it."""
        if self.has_errors:
            raise InputError(self.problems)


MOST_NAMED = 5
_MOST_CELLS = 10


def listed(named: Sequence[str | Text], most: int = MOST_NAMED) -> tuple[str | Text, ...]:
    """The first of them, and how many more there are."""
    more = len(named) - most
    return (*named[:most], *([Text(f"{more} weitere", f"{more} more")] if more > 0 else []))


def first_cells(cells: Iterable[object], most: int = _MOST_CELLS) -> str:
    """The first cells or rows, in one row."""
    named = tuple(map(str, cells))
    return ", ".join(named[:most]) + (" …" if len(named) > most else "")


def likewise_in(cells: str) -> Text:
    """How others are added to the first one; nothing where there are none."""
    return Text(f", ebenso in {cells}", f", likewise in {cells}") if cells else Text("", "")


def quoted(name: str, more: str | Text = "") -> Text:
    """„Nord“ (A3): a name in quotation marks, and what is to be said of it."""
    de, en = (more.de, more.en) if isinstance(more, Text) else (more, more)
    return Text(f"„{name}“{de}", f"“{name}”{en}")
