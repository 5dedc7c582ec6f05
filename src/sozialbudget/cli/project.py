"""`sozialbudget project`: several years ahead, by a plan."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sozialbudget.analysis.source import Source
from sozialbudget.cli.exits import WrongUsage
from sozialbudget.cli.options import Force, Input, KeepIndicators, ParameterFile, Settings, settings_of
from sozialbudget.words import Lang, say
from sozialbudget.words.language import Languages

if TYPE_CHECKING:
    from sozialbudget.method.years.model import Projection


def project_command(
    ctx: typer.Context,
    input: Input,
    plan: Annotated[
        Path | None, typer.Option("--plan", metavar="cli.metavar.file", help="cli.option.plan", show_default=False)
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output", "-o", metavar="cli.metavar.file", help="cli.option.project_output", show_default=False
        ),
    ] = None,
    set_: Settings = None,
    params: ParameterFile = None,
    keep_indicators: KeepIndicators = False,
    json: Annotated[bool, typer.Option("--json", help="cli.option.json_projection")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="cli.option.quiet")] = False,
    force: Force = False,
) -> int:
    """Compute, write, show."""
    languages: Languages = ctx.obj
    lang = languages.screen
    source = Source(input, settings_of(set_, lang), params, keep_indicators)
    if plan is None:
        raise WrongUsage(say("usage.plan_missing", lang))
    targets = list(output or [])

    from sozialbudget.case.problems import ProblemsError
    from sozialbudget.cli.problems import show, show_failure

    try:
        projection = _calculate(source, plan, targets, force, languages)
    except ProblemsError as error:
        return show_failure(error, lang)
    if json:
        from sozialbudget.cli.screen import speak_json
        from sozialbudget.reports.projection.output import as_text

        speak_json(as_text(projection, languages.documents))
        return 0
    warnings = [*projection.case.warnings, *projection.plan.warnings]
    show([warning for warning in warnings if warning.severity == "warning"], lang)
    if not quiet:
        _show(projection, targets, lang)
    return 0


def _calculate(source: Source, plan: Path, targets: list[Path], force: bool, languages: Languages) -> "Projection":
    from sozialbudget.cli.problems import together_with
    from sozialbudget.cli.screen import Waiting
    from sozialbudget.formats.output import obstacles
    from sozialbudget.method.years.compute import project
    from sozialbudget.reading.plan.plan import read_case_and_plan
    from sozialbudget.reports.projection.output import PROJECTION_SUFFIXES, write_projection_files

    in_the_way = list(obstacles(targets, source.path, force, PROJECTION_SUFFIXES))
    with Waiting(languages.screen) as waiting:
        waiting.phase("run.reading")
        with together_with(in_the_way):
            case, read = read_case_and_plan(source.case, plan, source.parameter_file)
            waiting.phase("run.computing")
            projection = project(case, read)
        if targets:
            waiting.phase("run.writing")
            write_projection_files(projection, targets, languages.documents, waiting.progress, force=force)
    return projection


def _show(projection: "Projection", written: Sequence[Path], lang: Lang) -> None:
    from sozialbudget.cli.screen import shows_unicode, speak, speak_lines, width
    from sozialbudget.reports.projection.screen import lines

    speak_lines(lines(projection, lang, width(), shows_unicode()))
    if written:
        speak("\n" + "\n".join(say("run.written", lang, path=path) for path in written))
    sys.stdout.flush()
