"""`sozialbudget compare`: two inputs or results beside each other, and why they differ."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sozialbudget.cli.options import Force, KeepIndicators, settings_of
from sozialbudget.words.language import Languages

if TYPE_CHECKING:
    from sozialbudget.analysis.compare.compare import Comparison
    from sozialbudget.analysis.source import Source
    from sozialbudget.case.problems import Problem
    from sozialbudget.method.allocation import Allocation

_SETTING = "cli.metavar.setting"


def compare_command(
    ctx: typer.Context,
    a: Annotated[
        Path, typer.Argument(metavar="cli.metavar.compare_a", help="cli.argument.compare_a", show_default=False)
    ],
    b: Annotated[
        Path, typer.Argument(metavar="cli.metavar.compare_b", help="cli.argument.compare_b", show_default=False)
    ],
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output", "-o", metavar="cli.metavar.file", help="cli.option.compare_output", show_default=False
        ),
    ] = None,
    set_a: Annotated[
        list[str] | None, typer.Option("--set-a", metavar=_SETTING, help="cli.option.set_a", show_default=False)
    ] = None,
    set_b: Annotated[
        list[str] | None, typer.Option("--set-b", metavar=_SETTING, help="cli.option.set_b", show_default=False)
    ] = None,
    params: Annotated[
        Path | None,
        typer.Option("--params", metavar="cli.metavar.file", help="cli.option.compare_params", show_default=False),
    ] = None,
    keep_indicators: KeepIndicators = False,
    json: Annotated[bool, typer.Option("--json", help="cli.option.compare_json")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="cli.option.quiet")] = False,
    force: Force = False,
) -> int:
    """Compute both, compare, write, show."""
    languages: Languages = ctx.obj
    settings = settings_of(set_a, languages.screen), settings_of(set_b, languages.screen)

    from sozialbudget.analysis.compare.compare import compare
    from sozialbudget.analysis.source import Source
    from sozialbudget.case.problems import InputError
    from sozialbudget.cli.papers import Asked, write_papers
    from sozialbudget.cli.problems import together_with
    from sozialbudget.reports.comparison.output import COMPARISON

    sources = [Source(path, said, params, keep_indicators) for path, said in zip((a, b), settings, strict=True)]
    asked = Asked(languages, [a, b], list(output or []), force, json, quiet)

    def compute(in_the_way: "Sequence[Problem]") -> "Comparison":
        asked.waiting.phase("run.reading")
        with together_with(in_the_way):
            sides, problems = _read(sources)
            if problems:
                raise InputError(problems)
        asked.waiting.phase("run.comparing")
        return compare(sides[0], sides[1], asked.waiting.progress)

    def warnings(comparison: "Comparison") -> "Sequence[Problem]":
        return [*_warnings(comparison, sources), *comparison.warnings]

    return write_papers(asked, COMPARISON, compute, warnings, warns_beside_json=True)


def _read(sources: Sequence["Source"]) -> tuple[list["Allocation"], list["Problem"]]:
    """Both results, and the problems of both files together."""
    from sozialbudget.case.problems import ProblemsError

    sides: list[Allocation] = []
    problems: list[Problem] = []
    for i, source in enumerate(sources):
        try:
            sides.append(_result(source))
        except ProblemsError as error:
            problems += [_of_side(problem, sources, i) for problem in error.problems]
    return sides, problems


def _result(source: "Source") -> "Allocation":
    """What `source` gives; a result whose stored budgets are others is refused. Raises ProblemsError."""
    from sozialbudget.analysis.earlier import read_result
    from sozialbudget.case.problems import InputError
    from sozialbudget.method.allocation import allocate

    try:
        stored = read_result(source.path)
    except InputError as error:
        if [problem.code for problem in error.problems] != ["not_a_result"]:
            raise
    else:
        if not source.settings and source.parameter_file is None:
            return stored.allocation
    return allocate(source.case())


def _of_side(problem: "Problem", sources: Sequence["Source"], i: int) -> "Problem":
    """`problem` with the file it is in; of two files of one name, as they were typed."""
    from dataclasses import replace

    from sozialbudget.case.problems import Place

    path, other = sources[i].path, sources[1 - i].path
    letter = "ab"[i]
    if problem.place is not None and problem.place.sheet.startswith("--set "):
        return replace(problem, place=Place(problem.place.sheet.replace("--set ", f"--set-{letter} ")))
    if path.name != other.name:
        return problem.of_file(path.name)
    told = str(path) if path != other else f"{letter.upper()}: {path.name}"
    is_file = problem.place is None or problem.place.sheet == path.name
    return replace(problem, place=Place(told)) if is_file else problem.of_file(told)


def _warnings(comparison: "Comparison", sources: Sequence["Source"]) -> list["Problem"]:
    found = []
    for i, side in enumerate((comparison.a, comparison.b)):
        found += [_of_side(note, sources, i) for note in side.notes if note.severity == "warning"]
    return found
