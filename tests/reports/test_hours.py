"""The hour sheets: what they say, that it can be recomputed from what is printed, their names and their folder."""

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from itertools import permutations
from pathlib import Path

import docx as python_docx
import openpyxl
import pypdf
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from letterheads import HEAD, build
from libreoffice import recalculated
from made_up import made_up_case
from sample_document import HOSTILE
from sozialbudget import read_workbook
from sozialbudget.case.case import Case, Excluded, Service
from sozialbudget.case.parameters import Affects, OverheadBasis, affecting
from sozialbudget.case.problems import NoSolutionError, OutputError
from sozialbudget.case.umlauts import slug
from sozialbudget.cli.run import run
from sozialbudget.formats.document import Document, Paragraph, Signatures, Table
from sozialbudget.formats.output import folder_obstacles, write_folder
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.reports.hour_sheets.derivation import SheetTeller, used
from sozialbudget.reports.hour_sheets.grouping import Holder, holders, notes, stems
from sozialbudget.reports.hour_sheets.output import left_over, plan, write_hour_sheets
from sozialbudget.reports.hour_sheets.overview import overview
from sozialbudget.reports.hour_sheets.request import FORMATS, By, SheetsRequest
from sozialbudget.reports.hour_sheets.sheet import sheet
from sozialbudget.words.text import LANGUAGES, Lang
from support import CASES, case_from_json

PROGRAM = [sys.executable, "-m", "sozialbudget"]
EXAMPLES = {name: Path(__file__).parents[2] / "examples" / name / "eingabe.xlsx" for name in ("lueneburg", "berlin")}


@pytest.fixture(scope="module")
def examples() -> dict[str, Allocation]:
    return {name: allocate(read_workbook(path)) for name, path in EXAMPLES.items()}


@pytest.fixture(scope="module")
def worked() -> Allocation:
    """The worked example; two of its districts have a provider."""
    case = case_from_json(CASES / "worked")
    providers = ("Nordlicht e.V.", "Nordlicht e.V.", None)
    return allocate(with_providers(case, providers))


def with_providers(case: Case, providers: tuple[str | None, ...]) -> Case:
    return case.model_copy(
        update={
            "districts": tuple(
                district.model_copy(update={"provider": provider})
                for district, provider in zip(case.districts, providers, strict=True)
            )
        }
    )


def tellers(a: Allocation, by: By, lang: Lang) -> tuple[SheetTeller, list[tuple[Holder, Document]]]:
    t = SheetTeller(a, SheetsRequest(by), lang)
    return t, [(holder, sheet(t, holder)) for holder in holders(a.case, by)]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks() if isinstance(block, Table)]


def number(told: str, lang: Lang) -> Decimal:
    digits = told.replace(".", "").replace(",", ".") if lang == "de" else told.replace(",", "")
    return Decimal(re.sub(r"[^0-9.\-]", "", digits.replace("−", "-")))


def last_numbers(table: Table, count: int, lang: Lang) -> list[Decimal]:
    """The last `count` cells of the row of totals, or of the only row."""
    return [number(cell, lang) for cell in table.rows[-1].cells[-count:]]


# --- sums ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", By)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_sheets_and_the_covering_list_sum_to_the_berechnungsbogen(
    examples: dict[str, Allocation], name: str, lang: Lang, by: By
) -> None:
    a = examples[name]
    t, sheets = tellers(a, by, lang)
    assert sorted(i for holder, _ in sheets for i in holder.districts) == list(range(len(a.case.districts)))
    money = [last_numbers(tables(document)[0], 3, lang) for _, document in sheets]
    hours = [last_numbers(tables(document)[1], 5, lang) for _, document in sheets]
    bogen = [a.budget.sum(), a.overhead.sum(), a.personnel.sum()]
    reaching = [service.face_to_face_hours.sum() for service in a.services]
    assert [sum(column) for column in zip(*money, strict=True)] == bogen
    of_all = [sum(column) for column in zip(*hours, strict=True)]
    assert of_all[0] == a.personnel.sum()
    assert of_all[4] == sum(reaching)
    (listed,) = tables(overview(t, [(holder, "datei.pdf") for holder, _ in sheets]))
    assert last_numbers(listed, 6, lang) == [*bogen, *reaching, sum(reaching)]
    assert len(listed.rows) == len(sheets) + 1
    rows = [[number(cell, lang) for cell in row.cells[-6:]] for row in listed.rows[:-1]]
    assert [[*row[:3], row[-1]] for row in rows] == [[*m, h[-1]] for m, h in zip(money, hours, strict=True)]


