"""A comparison as a CSV file: one row per district, no total row; the form is that of the result's CSV (csvfile.py)."""

from collections.abc import Iterator

from sozialbudget.reports.allocation.columns import Column
from sozialbudget.reports.allocation.csvfile import table_bytes
from sozialbudget.reports.comparison.telling import Teller
from sozialbudget.words import Text, same
from sozialbudget.words.catalogue import WORDS


def as_bytes(t: Teller) -> bytes:
    """The whole file."""
    return table_bytes(list(_columns(t)), t.lang)


def _columns(t: Teller) -> Iterator[Column]:
    districts = t.c.districts
    yield Column("id", WORDS["compare.id"], [district.id for district in districts], True)
    yield Column("name", WORDS["compare.district"], [district.name for district in districts], True)
    yield Column("a", same(t.heads[0]), [district.old for district in districts])
    yield Column("b", same(t.heads[1]), [district.new for district in districts])
    yield Column("difference", WORDS["compare.difference"], [district.difference for district in districts])
    yield Column("rate", WORDS["compare.rate"], [district.rate for district in districts])
    if t.c.regrouped:
        yield from _regrouped(t)
    for cause in t.of_money:
        yield Column(cause.key, same(t.cause(cause)), cause.budget.printed)
    for key, side in (("hours_a", "A"), ("hours_b", "B")):
        hours = [district.old_hours if side == "A" else district.new_hours for district in districts]
        yield Column(key, _hours(side), hours)
    yield Column("hours_difference", _hours(t.say("compare.difference")), [d.hours_difference for d in districts])
    for cause in t.c.causes:
        yield Column(f"hours: {cause.key}", _hours(t.cause(cause)), cause.hours.printed)


def _regrouped(t: Teller) -> Iterator[Column]:
    """Within the new boundaries; empty where the area of a district stayed the same."""
    known = {row.district.id: row for row in t.c.regrouped}
    rows = [known.get(district.id) for district in t.c.districts]
    heads = {
        "regrouped": t.regrouped_heads[2],
        "regrouped_difference": f"{t.say('compare.difference')}: {t.say('compare.regrouped')}",
        "regrouped_rate": f"{t.say('compare.rate')}: {t.say('compare.regrouped')}",
    }
    for (key, head), field in zip(heads.items(), ("budget", "difference", "rate"), strict=True):
        yield Column(key, same(head), [getattr(row, field) if row else None for row in rows])


def _hours(of: str) -> Text:
    label = WORDS["compare.hours"]
    return Text(f"{label.de}: {of}", f"{label.en}: {of}")
