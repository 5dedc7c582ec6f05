"""Problems as data: what is wrong, where, what was found, what is expected, and the remedy.

Readers and the engine collect problems; nothing here prints or exits. The sentences live in
`words/problems.py`, one entry per code.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from sozialbudget.case.frozen import FrozenDict
from sozialbudget.case.own_context import in_own_context
from sozialbudget.words import Lang, Subject, Text, same, say
from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.in_python import in_python
from sozialbudget.words.problems import PROBLEMS

if TYPE_CHECKING:
    import pandas as pd

Severity = Literal["error", "warning", "note"]


ASIDE = frozenset(("columns_unused",))
"""Notes for whoever fills in the input; papers for others are silent on them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is: a sheet and, where it has one, a cell (`E7`); or a file or option by name."""

    sheet: str
    cell: str | None = None

    def in_file(self, name: str) -> "Place":
        """The same with the file it is in: `[ergebnis.xlsx]Parameter!B5`."""
        return Place(f"[{name}]{self.sheet}", self.cell)

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, before it is said where: the code of a problem and the values of its sentence."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def about(self, subject: Text | Subject) -> "Fault":
        """The same, of the thing called `subject`."""
        return self.told(subject=subject)

    def told(self, **more: object) -> "Fault":
        """The same with more values."""
        return Fault(self.code, {**self.values, **more})


def fault(code: str, /, **values: object) -> Fault:
    """The fault `code` with the values of its sentence."""
    return Fault(code, values)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong (`error`), doubtful (`warning`) or worth knowing (`note`)."""

    code: str
    place: Place | None = None
    severity: Severity = "error"
    values: Mapping[str, object] = field(default_factory=dict)
    in_series: bool = False
    """Whether a series met it, where some remedies are others."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", FrozenDict(self.values))

    def what(self, lang: Lang) -> str:
        """What was found and what is expected."""
        return self.filled(PROBLEMS[self.code].what, lang)

    def remedy(self, lang: Lang) -> str:
        """What to do about it; empty where there is nothing to do."""
        text = PROBLEMS[self.code]
        return self.filled((self.in_series and text.in_series) or text.remedy, lang)

    @in_own_context
    def filled(self, text: Text, lang: Lang) -> str:
        """`text` in `lang` with the values of this problem."""
        return text.say(lang, **_told(self.values, lang))

    def say(self, lang: Lang = "en") -> str:
        """`Sheet!Cell: what — remedy` in one line, as it is told to whoever called a function."""
        return in_python(Sentence((self,)).say(lang))

    def of_file(self, name: str) -> "Problem":
        """The same, its place told with the file it is in: `[ergebnis.xlsx]Parameter!B5`."""
        if self.place is None or self.place.sheet == name:
            return replace(self, place=Place(name))
        return replace(self, place=self.place.in_file(name))


def _told(values: Mapping[str, object], lang: Lang) -> dict[str, object]:
    from sozialbudget.words.numbers import told

    return {name: told(value, lang) for name, value in values.items()}


NAMED = 5
"""So many cells of a sentence are named, the others counted."""
_TOLD = ("found", "value", "held")
"""What stands in a cell, as sentences call it: told of each cell where it differs."""
_SUBJECT = same("{subject}")
_CELL = re.compile("([A-Z]+)[0-9]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said of one problem, or of several of one kind."""

    problems: tuple[Problem, ...]

    @property
    def severity(self) -> Severity:
        """How bad it is, the same for all of them."""
        return self.problems[0].severity

    def place(self, lang: Lang) -> str:
        """`Sozialräume!D3, D5, D7, D8, D9 … (14 Zellen)`; the first cell alone where the others are told apart."""
        first = self.problems[0].place
        cells = [problem.place.cell for problem in self.problems if problem.place and problem.place.cell]
        if first is None or len(cells) < 2 or not self._says_the_same:
            return str(first or "")
        named = ", ".join(cells[:NAMED])
        if len(cells) > NAMED:
            named = say("gathered.cells", lang, cells=named, n=len(cells))
        return str(replace(first, cell=named))

    def what(self, lang: Lang) -> str:
        """What was found and what is expected."""
        first, *others = self.problems
        if self._says_the_same:
            return (_of_column(first) if others else first).what(lang)
        told = ", ".join(_told_apart(other, first, lang) for other in others[: NAMED - 1])
        key = "gathered.likewise" if len(self.problems) <= NAMED else "gathered.likewise_and_more"
        return first.what(lang) + say(key, lang, others=told, n=len(self.problems))

    def remedy(self, lang: Lang) -> str:
        """What to do about it; empty where there is nothing to do."""
        first, *others = self.problems
        remedy = first.remedy(lang)
        differs = not self._says_the_same and any(other.remedy(lang) != remedy for other in others)
        return remedy + (say("gathered.accordingly", lang) if differs else "")

    def say(self, lang: Lang) -> str:
        """`place: what — remedy` in one line."""
        place, remedy = self.place(lang), self.remedy(lang)
        return (f"{place}: " if place else "") + self.what(lang) + (f" — {remedy}" if remedy else "")

    @property
    def _says_the_same(self) -> bool:
        first = _values_of_column(self.problems[0])
        return all(_values_of_column(problem) == first for problem in self.problems)


