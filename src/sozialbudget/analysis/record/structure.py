"""What a formula computes, whatever brackets it is written with: `--x` is `-(-x)`, and `(a*b)+c` is `a*b+c`.

A spreadsheet binds, the closest first: references (space and union), signs, percent, powers, products, sums, texts,
comparisons; of equals from left to right.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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
