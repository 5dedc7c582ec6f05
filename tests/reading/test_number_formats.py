"""What people see and what is read are one number, whatever the number format; where they may not be, both are said."""
# ruff: noqa: E501 - the tables read best with one entry per line

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dirty import B, D, K, Q, case_of, problems_of
from sozialbudget import read_workbook, write
from sozialbudget.reading.files.number_formats import NumberFormat, what_format_shows
from sozialbudget.reading.grid import Moment, Percent, Seen
from sozialbudget.workbook.filling import showing
from workbooks import WRITERS, Formatted

FORMATTED = tuple(WRITERS)
COST = "Parameter!B6"
UPLIFT = "Parameter!B3"
WEIGHT, CONTROL = "Indikatoren!B2", "Indikatoren!H2"
SHARE, ABF = "Leistungen!B2", "Leistungen!C3"


def seen(value: float, code: str) -> tuple[str, str, str | None]:
    """What a format makes of a number: of which kind, what is shown in German, and what people take from it."""
    raw = what_format_shows(code).raw(value, False)
    if isinstance(raw, Seen):
        return raw.sight.kind, raw.sight.shown.de.strip(), None if raw.sight.meant is None else f"{raw.sight.meant:f}"
    assert raw == value
    return "percent" if isinstance(raw, Percent) else "same", "", None


# --- what a format shows is what the cell holds ------------------------------------------------------

THE_SAME = (
    (4.1837, "General"), (4.1837, "@"), (4.1837, 'General" €"'), (120000, "0"), (-5, "#,##0"), (0, "0.00"), (4.2, "0.0"), (4.2, "0.0##"),
    (62400.5, "#,##0.00"), (62400.5, '#,##0.00 "€"'), (62400.5, "#,##0.00\\ [$€-407]"), (120000, '0," T€"'), (120000, '#,##0.00,," Mio. €"'),
    (1500000, '0.0,,"M"'), (0, '0" %"'), (0, '0" T€"'), (0.5, "# ?/?"), (120000, "0.0E+00"), (0.1 + 0.2, "0.0"), (429659.99999999994, "#,##0"),
    (-5, "0;-0"), (-5, "#,##0_);(#,##0)"), (-5, "0;[Red]-0"), (5, "0;[Red]0"), (5, "0;-0;0"), (120, '0" h"'), (12, '0" VZÄ"'),
    (12, '0" Personen"'), (12, '0" Kinder"'), (12, '0" TN"'), (12, '0" Stunden je Woche"'), (12, '0" k.A.-Fälle"'), (5, '[>100]0.0;0'), (1234, "#\\ ##0"),
    (0, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-'), (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??\\ "€"_-;_-@_-'), (0, '0;-0;"-"'), (0, '0;-0;"–"'), (0, '0;-0;"– €"'), (0, '0;-0;\\-'),
    (1234567, "#\\ ###\\ ##0"), (120, '0",-"'), (120, '0",00 €"'), (0, '#,##0;-#,##0;"0"'), (0, '0;-0;"0 €"'), (12, "0_-"), (12, "* 0"), (12, "+0;-0"),
)  # fmt: skip


@pytest.mark.parametrize(("value", "code"), THE_SAME)
def test_the_same_number_said_in_two_ways_is_read(value: float, code: str) -> None:
    assert seen(value, code)[0] == "same"


PERCENTAGES = ((0.175, "0.0%"), (0.175, "0.0 %"), (0.175, '0.0%" v.H."'), (-0.1, "0%;-0%"), (0.0, "0%"))


@pytest.mark.parametrize(("value", "code"), PERCENTAGES)
def test_a_percentage_is_one(value: float, code: str) -> None:
    assert seen(value, code)[0] == "percent"


# --- and where it is not -----------------------------------------------------------------------------

