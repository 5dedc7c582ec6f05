"""Which indicators give a district money or take it, or what its need share is made of."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from functools import cached_property

from sozialbudget.case.case import Indicator, Kind
from sozialbudget.case.layout import INDICATORS
from sozialbudget.case.parameters import Unit
from sozialbudget.formats.document import Column, Row, Table
from sozialbudget.method.allocation import figures_of
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.numbers import Array, decimals, exact
from sozialbudget.reports.annex import printed
from sozialbudget.reports.annex.district_change import Changes
from sozialbudget.reports.annex.printed import Precision
from sozialbudget.words.numbers import number, signed
from sozialbudget.words.text import heading

_VALUE_PLACES, _RATE_PLACES, _PERCENT_PLACES, _NORMALISED_PLACES = 2, 3, 2, 3


def fitted(values: Sequence[Decimal], target: Decimal, unit: Decimal) -> list[Decimal]:
    """`values` as multiples of `unit` that sum to `target`, by largest remainder; `target` is a multiple of it too."""
    with exact():
        whole = [(value / unit).quantize(Decimal(1), rounding=ROUND_FLOOR) for value in values]
        left = int((target / unit).quantize(Decimal(1))) - int(sum(whole, Decimal(0)))
        step = 1 if left > 0 else -1
        order = sorted(range(len(whole)), key=lambda j: step * (whole[j] - values[j] / unit))
        for k in range(abs(left)):
            whole[order[k % len(order)]] += step
        return [count * unit for count in whole]


class Indicators:
    """The table of each district; columns of the input are read once."""

    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        self.s, self.a = changes.s, changes.a
        self.rule = rule_of(self.a.case.parameters)
        self.figure = figures_of(self.a.case)["normalised"]
        self.weighing = [j for j, indicator in enumerate(self.a.case.indicators) if indicator.weight]
        self.in_euros = self.a.need_effects is not None

    def table(self, i: int) -> Table:
        """A row for each indicator that has a weight, and the total."""
        label = heading(self.figure.label.say(self.s.lang))
        in_percent = self.figure.unit is Unit.RATE
        columns = (
            Column(heading(INDICATORS.column("name").header.say(self.s.lang)), align="left", width=4),
            Column(self.s.say("annex.district.value"), width=1.1),
            Column(self.s.say(f"annex.district.county.{self._county_key}"), width=1.1),
            Column(f"{label} %" if in_percent else label, width=1.7),
            Column(self.s.say("annex.district.effect" if self.in_euros else "annex.district.part"), width=2.1),
        )
        parts = self._effects(i) if self.in_euros else self._parts(i)
        rows = [
            Row((indicator.name, *self._values(i, j), self._normalised(i, j), parts[k]))
            for k, j, indicator in ((k, j, self.a.case.indicators[j]) for k, j in enumerate(self.weighing))
        ]
        return Table(
            self._caption(i),
            columns,
            (*self._population(i, parts), *rows, self._total(i)),
        )

    # --- what is told of an indicator ------------------------------------------------------------------

    @property
    def _county_key(self) -> str:
        return "mean" if self.rule.scaled else "value"

    def _values(self, i: int, j: int) -> tuple[str, str]:
        """The value in the district and in the county."""
        told = self._tellers[j]
        return self._tell(self.a.case.districts[i].columns[self.a.case.indicators[j].name], told), self._county[j]

    @cached_property
    def _tellers(self) -> dict[int, tuple[bool, int]]:
        """For each indicator: whether its values are told in percent, and with how many decimals."""
        told = {}
        for j in self.weighing:
            indicator = self.a.case.indicators[j]
            values = self._column(indicator.name)
            is_percent = indicator.kind is Kind.RATE and max(values) <= 1
            most = _RATE_PLACES - 1 if is_percent else _VALUE_PLACES if indicator.kind is Kind.COUNT else _RATE_PLACES
            told[j] = (is_percent, printed.places([value * 100 for value in values] if is_percent else values, most))
        return told

    def _tell(self, value: Decimal, how: tuple[bool, int]) -> str:
        is_percent, places = how
        told = printed.cell(value * 100 if is_percent else value, self.s.lang, places)
        return told + ("" if not is_percent else "\N{NO-BREAK SPACE}%" if self.s.lang == "de" else "%")

    @cached_property
    def _county(self) -> dict[int, str]:
        """The county's value: the sum of counts, the rate of all, or the plain mean where the method looks at that."""
        with exact():
            return {j: self._county_value(j, self.a.case.indicators[j]) for j in self.weighing}

    def _county_value(self, j: int, indicator: Indicator) -> str:
        is_percent, places = self._tellers[j]
        values = self._column(indicator.name)
        total = sum(values, Decimal(0))
        if self._county_key == "mean":
            return self._tell(total / len(values), (is_percent, max(places, 1)))
        if indicator.kind is Kind.COUNT:
            return self._tell(total, (is_percent, places))
        bases = self._column(indicator.base or "")
        return self._tell(sum(values * bases, Decimal(0)) / sum(bases, Decimal(0)), (is_percent, places))

    def _column(self, name: str) -> Array:
        return decimals(district.columns[name] for district in self.a.case.districts)

    def _normalised(self, i: int, j: int) -> str:
        value = self.a.need.normalised[i, j]
        if self.figure.unit is Unit.RATE:
            return printed.cell(value * 100, self.s.lang, _PERCENT_PLACES)
        if self.figure.unit is Unit.EUR:
            return printed.cell(value, self.s.lang, _VALUE_PLACES)
        if self.rule.signed:
            return signed(value, self.s.lang, _NORMALISED_PLACES)
        return printed.cell(value, self.s.lang, _NORMALISED_PLACES)

    # --- what it adds -----------------------------------------------------------------------------------

    def _effects(self, i: int) -> list[str]:
        assert self.a.need_effects is not None
        effects = fitted([self.a.need_effects[i, j] for j in self.weighing], self._need_effect(i), self._precision.unit)
        return [signed(effect, self.s.lang, self._places) for effect in effects]

    @property
    def _places(self) -> int:
        """Decimals of effects: as the unit they are multiples of."""
        return self._precision.euro_places([self._precision.unit])

    @property
    def _precision(self) -> Precision:
        return self.s.precision

    def _need_effect(self, i: int) -> Decimal:
        """The cause "need" as the waterfall shows it."""
        return self.changes.causes(i).get("cause_need", Decimal(0))

    def _parts(self, i: int) -> list[str]:
        """The parts of the need share in percent; the population's last, where it has one."""
        need = self.a.need
        with exact():
            values = [self._need_parts[i, j] for j in self.weighing]
            values += [need.population_part[i]] if need.population_part is not None else []
            parts = fitted(values, self._shares[i], self._precision.share_unit)
            return [printed.cell(part * 100, self.s.lang, self._precision.share_places - 2) for part in parts]

    @cached_property
    def _shares(self) -> list[Decimal]:
        return printed.need_shares(self.a, self.s.levels, self._precision)

    @cached_property
    def _need_parts(self) -> Array:
        with exact():
            return self.a.need.parts

    def _population(self, i: int, parts: list[str]) -> list[Row]:
        """What the population alone gives, where there is a spread."""
        if self.in_euros or self.a.need.population_part is None or self._people is None:
            return []
        values, places = self._people
        county = sum(values, Decimal(0))
        if self.rule.scaled:
            with exact():
                county, places_of_county = county / len(values), max(places, 1)
        else:
            places_of_county = places
        told = (number(values[i], self.s.lang, places), number(county, self.s.lang, places_of_county))
        return [Row((self.a.case.parameters.population or "", *told, printed.NONE, parts[-1]))]

    @cached_property
    def _people(self) -> tuple[Array, int] | None:
        """The population of each district, and with how many decimals it is told."""
        name = self.a.case.parameters.population
        if name is None:
            return None
        values = self._column(name)
        return values, printed.places(values, _VALUE_PLACES)

    def _total(self, i: int) -> Row:
        if self.in_euros:
            label, value = "annex.district.effects_total", signed(self._need_effect(i), self.s.lang, self._places)
        else:
            label = "annex.district.parts_total"
            value = printed.cell(self._shares[i] * 100, self.s.lang, self._precision.share_places - 2)
        return Row((self.s.say(label), "", "", "", value), "total")

    def _caption(self, i: int) -> str:
        district = self.changes.names[i]
        if not self.in_euros:
            return self.s.say("annex.district.parts", district=district)
        with exact():
            today = self.a.status_quo[i] / sum(self.a.status_quo, Decimal(0))
            share = printed.cell(today * 100, self.s.lang, _PERCENT_PLACES)
        return self.s.say("annex.district.effects", district=district, share=share)
