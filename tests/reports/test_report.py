"""The result as JSON, CSV, frame and table, and how files are written."""

import csv
import errno
import io
import json
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from sozialbudget import Allocation, allocate, to_frame, write
from sozialbudget.case.case import Case, District, Excluded
from sozialbudget.case.problems import OutputError
from sozialbudget.formats import output
from sozialbudget.formats.csv_file import harmless
from sozialbudget.formats.publish import Writing
from sozialbudget.formats.screen.lines import bars
from sozialbudget.reports.allocation.data import as_object, as_text
from sozialbudget.reports.allocation.output import RESULT
from sozialbudget.reports.allocation.terminal import lines
from support import CASE_FOLDERS, CASES, case_from_json, json_exact


@pytest.fixture(scope="module")
def worked() -> Allocation:
    """The worked example of the method."""
    return allocate(case_from_json(CASES / "worked"))


def renamed(name: str) -> Case:
    """The worked example, its first district called `name`."""
    case = case_from_json(CASES / "worked")
    first = case.districts[0].model_copy(update={"name": name})
    return case.model_copy(update={"districts": (first, *case.districts[1:])})


def many(n: int) -> Case:
    """A case of `n` districts with distinct changes."""
    case = case_from_json(CASES / "worked")
    districts = tuple(
        District(
            id=f"{i:04}",
            name=f"Raum {i}",
            status_quo=Decimal(50_000 + 7 * i),
            columns={"Kinder im SGB II": i + 1, "Alleinerziehende": 5, "Einwohner unter 18": 900},
        )
        for i in range(n)
    )
    return case.model_copy(update={"districts": districts})


# --- JSON ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", CASE_FOLDERS, ids=lambda folder: folder.name)
def test_json_holds_the_expected_figures(folder: Path) -> None:
    told = json.loads(as_text(allocate(case_from_json(folder)), "de"))
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert told["total"] == expected["total"]
    assert told["damping"] == expected["damping"]
    assert told["alpha"] == pytest.approx(expected["alpha"], rel=1e-9)
    for district, wanted in zip(told["districts"], expected["districts"], strict=True):
        for key in ("id", "status_quo", "budget", "change", "overhead", "personnel"):
            assert district[key] == wanted[key]
        for key in ("need_share", "need_based", "damped", "balanced"):
            assert district[key] == pytest.approx(wanted[key], rel=1e-9)
        for name, figure in wanted["normalised"].items():
            assert district["indicators"][name]["normalised"] == pytest.approx(figure, rel=1e-9, abs=1e-12)
        for service, given in zip(district["services"], wanted["services"], strict=True):
            assert service["name"] == given["name"]
            assert service["amount"] == given["amount"]
            assert service["face_to_face_hours"] == given["face_to_face_hours"]
            assert service["fte"] == pytest.approx(given["fte"], rel=1e-9)
            assert service["weekly_hours"] == pytest.approx(given["weekly_hours"], rel=1e-9)


def test_json_has_the_keys_of_the_schema_in_order(worked: Allocation) -> None:
    told = as_object(worked, "de")
    assert list(told) == [
        *("schema", "version", "input", "parameters", "total", "damping", "alpha", "districts", "excluded", "notes"),
        "parameter_sources",
    ]
    assert told["schema"] == "sozialbudget/allocation/1"
    assert list(told["districts"][0]) == [
        *("id", "name", "provider", "status_quo", "indicators", "need_share", "need_based", "damped", "balanced"),
        *("budget", "change", "change_rate", "distance_before", "distance_after", "budget_per_head", "overhead"),
        *("personnel", "services", "causes"),
    ]
    assert told["districts"][0]["indicators"]["Kinder im SGB II"] == {"value": 120, "normalised": 0.24}
    assert told["parameters"]["need_method"] == "shares"


def test_the_json_text_is_the_object(worked: Allocation) -> None:
    assert json.loads(as_text(worked, "de")) == as_object(worked, "de")


def test_json_money_is_exact(worked: Allocation) -> None:
    exact = json.loads(as_text(worked, "de"), parse_float=Decimal, parse_int=Decimal)
    nord = exact["districts"][0]
    assert nord["overhead"] == Decimal("16866.5")
    assert sum(service["amount"] for service in nord["services"]) == nord["personnel"] == Decimal("79513.5")


