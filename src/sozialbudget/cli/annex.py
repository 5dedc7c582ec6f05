"""`sozialbudget annex`: the committee's annex as PDF, DOCX, HTML or live workbook."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from sozialbudget.method.allocation import Allocation

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

    from sozialbudget.case.problems import ProblemsError
    from sozialbudget.cli.problems import show, show_failure
    from sozialbudget.cli.screen import speak

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
    try:
        allocation = _write(source, targets, request, archive, template, force, languages)
    except ProblemsError as error:
        return show_failure(error, lang)
    show([note for note in allocation.notes if note.severity == "warning"], lang)
    if not quiet:
        speak("\n".join(say("run.written", lang, path=path) for path in targets))
    return 0


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


def _write(
    source: Source,
    targets: list[Path],
    request: AnnexRequest,
    archive: bool,
    template: Path | None,
    force: bool,
    languages: Languages,
) -> "Allocation":
    from sozialbudget.cli.problems import calculate
    from sozialbudget.cli.screen import Waiting
    from sozialbudget.formats.output import obstacles, status_quo_among, template_among
    from sozialbudget.formats.publish import letterhead_problems
    from sozialbudget.reports.annex.output import ANNEX_SUFFIXES, write_annex

    in_the_way = [
        *obstacles(targets, source.path, force, ANNEX_SUFFIXES),
        *template_among(targets, template),
        *status_quo_among(targets, source.status_quo_from),
        *letterhead_problems(template),
    ]
    with Waiting(languages.screen) as waiting:
        allocation = calculate(source, in_the_way, waiting)
        waiting.phase("run.writing_annex")

        def withholding(done: int, total: int) -> None:
            waiting.phase("run.withholding" if done < total else "run.writing_annex")
            if done < total:
                waiting.progress(done, total)

        write_annex(
            allocation,
            request,
            targets,
            languages.documents,
            force=force,
            archive=archive,
            template=template,
            progress=waiting.progress,
            withholding=withholding,
        )
    return allocation
