"""Formulas in one canonical form, so that the same one is the same after being saved by any program.

Found by saving results with LibreOffice 7.4, Excel's rules and openpyxl: numbers are respelt (`9E+99`, `9E+099`) or
become the nearest double, names and functions change case, sheets are quoted or not, new functions get the prefix
`_xlfn.`, `TRUE` becomes `TRUE()`, brackets that change nothing come and go (`--x`, `-(-x)`), and a formula that fills a
column is stored once and shared.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from sozialbudget.analysis.record.structure import (
    CLOSE,
    INFIX,
    NUMBER,
    OPEN,
    OPERAND,
    OTHER,
    POSTFIX,
    PREFIX,
    SEPARATOR,
    Part,
    structure,
)
from sozialbudget.case.canonical import STORED_DIGITS
from sozialbudget.case.layout import column_letter
from sozialbudget.reading.grid import Sheet

if TYPE_CHECKING:
    from openpyxl.formula.tokenizer import Token

_LAST_ROW = "1048576"
_PREFIX = re.compile(r"_xl(?:fn|ws|udf)\.", re.IGNORECASE)
_OPEN_DOCUMENT = re.compile(r"^\$?('(?:[^']|'')*'|[^\s.!'\[\]]+)\.(?=\$?[A-Za-z]{1,3}\$?\d+(?::|$))")
_CELL = re.compile(r"\$?[a-z]{1,3}\$?\d+|\$?[a-z]{1,3}|\$?\d+")
_LIKE_A_CELL = re.compile(r"[a-z]{1,3}\d+")


def formulas(sheet: Sheet) -> dict[tuple[int, int], str]:
    """The formula of each cell, shared ones told in full; `{…}` around one that is evaluated as an array."""
    found: dict[tuple[int, int], str] = {}
    first: dict[str, tuple[str, str]] = {}
    for (row, column), written in sorted((sheet.formulas or {}).items()):
        text = written.text.strip().removeprefix("=")
        cell = f"{column_letter(column)}{row}"
        if written.kind == "shared":
            if text:
                first[written.group] = (text, cell)
            elif written.group in first:
                text = _moved(*first[written.group], cell)
        found[row, column] = f"{{{text}}}" if written.kind in ("array", "dataTable") else text
    return found


def _moved(text: str, origin: str, cell: str) -> str:
    from openpyxl.formula.translate import Translator

    try:
        return str(Translator(f"={text}", origin).translate_formula(cell)).removeprefix("=")
    except Exception:  # whatever stands in the file is compared as it is
        return text


@cache
def canonical(formula: str) -> str:
    """`formula` without what programs may change when they save it."""
    from openpyxl.formula.tokenizer import Tokenizer

    try:
        tokens = Tokenizer(f"={formula}").items
    except Exception:  # no formula any program would have written
        return formula
    parts = list(_parts(tokens))
    return structure(parts) or "".join(part.text for part in parts)


def _parts(tokens: "list[Token]") -> Iterator[Part]:
    """The tokens in one spelling each."""
    from openpyxl.formula.tokenizer import Token

    skipped = False
    for i, token in enumerate(tokens):
        value = token.value
        if skipped:  # the bracket that closes TRUE(
            skipped = False
        elif token.type == Token.WSPACE:
            if 0 < i < len(tokens) - 1 and tokens[i - 1].type == tokens[i + 1].type == Token.OPERAND:
                yield Part(INFIX, " ")  # the one space that means something: what two ranges share
        elif token.type == Token.OPERAND and token.subtype == Token.NUMBER:
            yield Part(NUMBER, _number(value))
        elif token.type == Token.OPERAND and token.subtype == Token.RANGE:
            yield Part(OPERAND, _reference(value))
        elif token.type == Token.OPERAND and token.subtype == Token.TEXT:
            yield Part(OPERAND, value)
        elif token.type == Token.SEP:
            yield Part(SEPARATOR, ",")
        elif token.type == Token.FUNC and token.subtype == Token.OPEN:
            called = _plain(value)
            skipped = called in ("TRUE(", "FALSE(") and i + 1 < len(tokens) and tokens[i + 1].subtype == Token.CLOSE
            yield Part(OPERAND, called.removesuffix("(")) if skipped else Part(OPEN, called)
        else:
            yield Part(_kind(token), _plain(value))


def _kind(token: "Token") -> str:
    from openpyxl.formula.tokenizer import Token

    kinds = {Token.OP_IN: INFIX, Token.OP_PRE: PREFIX, Token.OP_POST: POSTFIX, Token.OPERAND: OPERAND}
    brackets = {Token.OPEN: OPEN, Token.CLOSE: CLOSE}
    return (
        brackets.get(token.subtype, OTHER) if token.type in (Token.PAREN, Token.FUNC) else kinds.get(token.type, OTHER)
    )


def _plain(text: str) -> str:
    return _PREFIX.sub("", text).strip().upper()


def _number(text: str) -> str:
    try:
        return f"{float(text):.{STORED_DIGITS}g}"
    except ValueError:
        return text


def _reference(text: str) -> str:
    """A cell, range or name: sheet in quotes, small letters, a whole column as such."""
    text = _OPEN_DOCUMENT.sub(r"\1!", text)
    sheet, mark, area = text.rpartition("!")
    area = _PREFIX.sub("", area).lower()
    # The sheet may stand before both ends of a range, which the tokenizer takes as one reference.
    parts = [end for end in area.split(":") if end]
    if len(parts) == 2 and all(_CELL.fullmatch(end) for end in parts):
        first, last = parts
        letters = re.sub(r"\d+$", "", first).rstrip("$"), re.sub(r"\d+$", "", last).rstrip("$")
        if first == f"{letters[0]}$1" and last == f"{letters[1]}${_LAST_ROW}":
            area = f"{letters[0]}:{letters[1]}"
    if not mark:
        return area.upper() if _LIKE_A_CELL.fullmatch(area) else area
    name = sheet.lstrip("$")
    if name.startswith("'") and name.endswith("'"):
        name = name[1:-1].replace("''", "'")
    return f"'{name.lower()}'!{area}"