def test_json_says_null_where_a_figure_is_undefined() -> None:
    case = case_from_json(CASES / "worked")
    new = case.districts[0].model_copy(update={"status_quo": Decimal(0)})
    told = as_object(allocate(case.model_copy(update={"districts": (new, *case.districts[1:])})), "de")
    assert told["districts"][0]["change_rate"] is None
    json.dumps(told, allow_nan=False)


def test_json_lists_who_is_left_out() -> None:
    left_out = Excluded(id="99", name="Wald", reason="unbewohnt")
    case = case_from_json(CASES / "worked").model_copy(update={"excluded": (left_out,)})
    told = as_object(allocate(case), "de")
    assert told["excluded"] == [{"id": "99", "name": "Wald", "provider": None, "reason": "unbewohnt"}]


# --- CSV ----------------------------------------------------------------------------------------------


def rows(content: bytes, separator: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))


def test_german_csv_is_what_german_excel_opens(worked: Allocation) -> None:
    content = RESULT.content(".csv", Writing(worked, "de"))
    assert content.startswith(b"\xef\xbb\xbfNr;Sozialraum;")
    nord, mitte, _ = rows(content, ";")
    assert nord["Nr"] == "01"
    assert nord["Budget neu"] == "96380"
    assert nord["Regie- und Sachkosten"] == "16866,5"
    assert nord["Bedarfsanteil"] == "0,264"
    assert nord["Veränderungsrate"] == "-0,0362"
    assert nord["Obergrenze"] == ""
    assert mitte["Beratung und Gruppenarbeit: Betrag"] == "80001,9"
    assert mitte["Vernetzung: Face-to-face-Stunden"] == "30"


def test_english_csv_has_commas_and_points(worked: Allocation) -> None:
    content = RESULT.content(".csv", Writing(worked, "en"))
    assert content.startswith(b"id,district,")
    assert rows(content, ",")[0]["overhead"] == "16866.5"


def test_csv_opens_with_pandas(worked: Allocation) -> None:
    frame = pd.read_csv(
        io.BytesIO(RESULT.content(".csv", Writing(worked, "de"))), sep=";", decimal=",", dtype={"Nr": str}
    )
    assert frame["Budget neu"].sum() == 357_000
    assert frame["Nr"].tolist() == ["01", "02", "03"]


@pytest.mark.parametrize(
    "name", ["=HYPERLINK(1)", "+1", "-Nord", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1"], ids=lambda name: repr(name)
)
def test_text_is_no_formula_in_csv(name: str) -> None:
    content = RESULT.content(".csv", Writing(allocate(renamed(name)), "de"))
    assert rows(content, ";")[0]["Sozialraum"] == f"'{name}"


@pytest.mark.parametrize("name", ["Nord", "St. Jürgen-Ost", "a=b", "'x", "5 + 3", ""])
def test_harmless_text_stays_as_it_is(name: str) -> None:
    assert harmless(name) == name


def test_separators_quotes_and_line_breaks_in_a_name_survive() -> None:
    name = 'Nord; "Mitte",\nOst'
    assert rows(RESULT.content(".csv", Writing(allocate(renamed(name)), "de")), ";")[0]["Sozialraum"] == name


# --- the frame ----------------------------------------------------------------------------------------


def test_the_frame_has_a_row_per_district(worked: Allocation) -> None:
    frame = to_frame(worked)
    assert frame.index.tolist() == ["01", "02", "03"]
    assert frame["budget"].tolist() == [96_380.0, 161_620.0, 99_000.0]
    assert frame.loc["02", "Vernetzung: face_to_face_hours"] == 30
    assert frame.loc["01", "Kinder im SGB II: normalised"] == 0.24
    assert frame["cap"].isna().all()
    assert frame["budget"].dtype == "float64"


def test_the_exact_frame_holds_decimals(worked: Allocation) -> None:
    frame = to_frame(worked, exact_numbers=True)
    assert frame.loc["01", "overhead"] == Decimal("16866.50")
    assert isinstance(frame.loc["01", "overhead"], Decimal)
    assert frame.loc["01", "cap"] is None
    causes = frame[[f"cause_{cause}" for cause in ("total", "need", "damping", "protection", "rounding")]]
    assert (causes.sum(axis=1) == frame["change"]).all()


# --- the table ----------------------------------------------------------------------------------------


def table(allocation: Allocation, width: int | None = 80, unicode: bool = True) -> list[str]:
    told = lines(allocation, "de", width, unicode)
    return ["".join(text for text, _ in line).rstrip() for line in told]


def test_the_table_of_the_worked_example(worked: Allocation) -> None:
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in table(worked)][:14] == [
        "Sozialraumbudgets 2012",
        "3 Sozialräume, Bedarfsverfahren Anteile",
        "",
        "Sozialraum  bisher €    neu €  Veränderung €        %                 (1)    (2)",
        "─" * 80,
        "Nord         100.000   96.380         −3.620   −3,6 %    █│         26,84  17,89",
        "Mitte        140.000  161.620        +21.620  +15,4 %     │██████   45,00  30,00",
        "Ost          110.000   99.000        −11.000  −10,0 %  ███│         27,57  18,38",
        "─" * 80,
        "Summe        350.000  357.000         +7.000   +2,0 %               99,41  66,27",
        "",
        "Face-to-face-Stunden je Woche: (1) Beratung und Gruppenarbeit, (2) Vernetzung.",
        "Gesamtbudget 357.000 € · Dämpfung 50,0 % · Ausgleichsfaktor α 0,7853",
        "Sozialräume an der Untergrenze (Höchstverlust 10 %): 1.",
    ]


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 120, 140, 200])
@pytest.mark.parametrize("folder", CASE_FOLDERS, ids=lambda folder: folder.name)
def test_no_line_is_wider_than_the_terminal(folder: Path, width: int) -> None:
    allocation = allocate(case_from_json(folder))
    too_wide = [line for line in table(allocation, width) if len(line) > width]
    assert too_wide == [] or width < 60


