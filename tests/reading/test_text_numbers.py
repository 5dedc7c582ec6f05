"""Numbers typed as text, read as their column shows that they are meant: in workbooks of every format and in frames."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sozialbudget import read_workbook
from sozialbudget.case.problems import InputError, Problem
from workbooks import READ_FROM, case_read_from, spoilt

KINDS = tuple(READ_FROM)


def problems_of(tmp_path: Path, changes: dict[str, Any], kind: str) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        case_read_from(kind, tmp_path, spoilt(changes))
    return caught.value.problems


def budgets(*texts: str) -> dict[str, Any]:
    return {f"Sozialräume!D{row}": text for row, text in enumerate(texts, 2)}


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


# --- what a column shows -----------------------------------------------------------------------------

EITHER, OTHER, MIXED = "cell_ambiguous_in_column", "cell_other_notation", "cell_notations_mixed"
COLUMNS: dict[str, tuple[tuple[str, str, str], list[str]]] = {
    "English groups": (("1,200,000", "900,000", "60,000"), [EITHER, EITHER]),
    "English groups and cents": (("120,000", "90,000.50", "1,500"), [EITHER, EITHER]),
    "English decimals": (("900,000", "12.5", "7"), [EITHER]),
    "an English word for euros": (("€ 1,200,000", "EUR 900,000", "7"), [EITHER]),
    "Swiss groups, decimal point": (("1'200.50", "900,000", "7"), [EITHER]),
    "German beside English": (("1,200,000", "900,5", "7"), [MIXED, MIXED]),
    "German beside English, and one that may be either": (("1,200,000", "900,5", "9,000"), [MIXED, MIXED, MIXED]),
    "both, and a point": (("1.200.000", "900.5", "9.000"), [MIXED, MIXED, MIXED]),
    "German groups": (("1.200.000", "900,000", "60.000"), [EITHER, EITHER]),
    "German cents": (("1.234,56", "900,000", "60.000"), [EITHER, EITHER]),
    "German decimals": (("12,5", "900,000", "8"), [EITHER]),
    "a German price": (("1.200,-", "900.000", "8"), [EITHER]),
    "nothing but a point": (("900.000", "120.000", "8"), ["cell_ambiguous", "cell_ambiguous"]),
    "beside texts of that size": (("142,000", "205000", "136000"), [EITHER]),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", COLUMNS)
def test_what_may_be_either_is_refused_where_its_column_speaks(tmp_path: Path, name: str, kind: str) -> None:
    texts, expected = COLUMNS[name]
    assert codes(problems_of(tmp_path, budgets(*texts), kind)) == expected


NUMBERS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a budget": ({"Sozialräume!D2": "142,000"}, ["D2"]),
    "an own cost": ({"Sozialräume!H2": "62,400"}, ["H2"]),
    "a count": ({"Sozialräume!E3": "1,234"}, ["E3"]),
    "a base": ({"Sozialräume!G3": "2,500"}, ["G3"]),
    "two budgets": ({"Sozialräume!D2": "142,000", "Sozialräume!D3": "205,000"}, ["D2", "D3"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_tell_how_large_a_text_of_their_column_is(tmp_path: Path, name: str, kind: str) -> None:
    changes, cells = NUMBERS[name]
    problems = problems_of(tmp_path, changes, kind)
    assert codes(problems) == [EITHER] * len(cells)
    if kind != "frames":
        assert [problem.place.cell for problem in problems if problem.place] == cells


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "frames"])  # which are as English as a TOML file
def test_a_text_of_about_the_size_of_its_column_is_read(tmp_path: Path, kind: str) -> None:
    near = {"Sozialräume!E2": "4,125", "Sozialräume!E3": 8, "Sozialräume!E4": 20, "Sozialräume!F2": "4,183"}
    first = case_read_from(kind, tmp_path, spoilt(near)).districts[0]
    assert [first.columns["Kinder"], first.columns["Quote"]] == [Decimal("4.125"), Decimal("4.183")]


def test_the_nearest_number_is_the_witness(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {"Sozialräume!D2": "142,000"}, "openpyxl")
    assert problem.say("de").partition(": ")[2] == (
        "Budget bisher von Nord ist der Text „142,000“: das kann 142000 oder 142,000 heißen; „140000“ in D3 spricht "
        "für 142000 — als Zahl eintragen: 142000 oder 142,000"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_message_says_what_the_column_suggests(tmp_path: Path, kind: str) -> None:
    (problem,) = problems_of(tmp_path, budgets("1,200,000", "900,000", "7"), kind)
    cell = {"frames": "Budget bisher 0"}.get(kind, "D2")
    assert problem.say("de").partition(": ")[2] == (
        f"Budget bisher von Mitte ist der Text „900,000“: das kann 900000 oder 900,000 heißen; „1,200,000“ in {cell} "
        "spricht für 900000 — als Zahl eintragen: 900000 oder 900,000"
    )
    assert problem.say("en").endswith("suggests 900000 — enter it as a number: 900000 or 900.000")


def test_the_other_notation_is_refused(tmp_path: Path) -> None:
    english = {"Sozialräume!A1": "id", "Sozialräume!B1": "district", "Sozialräume!D1": "status quo"}
    one = case_read_from("openpyxl", tmp_path, spoilt({**english, "Sozialräume!D2": "12,5"}))
    assert one.districts[0].status_quo == Decimal("12.5")  # the heads say how groups are read, not what a comma is
    assert codes(problems_of(tmp_path, {**english, **budgets("12,5", "1,500", "7")}, "openpyxl")) == [EITHER]


def test_both_witnesses_are_named(tmp_path: Path) -> None:
    found = problems_of(tmp_path, budgets("1.234,56", "1,200.50", "7"), "openpyxl")
    assert {problem.say("en").partition("“ in ")[0] for problem in found}
    assert all("“1.234,56” in D2" in problem.say("en") for problem in found)
    assert all("“1,200.50” in D3" in problem.say("en") for problem in found)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (("1.234,56", "12,5", "1 234,567"), ("1234.56", "12.5", "1234.567")),
        (("1,234.56", "12.5", "1'234"), ("1234.56", "12.5", "1234")),
        (("1,200,000", "900 000", "7"), ("1200000", "900000", "7")),
        (("4,125", "6,250", "3,300"), ("4.125", "6.250", "3.300")),
    ],
    ids=["German", "English", "no comma", "three decimals"],
)
def test_columns_written_in_one_way_are_read(
    tmp_path: Path, texts: tuple[str, str, str], read: tuple[str, str, str], kind: str
) -> None:
    if kind == "frames" and texts[0] == "4,125":
        pytest.skip("frames are as English as a TOML file: 4,125 alone may be either")
    case = case_read_from(kind, tmp_path, spoilt(budgets(*texts)))
    assert [district.status_quo for district in case.districts] == [Decimal(value) for value in read]
    assert case.warnings == ()


def test_numbers_proper_say_nothing_of_how_text_is_written(tmp_path: Path) -> None:
    case = case_read_from(
        "openpyxl", tmp_path, spoilt({"Sozialräume!D2": "1,234", "Sozialräume!D3": 12.5, "Sozialräume!D4": 14})
    )
    assert case.districts[0].status_quo == Decimal("1.234")


def test_the_row_of_totals_and_who_is_left_out_say_it_too(tmp_path: Path) -> None:
    total = {"Sozialräume!B5": "Summe", "Sozialräume!D5": "1,350,000", "Sozialräume!D2": "900,000"}
    assert EITHER in codes(problems_of(tmp_path, total, "openpyxl"))
    left_out = {"Sozialräume!D3": "1,350,000", "Sozialräume!I3": "Werte fehlen", "Sozialräume!D2": "900,000"}
    assert codes(problems_of(tmp_path, left_out, "openpyxl")) == [EITHER]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"Sozialräume!E2": "1,200,000", "Sozialräume!E3": "3,000"}, "Sozialräume!E3"),
        ({"Sozialräume!F2": "4.2", "Sozialräume!F3": "6,125"}, "Sozialräume!F3"),
        ({"Sozialräume!H2": "62,400.00", "Sozialräume!H3": "65,000"}, "Sozialräume!H3"),
        ({"Indikatoren!B2": "0.6", "Indikatoren!B3": "0,400"}, "Indikatoren!B2"),
        ({"Indikatoren!H2": "5.0", "Indikatoren!H3": "1,360"}, "Indikatoren!H3"),
        ({"Leistungen!B2": "60.0 %", "Leistungen!B3": "4,000 %"}, "Leistungen!B3"),
        ({"Leistungen!C2": "0.1", "Leistungen!C3": "1,000"}, "Leistungen!C3"),
        ({"Parameter!B3": "0.02", "Parameter!B6": "62,400"}, "Parameter!B6"),
        ({"Parameter!B3": "2.5 %", "Parameter!B7": "39,5 h", "Parameter!A7": "Wochenstunden je VZÄ"}, "Parameter!B3"),
    ],
    ids=["count", "rate", "cost", "weight", "control total", "share", "abf", "parameter", "parameter in hours"],
)  # fmt: skip
def test_every_column_of_numbers_is_held_to_it(tmp_path: Path, changes: dict[str, Any], place: str, kind: str) -> None:
    found = problems_of(tmp_path, changes, kind)
    assert {problem.code for problem in found} <= {EITHER, OTHER, MIXED, "control_total_mismatch", "count_above_base"}
    if kind != "frames":
        assert place in [str(problem.place) for problem in found]


def test_a_single_value_is_read_by_itself(tmp_path: Path) -> None:
    from workbooks import write

    path = write(tmp_path, spoilt({"Parameter!B3": "2,5 %"}))
    case = read_workbook(path, settings={"cost_per_fte": "62,400.00"})
    assert case.parameters.cost_per_fte == 62400
    with pytest.raises(InputError) as caught:
        read_workbook(path, settings={"cost_per_fte": "62,400"})
    assert codes(caught.value.problems) == ["cell_ambiguous"]


# --- what separates groups of digits ---------------------------------------------------------------

SPACES = (" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{FIGURE SPACE}")
BREAKS = {
    "\n": "Zeilenumbruch",
    "\t": "Tabulator",
    "\x85": "Zeilenumbruch",
    "\N{LINE SEPARATOR}": "Zeilenumbruch",
    "\N{PARAGRAPH SEPARATOR}": "Zeilenumbruch",
}
CONTROLS = {"\r": "Zeilenumbruch", "\v": "senkrechter Tabulator", "\f": "Seitenumbruch"}


def escaped(text: str) -> str:
    return text.encode("unicode_escape").decode()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("space", SPACES, ids=escaped)
def test_spaces_group_digits(tmp_path: Path, space: str, kind: str) -> None:
    case = case_read_from(kind, tmp_path, spoilt(budgets(f"120{space}000,50", f"1{space}234{space}567", f"9{space}€")))
    assert [district.status_quo for district in case.districts] == [Decimal("120000.5"), 1234567, 9]


def refused_for_a_break(tmp_path: Path, between: str, name: str, kind: str) -> None:
    for text in (f"120{between}000", f"120{between}{between}90000", f"120{between}000 €", f"1.200,50{between}7"):
        (problem,) = problems_of(tmp_path, budgets(text), kind)
        assert problem.code == "cell_broken"
        assert name in problem.say("de")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("between", BREAKS, ids=escaped)
def test_line_breaks_and_tabs_do_not(tmp_path: Path, between: str, kind: str) -> None:
    if kind == "odfpy" and between in "\n\t":
        pytest.skip("in the XML of an .ods they are spaces")
    refused_for_a_break(tmp_path, between, BREAKS[between], kind)


@pytest.mark.parametrize("kind", ["XlsxWriter", "xlwt", "frames"])
@pytest.mark.parametrize("between", CONTROLS, ids=escaped)
def test_other_controls_do_not(tmp_path: Path, between: str, kind: str) -> None:
    refused_for_a_break(tmp_path, between, CONTROLS[between], kind)


@pytest.mark.parametrize(
    "between", ["\N{EM SPACE}", "\N{IDEOGRAPHIC SPACE}", "\N{ZERO WIDTH SPACE}", "  "], ids=escaped
)
def test_nor_do_other_spaces(tmp_path: Path, between: str) -> None:
    assert codes(problems_of(tmp_path, budgets(f"120{between}000"), "openpyxl")) == ["cell_text"]


def test_a_break_around_a_number_or_before_its_unit_changes_nothing(tmp_path: Path) -> None:
    case = case_read_from("openpyxl", tmp_path, spoilt(budgets("\n120.000,00\n", "140000\n€", "\t110000")))
    assert [district.status_quo for district in case.districts] == [120000, 140000, 110000]


def test_a_dash_above_a_number_is_no_minus(tmp_path: Path) -> None:
    changes = {"Sozialräume!E2": "-\n5", "Parameter!A7": "Bedarfsverfahren", "Parameter!B7": "z-Werte"}
    changes |= {
        "Parameter!A8": "Spreizung",
        "Parameter!B8": 0.1,
        "Parameter!A9": "Bezugsbevölkerung",
        "Parameter!B9": "Einwohner",
    }
    assert codes(problems_of(tmp_path, changes, "openpyxl")) == ["cell_broken"]


@pytest.mark.parametrize("text", ["120\n000", "120\t000"])
def test_a_setting_is_held_to_it_as_well(tmp_path: Path, text: str) -> None:
    from workbooks import write

    with pytest.raises(InputError) as caught:
        read_workbook(write(tmp_path, spoilt({})), settings={"cost_per_fte": text})
    assert codes(caught.value.problems) == ["cell_broken"]


@pytest.mark.parametrize(("element", "name"), [("LineBreak", "Zeilenumbruch"), ("Tab", "Tabulator")])
def test_line_breaks_and_tabs_of_an_ods_do_not(tmp_path: Path, element: str, name: str) -> None:
    import odf.text
    from odf.opendocument import load
    from odf.table import TableCell

    path = tmp_path / "eingabe.ods"
    case_read_from("odfpy", tmp_path, spoilt({"Sozialräume!D2": 4711}))
    book = load(str(path))
    cell = next(cell for cell in book.getElementsByType(TableCell) if cell.getAttribute("value") == "4711")
    cell.setAttribute("valuetype", "string")
    cell.removeAttribute("value")
    (paragraph,) = cell.childNodes
    paragraph.childNodes.clear()
    paragraph.addText("120")
    paragraph.addElement(getattr(odf.text, element)())
    paragraph.addText("000")
    book.save(str(path))
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == ("cell_broken", "Sozialräume!D2")
    assert name in problem.say("de")


# --- what a formula leaves behind the digits that are shown -----------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_number_is_what_is_shown_of_it(tmp_path: Path, kind: str) -> None:
    behind = {"Sozialräume!D2": 0.1 + 0.2, "Sozialräume!F2": 4.1 * 3, "Sozialräume!E2": 100 * 1.1}
    behind |= {"Parameter!A3": "Gesamtbudget", "Parameter!B3": 420000 * 1.023, "Leistungen!B2": 1 - 0.4}
    case = case_read_from(kind, tmp_path, spoilt(behind))
    assert case.parameters.total == 429660
    assert case.districts[0].status_quo == Decimal("0.3")
    assert case.districts[0].columns == {"Kinder": 110, "Quote": Decimal("12.3"), "Einwohner": 1500}
    assert case.services[0].share == Decimal("0.6")


def test_numbers_of_fifteen_digits_keep_them(tmp_path: Path) -> None:
    for number in ("123456789012.345", "0.123456789012345", "1.23456789012345E-7", "0.000123456789012345"):
        case = case_read_from("openpyxl", tmp_path, spoilt({"Sozialräume!F2": float(number)}))
        assert case.districts[0].columns["Quote"] == Decimal(number)
    third = case_read_from("openpyxl", tmp_path, spoilt({"Sozialräume!F2": 1 / 3}))
    assert third.districts[0].columns["Quote"] == Decimal("0.333333333333333")
