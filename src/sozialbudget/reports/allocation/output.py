"""The result written to files: live workbook, JSON or CSV, all or none of them."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sozialbudget.case.own_context import in_own_context
from sozialbudget.formats.output import Fill, Progress, write_files
from sozialbudget.method.allocation import Allocation
from sozialbudget.reports.allocation.columns import Column, columns, floats
from sozialbudget.words import Lang

if TYPE_CHECKING:
    import pandas as pd


RESULT_SUFFIXES = (".xlsx", ".json", ".csv")
"""What a result can be written as."""


def write_results(
    allocation: Allocation,
    targets: Sequence[Path],
    lang: Lang,
    progress: Progress | None = None,
    *,
    force: bool = False,
) -> None:
    """Write the result to each of `targets`, all or none of them.

    Raises OutputError where one cannot be written. Call `raise_obstacles` before the calculation.
    """
    write_files([(target, _filler(allocation, target, lang, progress)) for target in targets], force)


def _filler(allocation: Allocation, target: Path, lang: Lang, progress: Progress | None) -> Fill:
    def workbook(path: Path) -> None:
        from sozialbudget.workbook.write import write_workbook

        write_workbook(allocation, path, lang, progress)

    def json(path: Path) -> None:
        from sozialbudget.reports.allocation.data import as_text

        path.write_bytes(as_text(allocation, lang).encode())

    def csv(path: Path) -> None:

        path.write_bytes(as_bytes(allocation, lang))

    return {".xlsx": workbook, ".json": json, ".csv": csv}[target.suffix.lower()]


_STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_CONTROLS = ("\t", "\r", "\n")
_BYTE_ORDER_MARK = "\ufeff"


def as_bytes(allocation: Allocation, lang: Lang) -> bytes:
    """The whole file."""
    return table_bytes(list(columns(allocation)), lang)


def table_bytes(table: Sequence[Column], lang: Lang) -> bytes:
    """A file of the columns `table`, all of one length."""
    separator, point = (";", ",") if lang == "de" else (",", ".")
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow([harmless(column.header.say(lang)) for column in table])
    writer.writerows(zip(*(_cells(column, point) for column in table), strict=True))
    return ((_BYTE_ORDER_MARK if lang == "de" else "") + text.getvalue()).encode()


def harmless(text: str) -> str:
    """`text` such that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_CONTROLS) or text.lstrip().startswith(_STARTS_A_FORMULA) else text


def _cells(column: Column, point: str) -> Iterable[str]:
    if column.is_text:
        return [harmless(text or "") for text in column.values]
    return [_number(value).replace(".", point) for value in floats(column.values)]


def _number(value: float | None) -> str:
    if value is None:
        return ""
    text = f"{value:.15g}"
    return text if "e" not in text else f"{Decimal(text):f}"


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
