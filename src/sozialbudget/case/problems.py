"""Problems as data: what is wrong, where, what was found, what is expected, and the remedy.

Readers and the engine collect problems; nothing here prints or exits. The sentences live in
`words/problems.py`, one entry per code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from sozialbudget.case.own_context import in_own_context
from sozialbudget.words import Lang, Subject, Text
from sozialbudget.words.problems import PROBLEMS

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

    def say(self, lang: Lang) -> str:
        """`Sheet!Cell: what — remedy` in one line."""
        remedy = self.remedy(lang)
        return (f"{self.place}: " if self.place else "") + self.what(lang) + (f" — {remedy}" if remedy else "")

    def of_file(self, name: str) -> "Problem":
        """The same, its place told with the file it is in: `[ergebnis.xlsx]Parameter!B5`."""
        if self.place is None or self.place.sheet == name:
            return replace(self, place=Place(name))
        return replace(self, place=self.place.in_file(name))


def _told(values: Mapping[str, object], lang: Lang) -> dict[str, object]:
    from sozialbudget.words.numbers import told

    return {name: told(value, lang) for name, value in values.items()}
