"""Whatever decimal context the caller has set, every function says the same and leaves no flag behind."""

from collections.abc import Callable
from decimal import ROUND_UP, Clamped, Context, FloatOperation, Inexact, Rounded, Subnormal, localcontext
from pathlib import Path

import pytest

import sozialbudget as sb

REFORM = Path(__file__).parents[2] / "examples" / "lueneburg-2026"
HOSTILE = {
    "five digits": Context(prec=5),
    "one digit, rounded up": Context(prec=1, rounding=ROUND_UP),
    "everything is an error": Context(prec=5, traps=[Inexact, Rounded, FloatOperation, Clamped, Subnormal]),
}


def told() -> list[str]:
    case = sb.read_workbook(REFORM / "eingabe.xlsx", parameter_file=REFORM / "parameter.toml")
    varied = case.changed(
        max_loss=0.123456789, weights={case.indicators[0].name: 1.23456789}, without=[case.districts[0].id]
    )
    one, two = sb.allocate(case), sb.allocate(varied)
    projection = sb.project(case, sb.plan({"years": {2026: {}, 2027: {"damping": 0.123456}}}, case))
    compared = sb.compare(one, two)
    shown = [case, varied, one, two, projection, compared, sb.explain(two, 1)]
    frames = [sb.to_frame(thing, exact_numbers=True) for thing in (case, two, projection, compared)]
    again = sb.from_frames(**sb.to_frames(varied))  # type: ignore[arg-type]
    return [
        *map(repr, shown),
        *(thing._repr_html_() for thing in shown[:-1]),  # type: ignore[attr-defined]
        *(frame.to_csv() for frame in frames),
        repr([dict(district) for district in again.districts]),
        two["budget"].to_csv(),
        two["fte"].to_csv(),
        repr(two.need.parts.tolist()),
        repr(two.printed_need_effects),
        repr([note.say("de") for note in two.notes]),
        case.model_dump_json(),
        repr(sb.Case.model_validate_json(varied.model_dump_json()) == varied),
        refused(lambda: case.changed(damping=2.123456789, max_loss=-0.123456789)),
        refused(lambda: sb.allocate(case.changed(max_loss=0, uplift=-0.123456789))),
        refused(lambda: sb.Parameters(year=2026, damping=-1, cost_per_fte=0)),  # type: ignore[arg-type]
    ]


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(sb.ProblemsError) as error:
        call()
    return str(error.value) + error.value.to_frame("de").to_csv()


@pytest.fixture(scope="module")
def plainly() -> list[str]:
    return told()


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_callers_context_neither_leaks_in_nor_out(kind: str, plainly: list[str]) -> None:
    with localcontext(HOSTILE[kind]) as theirs:
        theirs.clear_flags()
        found = told()
        assert [str(flag) for flag, is_set in theirs.flags.items() if is_set] == []
    assert [i for i, (one, other) in enumerate(zip(found, plainly, strict=True)) if one != other] == []
