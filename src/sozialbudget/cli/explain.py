"""`sozialbudget explain`: why the budget of one district changes, and how it is derived, step by step."""

from typing import TYPE_CHECKING, Annotated

import typer

from sozialbudget.analysis.source import Source
from sozialbudget.cli.options import (
    Input,
    KeepIndicators,
    ParameterFile,
    Settings,
    StatusQuoFrom,
    settings_of,
)
from sozialbudget.words import Lang, say
from sozialbudget.words.language import Languages

if TYPE_CHECKING:
    from sozialbudget.analysis.explain.derivation import Derivation

_UNLIMITED = 120
"""Columns where stdout is no terminal."""


def explain_command(
    ctx: typer.Context,
    input: Input,
    district: Annotated[
        str, typer.Argument(metavar="cli.metavar.district", help="cli.argument.district", show_default=False)
    ],
    set_: Settings = None,
    params: ParameterFile = None,
    keep_indicators: KeepIndicators = False,
    status_quo_from: StatusQuoFrom = None,
    steps: Annotated[bool, typer.Option("--steps", help="cli.option.steps")] = False,
    json: Annotated[bool, typer.Option("--json", help="cli.option.json_derivation")] = False,
) -> int:
    """Compute and explain."""
    languages: Languages = ctx.obj
    source = Source(input, settings_of(set_, languages.screen), params, keep_indicators, status_quo_from)

    from sozialbudget.analysis.explain.derivation import find
    from sozialbudget.analysis.explain.explain import explain
    from sozialbudget.case.problems import ProblemsError
    from sozialbudget.cli.problems import show, status_of
    from sozialbudget.cli.screen import Waiting
    from sozialbudget.method.allocation import allocate

    try:
        with Waiting(languages.screen) as waiting:
            waiting.phase("run.reading")
            case = source.case()
            position = find(case, district)
            waiting.phase("run.computing")
            allocation = allocate(case)
            derivation = explain(allocation, position, languages.documents if json else languages.screen)
    except ProblemsError as error:
        show(error.problems, languages.screen)
        return status_of(error)
    if json:
        from json import dumps

        from sozialbudget.cli.screen import speak_json
        from sozialbudget.reports.explanation.data import as_object

        speak_json(dumps(as_object(derivation, case.origin), ensure_ascii=False, indent=1))
    else:
        show([note for note in allocation.notes if note.severity == "warning"], languages.screen)
        _draw(derivation, steps, languages.screen)
    return 0


def _draw(derivation: "Derivation", steps: bool, lang: Lang) -> None:
    from sozialbudget.cli.screen import console, shows_unicode, speak, speak_lines, width
    from sozialbudget.formats.screen.lines import wrapped
    from sozialbudget.reports.explanation.drawing import lines, tree

    columns = width() or _UNLIMITED
    speak_lines(lines(derivation, lang, columns, shows_unicode()))
    if not steps:
        speak_lines([[], *wrapped(say("explain.more", lang), columns)])
        return
    shown = console()
    shown.width = columns
    with shown.capture() as capture:
        shown.print(tree(derivation, lang))
    speak("\n" + "\n".join(line.rstrip() for line in capture.get().splitlines()))
