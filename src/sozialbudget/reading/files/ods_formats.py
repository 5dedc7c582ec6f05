"""The number formats of an .ods: its data styles as codes, and which cell has which.

A cell names its style; else its row does, else its column. A style has its format from itself or its parent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sozialbudget.reading.files.number_formats import NumberFormat, what_format_shows
from sozialbudget.reading.sights import How

_NUMBER = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_EXTENSION = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0 "
_DATE, _TIME, _PERCENTAGE, _TEXT = "date-style", "time-style", "percentage-style", "text-style"
_KINDS = ("number-style", _PERCENTAGE, "currency-style", _DATE, _TIME, _TEXT, "boolean-style")
_USUAL = ((">=0",), (">0", "<0"), (">0", "<0", "=0"))
"""Conditions of two, three and four sections, which a code need not say."""
_MOST_DIGITS = 100
_MOST_PARENTS = 20


@dataclass(slots=True)
class _DataStyle:
    kind: str
    code: str = ""
    has_percent: bool = False
    maps: list[tuple[str, str]] = field(default_factory=list)
    """Condition and name of the style that holds then."""
    is_duration: bool = False


class OdsFormats:
    """Collects styles from styles.xml and content.xml as they are parsed, and says what a cell's makes of numbers."""

    def __init__(self) -> None:
        self._data: dict[str, _DataStyle] = {}
        self._cells: dict[str, tuple[str | None, str | None]] = {}
        """Format and parent of each style of cells."""
        self._known: dict[str | None, NumberFormat | None] = {}
        self._common: dict[str, NumberFormat | None] = {}
        """What styles of cells that stand in styles.xml make of numbers."""
        self._common_data: dict[str, NumberFormat] = {}
        self._style: _DataStyle | None = None
        self._pieces: list[str] | None = None
        self._embedded: list[tuple[int, str]] = []
        self._number: Mapping[str, str] | None = None

    def end_of_common_styles(self) -> None:
        """styles.xml was parsed: what content.xml calls by the same names is another thing."""
        self._common = {name: self._find(name) for name in self._cells}
        self._common_data = {name: what_format_shows(self._code(style)) for name, style in self._data.items()}
        self._data, self._cells = {}, {}

    def of(self, name: str | None) -> NumberFormat | None:
        """What the cell style `name` makes of numbers; None where it says nothing of them."""
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str | None) -> NumberFormat | None:
        name = name or "Default"
        for _ in range(_MOST_PARENTS):
            if name not in self._cells:
                return self._common.get(name)
            data, parent = self._cells[name]
            data = data or ""
            if data in self._data:
                return what_format_shows(self._code(self._data[data]))
            if data in self._common_data:
                return self._common_data[data]
            if parent is None:
                return None
            name = parent
        return None

    def _code(self, style: _DataStyle) -> str:
        if style.kind == _DATE:
            return "yyyy-mm-dd"
        if style.kind == _TIME:
            return "[h]:mm" if style.is_duration else "hh:mm"
        sections = [(condition, self._data[name].code) for condition, name in style.maps if name in self._data][:3]
        conditions = tuple(condition for condition, _ in sections)
        if conditions in _USUAL:
            return ";".join([code for _, code in sections] + [style.code])
        return ";".join([f"[{condition}]{code}" for condition, code in sections[:2]] + [style.code])

    # --- as it is parsed -------------------------------------------------------------------------

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag == _STYLE + "style" and attributes.get(_STYLE + "family") == "table-cell":
            name, parent = attributes.get(_STYLE + "name", ""), attributes.get(_STYLE + "parent-style-name")
            self._cells.setdefault(name, (attributes.get(_STYLE + "data-style-name"), parent))
        elif tag == _STYLE + "map" and self._style is not None:
            condition = attributes.get(_STYLE + "condition", "").replace(" ", "").removeprefix("value()")
            condition = condition.replace("!=", "<>")
            self._style.maps.append((condition, attributes.get(_STYLE + "apply-style-name", "")))
        elif tag.startswith(_NUMBER):
            self._start_of_format(tag.removeprefix(_NUMBER), attributes)

    def _start_of_format(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _KINDS:
            self._style = _DataStyle(name, is_duration=attributes.get(_NUMBER + "truncate-on-overflow") == "false")
            self._data.setdefault(attributes.get(_STYLE + "name", ""), self._style)
        elif self._style is None:
            return
        elif name in ("text", "currency-symbol", "embedded-text", "fill-character"):
            self._pieces = []
            if name == "embedded-text":
                position = attributes.get(_NUMBER + "position", "0")
                self._embedded.append((_count(position, 0), ""))
        elif name == "number":
            self._number, self._embedded = attributes, []
        elif name == "scientific-number":
            self._style.code += _scientific(attributes)
        elif name == "fraction":
            self._style.code += _fraction(attributes)
        elif name in ("text-content", "boolean"):
            self._style.code += "General"

    def text(self, data: str) -> None:
        """Text within an element."""
        if self._pieces is not None:
            self._pieces.append(data)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = tag.removeprefix(_NUMBER)
        if self._style is None or not tag.startswith(_NUMBER):
            return
        if name in _KINDS:
            self._style = None
        elif name == "number" and self._number is not None:
            self._style.code += _number(self._number, self._embedded)
            self._number = None
        elif self._pieces is not None:
            self._take_text(self._style, name, "".join(self._pieces))
            self._pieces = None

    def _take_text(self, style: _DataStyle, name: str, text: str) -> None:
        if name == "embedded-text":
            self._embedded[-1] = self._embedded[-1][0], text
        elif name == "fill-character":
            style.code += f"*{text[:1] or ' '}"
        elif style.kind == _PERCENTAGE and "%" in text and not style.has_percent:
            style.has_percent = True
            before, _, behind = text.partition("%")
            style.code += f"{_literal(before)}%{_literal(behind)}"
        else:
            style.code += _literal(text)


def _literal(text: str) -> str:
    return "".join(f"\\{sign}" for sign in text)


def _count(told: str | None, otherwise: int) -> int:
    if told is None or not told.isascii() or not told.isdigit():
        return otherwise
    return min(int(told[:4]), _MOST_DIGITS)


def _decimals(attributes: Mapping[str, str]) -> str:
    most = _count(attributes.get(_NUMBER + "decimal-places"), 0)
    least = attributes.get(_NUMBER + "min-decimal-places", attributes.get(_EXTENSION + "min-decimal-places"))
    shown = min(_count(least, most), most)
    if _NUMBER + "decimal-replacement" in attributes:  # `12,--` for a whole number
        shown = 0
    return f".{'0' * shown}{'#' * (most - shown)}" if most else ""


def _number(attributes: Mapping[str, str], embedded: list[tuple[int, str]]) -> str:
    if _NUMBER + "decimal-places" not in attributes and not embedded and _NUMBER + "grouping" not in attributes:
        factor = attributes.get(_NUMBER + "display-factor", "1")
        if factor == "1" and _count(attributes.get(_NUMBER + "min-integer-digits"), 1) < 2:
            return "General"
    digits = _count(attributes.get(_NUMBER + "min-integer-digits"), 0)
    is_grouped = attributes.get(_NUMBER + "grouping") == "true"
    whole = "0" * digits or "#"
    if is_grouped:
        whole = whole.rjust(4, "#")
    texts = dict(embedded)
    if texts:
        whole = whole.rjust(max(texts) + 1, "#")
    code = ""
    for left, sign in zip(range(len(whole), 0, -1), whole, strict=True):  # how many digits are left, with this one
        code += sign + _literal(texts.get(left - 1, "")) + ("," if is_grouped and left == 4 else "")
    return code + _decimals(attributes) + "," * _thousands(attributes.get(_NUMBER + "display-factor", "1"))


def _thousands(factor: str) -> int:
    """By how many thousands the number shown is divided; another factor counts as a thousand, and misfits."""
    try:
        size = float(factor)
    except ValueError:
        return 0
    return 0 if size in (0, 1) else max(1, round(len(f"{size:.0f}".lstrip("1")) / 3))


def _scientific(attributes: Mapping[str, str]) -> str:
    interval = max(1, _count(attributes.get(_NUMBER + "exponent-interval"), 1))
    whole = "0".rjust(interval, "#") if interval > 1 else "0"
    exponent = "0" * max(1, _count(attributes.get(_NUMBER + "min-exponent-digits"), 2))
    return f"{whole}{_decimals(attributes)}E+{exponent}"


def _fraction(attributes: Mapping[str, str]) -> str:
    fixed = attributes.get(_NUMBER + "denominator-value", "")
    digits = max(
        _count(attributes.get(_NUMBER + "min-denominator-digits"), 1),
        len(attributes.get(_NUMBER + "max-denominator-value", "")),
    )
    bottom = fixed if fixed.isascii() and fixed.isdigit() else "?" * min(digits, 7)
    whole = "# " if _NUMBER + "min-integer-digits" in attributes else ""
    return f"{whole}?/{bottom}"


_TEXT_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_MOST_ANCESTORS = 50
_NO_LINE = (None, "none")

_WITHOUT_SIZE: Mapping[str, Callable[[dict[str, str]], bool]] = {
    "table-properties": lambda table: table.get(_TABLE + "display") == "false",
    "table-row-properties": lambda row: _is_zero(row.get(_STYLE + "row-height")),
    "table-column-properties": lambda column: _is_zero(column.get(_STYLE + "column-width")),
}

_Name = tuple[str, str]
"""Family and name of a style."""
_NONE = ("", "")
_Own = tuple[How | None, ...]
"""What a style says of how its text stands: nothing, or one thing, which may be that it stands as usual."""


class OdsStyles:
    """What the styles say, as they are read."""

    def __init__(self) -> None:
        self.any_marks = False
        """Whether the text of any style is raised, lowered or struck out."""
        self._hidden: set[_Name] = set()
        self._own: dict[_Name, _Own] = {}
        self._parents: dict[_Name, str] = {}
        self._current = _NONE

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element of the styles begins."""
        if tag == _STYLE + "style":
            self._current = attributes.get(_STYLE + "family", ""), attributes.get(_STYLE + "name", "")
            self._parents[self._current] = attributes.get(_STYLE + "parent-style-name", "")
        elif tag.endswith("-style") or tag.startswith(_TEXT_NAMESPACE):
            self._current = _NONE  # a number's or a list's: what it says of text is of no cell
        elif self._current != _NONE and tag == _STYLE + "text-properties":
            self._own[self._current] = own = _own(attributes)
            self.any_marks = self.any_marks or any(own)
        elif any(tag == _STYLE + element and is_none(attributes) for element, is_none in _WITHOUT_SIZE.items()):
            self._hidden.add(self._current)

    def is_hidden(self, family: str, name: str | None) -> bool:
        """Whether a sheet of that style is hidden, a row or column of it without any size."""
        return (family, name) in self._hidden

    def how(self, family: str, name: str) -> How | None:
        """How the text of a style stands: as it says itself, or the style it is made from."""
        for _ in range(_MOST_ANCESTORS):
            own = self._own.get((family, name), ())
            if own or not name:
                return own[0] if own else None
            name = self._parents.get((family, name), "")
        return None


def _own(text: dict[str, str]) -> _Own:
    line, kind = text.get(_STYLE + "text-line-through-style"), text.get(_STYLE + "text-line-through-type")
    if line not in _NO_LINE or kind not in _NO_LINE:
        return (How.STRUCK,)
    position = text.get(_STYLE + "text-position", "").split()
    if not position:
        return ()
    if position[0] == "super" or (position[0].rstrip("%").isdigit() and position[0].strip("0%")):
        return (How.RAISED,)
    return (How.LOWERED,) if position[0] == "sub" or position[0].startswith("-") else (None,)


def _is_zero(size: str | None) -> bool:
    """Whether a length such as 0cm is none."""
    return size is not None and size[:1].isdigit() and not size.rstrip("abcdefghijklmnopqrstuvwxyz").strip("0.")
