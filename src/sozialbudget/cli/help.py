"""Help in panels: usage, what the command does and when, arguments, options, commands, an example.

Drawn here and not by Typer, whose panels speak English and load a Markdown parser.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from sozialbudget.cli.screen import speak
from sozialbudget.words import Lang, say

_WIDEST = 100
_SHARED = frozenset(
    ("--set", "--params", "--keep-indicators", "--status-quo-from", "--json", "--quiet", "--force", "--help")
)
"""Options that many commands have; a command's own come first, in a panel of their own."""


def show(command: Any, context: Any) -> None:
    """Print the help of `command` to stdout."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDEST)
    with console.capture() as capture:
        for part in _parts(command, context, context.obj.screen):
            console.print(part)
    speak("\n".join(line.rstrip() for line in capture.get().splitlines()))


def _parts(command: Any, context: Any, lang: Lang) -> Iterator[RenderableType]:
    yield Padding(Text.assemble((say("usage.usage", lang), "yellow"), " ", (_usage(command, context), "bold")), (1, 1))
    yield Padding(Text(command.help), (0, 1, 1, 1))
    parameters = [parameter for parameter in command.get_params(context) if not getattr(parameter, "hidden", False)]
    arguments = [parameter for parameter in parameters if parameter.param_type_name == "argument"]
    options = [parameter for parameter in parameters if parameter.param_type_name == "option"]
    if arguments:
        yield _panel(say("usage.arguments", lang), [_argument(argument, lang) for argument in arguments])
    if hasattr(command, "commands"):
        rows = [(Text(name, "bold cyan"), Text(sub.help)) for name, sub in command.commands.items()]
        yield _panel(say("usage.commands", lang), rows)
    for title, alike in _by_panel(options):
        yield _panel(say(title, lang), [_option(option) for option in alike])
    yield Padding(Text(command.epilog), (0, 1))


def _by_panel(options: Sequence[Any]) -> Iterator[tuple[str, Sequence[Any]]]:
    """The options of one command first, then those of many; where it has but one of both, in one panel."""
    shared = [option for option in options if _SHARED.intersection(option.opts)]
    own = [option for option in options if option not in shared]
    if own and len(shared) > 1:
        yield "usage.options", own
        yield "usage.shared_options", shared
    else:
        yield "usage.options", options


def _usage(command: Any, context: Any) -> str:
    arguments = [parameter.metavar for parameter in command.params if parameter.param_type_name == "argument"]
    last = [command.subcommand_metavar] if hasattr(command, "subcommand_metavar") else []
    return " ".join([context.command_path, command.options_metavar, *arguments, *last])


def _panel(title: str, rows: Sequence[Sequence[RenderableType]]) -> Panel:
    grid = Table.grid(padding=(0, 2), expand=True)
    for column in range(len(rows[0])):
        grid.add_column(no_wrap=column == 0, ratio=None if column == 0 else 1)
    for row in rows:
        grid.add_row(*row)
    return Panel(grid, title=title, title_align="left", border_style="dim")


def _argument(argument: Any, lang: Lang) -> tuple[Text, Text]:
    needed = Text(" " + say("usage.required", lang), "red") if argument.required else ""
    return Text(argument.metavar, "bold cyan"), Text.assemble(argument.help, needed)


def _option(option: Any) -> tuple[Text, Text]:
    names = ", ".join(sorted(option.opts, key=len))
    value = "" if option.is_flag else f" {option.metavar}"
    return Text.assemble((names, "bold cyan"), (value, "yellow")), Text(option.help)
