"""Whose resolution stands behind a parameter: only what the county entered, a default told as one with its origin."""

# ruff: noqa: E501 - the tables read best with one entry per line

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import sozialbudget as sb
from annexes import text_of
from filled_template import fill
from sozialbudget import Allocation, Case, allocate, read_workbook, roll
from sozialbudget.analysis.explain.explain import explain
from sozialbudget.analysis.verify.verify import verify
from sozialbudget.case.origins import default_told, said_by, source_of, source_or_default, tells_default
from sozialbudget.case.parameters import PARAMETER_KEYS, about, default
from sozialbudget.formats.document import Document, Table
from sozialbudget.method.years.compute import project
from sozialbudget.method.years.model import Plan, PlanYear
from sozialbudget.reports.allocation.data import as_text
from sozialbudget.reports.annex.build import annex
from sozialbudget.reports.annex.request import AnnexRequest
from sozialbudget.reports.hour_sheets.derivation import SheetTeller
from sozialbudget.reports.hour_sheets.grouping import holders
from sozialbudget.reports.hour_sheets.request import By, SheetsRequest
from sozialbudget.reports.hour_sheets.sheet import sheet
from sozialbudget.reports.projection.build import paper
from sozialbudget.words import LANGUAGES, Lang, say
from sozialbudget.words.text import heading
from sozialbudget.workbook.filling import example
from sozialbudget.workbook.template import template_bytes
from sozialbudget.workbook.write import workbook_bytes, write_workbook
from support import CASES, case_from_json
from workbooks import WRITERS, spoilt, write

EARLIER: dict[str, tuple[str, str]] = {
    # What version 0.1.0 filled into `Quelle`: German and English, spelled out so that a change of words does not hide it.
    "Gesamtbudget": ("V: „Fortschreibungsfähigkeit der Budgets“", "V: “Fortschreibungsfähigkeit der Budgets”"),
    "Steigerung": ("V: „Fortschreibungsfähigkeit der Budgets“", "V: “Fortschreibungsfähigkeit der Budgets”"),
    "Bedarfsverfahren": (
        "V: „Sozialindikatoren, die im Wesentlichen Belastungsfaktoren darstellen“",
        "V: “Sozialindikatoren, die im Wesentlichen Belastungsfaktoren darstellen”",
    ),
    "Dämpfung": ("V: „gewisser Bestandsschutz“", "V: “gewisser Bestandsschutz”"),
    "Höchstverlust": ("V: „gewisser Bestandsschutz“", "V: “gewisser Bestandsschutz”"),
    "Regie- und Sachkostenpauschale": (
        "V: „Pauschalierung der Regie- und Sachkosten …, die in einer Höhe von 17,5 % vorgenommen wird“",
        "V: “Pauschalierung der Regie- und Sachkosten …, die in einer Höhe von 17,5 % vorgenommen wird”",
    ),
    "abf-Abschlag": (
        "V: „10%-iger Abschlag so genannter abf-Zeiten“",
        "V: “10%-iger Abschlag so genannter abf-Zeiten”",
    ),
    "Mindeststellen": (
        "Bielefeld 2016: eine halbe Fachkraftstelle ist „fachlich und organisatorisch kritisch“",
        "Bielefeld 2016: half a position is “fachlich und organisatorisch kritisch”",
    ),
    "Budget II (Projektfonds)": (
        "Jugendhilfeausschuss Landkreis Lüneburg, 1. Juni 2011: geplant mit rund 10.000 € je Sozialraum",
        "Youth welfare committee of Landkreis Lüneburg, 1 June 2011: planned at about 10,000 EUR per district",
    ),
}
VALUES: dict[str, Any] = {
    "Gesamtbudget": 360000,
    "Steigerung": 0.02,
    "Bedarfsverfahren": "Anteile",
    "Dämpfung": 0.5,
    "Höchstverlust": 0.2,
    "Regie- und Sachkostenpauschale": 0.2,
    "abf-Abschlag": 0.1,
    "Mindeststellen": 0.5,
    "Budget II (Projektfonds)": 1000,
}


