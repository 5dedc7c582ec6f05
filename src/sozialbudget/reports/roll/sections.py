"""What rolling a result forward did, in sections: the same facts for the screen and for the new input's first sheet.

What changed stands with old and new value; what was carried over and is still to be decided is listed; indicators to
be refreshed stand with their old Stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sozialbudget.analysis.roll import Rolled
from sozialbudget.case.bounds import amount
from sozialbudget.case.case import Base, Indicator
from sozialbudget.case.origins import in_words, source_of
from sozialbudget.case.parameters import PARAMETER_KEYS, Unit, about
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import plain

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
        _bases(rolled, lang),
        _carried(rolled, lang),
        _own_costs(rolled, lang),
        _excluded(rolled, lang),
    ]
    return [section for section in made if section.rows]


def title(rolled: Rolled, lang: Lang) -> str:
    """What was done, in a line."""
    before, now = rolled.result.allocation.case.parameters.year, rolled.case.parameters.year
    return say("roll.title", lang, before=before, now=now)


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
    return _dated(rolled.case.indicators, "indicator", lang)


def _bases(rolled: Rolled, lang: Lang) -> Section:
    return _dated(rolled.case.bases, "base", lang)


def _dated(columns: Sequence[Indicator | Base], key: str, lang: Lang) -> Section:
    """Columns whose values are last year's; `key` tells which."""
    controlled = any(column.control_total is not None for column in columns)
    rows = tuple(
        (
            column.name,
            column.as_of or "–",
            column.source or "–",
            *([_number(column.control_total, lang)] if controlled else []),
        )
        for column in columns
    )
    headers = [say(f"roll.{key}", lang), say("roll.as_of", lang), say("roll.source", lang)]
    note = say(f"roll.{key}s_note", lang) + (" " + say("roll.control_note", lang) if controlled else "")
    controls = [say("roll.control_total", lang)] if controlled else []
    return Section(say(f"roll.{key}s", lang), (*headers, *controls), rows, note=note)


def _carried(rolled: Rolled, lang: Lang) -> Section:
    case = rolled.case
    to_decide = [key for key in rolled.carried if about(key).unit is not Unit.TEXT]  # a name is not decided each year
    # What decides on the money comes first.
    keys = sorted(to_decide, key=lambda key: (key not in _MONEY, PARAMETER_KEYS.index(key)))
    rows = tuple(
        (about(key).label.say(lang), _value(key, getattr(case.parameters, key), lang), source_of(case, key, lang))
        for key in keys
    )
    money = next((key for key in ("total", "uplift") if key in rolled.said), "neither")
    note = say(f"roll.money.{money}", lang, total=_euros(rolled.status_quo[1], lang))
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
    if value is None:
        return "–"
    unit = about(key).unit
    told = amount(in_words(key, value, lang), unit, lang)
    if unit in (Unit.HOURS, Unit.FTE):
        told += f"\N{NO-BREAK SPACE}{say(f'annex.parameters.unit.{unit.name.lower()}', lang)}"
    return told


def _euros(value: Decimal | None, lang: Lang) -> str:
    return _value("total", value, lang)


def _number(value: Decimal | None, lang: Lang) -> str:
    return "–" if value is None else plain(value, lang)