@pytest.mark.parametrize("seed", [*range(12), 30, 47])
def test_every_column_and_row_foots_in_print(seed: int) -> None:
    a = solved(seed)
    _, sheets = tellers(a, By.PROVIDER, "de")
    for _, document in sheets:
        money, hours = tables(document)[:2]
        for table, first in ((money, 2), (hours, 2)):
            body = [[number(cell, "de") for cell in row.cells[first:]] for row in table.rows if row.kind == "body"]
            if table.rows[-1].kind == "total":
                assert [sum(column) for column in zip(*body, strict=True)] == [
                    number(cell, "de") for cell in table.rows[-1].cells[first:]
                ]
        for row in hours.rows:
            weekly, abf, reaching = (number(cell, "de") for cell in row.cells[-3:])
            assert weekly - abf == reaching
        for row in money.rows:
            budget, overhead, personnel = (number(cell, "de") for cell in row.cells[-3:])
            assert budget - overhead == personnel
        by_service = [row for row in hours.rows if row.kind == "subtotal"]
        for row in by_service:
            own = [r for r in hours.rows if r.kind == "body" and r.cells[1] == row.cells[1]]
            assert [sum(number(r.cells[col], "de") for r in own) for col in range(2, 7)] == [
                number(cell, "de") for cell in row.cells[2:]
            ]


def solved(seed: int) -> Allocation:
    """The first made-up case from `seed` on that has a solution."""
    while True:
        try:
            return allocate(made_up_case(seed))
        except NoSolutionError:
            seed += 100


# --- derivations --------------------------------------------------------------------------------------


def computed(arithmetic: str, lang: Lang) -> tuple[Decimal, Decimal, Decimal]:
    """What the left side gives, what is printed on the right, and the unit of its last place."""
    left, _, right = arithmetic.replace("\N{NO-BREAK SPACE}", " ").rpartition(" = ")
    plain = left.replace(".", "").replace(",", ".") if lang == "de" else left.replace(",", "")
    plain = re.sub(r"([0-9.]+) ?%", r"(\1/100)", plain)
    plain = re.sub(r"[€h]", "", plain).replace("·", "*").replace("÷", "/").replace("−", "-")
    assert re.fullmatch(r"[0-9.()+\-*/ ]+", plain), arithmetic
    result = eval(re.sub(r"[0-9.]+", r"Decimal('\g<0>')", plain), {"Decimal": Decimal})
    printed = number(right, lang)
    return result, printed, Decimal(1).scaleb(int(printed.as_tuple().exponent))


def derivations(document: Document) -> Iterator[tuple[str, str, str]]:
    for table in tables(document)[4:]:
        for row in table.rows:
            yield row.cells[0], row.cells[1], row.cells[2]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("seed", [*range(12), 30, 47, "lueneburg"])
