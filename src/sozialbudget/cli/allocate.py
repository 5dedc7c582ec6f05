"""`sozialbudget allocate`: from the analyst's workbook to the result."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sozialbudget.analysis.source import Source
from sozialbudget.cli.options import (
    Force,
    Input,
    KeepIndicators,
    ParameterFile,
    Settings,
    StatusQuoFrom,
    settings_of,
)
from sozialbudget.words import Lang, say
from sozialbudget.words.language import Languages

if TYPE_CHECKING:
    from sozialbudget.method.allocation import Allocation

_DEFAULT_ENDING = {"de": "-ergebnis.xlsx", "en": "-result.xlsx"}


def allocate_command(
    ctx: typer.Context,
    input: Input,
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", metavar="cli.metavar.file", help="cli.option.output", show_default=False),
    ] = None,
    set_: Settings = None,
    params: ParameterFile = None,
    keep_indicators: KeepIndicators = False,
    status_quo_from: StatusQuoFrom = None,
    json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="cli.option.quiet")] = False,
    force: Force = False,
) -> int:
    """Compute, write, show."""
    languages: Languages = ctx.obj
    source = Source(input, settings_of(set_, languages.screen), params, keep_indicators, status_quo_from)
    targets = _targets(input, output, json, languages.documents)

    from sozialbudget.case.problems import ProblemsError
    from sozialbudget.cli.problems import show, show_failure

    try:
        allocation = _calculate(source, targets, force, languages)
    except ProblemsError as error:
        return show_failure(error, languages.screen)
    if json:
        from sozialbudget.cli.screen import speak_json
        from sozialbudget.reports.allocation.data import as_text

        speak_json(as_text(allocation, languages.documents))
        return 0
    show([note for note in allocation.notes if note.severity == "warning"], languages.screen)
    if not quiet:
        _show(allocation, targets, languages.screen)
    return 0


def _targets(source: Path, outputs: Sequence[Path] | None, json: bool, lang: Lang) -> list[Path]:
    if outputs:
        return list(outputs)
    # Without a name there is no file to read, which the reader will say.
    return [] if json or not source.name else [source.with_name(source.stem + _DEFAULT_ENDING[lang])]


def _calculate(source: Source, targets: list[Path], force: bool, languages: Languages) -> "Allocation":
    from sozialbudget.cli.problems import calculate
    from sozialbudget.cli.screen import Waiting
    from sozialbudget.formats.output import obstacles, status_quo_among
    from sozialbudget.reports.allocation.output import RESULT_SUFFIXES, write_results

    in_the_way = [
        *obstacles(targets, source.path, force, RESULT_SUFFIXES),
        *status_quo_among(targets, source.status_quo_from),
    ]
    with Waiting(languages.screen) as waiting:
        allocation = calculate(source, in_the_way, waiting)
        if targets:
            waiting.phase("run.writing")
            write_results(allocation, targets, languages.documents, waiting.progress, force=force)
    return allocation


def _show(allocation: "Allocation", written: Sequence[Path], lang: Lang) -> None:
    from sozialbudget.cli.screen import shows_unicode, speak, speak_lines, width
    from sozialbudget.reports.allocation.terminal import lines

    speak_lines(lines(allocation, lang, width(), shows_unicode()))
    speak("\n" + "\n".join(say("run.written", lang, path=path) for path in written))
    sys.stdout.flush()