def gathered(problems: Iterable[Problem]) -> tuple[Sentence, ...]:
    """The sentences of `problems`, in the order of the first problem of each."""
    kinds: dict[Hashable, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(_kind(problem), []).append(problem)
    return tuple(Sentence(tuple(alike)) for alike in kinds.values())


def _kind(problem: Problem) -> Hashable:
    """What two problems have in common that are told in one sentence."""
    sheet, cell = (problem.place.sheet, problem.place.cell) if problem.place else ("", None)
    column = _CELL.fullmatch(cell or "")
    kind = (problem.code, problem.severity, sheet, column[1] if column else cell)
    subject = problem.values.get("subject")
    if PROBLEMS[problem.code].others:
        return kind
    if column and isinstance(subject, Subject):  # of a row each: all that differs follows from what stands there
        return (*kind, subject.column)
    if column and ("found" in problem.values or subject is not None):
        return (*kind, problem.remedy("de"), *_things(problem.values))
    return (*kind, problem.what("de"), problem.remedy("de"))


def _things(values: Mapping[str, object]) -> Iterator[Text]:
    """What else the sentence is about, such as a parameter: what it says of one is not true of another."""
    return (value for key, value in values.items() if isinstance(value, Text) and key not in ("subject", "found"))


def _of_column(problem: Problem) -> Problem:
    return replace(problem, values=_values_of_column(problem))


def _values_of_column(problem: Problem) -> Mapping[str, object]:
    """The values of the sentence, told of the column as a whole."""
    subject = problem.values.get("subject")
    return {**problem.values, "subject": subject.column} if isinstance(subject, Subject) else problem.values


def _told_apart(problem: Problem, first: Problem, lang: Lang) -> str:
    """The cell of one more problem of the kind, and what is different there."""
    cell = problem.place.cell if problem.place else None
    difference = _difference(problem, first, lang)
    if cell is None or not difference:
        return cell or difference
    return f"{cell} ({difference})"


def _difference(problem: Problem, first: Problem, lang: Lang) -> str:
    if others := PROBLEMS[problem.code].others:
        return problem.filled(others, lang)
    differs = {key for key, value in problem.values.items() if value != first.values.get(key)}
    names = "subject" in differs and not isinstance(problem.values["subject"], Subject)
    called = [problem.filled(_SUBJECT, lang)] if names else []
    seen = [problem.filled(WORDS[f"gathered.{key}"], lang) for key in _TOLD if key in differs]
    return ": ".join([*called, *([", ".join(seen)] if seen else [])])


class ProblemsError(ValueError):
    """All problems of one input together; `problems` holds the errors and the warnings found beside them, each cell's
    its own, and the text tells those of one kind in one column as one. A process pool returns it as it was raised."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(in_python("\n".join(sentence.say("en") for sentence in gathered(self.problems))))

    def __reduce__(self) -> tuple[type["ProblemsError"], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)

    def to_frame(self, lang: Lang = "en") -> "pd.DataFrame":
        """One row for each problem: `code`, `severity`, `place`, `what` and `remedy` in `lang`."""
        import pandas as pd

        rows = [
            (one.code, one.severity, in_python(str(one.place or "")), one.what(lang), in_python(one.remedy(lang)))
            for one in self.problems
        ]
        return pd.DataFrame(rows, columns=["code", "severity", "place", "what", "remedy"])


class InputError(ProblemsError):
    """The input cannot be read or contradicts itself."""


class NoSolutionError(ProblemsError):
    """The input is readable, but the task it sets has no solution."""


class OutputError(ProblemsError):
    """A file cannot be written."""
