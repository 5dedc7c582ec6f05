"""Words and problems of Budget II, the project fund of the district conferences."""

from sozialbudget.words.problem_text import ProblemText
from sozialbudget.words.text import Text

PROJECT_FUND: dict[str, Text] = {}

PROJECT_FUND_PROBLEMS: dict[str, ProblemText] = {}