@pytest.mark.parametrize("width", [60, 66, 72, 80])
def test_amounts_with_cents_leave_room_for_the_change_in_percent(width: int) -> None:
    case = renamed("Verwaltungsgemeinschaft Oberes Tal")
    districts = tuple(d.model_copy(update={"status_quo": d.status_quo + Decimal("0.55")}) for d in case.districts)
    told = table(allocate(case.model_copy(update={"districts": districts})), width)
    assert any("%" in line.split() for line in told[3:6])
    assert "100.000,55" in "".join(told)


def test_a_long_name_is_cut_on_a_terminal_and_whole_in_a_pipe() -> None:
    name = "Verwaltungsgemeinschaft Oberes Unteres Mittleres Tal mit Umland"
    allocation = allocate(renamed(name))
    assert not any(name in line for line in table(allocation, 80))
    assert any("…" in line for line in table(allocation, 80))
    assert any(name in line for line in table(allocation, None))


def test_control_characters_of_a_name_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in "".join(table(allocate(renamed("Nord\x1b[31m\x07"))))


def test_many_districts_are_shown_as_largest_gains_and_losses() -> None:
    allocation = allocate(many(101))
    told = table(allocation, 80)
    shown = [line.split("  ")[0] for line in told if line.startswith("Raum ")]
    by_change = sorted(range(101), key=lambda i: -allocation.change[i])
    assert shown == [f"Raum {i}" for i in (*by_change[:20], *by_change[-20:])]
    assert any("20 größten Zuwächse und die 20 größten Verluste" in line for line in told)


def test_a_hundred_districts_are_all_shown() -> None:
    assert sum(line.startswith("Raum ") for line in table(allocate(many(100)))) == 100


def test_gains_and_losses_differ_without_colour() -> None:
    loss, gain, none = bars([Decimal(-10), Decimal(30), Decimal(0)], 21, unicode=True)
    assert loss == "█████│" + " " * 15
    assert gain == "     │" + "█" * 15
    assert none == "     │" + " " * 15
    assert bars([Decimal(-10), Decimal(30)], 21, unicode=False)[1] == "     |" + "#" * 15


def test_the_smallest_change_is_visible() -> None:
    small, _ = bars([Decimal("0.01"), Decimal(100_000)], 21, unicode=True)
    assert small.strip() == "│▌"


def test_the_table_is_ascii_where_the_screen_knows_no_more(worked: Allocation) -> None:
    body = "".join(table(worked, 80, unicode=False)[3:9])
    assert not set(body) & set("█▐▌│─")


# --- writing ------------------------------------------------------------------------------------------


def code_of(error: pytest.ExceptionInfo[OutputError]) -> str:
    (problem,) = error.value.problems
    return problem.code


