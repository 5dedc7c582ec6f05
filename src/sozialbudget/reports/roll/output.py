"""Next year's input written to a file, whole or not at all."""

from pathlib import Path

from sozialbudget.analysis.roll import Rolled
from sozialbudget.formats.output import write_files
from sozialbudget.words import Lang

INPUT_SUFFIXES = (".xlsx",)
"""What an input is written as."""


def write_input(rolled: Rolled, target: Path, lang: Lang, *, force: bool) -> None:
    """Write next year's input to `target`. Raises OutputError; call `formats.output.raise_obstacles` first."""

    def fill(path: Path) -> None:
        from sozialbudget.reports.roll.workbook import input_bytes

        path.write_bytes(input_bytes(rolled, lang))

    write_files([(target, fill)], force)
