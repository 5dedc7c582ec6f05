"""The result workbook as somebody opens it: sheets, names, text that stays text, print set-up, size."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from libreoffice import recalculated
from made_up import made_up_case
from sozialbudget import read_workbook
from sozialbudget.case.case import Case, Excluded
from sozialbudget.case.parameters import PARAMETER_KEYS
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.words import Lang
from sozialbudget.workbook.result.names import names
from sozialbudget.workbook.write import write_workbook
from support import CASES, case_from_json

EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE = [
    '=HYPERLINK("http://example.org";"x")',
    "+1+1",
    "@SUM(A1)",
    "<r><t>rich</t></r>",
    "{=1}",
    "a & b < c > d \"e\" 'f'",
    "_x000D_ and \x0b",
    "Zeile\nZwei",
    " außen ",
    "👩‍👧 اختبار",
]


def _written(tmp_path: Path, case: Case, lang: Lang = "de") -> tuple[Path, Allocation]:
    allocation = allocate(case)
    path = tmp_path / "result.xlsx"
    write_workbook(allocation, path, lang)
    return path, allocation


def _renamed(case: Case, texts: list[str]) -> Case:
    districts = tuple(
        d.model_copy(update={"name": text, "provider": text}) for d, text in zip(case.districts, texts, strict=False)
    )
    return case.model_copy(update={"districts": districts})


@pytest.mark.parametrize(
    ("lang", "sheets"),
    [
        (
            "de",
            "Übersicht Berechnungsbogen Stunden Sozialräume Indikatoren Parameter Leistungen Prüfungen Protokoll "
            "Ursachen Rechenweg Ausgleich Prüfsummen",
        ),
        (
            "en",
            "Overview Calculation_sheet Hours Districts Indicators Parameters Services Checks Protocol Causes Workings "
            "Balancing Checksums",
        ),
    ],
)
def test_sheets_in_order(tmp_path: Path, lang: Lang, sheets: str) -> None:
    path, _ = _written(tmp_path, case_from_json(CASES / "worked"), lang)
    assert openpyxl.load_workbook(path).sheetnames == [name.replace("_", " ") for name in sheets.split()]


def test_published_figures_of_the_worked_example_are_stored(tmp_path: Path) -> None:
    """A preview or pandas reads them without calculating."""
    path, _ = _written(tmp_path, case_from_json(CASES / "worked"))
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Berechnungsbogen").to_python()
    header = next(row for row in rows if row[0] == "Nr")
    nord = next(row for row in rows if row[1] == "Nord")
    total = next(row for row in rows if row[1] == "Summe")
    shown = {str(name): value for name, value in zip(header, nord, strict=True)}
    assert shown["Budget neu"] == 96380
    assert shown["Veränderung"] == -3620
    assert shown["Bedarfsbudget"] == 94248
    assert shown["Personalbudget"] == 79513.5
    assert shown["Vernetzung: Face-to-face-Stunden"] == 17.89
    assert total[header.index("Budget neu")] == 357000


def test_what_caps_set_free_is_not_told_as_the_cost_of_protection(tmp_path: Path) -> None:
    """Caps of 8 % free more than the floors cost, so that alpha lifts others, too."""
    case = read_workbook(
        EXAMPLES / "lueneburg" / "eingabe.xlsx", settings={"max_gain": "0.08", "max_loss": "0.08", "damping": "0.3"}
    )
    path, allocation = _written(tmp_path, case)
    assert allocation.alpha > 1
    lifted = sum(
        (low - damped for low, damped in zip(allocation.floor, allocation.damped, strict=True) if damped < low),
        Decimal(0),
    )
    every_rise = sum((rise for rise in allocation.causes["cause_protection"] if rise > 0), Decimal(0))
    assert lifted < every_rise
    sheet = openpyxl.load_workbook(path, data_only=True)["Übersicht"]
    told = {row[0].value: row[1].value for row in sheet.iter_rows(max_row=25)}
    assert round(Decimal(told["Bestandsschutz: von den anderen aufgebracht"]), 6) == round(lifted, 6)


def test_every_computed_cell_is_a_formula(tmp_path: Path) -> None:
    path, _ = _written(tmp_path, case_from_json(CASES / "worked"))
    sheet = openpyxl.load_workbook(path)["Berechnungsbogen"]
    constants = [
        cell.coordinate
        for row in sheet.iter_rows(min_row=8, max_row=11)
        for cell in row
        if cell.value not in (None, "Summe") and not str(cell.value).startswith("=")
    ]
    assert constants == []


def test_parameters_and_columns_are_named_and_formulas_use_the_names(tmp_path: Path) -> None:
    path, allocation = _written(tmp_path, case_from_json(CASES / "worked"))
    workbook = openpyxl.load_workbook(path)
    known = names(allocation.case, "de")
    for key in PARAMETER_KEYS:
        assert known.get(f"given_{key}", known.get(key)) in workbook.defined_names
    for key in ("need_share", "need_based", "status_quo", "damped", "balanced", "budget", "overhead", "personnel"):
        assert known[key] in workbook.defined_names
    formulas = {cell.value for cell in workbook["Berechnungsbogen"][8] if isinstance(cell.value, str)}
    assert "=Wirksame_Dämpfung*Fortschreibung+(1-Wirksame_Dämpfung)*Bedarfsbudget" in formulas
    assert "=Budget_neu-Budget_bisher" in formulas


@pytest.mark.parametrize("lang", ["de", "en"])
def test_hostile_text_stays_text(tmp_path: Path, lang: Lang) -> None:
    case = _renamed(made_up_case(1, districts=len(HOSTILE)), HOSTILE)
    case = case.model_copy(update={"excluded": (Excluded(id="x", name=HOSTILE[0], reason=HOSTILE[3]),)})
    path, allocation = _written(tmp_path, case, lang)
    sheet = openpyxl.load_workbook(path).worksheets[3]
    for row, text in enumerate(HOSTILE, start=2):
        cell = sheet.cell(row, 2)
        assert cell.data_type != "f"
        assert str(cell.value).replace("_x000B_", "\x0b").replace("_x005F_", "_") == text
    # LibreOffice opens it, recalculates, and shows the same names in formulas that refer to them.
    again = CalamineWorkbook.from_path(recalculated([path], tmp_path)[0])
    rows = again.get_sheet_by_index(1).to_python(skip_empty_area=False)
    shown = [row[1] for row in rows[7 : 7 + len(HOSTILE)]]
    assert shown[:6] == HOSTILE[:6]
    assert allocation.case.districts[0].name == HOSTILE[0]


def test_xml_of_every_part_is_well_formed_and_has_no_link(tmp_path: Path) -> None:
    from xml.etree import ElementTree

    path, _ = _written(tmp_path, _renamed(made_up_case(1, districts=len(HOSTILE)), HOSTILE))
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        assert not [name for name in archive.namelist() if "externalLink" in name]


def test_numbers_of_the_input_keep_all_their_digits(tmp_path: Path) -> None:
    case = case_from_json(CASES / "worked")
    odd = Decimal("0.300000000000004")  # the 15 digits that spreadsheets keep
    first = case.districts[0].model_copy(update={"columns": {**case.districts[0].columns, "Kinder im SGB II": odd}})
    path, _ = _written(tmp_path, case.model_copy(update={"districts": (first, *case.districts[1:])}))
    assert read_workbook(path).districts[0].columns["Kinder im SGB II"] == odd


def test_left_out_districts_and_notes_are_told(tmp_path: Path) -> None:
    case = read_workbook(EXAMPLES / "berlin" / "eingabe.xlsx")
    path, _ = _written(tmp_path, case)
    protocol = CalamineWorkbook.from_path(path).get_sheet_by_name("Protokoll").to_python()
    told = {str(row[0]): str(row[1]) for row in protocol}
    assert told["SHA-256"] == case.origin.sha256 if case.origin else False
    for gone in case.excluded:
        assert told[f"{gone.name} ({gone.id})"] == gone.reason
    again = read_workbook(path)
    assert [(gone.id, gone.reason) for gone in again.excluded] == [(g.id, g.reason) for g in case.excluded]
    assert again.districts == case.districts


def test_no_formula_compares_every_row_with_every_row(tmp_path: Path) -> None:
    """In the rows of districts, a range of all districts may only be met in the row's own cell, never summed."""
    path, allocation = _written(tmp_path, made_up_case(4))
    workbook = openpyxl.load_workbook(path)
    columns = "|".join(re.escape(name) for name, where in workbook.defined_names.items() if ":" in where.attr_text)
    over_a_column = re.compile(
        rf"(SUM|SUMPRODUCT|MAX|MIN|LARGE|SMALL|RANK|COUNTIF|SUMIF|MATCH|LOOKUP)\([^()]*\b({columns})\b"
    )
    n = len(allocation.budget)
    allowed = {"Gewichtsanteile"}
    for sheet in ("Berechnungsbogen", "Ursachen", "Rechenweg"):
        for row in workbook[sheet].iter_rows(min_row=8, max_row=7 + n):
            for cell in row:
                found = over_a_column.search(str(cell.value))
                assert not found or found[2] in allowed, f"{sheet}!{cell.coordinate}: {cell.value}"


