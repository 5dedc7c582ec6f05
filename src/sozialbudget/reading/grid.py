"""A sheet as plain cells, the same for every file format and for pandas frames.

A raw cell is None (empty), a float, int or Decimal, a str, a bool, or one of the classes below.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol, Self

from sozialbudget.case.layout import column_letter, folded, folded_names
from sozialbudget.case.problems import Place
from sozialbudget.words import Text


class Percent(float):
    """A number the spreadsheet shows with a percent sign: 0.175, shown as 17,5 %."""

    __slots__ = ()


class Sight(NamedTuple):
    """What people see of a number whose format does not show it as it is."""

    kind: Literal["digits", "size", "nothing", "other", "label"]
    """Fewer digits than it has; another size (thousands, hundredths); nothing; another
    number or a word; the same number with leading zeros, which tell only in a label."""
    shown: Text
    meant: Decimal | None = None
    """The number people take from it; None where there is none."""
    is_rate: bool = False
    """Of another size: whether it looks like hundredths or thousandths."""
    is_worded: bool = True
    """Of another size: whether words say so; else only digits are missing."""
    label: str | None = None


class Seen(float):
    """A number that people see otherwise than the file holds it."""

    __slots__ = ("sight",)
    sight: Sight

    def __new__(cls, number: float, sight: Sight) -> Self:
        """`number` as held, `sight` as seen."""
        made = super().__new__(cls, number)
        made.sight = sight
        return made

    def __getnewargs__(self) -> tuple[float, Sight]:  # type: ignore[override]
        return float(self), self.sight


class SeenPercent(Seen, Percent):
    """The same with a percent sign: 0.175, shown as 18 %."""

    __slots__ = ()


class FormulaZero(float):
    """0 as the result of a formula in an .xls, where LibreOffice stores it for a text it has not computed itself."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, a time or a duration, as shown."""

    shown: str


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """#DIV/0! and its kin."""

    name: str


@dataclass(frozen=True, slots=True)
class Uncalculated:
    """A formula without a stored value."""


class Unclear(NamedTuple):
    """A cell in which people see something else than the file holds; whatever takes part of it is refused.

    `code` is the problem whose sentence says both, `values` what it needs besides `found`, which is `shown` where it
    is not among them: a number is shown otherwise in each language.
    """

    shown: str
    code: str
    values: Mapping[str, object] = MappingProxyType({})
    word: str | None = None
    """What it says where a text is asked for: of a number over several rows, say, that is clear all the same."""


class Marked(str):
    """A text with raised or lowered parts, without the footnote marks among them; see `marks`."""

    __slots__ = ("part", "typed")

    typed: str
    """All of the text."""
    part: Text
    """What of it stands otherwise, in words."""

    def __new__(cls, text: str, *, typed: str, part: Text) -> "Marked":
        """`text` is what it says, without footnote marks."""
        self = super().__new__(cls, text)
        self.typed, self.part = typed, part
        return self


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as the file has it, without `=`. Of several that share one, only the first may have the text."""

    text: str
    kind: str = "normal"
    """Or `shared`, `array`, `dataTable`."""
    group: str = ""
    """Of a shared formula: its number on the sheet."""


Raw = None | float | int | Decimal | str | bool | Percent | FormulaZero | Moment | ErrorCell | Uncalculated | Unclear
Row = dict[int, Raw]
"""Cells by 1-based column; empty cells are left out."""


class Merge(NamedTuple):
    """Cells that people see as one; its last row and column belong to it, all are 1-based."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet's cells by 1-based row and column, and what of it is hidden."""

    name: str
    position: int = 0
    rows: dict[int, Row] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[range, ...] = ()
    merges: tuple[Merge, ...] = ()
    """What a merge says holds for its rows: `merges.spread` has written it into the rows; see there."""
    formulas: dict[tuple[int, int], Formula] | None = None
    """By row and column, where they were asked for."""
    doubts: frozenset[str] = frozenset()
    """Problems that say why the results of its formulas may be stale; where there are any, `formulas` is filled."""

    def cell_name(self, row: int, column: int) -> str:
        """E7."""
        return f"{column_letter(column)}{row}"

    def column_name(self, column: int) -> str:
        """E."""
        return column_letter(column)

    def place(self, row: int | None = None, column: int | None = None) -> Place:
        """The place of a cell, or of the sheet alone."""
        if row is None or column is None:
            return Place(self.name)
        return Place(self.name, self.cell_name(row, column))

    def is_hidden_column(self, column: int) -> bool:
        """Whether nobody sees the column."""
        return any(column in hidden for hidden in self.hidden_columns)


class Book(Protocol):
    """An opened workbook: the names of its sheets, and their cells on demand."""

    @property
    def sheet_names(self) -> list[str]:
        """All sheets in the order of the workbook."""

    def sheet(self, position: int) -> Sheet:
        """The cells of one sheet; DamagedError or TooLargeError where it cannot be read."""


class ReadOnce:
    """A book that keeps the sheets it has read, for readers that look at the same ones."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._read: dict[int, Sheet] = {}

    @property
    def sheet_names(self) -> list[str]:
        """All sheets in the order of the workbook."""
        return self._book.sheet_names

    def sheet(self, position: int) -> Sheet:
        """The cells of one sheet, to be looked at only. Raises what the book raises."""
        if position not in self._read:
            self._read[position] = self._book.sheet(position)
        return self._read[position]


def sheet_called(book: Book, titles: Collection[str]) -> Sheet | None:
    """The first sheet with one of `titles` (folded); None where there is none, or it cannot be read."""
    position = next((i for i, name in enumerate(book.sheet_names) if folded(name) in titles), None)
    try:
        return None if position is None else book.sheet(position)
    except (DamagedError, TooLargeError):
        return None


def header_of(sheet: Sheet, headers: Mapping[str, Text]) -> tuple[int, dict[str, int]] | None:
    """The first row with all `headers`, in one language or the other, and their columns by key."""
    for row in sorted(sheet.rows):
        named = {folded(raw): column for column, raw in filled(sheet.rows[row]) if isinstance(raw, str)}
        names = {
            key: next((name for name in folded_names(header) if name in named), None) for key, header in headers.items()
        }
        if None not in names.values():
            return row, {key: named[name] for key, name in names.items() if name is not None}
    return None


class DamagedError(Exception):
    """The file is not what its format prescribes."""

    def __init__(self, de: str, en: str) -> None:
        super().__init__(en)
        self.reason = Text(de, en)


class EncryptedError(Exception):
    """The file can only be read with its password."""


class TooLargeError(Exception):
    """The file unpacks to more than any workbook of districts needs."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


LONGEST_SHOWN = 60


def shortened(text: str) -> str:
    """A text as it stands in a message: not too long, without control characters."""
    text = "".join(letter if letter.isprintable() else "·" for letter in text)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def digits_of(value: Decimal) -> str:
    """A number as it stands in a message."""
    return f"{value.normalize():f}" if -20 < value.adjusted() < 20 else str(value)


def is_blank(raw: Raw) -> bool:
    """Nothing there: no cell, or text of spaces only."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


def filled(row: Row) -> Iterator[tuple[int, Raw]]:
    """The cells of a row that hold something, from left to right."""
    return ((column, raw) for column, raw in sorted(row.items()) if not is_blank(raw))
