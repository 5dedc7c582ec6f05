"""Why a district's budget changes: sentences to be read to residents, and the waterfall of causes."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from sozialbudget.formats.charts.chart import Step, Waterfall
from sozialbudget.formats.document import Figure, Paragraph, Run
from sozialbudget.method.allocation import Allocation, figures_of
from sozialbudget.method.numbers import CENT, exact
from sozialbudget.reports.allocation.columns import district_names
from sozialbudget.reports.annex import printed
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.words.numbers import euro, number, signed
from sozialbudget.words.text import heading

_LEVELS = ("status_quo", "carried_forward", "need_based", "damped", "balanced", "budget")
CAUSES = ("cause_total", "cause_need", "cause_damping", "cause_protection", "cause_rounding")
"""Each is the step from one level to the next."""


class Changes:
    """What to say of each district's change; figures that all districts share are looked up once."""

    def __init__(self, subject: Subject) -> None:
        self.s = subject
        self.a: Allocation = subject.allocation
        self.labels = {key: figure.label.say(subject.lang) for key, figure in figures_of(self.a.case).items()}
        self.names = district_names(self.a.case)
        self.year = self.a.case.parameters.year

    @cached_property
    def levels(self) -> list[tuple[Decimal, ...]]:
        """The levels of each district as printed in the Berechnungsbogen."""
        return list(zip(*(getattr(self.s.levels, name) for name in _LEVELS), strict=True))

    @cached_property
    def shown_causes(self) -> tuple[str, ...]:
        """The causes that play a part anywhere; all districts' charts show the same."""
        return tuple(
            cause for k, cause in enumerate(CAUSES) if any(levels[k + 1] != levels[k] for levels in self.levels)
        )

    def causes(self, i: int) -> dict[str, Decimal]:
        """The causes as printed; they sum to the printed change."""
        levels = self.levels[i]
        return {cause: levels[k + 1] - levels[k] for k, cause in enumerate(CAUSES) if cause in self.shown_causes}

    # --- sentences ------------------------------------------------------------------------------------

    def paragraph(self, i: int) -> Paragraph:
        """What the district gets, and why it is not what it was."""
        with exact():
            first, *others = [self._result(i), *self._reasons(i)]
        return Paragraph((Run(first, strong=True), *(Run(f" {sentence}") for sentence in others)))

    def _result(self, i: int) -> str:
        today, new = self.a.status_quo[i], self.a.budget[i]
        values = {"district": self.names[i], "year": self.year, "budget": printed.money(new, self.s.lang)}
        if not today:
            return self.s.say("annex.district.new" if new else "annex.district.none", **values)
        if new == today:
            return self.s.say("annex.district.same", **values)
        rate = printed.about(abs(new - today) / today, self.s.lang)
        key = "annex.district.gains" if new > today else "annex.district.loses"
        return self.s.say(key, **values, change=printed.money(abs(new - today), self.s.lang), rate=rate)

    def _reasons(self, i: int) -> Iterator[str]:
        a, say = self.a, self.s.say
        # To the cent, as in the Berechnungsbogen and the figure: the same amount is the same number everywhere.
        _, carried, need, damped, balanced, _ = self.levels[i]
        lang = self.s.lang
        told = {
            "carried": printed.money(carried, lang),
            "need": printed.money(need, lang),
            "damped": printed.money(damped, lang),
        }
        if not a.status_quo[i]:
            yield say("annex.district.need_alone", need=told["need"])
        elif need == carried:
            yield say("annex.district.need_as_today", **{key: told[key] for key in ("carried", "need")})
        else:
            yield say("annex.district.need", **{key: told[key] for key in ("carried", "need")})
        if a.damping and (need != carried):
            rate = printed.rate(a.damping, self.s.lang)
            key = "annex.district.damping_full" if a.damping == 1 else "annex.district.damping"
            yield say(key, damping=rate, damped=told["damped"])
        yield from self._limits(i, damped, balanced)
        yield from self._rounding(i)

    def _limits(self, i: int, damped: Decimal, balanced: Decimal) -> Iterator[str]:
        a, p, say = self.a, self.a.case.parameters, self.s.say
        if damped == balanced or abs(a.damped[i] - a.balanced[i]) < CENT / 2:
            return  # What is printed may differ by a cent all the same, so that columns foot.
        told = printed.money(balanced, self.s.lang)
        if a.damped[i] < a.floor[i]:
            loss = printed.rate(p.max_loss or Decimal(0), self.s.lang)
            yield say("annex.district.floor" if p.max_loss else "annex.district.floor_full", balanced=told, limit=loss)
        elif a.balanced[i] == a.cap[i] and a.damped[i] > a.cap[i]:
            gain = printed.rate(p.max_gain or Decimal(0), self.s.lang)
            yield say("annex.district.cap" if p.max_gain else "annex.district.cap_full", balanced=told, limit=gain)
        elif balanced < damped:
            yield say("annex.district.pays", amount=printed.money(damped - balanced, self.s.lang))
        else:
            yield say("annex.district.gets", amount=printed.money(balanced - damped, self.s.lang))

    def _rounding(self, i: int) -> Iterator[str]:
        """Where rounding is to more than a euro, the budget is another number than the sentences before end with."""
        unit = self.a.case.parameters.rounding_unit
        if unit > 1 and abs(self.levels[i][-1] - self.levels[i][-2]) >= 1:
            yield self.s.say(
                "annex.district.rounding",
                unit=printed.money(unit, self.s.lang),
                budget=printed.money(self.a.budget[i], self.s.lang),
            )

    # --- waterfall --------------------------------------------------------------------------------------

    def figure(self, i: int) -> Figure:
        """From today's budget to the new one."""
        s, levels = self.s, self.levels[i]
        decimals = s.precision.euro_places(levels)
        start, end = s.say("explain.from"), s.say("explain.to")
        changes = [(heading(self.labels[cause]), value) for cause, value in self.causes(i).items()]
        steps = (
            Step(start, levels[0], number(levels[0], s.lang, decimals), "level"),
            *(Step(label, value, signed(value, s.lang, decimals), "change") for label, value in changes),
            Step(end, levels[-1], number(levels[-1], s.lang, decimals), "level"),
        )
        told = [
            f"{start} {euro(levels[0], s.lang, decimals)}",
            *(f"{label} {signed(value, s.lang, decimals, euro)}" for label, value in changes),
            f"{end} {euro(levels[-1], s.lang, decimals)}",
        ]
        return Figure(
            Waterfall(steps, "€", s.lang),
            s.say("annex.district.waterfall", district=self.names[i]),
            s.say(
                "annex.district.waterfall_alt",
                district=self.names[i],
                steps="; ".join(told),
                change=signed(levels[-1] - levels[0], s.lang, decimals, euro),
            ),
        )
