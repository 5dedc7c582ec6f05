"""Whatever can be written, written by its kind and the suffix of the file; whole or not at all."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sozialbudget.analysis.compare.compare import Comparison
from sozialbudget.analysis.roll import Rolled
from sozialbudget.case.own_context import in_own_context
from sozialbudget.formats.output import raise_obstacles
from sozialbudget.formats.publish import Output, Writing
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.years.model import Projection
from sozialbudget.words import Lang

Writable = Allocation | Comparison | Projection | Rolled


@in_own_context
def write(thing: Writable, path: str | Path, lang: Lang = "de", force: bool = False) -> Path:
    """Write `thing` to `path` and return it, by its suffix; an existing file is replaced only with `force`.

    An `Allocation` as .xlsx (live workbook), .json or .csv; a `Comparison` or `Projection` also as .pdf, .docx, .html
    or .svg; what was rolled as .xlsx, next year's input. Raises OutputError where it cannot be written, and TypeError
    where it is none of these.
    """
    (target,) = write_all(thing, [path], lang, force)
    return target


@in_own_context
def write_all(thing: Writable, paths: Iterable[str | Path], lang: Lang = "de", force: bool = False) -> list[Path]:
    """Write `thing` to each of `paths` as `write` does, all or none of them. Raises OutputError."""
    targets, output = [Path(path) for path in paths], _output_of(thing)
    raise_obstacles(targets, None, force, output.endings)
    output.write(Writing(thing, lang), targets, force=force)
    return targets


def _output_of(thing: Writable) -> Output[Any]:
    if isinstance(thing, Allocation):
        from sozialbudget.reports.allocation.output import RESULT

        return RESULT
    if isinstance(thing, Comparison):
        from sozialbudget.reports.comparison.output import COMPARISON

        return COMPARISON
    if isinstance(thing, Projection):
        from sozialbudget.reports.projection.output import PROJECTION

        return PROJECTION
    if isinstance(thing, Rolled):
        from sozialbudget.reports.roll.output import NEXT_INPUT

        return NEXT_INPUT
    raise TypeError(
        f"what is written is an Allocation, a Comparison, a Projection or what roll returns, not {type(thing).__name__}"
    )
