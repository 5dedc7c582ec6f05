"""Tasks without a solution: each failure names its culprits and a remedy that works."""

from decimal import Decimal

import pytest

from sozialbudget.case.case import Case, Direction, Excluded, Kind, Origin, ParameterOrigin, Service, Table
from sozialbudget.case.parameters import PARAMETER_KEYS, Parameters
from sozialbudget.case.problems import NoSolutionError, Problem
from sozialbudget.method.allocation import allocate
from support import CASES, case_from_json

WORKED = case_from_json(CASES / "worked")


def _with(case: Case = WORKED, **parameters: object) -> Case:
    changed = case.parameters.model_dump() | parameters
    return case.having(parameters=Parameters.model_validate(changed))


def _indicator(case: Case = WORKED, **changes: object) -> Case:
    first = case.indicators[0].model_copy(update=changes)
    return case.having(indicators=(first, *case.indicators[1:]))


def _values(name: str, *values: object, case: Case = WORKED) -> Case:
    districts = tuple(
        d.model_copy(update={"columns": {**d.columns, name: Decimal(str(value))}})
        for d, value in zip(case.districts, values, strict=True)
    )
    return case.having(districts=districts)


def _failure(case: Case) -> Problem:
    with pytest.raises(NoSolutionError) as caught:
        allocate(case)
    assert len(caught.value.problems) == 1
    problem = caught.value.problems[0]
    assert problem.severity == "error"
    assert problem.say("de")
    assert problem.say("en") in str(caught.value)
    return problem


ORIGIN = Origin(
    name="eingabe.xlsx",
    sha256="0" * 64,
    tables={
        "districts": Table(
            sheet="Sozialräume",
            rows={"01": 2, "02": 3, "03": 4},
            columns={"status_quo": "C", "Kinder im SGB II": "D", "Alleinerziehende": "E", "Einwohner unter 18": "F"},
        ),
        "indicators": Table(
            sheet="Indikatoren",
            rows={"Kinder im SGB II": 2, "Alleinerziehende": 3},
            columns={"name": "A", "weight": "B", "kind": "C", "base": "D", "direction": "E"},
        ),
        "parameters": Table(
            sheet="Parameter",
            rows={key: row for row, key in enumerate(PARAMETER_KEYS, start=2)},
            columns={"value": "B"},
        ),
        "services": Table(sheet="Leistungen", rows={"A": 2, "B": 3}, columns={"share": "B"}),
    },
)


def _cell(key: str) -> str:
    return f"Parameter!B{PARAMETER_KEYS.index(key) + 2}"


ZSCORE = {"need_method": "zscore", "population": "Einwohner unter 18", "spread": "0.1"}


def test_no_weights() -> None:
    case = WORKED.model_copy(
        update={"indicators": tuple(i.model_copy(update={"weight": Decimal(0)}) for i in WORKED.indicators)}
    )
    assert _failure(case).code == "weights_zero"


@pytest.mark.parametrize("method", ["shares", "burden_factor"])
def test_indicator_that_is_zero_everywhere(method: str) -> None:
    case = _values("Kinder im SGB II", 0, 0, 0, case=_with(need_method=method, population="Einwohner unter 18"))
    problem = _failure(case)
    assert problem.code == "indicator_without_information"
    assert problem.what("en").startswith("Kinder im SGB II is 0 in every district")


@pytest.mark.parametrize("method", ["zscore", "minmax"])
def test_indicator_that_is_the_same_everywhere(method: str) -> None:
    case = _values("Kinder im SGB II", 7, 7, 7, case=_with(**{**ZSCORE, "need_method": method}))
    problem = _failure(case)
    assert problem.code == "indicator_without_information"
    assert problem.what("de").startswith("Kinder im SGB II ist in allen Sozialräumen gleich")


def test_the_same_everywhere_is_information_under_shares() -> None:
    assert allocate(_values("Kinder im SGB II", 7, 7, 7)).need.normalised[0, 0] == pytest.approx(Decimal(1) / 3)


@pytest.mark.parametrize("method", ["shares", "burden_factor"])
def test_relief_under_a_method_of_burdens(method: str) -> None:
    case = _indicator(_with(need_method=method, population="Einwohner unter 18"), direction=Direction.RELIEF)
    problem = _failure(case)
    assert problem.code == "relief_under_method"
    assert problem.values["indicator"] == "Kinder im SGB II"


