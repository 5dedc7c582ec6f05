"""Who grants the budgets: a name that is printed as it was entered, and changes no number."""
# ruff: noqa: E501 - the tables read best with one entry per line

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import sozialbudget as sb
from annexes import text_of
from sozialbudget import Case, Projection, allocate, compare, from_frames, project, read_workbook, roll
from sozialbudget.analysis.verify.verify import verify
from sozialbudget.case.parameters import LONGEST_TEXT, Parameters
from sozialbudget.case.problems import InputError
from sozialbudget.formats.document import Signatures, Table
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.years.model import Plan, PlanYear
from sozialbudget.reports.allocation.data import as_text
from sozialbudget.reports.annex.build import annex
from sozialbudget.reports.annex.request import AnnexRequest, Part
from sozialbudget.reports.comparison.document import document as comparison
from sozialbudget.reports.comparison.telling import ComparisonTeller
from sozialbudget.reports.hour_sheets.derivation import SheetTeller
from sozialbudget.reports.hour_sheets.grouping import holders
from sozialbudget.reports.hour_sheets.overview import overview
from sozialbudget.reports.hour_sheets.request import By, SheetsRequest
from sozialbudget.reports.hour_sheets.sheet import sheet
from sozialbudget.reports.projection.build import paper
from sozialbudget.reports.roll.sections import sections
from sozialbudget.words import LANGUAGES, Lang
from sozialbudget.workbook.template import template_bytes
from sozialbudget.workbook.write import workbook_bytes, write_workbook
from support import CASES, case_from_json
from workbooks import CLEAN, WRITERS, spoilt, write

NAME = "Stadt Bielefeld"
LABELS = {"de": "Gebietskörperschaft", "en": "Authority"}
NO_BREAK = "\N{NO-BREAK SPACE}"


def case_of(folder: Path, name: Any = NAME, label: str = "Landkreis", writer: str = "openpyxl", **more: Any) -> Case:
    changes = {"Parameter!A7": label, "Parameter!B7": name}
    return read_workbook(write(folder, spoilt(changes), writer), **more)


def named(county: str | None = NAME) -> Allocation:
    case = case_from_json(CASES / "worked")
    return allocate(case.model_copy(update={"parameters": case.parameters.changed({"county": county})}))


# --- reading ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("label", ["Landkreis", "landkreis:", "county", "County"])
def test_it_is_read_from_a_row_of_the_parameters_and_no_row_of_totals(tmp_path: Path, writer: str, label: str) -> None:
    case = case_of(tmp_path, f" {NAME}{NO_BREAK}", label, writer)
    assert case.parameters.county == NAME
    assert case.parameter_origins["county"].place == "Parameter!B7"
    assert case.warnings == ()


def test_it_is_read_from_the_first_row_and_from_an_english_sheet(tmp_path: Path) -> None:
    tables = spoilt({})
    tables["Parameters"] = [["parameter", "value"], ["county", "Landkreis Lüneburg"], *tables.pop("Parameter")[1:]]
    case = read_workbook(write(tmp_path, tables))
    assert (case.parameters.county, case.warnings) == ("Landkreis Lüneburg", ())


def test_it_is_read_from_frames() -> None:
    import pandas as pd

    frames = [pd.DataFrame(rows, columns=header) for header, *rows in CLEAN.values()]
    case = from_frames(frames[0], frames[1], {"year": 2026, "damping": 0.5, "cost_per_fte": 62400, "county": NAME})
    assert case.parameters.county == NAME


def test_the_last_one_said_wins(tmp_path: Path) -> None:
    toml = tmp_path / "p.toml"
    toml.write_text('Landkreis = "Land Berlin"\n', encoding="utf-8")
    assert case_of(tmp_path, parameter_file=toml).parameters.county == "Land Berlin"
    assert (
        case_of(tmp_path, parameter_file=toml, settings={"county": "Kreis Höxter"}).parameters.county == "Kreis Höxter"
    )
    assert case_of(tmp_path, settings={"Landkreis": ""}).parameters.county is None


def test_a_file_names_it_with_source_and_years(tmp_path: Path) -> None:
    toml = tmp_path / "p.toml"
    toml.write_text('[[Landkreis]]\nWert = "Kreis Neu"\ngilt_ab = 2020\nQuelle = "Gesetz"\n', encoding="utf-8")
    case = case_of(tmp_path, parameter_file=toml)
    assert (case.parameters.county, case.parameter_origins["county"].source) == ("Kreis Neu", "Gesetz")


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_an_empty_cell_names_nobody(tmp_path: Path, empty: str | None) -> None:
    case = case_of(tmp_path, empty)
    assert (case.parameters.county, case.warnings) == (None, ())


