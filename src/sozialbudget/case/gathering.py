"""What people read of problems: those of one kind in one column become one sentence with their cells.

The problems themselves stay single, one for each cell: a script wants every one of them.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sozialbudget.case.problems import Problem, Severity
from sozialbudget.words import Lang, Subject, Text, same, say
from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.problems import PROBLEMS

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
