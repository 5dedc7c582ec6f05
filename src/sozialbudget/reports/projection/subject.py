"""What every page and screen of a projection is written from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from sozialbudget.case.origins import value_told
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.case.problems import ASIDE, Sentence
from sozialbudget.method.numbers import exact, exact_sum
from sozialbudget.method.years.compute import growth
from sozialbudget.method.years.model import Compensation, DeficitOf, PotKey, Projection, YearOutcome
from sozialbudget.reports.allocation.columns import district_names
from sozialbudget.reports.annex.printed import money, rate
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import number


@dataclass(frozen=True)
class Subject:
    """A projection and the language it is told in."""

    projection: Projection
    lang: Lang

    def say(self, key: str, **values: object) -> str:
        """The sentence `key`."""
        return say(key, self.lang, **values)

    def listed(self, items: Sequence[str], most: int = 8) -> str:
        """`items` in a sentence: A, B and C; of more than `most` + 1 the first and how many more."""
        if len(items) > most + 1:
            return self.say("annex.and_more", some=", ".join(items[:most]), n=len(items) - most)
        if len(items) < 2:
            return "".join(items)
        return self.say("annex.and", some=", ".join(items[:-1]), last=items[-1])

    def money(self, amount: Decimal) -> str:
        """An amount in a sentence."""
        return money(amount, self.lang)

    @property
    def years(self) -> tuple[YearOutcome, ...]:
        """The years of the projection."""
        return self.projection.years

    @property
    def first(self) -> YearOutcome:
        """The first year."""
        return self.years[0]

    @property
    def last(self) -> YearOutcome:
        """The last year."""
        return self.years[-1]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the districts are called."""
        return district_names(self.projection.case)

    @cached_property
    def title(self) -> str:
        """The plan's title, else which years these are."""
        said = self.projection.plan.title
        return said or self.say("projection.title", first=self.first.year, last=self.last.year)

    @property
    def has_compensation(self) -> bool:
        """Whether the plan compensates deficits."""
        return any(year.compensation_total for year in self.years)

    @property
    def has_additional(self) -> bool:
        """Whether any year has money beside the formula."""
        return any(year.additional for year in self.years)

    @property
    def has_uncovered(self) -> bool:
        """Whether a cap leaves hours uncovered in any year."""
        return any(any(year.uncovered_hours) for year in self.years)

    @cached_property
    def hour_places(self) -> int:
        """Decimals of all hours."""
        units = [year.allocation.case.parameters.hours_unit for year in self.years]
        return max(max(0, -int(unit.normalize().as_tuple().exponent)) for unit in units)

    def short_of(self, year: YearOutcome) -> list[int]:
        """Positions of the districts below their reference budget by the formula, largest deficit first."""
        with exact():
            found = [i for i, missing in enumerate(year.deficit) if missing > 0]
            return sorted(found, key=lambda i: (-year.deficit[i], self.projection.case.districts[i].id))


def notes_told(s: Subject) -> list[str]:
    """What is worth knowing of any year; the warnings of the input are told elsewhere."""
    found: dict[tuple[str, str], tuple[str, list[int]]] = {}
    for year in s.years:
        for note in year.allocation.notes:
            if note.severity == "note" and note.code not in ASIDE:
                key = (note.code, str(note.values.get("district", "")))
                found.setdefault(key, (Sentence((note,)).say(s.lang), []))[1].append(year.year)
    return [f"{years_told(years)}: {told}" for told, years in found.values()]


def years_told(years: list[int]) -> str:
    """2026, or from the first to the last where all between are among them."""
    if len(years) > 1 and years[-1] - years[0] + 1 == len(years):
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))


def rules_told(s: Subject) -> Iterator[tuple[str, str]]:
    """What a rule is of, and the rule."""
    plan = s.projection.plan
    yield s.say("projection.budget"), s.say(f"project.rule.today.{plan.budget_today}", first=s.first.year)
    if s.has_additional:
        yield s.say("projection.money"), s.say("project.rule.money")
    if plan.compensation is not None:
        values = {"reference": plan.compensation.reference_year}
        yield s.say("projection.deficit"), s.say(f"project.rule.deficit.{plan.compensation.deficit}", **values)
        yield s.say("projection.compensation"), s.say("project.rule.compensation")
    if plan.pots:
        keys = {pot.key for pot in plan.pots}
        told = [s.say("project.rule.pots"), *(s.say(f"project.rule.key.{key}") for key in PotKey if key in keys)]
        yield s.say("projection.pots"), " ".join(told)
    if plan.has_tariffs:
        capped = plan.cost_growth.cap is not None
        yield s.say("projection.cost"), s.say("project.rule.capped" if capped else "project.rule.tariff")
    yield s.say("projection.hours"), s.say("project.rule.hours")