@pytest.mark.parametrize("name", ["=1+1", "+49 Kreis", "@Kreis", "Kreis & Stadt <b>", "Kreis 😀", "x" * LONGEST_TEXT, f"Kreis{NO_BREAK}Höxter"])  # fmt: skip
def test_any_one_line_is_a_name(tmp_path: Path, name: str) -> None:
    assert case_of(tmp_path, name, writer="XlsxWriter").parameters.county == name


REFUSED = {
    "a line break": ("Landkreis\nLüneburg", "text_unseen", "U+000A"),
    "a tab": ("Landkreis\tLüneburg", "text_unseen", "U+0009"),
    "a line separator": ("Landkreis\u2028Lüneburg", "text_unseen", "U+2028"),
    "a turned order": ("Landkreis \u202eLüneburg", "text_unseen", "U+202E"),
    "too long": ("x" * (LONGEST_TEXT + 1), "text_too_long", "121"),
    "a date": (date(2026, 1, 1), "text_date", ""),
    "a truth value": (True, "text_boolean", ""),
}


@pytest.mark.parametrize("writer", ["openpyxl", "odfpy", "xlwt"])
@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_name_is_refused_at_its_cell(tmp_path: Path, kind: str, writer: str) -> None:
    name, code, told = REFUSED[kind]
    with pytest.raises(InputError) as caught:
        case_of(tmp_path, name, writer=writer)
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == (code, "Parameter!B7")
    assert told in problem.what("de")
    assert problem.remedy("de")


def test_what_is_no_name_is_refused_from_every_source(tmp_path: Path) -> None:
    toml = tmp_path / "p.toml"
    toml.write_text('county = "a\\nb"\n', encoding="utf-8")
    for more in ({"settings": {"county": "a\nb"}}, {"parameter_file": toml}):
        with pytest.raises(InputError) as caught:
            case_of(tmp_path, **more)
        assert [problem.code for problem in caught.value.problems] == ["text_unseen"]


@pytest.mark.parametrize("name", ["", " ", " Kreis", "a\nb", "x" * (LONGEST_TEXT + 1)])
def test_python_is_bound_by_the_same(name: str) -> None:
    with pytest.raises(InputError):
        Parameters(year=2026, damping=0, cost_per_fte=1, county=name)  # type: ignore[arg-type]


def test_the_template_asks_for_it() -> None:
    for lang, label, allowed in (
        ("de", "Landkreis", "Text in einer Zeile, höchstens 120 Zeichen"),
        ("en", "county", "text in one line, at most 120 characters"),
    ):
        page = openpyxl.load_workbook(BytesIO(template_bytes(lang)))["Parameter" if lang == "de" else "Parameters"]  # type: ignore[arg-type]
        row = next(row for row in range(1, 40) if page.cell(row, 1).value == label)
        assert (page.cell(row, 2).value, page.cell(row, 4).value) == (None, None)
        assert allowed in str(page.cell(row, 1).comment and page.cell(row, 1).comment.text)
        rule = next(rule for rule in page.data_validations.dataValidation if f"B{row}" in rule.sqref)
        assert (rule.type, rule.operator, rule.formula1) == ("textLength", "lessThanOrEqual", "120")


# --- documents ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("part", Part)
def test_the_annex_names_it_in_title_block_head_and_parameters(lang: Lang, part: Part) -> None:
    document = annex(named(), AnnexRequest(part=part, paper="7/26"), lang)
    assert document.facts[0] == (LABELS[lang], NAME)
    assert document.running.endswith(f" · {NAME}")
    rows = [row.cells for block in document.blocks() if isinstance(block, Table) for row in block.rows]
    assert [row[1] for row in rows if row[0] == ("Landkreis" if lang == "de" else "County")] == [NAME]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_it_the_annex_says_nothing_of_it(lang: Lang) -> None:
    document = annex(named(None), AnnexRequest(paper="7/26"), lang)
    assert LABELS[lang] not in [label for label, _ in document.facts]
    assert document.running == f"7/26 · {document.title}"
    rows = [row.cells for block in document.blocks() if isinstance(block, Table) for row in block.rows]
    assert [row for row in rows if row[0] in ("Landkreis", "County")] == []
    assert NAME not in text_of(document)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_hour_sheet_is_signed_for_it(lang: Lang) -> None:
    a = named()
    t, holder = SheetTeller(a, SheetsRequest(paper="7/26"), lang), next(iter(holders(a.case, By.PROVIDER)))
    document = sheet(t, holder)
    (signed,) = [block for block in document.blocks() if isinstance(block, Signatures)]
    assert signed.signatories[0] == NAME
    assert (LABELS[lang], NAME) in document.facts
    listing = overview(t, [(holder, "a.pdf")])
    assert listing.facts[0] == (LABELS[lang], NAME)
    assert [one.running.rpartition(" · ")[2] for one in (document, listing)] == [NAME, NAME]