def test_print_set_up(tmp_path: Path) -> None:
    path, _ = _written(tmp_path, case_from_json(CASES / "worked"))
    for sheet in openpyxl.load_workbook(path):
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert "&P" in str(sheet.oddFooter.right.text)
    calculation = openpyxl.load_workbook(path)["Berechnungsbogen"]
    assert calculation.print_title_rows == "$7:$7"
    assert calculation.print_title_cols == "$A:$B"
    assert calculation.freeze_panes == "C8"


def test_the_chart_shows_today_and_new(tmp_path: Path) -> None:
    path, _ = _written(tmp_path, case_from_json(CASES / "worked"))
    with zipfile.ZipFile(path) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    assert "Budget bisher" in chart
    assert "Budget neu" in chart
    assert 'descr="Balkendiagramm' in drawing


def test_berlin_recalculates_to_the_same(tmp_path: Path) -> None:
    """542 planning areas, 536 that count: every number on every sheet is the same after recalculation."""
    path, _ = _written(tmp_path, read_workbook(EXAMPLES / "berlin" / "eingabe.xlsx"))
    again = CalamineWorkbook.from_path(recalculated([path], tmp_path)[0])
    before = CalamineWorkbook.from_path(path)
    for name in before.sheet_names:
        old = before.get_sheet_by_name(name).to_python(skip_empty_area=False)
        new = again.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for number, (row, other) in enumerate(zip(old, new, strict=False), start=1):
            for a, b in zip(row, other, strict=False):
                same = abs(a - b) <= 1e-6 * max(1, abs(a)) if isinstance(a, float) and isinstance(b, float) else a == b
                assert same, f"{name}, row {number}: {a!r} became {b!r}"


