"""`sozialbudget roll`: next year's input workbook from this year's result."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sozialbudget.cli.options import Force, ParameterFile, Settings, settings_of
from sozialbudget.words import Lang, say
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
    lang = languages.screen
    settings = settings_of(set_, lang)

    from sozialbudget.case.problems import ProblemsError
    from sozialbudget.cli.problems import show, show_failure

    try:
        rolled, target = _write(result, settings, params, output, force, languages)
    except ProblemsError as error:
        return show_failure(error, lang)
    if json:
        from json import dumps

        from sozialbudget.cli.screen import speak_json
        from sozialbudget.reports.roll.data import as_object

        told = as_object(rolled, str(target), languages.documents)
        speak_json(dumps(told, ensure_ascii=False, indent=1))
        return 0
    show(rolled.warnings, lang)
    if not quiet:
        _show(rolled, target, lang)
    return 0


def _write(
    result: Path,
    settings: dict[str, str],
    parameter_file: Path | None,
    output: Path | None,
    force: bool,
    languages: Languages,
) -> "tuple[Rolled, Path]":
    from dataclasses import replace

    from sozialbudget.analysis.roll import roll
    from sozialbudget.case.problems import OutputError
    from sozialbudget.cli.problems import together_with
    from sozialbudget.cli.screen import Waiting
    from sozialbudget.formats.output import obstacles
    from sozialbudget.reports.roll.workbook import INPUT_SUFFIXES, write_input

    def in_the_way(target: Path) -> "list[Problem]":
        found = obstacles([target], result, force, INPUT_SUFFIXES)
        return [replace(one, code="output_is_result") if one.code == "output_is_input" else one for one in found]

    known = [] if output is None else in_the_way(output)
    with Waiting(languages.screen) as waiting:
        waiting.phase("run.reading")
        with together_with(known):
            next_year = roll(result, settings, parameter_file)
        target = output or result.with_name(
            _DEFAULT_NAME[languages.documents].format(year=next_year.case.parameters.year)
        )
        if problems := in_the_way(target):
            raise OutputError(problems)
        waiting.phase("run.writing")
        write_input(next_year, target, languages.documents, force=force)
    return next_year, target


def _show(rolled: "Rolled", target: Path, lang: Lang) -> None:
    from sozialbudget.cli.screen import speak, speak_lines, width
    from sozialbudget.reports.roll.screen import lines

    speak_lines(lines(rolled, lang, width()))
    speak("\n" + say("run.written", lang, path=target))
