"""`sozialbudget series`: the scripted yearly recalculation."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sozialbudget.cli.exits import PROBLEM, WrongUsage
from sozialbudget.words import Lang, say
from sozialbudget.words.language import Languages

if TYPE_CHECKING:
    from sozialbudget.series.model import Series, Tell

_LONGEST_WAIT = 86_400.0


def series_command(
    ctx: typer.Context,
    source: Annotated[
        Path, typer.Argument(metavar="cli.metavar.series", help="cli.argument.series", show_default=False)
    ],
    json: Annotated[bool, typer.Option("--json", help="cli.option.series_json")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="cli.option.quiet")] = False,
    check: Annotated[bool, typer.Option("--check", help="cli.option.series_check")] = False,
    wait: Annotated[
        str | None,
        typer.Option("--wait", metavar="cli.metavar.seconds", help="cli.option.series_wait", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="cli.option.series_force")] = False,
) -> int:
    """Bring the results up to date, or say what is not."""
    languages: Languages = ctx.obj
    lang = languages.screen
    seconds = _seconds(wait, lang)

    from sozialbudget.case.problems import ProblemsError
    from sozialbudget.cli.problems import show_failure, status_of
    from sozialbudget.cli.screen import while_read
    from sozialbudget.cli.series_telling import AsJson, InWords
    from sozialbudget.series.describe import read_series
    from sozialbudget.series.model import Event, Step

    logging = AsJson(languages.documents) if json else None
    try:
        series = read_series(source, languages.documents)
        telling = logging or InWords(series, lang, quiet)
        tell = telling.tell
        done = _run(series, languages.documents, lambda step: while_read(lambda: tell(step)), check, force, seconds)
    except ProblemsError as error:
        if logging is None:
            return show_failure(error, lang)
        logging.tell(Event(Step.FAILED, problems=error.problems))
        logging.end(False)
        return status_of(error)
    while_read(lambda: telling.end(done))
    return 0 if done else PROBLEM


def _run(series: "Series", lang: Lang, tell: "Tell", check: bool, force: bool, seconds: float | None) -> bool:
    if check:
        from sozialbudget.series.run import check_series

        return check_series(series, lang, tell)
    from sozialbudget.series.run import LOCK_SECONDS, run_series

    return run_series(series, lang, tell, force=force, wait=LOCK_SECONDS if seconds is None else seconds)


def _seconds(said: str | None, lang: Lang) -> float | None:
    if said is None:
        return None
    try:
        seconds = float(said.strip().replace(",", "."))
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= _LONGEST_WAIT:
        raise WrongUsage(say("usage.series_wait", lang, said=said))
    return seconds