OTHERWISE: tuple[tuple[float, str, tuple[str, str, str | None]], ...] = (
    (0.5, '0.0" %"', ("size", "0,5 %", "0.005")), (0.5, '0.0"%"', ("size", "0,5%", "0.005")), (5, '0\\ "%"', ("size", "5 %", "0.05")),
    (0.5, "0.0\\%", ("size", "0,5%", "0.005")), (5, "0‰", ("size", "5‰", "0.005")), (5, '0" ‰"', ("size", "5 ‰", "0.005")),
    (5, '0" v.H."', ("size", "5 v.H.", "0.05")), (5, '0" v. H."', ("size", "5 v. H.", "0.05")), (5, '0" vH"', ("size", "5 vH", "0.05")),
    (5, '0" Prozent"', ("size", "5 Prozent", "0.05")), (5, '0" vom Hundert"', ("size", "5 vom Hundert", "0.05")),
    (5, '0" Promille"', ("size", "5 Promille", "0.005")), (5, '0" je 1.000 EW"', ("size", "5 je 1.000 EW", "0.005")),
    (5, '0" je Hundert"', ("size", "5 je Hundert", "0.05")), (5, '0" Basispunkte"', ("size", "5 Basispunkte", "0.0005")),
    (120, '0" T€"', ("size", "120 T€", "120000")), (120, '0" TEUR"', ("size", "120 TEUR", "120000")), (120, '0" T EUR"', ("size", "120 T EUR", "120000")),
    (120, '0" Tsd."', ("size", "120 Tsd.", "120000")), (120, '0" Tsd. €"', ("size", "120 Tsd. €", "120000")), (120, '0"k€"', ("size", "120k€", "120000")),
    (120, "0 [$T€-407]", ("size", "120 T€", "120000")), (120, '[$TEUR]\\ 0', ("size", "TEUR 120", "120000")), (120, '0" Tausend"', ("size", "120 Tausend", "120000")),
    (1.5, '0.0" Mio"', ("size", "1,5 Mio", "1500000")), (1.5, '0.0" Mio. €"', ("size", "1,5 Mio. €", "1500000")), (1.5, '0.0" Mrd"', ("size", "1,5 Mrd", "1500000000")),
    (120, '0" × 1.000"', ("size", "120 × 1.000", "120000")), (12000, '0" Cent"', ("size", "12000 Cent", "120.00")),
    (120000, "#,##0,", ("size", "120", "120")), (120000, "0,,", ("size", "0", "0")), (120000, "0.0,", ("size", "120,0", "120.0")), (120000, '0," Mio"', ("size", "120 Mio", "120000000")),
    (0.175, "0%", ("digits", "18%", "0.18")), (0.125, "0.0", ("digits", "0,1", "0.1")), (62400.5, "#,##0", ("digits", "62.401", "62401")),
    (120400, '0," T€"', ("digits", "120 T€", "120000")), (4.1837, "0.0##;-0", ("digits", "4,184", "4.184")), (123456, "0.0E+00", ("digits", "1,2E+05", "120000")),
    (0.175, "# ?/?", ("digits", "1/6", "0.166666666666667")), (1 / 3, "0.0000%", ("digits", "33,3333%", "0.333333")), (250.5, "[>100]0;0.0", ("digits", "251", "251")),
    (120, ";;;", ("nothing", "", None)), (0, "#", ("nothing", "", None)), (0, "#,###", ("nothing", "", None)), (0, "0;-0;", ("nothing", "", None)), (-5, "0;;0", ("nothing", "", None)),
    (-5, "0;0", ("other", "5", None)), (-5, "0;[Red]0", ("other", "5", None)), (5, "-0", ("other", "-5", None)), (5, "(0)", ("other", "(5)", None)), (5, '0"-"', ("other", "5-", None)), (-5, '0;"-"0"-"', ("other", "-5-", None)),
    (0, '"-"', ("other", "-", None)), (0, '[<1]"-";0', ("other", "-", None)), (0, '0;-0;"k.A."', ("other", "k.A.", None)), (12, '"*"', ("other", "*", None)), (120, '[>100]"viel";0', ("other", "viel", None)),
    (12, '0"00"', ("other", "1200", None)), (12, '"1"0', ("other", "112", None)), (12, "0\\.000", ("other", "0.012", None)), (12, "0\\,0", ("other", "1,2", None)),
    (12, '0".5"', ("other", "12.5", None)), (12, '"<"0', ("other", "<12", None)), (1234567, "000-000", ("other", "1234-567", None)), (1234567, "# ##0", ("other", "1234 567", None)),
    (1, "00", ("label", "01", None)), (7, '"Kreis "0', ("label", "Kreis 7", None)),
)  # fmt: skip


