"""The styles of an .ods that change what people see: hidden sheets, rows and columns, and how text stands."""

from collections.abc import Callable, Mapping

from sozialbudget.reading.marks import How

_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_MOST_PARENTS = 50
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
        elif tag.endswith("-style") or tag.startswith(_TEXT):
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
        for _ in range(_MOST_PARENTS):
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
