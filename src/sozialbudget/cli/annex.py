"""`sozialbudget annex`: the committee's annex as PDF, DOCX, HTML or live workbook."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from sozialbudget.analysis.source import Source
from sozialbudget.cli.exits import WrongUsage
from sozialbudget.cli.options import (
    Committee,
    Day,
    Draft,
    Force,
    Input,
    KeepIndicators,
    Letterhead,
    Paper,
    ParameterFile,
    Settings,
    StatusQuoFrom,
    cleaned,
    day_of,
    settings_of,
)
from sozialbudget.reports.annex.request import AnnexRequest, Part
from sozialbudget.words import Lang, say
from sozialbudget.words.language import Languages

_DEFAULT_ENDING = {"de": "-anlage.pdf", "en": "-annex.pdf"}


def annex_command(
    ctx: typer.Context,
    input: Input,
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", metavar="cli.metavar.file", help="cli.option.annex_output", show_default=False),
    ] = None,
    part: Annotated[str, typer.Option("--part", metavar="budgets|services|all", help="cli.option.part")] = "all",
    title: Annotated[
        str | None, typer.Option("--title", metavar="cli.metavar.text", help="cli.option.title", show_default=False)
    ] = None,
    paper: Paper = None,
    committee: Committee = None,
    day: Day = None,
    author: Annotated[
        str | None, typer.Option("--author", metavar="cli.metavar.text", help="cli.option.author", show_default=False)
    ] = None,
    draft: Draft = False,
    suppress_below: Annotated[
        str | None,
        typer.Option(
            "--suppress-below", metavar="cli.metavar.number", help="cli.option.suppress_below", show_default=False
        ),
    ] = None,
    archive: Annotated[bool, typer.Option("--archive", help="cli.option.archive")] = False,
    template: Letterhead = None,
    set_: Settings = None,
    params: ParameterFile = None,
    keep_indicators: KeepIndicators = False,
    status_quo_from: StatusQuoFrom = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="cli.option.quiet")] = False,
    force: Force = False,
) -> int:
    """Compute and write the annex."""
    languages: Languages = ctx.obj
    lang = languages.screen
    source = Source(input, settings_of(set_, lang), params, keep_indicators, status_quo_from)
    targets = list(output or [input.with_name(input.stem + _DEFAULT_ENDING[languages.documents])] if input.name else [])
    _check_options(targets, archive, template, suppress_below, lang)
    count, said_day = _count(suppress_below, lang), day_of(day, lang)
    if part not in list(Part):
        raise WrongUsage(say("usage.part", lang, said=part))

    from sozialbudget.cli.papers import Asked, write_papers
    from sozialbudget.cli.problems import calculate, warnings_of
    from sozialbudget.reports.annex.output import annex_output

    request = AnnexRequest(
        part=Part(part),
        title=cleaned(title),
        paper=cleaned(paper),
        committee=cleaned(committee),
        day=said_day,
        author=cleaned(author),
        draft=draft,
        suppress_below=count,
    )
    writing = "run.writing_annex"
    asked = Asked(languages, [input], targets, force, False, quiet, status_quo_from, archive, template, phase=writing)

    def withholding(done: int, total: int) -> None:
        asked.waiting.phase("run.withholding" if done < total else writing)
        if done < total:
            asked.waiting.progress(done, total)

    output_ = annex_output(request, withholding)
    return write_papers(asked, output_, lambda in_the_way: calculate(source, in_the_way, asked.waiting), warnings_of)


def _count(said: str | None, lang: Lang) -> int | None:
    if said is None:
        return None
    if not said.isdecimal() or int(said) < 2:
        raise WrongUsage(say("usage.suppress_below", lang, said=said))
    return int(said)


def _check_options(
    targets: Sequence[Path], archive: bool, template: Path | None, suppress_below: str | None, lang: Lang
) -> None:
    """Options that contradict the outputs are wrong usage: they would be forgotten in silence otherwise."""
    suffixes = {target.suffix.lower() for target in targets}
    for option, suffix, said in (("--archive", ".pdf", archive), ("--template", ".docx", template is not None)):
        if said and suffix not in suffixes:
            raise WrongUsage(say("usage.option_needs_output", lang, option=option, suffix=suffix))
    if suppress_below is not None and ".xlsx" in suffixes:
        raise WrongUsage(say("usage.suppressed_workbook", lang))
