"""Formulas in one canonical form, so that the same one is the same after being saved by any program.

Found by saving results with LibreOffice 7.4, Excel's rules and openpyxl: numbers are respelt (`9E+99`, `9E+099`) or
become the nearest double, names and functions change case, sheets are quoted or not, new functions get the prefix
`_xlfn.`, `TRUE` becomes `TRUE()`, brackets that change nothing come and go (`--x`, `-(-x)`), and a formula that fills a
column is stored once and shared.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sozialbudget.case.layout import column_letter
from sozialbudget.case.plain import STORED_DIGITS
from sozialbudget.reading.grid import Sheet

if TYPE_CHECKING:
    from openpyxl.formula.tokenizer import Token


NUMBER, OPERAND, PREFIX, INFIX, POSTFIX = "number", "operand", "prefix", "infix", "postfix"
OPEN, CLOSE, SEPARATOR, OTHER = "open", "close", "separator", "other"
"""Kinds of parts. An opening bracket has the name of its function before it; what is OTHER has no structure here."""

_SIGN = 7
_BINDS = {
    **dict.fromkeys((" ", ","), 8),
    "^": 5,
    **dict.fromkeys("*/", 4),
    **dict.fromkeys("+-", 3),
    "&": 2,
    **dict.fromkeys(("=", "<", ">", "<=", ">=", "<>"), 1),
}
_ARITHMETIC = frozenset("^*/+-")
_OF_NUMBERS = frozenset(("ABS(", "COUNT(", "COUNTA(", "INT(", "MAX(", "MIN(", "ROUND(", "SUM(", "SUMPRODUCT("))
"""Functions that give a number."""


@dataclass(frozen=True, slots=True)
class Part:
    """A token of a formula in its one spelling."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Tree:
    """A part of the formula, every operation in brackets of its own; what is negated stands in `negated`."""

    text: str
    is_number: bool = False
    """Whether it is one for certain, so that its sign may be changed twice without effect."""
    negated: "_Tree | None" = None


class _NoStructureError(Exception):
    """The parts make no formula."""


def structure(parts: Sequence[Part]) -> str | None:
    """`parts` with every operation in brackets; None where they have no structure that is known here."""
    try:
        reader = _Reader(parts)
        tree = reader.operation(0)
        return tree.text if reader.next is None else None
    except (_NoStructureError, RecursionError):
        return None


class _Reader:
    """Reads the parts from left to right."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts, self._at = parts, 0

    @property
    def next(self) -> Part | None:
        return self._parts[self._at] if self._at < len(self._parts) else None

    def _take(self) -> Part:
        part = self.next
        if part is None:
            raise _NoStructureError
        self._at += 1
        return part

    def operation(self, least: int) -> _Tree:
        """An operand with the operators after it that bind closer than `least`."""
        left = self._operand()
        while (part := self.next) is not None:
            if part.kind == POSTFIX:
                left = _Tree(f"({left.text}{self._take().text})", is_number=True)
            elif part.kind == INFIX and _BINDS.get(part.text, 0) > least:
                operator = self._take().text
                right = self.operation(_BINDS[operator])
                left = _Tree(f"({left.text}{operator}{right.text})", operator in _ARITHMETIC)
            else:
                break
        return left

    def _operand(self) -> _Tree:
        part = self._take()
        if part.kind == PREFIX:
            return _signed(part.text, self.operation(_SIGN))
        if part.kind == OPEN:
            return self._bracket(part.text)
        if part.kind not in (NUMBER, OPERAND):
            raise _NoStructureError
        return _Tree(part.text, part.kind == NUMBER)

    def _bracket(self, opening: str) -> _Tree:
        """A bracket alone is what stands in it; of a function, its arguments."""
        if opening == "(":
            inner = self.operation(0)
            self._close()
            return inner
        arguments = [self._argument()]
        while self.next is not None and self.next.kind == SEPARATOR:
            self._take()
            arguments.append(self._argument())
        self._close()
        return _Tree(f"{opening}{','.join(arguments)})", opening in _OF_NUMBERS)

    def _argument(self) -> str:
        is_empty = self.next is not None and self.next.kind in (SEPARATOR, CLOSE)
        return "" if is_empty else self.operation(0).text

    def _close(self) -> None:
        if self._take().kind != CLOSE:
            raise _NoStructureError


def _signed(sign: str, operand: _Tree) -> _Tree:
    """With its sign; a plus changes nothing, two minus nothing of what is a number."""
    if sign == "+":
        return operand
    if operand.negated is not None and operand.negated.is_number:
        return operand.negated
    return _Tree(f"({sign}{operand.text})", True, operand)


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
