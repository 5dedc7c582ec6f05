"""What a district's budget pays: overhead, personnel, positions and hours of each service."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from sozialbudget.analysis.explain.telling import told
from sozialbudget.case.parameters import OverheadBasis, Unit
from sozialbudget.formats.document import Block, Column, Listing, Paragraph, Row, Run, Table, body
from sozialbudget.method.allocation import ServiceResult
from sozialbudget.method.numbers import exact
from sozialbudget.reports.allocation.labels import heading
from sozialbudget.reports.annex import printed
from sozialbudget.reports.annex.district_change import Changes
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
