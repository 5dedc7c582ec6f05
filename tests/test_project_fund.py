"""Budget II, the project fund of the district conferences: beside the budgets, exact, and seen wherever it counts."""

import random
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries
from pydantic import ValidationError
from python_calamine import CalamineWorkbook

from libreoffice import recalculated
from made_up import made_up_case
from sozialbudget.case import Case
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.method.numbers import Array, decimals
from sozialbudget.method.project_fund import project_fund
from sozialbudget.parameters import Parameters, ProjectFundBy
from sozialbudget.problems import NoSolutionError
from sozialbudget.words.text import LANGUAGES
from sozialbudget.workbook.result.names import names
from sozialbudget.workbook.write import write_workbook
from support import case_from_json

WORKED = Path(__file__).parent / "cases" / "worked"


def with_fund(case: Case, amount: str | None, by: str = "district", **others: object) -> Case:
    changes = {"project_fund": None if amount is None else Decimal(amount), "project_fund_by": by, **others}
    return case.model_copy(update={"parameters": case.parameters.changed(changes)})


def listed(fund: Array | None) -> list[Decimal]:
    assert fund is not None
    return list(fund)


def fund_of(case: Case, amount: str, by: str, **others: object) -> list[Decimal]:
    return listed(allocate(with_fund(case, amount, by, **others)).project_fund)


def euros(*amounts: str) -> list[Decimal]:
    return [Decimal(amount) for amount in amounts]


# --- the method -----------------------------------------------------------------------------------------


def test_per_district_each_gets_the_amount() -> None:
    """About 10 000 EUR per district, as planned in Lüneburg: 3 districts, 30 000 EUR."""
    allocation = allocate(with_fund(case_from_json(WORKED), "10000"))
    assert listed(allocation.project_fund) == euros("10000", "10000", "10000")
    assert allocation.project_fund_total == Decimal("30000")


def test_by_need_the_sum_is_divided_by_need_share() -> None:
    """Need shares of the worked example are 0.264, 0.560, 0.176 (hand-computed in the method's text).

    1 000 EUR: 264, 560, 176. In whole euros 1 001 EUR is 264.264, 560.56, 176.176: rounded down 1 000, and the one euro
    left over goes to the largest remainder, Mitte's 0.56.
    """
    case = case_from_json(WORKED)
    assert fund_of(case, "1000", "need") == euros("264", "560", "176")
    assert fund_of(case, "1001", "need") == euros("264", "561", "176")


def test_by_need_units_are_those_of_the_rounding() -> None:
    """Unit 50 EUR, 1 000 EUR = 20 units: 5.28, 11.2, 3.52; rounded down 5 + 11 + 3 = 19, the last to Ost (0.52)."""
    case = case_from_json(WORKED)
    assert fund_of(case, "1000", "need", rounding_unit=Decimal(50)) == euros("250", "550", "200")


def test_ties_go_to_the_larger_amount_then_to_the_smaller_id() -> None:
    """Shares 1/8, 3/8, 1/8, 3/8 of 4 EUR: 0.5, 1.5, 0.5, 1.5. Two are left after rounding down 0 + 1 + 0 + 1: equal
    remainders, so the larger amounts get them. Of 1 EUR in halves, the smaller id gets it, wherever its row is."""
    eighths = decimals([1, 3, 1, 3]) / 8
    found = project_fund(Decimal(4), ProjectFundBy.NEED, eighths, Decimal(1), ("a", "b", "c", "d"))
    assert listed(found) == euros("0", "2", "0", "2")
    halves = decimals([1, 1]) / 2
    found = project_fund(Decimal(1), ProjectFundBy.NEED, halves, Decimal(1), ("2", "10"))
    assert listed(found) == euros("0", "1")  # ids are text: "10" comes before "2"


def test_without_an_amount_there_is_none() -> None:
    allocation = allocate(case_from_json(WORKED))
    assert allocation.project_fund is None
    assert allocation.project_fund_total is None


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"project_fund": "1000.50", "project_fund_by": "need"}, "project_fund_not_multiple"),
        ({"project_fund": "0"}, "greater_than"),
        ({"project_fund": "-1"}, "greater_than"),
        ({"project_fund": "10.005"}, "multiple_of"),
        ({"project_fund": "10", "project_fund_by": "region"}, "enum"),
    ],
)
def test_what_cannot_be_divided_is_refused(given: Mapping[str, str], code: str) -> None:
    with pytest.raises(ValidationError) as error:
        Parameters.model_validate({"year": 2012, "damping": "0.5", "cost_per_fte": "62400", **given})
    assert code in str(error.value) or code in {problem["type"] for problem in error.value.errors()}