def test_whoever_types_a_derivation_into_a_calculator_gets_its_result(
    examples: dict[str, Allocation], seed: int | str, lang: Lang
) -> None:
    a = examples[seed] if isinstance(seed, str) else solved(seed)
    unit = a.case.parameters.hours_unit
    _, sheets = tellers(a, By.PROVIDER, lang)
    count = 0
    for _, document in sheets:
        for _, figure, arithmetic in derivations(document):
            result, printed, place = computed(arithmetic, lang)
            count += 1
            if figure in ("Betrag", "Amount"):
                assert abs(result - printed) < Decimal("0.01"), arithmetic  # by largest remainder
            elif figure in ("Face-to-face-Stunden", "Face-to-face hours"):
                assert (result / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit == printed, arithmetic
            else:
                assert result.quantize(place, ROUND_HALF_UP) == printed, arithmetic
    assert count == len(a.case.districts) * (2 + 5 * len(a.services))


def test_a_derivation_reads_as_the_method_says(worked: Allocation) -> None:
    _, sheets = tellers(worked, By.PROVIDER, "de")
    told = {
        (service, figure): arithmetic.replace("\N{NO-BREAK SPACE}", " ")
        for service, figure, arithmetic in list(derivations(sheets[0][1]))[:7]
    }
    service = "Beratung und Gruppenarbeit"
    assert told == {
        ("alle Leistungen", "Regie- und Sachkosten"): "96.380,00 € · 17,5 % = 16.866,50 €",
        ("alle Leistungen", "Personalbudget"): "96.380,00 € − 16.866,50 € = 79.513,50 €",
        (service, "Betrag"): "79.513,50 € · 60 % = 47.708,10 €",
        (service, "VZÄ"): "47.708,10 € ÷ 62.400,00 € = 0,7646 VZÄ",
        (service, "Wochenstunden"): "47.708,10 € ÷ 62.400,00 € · 39 h = 29,82 h",
        (service, "Face-to-face-Stunden"): "47.708,10 € ÷ 62.400,00 € · 39 h · (1 − 10 %) = 26,84 h",
        (service, "abf-Abschlag"): "29,82 h − 26,84 h = 2,98 h",
    }


def test_no_page_holds_the_origin_of_the_numbers_alone(worked: Allocation) -> None:
    """It stands with the parameters: what follows the derivations may be left alone on a last page."""
    for _, document in tellers(worked, By.PROVIDER, "de")[1]:
        *_, last = document.sections
        assert isinstance(last.blocks[-1], Table)
        [parameters] = [section for section in document.sections if section.title == "Parameter"]
        origin = parameters.blocks[-1]
        assert isinstance(origin, Paragraph)
        assert origin.text.startswith("Berechnet mit sozialbudget")


def test_overhead_on_personnel_cost_is_told_the_other_way_round() -> None:
    case = case_from_json(CASES / "worked")
    changed = case.parameters.model_copy(update={"overhead_basis": OverheadBasis.PERSONNEL})
    _, sheets = tellers(allocate(case.model_copy(update={"parameters": changed})), By.DISTRICT, "de")
    first, second = [row[2].replace("\N{NO-BREAK SPACE}", " ") for row in list(derivations(sheets[0][1]))[:2]]
    assert first == "96.380,00 € ÷ (1 + 17,5 %) = 82.025,53 €"
    assert second == "96.380,00 € − 82.025,53 € = 14.354,47 €"


def test_each_parameter_has_its_value_and_who_says_so(examples: dict[str, Allocation]) -> None:
    a = examples["lueneburg"]
    _, sheets = tellers(a, By.PROVIDER, "de")
    listed = {row.cells[0]: row.cells[1:] for row in tables(sheets[0][1])[2].rows}
    rate, source = listed["Regie- und Sachkostenpauschale"]
    assert rate == "17,5\N{NO-BREAK SPACE}%"
    assert source.startswith("Eingabe (Parameter!B17); Vorlage 2011/099: „Pauschalierung")
    assert listed["Rundung der Stunden"] == ("0,01\N{NO-BREAK SPACE}h", "Voreinstellung")
    assert listed["Anteil Vernetzung"][1] == "Eingabe (Leistungen!B8)"
    adendorf = next(row for label, row in listed.items() if label.startswith("Jahreskosten je VZÄ: Adendorf"))
    assert adendorf == ("56.200,00\N{NO-BREAK SPACE}€", "Eingabe (Sozialräume!E8)")


def test_every_parameter_that_hours_come_from_is_told(worked: Allocation) -> None:
    t = SheetTeller(worked, SheetsRequest(By.DISTRICT), "de")
    told = {one.key for holder in holders(worked.case, By.DISTRICT) for one in used(t, holder)}
    assert told - {""} == set(affecting(Affects.RATES))


def test_the_vorlage_is_named_for_defaults_only() -> None:
    case = case_from_json(CASES / "worked")
    changed = case.parameters.model_copy(update={"overhead_rate": Decimal("0.2")})
    _, sheets = tellers(allocate(case.model_copy(update={"parameters": changed})), By.PROVIDER, "de")
    listed = {row.cells[0]: row.cells[1:] for row in tables(sheets[0][1])[2].rows}
    assert listed["Regie- und Sachkostenpauschale"][1] == "Aufruf in Python; ohne Quelle"
    assert listed["abf-Abschlag"][1] == "Voreinstellung nach Vorlage 2011/099 des Landkreises Lüneburg"


# --- whose sheet --------------------------------------------------------------------------------------


def test_districts_without_a_provider_have_a_sheet_of_their_own_and_a_note(worked: Allocation) -> None:
    _, sheets = tellers(worked, By.PROVIDER, "de")
    assert [document.title for _, document in sheets] == [
        f"Stundenblatt {worked.case.parameters.year} – Nordlicht e.V.",
        f"Stundenblatt {worked.case.parameters.year} – ohne Träger",
    ]
    signed = [block for _, document in sheets for block in document.blocks() if isinstance(block, Signatures)]
    assert [one.signatories for one in signed] == [
        ("Für den Landkreis", "Für den Träger: Nordlicht e.V."),
        ("Für den Landkreis", "Für den Träger"),
    ]
    body = [block.text for block in sheets[1][1].blocks() if isinstance(block, Paragraph)]
    assert any("noch kein Träger benannt" in text for text in body)
    (note,) = notes(worked.case, By.PROVIDER)
    assert note.severity == "note"
    assert "kein Träger ist angegeben für: Ost" in note.say("de")
    assert list(notes(worked.case, By.DISTRICT)) == []


def test_the_covering_list_names_who_is_left_out(worked: Allocation) -> None:
    gone = Excluded(id="9", name="Elbe", reason="aufgelöst")
    t = SheetTeller(allocate(worked.case.model_copy(update={"excluded": (gone,)})), SheetsRequest(), "de")
    told = [
        block.text
        for block in overview(t, [(one, "a.pdf") for one in holders(worked.case, By.PROVIDER)]).blocks()
        if isinstance(block, Paragraph)
    ]
    assert "Ausgenommen sind: Elbe (aufgelöst)." in told
    assert any(text.startswith("Sozialräume ohne Träger stehen auf einem eigenen") for text in told)


def test_who_signs_a_districts_sheet(worked: Allocation) -> None:
    _, sheets = tellers(worked, By.DISTRICT, "en")
    assert ("Provider", "Nordlicht e.V.") in sheets[0][1].facts
    assert sheets[2][1].title.endswith("– Ost")


def test_two_districts_of_one_name_are_told_apart() -> None:
    case = case_from_json(CASES / "worked")
    same = tuple(district.model_copy(update={"name": "Mitte", "provider": "A"}) for district in case.districts)
    _, sheets = tellers(allocate(case.model_copy(update={"districts": same})), By.PROVIDER, "de")
    names = [row.cells[0] for row in tables(sheets[0][1])[1].rows if row.kind == "body"]
    assert len(set(names)) == 3


# --- names of files -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Träger Süd – Öffentliche Straße", "traeger-sued-oeffentliche-strasse"),
        ("TRA\u0308GER", "traeger"),  # ä of two code points
        ("Łódź Šabac İzmir Æble", "lodz-sabac-izmir-aeble"),
        ("../../etc/passwd", "etc-passwd"),
        (" ...versteckt. ", "versteckt"),
        ("CON", "con"),
        ("a\x00b\nc", "a-b-c"),
        ("Киев", ""),
        ("ﬁnanz ²", "finanz-2"),
    ],
)
def test_a_name_is_written_out(text: str, plain: str) -> None:
    assert slug(text) == plain


