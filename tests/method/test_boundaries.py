"""Boundary changes: money moves with them to the cent, and nothing that they leave open is guessed."""

import random
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from sozialbudget import Case, InputError, Problem, allocate, read_workbook, write
from sozialbudget.analysis.explain.explain import explain
from sozialbudget.cli.run import run
from sozialbudget.method.boundaries import BoundaryChange, amounts_moved, moved
from workbooks import CLEAN, WRITERS, Formula, Table, Tables, write_xls_without_texts, write_xlsx

HEADERS = ["von Nr", "nach Nr", "Anteil", "Grund", "Quelle"]


def change(from_id: str | None, to_id: str | None, share: str = "1") -> BoundaryChange:
    return BoundaryChange(from_id, to_id, Decimal(share))


def ordinary(text: str) -> str:
    """`text` with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def euros(amounts: Mapping[str | None, Decimal]) -> dict[str | None, str]:
    return {key: f"{amount:.2f}" for key, amount in amounts.items()}


# --- the money ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], {"A": "100.00", "B": "50.05"}),
        ([change("A", "C")], {"B": "50.05", "C": "100.00"}),  # renamed
        ([change("A", "A")], {"B": "50.05", "A": "100.00"}),
        ([change("A", "A", "0.6"), change("A", "C", "0.4")], {"B": "50.05", "A": "60.00", "C": "40.00"}),  # split
        ([change("A", "B")], {"B": "150.05"}),  # merged
        ([change("A", None)], {"B": "50.05", None: "100.00"}),  # dissolved
        ([change(None, "C")], {"A": "100.00", "B": "50.05", "C": "0.00"}),  # new
        ([change("A", "B"), change("B", "A")], {"B": "100.00", "A": "50.05"}),  # swapped
        # 50.05 in halves is 25.025 each: both have the remainder ½ cent, so the cent goes to the row listed first.
        ([change("B", "C", "0.5"), change("B", "D", "0.5")], {"A": "100.00", "C": "25.03", "D": "25.02"}),
        ([change("B", "D", "0.5"), change("B", "C", "0.5")], {"A": "100.00", "D": "25.03", "C": "25.02"}),
        # 33.33 exactly and twice 33.335: whole cents make 99.99, the cent left goes to the first of the two.
        (
            [change("A", "X", "0.3333"), change("A", "Y", "0.33335"), change("A", "Z", "0.33335")],
            {"B": "50.05", "X": "33.33", "Y": "33.34", "Z": "33.33"},
        ),
    ],
)
def test_money_moves_to_the_cent(changes: list[BoundaryChange], expected: dict[str | None, str]) -> None:
    assert euros(moved({"A": Decimal(100), "B": Decimal("50.05")}, changes)) == expected


@st.composite
def boundary_changes(draw: st.DrawFn) -> tuple[dict[str, Decimal], list[BoundaryChange]]:
    """Budgets of up to eight districts, and shares of some of them in ten-thousandths that sum to 1."""
    ids = [f"{n:02d}" for n in range(draw(st.integers(1, 8)))]
    budgets = {identity: Decimal(draw(st.integers(0, 10**9))) / 100 for identity in ids}
    changes: list[BoundaryChange] = []
    for identity in draw(st.lists(st.sampled_from(ids), unique=True)):
        targets = draw(st.lists(st.sampled_from([*ids, "neu", None]), unique=True, min_size=1, max_size=5))
        cuts = draw(st.lists(st.integers(1, 9999), unique=True, min_size=len(targets) - 1, max_size=len(targets) - 1))
        edges = [0, *sorted(cuts), 10000]
        for target, low, high in zip(targets, edges, edges[1:], strict=False):
            changes.append(BoundaryChange(identity, target, Decimal(high - low) / 10000))
    return budgets, changes


@given(boundary_changes(), st.integers(0, 999))
def test_the_sum_is_kept_and_the_order_of_districts_does_not_matter(
    told: tuple[dict[str, Decimal], list[BoundaryChange]], seed: int
) -> None:
    budgets, changes = told
    result = moved(budgets, changes)
    assert sum(result.values()) == sum(budgets.values())
    assert all(amount % Decimal("0.01") == 0 for amount in result.values())
    for one, amount in zip(changes, amounts_moved(budgets, changes), strict=True):
        assert one.from_id is not None
        assert abs(amount - budgets[one.from_id] * one.share) < Decimal("0.01")
    chance = random.Random(seed)
    ids = list(budgets)
    chance.shuffle(ids)
    # Among the rows of one district the order breaks ties; that of the districts is free.
    again = [one for identity in ids for one in changes if one.from_id == identity]
    assert moved({identity: budgets[identity] for identity in ids}, again) == result


# --- the input ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clean workbook's result for 2026: Q = 350 000, uplift 2 %, T = 357 000.

    What the three budgets are does not matter here; `budgets` has them.
    """
    folder = tmp_path_factory.mktemp("earlier")
    write_xlsx(folder / "eingabe.xlsx", CLEAN)
    return write(allocate(read_workbook(folder / "eingabe.xlsx")), folder / "ergebnis-2026.xlsx")


