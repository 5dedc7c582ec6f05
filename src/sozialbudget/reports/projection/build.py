"""The paper of a projection for the committee: what happens in which year, tables, chart, parameters with sources."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from sozialbudget.case.origins import source_of, value_told, who_said
from sozialbudget.case.parameters import PARAMETER_KEYS, Parameters, about
from sozialbudget.formats import table as stated
from sozialbudget.formats.document import (
    Block,
    Column,
    Document,
    KeyFigure,
    KeyFigures,
    Listing,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    body,
    numbered,
    printed,
)
from sozialbudget.method.numbers import exact_sum
from sozialbudget.method.years.model import SAID_BY, PotKey, Projection, YearOutcome
from sozialbudget.reading.plan.keys import POT_KEY_WORDS
from sozialbudget.reports.annex.build import with_chapter_numbers
from sozialbudget.reports.annex.printed import NONE, rate
from sozialbudget.reports.annex.printed import about as about_rate
from sozialbudget.reports.projection import grids, paths
from sozialbudget.reports.projection.subject import (
    Subject,
    lead_told,
    notes_told,
    rules_told,
    year_told,
    years_told,
)
from sozialbudget.version import __version__
from sozialbudget.words import Lang
from sozialbudget.words.text import heading

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
    return getattr(parameters, key) is None or not about(key).applies(parameters)


def _said(s: Subject, year: YearOutcome, key: str) -> tuple[str, str, str]:
    """Value, who said it, its source."""
    case = year.allocation.case
    told = value_told(key, getattr(case.parameters, key), s.lang, with_unit=True)
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
            told.append(f"{about(key).label.say(s.lang)} {value_told(key, getattr(parameters, key), s.lang)}")
    return "; ".join(told)


_MOST_COLUMNS = 9
"""So many columns of numbers stand side by side on a landscape page."""
_UPRIGHT = 5
"""So many on an upright one."""


def paper(projection: Projection, lang: Lang) -> Document:
    """The whole document."""
    s = Subject(projection, lang)
    origin, plan = projection.case.origin, projection.plan
    facts = {
        "document.county": projection.case.parameters.county,
        "project.paper.years": f"{s.first.year}–{s.last.year}",
        "project.paper.source": plan.source,
        "project.paper.input": origin.name if origin else None,
        "project.paper.plan": plan.origin.name if plan.origin else None,
    }
    sections = [*_result(s), *_districts(s), *_money(s), *_hours(s), *basis_sections(s), *_rules(s)]
    return Document(
        title=s.title,
        subtitle=s.say("project.paper.subtitle", first=s.first.year, last=s.last.year),
        lang=lang,
        facts=tuple((s.say(key), value) for key, value in facts.items() if value),
        sections=numbered(with_chapter_numbers(sections), lang),
        running=s.title,
        imprint=" · ".join([s.say("document.imprint", version=__version__), *([origin.name] if origin else [])]),
        subject=s.say("project.paper.subtitle", first=s.first.year, last=s.last.year),
    )


# --- 1. what happens ----------------------------------------------------------------------------------


def _result(s: Subject) -> Iterator[Section]:
    blocks: list[Block] = [Paragraph((Run(lead_told(s)),), "lead"), _key_figures(s)]
    blocks += [
        Paragraph((Run(s.say("project.paper.years_intro")),)),
        Listing(tuple(body(Run(f"{year.year}: ", strong=True), year_told(s, year)) for year in s.years)),
    ]
    yield Section(s.say("project.paper.result"), tuple(blocks))
    shown = tuple(paths.figures(s))
    told: tuple[Block, ...] = (body(paths.intro(s)), *shown)
    several = len(shown) > 1
    yield Section(s.say("project.paper.paths"), told, level=2, new_page=several, keep_together=not several)
    why = s.say("project.paper.why_intro", reference=s.projection.reference_year)
    yield Section(s.say("project.paper.why"), (body(why), *_tables(s, grids.shares(s))), level=2)


def _key_figures(s: Subject) -> KeyFigures:
    items = [
        KeyFigure(s.money(s.first.total), s.say("project.paper.key.money", year=s.first.year)),
        KeyFigure(s.money(s.last.total), s.say("project.paper.key.money", year=s.last.year)),
    ]
    if s.has_compensation:
        paid = exact_sum([year.compensation_total for year in s.years])
        told = s.say("project.paper.key.compensation", first=s.first.year, last=s.last.year)
        items.append(KeyFigure(s.money(paid), told))
    if s.projection.plan.pots:
        left = exact_sum([year.left for year in s.years])
        told = s.say("project.paper.key.left", first=s.first.year, last=s.last.year)
        items.append(KeyFigure(s.money(left), told))
    return KeyFigures(tuple(items))


# --- 2. the districts ---------------------------------------------------------------------------------


def _districts(s: Subject) -> Iterator[Section]:
    intro = s.say("project.paper.districts_intro" if s.has_compensation else "project.paper.budgets_intro")
    tables = [*_tables(s, grids.received(s))]
    yield Section(
        s.say("project.paper.districts"), (body(intro), *tables), landscape=len(s.years) + 3 > _UPRIGHT, new_page=True
    )
    if s.has_compensation:
        yield _section(s, "project.compensation", [grids.budgets(s), grids.deficits(s), grids.compensation(s)])


def _section(s: Subject, key: str, shown: Sequence[stated.Table]) -> Section:
    blocks = tuple(table for grid in shown for table in _tables(s, grid))
    return Section(s.say(key), blocks, level=2, landscape=len(s.years) > _UPRIGHT - 1)


def _tables(s: Subject, grid: stated.Table) -> Iterator[Table]:
    """The grid on paper, as several tables where its columns are many."""
    name, *columns = grid.without(grids.POSITION).columns
    n = -(-len(columns) // _MOST_COLUMNS)
    for part in range(n):
        start, stop = (len(columns) * k // n for k in (part, part + 1))
        shown = columns[start:stop]
        caption = grid.caption if n == 1 else f"{grid.caption}, {shown[0].key}–{shown[-1].key}"
        yield printed(replace(grid, columns=(name, *shown), caption=caption), s.lang)


# --- 3. the money -------------------------------------------------------------------------------------


def _money(s: Subject) -> Iterator[Section]:
    blocks: tuple[Block, ...] = (body(s.say("project.paper.money_intro")), *_tables(s, grids.money(s)))
    yield Section(s.say("project.paper.money"), blocks, landscape=len(s.years) > _UPRIGHT - 1, new_page=True)
    plan = s.projection.plan
    if plan.pots:
        inside = {region.name: [s.names[i] for i in _positions(s, region.districts)] for region in plan.regions}
        regions = Listing(tuple(body(Run(f"{name}: ", strong=True), s.listed(n, 40)) for name, n in inside.items()))
        shown: tuple[Block, ...] = (*_tables(s, grids.pots(s)), body(s.say("project.paper.regions")), regions)
        yield Section(s.say("project.pots"), shown, level=2, landscape=len(s.years) > _UPRIGHT - 1)


def _positions(s: Subject, ids: Sequence[str]) -> list[int]:
    at = {district.id: i for i, district in enumerate(s.projection.case.districts)}
    return [at[id] for id in ids]


# --- 4. hours -----------------------------------------------------------------------------------------


def _hours(s: Subject) -> Iterator[Section]:
    told = [s.say("project.paper.hours_intro")]
    if s.has_uncovered:
        told.append(
            s.say(
                "project.paper.hours_uncovered",
                cap=rate(s.projection.plan.cost_growth.cap or exact_sum([]), s.lang),
                last=s.last.year,
                hours=grids.hours_cell(s, exact_sum(list(s.last.uncovered_hours))),
                share=about_rate(_share_uncovered(s), s.lang),
            )
        )
    shown = [grids.hours(s), *([grids.uncovered(s)] if s.has_uncovered else []), grids.costs(s)]
    blocks: tuple[Block, ...] = (body(" ".join(told)), *(table for grid in shown for table in _tables(s, grid)))
    yield Section(s.say("project.paper.hours"), blocks, landscape=len(s.years) > _UPRIGHT, new_page=True)


def _share_uncovered(s: Subject) -> Decimal:
    return exact_sum(list(s.last.uncovered_hours)) / exact_sum(s.last.hours)


# --- 6. how it is calculated --------------------------------------------------------------------------


def _rules(s: Subject) -> Iterator[Section]:
    blocks: list[Block] = [Listing(tuple(body(Run(f"{what}: ", strong=True), told) for what, told in rules_told(s)))]
    notes = notes_told(s)
    if notes:
        blocks += [body(Run(s.say("project.paper.notes"), strong=True)), Listing(tuple(map(body, notes)))]
    yield Section(s.say("project.paper.rules"), tuple(blocks))
