"""A comparison in words: what its sides, causes and differing inputs are called, and the sentences about them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from shlex import quote
from typing import Any

from sozialbudget.analysis.compare.compare import Cause, Compared, Comparison, Parts
from sozialbudget.analysis.compare.differences import COLUMN, ORDER, PRESENT, Group, InputDifference, Kind, Stand
from sozialbudget.analysis.explain.derivation import told as told_number
from sozialbudget.case.layout import DIRECTION_WORDS, KIND_WORDS, SHEETS
from sozialbudget.case.parameters import About, Unit, about
from sozialbudget.case.problems import Place
from sozialbudget.formats.table import SIGNED_EUROS, SIGNED_HOURS, Column, Form
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.numbers import exact
from sozialbudget.words import Lang, Text, say
from sozialbudget.words.numbers import all_digits, euro, number, percent, signed
from sozialbudget.words.text import shown

_UNITS = {"status_quo": Unit.EUR, "cost_per_fte": Unit.EUR, "share": Unit.RATE, "abf_rate": Unit.RATE}
_WORDS: Mapping[str, Mapping[Any, Text]] = {
    "kind": KIND_WORDS,
    "direction": DIRECTION_WORDS,
}


@dataclass(frozen=True, slots=True)
class InputLine:
    """One differing input as it is listed."""

    what: str
    place_a: str
    place_b: str
    a: str
    b: str


def input_lines(differences: tuple[InputDifference, ...], lang: Lang) -> Iterator[InputLine]:
    """Each of them in words."""
    for one in differences:
        places = place_told(one.place_a, "a"), place_told(one.place_b, "b")
        yield InputLine(_what(one, lang), *places, *_values(one, lang))


def place_told(place: Place | None, side: str) -> str:
    """Where it stands; a parameter that was set, with the option that sets it in A or in B alone."""
    return str(place).replace("--set ", f"--set-{side} ") if place else ""


def _what(one: InputDifference, lang: Lang) -> str:
    if one.field == ORDER:
        return say("compare.table.services_order", lang)
    if not one.row:
        return say("compare.table.column", lang, name=one.column)
    name = about(one.row).label.say(lang) if one.table == "parameters" else one.row_name
    row = say(f"compare.table.{one.table}", lang, name=name, row=one.row)
    if one.field in (PRESENT, "value", "excluded"):
        return row
    if one.field == COLUMN:
        return f"{row}: {one.column}"
    sheet = SHEETS[{"excluded": "districts", "bases": "indicators"}.get(one.table, one.table)]
    return f"{row}: {sheet.column(one.field).header.say(lang)}"


def _values(one: InputDifference, lang: Lang) -> tuple[str, str]:
    """Both values; numbers that read the same where they are rounded, with all their digits."""
    a, b = _value(one, one.a, lang), _value(one, one.b, lang)
    if a == b and isinstance(one.a, Decimal) and isinstance(one.b, Decimal):
        return all_digits(one.a, lang), all_digits(one.b, lang)
    return a, b


def _value(one: InputDifference, value: Any, lang: Lang) -> str:
    if isinstance(value, Stand):
        return value.say(lang) or say("compare.none", lang)
    if one.field == "value":
        return value_told(value, about(one.row), lang)
    if value is True:
        return say("compare.present", lang)
    words = _WORDS.get(one.field, {})
    return words[value].say(lang) if value in words else _told(value, _UNITS.get(one.field, Unit.NUMBER), lang)


def value_told(value: Any, of: About, lang: Lang) -> str:
    """A parameter's value in words."""
    return of.choices[value].say(lang) if value in of.choices else _told(value, of.unit, lang)


def _told(value: Any, unit: Unit, lang: Lang) -> str:
    if value is None or value is False:
        return say("compare.none", lang)
    return told_number(value, unit, lang) if isinstance(value, Decimal) else str(value)


_NAMED = 12
"""Districts named one by one in a sentence; of more, the first."""