@pytest.mark.parametrize(("value", "code", "expected"), OTHERWISE)
def test_another_number_is_seen_than_held(value: float, code: str, expected: tuple[str, str, str | None]) -> None:
    assert seen(value, code) == expected


CODES = st.lists(
    st.sampled_from(
        (
            "0",
            "#",
            "?",
            ",",
            ".",
            "%",
            "E+0",
            "/",
            "8",
            ";",
            "General",
            "-",
            "(",
            ")",
            " ",
            "_-",
            "* ",
            "[>5]",
            "[$T€-407]",
            '" %"',
            '"1"',
            "\\0",
            "h",
            '"',
        )
    ),
    max_size=12,
).map("".join)
NUMBERS = st.one_of(
    st.floats(allow_nan=False),
    st.integers(-(10**6), 10**6).map(float),
    st.decimals(-(10**6), 10**6, places=3).map(float),
)


@given(code=CODES | st.text(max_size=20), value=NUMBERS)
@example(code="0" * 5000 + "." + "0" * 5000, value=1e-300)
@example(code="0.0" + "," * 2000, value=1e308)
@example(code="0%%%%", value=1e308)
def test_whatever_the_code_there_is_an_answer(code: str, value: float) -> None:
    """The fast way and the thorough one say the same of a number, and neither fails."""
    raw = NumberFormat(code).raw(value, False)
    assert isinstance(raw, float | Moment)
    if isinstance(raw, float):
        assert float(raw) == value
    thorough = NumberFormat(code)
    thorough._quick = False
    again = thorough.raw(value, False)
    assert type(raw) is type(again)
    assert not isinstance(raw, Seen) or raw.sight == again.sight


# --- and what is done then ---------------------------------------------------------------------------

PROBLEMS: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "literal percent of a rate": ({UPLIFT: Formatted(0.5, '0.0"%"')}, [("format_two_readings", UPLIFT)]),
    "literal percent of a damping": ({D: Formatted(0.5, '0.0" %"')}, [("format_two_readings", D)]),
    "literal percent above 100": ({D: Formatted(50, '0" %"')}, [("format_size", D)]),
    "per cent in words of a share": ({SHARE: Formatted(0.6, '0.0" v.H."')}, [("format_two_readings", SHARE)]),
    "per cent in words of an abf rate": ({ABF: Formatted(0.05, '0.00" Prozent"')}, [("format_two_readings", ABF)]),
    "literal percent of a weight": ({WEIGHT: Formatted(60, '0" %"')}, [("format_two_readings", WEIGHT)]),
    "literal percent of an indicator of kind rate": ({Q: Formatted(4.2, '0.0" %"')}, [("format_two_readings", Q)]),
    "literal percent beside true ones": (
        {Q: Formatted(0.5, '0.0" %"'), "Sozialräume!F3": Formatted(0.061, "0.0%"), "Sozialräume!F4": Formatted(0.033, "0.0%")},
        [("format_two_readings", Q)],
    ),
    "literal percent of a count": ({K: Formatted(120, '0" %"')}, [("format_size", K)]),
    "thousands of a budget": ({B: Formatted(120, '0" T€"')}, [("format_size", B)]),
    "thousands of a parameter": ({COST: Formatted(62.4, '0.0" Tsd. €"')}, [("format_size", COST)]),
    "digits that are missing": ({B: Formatted(120000, "#,##0,")}, [("format_size", B)]),
    "thousands of a control total": ({CONTROL: Formatted(0.5, '0.0" Tsd."')}, [("format_size", CONTROL)]),
    "thousands twice": ({B: Formatted(120, '0" T€"'), "Sozialräume!D3": Formatted(90, '0" T€"')}, [("format_size", B), ("format_size", "Sozialräume!D3")]),
    "nothing": ({B: Formatted(120000, ";;")}, [("format_shows_nothing", B)]),
    "nothing for a zero": ({K: Formatted(0, "0;-0;")}, [("format_shows_nothing", K)]),
    "a word for a zero": ({K: Formatted(0, '0;-0;"k.A."')}, [("format_shows_other", K)]),
    "a number without its sign": ({UPLIFT: Formatted(-0.05, "0%;0%")}, [("format_shows_other", UPLIFT)]),
    "digits that are added": ({B: Formatted(1200, '0"00"')}, [("format_shows_other", B)]),
    "hidden digits of a rate": ({UPLIFT: Formatted(0.175, "0%")}, [("digits_hidden_in_rate", UPLIFT)]),
    "hidden digits of a share": ({SHARE: Formatted(0.6, "0%"), "Leistungen!B3": Formatted(0.404, "0%")}, [("digits_hidden_in_rate", "Leistungen!B3")]),
    "hidden digits of an abf rate": ({ABF: Formatted(0.0512, "0%")}, [("digits_hidden_in_rate", ABF)]),
    "hidden digits of a weight": ({WEIGHT: Formatted(33.333, "0")}, [("digits_hidden_in_rate", WEIGHT)]),
}  # fmt: skip

