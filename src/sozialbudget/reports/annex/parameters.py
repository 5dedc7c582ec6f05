"""4. The parameters with value and source; the open readings and the one taken."""

from collections.abc import Iterator
from decimal import Decimal

from sozialbudget.case.bounds import parameter_default
from sozialbudget.case.case import DEFAULT_SERVICES, Kind
from sozialbudget.case.layout import BASE_KIND, DIRECTION_WORDS, INDICATORS, KIND_WORDS, SERVICES, as_of_marked
from sozialbudget.case.origins import (
    READINGS,
    READINGS_OF_BUDGETS,
    reading,
    said_by,
    services_said_by,
    source_of,
    value_told,
)
from sozialbudget.case.parameters import AUTO, PARAMETER_KEYS, Chapter, Unit, about, is_required
from sozialbudget.formats.document import Column, Listing, Row, Run, Section, Table, body
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.numbers import exact
from sozialbudget.method.services import split_cents
from sozialbudget.reports.annex import printed
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.words.numbers import number, plain
from sozialbudget.words.text import heading

_MOST_NAMED = 12
"""So many districts with their own cost per FTE are named; of more, only how many and the range."""


def sections(s: Subject) -> Iterator[Section]:
    """The sections of this chapter."""
    yield Section(s.say("annex.parameters.title"), (body(s.say("annex.parameters.intro")), _parameters(s)))
    if s.part.budgets:
        yield Section(s.say("annex.parameters.indicators"), (_indicators(s),), level=2)
    if s.part.services:
        yield Section(s.say("annex.parameters.services"), (_services(s),), level=2)
    yield Section(s.say("annex.parameters.readings"), (body(s.say("annex.parameters.open")), _readings(s)), level=2)


def _parameters(s: Subject) -> Table:
    case = s.allocation.case
    keys = [key for key in PARAMETER_KEYS if _is_told(s, key)]
    return Table(
        s.say("annex.parameters.caption"),
        (
            Column(s.say("annex.parameters.parameter"), align="left", width=2.8),
            Column(s.say("annex.parameters.value"), align="left", width=2.6),
            Column(s.say("annex.parameters.default"), align="left", width=2.1),
            Column(s.say("annex.parameters.said_by"), align="left", width=3.1),
            Column(s.say("annex.parameters.source"), align="left", width=4.6),
        ),
        tuple(
            Row(
                (
                    heading(about(key).label.say(s.lang)),
                    _value(s, key),
                    s.say("annex.parameters.required") if is_required(key) else parameter_default(key, s.lang),
                    _said_by(s, key),
                    source_of(case, key, s.lang) or printed.NONE,
                )
            )
            for key in keys
        ),
    )


def _is_told(s: Subject, key: str) -> bool:
    """Whether the parameter `key` belongs to what is put to the vote."""
    told, value = about(key), getattr(s.allocation.case.parameters, key)
    if told.unit is Unit.TEXT and value is None:
        return False
    return {Chapter.BUDGETS: s.part.budgets, Chapter.SERVICES: s.part.services, Chapter.BOTH: True}[told.chapter]


def _said_by(s: Subject, key: str) -> str:
    """Who said it and where; of the command line what was typed."""
    origin = s.allocation.case.parameter_origins.get(key)
    if key == "total" and s.allocation.case.parameters.total is None:
        return s.say("annex.parameters.from_uplift")
    if origin is not None and origin.said_by == "set" and origin.place:
        return s.say("annex.parameters.set", typed=origin.place)
    return said_by(s.allocation.case, key, s.lang)


def _value(s: Subject, key: str) -> str:
    """A parameter's value, with what it amounts to where it is to be computed, or that it has no effect."""
    a = s.allocation
    value = getattr(a.case.parameters, key)
    if key == "total" and value is None:
        return s.say("annex.parameters.computed", value=printed.money(a.total, s.lang))
    if key == "damping" and a.case.parameters.damping == AUTO:
        return s.say("annex.parameters.auto", value=printed.rate(a.damping, s.lang))
    if value is not None and not about(key).applies(a.case.parameters):
        return s.say("annex.parameters.without_effect", value=value_told(key, value, s.lang))
    return value_told(key, value, s.lang, with_unit=True)