def test_a_way_of_division_without_an_amount_has_no_effect() -> None:
    case = case_from_json(WORKED)
    assert allocate(with_fund(case, None, "need")).project_fund is None


def test_per_district_cents_are_allowed_whatever_the_rounding() -> None:
    assert fund_of(case_from_json(WORKED), "999.99", "district", rounding_unit=Decimal(100))[0] == Decimal("999.99")


def _figures(allocation: Allocation) -> dict[str, object]:
    """Everything but Budget II."""
    keys = [key for key in allocation.__dataclass_fields__ if key not in ("case", "project_fund", "need", "services")]
    told = {key: getattr(allocation, key) for key in keys}
    services = [
        (service.name, list(service.face_to_face_hours), list(service.amount)) for service in allocation.services
    ]
    values = {key: value if isinstance(value, Decimal) else list(value) for key, value in told.items()}
    return values | {"services": services, "share": list(allocation.need_share)}


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), units=st.integers(1, 10_000_000), by=st.sampled_from(["district", "need"]))
def test_it_foots_never_depends_on_the_order_and_changes_nothing_else(seed: int, units: int, by: str) -> None:
    case = made_up_case(seed)
    try:
        without = allocate(case)
    except NoSolutionError:
        return
    unit = case.parameters.rounding_unit
    amount = units * unit
    allocation = allocate(with_fund(case, str(amount), by))
    fund = listed(allocation.project_fund)
    if by == "need":
        assert sum(fund) == amount
        assert all(one % unit == 0 for one in fund)
        shares = list(allocation.need_share)
        assert all(abs(one - amount * share) < unit + Decimal("1E-9") for one, share in zip(fund, shares, strict=True))
    else:
        assert fund == [amount] * len(case.districts)
    assert _figures(allocation) == _figures(without)
    order = list(range(len(case.districts)))
    random.Random(seed).shuffle(order)
    shuffled = case.model_copy(update={"districts": tuple(case.districts[i] for i in order)})
    again = fund_of(shuffled, str(amount), by)
    assert again == [fund[i] for i in order]


# --- the live workbook ----------------------------------------------------------------------------------


def place_of_fund(path: Path, case: Case) -> tuple[str, int, int]:
    """Sheet, first row and column (zero-based) of Budget II."""
    book = openpyxl.load_workbook(path, read_only=True)
    sheet, _, area = book.defined_names[names(case, "de")["project_fund"]].attr_text.partition("!")
    col, row, _, _ = range_boundaries(area.replace("$", ""))
    return sheet, int(row or 0) - 1, int(col or 0) - 1


def stored(path: Path, case: Case, place: tuple[str, int, int]) -> dict[str, object]:
    """Budget II of each district, the total row, its checks and the figures of the Übersicht, as the file has them."""
    book = CalamineWorkbook.from_path(path)
    sheet, first, col = place
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)[first : first + len(case.districts) + 1]
    column = [round(float(str(row[col])), 6) for row in rows]
    overview = {row[0]: row[1] for row in book.get_sheet_by_name("Übersicht").to_python()}
    checks = {row[0]: row[4] for row in book.get_sheet_by_name("Prüfungen").to_python()}
    return {
        "fund": column[:-1],
        "total": column[-1],
        "overview": (overview["Budget II, Summe"], overview["Budget I und II zusammen"]),
        "checks": overview["Prüfungen"],
        "foots": checks["Budget II ergibt seinen Betrag"],
        "divisible": checks["Budget II lässt sich auf Vielfache der Rundung oder auf Cent aufteilen"],
        "presence": checks["Budget II (Projektfonds)"],
    }


def wanted(allocation: Allocation) -> dict[str, object]:
    total = allocation.project_fund_total
    assert total is not None
    return {
        "fund": [float(amount) for amount in listed(allocation.project_fund)],
        "total": float(total),
        "overview": (float(total), float(total + allocation.total)),
        "checks": "alle bestanden",
        "foots": "ok",
        "divisible": "ok",
        "presence": "ok",
    }


def type_in(path: Path, edits: Mapping[str, float | str | None]) -> None:
    """Type `edits` into the sheet Parameter by label; `Gewicht` and `Wert` are the first indicator's."""
    book = openpyxl.load_workbook(path)
    rows = {row[0].value: row[1] for row in book["Parameter"].iter_rows(max_col=2)}
    for label, value in edits.items():
        if label == "Gewicht":
            book["Indikatoren"]["B2"] = value
        elif label == "Wert":
            name = book["Indikatoren"]["A2"].value
            cell = next(cell for cell in book["Sozialräume"][1] if cell.value == name)
            book["Sozialräume"].cell(2, cell.column).value = value
        else:
            rows[label].value = value
    book.save(path)