@pytest.fixture
def worked() -> Allocation:
    return allocate(case_from_json(CASES / "worked"))


def case_of(folder: Path, entries: dict[str, tuple[Any, str | None]], writer: str = "openpyxl", **more: Any) -> Case:
    """The clean workbook without services, and with these parameters: value and source by label."""
    table = [["Parameter", "Wert", "Quelle"], ["Haushaltsjahr", 2026, None], ["Jahreskosten je VZÄ", 62400, None]]
    needed: dict[str, tuple[Any, str | None]] = {"Dämpfung": (0.5, None), **entries}
    table += [[label, value, source] for label, (value, source) in needed.items()]
    return read_workbook(write(folder, spoilt({"Leistungen": None, "Parameter": table}), writer), **more)


def rows_of(document: Document, header: str) -> dict[str, tuple[str, ...]]:
    """The rows of the table whose first column has this header, by their first cell."""
    tables = (block for block in document.blocks() if isinstance(block, Table))
    return {row.cells[0]: row.cells[1:] for table in tables if table.columns[0].header == header for row in table.rows}


def cells_of(content: bytes | memoryview, title: str) -> dict[str, tuple[Any, ...]]:
    page = openpyxl.load_workbook(BytesIO(content))[title]
    return {str(row[0]): row[1:] for row in page.iter_rows(values_only=True) if row[0] is not None}


# --- the template ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_blank_template_names_no_source_and_hints_in_the_comment(lang: Lang) -> None:
    page = openpyxl.load_workbook(BytesIO(template_bytes(lang)))["Parameter" if lang == "de" else "Parameters"]
    labels = {about(key).label.say(lang): key for key in PARAMETER_KEYS}
    hinted = 0
    for row in page.iter_rows():
        key = labels.get(str(row[0].value))
        if key is None:
            continue
        assert row[3].value is None, key
        assert row[0].comment is not None
        if hint := about(key).hint:
            hinted += 1
            assert f"\n{'Hinweis' if lang == 'de' else 'Hint'}: {hint.say(lang)}" in row[0].comment.text
    assert hinted == sum(about(key).hint is not None for key in PARAMETER_KEYS) > 0
    assert [
        cell.value for row in page.iter_rows() for cell in row if cell.value and "2011/099" in str(cell.value)
    ] == []


