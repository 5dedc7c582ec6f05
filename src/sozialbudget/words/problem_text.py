"""What a problem's sentences are: what was found and expected, and the remedy."""

from dataclasses import dataclass

from sozialbudget.words.text import Text

NOTHING_TO_DO = Text("", "")


@dataclass(frozen=True, slots=True)
class ProblemText:
    """What is wrong and what to do about it."""

    what: Text
    remedy: Text = NOTHING_TO_DO
    others: Text | None = None
    """How other cells of the same column with this problem are told apart, where what was found there is not enough."""
    in_series: Text | None = None
    """The remedy where a series runs, which has no command line of its own."""
