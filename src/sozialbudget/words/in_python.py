"""Sentences for whoever called a function: what the command line calls an option is an argument there."""

import re

_ARGUMENTS = (
    (r"^--set ([^:\n]+?)(?=: |$)", r'settings["\1"]'),
    (r"--set (\w+)=([^\s);,]*)", r'settings={"\1": "\2"}'),
    (r"--set\b", "settings"),
    (r"--params\b", "parameter_file"),
    (r"--force\b", "force=True"),
    (r"--keep-indicators\b", "keep_indicators=True"),
    (r"--status-quo-from (ERGEBNIS|RESULT|\S+\.\w+)", r'status_quo_from="\1"'),
    (r"--status-quo-from\b", "status_quo_from"),
    (r"--suppress-below\b", "suppress_below"),
    (r"--part services\b", "part=Part.SERVICES"),
    (r"--by district\b", "by=By.DISTRICT"),
)
"""Each option and what stands for it in Python; a sentence that names a whole command keeps it."""


def in_python(text: str) -> str:
    """`text` with the options it names as arguments."""
    if "--" not in text:
        return text
    for option, argument in _ARGUMENTS:
        text = re.sub(option, argument, text, flags=re.MULTILINE)
    return text