@pytest.mark.parametrize("suffix", [".xlsx", ".json", ".csv", ".XLSX"])
def test_the_suffix_decides_what_is_written(worked: Allocation, tmp_path: Path, suffix: str) -> None:
    path = write(worked, tmp_path / f"ergebnis{suffix}")
    starts = {".xlsx": b"PK", ".json": b"{\n", ".csv": b"\xef\xbb\xbf"}
    assert path.read_bytes().startswith(starts[suffix.lower()])
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_new_file_has_the_permissions_of_any_new_file(worked: Allocation, tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    path = write(worked, tmp_path / "a.json")
    assert path.stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_replaced_file_keeps_its_permissions(worked: Allocation, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.touch()
    path.chmod(0o600)
    write(worked, path, force=True)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link(worked: Allocation, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "real" / "a.json")
    write(worked, link)
    assert link.is_symlink()
    assert json_exact(tmp_path / "real" / "a.json")["total"] == 357_000


def test_an_existing_file_is_kept_without_force(worked: Allocation, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    with pytest.raises(OutputError) as error:
        write(worked, path)
    assert code_of(error) == "output_exists"
    assert path.read_text() == "old"
    write(worked, path, force=True)
    assert path.read_text() != "old"


def obstacle(target: Path, source: Path | None = None, force: bool = True) -> str:
    with pytest.raises(OutputError) as error:
        output.raise_obstacles([target], source, force, RESULT.endings)
    return code_of(error)


def test_what_stands_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "file").touch()
    assert obstacle(tmp_path / "a.pdf") == "output_suffix"
    assert obstacle(tmp_path / "a") == "output_without_suffix"
    assert obstacle(tmp_path / "folder.xlsx") == "output_is_folder"
    assert obstacle(tmp_path / "absent" / "a.csv") == "output_folder_absent"
    assert obstacle(tmp_path / "file" / "a.csv") == "output_folder_absent"
    assert obstacle(tmp_path / f"{'x' * 300}.csv") == "output_failed"


@pytest.mark.parametrize("lock", ["~$a.xlsx", ".~lock.a.xlsx#"])
def test_a_file_open_in_a_spreadsheet_program_is_named_as_such(tmp_path: Path, lock: str) -> None:
    (tmp_path / lock).touch()
    assert obstacle(tmp_path / "a.xlsx") == "output_open"


def test_the_input_is_never_the_output(tmp_path: Path) -> None:
    source = tmp_path / "eingabe.xlsx"
    source.touch()
    (tmp_path / "hard.xlsx").hardlink_to(source)
    (tmp_path / "soft.xlsx").symlink_to(source)
    for target in (source, tmp_path / "x" / ".." / "eingabe.xlsx", tmp_path / "hard.xlsx", tmp_path / "soft.xlsx"):
        (tmp_path / "x").mkdir(exist_ok=True)
        assert obstacle(target, source) == "output_is_input"


def test_all_obstacles_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as error:
        output.raise_obstacles(
            [tmp_path / "a.csv", tmp_path / "." / "a.csv", tmp_path / "b.pdf", tmp_path / "absent" / "c.csv"],
            None,
            False,
            RESULT.endings,
        )
    codes = [problem.code for problem in error.value.problems]
    assert codes == ["output_twice", "output_suffix", "output_folder_absent"]


def failing(number: int) -> Any:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "output_disk_full"),
        (errno.EDQUOT, "output_disk_full"),
        (errno.EACCES, "output_folder_forbidden"),
        (errno.EROFS, "output_folder_forbidden"),
        (errno.EIO, "output_failed"),
    ],
)
@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_failure_of_the_disk_leaves_the_old_file(
    worked: Allocation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, code: str
) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    monkeypatch.setattr(f"sozialbudget.formats.output.os.{step}", failing(number))
    with pytest.raises(OutputError) as error:
        write(worked, path, force=True)
    monkeypatch.undo()
    assert code_of(error) == code
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]


