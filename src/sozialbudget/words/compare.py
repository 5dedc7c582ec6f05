"""Words and problems of `compare`."""

from sozialbudget.words.problem_text import ProblemText
from sozialbudget.words.text import Text

COMPARE: dict[str, Text] = {}

COMPARE_PROBLEMS: dict[str, ProblemText] = {}
