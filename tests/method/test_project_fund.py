"""Budget II, the project fund of the district conferences: beside the budgets, exact, and seen wherever it counts."""

import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import docx as python_docx
import openpyxl
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from openpyxl.utils import range_boundaries
from pydantic import ValidationError
from python_calamine import CalamineWorkbook

from annexes import tables, text_of
from libreoffice import recalculated
from made_up import made_up_case
from sozialbudget import read_workbook, to_frame, write
from sozialbudget.analysis.explain.explain import explain
from sozialbudget.case.case import Case
from sozialbudget.case.parameters import Parameters, ProjectFundBy
from sozialbudget.case.problems import InputError, NoSolutionError
from sozialbudget.formats.document import Document
from sozialbudget.formats.render.html import html
from sozialbudget.formats.render.pdf import pdf
from sozialbudget.formats.render.word import docx
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.method.numbers import Array, decimals
from sozialbudget.method.project_fund import project_fund
from sozialbudget.reports.allocation.data import as_object, as_text
from sozialbudget.reports.annex.build import annex
from sozialbudget.reports.annex.request import AnnexRequest, Part
from sozialbudget.words.text import LANGUAGES, Lang
from sozialbudget.workbook.result.names import names
from sozialbudget.workbook.write import write_workbook
from support import case_from_json

WORKED = Path(__file__).parents[1] / "cases" / "worked"


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
    told = {"year": 2012, "damping": "0.5", "cost_per_fte": "62400", **given}
    with pytest.raises(ValidationError) as error:
        Parameters.model_validate(told)
    with pytest.raises(InputError) as problems:
        Parameters(**told)
    assert code in {*(one["type"] for one in error.value.errors()), *(one.code for one in problems.value.problems)}


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
        (tied, {}, tied),
        (worked, {"Budget II (Projektfonds)": 98765}, with_fund(worked, "98765", "need")),
        (worked, {"Gewicht": 7.5}, weight(worked, "7.5")),
        (worked, {"Wert": 23}, value(worked, "23")),
        (worked, {"Rundung": 0.01}, with_fund(worked, "1001", "need", rounding_unit=Decimal("0.01"))),
        (with_fund(worked, "10000"), {"Budget II (Projektfonds)": 12345.67}, with_fund(worked, "12345.67")),
    ]
    for seed in (1, 4, 6):
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
    assert len(files) == 9
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
        assert read_workbook(tmp_path / f"{lang}.xlsx").parameters == case.parameters


# --- what is published ----------------------------------------------------------------------------------


def annexed(by: str, part: Part = Part.ALL, lang: Lang = "de") -> Document:
    case = with_fund(case_from_json(WORKED), {"district": "10000", "need": "1001"}[by], by)
    return annex(allocate(case), AnnexRequest(part=part), lang)


def spaced(text: str) -> str:
    """Without marks of where a line may be broken."""
    return re.sub(r"\s+", " ", re.sub("[\u00ad\u200b\u2060]", "", text))


@pytest.mark.parametrize("form", ["pdf", "html", "docx"])
def test_published_documents_say_it(form: str) -> None:
    """By need 264, 561 and 176 EUR beside 357 000 EUR: 358 001 EUR together."""
    document = annexed("need")
    if form == "pdf":
        file = pypdfium2.PdfDocument(pdf(document))
        text = " ".join(page.get_textpage().get_text_bounded() for page in file)
    elif form == "html":
        text = " ".join(lxml_html.fromstring(html(document).decode()).itertext())
    else:
        text = " ".join(node.text or "" for node in python_docx.Document(io.BytesIO(docx(document))).element.iter())
    text = spaced(text)
    assert "Daneben Budget II: 1.001 €, zusammen 358.001 €." in text
    assert "von 176 € (Ost) bis 561 € (Mitte)" in text
    assert "Dieses Geld gehört nicht zum Gesamtbudget und wird nicht gedämpft" in text
    assert "Daneben: Budget II (Projektfonds)" in text
    for amount in ("264 €", "561 €", "176 €"):
        assert f"Daneben stehen aus Budget II {amount} für Projekte der Sozialraumkonferenz bereit." in text


def test_the_annex_shows_it_in_a_table_of_its_own_that_foots() -> None:
    """New budgets 96 380, 161 620, 99 000 (the worked example) and 10 000 each: 106 380, 171 620, 109 000."""
    document = annexed("district")
    table = next(
        table
        for table in tables(document)
        if table.caption.endswith("Budget II neben den neuen Budgets (Euro im Jahr)")
    )
    assert [row.cells[2:] for row in table.rows] == [
        ("96.380", "10.000", "106.380"),
        ("161.620", "10.000", "171.620"),
        ("99.000", "10.000", "109.000"),
        ("357.000", "30.000", "387.000"),
    ]
    left = next(table for table in tables(document) if "linker Teil" in table.caption)
    assert not any("Budget II" in column.header for column in left.columns)