@dataclass(frozen=True)
class ComparisonTeller:
    """What every output says of `c` in `lang`."""

    c: Comparison
    lang: Lang

    def say(self, key: str, **values: object) -> str:
        """A sentence of the catalogue."""
        return say(key, self.lang, **values)

    # --- names ------------------------------------------------------------------------------------------

    @cached_property
    def sides(self) -> tuple[str, str]:
        """A and B by year and file."""
        return self._side(self.c.a), self._side(self.c.b)

    def _side(self, of: Allocation) -> str:
        case = of.case
        if case.origin is None:
            return str(case.parameters.year)
        told = [shown(case.origin.name)]
        for key, origin in case.parameter_origins.items():
            if origin.said_by == "set":
                value = value_told(getattr(case.parameters, key), about(key), self.lang)
                told.append(f"{about(key).label.say(self.lang)} {value}")
        return self.say("compare.side", year=case.parameters.year, name=", ".join(told))

    @cached_property
    def heads(self) -> tuple[str, str]:
        """The headers over the figures of A and B."""
        return f"A: {self.c.a.case.parameters.year}", f"B: {self.c.b.case.parameters.year}"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What each district is called: with its id where two share a name, and that only one of the two has it."""
        often = Counter(district.name for district in self.c.districts)
        return tuple(self._name(district, often[district.name] > 1) for district in self.c.districts)

    def _name(self, district: Compared, with_id: bool) -> str:
        name = f"{district.name} ({district.id})" if with_id else district.name
        return name + self.mark(district)

    def mark(self, district: Compared) -> str:
        """What is added to a district's name: that only one of the two has it, else that its area changed."""
        only = "compare.only_b" if district.old is None else "compare.only_a" if district.new is None else ""
        if only:
            return f" – {self.say(only)}"
        return " *" if self.c.boundaries and district.id in self.c.boundaries.ids else ""

    def cause(self, cause: Cause) -> str:
        """What a cause is called."""
        indicators = [group for group in cause.groups if group.kind is Kind.INDICATOR]
        if self.c.indicators_together and indicators:
            others = [self._group(group) for group in cause.groups if group.kind is not Kind.INDICATOR]
            return " + ".join([self.say("compare.cause.indicators"), *others])
        return " + ".join(map(self._group, cause.groups))

    def _group(self, group: Group) -> str:
        return self.say(f"compare.cause.{group.kind}", **({"indicator": group.indicator} if group.indicator else {}))

    # --- figures ----------------------------------------------------------------------------------------

    @cached_property
    def of_money(self) -> tuple[Cause, ...]:
        """The causes that can change budgets."""
        return tuple(cause for cause in self.c.causes if cause.moves_budgets)

    def parts(self, most: int | None = None, hours: bool = False) -> list[Column]:
        """What each cause contributes to each district, in their order; of more than `most` the largest, the others
        together."""
        causes = self.c.causes if hours else self.of_money
        form = SIGNED_HOURS if hours else SIGNED_EUROS
        parts = [cause.hours if hours else cause.budget for cause in causes]
        made = [
            _together(cause.key, self.cause(cause), [part], form) for cause, part in zip(causes, parts, strict=True)
        ]
        if most is None or len(made) <= most:
            return made
        by_size = sorted(range(len(made)), key=lambda k: -sum(map(abs, made[k].values)))
        kept = sorted(by_size[: max(most - 1, 0)])
        left = [part for k, part in enumerate(parts) if k not in kept]
        return [*(made[k] for k in kept), _together("others", self.say("compare.others"), left, form)]

    @cached_property
    def totals(self) -> tuple[Decimal, Decimal]:
        """The money of A and of B."""
        return self.c.a.total, self.c.b.total

    @cached_property
    def hours(self) -> tuple[Decimal, Decimal]:
        """Face-to-face hours a week of A and of B."""
        districts = self.c.districts
        old = sum((district.old_hours or Decimal(0) for district in districts), Decimal(0))
        return old, sum((district.new_hours or Decimal(0) for district in districts), Decimal(0))

    @cached_property
    def euro_places(self) -> int:
        """Decimals of budgets and their differences: none where all are whole euros."""
        amounts = [money for district in self.c.districts for money in (district.old, district.new)]
        return 0 if all(money is None or money == money.to_integral_value() for money in amounts) else 2

    @property
    def regrouped_side(self) -> str:
        """'A' or 'B', whose budgets are regrouped; only where some are."""
        return self.c.regrouped[0].side

    @cached_property
    def regrouped_heads(self) -> tuple[str, str, str]:
        """The headers of the figures within the new boundaries: A, B, the earlier of them regrouped."""
        head = self.heads["AB".index(self.regrouped_side)]
        return (*self.heads, self.say("compare.regrouped_head", side=head))

    @cached_property
    def regrouped_totals(self) -> tuple[Decimal, Decimal, Decimal, Decimal]:
        """Of the districts whose area changed: A, B, the earlier regrouped, and the difference within it."""
        rows = self.c.regrouped
        listed = (
            [row.district.old for row in rows],
            [row.district.new for row in rows],
            [row.budget for row in rows],
            [row.difference for row in rows],
        )
        a, b, budgets, change = (sum((one for one in column if one is not None), Decimal(0)) for column in listed)
        return a, b, budgets, change

    def regrouped_notes(self) -> Iterator[str]:
        """What must be known to read the figures within the new boundaries."""
        yield self.say("compare.regrouped_note", side=self.regrouped_side)
        if lost := self.c.regrouped_lost:
            places = 0 if lost == lost.to_integral_value() else 2
            yield self.say("compare.regrouped_lost", sum=euro(lost, self.lang, places))

    @cached_property
    def regrouped_places(self) -> int:
        """Decimals of the figures within the new boundaries: shares of whole euros may be cents."""
        whole = all(row.budget is None or row.budget == row.budget.to_integral_value() for row in self.c.regrouped)
        return self.euro_places if whole else 2

    def order(self, most: int | None = None) -> list[int]:
        """Positions of the districts, the largest gain first; of more than `most` those that change most."""
        changes = [district.difference for district in self.c.districts]
        ids = [district.id for district in self.c.districts]
        by_change = sorted(range(len(ids)), key=lambda i: (-changes[i], ids[i]))
        if most is None or len(by_change) <= most:
            return by_change
        return [*by_change[: most // 2], *by_change[-(most - most // 2) :]]

    # --- sentences --------------------------------------------------------------------------------------

    def result(self) -> str:
        """What B does to the budgets."""
        changes = [district.difference for district in self.c.districts]
        a, b = self.totals
        if not self.c.causes:
            return self.say("compare.equal")
        counts = {
            "gaining": sum(change > 0 for change in changes),
            "losing": sum(change < 0 for change in changes),
            "same": sum(not change for change in changes),
        }
        told = {key: number(n, self.lang, 0) for key, n in counts.items()} | {"b": self.euros(b)}
        if a == b:
            return self.say("compare.result.same", **told)
        key = "compare.result.more" if b > a else "compare.result.less"
        with exact():
            rate = percent(abs(b - a) / a, self.lang)
        return self.say(key, **told, a=self.euros(a), change=self.euros(abs(b - a)), rate=rate)

    def hours_change(self) -> str:
        """What B does to the hours."""
        a, b = self.hours
        told = [number(hours, self.lang, 2) for hours in (a, b)]
        return self.say("compare.hours_change", a=told[0], b=told[1], change=signed(b - a, self.lang, 2))

    def foremost(self) -> Iterator[str]:
        """What must be known before any figure is read: areas that changed; Budget II, which no cause explains."""
        found = self.c.boundaries
        if found:
            names = {district.id: f"{district.name} ({district.id})" for district in self.c.districts}
            named = [names[id] for id in found.ids[:_NAMED]] + (["…"] if len(found.ids) > _NAMED else [])
            yield self.say("compare.boundaries", side=found.side, districts=", ".join(named))
            yield self.say("compare.boundaries_meaning")
            if self.c.regrouped:
                yield self.say("compare.regrouped_where")
        if self.c.project_funds:
            a, b = (sum(side, Decimal(0)) for side in zip(*self.c.project_funds, strict=True))
            places = 0 if a == a.to_integral_value() and b == b.to_integral_value() else 2
            told = {"a": euro(a, self.lang, places), "b": euro(b, self.lang, places)}
            key = "compare.project_fund.same_sum" if a == b else "compare.project_fund"
            yield self.say(key, **told, change=signed(b - a, self.lang, places, euro))

    def notes(self) -> Iterator[str]:
        """What must be known to read the causes, beside `compare.split` and what is `foremost`."""
        kinds = {group.kind for cause in self.c.causes for group in cause.groups}
        if self.c.indicators_together:
            yield self.say("compare.indicators_together")
        if self.c.limits_together:
            yield self.say("compare.limits_together")
        for cause in self.c.causes:
            if cause.reasons:
                reasons = "; ".join(shown(reason.what(self.lang)) for reason in cause.reasons)
                yield self.say("compare.joint", cause=self.cause(cause), reasons=reasons)
        if self._has_one_sided_indicators():
            yield self.say("compare.weights_of_indicators")
        if Kind.RATES in kinds:
            yield self.say("compare.rates_only_hours")
        for side, only in (("A", self._only("new")), ("B", self._only("old"))):
            if only:
                more = ["…"] if len(only) > _NAMED else []
                yield self.say("compare.districts_only", side=side, districts=", ".join([*only[:_NAMED], *more]))

    def explain(self) -> str:
        """How to see what one district's budget in B comes from; empty where no budget differs."""
        case, both = self.c.b.case, [d for d in self.c.districts if d.old is not None and d.new is not None]
        # Of those that changed most, one whose area is the same.
        most = max(both, key=lambda d: (bool(d.difference), not self.mark(d), abs(d.difference)))
        if case.origin is None or not most.difference:
            return ""
        said = [case.origin.name, most.id]
        for key, origin in case.parameter_origins.items():
            if origin.said_by == "set":
                value = getattr(case.parameters, key)
                told = f"{value:f}" if isinstance(value, Decimal) else "" if value is None else str(value)
                said += ["--set", f"{key}={told}"]
            elif origin.said_by == "file" and origin.place and origin.place not in said:
                said += ["--params", origin.place]
        return self.say("compare.explain", said=" ".join(quote(shown(word)) for word in said))

    def meanings(self) -> Iterator[str]:
        """What each kind of cause means; of the rates the notes tell."""
        kinds = {group.kind for cause in self.c.causes for group in cause.groups}
        for kind in Kind:
            if kind in kinds and kind is not Kind.RATES:
                yield self.say(f"compare.meaning.{kind}")

    def _has_one_sided_indicators(self) -> bool:
        a, b = ({indicator.name for indicator in side.case.indicators} for side in (self.c.a, self.c.b))
        return a != b

    def _only(self, missing: str) -> list[str]:
        return [f"{d.name} ({d.id})" for d in self.c.districts if getattr(d, missing) is None]

    def euros(self, value: Decimal) -> str:
        """An amount with as many decimals as budgets have."""
        return euro(value, self.lang, self.euro_places)


def _together(key: str, label: str, parts: Sequence[Parts], form: Form) -> Column:
    values = [sum(of_district, Decimal(0)) for of_district in zip(*(part.printed for part in parts), strict=True)]
    return Column(key, label, values, form, total=sum((part.printed_total for part in parts), Decimal(0)))


def positive_and_negative(parts: Parts) -> tuple[Decimal, Decimal]:
    """What the printed parts above 0 sum to, and those below."""

    def of(keep: Callable[[Decimal], bool]) -> Decimal:
        return sum((part for part in parts.printed if keep(part)), Decimal(0))

    return of(lambda part: part > 0), of(lambda part: part < 0)