def test_the_hint_says_who_when_what_and_where() -> None:
    assert about("overhead_rate").hint is not None
    assert about("overhead_rate").hint.say("de") == (
        "Landkreis Lüneburg 2011: „Pauschalierung der Regie- und Sachkosten …, die in einer Höhe von 17,5 % vorgenommen "
        "wird“ (Vorlage 2011/099)"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_filled_template_prints_nobody_elses_resolution(tmp_path: Path, lang: Lang) -> None:
    book = openpyxl.load_workbook(BytesIO(template_bytes(lang, districts=3)))
    fill(book, lang)
    book.save(tmp_path / "filled.xlsx")
    case = read_workbook(tmp_path / "filled.xlsx")
    assert {origin.source for origin in case.parameter_origins.values()} == {None}
    rows = rows_of(annex(allocate(case), AnnexRequest(), lang), "Parameter")
    none = "ohne Quelle" if lang == "de" else "no source"
    assert {label for label, row in rows.items() if row[3] == none} == {
        heading(about(key).label.say(lang)) for key in ("year", "uplift", "damping", "max_loss", "cost_per_fte")
    }
    assert {row[3] for row in rows.values()} == {none, "–"}


@pytest.mark.parametrize(("lang", "invented"), [("de", "erfunden (Beispiel)"), ("en", "invented (example)")])
def test_the_example_of_lueneburg_names_its_own_paper_only_where_that_gives_the_figure(
    lang: Lang, invented: str
) -> None:
    sources = example("lueneburg", lang).parameter_sources
    assert {key for key in sources if "2011/099" in sources[key]} == {"year", "overhead_rate", "abf_rate"}
    assert [number in sources[key] for key, number in (("overhead_rate", "17,5 %"), ("abf_rate", "10%"))] == [
        True,
        True,
    ]
    assert {key for key in sources if sources[key] == invented} == {
        "uplift", "need_method", "population", "damping", "max_loss", "overhead_basis", "cost_per_fte",
    }  # fmt: skip


# --- reading --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("label", EARLIER)
def test_what_an_earlier_template_filled_in_is_no_source(tmp_path: Path, label: str, lang: Lang) -> None:
    filled_in = EARLIER[label][LANGUAGES.index(lang)]
    case = case_of(tmp_path, {label: (VALUES[label], filled_in)})
    (key,) = [key for key in PARAMETER_KEYS if about(key).label.de == label]
    assert case.parameter_origins[key].source is None
    assert source_of(case, key, lang) == say("dated.no_source", lang)


@pytest.mark.parametrize("writer", WRITERS)
def test_a_source_of_ones_own_is_kept_whatever_it_quotes(tmp_path: Path, writer: str) -> None:
    own = {
        "Dämpfung": (0.5, "Beschluss 7; V: „gewisser Bestandsschutz“"),
        "abf-Abschlag": (0.1, "V: „gewisser Bestandsschutz“"),  # which the program never filled in here
        "Höchstverlust": (0.2, "V:  „gewisser  Bestandsschutz“ "),  # spaces make it no other sentence
    }
    case = case_of(tmp_path, own, writer)
    assert case.parameter_origins["damping"].source == "Beschluss 7; V: „gewisser Bestandsschutz“"
    assert case.parameter_origins["abf_rate"].source == "V: „gewisser Bestandsschutz“"
    assert case.parameter_origins["max_loss"].source is None


def test_years_stay_where_the_sentence_goes(tmp_path: Path) -> None:
    case = case_of(tmp_path, {"Dämpfung": (0.5, "V: „gewisser Bestandsschutz“ (gilt ab 2026)")})
    assert case.parameter_origins["damping"].source is None
    assert source_of(case, "damping", "de") == "ohne Quelle (gilt ab 2026)"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_default_stays_one_in_a_result_read_again(tmp_path: Path, lang: Lang) -> None:
    path = tmp_path / "ergebnis.xlsx"
    write_workbook(
        allocate(case_of(tmp_path, {"Rundung": (1, None), "Höchstverlust": (0.2, "Beschluss 9")})), path, lang
    )
    again = read_workbook(path)
    said = {key: origin.said_by for key, origin in again.parameter_origins.items()}
    assert {key for key in said if said[key] == "workbook"} == {
        "year", "damping", "cost_per_fte", "max_loss", "rounding_unit",
    }  # fmt: skip
    assert again.parameter_origins["max_loss"].source == "Beschluss 9"
    assert {key for key in said if said[key] == "default"} == set(PARAMETER_KEYS) - {*said} | {
        key for key in said if said[key] != "workbook"
    }
    assert verify(path).findings == ()


@pytest.mark.parametrize(("column", "typed"), [("Wert", 0.2), ("Quelle", "Beschluss 12")])
def test_a_default_changed_or_resolved_on_in_a_result_is_one_no_longer(tmp_path: Path, column: str, typed: Any) -> None:
    path = tmp_path / "ergebnis.xlsx"
    write_workbook(allocate(case_of(tmp_path, {})), path, "de")
    book = openpyxl.load_workbook(path)
    page = book["Parameter"]
    row = next(row for row in range(1, 40) if page.cell(row, 1).value == "abf-Abschlag")
    page.cell(row, 2 if column == "Wert" else 3).value = typed
    book.save(path)
    origin = read_workbook(path).parameter_origins["abf_rate"]
    assert (origin.said_by, origin.place) == ("workbook", f"Parameter!B{row}")
    assert origin.source == (typed if column == "Quelle" else None)


# --- telling --------------------------------------------------------------------------------------------


def test_a_default_is_told_with_its_origin() -> None:
    told = {key: (default_told(key, "de"), default_told(key, "en")) for key in PARAMETER_KEYS}
    from_elsewhere = {key: pair for key, pair in told.items() if pair != ("Voreinstellung", "default")}
    lueneburg = (
        "Voreinstellung nach Vorlage 2011/099 des Landkreises Lüneburg",
        "default after Vorlage 2011/099 of Landkreis Lüneburg",
    )
    assert from_elsewhere == {
        "overhead_rate": lueneburg,
        "abf_rate": lueneburg,
        "min_fte": ("Voreinstellung nach Bielefeld 2016", "default after Bielefeld 2016"),
    }
    assert all(tells_default(key, one) for key, pair in told.items() for one in (*pair, "Voreinstellung", "default"))
    assert not tells_default("damping", lueneburg[0])
    assert not tells_default("abf_rate", "Eingabe (Parameter!B5)")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "de",
            {
                "Dämpfung": ("50 %", "Pflichtangabe", "Eingabe (Parameter!B4)", "ohne Quelle"),
                "Regie- und Sachkostenpauschale": ("20 %", "17,5 %", "Eingabe (Parameter!B5)", "ohne Quelle"),
                "Höchstverlust": ("20 %", "keine", "Eingabe (Parameter!B6)", "Beschluss 9"),
                "abf-Abschlag": (
                    "10 %", "10 %", "Voreinstellung nach Vorlage 2011/099 des Landkreises Lüneburg", "–",
                ),
                "Höchstzuwachs": ("nicht festgelegt", "keine", "Voreinstellung", "–"),
                "Mindeststellen": ("1 VZÄ", "0,5", "Aufruf: --set min_fte=1", "ohne Quelle"),
            },
        ),
        (
            "en",
            {
                "Damping": ("50%", "required", "input (Parameter!B4)", "no source"),
                "Overhead rate": ("20%", "17.5%", "input (Parameter!B5)", "no source"),
                "Max loss": ("20%", "none", "input (Parameter!B6)", "Beschluss 9"),
                "abf rate": ("10%", "10%", "default after Vorlage 2011/099 of Landkreis Lüneburg", "–"),
                "Max gain": ("not set", "none", "default", "–"),
                "Min FTE": ("1 FTE", "0.5", "Command line: --set min_fte=1", "no source"),
            },
        ),
    ],
)  # fmt: skip
def test_the_annex_tells_what_was_entered_what_not_and_what_is_a_default(
    tmp_path: Path, lang: Lang, expected: dict[str, tuple[str, ...]]
) -> None:
    document = annex(allocate(entered(tmp_path)), AnnexRequest(), lang)
    rows = rows_of(document, "Parameter")
    told = {label: tuple(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in rows[label]) for label in expected}
    assert told == expected