@pytest.fixture(scope="module")
def budgets(earlier: Path) -> dict[str, Decimal]:
    allocation = allocate(read_workbook(earlier))
    assert sum(allocation.budget) == 357000
    return dict(zip(["01", "02", "03"], allocation.budget, strict=True))


def tables(districts: Sequence[Sequence[object]], changes: Table | None = None) -> Tables:
    """Next year's input: `districts` are (id, name[, reason of exclusion]); the budgets are left empty."""
    rows: Table = [[*CLEAN["Sozialräume"][0]]]
    for n, (identity, name, *reason) in enumerate(districts):
        rows.append([identity, name, "A", None, 100 + n, 4.0, 1500, None, reason[0] if reason else None])
    told: Tables = {**CLEAN, "Sozialräume": rows}
    told["Parameter"] = [*CLEAN["Parameter"][:1], ["Haushaltsjahr", 2027, None], *CLEAN["Parameter"][2:]]
    if changes is not None:
        told["Gebietsänderungen"] = [HEADERS, *changes]
    return told


SAME = (("01", "Nord"), ("02", "Mitte"), ("03", "Ost"))


def read(folder: Path, earlier: Path, told: Tables) -> Case:
    write_xlsx(folder / "eingabe-2027.xlsx", told)
    return read_workbook(folder / "eingabe-2027.xlsx", status_quo_from=earlier)


def refused(folder: Path, earlier: Path, told: Tables) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as error:
        read(folder, earlier, told)
    return tuple(problem for problem in error.value.problems if problem.severity == "error")


def status_quo(case: Case) -> dict[str, Decimal]:
    return {district.id: district.status_quo for district in case.districts}


@pytest.mark.parametrize("writer", WRITERS)
def test_budgets_come_from_the_result(writer: str, tmp_path: Path, earlier: Path, budgets: dict[str, Decimal]) -> None:
    suffix, write_tables = WRITERS[writer]
    path = tmp_path / f"eingabe{suffix}"
    write_tables(path, tables(tuple(reversed(SAME))))
    case = read_workbook(path, status_quo_from=earlier)
    assert status_quo(case) == budgets
    (note,) = case.warnings
    assert note.code == "status_quo_from"
    told = ordinary(note.what("de"))
    assert "ergebnis-2026.xlsx des Jahres 2026, Summe 357.000 €" in told
    assert len(note.values["sha256"]) == 64  # type: ignore[arg-type]


def test_the_column_may_be_absent(tmp_path: Path, earlier: Path, budgets: dict[str, Decimal]) -> None:
    told = tables(SAME)
    told["Sozialräume"] = [[cell for n, cell in enumerate(row) if n != 3] for row in told["Sozialräume"]]
    assert status_quo(read(tmp_path, earlier, told)) == budgets
    with pytest.raises(InputError):
        read_workbook(tmp_path / "eingabe-2027.xlsx")


