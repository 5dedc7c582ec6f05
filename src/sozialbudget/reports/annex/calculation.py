"""3. The Berechnungsbogen, left and right part, and what each column means."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.formats.document import Block, Column, Paragraph, Run, Section, Table, body
from sozialbudget.method.numbers import exact
from sozialbudget.reports.allocation.labels import heading
from sozialbudget.reports.annex import project_fund
from sozialbudget.reports.annex.column_meanings import given, meaning, meanings_table, terms_table
from sozialbudget.reports.annex.column_table import Meaning, Shown, district_table, numbers
from sozialbudget.reports.annex.indicator_tables import county_table, value_tables
from sozialbudget.reports.annex.printed import NONE, distances, euro_places, money, need_shares
from sozialbudget.reports.annex.request import Part
from sozialbudget.reports.annex.service_tables import hours_tables, money_tables
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.words.numbers import signed

_RATE_DECIMALS = 2
_LEFT = ("need_share", "need_based", "carried_forward", "damped", "balanced", "budget", "change", "normalised", "index")
"""The figures of the left part that have a column."""


def sections(s: Subject) -> Iterator[Section]:
    """The parts asked for, each table with a total row that foots in print; then what the columns mean."""
    with exact():
        shown: list[Shown] = []
        terms: Table | None = None
        intro = s.say("annex.sheet.intro.budgets") if s.part is Part.BUDGETS else s.say("annex.sheet.intro")
        yield Section(s.say("annex.sheet.title"), (body(intro),), landscape=True, new_page=True)
        if s.part.budgets:
            left = list(_left(s))
            tables = list(value_tables(s))
            shown += [*left, *(column for _, columns in tables for column in columns)]
            terms = terms_table(s, _LEFT)
            yield _section(
                s, "annex.sheet.left", [district_table(s, s.say("annex.sheet.left_caption"), left, _note(s))]
            )
            county = county_table(s)
            blocks = [*(table for table, _ in tables), *([county] if county else [])]
            yield _section(s, "annex.sheet.indicators", blocks)
        if project_fund.has_fund(s):
            beside, columns = project_fund.table(s)
            shown += columns
            yield _section(s, "project_fund.section", [beside])
        if s.part.services:
            for key, made, new_page in (
                ("annex.sheet.right", money_tables(s), s.part.budgets),
                ("annex.sheet.right_hours", hours_tables(s), True),
            ):
                tables = list(made)
                shown += [column for _, columns in tables for column in columns]
                yield _section(s, key, [table for table, _ in tables], new_page=new_page)
        source = Paragraph((Run(s.say("annex.sheet.source_note")),), "note")
        told: tuple[Block, ...] = (source, meanings_table(s, shown), *([terms] if terms else []))
        # The right part has few columns: they stand upright, where the next chapter goes on.
        yield Section(s.say("annex.sheet.columns"), told, level=2, landscape=s.part.budgets)


def _section(s: Subject, key: str, blocks: Sequence[Block], *, new_page: bool = False) -> Section:
    return Section(s.say(key), tuple(blocks), level=2, landscape=True, new_page=new_page)


def _note(s: Subject) -> str:
    a = s.allocation
    undefined = any(
        value is None for column in (a.change_rate, distances(a, s.levels, s.precision)[1]) for value in column
    )
    coarse = {"unit": money(s.precision.unit, s.lang), "below": s.request.suppress_below}
    rounding = (
        s.say("annex.sheet.rounding_coarse", **coarse) if s.precision.is_coarse else s.say("annex.sheet.rounding")
    )
    told = [rounding, s.say("annex.sheet.rate_of_total")]
    return " ".join([*told, *([s.say("annex.sheet.no_rate")] if undefined else [])])


def _left(s: Subject) -> Iterator[Shown]:
    """From today's budget and the need to the new budget."""
    a, at, precision = s.allocation, s.levels, s.precision
    today, need, way = s.say("annex.sheet.today"), s.say("annex.sheet.need"), s.say("annex.sheet.way")
    status_quo = heading(DISTRICTS.column("status_quo").header.say(s.lang))
    yield _euros(s, Column(status_quo, today), at.status_quo, given(s, status_quo))
    yield _figure(s, "carried_forward", today, at.carried_forward)
    label = meaning(s, "need_share").name
    header = s.say("annex.sheet.in_percent", label=label)
    shares = [share * 100 for share in need_shares(a, at, precision)]
    yield numbers(s, Column(header, need), shares, precision.share_places - 2, meaning(s, "need_share", header))
    yield _figure(s, "need_based", need, at.need_based)
    yield _figure(s, "damped", way, at.damped)
    yield _figure(s, "balanced", way, at.balanced)
    yield _figure(s, "budget", "", at.budget)
    yield from _change(s, at.change, sum(at.status_quo, Decimal(0)))
    group = s.say("annex.sheet.distance")
    before, after = distances(a, at, precision)
    yield _rates(s, before, s.say("annex.sheet.before"), group, meaning(s, "distance_before"))
    yield _rates(s, after, s.say("annex.sheet.after"), group, meaning(s, "distance_after"))


def _figure(s: Subject, key: str, group: str, values: Sequence[Decimal]) -> Shown:
    told = meaning(s, key)
    return _euros(s, Column(told.name, group), values, told)


def _euros(s: Subject, column: Column, values: Sequence[Decimal], told: Meaning) -> Shown:
    return numbers(s, column, values, euro_places(values), told)


def _change(s: Subject, change: Sequence[Decimal], today: Decimal) -> Iterator[Shown]:
    group, decimals = s.say("annex.sheet.change"), euro_places(change)
    total = sum(change, Decimal(0))
    told = meaning(s, "change")
    yield Shown(
        Column(s.say("annex.sheet.euro"), group),
        [signed(value, s.lang, decimals) for value in change],
        signed(total, s.lang, decimals),
        told,
    )
    rates = _rates(s, s.allocation.change_rate, s.say("annex.sheet.percent"), group, meaning(s, "change_rate"))
    yield Shown(rates.column, rates.cells, signed(total / today * 100, s.lang, _RATE_DECIMALS), rates.meaning)


def _rates(s: Subject, values: Iterable[Decimal | None], header: str, group: str, told: Meaning) -> Shown:
    """Changes in percent; they do not add up, so there is no total."""
    printed = [NONE if value is None else signed(value * 100, s.lang, _RATE_DECIMALS) for value in values]
    return Shown(Column(header, group), printed, "", told)
