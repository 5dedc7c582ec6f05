"""Words and problems of parameters that hold for some years."""

from sozialbudget.words.problem_text import ProblemText
from sozialbudget.words.text import Text

DATED: dict[str, Text] = {}

DATED_PROBLEMS: dict[str, ProblemText] = {}
