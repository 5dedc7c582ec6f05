"""A verification in words, the verdict first, and as one JSON object, schema `sozialbudget/verification/1`."""

from collections.abc import Iterator
from typing import Any, Literal

from typing_extensions import TypedDict

from sozialbudget.analysis.verify.verify import OTHER_EDITION, Verification
from sozialbudget.case.plain import ProblemObject, problem_object
from sozialbudget.case.problems import Sentence
from sozialbudget.formats.screen.lines import Line, unbroken
from sozialbudget.version import __version__
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import counted
from sozialbudget.words.text import shown

_NO_CHECKSUMS = "verify_no_checksums"


class VerifiedResult(TypedDict):
    """The result workbook."""

    name: str
    sha256: str
    version: str | None
    """Of the sozialbudget that wrote it, as it says itself."""
    sheets: int
    formulas: int
    """So many were compared."""
    uncalculated: int
    """So many of them hold no value."""


class VerificationObject(TypedDict):
    """Whether a result workbook is still what it says."""

    schema: Literal["sozialbudget/verification/1"]
    version: str
    """Of sozialbudget."""
    holds: bool
    result: VerifiedResult
    against: str | None
    """The input it was compared with."""
    deviations: list[ProblemObject]
    """By these it does not hold."""
    notes: list[ProblemObject]


def as_object(verification: Verification, lang: Lang) -> VerificationObject:
    """The verification as plain data, its findings told in `lang`."""
    return {
        "schema": "sozialbudget/verification/1",
        "version": __version__,
        "holds": verification.holds,
        "result": {
            "name": verification.name,
            "sha256": verification.sha256,
            "version": verification.version,
            "sheets": verification.sheets,
            "formulas": verification.formulas,
            "uncalculated": verification.uncalculated,
        },
        "against": verification.against,
        "deviations": [problem_object(problem, lang) for problem in verification.deviations],
        "notes": [problem_object(problem, lang) for problem in verification.notes],
    }


def lines(verification: Verification, lang: Lang, columns: int | None) -> Iterator[Line]:
    """The verdict, the deviations, the notes; wrapped to `columns` where somebody reads them."""
    yield [(verdict(verification, lang), "bold")]
    yield from _listed(verification.deviations, lang, columns)
    if verification.notes:
        yield [("", "")]
        key = "severity.note.one" if len(verification.notes) == 1 else "severity.note.many"
        yield [(say(key, lang).capitalize(), "")]
        yield from _listed(verification.notes, lang, columns)


def verdict(verification: Verification, lang: Lang) -> str:
    """Whether it holds, in one line."""
    if not verification.holds:
        count = counted(len(verification.deviations), lang, "verify.deviation.one", "verify.deviation.many")
        return say("verify.fails", lang, deviations=count)
    if verification.against is not None:
        inputs = say("verify.inputs_same", lang, name=shown(verification.against))
    elif any(note.code == _NO_CHECKSUMS for note in verification.notes):
        inputs = say("verify.inputs_unknown", lang)
    else:
        inputs = say("verify.inputs_unchanged", lang)
    if any(note.code == OTHER_EDITION for note in verification.notes):
        return say("verify.holds_in_its_edition", lang, inputs=inputs)
    return say(
        "verify.holds",
        lang,
        formulas=counted(verification.formulas, lang, "verify.formula.one", "verify.formula.many"),
        sheets=counted(verification.sheets, lang, "verify.sheet.one", "verify.sheet.many"),
        inputs=inputs,
    )


def _listed(problems: tuple[Any, ...], lang: Lang, columns: int | None) -> Iterator[Line]:
    for problem in problems:
        for line in unbroken(shown(Sentence((problem,)).say(lang)), columns, "  "):
            yield [(line, "")]
