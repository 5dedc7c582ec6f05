"""What was rolled forward can be written as: next year's input."""

from collections.abc import Iterator

from sozialbudget.analysis.roll import Rolled
from sozialbudget.formats.publish import Output, Writing
from sozialbudget.formats.screen.lines import Line
from sozialbudget.words import Lang


def _workbook(writing: Writing[Rolled]) -> bytes:
    from sozialbudget.reports.roll.workbook import input_bytes

    return input_bytes(writing.thing, writing.lang)


def _screen(rolled: Rolled, lang: Lang, width: int | None, _: bool) -> Iterator[Line]:
    from sozialbudget.reports.roll.screen import lines

    return lines(rolled, lang, width)


NEXT_INPUT = Output({".xlsx": _workbook}, _screen)
