"""The app: commands, global options, and its words in one language.

Functions carry keys of the catalogue as their help and metavars; `build` puts the words in, so that each command is
written once and speaks both languages.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from sozialbudget.cli.exits import WRONG_USAGE, WrongUsage
from sozialbudget.cli.usage import no_such_command
from sozialbudget.words import Lang, Text, say
from sozialbudget.words.catalogue import WORDS

PROGRAM = "sozialbudget"
COMMANDS = (
    "allocate",
    "annex",
    "hours",
    "check",
    "template",
    "explain",
    "compare",
    "roll",
    "project",
    "series",
    "verify",
)
"""In the order of the help; `x` is the function `x_command` in cli/x.py."""
_COMPLETION = {
    "install_completion": "cli.option.install_completion",
    "show_completion": "cli.option.show_completion",
}


class _Told:
    """A command that says its help itself, in its own language (cli/help.py)."""

    help_of_help = ""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Print the help."""
        from sozialbudget.cli.help import show

        show(self, ctx)

    def get_help_option(self, ctx: Any) -> Any:
        """`--help`."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = self.help_of_help
        return option


class Command(_Told, TyperCommand):
    """One of the commands."""


class Group(_Told, TyperGroup):
    """The app itself."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the global options; without any word, show the help."""
        if not args and not ctx.resilient_parsing:
            self.format_help(ctx, None)
            ctx.exit(WRONG_USAGE)
        if args and args[0] in self.commands and "--help" in args[1:]:
            # A command's help needs no value of any option; converting them would load pydantic.
            self.commands[args[0]].make_context(args[0], ["--help"], parent=ctx)
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command of that name; another word is wrong usage that suggests the nearest."""
        if not args[0].startswith("-") and args[0] not in self.commands and not ctx.resilient_parsing:
            raise WrongUsage(no_such_command(args[0], list(self.commands), ctx.obj.screen), ctx=ctx)
        return super().resolve_command(ctx, args)


def _version(asked: bool) -> None:
    if asked:
        from sozialbudget.cli.screen import speak
        from sozialbudget.version import __version__

        speak(f"{PROGRAM} {__version__}")
        raise typer.Exit


def _global_options(
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="de|en", help="cli.option.lang", show_default=False)
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="cli.option.version", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """cli.help"""


def asked(arguments: Sequence[str]) -> Sequence[str]:
    """The command that `arguments` begin with; all where they begin with something else, such as --help."""
    return arguments[:1] if arguments and arguments[0] in COMMANDS else COMMANDS


def build(lang: Lang, names: Sequence[str] = COMMANDS) -> Any:
    """The command line in `lang`, to be called with its arguments; with the commands `names` alone it starts faster."""
    app = typer.Typer(
        cls=Group,
        help="cli.help",
        epilog="cli.start",
        pretty_exceptions_enable=False,
    )
    app.callback(cls=Group, help="cli.help", epilog="cli.start")(_global_options)
    for name in names:
        command = getattr(import_module(f"sozialbudget.cli.{name}"), f"{name}_command")
        app.command(name, cls=Command, help=f"cli.{name}.help", epilog=f"cli.{name}.example")(command)
    group = typer.main.get_command(app)
    _translate(group, lang)
    for command in group.commands.values():  # type: ignore[attr-defined]
        _translate(command, lang)
    return group


def _translate(command: Any, lang: Lang) -> None:
    command.help = say(command.help, lang)
    command.epilog = say("cli.example", lang, command=say(command.epilog, lang))
    command.help_of_help = say("cli.option.help", lang)
    command.options_metavar = say("cli.metavar.options", lang)
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = say("cli.metavar.command", lang)
    for parameter in command.params:
        key = _COMPLETION.get(parameter.name, parameter.help)
        parameter.help = WORDS.get(key, Text(key, key)).say(lang)
        if parameter.metavar in WORDS:
            parameter.metavar = say(parameter.metavar, lang)
