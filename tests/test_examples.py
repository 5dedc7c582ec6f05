"""The examples: they read without a word, add up, and are what their scripts build."""

import csv
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from sozialbudget import Allocation, Projection, allocate, project, read_plan, read_workbook
from sozialbudget.case.parameters import StandardDeviation
from support import parts

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = ("lueneburg", "berlin", "lueneburg-2026", "steglitz-zehlendorf")


@pytest.fixture(scope="module")
def allocations() -> dict[str, Allocation]:
    return {name: allocate(read_workbook(EXAMPLES / name / "eingabe.xlsx")) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_the_script_builds_the_workbook(name: str, tmp_path: Path) -> None:
    built = tmp_path / "eingabe.xlsx"
    subprocess.run([sys.executable, EXAMPLES / name / "build.py", built], check=True)
    # Inside rather than the archive itself: another zlib may compress the same content otherwise.
    assert parts(built) == parts(EXAMPLES / name / "eingabe.xlsx")


@pytest.mark.parametrize("name", NAMES)
def test_it_reads_without_a_warning_and_adds_up(name: str, allocations: dict[str, Allocation]) -> None:
    allocation = allocations[name]
    assert allocation.case.warnings == ()
    assert sum(allocation.budget) == allocation.total
    assert list(allocation.overhead + allocation.personnel) == list(allocation.budget)
    by_service = [service.amount for service in allocation.services]
    assert [sum(amounts) for amounts in zip(*by_service, strict=True)] == list(allocation.personnel)
    assert (allocation.budget >= allocation.floor).all()
    assert (allocation.budget <= allocation.cap).all()
    assert (sum(allocation.causes.values()) == allocation.change).all()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_invented_is_called_so_in_the_workbook(name: str) -> None:
    book = load_workbook(EXAMPLES / name / "eingabe.xlsx", read_only=True)
    for sheet in ("Anleitung", "Sozialräume"):
        above = [str(row[0]) for row in book[sheet].iter_rows(max_row=5, max_col=1, values_only=True)]
        assert any("ERFUNDEN" in line for line in above)
    marks = [row for row in book["Sozialräume"].iter_rows(max_row=8, values_only=True) if "Pflicht, erfunden" in row]
    assert len(marks) == 1


@pytest.mark.parametrize("name", ["lueneburg", "lueneburg-2026"])
def test_lueneburg_has_the_census_inhabitants(name: str, allocations: dict[str, Allocation]) -> None:
    with (EXAMPLES / "lueneburg" / "einwohner-zensus-2022.csv").open(encoding="utf-8", newline="") as file:
        census = {
            (row["ars9"], row["sozialraum"]): Decimal(row["einwohner_zensus_2022_05_15"])
            for row in csv.DictReader(file, delimiter=";")
        }
    districts = allocations[name].case.districts
    assert len(districts) == 10
    assert {(d.id, d.name): d.columns["Einwohner"] for d in districts} == census


def test_lueneburg_names_the_invented_sources(allocations: dict[str, Allocation]) -> None:
    case = allocations["lueneburg"].case
    assert {indicator.source for indicator in case.indicators} == {"erfunden (Beispiel)"}
    for key in ("uplift", "damping", "max_loss", "cost_per_fte"):
        assert "erfunden" in (case.parameter_origins[key].source or "")


def test_lueneburg_tells_the_story_of_the_source(allocations: dict[str, Allocation]) -> None:
    """Indicators alone cut the east of the county hard; the floor protects it and the others pay (alpha below 1)."""
    allocation = allocations["lueneburg"]
    p = allocation.case.parameters
    assert (p.year, p.overhead_rate, p.abf_rate) == (2012, Decimal("0.175"), Decimal("0.1"))
    assert [service.share for service in allocation.services] == [Decimal("0.6"), Decimal("0.4")]
    by_name = {district.name: i for i, district in enumerate(allocation.case.districts)}
    for name in ("Bleckede", "Dahlenburg", "Amt Neuhaus"):
        i = by_name[name]
        assert allocation.need_based[i] < Decimal("0.85") * allocation.status_quo[i]
        assert allocation.budget[i] < allocation.status_quo[i]
    at_floor = {name for name, i in by_name.items() if allocation.balanced[i] == allocation.floor[i]}
    assert at_floor == {"Dahlenburg", "Amt Neuhaus"}
    assert Decimal("0.93") < allocation.alpha < Decimal("0.94")
    assert len({district.provider for district in allocation.case.districts}) == 4


def test_lueneburg_runs_with_the_burden_factor_too() -> None:
    path = EXAMPLES / "lueneburg" / "eingabe.xlsx"
    allocation = allocate(read_workbook(path, settings={"need_method": "Belastungsfaktor"}))
    assert sum(allocation.budget) == allocation.total


@pytest.fixture(scope="module")
def reform() -> Projection:
    folder = EXAMPLES / "lueneburg-2026"
    dated = folder / "parameter.toml"
    case = read_workbook(folder / "eingabe.xlsx", parameter_file=dated)
    return project(case, read_plan(folder / "plan.toml", case, dated))


def test_the_reform_of_2026_has_exactly_three_losers_compensated_in_full_and_phased_out(reform: Projection) -> None:
    districts = reform.case.districts
    assert [year.year for year in reform.years] == [2026, 2027, 2028, 2029, 2030]
    first, last = reform.years[0], reform.years[-1]
    losing = {districts[i].name for i, missing in enumerate(first.deficit) if missing > 0}
    assert losing == {"Bleckede", "Scharnebeck", "Adendorf"}
    assert sum(district.status_quo for district in districts) == 2_030_000
    assert {year.additional for year in reform.years} == {Decimal(203_000)}
    assert [year.plan.compensation * 100 for year in reform.years] == [100, 75, 50, 25, 0]
    assert (first.received >= first.reference).all()
    assert not any(last.compensation)
    assert [len(region.districts) for region in reform.plan.regions] == [3, 3, 4]
    assert [pot.name for pot in reform.plan.pots] == ["Regionales Budget 1"]
    for year in reform.years:
        assert sum(year.pots[0].by_region) == year.left == 203_000 - year.compensation_total


def test_the_reform_says_what_is_invented_and_when_it_is_to_be_reviewed(reform: Projection) -> None:
    folder = EXAMPLES / "lueneburg-2026"
    plan, readme = ((folder / name).read_text(encoding="utf-8") for name in ("plan.toml", "README.md"))
    assert "# ERFUNDEN: Die Vorlage nennt drei Regionen, nicht ihre Mitglieder." in plan
    assert "**welcher Sozialraum zu welcher Region gehört**" in readme
    dated = reform.case.parameter_origins["need_method"].validity
    assert dated is not None
    assert (dated.valid_from, dated.review_by) == (2026, date(2030, 12, 31))
    assert (*reform.case.warnings, *reform.plan.warnings) == ()
    for told in ("65.768", "49.326", "32.884", "16.442", "137.232", "29.509", "17,20"):
        assert told in readme


def test_berlin_counts_536_areas_and_leaves_out_six(allocations: dict[str, Allocation]) -> None:
    case = allocations["berlin"].case
    assert len(case.districts) == 536
    assert {(area.id, area.reason) for area in case.excluded} == {
        ("03300515", "ungültig (EW unter 300)"),
        ("03400831", "ungültig (EW unter 300)"),
        ("04400725", "ungültig (EW unter 300)"),
        ("05300838", "ungültig (EW unter 300)"),
        ("06200418", "ungültig (EW unter 300)"),
        ("10100205", "ungültig (Ausreißer)"),
    }
    assert len({district.provider for district in case.districts}) == 12


@pytest.mark.parametrize("sd", list(StandardDeviation))
def test_berlin_gives_the_published_z_values(sd: StandardDeviation) -> None:
    """Published for Stülerstraße: -0.25, -0.41, -0.31. With 536 areas both divisors give them."""
    case = read_workbook(EXAMPLES / "berlin" / "eingabe.xlsx", settings={"sd": sd.value})
    allocation = allocate(case)
    i = [district.id for district in case.districts].index("01100101")
    assert case.districts[i].name == "Stülerstraße"
    rounded = [str(z.quantize(Decimal("0.01"))) for z in allocation.need.normalised[i]]
    assert rounded == ["-0.25", "-0.41", "-0.31"]


def test_berlin_has_positive_multipliers_floors_and_caps(allocations: dict[str, Allocation]) -> None:
    allocation = allocations["berlin"]
    assert allocation.need.index is not None
    assert min(allocation.need.index) > 0
    assert any(allocation.balanced == allocation.floor)
    assert any(allocation.balanced == allocation.cap)


@pytest.mark.parametrize("name", NAMES)
def test_the_commands_of_the_readme_run(name: str, tmp_path: Path) -> None:
    lines = (EXAMPLES / name / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line.split() for line in lines if line.startswith("sozialbudget ")]
    assert commands[0][:3] == ["sozialbudget", "allocate", f"examples/{name}/eingabe.xlsx"]
    for number, (_, *arguments) in enumerate(commands):
        source, out = EXAMPLES.parent / arguments[1], tmp_path / f"{number}.xlsx"
        options = arguments[2 : arguments.index("-o")] if "-o" in arguments else arguments[2:]
        done = subprocess.run(
            [sys.executable, "-m", "sozialbudget", arguments[0], source, *options, "-o", out, "--quiet"],
            cwd=EXAMPLES.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert out.exists()


def test_lueneburgs_annex_and_hour_sheets_are_one_command(tmp_path: Path, allocations: dict[str, Allocation]) -> None:
    script = EXAMPLES / "lueneburg" / "annex.py"
    for _ in range(2):  # the second run replaces what the first wrote
        subprocess.run([sys.executable, script, tmp_path / "vorlage"], check=True, capture_output=True)
    found = {path.relative_to(tmp_path / "vorlage").as_posix() for path in tmp_path.rglob("*.*")}
    sheets = ["00-uebersicht", *(f"stundenblatt-2012-traeger-{letter}-fiktiv" for letter in "abcd")]
    endings = ("pdf", "docx", "xlsx")
    assert found == {f"anlage.{ending}" for ending in (*endings, "html")} | {
        f"stundenblaetter/{sheet}.{ending}" for sheet in sheets for ending in endings
    }
    annex = PdfReader(tmp_path / "vorlage" / "anlage.pdf")
    assert "erfundenen Zahlen" in str(annex.metadata and annex.metadata.title)
    first = " ".join(annex.pages[0].extract_text().split())
    for said in ("Beispiel mit erfundenen Zahlen", "2011/099", "Jugendhilfeausschuss", "1. Juni 2011", "1.542.240 €"):
        assert said in first
    covering = PdfReader(tmp_path / "vorlage" / "stundenblaetter" / "00-uebersicht.pdf").pages[0].extract_text()
    hours = sum(service.face_to_face_hours.sum() for service in allocations["lueneburg"].services)
    assert f"{hours:.2f}".replace(".", ",") in covering