def test_amounts_that_agree_say_nothing_and_others_are_told(
    tmp_path: Path, earlier: Path, budgets: dict[str, Decimal]
) -> None:
    told = tables(SAME)
    for row, amount in zip(told["Sozialräume"][1:], budgets.values(), strict=True):
        row[3] = int(amount)
    assert [p.code for p in read(tmp_path, earlier, told).warnings] == ["status_quo_from"]
    told["Sozialräume"][1][3] = 7
    told["Sozialräume"][3][3] = 8
    case = read(tmp_path, earlier, told)
    assert status_quo(case) == budgets
    (warning,) = [p for p in case.warnings if p.severity == "warning"]
    assert (str(warning.place), warning.code) == ("Sozialräume!D2", "status_quo_replaced")
    # 7 € and 8 € are entered, so the larger budget is the one farther away.
    identity, name, typed = max(("01", "Nord", 7), ("03", "Ost", 8), key=lambda one: budgets[one[0]] - one[2])
    given = {"district": name, "typed": typed, "given": budgets[identity]}
    assert warning.values == {"n": 2, "name": "ergebnis-2026.xlsx", **given}


def test_a_cell_that_is_no_amount_is_refused(tmp_path: Path, earlier: Path) -> None:
    told = tables(SAME)
    told["Sozialräume"][2][3] = "folgt"
    assert [(str(p.place), p.code) for p in refused(tmp_path, earlier, told)] == [("Sozialräume!D3", "cell_text")]


def test_another_year_is_a_warning(tmp_path: Path, earlier: Path) -> None:
    told = tables(SAME)
    told["Parameter"][1] = ["Haushaltsjahr", 2029, None]
    (warning,) = [p for p in read(tmp_path, earlier, told).warnings if p.severity == "warning"]
    assert warning.what("de").startswith("das Ergebnis ergebnis-2026.xlsx gilt für 2026, die Eingabe für 2029")


def test_the_result_itself_is_no_input_of_its_own(earlier: Path) -> None:
    with pytest.raises(InputError) as error:
        read_workbook(earlier, status_quo_from=earlier)
    assert [p.code for p in error.value.problems if p.severity == "error"] == ["status_quo_from_itself"]


def test_problems_of_both_files_come_at_once(tmp_path: Path) -> None:
    told = tables(SAME)
    told["Sozialräume"][1][4] = "viele"
    write_xlsx(tmp_path / "eingabe.xlsx", told)
    for other, code in ((tmp_path / "fehlt.xlsx", "file_absent"), (tmp_path / "eingabe.xlsx", "not_a_result")):
        with pytest.raises(InputError) as error:
            read_workbook(tmp_path / "eingabe.xlsx", status_quo_from=other)
        assert [p.code for p in error.value.problems if p.severity == "error"] == ["cell_text", code]
    for absent in (tmp_path / "weg.xlsx", tmp_path / "auch.xlsx"):
        with pytest.raises(InputError) as error:
            read_workbook(absent, status_quo_from=tmp_path / "fehlt.xlsx")
        assert [str(p.place) for p in error.value.problems] == [absent.name, "fehlt.xlsx"]


# --- districts that are missing, new, renamed -----------------------------------------------------------


def test_districts_missing_on_either_side_are_named(tmp_path: Path, earlier: Path) -> None:
    problems = refused(tmp_path, earlier, tables((("01", "Nord"), ("07", "Mitte"), ("09", "Heide"))))
    assert [(str(p.place), p.code) for p in problems] == [
        ("Sozialräume", "district_gone_suggested"),  # 02 Mitte: 07 has its name
        ("Sozialräume", "district_gone"),  # 03 Ost
        ("Sozialräume!A3", "district_new"),
        ("Sozialräume!A4", "district_new"),
    ]
    assert "von Nr 02, nach Nr 07, Anteil 100 %" in problems[0].remedy("de")
    assert "„Ost“ (Nr 03) aus ergebnis-2026.xlsx" in problems[1].what("de")


def test_lost_zeros_are_suggested(tmp_path: Path, earlier: Path) -> None:
    problems = refused(tmp_path, earlier, tables((("1", "Norden"), ("02", "Mitte"), ("03", "Ost"))))
    assert [(problem.code, str(problem.place)) for problem in problems] == [("ids_lost_zeros", "Sozialräume!A2")]
    assert "1 statt 01" in problems[0].say("de")


