"""5. For each district half a page: why its budget changes, which indicators give or take, its hours."""

from collections.abc import Iterator

from sozialbudget.formats.document import Block, Listing, Paragraph, Run, Section, body
from sozialbudget.reports.allocation.labels import heading
from sozialbudget.reports.annex import project_fund
from sozialbudget.reports.annex.district_change import Changes
from sozialbudget.reports.annex.district_hours import Hours
from sozialbudget.reports.annex.district_indicators import Indicators
from sozialbudget.reports.annex.printed import money
from sozialbudget.reports.annex.subject import Subject


def sections(s: Subject) -> Iterator[Section]:
    """The sections of this chapter."""
    changes = Changes(s)
    hours = Hours(changes)
    indicators = Indicators(changes)
    yield Section(
        s.say("annex.district.title"), tuple(_introduction(s, changes)), new_page=not s.part.budgets, keep_together=True
    )
    for i, district in enumerate(s.allocation.case.districts):
        blocks = _of_budgets(s, changes, indicators, hours, i) if s.part.budgets else hours.derivation(i)
        yield Section(
            s.say("annex.district.heading", district=district.name, id=district.id),
            tuple(blocks),
            level=2,
            keep_together=True,
        )


def _introduction(s: Subject, changes: Changes) -> Iterator[Block]:
    if not s.part.budgets:
        yield body(s.say("annex.district.intro.services"))
        return
    yield body(s.say("annex.district.intro"))
    causes = [
        body(Run(f"{heading(changes.labels[cause])}: ", strong=True), s.say(f"annex.district.{cause}"))
        for cause in changes.shown_causes
    ]
    if causes:
        yield Listing(tuple(causes))
    in_euros = s.allocation.need_effects is not None
    yield body(s.say("annex.district.intro.effects" if in_euros else "annex.district.intro.parts"))
    if not in_euros:
        yield body(s.say(f"annex.district.intro.{s.allocation.case.parameters.need_method}"))
    if s.withheld:
        yield body(
            s.say("annex.district.suppression", below=s.request.suppress_below),
            " ",
            s.say("annex.district.coarse", unit=money(s.precision.unit, s.lang)),
        )


def _of_budgets(s: Subject, changes: Changes, indicators: Indicators, hours: Hours, i: int) -> Iterator[Block]:
    yield changes.paragraph(i)
    yield changes.figure(i)
    if i in s.withheld:
        yield Paragraph((Run(s.say("annex.district.withheld", below=s.request.suppress_below)),), "note")
    else:
        yield indicators.table(i)
    if s.part.services:
        yield from hours.blocks(i)
    yield from project_fund.line(s, i)