NAMES = (
    "Träger A",
    "Traeger-A",
    "TRÄGER  A",
    "Träger A ",
    "träger a.",
    "ohne Träger",
    "Киев",
    "Αθήνα",
    "CON",
    "nul.txt",
    "." * 30,
    "x" * 300,
    "x" * 300 + "y",
    "Tra\u0308ger A",
    *HOSTILE,
)


def test_similar_and_hostile_names_give_safe_names_that_differ_whatever_the_order() -> None:
    found = dict(zip(NAMES, stems("stundenblatt-2012", [(name, name) for name in NAMES]), strict=True))
    assert len({stem.casefold() for stem in found.values()}) == len(NAMES)
    for stem in found.values():
        assert re.fullmatch(r"stundenblatt-2012-[a-z0-9]+(-[a-z0-9]+)*", stem)
        assert len(stem) < 100
    for some in list(permutations(NAMES[:5]))[::17]:
        for name, stem in zip(some, stems("stundenblatt-2012", [(name, name) for name in some]), strict=True):
            assert found[name] == stem
    assert found["CON"] == "stundenblatt-2012-con"


def test_a_name_that_looks_like_anothers_hash_takes_nothing_from_it() -> None:
    first = stems("s", [("A", "A"), ("a", "a")])
    cunning = first[0].removeprefix("s-")
    again = stems("s", [("A", "A"), ("a", "a"), (cunning, cunning)])
    assert len(set(again)) == 3


def test_the_sheet_without_a_provider_and_a_provider_of_that_name() -> None:
    case = with_providers(case_from_json(CASES / "worked"), ("ohne Träger", None, "Ohne Traeger"))
    found = [one.stem for one in plan(case, By.PROVIDER, "de")]
    assert len(set(found)) == 3


def test_providers_spelt_almost_alike_are_told(worked: Allocation) -> None:
    case = with_providers(worked.case, ("Träger A", "Traeger-A", "Träger B"))
    (note,) = notes(case, By.PROVIDER)
    assert note.severity == "warning"
    assert "„Träger A“" in note.say("de")
    assert "„Traeger-A“" in note.say("de")
    assert "Träger B" not in note.say("de")
    assert "“Träger A”" in note.say("en")


# --- files --------------------------------------------------------------------------------------------


