"""Pieces of sentences that several chapters use: how many, which ones, how much more."""

from collections.abc import Sequence
from decimal import Decimal

from sozialbudget.reports.annex.printed import about, signed_money
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.words.numbers import number, percent, signed

_NAMED = 5
"""So many are named in a sentence; of more, the first of them and how many there are."""


def form(n: int) -> str:
    """The ending of a key that tells how many: none, one, many."""
    return {0: "none", 1: "one"}.get(n, "many")


def count(s: Subject, n: int) -> str:
    """A number of things as it stands in a sentence."""
    return number(n, s.lang, 0)


def listed(s: Subject, items: Sequence[str], most: int = _NAMED) -> str:
    """`items` in a sentence: A, B and C; of more than `most` the first and how many more."""
    if len(items) > most + 1:
        return s.say("annex.and_more", some=", ".join(items[:most]), n=count(s, len(items) - most))
    if len(items) < 2:
        return "".join(items)
    return s.say("annex.and", some=", ".join(items[:-1]), last=items[-1])


def districts(s: Subject, n: int) -> str:
    """How many districts."""
    return s.say("annex.districts.one") if n == 1 else s.say("annex.districts.many", n=count(s, n))


def change(s: Subject, value: Decimal) -> str:
    """A change in euros."""
    return signed_money(value, s.lang)


def change_rate(s: Subject, value: Decimal) -> str:
    """A change in percent, with its sign."""
    if not value:
        return signed(value, s.lang, 1, percent)
    return ("−" if value < 0 else "+") + about(abs(value), s.lang)


def difference(s: Subject, now: Decimal, today: Decimal) -> str:
    """How much `now` is above or below `today`, in euros and percent."""
    if now == today:
        return s.say("annex.proposal.same")
    amount = change(s, abs(now - today)).lstrip("+")
    rate = about(abs(now / today - 1), s.lang)
    return (
        s.say("annex.proposal.more", amount=amount, rate=rate)
        if now > today
        else s.say("annex.proposal.less", amount=amount, rate=rate)
    )


def staying(s: Subject, n: int) -> str:
    """How many keep their budget."""
    return s.say(f"annex.comparison.staying.{form(n)}", n=count(s, n))


def losing(s: Subject, n: int) -> str:
    """How many lose."""
    return s.say(f"annex.proposal.losing.{form(n)}", n=count(s, n))
