"""Arguments and options that several commands share. Help and metavars are keys of the catalogue (see app.py)."""

from pathlib import Path
from typing import Annotated

import typer

from sozialbudget.cli.exits import WrongUsage
from sozialbudget.words import Lang, say


def _settings(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """What Tab offers after `--set`: each parameter, with its label."""
    from sozialbudget.parameters import PARAMETER_KEYS, about

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
Force = Annotated[bool, typer.Option("--force", help="cli.option.force")]


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
