"""Cases × median from workbook to workbook: read, computed, recalculated, read again."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from command_line import Cli
from libreoffice import recalculated
from sozialbudget import InputError, NoSolutionError, allocate, read_workbook
from sozialbudget.method.allocation import Allocation
from sozialbudget.workbook.write import write_workbook

EXAMPLE = Path(__file__).parents[2] / "examples" / "steglitz-zehlendorf" / "eingabe.xlsx"
PRODUCT, COST = "Familienhilfe (§ 31)", "Kosten Familienhilfe"


def edited(path: Path, cells: dict[tuple[str, str, str], object], source: Path = EXAMPLE) -> Path:
    """`source` with other cells: by sheet, row (what its second or first cell says) and header."""
    book = openpyxl.load_workbook(source)
    for (title, row, header), value in cells.items():
        sheet = book[title]
        head = next(line for line in sheet.iter_rows() if header in [cell.value for cell in line])
        column = next(cell.column for cell in head if cell.value == header)
        at = next(line[0].row for line in sheet.iter_rows() if row in [cell.value for cell in line[:2]])
        sheet.cell(at, column).value = value  # type: ignore[assignment]
    book.save(path)
    return path


def figures(path: Path, a: Allocation) -> list[str]:
    """What differs between the workbook and `a`, figure by figure; and its checks, where they fail."""
    book = CalamineWorkbook.from_path(path)
    sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    rows = sheets["Berechnungsbogen"]
    head = rows[6]
    wanted = {
        "Bedarf in Euro": a.values("index"),
        "Bedarfsanteil": a.need_share,
        "Bedarfsbudget": a.need_based,
        "Budget neu": a.budget,
    }
    found = [
        f"{label}[{i}]: {rows[7 + i][head.index(label)]} instead of {value}"
        for label, values in wanted.items()
        for i, value in enumerate(values)
        if abs(float(str(rows[7 + i][head.index(label)])) - float(value)) > 1e-6
    ]
    helpers = {str(row[0]): row[1] for row in sheets["Ausgleich"]}
    cells = {
        "Verteiltes Gesamtbudget": a.total,
        "Summe des Bedarfs": a.need_sum,
        "Korrekturfaktor": a.correction_factor,
    }
    for label, one in cells.items():
        # The factor has a cell where the run had one.
        if one is not None and label in helpers and abs(float(str(helpers[label])) - float(one)) > 1e-6:
            found.append(f"{label}: {helpers[label]} instead of {one}")
    overview = {row[0]: row[1] for row in sheets["Übersicht"]}
    return found + ([] if overview["Prüfungen"] == "alle bestanden" else [str(overview["Prüfungen"])])


def test_every_figure_is_live(tmp_path: Path) -> None:
    """Cells are typed over in the result: cases, unit costs (also one that is new), total and uplift."""
    districts, parameters = "Sozialräume", "Parameter"
    changes: dict[str, tuple[dict[str, str], dict[tuple[str, str, str], object]]] = {
        "stored": ({}, {}),
        "cases": ({}, {(districts, "Region A", PRODUCT): 101, (districts, "Region D", COST): 8000.55}),
        "total": ({"total": "11600000"}, {(parameters, "Gesamtbudget", "Wert"): 11_500_000}),
        "uplift": ({"uplift": "0.02"}, {(parameters, "Steigerung", "Wert"): 0.03}),
        "emptied": ({"total": "12000000"}, {(parameters, "Gesamtbudget", "Wert"): None}),
        "raised": ({}, {(parameters, "Steigerung", "Wert"): 0.01}),
    }
    written, expected = [], []
    for name, (settings, cells) in changes.items():
        result = tmp_path / f"{name}-0.xlsx"
        write_workbook(allocate(read_workbook(EXAMPLE, settings=settings)), result, "de")
        written.append(edited(tmp_path / f"{name}.xlsx", cells, result))
        expected.append(allocate(read_workbook(written[-1])))
    for path, allocation in zip(recalculated(written, tmp_path), expected, strict=True):
        assert figures(path, allocation) == [], path.name


def test_the_result_is_an_input_again(tmp_path: Path) -> None:
    a = allocate(read_workbook(EXAMPLE))
    write_workbook(a, tmp_path / "r.xlsx", "en")
    again = allocate(read_workbook(tmp_path / "r.xlsx"))
    assert list(again.budget) == list(a.budget)
    assert [district.columns for district in again.case.districts] == [d.columns for d in a.case.districts]


def test_weights_may_be_empty_or_all_the_same(tmp_path: Path) -> None:
    names = [indicator.name for indicator in read_workbook(EXAMPLE).indicators]
    same = {("Indikatoren", name, "Gewicht"): 5 for name in names}
    assert list(allocate(read_workbook(edited(tmp_path / "same.xlsx", {**same}))).budget) == list(
        allocate(read_workbook(EXAMPLE)).budget
    )
    other = edited(tmp_path / "other.xlsx", {**same, ("Indikatoren", names[2], "Gewicht"): 6})
    with pytest.raises(NoSolutionError) as differing:
        allocate(read_workbook(other))
    assert [(p.code, str(p.place)) for p in differing.value.problems] == [("weights_under_method", "Indikatoren!B9")]
    with pytest.raises(InputError) as some:
        read_workbook(edited(tmp_path / "some.xlsx", {("Indikatoren", names[0], "Gewicht"): 1}))
    assert {p.code for p in some.value.problems} == {"cell_empty"}


@pytest.mark.parametrize(
    ("value", "code"), [(None, "unit_cost_missing"), (0, "unit_cost_zero"), (-5, "cell_negative"), ("k. A.", None)]
)
def test_a_unit_cost_that_does_not_do_is_told_with_its_cell(tmp_path: Path, value: object, code: str | None) -> None:
    path = edited(tmp_path / "e.xlsx", {("Sozialräume", "Region B", COST): value})
    with pytest.raises((InputError, NoSolutionError)) as caught:
        allocate(read_workbook(path))
    (problem,) = caught.value.problems
    assert code is None or problem.code == code
    assert str(problem.place) == "Sozialräume!J8"
    assert problem.remedy("de")


def test_unit_costs_may_be_written_as_money(tmp_path: Path) -> None:
    path = edited(tmp_path / "money.xlsx", {("Sozialräume", "Region B", COST): "8.730,00 €"})
    assert list(allocate(read_workbook(path)).budget) == list(allocate(read_workbook(EXAMPLE)).budget)


def test_an_excluded_district_takes_no_part_in_the_median(tmp_path: Path) -> None:
    path = edited(tmp_path / "out.xlsx", {("Sozialräume", "Region D", "ausgenommen"): "eigener Vertrag"})
    a = allocate(read_workbook(path))
    assert a.need.index is not None
    # Of A, B and C the medians are 26 125, 9 150, 6 420 and 61 300.
    assert a.need.index[2] == Decimal(52 * 9150 + 40 * 6420 + 19 * 61300)


def test_every_command_takes_it(tmp_path: Path, cli: Cli) -> None:
    """JSON is held against its schema by `cli`; numbers of the outputs stand in the tests of each."""
    first, second = str(EXAMPLE), str(edited(tmp_path / "e.xlsx", {("Sozialräume", "Region B", COST): 9900}))
    result, folder = str(tmp_path / "r.xlsx"), str(tmp_path)
    told = cli("allocate", first, "-o", result, "--json", "--set", "total=12000000")
    assert told.status == 0
    assert '"need_sum": 12155455' in told.out
    assert '"correction_factor": 0.98721' in told.out
    assert cli("verify", result, "--json").status == 0
    assert cli("explain", first, "01", "--json").status == 0
    steps = cli("--lang", "de", "explain", first, "03", "--steps").out
    assert "= 52 · 9.315" in steps
    assert "1.937.030 € ÷ 12.155.455 €" in steps
    compared = cli("--lang", "de", "compare", first, second)
    assert "Fallkosten: was ein Fall in jedem Sozialraum kostet" in compared.out
    assert cli("compare", first, second, "--json").status == 0
    assert cli("roll", result, "-o", f"{folder}/rolled.xlsx", "--json").status == 0
    rolled = read_workbook(f"{folder}/rolled.xlsx", keep_indicators=True)
    assert "Kosten Tagesgruppe" not in rolled.districts[2].columns
    plan = tmp_path / "plan.toml"
    plan.write_text("[years.2014]\n[years.2015]\nuplift = 0.02\n", encoding="utf-8")
    assert cli("project", first, "--plan", str(plan), "--json", "-o", f"{folder}/p.xlsx").status == 0


def test_small_counts_are_withheld_with_all_that_follows_from_them(tmp_path: Path, cli: Cli) -> None:
    out = tmp_path / "a.html"
    assert cli("--lang", "de", "annex", str(EXAMPLE), "-o", str(out), "--suppress-below", "8").status == 0
    told = out.read_text(encoding="utf-8")
    # Region D has six cases in day groups; neither its needs nor its unit costs are printed, nor those of another.
    for value in ("1.497.965,00", "10.260,00", "4.101.840,00", "9.150,00"):
        assert value not in told
    for value in ("4.618.620,00", "8.730,00", "12.155.455,00", "9.315"):
        assert value in told


@pytest.mark.parametrize(
    ("total", "told"), [("12000000", "Mediankorrekturfaktor 0,9872"), ("13000000", "Korrekturfaktor 1,0695")]
)
def test_the_correction_factor_has_berlins_name_only_where_it_lowers(
    tmp_path: Path, cli: Cli, total: str, told: str
) -> None:
    screen = cli(
        "--lang", "de", "allocate", str(EXAMPLE), "-o", str(tmp_path / "r.xlsx"), "--set", f"total={total}"
    ).out
    assert told in screen
    assert ("Mediankorrekturfaktor" in screen) is told.startswith("Median")
