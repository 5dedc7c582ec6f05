"""Ids that have lost their leading zeros are said to have, in one sentence, wherever two years meet."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from sozialbudget import read_workbook
from sozialbudget.analysis.compare.compare import compare
from sozialbudget.analysis.verify.verify import verify
from sozialbudget.case.problems import InputError, Problem
from sozialbudget.method.allocation import allocate
from sozialbudget.reading.spoilt import first_zero_lost
from sozialbudget.words import LANGUAGES
from sozialbudget.workbook.write import write_workbook
from workbooks import CLEAN, WRITERS, Tables, write

IDS = [f"{n:02}" for n in range(1, 13)]


def of_ids(ids: list[Any], **more: int) -> Tables:
    """The clean workbook with a district for each id, of the year `year`."""
    tables = deepcopy(CLEAN)
    head, *rows = tables["Sozialräume"]
    tables["Sozialräume"] = [head]
    for n, identity in enumerate(ids):
        _, _, provider, *values = rows[n % 3]
        tables["Sozialräume"].append([identity, f"Raum {int(identity)}", provider, *values])
    tables["Parameter"][1][1] = more.get("year", 2026)
    return tables


def result(folder: Path, ids: list[Any], name: str = "ergebnis.xlsx") -> Path:
    path = folder / name
    write_workbook(allocate(read_workbook(write(folder, of_ids(ids)))), path, "de")
    return path


def found(path: Path, **more: Any) -> list[Problem]:
    try:
        problems = list(read_workbook(path, **more).warnings)
    except InputError as error:
        problems = list(error.problems)
    for problem in problems:
        assert all("{" not in problem.say(lang) for lang in LANGUAGES)
    return problems


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place)) for problem in problems]


@pytest.mark.parametrize("writer", WRITERS)
def test_all_zeros_lost_against_last_year_are_one_error(tmp_path: Path, writer: str) -> None:
    earlier = result(tmp_path, IDS[:9])
    now = write(tmp_path, of_ids(list(range(1, 10)), year=2027), writer)
    (error,) = found(now, status_quo_from=earlier)
    assert (error.code, error.severity, str(error.place)) == ("ids_lost_zeros", "error", "Sozialräume!A2")
    assert "(alle)" in error.say("de")
    assert "1 statt 01, 2 statt 02, 3 statt 03, 4 statt 04, 5 statt 05, 4 weitere" in error.say("de")
    assert "eintragen (01)" in error.say("de")


def test_the_remedy_works(tmp_path: Path) -> None:
    earlier = result(tmp_path, IDS)
    told = found(write(tmp_path, of_ids(IDS, year=2027)), status_quo_from=earlier)
    assert {problem.code for problem in told} == {"status_quo_from", "status_quo_replaced"}


def test_ids_that_need_no_zero_match(tmp_path: Path) -> None:
    earlier = result(tmp_path, IDS)
    (error,) = found(write(tmp_path, of_ids(list(range(1, 13)), year=2027)), status_quo_from=earlier)
    assert (error.code, str(error.place)) == ("ids_lost_zeros", "Sozialräume!A2")
    assert "(9)" in error.say("de")


def test_the_other_way_round(tmp_path: Path) -> None:
    earlier = result(tmp_path, list(range(1, 10)))
    (error,) = found(write(tmp_path, of_ids(IDS[:9], year=2027)), status_quo_from=earlier)
    assert (error.code, str(error.place)) == ("ids_added_zeros", "Sozialräume!A2")
    assert "so schreiben wie dort (1)" in error.say("de")


def test_what_else_differs_is_still_told(tmp_path: Path) -> None:
    earlier = result(tmp_path, [*IDS[:3], "77"])
    told = found(write(tmp_path, of_ids([1, 2, 3, 88], year=2027)), status_quo_from=earlier)
    assert sorted(codes(told)) == [
        ("district_gone", "Sozialräume"),
        ("district_new", "Sozialräume!A5"),
        ("ids_lost_zeros", "Sozialräume!A2"),
    ]


# --- without another year -----------------------------------------------------------------------------

LOST = {
    "municipalities of a county": ["3355001", "3355009", "3355022"],
    "of an association": ["33550001001", "33550001002"],
    "planning areas of Berlin": ["1100101", "1100102", "11501238"],
    "counties": ["3355", "13004"],
}
NOT_LOST = {
    "ordinary numbers": [str(n) for n in range(1, 13)],
    "four digits": ["1001", "1002", "1003"],
    "to a thousand": ["998", "999", "1000", "1001"],
    "over ten thousand": ["9998", "9999", "10000", "10001"],
    "seven digits of no county": ["1000001", "2000001"],
    "one district": ["3355001"],
    "eight digits": ["14628010", "14628020"],
}


@pytest.mark.parametrize("name", LOST)
def test_lengths_may_tell(name: str) -> None:
    lost = first_zero_lost(LOST[name])
    assert lost
    assert all(meant == f"0{one}" for one, meant in lost.items())


@pytest.mark.parametrize("name", NOT_LOST)
def test_other_lengths_tell_nothing(name: str) -> None:
    assert first_zero_lost(NOT_LOST[name]) == {}


@pytest.mark.parametrize("writer", WRITERS)
def test_keys_without_their_zero_are_one_warning(tmp_path: Path, writer: str) -> None:
    (warning,) = found(write(tmp_path, of_ids([3355001, 3355009, 3355022]), writer))
    assert (warning.code, warning.severity, str(warning.place)) == (
        "ids_perhaps_lost_zeros",
        "warning",
        "Sozialräume!A2",
    )
    assert "3355001 statt 03355001, 3355009 statt 03355009" in warning.say("de")


def test_keys_as_text_are_not_doubted(tmp_path: Path) -> None:
    assert found(write(tmp_path, of_ids(["3355001", "3355009", "3355022"]))) == []
    assert found(write(tmp_path, of_ids(["03355001", "03355009", "03355022"]))) == []


# --- two results ----------------------------------------------------------------------------------------


def test_compare_says_why_the_districts_do_not_meet(tmp_path: Path) -> None:
    a, b = (allocate(read_workbook(write(tmp_path, of_ids(ids)))) for ids in (IDS[:9], list(range(1, 10))))
    with pytest.raises(InputError) as error:
        compare(a, b)
    assert [problem.code for problem in error.value.problems] == ["compare_ids_zeros"]
    assert "01 statt 1" in error.value.problems[0].say("de")


def test_and_where_some_of_them_do(tmp_path: Path) -> None:
    a, b = (allocate(read_workbook(write(tmp_path, of_ids(ids)))) for ids in (IDS, list(range(1, 13))))
    warnings = {problem.code: problem for problem in compare(a, b).warnings}
    assert "(9)" in warnings["compare_ids_zeros"].say("de")
    assert warnings["compare_ids_zeros"].severity == "warning"
    assert compare(a, a).warnings == ()


def test_verify_against_an_input_that_lost_them(tmp_path: Path) -> None:
    path = result(tmp_path, IDS[:9])
    (tmp_path / "other").mkdir()
    other = write(tmp_path / "other", of_ids(list(range(1, 10))))
    assert codes(list(verify(path, against=other).deviations)) == [("verify_against_zeros", "Sozialräume!A2")]