def test_a_file_that_another_program_holds_is_named_as_such(
    worked: Allocation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shared(*_: object) -> None:
        error = PermissionError(errno.EACCES, "being used by another process")
        error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
        raise error

    (tmp_path / "a.json").write_text("old")
    monkeypatch.setattr("sozialbudget.formats.output.os.replace", shared)
    monkeypatch.setattr("sozialbudget.files.locked._PAUSES", (0.001, 0.001))
    with pytest.raises(OutputError) as error:
        write(worked, tmp_path / "a.json", force=True)
    assert code_of(error) == "output_in_use"
    assert (tmp_path / "a.json").read_text() == "old"


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_held_for_a_moment_is_written_all_the_same(
    worked: Allocation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real, tries = os.replace, []

    def held_twice(source: Path, target: Path) -> None:
        tries.append(target)
        if len(tries) <= 2:
            error = PermissionError(errno.EACCES, "access denied")
            error.winerror = number  # type: ignore[attr-defined, unused-ignore]
            raise error
        real(source, target)

    path = tmp_path / "a.json"
    path.write_text("old")
    monkeypatch.setattr("sozialbudget.formats.output.os.replace", held_twice)
    write(worked, path, force=True)
    assert len(tries) == 3
    assert path.read_text().startswith("{")


def test_a_lack_of_permission_is_told_at_once(
    worked: Allocation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sozialbudget.files.locked.time.sleep", failing(errno.EINTR))
    monkeypatch.setattr("sozialbudget.formats.output.os.link", failing(errno.EACCES))
    monkeypatch.setattr("sozialbudget.formats.output.os.open", failing(errno.EACCES))
    with pytest.raises(OutputError) as error:
        write(worked, tmp_path / "a.json")
    assert code_of(error) == "output_folder_forbidden"


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_without_force_a_file_made_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:  # as on a stick in FAT
        monkeypatch.setattr("sozialbudget.formats.output.os.link", failing(errno.EPERM))
    path = tmp_path / "a.csv"

    def another_run_is_faster(staged: Path) -> None:
        staged.write_text("second")
        path.write_text("first")

    with pytest.raises(OutputError) as error:
        output.write_files([(path, another_run_is_faster)])
    assert code_of(error) == "output_exists"
    assert path.read_text() == "first"
    output.write_files([(path, lambda staged: staged.write_text("third") and None)], force=True)
    output.write_files([(tmp_path / "b.csv", lambda staged: staged.write_text("new") and None)])
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"a.csv": "third", "b.csv": "new"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_or_a_device_is_no_file_and_stays(worked: Allocation, tmp_path: Path) -> None:
    pipe, device = tmp_path / "a.csv", tmp_path / "b.json"
    os.mkfifo(pipe)
    device.symlink_to("/dev/null")
    for path in (pipe, device):
        with pytest.raises(OutputError) as error:
            write(worked, path, force=True)
        assert code_of(error) == "output_no_file"
    assert pipe.is_fifo()
    assert Path("/dev/null").is_char_device()


def test_a_full_disk_wrapped_by_a_library_is_still_named(tmp_path: Path) -> None:
    class WrappedError(Exception):
        pass

    def fill(path: Path) -> None:
        path.write_text("half")
        try:
            failing(errno.ENOSPC)()
        except OSError as error:
            raise WrappedError(error) from error

    with pytest.raises(OutputError) as error:
        output.write_files([(tmp_path / "a.xlsx", fill)])
    assert code_of(error) == "output_disk_full"
    assert list(tmp_path.iterdir()) == []


def test_a_bug_while_writing_is_not_disguised(tmp_path: Path) -> None:
    def fill(path: Path) -> None:
        raise ZeroDivisionError(path)

    with pytest.raises(ZeroDivisionError):
        output.write_files([(tmp_path / "a.xlsx", fill)])
    assert list(tmp_path.iterdir()) == []


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    def fill(path: Path) -> None:
        path.write_text("new")

    with pytest.raises(OutputError):
        output.write_files([(tmp_path / "a.csv", fill), (tmp_path / "b.csv", failing(errno.ENOSPC))])
    assert list(tmp_path.iterdir()) == []


def test_what_was_moved_is_taken_back_where_the_next_cannot_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.link

    def second_fails(source: Path, target: Path) -> None:
        if target.name == "b.csv":
            failing(errno.EEXIST)()
        real(source, target)

    monkeypatch.setattr("sozialbudget.formats.output.os.link", second_fails)
    with pytest.raises(OutputError):
        output.write_files([(tmp_path / name, lambda path: path.touch()) for name in ("a.csv", "b.csv")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")
def test_killed_while_writing_the_old_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom sozialbudget.formats.output import write_files\n"
        "def fill(path):\n    path.write_text('half')\n    print('writing', flush=True)\n    time.sleep(60)\n"
        "write_files([(Path(sys.argv[1]), fill)])\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "writing\n"
        time.sleep(0.05)
        run.send_signal(signal.SIGKILL)
    assert path.read_text() == "old"
