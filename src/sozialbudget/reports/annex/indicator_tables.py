"""The indicators: their value in each district, and what it is measured against in the county."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sozialbudget.case.case import Indicator, Kind
from sozialbudget.case.layout import INDICATORS
from sozialbudget.case.parameters import Unit
from sozialbudget.formats.document import Column, Row, Table
from sozialbudget.method.allocation import figures_of
from sozialbudget.method.figure import Figure, Tells
from sozialbudget.method.need.given import measured
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.need.rule import Rule, Statistic
from sozialbudget.method.numbers import CENT, Array, decimals
from sozialbudget.reports.annex.column_table import (
    MOST_COLUMNS,
    ROW_HEADERS,
    Meaning,
    Shown,
    district_table,
    given,
    meaning,
    numbers,
)
from sozialbudget.reports.annex.comparison import chunks
from sozialbudget.reports.annex.printed import NONE, WITHHELD, cell, cells, footed, places, rate
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.words.numbers import percent
from sozialbudget.words.text import heading

MOST_INDICATORS = 5
"""So many stand in one table."""
_SHARE_DECIMALS, _NUMBER_DECIMALS, _VALUE_DECIMALS, _EURO_DECIMALS = 4, 6, 6, 2
_TENTH_OF_PERCENT = Decimal("0.001")


def county_table(s: Subject) -> Table | None:
    """What the values are measured against in the county; None where that would tell of a withheld value."""
    statistics = list(_statistics(s))
    if not statistics:
        return None
    a = s.allocation
    weighs = _rule(s).weighs
    in_percent = footed([weight * 100 for weight in a.weights], _unit(_SHARE_DECIMALS))
    name, weight = heading(INDICATORS.column("name").header.say(s.lang)), Column(s.say("annex.sheet.weight_percent"))
    columns = [
        Shown(Column(name, align="left"), [indicator.name for indicator in a.case.indicators], s.say("total")),
        *([numbers(s, weight, in_percent, places(in_percent, _SHARE_DECIMALS))] if weighs else []),
        *statistics,
    ]
    rows = [Row(row) for row in zip(*(shown.cells for shown in columns), strict=True)]
    rows.append(Row(tuple(shown.total for shown in columns), "total"))
    return Table(s.say("annex.sheet.county_caption"), tuple(shown.column for shown in columns), tuple(rows))


def value_tables(s: Subject) -> Iterator[tuple[Table, list[Shown]]]:
    """Each district's values and what the method makes of them, few indicators at a time; and their columns.

    Reference populations stand beside the last of them where there is room, else in a table of their own.
    """
    each = [list(_indicator(s, j)) for j in range(len(s.allocation.case.indicators))]
    tables = [[shown for j in part for shown in each[j]] for part in chunks(range(len(each)), MOST_INDICATORS)]
    bases = [*_base_columns(s), *_index_column(s), *(_of_column(s, figure) for figure in _of_columns(s))]
    beside = ROW_HEADERS + len(tables[-1]) + len(bases) <= MOST_COLUMNS
    if beside:
        tables[-1] += bases
    for k, columns in enumerate(tables):
        caption = s.say("annex.sheet.values_caption")
        note = _note(s, with_bases=beside and k == len(tables) - 1)
        yield district_table(s, _numbered(s, caption, k, len(tables)), columns, note), columns
    if not beside:
        yield district_table(s, s.say("annex.sheet.bases_caption"), bases, _note(s, with_bases=True)), bases


def _numbered(s: Subject, caption: str, k: int, n: int) -> str:
    return caption if n == 1 else s.say("annex.comparison.part", caption=caption, k=k + 1, n=n)


def _unit(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def _note(s: Subject, *, with_bases: bool) -> str:
    notes = [s.say("annex.sheet.withheld", below=s.request.suppress_below)] if s.withheld else []
    if with_bases:
        labels = (meaning(s, figure.key).name for figure in _of_columns(s))
        notes += [s.say("annex.sheet.quotient_of_totals", label=label) for label in labels]
    return " ".join(notes)


def _hidden(s: Subject, told: Sequence[str]) -> list[str]:
    return [WITHHELD if i in s.withheld else text for i, text in enumerate(told)]


# --- an indicator ---------------------------------------------------------------------------------------


def _indicator(s: Subject, j: int) -> Iterator[Shown]:
    """Its value and what the method makes of it."""
    a, indicator = s.allocation, s.allocation.case.indicators[j]
    group = indicator.name
    if _rule(s).weighs:
        weight = rate(a.weights[j].quantize(_TENTH_OF_PERCENT), s.lang)
        group = s.say("annex.sheet.weighted", indicator=indicator.name, weight=weight)
    yield _values(s, indicator, group)
    yield _normalised(s, j, group)


def _values(s: Subject, indicator: Indicator, group: str) -> Shown:
    values = _column(s, indicator.name)
    if indicator.kind is Kind.COUNT:
        return _counts(s, values, Column(s.say("annex.sheet.count"), group), s.say("annex.sheet.count"))
    as_percent = _in_percent(s, indicator)
    header = s.say("annex.sheet.rate_percent") if as_percent else s.say("annex.sheet.rate")
    if as_percent:
        values = values * 100
    told = cells(list(values), s.lang, places(values, _VALUE_DECIMALS))
    return Shown(Column(header, group), _hidden(s, told), "", given(s, header))


def _counts(s: Subject, values: Array, column: Column, name: str) -> Shown:
    decimals = places(values, _VALUE_DECIMALS)
    shown = numbers(s, column, footed(values, _unit(decimals)), decimals)
    return Shown(column, _hidden(s, shown.cells), shown.total, given(s, name))


def _normalised(s: Subject, j: int, group: str) -> Shown:
    values = s.allocation.need.normalised[:, j]
    figure = figures_of(s.allocation.case)["normalised"]
    label = heading(figure.label.say(s.lang))
    label = label.replace(" = ", "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}")
    if figure.unit is Unit.EUR:
        return _amounts(s, Column(label, group), values, meaning(s, "normalised"))
    if figure.unit is not Unit.RATE:
        told = [cell(value, s.lang, _SHARE_DECIMALS) for value in values]
        return Shown(Column(label, group), _hidden(s, told), "", meaning(s, "normalised"))
    header = s.say("annex.sheet.in_percent", label=label)
    # Where rows are withheld, the last digits of the others must not tell of their remainders.
    shares = list(values * 100) if s.withheld else footed(values * 100, _unit(_SHARE_DECIMALS))
    shown = numbers(s, Column(header, group), shares, _SHARE_DECIMALS)
    return Shown(shown.column, _hidden(s, shown.cells), shown.total, meaning(s, "normalised", header))


def _amounts(s: Subject, column: Column, values: Array, told: Meaning) -> Shown:
    """Euros that add up to their total; where rows are withheld each is rounded by itself, as shares are."""
    shown = numbers(s, column, list(values) if s.withheld else footed(values, CENT), _EURO_DECIMALS)
    return Shown(column, _hidden(s, shown.cells), shown.total, told)


# --- what it is measured against ------------------------------------------------------------------------


def _rule(s: Subject) -> Rule:
    return rule_of(s.allocation.case.parameters)


def _bases(s: Subject) -> list[str]:
    """The reference populations that play a part, each once; the population last."""
    rule = _rule(s)
    found = [rule.base_used(indicator) for indicator in s.allocation.case.indicators]
    if rule.needs_population:
        found.append(s.allocation.case.parameters.population)
    indicators = {indicator.name for indicator in s.allocation.case.indicators}
    found += [figure.column for figure in _of_columns(s) if figure.column not in indicators]
    return list(dict.fromkeys(name for name in found if name is not None))


def _base_columns(s: Subject) -> Iterator[Shown]:
    for name in _bases(s):
        if _rule(s).base_is_cost:
            yield _costs(s, name)
            continue
        yield _counts(s, _column(s, name), Column(name, s.say("annex.sheet.bases")), s.say("annex.sheet.bases"))


def _costs(s: Subject, name: str) -> Shown:
    """What a case costs each district; it has no sum, and a district without cases may have none."""
    costs = [district.columns.get(name) for district in s.allocation.case.districts]
    told = [NONE if cost is None else cell(cost, s.lang, _EURO_DECIMALS) for cost in costs]
    return Shown(Column(name, s.say("annex.sheet.unit_costs")), _hidden(s, told), "", given(s, name))


def _index_column(s: Subject) -> Iterator[Shown]:
    index = s.allocation.need.index
    if index is not None:
        told = meaning(s, "index")
        if s.allocation.need_sum is not None:
            yield _amounts(s, Column(told.name), index, told)
            return
        yield Shown(Column(told.name), _hidden(s, cells(list(index), s.lang, _NUMBER_DECIMALS)), "", told)


def _of_columns(s: Subject) -> list[Figure]:
    """The figures that tell a district's number in a column: they stand beside it, and are withheld as it is."""
    return [figure for figure in figures_of(s.allocation.case).values() if figure.tells is Tells.COLUMN]


