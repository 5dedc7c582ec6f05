"""The result for the screen: a table that fits the width, the totals, how strongly need was damped, and the notes.

Nothing is said by colour alone: a gain's bar stands right of the axis, a loss's left of it, and numbers carry signs.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Any

from sozialbudget.case.parameters import AUTO, about
from sozialbudget.case.problems import gathered
from sozialbudget.formats.screen.lines import Line, TextColumn, bars, drawn, table_width, wrapped
from sozialbudget.method.allocation import Allocation
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import counted, euro, number, percent, percent_plain, signed
from sozialbudget.words.text import shown

ALL_SHOWN = 100
"""Up to so many districts are all shown; beyond, `LARGEST` gains and losses."""
LARGEST = 20
NOTES_SHOWN = 10
_NAME_WIDEST = 40
_WORD_WIDEST = 14


def lines(allocation: Allocation, lang: Lang, width: int | None, unicode: bool = True) -> Iterator[Line]:
    """The whole report; as wide as it likes where `width` is None, in ASCII bars where not `unicode`."""
    yield from _title(allocation, lang, width)
    yield []
    made = _Columns(allocation, *_rows(allocation), lang, unicode)
    how, chosen = _fitted(made, width)
    yield from _table(made, chosen, width)
    yield []
    for paragraph in (*_hours_meant(allocation, how, lang), *_summary(allocation, lang)):
        yield from wrapped(paragraph, width)
    notes = [note.say(lang) for note in gathered(allocation.notes) if note.severity == "note"]
    left_out = [
        say("table.excluded", lang, district=d.name, id=d.id, reason=d.reason) for d in allocation.case.excluded
    ]
    for title, told in ((say("table.left_out", lang), left_out), (_title_of_notes(lang, len(notes)), notes)):
        if told:
            yield []
            yield from _listed(title, told, lang, width)


def _title(allocation: Allocation, lang: Lang, width: int | None) -> Iterator[Line]:
    p = allocation.case.parameters
    method = about("need_method").choices[p.need_method].say(lang)
    districts = counted(len(allocation.case.districts), lang, "check.district.one", "check.district.many")
    yield [(say("table.title", lang, year=p.year), "bold")]
    yield from wrapped(say("table.districts", lang, districts=districts, method=method), width)


# --- the table ----------------------------------------------------------------------------------------


def _table(made: "_Columns", chosen: Sequence[TextColumn], width: int | None) -> Iterator[Line]:
    if made.gains is not None:
        losses = len(made.rows) - made.gains
        yield from wrapped(say("table.largest", made.lang, gains=made.gains, losses=losses), width)
        yield []
    yield from drawn(chosen, made.unicode, made.gains)


def _rows(allocation: Allocation) -> tuple[list[int], int | None]:
    """The districts shown, by position, and after how many of them the losses begin (None where all are shown)."""
    n = len(allocation.budget)
    if n <= ALL_SHOWN:
        return list(range(n)), None
    districts, change = allocation.case.districts, allocation.change
    by_change = sorted(range(n), key=lambda i: (-change[i], districts[i].id))
    gains = [i for i in by_change if change[i] > 0][:LARGEST]
    losses = [i for i in by_change if change[i] < 0][-LARGEST:]
    return gains + losses, len(gains)


class _Columns:
    """Every column the table may have, made when asked for."""

    def __init__(self, allocation: Allocation, rows: list[int], gains: int | None, lang: Lang, unicode: bool) -> None:
        self.allocation, self.rows, self.gains, self.lang, self.unicode = allocation, rows, gains, lang, unicode
        self.districts = [allocation.case.districts[i] for i in rows]
        self._made: dict[str, TextColumn] = {}

    def __getitem__(self, key: str) -> TextColumn:
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def _make(self, key: str) -> TextColumn:
        a, lang = self.allocation, self.lang
        match key:
            case "name":
                names = [shown(district.name) for district in self.districts]
                return TextColumn(say("table.name", lang), names, say("table.sum", lang), left=True)
            case "provider":
                providers = [shown(district.provider or "") for district in self.districts]
                return TextColumn(say("table.provider", lang), providers, left=True)
            case "today":
                return self._money("table.today", a.status_quo)
            case "need":
                return self._numbers("table.need", a.need_based, lambda value: number(value, lang, 0))
            case "new":
                return self._money("table.new", a.budget)
            case "fund":
                return self._money("project_fund.column", a.project_fund)
            case "change":
                return self._money("table.change", a.change, signed)
            case "change_short":
                return self._money("table.change_short", a.change, signed)
            case "rate":
                rate = sum(a.change) / sum(a.status_quo)
                return self._numbers("table.change_rate", a.change_rate, lambda v: signed(v, lang, 1, percent), rate)
            case _:
                hours = sum(service.face_to_face_hours for service in a.services)
                return self._numbers("table.hours", hours, self._hours)

    def _money(self, head: str, values: Any, tell: Callable[[Decimal, Lang, int], str] = number) -> TextColumn:
        decimals = _decimals(values)
        return self._numbers(head, values, lambda value: tell(value, self.lang, decimals))

    def _numbers(self, head: str, values: Any, tell: Callable[[Any], str], total: Any = None) -> TextColumn:
        cells = ["" if values[i] is None else tell(values[i]) for i in self.rows]
        return TextColumn(say(head, self.lang), cells, tell(sum(values) if total is None else total))

    def _hours(self, hours: Decimal) -> str:
        unit = self.allocation.case.parameters.hours_unit
        return number(hours, self.lang, max(0, -int(unit.normalize().as_tuple().exponent)))

    def services(self, numbered: bool) -> list[TextColumn]:
        return [
            replace(
                self._numbers("table.hours", service.face_to_face_hours, self._hours),
                header=f"({s})" if numbered else shown(service.name),
            )
            for s, service in enumerate(self.allocation.services, 1)
        ]

    def bar(self, width: int) -> TextColumn:
        change = [self.allocation.change[i] for i in self.rows]
        styles = ["gain" if value > 0 else "loss" for value in change]
        return TextColumn("", bars(change, width, self.unicode), styles=styles, left=True, width=width)


def _decimals(values: Iterable[Decimal]) -> int:
    # Whole euros where all are whole; else cents everywhere, so that rows and columns add up for the eye.
    return 0 if all(value == value.to_integral_value() for value in values) else 2


def _fitted(made: _Columns, width: int | None) -> tuple[str, list[TextColumn]]:
    """The richest layout that fits the width, the poorest where none does, and how it shows the hours."""
    layouts = list(_layouts(made, width is None))
    return next((layout for layout in layouts if width is None or table_width(layout[1]) <= width), layouts[-1])


_ALL = ("today", "need", "new", "change", "rate")
_MAIN = ("today", "new", "change", "rate")
_SHORT = ("today", "new", "change_short", "rate")
_LAYOUTS: tuple[tuple[bool, tuple[str, ...], str, int], ...] = (
    # with the provider, columns of money, how the hours are shown, width of the bar; from rich to poor
    (True, _ALL, "named", 25),
    (False, _ALL, "named", 25),
    (False, _ALL, "named", 17),
    (False, _MAIN, "named", 17),
    (False, _MAIN, "numbered", 17),
    (False, _MAIN, "numbered", 11),
    (False, _SHORT, "numbered", 11),
    (False, _SHORT, "numbered", 7),
    (False, _SHORT, "summed", 11),
    (False, _SHORT, "summed", 7),
    # The change in percent stays longer than hours and bar: it is what is held against the limits.
    (False, _SHORT, "", 7),
    (False, _SHORT, "", 0),
    (False, ("new", "change_short", "rate"), "", 0),
    (False, ("new", "change_short"), "", 0),
)
_NAMES = (_NAME_WIDEST, 28, 20, 16)


def _layouts(made: _Columns, unlimited: bool) -> Iterator[tuple[str, list[TextColumn]]]:
    name, provider = made["name"], made["provider"]
    widths = [name.natural] if unlimited else sorted({min(name.natural, widest) for widest in _NAMES}, reverse=True)
    fund = made.allocation.project_fund
    also: tuple[tuple[str, ...], ...] = ((),) if fund is None or len(set(fund)) == 1 else (("fund",), ())
    for with_provider, keys, hours, bar in _LAYOUTS:
        if with_provider and not any(provider.cells):
            continue
        # Budget II only where it differs and there is room beside all the others.
        for width, more in product(widths, also):
            second = [provider.at(provider.natural if unlimited else min(provider.natural, width))]
            yield (
                hours,
                [
                    name.at(width),
                    *(second if with_provider else []),
                    *(made[key].at(made[key].natural) for key in keys),
                    *([made.bar(bar)] if bar else []),
                    *_hours(made, hours),
                    *(made[key].at(made[key].natural) for key in more),
                ],
            )


def _hours(made: _Columns, how: str) -> list[TextColumn]:
    if how == "summed":
        return [made["hours"].at(made["hours"].natural)]
    return [
        column.at(max(len(text) for text in [*column.cells, column.total, *_words(column.header)]))
        for column in (made.services(numbered=how == "numbered") if how else [])
    ]


def _words(header: str) -> list[str]:
    return [word[:_WORD_WIDEST] for word in header.split(" ")]


# --- below the table ----------------------------------------------------------------------------------


def _hours_meant(allocation: Allocation, how: str, lang: Lang) -> Iterator[str]:
    if how == "named":
        yield say("table.hours_meant", lang)
    elif how == "numbered":
        services = ", ".join(f"({s}) {shown(service.name)}" for s, service in enumerate(allocation.services, 1))
        yield say("table.hours_numbered", lang, services=services)
    elif how == "summed":
        yield say("table.hours_summed", lang)


def _summary(allocation: Allocation, lang: Lang) -> Iterator[str]:
    p = allocation.case.parameters
    damping = percent(allocation.damping, lang, 2 if p.damping == AUTO else 1)
    yield " · ".join(
        [
            say("table.total", lang, total=euro(allocation.total, lang, _decimals([allocation.total]))),
            say("table.damping_auto" if p.damping == AUTO else "table.damping", lang, damping=damping),
            say("table.alpha", lang, alpha=number(allocation.alpha, lang, 4)),
            *_correction(allocation, lang),
        ]
    )
    yield from _project_fund(allocation, lang)
    at_floor = sum(1 for b, low in zip(allocation.balanced, allocation.floor, strict=True) if b == low)
    at_cap = sum(1 for b, high in zip(allocation.balanced, allocation.cap, strict=True) if b == high)
    if p.max_loss is not None:
        yield say("table.at_floor", lang, n=at_floor, limit=percent_plain(p.max_loss, lang))
    if p.max_gain is not None:
        yield say("table.at_cap", lang, n=at_cap, limit=percent_plain(p.max_gain, lang))
    if allocation.alpha < 1:
        yield say("table.alpha_below_one", lang, alpha=percent(allocation.alpha, lang, 1))
    elif allocation.alpha > 1:
        yield say("table.alpha_above_one", lang, alpha=number(allocation.alpha, lang, 4))


def _correction(allocation: Allocation, lang: Lang) -> Iterator[str]:
    """By what the needs are multiplied to be the total; only one that lowers has Berlin's name."""
    factor = allocation.correction_factor
    if factor is not None:
        yield say("table.correction" if factor > 1 else "table.correction_down", lang, factor=number(factor, lang, 4))


