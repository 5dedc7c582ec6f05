"""Words and problems of `project`: plans over several years."""

from sozialbudget.words.problem_text import ProblemText
from sozialbudget.words.text import Text

PROJECT: dict[str, Text] = {}

PROJECT_PROBLEMS: dict[str, ProblemText] = {}
