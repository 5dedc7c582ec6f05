"""What rolling a result forward did, for the screen."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sozialbudget.analysis.roll import Rolled
from sozialbudget.formats.screen.lines import Line, wrapped
from sozialbudget.reports.roll.sections import Cell, Section, sections, title
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import number, signed
from sozialbudget.words.text import shown

ALL_SHOWN = 100
"""Up to so many districts are listed."""
_WIDEST = 40
_GAP = "  "


def lines(rolled: Rolled, lang: Lang, width: int | None) -> Iterator[Line]:
    """The same for the screen, at most `width` columns."""
    yield [(title(rolled, lang), "bold")]
    yield from wrapped(say("roll.from", lang, name=shown(rolled.result.name), sha256=rolled.result.sha256), width)
    for section in sections(rolled, lang):
        yield []
        yield [(section.title, "bold")]
        if section.note:
            yield from wrapped(section.note, width)
        if len(section.rows) > ALL_SHOWN:
            yield from wrapped(say("roll.many", lang, n=number(len(section.rows), lang, 0)), width)
        else:
            yield from _table(section, lang, width)


def _table(section: Section, lang: Lang, width: int | None) -> Iterator[Line]:
    """The table, its widest text columns cut where it is wider than the screen."""
    is_money = [isinstance(cell, Decimal) for cell in section.rows[0]]
    rows = (*section.rows, *([section.total] if section.total else []))
    is_whole = all(cell % 1 == 0 for row in rows for cell in row if isinstance(cell, Decimal))
    body = [_told(row, 0 if is_whole else 2, lang) for row in rows]
    widths = [max(len(row[n]) for row in (section.headers, *body)) for n in range(len(section.headers))]
    if width is not None:
        widths = _narrowed([min(w, _WIDEST) for w in widths], is_money, width - len(_GAP) * (len(widths) - 1))
    for row, style in ((section.headers, "dim"), *((row, "") for row in body)):
        cells = [
            _cut(text, w).rjust(w) if right else _cut(text, w).ljust(w)
            for text, w, right in zip(row, widths, is_money, strict=True)
        ]
        is_total = section.total is not None and row is body[-1]
        yield [(_GAP.join(cells).rstrip(), "bold" if is_total else style)]


def _narrowed(widths: list[int], is_money: Sequence[bool], room: int) -> list[int]:
    """`widths` with the widest text columns narrowed one by one until they fit, none below 8."""
    widths = list(widths)
    while sum(widths) > room:
        widest = max((n for n, money in enumerate(is_money) if not money), key=lambda n: widths[n])
        if widths[widest] <= 8:
            break
        widths[widest] -= 1
    return widths


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _told(row: Sequence[Cell], decimals: int, lang: Lang) -> list[str]:
    """A row as it is shown; the last amount of a row is a change."""
    last = len(row) - 1
    return [
        shown(cell) if isinstance(cell, str) else (signed if n == last else number)(cell, lang, decimals)
        for n, cell in enumerate(row)
    ]
