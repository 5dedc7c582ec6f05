"""Showing problems: sentences to stderr, or a JSON list to stdout."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sozialbudget.case.problems import OutputError, Problem, ProblemsError, Severity
from sozialbudget.cli.exits import PROBLEM, WRONG_USAGE
from sozialbudget.cli.screen import Waiting, is_terminal, speak_to_stderr, width
from sozialbudget.words import Lang, say
from sozialbudget.words.text import shown

if TYPE_CHECKING:
    from sozialbudget.analysis.source import Source
    from sozialbudget.method.allocation import Allocation


_SEEN_FROM_THE_COMMAND_LINE = frozenset(
    (
        "output_suffix",
        "output_without_suffix",
        "output_twice",
        "output_is_input",
        "output_is_result",
        "output_is_template",
        "output_is_status_quo",
    )
)
_TITLES: dict[Severity, tuple[str, str]] = {
    "error": ("severity.error.one", "severity.error.many"),
    "warning": ("severity.warning.one", "severity.warning.many"),
    "note": ("severity.note.one", "severity.note.many"),
}


def show(problems: Sequence[Problem], lang: Lang) -> None:
    """Print `problems` to stderr, errors first, each severity under its title."""
    if not problems:
        return
    # Loaded where there is something to say.
    from sozialbudget.case.problems import gathered

    sentences = gathered(problems)
    for severity, (one, many) in _TITLES.items():
        of_kind = [sentence for sentence in sentences if sentence.severity == severity]
        if of_kind:
            speak_to_stderr(f"{say(one if len(of_kind) == 1 else many, lang).capitalize()} ({len(of_kind)})")
            for sentence in of_kind:
                speak_to_stderr(_wrapped(shown(sentence.say(lang))))


def show_failure(error: ProblemsError, lang: Lang) -> int:
    """Print the problems of `error` and return the exit status it means."""
    show(error.problems, lang)
    speak_to_stderr(say("run.nothing_written", lang))
    return status_of(error)


def status_of(error: ProblemsError) -> int:
    """2 where the command line alone shows all that is wrong, else 1."""
    seen = all(problem.code in _SEEN_FROM_THE_COMMAND_LINE for problem in error.problems)
    return WRONG_USAGE if seen else PROBLEM


def _wrapped(sentence: str) -> str:
    # Only for eyes: in a file or a pipe a problem stays on one line.
    if not is_terminal(sys.stderr):
        return sentence
    from sozialbudget.formats.screen.lines import unbroken

    return "\n".join(unbroken(sentence, width(sys.stderr) or len(sentence), "  "))


@contextmanager
def together_with(in_the_way: Sequence[Problem]) -> Iterator[None]:
    """Reading and computing: what stands in the way of the output is told together with what is wrong with the input.

    Raises ProblemsError with both.
    """
    try:
        yield
    except ProblemsError as error:
        if in_the_way:
            raise OutputError([*in_the_way, *error.problems]) from error
        raise
    if in_the_way:
        raise OutputError(in_the_way)


def calculate(source: "Source", in_the_way: Sequence[Problem], waiting: Waiting) -> "Allocation":
    """Read `source` and compute.

    Raises ProblemsError with what is wrong with the input together with what stands in the way of the output.
    """
    waiting.phase("run.reading")
    from sozialbudget.method.allocation import allocate

    with together_with(in_the_way):
        case = source.case()
        waiting.phase("run.computing")
        return allocate(case)


def warnings_of(allocation: "Allocation") -> Sequence[Problem]:
    """What the input is warned of; its notes are told elsewhere."""
    return [note for note in allocation.notes if note.severity == "warning"]
