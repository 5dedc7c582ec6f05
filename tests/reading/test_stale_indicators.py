"""Last year's indicators: refused where their Stand says so, kept where somebody says so, and told in every output."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from sozialbudget import InputError, allocate, from_frames, read_workbook, write
from sozialbudget.case.case import Freshness
from sozialbudget.case.layout import as_of_marked, freshness_of
from sozialbudget.cli.run import run
from sozialbudget.words import Lang
from workbooks import CLEAN, WRITERS, Formatted, spoilt, write_xlsx


@pytest.mark.parametrize(
    ("written", "freshness", "as_of"),
    [
        ("zu aktualisieren: 31.12.2011", Freshness.STALE, "31.12.2011"),
        ("zu aktualisieren", Freshness.STALE, None),
        ("  Zu  Aktualisieren :", Freshness.STALE, None),
        ("ZU AKTUALISIEREN – 2011", Freshness.STALE, "2011"),
        ("to be refreshed: 31 Dec 2011", Freshness.STALE, "31 Dec 2011"),
        ("zu aktualisieren 2011", Freshness.STALE, "2011"),
        ("zu aktualisieren: beibehalten: 2010", Freshness.STALE, "2010"),
        ("beibehalten: zu aktualisieren: 2010", Freshness.KEPT, "2010"),
        ("beibehalten: 31.12.2011", Freshness.KEPT, "31.12.2011"),
        ("kept", Freshness.KEPT, None),
        ("keptower 2011", Freshness.FRESH, "keptower 2011"),
        ("31.12.2011", Freshness.FRESH, "31.12.2011"),
    ],
)
def test_the_mark_begins_the_stand(written: str, freshness: Freshness, as_of: str | None, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", spoilt({"Indikatoren!G2": written}))
    indicator = read_workbook(tmp_path / "a.xlsx", keep_indicators=freshness is Freshness.STALE).indicators[0]
    assert indicator.as_of == as_of
    assert indicator.freshness is (Freshness.KEPT if freshness is Freshness.STALE else freshness)
    assert freshness_of(" ".join(written.split()))[0] is freshness


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("to be refeshed: fiktiv", "zu aktualisieren: fiktiv"),
        ("keep: fictional", "beibehalten: fictional"),
        ("keep", "beibehalten"),
        ("beibehaltn 2011", "beibehalten: 2011"),
        ("zuaktualisieren – 31.12.2011", "zu aktualisieren: 31.12.2011"),
        ("Aktualisieren: 2011", "zu aktualisieren: 2011"),
        ("veraltet: 2011", "zu aktualisieren: 2011"),
        ("31.12.2011, zu aktualisieren", "zu aktualisieren: 31.12.2011"),
        ("2011 (zu aktualisieren)", "zu aktualisieren: 2011"),
        ("2011 (noch zu aktualiseren)", "zu aktualisieren: 2011"),
        ("Stand 2011 – zu aktualisieren", "zu aktualisieren: Stand 2011"),
        ("2011_zu_aktualisieren", "zu aktualisieren: 2011"),
        ("(zu aktualisieren) 2011", "zu aktualisieren: 2011"),
        ("2011; zu aktuali\N{SOFT HYPHEN}sieren", "zu aktualisieren: 2011"),
        ("2011, noch nicht aktualisiert", "zu aktualisieren: 2011"),
        ("2011 [to be refreshed]", "zu aktualisieren: 2011"),
        ("2011 – beibehalten!", "beibehalten: 2011"),
        ("2011 (kept)", "beibehalten: 2011"),
        ("Stand: 31.12.2012", None),
        ("Quelle: Amt", None),
        ("jährlich zu aktualisieren", None),
        ("2012, regularly to be refreshed", None),
        ("31.12.2012, zuletzt aktualisiert", None),
        ("2012, keptower", None),
        ("Sept. 2012", None),
        ("erhalten: 12.3.2012", None),
        ("aktualisiert: 31.12.2012", None),
        ("fiktiv", None),
    ],
)
def test_a_mark_with_a_slip_does_not_pass_for_new_values(written: str, meant: str | None, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", spoilt({"Indikatoren!G2": written}))
    if meant is None:
        assert read_workbook(tmp_path / "a.xlsx").indicators[0].as_of == written
        return
    with pytest.raises(InputError) as refused:
        read_workbook(tmp_path / "a.xlsx", keep_indicators=True)
    (problem,) = refused.value.problems
    assert (str(problem.place), problem.code) == ("Indikatoren!G2", "freshness_misspelt")
    assert f"gemeint ist wohl „{meant}“" in problem.what("de")


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("freshness", list(Freshness))
@pytest.mark.parametrize("as_of", [None, "31.12.2011", "1. Quartal: vorläufig"])
def test_what_is_written_is_read(lang: Lang, freshness: Freshness, as_of: str | None) -> None:
    assert freshness_of(as_of_marked(as_of, freshness, lang)) == (freshness, as_of)


@pytest.mark.parametrize("writer", WRITERS)
def test_each_stale_indicator_is_an_error_at_its_cell(writer: str, tmp_path: Path) -> None:
    suffix, write_tables = WRITERS[writer]
    path = tmp_path / f"eingabe{suffix}"
    changes = {"Indikatoren!G2": "zu aktualisieren: 2024", "Indikatoren!G3": "zu aktualisieren"}
    write_tables(path, spoilt(changes))
    with pytest.raises(InputError) as refused:
        read_workbook(path)
    problems = refused.value.problems
    assert [(str(p.place), p.code, p.severity) for p in problems] == [
        ("Indikatoren!G2", "indicator_stale", "error"),
        ("Indikatoren!G3", "indicator_stale", "error"),
    ]
    assert "„beibehalten: 2024“" in problems[0].remedy("de")
    assert "“kept”" in problems[1].remedy("en")
    assert all("--keep-indicators" in problem.remedy("de") for problem in problems)


def test_kept_ones_are_one_note_that_names_them(tmp_path: Path) -> None:
    path = tmp_path / "eingabe.xlsx"
    write_xlsx(path, spoilt({"Indikatoren!G2": "zu aktualisieren: 2024", "Indikatoren!G3": "beibehalten"}))
    with pytest.raises(InputError) as refused:
        read_workbook(path)
    assert [p.code for p in refused.value.problems] == ["indicator_stale", "indicators_kept"]
    case = read_workbook(path, keep_indicators=True)
    (note,) = case.warnings
    assert (note.code, note.severity) == ("indicators_kept", "note")
    assert note.what("de").endswith("„Kinder“ (Stand 2024), „Quote“ (ohne Stand)")
    assert note.what("en").endswith("“Kinder” (as of 2024), “Quote” (no date given)")


@pytest.mark.parametrize("writer", WRITERS)
def test_a_stand_that_is_a_date_reads_as_the_sheet_writes_days(writer: str, tmp_path: Path) -> None:
    suffix, write_tables = WRITERS[writer]
    as_of = date(2025, 12, 31)
    # XlsxWriter and openpyxl want a format to write a date: 46022 days since 1899-12-30.
    cell = Formatted(46022, "dd.mm.yyyy") if suffix == ".xlsx" else as_of
    write_tables(tmp_path / f"a{suffix}", spoilt({"Indikatoren!G2": cell}))
    assert read_workbook(tmp_path / f"a{suffix}").indicators[0].as_of == "31.12.2025"
    english = {
        "Indikatoren": None,
        "Indicators": [["indicator", "weight", "kind", "as of"], ["Kinder", 1, "count", cell]],
    }
    write_tables(tmp_path / f"b{suffix}", spoilt(english))
    assert read_workbook(tmp_path / f"b{suffix}").indicators[0].as_of == "31\N{NO-BREAK SPACE}December 2025"


def test_keeping_changes_nothing_where_all_is_fresh(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "eingabe.xlsx", CLEAN)
    kept = read_workbook(tmp_path / "eingabe.xlsx", keep_indicators=True)
    assert kept == read_workbook(tmp_path / "eingabe.xlsx")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_result_tells_what_was_kept_and_is_read_again(lang: Lang, tmp_path: Path) -> None:
    path = tmp_path / "eingabe.xlsx"
    write_xlsx(path, spoilt({"Indikatoren!G2": "zu aktualisieren: 2024"}))
    allocation = allocate(read_workbook(path, keep_indicators=True))
    result = write(allocation, tmp_path / "ergebnis.xlsx", lang)
    book = load_workbook(result)
    stand = book["Indikatoren" if lang == "de" else "Indicators"]["G2"].value
    assert stand == {"de": "beibehalten: 2024", "en": "kept: 2024"}[lang]
    protocol = [cell.value for row in book["Protokoll" if lang == "de" else "Protocol"] for cell in row]
    (note,) = allocation.notes
    assert note.what(lang) in protocol
    again = read_workbook(result)
    assert again.indicators == allocation.case.indicators
    assert [note.what(lang) for note in again.warnings] == [note.what(lang) for note in allocation.case.warnings]
    (told,) = json.loads(write(allocation, tmp_path / "e.json", lang).read_text())["notes"]
    assert told["code"] == "indicators_kept"


def _frames() -> tuple[Any, Any, dict[str, object]]:
    import pandas as pd

    districts = pd.DataFrame(CLEAN["Sozialräume"][1:], columns=CLEAN["Sozialräume"][0])
    indicators = pd.DataFrame(CLEAN["Indikatoren"][1:], columns=CLEAN["Indikatoren"][0])
    indicators["Stand"] = "to be refreshed: 2024"
    return districts, indicators, {"year": 2026, "damping": 0.5, "cost_per_fte": 62400}


def test_frames_follow_the_same_rule() -> None:
    with pytest.raises(InputError) as refused:
        from_frames(*_frames())
    assert [problem.code for problem in refused.value.problems] == ["indicator_stale"] * 2
    kept = from_frames(*_frames(), keep_indicators=True)
    assert {indicator.freshness for indicator in kept.indicators} == {Freshness.KEPT}


@pytest.mark.parametrize(
    "command",
    [
        ("allocate", "-o", "aus.xlsx"),
        ("annex", "-o", "aus.html"),
        ("hours", "-o", "aus", "--format", "xlsx"),
        ("check",),
        ("explain", "01", "--steps"),
    ],
    ids=lambda command: command[0],
)
def test_every_command_refuses_and_keeps(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOZIALBUDGET_LANG", "de")
    write_xlsx(tmp_path / "eingabe.xlsx", spoilt({"Indikatoren!G2": "zu aktualisieren: 2024"}))
    name, *options = command
    district = [options.pop(0)] if name == "explain" else []
    arguments = [name, "eingabe.xlsx", *district, *options]
    assert run(arguments) == 1
    assert "Indikatoren!G2: der Indikator Kinder ist zu aktualisieren" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["eingabe.xlsx"]
    assert run([*arguments, "--keep-indicators"]) == 0
    assert name != "explain" or "beibehalten: 2024" in capsys.readouterr().out