def weight(case: Case, value: str) -> Case:
    first = case.indicators[0].model_copy(update={"weight": Decimal(value)})
    return case.model_copy(update={"indicators": (first, *case.indicators[1:])})


def value(case: Case, told: str) -> Case:
    first = case.districts[0]
    columns = {**first.columns, case.indicators[0].name: Decimal(told)}
    return case.model_copy(update={"districts": (first.model_copy(update={"columns": columns}), *case.districts[1:])})


def test_the_workbook_recalculates_to_what_a_new_run_gives(tmp_path: Path) -> None:
    """Amount, weight, indicator and rounding changed in LibreOffice; and what asks for a new run or fails a check."""
    worked = with_fund(case_from_json(WORKED), "1001", "need")
    alike = [
        worked.districts[0].model_copy(update={"id": district_id, "name": district_id})
        for district_id in ("2", "10", "1")
    ]
    # Three thirds of 2 EUR: equal remainders and amounts, so "1" and "10" get one each.
    tied = worked.model_copy(update={"districts": tuple(alike)})
    tied = with_fund(tied, "2", "need")
    assert listed(allocate(tied).project_fund) == euros("0", "1", "1")
    cases: list[tuple[Case, dict[str, float | str | None], Case]] = [
        (worked, {}, worked),
        (tied, {}, tied),
        (worked, {"Budget II (Projektfonds)": 98765}, with_fund(worked, "98765", "need")),
        (worked, {"Gewicht": 7.5}, weight(worked, "7.5")),
        (worked, {"Wert": 23}, value(worked, "23")),
        (worked, {"Rundung": 0.01}, with_fund(worked, "1001", "need", rounding_unit=Decimal("0.01"))),
        (with_fund(worked, "10000"), {"Budget II (Projektfonds)": 12345.67}, with_fund(worked, "12345.67")),
    ]
    for seed in range(8):
        made_up = made_up_case(seed)
        amount = str(made_up.parameters.rounding_unit * random.Random(seed).randint(1, 100_000))
        case = with_fund(made_up, amount, "need")
        cases.append((case, {"Gewicht": 7.5}, weight(case, "7.5")))
    files: list[tuple[Path, Case, tuple[str, int, int], Allocation]] = []
    for number, (case, edits, changed) in enumerate(cases):
        try:
            before, after = allocate(case), allocate(changed)
        except NoSolutionError:
            continue
        path = tmp_path / f"{number}.xlsx"
        write_workbook(before, path, "de")
        place = place_of_fund(path, case)
        assert stored(path, case, place) == wanted(before)
        type_in(path, edits)
        files.append((path, case, place, after))
    assert len(files) > 12
    odd: dict[str, tuple[Case, dict[str, float | str | None]]] = {
        "emptied": (worked, {"Budget II (Projektfonds)": None}),
        "not-a-multiple": (worked, {"Budget II (Projektfonds)": 1001.5}),
        "by-district": (worked, {"Verteilung von Budget II": "je Sozialraum"}),
        "typed-in": (case_from_json(WORKED), {"Budget II (Projektfonds)": 1000}),
    }
    for name, (case, edits) in odd.items():
        write_workbook(allocate(case), tmp_path / f"{name}.xlsx", "de")
        type_in(tmp_path / f"{name}.xlsx", edits)
    results = recalculated([*(path for path, *_ in files), *(tmp_path / f"{name}.xlsx" for name in odd)], tmp_path)
    for path, (_, case, place, after) in zip(results, files, strict=False):
        assert stored(path, case, place) == wanted(after), path.name
    by_name = {path.stem: CalamineWorkbook.from_path(path) for path in results[len(files) :]}
    told = {
        name: {str(row[0]): str(row[4]) for row in book.get_sheet_by_name("Prüfungen").to_python() if row[4] != ""}
        for name, book in by_name.items()
    }
    assert told["emptied"]["Budget II (Projektfonds)"] == "NEUER LAUF"
    assert told["typed-in"]["Budget II (Projektfonds)"] == "NEUER LAUF"
    assert told["by-district"]["Verteilung von Budget II"] == "NEUER LAUF"
    multiple = "Budget II lässt sich auf Vielfache der Rundung oder auf Cent aufteilen"
    assert told["not-a-multiple"][multiple] == "FEHLER"
    for book in by_name.values():
        overview = {row[0]: row[1] for row in book.get_sheet_by_name("Übersicht").to_python()}
        assert overview["Prüfungen"] != "alle bestanden"


def test_the_result_is_an_input_again(tmp_path: Path) -> None:
    case = with_fund(case_from_json(WORKED), "1001", "need")
    for lang in LANGUAGES:
        write_workbook(allocate(case), tmp_path / f"{lang}.xlsx", lang)
        assert Case.from_workbook(tmp_path / f"{lang}.xlsx").parameters == case.parameters
