"""Words and problems of `series`: the scripted yearly recalculation."""

from sozialbudget.words.problem_text import ProblemText
from sozialbudget.words.text import Text

SERIES: dict[str, Text] = {}

SERIES_PROBLEMS: dict[str, ProblemText] = {}