def test_base_is_needed_by_rates_and_by_burden_factors() -> None:
    assert allocate(_indicator(base=None)).budget.sum() == 357000  # a count under shares needs none
    assert _failure(_indicator(base=None, kind=Kind.RATE)).code == "base_missing"
    burden = _with(need_method="burden_factor", population="Einwohner unter 18")
    assert _failure(_indicator(burden, base=None)).code == "base_missing"


def test_a_base_of_zero_gives_a_count_no_rate() -> None:
    case = _with(_values("Einwohner", 1500, 0, 1000), need_method="burden_factor", population="Einwohner unter 18")
    problem = _failure(_indicator(case, base="Einwohner"))
    assert (problem.code, problem.values["district"]) == ("base_zero", "Mitte")
    # A rate is not divided by its base: no cases there, and no failure.
    assert allocate(_indicator(case, base="Einwohner", kind=Kind.RATE)).budget.sum() == 357000
    # Nor is a base looked at where the method has no use for it.
    assert allocate(_with(_indicator(case, base="Einwohner"), **ZSCORE)).budget.sum() == 357000


def test_population_of_zero() -> None:
    case = _values("Leer", 0, 0, 0, case=_with(**{**ZSCORE, "population": None, "need_method": "shares"}))
    assert _failure(_with(case, **{**ZSCORE, "population": "Leer"})).code == "population_zero"


def test_today_is_zero() -> None:
    districts = tuple(d.model_copy(update={"status_quo": Decimal(0)}) for d in WORKED.districts)
    with pytest.raises(NoSolutionError) as caught:
        allocate(WORKED.model_copy(update={"districts": districts}))
    assert "status_quo_zero" in [problem.code for problem in caught.value.problems]


def test_total_rounded_to_zero() -> None:
    problem = _failure(_with(rounding_unit=Decimal(1000000)))
    assert (problem.code, problem.values["total"]) == ("total_not_positive", 0)


def test_base_amounts_above_the_total() -> None:
    problem = _failure(_with(base_amount=Decimal(119001)))
    assert problem.code == "base_amount_too_large"
    assert problem.values["largest"] == 119000
    assert problem.values["sum"] == 357003
    assert allocate(_with(base_amount=Decimal(119000), damping=Decimal(0), max_loss=None)).budget[0] == 119000


def test_largest_spread_that_works_is_named_and_works() -> None:
    case = _with(**{**ZSCORE, "spread": Decimal(5)}, max_loss=None)
    problem = _failure(case)
    assert problem.code == "multiplier_not_positive"
    assert problem.values["districts"] == ("Nord (01)", "Ost (03)")
    largest = problem.values["largest"]
    assert isinstance(largest, Decimal)
    allocate(_with(case, spread=largest))
    assert _failure(_with(case, spread=largest + Decimal("0.0001"))).code == "multiplier_not_positive"


def test_a_spread_that_makes_a_multiplier_exactly_zero_does_not_work() -> None:
    # z of the two districts is -1 and 1: the multiplier is 0 at a spread of 1.
    case = _with(**{**ZSCORE, "spread": Decimal(1)}, max_loss=None)
    two = _values("Kinder im SGB II", 10, 20, 15, case=case)
    two = two.having(districts=two.districts[:2], indicators=two.indicators[:1])
    problem = _failure(two)
    assert problem.values["districts"] == ("Nord (01)",)
    assert problem.values["largest"] == Decimal("0.9999")
    allocate(_with(two, spread=Decimal("0.9999")))


def test_auto_with_less_money_than_the_max_loss_allows() -> None:
    case = _with(damping="auto", max_loss=Decimal("0.1"), uplift=Decimal("-0.12"))
    problem = _failure(case)
    assert problem.code == "auto_without_solution"
    assert problem.values["change"] == Decimal("-0.1200")
    assert problem.values["nearest"] == Decimal("0.12")
    assert allocate(_with(case, max_loss=Decimal("0.12"))).damping <= 1


def test_floors_above_the_total_name_the_nearest_max_loss() -> None:
    case = _with(uplift=Decimal("-0.15"))
    problem = _failure(case)
    assert problem.code == "floors_above_total"
    assert problem.values == {"floors": 315000, "total": 297500, "nearest": Decimal("0.15")}
    assert list(allocate(_with(case, max_loss=Decimal("0.15"))).balanced) == [85000, 119000, 93500]
    assert _failure(_with(case, max_loss=Decimal("0.1499"))).code == "floors_above_total"


