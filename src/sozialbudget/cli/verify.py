"""`sozialbudget verify`: is a result still what it says?"""

from pathlib import Path
from typing import Annotated

import typer

from sozialbudget.cli.exits import DONE, PROBLEM, WrongUsage
from sozialbudget.cli.options import KeepIndicators, ParameterFile, Settings, StatusQuoFrom, settings_of
from sozialbudget.words import say
from sozialbudget.words.language import Languages


def verify_command(
    ctx: typer.Context,
    result: Annotated[
        Path, typer.Argument(metavar="cli.metavar.result", help="cli.argument.result_to_verify", show_default=False)
    ],
    against: Annotated[
        Path | None,
        typer.Option("--against", metavar="cli.metavar.input", help="cli.option.against", show_default=False),
    ] = None,
    set_: Settings = None,
    params: ParameterFile = None,
    keep_indicators: KeepIndicators = False,
    status_quo_from: StatusQuoFrom = None,
    json: Annotated[bool, typer.Option("--json", help="cli.option.json_verification")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="cli.option.quiet_verification")] = False,
) -> int:
    """Compute, compare, tell."""
    languages: Languages = ctx.obj
    lang = languages.screen
    settings = settings_of(set_, lang)
    of_the_run = {
        "--set": bool(settings),
        "--params": params is not None,
        "--keep-indicators": keep_indicators,
        "--status-quo-from": status_quo_from is not None,
    }
    if against is None and any(of_the_run.values()):
        option = next(option for option, said in of_the_run.items() if said)
        raise WrongUsage(say("usage.needs_against", lang, option=option))

    from sozialbudget.analysis.source import Source
    from sozialbudget.analysis.verify.report import as_object, lines
    from sozialbudget.analysis.verify.verify import verified
    from sozialbudget.case.problems import ProblemsError
    from sozialbudget.cli.problems import show, status_of
    from sozialbudget.cli.screen import Waiting, speak_json, speak_lines, while_read, width

    original = None
    if against is not None:
        original = Source(against, settings, params, keep_indicators, status_quo_from)
    try:
        with Waiting(lang) as waiting:
            waiting.phase("verify.reading")
            verification = verified(result, original)
    except ProblemsError as error:
        show(error.problems, lang)
        return status_of(error)
    if json:
        from json import dumps

        told = dumps(as_object(verification, languages.documents), ensure_ascii=False, indent=1)
        while_read(lambda: speak_json(told))
    elif not quiet:
        while_read(lambda: speak_lines(lines(verification, lang, width())))
    return DONE if verification.holds else PROBLEM
