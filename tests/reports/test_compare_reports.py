"""What `compare` shows and writes: screen, workbook, JSON, CSV, document, chart; and how it fails."""

import csv
import json
import re
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pdfplumber
import pytest
from python_calamine import CalamineWorkbook

from command_line import Cli, Ran, files
from libreoffice import recalculated
from made_up import made_up_case
from sozialbudget import allocate, read_workbook, write
from sozialbudget.analysis.compare.compare import Comparison, compare
from sozialbudget.formats.screen.lines import wrapped
from sozialbudget.reports.comparison.output import COMPARISON
from sozialbudget.reports.comparison.telling import ComparisonTeller
from sozialbudget.reports.comparison.terminal import lines
from support import CASES, with_parameters

ROOT = Path(__file__).parents[2]
LUENEBURG = ROOT / "examples" / "lueneburg" / "eingabe.xlsx"
CHANGES = ("damping=0.3", "max_loss=5 %", "uplift=3 %", "overhead_rate=20 %")
SHAPLEY = "als wäre die Reihenfolge ausgelost"
HOSTILE = "=SUM(1)<b>\x1b[31m\u202e"


def result(**settings: str) -> Comparison:
    a = allocate(read_workbook(LUENEBURG))
    return compare(a, allocate(read_workbook(LUENEBURG, settings=settings)))


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Lüneburg with another damping, limit, uplift and overhead."""
    return result(**dict(change.split("=") for change in CHANGES))


def run(cli: Cli, *arguments: str, changes: tuple[str, ...] = CHANGES) -> Ran:
    sets = [word for change in changes for word in ("--set-b", change)]
    return cli("compare", str(LUENEBURG), str(LUENEBURG), *sets, *arguments)


# --- the screen ---------------------------------------------------------------------------------------


def test_the_screen_shows_it_all(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    before = files(folder)
    ran = run(cli)
    assert (ran.status, ran.err) == (0, "")
    assert "A: 2012 (eingabe.xlsx)\nB: 2012 (eingabe.xlsx, Steigerung 3 %, Dämpfung 30 %, " in ran.out
    # 617.67 − 2 981.33 + 7 218.66 = 4 855
    assert re.search(
        r"\nBleckede +188\.945 +193\.800 +\+4\.855 +\+2,6\s% +\+617,67 +−2\.981,33 +\+7\.218,66\n", ran.out
    )
    assert re.search(r"\nSozialraum +A: 2012\s€ .* Gesamtbudget\s€ +Dämpfung\s€ +Bestandsschutz\s€\n", ran.out)
    assert re.search(r"\nKostensätze und Leistungen +±0,00 +±0,00 +±0,00 +−24,84\n", ran.out)
    assert SHAPLEY in ran.out.replace("\n", " ")
    assert "- Parameter!B13 / --set-b damping: Dämpfung: 50 % → 30 %\n" in ran.out
    assert files(folder) == before


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_table_fits_the_screen(comparison: Comparison, width: int, lang: Any) -> None:
    told = ["".join(text for text, _ in line) for line in lines(ComparisonTeller(comparison, lang), width)]
    assert max(map(len, told)) <= width


@pytest.mark.parametrize("width", [50, 60, 80, 100, 140])
def test_others_stand_beside_a_cause_and_marks_are_whole(width: int) -> None:
    """Bardowick and Gellersen merge: two causes and more, and a name that is too long for its column."""
    a = read_workbook(LUENEBURG)
    merged = a.districts[2].model_copy(update={"name": "Bardowick und Gellersen", "status_quo": Decimal(341_000)})
    kept = tuple(district for district in a.districts if district.name not in ("Bardowick", "Gellersen"))
    b = with_parameters(a.model_copy(update={"districts": (merged, *kept)}), {"damping": "0.3", "uplift": "0.03"})
    told = [
        "".join(text for text, _ in line)
        for line in lines(ComparisonTeller(compare(allocate(a), allocate(b)), "de"), width)
    ]
    header = next(line for line in told if line.startswith("Sozialraum "))
    above = told[told.index(header) - 2 : told.index(header) + 1]
    causes = ("Gesamtbudget", "Dämpfung", "weggefallen", "bisher")
    assert ("übrige" in header) <= any(cause in line for line in above for cause in causes)
    assert any(re.match(r"Gel\S*…? – nur in A ", line) for line in told)
    assert not [line for line in told if line.lstrip().startswith(("%", "€"))]


def test_no_line_ends_between_a_number_and_its_unit() -> None:
    for width in range(14, 24):
        told = ["".join(text for text, _ in line) for line in wrapped("Höchstverlust: 10 % → 100 %, 5 € mehr", width)]
        assert not [line for line in told if line.startswith(("%", "€"))]
        assert " ".join(told) == "Höchstverlust: 10 % → 100 %, 5 € mehr"


def test_the_screen_says_what_causes_mean_and_how_to_see_one_district(cli: Cli) -> None:
    told = " ".join(run(cli).out.split())
    assert "- Bestandsschutz: Höchstverlust und Höchstzuwachs; was die einen behalten, bezahlen die anderen." in told
    command = re.search(r"zeigt seine Herleitung: sozialbudget (explain .*?) Face-to-face", told)
    assert command is not None
    words = command[1].split()
    assert words[:3] == ["explain", "eingabe.xlsx", "033555403"]  # Dahlenburg, which changes most
    words[1] = str(LUENEBURG)
    in_b = re.search(r" Dahlenburg \S+ (\S+) ", told)
    assert in_b is not None
    ran = cli(*words)
    assert (ran.status, in_b[1] in ran.out) == (0, True)


def test_many_differing_inputs_are_shortened(cli: Cli) -> None:
    ran = cli("compare", str(LUENEBURG), str(CASES / "worked" / "input.xlsx"))
    # Nothing in common: the ids are others.
    assert ran.status == 1
    assert "A und B haben keinen Sozialraum gemeinsam" in ran.err
    ran = cli("compare", str(LUENEBURG), str(LUENEBURG), *more_changes())
    assert ran.out.rstrip().endswith("… und 4 weitere (-o unterschiede.xlsx)")


def more_changes() -> list[str]:
    said = (*CHANGES, "weekly_hours=40", "abf_rate=5 %", "cost_per_fte=70000")
    return [word for change in said for word in ("--set-b", change)]


def test_the_same_file_twice(cli: Cli) -> None:
    ran = cli("compare", str(LUENEBURG), str(LUENEBURG))
    assert ran.status == 0
    assert "Budgets und Stunden sind in A und B dieselben." in ran.out
    assert "Die Eingaben sind gleich." in ran.out


def test_a_joint_cause_says_why(cli: Cli) -> None:
    ran = run(cli, changes=("uplift=-15 %", "max_loss=30 %"))
    told = " ".join(ran.out.split())
    assert "Gesamtbudget + Bestandsschutz" in told
    assert "„Gesamtbudget + Bestandsschutz“ ist eine gemeinsame Ursache: Das eine ohne das andere hat kein" in told
    assert "die Untergrenzen ergeben zusammen" in told


# --- how it fails -------------------------------------------------------------------------------------


def test_problems_of_both_files_are_told_together(cli: Cli, folder: Path) -> None:
    book = openpyxl.load_workbook("eingabe.xlsx")
    book["Parameter"]["B2"] = "bald"
    book.save("zwei.xlsx")
    ran = cli("compare", "eins.xlsx", "zwei.xlsx", "-o", "v.txt")
    assert ran.status == 1
    assert "v.txt: " in ran.err
    assert "eins.xlsx: die Datei eins.xlsx gibt es nicht" in ran.err
    assert "[zwei.xlsx]Parameter!B2: " in ran.err
    assert ran.err.endswith("Es wurde nichts geschrieben.\n")
    assert files(folder) == {"eingabe.xlsx", "zwei.xlsx"}


def test_two_files_of_one_name_are_told_apart(cli: Cli, folder: Path) -> None:
    (folder / "alt").mkdir()
    book = openpyxl.load_workbook("eingabe.xlsx")
    book["Parameter"]["B2"] = "bald"
    book.save("alt/eingabe.xlsx")
    ran = cli("compare", "eingabe.xlsx", "alt/eingabe.xlsx")
    assert "[alt/eingabe.xlsx]Parameter!B2: " in ran.err
    ran = cli("compare", "eingabe.xlsx", "eingabe.xlsx", "--set-b", "damping=2")
    assert "--set-b damping: " in ran.err


def test_an_edited_result_is_refused(cli: Cli, folder: Path) -> None:
    assert cli("allocate", "eingabe.xlsx", "-q").status == 0
    assert cli("compare", "eingabe.xlsx", "eingabe-ergebnis.xlsx").status == 0
    book = openpyxl.load_workbook("eingabe-ergebnis.xlsx", data_only=True)
    sheet = book["Berechnungsbogen"]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == 161_620][:1]
    cell.value = 170_000
    book.save("geaendert.xlsx")
    ran = cli("compare", "eingabe.xlsx", "geaendert.xlsx")
    assert ran.status == 1
    assert "[geaendert.xlsx]" in ran.err
    assert files(folder) >= {"geaendert.xlsx"}


def test_an_input_is_never_replaced(cli: Cli, folder: Path) -> None:
    shutil.copy("eingabe.xlsx", "b.xlsx")
    before = (folder / "b.xlsx").read_bytes()
    ran = cli("compare", "eingabe.xlsx", "b.xlsx", "-o", "b.xlsx", "--force")
    assert ran.status == 2
    assert "das ist die Eingabe selbst" in ran.err
    assert (folder / "b.xlsx").read_bytes() == before


def test_a_renamed_district_is_a_warning(cli: Cli, folder: Path) -> None:
    book = openpyxl.load_workbook("eingabe.xlsx")
    (cell,) = [cell for row in book["Sozialräume"].iter_rows() for cell in row if cell.value == "Nord"]
    cell.value = "Nordstadt"
    book.save("b.xlsx")
    ran = cli("compare", "eingabe.xlsx", "b.xlsx", "-q")
    assert (ran.status, ran.out) == (0, "")
    assert "gleiche Nr, anderer Name: 01 (Nord → Nordstadt)" in ran.err
    assert files(folder) == {"eingabe.xlsx", "b.xlsx"}


# --- JSON and CSV -------------------------------------------------------------------------------------


def test_json_is_the_same_on_stdout_and_in_a_file(cli: Cli, folder: Path) -> None:
    ran = run(cli, "--json", "-o", "v.json")
    assert (folder / "v.json").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ") == ran.out
    told = json.loads(ran.out, parse_float=Decimal)
    assert told["schema"] == "sozialbudget/comparison/1"
    assert told["total"] == {"a": 1_542_240, "b": 1_557_360, "difference": 15_120}
    assert SHAPLEY in told["attribution"]["sentence"]
    assert [cause["key"] for cause in told["causes"]] == ["total", "method", "protection", "rates"]
    for district in told["districts"]:
        for of in ("budget", "hours"):
            assert sum(Decimal(cause[of]) for cause in district["causes"]) == district[of]["difference"]
            assert district[of]["b"] - district[of]["a"] == district[of]["difference"]
    assert {(one["row"], one["a"], one["b"]) for one in told["inputs"] if one["field"] == "value"} >= {
        ("damping", Decimal("0.5"), Decimal("0.3"))
    }


def test_csv_has_every_cause(cli: Cli, folder: Path) -> None:
    assert run(cli, "-q", "-o", "v.csv").status == 0
    header, *rows = csv.reader((folder / "v.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";")
    parts = [header.index(name) for name in ("Gesamtbudget", "Verfahren und Dämpfung", "Bestandsschutz")]
    numbers = [[Decimal(cell.replace(",", ".")) for cell in row[2:]] for row in rows]
    assert len(rows) == 10
    for row in numbers:
        assert sum(row[k - 2] for k in parts) == row[header.index("Differenz") - 2]


# --- the workbook -------------------------------------------------------------------------------------


def test_the_workbook_recalculates_and_its_checks_are_live(comparison: Comparison, tmp_path: Path) -> None:
    good, spoilt = tmp_path / "gut.xlsx", tmp_path / "falsch.xlsx"
    write(comparison, good)
    again = tmp_path / "nochmal.xlsx"
    write(comparison, again)
    assert good.read_bytes() == again.read_bytes()
    book = openpyxl.load_workbook(good)
    assert book.sheetnames == [
        "Vergleich",
        "Schaubild Vergleich",
        "Stunden",
        "Schaubild Stunden",
        "Unterschiede der Eingaben",
        "Erläuterung",
    ]
    # Where a chart stood below a table, pages cut it.
    assert [sheet.title for sheet in book if sheet._charts] == ["Schaubild Vergleich", "Schaubild Stunden"]
    (cell,) = [c for row in book["Vergleich"].iter_rows() for c in row if c.value == 617.67]
    cell.value = 618.67
    book.save(spoilt)
    many = write(many_districts(), tmp_path / "viele.xlsx")
    right, wrong, large = map(CalamineWorkbook.from_path, recalculated([good, spoilt, many], tmp_path))
    stored = reread(good)
    assert large.sheet_names[:2] == ["Vergleich", "Schaubild Vergleich"]
    for name in ("Vergleich", "Schaubild Vergleich"):
        found, expected = (cells(of.get_sheet_by_name(name).to_python()) for of in (large, reread(many)))
        assert found == expected
    for name in ("Vergleich", "Stunden"):
        found, expected = (cells(of.get_sheet_by_name(name).to_python()) for of in (right, stored))
        assert found == expected
        assert "stimmt nicht" not in found
        assert found.count("stimmt") == 12  # ten districts, their sum, and all together
    # The row of Bleckede, the sum of the column, and the verdict.
    assert cells(wrong.get_sheet_by_name("Vergleich").to_python()).count("stimmt nicht") == 3
    inputs = cells(stored.get_sheet_by_name("Unterschiede der Eingaben").to_python())
    assert {"Dämpfung", "50\N{NO-BREAK SPACE}%", "30\N{NO-BREAK SPACE}%", "--set-b damping"} <= set(inputs)
    assert any(SHAPLEY in str(cell) for cell in cells(stored.get_sheet_by_name("Erläuterung").to_python()))


def many_districts() -> Comparison:
    """More districts than a chart has room for."""
    a = made_up_case(4, districts=40)
    return compare(allocate(a), allocate(with_parameters(a, {"damping": "0.9"})))


def reread(path: Path) -> CalamineWorkbook:
    return CalamineWorkbook.from_path(path)


def cells(rows: list[list[Any]]) -> list[Any]:
    return [round(cell, 6) if isinstance(cell, float) else cell for row in rows for cell in row if cell != ""]


# --- documents and the chart --------------------------------------------------------------------------


def test_the_pdf_says_what_why_and_how(comparison: Comparison, tmp_path: Path) -> None:
    path = write(comparison, tmp_path / "v.pdf")
    with pdfplumber.open(path) as made:
        text = " ".join((page.extract_text() or "") for page in made.pages)
    told = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
    assert "B verteilt 1.557.360 €, das sind 15.120 € (1,0 %) mehr als A mit 1.542.240 €." in told
    assert SHAPLEY in told
    assert "Bleckede 188.945 193.800 +4.855 +2,6 % +617,67 −2.981,33 +7.218,66" in told
    assert "Bleckede 100,20 99,67 −0,53 −0,5 %" in told


def test_the_chart_is_described(comparison: Comparison, tmp_path: Path) -> None:
    html = write(comparison, tmp_path / "v.html").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert "Bleckede: +4.855 € (Gesamtbudget +617,67 €; " in html
    root = ElementTree.parse(write(comparison, tmp_path / "v.svg")).getroot()
    assert root.tag.endswith("svg")
    assert "Bleckede" in "".join(root.itertext())


def test_where_budgets_stay_the_chart_shows_hours(tmp_path: Path) -> None:
    svg = write(result(overhead_rate="0.2"), tmp_path / "v.svg").read_text(encoding="utf-8")
    assert "<title>Differenz je Sozialraum nach Ursachen, Face-to-face-Stunden je Woche</title>" in svg
    assert "Bleckede: −3,03\N{NO-BREAK SPACE}h (Kostensätze und Leistungen −3,03\N{NO-BREAK SPACE}h)." in svg


@pytest.mark.parametrize("suffix", [suffix for suffix in COMPARISON.endings if suffix != ".docx"])
def test_nothing_that_differs_is_told_in_every_format(tmp_path: Path, suffix: str) -> None:
    path = write(result(), tmp_path / f"v{suffix}")
    assert path.stat().st_size > 400


def test_hostile_names_are_text_everywhere(tmp_path: Path) -> None:
    a = read_workbook(LUENEBURG)
    named = a.districts[0].model_copy(update={"name": HOSTILE, "provider": HOSTILE})
    heavier = a.indicators[0].model_copy(update={"weight": a.indicators[0].weight + 1, "source": HOSTILE})
    b = a.model_copy(
        update={
            "districts": (named, *a.districts[1:]),
            "indicators": (heavier, *a.indicators[1:]),
        }
    )
    comparison = compare(allocate(a), allocate(b))
    for suffix in COMPARISON.endings:
        write(comparison, tmp_path / f"v{suffix}")
    html = (tmp_path / "v.html").read_text(encoding="utf-8")
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
    sheet = openpyxl.load_workbook(tmp_path / "v.xlsx")["Vergleich"]
    (cell,) = [c for row in sheet.iter_rows() for c in row if isinstance(c.value, str) and "SUM(1)<b>" in c.value]
    assert cell.data_type != "f"
    assert "'=SUM(1)" in (tmp_path / "v.csv").read_text(encoding="utf-8-sig")
    screen = "".join(text for line in lines(ComparisonTeller(comparison, "de"), 100) for text, _ in line)
    assert "\x1b" not in screen
    assert "\u202e" not in screen
