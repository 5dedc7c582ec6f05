"""`sozialbudget hours`: the hour sheet of each provider or district, and a covering list, in one folder."""

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
from sozialbudget.reports.hour_sheets.request import FORMATS, By, Format, SheetsRequest
from sozialbudget.words import Lang, say
from sozialbudget.words.language import Languages

if TYPE_CHECKING:
    from sozialbudget.case.problems import Problem
    from sozialbudget.cli.papers import Asked
    from sozialbudget.method.allocation import Allocation
    from sozialbudget.reports.hour_sheets.output import Planned

    Done = tuple[Allocation, tuple[Planned, ...], list[str]]

_MOST_SHOWN = 20


def hours_command(
    ctx: typer.Context,
    input: Input,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="cli.metavar.folder", help="cli.option.hours_output", show_default=False
        ),
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="provider|district", help="cli.option.by")] = "provider",
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="pdf|xlsx|docx", help="cli.option.format", show_default=False),
    ] = None,
    paper: Paper = None,
    committee: Committee = None,
    day: Day = None,
    draft: Draft = False,
    template: Letterhead = None,
    set_: Settings = None,
    params: ParameterFile = None,
    keep_indicators: KeepIndicators = False,
    status_quo_from: StatusQuoFrom = None,
    json: Annotated[bool, typer.Option("--json", help="cli.option.json_sheets")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="cli.option.quiet")] = False,
    force: Force = False,
) -> int:
    """Compute and write the sheets."""
    languages: Languages = ctx.obj
    lang = languages.screen
    source = Source(input, settings_of(set_, lang), params, keep_indicators, status_quo_from)
    chosen = _formats(formats, template, lang)
    if by not in list(By):
        raise WrongUsage(say("usage.by", lang, said=by))
    if output is not None and output.suffix.lower().lstrip(".") in FORMATS and not output.is_dir():
        raise WrongUsage(say("usage.folder_like_file", lang, said=output))
    said_day = day_of(day, lang)
    # Beside the input, like everything else that is not told where to go.
    folder = output if output is not None else input.parent / say("hour_sheet.folder", languages.documents)

    from json import dumps

    from sozialbudget.cli.papers import Asked, carry_out
    from sozialbudget.reports.hour_sheets.data import as_object

    request = SheetsRequest(
        By(by),
        chosen,
        paper=cleaned(paper),
        committee=cleaned(committee),
        day=said_day,
        draft=draft,
        template=template,
    )
    asked = Asked(languages, [input], (), force, json, quiet)
    return carry_out(
        asked,
        lambda: _write(asked, source, folder, request),
        lambda done: _warnings(done, folder, request),
        lambda done: _in_words(folder, done[2], len(done[1]), lang),
        lambda done: dumps(as_object(done[0], done[1], request, folder, done[2]), ensure_ascii=False, indent=1),
        warns_beside_json=True,
    )


def _formats(said: list[str] | None, template: Path | None, lang: Lang) -> tuple[Format, ...]:
    """Each format once, in the order said."""
    chosen = tuple(dict.fromkeys(form.strip().lower().lstrip(".") for form in said or ["pdf"]))
    for form in chosen:
        if form not in FORMATS:
            raise WrongUsage(say("usage.format", lang, said=form))
    if template is not None and "docx" not in chosen:
        raise WrongUsage(say("usage.template_needs_docx", lang))
    known: dict[str, Format] = {form: form for form in FORMATS}
    return tuple(known[form] for form in chosen)


def _write(asked: "Asked", source: Source, folder: Path, request: SheetsRequest) -> "Done":
    from sozialbudget.case.problems import OutputError
    from sozialbudget.cli.problems import calculate
    from sozialbudget.formats.output import folder_obstacles, status_quo_among, template_among
    from sozialbudget.formats.publish import letterhead_problems
    from sozialbudget.reports.hour_sheets.output import file_names, plan, write_hour_sheets

    lang, waiting = asked.languages.documents, asked.waiting
    # What is wrong with the folder is known before the names of the files are.
    in_the_way = [*folder_obstacles(folder, (), None, asked.force), *letterhead_problems(request.template)]
    allocation = calculate(source, in_the_way, waiting)
    planned = plan(allocation.case, request.by, lang)
    names = file_names(planned, request.formats, lang)
    taken = [
        *folder_obstacles(folder, names, source.path, asked.force),
        *template_among([folder / name for name in names], request.template),
        *status_quo_among([folder / name for name in names], source.status_quo_from),
    ]
    if taken:
        raise OutputError(taken)
    waiting.phase("run.writing_sheets")
    files = write_hour_sheets(allocation, request, folder, lang, waiting.progress, force=asked.force)
    return allocation, planned, files


def _warnings(done: "Done", folder: Path, request: SheetsRequest) -> "list[Problem]":
    from sozialbudget.cli.problems import warnings_of
    from sozialbudget.reports.hour_sheets.grouping import notes
    from sozialbudget.reports.hour_sheets.output import left_over

    allocation, _, files = done
    of_sheets = [*notes(allocation.case, request.by), *left_over(folder, files)]
    # What the sheets tell of providers spelt alike says more than the input's warning.
    told = {"providers_spelt_alike"} if any(note.code == "providers_alike" for note in of_sheets) else set()
    return [*(note for note in warnings_of(allocation) if note.code not in told), *of_sheets]


def _in_words(folder: Path, files: Sequence[str], sheets: int, lang: Lang) -> None:
    from sozialbudget.cli.screen import speak
    from sozialbudget.words.numbers import counted

    told = counted(sheets, lang, "hour_sheet.sheet.one", "hour_sheet.sheet.many")
    lines = [
        say("run.written_sheets", lang, sheets=told, folder=folder),
        *(f"  {name}" for name in files[:_MOST_SHOWN]),
    ]
    if len(files) > _MOST_SHOWN:
        lines.append("  " + say("table.more", lang, n=len(files) - _MOST_SHOWN))
    speak("\n".join(lines))
