"""`sozialbudget project`: several years ahead, by a plan."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sozialbudget.analysis.source import Source
from sozialbudget.cli.exits import WrongUsage
from sozialbudget.cli.options import Force, Input, KeepIndicators, ParameterFile, Settings, settings_of
from sozialbudget.words import say
from sozialbudget.words.language import Languages

if TYPE_CHECKING:
    from sozialbudget.case.problems import Problem
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

    from sozialbudget.cli.papers import Asked, write_papers
    from sozialbudget.cli.problems import together_with
    from sozialbudget.method.years.compute import project
    from sozialbudget.reading.plan.plan import read_case_and_plan
    from sozialbudget.reports.projection.output import PROJECTION

    asked = Asked(languages, [input], list(output or []), force, json, quiet)

    def compute(in_the_way: "Sequence[Problem]") -> "Projection":
        asked.waiting.phase("run.reading")
        with together_with(in_the_way):
            case, read = read_case_and_plan(source.case, plan, source.parameter_file)
            asked.waiting.phase("run.computing")
            return project(case, read)

    def warnings(projection: "Projection") -> "Sequence[Problem]":
        found = [*projection.case.warnings, *projection.plan.warnings]
        return [warning for warning in found if warning.severity == "warning"]

    return write_papers(asked, PROJECTION, compute, warnings)
