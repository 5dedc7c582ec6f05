"""`sozialbudget roll`: next year's input workbook from this year's result."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sozialbudget.cli.options import Force, ParameterFile, Settings, settings_of
from sozialbudget.words import Lang
from sozialbudget.words.language import Languages

if TYPE_CHECKING:
    from sozialbudget.analysis.roll import Rolled
    from sozialbudget.case.problems import Problem

_DEFAULT_NAME = {"de": "eingabe-{year}.xlsx", "en": "input-{year}.xlsx"}


def roll_command(
    ctx: typer.Context,
    result: Annotated[
        Path, typer.Argument(metavar="cli.metavar.result", help="cli.argument.result", show_default=False)
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="cli.metavar.file", help="cli.option.roll_output", show_default=False),
    ] = None,
    set_: Settings = None,
    params: ParameterFile = None,
    json: Annotated[bool, typer.Option("--json", help="cli.option.json_roll")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="cli.option.quiet")] = False,
    force: Force = False,
) -> int:
    """Roll forward, write, show."""
    languages: Languages = ctx.obj
    settings = settings_of(set_, languages.screen)

    from json import dumps

    from sozialbudget.analysis.roll import roll
    from sozialbudget.cli.papers import Asked, write_papers
    from sozialbudget.cli.problems import together_with
    from sozialbudget.reports.roll.data import as_object
    from sozialbudget.reports.roll.output import NEXT_INPUT

    targets = [] if output is None else [output]
    asked = Asked(languages, [result], targets, force, json, quiet, is_input="output_is_result")

    def compute(in_the_way: "Sequence[Problem]") -> "Rolled":
        asked.waiting.phase("run.reading")
        with together_with(in_the_way):
            return roll(result, settings, params)

    def default(rolled: "Rolled") -> Path:
        return result.with_name(_DEFAULT_NAME[languages.documents].format(year=rolled.case.parameters.year))

    def as_json(rolled: "Rolled", written: Sequence[Path], lang: Lang) -> str:
        return dumps(as_object(rolled, str(written[0]), lang), ensure_ascii=False, indent=1)

    return write_papers(asked, NEXT_INPUT, compute, lambda rolled: rolled.warnings, default=default, as_json=as_json)