def test_english_and_the_left_part_alone_say_it_and_the_right_part_does_not() -> None:
    english = spaced(text_of(annexed("district", lang="en")))
    assert "each district gets 10,000 € for projects of its district conference" in english
    assert "jeder Sozialraum 10.000 €" in spaced(text_of(annexed("district", Part.BUDGETS)))
    right = text_of(annexed("district", Part.SERVICES))
    assert "Budget II" not in right


def test_without_a_fund_the_annex_names_it_among_the_parameters_only() -> None:
    document = annex(allocate(case_from_json(WORKED)), AnnexRequest(), "de")
    told = [table for table in tables(document) if any("Budget II" in cell for row in table.rows for cell in row.cells)]
    assert [table.caption.partition(": ")[2] for table in told] == ["Parameter der Verteilung"]
    rows = {row.cells[0]: row.cells[1] for row in told[0].rows}
    assert rows["Budget II (Projektfonds)"] == "nicht festgelegt"
    assert rows["Verteilung von Budget II"] == "je Sozialraum (hier ohne Wirkung)"
    assert text_of(document).count("Budget II") == 2


# --- data, frame, command line --------------------------------------------------------------------------


def test_json_csv_and_frame_have_it_at_the_end_and_only_where_given(tmp_path: Path) -> None:
    case = case_from_json(WORKED)
    allocation = allocate(with_fund(case, "1001", "need"))
    told = as_object(allocation, "de")
    assert list(told)[-1] == "project_fund"
    assert told["project_fund"] == 1001
    assert [list(district.items())[-1] for district in told["districts"]] == [
        ("project_fund", 264),
        ("project_fund", 561),
        ("project_fund", 176),
    ]
    assert json.loads(as_text(allocation, "de")) == told
    assert list(to_frame(allocation)["project_fund"]) == [264.0, 561.0, 176.0]
    lines = write(allocation, tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.rpartition(";")[2] for line in lines] == ["Budget II", "264", "561", "176"]

    without = allocate(case)
    plain = as_object(without, "de")
    assert "project_fund" not in plain
    assert "project_fund" not in plain["districts"][0]
    assert "project_fund" not in to_frame(without)


def test_explain_has_a_step_for_it() -> None:
    allocation = allocate(with_fund(case_from_json(WORKED), "1001", "need"))
    *_, last = explain(allocation, 1, "de").steps
    (result,) = last.results
    assert (last.number, result.value) == (11, Decimal(561))
    assert result.numbers.replace("\N{NO-BREAK SPACE}", " ") == "1.001 € · 56 %"
    assert 11 not in [step.number for step in explain(allocate(case_from_json(WORKED)), 1, "de").steps]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LANG": "de_DE.UTF-8", "COLUMNS": "100"}
    environment.pop("SOZIALBUDGET_LANG", None)
    return subprocess.run(
        [sys.executable, "-m", "sozialbudget", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_command_line(tmp_path: Path) -> None:
    shutil.copy(WORKED / "input.xlsx", tmp_path / "eingabe.xlsx")
    ran = run(tmp_path, "allocate", "eingabe.xlsx", "--set", "project_fund=10.000,00 €")
    assert ran.returncode == 0, ran.stderr
    assert "Budget II: 3 Sozialräume je 10.000 €, zusammen 30.000 €" in ran.stdout.replace("\N{NO-BREAK SPACE}", " ")
    more = ("--set", "project_fund=1001", "--set", "project_fund_by=nach Bedarf")
    ran = run(tmp_path, "allocate", "eingabe.xlsx", "-o", "nach-bedarf.xlsx", *more)
    assert ran.returncode == 0, ran.stderr
    told = ran.stdout.replace("\N{NO-BREAK SPACE}", " ")
    assert "Budget II: zusammen 1.001 € nach Bedarf, von 176 € (Ost) bis 561 € (Mitte)" in told
    ran = run(tmp_path, "allocate", "nach-bedarf.xlsx", "--json", "--set", "rounding_unit=2")
    assert ran.returncode == 1
    assert "Parameter!B" in ran.stderr
    assert "Budget II von 1.001 € wird nach Bedarf verteilt" in ran.stderr.replace("\N{NO-BREAK SPACE}", " ")
