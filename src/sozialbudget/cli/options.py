"""Arguments and options that several commands share. Help and metavars are keys of the catalogue (see app.py)."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from sozialbudget.cli.exits import WrongUsage
from sozialbudget.words import Lang, say

_DATE_FORMATS = ("%Y-%m-%d", "%d.%m.%Y")


def _settings(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """What Tab offers after `--set`: each parameter, with its label."""
    from sozialbudget.case.parameters import PARAMETER_KEYS, about

    return [(f"{key}=", about(key).label.say(ctx.obj.screen)) for key in PARAMETER_KEYS if key.startswith(incomplete)]


Input = Annotated[Path, typer.Argument(metavar="cli.metavar.input", help="cli.argument.input", show_default=False)]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="cli.metavar.setting", help="cli.option.set", show_default=False, autocompletion=_settings
    ),
]
ParameterFile = Annotated[
    Path | None,
    typer.Option("--params", metavar="cli.metavar.file", help="cli.option.params", show_default=False),
]
KeepIndicators = Annotated[bool, typer.Option("--keep-indicators", help="cli.option.keep_indicators")]
StatusQuoFrom = Annotated[
    Path | None,
    typer.Option(
        "--status-quo-from", metavar="cli.metavar.result", help="cli.option.status_quo_from", show_default=False
    ),
]
Force = Annotated[bool, typer.Option("--force", help="cli.option.force")]
Paper = Annotated[
    str | None, typer.Option("--paper", metavar="cli.metavar.text", help="cli.option.paper", show_default=False)
]
Committee = Annotated[
    str | None, typer.Option("--committee", metavar="cli.metavar.text", help="cli.option.committee", show_default=False)
]
Day = Annotated[
    str | None, typer.Option("--date", metavar="cli.metavar.date", help="cli.option.date", show_default=False)
]
Draft = Annotated[bool, typer.Option("--draft", help="cli.option.draft")]
Letterhead = Annotated[
    Path | None,
    typer.Option("--template", metavar="cli.metavar.letterhead", help="cli.option.letterhead", show_default=False),
]


def settings_of(said: list[str] | None, lang: Lang) -> dict[str, str]:
    """`key=value` texts as a mapping; the last one said wins.

    Raises WrongUsage for a text without `=`.
    """
    settings: dict[str, str] = {}
    for text in said or []:
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            raise WrongUsage(say("usage.setting_without_value", lang, said=text))
        settings[key.strip()] = value.strip()
    return settings


def day_of(said: str | None, lang: Lang) -> date | None:
    """The date said as 2011-06-01 or 01.06.2011; None where none was said. Raises WrongUsage for anything else."""
    if said is None:
        return None
    for form in _DATE_FORMATS:
        try:
            return datetime.strptime(said.strip(), form).date()
        except ValueError:
            continue
    raise WrongUsage(say("usage.date", lang, said=said))


def cleaned(said: str | None) -> str | None:
    """What was typed, on one line; None where nothing is left."""
    from sozialbudget.words.text import shown

    return shown(said) or None if said is not None else None
