"""`--help` is quick because it loads neither data nor spreadsheet libraries."""

import subprocess
import sys

import pytest

from support import CASES

SLOW = ("pandas", "numpy", "pydantic", "openpyxl", "xlsxwriter", "python_calamine", "xlrd", "olefile", "babel")
SLOW += ("typst", "docx", "jinja2", "lets_plot", "pikepdf", "PIL")


def loaded_by(*arguments: str) -> set[str]:
    """The slow libraries a run loads."""
    code = (
        "import sys\n"
        f"sys.argv = ['sozialbudget', *{arguments!r}]\n"
        "from sozialbudget.cli import main\n"
        "try:\n    main()\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        f"print(*[name for name in {SLOW!r} if name in sys.modules], file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--lang", "en", "--help"),
        ("--version",),
        *((c, "--help") for c in ("allocate", "annex", "hours", "explain", "series")),
    ],
    ids=" ".join,
)
def test_help_loads_no_slow_library(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments) == set()


def test_importing_the_package_loads_no_slow_library() -> None:
    code = f"import sys, sozialbudget; print([name for name in {SLOW!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_allocating_loads_no_pandas() -> None:
    case = str(CASES / "worked" / "input.xlsx")
    drawing = {"typst", "docx", "jinja2", "lets_plot", "pikepdf", "PIL"}
    assert loaded_by("allocate", case, "--json") & {"pandas", "openpyxl", *drawing} == set()
