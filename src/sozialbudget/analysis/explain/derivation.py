"""What a derivation says, as data: steps, their figures, the numbers put in, causes and indicators."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sozialbudget.case.case import District, Origin

SCHEMA = "sozialbudget/explanation/1"


@dataclass(frozen=True, slots=True)
class Given:
    """A number put in: where it stands, or who else said it."""

    key: str
    label: str
    value: Any
    told: str
    place: str
    source: str


@dataclass(frozen=True, slots=True)
class Result:
    """A figure: its formula in words, the same with the numbers put in, and what came out."""

    key: str
    label: str
    words: str
    numbers: str
    value: Any
    told: str
    source: str
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the method, 1 to 9 or 11 as docs/method.md counts them, with its figures in order."""

    number: int
    title: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A cause of the change (EUR a year), or what an indicator contributes (EUR a year, or share of 1).

    `printed` is `value` to the cent, or to a hundredth of a percent, such that what is printed sums to what is printed.
    """

    key: str
    label: str
    value: Decimal
    printed: Decimal


@dataclass(frozen=True, slots=True)
class Derivation:
    """All there is to say about one district, top to bottom."""

    district: District
    status_quo: Decimal
    budget: Decimal
    change: Decimal
    change_rate: Decimal | None
    steps: tuple[Step, ...]
    causes: tuple[Part, ...]
    indicators: tuple[Part, ...]
    indicators_in_euros: bool
    """Whether `indicators` splits the cause "need" (EUR a year; only `shares` without a base amount), else the need
    share."""


def as_object(derivation: Derivation, origin: Origin | None) -> dict[str, Any]:
    """The derivation as JSON knows it; texts in the language it was told in."""
    from sozialbudget.case.plain import plain
    from sozialbudget.version import __version__

    district = derivation.district
    return {
        "schema": SCHEMA,
        "version": __version__,
        "input": None if origin is None else {"name": origin.name, "sha256": origin.sha256},
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


def _figure(result: Result) -> dict[str, Any]:
    from sozialbudget.case.plain import plain

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