def written(a: Allocation, folder: Path, *formats: str, by: By = By.PROVIDER, **more: object) -> list[str]:
    return write_hour_sheets(a, SheetsRequest(by, formats, **more), folder, "de")  # type: ignore[arg-type]


def test_hostile_names_are_text_in_every_format(tmp_path: Path) -> None:
    case = case_from_json(CASES / "worked")
    hostile = tuple(
        district.model_copy(update={"name": name, "provider": provider})
        for district, name, provider in zip(case.districts, HOSTILE, HOSTILE[2:], strict=False)
    )
    a = allocate(case.model_copy(update={"districts": hostile}))
    files = written(a, tmp_path / "s", *FORMATS, paper=HOSTILE[0], committee=HOSTILE[1], day=date(2011, 6, 1))
    assert len(files) == 12
    stem = next(one.stem for one in plan(a.case, By.PROVIDER, "de") if one.holder.provider == HOSTILE[3])
    word = python_docx.Document(str(tmp_path / "s" / f"{stem}.docx"))
    assert HOSTILE[3] in word.paragraphs[0].text
    assert any(HOSTILE[1] in cell.text for table in word.tables for row in table.rows for cell in row.cells)
    cells = [cell for row in active(tmp_path / "s" / f"{stem}.xlsx").iter_rows() for cell in row]
    assert any(cell.value == f"Für den Träger: {HOSTILE[3]}" or HOSTILE[3] in str(cell.value) for cell in cells)
    assert all(cell.data_type != "f" or not str(cell.value).startswith("=HYPERLINK") for cell in cells)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "s" / f"{stem}.pdf").pages)
    assert "=HYPERLINK" in text
    assert "<script>" in text


def test_a_pdf_shows_every_number_of_its_sheet_and_is_signed_on_its_first_page(
    examples: dict[str, Allocation], tmp_path: Path
) -> None:
    a = examples["lueneburg"]
    written(a, tmp_path / "s", "pdf", day=date(2011, 6, 1), paper="2011/099", draft=True)
    _, sheets = tellers(a, By.PROVIDER, "de")
    for (_, document), one in zip(sheets, plan(a.case, By.PROVIDER, "de"), strict=True):
        pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "s" / f"{one.stem}.pdf").pages]
        text = squeezed("".join(pages))
        for table in tables(document):
            for row in table.rows:
                for cell in row.cells:
                    assert squeezed(cell) in text, cell
        assert "Ort, Datum Landkreis Lüneburg" in pages[0]
        assert "1. Juni 2011" in pages[0].replace("\N{NO-BREAK SPACE}", " ")
        assert all("ENTWURF" in page for page in pages)


def squeezed(text: str) -> str:
    """Without spaces, line breaks and hyphens, which print adds and takes."""
    return re.sub(r"[\s\N{NO-BREAK SPACE}\N{SOFT HYPHEN}\N{HYPHEN}-]", "", text)


def test_the_same_calculation_gives_the_same_bytes(worked: Allocation, tmp_path: Path) -> None:
    names = written(worked, tmp_path / "a", *FORMATS)
    assert written(worked, tmp_path / "b", *FORMATS) == names
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name
    assert names[0] == "00-uebersicht.pdf"
    assert sorted(names)[0].startswith("00-")


def test_many_districts_finish_and_tell_how_far_they_are(tmp_path: Path) -> None:
    a = allocate(made_up_case(1, 542))
    told: list[tuple[int, int]] = []
    files = write_hour_sheets(
        a,
        SheetsRequest(By.DISTRICT, ("xlsx",)),
        tmp_path / "s",
        "de",
        lambda done, total: told.append((done, total)),
    )
    assert told == [(done, 543) for done in range(1, 544)]
    assert len(set(files)) == 543
    assert {path.name for path in (tmp_path / "s").iterdir()} == set(files)


# --- workbooks ----------------------------------------------------------------------------------------


def values_of(path: Path) -> dict[str, object]:
    sheet = active(path, data_only=True)
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")}


