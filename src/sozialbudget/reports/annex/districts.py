"""5. For each district half a page: why its budget changes, which indicators give or take, its hours."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from sozialbudget.analysis.explain.derivation import told
from sozialbudget.case.parameters import OverheadBasis, Unit
from sozialbudget.formats.document import Block, Column, Listing, Paragraph, Row, Run, Section, Table, body
from sozialbudget.method.allocation import ServiceResult
from sozialbudget.method.numbers import exact
from sozialbudget.reports.allocation.columns import heading
from sozialbudget.reports.annex import printed, project_fund
from sozialbudget.reports.annex.district_change import Changes
from sozialbudget.reports.annex.district_indicators import Indicators
from sozialbudget.reports.annex.printed import money
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.words.numbers import euro, number


class Hours:
    """Sentence, table and derivation of each district."""

    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        self.s, self.a = changes.s, changes.a
        self.labels = {key: heading(label) for key, label in changes.labels.items()}

    # --- with the left part -----------------------------------------------------------------------------

    def blocks(self, i: int) -> Iterator[Block]:
        """What is left for personnel, then positions and hours of each service."""
        yield body(self._sentence("annex.district.money", i))
        yield Listing(tuple(body(self._service(service, i)) for service in self.a.services))

    def _service(self, service: ServiceResult, i: int) -> str:
        return self.s.say(
            "annex.district.service",
            service=service.name,
            amount=printed.money(service.amount[i], self.s.lang),
            fte=number(service.fte[i], self.s.lang, 2),
            weekly=number(service.weekly_hours[i], self.s.lang, 2),
            hours=number(service.face_to_face_hours[i], self.s.lang, self._places),
        )

    @cached_property
    def _places(self) -> int:
        """Decimals of face-to-face hours: those of the longest."""
        return printed.places([hours for service in self.a.services for hours in service.face_to_face_hours], 6)

    # --- the right part alone ---------------------------------------------------------------------------

    def derivation(self, i: int) -> Iterator[Block]:
        """From the budget to the hours, step by step with its numbers."""
        first = self.s.say(
            "annex.district.budget",
            district=self.changes.names[i],
            year=self.changes.year,
            budget=printed.money(self.a.budget[i], self.s.lang),
        )
        yield Paragraph((Run(first, strong=True), Run(" " + self._sentence("annex.district.personnel", i))))
        with exact():
            steps = tuple(Row(step) for step in self._steps(i))
        yield Table(
            self.s.say("annex.district.derivation", district=self.changes.names[i]),
            (
                Column(self.s.say("annex.district.step"), align="left", width=4.6),
                Column(self.s.say("annex.district.arithmetic"), align="left", width=3.6),
                Column(self.s.say("annex.district.result"), width=1.2),
            ),
            steps,
        )

    def _sentence(self, key: str, i: int) -> str:
        with exact():
            together = sum((service.face_to_face_hours[i] for service in self.a.services), Decimal(0))
        return self.s.say(
            key,
            overhead=printed.money(self.a.overhead[i], self.s.lang),
            personnel=printed.money(self.a.personnel[i], self.s.lang),
            hours=number(together, self.s.lang, self._places),
        )

    def _steps(self, i: int) -> Iterator[tuple[str, str, str]]:
        a, p = self.a, self.a.case.parameters
        budget, overhead, personnel = (self._euro(value[i]) for value in (a.budget, a.overhead, a.personnel))
        rate = printed.rate(p.overhead_rate, self.s.lang)
        yield self.labels["budget"], printed.NONE, budget
        first = (self.labels["overhead"], f"{budget} · {rate}", overhead)
        then = (self.labels["personnel"], f"{budget} − {overhead}", personnel)
        if p.overhead_basis is OverheadBasis.PERSONNEL:
            then = (self.labels["overhead"], f"{budget} − {personnel}", overhead)
            first = (self.labels["personnel"], f"{budget} ÷ (1 + {rate})", personnel)
        yield from (first, then)
        cost, per_fte = self._euro(a.cost_per_fte[i]), told(p.weekly_hours, Unit.HOURS, self.s.lang)
        for service in a.services:
            # Each arithmetic begins with the amount, so that whoever recomputes it meets no rounded figure.
            amount, fte = self._euro(service.amount[i]), told(service.fte[i], Unit.FTE, self.s.lang)
            weekly = told(service.weekly_hours[i], Unit.HOURS, self.s.lang)
            share, abf = printed.rate(service.share, self.s.lang), printed.rate(service.abf_rate, self.s.lang)
            hours = told(service.face_to_face_hours[i], Unit.HOURS, self.s.lang)
            yield f"{service.name}: {self.changes.labels['amount']}", f"{personnel} · {share}", amount
            yield f"{service.name}: {self.changes.labels['fte']}", f"{amount} ÷ {cost}", fte
            yield f"{service.name}: {self.changes.labels['weekly_hours']}", f"{amount} ÷ {cost} · {per_fte}", weekly
            yield (
                f"{service.name}: {self.changes.labels['face_to_face_hours']}",
                f"{amount} ÷ {cost} · {per_fte} · (1 − {abf})",
                hours,
            )

    def _euro(self, value: Decimal) -> str:
        return euro(value, self.s.lang, 0 if value == value.to_integral_value() else 2)


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
