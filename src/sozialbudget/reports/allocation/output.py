"""What a result can be written as."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sozialbudget.formats.csv_file import csv_bytes
from sozialbudget.formats.publish import Output, Writing
from sozialbudget.method.allocation import Allocation
from sozialbudget.reports.allocation.columns import columns
from sozialbudget.words import Lang

if TYPE_CHECKING:
    from sozialbudget.formats.screen.lines import Line


def _workbook(writing: Writing[Allocation]) -> memoryview:
    from sozialbudget.workbook.write import workbook_bytes

    return workbook_bytes(writing.thing, writing.lang, writing.progress)


def _json(writing: Writing[Allocation]) -> bytes:
    from sozialbudget.reports.allocation.data import as_text

    return as_text(writing.thing, writing.lang).encode()


def _csv(writing: Writing[Allocation]) -> bytes:
    return csv_bytes(list(columns(writing.thing)), writing.lang)


def _screen(allocation: Allocation, lang: Lang, width: int | None, unicode: bool) -> "Iterator[Line]":
    from sozialbudget.reports.allocation.terminal import lines

    return lines(allocation, lang, width, unicode)


RESULT = Output({".xlsx": _workbook, ".json": _json, ".csv": _csv}, _screen)
