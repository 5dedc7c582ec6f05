"""What is wrong with a command line, said in the user's language.

Typer says it in English only and has no hook for another language, so its exceptions are told apart by their kind and
told from their own fields; a kind this module does not know is shown as Typer words it.
"""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any

from sozialbudget.cli.exits import WrongUsage
from sozialbudget.words import Lang, say


def told(error: Any, arguments: Sequence[str], lang: Lang) -> str:
    """The message for stderr."""
    message = _KINDS.get(type(error).__name__, _as_typer_says)(error, lang)
    context = getattr(error, "ctx", None)
    program = context.command_path if context is not None else _program(arguments)
    return f"{say('usage.error', lang)}: {message}\n{say('usage.hint', lang, command=program)}"


def _program(arguments: Sequence[str]) -> str:
    # Where Typer does not say in which command the error is: the word that must be the command.
    return " ".join(["sozialbudget", *(word for word in arguments[:1] if not word.startswith("-"))])


# What a German word most likely means, whose spelling is like no command's or like the wrong one's.
_COMMAND_MEANT = {
    "anlage": "annex",
    "berechnungsbogen": "annex",
    "stunden": "hours",
    "stundenblatt": "hours",
    "stundenblätter": "hours",
    "vorlage": "template",
    "prüfen": "check",
    "pruefen": "check",
    "rechnen": "allocate",
    "verteilen": "allocate",
    "erklären": "explain",
    "erklaeren": "explain",
    "vergleich": "compare",
    "vergleichen": "compare",
    "plan": "project",
    "vorausschau": "project",
    "reihe": "series",
    "zeitreihe": "series",
}


def no_such_command(name: str, known: Sequence[str], lang: Lang) -> str:
    """There is no command `name`, but perhaps one like it."""
    meant = _COMMAND_MEANT.get(name.lower(), name)
    return say("usage.no_such_command", lang, name=name) + _nearest(meant, known, lang)


def _nearest(name: str, known: Sequence[str], lang: Lang) -> str:
    # The dashes of options would make any two of them alike.
    bare = {word.lstrip("-"): word for word in known}
    found = [bare[word] for word in get_close_matches(name.lstrip("-"), bare, n=1, cutoff=0.55)]
    return say("usage.did_you_mean", lang, nearest=found[0]) if found else ""


def _missing(error: Any, lang: Lang) -> str:
    parameter = error.param
    name = parameter.metavar or " / ".join(parameter.opts) if parameter is not None else error.param_hint
    return say("usage.missing_argument", lang, name=name)


def _no_such_option(error: Any, lang: Lang) -> str:
    known = [option for parameter in error.ctx.command.get_params(error.ctx) for option in parameter.opts]
    long = [option for option in known if option.startswith("--")]
    told = say("usage.no_such_option", lang, name=error.option_name)
    return told + (_set(error.option_name, known, lang) or _nearest(error.option_name, long, lang))


def _set(name: str, known: Sequence[str], lang: Lang) -> str:
    """The way to set a parameter, where `name` is one and the command takes any; empty where not."""
    from sozialbudget.case.parameters import PARAMETER_KEYS, about

    key = name.lstrip("-").replace("-", "_").lower()
    if key not in PARAMETER_KEYS or "--set" not in known:
        return ""
    return say("usage.is_parameter", lang, label=about(key).label.say(lang), setting=key)


def _option_usage(error: Any, lang: Lang) -> str:
    takes_none = "not take" in error.message
    return say("usage.takes_no_value" if takes_none else "usage.needs_value", lang, name=error.option_name)


def _usage(error: Any, lang: Lang) -> str:
    # Typer tells these two apart by their text alone.
    if error.message.startswith("Missing command"):
        return say("usage.missing_command", lang)
    if error.message.startswith("Got unexpected extra argument"):
        return say("usage.too_many", lang, extra=error.message.partition("(s) (")[2].rstrip(")") or error.message)
    return _as_typer_says(error, lang)


def _bad_value(error: Any, lang: Lang) -> str:
    parameter = error.param
    if parameter is None:
        return _as_typer_says(error, lang)
    return say("usage.bad_value", lang, name=parameter.metavar or parameter.opts[0], message=error.message)


def _as_typer_says(error: Any, lang: Lang) -> str:  # noqa: ARG001
    return str(error.format_message())


_KINDS: dict[str, Callable[[Any, Lang], str]] = {
    "MissingParameter": _missing,
    "NoSuchOption": _no_such_option,
    "BadOptionUsage": _option_usage,
    "UsageError": _usage,
    "BadParameter": _bad_value,
    WrongUsage.__name__: lambda error, _: str(error.message),
}
