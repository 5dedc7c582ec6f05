"""Which language to speak: `--lang`, else `SOZIALBUDGET_LANG`, else the locale; documents default to German.

The screen follows the locale of whoever sits in front of it. A document goes to a German committee, so it is German
unless somebody asked for English, by `--lang` or `SOZIALBUDGET_LANG`.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from sozialbudget.words.text import LANGUAGES, Lang

VARIABLE = "SOZIALBUDGET_LANG"
DEFAULT: Lang = "de"
_WINDOWS_ENGLISH = 0x09


class UnknownLanguageError(ValueError):
    """Somebody asked for a language there is none of; `said` as typed, `where` the option or variable."""

    def __init__(self, said: str, where: str) -> None:
        super().__init__(f"{where}: {said}")
        self.said = said
        self.where = where


@dataclass(frozen=True, slots=True)
class Languages:
    """The language of the screen and that of the documents."""

    screen: Lang
    documents: Lang


def choose(option: str | None, environment: Mapping[str, str]) -> Languages:
    """The languages for the value of `--lang` (None where it was not given) in this environment.

    Raises UnknownLanguageError where `--lang` or the variable names another language.
    """
    asked = _asked(option, "--lang") or _asked(environment.get(VARIABLE), VARIABLE)
    return Languages(screen=asked or of_locale(environment), documents=asked or DEFAULT)


def of_locale(environment: Mapping[str, str]) -> Lang:
    """English for an English locale, else German."""
    said = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    if not said and sys.platform == "win32":
        import ctypes

        return "en" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _WINDOWS_ENGLISH else DEFAULT
    return _language(said) or DEFAULT


def _asked(said: str | None, where: str) -> Lang | None:
    if not said:
        return None
    language = _language(said)
    if language is None:
        raise UnknownLanguageError(said, where)
    return language


def _language(said: str) -> Lang | None:
    """`de`, `DE`, `de_DE.UTF-8` and `de-AT` are German."""
    start = said.strip().lower().replace("-", "_").split("_")[0].split(".")[0]
    return next((language for language in LANGUAGES if language == start), None)
