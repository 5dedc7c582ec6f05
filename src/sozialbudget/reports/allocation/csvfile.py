"""The result as a CSV file that a spreadsheet opens by double click.

German: semicolon, decimal comma, UTF-8 with byte order mark, as German Excel expects it. English: comma and decimal
point, UTF-8. One row per district and no total row, so that a program can read it too. Money and hours are exact,
unrounded figures have up to 15 significant digits; there are no thousands separators and no percent signs.

Text that a spreadsheet would take for a formula (it starts with = + - @, also after spaces, or with a tab or a line
break) gets an apostrophe before it, the spreadsheets' own sign for "this is text". An id like 007 stays 007 in the
file; a spreadsheet that opens it by double click shows 7, one that imports it can be told that the column is text.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from sozialbudget.method.allocation import Allocation
from sozialbudget.reports.allocation.columns import Column, columns, floats
from sozialbudget.words import Lang

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
