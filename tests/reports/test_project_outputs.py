"""What is written of a projection: screen, JSON, CSV, chart and the paper for the committee, and the command itself."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document
from pypdf import PdfReader

from command_line import Cli
from drawings import read
from plans import PLAN, small_case
from sozialbudget import Projection, project, read_plan, read_workbook, write, write_all
from sozialbudget.case.problems import OutputError
from sozialbudget.formats.charts.chart import Path as Way
from sozialbudget.formats.charts.chart import Paths
from sozialbudget.formats.charts.draw import svg
from sozialbudget.formats.document import Figure, Paragraph, Table
from sozialbudget.method.years.model import Plan, PlanYear
from sozialbudget.reports.projection.build import paper
from sozialbudget.reports.projection.output import as_object
from sozialbudget.reports.projection.screen import lines

EXAMPLE = Path(__file__).parents[2] / "examples" / "lueneburg-2026"


@pytest.fixture(scope="module")
def reform() -> Projection:
    dated = EXAMPLE / "parameter.toml"
    case = read_workbook(EXAMPLE / "eingabe.xlsx", parameter_file=dated)
    return project(case, read_plan(EXAMPLE / "plan.toml", case, dated))


def text_of(projection: Projection, width: int | None = None) -> str:
    return "\n".join("".join(text for text, _ in line).rstrip() for line in lines(projection, "de", width))


# --- screen -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_screen_shows_everything_within_its_width(reform: Projection, width: int) -> None:
    told = text_of(reform, width)
    assert max(map(len, told.splitlines())) <= width
    for figure in ("268.451,75", "65.768 ", "49.326,00", "137.232 ", "25.326,53", "82.264,85", "17,20", "+14,9"):
        assert figure in told
    assert "…" not in told


def test_a_screen_of_one_plain_year_has_no_tables_of_what_is_not_there() -> None:
    told = text_of(project(small_case(), Plan((PlanYear(2026),))))
    assert "Die Formel verteilt 102.000" in told
    for word in ("Ausgleich", "Töpfe", "Tarif", "Nicht gedeckt"):
        assert word not in told


@pytest.mark.parametrize(
    ("deficit", "told"),
    [
        (
            "current",
            "Jedes Jahr hat sein eigenes Defizit; es wird aus Zusatzmitteln ausgeglichen (2026: 100 % von 4.300 €, "
            "2027: 75 % von 7.488 €, 2028: 33,33 % von ",
        ),
        (
            "initial",
            "Dieses Defizit gilt für alle Jahre und wird aus Zusatzmitteln ausgeglichen (2026: 100 %, 2027: 75 %, ",
        ),
    ],
)
def test_the_first_sentence_says_which_deficit_is_paid(tmp_path: Path, deficit: str, told: str) -> None:
    """40 000 − 35 700 = 4 300 in 2026, 40 000 − 32 512 = 7 488 in 2027 (docs/project.md)."""
    (tmp_path / "plan.toml").write_text(
        PLAN.replace("reference_year = 2025", f'reference_year = 2025\ndeficit = "{deficit}"'), encoding="utf-8"
    )
    projection = project(small_case(), read_plan(tmp_path / "plan.toml", small_case()))
    assert told in text_of(projection).replace("\N{NO-BREAK SPACE}", " ")
    (lead,) = (block for block in paper(projection, "de").sections[0].blocks if getattr(block, "kind", "") == "lead")
    assert isinstance(lead, Paragraph)
    assert told in lead.text.replace("\N{NO-BREAK SPACE}", " ")


def test_five_years_stand_side_by_side_where_most_are_whole_euros(reform: Projection) -> None:
    """Columns without cents are printed without; so no year but for hours is left over at 80 characters."""
    told = text_of(reform, 80)
    assert "2025 2026 2027 2028 2029" in " ".join(told.split())
    assert "\nSumme          2.030.000  2.095.768  2.119.926,00 " in told
    money = told.partition("Woher das Geld kommt und wohin es geht, Euro im Jahr\n")[2].partition("\n\n")[0]
    assert money.splitlines()[0].split() == ["2026", "2027", "2028", "2029", "2030"]


# --- JSON and CSV -------------------------------------------------------------------------------------


def test_the_json_accounts_for_every_cent(reform: Projection) -> None:
    told = json.loads(json.dumps(as_object(reform, "de")), parse_float=Decimal)
    assert told["schema"] == "sozialbudget/projection/1"
    assert [year["year"] for year in told["years"]] == [2026, 2027, 2028, 2029, 2030]
    for year in told["years"]:
        pots = sum(region["amount"] for pot in year["pots"] for region in pot["regions"])
        districts = sum(district["received"] for district in year["districts"])
        assert districts + pots == year["total"] == year["formula_total"] + year["additional"]
    changed = {entry["parameter"]: entry for entry in told["years"][1]["changed"]}
    assert changed["uplift"]["said_by"] == "file"


def test_the_csv_has_a_row_for_each_year_and_district(reform: Projection, tmp_path: Path) -> None:
    path = write(reform, tmp_path / "v.csv")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert len(rows) == 5 * 10
    bleckede = [row for row in rows if row["Sozialraum"] == "Bleckede"]
    assert [row["Defizitausgleich"] for row in bleckede] == ["29509", "22131,75", "14754,5", "7377,25", "0"]
    assert {row["Region"] for row in bleckede} == {"Region Ost"}
    with pytest.raises(OutputError):
        write(reform, tmp_path / "v.csv")


# --- the chart ----------------------------------------------------------------------------------------


def paths(n: int, beside: bool = False) -> Paths:
    values = tuple(Decimal(k) for k in (0, 2, -4))
    return Paths(
        ("2025", "2026", "2027"),
        tuple(
            Way(f"Bezirk {k}", tuple(v * (k + 1) for v in values), f"−{4 * (k + 1)} %", values if beside else ())
            for k in range(n)
        ),
        "%",
        "de",
        "mit" if beside else "",
        "ohne" if beside else "",
    )


@pytest.mark.parametrize("n", [1, 5, 6, 40])
@pytest.mark.parametrize("beside", [False, True])
def test_every_line_is_named_and_told_without_overlap(n: int, beside: bool) -> None:
    chart = paths(n, beside)
    drawing = read(svg(chart, 170, "c"))
    words = drawing.words()
    for way in chart.paths:
        assert any(way.label in text for text in words)
        assert any(way.told in text for text in words)
    assert ("mit" in words) == ("ohne" in words) == beside
    boxes = [(t.x, t.y) for t in drawing.texts if "Bezirk" in t.words]
    assert all(abs(a[1] - b[1]) > 9 or abs(a[0] - b[0]) > 60 for i, a in enumerate(boxes) for b in boxes[:i])
    assert drawing.texts
    width, height = (float(v) for v in ElementTree.fromstring(svg(chart, 170, "c")).get("viewBox", "").split()[2:])
    assert all(0 <= t.x <= width and 0 <= t.y <= height for t in drawing.texts)


def test_a_line_goes_where_its_values_are() -> None:
    drawn = ElementTree.fromstring(svg(paths(1), 170, "c"))
    strokes = [e for e in drawn.iter() if e.tag.endswith("line") and float(e.get("stroke-width", "0")) > 2]
    ys = [(float(e.get("y1", "")), float(e.get("y2", ""))) for e in strokes]
    # Up by 2, then down by 6: downwards on a page is more.
    (a, b), (c, d) = ys
    assert b == pytest.approx(c)
    assert d - c == pytest.approx(3 * (a - b), rel=0.01)


def test_the_same_projection_draws_the_same_bytes(reform: Projection, tmp_path: Path) -> None:
    first, second = (write(reform, tmp_path / f"{k}.svg").read_bytes() for k in "ab")
    assert first == second
    assert "−3,5" in first.decode()


def test_a_picture_alone_shows_the_districts_that_change_most(tmp_path: Path) -> None:
    """542 small pictures would be higher than the library draws; the last ones change most here."""
    first = small_case(uplift="0", damping="0").districts[0]
    many = tuple(
        first.model_copy(update={"id": f"{i:03}", "name": f"Ort {i:03}", "columns": {"Kinder": Decimal(1000 + i)}})
        for i in range(542)
    )
    plan = Plan(tuple(PlanYear(2026 + t) for t in range(2)))
    projection = project(small_case(uplift="0", damping="0").model_copy(update={"districts": many}), plan)
    drawn = write(projection, tmp_path / "many.svg").read_text(encoding="utf-8")
    # The mean need is that of 270 and 271; the farther from it, the more a district changes: 48 at each end.
    assert {i for i in range(542) if f"Ort {i:03}" in drawn} == {*range(48), *range(494, 542)}


# --- the paper ----------------------------------------------------------------------------------------


def test_the_paper_says_what_happens_and_every_table_foots(reform: Projection) -> None:
    document = paper(reform, "de")
    tables = [block for block in document.blocks() if isinstance(block, Table)]
    money = next(table for table in tables if "Woher das Geld kommt" in table.caption)
    cells = {row.cells[0]: row.cells[1:] for row in money.rows}
    assert cells["Geld des Jahres"] == cells["Verwendung zusammen"]

    def number(cell: str) -> Decimal:
        told = cell.removesuffix("\N{NO-BREAK SPACE}%").replace(".", "").replace(",", ".").replace("−", "-")
        return Decimal(told.replace("+", ""))

    for table in tables:
        body = [row for row in table.rows if row.kind == "body"]
        total = next((row for row in table.rows if row.kind == "total" and row.cells[0] == "Summe"), None)
        for k in range(1, len(table.columns)):
            if total is not None and table.columns[k].header != "in %":
                assert sum(number(row.cells[k]) for row in body) == number(total.cells[k])
    # Bleckede had 271 000 of 2 030 000 = 13.35 %, and has 11.90 % of the need in all years: the formula gives it less.
    shares = next(table for table in tables if "Anteil am bisherigen Geld" in table.caption)
    assert [column.header for column in shares.columns[1:]] == ["Anteil am Budget 2025", "Bedarfsanteil"]
    cells = {row.cells[0]: row.cells[1:] for row in shares.rows}
    assert cells["Bleckede"] == ("13,35\N{NO-BREAK SPACE}%", "11,90\N{NO-BREAK SPACE}%")
    (figure,) = [block for block in document.blocks() if isinstance(block, Figure)]
    assert "Bleckede: 2026 ±0,0" in figure.alt
    assert "2030 −3,5" in figure.alt
    told = " ".join(cell for table in tables for row in table.rows for cell in row.cells)
    for source in ("Vorlage 2025/124", "erfunden (Beispiel)", "zu prüfen bis 31.12.2030", "vorbeugende Projekte"):
        assert source in told


def test_the_paper_in_every_format_is_the_same_paper(reform: Projection, tmp_path: Path) -> None:
    written = write_all(reform, [tmp_path / f"v.{ending}" for ending in ("pdf", "docx", "html")])
    pdf = " ".join(" ".join(page.extract_text() for page in PdfReader(written[0]).pages).split())
    docx = Document(str(written[1]))
    cells = {cell.text for table in docx.tables for row in table.rows for cell in row.cells}
    html = written[2].read_text(encoding="utf-8")
    for figure in ("268.451,75", "49.326,00", "25.326,53", "2.233.000", "17,20"):
        assert figure in pdf
        assert figure in cells
        assert figure in html
    assert "Was in welchem Jahr geschieht" in pdf
    again = write(reform, tmp_path / "w.pdf")
    assert again.read_bytes() == written[0].read_bytes()


def test_many_years_stand_in_several_tables() -> None:
    projection = project(small_case(), Plan(tuple(PlanYear(2026 + k) for k in range(20))))
    document = paper(projection, "en")
    assert all(len(table.columns) <= 10 for table in document.blocks() if isinstance(table, Table))
    assert "District budgets 2026 to 2045" in document.title


# --- the command --------------------------------------------------------------------------------------


@pytest.fixture
def plan(folder: Path) -> str:
    (folder / "plan.toml").write_text("[years.2026]\n[years.2027]\ndamping = '25 %'\n", encoding="utf-8")
    return "plan.toml"


def test_the_command_shows_writes_and_prints_json(cli: Cli, folder: Path, plan: str) -> None:
    year = str(read_workbook("eingabe.xlsx").parameters.year)
    first = ["--set", "year=2026"] if year != "2026" else []
    shown = cli("project", "eingabe.xlsx", "--plan", plan, *first, "-o", "v.json", "-o", "v.csv")
    assert (shown.status, shown.err) == (0, "")
    assert "Budget nach der Formel je Sozialraum" in shown.out
    assert "Geschrieben: v.json" in shown.out
    printed = cli("project", "eingabe.xlsx", "--plan", plan, *first, "--json")
    assert json.loads(printed.out) == json.loads((folder / "v.json").read_text(encoding="utf-8"))
    again = cli("project", "eingabe.xlsx", "--plan", plan, *first, "-o", "v.json")
    assert (again.status, again.out) == (1, "")
    assert cli("project", "eingabe.xlsx", "--plan", plan, *first, "-o", "v.json", "--force", "-q").out == ""


def test_problems_of_input_plan_and_output_come_together(cli: Cli, folder: Path) -> None:
    (folder / "plan.toml").write_text(PLAN.replace('share = "30 %"', 'share = "20 %"'), encoding="utf-8")
    ran = cli("project", "eingabe.xlsx", "--plan", "plan.toml", "--set", "damping=3", "-o", "v.txt")
    assert ran.status == 1
    for said in ("v.txt", "--set damping", "plan.toml: pots: die Anteile der Töpfe ergeben 90 %", "nichts geschrieben"):
        assert said in ran.err


def test_a_plan_is_needed_and_one_that_is_no_toml_is_told_with_its_line(cli: Cli, folder: Path) -> None:
    assert cli("project", "eingabe.xlsx").status == 2
    (folder / "plan.toml").write_text("title = 'x'\n[years.2026\n", encoding="utf-8")
    ran = cli("project", "eingabe.xlsx", "--plan", "plan.toml")
    assert ran.status == 1
    assert "Zeile 2" in ran.err
    assert "Traceback" not in ran.err
    absent = cli("project", "eingabe.xlsx", "--plan", "kein.toml")
    assert (absent.status, "kein.toml" in absent.err) == (1, True)