def _indicators(s: Subject) -> Table:
    a = s.allocation
    weighs = rule_of(a.case.parameters).weighs
    with exact():
        # Hundredths of a percent by largest remainder, so that the printed weights are 100 %.
        shares = split_cents(Decimal(100), tuple(a.weights))
        given = sum((indicator.weight for indicator in a.case.indicators), Decimal(0))
    headers = {
        key: heading(INDICATORS.column(key).header.say(s.lang)) for key in ("name", "weight", "kind", "base", "source")
    }
    direction = heading(INDICATORS.column("direction").header.say(s.lang))
    as_of = heading(INDICATORS.column("as_of").header.say(s.lang))
    rows = [
        Row(
            (
                indicator.name,
                plain(indicator.weight, s.lang) if weighs else printed.NONE,
                number(share, s.lang, 2) if weighs else printed.NONE,
                KIND_WORDS[indicator.kind].say(s.lang),
                indicator.base or printed.NONE,
                DIRECTION_WORDS[indicator.direction].say(s.lang),
                indicator.source or printed.NONE,
                as_of_marked(indicator.as_of, indicator.freshness, s.lang) or printed.NONE,
            )
        )
        for indicator, share in zip(a.case.indicators, shares, strict=True)
    ]
    rows += [
        Row(
            (
                base.name,
                printed.NONE,
                printed.NONE,
                BASE_KIND.say(s.lang),
                printed.NONE,
                printed.NONE,
                base.source or printed.NONE,
                as_of_marked(base.as_of, base.freshness, s.lang) or printed.NONE,
            )
        )
        for base in a.case.bases
    ]
    weights = (plain(given, s.lang), number(Decimal(100), s.lang, 2)) if weighs else ("", "")
    total = Row((s.say("total"), *weights, *[""] * 5), "total")
    kinds = {indicator.kind for indicator in a.case.indicators}
    return Table(
        s.say("annex.parameters.indicators_caption"),
        (
            Column(headers["name"], align="left", width=3),
            Column(headers["weight"], width=1.2),
            Column(s.say("annex.parameters.in_percent"), width=1.4),
            Column(headers["kind"], align="left", width=1.2),
            Column(headers["base"], align="left", width=2),
            Column(direction, align="left", width=1.6),
            Column(headers["source"], align="left", width=3),
            Column(as_of, align="left", width=1.4),
        ),
        (*rows, total),
        note=" ".join(s.say(f"annex.parameters.kind.{kind}") for kind in Kind if kind in kinds),
    )


def _services(s: Subject) -> Table:
    services = s.allocation.case.services
    p = s.allocation.case.parameters
    rows = [
        Row(
            (
                service.name,
                printed.rate(service.share, s.lang),
                printed.rate(p.abf_rate if service.abf_rate is None else service.abf_rate, s.lang),
                s.say("annex.parameters.abf_general" if service.abf_rate is None else "annex.parameters.abf_own"),
            )
        )
        for service in services
    ]
    with exact():
        together = sum((service.share for service in services), Decimal(0))
    return Table(
        s.say("annex.parameters.services_caption"),
        (
            Column(heading(SERVICES.column("name").header.say(s.lang)), align="left", width=3),
            Column(s.say("annex.parameters.service_share"), width=2),
            Column(heading(SERVICES.column("abf_rate").header.say(s.lang)), width=1.5),
            Column(s.say("annex.parameters.said_by"), align="left", width=2.5),
        ),
        (*rows, Row((s.say("total"), printed.rate(together, s.lang), "", ""), "total")),
        note=" ".join(part for part in (_default_services(s), _own_costs(s)) if part),
    )


def _default_services(s: Subject) -> str:
    """That nobody named the services and their shares; empty where somebody did."""
    case = s.allocation.case
    if case.services != DEFAULT_SERVICES or case.place("services", case.services[0].name, "share") is not None:
        return ""
    return s.say("annex.parameters.default_services", said_by=services_said_by(case, s.lang))


def _own_costs(s: Subject) -> str:
    """The districts with their own cost per FTE; empty where there are none."""
    own = [(district, cost) for district in s.allocation.case.districts if (cost := district.cost_per_fte) is not None]
    if not own:
        return ""
    costs = [cost for _, cost in own]
    if len(own) > _MOST_NAMED:
        return s.say(
            "annex.parameters.own_costs_many",
            n=len(own),
            least=printed.money(min(costs), s.lang),
            most=printed.money(max(costs), s.lang),
        )
    named = "; ".join(f"{district.name} {printed.money(cost, s.lang)}" for district, cost in own)
    return s.say("annex.parameters.own_costs", districts=named)


def _readings(s: Subject) -> Listing:
    told = [
        reading(s.allocation.case, key, s.lang)
        for key in READINGS
        if (s.part.budgets if key in READINGS_OF_BUDGETS else s.part.services)
    ]
    return Listing(tuple(body(Run(f"{what}: ", strong=True), taken) for what, taken in told))
