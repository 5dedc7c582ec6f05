"""Several cells, names or rows in one sentence: the first few, and how many more there are."""

from collections.abc import Iterable, Sequence

from sozialbudget.words import Text

MOST_NAMED = 5
_MOST_CELLS = 10


def listed(named: Sequence[str | Text], most: int = MOST_NAMED) -> tuple[str | Text, ...]:
    """The first of them, and how many more there are."""
    more = len(named) - most
    return (*named[:most], *([Text(f"{more} weitere", f"{more} more")] if more > 0 else []))


def first_cells(cells: Iterable[object], most: int = _MOST_CELLS) -> str:
    """The first cells or rows, in one row."""
    named = tuple(map(str, cells))
    return ", ".join(named[:most]) + (" …" if len(named) > most else "")


def likewise_in(cells: str) -> Text:
    """How others are added to the first one; nothing where there are none."""
    return Text(f", ebenso in {cells}", f", likewise in {cells}") if cells else Text("", "")


def quoted(name: str, more: str | Text = "") -> Text:
    """„Nord“ (A3): a name in quotation marks, and what is to be said of it."""
    de, en = (more.de, more.en) if isinstance(more, Text) else (more, more)
    return Text(f"„{name}“{de}", f"“{name}”{en}")
