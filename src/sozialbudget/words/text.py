"""A word or sentence in the two languages of the project, side by side."""

import unicodedata
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


@dataclass(frozen=True, slots=True)
class ProblemText:
    """What is wrong and what to do about it, if anything."""

    what_de: str
    what_en: str
    remedy_de: str = ""
    remedy_en: str = ""
    others: Text | None = None
    """How other cells of the same column with this problem are told apart, where what was found there is not enough."""
    in_series: Text | None = None
    """The remedy where a series runs, which has no command line of its own."""

    @property
    def what(self) -> Text:
        """What was found and what is expected."""
        return Text(self.what_de, self.what_en)

    @property
    def remedy(self) -> Text:
        """What to do about it; empty where there is nothing to do."""
        return Text(self.remedy_de, self.remedy_en)


def shown(text: str) -> str:
    """`text` without control characters, which could paint the terminal."""
    return "".join(" " if unicodedata.category(c).startswith("C") else c for c in text).strip()


_REORDERING = {code: f"[U+{code:04X}]" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def in_order(text: str) -> str:
    """`text` with each character that would turn the order of what follows told by its number, as `[U+202E]`.

    In a name it would show the amount that stands behind the name backwards.
    """
    return text if text.isascii() else text.translate(_REORDERING)


def heading(label: str) -> str:
    """A label as it stands above a column or begins a line."""
    # A z-value stays one, and the abbreviation abf is written small wherever it stands.
    return label if label[1:2] == "-" or label.startswith("abf") else label[:1].upper() + label[1:]