def test_caps_that_leave_money_name_the_nearest_max_gain() -> None:
    case = _with(uplift=Decimal("0.10"), max_gain=Decimal("0.02"), max_loss=None)
    problem = _failure(case)
    assert problem.code == "caps_leave_money"
    assert problem.values == {"caps": 357000, "total": 385000, "nearest": Decimal("0.1")}
    assert list(allocate(_with(case, max_gain=Decimal("0.1"))).budget) == [110000, 154000, 121000]


def test_caps_where_one_district_is_stuck_at_its_floor() -> None:
    case = _with(uplift=Decimal("0.10"), max_gain=Decimal("0.1"), max_loss=Decimal(0), damping=Decimal(0))
    problem = _failure(case)
    assert problem.code == "caps_leave_money"
    # Ost stays at its floor of 110 000; Nord and Mitte can reach 264 000 of the 275 000 left.
    assert problem.values["caps"] == 374000
    assert problem.values["nearest"] == Decimal("0.1459")
    assert allocate(_with(case, max_gain=Decimal("0.1459"))).budget.sum() == 385000


def test_limits_between_which_no_multiple_lies() -> None:
    limits = {"max_loss": Decimal("0.001"), "max_gain": Decimal("0.001")}
    case = _with(**limits, damping=Decimal(1), uplift=None, rounding_unit=Decimal(30000))
    ost = case.districts[2].model_copy(update={"status_quo": Decimal(120000)})
    problem = _failure(case.model_copy(update={"districts": (*case.districts[:2], ost)}))
    # 99 900 to 100 100 and 139 860 to 140 140 hold no multiple of 30 000; 119 880 to 120 120 does.
    assert problem.code == "no_multiple_between_limits"
    assert problem.values["districts"] == ("Nord (01)", "Mitte (02)")


def test_limits_too_tight_once_rounded() -> None:
    case = _with(
        _values("Kinder im SGB II", 1, 1, 1), max_loss=Decimal("0.0003"), uplift=None, rounding_unit=Decimal(100)
    )
    districts = tuple(d.model_copy(update={"status_quo": Decimal("100050")}) for d in case.districts)
    problem = _failure(case.model_copy(update={"districts": districts}))
    # Floors of 100 019.985 become 100 100 each, together more than the total of 300 200.
    assert problem.code == "limits_too_tight_for_rounding"
    do = problem.values["do"]
    assert problem.values == {"unit": 100, "lowest": 300300, "highest": "∞", "total": 300200, "do": do}
    assert problem.remedy("en") == "choose a rounding unit of 50\N{NO-BREAK SPACE}€ or wider limits"


def _with_budgets(case: Case, *budgets: str) -> Case:
    districts = tuple(
        district.model_copy(update={"status_quo": Decimal(budget)})
        for district, budget in zip(case.districts, budgets, strict=True)
    )
    return case.having(districts=districts)


@pytest.mark.parametrize("damping", [Decimal("0.5"), "auto"])
def test_rounding_that_alone_breaks_the_floors_is_named(damping: object) -> None:
    case = _with_budgets(
        _with(uplift=None, max_loss=Decimal(0), damping=damping), "100000.20", "140000.10", "110000.10"
    )
    problem = _failure(case)
    assert problem.code == "floors_above_rounded_total"
    assert problem.say("de").replace("\N{NO-BREAK SPACE}", " ") == (
        "die Untergrenzen ergeben zusammen 350.000,40 €; das Gesamtbudget reicht mit 350.000,40 € und wird durch die "
        "Rundung auf Vielfache von 1 € zu 350.000 € — eine Rundung von 0,10 € oder einen Höchstverlust von mindestens "
        "0,01 % wählen"
    )
    assert allocate(_with(case, rounding_unit=Decimal("0.1"))).budget.sum() == Decimal("350000.4")
    wider = _with(case, max_loss=Decimal("0.0001"))
    assert allocate(wider).budget.sum() == 350000


