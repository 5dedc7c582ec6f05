"""Words and problems of passing from one year to the next: next year's input, boundary changes, stale indicators."""

from sozialbudget.words.problem_text import ProblemText
from sozialbudget.words.text import Text

ROLL: dict[str, Text] = {}

ROLL_PROBLEMS: dict[str, ProblemText] = {}
