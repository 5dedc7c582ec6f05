"""The derivation of one district's budget as plain data: schema `sozialbudget/explanation/1`."""

from typing import Any, Literal

from typing_extensions import TypedDict

from sozialbudget.analysis.explain.derivation import Derivation, Result
from sozialbudget.case.case import Origin
from sozialbudget.case.plain import FileObject, file_object, plain
from sozialbudget.version import __version__


class ExplainedDistrict(TypedDict):
    """The district and what changes for it, EUR a year."""

    id: str
    name: str
    provider: str | None
    status_quo: float
    budget: float
    change: float
    change_rate: float | None
    """The change as a share of today's budget; null where that is 0."""


class GivenNumber(TypedDict):
    """A number put in."""

    key: str
    """Of a parameter or another figure."""
    label: str
    value: Any
    told: str
    """The value as people write it."""
    place: str
    """Cell, file or option; empty where it is computed."""
    source: str
    """Who else says it; empty where nobody does."""


class ExplainedFigure(TypedDict):
    """A figure: its formula in words, the same with the numbers put in, what came out."""

    key: str
    label: str
    words: str
    numbers: str
    value: Any
    """In the unit of the figure (docs/figures.md)."""
    told: str
    """The value as people write it."""
    source: str
    """Where the method comes from; empty where nothing is stated."""
    inputs: list[GivenNumber]


class ExplainedStep(TypedDict):
    """A step of the method, counted as docs/method.md does."""

    step: int
    title: str
    figures: list[ExplainedFigure]


class IndicatorParts(TypedDict):
    """What each indicator contributes: to the cause `need` (EUR a year) or to the need share (share of 1)."""

    of: Literal["need_effect", "need_share"]
    parts: dict[str, float]
    """By name."""


class ExplanationObject(TypedDict):
    """How the budget of one district is derived and why it changes."""

    schema: Literal["sozialbudget/explanation/1"]
    version: str
    """Of sozialbudget."""
    input: FileObject | None
    district: ExplainedDistrict
    steps: list[ExplainedStep]
    causes: dict[str, float]
    """EUR a year by key; they sum to the change."""
    indicators: IndicatorParts


def as_object(derivation: Derivation, origin: Origin | None) -> ExplanationObject:
    """The derivation as JSON knows it; texts in the language it was told in."""
    district = derivation.district
    return {
        "schema": "sozialbudget/explanation/1",
        "version": __version__,
        "input": file_object(origin),
        "district": {
            "id": district.id,
            "name": district.name,
            "provider": district.provider,
            "status_quo": plain(derivation.status_quo),
            "budget": plain(derivation.budget),
            "change": plain(derivation.change),
            "change_rate": plain(derivation.change_rate),
        },
        "steps": [
            {"step": step.number, "title": step.title, "figures": [_figure(result) for result in step.results]}
            for step in derivation.steps
        ],
        "causes": {part.key: plain(part.value) for part in derivation.causes},
        "indicators": {
            "of": "need_effect" if derivation.indicators_in_euros else "need_share",
            "parts": {part.key: plain(part.value) for part in derivation.indicators},
        },
    }


def _figure(result: Result) -> ExplainedFigure:
    return {
        "key": result.key,
        "label": result.label,
        "words": result.words,
        "numbers": result.numbers,
        "value": plain(result.value),
        "told": result.told,
        "source": result.source,
        "inputs": [
            {
                "key": given.key,
                "label": given.label,
                "value": plain(given.value),
                "told": given.told,
                "place": given.place,
                "source": given.source,
            }
            for given in result.given
        ],
    }