def test_english_results_recalculate_too(tmp_path: Path) -> None:
    for seed in (0, 1, 2, 3):
        folder = tmp_path / str(seed)
        folder.mkdir()
        path, allocation = _written(folder, made_up_case(seed), "en")
        again = CalamineWorkbook.from_path(recalculated([path], folder)[0])
        overview = {row[0]: row[1] for row in again.get_sheet_by_name("Overview").to_python() if row}
        assert overview["Checks"] == "all passed"
        assert overview["New budgets, sum"] == float(allocation.total)


TYPED: dict[str, dict[str, object]] = {
    "no damping": {"Parameter!B10": None},
    "damping above 1": {"Parameter!B10": 1.5},
    "max loss above 1": {"Parameter!B11": 1.5},
    "auto without max loss": {"Parameter!B10": "auto", "Parameter!B11": None},
    "total and uplift": {"Parameter!B3": 1_600_000},
    "floors above total": {"Parameter!B3": 1_000_000, "Parameter!B4": None},
    "text for a cost": {"Parameter!B17": "54.600"},
    "negative weight": {"Indikatoren!B2": -10},
    "no weight": {"Indikatoren!B2": None},
    "another direction": {"Indikatoren!E2": "-"},
    "one more indicator": {"Indikatoren!A6": "Einwohner", "Indikatoren!B6": 20},
    "control total": {"Sozialräume!F6": 160},
    "negative value": {"Sozialräume!F6": -5, "Indikatoren!H2": None},
    "no value": {"Sozialräume!F6": None, "Indikatoren!H2": None},
    "no budget today": {"Sozialräume!D6": None},
    "own cost of 0": {"Sozialräume!E6": 0},
    "left out": {"Sozialräume!M6": "keine Daten"},
    "another provider": {"Sozialräume!C2": "Neuer Träger"},
    "another name of a service": {"Leistungen!A2": "Beratung"},
    "shares": {"Leistungen!B2": 0.7},
    "abf of 100 %": {"Leistungen!C2": 1},
    "one more district": {"Sozialräume!A12": "99"},
}


def test_what_a_new_run_would_refuse_fails_a_check(tmp_path: Path) -> None:
    """Each of these, typed into the result and recalculated, shows on the overview."""
    path, _ = _written(tmp_path, read_workbook(EXAMPLES / "lueneburg" / "eingabe.xlsx"))
    labels = [row[0].value for row in openpyxl.load_workbook(path)["Parameter"].iter_rows(max_col=1)]
    assert [labels[row - 1] for row in (3, 4, 10, 11, 17)] == [
        "Gesamtbudget",
        "Steigerung",
        "Dämpfung",
        "Höchstverlust",
        "Jahreskosten je VZÄ",
    ]
    files = []
    for number, cells in enumerate([{}, *TYPED.values()]):
        workbook = openpyxl.load_workbook(path)
        for place, value in cells.items():
            sheet, _, cell = place.partition("!")
            workbook[sheet][cell].value = value
        files.append(tmp_path / f"typed-{number}.xlsx")
        workbook.save(files[-1])
    verdicts = []
    for result in recalculated(files, tmp_path):
        rows = CalamineWorkbook.from_path(result).get_sheet_by_name("Übersicht").to_python()
        verdicts.append(next(row[1] for row in rows if row[0] == "Prüfungen"))
    assert verdicts[0] == "alle bestanden"
    unseen = [name for name, verdict in zip(TYPED, verdicts[1:], strict=True) if verdict == "alle bestanden"]
    assert unseen == []
