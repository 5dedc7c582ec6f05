"""A word or sentence in the two languages of the project, side by side."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

Lang = Literal["de", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in German and in English; `{name}` marks a value to fill in."""

    de: str
    en: str

    def say(self, lang: Lang, **values: object) -> str:
        """The sentence in `lang` with its values filled in."""
        template = self.de if lang == "de" else self.en
        return template.format(**values) if values else template


@dataclass(frozen=True, slots=True)
class Subject:
    """What a cell holds: what its column is about, of whom its row is. Kinder im SGB II von Dahlenburg."""

    column: Text
    of: "str | Text"

    def say(self, lang: Lang) -> str:
        """Both."""
        of = self.of.say(lang) if isinstance(self.of, Text) else self.of
        return f"{self.column.de} von {of}" if lang == "de" else f"{self.column.en.removesuffix(' of')} of {of}"


def same(word: str) -> Text:
    """A word that is the same in both languages."""
    return Text(word, word)


def in_both(told: Callable[[Lang], str]) -> Text:
    """What `told` says in each language."""
    return Text(told("de"), told("en"))