def test_rounding_to_hundreds_breaks_floors_too() -> None:
    case = _with_budgets(
        _with(uplift=None, max_loss=Decimal(0), rounding_unit=Decimal(100)), "100010", "140010", "110010"
    )
    problem = _failure(case)
    assert problem.code == "floors_above_rounded_total"
    assert "a rounding unit of 10\N{NO-BREAK SPACE}€" in problem.say("en")
    assert allocate(_with(case, rounding_unit=Decimal(10))).budget.sum() == 350030


def test_rounding_up_can_break_the_caps() -> None:
    limits = {"uplift": None, "max_loss": None, "max_gain": Decimal(0), "damping": Decimal(1)}
    case = _with_budgets(_with(**limits), "100000.20", "140000.20", "110000.20")
    problem = _failure(case)
    assert problem.code == "caps_below_rounded_total"
    assert "a rounding unit of 0.10\N{NO-BREAK SPACE}€" in problem.say("en")
    assert allocate(_with(case, rounding_unit=Decimal("0.1"))).budget.sum() == Decimal("350000.6")


def test_where_the_money_is_short_rounding_is_not_to_blame() -> None:
    case = _with_budgets(_with(uplift=Decimal("-0.01"), max_loss=Decimal(0)), "100000.20", "140000.10", "110000.10")
    assert _failure(case).code == "floors_above_total"
    given = _with(uplift=None, total=Decimal(350000), max_loss=Decimal(0))
    case = _with_budgets(given, "100000.20", "140000.10", "110000.10")
    assert _failure(case).code == "floors_above_total"


def test_no_finer_rounding_is_offered_where_none_helps() -> None:
    limits = {"max_loss": Decimal(0), "max_gain": Decimal(0), "damping": Decimal(1), "uplift": None}
    case = _with_budgets(_with(**limits, rounding_unit=Decimal("0.01")), "100000.005", "140000.005", "110000")
    problem = _failure(case)
    assert problem.code == "no_multiple_between_limits"
    assert problem.remedy("en") == "choose wider limits"


def test_shares_of_services_must_sum_to_exactly_one() -> None:
    services = (Service(name="A", share=Decimal("0.6")), Service(name="B", share=Decimal("0.39999999")))
    problem = _failure(WORKED.having(services=services))
    assert (problem.code, problem.values["sum"]) == ("shares_not_one", Decimal("0.99999999"))


def test_all_reasons_are_told_together() -> None:
    services = (Service(name="A", share=Decimal("0.6")),)
    case = _indicator(WORKED.having(services=services), direction=Direction.RELIEF)
    with pytest.raises(NoSolutionError) as caught:
        allocate(case)
    assert {problem.code for problem in caught.value.problems} == {"shares_not_one", "relief_under_method"}


def test_few_positions_are_a_note_not_an_error() -> None:
    a = allocate(_with(min_fte=Decimal("1.4")))
    notes = [note for note in a.notes if note.code == "below_min_fte"]
    assert [note.values["district"] for note in notes] == ["Nord", "Ost"]
    assert {note.severity for note in notes} == {"note"}
    assert allocate(WORKED).notes == ()


def test_a_note_at_exactly_the_minimum() -> None:
    # One district with exactly half a position: 0.5 · 62 400 = 31 200 of personnel money.
    case = WORKED.model_copy(update={"districts": WORKED.districts[:1]})
    districts = (case.districts[0].model_copy(update={"status_quo": Decimal(31200)}),)
    case = _with(case.model_copy(update={"districts": districts}), overhead_rate=Decimal(0), uplift=None)
    assert [note.values["fte"] for note in allocate(case).notes] == [Decimal("0.50")]


def _only(case: Case, n: int) -> Case:
    return case.model_copy(update={"districts": case.districts[:n], "indicators": case.indicators[:1]})


