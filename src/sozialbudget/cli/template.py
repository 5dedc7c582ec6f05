"""`sozialbudget template`: an input workbook ready to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from sozialbudget.cli.exits import WrongUsage
from sozialbudget.cli.options import Force
from sozialbudget.words import Lang, say
from sozialbudget.words.language import Languages

_DEFAULT_NAME = {"de": "eingabe.xlsx", "en": "input.xlsx"}
MOST_DISTRICTS = 20_000


def template_command(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="cli.metavar.file", help="cli.option.template_output", show_default=False
        ),
    ] = None,
    districts: Annotated[
        str | None,
        typer.Option("--districts", metavar="cli.metavar.number", help="cli.option.districts", show_default=False),
    ] = None,
    example: Annotated[
        str | None,
        typer.Option("--example", metavar="cli.metavar.name", help="cli.option.example", show_default=False),
    ] = None,
    force: Force = False,
) -> int:
    """Write the template."""
    languages: Languages = ctx.obj
    lang = languages.screen
    count = _count(districts, lang)
    _check_example(example, lang)
    if districts is not None and example is not None:
        raise WrongUsage(say("usage.districts_of_example", lang))
    target = output or Path(_DEFAULT_NAME[languages.documents])

    from sozialbudget.cli.papers import Asked, write_papers
    from sozialbudget.formats.publish import Output, Writing

    def workbook(writing: Writing[None]) -> bytes:
        from sozialbudget.workbook.template import template_bytes

        return template_bytes(writing.lang, count, example)

    asked = Asked(languages, (), [target], force)
    return write_papers(asked, Output({".xlsx": workbook}), lambda _: None, lambda _: ())


def _count(said: str | None, lang: Lang) -> int:
    if said is None:
        return 10
    if not said.isdecimal() or not 1 <= int(said) <= MOST_DISTRICTS:
        raise WrongUsage(say("usage.districts", lang, said=said, most=MOST_DISTRICTS))
    return int(said)


def _check_example(example: str | None, lang: Lang) -> None:
    if example is None:
        return
    from sozialbudget.workbook.filling import example_names

    if example not in example_names():
        raise WrongUsage(say("usage.example", lang, said=example, known=", ".join(example_names())))