WARNINGS: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "hidden digits of an indicator": ({Q: Formatted(4.1837, "0.0"), "Sozialräume!F4": Formatted(3.33, "0.0")}, [("digits_hidden", Q)]),
    "hidden digits of a budget": ({B: Formatted(100000.5, "#,##0")}, [("digits_hidden", B)]),
    "hidden digits of thousands": ({B: Formatted(120400, '0," T€"')}, [("digits_hidden", B)]),
    "hidden digits of an own cost": ({"Sozialräume!H3": Formatted(65000.25, "#,##0.0")}, [("digits_hidden", "Sozialräume!H3")]),
    "hidden digits of a base": ({"Sozialräume!G4": Formatted(1000.4, "0")}, [("digits_hidden", "Sozialräume!G4")]),
    "hidden digits of a control total": ({K: 120.5, CONTROL: Formatted(500.5, "0")}, [("digits_hidden", CONTROL)]),
    "hidden digits of a cost": ({COST: Formatted(62400.5, "#,##0")}, [("digits_hidden", COST)]),
    "hidden digits of hours": ({"Parameter!A7": "Wochenstunden je VZÄ", "Parameter!B7": Formatted(38.5, "0")}, [("digits_hidden", "Parameter!B7")]),
}  # fmt: skip

READ: dict[str, dict[str, Any]] = {
    "thousands that fit": {B: Formatted(100000, '#,##0," T€"')},
    "as many digits as there are": {Q: Formatted(4.2, "0.0"), B: Formatted(100000, "#,##0.00")},
    "units": {K: Formatted(120, '0" Kinder"'), "Parameter!B6": Formatted(62400, '#,##0" €"')},
    "a percentage": {UPLIFT: Formatted(0.02, "0%"), D: Formatted(0.5, "0.0%"), SHARE: Formatted(0.6, "0 %")},
}  # fmt: skip


@pytest.mark.parametrize("writer", FORMATTED)
@pytest.mark.parametrize("name", PROBLEMS)
def test_a_number_that_shows_as_another_is_refused(tmp_path: Path, writer: str, name: str) -> None:
    changes, expected = PROBLEMS[name]
    assert problems_of(tmp_path, changes, writer) == expected


@pytest.mark.parametrize("writer", FORMATTED)
@pytest.mark.parametrize("name", WARNINGS)
def test_a_number_that_shows_fewer_digits_is_read_and_told(tmp_path: Path, writer: str, name: str) -> None:
    changes, expected = WARNINGS[name]
    assert problems_of(tmp_path, changes, writer) == expected
    severity = "warning" if name == "hidden digits of hours" else "note"
    assert {problem.severity for problem in case_of(tmp_path, changes, writer).warnings} == {severity}
    plain = {place: cell.value if isinstance(cell, Formatted) else cell for place, cell in changes.items()}
    assert case_of(tmp_path, changes, writer).districts == case_of(tmp_path, plain, writer).districts


