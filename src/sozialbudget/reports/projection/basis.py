"""What a projection rests on: the parameters of each year with their sources, the plan's own entries."""

from collections.abc import Iterator
from itertools import groupby

from sozialbudget.case.origins import source_of, who_said
from sozialbudget.case.parameters import PARAMETER_KEYS, Parameters, Unit, about
from sozialbudget.formats.document import Column, Row, Section, Table, body
from sozialbudget.method.years.model import SAID_BY, PotKey, YearOutcome
from sozialbudget.reading.plan.keys import POT_KEY_WORDS
from sozialbudget.reports.allocation.labels import heading
from sozialbudget.reports.annex.parameters import without_effect
from sozialbudget.reports.annex.printed import NONE, rate
from sozialbudget.reports.projection.notes import years_told
from sozialbudget.reports.projection.story import value_told
from sozialbudget.reports.projection.subject import Subject

_OWN_TABLE = frozenset(("year", "cost_per_fte"))
"""The year heads every column; the cost per FTE has a table of its own."""


def basis_sections(s: Subject) -> Iterator[Section]:
    """Parameters by year; what the plan says beside them."""
    yield Section(s.say("project.basis.title"), (body(s.say("project.basis.intro")), _parameters(s)), new_page=True)
    yield Section(s.say("project.basis.plan"), (_plan(s),), level=2)


def _parameters(s: Subject) -> Table:
    rows = []
    for key in PARAMETER_KEYS:
        if key in _OWN_TABLE or all(_unsaid(year.allocation.case.parameters, key) for year in s.years):
            continue
        said = [(year.year, _said(s, year, key)) for year in s.years]
        for told, group in groupby(said, key=lambda entry: entry[1]):
            years = [year for year, _ in group]
            shown = s.say("project.basis.all_years") if len(years) == len(s.years) else years_told(years)
            rows.append(Row((heading(about(key).label.say(s.lang)), shown, *told)))
    return Table(
        s.say("project.basis.caption"),
        (
            Column(s.say("annex.parameters.parameter"), align="left", width=2.6),
            Column(s.say("project.basis.years"), align="left", width=1.5),
            Column(s.say("annex.parameters.value"), align="left", width=2),
            Column(s.say("annex.parameters.said_by"), align="left", width=2),
            Column(s.say("annex.parameters.source"), align="left", width=6.5),
        ),
        tuple(rows),
    )


def _unsaid(parameters: Parameters, key: str) -> bool:
    return getattr(parameters, key) is None or without_effect(parameters, key)


def _said(s: Subject, year: YearOutcome, key: str) -> tuple[str, str, str]:
    """Value, who said it, its source."""
    case = year.allocation.case
    told = value_told(s, key, getattr(case.parameters, key))
    if about(key).unit in (Unit.HOURS, Unit.FTE):
        told += f"\N{NO-BREAK SPACE}{s.say(f'annex.parameters.unit.{about(key).unit.name.lower()}')}"
    return told, who_said(case, key, s.lang), source_of(case, key, s.lang) or NONE


def _plan(s: Subject) -> Table:
    """Everything the plan says, with its source."""
    plan = s.projection.plan
    rows: list[tuple[str, str, str | None]] = []
    if plan.compensation is not None:
        of = s.say(f"project.basis.deficit.{plan.compensation.deficit}")
        told = s.say("project.basis.compensation", reference=plan.compensation.reference_year, deficit=of)
        rows.append((s.say("projection.compensation"), told, plan.compensation.source))
    if plan.cost_growth.cap is not None:
        told = s.say("project.basis.cap", cap=rate(plan.cost_growth.cap, s.lang))
        rows.append((s.say("projection.cost"), told, plan.cost_growth.source))
    for year in s.years:
        if told := _year(s, year):
            rows.append((str(year.year), told, year.plan.source))
    for pot in plan.pots:
        key = POT_KEY_WORDS[pot.key].say(s.lang) + (f" ({pot.column})" if pot.key is PotKey.INHABITANTS else "")
        if pot.key is PotKey.GIVEN:
            key += f" ({', '.join(f'{name} {rate(share, s.lang)}' for name, share in pot.given.items())})"
        told = s.say("project.basis.pot", share=rate(pot.share, s.lang), by=key)
        rows.append((pot.name, told, pot.source))
    return Table(
        s.say("project.basis.plan_caption"),
        (
            Column(s.say("project.basis.of"), align="left", width=2),
            Column(s.say("project.basis.said"), align="left", width=4.5),
            Column(s.say("annex.parameters.source"), align="left", width=4.5),
        ),
        tuple(Row((heading(of), told, plan.source_for(source))) for of, told, source in rows),
    )


def _year(s: Subject, year: YearOutcome) -> str:
    told = []
    if year.additional:
        told.append(f"{s.say('projection.additional')} {s.money(year.additional)}")
    if s.projection.plan.compensation is not None:
        told.append(f"{s.say('projection.rate')} {rate(year.plan.compensation, s.lang)}")
    if year.plan.tariff is not None:
        told.append(f"{s.say('projection.tariff')} {rate(year.plan.tariff, s.lang)}")
    origins, parameters = year.allocation.case.parameter_origins, year.allocation.case.parameters
    for key in PARAMETER_KEYS:
        if key in year.plan.changes and origins[key].said_by == SAID_BY:
            told.append(f"{about(key).label.say(s.lang)} {value_told(s, key, getattr(parameters, key))}")
    return "; ".join(told)
