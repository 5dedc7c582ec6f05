"""`sozialbudget allocate`: from the analyst's workbook to the result."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

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
from sozialbudget.words import Lang
from sozialbudget.words.language import Languages

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

    from sozialbudget.cli.papers import Asked, write_papers
    from sozialbudget.cli.problems import calculate, warnings_of
    from sozialbudget.reports.allocation.output import RESULT

    asked = Asked(languages, [input], targets, force, json, quiet, status_quo_from)
    return write_papers(asked, RESULT, lambda in_the_way: calculate(source, in_the_way, asked.waiting), warnings_of)


def _targets(source: Path, outputs: Sequence[Path] | None, json: bool, lang: Lang) -> list[Path]:
    if outputs:
        return list(outputs)
    # Without a name there is no file to read, which the reader will say.
    return [] if json or not source.name else [source.with_name(source.stem + _DEFAULT_ENDING[lang])]