@pytest.mark.parametrize("writer", FORMATTED)
@pytest.mark.parametrize("name", READ)
def test_a_number_that_shows_as_it_is_is_read(tmp_path: Path, writer: str, name: str) -> None:
    case = case_of(tmp_path, READ[name], writer)
    assert case.warnings == ()
    assert case.districts == case_of(tmp_path, {}).districts


def said(tmp_path: Path, changes: dict[str, Any]) -> list[str]:
    from sozialbudget.case.problems import InputError, gathered

    try:
        found = case_of(tmp_path, changes).warnings
    except InputError as error:
        found = error.problems
    return [sentence.say("de") for sentence in gathered(found)]


def test_both_numbers_are_said_and_what_to_do(tmp_path: Path) -> None:
    standard = "das Zahlenformat der Zelle auf „Standard“ stellen"
    assert said(tmp_path, {UPLIFT: Formatted(0.5, '0.0" %"')}) == [
        f"{UPLIFT}: Steigerung zeigt „0,5 %“ und enthält 0,5: das kann 0,5 % oder 50 % heißen — {standard}, dann 0,5 % "
        "oder 50 % eintragen"
    ]
    assert said(tmp_path, {D: Formatted(50, '0" v.H."')}) == [
        f"{D}: Dämpfung zeigt „50 v.H.“ und enthält 50: erwartet wird ein Satz — {standard}, dann 50 % eintragen"
    ]
    assert said(tmp_path, {B: Formatted(120, '0" T€"'), "Sozialräume!D4": Formatted(1.5, '0.0" Mio. €"')}) == [
        f"{B}: Budget bisher von Nord zeigt „120 T€“ und enthält 120: erwartet werden Euro; ebenso D4 („1,5 Mio. €“, enthält 1,5) — "
        f"{standard}, dann 120000 eintragen, die anderen entsprechend"
    ]
    assert said(tmp_path, {UPLIFT: Formatted(0.175, "0%")}) == [
        f"{UPLIFT}: Steigerung zeigt „18%“ und enthält 17,5 %: das kann 18 % oder 17,5 % heißen — 17,5 % mit allen "
        "Stellen anzeigen lassen (Zahlenformat mit mehr Nachkommastellen oder „Standard“); nur wenn 18 % gemeint ist, 18 % eintragen"
    ]
    assert said(tmp_path, {Q: Formatted(4.1837, "0.0"), "Sozialräume!F4": Formatted(3.33, "0.0")}) == [
        f"{Q}: Quote enthält mehr Stellen, als zu sehen sind (F2, F4): zu sehen ist 4,2, gelesen wird 4,1837 — prüfen; "
        "mehr Nachkommastellen anzeigen lassen, oder auf die sichtbaren runden"
    ]


@pytest.mark.parametrize("writer", FORMATTED)
def test_what_the_remedies_offer_is_read(tmp_path: Path, writer: str) -> None:
    """A cell set to General, with one of the two numbers in it; a percentage typed there gets a format of its own."""
    for remedied in (0.5, Formatted(0.005, "0.00%"), Formatted(0.5, "0.00%")):
        assert case_of(tmp_path, {UPLIFT: remedied}, writer).warnings == ()


@pytest.mark.parametrize("writer", FORMATTED)
def test_an_id_is_read_as_it_is_shown(tmp_path: Path, writer: str) -> None:
    changes = {f"Sozialräume!A{row}": Formatted(row, "00") for row in (2, 3, 4)}
    assert [district.id for district in case_of(tmp_path, changes, writer).districts] == ["02", "03", "04"]
    named = {f"Sozialräume!A{row}": Formatted(row, '"Kreis "0') for row in (2, 3, 4)}
    assert [district.id for district in case_of(tmp_path, named, writer).districts] == ["Kreis 2", "Kreis 3", "Kreis 4"]


