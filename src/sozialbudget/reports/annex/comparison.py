"""2. Charts: each district's budget today and new, ordered by change; hours a week."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from sozialbudget.formats.charts.chart import Bar, Bars, Dumbbell, Pair
from sozialbudget.formats.document import Block, Figure, Paragraph, Section, body
from sozialbudget.method.numbers import decimals, exact
from sozialbudget.reports.allocation.columns import district_names
from sozialbudget.reports.annex import sentences
from sozialbudget.reports.annex.outcome import by_change, outcome
from sozialbudget.reports.annex.printed import money, places
from sozialbudget.reports.annex.sentences import change, districts, form
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.words.numbers import number

ROWS = 40
"""Districts in one figure at most; more stand in several figures of about the same height and the same scale."""
_ROWS_BELOW_OTHERS = 20
"""Charts of so many districts at most stand on one page together, and may stand below something else."""


def sections(s: Subject) -> Iterator[Section]:
    """Budgets today and new (left part), hours a week (right part)."""
    # A heading never stands on the page before its first chart.
    many = len(s.allocation.budget) > _ROWS_BELOW_OTHERS
    with exact():
        if s.part.budgets:
            blocks: tuple[Block, ...] = (*_intro(s), *_budgets(s))
            yield Section(s.say("annex.comparison.title"), blocks, new_page=many, keep_together=not many)
        if s.part.services:
            blocks = (body(s.say("annex.comparison.hours_intro")), *_hours(s))
            level = 2 if s.part.budgets else 1
            yield Section(
                s.say("annex.comparison.hours_title"), blocks, level=level, new_page=many, keep_together=not many
            )


def chunks(items: Sequence[int], most: int) -> list[Sequence[int]]:
    """`items` in as few pieces as `most` allows, of about the same length."""
    n = -(-len(items) // most)
    bounds = [len(items) * k // n for k in range(n + 1)]
    return [items[start:stop] for start, stop in pairwise(bounds)]


# --- budgets --------------------------------------------------------------------------------------------


def _budgets(s: Subject) -> Iterator[Figure]:
    a, called = s.allocation, district_names(s.allocation.case)
    parts = chunks(by_change(a), ROWS)
    values = [*a.status_quo, *a.budget]
    scale = (min(values), max(values)) if len(parts) > 1 else None
    for k, part in enumerate(parts):
        chart = Dumbbell(
            tuple(Pair(called[i], a.status_quo[i], a.budget[i]) for i in part),
            s.say("annex.comparison.chart.before"),
            s.say("annex.comparison.chart.after"),
            s.say("annex.comparison.chart.euro"),
            s.lang,
            scale,
        )
        told = _from_to(s, part)
        caption = _what_is_seen(s) if len(parts) == 1 else s.say("annex.comparison.later", **told)
        yield Figure(chart, _numbered(s, caption, k, len(parts)), _budgets_alt(s, part))


def _intro(s: Subject) -> Iterator[Paragraph]:
    """How to read the figures; what they show together, where they are several."""
    if len(s.allocation.budget) > ROWS:
        yield body(s.say("annex.comparison.seen", what=_what_is_seen(s)))
    yield body(s.say("annex.comparison.intro"))


def _from_to(s: Subject, part: Sequence[int]) -> dict[str, str]:
    a, called = s.allocation, district_names(s.allocation.case)
    return {
        "first": called[part[0]],
        "first_change": change(s, a.change[part[0]]),
        "last": called[part[-1]],
        "last_change": change(s, a.change[part[-1]]),
    }


def _what_is_seen(s: Subject) -> str:
    a, found, called = s.allocation, outcome(s.allocation), district_names(s.allocation.case)
    if len(a.budget) == 1:
        return s.say("annex.comparison.single", district=called[0], change=change(s, a.change[0]))
    gain = {"gainer": called[i], "gain": change(s, a.change[i])} if (i := _first(found.gaining)) is not None else {}
    loss = {"loser": called[i], "loss": change(s, a.change[i])} if (i := _first(found.losing)) is not None else {}
    if gain and loss:
        return s.say("annex.comparison.both", **gain, **loss)
    if gain:
        return s.say("annex.comparison.gains", **gain)
    return s.say("annex.comparison.losses", **loss) if loss else s.say("annex.comparison.nothing")


def _first(positions: Sequence[int]) -> int | None:
    return positions[0] if positions else None


def _numbered(s: Subject, caption: str, k: int, n: int) -> str:
    return caption if n == 1 else s.say("annex.comparison.part", caption=caption, k=k + 1, n=n)


def _budgets_alt(s: Subject, part: Sequence[int]) -> str:
    """What one sees: the order, how many gain and lose, who does most."""
    a, found, called = s.allocation, outcome(s.allocation), district_names(s.allocation.case)
    gaining, losing, staying = (
        sum(1 for i in part if i in group) for group in map(set, (found.gaining, found.losing, found.staying))
    )
    told = [
        s.say(
            "annex.comparison.alt",
            districts=districts(s, len(part)),
            **_from_to(s, part),
            gaining=s.say(f"annex.comparison.gaining.{form(gaining)}", n=sentences.count(s, gaining)),
            losing=sentences.losing(s, losing),
            staying=sentences.staying(s, staying),
        )
    ]
    for key, i in (
        ("annex.comparison.most", _first(found.gaining)),
        ("annex.comparison.least", _first(found.losing)),
    ):
        if i is not None and i in part:
            told.append(
                s.say(key, district=called[i], before=money(a.status_quo[i], s.lang), after=money(a.budget[i], s.lang))
            )
    return " ".join([*told, s.say("annex.comparison.numbers")])


# --- hours ----------------------------------------------------------------------------------------------


def _hours(s: Subject) -> Iterator[Figure]:
    a, called = s.allocation, district_names(s.allocation.case)
    hours = sum((service.face_to_face_hours for service in a.services), decimals([0] * len(a.budget)))
    order = sorted(range(len(a.budget)), key=lambda i: (-hours[i], a.case.districts[i].id))
    parts = chunks(order, ROWS)
    scale = (Decimal(0), max(hours)) if len(parts) > 1 else None
    most_places = places([value for service in a.services for value in service.face_to_face_hours], 2)
    several = len(a.services) > 1
    for k, part in enumerate(parts):
        bars = tuple(
            Bar(
                called[i],
                service.face_to_face_hours[i],
                number(service.face_to_face_hours[i], s.lang, most_places),
                service.name if several else "",
            )
            for i in part
            for service in a.services
        )
        chart = Bars(bars, s.say("annex.comparison.chart.hours"), s.lang, scale)
        told = {
            "first": called[part[0]],
            "most": s.say("annex.comparison.hours_told", n=number(hours[part[0]], s.lang, most_places)),
            "last": called[part[-1]],
            "least": s.say("annex.comparison.hours_told", n=number(hours[part[-1]], s.lang, most_places)),
        }
        alt = s.say("annex.comparison.hours_alt", districts=districts(s, len(part)), **told)
        if several:
            alt += " " + s.say("annex.comparison.hours_stacked", services=_shares(s, most_places))
        caption = _hours_seen(s, told, hours[order[0]] == hours[order[-1]], len(parts))
        yield Figure(chart, _numbered(s, caption, k, len(parts)), f"{alt} {s.say('annex.comparison.numbers')}")


def _hours_seen(s: Subject, told: dict[str, str], alike: bool, n: int) -> str:
    if len(s.allocation.budget) == 1:
        return s.say("annex.comparison.hours_single", **told)
    if alike:
        return s.say("annex.comparison.hours_alike", most=told["most"])
    return s.say("annex.comparison.hours", **told) if n == 1 else s.say("annex.comparison.hours_later", **told)


def _shares(s: Subject, most_places: int) -> str:
    told = [
        (
            service.name,
            s.say("annex.comparison.hours_told", n=number(service.face_to_face_hours.sum(), s.lang, most_places)),
        )
        for service in s.allocation.services
    ]
    return sentences.listed(s, [f"{name} ({hours})" for name, hours in told], len(told))