_SAID_ELSEWHERE = frozenset(("year", "cost_per_fte"))
_NAMED = 6


def lead_told(s: Subject) -> str:
    """The sentence to be seen first: the money, the deficits, what becomes of the rest."""
    reference, before = s.projection.reference_year, exact_sum(s.projection.reference)
    way = "up" if s.last.total > before else "down" if s.last.total < before else "same"
    values = {"reference": reference, "before": s.money(before), "last": s.last.year, "after": s.money(s.last.total)}
    told = [s.say(f"project.paper.lead.{way}", **values)]
    short = next((year for year in s.years if s.short_of(year)), None)
    if short is None:
        told.append(s.say("project.paper.lead.none", reference=reference))
    else:
        found = s.short_of(short)
        key = "project.paper.lead.one" if len(found) == 1 else "project.paper.lead.many"
        told.append(
            s.say(
                key,
                year=short.year,
                n=len(found),
                names=s.listed([s.names[i] for i in found]),
                deficit=s.money(exact_sum(short.deficit)),
                reference=reference,
            )
        )
        compensation = s.projection.plan.compensation
        if compensation is not None and s.has_compensation:
            told.append(s.say(f"project.paper.lead.compensation.{compensation.deficit}", steps=_steps(s, compensation)))
    return " ".join(told)


def _steps(s: Subject, compensation: Compensation) -> str:
    """2026: 100 %, 2027: 75 % …; of what, where each year has a deficit of its own."""

    def told(year: YearOutcome) -> str:
        paid = rate(year.plan.compensation, s.lang)
        if compensation.deficit is DeficitOf.INITIAL:
            return paid
        return s.say("project.paper.lead.rate_of", rate=paid, deficit=s.money(exact_sum(year.deficit)))

    return ", ".join(f"{y.year}: {told(y)}" for y in s.years if y.year > s.projection.reference_year)


def year_told(s: Subject, year: YearOutcome) -> str:
    """One year: its money, who is compensated, where the rest goes, what else changes."""
    return " ".join(_sentences(s, year))


def _sentences(s: Subject, year: YearOutcome) -> Iterator[str]:
    yield s.say("project.year.formula", total=s.money(year.formula_total))
    if year.additional:
        yield s.say("project.year.additional", additional=s.money(year.additional))
    yield from _compensation(s, year)
    if year.left:
        pots = [s.say("project.quoted", name=pot.pot.name) for pot in year.pots if pot.amount]
        yield s.say("project.year.left", left=s.money(year.left), pots=s.listed(pots))
    yield from _costs(s, year)
    changed = parameters_changed(s, year)
    if changed:
        yield s.say("project.year.parameters", parameters="; ".join(changed))


def _compensation(s: Subject, year: YearOutcome) -> Iterator[str]:
    before = [earlier for earlier in s.years if earlier.year < year.year]
    if year.compensation_total:
        short = [i for i in s.short_of(year) if year.compensation[i]]
        key = "project.year.compensation.one" if len(short) == 1 else "project.year.compensation.many"
        yield s.say(
            key,
            paid=s.money(year.compensation_total),
            n=len(short),
            names=s.listed([s.names[i] for i in short], _NAMED),
            rate=rate(year.plan.compensation, s.lang),
        )
    elif before and before[-1].compensation_total:
        yield s.say("project.year.compensation.ended")


def _costs(s: Subject, year: YearOutcome) -> Iterator[str]:
    tariff, cap = year.plan.tariff, s.projection.plan.cost_growth.cap
    if tariff is None:
        return
    applied = growth(tariff, s.projection.plan.cost_growth, True)
    told = {"tariff": rate(tariff, s.lang), "cost": s.money(year.cost_per_fte)}
    if cap is None or applied == tariff:
        yield s.say("project.year.tariff", **told)
    else:
        yield s.say("project.year.tariff_capped", applied=rate(applied, s.lang), **told)
    uncovered = exact_sum(year.uncovered_hours)
    if uncovered:
        yield s.say("project.year.uncovered", hours=number(uncovered, s.lang, s.hour_places))


def parameters_changed(s: Subject, year: YearOutcome) -> list[str]:
    """What differs from the year before, or from the input in the first year, as `Steigerung 2 %`."""
    position = s.years.index(year)
    before = s.years[position - 1].allocation.case if position else s.projection.case
    now = year.allocation.case.parameters
    return [
        f"{about(key).label.say(s.lang)} {value_told(key, getattr(now, key), s.lang)}"
        for key in PARAMETER_KEYS
        if key not in _SAID_ELSEWHERE and getattr(now, key) != getattr(before.parameters, key)
    ]
