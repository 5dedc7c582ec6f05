"""What a result can be written as, and the result as a pandas frame."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sozialbudget.case.own_context import in_own_context
from sozialbudget.formats.csv_file import csv_bytes
from sozialbudget.formats.publish import Output, Writing
from sozialbudget.formats.table import Column
from sozialbudget.method.allocation import Allocation
from sozialbudget.reports.allocation.columns import columns
from sozialbudget.words import Lang

if TYPE_CHECKING:
    import pandas as pd

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


@in_own_context
def to_frame(allocation: Allocation, exact_numbers: bool = False) -> "pd.DataFrame":
    """One row per district in the order given, indexed by id; columns by their English keys.

    Numbers are floats, missing ones NaN; with `exact_numbers` they are Decimals, missing ones None. An indicator's
    columns are called `<indicator>: value` and `: normalised`, a service's `<service>: amount`, `: fte`,
    `: weekly_hours` and `: face_to_face_hours`.
    """
    import pandas as pd

    data = {column.key: _series(column, exact_numbers) for column in columns(allocation)}
    return pd.DataFrame(data).set_index("id")


def _series(column: Column, exact_numbers: bool) -> Any:
    import pandas as pd

    if exact_numbers or column.is_text:
        return pd.Series(list(column.values), dtype=object)
    return pd.Series([_float(value) for value in column.values], dtype="float64")


def _float(value: Decimal | None) -> float:
    return float("nan") if value is None else float(value)
