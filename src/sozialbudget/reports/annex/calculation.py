"""3. The Berechnungsbogen, left and right part, and what each column means."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.case.parameters import Unit
from sozialbudget.formats.document import Block, Column, Paragraph, Run, Section, Table, body
from sozialbudget.method.allocation import figures_of
from sozialbudget.method.figure import Figure, Group, Part
from sozialbudget.method.numbers import CENT, Array, exact
from sozialbudget.reports.annex import project_fund
from sozialbudget.reports.annex.column_table import (
    MOST_COLUMNS,
    ROW_HEADERS,
    Meaning,
    Shown,
    district_table,
    given,
    meaning,
    meanings_table,
    numbers,
    terms_table,
)
from sozialbudget.reports.annex.comparison import chunks
from sozialbudget.reports.annex.indicator_tables import county_table, value_tables
from sozialbudget.reports.annex.printed import (
    NONE,
    cells,
    euro_places,
    footed,
    money,
    places,
    rate,
)
from sozialbudget.reports.annex.printed import figure as printed_figure
from sozialbudget.reports.annex.request import Part as Voted
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.words.numbers import signed
from sozialbudget.words.text import heading

_DECIMALS = 4
"""Of positions and hours."""
_FACE_TO_FACE_DECIMALS = 6


def money_tables(s: Subject) -> Iterator[tuple[Table, list[Shown]]]:
    """Overhead, personnel and the amount of each service; split where the services are too many for one table."""
    first = [*_provider(s), *_money(s)]
    yield from _tables(s, "annex.sheet.money_caption", first, [[_amount(s, k)] for k in _services(s)], [], repeat=False)


def hours_tables(s: Subject) -> Iterator[tuple[Table, list[Shown]]]:
    """Positions and hours of each service and of all; split where the services are too many for one table."""
    each = [list(_positions_and_hours(s, k)) for k in _services(s)]
    together = list(_together(s)) if len(each) > 1 else []
    note = s.say("annex.sheet.rounding")
    yield from _tables(s, "annex.sheet.hours_caption", list(_cost(s)), each, together, repeat=True, note=note)


def _services(s: Subject) -> range:
    return range(len(s.allocation.services))


def _tables(
    s: Subject,
    caption_key: str,
    first: list[Shown],
    each: list[list[Shown]],
    last: list[Shown],
    *,
    repeat: bool,
    note: str = "",
) -> Iterator[tuple[Table, list[Shown]]]:
    """`each` service's columns, as many side by side as there is room; `first` before (all of) them, `last` after."""
    room = MOST_COLUMNS - ROW_HEADERS - len(first) - len(last)
    parts = chunks(range(len(each)), max(1, room // len(each[0])))
    for k, part in enumerate(parts):
        columns = [
            *(first if repeat or k == 0 else []),
            *(shown for service in part for shown in each[service]),
            *(last if k == len(parts) - 1 else []),
        ]
        caption = s.say(caption_key)
        if len(parts) > 1:
            caption = s.say("annex.comparison.part", caption=caption, k=k + 1, n=len(parts))
        yield district_table(s, caption, columns, note), columns


# --- money ----------------------------------------------------------------------------------------------


def _provider(s: Subject) -> Iterator[Shown]:
    districts = s.allocation.case.districts
    if any(district.provider for district in districts):
        header = heading(DISTRICTS.column("provider").header.say(s.lang))
        yield Shown(Column(header, align="left"), [district.provider or NONE for district in districts])


def _money(s: Subject) -> Iterator[Shown]:
    a = s.allocation
    budget = meaning(s, "budget")
    if not s.part.budgets:
        budget = Meaning(budget.name, s.say("annex.sheet.from_left"), s.say("annex.part.budgets"))
    yield _euros(s, Column(budget.name), footed(a.budget, CENT), budget)
    for figure in _of_part(s, Part.RIGHT):
        told = meaning(s, figure.key)
        yield _euros(s, Column(told.name), list(a.values(figure.key)), told)


def _euros(s: Subject, column: Column, values: Sequence[Decimal], told: Meaning) -> Shown:
    return numbers(s, column, values, euro_places(values), told)


def _amount(s: Subject, k: int) -> Shown:
    service, group = s.allocation.services[k], s.say("annex.sheet.by_service")
    column = Column(f"{service.name} ({rate(service.share, s.lang)})", group)
    return _euros(s, column, list(service.amount), meaning(s, "amount", group))


# --- positions and hours --------------------------------------------------------------------------------


def _cost(s: Subject) -> Iterator[Shown]:
    """What a position costs, where that differs."""
    values = list(s.allocation.cost_per_fte)
    if min(values) != max(values):
        header = heading(DISTRICTS.column("cost_per_fte").header.say(s.lang))
        told = cells(values, s.lang, euro_places(values))
        yield Shown(Column(header), told, "", given(s, header))


def _positions_and_hours(s: Subject, k: int) -> Iterator[Shown]:
    for figure in _of_part(s, Part.SERVICE):
        if figure.unit is not Unit.EUR:
            told = meaning(s, figure.key)
            values, decimals = _of_service(s, figure.key, k)
            yield numbers(s, Column(told.name, s.allocation.services[k].name), values, decimals, told)


def _of_service(s: Subject, key: str, k: int) -> tuple[list[Decimal], int]:
    """A figure of a service as printed, and its decimals: face-to-face hours are rounded by the method itself."""
    values: Array = getattr(s.allocation.services[k], key)
    if key != "face_to_face_hours":
        return footed(values, Decimal(1).scaleb(-_DECIMALS)), _DECIMALS
    of_all = [value for service in s.allocation.services for value in service.face_to_face_hours]
    return list(values), places(of_all, _FACE_TO_FACE_DECIMALS)


def _together(s: Subject) -> Iterator[Shown]:
    """Sums of what is printed for the services, so that rows foot as columns do."""
    group = s.say("annex.sheet.together")
    for key in ("fte", "face_to_face_hours"):
        each = [_of_service(s, key, k) for k in _services(s)]
        name = meaning(s, key).name
        told = Meaning(f"{group}: {name}", s.say("annex.sheet.sum_words"), s.say("annex.sheet.arithmetic"))
        sums = [sum(row, Decimal(0)) for row in zip(*(values for values, _ in each), strict=True)]
        yield numbers(s, Column(name, group), sums, each[0][1], told)


_RATE_DECIMALS = 2
"""Of changes in percent."""


def sections(s: Subject) -> Iterator[Section]:
    """The parts asked for, each table with a total row that foots in print; then what the columns mean."""
    with exact():
        shown: list[Shown] = []
        terms: Table | None = None
        intro = s.say("annex.sheet.intro.budgets") if s.part is Voted.BUDGETS else s.say("annex.sheet.intro")
        yield Section(s.say("annex.sheet.title"), (body(intro),), landscape=True, new_page=True)
        if s.part.budgets:
            left = list(_left(s))
            tables = list(value_tables(s))
            shown += [*left, *(column for _, columns in tables for column in columns)]
            terms = terms_table(s, (figure.key for figure in _figures(s) if figure.foots or figure.group is None))
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
    rates = [figure for figure in _grouped(s) if figure.signed and not figure.foots]
    undefined = any(value is None for figure in rates for value in _printed(s, figure))
    coarse = {"unit": money(s.precision.unit, s.lang), "below": s.request.suppress_below}
    rounding = (
        s.say("annex.sheet.rounding_coarse", **coarse) if s.precision.is_coarse else s.say("annex.sheet.rounding")
    )
    told = [rounding, s.say("annex.sheet.rate_of_total")]
    return " ".join([*told, *([s.say("annex.sheet.no_rate")] if undefined else [])])


def _of_part(s: Subject, part: Part) -> list[Figure]:
    return [figure for figure in figures_of(s.allocation.case).values() if figure.part is part]


def _figures(s: Subject) -> list[Figure]:
    """The figures of the left part: those in its table, and those beside the indicators."""
    parts = (Part.INDICATORS, Part.LEFT)
    return [f for f in figures_of(s.allocation.case).values() if f.part in parts or f.group is not None]


def _grouped(s: Subject) -> list[Figure]:
    """The figures of the left table, in its order."""
    order = list(Group)
    grouped = [(order.index(f.group), f) for f in _figures(s) if f.group is not None]
    return [figure for _, figure in sorted(grouped, key=lambda entry: entry[0])]


def _printed(s: Subject, figure: Figure) -> Sequence[Decimal | None]:
    return printed_figure(s.allocation, s.levels, s.precision, figure.key)


def _left(s: Subject) -> Iterator[Shown]:
    """From today's budget and the need to the new budget."""
    status_quo = heading(DISTRICTS.column("status_quo").header.say(s.lang))
    group = s.say(f"annex.sheet.{Group.TODAY}")
    yield _euros(s, Column(status_quo, group), s.levels.status_quo, given(s, status_quo))
    for figure in _grouped(s):
        yield _figure(s, figure)


def _figure(s: Subject, figure: Figure) -> Shown:
    """The column of a figure: amounts, changes with their sign, shares in percent."""
    told, values = meaning(s, figure.key), _printed(s, figure)
    group = "" if figure.group is Group.BUDGET else s.say(f"annex.sheet.{figure.group}")
    column = Column(told.name if figure.short is None else figure.short.say(s.lang), group)
    if not figure.foots:
        return Shown(column, _signed_rates(s, values), _total_rate(s, figure), told)
    amounts = [value for value in values if value is not None]
    if figure.unit is Unit.RATE:
        header = s.say("annex.sheet.in_percent", label=told.name)
        shares, places = [share * 100 for share in amounts], s.precision.share_places - 2
        return numbers(s, Column(header, group), shares, places, meaning(s, figure.key, header))
    if not figure.signed:
        return _euros(s, column, amounts, told)
    *each, total = (signed(v, s.lang, euro_places(amounts)) for v in (*amounts, sum(amounts, Decimal(0))))
    return Shown(column, each, total, told)


def _signed_rates(s: Subject, values: Iterable[Decimal | None]) -> list[str]:
    return [NONE if value is None else signed(value * 100, s.lang, _RATE_DECIMALS) for value in values]


def _total_rate(s: Subject, figure: Figure) -> str:
    """Rates do not add up: the quotient of two sums, or nothing."""
    if figure.over is None:
        return ""
    above, below = (sum(getattr(s.levels, key), Decimal(0)) for key in figure.over)
    return signed(above / below * 100, s.lang, _RATE_DECIMALS)
