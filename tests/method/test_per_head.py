"""Euro je Kopf: what counts the heads, what it comes to, and what is told where nothing does."""

from decimal import Decimal

import pytest

from sozialbudget.case.case import Case, District, Indicator, Kind
from sozialbudget.case.parameters import Parameters
from sozialbudget.method.allocation import allocate
from sozialbudget.method.per_head import head_count

COUNTS = {"Fälle": 10, "Jugend": 400, "Kinder": 250, "Einwohner gesamt": 2000}


def county(*indicators: tuple[str, str | None], heads: tuple[int, int] = (1, 3), **parameters: object) -> Case:
    """Two districts; `indicators` with their bases. Numbers of the second are three times those of the first."""
    return Case(
        districts=tuple(
            District(
                id=str(i),
                name=f"Raum {i}",
                status_quo=Decimal(1000),
                columns={name: Decimal(count * times) for name, count in COUNTS.items()},
            )
            for i, times in enumerate(heads)
        ),
        indicators=tuple(Indicator(name=n, weight=Decimal(1), kind=Kind.COUNT, base=base) for n, base in indicators),
        parameters=Parameters.model_validate({"year": 2026, "damping": 0, "cost_per_fte": 60_000, **parameters}),
    )


@pytest.mark.parametrize(
    ("indicators", "parameters", "column"),
    [
        ([("Fälle", "Jugend")], {"per_head": "Kinder", "population": "Jugend"}, "Kinder"),
        ([("Fälle", "Jugend")], {"population": "Kinder"}, "Kinder"),
        ([("Fälle", "Jugend"), ("Kinder", "Jugend")], {}, "Jugend"),
        ([("Fälle", "Jugend"), ("Einwohner gesamt", "Kinder")], {}, "Einwohner gesamt"),
        ([("Fälle", None), ("Einwohner gesamt", None)], {}, "Einwohner gesamt"),
        ([("Fälle", "Jugend"), ("Jugend", "Kinder")], {}, None),
        ([("Fälle", None)], {}, None),
    ],
)
def test_what_counts_the_heads(
    indicators: list[tuple[str, str | None]], parameters: dict[str, object], column: str | None
) -> None:
    case = county(*indicators, **parameters)
    assert head_count(case) == column
    assert [note.code for note in allocate(case).notes if note.code == "per_head_unknown"] == (
        [] if column else ["per_head_unknown"]
    )


def test_the_budget_by_the_heads() -> None:
    allocation = allocate(county(("Fälle", "Jugend")))
    assert list(allocation.budget) == [500, 1500]
    assert list(allocation.values("budget_per_head")) == [Decimal("1.25"), Decimal("1.25")]


def test_nobody_counted_is_no_figure() -> None:
    allocation = allocate(county(("Fälle", None), heads=(0, 4), per_head="Kinder"))
    assert list(allocation.budget) == [0, 2000]
    assert list(allocation.values("budget_per_head")) == [None, 2]


def test_without_a_count_there_is_none() -> None:
    with pytest.raises(KeyError):
        allocate(county(("Fälle", None))).values("budget_per_head")
