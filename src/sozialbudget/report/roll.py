"""What rolling a result forward did: the same facts for the screen, for the first sheet of the new input, and as JSON.

What changed stands with old and new value; what was carried over and is still to be decided is listed; indicators to
be refreshed stand with their old Stand.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sozialbudget.drawing import Line, shown, wrapped
from sozialbudget.origins import in_words
from sozialbudget.parameters import PARAMETER_KEYS, about
from sozialbudget.report.data import plain, problem_object
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import number, signed
from sozialbudget.workbook.case_filling import filling_of, own_source
from sozialbudget.workbook.rules import amount
from sozialbudget.years.roll import Rolled

if TYPE_CHECKING:
    from sozialbudget.workbook.tables import TableBook

SCHEMA = "sozialbudget/roll/1"
ALL_SHOWN = 100
"""Up to so many districts are listed on the screen."""
_WIDEST = 40
_REMARK_WIDTH = 160
_GAP = "  "

Cell = str | Decimal


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and a table below it: text columns left, money right; a sentence where there is nothing to list."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    note: str = ""
    """A sentence below the heading."""


def sections(rolled: Rolled, lang: Lang) -> list[Section]:
    """All there is to tell."""
    made = [
        _changed(rolled, lang),
        _districts(rolled, lang),
        _indicators(rolled, lang),
        _carried(rolled, lang),
        _own_costs(rolled, lang),
        _excluded(rolled, lang),
    ]
    return [section for section in made if section.rows]


def _changed(rolled: Rolled, lang: Lang) -> Section:
    old, new = rolled.status_quo
    rows: list[tuple[Cell, ...]] = [
        (about(c.key).label.say(lang), _value(c.key, c.old, lang), _value(c.key, c.new, lang)) for c in rolled.changed
    ]
    rows.insert(1, (say("roll.sum_of_budgets", lang), _euros(old, lang), _euros(new, lang)))
    headers = (say("roll.what", lang), say("roll.old", lang), say("roll.new", lang))
    return Section(say("roll.changed", lang), headers, tuple(rows))


def _districts(rolled: Rolled, lang: Lang) -> Section:
    pairs = list(zip(rolled.result.allocation.case.districts, rolled.case.districts, strict=True))
    old, new = rolled.status_quo
    return Section(
        say("roll.districts", lang),
        (
            say("roll.id", lang),
            say("table.name", lang),
            *(say(f"roll.{key}", lang) for key in ("status_quo_old", "status_quo_new", "difference")),
        ),
        tuple((b.id, b.name, b.status_quo, a.status_quo, a.status_quo - b.status_quo) for b, a in pairs),
        ("", say("table.sum", lang), old, new, new - old),
    )


def _indicators(rolled: Rolled, lang: Lang) -> Section:
    controlled = any(indicator.control_total is not None for indicator in rolled.case.indicators)
    rows = tuple(
        (
            indicator.name,
            indicator.as_of or "–",
            indicator.source or "–",
            *([_number(indicator.control_total, lang)] if controlled else []),
        )
        for indicator in rolled.case.indicators
    )
    headers = [say("roll.indicator", lang), say("roll.as_of", lang), say("roll.source", lang)]
    note = say("roll.indicators_note", lang) + (" " + say("roll.control_note", lang) if controlled else "")
    controls = [say("roll.control_total", lang)] if controlled else []
    return Section(say("roll.indicators", lang), (*headers, *controls), rows, note=note)


def _carried(rolled: Rolled, lang: Lang) -> Section:
    case = rolled.case
    # What decides on the money comes first.
    keys = sorted(rolled.carried, key=lambda key: (key not in _MONEY, PARAMETER_KEYS.index(key)))
    rows = tuple(
        (about(key).label.say(lang), _value(key, getattr(case.parameters, key), lang), own_source(case, key, lang))
        for key in keys
    )
    money = next((key for key in ("total", "uplift") if key in rolled.said), "neither")
    note = say(f"roll.money_{money}", lang, total=_euros(rolled.status_quo[1], lang))
    headers = (say("roll.parameter", lang), say("roll.value", lang), say("roll.source", lang))
    return Section(say("roll.carried", lang), headers, rows, note=note)


_MONEY = ("total", "uplift", "cost_per_fte", "project_fund")


def _own_costs(rolled: Rolled, lang: Lang) -> Section:
    own = [district for district in rolled.case.districts if district.cost_per_fte is not None]
    headers = (say("roll.id", lang), say("table.name", lang), about("cost_per_fte").label.say(lang))
    rows = tuple((district.id, district.name, _euros(district.cost_per_fte, lang)) for district in own)
    return Section(say("roll.own_costs", lang), headers, rows)


def _excluded(rolled: Rolled, lang: Lang) -> Section:
    headers = (say("roll.id", lang), say("table.name", lang), say("roll.reason", lang))
    rows = tuple((gone.id, gone.name, gone.reason) for gone in rolled.case.excluded)
    return Section(say("roll.excluded", lang), headers, rows)


def _value(key: str, value: Any, lang: Lang) -> str:
    return "–" if value is None else amount(in_words(key, value, lang), about(key).unit, lang)


def _euros(value: Decimal | None, lang: Lang) -> str:
    return _value("total", value, lang)


def _number(value: Decimal | None, lang: Lang) -> str:
    from sozialbudget.words.numbers import plain as all_digits

    return "–" if value is None else all_digits(value, lang)


# --- the first sheet of the new input -----------------------------------------------------------------


def input_bytes(rolled: Rolled, lang: Lang) -> bytes:
    """The new input workbook: the template's writer with the rolled case, and what was done on its first sheet."""
    from sozialbudget.workbook.template import filled_bytes

    before = rolled.result.allocation.case.parameters.year
    title = say("roll.input_title", lang, year=rolled.case.parameters.year)
    filling = filling_of(rolled.case, lang, title, rolled.said)
    remark = say("roll.remark", lang, name=rolled.result.name, before=before)
    remarks = {**filling.remarks, "districts": (remark,)}
    return filled_bytes(replace(filling, remarks=remarks, front=lambda book: write_sheet(rolled, book)), lang)