def test_another_name_under_the_same_id_is_asked_about(
    tmp_path: Path, earlier: Path, budgets: dict[str, Decimal]
) -> None:
    now = (("01", "NORD "), ("02", "Stadtmitte"), ("03", "Ost"))
    (problem,) = refused(tmp_path, earlier, tables(now))
    assert (str(problem.place), problem.code) == ("Sozialräume!B3", "district_renamed")
    case = read(tmp_path, earlier, tables(now, [["02", "02", 1, "umbenannt", "Beschluss 3"]]))
    assert status_quo(case) == budgets
    told = [ordinary(p.what("de")) for p in case.warnings if p.code == "boundary_moved"]
    amount = f"{int(budgets['02']):,}".replace(",", ".")
    assert told == [
        f"Gebietsänderung: 100 % von „Mitte“ (Nr 02) nach „Stadtmitte“ (Nr 02), {amount} € (umbenannt; Beschluss 3)"
    ]


def test_renamed_split_merged_new_and_dissolved(tmp_path: Path, earlier: Path, budgets: dict[str, Decimal]) -> None:
    now = (("01", "Nord"), ("11", "Nordost"), ("20", "Mitte"), ("30", "Heide"))
    changes: Table = [
        ["01", "01", "60 %", "Teilung", None],
        ["01", "11", 0.4, "Teilung", None],
        ["02", "20", 1, None, None],
        ["03", "11", 0.5, None, None],
        ["03", "–", 0.5, "Wegfall", None],
        [None, "30", None, "Neubaugebiet", "V 7"],
    ]
    case = read(tmp_path, earlier, tables(now, changes))
    cents = Decimal("0.01")
    first, half = budgets["01"] * Decimal("0.6"), budgets["03"] / 2
    assert status_quo(case) == {
        "01": first.quantize(cents),
        "11": (budgets["01"] - first + half).quantize(cents),
        "20": budgets["02"],
        "30": 0,
    }
    codes = [p.code for p in case.warnings]
    assert codes == [
        *["boundary_moved"] * 4,
        "boundary_dissolved",
        "boundary_new",
        "status_quo_from",
        "status_quo_dissolved",
    ]
    (left,) = [p for p in case.warnings if p.code == "status_quo_dissolved"]
    assert left.values["sum"] == half
    # Each budget's place is the first row that gives it money, or its cell in the result.
    places = {identity: str(case.place("districts", identity, "status_quo")) for identity in status_quo(case)}
    assert (places.pop("01"), places.pop("11")) == ("Gebietsänderungen!C2", "Gebietsänderungen!C3")
    assert places == {"20": "Gebietsänderungen!C4", "30": "Gebietsänderungen!C7"}
    result = write(allocate(case), tmp_path / "ergebnis-2027.xlsx")
    assert status_quo(read_workbook(result)) == status_quo(case)


def test_the_trace_reaches_back_into_the_result(tmp_path: Path, earlier: Path, budgets: dict[str, Decimal]) -> None:
    case = read(tmp_path, earlier, tables(SAME))
    assert str(case.place("districts", "02", "name")) == "Sozialräume!B3"
    file, _, cell = str(case.place("districts", "02", "status_quo")).partition("!")
    assert file == "[ergebnis-2026.xlsx]Berechnungsbogen"
    assert load_workbook(earlier, data_only=True)["Berechnungsbogen"][cell].value == budgets["02"]
    results = [result for step in explain(allocate(case), 1, "de").steps for result in step.results]
    places = {given.place for result in results for given in result.given if given.key == "status_quo"}
    assert places == {f"{file}!{cell}"}


def test_an_excluded_district_counts_as_there_and_its_money_is_named(
    tmp_path: Path, earlier: Path, budgets: dict[str, Decimal]
) -> None:
    case = read(tmp_path, earlier, tables((("01", "Nord"), ("02", "Mitte"), ("03", "Ost", "ruht"))))
    assert status_quo(case) == {"01": budgets["01"], "02": budgets["02"]}
    (note,) = [p for p in case.warnings if p.code == "district_excluded_had_budget"]
    assert (str(note.place), note.values["sum"]) == ("Sozialräume!A4", budgets["03"])


