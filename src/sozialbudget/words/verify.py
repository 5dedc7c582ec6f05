"""Words and problems of `verify` and the checksums of a result."""

from sozialbudget.words.problem_text import ProblemText
from sozialbudget.words.text import Text

VERIFY: dict[str, Text] = {}

VERIFY_PROBLEMS: dict[str, ProblemText] = {}