def test_a_dash_that_only_nil_is_shown_as_is_nil(tmp_path: Path) -> None:
    accounts = '_-* #,##0.00\\ "€"_-;-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-'
    for writer in ("openpyxl", "XlsxWriter", "xlwt"):
        for code in (accounts, '0;-0;"–"'):
            case = case_of(tmp_path, {B: Formatted(0, code), K: Formatted(0, code)}, writer)
            assert (case.districts[0].status_quo, case.districts[0].columns["Kinder"], case.warnings) == (0, 0, ())
        assert case_of(tmp_path, {B: Formatted(100000, accounts)}, writer).warnings == ()
        assert problems_of(tmp_path, {B: Formatted(5, '"–"')}, writer) == [("format_shows_other", B)]


# --- our own sheets show all digits -------------------------------------------------------------------

SHOWING = {
    ("0.0##%", "0.175"): "0.0##%", ("0.0##%", "0.123456"): "0.0###%", ("0.0#\\ %", "0.17525"): "0.0##\\ %", ("#,##0", "5"): "#,##0",
    ('#,##0\\ "€"', "100.5"): '#,##0.00\\ "€"', ('#,##0\\ "€"', "100.125"): '#,##0.00#\\ "€"', ("#,##0", "1.25"): "#,##0.0#",
    ('#,##0.00 "€"', "100"): '#,##0.00 "€"', ("General", "4.1837"): "General", ("@", "4.1837"): "@",
}  # fmt: skip


@pytest.mark.parametrize(("code", "value"), SHOWING)
def test_a_format_of_ours_shows_all_digits(code: str, value: str) -> None:
    wide = showing(code, [Decimal(value), None, "text"])
    assert wide == SHOWING[code, value]
    assert not isinstance(what_format_shows(wide).raw(float(value), False), Seen)


def test_a_result_with_many_digits_is_an_input_without_a_warning(tmp_path: Path) -> None:
    from sozialbudget import allocate

    changes = {
        Q: 0.0418377, "Sozialräume!F3": 0.0611, "Sozialräume!F4": 0.033, B: 100000.125, "Sozialräume!H3": 65000.5,
        UPLIFT: 0.0234567, D: 0.123456, SHARE: 0.333333, "Leistungen!B3": 0.666667, ABF: 0.0512345, COST: 62400.125, WEIGHT: 33.333333,
        CONTROL: 500,
    }  # fmt: skip
    case = case_of(tmp_path, changes)
    write(allocate(case), tmp_path / "ergebnis.xlsx")
    again = read_workbook(tmp_path / "ergebnis.xlsx")
    assert again.warnings == ()
    assert again.districts == case.districts
    assert again.services == case.services


def test_a_rolled_input_with_many_digits_is_read_without_a_warning_of_digits(tmp_path: Path) -> None:
    from sozialbudget.workbook.filling import filling_of
    from sozialbudget.workbook.template import filled_bytes

    case = case_of(
        tmp_path, {Q: 0.0418377, "Sozialräume!F3": 0.0611, "Sozialräume!F4": 0.033, B: 100000.125, UPLIFT: 0.0234567}
    )
    path = tmp_path / "neu.xlsx"
    path.write_bytes(filled_bytes(filling_of(case, "de", "neu"), "de"))
    assert read_workbook(path).warnings == ()


def test_a_workbook_whose_cells_have_no_style_takes_the_first() -> None:
    """A cell that names no style has the first of the file, which need not be General."""
    from raw_xlsx import PARTS, raw_xlsx
    from sozialbudget.reading.files.xlsx import XlsxBook

    styles = PARTS["xl/styles.xml"].replace('<xf numFmtId="0"/>', '<xf numFmtId="9"/>')
    content = raw_xlsx(
        '<sheetData><row r="1"><c r="A1"><v>0.175</v></c></row></sheetData>', **{"xl/styles.xml": styles}
    )
    raw = XlsxBook(content).sheet(0).rows[1][1]
    assert isinstance(raw, Seen)
    assert raw.sight.shown.de == "18%"