def _project_fund(allocation: Allocation, lang: Lang) -> Iterator[str]:
    """Budget II, beside the total."""
    fund, total = allocation.project_fund, allocation.project_fund_total
    if fund is None or total is None:
        return
    districts = allocation.case.districts
    decimals = _decimals(fund)
    order = sorted(range(len(fund)), key=lambda i: (-fund[i], districts[i].id))
    most, least = order[0], order[-1]
    if fund[most] == fund[least]:
        told = counted(len(fund), lang, "check.district.one", "check.district.many")
        amount = euro(fund[most], lang, decimals)
        yield say("project_fund.alike", lang, districts=told, amount=amount, total=euro(total, lang, decimals))
    else:
        yield say(
            "project_fund.by_need",
            lang,
            total=euro(total, lang, decimals),
            least=euro(fund[least], lang, decimals),
            last=shown(districts[least].name),
            most=euro(fund[most], lang, decimals),
            first=shown(districts[most].name),
        )


def _title_of_notes(lang: Lang, n: int) -> str:
    return say("severity.note.one" if n == 1 else "severity.note.many", lang).capitalize()


def _listed(title: str, told: Sequence[str], lang: Lang, width: int | None) -> Iterator[Line]:
    yield [(title, "bold")]
    for sentence in told[:NOTES_SHOWN]:
        yield from wrapped(shown(sentence), width, "- ")
    if len(told) > NOTES_SHOWN:
        yield from wrapped(say("table.more", lang, n=number(len(told) - NOTES_SHOWN, lang, 0)), width, "- ")