@pytest.mark.parametrize(("lang", "neutral"), [("de", "Für den Landkreis"), ("en", "For the county")])
def test_without_it_the_hour_sheet_is_signed_for_the_county(lang: Lang, neutral: str) -> None:
    a = named(None)
    t, holder = SheetTeller(a, SheetsRequest(), lang), next(iter(holders(a.case, By.PROVIDER)))
    (signed,) = [block for block in sheet(t, holder).blocks() if isinstance(block, Signatures)]
    assert signed.signatories[0] == neutral
    assert t.facts == ()


def test_the_workbook_bears_it_in_title_and_at_the_head_of_each_page() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook_bytes(named("Kreis A & B"), "de")))
    title = f"Sozialraumbudgets {named().case.parameters.year} – Kreis A & B"
    assert (book["Übersicht"]["A1"].value, book.properties.title) == (title, title)
    assert {page.oddHeader.left.text for page in book.worksheets} == {title.replace("&", "&&")}
    assert {row[0].value: row[1].value for row in book["Protokoll"].iter_rows()}["Landkreis"] == "Kreis A & B"


def test_without_it_the_workbook_has_its_plain_title_and_no_head() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook_bytes(named(None), "de")))
    assert book["Übersicht"]["A1"].value == f"Sozialraumbudgets {named().case.parameters.year}"
    assert {page.oddHeader.left.text for page in book.worksheets} == {None}


def test_a_name_is_never_a_formula_and_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ergebnis.xlsx"
    write_workbook(named("=1+1"), path, "de")
    assert read_workbook(path).parameters.county == "=1+1"
    checked = verify(path)
    assert [problem.code for problem in checked.findings] == []


def test_json_names_it() -> None:
    assert json.loads(as_text(named(), "de"))["parameters"]["county"] == NAME
    assert json.loads(as_text(named(None), "de"))["parameters"]["county"] is None


def test_a_projection_names_it() -> None:
    def projected(county: str | None) -> Projection:
        return project(named(county).case, Plan((PlanYear(named().case.parameters.year),)))

    assert paper(projected(NAME), "de").facts[0] == (LABELS["de"], NAME)
    assert LABELS["de"] not in dict(paper(projected(None), "de").facts)


# --- between years ------------------------------------------------------------------------------------


def test_another_name_is_a_difference_without_a_cause_of_money() -> None:
    compared = compare(named(), named("Kreis Höxter"))
    assert compared.causes == ()
    (difference,) = compared.differences
    assert (difference.row, difference.a, difference.b) == ("county", NAME, "Kreis Höxter")
    assert comparison(ComparisonTeller(compared, "de")).facts[0][0] == "A"


def test_papers_of_a_comparison_name_who_both_are_of() -> None:
    first = named()
    later = allocate(first.case.model_copy(update={"parameters": first.case.parameters.changed({"min_fte": 1})}))
    assert comparison(ComparisonTeller(compare(first, later), "de")).facts[0] == (LABELS["de"], NAME)


def test_it_is_rolled_into_the_next_year(tmp_path: Path) -> None:
    write_workbook(named(), tmp_path / "ergebnis.xlsx", "de")
    rolled = roll(tmp_path / "ergebnis.xlsx")
    assert rolled.case.parameters.county == NAME
    assert "county" in rolled.carried
    to_decide = next(
        one for one in sections(rolled, "de") if one.caption == "Unverändert übernommen, neu zu entscheiden"
    )
    assert "Landkreis" not in to_decide.columns[0].values
    assert read_workbook(sb.write(rolled, tmp_path / "neu.xlsx"), keep_indicators=True).parameters.county == NAME
