"""Next year's input written to a file, whole or not at all."""

from pathlib import Path

from sozialbudget.analysis.roll import Rolled
from sozialbudget.formats.output import raise_obstacles, write_files
from sozialbudget.words import Lang

INPUT_SUFFIXES = (".xlsx",)
"""What an input is written as."""


def write(rolled: Rolled, path: str | Path, lang: Lang = "de", force: bool = False) -> Path:
    """Write next year's input to `path` (.xlsx).

    Raises OutputError where it cannot be written; an existing file is replaced only with `force`.
    """
    target = Path(path)
    raise_obstacles([target], None, force, INPUT_SUFFIXES)
    write_input(rolled, target, lang, force=force)
    return target


def write_input(rolled: Rolled, target: Path, lang: Lang, *, force: bool) -> None:
    """Write next year's input to `target`. Raises OutputError; call `report.output.raise_obstacles` first."""

    def fill(path: Path) -> None:
        from sozialbudget.reports.roll.workbook import input_bytes

        path.write_bytes(input_bytes(rolled, lang))

    write_files([(target, fill)], force)
