"""One run of the command line: languages, the command, and how it ends."""

import os
import sys
from collections.abc import Sequence

import typer

from sozialbudget.cli.app import PROGRAM, asked, build
from sozialbudget.cli.exits import DONE, INTERRUPTED, PROBLEM, WRONG_USAGE, ClosedPipe, UnwritableStdout
from sozialbudget.cli.screen import TWINS, forget_stdout, speak_to_stderr
from sozialbudget.cli.usage import told as usage_told
from sozialbudget.words import Lang, say
from sozialbudget.words.language import Languages, UnknownLanguageError, choose, of_locale

DEBUG = "SOZIALBUDGET_DEBUG"


def run(arguments: Sequence[str]) -> int:
    """Run `arguments` and return the exit status."""
    _prepare_streams()
    try:
        said, rest = split_language(arguments)
        languages = choose(said, os.environ)
    except UnknownLanguageError as error:
        lang = of_locale(os.environ)
        key = "usage.unknown_language" if error.said else "usage.needs_value"
        message = say(key, lang, where=error.where, name=error.where, said=error.said)
        speak_to_stderr(f"{say('usage.error', lang)}: {message}")
        return WRONG_USAGE
    return _run(rest, languages)


def _run(arguments: list[str], languages: Languages) -> int:
    lang = languages.screen
    try:
        status = build(lang, asked(arguments))(arguments, prog_name=PROGRAM, standalone_mode=False, obj=languages)
        sys.stdout.flush()
    except typer.TyperException as error:
        speak_to_stderr(usage_told(error, arguments, lang))
        return WRONG_USAGE
    except (ClosedPipe, BrokenPipeError):
        forget_stdout()
        return DONE
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except UnwritableStdout as error:
        forget_stdout()
        speak_to_stderr(f"{say('usage.error', lang)}: {say('run.stdout_failed', lang, reason=error)}")
        return PROBLEM
    except MemoryError:
        speak_to_stderr(f"{say('usage.error', lang)}: {say('run.out_of_memory', lang)}")
        return PROBLEM
    except Exception as error:
        return _bug(error, lang)
    if status == INTERRUPTED:
        speak_to_stderr(say("run.interrupted", lang))
    return status if isinstance(status, int) else DONE


def _bug(error: Exception, lang: Lang) -> int:
    if os.environ.get(DEBUG):
        raise error
    speak_to_stderr(say("run.bug", lang, error=f"{type(error).__name__}: {error}"))
    return PROBLEM


def split_language(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The value of `--lang`, which may stand before or after the command, and the arguments without it.

    The language has to be known before the app is built, since its help and its errors are in that language.
    Raises UnknownLanguageError where the value is missing.
    """
    said: str | None = None
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            return said, [*rest, argument, *waiting]
        name, equals, value = argument.partition("=")
        if name != "--lang":
            rest.append(argument)
        elif equals:
            said = value
        elif (following := next(waiting, None)) is not None:
            said = following
        else:
            raise UnknownLanguageError("", name)
    return said, rest


def _prepare_streams() -> None:
    # Started without them, as some schedulers do, Python has none; what would be said is then said to nobody.
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open to the end
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=TWINS)
