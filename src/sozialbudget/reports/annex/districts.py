"""5. For each district half a page: why its budget changes, which indicators give or take, its hours."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from sozialbudget.analysis.explain.derivation import told
from sozialbudget.case.parameters import Unit
from sozialbudget.formats.document import Block, Column, Listing, Paragraph, Row, Run, Section, Table, body
from sozialbudget.method.allocation import ServiceResult, figures_of
from sozialbudget.method.figure import arithmetic
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.numbers import exact
from sozialbudget.method.services import SERVICE_FIGURES, money_figures, service_arithmetic
from sozialbudget.reports.annex import printed, project_fund
from sozialbudget.reports.annex.district_change import Changes
from sozialbudget.reports.annex.district_indicators import Indicators
from sozialbudget.reports.annex.printed import money
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.words.numbers import euro, number
from sozialbudget.words.text import heading


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
        a, p, lang, figures = self.a, self.a.case.parameters, self.s.lang, figures_of(self.a.case)
        money = {key: self._euro(getattr(a, key)[i]) for key in ("budget", "overhead", "personnel")}
        yield self.labels["budget"], printed.NONE, money["budget"]
        for figure in money_figures(p.overhead_basis):
            line = arithmetic(figure, lang, overhead_rate=printed.rate(p.overhead_rate, lang), **money)
            yield self.labels[figure.key], line, money[figure.key]
        for service in a.services:
            results = {
                "amount": self._euro(service.amount[i]),
                "fte": told(service.fte[i], Unit.FTE, lang),
                "weekly_hours": told(service.weekly_hours[i], Unit.HOURS, lang),
                "face_to_face_hours": told(service.face_to_face_hours[i], Unit.HOURS, lang),
            }
            lines = service_arithmetic(
                figures,
                lang,
                personnel=money["personnel"],
                share=printed.rate(service.share, lang),
                amount=results["amount"],
                cost_per_fte=self._euro(a.cost_per_fte[i]),
                hours_per_fte=told(p.weekly_hours, Unit.HOURS, lang),
                abf_rate=printed.rate(service.abf_rate, lang),
            )
            for key in SERVICE_FIGURES:
                yield f"{service.name}: {self.changes.labels[key]}", lines[key], results[key]

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
        yield body(rule_of(s.allocation.case.parameters).parts.say(s.lang))
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
