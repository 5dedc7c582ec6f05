"""`sozialbudget check`: all problems of a workbook, nothing written."""

from collections.abc import Sequence
from pathlib import Path
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
    from sozialbudget.case.problems import Problem
    from sozialbudget.method.allocation import Allocation


def check_command(
    ctx: typer.Context,
    input: Input,
    set_: Settings = None,
    params: ParameterFile = None,
    keep_indicators: KeepIndicators = False,
    status_quo_from: StatusQuoFrom = None,
    json: Annotated[bool, typer.Option("--json", help="cli.option.json_problems")] = False,
) -> int:
    """Read and compute; show what is wrong."""
    languages: Languages = ctx.obj
    lang = languages.screen
    source = Source(input, settings_of(set_, lang), params, keep_indicators, status_quo_from)
    problems, allocation = _problems(source, lang)

    from sozialbudget.cli.screen import while_read

    if json:
        while_read(lambda: _as_json(problems, languages.documents))
    else:
        while_read(lambda: _in_words(input, problems, allocation, lang))
    return 0 if allocation is not None else 1


def _problems(source: Source, lang: Lang) -> tuple[Sequence["Problem"], "Allocation | None"]:
    from sozialbudget.case.problems import NoSolutionError, ProblemsError
    from sozialbudget.cli.screen import Waiting
    from sozialbudget.method.allocation import allocate

    with Waiting(lang) as waiting:
        waiting.phase("run.reading")
        try:
            case = source.case()
        except ProblemsError as error:
            return error.problems, None
        waiting.phase("run.computing")
        try:
            allocation = allocate(case)
        except NoSolutionError as error:
            return [*error.problems, *case.warnings], None
    return allocation.notes, allocation


def _as_json(problems: Sequence["Problem"], lang: Lang) -> None:
    import json

    from sozialbudget.case.plain import ProblemList, problem_object
    from sozialbudget.cli.screen import speak_json

    told: ProblemList = [problem_object(problem, lang) for problem in problems]
    speak_json(json.dumps(told, ensure_ascii=False, indent=1))


def _in_words(source: Path, problems: Sequence["Problem"], allocation: "Allocation | None", lang: Lang) -> None:
    from sozialbudget.case.problems import gathered
    from sozialbudget.cli.problems import show
    from sozialbudget.cli.screen import speak
    from sozialbudget.words.numbers import Euros, counted, told

    show(problems, lang)
    if allocation is not None and not problems:
        case = allocation.case
        summary = say(
            "check.fine",
            lang,
            name=source.name,
            districts=counted(len(case.districts), lang, "check.district.one", "check.district.many"),
            indicators=counted(len(case.indicators), lang, "check.indicator.one", "check.indicator.many"),
            total=told(Euros(allocation.total), lang),
        )
    else:
        sentences = gathered(problems)
        errors, warnings, notes = (
            sum(1 for sentence in sentences if sentence.severity == severity)
            for severity in ("error", "warning", "note")
        )
        summary = say(
            "check.found",
            lang,
            name=source.name or str(source),
            errors=counted(errors, lang, "severity.error.one", "severity.error.many"),
            warnings=counted(warnings, lang, "severity.warning.one", "severity.warning.many"),
            notes=counted(notes, lang, "severity.note.one", "severity.note.many"),
        )
    speak(summary)
