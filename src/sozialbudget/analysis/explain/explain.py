"""The derivation of one district: each step with its formula in words, its numbers, its cells and its source.

`explain` gives data (derivation.py); the command line draws it as a tree, `as_object` gives it to programs.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sozialbudget.analysis.explain.derivation import Derivation, Given, Part, Result, Step, find, told
from sozialbudget.case.case import IN_PYTHON, Base, Indicator, Kind
from sozialbudget.case.layout import DISTRICTS, INDICATORS, SERVICES, as_of_marked
from sozialbudget.case.origins import default_told, source_of, source_told, who_said
from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.parameters import AUTO, PARAMETER_KEYS, Unit, about
from sozialbudget.case.problems import Place
from sozialbudget.method.allocation import Allocation, ServiceResult, figures_of
from sozialbudget.method.figure import Figure, placeholders
from sozialbudget.method.figure import Part as Stands
from sozialbudget.method.need.given import measured
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.numbers import exact
from sozialbudget.method.services import SERVICE_FIGURES
from sozialbudget.words import Lang, Text, same, say

HUNDREDTH_OF_PERCENT = Decimal("0.0001")
"""What parts of the need share are printed in."""
_STEPS: dict[int, str] = {
    1: "explain.step.total",
    2: "explain.step.need",
    3: "explain.step.need_based",
    4: "explain.step.damping",
    5: "explain.step.limits",
    6: "explain.step.rounding",
    7: "explain.step.overhead",
    8: "explain.step.services",
    11: "explain.step.project_fund",
}
_ALSO_GIVEN: dict[str, tuple[str, ...]] = {
    # What goes into a figure without standing in its formula in words.
    "total": ("total", "rounding_unit"),
    "damping": ("damping", "max_loss"),
    "budget": ("rounding_unit",),
    "face_to_face_hours": ("hours_unit",),
}
_OTHER_LABELS: dict[str, str] = {
    "n": "explain.number_of_districts",
    "status_quo_sum": "explain.status_quo_sum",
}


@in_own_context
def explain(allocation: Allocation, district: str | int, lang: Lang = "de") -> Derivation:
    """How the budget of `district` comes about, told in `lang`: by its id or name, or its position.

    Raises InputError where there is no such district, or more than one.
    """
    i = find(allocation.case, district) if isinstance(district, str) else district
    with exact():
        teller = _Teller(allocation, i, lang)
        effects = allocation.need_effects
        return Derivation(
            district=teller.district,
            status_quo=allocation.status_quo[i],
            budget=allocation.budget[i],
            change=allocation.change[i],
            change_rate=allocation.change_rate[i],
            steps=tuple(teller.steps()),
            causes=tuple(
                Part(
                    key.removeprefix("cause_"),
                    teller.figures[key].label.say(lang),
                    values[i],
                    allocation.printed_causes[key][i],
                )
                for key, values in allocation.causes.items()
            ),
            indicators=tuple(_contributions(allocation, i, lang)),
            indicators_in_euros=effects is not None,
        )


def _contributions(allocation: Allocation, i: int, lang: Lang) -> Iterator[Part]:
    effects, need = allocation.need_effects, allocation.need
    printed = allocation.printed_need_effects
    shown = iter((allocation.printed_need_parts(HUNDREDTH_OF_PERCENT) if printed is None else printed)[i])
    if effects is None and need.population_part is not None:
        yield Part("population", say("explain.population_part", lang), need.population_part[i], next(shown))
    parts = need.parts if effects is None else effects
    for j, indicator in enumerate(allocation.case.indicators):
        yield Part(indicator.name, indicator.name, parts[i, j], next(shown))


def label(key: str, figure: Figure, figures: dict[str, Figure]) -> Text:
    """What `{key}` in the formula of `figure` means; KeyError where nothing is called so.

    A parameter and a figure may share a key (weekly hours per FTE, weekly hours of the district): inside the figure
    itself the parameter is meant, elsewhere the figure.
    """
    if key in figures and key != figure.key:
        return figures[key].label
    if key in PARAMETER_KEYS:
        return about(key).label
    if key == "column" and figure.column is not None:
        return same(figure.column)
    if key in ("status_quo", "cost_per_fte"):
        return DISTRICTS.column(key).header
    if key == "share":
        return SERVICES.column(key).header
    word = _OTHER_LABELS[key]
    return Text(say(word, "de"), say(word, "en"))


class _Teller:
    """Tells the figures of one district."""

    def __init__(self, allocation: Allocation, i: int, lang: Lang) -> None:
        self.allocation, self.i, self.lang = allocation, i, lang
        self.case = allocation.case
        self.parameters = allocation.case.parameters
        self.rule = rule_of(self.parameters)
        self.district = self.case.districts[i]
        self.figures = figures_of(self.case)
        self.columns = _Columns(allocation)

    def steps(self) -> Iterator[Step]:
        """Steps 1 to 9, 8 and 9 together, service by service; then Budget II where there is one."""
        for step, title in _STEPS.items():
            if step == 11 and self.allocation.project_fund is None:
                continue
            results = (
                [result for service in self.allocation.services for result in self._service(service)]
                if step == 8
                else [result for f in self.figures.values() if f.step == step for result in self._results(f)]
            )
            yield Step(step, say(title, self.lang), tuple(_each_source_once(results)))

    def _results(self, figure: Figure) -> Iterator[Result]:
        if figure.key == "normalised":
            for j, indicator in enumerate(self.case.indicators):
                yield self._normalised(figure, indicator, j)
            return
        yield self._result(figure, figure.label.say(self.lang), self._value(figure.key), None)

    def _service(self, service: ServiceResult) -> Iterator[Result]:
        for key in SERVICE_FIGURES:
            figure = self.figures[key]
            name = f"{service.name}: {figure.label.say(self.lang)}"
            yield self._result(figure, name, getattr(service, key)[self.i], service)

    def _result(self, figure: Figure, name: str, value: Any, service: ServiceResult | None) -> Result:
        keys = placeholders(figure.words.say(self.lang))
        labels = {key: label(key, figure, self.figures).say(self.lang) for key in keys}
        inputs = (
            [] if self._unlimited(figure) else [key for key in keys if key not in self.figures or key == figure.key]
        )
        return Result(
            figure.key,
            name,
            figure.words.say(self.lang, **labels),
            self._numbers(figure, keys, service),
            value,
            self._told(value, figure.unit),
            figure.source.say(self.lang) if figure.source else "",
            tuple(
                given
                for key in dict.fromkeys([*inputs, *_ALSO_GIVEN.get(figure.key, ())])
                for given in (self._counted_by(figure) if key == "column" else self._given(key, service))
            )
            + (self._weights() if figure.key == self._weighted_figure() else ()),
        )

    # --- the formula with its numbers -----------------------------------------------------------------

    def _numbers(self, figure: Figure, keys: Sequence[str], service: ServiceResult | None) -> str:
        special: dict[str, Callable[[], str]] = {
            "total": self._total_numbers,
            "index": self._index_numbers,
            "need_share": self._need_share_numbers,
            "need_sum": str,
            "damping": str,
            "alpha": str,
            "floor": lambda: "" if self._unlimited(figure) else fill(),
            "cap": lambda: "" if self._unlimited(figure) else fill(),
            "balanced": self._balanced_numbers,
            "budget": lambda: self._told(self.allocation.balanced[self.i], Unit.EUR),
            "project_fund": lambda: fill() if len(keys) > 1 else "",
        }

        def fill() -> str:
            # What follows a comma or a semicolon in a formula is a remark, on rounding or on other cases.
            template = re.split("[,;]", figure.words.say(self.lang))[0]
            return template.format(**{key: self._put_in(key, figure, service) for key in keys})

        return special.get(figure.key, fill)()

    def _put_in(self, key: str, figure: Figure, service: ServiceResult | None) -> str:
        if key in self.figures and key != figure.key:
            other = self.figures[key]
            value = getattr(service, key)[self.i] if key in SERVICE_FIGURES else self._value(key)
            return self._told(value, other.unit)
        if key == "column":
            return self._number(self.district.columns[figure.column or ""])
        return self._told(*self._input(key, service))

    def _unlimited(self, figure: Figure) -> bool:
        """Whether a floor or cap is none."""
        if figure.key == "floor":
            return self.parameters.max_loss is None
        return figure.key == "cap" and not self.allocation.cap[self.i].is_finite()

    def _balanced_numbers(self) -> str:
        a, i = self.allocation, self.i
        floor, damped = self._told(a.floor[i], Unit.EUR), self._told(a.damped[i], Unit.EUR)
        numbers = f"{floor} + {self._number(a.alpha)} · ({damped} − {floor})"
        if a.damped[i] < a.floor[i]:
            numbers += say("explain.at_least", self.lang, floor=floor)
        if a.balanced[i] == a.cap[i]:
            numbers += say("explain.at_most", self.lang, cap=self._told(a.cap[i], Unit.EUR))
        return numbers

    def _total_numbers(self) -> str:
        if self.parameters.total is not None:
            return ""
        if self.rule.total_is_need(self.parameters):
            return self._told(self.allocation.need_sum, Unit.EUR)
        total = self._told(self.columns.status_quo_sum, Unit.EUR)
        return f"{total} · (1 + {self._told(self.parameters.uplift or Decimal(0), Unit.RATE)})"

    def _weighted_sum(self) -> str:
        unit = self.figures["normalised"].unit
        terms = [
            f"{self._told(weight, Unit.RATE)} · {self._in_brackets(value, unit)}"
            for weight, value in zip(self.allocation.weights, self.allocation.need.normalised[self.i], strict=True)
        ]
        return " + ".join(terms)

    def _index_numbers(self) -> str:
        spread, unit = self._told(self.parameters.spread, Unit.NUMBER), self.figures["normalised"].unit
        each = " + ".join(self._told(value, unit) for value in self.allocation.need.normalised[self.i])
        return self.rule.index_numbers.format(weighted_sum=self._weighted_sum(), sum=each, spread=spread)

    def _need_share_numbers(self) -> str:
        index = self.allocation.need.index
        if index is None:
            return self._weighted_sum()
        if not self.rule.needs_population:
            return f"{self._told(index[self.i], Unit.EUR)} ÷ {self._told(self.allocation.need_sum, Unit.EUR)}"
        population = self.columns.of(self.parameters.population)
        total = sum(p * factor for p, factor in zip(population, index, strict=True))
        return (
            f"{self._told(population[self.i], Unit.NUMBER)} · {self._told(index[self.i], Unit.NUMBER)} ÷ "
            f"{self._told(total, Unit.NUMBER)}"
        )

    def _weighted_figure(self) -> str:
        if not self.rule.weighs:
            return ""
        return "need_share" if self.allocation.need.index is None else "index"

    # --- an indicator ---------------------------------------------------------------------------------

    def _normalised(self, figure: Figure, indicator: Indicator, j: int) -> Result:
        value = self.allocation.need.normalised[self.i, j]
        base = self.rule.base_used(indicator)
        columns = [indicator.name, *([base] if base is not None and base in self.district.columns else [])]
        return Result(
            figure.key,
            f"{indicator.name}: {figure.label.say(self.lang)}",
            figure.words.say(self.lang),
            self._indicator_numbers(indicator),
            value,
            self._told(value, figure.unit),
            figure.source.say(self.lang) if figure.source else "",
            tuple(self._column(column, self._source(column, indicator)) for column in columns),
        )

    def _source(self, column: str, indicator: Indicator) -> str:
        """Where the values of a column come from, as the indicator or its base says it."""
        bases = (base for base in self.case.bases if base.name == column)
        told = indicator if column == indicator.name else next(bases, None)
        return "" if told is None else _source(told, self.lang)

    def _column(self, column: str, source: str = "") -> Given:
        value = self.district.columns[column]
        place = self._cell(self.case.place("districts", self.district.id, column))
        return Given(column, column, value, self._told(value, Unit.NUMBER), place, source)

    def _weights(self) -> tuple[Given, ...]:
        word = INDICATORS.column("weight").header.say(self.lang)
        return tuple(
            Given(
                f"weight: {indicator.name}",
                f"{word} {indicator.name}",
                indicator.weight,
                self._told(indicator.weight, Unit.NUMBER),
                *self._weight_said(indicator),
            )
            for indicator in self.case.indicators
        )

    def _weight_said(self, indicator: Indicator) -> tuple[str, str]:
        """Where the weight stands, or who else says it and by what source."""
        said = self.case.said("indicators", indicator.name, "weight")
        if said is not None:
            return say(f"said_by.{said.said_by}", self.lang), source_told(said, self.lang)
        return self._cell(self.case.place("indicators", indicator.name, "weight")), ""

    def _indicator_numbers(self, indicator: Indicator) -> str:
        """How the normalised value of `indicator` is computed, with its numbers."""
        column, is_rate = measured(self.case, indicator), indicator.kind is Kind.RATE
        value = self._number(column.values[self.i])
        base = "" if column.bases is None or column.bases[self.i] is None else self._number(column.bases[self.i])
        statistics = [statistic.value(column) for statistic in self.rule.statistics]
        return self.rule.arithmetic(indicator).numbers.format(
            value=value,
            cases=f"{value} · {base}" if is_rate else value,
            rate=value if is_rate else f"({value} ÷ {base})",
            cases_sum=self._number(sum(column.cases, Decimal(0))),
            bases_sum="" if column.bases is None else self._number(sum(filter(None, column.bases), Decimal(0))),
            first=self._in_brackets(statistics[0], Unit.NUMBER),
            second=self._number(statistics[-1]),
        )

    # --- values and where they stand ------------------------------------------------------------------

    def _value(self, key: str) -> Any:
        if self.figures[key].part is Stands.CELL:
            return getattr(self.allocation, key)
        return self.allocation.values(key)[self.i]

    def _input(self, key: str, service: ServiceResult | None) -> tuple[Any, Unit]:
        match key:
            case "status_quo":
                return self.district.status_quo, Unit.EUR
            case "status_quo_sum":
                return self.columns.status_quo_sum, Unit.EUR
            case "n":
                return Decimal(len(self.case.districts)), Unit.NUMBER
            case "cost_per_fte":
                return self.allocation.cost_per_fte[self.i], Unit.EUR
            case "share":
                assert service is not None
                return service.share, Unit.RATE
            case "abf_rate":
                assert service is not None
                return service.abf_rate, Unit.RATE
            case _:
                value = getattr(self.parameters, key)
                return (Decimal(0) if key == "uplift" and value is None else value), about(key).unit

    def _given(self, key: str, service: ServiceResult | None) -> Iterator[Given]:
        """The input `key` with its cell; nothing where it is not said and plays no part."""
        if key in ("n", "status_quo_sum") or (key in PARAMETER_KEYS and getattr(self.parameters, key) is None):
            return
        if key == "population":
            yield self._column(self.parameters.population or "")
            return
        if key == "max_loss" and self.parameters.damping != AUTO:
            return
        value, unit = self._input(key, service)
        name = label(key, self.figures["budget"], {}).say(self.lang)
        cell = self._own_cell(key, service)
        if cell is not None:
            yield Given(key, name, value, self._told(value, unit), self._cell(cell), "")
            return
        origin = self.case.parameter_origins.get(key)
        place = origin.where if origin else ""
        if origin is not None and origin.said_by == IN_PYTHON:
            place = who_said(self.case, key, self.lang)
        if origin is not None and origin.said_by == "default":
            place = default_told(key, self.lang)
        source = source_of(self.case, key, self.lang) if origin is not None else ""
        yield Given(key, name, value, self._told(value, unit), place, source)

    def _counted_by(self, figure: Figure) -> Iterator[Given]:
        """The number of the column that the figure is divided by."""
        if figure.column is not None:
            told = next((one for one in self.case.dated if one.name == figure.column), None)
            yield self._column(figure.column, "" if told is None else _source(told, self.lang))

    def _own_cell(self, key: str, service: ServiceResult | None) -> Place | None:
        """The cell of an input that is not a parameter; None for a parameter."""
        if key == "status_quo" or (key == "cost_per_fte" and self.district.cost_per_fte is not None):
            return self.case.place("districts", self.district.id, key) or Place("")
        if service is not None and key in ("share", "abf_rate"):
            given = next(one for one in self.case.services if one.name == service.name)
            if key == "share" or given.abf_rate is not None:
                return self.case.place("services", service.name, key) or Place("")
        return None

    def _cell(self, place: Place | None) -> str:
        return str(place) if place is not None else ""

    def _number(self, value: Any) -> str:
        return self._told(value, Unit.NUMBER)

    def _in_brackets(self, value: Any, unit: Unit) -> str:
        return f"({self._told(value, unit)})" if value < 0 else self._told(value, unit)

    def _told(self, value: Any, unit: Unit) -> str:
        return told(value, unit, self.lang)


def _source(column: Indicator | Base, lang: Lang) -> str:
    """Where its values come from, and of when, marked where they are last year's."""
    as_of = as_of_marked(column.as_of, column.freshness, lang)
    return ", ".join(part for part in (column.source, as_of) if part)


def _each_source_once(results: Sequence[Result]) -> Iterator[Result]:
    """The same results, a sentence of the source only where it comes first."""
    said: set[str] = set()
    for result in results:
        yield result if result.source not in said else replace(result, source="")
        said.add(result.source)


class _Columns:
    """Columns of the input over all districts, read once."""

    def __init__(self, allocation: Allocation) -> None:
        self._allocation = allocation
        self.status_quo_sum: Decimal = sum(allocation.status_quo, Decimal(0))

    def of(self, column: str | None) -> list[Decimal]:
        """The values of `column`, district by district."""
        assert column is not None
        return [district.columns[column] for district in self._allocation.case.districts]
