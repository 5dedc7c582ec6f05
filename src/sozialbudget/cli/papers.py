"""What all commands that write papers do alike: see what is in the way, compute, write all or none, tell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sozialbudget.cli.screen import Waiting
from sozialbudget.words import Lang, say
from sozialbudget.words.language import Languages

if TYPE_CHECKING:
    from sozialbudget.case.problems import Problem
    from sozialbudget.formats.publish import Output

T = TypeVar("T")


@dataclass
class Asked:
    """What was typed of where to write and what to say.

    `inputs` are never written to (told as the problem `is_input`), nor `status_quo_from` and the letterhead
    `template`; `phase` is what writing is called while one waits.
    """

    languages: Languages
    inputs: Sequence[Path]
    targets: Sequence[Path]
    force: bool
    json: bool = False
    quiet: bool = False
    status_quo_from: Path | None = None
    archive: bool = False
    template: Path | None = None
    phase: str = "run.writing"
    is_input: str = "output_is_input"
    waiting: Waiting = field(init=False)

    def __post_init__(self) -> None:
        self.waiting = Waiting(self.languages.screen)


Compute = Callable[[Sequence["Problem"]], T]
"""Reads and computes; raises what is wrong with the input together with what is in the way of the output."""


def carry_out(
    asked: Asked,
    work: Callable[[], T],
    warnings: "Callable[[T], Sequence[Problem]]",
    tell: Callable[[T], None],
    as_json: Callable[[T], str] | None = None,
    *,
    warns_beside_json: bool = False,
) -> int:
    """Do `work`, show its warnings, tell what came of it; the exit status."""
    from sozialbudget.case.problems import ProblemsError
    from sozialbudget.cli.problems import show, show_failure
    from sozialbudget.cli.screen import speak_json

    lang = asked.languages.screen
    try:
        with asked.waiting:
            done = work()
    except ProblemsError as error:
        return show_failure(error, lang)
    if not asked.json or warns_beside_json:
        show(warnings(done), lang)
    if asked.json and as_json is not None:
        speak_json(as_json(done))
    elif not asked.quiet:
        tell(done)
    return 0


def write_papers(
    asked: Asked,
    output: "Output[T]",
    compute: Compute[T],
    warnings: "Callable[[T], Sequence[Problem]]",
    *,
    default: Callable[[T], Path] | None = None,
    as_json: "Callable[[T, Sequence[Path], Lang], str] | None" = None,
    warns_beside_json: bool = False,
) -> int:
    """Compute, write, tell; the exit status.

    `default` is where to write if nobody said it and the input must be read to know. `as_json` tells what is printed
    with --json where that is not the file's content; what it does not hold of the `warnings` is told beside it.
    """
    lang = asked.languages

    def told(done: tuple[T, Sequence[Path]]) -> str:
        return as_json(*done, lang.documents) if as_json else _json(output, done[0], lang.documents)

    return carry_out(
        asked,
        lambda: _written(asked, output, compute, default),
        lambda done: warnings(done[0]),
        lambda done: _tell(output, *done, lang.screen),
        told,
        warns_beside_json=warns_beside_json,
    )


def _written(
    asked: Asked, output: "Output[T]", compute: Compute[T], default: Callable[[T], Path] | None
) -> tuple[T, Sequence[Path]]:
    """What was computed, and where it was written. Raises ProblemsError."""
    from sozialbudget.case.problems import OutputError
    from sozialbudget.formats.publish import Writing

    targets, waiting = asked.targets, asked.waiting
    in_the_way = _in_the_way(asked, output, targets)
    thing = compute(in_the_way)
    if default is not None and not targets:
        targets = [default(thing)]
        in_the_way = _in_the_way(asked, output, targets)
    if in_the_way:
        raise OutputError(in_the_way)
    if targets:
        waiting.phase(asked.phase)
        writing = Writing(thing, asked.languages.documents, asked.archive, asked.template, waiting.progress)
        output.write(writing, targets, force=asked.force)
    return thing, targets


def _in_the_way(asked: Asked, output: "Output[T]", targets: Sequence[Path]) -> "list[Problem]":
    """All that can be known beforehand to go wrong with writing, each once."""
    from sozialbudget.formats.output import obstacles, status_quo_among, template_among
    from sozialbudget.formats.publish import letterhead_problems

    found: list[Problem] = []
    for source in asked.inputs or (None,):
        for problem in obstacles(targets, source, asked.force, output.endings):
            told = replace(problem, code=asked.is_input) if problem.code == "output_is_input" else problem
            found += [told] if told not in found else []
    return [
        *found,
        *template_among(targets, asked.template),
        *status_quo_among(targets, asked.status_quo_from),
        *letterhead_problems(asked.template),
    ]


def _json(output: "Output[T]", thing: T, lang: Lang) -> str:
    from sozialbudget.formats.publish import Writing

    return output.content(".json", Writing(thing, lang)).decode()


def _tell(output: "Output[T]", thing: T, written: Sequence[Path], lang: Lang) -> None:
    from sozialbudget.cli.screen import shows_unicode, speak, speak_lines, width

    if output.screen is not None:
        speak_lines(output.screen(thing, lang, width(), shows_unicode()))
    if written:
        files = "\n".join(say("run.written", lang, path=path) for path in written)
        speak(files if output.screen is None else f"\n{files}")
