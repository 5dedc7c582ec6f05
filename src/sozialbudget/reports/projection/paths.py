"""The chart of a projection: each district's way from the reference year to the last one."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sozialbudget.formats.charts.chart import Path, Paths
from sozialbudget.formats.document import Figure
from sozialbudget.method.numbers import Array, exact
from sozialbudget.reports.annex.comparison import chunks
from sozialbudget.reports.projection.subject import Subject
from sozialbudget.words.numbers import percent, signed

PICTURES = 24
"""Districts in one figure at most, so that it fits on a page; more stand in several on the same scale."""
ALONE = 4 * PICTURES
"""Districts at most in a picture that stands alone: those that change most."""
_ALL_YEARS_TOLD = 12
"""Up to so many districts the words of a figure tell every year, of more the last one only."""


def figures(s: Subject) -> Iterator[Figure]:
    """The chart, in several figures where districts are many."""
    parts = chunks(range(len(s.names)), PICTURES)
    for k, part in enumerate(parts):
        told = {"reference": s.projection.reference_year, "last": s.last.year}
        key = "project.paths.caption" if s.has_compensation else "project.paths.caption_plain"
        caption = s.say(key, **told)
        if len(parts) > 1:
            caption = s.say("annex.comparison.part", caption=caption, k=k + 1, n=len(parts))
        yield Figure(chart(s, part), caption, _alt(s, part))


def intro(s: Subject) -> str:
    """How to read it."""
    key = "project.paths.intro" if s.has_compensation else "project.paths.intro_plain"
    return s.say(key, reference=s.projection.reference_year)


def chart(s: Subject, positions: Sequence[int] | None = None) -> Paths:
    """The change of each district against the reference year: in percent, in euros where one has no budget there."""
    shown = range(len(s.names)) if positions is None else positions
    main, formula = _changes(s)
    values = [value for column in (*main, *(formula if s.has_compensation else [])) for value in column]
    return Paths(
        years=_years(s),
        paths=tuple(
            Path(
                s.names[i],
                tuple(column[i] for column in main),
                _told(s, main[-1][i]),
                tuple(column[i] for column in formula) if s.has_compensation else (),
            )
            for i in shown
        ),
        unit="%" if _in_percent(s) else "€",
        lang=s.lang,
        main=s.say("projection.received") if s.has_compensation else "",
        beside=s.say("projection.budget") if s.has_compensation else "",
        scale=(min(values), max(values)) if len(shown) < len(s.names) else None,
    )


def alone(s: Subject) -> Paths:
    """The chart as one picture."""
    last = _changes(s)[0][-1]
    most = sorted(range(len(s.names)), key=lambda i: -abs(last[i]))[:ALONE]
    return chart(s, sorted(most))


def _in_percent(s: Subject) -> bool:
    return all(s.projection.reference)


def _begins_before(s: Subject) -> bool:
    """Whether the reference year is no year of the plan, so that the chart begins with it."""
    return s.projection.reference_year < s.first.year


def _years(s: Subject) -> tuple[str, ...]:
    before = [str(s.projection.reference_year)] if _begins_before(s) else []
    return (*before, *(str(year.year) for year in s.years))


def _changes(s: Subject) -> tuple[list[list[Decimal]], list[list[Decimal]]]:
    """A column per year of each district's change, with compensation and without."""
    nothing = [[Decimal(0)] * len(s.names)] if _begins_before(s) else []
    with exact():
        main = [_column(s, year.received) for year in s.years]
        formula = [_column(s, year.allocation.budget) for year in s.years]
    return nothing + main, nothing + formula


def _column(s: Subject, budgets: Array) -> list[Decimal]:
    reference = s.projection.reference
    if _in_percent(s):
        return [(budget / before - 1) * 100 for budget, before in zip(budgets, reference, strict=True)]
    return list(budgets - reference)


def _told(s: Subject, change: Decimal) -> str:
    return signed(change / 100, s.lang, 1, percent) if _in_percent(s) else signed(change, s.lang, 0)


def _alt(s: Subject, positions: Sequence[int]) -> str:
    """The figures of every line in words."""
    main, _ = _changes(s)
    told = [s.say("project.paths.alt", reference=s.projection.reference_year)]
    start = len(main) - (len(s.years) if len(positions) <= _ALL_YEARS_TOLD else 1)
    for i in positions:
        years = ", ".join(f"{year} {_told(s, main[k][i])}" for k, year in list(enumerate(_years(s)))[start:])
        told.append(f"{s.names[i]}: {years}.")
    return " ".join(told)
