"""What rolling a result forward did, in sections: the same facts for the screen and for the new input's first sheet.

What changed stands with old and new value; what was carried over and is still to be decided is listed; indicators to
be refreshed stand with their old Stand.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sozialbudget.analysis.roll import Rolled
from sozialbudget.case.case import Base, Indicator
from sozialbudget.case.origins import source_of, value_told
from sozialbudget.case.parameters import PARAMETER_KEYS, Unit, about
from sozialbudget.formats.table import (
    EUROS,
    SIGNED_EUROS,
    SIGNED_WHOLE_EUROS,
    TEXT,
    WHOLE_EUROS,
    Column,
    Table,
)
from sozialbudget.method.need.methods import rule_of
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import plain

_WIDTHS = (32.0, 30.0, 28.0, 20.0, 20.0)
"""In characters, from the left."""


def sections(rolled: Rolled, lang: Lang) -> list[Table]:
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
    return [table for table in made if len(table)]


def title(rolled: Rolled, lang: Lang) -> str:
    """What was done, in a line."""
    before, now = rolled.result.allocation.case.parameters.year, rolled.case.parameters.year
    return say("roll.title", lang, before=before, now=now)


def _changed(rolled: Rolled, lang: Lang) -> Table:
    old, new = rolled.status_quo
    rows = [
        (about(c.key).label.say(lang), _value(c.key, c.old, lang), _value(c.key, c.new, lang)) for c in rolled.changed
    ]
    rows.insert(1, (say("roll.sum_of_budgets", lang), _euros(old, lang), _euros(new, lang)))
    headers = (say("roll.what", lang), say("roll.old", lang), say("roll.new", lang))
    return _texts(say("roll.changed", lang), headers, rows)


def _texts(caption: str, headers: Sequence[str], rows: Sequence[Sequence[str]], note: str = "") -> Table:
    """A table of text, a column for each of `headers`."""
    values = zip(*rows, strict=True) if rows else [()] * len(headers)
    columns = [
        Column(header, header, of, TEXT, width=width)
        for header, of, width in zip(headers, values, _WIDTHS, strict=False)
    ]
    return Table(tuple(columns), caption=caption, note=note)


def _districts(rolled: Rolled, lang: Lang) -> Table:
    before, now = rolled.result.allocation.case.districts, rolled.case.districts
    old, new = [d.status_quo for d in before], [d.status_quo for d in now]
    changes = [b - a for a, b in zip(old, new, strict=True)]
    is_whole = all(amount % 1 == 0 for amount in (*old, *new))
    plain, signed = (WHOLE_EUROS, SIGNED_WHOLE_EUROS) if is_whole else (EUROS, SIGNED_EUROS)
    sums = (*rolled.status_quo, rolled.status_quo[1] - rolled.status_quo[0])
    columns = (
        Column("id", say("roll.id", lang), [d.id for d in before], TEXT),
        Column("name", say("table.name", lang), [d.name for d in before], TEXT, total=say("table.sum", lang)),
        Column("old", say("roll.status_quo_old", lang), old, plain, total=sums[0]),
        Column("new", say("roll.status_quo_new", lang), new, plain, total=sums[1]),
        Column("difference", say("roll.difference", lang), changes, signed, total=sums[2]),
    )
    sized = tuple(replace(column, width=width) for column, width in zip(columns, _WIDTHS, strict=True))
    return Table(sized, total="", caption=say("roll.districts", lang), is_live=False)


def _indicators(rolled: Rolled, lang: Lang) -> Table:
    return _dated(rolled.case.indicators, "indicator", lang)


def _bases(rolled: Rolled, lang: Lang) -> Table:
    return _dated(rolled.case.bases, "base", lang)


def _dated(columns: Sequence[Indicator | Base], key: str, lang: Lang) -> Table:
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
    return _texts(say(f"roll.{key}s", lang), (*headers, *controls), rows, note=note)


def _carried(rolled: Rolled, lang: Lang) -> Table:
    case = rolled.case
    to_decide = [key for key in rolled.carried if about(key).unit is not Unit.TEXT]  # a name is not decided each year
    # What decides on the money comes first.
    keys = sorted(to_decide, key=lambda key: (key not in _MONEY, PARAMETER_KEYS.index(key)))
    rows = tuple(
        (about(key).label.say(lang), _value(key, getattr(case.parameters, key), lang), source_of(case, key, lang))
        for key in keys
    )
    nothing_said = "need" if rule_of(case.parameters).need_sum else "neither"
    money = next((key for key in ("total", "uplift") if key in rolled.said), nothing_said)
    note = say(f"roll.money.{money}", lang, total=_euros(rolled.status_quo[1], lang))
    headers = (say("roll.parameter", lang), say("roll.value", lang), say("roll.source", lang))
    return _texts(say("roll.carried", lang), headers, rows, note=note)


_MONEY = ("total", "uplift", "cost_per_fte", "project_fund")


def _own_costs(rolled: Rolled, lang: Lang) -> Table:
    own = [district for district in rolled.case.districts if district.cost_per_fte is not None]
    headers = (say("roll.id", lang), say("table.name", lang), about("cost_per_fte").label.say(lang))
    rows = tuple((district.id, district.name, _euros(district.cost_per_fte, lang)) for district in own)
    return _texts(say("roll.own_costs", lang), headers, rows)


def _excluded(rolled: Rolled, lang: Lang) -> Table:
    headers = (say("roll.id", lang), say("table.name", lang), say("roll.reason", lang))
    rows = tuple((gone.id, gone.name, gone.reason) for gone in rolled.case.excluded)
    return _texts(say("roll.excluded", lang), headers, rows)


def _value(key: str, value: Any, lang: Lang) -> str:
    return "–" if value is None else value_told(key, value, lang, with_unit=True)


def _euros(value: Decimal | None, lang: Lang) -> str:
    return _value("total", value, lang)


def _number(value: Decimal | None, lang: Lang) -> str:
    return "–" if value is None else plain(value, lang)