def test_one_that_was_excluded_has_no_budget_to_come_from(tmp_path: Path) -> None:
    told = {**CLEAN, "Sozialräume": [*CLEAN["Sozialräume"], ["04", "Süd", "B", None, None, None, None, None, "neu"]]}
    write_xlsx(tmp_path / "alt.xlsx", told)
    result = write(allocate(read_workbook(tmp_path / "alt.xlsx")), tmp_path / "ergebnis.xlsx")
    now = (*SAME, ("04", "Süd"))
    (problem,) = refused(tmp_path, result, tables(now))
    assert (str(problem.place), problem.code) == ("Sozialräume!A5", "district_was_excluded")
    case = read(tmp_path, result, tables(now, [["–", "04", None, None, None]]))
    assert status_quo(case)["04"] == 0


# --- what the sheet says wrong --------------------------------------------------------------------------

NEW = (*SAME, ("04", "Süd"))


@pytest.mark.parametrize(
    ("now", "changes", "expected"),
    [
        (SAME, [["01", "01", 0.6], ["01", "02", 0.3]], [("C2", "boundary_shares_not_one")]),
        (SAME, [["01", "01", 0.6], ["01", "02", 0.6]], [("C2", "boundary_shares_not_one")]),
        (NEW, [["01", "01", 1 / 3], ["01", "02", 1 / 3], ["01", "04", 1 / 3]], [("C2", "boundary_shares_nearly_one")]),
        (SAME, [["01", "01", 0.5], ["01", "01", 0.5]], [("A3", "boundary_twice")]),
        (SAME, [["1", "01", 1]], [("A2", "boundary_id_misspelt_before")]),
        (SAME, [["99x", "01", 1]], [("A2", "boundary_id_unknown_before")]),
        (SAME, [["03a", "01", 1]], [("A2", "boundary_id_unknown_before")]),  # 03 is another district
        (SAME, [["0 1", "01", 1]], [("A2", "boundary_id_misspelt_before")]),
        (SAME, [["nord ", "01", 1]], [("A2", "boundary_id_is_name_before")]),
        (SAME, [["01", "Mitte", 1]], [("B2", "boundary_id_is_name_now")]),
        (NEW, [["04", "01", 1]], [("A2", "boundary_ids_swapped")]),
        (NEW, [["04", "–", 1]], [("A2", "boundary_ids_swapped")]),
        (SAME, [["01", "O1x", 1]], [("B2", "boundary_id_unknown_now")]),
        (SAME, [["01", "1", 1]], [("B2", "boundary_id_misspelt_now")]),
        (SAME, [["01", "02", None]], [("C2", "cell_empty")]),
        (SAME, [["01", "02", 0]], [("C2", "boundary_share_zero")]),
        (SAME, [["01", "02", 60]], [("C2", "rate_above_one")]),
        (SAME, [["01", "02", "halb"]], [("C2", "rate_text")]),
        (SAME, [["–", None, 1]], [("A2", "boundary_row_without_district")]),
        (NEW, [["–", "04", 0.5]], [("C2", "boundary_share_of_new")]),
        (NEW, [["–", "04", None], ["01", "04", 0.5], ["01", "01", 0.5]], [("A2", "boundary_not_new")]),
        (SAME, [["–", "03", None]], [("A2", "boundary_not_new")]),
        (SAME, [["01", "02", 1]], [("A2", "district_gives_everything")]),
        (SAME, [["01", "01", 1], ["02", "02", "100 %"]], []),
        (SAME, [["01", "02", 1], ["–", "01", None]], []),
        (SAME, [["01", "02", 1], ["02", "01", 1]], []),
    ],
)
def test_what_is_wrong_in_the_sheet_is_named_with_its_cell(
    now: Sequence[Sequence[object]], changes: Table, expected: list[tuple[str, str]], tmp_path: Path, earlier: Path
) -> None:
    told = tables(now, [[*row, None, None] for row in changes])
    if not expected:
        assert sum(d.status_quo for d in read(tmp_path, earlier, told).districts) == 357000
        return
    found: list[Any] = [(p.place.cell if p.place else None, p.code) for p in refused(tmp_path, earlier, told)]
    assert found == expected


