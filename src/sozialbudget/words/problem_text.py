"""What a problem's sentences are: what was found and expected, and the remedy."""

from dataclasses import dataclass

from sozialbudget.words.text import Text

NOTHING_TO_DO = Text("", "")


@dataclass(frozen=True, slots=True)
class ProblemText:
    """What is wrong and what to do about it."""

    what: Text
    remedy: Text = NOTHING_TO_DO