def active(path: Path, data_only: bool = False) -> Worksheet:
    sheet = openpyxl.load_workbook(BytesIO(path.read_bytes()), data_only=data_only).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_workbooks_recalculate_to_what_is_stored_and_follow_their_inputs(tmp_path: Path) -> None:
    """Stored values equal LibreOffice's; with other budgets typed in they equal the sheets of a fresh calculation."""
    paths: list[Path] = []
    cases = {f"seed{seed}": solved(seed) for seed in (0, 3, 5, 6, 9, 10)} | {"equal": four_equal_services()}
    for label, a in cases.items():
        for name, allocation in (("stored", a), ("fresh", with_other_budgets(a))):
            written(allocation, tmp_path / f"{label}-{name}", "xlsx")
        for file in sorted((tmp_path / f"{label}-stored").iterdir()):
            kept, edited = (tmp_path / f"{label}-{kind}-{file.name}" for kind in ("kept", "edited"))
            shutil.copy(file, kept)
            paths.append(kept)
            if not file.name.startswith("00"):
                type_in_budgets(file, tmp_path / f"{label}-fresh" / file.name, edited)
                paths.append(edited)
    formulas = 0
    for path, result in zip(paths, recalculated(paths, tmp_path), strict=True):
        label, kind, name = path.name.split("-", 2)
        expected = tmp_path / f"{label}-{'stored' if kind == 'kept' else 'fresh'}" / name
        wanted, found = values_of(expected), values_of(result)
        assert wanted.keys() == found.keys()
        for cell, value in wanted.items():
            if isinstance(value, int | float):
                assert isinstance(found[cell], int | float)
                assert abs(value - found[cell]) < 1e-6, (path.name, cell, value, found[cell])  # type: ignore[operator]
        formulas += sum(cell.data_type == "f" for row in active(path).iter_rows() for cell in row)
    assert formulas > 500


def four_equal_services() -> Allocation:
    """Cents that cannot be divided by four: every one left over is a tie."""
    case = case_from_json(CASES / "worked")
    services = tuple(Service(name=name, share=Decimal("0.25")) for name in ("A", "B", "C", "D"))
    a = allocate(case.model_copy(update={"services": services}))
    assert any(value * 100 % 4 for value in a.personnel)
    return a


def with_other_budgets(a: Allocation) -> Allocation:
    """The same parameters, every budget moved a little, as if the sheets' owners had agreed on others."""
    from dataclasses import replace

    from sozialbudget.method import services
    from sozialbudget.method.allocation import _service_result
    from sozialbudget.method.numbers import decimals, exact

    p = a.case.parameters
    with exact():
        budget = decimals(value + Decimal("1234.5") for value in a.budget)
        overhead, personnel = services.overhead_and_personnel(budget, p.overhead_rate, p.overhead_basis)
        amounts = services.amounts(personnel, tuple(service.share for service in a.case.services))
        results = tuple(_service_result(a.case, s, amount, a.cost_per_fte) for s, amount in enumerate(amounts))
    return replace(a, budget=budget, overhead=overhead, personnel=personnel, services=results)


def type_in_budgets(file: Path, fresh: Path, to: Path) -> None:
    """Copy the numbers of the yellow cells of `fresh` into `file`, nothing else."""
    book = openpyxl.load_workbook(file)
    source = active(fresh)
    typed = 0
    assert isinstance(book.active, Worksheet)
    for row in book.active.iter_rows():
        for cell in row:
            if cell.data_type == "n" and cell.value is not None:
                typed += cell.value != source[cell.coordinate].value
                cell.value = source[cell.coordinate].value
    assert typed > 0
    book.save(to)


def test_a_workbook_prints_on_a4_with_its_parts_named(worked: Allocation, tmp_path: Path) -> None:
    names = written(worked, tmp_path / "s", "xlsx", draft=True)
    for name in names:
        page = active(tmp_path / "s" / name)
        assert page.page_setup.paperSize == 9
        assert page.page_setup.orientation == "landscape"
        assert page.oddHeader is not None
        assert "ENTWURF" in str(page.oddHeader.right.text)


# --- the folder ---------------------------------------------------------------------------------------


def test_a_letterhead_is_followed(worked: Allocation, tmp_path: Path) -> None:
    template = build(tmp_path / "kopf.docx")
    names = written(worked, tmp_path / "s", "docx", template=template)
    for name in names:
        word = python_docx.Document(str(tmp_path / "s" / name))
        heads = [paragraph.text for section in word.sections for paragraph in section.header.paragraphs]
        assert any(HEAD in head for head in heads), name


def text(content: str) -> Callable[[Path], None]:
    def fill(path: Path) -> None:
        path.write_text(content)

    return fill


def full(_: Path) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_new_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as error:
        write_folder(tmp_path / "s", [("a", text("1")), ("b", full)])
    assert [problem.code for problem in error.value.problems] == ["output_disk_full"]
    assert names_in(tmp_path) == set()
    write_folder(tmp_path / "s", [("a", text("1")), ("b", text("2"))])
    assert names_in(tmp_path) == {"s"}
    assert names_in(tmp_path / "s") == {"a", "b"}