def test_the_sheet_without_a_result_plays_no_part(tmp_path: Path) -> None:
    told = {**CLEAN, "Boundary changes": [["from id", "to id", "share"], ["01", "02", 1]]}
    write_xlsx(tmp_path / "eingabe.xlsx", told)
    (warning,) = read_workbook(tmp_path / "eingabe.xlsx").warnings
    assert (warning.code, warning.severity) == ("boundary_changes_unused", "warning")


def test_an_english_sheet_with_ids_turned_into_numbers(tmp_path: Path) -> None:
    told = {**CLEAN, "Sozialräume": [CLEAN["Sozialräume"][0]]}
    told["Sozialräume"] += [[n, *row[1:]] for n, row in enumerate(CLEAN["Sozialräume"][1:], 101)]
    write_xlsx(tmp_path / "alt.xlsx", told)
    result = write(allocate(read_workbook(tmp_path / "alt.xlsx")), tmp_path / "ergebnis.xlsx")
    now = tables(((101, "Nord"), (102, "Mitte"), (104, "Ost")))
    now["Boundary changes"] = [["to id", "from id", "share"], [104, 103, 1]]
    case = read(tmp_path, result, now)
    assert sum(d.status_quo for d in case.districts) == 357000


def test_an_id_lost_in_an_xls_is_none(tmp_path: Path, earlier: Path) -> None:
    told = tables(SAME, [["01", "01", 1, None, None]])
    told["Gebietsänderungen"][1][0] = Formula('="0"&"1"', "01")
    write_xls_without_texts(tmp_path / "eingabe-2027.xls", told)
    with pytest.raises(InputError) as error:
        read_workbook(tmp_path / "eingabe-2027.xls", status_quo_from=earlier)
    assert [(str(p.place), p.code) for p in error.value.problems] == [("Gebietsänderungen!A2", "text_lost")]


@pytest.mark.parametrize("column", [0, 1, 2])
@pytest.mark.parametrize(
    "odd", [True, -1, 1.5, 1e300, "#DIV/0!", "=1+1", "x", "1.234", " ", "–", date(2026, 1, 1), "\u202e01", "1e5"]
)
def test_odd_cells_are_told_or_read(column: int, odd: object, tmp_path: Path, earlier: Path) -> None:
    row: list[Any] = ["01", "01", 1, None, None]
    row[column] = odd
    told = tables(SAME, [row])
    write_xlsx(tmp_path / "eingabe-2027.xlsx", told)
    if isinstance(odd, str) and odd.startswith("="):
        told["Gebietsänderungen"][1][column] = Formula(odd)
        write_xlsx(tmp_path / "eingabe-2027.xlsx", told)
    with pytest.raises(InputError) as error:
        read_workbook(tmp_path / "eingabe-2027.xlsx", status_quo_from=earlier)
    wrong = [p for p in error.value.problems if p.severity == "error"]
    assert all(p.say("de") and p.say("en") for p in wrong)
    assert {p.place.sheet for p in wrong if p.place} <= {"Gebietsänderungen", "Sozialräume"}


@pytest.mark.parametrize(
    "command",
    [
        ("allocate", "-o", "aus.json"),
        ("annex", "-o", "aus.html"),
        ("hours", "-o", "aus", "--format", "xlsx"),
        ("check",),
        ("explain", "02"),
    ],
    ids=lambda command: command[0],
)
def test_every_command_takes_the_result(
    command: tuple[str, ...],
    tmp_path: Path,
    earlier: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOZIALBUDGET_LANG", "de")
    write_xlsx(tmp_path / "eingabe.xlsx", tables(SAME))
    name, *options = command
    district = [options.pop(0)] if name == "explain" else []
    arguments = [name, "eingabe.xlsx", *district, *options, "--status-quo-from"]
    assert run([*arguments, "fehlt.xlsx"]) == 1
    assert "fehlt.xlsx: die Datei fehlt.xlsx gibt es nicht" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["eingabe.xlsx"]
    assert run([*arguments, str(earlier)]) == 0
