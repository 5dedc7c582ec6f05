"""A table as a CSV file, as the spreadsheet program of the language opens it, and such that nothing in it is run."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from sozialbudget.formats.table import Column, floats
from sozialbudget.words import Lang

_STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_CONTROLS = ("\t", "\r", "\n")
_BYTE_ORDER_MARK = "\ufeff"


def csv_bytes(table: Sequence[Column], lang: Lang) -> bytes:
    """A file of the columns `table`, all of one length."""
    separator, point = (";", ",") if lang == "de" else (",", ".")
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow([harmless(column.named(lang)) for column in table])
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
