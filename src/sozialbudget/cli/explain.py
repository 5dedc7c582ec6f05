"""`sozialbudget explain`: the derivation of one district."""

from typing import Annotated

import typer

from sozialbudget.cli.options import Input, ParameterFile, Settings, settings_of
from sozialbudget.words.language import Languages


def explain_command(
    ctx: typer.Context,
    input: Input,
    district: Annotated[
        str, typer.Argument(metavar="cli.metavar.district", help="cli.argument.district", show_default=False)
    ],
    set_: Settings = None,
    params: ParameterFile = None,
    json: Annotated[bool, typer.Option("--json", help="cli.option.json_derivation")] = False,
) -> int:
    """Compute and explain."""
    languages: Languages = ctx.obj
    settings = settings_of(set_, languages.screen)

    raise NotImplementedError((input, district, settings, params, json))