def entered(folder: Path) -> Case:
    """A county that entered a value without a source, one with, and one by an option."""
    said = {
        "Regie- und Sachkostenpauschale": (0.2, EARLIER["Regie- und Sachkostenpauschale"][0]),
        "Höchstverlust": (0.2, "Beschluss 9"),
    }
    return case_of(folder, said, settings={"min_fte": "1"})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lueneburg_stands_in_an_annex_only_as_where_method_and_defaults_come_from(tmp_path: Path, lang: Lang) -> None:
    told = [
        line
        for line in text_of(annex(allocate(entered(tmp_path)), AnnexRequest(), lang)).split("\n")
        if "Lüneburg" in line
    ]
    assert told
    allowed = (
        ("Verfahren", "Voreinstellung nach", "sagt die Vorlage aus L", "Leistungen und Anteile: Voreinstellung nach")
        if lang == "de"
        else (
            "Method after",
            "default after",
            "The method comes from",
            "paper of L",
            "paper of Landkreis Lüneburg says where",
        )
    )
    assert [line for line in told if not any(word in line for word in allowed)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_protocol_says_so_and_the_cell_of_the_source_stays_for_the_county(tmp_path: Path, lang: Lang) -> None:
    content = workbook_bytes(allocate(entered(tmp_path)), lang)
    protocol = cells_of(content, "Protokoll" if lang == "de" else "Protocol")
    sheet = cells_of(content, "Parameter" if lang == "de" else "Parameters")
    none = say("dated.no_source", lang)
    for key, recorded, cell in (
        ("damping", none, None),
        ("overhead_rate", none, None),
        ("max_loss", "Beschluss 9", "Beschluss 9"),
        ("abf_rate", None, None),
        ("max_gain", None, None),
    ):
        label = about(key).label.say(lang)
        assert (protocol[label][2] or None, sheet[label][1] or None) == (recorded, cell), key
    for page in (protocol, sheet):
        assert page[about("abf_rate").label.say(lang)][1 if page is protocol else 2] == default_told("abf_rate", lang)


def test_json_names_the_sources_that_were_entered_and_no_other(tmp_path: Path) -> None:
    sources = json.loads(as_text(allocate(entered(tmp_path)), "de"))["parameter_sources"]
    assert {key: entry["source"] for key, entry in sources.items()} == {
        "year": None, "cost_per_fte": None, "damping": None, "overhead_rate": None, "max_loss": "Beschluss 9", "min_fte": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "rate", "abf", "share"),
    [
        (
            "de",
            "Eingabe (Parameter!B5); ohne Quelle",
            "Voreinstellung nach Vorlage 2011/099 des Landkreises Lüneburg",
            "Voreinstellung nach Vorlage 2011/099 des Landkreises Lüneburg",
        ),
        (
            "en",
            "input (Parameter!B5); no source",
            "default after Vorlage 2011/099 of Landkreis Lüneburg",
            "default after Vorlage 2011/099 of Landkreis Lüneburg",
        ),
    ],
)
def test_the_hour_sheet_tells_the_same(tmp_path: Path, lang: Lang, rate: str, abf: str, share: str) -> None:
    a = allocate(entered(tmp_path))
    document = sheet(SheetTeller(a, SheetsRequest(), lang), next(iter(holders(a.case, By.PROVIDER))))
    rows = rows_of(document, "Parameter")
    of = {"de": ("Regie- und Sachkostenpauschale", "abf-Abschlag", "Anteil Vernetzung")}
    names = of.get(lang, ("Overhead rate", "abf rate", "Share of Vernetzung"))
    assert tuple(rows[name][1] for name in names) == (rate, abf, share)