def _of_column(s: Subject, figure: Figure) -> Shown:
    assert figure.column is not None
    assert figure.over is not None
    above, below = sum(s.allocation.values(figure.over[0])), sum(_listed(s, figure.column))
    values = [*s.allocation.values(figure.key), above / below if below else None]
    *told, total = (NONE if value is None else cell(value, s.lang, _EURO_DECIMALS) for value in values)
    meant = meaning(s, figure.key)
    return Shown(Column(meant.name), _hidden(s, told), total, meant)


def _statistics(s: Subject) -> Iterator[Shown]:
    rule = _rule(s)
    if rule.scaled and s.withheld:
        return  # Mean and deviation, smallest and largest value say something of single districts.
    for statistic in rule.statistics:
        yield _statistic(s, statistic)


def _statistic(s: Subject, statistic: Statistic) -> Shown:
    """Rates in percent, like the values measured against them."""
    told = []
    for indicator in s.allocation.case.indicators:
        value = statistic.value(measured(s.allocation.case, indicator))
        is_rate = indicator.kind is Kind.RATE if statistic.is_rate is None else statistic.is_rate
        if is_rate and value <= 1 and _in_percent(s, indicator):
            told.append(percent(value, s.lang, places([value * 100], _NUMBER_DECIMALS - 2)))
        else:
            told.append(cell(value, s.lang, places([value], _NUMBER_DECIMALS)))
    return Shown(Column(heading(statistic.label.say(s.lang))), told)


def _in_percent(s: Subject, indicator: Indicator) -> bool:
    """Whether its rates are told in percent; what is a count has one of them in the county only."""
    return indicator.kind is Kind.COUNT or all(value <= 1 for value in _listed(s, indicator.name))


def _column(s: Subject, name: str) -> Array:
    return decimals(_listed(s, name))


def _listed(s: Subject, name: str) -> list[Decimal]:
    return [district.columns[name] for district in s.allocation.case.districts]
