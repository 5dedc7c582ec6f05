"""What happens in which year, in sentences."""

from collections.abc import Iterator
from decimal import Decimal

from sozialbudget.case.bounds import amount
from sozialbudget.case.origins import in_words
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.method.years.compute import growth
from sozialbudget.method.years.model import Compensation, DeficitOf, YearOutcome
from sozialbudget.reports.annex.printed import rate
from sozialbudget.reports.projection.subject import Subject, total
from sozialbudget.words.numbers import number

_SAID_ELSEWHERE = frozenset(("year", "cost_per_fte"))
_NAMED = 6


def lead_told(s: Subject) -> str:
    """The sentence to be seen first: the money, the deficits, what becomes of the rest."""
    reference, before = s.projection.reference_year, total(s.projection.reference)
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
                deficit=s.money(total(short.deficit)),
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
        return s.say("project.paper.lead.rate_of", rate=paid, deficit=s.money(total(year.deficit)))

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
    uncovered = total(year.uncovered_hours)
    if uncovered:
        yield s.say("project.year.uncovered", hours=number(uncovered, s.lang, s.hour_places))


def parameters_changed(s: Subject, year: YearOutcome) -> list[str]:
    """What differs from the year before, or from the input in the first year, as `Steigerung 2 %`."""
    position = s.years.index(year)
    before = s.years[position - 1].allocation.case if position else s.projection.case
    now = year.allocation.case.parameters
    return [
        f"{about(key).label.say(s.lang)} {value_told(s, key, getattr(now, key))}"
        for key in PARAMETER_KEYS
        if key not in _SAID_ELSEWHERE and getattr(now, key) != getattr(before.parameters, key)
    ]


def value_told(s: Subject, key: str, value: object) -> str:
    """The value of a parameter in words."""
    if value is None:
        return s.say("annex.parameters.no_value")
    told = in_words(key, value, s.lang)
    return amount(told, about(key).unit, s.lang) if isinstance(told, str | Decimal | int) else str(told)