def test_services_with_cells_of_their_own_are_entered_even_where_they_are_the_usual_ones(tmp_path: Path) -> None:
    table = [["Leistung", "Anteil"], ["Beratung und Gruppenarbeit", 0.6], ["Vernetzung", 0.4]]
    a = allocate(read_workbook(write(tmp_path, spoilt({"Leistungen": table}))))
    document = sheet(SheetTeller(a, SheetsRequest(), "de"), next(iter(holders(a.case, By.PROVIDER))))
    assert rows_of(document, "Parameter")["Anteil Vernetzung"][1] == "Eingabe (Leistungen!B3)"
    assert not any(
        word in text_of(annex(a, AnnexRequest(), "de")) for word in ("Leistungen und Anteile: Voreinstellung",)
    )


@pytest.mark.parametrize(
    ("lang", "damping", "abf"),
    [
        ("de", "ohne Quelle", "Voreinstellung nach Vorlage 2011/099 des Landkreises Lüneburg"),
        ("en", "no source", "default after Vorlage 2011/099 of Landkreis Lüneburg"),
    ],
)
def test_explain_tells_the_same(tmp_path: Path, lang: Lang, damping: str, abf: str) -> None:
    derivation = explain(allocate(entered(tmp_path)), 0, lang)
    given = {one.key: one for step in derivation.steps for result in step.results for one in result.given}
    assert (given["damping"].place, given["damping"].source) == ("Parameter!B4", damping)
    assert (given["abf_rate"].place, given["abf_rate"].source) == (abf, "")
    assert given["max_loss"].source == "Beschluss 9" if "max_loss" in given else True


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_of_the_paper_is_told_as_origin_of_the_method_and_brings_no_number(
    tmp_path: Path, lang: Lang
) -> None:
    begins = "Verfahren nach Vorlage 20" if lang == "de" else "Method after Vorlage 20"
    derivation = explain(allocate(entered(tmp_path)), 0, lang)
    sources = {result.source for step in derivation.steps for result in step.results if result.source}
    assert sources
    assert [source for source in sources if not source.startswith(begins)] == []
    assert [source for source in sources if "17,5" in source or "10%" in source or "60" in source] == []
    rows = rows_of(annex(allocate(entered(tmp_path)), AnnexRequest(), lang), "Spalte" if lang == "de" else "Column")
    quoting = [row[-1] for row in rows.values() if "Vorlage" in row[-1]]
    assert quoting
    assert [told for told in quoting if not told.startswith(begins)] == []