def write_sheet(rolled: Rolled, book: "TableBook") -> None:
    """The sheet `Fortschreibung`."""
    from sozialbudget.workbook.tables import Column

    lang = book.lang
    result = rolled.result
    title = _title(rolled, lang)
    remarks = [
        say("roll.from", lang, name=result.name, sha256=result.sha256),
        *(_sentence(f"{warning.what(lang)}: {warning.remedy(lang)}.") for warning in rolled.warnings),
    ]
    sheet = book.sheet(say("sheet.roll", lang), title, remarks)
    for section in sections(rolled, lang):
        sheet.heading(section.title)
        if section.note:
            for line in textwrap.wrap(section.note, _REMARK_WIDTH):
                sheet.remark(line)
        formats = _formats(section)
        columns = [
            Column(header, form, width)
            for header, form, width in zip(section.headers, formats, (32, 32, 22, 22, 22), strict=False)
        ]
        sheet.table(columns, section.rows, section.total)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _formats(section: Section) -> list[str]:
    """Text, and money in whole euros where all is whole; the last column of money is a change."""
    from sozialbudget.workbook.result.context import SIGNED_WHOLE_EUROS
    from sozialbudget.workbook.tables import EUROS, SIGNED_EUROS, TEXT, WHOLE_EUROS

    is_whole = all(cell % 1 == 0 for row in section.rows for cell in row if isinstance(cell, Decimal))
    money, change = (WHOLE_EUROS, SIGNED_WHOLE_EUROS) if is_whole else (EUROS, SIGNED_EUROS)
    return [
        *(money if isinstance(cell, Decimal) else TEXT for cell in section.rows[0][:-1]),
        change if isinstance(section.rows[0][-1], Decimal) else TEXT,
    ]


def _title(rolled: Rolled, lang: Lang) -> str:
    before, now = rolled.result.allocation.case.parameters.year, rolled.case.parameters.year
    return say("roll.title", lang, before=before, now=now)


# --- the screen ---------------------------------------------------------------------------------------


def lines(rolled: Rolled, lang: Lang, width: int | None) -> Iterator[Line]:
    """The same for the screen, at most `width` columns."""
    yield [(_title(rolled, lang), "bold")]
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
    body = [_told(row, lang) for row in (*section.rows, *([section.total] if section.total else []))]
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


def _told(row: Sequence[Cell], lang: Lang) -> list[str]:
    decimals = 0 if all(cell % 1 == 0 for cell in row if isinstance(cell, Decimal)) else 2
    last = len(row) - 1
    return [
        shown(cell)
        if isinstance(cell, str)
        else signed(cell, lang, decimals)
        if n == last
        else number(cell, lang, decimals)
        for n, cell in enumerate(row)
    ]


# --- JSON ---------------------------------------------------------------------------------------------


def as_object(rolled: Rolled, output: str, lang: Lang) -> dict[str, Any]:
    """The same as plain data, schema `sozialbudget/roll/1`."""
    from sozialbudget import __version__

    result, case = rolled.result, rolled.case
    before = result.allocation.case
    old, new = rolled.status_quo
    return {
        "schema": SCHEMA,
        "version": __version__,
        "result": {"name": result.name, "sha256": result.sha256, "year": before.parameters.year},
        "output": output,
        "year": case.parameters.year,
        "status_quo": {"old": plain(old), "new": plain(new)},
        "districts": [
            {"id": a.id, "name": a.name, "old": plain(b.status_quo), "new": plain(a.status_quo)}
            for b, a in zip(before.districts, case.districts, strict=True)
        ],
        "changed": [{"parameter": c.key, "old": plain(c.old), "new": plain(c.new)} for c in rolled.changed],
        "carried": {key: plain(getattr(case.parameters, key)) for key in rolled.carried},
        "own_cost_per_fte": {d.id: plain(d.cost_per_fte) for d in case.districts if d.cost_per_fte is not None},
        "to_be_refreshed": [
            {"indicator": i.name, "as_of": i.as_of, "source": i.source, "control_total": plain(i.control_total)}
            for i in case.indicators
        ],
        "excluded": [{"id": gone.id, "name": gone.name, "reason": gone.reason} for gone in case.excluded],
        "notes": [problem_object(warning, lang) for warning in rolled.warnings],
    }
