"""The time series as a chart: how far each district's budget has moved from its budget before the first year."""

from decimal import Decimal

from sozialbudget.formats.charts.chart import Path, Paths
from sozialbudget.formats.charts.draw import svg
from sozialbudget.method.numbers import exact
from sozialbudget.method.years.following import budgets_by_id
from sozialbudget.reports.allocation.columns import district_names
from sozialbudget.reports.time_series.data import TimeSeries
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import counted, signed

WIDTH_MM = 180.0
"""A portrait A4 page between its margins."""
MOST = 30
"""So many districts are drawn at most; of more, those that moved furthest."""


def chart_of(series: TimeSeries, lang: Lang) -> str:
    """The chart as SVG, with a title for whoever cannot see it."""
    with exact():
        paths = _paths(series, lang)
    drawn = _furthest(paths)
    key = "series.chart.all" if len(drawn) == len(paths) else "series.chart.some"
    districts = counted(len(drawn), lang, "check.district.one", "check.district.many")
    title = say(key, lang, districts=districts, first=series.years[0])
    title += say("series.chart.whole", lang) if series.parted else ""
    years = (say("series.chart.before", lang), *map(str, series.years))
    picture = svg(Paths(years, drawn, "€", lang), WIDTH_MM, "time-series")
    head, closing, rest = picture.partition(">")
    return f"{head}{closing}<title>{title}</title>{rest}\n"


def _paths(series: TimeSeries, lang: Lang) -> tuple[Path, ...]:
    """A path for each district that is there, and the same area, in all years, in the order of the first."""
    first = series.allocations[0]
    budgets = [budgets_by_id(allocation) for allocation in series.allocations]
    moved = []
    for district, name in zip(first.case.districts, district_names(first.case), strict=True):
        if district.id not in series.parted:
            changes = tuple(year[district.id] - district.status_quo for year in budgets)
            moved.append(Path(name, (Decimal(0), *changes), signed(changes[-1], lang, 0)))
    return tuple(moved)


def _furthest(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    if len(paths) <= MOST:
        return paths
    furthest = sorted(range(len(paths)), key=lambda i: (-abs(paths[i].values[-1]), i))[:MOST]
    return tuple(paths[i] for i in sorted(furthest))
