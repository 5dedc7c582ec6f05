"""German and English: every label and message of the project, and numbers as each language writes them."""

from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.text import LANGUAGES, Lang, Subject, Text, same

__all__ = ["LANGUAGES", "Lang", "Subject", "Text", "same", "say"]


def say(key: str, lang: Lang, **values: object) -> str:
    """The sentence `key` of the catalogue in `lang`, its values filled in.

    Raises KeyError where the catalogue has no such key.
    """
    return WORDS[key].say(lang, **values)