def test_into_a_folder_that_exists_all_or_nothing_is_moved(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "a").write_text("old")
    with pytest.raises(OutputError):
        write_folder(tmp_path, [("a", text("new")), ("b", full)], force=True)
    with pytest.raises(OutputError, match="exists already"):  # made by another run meanwhile
        write_folder(tmp_path, [("b", text("new")), ("a", text("new"))])
    assert names_in(tmp_path) == {"a", "mine"}
    assert (tmp_path / "a").read_text() == "old"
    write_folder(tmp_path, [("a", text("new")), ("b", text("new"))], force=True)
    assert names_in(tmp_path) == {"a", "b", "mine"}
    assert (tmp_path / "a").read_text() == "new"


def test_what_stands_in_the_way_of_a_folder(tmp_path: Path) -> None:
    def codes(folder: Path, *names: str, force: bool = False) -> list[str]:
        return [problem.code for problem in folder_obstacles(folder, names, None, force)]

    (tmp_path / "file").write_text("")
    (tmp_path / "there").mkdir()
    for name in ("a", "b", "c", "d"):
        (tmp_path / "there" / name).write_text("")
    assert codes(tmp_path / "file", "a") == ["folder_is_file"]
    assert codes(tmp_path / "no" / "such", "a") == ["output_folder_absent"]
    assert codes(tmp_path / "new", "a") == []
    assert codes(tmp_path / "there", "x") == []
    assert codes(tmp_path / "there", "A", "x") == ["folder_holds_files"]  # on some systems A is a
    assert codes(tmp_path / "there", "a", "x", force=True) == []
    (problem,) = folder_obstacles(tmp_path / "there", ("a", "b", "c", "d"), None, False)
    assert "der Ordner enthält schon a, b, c, …" in problem.say("de")
    (tmp_path / "there" / ".~lock.a#").write_text("")
    assert codes(tmp_path / "there", "a", force=True) == ["output_open"]


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_killed_midway_there_is_no_folder(tmp_path: Path, number: int) -> None:
    shutil.copy(CASES / "worked" / "input.xlsx", tmp_path / "eingabe.xlsx")
    code = (
        "import sys, time\nimport sozialbudget.reports.hour_sheets.workbook as w\n"
        "def slow(*_):\n    print('writing', flush=True)\n    time.sleep(60)\n"
        "w.sheet_workbook = slow\n"
        "sys.argv = ['sozialbudget', 'hours', 'eingabe.xlsx', '--format', 'xlsx', '-o', 's']\n"
        "from sozialbudget.cli import main\nmain()\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=tmp_path) as ran:
        assert ran.stdout is not None
        assert ran.stdout.readline() == "writing\n"
        time.sleep(0.05)
        ran.send_signal(number)
    assert not (tmp_path / "s").exists()
    if number == signal.SIGTERM:
        assert names_in(tmp_path) == {"eingabe.xlsx"}


def test_sheets_of_an_earlier_run_are_named_not_deleted(tmp_path: Path) -> None:
    for name in ("stundenblatt-2011-alt.pdf", "stundenblatt-2012-neu.pdf", "brief.pdf", "00-uebersicht.xlsx"):
        (tmp_path / name).write_text("")
    (problem,) = left_over(tmp_path, ["stundenblatt-2012-neu.pdf", "00-uebersicht.pdf"])
    assert problem.severity == "warning"
    assert "nicht geschrieben wurden: 00-uebersicht.xlsx, stundenblatt-2011-alt.pdf —" in problem.say("de")


# --- the command --------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder that holds the Lüneburg example as eingabe.xlsx; the language is German."""
    shutil.copy(EXAMPLES["lueneburg"], tmp_path / "eingabe.xlsx")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "COLUMNS", "SOZIALBUDGET_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    return tmp_path


STEMS = [f"stundenblatt-2012-traeger-{letter}-fiktiv" for letter in "abcd"]


def test_as_a_process_it_writes_pdfs_and_tells_their_names(folder: Path) -> None:
    ran = subprocess.run(
        [*PROGRAM, "hours", "eingabe.xlsx", "-o", "blaetter/"], capture_output=True, text=True, check=False
    )
    files = ["00-uebersicht.pdf", *(f"{stem}.pdf" for stem in STEMS)]
    assert (ran.returncode, ran.stderr) == (0, "")
    told = ["Geschrieben: 4 Stundenblätter und die Übersicht in blaetter", *(f"  {name}" for name in files)]
    assert ran.stdout == "\n".join(told) + "\n"
    assert names_in(folder / "blaetter") == set(files)
    assert all((folder / "blaetter" / name).read_bytes().startswith(b"%PDF-") for name in files)


def test_json_lists_the_files_and_their_sums(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["hours", "eingabe.xlsx", "--format", "xlsx", "--json", "--by", "district"]) == 0
    told = json.loads(capsys.readouterr().out, parse_float=Decimal)
    assert told["folder"] == "stundenblaetter"
    assert len(told["files"]) == 11
    assert set(told["files"]) == names_in(folder / "stundenblaetter")
    assert told["sheets"][0]["files"] == ["stundenblatt-2012-033550001-adendorf.xlsx"]
    assert sum(one["budget"] for one in told["sheets"]) == 1_542_240
    assert sum(one["face_to_face_hours"] for one in told["sheets"]) == Decimal("815.63")


def test_english_and_quiet_and_a_result_as_input(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["allocate", "eingabe.xlsx", "-o", "r.xlsx", "-q"]) == 0
    assert run(["hours", "r.xlsx", "--lang", "en", "--format", "docx", "--format", "xlsx", "-q"]) == 0
    assert capsys.readouterr().out == ""
    found = names_in(folder / "hour-sheets")
    assert {"00-overview.docx", "00-overview.xlsx", "hour-sheet-2012-traeger-a-fiktiv.docx"} <= found
    assert len(found) == 10


def test_files_are_replaced_only_with_force_and_what_is_left_over_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["hours", "eingabe.xlsx", "--format", "xlsx", "-o", "s", "-q"]) == 0
    (folder / "s" / f"{STEMS[0]}.xlsx").write_text("old")
    assert run(["hours", "eingabe.xlsx", "--format", "xlsx", "-o", "s"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "s: der Ordner enthält schon 00-uebersicht.xlsx, " in told.err
    assert told.err.endswith("Es wurde nichts geschrieben.\n")
    assert (folder / "s" / f"{STEMS[0]}.xlsx").read_text() == "old"
    assert run(["hours", "eingabe.xlsx", "--format", "xlsx", "-o", "s", "--by", "district", "--force", "-q"]) == 0
    told = capsys.readouterr()
    assert told.err.startswith("Warnung (1)\ns: im Ordner liegen noch Dateien eines früheren Laufs")
    assert STEMS[0] in told.err
    assert (folder / "s" / f"{STEMS[0]}.xlsx").read_text() == "old"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--by", "kreis"), "--by ist „kreis“; es gibt: provider, district."),
        (("--format", "odt"), "--format ist „odt“; es gibt: pdf, xlsx, docx."),
        (("--date", "gestern"), "--date ist „gestern“"),
        (("-o", "blaetter.pdf"), "--output „blaetter.pdf“ sieht aus wie eine Datei; gemeint ist ein Ordner."),
        (("--template", "kopf.docx"), "--template gilt nur für docx; dazu gehört --format docx."),
    ],
)
def test_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str) -> None:
    assert run(["hours", "eingabe.xlsx", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert names_in(folder) == {"eingabe.xlsx"}


def test_all_that_is_wrong_comes_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "s").write_text("a file")
    words = ["hours", "eingabe.xlsx", "-o", "s", "--format", "docx", "--template", "kopf.docx", "--set", "dampng=1"]
    assert run(words) == 1
    told = capsys.readouterr().err
    assert told.startswith("Fehler (3)\n")
    assert "das ist eine Datei, kein Ordner" in told
    assert "kopf.docx" in told
    assert "gemeint ist wohl damping" in told
    assert (folder / "s").read_text() == "a file"


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_nobody_may_write_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "locked").mkdir(mode=0o555)
    assert run(["hours", "eingabe.xlsx", "-o", "locked/s"]) == 1
    assert "darf nicht geschrieben werden" in capsys.readouterr().err


def test_a_system_that_forbids_the_folder_is_told_as_such(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("sozialbudget.formats.output.Path.mkdir", forbidden)
    status = run(["hours", "eingabe.xlsx", "-o", "s"])
    monkeypatch.undo()
    assert status == 1
    assert "darf nicht geschrieben werden" in capsys.readouterr().err
    assert names_in(folder) == {"eingabe.xlsx"}


def test_the_input_is_never_replaced(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "s").mkdir()
    source = folder / "s" / f"{STEMS[0]}.xlsx"
    shutil.copy(folder / "eingabe.xlsx", source)
    before = source.read_bytes()
    assert run(["hours", f"s/{STEMS[0]}.xlsx", "-o", "s", "--format", "xlsx", "--force"]) == 2
    assert "das ist die Eingabe selbst" in capsys.readouterr().err
    assert source.read_bytes() == before