def test_the_paper_of_a_projection_tells_the_same(tmp_path: Path) -> None:
    rows = rows_of(paper(project(entered(tmp_path), Plan((PlanYear(2026),))), "de"), "Parameter")
    assert rows["Dämpfung"][-2:] == ("Eingabe", "ohne Quelle")
    assert rows["Höchstverlust"][-2:] == ("Eingabe", "Beschluss 9")
    assert rows["abf-Abschlag"][-2:] == ("Voreinstellung nach Vorlage 2011/099 des Landkreises Lüneburg", "–")


def test_a_rolled_input_carries_on_what_was_entered_and_nothing_else(tmp_path: Path) -> None:
    write_workbook(allocate(entered(tmp_path)), tmp_path / "ergebnis.xlsx", "de")
    rolled = roll(tmp_path / "ergebnis.xlsx")
    written = cells_of(sb.write(rolled, tmp_path / "neu.xlsx").read_bytes(), "Parameter")
    assert written["Höchstverlust"][2] == "Beschluss 9"
    assert {label: row[2] for label, row in written.items() if len(row) > 2 and row[2] and label != "Parameter"} == {
        "Höchstverlust": "Beschluss 9"
    }
    assert (written["abf-Abschlag"][0], written["Regie- und Sachkostenpauschale"][0]) == (None, 0.2)


def test_one_column_for_all_tells_a_default_as_one(tmp_path: Path) -> None:
    case = entered(tmp_path)
    assert source_or_default(case, "abf_rate", "de") == "Voreinstellung nach Vorlage 2011/099 des Landkreises Lüneburg"
    assert (source_or_default(case, "damping", "de"), source_or_default(case, "max_loss", "de")) == (
        "ohne Quelle",
        "Beschluss 9",
    )


def test_a_case_from_python_says_what_is_given_and_what_is_a_default(worked: Allocation) -> None:
    parameters = worked.case.parameters.changed({"overhead_rate": "0.2"})
    case = worked.case.model_copy(update={"parameters": parameters})
    assert list(case.parameter_origins) == ["overhead_rate"]
    told = said_by(case, "overhead_rate", "de"), source_of(case, "overhead_rate", "de")
    assert told == ("Aufruf in Python", "ohne Quelle")
    assert said_by(worked.case, "damping", "de") == "Angabe"
    assert parameters.abf_rate == default("abf_rate")
    assert said_by(case, "abf_rate", "en") == "default after Vorlage 2011/099 of Landkreis Lüneburg"