SENTENCES = {
    "weights": (
        WORKED.model_copy(
            update={"indicators": tuple(i.model_copy(update={"weight": Decimal(0)}) for i in WORKED.indicators)}
        ),
        "Indikatoren",
        "all weights are 0 — give at least one indicator a weight",
    ),
    "shares": (
        WORKED.having(services=(Service(name="A", share=Decimal("0.6")),)),
        "Leistungen!B2",
        "the shares of the services sum to 60 %, expected exactly 100 % — change the shares so that they make 100 %",
    ),
    "relief": (
        _indicator(direction=Direction.RELIEF),
        "Indikatoren!E2",
        "Kinder im SGB II is a relief (-), but the method shares takes burdens only — "
        "set its direction to + or use zscore or minmax",
    ),
    "base": (
        _indicator(base=None, kind=Kind.RATE),
        "Indikatoren!D2",
        "Kinder im SGB II needs a base under the method shares, none is given — "
        "name the column of its reference population",
    ),
    "base of zero": (
        _values("Einwohner unter 18", 1500, 0, 1000, case=_only(_with(need_method="burden_factor", population="x"), 3)),
        "Sozialräume!F3",
        "the base Einwohner unter 18 of Mitte is 0, so Kinder im SGB II has no rate there — "
        "check the value, or exclude the district and say why",
    ),
    "zero": (
        _values("Alleinerziehende", 0, 0, 0),
        "Indikatoren!A3",
        "Alleinerziehende is 0 in every district: the indicator tells nothing apart — "
        "check its values or take it off the list of indicators",
    ),
    "same": (
        _values("Alleinerziehende", 5, 5, 5, case=_with(**ZSCORE)),
        "Indikatoren!A3",
        "Alleinerziehende is the same in every district: the indicator tells nothing apart — "
        "check its values or take it off the list of indicators",
    ),
    "population": (
        _values("Leer", 0, 0, 0, case=_with(**{**ZSCORE, "population": "Leer"})),
        _cell("population"),
        "the population Leer is 0 everywhere — check its values",
    ),
    "total": (
        _with(rounding_unit=Decimal(1000000)),
        "Parameter",
        "the total is 0 €, expected more than 0 — check total, uplift and rounding unit",
    ),
    "base amount": (
        _with(base_amount=Decimal(119001)),
        _cell("base_amount"),
        "the base amount of 119,001 € for 3 districts makes 357,003 €, more than the total of 357,000 € — "
        "choose a base amount of at most 119,000 €",
    ),
    "spread": (
        _with(**{**ZSCORE, "spread": Decimal(5)}),
        _cell("spread"),
        "with a spread of 5 the multiplier is not positive in: Nord (01), Ost (03) — choose a spread of at most 1.0297",
    ),
    "auto": (
        _with(damping="auto", uplift=Decimal("-0.12")),
        _cell("damping"),
        "no damping up to 1 keeps the max loss of 10 %: even at today's proportions every budget changes by -12 % — "
        "choose a max loss of at least 12 % or a larger total",
    ),
    "floors": (
        _with(uplift=Decimal("-0.15")),
        _cell("max_loss"),
        "the floors sum to 315,000 €, the total is 297,500 € — choose a max loss of at least 15 % or a larger total",
    ),
    "caps": (
        _with(uplift=Decimal("0.10"), max_gain=Decimal("0.02"), max_loss=None),
        _cell("max_gain"),
        "the caps allow 357,000 € at most, the total is 385,000 € — "
        "choose a max gain of at least 10 % or a smaller total",
    ),
    "rounding": (
        _with(
            damping=Decimal(1),
            max_loss=Decimal("0.001"),
            max_gain=Decimal("0.001"),
            uplift=None,
            rounding_unit=Decimal(350000),
        ),
        _cell("rounding_unit"),
        "no multiple of 350,000 € lies between floor and cap of: Nord (01), Mitte (02), Ost (03) — "
        "choose a rounding unit of 100\N{NO-BREAK SPACE}€ or wider limits",
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_place_and_sentence_of_each_failure(name: str) -> None:
    case, place, sentence = SENTENCES[name]
    with pytest.raises(NoSolutionError) as caught:
        allocate(case.model_copy(update={"origin": ORIGIN}))
    problem = caught.value.problems[0]
    assert problem.say("en") == f"{place}: {sentence}"
    assert problem.severity == "error"


def test_limits_too_tight_tells_both_ends() -> None:
    limits = {"max_loss": Decimal("0.0001"), "max_gain": Decimal("0.0001")}
    case = _with(**limits, damping=Decimal(1), uplift=None, rounding_unit=Decimal(5))
    districts = tuple(d.model_copy(update={"status_quo": Decimal(49999)}) for d in case.districts)
    case = case.model_copy(update={"districts": districts, "origin": ORIGIN})
    # Each may have 49 994.0001 to 50 003.9999: 49 995 or 50 000.
    assert allocate(case).budget.sum() == 149995
    narrow = _with(case, max_loss=Decimal("0.00005"), max_gain=Decimal("0.00005"))
    # Now 49 996.50005 to 50 001.49995: 50 000 each, 150 000 together, and the total is 149 995.
    with pytest.raises(NoSolutionError) as caught:
        allocate(narrow)
    assert caught.value.problems[0].say("en") == (
        f"{_cell('rounding_unit')}: in multiples of 5 € the limits run from 150,000 € to 150,000 €, and the total of "
        "149,995 € is not between them — choose a rounding unit of 1\N{NO-BREAK SPACE}€ or wider limits"
    )


def test_today_is_zero_names_the_sheet() -> None:
    districts = tuple(d.model_copy(update={"status_quo": Decimal(0)}) for d in WORKED.districts)
    case = _with(WORKED.model_copy(update={"districts": districts, "origin": ORIGIN}), uplift=None, total=Decimal(3))
    problem = _failure(case)
    assert problem.say("de") == "Sozialräume: die Summe der bisherigen Budgets ist 0 — die bisherigen Budgets eintragen"


def test_very_little_is_not_nothing() -> None:
    """A county of one euro and half an inhabitant has a solution."""
    districts = tuple(d.model_copy(update={"status_quo": Decimal("0.20")}) for d in WORKED.districts)
    case = _with(
        WORKED.model_copy(update={"districts": districts}), **ZSCORE, uplift=None, max_loss=None, rounding_unit="0.01"
    )
    case = _values("Einwohner unter 18", "0.1", "0.2", "0.1", case=case)
    assert allocate(case).budget.sum() == Decimal("0.60")


def test_largest_base_amount_is_rounded_down_to_the_cent() -> None:
    problem = _failure(_with(base_amount=Decimal(120000), uplift=None, total=Decimal(350000)))
    assert problem.values["largest"] == Decimal("116666.66")


def test_no_max_gain_helps_where_nobody_is_above_the_floor() -> None:
    case = _with(total=Decimal(350001), uplift=None, max_loss=Decimal(0), max_gain=Decimal(0), damping=Decimal(1))
    # Everybody is a little above the floor of today's budget, and capped there.
    problem = _failure(case)
    assert (problem.code, problem.values["nearest"]) == ("caps_leave_money", Decimal("0.0001"))


@pytest.mark.parametrize(("said_by", "place"), [("set", "--set max_loss"), ("file", "p.toml"), ("workbook", None)])
def test_a_failure_stands_where_its_parameter_was_said(said_by: str, place: str | None) -> None:
    case = _with(uplift=Decimal("-0.15")).model_copy(update={"origin": ORIGIN})
    said = {"max_loss": ParameterOrigin(said_by=said_by, place="p.toml" if said_by == "file" else None)}
    problem = _failure(case.model_copy(update={"parameter_origins": said}))
    assert str(problem.place) == (place or _cell("max_loss"))


def test_limits_are_told_in_percent() -> None:
    assert _failure(_with(uplift=Decimal("-0.15"))).remedy("de") == (
        "einen Höchstverlust von mindestens 15 % oder ein größeres Gesamtbudget wählen"
    )


@pytest.mark.parametrize(("parameters", "sentence"), [
    ({"uplift": None, "total": Decimal(350000)}, "das Gesamtbudget von 350.000 € wird ohne Insel verteilt; das "
     "bisherige Budget der Ausgenommenen von 50.000 € bleibt darin enthalten — soll es ihnen bleiben, das "
     "Gesamtbudget um diesen Betrag kürzen"),
    ({}, "das Gesamtbudget von 357.000 € ist ohne Insel gebildet; das bisherige Budget der Ausgenommenen von 50.000 € "
     "ist darin nicht enthalten"),
])  # fmt: skip
def test_what_becomes_of_the_money_of_the_excluded_is_noted(parameters: dict[str, object], sentence: str) -> None:
    left_out = (
        Excluded(id="9", name="Insel", reason="keine Daten", cells={"status_quo": Decimal(50000)}),
        Excluded(id="8", name="Watt", reason="keine Daten", cells={"status_quo": "unbekannt"}),
    )
    (note,) = allocate(_with(**parameters).model_copy(update={"excluded": left_out})).notes
    assert (note.say("de"), note.severity) == (sentence, "note")
